//! `quote-unsupported`

use crate::diff::EditClass;

use super::quote_altered::Counterparts;
use super::{Facts, Report, across, quotes};

rule! {
    /// # What it does
    /// Reports a quotation for which nothing in the source was found.
    ///
    /// # Why it matters
    /// Either the words come from elsewhere, and the reader should be told, or nobody said them.
    ///
    /// # Example
    /// *“I am relieved that this is over,” the referee told reporters*, beside a statement that quotes no referee.
    ///
    /// # Leaves alone
    /// Quotations that stand in the source, word for word or altered; marks round names and terms.
    ///
    /// # Limits
    /// A quotation rendered in quite other words is reported here and not as altered. Across languages, only
    /// quotations in sentences that answer nothing.
    "quote-unsupported", "A quotation without counterpart", "accuracy/addition", Error, Some(EditClass::Quotation), check
}

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    if !facts.one_language() {
        return across::unsupported(facts, report);
    }
    let counterparts = Counterparts::new(facts);
    for (index, quotation) in facts.target_annotations.quotations.iter().enumerate() {
        let altered =
            counterparts.of(quotation).is_some() || quotes::nearly(facts, quotation).is_some();
        if !quotation.opened
            || altered
            || !quotes::is_speech(facts, index)
            || quotes::is_verbatim(facts, quotation)
        {
            continue;
        }
        report.add(
            Some(quotation.span),
            None,
            0.8,
            "Nothing in the source was found that these words could quote.".to_owned(),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{points_at, silent};

    const RULE: &str = "quote-unsupported";

    #[test]
    fn a_quotation_from_nowhere() {
        let words = "“I am glad that it is over,”";
        points_at(
            RULE,
            &[],
            &["“I am glad that it is over,” the pilot told reporters."],
            &[words],
        );
    }

    #[test]
    fn quotations_of_the_source_are_left_alone() {
        let source = ["“It is over,” said the pilot."];
        silent(RULE, &source, &["“It is over,” the pilot said."]);
        silent(RULE, &source, &["“It is all over now,” the pilot said."]);
    }

    #[test]
    fn names_in_marks_are_left_alone() {
        silent(
            RULE,
            &[],
            &["The play “Blue River Nights” opens on Friday."],
        );
    }
}
