//! The search of translation mode: the cheapest way through the table, and how sure each of its beads is.

use super::band::Band;

/// Shapes of beads: source sentences, target sentences.
pub const SHAPES: [(usize, usize); 14] = [
    (1, 1),
    (1, 0),
    (0, 1),
    (2, 1),
    (1, 2),
    (2, 2),
    (3, 1),
    (1, 3),
    (2, 3),
    (3, 2),
    (3, 3),
    (4, 1),
    (1, 4),
    (2, 2),
];

/// Sentences of a side, at most.
pub const LONGEST: usize = 4;

/// The shape of two pairs in the other order: the first source sentence with the second target sentence, and the
/// second with the first.
pub const SWAPPED: usize = 13;

/// What a bead costs.
pub trait Price {
    /// The price of the bead of `SHAPES[shape]` that ends before source sentence `row` and target sentence `column`.
    fn price(&self, row: usize, column: usize, shape: usize) -> f64;

    /// How many of [`SHAPES`] are searched.
    fn shapes(&self) -> usize;
}

/// A bead on the way.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    /// Source sentences before its end.
    pub row: usize,
    /// Target sentences before its end.
    pub column: usize,
    /// Index into [`SHAPES`].
    pub shape: usize,
    /// The share of this bead in the weight of all ways through the table.
    pub chance: f64,
}

/// The cheapest way from the first cell to the last, in order, without chances.
pub fn cheapest(rows: usize, columns: usize, band: &Band, price: &impl Price) -> Vec<Step> {
    let mut best = vec![f64::INFINITY; (LONGEST + 1) * band.width];
    let mut back = vec![u8::MAX; (rows + 1) * band.width];
    for row in 0..=rows {
        for at in 0..band.width {
            let column = band.first[row] + at;
            let mut least = if row == 0 && column == 0 {
                0.0
            } else {
                f64::INFINITY
            };
            for (shape, (up, left)) in SHAPES[..price.shapes()].iter().enumerate() {
                let (Some(r), Some(c)) = (row.checked_sub(*up), column.checked_sub(*left)) else {
                    continue;
                };
                let Some(cell) = band.cell(r, c) else {
                    continue;
                };
                let before = best[(r % (LONGEST + 1)) * band.width + cell - r * band.width];
                // Prices may fall below zero, so every shape has to be tried.
                if before < f64::INFINITY {
                    let all = before + price.price(row, column, shape);
                    if all < least {
                        least = all;
                        back[row * band.width + at] = shape as u8;
                    }
                }
            }
            best[(row % (LONGEST + 1)) * band.width + at] = least;
        }
    }
    trace(rows, columns, band, &back)
}

/// The same with the chance of each step.
pub fn rated(rows: usize, columns: usize, band: &Band, price: &impl Price) -> Vec<Step> {
    let mut steps = cheapest(rows, columns, band, price);
    let cells = (rows + 1) * band.width;
    // Logarithms of the weight of all ways to a cell, less that of the row's heaviest.
    let mut ahead = vec![f32::NEG_INFINITY; cells];
    let mut heaviest = vec![f64::NEG_INFINITY; rows + 1];
    for row in 0..=rows {
        let first = band.first[row];
        let mut sums = vec![f64::NEG_INFINITY; band.width];
        for at in 0..band.width {
            let column = first + at;
            if row == 0 && column == 0 {
                sums[at] = 0.0;
                continue;
            }
            let (mut parts, mut count) = ([f64::NEG_INFINITY; SHAPES.len()], 0);
            for (shape, (up, left)) in SHAPES[..price.shapes()].iter().enumerate() {
                let (Some(r), Some(c)) = (row.checked_sub(*up), column.checked_sub(*left)) else {
                    continue;
                };
                let Some(cell) = band.cell(r, c) else {
                    continue;
                };
                let way = if r == row {
                    sums[cell - r * band.width]
                } else {
                    heaviest[r] + f64::from(ahead[cell])
                };
                if way > f64::NEG_INFINITY {
                    parts[count] = way - price.price(row, column, shape);
                    count += 1;
                }
            }
            sums[at] = sum(&parts[..count]);
        }
        heaviest[row] = sums.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        for (at, way) in sums.iter().enumerate() {
            ahead[row * band.width + at] = (way - heaviest[row]) as f32;
        }
    }
    rate(&mut steps, rows, columns, band, price, |row, cell| {
        heaviest[row] + f64::from(ahead[cell])
    });
    steps
}

/// Follows the way back. Where the band holds none (it always should), what is left has no answer.
fn trace(rows: usize, columns: usize, band: &Band, back: &[u8]) -> Vec<Step> {
    let (mut row, mut column) = (rows, columns);
    let mut steps = Vec::new();
    while row > 0 || column > 0 {
        let known = band
            .cell(row, column)
            .map(|cell| back[cell] as usize)
            .filter(|shape| *shape < SHAPES.len());
        let shape = known.unwrap_or(if row > 0 { 1 } else { 2 });
        steps.push(Step {
            row,
            column,
            shape,
            chance: 0.0,
        });
        row -= SHAPES[shape].0;
        column -= SHAPES[shape].1;
    }
    steps.reverse();
    steps
}

/// Sets the chances: the weight of all ways through a bead over that of all ways.
fn rate(
    steps: &mut [Step],
    rows: usize,
    columns: usize,
    band: &Band,
    price: &impl Price,
    ahead: impl Fn(usize, usize) -> f64,
) {
    let Some(end) = band.cell(rows, columns) else {
        return;
    };
    let all = ahead(rows, end);
    // Weight of all ways from a cell to the last one, for as many rows at a time as beads reach.
    let mut behind = vec![f64::NEG_INFINITY; (LONGEST + 1) * band.width];
    let mut next = steps.len();
    for row in (0..=rows).rev() {
        for at in (0..band.width).rev() {
            let column = band.first[row] + at;
            let slot = (row % (LONGEST + 1)) * band.width + at;
            behind[slot] = f64::NEG_INFINITY;
            if row == rows && column == columns {
                behind[slot] = 0.0;
                continue;
            }
            let (mut parts, mut count) = ([f64::NEG_INFINITY; SHAPES.len()], 0);
            for (shape, (down, right)) in SHAPES[..price.shapes()].iter().enumerate() {
                let (r, c) = (row + down, column + right);
                if r > rows || c > columns {
                    continue;
                }
                let Some(cell) = band.cell(r, c) else {
                    continue;
                };
                let way = behind[(r % (LONGEST + 1)) * band.width + cell - r * band.width];
                if way > f64::NEG_INFINITY {
                    parts[count] = way - price.price(r, c, shape);
                    count += 1;
                }
            }
            behind[slot] = sum(&parts[..count]);
        }
        while next > 0 && steps[next - 1].row == row {
            next -= 1;
            let step = &mut steps[next];
            let (up, left) = SHAPES[step.shape];
            let (r, c) = (step.row - up, step.column - left);
            if let (Some(from), Some(to)) = (band.cell(r, c), band.cell(row, step.column)) {
                let way = ahead(r, from) - price.price(row, step.column, step.shape)
                    + behind[(row % (LONGEST + 1)) * band.width + to - row * band.width];
                step.chance = libm::exp(way - all).clamp(0.0, 1.0);
            }
        }
    }
}

/// The logarithm of the sum of what `parts` are the logarithms of.
fn sum(parts: &[f64]) -> f64 {
    let most = parts.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if most == f64::NEG_INFINITY {
        return most;
    }
    // What is e^-20 of the largest changes no digit that is shown.
    let rest: f64 = parts
        .iter()
        .map(|p| p - most)
        .filter(|d| *d > -20.0)
        .map(libm::exp)
        .sum();
    most + libm::log(rest)
}
