//! A file of verdicts, read.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::error::Error;

use super::record::{Entry, Record, VERSION};

/// Everything that a file of verdicts says, in its order.
#[derive(Clone, Debug, Default)]
pub struct Log {
    pub(super) records: Vec<Record>,
    pub(super) problems: Vec<Problem>,
}

/// A line that could not be used. The others are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file.
    pub path: PathBuf,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub text: String,
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}: {}", self.path.display(), self.line, self.text)
    }
}

impl Log {
    /// Reads a file; one that is not there is empty.
    ///
    /// # Errors
    /// Where the file is there and cannot be read. A line that makes no sense is no error: it is a [`Problem`].
    pub fn read(path: &Path) -> Result<Self, Error> {
        match std::fs::read(path) {
            Ok(bytes) => Ok(Self::from_bytes(path, &bytes)),
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(Log::default()),
            Err(e) => Err(Error::io(path, e)),
        }
    }

    /// The same from bytes; `path` stands in the problems.
    pub fn from_bytes(path: &Path, bytes: &[u8]) -> Self {
        let mut log = Log::default();
        let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
        let ends_well = bytes.is_empty() || bytes.ends_with(b"\n");
        let count = bytes.split(|b| *b == b'\n').count();
        for (at, line) in bytes.split(|b| *b == b'\n').enumerate() {
            if line.iter().all(u8::is_ascii_whitespace) {
                continue;
            }
            let cut_off = !ends_well && at + 1 == count;
            match parse(line) {
                Ok(record) => log.records.push(record),
                Err(text) => log.problems.push(Problem {
                    path: path.to_owned(),
                    line: at + 1,
                    text: if cut_off {
                        "the line is cut off; it is left out".to_owned()
                    } else {
                        text
                    },
                }),
            }
        }
        log
    }

    /// The records, oldest first.
    pub fn records(&self) -> &[Record] {
        &self.records
    }

    /// The lines that could not be used.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// The records that count: those that are withdrawn, and the withdrawals themselves, are left out.
    pub fn standing(&self) -> Vec<&Record> {
        // What comes later decides, so it is read from the end: a withdrawal counts unless one behind it took it back.
        let mut withdrawn: HashSet<&str> = HashSet::new();
        let mut standing = Vec::new();
        for record in self.records.iter().rev() {
            if !record.id.is_empty() && withdrawn.contains(record.id.as_str()) {
                continue;
            }
            match &record.entry {
                Entry::Withdraw { record } => {
                    withdrawn.insert(record);
                }
                _ => standing.push(record),
            }
        }
        standing.reverse();
        standing
    }

    /// For each finding that was judged, by fingerprint, the record with its verdict: the last one that stands.
    pub fn findings(&self) -> HashMap<&str, &Record> {
        let mut last = HashMap::new();
        for record in self.standing() {
            if let Entry::Finding {
                finding,
                verdict: Some(_),
                ..
            } = &record.entry
            {
                last.insert(finding.fingerprint.as_str(), record);
            }
        }
        last
    }

    /// The same without these records, by their indices.
    #[must_use]
    pub fn without(&self, records: &[usize]) -> Self {
        let kept = self.records.iter().enumerate();
        let kept = kept.filter(|(at, _)| !records.contains(at));
        Log {
            records: kept.map(|(_, record)| record.clone()).collect(),
            problems: self.problems.clone(),
        }
    }

    /// What is left when everything that no longer counts is dropped: withdrawn records, withdrawals, and verdicts
    /// that a later one on the same finding or on the same sentences took the place of. Comments stay, and so do the
    /// links that the rest was last aligned around.
    #[must_use]
    pub fn pruned(&self) -> Self {
        let mut seen: HashSet<String> = HashSet::new();
        let mut kept = Vec::new();
        let mut realigned = false;
        for record in self.standing().into_iter().rev() {
            if matches!(record.entry, Entry::Realign {}) {
                if !std::mem::replace(&mut realigned, true) {
                    kept.push(record.clone());
                }
                continue;
            }
            let subjects = match &record.entry {
                Entry::Finding {
                    verdict: Some(_),
                    finding,
                    ..
                } => vec![format!("finding {}", finding.fingerprint)],
                Entry::Links { links, .. } if !links.is_empty() => links
                    .iter()
                    .flat_map(|l| {
                        let side = if l.targets.is_empty() {
                            &l.sources
                        } else {
                            &l.targets
                        };
                        side.iter().map(|s| format!("{} {}", s.id, s.text))
                    })
                    .collect(),
                _ => Vec::new(),
            };
            let pinned = realigned && matches!(record.entry, Entry::Links { .. });
            if pinned || subjects.is_empty() || subjects.iter().any(|s| !seen.contains(s)) {
                kept.push(record.clone());
            }
            seen.extend(subjects);
        }
        kept.reverse();
        Log {
            records: kept,
            problems: self.problems.clone(),
        }
    }
}

fn parse(line: &[u8]) -> Result<Record, String> {
    #[derive(Deserialize)]
    struct Version {
        v: u32,
    }
    let Version { v } = serde_json::from_slice(line)
        .map_err(|e| format!("no verdict ({e}); mend the line or take it out"))?;
    if v > VERSION {
        return Err(format!(
            "version {v} is newer than this program reads ({VERSION}); use a newer hexapla"
        ));
    }
    serde_json::from_slice(line)
        .map_err(|e| format!("no verdict ({e}); mend the line or take it out"))
}
