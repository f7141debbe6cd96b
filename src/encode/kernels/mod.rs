//! The product of 8-bit matrices, and the choice of an instruction set at run time.
//!
//! This is the one module with `unsafe` code. Two things need it: calling a function compiled for an instruction
//! set that was found at run time, and loading vectors through pointers. Each load stands behind a length check at
//! the top of its function, and `Path::Scalar` is the safe twin that the tests compare every path with, byte by
//! byte: products of whole numbers are exact, so the order of their sum does not matter, and everything after them
//! is rounded in a fixed order (see [`super::lanes`]).
#![allow(unsafe_code)]
#![allow(
    clippy::cast_ptr_alignment,
    reason = "every load through them is an unaligned one"
)]

#[cfg(target_arch = "x86_64")]
mod avx2;
#[cfg(target_arch = "x86_64")]
mod avx512;
#[cfg(target_arch = "aarch64")]
mod neon;

use super::lanes;
use super::model::{CHANNELS, EMBEDDING, PANEL};

/// An instruction set that the encoder can compute with. All give the same bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Path(Set);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Set {
    Scalar,
    #[cfg(target_arch = "x86_64")]
    Avx2,
    #[cfg(target_arch = "x86_64")]
    Avx512,
    #[cfg(target_arch = "aarch64")]
    Neon,
}

impl Path {
    /// Plain Rust, on every machine.
    pub const SCALAR: Path = Path(Set::Scalar);

    /// The paths that this machine has, the fastest last.
    pub fn available() -> Vec<Path> {
        let mut paths = vec![Path::SCALAR];
        #[cfg(target_arch = "x86_64")]
        {
            if is_x86_feature_detected!("avx2") {
                paths.push(Path(Set::Avx2));
            }
            if is_x86_feature_detected!("avx512f")
                && is_x86_feature_detected!("avx512bw")
                && is_x86_feature_detected!("avx512vl")
                && is_x86_feature_detected!("avx512dq")
                && is_x86_feature_detected!("avx512vnni")
            {
                paths.push(Path(Set::Avx512));
            }
        }
        #[cfg(target_arch = "aarch64")]
        if std::arch::is_aarch64_feature_detected!("neon") {
            paths.push(Path(Set::Neon));
        }
        paths
    }

    /// The fastest path that this machine has.
    pub fn best() -> Path {
        Self::available().pop().unwrap_or(Path::SCALAR)
    }

    /// `scalar`, `avx2`, `avx512vnni` or `neon`.
    pub fn name(self) -> &'static str {
        match self.0 {
            Set::Scalar => "scalar",
            #[cfg(target_arch = "x86_64")]
            Set::Avx2 => "avx2",
            #[cfg(target_arch = "x86_64")]
            Set::Avx512 => "avx512vnni",
            #[cfg(target_arch = "aarch64")]
            Set::Neon => "neon",
        }
    }
}

/// Gives [`Path`] a method for a function of [`lanes`], compiled for each instruction set.
macro_rules! for_each_set {
    ($name:ident($($argument:ident: $kind:ty),*) $(-> $result:ty)?) => {
        impl Path {
            #[doc = concat!("[`lanes::", stringify!($name), "`] with this instruction set.")]
            #[inline]
            pub(super) fn $name(self, $($argument: $kind),*) $(-> $result)? {
                #[cfg(target_arch = "x86_64")]
                #[target_feature(enable = "avx2")]
                fn avx2($($argument: $kind),*) $(-> $result)? {
                    lanes::$name($($argument),*)
                }
                #[cfg(target_arch = "x86_64")]
                #[target_feature(enable = "avx512f,avx512bw,avx512vl,avx512dq")]
                fn avx512($($argument: $kind),*) $(-> $result)? {
                    lanes::$name($($argument),*)
                }
                match self.0 {
                    // SAFETY: `Path::available` found the instruction set; nothing else makes such a path.
                    #[cfg(target_arch = "x86_64")]
                    Set::Avx2 => unsafe { avx2($($argument),*) },
                    // SAFETY: as above.
                    #[cfg(target_arch = "x86_64")]
                    Set::Avx512 => unsafe { avx512($($argument),*) },
                    // NEON is in the base instruction set of its targets.
                    _ => lanes::$name($($argument),*),
                }
            }
        }
    };
}

for_each_set!(normalise_layer(row: &mut [f32], bias: &[f32], gain: &[f32], offset: &[f32]));
for_each_set!(accumulate(row: &mut [f32], sum: &mut [f32]));
for_each_set!(quantise(row: &[f32], levels: &mut [i8]) -> (f32, i32));
for_each_set!(residual_relu(
    bias: &[f32; CHANNELS],
    terms: &[&[f32; CHANNELS]],
    residual: &[f32; CHANNELS],
    out: &mut [f32; CHANNELS]
));
for_each_set!(scale_sums(sums: &[i32; PANEL], raise: i32, factor: f32, out: &mut [f32]));
for_each_set!(unpack_row(row: &[u8], scale: f32, offset: f32, out: &mut [f32; EMBEDDING]));

/// Rows of levels: `levels` holds `steps.len()` rows, each `levels.len() / steps.len()` long.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rows<'a> {
    /// The levels, row after row.
    pub(super) levels: &'a [i8],
    /// What one level of a row is worth.
    pub(super) steps: &'a [f32],
    /// The sum of each row's levels.
    pub(super) sums: &'a [i32],
}

/// A matrix packed by [`super::model::pack`], and what one of its levels is worth.
#[derive(Debug, Clone, Copy)]
pub(super) struct Matrix<'a> {
    pub(super) packed: &'a [u8],
    pub(super) inputs: usize,
    pub(super) step: f32,
}

impl Path {
    /// Each row times the matrix. Row `r` of the result starts at `out[r * stride]`.
    ///
    /// # Panics
    ///
    /// When the lengths do not fit each other; they follow from the network's shape alone.
    pub(super) fn multiply(
        self,
        rows: Rows<'_>,
        matrix: Matrix<'_>,
        out: &mut [f32],
        stride: usize,
    ) {
        let outputs = matrix.packed.len() / matrix.inputs;
        let count = rows.steps.len();
        assert!(
            matrix.inputs.is_multiple_of(4) && outputs.is_multiple_of(PANEL) && outputs <= stride
        );
        assert!(matrix.packed.len() == matrix.inputs * outputs);
        assert!(rows.levels.len() == count * matrix.inputs && rows.sums.len() == count);
        assert!(count == 0 || out.len() >= (count - 1) * stride + outputs);
        let mut sums = [[0; PANEL]; 6];
        for (panel, packed) in matrix
            .packed
            .chunks_exact(PANEL * matrix.inputs)
            .enumerate()
        {
            let mut first = 0;
            while first < count {
                let left = count - first;
                let done = match self.0 {
                    Set::Scalar => {
                        let row = &rows.levels[first * matrix.inputs..(first + 1) * matrix.inputs];
                        scalar_tile(row, packed, &mut sums[0]);
                        1
                    }
                    // SAFETY: `Path::available` found the instruction set.
                    #[cfg(target_arch = "x86_64")]
                    Set::Avx2 => unsafe {
                        let levels = &rows.levels[first * matrix.inputs..];
                        avx2::tile(levels, matrix.inputs, packed, &mut sums[..left.min(2)])
                    },
                    // SAFETY: as above.
                    #[cfg(target_arch = "x86_64")]
                    Set::Avx512 => unsafe {
                        let levels = &rows.levels[first * matrix.inputs..];
                        avx512::tile(levels, matrix.inputs, packed, &mut sums[..left.min(6)])
                    },
                    // SAFETY: as above.
                    #[cfg(target_arch = "aarch64")]
                    Set::Neon => unsafe {
                        let levels = &rows.levels[first * matrix.inputs..];
                        neon::tile(levels, matrix.inputs, packed, &mut sums[..left.min(4)])
                    },
                };
                for (row, sums) in (first..first + done).zip(&sums) {
                    let at = row * stride + panel * PANEL;
                    let factor = rows.steps[row] * matrix.step;
                    // Packed levels are raised by 128.
                    let raise = 128 * rows.sums[row];
                    self.scale_sums(sums, raise, factor, &mut out[at..at + PANEL]);
                }
                first += done;
            }
        }
    }
}

/// One row times a panel of 64 columns.
fn scalar_tile(row: &[i8], packed: &[u8], sums: &mut [i32; PANEL]) {
    *sums = [0; PANEL];
    for (levels, weights) in row
        .as_chunks::<4>()
        .0
        .iter()
        .zip(packed.as_chunks::<{ 4 * PANEL }>().0)
    {
        for (sum, weights) in sums.iter_mut().zip(weights.as_chunks::<4>().0) {
            for (level, weight) in levels.iter().zip(weights) {
                *sum += i32::from(*level) * i32::from(*weight);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::encode::model::pack;

    /// Levels with the extremes among them.
    fn levels(count: usize, seed: usize) -> Vec<i8> {
        let level = |i: usize| match i % 5 {
            0 => -127,
            1 => 127,
            _ => i32::try_from((i * i + seed * i) % 255).unwrap() - 127,
        };
        (0..count).map(|i| level(i * 7 + seed) as i8).collect()
    }

    #[test]
    fn every_path_multiplies_exactly_for_every_number_of_rows() {
        let (inputs, outputs) = (320, 128);
        let weights = levels(inputs * outputs, 3);
        let packed = pack(&weights, inputs, outputs);
        let matrix = Matrix {
            packed: &packed,
            inputs,
            step: 0.25,
        };
        for count in 0..14 {
            let rows = levels(count * inputs, count);
            let sums: Vec<i32> = rows
                .chunks_exact(inputs)
                .map(|row| row.iter().map(|l| i32::from(*l)).sum())
                .collect();
            let steps: Vec<f32> = (0..count).map(|row| 0.5 + row as f32).collect();
            let mut expected = vec![0.0; count * outputs];
            for (at, value) in expected.iter_mut().enumerate() {
                let (row, column) = (at / outputs, at % outputs);
                let sum: i32 = (0..inputs)
                    .map(|i| {
                        i32::from(rows[row * inputs + i]) * i32::from(weights[i * outputs + column])
                    })
                    .sum();
                *value = sum as f32 * (steps[row] * 0.25);
            }
            for path in Path::available() {
                let mut out = vec![0.0; count * outputs];
                let rows = Rows {
                    levels: &rows,
                    steps: &steps,
                    sums: &sums,
                };
                path.multiply(rows, matrix, &mut out, outputs);
                assert_eq!(out, expected, "{} rows, {}", count, path.name());
            }
        }
    }

    #[test]
    fn levels_are_rounded_to_the_nearest_and_zero_rows_stay_zero() {
        let mut row = vec![0.0f32; 32];
        let mut found = vec![1i8; 32];
        for path in Path::available() {
            row.fill(0.0);
            assert_eq!(path.quantise(&row, &mut found), (0.0, 0));
            assert!(found.iter().all(|level| *level == 0));
            row[..6].copy_from_slice(&[-254.0, 254.0, 1.0, 3.0, -3.1, 0.9]);
            assert_eq!(path.quantise(&row, &mut found), (2.0, 0));
            assert_eq!(found[..6], [-127, 127, 0, 2, -2, 0], "{}", path.name());
        }
    }

    #[test]
    fn a_damaged_row_is_read_as_far_as_it_goes() {
        for path in Path::available() {
            let mut out = [7.0; EMBEDDING];
            path.unpack_row(&[], 2.0, 1.0, &mut out);
            assert!(out.iter().all(|value| (*value - 7.0).abs() < 1e-6));
            path.unpack_row(&[0b0000_0101; 20], 2.0, 1.0, &mut out);
            assert!(out.iter().all(|value| *value >= 11.0));
        }
    }
}
