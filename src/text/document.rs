//! One text, read and segmented.

use crate::lang::Language;

use super::{Span, Word, words};

/// What a paragraph is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParagraphKind {
    /// Running text.
    Body,
    /// A heading: aligned like a sentence, never a fragment.
    Heading,
    /// Text that is compared but never segmented: code, front matter, a URL on its own.
    Verbatim,
}

/// A paragraph: a block of the input, or a line of a plain text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: ParagraphKind,
}

/// A sentence of a [`Document`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands, without the white space around it.
    pub span: Span,
    /// Index of its paragraph.
    pub paragraph: usize,
    /// Its words: a range of [`Document::words`].
    pub words: std::ops::Range<usize>,
}

/// How sentences are found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Segmentation {
    /// By punctuation, quotation marks and the language's abbreviations.
    #[default]
    Sentences,
    /// Each line is a sentence, an empty one too.
    Lines,
}

/// A text with its language, paragraphs, sentences and words. It does not change once it is made.
#[derive(Clone, Debug)]
pub struct Document {
    pub(super) name: String,
    pub(super) text: String,
    pub(super) language: Language,
    pub(super) paragraphs: Vec<Paragraph>,
    pub(super) sentences: Vec<Sentence>,
    pub(super) words: Vec<Word>,
    pub(super) notes: Vec<String>,
}

impl Document {
    /// The name it was read under: a path as the user gave it, `-`, or what a caller of the library chose.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The decoded (or extracted) text, which all spans point into.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Its language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// Its paragraphs in order.
    pub fn paragraphs(&self) -> &[Paragraph] {
        &self.paragraphs
    }

    /// Its sentences in order.
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// Its words and marks in order.
    pub fn words(&self) -> &[Word] {
        &self.words
    }

    /// What the reader of the text should know: a guessed encoding, bytes that were no text.
    pub fn notes(&self) -> &[String] {
        &self.notes
    }

    /// The text of sentence `index`.
    pub fn sentence_text(&self, index: usize) -> &str {
        self.sentences[index].span.of(&self.text)
    }

    /// The words of sentence `index`.
    pub fn sentence_words(&self, index: usize) -> &[Word] {
        &self.words[self.sentences[index].words.clone()]
    }

    /// The words and marks that begin inside a span.
    pub fn words_in(&self, span: Span) -> &[Word] {
        let first = self.words.partition_point(|w| w.span.start < span.start);
        let last = self.words.partition_point(|w| w.span.start < span.end);
        &self.words[first..last.max(first)]
    }

    /// The sentence that holds byte `at`, if one does.
    pub fn sentence_at(&self, at: usize) -> Option<usize> {
        let index = self.sentences.partition_point(|s| s.span.end <= at);
        (index < self.sentences.len() && self.sentences[index].span.start <= at).then_some(index)
    }

    /// The same text and sentences, their words read in another language; for a text too short to tell its own. A
    /// text in another script than the language's keeps what it has.
    #[must_use]
    pub fn in_language(self, language: Language) -> Self {
        let latin = |c: char| c.is_ascii_alphabetic() || ('\u{c0}'..'\u{24f}').contains(&c);
        let letters = self.text.chars().filter(|c| c.is_alphabetic());
        let (inside, all) = letters.fold((0, 0), |(i, n), c| (i + usize::from(latin(c)), n + 1));
        let expected = !matches!(
            language.code(),
            "ar" | "bg" | "el" | "fa" | "he" | "hi" | "ja" | "ko" | "ru" | "th" | "uk" | "zh"
        );
        if language == Language::UNKNOWN || (2 * inside >= all) != expected {
            return self;
        }
        let segments: Vec<(Span, usize)> = self
            .sentences
            .iter()
            .map(|s| (s.span, s.paragraph))
            .collect();
        Document::from_segments(
            self.name,
            self.text,
            language,
            self.paragraphs,
            &segments,
            self.notes,
        )
    }

    /// Two texts that belong together: one too short to tell its language is most likely in the other's.
    pub fn told_together(source: Self, target: Self) -> (Self, Self) {
        match (source.language(), target.language()) {
            (Language::UNKNOWN, known) => (source.in_language(known), target),
            (known, Language::UNKNOWN) => (source, target.in_language(known)),
            _ => (source, target),
        }
    }

    /// Builds a document from segments that are already known: paragraphs in order, and for each sentence its
    /// span and paragraph. Words are found here.
    pub fn from_segments(
        name: String,
        text: String,
        language: Language,
        paragraphs: Vec<Paragraph>,
        segments: &[(Span, usize)],
        notes: Vec<String>,
    ) -> Self {
        let mut all = Vec::new();
        let mut sentences = Vec::with_capacity(segments.len());
        for &(span, paragraph) in segments {
            let first = all.len();
            words::append(&text, span, language, &mut all);
            sentences.push(Sentence {
                span,
                paragraph,
                words: first..all.len(),
            });
        }
        Document {
            name,
            text,
            language,
            paragraphs,
            sentences,
            words: all,
            notes,
        }
    }
}
