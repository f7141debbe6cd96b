//! What has changed since a comparison was stored.
//!
//! The stored sentences are looked for in the texts as they are now ([`super::track`]). A stored link is stale where one
//! side of it was reworded or is gone and the other stands as it did. Where both changed, somebody has seen to both; a
//! sentence that only moved, or that answers nothing, makes nothing stale.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::comparison::Comparison;
use crate::finding::{Finding, Severity};
use crate::format::exchange::Side;

/// The rule that reports a stale link.
pub const STALE_LINK: &str = "stale-link";

/// What has changed since a comparison was stored.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drift {
    /// Texts that were stored under another name: the old and the new.
    pub renamed: Vec<(String, String)>,
    /// Sentences that changed: those of the source first, each side in the order of its text, the ones that are gone
    /// last.
    pub sentences: Vec<Change>,
    /// Links of which one side changed.
    pub stale: Vec<StaleLink>,
    /// The stored findings.
    pub findings: Vec<Known>,
}

/// A sentence that changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// Which text.
    pub side: Side,
    /// How.
    pub how: How,
    /// Its id in the stored tables; of a new one, none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The sentence as it was stored.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub old: Option<String>,
    /// The sentence as it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub new: Option<String>,
}

/// How a sentence changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum How {
    New,
    Gone,
    Reworded,
    Moved,
}

impl How {
    /// All, in the order in which they are counted.
    pub const ALL: [How; 4] = [How::New, How::Gone, How::Reworded, How::Moved];

    /// `new`, `gone`, `reworded` or `moved`.
    pub fn as_str(self) -> &'static str {
        match self {
            How::New => "new",
            How::Gone => "gone",
            How::Reworded => "reworded",
            How::Moved => "moved",
        }
    }
}

/// A link of which one side changed and the other did not: the three texts to look at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaleLink {
    /// Its id in the stored tables.
    pub id: String,
    /// The side that changed.
    pub changed: Side,
    /// The sentences of that side as they were stored.
    pub old: String,
    /// The same as they are; empty where they are gone.
    pub new: String,
    /// The sentences of the other side.
    pub other: String,
    /// The fingerprint of the finding that reports it.
    pub fingerprint: String,
    /// The ids of the sentences that changed.
    pub sentences: Vec<String>,
}

/// A finding that was stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Known {
    pub rule: String,
    pub severity: Severity,
    pub message: String,
    pub words: String,
    pub fingerprint: String,
}

impl Drift {
    /// Whether anything changed in the texts.
    pub fn is_empty(&self) -> bool {
        self.renamed.is_empty() && self.sentences.is_empty() && self.stale.is_empty()
    }

    /// Whether a finding was stored.
    pub fn knows(&self, finding: &Finding) -> bool {
        (self.findings.iter()).any(|known| known.fingerprint == finding.fingerprint)
    }

    /// The stale link that a finding reports.
    pub fn stale(&self, finding: &Finding) -> Option<&StaleLink> {
        (self.stale.iter()).find(|link| link.fingerprint == finding.fingerprint)
    }

    /// The stored findings that are no longer there, neither loud nor silenced.
    pub fn gone<'k>(&'k self, comparison: &'k Comparison<'_>) -> impl Iterator<Item = &'k Known> {
        let here: BTreeSet<&str> = (comparison.findings.iter())
            .chain(&comparison.silenced)
            .map(|finding| finding.fingerprint.as_str())
            .collect();
        (self.findings.iter()).filter(move |known| !here.contains(known.fingerprint.as_str()))
    }

    /// `2 sentences new, 1 reworded, 1 link stale`; empty where nothing changed.
    pub fn summary(&self) -> String {
        let mut parts = Vec::new();
        for how in How::ALL {
            let count = self.sentences.iter().filter(|c| c.how == how).count();
            if count > 0 {
                let what = match (parts.is_empty(), count) {
                    (true, 1) => " sentence",
                    (true, _) => " sentences",
                    _ => "",
                };
                parts.push(format!("{count}{what} {}", how.as_str()));
            }
        }
        match self.stale.len() {
            0 => {}
            1 => parts.push("1 link stale".to_owned()),
            count => parts.push(format!("{count} links stale")),
        }
        parts.extend((self.renamed.iter()).map(|(old, new)| format!("{old} is now {new}")));
        parts.join(", ")
    }
}
