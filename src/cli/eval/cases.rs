//! `eval` of comparisons.

use std::fmt::Write;
use std::path::Path;
use std::process::ExitCode;

use anyhow::bail;
use hexapla::eval::{Gold, RuleCounts, Score, case};
use hexapla::format::Report;
use hexapla::format::json::Record;
use hexapla::rules::RuleOptions;
use hexapla::{Comparison, Options};
use serde_json::json;

use super::super::args::{Eval, EvalFormat};
use super::super::{compare, output};
use super::{reliability, rules, texts};

/// Measures comparisons against gold folders.
pub fn cases(arguments: &Eval) -> anyhow::Result<ExitCode> {
    let named = arguments.source.is_some() || arguments.auto.is_some();
    if named && arguments.gold.len() > 1 {
        bail!(
            "--source, --target and --auto go with one folder; leave them out to measure several"
        );
    }
    let mut scores = Vec::new();
    for dir in &arguments.gold {
        let gold = Gold::read(dir)?;
        let record = record(dir, &gold, arguments)?;
        scores.push((name(dir), case::score(&record, &gold)));
    }
    let mut total = Score::default();
    for (_, score) in &scores {
        total.add(score);
    }
    let written = match arguments.format {
        format if arguments.rules => rules::table(&total, format)?,
        format if arguments.reliability => {
            let findings = total.judged.iter();
            let findings = findings.map(|judged| (judged.confidence, judged.right));
            let tables = [
                ("links", reliability(total.scored.iter().copied())),
                ("findings", reliability(findings)),
            ];
            super::reliability_page(&tables, format)?
        }
        EvalFormat::Text => text(&scores, &total, arguments.verbose),
        EvalFormat::Json => json(&scores, &total)?,
    };
    output::print(written.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

/// The comparison to measure: the one that was given, or one made of the texts.
fn record(dir: &Path, gold: &Gold, arguments: &Eval) -> anyhow::Result<Record> {
    if let Some(path) = &arguments.auto {
        return Ok(Record::read(path)?);
    }
    let (source, target) = match (&arguments.source, &arguments.target) {
        (Some(source), Some(target)) => (source.clone(), target.clone()),
        _ => texts::of(dir, gold, arguments.texts.as_deref())?,
    };
    let (source, target) = compare::read(&source, &target, &arguments.reading)?;
    let aligning = compare::align_options(&arguments.alignment)?;
    let options = Options {
        align: compare::within(&aligning, (None, &arguments.alignment), (&source, &target))?,
        rules: RuleOptions::default(),
    };
    let comparison = Comparison::new(&source, &target, &options);
    Ok(Record::new(&Report {
        comparison: &comparison,
        name: &name(dir),
        options: &options,
        segmentation: compare::segmentation(&arguments.reading),
        with_findings: true,
    }))
}

/// The folder's name; of a `gold` folder, that of the comparison it belongs to.
fn name(dir: &Path) -> String {
    let mut parts = dir
        .components()
        .rev()
        .map(|part| part.as_os_str().to_string_lossy());
    let name = parts.next().unwrap_or_default();
    match parts.next() {
        Some(parent) if name == "gold" => parent.into_owned(),
        _ => name.into_owned(),
    }
}

fn text(scores: &[(String, Score)], total: &Score, verbose: bool) -> String {
    let mut page = String::new();
    for (name, score) in scores {
        line(name, score, &mut page);
        if verbose {
            for detail in &score.details {
                let _ = writeln!(page, "  {detail}");
            }
        }
    }
    if scores.len() > 1 {
        line("ALL", total, &mut page);
    }
    if let Some(figures) = total.relation_figures() {
        let _ = writeln!(
            page,
            "  relation: accuracy {:.3}, best constant answer {:.3}, macro-F1 {:.3}",
            figures.accuracy, figures.constant, figures.macro_f1
        );
    }
    let told = |counts: &RuleCounts| counts.must > 0 || counts.broken > 0;
    for (rule, counts) in total.rules.iter().filter(|(_, counts)| told(counts)) {
        let _ = writeln!(
            page,
            "  {rule:<26} must {}/{}   never broken {}",
            counts.met, counts.must, counts.broken
        );
    }
    page
}

fn line(name: &str, score: &Score, page: &mut String) {
    let relation = score.relation_figures();
    let relation = relation.map_or_else(|| "-".to_owned(), |f| format!("{}/{}", f.right, f.rows));
    // Writing to a string cannot fail.
    let _ = writeln!(
        page,
        "{name:<24} links P {:.3} R {:.3} F1 {:.3} | relation {relation:>7} | must {}/{} (+{} as notes) | never \
         broken {}/{} | extra {} on {} sentences",
        score.links.precision(),
        score.links.recall(),
        score.links.f1(),
        score.met,
        score.must,
        score.quiet,
        score.broken,
        score.never,
        score.extra,
        score.targets
    );
}

fn json(scores: &[(String, Score)], total: &Score) -> anyhow::Result<String> {
    let rounded = |value: f64| (value * 1e4).round() / 1e4;
    let figures = |name: &str, score: &Score| {
        let relation = score.relation_figures().map(|f| {
            json!({
                "right": f.right, "rows": f.rows, "accuracy": rounded(f.accuracy),
                "best_constant": rounded(f.constant), "macro_f1": rounded(f.macro_f1),
            })
        });
        json!({
            "name": name,
            "links": {
                "right": score.links.right, "wrong": score.links.wrong, "missed": score.links.missed,
                "precision": rounded(score.links.precision()), "recall": rounded(score.links.recall()),
                "f1": rounded(score.links.f1()),
            },
            "relation": relation,
            "must": score.must, "met": score.met, "met_as_notes": score.quiet,
            "never": score.never, "never_broken": score.broken,
            "extra": score.extra, "targets": score.targets,
            "rules": score.rules, "details": score.details,
        })
    };
    let cases: Vec<_> = scores
        .iter()
        .map(|(name, score)| figures(name, score))
        .collect();
    let document = json!({ "cases": cases, "total": figures("ALL", total) });
    Ok(serde_json::to_string_pretty(&document)? + "\n")
}
