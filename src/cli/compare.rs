//! `compare` and `align`.

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{anyhow, bail};
use hexapla::align::{AlignOptions, Boundaries, Dictionary, GivenVectors};
use hexapla::format::{Report, npy};
use hexapla::lang::Language;
use hexapla::rules::{Glossary, RuleOptions};
use hexapla::text::{ReadOptions, Segmentation};
use hexapla::{Document, Options};

use super::args::{
    Align, AlignmentArgs, Checks, Compare, Kind, Mode, Output, Reading, ReportPage, Style, Target,
    Texts, VerdictArgs,
};
use super::{output, rules, units, verdicts};

/// Compares two texts and checks them.
pub fn compare(arguments: &Compare) -> anyhow::Result<ExitCode> {
    let options = Options {
        align: align_options(&arguments.alignment)?,
        rules: rule_options(&arguments.checks)?,
    };
    let verdicts = &arguments.verdicts;
    let worst = report(
        &arguments.texts,
        (&options, &arguments.alignment),
        verdicts,
        &arguments.output,
        true,
    )?;
    let fails = arguments
        .fail_on
        .severity()
        .is_some_and(|limit| worst >= Some(limit));
    Ok(if fails {
        ExitCode::from(1)
    } else {
        ExitCode::SUCCESS
    })
}

/// Writes the page.
pub fn page(arguments: &ReportPage) -> anyhow::Result<ExitCode> {
    let options = Options {
        align: align_options(&arguments.alignment)?,
        rules: rule_options(&arguments.checks)?,
    };
    let output = Output {
        formats: vec![Target {
            kind: Kind::Html,
            path: arguments.output.clone().filter(|p| p.as_os_str() != "-"),
        }],
        style: Style::Brief,
        all: true,
        name: arguments.name.clone(),
        csv_for_excel: false,
        lossy: false,
    };
    report(
        &arguments.texts,
        (&options, &arguments.alignment),
        &arguments.verdicts,
        &output,
        true,
    )?;
    Ok(ExitCode::SUCCESS)
}

/// Aligns two texts.
pub fn align(arguments: &Align) -> anyhow::Result<ExitCode> {
    let options = Options {
        align: align_options(&arguments.alignment)?,
        rules: RuleOptions::default(),
    };
    let verdicts = &arguments.verdicts;
    report(
        &arguments.texts,
        (&options, &arguments.alignment),
        verdicts,
        &arguments.output,
        false,
    )?;
    Ok(ExitCode::SUCCESS)
}

/// Reads, compares, writes; says how severe the worst finding is.
fn report(
    texts: &Texts,
    (options, aligning): (&Options, &AlignmentArgs),
    judged: &VerdictArgs,
    output: &Output,
    with_findings: bool,
) -> anyhow::Result<Option<hexapla::Severity>> {
    output::check(output)?;
    let Some(target_path) = &texts.target else {
        let (path, reading) = (&texts.source, &texts.reading);
        if texts.embeddings.is_some() || aligning.boundary.is_some() {
            bail!("--embeddings and --boundary belong to two texts: name the target too");
        }
        return units::report(path, reading, options, judged, output, with_findings);
    };
    let (source, target) = read(&texts.source, target_path, &texts.reading)?;
    let options = Options {
        align: within(&options.align, (Some(texts), aligning), (&source, &target))?,
        ..options.clone()
    };
    let log = verdicts::read(judged, target_path)?;
    let comparison = hexapla::verdicts::apply(&source, &target, &options, &log, with_findings);
    let name = match &output.name {
        Some(name) => name.clone(),
        None => derived_name(&texts.source, target_path),
    };
    let report = Report {
        comparison: &comparison,
        name: &name,
        options: &options,
        segmentation: segmentation(&texts.reading),
        with_findings,
    };
    for (about, note) in report.notes() {
        match about {
            "source" => output::note(&format!("{}: {note}", source.name())),
            "target" => output::note(&format!("{}: {note}", target.name())),
            _ => output::note(note),
        }
    }
    output::write(&report, output)?;
    verdicts::say_silenced(&report, judged.show_silenced);
    Ok(report.findings().iter().map(|f| f.severity).max())
}

/// Reads both texts.
pub fn read(
    source: &Path,
    target: &Path,
    reading: &Reading,
) -> anyhow::Result<(Document, Document)> {
    if source.as_os_str() == "-" && target.as_os_str() == "-" {
        bail!("only one of the two texts can come from standard input; name a file for the other");
    }
    let options = |language: Option<Language>| ReadOptions {
        language,
        segmentation: segmentation(reading),
        encoding: reading.encoding.clone(),
        ..ReadOptions::default()
    };
    let source = Document::read(source, &options(reading.source_lang))?;
    let target = Document::read(target, &options(reading.target_lang))?;
    Ok(Document::told_together(source, target))
}

/// How texts are to be aligned, but for boundaries, which [`within`] finds in them.
pub fn align_options(arguments: &AlignmentArgs) -> anyhow::Result<AlignOptions> {
    let mode = match arguments.mode {
        Mode::Summary if arguments.boundary.is_some() || arguments.dictionary.is_some() => bail!(
            "--boundary and --dictionary need translation mode; leave out --mode summary, or them"
        ),
        mode => mode.into(),
    };
    let dictionary = arguments.dictionary.as_deref().map(Dictionary::read);
    Ok(AlignOptions {
        mode,
        all_support: arguments.all_support,
        model: !arguments.no_model,
        vectors: None,
        boundaries: None,
        dictionary: dictionary.transpose()?.map(Arc::new),
    })
}

/// The same with the vectors and the boundaries of two texts.
pub fn within(
    options: &AlignOptions,
    (texts, arguments): (Option<&Texts>, &AlignmentArgs),
    (source, target): (&Document, &Document),
) -> anyhow::Result<AlignOptions> {
    let found = arguments.boundary.as_deref();
    let found = found.map(|pattern| Boundaries::find(source, target, pattern));
    let vectors = texts.map(|texts| given_vectors(texts, source, target));
    Ok(AlignOptions {
        boundaries: found.transpose()?,
        vectors: vectors.transpose()?.flatten(),
        ..options.clone()
    })
}

/// The vectors of `--embeddings`, where they were given.
pub fn given_vectors(
    texts: &Texts,
    source: &Document,
    target: &Document,
) -> anyhow::Result<Option<Arc<GivenVectors>>> {
    let Some([of_source, of_target]) = texts.embeddings.as_deref() else {
        return Ok(None);
    };
    let given = GivenVectors::new(
        (source, npy::read(of_source)?),
        (target, npy::read(of_target)?),
    )
    .map_err(|problem| {
        let (source, target) = (of_source.display(), of_target.display());
        anyhow!("--embeddings {source} {target}: {problem}")
    })?;
    if let Some(note) = given.note() {
        output::note(&format!("--embeddings: {note}"));
    }
    Ok(Some(Arc::new(given)))
}

pub fn segmentation(reading: &Reading) -> Segmentation {
    segmented(reading.segmented)
}

/// Lines as sentences where that was asked for.
pub fn segmented(lines: bool) -> Segmentation {
    if lines {
        Segmentation::Lines
    } else {
        Segmentation::Sentences
    }
}

pub fn rule_options(checks: &Checks) -> anyhow::Result<RuleOptions> {
    for rule in &checks.rules {
        rules::find(rule)?;
    }
    Ok(RuleOptions {
        only: checks.rules.clone(),
        min_confidence: checks.min_confidence,
        glossary: checks
            .glossary
            .as_deref()
            .map(|path| Glossary::read(path).map(Arc::new))
            .transpose()?,
    })
}

/// The folder that holds both texts, where it has a name; else the target's name up to its first full stop.
pub fn derived_name(source: &Path, target: &Path) -> String {
    let folder = target
        .parent()
        .filter(|folder| source.parent() == Some(folder));
    let name = folder.and_then(Path::file_name).or(target.file_name());
    let name = name.map(|name| name.to_string_lossy().into_owned());
    let name = name.unwrap_or_else(|| "comparison".to_owned());
    if folder.and_then(Path::file_name).is_some() {
        return name;
    }
    stem(Path::new(&name))
}

/// A file's name up to its first full stop; `comparison` where there is nothing before it.
pub fn stem(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let stem = name.split('.').next().unwrap_or_default();
    if stem.is_empty() || stem == "-" {
        "comparison".to_owned()
    } else {
        stem.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comparison_is_named_after_what_holds_both_texts() {
        for (source, target, name) in [
            (
                "texts/summit/statement.en.txt",
                "texts/summit/summary.en.txt",
                "summit",
            ),
            ("a/statement.txt", "b/summary.en.txt", "summary"),
            ("statement.txt", "summary.txt", "summary"),
            ("statement.txt", "-", "comparison"),
        ] {
            assert_eq!(derived_name(Path::new(source), Path::new(target)), name);
        }
    }
}
