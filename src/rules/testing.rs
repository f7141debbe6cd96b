//! What the tests of the rules share: two lists of sentences, linked one to one, and what the rules say of them.

use crate::align::{Alignment, Link, Mode, Relation};
use crate::lang::Language;
use crate::text::{Document, Paragraph, ParagraphKind, Span};
use crate::{Comparison, Finding, Options};

/// An English document of these sentences, in one paragraph.
pub(super) fn document(sentences: &[&str]) -> Document {
    document_in(Language::ENGLISH, sentences)
}

/// A document of these sentences, in one paragraph.
pub(super) fn document_in(language: Language, sentences: &[&str]) -> Document {
    let mut text = String::new();
    let mut segments = Vec::new();
    for sentence in sentences {
        if !text.is_empty() {
            text.push(' ');
        }
        let start = text.len();
        text.push_str(sentence);
        segments.push((Span::new(start, text.len()), 0));
    }
    let paragraphs = vec![Paragraph {
        span: Span::new(0, text.len()),
        kind: ParagraphKind::Body,
    }];
    Document::from_segments(
        "test".into(),
        text,
        language,
        paragraphs,
        &segments,
        Vec::new(),
    )
}

/// The findings of one rule as pairs of words: target, source. The sentences answer each other in order; a target
/// sentence beyond the source's last answers nothing, and the other way round. `also` counts.
pub(super) fn found(rule: &str, source: &[&str], target: &[&str]) -> Vec<(String, String)> {
    let (source, target) = (document(source), document(target));
    all(&source, &target)
        .into_iter()
        .filter(|f| f.rule == rule || f.also.contains(&rule))
        .map(|f| {
            let words = |d: &Document, p: Option<crate::finding::Place>| {
                p.map(|p| p.span.of(d.text()).to_owned())
                    .unwrap_or_default()
            };
            (words(&target, f.target), words(&source, f.source))
        })
        .collect()
}

pub(super) fn all(source: &Document, target: &Document) -> Vec<Finding> {
    let (n, m) = (source.sentences().len(), target.sentences().len());
    let both = n.min(m);
    let link = |sources: Vec<usize>, targets: Vec<usize>, relation| Link {
        source_scores: vec![0.9; sources.len()],
        score: (relation == Relation::Paraphrase).then_some(0.9),
        sources,
        targets,
        relation,
    };
    let mut links: Vec<Link> = (0..both)
        .map(|i| link(vec![i], vec![i], Relation::Paraphrase))
        .collect();
    links.extend((both..m).map(|i| link(vec![], vec![i], Relation::Unsupported)));
    links.extend((both..n).map(|i| link(vec![i], vec![], Relation::Omitted)));
    let alignment = Alignment {
        mode: Mode::Summary,
        links,
    };
    Comparison::with_alignment(source, target, alignment, &Options::default()).findings
}

/// Asserts that the rule points at just these words of the target, in order.
#[track_caller]
pub(super) fn points_at(rule: &str, source: &[&str], target: &[&str], words: &[&str]) {
    let shown: Vec<String> = found(rule, source, target)
        .into_iter()
        .map(|(t, _)| t)
        .collect();
    assert_eq!(shown, words, "{rule}: {source:?} / {target:?}");
}

/// Asserts that the rule says nothing.
#[track_caller]
pub(super) fn silent(rule: &str, source: &[&str], target: &[&str]) {
    points_at(rule, source, target, &[]);
}
