//! Sentences found again after a change of the text.

use std::collections::HashMap;

use crate::text::Document;

use super::record::SentenceRef;

/// Two sentences that share this much of their words (Dice's coefficient) are one sentence before and after an edit.
/// Half: of ten words five may change, and two sentences on one subject, which share a third at most in the texts of
/// this repository, stay two.
pub(crate) const SAME: f64 = 0.5;

/// Finds the sentences of a document by their words.
pub(super) struct Finder<'d> {
    places: HashMap<&'d str, Vec<usize>>,
}

impl<'d> Finder<'d> {
    pub(super) fn new(document: &'d Document) -> Self {
        let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
        for index in 0..document.sentences().len() {
            places
                .entry(document.sentence_text(index))
                .or_default()
                .push(index);
        }
        Finder { places }
    }

    /// The sentence with these very words, the nearest to where it stood; none where it is gone.
    pub(super) fn find(&self, sentence: &SentenceRef) -> Option<usize> {
        let stood = sentence.index().unwrap_or(0);
        let places = self.places.get(sentence.text.as_str())?;
        places.iter().copied().min_by_key(|p| p.abs_diff(stood))
    }

    /// All of them, ascending, or none where one is gone.
    pub(super) fn find_all(&self, sentences: &[SentenceRef]) -> Option<Vec<usize>> {
        let mut found: Vec<usize> = sentences
            .iter()
            .map(|s| self.find(s))
            .collect::<Option<_>>()?;
        found.sort_unstable();
        found.dedup();
        // Two of the same words, of which one is gone.
        (found.len() == sentences.len()).then_some(found)
    }
}

/// Twice the shared words of two sentences over the words of both: 1 for the same words, 0 for none shared. A text
/// without spaces is compared by its characters.
pub(crate) fn likeness(a: &str, b: &str) -> f64 {
    if a == b {
        return 1.0;
    }
    let units = |text: &str| -> Vec<String> {
        let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
        if words.len() > 2 {
            words
        } else {
            text.chars().map(String::from).collect()
        }
    };
    let (a, b) = (units(a), units(b));
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for unit in &a {
        *counts.entry(unit).or_default() += 1;
    }
    let shared = b
        .iter()
        .filter(|unit| {
            let count = counts.get_mut(unit.as_str()).filter(|count| **count > 0);
            count.map(|count| *count -= 1).is_some()
        })
        .count();
    2.0 * shared as f64 / (a.len() + b.len()).max(1) as f64
}
