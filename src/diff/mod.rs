//! The word diff inside a link.
//!
//! Two views of the same words. [`WordAlignment`] says which word answers which, wherever it went: the rules read
//! it. [`edits`] is what a reader is shown: kept, replaced, deleted and inserted runs in the order of the target.

mod marked;
mod slots;
mod words;

use serde::{Deserialize, Serialize};
use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::align::Link;
use crate::text::{Document, Span, WordKind};

pub use marked::marked;
pub(crate) use slots::tells;
pub use slots::{Slot, Slots};
pub use words::WordAlignment;

/// What a difference is about. Everything but wording and punctuation changes, or may change, the meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EditClass {
    /// Who speaks or acts: person, number or identity of a speaker.
    Person,
    /// Affirmed or denied.
    Negation,
    /// How strongly something is promised, demanded or held for certain.
    Modality,
    /// A number, amount or unit.
    Number,
    /// A date, time or duration.
    Date,
    /// A proper name.
    Name,
    /// Words in quotation marks.
    Quotation,
    /// How much a claim covers.
    Scope,
    /// How strongly something is judged.
    Intensity,
    /// Planned or done.
    Tense,
    /// Who does what to whom.
    Role,
    /// Other words.
    Wording,
    /// Marks alone.
    Punctuation,
}

impl EditClass {
    /// Its name, as it stands in every output.
    pub fn as_str(self) -> &'static str {
        match self {
            EditClass::Person => "person",
            EditClass::Negation => "negation",
            EditClass::Modality => "modality",
            EditClass::Number => "number",
            EditClass::Date => "date",
            EditClass::Name => "name",
            EditClass::Quotation => "quotation",
            EditClass::Scope => "scope",
            EditClass::Intensity => "intensity",
            EditClass::Tense => "tense",
            EditClass::Role => "role",
            EditClass::Wording => "wording",
            EditClass::Punctuation => "punctuation",
        }
    }

    /// Whether a reader's eye should be led to it.
    pub fn is_loud(self) -> bool {
        !matches!(self, EditClass::Wording | EditClass::Punctuation)
    }
}

/// One step of the word diff, in reading order of the target: words kept (`class` is none), replaced, deleted
/// (no target) or inserted (no source). A step never reaches over the end of a sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct Edit {
    /// What it is about; none where both sides have the same words.
    pub class: Option<EditClass>,
    /// The words of the source.
    pub source: Option<Span>,
    /// The words of the target.
    pub target: Option<Span>,
}

/// Above this many words on both sides together the diff says only what was kept at both ends: a comparison of
/// texts that nobody segmented is not worth a quadratic search.
const MOST_WORDS: usize = 6_000;

/// The word diff of a link, empty for a null link. Source sentences are taken in the order in which the target
/// uses them.
pub fn edits(
    source: &Document,
    target: &Document,
    link: &Link,
    words: &WordAlignment,
) -> Vec<Edit> {
    if link.is_null() {
        return Vec::new();
    }
    let order = source_order(source, link, words);
    let source_words: Vec<usize> = order
        .iter()
        .flat_map(|&s| source.sentences()[s].words.clone())
        .collect();
    let form = |document: &'_ Document, index: usize| document.words()[index].form.clone();
    let old: Vec<String> = source_words.iter().map(|&w| form(source, w)).collect();
    let new: Vec<String> = words.target.iter().map(|&w| form(target, w)).collect();
    let ops = if old.len() + new.len() > MOST_WORDS {
        ends(&old, &new)
    } else {
        diff(&old, &new)
    };
    let steps = merge(&ops, &old, &new, |at| is_weak(source, source_words[at]));
    let mut edits = Vec::new();
    for step in steps {
        step.push(source, &source_words, target, &words.target, &mut edits);
    }
    edits
}

fn diff(old: &[String], new: &[String]) -> Vec<DiffOp> {
    capture_diff_slices(Algorithm::Patience, old, new)
}

/// What both begin and end with; all between is replaced.
fn ends(old: &[String], new: &[String]) -> Vec<DiffOp> {
    let head = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let tail = old[head..]
        .iter()
        .rev()
        .zip(new[head..].iter().rev())
        .take_while(|(a, b)| a == b)
        .count();
    let (old_len, new_len) = (old.len() - head - tail, new.len() - head - tail);
    vec![
        DiffOp::Equal {
            old_index: 0,
            new_index: 0,
            len: head,
        },
        DiffOp::Replace {
            old_index: head,
            old_len,
            new_index: head,
            new_len,
        },
        DiffOp::Equal {
            old_index: head + old_len,
            new_index: head + new_len,
            len: tail,
        },
    ]
}

/// The source sentences of a link by the mean place of the target words that answer theirs.
fn source_order(source: &Document, link: &Link, words: &WordAlignment) -> Vec<usize> {
    let mut order: Vec<(u64, usize)> = link
        .sources
        .iter()
        .map(|&sentence| {
            let answered: Vec<u64> = source.sentences()[sentence]
                .words
                .clone()
                .filter_map(|w| words.source_position(w).and_then(|s| words.to_target[s]))
                .map(|t| t as u64)
                .collect();
            let mean = answered.iter().sum::<u64>() * 16 / (answered.len() as u64).max(1);
            (mean, sentence)
        })
        .collect();
    order.sort_unstable();
    order.into_iter().map(|(_, s)| s).collect()
}

fn is_weak(document: &Document, index: usize) -> bool {
    let word = &document.words()[index];
    matches!(word.kind, WordKind::Mark | WordKind::Clitic)
        || word.kind == WordKind::Word && document.language().data().is_function_word(&word.form)
}

/// A run of both sides: kept where `same`.
struct Step {
    same: bool,
    old: std::ops::Range<usize>,
    new: std::ops::Range<usize>,
}

/// Turns the diff's operations into steps a reader can follow: one or two function words or marks that happen to
/// be kept between two changes are shown as changed with them.
fn merge(
    ops: &[DiffOp],
    old: &[String],
    new: &[String],
    weak: impl Fn(usize) -> bool,
) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    for (index, op) in ops.iter().enumerate() {
        let (old_range, new_range) = (op.old_range(), op.new_range());
        if old_range.is_empty() && new_range.is_empty() {
            continue;
        }
        let same = matches!(op, DiffOp::Equal { .. });
        let inner = index > 0 && index + 1 < ops.len();
        let around = |at: usize| ops[at].old_range().len() + ops[at].new_range().len();
        let by_chance = same
            && inner
            && old_range.len() <= 2
            && old_range.clone().all(&weak)
            && around(index - 1).min(around(index + 1)) > 2 * old_range.len();
        let same = same && !by_chance;
        match steps.last_mut() {
            Some(last) if last.same == same => {
                last.old.end = old_range.end;
                last.new.end = new_range.end;
            }
            _ => steps.push(Step {
                same,
                old: old_range,
                new: new_range,
            }),
        }
    }
    debug_assert!(
        steps
            .iter()
            .all(|s| !s.same || old[s.old.clone()] == new[s.new.clone()])
    );
    steps
}

impl Step {
    fn push(
        self,
        source: &Document,
        source_words: &[usize],
        target: &Document,
        target_words: &[usize],
        edits: &mut Vec<Edit>,
    ) {
        if self.same {
            for (old, new) in pairs_by_sentence(
                source,
                &source_words[self.old],
                target,
                &target_words[self.new],
            ) {
                edits.push(Edit {
                    class: None,
                    source: Some(old),
                    target: Some(new),
                });
            }
            return;
        }
        let olds = spans_by_sentence(source, &source_words[self.old.clone()]);
        let news = spans_by_sentence(target, &target_words[self.new.clone()]);
        let marks = |document: &Document, words: &[usize]| {
            words
                .iter()
                .all(|&w| document.words()[w].kind == WordKind::Mark)
        };
        let punctuation =
            marks(source, &source_words[self.old]) && marks(target, &target_words[self.new]);
        let class = Some(if punctuation {
            EditClass::Punctuation
        } else {
            EditClass::Wording
        });
        let paired = olds.len() == 1 && news.len() == 1;
        if paired {
            edits.push(Edit {
                class,
                source: Some(olds[0]),
                target: Some(news[0]),
            });
            return;
        }
        edits.extend(olds.into_iter().map(|span| Edit {
            class,
            source: Some(span),
            target: None,
        }));
        edits.extend(news.into_iter().map(|span| Edit {
            class,
            source: None,
            target: Some(span),
        }));
    }
}

/// The spans of a run of words, one for each sentence it touches.
fn spans_by_sentence(document: &Document, words: &[usize]) -> Vec<Span> {
    let mut spans: Vec<(Option<usize>, Span)> = Vec::new();
    for &word in words {
        let span = document.words()[word].span;
        let sentence = document.sentence_at(span.start);
        match spans.last_mut() {
            Some((last, cover)) if *last == sentence => *cover = cover.cover(span),
            _ => spans.push((sentence, span)),
        }
    }
    spans.into_iter().map(|(_, span)| span).collect()
}

/// Kept words, cut wherever either side begins another sentence.
fn pairs_by_sentence(
    source: &Document,
    old: &[usize],
    target: &Document,
    new: &[usize],
) -> Vec<(Span, Span)> {
    let mut pairs: Vec<(Option<usize>, Option<usize>, Span, Span)> = Vec::new();
    for (&o, &n) in old.iter().zip(new) {
        let (a, b) = (source.words()[o].span, target.words()[n].span);
        let (sa, sb) = (source.sentence_at(a.start), target.sentence_at(b.start));
        match pairs.last_mut() {
            Some((la, lb, ca, cb)) if *la == sa && *lb == sb => {
                *ca = ca.cover(a);
                *cb = cb.cover(b);
            }
            _ => pairs.push((sa, sb, a, b)),
        }
    }
    pairs.into_iter().map(|(_, _, a, b)| (a, b)).collect()
}
