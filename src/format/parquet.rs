//! A table of links in Apache Parquet, for programs that compute: a row a link, lists for ids and texts.
//!
//! Columns: `comparison`, `source_language`, `target_language`, `link_id`, `status`, `comment`, `relation` (null where nobody
//! said), `score` (null where there is none), and the lists `source_ids`, `target_ids`, `source_texts`, `target_texts`,
//! `source_scores`. Texts are UTF-8, scores double. Groups of [`GROUP`] rows are written as they fill, uncompressed.

use std::path::Path;
use std::sync::Arc;

use ::parquet::data_type::{ByteArray, ByteArrayType, DoubleType};
use ::parquet::errors::ParquetError;
use ::parquet::file::reader::{FileReader, SerializedFileReader};
use ::parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use ::parquet::record::{Field, Row};
use ::parquet::schema::parser::parse_message_type;

use crate::align::Relation;
use crate::error::Error;

use super::exchange::{Head, Item, Items, Output, Sink, StoredLink};

/// Links in a group of rows: a few megabytes of text.
pub const GROUP: usize = 16 * 1024;

const STRINGS: [&str; 6] = [
    "comparison",
    "source_language",
    "target_language",
    "link_id",
    "status",
    "comment",
];
const LISTS: [&str; 4] = ["source_ids", "target_ids", "source_texts", "target_texts"];

fn schema() -> String {
    let strings = STRINGS.map(|name| format!("required binary {name} (STRING);"));
    let list = |name: &str, element: &str| {
        format!("required group {name} (LIST) {{ repeated group list {{ {element}; }} }}")
    };
    let lists = LISTS.map(|name| list(name, "required binary element (STRING)"));
    format!(
        "message links {{ {} optional binary relation (STRING); optional double score; {} {} }}",
        strings.join(" "),
        lists.join(" "),
        list("source_scores", "optional double element"),
    )
}

/// Writes the table.
pub struct Table {
    path: std::path::PathBuf,
    writer: SerializedFileWriter<Output>,
    head: Head,
    group: Vec<StoredLink>,
}

fn failed(path: &Path, error: ParquetError) -> Error {
    let error = match error {
        ParquetError::External(error) => match error.downcast::<std::io::Error>() {
            Ok(error) => *error,
            Err(error) => std::io::Error::other(error),
        },
        error => std::io::Error::other(error),
    };
    Error::io(path, error)
}

impl Table {
    /// Writes to `out`.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn new(out: Output) -> Result<Self, Error> {
        let path = out.path.clone();
        let schema = parse_message_type(&schema()).map_err(|e| failed(&path, e))?;
        let writer = SerializedFileWriter::new(out, Arc::new(schema), Arc::default());
        Ok(Table {
            writer: writer.map_err(|e| failed(&path, e))?,
            path,
            head: Head::default(),
            group: Vec::new(),
        })
    }

    fn write_group(&mut self) -> Result<(), ParquetError> {
        let links = std::mem::take(&mut self.group);
        let head = &self.head;
        let mut group = self.writer.next_row_group()?;
        for name in STRINGS {
            let value = |link: &StoredLink| match name {
                "comparison" => head.comparison.clone(),
                "source_language" => head.source.language.clone(),
                "target_language" => head.target.language.clone(),
                "link_id" => link.id.clone(),
                "status" => link.status.clone(),
                _ => link.comment.clone(),
            };
            let values: Vec<ByteArray> = links.iter().map(|l| bytes(&value(l))).collect();
            strings(&mut group, &values, None, None)?;
        }
        let relations = links.iter().map(|link| link.relation);
        let defined: Vec<i16> = relations.clone().map(|r| i16::from(r.is_some())).collect();
        let values: Vec<ByteArray> = relations.flatten().map(|r| bytes(r.as_str())).collect();
        strings(&mut group, &values, Some(&defined), None)?;
        let scores = links.iter().map(|link| link.score);
        let defined: Vec<i16> = scores.clone().map(|s| i16::from(s.is_some())).collect();
        let values: Vec<f64> = scores.flatten().collect();
        doubles(&mut group, &values, Some(&defined), None)?;
        for name in LISTS {
            let list = |link: &StoredLink| match name {
                "source_ids" => link.source_ids.clone(),
                "target_ids" => link.target_ids.clone(),
                "source_texts" => link.source_texts.clone(),
                _ => link.target_texts.clone(),
            };
            let (mut values, mut defined, mut repeated) = (Vec::new(), Vec::new(), Vec::new());
            for link in &links {
                let list = list(link);
                levels(list.len(), &mut repeated);
                defined.extend(std::iter::repeat_n(
                    i16::from(!list.is_empty()),
                    list.len().max(1),
                ));
                values.extend(list.iter().map(|text| bytes(text)));
            }
            strings(&mut group, &values, Some(&defined), Some(&repeated))?;
        }
        let (mut values, mut defined, mut repeated) = (Vec::new(), Vec::new(), Vec::new());
        for link in &links {
            let list = &link.source_scores;
            levels(list.len(), &mut repeated);
            if list.is_empty() {
                defined.push(0);
            }
            defined.extend(list.iter().map(|score| 1 + i16::from(score.is_some())));
            values.extend(list.iter().flatten());
        }
        doubles(&mut group, &values, Some(&defined), Some(&repeated))?;
        group.close().map(drop)
    }
}

fn bytes(text: &str) -> ByteArray {
    ByteArray::from(text.as_bytes().to_vec())
}

/// Repetition levels of a list: its first element begins a row, an empty one is a row too.
fn levels(length: usize, repeated: &mut Vec<i16>) {
    repeated.push(0);
    repeated.extend(std::iter::repeat_n(1, length.saturating_sub(1)));
}

fn strings(
    group: &mut SerializedRowGroupWriter<'_, Output>,
    values: &[ByteArray],
    defined: Option<&[i16]>,
    repeated: Option<&[i16]>,
) -> Result<(), ParquetError> {
    let Some(mut column) = group.next_column()? else {
        return Ok(());
    };
    let typed = column.typed::<ByteArrayType>();
    typed.write_batch(values, defined, repeated)?;
    column.close()
}

fn doubles(
    group: &mut SerializedRowGroupWriter<'_, Output>,
    values: &[f64],
    defined: Option<&[i16]>,
    repeated: Option<&[i16]>,
) -> Result<(), ParquetError> {
    let Some(mut column) = group.next_column()? else {
        return Ok(());
    };
    let typed = column.typed::<DoubleType>();
    typed.write_batch(values, defined, repeated)?;
    column.close()
}

impl Sink for Table {
    fn put(&mut self, item: &Item) -> Result<(), Error> {
        match item {
            Item::Head(head) => self.head = head.clone(),
            Item::Link(link) => {
                self.group.push(link.clone());
                if self.group.len() == GROUP {
                    self.write_group().map_err(|e| failed(&self.path, e))?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<(), Error> {
        if !self.group.is_empty() {
            self.write_group().map_err(|e| failed(&self.path, e))?;
        }
        let path = self.path;
        let out = self.writer.into_inner().map_err(|e| failed(&path, e))?;
        out.publish().map(drop)
    }
}

/// The links of a file.
///
/// # Errors
/// Where the file cannot be read, is no Parquet, or lacks a column.
pub fn items(path: &Path) -> Result<Items<'static>, Error> {
    let file = std::fs::File::open(path).map_err(|e| Error::io(path, e))?;
    let broken = |e: ParquetError| Error::input(path, format!("is no intact Parquet file ({e})"));
    let reader = SerializedFileReader::new(file).map_err(broken)?;
    let columns = reader.metadata().file_metadata().schema().get_fields();
    let names: Vec<&str> = columns.iter().map(|c| c.name()).collect();
    for needed in ["source_ids", "target_ids", "source_texts", "target_texts"] {
        if !names.contains(&needed) {
            let problem = format!("has no column `{needed}`; it has: {}", names.join(", "));
            return Err(Error::input(path, problem));
        }
    }
    let mut rows = reader.into_iter();
    let owned = path.to_owned();
    let mut number = 0;
    let mut waiting = None;
    let mut begun = false;
    let mut next = move || -> Result<Option<Item>, Error> {
        if let Some(link) = waiting.take() {
            return Ok(Some(Item::Link(link)));
        }
        let Some(row) = rows.next() else {
            let head = (!begun).then(|| Item::Head(Head::default()));
            begun = true;
            return Ok(head);
        };
        let row =
            row.map_err(|e| Error::input(&owned, format!("is no intact Parquet file ({e})")))?;
        number += 1;
        let wrong = |problem: String| Error::input(&owned, format!("row {number}: {problem}"));
        let link = link(&row, number).map_err(wrong)?;
        if begun {
            return Ok(Some(Item::Link(link)));
        }
        begun = true;
        let mut head = Head {
            comparison: string(&row, "comparison").unwrap_or_default(),
            ..Head::default()
        };
        for (language, name) in [
            (&mut head.source.language, "source_language"),
            (&mut head.target.language, "target_language"),
        ] {
            if let Some(stated) = string(&row, name) {
                *language = stated;
            }
        }
        waiting = Some(link);
        Ok(Some(Item::Head(head)))
    };
    Ok(Box::new(std::iter::from_fn(move || next().transpose())))
}

fn field<'r>(row: &'r Row, name: &str) -> Option<&'r Field> {
    let mut columns = row.get_column_iter();
    columns
        .find(|(column, _)| *column == name)
        .map(|(_, field)| field)
}

fn string(row: &Row, name: &str) -> Option<String> {
    match field(row, name) {
        Some(Field::Str(text)) => Some(text.clone()),
        _ => None,
    }
}

fn texts(row: &Row, name: &str) -> Result<Vec<String>, String> {
    let wrong = || format!("`{name}` is no list of texts");
    match field(row, name) {
        Some(Field::ListInternal(list)) => list
            .elements()
            .iter()
            .map(|element| match element {
                Field::Str(text) => Ok(text.clone()),
                _ => Err(wrong()),
            })
            .collect(),
        _ => Err(wrong()),
    }
}

fn link(row: &Row, number: usize) -> Result<StoredLink, String> {
    let relation = match string(row, "relation") {
        None => None,
        Some(name) => {
            let wrong = |_| format!("`{name}` is no relation");
            let value = serde_json::Value::String(name.clone());
            Some(serde_json::from_value::<Relation>(value).map_err(wrong)?)
        }
    };
    let source_scores = match field(row, "source_scores") {
        Some(Field::ListInternal(list)) => list
            .elements()
            .iter()
            .map(|element| match element {
                Field::Double(score) => Some(*score),
                _ => None,
            })
            .collect(),
        _ => Vec::new(),
    };
    let link = StoredLink {
        id: string(row, "link_id").unwrap_or_else(|| super::link_id(number - 1)),
        source_ids: texts(row, "source_ids")?,
        target_ids: texts(row, "target_ids")?,
        source_texts: texts(row, "source_texts")?,
        target_texts: texts(row, "target_texts")?,
        relation,
        score: match field(row, "score") {
            Some(Field::Double(score)) => Some(*score),
            _ => None,
        },
        source_scores,
        status: string(row, "status").unwrap_or_else(|| "auto".into()),
        comment: string(row, "comment").unwrap_or_default(),
        place: (number, 1),
        ..StoredLink::default()
    };
    let alike = |ids: &[String], texts: &[String]| ids.len() == texts.len();
    if alike(&link.source_ids, &link.source_texts) && alike(&link.target_ids, &link.target_texts) {
        Ok(link)
    } else {
        Err("a side has not as many texts as ids".into())
    }
}
