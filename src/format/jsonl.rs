//! The records of [`json`](super::json), one a line, each with a `kind`: `run` first, then `note`, `source` and
//! `target` sentences, `link`, `finding`, `silenced` (a finding that a verdict silenced).

use std::io;

use serde::Serialize;

use crate::error::Error;

use super::exchange::{Checked, Head, Input, Item, Items, Output, Side, Sink, StoredLink};
use super::json::{FindingRecord, LinkRecord, Note, Record, Run, SCHEMA, SentenceRecord};
use super::{Format, Report};

/// What the format cannot carry.
pub const LIMITS: &str = "A sentence comes before the first link that names it.";

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
    Silenced(&'r FindingRecord),
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
            .chain(record.findings.iter().flatten().map(Line::Finding))
            .chain(record.silenced.iter().map(Line::Silenced));
        for line in lines {
            serde_json::to_writer(&mut *out, &line)?;
            out.write_all(b"\n")?;
        }
        Ok(())
    }
}

/// Writes the lines of a stored alignment.
pub struct Lines {
    out: Output,
}

impl Lines {
    /// Writes to `out`.
    pub fn new(out: Output) -> Self {
        Lines { out }
    }
}

impl Sink for Lines {
    fn put(&mut self, item: &Item) -> Result<(), Error> {
        let line = match item {
            Item::Head(head) => line("run", head),
            Item::Note(note) => line("note", note),
            Item::Sentence(side, sentence) => line(side.as_str(), sentence),
            Item::Link(link) => line("link", &WithShape::new(link)),
            Item::Finding(finding) => line("finding", finding),
            Item::Silenced(finding) => line("silenced", finding),
        };
        let line = line.map_err(|e| Error::io(&self.out.path, e.into()))?;
        self.out.text(&line)
    }

    fn finish(self: Box<Self>) -> Result<(), Error> {
        self.out.publish().map(drop)
    }
}

/// A link with the shape that its ids have.
#[derive(Serialize)]
pub(super) struct WithShape<'l> {
    #[serde(flatten)]
    link: &'l StoredLink,
    r#type: String,
}

impl<'l> WithShape<'l> {
    pub(super) fn new(link: &'l StoredLink) -> Self {
        WithShape {
            link,
            r#type: format!("{}-{}", link.source_ids.len(), link.target_ids.len()),
        }
    }
}

fn line<T: Serialize>(kind: &str, record: &T) -> serde_json::Result<String> {
    #[derive(Serialize)]
    struct Tagged<'r, T> {
        kind: &'r str,
        #[serde(skip_serializing_if = "Option::is_none")]
        schema: Option<&'r str>,
        #[serde(flatten)]
        record: &'r T,
    }
    let schema = (kind == "run").then_some(SCHEMA);
    let mut line = serde_json::to_string(&Tagged {
        kind,
        schema,
        record,
    })?;
    line.push('\n');
    Ok(line)
}

#[derive(serde::Deserialize)]
struct Tag {
    kind: String,
    #[serde(default)]
    schema: Option<String>,
}

/// The records of a file.
pub fn items(mut input: Input) -> Items<'static> {
    let mut begun = false;
    let mut next = move || -> Result<Option<Item>, Error> {
        loop {
            let Some((line, text)) = input.next_line()? else {
                return Ok(None);
            };
            if text.trim().is_empty() {
                continue;
            }
            let wrong = |e: &serde_json::Error| {
                let problem = format!("no record of a comparison ({e})");
                Error::at(&input.path, (line, e.column().max(1)), problem)
            };
            let tag: Tag = serde_json::from_str(&text).map_err(|e| wrong(&e))?;
            if tag.kind == "run" {
                check_schema(tag.schema.as_deref(), &input, line)?;
            } else if !begun {
                let problem = "the first line has to be of the kind `run`";
                return Err(Error::at(&input.path, (line, 1), problem));
            }
            begun = true;
            let item = match tag.kind.as_str() {
                "run" => serde_json::from_str(&text).map(|mut head: Head| {
                    head.checked = Checked::Unknown;
                    Item::Head(head)
                }),
                "note" => serde_json::from_str(&text).map(Item::Note),
                "source" => serde_json::from_str(&text).map(|s| Item::Sentence(Side::Source, s)),
                "target" => serde_json::from_str(&text).map(|s| Item::Sentence(Side::Target, s)),
                "link" => serde_json::from_str(&text).map(|mut link: StoredLink| {
                    link.place = (line, 1);
                    Item::Link(link)
                }),
                "finding" => serde_json::from_str(&text).map(Item::Finding),
                "silenced" => serde_json::from_str(&text).map(Item::Silenced),
                other => {
                    let problem = format!("the kind `{other}` is not known");
                    return Err(Error::at(&input.path, (line, 1), problem));
                }
            };
            return item.map(Some).map_err(|e| wrong(&e));
        }
    };
    Box::new(std::iter::from_fn(move || next().transpose()))
}

fn check_schema(found: Option<&str>, input: &Input, line: usize) -> Result<(), Error> {
    if found == Some(SCHEMA) {
        return Ok(());
    }
    let found = found.unwrap_or("missing");
    let problem = format!("the schema is `{found}`, this version reads `{SCHEMA}`");
    Err(Error::at(&input.path, (line, 1), problem))
}
