//! Figures of one or several comparisons.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

/// Right, wrong and missed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Found and right.
    pub right: usize,
    /// Found and wrong.
    pub wrong: usize,
    /// Not found.
    pub missed: usize,
}

impl Counts {
    /// The share of what was found that is right; 0 where nothing was found.
    pub fn precision(self) -> f64 {
        share(self.right, self.right + self.wrong)
    }

    /// The share of what is right that was found; 0 where there was nothing to find.
    pub fn recall(self) -> f64 {
        share(self.right, self.right + self.missed)
    }

    /// The harmonic mean of precision and recall.
    pub fn f1(self) -> f64 {
        let (precision, recall) = (self.precision(), self.recall());
        if precision + recall > 0.0 {
            2.0 * precision * recall / (precision + recall)
        } else {
            0.0
        }
    }
}

/// Part of a whole; 0 of nothing.
fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        0.0
    } else {
        part as f64 / whole as f64
    }
}

/// What became of one rule's rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct RuleCounts {
    /// Findings that have to be reported.
    pub must: usize,
    /// Those of them that were.
    pub met: usize,
    /// Findings that never may be reported.
    pub never: usize,
    /// Those of them that were, as a warning or an error.
    pub broken: usize,
    /// Warnings and errors on the target, on words that no row names.
    pub extra: usize,
}

impl RuleCounts {
    /// Adds another's counts.
    pub fn add(&mut self, other: &RuleCounts) {
        self.must += other.must;
        self.met += other.met;
        self.never += other.never;
        self.broken += other.broken;
        self.extra += other.extra;
    }

    /// Faults found, by those and all false alarms; none where nothing was reported. What may be reported or not
    /// counts neither way.
    pub fn precision(&self) -> Option<f64> {
        let reported = self.met + self.broken + self.extra;
        (reported > 0).then(|| share(self.met, reported))
    }

    /// Faults found by all faults; none where there are none.
    pub fn recall(&self) -> Option<f64> {
        (self.must > 0).then(|| share(self.met, self.must))
    }
}

/// A warning or error and whether it is right.
#[derive(Clone, Debug, PartialEq)]
pub struct Judged {
    /// The rule that speaks.
    pub rule: String,
    /// How sure it is.
    pub confidence: f64,
    /// Whether it meets a `must` row; else it meets a `never` row, or none.
    pub right: bool,
}

/// The figures of one comparison, or of several added up.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Score {
    /// Pairs of a target and a source sentence.
    pub links: Counts,
    /// For each linked gold row whose relation is judged: the labels that are right and those that were given,
    /// both sorted.
    pub relations: Vec<(Vec<String>, Vec<String>)>,
    /// Findings that have to be reported.
    pub must: usize,
    /// Those that were, as a warning or an error (an omission also as a note).
    pub met: usize,
    /// Those that were only reported as notes.
    pub quiet: usize,
    /// Findings that never may be reported.
    pub never: usize,
    /// Those that were, as a warning or an error.
    pub broken: usize,
    /// Other warnings and errors on the target, on words that no row names.
    pub extra: usize,
    /// Gold sentences of the target.
    pub targets: usize,
    /// By rule; only rules with a row to find or avoid, or with something found beside.
    pub rules: BTreeMap<String, RuleCounts>,
    /// For each pair of a target and a source sentence that was linked: its score, and whether it is right. Optional pairs
    /// are left out.
    pub scored: Vec<(f64, bool)>,
    /// Warnings and errors on words that a row names, or on the target; those that only meet `may` rows are left out.
    pub judged: Vec<Judged>,
    /// What was missed, wrong, or found beside: one line each.
    pub details: Vec<String>,
}

/// Figures of the relations.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RelationFigures {
    /// Rows with a right label.
    pub right: usize,
    /// Rows judged.
    pub rows: usize,
    /// Right rows by rows.
    pub accuracy: f64,
    /// The accuracy of always giving the label that is right most often.
    pub constant: f64,
    /// Mean F1 over labels; a row with several right labels is right with any of them, and missed by the first.
    pub macro_f1: f64,
}

impl Score {
    /// Adds the figures of another comparison.
    pub fn add(&mut self, other: &Score) {
        self.links.right += other.links.right;
        self.links.wrong += other.links.wrong;
        self.links.missed += other.links.missed;
        self.relations.extend_from_slice(&other.relations);
        self.must += other.must;
        self.met += other.met;
        self.quiet += other.quiet;
        self.never += other.never;
        self.broken += other.broken;
        self.extra += other.extra;
        self.targets += other.targets;
        for (rule, counts) in &other.rules {
            self.rules.entry(rule.clone()).or_default().add(counts);
        }
        self.scored.extend_from_slice(&other.scored);
        self.judged.extend_from_slice(&other.judged);
        self.details.extend_from_slice(&other.details);
    }

    /// The figures of the relations; none where no row judges one.
    pub fn relation_figures(&self) -> Option<RelationFigures> {
        let rows = &self.relations;
        if rows.is_empty() {
            return None;
        }
        let labels: BTreeSet<&String> = rows.iter().flat_map(|(want, _)| want).collect();
        let best = labels
            .iter()
            .map(|label| rows.iter().filter(|(want, _)| want.contains(label)).count())
            .max()
            .unwrap_or(0);
        let is_right = |want: &[String], got: &[String]| want.iter().any(|l| got.contains(l));
        let right = rows
            .iter()
            .filter(|(want, got)| is_right(want, got))
            .count();
        let mut sum = 0.0;
        let mut scored = 0;
        for label in labels {
            let mut counts = Counts::default();
            for (want, got) in rows {
                if got.contains(label) {
                    if want.contains(label) {
                        counts.right += 1;
                    } else {
                        counts.wrong += 1;
                    }
                }
                if !is_right(want, got) && want.first() == Some(label) {
                    counts.missed += 1;
                }
            }
            if counts.right + counts.missed > 0 {
                sum += counts.f1();
                scored += 1;
            }
        }
        Some(RelationFigures {
            right,
            rows: rows.len(),
            accuracy: share(right, rows.len()),
            constant: share(best, rows.len()),
            macro_f1: sum / f64::from(scored.max(1)),
        })
    }
}
