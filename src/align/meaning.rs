//! What sentence vectors say about a pair: the same content in other words.

use rayon::prelude::*;

use super::Vectors;
use crate::encode::{Embeddings, Encoder, dot};
use crate::text::Document;

/// Pairs of sentences up to which every one is compared; beyond, only pairs that words suggest.
const COMPARED: usize = 4_000_000;

/// Source sentences whose sums are held at a time while runs are made.
const BLOCK: usize = 1024;

/// Features of a pair by vectors.
pub const MEANING: usize = 5;

/// Their names, in the order of [`Meanings::features`].
pub const MEANING_NAMES: [&str; MEANING] = [
    "cosine of the vectors",
    "the same over the target's mean",
    "the same over the source sentence's mean",
    "lead over the target's next best source by vectors",
    "gain in cosine of a run with a neighbour of the source sentence",
];

/// The vectors of both documents.
#[derive(Clone, Debug)]
pub struct Meanings {
    source: Embeddings,
    target: Embeddings,
    /// Of the run of source sentence *i* and the one after it.
    runs: Embeddings,
    /// Mean cosine of each source sentence to the target's, and of each target sentence to the source's.
    means: (Vec<f64>, Vec<f64>),
}

impl Meanings {
    /// Makes what the features need: with the encoder some 4 KB for a source sentence and 2 KB for a target sentence.
    pub fn new(vectors: Vectors<'_>, source: &Document, target: &Document) -> Self {
        let (source, runs, target) = match vectors {
            Vectors::Encoder(encoder) => {
                let (source, runs) = encoded(encoder, source);
                let target = encoder.encode_all(&texts(target));
                (source, runs, Embeddings::of_unit_vectors(target))
            }
            Vectors::Given(given) => {
                let (source, target) = given.sides();
                (source.clone(), source.neighbours(), target.clone())
            }
        };
        let means = (means(&source, &target), means(&target, &source));
        Meanings {
            source,
            target,
            runs,
            means,
        }
    }

    /// For each target sentence the `most` source sentences of the highest cosine, in the order of the source; none
    /// where both sides are too long to compare every pair.
    pub fn nearest(&self, most: usize) -> Vec<Vec<usize>> {
        if self.source.len().saturating_mul(self.target.len()) > COMPARED {
            return vec![Vec::new(); self.target.len()];
        }
        (0..self.target.len())
            .into_par_iter()
            .map(|at| {
                let target = self.target.row(at);
                let mut near: Vec<(f32, usize)> = self
                    .source
                    .rows()
                    .enumerate()
                    .map(|(at, source)| (dot(source, target), at))
                    .collect();
                if near.len() > most {
                    near.select_nth_unstable_by(most, |a, b| {
                        b.0.total_cmp(&a.0).then(a.1.cmp(&b.1))
                    });
                    near.truncate(most);
                }
                let mut near: Vec<usize> = near.into_iter().map(|(_, at)| at).collect();
                near.sort_unstable();
                near
            })
            .collect()
    }

    /// The features of target sentence `target` with each of its `candidates`.
    pub fn features(&self, target: usize, candidates: &[usize]) -> Vec<[f64; MEANING]> {
        let of = |vector: &[f32]| f64::from(dot(vector, self.target.row(target)));
        let cosines: Vec<f64> = candidates.iter().map(|s| of(self.source.row(*s))).collect();
        let run = |at: Option<usize>| {
            at.filter(|at| *at < self.runs.len())
                .map_or(-1.0, |at| of(self.runs.row(at)))
        };
        candidates
            .iter()
            .enumerate()
            .map(|(at, source)| {
                let rival = cosines
                    .iter()
                    .enumerate()
                    .filter(|(other, _)| *other != at)
                    .map(|(_, cosine)| *cosine)
                    .fold(self.means.1[target], f64::max);
                let best_run = run(Some(*source)).max(run(source.checked_sub(1)));
                [
                    cosines[at],
                    cosines[at] - self.means.1[target],
                    cosines[at] - self.means.0[*source],
                    cosines[at] - rival,
                    (best_run - cosines[at]).max(0.0),
                ]
            })
            .collect()
    }

    /// Cosine of two source sentences.
    pub fn alike(&self, a: usize, b: usize) -> f64 {
        f64::from(dot(self.source.row(a), self.source.row(b)))
    }

    /// The vector of a source sentence.
    pub fn source(&self, index: usize) -> &[f32] {
        self.source.row(index)
    }

    /// By how much the cosine of target sentence `target` to what is chosen rises with source sentence `source`;
    /// several sentences count as the mean of their vectors.
    pub fn gain(&self, target: usize, chosen: &[f32], source: usize) -> f64 {
        let target = self.target.row(target);
        let mut both = chosen.to_vec();
        add(&mut both, self.source.row(source));
        unit(&both, target) - unit(chosen, target)
    }
}

/// Adds one vector to another.
pub fn add(sum: &mut [f32], vector: &[f32]) {
    for (sum, value) in sum.iter_mut().zip(vector) {
        *sum += value;
    }
}

/// Cosine of a vector of any length to one of unit length.
fn unit(vector: &[f32], target: &[f32]) -> f64 {
    let length = f64::from(dot(vector, vector)).sqrt();
    if length > 0.0 {
        f64::from(dot(vector, target)) / length
    } else {
        0.0
    }
}

/// The mean cosine of each of `these` to all of `those`.
fn means(these: &Embeddings, those: &Embeddings) -> Vec<f64> {
    let mut sum = vec![0.0; those.stride()];
    for vector in those.rows() {
        add(&mut sum, vector);
    }
    let count = those.len().max(1) as f64;
    these
        .rows()
        .map(|vector| f64::from(dot(vector, &sum)) / count)
        .collect()
}

/// The vectors of a document's sentences, and those of each sentence with the one after it.
fn encoded(encoder: &Encoder, document: &Document) -> (Embeddings, Embeddings) {
    let texts = texts(document);
    let mut vectors = Vec::with_capacity(texts.len());
    let mut runs = Vec::with_capacity(texts.len());
    for start in (0..texts.len()).step_by(BLOCK) {
        // One more than the block, for the run across its end.
        let end = (start + BLOCK).min(texts.len());
        let sums = encoder.sums(&texts[start..(end + 1).min(texts.len())]);
        vectors.extend(encoder.runs(sums[..end - start].iter().map(std::slice::from_ref)));
        runs.extend(encoder.runs(sums.windows(2)));
    }
    (
        Embeddings::of_unit_vectors(vectors),
        Embeddings::of_unit_vectors(runs),
    )
}

fn texts(document: &Document) -> Vec<&str> {
    (0..document.sentences().len())
        .map(|at| document.sentence_text(at))
        .collect()
}
