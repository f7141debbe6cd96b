//! `negation-flip`

use crate::diff::{EditClass, WordAlignment, tells};
use crate::text::{Span, Word, WordKind};

use super::contrasts::{self, contrasts};
use super::predicates::{Predicates, occurrences, shared_words};
use super::{Facts, Report, across};
use crate::lang::OppositeKind;

rule! {
    /// # What it does
    /// Reports a verb or adjective that one text denies and the other, with the same word, affirms; and a word
    /// where the other text has its opposite between the same neighbours (accept and reject, rise and fall). A noun
    /// whose verb is denied without being said ("but keys were not").
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
    /// Opposites are known from a list; those of several words ("stayed healthy", "fell ill") are not on it.
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
        let mut fault: Option<(Span, Span, &str)> = None;
        for (t, s) in shared_words(facts, words, sentence) {
            // A judge is not to be told from "to judge" by the stem.
            if target.is_nominal(t) && source.is_verbal(s)
                || source.is_nominal(s) && target.is_verbal(t)
            {
                continue;
            }
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
            // One negator governs several words of its clause: one fault. "No" stands before a noun, and what is
            // denied is the verb behind it.
            let cause = (denied_here, denied_there);
            if last == Some(cause) {
                let negator = cause
                    .0
                    .map(|no| target.form(no))
                    .or(cause.1.map(|no| source.form(no)));
                if matches!(negator, Some("no" | "none" | "neither")) {
                    fault = Some((place, other, message));
                }
                continue;
            }
            if let Some((place, other, message)) = fault.replace((place, other, message)) {
                report.add(Some(place), Some(other), 0.8, message.to_owned());
            }
            last = Some(cause);
        }
        if let Some((place, other, message)) = fault {
            report.add(Some(place), Some(other), 0.8, message.to_owned());
        }
        elliptic(facts, report, (&source, &target), sentence, words);
        if last.is_none() {
            unlinked(facts, report, (&source, &target), sentence, words);
        }
    }
    for contrast in contrasts(facts) {
        if contrast.kind != OppositeKind::Judgement {
            contrasts::report_one(facts, report, &contrast);
        }
    }
}

/// "Names were copied, but passwords were not": of the words of such a clause the verb is denied that stands before it. The
/// target has one of them with nothing that denies it.
fn elliptic(
    facts: &Facts<'_>,
    report: &mut Report<'_>,
    (source, target): (&Predicates<'_>, &Predicates<'_>),
    sentence: usize,
    words: &WordAlignment,
) {
    for &there in facts.sources_of(sentence) {
        let range = facts.source.sentences()[there].words.clone();
        let mut last = None;
        for at in range.clone() {
            // The first word that such a "not" denies.
            let Some(not) = source.elliptic_negator(at).filter(|not| last != Some(*not)) else {
                continue;
            };
            last = Some(not);
            let opens = |w: &usize| {
                matches!(
                    source.form(*w),
                    "," | ";" | "but" | "while" | "whereas" | "although" | "though"
                )
            };
            let Some(start) = (range.start..not - 1).rev().find(opens) else {
                continue;
            };
            // Only nouns: function words say nothing.
            let denied =
                (start + 1..not - 1).filter(|&w| tells(facts.source, facts.source_word(w)));
            for s in denied {
                let Some(t) = words
                    .target_of(s)
                    .filter(|t| facts.target.sentences()[sentence].words.contains(t))
                else {
                    continue;
                };
                let ours = facts.target.sentences()[sentence].words.clone();
                // Anything on either side, up to where another statement begins, can deny it.
                let before = ours.start.max(t.saturating_sub(6))..t;
                let after = t + 1..ours.end.min(t + 9);
                let denies = |w: usize| {
                    let data = facts.target.language().data();
                    let word = facts.target_word(w);
                    crate::lang::contains(data.negators, &word.form)
                        || word.kind == WordKind::Word
                            && data.has_form(data.negative_words, &word.form)
                        || matches!(
                            word.form.as_str(),
                            "but" | "except" | "only" | "though" | "although" | "unlike" | "not"
                        )
                };
                let left = before
                    .rev()
                    .take_while(|&w| !matches!(target.form(w), "," | ";" | ":"))
                    .any(denies);
                let right = after
                    .take_while(|&w| {
                        !matches!(
                            target.form(w),
                            "," | ";" | ":" | "and" | "but" | "though" | "although"
                        )
                    })
                    .any(denies);
                if left || right {
                    continue;
                }
                let place = target.span(t);
                let other = source.span(s).cover(source.span(not));
                let message = "The target affirms what the source denies.".to_owned();
                report.add(Some(place), Some(other), 0.7, message);
                return;
            }
        }
    }
}

/// A source sentence that nothing answers, next to the ones that are answered: the target may affirm in passing
/// what it denies.
fn unlinked(
    facts: &Facts<'_>,
    report: &mut Report<'_>,
    (source, target): (&Predicates<'_>, &Predicates<'_>),
    sentence: usize,
    words: &WordAlignment,
) {
    let data = facts.target.language().data();
    let tells = |w: &Word| w.kind == WordKind::Word && !data.is_function_word(&w.form);
    for near in facts.unlinked_beside(sentence) {
        for s in facts.source.sentences()[near].words.clone() {
            if !tells(facts.source_word(s)) {
                continue;
            }
            let Some(no) = source
                .direct_negator(s)
                .filter(|&no| !source.is_bounded(s, no))
                // Of "no country can act alone" the verb is denied, and not the country.
                .filter(|&no| source.form(no) != "no")
            else {
                continue;
            };
            let stem = &facts.source_word(s).stem;
            let mut ours = facts.target.sentences()[sentence].words.clone();
            let Some(t) = ours.find(|&t| {
                facts.target_word(t).stem == *stem
                    && words.source_of(t).is_none()
                    && tells(facts.target_word(t))
            }) else {
                continue;
            };
            // The clause has to be told, and not only to share a word.
            let clause: Vec<&Word> = facts.source.words()[source.clause(s)]
                .iter()
                .filter(|w| tells(w))
                .collect();
            let told = |w: &&&Word| {
                facts
                    .target
                    .sentence_words(sentence)
                    .iter()
                    .any(|o| o.stem == w.stem)
            };
            let kept = clause.iter().filter(told).count();
            if 2 * kept < clause.len() || target.is_denied(t) || target.is_hedged(t) {
                continue;
            }
            let message = "The target affirms what the source denies.".to_owned();
            let other = source.span(no).cover(source.span(s));
            report.add(Some(target.span(t)), Some(other), 0.65, message);
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{points_at, silent};

    #[test]
    fn a_verb_that_is_denied_without_being_said() {
        let source = ["The names of 900 guests were copied, but keys and cards were not."];
        points_at(
            RULE,
            &source,
            &["The thief copied the names of 900 guests as well as their keys."],
            &["keys"],
        );
        silent(
            RULE,
            &source,
            &["The thief copied the names of 900 guests, though no keys."],
        );
        silent(
            RULE,
            &source,
            &["The thief copied the names of 900 guests, but not their keys or cards."],
        );
    }
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
    fn the_subject_may_carry_the_denial() {
        points_at(
            RULE,
            &["No cooling water escaped from the plant."],
            &["Cooling water escaped from the plant."],
            &["escaped"],
        );
        points_at(
            RULE,
            &["None of the patients developed a fever."],
            &["The patients developed a fever."],
            &["developed"],
        );
        silent(
            RULE,
            &["There is no doubt the dam leaks."],
            &["The dam leaks."],
        );
        silent(
            RULE,
            &["No plan for the old dam was ready, and the board met."],
            &["The board met because no plan was ready."],
        );
    }

    #[test]
    fn an_opposite_in_the_same_place() {
        for (source, target, word) in [
            (
                "The court rejected the union's appeal against the closure.",
                "The court upheld the union's appeal against the closure.",
                "upheld",
            ),
            (
                "Net sales rose to 40 million crowns in the third quarter.",
                "Net sales fell to 40 million crowns in the third quarter.",
                "fell",
            ),
            (
                "The committee considers the vaccine safe for pregnant women.",
                "The committee considers the vaccine unsafe for pregnant women.",
                "unsafe",
            ),
            (
                "The senate voted after the president's speech.",
                "The senate voted before the president's speech.",
                "before",
            ),
            (
                "The ministry lowered the tax on diesel fuel.",
                "The ministry raised the tax on diesel fuel.",
                "raised",
            ),
        ] {
            points_at(RULE, &[source], &[target], &[word]);
        }
    }

    #[test]
    fn opposites_that_say_the_same() {
        for (source, target) in [
            (
                "The court rejected the union's appeal against the closure.",
                "The court did not uphold the union's appeal against the closure.",
            ),
            (
                "Exports rose and imports fell in the third quarter.",
                "Imports fell while exports climbed in the third quarter.",
            ),
            (
                "The bank sold the tower to a fund.",
                "A fund bought the tower from the bank.",
            ),
            (
                "The senate voted after the president's speech.",
                "The president spoke before the senate voted.",
            ),
            (
                "The mine opened in May and closed in June.",
                "The mine, which closed in June, had been open since May.",
            ),
            (
                "They oppose higher fees for students.",
                "They are against higher fees for students.",
            ),
            (
                "The rate of accidents fell.",
                "Fewer accidents were counted; safety rose.",
            ),
        ] {
            silent(RULE, &[source], &[target]);
        }
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
