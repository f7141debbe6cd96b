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
    #[error("link {link}: {problem}")]
    Loss {
        /// The id of the link.
        link: String,
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

    /// A link that a format cannot carry.
    pub fn loss(link: impl Into<String>, problem: impl Into<String>) -> Self {
        ErrorKind::Loss {
            link: link.into(),
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
