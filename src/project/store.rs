//! Storing the state of a comparison, and telling whether what is stored is up to date.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use csv::{ReaderBuilder, Terminator, WriterBuilder};

use crate::comparison::Comparison;
use crate::error::Error;
use crate::format::csv::{Csv, Ids, Table};
use crate::format::{Report, file};

use super::beside::Beside;
use super::drift::{STALE_LINK, StaleLink};
use super::plan::{Planned, portable};
use super::stored::{Next, STATE_NAME, State, StoredFiles, VERSION};

/// The tables of a stored comparison, in the order in which they are written.
const TABLES: [Table; 3] = [Table::Links, Table::Findings, Table::Sentences];

/// What is to be stored: the tables and `stored.json`.
struct Wanted {
    tables: Vec<(Table, Vec<u8>)>,
    state: Vec<u8>,
}

impl Planned {
    /// The first stored file that is not what [`Planned::store`] would write; none where nothing is stored.
    ///
    /// # Errors
    /// A stored file that cannot be understood.
    pub fn outdated(
        &self,
        root: &Path,
        comparison: &Comparison<'_>,
    ) -> Result<Option<PathBuf>, Error> {
        let folder = root.join(&self.stored);
        let files = StoredFiles::read(&folder)?;
        if files.stored(false)?.is_none() {
            return Ok(None);
        }
        let wanted = self.wanted(&files, comparison)?;
        for (table, bytes) in &wanted.tables {
            if files.table(*table) != Some(bytes) {
                return Ok(Some(folder.join(table.file_name())));
            }
        }
        let is_old = files.state() != Some(&wanted.state[..]);
        Ok(is_old.then(|| folder.join(STATE_NAME)))
    }

    /// Stores the state of a comparison: links, findings and sentences as tables, under ids that are kept. Where `links`
    /// names stale links by their ids, the other stale links stay as they were stored.
    ///
    /// # Errors
    /// Where the folder or a file in it cannot be read or written, and a link that is not stale.
    pub fn store(
        &self,
        root: &Path,
        comparison: &Comparison<'_>,
        links: &[String],
    ) -> Result<(), Error> {
        let folder = root.join(&self.stored);
        let files = StoredFiles::read(&folder)?;
        let mut wanted = self.wanted(&files, comparison)?;
        if !links.is_empty() {
            let stale = comparison
                .drift
                .as_ref()
                .map_or(&[][..], |drift| &drift.stale);
            for link in links {
                if !stale.iter().any(|s| s.id == *link) {
                    let ids: Vec<&str> = stale.iter().map(|s| s.id.as_str()).collect();
                    let problem = if ids.is_empty() {
                        format!(
                            "{}: no link is stale; `hexapla update {}` stores all",
                            self.name, self.name
                        )
                    } else {
                        format!(
                            "{}: link {link} is not stale; {} are",
                            self.name,
                            ids.join(", ")
                        )
                    };
                    return Err(Error::usage(problem));
                }
            }
            let held: Vec<&StaleLink> = stale.iter().filter(|s| !links.contains(&s.id)).collect();
            hold(&files, &mut wanted, &held);
        }
        std::fs::create_dir_all(&folder).map_err(|e| Error::io(&folder, e))?;
        let mut drafts = Vec::new();
        for (table, bytes) in &wanted.tables {
            drafts.push(file::Draft::new(&folder.join(table.file_name()), bytes)?);
        }
        drafts.push(file::Draft::new(&folder.join(STATE_NAME), &wanted.state)?);
        drafts.into_iter().try_for_each(file::Draft::publish)
    }

    fn wanted(&self, files: &StoredFiles, comparison: &Comparison<'_>) -> Result<Wanted, Error> {
        // A stale link is what is between two states, and no part of either.
        let mut comparison = comparison.clone();
        comparison
            .findings
            .retain(|finding| finding.rule != STALE_LINK);
        let (ids, next) = match files.stored(true)? {
            Some(stored) => {
                let beside = Beside::new(&stored, comparison.source, comparison.target);
                let (ids, next) = beside.ids(&comparison);
                beside.settle(&mut comparison, &ids);
                (ids, next)
            }
            None => first(&comparison),
        };
        let report = Report {
            comparison: &comparison,
            name: &self.name,
            options: &self.options,
            segmentation: self.read_source.segmentation,
            with_findings: true,
        };
        let mut tables = Vec::new();
        for table in TABLES {
            let mut bytes = Vec::new();
            let csv = Csv {
                table,
                for_excel: false,
            };
            csv.write_with(&report, &ids, &mut bytes)
                .map_err(|e| Error::io(self.stored.join(table.file_name()), e))?;
            tables.push((table, bytes));
        }
        let state = State {
            version: VERSION,
            source: portable(&self.source),
            target: portable(&self.target),
            next,
        };
        let mut state = serde_json::to_vec_pretty(&state)
            .map_err(|e| Error::io(self.stored.join(STATE_NAME), e.into()))?;
        state.push(b'\n');
        Ok(Wanted { tables, state })
    }
}

/// Where nothing was stored: ids by place.
fn first(comparison: &Comparison<'_>) -> (Ids, Next) {
    let ids = Ids::by_place(comparison);
    let next = Next {
        source: ids.source.len() + 1,
        target: ids.target.len() + 1,
        link: ids.links.len() + 1,
        finding: ids.findings.len() + 1,
    };
    (ids, next)
}

/// Puts the stored rows of these links, and of their sentences that changed, in the place of the new ones.
fn hold(files: &StoredFiles, wanted: &mut Wanted, held: &[&StaleLink]) {
    let links: BTreeSet<&str> = held.iter().map(|s| s.id.as_str()).collect();
    let sentences: BTreeSet<&str> = (held.iter().flat_map(|s| &s.sentences))
        .map(String::as_str)
        .collect();
    for (table, bytes) in &mut wanted.tables {
        let (column, kept) = match table {
            Table::Sentences => ("id", &sentences),
            Table::Links => ("link_id", &links),
            Table::Findings => continue,
        };
        let old = rows(files.table(*table).unwrap_or_default());
        let mut new = rows(bytes);
        let at = |rows: &[Vec<String>], name: &str| {
            let header = rows.first();
            header
                .and_then(|header| header.iter().position(|cell| cell == name))
                .unwrap_or(0)
        };
        let (old_id, new_id) = (at(&old, column), at(&new, column));
        let ids = |row: &[String], rows: &[Vec<String>]| -> BTreeSet<String> {
            let columns = ["source_ids", "target_ids"].map(|name| at(rows, name));
            let cells = columns.iter().flat_map(|&at| row[at].split_whitespace());
            cells.map(str::to_owned).collect()
        };
        let mut before: Option<&str> = None;
        for row in old.iter().skip(1) {
            let id = row[old_id].as_str();
            if kept.contains(id) {
                if *table == Table::Links {
                    // What now holds one of its sentences would say another thing of it.
                    let own = ids(row, &old);
                    let header = new.first().cloned();
                    let rest: Vec<Vec<String>> = (new.iter().skip(1))
                        .filter(|other| other[new_id] == id || ids(other, &new).is_disjoint(&own))
                        .cloned()
                        .collect();
                    new = header.into_iter().chain(rest).collect();
                }
                let place = new.iter().skip(1).position(|other| other[new_id] == id);
                if let Some(place) = place {
                    new[place + 1].clone_from(row);
                } else {
                    let behind =
                        before.and_then(|id| new.iter().position(|other| other[new_id] == id));
                    new.insert(behind.unwrap_or(0) + 1, row.clone());
                }
            }
            before = Some(id);
        }
        *bytes = written(&new);
    }
}

fn rows(bytes: &[u8]) -> Vec<Vec<String>> {
    let mut reader = ReaderBuilder::new().has_headers(false).from_reader(bytes);
    let rows = reader.records().map_while(Result::ok);
    rows.map(|row| row.iter().map(str::to_owned).collect())
        .collect()
}

fn written(rows: &[Vec<String>]) -> Vec<u8> {
    let mut writer = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .from_writer(Vec::new());
    for row in rows {
        // Memory takes every row.
        let _ = writer.write_record(row);
    }
    writer.into_inner().unwrap_or_default()
}
