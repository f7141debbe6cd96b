//! The records of [`json`](super::json), one a line, each with a `kind`: `run` first, then `note`, `source` and
//! `target` sentences, `link`, `finding`.

use std::io;

use serde::Serialize;

use super::json::{FindingRecord, LinkRecord, Note, Record, Run, SentenceRecord};
use super::{Format, Report};

/// Writes the lines.
#[derive(Clone, Copy, Debug, Default)]
pub struct JsonLines;

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum Line<'r> {
    Run {
        schema: &'r str,
        comparison: &'r str,
        source: TextHead<'r>,
        target: TextHead<'r>,
        #[serde(flatten)]
        run: &'r Run,
    },
    Note(&'r Note),
    Source(&'r SentenceRecord),
    Target(&'r SentenceRecord),
    Link(&'r LinkRecord),
    Finding(&'r FindingRecord),
}

#[derive(Serialize)]
struct TextHead<'r> {
    path: &'r str,
    language: &'r str,
}

impl Format for JsonLines {
    fn write(&self, report: &Report<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        let record = Record::new(report);
        let head = Line::Run {
            schema: &record.schema,
            comparison: &record.comparison,
            source: TextHead {
                path: &record.source.path,
                language: &record.source.language,
            },
            target: TextHead {
                path: &record.target.path,
                language: &record.target.language,
            },
            run: &record.run,
        };
        let lines = std::iter::once(head)
            .chain(record.notes.iter().map(Line::Note))
            .chain(record.source.sentences.iter().map(Line::Source))
            .chain(record.target.sentences.iter().map(Line::Target))
            .chain(record.links.iter().map(Line::Link))
            .chain(record.findings.iter().flatten().map(Line::Finding));
        for line in lines {
            serde_json::to_writer(&mut *out, &line)?;
            out.write_all(b"\n")?;
        }
        Ok(())
    }
}
