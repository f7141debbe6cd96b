//! Intervals and tests by drawing again. Seeded: the same beads give the same figures.

use rayon::prelude::*;

use super::{Pair, Tally, sections};

/// How often sections are drawn again: an interval's ends need a thousand (Efron and Tibshirani 1993, section 14.2),
/// and twice as many let a test report .0005.
pub const DRAWS: usize = 2_000;

/// The middle 95 % of a figure.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[allow(missing_docs)]
pub struct Interval {
    pub low: f64,
    pub high: f64,
}

/// How two systems differ on the same documents, second less first, strict F1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Difference {
    /// Of the figures as they are.
    pub f1: f64,
    /// Its interval by paired bootstrap.
    pub interval: Interval,
    /// The chance of a difference at least as large, either way, were the two systems alike.
    pub p: f64,
}

/// The 95 % intervals of `figures` of a system's counts, in their order.
pub fn interval<const N: usize>(
    pairs: &[Pair],
    figures: impl Fn(&Tally) -> [f64; N] + Sync,
) -> [Interval; N] {
    let rows: Vec<Tally> = pairs
        .iter()
        .flat_map(|pair| sections(&pair.gold, &[&pair.auto]))
        .map(|row| row[0])
        .collect();
    let drawn: Vec<[f64; N]> = (0..DRAWS)
        .into_par_iter()
        .map(|draw| {
            let mut random = Random::new(draw);
            let mut total = Tally::default();
            for _ in 0..rows.len() {
                total.add(&rows[random.below(rows.len())]);
            }
            figures(&total)
        })
        .collect();
    std::array::from_fn(|at| middle(drawn.iter().map(|figures| figures[at]).collect()))
}

/// How the second of two systems differs from the first. `pairs` holds, for each document, both with the same gold.
pub fn difference(pairs: &[(Pair, Pair)]) -> Difference {
    let rows: Vec<[Tally; 2]> = pairs
        .iter()
        .flat_map(|(a, b)| sections(&a.gold, &[&a.auto, &b.auto]))
        .map(|row| [row[0], row[1]])
        .collect();
    let less = |totals: &[Tally; 2]| totals[1].strict().f1 - totals[0].strict().f1;
    let mut totals = [Tally::default(); 2];
    for row in &rows {
        totals[0].add(&row[0]);
        totals[1].add(&row[1]);
    }
    let f1 = less(&totals);
    let drawn: Vec<(f64, bool)> = (0..DRAWS)
        .into_par_iter()
        .map(|draw| {
            let mut random = Random::new(draw);
            let (mut again, mut swapped) = ([Tally::default(); 2], [Tally::default(); 2]);
            for row in &rows {
                let other = &rows[random.below(rows.len())];
                let flip = random.below(2);
                for side in 0..2 {
                    again[side].add(&other[side]);
                    swapped[side].add(&row[side ^ flip]);
                }
            }
            // Sums of the same counts in another order differ in the last digits.
            (less(&again), less(&swapped).abs() >= f1.abs() - 1e-12)
        })
        .collect();
    let extreme = drawn.iter().filter(|(_, extreme)| *extreme).count();
    Difference {
        f1,
        interval: middle(drawn.iter().map(|(again, _)| *again).collect()),
        p: (extreme + 1) as f64 / (DRAWS + 1) as f64,
    }
}

/// From the 2.5th to the 97.5th of a hundred.
fn middle(mut values: Vec<f64>) -> Interval {
    values.sort_by(f64::total_cmp);
    let at = |share: f64| {
        let place = (values.len().saturating_sub(1)) as f64 * share;
        values.get(place.round() as usize).copied().unwrap_or(0.0)
    };
    Interval {
        low: at(0.025),
        high: at(0.975),
    }
}

/// `SplitMix64` (Steele, Lea and Flood 2014), a stream for each draw.
struct Random(u64);

impl Random {
    fn new(draw: usize) -> Self {
        let mut random = Random(draw as u64);
        random.0 = random.next();
        random
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `end` (Lemire's multiplication; its bias is below `end` / 2^64).
    fn below(&mut self, end: usize) -> usize {
        ((u128::from(self.next()) * end as u128) >> 64) as usize
    }
}
