//! Proper names, in languages that write them with capitals and common nouns without.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::{Document, Span, Word, WordKind};

/// What a [`Name`] most likely names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NameKind {
    /// A person: a title stands before it, or it is part of a name that has one elsewhere.
    Person,
    /// A body, place, event, work: everything else.
    Other,
}

/// A proper name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// Its words, a range of [`Document::words`], without titles before it.
    pub words: Range<usize>,
    /// Where it stands, without titles.
    pub span: Span,
    /// Where it stands with the titles and offices before it.
    pub titled: Span,
    /// What it names.
    pub kind: NameKind,
    /// Index of its sentence.
    pub sentence: usize,
}

/// The names of a document in order; none in a language whose capitals do not tell.
pub(super) fn names(document: &Document, known: &Known) -> Vec<Name> {
    if document.language().code() != "en" {
        return Vec::new();
    }
    let finder = Finder {
        document,
        words: document.words(),
        lower: lower_case_words(document),
        capitals: capitals(document),
        known,
    };
    let mut found = Vec::new();
    for (index, sentence) in document.sentences().iter().enumerate() {
        finder.sentence(index, sentence.words.clone(), &mut found);
    }
    mark_persons(document, &mut found, known);
    found
}

/// Words that the document writes in lower case somewhere: a capital at the head of a sentence says nothing of
/// them.
fn lower_case_words(document: &Document) -> HashSet<&str> {
    let words = document.words().iter();
    words
        .filter(|w| w.kind == WordKind::Word && !w.capital)
        .map(|w| w.form.as_str())
        .collect()
}

/// How often each word is written with a capital.
fn capitals(document: &Document) -> HashMap<&str, usize> {
    let mut counts = HashMap::new();
    for word in document.words().iter().filter(|w| w.capital) {
        *counts.entry(word.form.as_str()).or_insert(0) += 1;
    }
    counts
}

/// No name is longer: what goes on is a text in capitals.
const LONGEST: usize = 16;

struct Finder<'d> {
    document: &'d Document,
    words: &'d [Word],
    lower: HashSet<&'d str>,
    capitals: HashMap<&'d str, usize>,
    known: &'d Known,
}

/// Nouns that name agreements and rules, which have a subject behind `for` or `on`.
const KINDS: &[&str] = &[
    "agreement",
    "charter",
    "code",
    "convention",
    "declaration",
    "framework",
    "law",
    "memorandum",
    "partnership",
    "plan",
    "programme",
    "program",
    "regulation",
    "regulations",
    "treaty",
    "act",
];

impl Finder<'_> {
    fn sentence(&self, index: usize, range: Range<usize>, found: &mut Vec<Name>) {
        let mut at = range.start;
        while at < range.end {
            if !self.begins(at, &range) {
                at += 1;
                continue;
            }
            let end = self.end(at, &range);
            if let Some(name) = self.name(index, at..end) {
                found.push(name);
            }
            at = end;
        }
    }

    /// Whether a capital here is there for itself and not for its place.
    fn begins(&self, at: usize, range: &Range<usize>) -> bool {
        let word = &self.words[at];
        if word.kind != WordKind::Word || !word.capital || word.form == "i" {
            return false;
        }
        let data = self.document.language().data();
        let function = data.is_function_word(&word.form)
            || data.is_function_word(word.form.trim_end_matches('.'));
        let acronym = is_acronym(word, self.document.text());
        if self.opens(at, range) {
            if (function && !acronym)
                || data.weekday(&word.form).is_some()
                || data.month(&word.form).is_some()
            {
                return false;
            }
            let next = at + 1;
            let followed = next < range.end
                && (self.words[next].capital && self.words[next].kind == WordKind::Word
                    || self.joins(next, range) && self.words[next].form == "-"
                    || self.words[next].form == "&");
            // At the head of a sentence: an acronym, a word that never occurs in lower case, or one that another
            // capital follows.
            return acronym
                || followed
                || !self.lower.contains(word.form.as_str())
                    && (self.capital_elsewhere(at) || self.known.words.contains(&word.form));
        }
        (!function || acronym)
            && data.weekday(&word.form).is_none()
            && data.month(&word.form).is_none()
    }

    /// Whether the capital at `at` may be owed to the start of a sentence or quotation.
    fn opens(&self, at: usize, range: &Range<usize>) -> bool {
        let mut back = at;
        while back > range.start {
            back -= 1;
            let word = &self.words[back];
            match word.kind {
                WordKind::Mark
                    if matches!(
                        word.form.as_str(),
                        "\"" | "'" | "(" | "[" | "-" | "■" | "•" | "*"
                    ) => {}
                WordKind::Mark if matches!(word.form.as_str(), ":" | "." | "?" | "!" | "…") => {
                    return true;
                }
                WordKind::Mark if word.form == "," => {
                    return self.words[back + 1..at].iter().any(|w| w.form == "\"");
                }
                _ => return false,
            }
        }
        true
    }

    fn capital_elsewhere(&self, at: usize) -> bool {
        self.capitals
            .get(self.words[at].form.as_str())
            .is_some_and(|count| *count > 1)
    }

    /// One past the last word of the name that begins at `at`.
    fn end(&self, at: usize, range: &Range<usize>) -> usize {
        let mut end = at + 1;
        while end < at + LONGEST {
            let Some(next) = self.next(end, at, range) else {
                break;
            };
            end = next;
        }
        end
    }

    /// Where the name goes on after `end`, if it does: with a capital, a joining mark and a capital, or a
    /// preposition and a capital.
    fn next(&self, end: usize, first: usize, range: &Range<usize>) -> Option<usize> {
        let capital = |at: usize| {
            at < range.end
                && self.words[at].kind == WordKind::Word
                && self.words[at].capital
                && self.words[at].form != "i"
                && self
                    .document
                    .language()
                    .data()
                    .month(&self.words[at].form)
                    .is_none()
                && self
                    .document
                    .language()
                    .data()
                    .weekday(&self.words[at].form)
                    .is_none()
        };
        if end >= range.end {
            return None;
        }
        if capital(end) && self.words[end].spaced {
            // "President Weil" after "Ministry of Health and" is another name: see below.
            return Some(end + 1);
        }
        let form = self.words[end].form.as_str();
        if self.joins(end, range) {
            return Some(end + 2);
        }
        match form {
            "of" | "for" | "on" | "de" | "du" | "del" | "der" | "van" | "von" | "and" | "&" => {
                let the = usize::from(end + 1 < range.end && self.words[end + 1].form == "the");
                let after = end + 1 + the;
                if !capital(after) || self.words[after].form == "the" {
                    return None;
                }
                let linked = self.words[first..end]
                    .iter()
                    .any(|w| matches!(w.form.as_str(), "of" | "for" | "on"));
                let data = self.document.language().data();
                let titled = data
                    .titles
                    .binary_search(&self.words[after].form.trim_end_matches('.'))
                    .is_ok();
                match form {
                    // "Food and Drug", "Disease Prevention and Control": only inside a name that a preposition
                    // already joined; two names side by side are two.
                    "and" if !linked || titled || the == 1 => None,
                    "for" | "on" if !self.is_body(first..end) => None,
                    _ => Some(after + 1),
                }
            }
            _ => None,
        }
    }

    fn is_body(&self, words: Range<usize>) -> bool {
        let data = self.document.language().data();
        self.words[words].iter().any(|w| {
            crate::lang::contains(data.body_nouns, &w.form) || KINDS.contains(&w.form.as_str())
        })
    }

    /// Whether a hyphen or dash without white space joins `end - 1` and a capital.
    fn joins(&self, end: usize, range: &Range<usize>) -> bool {
        end + 1 < range.end
            && self.words[end].form == "-"
            && !self.words[end].spaced
            && !self.words[end + 1].spaced
            && self.words[end + 1].kind == WordKind::Word
    }

    /// Cuts the titles off the front, and gives up what is only a title.
    fn name(&self, sentence: usize, words: Range<usize>) -> Option<Name> {
        let data = self.document.language().data();
        let is_title = |w: &Word| crate::lang::contains(data.titles, w.form.trim_end_matches('.'));
        let mut first = words.start;
        // "U.S. President Joe Dean", "Chief Medical Officer Dr. Solv": the last title in the run, and what stands
        // before it, is no part of the name, as long as a name follows.
        if let Some(last) = (words.start..words.end)
            .rev()
            .find(|&w| is_title(&self.words[w]))
        {
            let joined = self.words[last + 1..words.end]
                .first()
                .is_some_and(|w| !w.capital || w.kind != WordKind::Word);
            if last + 1 < words.end && !joined {
                first = last + 1;
            }
        }
        let titled = first > words.start;
        let span = self.words[first].span.cover(self.words[words.end - 1].span);
        let all = self.words[words.start].span.cover(span);
        let alone = words.end - first == 1;
        if alone && is_title(&self.words[first]) {
            return None;
        }
        let kind = if titled {
            NameKind::Person
        } else {
            NameKind::Other
        };
        Some(Name {
            words: first..words.end,
            span,
            titled: all,
            kind,
            sentence,
        })
    }
}

/// Two or more capitals and no lower-case letter.
pub fn is_acronym(word: &Word, text: &str) -> bool {
    let shown = word.span.of(text);
    shown.chars().filter(|c| c.is_uppercase()).count() >= 2
        && !shown.chars().any(char::is_lowercase)
}

/// More persons: a noun of office stands before the name ("match delegate Ada Weil"), `who` behind it, or it shares
/// its last word with a person's name here or in the other text.
fn mark_persons(document: &Document, names: &mut [Name], known: &Known) {
    let words = document.words();
    let data = document.language().data();
    let last = |name: &Name| words[name.words.end - 1].form.clone();
    for name in names.iter_mut().filter(|n| n.words.len() <= 3) {
        let before = name.words.start.checked_sub(1).map(|at| &words[at]);
        let office =
            before.is_some_and(|w| !w.capital && crate::lang::contains(data.person_nouns, &w.form));
        let form = |at: usize| words.get(at).map_or("", |w| w.form.as_str());
        let who =
            form(name.words.end) == "," && matches!(form(name.words.end + 1), "who" | "whose");
        if (office || who) && !is_acronym(&words[name.words.end - 1], document.text()) {
            name.kind = NameKind::Person;
        }
    }
    let mut persons = known.persons.clone();
    persons.extend(
        names
            .iter()
            .filter(|n| n.kind == NameKind::Person)
            .map(last),
    );
    for name in names.iter_mut() {
        if name.words.len() <= 3 && persons.contains(&last(name)) {
            name.kind = NameKind::Person;
        }
    }
}

/// What another text tells of names.
#[derive(Clone, Debug, Default)]
pub(super) struct Known {
    /// Words of names, in lower case: names also where they open a sentence.
    pub(super) words: HashSet<String>,
    /// Last words of persons' names, in lower case.
    pub(super) persons: HashSet<String>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::testing::document;

    fn read(text: &str) -> Vec<String> {
        let document = document(&[text]);
        names(&document, &Known::default())
            .iter()
            .map(|n| n.span.of(text).to_owned())
            .collect()
    }

    #[test]
    fn names_keep_their_prepositions_and_hyphens() {
        assert_eq!(
            read("it joined the Norland-U.K.-Sudria Framework Memorandum of Cooperation today"),
            ["Norland-U.K.-Sudria Framework Memorandum of Cooperation"]
        );
        assert_eq!(
            read("told the Centre for Flood Prevention and Control (CFPC)"),
            ["Centre for Flood Prevention and Control", "CFPC"]
        );
    }

    #[test]
    fn a_day_is_no_part_of_a_name() {
        assert_eq!(read("met in the Port Selena on June 13"), ["Port Selena"]);
    }

    #[test]
    fn titles_are_no_part_of_a_name() {
        assert_eq!(
            read("with Norse Prime Minister Ada Berg and Dr. Weil"),
            ["Ada Berg", "Weil"]
        );
    }

    #[test]
    fn the_first_word_of_a_sentence_needs_more_than_its_capital() {
        assert_eq!(read("Visitors came. visitors"), Vec::<String>::new());
        assert_eq!(read("Ada Berg came."), ["Ada Berg"]);
    }

    #[test]
    fn two_names_side_by_side_are_two() {
        assert_eq!(
            read("talks between Norland and Sudria"),
            ["Norland", "Sudria"]
        );
    }
}
