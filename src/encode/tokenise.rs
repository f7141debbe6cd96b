//! From text to the ids of pieces: `SentencePiece`'s normaliser and its unigram segmentation (Kudo 2018).

use super::model::{Model, Section};
use super::trie::Trie;

/// What stands for white space in pieces.
const SPACE: &str = "\u{2581}";
/// The id of a character that no piece holds, and of an empty text.
const UNKNOWN: u32 = 0;
/// The id at the beginning of every sentence.
const BEGIN: u32 = 1;
/// The id at the end of every sentence.
const END: u32 = 2;
/// `SentencePiece` prices an unknown character this much below the least likely piece.
const UNKNOWN_PENALTY: f64 = 10.0;

/// The tokeniser: tables in the model, and the buffers of one thread.
#[derive(Debug, Default)]
pub(super) struct Tokeniser {
    normal: String,
    path: Vec<Step>,
}

/// The best way to a byte position of the normalised text.
#[derive(Debug, Clone, Copy)]
struct Step {
    score: f64,
    start: u32,
    piece: u32,
}

impl Tokeniser {
    /// Appends the ids of a text: begin, its pieces (at least one), end. Time is linear in the text's length.
    pub(super) fn tokenise(&mut self, tables: &Tables<'_>, text: &str, ids: &mut Vec<u32>) {
        ids.push(BEGIN);
        tables.normalise(text, &mut self.normal);
        let first = ids.len();
        self.segment(tables, ids);
        if ids.len() == first {
            ids.push(UNKNOWN);
        }
        ids[first..].reverse();
        ids.push(END);
        // One huge sentence should not hold its memory for ever.
        if self.path.capacity() > 1 << 16 {
            *self = Self::default();
        }
    }

    /// The likeliest sequence of pieces, last one first: the piece that ends at a position is the one with the best
    /// sum of scores up to there, the earliest start on ties.
    fn segment(&mut self, tables: &Tables<'_>, ids: &mut Vec<u32>) {
        let text = self.normal.as_bytes();
        let unreached = Step {
            score: -1e38,
            start: 0,
            piece: UNKNOWN,
        };
        self.path.clear();
        self.path.resize(text.len() + 1, unreached);
        self.path[0].score = 0.0;
        for (start, character) in self.normal.char_indices() {
            let base = self.path[start].score;
            let single = character.len_utf8();
            let mut reach = |length: usize, score: f64, piece: u32| {
                let step = &mut self.path[start + length];
                if score > step.score {
                    *step = Step {
                        score,
                        start: start as u32,
                        piece,
                    };
                }
            };
            let mut has_single = false;
            for (length, piece) in tables.pieces.prefixes(&text[start..]) {
                let Some(score) = tables.scores.get(piece as usize) else {
                    continue;
                };
                has_single |= length == single;
                reach(length, base + f64::from(f32::from_le_bytes(*score)), piece);
            }
            if !has_single {
                reach(single, base + tables.unknown, UNKNOWN);
            }
        }
        let mut end = text.len();
        while end > 0 {
            let step = self.path[end];
            ids.push(step.piece);
            end = step.start as usize;
        }
    }
}

/// The model's tables of normaliser and vocabulary.
#[derive(Debug)]
pub(super) struct Tables<'a> {
    characters: Trie<'a>,
    texts: &'a [u8],
    pieces: Trie<'a>,
    scores: &'a [[u8; 4]],
    unknown: f64,
}

impl<'a> Tables<'a> {
    /// The tables, where `least` is the score of the least likely piece.
    pub(super) fn new(model: &'a Model, least: f32) -> Self {
        Tables {
            characters: Trie::new(model.section(Section::CharTrie)),
            texts: model.section(Section::CharTexts),
            pieces: Trie::new(model.section(Section::PieceTrie)),
            scores: model.section(Section::Scores).as_chunks().0,
            unknown: f64::from(least) - UNKNOWN_PENALTY,
        }
    }

    /// The score of the least likely piece.
    pub(super) fn least_score(model: &Model) -> f32 {
        let scores = model.section(Section::Scores).as_chunks().0;
        scores
            .iter()
            .map(|b| f32::from_le_bytes(*b))
            .fold(
                0.0,
                |least, score| if score < least { score } else { least },
            )
    }

    /// Replaces sequences by the model's table (NFKC with changes), runs of white space by one U+2581, and puts one
    /// in front; none at the end. Empty when nothing but white space and dropped characters is there.
    fn normalise(&self, text: &str, normal: &mut String) {
        normal.clear();
        let mut rest = text;
        while let (" ", length) = self.replacement(rest) {
            rest = &rest[length..];
        }
        if rest.is_empty() {
            return;
        }
        normal.push_str(SPACE);
        let mut after_space = true;
        while !rest.is_empty() {
            let (mut replaced, length) = self.replacement(rest);
            rest = &rest[length..];
            if after_space {
                replaced = replaced.trim_start_matches(' ');
            }
            if replaced.is_empty() {
                continue;
            }
            after_space = replaced.ends_with(' ');
            for (index, part) in replaced.split(' ').enumerate() {
                if index > 0 {
                    normal.push_str(SPACE);
                }
                normal.push_str(part);
            }
        }
        normal.truncate(normal.trim_end_matches(SPACE).len());
    }

    /// What the beginning of a text becomes, and how many bytes that takes: the longest sequence in the table, or
    /// one character as it is. Nothing and 0 for an empty text.
    fn replacement<'t>(&self, text: &'t str) -> (&'t str, usize)
    where
        'a: 't,
    {
        let Some(first) = text.chars().next() else {
            return ("", 0);
        };
        let longest =
            self.characters
                .prefixes(text.as_bytes())
                .last()
                .and_then(|(length, value)| {
                    let found = self.texts.get(value as usize..)?;
                    let end = found.iter().position(|byte| *byte == 0)?;
                    // A table that cuts characters is not one of SentencePiece's.
                    text.get(length..)?;
                    Some((std::str::from_utf8(&found[..end]).ok()?, length))
                });
        let length = first.len_utf8();
        longest.unwrap_or((&text[..length], length))
    }
}
