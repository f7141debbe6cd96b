//! Sentences that stand side by side and do not answer each other: one text lost a sentence where the other gained one.
//!
//! Between right neighbours a 1-1 bead is cheaper than two null beads whatever its sentences say, so the search leaves
//! such a pair together. It comes apart afterwards where the cosine of its two sentences
//!
//! - is below [`PART`] of the median of the text's 1-1 beads, and
//! - is below that of either sentence with some other sentence near by, so that the pair is not even the best there is.
//!
//! Where the median is below [`KNOWN`], the encoder does not know one of the languages, and nothing comes apart: English
//! with Icelandic has medians of .06 to .11, every pair of languages that the encoder was made for .64 to .77.
//!
//! In nine comparisons of 20 to 77 sentences (five languages beside English) the six such pairs had cosines of .04 to .19
//! against a median of .7; the least of 230 right pairs had .38. All six come apart and no right pair does. Of the 649
//! right 1-1 pairs of the yearbooks and the three Polish texts of [the module above](super), two come apart.

use super::super::lattice::Step;
use super::vectors::Runs;

/// The part of the median that a pair has to reach. Strangers reached .27 of it; .4 took two more right pairs apart.
const PART: f32 = 0.3;

/// The least median of a pair of languages that the encoder knows.
const KNOWN: f32 = 0.5;

/// How far to both sides other sentences are looked at.
const NEAR: usize = 8;

/// 1-1 beads without which a text has no median to speak of.
const FEWEST: usize = 5;

/// For each step whether it is a pair of strangers.
pub fn strangers(source: &Runs, target: &Runs, steps: &[Step]) -> Vec<bool> {
    let own: Vec<Option<f32>> = steps
        .iter()
        .map(|step| (step.shape == 0).then(|| source.cosine(step.row - 1, target, step.column - 1)))
        .collect();
    let mut sorted: Vec<f32> = own.iter().copied().flatten().collect();
    if sorted.len() < FEWEST {
        return vec![false; steps.len()];
    }
    sorted.sort_by(f32::total_cmp);
    let median = sorted[sorted.len() / 2];
    if median < KNOWN {
        return vec![false; steps.len()];
    }
    let bound = PART * median;
    steps
        .iter()
        .zip(own)
        .map(|(step, own)| own.is_some_and(|own| own < bound && own < rival(source, target, step)))
        .collect()
}

/// The highest cosine of either sentence of a 1-1 bead with another sentence near by.
fn rival(source: &Runs, target: &Runs, step: &Step) -> f32 {
    let (row, column) = (step.row - 1, step.column - 1);
    let near = |at: usize, all: usize| {
        (at.saturating_sub(NEAR)..(at + NEAR + 1).min(all)).filter(move |other| *other != at)
    };
    let along = near(column, target.len()).map(|other| source.cosine(row, target, other));
    let across = near(row, source.len()).map(|other| source.cosine(other, target, column));
    along.chain(across).fold(-1.0, f32::max)
}
