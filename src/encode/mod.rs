//! The multilingual sentence encoder: texts to vectors whose cosine says how alike they mean.
#![doc = ""]

mod error;
mod kernels;
mod lanes;
pub mod model;
mod network;
mod pieces;
mod sums;
mod tokenise;
mod trie;

use std::borrow::Cow;
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

pub use error::ModelError;
pub use kernels::Path;
pub use sums::SentenceSum;

use model::{FEATURES, Model};
use network::{Network, Sums, Worker};
use tokenise::{Tables, Tokeniser};

/// Numbers of a vector.
pub const DIMENSIONS: usize = model::EMBEDDING;

/// The meaning of a text: 512 numbers, of length 1 together.
pub type Vector = [f32; DIMENSIONS];

/// Texts that one thread takes at a time.
const GROUP: usize = 32;
/// Pieces kept computed by all threads together, 13 KB each, and by one of them at least and at most.
const KEPT: (usize, usize, usize) = (12_288, 256, 2_048);

/// The model in the library.
#[cfg(feature = "model")]
static EMBEDDED: &Aligned<[u8]> = &Aligned(*include_bytes!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/models/use-multilingual-3.bin"
)));

/// Starts at a cache line, for the kernels' speed alone: nothing relies on it.
#[cfg(feature = "model")]
#[repr(C, align(64))]
struct Aligned<T: ?Sized>(T);

/// The cosine of two vectors of unit length: 1 for the same meaning, near 0 for unrelated ones.
pub fn cosine(a: &Vector, b: &Vector) -> f32 {
    dot(a, b)
}

/// The sum of products, in sixteen partial sums and then a tree over them, so that every machine gives the same.
fn dot(a: &Vector, b: &Vector) -> f32 {
    let mut lanes = [0f32; 16];
    for (a, b) in a.as_chunks::<16>().0.iter().zip(b.as_chunks::<16>().0) {
        for lane in 0..16 {
            lanes[lane] += a[lane] * b[lane];
        }
    }
    lanes::fold(lanes)
}

/// The encoder: a model, and buffers for the threads that use it.
#[derive(Debug)]
pub struct Encoder {
    model: Model,
    least_score: f32,
    path: Path,
    idle: Mutex<Vec<Seat>>,
}

/// What a thread needs while it encodes.
#[derive(Debug)]
struct Seat {
    tokeniser: Tokeniser,
    worker: Worker,
    ids: Vec<u32>,
    ends: Vec<usize>,
    sums: Sums,
}

impl Encoder {
    /// The encoder with the model that the library was built with.
    ///
    /// Nothing is unpacked: the model is read where it lies in the program, as far as texts need it.
    ///
    /// # Errors
    ///
    /// A [`ModelError`] when the library was built around a damaged model.
    #[cfg(feature = "model")]
    pub fn embedded() -> Result<Encoder, ModelError> {
        Ok(Self::new(Model::trusted(&EMBEDDED.0)?))
    }

    /// An encoder with a model file's bytes, borrowed for ever or owned. All of it is read once and checked.
    ///
    /// # Errors
    ///
    /// A [`ModelError`] that says what was expected and what was found: another kind of file, another version, a
    /// truncated or an altered file.
    pub fn from_bytes(model: impl Into<Cow<'static, [u8]>>) -> Result<Encoder, ModelError> {
        Ok(Self::new(Model::checked(model)?))
    }

    fn new(model: Model) -> Encoder {
        Encoder {
            least_score: Tables::least_score(&model),
            model,
            path: Path::best(),
            idle: Mutex::new(Vec::new()),
        }
    }

    /// The same encoder on another instruction set. The vectors stay the same to the last bit.
    #[must_use]
    pub fn with_path(mut self, path: Path) -> Encoder {
        self.path = path;
        self.idle = Mutex::new(Vec::new());
        self
    }

    /// The instruction set in use.
    pub fn path(&self) -> Path {
        self.path
    }

    /// The checksum that stands in the model file: names the model in records of a run.
    pub fn model_checksum(&self) -> u64 {
        self.model.stated_checksum()
    }

    /// The ids of a text's pieces, from begin (1) to end (2). An empty text has the unknown piece (0) between them.
    pub fn tokenise(&self, text: &str) -> Vec<u32> {
        let mut ids = Vec::new();
        let tables = Tables::new(&self.model, self.least_score);
        self.seated(|seat| seat.tokeniser.tokenise(&tables, text, &mut ids));
        ids
    }

    /// The vector of one text. A text without any words has a vector too, always the same.
    ///
    /// Time is linear in the text's length; a long text is taken in parts, with the result of taking it whole.
    pub fn encode(&self, text: &str) -> Vector {
        self.encode_all(&[text])[0]
    }

    /// The vectors of texts, in their order, by all threads of the current [`rayon`] pool. The bytes do not depend
    /// on the number of threads, nor on what else is encoded.
    pub fn encode_all<T: AsRef<str> + Sync>(&self, texts: &[T]) -> Vec<Vector> {
        let mut vectors = vec![[0.0; DIMENSIONS]; texts.len()];
        self.grouped(texts, &mut vectors, |seat, vectors| {
            let network = Network(&self.model);
            let counts = seat.counts();
            let mut rows = seat.worker.project(network, &mut seat.sums.totals, &counts);
            seat.worker.finish(network, &mut rows, &counts);
            vectors.copy_from_slice(&rows);
        });
        vectors
    }

    /// The sums of texts, in their order, from which [`Encoder::run`] makes vectors of runs.
    pub fn sums<T: AsRef<str> + Sync>(&self, texts: &[T]) -> Vec<SentenceSum> {
        let mut sums = vec![SentenceSum::default(); texts.len()];
        self.grouped(texts, &mut sums, |seat, sums| {
            let network = Network(&self.model);
            let counts = seat.counts();
            let ones = vec![1; counts.len()];
            let totals = seat.worker.project(network, &mut seat.sums.totals, &counts);
            let begins = seat.worker.project(network, &mut seat.sums.begins, &ones);
            let ends = seat.worker.project(network, &mut seat.sums.ends, &ones);
            for (index, sum) in sums.iter_mut().enumerate() {
                *sum =
                    SentenceSum::new(counts[index], &totals[index], &begins[index], &ends[index]);
            }
        });
        sums
    }

    /// The vector of the text that the sentences make in a row, from their sums; no sentence at all has the vector
    /// of an empty text.
    ///
    /// Neighbours' words are summed as they stood in their own sentences, with the begin of the first and the end of
    /// the last. The vector of one sentence is the one that [`Encoder::encode`] gives, to the last bit.
    pub fn run<'s>(&self, sentences: impl IntoIterator<Item = &'s SentenceSum>) -> Vector {
        self.runs([sentences])[0]
    }

    /// The vectors of many runs, as [`Encoder::run`], faster than one at a time.
    pub fn runs<'s, R>(&self, runs: impl IntoIterator<Item = R>) -> Vec<Vector>
    where
        R: IntoIterator<Item = &'s SentenceSum>,
    {
        let mut counts = Vec::new();
        let mut rows: Vec<Vector> = Vec::new();
        for run in runs {
            let (count, row) = sums::joined(run).unwrap_or_else(|| {
                let empty = self.sums(&[""]);
                sums::joined(&empty).unwrap_or((1, [0.0; DIMENSIONS]))
            });
            counts.push(count);
            rows.push(row);
        }
        self.seated(|seat| {
            for (rows, counts) in rows.chunks_mut(GROUP).zip(counts.chunks(GROUP)) {
                seat.worker.finish(Network(&self.model), rows, counts);
            }
        });
        rows
    }

    /// Tokenises and sums groups of texts in parallel; `then` makes the results of each group.
    fn grouped<T, R>(
        &self,
        texts: &[T],
        results: &mut [R],
        then: impl Fn(&mut Seat, &mut [R]) + Sync,
    ) where
        T: AsRef<str> + Sync,
        R: Send,
    {
        let tables = Tables::new(&self.model, self.least_score);
        let group = |(texts, results): (&[T], &mut [R])| {
            self.seated(|seat| {
                seat.read(&tables, texts);
                seat.add_up(Network(&self.model));
                then(seat, results);
            });
        };
        if texts.len() <= GROUP {
            if !texts.is_empty() {
                group((texts, results));
            }
            return;
        }
        texts
            .par_chunks(GROUP)
            .zip(results.par_chunks_mut(GROUP))
            .for_each(group);
    }

    /// Runs with the buffers of a thread that has left, or new ones.
    fn seated<R>(&self, then: impl FnOnce(&mut Seat) -> R) -> R {
        let idle = self
            .idle
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .pop();
        let mut seat = idle.unwrap_or_else(|| {
            let (all, least, most) = KEPT;
            let threads = std::thread::available_parallelism().map_or(1, usize::from);
            let kept = (all / threads).clamp(least, most);
            Seat {
                tokeniser: Tokeniser::default(),
                worker: Worker::new(self.path, self.model.pieces(), kept),
                ids: Vec::new(),
                ends: Vec::new(),
                sums: Sums::default(),
            }
        });
        let result = then(&mut seat);
        self.idle
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(seat);
        result
    }
}

impl Seat {
    fn read<T: AsRef<str>>(&mut self, tables: &Tables<'_>, texts: &[T]) {
        self.ids.clear();
        self.ends.clear();
        // One huge text should not hold its memory for ever.
        self.ids.shrink_to(1 << 16);
        for text in texts {
            self.tokeniser
                .tokenise(tables, text.as_ref(), &mut self.ids);
            self.ends.push(self.ids.len());
        }
    }

    /// The number of tokens of each text.
    fn counts(&self) -> Vec<u32> {
        let starts = std::iter::once(&0).chain(&self.ends);
        starts
            .zip(&self.ends)
            .map(|(start, end)| (end - start) as u32)
            .collect()
    }

    fn add_up(&mut self, network: Network<'_>) {
        let starts = std::iter::once(&0).chain(&self.ends);
        let sentences = starts
            .zip(&self.ends)
            .map(|(&start, &end)| &self.ids[start..end]);
        self.worker.sums(network, sentences, &mut self.sums);
        debug_assert_eq!(self.sums.totals.len(), self.ends.len() * FEATURES);
    }
}
