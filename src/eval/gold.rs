//! Reading a gold folder.

use std::collections::BTreeMap;
use std::path::Path;

use csv::StringRecord;

use crate::error::Error;

/// A sentence of a gold folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoldSentence {
    /// Its id: `s1`…, `t1`…
    pub id: String,
    /// First code point in its text.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// The sentence as it stands.
    pub text: String,
}

/// What answers a target sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The target sentence.
    pub target: String,
    /// The source sentences that have to be linked; none where nothing supports the target.
    pub sources: Vec<String>,
    /// Those that may be linked or not.
    pub optional: Vec<String>,
    /// The relations that are right, sorted; none where it is not judged.
    pub relations: Vec<String>,
}

/// What is expected of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expect {
    /// It has to be reported, as a warning or an error.
    Must,
    /// Either is right.
    May,
    /// Reporting it as a warning or an error is a false alarm.
    Never,
}

/// One of the two texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The reference.
    Source,
    /// The text under review.
    Target,
}

/// A finding that is expected, allowed or forbidden.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoldFinding {
    /// The rule.
    pub rule: String,
    /// What is expected.
    pub expect: Expect,
    /// The text it is looked for in: the target, but where only a source sentence is named.
    pub side: Side,
    /// The sentence there.
    pub sentence: String,
    /// The words at fault; empty for the whole sentence.
    pub words: String,
    /// Where they stand in that text, in code points.
    pub span: (usize, usize),
}

/// The answers of one comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gold {
    /// Sentences of the reference.
    pub source: Vec<GoldSentence>,
    /// Sentences of the text under review.
    pub target: Vec<GoldSentence>,
    /// Which answer which.
    pub alignment: Vec<Answer>,
    /// What is to be found.
    pub findings: Vec<GoldFinding>,
}

impl Gold {
    /// Reads the four tables of a folder.
    ///
    /// # Errors
    /// A table that is missing or unreadable, lacks a column, names an unknown sentence or has an offset that is
    /// no number; the error names file and line.
    pub fn read(dir: &Path) -> Result<Self, Error> {
        let source = sentences(&Table::read(dir, "source.sentences.csv")?)?;
        let target = sentences(&Table::read(dir, "target.sentences.csv")?)?;
        let alignment = alignment(&Table::read(dir, "alignment.csv")?)?;
        let findings = findings(&Table::read(dir, "findings.csv")?, &source, &target)?;
        Ok(Gold {
            source,
            target,
            alignment,
            findings,
        })
    }
}

fn sentences(table: &Table) -> Result<Vec<GoldSentence>, Error> {
    let [id, start, end, text] = table.columns(["id", "start", "end", "text"])?;
    let rows = table.rows.iter().map(|(line, row)| {
        let offset = |column: usize| {
            let value = &row[column];
            value.parse().map_err(|_| {
                table.wrong(
                    *line,
                    format!("`{value}` is no offset; write a whole number"),
                )
            })
        };
        Ok(GoldSentence {
            id: row[id].to_owned(),
            start: offset(start)?,
            end: offset(end)?,
            text: row[text].to_owned(),
        })
    });
    rows.collect()
}

fn alignment(table: &Table) -> Result<Vec<Answer>, Error> {
    let [target, sources, optional, relation] =
        table.columns(["target_id", "source_ids", "optional_source_ids", "relation"])?;
    let ids = |cell: &str| cell.split_whitespace().map(str::to_owned).collect();
    let rows = table.rows.iter().map(|(_, row)| {
        let named = row[relation].split('|').filter(|label| !label.is_empty());
        let mut relations: Vec<String> = named.map(str::to_owned).collect();
        relations.sort_unstable();
        relations.dedup();
        Answer {
            target: row[target].to_owned(),
            sources: ids(&row[sources]),
            optional: ids(&row[optional]),
            relations,
        }
    });
    Ok(rows.collect())
}

fn findings(
    table: &Table,
    source: &[GoldSentence],
    target: &[GoldSentence],
) -> Result<Vec<GoldFinding>, Error> {
    let [rule, expect, target_id, target_text, source_id, source_text] = table.columns([
        "rule",
        "expect",
        "target_id",
        "target_text",
        "source_id",
        "source_text",
    ])?;
    let by_id = |sentences: &'_ [GoldSentence]| -> BTreeMap<String, usize> {
        let ids = sentences.iter().enumerate();
        ids.map(|(index, s)| (s.id.clone(), index)).collect()
    };
    let (sources, targets) = (by_id(source), by_id(target));
    let rows = table.rows.iter().map(|(line, row)| {
        let expect = match &row[expect] {
            "must" => Expect::Must,
            "may" => Expect::May,
            "never" => Expect::Never,
            other => {
                let problem = format!("`{other}` is not expected; write must, may or never");
                return Err(table.wrong(*line, problem));
            }
        };
        let (side, sentence, words, found) = if row[target_id].is_empty() {
            let id = &row[source_id];
            let found = sources.get(id).map(|&index| &source[index]);
            (Side::Source, id, &row[source_text], found)
        } else {
            let id = &row[target_id];
            let found = targets.get(id).map(|&index| &target[index]);
            (Side::Target, id, &row[target_text], found)
        };
        let Some(found) = found else {
            let problem = format!("`{sentence}` is no sentence of the tables beside this one");
            return Err(table.wrong(*line, problem));
        };
        Ok(GoldFinding {
            rule: row[rule].to_owned(),
            expect,
            side,
            sentence: sentence.to_owned(),
            words: words.to_owned(),
            span: place(found, words),
        })
    });
    rows.collect()
}

/// Where words stand in a sentence, in code points of the text; the whole sentence where they do not.
fn place(sentence: &GoldSentence, words: &str) -> (usize, usize) {
    match sentence.text.find(words) {
        Some(at) if !words.is_empty() => {
            let start = sentence.start + sentence.text[..at].chars().count();
            (start, start + words.chars().count())
        }
        _ => (sentence.start, sentence.end),
    }
}

/// A CSV file with a header.
pub(crate) struct Table {
    path: std::path::PathBuf,
    pub header: StringRecord,
    /// Each with its line.
    pub rows: Vec<(usize, StringRecord)>,
}

impl Table {
    fn read(dir: &Path, name: &str) -> Result<Self, Error> {
        Self::open(&dir.join(name))
    }

    /// Reads the whole file.
    pub fn open(path: &Path) -> Result<Self, Error> {
        let bytes = std::fs::read(path).map_err(|e| Error::io(path, e))?;
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
        let mut reader = csv::Reader::from_reader(bytes);
        let failed = |e: csv::Error| {
            let line = e.position().map_or(1, |p| p.line() as usize);
            Error::format(path, line, format!("not a table in CSV ({e})"))
        };
        let header = reader.headers().map_err(failed)?.clone();
        let mut rows = Vec::new();
        for row in reader.records() {
            let row = row.map_err(failed)?;
            let line = row.position().map_or(1, |p| p.line() as usize);
            rows.push((line, row));
        }
        let path = path.to_owned();
        Ok(Table { path, header, rows })
    }

    /// Where the named columns stand.
    pub fn columns<const N: usize>(&self, names: [&str; N]) -> Result<[usize; N], Error> {
        let mut columns = [0; N];
        for (column, name) in columns.iter_mut().zip(names) {
            *column = self
                .header
                .iter()
                .position(|cell| cell == name)
                .ok_or_else(|| self.wrong(1, format!("there is no column `{name}`")))?;
        }
        Ok(columns)
    }

    /// An error in one of its lines.
    pub fn wrong(&self, line: usize, problem: String) -> Error {
        Error::format(&self.path, line, problem)
    }
}
