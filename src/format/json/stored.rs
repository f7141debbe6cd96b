//! The document of a stored alignment, which may come from another program: then `run` is null.

use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::format::exchange::{
    Checked, Head, Input, Item, Items, Output, Side, Sink, StoredLink, TextHead,
};
use crate::format::jsonl::WithShape;

use super::{FindingRecord, Note, Run, SCHEMA, SentenceRecord, Text};

#[derive(Deserialize)]
struct Stored {
    schema: String,
    comparison: String,
    #[serde(default)]
    run: Option<Run>,
    #[serde(default)]
    notes: Vec<Note>,
    source: Text,
    target: Text,
    links: Vec<StoredLink>,
    #[serde(default)]
    findings: Option<Vec<FindingRecord>>,
    #[serde(default)]
    silenced: Vec<FindingRecord>,
}

/// The items of a document.
///
/// # Errors
/// No such document, or another schema.
pub fn items(input: Input) -> Result<Items<'static>, Error> {
    let path = input.path.clone();
    let stored: Stored = serde_json::from_reader(input).map_err(|e| {
        let problem = format!("no comparison in JSON ({e})");
        Error::at(&path, (e.line().max(1), e.column().max(1)), problem)
    })?;
    if stored.schema != SCHEMA {
        let problem = format!(
            "the schema is `{}`, this version reads `{SCHEMA}`",
            stored.schema
        );
        return Err(Error::at(&path, (1, 1), problem));
    }
    let text = |text: &Text| TextHead {
        path: text.path.clone(),
        language: text.language.clone(),
    };
    let head = Head {
        comparison: stored.comparison,
        source: text(&stored.source),
        target: text(&stored.target),
        run: stored.run,
        checked: stored.findings.is_some().into(),
    };
    let sentences = |side, text: Text| {
        text.sentences
            .into_iter()
            .map(move |s| Item::Sentence(side, s))
    };
    let links = stored.links.into_iter().map(|mut link| {
        link.place = (1, 1);
        Item::Link(link)
    });
    let items = std::iter::once(Item::Head(head))
        .chain(stored.notes.into_iter().map(Item::Note))
        .chain(sentences(Side::Source, stored.source))
        .chain(sentences(Side::Target, stored.target))
        .chain(links)
        .chain(stored.findings.into_iter().flatten().map(Item::Finding))
        .chain(stored.silenced.into_iter().map(Item::Silenced));
    Ok(Box::new(items.map(Ok)))
}

/// Collects the whole and writes it at the end.
pub struct Collected {
    out: Output,
    head: Head,
    notes: Vec<Note>,
    sentences: [Vec<SentenceRecord>; 2],
    links: Vec<StoredLink>,
    findings: Vec<FindingRecord>,
    silenced: Vec<FindingRecord>,
}

impl Collected {
    /// Writes to `out`.
    pub fn new(out: Output) -> Self {
        Collected {
            out,
            head: Head::default(),
            notes: Vec::new(),
            sentences: [Vec::new(), Vec::new()],
            links: Vec::new(),
            findings: Vec::new(),
            silenced: Vec::new(),
        }
    }
}

impl Sink for Collected {
    fn put(&mut self, item: &Item) -> Result<(), Error> {
        match item {
            Item::Head(head) => self.head = head.clone(),
            Item::Note(note) => self.notes.push(note.clone()),
            Item::Sentence(Side::Source, sentence) => self.sentences[0].push(sentence.clone()),
            Item::Sentence(Side::Target, sentence) => self.sentences[1].push(sentence.clone()),
            Item::Link(link) => self.links.push(link.clone()),
            Item::Finding(finding) => self.findings.push(finding.clone()),
            Item::Silenced(finding) => self.silenced.push(finding.clone()),
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<(), Error> {
        #[derive(Serialize)]
        struct Whole<'w> {
            schema: &'w str,
            comparison: &'w str,
            run: Option<&'w Run>,
            notes: &'w [Note],
            source: Text,
            target: Text,
            links: Vec<WithShape<'w>>,
            #[serde(skip_serializing_if = "Option::is_none")]
            findings: Option<&'w [FindingRecord]>,
            #[serde(skip_serializing_if = "<[_]>::is_empty")]
            silenced: &'w [FindingRecord],
        }
        let [source, target] = std::mem::take(&mut self.sentences);
        let text = |head: &TextHead, sentences| Text {
            path: head.path.clone(),
            language: head.language.clone(),
            sentences,
        };
        let whole = Whole {
            schema: SCHEMA,
            comparison: &self.head.comparison,
            run: self.head.run.as_ref(),
            notes: &self.notes,
            source: text(&self.head.source, source),
            target: text(&self.head.target, target),
            links: self.links.iter().map(WithShape::new).collect(),
            // A comparison that was checked and found nothing says so.
            findings: (self.head.checked == Checked::Yes || !self.findings.is_empty())
                .then_some(&self.findings),
            silenced: &self.silenced,
        };
        let done = serde_json::to_writer_pretty(&mut self.out, &whole);
        done.map_err(|e| Error::io(&self.out.path, e.into()))?;
        self.out.text("\n")?;
        self.out.publish().map(drop)
    }
}
