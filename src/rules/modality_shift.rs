//! `modality-shift`

use crate::diff::EditClass;
use crate::lang::Modality;

use super::predicates::{Predicates, occurrences, shared_words};
use super::{Facts, Report, across};

rule! {
    /// # What it does
    /// Compares what governs the same verb in both texts: a modal, or a verb of demanding, intending or proposing.
    /// Reports another strength of duty, of intention or of certainty.
    ///
    /// # Why it matters
    /// "Must not" made "should not" is a ban made advice; a recommendation made "will" is a decision nobody took.
    ///
    /// # Example
    /// Source: *You must not eat them.* Target: *People should not eat them.*
    ///
    /// # Leaves alone
    /// The back-shift of reported speech ("would" for "will"); "can" for "may"; verbs of one strength.
    ///
    /// # Limits
    /// Only verbs that both texts have.
    "modality-shift", "Promised or demanded more, or less, firmly", "accuracy/mistranslation", Warning,
    Some(EditClass::Modality), check
}

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    if !facts.one_language() {
        return across::modality(facts, report);
    }
    let (source, target) = (Predicates::new(facts.source), Predicates::new(facts.target));
    for sentence in 0..facts.target.sentences().len() {
        let Some(words) = facts.words_of(sentence) else {
            continue;
        };
        let mut seen = Vec::new();
        for (t, s) in shared_words(facts, words, sentence) {
            let (Some(ours), Some(theirs)) = (target.governor(t), source.governor(s)) else {
                continue;
            };
            if seen.contains(&(ours.word, theirs.word)) || !differ(ours.modality, theirs.modality) {
                continue;
            }
            let (_, sources) = occurrences(facts, sentence, t, s);
            let answered = sources
                .iter()
                .filter_map(|&s| source.governor(s))
                .any(|g| !differ(ours.modality, g.modality) && g.modality != theirs.modality);
            if answered {
                continue;
            }
            seen.push((ours.word, theirs.word));
            let place = target.span(ours.word).cover(target.span(t));
            let other = source.span(theirs.word).cover(source.span(s));
            let message = format!(
                "The source has “{}”, the target “{}”.",
                other.of(facts.source.text()),
                place.of(facts.target.text())
            );
            report.add(Some(place), Some(other), 0.75, message);
        }
    }
}

/// Whether target and source claim differently. Forms that only reported speech shifts are one modality already. A
/// plan that becomes a promise is reported, a promise told as a plan is not: reports say "plans to" of all that is
/// announced.
fn differ(target: Modality, source: Modality) -> bool {
    use Modality::{Demand, Future, Intent, Possible, Proposed};
    match (target, source) {
        (Demand(x), Demand(y)) | (Intent(x), Intent(y)) => x != y,
        (Future, Intent(step)) => step <= 2,
        (Intent(step), Future) => step <= 1,
        (Future | Demand(2), Proposed | Possible) | (Proposed | Possible, Future | Demand(2)) => {
            true
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{points_at, silent};
    const RULE: &str = "modality-shift";

    #[test]
    fn a_ban_became_advice() {
        points_at(
            RULE,
            &["Guests must not swim here."],
            &["Guests should not swim here."],
            &["should not swim"],
        );
    }

    #[test]
    fn a_proposal_became_a_decision() {
        let source = ["The board recommends that the council rebuild the dam."];
        points_at(
            RULE,
            &source,
            &["The council will rebuild the dam."],
            &["will rebuild"],
        );
    }

    #[test]
    fn another_firmness_of_intention() {
        points_at(
            RULE,
            &["We commit to widen the canal."],
            &["They agreed to widen the canal."],
            &["agreed to widen"],
        );
        points_at(
            RULE,
            &["We may close the canal."],
            &["They will close the canal."],
            &["will close"],
        );
    }

    #[test]
    fn reported_speech_shifts_back() {
        silent(
            RULE,
            &["We will widen the canal."],
            &["They said they would widen the canal."],
        );
        silent(RULE, &["You may swim here."], &["Guests can swim here."]);
        silent(
            RULE,
            &["We commit to widen the canal."],
            &["They pledged to widen the canal."],
        );
    }
}
