//! What the sentence encoder says of beads: cosines of runs of sentences, above those of their neighbours.

use rayon::prelude::*;

use crate::encode::{DIMENSIONS, Embeddings, Encoder};
use crate::text::Document;

use super::super::band::Band;
use super::super::lattice::{LONGEST, SHAPES, Step};
use super::strangers;

/// Sentences summed at a time.
const BLOCK: usize = 1_024;

/// Levels of a vector's number from 0 to 1. The sum of products of two unit vectors stays below 2^30.
const LEVELS: f32 = 32_767.0;

/// Least lead of a pair over its row and column for the first pass.
const LEAD: f32 = 0.08;

/// The least that the first and the last sentence of a bead's side should add to its cosine.
const GAIN: f32 = 0.01;

/// What a margin of 1 speaks for a bead at most: a text of few sentences may show hardly any variance.
const STEEPEST: f64 = 40.0;

/// The vectors of all runs of up to [`LONGEST`] sentences of a side, in whole numbers, so that no order of summing
/// matters.
#[derive(Debug)]
pub struct Runs {
    /// Numbers of a vector.
    dimensions: usize,
    /// For each sentence, the runs that begin with it, by length.
    levels: Vec<i16>,
}

impl Runs {
    pub fn new(encoder: &Encoder, document: &Document) -> Runs {
        let texts: Vec<&str> = (0..document.sentences().len())
            .map(|at| document.sentence_text(at))
            .collect();
        let mut levels = Vec::with_capacity(texts.len() * LONGEST * DIMENSIONS);
        for from in (0..texts.len()).step_by(BLOCK) {
            let to = (from + BLOCK).min(texts.len());
            let sums = encoder.sums(&texts[from..(to + LONGEST - 1).min(texts.len())]);
            let starts: Vec<usize> = (0..to - from).collect();
            let mut parts: Vec<Vec<i16>> = Vec::new();
            starts
                .par_chunks(32)
                .map(|starts| {
                    let sums = &sums;
                    let runs = starts.iter().flat_map(|&start| {
                        (1..=LONGEST).map(move |run| &sums[start..(start + run).min(sums.len())])
                    });
                    let vectors = encoder.runs(runs);
                    vectors.as_flattened().iter().map(|x| level(*x)).collect()
                })
                .collect_into_vec(&mut parts);
            levels.extend(parts.into_iter().flatten());
        }
        Runs {
            dimensions: DIMENSIONS,
            levels,
        }
    }

    /// From the sentences' own vectors.
    pub fn given(sentences: &Embeddings) -> Runs {
        let levels = (0..sentences.len())
            .into_par_iter()
            .flat_map_iter(|first| {
                (1..=LONGEST).flat_map(move |length| sentences.run(first, length))
            })
            .map(level)
            .collect();
        Runs {
            dimensions: sentences.stride(),
            levels,
        }
    }

    /// How many sentences there are.
    pub fn len(&self) -> usize {
        self.levels.len() / (LONGEST * self.dimensions)
    }

    fn run(&self, start: usize, length: usize) -> &[i16] {
        let at = start * LONGEST + length - 1;
        &self.levels[at * self.dimensions..(at + 1) * self.dimensions]
    }
}

fn level(number: f32) -> i16 {
    (number * LEVELS) as i16
}

fn cosine(a: &[i16], b: &[i16]) -> f32 {
    let sum: i32 = a
        .iter()
        .zip(b)
        .map(|(a, b)| i32::from(*a) * i32::from(*b))
        .sum();
    sum as f32 / (LEVELS * LEVELS)
}

/// For each source sentence the target sentences of the band that lead over the averages of the row and of the
/// column, ascending, and by how much.
pub fn leads(source: &Runs, target: &Runs, band: &Band) -> Vec<Vec<(usize, f64)>> {
    let m = target.len();
    let cosines: Vec<Vec<f32>> = (0..source.len())
        .into_par_iter()
        .map(|row| {
            let columns = band.columns(row);
            (columns.start..columns.end.min(m))
                .map(|column| cosine(source.run(row, 1), target.run(column, 1)))
                .collect()
        })
        .collect();
    let mut columns = vec![(0.0f32, 0.0f32); m];
    for (row, values) in cosines.iter().enumerate() {
        for (column, value) in columns[band.columns(row).start..].iter_mut().zip(values) {
            column.0 += value;
            column.1 += 1.0;
        }
    }
    cosines
        .par_iter()
        .enumerate()
        .map(|(row, values)| {
            let mean = values.iter().sum::<f32>() / values.len().max(1) as f32;
            let first = band.columns(row).start;
            values
                .iter()
                .enumerate()
                .filter_map(|(at, value)| {
                    let (sum, count) = columns[first + at];
                    let lead = value - f32::midpoint(mean, sum / count);
                    (lead > LEAD).then(|| (first + at, f64::from(lead)))
                })
                .collect()
        })
        .collect()
}

/// What vectors say of every bead of the band.
#[derive(Debug)]
pub struct Margins {
    band: Band,
    /// How far cosines lead over their neighbours', by cell and shape.
    leads: Vec<[f32; SHAPES.len()]>,
    /// How much less than [`GAIN`] the idlest sentence at an end of a side adds to the cosine, by cell and shape.
    idle: Vec<[f32; SHAPES.len()]>,
    /// Whether the pair of a cell only stands side by side.
    strange: Vec<bool>,
    slope: f64,
}

/// What vectors say of one bead, times the texts' own slope.
pub struct Said {
    /// How far its cosine leads over its neighbours'.
    pub margin: f64,
    /// What its idlest sentence adds too little.
    pub idle: f64,
}

/// Runs of one side against single sentences of the other: runs of the source, runs of the target.
type Crossed = [[f32; LONGEST]; 2];

impl Margins {
    /// `first` is the way that the band lies around.
    pub fn new(source: &Runs, target: &Runs, band: &Band, first: &[Step]) -> Margins {
        let (n, m) = (source.len(), target.len());
        let crossed = crossed(source, target, band);
        let pair = |row: usize, column: usize| {
            let known = band.cell(row, column).filter(|_| row < n && column < m);
            known.map(|cell| crossed[cell][0][0])
        };
        let strange = strangers::strangers(first, band, (n, m), &pair);
        // What stands for a neighbour beyond the texts or the band.
        let common = {
            let sum: f32 = crossed.iter().map(|cell| cell[0][0]).sum();
            sum / crossed.len().max(1) as f32
        };
        let look = |side: usize, row: Option<usize>, column: Option<usize>, run: usize| {
            let (Some(row), Some(column)) = (row, column) else {
                return common;
            };
            match band.cell(row, column) {
                Some(cell) if row < n && column < m => crossed[cell][side][run - 1],
                _ => common,
            }
        };
        let of = |row: usize, column: usize, down: usize, right: usize| {
            let known = band.cell(row, column);
            match (known, down, right) {
                (Some(cell), _, 1) => crossed[cell][0][down - 1],
                (Some(cell), 1, _) => crossed[cell][1][right - 1],
                _ => cosine(source.run(row, down), target.run(column, right)),
            }
        };
        let values: Vec<[[f32; SHAPES.len()]; 2]> = (0..n)
            .into_par_iter()
            .flat_map_iter(|row| {
                let look = &look;
                let of = &of;
                band.columns(row).map(move |column| {
                    let mut said = [[0.0; SHAPES.len()]; 2];
                    for (shape, (down, right)) in SHAPES.into_iter().enumerate() {
                        if down == 0 || right == 0 || row + down > n || column + right > m {
                            continue;
                        }
                        let own = of(row, column, down, right);
                        let beside = look(0, Some(row), column.checked_sub(1), down)
                            + look(0, Some(row), Some(column + right), down)
                            + look(1, row.checked_sub(1), Some(column), right)
                            + look(1, Some(row + down), Some(column), right);
                        said[0][shape] = own - beside / 4.0;
                        if down + right > 2 {
                            // The most that the bead holds without its first or its last sentence on a side.
                            let mut less = f32::MIN;
                            if down > 1 {
                                less = less.max(of(row, column, down - 1, right));
                                less = less.max(of(row + 1, column, down - 1, right));
                            }
                            if right > 1 {
                                less = less.max(of(row, column, down, right - 1));
                                less = less.max(of(row, column + 1, down, right - 1));
                            }
                            said[1][shape] = (GAIN - (own - less)).max(0.0);
                        }
                    }
                    said
                })
            })
            .collect();
        let mut margins = Margins {
            band: band.clone(),
            leads: values.iter().map(|said| said[0]).collect(),
            idle: values.iter().map(|said| said[1]).collect(),
            strange,
            slope: 1.0,
        };
        margins.slope = margins.slope(first).clamp(0.0, STEEPEST);
        margins
    }

    /// What is said of the bead that begins at a cell, if the band holds it.
    pub fn of(&self, (row, column): (usize, usize), shape: usize) -> Option<Said> {
        let cell = self.band.cell(row, column)?;
        Some(Said {
            margin: self.slope * f64::from(self.leads.get(cell)?[shape]),
            idle: self.slope * f64::from(self.idle[cell][shape]),
        })
    }

    /// Whether the pair of sentences that begins at a cell only stands side by side.
    pub fn strange(&self, (row, column): (usize, usize)) -> bool {
        let cell = self.band.cell(row, column);
        cell.is_some_and(|cell| self.strange.get(cell).is_some_and(|strange| *strange))
    }

    /// How far the margins of pairs in `steps` stand above those of pairs beside them, over their variance: what a
    /// unit of margin adds to the logarithm of the odds, were both normally distributed.
    fn slope(&self, steps: &[Step]) -> f64 {
        let (mut right, mut wrong) = (Moments::default(), Moments::default());
        let of = |row: usize, column: usize| {
            let cell = self.band.cell(row, column)?;
            Some(f64::from(self.leads.get(cell)?[0]))
        };
        for step in steps.iter().filter(|step| step.shape == 0) {
            let (row, column) = (step.row - 1, step.column - 1);
            right.add(of(row, column).unwrap_or(0.0));
            for column in [column.checked_sub(2), Some(column + 2)]
                .into_iter()
                .flatten()
            {
                if let Some(margin) = of(row, column) {
                    wrong.add(margin);
                }
            }
        }
        let variance = f64::midpoint(right.variance(), wrong.variance());
        if variance > 0.0 {
            (right.mean() - wrong.mean()) / variance
        } else {
            0.0
        }
    }
}

#[derive(Default)]
struct Moments {
    count: f64,
    sum: f64,
    squares: f64,
}

impl Moments {
    fn add(&mut self, value: f64) {
        self.count += 1.0;
        self.sum += value;
        self.squares += value * value;
    }

    fn mean(&self) -> f64 {
        self.sum / self.count.max(1.0)
    }

    fn variance(&self) -> f64 {
        (self.squares / self.count.max(1.0) - self.mean() * self.mean()).max(0.0)
    }
}

fn crossed(source: &Runs, target: &Runs, band: &Band) -> Vec<Crossed> {
    let (n, m) = (source.len(), target.len());
    (0..n)
        .into_par_iter()
        .flat_map_iter(|row| {
            band.columns(row).map(move |column| {
                let mut cosines = [[0.0; LONGEST]; 2];
                if column >= m {
                    return cosines;
                }
                for run in 1..=LONGEST {
                    if row + run <= n {
                        cosines[0][run - 1] = cosine(source.run(row, run), target.run(column, 1));
                    }
                    if column + run <= m {
                        cosines[1][run - 1] = cosine(source.run(row, 1), target.run(column, run));
                    }
                }
                cosines
            })
        })
        .collect()
}
