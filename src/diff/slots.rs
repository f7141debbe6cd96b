//! What fills the same slot: the word alignment of a link, completed by words that are not the same.
//!
//! [`WordAlignment`] ties equal stems. Here the words left over are tied where the language's lists relate them
//! (synonym, opposite, another step of one ladder, another stage) and where the words round them answer each other,
//! so that rules can compare what stands in one place instead of what is spelled alike.

use crate::lang::{Lexicon, Places, Tie};
use crate::text::{Document, Word, WordKind};

use super::WordAlignment;

/// How far, in words, the neighbours reach that point to a slot.
const NEAR: usize = 8;

/// How far from the word the counterparts of its neighbours may stand. Wider than [`NEAR`], for what one text adds
/// in between.
const NEAR_THERE: usize = 11;

/// Links with more words than this are left as they are: rules compare sentences, not chapters.
const MOST_WORDS: usize = 600;

/// A word of the target and the word of the source in its slot, as indices into their documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    /// The target's word.
    pub target: usize,
    /// The source's word.
    pub source: usize,
    /// How the two belong together; the target's word comes first.
    pub tie: Tie,
    /// How many neighbours answer each other, those that stand on the same side twice.
    pub context: usize,
}

/// The slots of a link that different words fill.
#[derive(Clone, Debug, Default)]
pub struct Slots {
    /// In the order of the target.
    pub slots: Vec<Slot>,
}

impl Slots {
    /// Finds them. Both documents have to be in the lexicon's language.
    pub fn new(
        source: &Document,
        target: &Document,
        words: &WordAlignment,
        lexicon: &Lexicon,
    ) -> Self {
        if words.source.len().max(words.target.len()) > MOST_WORDS {
            return Slots::default();
        }
        let free = |document: &Document, all: &[usize], taken: &[Option<usize>]| {
            let mut found: Vec<(usize, Places)> = Vec::new();
            for (position, &index) in all.iter().enumerate() {
                let word = &document.words()[index];
                // A capital inside a sentence makes it part of a name: "Southern Oregon" is no direction.
                let opens = position == 0 || !word.spaced;
                let common = !word.capital || opens;
                if taken[position].is_none() && word.kind == WordKind::Word && common {
                    let places = lexicon.places(&word.form);
                    if !places.is_empty() {
                        found.push((position, places));
                    }
                }
            }
            found
        };
        let ours = free(target, &words.target, &words.to_source);
        let theirs = free(source, &words.source, &words.to_target);
        let mut candidates: Vec<(usize, usize, Tie, usize)> = Vec::new();
        for (t, our_places) in &ours {
            for (s, their_places) in &theirs {
                let Some(tie) = lexicon.tie(our_places, their_places) else {
                    continue;
                };
                let context = context(source, target, words, *t, *s);
                if context > 0 {
                    candidates.push((*t, *s, tie, context));
                }
            }
        }
        candidates.sort_by_key(|&(t, s, tie, context)| {
            (tie != Tie::Synonym, std::cmp::Reverse(context), t, s)
        });
        let mut taken: (Vec<usize>, Vec<usize>) = Default::default();
        let mut slots = Vec::new();
        for (t, s, tie, context) in candidates {
            if taken.0.contains(&t) || taken.1.contains(&s) {
                continue;
            }
            taken.0.push(t);
            taken.1.push(s);
            slots.push(Slot {
                target: words.target[t],
                source: words.source[s],
                tie,
                context,
            });
        }
        slots.sort_by_key(|slot| slot.target);
        Slots { slots }
    }

    /// The slot of a target word.
    pub fn of_target(&self, target: usize) -> Option<&Slot> {
        let at = self
            .slots
            .binary_search_by_key(&target, |s| s.target)
            .ok()?;
        Some(&self.slots[at])
    }

    /// The source word that stands in the slot of a target word: the same word, or one that can stand for it.
    pub fn counterpart(&self, words: &WordAlignment, target: usize) -> Option<usize> {
        words.source_of(target).or_else(|| {
            self.of_target(target)
                .filter(|slot| slot.tie == Tie::Synonym)
                .map(|slot| slot.source)
        })
    }
}

/// Whether a word says something by itself: content, and no function word of the language.
pub(crate) fn tells(document: &Document, word: &Word) -> bool {
    word.is_content() && !document.language().data().is_function_word(&word.form)
}

/// How many telling words near target position `t` answer words near source position `s`: two for one that stands
/// on the same side, one for one that changed sides.
fn context(
    source: &Document,
    target: &Document,
    words: &WordAlignment,
    t: usize,
    s: usize,
) -> usize {
    let sentence = |document: &Document, index: usize| {
        document.sentence_at(document.words()[index].span.start)
    };
    let (home, there) = (
        sentence(target, words.target[t]),
        sentence(source, words.source[s]),
    );
    let window = t.saturating_sub(NEAR)..(t + NEAR + 1).min(words.target.len());
    let mut counted = 0;
    for near in window {
        let index = words.target[near];
        let Some(answer) = words.to_source[near] else {
            continue;
        };
        let both = tells(target, &target.words()[index])
            && sentence(target, index) == home
            && sentence(source, words.source[answer]) == there;
        if !both || answer.abs_diff(s) > NEAR_THERE {
            continue;
        }
        let same_side = (near < t) == (answer < s);
        counted += if same_side { 2 } else { 1 };
    }
    counted
}
