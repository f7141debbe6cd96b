//! What a rule reports.

use serde::{Deserialize, Serialize};

use crate::text::Span;

/// How bad a finding is, were it right. How sure the rule is stands in [`Finding::confidence`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// For information.
    Note,
    /// To be checked.
    Warning,
    /// Wrong, where the finding is right.
    Error,
}

impl Severity {
    /// `error`, `warning` or `note`.
    pub fn as_str(self) -> &'static str {
        match self {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// A place in one of the two texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Index of the sentence.
    pub sentence: usize,
    /// The words meant, inside that sentence.
    pub span: Span,
}

/// One fault, or what looks like one.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The rule that speaks: an id of [`crate::rules::registry`].
    pub rule: &'static str,
    /// Other rules that the same fault meets.
    pub also: Vec<&'static str>,
    /// How bad.
    pub severity: Severity,
    /// How sure, from 0 to 1.
    pub confidence: f64,
    /// One sentence for the reader.
    pub message: String,
    /// Index of the link it was found in.
    pub link: Option<usize>,
    /// The words of the source it speaks of.
    pub source: Option<Place>,
    /// The words of the target it speaks of.
    pub target: Option<Place>,
    /// The values that were compared, in a normal form: source, then target.
    pub evidence: Evidence,
    /// What could stand there instead.
    pub suggestion: Option<String>,
    /// A stable hash of rule, evidence and ordinal: the same fault has the same one when the text around it
    /// changes. 16 hexadecimal digits.
    pub fingerprint: String,
}

/// The values that a rule compared.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// What the source has; empty where it has nothing.
    pub source: String,
    /// What the target has; empty where it has nothing.
    pub target: String,
}
