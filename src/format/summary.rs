//! What several comparisons came to, as one short page in Markdown: the step summary of a GitHub workflow.
//!
//! First the comparisons with something to look at, then their findings, the most severe first, at most
//! [`MOST_FINDINGS`]. GitHub takes a mebibyte a step; a row holds three passages of at most 200 characters.

use std::cmp::Reverse;
use std::fmt::Write as _;
use std::io;

use crate::finding::Severity;

use super::located::{Located, located};
use super::markdown::escaped;
use super::{Format, Report};

/// Findings that are listed; beyond them their number alone is named.
pub const MOST_FINDINGS: usize = 200;

/// Characters of a passage.
const LONGEST: usize = 200;

/// Writes the page.
#[derive(Clone, Copy, Debug, Default)]
pub struct Summary;

impl Format for Summary {
    fn write(&self, report: &Report<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        self.write_all(std::slice::from_ref(report), out)
    }

    fn write_all(&self, reports: &[Report<'_>], out: &mut dyn io::Write) -> io::Result<()> {
        let mut page = String::new();
        // Writing to a string cannot fail.
        let _ = counts(reports, &mut page);
        let _ = findings(reports, &mut page);
        out.write_all(page.as_bytes())
    }
}

fn counts(reports: &[Report<'_>], page: &mut String) -> std::fmt::Result {
    let mut total = [0; 3];
    let mut rows = String::new();
    for report in reports {
        let mut counts = [0; 3];
        for finding in report.findings() {
            counts[finding.severity as usize] += 1;
            total[finding.severity as usize] += 1;
        }
        let silenced = report.silenced().count();
        let [notes, warnings, errors] = counts;
        let drift = report.comparison.drift.as_ref();
        let drift = drift.map_or_else(String::new, crate::project::Drift::summary);
        if errors + warnings + silenced > 0 || !drift.is_empty() {
            let name = escaped(report.name);
            let drift = escaped(&drift);
            writeln!(
                rows,
                "| {name} | {errors} | {warnings} | {notes} | {silenced} | {drift} |"
            )?;
        }
    }
    let [notes, warnings, errors] = total;
    writeln!(
        page,
        "## hexapla\n\n{} comparisons: {errors} errors, {warnings} warnings, {notes} notes.\n",
        reports.len()
    )?;
    if !rows.is_empty() {
        writeln!(
            page,
            "| comparison | errors | warnings | notes | silenced | since it was stored |\n| --- | --- | --- | --- | --- \
             | --- |\n{rows}"
        )?;
    }
    Ok(())
}

fn findings(reports: &[Report<'_>], page: &mut String) -> std::fmt::Result {
    let mut all: Vec<Located<'_>> = (reports.iter())
        .flat_map(|report| located(report, Severity::Warning))
        .collect();
    // Of equal severity they keep the order of the comparisons.
    all.sort_by_key(|located| Reverse(located.finding.severity));
    if all.is_empty() {
        return Ok(());
    }
    writeln!(
        page,
        "| | where | what | words |\n| --- | --- | --- | --- |"
    )?;
    for located in all.iter().take(MOST_FINDINGS) {
        let place = match located.main.range {
            Some((start, _)) => format!("{}:{}", located.main.path, start.line),
            None => located.main.path.clone(),
        };
        writeln!(
            page,
            "| {} | {} | {} ({}). {} | {} |",
            located.finding.severity.as_str(),
            escaped(&place),
            located.title(),
            located.finding.rule,
            passage(&located.finding.message),
            passage(located.main.words)
        )?;
    }
    if all.len() > MOST_FINDINGS {
        writeln!(
            page,
            "\n{} more are not listed here.",
            all.len() - MOST_FINDINGS
        )?;
    }
    Ok(())
}

/// One line that cannot leave its cell.
fn passage(text: &str) -> String {
    let mut line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some((at, _)) = line.char_indices().nth(LONGEST) {
        line.truncate(at);
        line.push('…');
    }
    escaped(&line)
}
