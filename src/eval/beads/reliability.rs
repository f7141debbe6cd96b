//! Whether a score is a chance: ten bins of scores, and how many in each were right.

/// One bin.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Bin {
    /// Answers whose score falls into it.
    pub count: usize,
    /// Mean of their scores.
    pub mean: f64,
    /// The share of them that is right.
    pub right: f64,
}

/// Ten bins of equal width from 0 to 1, and two figures of all.
#[derive(Clone, Debug, PartialEq)]
pub struct Reliability {
    /// From 0 to .1, from .1 to .2 and so on; the last holds 1.
    pub bins: [Bin; 10],
    /// Answers in all.
    pub count: usize,
    /// Mean distance of a bin's mean score from its share of right answers, weighted by its answers (expected
    /// calibration error, Naeini et al. 2015); 0 is best.
    pub error: f64,
    /// Mean square of the distance of a score from 1 where right and 0 where wrong (Brier 1950); 0 is best.
    pub brier: f64,
}

/// Counts scored answers by bin.
pub fn reliability(answers: impl IntoIterator<Item = (f64, bool)>) -> Reliability {
    let mut sums = [(0usize, 0.0, 0usize); 10];
    let (mut count, mut brier) = (0, 0.0);
    for (score, right) in answers {
        let score = score.clamp(0.0, 1.0);
        let bin = &mut sums[((score * 10.0) as usize).min(9)];
        *bin = (bin.0 + 1, bin.1 + score, bin.2 + usize::from(right));
        count += 1;
        let gap = score - f64::from(u8::from(right));
        brier += gap * gap;
    }
    let all = count.max(1) as f64;
    let bins = sums.map(|(count, sum, right)| Bin {
        count,
        mean: sum / count.max(1) as f64,
        right: right as f64 / count.max(1) as f64,
    });
    let gaps = bins
        .iter()
        .map(|bin| bin.count as f64 * (bin.mean - bin.right).abs());
    Reliability {
        error: gaps.sum::<f64>() / all,
        brier: brier / all,
        bins,
        count,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_are_counted_by_tenths() {
        let found = reliability([(0.95, true), (1.0, true), (0.9, false), (0.32, false)]);
        assert_eq!(found.count, 4);
        assert_eq!(found.bins[9].count, 3);
        assert!((found.bins[9].mean - 0.95).abs() < 1e-12);
        assert!((found.bins[9].right - 2.0 / 3.0).abs() < 1e-12);
        assert_eq!(found.bins[3].count, 1);
        let error = (3.0 * (0.95 - 2.0 / 3.0) + 0.32) / 4.0;
        assert!((found.error - error).abs() < 1e-12);
        let brier = (0.0025 + 0.81 + 0.1024) / 4.0;
        assert!((found.brier - brier).abs() < 1e-12);
    }
}
