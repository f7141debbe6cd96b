//! What each piece of evidence counts in translation mode.
//!
//! Without the encoder, weights are set by hand: those of Gale and Church's price, and what a shared word and a joined
//! paragraph count beside it. With the encoder they were found by random steps ([the module above](super)), from which
//! `models/learn_translation.rs` goes on:
//!
//! ```text
//! cargo run --release --example learn_translation -- textberg-dev:de:fr parice:en:is maligna-gpl:pl:en \
//!     maligna-stallman-ch1:pl:en maligna-poznan:pl:de FOLDER …
//! ```

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
