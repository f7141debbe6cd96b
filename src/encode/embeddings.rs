//! Vectors of sentences, this encoder's or any other's.

use super::lanes::{self, LANES};

/// One vector a sentence, all of the same number of dimensions, each of unit length or zero throughout.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Embeddings {
    dimensions: usize,
    /// Numbers from the beginning of one row to that of the next: whole lanes, filled up with zeros.
    stride: usize,
    values: Vec<f32>,
}

/// What is wrong with vectors from elsewhere.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EmbeddingsError {
    /// Vectors of no number.
    #[error("vectors of 0 dimensions say nothing; write an array of shape (sentences, dimensions)")]
    NoDimensions,
    /// The last row is cut off.
    #[error("{values} numbers do not make whole rows of {dimensions}")]
    Ragged {
        /// How many numbers there are.
        values: usize,
        /// How many a row has.
        dimensions: usize,
    },
    /// A number that is none.
    #[error(
        "row {row}, column {column} (from 0) holds {value}; every number of a vector has to be finite"
    )]
    NotFinite {
        /// From 0.
        row: usize,
        /// From 0.
        column: usize,
        /// As it is written.
        value: String,
    },
}

impl Embeddings {
    /// The vectors of some of the sentences, in the order of `rows`, each of which is there.
    #[must_use]
    pub(crate) fn part(&self, rows: &[usize]) -> Embeddings {
        let row = |&at: &usize| &self.values[at * self.stride..(at + 1) * self.stride];
        Embeddings {
            dimensions: self.dimensions,
            stride: self.stride,
            values: rows.iter().flat_map(row).copied().collect(),
        }
    }

    /// Takes `values`, row by row, and brings each row to unit length; a row of zeros stays as it is, and its cosine
    /// to everything is 0.
    ///
    /// # Errors
    ///
    /// Rows of no number, a last row cut off, or a number that is not finite.
    pub fn new(dimensions: usize, values: &[f32]) -> Result<Embeddings, EmbeddingsError> {
        if dimensions == 0 {
            return Err(EmbeddingsError::NoDimensions);
        }
        if !values.len().is_multiple_of(dimensions) {
            return Err(EmbeddingsError::Ragged {
                values: values.len(),
                dimensions,
            });
        }
        if let Some(at) = values.iter().position(|value| !value.is_finite()) {
            return Err(EmbeddingsError::NotFinite {
                row: at / dimensions,
                column: at % dimensions,
                value: values[at].to_string(),
            });
        }
        let stride = dimensions.next_multiple_of(LANES);
        let mut rows = vec![0.0; values.len() / dimensions * stride];
        for (row, values) in rows
            .chunks_exact_mut(stride)
            .zip(values.chunks_exact(dimensions))
        {
            row[..dimensions].copy_from_slice(values);
            to_unit_length(row);
        }
        Ok(Embeddings {
            dimensions,
            stride,
            values: rows,
        })
    }

    /// Vectors that have unit length already.
    pub(crate) fn of_unit_vectors<const N: usize>(vectors: Vec<[f32; N]>) -> Embeddings {
        const { assert!(N.is_multiple_of(LANES)) };
        Embeddings {
            dimensions: N,
            stride: N,
            values: vectors.into_flattened(),
        }
    }

    /// How many vectors there are.
    pub fn len(&self) -> usize {
        self.values.len().checked_div(self.stride).unwrap_or(0)
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// Numbers of a vector.
    pub fn dimensions(&self) -> usize {
        self.dimensions
    }

    /// One vector, without what fills it up.
    pub fn vector(&self, index: usize) -> Option<&[f32]> {
        (index < self.len()).then(|| &self.row(index)[..self.dimensions])
    }

    /// Numbers of a row with the zeros that fill it up.
    pub(crate) fn stride(&self) -> usize {
        self.stride
    }

    /// One vector and what fills it up.
    pub(crate) fn row(&self, index: usize) -> &[f32] {
        &self.values[index * self.stride..(index + 1) * self.stride]
    }

    /// All of them in order.
    pub(crate) fn rows(&self) -> impl ExactSizeIterator<Item = &[f32]> + Clone {
        self.values.chunks_exact(self.stride.max(1))
    }

    /// The mean cosine over all pairs of these vectors with others; 0 where there are none.
    pub(crate) fn mean_cosine(&self, others: &Embeddings) -> f64 {
        if self.stride != others.stride {
            return 0.0;
        }
        let mean = |rows: &Embeddings| {
            let mut sum = vec![0.0f64; rows.stride];
            for row in rows.rows() {
                for (sum, value) in sum.iter_mut().zip(row) {
                    *sum += f64::from(*value) / rows.len() as f64;
                }
            }
            sum
        };
        mean(self)
            .iter()
            .zip(mean(others))
            .map(|(a, b)| a * b)
            .sum()
    }

    /// The vectors of each sentence together with the one after it: one less than there are sentences.
    pub(crate) fn neighbours(&self) -> Embeddings {
        Embeddings {
            dimensions: self.dimensions,
            stride: self.stride,
            values: (1..self.len())
                .flat_map(|after| self.run(after - 1, 2))
                .collect(),
        }
    }

    /// The vector of `length` sentences from `first` on, as far as there are that many: the mean of their vectors,
    /// brought to unit length.
    pub(crate) fn run(&self, first: usize, length: usize) -> Vec<f32> {
        let mut sum = self.row(first).to_vec();
        for at in first + 1..(first + length).min(self.len()) {
            for (sum, value) in sum.iter_mut().zip(self.row(at)) {
                *sum += value;
            }
        }
        if length > 1 {
            to_unit_length(&mut sum);
        }
        sum
    }
}

/// The sum of products of two rows as long as each other, a multiple of sixteen: in sixteen partial sums and then a
/// tree over them, so that every machine gives the same.
pub(crate) fn dot(a: &[f32], b: &[f32]) -> f32 {
    let mut sums = [0f32; LANES];
    let pairs = a
        .as_chunks::<LANES>()
        .0
        .iter()
        .zip(b.as_chunks::<LANES>().0);
    for (a, b) in pairs {
        for lane in 0..LANES {
            sums[lane] += a[lane] * b[lane];
        }
    }
    lanes::fold(sums)
}

/// Divides a row by its length; by its largest number first, so that no square leaves the range of numbers.
fn to_unit_length(row: &mut [f32]) {
    let largest = row.iter().fold(0.0f32, |most, value| most.max(value.abs()));
    if largest == 0.0 {
        return;
    }
    for value in row.iter_mut() {
        *value /= largest;
    }
    let length = libm::sqrtf(dot(row, row));
    for value in row.iter_mut() {
        *value /= length;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_any_size_come_to_unit_length() {
        for dimensions in [1, 3, 16, 17, 768] {
            let values: Vec<f32> = (0..dimensions * 2).map(|i| i as f32 - 2.5).collect();
            let rows = Embeddings::new(dimensions, &values).unwrap();
            assert_eq!((rows.len(), rows.dimensions()), (2, dimensions));
            for at in 0..2 {
                assert_eq!(rows.vector(at).unwrap().len(), dimensions);
                let length = dot(rows.row(at), rows.row(at));
                assert!((length - 1.0).abs() < 1e-5, "{dimensions}: {length}");
            }
            assert_eq!(rows.vector(2), None);
        }
    }

    #[test]
    fn no_size_of_numbers_makes_a_vector_that_is_none() {
        let rows = Embeddings::new(2, &[1e38, 1e38, 1e-38, 1e-38, 0.0, 0.0]).unwrap();
        let half = std::f32::consts::FRAC_1_SQRT_2;
        for at in 0..2 {
            assert!(
                rows.vector(at)
                    .unwrap()
                    .iter()
                    .all(|x| (x - half).abs() < 1e-6)
            );
        }
        assert_eq!(rows.vector(2).unwrap(), [0.0, 0.0]);
        assert_eq!(rows.run(2, 1)[..2], [0.0, 0.0]);
    }

    #[test]
    fn a_run_is_the_mean_of_its_sentences_as_far_as_there_are_any() {
        let rows = Embeddings::new(2, &[1.0, 0.0, 0.0, 1.0]).unwrap();
        let half = std::f32::consts::FRAC_1_SQRT_2;
        assert!(rows.run(0, 2)[..2].iter().all(|x| (x - half).abs() < 1e-6));
        assert_eq!(rows.run(1, 4)[..2], [0.0, 1.0]);
    }

    #[test]
    fn what_is_no_array_of_vectors_is_refused_and_named() {
        assert_eq!(
            Embeddings::new(0, &[]).unwrap_err(),
            EmbeddingsError::NoDimensions
        );
        assert_eq!(
            Embeddings::new(2, &[1.0; 5]).unwrap_err().to_string(),
            "5 numbers do not make whole rows of 2"
        );
        let wrong = Embeddings::new(2, &[1.0, 1.0, 1.0, f32::NAN]).unwrap_err();
        assert!(
            wrong
                .to_string()
                .starts_with("row 1, column 1 (from 0) holds NaN")
        );
    }
}
