//! Where translation mode looks: the cells (source sentences before, target sentences before) of its table.

use super::terms::Terms;

/// Cells of a table that is searched whole: about 1,000 sentences against as many.
const WHOLE: usize = 1_000_000;

/// Cells of any other table, as far as [`NARROWEST`] allows.
const CELLS: usize = 4_000_000;

/// Width of the band around a way that is known already.
pub const AROUND: usize = 64;

/// Least width of a band, in target sentences.
const NARROWEST: usize = 120;

/// A run of columns for each row of the table, every run of the same width.
#[derive(Clone, Debug)]
pub struct Band {
    /// First column of each row; one more row than source sentences. Never descends.
    pub first: Vec<usize>,
    /// Columns of a row.
    pub width: usize,
}

impl Band {
    /// The whole table where it is small; a band around the texts' common words where it is not.
    ///
    /// `source` and `target` are lengths summed up to each sentence, scaled to the same total.
    pub fn new(terms: &Terms, source: &[f64], target: &[f64]) -> Self {
        let (n, m) = (terms.source.len(), terms.target.len());
        if (n + 1).saturating_mul(m + 1) <= WHOLE {
            return Band {
                first: vec![0; n + 1],
                width: m + 1,
            };
        }
        let width = (CELLS / (n + 1)).max(NARROWEST).min(m + 1);
        let points = path(terms, n, m);
        let mut first = Vec::with_capacity(n + 1);
        let mut segment = 0;
        let mut least = 0;
        for row in 0..=n {
            while segment + 2 < points.len() && points[segment + 1].0 <= row {
                segment += 1;
            }
            let (from, to) = (points[segment], points[(segment + 1).min(points.len() - 1)]);
            // Between two points, in proportion to the text written.
            let written = |at: usize, sums: &[f64]| sums[at.min(sums.len() - 1)];
            let whole = written(to.0, source) - written(from.0, source);
            let part = if whole > 0.0 {
                (written(row, source) - written(from.0, source)) / whole
            } else {
                0.0
            };
            let goal =
                written(from.1, target) + part * (written(to.1, target) - written(from.1, target));
            let centre = target.partition_point(|sum| *sum < goal).min(m);
            least = centre
                .saturating_sub(width / 2)
                .min(m + 1 - width)
                .max(least);
            first.push(least);
        }
        Band::connected(first, width, m)
    }

    /// A band around the way through `cells` (row, column), in order.
    pub fn around(
        cells: impl Iterator<Item = (usize, usize)>,
        n: usize,
        m: usize,
        width: usize,
    ) -> Self {
        let width = width.min(m + 1);
        let mut first = vec![0; n + 1];
        let mut next = 0;
        for (row, column) in cells {
            let low = column.saturating_sub(width / 2).min(m + 1 - width);
            for slot in &mut first[next..=row.max(next).min(n)] {
                *slot = low;
            }
            next = (row + 1).min(n);
        }
        Band::connected(first, width, m)
    }

    /// From the first cell to the last, with half of each row below the next.
    fn connected(mut first: Vec<usize>, width: usize, m: usize) -> Self {
        let n = first.len() - 1;
        if let Some(last) = first.last_mut() {
            *last = m + 1 - width;
        }
        for row in (0..n).rev() {
            first[row] = first[row].max(first[row + 1].saturating_sub(width / 2));
        }
        first[0] = 0;
        for row in 1..=n {
            first[row] = first[row].min(first[row - 1] + width / 2);
        }
        Band { first, width }
    }

    /// The place of a cell in a table of all rows, if the band holds it.
    pub fn cell(&self, row: usize, column: usize) -> Option<usize> {
        let first = *self.first.get(row)?;
        (column >= first && column < first + self.width).then(|| row * self.width + column - first)
    }
}

/// The longest chain of sentence pairs, rising on both sides, that share a term which stands in one sentence of
/// each side; with both ends of the texts.
fn path(terms: &Terms, n: usize, m: usize) -> Vec<(usize, usize)> {
    const NONE: usize = usize::MAX;
    const MANY: usize = usize::MAX - 1;
    let mut places = vec![(NONE, NONE); terms.weights.len()];
    let note = |slot: &mut usize, at: usize| *slot = if *slot == NONE { at } else { MANY };
    for (at, profile) in terms.source.iter().enumerate() {
        for term in &profile.terms {
            note(&mut places[*term as usize].0, at);
        }
    }
    for (at, profile) in terms.target.iter().enumerate() {
        for term in &profile.terms {
            note(&mut places[*term as usize].1, at);
        }
    }
    let mut pairs: Vec<(usize, usize)> = places
        .into_iter()
        .filter(|(s, t)| *s < MANY && *t < MANY)
        // A word far from where its share of the text would put it is chance.
        .filter(|(s, t)| (*s as f64 / n as f64 - *t as f64 / m as f64).abs() < 0.2)
        .collect();
    // Descending columns within a row, so that a chain takes one pair of a row.
    pairs.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)));
    pairs.dedup();
    // Patience: for each length of chain the pair with the lowest column that ends one.
    let mut ends: Vec<usize> = Vec::new();
    let mut before = vec![NONE; pairs.len()];
    for (at, pair) in pairs.iter().enumerate() {
        let length = ends.partition_point(|end| pairs[*end].1 < pair.1);
        if length > 0 {
            before[at] = ends[length - 1];
        }
        if length == ends.len() {
            ends.push(at);
        } else {
            ends[length] = at;
        }
    }
    let mut chain = vec![(n, m)];
    let mut at = ends.last().copied().unwrap_or(NONE);
    while at != NONE {
        chain.push(pairs[at]);
        at = before[at];
    }
    chain.push((0, 0));
    chain.reverse();
    chain
}
