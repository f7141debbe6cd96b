//! Reading the tables back, from this program or from a spreadsheet that saved them.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use csv::{ReaderBuilder, StringRecord, StringRecordsIntoIter};

use crate::error::Error;
use crate::finding::{Evidence, Severity};
use crate::format::exchange::{Head, Input, Item, Items, Kind, Side, StoredLink};
use crate::format::json::{FindingRecord, SentenceRecord, Spot};

use super::Table;

/// A table with a header, row by row.
struct Rows {
    path: PathBuf,
    header: Vec<String>,
    records: StringRecordsIntoIter<std::io::Chain<std::io::Cursor<Vec<u8>>, Input>>,
    /// Whether cells were made safe for a spreadsheet.
    defused: bool,
}

/// A row, its cells by the names of their columns.
struct Row<'r> {
    rows: &'r Rows,
    line: usize,
    cells: StringRecord,
}

impl Rows {
    /// Begins to read: the header has to have `needed`, and nothing twice.
    fn new(mut input: Input, tabs: bool, for_excel: bool, needed: &[&str]) -> Result<Self, Error> {
        let path = input.path.clone();
        let defused = for_excel || input.marked;
        let first = input.next_line()?.map(|(_, line)| line).unwrap_or_default();
        let count = |c: char| first.matches(c).count();
        // Spreadsheets of some countries separate cells by a semicolon.
        let delimiter = match () {
            () if tabs => b'\t',
            () if count(';') > count(',') && count(';') >= count('\t') => b';',
            () if count('\t') > count(',') => b'\t',
            () => b',',
        };
        let header: Vec<String> = {
            let mut reader = ReaderBuilder::new()
                .has_headers(false)
                .delimiter(delimiter)
                .from_reader(first.as_bytes());
            let row = reader
                .records()
                .next()
                .and_then(Result::ok)
                .unwrap_or_default();
            row.iter().map(|cell| cell.trim().to_owned()).collect()
        };
        let column = |at: usize| {
            let before = header[..at].iter().map(|c| c.chars().count() + 1);
            before.sum::<usize>() + 1
        };
        for name in needed {
            if !header.iter().any(|cell| cell == name) {
                let found = if header.is_empty() {
                    "nothing".into()
                } else {
                    header.join(", ")
                };
                let problem = format!("there is no column `{name}`; the header has: {found}");
                return Err(Error::at(&path, (1, 1), problem));
            }
        }
        for (at, name) in header.iter().enumerate() {
            if !name.is_empty() && header[..at].contains(name) {
                let problem = format!("the column `{name}` stands twice; take one of them out");
                return Err(Error::at(&path, (1, column(at)), problem));
            }
        }
        // The reader counts lines from the header on.
        let again = std::io::Read::chain(std::io::Cursor::new(b"\n".to_vec()), input);
        let records = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter)
            .from_reader(again)
            .into_records();
        Ok(Rows {
            path,
            header,
            records,
            defused,
        })
    }

    fn next(&mut self) -> Result<Option<Row<'_>>, Error> {
        let Some(row) = self.records.next() else {
            return Ok(None);
        };
        let cells = row.map_err(|e| {
            let line = e.position().map_or(1, |p| p.line() as usize);
            match e.into_kind() {
                csv::ErrorKind::Io(error) => Error::io(&self.path, error),
                _ => Error::at(
                    &self.path,
                    (line, 1),
                    "the row is no UTF-8; save the table as UTF-8",
                ),
            }
        })?;
        let line = cells.position().map_or(1, |p| p.line() as usize);
        if cells.len() != self.header.len() {
            let problem = format!(
                "{} cells, and the header has {}: is a quotation mark missing or a separator unquoted?",
                cells.len(),
                self.header.len()
            );
            return Err(Error::at(&self.path, (line, 1), problem));
        }
        Ok(Some(Row {
            rows: self,
            line,
            cells,
        }))
    }
}

impl Row<'_> {
    fn place(&self) -> (usize, usize) {
        (self.line, 1)
    }

    /// A cell as it was before it was made safe; empty where there is no such column.
    fn cell(&self, name: &str) -> &str {
        let at = self.rows.header.iter().position(|cell| cell == name);
        let cell = at.and_then(|at| self.cells.get(at)).unwrap_or_default();
        if !self.rows.defused {
            return cell;
        }
        let bare = cell.trim_start_matches('\'');
        if bare.len() < cell.len() && bare.starts_with(['=', '+', '-', '@', '\t', '\r']) {
            &cell[1..]
        } else {
            cell
        }
    }

    /// An error at a cell: its column in the table, counted in cells.
    fn wrong(&self, name: &str, problem: &str) -> Error {
        let at = self.rows.header.iter().position(|cell| cell == name);
        let number = at.map_or(0, |at| at + 1);
        let problem = format!("column {number}, `{name}`: {problem}");
        Error::at(&self.rows.path, self.place(), problem)
    }

    fn number<T: std::str::FromStr>(&self, name: &str) -> Result<T, Error> {
        let cell = self.cell(name);
        cell.trim()
            .parse()
            .map_err(|_| self.wrong(name, &format!("`{cell}` is no number that fits")))
    }

    fn share(&self, name: &str) -> Result<Option<f64>, Error> {
        if self.cell(name).trim().is_empty() {
            return Ok(None);
        }
        // Spreadsheets of some countries write a comma.
        let cell = self.cell(name).trim().replace(',', ".");
        let number = cell.parse::<f64>().ok().filter(|n| n.is_finite());
        let wrong = || self.wrong(name, &format!("`{cell}` is no number"));
        number.map(Some).ok_or_else(wrong)
    }

    fn ids(&self, name: &str, letter: char) -> Result<Vec<String>, Error> {
        let mut ids: Vec<String> = Vec::new();
        for id in self.cell(name).split_whitespace() {
            let number = id
                .strip_prefix(letter)
                .and_then(|n| n.parse::<usize>().ok());
            if number.is_none_or(|n| n == 0) {
                let problem = format!(
                    "`{id}` is no id; they read {letter}1, {letter}2, … with spaces between"
                );
                return Err(self.wrong(name, &problem));
            }
            if ids.iter().any(|known| known == id) {
                return Err(self.wrong(name, &format!("`{id}` stands twice")));
            }
            ids.push(id.to_owned());
        }
        Ok(ids)
    }

    fn link(&self) -> Result<StoredLink, Error> {
        let relation = self.cell("relation").trim();
        let relation = if relation.is_empty() {
            None
        } else {
            let value = serde_json::Value::String(relation.to_owned());
            let wrong = |_| self.wrong("relation", &format!("`{relation}` is no relation"));
            Some(serde_json::from_value(value).map_err(wrong)?)
        };
        let text = |name: &str, ids: &[String]| {
            if ids.is_empty() {
                Vec::new()
            } else {
                vec![self.cell(name).to_owned()]
            }
        };
        let source_ids = self.ids("source_ids", 's')?;
        let target_ids = self.ids("target_ids", 't')?;
        let status = self.cell("status");
        Ok(StoredLink {
            id: self.cell("link_id").to_owned(),
            relation,
            score: self.share("score")?,
            status: if status.is_empty() {
                "auto".into()
            } else {
                status.to_owned()
            },
            comment: self.cell("comment").to_owned(),
            source_texts: text("source_text", &source_ids),
            target_texts: text("target_text", &target_ids),
            source_ids,
            target_ids,
            place: self.place(),
            ..StoredLink::default()
        })
    }

    fn sentence(&self) -> Result<(Side, SentenceRecord), Error> {
        let side = match self.cell("side") {
            "source" => Side::Source,
            "target" => Side::Target,
            other => {
                return Err(self.wrong("side", &format!("`{other}` is neither source nor target")));
            }
        };
        let (start, end) = (self.number("start")?, self.number("end")?);
        if end < start {
            return Err(self.wrong("end", "it lies before the start"));
        }
        let record = SentenceRecord {
            id: self.cell("id").to_owned(),
            paragraph: self.number("paragraph")?,
            start,
            end,
            text: self.cell("text").to_owned(),
        };
        Ok((side, record))
    }

    fn finding(&self, sentences: &HashMap<String, SentenceRecord>) -> Result<FindingRecord, Error> {
        let spot = |id: &str, text: &str| -> Result<Option<Spot>, Error> {
            let id = self.cell(id);
            if id.is_empty() {
                return Ok(None);
            }
            let Some(sentence) = sentences.get(id) else {
                return Err(self.wrong(
                    "finding_id",
                    &format!("`{id}` is no sentence of sentences.csv"),
                ));
            };
            let text = self.cell(text).to_owned();
            // The table has no offsets: the first place where the words stand.
            let at = sentence.text.find(&text).unwrap_or(0);
            let start = sentence.start + sentence.text[..at].chars().count();
            let end = start + text.chars().count();
            Ok(Some(Spot {
                sentence: id.to_owned(),
                start,
                end,
                text,
            }))
        };
        let severity = match self.cell("severity") {
            "note" => Severity::Note,
            "warning" => Severity::Warning,
            "error" => Severity::Error,
            other => return Err(self.wrong("severity", &format!("`{other}` is no severity"))),
        };
        let filled = |name: &str| Some(self.cell(name).to_owned()).filter(|cell| !cell.is_empty());
        let evidence = self.cell("evidence");
        let (source, target) = match evidence.split_once('→') {
            Some((source, target)) => (source.trim().to_owned(), target.trim().to_owned()),
            None => (evidence.to_owned(), String::new()),
        };
        Ok(FindingRecord {
            id: self.cell("finding_id").to_owned(),
            rule: self.cell("rule").to_owned(),
            title: self.cell("title").to_owned(),
            also: Vec::new(),
            severity,
            confidence: self.share("confidence")?.unwrap_or(1.0),
            message: self.cell("message").to_owned(),
            link_id: filled("link_id"),
            source: spot("source_id", "source_text")?,
            target: spot("target_id", "target_text")?,
            evidence: Evidence { source, target },
            suggestion: filled("suggestion"),
            status: self.cell("status").to_owned(),
            fingerprint: self.cell("fingerprint").to_owned(),
            judgement: None,
            baseline: None,
        })
    }
}

/// The columns without which a table of links says nothing.
const LINKS: [&str; 3] = ["link_id", "source_ids", "target_ids"];

/// The links of one table.
///
/// # Errors
/// A header that lacks a column or has one twice.
pub fn links(input: Input, kind: Kind, for_excel: bool) -> Result<Items<'static>, Error> {
    let mut rows = Rows::new(input, kind == Kind::Tsv, for_excel, &LINKS)?;
    let mut waiting = None;
    let mut begun = false;
    let mut next = move || -> Result<Option<Item>, Error> {
        if let Some(item) = waiting.take() {
            return Ok(Some(item));
        }
        let row = rows.next()?;
        if begun {
            return row.map(|row| row.link().map(Item::Link)).transpose();
        }
        begun = true;
        let mut head = Head::default();
        if let Some(row) = row {
            row.cell("comparison").clone_into(&mut head.comparison);
            waiting = Some(Item::Link(row.link()?));
        }
        Ok(Some(Item::Head(head)))
    };
    Ok(Box::new(std::iter::from_fn(move || next().transpose())))
}

/// The items of a folder of tables: sentences, links, and findings where there are any.
///
/// # Errors
/// A table that is missing or has no fitting header.
pub fn folder(dir: &Path, for_excel: bool) -> Result<Items<'static>, Error> {
    let open = |table: Table, needed: &[&str]| {
        Rows::new(
            Input::open(&dir.join(table.file_name()))?,
            false,
            for_excel,
            needed,
        )
    };
    let columns = ["side", "id", "paragraph", "start", "end", "text"];
    let mut sentences = open(Table::Sentences, &columns)?;
    let mut links = links(
        Input::open(&dir.join(Table::Links.file_name()))?,
        Kind::Csv,
        for_excel,
    )?;
    let head = links.next().transpose()?;
    let mut findings = None;
    if dir.join(Table::Findings.file_name()).exists() {
        findings = Some(open(
            Table::Findings,
            &["finding_id", "link_id", "rule", "severity", "message"],
        )?);
    }
    let keep = findings.is_some();
    let head = head.map(|item| match item {
        Item::Head(head) => Item::Head(Head {
            checked: keep.into(),
            ..head
        }),
        other => other,
    });
    let mut known: HashMap<String, SentenceRecord> = HashMap::new();
    let mut head = head;
    let mut after_sentences = false;
    let mut next = move || -> Result<Option<Item>, Error> {
        if let Some(head) = head.take() {
            return Ok(Some(head));
        }
        if !after_sentences {
            if let Some(row) = sentences.next()? {
                let (side, sentence) = row.sentence()?;
                if keep {
                    known.insert(sentence.id.clone(), sentence.clone());
                }
                return Ok(Some(Item::Sentence(side, sentence)));
            }
            after_sentences = true;
        }
        if let Some(link) = links.next() {
            return link.map(Some);
        }
        let Some(rows) = &mut findings else {
            return Ok(None);
        };
        let row = rows.next()?;
        row.map(|row| row.finding(&known).map(Item::Finding))
            .transpose()
    };
    Ok(Box::new(std::iter::from_fn(move || next().transpose())))
}
