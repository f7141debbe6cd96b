//! `paraphrase`

use crate::align::{Link, Relation};
use crate::diff::WordAlignment;
use crate::finding::Severity;
use crate::text::Word;

use super::{Facts, Report};

rule! {
    /// # What it does
    /// Notes, for a sentence that says its source in other words, which words were replaced by which.
    ///
    /// # Why it matters
    /// It is no fault. An editor who wants to see how freely a summary renders its source reads it here.
    ///
    /// # Example
    /// *especially → particularly; given → considering; enshrined → stipulated*
    ///
    /// # Leaves alone
    /// Verbatim sentences; inflected forms of the same word.
    ///
    /// # Limits
    /// Words are paired by their place between words that both sides share.
    "paraphrase", "Said in other words", "style", Note, None, check
}

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    if !facts.one_language() {
        return;
    }
    for (index, link) in facts.alignment.links.iter().enumerate() {
        if link.is_null() || link.relation == Relation::Verbatim {
            continue;
        }
        let replaced = replacements(facts, link, &facts.words[index]);
        let Some(&first) = link.targets.first() else {
            continue;
        };
        if replaced.is_empty() {
            continue;
        }
        let list: Vec<String> = replaced.iter().map(|(a, b)| format!("{a} → {b}")).collect();
        let target = facts.target.sentences()[first].span;
        let source = link
            .sources
            .first()
            .map(|&s| facts.source.sentences()[s].span);
        if let Some(finding) = report.add(Some(target), source, 0.7, list.join("; ")) {
            finding.severity = Severity::Note;
        }
    }
}

/// Runs of at most three telling words on each side, between the same neighbours, with nothing in common.
fn replacements(facts: &Facts<'_>, link: &Link, words: &WordAlignment) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for &sentence in &link.targets {
        let range = facts.target.sentences()[sentence].words.clone();
        let mut left: Option<usize> = None;
        let mut gap = range.start;
        for at in range {
            let Some(source) = words.source_of(at) else {
                continue;
            };
            if let Some(before) = left
                && source > before + 1
                && at > gap
            {
                let theirs = telling(facts.source.words(), before + 1..source, facts.source);
                let ours = telling(facts.target.words(), gap..at, facts.target);
                let fits = |w: &[&Word]| (1..=3).contains(&w.len());
                let free = (before + 1..source).all(|s| words.target_of(s).is_none());
                if fits(&theirs) && fits(&ours) && free {
                    found.push((join(&theirs), join(&ours)));
                }
            }
            left = Some(source);
            gap = at + 1;
        }
    }
    found.dedup();
    found
}

fn telling<'w>(
    words: &'w [Word],
    range: std::ops::Range<usize>,
    document: &crate::text::Document,
) -> Vec<&'w Word> {
    let data = document.language().data();
    if range.len() > 12 {
        return Vec::new();
    }
    words[range]
        .iter()
        .filter(|w| w.is_content() && !data.is_function_word(&w.form))
        .collect()
}

fn join(words: &[&Word]) -> String {
    words
        .iter()
        .map(|w| w.form.as_str())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::super::testing::{document, silent};

    const RULE: &str = "paraphrase";

    #[test]
    fn replaced_words_are_listed() {
        let (source, target) = (
            document(&["The dam is especially important for the valley."]),
            document(&["The dam is particularly important for the valley."]),
        );
        let notes = super::super::testing::all(&source, &target);
        assert!(
            notes
                .iter()
                .any(|f| f.rule == RULE && f.message == "especially → particularly"),
            "{notes:?}"
        );
    }

    #[test]
    fn the_same_words_have_no_note() {
        silent(RULE, &["The dam held."], &["The dam held."]);
    }
}
