//! XLSX: a workbook for people who review in a spreadsheet, and their verdicts read back from it.
//!
//! | sheet | a row for each | to fill in |
//! | --- | --- | --- |
//! | Findings | finding, silenced ones too | *verdict* (a drop-down), *reason*, *comment* |
//! | Links | link | *verdict* (a drop-down), *comment*; *source ids* and *target ids* make another link |
//! | Texts | sentence | |
//! | About | fact about the comparison: names and hashes of the texts, how to use the workbook | |
//!
//! Hidden columns hold what a verdict needs to find its finding again, and each row as it was written: what nobody
//! changed comes back as nothing. Columns are found by their headings, so they may be moved, and rows may be sorted,
//! filtered or deleted. All cells are text, none a formula. The same comparison gives the same bytes.
//!
//! # Limits
//! A cell holds 32,767 characters; a longer sentence is cut, and a verdict on it does not find it again.

mod read;
#[cfg(test)]
mod tests;
mod write;

pub use read::{Filled, read};
pub use write::Xlsx;

/// The version that stands in the workbook, and the newest that is read.
const VERSION: u32 = 1;

/// The sheets.
const FINDINGS: &str = "Findings";
const LINKS: &str = "Links";
const TEXTS: &str = "Texts";
const ABOUT: &str = "About";

/// Headings that the reader looks for.
mod heading {
    pub const VERDICT: &str = "verdict";
    pub const REASON: &str = "reason";
    pub const COMMENT: &str = "comment";
    pub const WRITTEN: &str = "verdict as written";
    pub const REASON_WRITTEN: &str = "reason as written";
    pub const RULE: &str = "rule";
    pub const TARGET_IDS: &str = "target ids";
    pub const SOURCE_IDS: &str = "source ids";
    pub const TARGETS_WRITTEN: &str = "target ids as written";
    pub const SOURCES_WRITTEN: &str = "source ids as written";
    pub const TARGET_ID: &str = "target id";
    pub const SOURCE_ID: &str = "source id";
    pub const COMPARED_TARGET: &str = "compared in the target";
    pub const COMPARED_SOURCE: &str = "compared in the source";
    pub const FINGERPRINT: &str = "fingerprint";
    pub const ID: &str = "id";
    pub const TEXT: &str = "text";
    pub const FACT: &str = "fact";
    pub const VALUE: &str = "value";
}

/// Facts of the sheet About that the reader looks for.
mod fact {
    pub const VERSION: &str = "version";
    pub const SOURCE: &str = "source";
    pub const TARGET: &str = "target";
    pub const SOURCE_HASH: &str = "hash of the source";
    pub const TARGET_HASH: &str = "hash of the target";
}
