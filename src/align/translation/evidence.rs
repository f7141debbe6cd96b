//! What speaks for a bead: the evidence that its price is made of.

use std::ops::Range;

use crate::text::Document;

use super::super::lattice::{LONGEST, Price, SHAPES, SWAPPED, Step};
use super::vectors::Margins;
use super::weights::{WITHOUT_MODEL, Weights};

/// Pieces of evidence.
pub const FEATURES: usize = 9;

/// Their names. Each is larger the more it speaks for the bead; those that only speak against one are at most 0.
pub const NAMES: [&str; FEATURES] = [
    "how often beads of this shape occur",
    "likeness of lengths",
    "words, numbers and names in common",
    "margin of the vectors",
    "the same, of several sentences",
    "a sentence that adds nothing",
    "a sentence without answer",
    "several sentences on both sides",
    "paragraphs joined",
];

/// Places of the pieces among them.
mod at {
    pub const SHAPE: usize = 0;
    pub const LENGTH: usize = 1;
    pub const WORDS: usize = 2;
    pub const MARGIN: usize = 3;
    pub const RUN: usize = 4;
    pub const IDLE: usize = 5;
    pub const NULL: usize = 6;
    pub const MANY: usize = 7;
    pub const PARAGRAPHS: usize = 8;
}

/// Prior probabilities of the shapes, in the order of [`SHAPES`]: Gale and Church (1993), table 5, with a share of
/// their 2-1 set aside for three sentences against one. What follows 1-3 is set by hand.
const PRIORS: [f64; SHAPES.len()] = [
    0.89, 0.01, 0.01, 0.04, 0.04, 0.011, 0.005, 0.005, 0.002, 0.002, 0.001, 0.001, 0.001, 0.002,
    0.0005, 0.0005, 0.0005, 0.0005, 0.0005,
];

/// Shapes searched without vectors: those of up to three sentences against one and 2-2.
const SHORT: usize = 8;

/// Beads that the priors are worth beside those of the texts' own first pass.
const PRIOR_BEADS: f64 = 40.0;

/// The same beside vectors.
const PRIOR_BEADS_BESIDE: f64 = 85.0;

/// Variance of a letter's counterpart, in letters: Gale and Church (1993).
const VARIANCE: f64 = 6.8;

/// What a lead of 1 takes off a price in the first pass: of 10 and 20 the better.
const LEAD: f64 = 20.0;

/// What two sentences have in common where they are no strangers: half of a word that stands nowhere else.
const ACQUAINTED: f64 = 0.5;

/// Entries of the table of length prices for one unit of δ²; it ends at δ² = 40, a price of 22.
const STEPS: usize = 16;

/// The price of every bead: the weighted sum of what speaks against it.
#[derive(Debug)]
pub struct Prices {
    /// What pairs of sentences have in common, by source sentence: target sentence and weight, ascending.
    pub rows: Vec<Vec<(usize, f64)>>,
    breaks: [Vec<bool>; 2],
    /// Letters written up to each source sentence, scaled to the larger of the two totals.
    pub source: Vec<f64>,
    /// The same of the target.
    pub target: Vec<f64>,
    /// Logarithms of the probabilities of shapes.
    shapes: Vec<f64>,
    variance: f64,
    by_length: Vec<f64>,
    /// What vectors say, in the second pass.
    pub meaning: Option<Margins>,
    /// What each piece of evidence counts.
    pub weights: Weights,
}

impl Prices {
    /// The prices of the first pass, but for what pairs have in common.
    pub fn new(source: &Document, target: &Document) -> Self {
        let (source_sums, target_sums) = lengths(source, target);
        Prices {
            rows: Vec::new(),
            breaks: [breaks(source), breaks(target)],
            source: source_sums,
            target: target_sums,
            shapes: PRIORS[..SHORT].iter().map(|p| libm::log(*p)).collect(),
            variance: VARIANCE,
            by_length: length_table(),
            meaning: None,
            weights: WITHOUT_MODEL,
        }
    }

    /// Adds to what pairs have in common how far their cosines lead.
    pub fn lead(&mut self, leads: &[Vec<(usize, f64)>]) {
        let weight = LEAD / self.weights[at::WORDS];
        for (row, leads) in self.rows.iter_mut().zip(leads) {
            row.extend(leads.iter().map(|(column, lead)| (*column, lead * weight)));
            row.sort_by_key(|(column, _)| *column);
            row.dedup_by(|next, kept| {
                let same = next.0 == kept.0;
                if same {
                    kept.1 += next.1;
                }
                same
            });
        }
    }

    /// Takes over how often each shape came out and how far lengths differed.
    pub fn learn(&mut self, steps: &[Step], long: bool) {
        let (searched, worth) = if long {
            (SHAPES.len(), PRIOR_BEADS_BESIDE)
        } else {
            (SHORT, PRIOR_BEADS)
        };
        let mut counts: Vec<f64> = PRIORS[..searched].iter().map(|p| p * worth).collect();
        let (mut squares, mut pairs) = (VARIANCE * PRIOR_BEADS, PRIOR_BEADS);
        for step in steps {
            counts[step.shape] += 1.0;
            if step.shape == 0 {
                let s = self.source[step.row] - self.source[step.row - 1];
                let t = self.target[step.column] - self.target[step.column - 1];
                if s + t > 0.0 {
                    squares += (s - t) * (s - t) / f64::midpoint(s, t);
                    pairs += 1.0;
                }
            }
        }
        let all: f64 = counts.iter().sum();
        self.shapes = counts.iter().map(|c| libm::log(c / all)).collect();
        self.variance = squares / pairs;
    }

    /// What the two sides of a bead have in common: the average over both sides of the sum, over a side's
    /// sentences, of what each shares with its best counterpart. A sum over all pairs would pay twice for what
    /// two neighbours share by chance, and merge them.
    fn common(&self, sources: Range<usize>, targets: Range<usize>) -> f64 {
        let mut best = [0.0f64; LONGEST];
        let mut sum = 0.0;
        for row in &self.rows[sources] {
            let from = row.partition_point(|(column, _)| *column < targets.start);
            let mut most = 0.0f64;
            for (column, value) in row[from..].iter().take_while(|(c, _)| *c < targets.end) {
                most = most.max(*value);
                let best = &mut best[column - targets.start];
                *best = best.max(*value);
            }
            sum += most;
        }
        f64::midpoint(sum, best.iter().sum())
    }

    /// What a bead's sides tell by lengths, words and meaning.
    fn tell(
        &self,
        (r, c): (usize, usize),
        (row, column): (usize, usize),
        shape: usize,
        told: &mut Weights,
    ) {
        let s = self.source[row] - self.source[r];
        let t = self.target[column] - self.target[c];
        let mean = f64::midpoint(s, t);
        if mean > 0.0 {
            let square = (s - t) * (s - t) / (self.variance * mean);
            let step = (square * STEPS as f64) as usize;
            told[at::LENGTH] -= self.by_length[step.min(self.by_length.len() - 1)];
        }
        let common = self.common(r..row, c..column);
        told[at::WORDS] += common;
        if let Some(margins) = &self.meaning
            && let Some(said) = margins.of((r, c), shape)
        {
            told[at::MARGIN] += said.margin;
            if shape != 0 {
                told[at::RUN] += said.margin;
                told[at::IDLE] -= said.idle;
            }
        }
    }

    /// Whether the bead of a step is a pair that only stands side by side: see the module `strangers`.
    pub fn apart(&self, step: &Step) -> bool {
        let (row, column) = (step.row, step.column);
        step.shape == 0
            && (self.meaning.as_ref()).is_some_and(|margins| margins.strange((row - 1, column - 1)))
            && self.common(row - 1..row, column - 1..column) < ACQUAINTED
    }

    /// The evidence for the bead of `SHAPES[shape]` that ends before source sentence `row` and target sentence
    /// `column`, in the order of [`NAMES`].
    pub fn evidence(&self, row: usize, column: usize, shape: usize) -> Weights {
        let (up, left) = SHAPES[shape];
        let (r, c) = (row - up, column - left);
        let mut told = [0.0; FEATURES];
        told[at::SHAPE] = self.shapes[shape];
        if shape == SWAPPED {
            self.tell((r, c + 1), (r + 1, column), 0, &mut told);
            self.tell((r + 1, c), (row, c + 1), 0, &mut told);
        } else if up == 0 || left == 0 {
            told[at::NULL] = -1.0;
        } else {
            self.tell((r, c), (row, column), shape, &mut told);
            if up > 1 && left > 1 {
                told[at::MANY] = -1.0;
            }
        }
        let joined = |breaks: &[bool]| breaks.iter().skip(1).filter(|b| **b).count() as f64;
        told[at::PARAGRAPHS] =
            -joined(&self.breaks[0][r..row]) - joined(&self.breaks[1][c..column]);
        told
    }
}

impl Price for Prices {
    fn price(&self, row: usize, column: usize, shape: usize) -> f64 {
        let told = self.evidence(row, column, shape);
        -told
            .iter()
            .zip(&self.weights)
            .map(|(t, w)| t * w)
            .sum::<f64>()
    }

    fn shapes(&self) -> usize {
        self.shapes.len()
    }
}

/// Letters and digits written up to each sentence of both sides, scaled to the larger of the two totals.
fn lengths(source: &Document, target: &Document) -> (Vec<f64>, Vec<f64>) {
    let sums = |document: &Document| -> Vec<f64> {
        let mut sum = 0.0;
        std::iter::once(0.0)
            .chain((0..document.sentences().len()).map(|at| {
                let text = document.sentence_text(at);
                sum += text.chars().filter(|c| !c.is_whitespace()).count() as f64;
                sum
            }))
            .collect()
    };
    let scale = |sums: Vec<f64>, total: f64| -> Vec<f64> {
        let own = sums.last().copied().unwrap_or(0.0);
        let factor = if own > 0.0 { total / own } else { 1.0 };
        sums.into_iter().map(|s| s * factor).collect()
    };
    let (a, b) = (sums(source), sums(target));
    let total = a
        .last()
        .copied()
        .unwrap_or(0.0)
        .max(b.last().copied().unwrap_or(0.0));
    (scale(a, total), scale(b, total))
}

/// For each sentence whether a paragraph begins with it; nothing where most paragraphs are single sentences.
fn breaks(document: &Document) -> Vec<bool> {
    let sentences = document.sentences();
    let found: Vec<bool> = (0..sentences.len())
        .map(|at| at == 0 || sentences[at].paragraph != sentences[at - 1].paragraph)
        .collect();
    let count = found.iter().filter(|b| **b).count();
    if count * 3 > sentences.len() * 2 {
        return vec![false; sentences.len()];
    }
    found
}

/// −ln of the chance that lengths differ by as much, by the square of δ in steps of 1 / [`STEPS`].
fn length_table() -> Vec<f64> {
    (0..=40 * STEPS)
        .map(|at| {
            // 2 (1 − Φ(δ)) = erfc(δ / √2)
            let half = (at as f64 + 0.5) / (2 * STEPS) as f64;
            -libm::log(libm::erfc(libm::sqrt(half)))
        })
        .collect()
}
