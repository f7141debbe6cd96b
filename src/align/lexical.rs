//! Words that answer each other across a translation: numbers, equal strings, cognates, the entries of a dictionary,
//! and pairs learned from the two texts themselves.

use std::collections::HashMap;
use std::ops::Range;

use crate::lang::Language;

use super::band::Band;
use super::dictionary::Dictionary;
use super::terms::{Profile, Term, Terms};

/// Most that two sentences can have in common: one rare word says almost as much as five.
const CAP: f64 = 2.5;

/// Neighbours on each side whose average counts as chance.
const SURROUNDINGS: usize = 6;

/// Beads the dictionary is learned from, at most.
const BEADS: usize = 20_000;

/// Words of a bead's side that are paired, rarest first.
const PAIRED: usize = 16;

/// Least Dice coefficient of a learned pair.
const LEAST: f64 = 0.4;

/// For each source term the target terms that answer it, with their likeness, and whether the pair was learned.
#[derive(Clone, Debug, Default)]
pub struct Answers {
    of: HashMap<Term, Vec<Answer>>,
    phrases: [Phrases; 2],
    /// How rare the phrases of both sides are.
    weights: Vec<f64>,
}

/// The phrases of several words that a dictionary knows, on one side. A phrase is a term behind those of the texts.
#[derive(Clone, Debug, Default)]
struct Phrases {
    /// By their first word.
    known: HashMap<Term, Vec<(Vec<Term>, Term)>>,
    /// For each sentence, those in it.
    held: Vec<Vec<Term>>,
}

impl Phrases {
    /// The term of a phrase: its own where it has several words.
    fn term(&mut self, words: &[Term], terms: &Terms, weights: &mut Vec<f64>) -> Option<Term> {
        let [first, rest @ ..] = words else {
            return None;
        };
        if rest.is_empty() {
            return Some(*first);
        }
        let known = self.known.entry(*first).or_default();
        if let Some((_, term)) = known.iter().find(|(other, _)| other == words) {
            return Some(*term);
        }
        let term = (terms.weights.len() + weights.len()) as Term;
        // As rare as its rarest word.
        weights.push(
            words
                .iter()
                .map(|word| terms.weight(*word))
                .fold(0.0, f64::max),
        );
        known.push((words.to_vec(), term));
        Some(term)
    }

    /// Finds the phrases in the sentences.
    fn find(&mut self, side: &[Profile]) {
        let known = &self.known;
        let held = side.iter().map(|profile| {
            let words = &profile.sequence;
            let mut found: Vec<Term> = (0..words.len())
                .flat_map(|at| {
                    let phrases = known.get(&words[at]).map_or(&[][..], Vec::as_slice);
                    let here = phrases
                        .iter()
                        .filter(move |(phrase, _)| words[at..].starts_with(phrase));
                    here.map(|(_, term)| *term)
                })
                .collect();
            found.sort_unstable();
            found.dedup();
            found
        });
        self.held = held.collect();
    }

    fn of(&self, sentence: usize) -> &[Term] {
        self.held.get(sentence).map_or(&[], Vec::as_slice)
    }
}

#[derive(Clone, Copy, Debug)]
struct Answer {
    target: Term,
    likeness: f64,
    /// The likeness without the witness of one bead, for the pairs of sentences it was learned from.
    elsewhere: f64,
}

impl Answers {
    /// The same strings and values, and strings nearly the same.
    pub fn spelled(terms: &Terms) -> Self {
        let mut of: HashMap<Term, Vec<Answer>> = HashMap::new();
        let mut add = |source: Term, target: Term, likeness: f64| {
            of.entry(source).or_default().push(Answer {
                target,
                likeness,
                elsewhere: likeness,
            });
        };
        for term in distinct(&terms.target) {
            add(term, term, 1.0);
            for (source, likeness) in terms.variants.of(term) {
                add(*source, term, *likeness);
            }
        }
        Answers {
            of,
            ..Answers::default()
        }
    }

    /// Adds the entries of a dictionary whose words stand in the texts.
    pub fn look_up(
        &mut self,
        terms: &Terms,
        dictionary: &Dictionary,
        (source, target): (Language, Language),
    ) {
        let entries = dictionary.entries();
        let ours = terms.phrases(entries.iter().map(|(s, _)| s.as_str()), source);
        let theirs = terms.phrases(entries.iter().map(|(_, t)| t.as_str()), target);
        let [of_source, of_target] = &mut self.phrases;
        for (source, target) in ours.iter().zip(&theirs) {
            let source = of_source.term(source, terms, &mut self.weights);
            let target = of_target.term(target, terms, &mut self.weights);
            let (Some(source), Some(target)) = (source, target) else {
                continue;
            };
            let known = self.of.entry(source).or_default();
            known.retain(|answer| answer.target != target);
            known.push(Answer {
                target,
                likeness: 1.0,
                elsewhere: 1.0,
            });
        }
        of_source.find(&terms.source);
        of_target.find(&terms.target);
    }

    fn weight(&self, terms: &Terms, term: Term) -> f64 {
        let behind = (term as usize).checked_sub(terms.weights.len());
        behind.map_or_else(|| terms.weight(term), |phrase| self.weights[phrase])
    }

    /// Adds the pairs of words that stand side by side in the beads more often than not.
    pub fn learn(&mut self, terms: &Terms, beads: &[(Vec<usize>, Vec<usize>)]) {
        let mut together: HashMap<(Term, Term), u32> = HashMap::new();
        let mut alone: HashMap<(bool, Term), u32> = HashMap::new();
        for (sources, targets) in beads.iter().take(BEADS) {
            let source = rarest(terms, &terms.source, sources);
            let target = rarest(terms, &terms.target, targets);
            for a in &source {
                *alone.entry((false, *a)).or_default() += 1;
            }
            for b in &target {
                *alone.entry((true, *b)).or_default() += 1;
            }
            if sources.is_empty() || targets.is_empty() {
                continue;
            }
            for a in &source {
                for b in &target {
                    *together.entry((*a, *b)).or_default() += 1;
                }
            }
        }
        let mut learned: Vec<(Term, Answer)> = together
            .into_iter()
            .filter(|((a, b), both)| a != b && *both > 1)
            .filter_map(|((a, b), both)| {
                let either = f64::from(alone.get(&(false, a))? + alone.get(&(true, b))?);
                let both = f64::from(both);
                // Two witnesses are half a proof.
                let sure = |both: f64, either: f64| 2.0 * both / either * both / (both + 2.0);
                (2.0 * both / either >= LEAST).then(|| {
                    let answer = Answer {
                        target: b,
                        likeness: sure(both, either),
                        elsewhere: sure(both - 1.0, (either - 2.0).max(1.0)),
                    };
                    (a, answer)
                })
            })
            .collect();
        learned.sort_by_key(|(a, answer)| (*a, answer.target));
        for (a, answer) in learned {
            let known = self.of.entry(a).or_default();
            if !known.iter().any(|k| k.target == answer.target) {
                known.push(answer);
            }
        }
    }

    /// For each source sentence the target sentences in its band that share something with it, ascending, and how
    /// much: 0 to [`CAP`], less what the sentence shares with the surroundings on average. `beads` gives for each
    /// source sentence the bead it was in, for each target sentence likewise; pairs in one bead count learned words
    /// without that bead's witness.
    pub fn rows(
        &self,
        terms: &Terms,
        band: &Band,
        beads: Option<(&[usize], &[usize])>,
    ) -> Vec<Vec<(usize, f64)>> {
        let mut postings: Vec<Vec<u32>> =
            vec![Vec::new(); terms.weights.len() + self.weights.len()];
        for (at, profile) in terms.target.iter().enumerate() {
            for term in profile.terms.iter().chain(self.phrases[1].of(at)) {
                postings[*term as usize].push(at as u32);
            }
        }
        let mut sums = vec![0.0; terms.target.len()];
        terms
            .source
            .iter()
            .enumerate()
            .map(|(row, profile)| {
                let columns = band.columns(row);
                let (low, high) = (columns.start, columns.end);
                let mut touched: Vec<usize> = Vec::new();
                for term in profile.terms.iter().chain(self.phrases[0].of(row)) {
                    for answer in self.of.get(term).map_or(&[][..], Vec::as_slice) {
                        let weight = self
                            .weight(terms, *term)
                            .min(self.weight(terms, answer.target));
                        let list = &postings[answer.target as usize];
                        let from = list.partition_point(|at| (*at as usize) < low);
                        for column in list[from..].iter().map(|at| *at as usize) {
                            if column >= high {
                                break;
                            }
                            let own = beads.is_some_and(|(s, t)| s[row] == t[column]);
                            let likeness = if own {
                                answer.elsewhere
                            } else {
                                answer.likeness
                            };
                            if sums[column] == 0.0 {
                                touched.push(column);
                            }
                            sums[column] += weight * likeness;
                        }
                    }
                }
                touched.sort_unstable();
                touched.dedup();
                let found: Vec<(usize, f64)> = touched
                    .iter()
                    .map(|column| (*column, std::mem::take(&mut sums[*column])))
                    .collect();
                above_chance(&found, &(low..high.min(terms.target.len())))
            })
            .collect()
    }
}

/// Each value less the average of its surroundings within the band's `columns`, where anything is left.
fn above_chance(found: &[(usize, f64)], columns: &Range<usize>) -> Vec<(usize, f64)> {
    let (mut from, mut to, mut sum) = (0, 0, 0.0);
    found
        .iter()
        .filter_map(|(column, value)| {
            while to < found.len() && found[to].0 <= column + SURROUNDINGS {
                sum += found[to].1;
                to += 1;
            }
            while found[from].0 + SURROUNDINGS < *column {
                sum -= found[from].1;
                from += 1;
            }
            let low = column.saturating_sub(SURROUNDINGS).max(columns.start);
            let high = (column + SURROUNDINGS + 1).min(columns.end);
            let left = value - (sum - value) / (high - low).saturating_sub(1).max(1) as f64;
            (left > TRACE).then(|| (*column, left.min(CAP)))
        })
        .collect()
}

/// What rounding leaves of nothing.
const TRACE: f64 = 1e-9;

fn distinct(profiles: &[Profile]) -> Vec<Term> {
    let mut terms: Vec<Term> = profiles
        .iter()
        .flat_map(|p| p.terms.iter().copied())
        .collect();
    terms.sort_unstable();
    terms.dedup();
    terms
}

/// The rarest terms of some sentences among those that stand in two sentences or more.
fn rarest(terms: &Terms, side: &[Profile], sentences: &[usize]) -> Vec<Term> {
    let mut found: Vec<Term> = sentences
        .iter()
        .flat_map(|s| side[*s].terms.iter().copied())
        .filter(|t| terms.frequency[*t as usize] > 1)
        .collect();
    found.sort_by_key(|t| (terms.frequency[*t as usize], *t));
    found.dedup();
    found.truncate(PAIRED);
    found
}
