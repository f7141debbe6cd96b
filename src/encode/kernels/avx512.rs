//! The product with AVX-512 VNNI: four 8-bit products summed in each 32-bit lane.

use std::arch::x86_64::{
    __m512i, _mm512_dpbusd_epi32, _mm512_loadu_si512, _mm512_set1_epi32, _mm512_setzero_si512,
    _mm512_storeu_si512,
};

use super::PANEL;

/// Up to six rows times a panel; returns how many.
#[target_feature(enable = "avx512f,avx512bw,avx512vl,avx512dq,avx512vnni")]
pub(super) fn tile(
    levels: &[i8],
    inputs: usize,
    packed: &[u8],
    sums: &mut [[i32; PANEL]],
) -> usize {
    match sums.len() {
        6.. => rows::<6>(levels, inputs, packed, sums),
        5 => rows::<5>(levels, inputs, packed, sums),
        4 => rows::<4>(levels, inputs, packed, sums),
        3 => rows::<3>(levels, inputs, packed, sums),
        2 => rows::<2>(levels, inputs, packed, sums),
        _ => rows::<1>(levels, inputs, packed, sums),
    }
}

#[inline]
#[target_feature(enable = "avx512f,avx512bw,avx512vl,avx512dq,avx512vnni")]
fn rows<const ROWS: usize>(
    levels: &[i8],
    inputs: usize,
    packed: &[u8],
    sums: &mut [[i32; PANEL]],
) -> usize {
    assert!(levels.len() >= ROWS * inputs && packed.len() == PANEL * inputs && sums.len() >= ROWS);
    let mut totals = [[_mm512_setzero_si512(); 4]; ROWS];
    for group in 0..inputs / 4 {
        // SAFETY: four vectors of 64 bytes at 256 × group, below PANEL × inputs; four bytes at 4 × group of
        // each row, below inputs. Both lengths are asserted above.
        unsafe {
            let weights = packed.as_ptr().add(4 * PANEL * group).cast::<__m512i>();
            let weights: [__m512i; 4] = std::array::from_fn(|i| _mm512_loadu_si512(weights.add(i)));
            for (row, totals) in totals.iter_mut().enumerate() {
                let four = levels
                    .as_ptr()
                    .add(row * inputs + 4 * group)
                    .cast::<i32>()
                    .read_unaligned();
                let four = _mm512_set1_epi32(four);
                for (total, weights) in totals.iter_mut().zip(weights) {
                    *total = _mm512_dpbusd_epi32(*total, weights, four);
                }
            }
        }
    }
    for (totals, sums) in totals.iter().zip(sums) {
        for (total, sums) in totals.iter().zip(sums.as_chunks_mut::<16>().0) {
            // SAFETY: `sums` is sixteen numbers of four bytes.
            unsafe { _mm512_storeu_si512(sums.as_mut_ptr().cast(), *total) };
        }
    }
    ROWS
}
