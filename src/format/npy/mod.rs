//! `NumPy`'s array files (`.npy`, version 1.0): vectors for programs that compute.
//!
//! Written, `numpy.load` gives an array of shape (sentences, 512) and type `float32`, in the order of the sentences.
//! [`read`] takes arrays of any number of dimensions, of either size of number.

use std::io;

use crate::encode::{DIMENSIONS, Vector};

mod read;

pub use read::read;

/// Where the numbers begin: a multiple of this, as the format asks for.
const ALIGNMENT: usize = 64;

/// Writes vectors as one array of little-endian 32-bit floats in C order.
///
/// # Errors
/// What the writer reports.
pub fn write(vectors: &[Vector], out: &mut dyn io::Write) -> io::Result<()> {
    let mut header = format!(
        "{{'descr': '<f4', 'fortran_order': False, 'shape': ({}, {DIMENSIONS}), }}",
        vectors.len()
    );
    // Magic, version and length take ten bytes, the line feed one; blanks fill up between.
    let unpadded = 10 + header.len() + 1;
    let padding = unpadded.next_multiple_of(ALIGNMENT) - unpadded;
    header.extend(std::iter::repeat_n(' ', padding));
    header.push('\n');
    let length = u16::try_from(header.len()).map_err(io::Error::other)?;
    out.write_all(b"\x93NUMPY\x01\x00")?;
    out.write_all(&length.to_le_bytes())?;
    out.write_all(header.as_bytes())?;
    for vector in vectors {
        let bytes: Vec<u8> = vector.iter().flat_map(|x| x.to_le_bytes()).collect();
        out.write_all(&bytes)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_header_says_what_follows() {
        let mut vectors = vec![[0.0; DIMENSIONS]; 3];
        vectors[2][511] = -1.5;
        let mut bytes = Vec::new();
        write(&vectors, &mut bytes).expect("memory");
        let length = usize::from(u16::from_le_bytes([bytes[8], bytes[9]]));
        assert_eq!((10 + length) % ALIGNMENT, 0);
        let header = std::str::from_utf8(&bytes[10..10 + length]).expect("text");
        assert!(header.contains("'shape': (3, 512)") && header.ends_with('\n'));
        assert_eq!(bytes.len(), 10 + length + 3 * DIMENSIONS * 4);
        assert_eq!(bytes[bytes.len() - 4..], (-1.5_f32).to_le_bytes());
    }
}
