//! The network: n-gram features of tokens, their sum, and the residual network over it.

use super::kernels::{Matrix, Path, Rows};
use super::model::{CHANNELS, CHUNKS, DENSE, EMBEDDING, FEATURES, Model};
use super::pieces::{PROJECTION, Pieces, channels};
use super::{DIMENSIONS, Vector, lanes};

/// An n-gram branch: how many tokens it sees, and how many of them stand before its own.
#[derive(Debug)]
pub(super) struct Branch {
    pub(super) order: usize,
    left: usize,
}

/// The three branches.
pub(super) const BRANCHES: [Branch; 3] = [
    Branch { order: 2, left: 0 },
    Branch { order: 3, left: 1 },
    Branch { order: 5, left: 2 },
];
/// The orders' sum: places that a token can have in n-grams.
pub(super) const PLACES: usize = 2 + 3 + 5;
/// Two steps of at most two tokens to each side reach this far.
const REACH: usize = 4;
/// Tokens that go through the network together. Measured on one core with 1 MB of second-level cache.
pub(super) const BATCH: usize = 96;

/// The network's weights.
#[derive(Debug, Clone, Copy)]
pub(super) struct Network<'a>(pub(super) &'a Model);

// Indices of `model::FLOATS` and `model::DENSE`.
impl<'a> Network<'a> {
    fn matrix(self, index: usize) -> Matrix<'a> {
        Matrix {
            packed: self.0.matrix(index),
            inputs: DENSE[index].inputs,
            step: self.0.floats(18, 1)[index],
        }
    }

    pub(super) fn projection(self, branch: usize) -> Matrix<'a> {
        self.matrix(branch)
    }

    pub(super) fn convolution(self, step: usize, branch: usize) -> Matrix<'a> {
        self.matrix(3 + 3 * step + branch)
    }

    fn convolution_bias(self, step: usize, branch: usize) -> &'a [f32; CHANNELS] {
        channels(self.0.floats(9, 6), (3 * step + branch) * CHANNELS)
    }

    pub(super) fn normalise_projection(self, path: Path, row: &mut [f32]) {
        path.normalise_layer(
            row,
            self.0.floats(0, 3),
            self.0.floats(3, 3),
            self.0.floats(6, 3),
        );
    }

    /// The embedding of a piece.
    pub(super) fn embedding(self, path: Path, piece: u32, out: &mut [f32; EMBEDDING]) {
        let chunk = piece as usize % CHUNKS;
        path.unpack_row(
            self.0.row(piece),
            self.0.floats(20, 1)[chunk],
            self.0.floats(19, 1)[chunk],
            out,
        );
    }

    /// The gain and offset of the last layer before the sum, and the bias after it.
    fn sum_layer(self) -> (&'a [f32], &'a [f32], &'a [f32]) {
        (
            self.0.floats(15, 1),
            self.0.floats(16, 1),
            self.0.floats(17, 1),
        )
    }
}

/// Rows of 8-bit levels, each with its own step.
#[derive(Debug, Default)]
pub(super) struct Levels {
    all: Vec<i8>,
    steps: Vec<f32>,
    sums: Vec<i32>,
}

impl Levels {
    pub(super) fn clear(&mut self) {
        self.all.clear();
        self.steps.clear();
        self.sums.clear();
    }

    /// Adds a row, as long as the others.
    pub(super) fn push(&mut self, path: Path, row: &[f32]) {
        let start = self.all.len();
        self.all.resize(start + row.len(), 0);
        let (step, sum) = path.quantise(row, &mut self.all[start..]);
        self.steps.push(step);
        self.sums.push(sum);
    }

    pub(super) fn rows(&self) -> Rows<'_> {
        Rows {
            levels: &self.all,
            steps: &self.steps,
            sums: &self.sums,
        }
    }
}

/// A part of a sentence in a batch: its tokens with up to [`REACH`] more on each side, and which of them count.
#[derive(Debug)]
struct Segment {
    sentence: usize,
    tokens: std::ops::Range<usize>,
    counted: std::ops::Range<usize>,
    begins: bool,
    ends: bool,
}

/// The sums of a group of sentences' tokens, a row of [`FEATURES`] for each.
#[derive(Debug, Default)]
pub(super) struct Sums {
    pub(super) totals: Vec<f32>,
    pub(super) begins: Vec<f32>,
    pub(super) ends: Vec<f32>,
}

/// The buffers of one thread.
#[derive(Debug)]
pub(super) struct Worker {
    path: Path,
    batch: usize,
    pieces: Pieces,
    ids: Vec<u32>,
    segments: Vec<Segment>,
    slots: Vec<usize>,
    hidden: Vec<f32>,
    levels: Levels,
    terms: Vec<f32>,
    features: Vec<f32>,
}

impl Worker {
    /// Buffers for a network with `pieces` pieces, `kept` of which are kept computed, and for
    /// batches of so many tokens.
    pub(super) fn new(path: Path, pieces: usize, kept: usize, batch: usize) -> Self {
        Worker {
            path,
            batch,
            pieces: Pieces::new(pieces, kept.max(batch + 1)),
            ids: Vec::with_capacity(batch),
            segments: Vec::new(),
            slots: Vec::with_capacity(batch),
            hidden: vec![0.0; batch * PROJECTION],
            levels: Levels::default(),
            terms: Vec::new(),
            features: vec![0.0; batch * FEATURES],
        }
    }

    /// The sums of the tokens' features of each sentence, and the features of its first and its last token.
    pub(super) fn sums<'s>(
        &mut self,
        network: Network<'_>,
        sentences: impl Iterator<Item = &'s [u32]>,
        sums: &mut Sums,
    ) {
        sums.totals.clear();
        sums.begins.clear();
        sums.ends.clear();
        for (sentence, ids) in sentences.enumerate() {
            for rows in [&mut sums.totals, &mut sums.begins, &mut sums.ends] {
                rows.resize((sentence + 1) * FEATURES, 0.0);
            }
            let mut start = 0;
            while start < ids.len() {
                // A sentence that fits goes as one; a longer one in parts that overlap.
                let end = if ids.len() - start + REACH.min(start) <= self.batch {
                    ids.len()
                } else {
                    start + self.batch - 2 * REACH
                };
                let from = start.saturating_sub(REACH);
                let to = (end + REACH).min(ids.len());
                if self.ids.len() + to - from > self.batch {
                    self.flush(network, sums);
                }
                let offset = self.ids.len();
                self.segments.push(Segment {
                    sentence,
                    tokens: offset..offset + to - from,
                    counted: offset + start - from..offset + end - from,
                    begins: start == 0,
                    ends: end == ids.len(),
                });
                self.ids.extend_from_slice(&ids[from..to]);
                start = end;
            }
        }
        self.flush(network, sums);
    }

    /// Sends the batch through the network.
    fn flush(&mut self, network: Network<'_>, sums: &mut Sums) {
        if self.ids.is_empty() {
            return;
        }
        let path = self.path;
        self.pieces
            .prepare(network, path, &self.ids, &mut self.slots);
        let mut first_place = 0;
        for (branch, shape) in BRANCHES.iter().enumerate() {
            let bias = network.convolution_bias(0, branch);
            self.levels.clear();
            for segment in &self.segments {
                for token in segment.tokens.clone() {
                    let mut terms = [bias; 5];
                    let terms =
                        neighbours(shape, segment, token, &mut terms, |place, neighbour| {
                            self.pieces.term(self.slots[neighbour], first_place + place)
                        });
                    let residual = self.pieces.projection(self.slots[token], branch);
                    let out =
                        channels_mut(&mut self.hidden, token * PROJECTION + branch * CHANNELS);
                    path.residual_relu(bias, terms, residual, out);
                    self.levels.push(path, out);
                }
            }
            let width = shape.order * CHANNELS;
            self.terms
                .resize(self.terms.len().max(self.batch * width), 0.0);
            path.multiply(
                self.levels.rows(),
                network.convolution(1, branch),
                &mut self.terms,
                width,
            );
            let bias = network.convolution_bias(1, branch);
            for segment in &self.segments {
                for token in segment.counted.clone() {
                    let mut terms = [bias; 5];
                    let terms =
                        neighbours(shape, segment, token, &mut terms, |place, neighbour| {
                            channels(&self.terms, neighbour * width + place * CHANNELS)
                        });
                    let residual = channels(&self.hidden, token * PROJECTION + branch * CHANNELS);
                    let out = channels_mut(
                        &mut self.features,
                        token * FEATURES + EMBEDDING + branch * CHANNELS,
                    );
                    path.residual_relu(bias, terms, residual, out);
                }
            }
            first_place += shape.order;
        }
        for segment in self.segments.drain(..) {
            let at = segment.sentence * FEATURES..(segment.sentence + 1) * FEATURES;
            for token in segment.counted.clone() {
                let row = &mut self.features[token * FEATURES..(token + 1) * FEATURES];
                if let Some(embedding) = row.first_chunk_mut() {
                    network.embedding(path, self.ids[token], embedding);
                }
                path.accumulate(row, &mut sums.totals[at.clone()]);
                if segment.begins && token == segment.counted.start {
                    sums.begins[at.clone()].copy_from_slice(row);
                }
                if segment.ends && token + 1 == segment.counted.end {
                    sums.ends[at.clone()].copy_from_slice(row);
                }
            }
        }
        self.ids.clear();
    }

    /// Sums of features (rows of [`FEATURES`]) of so many tokens each to rows of [`DIMENSIONS`]. What they become
    /// is additive but for rounding: the projection of a sum is the sum of the projections.
    pub(super) fn project(
        &mut self,
        network: Network<'_>,
        rows: &mut [f32],
        counts: &[u32],
    ) -> Vec<Vector> {
        let (gain, offset, bias) = network.sum_layer();
        self.levels.clear();
        for (row, count) in rows.chunks_exact_mut(FEATURES).zip(counts) {
            let count = *count as f32;
            for ((value, gain), offset) in row.iter_mut().zip(gain).zip(offset) {
                *value = *value * gain + count * offset;
            }
            self.levels.push(self.path, row);
        }
        let mut out = vec![[0.0; DIMENSIONS]; counts.len()];
        self.path.multiply(
            self.levels.rows(),
            network.matrix(9),
            out.as_flattened_mut(),
            DIMENSIONS,
        );
        for (row, count) in out.iter_mut().zip(counts) {
            for (value, bias) in row.iter_mut().zip(bias) {
                *value += *count as f32 * bias;
            }
        }
        out
    }

    /// Projected sums of so many tokens each to vectors of unit length, in place.
    pub(super) fn finish(&mut self, network: Network<'_>, rows: &mut [Vector], counts: &[u32]) {
        for (row, count) in rows.iter_mut().zip(counts) {
            let scale = 1.0 / (*count as f32).sqrt();
            for value in row {
                *value *= scale;
            }
        }
        let input: &[f32] = rows.as_flattened();
        let mut first = self.layer(network, 10, input, 512);
        rectify(&mut first);
        let mut second = self.layer(network, 11, input, 512);
        add(&mut second, &self.layer(network, 12, &first, 320));
        rectify(&mut second);
        let mut third = self.layer(network, 13, &second, 320);
        rectify(&mut third);
        let mut last = self.layer(network, 14, &second, 320);
        add(&mut last, &self.layer(network, 15, &third, 512));
        for (row, last) in rows.iter_mut().zip(last.as_chunks::<DIMENSIONS>().0) {
            for (value, last) in row.iter_mut().zip(last) {
                *value = libm::tanhf(*last);
            }
            let length = super::dot(row, row).max(lanes::EPSILON).sqrt();
            for value in row {
                *value /= length;
            }
        }
    }

    fn layer(
        &mut self,
        network: Network<'_>,
        index: usize,
        rows: &[f32],
        inputs: usize,
    ) -> Vec<f32> {
        self.levels.clear();
        for row in rows.chunks_exact(inputs) {
            self.levels.push(self.path, row);
        }
        let outputs = DENSE[index].outputs;
        let mut out = vec![0.0; rows.len() / inputs * outputs];
        self.path
            .multiply(self.levels.rows(), network.matrix(index), &mut out, outputs);
        out
    }
}

/// The terms of the tokens of an n-gram that lie inside the segment, in order.
fn neighbours<'t, 'a>(
    shape: &Branch,
    segment: &Segment,
    token: usize,
    terms: &'t mut [&'a [f32; CHANNELS]; 5],
    term: impl Fn(usize, usize) -> &'a [f32; CHANNELS],
) -> &'t [&'a [f32; CHANNELS]] {
    let mut count = 0;
    for place in 0..shape.order {
        let neighbour = token + place;
        if neighbour >= segment.tokens.start + shape.left
            && neighbour < segment.tokens.end + shape.left
        {
            terms[count] = term(place, neighbour - shape.left);
            count += 1;
        }
    }
    &terms[..count]
}

fn channels_mut(values: &mut [f32], at: usize) -> &mut [f32; CHANNELS] {
    let (groups, _) = values[at..].as_chunks_mut();
    &mut groups[0]
}

fn rectify(values: &mut [f32]) {
    for value in values {
        *value = if *value > 0.0 { *value } else { 0.0 };
    }
}

fn add(values: &mut [f32], others: &[f32]) {
    for (value, other) in values.iter_mut().zip(others) {
        *value += other;
    }
}

#[cfg(all(test, feature = "model"))]
mod tests {
    use super::*;

    #[test]
    fn a_long_sentence_in_parts_has_the_sums_of_the_whole() {
        let model = Model::trusted(&super::super::EMBEDDED.0).unwrap();
        let sentences: Vec<Vec<u32>> = [1, 2, 9, 10, 17, 299]
            .map(|count| (0..count).map(|i| i * i * 31 % 9973).collect())
            .into();
        let sums = |batch: usize| {
            let mut sums = Sums::default();
            let mut worker = Worker::new(Path::best(), model.pieces(), 400, batch);
            worker.sums(
                Network(&model),
                sentences.iter().map(Vec::as_slice),
                &mut sums,
            );
            (sums.totals, sums.begins, sums.ends)
        };
        let whole = sums(300);
        for batch in [10, 16, 96, 298] {
            assert!(whole == sums(batch), "batches of {batch}");
        }
    }
}
