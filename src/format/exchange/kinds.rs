//! The table of formats.

use std::path::Path;

use crate::error::Error;
use crate::format::{csv, hunalign, json, jsonl, ladder, moses, tmx, translation, vecalign, xces};

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
    /// Whether it holds the texts of links.
    pub texts: bool,
    /// Whether it holds the sentences themselves.
    pub sentences: bool,
    /// What it cannot carry, in words for the user.
    pub limits: &'static str,
}

macro_rules! kinds {
    ($($kind:ident, $name:literal, $ends:expr, $title:literal, $texts:literal, $sentences:literal, $limits:expr;)*) => {
        /// All formats of exchange.
        pub static KINDS: &[KindInfo] = &[$(KindInfo {
            kind: Kind::$kind, name: $name, ends: &$ends, title: $title, texts: $texts, sentences: $sentences,
            limits: $limits,
        }),*];
    };
}

kinds! {
    Csv, "csv", [".csv"], "tables: a folder with links.csv, sentences.csv, findings.csv, or links.csv alone",
        true, true, csv::LIMITS;
    Tsv, "tsv", [".tsv", ".tab"], "the table of links, cells separated by tabs", true, false, csv::LIMITS_TSV;
    Json, "json", [".json"], "one document: sentences, links, edits, findings", false, true, json::LIMITS;
    Jsonl, "jsonl", [".jsonl", ".ndjson"], "the same records, one a line", false, true, jsonl::LIMITS;
    Vecalign, "vecalign", [".vecalign", ".path"], "indices of each link, from 0: [0, 1]:[2]", false, false,
        vecalign::LIMITS;
    Ladder, "ladder", [".ladder", ".lad"], "hunalign's rungs: two positions and a score", false, false,
        ladder::LIMITS;
    Hunalign, "hunalign", [".hunalign"], "hunalign's text form: source, target, score; ~~~ between sentences",
        true, false, hunalign::LIMITS;
    Moses, "moses", [".moses"], "two files of lines that answer each other, and one of scores", true, false,
        moses::LIMITS;
    Tmx, "tmx", [".tmx"], "Translation Memory eXchange 1.4b", true, false, tmx::LIMITS;
    Xces, "xces", [".xces", ".ces"], "XCES cesAlign, as OPUS has it", false, false, xces::LIMITS;
    Translation, "translation", [".hf.jsonl", ".translation.jsonl"],
        "Hugging Face's translation records, one a line", true, false, translation::LIMITS;
}

impl Kind {
    /// What is known of it.
    pub fn info(self) -> &'static KindInfo {
        let found = KINDS.iter().find(|info| info.kind == self);
        // A test holds that the table has every kind.
        found.unwrap_or(&KINDS[0])
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
