//! `eval`: comparisons against folders of answers, alignments against alignments.

mod beads;
mod cases;
mod rules;
mod texts;

use std::fmt::Write;
use std::process::ExitCode;

use anyhow::bail;
use hexapla::eval::beads::reliability::{Reliability, reliability};
use serde_json::json;

use super::args::{Eval, EvalFormat};

/// Measures comparisons where the first path is a folder of answers, else alignments.
pub fn eval(arguments: &Eval) -> anyhow::Result<ExitCode> {
    let is_case = |path: &std::path::PathBuf| path.join("findings.csv").is_file();
    // A folder that names itself gold is one even where a table is missing: the error says which.
    let first = arguments.gold.first();
    if first.is_some_and(|path| is_case(path) || path.join("alignment.csv").is_file()) {
        return cases::cases(arguments);
    }
    if arguments.source.is_some() || arguments.auto.is_some() || arguments.rules {
        bail!(
            "--source, --target, --auto and --rules go with folders that hold findings.csv and alignment.csv; \
             there are none in {}",
            first.map_or_else(String::new, |path| path.display().to_string())
        );
    }
    beads::beads(arguments)
}

fn rounded(value: f64) -> f64 {
    (value * 1e4).round() / 1e4
}

/// Tables of ten bins.
fn reliability_page(tables: &[(&str, Reliability)], format: EvalFormat) -> anyhow::Result<String> {
    if format == EvalFormat::Json {
        let tables: serde_json::Map<_, _> = tables
            .iter()
            .map(|(name, found)| {
                let bins = found.bins.iter().enumerate().map(|(at, bin)| {
                    json!({
                        "from": at as f64 / 10.0, "count": bin.count, "mean": rounded(bin.mean),
                        "right": rounded(bin.right),
                    })
                });
                let table = json!({
                    "bins": bins.collect::<Vec<_>>(), "count": found.count,
                    "calibration_error": rounded(found.error), "brier": rounded(found.brier),
                });
                ((*name).to_owned(), table)
            })
            .collect();
        return Ok(serde_json::to_string_pretty(&tables)? + "\n");
    }
    let mut page = String::new();
    for (name, found) in tables {
        let _ = writeln!(page, "{name:<12}  count   mean  right");
        for (at, bin) in found.bins.iter().enumerate() {
            let (from, to) = (at as f64 / 10.0, (at + 1) as f64 / 10.0);
            if bin.count == 0 {
                let _ = writeln!(page, "  {from:.1} to {to:.1}      0      -      -");
            } else {
                let _ = writeln!(
                    page,
                    "  {from:.1} to {to:.1}  {:>5}  {:.3}  {:.3}",
                    bin.count, bin.mean, bin.right
                );
            }
        }
        let _ = writeln!(
            page,
            "  {} scored; calibration error {:.3}, Brier score {:.3}\n",
            found.count, found.error, found.brier
        );
    }
    // One blank line between tables, none at the end.
    page.truncate(page.trim_end().len());
    Ok(page + "\n")
}
