//! The comparison as an editor reads it at a terminal.
//!
//! For each sentence of the target: what it says, what the source says, the word diff, and what is to be checked,
//! with the reason. A sentence without anything to check takes one line. Then what the source says and the target
//! leaves out, the weightiest first, and one line that sums up.
//!
//! Text from the documents never reaches the terminal as anything but text: control characters and marks that
//! turn the direction of writing are shown, not sent.

mod difference;
mod flow;
mod style;

use std::io;

use anstyle::Style;

use crate::align::Link;
use crate::finding::{Finding, Place, Severity};
use crate::text::{Document, Span};

use super::{Format, Report, joined, passages, source_id, target_id, title};
use difference::Look;
use flow::{Flow, Line};

/// How much is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Detail {
    /// Sentences to check in full, the others on one line.
    #[default]
    Brief,
    /// Every sentence in full, with carets under the words that findings speak of, on both sides.
    Full,
}

/// Writes the report for a reader.
#[derive(Clone, Copy, Debug)]
pub struct Text {
    /// How much is shown.
    pub detail: Detail,
    /// Whether escape sequences colour the text; without them markers stand round what differs.
    pub colour: bool,
    /// Columns of the page. Less than 40 is taken as 40.
    pub width: usize,
    /// Whether all sentences that were left out are listed, not only the weightiest.
    pub all: bool,
}

impl Default for Text {
    /// As for a pipe: brief, 80 columns, no colour.
    fn default() -> Self {
        Text {
            detail: Detail::Brief,
            colour: false,
            width: 80,
            all: false,
        }
    }
}

/// How many omitted sentences are listed where not all are asked for.
const OMISSIONS: usize = 5;
/// Bytes of a passage that are shown; a "sentence" longer than this is a text without full stops.
const LONGEST: usize = 6_000;
/// Deletions of more words are shortened in a brief report, where the source's sentence stands above in full.
const LONGEST_DELETION: usize = 9;

impl Format for Text {
    fn write(&self, report: &Report<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        let mut page = Page::new(*self, report, out);
        page.head()?;
        let groups = Groups::new(report);
        for group in &groups.groups {
            page.group(group)?;
        }
        page.source_findings(&groups.source_findings)?;
        page.omissions(&groups)?;
        page.summary(&groups)
    }
}

/// Target sentences that belong together, with the link that answers them and the findings on them.
struct Group<'c> {
    targets: Vec<usize>,
    link: Option<usize>,
    findings: Vec<&'c Finding>,
}

impl Group<'_> {
    fn worst(&self) -> Option<Severity> {
        self.findings.iter().map(|f| f.severity).max()
    }

    fn to_check(&self) -> bool {
        self.worst().is_some_and(|s| s > Severity::Note)
    }
}

struct Groups<'c> {
    groups: Vec<Group<'c>>,
    /// About the source alone, but for omissions.
    source_findings: Vec<&'c Finding>,
    /// Omitted source sentences: with findings, the weightiest first.
    omitted: Vec<usize>,
}

impl<'c> Groups<'c> {
    fn new(report: &Report<'c>) -> Self {
        let comparison = report.comparison;
        let links = &comparison.alignment.links;
        let mut groups: Vec<Group<'c>> = Vec::new();
        let mut group_of: Vec<Option<usize>> = vec![None; comparison.target.sentences().len()];
        let mut group_of_link: Vec<Option<usize>> = vec![None; links.len()];
        let mut by_target: Vec<Vec<usize>> = vec![Vec::new(); group_of.len()];
        for (index, link) in links.iter().enumerate() {
            if let Some(&first) = link.targets.first() {
                by_target[first].push(index);
            }
        }
        for target in 0..group_of.len() {
            for &index in &by_target[target] {
                group_of_link[index] = Some(groups.len());
                for &t in &links[index].targets {
                    group_of[t].get_or_insert(groups.len());
                }
                groups.push(Group {
                    targets: links[index].targets.clone(),
                    link: Some(index),
                    findings: Vec::new(),
                });
            }
            if group_of[target].is_none() {
                group_of[target] = Some(groups.len());
                groups.push(Group {
                    targets: vec![target],
                    link: None,
                    findings: Vec::new(),
                });
            }
        }
        let mut source_findings = Vec::new();
        let mut omitted = Vec::new();
        for finding in report.findings() {
            let by_link = finding.link.and_then(|link| group_of_link[link]);
            let group = by_link.or(finding.target.and_then(|p| group_of[p.sentence]));
            match (group, finding.source) {
                (Some(group), _) => groups[group].findings.push(finding),
                (None, Some(place)) if finding.rule == "omission" => {
                    omitted.push((finding.confidence, place.sentence));
                }
                (None, _) => source_findings.push(finding),
            }
        }
        for group in &mut groups {
            // The eye goes to the worst first.
            group
                .findings
                .sort_by_key(|f| std::cmp::Reverse(f.severity));
        }
        omitted.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let mut omitted: Vec<usize> = omitted.into_iter().map(|(_, sentence)| sentence).collect();
        if !report.with_findings {
            let null = links.iter().filter(|link| link.targets.is_empty());
            omitted = null.flat_map(|link| link.sources.iter().copied()).collect();
        }
        Groups {
            groups,
            source_findings,
            omitted,
        }
    }
}

/// The page while it is written.
struct Page<'p, 'c> {
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
    fn new(text: Text, report: &'p Report<'c>, out: &'p mut dyn io::Write) -> Self {
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

    fn head(&mut self) -> io::Result<()> {
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

    fn group(&mut self, group: &Group<'c>) -> io::Result<()> {
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
        for (index, finding) in group.findings.iter().enumerate() {
            let label = if index == 0 { "Check" } else { "" };
            self.finding(label, finding)?;
        }
        self.blank()
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
        for finding in &group.findings {
            let mut flow = Flow::default();
            flow.text("note: ", style::severity(Severity::Note));
            flow.owned(&finding.message, style::QUIET);
            self.labelled("", "", &flow)?;
        }
        self.blank()
    }

    fn source_findings(&mut self, findings: &[&'c Finding]) -> io::Result<()> {
        if findings.is_empty() {
            return Ok(());
        }
        let term = self.report.terms().source;
        self.heading(&format!("In the {term} itself"))?;
        for finding in findings {
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
        Ok(())
    }

    fn omissions(&mut self, groups: &Groups<'c>) -> io::Result<()> {
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
        let more = groups.omitted.len().saturating_sub(shown);
        if more > 0 {
            let mut flow = Flow::default();
            flow.owned(&format!("and {more} more (--all)"), style::LABEL);
            self.labelled("", "", &flow)?;
        }
        self.labels = labels;
        self.blank()
    }

    fn heading(&mut self, heading: &str) -> io::Result<()> {
        self.put(heading, style::STRONG)?;
        self.blank()
    }

    fn summary(&mut self, groups: &Groups<'c>) -> io::Result<()> {
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
        let mut line = of(comparison.target.sentences().len(), terms.target);
        if self.report.with_findings {
            let to_check: usize = groups
                .groups
                .iter()
                .filter(|group| group.to_check())
                .map(|group| group.targets.len())
                .sum();
            let findings = self.report.findings();
            let count = |severity| findings.iter().filter(|f| f.severity == severity).count();
            let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
            line.push_str(&format!(
                ": {to_check} to check ({}, {})",
                counted(errors, "error"),
                counted(warnings, "warning")
            ));
        }
        line.push_str(&format!(
            "; {unanswered} with nothing behind {}; {} of {} stand behind the {}.",
            if unanswered == 1 { "it" } else { "them" },
            behind.len(),
            of(comparison.source.sentences().len(), terms.source),
            terms.target,
        ));
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
