//! Words and marks.
//!
//! The boundaries are those of Unicode Standard Annex 29, with three changes that comparing needs: a possessive
//! `'s` stands apart from its noun, the full stop of an abbreviation (`U.S.`, `Ltd.`) belongs to it, and a digit
//! group stays whole with its decimal and group marks.

use frostem::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use crate::lang::{Language, LanguageData};

use super::Span;

/// What a [`Word`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WordKind {
    /// Letters.
    Word,
    /// Begins with a digit.
    Number,
    /// A possessive ending: `'s`, or the apostrophe alone.
    Clitic,
    /// Anything else that is not white space.
    Mark,
}

/// A word or mark of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: WordKind,
    /// For comparing: NFKC, lower case, plain quotation marks, apostrophes and hyphens.
    pub form: String,
    /// What inflected forms share: the form's stem, the stem of its lemma where it is irregular.
    pub stem: String,
    /// Whether the original begins with an upper-case letter.
    pub capital: bool,
    /// Whether white space stands before it in its sentence.
    pub spaced: bool,
}

impl Word {
    /// Whether it is made of letters or digits.
    pub fn is_content(&self) -> bool {
        matches!(self.kind, WordKind::Word | WordKind::Number)
    }
}

/// Makes two spellings of one thing the same: compatibility composition, lower case, one form of each mark.
pub fn fold(text: &str) -> String {
    let plain = text.nfkc().map(|c| match c {
        '‘' | '’' | '‚' | '‛' | '′' | 'ʼ' | '`' | '´' => '\'',
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' | '「' | '」' | '『' | '』' | '《' | '》' => {
            '"'
        }
        '‐' | '‑' | '‒' | '–' | '—' | '−' | '―' => '-',
        '\u{a0}' | '\u{202f}' | '\u{2009}' => ' ',
        c => c,
    });
    plain
        .flat_map(char::to_lowercase)
        .filter(|c| !matches!(c, '\u{ad}' | '\u{200b}' | '\u{feff}'))
        .collect()
}

/// Appends the words of the sentence at `span`.
pub(super) fn append(text: &str, span: Span, language: Language, words: &mut Vec<Word>) {
    let data = language.data();
    let stemmer = data
        .stemmer
        .and_then(|name| Algorithm::from_name(name).ok())
        .map(Stemmer::new);
    let sentence = span.of(text);
    let mut pieces = sentence
        .split_word_bound_indices()
        .map(|(at, piece)| Span::new(span.start + at, span.start + at + piece.len()))
        .peekable();
    let mut spaced = false;
    while let Some(mut piece) = pieces.next() {
        if piece.of(text).chars().all(char::is_whitespace) {
            spaced = true;
            continue;
        }
        if let Some(next) = pieces.peek()
            && next.of(text) == "."
            && next.start == piece.end
            && takes_stop(piece.of(text), data)
            // The last stop of a sentence ends the sentence, even after an abbreviation; without letters inside
            // it is no part of the word ("the firm's No." is not to be told from "he said no.").
            && (next.end < span.end || piece.of(text).contains('.'))
        {
            piece = piece.cover(*next);
            pieces.next();
        }
        push(text, piece, spaced, data, stemmer.as_ref(), words);
        spaced = false;
    }
}

/// Whether a full stop after `piece` belongs to it.
fn takes_stop(piece: &str, data: &LanguageData) -> bool {
    let form = piece.to_lowercase();
    let initials = form.contains('.') && form.split('.').all(|part| part.chars().count() == 1);
    let initial =
        piece.chars().count() == 1 && piece.chars().all(char::is_uppercase) && piece != "I";
    initials || initial || data.is_abbreviation(&form)
}

fn push(
    text: &str,
    span: Span,
    spaced: bool,
    data: &LanguageData,
    stemmer: Option<&Stemmer>,
    words: &mut Vec<Word>,
) {
    let piece = span.of(text);
    // `Korea’s` is one piece for the standard; `referees'` never is.
    if let Some(cut) = piece.rfind(['\'', '’'])
        && cut > 0
        && matches!(&fold(&piece[cut..])[1..], "s")
    {
        let at = span.start + cut;
        push(
            text,
            Span::new(span.start, at),
            spaced,
            data,
            stemmer,
            words,
        );
        words.push(Word {
            span: Span::new(at, span.end),
            kind: WordKind::Clitic,
            form: "'s".into(),
            stem: "'s".into(),
            capital: false,
            spaced: false,
        });
        return;
    }
    let form = fold(piece);
    let first = piece.chars().next();
    let kind = match first {
        Some(c) if c.is_numeric() => WordKind::Number,
        Some(c) if c.is_alphabetic() => WordKind::Word,
        _ if form.chars().any(char::is_alphanumeric) => WordKind::Word,
        _ => WordKind::Mark,
    };
    let stem = match (kind, stemmer) {
        (WordKind::Word, Some(stemmer)) => stemmer.stem(data.lemma(&form)).into_owned(),
        _ => form.clone(),
    };
    words.push(Word {
        span,
        kind,
        form,
        stem,
        capital: first.is_some_and(char::is_uppercase),
        spaced,
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(text: &str) -> Vec<String> {
        let mut words = Vec::new();
        append(
            text,
            Span::new(0, text.len()),
            Language::ENGLISH,
            &mut words,
        );
        words.into_iter().map(|w| w.form).collect()
    }

    #[test]
    fn possessives_stand_apart() {
        assert_eq!(
            forms("Korea’s and the referees' ball"),
            ["korea", "'s", "and", "the", "referees", "'", "ball"]
        );
    }

    #[test]
    fn abbreviations_keep_their_stop() {
        assert_eq!(
            forms("U.S. President Joe B. Dean, Ltd. said no."),
            [
                "u.s.",
                "president",
                "joe",
                "b.",
                "dean",
                ",",
                "ltd.",
                "said",
                "no",
                "."
            ]
        );
    }

    #[test]
    fn numbers_stay_whole() {
        assert_eq!(
            forms("€45,200 or 2.7 per 100,000"),
            ["€", "45,200", "or", "2.7", "per", "100,000"]
        );
    }

    #[test]
    fn irregular_forms_share_a_stem() {
        let mut words = Vec::new();
        append(
            "held hold said says struck strike",
            Span::new(0, 33),
            Language::ENGLISH,
            &mut words,
        );
        for pair in words.chunks(2) {
            assert_eq!(pair[0].stem, pair[1].stem);
        }
    }
}
