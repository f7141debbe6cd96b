//! Tables of a stored alignment, written as its items come.

use std::io::{Read, Seek, Write};
use std::path::Path;

use csv::{Terminator, Writer, WriterBuilder};

use crate::error::Error;
use crate::format::exchange::{Checked, Item, Kind, Output, Side, Sink, StoredLink};
use crate::format::json::{FindingRecord, SentenceRecord};
use crate::rules;

use super::{Table, defused, plain};

/// Writes the table of links alone.
pub struct Links {
    rows: Rows<Output>,
    comparison: String,
}

struct Rows<W: Write> {
    writer: Writer<W>,
    path: std::path::PathBuf,
    for_excel: bool,
}

impl<W: Write> Rows<W> {
    fn new(out: W, path: &Path, delimiter: u8, for_excel: bool) -> Self {
        Rows {
            writer: WriterBuilder::new()
                .delimiter(delimiter)
                .terminator(Terminator::CRLF)
                .from_writer(out),
            path: path.to_owned(),
            for_excel,
        }
    }

    fn push(&mut self, cells: &[&str]) -> Result<(), Error> {
        let failed = |e| Error::io(&self.path, plain(e));
        for cell in cells {
            let cell = if self.for_excel {
                defused(cell)
            } else {
                (*cell).into()
            };
            self.writer.write_field(cell.as_bytes()).map_err(failed)?;
        }
        self.writer.write_record(None::<&[u8]>).map_err(failed)
    }

    fn end(self) -> Result<W, Error> {
        let path = self.path;
        self.writer
            .into_inner()
            .map_err(|e| Error::io(&path, e.into_error()))
    }
}

fn table(
    mut out: Output,
    delimiter: u8,
    table: Table,
    for_excel: bool,
) -> Result<Rows<Output>, Error> {
    if for_excel {
        out.text("\u{feff}")?;
    }
    let path = out.path.clone();
    let mut rows = Rows::new(out, &path, delimiter, for_excel);
    rows.push(table.header())?;
    Ok(rows)
}

impl Links {
    /// Writes to `out`: tabs between the cells for `tsv`, else commas.
    ///
    /// # Errors
    /// Where `out` cannot be written.
    pub fn new(out: Output, kind: Kind, for_excel: bool) -> Result<Self, Error> {
        let delimiter = if kind == Kind::Tsv { b'\t' } else { b',' };
        Ok(Links {
            rows: table(out, delimiter, Table::Links, for_excel)?,
            comparison: String::new(),
        })
    }
}

impl Sink for Links {
    fn put(&mut self, item: &Item) -> Result<(), Error> {
        match item {
            Item::Head(head) => self.comparison.clone_from(&head.comparison),
            Item::Link(link) => link_row(&mut self.rows, &self.comparison, link, ("", ""))?,
            _ => {}
        }
        Ok(())
    }

    fn finish(self: Box<Self>) -> Result<(), Error> {
        self.rows.end()?.publish().map(drop)
    }
}

/// The text of a side: ` […] ` where sentences were passed over.
fn passage(link: &StoredLink, side: Side) -> String {
    let (ids, texts) = link.side(side);
    if ids.len() != texts.len() {
        return link.passage(side);
    }
    let places: Vec<_> = ids
        .iter()
        .map(|id| crate::format::exchange::position(id))
        .collect();
    let mut passage = String::new();
    for (at, text) in texts.iter().enumerate() {
        if at > 0 {
            let neighbours = places[at - 1].map(|p| p + 1) == places[at];
            passage.push_str(if neighbours { " " } else { " […] " });
        }
        passage.push_str(text);
    }
    passage
}

fn link_row(
    rows: &mut Rows<Output>,
    comparison: &str,
    link: &StoredLink,
    (findings, worst): (&str, &str),
) -> Result<(), Error> {
    let comment = match &link.judgement {
        Some(said) if link.comment.is_empty() => super::remarks(said),
        _ => link.comment.clone(),
    };
    rows.push(&[
        comparison,
        &link.id,
        &link.source_ids.join(" "),
        &link.target_ids.join(" "),
        &format!("{}-{}", link.source_ids.len(), link.target_ids.len()),
        link.relation.map_or("", crate::align::Relation::as_str),
        &link.score_text(),
        &link.status,
        &passage(link, Side::Source),
        &passage(link, Side::Target),
        findings,
        worst,
        &comment,
    ])
}

/// Writes the folder of three tables. Links wait until the first finding or the end, as each row names its findings.
pub struct Folder {
    links: Rows<Output>,
    sentences: Rows<Output>,
    /// The target's sentences, which follow all of the source's.
    targets: Rows<std::fs::File>,
    findings: Option<Rows<Output>>,
    findings_path: std::path::PathBuf,
    for_excel: bool,
    comparison: String,
    /// Whether findings may follow, which the rows of links name.
    waits: bool,
    waiting: Vec<StoredLink>,
    found: Vec<FindingRecord>,
}

impl Folder {
    /// Writes into `dir`, which is made where it is missing.
    ///
    /// # Errors
    /// Where the folder or a file in it cannot be written.
    pub fn new(dir: &Path, for_excel: bool) -> Result<Self, Error> {
        if dir.exists() && !dir.is_dir() {
            let problem = "is a file; csv names a folder, or a file whose name ends in .csv for the links alone";
            return Err(Error::input(dir, problem));
        }
        std::fs::create_dir_all(dir).map_err(|e| Error::io(dir, e))?;
        let open = |name: Table| {
            let out = Output::create(&dir.join(name.file_name()))?;
            table(out, b',', name, for_excel)
        };
        let spool = tempfile::tempfile_in(dir).map_err(|e| Error::io(dir, e))?;
        Ok(Folder {
            links: open(Table::Links)?,
            sentences: open(Table::Sentences)?,
            targets: Rows::new(spool, dir, b',', for_excel),
            findings: None,
            findings_path: dir.join(Table::Findings.file_name()),
            for_excel,
            comparison: String::new(),
            waits: false,
            waiting: Vec::new(),
            found: Vec::new(),
        })
    }

    fn link(&mut self, link: &StoredLink) -> Result<(), Error> {
        let of_link = |f: &&FindingRecord| f.link_id.as_ref() == Some(&link.id);
        let ids: Vec<_> = self
            .found
            .iter()
            .filter(of_link)
            .map(|f| f.id.as_str())
            .collect();
        let worst = self.found.iter().filter(of_link).map(|f| f.severity).max();
        let worst = worst.map_or("", crate::finding::Severity::as_str);
        link_row(
            &mut self.links,
            &self.comparison,
            link,
            (&ids.join(" "), worst),
        )
    }
}

impl Sink for Folder {
    fn put(&mut self, item: &Item) -> Result<(), Error> {
        match item {
            Item::Head(head) => {
                self.comparison.clone_from(&head.comparison);
                self.waits = head.checked != Checked::No;
            }
            // A loss that `convert` asks about.
            Item::Note(_) | Item::Silenced(_) => {}
            Item::Sentence(side, sentence) => {
                let row = |c: &str| sentence_row(c, *side, sentence);
                let row = row(&self.comparison);
                let cells: Vec<&str> = row.iter().map(String::as_str).collect();
                match side {
                    Side::Source => self.sentences.push(&cells)?,
                    Side::Target => self.targets.push(&cells)?,
                }
            }
            Item::Link(link) if self.waits => self.waiting.push(link.clone()),
            Item::Link(link) => self.link(link)?,
            Item::Finding(finding) => {
                if self.findings.is_none() {
                    let out = Output::create(&self.findings_path)?;
                    self.findings = Some(table(out, b',', Table::Findings, self.for_excel)?);
                }
                if let Some(rows) = &mut self.findings {
                    finding_row(rows, &self.comparison, finding)?;
                }
                self.found.push(finding.clone());
            }
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<(), Error> {
        for link in std::mem::take(&mut self.waiting) {
            self.link(&link)?;
        }
        let mut out = self.sentences.end()?;
        let failed = |e| Error::io(&out.path, e);
        let mut spool = self.targets.end()?;
        spool.rewind().map_err(failed)?;
        let mut bytes = vec![0; 64 * 1024];
        loop {
            let count = spool
                .read(&mut bytes)
                .map_err(|e| Error::io(&out.path, e))?;
            if count == 0 {
                break;
            }
            out.write_all(&bytes[..count])
                .map_err(|e| Error::io(&out.path, e))?;
        }
        let links = self.links.end()?;
        let findings = self.findings.map(Rows::end).transpose()?;
        links.publish()?;
        out.publish()?;
        findings.map_or(Ok(()), |out| out.publish().map(drop))
    }
}

fn sentence_row(comparison: &str, side: Side, sentence: &SentenceRecord) -> [String; 7] {
    [
        comparison.to_owned(),
        side.as_str().to_owned(),
        sentence.id.clone(),
        sentence.paragraph.to_string(),
        sentence.start.to_string(),
        sentence.end.to_string(),
        sentence.text.clone(),
    ]
}

fn finding_row(
    rows: &mut Rows<Output>,
    comparison: &str,
    finding: &FindingRecord,
) -> Result<(), Error> {
    let info = rules::registry()
        .iter()
        .find(|info| info.id == finding.rule);
    let spot = |spot: &Option<crate::format::json::Spot>| {
        spot.as_ref()
            .map_or_else(Default::default, |s| (s.sentence.clone(), s.text.clone()))
    };
    let (source, target) = (spot(&finding.source), spot(&finding.target));
    let said = finding.judgement.as_ref();
    rows.push(&[
        comparison,
        &finding.id,
        finding.link_id.as_deref().unwrap_or_default(),
        &finding.rule,
        &finding.title,
        info.map_or("", |info| info.mqm),
        finding.severity.as_str(),
        &format!("{:.4}", finding.confidence),
        &source.0,
        &source.1,
        &target.0,
        &target.1,
        &finding.message,
        &super::evidence_cell(&finding.evidence),
        finding.suggestion.as_deref().unwrap_or_default(),
        &finding.status,
        said.map_or("", |s| &s.reviewer),
        &said.map_or_else(String::new, super::remarks),
        &finding.fingerprint,
    ])
}
