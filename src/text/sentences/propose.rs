//! Proposals from `sentencex`.
//!
//! It is superlinear in the length it is given (1 MB of unclosed quotation marks: 27 s), and over long texts it
//! loses bytes where it cuts them, so it sees windows of one paragraph, each beginning where a sentence begins,
//! and what it returns is used only if it gives back its window byte by byte.

use sentencex::{language_factory, languages::Language as Segmenter};

use crate::lang::Language;

/// Bytes of a window. `sentencex` is quadratic in runs of opening marks: 8 KB of them take 2 ms, 32 KB 30 ms.
const WINDOW: usize = 8 * 1024;

/// Byte offsets in `paragraph` where a sentence may begin, in order, without the first.
pub(super) fn boundaries(paragraph: &str, language: Language) -> Vec<usize> {
    let segmenter = language_factory(language.code());
    let mut found = Vec::new();
    let mut start = 0;
    while start < paragraph.len() {
        let end = window_end(paragraph, start);
        let last = end == paragraph.len();
        let proposals = propose(segmenter.as_ref(), &paragraph[start..end]);
        let Some(&next) = proposals.last() else {
            // No sentence begins in the window, or its pieces do not give it back.
            start = end;
            continue;
        };
        found.extend(proposals.iter().map(|at| at + start));
        if last {
            break;
        }
        // The last sentence was cut off by the window: the next window begins with it.
        start += next;
    }
    found
}

/// Where the window that begins at `start` ends: after white space if it holds any, else at a character.
fn window_end(paragraph: &str, start: usize) -> usize {
    if paragraph.len() - start <= WINDOW {
        return paragraph.len();
    }
    let end = paragraph.floor_char_boundary(start + WINDOW);
    paragraph[start..end]
        .rfind(char::is_whitespace)
        .filter(|at| *at > 0)
        .map_or(end, |at| paragraph.ceil_char_boundary(start + at + 1))
}

/// The starts of the sentences of one window but the first; none if the pieces do not give back the window.
fn propose(segmenter: &dyn Segmenter, window: &str) -> Vec<usize> {
    let mut at = 0;
    let mut starts = Vec::new();
    for piece in segmenter.segment(window) {
        if !window[at..].starts_with(piece) {
            return Vec::new();
        }
        at += piece.len();
        starts.push(at);
    }
    if at != window.len() {
        return Vec::new();
    }
    starts.pop();
    starts
}
