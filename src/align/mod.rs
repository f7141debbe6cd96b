//! Which sentences answer which, without any model: by words, letters, lengths, numbers and names.
//!
//! # Summary mode
//!
//! Any order, one to many, most of the source unmentioned ([`summary`]). For each target sentence:
//!
//! 1. *Candidates.* An inverted index over terms ([`terms`]: stems and values of numbers, weighted by rarity) gives
//!    up to 32 source sentences, rarest terms first, within a fixed budget of postings.
//! 2. *The pair alone.* Logistic regression over [`evidence::PAIR_NAMES`]: shares of weight in both directions, the
//!    longest common run, neighbouring words that stay neighbours, numbers, names. Words spelled nearly alike count
//!    by the Dice coefficient of their letter trigrams. The words of one name share their weight.
//! 3. *The pair among others.* Logistic regression over [`evidence::CONTEXT_NAMES`]: the odds of step 2, those of the
//!    rivals, and whether the sentences before and after are answered near by.
//! 4. *Whether to link at all* ([`evidence::FIRST_NAMES`]): the best candidate's odds, whether it answers another
//!    target sentence better, and how much of what is not a name it holds.
//! 5. *What is missing.* Further sources one at a time, by [`evidence::FURTHER_NAMES`] given what is covered, as long
//!    as the best of them is more likely right than not and adds a twelfth of the target's weight.
//!
//! The score of a source is the chance from step 4 for the first and from step 3 for the others; the link's is
//! their mean, the share of its sources that one may expect to be right.
//!
//! ## What it is worth
//!
//! On `align_mds_dev` (28 news topics; cross-validated over topics, `models/learn_summary.rs`), the best candidate
//! is right for .80 of the summary sentences that have support. Links with all support: precision .61, recall .51,
//! F1 .56, and supported sentences are told from others with a balanced accuracy of .86. With the cautious
//! default: precision .81, recall .29 (of pairs that include every redundant one), balanced accuracy .84. A chance
//! given as .55, .65, .75, .85, .97 was right in .62, .69, .82, .85, .95 of cases.
//!
//! On five news comparisons with gold (`alignments/*/gold`), F1 of links with nulls: trilateral-2024 .955,
//! health-advisory .945, sports-federation .980, and, looked at only when all was settled, central-bank .955 and
//! port-strike .971.
//!
//! Measured on the way:
//! - Step 4 in place of a threshold on step 3, both at .35: balanced accuracy .849 → .871; .891 with what is not a
//!   name as its evidence and a smaller background of common words. With ten features in place of four .866: 299
//!   examples do not carry them.
//! - Sharing the weight of a name's words: nothing held out on the news set (F1 with all support .554 → .555), on a
//!   set of retold fables .510 → .526, one link of the cases.
//! - No gain, and left out: coverage by the sentences before and after the source, a larger background, stricter
//!   likeness of spelling (.7, .8), clashing names, the larger of the two shares.
//!
//! # Translation mode
//!
//! Both sides complete and mostly in order: [`translation`]. Strict F1 on public sets (lax in brackets), with what
//! hunalign without a dictionary reaches: German–French yearbooks .797 (.974), hunalign .699; `ParIce`
//! English–Icelandic .873 (.940), .824; Polish–English licence .987 (.998), .971; Polish–English essay .885 (.980),
//! .903. A score of .55, .65, .75, .85, .98 was right in .61, .59, .78, .89, .97 of beads.
//!
//! Measured on the way, yearbooks and `ParIce`: a bead's common weight as the sum over its pairs .757 and .821; each
//! sentence's best counterpart only, .781 and .863; weighing words half as much again, .797 and .869; a narrow
//! second pass around the first, the same and .873 at a tenth of the time.
//!
//! # Limits
//!
//! A paraphrase that shares no word, number or name is not found. Nothing here tells numbers, negation or reversed
//! roles apart: that is the rules' work. Sentences that changed places are found in summary mode only.

use serde::{Deserialize, Serialize};

use crate::encode::Encoder;
use crate::text::Document;

mod auto;
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
#[derive(Clone, Debug, PartialEq)]
pub struct AlignOptions {
    /// Which mode.
    pub mode: Mode,
    /// Link redundant sources as well (summary mode).
    pub all_support: bool,
    /// Use the sentence encoder's vectors, where the library was built with a model.
    pub model: bool,
}

impl Default for AlignOptions {
    fn default() -> Self {
        AlignOptions {
            mode: Mode::Auto,
            all_support: false,
            model: true,
        }
    }
}

/// Aligns two documents. Any two will do: empty ones, the same one twice, texts that have nothing in common.
///
/// Time grows as *n* log *n* with the words of both texts but for bounded windows: at most 32 candidates for a target
/// sentence in summary mode, a band of bounded width in translation mode.
pub fn align(source: &Document, target: &Document, options: &AlignOptions) -> Alignment {
    let mode = match options.mode {
        Mode::Auto => auto::pick(source, target),
        mode => mode,
    };
    let encoder = options.model.then(Encoder::shared).flatten();
    match mode {
        Mode::Translation => translation::align(source, target, encoder),
        _ => summary::align(source, target, options.all_support),
    }
}

#[cfg(test)]
mod tests;

#[cfg(test)]
mod translation_tests;
