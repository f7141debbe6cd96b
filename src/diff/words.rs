//! Which word of the source a word of the target answers.
//!
//! Longest common runs first, over stems, as in greedy string tiling (Wise 1993): what was moved as a block is found
//! as a block, wherever it went. Single words come last and go where their neighbours point.

use std::collections::HashMap;

use crate::align::Link;
use crate::text::{Annotations, Document, Word, WordKind};

/// The words of a link's two sides and which answer which. Positions count the words of the link; the words
/// themselves are indices into [`Document::words`].
#[derive(Clone, Debug, Default)]
pub struct WordAlignment {
    /// The source's words, sentence after sentence.
    pub source: Vec<usize>,
    /// The target's words.
    pub target: Vec<usize>,
    /// For each target position, the source position it answers.
    pub to_source: Vec<Option<usize>>,
    /// For each source position, the target position that answers it.
    pub to_target: Vec<Option<usize>>,
}

/// Above this many pairs of words only words that occur once on each side are aligned, which takes n log n.
const MOST_PAIRS: usize = 1 << 20;

impl WordAlignment {
    /// Aligns the words of a link.
    pub fn new(
        source: &Document,
        source_annotations: &Annotations,
        target: &Document,
        target_annotations: &Annotations,
        link: &Link,
    ) -> Self {
        let words = |document: &Document, sentences: &[usize]| -> Vec<usize> {
            sentences
                .iter()
                .flat_map(|&s| document.sentences()[s].words.clone())
                .collect()
        };
        let source_words = words(source, &link.sources);
        let target_words = words(target, &link.targets);
        let mut alignment = WordAlignment {
            to_source: vec![None; target_words.len()],
            to_target: vec![None; source_words.len()],
            source: source_words,
            target: target_words,
        };
        let mut keys = Keys::default();
        let source_keys = keys.of(source, source_annotations, &alignment.source, &link.sources);
        let target_keys = keys.of(target, target_annotations, &alignment.target, &link.targets);
        if source_keys.len().saturating_mul(target_keys.len()) > MOST_PAIRS {
            alignment.unique(&source_keys, &target_keys);
        } else {
            alignment.runs(&source_keys, &target_keys);
            alignment.singles(&source_keys, &target_keys);
            alignment.between(&source_keys, &target_keys);
        }
        alignment
    }

    /// The target position of word `index` of the target document, if it stands in this link.
    pub fn target_position(&self, index: usize) -> Option<usize> {
        self.target.binary_search(&index).ok()
    }

    /// The source position of word `index` of the source document, if it stands in this link.
    pub fn source_position(&self, index: usize) -> Option<usize> {
        self.source.binary_search(&index).ok()
    }

    /// The source word (an index into its document) that word `index` of the target answers.
    pub fn source_of(&self, index: usize) -> Option<usize> {
        let position = self.target_position(index)?;
        self.to_source[position].map(|s| self.source[s])
    }

    /// The target word (an index into its document) that answers word `index` of the source.
    pub fn target_of(&self, index: usize) -> Option<usize> {
        let position = self.source_position(index)?;
        self.to_target[position].map(|t| self.target[t])
    }

    fn join(&mut self, t: usize, s: usize) {
        self.to_source[t] = Some(s);
        self.to_target[s] = Some(t);
    }

    fn free(&self, t: usize, s: usize) -> bool {
        self.to_source[t].is_none() && self.to_target[s].is_none()
    }

    /// Runs with two or more words that tell something, weightiest first.
    fn runs(&mut self, source: &[Key], target: &[Key]) {
        let mut found: Vec<(u32, usize, usize, usize)> = Vec::new();
        let mut above = vec![0_usize; source.len() + 1];
        for t in 0..target.len() {
            let mut row = vec![0_usize; source.len() + 1];
            for s in 0..source.len() {
                if target[t].id != source[s].id {
                    continue;
                }
                row[s + 1] = above[s] + 1;
                let ends = t + 1 == target.len()
                    || s + 1 == source.len()
                    || target[t + 1].id != source[s + 1].id;
                if ends {
                    let length = row[s + 1];
                    let weight: u32 = target[t + 1 - length..=t].iter().map(|k| k.weight).sum();
                    if weight >= 2 * CONTENT {
                        found.push((weight, t + 1 - length, s + 1 - length, length));
                    }
                }
            }
            above = row;
        }
        // Equal weights: the pair nearest to the same relative place wins.
        let far = |t: usize, s: usize| (t * source.len()).abs_diff(s * target.len());
        found.sort_by_key(|&(weight, t, s, _)| (std::cmp::Reverse(weight), far(t, s), t, s));
        for (_, t, s, length) in found {
            // What an earlier run took away is left out; the longest free part stays.
            let mut start = 0;
            while start < length {
                let mut end = start;
                while end < length && self.free(t + end, s + end) {
                    end += 1;
                }
                let weight: u32 = target[t + start..t + end].iter().map(|k| k.weight).sum();
                if weight >= 2 * CONTENT {
                    for at in start..end {
                        self.join(t + at, s + at);
                    }
                }
                start = end + 1;
            }
        }
    }

    /// Words left over: each goes to the free one of its kind that is nearest to where its aligned neighbours
    /// point.
    fn singles(&mut self, source: &[Key], target: &[Key]) {
        let mut places: HashMap<u32, Vec<usize>> = HashMap::new();
        for (s, key) in source.iter().enumerate() {
            if key.weight >= CONTENT && self.to_target[s].is_none() {
                places.entry(key.id).or_default().push(s);
            }
        }
        for t in 0..target.len() {
            if target[t].weight < CONTENT || self.to_source[t].is_some() {
                continue;
            }
            let Some(candidates) = places.get(&target[t].id) else {
                continue;
            };
            let expected = self.expected(t, source.len(), target.len());
            let free = candidates
                .iter()
                .copied()
                .filter(|&s| self.to_target[s].is_none());
            // "Stand again" answers "stand again" and not "stands behind it", however light the word beside it.
            let beside = |s: usize| {
                let next = target.get(t + 1).zip(source.get(s + 1));
                next.is_some_and(|(ours, theirs)| ours.id == theirs.id && ours.weight > MARK)
            };
            if let Some(s) = free.min_by_key(|&s| (!beside(s), s.abs_diff(expected), s)) {
                self.join(t, s);
            }
        }
    }

    /// Function words and marks follow an aligned neighbour.
    fn between(&mut self, source: &[Key], target: &[Key]) {
        let (n, m) = (source.len(), target.len());
        for (t, key) in target.iter().enumerate().skip(1) {
            if self.to_source[t].is_none()
                && let Some(s) = self.to_source[t - 1].map(|s| s + 1)
                && s < n
                && source[s].id == key.id
                && self.to_target[s].is_none()
            {
                self.join(t, s);
            }
        }
        for t in (0..m).rev() {
            if self.to_source[t].is_none()
                && t + 1 < m
                && let Some(s) = self.to_source[t + 1].and_then(|s| s.checked_sub(1))
                && source[s].id == target[t].id
                && self.to_target[s].is_none()
            {
                self.join(t, s);
            }
        }
    }

    /// Where in the source position `t` would stand by its nearest aligned neighbour.
    fn expected(&self, t: usize, n: usize, m: usize) -> usize {
        for distance in 1..=8 {
            if let Some(s) = t
                .checked_sub(distance)
                .and_then(|left| self.to_source[left])
            {
                return (s + distance).min(n.saturating_sub(1));
            }
            if let Some(s) = self.to_source.get(t + distance).copied().flatten() {
                return s.saturating_sub(distance);
            }
        }
        t * n / m.max(1)
    }

    /// Words that occur once on each side.
    fn unique(&mut self, source: &[Key], target: &[Key]) {
        let once = |keys: &[Key]| {
            let mut places: HashMap<u32, Option<usize>> = HashMap::new();
            for (at, key) in keys.iter().enumerate().filter(|(_, k)| k.weight >= CONTENT) {
                places
                    .entry(key.id)
                    .and_modify(|p| *p = None)
                    .or_insert(Some(at));
            }
            places
        };
        let in_target = once(target);
        let in_source = once(source);
        for (t, key) in target.iter().enumerate() {
            let alone = in_target.get(&key.id).copied().flatten().is_some();
            if alone && let Some(s) = in_source.get(&key.id).copied().flatten() {
                self.join(t, s);
            }
        }
    }
}

/// Weight of a word that tells something; function words and marks have less than a half of it.
const CONTENT: u32 = 10;

/// Weight of a mark.
const MARK: u32 = 1;

/// What two words are compared by.
#[derive(Clone, Copy)]
struct Key {
    id: u32,
    weight: u32,
}

/// Numbers for what is compared, so that comparing is cheap.
#[derive(Default)]
struct Keys {
    ids: HashMap<String, u32>,
}

impl Keys {
    /// Stems; the value stands for a number, at its first word, and its other words answer nothing.
    fn of(
        &mut self,
        document: &Document,
        annotations: &Annotations,
        words: &[usize],
        sentences: &[usize],
    ) -> Vec<Key> {
        let mut values: HashMap<usize, Option<String>> = HashMap::new();
        for quantity in sentences.iter().flat_map(|&s| &annotations.quantities[s]) {
            for word in quantity.words.clone() {
                values.insert(word, None);
            }
            values.insert(quantity.words.start, Some(format!("#{}", quantity.value)));
        }
        let data = document.language().data();
        words
            .iter()
            .map(|&index| {
                let word: &Word = &document.words()[index];
                let weight = match word.kind {
                    WordKind::Word if data.is_function_word(&word.form) => 4,
                    WordKind::Word | WordKind::Number => CONTENT,
                    WordKind::Clitic | WordKind::Mark => MARK,
                };
                match values.get(&index) {
                    Some(None) => Key {
                        id: u32::MAX - index as u32,
                        weight: 0,
                    },
                    Some(Some(value)) => Key {
                        id: self.id(value),
                        weight: CONTENT,
                    },
                    None => Key {
                        id: self.id(&word.stem),
                        weight,
                    },
                }
            })
            .collect()
    }

    fn id(&mut self, key: &str) -> u32 {
        if let Some(&id) = self.ids.get(key) {
            return id;
        }
        let id = self.ids.len() as u32;
        self.ids.insert(key.to_owned(), id);
        id
    }
}
