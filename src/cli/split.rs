//! `split`.

use std::fmt::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context;
use hexapla::Document;
use hexapla::format::file::Draft;
use hexapla::text::{ReadOptions, SplitLine};
use regex::Regex;

use super::args::Split;
use super::output;

/// Cuts an article in two files.
pub fn split(arguments: &Split) -> anyhow::Result<ExitCode> {
    let pattern = |text: &str| Regex::new(text).with_context(|| "the pattern cannot be read");
    let at = pattern(&arguments.at)?;
    let end = arguments.end.as_deref().map(pattern).transpose()?;
    let options = ReadOptions {
        language: arguments.lang,
        encoding: arguments.encoding.clone(),
        ..ReadOptions::default()
    };
    let article = Document::read(&arguments.article, &options)?;
    for note in article.notes() {
        output::note(&format!("{}: {note}", article.name()));
    }
    let parts = hexapla::text::split(article.text(), &at, end.as_ref())
        .with_context(|| article.name().to_owned())?;
    let beside = |stem: &str| {
        let name = format!("{stem}.{}.txt", article.language());
        if arguments.article.as_os_str() == "-" {
            PathBuf::from(name)
        } else {
            arguments.article.with_file_name(name)
        }
    };
    let target = arguments
        .target_out
        .clone()
        .unwrap_or_else(|| beside("summary"));
    let source = arguments
        .source_out
        .clone()
        .unwrap_or_else(|| beside("statement"));
    if target == source || [&target, &source].contains(&&arguments.article) {
        anyhow::bail!("the article and its two parts need three different paths");
    }
    let drafts = [
        Draft::new(&target, parts.target.as_bytes())?,
        Draft::new(&source, parts.source.as_bytes())?,
    ];
    drafts.into_iter().try_for_each(Draft::publish)?;

    let paragraphs = |text: &str| text.lines().filter(|line| !line.trim().is_empty()).count();
    let mut said = String::new();
    // Writing to a string cannot fail.
    for (path, part) in [(&target, parts.target), (&source, parts.source)] {
        let _ = writeln!(said, "{}: {} paragraphs", path.display(), paragraphs(part));
    }
    said.push_str("left out:\n");
    for SplitLine { number, text } in std::iter::once(&parts.at).chain(&parts.dropped) {
        let text: String = text.chars().filter(|c| !c.is_control()).collect();
        let _ = writeln!(said, "  line {number}: {text}");
    }
    output::print(said.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}
