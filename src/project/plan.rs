//! The comparisons that the settings name, with patterns resolved.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use regex::Regex;

use crate::align::{AlignOptions, Mode};
use crate::error::Error;
use crate::lang::Language;
use crate::rules::Glossary;
use crate::text::{ReadOptions, Segmentation};
use crate::{Document, Options};

use super::config::{ComparisonConfig, ModeName};
use super::{Project, STORED};

/// Everything that is to be compared.
#[derive(Debug, Default)]
pub struct Plan {
    /// In the order of the settings; of a pattern, by name.
    pub comparisons: Vec<Planned>,
    /// Texts of a pattern without their counterpart.
    pub missing: Vec<MissingPage>,
    /// What cannot be compared; the others can.
    pub problems: Vec<Error>,
}

/// One comparison.
#[derive(Clone, Debug)]
pub struct Planned {
    /// Its name.
    pub name: String,
    /// The reference, from the project's folder.
    pub source: PathBuf,
    /// The text under review, from the project's folder.
    pub target: PathBuf,
    /// How the source is read.
    pub read_source: ReadOptions,
    /// How the target is read.
    pub read_target: ReadOptions,
    /// How it is aligned; all rules run.
    pub options: Options,
    /// The folder of the stored comparison, from the project's folder.
    pub stored: PathBuf,
}

/// A text without counterpart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingPage {
    /// The comparison, as far as it is known.
    pub name: String,
    /// The text that is there.
    pub path: PathBuf,
    /// Whether it is the source.
    pub is_source: bool,
    /// Where the other was looked for.
    pub looked_for: String,
}

impl Planned {
    /// Reads both texts; they are named by their paths from the project's folder.
    ///
    /// # Errors
    /// As for [`Document::read`].
    pub fn read(&self, root: &Path) -> Result<(Document, Document), Error> {
        let bytes = self.bytes(root)?;
        self.documents(&bytes.0, &bytes.1)
    }

    /// The bytes of both texts.
    ///
    /// # Errors
    /// As for [`Document::read`].
    pub(super) fn bytes(&self, root: &Path) -> Result<(Vec<u8>, Vec<u8>), Error> {
        let read = |path: &Path| {
            std::fs::read(root.join(path)).map_err(|e| match e.kind() {
                std::io::ErrorKind::NotFound => Error::input(
                    path,
                    format!("there is no such file; `{}` compares it", self.name),
                ),
                std::io::ErrorKind::IsADirectory => {
                    Error::input(path, "is a directory; name a text file")
                }
                _ => Error::io(path, e),
            })
        };
        Ok((read(&self.source)?, read(&self.target)?))
    }

    pub(super) fn documents(
        &self,
        source: &[u8],
        target: &[u8],
    ) -> Result<(Document, Document), Error> {
        let read = |path: &Path, bytes: &[u8], options: &ReadOptions| {
            Document::from_bytes(&portable(path), bytes, options)
        };
        let source = read(&self.source, source, &self.read_source)?;
        let target = read(&self.target, target, &self.read_target)?;
        // A text too short to tell its language is most likely in the other's.
        Ok(match (source.language(), target.language()) {
            (Language::UNKNOWN, known) => (source.in_language(known), target),
            (known, Language::UNKNOWN) => {
                let target = target.in_language(known);
                (source, target)
            }
            _ => (source, target),
        })
    }
}

/// A path with `/` between its folders.
pub fn portable(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

impl Project {
    /// Finds the texts of all comparisons.
    pub fn plan(&self) -> Plan {
        let mut plan = Plan::default();
        for (at, config) in self.config.comparison.iter().enumerate() {
            let settings = |name: &str| {
                let key = format!("comparison[{at}].{name}");
                self.settings.iter().find(|s| s.key == key)
            };
            let wrong = |key: &str, problem: String| match settings(key).or(settings("name")) {
                Some(setting) => Error::format(&setting.file, setting.line, problem),
                None => Error::usage(problem),
            };
            let planned = match self.resolve(config) {
                Ok((planned, missing)) => {
                    plan.missing.extend(missing);
                    planned
                }
                Err(problem) => {
                    plan.problems.push(wrong("source", problem));
                    continue;
                }
            };
            let glossary = match config
                .glossary
                .as_ref()
                .map(|g| self.glossary(g))
                .transpose()
            {
                Ok(glossary) => glossary.map(Arc::new),
                Err(problem) => {
                    plan.problems.push(problem);
                    continue;
                }
            };
            for mut one in planned {
                one.options.rules.glossary.clone_from(&glossary);
                let clash = plan
                    .comparisons
                    .iter()
                    .find(|other| other.name == one.name || other.stored == one.stored);
                match clash {
                    Some(other) if other.name == one.name => {
                        let problem = format!(
                            "there is another comparison `{}`; give each its own name",
                            one.name
                        );
                        plan.problems.push(wrong("name", problem));
                    }
                    Some(other) => {
                        let problem = format!(
                            "`{}` and `{}` are both stored in {}; give each its own folder",
                            other.name,
                            one.name,
                            portable(&one.stored)
                        );
                        plan.problems.push(wrong("alignment", problem));
                    }
                    None => plan.comparisons.push(one),
                }
            }
        }
        plan
    }

    /// Reads a glossary by its path from the project's folder, which errors name too.
    fn glossary(&self, path: &str) -> Result<Glossary, Error> {
        let bytes = std::fs::read(self.root.join(path)).map_err(|e| match e.kind() {
            std::io::ErrorKind::NotFound => Error::input(
                path,
                "there is no such file; a comparison names it as its glossary",
            ),
            _ => Error::io(path, e),
        })?;
        Glossary::parse(Path::new(path), &bytes)
    }

    fn resolve(
        &self,
        config: &ComparisonConfig,
    ) -> Result<(Vec<Planned>, Vec<MissingPage>), String> {
        let source = Pattern::new(&config.source)?;
        let target = Pattern::new(&config.target)?;
        if !source.varies() && !target.varies() {
            return Ok((
                vec![planned(
                    config,
                    &config.source,
                    &config.target,
                    &Captures::new(),
                )?],
                vec![],
            ));
        }
        let sources = source.files(&self.root);
        let targets = target.files(&self.root);
        let shared: Vec<&String> = (source.names.iter())
            .filter(|name| target.names.contains(name))
            .collect();
        let key = |found: &Captures| -> Vec<String> {
            shared.iter().map(|name| found[*name].clone()).collect()
        };
        let mut by_key: HashMap<Vec<String>, Vec<&(String, Captures)>> = HashMap::new();
        for found in &sources {
            by_key.entry(key(&found.1)).or_default().push(found);
        }
        let mut answered: BTreeSet<&str> = BTreeSet::new();
        let (mut made, mut missing) = (Vec::new(), Vec::new());
        for (path, found) in &targets {
            let others = by_key.get(&key(found)).map_or(&[][..], Vec::as_slice);
            if others.iter().any(|(other, _)| other == path) {
                continue;
            }
            match others {
                [] => missing.push(MissingPage {
                    name: filled(&config.name, found),
                    path: PathBuf::from(path),
                    is_source: false,
                    looked_for: filled(&config.source, found),
                }),
                [(source, of_source)] => {
                    answered.insert(source);
                    let mut all = of_source.clone();
                    all.extend(found.clone());
                    made.push(planned(config, source, path, &all)?);
                }
                [(one, _), (two, _), ..] => {
                    return Err(format!(
                        "`{path}` has two sources, `{one}` and `{two}`; make the pattern fit one"
                    ));
                }
            }
        }
        for (path, found) in &sources {
            if !answered.contains(path.as_str())
                && !targets.iter().any(|(target, _)| target == path)
            {
                missing.push(MissingPage {
                    name: filled(&config.name, found),
                    path: PathBuf::from(path),
                    is_source: true,
                    looked_for: filled(&config.target, found),
                });
            }
        }
        if sources.is_empty() && targets.is_empty() {
            return Err(format!(
                "no file fits `{}` or `{}`; mend the patterns",
                config.source, config.target
            ));
        }
        Ok((made, missing))
    }
}

type Captures = BTreeMap<String, String>;

fn planned(
    config: &ComparisonConfig,
    source: &str,
    target: &str,
    found: &Captures,
) -> Result<Planned, String> {
    let name = filled(&config.name, found);
    let language = |code: &Option<String>| {
        let code = code.as_ref().map(|code| filled(code, found));
        code.map(|code| code.parse::<Language>()).transpose()
    };
    let read = |language| ReadOptions {
        language,
        segmentation: if config.segmented {
            Segmentation::Lines
        } else {
            Segmentation::Sentences
        },
        encoding: config.encoding.clone(),
        ..ReadOptions::default()
    };
    let stored = match &config.alignment {
        Some(folder) => PathBuf::from(filled(folder, found)),
        None => Path::new(STORED).join(&name),
    };
    Ok(Planned {
        source: PathBuf::from(source),
        target: PathBuf::from(target),
        read_source: read(language(&config.source_lang)?),
        read_target: read(language(&config.target_lang)?),
        options: Options {
            align: AlignOptions {
                mode: match config.mode {
                    ModeName::Auto => Mode::Auto,
                    ModeName::Summary => Mode::Summary,
                    ModeName::Translation => Mode::Translation,
                },
                all_support: config.all_support,
                model: config.model,
                ..AlignOptions::default()
            },
            ..Options::default()
        },
        stored,
        name,
    })
}

/// The text with what its placeholders stand for.
fn filled(text: &str, found: &Captures) -> String {
    let mut text = text.to_owned();
    for (name, value) in found {
        text = text.replace(&format!("{{{name}}}"), value);
        text = text.replace(&format!("{{{name}**}}"), value);
    }
    text
}

/// A path with `*`, `**`, `?`, `{name}` and `{name**}`.
pub(super) struct Pattern {
    regex: Regex,
    names: Vec<String>,
    /// The folders before the first that is a pattern.
    literal: PathBuf,
    varies: bool,
}

impl Pattern {
    pub(super) fn new(text: &str) -> Result<Self, String> {
        let (mut regex, mut names, mut rest) = ("^".to_owned(), Vec::<String>::new(), text);
        let mut varies = false;
        while let Some(c) = rest.chars().next() {
            let after = &rest[c.len_utf8()..];
            varies |= matches!(c, '*' | '?' | '{');
            match c {
                '*' if after.starts_with("*/") => {
                    regex.push_str("(?:.*/)?");
                    rest = &after[2..];
                }
                '*' if after.starts_with('*') => {
                    regex.push_str(".*");
                    rest = &after[1..];
                }
                '*' => {
                    regex.push_str("[^/]*");
                    rest = after;
                }
                '?' => {
                    regex.push_str("[^/]");
                    rest = after;
                }
                '{' => {
                    let Some((name, behind)) = after.split_once('}') else {
                        return Err(format!("`{text}`: a {{ without its }}"));
                    };
                    let (name, any) = match name.strip_suffix("**") {
                        Some(name) => (name, ".+"),
                        None => (name, "[^/]+"),
                    };
                    let good = name.starts_with(|c: char| c.is_ascii_alphabetic())
                        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
                    if !good || names.iter().any(|n| n == name) {
                        return Err(format!(
                            "`{text}`: name each placeholder once, in ASCII letters, digits and _"
                        ));
                    }
                    // Writing to a string cannot fail.
                    let _ = write!(regex, "(?P<{name}>{any})");
                    names.push(name.to_owned());
                    rest = behind;
                }
                c => {
                    regex.push_str(&regex::escape(c.encode_utf8(&mut [0; 4])));
                    rest = after;
                }
            }
        }
        regex.push('$');
        let literal = text.split(['*', '?', '{']).next().unwrap_or_default();
        let literal = literal.rsplit_once('/').map_or("", |(folders, _)| folders);
        Ok(Pattern {
            regex: Regex::new(&regex).map_err(|e| format!("`{text}`: {e}"))?,
            names,
            literal: PathBuf::from(literal),
            varies,
        })
    }

    fn varies(&self) -> bool {
        self.varies
    }

    pub(super) fn fits(&self, text: &str) -> bool {
        self.regex.is_match(text)
    }

    /// The files that fit, by path, each with what its placeholders stand for. Hidden folders are passed over.
    fn files(&self, root: &Path) -> Vec<(String, Captures)> {
        let mut found = Vec::new();
        let mut folders = vec![self.literal.clone()];
        while let Some(folder) = folders.pop() {
            let mut at = root.join(&folder);
            if at.as_os_str().is_empty() {
                at.push(".");
            }
            let Ok(entries) = std::fs::read_dir(at) else {
                continue;
            };
            for entry in entries.flatten() {
                let name = entry.file_name();
                if name.to_string_lossy().starts_with('.') {
                    continue;
                }
                let path = folder.join(&name);
                // A linked folder could hold itself.
                if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                    folders.push(path);
                    continue;
                }
                let path = portable(&path);
                if let Some(captures) = self.regex.captures(&path) {
                    let values = self
                        .names
                        .iter()
                        .filter_map(|n| Some((n.clone(), captures.name(n)?.as_str().to_owned())));
                    found.push((path.clone(), values.collect()));
                }
            }
        }
        found.sort();
        found
    }
}
