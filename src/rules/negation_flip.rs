//! `negation-flip`

use crate::diff::EditClass;

use super::predicates::{Predicates, occurrences, shared_words};
use super::{Facts, Report, across};

rule! {
    /// # What it does
    /// Reports a verb or adjective that one text denies and the other, with the same word, affirms.
    ///
    /// # Why it matters
    /// A lost "not" turns a statement into its opposite, and no spelling checker sees it.
    ///
    /// # Example
    /// Source: *Freezing does not kill the virus.* Target: *Freezing kills the virus.*
    ///
    /// # Leaves alone
    /// "Not only", "no later than"; a denial in other words ("nobody", "fails to", "without", "remains unchanged").
    ///
    /// # Limits
    /// Only words that both texts have: an opposite in another word ("stayed healthy", "fell ill") is not seen.
    "negation-flip", "Affirmed here, denied there", "accuracy/mistranslation", Error, Some(EditClass::Negation), check
}

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    if !facts.one_language() {
        across::negation(facts, report);
        return across::opposites(facts, report);
    }
    let (source, target) = (Predicates::new(facts.source), Predicates::new(facts.target));
    for sentence in 0..facts.target.sentences().len() {
        let Some(words) = facts.words_of(sentence) else {
            continue;
        };
        let mut last = None;
        for (t, s) in shared_words(facts, words, sentence) {
            let (others, sources) = occurrences(facts, sentence, t, s);
            let affirmed_there = || sources.iter().all(|&s| !source.has_negative(s));
            let affirmed_here = || others.iter().all(|&t| !target.has_negative(t));
            let negator = target.direct_negator(t);
            let denied_here = negator.filter(|&no| !target.is_bounded(t, no) && affirmed_there());
            let negator = source.direct_negator(s);
            let denied_there = negator.filter(|&no| !source.is_bounded(s, no) && affirmed_here());
            let (place, other, message) = match (denied_here, denied_there) {
                (Some(no), _) => (
                    target.span(no).cover(target.span(t)),
                    source.span(s),
                    "The target denies what the source affirms.",
                ),
                (None, Some(no)) => (
                    target.span(t),
                    source.span(no).cover(source.span(s)),
                    "The target affirms what the source denies.",
                ),
                (None, None) => continue,
            };
            // One negator governs several words of its clause: one fault.
            let cause = (denied_here, denied_there);
            if last == Some(cause) {
                continue;
            }
            last = Some(cause);
            report.add(Some(place), Some(other), 0.8, message.to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{points_at, silent};
    const RULE: &str = "negation-flip";

    #[test]
    fn a_not_was_lost() {
        points_at(
            RULE,
            &["Salt does not melt this ice."],
            &["Salt melts this ice."],
            &["melts"],
        );
    }

    #[test]
    fn a_not_was_added() {
        points_at(
            RULE,
            &["The dam will be repaired."],
            &["The dam will not be repaired."],
            &["not be repaired"],
        );
    }

    #[test]
    fn the_denial_may_stand_before_that() {
        points_at(
            RULE,
            &["The board did not find that he lied."],
            &["The board found that he had lied."],
            &["found"],
        );
    }

    #[test]
    fn other_denials_are_the_same() {
        silent(
            RULE,
            &["It did not permit a certain conclusion."],
            &["It permitted no certain conclusion."],
        );
        silent(
            RULE,
            &["The dam will not be repaired."],
            &["The firm refuses to have the dam repaired."],
        );
        silent(
            RULE,
            &["The dam does not leak."],
            &["The dam is not said to leak."],
        );
    }

    #[test]
    fn a_bounded_denial_may_be_told_as_an_affirmation() {
        silent(
            RULE,
            &["The bridge does not open until May."],
            &["The bridge opens in May."],
        );
        silent(
            RULE,
            &["Not all members approved it."],
            &["Some members approved it."],
        );
        silent(
            RULE,
            &["It does not think the dam will break."],
            &["It thinks the dam will hold."],
        );
        silent(
            RULE,
            &["It was not disclosed by the firm."],
            &["The firm in Oslo disclosed nothing."],
        );
    }

    #[test]
    fn not_only_denies_nothing() {
        silent(
            RULE,
            &["It repairs the dam and the weir."],
            &["It not only repairs the dam but the weir."],
        );
        silent(
            RULE,
            &["It opens in May."],
            &["It opens no later than May."],
        );
    }
}
