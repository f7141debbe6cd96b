//! Where a text names the concepts that are compared across languages.

use std::collections::HashMap;

use crate::lang::across::{Across, Concept};

use super::folded::{Folded, is_latin};
use super::{Document, Span};

/// A place where a concept is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Which.
    pub concept: Concept,
    /// The words that name it.
    pub span: Span,
    /// Whether these words mean it and nothing else. What is not sure can explain, and is never reported.
    pub sure: bool,
}

/// Letters that may stand in the gap of a form ("haben … vor").
const GAP: usize = 40;

/// The forms of a language, by their first letter.
pub(crate) struct Forms {
    by_first: HashMap<char, Vec<Form>>,
    /// Forms that begin anywhere in a word.
    endings: Vec<Form>,
}

struct Form {
    concept: Concept,
    sure: bool,
    /// The letters between the gaps.
    pieces: Vec<Vec<char>>,
    begins: bool,
    end: End,
}

/// What may follow a form.
#[derive(Clone, Copy, PartialEq)]
enum End {
    /// No letter.
    Word,
    /// The rest of a word in Latin letters, which belongs to it.
    Stem,
    /// Anything.
    Open,
}

impl Forms {
    pub(crate) fn new(across: &Across) -> Self {
        let mut forms = Forms {
            by_first: HashMap::new(),
            endings: Vec::new(),
        };
        for (concept, list) in across.concepts.iter().copied().flatten() {
            let mut sure = true;
            for text in list.split('|') {
                if text == "~" {
                    sure = false;
                    continue;
                }
                let body = text.trim_start_matches(['*', '_']).trim_end_matches('*');
                let Some(first) = body.chars().next() else {
                    continue;
                };
                let latin = is_latin(first);
                let form = Form {
                    concept: *concept,
                    sure,
                    pieces: body.split('*').map(|p| p.chars().collect()).collect(),
                    begins: text.starts_with('_') || latin && !text.starts_with('*'),
                    end: match (latin, text.ends_with('*'), body.ends_with('\'')) {
                        (true, true, _) => End::Stem,
                        (true, false, false) => End::Word,
                        _ => End::Open,
                    },
                };
                if form.begins || !latin {
                    forms.by_first.entry(first).or_default().push(form);
                } else {
                    forms.endings.push(form);
                }
            }
        }
        forms
    }

    /// The concepts that a sentence names, in order. Where forms of one concept overlap, the longest is kept; what
    /// stands inside a phrase that means nothing here is left out.
    pub(crate) fn mentions(&self, document: &Document, sentence: usize) -> Vec<Mention> {
        let text = Folded::new(document.text(), document.sentences()[sentence].span);
        let mut found: Vec<(Concept, usize, usize, bool)> = Vec::new();
        for at in 0..text.len() {
            let here = self.by_first.get(&text.chars[at]).into_iter().flatten();
            for form in here.chain(&self.endings) {
                if let Some(end) = form.end(&text, at) {
                    found.push((form.concept, at, end, form.sure));
                }
            }
        }
        let masks: Vec<(usize, usize)> = found
            .iter()
            .filter(|(c, ..)| *c == Concept::Nothing)
            .map(|(_, start, end, _)| (*start, *end))
            .collect();
        let longer = |(c, start, end, sure): &(Concept, usize, usize, bool)| {
            found.iter().any(|(other, s, e, certain)| {
                other == c && s <= start && end <= e && (e - s, *certain) > (end - start, *sure)
            })
        };
        let masked = |start: usize, end: usize| {
            masks
                .iter()
                .any(|&(s, e)| s <= start && end <= e && end - start < e - s)
        };
        found
            .iter()
            .filter(|m| m.0 != Concept::Nothing && !masked(m.1, m.2) && !longer(m))
            .map(|&(concept, start, end, sure)| Mention {
                concept,
                span: text.span(start, end),
                sure,
            })
            .collect()
    }
}

impl Form {
    /// Where the form ends that begins at `at`.
    fn end(&self, text: &Folded, at: usize) -> Option<usize> {
        if self.begins && !text.begins_word(at) {
            return None;
        }
        let mut end = text.form(at, &self.pieces[0])?;
        for piece in &self.pieces[1..] {
            let gap = end..text.len().min(end + GAP);
            let bound = |c: char| matches!(c, '.' | ',' | ';' | ':' | '"' | '。' | '，' | '、');
            let mut next = None;
            for start in gap {
                if let Some(e) = text.form(start, piece) {
                    next = Some(e);
                    break;
                }
                if bound(text.chars[start]) {
                    break;
                }
            }
            end = next?;
        }
        if self.end == End::Word {
            return text.ends_word(end).then_some(end);
        }
        // A stem stands for its word.
        if self.end == End::Stem {
            while text.get(end).is_some_and(is_latin) {
                end += 1;
            }
        }
        Some(end)
    }
}
