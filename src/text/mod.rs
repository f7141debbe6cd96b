//! From bytes to a [`Document`]: decoding, segmentation into sentences and words, quotations, numbers, dates
//! and names.

mod annotations;
pub mod dates;
mod document;
pub mod names;
pub mod numbers;
pub mod quotations;
mod span;
mod words;

pub use annotations::Annotations;
pub use document::{Document, Paragraph, ParagraphKind, Segmentation, Sentence};
pub use quotations::QuotationMarks;
pub use span::{Offsets, Span};
pub use words::{Word, WordKind, fold};
