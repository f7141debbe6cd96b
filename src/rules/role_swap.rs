//! `role-swap`

use std::ops::Range;

use crate::diff::EditClass;
use crate::text::names::Name;
use crate::text::{Annotations, Document, Span};

use super::names::parts;
use super::predicates::{Predicates, shared_words};
use super::{Facts, Report};

rule! {
    /// # What it does
    /// Reports two names that changed places round the same verb.
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
    /// Only names, and only round a verb that both texts have.
    "role-swap", "Who does what to whom is reversed", "accuracy/mistranslation", Error, Some(EditClass::Role), check
}

/// How far a name may stand from its verb.
const REACH: usize = 4;

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    if !facts.one_language() {
        return;
    }
    for sentence in 0..facts.target.sentences().len() {
        let Some(words) = facts.words_of(sentence) else {
            continue;
        };
        for (t, s) in shared_words(facts, words, sentence) {
            let ours = round(facts.target, facts.target_annotations, t);
            let theirs = round(facts.source, facts.source_annotations, s);
            let (Some((a, b)), Some((c, d))) = (ours, theirs) else {
                continue;
            };
            let same = |x: &Name, y: &Name| {
                let theirs = parts(facts.source, y);
                parts(facts.target, x).iter().any(|p| theirs.contains(p))
            };
            let crossed = same(a, d) && same(b, c) && !same(a, c) && !same(b, d);
            if !crossed || is_passive(facts.target, t) != is_passive(facts.source, s) {
                continue;
            }
            let (place, other) = (a.span.cover(b.span), c.span.cover(d.span));
            let message = format!(
                "The source has it the other way round: “{}”.",
                other.of(facts.source.text())
            );
            report.add(Some(place), Some(other), 0.85, message);
        }
    }
}

/// The names nearest to the word on both sides, inside its clause.
fn round<'a>(
    document: &Document,
    annotations: &'a Annotations,
    at: usize,
) -> Option<(&'a Name, &'a Name)> {
    let clause: Range<usize> = Predicates::new(document).clause(at);
    let span = |words: Range<usize>| -> Option<Span> {
        let first = document.words().get(words.start)?.span;
        let last = document.words().get(words.end.checked_sub(1)?)?.span;
        (!words.is_empty()).then(|| first.cover(last))
    };
    let before = annotations
        .names_in(span(clause.start..at)?)
        .iter()
        .rev()
        .find(|n| n.words.end <= at)?;
    let after = annotations
        .names_in(span(at + 1..clause.end)?)
        .iter()
        .find(|n| n.words.start > at)?;
    (at - before.words.end < REACH && after.words.start - at <= REACH).then_some((before, after))
}

fn is_passive(document: &Document, verb: usize) -> bool {
    let form = |at: usize| document.words().get(at).map_or("", |w| w.form.as_str());
    (verb + 1..verb + 4).any(|at| form(at) == "by")
        || (verb.saturating_sub(2)..verb)
            .any(|at| matches!(form(at), "was" | "were" | "been" | "being" | "is" | "are"))
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
