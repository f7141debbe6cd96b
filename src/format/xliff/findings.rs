//! Findings as localisation quality issues, and back.

use std::collections::HashMap;

use crate::diff::EditClass;
use crate::error::Error;
use crate::finding::{Evidence, Severity};
use crate::format::exchange::xml::Markup;
use crate::format::exchange::{Side, StoredLink};
use crate::format::json::{FindingRecord, Spot};
use crate::rules;

/// An end of the words of a finding, in code points of the passage.
pub(super) struct Mark {
    /// Before which code point.
    pub(super) at: usize,
    /// Its id in the unit.
    id: String,
    /// The issue it points to, where words begin.
    issue: Option<usize>,
}

impl Mark {
    pub(super) fn write(&self, xml: &mut Markup<'_>) -> Result<(), Error> {
        match self.issue {
            Some(issue) => {
                let target = format!("#its={}", issue_id(issue));
                let attributes = [
                    ("id", self.id.as_str()),
                    ("type", "its:any"),
                    ("its:locQualityIssuesRef", &target),
                ];
                xml.empty("sm", &attributes)
            }
            None => xml.empty("em", &[("startRef", &self.id)]),
        }
    }
}

fn issue_id(number: usize) -> String {
    format!("lqi{number}")
}

/// The ITS type of a rule's findings (ITS 2.0, values of the localisation quality issue type).
fn issue_type(rule: &str) -> &'static str {
    let Some(info) = rules::info(rule) else {
        return "uncategorized";
    };
    match (info.class, info.mqm) {
        (Some(EditClass::Number | EditClass::Date), _) => "numbers",
        (Some(EditClass::Name), "accuracy/mistranslation") => "inconsistent-entities",
        (_, "accuracy/mistranslation") => "mistranslation",
        (_, "accuracy/addition") => "addition",
        (_, "accuracy/omission") => "omission",
        (_, "accuracy/untranslated") => "untranslated",
        (_, "linguistic conventions/grammar") => "grammar",
        (_, "linguistic conventions/punctuation") => "typographical",
        (_, "style/register") => "register",
        (_, mqm) if mqm.starts_with("terminology") => "terminology",
        (_, mqm) if mqm.starts_with("style") => "style",
        _ => "uncategorized",
    }
}

/// Writes an element of issues for each finding; their numbers go on from `first`.
pub(super) fn issues(
    xml: &mut Markup<'_>,
    depth: usize,
    found: &[FindingRecord],
    first: usize,
) -> Result<(), Error> {
    for (number, finding) in (first..).zip(found) {
        // ITS counts severity from 0 to 100.
        let severity = match finding.severity {
            Severity::Note => "10",
            Severity::Warning => "50",
            Severity::Error => "100",
        };
        let comment = crate::format::xml_text(&finding.message).into_owned();
        xml.line(depth)?;
        xml.open("its:locQualityIssues", &[("xml:id", &issue_id(number))])?;
        let attributes = [
            ("locQualityIssueType", issue_type(&finding.rule)),
            ("locQualityIssueComment", &comment),
            ("locQualityIssueSeverity", severity),
        ];
        xml.empty("its:locQualityIssue", &attributes)?;
        xml.close("its:locQualityIssues")?;
    }
    Ok(())
}

fn spot(finding: &FindingRecord, side: Side) -> Option<&Spot> {
    match side {
        Side::Source => finding.source.as_ref(),
        Side::Target => finding.target.as_ref(),
    }
}

/// Where the words of the findings begin and end in a link's passage.
pub(super) fn marks(
    link: &StoredLink,
    side: Side,
    found: &[FindingRecord],
    first: usize,
    places: &HashMap<String, (usize, usize)>,
) -> Vec<Mark> {
    let (ids, texts) = link.side(side);
    let mut marks = Vec::new();
    for (number, finding) in (first..).zip(found) {
        let Some(spot) = spot(finding, side) else {
            continue;
        };
        let Some(index) = ids.iter().position(|id| *id == spot.sentence) else {
            continue;
        };
        let Some((start, _)) = places.get(&spot.sentence) else {
            continue;
        };
        let before = texts.iter().take(index).map(|t| t.chars().count() + 1);
        let before: usize = before.sum();
        let id = format!("{}{number}", &side.as_str()[..1]);
        let begin = before + spot.start.saturating_sub(*start);
        let end = before + spot.end.saturating_sub(*start);
        let opening = Mark {
            at: begin,
            id: id.clone(),
            issue: Some(number),
        };
        let closing = Mark {
            at: end.max(begin),
            id,
            issue: None,
        };
        let (opens, closes) = if end > begin { (2, 0) } else { (1, 1) };
        marks.push((opening.at, opens, 2 * number, opening));
        marks.push((closing.at, closes, 2 * number + 1, closing));
    }
    // At one place, words that began before end first; then come those without extent, whole; then others begin.
    marks.sort_by_key(|(at, kind, number, _)| (*at, *kind, *number));
    marks.into_iter().map(|(.., mark)| mark).collect()
}

/// What a group of metadata says of a finding.
pub(super) fn properties(finding: &FindingRecord) -> Vec<(&'static str, String)> {
    let place = |side: Side| {
        spot(finding, side).map_or_else(String::new, |spot| {
            format!(
                "{} {} {} {}",
                spot.sentence, spot.start, spot.end, spot.text
            )
        })
    };
    vec![
        ("id", finding.id.clone()),
        ("rule", finding.rule.clone()),
        ("title", finding.title.clone()),
        ("also", finding.also.join(" ")),
        ("severity", finding.severity.as_str().to_owned()),
        ("confidence", format!("{:.4}", finding.confidence)),
        ("message", finding.message.clone()),
        ("source", place(Side::Source)),
        ("target", place(Side::Target)),
        ("evidence-source", finding.evidence.source.clone()),
        ("evidence-target", finding.evidence.target.clone()),
        ("suggestion", finding.suggestion.clone().unwrap_or_default()),
        ("status", finding.status.clone()),
        ("fingerprint", finding.fingerprint.clone()),
    ]
}

/// A finding of such a group; what is wrong with it where it is none.
pub(super) fn finding(
    properties: &[(String, String)],
    link: Option<&str>,
) -> Result<FindingRecord, String> {
    let value = |name: &str| {
        let found = properties.iter().find(|(key, _)| key == name);
        found.map_or("", |(_, value)| value.as_str())
    };
    let severity = match value("severity") {
        "note" => Severity::Note,
        "warning" => Severity::Warning,
        "error" => Severity::Error,
        other => return Err(format!("`{other}` is no severity of a finding")),
    };
    let confidence = value("confidence").trim().parse::<f64>().ok();
    let confidence = confidence
        .filter(|c| c.is_finite())
        .ok_or_else(|| format!("`{}` is no confidence of a finding", value("confidence")))?;
    Ok(FindingRecord {
        id: value("id").to_owned(),
        rule: value("rule").to_owned(),
        title: value("title").to_owned(),
        also: value("also")
            .split_whitespace()
            .map(str::to_owned)
            .collect(),
        severity,
        confidence,
        message: value("message").to_owned(),
        link_id: link.map(str::to_owned),
        source: place(value("source"))?,
        target: place(value("target"))?,
        evidence: Evidence {
            source: value("evidence-source").to_owned(),
            target: value("evidence-target").to_owned(),
        },
        suggestion: Some(value("suggestion"))
            .filter(|s| !s.is_empty())
            .map(str::to_owned),
        status: value("status").to_owned(),
        judgement: None,
        fingerprint: value("fingerprint").to_owned(),
        baseline: None,
    })
}

/// Words in place, as [`properties`] wrote them.
fn place(text: &str) -> Result<Option<Spot>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    let mut parts = text.splitn(4, ' ');
    let mut part = || parts.next().unwrap_or_default();
    let (sentence, start, end, words) = (part(), part(), part(), part());
    match (start.parse(), end.parse()) {
        (Ok(start), Ok(end)) if start <= end => Ok(Some(Spot {
            sentence: sentence.to_owned(),
            start,
            end,
            text: words.to_owned(),
        })),
        _ => Err(format!("`{text}` is no place of a finding")),
    }
}
