//! The network's arithmetic between the matrix products, in sixteen lanes.
//!
//! Every sum runs in sixteen partial sums and a fixed tree over them, and products and sums are rounded one by one,
//! so that a vector unit of any width, or none, gives the same bits. The functions are inlined into
//! [`super::kernels`], which compiles them once for each instruction set.
#![allow(
    clippy::inline_always,
    reason = "a function that is not inlined is compiled for the base instruction set"
)]

use super::model::{BITS, BLOCK, EMBEDDING, PANEL};

/// Lanes of a sum.
pub(super) const LANES: usize = 16;
/// Added to a variance or a squared length before the root, as in the wheel.
pub(super) const EPSILON: f32 = 1e-12;

/// The sum of the lanes.
#[inline(always)]
pub(super) fn fold(mut lanes: [f32; LANES]) -> f32 {
    let mut width = LANES / 2;
    while width > 0 {
        for lane in 0..width {
            lanes[lane] += lanes[lane + width];
        }
        width /= 2;
    }
    lanes[0]
}

/// The mean of the numbers, and one over the root of their variance. The length is a multiple of 16.
#[inline(always)]
fn moments(row: &[f32]) -> (f32, f32) {
    let (groups, _) = row.as_chunks::<LANES>();
    let count = row.len() as f32;
    let mut sums = [0f32; LANES];
    for group in groups {
        for lane in 0..LANES {
            sums[lane] += group[lane];
        }
    }
    let mean = fold(sums) / count;
    let mut squares = [0f32; LANES];
    for group in groups {
        for lane in 0..LANES {
            let centred = group[lane] - mean;
            squares[lane] += centred * centred;
        }
    }
    (mean, 1.0 / (fold(squares) / count + EPSILON).sqrt())
}

/// Adds `bias` to a row, brings it to mean 0 and variance 1, and applies `gain` and `offset`.
#[inline(always)]
pub(super) fn normalise_layer(row: &mut [f32], bias: &[f32], gain: &[f32], offset: &[f32]) {
    for (value, bias) in row.iter_mut().zip(bias) {
        *value += bias;
    }
    let (mean, scale) = moments(row);
    for ((value, gain), offset) in row.iter_mut().zip(gain).zip(offset) {
        *value = (*value - mean) * scale * gain + offset;
    }
}

/// Brings a row to mean 0 and variance 1, in place, and adds it to `sum`.
#[inline(always)]
pub(super) fn accumulate(row: &mut [f32], sum: &mut [f32]) {
    let (mean, scale) = moments(row);
    for (value, sum) in row.iter_mut().zip(sum) {
        *value = (*value - mean) * scale;
        *sum += *value;
    }
}

/// Writes a row as whole multiples, -127 to 127, of a step; returns the step and the sum of the multiples.
#[inline(always)]
pub(super) fn quantise(row: &[f32], levels: &mut [i8]) -> (f32, i32) {
    // Adding 1.5 × 2²³ rounds to the nearest whole number, ties to even, and leaves it in the low bits.
    const ROUND: f32 = 12_582_912.0;
    // The bits of numbers without sign are in the order of the numbers.
    let largest = f32::from_bits(row.iter().fold(0, |largest, value| {
        largest.max(value.to_bits() & 0x7fff_ffff)
    }));
    // Below this the reciprocal would overflow; such a row is zero for every purpose.
    if largest < 1e-30 {
        levels.fill(0);
        return (0.0, 0);
    }
    let scale = 127.0 / largest;
    for (level, value) in levels.iter_mut().zip(row) {
        *level = (value * scale + ROUND)
            .to_bits()
            .wrapping_sub(ROUND.to_bits()) as i8;
    }
    (
        largest / 127.0,
        levels.iter().map(|level| i32::from(*level)).sum(),
    )
}

/// One step of a convolution with residual: `out = residual + max(0, bias + terms)`, the terms added in order.
#[inline(always)]
pub(super) fn residual_relu<const CHANNELS: usize>(
    bias: &[f32; CHANNELS],
    terms: &[&[f32; CHANNELS]],
    residual: &[f32; CHANNELS],
    out: &mut [f32; CHANNELS],
) {
    let lanes = out.as_chunks_mut::<LANES>().0.iter_mut().enumerate();
    for (group, out) in lanes {
        let at = group * LANES;
        let mut value = [0f32; LANES];
        value.copy_from_slice(&bias[at..at + LANES]);
        for term in terms {
            for lane in 0..LANES {
                value[lane] += term[at + lane];
            }
        }
        for lane in 0..LANES {
            let positive = if value[lane] > 0.0 { value[lane] } else { 0.0 };
            out[lane] = residual[at + lane] + positive;
        }
    }
}

/// Whole sums, less what the raise of packed levels added to each, times the worth of one.
#[inline(always)]
pub(super) fn scale_sums(sums: &[i32; PANEL], raise: i32, factor: f32, out: &mut [f32]) {
    for (out, sum) in out.iter_mut().zip(sums) {
        *out = (sum - raise) as f32 * factor;
    }
}

/// The 512 numbers of a packed row of the embedding table: `level * scale + offset`. An empty row leaves it.
#[inline(always)]
pub(super) fn unpack_row(row: &[u8], scale: f32, offset: f32, out: &mut [f32; EMBEDDING]) {
    let (heads, mut planes) = row.split_at_checked(EMBEDDING / BLOCK).unwrap_or_default();
    for (head, out) in heads.iter().zip(out.as_chunks_mut::<BLOCK>().0) {
        let bits = BITS[usize::from(head >> 6)];
        let (block, rest) = planes.split_at_checked(4 * bits).unwrap_or_default();
        planes = rest;
        let (words, _) = block.as_chunks();
        let least = u32::from(head & 63);
        match bits {
            2 => unpack_block::<2>(words, least, scale, offset, out),
            3 => unpack_block::<3>(words, least, scale, offset, out),
            4 => unpack_block::<4>(words, least, scale, offset, out),
            _ => unpack_block::<6>(words, least, scale, offset, out),
        }
    }
}

#[inline(always)]
fn unpack_block<const BITS: usize>(
    words: &[[u8; 4]],
    least: u32,
    scale: f32,
    offset: f32,
    out: &mut [f32; BLOCK],
) {
    let planes: [u32; BITS] = match words.first_chunk::<BITS>() {
        Some(words) => words.map(u32::from_le_bytes),
        None => [0; BITS],
    };
    for (lane, out) in (0u32..).zip(out) {
        let mut level = least;
        for (plane, word) in planes.iter().enumerate() {
            level += (word >> lane & 1) << plane;
        }
        *out = level.cast_signed() as f32 * scale + offset;
    }
}
