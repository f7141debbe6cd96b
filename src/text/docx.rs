//! The text of a Word document (Office Open XML, ECMA-376 part 1, section 17).
//!
//! Paragraphs `w:p` become lines. Deleted and moved-away revisions, hidden text, field codes and the fallback
//! copies of drawings are left out; inserted revisions are read. Headings are known by the names of their styles.

use std::collections::BTreeSet;
use std::io::{Cursor, Read};

use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{Namespace, ResolveResult};
use quick_xml::reader::NsReader;
use zip::ZipArchive;

use super::ParagraphKind;
use super::paragraphs::is_finished;
use super::read::{Extracted, LARGEST_INPUT};

const DAMAGED: &str =
    "is no intact Word document; open it in a word processor and save it as .docx again";

/// Takes the text out of the bytes of a `.docx` file.
///
/// # Errors
///
/// A sentence for the user, without the file's name: no zip archive, no document in it, broken XML, or more text
/// than [`LARGEST_INPUT`] when unpacked.
pub(super) fn extract(bytes: &[u8]) -> Result<Extracted, String> {
    if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        return Err(
            "is an old or an encrypted Office document; save it as .docx without a password".into(),
        );
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| DAMAGED.to_owned())?;
    let headings = match part(&mut archive, "word/styles.xml") {
        Ok(styles) => heading_styles(&styles),
        Err(_) => BTreeSet::new(),
    };
    let document = part(&mut archive, "word/document.xml")?;
    body(&document, &headings)
}

/// One file of the archive, unpacked no further than is allowed.
fn part(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Result<String, String> {
    let file = archive.by_name(name).map_err(|_| {
        format!("holds no {name}, so it is no Word document; give a .docx, or name its format")
    })?;
    let mut bytes = Vec::new();
    file.take(LARGEST_INPUT + 1)
        .read_to_end(&mut bytes)
        .map_err(|_| DAMAGED.to_owned())?;
    if bytes.len() as u64 > LARGEST_INPUT {
        return Err(format!(
            "unpacks to more than {} MB; split it",
            LARGEST_INPUT / (1024 * 1024)
        ));
    }
    super::encoding::decode(&bytes, None)
        .map(|d| d.text)
        .map_err(|_| DAMAGED.to_owned())
}

/// The value of the attribute with this local name.
fn attribute(tag: &BytesStart, name: &str) -> Option<String> {
    // Looking for doubled attributes would take time quadratic in their number.
    let found = tag
        .attributes()
        .with_checks(false)
        .flatten()
        .find(|a| a.key.local_name().into_inner() == name)?;
    Some(found.value.into_owned())
}

/// Identifiers of the styles that are headings. Word names its own styles in English whatever the language of
/// the program: `heading 1`, `Title`.
fn heading_styles(xml: &str) -> BTreeSet<String> {
    let mut reader = quick_xml::Reader::from_str(xml);
    let mut headings = BTreeSet::new();
    let mut id = None;
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(tag) if tag.local_name().into_inner() == "style" => {
                id = attribute(&tag, "styleId");
            }
            Event::Start(tag) | Event::Empty(tag) if tag.local_name().into_inner() == "name" => {
                let name = attribute(&tag, "val").unwrap_or_default().to_lowercase();
                if name.starts_with("heading") || name == "title" || name == "subtitle" {
                    headings.extend(id.take());
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    headings
}

/// Deepest nesting of elements; tables in tables in text boxes stay far below.
const DEEPEST: usize = 4096;

/// What is known while the document is read.
#[derive(Default)]
struct State {
    out: Extracted,
    /// Open paragraphs with whether they are headings; text boxes nest paragraphs in paragraphs.
    open: Vec<(String, bool)>,
    /// Open elements, and the depth of the one whose content is left out.
    depth: usize,
    left_out: Option<usize>,
    hidden: bool,
    in_text: bool,
}

fn body(xml: &str, headings: &BTreeSet<String>) -> Result<Extracted, String> {
    let mut reader = NsReader::from_str(xml);
    let mut state = State::default();
    loop {
        let (namespace, event) = reader
            .read_resolved_event()
            .map_err(|_| DAMAGED.to_owned())?;
        let is_word = match namespace {
            ResolveResult::Bound(Namespace(uri)) => {
                uri.contains("wordprocessingml") && uri.ends_with("main")
            }
            _ => false,
        };
        match event {
            Event::Start(tag) => {
                state.depth += 1;
                if state.depth > DEEPEST {
                    return Err(DAMAGED.into());
                }
                state.start(is_word, &tag, headings);
            }
            Event::Empty(tag) if state.left_out.is_none() => state.empty(is_word, &tag, headings),
            Event::End(tag) => {
                state.end(is_word, tag.local_name().into_inner());
                state.depth = state.depth.saturating_sub(1);
            }
            Event::Text(text) => state.text(&text),
            Event::CData(text) => state.text(&text),
            Event::GeneralRef(name) => {
                let c = match name.resolve_char_ref() {
                    Ok(Some(c)) => Some(c),
                    _ => predefined(&name),
                };
                if let Some(c) = c {
                    state.text(c.encode_utf8(&mut [0; 4]));
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    // A document that was cut off.
    while let Some((text, heading)) = state.open.pop() {
        push(&mut state.out, &text, heading);
    }
    Ok(state.out.finish())
}

/// The entities of XML itself; a document's own are not expanded.
fn predefined(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => return None,
    })
}

impl State {
    fn start(&mut self, is_word: bool, tag: &BytesStart, headings: &BTreeSet<String>) {
        if self.left_out.is_some() {
            return;
        }
        let name = tag.local_name().into_inner();
        // Deleted text stands in `w:delText`, moved text in plain `w:t`; drawings come twice, the second time
        // for old programs.
        if (is_word && matches!(name, "del" | "moveFrom" | "instrText")) || name == "Fallback" {
            self.left_out = Some(self.depth);
        } else if is_word {
            match name {
                "p" => self.open.push((String::new(), false)),
                "r" => self.hidden = false,
                "t" => self.in_text = true,
                _ => self.empty(is_word, tag, headings),
            }
        }
    }

    fn end(&mut self, is_word: bool, name: &str) {
        if self.left_out == Some(self.depth) {
            self.left_out = None;
        } else if is_word && self.left_out.is_none() {
            match name {
                "t" => self.in_text = false,
                "r" => self.hidden = false,
                "p" => {
                    if let Some((text, heading)) = self.open.pop() {
                        push(&mut self.out, &text, heading);
                    }
                }
                _ => {}
            }
        }
    }

    /// Properties, which hold no text, and the marks of a run that are elements of their own.
    fn empty(&mut self, is_word: bool, tag: &BytesStart, headings: &BTreeSet<String>) {
        let Some((text, heading)) = self.open.last_mut() else {
            return;
        };
        if !is_word {
            return;
        }
        let value = || attribute(tag, "val");
        match tag.local_name().into_inner() {
            "pStyle" => *heading |= value().is_some_and(|style| headings.contains(&style)),
            "outlineLvl" => *heading |= value().is_some_and(|level| level.as_str() < "9"),
            "vanish" => self.hidden = !matches!(value().as_deref(), Some("0" | "false" | "off")),
            _ if self.hidden => {}
            // A tab stop is defined in a paragraph's properties by the same name; there no text precedes it.
            "tab" | "ptab" => text.push('\t'),
            "noBreakHyphen" => text.push('\u{2011}'),
            "br" | "cr" if is_finished(text.trim_end()) => {
                push(&mut self.out, &std::mem::take(text), *heading);
            }
            "br" | "cr" => text.push('\n'),
            _ => {}
        }
    }

    fn text(&mut self, piece: &str) {
        if self.in_text
            && !self.hidden
            && self.left_out.is_none()
            && let Some((text, _)) = self.open.last_mut()
        {
            text.push_str(piece);
        }
    }
}

fn push(out: &mut Extracted, text: &str, heading: bool) {
    let kind = if heading {
        ParagraphKind::Heading
    } else {
        ParagraphKind::Body
    };
    out.push(kind, text);
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn docx(document: &str) -> Vec<u8> {
        let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let options = zip::write::SimpleFileOptions::default();
        for (name, xml) in [
            (
                "word/styles.xml",
                "<w:styles xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>\
                 <w:style w:styleId='berschrift1'><w:name w:val='heading 1'/></w:style></w:styles>",
            ),
            ("word/document.xml", document),
        ] {
            archive.start_file(name, options).unwrap();
            archive.write_all(xml.as_bytes()).unwrap();
        }
        archive.finish().unwrap().into_inner()
    }

    fn texts(body: &str) -> Vec<(ParagraphKind, String)> {
        let xml = format!(
            "<?xml version='1.0'?><x:document xmlns:x='http://schemas.openxmlformats.org/wordprocessingml/2006/main' \
             xmlns:mc='m' xmlns:a='d'><x:body>{body}</x:body></x:document>"
        );
        let out = extract(&docx(&xml)).unwrap();
        out.paragraphs
            .iter()
            .map(|p| (p.kind, p.span.of(&out.text).to_owned()))
            .collect()
    }

    #[test]
    fn runs_make_paragraphs_and_styles_make_headings() {
        assert_eq!(
            texts(
                "<x:p><x:pPr><x:pStyle x:val='berschrift1'/></x:pPr><x:r><x:t>Head</x:t></x:r></x:p>\
                 <x:p><x:r><x:t xml:space='preserve'>We &amp; they </x:t></x:r><x:r><x:t>agree&#x2014;now.</x:t></x:r></x:p>"
            ),
            [
                (ParagraphKind::Heading, "Head".to_owned()),
                (ParagraphKind::Body, "We & they agree—now.".into()),
            ]
        );
    }

    #[test]
    fn deletions_hidden_text_fields_and_fallbacks_are_left_out() {
        assert_eq!(
            texts(
                "<x:p><x:r><x:t>We </x:t></x:r><x:del><x:r><x:delText>no</x:delText><x:t>no</x:t></x:r></x:del>\
                 <x:ins><x:r><x:t>agree</x:t></x:r></x:ins><x:r><x:rPr><x:vanish/></x:rPr><x:t>no</x:t></x:r>\
                 <x:r><x:instrText>PAGE</x:instrText></x:r><mc:Fallback><x:p><x:r><x:t>no</x:t></x:r></x:p>\
                 </mc:Fallback><a:t>no</a:t><x:r><x:t>.</x:t><x:br/><x:t>We</x:t><x:br/><x:t>left.</x:t></x:r></x:p>"
            ),
            [
                (ParagraphKind::Body, "We agree.".to_owned()),
                (ParagraphKind::Body, "We left.".into()),
            ]
        );
    }

    #[test]
    fn what_is_no_word_document_says_so() {
        assert!(
            extract(b"PK nothing")
                .unwrap_err()
                .contains("save it as .docx")
        );
        let cut = docx("<x:document><x:body>");
        assert!(extract(&cut[..cut.len() / 2]).is_err());
        let deep = "<a>".repeat(100_000);
        assert!(extract(&docx(&deep)).is_err());
    }
}
