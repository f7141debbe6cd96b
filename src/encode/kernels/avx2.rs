//! The product with AVX2, in 16-bit products: those of bytes would saturate.

use std::arch::x86_64::{
    __m256i, _mm256_add_epi32, _mm256_and_si256, _mm256_loadu_si256, _mm256_madd_epi16,
    _mm256_set1_epi16, _mm256_set1_epi32, _mm256_setzero_si256, _mm256_slli_epi16,
    _mm256_srai_epi16, _mm256_srli_epi16, _mm256_storeu_si256,
};

use super::PANEL;

/// Up to two rows times a panel; returns how many.
#[target_feature(enable = "avx2")]
pub(super) fn tile(
    levels: &[i8],
    inputs: usize,
    packed: &[u8],
    sums: &mut [[i32; PANEL]],
) -> usize {
    match sums.len() {
        2.. => rows::<2>(levels, inputs, packed, sums),
        _ => rows::<1>(levels, inputs, packed, sums),
    }
}

/// Sixteen-bit products: those of bytes would saturate.
#[inline]
#[target_feature(enable = "avx2")]
fn rows<const ROWS: usize>(
    levels: &[i8],
    inputs: usize,
    packed: &[u8],
    sums: &mut [[i32; PANEL]],
) -> usize {
    /// Vectors of eight columns that are summed in registers at a time.
    const COLUMNS: usize = 4;
    assert!(levels.len() >= ROWS * inputs && packed.len() == PANEL * inputs && sums.len() >= ROWS);
    let low = _mm256_set1_epi16(0xff);
    for part in 0..PANEL / (8 * COLUMNS) {
        let mut totals = [[_mm256_setzero_si256(); COLUMNS]; ROWS];
        for group in 0..inputs / 4 {
            let fours: [[__m256i; 2]; ROWS] = std::array::from_fn(|row| {
                // SAFETY: four bytes at 4 × group of each row, below inputs.
                let four = unsafe {
                    levels
                        .as_ptr()
                        .add(row * inputs + 4 * group)
                        .cast::<i32>()
                        .read_unaligned()
                };
                let four = _mm256_set1_epi32(four);
                [
                    _mm256_srai_epi16::<8>(_mm256_slli_epi16::<8>(four)),
                    _mm256_srai_epi16::<8>(four),
                ]
            });
            for column in 0..COLUMNS {
                // SAFETY: 32 bytes at 256 × group + 32 × (4 × part + column), below PANEL × inputs.
                let weights = unsafe {
                    let start = packed.as_ptr().add(4 * PANEL * group).cast::<__m256i>();
                    _mm256_loadu_si256(start.add(part * COLUMNS + column))
                };
                let even = _mm256_and_si256(weights, low);
                let odd = _mm256_srli_epi16::<8>(weights);
                for (totals, [evens, odds]) in totals.iter_mut().zip(fours) {
                    let products = _mm256_add_epi32(
                        _mm256_madd_epi16(even, evens),
                        _mm256_madd_epi16(odd, odds),
                    );
                    totals[column] = _mm256_add_epi32(totals[column], products);
                }
            }
        }
        for (totals, sums) in totals.iter().zip(sums.iter_mut()) {
            let sums = &mut sums[8 * COLUMNS * part..][..8 * COLUMNS];
            for (total, sums) in totals.iter().zip(sums.as_chunks_mut::<8>().0) {
                // SAFETY: `sums` is eight numbers of four bytes.
                unsafe { _mm256_storeu_si256(sums.as_mut_ptr().cast(), *total) };
            }
        }
    }
    ROWS
}
