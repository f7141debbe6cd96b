//! GitLab's code quality report: a JSON array for the merge request widget.
//!
//! Severities are `critical` for errors, `minor` for warnings and `info` for notes. Fingerprints are those of the
//! findings with the comparison's name before them, so that two comparisons never share one.

use std::io;

use serde_json::{Value, json};

use crate::finding::Severity;

use super::located::{Located, located};
use super::{Format, Report};

/// Writes the array.
#[derive(Clone, Copy, Debug, Default)]
pub struct Gitlab;

impl Format for Gitlab {
    fn write(&self, report: &Report<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        self.write_all(std::slice::from_ref(report), out)
    }

    fn write_all(&self, reports: &[Report<'_>], out: &mut dyn io::Write) -> io::Result<()> {
        let entries: Vec<Value> = reports
            .iter()
            .flat_map(|report| {
                located(report, Severity::Note).map(move |finding| entry(report.name, &finding))
            })
            .collect();
        serde_json::to_writer_pretty(&mut *out, &entries)?;
        out.write_all(b"\n")
    }
}

fn entry(name: &str, located: &Located<'_>) -> Value {
    let finding = located.finding;
    let severity = match finding.severity {
        Severity::Error => "critical",
        Severity::Warning => "minor",
        Severity::Note => "info",
    };
    // The widget wants a line; a file without lines of text has its first.
    let line = located.main.range.map_or(1, |(start, _)| start.line);
    let end = located.main.range.map_or(line, |(_, end)| end.line);
    json!({
        "description": located.text(),
        "check_name": finding.rule,
        "fingerprint": format!("{name}:{}", finding.fingerprint),
        "severity": severity,
        "location": { "path": located.main.path, "lines": { "begin": line, "end": end } },
    })
}
