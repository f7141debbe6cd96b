//! Which mode two texts ask for.

use crate::text::Document;

use super::Mode;
use super::relate::across_languages;
use super::summary::Evidence;
use super::weights::LEARNED;

/// Least number of sentences of the shorter side, over the longer, in translation mode.
const ALIKE: f64 = 0.5;

/// Least share of sentences and words, likewise, within a language: two versions of one text. A summary that keeps
/// the order of its source is no translation of it.
const ALIKE_WITHIN: f64 = 0.75;

/// Fewer sentences than these show no order.
const LEAST: usize = 6;

/// Least share of target sentences with a likely source, in translation mode within a language.
const ANSWERED: f64 = 0.6;

/// Least share of them whose source stands after the one before, likewise.
const IN_ORDER: f64 = 0.85;

/// Picks translation mode for two texts of about as many sentences that are in different languages, or where most
/// of the target is answered in the order of the source; summary mode for all others.
pub fn pick(source: &Document, target: &Document) -> Mode {
    let (n, m) = (source.sentences().len(), target.sentences().len());
    if (n.min(m) as f64) < ALIKE * n.max(m) as f64 {
        return Mode::Summary;
    }
    if across_languages(source, target) {
        return Mode::Translation;
    }
    let (a, b) = (source.words().len(), target.words().len());
    let alike = |x: usize, y: usize| x.min(y) as f64 >= ALIKE_WITHIN * x.max(y) as f64;
    if m < LEAST || !alike(n, m) || !alike(a, b) {
        return Mode::Summary;
    }
    let evidence = Evidence::new(source, target, &LEARNED);
    let best: Vec<usize> = (0..m).filter_map(|t| evidence.likely(t)).collect();
    let rising = best.windows(2).filter(|w| w[0] <= w[1]).count();
    let answered = best.len() as f64 >= ANSWERED * m as f64;
    let in_order = rising as f64 >= IN_ORDER * best.len().saturating_sub(1) as f64;
    if answered && in_order {
        Mode::Translation
    } else {
        Mode::Summary
    }
}
