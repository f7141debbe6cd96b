//! Which sentences answer which: by words, letters, lengths, numbers and names, and in summary mode by sentence vectors
//! ([`crate::encode`]) as well, unless done without a model.
//!
//! # Summary mode
//!
//! Any order, one to many, most of the source unmentioned ([`summary`]). For each target sentence:
//!
//! 1. *Candidates.* An inverted index over terms ([`terms`]: stems and values of numbers, weighted by rarity) gives
//!    up to 32 source sentences, rarest terms first, within a fixed budget of postings.
//!    With vectors, the twelve source sentences of the highest cosine are candidates too, up to four million pairs.
//! 2. *The pair alone.* Logistic regression over [`evidence::PAIR_NAMES`]: shares of weight in both directions, the
//!    longest common run, neighbouring words that stay neighbours, numbers, names. Words spelled nearly alike count
//!    by the Dice coefficient of their letter trigrams. The words of one name share their weight. Vectors
//!    ([`meaning`]) give the cosine, the same over the mean of either sentence, its lead over the next best source,
//!    and what a neighbour of the source sentence adds to it.
//! 3. *The pair among others.* Logistic regression over [`evidence::CONTEXT_NAMES`]: the odds of step 2, those of the
//!    rivals, and whether the sentences before and after are answered near by; with vectors, whether likely rivals
//!    are like this source sentence.
//! 4. *Whether to link at all* ([`evidence::FIRST_NAMES`]): the best candidate's odds, whether it answers another
//!    target sentence better, and how much of what is not a name it holds.
//! 5. *What is missing.* Further sources one at a time, by [`evidence::FURTHER_NAMES`] given what is covered, as long
//!    as the best of them is more likely right than not and adds a twelfth of the target's weight. With vectors, the
//!    gain in cosine counts as well, what is chosen being the mean of its vectors.
//!
//! The score of a source is the chance from step 4 for the first and from step 3 for the others; the link's is
//! their mean, the share of its sources that one may expect to be right.
//!
//! ## What the model adds
//!
//! Two sets with supporting sentences marked by hand, `align_mds_dev` (28 news topics) and `align_aesop_dev` (60 retold
//! fables). *Best*: of the sentences that have support, those whose best candidate is right, linked or not; *hit*: those
//! that are linked, and best so; *support*: balanced accuracy of supported or not. Whatever a set is learned from is
//! cross-validated over its topics in seven parts, with thresholds as they stand; by default only the news are.
//!
//! | set | asked for | model | P | R | F1 | best | hit | support |
//! | --- | --- | --- | --- | --- | --- | --- | --- | --- |
//! | news | default | no | .81 | .29 | .43 | .80 | .70 | .84 |
//! | news | default, bound .5 | yes | .81 | .31 | .44 | .81 | .69 | .84 |
//! | news | default, bound .4 | yes | .80 | .33 | .47 | .81 | .75 | .85 |
//! | news | all support | no | .61 | .51 | .559 | .80 | .76 | .86 |
//! | news | all support | yes | .64 | .53 | .581 | .82 | .78 | .85 |
//! | fables | default | no | .66 | .27 | .39 | .66 | .25 | .65 |
//! | fables | default, bound .5 | yes | .69 | .38 | .49 | .70 | .36 | .71 |
//! | fables | all support | no | .56 | .47 | .511 | .66 | .42 | .74 |
//! | fables | all support | yes | .57 | .66 | .614 | .71 | .58 | .78 |
//!
//! With the model the default links from a chance of .4 on; the row was measured without the condition that, below .5,
//! names alone do not carry a link ([`weights::Weights::least_plain`]).
//!
//! The bound on redundant sources, .23, was chosen by the held-out news figures: .22 gives .579 and .24 .577. A chance
//! given by default as .55, .65, .74, .84, .97 was right in .54, .68, .81, .89, .93 of cases. On the
//! comparisons below, port-strike aside, which was left unseen, F1 of links is the same with and without the model.
//!
//! So the model finds paraphrases, which fables are made of; news that keep their source's words gain little. Many of
//! the misses left in the news are sentences said twice of which one is marked. No gain, and left out: cosines of
//! clauses (best .81 → .80), of runs of target sentences, products of features, leads in every feature, a ranking
//! loss, a ridge of 10; a lower bound on first choices gains hits and links what nothing
//! supports (see [`weights::LEARNED_WITH_MODEL`]).
//!
//! ## What it is worth without the model
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
//! With the encoder: .863, .921, 1.000, .983, and two texts of other genres made for this, which chose nothing: a story freely
//! retold in another language .904 (without .407), a press release with paragraphs dropped .865 (.529).
//!
//! # Limits
//!
//! Without the model, a paraphrase that shares no word, number or name is not found; with it, in summary mode, mostly
//! where all support is asked for: the default's bound is too high for it. Nothing here tells numbers, negation or
//! reversed roles apart: that is the rules' work. In translation mode only neighbours are found in the other order.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::encode::{Embeddings, Encoder};
use crate::text::Document;

mod around;
mod auto;
mod band;
mod boundary;
mod dictionary;
pub mod evidence;
mod identical;
mod index;
mod lattice;
mod lexical;
pub mod meaning;
pub mod relate;
pub mod summary;
pub mod terms;
pub mod translation;
mod variants;
pub mod weights;
pub mod why;

pub use boundary::Boundaries;
pub use dictionary::Dictionary;

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
    /// Vectors of these two documents' sentences to use in place of the encoder's.
    pub vectors: Option<Arc<GivenVectors>>,
    /// Places that no link crosses (translation mode).
    pub boundaries: Option<Boundaries>,
    /// Words that answer each other (translation mode).
    pub dictionary: Option<Arc<Dictionary>>,
}

impl Default for AlignOptions {
    fn default() -> Self {
        AlignOptions {
            mode: Mode::Auto,
            all_support: false,
            model: true,
            vectors: None,
            boundaries: None,
            dictionary: None,
        }
    }
}

/// Mean cosine above which vectors have too much in common. The encoder's stays below .2
/// on the pairs in texts/.
const COMMON: f64 = 0.5;

/// Where vectors of sentences come from.
#[derive(Clone, Copy, Debug)]
pub enum Vectors<'a> {
    /// This library's encoder.
    Encoder(&'a Encoder),
    /// Anywhere else.
    Given(&'a GivenVectors),
}

/// A vector for each sentence of two documents, made by another encoder.
#[derive(Clone, Debug, PartialEq)]
pub struct GivenVectors {
    source: Embeddings,
    target: Embeddings,
}

impl GivenVectors {
    /// Puts the two sides together.
    ///
    /// # Errors
    ///
    /// What is wrong, in words: other numbers of vectors than of sentences, or of dimensions on the two sides.
    pub fn new(
        source: (&Document, Embeddings),
        target: (&Document, Embeddings),
    ) -> Result<GivenVectors, String> {
        for (side, (document, vectors)) in [("source", &source), ("target", &target)] {
            let sentences = document.sentences().len();
            if vectors.len() != sentences {
                return Err(format!(
                    "{} vectors for the {sentences} sentences of the {side}; a vector a sentence is needed, in their \
                     order (--segmented takes each line for a sentence)",
                    vectors.len()
                ));
            }
        }
        let (source, target) = (source.1, target.1);
        if source.dimensions() != target.dimensions() && !source.is_empty() && !target.is_empty() {
            return Err(format!(
                "the source's vectors have {} dimensions and the target's {}; both have to come from one encoder",
                source.dimensions(),
                target.dimensions()
            ));
        }
        Ok(GivenVectors { source, target })
    }

    /// What a user should know of these vectors: that their cosines hardly tell sentences apart.
    ///
    /// Some encoders give all sentences a large common part; the features were learned where unrelated sentences have
    /// cosines about 0. The mean cosine over all pairs is the product of the sides' mean vectors.
    pub fn note(&self) -> Option<String> {
        let mean = self.source.mean_cosine(&self.target);
        (mean > COMMON).then(|| {
            format!(
                "two sentences taken at random have a cosine of {mean:.2}; subtract each side's mean vector before, so \
                 that cosines tell sentences apart"
            )
        })
    }

    /// The vectors of some of the sentences of each side.
    fn part(&self, sources: &[usize], targets: &[usize]) -> GivenVectors {
        GivenVectors {
            source: self.source.part(sources),
            target: self.target.part(targets),
        }
    }

    pub(crate) fn sides(&self) -> (&Embeddings, &Embeddings) {
        (&self.source, &self.target)
    }
}

/// Aligns two documents. Any two will do: empty ones, the same one twice, texts that have nothing in common. Boundaries
/// or a dictionary ask for translation mode where the mode is to be picked.
///
/// Time grows as *n* log *n* with the words of both texts but for bounded windows: at most 32 candidates for a target
/// sentence in summary mode (44 with the model, and four million cosines in all), a band of bounded width in
/// translation mode. The model's vectors take 4 KB for a source sentence and 2 KB for a target sentence.
///
/// # Panics
///
/// When [`AlignOptions::vectors`] were made for documents of other numbers of sentences.
pub fn align(source: &Document, target: &Document, options: &AlignOptions) -> Alignment {
    let mode = mode(source, target, options);
    let vectors = vectors(source, target, options);
    if mode == Mode::Translation {
        return translation::align(source, target, vectors, options);
    }
    let mut alignment = summary::align(source, target, options.all_support, vectors);
    identical::claim(source, target, &mut alignment.links);
    alignment
}

/// The mode that is asked for, or picked.
fn mode(source: &Document, target: &Document, options: &AlignOptions) -> Mode {
    match options.mode {
        Mode::Auto if options.boundaries.is_some() || options.dictionary.is_some() => {
            Mode::Translation
        }
        Mode::Auto => auto::pick(source, target),
        mode => mode,
    }
}

/// The vectors that are wanted, where there are any.
fn vectors<'a>(
    source: &Document,
    target: &Document,
    options: &'a AlignOptions,
) -> Option<Vectors<'a>> {
    match &options.vectors {
        Some(given) => {
            let sentences = [source, target].map(|document| document.sentences().len());
            assert!(
                sentences == [given.source.len(), given.target.len()],
                "vectors given for other documents"
            );
            Some(Vectors::Given(given))
        }
        None => (options.model.then(Encoder::shared).flatten()).map(Vectors::Encoder),
    }
}

pub use around::around;

#[cfg(test)]
mod tests;

#[cfg(test)]
mod translation_tests;
