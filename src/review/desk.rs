//! What the server stands on: the review that is open, and the folder in which pasted texts are kept.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::comparison::Options;
use crate::error::Error;
use crate::format::file::Draft;
use crate::lang::Language;
use crate::text::{Document, ReadOptions, Segmentation};
use crate::verdicts::FILE_NAME;

use super::session::{Review, Session};

/// The open review, if there is one, and what a new one is made with.
#[derive(Debug)]
pub struct Desk {
    /// The review.
    pub session: Option<Session>,
    /// Where pasted texts and what is said of them are kept: a folder for each.
    pub folder: PathBuf,
    /// Who reviews; may be empty.
    pub reviewer: String,
    /// How texts are compared.
    pub options: Options,
}

/// Two texts from the start page.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Pasted {
    /// What the comparison is to be called; empty for a name that is free.
    pub name: String,
    /// The reference.
    pub source: String,
    /// The text under review.
    pub target: String,
    /// The language of the source, as in `en`; empty where it is to be found out.
    pub source_lang: String,
    /// The language of the target.
    pub target_lang: String,
    /// Whether they are to take the place of other texts of that name.
    pub replace: bool,
}

/// What became of pasted texts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kept {
    /// They are under review.
    Open,
    /// Other texts of that name are kept already; nothing was done.
    Taken,
}

/// The stems of the files of a review.
const STEMS: [&str; 2] = ["source", "target"];

/// Longest name of a review, in characters: file systems take 255 bytes, and a character is four at most.
const LONGEST_NAME: usize = 60;

impl Desk {
    /// The names of the reviews in the folder, in order.
    pub fn kept(&self) -> Vec<String> {
        let Ok(entries) = std::fs::read_dir(&self.folder) else {
            return Vec::new();
        };
        let mut names: Vec<String> = entries
            .flatten()
            .filter(|entry| {
                STEMS
                    .iter()
                    .all(|stem| text_in(&entry.path(), stem).is_some())
            })
            .filter_map(|entry| entry.file_name().into_string().ok())
            .collect();
        names.sort();
        names
    }

    /// Keeps two pasted texts and puts them under review.
    ///
    /// # Errors
    /// A text that is empty or cannot be written; an unknown language; verdicts that another review has open.
    pub fn paste(&mut self, pasted: &Pasted) -> Result<Kept, Error> {
        let name = match folder_name(&pasted.name) {
            name if name.is_empty() => self.free_name(),
            name => name,
        };
        let folder = self.folder.join(&name);
        let language = |code: &str| -> Result<Option<Language>, Error> {
            let code = code.trim();
            let parsed = (!code.is_empty()).then(|| code.parse());
            parsed.transpose().map_err(Error::usage)
        };
        let sides = [
            (STEMS[0], &pasted.source, language(&pasted.source_lang)?),
            (STEMS[1], &pasted.target, language(&pasted.target_lang)?),
        ];
        let mut files = Vec::new();
        for (stem, text, language) in sides {
            let options = ReadOptions {
                language,
                ..ReadOptions::default()
            };
            let read = Document::from_text(&format!("{stem}.txt"), text, &options)?;
            let file = match read.language() {
                Language::UNKNOWN => format!("{stem}.txt"),
                language => format!("{stem}.{language}.txt"),
            };
            files.push((folder.join(file), text));
        }
        let old: Vec<PathBuf> = STEMS
            .iter()
            .filter_map(|stem| text_in(&folder, stem))
            .collect();
        let same = |(path, text): &(PathBuf, &String)| {
            std::fs::read(path).is_ok_and(|bytes| bytes == text.as_bytes())
        };
        if !files.iter().all(same) {
            if !old.is_empty() && !pasted.replace {
                return Ok(Kept::Taken);
            }
            std::fs::create_dir_all(&folder).map_err(|e| Error::io(&folder, e))?;
            let drafts = files
                .iter()
                .map(|(path, text)| Draft::new(path, text.as_bytes()))
                .collect::<Result<Vec<_>, _>>()?;
            drafts.into_iter().try_for_each(Draft::publish)?;
            // A text in another language than before has another name: the old one would stand beside it.
            for path in old
                .iter()
                .filter(|old| files.iter().all(|(new, _)| new != *old))
            {
                std::fs::remove_file(path).map_err(|e| Error::io(path, e))?;
            }
        }
        self.open(&name)?;
        Ok(Kept::Open)
    }

    /// Puts a review of the folder on the desk. The one that was open is closed first.
    ///
    /// # Errors
    /// A name that is not there, texts that cannot be read, verdicts that another review has open.
    pub fn open(&mut self, name: &str) -> Result<(), Error> {
        let folder = self.folder.join(folder_name(name));
        let missing = || Error::input(&folder, "holds no two texts; paste them again");
        let path = |stem| text_in(&folder, stem).ok_or_else(missing);
        let read = |path: PathBuf| Document::read(path, &ReadOptions::default());
        let (source, target) = (read(path(STEMS[0])?)?, read(path(STEMS[1])?)?);
        let (source, target) = Document::told_together(source, target);
        // Its lock would stand in the way where the same review is opened again.
        self.session = None;
        let session = Session::open(Review {
            source,
            target,
            options: self.options.clone(),
            segmentation: Segmentation::Sentences,
            name: name.to_owned(),
            verdicts: folder.join(FILE_NAME),
            reviewer: self.reviewer.clone(),
        })?;
        self.session = Some(session);
        Ok(())
    }

    fn free_name(&self) -> String {
        let kept = self.kept();
        let mut number = 1;
        loop {
            let name = format!("comparison-{number}");
            if !kept.contains(&name) && !self.folder.join(&name).exists() {
                return name;
            }
            number += 1;
        }
    }
}

/// The text of a review whose file has this stem: `source.txt`, `source.en.txt`.
fn text_in(folder: &Path, stem: &str) -> Option<PathBuf> {
    let mut found: Vec<PathBuf> = std::fs::read_dir(folder)
        .ok()?
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| {
            let name = path
                .file_name()
                .and_then(|n| n.to_str())
                .unwrap_or_default();
            let rest = name.strip_prefix(stem).and_then(|n| n.strip_suffix(".txt"));
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        })
        .collect();
    found.sort();
    found.into_iter().next()
}

/// A name as a folder can have it, on every system: letters, digits, `-`, `_`, and nothing that leads elsewhere.
fn folder_name(name: &str) -> String {
    let mut made = String::new();
    for c in name.trim().chars().take(LONGEST_NAME) {
        if c.is_alphanumeric() || matches!(c, '_' | '-') {
            made.push(c);
        } else if !made.ends_with('-') {
            made.push('-');
        }
    }
    made.trim_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn desk(folder: &Path) -> Desk {
        let mut options = Options::default();
        options.align.model = false;
        Desk {
            session: None,
            folder: folder.to_owned(),
            reviewer: "Ann".into(),
            options,
        }
    }

    fn pasted(name: &str, target: &str) -> Pasted {
        Pasted {
            name: name.into(),
            source: "We met in Lima. We oppose the blockade of the harbour.".into(),
            target: target.into(),
            source_lang: "en".into(),
            target_lang: "en".into(),
            replace: false,
        }
    }

    #[test]
    fn a_name_stays_inside_the_folder() {
        for (name, made) in [
            ("../../etc/passwd", "etc-passwd"),
            ("Lima: the summit!", "Lima-the-summit"),
            ("한미일 정상회의", "한미일-정상회의"),
            ("..", ""),
            ("C:\\x", "C-x"),
        ] {
            assert_eq!(folder_name(name), made);
        }
        assert_eq!(folder_name(&"é".repeat(300)).chars().count(), LONGEST_NAME);
    }

    #[test]
    fn other_texts_of_a_name_are_replaced_when_asked_for_only() {
        let dir = tempfile::tempdir().expect("a folder");
        let mut desk = desk(dir.path());
        let first = pasted("Lima", "He opposed the blockade of the harbour.");
        assert_eq!(desk.paste(&first).expect("kept"), Kept::Open);
        assert_eq!(desk.kept(), ["Lima"]);
        // The same again goes on with what is there.
        assert_eq!(desk.paste(&first).expect("kept"), Kept::Open);
        let mut other = pasted("Lima", "They opposed the blockade of the harbour.");
        assert_eq!(desk.paste(&other).expect("asked"), Kept::Taken);
        let kept = |folder: &Path| {
            std::fs::read_to_string(folder.join("Lima/target.en.txt")).expect("the text")
        };
        assert_eq!(kept(dir.path()), first.target);
        other.replace = true;
        assert_eq!(desk.paste(&other).expect("kept"), Kept::Open);
        assert_eq!(kept(dir.path()), other.target);
        let unnamed = pasted("", "He opposed the blockade of the harbour.");
        assert_eq!(desk.paste(&unnamed).expect("kept"), Kept::Open);
        assert_eq!(desk.kept(), ["Lima", "comparison-1"]);
    }

    #[test]
    fn what_cannot_be_compared_says_why_and_leaves_nothing() {
        let dir = tempfile::tempdir().expect("a folder");
        let mut desk = desk(dir.path());
        let empty = pasted("x", "  \n");
        assert!(desk.paste(&empty).is_err());
        let mut unknown = pasted("x", "He left.");
        unknown.target_lang = "klingon!".into();
        let said = desk.paste(&unknown).expect_err("no language").to_string();
        assert!(said.contains("`klingon!` is no language code"), "{said}");
        assert!(desk.kept().is_empty());
        assert!(desk.open("y").is_err());
    }
}
