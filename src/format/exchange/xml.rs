//! XML of other programs, read event by event: no entity of a file's own is ever expanded.

use quick_xml::Writer;
use quick_xml::events::{BytesEnd, BytesRef, BytesStart, BytesText, Event};
use quick_xml::reader::Reader;

use crate::error::Error;

use super::{Input, Output};

/// Deepest nesting; the formats of translation memories stay below twenty.
const DEEPEST: usize = 256;

/// What stands next in the file.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    /// An element begins: local name and attributes, each with its local name. An empty element begins and ends.
    Open(String, Vec<(String, String)>),
    /// An element ends.
    Close(String),
    /// Text, with its references resolved.
    Text(String),
}

/// Reads an XML file.
pub struct Xml {
    reader: Reader<Input>,
    buffer: Vec<u8>,
    open: Vec<(String, (usize, usize))>,
    /// Where the last piece began: line and column.
    pub place: (usize, usize),
}

impl Xml {
    /// Reads from the beginning.
    pub fn new(input: Input) -> Self {
        let mut reader = Reader::from_reader(input);
        reader.config_mut().expand_empty_elements = true;
        reader.config_mut().check_end_names = false;
        Xml {
            reader,
            buffer: Vec::new(),
            open: Vec::new(),
            place: (1, 1),
        }
    }

    /// The file's name.
    pub fn path(&self) -> &std::path::Path {
        &self.reader.get_ref().path
    }

    /// An error at the last piece.
    pub fn wrong(&self, problem: impl Into<String>) -> Error {
        Error::at(&self.reader.get_ref().path, self.place, problem)
    }

    /// The next piece; none at the end.
    ///
    /// # Errors
    /// Broken XML, an element left open, an entity that XML itself does not define.
    pub fn next(&mut self) -> Result<Option<Piece>, Error> {
        loop {
            self.buffer.clear();
            // After a tag's `<` the reader has consumed nothing else of it.
            self.place = self.reader.get_ref().place();
            let event = match self.reader.read_event_into(&mut self.buffer) {
                Ok(event) => event.into_owned(),
                Err(error) => {
                    return Err(self.wrong(format!("not well-formed XML ({error})")));
                }
            };
            let piece = match event {
                Event::Start(tag) | Event::Empty(tag) => {
                    let name = tag.local_name().into_inner().to_owned();
                    if self.open.len() == DEEPEST {
                        return Err(self.wrong(format!("more than {DEEPEST} elements deep")));
                    }
                    let attributes = self.attributes(&tag)?;
                    self.open.push((name.clone(), self.place));
                    Piece::Open(name, attributes)
                }
                Event::End(tag) => {
                    let name = tag.local_name().into_inner().to_owned();
                    match self.open.pop() {
                        Some((open, _)) if open == name => {}
                        Some((open, (line, column))) => {
                            let problem = format!(
                                "</{name}> stands where <{open}> of line {line}, column {column} has to be closed"
                            );
                            return Err(self.wrong(problem));
                        }
                        None => return Err(self.wrong(format!("</{name}> closes nothing"))),
                    }
                    Piece::Close(name)
                }
                Event::Text(text) => Piece::Text(text.xml10_content().into_owned()),
                Event::CData(text) => Piece::Text(text.xml10_content().into_owned()),
                Event::GeneralRef(name) => Piece::Text(self.resolved(&name)?),
                Event::Eof => {
                    if let Some((name, place)) = self.open.pop() {
                        self.place = place;
                        return Err(self.wrong(format!("<{name}> is never closed")));
                    }
                    return Ok(None);
                }
                _ => continue,
            };
            return Ok(Some(piece));
        }
    }

    /// The text up to the end of the element that was opened last; elements inside it are looked through.
    ///
    /// # Errors
    /// Those of [`Xml::next`].
    pub fn text(&mut self) -> Result<String, Error> {
        let depth = self.open.len();
        let mut text = String::new();
        while let Some(piece) = self.next()? {
            match piece {
                Piece::Text(more) => text.push_str(&more),
                Piece::Close(_) if self.open.len() < depth => break,
                _ => {}
            }
        }
        Ok(text)
    }

    /// The words of a segment of TMX or XLIFF up to its end, without the code in its inline elements.
    ///
    /// # Errors
    /// Those of [`Xml::next`].
    pub fn words(&mut self) -> Result<String, Error> {
        let end = self.open.len();
        let mut text = String::new();
        // How deep code begins; `sub` holds words in the midst of code, but not of this sentence.
        let mut code: Option<usize> = None;
        while let Some(piece) = self.next()? {
            match piece {
                Piece::Open(name, attributes) => match name.as_str() {
                    "bpt" | "ept" | "it" | "ph" | "ut" if code.is_none() => {
                        code = Some(self.open.len());
                    }
                    // A character that XML cannot hold.
                    "cp" if code.is_none() => text.push(self.code_point(&attributes)?),
                    _ => {}
                },
                Piece::Close(_) if self.open.len() < end => break,
                Piece::Close(_) if code.is_some_and(|depth| self.open.len() < depth) => code = None,
                Piece::Text(more) if code.is_none() => text.push_str(&more),
                Piece::Close(_) | Piece::Text(_) => {}
            }
        }
        Ok(text)
    }

    fn code_point(&self, attributes: &[(String, String)]) -> Result<char, Error> {
        let hex = attribute(attributes, "hex").unwrap_or_default();
        let number = u32::from_str_radix(hex, 16).ok();
        let wrong = || self.wrong(format!("`{hex}` is no code point in hexadecimal digits"));
        number.and_then(char::from_u32).ok_or_else(wrong)
    }

    fn attributes(&self, tag: &BytesStart<'_>) -> Result<Vec<(String, String)>, Error> {
        let mut attributes: Vec<(String, String)> = Vec::new();
        for attribute in tag.attributes().with_checks(false) {
            let attribute = attribute.map_err(|e| self.wrong(format!("an attribute: {e}")))?;
            let name = attribute.key.local_name().into_inner().to_owned();
            let value = quick_xml::escape::unescape(&attribute.value)
                .map_err(|e| self.wrong(format!("the attribute {name}: {e}")))?;
            attributes.push((name, value.into_owned()));
        }
        Ok(attributes)
    }

    fn resolved(&self, name: &BytesRef<'_>) -> Result<String, Error> {
        match name.resolve_char_ref() {
            Ok(Some(c)) => Ok(c.to_string()),
            Ok(None) => {
                let name = name.xml10_content();
                let known = quick_xml::escape::resolve_predefined_entity(&name);
                known.map(str::to_owned).ok_or_else(|| {
                    self.wrong(format!(
                        "the entity &{name}; is not one of XML's own; write its text"
                    ))
                })
            }
            Err(error) => Err(self.wrong(format!("a reference to a character: {error}"))),
        }
    }
}

/// The value of an attribute.
pub fn attribute<'a>(attributes: &'a [(String, String)], name: &str) -> Option<&'a str> {
    let found = attributes.iter().find(|(key, _)| key == name);
    found.map(|(_, value)| value.as_str())
}

/// Whether XML 1.0 can hold the character.
pub fn is_allowed(c: char) -> bool {
    !matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

/// Writes XML to an output.
pub struct Markup<'o>(pub Writer<&'o mut Output>);

impl<'o> Markup<'o> {
    /// Writes behind what stands there.
    pub fn new(out: &'o mut Output) -> Self {
        Markup(Writer::new(out))
    }

    fn event(&mut self, event: Event<'_>) -> Result<(), Error> {
        let done = self.0.write_event(event);
        done.map_err(|e| Error::io(&self.0.get_mut().path, e))
    }

    /// A new line, indented.
    ///
    /// # Errors
    /// Where the output cannot be written.
    pub fn line(&mut self, depth: usize) -> Result<(), Error> {
        let space = format!("\n{}", "  ".repeat(depth));
        self.event(Event::Text(BytesText::from_escaped(space)))
    }

    /// Begins an element.
    ///
    /// # Errors
    /// Where the output cannot be written.
    pub fn open(&mut self, name: &str, attributes: &[(&str, &str)]) -> Result<(), Error> {
        self.event(Event::Start(tag(name, attributes)))
    }

    /// An element without content.
    ///
    /// # Errors
    /// Where the output cannot be written.
    pub fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) -> Result<(), Error> {
        self.event(Event::Empty(tag(name, attributes)))
    }

    /// Ends an element.
    ///
    /// # Errors
    /// Where the output cannot be written.
    pub fn close(&mut self, name: &str) -> Result<(), Error> {
        self.event(Event::End(BytesEnd::new(name)))
    }

    /// Text; a carriage return is written as a reference, or reading would make a line feed of it.
    ///
    /// # Errors
    /// Where the output cannot be written.
    pub fn text(&mut self, text: &str) -> Result<(), Error> {
        self.event(Event::Text(BytesText::from_escaped(escaped(text))))
    }
}

fn tag<'n>(name: &'n str, attributes: &[(&str, &str)]) -> BytesStart<'n> {
    let mut content = name.to_owned();
    for (key, value) in attributes {
        let value = escaped(value).replace('\n', "&#10;").replace('\t', "&#9;");
        content.extend([" ", key, "=\"", &value, "\""]);
    }
    BytesStart::from_content(content, name.len())
}

fn escaped(text: &str) -> String {
    // U+0085 and U+2028 are line ends to readers of XML 1.1.
    quick_xml::escape::escape(text)
        .replace('\r', "&#13;")
        .replace('\u{85}', "&#133;")
        .replace('\u{2028}', "&#8232;")
}
