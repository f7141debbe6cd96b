//! From bytes to a [`Document`]: decoding, segmentation into sentences and words, quotations, numbers, dates
//! and names.

pub mod encoding;
pub mod language;
pub mod paragraphs;

mod document;
#[cfg(feature = "documents")]
mod docx;
#[cfg(feature = "documents")]
mod html;
mod markdown;
mod read;
mod sentences;
mod span;
mod split;
mod words;

pub use document::{Document, Paragraph, ParagraphKind, Segmentation, Sentence};
pub use read::{Extracted, InputFormat, LARGEST_INPUT, ReadOptions, extract};
pub use sentences::sentences;
pub use span::{Offsets, Span};
pub use split::{Split, SplitLine, split};
pub use words::{Word, WordKind};
