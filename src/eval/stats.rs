//! What an alignment looks like in numbers.
//!
//! Of every alignment: how often each shape of bead occurs, how long the target is for a letter of the source, how many
//! pairs of links cross. Of a summary also, after Grusky, Naaman and Artzi (2018), *Newsroom*: with the fragments *F* that
//! a greedy search finds in both texts, word for word,
//!
//! - coverage = Σ |*f*| / |target|: the share of the summary's words that stand in a fragment;
//! - density = Σ |*f*|² / |target|: how long the fragment is that a word stands in on average;
//! - compression = |source| / |target|: words of the source for one of the summary;
//!
//! and the share of the target's *n*-grams that the source lacks, *n* from 1 to 4. Words are compared in lower case;
//! punctuation marks do not count.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde::Serialize;

use crate::align::Alignment;
use crate::text::{Document, WordKind};

/// The numbers.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Stats {
    /// Sentences of the source.
    pub source_sentences: usize,
    /// Sentences of the target.
    pub target_sentences: usize,
    /// Words of the source, without punctuation.
    pub source_words: usize,
    /// Words of the target.
    pub target_words: usize,
    /// How often each shape occurs, source side first: `1-1`, `2-1`, `1-0`.
    pub shapes: BTreeMap<String, usize>,
    /// Letters of the target for one of the source, over links with both sides; none where there are none.
    pub length_ratio: Option<f64>,
    /// Pairs of links, both with two sides, of which the one that begins later in the target begins earlier in the
    /// source.
    pub crossings: usize,
    /// Share of the source's sentences that something answers.
    pub source_answered: f64,
    /// Share of the target's sentences that answer something.
    pub target_answered: f64,
    /// What is known of summaries; none across languages.
    pub summary: Option<SummaryStats>,
}

/// How a summary is made from its source's words.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SummaryStats {
    /// Share of the target's words in fragments of the source.
    pub coverage: f64,
    /// Mean length of the fragment that a word of the target stands in.
    pub density: f64,
    /// Words of the source for one of the target.
    pub compression: f64,
    /// Share of the target's distinct n-grams that the source lacks, n from 1 to 4; none where the target is shorter.
    pub novel: [Option<f64>; 4],
}

impl Stats {
    /// Counts.
    pub fn new(source: &Document, target: &Document, alignment: &Alignment) -> Self {
        let mut shapes = BTreeMap::new();
        let (mut letters, mut starts) = ((0_usize, 0_usize), Vec::new());
        let mut answered = (HashSet::new(), HashSet::new());
        for link in &alignment.links {
            *shapes.entry(link.shape()).or_insert(0) += 1;
            if link.is_null() {
                continue;
            }
            let count = |document: &Document, sentences: &[usize]| -> usize {
                let texts = sentences.iter().map(|&at| document.sentence_text(at));
                texts
                    .map(|text| text.chars().filter(|c| !c.is_whitespace()).count())
                    .sum()
            };
            letters.0 += count(source, &link.sources);
            letters.1 += count(target, &link.targets);
            starts.push((link.targets[0], link.sources[0]));
            answered.0.extend(link.sources.iter().copied());
            answered.1.extend(link.targets.iter().copied());
        }
        starts.sort_unstable();
        let order: Vec<usize> = starts.into_iter().map(|(_, s)| s).collect();
        let (ours, theirs) = (words(source), words(target));
        let one_language = source.language() == target.language();
        Stats {
            source_sentences: source.sentences().len(),
            target_sentences: target.sentences().len(),
            source_words: ours.len(),
            target_words: theirs.len(),
            shapes,
            length_ratio: (letters.0 > 0).then(|| letters.1 as f64 / letters.0 as f64),
            crossings: inversions(&order),
            source_answered: share(answered.0.len(), source.sentences().len()),
            target_answered: share(answered.1.len(), target.sentences().len()),
            summary: (one_language && !theirs.is_empty())
                .then(|| SummaryStats::new(&ours, &theirs)),
        }
    }
}

fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

/// A document's words in lower case, without marks.
fn words(document: &Document) -> Vec<&str> {
    let words = document.words().iter();
    words
        .filter(|w| w.kind != WordKind::Mark)
        .map(|w| w.form.as_str())
        .collect()
}

/// Pairs that stand in the other order, equal ones not counted: by merging, in n log n.
fn inversions(values: &[usize]) -> usize {
    fn sort(values: &mut [usize]) -> usize {
        if values.len() < 2 {
            return 0;
        }
        let (left, right) = values.split_at_mut(values.len() / 2);
        let mut count = sort(left) + sort(right);
        let (mut i, mut merged) = (0, Vec::with_capacity(left.len() + right.len()));
        for &value in right.iter() {
            while i < left.len() && left[i] <= value {
                merged.push(left[i]);
                i += 1;
            }
            count += left.len() - i;
            merged.push(value);
        }
        merged.extend_from_slice(&left[i..]);
        values.copy_from_slice(&merged);
        count
    }
    sort(&mut values.to_vec())
}

/// How many places of the source one word of the target is followed from; common words beyond that are looked at where
/// they stand first.
const MOST_PLACES: usize = 1_000;

impl SummaryStats {
    fn new(source: &[&str], target: &[&str]) -> Self {
        let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
        for (at, word) in source.iter().enumerate() {
            places.entry(word).or_default().push(at);
        }
        let (mut covered, mut squares, mut at) = (0, 0, 0);
        while at < target.len() {
            let from = places.get(target[at]).map_or(&[][..], Vec::as_slice);
            let longest = from
                .iter()
                .take(MOST_PLACES)
                .map(|&start| {
                    let pairs = source[start..].iter().zip(&target[at..]);
                    pairs.take_while(|(a, b)| a == b).count()
                })
                .max()
                .unwrap_or(0);
            covered += longest;
            squares += longest * longest;
            at += longest.max(1);
        }
        let grams = |words: &[&str], n: usize| -> HashSet<Vec<String>> {
            let runs = words.windows(n);
            runs.map(|run| run.iter().map(|w| (*w).to_owned()).collect())
                .collect()
        };
        let novel = |n: usize| {
            let (ours, theirs) = (grams(target, n), grams(source, n));
            (!ours.is_empty()).then(|| share(ours.difference(&theirs).count(), ours.len()))
        };
        SummaryStats {
            coverage: share(covered, target.len()),
            density: share(squares, target.len()),
            compression: share(source.len(), target.len()),
            novel: [novel(1), novel(2), novel(3), novel(4)],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fragments_are_counted_as_the_paper_does() {
        let source = ["the", "old", "mill", "burned", "down", "on", "monday"];
        // Two fragments: "the old mill" and "on monday"; "fell" is new.
        let target = ["the", "old", "mill", "fell", "on", "monday"];
        let found = SummaryStats::new(&source, &target);
        assert!((found.coverage - 5.0 / 6.0).abs() < 1e-12);
        assert!((found.density - (9.0 + 4.0) / 6.0).abs() < 1e-12);
        assert!((found.compression - 7.0 / 6.0).abs() < 1e-12);
        assert_eq!(found.novel[0], Some(1.0 / 6.0));
        assert_eq!(found.novel[1], Some(2.0 / 5.0));
        assert_eq!(SummaryStats::new(&source, &target[..1]).novel[3], None);
    }

    #[test]
    fn crossings_are_pairs_out_of_order() {
        assert_eq!(inversions(&[0, 1, 2, 3]), 0);
        assert_eq!(inversions(&[3, 2, 1, 0]), 6);
        assert_eq!(inversions(&[1, 1, 0, 2]), 2);
        assert_eq!(inversions(&[]), 0);
    }
}
