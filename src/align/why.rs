//! Why a link is as it is: its evidence, and what else its sentences might have answered.

use super::evidence::{CONTEXT_NAMES, PAIR_NAMES};
use super::summary::{self, Evidence, chance, dot};
use super::translation::Search;
use super::weights::Weights;
use super::{AlignOptions, Alignment, Link, Mode, identical, vectors};
use crate::text::Document;

/// Runners-up that are told.
const TOLD: usize = 5;

/// The grounds of a link.
#[derive(Clone, Debug, PartialEq)]
pub struct Why {
    /// The link as it is; of a link of several sources in summary mode, one for each.
    pub chosen: Vec<Grounds>,
    /// Other links of its sentences, likeliest first.
    pub runners_up: Vec<Grounds>,
    /// What decided apart from any weighing.
    pub decided: Option<&'static str>,
}

/// A link that is or might have been, and what speaks for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Grounds {
    /// Indices of source sentences.
    pub sources: Vec<usize>,
    /// Indices of target sentences.
    pub targets: Vec<usize>,
    /// Whether the two sentences of each side answer each other in the other order, as two links.
    pub crossed: bool,
    /// The estimated chance that it is right.
    pub chance: f64,
    /// What speaks for it and against it, the weightiest first.
    pub evidence: Vec<Piece>,
}

/// A piece of evidence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Piece {
    /// What it is.
    pub name: &'static str,
    /// How much of it there is.
    pub value: f64,
    /// What it adds to the logarithm of the odds.
    pub gain: f64,
}

/// The pieces that count anything, the weightiest first.
pub(super) fn pieces(names: &[&'static str], values: &[f64], weights: &[f64]) -> Vec<Piece> {
    let all = names.iter().zip(values.iter().zip(weights));
    let mut pieces: Vec<Piece> = all
        .map(|(name, (value, weight))| Piece {
            name,
            value: *value,
            gain: value * weight,
        })
        .filter(|piece| piece.gain != 0.0)
        .collect();
    pieces.sort_by(|a, b| b.gain.abs().total_cmp(&a.gain.abs()));
    pieces
}

/// The likeliest of some grounds, in order.
pub(super) fn likeliest(mut grounds: Vec<Grounds>) -> Vec<Grounds> {
    grounds.sort_by(|a, b| {
        b.chance
            .total_cmp(&a.chance)
            .then_with(|| a.sources.cmp(&b.sources))
            .then_with(|| a.targets.cmp(&b.targets))
    });
    grounds.truncate(TOLD);
    grounds
}

/// The grounds of link `index` of `alignment`, which [`align`](super::align) made of the same texts with the same
/// options.
///
/// In translation mode, gains are what each piece takes off the price of a bead, and runners-up are all beads that hold
/// one of its sentences. In summary mode, gains are those of a pair on its own and among its rivals, and runners-up are the
/// other candidates of the target sentence, or of an omitted source sentence.
///
/// # Panics
///
/// Where the alignment has no link `index`.
pub fn why(
    source: &Document,
    target: &Document,
    options: &AlignOptions,
    alignment: &Alignment,
    index: usize,
) -> Why {
    let link = &alignment.links[index];
    let vectors = vectors(source, target, options);
    if alignment.mode == Mode::Translation {
        let search = Search::new(source, target, vectors, options);
        return search.why(link);
    }
    let weights = summary::weights(options.all_support, vectors.is_some());
    let evidence = Evidence::with_vectors(source, target, weights, vectors);
    summarised(
        &evidence,
        weights,
        link,
        identical::same(source, target, link),
    )
}

fn summarised(evidence: &Evidence, weights: &Weights, link: &Link, same: bool) -> Why {
    let grounds = |target: usize, at: usize, known: Option<f64>| {
        let pair = evidence.pair(target, at);
        let context = evidence.context(target, at);
        let mut told = pieces(&PAIR_NAMES, &pair.features, &weights.pair);
        // The odds of the pair alone are the pieces before.
        told.extend(
            pieces(&CONTEXT_NAMES, &context, &weights.context)
                .into_iter()
                .filter(|piece| piece.name != CONTEXT_NAMES[1]),
        );
        told.sort_by(|a, b| b.gain.abs().total_cmp(&a.gain.abs()));
        Grounds {
            sources: vec![evidence.candidates[target][at].source],
            targets: vec![target],
            crossed: false,
            chance: known.unwrap_or_else(|| chance(dot(&weights.context, &context))),
            evidence: told,
        }
    };
    let (mut chosen, mut others) = (Vec::new(), Vec::new());
    if let [target] = link.targets[..] {
        for (at, candidate) in evidence.candidates[target].iter().enumerate() {
            let place = link.sources.iter().position(|s| *s == candidate.source);
            match place {
                Some(place) => chosen.push(grounds(target, at, Some(link.source_scores[place]))),
                None => others.push(grounds(target, at, None)),
            }
        }
    } else {
        for (target, candidates) in evidence.candidates.iter().enumerate() {
            let at = candidates
                .iter()
                .position(|candidate| link.sources.contains(&candidate.source));
            others.extend(at.map(|at| grounds(target, at, None)));
        }
    }
    Why {
        chosen,
        runners_up: likeliest(others),
        decided: same.then_some("both sides are the same words"),
    }
}
