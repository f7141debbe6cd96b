//! Clauses after a quotation that say who spoke.

use crate::lang::LanguageData;

use super::tokens::LONGEST_WORD;

/// Longest attribution after a quotation in a script without blanks, in bytes: twelve Han.
const SHORT_ATTRIBUTION: usize = 36;

/// Whether what follows is a short clause with a verb of saying: `”他问。`.
pub(super) fn is_short_attribution(data: &LanguageData, clause: &str) -> bool {
    let clause = &clause[..clause.floor_char_boundary(SHORT_ATTRIBUTION)];
    clause
        .split_once(['。', '！', '？'])
        .is_some_and(|(clause, _)| {
            let verbs = data.reporting_verbs;
            verbs.iter().any(|verb| clause.contains(verb))
        })
}

/// Words of an attribution: `Judge Miriam Adler asked`.
const ATTRIBUTION: usize = 6;

/// Whether a clause after a quotation says who asked or cried: names, then a verb of saying.
pub(super) fn is_attribution(data: &LanguageData, clause: &str) -> bool {
    let clause = &clause[..clause.floor_char_boundary(ATTRIBUTION * LONGEST_WORD)];
    let clause = clause
        .split([',', ';', '.', '!', '?'])
        .next()
        .unwrap_or_default();
    for (index, word) in clause.split_whitespace().take(ATTRIBUTION).enumerate() {
        let form = word.to_lowercase();
        let lemma = data.lemma(&form);
        let says = |verb: &str| crate::lang::contains(data.reporting_verbs, verb);
        let verb = says(lemma)
            || ["d", "s", "ed", "ned", "ted"]
                .iter()
                .any(|ending| lemma.strip_suffix(ending).is_some_and(says));
        if index > 0 && verb {
            return true;
        }
        if word.starts_with(char::is_lowercase)
            && !matches!(form.as_str(), "the" | "of" | "de" | "van" | "von")
        {
            return false;
        }
    }
    false
}
