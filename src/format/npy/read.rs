//! Reading `.npy` files, whoever wrote them.

use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::Path;

use crate::encode::Embeddings;
use crate::error::Error;

/// What every file begins with.
const MAGIC: &[u8; 6] = b"\x93NUMPY";

/// The longest header that is read. Headers of such arrays have some 118 bytes.
const LONGEST_HEADER: usize = 65_536;

/// What a file's header says of the numbers after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Header {
    kind: Kind,
    rows: usize,
    dimensions: usize,
}

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    LittleSingle,
    BigSingle,
    LittleDouble,
    BigDouble,
}

impl Kind {
    fn size(self) -> usize {
        match self {
            Kind::LittleSingle | Kind::BigSingle => 4,
            Kind::LittleDouble | Kind::BigDouble => 8,
        }
    }

    /// One number. A double beyond the range of a single becomes infinite, which [`Embeddings::new`] refuses.
    fn number(self, bytes: &[u8]) -> f32 {
        let single = || bytes.try_into().unwrap_or_default();
        let double = || bytes.try_into().unwrap_or_default();
        match self {
            Kind::LittleSingle => f32::from_le_bytes(single()),
            Kind::BigSingle => f32::from_be_bytes(single()),
            Kind::LittleDouble => f64::from_le_bytes(double()) as f32,
            Kind::BigDouble => f64::from_be_bytes(double()) as f32,
        }
    }
}

/// Reads vectors: an array of shape (sentences, dimensions), of 32-bit or 64-bit floats, in C order, in a file of
/// version 1, 2 or 3.
///
/// # Errors
///
/// A file that cannot be read; that is no such array (the error says what was expected and what was found); that ends
/// early or goes on after the array; a number that is not finite.
pub fn read(path: &Path) -> Result<Embeddings, Error> {
    let file = File::open(path).map_err(|e| Error::io(path, e))?;
    let size = file.metadata().map_err(|e| Error::io(path, e))?.len();
    let (dimensions, values) = array(&mut BufReader::new(file), size).map_err(|e| match e {
        Trouble::Io(e) => Error::io(path, e),
        Trouble::Content(problem) => Error::input(path, problem),
    })?;
    Embeddings::new(dimensions, &values).map_err(|e| Error::input(path, e.to_string()))
}

#[derive(Debug)]
enum Trouble {
    Io(io::Error),
    Content(String),
}

impl From<String> for Trouble {
    fn from(problem: String) -> Trouble {
        Trouble::Content(problem)
    }
}

/// The number of dimensions and all numbers.
fn array(file: &mut impl Read, size: u64) -> Result<(usize, Vec<f32>), Trouble> {
    let (header, begin) = header(file, size)?;
    let numbers = header.rows.checked_mul(header.dimensions);
    let bytes = numbers.and_then(|numbers| numbers.checked_mul(header.kind.size()));
    let found = size - begin;
    // Before anything is kept: a header may promise what no memory holds.
    let Some(bytes) = bytes.filter(|bytes| *bytes as u64 == found) else {
        return Err(Trouble::Content(format!(
            "the header announces {} rows of {} numbers of {} bytes, and {found} bytes follow; the file is cut off or \
             something was added",
            header.rows,
            header.dimensions,
            header.kind.size()
        )));
    };
    let mut values = Vec::with_capacity(bytes / header.kind.size());
    let mut block = vec![0; 8_192];
    let mut left = bytes;
    while left > 0 {
        let part = &mut block[..left.min(8_192)];
        file.read_exact(part).map_err(Trouble::Io)?;
        left -= part.len();
        values.extend(
            part.chunks_exact(header.kind.size())
                .map(|bytes| header.kind.number(bytes)),
        );
    }
    Ok((header.dimensions, values))
}

/// The header and where the numbers begin.
fn header(file: &mut impl Read, size: u64) -> Result<(Header, u64), Trouble> {
    let mut read = |length: usize, begin: u64| -> Result<Vec<u8>, Trouble> {
        if begin + length as u64 > size {
            return Err(Trouble::Content(format!(
                "the file ends after {size} bytes, in its header; it is cut off or no .npy file"
            )));
        }
        let mut bytes = vec![0; length];
        file.read_exact(&mut bytes).map_err(Trouble::Io)?;
        Ok(bytes)
    };
    let start = read(8, 0)?;
    if start[..6] != MAGIC[..] {
        return Err(Trouble::Content(
            "not a .npy file; write the vectors with numpy.save".to_owned(),
        ));
    }
    let wide = match start[6] {
        1 => 2,
        2 | 3 => 4,
        other => {
            return Err(Trouble::Content(format!(
                "a .npy file of version {other}; versions 1 to 3 are read"
            )));
        }
    };
    let mut length = [0; 4];
    length[..wide].copy_from_slice(&read(wide, 8)?);
    let length = u32::from_le_bytes(length) as usize;
    if length > LONGEST_HEADER {
        return Err(Trouble::Content(format!(
            "a header of {length} bytes; an array of vectors has one of some 118"
        )));
    }
    let begin = 8 + wide as u64;
    let text = read(length, begin)?;
    let text = std::str::from_utf8(&text)
        .map_err(|_| "the header is no text; the file is damaged".to_owned())?;
    Ok((described(text)?, begin + length as u64))
}

/// What a header says, as in `{'descr': '<f4', 'fortran_order': False, 'shape': (3, 512), }`.
fn described(text: &str) -> Result<Header, String> {
    let value = |key: &str| {
        let quoted = [format!("'{key}'"), format!("\"{key}\"")];
        let after = quoted
            .iter()
            .find_map(|quoted| text.split_once(quoted.as_str()))
            .and_then(|(_, after)| after.trim_start().strip_prefix(':'));
        let missing = || format!("the header does not state '{key}': {}", text.trim());
        after.map(str::trim_start).ok_or_else(missing)
    };
    let descr = value("descr")?;
    let name = descr
        .strip_prefix(['\'', '"'])
        .and_then(|name| name.split(['\'', '"']).next())
        .unwrap_or("a structure");
    let kind = match name {
        "<f4" => Kind::LittleSingle,
        ">f4" => Kind::BigSingle,
        "<f8" => Kind::LittleDouble,
        ">f8" => Kind::BigDouble,
        other => {
            return Err(format!(
                "expected numbers of type float32 or float64, found {other}; write vectors.astype('float32')"
            ));
        }
    };
    if !value("fortran_order")?.starts_with("False") {
        return Err(
            "expected an array in C order, found Fortran order; write numpy.ascontiguousarray(vectors)"
                .to_owned(),
        );
    }
    let shape = value("shape")?;
    let shape = shape
        .strip_prefix('(')
        .and_then(|shape| shape.split_once(')'))
        .map_or("", |(shape, _)| shape);
    let sizes: Vec<Option<usize>> = shape
        .split(',')
        .map(str::trim)
        .filter(|size| !size.is_empty())
        .map(|size| size.parse().ok())
        .collect();
    match sizes[..] {
        [Some(rows), Some(dimensions)] => Ok(Header {
            kind,
            rows,
            dimensions,
        }),
        _ => Err(format!(
            "expected an array of shape (sentences, dimensions), found ({shape})"
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(version: u8, header: &str, numbers: &[u8]) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        bytes.extend([version, 0]);
        let length = u32::try_from(header.len()).unwrap().to_le_bytes();
        bytes.extend(&length[..if version == 1 { 2 } else { 4 }]);
        bytes.extend(header.as_bytes());
        bytes.extend(numbers);
        bytes
    }

    fn read_bytes(bytes: &[u8]) -> Result<(usize, Vec<f32>), String> {
        array(&mut &bytes[..], bytes.len() as u64).map_err(|e| match e {
            Trouble::Io(e) => e.to_string(),
            Trouble::Content(problem) => problem,
        })
    }

    const HEADER: &str = "{'descr': '<f4', 'fortran_order': False, 'shape': (1, 2), }\n";

    #[test]
    fn every_version_and_either_size_of_number_is_read() {
        let singles: Vec<u8> = [1.5f32, -2.0]
            .iter()
            .flat_map(|x| x.to_le_bytes())
            .collect();
        for version in 1..=3 {
            let found = read_bytes(&file(version, HEADER, &singles)).unwrap();
            assert_eq!(found, (2, vec![1.5, -2.0]));
        }
        let doubles: Vec<u8> = [1.5f64, -2.0]
            .iter()
            .flat_map(|x| x.to_be_bytes())
            .collect();
        let header = HEADER.replace("<f4", ">f8").replace('\'', "\"");
        assert_eq!(
            read_bytes(&file(1, &header, &doubles)).unwrap(),
            (2, vec![1.5, -2.0])
        );
    }

    #[test]
    fn what_is_no_such_array_is_refused_with_what_was_found() {
        let zeros = [0; 8];
        for (bytes, expected) in [
            (b"\x93NUM".to_vec(), "ends after 4 bytes"),
            (b"PK\x03\x04 an archive".to_vec(), "not a .npy file"),
            (file(4, HEADER, &zeros), "version 4"),
            (file(1, HEADER, &zeros[1..]), "7 bytes follow"),
            (file(1, HEADER, &[0; 9]), "9 bytes follow"),
            (file(1, HEADER, &zeros)[..40].to_vec(), "in its header"),
            (file(1, &HEADER.replace("<f4", "<i8"), &zeros), "found <i8"),
            (
                file(1, &HEADER.replace("'<f4'", "[('x', '<f4')]"), &zeros),
                "found a structure",
            ),
            (file(1, &HEADER.replace("False", "True"), &zeros), "C order"),
            (
                file(1, &HEADER.replace("(1, 2)", "(2,)"), &zeros),
                "found (2,)",
            ),
            (
                file(1, &HEADER.replace("(1, 2)", "(1, 2, 1)"), &zeros),
                "found (1, 2, 1)",
            ),
            (
                file(
                    1,
                    &HEADER.replace("(1, 2)", "(4611686018427387904, 8)"),
                    &zeros,
                ),
                "8 bytes follow",
            ),
            (file(1, "{}", &zeros), "does not state 'descr'"),
        ] {
            let problem = read_bytes(&bytes).unwrap_err();
            assert!(problem.contains(expected), "{problem}");
        }
    }
}
