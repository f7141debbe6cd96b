//! Measures ways to store the embedding table, and the encoder itself, on the committed sentence pairs:
//! `cargo run --release --example measure_model -- WHEEL`. The table in `src/encode/mod.rs` is its output.
//!
//! Every candidate goes through the same network in 32-bit floats; the last row is the encoder as it is.

mod wheel;

use hexapla::encode::Encoder;
use wheel::{CHUNKS, Outcome, WIDTH, Wheel};

const LANGUAGES: [&str; 6] = ["ko", "ja", "zh", "de", "fr", "es"];
/// Order, tokens to the left, name in the wheel.
const BRANCHES: [(usize, usize, &str); 3] = [(2, 0, "2"), (3, 1, "3"), (5, 2, "5")];

fn main() -> Outcome<()> {
    let Some(path) = std::env::args().nth(1) else {
        return Err("usage: measure_model WHEEL".into());
    };
    let wheel = Wheel::open(&path)?;
    let encoder = Encoder::embedded()?;
    let rows = include_str!("retrieval/pairs.tsv").lines().skip(1);
    let texts: Vec<Vec<&str>> = rows.map(|row| row.split('\t').skip(2).collect()).collect();
    let ids: Vec<Vec<Vec<u32>>> = texts
        .iter()
        .map(|row| row.iter().map(|text| encoder.tokenise(text)).collect())
        .collect();
    let vectors = |table: &Table| -> Outcome<Vec<Vec<Vec<f32>>>> {
        ids.iter()
            .map(|row| row.iter().map(|ids| forward(&wheel, table, ids)).collect())
            .collect()
    };
    let exact = Table {
        wheel: &wheel,
        bits: 6,
        block: 0,
    };
    let reference = vectors(&exact)?;
    println!(
        "| table | MB | mean cosine | least | {} | all |",
        LANGUAGES.join(" | ")
    );
    for block in [32, 64] {
        for bits in [3, 4, 5, 6] {
            let table = Table {
                wheel: &wheel,
                bits,
                block,
            };
            report(
                &format!("{bits} bits, blocks of {block}"),
                table.bytes(),
                &vectors(&table)?,
                &reference,
            );
        }
        let bytes = lossless(&wheel, block);
        report(
            &format!("as many bits as needed, blocks of {block}"),
            bytes,
            &reference,
            &reference,
        );
    }
    let found: Vec<Vec<Vec<f32>>> = texts
        .iter()
        .map(|row| {
            encoder
                .encode_all(row)
                .iter()
                .map(|vector| vector.to_vec())
                .collect()
        })
        .collect();
    report(
        "this encoder, 8-bit activations",
        lossless(&wheel, 32),
        &found,
        &reference,
    );
    Ok(())
}

/// Prints size, cosines to the reference, and how many of 60 sentences find their own among 60 in English, and the
/// other way, in per cent.
fn report(name: &str, bytes: usize, vectors: &[Vec<Vec<f32>>], reference: &[Vec<Vec<f32>>]) {
    let pairs = vectors.iter().flatten().zip(reference.iter().flatten());
    let cosines: Vec<f32> = pairs.map(|(a, b)| cosine(a, b)).collect();
    let mean = cosines.iter().sum::<f32>() / cosines.len() as f32;
    let least = cosines.iter().copied().fold(1.0, f32::min);
    let mut columns = Vec::new();
    for language in 1..=LANGUAGES.len() {
        let hits = |from: usize, to: usize| {
            let nearest = |at: usize| {
                let score = |other: &usize| cosine(&vectors[at][from], &vectors[*other][to]);
                (0..vectors.len()).max_by(|a, b| score(a).total_cmp(&score(b)))
            };
            (0..vectors.len())
                .filter(|at| nearest(*at) == Some(*at))
                .count()
        };
        columns.push(
            (hits(language, 0) + hits(0, language)) as f32 / (2 * vectors.len()) as f32 * 100.0,
        );
    }
    let all = columns.iter().sum::<f32>() / columns.len() as f32;
    let columns: Vec<String> = columns
        .iter()
        .map(|column| format!("{column:.1}"))
        .collect();
    let size = bytes as f32 / 1e6;
    println!(
        "| {name} | {size:.1} | {mean:.5} | {least:.5} | {} | {all:.1} |",
        columns.join(" | ")
    );
}

/// The embedding table, rounded in blocks to so many bits between the least and the greatest of a block; exact with
/// blocks of 0.
struct Table<'a> {
    wheel: &'a Wheel,
    bits: u32,
    block: usize,
}

impl Table<'_> {
    fn row(&self, piece: u32) -> Outcome<Vec<f32>> {
        let chunk = piece as usize % CHUNKS;
        let (scale, offset) = (
            self.wheel.array("scale")?[chunk],
            self.wheel.array("lo")?[chunk],
        );
        let levels = &self.wheel.levels[piece as usize * WIDTH..][..WIDTH];
        let mut row: Vec<f32> = levels
            .iter()
            .map(|level| f32::from(*level) * scale + offset)
            .collect();
        if self.block > 0 {
            for block in row.chunks_exact_mut(self.block) {
                let least = block.iter().copied().fold(f32::MAX, f32::min);
                let greatest = block.iter().copied().fold(f32::MIN, f32::max);
                let step = (greatest - least) / ((1 << self.bits) - 1) as f32;
                for value in block.iter_mut().filter(|_| step > 0.0) {
                    *value = ((*value - least) / step).round() * step + least;
                }
            }
        }
        Ok(row)
    }

    /// The levels, and three bytes for each block's least and step.
    fn bytes(&self) -> usize {
        self.wheel.pieces.len() * (WIDTH * self.bits as usize / 8 + 3 * WIDTH / self.block)
    }
}

/// The bytes of all rows in blocks of 2, 3, 4 or 6 bits a level, with a byte for each block and four for each row.
fn lossless(wheel: &Wheel, block: usize) -> usize {
    let levels = &wheel.levels[..wheel.pieces.len() * WIDTH];
    let blocks = levels.chunks_exact(block).map(|levels| {
        let range = levels.iter().max().unwrap_or(&0) - levels.iter().min().unwrap_or(&0);
        let bits = [2, 3, 4]
            .into_iter()
            .find(|bits| range < 1 << bits)
            .unwrap_or(6);
        1 + block * bits / 8
    });
    blocks.sum::<usize>() + 4 * wheel.pieces.len()
}

fn cosine(a: &[f32], b: &[f32]) -> f32 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// `out += input × matrix`, the matrix row after row.
fn multiply(input: &[f32], matrix: &[f32], out: &mut [f32]) {
    for (value, row) in input.iter().zip(matrix.chunks_exact(out.len())) {
        for (out, weight) in out.iter_mut().zip(row) {
            *out += value * weight;
        }
    }
}

fn normalise(row: &mut [f32], gain: &[f32], offset: &[f32]) {
    let count = row.len() as f32;
    let mean = row.iter().sum::<f32>() / count;
    let variance = row
        .iter()
        .map(|value| (value - mean) * (value - mean))
        .sum::<f32>()
        / count;
    let scale = 1.0 / (variance + 1e-12).sqrt();
    for ((value, gain), offset) in row.iter_mut().zip(gain).zip(offset) {
        *value = (*value - mean) * scale * gain + offset;
    }
}

fn rectify(mut row: Vec<f32>) -> Vec<f32> {
    for value in &mut row {
        *value = value.max(0.0);
    }
    row
}

/// The network in floats, as the wheel computes it.
fn forward(wheel: &Wheel, table: &Table, ids: &[u32]) -> Outcome<Vec<f32>> {
    let embeddings: Vec<Vec<f32>> = ids
        .iter()
        .map(|id| table.row(*id))
        .collect::<Outcome<_>>()?;
    let joined = |name: &str| -> Outcome<Vec<f32>> {
        let parts: Vec<&[f32]> = BRANCHES
            .iter()
            .map(|(_, _, n)| wheel.array(&format!("{name}{n}")))
            .collect::<Outcome<_>>()?;
        Ok(parts.concat())
    };
    let (bias, gain, offset) = (joined("proj_b")?, joined("ln_g")?, joined("ln_b")?);
    let mut projected = Vec::new();
    for embedding in &embeddings {
        let mut row = bias.clone();
        for (branch, (_, _, n)) in BRANCHES.iter().enumerate() {
            let out = &mut row[branch * 256..(branch + 1) * 256];
            multiply(embedding, wheel.array(&format!("proj{n}"))?, out);
        }
        normalise(&mut row, &gain, &offset);
        projected.push(row);
    }
    let mut features = embeddings;
    for (branch, (order, left, n)) in BRANCHES.iter().enumerate() {
        let mut hidden: Vec<Vec<f32>> = projected
            .iter()
            .map(|row| row[branch * 256..(branch + 1) * 256].to_vec())
            .collect();
        for step in ["1", "2"] {
            let matrix = wheel.array(&format!("w{step}_{n}"))?;
            let bias = wheel.array(&format!("b{step}_{n}"))?;
            let mut next = Vec::new();
            for token in 0..hidden.len() {
                let mut row = bias.to_vec();
                for place in 0..*order {
                    if let Some(neighbour) = (token + place)
                        .checked_sub(*left)
                        .and_then(|at| hidden.get(at))
                    {
                        multiply(
                            neighbour,
                            &matrix[place * 256 * 256..(place + 1) * 256 * 256],
                            &mut row,
                        );
                    }
                }
                next.push(
                    rectify(row)
                        .iter()
                        .zip(&hidden[token])
                        .map(|(a, b)| a + b)
                        .collect(),
                );
            }
            hidden = next;
        }
        for (row, hidden) in features.iter_mut().zip(hidden) {
            row.extend(hidden);
        }
    }
    let mut sum = vec![0.0; 1280];
    for row in &mut features {
        normalise(row, wheel.array("ln_g")?, wheel.array("ln_b")?);
        sum.iter_mut()
            .zip(row)
            .for_each(|(sum, value)| *sum += *value);
    }
    let count = ids.len() as f32;
    let mut mean: Vec<f32> = wheel
        .array("cnn_b")?
        .iter()
        .map(|bias| bias * count)
        .collect();
    multiply(&sum, wheel.array("cnn_W")?, &mut mean);
    for value in &mut mean {
        *value /= count.sqrt();
    }
    let layer = |inputs: &[(&[f32], &str)], width: usize| -> Outcome<Vec<f32>> {
        let mut row = vec![0.0; width];
        for (input, name) in inputs {
            multiply(input, wheel.array(name)?, &mut row);
        }
        Ok(row)
    };
    let first = rectify(layer(&[(&mean, "d0")], 320)?);
    let second = rectify(layer(&[(&mean, "p1"), (&first, "d1")], 320)?);
    let third = rectify(layer(&[(&second, "d2")], 512)?);
    let mut last = layer(&[(&second, "p3"), (&third, "d3")], 512)?;
    for value in &mut last {
        *value = libm::tanhf(*value);
    }
    let length = cosine(&last, &last).max(1e-12).sqrt();
    for value in &mut last {
        *value /= length;
    }
    Ok(last)
}
