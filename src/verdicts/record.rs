//! One line of the file.

use std::fmt::Write as _;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::comparison::Comparison;
use crate::finding::{Evidence, Finding, Place};
use crate::format::{source_id, target_id};
use crate::text::Document;

/// The version of the records that this program writes and the newest that it reads.
pub const VERSION: u32 = 1;

/// What somebody said, when, and of which texts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// [`VERSION`].
    pub v: u32,
    /// Names the record, so that it can be withdrawn; made by hand it may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub id: String,
    /// When, in UTC: `2026-11-25T16:21:08.123Z`.
    #[serde(default)]
    pub time: String,
    /// Who; empty where nobody gave a name.
    #[serde(default)]
    pub reviewer: String,
    /// The texts as they were.
    #[serde(default)]
    pub texts: Texts,
    /// What was said.
    #[serde(flatten)]
    pub entry: Entry,
}

/// The first 16 hexadecimal digits of the SHA-256 of both decoded texts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Texts {
    pub source: String,
    pub target: String,
}

/// What was said.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "about", rename_all = "kebab-case")]
pub enum Entry {
    /// Of a finding.
    Finding {
        /// Which.
        finding: Subject,
        /// The verdict; none in a comment.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        verdict: Option<FindingVerdict>,
        /// Why.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<String>,
        /// A remark that changes no verdict.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        comment: Option<String>,
    },
    /// Of links: one act, however many links it makes. A merge names the one link that is left, a split the two
    /// that come of it, an unlinking the sentences that now answer nothing.
    Links {
        /// Which, and the verdict on each.
        links: Vec<LinkSubject>,
        /// Why.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<String>,
        /// A remark that changes no verdict.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        comment: Option<String>,
    },
    /// What nobody had judged by then was aligned again around the links that were confirmed or edited.
    Realign {},
    /// An earlier record does not count: undo. Withdrawing a withdrawal is redo.
    Withdraw {
        /// The [`Record::id`] of the other.
        record: String,
    },
}

/// A verdict on a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FindingVerdict {
    /// As if nobody had judged it.
    Open,
    /// A fault.
    Confirmed,
    /// No fault, or meant so.
    Dismissed,
    /// The baseline.
    Known,
}

impl FindingVerdict {
    /// All of them.
    pub const ALL: [FindingVerdict; 4] = [
        FindingVerdict::Open,
        FindingVerdict::Confirmed,
        FindingVerdict::Dismissed,
        FindingVerdict::Known,
    ];

    /// Its name, as it stands in every output.
    pub fn as_str(self) -> &'static str {
        match self {
            FindingVerdict::Open => "open",
            FindingVerdict::Confirmed => "confirmed",
            FindingVerdict::Dismissed => "dismissed",
            FindingVerdict::Known => "known",
        }
    }

    /// Whether the finding is no longer reported.
    pub fn silences(self) -> bool {
        matches!(self, FindingVerdict::Dismissed | FindingVerdict::Known)
    }
}

/// A verdict on a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LinkVerdict {
    /// As if nobody had judged it.
    Open,
    /// The program's link is right.
    Confirmed,
    /// A person made this link.
    Edited,
}

impl LinkVerdict {
    /// All of them.
    pub const ALL: [LinkVerdict; 3] = [
        LinkVerdict::Open,
        LinkVerdict::Confirmed,
        LinkVerdict::Edited,
    ];

    /// Its name in every output: an open link is the program's own, `auto`.
    pub fn as_str(self) -> &'static str {
        match self {
            LinkVerdict::Open => "auto",
            LinkVerdict::Confirmed => "confirmed",
            LinkVerdict::Edited => "edited",
        }
    }
}

/// The finding that is meant, in words that outlive a change of the texts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subject {
    /// [`Finding::fingerprint`].
    pub fingerprint: String,
    /// The rule.
    pub rule: String,
    /// The values that were compared.
    pub evidence: Evidence,
    /// The sentence of the source it stood in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<SentenceRef>,
    /// The sentence of the target it stood in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<SentenceRef>,
}

/// A link that is meant, and the verdict on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkSubject {
    /// The verdict.
    pub verdict: LinkVerdict,
    /// Its source sentences; none where the targets answer nothing.
    pub sources: Vec<SentenceRef>,
    /// Its target sentences; none where the sources are omitted.
    pub targets: Vec<SentenceRef>,
}

/// A sentence: the number it had, and its words, by which it is found again.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct SentenceRef {
    /// `s1`… or `t1`…
    pub id: String,
    /// The sentence as it stood.
    pub text: String,
}

impl SentenceRef {
    /// A sentence of the source.
    pub fn source(document: &Document, index: usize) -> Self {
        SentenceRef {
            id: source_id(index),
            text: document.sentence_text(index).to_owned(),
        }
    }

    /// A sentence of the target.
    pub fn target(document: &Document, index: usize) -> Self {
        SentenceRef {
            id: target_id(index),
            text: document.sentence_text(index).to_owned(),
        }
    }

    /// The number in its id, from 0.
    pub(super) fn index(&self) -> Option<usize> {
        let number: usize = self.id.get(1..)?.parse().ok()?;
        number.checked_sub(1)
    }
}

impl Subject {
    /// The finding as it stands in a comparison.
    pub fn new(comparison: &Comparison<'_>, finding: &Finding) -> Self {
        let sentence = |place: Option<Place>, of: fn(&Document, usize) -> SentenceRef, document| {
            place.map(|place| of(document, place.sentence))
        };
        Subject {
            fingerprint: finding.fingerprint.clone(),
            rule: finding.rule.to_owned(),
            evidence: finding.evidence.clone(),
            source: sentence(finding.source, SentenceRef::source, comparison.source),
            target: sentence(finding.target, SentenceRef::target, comparison.target),
        }
    }
}

impl LinkSubject {
    /// A link between sentences of a comparison, by their indices.
    pub fn new(
        comparison: &Comparison<'_>,
        sources: &[usize],
        targets: &[usize],
        verdict: LinkVerdict,
    ) -> Self {
        let of_source = |&i: &usize| SentenceRef::source(comparison.source, i);
        let of_target = |&i: &usize| SentenceRef::target(comparison.target, i);
        LinkSubject {
            verdict,
            sources: sources.iter().map(of_source).collect(),
            targets: targets.iter().map(of_target).collect(),
        }
    }
}

impl Entry {
    /// A verdict on a finding of a comparison.
    pub fn finding(
        comparison: &Comparison<'_>,
        finding: &Finding,
        verdict: FindingVerdict,
        reason: Option<String>,
    ) -> Self {
        Entry::Finding {
            finding: Subject::new(comparison, finding),
            verdict: Some(verdict),
            reason,
            comment: None,
        }
    }

    /// A remark on a finding of a comparison.
    pub fn comment(comparison: &Comparison<'_>, finding: &Finding, comment: String) -> Self {
        Entry::Finding {
            finding: Subject::new(comparison, finding),
            verdict: None,
            reason: None,
            comment: Some(comment),
        }
    }
}

impl Texts {
    /// The hashes of both texts.
    pub fn new(source: &Document, target: &Document) -> Self {
        Texts {
            source: digest(source.text().as_bytes()),
            target: digest(target.text().as_bytes()),
        }
    }
}

/// The first 16 hexadecimal digits of a SHA-256.
pub(super) fn digest(bytes: &[u8]) -> String {
    let mut digits = String::with_capacity(16);
    for byte in &Sha256::digest(bytes)[..8] {
        // Writing to a string cannot fail.
        let _ = write!(digits, "{byte:02x}");
    }
    digits
}
