//! `diff`, `git-diff` and `textconv`: two versions of one text, for a reader and for git.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use hexapla::lang::Language;
use hexapla::project::versions::{Changed, Passage, Versions};
use hexapla::text::ReadOptions;
use hexapla::{Document, Error, Options, align, diff};
use serde_json::{Value, json};

use super::args::EvalFormat;
use super::{compare, output};

/// Arguments of `diff`.
#[derive(Debug, Args)]
pub struct Diff {
    /// The old version (.txt, .md, .html, .docx).
    pub old: PathBuf,
    /// The new version.
    pub new: PathBuf,
    /// A translation or summary of the old version: its sentences that answer what changed are named.
    #[arg(long, value_name = "TEXT")]
    pub target: Option<PathBuf>,
    /// Language of both versions; else their names state it, or their words show it.
    #[arg(long, value_name = "LANG")]
    pub lang: Option<Language>,
    /// Language of the target.
    #[arg(long, value_name = "LANG")]
    pub target_lang: Option<Language>,
    /// Take each line for one sentence.
    #[arg(long)]
    pub segmented: bool,
    /// Encoding of the texts.
    #[arg(long, value_name = "LABEL")]
    pub encoding: Option<String>,
    /// Show what stayed the same, too.
    #[arg(long)]
    pub all: bool,
    /// text or json.
    #[arg(long, default_value = "text", value_name = "KIND")]
    pub format: EvalFormat,
    /// Exit with status 1 when the meaning changed, or something is new or gone.
    #[arg(long)]
    pub exit_code: bool,
}

/// Arguments of `git-diff`: what git gives its external diff driver.
#[derive(Debug, Args)]
pub struct GitDiff {
    /// As gitattributes(5) and git(1), `GIT_EXTERNAL_DIFF`, say: path, old file, old hash, old mode, new file, new hash,
    /// new mode; of a renamed file, its new path and what git says of it.
    #[arg(num_args = 1..=9, allow_hyphen_values = true, value_name = "ARGUMENT")]
    pub arguments: Vec<PathBuf>,
}

/// Arguments of `textconv`.
#[derive(Debug, Args)]
pub struct Textconv {
    /// The text.
    pub file: PathBuf,
}

/// Shows what changed between two versions.
pub fn diff(arguments: &Diff) -> anyhow::Result<ExitCode> {
    let read = |language: Option<Language>| ReadOptions {
        language,
        segmentation: compare::segmented(arguments.segmented),
        encoding: arguments.encoding.clone(),
        ..ReadOptions::default()
    };
    let old = Document::read(&arguments.old, &read(arguments.lang))?;
    let new = Document::read(&arguments.new, &read(arguments.lang))?;
    let target = arguments.target.as_ref();
    let target = target
        .map(|path| Document::read(path, &read(arguments.target_lang)))
        .transpose()?;
    let (old, new) = in_one_language(old, new);
    let versions = Versions::new(&old, &new);
    let affected =
        (target.as_ref()).map_or_else(Vec::new, |target| affected(&versions, &old, target));
    let page = if arguments.format == EvalFormat::Json {
        let mut page =
            serde_json::to_string_pretty(&document(&versions, target.as_ref(), &affected))?;
        page.push('\n');
        page
    } else {
        let mut page = text(&versions, arguments.all);
        if let Some(target) = &target {
            page.push_str(&affected_text(&versions, target, &affected));
        }
        page
    };
    output::print(page.as_bytes())?;
    let changed = [Changed::Meaning, Changed::New, Changed::Gone];
    let fails = arguments.exit_code && changed.iter().any(|how| versions.count(*how) > 0);
    Ok(ExitCode::from(u8::from(fails)))
}

/// A text too short to tell its language is in the other version's.
fn in_one_language(old: Document, new: Document) -> (Document, Document) {
    match (old.language(), new.language()) {
        (Language::UNKNOWN, known) => (old.in_language(known), new),
        (known, Language::UNKNOWN) => {
            let new = new.in_language(known);
            (old, new)
        }
        _ => (old, new),
    }
}

/// The sentences of the target that answer what changed: their indices, and those of what they answer.
fn affected(
    versions: &Versions<'_>,
    old: &Document,
    target: &Document,
) -> Vec<(Vec<usize>, Vec<usize>)> {
    let touched = versions.touched();
    let alignment = align::align(old, target, &Options::default().align);
    (alignment.links.into_iter())
        .filter(|link| !link.is_null() && link.sources.iter().any(|s| touched.contains(s)))
        .map(|link| (link.targets, link.sources))
        .collect()
}

fn passage_text(document: &Document, sentences: &[usize]) -> String {
    let texts: Vec<&str> = sentences
        .iter()
        .map(|&at| document.sentence_text(at))
        .collect();
    texts.join(" ").replace('\n', " ")
}

/// Numbers of sentences, from 1.
fn numbers(sentences: &[usize]) -> String {
    let numbers: Vec<String> = sentences.iter().map(|at| (at + 1).to_string()).collect();
    numbers.join(" ")
}

/// The passage with its changes marked.
fn marked(versions: &Versions<'_>, passage: &Passage) -> String {
    let old = passage_text(versions.comparison.source, &passage.old);
    let new = passage_text(versions.comparison.target, &passage.new);
    match passage.how {
        Changed::Gone => old,
        Changed::New => new,
        _ => diff::marked(&old, &new, None),
    }
}

fn text(versions: &Versions<'_>, all: bool) -> String {
    let comparison = &versions.comparison;
    let mut page = format!(
        "--- {}\n+++ {}\n",
        comparison.source.name(),
        comparison.target.name()
    );
    // Writing to a string cannot fail.
    for passage in &versions.passages {
        if passage.how == Changed::Same && !all {
            continue;
        }
        let place = match passage.how {
            Changed::Gone => numbers(&passage.old),
            Changed::New => numbers(&passage.new),
            _ => format!("{} → {}", numbers(&passage.old), numbers(&passage.new)),
        };
        let how = passage.how.as_str();
        let _ = writeln!(page, "{how:<8} {place}: {}", marked(versions, passage));
        for &at in &passage.findings {
            let finding = &comparison.findings[at];
            let message = finding.message.replace('\n', " ");
            let _ = writeln!(
                page,
                "         {}: {message} [{}]",
                finding.severity.as_str(),
                finding.rule
            );
        }
    }
    let counts: Vec<String> = (Changed::ALL.iter())
        .filter(|how| versions.count(**how) > 0)
        .map(|how| format!("{} {}", versions.count(*how), how.as_str()))
        .collect();
    let _ = writeln!(page, "passages: {}", counts.join(", "));
    page
}

fn affected_text(
    versions: &Versions<'_>,
    target: &Document,
    affected: &[(Vec<usize>, Vec<usize>)],
) -> String {
    let mut page = format!(
        "in {}: {} passages answer what changed\n",
        target.name(),
        affected.len()
    );
    for (targets, sources) in affected {
        let changed = versions.passages.iter();
        let changed =
            changed.filter(|p| p.how != Changed::Same && p.old.iter().any(|s| sources.contains(s)));
        // Writing to a string cannot fail.
        let _ = writeln!(
            page,
            "stale    {}: {}",
            numbers(targets),
            passage_text(target, targets)
        );
        for passage in changed {
            let _ = writeln!(
                page,
                "         {} {}: {}",
                passage.how.as_str(),
                numbers(&passage.old),
                marked(versions, passage)
            );
        }
    }
    page
}

/// Passages with sentence numbers from 1, as [`text`] shows them.
fn document(
    versions: &Versions<'_>,
    target: Option<&Document>,
    affected: &[(Vec<usize>, Vec<usize>)],
) -> Value {
    let comparison = &versions.comparison;
    let numbers = |sentences: &[usize]| sentences.iter().map(|at| at + 1).collect::<Vec<_>>();
    let passages: Vec<Value> = (versions.passages.iter())
        .map(|passage| {
            let findings: Vec<Value> = (passage.findings.iter())
                .map(|&at| {
                    let finding = &comparison.findings[at];
                    json!({
                        "rule": finding.rule,
                        "severity": finding.severity,
                        "message": finding.message,
                        "evidence": finding.evidence,
                    })
                })
                .collect();
            json!({
                "change": passage.how.as_str(),
                "old": numbers(&passage.old),
                "new": numbers(&passage.new),
                "old_text": passage_text(comparison.source, &passage.old),
                "new_text": passage_text(comparison.target, &passage.new),
                "findings": findings,
            })
        })
        .collect();
    let mut value = json!({ "schema": "hexapla-diff-1", "passages": passages });
    if let Some(target) = target {
        let stale = affected.iter().map(|(targets, sources)| {
            json!({
                "target": numbers(targets),
                "old": numbers(sources),
                "text": passage_text(target, targets),
            })
        });
        value["stale"] = stale.collect();
    }
    value
}

/// Shows what changed in one file, as git asks for it. A text that cannot be compared is named, and fails nothing: git
/// would stop at it.
pub fn git_diff(arguments: &GitDiff) -> anyhow::Result<ExitCode> {
    let given: Vec<&Path> = arguments.arguments.iter().map(PathBuf::as_path).collect();
    let page = match given[..] {
        [path] => format!("{}: not merged yet\n", path.display()),
        [path, old, _, _, new, _, _, ref renamed @ ..] => {
            let now = renamed.first().copied().unwrap_or(path);
            one_file((path, old), (now, new))
        }
        _ => anyhow::bail!(
            "git gives seven arguments, or nine; set it with git config diff.hexapla.command 'hexapla git-diff'"
        ),
    };
    output::print(page.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

/// The path in the repository and the file that holds what stands there; the null device where nothing does.
fn one_file((path, old): (&Path, &Path), (now, new): (&Path, &Path)) -> String {
    let read = |name: &Path, file: &Path| -> Result<Option<Document>, Error> {
        let bytes = std::fs::read(file).map_err(|e| Error::io(name, e))?;
        if bytes.iter().all(u8::is_ascii_whitespace) {
            return Ok(None);
        }
        Document::from_bytes(&name.to_string_lossy(), &bytes, &ReadOptions::default()).map(Some)
    };
    match (read(path, old), read(now, new)) {
        (Ok(Some(old)), Ok(Some(new))) => {
            let (old, new) = in_one_language(old, new);
            text(&Versions::new(&old, &new), false)
        }
        (Ok(None), Ok(Some(new))) => format!(
            "+++ {}\nnew text of {} sentences\n",
            now.display(),
            new.sentences().len()
        ),
        (Ok(Some(old)), Ok(None)) => {
            format!(
                "--- {}\nthe text is gone: {} sentences\n",
                path.display(),
                old.sentences().len()
            )
        }
        (Ok(None), Ok(None)) => format!("{}: no text on either side\n", now.display()),
        (Err(problem), _) | (_, Err(problem)) => format!("cannot be compared: {problem}\n"),
    }
}

/// Writes a sentence a line, a blank line between paragraphs. What is no text goes out as it stands, so that git can
/// still compare it.
pub fn textconv(arguments: &Textconv) -> anyhow::Result<ExitCode> {
    let bytes = std::fs::read(&arguments.file).map_err(|e| Error::io(&arguments.file, e))?;
    let name = arguments.file.to_string_lossy();
    let document = match Document::from_bytes(&name, &bytes, &ReadOptions::default()) {
        Ok(document) => document,
        Err(problem) => {
            if !bytes.iter().all(u8::is_ascii_whitespace) {
                output::note(&problem.to_string());
            }
            output::print(&bytes)?;
            return Ok(ExitCode::SUCCESS);
        }
    };
    let mut page = String::new();
    let mut paragraph = None;
    for (at, sentence) in document.sentences().iter().enumerate() {
        if paragraph.is_some_and(|before| before != sentence.paragraph) {
            page.push('\n');
        }
        paragraph = Some(sentence.paragraph);
        page.push_str(&document.sentence_text(at).replace('\n', " "));
        page.push('\n');
    }
    output::print(page.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}
