//! Comparisons that need not be made again.
//!
//! The unit is the comparison. Its key is a SHA-256 of all that it depends on: the names and bytes of both texts, how
//! they are read and aligned, the verdicts, what is stored of it, the program (its version and a checksum of its sources, language data
//! included) and the model's checksum. What is stored under the same key gives the same bytes in every format as the
//! comparison made anew. Levels and suppressions are laid over afterwards and are no part of it.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::align::{Alignment, Link, Mode, Relation};
use crate::comparison::Comparison;
use crate::diff::{Edit, EditClass};
use crate::encode::Encoder;
use crate::error::Error;
use crate::finding::{Evidence, Finding, Place, Severity};
use crate::text::{Document, Paragraph, ParagraphKind, Span};
use crate::verdicts::{self, Judgement, Log};
use crate::{Language, rules};

use super::beside::Beside;
use super::drift::Drift;
use super::plan::{MissingPage, Planned, portable};
use super::stored::StoredFiles;

/// A folder with comparisons made before.
#[derive(Clone, Debug)]
pub struct Reuse {
    folder: PathBuf,
    writes: bool,
}

impl Reuse {
    /// Keeps comparisons under a project's folder, in `.hexapla/cache`; where `writes` is false, only takes them.
    pub fn new(root: &Path, writes: bool) -> Self {
        Reuse {
            folder: root.join(".hexapla/cache"),
            writes,
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder
            .join(hex(&Sha256::digest(name.as_bytes())[..16]) + ".json")
    }

    fn take(&self, name: &str, key: &str) -> Option<Stored> {
        let bytes = std::fs::read(self.path(name)).ok()?;
        let (head, body) = bytes.split_at_checked(key.len())?;
        if head != key.as_bytes() {
            return None;
        }
        serde_json::from_slice(body).ok()
    }

    /// Failing to keep a comparison fails nothing: it is made again next time.
    fn keep(&self, name: &str, key: &str, stored: &Stored) {
        let keep = || -> std::io::Result<()> {
            let ignore = self.folder.join(".gitignore");
            if !ignore.exists() {
                std::fs::create_dir_all(&self.folder)?;
                std::fs::write(ignore, "*\n")?;
            }
            let mut draft = tempfile::NamedTempFile::new_in(&self.folder)?;
            let mut bytes = key.as_bytes().to_vec();
            serde_json::to_writer(&mut bytes, stored)?;
            std::io::Write::write_all(&mut draft, &bytes)?;
            draft.persist(self.path(name)).map_err(|e| e.error)?;
            Ok(())
        };
        let _ = keep();
    }
}

/// Both texts of a comparison and what was found, verdicts applied.
#[derive(Debug)]
pub struct Checked {
    /// The reference.
    pub source: Document,
    /// The text under review.
    pub target: Document,
    /// Whether it was made before.
    pub reused: bool,
    /// The records of the verdicts whose finding is no longer there, by their place in the log.
    pub idle: Vec<usize>,
    found: Found,
}

/// A comparison without its documents.
#[derive(Clone, Debug)]
struct Found {
    alignment: Alignment,
    edits: Vec<Vec<Edit>>,
    findings: Vec<Finding>,
    silenced: Vec<Finding>,
    judgements: BTreeMap<String, Judgement>,
    link_judgements: Vec<Option<Judgement>>,
    notes: Vec<String>,
    drift: Option<Drift>,
}

impl Checked {
    /// A text without its counterpart, as a comparison with nothing.
    ///
    /// # Errors
    /// A text that cannot be read.
    pub fn missing(page: &MissingPage, root: &Path) -> Result<Self, Error> {
        let (source, target, finding) = page.read(root)?;
        Ok(Checked {
            source,
            target,
            reused: false,
            idle: Vec::new(),
            found: Found {
                alignment: Alignment {
                    mode: Mode::Translation,
                    links: Vec::new(),
                },
                edits: Vec::new(),
                findings: vec![finding],
                silenced: Vec::new(),
                judgements: BTreeMap::new(),
                link_judgements: Vec::new(),
                notes: Vec::new(),
                drift: None,
            },
        })
    }

    /// The comparison.
    pub fn comparison(&self) -> Comparison<'_> {
        let found = self.found.clone();
        Comparison {
            source: &self.source,
            target: &self.target,
            alignment: found.alignment,
            edits: found.edits,
            findings: found.findings,
            silenced: found.silenced,
            judgements: found.judgements,
            link_judgements: found.link_judgements,
            notes: found.notes,
            drift: found.drift,
        }
    }
}

impl Planned {
    /// Makes the comparison, or takes the one that was made before.
    ///
    /// # Errors
    /// A text, a file of verdicts or a stored table that cannot be read; a table that a spreadsheet saved, unless
    /// `lenient`.
    pub fn check(
        &self,
        root: &Path,
        reuse: Option<&Reuse>,
        lenient: bool,
    ) -> Result<Checked, Error> {
        let (source, target) = self.bytes(root)?;
        let log = self.verdicts(root)?;
        let files = StoredFiles::read(&root.join(&self.stored))?;
        let key = reuse.map(|_| self.key(&source, &target, &log, &files));
        if let (Some(reuse), Some(key)) = (reuse, &key)
            && let Some(checked) = reuse
                .take(&self.name, key)
                .and_then(|stored| stored.checked(self))
        {
            return Ok(checked);
        }
        let stored = files.stored(lenient)?;
        let (source, target) = self.documents(&source, &target)?;
        let beside = stored
            .as_ref()
            .map(|stored| Beside::new(stored, &source, &target));
        let mut drift = None;
        let (mut comparison, idle) =
            verdicts::judged(&source, &target, &self.options, &log, |comparison| {
                let Some(beside) = &beside else {
                    return Vec::new();
                };
                let (found, findings) = beside.drift(self, comparison);
                drift = Some(found);
                findings
            });
        comparison.drift = drift;
        drop(beside);
        let found = Found {
            alignment: comparison.alignment,
            edits: comparison.edits,
            findings: comparison.findings,
            silenced: comparison.silenced,
            judgements: comparison.judgements,
            link_judgements: comparison.link_judgements,
            notes: comparison.notes,
            drift: comparison.drift,
        };
        let checked = Checked {
            source,
            target,
            reused: false,
            idle,
            found,
        };
        if let (Some(reuse), Some(key)) = (reuse, &key)
            && reuse.writes
        {
            reuse.keep(&self.name, key, &Stored::new(&checked));
        }
        Ok(checked)
    }

    fn key(&self, source: &[u8], target: &[u8], log: &Log, files: &StoredFiles) -> String {
        let model = (self.options.align.model)
            .then(Encoder::shared)
            .flatten()
            .map_or(0, Encoder::model_checksum);
        let mut hash = Sha256::new();
        // Every part with its length before it, so that no two sets of parts run together alike.
        let mut part = |bytes: &[u8]| {
            hash.update((bytes.len() as u64).to_le_bytes());
            hash.update(bytes);
        };
        part(env!("CARGO_PKG_VERSION").as_bytes());
        part(env!("HEXAPLA_SOURCES").as_bytes());
        part(&[u8::from(cfg!(feature = "documents"))]);
        part(&model.to_le_bytes());
        part(portable(&self.source).as_bytes());
        part(portable(&self.target).as_bytes());
        part(source);
        part(target);
        part(
            format!(
                "{:?} {:?} {:?}",
                self.read_source, self.read_target, self.options
            )
            .as_bytes(),
        );
        files.parts().into_iter().for_each(&mut part);
        for record in log.records() {
            part(&serde_json::to_vec(record).unwrap_or_default());
        }
        hex(&hash.finalize())
    }
}

fn hex(bytes: &[u8]) -> String {
    let mut digits = String::with_capacity(2 * bytes.len());
    for byte in bytes {
        // Writing to a string cannot fail.
        let _ = write!(digits, "{byte:02x}");
    }
    digits
}

#[derive(Serialize, Deserialize)]
struct Stored {
    source: StoredText,
    target: StoredText,
    mode: Mode,
    links: Vec<StoredLink>,
    edits: Vec<Vec<StoredEdit>>,
    findings: Vec<StoredFinding>,
    silenced: Vec<StoredFinding>,
    judgements: BTreeMap<String, Judgement>,
    link_judgements: Vec<Option<Judgement>>,
    notes: Vec<String>,
    drift: Option<Drift>,
    idle: Vec<usize>,
}

/// Class, source, target.
type StoredEdit = (Option<EditClass>, Option<Span>, Option<Span>);

#[derive(Serialize, Deserialize)]
struct StoredText {
    text: String,
    language: String,
    paragraphs: Vec<(usize, usize, u8)>,
    sentences: Vec<(usize, usize, usize)>,
    notes: Vec<String>,
}

#[derive(Serialize, Deserialize)]
struct StoredLink {
    sources: Vec<usize>,
    targets: Vec<usize>,
    relation: Relation,
    score: Option<f64>,
    source_scores: Vec<f64>,
}

#[derive(Serialize, Deserialize)]
struct StoredFinding {
    rule: String,
    also: Vec<String>,
    severity: Severity,
    confidence: f64,
    message: String,
    link: Option<usize>,
    source: Option<(usize, Span)>,
    target: Option<(usize, Span)>,
    evidence: Evidence,
    suggestion: Option<String>,
    fingerprint: String,
}

const KINDS: [ParagraphKind; 3] = [
    ParagraphKind::Body,
    ParagraphKind::Heading,
    ParagraphKind::Verbatim,
];

impl StoredText {
    fn new(document: &Document) -> Self {
        let kind = |kind| KINDS.iter().position(|k| *k == kind).unwrap_or(0) as u8;
        StoredText {
            text: document.text().to_owned(),
            language: document.language().code().to_owned(),
            paragraphs: (document.paragraphs().iter())
                .map(|p| (p.span.start, p.span.end, kind(p.kind)))
                .collect(),
            sentences: (document.sentences().iter())
                .map(|s| (s.span.start, s.span.end, s.paragraph))
                .collect(),
            notes: document.notes().to_vec(),
        }
    }

    fn document(self, name: &Path) -> Option<Document> {
        let paragraphs = self.paragraphs.into_iter().map(|(start, end, kind)| {
            Some(Paragraph {
                span: Span::new(start, end),
                kind: *KINDS.get(usize::from(kind))?,
            })
        });
        let segments: Vec<(Span, usize)> = (self.sentences.into_iter())
            .map(|(start, end, paragraph)| (Span::new(start, end), paragraph))
            .collect();
        let language = match self.language.as_str() {
            "und" => Language::UNKNOWN,
            code => code.parse().ok()?,
        };
        Some(Document::from_segments(
            portable(name),
            self.text,
            language,
            paragraphs.collect::<Option<_>>()?,
            &segments,
            self.notes,
        ))
    }
}

impl StoredFinding {
    fn new(finding: &Finding) -> Self {
        let place = |place: Option<Place>| place.map(|p| (p.sentence, p.span));
        StoredFinding {
            rule: finding.rule.to_owned(),
            also: finding.also.iter().map(|&rule| rule.to_owned()).collect(),
            severity: finding.severity,
            confidence: finding.confidence,
            message: finding.message.clone(),
            link: finding.link,
            source: place(finding.source),
            target: place(finding.target),
            evidence: finding.evidence.clone(),
            suggestion: finding.suggestion.clone(),
            fingerprint: finding.fingerprint.clone(),
        }
    }

    fn finding(self) -> Option<Finding> {
        let place =
            |place: Option<(usize, Span)>| place.map(|(sentence, span)| Place { sentence, span });
        let also = (self.also.iter()).map(|rule| Some(rules::info(rule)?.id));
        Some(Finding {
            rule: rules::info(&self.rule)?.id,
            also: also.collect::<Option<_>>()?,
            severity: self.severity,
            confidence: self.confidence,
            message: self.message,
            link: self.link,
            source: place(self.source),
            target: place(self.target),
            evidence: self.evidence,
            suggestion: self.suggestion,
            fingerprint: self.fingerprint,
        })
    }
}

impl Stored {
    fn new(checked: &Checked) -> Self {
        let found = &checked.found;
        let edits = found.edits.iter().map(|edits| {
            let edits = edits.iter().map(|e| (e.class, e.source, e.target));
            edits.collect()
        });
        let links = found.alignment.links.iter().map(|link| StoredLink {
            sources: link.sources.clone(),
            targets: link.targets.clone(),
            relation: link.relation,
            score: link.score,
            source_scores: link.source_scores.clone(),
        });
        Stored {
            source: StoredText::new(&checked.source),
            target: StoredText::new(&checked.target),
            mode: found.alignment.mode,
            links: links.collect(),
            edits: edits.collect(),
            findings: found.findings.iter().map(StoredFinding::new).collect(),
            silenced: found.silenced.iter().map(StoredFinding::new).collect(),
            judgements: found.judgements.clone(),
            link_judgements: found.link_judgements.clone(),
            notes: found.notes.clone(),
            drift: found.drift.clone(),
            idle: checked.idle.clone(),
        }
    }

    fn checked(self, planned: &Planned) -> Option<Checked> {
        let findings = |stored: Vec<StoredFinding>| -> Option<Vec<Finding>> {
            stored.into_iter().map(StoredFinding::finding).collect()
        };
        let links = self.links.into_iter().map(|link| Link {
            sources: link.sources,
            targets: link.targets,
            relation: link.relation,
            score: link.score,
            source_scores: link.source_scores,
        });
        let edits = self.edits.into_iter().map(|edits| {
            let edit = |(class, source, target)| Edit {
                class,
                source,
                target,
            };
            edits.into_iter().map(edit).collect()
        });
        Some(Checked {
            source: self.source.document(&planned.source)?,
            target: self.target.document(&planned.target)?,
            reused: true,
            idle: self.idle,
            found: Found {
                alignment: Alignment {
                    mode: self.mode,
                    links: links.collect(),
                },
                edits: edits.collect(),
                findings: findings(self.findings)?,
                silenced: findings(self.silenced)?,
                judgements: self.judgements,
                link_judgements: self.link_judgements,
                notes: self.notes,
                drift: self.drift,
            },
        })
    }
}
