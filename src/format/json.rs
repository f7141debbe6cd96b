//! One JSON document with everything, in fields that are added to and never renamed.
//!
//! Offsets count Unicode code points of the decoded text, end exclusive. Scores and confidences are rounded to
//! four decimals. Nothing in it depends on the time or the machine: the same input gives the same bytes.

use std::fmt::Write as _;
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::align::{Mode, Relation};
use crate::comparison::Comparison;
use crate::diff::{Edit, EditClass};
use crate::error::Error;
use crate::finding::{Evidence, Finding, Place, Severity};
use crate::project::drift::{Change, Known, StaleLink};
use crate::text::{Document, Offsets, Segmentation, Span};
use crate::verdicts::Judgement;

use super::{Format, Report, finding_id, link_id, portable, rounded, source_id, target_id, title};

mod stored;

pub use stored::{Collected, items};

/// What the format cannot carry.
pub const LIMITS: &str = "It is read and written whole: for files of many links, take jsonl.";

/// The value of [`Record::schema`].
pub const SCHEMA: &str = "hexapla-comparison-1";

/// Writes the document.
#[derive(Clone, Copy, Debug, Default)]
pub struct Json;

impl Format for Json {
    fn write(&self, report: &Report<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        serde_json::to_writer_pretty(&mut *out, &Record::new(report))?;
        out.write_all(b"\n")
    }
}

/// The document: a comparison in ids and code-point offsets, free of the texts it was made from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// [`SCHEMA`].
    pub schema: String,
    /// The name of the comparison.
    pub comparison: String,
    /// What was run, and on what.
    pub run: Run,
    /// What the reader should know: a guessed encoding, nothing in common.
    pub notes: Vec<Note>,
    /// The reference.
    pub source: Text,
    /// The text under review.
    pub target: Text,
    /// Which sentences answer which.
    pub links: Vec<LinkRecord>,
    /// What the rules report; absent where no rule was run.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub findings: Option<Vec<FindingRecord>>,
    /// Findings that a verdict silenced; absent where there are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub silenced: Vec<FindingRecord>,
    /// What has changed since the comparison was stored; absent where nothing is stored.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub drift: Option<DriftRecord>,
}

/// What has changed since a comparison was stored. Ids are those of the stored tables.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DriftRecord {
    /// Sentences that are new, gone, reworded or moved.
    pub sentences: Vec<Change>,
    /// Links of which one side changed and the other did not.
    pub stale: Vec<StaleLink>,
    /// Stored findings that are no longer there.
    pub gone: Vec<Known>,
}

/// What was run, and on what.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Run {
    /// Version of the program.
    pub version: String,
    /// Options in force.
    pub options: RunOptions,
    /// The mode that was used, never `auto`.
    pub mode: Mode,
    /// The sentence encoder and its hash; null where none was used.
    pub model: Option<Model>,
    /// Hashes of both decoded texts.
    pub hashes: Hashes,
}

/// A sentence encoder.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Model {
    /// Its name.
    pub name: String,
    /// `checksum:` and the 16 hexadecimal digits of the checksum that stands in the model file; of vectors that were
    /// given (`given`), `sha256:` and the 64 digits of their hash.
    pub hash: String,
}

/// Hashes of the decoded texts as UTF-8: `sha256:` and 64 hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Hashes {
    pub source: String,
    pub target: String,
}

/// Options in force.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RunOptions {
    /// The mode that was asked for.
    pub mode: Mode,
    /// Whether redundant sources were linked as well.
    pub all_support: bool,
    /// The lines that no link crosses; absent where none were named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub boundary: Option<String>,
    /// The dictionary: `sha256:` and 64 hexadecimal digits; absent where none was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dictionary: Option<String>,
    /// Whether each line was taken as a sentence.
    pub segmented: bool,
    /// The rules that were asked for; empty for all.
    pub rules: Vec<String>,
    /// Findings less sure than this were left out.
    pub min_confidence: f64,
    /// SHA-256 of the glossary, where there was one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub glossary: Option<String>,
}

/// A note for the reader.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Note {
    /// `source`, `target` or `comparison`.
    pub about: String,
    /// The note.
    pub text: String,
}

/// One of the two texts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Text {
    /// As it was given; of an absolute path, the file name.
    pub path: String,
    /// Its language's code; `und` where it is not known.
    pub language: String,
    /// Its sentences in order.
    pub sentences: Vec<SentenceRecord>,
}

/// A sentence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SentenceRecord {
    /// `s1`… in the source, `t1`… in the target.
    pub id: String,
    /// Number of its paragraph, from 1.
    pub paragraph: usize,
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// The sentence as it stands.
    pub text: String,
}

/// A link.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LinkRecord {
    /// `l1`…
    pub id: String,
    /// Ids of source sentences, ascending; empty where nothing supports the target.
    pub source_ids: Vec<String>,
    /// Ids of target sentences, ascending; empty for an omitted source sentence.
    pub target_ids: Vec<String>,
    /// Its shape, source side first: `2-1`.
    #[serde(rename = "type")]
    pub shape: String,
    /// How the target side stands to the source side.
    pub relation: Relation,
    /// The estimated chance that the link is right; null for a link with one side empty.
    pub score: Option<f64>,
    /// One per source id, in the same order: the estimated chance that this sentence belongs to the link; null
    /// where the target side is empty.
    pub source_scores: Vec<Option<f64>>,
    /// `auto`: made by the program and not yet looked at; `confirmed` or `edited` by a person.
    pub status: String,
    /// What a person said of it; absent where nobody did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub judgement: Option<Judgement>,
    /// The steps of the word diff that change something, in reading order of the target.
    pub edits: Vec<EditRecord>,
}

/// A difference inside a link.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EditRecord {
    /// What it is about.
    pub class: EditClass,
    /// The words of the source; null where words were inserted.
    pub source: Option<Words>,
    /// The words of the target; null where words were deleted.
    pub target: Option<Words>,
}

/// Words in place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Words {
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// The words as they stand.
    pub text: String,
}

/// A finding.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FindingRecord {
    /// `f1`…
    pub id: String,
    /// The rule that speaks.
    pub rule: String,
    /// The rule's title for readers.
    pub title: String,
    /// Other rules that the same fault meets.
    pub also: Vec<String>,
    /// How bad.
    pub severity: Severity,
    /// How sure, from 0 to 1.
    pub confidence: f64,
    /// One sentence for the reader.
    pub message: String,
    /// The link it was found in.
    pub link_id: Option<String>,
    /// The words of the source it speaks of.
    pub source: Option<Spot>,
    /// The words of the target it speaks of.
    pub target: Option<Spot>,
    /// The values that were compared.
    pub evidence: Evidence,
    /// What could stand there instead.
    pub suggestion: Option<String>,
    /// `open`: no one has judged it yet; `confirmed`, `dismissed`, `known`.
    pub status: String,
    /// What a person said of it; absent where nobody did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub judgement: Option<Judgement>,
    /// A stable hash of rule and evidence.
    pub fingerprint: String,
    /// Beside a stored state: whether it stands there, `unchanged` or `new`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub baseline: Option<String>,
}

/// Words of a sentence, in place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Spot {
    /// Id of the sentence.
    pub sentence: String,
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// The words as they stand.
    pub text: String,
}

impl Record {
    /// Writes a comparison down in ids and code points.
    pub fn new(report: &Report<'_>) -> Self {
        let comparison = report.comparison;
        let source = Side::new(comparison.source, source_id);
        let target = Side::new(comparison.target, target_id);
        let links = comparison.alignment.links.iter().enumerate();
        let links = links.map(|(index, link)| LinkRecord {
            id: link_id(index),
            source_ids: link.sources.iter().map(|&i| source_id(i)).collect(),
            target_ids: link.targets.iter().map(|&i| target_id(i)).collect(),
            shape: link.shape(),
            relation: link.relation,
            score: link.score.map(rounded),
            source_scores: (0..link.sources.len())
                .map(|at| link.source_scores.get(at).copied().map(rounded))
                .collect(),
            status: comparison.link_status(index).into(),
            judgement: comparison.link_judgement(index).cloned(),
            edits: edit_records(comparison.edits.get(index), &source, &target),
        });
        let record =
            |(index, finding)| finding_record(index, finding, comparison, &source, &target);
        let findings = report
            .with_findings
            .then(|| report.findings().iter().enumerate().map(record).collect());
        let silenced = report.silenced().map(record).collect();
        Record {
            schema: SCHEMA.into(),
            comparison: report.name.to_owned(),
            run: run(report),
            notes: report
                .notes()
                .map(|(about, text)| Note {
                    about: about.into(),
                    text: text.to_owned(),
                })
                .collect(),
            links: links.collect(),
            findings,
            silenced,
            drift: comparison.drift.as_ref().map(|drift| DriftRecord {
                sentences: drift.sentences.clone(),
                stale: drift.stale.clone(),
                gone: drift.gone(comparison).cloned().collect(),
            }),
            source: source.text(),
            target: target.text(),
        }
    }

    /// Reads a document that [`Json`] wrote.
    ///
    /// # Errors
    /// Where the file cannot be read, is no such document, or has another [`SCHEMA`].
    pub fn read(path: &Path) -> Result<Self, Error> {
        let bytes = std::fs::read(path).map_err(|e| Error::io(path, e))?;
        let record: Record = serde_json::from_slice(&bytes).map_err(|e| {
            let problem = format!("not a comparison in JSON ({e}); write one with `--format json`");
            Error::format(path, e.line(), problem)
        })?;
        if record.schema != SCHEMA {
            let problem = format!(
                "the schema is `{}`, this version reads `{SCHEMA}`",
                record.schema
            );
            return Err(Error::input(path, problem));
        }
        Ok(record)
    }
}

/// A document with what turns its spans into records.
struct Side<'d> {
    document: &'d Document,
    offsets: Offsets<'d>,
    id: fn(usize) -> String,
}

impl<'d> Side<'d> {
    fn new(document: &'d Document, id: fn(usize) -> String) -> Self {
        Side {
            document,
            offsets: Offsets::new(document.text()),
            id,
        }
    }

    fn range(&self, span: Span) -> (usize, usize) {
        (
            self.offsets.code_point(span.start),
            self.offsets.code_point(span.end),
        )
    }

    fn words(&self, span: Span) -> Words {
        let (start, end) = self.range(span);
        let text = span.of(self.document.text()).to_owned();
        Words { start, end, text }
    }

    fn spot(&self, place: Place) -> Spot {
        let Words { start, end, text } = self.words(place.span);
        Spot {
            sentence: (self.id)(place.sentence),
            start,
            end,
            text,
        }
    }

    fn text(&self) -> Text {
        let sentences = self.document.sentences().iter().enumerate();
        let sentences = sentences.map(|(index, sentence)| {
            let Words { start, end, text } = self.words(sentence.span);
            SentenceRecord {
                id: (self.id)(index),
                paragraph: sentence.paragraph + 1,
                start,
                end,
                text,
            }
        });
        Text {
            path: portable(self.document.name()),
            language: self.document.language().to_string(),
            sentences: sentences.collect(),
        }
    }
}

fn edit_records(
    edits: Option<&Vec<Edit>>,
    source: &Side<'_>,
    target: &Side<'_>,
) -> Vec<EditRecord> {
    let changes = edits.into_iter().flatten().filter_map(|edit| {
        Some(EditRecord {
            class: edit.class?,
            source: edit.source.map(|span| source.words(span)),
            target: edit.target.map(|span| target.words(span)),
        })
    });
    changes.collect()
}

fn finding_record(
    index: usize,
    finding: &Finding,
    comparison: &Comparison<'_>,
    source: &Side<'_>,
    target: &Side<'_>,
) -> FindingRecord {
    FindingRecord {
        id: finding_id(index),
        rule: finding.rule.to_owned(),
        title: title(finding.rule).to_owned(),
        also: finding.also.iter().map(|&rule| rule.to_owned()).collect(),
        severity: finding.severity,
        confidence: rounded(finding.confidence),
        message: finding.message.clone(),
        link_id: finding.link.map(link_id),
        source: finding.source.map(|place| source.spot(place)),
        target: finding.target.map(|place| target.spot(place)),
        evidence: finding.evidence.clone(),
        suggestion: finding.suggestion.clone(),
        status: comparison.finding_status(finding).into(),
        judgement: comparison.judgement(finding).cloned(),
        fingerprint: finding.fingerprint.clone(),
        baseline: comparison.drift.as_ref().map(|drift| {
            let state = if drift.knows(finding) {
                "unchanged"
            } else {
                "new"
            };
            state.to_owned()
        }),
    }
}

fn run(report: &Report<'_>) -> Run {
    let hash = |document: &Document| named(Sha256::new_with_prefix(document.text()));
    let options = report.options;
    Run {
        version: env!("CARGO_PKG_VERSION").into(),
        options: RunOptions {
            mode: options.align.mode,
            all_support: options.align.all_support,
            boundary: (options.align.boundaries.as_ref()).map(|found| found.pattern().to_owned()),
            dictionary: (options.align.dictionary.as_ref())
                .map(|read| format!("sha256:{}", read.hash())),
            segmented: report.segmentation == Segmentation::Lines,
            rules: options.rules.only.clone(),
            min_confidence: options.rules.min_confidence,
            glossary: options.rules.glossary.as_ref().map(|g| g.hash().to_owned()),
        },
        mode: report.comparison.alignment.mode,
        model: model(&options.align),
        hashes: Hashes {
            source: hash(report.comparison.source),
            target: hash(report.comparison.target),
        },
    }
}

/// A hash with its kind before it.
fn named(hash: Sha256) -> String {
    let mut name = "sha256:".to_owned();
    for byte in hash.finalize() {
        // Writing to a string cannot fail.
        let _ = write!(name, "{byte:02x}");
    }
    name
}

/// The encoder behind an alignment.
fn model(options: &crate::align::AlignOptions) -> Option<Model> {
    if let Some(given) = &options.vectors {
        let mut hash = Sha256::new();
        let (source, target) = given.sides();
        for value in source.rows().chain(target.rows()).flatten() {
            hash.update(value.to_le_bytes());
        }
        return Some(Model {
            name: "given".into(),
            hash: named(hash),
        });
    }
    let encoder = options.model.then(crate::encode::Encoder::shared).flatten();
    encoder.map(|encoder| Model {
        name: "use-multilingual-3".into(),
        hash: format!("checksum:{:016x}", encoder.model_checksum()),
    })
}
