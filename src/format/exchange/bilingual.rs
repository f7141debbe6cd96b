//! Files that hold both texts, unit by unit, as pairs to compare.

use std::path::Path;

use crate::error::Error;
use crate::format::xliff;

use super::{Conversion, Input, Item, Kind, Side, convert};

/// The translation of one unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Its id in the file; in a PO file, its line.
    pub id: String,
    /// The original.
    pub source: String,
    /// The translation.
    pub target: String,
}

/// The units of a file that are translated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bilingual {
    /// Codes of the languages of original and translation; `und` where the file does not say.
    pub languages: [String; 2],
    /// The units in the order of the file.
    pub units: Vec<Unit>,
    /// Units without an original or without a translation, which are left out.
    pub untranslated: usize,
}

impl Bilingual {
    /// Reads a file of PO, XLIFF or TMX.
    ///
    /// # Errors
    /// A file that cannot be read, is none of its format (with line and column), or holds no translated unit.
    pub fn read(path: &Path, kind: Kind, options: &Conversion<'_>) -> Result<Self, Error> {
        let mut read = match kind {
            Kind::Xliff => of_xliff(Input::open(path)?)?,
            kind => of_links(path, kind, options)?,
        };
        for (language, stated) in read
            .languages
            .iter_mut()
            .zip([options.source_language, options.target_language])
        {
            if let Some(stated) = stated {
                stated.clone_into(language);
            }
        }
        let all = read.units.len();
        read.units
            .retain(|unit| !unit.source.trim().is_empty() && !unit.target.trim().is_empty());
        read.untranslated = all - read.units.len();
        if read.units.is_empty() {
            let problem = format!("holds no translated unit ({all} without a translation)");
            return Err(Error::input(path, problem));
        }
        Ok(read)
    }

    fn new() -> Self {
        Bilingual {
            languages: ["und".into(), "und".into()],
            units: Vec::new(),
            untranslated: 0,
        }
    }
}

/// The segments of a unit are one text, with what stands between them.
fn of_xliff(input: Input) -> Result<Bilingual, Error> {
    let mut units = xliff::read::Units::new(input);
    let mut read = Bilingual::new();
    while let Some(unit) = units.next()? {
        let mut pair = Unit {
            id: unit.id,
            source: String::new(),
            target: String::new(),
        };
        let mut between = " ";
        for segment in &unit.segments {
            for (text, more) in [
                (&mut pair.source, &segment.source),
                // What stands between segments is often given once.
                (
                    &mut pair.target,
                    match &segment.target {
                        None if segment.ignorable => &segment.source,
                        target => target,
                    },
                ),
            ] {
                let Some(more) = more else { continue };
                if !text.is_empty() && !segment.ignorable {
                    text.push_str(between);
                }
                text.push_str(more);
            }
            between = if segment.ignorable { "" } else { " " };
        }
        if pair.target.trim().is_empty() {
            pair.target.clear();
        }
        read.units.push(pair);
    }
    read.languages.clone_from(&units.languages);
    Ok(read)
}

fn of_links(path: &Path, kind: Kind, options: &Conversion<'_>) -> Result<Bilingual, Error> {
    let mut read = Bilingual::new();
    for item in convert::read(path, kind, options)? {
        match item? {
            Item::Head(head) => read.languages = [head.source.language, head.target.language],
            Item::Link(link) => read.units.push(Unit {
                id: match kind {
                    Kind::Po => link.place.0.to_string(),
                    _ => link.id.clone(),
                },
                source: link.passage(Side::Source),
                target: link.passage(Side::Target),
            }),
            _ => {}
        }
    }
    Ok(read)
}
