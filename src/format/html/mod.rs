//! The comparison as one self-contained page: texts, differences, findings, coverage, and the data itself.
//!
//! The page needs no network and opens from disk; without script it can be read and printed, with script it filters,
//! jumps and lights up counterparts. What comes from the documents is escaped by the template, and the embedded JSON
//! holds no `<`. [`live()`] makes the page that the review server serves.

mod coverage;
mod live;
mod names;
mod segments;

use std::collections::BTreeMap;
use std::io;

use askama::Template;

use crate::align::Mode;
use crate::comparison::Comparison;
use crate::finding::{Finding, Severity};
use crate::text::{Document, Span};
use crate::verdicts::{FindingVerdict, Judgement};

use super::json::Record;
use super::{Format, Report, Terms, finding_id, portable, source_id, target_id, title};
use coverage::{Fate, fates, moved};
use names::Name;
use segments::{Segment, segments};

pub use live::{Live, card as live_card, live};

/// Writes the page.
#[derive(Clone, Copy, Debug, Default)]
pub struct Html;

impl Format for Html {
    fn write(&self, report: &Report<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        let html = Page::new(report, None)?
            .render()
            .map_err(io::Error::other)?;
        out.write_all(html.as_bytes())
    }
}

/// How a severity is called to a reader.
pub fn severity_word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "Wrong",
        Severity::Warning => "Check",
        Severity::Note => "For information",
    }
}

#[derive(Template)]
#[template(path = "page.html")]
struct Page<'c> {
    name: &'c str,
    terms: Terms,
    source: Side,
    target: Side,
    notes: Vec<String>,
    counts: [(Severity, &'static str, usize); 3],
    rules: Vec<(&'static str, &'static str, usize)>,
    statuses: Vec<(&'static str, usize)>,
    rows: Vec<Row<'c>>,
    rest: Vec<Row<'c>>,
    ticks: Vec<Tick>,
    fate_counts: Vec<(Fate, usize)>,
    threads: Vec<Thread>,
    target_ticks: Vec<TargetTick>,
    map_height: usize,
    names: Vec<Name>,
    json: String,
    live: Option<&'c Live<'c>>,
    mode: &'static str,
    css: &'static str,
    js: &'static str,
    live_js: &'static str,
}

struct Side {
    path: String,
    language: String,
    sentences: usize,
}

/// A link as a row of the table.
struct Row<'c> {
    link: usize,
    status: &'c str,
    said: Option<&'c Judgement>,
    relation: &'static str,
    score: String,
    moved: bool,
    sources: Vec<Sentence<'c>>,
    targets: Vec<Sentence<'c>>,
    cards: Vec<Card<'c>>,
}

struct Sentence<'c> {
    id: String,
    gap: bool,
    heading: bool,
    segments: Vec<Segment<'c>>,
}

/// A finding with what its card shows.
struct Card<'c> {
    id: String,
    number: usize,
    finding: &'c Finding,
    title: &'static str,
    word: &'static str,
    target: Option<(String, &'c str)>,
    source: Option<(String, &'c str)>,
    status: &'c str,
    said: Option<&'c Judgement>,
}

/// A source sentence in the rail.
struct Tick {
    id: String,
    y: String,
    height: String,
    fate: Fate,
    row: usize,
    found: &'static str,
}

struct TargetTick {
    id: String,
    y: String,
    height: String,
    worst: &'static str,
}

/// A link in the map: a line from a target sentence to a source sentence.
struct Thread {
    from: String,
    to: String,
    link: usize,
    moved: bool,
}

/// Height of the map in its own units: the style sheet stretches it to the window.
const MAP: usize = 1000;

impl<'c> Page<'c> {
    fn new(report: &'c Report<'c>, live: Option<&'c Live<'c>>) -> io::Result<Self> {
        let comparison = report.comparison;
        let findings = live::numbered(report, live);
        let out_of_order = moved(&comparison.alignment.links);
        let fates = fates(comparison, &out_of_order);
        let home = homes(comparison, &findings);
        let mut rows: Vec<Row<'_>> = Vec::new();
        let mut rest = Vec::new();
        for (link, &moved) in out_of_order.iter().enumerate() {
            let cards: Vec<usize> = home.get(&Some(link)).cloned().unwrap_or_default();
            let row = row(comparison, &findings, link, moved, &cards);
            if row.targets.is_empty() {
                rest.push(row);
            } else {
                rows.push(row);
            }
        }
        if comparison.alignment.mode == Mode::Translation {
            interleave(comparison, &mut rows, &mut rest);
        }
        let mut rules: BTreeMap<&'static str, usize> = BTreeMap::new();
        for (_, finding) in &findings {
            *rules.entry(finding.rule).or_default() += 1;
        }
        let statuses = FindingVerdict::ALL.map(|verdict| {
            let is = |f: &&(usize, &Finding)| comparison.finding_status(f.1) == verdict.as_str();
            (verdict.as_str(), findings.iter().filter(is).count())
        });
        // A live page may come to have any of them but the baseline's.
        let may_come = |(status, count): &(&str, usize)| {
            *count > 0 || live.is_some() && *status != FindingVerdict::Known.as_str()
        };
        let registry = crate::rules::registry().iter();
        let rules = registry.filter_map(|i| Some((i.id, i.title, *rules.get(i.id)?)));
        let count = |s| report.findings().iter().filter(|f| f.severity == s).count();
        let counts = [Severity::Error, Severity::Warning, Severity::Note]
            .map(|s| (s, severity_word(s), count(s)));
        let fate_counts = [Fate::Used, Fate::Condensed, Fate::Reordered, Fate::LeftOut]
            .map(|fate| (fate, fates.iter().filter(|f| **f == fate).count()));
        let side = |document: &'c Document| Side {
            path: portable(document.name()),
            language: document.language().to_string(),
            sentences: document.sentences().len(),
        };
        Ok(Page {
            name: report.name,
            terms: report.terms(),
            source: side(comparison.source),
            target: side(comparison.target),
            notes: (live.iter().flat_map(|live| live.notes.iter().cloned()))
                .chain(report.notes().map(|(_, note)| note.to_owned()))
                .collect(),
            counts,
            rules: rules.collect(),
            statuses: statuses.into_iter().filter(may_come).collect(),
            ticks: ticks(comparison, &fates, &findings),
            target_ticks: target_ticks(comparison, &findings),
            threads: threads(comparison, &out_of_order),
            rows,
            rest,
            fate_counts: fate_counts.into_iter().collect(),
            map_height: MAP,
            names: names::names(comparison.source, comparison.target),
            json: match live {
                Some(_) => String::new(),
                None => embedded(&Record::new(report))?,
            },
            live,
            mode: match comparison.alignment.mode {
                Mode::Translation => "translation",
                Mode::Auto | Mode::Summary => "summary",
            },
            css: include_str!("style.css"),
            js: include_str!("script.js"),
            live_js: include_str!("live.js"),
        })
    }
}

/// JSON that may stand inside a script element: nothing in it ends the element or opens a comment.
fn embedded(record: &Record) -> io::Result<String> {
    let json = serde_json::to_string(record)?;
    Ok(json
        .replace('<', "\\u003c")
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029"))
}

/// The findings of each link, as places in `findings`: those without a link of their own stand with the first link
/// that holds their sentence.
fn homes(
    comparison: &Comparison<'_>,
    findings: &[(usize, &Finding)],
) -> BTreeMap<Option<usize>, Vec<usize>> {
    let mut of_source: Vec<Option<usize>> = vec![None; comparison.source.sentences().len()];
    let mut of_target: Vec<Option<usize>> = vec![None; comparison.target.sentences().len()];
    for (at, link) in comparison.alignment.links.iter().enumerate() {
        for &s in &link.sources {
            of_source[s].get_or_insert(at);
        }
        for &t in &link.targets {
            of_target[t].get_or_insert(at);
        }
    }
    let mut homes: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
    for (at, (_, finding)) in findings.iter().enumerate() {
        let home = finding
            .link
            .or_else(|| finding.target.and_then(|p| of_target[p.sentence]))
            .or_else(|| finding.source.and_then(|p| of_source[p.sentence]));
        homes.entry(home).or_default().push(at);
    }
    homes
}

fn row<'c>(
    comparison: &'c Comparison<'c>,
    findings: &[(usize, &'c Finding)],
    link: usize,
    moved: bool,
    cards: &[usize],
) -> Row<'c> {
    let what = &comparison.alignment.links[link];
    let edits = comparison.edits.get(link).map_or(&[][..], Vec::as_slice);
    let places = |side: fn(&Finding) -> Option<Span>| -> Vec<(usize, &'c Finding, Span)> {
        let of = |&at: &usize| Some((findings[at].0, findings[at].1, side(findings[at].1)?));
        cards.iter().filter_map(of).collect()
    };
    let side =
        |document: &'c Document, indices: &[usize], id: fn(usize) -> String, source: bool| {
            let places = if source {
                places(|f| f.source.map(|p| p.span))
            } else {
                places(|f| f.target.map(|p| p.span))
            };
            let mut last = None;
            let mut sentences = Vec::with_capacity(indices.len());
            for &index in indices {
                let sentence = &document.sentences()[index];
                let of = |e: &crate::Edit| if source { e.source } else { e.target };
                sentences.push(Sentence {
                    id: id(index),
                    gap: last.is_some_and(|last| last + 1 != index),
                    heading: document.paragraphs()[sentence.paragraph].kind
                        == crate::text::ParagraphKind::Heading,
                    segments: segments(document.text(), sentence.span, edits, of, &places),
                });
                last = Some(index);
            }
            sentences
        };
    Row {
        link,
        status: comparison.link_status(link),
        said: comparison.link_judgement(link),
        relation: what.relation.as_str(),
        score: what.score.map_or_else(String::new, |s| format!("{s:.2}")),
        moved,
        sources: side(comparison.source, &what.sources, source_id, true),
        targets: side(comparison.target, &what.targets, target_id, false),
        cards: cards
            .iter()
            .map(|&at| card(comparison, findings[at]))
            .collect(),
    }
}

fn card<'c>(comparison: &'c Comparison<'c>, (number, finding): (usize, &'c Finding)) -> Card<'c> {
    Card {
        id: finding_id(number),
        number: number + 1,
        finding,
        title: title(finding.rule),
        word: severity_word(finding.severity),
        target: finding
            .target
            .map(|p| (target_id(p.sentence), p.span.of(comparison.target.text()))),
        source: finding
            .source
            .map(|p| (source_id(p.sentence), p.span.of(comparison.source.text()))),
        status: comparison.finding_status(finding),
        said: comparison.judgement(finding),
    }
}

/// Puts what a translation leaves out between the rows where it would stand.
fn interleave<'c>(comparison: &Comparison<'_>, rows: &mut Vec<Row<'c>>, rest: &mut Vec<Row<'c>>) {
    let links = &comparison.alignment.links;
    let mut omitted = std::mem::take(rest).into_iter().peekable();
    let mut made = Vec::with_capacity(rows.len() + omitted.len());
    for row in std::mem::take(rows) {
        if let Some(&first) = links[row.link].sources.first() {
            while let Some(out) = omitted.next_if(|o| links[o.link].sources[0] < first) {
                made.push(out);
            }
        }
        made.push(row);
    }
    made.extend(omitted);
    *rows = made;
}

fn worst(severity: Option<Severity>) -> &'static str {
    severity.map_or("", Severity::as_str)
}

/// Where sentence `index` of `count` lies on the map.
fn height(index: f64, count: usize) -> f64 {
    index * MAP as f64 / count.max(1) as f64
}

fn ticks(comparison: &Comparison<'_>, fates: &[Fate], findings: &[(usize, &Finding)]) -> Vec<Tick> {
    let mut severity: Vec<Option<Severity>> = vec![None; fates.len()];
    for (_, finding) in findings.iter().filter(|(_, f)| f.severity > Severity::Note) {
        if let Some(place) = finding.source {
            severity[place.sentence] = severity[place.sentence].max(Some(finding.severity));
        }
    }
    let mut rows = vec![0; fates.len()];
    for (at, link) in comparison.alignment.links.iter().enumerate().rev() {
        for &s in &link.sources {
            rows[s] = at;
        }
    }
    let count = fates.len();
    let tick = |(index, &fate): (usize, &Fate)| Tick {
        id: source_id(index),
        y: format!("{:.1}", height(index as f64, count)),
        height: format!("{:.1}", height(1.0, count) * 0.85),
        fate,
        row: rows[index],
        found: worst(severity[index]),
    };
    fates.iter().enumerate().map(tick).collect()
}

fn target_ticks(comparison: &Comparison<'_>, findings: &[(usize, &Finding)]) -> Vec<TargetTick> {
    let count = comparison.target.sentences().len();
    let mut severity: Vec<Option<Severity>> = vec![None; count];
    for (_, finding) in findings {
        if let Some(place) = finding.target {
            severity[place.sentence] = severity[place.sentence].max(Some(finding.severity));
        }
    }
    let tick = |(index, &found): (usize, &Option<Severity>)| TargetTick {
        id: target_id(index),
        y: format!("{:.1}", height(index as f64, count)),
        height: format!("{:.1}", height(1.0, count) * 0.85),
        worst: worst(found),
    };
    severity.iter().enumerate().map(tick).collect()
}

fn threads(comparison: &Comparison<'_>, moved: &[bool]) -> Vec<Thread> {
    let (sources, targets) = (
        comparison.source.sentences().len(),
        comparison.target.sentences().len(),
    );
    let middle = |index: usize, count| format!("{:.1}", height(index as f64 + 0.43, count));
    let mut threads = Vec::new();
    for (at, link) in comparison.alignment.links.iter().enumerate() {
        let Some(&target) = link.targets.first() else {
            continue;
        };
        for &source in &link.sources {
            threads.push(Thread {
                from: middle(target, targets),
                to: middle(source, sources),
                link: at + 1,
                moved: moved[at],
            });
        }
    }
    threads
}
