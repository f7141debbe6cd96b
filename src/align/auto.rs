//! Which mode two texts ask for.

use crate::text::Document;

use super::Mode;
use super::relate::across_languages;

/// Least number of sentences of the shorter side, over the longer, in translation mode.
const ALIKE: f64 = 0.5;

/// Picks translation mode for two texts in different languages of about as many sentences, and summary mode for all
/// others: within a language every sentence is found by its words, in whatever order, and a summary that keeps its
/// source's order is no translation of it.
pub fn pick(source: &Document, target: &Document) -> Mode {
    let (n, m) = (source.sentences().len(), target.sentences().len());
    let alike = n.min(m) as f64 >= ALIKE * n.max(m) as f64;
    if alike && across_languages(source, target) {
        Mode::Translation
    } else {
        Mode::Summary
    }
}
