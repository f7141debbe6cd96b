//! Names against names: the same, short or long forms, or variants.

use std::collections::{BTreeSet, HashMap};

use crate::text::names::{Name, NameKind};
use crate::text::{Annotations, Document, Word, WordKind};

/// The names of a document by the words in them.
#[derive(Debug)]
pub(super) struct NameIndex {
    /// One for each way a name is written, in order of first occurrence.
    pub(super) entries: Vec<NameEntry>,
    by_key: HashMap<String, usize>,
    by_stem: HashMap<String, Vec<usize>>,
    by_form: HashMap<String, Vec<usize>>,
    by_initials: HashMap<String, Vec<usize>>,
    spellings: Spellings,
}

/// No more names than this are compared with one word or with one run of initials. They are the first in the text.
const MOST_ENTRIES: usize = 128;

/// A name as the document writes it.
#[derive(Debug)]
pub(super) struct NameEntry {
    /// The words that carry it: no articles, prepositions, marks.
    pub(super) parts: Vec<NamePart>,
    /// Person or other.
    pub(super) kind: NameKind,
    /// Indices into [`Annotations::names`] of its occurrences.
    pub(super) occurrences: Vec<usize>,
    /// How many words, with those that carry nothing, it is written in.
    pub(super) lengths: BTreeSet<usize>,
}

/// A word of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NamePart {
    pub(super) form: String,
    pub(super) stem: String,
}

impl NameIndex {
    pub(super) fn new(document: &Document, annotations: &Annotations) -> Self {
        let mut index = NameIndex {
            entries: Vec::new(),
            by_key: HashMap::new(),
            by_stem: HashMap::new(),
            by_form: HashMap::new(),
            by_initials: HashMap::new(),
            spellings: Spellings::default(),
        };
        for (occurrence, name) in annotations.names.iter().enumerate() {
            let parts = parts(document, name);
            let key = key(&parts);
            let entry = match index.by_key.get(&key) {
                Some(entry) => *entry,
                None => index.insert(key, parts, name.kind),
            };
            let entry = &mut index.entries[entry];
            entry.occurrences.push(occurrence);
            entry.lengths.insert(name.words.len());
        }
        index.spellings = Spellings::new(index.by_form.keys());
        index
    }

    fn insert(&mut self, key: String, parts: Vec<NamePart>, kind: NameKind) -> usize {
        let entry = self.entries.len();
        for stem in parts.iter().map(|p| &p.stem).collect::<BTreeSet<_>>() {
            self.by_stem.entry(stem.clone()).or_default().push(entry);
        }
        for form in parts.iter().map(|p| &p.form).collect::<BTreeSet<_>>() {
            self.by_form.entry(form.clone()).or_default().push(entry);
        }
        let initials = initials(&parts);
        self.by_initials.entry(initials).or_default().push(entry);
        self.by_key.insert(key, entry);
        self.entries.push(NameEntry {
            parts,
            kind,
            occurrences: Vec::new(),
            lengths: BTreeSet::new(),
        });
        entry
    }

    /// The entry with these words.
    pub(super) fn same(&self, parts: &[NamePart]) -> Option<&NameEntry> {
        let entry = &self.entries[*self.by_key.get(&key(parts))?];
        (entry.parts == parts).then_some(entry)
    }

    /// Whether a name has this word.
    pub(super) fn has_form(&self, form: &str) -> bool {
        self.by_form.contains_key(form)
    }

    /// The names whose words have these initials, in order.
    pub(super) fn with_initials(&self, initials: &str) -> &[usize] {
        let all = self.by_initials.get(initials);
        all.map_or(&[], |all| &all[..all.len().min(MOST_ENTRIES)])
    }

    /// Entries that have a near spelling of this word, in order.
    pub(super) fn near(&self, form: &str) -> BTreeSet<usize> {
        self.spellings
            .near(form)
            .into_iter()
            .filter_map(|near| self.by_form.get(near))
            .flat_map(|entries| entries.iter().take(MOST_ENTRIES))
            .copied()
            .collect()
    }

    /// Entries that share a stem with one of these words or have a near spelling of one, in order.
    pub(super) fn alike(&self, parts: &[NamePart]) -> BTreeSet<usize> {
        let mut found = BTreeSet::new();
        for part in parts {
            let same = self.by_stem.get(&part.stem).into_iter().flatten();
            found.extend(same.take(MOST_ENTRIES).copied());
            found.extend(self.near(&part.form));
        }
        found
    }
}

/// The words of a name, to tell one way of writing it from another.
pub(super) fn key(parts: &[NamePart]) -> String {
    parts.iter().flat_map(|p| [p.form.as_str(), " "]).collect()
}

/// The first letters of a name's words; empty where it has one word only.
pub(super) fn initials(parts: &[NamePart]) -> String {
    if parts.len() < 2 {
        return String::new();
    }
    parts.iter().filter_map(|p| p.form.chars().next()).collect()
}

/// Words by what is left of their beginnings when a letter or two are taken out. Two words that are a few letters
/// apart have at least one such rest in common (Garbe's symmetric deletes, on prefixes), so that near spellings
/// are found without comparing each word with each.
#[derive(Debug, Default)]
struct Spellings {
    words: Vec<String>,
    /// Hash of a rest and index of a word, ascending.
    rests: Vec<(u64, u32)>,
}

impl Spellings {
    /// How much of a word is looked at: 37 rests at most.
    const BEGINNING: usize = 8;

    /// No more words than this are compared with one.
    const MOST: usize = 256;

    fn new<'w>(words: impl Iterator<Item = &'w String>) -> Self {
        let mut words: Vec<String> = words.cloned().collect();
        words.sort_unstable();
        let mut found: Vec<(u64, u32)> = Vec::new();
        for (index, word) in words.iter().enumerate() {
            let Ok(index) = u32::try_from(index) else {
                break;
            };
            found.extend(rests(word).into_iter().map(|rest| (rest, index)));
        }
        found.sort_unstable();
        Spellings {
            words,
            rests: found,
        }
    }

    /// The words that [`is_near`] this one, in order.
    fn near(&self, word: &str) -> Vec<&str> {
        let mut candidates: Vec<u32> = Vec::new();
        for rest in rests(word) {
            let first = self.rests.partition_point(|(r, _)| *r < rest);
            let same = self.rests[first..].iter().take_while(|(r, _)| *r == rest);
            candidates.extend(same.take(Self::MOST).map(|(_, index)| *index));
        }
        candidates.sort_unstable();
        candidates.dedup();
        candidates.truncate(Self::MOST);
        candidates
            .into_iter()
            .map(|index| self.words[index as usize].as_str())
            .filter(|other| is_near(other, word))
            .collect()
    }
}

/// Hashes of what is left of the first letters of a word when as many as [`most_apart`] are taken out.
fn rests(word: &str) -> Vec<u64> {
    let letters: Vec<char> = word.chars().collect();
    let Some(most) = most_apart(letters.len()).filter(|_| letters.len() <= LONGEST_SPELLING) else {
        return Vec::new();
    };
    let beginning = &letters[..letters.len().min(Spellings::BEGINNING)];
    let hash = |left_out: [usize; 2]| {
        let kept = (0..beginning.len()).filter(|at| !left_out.contains(at));
        // FNV-1a over letters.
        kept.fold(0xcbf2_9ce4_8422_2325_u64, |hash, at| {
            (hash ^ u64::from(u32::from(beginning[at]))).wrapping_mul(0x0100_0000_01b3)
        })
    };
    let none = beginning.len();
    let mut found = vec![hash([none, none])];
    for first in 0..none {
        found.push(hash([first, none]));
        if most > 1 {
            found.extend((first + 1..none).map(|second| hash([first, second])));
        }
    }
    found.sort_unstable();
    found.dedup();
    found
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

/// Longer words are not compared letter by letter.
const LONGEST_SPELLING: usize = 64;

/// How many letters differ (Damerau–Levenshtein, adjacent letters swapped count one), given up above `most`.
pub(super) fn letters_apart(a: &str, b: &str, most: usize) -> Option<usize> {
    let a: Vec<char> = a.chars().take(LONGEST_SPELLING + 1).collect();
    let b: Vec<char> = b.chars().take(LONGEST_SPELLING + 1).collect();
    if a.len().abs_diff(b.len()) > most || a.len().max(b.len()) > LONGEST_SPELLING {
        return None;
    }
    let mut older = [0; LONGEST_SPELLING + 1];
    let mut before: [usize; LONGEST_SPELLING + 1] = std::array::from_fn(|at| at);
    for i in 1..=a.len() {
        let mut current = [i; LONGEST_SPELLING + 1];
        for j in 1..=b.len() {
            let changed = usize::from(a[i - 1] != b[j - 1]);
            let mut best = (before[j] + 1)
                .min(current[j - 1] + 1)
                .min(before[j - 1] + changed);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(older[j - 2] + 1);
            }
            current[j] = best;
        }
        older = std::mem::replace(&mut before, current);
    }
    let distance = before[b.len()];
    (distance <= most).then_some(distance)
}

/// How many letters apart spellings of one name may be of which the shorter has this many; none where that is too
/// few to tell.
fn most_apart(letters: usize) -> Option<usize> {
    match letters {
        0..=4 => None,
        5..=8 => Some(1),
        _ => Some(2),
    }
}

/// Whether two words are spellings of one name: not the same, but a letter or two apart, longer words more. A
/// plural, demonym or other ending on the same word is no such spelling.
pub(super) fn is_near(a: &str, b: &str) -> bool {
    if a == b || a.starts_with(b) || b.starts_with(a) {
        return false;
    }
    let shorter = a.chars().count().min(b.chars().count());
    most_apart(shorter).is_some_and(|most| letters_apart(a, b, most).is_some())
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

    #[test]
    fn near_spellings_are_found_without_comparing_all() {
        let words = [
            "berge",
            "bergen",
            "brenholt",
            "brennholt",
            "brennhotl",
            "norland",
            "norlands",
            "noralnd",
            "østergaard",
            "østergård",
            "kristiansund",
            "kristainsudn",
            "ristiansund",
            "xkristiansunds",
        ];
        let words: Vec<String> = words.into_iter().map(str::to_owned).collect();
        let spellings = Spellings::new(words.iter());
        for word in &words {
            let mut expected: Vec<&str> = words.iter().map(String::as_str).collect();
            expected.retain(|other| is_near(other, word));
            expected.sort_unstable();
            assert_eq!(spellings.near(word), expected, "{word}");
        }
    }
}
