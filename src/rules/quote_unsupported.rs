//! `quote-unsupported`

use crate::diff::EditClass;

use super::{Facts, Report, quote_altered, quotes};

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
    /// A quotation rendered in quite other words is reported here and not as altered.
    "quote-unsupported", "A quotation without counterpart", "accuracy/addition", Error, Some(EditClass::Quotation), check
}

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    if !facts.one_language() {
        return;
    }
    for (index, quotation) in facts.target_annotations.quotations.iter().enumerate() {
        let altered = quote_altered::counterpart(facts, quotation).is_some();
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
