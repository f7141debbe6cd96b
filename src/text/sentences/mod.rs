//! Sentences.
//!
//! A scan over the sentence marks says of each that a sentence ends there, that it does not, or that the marks do
//! not tell; in the last case `sentencex`, which knows the abbreviations and habits of some thirty languages,
//! decides. So a boundary never stands inside a word
//! (`Korea-U.S.-Japan`) or between a title and its name, and two sentences inside one pair of quotation marks
//! are two.
//!
//! What the pieces promise: they are in order, none is empty or begins or ends with white space, and with the
//! white space between them they give back the text.

mod attribution;
mod propose;
mod scan;
mod tokens;
mod verdict;

use crate::lang::Language;

use super::Span;

pub(super) use scan::is_opener;

/// Splits `span` of `text`, one paragraph, into sentences.
///
/// White space alone gives none; a paragraph without sentence marks gives one. Takes time in proportion to the
/// paragraph's length.
///
/// ```
/// use hexapla::text::{sentences, Span};
///
/// let text = "Ms. Aasen spoke at 10 a.m. on Friday. “We agree. We sign,” she said.";
/// let parts: Vec<_> = sentences(text, Span::new(0, text.len()), "en".parse()?)
///     .iter()
///     .map(|span| span.of(text))
///     .collect();
/// assert_eq!(
///     parts,
///     ["Ms. Aasen spoke at 10 a.m. on Friday.", "“We agree.", "We sign,” she said."]
/// );
/// # Ok::<(), String>(())
/// ```
pub fn sentences(text: &str, span: Span, language: Language) -> Vec<Span> {
    let paragraph = span.of(text);
    let cuts = scan::cuts(paragraph, language);
    let mut pieces: Vec<Span> = Vec::with_capacity(cuts.len() + 1);
    // A piece of marks alone joins what stands before it; at the very start, what follows.
    let mut pending: Option<usize> = None;
    let mut start = 0;
    for end in cuts.into_iter().chain([paragraph.len()]) {
        let Some(piece) = trimmed(paragraph, start, end) else {
            continue;
        };
        start = end;
        let has_words = piece.of(paragraph).contains(char::is_alphanumeric);
        match pieces.last_mut() {
            Some(last) if !has_words => last.end = piece.end,
            None if !has_words => {
                pending.get_or_insert(piece.start);
            }
            _ => pieces.push(Span::new(pending.take().unwrap_or(piece.start), piece.end)),
        }
    }
    if let Some(start) = pending {
        let end = paragraph.trim_end().len();
        pieces.push(Span::new(start, end));
    }
    for piece in &mut pieces {
        *piece = Span::new(piece.start + span.start, piece.end + span.start);
    }
    pieces
}

/// The span from `start` to `end` without the white space around it; none where nothing is left.
fn trimmed(text: &str, start: usize, end: usize) -> Option<Span> {
    let piece = &text[start..end];
    let body = piece.trim_start();
    let start = end - body.len();
    let body = body.trim_end();
    (!body.is_empty()).then(|| Span::new(start, start + body.len()))
}

#[cfg(test)]
mod tests;
