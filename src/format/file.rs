//! Files that are complete or not replaced at all.

use std::io::Write;
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::error::Error;

/// New content of a file, written beside it and not yet in its place. Dropped unpublished, it leaves nothing.
#[derive(Debug)]
pub struct Draft {
    place: Place,
    path: PathBuf,
}

#[derive(Debug)]
enum Place {
    Beside(NamedTempFile, PathBuf),
    /// A device or a pipe cannot be replaced, only written to.
    Stream(Vec<u8>),
}

impl Draft {
    /// Writes `bytes` beside `path`. A link is followed, so that the file it names is the one that is replaced.
    ///
    /// # Errors
    /// Where nothing can be written beside `path`.
    pub fn new(path: &Path, bytes: &[u8]) -> Result<Self, Error> {
        let failed = |e| Error::io(path, e);
        let place = match std::fs::metadata(path) {
            Ok(found) if found.is_dir() => {
                let problem = "is a folder; name a file to write";
                return Err(Error::input(path, problem));
            }
            Ok(found) if !found.is_file() => Place::Stream(bytes.to_vec()),
            found => {
                let real = path.canonicalize().unwrap_or_else(|_| path.to_owned());
                let mut temp = beside(&real, found.ok().as_ref()).map_err(failed)?;
                temp.write_all(bytes).map_err(failed)?;
                temp.as_file().sync_data().map_err(failed)?;
                Place::Beside(temp, real)
            }
        };
        let path = path.to_owned();
        Ok(Draft { place, path })
    }

    /// An empty one, to be written to piece by piece.
    ///
    /// # Errors
    /// Where nothing can be written beside `path`.
    pub fn open(path: &Path) -> Result<Self, Error> {
        Self::new(path, &[])
    }

    /// Puts the content in its place.
    ///
    /// # Errors
    /// Where the file cannot be replaced.
    pub fn publish(self) -> Result<(), Error> {
        let Draft { place, path } = self;
        let done = match place {
            Place::Beside(temp, real) => temp.persist(real).map(drop).map_err(|e| e.error),
            Place::Stream(bytes) => std::fs::OpenOptions::new()
                .write(true)
                .open(&path)
                .and_then(|mut stream| stream.write_all(&bytes)),
        };
        done.map_err(|e| Error::io(path, e))
    }
}

impl Write for Draft {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        match &mut self.place {
            Place::Beside(temp, _) => temp.write(bytes),
            Place::Stream(held) => held.write(bytes),
        }
    }

    fn flush(&mut self) -> std::io::Result<()> {
        match &mut self.place {
            Place::Beside(temp, _) => temp.flush(),
            Place::Stream(_) => Ok(()),
        }
    }
}

/// Replaces `path` by `bytes` in one step.
///
/// # Errors
/// Where the file cannot be written; what stood there before stands there still.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    Draft::new(path, bytes)?.publish()
}

/// A new file in the folder of `path`, with the permissions that the old one has or any new file would get.
fn beside(path: &Path, old: Option<&std::fs::Metadata>) -> std::io::Result<NamedTempFile> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut builder = tempfile::Builder::new();
    builder.prefix(".hexapla-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let temp = builder.tempfile_in(folder)?;
    if let Some(old) = old {
        temp.as_file().set_permissions(old.permissions())?;
    }
    Ok(temp)
}
