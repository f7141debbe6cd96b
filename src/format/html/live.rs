//! The page of a review: the same page with what a reviewer does.

use std::collections::HashMap;
use std::io;

use askama::Template;

use crate::finding::Finding;

use super::super::Report;
use super::{Card, Page};

/// What makes a page live.
#[derive(Clone, Debug)]
pub struct Live<'l> {
    /// The secret that every request has to show.
    pub token: &'l str,
    /// What the page's own script and styles carry, so that no other runs.
    pub nonce: &'l str,
    /// Who reviews; may be empty.
    pub reviewer: &'l str,
    /// How many records the page knows of.
    pub revision: usize,
    /// What the reviewer should know of the file of verdicts.
    pub notes: Vec<String>,
    /// The place of each finding, by fingerprint: its number stays when it is dismissed.
    pub order: &'l HashMap<&'l str, usize>,
    /// Whether there is something to undo.
    pub undo: bool,
    /// Whether there is something to redo.
    pub redo: bool,
}

/// Writes the live page.
///
/// # Errors
/// What the writer reports.
pub fn live(report: &Report<'_>, live: &Live<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let page = Page::new(report, Some(live))?;
    let html = page.render().map_err(io::Error::other)?;
    out.write_all(html.as_bytes())
}

#[derive(Template)]
#[template(path = "card.html")]
struct CardPage<'c> {
    card: Card<'c>,
    target_lang: String,
    source_lang: String,
}

/// The card of one finding as the live page has it; none where there is no such finding.
///
/// # Errors
/// None but a fault of the template.
pub fn card(report: &Report<'_>, live: &Live<'_>, fingerprint: &str) -> io::Result<Option<String>> {
    let found = numbered(report, Some(live)).into_iter();
    let Some(found) = found.into_iter().find(|f| f.1.fingerprint == fingerprint) else {
        return Ok(None);
    };
    let page = CardPage {
        card: super::card(report.comparison, found),
        target_lang: report.comparison.target.language().to_string(),
        source_lang: report.comparison.source.language().to_string(),
    };
    page.render().map(Some).map_err(io::Error::other)
}

/// All findings with their numbers from 0: the loud ones first, in a review each where it stood before any was judged.
pub(super) fn numbered<'c>(
    report: &Report<'c>,
    live: Option<&Live<'_>>,
) -> Vec<(usize, &'c Finding)> {
    let mut findings: Vec<(usize, &Finding)> = (report.findings().iter().enumerate())
        .chain(report.silenced())
        .collect();
    if let Some(live) = live {
        for (number, finding) in &mut findings {
            let place = live.order.get(finding.fingerprint.as_str());
            *number = place.copied().unwrap_or(*number);
        }
        findings.sort_by_key(|(number, _)| *number);
    }
    findings
}
