//! `compare`, `align` and `report` of one file that holds both texts: a comparison a unit.

use std::path::Path;

use anyhow::bail;
use hexapla::align::Mode;
use hexapla::format::Report;
use hexapla::format::exchange::{Bilingual, Conversion, Kind as Exchange};
use hexapla::lang::Language;
use hexapla::text::ReadOptions;
use hexapla::{Document, Options};
use rayon::prelude::*;

use super::args::{Output, Reading, VerdictArgs};
use super::{compare, output, verdicts};

/// Reads the units of `path`, compares and writes them; says how severe the worst finding is.
pub fn report(
    path: &Path,
    reading: &Reading,
    options: &Options,
    judged: &VerdictArgs,
    output: &Output,
    with_findings: bool,
) -> anyhow::Result<Option<hexapla::Severity>> {
    let Some(kind) = Exchange::bilingual(path) else {
        bail!(
            "{}: name the target too; only .po, .xlf and .tmx hold both texts",
            path.display()
        );
    };
    for target in &output.formats {
        if output::is_single(target.kind) {
            bail!(
                "{} holds several comparisons, a unit each, and this format one: take text, markdown, json, jsonl, csv, \
                 sarif or another of the reports, or `hexapla convert`",
                path.display()
            );
        }
    }
    let languages = [reading.source_lang, reading.target_lang].map(|l| l.map(|l| l.to_string()));
    let conversion = Conversion {
        source_language: languages[0].as_deref(),
        target_language: languages[1].as_deref(),
        ..Conversion::default()
    };
    let read = Bilingual::read(path, kind, &conversion)?;
    if read.untranslated > 0 {
        output::note(&format!(
            "{}: {} unit(s) without a translation are left out",
            path.display(),
            read.untranslated
        ));
    }
    let name = path.to_string_lossy();
    let documents = documents(&name, &read, reading)?;
    let mut options = options.clone();
    if options.align.mode == Mode::Auto {
        options.align.mode = Mode::Translation;
    }
    let log = verdicts::read(judged, path)?;
    let comparisons: Vec<_> = documents
        .par_iter()
        .map(|[source, target]| {
            hexapla::verdicts::apply(source, target, &options, &log, with_findings)
        })
        .collect();
    let stem = match &output.name {
        Some(name) => name.clone(),
        None => compare::stem(path),
    };
    let names: Vec<String> = read
        .units
        .iter()
        .map(|unit| format!("{stem}:{}", unit.id))
        .collect();
    let reports: Vec<Report<'_>> = comparisons
        .iter()
        .zip(&names)
        .map(|(comparison, name)| Report {
            comparison,
            name,
            options: &options,
            segmentation: compare::segmentation(reading),
            with_findings,
        })
        .collect();
    output::write_all(&reports, output)?;
    for report in &reports {
        verdicts::say_silenced(report, judged.show_silenced);
    }
    let findings = reports.iter().flat_map(Report::findings);
    Ok(findings.map(|f| f.severity).max())
}

/// Both sides of each unit, in the languages that the file states.
fn documents(
    name: &str,
    read: &Bilingual,
    reading: &Reading,
) -> Result<Vec<[Document; 2]>, hexapla::Error> {
    let options = read.languages.each_ref().map(|code| ReadOptions {
        // `de-AT` is German.
        language: code
            .split('-')
            .next()
            .and_then(|c| c.parse::<Language>().ok()),
        segmentation: compare::segmentation(reading),
        format: Some(hexapla::text::InputFormat::Text),
        ..ReadOptions::default()
    });
    read.units
        .iter()
        .map(|unit| {
            let source = Document::from_text(name, unit.source.as_str(), &options[0])?;
            let target = Document::from_text(name, unit.target.as_str(), &options[1])?;
            Ok([source, target])
        })
        .collect()
}
