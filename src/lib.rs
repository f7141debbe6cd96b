//! Compares two texts, sentence by sentence and word by word.
//!
//! hexapla takes a *source* (the full statement, or the original) and a *target* (the summary, or the
//! translation), finds which sentences answer which, shows each pair as a word diff and reports where the
//! meaning drifts: "he" where the source says "we", an altered quotation, a changed name, number or date, an
//! omission.
//!
//! The folders are the pipeline, and each stage is public:
//!
//! | stage | module | makes |
//! | --- | --- | --- |
//! | read, segment | [`text`] | a [`Document`] |
//! | encode | [`encode`] | vectors of sentences |
//! | align | [`align`] | an [`Alignment`] of [`Link`]s |
//! | diff | [`diff`] | the [`Edit`]s inside each link |
//! | check | [`speech`], [`rules`] | [`Finding`]s |
//! | write | [`mod@format`] | text, JSON, CSV, Markdown |
//! | judge | [`verdicts`] | what a person said, kept when the texts change |
//!
//! [`Comparison::new`] runs them all.

pub mod align;
pub mod diff;
pub mod encode;
pub mod error;
pub mod eval;
pub mod finding;
pub mod format;
pub mod lang;
pub mod project;
#[cfg(feature = "review")]
pub mod review;
pub mod rules;
pub mod speech;
pub mod text;
pub mod verdicts;

mod comparison;

pub use align::{Alignment, Link, Mode, Relation};
pub use comparison::{Comparison, Options};
pub use diff::{Edit, EditClass};
pub use error::{Error, ErrorKind};
pub use finding::{Finding, Place, Severity};
pub use lang::Language;
pub use text::{Document, Span};

/// The README's example is a test.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
