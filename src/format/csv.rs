//! Three tables: which sentences answer which, what was found, where the sentences stand.
//!
//! RFC 4180 with a header, UTF-8, rows in the order of the comparison. Only `sentences.csv` has offsets, in
//! Unicode code points.

use std::borrow::Cow;
use std::io;
use std::path::Path;

use csv::{Terminator, WriterBuilder};

use crate::comparison::Comparison;
use crate::error::Error;
use crate::finding::{Finding, Severity};
use crate::rules;
use crate::text::{Document, Offsets};
use crate::verdicts::Judgement;

use super::{Format, Report, file, passage_text};

pub mod read;
pub mod write;

/// What the format cannot carry.
pub const LIMITS: &str = "Offsets of findings (their words are found again in the sentence). links.csv alone has no findings \
     and no borders between the sentences of a side.";

/// What the table of links with tabs cannot carry.
pub const LIMITS_TSV: &str = "Tabs and line breaks stand in quotation marks, as in CSV.";

/// One of the three tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Table {
    /// One row a link.
    Links,
    /// One row a finding.
    Findings,
    /// One row a sentence, those of the source first.
    Sentences,
}

impl Table {
    /// The name of its file.
    pub fn file_name(self) -> &'static str {
        match self {
            Table::Links => "links.csv",
            Table::Findings => "findings.csv",
            Table::Sentences => "sentences.csv",
        }
    }

    /// Its columns.
    pub fn header(self) -> &'static [&'static str] {
        match self {
            Table::Links => &[
                "comparison",
                "link_id",
                "source_ids",
                "target_ids",
                "type",
                "relation",
                "score",
                "status",
                "source_text",
                "target_text",
                "findings",
                "max_severity",
                "comment",
            ],
            Table::Findings => &[
                "comparison",
                "finding_id",
                "link_id",
                "rule",
                "title",
                "mqm",
                "severity",
                "confidence",
                "source_id",
                "source_text",
                "target_id",
                "target_text",
                "message",
                "evidence",
                "suggestion",
                "status",
                "reviewer",
                "reason",
                "fingerprint",
            ],
            Table::Sentences => &[
                "comparison",
                "side",
                "id",
                "paragraph",
                "start",
                "end",
                "text",
            ],
        }
    }
}

/// Writes one table.
#[derive(Clone, Copy, Debug)]
pub struct Csv {
    /// Which.
    pub table: Table,
    /// For spreadsheets: a byte order mark in front, and an apostrophe before every cell that a spreadsheet
    /// would run as a formula (`=`, `+`, `-`, `@`, tab or carriage return in front).
    pub for_excel: bool,
}

/// Writes the tables into a folder, which is made where it is missing. All are written beside their places
/// before the first is put there: when one cannot be written, all old files stay as they are. An alignment
/// without findings writes no `findings.csv`.
///
/// # Errors
/// Where the folder or a file in it cannot be written; the error names it.
pub fn write_dir(report: &Report<'_>, dir: &Path, for_excel: bool) -> Result<(), Error> {
    if dir.exists() && !dir.is_dir() {
        let problem = "is a file; csv=DIR names a folder, which is made where there is none";
        return Err(Error::input(dir, problem));
    }
    std::fs::create_dir_all(dir).map_err(|e| Error::io(dir, e))?;
    let mut tables = vec![Table::Links, Table::Sentences];
    if report.with_findings {
        tables.insert(1, Table::Findings);
    }
    let mut drafts = Vec::new();
    for table in tables {
        let path = dir.join(table.file_name());
        let bytes = Csv { table, for_excel }
            .bytes(report)
            .map_err(|e| Error::io(&path, e))?;
        drafts.push(file::Draft::new(&path, &bytes)?);
    }
    drafts.into_iter().try_for_each(file::Draft::publish)
}

/// The numbers in the ids of a comparison's parts, each list in the order of the parts. Where nothing was stored before,
/// they count from 1; in a stored alignment a part keeps the number that it was first given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ids {
    /// Of source sentences.
    pub source: Vec<usize>,
    /// Of target sentences.
    pub target: Vec<usize>,
    /// Of links.
    pub links: Vec<usize>,
    /// Of findings that are not silenced.
    pub findings: Vec<usize>,
}

impl Ids {
    /// Numbers by place, from 1.
    pub fn by_place(comparison: &Comparison<'_>) -> Self {
        let count = |length: usize| (1..=length).collect();
        Ids {
            source: count(comparison.source.sentences().len()),
            target: count(comparison.target.sentences().len()),
            links: count(comparison.alignment.links.len()),
            findings: count(comparison.findings.len()),
        }
    }
}

/// The ids of several parts, separated by a space.
fn all(letter: char, numbers: &[usize], places: &[usize]) -> String {
    let ids: Vec<String> = (places.iter())
        .map(|&place| format!("{letter}{}", numbers[place]))
        .collect();
    ids.join(" ")
}

impl Format for Csv {
    fn write(&self, report: &Report<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        self.write_with(report, &Ids::by_place(report.comparison), out)
    }
}

impl Csv {
    /// Writes the table with these ids.
    ///
    /// # Errors
    /// As for [`Format::write`].
    pub fn write_with(
        &self,
        report: &Report<'_>,
        ids: &Ids,
        out: &mut dyn io::Write,
    ) -> io::Result<()> {
        if self.for_excel {
            out.write_all("\u{feff}".as_bytes())?;
        }
        let mut rows = Rows {
            writer: WriterBuilder::new()
                .terminator(Terminator::CRLF)
                .from_writer(out),
            for_excel: self.for_excel,
        };
        rows.push(self.table.header().iter().map(|&cell| cell.into()))?;
        match self.table {
            Table::Links => links(report, ids, &mut rows)?,
            Table::Findings => findings(report, ids, &mut rows)?,
            Table::Sentences => {
                let comparison = report.comparison;
                let (source, target) = (comparison.source, comparison.target);
                sentences(report, ("source", source), &ids.source, &mut rows)?;
                sentences(report, ("target", target), &ids.target, &mut rows)?;
            }
        }
        rows.writer.flush()
    }
}

struct Rows<'o> {
    writer: csv::Writer<&'o mut dyn io::Write>,
    for_excel: bool,
}

impl Rows<'_> {
    fn push<'c>(&mut self, cells: impl IntoIterator<Item = Cow<'c, str>>) -> io::Result<()> {
        for cell in cells {
            let written = if self.for_excel {
                self.writer.write_field(defused(&cell).as_bytes())
            } else {
                self.writer.write_field(cell.as_bytes())
            };
            written.map_err(plain)?;
        }
        self.writer.write_record(None::<&[u8]>).map_err(plain)
    }
}

/// The writer's own error, so that a closed pipe is still known as one.
fn plain(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

/// A cell that no spreadsheet takes for a formula. One that already begins with an apostrophe and such a mark
/// gets another, so that taking one away always gives back the cell.
fn defused(cell: &str) -> Cow<'_, str> {
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let apostrophes = cell.trim_start_matches('\'');
    let defused_before =
        apostrophes.len() < cell.len() && apostrophes.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if formula || defused_before {
        format!("'{cell}").into()
    } else {
        cell.into()
    }
}

fn links(report: &Report<'_>, ids: &Ids, rows: &mut Rows<'_>) -> io::Result<()> {
    let comparison = report.comparison;
    let mut found: Vec<Vec<usize>> = vec![Vec::new(); comparison.alignment.links.len()];
    for (index, finding) in report.findings().iter().enumerate() {
        if let Some(at) = finding.link.and_then(|link| found.get_mut(link)) {
            at.push(index);
        }
    }
    for (index, link) in comparison.alignment.links.iter().enumerate() {
        let worst = found[index]
            .iter()
            .map(|&f| report.findings()[f].severity)
            .max();
        let said = comparison.link_judgement(index);
        rows.push([
            report.name.into(),
            format!("l{}", ids.links[index]).into(),
            all('s', &ids.source, &link.sources).into(),
            all('t', &ids.target, &link.targets).into(),
            link.shape().into(),
            link.relation.as_str().into(),
            link.score
                .map_or_else(String::new, |s| format!("{s:.4}"))
                .into(),
            comparison.link_status(index).into(),
            passage_text(comparison.source, &link.sources).into(),
            passage_text(comparison.target, &link.targets).into(),
            all('f', &ids.findings, &found[index]).into(),
            worst.map_or("", Severity::as_str).into(),
            said.map_or_else(String::new, remarks).into(),
        ])?;
    }
    Ok(())
}

fn findings(report: &Report<'_>, ids: &Ids, rows: &mut Rows<'_>) -> io::Result<()> {
    let comparison = report.comparison;
    for (index, finding) in report.findings().iter().enumerate() {
        let info = rules::info(finding.rule);
        let (source, target) = (finding.source, finding.target);
        let said = comparison.judgement(finding);
        rows.push([
            report.name.into(),
            format!("f{}", ids.findings[index]).into(),
            all('l', &ids.links, finding.link.as_slice()).into(),
            finding.rule.into(),
            info.map_or(finding.rule, |info| info.title).into(),
            info.map_or("", |info| info.mqm).into(),
            finding.severity.as_str().into(),
            format!("{:.4}", finding.confidence).into(),
            source
                .map_or_else(String::new, |p| all('s', &ids.source, &[p.sentence]))
                .into(),
            source
                .map_or("", |p| p.span.of(comparison.source.text()))
                .into(),
            target
                .map_or_else(String::new, |p| all('t', &ids.target, &[p.sentence]))
                .into(),
            target
                .map_or("", |p| p.span.of(comparison.target.text()))
                .into(),
            finding.message.as_str().into(),
            evidence(finding).into(),
            finding.suggestion.as_deref().unwrap_or_default().into(),
            comparison.finding_status(finding).into(),
            said.map_or("", |j| j.reviewer.as_str()).into(),
            said.map_or_else(String::new, remarks).into(),
            finding.fingerprint.as_str().into(),
        ])?;
    }
    Ok(())
}

/// The compared values in one cell: `source → target`, either side empty where it has nothing.
fn evidence(finding: &Finding) -> String {
    evidence_cell(&finding.evidence)
}

fn evidence_cell(values: &crate::finding::Evidence) -> String {
    if values.source.is_empty() && values.target.is_empty() {
        return String::new();
    }
    format!("{} → {}", values.source, values.target)
        .trim()
        .to_owned()
}

/// Reason, remarks and what a reopened one was, in one cell.
fn remarks(said: &Judgement) -> String {
    let all = said.reason.iter().chain(&said.comments).chain(&said.was);
    let all: Vec<&str> = all.map(String::as_str).collect();
    all.join("; ")
}

fn sentences(
    report: &Report<'_>,
    (side, document): (&str, &Document),
    numbers: &[usize],
    rows: &mut Rows<'_>,
) -> io::Result<()> {
    let offsets = Offsets::new(document.text());
    for (index, sentence) in document.sentences().iter().enumerate() {
        rows.push([
            report.name.into(),
            side.into(),
            format!("{}{}", &side[..1], numbers[index]).into(),
            (sentence.paragraph + 1).to_string().into(),
            offsets.code_point(sentence.span.start).to_string().into(),
            offsets.code_point(sentence.span.end).to_string().into(),
            sentence.span.of(document.text()).into(),
        ])?;
    }
    Ok(())
}
