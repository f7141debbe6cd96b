//! What was filled in, read back.

use std::collections::HashMap;
use std::io::Cursor;
use std::path::Path;

use calamine::{Data, Range, Reader, open_workbook_from_rs};

use crate::error::Error;
use crate::finding::Evidence;
use crate::verdicts::{
    Entry, FindingVerdict, LinkSubject, LinkVerdict, SentenceRef, Subject, Texts,
};

use super::{ABOUT, FINDINGS, LINKS, TEXTS, VERSION, fact, heading};

/// What somebody filled in.
#[derive(Clone, Debug, PartialEq)]
pub struct Filled {
    /// The path of the target as the workbook has it.
    pub target: String,
    /// The texts that were judged.
    pub texts: Texts,
    /// Verdicts and comments, findings first, in the order of the rows.
    pub entries: Vec<Entry>,
}

/// Reads what was changed in a workbook that [`Xlsx`](super::Xlsx) wrote.
///
/// # Errors
/// A file that is no such workbook or of a newer version; a verdict or a sentence that does not exist, named by sheet
/// and row. Then nothing is taken over.
pub fn read(path: &Path) -> Result<Filled, Error> {
    let bytes = std::fs::read(path).map_err(|e| Error::io(path, e))?;
    let mut book: calamine::Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes))
        .map_err(|e| Error::input(path, format!("is no .xlsx workbook ({e})")))?;
    let mut sheet = |name: &'static str| -> Result<Sheet<'_>, Error> {
        let range = book.worksheet_range(name).map_err(|_| {
            let problem = format!("has no sheet `{name}`; import a workbook that hexapla wrote with --format xlsx=FILE");
            Error::input(path, problem)
        })?;
        Ok(Sheet::new(path, name, range))
    };
    let about = sheet(ABOUT)?;
    let facts: HashMap<String, String> = about
        .rows()
        .map(|row| {
            Ok((
                about.cell(row, heading::FACT)?,
                about.cell(row, heading::VALUE)?,
            ))
        })
        .collect::<Result<_, Error>>()?;
    let fact = |name: &str| facts.get(name).cloned().unwrap_or_default();
    let version: u32 = fact(fact::VERSION).trim().parse().unwrap_or(0);
    if version == 0 || version > VERSION {
        let problem = format!(
            "the sheet {ABOUT} gives version `{}`; this program reads {VERSION}",
            fact(fact::VERSION)
        );
        return Err(Error::input(path, problem));
    }
    let texts = sheet(TEXTS)?;
    let sentences: HashMap<String, String> = texts
        .rows()
        .map(|row| {
            Ok((
                texts.cell(row, heading::ID)?,
                texts.cell(row, heading::TEXT)?,
            ))
        })
        .collect::<Result<_, Error>>()?;
    let mut entries = Vec::new();
    // A workbook of an alignment alone has no findings.
    if let Ok(findings) = sheet(FINDINGS) {
        for row in findings.rows() {
            finding(&findings, row, &sentences, &mut entries)?;
        }
    }
    let links = sheet(LINKS)?;
    for row in links.rows() {
        entries.extend(link(&links, row, &sentences)?);
    }
    Ok(Filled {
        target: fact(fact::TARGET),
        texts: Texts {
            source: fact(fact::SOURCE_HASH),
            target: fact(fact::TARGET_HASH),
        },
        entries,
    })
}

/// A sheet with the places of its columns.
struct Sheet<'p> {
    path: &'p Path,
    name: &'static str,
    range: Range<Data>,
    columns: HashMap<String, usize>,
}

impl<'p> Sheet<'p> {
    fn new(path: &'p Path, name: &'static str, range: Range<Data>) -> Self {
        let headings = range.rows().next().unwrap_or_default();
        let columns = headings.iter().enumerate();
        let columns = columns.map(|(at, cell)| (text(cell), at)).collect();
        Sheet {
            path,
            name,
            range,
            columns,
        }
    }

    /// The numbers of the rows that hold something, from 1 for the headings.
    fn rows(&self) -> impl Iterator<Item = usize> {
        let rows = self.range.rows().enumerate().skip(1);
        rows.filter(|(_, row)| row.iter().any(|cell| !text(cell).is_empty()))
            .map(|(at, _)| at + 1)
    }

    fn cell(&self, row: usize, heading: &str) -> Result<String, Error> {
        let column = *self.columns.get(heading).ok_or_else(|| {
            self.wrong(1, &format!("there is no column `{heading}`; put it back"))
        })?;
        let cells = self.range.rows().nth(row - 1).unwrap_or_default();
        Ok(cells.get(column).map(text).unwrap_or_default())
    }

    fn wrong(&self, row: usize, problem: &str) -> Error {
        Error::input(
            self.path,
            format!("sheet {}, row {row}: {problem}", self.name),
        )
    }

    /// The sentences that a cell names.
    fn sentences(
        &self,
        row: usize,
        ids: &str,
        letter: char,
        sentences: &HashMap<String, String>,
    ) -> Result<Vec<SentenceRef>, Error> {
        let ids = ids.split(|c: char| c.is_whitespace() || c == ',');
        ids.filter(|id| !id.is_empty())
            .map(|id| {
                let known = sentences.get(id).filter(|_| id.starts_with(letter));
                let missing =
                    || self.wrong(row, &format!("there is no sentence `{id}` on this side"));
                Ok(SentenceRef {
                    id: id.to_owned(),
                    text: known.ok_or_else(missing)?.clone(),
                })
            })
            .collect()
    }
}

fn text(cell: &Data) -> String {
    cell.to_string().trim().to_owned()
}

fn non_empty(words: String) -> Option<String> {
    (!words.is_empty()).then_some(words)
}

fn finding(
    sheet: &Sheet<'_>,
    row: usize,
    sentences: &HashMap<String, String>,
    entries: &mut Vec<Entry>,
) -> Result<(), Error> {
    let cell = |heading| sheet.cell(row, heading);
    let said = cell(heading::VERDICT)?.to_lowercase();
    let named = FindingVerdict::ALL.into_iter().find(|v| v.as_str() == said);
    let verdict = named.ok_or_else(|| {
        let names = FindingVerdict::ALL.map(FindingVerdict::as_str).join(", ");
        sheet.wrong(row, &format!("`{said}` is no verdict; pick one of {names}"))
    })?;
    let reason = cell(heading::REASON)?;
    let changed = said != cell(heading::WRITTEN)? || reason != cell(heading::REASON_WRITTEN)?;
    let comment = non_empty(cell(heading::COMMENT)?);
    if !changed && comment.is_none() {
        return Ok(());
    }
    let one = |id: String, letter| -> Result<Option<SentenceRef>, Error> {
        Ok(sheet
            .sentences(row, &id, letter, sentences)?
            .into_iter()
            .next())
    };
    let subject = Subject {
        fingerprint: cell(heading::FINGERPRINT)?,
        rule: cell(heading::RULE)?,
        evidence: Evidence {
            source: cell(heading::COMPARED_SOURCE)?,
            target: cell(heading::COMPARED_TARGET)?,
        },
        source: one(cell(heading::SOURCE_ID)?, 's')?,
        target: one(cell(heading::TARGET_ID)?, 't')?,
    };
    entries.push(Entry::Finding {
        finding: subject,
        verdict: changed.then_some(verdict),
        reason: non_empty(reason).filter(|_| changed),
        comment,
    });
    Ok(())
}

fn link(
    sheet: &Sheet<'_>,
    row: usize,
    sentences: &HashMap<String, String>,
) -> Result<Option<Entry>, Error> {
    let cell = |heading| sheet.cell(row, heading);
    let said = cell(heading::VERDICT)?.to_lowercase();
    let named = LinkVerdict::ALL.into_iter().find(|v| v.as_str() == said);
    let mut verdict = named.ok_or_else(|| {
        let names = LinkVerdict::ALL.map(LinkVerdict::as_str).join(", ");
        sheet.wrong(row, &format!("`{said}` is no verdict; pick one of {names}"))
    })?;
    let side = |now, written, letter| -> Result<(Vec<SentenceRef>, bool), Error> {
        let now = sheet.sentences(row, &cell(now)?, letter, sentences)?;
        let written = sheet.sentences(row, &cell(written)?, letter, sentences)?;
        let other = now != written;
        Ok((now, other))
    };
    let (sources, other_sources) = side(heading::SOURCE_IDS, heading::SOURCES_WRITTEN, 's')?;
    let (targets, other_targets) = side(heading::TARGET_IDS, heading::TARGETS_WRITTEN, 't')?;
    let edited = other_sources || other_targets;
    let comment = non_empty(cell(heading::COMMENT)?);
    if !edited && said == cell(heading::WRITTEN)? && comment.is_none() {
        return Ok(None);
    }
    if edited {
        verdict = LinkVerdict::Edited;
        // A row whose ids were both taken out went to others.
        if sources.is_empty() && targets.is_empty() {
            return Ok(None);
        }
    }
    Ok(Some(Entry::Links {
        links: vec![LinkSubject {
            verdict,
            sources,
            targets,
        }],
        reason: None,
        comment,
    }))
}
