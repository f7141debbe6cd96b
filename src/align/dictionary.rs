//! Words that answer each other by a dictionary, in hunalign's format.

use std::fmt::Write as _;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::error::Error;

/// What parts the two sides of an entry.
const PARTS: &str = " @ ";

/// A bilingual dictionary.
///
/// The file is UTF-8 with an entry a line: a word or phrase of the target's language, ` @ `, one of the source's
/// (hunalign's order). Words of a phrase are parted by spaces; empty lines count for nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dictionary {
    /// Source phrase, target phrase.
    entries: Vec<(String, String)>,
    hash: String,
}

impl Dictionary {
    /// Reads a file.
    ///
    /// # Errors
    ///
    /// The file cannot be read or is no UTF-8; a line is no entry.
    pub fn read(path: &Path) -> Result<Self, Error> {
        let bytes = std::fs::read(path).map_err(|error| Error::io(path, error))?;
        let text = String::from_utf8(bytes).map_err(|error| {
            let before = &error.as_bytes()[..error.utf8_error().valid_up_to()];
            let line = before.split(|byte| *byte == b'\n').count();
            Error::format(path, line, "this is no UTF-8; save the dictionary as UTF-8")
        })?;
        Dictionary::parse(path, &text)
    }

    /// Reads the text of a file; `path` is for errors.
    ///
    /// # Errors
    ///
    /// A line is no entry.
    pub fn parse(path: &Path, text: &str) -> Result<Self, Error> {
        let mut entries = Vec::new();
        for (at, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
            if line.trim().is_empty() {
                continue;
            }
            let parts = line.split_once(PARTS).map(|(t, s)| (t.trim(), s.trim()));
            match parts {
                Some((t, s)) if !t.is_empty() && !s.is_empty() && !s.contains(PARTS) => {
                    entries.push((s.to_owned(), t.to_owned()));
                }
                _ => {
                    let shown: String = line.chars().take(60).collect();
                    return Err(Error::format(
                        path,
                        at + 1,
                        format!(
                            "“{shown}” is no entry; write a word of the target's language, ` @ `, and its source word, \
                             as in `house @ Haus`"
                        ),
                    ));
                }
            }
        }
        let mut hash = String::new();
        for byte in Sha256::digest(text.as_bytes()) {
            // Writing to a string cannot fail.
            let _ = write!(hash, "{byte:02x}");
        }
        Ok(Dictionary { entries, hash })
    }

    /// Source phrase and target phrase of each entry.
    pub fn entries(&self) -> &[(String, String)] {
        &self.entries
    }

    /// SHA-256 of the file in hexadecimal digits.
    pub fn hash(&self) -> &str {
        &self.hash
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_target_stands_first() {
        let text = "\u{feff}house @ Haus\n\nrailway station @ Bahnhof\r\n";
        let dictionary = Dictionary::parse(Path::new("de-en.dic"), text).unwrap();
        let entries = dictionary.entries();
        assert_eq!(entries[0], ("Haus".to_owned(), "house".to_owned()));
        assert_eq!(entries[1].1, "railway station");
        assert_eq!(entries.len(), 2);
    }

    #[test]
    fn what_is_no_entry_is_named_with_its_line() {
        for text in [
            "house @ Haus\nhouse Haus\n",
            "a @ b\nx @ \n",
            "a @ b\na @ b @ c\n",
        ] {
            let error = Dictionary::parse(Path::new("de-en.dic"), text).unwrap_err();
            assert!(error.to_string().starts_with("de-en.dic:2: "), "{error}");
        }
    }
}
