//! `rules`, and finding a rule by its id.

use std::fmt::Write;
use std::process::ExitCode;

use anyhow::bail;
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

/// The names that share most pairs of letters with `id`, at most three (Dice's coefficient).
fn nearest(id: &str, names: impl Iterator<Item = &'static str>) -> Vec<String> {
    let pairs = |text: &str| {
        let bytes: Vec<u8> = text
            .bytes()
            .map(|b| b.to_ascii_lowercase())
            .take(64)
            .collect();
        bytes
            .windows(2)
            .map(|pair| (pair[0], pair[1]))
            .collect::<Vec<_>>()
    };
    let wanted = pairs(id);
    let mut scored: Vec<(f64, &str)> = names
        .map(|name| {
            let have = pairs(name);
            let shared = wanted.iter().filter(|pair| have.contains(pair)).count();
            (
                2.0 * shared as f64 / (wanted.len() + have.len()).max(1) as f64,
                name,
            )
        })
        .filter(|(score, _)| *score >= 0.4)
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    // Those far behind the best are no help.
    let best = scored.first().map_or(0.0, |(score, _)| *score);
    scored
        .into_iter()
        .filter(|(score, _)| *score >= 0.75 * best)
        .take(3)
        .map(|(_, name)| format!("`{name}`"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelt_rule_is_answered_with_its_neighbours() {
        let names = ["speaker-shift", "scope-shift", "omission"];
        assert_eq!(
            nearest("speeker-shift", names.into_iter()),
            ["`speaker-shift`"]
        );
        assert_eq!(nearest("xyz", names.into_iter()), Vec::<String>::new());
    }
}
