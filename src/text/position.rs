//! Lines and columns, in each way that programs count them.

use super::Span;

/// A place as a line and the column in that line, both from 1, in the three units that programs count columns in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column in bytes of UTF-8, from 1.
    pub byte: usize,
    /// The column in Unicode code points, from 1.
    pub code_point: usize,
    /// The column in UTF-16 code units, from 1.
    pub utf16: usize,
}

/// Where the lines of a text begin.
///
/// A line ends with a line feed, alone or after a carriage return; a carriage return alone ends none, as in git. Of a
/// byte order mark nothing is left in a decoded text, so it takes no column.
///
/// | `a𐐀b⏎` | line | byte | code point | UTF-16 |
/// | --- | --- | --- | --- | --- |
/// | `a` | 1 | 1 | 1 | 1 |
/// | `𐐀` | 1 | 2 | 2 | 2 |
/// | `b` | 1 | 6 | 3 | 4 |
/// | `⏎` | 1 | 7 | 4 | 5 |
/// | behind it | 2 | 1 | 1 | 1 |
#[derive(Clone, Debug)]
pub struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    /// Reads the text once.
    pub fn new(text: &'t str) -> Self {
        let ends = text.bytes().enumerate().filter(|(_, b)| *b == b'\n');
        let starts = std::iter::once(0).chain(ends.map(|(at, _)| at + 1));
        Lines {
            text,
            starts: starts.collect(),
        }
    }

    /// The position of byte `at`; of the end of the text for any byte behind it. A byte inside a character counts as
    /// that character's first.
    pub fn position(&self, at: usize) -> Position {
        let at = self.text.floor_char_boundary(at.min(self.text.len()));
        let line = self.starts.partition_point(|start| *start <= at);
        let before = &self.text[self.starts[line - 1]..at];
        Position {
            line,
            byte: before.len() + 1,
            code_point: before.chars().count() + 1,
            utf16: before.encode_utf16().count() + 1,
        }
    }

    /// The positions of the first byte of a span and of the one behind its last.
    pub fn range(&self, span: Span) -> (Position, Position) {
        (self.position(span.start), self.position(span.end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Document, ReadOptions};

    fn columns(text: &str, at: usize) -> (usize, usize, usize, usize) {
        let position = Lines::new(text).position(at);
        (
            position.line,
            position.byte,
            position.code_point,
            position.utf16,
        )
    }

    #[test]
    fn every_convention_has_its_own_columns() {
        for (text, at, expected) in [
            // Deseret 𐐀 has four bytes and two UTF-16 code units.
            ("a𐐀b", 0, (1, 1, 1, 1)),
            ("a𐐀b", 1, (1, 2, 2, 2)),
            ("a𐐀b", 5, (1, 6, 3, 4)),
            ("a𐐀b", 6, (1, 7, 4, 5)),
            // Inside a character, and behind the text.
            ("a𐐀b", 3, (1, 2, 2, 2)),
            ("a𐐀b", 60, (1, 7, 4, 5)),
            // e and a combining acute accent are two code points.
            ("e\u{301}x", 3, (1, 4, 3, 3)),
            ("한국어", 3, (1, 4, 2, 2)),
            // A carriage return is a column of its line, and ends none by itself.
            ("a\r\nb", 1, (1, 2, 2, 2)),
            ("a\r\nb", 3, (2, 1, 1, 1)),
            ("a\rb\n", 2, (1, 3, 3, 3)),
            ("a\n", 2, (2, 1, 1, 1)),
            ("a\n\n𐐀b", 7, (3, 5, 2, 3)),
            ("", 0, (1, 1, 1, 1)),
        ] {
            assert_eq!(columns(text, at), expected, "byte {at} of {text:?}");
        }
    }

    #[test]
    fn a_byte_order_mark_takes_no_column() {
        let bytes = "\u{feff}We met.\r\nThey left.\r\n".as_bytes();
        let document =
            Document::from_bytes("note.en.txt", bytes, &ReadOptions::default()).expect("a text");
        let lines = Lines::new(document.text());
        let places: Vec<_> = document
            .sentences()
            .iter()
            .map(|s| {
                let (start, end) = lines.range(s.span);
                (start.line, start.code_point, end.code_point)
            })
            .collect();
        assert_eq!(places, [(1, 1, 8), (2, 1, 11)]);
    }
}
