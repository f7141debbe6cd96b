//! `untranslated`

use crate::diff::EditClass;

use super::{Facts, Report, across};

rule! {
    /// # What it does
    /// Reports words of the source's language that a translation leaves standing.
    ///
    /// # Why it matters
    /// The reader of the translation cannot read them.
    ///
    /// # Example
    /// *Sixty-three 목간 were found aboard.*
    ///
    /// # Leaves alone
    /// Words in brackets or quotation marks, names, single words that both languages write alike.
    ///
    /// # Limits
    /// Where both languages have Latin letters, only runs of three small words are seen.
    "untranslated", "Not translated", "accuracy/untranslated", Warning, Some(EditClass::Wording), check
}

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    if !facts.one_language() {
        across::untranslated(facts, report);
    }
}

#[cfg(test)]
mod tests {
    use super::super::across::testing::{points_at, silent};

    const RULE: &str = "untranslated";

    #[test]
    fn words_of_another_script() {
        points_at(
            RULE,
            "ko",
            "배에서 목간 63점이 나왔다.",
            "Sixty-three 목간 were found.",
            &["목간"],
        );
        points_at(
            RULE,
            "ja",
            "土器が出土した。",
            "The 土器 was dug up.",
            &["土器"],
        );
    }

    #[test]
    fn a_run_of_small_words() {
        points_at(
            RULE,
            "fr",
            "La salle reste fermée jusqu'à nouvel ordre.",
            "The hall remains fermée jusqu'à nouvel ordre.",
            &["fermée jusqu'à nouvel ordre"],
        );
    }

    #[test]
    fn names_and_terms_in_brackets_stand() {
        silent(
            RULE,
            "ko",
            "장독대를 복원했다.",
            "The jangdokdae (장독대) was restored.",
        );
        silent(
            RULE,
            "de",
            "Die Neue Zeitung schreibt es.",
            "The Neue Zeitung writes so.",
        );
    }
}
