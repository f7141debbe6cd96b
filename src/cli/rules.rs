//! `rules`, and finding a rule by its id.

use std::fmt::Write;
use std::process::ExitCode;

use anyhow::bail;
use hexapla::error::nearest;
use hexapla::rules::{self, RuleInfo};

use super::output;

/// Lists the rules.
pub fn rules() -> anyhow::Result<ExitCode> {
    let columns = |of: fn(&RuleInfo) -> &str| {
        let widths = rules::registry().iter().map(|info| of(info).len());
        widths.max().unwrap_or(0) + 2
    };
    let (ids, severities, mqm) = (
        columns(|i| i.id),
        columns(|i| i.severity.as_str()),
        columns(|i| i.mqm),
    );
    let mut table = String::new();
    let mut row = |id: &str, severity: &str, category: &str, title: &str| {
        // Writing to a string cannot fail.
        let _ = writeln!(
            table,
            "{id:ids$}{severity:severities$}{category:mqm$}{title}"
        );
    };
    row("RULE", "SEVERITY", "MQM", "TITLE");
    for info in rules::registry() {
        row(info.id, info.severity.as_str(), info.mqm, info.title);
    }
    let languages: Vec<String> = hexapla::lang::across_languages()
        .map(|(language, measured)| {
            let note = if measured { "" } else { " (not measured)" };
            format!("{language}{note}")
        })
        .collect();
    let _ = writeln!(table, "\nBetween languages: {}.", languages.join(", "));
    table
        .push_str("\n`hexapla explain RULE` shows what a rule reports and what it leaves alone.\n");
    output::print(table.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

/// The rule with this id; the error names those that look like it.
pub fn find(id: &str) -> anyhow::Result<&'static RuleInfo> {
    if let Some(info) = rules::registry().iter().find(|info| info.id == id) {
        return Ok(info);
    }
    let near = nearest(id, rules::registry().iter().map(|info| info.id));
    if near.is_empty() {
        bail!("there is no rule `{id}`; `hexapla rules` lists them");
    }
    bail!(
        "there is no rule `{id}`; did you mean {}? `hexapla rules` lists all",
        near.join(" or ")
    );
}
