//! One comparison under review.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::align::Alignment;
use crate::comparison::{Comparison, Options};
use crate::diff::Edit;
use crate::error::Error;
use crate::finding::Finding;
use crate::format::Report;
use crate::format::html::{self, Live};
use crate::text::{Document, Segmentation};
use crate::verdicts::{
    self, Entry, FindingVerdict, Judgement, LinkSubject, LinkVerdict, Problem, Store,
};

/// What is reviewed, and by whom.
#[derive(Debug)]
pub struct Review {
    /// The reference.
    pub source: Document,
    /// The text under review.
    pub target: Document,
    /// How they are compared.
    pub options: Options,
    /// How their sentences were found.
    pub segmentation: Segmentation,
    /// The comparison's name.
    pub name: String,
    /// Where verdicts are kept.
    pub verdicts: PathBuf,
    /// Who reviews; may be empty.
    pub reviewer: String,
}

/// A comparison under review: both texts, the verdicts' file, open for this session alone, and what can be undone.
#[derive(Debug)]
pub struct Session {
    review: Review,
    store: Store,
    /// The program's alignment, and what it was aligned around.
    base: (Option<Vec<String>>, Alignment),
    checked: Checked,
    /// Records of this session that count, the newest last.
    done: Vec<String>,
    /// Withdrawals of this session that count, with the records they withdrew.
    undone: Vec<(String, String)>,
}

/// A comparison without its documents, before any finding was judged.
#[derive(Debug)]
struct Checked {
    alignment: Alignment,
    edits: Vec<Vec<Edit>>,
    findings: Vec<Finding>,
    notes: Vec<String>,
    links: Vec<Option<Judgement>>,
}

/// The sentences of a link, by their ids: `s1`…, `t1`….
#[derive(Clone, Debug, Deserialize)]
pub struct Side {
    /// The verdict on the link.
    pub verdict: LinkVerdict,
    /// Of the source.
    pub sources: Vec<String>,
    /// Of the target.
    pub targets: Vec<String>,
}

/// What a reviewer does.
#[derive(Clone, Debug, Deserialize)]
#[serde(tag = "act", rename_all = "kebab-case")]
pub enum Act {
    /// Judges a finding.
    Finding {
        /// [`Finding::fingerprint`].
        fingerprint: String,
        /// The verdict.
        verdict: FindingVerdict,
        /// Why; may be empty.
        #[serde(default)]
        reason: String,
    },
    /// Remarks on a finding.
    Comment {
        /// [`Finding::fingerprint`].
        fingerprint: String,
        /// The remark.
        comment: String,
    },
    /// Confirms or edits links, in one step.
    Links {
        /// All that the step touches.
        links: Vec<Side>,
        /// A remark; may be empty.
        #[serde(default)]
        comment: String,
    },
    /// Withdraws the last thing said in this session.
    Undo,
    /// Takes the last withdrawal back.
    Redo,
    /// Aligns what nobody judged again, around what was.
    Realign,
}

/// What came of an act.
#[derive(Debug, Serialize)]
pub struct Answer {
    /// How many records there are now.
    pub revision: usize,
    /// The finding's card, where only a finding's verdict changed; else the whole page is another.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub card: Option<String>,
    /// The finding it was about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fingerprint: Option<String>,
}

/// Why an act was not done.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// Somebody else said something since the page was made.
    #[error("another tab said something since; the page is up to date now: look, and do it again")]
    Stale,
    /// The act names what is not there, or makes no sense.
    #[error("{0}")]
    Nonsense(String),
    /// It could not be written.
    #[error("not saved: {0}")]
    Unsaved(#[from] Error),
}

impl Session {
    /// Opens the verdicts' file and compares the texts.
    ///
    /// # Errors
    /// Where the file cannot be opened, or another review has it open.
    pub fn open(review: Review) -> Result<Self, Error> {
        let store = Store::open(&review.verdicts)?;
        let key = verdicts::base_key(store.log());
        let (source, target) = (&review.source, &review.target);
        let base = verdicts::base(source, target, &review.options.align, store.log());
        let checked = check(&review, &base, &store);
        Ok(Session {
            review,
            store,
            base: (key, base),
            checked,
            done: Vec::new(),
            undone: Vec::new(),
        })
    }

    /// The lines of the verdicts' file that could not be used.
    pub fn problems(&self) -> &[Problem] {
        self.store.log().problems()
    }

    /// What is reviewed.
    pub fn review(&self) -> &Review {
        &self.review
    }

    /// How many records there are.
    pub fn revision(&self) -> usize {
        self.store.log().records().len()
    }

    /// The comparison as it stands.
    pub fn comparison(&self) -> Comparison<'_> {
        let mut comparison = unjudged(&self.review, &self.checked);
        verdicts::judge(&mut comparison, self.store.log());
        comparison
    }

    /// The live page, for requests that show `token`; its script and its styles carry `nonce`.
    ///
    /// # Errors
    /// None but a fault of the template.
    pub fn page(&self, token: &str, nonce: &str) -> std::io::Result<Vec<u8>> {
        self.with_report(|report, live| {
            let live = Live {
                token,
                nonce,
                ..live.clone()
            };
            let mut page = Vec::new();
            html::live(report, &live, &mut page)?;
            Ok(page)
        })
    }

    /// The page as a file of its own.
    ///
    /// # Errors
    /// None but a fault of the template.
    pub fn saved(&self) -> std::io::Result<Vec<u8>> {
        use crate::format::Format;
        self.with_report(|report, _| html::Html.bytes(report))
    }

    fn with_report<T>(&self, make: impl FnOnce(&Report<'_>, &Live<'_>) -> T) -> T {
        let comparison = self.comparison();
        let report = Report {
            comparison: &comparison,
            name: &self.review.name,
            options: &self.review.options,
            segmentation: self.review.segmentation,
            with_findings: true,
        };
        let order: HashMap<&str, usize> = (self.checked.findings.iter().enumerate())
            .map(|(at, finding)| (finding.fingerprint.as_str(), at))
            .collect();
        let live = Live {
            token: "",
            nonce: "",
            reviewer: &self.review.reviewer,
            revision: self.revision(),
            notes: self.problems().iter().map(ToString::to_string).collect(),
            order: &order,
            undo: !self.done.is_empty(),
            redo: !self.undone.is_empty(),
        };
        make(&report, &live)
    }

    /// Does what the reviewer of a page that knows `revision` records asks. When this comes back it is on disk.
    ///
    /// # Errors
    /// Where the page is out of date, the act makes no sense, or it cannot be written; then nothing was done.
    pub fn act(&mut self, revision: usize, act: Act) -> Result<Answer, Refusal> {
        if revision != self.revision() {
            return Err(Refusal::Stale);
        }
        match act {
            Act::Undo => return self.undo(),
            Act::Redo => return self.redo(),
            Act::Finding {
                fingerprint,
                verdict,
                reason,
            } => self.say(|comparison| {
                let finding = find(comparison, &fingerprint)?;
                Ok(Entry::finding(
                    comparison,
                    finding,
                    verdict,
                    non_empty(&reason),
                ))
            })?,
            Act::Comment {
                fingerprint,
                comment,
            } => self.say(|comparison| {
                let finding = find(comparison, &fingerprint)?;
                let comment = non_empty(&comment)
                    .ok_or_else(|| Refusal::Nonsense("the comment is empty".into()))?;
                Ok(Entry::comment(comparison, finding, comment))
            })?,
            Act::Links { links, comment } => self.say(|comparison| {
                Ok(Entry::Links {
                    links: subjects(comparison, &links)?,
                    reason: None,
                    comment: non_empty(&comment),
                })
            })?,
            Act::Realign => self.say(|_| Ok(Entry::Realign {}))?,
        }
        self.undone.clear();
        let last = self.store.log().records().last();
        if let Some(record) = last {
            self.done.push(record.id.clone());
        }
        let entry = last.map(|record| record.entry.clone());
        self.answer(entry.as_ref())
    }

    /// Writes what `entry` makes of the comparison.
    fn say(
        &mut self,
        entry: impl FnOnce(&Comparison<'_>) -> Result<Entry, Refusal>,
    ) -> Result<(), Refusal> {
        let comparison = unjudged(&self.review, &self.checked);
        let entry = entry(&comparison)?;
        self.store
            .append(&self.review.reviewer, &comparison, entry)?;
        Ok(())
    }

    fn undo(&mut self) -> Result<Answer, Refusal> {
        let nothing = || Refusal::Nonsense("there is nothing to undo in this session".into());
        let record = self.done.last().cloned().ok_or_else(nothing)?;
        let withdrawal = self.withdraw(&record)?;
        self.done.pop();
        self.undone.push((withdrawal, record.clone()));
        self.answer(self.entry(&record).as_ref())
    }

    fn redo(&mut self) -> Result<Answer, Refusal> {
        let nothing = || Refusal::Nonsense("there is nothing to redo in this session".into());
        let (withdrawal, record) = self.undone.last().cloned().ok_or_else(nothing)?;
        self.withdraw(&withdrawal)?;
        self.undone.pop();
        self.done.push(record.clone());
        self.answer(self.entry(&record).as_ref())
    }

    /// Withdraws a record, and gives the withdrawal's own id.
    fn withdraw(&mut self, record: &str) -> Result<String, Refusal> {
        let record = record.to_owned();
        self.say(|_| Ok(Entry::Withdraw { record }))?;
        let last = self.store.log().records().last();
        Ok(last.map(|r| r.id.clone()).unwrap_or_default())
    }

    fn entry(&self, id: &str) -> Option<Entry> {
        let records = self.store.log().records();
        let record = records.iter().rev().find(|r| r.id == id)?;
        Some(record.entry.clone())
    }

    /// Brings the comparison up to date and says what changed.
    fn answer(&mut self, about: Option<&Entry>) -> Result<Answer, Refusal> {
        if let Some(Entry::Finding { finding, .. }) = about {
            let fingerprint = finding.fingerprint.clone();
            let card = self.with_report(|report, live| html::live_card(report, live, &fingerprint));
            let card = card.map_err(|e| Refusal::Nonsense(e.to_string()))?;
            return Ok(Answer {
                revision: self.revision(),
                card,
                fingerprint: Some(fingerprint),
            });
        }
        let key = verdicts::base_key(self.store.log());
        if key != self.base.0 {
            let (source, target) = (&self.review.source, &self.review.target);
            let options = &self.review.options.align;
            let base = verdicts::base(source, target, options, self.store.log());
            self.base = (key, base);
        }
        self.checked = check(&self.review, &self.base.1, &self.store);
        Ok(Answer {
            revision: self.revision(),
            card: None,
            fingerprint: None,
        })
    }
}

/// The comparison without verdicts on findings.
fn unjudged<'s>(review: &'s Review, checked: &Checked) -> Comparison<'s> {
    Comparison {
        source: &review.source,
        target: &review.target,
        alignment: checked.alignment.clone(),
        edits: checked.edits.clone(),
        findings: checked.findings.clone(),
        notes: checked.notes.clone(),
        silenced: Vec::new(),
        judgements: BTreeMap::new(),
        link_judgements: checked.links.clone(),
        drift: None,
    }
}

/// Lays the verdicts on links over the alignment and runs the rules.
fn check(review: &Review, base: &Alignment, store: &Store) -> Checked {
    let comparison = verdicts::linked(
        &review.source,
        &review.target,
        base.clone(),
        &review.options,
        store.log(),
        true,
    );
    Checked {
        alignment: comparison.alignment,
        edits: comparison.edits,
        findings: comparison.findings,
        notes: comparison.notes,
        links: comparison.link_judgements,
    }
}

fn non_empty(words: &str) -> Option<String> {
    let trimmed = words.trim();
    (!trimmed.is_empty()).then(|| trimmed.to_owned())
}

fn find<'c>(comparison: &'c Comparison<'_>, fingerprint: &str) -> Result<&'c Finding, Refusal> {
    let mut findings = comparison.findings.iter();
    findings
        .find(|f| f.fingerprint == fingerprint)
        .ok_or_else(|| Refusal::Nonsense("there is no such finding any more".into()))
}

/// The links of an act: each names sentences that are there, and no target sentence stands in two of them.
fn subjects(comparison: &Comparison<'_>, links: &[Side]) -> Result<Vec<LinkSubject>, Refusal> {
    let nonsense = |words: String| Err(Refusal::Nonsense(words));
    let counts = (
        comparison.source.sentences().len(),
        comparison.target.sentences().len(),
    );
    let mut seen = HashSet::new();
    let mut subjects = Vec::with_capacity(links.len());
    for link in links {
        let sources = indices(&link.sources, 's', counts.0)?;
        let targets = indices(&link.targets, 't', counts.1)?;
        if sources.is_empty() && targets.is_empty() {
            return nonsense("a link holds no sentence".into());
        }
        if let Some(t) = targets.iter().find(|t| !seen.insert(**t)) {
            return nonsense(format!("sentence t{} stands in two links", t + 1));
        }
        let subject = LinkSubject::new(comparison, &sources, &targets, link.verdict);
        subjects.push(subject);
    }
    if subjects.is_empty() {
        return nonsense("no link is named".into());
    }
    Ok(subjects)
}

/// The places of the sentences with these ids, ascending.
fn indices(ids: &[String], letter: char, count: usize) -> Result<Vec<usize>, Refusal> {
    let mut indices = Vec::with_capacity(ids.len());
    for id in ids {
        let number = id.strip_prefix(letter).and_then(|n| n.parse().ok());
        match number.and_then(|n: usize| n.checked_sub(1)) {
            Some(index) if index < count => indices.push(index),
            _ => return Err(Refusal::Nonsense(format!("there is no sentence `{id}`"))),
        }
    }
    indices.sort_unstable();
    indices.dedup();
    Ok(indices)
}
