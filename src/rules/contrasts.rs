//! Opposites that fill the same slot.

use crate::diff::{Slot, WordAlignment};
use crate::lang::{OppositeKind, Tie};
use crate::text::{Document, Span};

use super::predicates::Predicates;
use super::{Facts, Report};

/// An opposite of a source word, in its place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Contrast {
    pub(super) kind: OppositeKind,
    pub(super) slot: Slot,
}

/// How many neighbours have to answer each other (see [`Slot::context`]): two on the same side. A word that is in
/// nearly every sentence ("more", "before", "up") needs its right neighbour besides.
const CONTEXT: usize = 4;

/// The opposites in every link, in the order of the target.
pub(super) fn contrasts(facts: &Facts<'_>) -> Vec<Contrast> {
    let (source, target) = (Predicates::new(facts.source), Predicates::new(facts.target));
    let mut found = Vec::new();
    for sentence in 0..facts.target.sentences().len() {
        let Some(words) = facts.words_of(sentence) else {
            continue;
        };
        let range = facts.target.sentences()[sentence].words.clone();
        for slot in &facts.slots_of(sentence).slots {
            let Tie::Opposite(kind) = slot.tie else {
                continue;
            };
            if !range.contains(&slot.target)
                || slot.context < CONTEXT
                || is_elsewhere(facts, sentence, slot)
                || target.is_denied(slot.target) != source.is_denied(slot.source)
                || is_refused(facts.target, slot.target) != is_refused(facts.source, slot.source)
                || is_owned(facts.target, slot.target) != is_owned(facts.source, slot.source)
                || !fits(facts, words, slot, kind)
            {
                continue;
            }
            found.push(Contrast { kind, slot: *slot });
        }
    }
    found
}

/// Whether "not" stands right before the word: "not enough" is insufficient.
fn is_refused(document: &Document, at: usize) -> bool {
    let before = at.checked_sub(1).map(|b| document.words()[b].form.as_str());
    matches!(before, Some("not" | "no" | "never" | "hardly"))
}

/// Whether a possessive makes the word a noun: their lives are no opposite of being killed.
fn is_owned(document: &Document, at: usize) -> bool {
    let before = at.checked_sub(1).map(|b| document.words()[b].form.as_str());
    matches!(
        before,
        Some("his" | "her" | "its" | "their" | "our" | "my" | "your" | "'s")
    )
}

/// Whether the word of one text stands somewhere in the linked sentences of the other: then the two may have been
/// told in another order.
pub(super) fn is_elsewhere(facts: &Facts<'_>, sentence: usize, slot: &Slot) -> bool {
    let (ours, theirs) = (
        &facts.target_word(slot.target).stem,
        &facts.source_word(slot.source).stem,
    );
    let there = facts
        .sources_of(sentence)
        .iter()
        .flat_map(|&s| facts.source.sentence_words(s))
        .any(|w| w.stem == *ours);
    let here = facts
        .target
        .sentence_words(sentence)
        .iter()
        .any(|w| w.stem == *theirs);
    there || here
}

/// Whether what stands round the two words makes them contradict each other. The two ends of one event do only
/// behind the same subject, and a word without weight of its own only before the same word.
fn fits(facts: &Facts<'_>, words: &WordAlignment, slot: &Slot, kind: OppositeKind) -> bool {
    let light = |document: &Document, at: usize| {
        document
            .language()
            .data()
            .is_function_word(&document.words()[at].form)
    };
    let right = neighbour(facts.target, slot.target, true)
        .is_some_and(|t| words.source_of(t) == neighbour(facts.source, slot.source, true));
    let left = neighbour(facts.target, slot.target, false)
        .is_some_and(|t| words.source_of(t) == neighbour(facts.source, slot.source, false));
    // Before a number it is a bound, which other rules compare.
    let number = neighbour(facts.target, slot.target, true)
        .is_some_and(|t| facts.target_word(t).kind == crate::text::WordKind::Number);
    if light(facts.target, slot.target) || light(facts.source, slot.source) {
        return right && left && !number;
    }
    kind != OppositeKind::Converse || left
}

/// The next telling word of the same sentence.
fn neighbour(document: &Document, at: usize, right: bool) -> Option<usize> {
    let sentence = document.sentence_at(document.words()[at].span.start)?;
    let range = document.sentences()[sentence].words.clone();
    let tells = |w: &usize| {
        let word = &document.words()[*w];
        word.is_content() && !document.language().data().is_function_word(&word.form)
    };
    if right {
        (at + 1..range.end).find(tells)
    } else {
        (range.start..at).rev().find(tells)
    }
}

/// Reports one, with the adverbs right before it.
pub(super) fn report_one(facts: &Facts<'_>, report: &mut Report<'_>, contrast: &Contrast) {
    let place = with_adverb(facts.target, contrast.slot.target);
    let other = with_adverb(facts.source, contrast.slot.source);
    let message = format!(
        "The source says the opposite here: “{}”.",
        other.of(facts.source.text())
    );
    // Surer the more of the neighbours answer each other: from .65 to .85.
    let confidence = 0.65 + 0.2 * (contrast.slot.context.min(12) as f64 - 4.0) / 8.0;
    if let Some(finding) = report.add(Some(place), Some(other), confidence, message)
        && contrast.kind == OppositeKind::Judgement
    {
        finding.also.push("negation-flip");
    }
}

fn with_adverb(document: &Document, at: usize) -> Span {
    let words = document.words();
    let before = at.checked_sub(1).filter(|&b| {
        crate::lang::contains(document.language().data().intensifiers, &words[b].form)
    });
    let span = words[at].span;
    before.map_or(span, |b| words[b].span.cover(span))
}
