//! The last subject that ends before a place.

use std::ops::Range;

/// Where subjects end, in a tree of least values, so that the last one of a range that ends by a given word is
/// found in logarithmic time.
#[derive(Clone, Debug)]
pub(super) struct Ends {
    /// Number of leaves, a power of two.
    width: usize,
    /// The root at 1, the children of `n` at `2 n` and `2 n + 1`.
    least: Vec<usize>,
}

impl Ends {
    /// One value for each subject; none for one that does not count.
    pub(super) fn new(ends: impl ExactSizeIterator<Item = Option<usize>>) -> Self {
        let width = ends.len().next_power_of_two();
        let mut least = vec![usize::MAX; 2 * width];
        for (leaf, end) in least[width..].iter_mut().zip(ends) {
            *leaf = end.unwrap_or(usize::MAX);
        }
        for node in (1..width).rev() {
            least[node] = least[2 * node].min(least[2 * node + 1]);
        }
        Ends { width, least }
    }

    /// The last of `range` that ends at or before `end`.
    pub(super) fn last_by(&self, range: Range<usize>, end: usize) -> Option<usize> {
        let mut low = range.start + self.width;
        let mut high = range.end + self.width;
        // The nodes that make up the range: those on its right side from right to left, then those on its left.
        let mut left = Vec::new();
        let mut right = Vec::new();
        while low < high {
            if low % 2 == 1 {
                left.push(low);
                low += 1;
            }
            if high % 2 == 1 {
                high -= 1;
                right.push(high);
            }
            low /= 2;
            high /= 2;
        }
        let mut nodes = right.into_iter().chain(left.into_iter().rev());
        let mut node = nodes.find(|&n| self.least[n] <= end && self.least[n] < usize::MAX)?;
        while node < self.width {
            node = 2 * node + usize::from(self.least[2 * node + 1] <= end);
        }
        Some(node - self.width)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_that_ends_in_time_is_found_in_every_range() {
        let ends = [Some(3), None, Some(9), Some(4), None, Some(12), Some(7)];
        let tree = Ends::new(ends.into_iter());
        for start in 0..=ends.len() {
            for stop in start..=ends.len() {
                for by in 0..14 {
                    let expected = (start..stop)
                        .rev()
                        .find(|&at| ends[at].is_some_and(|end| end <= by));
                    assert_eq!(
                        tree.last_by(start..stop, by),
                        expected,
                        "{start}..{stop}, {by}"
                    );
                }
            }
        }
    }

    #[test]
    fn no_subjects_are_no_answer() {
        assert_eq!(Ends::new(std::iter::empty()).last_by(0..0, 5), None);
    }
}
