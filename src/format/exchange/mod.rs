//! Stored alignments as all formats of exchange read and write them: item by item, so that a file of a million links
//! passes through in bounded memory.
//!
//! A reader is an iterator over [`Item`]s: a [`Head`], sentences, links, findings. A writer takes them in the same
//! order. Between the two, [`convert`] gives links the texts of their sentences, or sentences the texts of
//! their links, whichever the writer needs.
//!
//! Held as a whole are JSON; the places of links, for a ladder, which stand in their order; sentences that a file states
//! apart from its links; and links whose findings follow, where a format has findings beside their links.
//!
//! What would be lost is an error that names the link or the finding, unless [`Loss`] allows it. The table of kinds says
//! which [`Part`]s a format has places for; its page says what else it cannot carry.

mod bilingual;
mod convert;
mod input;
mod kinds;
mod losses;
mod texts;
pub(crate) mod xml;

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::align::Relation;
use crate::error::Error;
use crate::verdicts::Judgement;

use super::file::Draft;
use super::json::{EditRecord, FindingRecord, Note, Record, Run, SentenceRecord};

pub use bilingual::{Bilingual, Unit};
pub use convert::{Conversion, convert, write_record};
pub use input::Input;
pub use kinds::{Kind, KindInfo, Ways};
pub use losses::{Loss, Part};

/// What a stored alignment says of itself.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Head {
    /// The name of the comparison.
    pub comparison: String,
    /// The reference.
    pub source: TextHead,
    /// The text under review.
    pub target: TextHead,
    /// How it was made; none where another program made it. Its fields stand beside the others.
    #[serde(default, flatten)]
    pub run: Option<Run>,
    /// Whether findings may follow the links.
    #[serde(skip)]
    pub checked: Checked,
}

/// Whether rules were run on a comparison.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Checked {
    /// No finding follows.
    #[default]
    No,
    /// The format does not say so before its end.
    Unknown,
    /// Findings follow, or none was found.
    Yes,
}

impl From<bool> for Checked {
    fn from(checked: bool) -> Self {
        if checked { Checked::Yes } else { Checked::No }
    }
}

/// What is known of one of the two texts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextHead {
    /// Its name; may be empty.
    pub path: String,
    /// Its language's code; `und` where it is not known.
    pub language: String,
}

impl Default for TextHead {
    fn default() -> Self {
        TextHead {
            path: String::new(),
            language: "und".into(),
        }
    }
}

/// One of the two texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    /// The reference.
    Source,
    /// The text under review.
    Target,
}

impl Side {
    /// `source` or `target`.
    pub fn as_str(self) -> &'static str {
        match self {
            Side::Source => "source",
            Side::Target => "target",
        }
    }

    /// The id of sentence `index`: `s1` or `t1` is the first.
    pub fn id(self, index: usize) -> String {
        match self {
            Side::Source => super::source_id(index),
            Side::Target => super::target_id(index),
        }
    }
}

/// A link as it is stored.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct StoredLink {
    /// `l1`…
    pub id: String,
    /// Ids of source sentences; empty where nothing supports the target.
    pub source_ids: Vec<String>,
    /// Ids of target sentences; empty for an omitted source sentence.
    pub target_ids: Vec<String>,
    /// How the target side stands to the source side; none where nobody said.
    #[serde(default)]
    pub relation: Option<Relation>,
    /// The estimated chance that the link is right.
    #[serde(default)]
    pub score: Option<f64>,
    /// One per source id.
    #[serde(default)]
    pub source_scores: Vec<Option<f64>>,
    /// `auto`, or what a person said.
    #[serde(default = "auto")]
    pub status: String,
    /// What a person noted.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub comment: String,
    /// What a person said of it; none where nobody did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub judgement: Option<Judgement>,
    /// The steps of the word diff.
    #[serde(default)]
    pub edits: Vec<EditRecord>,
    /// Texts of the source side: none, one a sentence, or one for them all.
    #[serde(skip)]
    pub source_texts: Vec<String>,
    /// Texts of the target side.
    #[serde(skip)]
    pub target_texts: Vec<String>,
    /// Line and column where it was read.
    #[serde(skip)]
    pub place: (usize, usize),
}

fn auto() -> String {
    "auto".into()
}

impl StoredLink {
    /// Ids and texts of one side.
    pub fn side(&self, side: Side) -> (&[String], &[String]) {
        match side {
            Side::Source => (&self.source_ids, &self.source_texts),
            Side::Target => (&self.target_ids, &self.target_texts),
        }
    }

    /// The texts of one side as one, sentences with a space between them.
    pub fn passage(&self, side: Side) -> String {
        self.side(side).1.join(" ")
    }

    /// Whether one side is empty.
    pub fn is_null(&self) -> bool {
        self.source_ids.is_empty() || self.target_ids.is_empty()
    }

    /// The score with four decimals; empty where there is none.
    pub fn score_text(&self) -> String {
        self.score.map_or_else(String::new, |s| format!("{s:.4}"))
    }

    /// The scores of single sources with four decimals, `-` where there is none; empty where the link's says it all.
    pub(crate) fn source_scores_text(&self) -> String {
        if self.source_scores.len() < 2 || self.source_scores.iter().all(Option::is_none) {
            return String::new();
        }
        let scores = self.source_scores.iter();
        let scores = scores.map(|s| s.map_or_else(|| "-".to_owned(), |s| format!("{s:.4}")));
        scores.collect::<Vec<_>>().join(" ")
    }

    /// Says the relation of a link with an empty side, which needs no one to say it.
    pub(crate) fn known_relation(&self) -> Option<Relation> {
        match (self.source_ids.is_empty(), self.target_ids.is_empty()) {
            (true, false) => Some(Relation::Unsupported),
            (false, true) => Some(Relation::Omitted),
            _ => self.relation,
        }
    }
}

/// A piece of a stored alignment, in the order in which they come.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// What it says of itself; the first.
    Head(Head),
    /// What the reader should know.
    Note(Note),
    /// A sentence; it comes before the first link that names it.
    Sentence(Side, SentenceRecord),
    /// A link.
    Link(StoredLink),
    /// A finding.
    Finding(FindingRecord),
    /// A finding that a verdict silenced.
    Silenced(FindingRecord),
}

/// Where items come from.
pub type Items<'a> = Box<dyn Iterator<Item = Result<Item, Error>> + 'a>;

/// Where items go.
pub trait Sink {
    /// Takes the next item.
    ///
    /// # Errors
    /// Where it cannot be written, or would be lost.
    fn put(&mut self, item: &Item) -> Result<(), Error>;

    /// Writes what has to stand at the end.
    ///
    /// # Errors
    /// Those of [`Sink::put`].
    fn finish(self: Box<Self>) -> Result<(), Error>;
}

/// A file that is being written, standard output, or memory.
pub struct Output {
    /// Its name for messages.
    pub path: PathBuf,
    target: Target,
}

enum Target {
    File(io::BufWriter<Draft>),
    Stdout(io::BufWriter<io::Stdout>),
    Memory(Vec<u8>),
}

impl Output {
    /// A file that takes its place when it is published; `-` is standard output.
    ///
    /// # Errors
    /// Where nothing can be written there.
    pub fn create(path: &Path) -> Result<Self, Error> {
        let target = if path.as_os_str() == "-" {
            Target::Stdout(io::BufWriter::new(io::stdout()))
        } else {
            Target::File(io::BufWriter::new(Draft::open(path)?))
        };
        let path = path.to_owned();
        Ok(Output { path, target })
    }

    /// Memory; the path is for messages.
    pub fn memory(path: &Path) -> Self {
        Output {
            path: path.to_owned(),
            target: Target::Memory(Vec::new()),
        }
    }

    /// Writes text.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn text(&mut self, text: &str) -> Result<(), Error> {
        let done = self.write_all(text.as_bytes());
        done.map_err(|e| Error::io(&self.path, e))
    }

    /// Ends the writing, and puts a file in its place. What was written to memory is given back.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn publish(self) -> Result<Vec<u8>, Error> {
        let failed = |e| Error::io(&self.path, e);
        match self.target {
            Target::File(buffer) => {
                let draft = buffer.into_inner().map_err(|e| failed(e.into_error()))?;
                draft.publish()?;
                Ok(Vec::new())
            }
            Target::Stdout(mut buffer) => {
                buffer.flush().map_err(failed)?;
                Ok(Vec::new())
            }
            Target::Memory(bytes) => Ok(bytes),
        }
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.target {
            Target::File(out) => out.write(bytes),
            Target::Stdout(out) => out.write(bytes),
            Target::Memory(out) => out.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match &mut self.target {
            Target::File(out) => out.flush(),
            Target::Stdout(out) => out.flush(),
            Target::Memory(_) => Ok(()),
        }
    }
}

/// The items of a comparison in the program's own record.
pub fn items_of(record: Record) -> impl Iterator<Item = Item> {
    let text = |text: &super::json::Text| TextHead {
        path: text.path.clone(),
        language: text.language.clone(),
    };
    let head = Head {
        comparison: record.comparison,
        source: text(&record.source),
        target: text(&record.target),
        run: Some(record.run),
        checked: record.findings.is_some().into(),
    };
    let links = record.links.into_iter().map(|link| StoredLink {
        id: link.id,
        source_ids: link.source_ids,
        target_ids: link.target_ids,
        relation: Some(link.relation),
        score: link.score,
        source_scores: link.source_scores,
        status: link.status,
        judgement: link.judgement,
        edits: link.edits,
        ..StoredLink::default()
    });
    let sentences = |side, sentences: Vec<SentenceRecord>| {
        sentences.into_iter().map(move |s| Item::Sentence(side, s))
    };
    std::iter::once(Item::Head(head))
        .chain(record.notes.into_iter().map(Item::Note))
        .chain(sentences(Side::Source, record.source.sentences))
        .chain(sentences(Side::Target, record.target.sentences))
        .chain(links.map(Item::Link))
        .chain(record.findings.into_iter().flatten().map(Item::Finding))
        .chain(record.silenced.into_iter().map(Item::Silenced))
}

/// The position that an id stands for: `s7`, `t7` and `7` are the seventh.
pub(crate) fn position(id: &str) -> Option<usize> {
    let digits = id.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let number: usize = digits.parse().ok()?;
    number.checked_sub(1)
}

/// What [`StoredLink::source_scores_text`] wrote; none where it is something else.
pub(crate) fn source_scores(text: &str) -> Option<Vec<Option<f64>>> {
    let score = |part: &str| match part {
        "-" => Some(None),
        part => {
            let score = part.parse::<f64>().ok().filter(|s| s.is_finite());
            score.map(Some)
        }
    };
    text.split_whitespace().map(score).collect()
}

/// Sentences of these lengths in code points, with one between each and the next; none where the text has not that length.
pub(crate) fn cut(text: &str, lengths: &[usize]) -> Option<Vec<String>> {
    let between = lengths.len().saturating_sub(1);
    let whole = lengths
        .iter()
        .try_fold(between, |sum, &l| sum.checked_add(l))?;
    if whole != text.chars().count() {
        return None;
    }
    let mut rest = text.chars();
    let mut sentences = Vec::new();
    for (at, &length) in lengths.iter().enumerate() {
        if at > 0 {
            rest.next();
        }
        sentences.push(rest.by_ref().take(length).collect());
    }
    Some(sentences)
}

/// Text on one line, without tabs: white space that ends a line or a cell becomes one space.
pub(crate) fn one_line(text: &str) -> String {
    let breaks = |c: char| {
        matches!(
            c,
            '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'
        )
    };
    if !text.contains(breaks) {
        return text.to_owned();
    }
    let parts: Vec<_> = text.split(breaks).filter(|part| !part.is_empty()).collect();
    parts.join(" ")
}
