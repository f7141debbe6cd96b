//! `tense-shift`

use crate::diff::EditClass;
use crate::lang::{Modality, Tie};
use crate::text::{Document, Span};

use super::contrasts::is_elsewhere;
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
    /// The back-shift of reported speech; a simple past of what the source tells in the present.
    ///
    /// # Limits
    /// Verbs that both texts have, or two of a list of stages (asked and received, considered and ordered).
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
            let here = target.is_done(t) || target.is_told(t) && !is_shifted(facts.source, theirs);
            let there = source.is_done(s) || source.is_told(s) && !is_shifted(facts.target, ours);
            let done_here = here && ours.is_none() && theirs.as_ref().is_some_and(is_ahead);
            let done_there = there && theirs.is_none() && ours.as_ref().is_some_and(is_ahead);
            if !done_here && !done_there {
                continue;
            }
            // "have built two and will build a third": another occurrence on the other side may be the one meant.
            let (others, sources) = occurrences(facts, sentence, t, s);
            let answered = if done_here {
                sources
                    .iter()
                    .any(|&s| source.is_done(s) || source.is_told(s))
            } else {
                others
                    .iter()
                    .any(|&t| target.is_done(t) || target.is_told(t))
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
        stages(facts, report, &target, &source, sentence);
    }
}

/// Whether what is ahead is told in a form of the past ("would"), which reports use of what has come since.
fn is_shifted(document: &Document, governor: Option<Governor>) -> bool {
    governor.is_some_and(|g| matches!(document.words()[g.word].form.as_str(), "would" | "should"))
}

/// How many neighbours have to answer each other where the verbs differ: two on the same side.
const CONTEXT: usize = 4;

/// What is asked or planned in one text and has come in the other, in different verbs of one affair.
fn stages(
    facts: &Facts<'_>,
    report: &mut Report<'_>,
    target: &Predicates<'_>,
    source: &Predicates<'_>,
    sentence: usize,
) {
    let range = facts.target.sentences()[sentence].words.clone();
    for slot in &facts.slots_of(sentence).slots {
        let (t, s) = (slot.target, slot.source);
        let done = match slot.tie {
            Tie::Stage => source.is_done(s) || source.is_told(s),
            Tie::StageBack => target.is_done(t) || target.is_told(t),
            _ => continue,
        };
        if !range.contains(&t)
            || !done
            || slot.context < CONTEXT
            || is_elsewhere(facts, sentence, slot)
            || target.is_denied(t) != source.is_denied(s)
        {
            continue;
        }
        let place = wide(target, t);
        let other = wide(source, s);
        let message = format!(
            "The source has “{}”, the target “{}”.",
            other.of(facts.source.text()),
            place.of(facts.target.text())
        );
        if let Some(finding) = report.add(Some(place), Some(other), 0.65, message) {
            finding.also.push("modality-shift");
        }
    }
}

/// A verb with the auxiliary right before it.
fn wide(side: &Predicates<'_>, at: usize) -> Span {
    side.auxiliary(at)
        .map_or(side.span(at), |a| side.span(a).cover(side.span(at)))
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
    fn done_is_still_to_come() {
        points_at(
            RULE,
            &["Of the damage, nine million have been recovered so far."],
            &["Of the damage, nine million is still to be recovered."],
            &["is still to be recovered"],
        );
        points_at(
            RULE,
            &["Three children were treated, and all of them have been discharged."],
            &["Three children were treated and are due to be discharged."],
            &["due to be discharged"],
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
    fn planned_is_told_in_the_past() {
        points_at(
            RULE,
            &["The ministry is to publish a review of milk contracts in spring."],
            &["The ministry published a review of milk contracts in spring."],
            &["ministry published"],
        );
        points_at(
            RULE,
            &["The museum has asked the city for a further two million crowns."],
            &["The museum has received a further two million crowns from the city."],
            &["has received"],
        );
        silent(
            RULE,
            &["The ministry is to publish a review of milk contracts."],
            &["A review of milk contracts is to be published by the ministry."],
        );
        silent(
            RULE,
            &["The museum has asked the city for a further two million crowns."],
            &["The museum hopes to receive a further two million crowns from the city."],
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
