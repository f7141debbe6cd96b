//! `role-swap`

use std::ops::Range;

use crate::diff::EditClass;
use crate::lang;
use crate::text::names::Name;
use crate::text::{Annotations, Document};

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
    /// Only names, and only round a verb that both texts have. Verbs that go both ways (meet, marry) are left out.
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
            let same = |x: &Name, y: &Name| {
                let theirs = parts(facts.source, y);
                parts(facts.target, x).iter().any(|p| theirs.contains(p))
            };
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
