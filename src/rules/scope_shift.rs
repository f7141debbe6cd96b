//! `scope-shift`

use crate::diff::{EditClass, WordAlignment};
use crate::text::names::Name;
use crate::text::{Document, Span, WordKind};

use super::{Facts, Report, across, bounds};

rule! {
    /// # What it does
    /// Reports a limiting word ("only", "at least", "mainly") that one text sets before a word and the other does
    /// not; another part of the same whole ("most" for "nearly all", "all" for "412 of 1,650"); a number left open
    /// on the other side ("at least" for "up to"); a condition or exception that is dropped while its clause is
    /// kept; a sentence kept whole but for one qualifying word or one of two names; "all" of a kind for all of one
    /// part of it ("all apps" for "all shopping apps").
    ///
    /// # Why it matters
    /// The claim grows wider or narrower: "security cooperation" is less than "cooperation".
    ///
    /// # Example
    /// Source: *We welcome the expansion of security cooperation.* Target: *The expansion of cooperation was
    /// welcomed.*
    ///
    /// # Leaves alone
    /// Sentences that are shortened in other places too: summaries leave words out.
    ///
    /// # Limits
    /// Wider or narrower nouns ("the product" for "these lots") are not seen.
    "scope-shift", "The claim is wider or narrower", "accuracy/mistranslation", Warning, Some(EditClass::Scope), check
}

/// Words that limit what follows them, as sequences.
const LIMITERS: &[&[&str]] = &[
    &["only"],
    &["solely"],
    &["exclusively"],
    &["mainly"],
    &["mostly"],
    &["partly"],
    &["partially"],
    &["at", "least"],
    &["at", "most"],
    &["up", "to"],
    &["no", "more", "than"],
    &["no", "less", "than"],
    &["no", "fewer", "than"],
    &["a", "minimum", "of"],
    &["a", "maximum", "of"],
    &["most", "of"],
    &["some", "of"],
    &["part", "of"],
];

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    if !facts.one_language() {
        return across::scope(facts, report);
    }
    if !facts.one_language() || facts.target.language().code() != "en" {
        return;
    }
    for sentence in 0..facts.target.sentences().len() {
        let Some(words) = facts.words_of(sentence) else {
            continue;
        };
        let less =
            one_word_less(facts, words, sentence).or_else(|| one_name_less(facts, words, sentence));
        if let Some((place, other)) = less {
            let message = format!(
                "The source qualifies this: “{}”.",
                other.of(facts.source.text())
            );
            report.add(Some(place), Some(other), 0.7, message);
        }
        limiters(facts, report, words, sentence);
        all_of_more(facts, report, words, sentence);
        bounds::quantifiers(facts, report, words, sentence);
        bounds::pronominal(facts, report, sentence);
        bounds::numbers(facts, report, sentence);
        bounds::restrictions(facts, report, words, sentence);
    }
}

/// The word whose qualifier is gone, where everything else of the one source sentence is kept.
fn one_word_less(
    facts: &Facts<'_>,
    words: &WordAlignment,
    sentence: usize,
) -> Option<(Span, Span)> {
    let [source] = facts.sources_of(sentence) else {
        return None;
    };
    let data = facts.source.language().data();
    let telling = |document: &Document, at: usize| {
        let word = &document.words()[at];
        word.is_content() && !data.is_function_word(&word.form)
    };
    let range = facts.source.sentences()[*source].words.clone();
    let mut lost = range
        .clone()
        .filter(|&w| telling(facts.source, w) && words.target_of(w).is_none());
    let (word, more) = (lost.next()?, lost.next());
    let kept = range
        .clone()
        .filter(|&w| telling(facts.source, w) && words.target_of(w).is_some())
        .count();
    let added = facts.target.sentences()[sentence]
        .words
        .clone()
        .any(|w| telling(facts.target, w) && words.source_of(w).is_none());
    let noun = word + 1;
    if more.is_some() || added || kept < 3 || !range.contains(&noun) || !telling(facts.source, noun)
    {
        return None;
    }
    // A qualifier stands behind a preposition, article or another noun, and is no adverb or verb of the sentence.
    let form = &facts.source_word(word).form;
    let before = word
        .checked_sub(1)
        .filter(|b| range.contains(b))
        .map(|b| facts.source_word(b).form.as_str());
    let leads = before.is_some_and(|b| {
        matches!(
            b,
            "of" | "the" | "a" | "an" | "in" | "for" | "on" | "to" | "our" | "its" | "their"
        )
    });
    // "Our joint resolve" is no part of our resolve.
    let limits = !matches!(
        form.as_str(),
        "common"
            | "continued"
            | "joint"
            | "mutual"
            | "own"
            | "overall"
            | "respective"
            | "said"
            | "shared"
    );
    let plain = facts.source_word(word).kind == WordKind::Word && !form.ends_with("ly") && limits;
    if !leads || !plain {
        return None;
    }
    let target = words.target_of(noun)?;
    let other = facts
        .source_word(word)
        .span
        .cover(facts.source_word(noun).span);
    Some((facts.target_word(target).span, other))
}

/// "All shopping apps" became "all apps": what is said of all of a kind is said of all of a wider one.
fn all_of_more(facts: &Facts<'_>, report: &mut Report<'_>, words: &WordAlignment, sentence: usize) {
    let data = facts.source.language().data();
    let universal = |form: &str| matches!(form, "all" | "any" | "each" | "every" | "no");
    // Past articles and possessives: "all of the apps".
    let quantified = |document: &Document, noun: usize| {
        let near = noun.saturating_sub(3)..noun;
        let passes = |form: &str| {
            matches!(
                form,
                "of" | "the" | "its" | "their" | "our" | "these" | "those"
            )
        };
        let found = near.rev().find(|&w| !passes(&document.words()[w].form))?;
        universal(&document.words()[found].form).then_some(found)
    };
    for t in facts.target.sentences()[sentence].words.clone() {
        let (Some(first), Some(s)) = (quantified(facts.target, t), words.source_of(t)) else {
            continue;
        };
        let noun = facts.target_word(t);
        let Some(qualifier) = s.checked_sub(1) else {
            continue;
        };
        let word = facts.source_word(qualifier);
        let tells = |w: &crate::text::Word| {
            w.kind == WordKind::Word && !data.is_function_word(&w.form) && !w.form.ends_with("ly")
        };
        // "Any losses" claims more than "proven losses", too.
        let bare = |at: usize| {
            let before = at.checked_sub(1).map(|b| facts.source_word(b));
            before.is_some_and(|w| {
                matches!(
                    w.form.as_str(),
                    "about"
                        | "against"
                        | "by"
                        | "for"
                        | "from"
                        | "in"
                        | "of"
                        | "on"
                        | "to"
                        | "with"
                )
            })
        };
        let any = matches!(
            facts.target_word(first).form.as_str(),
            "any" | "all" | "every"
        );
        let Some(there) = quantified(facts.source, qualifier)
            .or_else(|| (any && first + 1 == t && bare(qualifier)).then_some(qualifier))
        else {
            continue;
        };
        let said = facts
            .target
            .sentence_words(sentence)
            .iter()
            .any(|w| w.stem == word.stem);
        if !tells(noun) || !tells(word) || said || words.target_of(qualifier).is_some() {
            continue;
        }
        // The qualifier's part is taken by another word behind the noun ("all apps for shopping" is seen above).
        let other = facts
            .source_word(there)
            .span
            .cover(facts.source_word(s).span);
        let place = facts.target_word(first).span.cover(noun.span);
        let message = format!(
            "The source qualifies this: “{}”.",
            other.of(facts.source.text())
        );
        report.add(Some(place), Some(other), 0.7, message);
    }
}

/// One of two names joined by "and" is gone, where everything else of the one source sentence is kept.
fn one_name_less(
    facts: &Facts<'_>,
    words: &WordAlignment,
    sentence: usize,
) -> Option<(Span, Span)> {
    let [source] = facts.sources_of(sentence) else {
        return None;
    };
    let data = facts.source.language().data();
    let range = facts.source.sentences()[*source].words.clone();
    let tells = |w: &usize| {
        let word = facts.source_word(*w);
        word.is_content() && !data.is_function_word(&word.form)
    };
    let lost: Vec<usize> = range
        .clone()
        .filter(tells)
        .filter(|&w| words.target_of(w).is_none())
        .collect();
    let kept = range.clone().filter(tells).count() - lost.len();
    let names = facts
        .source_annotations
        .names_in(facts.source.sentences()[*source].span);
    let (one, other) = names.iter().zip(names.iter().skip(1)).find(|(a, b)| {
        b.words.start == a.words.end + 1
            && matches!(
                facts.source_word(a.words.end).form.as_str(),
                "and" | "or" | "&"
            )
    })?;
    let gone = |name: &Name| {
        let mut parts = name.words.clone().filter(tells);
        parts.all(|w| words.target_of(w).is_none())
    };
    let (gone, stays) = match (gone(one), gone(other)) {
        (true, false) => (one, other),
        (false, true) => (other, one),
        _ => return None,
    };
    let alone = lost.iter().all(|w| gone.words.contains(w));
    let target = stays.words.clone().find_map(|w| words.target_of(w))?;
    // Nothing but function words and verbs of saying may be new.
    (alone && kept >= 4).then(|| (facts.target_word(target).span, one.span.cover(other.span)))
}

/// A limiter before a word of one side, and none before its counterpart.
fn limiters(facts: &Facts<'_>, report: &mut Report<'_>, words: &WordAlignment, sentence: usize) {
    for at in facts.target.sentences()[sentence].words.clone() {
        let Some(span) = limiter(facts.target, at) else {
            continue;
        };
        let Some(source) = words.source_of(at) else {
            continue;
        };
        if !is_limited(facts.source, source) {
            let place = span.cover(facts.target_word(at).span);
            let message = format!(
                "The source does not say “{}” here.",
                span.of(facts.target.text())
            );
            report.add(
                Some(place),
                Some(facts.source_word(source).span),
                0.65,
                message,
            );
        }
    }
    for &source in facts.sources_of(sentence) {
        for at in facts.source.sentences()[source].words.clone() {
            let Some(span) = limiter(facts.source, at) else {
                continue;
            };
            let Some(target) = words.target_of(at) else {
                continue;
            };
            if !is_limited(facts.target, target) {
                let other = span.cover(facts.source_word(at).span);
                let message = format!("The source says “{}” here.", other.of(facts.source.text()));
                report.add(
                    Some(facts.target_word(target).span),
                    Some(other),
                    0.65,
                    message,
                );
            }
        }
    }
}

/// The limiter that stands directly before a content word or number.
fn limiter(document: &Document, at: usize) -> Option<Span> {
    let words = document.words();
    if !words[at].is_content() || document.language().data().is_function_word(&words[at].form) {
        return None;
    }
    LIMITERS.iter().find_map(|limiter| {
        let start = at.checked_sub(limiter.len())?;
        let same = words[start..at]
            .iter()
            .zip(*limiter)
            .all(|(w, form)| w.form == *form);
        // "not only" limits nothing.
        let denied = start.checked_sub(1).is_some_and(|b| words[b].form == "not");
        let apart = document.sentence_at(words[start].span.start)
            == document.sentence_at(words[at].span.start);
        (same && apart && !denied).then(|| words[start].span.cover(words[at - 1].span))
    })
}

/// Whether anything near the word limits it, in whatever words.
fn is_limited(document: &Document, at: usize) -> bool {
    const WORDS: &[&str] = &[
        "all",
        "almost",
        "alone",
        "any",
        "but",
        "chiefly",
        "entire",
        "every",
        "exclusively",
        "fewer",
        "just",
        "largely",
        "least",
        "less",
        "limited",
        "mainly",
        "majority",
        "maximum",
        "merely",
        "minimum",
        "more",
        "most",
        "mostly",
        "nearly",
        "not",
        "only",
        "over",
        "part",
        "partially",
        "partly",
        "primarily",
        "sole",
        "solely",
        "some",
        "than",
        "to",
    ];
    let near = at.saturating_sub(6)..(at + 5).min(document.words().len());
    document.words()[near]
        .iter()
        .any(|w| crate::lang::contains(WORDS, &w.form))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{points_at, silent};
    const RULE: &str = "scope-shift";

    #[test]
    fn one_qualifier_is_gone() {
        let source = ["We welcome the growth of coastal trade."];
        points_at(
            RULE,
            &source,
            &["The growth of trade was welcomed."],
            &["trade"],
        );
    }

    #[test]
    fn all_of_a_wider_kind() {
        points_at(
            RULE,
            &[
                "The office advises that users check the rights of all banking apps on their phones.",
            ],
            &["Users were told to check the rights of all apps on their phones."],
            &["all apps"],
        );
        silent(
            RULE,
            &[
                "The office advises that users check the rights of all banking apps on their phones.",
            ],
            &["Users were told to check the rights of all their apps for banking."],
        );
    }

    #[test]
    fn all_of_it_for_most_of_which() {
        points_at(
            RULE,
            &["The recall will cost three million, most of which is covered by insurance."],
            &["The company puts the cost of the recall at three million, all of it insured."],
            &["all of it"],
        );
    }

    #[test]
    fn any_of_a_limited_kind() {
        points_at(
            RULE,
            &["We undertake to compensate the fishers for proven losses."],
            &["They promised to compensate the fishers for any losses."],
            &["any losses"],
        );
        points_at(
            RULE,
            &["We fear that only a few of the permits were granted."],
            &["None of the permits were granted."],
            &["None of the permits"],
        );
    }

    #[test]
    fn a_limiter_is_gone_or_added() {
        points_at(
            RULE,
            &["It drew at least nine ships."],
            &["It drew nine ships."],
            &["nine"],
        );
        points_at(
            RULE,
            &["The ban covers ferries."],
            &["The ban covers only ferries."],
            &["only ferries"],
        );
    }

    #[test]
    fn another_part_of_the_whole() {
        for (source, target, words) in [
            (
                "Nearly all shops had opposed the merger.",
                "Most shops had opposed the merger.",
                "Most shops",
            ),
            (
                "It has replaced the bearings on 412 of its 1,650 wagons.",
                "It has replaced the bearings on all of its wagons.",
                "all of its wagons",
            ),
            (
                "Some patients reported headaches.",
                "Many patients reported headaches.",
                "Many patients",
            ),
        ] {
            points_at(RULE, &[source], &[target], &[words]);
        }
    }

    #[test]
    fn a_bound_on_the_other_side() {
        points_at(
            RULE,
            &["The repair will occupy up to 40 divers."],
            &["The repair will occupy at least 40 divers."],
            &["at least 40"],
        );
        silent(
            RULE,
            &["The repair will occupy up to 40 divers."],
            &["The repair will occupy no more than 40 divers."],
        );
    }

    #[test]
    fn a_condition_is_gone() {
        let source =
            ["The owners may appeal to the high court within 30 days, but only on points of law."];
        points_at(
            RULE,
            &source,
            &["They can appeal to the high court within 30 days."],
            &["appeal to the high court within 30 days"],
        );
        silent(
            RULE,
            &source,
            &["Within 30 days they can appeal to the high court, if a point of law is at stake."],
        );
        silent(RULE, &source, &["The owners may appeal."]);
    }

    #[test]
    fn one_of_two_names_is_gone() {
        points_at(
            RULE,
            &["Weil warned that similar valves are in use in Norland and Sudria."],
            &["Weil warned that similar valves are in use in Norland."],
            &["Norland"],
        );
        silent(
            RULE,
            &["Weil warned that similar valves are in use in Norland and Sudria."],
            &["Weil warned that similar valves are in use in both countries."],
        );
    }

    #[test]
    fn the_same_part_of_the_whole() {
        for (source, target) in [
            (
                "Sixty of the 120 ferries sailed.",
                "Half of the 120 ferries sailed.",
            ),
            (
                "The plan protects families and avoids layoffs.",
                "The plan protects families without any layoffs.",
            ),
            (
                "Nearly all shops had opposed the merger.",
                "Almost all shops had opposed the merger.",
            ),
            (
                "Not all shops had opposed the merger.",
                "Some shops had opposed the merger.",
            ),
            (
                "More than half of the wagons were empty.",
                "Most wagons were empty.",
            ),
            ("All shops closed.", "The shops closed."),
        ] {
            silent(RULE, &[source], &[target]);
        }
    }

    #[test]
    fn shortened_sentences_are_left_alone() {
        let source = ["We warmly welcome the steady growth of coastal trade in the north."];
        silent(RULE, &source, &["The growth of trade was welcomed."]);
        silent(
            RULE,
            &["It drew at least nine ships."],
            &["It drew no fewer than nine ships."],
        );
    }
}
