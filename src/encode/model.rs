//! The model file: everything the encoder needs, laid out to be read in place.
//!
//! All numbers are little-endian; every section starts at a multiple of 64 bytes.
//!
//! | bytes | what |
//! | --- | --- |
//! | 0–7 | the magic `hexaplaE` |
//! | 8–11 | the version, 1 |
//! | 12–15 | the number of sections, 8 |
//! | 16–23 | the length of the file |
//! | 24–31 | the [`checksum`] of everything after these 32 bytes |
//! | 32–159 | for each [`Section`], its start and its length, eight bytes each |
//!
//! The embedding table keeps the wheel's own levels (0 to 63, one scale and one offset for each seventeenth of the
//! pieces) without loss. A row is 16 blocks of 32 levels: first a byte for each block, its least level and in the
//! two highest bits the code of its number of bits ([`BITS`]); then the blocks' bit planes, lowest first, four
//! bytes each. The dense matrices are 8-bit levels with one step each, as the wheel has them.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use super::ModelError;

/// The first bytes of a model file.
const MAGIC: [u8; 8] = *b"hexaplaE";
/// The version of the format that this library reads and writes.
const VERSION: u32 = 1;
/// Bytes before the part that the checksum covers.
const PREAMBLE: usize = 32;
/// Sections start at multiples of this.
const ALIGNMENT: usize = 64;

/// Levels in one block of the table.
pub const BLOCK: usize = 32;
/// Bits of a level in a block, by the block's code.
pub const BITS: [usize; 4] = [2, 3, 4, 6];
/// Output columns that stand together in a packed matrix.
pub const PANEL: usize = 64;
/// Numbers of an embedding and of a vector.
pub const EMBEDDING: usize = 512;
/// Channels of one n-gram branch.
pub const CHANNELS: usize = 256;
/// Numbers of a token before the sum: its embedding and three branches.
pub const FEATURES: usize = EMBEDDING + 3 * CHANNELS;
/// The embedding table's scale and offset belong to `piece % CHUNKS`.
pub const CHUNKS: usize = 17;

/// The sections, in the file's order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// The normaliser's double array: UTF-8 sequences to offsets in [`Section::CharTexts`].
    CharTrie,
    /// What sequences become, each text ended by a zero byte.
    CharTexts,
    /// The vocabulary's double array: pieces to ids.
    PieceTrie,
    /// A logarithmic probability for each piece, `f32`.
    Scores,
    /// Where each row of the table starts in [`Section::Rows`], and where the last one ends, `u32`.
    RowOffsets,
    /// The rows of the embedding table.
    Rows,
    /// The vectors of [`FLOATS`], `f32`.
    Floats,
    /// The matrices of [`DENSE`], packed by [`pack`].
    Weights,
}

const SECTIONS: usize = Section::ALL.len();

impl Section {
    /// All, in the file's order.
    pub const ALL: [Section; 8] = [
        Section::CharTrie,
        Section::CharTexts,
        Section::PieceTrie,
        Section::Scores,
        Section::RowOffsets,
        Section::Rows,
        Section::Floats,
        Section::Weights,
    ];
}

/// A dense matrix: `inputs` numbers times it give `outputs` numbers.
#[derive(Debug)]
pub struct Dense {
    /// Its name in the wheel.
    pub name: &'static str,
    /// Rows.
    pub inputs: usize,
    /// Columns.
    pub outputs: usize,
    /// An n-gram's matrix has a group of 256 columns for each place of the n-gram; any other has one group.
    pub places: usize,
}

const fn dense(name: &'static str, inputs: usize, outputs: usize, places: usize) -> Dense {
    Dense {
        name,
        inputs,
        outputs,
        places,
    }
}

/// The dense matrices, in the file's order.
pub const DENSE: [Dense; 16] = [
    dense("proj2", EMBEDDING, CHANNELS, 1),
    dense("proj3", EMBEDDING, CHANNELS, 1),
    dense("proj5", EMBEDDING, CHANNELS, 1),
    dense("w1_2", CHANNELS, 2 * CHANNELS, 2),
    dense("w1_3", CHANNELS, 3 * CHANNELS, 3),
    dense("w1_5", CHANNELS, 5 * CHANNELS, 5),
    dense("w2_2", CHANNELS, 2 * CHANNELS, 2),
    dense("w2_3", CHANNELS, 3 * CHANNELS, 3),
    dense("w2_5", CHANNELS, 5 * CHANNELS, 5),
    dense("cnn_W", FEATURES, EMBEDDING, 1),
    dense("d0", EMBEDDING, 320, 1),
    dense("p1", EMBEDDING, 320, 1),
    dense("d1", 320, 320, 1),
    dense("d2", 320, EMBEDDING, 1),
    dense("p3", 320, EMBEDDING, 1),
    dense("d3", EMBEDDING, EMBEDDING, 1),
];

/// The vectors of floats, in the file's order, with their lengths; `steps` are the matrices' steps.
pub const FLOATS: [(&str, usize); 21] = [
    ("proj_b2", CHANNELS),
    ("proj_b3", CHANNELS),
    ("proj_b5", CHANNELS),
    ("ln_g2", CHANNELS),
    ("ln_g3", CHANNELS),
    ("ln_g5", CHANNELS),
    ("ln_b2", CHANNELS),
    ("ln_b3", CHANNELS),
    ("ln_b5", CHANNELS),
    ("b1_2", CHANNELS),
    ("b1_3", CHANNELS),
    ("b1_5", CHANNELS),
    ("b2_2", CHANNELS),
    ("b2_3", CHANNELS),
    ("b2_5", CHANNELS),
    ("ln_g", FEATURES),
    ("ln_b", FEATURES),
    ("cnn_b", EMBEDDING),
    ("steps", DENSE.len()),
    ("lo", CHUNKS),
    ("scale", CHUNKS),
];

/// Packs a matrix of levels (row after row) for the kernels: panels of 64 columns; in a panel, for each four rows,
/// the four levels of each column together, each raised by 128 to an unsigned byte.
///
/// `inputs` is a multiple of 4 and `outputs` of 64.
pub fn pack(levels: &[i8], inputs: usize, outputs: usize) -> Vec<u8> {
    let mut packed = Vec::with_capacity(levels.len());
    for panel in 0..outputs / PANEL {
        for group in 0..inputs / 4 {
            for column in panel * PANEL..(panel + 1) * PANEL {
                for row in group * 4..group * 4 + 4 {
                    packed.push(levels[row * outputs + column].cast_unsigned() ^ 0x80);
                }
            }
        }
    }
    packed
}

/// Puts the sections, in the order of [`Section`], together to a file.
pub fn write(sections: &[&[u8]]) -> Vec<u8> {
    let mut start = (PREAMBLE + 16 * SECTIONS).next_multiple_of(ALIGNMENT);
    let mut table = Vec::new();
    for section in sections {
        table.extend((start as u64).to_le_bytes());
        table.extend((section.len() as u64).to_le_bytes());
        start = (start + section.len()).next_multiple_of(ALIGNMENT);
    }
    let mut file = vec![0; PREAMBLE];
    file.extend(&table);
    for section in sections {
        file.resize(file.len().next_multiple_of(ALIGNMENT), 0);
        file.extend(*section);
    }
    let sum = checksum(&file[PREAMBLE..]);
    file[..8].copy_from_slice(&MAGIC);
    file[8..12].copy_from_slice(&VERSION.to_le_bytes());
    file[12..16].copy_from_slice(&(SECTIONS as u32).to_le_bytes());
    let length = file.len() as u64;
    file[16..24].copy_from_slice(&length.to_le_bytes());
    file[24..32].copy_from_slice(&sum.to_le_bytes());
    file
}

/// FNV-1a with 64 bits over eight interleaved streams of eight-byte words (the last one filled up with zeros), the
/// streams and the length folded by the same step. Guards against damage, not against forgery.
pub fn checksum(bytes: &[u8]) -> u64 {
    const PRIME: u64 = 0x0000_0100_0000_01b3;
    let step = |hash: u64, word: u64| (hash ^ word).wrapping_mul(PRIME);
    let mut streams = [0xcbf2_9ce4_8422_2325_u64; 8];
    let (groups, rest) = bytes.as_chunks::<64>();
    let mut last = [0; 64];
    last[..rest.len()].copy_from_slice(rest);
    for group in groups.iter().chain(std::iter::once(&last)) {
        for (stream, word) in streams.iter_mut().zip(group.as_chunks().0) {
            *stream = step(*stream, u64::from_le_bytes(*word)).rotate_left(23);
        }
    }
    streams.into_iter().fold(bytes.len() as u64, step)
}

/// A model file, checked, with its vectors of floats read.
pub struct Model {
    file: Cow<'static, [u8]>,
    sections: [Range<usize>; SECTIONS],
    matrices: Vec<Range<usize>>,
    floats: Vec<f32>,
}

impl fmt::Debug for Model {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Model({:016x})", self.stated_checksum())
    }
}

impl Model {
    /// Opens a model file whose bytes are known to be whole: only header and sizes are checked.
    ///
    /// # Errors
    ///
    /// What [`Model::checked`] finds wrong, but for what only reading all of it shows.
    pub fn trusted(file: impl Into<Cow<'static, [u8]>>) -> Result<Model, ModelError> {
        let file = file.into();
        if file.get(..8) != Some(&MAGIC) {
            return Err(ModelError::Magic);
        }
        let number = |at| read(&file, at).unwrap_or(0);
        let half = |at: usize| {
            file.get(at..)
                .and_then(|b| b.first_chunk())
                .map_or(0, |b| u32::from_le_bytes(*b))
        };
        let (version, count) = (half(8), half(12) as usize);
        if version != VERSION {
            return Err(ModelError::Version {
                expected: VERSION,
                found: version,
            });
        }
        if number(16) != file.len() as u64 {
            return Err(ModelError::Length {
                expected: number(16),
                found: file.len() as u64,
            });
        }
        let mut sections = [const { 0..0 }; SECTIONS];
        for (index, section) in sections.iter_mut().enumerate() {
            let start = number(PREAMBLE + 16 * index);
            let end = start.saturating_add(number(PREAMBLE + 16 * index + 8));
            if count != SECTIONS || end > file.len() as u64 {
                return Err(ModelError::Sections);
            }
            *section = start as usize..end as usize;
        }
        let mut start = sections[Section::Weights as usize].start;
        let mut matrices = Vec::new();
        for matrix in &DENSE {
            matrices.push(start..start + matrix.inputs * matrix.outputs);
            start += matrix.inputs * matrix.outputs;
        }
        let floats = &file[sections[Section::Floats as usize].clone()];
        let floats: Vec<f32> = floats
            .as_chunks()
            .0
            .iter()
            .map(|b| f32::from_le_bytes(*b))
            .collect();
        let model = Model {
            file,
            sections,
            matrices,
            floats,
        };
        model.check_sizes()?;
        Ok(model)
    }

    /// Opens a model file and reads all of it once: the checksum, each row's length and each number's size.
    ///
    /// # Errors
    ///
    /// A [`ModelError`] that says what was expected and what was found.
    pub fn checked(file: impl Into<Cow<'static, [u8]>>) -> Result<Model, ModelError> {
        let model = Self::trusted(file)?;
        let (expected, found) = (model.stated_checksum(), checksum(&model.file[PREAMBLE..]));
        if expected != found {
            return Err(ModelError::Checksum { expected, found });
        }
        for piece in 0..model.pieces() {
            let row = model.row(piece as u32);
            let planes: usize = row
                .iter()
                .take(EMBEDDING / BLOCK)
                .map(|head| BITS[usize::from(head >> 6)])
                .sum();
            if row.len() != EMBEDDING / BLOCK + 4 * planes {
                return Err(ModelError::Size {
                    what: "a row of the table",
                    expected: EMBEDDING / BLOCK + 4 * planes,
                    found: row.len(),
                });
            }
        }
        // Far above any weight of the network, far below where sums of products overflow.
        if model
            .floats
            .iter()
            .any(|value| !value.is_finite() || value.abs() > 1e4)
        {
            return Err(ModelError::Number);
        }
        Ok(model)
    }

    fn check_sizes(&self) -> Result<(), ModelError> {
        let pieces = self.pieces();
        let floats: usize = FLOATS.iter().map(|(_, length)| length).sum();
        let weights: usize = DENSE.iter().map(|dense| dense.inputs * dense.outputs).sum();
        for (section, what, expected) in [
            (
                Section::RowOffsets,
                "the offsets of the table's rows",
                4 * (pieces + 1),
            ),
            (Section::Floats, "the network's vectors", 4 * floats),
            (Section::Weights, "the network's matrices", weights),
        ] {
            let found = self.section(section).len();
            if found != expected {
                return Err(ModelError::Size {
                    what,
                    expected,
                    found,
                });
            }
        }
        Ok(())
    }

    /// The checksum that the file states.
    pub fn stated_checksum(&self) -> u64 {
        read(&self.file, 24).unwrap_or(0)
    }

    /// The bytes of a section.
    pub fn section(&self, section: Section) -> &[u8] {
        &self.file[self.sections[section as usize].clone()]
    }

    /// The number of pieces in the vocabulary.
    pub fn pieces(&self) -> usize {
        self.section(Section::Scores).len() / 4
    }

    /// The packed row of a piece; empty for an id outside the vocabulary.
    pub fn row(&self, piece: u32) -> &[u8] {
        let offsets = self.section(Section::RowOffsets).as_chunks::<4>().0;
        let offset = |at: usize| {
            offsets
                .get(at)
                .map_or(0, |bytes| u32::from_le_bytes(*bytes) as usize)
        };
        let range = offset(piece as usize)..offset(piece as usize + 1);
        self.section(Section::Rows).get(range).unwrap_or(&[])
    }

    /// The packed matrix at an index of [`DENSE`].
    pub fn matrix(&self, index: usize) -> &[u8] {
        &self.file[self.matrices[index].clone()]
    }

    /// The vectors of [`FLOATS`] from `index` on, `count` of them, one after the other.
    pub fn floats(&self, index: usize, count: usize) -> &[f32] {
        let length =
            |entries: &[(&str, usize)]| entries.iter().map(|(_, length)| length).sum::<usize>();
        let start = length(&FLOATS[..index]);
        &self.floats[start..start + length(&FLOATS[index..index + count])]
    }
}

/// Eight bytes as a number.
fn read(file: &[u8], at: usize) -> Option<u64> {
    file.get(at..)?
        .first_chunk()
        .map(|bytes| u64::from_le_bytes(*bytes))
}
