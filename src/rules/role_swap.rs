//! `role-swap`

use std::ops::Range;

use crate::diff::EditClass;
use crate::lang;
use crate::text::names::Name;
use crate::text::{Annotations, Document, Span, WordKind};

use super::names::parts;
use super::predicates::{Predicates, is_passive, occurrences, shared_words};
use super::{Facts, Report, across};

rule! {
    /// # What it does
    /// Reports a name that acts where the source has another, which the target names elsewhere in the sentence: the
    /// two changed places round the same verb.
    ///
    /// # Why it matters
    /// Every word is right, and the loser is the winner.
    ///
    /// # Example
    /// Source: *Lindholm beat Dravograd.* Target: *Dravograd beat Lindholm.*
    ///
    /// # Leaves alone
    /// The passive voice of the same roles ("Dravograd was beaten by Lindholm").
    ///
    /// # Limits
    /// Only names, and only round a verb that both texts have, in either voice. Verbs that go both ways (meet, marry) are left out.
    /// Across languages, persons and bodies on both sides of an English verb, where the source marks who acts: by
    /// particles in Korean and Japanese, by order and case in Chinese, German, French and Spanish.
    "role-swap", "Who does what to whom is reversed", "accuracy/mistranslation", Error, Some(EditClass::Role), check
}

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    if !facts.one_language() {
        return across::roles(facts, report);
    }
    let data = facts.target.language().data();
    for sentence in 0..facts.target.sentences().len() {
        let Some(words) = facts.words_of(sentence) else {
            continue;
        };
        for (t, s) in shared_words(facts, words, sentence) {
            if let Some((place, other)) = turned(facts, sentence, t, s) {
                let message = format!(
                    "The source has it the other way round: “{}”.",
                    other.of(facts.source.text())
                );
                report.add(Some(place), Some(other), 0.8, message);
                break;
            }
            // Words of one stem on each side, so that none was taken for another.
            let (ours, theirs) = occurrences(facts, sentence, t, s);
            if ours.len() > 1
                || theirs.len() > 1
                || data.has_form(data.mutual_verbs, &facts.target_word(t).form)
                || is_passive(facts.target, t) != is_passive(facts.source, s)
            {
                continue;
            }
            let (Some(a), Some(c)) = (
                actor(facts.target, facts.target_annotations, t),
                actor(facts.source, facts.source_annotations, s),
            ) else {
                continue;
            };
            let same = |x: &Name, y: &Name| share_a_word(facts, x, y);
            if same(a, c) {
                continue;
            }
            let Some(d) = others(facts.source, facts.source_annotations, s, c).find(|d| same(a, d))
            else {
                continue;
            };
            let Some(b) = others(facts.target, facts.target_annotations, t, a).find(|b| same(b, c))
            else {
                continue;
            };
            let (place, other) = (a.span.cover(b.span), c.span.cover(d.span));
            let message = format!(
                "The source has it the other way round: “{}”.",
                other.of(facts.source.text())
            );
            report.add(Some(place), Some(other), 0.8, message);
            break;
        }
    }
}

/// Who does it, and to whom, by the words right beside a verb in either voice.
#[derive(Debug, Default)]
struct Roles<'a> {
    agent: Option<&'a Name>,
    patient: Option<&'a Name>,
    /// The patient is a pronoun ("paid us").
    pronoun: bool,
    /// The first and last word that tell it.
    words: Range<usize>,
}

impl<'a> Roles<'a> {
    fn of(document: &Document, annotations: &'a Annotations, verb: usize) -> Self {
        let words = document.words();
        let sentence = document
            .sentence_at(words[verb].span.start)
            .map_or(verb..verb + 1, |s| document.sentences()[s].words.clone());
        let form = |at: usize| {
            if sentence.contains(&at) {
                words[at].form.as_str()
            } else {
                ""
            }
        };
        let name_at = |at: usize| {
            let at = at + usize::from(form(at) == "the");
            let word = words.get(at).filter(|_| sentence.contains(&at))?;
            let names = annotations.names_in(word.span);
            names
                .iter()
                .find(|n| n.words.start <= at && at < n.words.end)
        };
        // "The mayors of Norvik and Sundal": the last name is no subject.
        let alone = |name: &&Name| {
            let before = name.words.start.checked_sub(1);
            let form = before.map_or("", |b| words[b].form.as_str());
            !matches!(
                form,
                "of" | "and" | "or" | "&" | "for" | "in" | "from" | "with"
            )
        };
        let mut roles = Roles {
            words: verb..verb + 1,
            ..Roles::default()
        };
        let subject = actor(document, annotations, verb).filter(alone);
        if is_passive(document, verb) {
            roles.patient = subject;
            // "Was notified of the incident by Lumetra": the next clause has agents of its own.
            let near = verb + 1..(verb + 8).min(sentence.end);
            let by = near
                .take_while(|&w| words[w].kind != WordKind::Mark && form(w) != "and")
                .find(|&w| form(w) == "by");
            roles.agent = by.and_then(|by| name_at(by + 1));
        } else {
            roles.agent = subject;
            roles.patient = name_at(verb + 1);
            roles.pronoun = matches!(form(verb + 1), "us" | "me" | "him" | "her" | "them" | "it");
        }
        for name in [roles.agent, roles.patient].into_iter().flatten() {
            roles.words.start = roles.words.start.min(name.words.start);
            roles.words.end = roles.words.end.max(name.words.end);
        }
        roles
    }
}

/// Whether a name of the target and one of the source have a word in common.
fn share_a_word(facts: &Facts<'_>, ours: &Name, theirs: &Name) -> bool {
    let theirs = parts(facts.source, theirs);
    parts(facts.target, ours).iter().any(|p| theirs.contains(p))
}

/// Whether one who acts in the source is acted on in the target, or the other way round, whatever the voice.
fn turned(facts: &Facts<'_>, sentence: usize, t: usize, s: usize) -> Option<(Span, Span)> {
    let data = facts.target.language().data();
    let (ours, theirs) = occurrences(facts, sentence, t, s);
    if ours.len() > 1 || data.has_form(data.mutual_verbs, &facts.target_word(t).form) {
        return None;
    }
    let here = Roles::of(facts.target, facts.target_annotations, t);
    let there = Roles::of(facts.source, facts.source_annotations, s);
    let same = |x: Option<&Name>, y: Option<&Name>| {
        x.zip(y).is_some_and(|(x, y)| share_a_word(facts, x, y))
    };
    // Acted on here, who acts there; and whoever acts here is not the same, nor a third who is named there.
    // The source tells it this way too, with the same verb elsewhere.
    let told = theirs.iter().filter(|&&other| other != s).any(|&other| {
        let other = Roles::of(facts.source, facts.source_annotations, other);
        same(here.agent, other.agent) && same(here.patient, other.patient)
    });
    if told {
        return None;
    }
    let suffers = same(here.patient, there.agent)
        && here.agent.is_some()
        && !same(here.agent, there.agent)
        && (same(here.agent, there.patient) || there.pronoun);
    let acts = same(here.agent, there.patient)
        && there.agent.is_some()
        && !same(here.agent, there.agent)
        && (same(here.patient, there.agent) || here.pronoun);
    (suffers || acts).then(|| {
        let span = |document: &Document, roles: &Roles<'_>| {
            let words = document.words();
            words[roles.words.start]
                .span
                .cover(words[roles.words.end - 1].span)
        };
        (span(facts.target, &here), span(facts.source, &there))
    })
}

/// Words between a name and its verb that two commas set off, at most.
const PARENTHESIS: usize = 5;

/// The name right before the verb, with only auxiliaries, negators and adverbs between.
fn actor<'a>(document: &Document, annotations: &'a Annotations, verb: usize) -> Option<&'a Name> {
    let clause: Range<usize> = Predicates::new(document).clause(verb);
    let words = document.words();
    let data = document.language().data();
    let mut at = verb;
    while at > clause.start {
        let form = words[at - 1].form.as_str();
        let passes = lang::contains(data.auxiliaries, form)
            || lang::contains(data.negators, form)
            || form.ends_with("ly")
            || form == "also";
        if !passes {
            break;
        }
        at -= 1;
    }
    // "Quillon, by contrast, was told": what stands between commas.
    if at == clause.start
        && let Some(comma) = at.checked_sub(1).filter(|&c| words[c].form == ",")
    {
        let name = annotations
            .names
            .partition_point(|n| n.words.end < comma.saturating_sub(PARENTHESIS));
        let near = annotations.names[name..]
            .iter()
            .take_while(|n| n.words.end < comma);
        return near.filter(|n| words[n.words.end].form == ",").last();
    }
    let last = at.checked_sub(1).filter(|l| clause.contains(l))?;
    let names = annotations.names_in(words[clause.start].span.cover(words[last].span));
    names.iter().find(|n| n.words.end == at)
}

/// The other names of the verb's sentence, but for those of a clause of its own behind "that" or "who".
fn others<'a>(
    document: &Document,
    annotations: &'a Annotations,
    verb: usize,
    actor: &'a Name,
) -> impl Iterator<Item = &'a Name> {
    let words = document.words();
    let sentence = document
        .sentence_at(words[verb].span.start)
        .map_or(0..0, |s| document.sentences()[s].words.clone());
    let end = (verb + 1..sentence.end)
        .find(|&w| {
            matches!(
                words[w].form.as_str(),
                "that" | "who" | "which" | "whose" | "whom" | ";" | ":"
            )
        })
        .unwrap_or(sentence.end);
    let start = (sentence.start..actor.words.start)
        .rev()
        .find(|&w| {
            matches!(
                words[w].form.as_str(),
                "that" | "who" | "which" | "whose" | "whom" | ";" | ":"
            )
        })
        .map_or(sentence.start, |w| w + 1);
    let span = words
        .get(start)
        .zip(words.get(end.saturating_sub(1)))
        .map(|(first, last)| first.span.cover(last.span));
    let names = span.map_or(&[][..], |span| annotations.names_in(span));
    names
        .iter()
        .filter(move |n| n.words != actor.words && n.words.start >= start && n.words.end <= end)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{points_at, silent};
    const RULE: &str = "role-swap";

    #[test]
    fn names_changed_places() {
        let source = ["In that final SK Norvik beat HC Sundal after a draw."];
        points_at(
            RULE,
            &source,
            &["Sundal beat Norvik in that final."],
            &["Sundal beat Norvik"],
        );
    }

    #[test]
    fn names_far_from_the_verb_changed_places() {
        points_at(
            RULE,
            &["The town of Norvik has claimed 7 million crowns from Sundal Shipping for its pier."],
            &["Sundal Shipping has claimed 7 million crowns from the town of Norvik for the pier."],
            &["Sundal Shipping has claimed 7 million crowns from the town of Norvik"],
        );
        points_at(
            RULE,
            &["Dr. Weil sued the Harbour Trust over the sale."],
            &["The Harbour Trust sued Dr. Weil over the sale."],
            &["Harbour Trust sued Dr. Weil"],
        );
    }

    #[test]
    fn other_tellings_of_the_same_roles() {
        silent(
            RULE,
            &["Norvik met Sundal in the final."],
            &["Sundal met Norvik in the final."],
        );
        silent(
            RULE,
            &["Sundal said that Norvik had sued the port."],
            &["Norvik had sued the port, Sundal said."],
        );
        silent(
            RULE,
            &["Norvik sued Sundal, and Sundal sued Norvik."],
            &["Sundal sued Norvik."],
        );
        silent(
            RULE,
            &["The port of Norvik sold Sundal Shipping two cranes."],
            &["Norvik sold two cranes to Sundal Shipping."],
        );
    }

    #[test]
    fn the_passive_turned_the_roles() {
        points_at(
            RULE,
            &["Sundal Shipping informed Norvik of the leak within six hours."],
            &["Sundal Shipping was informed of the leak by Norvik within six hours."],
            &["Sundal Shipping was informed of the leak by Norvik"],
        );
        points_at(
            RULE,
            &["It is more than the nine million that Norvik paid us for the crane in 2019."],
            &["In 2019 Sundal paid Norvik nine million for the crane."],
            &["Sundal paid Norvik"],
        );
        silent(
            RULE,
            &["Norvik was informed of the leak by Sundal Shipping."],
            &["Sundal Shipping informed Norvik of the leak."],
        );
    }

    #[test]
    fn the_passive_keeps_the_roles() {
        silent(
            RULE,
            &["SK Norvik beat HC Sundal."],
            &["HC Sundal was beaten by SK Norvik."],
        );
        silent(
            RULE,
            &["SK Norvik beat HC Sundal."],
            &["Norvik beat Sundal."],
        );
    }
}
