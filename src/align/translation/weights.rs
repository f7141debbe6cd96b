//! What each piece of evidence counts in translation mode.

use super::FEATURES;

/// Weights of the evidence of a bead, in the order of [`NAMES`](super::NAMES).
pub type Weights = [f64; FEATURES];

/// The weights of the first pass, and of the second without the encoder.
pub const WITHOUT_MODEL: Weights = [
    1.0, // how often beads of this shape occur
    1.0, // likeness of lengths
    3.0, // words, numbers and names in common
    0.0, // margin of the vectors
    0.0, // the same, of several sentences
    0.0, // a sentence that adds nothing
    0.0, // a sentence without answer
    0.0, // several sentences on both sides
    2.0, // paragraphs joined
];

/// The weights of the second pass with the encoder.
pub const WITH_MODEL: Weights = [
    1.0,    // how often beads of this shape occur
    0.554,  // likeness of lengths
    0.688,  // words, numbers and names in common
    1.343,  // margin of the vectors
    0.0913, // the same, of several sentences
    0.524,  // a sentence that adds nothing
    0.618,  // a sentence without answer
    0.773,  // several sentences on both sides
    1.485,  // paragraphs joined
];

/// What a price counts in chances with the encoder: the search needs steep prices, chances the true odds.
pub const SURENESS: f64 = 0.5;
