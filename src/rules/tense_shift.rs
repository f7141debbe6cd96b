//! `tense-shift`

use crate::diff::EditClass;
use crate::lang::Modality;

use super::predicates::{Governor, Predicates, occurrences, shared_words};
use super::{Facts, Report, across};

rule! {
    /// # What it does
    /// Reports a verb that is planned, expected or to come in one text and done in the other.
    ///
    /// # Why it matters
    /// What is announced may never come; what is done is a fact.
    ///
    /// # Example
    /// Source: *The authority expects to publish the results.* Target: *The authority has already published the
    /// results.*
    ///
    /// # Leaves alone
    /// The back-shift of reported speech; a simple past, which reports tell everything in.
    ///
    /// # Limits
    /// Only verbs that both texts have, and only a perfect counts as done.
    "tense-shift", "Planned here, done there", "accuracy/mistranslation", Warning, Some(EditClass::Tense), check
}

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    if !facts.one_language() {
        return across::tense(facts, report);
    }
    let (source, target) = (Predicates::new(facts.source), Predicates::new(facts.target));
    for sentence in 0..facts.target.sentences().len() {
        let Some(words) = facts.words_of(sentence) else {
            continue;
        };
        for (t, s) in shared_words(facts, words, sentence) {
            let (ours, theirs) = (target.governor(t), source.governor(s));
            let done_here =
                target.is_done(t) && ours.is_none() && theirs.as_ref().is_some_and(is_ahead);
            let done_there =
                source.is_done(s) && theirs.is_none() && ours.as_ref().is_some_and(is_ahead);
            if !done_here && !done_there {
                continue;
            }
            // "have built two and will build a third": another occurrence on the other side may be the one meant.
            let (others, sources) = occurrences(facts, sentence, t, s);
            let answered = if done_here {
                sources.iter().any(|&s| source.is_done(s))
            } else {
                others.iter().any(|&t| target.is_done(t))
                    || sources
                        .iter()
                        .any(|&s| source.governor(s).as_ref().is_some_and(is_ahead))
            };
            if answered {
                continue;
            }
            let wide = |p: &Predicates<'_>, governor: Option<Governor>, at: usize| {
                let first = governor.map_or(at.saturating_sub(1), |g| g.word);
                p.span(first).cover(p.span(at))
            };
            let place = wide(&target, ours, t);
            let other = wide(&source, theirs, s);
            let message = format!(
                "The source has “{}”, the target “{}”.",
                other.of(facts.source.text()),
                place.of(facts.target.text())
            );
            report.add(Some(place), Some(other), 0.75, message);
        }
    }
}

/// Whether what is governed is still to come.
fn is_ahead(governor: &Governor) -> bool {
    matches!(
        governor.modality,
        Modality::Future | Modality::Intent(_) | Modality::Proposed | Modality::Demand(2)
    )
}

#[cfg(test)]
mod tests {
    use super::super::testing::{points_at, silent};
    const RULE: &str = "tense-shift";

    #[test]
    fn planned_became_done() {
        let source = ["The port expects to publish its plan by May."];
        points_at(
            RULE,
            &source,
            &["The port has already published its plan."],
            &["already published"],
        );
    }

    #[test]
    fn done_became_planned() {
        points_at(
            RULE,
            &["We have repaired the dam."],
            &["They will repair the dam."],
            &["will repair"],
        );
    }

    #[test]
    fn a_verb_that_stands_twice_is_not_crossed() {
        let source = ["We have built two dams and will build a third."];
        silent(
            RULE,
            &source,
            &["Two dams have been built, and a third will be built."],
        );
    }

    #[test]
    fn reports_may_shift_back() {
        silent(
            RULE,
            &["The board found that he lied."],
            &["The board found that he had lied."],
        );
        silent(
            RULE,
            &["We will repair the dam."],
            &["They said they would repair the dam."],
        );
        silent(RULE, &["We repair the dam."], &["They repaired the dam."]);
    }
}
