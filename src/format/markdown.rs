//! The comparison as a Markdown page, for a review comment or a wiki.
//!
//! What comes from the documents is escaped: it can make no heading, link, list or tag. Deleted and inserted
//! words stand in `<del>` and `<ins>`, those that change the meaning in bold.

use std::fmt::Write;
use std::io;

use crate::diff::Edit;
use crate::finding::{Finding, Severity};
use crate::text::Span;

use super::{Format, Report, Terms, joined, passage_text, source_id, target_id, title};

/// Writes the page.
#[derive(Clone, Copy, Debug, Default)]
pub struct Markdown;

impl Format for Markdown {
    fn write(&self, report: &Report<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        // Writing to a string cannot fail.
        let mut page = String::new();
        let _ = head(report, &mut page);
        let _ = links(report, &mut page);
        let _ = source_only(report, &mut page);
        out.write_all(page.as_bytes())
    }
}

fn head(report: &Report<'_>, page: &mut String) -> std::fmt::Result {
    let comparison = report.comparison;
    let Terms { source, target } = report.terms();
    writeln!(page, "# {}\n", escaped(report.name))?;
    writeln!(
        page,
        "| | text | language | sentences |\n| --- | --- | --- | --- |"
    )?;
    for (term, document) in [(target, comparison.target), (source, comparison.source)] {
        let name = escaped(&super::portable(document.name()));
        let count = document.sentences().len();
        writeln!(
            page,
            "| {term} | {name} | {} | {count} |",
            document.language()
        )?;
    }
    writeln!(page)?;
    for (_, note) in report.notes() {
        writeln!(page, "Note: {}\n", escaped(note))?;
    }
    Ok(())
}

fn links(report: &Report<'_>, page: &mut String) -> std::fmt::Result {
    let comparison = report.comparison;
    let Terms { source, target } = report.terms();
    let mut found: Vec<Vec<&Finding>> = vec![Vec::new(); comparison.alignment.links.len()];
    for finding in report.findings() {
        if let Some(at) = finding.link.and_then(|link| found.get_mut(link)) {
            at.push(finding);
        }
    }
    for (index, link) in comparison.alignment.links.iter().enumerate() {
        if link.targets.is_empty() {
            continue;
        }
        let relation = link.relation.as_str();
        let ids = joined(&link.targets, target_id);
        if link.sources.is_empty() {
            writeln!(page, "## {ids}: {relation}\n")?;
        } else {
            let from = joined(&link.sources, source_id);
            let score = link.score.map_or_else(String::new, |s| format!(", {s:.4}"));
            writeln!(page, "## {ids} from {from}: {relation}{score}\n")?;
        }
        let said = escaped(&passage_text(comparison.target, &link.targets));
        writeln!(page, "**The {target} says:** {said}\n")?;
        if !link.sources.is_empty() {
            let said = escaped(&passage_text(comparison.source, &link.sources));
            writeln!(page, "**The {source} says:** {said}\n")?;
        }
        let edits = comparison.edits.get(index).map_or(&[][..], Vec::as_slice);
        if edits.iter().any(|edit| edit.class.is_some()) {
            writeln!(page, "**Word for word:** {}\n", difference(report, edits))?;
        }
        for finding in &found[index] {
            item(finding, page)?;
        }
        if !found[index].is_empty() {
            writeln!(page)?;
        }
    }
    Ok(())
}

/// Findings that stand in no link with a target.
fn source_only(report: &Report<'_>, page: &mut String) -> std::fmt::Result {
    let comparison = report.comparison;
    let in_link = |f: &&Finding| {
        let link = f.link.and_then(|link| comparison.alignment.links.get(link));
        link.is_none_or(|link| link.targets.is_empty())
    };
    let findings: Vec<&Finding> = report.findings().iter().filter(in_link).collect();
    if findings.is_empty() {
        return Ok(());
    }
    writeln!(page, "## In the {} alone\n", report.terms().source)?;
    for finding in findings {
        item(finding, page)?;
        if let Some(place) = finding.source {
            let text = escaped(comparison.source.sentence_text(place.sentence));
            writeln!(page, "  {}: {text}", source_id(place.sentence))?;
        }
    }
    writeln!(page)
}

fn item(finding: &Finding, page: &mut String) -> std::fmt::Result {
    let severity = match finding.severity {
        Severity::Note => finding.severity.as_str().to_owned(),
        severity => format!("**{}**", severity.as_str()),
    };
    let message = escaped(&finding.message);
    writeln!(
        page,
        "- {severity}: {} (`{}`, {:.4}). {message}",
        escaped(title(finding.rule)),
        finding.rule,
        finding.confidence
    )?;
    if let Some(suggestion) = &finding.suggestion {
        writeln!(page, "  Could read: {}", escaped(suggestion))?;
    }
    Ok(())
}

fn difference(report: &Report<'_>, edits: &[Edit]) -> String {
    let (source, target) = (report.comparison.source, report.comparison.target);
    let mut line = String::new();
    let mut put = |tag: Option<(&str, bool)>, text: &str, span: Span| {
        let before = text.get(..span.start).unwrap_or_default();
        let spaced = before.chars().next_back().is_none_or(char::is_whitespace);
        if spaced && !line.is_empty() {
            line.push(' ');
        }
        let words = escaped(span.of(text));
        // Writing to a string cannot fail.
        let _ = match tag {
            None => write!(line, "{words}"),
            Some((tag, false)) => write!(line, "<{tag}>{words}</{tag}>"),
            Some((tag, true)) => write!(line, "<{tag}><b>{words}</b></{tag}>"),
        };
    };
    for edit in edits {
        let loud = edit.class.is_some_and(crate::diff::EditClass::is_loud);
        if let (Some(span), Some(_)) = (edit.source, edit.class) {
            put(Some(("del", loud)), source.text(), span);
        }
        if let Some(span) = edit.target {
            put(edit.class.map(|_| ("ins", loud)), target.text(), span);
        }
    }
    line
}

/// Text that Markdown takes for nothing but text, on one line.
pub(super) fn escaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => plain.push_str("&amp;"),
            '<' => plain.push_str("&lt;"),
            '>' => plain.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '#' | '|' | '~' | '!' | '$' | '@' => {
                plain.push('\\');
                plain.push(c);
            }
            c if c.is_whitespace() => plain.push(' '),
            c if c.is_control() => plain.push('\u{fffd}'),
            c => plain.push(c),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn text_makes_no_markup() {
        assert_eq!(
            escaped("<b>*a*</b> | [x](y)\n# z"),
            "&lt;b&gt;\\*a\\*&lt;/b&gt; \\| \\[x\\](y) \\# z"
        );
    }
}
