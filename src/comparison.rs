//! The one value that every format takes.

use crate::align::{self, AlignOptions, Alignment};
use crate::diff::{self, Edit};
use crate::finding::Finding;
use crate::rules::{self, RuleOptions};
use crate::text::Document;

/// What a comparison is asked to do. The defaults suit a summary and its statement alike.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// How sentences are aligned.
    pub align: AlignOptions,
    /// Which rules speak.
    pub rules: RuleOptions,
}

/// Two documents, their alignment with its edits, and the findings.
#[derive(Clone, Debug)]
pub struct Comparison<'d> {
    /// The reference.
    pub source: &'d Document,
    /// The text under review.
    pub target: &'d Document,
    /// Which sentences answer which.
    pub alignment: Alignment,
    /// For each link, in the same order, its word diff; empty for null links.
    pub edits: Vec<Vec<Edit>>,
    /// What the rules report, ordered by place in the target; findings about the source alone come last.
    pub findings: Vec<Finding>,
    /// What the reader should know about the pair: the same text twice, nothing in common, sides that look
    /// swapped.
    pub notes: Vec<String>,
}

impl<'d> Comparison<'d> {
    /// Aligns two documents, compares their words and runs the rules.
    pub fn new(source: &'d Document, target: &'d Document, options: &Options) -> Self {
        let alignment = align::align(source, target, &options.align);
        let edits = alignment
            .links
            .iter()
            .map(|link| diff::edits(source, target, link))
            .collect();
        let mut comparison = Comparison {
            source,
            target,
            alignment,
            edits,
            findings: Vec::new(),
            notes: Vec::new(),
        };
        comparison.findings = rules::check(&comparison, &options.rules);
        comparison
    }
}
