//! Phrases of a sentence in any language, and how alike two phrases of two languages are.

use crate::encode::{Encoder, Vector, cosine};
use crate::text::{Document, Span, WordKind, fold, romanise};

use super::names::is_eastern;
use super::spoken::heard;

/// Words of a phrase in a language with spaces, at most.
const WORDS: usize = 3;

/// Characters of a phrase in a language without, at least and at most.
const CHARACTERS: (usize, usize) = (2, 6);

/// A phrase that may stand for one of the other language.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    /// Where it stands, without a particle behind it.
    pub(super) span: Span,
    /// Its words.
    pub(super) text: String,
}

/// The phrases of a sentence: runs of up to three words; where words are not set apart, runs of characters that are
/// neither hiragana nor marks. A particle behind a word is cut off.
pub(super) fn phrases(document: &Document, sentence: usize) -> Vec<Phrase> {
    match document.language().code() {
        "ja" | "zh" => unspaced(document, document.sentences()[sentence].span),
        _ => spaced(document, sentence),
    }
}

fn unspaced(document: &Document, sentence: Span) -> Vec<Phrase> {
    let text = document.text();
    let mut found = Vec::new();
    let chars: Vec<(usize, char)> = sentence.of(text).char_indices().collect();
    let telling = |c: char| {
        is_eastern(c) && !('\u{3041}'..='\u{309f}').contains(&c) || c.is_ascii_alphanumeric()
    };
    for (at, &(start, c)) in chars.iter().enumerate() {
        if !telling(c) {
            continue;
        }
        for length in 1..=CHARACTERS.1 {
            let Some(&(last, c)) = chars.get(at + length - 1).filter(|(_, c)| telling(*c)) else {
                break;
            };
            if length >= CHARACTERS.0 {
                let span = Span::new(sentence.start + start, sentence.start + last + c.len_utf8());
                found.push(Phrase {
                    span,
                    text: span.of(text).to_owned(),
                });
            }
        }
    }
    found
}

/// A word in white space, without the marks round it and without its particle.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    /// Without the particle.
    pub(super) stem: Span,
    /// With it.
    pub(super) whole: Span,
    /// Whether a mark stands between it and the word before.
    pub(super) apart: bool,
}

/// The words of a sentence that white space sets apart.
pub(super) fn tokens(document: &Document, sentence: usize) -> Vec<Token> {
    let particles = document.language().data().across.particles;
    let span = document.sentences()[sentence].span;
    let text = document.text();
    let mut found = Vec::new();
    let mut at = span.start;
    let mut marked = false;
    for piece in span.of(text).split_inclusive(char::is_whitespace) {
        let word = piece.trim_end();
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let before = word.find(bare).unwrap_or(0);
        let whole = Span::new(at + before, at + before + bare.len());
        at += piece.len();
        if bare.is_empty() {
            marked |= !word.is_empty();
            continue;
        }
        let stem = particles
            .iter()
            .filter_map(|p| bare.strip_suffix(p))
            .find(|s| !s.is_empty())
            .map_or(whole, |s| Span::new(whole.start, whole.start + s.len()));
        found.push(Token {
            stem,
            whole,
            apart: marked || before > 0,
        });
        marked = whole.end < at - (piece.len() - word.len());
    }
    found
}

fn spaced(document: &Document, sentence: usize) -> Vec<Phrase> {
    let text = document.text();
    let mut found = Vec::new();
    if !document.language().data().across.particles.is_empty() {
        let tokens = tokens(document, sentence);
        for (at, token) in tokens.iter().enumerate() {
            let mut first = at;
            for _ in 0..WORDS {
                let span = Span::new(
                    tokens[first].whole.start.min(token.stem.start),
                    token.stem.end,
                );
                found.push(Phrase {
                    span,
                    text: span.of(text).to_owned(),
                });
                if first == 0 || tokens[first].apart {
                    break;
                }
                first -= 1;
            }
        }
        return found;
    }
    let words = document.sentence_words(sentence);
    for at in 0..words.len() {
        for length in 1..=WORDS {
            let Some(run) = words.get(at..at + length) else {
                break;
            };
            if !run.iter().all(|w| w.kind != WordKind::Mark) {
                break;
            }
            let span = run[0].span.cover(run[length - 1].span);
            found.push(Phrase {
                span,
                text: span.of(text).to_owned(),
            });
        }
    }
    found
}

/// Phrases with what they mean.
pub(super) struct Meanings {
    vectors: Vec<Vector>,
}

impl Meanings {
    pub(super) fn new<T: AsRef<str> + Sync>(encoder: Option<&Encoder>, texts: &[T]) -> Self {
        Meanings {
            vectors: encoder.map_or_else(Vec::new, |e| e.encode_all(texts)),
        }
    }

    /// The cosine of phrase `at` and another's phrase `other`; 0 where there is no encoder.
    pub(super) fn cosine(&self, at: usize, others: &Meanings, other: usize) -> f64 {
        match (self.vectors.get(at), others.vectors.get(other)) {
            (Some(a), Some(b)) => f64::from(cosine(a, b)),
            _ => 0.0,
        }
    }
}

/// Whether a phrase of the source is a name as the target spells it, in its own letters or in Latin ones.
pub(super) fn is_spelt_alike(document: &Document, phrase: &str, name: &str) -> bool {
    let bare = |s: &str| -> String { fold(s).chars().filter(|c| c.is_alphanumeric()).collect() };
    let ours = bare(name);
    let latin = match document.language().code() {
        "ko" => {
            return romanise::hangul(phrase)
                .is_some_and(|l| bare(&l) == ours || heard(&l) == heard(&ours));
        }
        "zh" => romanise::han(phrase),
        _ => None,
    };
    bare(phrase) == ours || latin.is_some_and(|l| l == ours)
}
