//! What the tests of the rules across languages share: one sentence in another language, one in English, linked.

use crate::finding::Finding;
use crate::lang::Language;
use crate::rules::testing::{all, document_in};
use crate::text::Document;

fn document(language: &str, text: &str) -> Document {
    row(language, &[text])
}

/// A document of these sentences, in one paragraph.
fn row(language: &str, sentences: &[&str]) -> Document {
    document_in(language.parse().expect("a code"), sentences)
}

/// Asserts that a rule points at just these words where several sentences stand for as many.
#[track_caller]
pub(in crate::rules) fn row_points_at(
    rule: &str,
    language: &str,
    source: &[&str],
    target: &[&str],
    words: &[&str],
) {
    let (source, target) = (row(language, source), row("en", target));
    let findings = all(&source, &target);
    let shown: Vec<&str> = findings
        .iter()
        .filter(|f| f.rule == rule || f.also.contains(&rule))
        .filter_map(|f| Some(f.target?.span.of(target.text())))
        .collect();
    assert_eq!(shown, words, "{rule}");
}

/// Asserts that a rule says nothing of several sentences.
#[track_caller]
pub(in crate::rules) fn row_silent(rule: &str, language: &str, source: &[&str], target: &[&str]) {
    row_points_at(rule, language, source, target, &[]);
}

/// All that is found where one sentence stands for another.
pub(in crate::rules) fn compared(language: &str, source: &str, target: &str) -> Vec<Finding> {
    all(&document(language, source), &document("en", target))
}

/// The words of the target that a rule points at.
pub(in crate::rules) fn found(
    rule: &str,
    language: &str,
    source: &str,
    target: &str,
) -> Vec<String> {
    let findings = compared(language, source, target);
    let target = document("en", target);
    findings
        .into_iter()
        .filter(|f| rule.is_empty() || f.rule == rule || f.also.contains(&rule))
        .filter_map(|f| Some((f.rule, f.target?.span.of(target.text()).to_owned())))
        .map(|(r, words)| {
            if rule.is_empty() {
                format!("{r}: {words}")
            } else {
                words
            }
        })
        .collect()
}

/// Asserts that the rule points at just these words of the target.
#[track_caller]
pub(in crate::rules) fn points_at(
    rule: &str,
    language: &str,
    source: &str,
    target: &str,
    words: &[&str],
) {
    assert_eq!(
        found(rule, language, source, target),
        words,
        "{rule}: {source} / {target}"
    );
}

/// Asserts that the rule says nothing.
#[track_caller]
pub(in crate::rules) fn silent(rule: &str, language: &str, source: &str, target: &str) {
    points_at(rule, language, source, target, &[]);
}

/// The rules that compare across languages.
const ACROSS: &[&str] = &[
    "speaker-shift",
    "misattribution",
    "negation-flip",
    "role-swap",
    "entity-swap",
    "number-mismatch",
    "date-mismatch",
    "name-variant",
    "modality-shift",
    "tense-shift",
    "intensity-shift",
    "scope-shift",
    "untranslated",
];

/// Asserts that a rule points at a place with these words.
#[track_caller]
pub(in crate::rules) fn meets(rule: &str, language: &str, source: &str, target: &str, words: &str) {
    let shown = found(rule, language, source, target);
    assert!(
        shown.iter().any(|place| place.contains(words)),
        "{rule}: {source} / {target}: {shown:?}"
    );
}

/// Asserts that no rule across languages speaks.
#[track_caller]
pub(in crate::rules) fn all_silent(language: &str, source: &str, target: &str) {
    for rule in ACROSS {
        silent(rule, language, source, target);
    }
}

/// Asserts that a language's file is complete: every concept that a rule turns on has forms, in lower case, and
/// numbers and times can be read.
#[track_caller]
pub(in crate::rules) fn is_complete(language: &str) {
    use crate::lang::across::Concept;
    let data = language.parse::<Language>().expect("a code").data();
    for needed in [
        Concept::Not,
        Concept::Already,
        Concept::Possible,
        Concept::Consider,
        Concept::Must,
        Concept::Promise,
        Concept::Strong,
        Concept::Weak,
        Concept::All,
        Concept::Most,
        Concept::Only,
        Concept::AtLeast,
        Concept::AtMost,
        Concept::Increase,
        Concept::Decrease,
        Concept::FirstPlural,
        Concept::According,
    ] {
        let mut concepts = data.across.concepts.iter().copied().flatten();
        let forms = concepts.find(|(c, _)| *c == needed);
        assert!(
            forms.is_some_and(|(_, f)| !f.starts_with('~')),
            "{needed:?}"
        );
    }
    for (_, forms) in data.across.concepts.iter().copied().flatten() {
        assert_eq!(*forms, forms.to_lowercase());
    }
    let numerals = data.across.numerals.expect("numerals");
    assert!(
        numerals
            .fractions
            .iter()
            .any(|(_, v)| (*v - 0.5).abs() < 1e-9)
    );
    assert!(numerals.time_units.len() >= 7 && numerals.magnitudes.len() >= 4);
    assert!(data.months.len() >= 12 && data.weekdays.len() >= 7);
}

/// Gives a language the tests that every language has.
macro_rules! language_tests {
    (
        $language:literal,
        faults: [$(($rule:literal, $source:literal, $target:literal, $words:literal)),* $(,)?],
        near_misses: [$(($right:literal, $translation:literal)),* $(,)?],
    ) => {
        #[test]
        fn faults_are_reported() {
            $($crate::rules::across::testing::meets($rule, $language, $source, $target, $words);)*
        }

        #[test]
        fn true_translations_are_left_alone() {
            $($crate::rules::across::testing::all_silent($language, $right, $translation);)*
        }

        #[test]
        fn the_file_is_complete() {
            $crate::rules::across::testing::is_complete($language);
        }
    };
}
pub(in crate::rules) use language_tests;
