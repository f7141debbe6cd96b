//! The Reviewdog Diagnostic Format, as one JSON document. Columns count bytes of UTF-8, as the format wants them.

use std::io;

use serde_json::{Value, json};

use crate::finding::Severity;
use crate::text::Position;

use super::located::{Located, Site, located};
use super::{Format, Report};

/// Writes the document.
#[derive(Clone, Copy, Debug, Default)]
pub struct Rdjson;

impl Format for Rdjson {
    fn write(&self, report: &Report<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        self.write_all(std::slice::from_ref(report), out)
    }

    fn write_all(&self, reports: &[Report<'_>], out: &mut dyn io::Write) -> io::Result<()> {
        let diagnostics: Vec<Value> = reports
            .iter()
            .flat_map(|report| located(report, Severity::Note))
            .map(|finding| diagnostic(&finding))
            .collect();
        let document = json!({ "source": { "name": "hexapla" }, "diagnostics": diagnostics });
        serde_json::to_writer_pretty(&mut *out, &document)?;
        out.write_all(b"\n")
    }
}

fn diagnostic(located: &Located<'_>) -> Value {
    let finding = located.finding;
    let severity = match finding.severity {
        Severity::Error => "ERROR",
        Severity::Warning => "WARNING",
        Severity::Note => "INFO",
    };
    let mut value = json!({
        "message": located.text(),
        "location": location(&located.main),
        "severity": severity,
        "code": { "value": finding.rule },
    });
    if let (Some(suggestion), Some(range)) = (&finding.suggestion, located.main.range)
        && located.main.side == "target"
    {
        value["suggestions"] = json!([{ "range": self::range(range), "text": suggestion }]);
    }
    if let Some(other) = &located.other {
        value["related_locations"] =
            json!([{ "message": other.words, "location": location(other) }]);
    }
    value
}

fn location(site: &Site<'_>) -> Value {
    let mut value = json!({ "path": site.path });
    if let Some(range) = site.range {
        value["range"] = self::range(range);
    }
    value
}

fn range((start, end): (Position, Position)) -> Value {
    json!({
        "start": { "line": start.line, "column": start.byte },
        "end": { "line": end.line, "column": end.byte },
    })
}
