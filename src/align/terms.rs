//! Both documents as sequences of weighted terms.
//!
//! A term is a stem or the value of a number: `sixty-two` and `62` are one term, so are `said` and `say`. Its
//! weight says how rare it is in these two texts, with a background of sentences in which only common words
//! stand, so that a pair of short texts does not take every "the" for a key word:
//!
//! > *w* = ln((*n* + *B*) / (*df* + *B p*)) / ln(*n* + *B*)
//!
//! where *n* counts the sentences of both sides, *df* those with the term, *B* is `BACKGROUND` and *p* the
//! share of background sentences with a word of its kind. A word that stands in one sentence weighs 1.

use std::collections::HashMap;

use crate::lang::{Language, LanguageData, Person};
use crate::text::numbers::quantities;
use crate::text::{Document, Span, Word, WordKind};

use super::variants::Variants;

/// Sentences of the imagined background.
const BACKGROUND: f64 = 20.0;

/// How much the words of one name share: 0 not at all, 1 wholly.
const NAME: f64 = 0.5;

/// The share of background sentences that hold a given word of a kind.
mod share {
    /// Articles, prepositions, auxiliaries.
    pub const FUNCTION: f64 = 0.5;
    /// Say, announce, add: what the summary's writer puts in.
    pub const REPORTING: f64 = 0.15;
    /// A small number; divided by its value.
    pub const NUMBER: f64 = 0.1;
}

/// A term: its index in [`Terms`].
pub type Term = u32;

/// One sentence as terms.
#[derive(Clone, Debug, Default)]
pub struct Profile {
    /// Every word in order; a number of several words is one.
    pub sequence: Vec<Term>,
    /// Every word with its place in the sequence, ordered by term.
    places: Vec<(Term, u32)>,
    /// Distinct terms, ascending.
    pub terms: Vec<Term>,
    /// For each distinct term its weight in this sentence: the words of one name share what one would have.
    pub weights: Vec<f64>,
    /// Distinct terms that are numbers, ascending.
    pub numbers: Vec<Term>,
    /// Distinct terms that are written as names, ascending.
    pub names: Vec<Term>,
    /// Sum of the weights of the distinct terms.
    pub mass: f64,
    /// Whether its first words point back: a third-person pronoun among the first three words.
    pub points_back: bool,
}

impl Profile {
    /// The places of `term` in the sequence, ascending.
    pub fn places(&self, term: Term) -> impl Iterator<Item = usize> {
        let first = self.places.partition_point(|(t, _)| *t < term);
        self.places[first..]
            .iter()
            .take_while(move |(t, _)| *t == term)
            .map(|(_, at)| *at as usize)
    }

    /// Sets the weights. A name of *k* words is no *k*-fold evidence: each of them weighs 1 / *k*^[`NAME`] of its own.
    fn weigh(&mut self, weights: &[f64], named: &[bool]) {
        self.weights = vec![0.0; self.terms.len()];
        for run in self
            .sequence
            .chunk_by(|a, b| named[*a as usize] && named[*b as usize])
        {
            let part = libm::pow(run.len() as f64, -NAME);
            for term in run {
                if let Ok(at) = self.terms.binary_search(term) {
                    self.weights[at] = self.weights[at].max(part * weights[*term as usize]);
                }
            }
        }
        self.mass = self.weights.iter().sum();
    }

    /// Whether it holds `term`.
    pub fn has(&self, term: Term) -> bool {
        self.terms.binary_search(&term).is_ok()
    }
}

/// Two documents as terms.
#[derive(Clone, Debug)]
pub struct Terms {
    /// The source's sentences.
    pub source: Vec<Profile>,
    /// The target's sentences.
    pub target: Vec<Profile>,
    /// For each term, how rare it is: 0 to 1.
    pub weights: Vec<f64>,
    /// For each term, how many sentences of both sides hold it.
    pub frequency: Vec<u32>,
    /// For each term of the target, the source's terms that spell nearly the same.
    pub variants: Variants,
    known: HashMap<String, Term>,
}

impl Terms {
    /// Reads both documents.
    pub fn new(source: &Document, target: &Document) -> Self {
        let mut interner = Interner::default();
        let mut source_profiles = interner.read(source);
        let mut target_profiles = interner.read(target);
        let sentences = (source_profiles.len() + target_profiles.len()) as f64;
        let mut frequency = vec![0u32; interner.spellings.len()];
        for profile in source_profiles.iter().chain(&target_profiles) {
            for term in &profile.terms {
                frequency[*term as usize] += 1;
            }
        }
        let all = sentences + BACKGROUND;
        let weights: Vec<f64> = frequency
            .iter()
            .zip(&interner.shares)
            .map(|(df, share)| {
                let seen = (f64::from(*df) + BACKGROUND * share).max(1.0);
                (libm::log(all / seen) / libm::log(all)).clamp(0.0, 1.0)
            })
            .collect();
        let named = interner.names();
        for profile in source_profiles.iter_mut().chain(&mut target_profiles) {
            profile.names = profile
                .terms
                .iter()
                .copied()
                .filter(|t| named[*t as usize])
                .collect();
            profile.weigh(&weights, &named);
        }
        let variants = Variants::new(&interner.spellings, &source_profiles, &target_profiles);
        Terms {
            source: source_profiles,
            target: target_profiles,
            weights,
            frequency,
            variants,
            known: interner.known,
        }
    }

    /// The terms of each phrase, in order; nothing for one with a word that neither text has.
    pub fn phrases<'p>(
        &self,
        phrases: impl Iterator<Item = &'p str>,
        language: Language,
    ) -> Vec<Vec<Term>> {
        let (mut text, mut segments) = (String::new(), Vec::new());
        for phrase in phrases {
            let start = text.len();
            text.push_str(phrase);
            segments.push((Span::new(start, text.len()), 0));
            text.push('\n');
        }
        let name = String::new();
        let read = Document::from_segments(name, text, language, Vec::new(), &segments, Vec::new());
        (0..segments.len())
            .map(|at| {
                let words = read.sentence_words(at).iter().filter(|w| w.is_content());
                let terms = words.map(|w| self.known.get(w.stem.trim_end_matches('.')).copied());
                terms.collect::<Option<_>>().unwrap_or_default()
            })
            .collect()
    }

    /// How rare a term is.
    pub fn weight(&self, term: Term) -> f64 {
        self.weights[term as usize]
    }
}

#[derive(Default)]
struct Interner {
    known: HashMap<String, Term>,
    /// The term as compared by letters; empty for numbers.
    spellings: Vec<String>,
    /// The share of background sentences that hold it.
    shares: Vec<f64>,
    /// How often it is written with a capital where none is needed, less how often without.
    capitals: Vec<i32>,
}

impl Interner {
    fn term(&mut self, key: String, spelling: &str, share: f64) -> Term {
        let next = self.spellings.len() as Term;
        let term = *self.known.entry(key).or_insert(next);
        if term == next {
            self.spellings.push(spelling.to_owned());
            self.shares.push(share);
            self.capitals.push(0);
        }
        term
    }

    fn number(&mut self, value: f64) -> Term {
        let share = if value == 0.0 || value.fract() != 0.0 {
            0.0
        } else {
            share::NUMBER / value.abs()
        };
        // Nine digits: a third is one term, however it was reckoned.
        self.term(format!("#{value:.9e}"), "", share)
    }

    fn word(&mut self, word: &Word, acronym: bool, data: &LanguageData) -> Term {
        if acronym {
            return self.term(format!("^{}", word.form.replace('.', "")), "", 0.0);
        }
        let share = if data.is_function_word(&word.form) {
            share::FUNCTION
        } else if data
            .reporting_verbs
            .binary_search(&data.lemma(&word.form))
            .is_ok()
        {
            share::REPORTING
        } else {
            0.0
        };
        let stem = word.stem.trim_end_matches('.');
        self.term(stem.to_owned(), stem, share)
    }

    /// For each term, whether it is written as a name more often than not.
    fn names(&self) -> Vec<bool> {
        self.capitals.iter().map(|n| *n > 0).collect()
    }

    fn read(&mut self, document: &Document) -> Vec<Profile> {
        (0..document.sentences().len())
            .map(|index| self.profile(document, index))
            .collect()
    }

    fn profile(&mut self, document: &Document, index: usize) -> Profile {
        let data = document.language().data();
        let words = document.sentence_words(index);
        let first = document.sentences()[index].words.start;
        let mut numbers = quantities(document, index, &|_| false)
            .into_iter()
            .peekable();
        let mut profile = Profile::default();
        let shouted = !words
            .iter()
            .any(|w| w.kind == WordKind::Word && !w.capital && !data.is_function_word(&w.form));
        let mut opening = true;
        let mut at = 0;
        while let Some(word) = words.get(at) {
            if let Some(number) = numbers.next_if(|n| n.words.start == first + at) {
                let term = self.number(number.value);
                profile.numbers.push(term);
                profile.sequence.push(term);
                opening = false;
                at = (number.words.end - first).max(at + 1);
                continue;
            }
            at += 1;
            if !word.is_content() {
                opening |= word.form == "\"" || word.form == ":";
                continue;
            }
            let acronym = !shouted && is_acronym(word, document.text(), data);
            let term = self.word(word, acronym, data);
            if !word.capital {
                self.capitals[term as usize] -= 1;
            } else if acronym || !(opening || shouted || data.is_function_word(&word.form)) {
                self.capitals[term as usize] += 1;
            }
            if profile.sequence.len() < 3
                && data
                    .pronoun(&word.form)
                    .is_some_and(|p| p.person == Person::Third)
            {
                profile.points_back = true;
            }
            profile.sequence.push(term);
            opening = false;
        }
        profile.places = profile
            .sequence
            .iter()
            .enumerate()
            .map(|(at, term)| (*term, at as u32))
            .collect();
        profile.places.sort_unstable();
        profile.terms = profile.places.iter().map(|(term, _)| *term).collect();
        profile.terms.dedup();
        profile.numbers.sort_unstable();
        profile.numbers.dedup();
        profile
    }
}

/// Whether a word in capitals (`US`, `U.N.`, `WHO`) would be taken for a function word in lower case.
fn is_acronym(word: &Word, text: &str, data: &LanguageData) -> bool {
    let original = word.span.of(text);
    word.capital
        && original.chars().filter(|c| c.is_alphabetic()).count() > 1
        && original.chars().all(|c| c.is_uppercase() || c == '.')
        && (original.contains('.') || data.is_function_word(&word.form))
}
