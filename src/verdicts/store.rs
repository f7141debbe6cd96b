//! A file of verdicts, open for writing.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use jiff::{Timestamp, Unit};

use crate::comparison::Comparison;
use crate::error::Error;
use crate::format::file;

use super::log::Log;
use super::record::{Entry, Record, Texts, VERSION, digest};

/// A file of verdicts that no other store writes while this one is open.
#[derive(Debug)]
pub struct Store {
    path: PathBuf,
    file: File,
    log: Log,
}

impl Store {
    /// Opens a file, which is made with its folder where it is missing, and reads it.
    ///
    /// # Errors
    /// Where the file cannot be opened, and where another store has it open.
    pub fn open(path: &Path) -> Result<Self, Error> {
        let failed = |e| Error::io(path, e);
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(failed)?;
        }
        if path.is_dir() {
            let problem = "is a folder; name a file in it, as in verdicts.jsonl";
            return Err(Error::input(path, problem));
        }
        let mut file = OpenOptions::new()
            .read(true)
            .append(true)
            .create(true)
            .open(path)
            .map_err(failed)?;
        if !file.metadata().map_err(failed)?.is_file() {
            return Err(Error::input(path, "is no file; verdicts are kept in one"));
        }
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let problem = "another hexapla is writing these verdicts, perhaps a review that is still open; end \
                               it first";
                return Err(Error::input(path, problem));
            }
            Err(TryLockError::Error(e)) => return Err(failed(e)),
        }
        if is_replaced(path, &file) {
            let problem = "was replaced by another hexapla just now; try again";
            return Err(Error::input(path, problem));
        }
        // A new file's name is only safe when its folder is written.
        #[cfg(unix)]
        if let Some(folder) = path.parent() {
            let folder = if folder.as_os_str().is_empty() {
                Path::new(".")
            } else {
                folder
            };
            File::open(folder)
                .and_then(|folder| folder.sync_all())
                .map_err(failed)?;
        }
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).map_err(failed)?;
        let log = Log::from_bytes(path, &bytes);
        Ok(Store {
            path: path.to_owned(),
            file,
            log,
        })
    }

    /// Where it stands.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What it says.
    pub fn log(&self) -> &Log {
        &self.log
    }

    /// Writes what `reviewer` says of a comparison, now. When this comes back, it is on disk.
    ///
    /// # Errors
    /// Where it cannot be written, a full disk for one. What stood in the file stands there still, and the record
    /// counts as never said.
    pub fn append(
        &mut self,
        reviewer: &str,
        comparison: &Comparison<'_>,
        entry: Entry,
    ) -> Result<&Record, Error> {
        let texts = Texts::new(comparison.source, comparison.target);
        self.append_at(reviewer, &now(), texts, entry)
    }

    /// The same at a stated time, for verdicts that come from elsewhere.
    ///
    /// # Errors
    /// As [`Store::append`].
    pub fn append_at(
        &mut self,
        reviewer: &str,
        time: &str,
        texts: Texts,
        entry: Entry,
    ) -> Result<&Record, Error> {
        let mut record = Record {
            v: VERSION,
            id: String::new(),
            time: time.to_owned(),
            reviewer: reviewer.to_owned(),
            texts,
            entry,
        };
        let failed = |e: serde_json::Error| Error::io(&self.path, e.into());
        // The count of records before it sets apart two that say the same in one millisecond.
        let mut unnamed = serde_json::to_vec(&record).map_err(failed)?;
        unnamed.extend_from_slice(self.log.records.len().to_string().as_bytes());
        record.id = digest(&unnamed);
        let mut line = serde_json::to_vec(&record).map_err(failed)?;
        line.push(b'\n');
        self.write(&line).map_err(|e| Error::io(&self.path, e))?;
        self.log.records.push(record);
        // It was pushed just now.
        Ok(&self.log.records[self.log.records.len() - 1])
    }

    fn write(&mut self, line: &[u8]) -> std::io::Result<()> {
        let before = self.file.seek(SeekFrom::End(0))?;
        let mut bytes = Vec::with_capacity(line.len() + 1);
        if before > 0 {
            self.file.seek(SeekFrom::End(-1))?;
            let mut last = [0];
            self.file.read_exact(&mut last)?;
            // A line that a crash cut off keeps what it has.
            if last != *b"\n" {
                bytes.push(b'\n');
            }
        }
        bytes.extend_from_slice(line);
        let written = self
            .file
            .write_all(&bytes)
            .and_then(|()| self.file.sync_data());
        if written.is_err() {
            // A part of our own line may stand there; where even this fails, it is a line cut off.
            let _ = self.file.set_len(before);
        }
        written
    }

    /// Puts `log` in the place of everything, in one step. Lines that could not be used are kept as they stand.
    ///
    /// # Errors
    /// Where the new file cannot be written; the old one stands there still.
    pub fn replace(self, log: &Log) -> Result<(), Error> {
        let old = std::fs::read(&self.path).map_err(|e| Error::io(&self.path, e))?;
        let lines: Vec<&[u8]> = old.split(|b| *b == b'\n').collect();
        let mut bytes = Vec::new();
        for problem in &self.log.problems {
            if let Some(line) = problem.line.checked_sub(1).and_then(|at| lines.get(at)) {
                bytes.extend_from_slice(line);
                bytes.push(b'\n');
            }
        }
        for record in &log.records {
            let line = serde_json::to_vec(record).map_err(|e| Error::io(&self.path, e.into()))?;
            bytes.extend_from_slice(&line);
            bytes.push(b'\n');
        }
        file::replace(&self.path, &bytes)
    }
}

/// The time as records have it. The clock is no part of what is compared: milliseconds order the lines for a reader.
pub fn now() -> String {
    let now = Timestamp::now();
    now.round(Unit::Millisecond).unwrap_or(now).to_string()
}

/// Whether another program put a new file in the place of the one that was opened.
#[cfg(unix)]
fn is_replaced(path: &Path, file: &File) -> bool {
    use std::os::unix::fs::MetadataExt;
    let (Ok(there), Ok(here)) = (std::fs::metadata(path), file.metadata()) else {
        return true;
    };
    (there.dev(), there.ino()) != (here.dev(), here.ino())
}

#[cfg(not(unix))]
fn is_replaced(_: &Path, _: &File) -> bool {
    false
}
