//! Every way a comparison is written, one file a format.
//!
//! | format | for | reads back |
//! | --- | --- | --- |
//! | [`text`] | an editor at a terminal | |
//! | [`html`] | an editor: one self-contained page | |
//! | [`markdown`] | a page or a review comment | |
//! | [`json`] | programs: one document with everything | yes |
//! | [`jsonl`] | programs that read line by line | yes |
//! | [`csv`] | spreadsheets and researchers: links, findings, sentences; with tabs, links | yes |
//! | [`vecalign`] | scorers of alignments: the indices of each link | yes |
//! | [`ladder`], [`hunalign`] | hunalign's two forms | yes |
//! | [`moses`] | trainers of translation: pairs of lines | yes |
//! | [`tmx`] | translation memories | yes |
//! | [`xces`] | corpora as OPUS has them | yes |
//! | `xlsx` | reviewers at a spreadsheet; with the feature of that name | their verdicts |
//! | [`translation`] | Hugging Face's data sets | yes |
//! | [`xliff`] | translation tools, with findings as quality issues | yes |
//! | [`po`] | GNU gettext | read only |
//! | `parquet` | programs that compute, behind the feature `parquet` | yes |
//! | [`mqm`] | findings as WMT has its ratings | |
//! | [`npy`] | sentence vectors, for programs that compute | |
//! | [`sarif`] | code scanning | |
//! | [`github`] | annotations of a workflow's run | |
//! | [`summary`] | the page of a workflow's run: what all comparisons came to |
//! | [`gitlab`] | the code quality widget of a merge request | |
//! | [`rdjson`] | reviewdog | |
//! | [`checkstyle`], [`junit`] | other CI servers | |
//!
//! [`exchange`] holds what they share, and turns each into each.
//!
//! A [`Report`] goes in, bytes come out; [`mod@file`] puts them where they belong without ever leaving half a file.
//!
//! ```
//! use hexapla::format::csv::{Csv, Table};
//! use hexapla::format::{Format, Report};
//! use hexapla::text::{ReadOptions, Segmentation};
//! use hexapla::{Comparison, Document, Options};
//!
//! let read = ReadOptions::default();
//! let source = Document::from_text("statement.en.txt", "We met. We oppose any such attempt.", &read)?;
//! let target = Document::from_text("summary.en.txt", "He opposed any such attempt.", &read)?;
//! let options = Options::default();
//! let comparison = Comparison::new(&source, &target, &options);
//! let report = Report {
//!     comparison: &comparison,
//!     name: "attempt",
//!     options: &options,
//!     segmentation: Segmentation::Sentences,
//!     with_findings: true,
//! };
//! let links = Csv { table: Table::Links, for_excel: false }.bytes(&report)?;
//! let links = String::from_utf8(links)?;
//! assert!(links.lines().any(|row| row.starts_with("attempt,l1,s2,t1,1-1,")));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub mod checkstyle;
pub mod csv;
pub mod exchange;
pub mod file;
pub mod github;
pub mod gitlab;
pub mod html;
pub mod hunalign;
pub mod json;
pub mod jsonl;
pub mod junit;
pub mod ladder;
mod located;
pub mod markdown;
pub mod moses;
pub mod mqm;
pub mod npy;
#[cfg(feature = "parquet")]
pub mod parquet;
pub mod po;
pub mod rdjson;
pub mod sarif;
pub mod summary;
pub mod text;
pub mod tmx;
pub mod translation;
pub mod vecalign;
pub mod xces;
pub mod xliff;
#[cfg(feature = "xlsx")]
pub mod xlsx;

use std::borrow::Cow;
use std::io;
use std::path::Path;

use crate::align::Mode;
use crate::comparison::{Comparison, Options};
use crate::finding::Finding;
use crate::rules;
use crate::text::{Document, Segmentation, Span};

/// A comparison and what is written beside it.
#[derive(Clone, Copy, Debug)]
pub struct Report<'c> {
    /// What was compared.
    pub comparison: &'c Comparison<'c>,
    /// The name of the comparison, which stands in every row of the tables.
    pub name: &'c str,
    /// What was asked for.
    pub options: &'c Options,
    /// How sentences were found.
    pub segmentation: Segmentation,
    /// Whether findings are written; an alignment alone has none.
    pub with_findings: bool,
}

impl<'c> Report<'c> {
    /// The findings that are written.
    pub fn findings(&self) -> &'c [Finding] {
        if self.with_findings {
            &self.comparison.findings
        } else {
            &[]
        }
    }

    /// The findings that a verdict silenced, with the numbers of their ids, which go on where the loud ones end.
    pub fn silenced(&self) -> impl Iterator<Item = (usize, &'c Finding)> {
        let silenced: &[Finding] = if self.with_findings {
            &self.comparison.silenced
        } else {
            &[]
        };
        let first = self.comparison.findings.len();
        (first..).zip(silenced)
    }

    /// What the two texts are called in running text.
    pub fn terms(&self) -> Terms {
        let across = self.comparison.source.language() != self.comparison.target.language();
        match self.comparison.alignment.mode {
            Mode::Translation if !across => Terms {
                source: "source",
                target: "target",
            },
            Mode::Translation => Terms {
                source: "original",
                target: "translation",
            },
            Mode::Auto | Mode::Summary => Terms {
                source: "statement",
                target: "summary",
            },
        }
    }

    /// All notes, each with the text it is about: `source`, `target` or `comparison`.
    pub fn notes(&self) -> impl Iterator<Item = (&'static str, &'c str)> {
        let about = |label, notes: &'c [String]| notes.iter().map(move |n| (label, n.as_str()));
        about("source", self.comparison.source.notes())
            .chain(about("target", self.comparison.target.notes()))
            .chain(about("comparison", &self.comparison.notes))
    }
}

/// What the two texts are called: a statement and its summary, an original and its translation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terms {
    /// The reference.
    pub source: &'static str,
    /// The text under review.
    pub target: &'static str,
}

/// A way to write a comparison.
pub trait Format {
    /// Writes the whole report.
    ///
    /// # Errors
    /// What the writer reports; a format has no errors of its own.
    fn write(&self, report: &Report<'_>, out: &mut dyn io::Write) -> io::Result<()>;

    /// Writes several reports as one output; one after the other where the format has no other way.
    ///
    /// # Errors
    /// As for [`Format::write`].
    fn write_all(&self, reports: &[Report<'_>], out: &mut dyn io::Write) -> io::Result<()> {
        reports
            .iter()
            .try_for_each(|report| self.write(report, out))
    }

    /// The whole report as bytes.
    ///
    /// # Errors
    /// None but those of [`Format::write`], which memory does not give.
    fn bytes(&self, report: &Report<'_>) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.write(report, &mut bytes)?;
        Ok(bytes)
    }
}

/// The id of source sentence `index`: `s1` is the first.
pub fn source_id(index: usize) -> String {
    format!("s{}", index + 1)
}

/// The id of target sentence `index`: `t1` is the first.
pub fn target_id(index: usize) -> String {
    format!("t{}", index + 1)
}

/// The id of link `index`: `l1` is the first.
pub fn link_id(index: usize) -> String {
    format!("l{}", index + 1)
}

/// The id of finding `index`: `f1` is the first.
pub fn finding_id(index: usize) -> String {
    format!("f{}", index + 1)
}

/// Ids of several sentences, separated by a space.
fn joined(indices: &[usize], id: fn(usize) -> String) -> String {
    let ids: Vec<_> = indices.iter().map(|&i| id(i)).collect();
    ids.join(" ")
}

/// The sentences of a link's side as spans with what stands before each: nothing, a space between neighbours,
/// ` […] ` where sentences were passed over.
fn passages(
    document: &Document,
    sentences: &[usize],
) -> impl Iterator<Item = (&'static str, Span)> {
    sentences.iter().enumerate().map(|(at, &index)| {
        let before = match at.checked_sub(1).map(|last| sentences[last]) {
            None => "",
            Some(last) if last + 1 == index => " ",
            Some(_) => " […] ",
        };
        (before, document.sentences()[index].span)
    })
}

/// The text of a link's side, as the tables have it.
fn passage_text(document: &Document, sentences: &[usize]) -> String {
    let mut text = String::new();
    for (before, span) in passages(document, sentences) {
        text.push_str(before);
        text.push_str(span.of(document.text()));
    }
    text
}

/// The title of a rule for readers; its id where the registry does not know it.
fn title(rule: &'static str) -> &'static str {
    rules::info(rule).map_or(rule, |info| info.title)
}

/// A path that says nothing about the machine: an absolute one is cut to its file name.
fn portable(name: &str) -> String {
    let path = Path::new(name);
    match path.file_name() {
        Some(file) if path.is_absolute() => file.to_string_lossy().into_owned(),
        _ => name.to_owned(),
    }
}

/// Text that XML 1.0 can hold: control characters, which it cannot, become U+FFFD.
fn xml_text(text: &str) -> Cow<'_, str> {
    let forbidden = |c: char| {
        c < ' ' && !matches!(c, '\t' | '\n' | '\r') || matches!(c, '\u{fffe}' | '\u{ffff}')
    };
    if text.contains(forbidden) {
        text.replace(forbidden, "\u{fffd}").into()
    } else {
        text.into()
    }
}

/// Rounded to the four decimals that every output has.
fn rounded(score: f64) -> f64 {
    (score * 1e4).round() / 1e4
}
