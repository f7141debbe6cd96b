//! The word diff inside a link.

use serde::{Deserialize, Serialize};

use crate::align::Link;
use crate::text::{Document, Span};

/// What a difference is about. Everything but wording and punctuation changes, or may change, the meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum EditClass {
    Person,
    Negation,
    Modality,
    Number,
    Date,
    Name,
    Quotation,
    Scope,
    Intensity,
    Tense,
    Role,
    Wording,
    Punctuation,
}

/// One step of the word diff, in reading order of the target: words kept (`class` is none), replaced, deleted
/// (no target) or inserted (no source).
#[derive(Clone, Debug, PartialEq)]
pub struct Edit {
    /// What it is about; none where both sides have the same words.
    pub class: Option<EditClass>,
    /// The words of the source.
    pub source: Option<Span>,
    /// The words of the target.
    pub target: Option<Span>,
}

/// The word diff of a link, empty for a null link.
pub fn edits(_source: &Document, _target: &Document, _link: &Link) -> Vec<Edit> {
    Vec::new()
}
