//! `fragment`

use crate::text::{Document, ParagraphKind, WordKind};

use super::{Facts, Report};

rule! {
    /// # What it does
    /// Reports a sentence that is only a leftover of editing.
    ///
    /// # Why it matters
    /// Words were lost, or words were left behind.
    ///
    /// # Example
    /// *… to speed up the projects. revealed.*
    ///
    /// # Leaves alone
    /// Headings; short sentences that begin like sentences ("So it is."); what follows a quotation ("…?" he
    /// asked.).
    ///
    /// # Limits
    /// Only languages with capitals, and only leftovers of up to four words.
    "fragment", "A leftover, not a sentence", "linguistic conventions/grammar", Warning, None, check
}

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for (index, sentence) in facts.target.sentences().iter().enumerate() {
        if is_fragment(facts.target, index) {
            report.add(Some(sentence.span), None, 0.85, "This is no sentence.".to_owned());
        }
    }
}

/// One to four words that begin in lower case behind the full stop of another sentence of the paragraph.
pub(super) fn is_fragment(document: &Document, index: usize) -> bool {
    let sentence = &document.sentences()[index];
    let words = document.sentence_words(index);
    let Some(first) = words.first() else { return false };
    let count = words.iter().filter(|w| w.is_content()).count();
    let lower = first.kind == WordKind::Word && first.span.of(document.text()).chars().all(char::is_lowercase);
    let follows = index.checked_sub(1).is_some_and(|before| {
        let other = &document.sentences()[before];
        let last = document.sentence_words(before).last().map(|w| w.form.as_str());
        other.paragraph == sentence.paragraph && last == Some(".")
    });
    let body = document.paragraphs()[sentence.paragraph].kind == ParagraphKind::Body;
    let ends = words.last().is_some_and(|w| w.form == ".");
    body && lower && follows && ends && (1..=4).contains(&count)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{points_at, silent};

    const RULE: &str = "fragment";

    #[test]
    fn a_leftover_behind_a_full_stop() {
        points_at(RULE, &[], &["They will speed up the work.", "revealed."], &["revealed."]);
    }

    #[test]
    fn short_sentences_are_left_alone() {
        silent(RULE, &[], &["They asked.", "So it is.", "Yes."]);
        silent(RULE, &[], &["“Why now?”", "he asked."]);
    }
}
