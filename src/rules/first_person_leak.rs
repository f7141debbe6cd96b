//! `first-person-leak`

use crate::diff::EditClass;
use crate::lang::{Case, Person};
use crate::speech::Narrator;

use super::{Facts, Report};

rule! {
    /// # What it does
    /// Reports "I", "we", "our" and their like outside quotation marks in a text that is otherwise told in the
    /// third person.
    ///
    /// # Why it matters
    /// The words of those reported on have become the words of the paper.
    ///
    /// # Example
    /// *In addition, we are concerned that the talks may fail, and added, “…”*
    ///
    /// # Leaves alone
    /// Quotations; a text whose narrator is "we": one that says so in a sixth of its sentences or more, and more
    /// often than it reports what others said.
    ///
    /// # Limits
    /// A quotation whose marks were lost altogether looks like a leak, and is one.
    "first-person-leak", "The report speaks as “we”", "style/register", Warning, Some(EditClass::Person), check
}

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    // Whether an original speaks as "we" is known in languages that are known.
    if !facts.one_language() || facts.target_speech.narrator != Narrator::Reporter {
        return;
    }
    let data = facts.target.language().data();
    // Short texts show too little of their narrator; what several sentences do by the way, none does by mistake.
    let reported =
        !facts.target_speech.attributions.is_empty() || facts.target.sentences().len() >= 6;
    if !reported {
        return;
    }
    for (index, sentence) in facts.target.sentences().iter().enumerate() {
        let mut words = sentence.words.clone();
        let leak = words.find(|&at| {
            let word = facts.target_word(at);
            let first = data
                .pronoun(&word.form)
                .is_some_and(|p| p.person == Person::First);
            first && !facts.target_annotations.is_quoted(word.span.start) && is_pronoun(facts, at)
        });
        let Some(at) = leak else { continue };
        let word = facts.target_word(at);
        // With the word it leans on: "our goals", "we are".
        let next = facts
            .target
            .words()
            .get(at + 1)
            .filter(|w| w.span.end <= sentence.span.end && w.is_content());
        let span = next.map_or(word.span, |n| word.span.cover(n.span));
        let confidence = match data.pronoun(&word.form).map(|p| p.case) {
            Some(Case::Subject | Case::Possessive) => 0.9,
            _ => 0.75,
        };
        let counterpart = facts
            .words_of(index)
            .and_then(|w| w.source_of(at))
            .map(|s| facts.source_word(s).span);
        report.add(
            Some(span),
            counterpart,
            confidence,
            format!(
                "“{}” stands outside quotation marks in a text told in the third person.",
                word.span.of(facts.target.text())
            ),
        );
    }
}

/// `US` and `I` can be other things: a country, a numeral, an initial.
fn is_pronoun(facts: &Facts<'_>, at: usize) -> bool {
    let shown = facts.target_word(at).span.of(facts.target.text());
    if shown == "US" || shown == "ME" {
        return false;
    }
    if shown == "I" {
        let before = at.checked_sub(1).map(|b| facts.target_word(b));
        let numeral = before.is_some_and(|b| b.capital && b.is_content());
        return !numeral;
    }
    shown != "mine"
}

#[cfg(test)]
mod tests {
    use super::super::testing::{points_at, silent};

    const RULE: &str = "first-person-leak";
    const REPORT: [&str; 4] = [
        "The ministers met in the capital.",
        "The dam is safe, the agency said.",
        "The port stays open, the mayor added.",
        "Work on the bridge begins in May.",
    ];

    fn with(sentence: &'static str) -> Vec<&'static str> {
        let mut report = REPORT.to_vec();
        report.push(sentence);
        report
    }

    #[test]
    fn narration_has_no_first_person() {
        points_at(
            RULE,
            &[],
            &with("In addition, we are worried about the river."),
            &["we are"],
        );
        points_at(
            RULE,
            &[],
            &with("It brings our goals nearer."),
            &["our goals"],
        );
    }

    #[test]
    fn quotations_may_have_it() {
        silent(
            RULE,
            &[],
            &with("“We are worried about our river,” the mayor said."),
        );
    }

    #[test]
    fn a_text_may_be_told_by_we() {
        silent(
            RULE,
            &[],
            &[
                "We met in the capital.",
                "Our talks were good.",
                "The dam is safe.",
            ],
        );
    }

    #[test]
    fn a_country_and_a_numeral_are_no_pronouns() {
        silent(RULE, &[], &with("The US and King Karl I signed."));
    }
}
