//! Alignments measured against alignments: strict and lax precision, recall and F1.
//!
//! The definition is the field's, that of the scorer that comes with Vecalign (Thompson and Koehn 2019). A bead is
//! *strictly* right when the gold holds the same bead, *laxly* right when one of its pairs of a source and a target
//! sentence stands in some bead of the gold. Beads with one side empty count in precision and not in recall; they have
//! no pairs, so they are right strictly or not at all. Figures of several documents are micro-averaged: counts
//! are added up, then divided. A bead that stands twice in a file counts once.
//!
//! # How sure a figure is
//!
//! Beads of one document are not independent: a bead too long on one side makes the next one wrong. So what is drawn
//! again is the *section*: a smallest group of beads, of the gold and of all systems measured, that share no sentence
//! with any other group. [`interval`] draws as many sections as there are, with replacement, [`DRAWS`] times, and gives
//! the middle 95 % of the figures (the percentile bootstrap, Efron and Tibshirani 1993, chapter 13).
//! [`difference`] does the same with the difference of two systems on the same sections, and asks how often a
//! difference as large comes about when the two systems' answers are swapped at random in each section (approximate
//! randomisation, Noreen 1989; two-sided, with one added to both counts).
//!
//! Documents count as fixed: the interval says how sure the figure is for texts like these, not for other genres.

use std::collections::{BTreeMap, BTreeSet};

pub mod reliability;
mod resample;

mod read;

pub use read::{find, read, read_pairs};
pub use resample::{DRAWS, Difference, Interval, difference, interval};

/// A bead: sentences of both sides by number, ascending.
#[derive(Clone, Debug, PartialEq)]
pub struct Bead {
    /// Numbers of source sentences.
    pub sources: Vec<usize>,
    /// Numbers of target sentences.
    pub targets: Vec<usize>,
    /// The estimated chance that it is right, where the file states one.
    pub score: Option<f64>,
}

impl Bead {
    /// Whether one side is empty.
    pub fn is_null(&self) -> bool {
        self.sources.is_empty() || self.targets.is_empty()
    }

    /// Its shape, source side first.
    pub fn shape(&self) -> Shape {
        (self.sources.len(), self.targets.len())
    }

    fn key(&self) -> (&[usize], &[usize]) {
        (&self.sources, &self.targets)
    }
}

/// Sentences of the source side and of the target side.
pub type Shape = (usize, usize);

/// Beads of an alignment and those that are right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hits {
    /// Beads.
    pub all: usize,
    /// Those that the other alignment holds.
    pub strict: usize,
    /// Those with a pair that the other alignment holds, or strictly right.
    pub lax: usize,
}

impl Hits {
    fn add(&mut self, other: Hits) {
        self.all += other.all;
        self.strict += other.strict;
        self.lax += other.lax;
    }
}

/// What a system's beads are worth.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Of the system's beads, null beads among them: those that are right.
    pub precision: Hits,
    /// Of the gold's beads without null beads: those that were found.
    pub recall: Hits,
}

impl Tally {
    /// Adds another's counts.
    pub fn add(&mut self, other: &Tally) {
        self.precision.add(other.precision);
        self.recall.add(other.recall);
    }

    /// Precision, recall and F1, strict.
    pub fn strict(&self) -> Figures {
        figures(
            (self.precision.strict, self.precision.all),
            (self.recall.strict, self.recall.all),
        )
    }

    /// The same, lax.
    pub fn lax(&self) -> Figures {
        figures(
            (self.precision.lax, self.precision.all),
            (self.recall.lax, self.recall.all),
        )
    }
}

/// Precision, recall and their harmonic mean, 0 to 1; 0 where there is nothing to divide by.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[allow(missing_docs)]
pub struct Figures {
    pub precision: f64,
    pub recall: f64,
    pub f1: f64,
}

fn figures(found: (usize, usize), wanted: (usize, usize)) -> Figures {
    let share = |(part, whole): (usize, usize)| part as f64 / whole.max(1) as f64;
    let (precision, recall) = (share(found), share(wanted));
    let sum = precision + recall;
    Figures {
        precision,
        recall,
        f1: if sum > 0.0 {
            2.0 * precision * recall / sum
        } else {
            0.0
        },
    }
}

/// A document's gold beads and those of one system.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// The right answers.
    pub gold: Vec<Bead>,
    /// The system's.
    pub auto: Vec<Bead>,
}

/// How a system did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BeadScore {
    /// Over everything.
    pub total: Tally,
    /// By shape: precision over the system's beads of this shape, recall over the gold's.
    pub shapes: BTreeMap<Shape, Tally>,
}

/// Measures a system over documents.
pub fn score(pairs: &[Pair]) -> BeadScore {
    let mut score = BeadScore::default();
    for pair in pairs {
        for (bead, tally) in tallies(&pair.gold, &pair.auto) {
            score.total.add(&tally);
            score.shapes.entry(bead.shape()).or_default().add(&tally);
        }
    }
    score
}

/// What each bead of the system adds to precision and each of the gold to recall.
fn tallies<'b>(gold: &'b [Bead], auto: &'b [Bead]) -> Vec<(&'b Bead, Tally)> {
    let mut tallies = Vec::new();
    // Null beads have no pairs, so leaving them out changes nothing but strict recall.
    let of_auto = judge(gold, auto, |_| true);
    let of_gold = judge(auto, gold, |bead| !bead.is_null());
    tallies.extend(of_auto.into_iter().map(|(bead, precision)| {
        let recall = Hits::default();
        (bead, Tally { precision, recall })
    }));
    tallies.extend(of_gold.into_iter().map(|(bead, recall)| {
        let precision = Hits::default();
        (bead, Tally { precision, recall })
    }));
    tallies
}

/// Judges the beads of one alignment by another.
fn judge<'b>(
    by: &[Bead],
    beads: &'b [Bead],
    counts: impl Fn(&Bead) -> bool,
) -> Vec<(&'b Bead, Hits)> {
    let known: BTreeSet<_> = by.iter().filter(|b| counts(b)).map(Bead::key).collect();
    let mut answers: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for bead in by {
        for source in &bead.sources {
            answers
                .entry(*source)
                .or_default()
                .extend(bead.targets.iter().copied());
        }
    }
    let mut seen = BTreeSet::new();
    beads
        .iter()
        .filter(|bead| counts(bead) && bead.key() != (&[][..], &[][..]) && seen.insert(bead.key()))
        .map(|bead| {
            let strict = known.contains(&bead.key());
            let lax = strict
                || bead
                    .sources
                    .iter()
                    .filter_map(|source| answers.get(source))
                    .any(|targets| bead.targets.iter().any(|t| targets.contains(t)));
            let hits = Hits {
                all: 1,
                strict: usize::from(strict),
                lax: usize::from(lax),
            };
            (bead, hits)
        })
        .collect()
}

/// For each bead of a system whether it is strictly right; null beads, which have no score, are left out.
pub fn judged(pair: &Pair) -> Vec<(&Bead, bool)> {
    judge(&pair.gold, &pair.auto, |bead| !bead.is_null())
        .into_iter()
        .map(|(bead, hits)| (bead, hits.strict > 0))
        .collect()
}

/// The tallies of the sections of a document for each system: one row a section, one column a system.
pub(crate) fn sections(gold: &[Bead], systems: &[&[Bead]]) -> Vec<Vec<Tally>> {
    let mut groups = Groups::default();
    for bead in systems.iter().copied().flatten().chain(gold) {
        groups.join(bead);
    }
    let mut rows: BTreeMap<usize, Vec<Tally>> = BTreeMap::new();
    for (column, auto) in systems.iter().enumerate() {
        for (bead, tally) in tallies(gold, auto) {
            let row = rows
                .entry(groups.of(bead))
                .or_insert_with(|| vec![Tally::default(); systems.len()]);
            row[column].add(&tally);
        }
    }
    rows.into_values().collect()
}

/// Sentences that stand together in some bead (union and find).
#[derive(Default)]
struct Groups {
    numbers: BTreeMap<(bool, usize), usize>,
    parents: Vec<usize>,
}

impl Groups {
    fn sentences(bead: &Bead) -> impl Iterator<Item = (bool, usize)> {
        let sources = bead.sources.iter().map(|s| (false, *s));
        sources.chain(bead.targets.iter().map(|t| (true, *t)))
    }

    fn root(&mut self, mut at: usize) -> usize {
        while self.parents[at] != at {
            self.parents[at] = self.parents[self.parents[at]];
            at = self.parents[at];
        }
        at
    }

    fn number(&mut self, sentence: (bool, usize)) -> usize {
        let next = self.parents.len();
        let number = *self.numbers.entry(sentence).or_insert(next);
        if number == next {
            self.parents.push(next);
        }
        number
    }

    fn join(&mut self, bead: &Bead) {
        let mut first = None;
        for sentence in Self::sentences(bead) {
            let number = self.number(sentence);
            let root = self.root(number);
            match first {
                None => first = Some(root),
                // The lower root wins, so that the order of beads does not matter.
                Some(other) => {
                    let (low, high) = (root.min(other), root.max(other));
                    self.parents[high] = low;
                    first = Some(low);
                }
            }
        }
    }

    fn of(&mut self, bead: &Bead) -> usize {
        let first = Self::sentences(bead).next();
        first.map_or(usize::MAX, |sentence| {
            let number = self.number(sentence);
            self.root(number)
        })
    }
}

#[cfg(test)]
mod tests;
