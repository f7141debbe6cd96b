//! Reading beads: Vecalign's lines, tables of links and comparisons in JSON.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::format::json::Record;

use super::super::gold::Table;
use super::Bead;

/// Endings of files that hold beads, in the order in which a folder's kind is decided.
const ENDINGS: [&str; 7] = ["gold", "align", "vecalign", "json", "csv", "txt", "beads"];

/// Reads the beads of one document.
///
/// `.json` is a comparison as `--format json` writes it, `.csv` a table of links (columns `source_ids`, `target_ids`
/// and, if there, `score`), and anything else Vecalign's lines: `[0, 1]:[2]`, with whatever follows a second colon
/// left out, since it is a price and no chance. Sentences count from 0 in lines and from 1 in ids; in JSON they are
/// numbered by their order in the text.
///
/// # Errors
/// Where the file cannot be read, holds no bead, or a line is none; with file and line.
pub fn read(path: &Path) -> Result<Vec<Bead>, Error> {
    let ending = path.extension().and_then(|e| e.to_str()).unwrap_or("");
    let mut beads = match ending.to_ascii_lowercase().as_str() {
        "json" => of_record(path)?,
        "csv" => of_table(path)?,
        _ => of_lines(path)?,
    };
    for bead in &mut beads {
        for side in [&mut bead.sources, &mut bead.targets] {
            side.sort_unstable();
            side.dedup();
        }
    }
    if beads.is_empty() {
        let problem = "holds no bead; expected lines such as [0, 1]:[2]";
        return Err(Error::input(path, problem));
    }
    Ok(beads)
}

fn of_lines(path: &Path) -> Result<Vec<Bead>, Error> {
    let text = std::fs::read(path).map_err(|e| Error::io(path, e))?;
    let text = String::from_utf8(text)
        .map_err(|_| Error::input(path, "is not UTF-8; expected lines such as [0, 1]:[2]"))?;
    let mut beads = Vec::new();
    for (at, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
        let line = line.trim();
        if line.is_empty() {
            continue;
        }
        let mut parts = line.split(':');
        let (Some(sources), Some(targets)) = (
            parts.next().and_then(numbers),
            parts.next().and_then(numbers),
        ) else {
            let shown: String = line.chars().take(40).collect();
            let problem = format!("`{shown}` is no bead; expected a line such as [0, 1]:[2]");
            return Err(Error::format(path, at + 1, problem));
        };
        beads.push(Bead {
            sources,
            targets,
            score: None,
        });
    }
    Ok(beads)
}

/// `[0, 1]`.
fn numbers(text: &str) -> Option<Vec<usize>> {
    let inner = text.trim().strip_prefix('[')?.strip_suffix(']')?.trim();
    if inner.is_empty() {
        return Some(Vec::new());
    }
    inner.split(',').map(|n| n.trim().parse().ok()).collect()
}

fn of_record(path: &Path) -> Result<Vec<Bead>, Error> {
    let record = Record::read(path)?;
    let order = |sentences: &[crate::format::json::SentenceRecord]| -> BTreeMap<String, usize> {
        let ids = sentences.iter().enumerate();
        ids.map(|(at, s)| (s.id.clone(), at)).collect()
    };
    let (sources, targets) = (
        order(&record.source.sentences),
        order(&record.target.sentences),
    );
    let numbers = |ids: &[String], order: &BTreeMap<String, usize>| {
        let known = ids.iter().map(|id| {
            order.get(id).copied().ok_or_else(|| {
                Error::input(
                    path,
                    format!("a link names `{id}`, which is no sentence of the text"),
                )
            })
        });
        known.collect::<Result<Vec<usize>, Error>>()
    };
    let beads = record.links.iter().map(|link| {
        Ok(Bead {
            sources: numbers(&link.source_ids, &sources)?,
            targets: numbers(&link.target_ids, &targets)?,
            score: link.score,
        })
    });
    beads.collect()
}

fn of_table(path: &Path) -> Result<Vec<Bead>, Error> {
    let table = Table::open(path)?;
    let [sources, targets] = table.columns(["source_ids", "target_ids"])?;
    let score = table.header.iter().position(|cell| cell == "score");
    let rows = table.rows.iter().map(|(line, row)| {
        let ids = |column: usize| -> Result<Vec<usize>, Error> {
            let cell = row.get(column).unwrap_or("");
            let ids = cell.split_whitespace().map(|id| {
                let number = id.trim_start_matches(['s', 't']).parse::<usize>().ok();
                number.and_then(|n| n.checked_sub(1)).ok_or_else(|| {
                    table.wrong(
                        *line,
                        format!("`{id}` is no sentence's id; write s1, s2 … and t1, t2 …"),
                    )
                })
            });
            ids.collect()
        };
        let cell = score.and_then(|column| row.get(column)).unwrap_or("");
        let score =
            if cell.is_empty() {
                None
            } else {
                let number = cell.parse::<f64>().ok().filter(|s| (0.0..=1.0).contains(s));
                Some(number.ok_or_else(|| {
                    table.wrong(*line, format!("`{cell}` is no score; write 0 to 1"))
                })?)
            };
        Ok(Bead {
            sources: ids(sources)?,
            targets: ids(targets)?,
            score,
        })
    });
    rows.collect()
}

/// The files of beads in `path` by the name of their document: the file itself, or those of a folder. A folder's
/// files are those of the first ending that occurs of `.gold`, `.align`, `.vecalign`, `.json`, `.csv`, `.txt` and
/// `.beads`; folders in it that hold `links.csv` count where none does.
///
/// # Errors
/// Where `path` does not exist or holds no such file.
pub fn find(path: &Path) -> Result<BTreeMap<String, PathBuf>, Error> {
    let meta = std::fs::metadata(path).map_err(|e| Error::io(path, e))?;
    if !meta.is_dir() {
        let name = path.file_stem().unwrap_or(path.as_os_str());
        return Ok([(name.to_string_lossy().into_owned(), path.to_owned())].into());
    }
    if path.join("links.csv").is_file() {
        let name = path.file_name().unwrap_or(path.as_os_str());
        return Ok([(name.to_string_lossy().into_owned(), path.join("links.csv"))].into());
    }
    let entries = std::fs::read_dir(path).map_err(|e| Error::io(path, e))?;
    let mut files: Vec<PathBuf> = Vec::new();
    for entry in entries {
        files.push(entry.map_err(|e| Error::io(path, e))?.path());
    }
    files.sort();
    let named = |file: &Path, ending: &str| {
        file.extension()
            .is_some_and(|e| e.eq_ignore_ascii_case(ending))
    };
    for ending in ENDINGS {
        let found: BTreeMap<String, PathBuf> = files
            .iter()
            .filter(|file| file.is_file() && named(file, ending))
            .filter_map(|file| {
                let stem = file.file_stem()?.to_string_lossy().into_owned();
                Some((stem, file.clone()))
            })
            .collect();
        if !found.is_empty() {
            return Ok(found);
        }
    }
    let folders: BTreeMap<String, PathBuf> = files
        .iter()
        .map(|folder| (folder, folder.join("links.csv")))
        .filter(|(_, links)| links.is_file())
        .filter_map(|(folder, links)| {
            Some((folder.file_name()?.to_string_lossy().into_owned(), links))
        })
        .collect();
    if folders.is_empty() {
        let problem = format!(
            "holds no file of beads; expected one that ends in .{}",
            ENDINGS.join(", .")
        );
        return Err(Error::input(path, problem));
    }
    Ok(folders)
}

/// Reads gold and a system's beads, file for file or folder for folder; documents belong together by name.
///
/// # Errors
/// Where a file cannot be read, or the system's folder lacks a document of the gold's.
pub fn read_pairs(gold: &Path, auto: &Path) -> Result<Vec<(String, super::Pair)>, Error> {
    let (golds, autos) = (find(gold)?, find(auto)?);
    let alone = golds.len() == 1 && autos.len() == 1;
    let pairs = golds.iter().map(|(name, path)| {
        let other = if alone {
            autos.values().next()
        } else {
            autos.get(name)
        };
        let Some(other) = other else {
            let problem = format!("holds nothing for the document `{name}` of the gold");
            return Err(Error::input(auto, problem));
        };
        let pair = super::Pair {
            gold: read(path)?,
            auto: read(other)?,
        };
        Ok((name.clone(), pair))
    });
    pairs.collect()
}
