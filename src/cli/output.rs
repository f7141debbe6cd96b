//! Standard output and standard error.

use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use anstream::{AutoStream, ColorChoice};
use anyhow::bail;
use hexapla::format::checkstyle::Checkstyle;
use hexapla::format::csv::{self, Csv, Table};
use hexapla::format::exchange;
use hexapla::format::file;
use hexapla::format::github::Github;
use hexapla::format::gitlab::Gitlab;
use hexapla::format::html::Html;
use hexapla::format::json::{Json, Record};
use hexapla::format::jsonl::JsonLines;
use hexapla::format::junit::Junit;
use hexapla::format::markdown::Markdown;
use hexapla::format::rdjson::Rdjson;
use hexapla::format::sarif::Sarif;
use hexapla::format::summary::Summary;
use hexapla::format::text::{Detail, Text};
use hexapla::format::vecalign::Vecalign;
use hexapla::format::{Format, Report};

use super::args::{Kind, Output, Style, Target};

/// Columns of a page that is no terminal, and the most that lines are wrapped at: longer ones tire the eye.
const PIPED: usize = 80;
const WIDEST: usize = 100;

/// Refuses more than one output without a path.
pub fn one_to_stdout<'p>(paths: impl Iterator<Item = Option<&'p Path>>) -> anyhow::Result<()> {
    if paths.filter(Option::is_none).count() > 1 {
        bail!(
            "only one format can go to standard output; give the others a path, as in --format json=FILE"
        );
    }
    Ok(())
}

/// Refuses, before anything is read, what could not be written.
pub fn check(output: &Output) -> anyhow::Result<()> {
    one_to_stdout(output.formats.iter().map(|t| t.path.as_deref()))?;
    for (at, target) in output.formats.iter().enumerate() {
        if target.path.is_some() && output.formats[..at].iter().any(|t| t.path == target.path) {
            bail!("two formats go to one path; give each its own");
        }
    }
    Ok(())
}

/// Writes several reports in every format that was asked for; as CSV, each into a folder of its name.
pub fn write_all(reports: &[Report<'_>], output: &Output) -> anyhow::Result<()> {
    for target in formats(output) {
        match (&target.path, target.kind) {
            (Some(path), Kind::Csv) => {
                for report in reports {
                    csv::write_dir(report, &path.join(report.name), output.csv_for_excel)?;
                }
            }
            (path, kind) => {
                let format = format(kind, output, false);
                let mut bytes = Vec::new();
                format.write_all(reports, &mut bytes)?;
                match path {
                    Some(path) => file::replace(path, &bytes)?,
                    None => print(&bytes)?,
                }
            }
        }
    }
    Ok(())
}

/// Writes a report in every format that was asked for, files first; text where none was.
pub fn write(report: &Report<'_>, output: &Output) -> anyhow::Result<()> {
    let (files, streams): (Vec<_>, Vec<_>) = formats(output).iter().partition(|t| t.path.is_some());
    for target in files {
        let Some(path) = &target.path else { continue };
        if let Some(kind) = exchanged(target.kind) {
            exchange(report, path, kind, output)?;
        } else if target.kind == Kind::Csv {
            csv::write_dir(report, path, output.csv_for_excel)?;
        } else {
            let bytes = format(target.kind, output, false).bytes(report)?;
            file::replace(path, &bytes)?;
        }
    }
    for target in streams {
        if let Some(kind) = exchanged(target.kind) {
            exchange(report, Path::new("-"), kind, output)?;
            continue;
        }
        let colour = target.kind == Kind::Text && stdout_choice() != ColorChoice::Never;
        let bytes = format(target.kind, output, colour).bytes(report)?;
        if colour {
            // A console without escape sequences gets its colours from here.
            let mut out = AutoStream::new(io::stdout().lock(), stdout_choice());
            out.write_all(&bytes)?;
            out.flush()?;
        } else {
            print(&bytes)?;
        }
    }
    Ok(())
}

/// What was asked for; text where nothing was.
fn formats(output: &Output) -> &[Target] {
    const DEFAULT: &[Target] = &[Target {
        kind: Kind::Text,
        path: None,
    }];
    if output.formats.is_empty() {
        DEFAULT
    } else {
        &output.formats
    }
}

fn format(kind: Kind, output: &Output, colour: bool) -> Box<dyn Format> {
    match kind {
        Kind::Text => Box::new(Text {
            detail: match output.style {
                Style::Brief => Detail::Brief,
                Style::Full => Detail::Full,
            },
            colour,
            width: width(),
            all: output.all,
        }),
        Kind::Json => Box::new(Json),
        Kind::Jsonl => Box::new(JsonLines),
        Kind::Csv => Box::new(Csv {
            table: Table::Links,
            for_excel: output.csv_for_excel,
        }),
        Kind::Html => Box::new(Html),
        #[cfg(feature = "xlsx")]
        Kind::Xlsx => Box::new(hexapla::format::xlsx::Xlsx),
        Kind::Markdown => Box::new(Markdown),
        Kind::Sarif => Box::new(Sarif),
        Kind::Github => Box::new(Github),
        Kind::Gitlab => Box::new(Gitlab),
        Kind::Rdjson => Box::new(Rdjson),
        Kind::Checkstyle => Box::new(Checkstyle),
        Kind::Junit => Box::new(Junit::default()),
        Kind::Summary => Box::new(Summary),
        // The others went the way of `exchange`.
        _ => Box::new(Vecalign),
    }
}

/// Whether a file of the format holds one comparison.
pub fn is_single(kind: Kind) -> bool {
    #[cfg(feature = "xlsx")]
    if kind == Kind::Xlsx {
        return true;
    }
    matches!(kind, Kind::Html | Kind::Vecalign) || exchanged(kind).is_some()
}

/// The formats that are written link by link.
fn exchanged(kind: Kind) -> Option<exchange::Kind> {
    match kind {
        Kind::Tsv => Some(exchange::Kind::Tsv),
        Kind::Ladder => Some(exchange::Kind::Ladder),
        Kind::Hunalign => Some(exchange::Kind::Hunalign),
        Kind::Moses => Some(exchange::Kind::Moses),
        Kind::Tmx => Some(exchange::Kind::Tmx),
        Kind::Xces => Some(exchange::Kind::Xces),
        Kind::Translation => Some(exchange::Kind::Translation),
        Kind::Xliff => Some(exchange::Kind::Xliff),
        Kind::Mqm => Some(exchange::Kind::Mqm),
        Kind::Parquet => Some(exchange::Kind::Parquet),
        _ => None,
    }
}

fn exchange(
    report: &Report<'_>,
    path: &Path,
    kind: exchange::Kind,
    output: &Output,
) -> anyhow::Result<()> {
    let options = exchange::Conversion {
        for_excel: output.csv_for_excel,
        loss: if output.lossy {
            exchange::Loss::Allowed
        } else {
            exchange::Loss::Fields
        },
        ..exchange::Conversion::default()
    };
    exchange::write_record(Record::new(report), path, kind, &options)?;
    Ok(())
}

/// How many of several are done, on a terminal alone: nothing of it reaches a file or a pipe.
pub struct Progress {
    done: AtomicUsize,
    all: usize,
    shown: bool,
}

impl Progress {
    /// Of so many.
    pub fn new(all: usize) -> Self {
        Progress {
            done: AtomicUsize::new(0),
            all,
            shown: all > 1 && io::stderr().is_terminal(),
        }
    }

    /// One more is done.
    pub fn step(&self) {
        let done = 1 + self.done.fetch_add(1, Ordering::Relaxed);
        if self.shown {
            let _ = write!(io::stderr(), "\r{done} of {} comparisons", self.all);
        }
    }

    /// Takes the line away.
    pub fn end(&self) {
        if self.shown {
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
    }
}

/// Writes to standard output as it stands.
pub fn print(bytes: &[u8]) -> anyhow::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(bytes)?;
    out.flush()?;
    Ok(())
}

/// Says something beside the result.
pub fn note(text: &str) {
    say("note", text);
}

/// Says why there is no result.
pub fn complain(text: &str) {
    say("error", text);
}

fn say(label: &str, text: &str) {
    // Names of files may hold anything; a terminal is to see text.
    let text: String = text
        .chars()
        .map(|c| {
            if c.is_control() && c != '\n' {
                '\u{fffd}'
            } else {
                c
            }
        })
        .collect();
    // Where standard error is closed there is nobody to tell.
    let _ = writeln!(io::stderr(), "hexapla: {label}: {text}");
}

fn stdout_choice() -> ColorChoice {
    match ColorChoice::global() {
        ColorChoice::Auto => AutoStream::choice(&io::stdout()),
        choice => choice,
    }
}

/// The page's columns: the terminal's where standard output is one.
pub fn width() -> usize {
    if !io::stdout().is_terminal() {
        return PIPED;
    }
    terminal_size::terminal_size().map_or(PIPED, |(width, _)| usize::from(width.0).min(WIDEST))
}
