//! How much of a whole, how far a number reaches, under which condition: what `scope-shift` compares.

use std::ops::Range;

use crate::diff::WordAlignment;
use crate::lang::{self, Bound, LanguageData};
use crate::text::numbers::{Quantity, Unit};
use crate::text::{Annotations, Document, Span, WordKind};

use super::{Facts, Report};

/// A quantifier: its words, its rank (see [`LanguageData::quantifiers`]) and the noun it counts.
#[derive(Clone, Debug)]
struct Quantifier {
    words: Range<usize>,
    rank: u8,
    noun: usize,
    /// Whether it is told by a number.
    numeric: bool,
}

/// How far the noun may stand behind its quantifier.
const NOUN: usize = 4;

/// "All of it" for "most of which": a part of what a pronoun stands for, where each side has one such part.
pub(super) fn pronominal(facts: &Facts<'_>, report: &mut Report<'_>, sentence: usize) {
    let ours = parts_of_it(facts.target, &[sentence]);
    let theirs = parts_of_it(facts.source, facts.sources_of(sentence));
    let ([(our, here)], [(their, there)]) = (&ours[..], &theirs[..]) else {
        return;
    };
    if here == there {
        return;
    }
    let message = format!("The source speaks of “{}”.", their.of(facts.source.text()));
    report.add(Some(*our), Some(*their), 0.75, message);
}

/// The quantifiers before "of it", "of which" and their like, with their ranks.
fn parts_of_it(document: &Document, sentences: &[usize]) -> Vec<(Span, u8)> {
    let data = document.language().data();
    let words = document.words();
    let mut found = Vec::new();
    for &sentence in sentences {
        let range = document.sentences()[sentence].words.clone();
        let mut at = range.start;
        while at < range.end {
            let Some((length, rank)) = sequence(document, at..range.end, data.quantifiers) else {
                at += 1;
                continue;
            };
            // "The majority of" has its "of" already.
            let of = at + length - usize::from(words[at + length - 1].form == "of");
            let pronoun = words
                .get(of + 1)
                .filter(|_| of + 1 < range.end && words[of].form == "of");
            let stands = pronoun.filter(|w| {
                matches!(
                    w.form.as_str(),
                    "it" | "which" | "whom" | "them" | "this" | "that" | "these" | "those"
                )
            });
            if let Some(word) = stands {
                found.push((words[at].span.cover(word.span), rank));
            }
            at += length;
        }
    }
    found
}

/// Compares how much of the same noun both texts speak of.
pub(super) fn quantifiers(
    facts: &Facts<'_>,
    report: &mut Report<'_>,
    words: &WordAlignment,
    sentence: usize,
) {
    let theirs: Vec<Quantifier> = facts
        .sources_of(sentence)
        .iter()
        .flat_map(|&s| of_sentence(facts.source, facts.source_annotations, s))
        .collect();
    if theirs.is_empty() {
        return;
    }
    for our in of_sentence(facts.target, facts.target_annotations, sentence) {
        let Some(noun) = words.source_of(our.noun) else {
            continue;
        };
        let Some(their) = theirs.iter().find(|q| q.noun == noun) else {
            continue;
        };
        // The source counts this noun twice ("some ferries … most ferries"): either may be meant.
        let stem = &facts.source_word(noun).stem;
        let again = theirs
            .iter()
            .filter(|q| facts.source_word(q.noun).stem == *stem)
            .count();
        if our.rank == their.rank || again > 1 {
            continue;
        }
        let place = span(facts.target, &our);
        let other = span(facts.source, their);
        let message = format!("The source speaks of “{}”.", other.of(facts.source.text()));
        let numeric = our.numeric || their.numeric;
        if let Some(finding) = report.add(Some(place), Some(other), 0.75, message)
            && numeric
        {
            finding.also.push("number-mismatch");
        }
    }
}

fn span(document: &Document, quantifier: &Quantifier) -> Span {
    let words = document.words();
    let start = words[quantifier.words.start].span;
    start.cover(words[quantifier.noun].span)
}

/// The quantifiers of one sentence.
fn of_sentence(document: &Document, annotations: &Annotations, sentence: usize) -> Vec<Quantifier> {
    let data = document.language().data();
    let range = document.sentences()[sentence].words.clone();
    let mut found = shares(document, &annotations.quantities[sentence], range.end);
    let mut at = range.start;
    while at < range.end {
        let Some((length, rank)) = sequence(document, at..range.end, data.quantifiers) else {
            at += 1;
            continue;
        };
        let words = at..at + length;
        at = words.end;
        // "Not all" says little of how many.
        let denied = words
            .start
            .checked_sub(1)
            .filter(|b| *b >= range.start)
            .is_some_and(|b| lang::contains(data.negators, &document.words()[b].form));
        if let Some(noun) = noun(document, words.end..range.end)
            && !denied
        {
            let half = document.words()[words.clone()].iter().any(|w| {
                data.number_words.iter().any(|(form, _)| *form == w.form) || w.form == "half"
            });
            found.push(Quantifier {
                words,
                rank,
                noun,
                numeric: half,
            });
        }
    }
    found
}

/// "412 of its 1,650 wagons": a number of a number of one noun.
fn shares(document: &Document, quantities: &[Quantity], end: usize) -> Vec<Quantifier> {
    let words = document.words();
    let pairs = quantities.iter().zip(quantities.iter().skip(1));
    pairs
        .filter_map(|(part, whole)| {
            let between = part.words.end..whole.words.start;
            let of = (1..=2).contains(&between.len()) && words[between.start].form == "of";
            // "Half of the six" is a share already.
            let share = match part.unit {
                Unit::Share => part.value,
                _ => part.value / whole.value,
            };
            let sane = whole.value > 1.0 && (0.0..=1.0).contains(&share);
            let noun = noun(document, whole.words.end..end)?;
            (of && sane).then(|| Quantifier {
                words: part.words.clone(),
                rank: rank_of(share),
                noun,
                numeric: true,
            })
        })
        .collect()
}

/// The rank of a share, by what the words mean in ordinary use: "nearly all" from nine tenths, "most" from more than
/// a half.
fn rank_of(share: f64) -> u8 {
    match share {
        s if s >= 1.0 => 6,
        s if s >= 0.9 => 5,
        s if s > 0.5 => 4,
        s if s >= 0.4 => 3,
        s if s >= 0.15 => 2,
        s if s > 0.0 => 1,
        _ => 0,
    }
}

/// The noun behind a quantifier, or its adjective: the first word past articles and possessives.
fn noun(document: &Document, after: Range<usize>) -> Option<usize> {
    let data = document.language().data();
    let words = document.words();
    let passes = |at: &usize| {
        matches!(
            words[*at].form.as_str(),
            "of" | "the" | "its" | "their" | "our" | "his" | "her" | "these" | "those"
        )
    };
    let near = after.start..after.end.min(after.start + NOUN);
    // Only the first: "all ferries sailed" has its verb next.
    near.into_iter()
        .find(|at| !passes(at))
        .filter(|&at| words[at].kind == WordKind::Word && !data.is_function_word(&words[at].form))
}

/// The first of the sequences that stands at the start of `range`, with its length.
fn sequence<T: Copy>(
    document: &Document,
    range: Range<usize>,
    list: &[(&[&str], T)],
) -> Option<(usize, T)> {
    let words = &document.words()[range];
    list.iter()
        .find(|(forms, _)| {
            forms.len() <= words.len() && forms.iter().zip(words).all(|(f, w)| w.form == *f)
        })
        .map(|(forms, value)| (forms.len(), *value))
}

/// Compares on which side the same number is left open: "at least 38" beside "up to 38".
pub(super) fn numbers(facts: &Facts<'_>, report: &mut Report<'_>, sentence: usize) {
    let data = facts.target.language().data();
    let theirs: Vec<(&Quantity, Option<(Bound, Span)>)> = facts
        .sources_of(sentence)
        .iter()
        .flat_map(|&s| &facts.source_annotations.quantities[s])
        .map(|q| (q, bound(facts.source, q, data)))
        .collect();
    for our in &facts.target_annotations.quantities[sentence] {
        let Some((here, place)) = bound(facts.target, our, data) else {
            continue;
        };
        let mut same = theirs
            .iter()
            .filter(|(q, _)| Quantity::same_value(q.value, our.value));
        let (Some((quantity, Some((there, other)))), None) = (same.next(), same.next()) else {
            continue;
        };
        if here == *there {
            continue;
        }
        let other = other.cover(quantity.span);
        let message = format!(
            "The source sets the bound on the other side: “{}”.",
            other.of(facts.source.text())
        );
        report.add(Some(place.cover(our.span)), Some(other), 0.8, message);
    }
}

fn bound(document: &Document, quantity: &Quantity, data: &LanguageData) -> Option<(Bound, Span)> {
    let words = document.words();
    let first = quantity.words.start;
    let home = document.sentence_at(words[first].span.start)?;
    let start = document.sentences()[home].words.start;
    data.bounds.iter().find_map(|(forms, bound)| {
        let from = first.checked_sub(forms.len()).filter(|f| *f >= start)?;
        let same = words[from..first]
            .iter()
            .zip(*forms)
            .all(|(w, f)| w.form == *f);
        same.then(|| (*bound, words[from].span.cover(words[first - 1].span)))
    })
}

/// A condition or an exception that the target drops while it keeps the clause before it.
pub(super) fn restrictions(
    facts: &Facts<'_>,
    report: &mut Report<'_>,
    words: &WordAlignment,
    sentence: usize,
) {
    let data = facts.source.language().data();
    for &source in facts.sources_of(sentence) {
        let range = facts.source.sentences()[source].words.clone();
        let tells = |w: &usize| {
            let word = facts.source_word(*w);
            word.is_content() && !data.is_function_word(&word.form)
        };
        for at in range.clone().skip(1) {
            let Some(opening) = opens(facts.source, data, at..range.end) else {
                continue;
            };
            // To the end of the clause; a restriction reaches over no other one.
            let end = (at + opening..range.end)
                .find(|&w| matches!(facts.source_word(w).form.as_str(), "." | ";" | ":" | ","))
                .unwrap_or(range.end);
            let restriction = (at + opening..end).filter(tells);
            let lost = restriction.clone().all(|w| words.target_of(w).is_none());
            // The target says so in other words.
            let ours = facts.target.sentences()[sentence].words.clone();
            let still = ours.clone().any(|w| {
                opens(facts.target, data, w..ours.end).is_some()
                    || matches!(
                        facts.target_word(w).form.as_str(),
                        "only" | "if" | "limited"
                    )
            });
            // The clause before it, up to a mark that closes another.
            let begin = (range.start..at.saturating_sub(1))
                .rev()
                .find(|&w| matches!(facts.source_word(w).form.as_str(), ";" | ":"))
                .map_or(range.start, |w| w + 1);
            let clause: Vec<usize> = (begin..at).filter(tells).collect();
            let kept: Vec<usize> = clause.iter().filter_map(|&w| words.target_of(w)).collect();
            let whole = clause.len() >= 3 && 4 * kept.len() >= 3 * clause.len();
            let (Some(&first), Some(&last)) = (kept.iter().min(), kept.iter().max()) else {
                continue;
            };
            let inside = ours.contains(&first) && ours.contains(&last);
            if restriction.count() == 0 || !lost || still || !whole || !inside {
                continue;
            }
            let other = facts
                .source_word(at)
                .span
                .cover(facts.source_word(end - 1).span);
            let place = facts
                .target_word(first)
                .span
                .cover(facts.target_word(last).span);
            let message = format!(
                "The source restricts this: “{}”.",
                other.of(facts.source.text())
            );
            report.add(Some(place), Some(other), 0.7, message);
            break;
        }
    }
}

/// How many words open a condition or an exception at the start of `range`.
fn opens(document: &Document, data: &LanguageData, range: Range<usize>) -> Option<usize> {
    let words = &document.words()[range];
    data.restrictions
        .iter()
        .find(|forms| {
            forms.len() < words.len() && forms.iter().zip(words).all(|(f, w)| w.form == *f)
        })
        .map(|forms| forms.len())
}
