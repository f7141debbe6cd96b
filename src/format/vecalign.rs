//! Vecalign's lines: `[0, 1]:[2]`, the indices of a link's source and target sentences, counted from 0.
//!
//! Links stand in their own order, null links too (`[3]:[]`). Relations, scores and texts have no place in it.

use std::io;

use crate::error::Error;

use super::exchange::{Head, Input, Item, Items, Output, Side, Sink, StoredLink, position};
use super::{Format, Report};

/// What the format cannot carry.
pub const LIMITS: &str = "Texts, names, ids of links. A third number that Vecalign itself writes is a cost, no chance, and is \
     passed over when it is read.";

/// Writes the lines.
#[derive(Clone, Copy, Debug, Default)]
pub struct Vecalign;

impl Format for Vecalign {
    fn write(&self, report: &Report<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        for link in &report.comparison.alignment.links {
            // A list of numbers is written for debugging as the format has it: `[0, 1]`.
            writeln!(out, "{:?}:{:?}", link.sources, link.targets)?;
        }
        Ok(())
    }
}

/// Writes the lines of a stored alignment.
pub struct Lines {
    out: Output,
}

impl Lines {
    /// Writes to `out`.
    pub fn new(out: Output) -> Self {
        Lines { out }
    }
}

impl Sink for Lines {
    fn put(&mut self, item: &Item) -> Result<(), Error> {
        let Item::Link(link) = item else {
            return Ok(());
        };
        let (sources, targets) = (
            positions(link, Side::Source)?,
            positions(link, Side::Target)?,
        );
        self.out.text(&format!("{sources:?}:{targets:?}\n"))
    }

    fn finish(self: Box<Self>) -> Result<(), Error> {
        self.out.publish().map(drop)
    }
}

/// The places of a link's sentences, for formats that count.
pub(super) fn positions(link: &StoredLink, side: Side) -> Result<Vec<usize>, Error> {
    let ids = link.side(side).0.iter();
    let places = ids.map(|id| {
        position(id).ok_or_else(|| {
            let problem = format!(
                "the id `{id}` does not tell which sentence it is; name the texts with --source and --target"
            );
            Error::loss(format!("link {}", link.id), problem)
        })
    });
    places.collect()
}

/// The links of a file.
pub fn items(mut input: Input) -> Items<'static> {
    let mut number = 0;
    let links = std::iter::from_fn(move || {
        loop {
            let (line, text) = match input.next_line() {
                Ok(Some(found)) => found,
                Ok(None) => return None,
                Err(error) => return Some(Err(error)),
            };
            if text.trim().is_empty() {
                continue;
            }
            number += 1;
            let link = parsed(&text).map(|[source_ids, target_ids]| {
                Item::Link(StoredLink {
                    id: super::link_id(number - 1),
                    source_ids,
                    target_ids,
                    status: "auto".into(),
                    place: (line, 1),
                    ..StoredLink::default()
                })
            });
            return Some(
                link.map_err(|(column, problem)| Error::at(&input.path, (line, column), problem)),
            );
        }
    });
    Box::new(std::iter::once(Ok(Item::Head(Head::default()))).chain(links))
}

/// Ids of both sides, or the column and what is wrong there.
fn parsed(text: &str) -> Result<[Vec<String>; 2], (usize, String)> {
    let mut at = 0;
    let mut sides = [Vec::new(), Vec::new()];
    let wrong = |at: usize, problem: &str| {
        let column = text[..at].chars().count() + 1;
        let problem = format!("{problem}; a line reads `[0, 1]:[2]`");
        Err((column, problem))
    };
    for (ids, side) in sides.iter_mut().zip([Side::Source, Side::Target]) {
        if side == Side::Target {
            if !text[at..].starts_with(':') {
                return wrong(at, "expected `:` between the two lists");
            }
            at += 1;
        }
        if !text[at..].starts_with('[') {
            return wrong(at, "expected `[`");
        }
        at += 1;
        let Some(length) = text[at..].find(']') else {
            return wrong(at, "the list is not closed by `]`");
        };
        let list = &text[at..at + length];
        let mut from = at;
        for part in list.split(',') {
            let number = part.trim();
            if !number.is_empty() {
                match number.parse::<usize>() {
                    Ok(index) if index < usize::MAX => ids.push(side.id(index)),
                    _ => return wrong(from, &format!("`{number}` is no index")),
                }
            } else if !list.trim().is_empty() {
                return wrong(from, "an index is missing");
            }
            from += part.len() + 1;
        }
        at += length + 1;
    }
    let rest = text[at..].trim();
    let cost = rest.strip_prefix(':').map(str::parse::<f64>);
    if !rest.is_empty() && !matches!(cost, Some(Ok(_))) {
        return wrong(at, "nothing but a cost can follow the two lists");
    }
    Ok(sides)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_in_a_line_is_named_with_its_column() {
        assert!(parsed("[0, 1]:[2]:0.317").is_ok());
        assert_eq!(
            parsed("[0,1]:[]"),
            Ok([vec!["s1".into(), "s2".into()], vec![]])
        );
        for (line, column) in [
            ("0:1", 1),
            ("[0]", 4),
            ("[0]:[1, x]", 8),
            ("[0]:[1", 6),
            ("[0]:[1] x", 8),
        ] {
            assert_eq!(parsed(line).map_err(|(c, _)| c), Err(column), "{line}");
        }
    }
    use crate::align::{AlignOptions, Mode};
    use crate::text::{ReadOptions, Segmentation};
    use crate::{Comparison, Document, Options};

    #[test]
    fn a_link_is_a_line() {
        let read = ReadOptions {
            segmentation: Segmentation::Lines,
            ..ReadOptions::default()
        };
        let source =
            Document::from_text("a.en", "The dam held.\nIt rained.\n", &read).expect("a text");
        let target = Document::from_text("b.en", "The dam has held.\n", &read).expect("a text");
        let align = AlignOptions {
            mode: Mode::Summary,
            ..AlignOptions::default()
        };
        let options = Options {
            align,
            ..Options::default()
        };
        let comparison = Comparison::new(&source, &target, &options);
        let report = Report {
            comparison: &comparison,
            name: "dam",
            options: &options,
            segmentation: Segmentation::Lines,
            with_findings: false,
        };
        let lines = Vecalign.bytes(&report).expect("memory");
        assert_eq!(
            String::from_utf8(lines).expect("UTF-8"),
            "[0]:[0]\n[1]:[]\n"
        );
    }
}
