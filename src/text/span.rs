//! Places in a text.

use serde::{Deserialize, Serialize};

/// A byte range of the decoded text, end exclusive. Both ends lie on character boundaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span from `start` to `end`; an end before the start makes it empty.
    pub fn new(start: usize, end: usize) -> Self {
        Span {
            start,
            end: end.max(start),
        }
    }

    /// Bytes covered.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether no byte is covered.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether the two share at least one byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn cover(self, other: Span) -> Span {
        Span {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }

    /// The bytes of `text` that the span covers; empty where it does not fit the text.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }
}

/// Converts byte offsets of one text into code-point offsets, in logarithmic time.
///
/// Every 256th byte's count is kept; a look-up counts from the nearest one.
#[derive(Clone, Debug)]
pub struct Offsets<'t> {
    text: &'t str,
    counts: Vec<usize>,
}

const STEP: usize = 256;

impl<'t> Offsets<'t> {
    /// Reads the text once.
    pub fn new(text: &'t str) -> Self {
        let mut counts = Vec::with_capacity(text.len() / STEP + 1);
        let mut count = 0;
        for chunk in text.as_bytes().chunks(STEP) {
            counts.push(count);
            count += code_points(chunk);
        }
        counts.push(count);
        Offsets { text, counts }
    }

    /// How many code points stand before byte `at`.
    pub fn code_point(&self, at: usize) -> usize {
        let at = at.min(self.text.len());
        let block = at / STEP;
        self.counts[block] + code_points(&self.text.as_bytes()[block * STEP..at])
    }
}

/// Counts the bytes that begin a character.
fn code_points(bytes: &[u8]) -> usize {
    bytes.iter().filter(|b| **b & 0xC0 != 0x80).count()
}
