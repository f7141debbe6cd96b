//! `stats`.

use std::fmt::Write;
use std::process::ExitCode;

use anyhow::bail;
use hexapla::eval::stats::Stats;

use super::args::{EvalFormat, StatsArgs};
use super::{compare, output};

/// Aligns two texts and says what the alignment looks like.
pub fn stats(arguments: &StatsArgs) -> anyhow::Result<ExitCode> {
    let texts = &arguments.texts;
    let Some(target) = &texts.target else {
        bail!("name the target too");
    };
    let (source, target) = compare::read(&texts.source, target, &texts.reading)?;
    let options = compare::align_options(&arguments.alignment)?;
    let aligning = (Some(texts), &arguments.alignment);
    let options = compare::within(&options, aligning, (&source, &target))?;
    let alignment = hexapla::align::align(&source, &target, &options);
    let stats = Stats::new(&source, &target, &alignment);
    let written = match arguments.format {
        EvalFormat::Json => serde_json::to_string_pretty(&stats)? + "\n",
        EvalFormat::Text => text(&stats),
    };
    output::print(written.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

fn text(stats: &Stats) -> String {
    let mut page = String::new();
    let mut row = |label: &str, value: String| {
        // Writing to a string cannot fail.
        let _ = writeln!(page, "{label:<22} {value}");
    };
    row(
        "sentences",
        format!(
            "{} source, {} target",
            stats.source_sentences, stats.target_sentences
        ),
    );
    row(
        "words",
        format!(
            "{} source, {} target",
            stats.source_words, stats.target_words
        ),
    );
    let shapes: Vec<String> = stats
        .shapes
        .iter()
        .map(|(shape, n)| format!("{shape}: {n}"))
        .collect();
    row("links by shape", shapes.join(", "));
    row("source answered", format!("{:.3}", stats.source_answered));
    row("target answered", format!("{:.3}", stats.target_answered));
    row(
        "length ratio",
        stats
            .length_ratio
            .map_or_else(|| "-".to_owned(), |r| format!("{r:.3}")),
    );
    row("crossings", stats.crossings.to_string());
    if let Some(summary) = &stats.summary {
        row("coverage", format!("{:.3}", summary.coverage));
        row("density", format!("{:.2}", summary.density));
        row("compression", format!("{:.2}", summary.compression));
        let novel: Vec<String> = summary
            .novel
            .iter()
            .map(|share| share.map_or_else(|| "-".to_owned(), |s| format!("{s:.3}")))
            .collect();
        row("novel 1- to 4-grams", novel.join(", "));
    }
    page
}
