//! The search of translation mode: the cheapest way through the table, and how sure each of its beads is.

use super::band::Band;

/// Shapes of beads: source sentences, target sentences.
pub const SHAPES: [(usize, usize); 19] = [
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
    (2, 4),
    (4, 2),
    (3, 4),
    (4, 3),
    (4, 4),
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
    let mut best = Rows::new(band);
    let mut back = vec![u8::MAX; band.start(rows + 1)];
    for row in 0..=rows {
        best.begin(row);
        for column in band.columns(row) {
            if row == 0 && column == 0 {
                best.set(row, column, 0.0);
                continue;
            }
            let (mut least, mut by) = (f64::INFINITY, u8::MAX);
            for (shape, from) in beads_to(band, price, (row, column)) {
                // Prices may fall below zero, so every shape has to be tried.
                if let Some(before) = best.get(from).filter(|before| before.is_finite()) {
                    let all = before + price.price(row, column, shape);
                    if all < least {
                        (least, by) = (all, shape as u8);
                    }
                }
            }
            if by != u8::MAX {
                best.set(row, column, least);
                back[band.start(row) + column - band.columns(row).start] = by;
            }
        }
    }
    trace(rows, columns, band, &back)
}

/// The beads that end at a cell: their shapes and the cells they begin at.
pub fn beads_to(
    band: &Band,
    price: &impl Price,
    (row, column): (usize, usize),
) -> impl Iterator<Item = (usize, (usize, usize))> {
    let shapes = SHAPES[..price.shapes()].iter().enumerate();
    shapes.filter_map(move |(shape, (up, left))| {
        let from = (row.checked_sub(*up)?, column.checked_sub(*left)?);
        band.allows(from, (row, column)).then_some((shape, from))
    })
}

/// Values of the last rows, as many as beads reach over.
struct Rows<'b> {
    band: &'b Band,
    width: usize,
    values: Vec<f64>,
}

/// What a cell holds that no way leads through.
const NOWHERE: f64 = f64::NEG_INFINITY;

impl<'b> Rows<'b> {
    fn new(band: &'b Band) -> Self {
        let width = band.widest();
        Rows {
            band,
            width,
            values: vec![NOWHERE; (LONGEST + 1) * width],
        }
    }

    /// Forgets the row that `row` takes the place of.
    fn begin(&mut self, row: usize) {
        let at = (row % (LONGEST + 1)) * self.width;
        self.values[at..at + self.width].fill(NOWHERE);
    }

    fn set(&mut self, row: usize, column: usize, value: f64) {
        let at = column - self.band.columns(row).start;
        self.values[(row % (LONGEST + 1)) * self.width + at] = value;
    }

    /// The value of a cell, if the band holds it.
    fn get(&self, (row, column): (usize, usize)) -> Option<f64> {
        let columns = self.band.columns(row);
        columns
            .contains(&column)
            .then(|| self.values[(row % (LONGEST + 1)) * self.width + column - columns.start])
    }
}

/// Sets the chance of each of `steps`, ordered by row: the weight of all ways through it over that of all ways.
pub fn rate(steps: &mut [Step], rows: usize, columns: usize, band: &Band, price: &impl Price) {
    let (ahead, heaviest) = forward(rows, band, price);
    let to = |row: usize, column: usize| {
        band.cell(row, column)
            .map_or(NOWHERE, |cell| heaviest[row] + f64::from(ahead[cell]))
    };
    let all = to(rows, columns);
    let mut behind = Rows::new(band);
    let mut next = steps.len();
    for row in (0..=rows).rev() {
        behind.begin(row);
        for column in band.columns(row).rev() {
            if row == rows && column == columns {
                behind.set(row, column, 0.0);
                continue;
            }
            let (mut parts, mut count) = ([NOWHERE; SHAPES.len()], 0);
            for (shape, (down, right)) in SHAPES[..price.shapes()].iter().enumerate() {
                let (r, c) = (row + down, column + right);
                if r > rows || c > columns || !band.allows((row, column), (r, c)) {
                    continue;
                }
                if let Some(way) = behind.get((r, c)).filter(|way| *way > NOWHERE) {
                    parts[count] = way - price.price(r, c, shape);
                    count += 1;
                }
            }
            behind.set(row, column, sum(&parts[..count]));
        }
        while next > 0 && steps[next - 1].row == row {
            next -= 1;
            let step = &mut steps[next];
            let (up, left) = SHAPES[step.shape];
            if let Some(after) = behind.get((row, step.column)) {
                let way = to(row - up, step.column - left)
                    - price.price(row, step.column, step.shape)
                    + after;
                step.chance = libm::exp(way - all).clamp(0.0, 1.0);
            }
        }
    }
}

/// Logarithms of the weight of all ways to each cell, less that of the row's heaviest; and those of the heaviest.
fn forward(rows: usize, band: &Band, price: &impl Price) -> (Vec<f32>, Vec<f64>) {
    let mut ahead = vec![f32::NEG_INFINITY; band.start(rows + 1)];
    let mut heaviest = vec![NOWHERE; rows + 1];
    let mut last = Rows::new(band);
    for row in 0..=rows {
        last.begin(row);
        for column in band.columns(row) {
            if row == 0 && column == 0 {
                last.set(row, column, 0.0);
                continue;
            }
            let (mut parts, mut count) = ([NOWHERE; SHAPES.len()], 0);
            for (shape, from) in beads_to(band, price, (row, column)) {
                if let Some(way) = last.get(from).filter(|way| *way > NOWHERE) {
                    parts[count] = way - price.price(row, column, shape);
                    count += 1;
                }
            }
            last.set(row, column, sum(&parts[..count]));
        }
        let values = band.columns(row).map(|column| last.get((row, column)));
        let values: Vec<f64> = values.map(|value| value.unwrap_or(NOWHERE)).collect();
        heaviest[row] = values.iter().copied().fold(NOWHERE, f64::max);
        if heaviest[row] > NOWHERE {
            for (cell, way) in ahead[band.start(row)..].iter_mut().zip(&values) {
                *cell = (way - heaviest[row]) as f32;
            }
        }
    }
    (ahead, heaviest)
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
