//! A sentence as characters for comparing, each with its place.

use unicode_normalization::UnicodeNormalization;

use super::Span;

/// The characters of a piece of text, in one width and lower case, and where each begins.
#[derive(Debug)]
pub(crate) struct Folded {
    pub(crate) chars: Vec<char>,
    /// The byte where each character's original begins, and where the last one's ends.
    at: Vec<usize>,
}

impl Folded {
    pub(crate) fn new(text: &str, span: Span) -> Self {
        let mut folded = Folded {
            chars: Vec::new(),
            at: Vec::new(),
        };
        for (at, c) in span.of(text).char_indices() {
            let plain: String = match c {
                '‘' | '’' => "'".into(),
                '“' | '”' | '„' | '«' | '»' => "\"".into(),
                '‐'..='―' | '−' => "-".into(),
                '\u{a0}' | '\u{202f}' | '\u{2009}' | '\u{3000}' => " ".into(),
                // Hangul in parts, and full-width digits, are one thing with their usual form.
                c => std::iter::once(c)
                    .nfkc()
                    .flat_map(char::to_lowercase)
                    .collect(),
            };
            for c in plain.chars() {
                folded.chars.push(c);
                folded.at.push(span.start + at);
            }
        }
        folded.at.push(span.end);
        folded
    }

    pub(crate) fn len(&self) -> usize {
        self.chars.len()
    }

    pub(crate) fn get(&self, at: usize) -> Option<char> {
        self.chars.get(at).copied()
    }

    /// Where the characters `start..end` stand in the text.
    pub(crate) fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.at[start], self.at[end])
    }

    /// The character that begins at or after byte `at`.
    pub(crate) fn index(&self, at: usize) -> usize {
        self.at.partition_point(|&a| a < at).min(self.chars.len())
    }

    /// Whether a word begins at `at`.
    pub(crate) fn begins_word(&self, at: usize) -> bool {
        at == 0 || !self.chars[at - 1].is_alphanumeric()
    }

    /// Whether a word ends before `at`.
    pub(crate) fn ends_word(&self, at: usize) -> bool {
        self.get(at).is_none_or(|c| !c.is_alphanumeric())
    }

    /// Where a form that begins at `at` ends, if it stands there.
    pub(crate) fn form(&self, at: usize, form: &[char]) -> Option<usize> {
        let end = at + form.len();
        (end <= self.len() && self.chars[at..end] == *form).then_some(end)
    }
}

/// Whether a character belongs to a script whose words are written apart and do not change inside: Latin letters.
pub(crate) fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic() || ('\u{c0}'..'\u{24f}').contains(&c)
}
