//! The stored state of a comparison: its tables as `hexapla update` wrote them.
//!
//! A folder holds `links.csv`, `findings.csv`, `sentences.csv` and `stored.json`, which names the texts and the numbers
//! that the next new sentence, link and finding get: an id that was given once is never given again, even when what it
//! named is gone. A folder without `stored.json`, from another program or made by hand, is taken as it is.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::{Path, PathBuf};

use csv::{ReaderBuilder, StringRecord};
use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::finding::Severity;
use crate::format::csv::Table;

/// The file with the names and the next numbers.
pub const STATE_NAME: &str = "stored.json";

/// The version of the state that this program writes and the newest that it reads.
pub const VERSION: u32 = 1;

/// What `stored.json` holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct State {
    /// [`VERSION`].
    pub version: u32,
    /// The reference, from the project's folder.
    pub source: String,
    /// The text under review, from the project's folder.
    pub target: String,
    /// The next numbers.
    pub next: Next,
}

/// The numbers that the next new parts get.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Next {
    pub source: usize,
    pub target: usize,
    pub link: usize,
    pub finding: usize,
}

impl Default for Next {
    fn default() -> Self {
        Next {
            source: 1,
            target: 1,
            link: 1,
            finding: 1,
        }
    }
}

/// The bytes of the stored files, as they stand; none for a file that is not there.
#[derive(Clone, Debug, Default)]
pub struct StoredFiles {
    folder: PathBuf,
    sentences: Option<Vec<u8>>,
    links: Option<Vec<u8>>,
    findings: Option<Vec<u8>>,
    state: Option<Vec<u8>>,
}

/// A stored sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredSentence {
    /// The number in its id.
    pub number: usize,
    /// Its words.
    pub text: String,
}

/// A stored link.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredLink {
    /// The number in its id.
    pub number: usize,
    /// The numbers of its source sentences.
    pub sources: Vec<usize>,
    /// The numbers of its target sentences.
    pub targets: Vec<usize>,
    /// Its score; none for a link with one side empty.
    pub score: Option<f64>,
}

/// A stored finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredFinding {
    /// The number in its id.
    pub number: usize,
    /// The rule.
    pub rule: String,
    /// How bad.
    pub severity: Severity,
    /// What it said.
    pub message: String,
    /// The words at fault, of the target where it has any.
    pub words: String,
    /// Its hash.
    pub fingerprint: String,
}

/// A stored comparison.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stored {
    /// Names and next numbers.
    pub state: State,
    /// Source sentences in the order of the text.
    pub source: Vec<StoredSentence>,
    /// Target sentences in the order of the text.
    pub target: Vec<StoredSentence>,
    /// Links in their order.
    pub links: Vec<StoredLink>,
    /// Findings in their order.
    pub findings: Vec<StoredFinding>,
}

impl StoredFiles {
    /// Reads the files of a folder.
    ///
    /// # Errors
    /// A file that is there and cannot be read.
    pub fn read(folder: &Path) -> Result<Self, Error> {
        let read = |name: &str| {
            let path = folder.join(name);
            match std::fs::read(&path) {
                Ok(bytes) => Ok(Some(bytes)),
                Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(None),
                Err(e) => Err(Error::io(path, e)),
            }
        };
        Ok(StoredFiles {
            sentences: read(Table::Sentences.file_name())?,
            links: read(Table::Links.file_name())?,
            findings: read(Table::Findings.file_name())?,
            state: read(STATE_NAME)?,
            folder: folder.to_owned(),
        })
    }

    /// The bytes of each file; empty for one that is not there.
    pub(super) fn parts(&self) -> [&[u8]; 4] {
        let all = [&self.sentences, &self.links, &self.findings, &self.state];
        all.map(|bytes| bytes.as_deref().unwrap_or_default())
    }

    /// The bytes of a table.
    pub(super) fn table(&self, table: Table) -> Option<&[u8]> {
        match table {
            Table::Sentences => self.sentences.as_deref(),
            Table::Links => self.links.as_deref(),
            Table::Findings => self.findings.as_deref(),
        }
    }

    /// The bytes of `stored.json`.
    pub(super) fn state(&self) -> Option<&[u8]> {
        self.state.as_deref()
    }

    /// Understands the files; none where nothing is stored. What a spreadsheet saved is an error, or, where `lenient`,
    /// understood as well.
    ///
    /// # Errors
    /// What is no such table, with file and line: marks of a merge, a column that is missing, an id that is none, that
    /// stands twice or names nothing, a newer version.
    pub fn stored(&self, lenient: bool) -> Result<Option<Stored>, Error> {
        if self.parts().iter().all(|bytes| bytes.is_empty()) {
            return Ok(None);
        }
        let mut stored = Stored {
            state: self.read_state()?,
            ..Stored::default()
        };
        let table = |table: Table, needed| -> Result<Vec<Row>, Error> {
            let path = self.folder.join(table.file_name());
            let Some(bytes) = self.table(table) else {
                let problem = "is missing beside the other stored tables; take it back from git, or take all of them \
                               away and run `hexapla update`";
                return Err(Error::input(path, problem));
            };
            rows(&path, bytes, needed, lenient)
        };
        let mut seen: HashMap<char, HashSet<usize>> = HashMap::new();
        for row in table(Table::Sentences, &["side", "id", "text"])? {
            let (letter, into) = match row.cell("side") {
                "source" => ('s', &mut stored.source),
                "target" => ('t', &mut stored.target),
                other => {
                    let problem = format!("`{other}` is neither source nor target");
                    return Err(row.wrong("side", &problem));
                }
            };
            into.push(StoredSentence {
                number: row.own_id("id", letter, &mut seen)?,
                text: row.cell("text").to_owned(),
            });
        }
        for row in table(Table::Links, &["link_id", "source_ids", "target_ids"])? {
            let ids = |column: &str, letter: char| {
                let known = seen.get(&letter);
                let read = row.cell(column).split_whitespace().map(|id| {
                    let number = row.id(column, id, letter)?;
                    if known.is_some_and(|known| known.contains(&number)) {
                        return Ok(number);
                    }
                    let problem =
                        format!("`{id}` is no sentence of {}", Table::Sentences.file_name());
                    Err(row.wrong(column, &problem))
                });
                read.collect::<Result<Vec<usize>, Error>>()
            };
            let (sources, targets) = (ids("source_ids", 's')?, ids("target_ids", 't')?);
            stored.links.push(StoredLink {
                number: row.own_id("link_id", 'l', &mut seen)?,
                score: row.cell("score").trim().parse().ok(),
                sources,
                targets,
            });
        }
        let columns = [
            "finding_id",
            "rule",
            "severity",
            "message",
            "target_text",
            "source_text",
            "fingerprint",
        ];
        // Another program's alignment has no findings.
        let findings = match self.findings {
            Some(_) => table(Table::Findings, &columns)?,
            None => Vec::new(),
        };
        for row in findings {
            let words = match row.cell("target_text") {
                "" => row.cell("source_text"),
                words => words,
            };
            stored.findings.push(StoredFinding {
                number: row.own_id("finding_id", 'f', &mut seen)?,
                rule: row.cell("rule").to_owned(),
                severity: row.severity()?,
                message: row.cell("message").to_owned(),
                words: words.to_owned(),
                fingerprint: row.cell("fingerprint").to_owned(),
            });
        }
        let next = &mut stored.state.next;
        for (letter, next) in [
            ('s', &mut next.source),
            ('t', &mut next.target),
            ('l', &mut next.link),
            ('f', &mut next.finding),
        ] {
            let last = seen.get(&letter).and_then(|seen| seen.iter().max());
            *next = (*next).max(last.map_or(1, |last| last + 1));
        }
        Ok(Some(stored))
    }

    fn read_state(&self) -> Result<State, Error> {
        #[derive(Deserialize)]
        struct Version {
            version: u32,
        }
        let Some(bytes) = &self.state else {
            return Ok(State::default());
        };
        let path = self.folder.join(STATE_NAME);
        no_merge_marks(&path, bytes)?;
        let wrong = |e: serde_json::Error| {
            let problem =
                format!("is no state that `hexapla update` wrote ({e}); take it back from git");
            Error::format(&path, e.line().max(1), problem)
        };
        let Version { version } = serde_json::from_slice(bytes).map_err(wrong)?;
        if version > VERSION {
            let line = 1 + String::from_utf8_lossy(bytes)
                .lines()
                .position(|line| line.contains("\"version\""))
                .unwrap_or(0);
            let problem = format!(
                "version {version} is newer than this program reads ({VERSION}); use a newer hexapla"
            );
            return Err(Error::format(path, line, problem));
        }
        serde_json::from_slice(bytes).map_err(wrong)
    }
}

/// Refuses a file in which git left both sides of a merge.
fn no_merge_marks(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    for (at, line) in bytes.split(|b| *b == b'\n').enumerate() {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let mark =
            line.starts_with(b"<<<<<<< ") || line.starts_with(b">>>>>>> ") || line == b"=======";
        if mark {
            let problem =
                "a merge left both sides here; take one of them, then run `hexapla update`";
            return Err(Error::format(path, at + 1, problem));
        }
    }
    Ok(())
}

/// A row of a table.
struct Row {
    path: PathBuf,
    line: usize,
    cells: BTreeMap<String, String>,
}

fn rows(path: &Path, bytes: &[u8], needed: &[&str], lenient: bool) -> Result<Vec<Row>, Error> {
    no_merge_marks(path, bytes)?;
    let marked = bytes.strip_prefix("\u{feff}".as_bytes());
    let body = marked.unwrap_or(bytes);
    let first = body.split(|b| *b == b'\n').next().unwrap_or_default();
    let count = |wanted: u8| first.split(|b| *b == wanted).count();
    let semicolons = count(b';') > count(b',');
    if !lenient && (marked.is_some() || semicolons) {
        let how = match (marked.is_some(), semicolons) {
            (true, true) => "a byte order mark and semicolons",
            (true, false) => "a byte order mark",
            _ => "semicolons",
        };
        let problem = format!(
            "a spreadsheet saved this table with {how}; `hexapla update` writes it as it was"
        );
        return Err(Error::format(path, 1, problem));
    }
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(if semicolons { b';' } else { b',' })
        .from_reader(body);
    let mut header: Option<Vec<String>> = None;
    let mut rows = Vec::new();
    // The reader counts the line feed of a row's end with the next row, so lines are counted here.
    let (mut counted, mut line) = (0, 1);
    for record in reader.records() {
        let position = match &record {
            Ok(record) => record.position(),
            Err(e) => e.position(),
        };
        let mut start = position.map_or(counted, |p| p.byte() as usize);
        while body.get(start).is_some_and(|b| matches!(b, b'\r' | b'\n')) {
            start += 1;
        }
        let passed = body.get(counted..start).unwrap_or_default();
        line += passed.split(|b| *b == b'\n').count() - 1;
        counted = counted.max(start);
        let record: StringRecord = record.map_err(|_| {
            Error::format(path, line, "the row is no UTF-8; save the table as UTF-8")
        })?;
        let Some(header) = &header else {
            let names: Vec<String> = record.iter().map(|cell| cell.trim().to_owned()).collect();
            for name in needed {
                let count = names.iter().filter(|known| known == name).count();
                if count != 1 {
                    let how = if count == 0 {
                        "is missing"
                    } else {
                        "stands twice"
                    };
                    let problem = format!(
                        "the column `{name}` {how}; the header has: {}",
                        names.join(", ")
                    );
                    return Err(Error::format(path, line, problem));
                }
            }
            header = Some(names);
            continue;
        };
        if record.len() != header.len() {
            let problem = format!(
                "{} cells, and the header has {}: is a quotation mark missing or a comma unquoted?",
                record.len(),
                header.len()
            );
            return Err(Error::format(path, line, problem));
        }
        let cells = header.iter().cloned().zip(record.iter().map(str::to_owned));
        rows.push(Row {
            path: path.to_owned(),
            line,
            cells: cells.collect(),
        });
    }
    if header.is_none() {
        return Err(Error::format(path, 1, "is empty; take it back from git"));
    }
    Ok(rows)
}

impl Row {
    fn cell(&self, name: &str) -> &str {
        self.cells.get(name).map_or("", String::as_str)
    }

    fn wrong(&self, column: &str, problem: &str) -> Error {
        Error::format(
            &self.path,
            self.line,
            format!("column `{column}`: {problem}"),
        )
    }

    fn id(&self, column: &str, id: &str, letter: char) -> Result<usize, Error> {
        let number = id
            .strip_prefix(letter)
            .and_then(|n| n.parse::<usize>().ok());
        number.filter(|n| *n > 0).ok_or_else(|| {
            let problem = format!("`{id}` is no id; they read {letter}1, {letter}2, …");
            self.wrong(column, &problem)
        })
    }

    fn severity(&self) -> Result<Severity, Error> {
        let cell = self.cell("severity");
        let all = [Severity::Note, Severity::Warning, Severity::Error];
        all.into_iter().find(|s| s.as_str() == cell).ok_or_else(|| {
            let problem = format!("`{cell}` is no severity; write note, warning or error");
            self.wrong("severity", &problem)
        })
    }

    /// The id of the row itself, which may stand once.
    fn own_id(
        &self,
        column: &str,
        letter: char,
        seen: &mut HashMap<char, HashSet<usize>>,
    ) -> Result<usize, Error> {
        let id = self.cell(column);
        let number = self.id(column, id, letter)?;
        if seen.entry(letter).or_default().insert(number) {
            return Ok(number);
        }
        let problem = format!("`{id}` stands in a row above; take one of the two out");
        Err(self.wrong(column, &problem))
    }
}
