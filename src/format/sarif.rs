//! SARIF 2.1.0 (OASIS Standard, 27 March 2020), for code scanning.
//!
//! One run holds all comparisons. Each finding is a result on the words of the target (of the source where something was
//! left out), with the other side's words as a related location that the message links to. Columns count Unicode code
//! points. `rank` is the confidence times a hundred; `partialFingerprints` hold the finding's fingerprint, so that it is
//! the same alert when lines move. A silenced finding is a result with its suppression; beside a stored state,
//! `baselineState` says whether a result is new, unchanged, or open again because its words changed (`updated`). Of a `.docx`, `.html` or `.md` the file is named without a region.
//!
//! GitHub refuses more than 25,000 results in a run: the most severe are kept, and a notification says how many were not.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::io;

use serde_json::{Value, json};

use crate::finding::{Finding, Severity};
use crate::rules::{self, RuleInfo};

use super::located::{Located, Site, located, placed};
use super::{Format, Report, rounded};

/// Results that GitHub takes in one run.
pub const MOST_RESULTS: usize = 25_000;

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// Writes the log.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sarif;

impl Format for Sarif {
    fn write(&self, report: &Report<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        self.write_all(std::slice::from_ref(report), out)
    }

    fn write_all(&self, reports: &[Report<'_>], out: &mut dyn io::Write) -> io::Result<()> {
        serde_json::to_writer_pretty(&mut *out, &log(reports))?;
        out.write_all(b"\n")
    }
}

fn log(reports: &[Report<'_>]) -> Value {
    let index: HashMap<&str, usize> = rules::registry()
        .iter()
        .enumerate()
        .map(|(at, info)| (info.id, at))
        .collect();
    let mut found: Vec<(Severity, Value)> = Vec::new();
    for report in reports {
        for finding in located(report, Severity::Note) {
            let value = result(report, &finding, &index);
            found.push((finding.finding.severity, value));
        }
        for finding in placed(report, report.silenced().map(|(_, finding)| finding)) {
            let mut value = result(report, &finding, &index);
            value["suppressions"] = suppressions(report, finding.finding);
            // What is silenced goes first where there are too many.
            found.push((Severity::Note, value));
        }
    }
    let left = found.len().saturating_sub(MOST_RESULTS);
    if left > 0 {
        found.sort_by_key(|(severity, _)| std::cmp::Reverse(*severity));
        found.truncate(MOST_RESULTS);
    }
    let results: Vec<Value> = found.into_iter().map(|(_, value)| value).collect();
    let mut invocation = json!({ "executionSuccessful": true });
    if left > 0 {
        let text = format!(
            "{left} findings of the least severity are not listed: a run holds {MOST_RESULTS}"
        );
        invocation["toolExecutionNotifications"] =
            json!([{ "level": "warning", "message": { "text": text } }]);
    }
    json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "hexapla",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules::registry().iter().map(rule).collect::<Vec<_>>(),
            } },
            "invocations": [invocation],
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": { "%SRCROOT%": {
                "description": { "text": "The folder in which the program ran." }
            } },
            "results": results,
        }],
    })
}

/// A rule's page as SARIF has it.
fn rule(info: &RuleInfo) -> Value {
    let first = info
        .page
        .lines()
        .map(str::trim)
        .skip_while(|line| line.is_empty() || line.starts_with('#'))
        .take_while(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join(" ");
    let page = info.page.trim();
    let page: String = page
        .lines()
        .map(|line| line.strip_prefix(' ').unwrap_or(line))
        .collect::<Vec<_>>()
        .join("\n");
    json!({
        "id": info.id,
        "shortDescription": { "text": info.title },
        "fullDescription": { "text": first },
        "help": { "text": page, "markdown": page },
        "defaultConfiguration": { "level": info.severity.as_str() },
        "properties": { "tags": [info.mqm] },
    })
}

fn result(report: &Report<'_>, located: &Located<'_>, index: &HashMap<&str, usize>) -> Value {
    let finding = located.finding;
    let mut text = escaped(&located.text());
    if let Some(other) = &located.other {
        // Writing to a string cannot fail.
        let _ = write!(text, " Compare [the {}](1).", other.side);
    }
    let mut value = json!({
        "ruleId": finding.rule,
        "level": finding.severity.as_str(),
        "rank": rounded(finding.confidence * 100.0),
        "message": { "text": text },
        "locations": [{ "physicalLocation": place(&located.main) }],
        "partialFingerprints": {
            "hexapla/v1": format!("{}:{}", report.name, finding.fingerprint),
            "primaryLocationLineHash": format!("{}:1", finding.fingerprint),
        },
        "properties": {
            "comparison": report.name,
            "also": finding.also,
            "evidence": { "source": finding.evidence.source, "target": finding.evidence.target },
        },
    });
    if let Some(at) = index.get(finding.rule) {
        value["ruleIndex"] = json!(at);
    }
    if let Some(drift) = &report.comparison.drift {
        let was = report
            .comparison
            .judgement(finding)
            .and_then(|j| j.was.as_ref());
        value["baselineState"] = match (drift.knows(finding), was) {
            (_, Some(_)) => "updated",
            (true, None) => "unchanged",
            (false, None) => "new",
        }
        .into();
    }
    if let Some(other) = &located.other {
        value["relatedLocations"] = json!([{
            "id": 1,
            "message": { "text": other.words },
            "physicalLocation": place(other),
        }]);
    }
    value
}

/// What silences a finding, and why.
fn suppressions(report: &Report<'_>, finding: &Finding) -> Value {
    let judgement = report.comparison.judgement(finding);
    let status = judgement.map_or("silenced", |j| j.status.as_str());
    let mut why = status.to_owned();
    if let Some(judgement) = judgement {
        if !judgement.reviewer.is_empty() {
            let _ = write!(why, " by {}", judgement.reviewer);
        }
        if let Some(reason) = &judgement.reason {
            let _ = write!(why, ": {reason}");
        }
    }
    json!([{ "kind": "external", "status": "accepted", "justification": why }])
}

fn place(site: &Site<'_>) -> Value {
    let mut value = json!({
        "artifactLocation": { "uri": uri(&site.path), "uriBaseId": "%SRCROOT%" },
    });
    if let Some((start, end)) = site.range {
        value["region"] = json!({
            "startLine": start.line,
            "startColumn": start.code_point,
            "endLine": end.line,
            "endColumn": end.code_point,
            "snippet": { "text": site.words },
        });
    }
    value
}

/// Text in which no bracket opens a link (section 3.11.6 of the standard).
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '[' | ']' | '\\') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// A path as a URI reference (RFC 3986): all but unreserved characters and `/` are percent-encoded.
fn uri(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~' | b'/') {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_and_messages_are_escaped() {
        assert_eq!(
            uri("texts/a b/요약.txt"),
            "texts/a%20b/%EC%9A%94%EC%95%BD.txt"
        );
        assert_eq!(uri("a:b%c.txt"), "a%3Ab%25c.txt");
        assert_eq!(escaped(r"see [1](x) \"), r"see \[1\](x) \\");
    }
}
