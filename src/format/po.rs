//! PO files of GNU gettext, read: an entry a link.
//!
//! GNU gettext manual, *The Format of PO Files*. The header, obsolete entries and fuzzy ones, whose translation nobody has
//! confirmed, are passed over; an entry that is not translated yet is a link with an empty target. Of plural forms, the first
//! answers the singular and every other the plural; where a language has one form, it answers the plural. The manual
//! asks for English originals, which is the source's language where nothing else is said.

use std::collections::VecDeque;

use crate::error::Error;

use super::exchange::{Conversion, Head, Input, Item, Items, StoredLink};
use super::hunalign::Counted;

/// What the format cannot carry.
pub const LIMITS: &str = "It is read, never written.";

/// An entry.
#[derive(Default)]
struct Entry {
    line: usize,
    fuzzy: bool,
    context: Option<String>,
    id: Option<String>,
    plural: Option<String>,
    translations: Vec<String>,
}

/// The string that lines of quoted text go on.
#[derive(Clone, Copy, PartialEq)]
enum Field {
    None,
    Context,
    Id,
    Plural,
    Translation,
    /// Of an earlier version or an obsolete entry.
    Passed,
}

struct Reader {
    input: Input,
    entry: Entry,
    field: Field,
    ready: VecDeque<Entry>,
    ended: bool,
}

/// The items of a file.
///
/// # Errors
/// A file that does not begin as PO, or whose header names another encoding than UTF-8.
pub fn items(input: Input, options: &Conversion<'_>) -> Result<Items<'static>, Error> {
    let mut reader = Reader {
        input,
        entry: Entry::default(),
        field: Field::None,
        ready: VecDeque::new(),
        ended: false,
    };
    let mut head = Head::default();
    let stated = |language: Option<&str>, else_: &str| language.unwrap_or(else_).to_owned();
    head.source.language = stated(options.source_language, "en");
    let mut first = reader.next()?;
    let mut language = String::new();
    if let Some(entry) = first.take_if(|entry| is_header(entry)) {
        let text = entry.translations.first().map_or("", String::as_str);
        let value = |name: &str| {
            let mut lines = text.lines().filter_map(|line| line.split_once(':'));
            lines.find_map(|(key, value)| {
                key.trim()
                    .eq_ignore_ascii_case(name)
                    .then(|| value.trim().to_owned())
            })
        };
        language = value("Language").unwrap_or_default();
        let kind = value("Content-Type").unwrap_or_default().to_lowercase();
        let charset = kind
            .split_once("charset=")
            .map_or("", |(_, name)| name.trim());
        if !matches!(
            charset,
            "" | "utf-8" | "utf8" | "us-ascii" | "ascii" | "charset"
        ) {
            let problem = format!(
                "the file is in {charset}; make it UTF-8 first, as with `msgconv --to-code=UTF-8`"
            );
            return Err(Error::at(&reader.input.path, (entry.line, 1), problem));
        }
    }
    // `pt_BR` is `pt-BR`; what follows `@` is a script or a dialect.
    let language = language.replace('_', "-");
    let language = language.split('@').next().filter(|l| !l.is_empty());
    head.target.language = stated(options.target_language, language.unwrap_or("und"));
    let mut counted = Counted::default();
    let mut waiting: VecDeque<StoredLink> = VecDeque::new();
    let mut next = move || -> Result<Option<Item>, Error> {
        loop {
            if let Some(link) = waiting.pop_front() {
                return Ok(Some(Item::Link(link)));
            }
            let entry = match first.take() {
                Some(entry) => entry,
                None => match reader.next()? {
                    Some(entry) => entry,
                    None => return Ok(None),
                },
            };
            if !entry.fuzzy && !is_header(&entry) {
                waiting.extend(links(entry, &mut counted));
            }
        }
    };
    let links = std::iter::from_fn(move || next().transpose());
    Ok(Box::new(std::iter::once(Ok(Item::Head(head))).chain(links)))
}

fn is_header(entry: &Entry) -> bool {
    entry.id.as_deref() == Some("") && entry.context.is_none()
}

/// The links of an entry: one for each form.
fn links(entry: Entry, counted: &mut Counted) -> Vec<StoredLink> {
    let id = entry.id.unwrap_or_default();
    let forms = entry.translations.len();
    let mut links = Vec::new();
    for (form, translation) in entry.translations.into_iter().enumerate() {
        let source = match &entry.plural {
            Some(plural) if form > 0 || forms == 1 => plural.clone(),
            _ => id.clone(),
        };
        let target = Some(translation).filter(|t| !t.is_empty());
        links.push(counted.link(vec![source], target.into_iter().collect(), (entry.line, 1)));
    }
    links
}

impl Reader {
    /// The next entry; none at the end.
    fn next(&mut self) -> Result<Option<Entry>, Error> {
        loop {
            if let Some(entry) = self.ready.pop_front() {
                return Ok(Some(entry));
            }
            if self.ended {
                return Ok(None);
            }
            if let Some((line, text)) = self.input.next_line()? {
                self.line(line, &text)?;
            } else {
                self.ended = true;
                self.close()?;
            }
        }
    }

    /// Ends the entry that is being read.
    fn close(&mut self) -> Result<(), Error> {
        let entry = std::mem::take(&mut self.entry);
        self.field = Field::None;
        if entry.id.is_none() {
            return Ok(());
        }
        if entry.translations.is_empty() {
            let problem = "the entry has no msgstr";
            return Err(Error::at(&self.input.path, (entry.line, 1), problem));
        }
        self.ready.push_back(entry);
        Ok(())
    }

    fn line(&mut self, line: usize, text: &str) -> Result<(), Error> {
        let trimmed = text.trim();
        let indent = text.chars().take_while(|c| c.is_whitespace()).count();
        if trimmed.is_empty() {
            return Ok(());
        }
        if let Some(comment) = trimmed.strip_prefix('#') {
            // A comment after a translation belongs to the next entry.
            if self.field == Field::Translation {
                self.close()?;
            }
            if comment.starts_with('~') || comment.starts_with('|') {
                self.field = Field::Passed;
            } else if let Some(flags) = comment.strip_prefix(',') {
                self.entry.fuzzy |= flags.split(',').any(|flag| flag.trim() == "fuzzy");
            }
            return Ok(());
        }
        let (keyword, rest) = match trimmed.find(['"', ' ', '\t']) {
            Some(end) => trimmed.split_at(end),
            None => (trimmed, ""),
        };
        let value_at = indent + trimmed.chars().count() - rest.trim_start().chars().count();
        let path = self.input.path.clone();
        let wrong = |column: usize, problem: String| Error::at(&path, (line, column + 1), problem);
        let value = string(rest.trim_start())
            .map_err(|(at, problem)| wrong(value_at + at, problem.to_owned()))?;
        let second = matches!(keyword, "msgid" | "msgctxt") && self.field == Field::Translation;
        if second {
            self.close()?;
        }
        let entry = &mut self.entry;
        match keyword {
            "" => match self.field {
                Field::Context => entry.context.get_or_insert_default().push_str(&value),
                Field::Id => entry.id.get_or_insert_default().push_str(&value),
                Field::Plural => entry.plural.get_or_insert_default().push_str(&value),
                Field::Translation => {
                    if let Some(last) = entry.translations.last_mut() {
                        last.push_str(&value);
                    }
                }
                Field::Passed => {}
                Field::None => {
                    return Err(wrong(indent, "text that belongs to no msgid".to_owned()));
                }
            },
            "msgctxt" if entry.id.is_none() && entry.context.is_none() => {
                entry.context = Some(value);
                self.field = Field::Context;
            }
            "msgid" if entry.id.is_none() => {
                entry.line = line;
                entry.id = Some(value);
                self.field = Field::Id;
            }
            "msgid_plural" if entry.id.is_some() => {
                entry.plural = Some(value);
                self.field = Field::Plural;
            }
            "msgstr" if entry.id.is_some() && entry.translations.is_empty() => {
                entry.translations.push(value);
                self.field = Field::Translation;
            }
            _ if entry.plural.is_some()
                && keyword == format!("msgstr[{}]", entry.translations.len()) =>
            {
                entry.translations.push(value);
                self.field = Field::Translation;
            }
            _ => {
                let problem = format!(
                    "`{keyword}` cannot stand here; an entry reads msgctxt, msgid, msgid_plural, msgstr or msgstr[0], \
                     msgstr[1], …"
                );
                return Err(wrong(indent, problem));
            }
        }
        Ok(())
    }
}

/// The text of a quoted string; else how many characters before the trouble, and what it is.
fn string(quoted: &str) -> Result<String, (usize, &'static str)> {
    let mut text = String::new();
    let mut bytes: Vec<u8> = Vec::new();
    let mut chars = quoted.chars().enumerate().peekable();
    if chars.next_if(|&(_, c)| c == '"').is_none() {
        return Err((0, "expected a quotation mark"));
    }
    while let Some((at, c)) = chars.next() {
        let escape = match c {
            '"' => {
                if let Some((at, _)) = chars.next() {
                    return Err((at, "nothing can follow the closing quotation mark"));
                }
                flush(&mut text, &mut bytes);
                return Ok(text);
            }
            '\\' => chars.next().map(|(_, c)| c),
            c => {
                flush(&mut text, &mut bytes);
                text.push(c);
                continue;
            }
        };
        let mut digits = |radix: u32, most: usize, first: Option<char>| {
            let mut number = first.and_then(|c| c.to_digit(radix)).unwrap_or(0);
            let mut count = usize::from(first.is_some());
            while count < most {
                let Some((_, c)) = chars.next_if(|&(_, c)| c.is_digit(radix)) else {
                    break;
                };
                number = number * radix + c.to_digit(radix).unwrap_or(0);
                count += 1;
            }
            (count > 0).then_some(number as u8)
        };
        let plain = match escape {
            Some('n') => b'\n',
            Some('t') => b'\t',
            Some('r') => b'\r',
            Some('a') => 7,
            Some('b') => 8,
            Some('v') => 11,
            Some('f') => 12,
            Some(c @ ('"' | '\\' | '\'' | '?')) => c as u8,
            Some('x') => digits(16, 2, None).ok_or((at, "no digits follow `\\x`"))?,
            Some(c @ '0'..='7') => digits(8, 3, Some(c)).unwrap_or(0),
            _ => return Err((at, "this is no escape sequence of C")),
        };
        bytes.push(plain);
    }
    Err((
        quoted.chars().count(),
        "the string is not closed by a quotation mark",
    ))
}

/// Bytes that escape sequences state are UTF-8 together.
fn flush(text: &mut String, bytes: &mut Vec<u8>) {
    text.push_str(&String::from_utf8_lossy(bytes));
    bytes.clear();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_read_as_c_writes_them() {
        assert_eq!(
            string(r#""a\n\"b\"\\ \303\251\x21""#),
            Ok("a\n\"b\"\\ é!".into())
        );
        for (quoted, column) in [("x", 0), ("\"a", 2), (r#""a\q""#, 2), (r#""a" b"#, 3)] {
            assert_eq!(
                string(quoted).map_err(|(at, _)| at),
                Err(column),
                "{quoted}"
            );
        }
    }
}
