//! What a person said of a finding or a link, kept in a file that only grows.
//!
//! A [`Record`] is one line of JSON in `verdicts.jsonl`: who, when, what, why, and the hashes of both texts as they
//! were. A [`Log`] is such a file read, a [`Store`] one that is open for writing. [`compare`] is
//! [`Comparison::new`](crate::Comparison::new) with the verdicts applied: an edited link is the link, a dismissed or
//! known finding is silent and stands in [`Comparison::silenced`](crate::Comparison::silenced).
//!
//! | verdict | of a finding |
//! | --- | --- |
//! | `confirmed` | a fault; it is reported until it is mended |
//! | `dismissed` | no fault, or meant so; silent |
//! | `known` | the baseline: silent and counted |
//! | `open` | as if nobody had judged it |
//!
//! Of a link: `confirmed`, `edited`, or `open`. A record may carry a comment with a verdict or without one.
//!
//! # When texts change
//! A finding keeps its verdict while its rule and compared words stay the same and the sentence it stands in is still
//! the same or nearly so, wherever it has moved. A link keeps its verdict while all its sentences still stand word for
//! word. What changed is open again, and its [`Judgement::was`] says what it was confirmed or dismissed as.
//!
//! # Safety
//! A record is on disk before [`Store::append`] comes back. A line that was cut off by a crash stays where it is, is
//! named as a [`Problem`], and the next record starts a line of its own. One store at a time may write a file: the
//! second is refused. Nothing is ever overwritten but by [`Store::replace`], which writes beside and renames.
//!
//! ```
//! use hexapla::text::ReadOptions;
//! use hexapla::verdicts::{self, Entry, FindingVerdict, Store};
//! use hexapla::{Document, Options};
//!
//! let read = ReadOptions::default();
//! let source = Document::from_text("statement.en.txt", "We met. We oppose any such attempt.", &read)?;
//! let target = Document::from_text("summary.en.txt", "He opposed any such attempt.", &read)?;
//! let dir = tempfile::tempdir()?;
//! let mut store = Store::open(&dir.path().join("verdicts.jsonl"))?;
//!
//! let before = verdicts::compare(&source, &target, &Options::default(), store.log());
//! let finding = &before.findings[0];
//! let entry = Entry::finding(&before, finding, FindingVerdict::Dismissed, Some("a slip of the agency".into()));
//! store.append("Ann", &before, entry)?;
//!
//! let after = verdicts::compare(&source, &target, &Options::default(), store.log());
//! assert_eq!(after.findings.len() + 1, before.findings.len());
//! assert_eq!(after.silenced[0].fingerprint, finding.fingerprint);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod agreement;
mod apply;
mod judge;
pub(crate) mod likeness;
mod log;
mod record;
mod store;

#[cfg(test)]
mod tests;

pub use agreement::{Agreement, Difference};
pub use apply::{Judgement, align, apply, base, base_key, compare, edited, judged};
pub use log::{Log, Problem};
pub use record::{
    Entry, FindingVerdict, LinkSubject, LinkVerdict, Record, SentenceRef, Subject, Texts, VERSION,
};
pub use store::{Store, now};
#[cfg(feature = "review")]
pub(crate) use {apply::linked, judge::judge};

use std::path::{Path, PathBuf};

/// The name of the file.
pub const FILE_NAME: &str = "verdicts.jsonl";

/// Where the verdicts on a target stand when there is no project: `TARGET.hexapla/verdicts.jsonl`.
pub fn beside(target: &Path) -> PathBuf {
    let mut folder = target.as_os_str().to_owned();
    folder.push(".hexapla");
    PathBuf::from(folder).join(FILE_NAME)
}
