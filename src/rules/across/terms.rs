//! Terms that the source repeats: runs of the same words, in whatever form they stand.

use std::collections::{BTreeMap, BTreeSet};

use crate::text::{Document, Span, WordKind};

use super::names::is_eastern;
use super::phrases::tokens;

/// Words of a term, at least and at most.
const WORDS: (usize, usize) = (2, 4);

/// Characters of a term where words are not set apart, at least and at most.
const CHARACTERS: (usize, usize) = (4, 10);

/// A term stands so often at most: what stands in every other sentence is no term.
const MOST: usize = 60;

/// Where a term stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    pub(super) sentence: usize,
    pub(super) span: Span,
}

/// A term and its places.
#[derive(Clone, Debug)]
pub(super) struct Term {
    pub(super) places: Vec<Place>,
    /// Whether a verb is made of it: 평가 + 하다, 強化 + する.
    pub(super) verbal: bool,
}

/// One word on the way to a term: what its forms share, and where it stands.
struct Unit {
    key: String,
    span: Span,
    /// Nothing stands between it and the one before.
    follows: bool,
    telling: bool,
    verbal: bool,
}

/// The terms of a document, the longest of those that stand in the same places.
pub(super) fn terms(document: &Document) -> Vec<Term> {
    let eastern = matches!(document.language().code(), "ja" | "zh");
    let mut found: BTreeMap<String, (BTreeSet<Place>, bool)> = BTreeMap::new();
    for sentence in 0..document.sentences().len() {
        let units = if eastern {
            characters(document, sentence)
        } else if document.language().data().across.particles.is_empty() {
            words(document, sentence)
        } else {
            stems(document, sentence)
        };
        let lengths = if eastern { CHARACTERS } else { WORDS };
        for first in 0..units.len() {
            for length in lengths.0..=lengths.1 {
                let Some(run) = units.get(first..first + length) else {
                    break;
                };
                if !run[1..].iter().all(|u| u.follows) {
                    break;
                }
                let last = &run[length - 1];
                if !run[0].telling || !last.telling {
                    continue;
                }
                let key: Vec<&str> = run.iter().map(|u| u.key.as_str()).collect();
                let entry = found.entry(key.join(" ")).or_default();
                entry.0.insert(Place {
                    sentence,
                    span: run[0].span.cover(last.span),
                });
                entry.1 |= last.verbal;
            }
        }
    }
    let repeated: Vec<Term> = found
        .into_values()
        .filter(|(places, _)| (2..=MOST).contains(&places.len()))
        .map(|(places, verbal)| Term {
            places: places.into_iter().collect(),
            verbal,
        })
        .collect();
    longest(repeated)
}

/// Leaves out what stands inside a longer term as often as that one.
fn longest(mut terms: Vec<Term>) -> Vec<Term> {
    let length = |t: &Term| t.places[0].span.len();
    terms.sort_by(|a, b| {
        let order = length(b).cmp(&length(a));
        order.then_with(|| a.places.cmp(&b.places))
    });
    // For each sentence the terms kept so far.
    let mut kept: Vec<Term> = Vec::new();
    let mut by_sentence: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for term in terms {
        let first = term.places[0];
        let inside = by_sentence
            .get(&first.sentence)
            .into_iter()
            .flatten()
            .any(|&k| {
                let longer: &Term = &kept[k];
                longer.places.len() == term.places.len()
                    && term
                        .places
                        .iter()
                        .zip(&longer.places)
                        .all(|(t, l)| t.sentence == l.sentence && l.span.contains(t.span))
            });
        if !inside {
            let sentences: BTreeSet<usize> = term.places.iter().map(|p| p.sentence).collect();
            for sentence in sentences {
                by_sentence.entry(sentence).or_default().push(kept.len());
            }
            kept.push(term);
        }
    }
    kept.sort_by_key(|t| t.places[0]);
    kept
}

/// Korean: words without particle, and verbs made of a noun without their ending.
fn stems(document: &Document, sentence: usize) -> Vec<Unit> {
    const ENDINGS: &str = "하한할함합해했되된될됨됩돼됐";
    let text = document.text();
    let unit = |token: super::phrases::Token| {
        // 높이 is no 높 with a particle.
        let stem = token.stem.of(text);
        let stem = if stem.chars().count() < 2 {
            token.whole.of(text)
        } else {
            stem
        };
        let cut = stem
            .char_indices()
            .skip(2)
            .find(|(_, c)| ENDINGS.contains(*c))
            .map(|(at, _)| at);
        let key = &stem[..cut.unwrap_or(stem.len())];
        Unit {
            key: key.to_owned(),
            span: Span::new(token.stem.start, token.stem.start + key.len()),
            // A particle ends a phrase but for "of": 습지의 보전.
            follows: !token.apart,
            telling: key.chars().count() >= 2,
            verbal: cut.is_some(),
        }
    };
    tokens(document, sentence).into_iter().map(unit).collect()
}

fn words(document: &Document, sentence: usize) -> Vec<Unit> {
    let words = document.sentence_words(sentence);
    let marks = words.iter().scan(true, |mark, word| {
        let before = *mark;
        *mark = word.kind == WordKind::Mark;
        Some((word, before))
    });
    let data = document.language().data();
    let open = data.across.roles.map_or(&[][..], |r| r.open);
    marks
        .filter(|(w, _)| w.is_content())
        .map(|(word, mark)| Unit {
            key: word.stem.clone(),
            span: word.span,
            follows: !mark,
            telling: word.kind == WordKind::Word
                && word.form.chars().count() > 3
                && !open.contains(&word.form.as_str())
                && !data.is_function_word(&word.form),
            verbal: false,
        })
        .collect()
}

/// Characters but hiragana and marks.
fn characters(document: &Document, sentence: usize) -> Vec<Unit> {
    let span = document.sentences()[sentence].span;
    let text = span.of(document.text());
    let telling = |c: char| is_eastern(c) && !('\u{3041}'..='\u{309f}').contains(&c);
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let chinese = document.language().code() == "zh";
    let units = chars.iter().enumerate().filter(|(_, (_, c))| telling(*c));
    units
        .map(|(at, &(start, c))| Unit {
            key: c.to_string(),
            span: Span::new(span.start + start, span.start + start + c.len_utf8()),
            follows: at > 0 && telling(chars[at - 1].1),
            telling: true,
            // Chinese verbs have no mark of their own.
            verbal: chinese
                || chars
                    .get(at + 1)
                    .is_some_and(|(_, c)| matches!(c, 'し' | 'す' | 'さ')),
        })
        .collect()
}
