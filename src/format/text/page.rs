//! The page while it is written: sentences, what was left out, the line that sums up.

use std::fmt::Write as _;
use std::io;

use anstyle::Style;

use crate::align::Link;
use crate::finding::{Finding, Place, Severity};
use crate::text::{Document, Span};

use super::super::{joined, passages, source_id, target_id, title};
use super::difference::{self, Look};
use super::flow::{Flow, Line};
use super::groups::{Group, Groups};
use super::{Detail, Report, Text, style};

/// How many omitted sentences are listed where not all are asked for.
const OMISSIONS: usize = 5;
/// Findings that a brief report shows of one sentence, or of the source alone.
const FINDINGS: usize = 12;
/// Bytes of a passage that are shown; a "sentence" longer than this is a text without full stops.
const LONGEST: usize = 6_000;
/// Deletions of more words are shortened in a brief report, where the source's sentence stands above in full.
const LONGEST_DELETION: usize = 9;

/// The page while it is written.
pub(super) struct Page<'p, 'c> {
    text: Text,
    report: &'p Report<'c>,
    out: &'p mut dyn io::Write,
    /// Columns of the ids in front.
    ids: usize,
    /// Columns of the labels behind them.
    labels: usize,
    width: usize,
}

impl<'p, 'c> Page<'p, 'c> {
    pub(super) fn new(text: Text, report: &'p Report<'c>, out: &'p mut dyn io::Write) -> Self {
        let most = report.comparison.target.sentences().len();
        let most = most.max(report.comparison.source.sentences().len());
        Page {
            text,
            report,
            out,
            ids: most.to_string().len().max(2) + 2,
            labels: report.terms().source.len().max(report.terms().target.len()) + 7,
            width: text.width.max(40),
        }
    }

    fn source(&self) -> &'c Document {
        self.report.comparison.source
    }

    fn target(&self) -> &'c Document {
        self.report.comparison.target
    }

    pub(super) fn head(&mut self) -> io::Result<()> {
        let terms = self.report.terms();
        for (term, document) in [(terms.target, self.target()), (terms.source, self.source())] {
            let mut line = Flow::default();
            line.owned(document.name(), style::STRONG);
            let count = counted(document.sentences().len(), "sentence");
            let more = format!(" ({count}, {})", document.language());
            line.owned(&more, style::LABEL);
            self.labelled("", &capitalised(term), &line)?;
        }
        self.blank()
    }

    fn blank(&mut self) -> io::Result<()> {
        self.out.write_all(b"\n")
    }

    /// Writes a flow behind an id and a label, wrapped into the column behind them.
    fn labelled(&mut self, id: &str, label: &str, flow: &Flow<'_>) -> io::Result<()> {
        self.marked(id, label, flow, &[])
    }

    fn marked(
        &mut self,
        id: &str,
        label: &str,
        flow: &Flow<'_>,
        marks: &[(Span, Style)],
    ) -> io::Result<()> {
        let indent = self.ids + self.labels;
        let lines = flow.lines(self.width.saturating_sub(indent).max(16));
        for (index, line) in lines.iter().enumerate() {
            if index == 0 {
                self.put(&format!("{id:<0$}", self.ids), style::STRONG)?;
                self.put(&format!("{label:<0$}", self.labels), style::LABEL)?;
            } else {
                self.put(&" ".repeat(indent), Style::new())?;
            }
            line.write(self.out, self.text.colour)?;
            self.blank()?;
            if let Some(carets) = line.carets(marks) {
                self.put(&" ".repeat(indent), Style::new())?;
                Line::whole(&carets).write(self.out, self.text.colour)?;
                self.blank()?;
            }
        }
        Ok(())
    }

    fn put(&mut self, text: &str, style: Style) -> io::Result<()> {
        if self.text.colour && style != Style::new() && !text.trim().is_empty() {
            let (bare, pad) = text.split_at(text.trim_end().len());
            write!(
                self.out,
                "{}{bare}{}{pad}",
                style.render(),
                style.render_reset()
            )
        } else {
            self.out.write_all(text.as_bytes())
        }
    }

    pub(super) fn group(&mut self, group: &Group<'c>) -> io::Result<()> {
        let full = self.text.detail == Detail::Full;
        if !full && !group.to_check() && (self.report.with_findings || group.link.is_none()) {
            return self.short(group);
        }
        let terms = self.report.terms();
        let id = joined(&group.targets, target_id);
        let id = if id.len() < self.ids {
            id
        } else {
            // Several sentences: their ids stand on a line of their own.
            self.put(&id, style::STRONG)?;
            self.blank()?;
            String::new()
        };
        let mut target_marks = Vec::new();
        let mut source_marks = Vec::new();
        if full {
            for finding in group.findings.iter().rev() {
                let style = style::severity(finding.severity);
                target_marks.extend(mark(self.target(), finding.target, style));
                source_marks.extend(mark(self.source(), finding.source, style));
            }
        }
        let says = format!("{} says", capitalised(terms.target));
        let flow = passage(self.target(), &group.targets);
        self.marked(&id, &says, &flow, &target_marks)?;
        let says = format!("{} says", capitalised(terms.source));
        let link = group
            .link
            .map(|index| &self.report.comparison.alignment.links[index]);
        match link {
            Some(link) if !link.sources.is_empty() => {
                let mut flow = passage(self.source(), &link.sources);
                flow.space(style::LABEL);
                flow.owned(&provenance(link), style::LABEL);
                self.marked("", &says, &flow, &source_marks)?;
                self.difference(group)?;
            }
            _ => {
                let mut flow = Flow::default();
                flow.text("nothing was found that answers it", style::QUIET);
                self.labelled("", &says, &flow)?;
            }
        }
        let shown = if full { usize::MAX } else { FINDINGS };
        for (index, finding) in group.findings.iter().take(shown).enumerate() {
            let label = if index == 0 { "Check" } else { "" };
            self.finding(label, finding)?;
        }
        self.more(group.findings.len().saturating_sub(shown), "--style full")?;
        self.blank()
    }

    /// Says how many were not shown, and which option shows them.
    fn more(&mut self, more: usize, option: &str) -> io::Result<()> {
        if more == 0 {
            return Ok(());
        }
        let mut flow = Flow::default();
        flow.owned(&format!("and {more} more ({option})"), style::LABEL);
        self.labelled("", "", &flow)
    }

    fn difference(&mut self, group: &Group<'c>) -> io::Result<()> {
        let comparison = self.report.comparison;
        let Some(edits) = group.link.and_then(|index| comparison.edits.get(index)) else {
            return Ok(());
        };
        let full = self.text.detail == Detail::Full;
        let differs = edits.iter().any(|e| e.class.is_some());
        let too_long = edits
            .iter()
            .filter_map(|e| e.target)
            .map(Span::len)
            .sum::<usize>()
            > LONGEST;
        let readable = full || difference::kept(edits, self.target()) >= 1.0 / 3.0;
        if !differs || too_long || !readable {
            return Ok(());
        }
        let look = Look {
            colour: self.text.colour,
            longest_deletion: (!full).then_some(LONGEST_DELETION),
        };
        let flow = difference::flow(edits, self.source(), self.target(), look);
        self.labelled("", "Word for word", &flow)
    }

    fn finding(&mut self, label: &str, finding: &Finding) -> io::Result<()> {
        let severity = style::severity(finding.severity);
        let mut flow = Flow::default();
        flow.text(finding.severity.as_str(), severity);
        flow.text(": ", severity);
        flow.text(title(finding.rule), style::STRONG);
        flow.space(Style::new());
        let mut rules = finding.rule.to_owned();
        for also in &finding.also {
            rules.push_str(" + ");
            rules.push_str(also);
        }
        flow.owned(
            &format!("({rules}, {:.2})", finding.confidence),
            style::LABEL,
        );
        self.labelled("", label, &flow)?;
        let mut flow = Flow::default();
        flow.owned(&finding.message, Style::new());
        self.labelled("", "", &flow)?;
        if let Some(suggestion) = &finding.suggestion {
            let mut flow = Flow::default();
            flow.text("Could read: ", style::LABEL);
            flow.owned(suggestion, Style::new());
            self.labelled("", "", &flow)?;
        }
        Ok(())
    }

    /// A sentence without anything to check: one line, and one for each note.
    fn short(&mut self, group: &Group<'c>) -> io::Result<()> {
        let id = joined(&group.targets, target_id);
        let link = group
            .link
            .map(|index| &self.report.comparison.alignment.links[index]);
        let from = match link {
            Some(link) if !link.sources.is_empty() => joined(&link.sources, source_id),
            _ => "not found".to_owned(),
        };
        self.put(&format!("{id:<0$}", self.ids), style::STRONG)?;
        let mark = if self.report.with_findings { "ok" } else { "" };
        let mark = if link.is_some_and(|l| !l.is_null()) {
            mark
        } else {
            ""
        };
        self.put(&format!("{mark:<4}"), style::OK)?;
        self.put(&format!("{from:<0$} ", self.labels - 5), style::LABEL)?;
        let mut flow = passage(self.target(), &group.targets);
        flow.cut(
            self.width
                .saturating_sub(self.ids.max(id.len()) + self.labels.max(from.len() + 5)),
        );
        Line::whole(&flow).write(self.out, self.text.colour)?;
        self.blank()?;
        for finding in group.findings.iter().take(FINDINGS) {
            let mut flow = Flow::default();
            flow.text("note: ", style::severity(Severity::Note));
            flow.owned(&finding.message, style::QUIET);
            self.labelled("", "", &flow)?;
        }
        self.more(
            group.findings.len().saturating_sub(FINDINGS),
            "--style full",
        )?;
        self.blank()
    }

    pub(super) fn source_findings(&mut self, findings: &[&'c Finding]) -> io::Result<()> {
        if findings.is_empty() {
            return Ok(());
        }
        let term = self.report.terms().source;
        self.heading(&format!("In the {term} itself"))?;
        let shown = if self.text.detail == Detail::Full {
            usize::MAX
        } else {
            FINDINGS
        };
        for finding in findings.iter().take(shown) {
            if let Some(place) = finding.source {
                let flow = passage(self.source(), &[place.sentence]);
                let mut marks = Vec::new();
                if self.text.detail == Detail::Full {
                    let style = style::severity(finding.severity);
                    marks.extend(mark(self.source(), Some(place), style));
                }
                let says = format!("{} says", capitalised(term));
                self.marked(&source_id(place.sentence), &says, &flow, &marks)?;
            }
            self.finding("Check", finding)?;
            self.blank()?;
        }
        self.more(findings.len().saturating_sub(shown), "--style full")
    }

    pub(super) fn omissions(&mut self, groups: &Groups<'c>) -> io::Result<()> {
        if groups.omitted.is_empty() {
            return Ok(());
        }
        let terms = self.report.terms();
        let order = if self.report.with_findings {
            ", the weightiest first"
        } else {
            ""
        };
        self.heading(&format!(
            "The {} says, and the {} leaves out{order}",
            terms.source, terms.target
        ))?;
        let shown = if self.text.all {
            groups.omitted.len()
        } else {
            OMISSIONS
        };
        let labels = std::mem::replace(&mut self.labels, 0);
        for &sentence in groups.omitted.iter().take(shown) {
            let flow = passage(self.source(), &[sentence]);
            self.labelled(&source_id(sentence), "", &flow)?;
        }
        self.more(groups.omitted.len().saturating_sub(shown), "--all")?;
        self.labels = labels;
        self.blank()
    }

    fn heading(&mut self, heading: &str) -> io::Result<()> {
        self.put(heading, style::STRONG)?;
        self.blank()
    }

    pub(super) fn summary(&mut self, groups: &Groups<'c>) -> io::Result<()> {
        let terms = self.report.terms();
        let comparison = self.report.comparison;
        let links = &comparison.alignment.links;
        let mut behind: Vec<usize> = links
            .iter()
            .filter(|link| !link.is_null())
            .flat_map(|link| link.sources.iter().copied())
            .collect();
        behind.sort_unstable();
        behind.dedup();
        let unanswered = links.iter().filter(|link| link.sources.is_empty());
        let unanswered: usize = unanswered.map(|link| link.targets.len()).sum();
        let of = |n: usize, term: &str| counted(n, &format!("{term} sentence"));
        // Writing to a string cannot fail.
        let mut line = of(comparison.target.sentences().len(), terms.target);
        if self.report.with_findings {
            let to_check: usize = groups
                .sentences
                .iter()
                .filter(|group| group.to_check())
                .map(|group| group.targets.len())
                .sum();
            let findings = self.report.findings();
            let count = |severity| findings.iter().filter(|f| f.severity == severity).count();
            let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
            let (errors, warnings) = (counted(errors, "error"), counted(warnings, "warning"));
            let _ = write!(line, ": {to_check} to check ({errors}, {warnings})");
        }
        let _ = write!(
            line,
            "; {unanswered} with nothing behind {}; {} of {} stand behind the {}.",
            if unanswered == 1 { "it" } else { "them" },
            behind.len(),
            of(comparison.source.sentences().len(), terms.source),
            terms.target,
        );
        let mut flow = Flow::default();
        flow.owned(&line, style::STRONG);
        for line in flow.lines(self.width) {
            line.write(self.out, self.text.colour)?;
            self.out.write_all(b"\n")?;
        }
        Ok(())
    }
}

/// Sentences as running text; what is longer than a reader reads is cut.
fn passage<'t>(document: &'t Document, sentences: &[usize]) -> Flow<'t> {
    let text = document.text();
    let mut flow = Flow::default();
    let mut room = LONGEST;
    for (before, span) in passages(document, sentences) {
        flow.text(before, style::LABEL);
        if span.len() > room {
            let end = text.floor_char_boundary(span.start + room);
            flow.span(text, Span::new(span.start, end), Style::new());
            flow.owned(
                &format!("… ({} characters)", span.of(text).chars().count()),
                style::LABEL,
            );
            break;
        }
        room -= span.len();
        flow.span(text, span, Style::new());
    }
    flow
}

/// The words to set carets under; none where a finding speaks of a whole sentence.
fn mark(document: &Document, place: Option<Place>, style: Style) -> Option<(Span, Style)> {
    let place = place?;
    let sentence = document.sentences().get(place.sentence)?.span;
    (place.span != sentence).then_some((place.span, style))
}

/// Where the source's words stand and how the target stands to them.
fn provenance(link: &Link) -> String {
    let ids = joined(&link.sources, source_id);
    let score = link.score.map_or_else(String::new, |s| format!(", {s:.2}"));
    format!("({ids}, {}{score})", link.relation.as_str())
}

fn counted(count: usize, noun: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{plural}")
}

fn capitalised(term: &str) -> String {
    let mut chars = term.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}
