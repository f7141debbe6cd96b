//! `entity-swap`

use std::ops::Range;

use crate::diff::{EditClass, WordAlignment};
use crate::text::names::{Name, NameKind};
use crate::text::{Document, Span, WordKind};

use super::names::{NamePart, is_near, parts};
use super::places::{acts_instead, before_the_same, in_its_phrase};
use super::{Facts, Report, across};

rule! {
    /// # What it does
    /// Reports a name that stands where the source names somebody or something else: another letter or number
    /// behind the same word ("Sector B" for "Sector D"), another body of the same kind ("Ministry of Transport" for
    /// "Ministry of Labour"), another name between the same words, or one that acts where the source has another.
    ///
    /// # Why it matters
    /// It sends readers to the wrong door, and credits or blames the wrong body.
    ///
    /// # Example
    /// Source: *three flares in Sector D*. Target: *three flares in Sector B*.
    ///
    /// # Leaves alone
    /// Short and long forms, abbreviations, and variants of one name, which `name-variant` reports.
    ///
    /// # Limits
    /// A name in a sentence that was told anew has no fixed place, and is not compared.
    "entity-swap", "Another name stands here", "accuracy/mistranslation", Error, Some(EditClass::Name), check
}

/// Names of the linked sentences, at most: what has more is a list.
const MOST: usize = 64;

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    if !facts.one_language() {
        return across::entities(facts, report);
    }
    for name in &facts.target_annotations.names {
        let Some(words) = facts.words_of(name.sentence) else {
            continue;
        };
        let ours = parts(facts.target, name);
        let linked: Vec<&Name> = facts
            .sources_of(name.sentence)
            .iter()
            .flat_map(|&s| {
                facts
                    .source_annotations
                    .names_in(facts.source.sentences()[s].span)
            })
            .collect();
        // A list of names says nothing of places.
        if linked.len() > MOST {
            continue;
        }
        // The linked sentences have this name, or one like it: nothing was swapped in its place.
        let has = |n: &&Name| {
            parts(facts.source, n).iter().any(|p| {
                ours.iter()
                    .any(|o| o.form == p.form || is_near(&o.form, &p.form))
            })
        };
        let other = designated(facts, name.sentence, &linked, &ours).or_else(|| {
            if linked.iter().any(has) {
                in_its_phrase(facts, words, name, &linked)
            } else {
                in_its_place(facts, words, name, &linked)
                    .or_else(|| acts_instead(facts, name, &linked))
                    .or_else(|| before_the_same(facts, words, name, &linked))
            }
        });
        let Some((span, confidence)) = other else {
            continue;
        };
        let theirs = span.of(facts.source.text());
        let message = format!("The source names {theirs} here.");
        if let Some(finding) = report.add(Some(name.span), Some(span), confidence, message) {
            finding.suggestion = Some(theirs.to_owned());
        }
    }
}

/// The same words but for a letter or numeral ("Sector B", "Sector D"), or bodies of one kind ("Ministry of Labour",
/// "Ministry of Transport").
fn designated(
    facts: &Facts<'_>,
    sentence: usize,
    linked: &[&Name],
    ours: &[NamePart],
) -> Option<(Span, f64)> {
    let is_mark = |form: &str| {
        form.chars().count() == 1
            || form.chars().all(|c| c.is_ascii_digit())
            || matches!(form, "ii" | "iii" | "iv" | "vi" | "vii")
    };
    let mut found = None;
    for name in linked {
        let theirs = parts(facts.source, name);
        if theirs == ours {
            return None;
        }
        let differ: Vec<(&NamePart, &NamePart)> = ours
            .iter()
            .zip(&theirs)
            .filter(|(a, b)| a.form != b.form)
            .collect();
        let one = theirs.len() == ours.len() && ours.len() > 1 && differ.len() == 1;
        if one && is_mark(&differ[0].0.form) && is_mark(&differ[0].1.form) {
            found = Some((name.span, 0.9));
        }
        if one && found.is_none() && is_other_body(facts, sentence, ours, differ[0]) {
            found = Some((name.span, 0.75));
        }
    }
    found
}

/// Whether names that differ in one word are of two bodies: what they share says what kind of body it is, and the
/// word that differs stands nowhere on the other side of the link.
fn is_other_body(
    facts: &Facts<'_>,
    sentence: usize,
    ours: &[NamePart],
    (our, their): (&NamePart, &NamePart),
) -> bool {
    let data = facts.target.language().data();
    let tells = |p: &NamePart| p.form.chars().count() > 3 && !data.is_function_word(&p.form);
    let kind = ours
        .iter()
        .any(|p| p != our && crate::lang::contains(data.body_nouns, &p.form));
    let here = facts.target.sentence_words(sentence);
    let there = facts
        .sources_of(sentence)
        .iter()
        .flat_map(|&s| facts.source.sentence_words(s));
    kind && tells(our)
        && tells(their)
        && our.stem != their.stem
        && !is_near(&our.form, &their.form)
        && here.iter().all(|w| w.stem != their.stem)
        && there.into_iter().all(|w| w.stem != our.stem)
}

/// A name of the linked source between the words that answer this name's neighbours.
fn in_its_place(
    facts: &Facts<'_>,
    words: &WordAlignment,
    name: &Name,
    linked: &[&Name],
) -> Option<(Span, f64)> {
    if is_short(facts, name, linked) {
        return None;
    }
    let gap = gap(facts, words, name)?;
    if gap.is_empty() || gap.len() > name.words.len() + 3 {
        return None;
    }
    let theirs = linked
        .iter()
        .find(|n| gap.contains(&n.words.start) && n.words.end <= gap.end)?;
    // Nothing else stands in its place, and the source's name went nowhere else in the sentence.
    let covers = theirs.words.len() + 1 >= gap.len();
    let moved = theirs.words.clone().any(|w| words.target_of(w).is_some());
    let kinds = name.kind == theirs.kind
        || name.kind != NameKind::Person && theirs.kind != NameKind::Person;
    (covers && !moved && kinds).then_some((theirs.span, 0.75))
}

/// The words of the source between those that answer the name's neighbours. A name that opens its sentence needs its
/// right neighbour alone, if that opens the source's sentence too; one behind a noun and a preposition ("the mayor of
/// Norvik") needs these alone.
fn gap(facts: &Facts<'_>, words: &WordAlignment, name: &Name) -> Option<Range<usize>> {
    let range = facts.target.sentences()[name.sentence].words.clone();
    let before = name
        .words
        .start
        .checked_sub(1)
        .filter(|b| range.contains(b));
    let right = Some(name.words.end)
        .filter(|r| range.contains(r))
        .and_then(|r| words.source_of(r));
    let opening = |at: usize| {
        let sentence = facts.source.sentence_at(facts.source_word(at).span.start)?;
        Some(facts.source.sentences()[sentence].words.start)
    };
    let Some(before) = before else {
        let right = right?;
        let verb = facts.target_word(name.words.end);
        let tells = verb.is_content();
        return tells.then(|| Some(opening(right)?..right)).flatten();
    };
    let left = words.source_of(before);
    if let (Some(left), Some(right)) = (left, right) {
        return Some(left + 1..right);
    }
    // Noun, preposition, name.
    let data = facts.target.language().data();
    let preposition = &facts.target_word(before).form;
    let noun = before.checked_sub(1).filter(|n| range.contains(n))?;
    let heads = facts.target_word(noun).kind == WordKind::Word
        && !data.is_function_word(&facts.target_word(noun).form);
    let head = words.source_of(noun)?;
    let there = head + 1;
    // The phrase has to open both sentences, or follow words that answer each other.
    let led = |document: &Document, at: usize| {
        let sentence = document.sentence_at(document.words()[at].span.start)?;
        let start = document.sentences()[sentence].words.start;
        (start..at).rev().find(|&w| {
            let word = &document.words()[w];
            word.is_content() && !data.is_function_word(&word.form)
        })
    };
    let same_place = match (led(facts.target, noun), led(facts.source, head)) {
        (None, None) => true,
        (Some(ours), Some(theirs)) => words.source_of(ours) == Some(theirs),
        _ => false,
    };
    let same = heads
        && same_place
        && data.is_function_word(preposition)
        && facts
            .source
            .words()
            .get(there)
            .is_some_and(|w| w.form == *preposition);
    let first = there + 1;
    let theirs = facts
        .source_annotations
        .names_in(facts.source.words().get(first)?.span);
    let theirs = theirs.iter().find(|n| n.words.start == first)?;
    same.then_some(first..theirs.words.end)
}

/// Whether the name abbreviates one of these, or the other way round.
fn is_short(facts: &Facts<'_>, name: &Name, linked: &[&Name]) -> bool {
    let initials =
        |p: &[NamePart]| -> String { p.iter().filter_map(|p| p.form.chars().next()).collect() };
    let plain = |p: &[NamePart]| -> String {
        p.iter()
            .flat_map(|p| p.form.chars())
            .filter(|c| *c != '.')
            .collect()
    };
    let ours = parts(facts.target, name);
    linked.iter().any(|n| {
        let theirs = parts(facts.source, n);
        initials(&theirs) == plain(&ours) || initials(&ours) == plain(&theirs)
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::{points_at, silent};
    const RULE: &str = "entity-swap";

    #[test]
    fn another_letter_behind_the_same_word() {
        points_at(
            RULE,
            &["They lit flares in Sector D of it."],
            &["They set off flares in Sector B."],
            &["Sector B"],
        );
    }

    #[test]
    fn another_body_of_the_same_kind() {
        points_at(
            RULE,
            &["The law should be reviewed, and the Ministry of Labour has agreed to look at it."],
            &["It wants the law reviewed, which the Ministry of Transport has agreed to look at."],
            &["Ministry of Transport"],
        );
        silent(
            RULE,
            &["The Ministry of Labour and the Ministry of Transport agreed."],
            &["The Ministry of Transport agreed."],
        );
    }

    #[test]
    fn another_name_before_the_same_words() {
        let source = [
            "The screws came from Ostrander Fixings.",
            "We have commissioned Tarrow Testing to review our checks.",
        ];
        let told = |who: &str| format!("It has hired {who} to review its checks.");
        let first = "The screws came from Ostrander Fixings.";
        points_at(
            RULE,
            &source,
            &[first, &told("Ostrander Fixings")],
            &["Ostrander Fixings"],
        );
        silent(RULE, &source, &[first, &told("Tarrow Testing")]);
    }

    #[test]
    fn another_name_behind_the_same_noun() {
        let source = [
            "A sensor at Brekke had measured 96 degrees, and the guard in Storvik did not see the alarm.",
        ];
        points_at(
            RULE,
            &source,
            &["The guard in Brekke missed the alarm of 96 degrees."],
            &["Brekke"],
        );
        silent(
            RULE,
            &source,
            &["The guard in Storvik missed the alarm of 96 degrees from Brekke."],
        );
    }

    #[test]
    fn another_name_acts() {
        let source = [
            "We took the winger from Kaltenberg on loan.",
            "We also tried to bring back Weil, but Ravenshore refused to let him leave before the summer.",
        ];
        points_at(
            RULE,
            &source,
            &[
                "The winger came from Kaltenberg.",
                "An attempt to bring Weil back failed because Kaltenberg would not let him leave before the summer.",
            ],
            &["Kaltenberg"],
        );
        silent(
            RULE,
            &source,
            &[
                "The winger came from Kaltenberg.",
                "An attempt to bring Weil back failed because Ravenshore would not let him leave before the summer.",
            ],
        );
    }

    #[test]
    fn another_name_between_the_same_words() {
        let source = ["The firm sold its works in Norvik to a bank."];
        points_at(
            RULE,
            &source,
            &["The firm sold its works in Sundal to a bank."],
            &["Sundal"],
        );
    }

    #[test]
    fn another_name_opens_the_sentence() {
        points_at(
            RULE,
            &["Lumen Foods declined to comment."],
            &["Castor Dairies declined to comment."],
            &["Castor Dairies"],
        );
        points_at(
            RULE,
            &["The pilot in Storvik did not see the light because it was raining."],
            &["The pilot in Brekke missed the light in the rain."],
            &["Brekke"],
        );
    }

    #[test]
    fn a_name_elsewhere_takes_no_place() {
        silent(
            RULE,
            &["Towns in Northern Sudria and Western Norland would join the new state."],
            &["Now people want a state of their own, and some towns in Ostland would join it."],
        );
        silent(
            RULE,
            &["Lumen Foods and Castor Dairies declined to comment."],
            &["Castor Dairies declined to comment."],
        );
    }

    #[test]
    fn forms_of_one_name_are_left_alone() {
        silent(
            RULE,
            &["They met in the city of Norvik."],
            &["They met in Norvik."],
        );
        silent(
            RULE,
            &["Talks with the Norvik Port Union began."],
            &["Talks with the NPU began."],
        );
        silent(
            RULE,
            &["The works of Brennholt closed."],
            &["The works of Brenholt closed."],
        );
    }
}
