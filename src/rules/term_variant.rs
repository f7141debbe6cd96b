//! `term-variant`

use std::collections::HashMap;

use crate::diff::EditClass;
use crate::diff::WordAlignment;
use crate::text::{Document, Span, WordKind};

use super::{Facts, Report, glossary};

rule! {
    /// # What it does
    /// Reports a term that the source uses again and again, a noun with its qualifier, where the target keeps the
    /// noun and sets another qualifier before it, or keeps the qualifier and sets another noun behind it; and a term
    /// that the source has of something else. With `--glossary`, in any two languages, a term of the glossary
    /// whose linked sentence has a forbidden rendering, or none of those that are allowed.
    ///
    /// # Why it matters
    /// Terms are chosen: "confirmed cases" are counted apart from "probable" ones, "registered" are neither.
    ///
    /// # Example
    /// Source: *contacts of confirmed cases*. Target: *contacts of registered cases*.
    ///
    /// # Leaves alone
    /// Terms used once; a qualifier that the linked source has elsewhere; inflected forms.
    ///
    /// # Limits
    /// Without a glossary, English terms of two words one of which is kept. Of a glossary, inflected forms are known
    /// as far as stems and particles tell them; a summary may leave a term out.
    "term-variant", "A term in another word", "terminology/inconsistent with reference", Warning, Some(EditClass::Wording), check
}

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    glossary::check(facts, report);
    if !facts.one_language() || facts.target.language().code() != "en" {
        return;
    }
    let terms = terms(facts.source);
    for sentence in 0..facts.target.sentences().len() {
        let Some(words) = facts.words_of(sentence) else {
            continue;
        };
        let range = facts.target.sentences()[sentence].words.clone();
        for at in range.clone().skip(1) {
            if let Some((place, other)) = other_noun(facts, &terms, words, sentence, at) {
                report_term(facts, report, (place, other), false);
                continue;
            }
            let Some(noun) = words.source_of(at) else {
                continue;
            };
            let (ours, before) = (facts.target_word(at - 1), noun.checked_sub(1));
            let Some(theirs) = before.map(|b| facts.source_word(b)) else {
                continue;
            };
            let key = (theirs.stem.as_str(), facts.source_word(noun).stem.as_str());
            let count = terms.get(&key).copied().unwrap_or(0);
            // A term that the source has of other things: the two are told apart there.
            let ours_key = (ours.stem.as_str(), facts.target_word(at).stem.as_str());
            let another = terms.contains_key(&ours_key)
                && facts.target_word(at).form == facts.source_word(noun).form;
            let recurs = is_pair(facts.source, noun) && (count >= 2 || another);
            if !recurs
                || !is_pair(facts.target, at)
                || ours.stem == theirs.stem
                || words.source_of(at - 1).is_some()
            {
                continue;
            }
            let kept = facts.target.words()[range.clone()]
                .iter()
                .any(|w| w.stem == theirs.stem);
            // The source says so too, in this sentence or of this noun.
            let linked = facts
                .sources_of(sentence)
                .iter()
                .flat_map(|&s| facts.source.sentence_words(s));
            let known = linked.into_iter().any(|w| w.stem == ours.stem);
            if kept || known {
                continue;
            }
            let place = ours.span.cover(facts.target_word(at).span);
            let other = theirs.span.cover(facts.source_word(noun).span);
            report_term(facts, report, (place, other), another);
        }
    }
}

/// Reports a term of the target that stands for one of the source; `another` where the source has it of something else.
fn report_term(
    facts: &Facts<'_>,
    report: &mut Report<'_>,
    (place, other): (Span, Span),
    another: bool,
) {
    let (theirs, ours) = (other.of(facts.source.text()), place.of(facts.target.text()));
    let message = if another {
        format!("The source has “{theirs}” here, and “{ours}” of something else.")
    } else {
        format!("The source’s term is “{theirs}” throughout; the target has “{ours}”.")
    };
    if let Some(finding) = report.add(Some(place), Some(other), 0.65, message) {
        finding.suggestion = Some(theirs.to_owned());
    }
}

/// The qualifier of a term that recurs, with another noun behind it: "advertising clients" for "advertising partners".
fn other_noun(
    facts: &Facts<'_>,
    terms: &HashMap<(&str, &str), usize>,
    words: &WordAlignment,
    sentence: usize,
    at: usize,
) -> Option<(Span, Span)> {
    let qualifier = words.source_of(at - 1)?;
    let noun = qualifier + 1;
    let (ours, theirs) = (facts.target_word(at), facts.source.words().get(noun)?);
    let key = (
        facts.source_word(qualifier).stem.as_str(),
        theirs.stem.as_str(),
    );
    let recurs = terms.get(&key).is_some_and(|count| *count >= 2);
    // Of one number: "a board member", "the board meetings".
    let plural = |form: &str| form.ends_with('s');
    if !recurs
        || !is_term(facts.source, noun)
        || !is_term(facts.target, at)
        || plural(&ours.form) != plural(&theirs.form)
        || words.source_of(at).is_some()
        || words.target_of(noun).is_some()
        || facts.slots_of(sentence).of_target(at).is_some()
    {
        return None;
    }
    let kept = facts
        .target
        .sentence_words(sentence)
        .iter()
        .any(|w| w.stem == theirs.stem);
    // The source has the target's noun too, somewhere.
    let known = facts.source.words().iter().any(|w| w.stem == ours.stem);
    let place = facts.target_word(at - 1).span.cover(ours.span);
    let other = facts.source_word(qualifier).span.cover(theirs.span);
    (!kept && !known).then_some((place, other))
}

/// Whether two words are a term: a pair (see [`is_pair`]), or a word in "-ing" that a number, an article or a
/// preposition shows to be no verb.
fn is_term(document: &Document, noun: usize) -> bool {
    is_pair(document, noun) || is_named_by_deed(document, noun)
}

/// "Four advertising partners", "the mailing lists".
fn is_named_by_deed(document: &Document, noun: usize) -> bool {
    let data = document.language().data();
    let words = document.words();
    let Some(first) = noun.checked_sub(2) else {
        return false;
    };
    let [before, deed, noun] = &words[first..=noun] else {
        return false;
    };
    let determined = before.kind == WordKind::Number
        || data.number_words.iter().any(|(f, _)| *f == before.form)
        || matches!(
            before.form.as_str(),
            "a" | "all"
                | "an"
                | "any"
                | "each"
                | "every"
                | "her"
                | "his"
                | "its"
                | "our"
                | "some"
                | "the"
                | "their"
                | "these"
                | "those"
        );
    determined
        && deed.kind == WordKind::Word
        && deed.form.len() > 5
        && deed.form.ends_with("ing")
        && noun.kind == WordKind::Word
        && noun.spaced
        && !noun.capital
        && noun.form.len() > 3
        && !data.is_function_word(&noun.form)
}

/// How often each qualifier stands directly before each noun, as stems.
fn terms(document: &Document) -> HashMap<(&str, &str), usize> {
    let mut counts = HashMap::new();
    let words = document.words();
    for at in 1..words.len() {
        if is_term(document, at) {
            *counts
                .entry((words[at - 1].stem.as_str(), words[at].stem.as_str()))
                .or_insert(0) += 1;
        }
    }
    counts
}

/// Whether the word and the one before it are lower-case words that tell something, one next to the other. Adverbs
/// are no qualifiers of nouns.
fn is_pair(document: &Document, at: usize) -> bool {
    let data = document.language().data();
    // A capital that opens a sentence says nothing.
    let opens = |at: usize| {
        let sentence = document.sentence_at(document.words()[at].span.start);
        sentence.is_some_and(|s| document.sentences()[s].words.start == at)
    };
    let tells = |at: usize| {
        let w = &document.words()[at];
        w.kind == WordKind::Word
            && (!w.capital || opens(at))
            && w.form.len() > 3
            && !data.is_function_word(&w.form)
            && !w.form.ends_with("ly")
            && (!w.form.ends_with("ing") || crate::lang::contains(data.deeds, &w.form))
    };
    let Some(before) = at.checked_sub(1) else {
        return false;
    };
    let noun = &document.words()[at];
    let named = !data.has_form(data.reporting_verbs, &noun.form) && noun.form != "else";
    tells(before) && tells(at) && named && noun.spaced
}

#[cfg(test)]
mod tests {
    use super::super::testing::{points_at, silent};
    const RULE: &str = "term-variant";
    const SOURCE: [&str; 2] = [
        "Contacts of confirmed cases are called.",
        "The confirmed cases are counted apart from probable ones.",
    ];

    #[test]
    fn another_qualifier() {
        points_at(
            RULE,
            &SOURCE,
            &["Contacts of registered cases are called."],
            &["registered cases"],
        );
    }

    #[test]
    fn another_noun_behind_the_qualifier() {
        let source = [
            "The profiles were made available to four advertising partners of the chain.",
            "It has to tell the advertising partners to delete them.",
        ];
        points_at(
            RULE,
            &source,
            &["The profiles could be used by four advertising clients of the chain."],
            &["advertising clients"],
        );
        silent(
            RULE,
            &source,
            &["The profiles could be used by the four advertising partners of the chain."],
        );
    }

    #[test]
    fn a_term_that_the_source_has_of_others() {
        let source = [
            "Casual workers with 120 shifts may apply for a contract.",
            "The union sued over the use of agency workers during the strike.",
        ];
        points_at(
            RULE,
            &source,
            &["Agency workers with 120 shifts may apply for a contract."],
            &["Agency workers"],
        );
        silent(
            RULE,
            &source[1..],
            &["Its use of agency workers in the strike was what the union sued over."],
        );
    }

    #[test]
    fn the_same_or_no_qualifier() {
        silent(RULE, &SOURCE, &["Contacts of confirmed cases are called."]);
        silent(RULE, &SOURCE, &["Contacts of cases are called."]);
        silent(
            RULE,
            &SOURCE[..1],
            &["Contacts of registered cases are called."],
        );
    }
}
