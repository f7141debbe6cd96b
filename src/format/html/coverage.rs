//! What became of each sentence of the source, and which links are out of order.

use crate::align::{Link, Relation};
use crate::comparison::Comparison;

/// What became of a source sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It answers a target sentence, in the order of the texts.
    Used,
    /// A part of it does.
    Condensed,
    /// It does, at another place than the order of the texts gives it.
    Reordered,
    /// Nothing in the target says it.
    LeftOut,
}

impl Fate {
    /// Its class in the style sheet.
    pub fn class(self) -> &'static str {
        match self {
            Fate::Used => "used",
            Fate::Condensed => "condensed",
            Fate::Reordered => "moved",
            Fate::LeftOut => "out",
        }
    }

    /// What a reader sees.
    pub fn label(self) -> &'static str {
        match self {
            Fate::Used => "used",
            Fate::Condensed => "condensed",
            Fate::Reordered => "reordered",
            Fate::LeftOut => "left out",
        }
    }
}

/// For each link, whether it stands out of order: not in the longest run of links whose first sources ascend.
/// Fredman, M. (1975): On computing the length of longest increasing subsequences. Discrete Mathematics 11.
pub fn moved(links: &[Link]) -> Vec<bool> {
    let firsts: Vec<(usize, usize)> = (links.iter().enumerate())
        .filter(|(_, l)| !l.is_null())
        .map(|(at, l)| (at, l.sources[0]))
        .collect();
    // The last element of the best run of each length, and what stands before each element.
    let mut tails: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; firsts.len()];
    for (at, &(_, first)) in firsts.iter().enumerate() {
        let place = tails.partition_point(|&t| firsts[t].1 <= first);
        before[at] = place.checked_sub(1).map(|p| tails[p]);
        if place == tails.len() {
            tails.push(at);
        } else {
            tails[place] = at;
        }
    }
    let mut moved = vec![false; links.len()];
    for &(at, _) in &firsts {
        moved[at] = true;
    }
    let mut next = tails.last().copied();
    while let Some(at) = next {
        moved[firsts[at].0] = false;
        next = before[at];
    }
    moved
}

/// The fate of each source sentence.
pub fn fates(comparison: &Comparison<'_>, moved: &[bool]) -> Vec<Fate> {
    let mut fates = vec![Fate::LeftOut; comparison.source.sentences().len()];
    for (link, moved) in comparison.alignment.links.iter().zip(moved) {
        if link.is_null() {
            continue;
        }
        for &s in &link.sources {
            let fate = if *moved {
                Fate::Reordered
            } else if link.relation == Relation::Condensed {
                Fate::Condensed
            } else {
                Fate::Used
            };
            // A sentence that is used twice is used where it is used most plainly.
            if fates[s] == Fate::LeftOut || fate == Fate::Used {
                fates[s] = fate;
            }
        }
    }
    fates
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fewest_links_are_out_of_order() {
        let links: Vec<Link> = [3, 4, 0, 5, 6]
            .into_iter()
            .enumerate()
            .map(|(t, s)| Link {
                sources: vec![s],
                targets: vec![t],
                relation: Relation::Paraphrase,
                score: None,
                source_scores: Vec::new(),
            })
            .collect();
        assert_eq!(moved(&links), [false, false, true, false, false]);
    }
}
