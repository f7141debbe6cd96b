//! From bytes to a [`Document`]: decoding, segmentation into sentences and words, quotations, numbers, dates
//! and names.

mod annotations;
pub(crate) mod concepts;
pub mod dates;
mod document;
#[cfg(feature = "documents")]
mod docx;
pub mod encoding;
pub(crate) mod folded;
#[cfg(feature = "documents")]
mod html;
pub mod language;
mod markdown;
pub mod names;
pub mod numbers;
mod outline;
pub mod paragraphs;
mod position;
pub mod quotations;
mod read;
pub(crate) mod romanise;
mod sentences;
mod span;
mod split;
#[cfg(test)]
mod testing;
pub(crate) mod values;
mod words;

pub use annotations::Annotations;
pub use document::{Document, Paragraph, ParagraphKind, Segmentation, Sentence};
pub use outline::{Outline, halves, outline};
pub use position::{Lines, Position};
pub use quotations::QuotationMarks;
pub use read::{Extracted, InputFormat, LARGEST_INPUT, ReadOptions, extract};
pub use sentences::sentences;
pub use span::{Offsets, Span};
pub use split::{Split, SplitLine, split};
pub use words::{Word, WordKind, fold};
