//! The settings of a project: `hexapla.toml`.
//!
//! A file may extend another: its settings come on top, its comparisons, overrides and suppressions after the other's.
//! A key that is not known is an error that names the nearest right one.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use regex::Regex;
use serde::Deserialize;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::error::{Error, nearest};
use crate::finding::Severity;
use crate::rules;

/// The settings.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Config {
    /// A file with further settings, which these come on top of; its path starts at this file's folder.
    pub extends: Option<String>,
    /// What `hexapla check` does.
    pub check: CheckConfig,
    /// The comparisons.
    pub comparison: Vec<ComparisonConfig>,
    /// Rules whose level or least confidence is not the default.
    pub rules: BTreeMap<String, RuleConfig>,
    /// Other levels for some comparisons; the last that fits counts.
    pub overrides: Vec<Override>,
    /// Findings that are not reported.
    pub suppress: Vec<Suppress>,
}

/// What `hexapla check` does.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct CheckConfig {
    /// The least severity that fails the check; by default `error`.
    pub fail_on: Option<Level>,
    /// Findings less sure than this, from 0 to 1, are left out.
    pub min_confidence: Option<f64>,
}

/// One comparison, or, where its paths are patterns, many.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ComparisonConfig {
    /// Its name: that of its folder in `alignments`. Of many it holds the `{name}`s of the patterns.
    pub name: String,
    /// The reference. `{name}` stands for a part of one folder's or file's name, `{name**}` for folders too; `*` and `**`
    /// for what does not matter.
    pub source: String,
    /// The text under review; what a `{name}` stands for is the same on both sides.
    pub target: String,
    /// Language of the source; else its name or its words tell.
    pub source_lang: Option<String>,
    /// Language of the target.
    pub target_lang: Option<String>,
    /// How sentences are aligned: `auto`, `summary` or `translation`.
    #[serde(default)]
    pub mode: ModeName,
    /// Link source sentences that only repeat what others support, too.
    #[serde(default)]
    pub all_support: bool,
    /// Use the sentence encoder; by default true.
    #[serde(default = "yes")]
    pub model: bool,
    /// Take each line for one sentence.
    #[serde(default)]
    pub segmented: bool,
    /// Encoding of both texts.
    pub encoding: Option<String>,
    /// How terms are to be rendered: a CSV or TSV with the columns source, allowed, forbidden, comment; its path starts
    /// at the project's folder.
    pub glossary: Option<String>,
    /// The folder of the stored comparison; by default `alignments/NAME`.
    pub alignment: Option<String>,
}

fn yes() -> bool {
    true
}

/// How sentences are aligned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum ModeName {
    #[default]
    Auto,
    Summary,
    Translation,
}

/// How loud a rule is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Level {
    #[serde(alias = "never")]
    Off,
    Note,
    Warning,
    Error,
}

impl Level {
    /// The severity; none for `off`.
    pub fn severity(self) -> Option<Severity> {
        match self {
            Level::Off => None,
            Level::Note => Some(Severity::Note),
            Level::Warning => Some(Severity::Warning),
            Level::Error => Some(Severity::Error),
        }
    }
}

/// A rule's level, or its options.
#[derive(Clone, Copy, Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum RuleConfig {
    /// `"off"`, `"note"`, `"warning"` or `"error"`.
    Level(Level),
    /// A table of options.
    Options(RuleTable),
}

/// Options of a rule.
#[derive(Clone, Copy, Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RuleTable {
    /// How loud it is; by default its own severity.
    pub level: Option<Level>,
    /// Findings less sure than this, from 0 to 1, are left out.
    pub min_confidence: Option<f64>,
}

/// Other levels for some comparisons.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Override {
    /// Comparisons it is for, by name; `*` stands for anything.
    pub comparisons: Vec<String>,
    /// Texts it is for: a comparison with a source or target that fits one of these.
    pub paths: Vec<String>,
    /// The levels.
    pub rules: BTreeMap<String, RuleConfig>,
}

/// Findings that are not reported.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Suppress {
    /// Those of this rule.
    pub rule: Option<String>,
    /// Those whose words on one of the two sides match this regular expression.
    pub pattern: Option<String>,
    /// Only in these comparisons; `*` stands for anything.
    #[serde(default)]
    pub comparisons: Vec<String>,
    /// Why.
    pub reason: String,
    /// The last day on which it counts, as in `2027-03-31`.
    pub until: Option<String>,
}

/// One setting and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    /// Its keys joined by full stops; the number in an array of tables, from 0, in brackets.
    pub key: String,
    /// The value as it is written.
    pub value: String,
    /// The file.
    pub file: PathBuf,
    /// The line, from 1.
    pub line: usize,
}

/// Files that extend each other, at most.
const DEEPEST: usize = 16;

/// Reads a file and those that it extends.
pub(super) fn read(path: &Path) -> Result<(Config, Vec<Setting>), Error> {
    let mut config = Config::default();
    let mut settings: Vec<Setting> = Vec::new();
    let mut chain = vec![(path.to_owned(), one(path)?)];
    while let Some((file, (last, own))) = chain.last()
        && let Some(extends) = &last.extends
    {
        let next = file.parent().unwrap_or(Path::new("")).join(extends);
        let line = line_of(own, "extends");
        if chain.len() == DEEPEST || chain.iter().any(|(seen, _)| same(seen, &next)) {
            let problem = format!("`{extends}` extends this file in turn; take one of the two out");
            return Err(Error::format(file, line, problem));
        }
        let read =
            one(&next).map_err(|e| Error::format(file, line, format!("cannot extend: {e}")))?;
        chain.push((next, read));
    }
    for (_, (own, mut placed)) in chain.into_iter().rev() {
        let shifts = [
            ("comparison", config.comparison.len()),
            ("overrides", config.overrides.len()),
            ("suppress", config.suppress.len()),
        ];
        for setting in &mut placed {
            for (list, by) in shifts {
                shift(&mut setting.key, list, by);
            }
        }
        settings.retain(|old| placed.iter().all(|new| new.key != old.key));
        settings.extend(placed);
        config.extends = None;
        config.check.fail_on = own.check.fail_on.or(config.check.fail_on);
        config.check.min_confidence = own.check.min_confidence.or(config.check.min_confidence);
        config.comparison.extend(own.comparison);
        config.rules.extend(own.rules);
        config.overrides.extend(own.overrides);
        config.suppress.extend(own.suppress);
    }
    Ok((config, settings))
}

fn same(a: &Path, b: &Path) -> bool {
    match (a.canonicalize(), b.canonicalize()) {
        (Ok(a), Ok(b)) => a == b,
        _ => a == b,
    }
}

/// `comparison[0].name` becomes `comparison[2].name` behind two of another file.
fn shift(key: &mut String, list: &str, by: usize) {
    let rest = key
        .strip_prefix(list)
        .and_then(|rest| rest.strip_prefix('['));
    let Some((number, rest)) = rest.and_then(|rest| rest.split_once(']')) else {
        return;
    };
    if let Ok(number) = number.parse::<usize>() {
        *key = format!("{list}[{}]{rest}", number + by);
    }
}

fn line_of(settings: &[Setting], key: &str) -> usize {
    settings.iter().find(|s| s.key == key).map_or(1, |s| s.line)
}

fn one(path: &Path) -> Result<(Config, Vec<Setting>), Error> {
    let bytes = std::fs::read(path).map_err(|e| match e.kind() {
        std::io::ErrorKind::NotFound => Error::input(
            path,
            "there is no such file; `hexapla init` writes one, --config names another",
        ),
        _ => Error::io(path, e),
    })?;
    let text = String::from_utf8(bytes)
        .map_err(|_| Error::input(path, "is not UTF-8; save it as UTF-8"))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let config: Config = toml::from_str(text).map_err(|e| {
        let line = e.span().map_or(1, |span| line_at(text, span.start));
        Error::format(path, line, explained(e.message()))
    })?;
    let mut settings = Vec::new();
    let table = DeTable::parse(text).map_err(|e| Error::format(path, 1, e.message()))?;
    place(text, path, "", table.get_ref(), &mut settings);
    validate(&config, path, &settings)?;
    Ok((config, settings))
}

fn line_at(text: &str, at: usize) -> usize {
    1 + text
        .get(..at)
        .map_or(0, |before| before.matches('\n').count())
}

/// The parser's message; of an unknown key, with the nearest right one.
fn explained(message: &str) -> String {
    let quoted: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    match quoted.split_first() {
        Some((unknown, known)) if message.starts_with("unknown ") => {
            let near = nearest(unknown, known.iter().copied());
            if near.is_empty() {
                format!(
                    "there is no key or value `{unknown}` here; there are {}",
                    known.join(", ")
                )
            } else {
                format!(
                    "there is no key or value `{unknown}` here; did you mean {}?",
                    near.join(" or ")
                )
            }
        }
        _ => message.trim().replace('\n', "; "),
    }
}

fn place(text: &str, path: &Path, before: &str, table: &DeTable<'_>, into: &mut Vec<Setting>) {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(_, value)| value.span().start);
    for (key, value) in entries {
        let key = if before.is_empty() {
            key.get_ref().to_string()
        } else {
            format!("{before}.{}", key.get_ref())
        };
        put(text, path, key, value, into);
    }
}

fn put(
    text: &str,
    path: &Path,
    key: String,
    value: &Spanned<DeValue<'_>>,
    into: &mut Vec<Setting>,
) {
    let tables = |list: &[Spanned<DeValue<'_>>]| {
        !list.is_empty() && list.iter().all(|item| item.get_ref().is_table())
    };
    match value.get_ref() {
        DeValue::Table(table) => place(text, path, &key, table, into),
        DeValue::Array(list) if tables(list) => {
            for (at, item) in list.iter().enumerate() {
                put(text, path, format!("{key}[{at}]"), item, into);
            }
        }
        _ => {
            let span = value.span();
            into.push(Setting {
                key,
                value: text.get(span.clone()).unwrap_or_default().to_owned(),
                file: path.to_owned(),
                line: line_at(text, span.start),
            });
        }
    }
}

/// What the types do not say: names of rules, dates, patterns, shares.
fn validate(config: &Config, path: &Path, settings: &[Setting]) -> Result<(), Error> {
    let wrong = |key: &str, problem: String| {
        let line = settings
            .iter()
            .find(|s| s.key.starts_with(key))
            .map_or(1, |s| s.line);
        Err(Error::format(path, line, problem))
    };
    let share = |key: &str, value: Option<f64>| match value {
        Some(value) if !(0.0..=1.0).contains(&value) => {
            wrong(key, "write a number from 0 to 1".to_owned())
        }
        _ => Ok(()),
    };
    let levels = |before: &str, rules: &BTreeMap<String, RuleConfig>| {
        rules.iter().try_for_each(|(rule, options)| {
            let key = format!("{before}rules.{rule}");
            known_rule(rule).or_else(|problem| wrong(&key, problem))?;
            match options {
                RuleConfig::Options(table) => share(&key, table.min_confidence),
                RuleConfig::Level(_) => Ok(()),
            }
        })
    };
    share("check.min-confidence", config.check.min_confidence)?;
    levels("", &config.rules)?;
    for (at, entry) in config.overrides.iter().enumerate() {
        levels(&format!("overrides[{at}]."), &entry.rules)?;
        if entry.comparisons.is_empty() && entry.paths.is_empty() {
            let problem = "say what it is for: comparisons = […] or paths = […]".to_owned();
            return wrong(&format!("overrides[{at}]"), problem);
        }
    }
    for (at, entry) in config.suppress.iter().enumerate() {
        let key = |name: &str| format!("suppress[{at}]{name}");
        if let Some(rule) = &entry.rule {
            known_rule(rule).or_else(|problem| wrong(&key(".rule"), problem))?;
        }
        if let Some(Err(e)) = entry.pattern.as_deref().map(Regex::new) {
            return wrong(&key(".pattern"), format!("the pattern cannot be read: {e}"));
        }
        if let Some(Err(_)) = entry.until.as_deref().map(str::parse::<Date>) {
            let problem = "write a day as in \"2027-03-31\"".to_owned();
            return wrong(&key(".until"), problem);
        }
        if entry.rule.is_none() && entry.pattern.is_none() {
            return wrong(&key(""), "name a rule or a pattern".to_owned());
        }
        if entry.reason.trim().is_empty() {
            return wrong(&key(".reason"), "say why".to_owned());
        }
    }
    for (at, entry) in config.comparison.iter().enumerate() {
        let key = |name: &str| format!("comparison[{at}].{name}");
        if entry.name.trim().is_empty() {
            return wrong(&key("name"), "give it a name".to_owned());
        }
        for (name, code) in [
            ("source-lang", &entry.source_lang),
            ("target-lang", &entry.target_lang),
        ] {
            if let Some(code) = code
                && let Err(e) = code.parse::<crate::Language>()
            {
                return wrong(&key(name), e);
            }
        }
    }
    Ok(())
}

fn known_rule(rule: &str) -> Result<(), String> {
    let known = || rules::registry().iter().map(|info| info.id);
    if known().any(|id| id == rule) {
        return Ok(());
    }
    let near = nearest(rule, known());
    let hint = if near.is_empty() {
        String::new()
    } else {
        format!("; did you mean {}?", near.join(" or "))
    };
    Err(format!("there is no rule `{rule}`{hint}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(text: &str) -> Result<(Config, Vec<Setting>), String> {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("hexapla.toml");
        std::fs::write(&path, text).unwrap();
        let folder = format!("{}/", dir.path().display());
        read(&path).map_err(|e| e.to_string().replace(&folder, ""))
    }

    #[test]
    fn an_unknown_key_is_answered_with_the_nearest_and_its_line() {
        let said = config("[[comparison]]\nname = 'a'\nsorce = 'x'\ntarget = 'y'\n").unwrap_err();
        assert!(said.starts_with("hexapla.toml:3: "), "{said}");
        assert!(said.contains("did you mean `source`"), "{said}");
        let said = config("[rules]\nspeeker-shift = 'off'\n").unwrap_err();
        assert!(
            said.starts_with("hexapla.toml:2: ") && said.contains("`speaker-shift`"),
            "{said}"
        );
    }

    #[test]
    fn what_cannot_be_meant_is_refused_where_it_stands() {
        for (text, line) in [
            ("[check]\nmin-confidence = 2.0\n", 2),
            ("[[suppress]]\nrule = 'omission'\nreason = ''\n", 3),
            (
                "[[suppress]]\nrule = 'omission'\nreason = 'x'\nuntil = 'May'\n",
                4,
            ),
            ("[[suppress]]\npattern = '('\nreason = 'x'\n", 2),
            ("[[overrides]]\nrules = { omission = 'off' }\n", 2),
        ] {
            let said = config(text).unwrap_err();
            assert!(
                said.starts_with(&format!("hexapla.toml:{line}: ")),
                "{said}"
            );
        }
    }

    #[test]
    fn an_extending_file_comes_on_top() {
        let dir = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| {
            let path = dir.path().join(name);
            std::fs::write(&path, text).unwrap();
            path
        };
        let comparison =
            |name: &str| format!("[[comparison]]\nname = '{name}'\nsource = 's'\ntarget = 't'\n");
        write(
            "base.toml",
            &format!(
                "[rules]\nomission = 'off'\nfragment = 'off'\n{}",
                comparison("a")
            ),
        );
        let path = write(
            "hexapla.toml",
            &format!(
                "extends = 'base.toml'\n[rules]\nomission = 'error'\n{}",
                comparison("b")
            ),
        );
        let (config, settings) = read(&path).unwrap();
        let names: Vec<&str> = config.comparison.iter().map(|c| c.name.as_str()).collect();
        assert_eq!(names, ["a", "b"]);
        let omission: Vec<_> = settings
            .iter()
            .filter(|s| s.key == "rules.omission")
            .collect();
        assert_eq!(omission.len(), 1);
        assert_eq!(
            (omission[0].line, omission[0].value.as_str()),
            (3, "'error'")
        );
        assert!(
            settings
                .iter()
                .any(|s| s.key == "comparison[1].name" && s.value == "'b'")
        );
        write("base.toml", "extends = 'hexapla.toml'\n");
        assert!(read(&path).unwrap_err().to_string().contains("in turn"));
    }

    /// `HEXAPLA_UPDATE=1 cargo test schema` writes it anew.
    #[test]
    fn the_published_schema_is_that_of_the_settings() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("hexapla.schema.json");
        let schema = schemars::schema_for!(Config);
        let text = serde_json::to_string_pretty(&schema).unwrap() + "\n";
        if std::env::var_os("HEXAPLA_UPDATE").is_some() {
            std::fs::write(&path, &text).unwrap();
        }
        assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
    }
}
