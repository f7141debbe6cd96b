//! What is said round an amount: by which unit of time it is counted, whether it is a step or a level, which rank a
//! superlative has. Read by `number-mismatch`.

use crate::lang;
use crate::text::numbers::Quantity;
use crate::text::{Document, Span, WordKind};

use super::{Facts, Report};

/// Verbs of growing and shrinking, which an amount follows with "by" or with "to".
const CHANGES: &[&str] = &[
    "climb",
    "climbed",
    "cut",
    "decline",
    "declined",
    "decrease",
    "decreased",
    "drop",
    "dropped",
    "enlarged",
    "expand",
    "expanded",
    "fall",
    "fallen",
    "falls",
    "fell",
    "grew",
    "grow",
    "grown",
    "grows",
    "increase",
    "increased",
    "jump",
    "jumped",
    "lower",
    "lowered",
    "raise",
    "raised",
    "reduce",
    "reduced",
    "rise",
    "risen",
    "rises",
    "rose",
    "shrank",
    "shrink",
    "slid",
    "soared",
];

/// "Enlarged by 200 observers" for "raised from 120 to 200 observers": by how much is not up to how much.
pub(super) fn by_for_to(
    facts: &Facts<'_>,
    quantity: &Quantity,
    theirs: &[&Quantity],
) -> Option<(Span, Span)> {
    let (ours, here) = step(facts.target, quantity)?;
    let mut same = theirs
        .iter()
        .filter(|t| Quantity::same_value(quantity.value, t.value));
    let (one, None) = (same.next()?, same.next()) else {
        return None;
    };
    let (other, there) = step(facts.source, one)?;
    (here != there).then_some((ours, other))
}

/// Whether an amount stands behind a verb of change and "by", and not "to", with the words from the preposition on.
fn step(document: &Document, quantity: &Quantity) -> Option<(Span, bool)> {
    let words = document.words();
    let home = document.sentence_at(quantity.span.start)?;
    let start = document.sentences()[home].words.start;
    // Past "about" and the sign of a currency.
    let first = quantity.words.start.saturating_sub(3).max(start);
    let preposition = (first..quantity.words.start)
        .rev()
        .find(|&w| matches!(words[w].form.as_str(), "by" | "to"))?;
    // "By up to 8 percent", "close to 8": bounds.
    let bound = preposition
        .checked_sub(1)
        .is_some_and(|b| matches!(words[b].form.as_str(), "up" | "close" | "next"));
    if bound {
        return None;
    }
    let plain = (preposition + 1..quantity.words.start).all(|w| {
        let form = words[w].form.as_str();
        words[w].kind == WordKind::Mark
            || matches!(
                form,
                "a" | "an"
                    | "about"
                    | "almost"
                    | "around"
                    | "nearly"
                    | "over"
                    | "roughly"
                    | "some"
                    | "€"
                    | "$"
                    | "£"
            )
    });
    let reach = preposition.saturating_sub(6).max(start)..preposition;
    let changes = words[reach]
        .iter()
        .any(|w| lang::contains(CHANGES, &w.form));
    (plain && changes).then(|| {
        let span = words[preposition].span.cover(quantity.span);
        (span, words[preposition].form == "by")
    })
}

/// The same amount of something else, or in another time: "50 crowns a week" for "50 crowns a day".
pub(super) fn other_rate(
    facts: &Facts<'_>,
    quantity: &Quantity,
    theirs: &[&Quantity],
) -> Option<(Span, Span)> {
    let (ours, per) = rate(facts.target, quantity)?;
    let same = theirs
        .iter()
        .filter(|t| Quantity::same_value(quantity.value, t.value));
    // Each amount of this value has its rate, and none has this one.
    let rates: Vec<(Span, &str)> = same.map(|t| rate(facts.source, t)).collect::<Option<_>>()?;
    let (other, _) = rates.first()?;
    let differs = rates.iter().all(|(_, unit)| *unit != per);
    differs.then_some((ours, *other))
}

/// The unit of time that an amount is counted by, with the words from the amount to it: "50 crowns an hour".
fn rate<'d>(document: &'d Document, quantity: &Quantity) -> Option<(Span, &'d str)> {
    const UNITS: &[(&str, &str)] = &[
        ("annually", "year"),
        ("annum", "year"),
        ("daily", "day"),
        ("day", "day"),
        ("hour", "hour"),
        ("hourly", "hour"),
        ("minute", "minute"),
        ("month", "month"),
        ("monthly", "month"),
        ("night", "night"),
        ("second", "second"),
        ("week", "week"),
        ("weekly", "week"),
        ("year", "year"),
        ("yearly", "year"),
    ];
    let words = document.words();
    let home = document.sentence_at(quantity.span.start)?;
    let end = document.sentences()[home]
        .words
        .end
        .min(quantity.words.end + 4);
    let form = |at: usize| words[at].form.as_str();
    let unit = |at: usize| UNITS.iter().find(|(f, _)| *f == form(at)).map(|(_, u)| *u);
    // Past the counted noun, up to "a week", "per hour", "weekly".
    for at in quantity.words.end..end {
        if words[at].kind == WordKind::Mark {
            return None;
        }
        let counted = matches!(form(at), "a" | "an" | "per" | "each" | "every");
        let found = if counted && at + 1 < document.sentences()[home].words.end {
            unit(at + 1).map(|u| (at + 1, u))
        } else if form(at).ends_with("ly") {
            unit(at).map(|u| (at, u))
        } else {
            None
        };
        if let Some((last, unit)) = found {
            return Some((quantity.span.cover(words[last].span), unit));
        }
    }
    None
}

/// "The heaviest fine" for "the second highest fine": a rank that is lost on the way to the first place, or the other way
/// round. Each side has one superlative, so that they answer each other.
pub(super) fn ranks(facts: &Facts<'_>, report: &mut Report<'_>, sentence: usize) {
    let [ours] = superlatives(facts.target, &[sentence])[..] else {
        return;
    };
    let [theirs] = superlatives(facts.source, facts.sources_of(sentence))[..] else {
        return;
    };
    let span = |document: &Document, (at, rank): (usize, Option<u64>)| {
        let words = document.words();
        let first = if rank.is_some() { at - 1 } else { at };
        words[first].span.cover(words[at].span)
    };
    // Of one link with one source sentence: else the two may be said of two things.
    if ours.1 == theirs.1 || facts.sources_of(sentence).len() > 1 {
        return;
    }
    let (place, other) = (span(facts.target, ours), span(facts.source, theirs));
    let message = format!("The source has “{}” here.", other.of(facts.source.text()));
    report.add(Some(place), Some(other), 0.75, message);
}

/// Superlatives that tell a rank.
const SUPERLATIVES: &[&str] = &[
    "biggest",
    "busiest",
    "cheapest",
    "deadliest",
    "deepest",
    "fastest",
    "greatest",
    "heaviest",
    "highest",
    "hottest",
    "largest",
    "longest",
    "lowest",
    "oldest",
    "poorest",
    "richest",
    "shortest",
    "slowest",
    "smallest",
    "strongest",
    "tallest",
    "warmest",
    "wealthiest",
    "worst",
    "youngest",
];

/// The superlatives of these sentences that stand behind an article or an ordinal, with the rank that this gives.
fn superlatives(document: &Document, sentences: &[usize]) -> Vec<(usize, Option<u64>)> {
    let data = document.language().data();
    let words = document.words();
    let mut found = Vec::new();
    for &sentence in sentences {
        let range = document.sentences()[sentence].words.clone();
        for at in range.clone().skip(1) {
            let form = words[at].form.as_str();
            // "The best", "the most", "the latest" and their like seldom tell a rank.
            if !SUPERLATIVES.contains(&form) {
                continue;
            }
            // "Among the largest", "one of the largest": no rank.
            let near = at.saturating_sub(4).max(range.start)..at;
            let several = near.clone().any(|w| words[w].form == "among")
                || near
                    .clone()
                    .any(|w| words[w].form == "one" && words[w + 1].form == "of");
            // "After London's, the busiest": the rank is told in words.
            let ranked = range.clone().any(|w| {
                matches!(
                    words[w].form.as_str(),
                    "after" | "behind" | "but" | "except"
                )
            });
            if several || ranked {
                continue;
            }
            let before = words[at - 1].form.as_str();
            let rank = data
                .ordinal_words
                .iter()
                .find(|(f, n)| *f == before && *n > 1);
            let article = matches!(before, "the" | "its" | "our" | "their");
            if article || rank.is_some() {
                found.push((at, rank.map(|(_, n)| *n)));
            }
        }
    }
    found
}
