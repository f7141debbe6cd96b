//! Reading a file, standard input or a string into a [`Document`].

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use crate::error::Error;
use crate::lang::Language;

use super::encoding::decode;
use super::paragraphs::{lines, mark_headings, paragraphs};
use super::{Document, Paragraph, ParagraphKind, Segmentation, Span, language, sentences};

/// Largest input in bytes. The words of a text take some thirty times its size in memory.
pub const LARGEST_INPUT: u64 = 256 * 1024 * 1024;

/// What a file is, where its name does not say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InputFormat {
    /// Plain text.
    Text,
    /// Markdown (`CommonMark` with tables, strikethrough, footnotes and front matter).
    Markdown,
    /// HTML.
    Html,
    /// Word's Office Open XML.
    Docx,
}

impl InputFormat {
    /// The format that a name's ending states; plain text for any other.
    pub fn of_name(name: &str) -> Self {
        let ending = Path::new(name).extension().and_then(|e| e.to_str());
        match ending.map(str::to_ascii_lowercase).as_deref() {
            Some("md" | "markdown" | "mkd") => InputFormat::Markdown,
            Some("html" | "htm" | "xhtml") => InputFormat::Html,
            Some("docx") => InputFormat::Docx,
            _ => InputFormat::Text,
        }
    }
}

/// How a text is read; by default everything is found out from its name and its bytes.
#[derive(Clone, Debug, Default)]
pub struct ReadOptions {
    /// The language; else the one that the name states (`summary.en.txt`), else the one that the text shows.
    pub language: Option<Language>,
    /// How sentences are found.
    pub segmentation: Segmentation,
    /// The encoding as the WHATWG Encoding Standard labels it; else it is found out.
    pub encoding: Option<String>,
    /// The format; else the one that the name's ending states.
    pub format: Option<InputFormat>,
}

/// The text of a file with its paragraphs, before sentences are found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Extracted {
    /// The text: that of the file, or what was taken out of its markup, one paragraph a line.
    pub text: String,
    /// The paragraphs in order; their spans point into `text`.
    pub paragraphs: Vec<Paragraph>,
}

impl Extracted {
    /// Appends a paragraph and ends its line. One without letters, digits or marks is left out.
    pub(super) fn push(&mut self, kind: ParagraphKind, piece: &str) {
        if piece.trim().is_empty() {
            return;
        }
        if kind == ParagraphKind::Verbatim {
            // Code keeps its lines and its indentation, the first of which stays outside the span.
            let piece = piece.trim_end();
            let body = piece.trim_start();
            let before = &piece[..piece.len() - body.len()];
            self.text
                .push_str(before.rsplit(['\n', '\r']).next().unwrap_or_default());
        }
        let start = self.text.len();
        if kind == ParagraphKind::Verbatim {
            self.text.push_str(piece.trim());
        } else {
            push_line(&mut self.text, piece.trim());
        }
        self.paragraphs.push(Paragraph {
            span: Span::new(start, self.text.len()),
            kind,
        });
        self.text.push('\n');
    }

    /// Sees to what markup leaves open: headings without a tag, addresses on their own.
    pub(super) fn finish(mut self) -> Self {
        for paragraph in &mut self.paragraphs {
            if paragraph.kind == ParagraphKind::Body {
                paragraph.kind = super::paragraphs::verbatim_or_body(paragraph.span.of(&self.text));
            }
        }
        mark_headings(&self.text, &mut self.paragraphs);
        self
    }
}

/// Appends `piece` as one line: a run of white space becomes a blank, and nothing where a line was broken
/// between two letters of a script that writes without blanks.
fn push_line(text: &mut String, piece: &str) {
    let mut blank = None;
    for c in piece.chars() {
        // A no-break space is a character of the text.
        if c.is_ascii_whitespace() || matches!(c, '\u{b}' | '\u{85}' | '\u{2028}' | '\u{2029}') {
            blank = Some(blank == Some(true) || c == '\n');
            continue;
        }
        if let Some(broken) = blank.take() {
            let before = text.chars().next_back().unwrap_or(' ');
            if !(broken && is_unspaced(before) && is_unspaced(c)) {
                text.push(' ');
            }
        }
        text.push(c);
    }
}

/// Han, kana and their marks.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{312f}' | '\u{31a0}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ff60}'
        | '\u{20000}'..='\u{3ffff}')
}

impl Document {
    /// Reads a file, or standard input where `path` is `-`.
    ///
    /// # Errors
    ///
    /// What cannot be compared, each with the file's name and what to do: a missing or unreadable file, a
    /// directory, an empty or blank text, a binary file, one larger than [`LARGEST_INPUT`], an unknown
    /// encoding label, a `.docx` that is none.
    pub fn read(path: impl AsRef<Path>, options: &ReadOptions) -> Result<Self, Error> {
        let path = path.as_ref();
        let name = path.to_string_lossy();
        let bytes = if name == "-" {
            bounded(io::stdin().lock(), path)?
        } else {
            let file = File::open(path).map_err(|e| unreadable(path, e))?;
            let about = file.metadata().map_err(|e| Error::io(path, e))?;
            if about.is_dir() {
                return Err(Error::input(path, "is a directory; give a text file"));
            }
            if about.len() > LARGEST_INPUT {
                return Err(too_large(path));
            }
            bounded(file, path)?
        };
        Self::from_bytes(&name, &bytes, options)
    }

    /// Makes a document of a file's bytes; `name` states its format and language where `options` do not.
    ///
    /// # Errors
    ///
    /// As for [`Document::read`], but for those of opening a file.
    pub fn from_bytes(name: &str, bytes: &[u8], options: &ReadOptions) -> Result<Self, Error> {
        let format = options.format.unwrap_or_else(|| InputFormat::of_name(name));
        if bytes.is_empty() {
            return Err(Error::input(name, "is empty; give a file with text"));
        }
        if format == InputFormat::Docx {
            return from_docx(name, bytes, options);
        }
        let decoded = decode(bytes, options.encoding.as_deref())
            .map_err(|problem| Error::input(name, problem))?;
        build(name, decoded.text, format, options, decoded.notes)
    }

    /// Makes a document of a string, which is read as plain text unless `options` or the ending of `name` say
    /// otherwise.
    ///
    /// ```
    /// use hexapla::text::{Document, ReadOptions};
    ///
    /// let document = Document::from_text("summary", "We met. We agreed.", &ReadOptions::default())?;
    /// assert_eq!(document.sentences().len(), 2);
    /// assert_eq!(document.sentence_text(1), "We agreed.");
    /// assert_eq!(document.language().code(), "en");
    /// # Ok::<(), hexapla::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// A text without anything but white space; a format that is no text.
    pub fn from_text(
        name: &str,
        text: impl Into<String>,
        options: &ReadOptions,
    ) -> Result<Self, Error> {
        let format = options.format.unwrap_or_else(|| InputFormat::of_name(name));
        if format == InputFormat::Docx {
            return Err(Error::input(
                name,
                "a .docx is no string; read it from its bytes",
            ));
        }
        build(name, text.into(), format, options, Vec::new())
    }
}

/// What stands in the text: the text itself for plain text, what the markup holds for the others.
pub fn extract(text: String, format: InputFormat) -> Extracted {
    match format {
        InputFormat::Markdown => super::markdown::extract(&text),
        #[cfg(feature = "documents")]
        InputFormat::Html => super::html::extract(&text),
        _ => Extracted {
            paragraphs: paragraphs(&text),
            text,
        },
    }
}

fn build(
    name: &str,
    text: String,
    format: InputFormat,
    options: &ReadOptions,
    notes: Vec<String>,
) -> Result<Document, Error> {
    if cfg!(not(feature = "documents")) && format == InputFormat::Html {
        return Err(without_documents(name));
    }
    let extracted = match (options.segmentation, format) {
        (Segmentation::Lines, InputFormat::Text | InputFormat::Markdown) => Extracted {
            text,
            paragraphs: Vec::new(),
        },
        _ => extract(text, format),
    };
    segment(name, extracted, options, notes)
}

#[cfg(feature = "documents")]
fn from_docx(name: &str, bytes: &[u8], options: &ReadOptions) -> Result<Document, Error> {
    let extracted = super::docx::extract(bytes).map_err(|problem| Error::input(name, problem))?;
    segment(name, extracted, options, Vec::new())
}

#[cfg(not(feature = "documents"))]
fn from_docx(name: &str, _: &[u8], _: &ReadOptions) -> Result<Document, Error> {
    Err(without_documents(name))
}

fn without_documents(name: &str) -> Error {
    Error::input(
        name,
        "this build does not read .html and .docx; build it with the feature `documents`, or give a .txt",
    )
}

/// Finds language, sentences and words.
fn segment(
    name: &str,
    extracted: Extracted,
    options: &ReadOptions,
    mut notes: Vec<String>,
) -> Result<Document, Error> {
    let Extracted { text, paragraphs } = extracted;
    if text.trim().is_empty() {
        return Err(Error::input(
            name,
            "holds no text but white space; give a file with text",
        ));
    }
    let language = options
        .language
        .or_else(|| language::of_name(name))
        .unwrap_or_else(|| {
            let found = language::of_text(&text);
            if found == Language::UNKNOWN {
                notes.push("the language could not be told; state it".into());
            }
            found
        });
    let (paragraphs, segments) = match options.segmentation {
        Segmentation::Lines => by_lines(&text),
        Segmentation::Sentences => {
            let mut segments = Vec::new();
            for (index, paragraph) in paragraphs.iter().enumerate() {
                if paragraph.kind == ParagraphKind::Body {
                    let spans = sentences(&text, paragraph.span, language);
                    segments.extend(spans.into_iter().map(|span| (span, index)));
                } else {
                    segments.push((paragraph.span, index));
                }
            }
            (paragraphs, segments)
        }
    };
    Ok(Document::from_segments(
        name.to_owned(),
        text,
        language,
        paragraphs,
        &segments,
        notes,
    ))
}

/// One sentence a line, an empty one too, all in one paragraph: where paragraphs end is not known.
fn by_lines(text: &str) -> (Vec<Paragraph>, Vec<(Span, usize)>) {
    let segments: Vec<(Span, usize)> = lines(text).into_iter().map(|line| (line, 0)).collect();
    let paragraph = Paragraph {
        span: Span::new(0, text.len()),
        kind: ParagraphKind::Body,
    };
    (vec![paragraph], segments)
}

/// Reads all there is, but no more than is allowed.
fn bounded(from: impl Read, path: &Path) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    from.take(LARGEST_INPUT + 1)
        .read_to_end(&mut bytes)
        .map_err(|e| unreadable(path, e))?;
    if bytes.len() as u64 > LARGEST_INPUT {
        return Err(too_large(path));
    }
    Ok(bytes)
}

fn too_large(path: &Path) -> Error {
    Error::input(
        path,
        format!(
            "is larger than {} MB; split it",
            LARGEST_INPUT / (1024 * 1024)
        ),
    )
}

fn unreadable(path: &Path, error: io::Error) -> Error {
    match error.kind() {
        io::ErrorKind::NotFound => Error::input(path, "there is no such file; check the path"),
        io::ErrorKind::IsADirectory => Error::input(path, "is a directory; give a text file"),
        io::ErrorKind::PermissionDenied => {
            Error::input(path, "may not be read; check its permissions")
        }
        _ => Error::io(path, error),
    }
}
