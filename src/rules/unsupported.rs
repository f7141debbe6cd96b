//! `unsupported`

use crate::align::Relation;
use crate::text::ParagraphKind;

use super::{Facts, Report, fragment};

rule! {
    /// # What it does
    /// Reports a sentence of the target for which no sentence of the source was found.
    ///
    /// # Why it matters
    /// What the source does not say has to come from somewhere else, and the reader should know from where.
    ///
    /// # Example
    /// *It is the largest outbreak since 1998*, beside a statement that compares with no other year.
    ///
    /// # Leaves alone
    /// Headings, and leftovers that are no sentence (see `fragment`).
    ///
    /// # Limits
    /// "Not found" is not "false": a far paraphrase that shares no words, numbers or names with its source is
    /// reported too.
    "unsupported", "Not found in the source", "accuracy/addition", Warning, None, check
}

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for link in facts
        .alignment
        .links
        .iter()
        .filter(|l| l.relation == Relation::Unsupported)
    {
        for &index in &link.targets {
            let sentence = &facts.target.sentences()[index];
            let body = facts.target.paragraphs()[sentence.paragraph].kind == ParagraphKind::Body;
            let words = facts
                .target
                .sentence_words(index)
                .iter()
                .filter(|w| w.is_content())
                .count();
            if !body || words < 2 || fragment::is_fragment(facts.target, index) {
                continue;
            }
            // The shorter the sentence, the less there was to find it by.
            let confidence = if words >= 8 { 0.8 } else { 0.6 };
            let message = "No sentence of the source was found that says this.".to_owned();
            report.add(Some(sentence.span), None, confidence, message);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{points_at, silent};

    const RULE: &str = "unsupported";

    #[test]
    fn a_sentence_without_source() {
        points_at(
            RULE,
            &["The dam held."],
            &["The dam held.", "It is the largest in Norland."],
            &["It is the largest in Norland."],
        );
    }

    #[test]
    fn what_answers_something_is_left_alone() {
        silent(RULE, &["The dam held."], &["The dam has held."]);
    }

    #[test]
    fn leftovers_are_fragments() {
        silent(RULE, &["The dam held."], &["The dam held.", "revealed."]);
    }
}
