//! What the tests of the rules across languages share: one sentence in another language, one in English, linked.

use crate::lang::Language;
use crate::rules::testing::all;
use crate::text::{Document, Paragraph, ParagraphKind, Span};

fn document(language: &str, text: &str) -> Document {
    let span = Span::new(0, text.len());
    let paragraphs = vec![Paragraph {
        span,
        kind: ParagraphKind::Body,
    }];
    Document::from_segments(
        "test".into(),
        text.into(),
        language.parse::<Language>().expect("a code"),
        paragraphs,
        &[(span, 0)],
        Vec::new(),
    )
}

/// The words of the target that a rule points at.
pub(in crate::rules) fn found(
    rule: &str,
    language: &str,
    source: &str,
    target: &str,
) -> Vec<String> {
    let (source, target) = (document(language, source), document("en", target));
    all(&source, &target)
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
