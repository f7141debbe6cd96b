//! `quote-unbalanced`

use crate::diff::EditClass;
use crate::text::{QuotationMarks, Span, WordKind};

use super::{Facts, Report, quotes};

rule! {
    /// # What it does
    /// Reports a quotation mark that is opened and not closed, or closed and not opened.
    ///
    /// # Why it matters
    /// The reader cannot tell where somebody's words end and the paper's begin.
    ///
    /// # Example
    /// *and added, “We believe that this is right. “We stand firm,” he said.*
    ///
    /// # Leaves alone
    /// Apostrophes; a quotation that goes on in the next paragraph with a new opening mark.
    ///
    /// # Limits
    /// Single marks are never reported: they cannot be told from apostrophes with certainty.
    "quote-unbalanced", "A quotation mark has no partner", "linguistic conventions/punctuation", Warning,
    Some(EditClass::Punctuation), check
}

/// Findings of one sentence, at most.
const MOST: usize = 3;

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    let mut seen = (usize::MAX, 0);
    for quotation in &facts.target_annotations.quotations {
        if quotation.marks != QuotationMarks::Double || quotation.opened && quotation.closed {
            continue;
        }
        // A text full of stray marks needs no finding for each.
        let sentence = facts
            .target
            .sentence_at(quotation.span.start)
            .unwrap_or_default();
        seen = if seen.0 == sentence {
            (sentence, seen.1 + 1)
        } else {
            (sentence, 1)
        };
        if seen.1 > MOST {
            continue;
        }
        let inside = quotes::words_inside(facts.target, quotation);
        let mut words = inside.filter(|&w| facts.target_word(w).kind != WordKind::Mark);
        // The mark with the word it stands at.
        let (span, message) = if quotation.opened {
            let end = words
                .next()
                .map_or(quotation.span.end, |w| facts.target_word(w).span.end);
            (
                Span::new(quotation.span.start, end),
                "This quotation is opened and never closed.",
            )
        } else {
            let start = words
                .next_back()
                .map_or(quotation.span.start, |w| facts.target_word(w).span.start);
            (
                Span::new(start, quotation.span.end),
                "This quotation is closed and was never opened.",
            )
        };
        report.add(Some(span), None, 0.9, message.to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{points_at, silent};

    const RULE: &str = "quote-unbalanced";

    #[test]
    fn opened_and_not_closed() {
        points_at(
            RULE,
            &[],
            &["He added: “We stand by it.", "“We do,” he said."],
            &["“We"],
        );
    }

    #[test]
    fn closed_and_not_opened() {
        points_at(RULE, &[], &["We stand by it,” he said."], &["it,”"]);
    }

    #[test]
    fn pairs_and_apostrophes_are_left_alone() {
        silent(
            RULE,
            &[],
            &["The referees' talks, “a farce”, and the dam’s \"end\"."],
        );
    }
}
