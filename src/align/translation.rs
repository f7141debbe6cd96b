//! Translation mode: both sides complete and mostly in order.
//!
//! Dynamic programming over beads of up to three sentences a side, in two passes. The price of a bead is
//!
//! > −ln *p*(shape) + length(δ) − `LEXICAL` Σ *e*(*i*, *j*)
//!
//! - *p*(shape): how often beads of its shape occur; in the second pass as in the first pass's result.
//! - δ = (*s* − *t*) / √(*v* (*s* + *t*) / 2) for the lengths of its sides in letters, each side scaled to the same
//!   total, so that the texts' own ratio is the expected one; length(δ) = −ln 2(1 − Φ(|δ|)), after Gale and Church
//!   (1993). The variance *v* is theirs in the first pass and the texts' own in the second.
//! - *e*(*i*, *j*): the weight of numbers by value, equal strings and cognates that two sentences share, less what
//!   the sentence shares with its surroundings on average; in the second pass also pairs of words that the first
//!   pass put side by side again and again.
//!
//! The first pass searches short texts whole and longer ones in a wide band around the words that stand once on each
//! side; the second a narrow band around what the first found. So time and memory grow with the length of the
//! texts times the width of the band.
//!
//! A bead that joins sentences of two paragraphs pays `PARAGRAPH`, where there are paragraphs to speak of.
//!
//! The score of a link is its bead's share in the weight of all ways through the table (forward and backward
//! sums over the same prices).

use std::ops::Range;

use crate::text::Document;

use super::band::Band;
use super::lattice::{self, Price, SHAPES, Step};
use super::lexical::Answers;
use super::relate::Sides;
use super::terms::Terms;
use super::{Alignment, Link, Mode, Relation};

/// Prior probabilities of the shapes, in the order of [`SHAPES`]: Gale and Church (1993), table 5, with a share of
/// their 2-1 set aside for three sentences against one.
const PRIORS: [f64; 8] = [0.89, 0.01, 0.01, 0.04, 0.04, 0.011, 0.005, 0.005];

/// Beads that the priors are worth beside those of the texts' own first pass.
const PRIOR_BEADS: f64 = 40.0;

/// Variance of a letter's counterpart, in letters: Gale and Church (1993).
const VARIANCE: f64 = 6.8;

/// What a shared weight of 1 takes off a price.
const LEXICAL: f64 = 3.0;

/// What it costs to join the sentences of two paragraphs.
const PARAGRAPH: f64 = 2.0;

/// Entries of the table of length prices for one unit of δ²; it ends at δ² = 40, a price of 22.
const STEPS: usize = 16;

/// Aligns a translation with its original.
pub fn align(source: &Document, target: &Document) -> Alignment {
    let terms = Terms::new(source, target);
    align_terms(source, target, &terms)
}

/// The same with the terms at hand.
pub(super) fn align_terms(source: &Document, target: &Document, terms: &Terms) -> Alignment {
    let (n, m) = (source.sentences().len(), target.sentences().len());
    let (source_sums, target_sums) = lengths(source, target);
    let band = Band::new(terms, &source_sums, &target_sums);
    let mut answers = Answers::spelled(terms);
    let mut prices = Prices {
        rows: answers.rows(terms, &band, None),
        breaks: [breaks(source), breaks(target)],
        source: source_sums,
        target: target_sums,
        shapes: PRIORS.map(|p| -libm::log(p)),
        variance: VARIANCE,
        by_length: length_table(),
    };
    let first = lattice::cheapest(n, m, &band, &prices);
    let beads: Vec<(Vec<usize>, Vec<usize>)> = first.iter().map(sides).collect();
    answers.learn(terms, &beads);
    let mut of = (vec![0; n], vec![0; m]);
    for (at, (sources, targets)) in beads.iter().enumerate() {
        for s in sources {
            of.0[*s] = at;
        }
        for t in targets {
            of.1[*t] = at;
        }
    }
    let band = Band::around(first.iter().map(|step| (step.row, step.column)), n, m);
    prices.rows = answers.rows(terms, &band, Some((&of.0, &of.1)));
    prices.learn(&first);
    let steps = lattice::rated(n, m, &band, &prices);
    links(source, target, terms, &steps)
}

/// The sentences of a bead.
fn sides(step: &Step) -> (Vec<usize>, Vec<usize>) {
    let (up, left) = SHAPES[step.shape];
    (
        (step.row - up..step.row).collect(),
        (step.column - left..step.column).collect(),
    )
}

fn links(source: &Document, target: &Document, terms: &Terms, steps: &[Step]) -> Alignment {
    let relations = Sides {
        source,
        target,
        terms,
    };
    let mut links = Vec::new();
    let mut omitted = Vec::new();
    for step in steps {
        let (sources, targets) = sides(step);
        let linked = !sources.is_empty() && !targets.is_empty();
        let link = Link {
            relation: relations.relate(&sources, &targets),
            score: linked.then_some(step.chance),
            source_scores: vec![step.chance; if linked { sources.len() } else { 0 }],
            sources,
            targets,
        };
        if link.relation == Relation::Omitted {
            omitted.push(link);
        } else {
            links.push(link);
        }
    }
    links.append(&mut omitted);
    Alignment {
        mode: Mode::Translation,
        links,
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

struct Prices {
    rows: Vec<Vec<(usize, f64)>>,
    breaks: [Vec<bool>; 2],
    source: Vec<f64>,
    target: Vec<f64>,
    shapes: [f64; SHAPES.len()],
    variance: f64,
    by_length: Vec<f64>,
}

impl Prices {
    /// Takes over how often each shape came out and how far lengths differed.
    fn learn(&mut self, steps: &[Step]) {
        let mut counts = PRIORS.map(|p| p * PRIOR_BEADS);
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
        self.shapes = counts.map(|c| -libm::log(c / all));
        self.variance = squares / pairs;
    }
}

impl Prices {
    /// What the two sides of a bead have in common: the average over both sides of the sum, over a side's
    /// sentences, of what each shares with its best counterpart. A sum over all pairs would pay twice for what
    /// two neighbours share by chance, and merge them.
    fn common(&self, sources: Range<usize>, targets: Range<usize>) -> f64 {
        let mut best = [0.0f64; 3];
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
}

impl Price for Prices {
    fn price(&self, row: usize, column: usize, shape: usize) -> f64 {
        let (up, left) = SHAPES[shape];
        let (r, c) = (row - up, column - left);
        let mut price = self.shapes[shape];
        if up > 0 && left > 0 {
            let s = self.source[row] - self.source[r];
            let t = self.target[column] - self.target[c];
            let mean = f64::midpoint(s, t);
            if mean > 0.0 {
                let square = (s - t) * (s - t) / (self.variance * mean);
                let at = (square * STEPS as f64) as usize;
                price += self.by_length[at.min(self.by_length.len() - 1)];
            }
            price -= LEXICAL * self.common(r..row, c..column);
        }
        let joined = |breaks: &[bool]| breaks.iter().skip(1).filter(|b| **b).count() as f64;
        price + PARAGRAPH * (joined(&self.breaks[0][r..row]) + joined(&self.breaks[1][c..column]))
    }
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
