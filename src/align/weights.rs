//! Learned weights of summary mode.
//!
//! The tables are printed by `models/learn_summary.rs`:
//!
//! ```text
//! cargo run --example learn_summary -- align_mds_dev.jsonl align_aesop_dev.jsonl --case FOLDER …
//! ```
//!
//! They are fitted to `align_mds_dev` alone: 28 news summaries with their sources, 299 summary sentences, 1,743
//! source sentences, 657 supporting pairs marked by hand (the development set of *attribute first, then
//! generate*, over texts of Multi-News). Nothing of it is kept here but these numbers.

use super::evidence::{CONTEXT, FIRST, FURTHER, PAIR};

/// Weights of summary mode: four logistic regressions and the thresholds of what is linked.
#[derive(Clone, Debug)]
pub struct Weights {
    /// A pair on its own.
    pub pair: [f64; PAIR],
    /// A pair among its rivals and neighbours.
    pub context: [f64; CONTEXT],
    /// Whether the best candidate is right.
    pub first: [f64; FIRST],
    /// A further source sentence, given what the chosen ones cover.
    pub further: [f64; FURTHER],
    /// Least chance of the first choice.
    pub least_first: f64,
    /// Least chance of a further choice.
    pub least_further: f64,
    /// Least share of the target's weight that a further choice must add.
    pub least_gain: f64,
    /// Least chance of the first choice when all support is asked for.
    pub least_support: f64,
    /// Least chance of a redundant source when all support is asked for.
    pub least_redundant: f64,
}

/// The weights in force.
///
/// The thresholds are no part of the fit. That set marks every supporting sentence, redundant ones too, and calls a
/// summary sentence supported when a part of it is; a reader who checks a summary wants the fewest sentences that
/// say it all, and nothing rather than a guess. So by default a sentence is linked where it is more likely right
/// than not, and a further one must add a twelfth of the target's weight; held out, the precision of links is then
/// .81. With all support, the lower thresholds are those with the best balance on the same held-out topics.
pub const LEARNED: Weights = Weights {
    pair: [
        -4.158, // constant
        -5.313, // share of the target's weight that the source sentence holds
        -3.296, // share of the source sentence's weight that the target holds
        6.238,  // cosine
        1.659,  // shared weight, logarithm
        1.617,  // weight of the longest common run of words, logarithm
        0.719,  // share of the target's neighbouring words that are neighbours there
        2.378,  // rarest shared term
        0.577,  // share of the target's numbers
        -0.160, // both have numbers, none in common
        0.534,  // share of the target's names
        -0.196, // target's weight, logarithm
        -1.025, // source sentence's weight, logarithm
        -0.447, // place in the source
        4.624,  // exact share of the target's weight
        -0.272, // share of the target's weight without names
        0.707,  // shared weight without names, logarithm
    ],
    context: [
        -0.061, // constant
        0.920,  // log odds of the pair alone
        -0.036, // lead over the target's next best source
        0.079,  // lead over the source's next best target
        0.897,  // the target before is answered here or shortly before
        0.626,  // the target after is answered here or shortly after
        1.277,  // a neighbour of the source sentence answers too
        -0.742, // the target points back, and the one before is answered here
        -0.760, // chance of the target's next best source
    ],
    first: [
        0.013,  // constant
        0.784,  // log odds of the pair among its rivals
        -0.687, // the source answers another target clearly better
        0.302,  // share of the target's weight without names
    ],
    further: [
        0.335,  // constant
        0.964,  // log odds of the pair among its rivals
        3.011,  // share of the target's weight newly covered
        -0.092, // weight newly covered, logarithm
        -0.733, // newly covered of what it shares with the target
        1.429,  // share of the target's weight not covered yet
        -0.133, // log odds of the first choice
        0.557,  // next to a chosen sentence
        0.135,  // weight of numbers newly covered
        -0.270, // weight of names newly covered
        -0.277, // how many are chosen
        -0.455, // share of the source sentence's weight that the target holds
        -0.728, // weight newly covered without names and numbers, logarithm
    ],
    least_first: 0.5,
    least_further: 0.5,
    least_gain: 0.08,
    least_support: 0.3,
    least_redundant: 0.25,
};
