//! From one format to another.

use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::format::{
    csv, hunalign, json, jsonl, ladder, moses, mqm, po, tmx, translation, vecalign, xces, xliff,
};
use crate::text::Document;

use super::super::json::{Record, SentenceRecord};
use super::kinds::{Ways, is_table};
use super::losses::Losses;
use super::texts::{Made, Texts};
use super::{Input, Item, Items, Kind, Loss, Sink, TextHead, items_of};

/// What a conversion is asked to do.
#[derive(Clone, Copy, Default)]
pub struct Conversion<'d> {
    /// The sentences of the source, where the format that is read has none.
    pub source: Option<&'d Document>,
    /// Those of the target.
    pub target: Option<&'d Document>,
    /// Language of the source, where a file does not say it or has several.
    pub source_language: Option<&'d str>,
    /// Language of the target.
    pub target_language: Option<&'d str>,
    /// What may be lost without a word.
    pub loss: Loss,
    /// Of a file of several pairs of documents, the one to read: its number from 1, or the name of one of its documents.
    pub pair: Option<&'d str>,
    /// Tables for spreadsheets: written so, and read so even where the byte order mark is gone.
    pub for_excel: bool,
    /// The name of the comparison, where the file has none.
    pub name: Option<&'d str>,
}

/// Reads `from` and writes `to`. `-` is standard input, standard output.
///
/// # Errors
/// A file that cannot be read or written, is no file of its format (with file, line and column), names a sentence that is
/// not there, or holds a link that the other format cannot carry.
pub fn convert(
    (from, from_kind): (&Path, Kind),
    (to, to_kind): (&Path, Kind),
    options: &Conversion<'_>,
) -> Result<(), Error> {
    if to_kind.info().ways == Ways::Reads {
        return Err(to_kind.one_way("written"));
    }
    let items = read(from, from_kind, options)?;
    let sink = sink(to, to_kind, options)?;
    pass(items, from, (to, to_kind), sink, options)
}

/// Writes a comparison.
///
/// # Errors
/// Those of [`convert`].
pub fn write_record(
    record: Record,
    to: &Path,
    kind: Kind,
    options: &Conversion<'_>,
) -> Result<(), Error> {
    let from = PathBuf::from(&record.comparison);
    let sink = sink(to, kind, options)?;
    let items: Items<'_> = Box::new(items_of(record).map(Ok));
    pass(items, &from, (to, kind), sink, options)
}

/// The items of a file.
pub(super) fn read<'a>(
    path: &Path,
    kind: Kind,
    options: &Conversion<'a>,
) -> Result<Items<'a>, Error> {
    match kind {
        Kind::Moses => return moses::read(path, options),
        Kind::Parquet => return parquet_items(path),
        Kind::Csv if path.is_dir() => return csv::read::folder(path, options.for_excel),
        _ => {}
    }
    let input = Input::open(path)?;
    Ok(match kind {
        Kind::Csv | Kind::Tsv => csv::read::links(input, kind, options.for_excel)?,
        Kind::Json => json::items(input)?,
        Kind::Jsonl => jsonl::items(input),
        Kind::Vecalign => vecalign::items(input),
        Kind::Ladder => ladder::items(input),
        Kind::Hunalign => hunalign::items(input),
        Kind::Tmx => tmx::read::items(input, options)?,
        Kind::Xces => xces::items(input, options.pair),
        Kind::Translation => translation::items(input, options),
        Kind::Xliff => xliff::read::items(input)?,
        Kind::Po => po::items(input, options)?,
        Kind::Moses | Kind::Parquet | Kind::Mqm => return Err(kind.one_way("read")),
    })
}

fn sink(path: &Path, kind: Kind, options: &Conversion<'_>) -> Result<Box<dyn Sink>, Error> {
    let (loss, out) = (options.loss, super::Output::create);
    Ok(match kind {
        Kind::Csv if !is_table(path) => Box::new(csv::write::Folder::new(path, options.for_excel)?),
        Kind::Csv | Kind::Tsv => {
            Box::new(csv::write::Links::new(out(path)?, kind, options.for_excel)?)
        }
        Kind::Json => Box::new(json::Collected::new(out(path)?)),
        Kind::Jsonl => Box::new(jsonl::Lines::new(out(path)?)),
        Kind::Vecalign => Box::new(vecalign::Lines::new(out(path)?)),
        Kind::Ladder => Box::new(ladder::Rungs::new(out(path)?, loss)),
        Kind::Hunalign => Box::new(hunalign::Lines::new(out(path)?, loss)),
        Kind::Moses => Box::new(moses::Files::new(path, loss)),
        Kind::Tmx => Box::new(tmx::Units::new(out(path)?, loss)),
        Kind::Xces => Box::new(xces::Links::new(out(path)?)),
        Kind::Translation => Box::new(translation::Lines::new(out(path)?)),
        Kind::Xliff => Box::new(xliff::Units::new(out(path)?, loss)),
        Kind::Mqm => Box::new(mqm::Rows::new(out(path)?)),
        Kind::Parquet => parquet_table(out(path)?)?,
        Kind::Po => return Err(kind.one_way("written")),
    })
}

#[cfg(feature = "parquet")]
fn parquet_items(path: &Path) -> Result<Items<'static>, Error> {
    crate::format::parquet::items(path)
}

#[cfg(feature = "parquet")]
fn parquet_table(out: super::Output) -> Result<Box<dyn Sink>, Error> {
    Ok(Box::new(crate::format::parquet::Table::new(out)?))
}

#[cfg(not(feature = "parquet"))]
fn parquet_items(_: &Path) -> Result<Items<'static>, Error> {
    Err(without_parquet())
}

#[cfg(not(feature = "parquet"))]
fn parquet_table(_: super::Output) -> Result<Box<dyn Sink>, Error> {
    Err(without_parquet())
}

#[cfg(not(feature = "parquet"))]
fn without_parquet() -> Error {
    Error::usage("this program was built without Parquet; build it with `--features parquet`")
}

/// Passes items on, with what the sink needs beside what the source has.
fn pass(
    items: Items<'_>,
    from: &Path,
    (to, kind): (&Path, Kind),
    mut sink: Box<dyn Sink>,
    options: &Conversion<'_>,
) -> Result<(), Error> {
    let info = kind.info();
    let mut texts = Texts::default();
    let mut made = Made::default();
    let mut losses = Losses::new(info, info.carries_in(to), options.loss);
    for item in items {
        match item? {
            Item::Head(mut head) => {
                losses.head(from, [&head.source.path, &head.target.path])?;
                settle(&mut head.source, options.source, options.source_language);
                settle(&mut head.target, options.target, options.target_language);
                if let Some(name) = options.name {
                    name.clone_into(&mut head.comparison);
                } else if head.comparison.is_empty() {
                    let stem = from.file_stem().unwrap_or_default().to_string_lossy();
                    head.comparison = if stem.is_empty() || stem == "-" {
                        "comparison".into()
                    } else {
                        stem.split('.').next().unwrap_or_default().to_owned()
                    };
                }
                sink.put(&Item::Head(head))?;
                for (side, document) in [
                    (super::Side::Source, options.source),
                    (super::Side::Target, options.target),
                ] {
                    for sentence in document.into_iter().flat_map(|d| sentences(d, side)) {
                        texts.push(side, &sentence);
                        sink.put(&Item::Sentence(side, sentence))?;
                    }
                }
            }
            Item::Sentence(side, sentence) => {
                // Texts that the user names take the place of the file's.
                let named = match side {
                    super::Side::Source => options.source,
                    super::Side::Target => options.target,
                };
                if named.is_none() {
                    texts.push(side, &sentence);
                    sink.put(&Item::Sentence(side, sentence))?;
                }
            }
            Item::Link(mut link) => {
                let bare = link.source_texts.is_empty() && link.target_texts.is_empty();
                if texts.are_known() {
                    texts.fill(&mut link, from)?;
                    if !info.sentences && !info.texts {
                        by_place(&texts, &mut link);
                    }
                } else if bare && (info.texts || info.sentences) {
                    let problem = format!(
                        "{} holds texts, and link {} has none: name them with --source and --target",
                        info.name, link.id
                    );
                    return Err(Error::at(from, link.place, problem));
                } else if info.sentences {
                    for (side, sentence) in made.of(&mut link, from)? {
                        sink.put(&Item::Sentence(side, sentence))?;
                    }
                }
                link.relation = link.known_relation();
                losses.link(&link)?;
                sink.put(&Item::Link(link))?;
            }
            item => {
                match &item {
                    Item::Finding(finding) => losses.finding(finding, false)?,
                    Item::Silenced(finding) => losses.finding(finding, true)?,
                    _ => {}
                }
                sink.put(&item)?;
            }
        }
    }
    sink.finish()
}

/// Ids that say the place, for formats that count.
fn by_place(texts: &Texts, link: &mut super::StoredLink) {
    for (side, ids) in [
        (super::Side::Source, &mut link.source_ids),
        (super::Side::Target, &mut link.target_ids),
    ] {
        for id in ids {
            if let Some(place) = texts.place(side, id) {
                *id = side.id(place);
            }
        }
    }
}

fn settle(head: &mut TextHead, document: Option<&Document>, language: Option<&str>) {
    if let Some(document) = document {
        head.path = crate::format::portable(document.name());
        head.language = document.language().to_string();
    }
    if let Some(language) = language {
        language.clone_into(&mut head.language);
    }
}

/// The sentences of a document, with their places in code points.
fn sentences(document: &Document, side: super::Side) -> Vec<SentenceRecord> {
    let offsets = crate::text::Offsets::new(document.text());
    let sentences = document.sentences().iter().enumerate();
    let records = sentences.map(|(index, sentence)| SentenceRecord {
        id: side.id(index),
        paragraph: sentence.paragraph + 1,
        start: offsets.code_point(sentence.span.start),
        end: offsets.code_point(sentence.span.end),
        text: sentence.span.of(document.text()).to_owned(),
    });
    records.collect()
}
