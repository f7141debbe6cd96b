//! Names against names: the same, short or long forms, or variants.

use std::collections::{BTreeSet, HashMap};

use crate::text::names::{Name, NameKind};
use crate::text::{Annotations, Document, Word, WordKind};

/// The names of a document by the words in them.
#[derive(Debug)]
pub(super) struct NameIndex {
    /// One for each way a name is written, in order of first occurrence.
    pub(super) entries: Vec<NameEntry>,
    by_stem: HashMap<String, Vec<usize>>,
}

/// A name as the document writes it.
#[derive(Debug)]
pub(super) struct NameEntry {
    /// The words that carry it: no articles, prepositions, marks.
    pub(super) parts: Vec<NamePart>,
    /// Person or other.
    pub(super) kind: NameKind,
    /// Indices into [`Annotations::names`] of its occurrences.
    pub(super) occurrences: Vec<usize>,
}

/// A word of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NamePart {
    pub(super) form: String,
    pub(super) stem: String,
}

impl NameIndex {
    pub(super) fn new(document: &Document, annotations: &Annotations) -> Self {
        let mut entries: Vec<NameEntry> = Vec::new();
        let mut known: HashMap<String, usize> = HashMap::new();
        let mut by_stem: HashMap<String, Vec<usize>> = HashMap::new();
        for (occurrence, name) in annotations.names.iter().enumerate() {
            let parts = parts(document, name);
            let key: String = parts.iter().flat_map(|p| [p.form.as_str(), " "]).collect();
            let entry = *known.entry(key).or_insert_with(|| {
                for stem in parts.iter().map(|p| &p.stem).collect::<BTreeSet<_>>() {
                    by_stem.entry(stem.clone()).or_default().push(entries.len());
                }
                entries.push(NameEntry {
                    parts,
                    kind: name.kind,
                    occurrences: Vec::new(),
                });
                entries.len() - 1
            });
            entries[entry].occurrences.push(occurrence);
        }
        NameIndex { entries, by_stem }
    }

    /// Entries that share a stem with one of these words, in order.
    pub(super) fn sharing(&self, parts: &[NamePart]) -> BTreeSet<usize> {
        parts
            .iter()
            .filter_map(|p| self.by_stem.get(&p.stem))
            .flatten()
            .copied()
            .collect()
    }
}

/// The words that carry a name.
pub(super) fn parts(document: &Document, name: &Name) -> Vec<NamePart> {
    let data = document.language().data();
    let carries = |w: &&Word| {
        matches!(w.kind, WordKind::Word | WordKind::Number)
            && (w.capital || !data.is_function_word(&w.form))
    };
    let words = document.words()[name.words.clone()].iter().filter(carries);
    words
        // "U.S." and "US" are one word of a name.
        .map(|w| NamePart {
            form: w.form.replace('.', ""),
            stem: w.stem.replace('.', ""),
        })
        .collect()
}

/// How many letters differ (Damerau–Levenshtein, adjacent letters swapped count one), given up above `most`.
pub(super) fn letters_apart(a: &str, b: &str, most: usize) -> Option<usize> {
    let a: Vec<char> = a.chars().collect();
    let b: Vec<char> = b.chars().collect();
    if a.len().abs_diff(b.len()) > most || a.len().max(b.len()) > 64 {
        return None;
    }
    let mut older = vec![0; b.len() + 1];
    let mut before: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut current = vec![i];
        for j in 1..=b.len() {
            let changed = usize::from(a[i - 1] != b[j - 1]);
            let mut best = (before[j] + 1)
                .min(current[j - 1] + 1)
                .min(before[j - 1] + changed);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(older[j - 2] + 1);
            }
            current.push(best);
        }
        older = std::mem::replace(&mut before, current);
    }
    let distance = before[b.len()];
    (distance <= most).then_some(distance)
}

/// Whether two words are spellings of one name: not the same, but a letter or two apart, longer words more. A
/// plural, demonym or other ending on the same word is no such spelling.
pub(super) fn is_near(a: &str, b: &str) -> bool {
    if a == b || a.starts_with(b) || b.starts_with(a) {
        return false;
    }
    let shorter = a.chars().count().min(b.chars().count());
    let most = match shorter {
        0..=4 => return false,
        5..=8 => 1,
        _ => 2,
    };
    letters_apart(a, b, most).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_counted() {
        assert_eq!(letters_apart("brenholt", "brennholt", 2), Some(1));
        assert_eq!(letters_apart("kovar", "kavor", 2), Some(2));
        assert_eq!(letters_apart("teh", "the", 1), Some(1));
        assert_eq!(letters_apart("abc", "xyz", 2), None);
        assert_eq!(letters_apart("", "", 0), Some(0));
    }

    #[test]
    fn endings_are_no_spellings() {
        assert!(is_near("brenholt", "brennholt"));
        assert!(!is_near("korea", "korean"));
        assert!(!is_near("oslo", "osla"));
    }
}
