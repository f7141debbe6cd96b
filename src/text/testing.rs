//! What the tests of this folder share: an English document of given paragraphs, each one sentence.

use crate::lang::Language;

use super::{Document, Paragraph, ParagraphKind, Span};

/// A document of these paragraphs, a line each.
pub(super) fn document(paragraphs: &[&str]) -> Document {
    let mut text = String::new();
    let mut spans = Vec::new();
    for paragraph in paragraphs {
        let start = text.len();
        text.push_str(paragraph);
        spans.push(Paragraph {
            span: Span::new(start, text.len()),
            kind: ParagraphKind::Body,
        });
        text.push('\n');
    }
    let segments: Vec<_> = spans.iter().enumerate().map(|(i, p)| (p.span, i)).collect();
    Document::from_segments(
        "test".into(),
        text,
        Language::ENGLISH,
        spans,
        &segments,
        Vec::new(),
    )
}
