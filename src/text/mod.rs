//! From bytes to a [`Document`]: decoding, segmentation into sentences and words, quotations, numbers, dates
//! and names.

mod document;
mod span;
mod words;

pub use document::{Document, Paragraph, ParagraphKind, Segmentation, Sentence};
pub use span::{Offsets, Span};
pub use words::{Word, WordKind};
