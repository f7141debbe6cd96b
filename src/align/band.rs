//! Where translation mode looks: the cells (source sentences before, target sentences before) of its table.

use std::ops::Range;

use super::boundary::Boundaries;
use super::terms::Terms;

/// Cells of a table that is searched whole: about 1,000 sentences against as many.
const WHOLE: usize = 1_000_000;

/// Cells of any other table, as far as [`NARROWEST`] allows.
const CELLS: usize = 4_000_000;

/// Width of the band around a way that is known already.
pub const AROUND: usize = 64;

/// Least width of a band, in target sentences.
const NARROWEST: usize = 120;

/// A run of columns for each row of the table. Neither end of the runs ever descends, and each overlaps the next.
#[derive(Clone, Debug)]
pub struct Band {
    /// First column of each row; one more row than source sentences.
    first: Vec<usize>,
    /// Where each row's cells begin in a table of all rows; one more than rows.
    starts: Vec<usize>,
    sections: Option<Sections>,
}

impl Band {
    /// The whole table where it is small; a band around the texts' common words where it is not.
    ///
    /// `source` and `target` are lengths summed up to each sentence, scaled to the same total. No bead crosses
    /// `boundaries`.
    pub fn new(
        terms: &Terms,
        source: &[f64],
        target: &[f64],
        boundaries: Option<&Boundaries>,
    ) -> Self {
        let (n, m) = (terms.source.len(), terms.target.len());
        let sections = boundaries.map(|known| Sections::new(known.places(), n, m));
        if (n + 1).saturating_mul(m + 1) <= WHOLE {
            return Band::of((0..=n).map(|_| 0..m + 1), sections);
        }
        let width = (CELLS / (n + 1)).max(NARROWEST).min(m + 1);
        let points = path(terms, n, m, sections.as_ref());
        let written = |at: usize, sums: &[f64]| sums[at.min(sums.len() - 1)];
        let mut way = Vec::with_capacity(n + points.len());
        for pair in points.windows(2) {
            let (from, to) = (pair[0], pair[1]);
            way.push(from);
            // Between two points, in proportion to the text written.
            let whole = written(to.0, source) - written(from.0, source);
            for row in from.0 + 1..to.0 {
                let part = if whole > 0.0 {
                    (written(row, source) - written(from.0, source)) / whole
                } else {
                    0.0
                };
                let goal = written(from.1, target)
                    + part * (written(to.1, target) - written(from.1, target));
                let column = target.partition_point(|sum| *sum < goal);
                way.push((row, column.clamp(from.1, to.1)));
            }
        }
        way.extend(points.last());
        Band::along(&way, n, m, width, sections)
    }

    /// A band around the way through `cells` (row, column), in order, with the same boundaries.
    pub fn around(
        &self,
        cells: impl Iterator<Item = (usize, usize)>,
        n: usize,
        m: usize,
        width: usize,
    ) -> Self {
        let way: Vec<(usize, usize)> = std::iter::once((0, 0)).chain(cells).collect();
        Band::along(&way, n, m, width, self.sections.clone())
    }

    /// Half of `width` to both sides of a way from the first cell to the last.
    fn along(
        way: &[(usize, usize)],
        n: usize,
        m: usize,
        width: usize,
        sections: Option<Sections>,
    ) -> Self {
        let half = width / 2;
        let mut rows = vec![(m, 0); n + 1];
        let mut before = (0, 0);
        for &(row, column) in way {
            for slot in &mut rows[before.0..=row] {
                slot.0 = slot.0.min(before.1);
                slot.1 = slot.1.max(column);
            }
            before = (row, column);
        }
        Band::of(
            rows.into_iter()
                .map(|(low, high)| low.saturating_sub(half)..(high + half).min(m) + 1),
            sections,
        )
    }

    fn of(rows: impl Iterator<Item = Range<usize>>, sections: Option<Sections>) -> Self {
        let (mut first, mut starts) = (Vec::new(), vec![0]);
        let mut cells = 0;
        for row in rows {
            first.push(row.start);
            cells += row.len();
            starts.push(cells);
        }
        Band {
            first,
            starts,
            sections,
        }
    }

    /// The columns of a row.
    pub fn columns(&self, row: usize) -> Range<usize> {
        let width = self.starts[row + 1] - self.starts[row];
        self.first[row]..self.first[row] + width
    }

    /// The place of a cell in a table of all rows, if the band holds it.
    pub fn cell(&self, row: usize, column: usize) -> Option<usize> {
        let first = *self.first.get(row)?;
        let cell = self.starts[row] + column.checked_sub(first)?;
        (cell < self.starts[row + 1]).then_some(cell)
    }

    /// Where a row's cells begin in a table of all rows; of the row behind the last, how many cells there are.
    pub fn start(&self, row: usize) -> usize {
        self.starts[row]
    }

    /// How many cells the longest row has.
    pub fn widest(&self) -> usize {
        let widths = self.starts.windows(2).map(|pair| pair[1] - pair[0]);
        widths.max().unwrap_or(0)
    }

    /// Whether the bead between two cells lies on this side of all boundaries.
    pub fn allows(&self, from: (usize, usize), to: (usize, usize)) -> bool {
        self.sections
            .as_ref()
            .is_none_or(|sections| sections.hold(from, to))
    }
}

/// The texts between boundaries.
#[derive(Clone, Debug)]
struct Sections {
    /// Where each begins on both sides; one more than sections.
    corners: Vec<(usize, usize)>,
    /// The section of each sentence.
    source: Vec<usize>,
    target: Vec<usize>,
}

impl Sections {
    fn new(places: &[(usize, usize)], n: usize, m: usize) -> Self {
        let mut corners = vec![(0, 0)];
        corners.extend_from_slice(places);
        corners.push((n, m));
        let of = |count: usize, side: fn(&(usize, usize)) -> usize| -> Vec<usize> {
            (0..count)
                .map(|at| corners.partition_point(|corner| side(corner) <= at) - 1)
                .collect()
        };
        let (source, target) = (of(n, |c| c.0), of(m, |c| c.1));
        Sections {
            corners,
            source,
            target,
        }
    }

    /// Whether a bead between two cells lies in one section.
    fn hold(&self, from: (usize, usize), to: (usize, usize)) -> bool {
        let section = if to.0 > from.0 {
            self.source[from.0]
        } else if to.1 > from.1 {
            self.target[from.1]
        } else {
            return true;
        };
        let (low, high) = (self.corners[section], self.corners[section + 1]);
        from.0 >= low.0 && from.1 >= low.1 && to.0 <= high.0 && to.1 <= high.1
    }
}

/// The longest chain of sentence pairs, rising on both sides, that share a term which stands in one sentence of
/// each side; with both ends of the texts and the boundaries.
fn path(terms: &Terms, n: usize, m: usize, sections: Option<&Sections>) -> Vec<(usize, usize)> {
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
        .filter(|(s, t)| match sections {
            Some(sections) => sections.source[*s] == sections.target[*t],
            None => (*s as f64 / n as f64 - *t as f64 / m as f64).abs() < 0.2,
        })
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
    if let Some(sections) = sections {
        chain.extend_from_slice(&sections.corners);
    }
    chain.sort_unstable();
    chain
}
