//! The table of formats.

use std::path::Path;

use crate::error::Error;
use crate::format::{
    csv, hunalign, json, jsonl, ladder, moses, mqm, po, tmx, translation, vecalign, xces, xliff,
};

use super::Part;

/// A format of exchange.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Kind {
    Csv,
    Tsv,
    Json,
    Jsonl,
    Vecalign,
    Ladder,
    Hunalign,
    Moses,
    Tmx,
    Xces,
    Translation,
    Xliff,
    Po,
    Mqm,
    Parquet,
}

/// Which way a format goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ways {
    /// It is read and written.
    Both,
    /// It is read.
    Reads,
    /// It is written.
    Writes,
}

/// What is known of a format.
#[derive(Clone, Copy, Debug)]
pub struct KindInfo {
    /// The format.
    pub kind: Kind,
    /// Its name in options.
    pub name: &'static str,
    /// Ends of file names that stand for it.
    pub ends: &'static [&'static str],
    /// What it is, in a line.
    pub title: &'static str,
    /// Whether it is read, written or both.
    pub ways: Ways,
    /// Whether it holds the texts of links.
    pub texts: bool,
    /// Whether it holds the sentences themselves.
    pub sentences: bool,
    /// The parts that it has places for.
    pub carries: &'static [Part],
    /// What else it cannot carry, in words for the user.
    pub limits: &'static str,
}

macro_rules! kinds {
    ($($kind:ident, $name:literal, $ends:expr, $title:literal, $ways:ident, $texts:literal, $sentences:literal, $carries:expr, $limits:expr;)*) => {
        /// All formats of exchange.
        pub static KINDS: &[KindInfo] = &[$(KindInfo {
            kind: Kind::$kind, name: $name, ends: &$ends, title: $title, ways: Ways::$ways, texts: $texts, sentences: $sentences,
            carries: $carries, limits: $limits,
        }),*];
    };
}

/// What a comparison is made of, but for several pairs in one file.
const COMPARISON: &[Part] = &[
    Part::Ids,
    Part::Borders,
    Part::Scores,
    Part::SourceScores,
    Part::Relations,
    Part::Status,
    Part::Judgements,
    Part::Findings,
    Part::OtherRules,
    Part::Silenced,
];

/// What `links.csv` alone carries.
const LINKS: &[Part] = &[Part::Ids, Part::Scores, Part::Relations, Part::Status];

const TABLES: &[Part] = &[
    Part::Ids,
    Part::Borders,
    Part::Scores,
    Part::Relations,
    Part::Status,
    Part::Findings,
];

const MEMORY: &[Part] = &[
    Part::Ids,
    Part::Borders,
    Part::Scores,
    Part::SourceScores,
    Part::Relations,
    Part::Status,
];

/// A memory with findings.
const CHECKED: &[Part] = &[
    Part::Ids,
    Part::Borders,
    Part::Scores,
    Part::SourceScores,
    Part::Relations,
    Part::Status,
    Part::Findings,
    Part::OtherRules,
];

kinds! {
    Csv, "csv", [".csv"], "tables: a folder with links.csv, sentences.csv, findings.csv, or links.csv alone",
        Both, true, true, TABLES, csv::LIMITS;
    Tsv, "tsv", [".tsv", ".tab"], "the table of links, cells separated by tabs", Both, true, false, LINKS, csv::LIMITS_TSV;
    Json, "json", [".json"], "one document: sentences, links, edits, findings", Both, false, true, COMPARISON, json::LIMITS;
    Jsonl, "jsonl", [".jsonl", ".ndjson"], "the same records, one a line", Both, false, true, COMPARISON, jsonl::LIMITS;
    Vecalign, "vecalign", [".vecalign", ".path"], "indices of each link, from 0: [0, 1]:[2]", Both, false, false,
        &[Part::Ids, Part::Borders], vecalign::LIMITS;
    Ladder, "ladder", [".ladder", ".lad"], "hunalign's rungs: two positions and a score", Both, false, false,
        &[Part::Ids, Part::Borders, Part::Scores], ladder::LIMITS;
    Hunalign, "hunalign", [".hunalign"], "hunalign's text form: source, target, score; ~~~ between sentences",
        Both, true, false, &[Part::Borders, Part::Scores], hunalign::LIMITS;
    Moses, "moses", [".moses"], "two files of lines that answer each other, and one of scores", Both, true, false,
        &[Part::Scores], moses::LIMITS;
    Tmx, "tmx", [".tmx"], "Translation Memory eXchange 1.4b", Both, true, false, MEMORY, tmx::LIMITS;
    Xces, "xces", [".xces", ".ces"], "XCES cesAlign, as OPUS has it", Both, false, false,
        &[Part::Ids, Part::Borders, Part::Scores, Part::Pairs], xces::LIMITS;
    Translation, "translation", [".hf.jsonl", ".translation.jsonl"],
        "Hugging Face's translation records, one a line", Both, true, false, &[Part::Scores], translation::LIMITS;
    Xliff, "xliff", [".xliff", ".xlf"], "XLIFF 2.1 with ITS quality issues; 1.2 is read as well", Both, true, false,
        CHECKED, xliff::LIMITS;
    Po, "po", [".po", ".pot"], "GNU gettext's translations", Reads, true, false, &[], po::LIMITS;
    Mqm, "mqm", [".mqm", ".mqm.tsv"], "findings as WMT has its MQM ratings", Writes, true, false, &[Part::Findings],
        mqm::LIMITS;
    Parquet, "parquet", [".parquet"], "a table of links in Apache Parquet; needs the feature `parquet`", Both, true, false,
        MEMORY, "Names of files, paragraphs and offsets of sentences.";
}

impl KindInfo {
    /// The parts that it carries in a file of this name: of the tables, a single one carries less than a folder.
    pub(super) fn carries_in(&self, path: &Path) -> &'static [Part] {
        if self.kind == Kind::Csv && is_table(path) {
            LINKS
        } else {
            self.carries
        }
    }

    /// What it cannot carry: the parts it has no place for, then what else.
    pub fn cannot_carry(&self) -> String {
        // One pair of documents a file is what every format holds; the page of the other says so.
        let missing = Part::ALL
            .into_iter()
            .filter(|p| *p != Part::Pairs && !self.carries.contains(p));
        let mut words: Vec<&str> = missing.map(Part::as_str).collect();
        if words.is_empty() {
            return format!("Nothing. {}", self.limits);
        }
        let first = words.remove(0);
        let mut text = first[..1].to_uppercase() + &first[1..];
        for word in words {
            text.push_str(", ");
            text.push_str(word);
        }
        format!("{text}. {}", self.limits)
    }
}

/// Whether a path names the table of links alone.
pub(super) fn is_table(path: &Path) -> bool {
    path.as_os_str() == "-" || path.to_string_lossy().to_lowercase().ends_with(".csv")
}

impl Kind {
    /// What is known of it.
    pub fn info(self) -> &'static KindInfo {
        let found = KINDS.iter().find(|info| info.kind == self);
        // A test holds that the table has every kind.
        found.unwrap_or(&KINDS[0])
    }

    /// The format of a file that holds two texts unit by unit, to be compared by itself.
    pub fn bilingual(path: &Path) -> Option<Self> {
        let kind = Self::of_path(path, "").ok()?;
        matches!(kind, Kind::Po | Kind::Xliff | Kind::Tmx).then_some(kind)
    }

    /// The error of a format that goes the other way alone.
    pub(super) fn one_way(self, done: &str) -> Error {
        let name = self.info().name;
        Error::usage(format!(
            "{name} is not {done}; `hexapla formats` says which are"
        ))
    }

    /// All formats.
    pub fn all() -> &'static [KindInfo] {
        KINDS
    }

    /// The format of this name.
    ///
    /// # Errors
    /// Where there is none; the error lists them.
    pub fn named(name: &str) -> Result<Self, Error> {
        let found = KINDS.iter().find(|info| info.name == name);
        found.map(|info| info.kind).ok_or_else(|| {
            let names: Vec<_> = KINDS.iter().map(|info| info.name).collect();
            let names = names.join(", ");
            Error::usage(format!(
                "`{name}` is no format of exchange; take one of {names}"
            ))
        })
    }

    /// The format that a file's name stands for.
    ///
    /// # Errors
    /// Where its end says nothing; the error tells how to name the format.
    pub fn of_path(path: &Path, option: &str) -> Result<Self, Error> {
        if path.is_dir() {
            return Ok(Kind::Csv);
        }
        let name = path.to_string_lossy().to_lowercase();
        let ends = |info: &&KindInfo| info.ends.iter().any(|end| name.ends_with(end));
        // The longest end says most: `.hf.jsonl` is no `.jsonl`.
        let longest = |info: &&KindInfo| {
            let fitting = info.ends.iter().filter(|end| name.ends_with(**end));
            fitting.map(|end| end.len()).max()
        };
        let found = KINDS.iter().filter(ends).max_by_key(longest);
        found.map(|info| info.kind).ok_or_else(|| {
            let problem = format!("its name does not tell its format; say it with {option} KIND");
            Error::input(path, problem)
        })
    }
}
