//! Proposals from `sentencex`.
//!
//! It is superlinear in the length it is given (1 MB of unclosed quotation marks: 27 s), and over long texts it
//! loses bytes where it cuts them. So it is asked only where the marks do not tell, it sees a window that begins
//! with a sentence, and what it returns is used only if it gives back its window byte by byte.

use sentencex::{language_factory, languages::Language as Segmenter};

use crate::lang::Language;

/// Bytes of a window. In writing without blanks `sentencex` looks back over the whole window at each mark: over
/// 5 MB of Chinese that is 2.6 s with windows of 8 KB, and half with half.
const WINDOW: usize = 4 * 1024;

/// Bytes at the end of a window for which too little of what follows is seen; `sentencex` looks 30 bytes ahead.
const MARGIN: usize = 128;

/// What `sentencex` proposes for one paragraph, found out window by window.
pub(super) struct Proposals<'t> {
    paragraph: &'t str,
    segmenter: Box<dyn Segmenter>,
    /// The bytes for which `starts` holds.
    from: usize,
    to: usize,
    /// Where sentences begin, in order.
    starts: Vec<usize>,
}

impl<'t> Proposals<'t> {
    pub fn new(paragraph: &'t str, language: Language) -> Self {
        Proposals {
            paragraph,
            segmenter: language_factory(language.code()),
            from: 0,
            to: 0,
            starts: Vec::new(),
        }
    }

    /// Whether a new sentence is proposed at byte `at`, the sentence before it having begun at `start`.
    pub fn holds(&mut self, at: usize, start: usize) -> bool {
        // Of its own first byte a window says nothing.
        if at <= self.from || at >= self.to {
            self.look(at, start);
        }
        self.starts.binary_search(&at).is_ok()
    }

    /// Whether `word` (lower case) is an abbreviation in this language.
    pub fn is_abbreviation(&self, word: &str) -> bool {
        self.segmenter.get_abbreviations().contains(word)
    }

    /// Reads the window that begins with the sentence at `start`, or half a window before `at` where the sentence
    /// is longer.
    fn look(&mut self, at: usize, start: usize) {
        let half = at.saturating_sub(WINDOW / 2);
        let begin = if start < half {
            self.paragraph.ceil_char_boundary(half)
        } else {
            start
        };
        let end = self.paragraph.floor_char_boundary(begin + WINDOW);
        self.from = begin;
        self.to = if end == self.paragraph.len() {
            end + 1
        } else {
            end - MARGIN
        };
        self.starts.clear();
        let mut next = begin;
        for piece in self.segmenter.segment(&self.paragraph[begin..end]) {
            if !self.paragraph[next..end].starts_with(piece) {
                self.starts.clear();
                return;
            }
            next += piece.len();
            self.starts.push(next);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn proposals_are_the_same_wherever_the_window_falls() {
        let text = "The U.S. Meanwhile, we met. Well... I think so. ".repeat(400);
        let mut proposals = Proposals::new(&text, Language::ENGLISH);
        let found: Vec<usize> = (0..text.len())
            .filter(|at| proposals.holds(*at, at.saturating_sub(1) / 48 * 48))
            .collect();
        let again: Vec<usize> = (0..text.len())
            .rev()
            .filter(|at| proposals.holds(*at, at.saturating_sub(1) / 48 * 48))
            .collect();
        assert!(found.len() >= 800);
        assert!(again.iter().rev().eq(&found));
    }
}
