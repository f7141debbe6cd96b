//! The sentences of a text found again in a later version of it.
//!
//! What stands in the same order is found first (the longest common subsequence of whole sentences), then sentences
//! that stand elsewhere word for word, then those that share at least half of their words, the likest first and of
//! equals the one that stands between the same neighbours.

use std::collections::{HashMap, VecDeque};

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::verdicts::likeness::{SAME, likeness};

/// How a sentence is known again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// The same words, in order.
    Same,
    /// The same words, elsewhere.
    Moved,
    /// Most of its words.
    Reworded,
}

/// Two versions of one text, sentence by sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Track {
    /// For each sentence of the new version the one of the old that it was, and how it is known; none for a new one.
    pub was: Vec<Option<(usize, Kept)>>,
    /// For each sentence of the old version the one of the new that it became; none for one that is gone.
    pub became: Vec<Option<usize>>,
}

/// Pairs of sentences whose words are compared, at most; beyond it only those between the same neighbours are. A text
/// of 500 sentences may be rewritten whole; a pair takes some two microseconds.
const MOST_PAIRS: usize = 250_000;

/// A sentence counts for this much liker where it stands between the same neighbours: less than one word of ten.
const SAME_PLACE: f64 = 0.05;

impl Track {
    /// Finds the sentences of `old` in `new`. White space does not count.
    pub fn new(old: &[&str], new: &[&str]) -> Self {
        let plain = |sentences: &[&str]| -> Vec<String> {
            let words = sentences.iter().map(|s| s.split_whitespace());
            words
                .map(|words| words.collect::<Vec<_>>().join(" "))
                .collect()
        };
        let (old, new) = (plain(old), plain(new));
        let mut track = Track {
            was: vec![None; new.len()],
            became: vec![None; old.len()],
        };
        // The gap between kept sentences that each of the others stands in.
        let (mut old_gap, mut new_gap) = (vec![0; old.len()], vec![0; new.len()]);
        for (gap, op) in
            (capture_diff_slices(Algorithm::Patience, &old, &new).into_iter()).enumerate()
        {
            if let DiffOp::Equal {
                old_index,
                new_index,
                len,
            } = op
            {
                for at in 0..len {
                    track.keep(old_index + at, new_index + at, Kept::Same);
                }
            } else {
                op.old_range().for_each(|at| old_gap[at] = gap);
                op.new_range().for_each(|at| new_gap[at] = gap);
            }
        }
        track.find_moved(&old, &new);
        track.find_reworded((&old, &old_gap), (&new, &new_gap));
        track
    }

    fn keep(&mut self, old: usize, new: usize, how: Kept) {
        self.was[new] = Some((old, how));
        self.became[old] = Some(new);
    }

    fn find_moved(&mut self, old: &[String], new: &[String]) {
        let mut places: HashMap<&str, VecDeque<usize>> = HashMap::new();
        for (at, text) in old.iter().enumerate() {
            if self.became[at].is_none() {
                places.entry(text).or_default().push_back(at);
            }
        }
        for (at, text) in new.iter().enumerate() {
            if self.was[at].is_none()
                && let Some(from) = places.get_mut(text.as_str()).and_then(VecDeque::pop_front)
            {
                self.keep(from, at, Kept::Moved);
            }
        }
    }

    fn find_reworded(
        &mut self,
        (old, old_gap): (&[String], &[usize]),
        (new, new_gap): (&[String], &[usize]),
    ) {
        let free =
            |kept: &[bool]| -> Vec<usize> { (0..kept.len()).filter(|&at| !kept[at]).collect() };
        let olds = free(&self.became.iter().map(Option::is_some).collect::<Vec<_>>());
        let news = free(&self.was.iter().map(Option::is_some).collect::<Vec<_>>());
        let everywhere = olds.len().saturating_mul(news.len()) <= MOST_PAIRS;
        let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
        for &o in &olds {
            for &n in &news {
                let same_place = old_gap[o] == new_gap[n];
                if !(everywhere || same_place) {
                    continue;
                }
                let likeness = likeness(&old[o], &new[n]);
                if likeness >= SAME {
                    let place = if same_place { SAME_PLACE } else { 0.0 };
                    pairs.push((likeness + place, o, n));
                }
            }
        }
        pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        for (_, o, n) in pairs {
            if self.became[o].is_none() && self.was[n].is_none() {
                self.keep(o, n, Kept::Reworded);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn was(old: &[&str], new: &[&str]) -> Vec<Option<(usize, Kept)>> {
        Track::new(old, new).was
    }

    #[test]
    fn what_stays_keeps_its_place_when_others_come_and_go() {
        use Kept::Same;
        let old = ["We met.", "The office opens on 3 May.", "Two ships left."];
        let new = ["We met.", "Rain fell.", "Two  ships left."];
        assert_eq!(was(&old, &new), [Some((0, Same)), None, Some((2, Same))]);
        assert_eq!(Track::new(&old, &new).became, [Some(0), None, Some(2)]);
    }

    #[test]
    fn moved_and_reworded_sentences_are_told_apart() {
        use Kept::{Moved, Reworded, Same};
        let old = [
            "We met in Lima.",
            "The office opens on 3 May.",
            "Two ships left port.",
        ];
        let new = [
            "Two ships left port.",
            "We met in Lima.",
            "The office opens on 5 May.",
        ];
        assert_eq!(
            was(&old, &new),
            [Some((2, Moved)), Some((0, Same)), Some((1, Reworded))]
        );
    }

    #[test]
    fn of_two_equal_sentences_one_can_go() {
        let old = ["Yes.", "We met in Lima on Friday.", "Yes."];
        let track = Track::new(&old, &["We met in Lima on Friday.", "Yes."]);
        assert_eq!(track.became, [None, Some(0), Some(1)]);
    }

    #[test]
    fn a_script_without_spaces_is_compared_by_its_characters() {
        let track = Track::new(&["会議は三日に始まる。"], &["会議は五日に始まる。"]);
        assert_eq!(track.was, [Some((0, Kept::Reworded))]);
    }
}
