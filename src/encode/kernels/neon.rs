//! The product with NEON, in signed 8-bit products.

use std::arch::aarch64::{
    int32x4_t, vdup_n_s32, vdupq_n_s32, vdupq_n_u8, veorq_u8, vget_high_s8, vget_low_s8, vld1q_u8,
    vmull_s8, vpadalq_s16, vpaddq_s32, vreinterpret_s8_s32, vreinterpretq_s8_u8, vst1q_s32,
};

use super::PANEL;

/// Up to four rows times a panel; returns how many.
#[target_feature(enable = "neon")]
pub(super) fn tile(
    levels: &[i8],
    inputs: usize,
    packed: &[u8],
    sums: &mut [[i32; PANEL]],
) -> usize {
    match sums.len() {
        4.. => rows::<4>(levels, inputs, packed, sums),
        3 => rows::<3>(levels, inputs, packed, sums),
        2 => rows::<2>(levels, inputs, packed, sums),
        _ => rows::<1>(levels, inputs, packed, sums),
    }
}

/// Products of signed bytes; what the raise by 128 adds to the sums is added back at the end.
#[inline]
#[target_feature(enable = "neon")]
fn rows<const ROWS: usize>(
    levels: &[i8],
    inputs: usize,
    packed: &[u8],
    sums: &mut [[i32; PANEL]],
) -> usize {
    /// Columns that are summed in registers at a time, in vectors of four columns and four levels.
    const COLUMNS: usize = 8;
    assert!(levels.len() >= ROWS * inputs && packed.len() == PANEL * inputs && sums.len() >= ROWS);
    let raises: [i32; ROWS] = std::array::from_fn(|row| {
        128 * levels[row * inputs..][..inputs]
            .iter()
            .map(|level| i32::from(*level))
            .sum::<i32>()
    });
    let sign = vdupq_n_u8(0x80);
    for part in 0..PANEL / COLUMNS {
        // Of four columns two vectors, each with the half sums of two columns.
        let mut totals = [[vdupq_n_s32(0); COLUMNS / 2]; ROWS];
        for group in 0..inputs / 4 {
            for half in 0..COLUMNS / 4 {
                // SAFETY: 16 bytes at 256 × group + 4 × (8 × part + 4 × half), below PANEL × inputs.
                let weights = unsafe {
                    vld1q_u8(
                        packed
                            .as_ptr()
                            .add(4 * (PANEL * group + COLUMNS * part + 4 * half)),
                    )
                };
                let weights = vreinterpretq_s8_u8(veorq_u8(weights, sign));
                for (row, totals) in totals.iter_mut().enumerate() {
                    let four = &levels[row * inputs + 4 * group..][..4];
                    let four = i32::from_le_bytes(std::array::from_fn(|i| four[i].cast_unsigned()));
                    let four = vreinterpret_s8_s32(vdup_n_s32(four));
                    let first: int32x4_t = totals[2 * half];
                    totals[2 * half] = vpadalq_s16(first, vmull_s8(vget_low_s8(weights), four));
                    let second: int32x4_t = totals[2 * half + 1];
                    totals[2 * half + 1] =
                        vpadalq_s16(second, vmull_s8(vget_high_s8(weights), four));
                }
            }
        }
        for ((totals, sums), raise) in totals.iter().zip(sums.iter_mut()).zip(raises) {
            for half in 0..COLUMNS / 4 {
                let four = vpaddq_s32(totals[2 * half], totals[2 * half + 1]);
                let mut columns = [0; 4];
                // SAFETY: `columns` is four numbers of four bytes.
                unsafe { vst1q_s32(columns.as_mut_ptr(), four) };
                for (sum, column) in sums[COLUMNS * part + 4 * half..].iter_mut().zip(columns) {
                    *sum = column + raise;
                }
            }
        }
    }
    ROWS
}
