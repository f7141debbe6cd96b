//! `speaker-shift`

use crate::diff::EditClass;
use crate::lang::{Case, Gender, Number, Person, Pronoun};
use crate::speech::{self, Narrator, Subject, SubjectKind};
use crate::text::names::NameKind;
use crate::text::{Span, WordKind};

use super::predicates::{is_passive, shared_words};
use super::{Facts, Report, across};

rule! {
    /// # What it does
    /// Reports a speaker or acting subject who changes person or number between two sentences that answer each
    /// other: a pronoun of the target is the subject of a verb whose counterpart in the source has another kind of
    /// subject, or the target credits one man or woman with words that several speak in the source. In a text told
    /// by "we", an "I" that stands alone.
    ///
    /// # Why it matters
    /// "We oppose" is the position of all who signed; "He opposed" is one man's. The reader is told that somebody
    /// said what he did not say alone, or at all.
    ///
    /// # Example
    /// Source: *We strongly oppose any such attempt.* Target: *He strongly opposed any such attempt.*
    ///
    /// # Leaves alone
    /// Reported speech that names the same speakers: "We reaffirm" may become "The leaders reaffirmed", "our will"
    /// may become "the will of the three countries". A quotation that keeps the source's pronoun. "He said" behind
    /// a named speaker.
    ///
    /// # Limits
    /// Whom a noun phrase stands for is not judged here, only pronouns and persons by name, against each other and
    /// against the narrator. English only.
    "speaker-shift", "Who speaks has changed", "accuracy/mistranslation", Error, Some(EditClass::Person), check
}

/// How many times rarer than "we" an "I" has to be to look like a slip.
const RARE: usize = 6;

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    if facts.target.language().data().pronouns.is_empty() {
        return;
    }
    let shifted = across::speakers(facts, report);
    one_among_several(facts, report, &shifted);
    if !facts.one_language() {
        return;
    }
    for sentence in 0..facts.target.sentences().len() {
        let Some(words) = facts.words_of(sentence) else {
            continue;
        };
        let mut said = Vec::new();
        named(facts, report, sentence, words);
        for at in facts.target.sentences()[sentence].words.clone() {
            let Some(pronoun) = pronoun_at(facts, at) else {
                continue;
            };
            if pronoun.case == Case::Subject {
                subject(facts, report, &mut said, sentence, at, pronoun, words);
            } else if pronoun.case == Case::Possessive {
                possessive(facts, report, at, pronoun, words);
            }
        }
    }
}

fn pronoun_at(facts: &Facts<'_>, at: usize) -> Option<&'static Pronoun> {
    let word = facts.target_word(at);
    (word.kind == WordKind::Word)
        .then(|| facts.target.language().data().pronoun(&word.form))
        .flatten()
}

/// "I" in a text that says "we" of itself everywhere else.
fn one_among_several(facts: &Facts<'_>, report: &mut Report<'_>, shifted: &[Span]) {
    if facts.target_speech.narrator != Narrator::Collective {
        return;
    }
    let own = |number: Number| {
        (0..facts.target.words().len()).filter(move |&at| {
            let first =
                pronoun_at(facts, at).filter(|p| p.person == Person::First && p.number == number);
            first.is_some_and(|p| p.case == Case::Subject)
                && !facts
                    .target_annotations
                    .is_quoted(facts.target_word(at).span.start)
        })
    };
    let several = own(Number::Plural).count();
    let single: Vec<usize> = own(Number::Singular).collect();
    if single.len() * RARE > several {
        return;
    }
    for at in single {
        let span = facts.target_word(at).span;
        let sentence = facts.target.sentence_at(span.start).unwrap_or_default();
        let answer = facts.words_of(sentence).and_then(|w| w.source_of(at));
        if shifted.contains(&span) {
            continue;
        }
        // The source says so too.
        if facts.one_language()
            && answer.is_some_and(|s| facts.source_word(s).form == facts.target_word(at).form)
        {
            continue;
        }
        let message = "The text says “we” of its speakers everywhere else.".to_owned();
        report.add(Some(span), None, 0.75, message);
    }
}

/// One man or woman.
fn is_single(pronoun: &Pronoun) -> bool {
    pronoun.number == Number::Singular
        && (pronoun.person == Person::First
            || pronoun.person == Person::Third
                && matches!(pronoun.gender, Gender::Masculine | Gender::Feminine))
}

/// He or she.
fn is_gendered(pronoun: &Pronoun) -> bool {
    pronoun.person == Person::Third && is_single(pronoun)
}

/// Whether the subject is a body by its last word: "the Board", "the Harbour Council".
fn is_body(facts: &Facts<'_>, subject: &Subject) -> bool {
    let last = subject.words.end.checked_sub(1);
    let data = facts.source.language().data();
    subject.kind == SubjectKind::Other
        && subject.words.len() <= 4
        && last.is_some_and(|w| crate::lang::contains(data.body_nouns, &facts.source_word(w).form))
}

fn subject(
    facts: &Facts<'_>,
    report: &mut Report<'_>,
    said: &mut Vec<(&'static str, Span)>,
    sentence: usize,
    at: usize,
    pronoun: &'static Pronoun,
    words: &crate::diff::WordAlignment,
) {
    let target_span = facts.target_word(at).span;
    let inverted = at
        .checked_sub(1)
        .filter(|before| is_attribution(facts, sentence, *before, at));
    let verb = inverted.or_else(|| speech::verb_after(facts.target, at + 1));
    let Some(verb) = verb else { return };
    if let Some(source_verb) = words.source_of(verb) {
        let Some(subject) = speech::subject_of(facts.source, facts.source_annotations, source_verb)
        else {
            return;
        };
        // "She was found to have planned it", "the Chamber found that she had": the voice changed, and not the speaker.
        if is_passive(facts.target, verb) != is_passive(facts.source, source_verb) {
            return;
        }
        let confidence = shift(pronoun, &subject).or_else(|| {
            let known = facts.target_speech.antecedent(
                facts.target,
                facts.target_annotations,
                sentence,
                at,
            );
            (is_gendered(pronoun) && is_body(facts, &subject) && known.is_none()).then_some(0.7)
        });
        let Some(confidence) = confidence else {
            return;
        };
        // "We will not close it," said the mayor: told of her, "she would not close it" keeps the speaker.
        if is_single(pronoun) && is_quoted_from_one(facts, subject.span.start) {
            return;
        }
        if confidence < 0.8 && is_licensed(facts, sentence, at, &subject) {
            return;
        }
        // "We reemphasise … and we reaffirm": one speaker was changed, and said twice.
        if said.contains(&(pronoun.form, subject.span)) {
            return;
        }
        said.push((pronoun.form, subject.span));
        let words = subject.span.of(facts.source.text());
        let shown = target_span.of(facts.target.text());
        report.add(
            Some(target_span),
            Some(subject.span),
            confidence,
            format!("The source has “{words}” here; the target has “{shown}”."),
        );
        return;
    }
    // "he emphasised": words that the narrator of the source, several or a body, says of themselves.
    let attributes = is_attribution(facts, sentence, verb, at);
    if !attributes || !is_single(pronoun) || pronoun.person == Person::First {
        return;
    }
    let sources = facts.sources_of(sentence);
    let narrated = facts.source_speech.narrator == Narrator::Collective
        && sources.iter().all(|&s| {
            facts.source_speech.attributions_in(s).iter().all(|a| {
                a.speaker.kind != SubjectKind::Person
                    && a.speaker.pronoun.is_none_or(|p| !is_single(p))
            })
        })
        && sources
            .iter()
            .all(|&s| !is_inside_quotation(facts, s) && !speaks_of_itself(facts, s));
    if !narrated
        || facts
            .target_speech
            .antecedent(facts.target, facts.target_annotations, sentence, at)
            .is_some()
    {
        return;
    }
    let source = sources.first().map(|&s| first_person(facts, s));
    report.add(
        Some(target_span),
        source,
        0.8,
        format!(
            "“{}” is one person, and nobody is named before; in the source these are words of “we”.",
            target_span.of(facts.target.text())
        ),
    );
}

/// Whether the words at byte `at` of the source are quoted, and not from the narrator: one speaker may be told of as
/// "he" or "she", whatever they call themselves and theirs.
fn is_quoted_from_one(facts: &Facts<'_>, at: usize) -> bool {
    let inside = facts.source_annotations.quotation_index_at(at);
    inside.is_some_and(|q| {
        let speaker = facts.source_speech.speakers[q].as_ref();
        speaker.is_some_and(|s| s.kind == SubjectKind::Person || s.pronoun.is_some_and(is_single))
    })
}

/// A person by name or office does what the narrator of the source, several or a body, says that "we" do.
fn named(
    facts: &Facts<'_>,
    report: &mut Report<'_>,
    sentence: usize,
    words: &crate::diff::WordAlignment,
) {
    if facts.source_speech.narrator != Narrator::Collective {
        return;
    }
    for (t, s) in shared_words(facts, words, sentence) {
        let theirs = speech::subject_of(facts.source, facts.source_annotations, s);
        let Some(we) = theirs.filter(|s| {
            s.pronoun
                .is_some_and(|p| p.person == Person::First && p.number == Number::Plural)
                && !facts.source_annotations.is_quoted(s.span.start)
        }) else {
            continue;
        };
        let ours = speech::subject_of(facts.target, facts.target_annotations, t);
        let Some(one) = ours.filter(|o| o.kind == SubjectKind::Person && o.pronoun.is_none())
        else {
            continue;
        };
        // Only a name surely means one person; and a verb of saying only says who speaks for all.
        let named = facts
            .target_annotations
            .names_in(one.span)
            .iter()
            .any(|n| n.kind == NameKind::Person);
        // Right before its verb: the first name of a list is not the subject alone.
        let near = one.words.end <= t && t - one.words.end <= 2;
        if !named || !near || is_attribution(facts, sentence, t, one.words.start) {
            continue;
        }
        let shown = one.span.of(facts.target.text());
        let message = format!(
            "The source has “{}” here; the target has “{shown}”.",
            we.span.of(facts.source.text())
        );
        report.add(Some(one.span), Some(we.span), 0.7, message);
        return;
    }
}

fn is_attribution(facts: &Facts<'_>, sentence: usize, verb: usize, speaker: usize) -> bool {
    let attributions = facts.target_speech.attributions_in(sentence);
    attributions
        .iter()
        .any(|a| a.verb == verb && a.speaker.words.contains(&speaker))
}

/// Whether a source sentence says "I": one person speaks there, if for several elsewhere.
fn speaks_of_itself(facts: &Facts<'_>, source_sentence: usize) -> bool {
    let data = facts.source.language().data();
    let words = facts.source.sentence_words(source_sentence);
    words.iter().any(|w| {
        data.pronoun(&w.form)
            .is_some_and(|p| p.person == Person::First && p.number == Number::Singular)
    })
}

fn is_inside_quotation(facts: &Facts<'_>, source_sentence: usize) -> bool {
    let span = facts.source.sentences()[source_sentence].span;
    facts
        .source_annotations
        .is_quoted(span.start + span.len() / 2)
        || facts.source_annotations.is_quoted(span.start)
}

/// The first person in a source sentence, or its first word.
fn first_person(facts: &Facts<'_>, sentence: usize) -> Span {
    let data = facts.source.language().data();
    let words = facts.source.sentence_words(sentence);
    let pronoun = words.iter().find(|w| {
        data.pronoun(&w.form)
            .is_some_and(|p| p.person == Person::First)
    });
    pronoun
        .or(words.first())
        .map_or(facts.source.sentences()[sentence].span, |w| w.span)
}

/// How sure it is that a pronoun of the target cannot mean the subject of the source; none where it can.
fn shift(target: &Pronoun, source: &Subject) -> Option<f64> {
    let Some(pronoun) = source.pronoun else {
        // A person by name became "we"; "I" for a named person can be the person's own words.
        let plural_self = target.person == Person::First && target.number == Number::Plural;
        return (source.kind == SubjectKind::Person && plural_self).then_some(0.9);
    };
    match (target.person, pronoun.person) {
        (Person::First, Person::First) => (target.number != pronoun.number).then_some(0.85),
        // "We" became "he": one for several.
        (Person::Third, Person::First) if is_single(target) && pronoun.number == Number::Plural => {
            Some(0.9)
        }
        (Person::First, Person::Third)
            if is_single(pronoun) || target.number == Number::Singular =>
        {
            // "he" to "I" can be a quotation of the same man.
            (target.number == Number::Plural).then_some(0.75)
        }
        (Person::Third, Person::Third)
            if is_single(target) && is_single(pronoun) && target.gender != pronoun.gender =>
        {
            Some(0.75)
        }
        _ => None,
    }
}

/// Whether the target may say so all the same: the subject is a pronoun whose own reference is not known.
fn is_licensed(facts: &Facts<'_>, sentence: usize, at: usize, subject: &Subject) -> bool {
    let known =
        facts
            .target_speech
            .antecedent(facts.target, facts.target_annotations, sentence, at);
    let theirs = subject.pronoun.is_some_and(|p| p.person == Person::Third);
    let ours = pronoun_at(facts, at).is_some_and(|p| p.person == Person::Third);
    ours && theirs && known.is_some()
}

/// "our goals" became "his goals".
fn possessive(
    facts: &Facts<'_>,
    report: &mut Report<'_>,
    at: usize,
    pronoun: &'static Pronoun,
    words: &crate::diff::WordAlignment,
) {
    let Some(owned) = words.source_of(at + 1) else {
        return;
    };
    let Some(before) = owned.checked_sub(1) else {
        return;
    };
    let word = facts.source_word(before);
    let Some(source) = facts.source.language().data().pronoun(&word.form) else {
        return;
    };
    let several = source.person == Person::First
        && source.number == Number::Plural
        && !is_quoted_from_one(facts, word.span.start);
    if !several || !is_single(pronoun) || source.case != Case::Possessive {
        return;
    }
    let target_span = facts
        .target_word(at)
        .span
        .cover(facts.target_word(at + 1).span);
    let source_span = word.span.cover(facts.source_word(owned).span);
    report.add(
        Some(target_span),
        Some(source_span),
        0.75,
        format!(
            "The source has “{}” here; the target has “{}”.",
            source_span.of(facts.source.text()),
            target_span.of(facts.target.text())
        ),
    );
}

#[cfg(test)]
mod tests {
    use super::super::testing::{points_at, silent};

    const RULE: &str = "speaker-shift";
    const WE: [&str; 3] = [
        "We firmly reject any attempt to close the river.",
        "We welcome the new bridge.",
        "We will keep our offices open.",
    ];

    #[test]
    fn several_became_one() {
        points_at(
            RULE,
            &WE,
            &["He firmly rejected any attempt to close the river."],
            &["He"],
        );
        points_at(RULE, &WE[1..], &["She welcomed the new bridge."], &["She"]);
    }

    #[test]
    fn a_second_verb_has_the_same_subject() {
        let source = ["We met on Monday and reject any attempt to close the river."];
        points_at(
            RULE,
            &source,
            &["He rejected any attempt to close the river."],
            &["He"],
        );
    }

    #[test]
    fn a_named_person_became_we() {
        let source = ["Governor Weil repeats that the dam is safe, and confirms the plan."];
        points_at(
            RULE,
            &source,
            &["Governor Weil wrote: “We repeat that the dam is safe and confirm the plan.”"],
            &["We"],
        );
    }

    #[test]
    fn words_of_all_are_credited_to_nobody_known() {
        let target = [
            "The river has to stay open, he stressed.",
            "The bridge was welcomed.",
        ];
        points_at(RULE, &WE, &target, &["he"]);
    }

    #[test]
    fn one_became_several() {
        points_at(
            RULE,
            &["I reject the plan for the dam."],
            &["“We reject the plan for the dam.”"],
            &["We"],
        );
    }

    #[test]
    fn his_is_not_ours() {
        points_at(
            RULE,
            &WE[2..],
            &["The ministers will keep his offices open."],
            &["his offices"],
        );
    }

    #[test]
    fn reported_speech_that_names_the_speakers_is_licensed() {
        silent(
            RULE,
            &WE,
            &["The ministers firmly rejected any attempt to close the river."],
        );
        silent(
            RULE,
            &WE,
            &["They firmly rejected any attempt to close the river."],
        );
        silent(
            RULE,
            &WE[2..],
            &["The ministers will keep their offices open."],
        );
        silent(RULE, &WE[1..], &["The agency welcomed the new bridge."]);
    }

    #[test]
    fn a_speaker_named_before_may_be_he() {
        let source = [
            "“The dam is safe,” said Governor Weil.",
            "“The river stays open,” he added.",
        ];
        let target = [
            "Governor Weil said the dam was safe.",
            "The river would stay open, he added.",
        ];
        silent(RULE, &source, &target);
    }

    #[test]
    fn a_quoted_speaker_may_be_told_of() {
        let source = ["“We will not close the harbour,” said Mayor Ada Weil."];
        silent(
            RULE,
            &source,
            &["Mayor Ada Weil said she would not close the harbour."],
        );
        let source = ["“We chose our players with care,” said coach Ada Weil."];
        silent(
            RULE,
            &source,
            &["Weil chose her players with care, she said."],
        );
    }

    #[test]
    fn one_by_name_for_all() {
        let target = ["President Karl Brand firmly rejected any attempt to close the river."];
        points_at(RULE, &WE, &target, &["President Karl Brand"]);
    }

    #[test]
    fn one_speaks_among_several() {
        let target = [
            "We met on Monday.",
            "We spoke of the dam.",
            "We stand by the plan.",
            "We thank the crews.",
            "We will meet again.",
            "We hope for rain.",
            "I look forward to it.",
        ];
        points_at(RULE, &[], &target, &["I"]);
        silent(RULE, &[], &target[3..]);
    }

    #[test]
    fn a_kept_pronoun_is_no_shift() {
        silent(
            RULE,
            &WE,
            &["“We firmly reject any attempt to close the river,” they wrote."],
        );
        silent(RULE, &["He rejects the plan."], &["He rejected the plan."]);
    }
}
