//! Sums of sentences, from which vectors of runs are made without a second pass over the text.

use super::{DIMENSIONS, Vector};

/// What a sentence adds to the vector of a run: the sum of its tokens' features, and those of its begin and its end.
///
/// Tokens are summed before the last network, and the matrix between commutes with the sum, so the sum is kept
/// behind that matrix: three times 512 numbers, 6 KB.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SentenceSum {
    tokens: u32,
    /// Total, begin, end.
    parts: Box<[f32]>,
}

impl SentenceSum {
    pub(super) fn new(tokens: u32, total: &Vector, begin: &Vector, end: &Vector) -> Self {
        SentenceSum {
            tokens,
            parts: [total.as_slice(), begin, end].concat().into(),
        }
    }

    /// The number of tokens, begin and end among them.
    pub fn tokens(&self) -> usize {
        self.tokens as usize
    }

    fn part(&self, index: usize) -> &[f32] {
        self.parts
            .get(index * DIMENSIONS..(index + 1) * DIMENSIONS)
            .unwrap_or(&[])
    }
}

/// The number of tokens and the sum of a run: the begin of its first sentence and the end of its last, and the
/// bodies of all. `None` for no sentence.
pub(super) fn joined<'s>(run: impl IntoIterator<Item = &'s SentenceSum>) -> Option<(u32, Vector)> {
    let mut run = run.into_iter();
    let mut last = run.next()?;
    let mut tokens = last.tokens;
    let mut sum = [0.0; DIMENSIONS];
    for (sum, total) in sum.iter_mut().zip(last.part(0)) {
        *sum = *total;
    }
    for next in run {
        tokens = tokens.saturating_add(next.tokens.saturating_sub(2));
        let edges = last.part(2).iter().zip(next.part(1));
        for ((sum, total), (end, begin)) in sum.iter_mut().zip(next.part(0)).zip(edges) {
            *sum += total - end - begin;
        }
        last = next;
    }
    Some((tokens, sum))
}
