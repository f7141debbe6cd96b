//! Which sentences answer which.

use serde::{Deserialize, Serialize};

use crate::text::Document;

mod band;
pub mod evidence;
mod index;
mod lattice;
mod lexical;
pub mod relate;
pub mod summary;
pub mod terms;
pub mod translation;
mod variants;
pub mod weights;

/// How two documents are aligned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// Picked from the languages, the lengths and the order of the best matches.
    #[default]
    Auto,
    /// Mostly in order, both sides complete.
    Translation,
    /// Any order, one to many, most of the source unmentioned.
    Summary,
}

/// How the target side of a link stands to its source side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Relation {
    /// The same words after normalisation; an exact quotation inside an attribution counts.
    Verbatim,
    /// The same proposition with small edits.
    NearVerbatim,
    /// The same content in other words.
    Paraphrase,
    /// A part of the source's content.
    Condensed,
    /// Adds content that the source lacks.
    Expanded,
    /// Nothing in the source says it (0-1).
    Unsupported,
    /// Nothing in the target says it (1-0).
    Omitted,
    /// The same content in the other language.
    Equivalent,
}

impl Relation {
    /// Its name, as it stands in every output.
    pub fn as_str(self) -> &'static str {
        match self {
            Relation::Verbatim => "verbatim",
            Relation::NearVerbatim => "near-verbatim",
            Relation::Paraphrase => "paraphrase",
            Relation::Condensed => "condensed",
            Relation::Expanded => "expanded",
            Relation::Unsupported => "unsupported",
            Relation::Omitted => "omitted",
            Relation::Equivalent => "equivalent",
        }
    }
}

/// A group of source sentences and a group of target sentences that answer each other; in the literature, a bead.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// Indices of the source sentences, ascending; empty for a target sentence that nothing supports.
    pub sources: Vec<usize>,
    /// Indices of the target sentences, ascending; empty for an omitted source sentence.
    pub targets: Vec<usize>,
    /// How the target side stands to the source side.
    pub relation: Relation,
    /// The estimated chance that the link is right; null links have none.
    pub score: Option<f64>,
    /// One for each source: the estimated chance that this sentence belongs to the link.
    pub source_scores: Vec<f64>,
}

impl Link {
    /// Whether one side is empty.
    pub fn is_null(&self) -> bool {
        self.sources.is_empty() || self.targets.is_empty()
    }

    /// Its shape, source side first: `1-1`, `2-1`, `1-0`.
    pub fn shape(&self) -> String {
        format!("{}-{}", self.sources.len(), self.targets.len())
    }
}

/// All links of two documents. Every sentence of both stands in at least one; links are ordered by their first
/// target, and omitted source sentences follow in their own order.
#[derive(Clone, Debug, PartialEq)]
pub struct Alignment {
    /// The mode that was used, never [`Mode::Auto`].
    pub mode: Mode,
    /// The links.
    pub links: Vec<Link>,
}

/// What an aligner is asked to do.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AlignOptions {
    /// Which mode.
    pub mode: Mode,
    /// Link redundant sources as well (summary mode).
    pub all_support: bool,
}

/// Aligns two documents.
pub fn align(source: &Document, target: &Document, options: &AlignOptions) -> Alignment {
    match options.mode {
        Mode::Translation => translation::align(source, target),
        Mode::Summary | Mode::Auto => summary::align(source, target, options.all_support),
    }
}

#[cfg(test)]
mod tests;
