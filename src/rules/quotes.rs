//! Quoted words against the source's words.

use std::collections::HashMap;
use std::ops::Range;

use crate::text::quotations::Quotation;
use crate::text::{Document, QuotationMarks, Word, WordKind};

use super::Facts;

/// The words of a document, without its marks, ready to be searched for a sequence.
#[derive(Debug)]
pub(super) struct SourceWords {
    /// Indices of the words.
    words: Vec<usize>,
    places: HashMap<String, Vec<usize>>,
}

/// How many places of a sequence's rarest word are tried.
const MOST_PLACES: usize = 2_000;

impl SourceWords {
    pub(super) fn new(document: &Document) -> Self {
        let mut words = Vec::new();
        let mut places: HashMap<String, Vec<usize>> = HashMap::new();
        for (index, word) in document.words().iter().enumerate() {
            if word.kind != WordKind::Mark {
                places
                    .entry(word.form.clone())
                    .or_default()
                    .push(words.len());
                words.push(index);
            }
        }
        SourceWords { words, places }
    }

    /// The words of `document` (the one this was made from) that say `forms` in this order with only marks
    /// between them.
    pub(super) fn find(&self, document: &Document, forms: &[&str]) -> Option<Range<usize>> {
        let (rarest, places) = forms
            .iter()
            .enumerate()
            .map(|(at, form)| (at, self.places.get(*form).map_or(&[][..], Vec::as_slice)))
            .min_by_key(|(_, places)| places.len())?;
        places.iter().take(MOST_PLACES).find_map(|place| {
            let first = place.checked_sub(rarest)?;
            let window = self.words.get(first..first + forms.len())?;
            let same = window
                .iter()
                .zip(forms)
                .all(|(&w, form)| document.words()[w].form == *form);
            same.then(|| window[0]..window[window.len() - 1] + 1)
        })
    }

    /// The words of `document` that say `forms` but for one run of at most two words, put in, left out or replaced: where
    /// the run stands in `forms`, and what the document has there. Only sequences of five words and more: fewer are
    /// found anywhere.
    pub(super) fn nearly(
        &self,
        document: &Document,
        forms: &[&str],
    ) -> Option<(Range<usize>, Range<usize>)> {
        const LEAST: usize = 5;
        const RUN: usize = 2;
        if forms.len() < LEAST {
            return None;
        }
        let form = |at: usize| {
            self.words
                .get(at)
                .map(|&w| document.words()[w].form.as_str())
        };
        // The first two words at least are kept, and the last.
        let starts = self
            .places
            .get(forms[0])
            .into_iter()
            .flatten()
            .take(MOST_PLACES);
        let mut best: Option<(usize, Range<usize>, Range<usize>)> = None;
        for &start in starts {
            let kept = (0..forms.len())
                .take_while(|&n| form(start + n) == Some(forms[n]))
                .count();
            if kept < 2 {
                continue;
            }
            for theirs in 0..=RUN {
                for ours in 0..=RUN {
                    let rest = forms.len().saturating_sub(kept + ours);
                    let goes_on =
                        |n: usize| form(start + kept + theirs + n) == Some(forms[kept + ours + n]);
                    let same = rest > 0 && kept + rest >= LEAST - 1 && (0..rest).all(goes_on);
                    let closer = best
                        .as_ref()
                        .is_none_or(|(size, _, _)| ours + theirs < *size);
                    if same && closer && ours + theirs > 0 {
                        let there = start + kept..start + kept + theirs;
                        best = Some((ours + theirs, kept..kept + ours, there));
                    }
                }
            }
        }
        let (_, ours, there) = best?;
        let first = *self.words.get(there.start)?;
        let last = there.end.checked_sub(1).filter(|l| *l >= there.start);
        let theirs = last.map_or(first..first, |l| first..self.words[l] + 1);
        Some((ours, theirs))
    }

    /// Whether the document has this word.
    pub(super) fn has(&self, form: &str) -> bool {
        self.places.contains_key(form)
    }
}

/// The words inside a quotation, as a range of the document's words.
pub(super) fn words_inside(document: &Document, quotation: &Quotation) -> Range<usize> {
    let words = document.words();
    let first = words.partition_point(|w| w.span.start < quotation.inner.start);
    let last = words.partition_point(|w| w.span.end <= quotation.inner.end);
    first..last.max(first)
}

/// Whether somebody's words are quoted, and not a name or term set off by marks.
pub(super) fn is_speech(facts: &Facts<'_>, index: usize) -> bool {
    let quotation = &facts.target_annotations.quotations[index];
    let data = facts.target.language().data();
    let range = words_inside(facts.target, quotation);
    let words: Vec<&Word> = facts.target.words()[range]
        .iter()
        .filter(|w| w.is_content())
        .collect();
    let lower = |w: &&&Word| !w.capital && !data.is_function_word(&w.form);
    if words.iter().filter(lower).count() == 0 {
        return words.len() >= 3 && words.iter().any(|w| data.pronoun(&w.form).is_some());
    }
    match quotation.marks {
        QuotationMarks::Double => words.len() >= 3 || facts.target_speech.speakers[index].is_some(),
        // Single marks stand round names and terms in many houses' style: only what reads like a clause counts.
        QuotationMarks::Single => {
            words.len() >= 5
                && words.iter().any(|w| {
                    data.pronoun(&w.form).is_some()
                        || crate::lang::contains(data.auxiliaries, &w.form)
                })
        }
    }
}

/// Where a quotation parts from words that the source has somewhere, as words of the target and of the source, if it is
/// theirs but for a word or two.
pub(super) fn nearly(
    facts: &Facts<'_>,
    quotation: &Quotation,
) -> Option<(Range<usize>, Range<usize>)> {
    let all = words_inside(facts.target, quotation);
    let words: Vec<usize> = all
        .filter(|&w| facts.target_word(w).kind != WordKind::Mark)
        .collect();
    let forms: Vec<&str> = words
        .iter()
        .map(|&w| facts.target_word(w).form.as_str())
        .collect();
    let (ours, theirs) = facts.source_words.nearly(facts.source, &forms)?;
    // Where words were left out, the ones beside the gap.
    let ours = if ours.is_empty() {
        ours.start.checked_sub(1)?..ours.end + 1
    } else {
        ours
    };
    Some((words[ours.start]..words[ours.end - 1] + 1, theirs))
}

/// Whether every part of the quotation between ellipses and editorial brackets stands in the source word for word.
pub(super) fn is_verbatim(facts: &Facts<'_>, quotation: &Quotation) -> bool {
    let mut depth = 0_usize;
    let mut part: Vec<&str> = Vec::new();
    let mut parts: Vec<Vec<&str>> = Vec::new();
    for word in &facts.target.words()[words_inside(facts.target, quotation)] {
        match word.form.as_str() {
            "[" => depth += 1,
            "]" => depth = depth.saturating_sub(1),
            "…" | "..." => {}
            form => {
                if word.kind != WordKind::Mark && depth == 0 {
                    part.push(form);
                }
                continue;
            }
        }
        parts.push(std::mem::take(&mut part));
    }
    parts.push(part);
    parts.retain(|p| !p.is_empty());
    parts
        .iter()
        .all(|part| facts.source_words.find(facts.source, part).is_some())
}
