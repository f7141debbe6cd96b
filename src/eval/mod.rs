//! Comparisons measured against hand-made answers.
//!
//! A gold folder holds `source.sentences.csv` and `target.sentences.csv` (what the sentences are and where they
//! stand), `alignment.csv` (which answer which, and how) and `findings.csv` (what has to be reported, may be, and
//! never is). [`Gold::read`] reads it, [`case::score`] measures a [`Record`](crate::format::json::Record) against
//! it, [`Score`]s of several folders are added up.
//!
//! A sentence of the record counts as the gold sentence with which it shares most characters, so other sentence
//! boundaries cost little. Links are scored as pairs of a target and a source sentence by precision, recall and
//! F1; a target sentence without a source is one pair with nothing.
//!
//! [`beads`] measures an alignment alone, by the field's strict and lax figures.

pub mod beads;
pub mod case;
mod gold;
mod score;
pub mod stats;

pub use gold::{Answer, Expect, Gold, GoldFinding, GoldSentence, Side};
pub use score::{Counts, Judged, RelationFigures, RuleCounts, Score};
