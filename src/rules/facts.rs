//! What the rules read.

use std::sync::OnceLock;

use crate::align::{Alignment, Link, Mode};
use crate::diff::{Slots, WordAlignment};
use crate::encode::Encoder;
use crate::lang::Lexicon;
use crate::speech::Speech;
use crate::text::{Annotations, Document, Word};

use super::Glossary;
use super::across::Reading;
use super::names::NameIndex;
use super::quotes::SourceWords;

/// Two documents, their alignment and what was found in their words.
pub struct Facts<'c> {
    /// The reference.
    pub source: &'c Document,
    /// The text under review.
    pub target: &'c Document,
    /// Which sentences answer which.
    pub alignment: &'c Alignment,
    /// For each link, which word answers which.
    pub words: &'c [WordAlignment],
    /// What was found in the source.
    pub source_annotations: &'c Annotations,
    /// What was found in the target.
    pub target_annotations: &'c Annotations,
    /// Who speaks in the source.
    pub source_speech: Speech,
    /// Who speaks in the target.
    pub target_speech: Speech,
    /// What compares words of two languages; none where that was not asked for.
    pub(super) encoder: Option<&'static Encoder>,
    /// How terms are to be rendered.
    pub(super) glossary: Option<&'c Glossary>,
    pub(super) source_names: NameIndex,
    pub(super) source_words: SourceWords,
    /// For each link, what fills the same slot in other words; empty across languages.
    slots: Vec<Slots>,
    link_of_target: Vec<Option<usize>>,
    /// Read when the first rule asks.
    across: OnceLock<Option<Reading>>,
    /// The source sentences that nothing answers, ascending.
    omitted: Vec<usize>,
}

impl<'c> Facts<'c> {
    /// The same with the sentence encoder, which tells what words of two languages mean.
    #[must_use]
    pub fn with_encoder(mut self, encoder: Option<&'static Encoder>) -> Self {
        self.encoder = encoder;
        self
    }

    /// The same with a glossary.
    #[must_use]
    pub fn with_glossary(mut self, glossary: Option<&'c Glossary>) -> Self {
        self.glossary = glossary;
        self
    }

    /// Reads both documents' speech and orders the links by target sentence.
    pub fn new(
        source: &'c Document,
        target: &'c Document,
        alignment: &'c Alignment,
        words: &'c [WordAlignment],
        source_annotations: &'c Annotations,
        target_annotations: &'c Annotations,
    ) -> Self {
        let mut link_of_target = vec![None; target.sentences().len()];
        for (index, link) in alignment.links.iter().enumerate() {
            for &sentence in &link.targets {
                let slot: &mut Option<usize> = &mut link_of_target[sentence];
                if slot.is_none() {
                    *slot = Some(index);
                }
            }
        }
        let slots = if source.language() == target.language() {
            let lexicon = Lexicon::new(target.language().data());
            let of = |words: &WordAlignment| Slots::new(source, target, words, &lexicon);
            words.iter().map(of).collect()
        } else {
            vec![Slots::default(); words.len()]
        };
        let mut omitted: Vec<usize> = alignment
            .links
            .iter()
            .filter(|link| link.targets.is_empty())
            .flat_map(|link| link.sources.iter().copied())
            .collect();
        omitted.sort_unstable();
        Facts {
            omitted,
            slots,
            source,
            target,
            alignment,
            words,
            source_annotations,
            target_annotations,
            source_speech: Speech::new(source, source_annotations),
            target_speech: Speech::new(target, target_annotations),
            source_names: NameIndex::new(source, source_annotations),
            source_words: SourceWords::new(source),
            link_of_target,
            encoder: None,
            glossary: None,
            across: OnceLock::new(),
        }
    }

    /// Whether both texts are in one language, so that words can be compared with words.
    pub fn one_language(&self) -> bool {
        self.source.language() == self.target.language()
    }

    /// What is compared across languages; none in one language, or where a language has no words for it.
    pub(super) fn across(&self) -> Option<&Reading> {
        let read = || (!self.one_language()).then(|| Reading::new(self.source, self.target));
        self.across.get_or_init(|| read().flatten()).as_ref()
    }

    /// Whether numbers and dates of both texts can be read by value: in a language that is not known, a number
    /// may be said in ways that are not seen.
    pub fn values_comparable(&self) -> bool {
        let known = |document: &Document| !document.language().data().number_words.is_empty();
        known(self.source) && known(self.target)
    }

    /// Whether the target is a summary, from which most of the source may be missing.
    pub fn is_summary(&self) -> bool {
        self.alignment.mode == Mode::Summary
    }

    /// The link (index and value) that a target sentence stands in.
    pub fn link_of(&self, target_sentence: usize) -> Option<(usize, &'c Link)> {
        let index = self.link_of_target[target_sentence]?;
        Some((index, &self.alignment.links[index]))
    }

    /// The source sentences that a target sentence answers; none where it answers nothing.
    pub fn sources_of(&self, target_sentence: usize) -> &'c [usize] {
        self.link_of(target_sentence)
            .map_or(&[], |(_, link)| &link.sources)
    }

    /// The word alignment of the link that a target sentence stands in, where it answers something.
    pub fn words_of(&self, target_sentence: usize) -> Option<&'c WordAlignment> {
        let (index, link) = self.link_of(target_sentence)?;
        (!link.is_null()).then(|| &self.words[index])
    }

    /// What fills the same slot in other words, in the link that a target sentence stands in.
    pub fn slots_of(&self, target_sentence: usize) -> &Slots {
        static NONE: Slots = Slots { slots: Vec::new() };
        self.link_of(target_sentence)
            .map_or(&NONE, |(index, _)| &self.slots[index])
    }

    /// The source sentences that nothing answers and that stand right beside those that a target sentence answers.
    pub(super) fn unlinked_beside(&self, target_sentence: usize) -> Vec<usize> {
        let linked = self.sources_of(target_sentence);
        let mut beside: Vec<usize> = linked
            .iter()
            .flat_map(|&s| [s.checked_sub(1), Some(s + 1)])
            .flatten()
            .filter(|s| self.omitted.binary_search(s).is_ok())
            .collect();
        beside.sort_unstable();
        beside.dedup();
        beside
    }

    /// A word of the target.
    pub fn target_word(&self, index: usize) -> &'c Word {
        &self.target.words()[index]
    }

    /// A word of the source.
    pub fn source_word(&self, index: usize) -> &'c Word {
        &self.source.words()[index]
    }
}
