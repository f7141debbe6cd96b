//! `eval --rules`: each rule's precision and recall.

use std::fmt::Write;

use hexapla::eval::{RuleCounts, Score};
use serde_json::json;

use super::super::args::EvalFormat;
use super::rounded;

/// A row a rule, and one for all.
pub fn table(total: &Score, format: EvalFormat) -> anyhow::Result<String> {
    let mut all = RuleCounts::default();
    for counts in total.rules.values() {
        all.add(counts);
    }
    let rows = total
        .rules
        .iter()
        .map(|(rule, counts)| (rule.as_str(), counts));
    let rows: Vec<_> = rows.chain([("all", &all)]).collect();
    if format == EvalFormat::Json {
        let rules = rows.into_iter().map(|(rule, counts)| {
            json!({
                "rule": rule, "precision": counts.precision().map(rounded), "recall": counts.recall().map(rounded),
                "counts": counts,
            })
        });
        let document = json!({ "rules": rules.collect::<Vec<_>>() });
        return Ok(serde_json::to_string_pretty(&document)? + "\n");
    }
    let share = |share: Option<f64>| share.map_or_else(|| "-".to_owned(), |s| format!("{s:.2}"));
    let mut page = format!(
        "{:<26} {:>9} {:>9} {:>12} {:>13} {:>7}\n",
        "RULE", "PRECISION", "RECALL", "FOUND", "FALSE ALARMS", "BESIDE"
    );
    for (rule, counts) in rows {
        let _ = writeln!(
            page,
            "{rule:<26} {:>9} {:>9} {:>12} {:>13} {:>7}",
            share(counts.precision()),
            share(counts.recall()),
            format!("{} of {}", counts.met, counts.must),
            format!("{} of {}", counts.broken, counts.never),
            counts.extra
        );
    }
    page.push_str(
        "\nFOUND: faults that have to be reported. FALSE ALARMS: tempting non-faults that were reported. BESIDE: warnings\n\
         and errors on words that no answer names. PRECISION: found by all three. RECALL: found by all faults.\n",
    );
    Ok(page)
}
