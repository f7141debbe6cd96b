//! The one error type of the library.

use std::fmt;
use std::path::{Path, PathBuf};

/// What went wrong, where, and what to change.
#[derive(Debug)]
pub struct Error(Box<ErrorKind>);

/// The kinds of [`Error`].
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A file that could not be read or written.
    #[error("{}: {source}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A file that cannot be compared: empty, binary, a directory, of an unknown kind.
    #[error("{}: {problem}", path.display())]
    Input {
        /// The file, or `-`.
        path: PathBuf,
        /// What is wrong and what to do.
        problem: String,
    },
    /// A table or list that does not say what it should.
    #[error("{}:{line}: {problem}", path.display())]
    Format {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What was expected and what was found.
        problem: String,
    },
    /// A place in a file that does not say what it should.
    #[error("{}:{line}:{column}: {problem}", path.display())]
    Place {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// The column, from 1, in code points.
        column: usize,
        /// What was expected and what was found.
        problem: String,
    },
    /// What a format cannot carry.
    #[error("{what}: {problem}")]
    Loss {
        /// The link or finding, by its id: `link l3`.
        what: String,
        /// What would be lost, and what to do.
        problem: String,
    },
    /// An option whose value does not fit.
    #[error("{0}")]
    Usage(String),
}

impl Error {
    /// The kind, with its place.
    pub fn kind(&self) -> &ErrorKind {
        &self.0
    }

    /// A file that could not be read or written.
    pub fn io(path: impl AsRef<Path>, source: std::io::Error) -> Self {
        ErrorKind::Io {
            path: path.as_ref().to_owned(),
            source,
        }
        .into()
    }

    /// A file that cannot be compared.
    pub fn input(path: impl AsRef<Path>, problem: impl Into<String>) -> Self {
        ErrorKind::Input {
            path: path.as_ref().to_owned(),
            problem: problem.into(),
        }
        .into()
    }

    /// A row of a table that cannot be used.
    pub fn format(path: impl AsRef<Path>, line: usize, problem: impl Into<String>) -> Self {
        ErrorKind::Format {
            path: path.as_ref().to_owned(),
            line,
            problem: problem.into(),
        }
        .into()
    }

    /// A place in a file that cannot be used.
    pub fn at(
        path: impl AsRef<Path>,
        (line, column): (usize, usize),
        problem: impl Into<String>,
    ) -> Self {
        ErrorKind::Place {
            path: path.as_ref().to_owned(),
            line,
            column,
            problem: problem.into(),
        }
        .into()
    }

    /// A link or a finding that a format cannot carry.
    pub fn loss(what: impl Into<String>, problem: impl Into<String>) -> Self {
        ErrorKind::Loss {
            what: what.into(),
            problem: problem.into(),
        }
        .into()
    }

    /// An option whose value does not fit.
    pub fn usage(problem: impl Into<String>) -> Self {
        ErrorKind::Usage(problem.into()).into()
    }
}

impl From<ErrorKind> for Error {
    fn from(kind: ErrorKind) -> Self {
        Error(Box::new(kind))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0.source()
    }
}

/// The names that share most pairs of letters with `id`, at most three (Dice's coefficient).
pub fn nearest<'n>(id: &str, names: impl Iterator<Item = &'n str>) -> Vec<String> {
    let pairs = |text: &str| {
        let bytes: Vec<u8> = text
            .bytes()
            .map(|b| b.to_ascii_lowercase())
            .take(64)
            .collect();
        bytes
            .windows(2)
            .map(|pair| (pair[0], pair[1]))
            .collect::<Vec<_>>()
    };
    let wanted = pairs(id);
    let mut scored: Vec<(f64, &str)> = names
        .map(|name| {
            let have = pairs(name);
            let shared = wanted.iter().filter(|pair| have.contains(pair)).count();
            (
                2.0 * shared as f64 / (wanted.len() + have.len()).max(1) as f64,
                name,
            )
        })
        .filter(|(score, _)| *score >= 0.4)
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    // Those far behind the best are no help.
    let best = scored.first().map_or(0.0, |(score, _)| *score);
    scored
        .into_iter()
        .filter(|(score, _)| *score >= 0.75 * best)
        .take(3)
        .map(|(_, name)| format!("`{name}`"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelt_rule_is_answered_with_its_neighbours() {
        let names = ["speaker-shift", "scope-shift", "omission"];
        assert_eq!(
            nearest("speeker-shift", names.into_iter()),
            ["`speaker-shift`"]
        );
        assert_eq!(nearest("xyz", names.into_iter()), Vec::<String>::new());
    }
}
