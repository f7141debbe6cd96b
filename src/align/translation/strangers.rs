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

use rayon::prelude::*;

use super::super::band::Band;
use super::super::lattice::Step;

/// The part of the median that a pair has to reach. Strangers reached .27 of it; .4 took two more right pairs apart.
const PART: f32 = 0.3;

/// The least median of a pair of languages that the encoder knows.
const KNOWN: f32 = 0.5;

/// How far to both sides other sentences are looked at.
const NEAR: usize = 8;

/// 1-1 beads without which a text has no median to speak of.
const FEWEST: usize = 5;

/// For each cell whether the pair of sentences that begins there is one of strangers. `cosine` gives that of a pair that
/// the band holds; `first` is the way that shows what is usual.
pub fn strangers(
    first: &[Step],
    band: &Band,
    (n, m): (usize, usize),
    cosine: &(impl Fn(usize, usize) -> Option<f32> + Sync),
) -> Vec<bool> {
    let mut usual: Vec<f32> = first
        .iter()
        .filter(|step| step.shape == 0)
        .filter_map(|step| cosine(step.row - 1, step.column - 1))
        .collect();
    usual.sort_by(f32::total_cmp);
    let median = usual.get(usual.len() / 2).copied().unwrap_or(0.0);
    if usual.len() < FEWEST || median < KNOWN {
        return vec![false; band.start(n)];
    }
    (0..n)
        .into_par_iter()
        .flat_map_iter(|row| {
            band.columns(row).map(move |column| {
                cosine(row, column).is_some_and(|own| {
                    own < PART * median
                        && rivals((row, column), (n, m)).any(|(r, c)| cosine(r, c) > Some(own))
                })
            })
        })
        .collect()
}

/// The pairs of either sentence with another one near by.
fn rivals(
    (row, column): (usize, usize),
    (n, m): (usize, usize),
) -> impl Iterator<Item = (usize, usize)> {
    let near = |at: usize, all: usize| {
        (at.saturating_sub(NEAR)..(at + NEAR + 1).min(all)).filter(move |other| *other != at)
    };
    let along = near(column, m).map(move |other| (row, other));
    let across = near(row, n).map(move |other| (other, column));
    along.chain(across)
}
