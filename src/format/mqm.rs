//! Findings as WMT has its MQM ratings: tab-separated, a row a marked error, `<v>` and `</v>` round its words.
//!
//! Freitag et al., *Experts, Errors, and Context* (TACL 2021), and the tables published with it: `system`, `doc`, `doc_id`,
//! `seg_id`, `rater`, `source`, `target`, `category`, `severity`. A link is a segment, numbered from 1; one without
//! findings has a row `no-error`. An error is Major, a warning Minor, a note Neutral, so that the usual weights apply. Cells are
//! not quoted: tabs and line breaks become spaces.

use std::collections::HashMap;

use crate::error::Error;
use crate::finding::Severity;
use crate::rules;

use super::exchange::{Item, Output, Side, Sink, StoredLink, one_line};
use super::json::{FindingRecord, Spot};

/// What the format cannot carry.
pub const LIMITS: &str =
    "It is written, never read: findings with the texts of their links, and no more.";

const COLUMNS: [&str; 9] = [
    "system", "doc", "doc_id", "seg_id", "rater", "source", "target", "category", "severity",
];

/// Writes the rows.
pub struct Rows {
    out: Output,
    /// Stem of the target's name, and name of the comparison.
    names: [String; 2],
    links: Vec<StoredLink>,
    found: HashMap<String, Vec<FindingRecord>>,
    /// Where sentences begin.
    starts: HashMap<String, usize>,
}

impl Rows {
    /// Writes to `out`.
    pub fn new(out: Output) -> Self {
        Rows {
            out,
            names: [String::new(), String::new()],
            links: Vec::new(),
            found: HashMap::new(),
            starts: HashMap::new(),
        }
    }

    fn row(
        &mut self,
        number: usize,
        link: &StoredLink,
        finding: Option<&FindingRecord>,
    ) -> Result<(), Error> {
        let marked = |side: Side, spot: Option<&Spot>| {
            let passage = link.passage(side);
            let range = spot.and_then(|spot| self.range(link, side, spot));
            one_line(&match range {
                Some((start, end)) => mark(&passage, start, end),
                None => passage,
            })
        };
        let (target_spot, source_spot) =
            finding.map_or((None, None), |f| (f.target.as_ref(), f.source.as_ref()));
        let target = marked(Side::Target, target_spot);
        // Words of the source are marked where nothing in the target is at fault.
        let source = marked(Side::Source, source_spot.filter(|_| target_spot.is_none()));
        let severity = finding.map_or("no-error", |f| match f.severity {
            Severity::Error => "Major",
            Severity::Warning => "Minor",
            Severity::Note => "Neutral",
        });
        let number = number.to_string();
        let [system, document] = &self.names;
        let cells = [
            system,
            document,
            &number,
            &number,
            "hexapla",
            &source,
            &target,
            &finding.map_or_else(|| "no-error".to_owned(), |f| category(&f.rule)),
            severity,
        ];
        let row = cells.join("\t") + "\n";
        self.out.text(&row)
    }

    /// Where words stand in a link's passage, in code points.
    fn range(&self, link: &StoredLink, side: Side, spot: &Spot) -> Option<(usize, usize)> {
        let (ids, texts) = link.side(side);
        let index = ids.iter().position(|id| *id == spot.sentence)?;
        let start = self.starts.get(&spot.sentence)?;
        let before: usize = texts
            .iter()
            .take(index)
            .map(|t| t.chars().count() + 1)
            .sum();
        Some((
            before + spot.start.checked_sub(*start)?,
            before + spot.end.checked_sub(*start)?,
        ))
    }
}

fn mark(text: &str, start: usize, end: usize) -> String {
    let byte = |at: usize| {
        text.char_indices()
            .nth(at)
            .map_or(text.len(), |(byte, _)| byte)
    };
    let (start, end) = (byte(start), byte(end.max(start)));
    format!(
        "{}<v>{}</v>{}",
        &text[..start],
        &text[start..end],
        &text[end..]
    )
}

/// A rule's category in the words of WMT's tables: `Accuracy/Mistranslation`.
fn category(rule: &str) -> String {
    let Some(info) = rules::info(rule) else {
        return "Other".into();
    };
    let parts = info.mqm.split('/').map(|part| match part {
        "linguistic conventions" => "Fluency".to_owned(),
        part => part[..1].to_uppercase() + &part[1..],
    });
    parts.collect::<Vec<_>>().join("/")
}

impl Sink for Rows {
    fn put(&mut self, item: &Item) -> Result<(), Error> {
        match item {
            Item::Head(head) => {
                let file = head
                    .target
                    .path
                    .rsplit(['/', '\\'])
                    .next()
                    .unwrap_or_default();
                let stem = file.split('.').next().filter(|stem| !stem.is_empty());
                self.names = [
                    one_line(stem.unwrap_or("target")),
                    one_line(&head.comparison),
                ];
            }
            Item::Sentence(_, sentence) => {
                self.starts.insert(sentence.id.clone(), sentence.start);
            }
            Item::Link(link) => self.links.push(link.clone()),
            Item::Finding(finding) => {
                let link = finding.link_id.clone().unwrap_or_default();
                self.found.entry(link).or_default().push(finding.clone());
            }
            Item::Note(_) | Item::Silenced(_) => {}
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<(), Error> {
        self.out.text(&(COLUMNS.join("\t") + "\n"))?;
        for (number, link) in (1..).zip(std::mem::take(&mut self.links)) {
            let found = self.found.remove(&link.id).unwrap_or_default();
            if found.is_empty() {
                self.row(number, &link, None)?;
            }
            for finding in &found {
                self.row(number, &link, Some(finding))?;
            }
        }
        // What speaks of no link stands under the segment 0.
        for finding in self.found.remove("").unwrap_or_default() {
            self.row(0, &StoredLink::default(), Some(&finding))?;
        }
        self.out.publish().map(drop)
    }
}
