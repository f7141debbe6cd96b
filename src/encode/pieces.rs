//! What the network makes of a piece alone, whatever stands beside it: kept for the pieces met last.
//!
//! The first projection and the first n-gram matrices see one piece at a time; only their sum over an n-gram sees
//! neighbours. Kept by piece, they cost a text about as much as its rarer words.

use super::kernels::Path;
use super::model::{CHANNELS, EMBEDDING};
use super::network::{BRANCHES, Levels, Network, PLACES};

/// Numbers of the projection of a piece: three branches.
pub(super) const PROJECTION: usize = 3 * CHANNELS;
/// Numbers of a piece's terms in the first n-grams: one group of channels for each place of each order.
const TERMS: usize = PLACES * CHANNELS;
/// Numbers kept for each piece.
const ROW: usize = PROJECTION + TERMS;
/// Pieces computed at a time.
const CHUNK: usize = 48;

/// The pieces kept by one thread, replaced by the second-chance (clock) rule.
#[derive(Debug)]
pub(super) struct Pieces {
    rows: Vec<f32>,
    /// By piece, its slot plus one, or 0.
    slots: Vec<u32>,
    owners: Vec<Owner>,
    hand: usize,
    batch: u64,
    missing: Vec<(u32, usize)>,
    embedding: Box<[f32; EMBEDDING]>,
    levels: Levels,
    projections: Vec<f32>,
    terms: Vec<f32>,
}

/// Whose a slot is.
#[derive(Debug, Clone, Copy, Default)]
struct Owner {
    piece: Option<u32>,
    /// The last batch that needs it.
    batch: u64,
    /// Met again since the hand last passed.
    again: bool,
}

impl Pieces {
    /// Room for `capacity` pieces of a vocabulary of `pieces`. A batch must have fewer different pieces.
    pub(super) fn new(pieces: usize, capacity: usize) -> Self {
        Pieces {
            rows: vec![0.0; capacity * ROW],
            slots: vec![0; pieces],
            owners: vec![Owner::default(); capacity],
            hand: 0,
            batch: 0,
            missing: Vec::new(),
            embedding: Box::new([0.0; EMBEDDING]),
            levels: Levels::default(),
            projections: Vec::new(),
            terms: Vec::new(),
        }
    }

    /// Writes the slot of each piece, whose rows stay until the next call.
    pub(super) fn prepare(
        &mut self,
        network: Network<'_>,
        path: Path,
        ids: &[u32],
        slots: &mut Vec<usize>,
    ) {
        self.batch += 1;
        self.missing.clear();
        slots.clear();
        for &piece in ids {
            let known = self.slots[piece as usize] as usize;
            let slot = if known == 0 {
                let slot = self.free();
                if let Some(former) = self.owners[slot].piece {
                    self.slots[former as usize] = 0;
                }
                self.owners[slot].piece = Some(piece);
                self.owners[slot].again = false;
                self.slots[piece as usize] = slot as u32 + 1;
                self.missing.push((piece, slot));
                slot
            } else {
                self.owners[known - 1].again = true;
                known - 1
            };
            self.owners[slot].batch = self.batch;
            slots.push(slot);
        }
        let missing = std::mem::take(&mut self.missing);
        for chunk in missing.chunks(CHUNK) {
            self.compute(network, path, chunk);
        }
        self.missing = missing;
    }

    /// The slot to use next: not one of this batch, and not one met again since the last round.
    fn free(&mut self) -> usize {
        loop {
            let slot = self.hand;
            self.hand = (self.hand + 1) % self.owners.len();
            let owner = &mut self.owners[slot];
            if owner.batch == self.batch {
                continue;
            }
            if !std::mem::take(&mut owner.again) {
                return slot;
            }
        }
    }

    fn compute(&mut self, network: Network<'_>, path: Path, missing: &[(u32, usize)]) {
        self.levels.clear();
        for &(piece, _) in missing {
            network.embedding(path, piece, &mut self.embedding);
            self.levels.push(path, self.embedding.as_slice());
        }
        self.projections.resize(missing.len() * PROJECTION, 0.0);
        for branch in 0..BRANCHES.len() {
            let out = &mut self.projections[branch * CHANNELS..];
            path.multiply(
                self.levels.rows(),
                network.projection(branch),
                out,
                PROJECTION,
            );
        }
        for row in self.projections.chunks_exact_mut(PROJECTION) {
            network.normalise_projection(path, row);
        }
        self.terms.resize(missing.len() * TERMS, 0.0);
        let mut place = 0;
        for (branch, shape) in BRANCHES.iter().enumerate() {
            self.levels.clear();
            for row in self.projections.chunks_exact(PROJECTION) {
                self.levels
                    .push(path, &row[branch * CHANNELS..][..CHANNELS]);
            }
            let out = &mut self.terms[place * CHANNELS..];
            path.multiply(
                self.levels.rows(),
                network.convolution(0, branch),
                out,
                TERMS,
            );
            place += shape.order;
        }
        for (index, &(_, slot)) in missing.iter().enumerate() {
            let row = &mut self.rows[slot * ROW..(slot + 1) * ROW];
            row[..PROJECTION]
                .copy_from_slice(&self.projections[index * PROJECTION..][..PROJECTION]);
            row[PROJECTION..].copy_from_slice(&self.terms[index * TERMS..][..TERMS]);
        }
    }

    /// The projection's channels of a branch.
    pub(super) fn projection(&self, slot: usize, branch: usize) -> &[f32; CHANNELS] {
        channels(&self.rows, slot * ROW + branch * CHANNELS)
    }

    /// The terms of the piece at a place, counted over the orders one after the other.
    pub(super) fn term(&self, slot: usize, place: usize) -> &[f32; CHANNELS] {
        channels(&self.rows, slot * ROW + PROJECTION + place * CHANNELS)
    }
}

/// The channels that start at an index.
pub(super) fn channels(values: &[f32], at: usize) -> &[f32; CHANNELS] {
    const NONE: [f32; CHANNELS] = [0.0; CHANNELS];
    values[at..].first_chunk().unwrap_or(&NONE)
}
