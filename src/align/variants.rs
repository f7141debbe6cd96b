//! Words that are spelled nearly the same: `Brenholt` and `Brennholt`, `hospitalised` and `hospital`, cognates.

use std::collections::HashMap;

use super::terms::{Profile, Term};

/// Least likeness that counts.
const LEAST: f64 = 0.6;

/// A trigram that more words share than this tells nothing.
const POSTINGS: usize = 400;

/// Most variants kept for one word.
const KEPT: usize = 4;

/// For each term of the target, the terms of the source that spell nearly the same, with their likeness.
#[derive(Clone, Debug, Default)]
pub struct Variants {
    by_term: HashMap<Term, Vec<(Term, f64)>>,
}

impl Variants {
    /// Compares the words of both sides by their letters.
    ///
    /// Likeness is the Dice coefficient of letter trigrams, one pad before the word and none after it, so that
    /// beginnings count more than endings.
    pub fn new(spellings: &[String], source: &[Profile], target: &[Profile]) -> Self {
        let in_source = present(spellings, source);
        let in_target = present(spellings, target);
        let mut index: HashMap<[char; 3], Vec<Term>> = HashMap::new();
        for (term, spelling) in spellings.iter().enumerate() {
            if in_source[term] {
                for gram in grams(spelling) {
                    index.entry(gram).or_default().push(term as Term);
                }
            }
        }
        let mut by_term = HashMap::new();
        for (term, spelling) in spellings.iter().enumerate() {
            if !in_target[term] {
                continue;
            }
            let own = grams(spelling);
            let mut hits: Vec<Term> = own
                .iter()
                .filter_map(|gram| index.get(gram))
                .filter(|list| list.len() <= POSTINGS)
                .flatten()
                .copied()
                .filter(|other| *other as usize != term)
                .collect();
            hits.sort_unstable();
            let mut found: Vec<(Term, f64)> = hits
                .chunk_by(|a, b| a == b)
                .map(|run| {
                    let other = grams(&spellings[run[0] as usize]).len();
                    (run[0], 2.0 * run.len() as f64 / (own.len() + other) as f64)
                })
                .filter(|(_, likeness)| *likeness >= LEAST)
                .collect();
            found.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
            found.truncate(KEPT);
            if !found.is_empty() {
                by_term.insert(term as Term, found);
            }
        }
        Variants { by_term }
    }

    /// The source's terms that spell nearly as the target's `term`, most alike first.
    pub fn of(&self, term: Term) -> &[(Term, f64)] {
        self.by_term.get(&term).map_or(&[], Vec::as_slice)
    }
}

fn present(spellings: &[String], profiles: &[Profile]) -> Vec<bool> {
    let mut present = vec![false; spellings.len()];
    for term in profiles.iter().flat_map(|p| &p.terms) {
        present[*term as usize] = true;
    }
    present
}

/// Distinct trigrams of a word of four letters and more, ascending; at most 30.
fn grams(spelling: &str) -> Vec<[char; 3]> {
    let letters: Vec<char> = std::iter::once('^')
        .chain(spelling.chars())
        .take(32)
        .collect();
    if letters.len() < 5 {
        return Vec::new();
    }
    let mut grams: Vec<[char; 3]> = letters.windows(3).map(|w| [w[0], w[1], w[2]]).collect();
    grams.sort_unstable();
    grams.dedup();
    grams
}
