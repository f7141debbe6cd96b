//! `modality-shift`

use crate::diff::EditClass;
use crate::diff::{WordAlignment, tells};
use crate::lang::Modality;

use super::predicates::{Predicates, occurrences, shared_words};
use super::{Facts, Report, across};

rule! {
    /// # What it does
    /// Compares what governs the same verb in both texts: a modal, or a verb of demanding, intending or proposing.
    /// Reports another strength of duty, of intention or of certainty; and a verb that one text hedges ("may",
    /// "probably") where nothing in the other leaves anything open; a clause in other verbs that the source leaves open
    /// ("is likely to", "unclear whether") and the target claims ("will", "was found to").
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
    /// Verbs that both texts have, or clauses that share most of their other words.
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
        let mut certain = false;
        for (t, s) in shared_words(facts, words, sentence) {
            if !certain {
                certain = certainty(facts, report, (&target, t), (&source, s));
            }
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
        if seen.is_empty() && !certain {
            claims(facts, report, (&target, &source), sentence, words);
        }
    }
}

/// Clauses of which the source leaves open what the target claims, in verbs of their own: what they speak of is the
/// same, so that the clauses answer each other ("is likely to be out for six weeks", "will miss the next six weeks").
fn claims(
    facts: &Facts<'_>,
    report: &mut Report<'_>,
    (target, source): (&Predicates<'_>, &Predicates<'_>),
    sentence: usize,
    words: &WordAlignment,
) {
    let range = facts.target.sentences()[sentence].words.clone();
    for &there in facts.sources_of(sentence) {
        for hedge in facts.source.sentences()[there].words.clone() {
            if !source.is_open(hedge) {
                continue;
            }
            let clause = source.clause(hedge);
            let theirs: Vec<usize> = clause
                .clone()
                .filter(|&w| tells(facts.source, facts.source_word(w)))
                .collect();
            let answered: Vec<usize> = theirs
                .iter()
                .filter_map(|&w| words.target_of(w))
                .filter(|w| range.contains(w))
                .collect();
            let Some(&anchor) = answered.first() else {
                continue;
            };
            let ours = target.clause(anchor);
            let together = answered.iter().all(|w| ours.contains(w));
            // Anything in the clause that leaves something open: the hedge may have moved.
            let open = ours.clone().any(|w| target.leaves_open(w));
            let certain = ours
                .clone()
                .find(|&w| target.claims(w, source.form(hedge)))
                .filter(|_| !open);
            let many = answered.len() >= 2 && 3 * answered.len() >= theirs.len();
            let Some(certain) = certain.filter(|_| together && many) else {
                continue;
            };
            let place = target
                .span(certain)
                .cover(target.span((certain + 1).min(ours.end - 1)));
            let other = source.span(hedge);
            let message = format!(
                "The source leaves this open: “{}”.",
                source
                    .span(hedge)
                    .cover(source.span(clause.end - 1))
                    .of(facts.source.text())
            );
            report.add(Some(place), Some(other), 0.65, message);
            return;
        }
    }
}

/// Reports a verb that the two texts hold for more, or less, certain: by an adverb on each side, or by a hedge on one
/// side and nothing in the whole sentence of the other that leaves anything open. Tells whether it did.
fn certainty(
    facts: &Facts<'_>,
    report: &mut Report<'_>,
    (target, t): (&Predicates<'_>, usize),
    (source, s): (&Predicates<'_>, usize),
) -> bool {
    let hedge = |side: &Predicates<'_>, at: usize| {
        let adverb = side.certainty(at).filter(|(_, rank)| *rank < SURE);
        adverb
            .map(|(word, _)| word)
            .or_else(|| side.may(at))
            .or_else(|| side.suspicion(at))
    };
    let (place, other) = match (target.certainty(t), source.certainty(s)) {
        // "Perhaps" and "probably" both leave it open.
        (Some((ours, here)), Some((theirs, there))) if (here == SURE) != (there == SURE) => {
            (ours, theirs)
        }
        (Some(_), Some(_)) => return false,
        _ => match (hedge(target, t), hedge(source, s)) {
            (Some(ours), None) if !source.is_hedged(s) && source.is_finite(s) => (ours, s),
            (None, Some(theirs)) if !target.is_hedged(t) && target.is_finite(t) => (t, theirs),
            _ => return false,
        },
    };
    let place = target.span(place).cover(target.span(t));
    let other = source.span(other).cover(source.span(s));
    let message = format!(
        "The source is not as sure, or surer: “{}”.",
        other.of(facts.source.text())
    );
    report.add(Some(place), Some(other), 0.65, message);
    true
}

/// The rank of what is certain (see `LanguageData::certainty`).
const SURE: u8 = 3;

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
    fn an_open_clause_became_a_claim_in_other_words() {
        points_at(
            RULE,
            &["The captain has torn a muscle and is likely to be out for six weeks."],
            &["The captain will miss the next six weeks with a torn muscle."],
            &["will miss"],
        );
        silent(
            RULE,
            &["The captain has torn a muscle and is likely to be out for six weeks."],
            &["The captain will probably miss the next six weeks with a torn muscle."],
        );
        silent(
            RULE,
            &["The captain will be out for six weeks, and the coach may sign a winger."],
            &["The captain will miss six weeks."],
        );
    }

    #[test]
    fn a_guess_became_a_fact() {
        for (source, target, words) in [
            (
                "The overload probably hastened the failure of the axle.",
                "The overload certainly hastened the failure of the axle.",
                "certainly hastened",
            ),
            (
                "The drug may have reduced the number of strokes.",
                "The drug has reduced the number of strokes.",
                "reduced",
            ),
            (
                "In four cases a child is suspected of having swallowed a battery.",
                "In four cases a child swallowed a battery.",
                "swallowed",
            ),
            (
                "The fire possibly damaged the roof beams.",
                "The fire damaged the roof beams.",
                "damaged",
            ),
            (
                "The owner will study the ruling before deciding whether to appeal.",
                "The owner was disappointed by the ruling and would appeal.",
                "would appeal",
            ),
        ] {
            points_at(RULE, &[source], &[target], &[words]);
        }
    }

    #[test]
    fn a_guess_in_other_words_is_a_guess() {
        for (source, target) in [
            (
                "The overload probably hastened the failure of the axle.",
                "The overload is thought to have hastened the failure of the axle.",
            ),
            (
                "The drug may have reduced the number of strokes.",
                "The number of strokes was possibly reduced by the drug.",
            ),
            (
                "The overload probably hastened the failure of the axle.",
                "The axle failed, perhaps hastened by the overload.",
            ),
            (
                "Guests may use the pool after ten.",
                "Guests are allowed to use the pool after ten.",
            ),
        ] {
            silent(RULE, &[source], &[target]);
        }
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
