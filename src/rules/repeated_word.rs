//! `repeated-word`

use crate::diff::EditClass;
use crate::text::WordKind;

use super::{Facts, Report};

rule! {
    /// # What it does
    /// Reports the same word twice in a row.
    ///
    /// # Why it matters
    /// It is a slip of editing that spelling checkers miss across line breaks.
    ///
    /// # Example
    /// *the leaders of the the three countries*
    ///
    /// # Leaves alone
    /// Words that may stand twice ("had had", "that that", "very, very"), numbers, capitalised words (names), and
    /// repetitions that the source has too.
    ///
    /// # Limits
    /// Only neighbours; a repeated phrase is not seen.
    "repeated-word", "The same word twice", "linguistic conventions/grammar", Warning, Some(EditClass::Wording), check
}

/// Words that rightly follow themselves in good English: auxiliaries, `that`, and those doubled for weight.
const TWICE: &[&str] = &[
    "bye", "do", "had", "hear", "her", "is", "long", "many", "no", "so", "that", "there", "very",
    "was",
];

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for sentence in facts.target.sentences() {
        for pair in facts.target.words()[sentence.words.clone()].windows(2) {
            let (a, b) = (&pair[0], &pair[1]);
            let same = a.kind == WordKind::Word && b.kind == WordKind::Word && a.form == b.form;
            let joined = !b.spaced;
            if !same || joined || b.capital || crate::lang::contains(TWICE, &a.form) {
                continue;
            }
            if facts
                .source_words
                .find(facts.source, &[&a.form, &b.form])
                .is_some()
            {
                continue;
            }
            let message = format!("“{}” stands here twice.", a.span.of(facts.target.text()));
            let finding = report.add(Some(a.span.cover(b.span)), None, 0.9, message);
            if let Some(finding) = finding {
                finding.suggestion = Some(a.span.of(facts.target.text()).to_owned());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{points_at, silent};

    const RULE: &str = "repeated-word";

    #[test]
    fn the_same_word_twice() {
        points_at(RULE, &[], &["They met in the the capital."], &["the the"]);
    }

    #[test]
    fn what_may_stand_twice_is_left_alone() {
        silent(
            RULE,
            &[],
            &["He had had it, and that that is so is very very clear, 10 10, Duran Duran."],
        );
        silent(
            RULE,
            &["It is a hush hush matter."],
            &["It is a hush hush matter."],
        );
    }
}
