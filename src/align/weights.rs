//! Learned weights.
use super::evidence::{CONTEXT, FURTHER, PAIR};

/// Weights of summary mode: three logistic regressions and the thresholds of what is linked.
#[derive(Clone, Debug)]
pub struct Weights {
    /// A pair on its own.
    pub pair: [f64; PAIR],
    /// A pair among its rivals and neighbours.
    pub context: [f64; CONTEXT],
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

/// Learned.
pub const LEARNED: Weights = Weights {
    pair: [
        -4.729, // constant
        -5.675, // share of the target's weight that the source sentence holds
        -2.468, // share of the source sentence's weight that the target holds
        5.810,  // cosine
        2.174,  // shared weight, logarithm
        0.987,  // weight of the longest common run of words, logarithm
        1.226,  // share of the target's neighbouring words that are neighbours there
        2.717,  // rarest shared term
        0.473,  // share of the target's numbers
        -0.246, // both have numbers, none in common
        -0.078, // share of the target's names
        0.020,  // both have names, none in common
        -0.102, // target's weight, logarithm
        -0.820, // source sentence's weight, logarithm
        -0.471, // place in the source
        5.348,  // exact share of the target's weight
    ],
    context: [
        -0.008, // constant
        0.921,  // log odds of the pair alone
        -0.034, // lead over the target's next best source
        0.077,  // lead over the source's next best target
        0.886,  // the target before is answered here or shortly before
        0.557,  // the target after is answered here or shortly after
        1.285,  // a neighbour of the source sentence answers too
        -0.572, // the target points back, and the one before is answered here
        -0.837, // chance of the target's next best source
    ],
    further: [
        0.148,  // constant
        0.936,  // log odds of the pair among its rivals
        4.445,  // share of the target's weight newly covered
        -0.736, // weight newly covered, logarithm
        -0.924, // newly covered of what it shares with the target
        1.382,  // share of the target's weight not covered yet
        -0.139, // log odds of the first choice
        0.603,  // next to a chosen sentence
        0.507,  // weight of numbers newly covered
        -0.206, // weight of names newly covered
        -0.259, // how many are chosen
    ],
    least_first: 0.35,
    least_further: 0.4,
    least_gain: 0.08,
    least_support: 0.3,
    least_redundant: 0.35,
};
