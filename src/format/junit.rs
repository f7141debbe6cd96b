//! `JUnit`'s XML: a suite a comparison, a test case a link.
//!
//! A link fails by its findings at or above [`Junit::fail_on`]; what stands below is written as its output. Links
//! without a target are one test case each as well, so that a point left out has a place.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use crate::finding::{Finding, Severity};

use super::{Format, Report, joined, link_id, passage_text, source_id, target_id, title, xml_text};

/// Writes the document.
#[derive(Clone, Copy, Debug)]
pub struct Junit {
    /// The least severity that fails a test case.
    pub fail_on: Severity,
}

impl Default for Junit {
    fn default() -> Self {
        Junit {
            fail_on: Severity::Error,
        }
    }
}

impl Format for Junit {
    fn write(&self, report: &Report<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        self.write_all(std::slice::from_ref(report), out)
    }

    fn write_all(&self, reports: &[Report<'_>], out: &mut dyn io::Write) -> io::Result<()> {
        let mut writer = Writer::new_with_indent(&mut *out, b' ', 2);
        writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        let suites: Vec<Suite<'_, '_>> = reports
            .iter()
            .map(|r| Suite::new(r, self.fail_on))
            .collect();
        let tests: usize = suites.iter().map(|s| s.cases.len()).sum();
        let failures: usize = suites.iter().map(Suite::failures).sum();
        writer
            .create_element("testsuites")
            .with_attributes([
                ("name", "hexapla"),
                ("tests", &tests.to_string()),
                ("failures", &failures.to_string()),
            ])
            .write_inner_content(|writer| {
                suites.iter().try_for_each(|suite| suite.write(writer))
            })?;
        out.write_all(b"\n")
    }
}

/// A comparison's links with what fails each.
struct Suite<'s, 'r> {
    report: &'s Report<'r>,
    fail_on: Severity,
    /// Names of the test cases and their findings; the last, if need be, for findings that stand in no link.
    cases: Vec<(String, Vec<&'r Finding>)>,
}

impl<'s, 'r> Suite<'s, 'r> {
    fn new(report: &'s Report<'r>, fail_on: Severity) -> Self {
        let comparison = report.comparison;
        let links = comparison.alignment.links.iter().enumerate();
        let mut cases: Vec<(String, Vec<&Finding>)> = links
            .map(|(index, link)| {
                let (side, ids, text) = if link.targets.is_empty() {
                    let ids = joined(&link.sources, source_id);
                    let text = passage_text(comparison.source, &link.sources);
                    ("source", ids, text)
                } else {
                    let ids = joined(&link.targets, target_id);
                    let text = passage_text(comparison.target, &link.targets);
                    ("target", ids, text)
                };
                let name = format!("{} {side} {ids}: {}", link_id(index), start(&text));
                (name, Vec::new())
            })
            .collect();
        let mut elsewhere = Vec::new();
        for finding in report.findings() {
            match finding.link.and_then(|link| cases.get_mut(link)) {
                Some((_, findings)) => findings.push(finding),
                None => elsewhere.push(finding),
            }
        }
        if !elsewhere.is_empty() {
            cases.push(("the whole text".to_owned(), elsewhere));
        }
        Suite {
            report,
            fail_on,
            cases,
        }
    }

    fn failures(&self) -> usize {
        let fails = |findings: &[&Finding]| findings.iter().any(|f| f.severity >= self.fail_on);
        self.cases.iter().filter(|(_, f)| fails(f)).count()
    }

    fn write<W: io::Write>(&self, writer: &mut Writer<W>) -> io::Result<()> {
        let name = xml_text(self.report.name);
        writer
            .create_element("testsuite")
            .with_attributes([
                ("name", name.as_ref()),
                ("tests", &self.cases.len().to_string()),
                ("failures", &self.failures().to_string()),
                ("errors", "0"),
                ("skipped", "0"),
            ])
            .write_inner_content(|writer| {
                self.cases.iter().try_for_each(|(case, findings)| {
                    let element = writer.create_element("testcase").with_attributes([
                        ("classname", name.as_ref()),
                        ("name", xml_text(case).as_ref()),
                    ]);
                    if findings.is_empty() {
                        element.write_empty().map(drop)
                    } else {
                        element
                            .write_inner_content(|writer| self.outcome(findings, writer))
                            .map(drop)
                    }
                })
            })?;
        Ok(())
    }

    fn outcome<W: io::Write>(
        &self,
        findings: &[&Finding],
        writer: &mut Writer<W>,
    ) -> io::Result<()> {
        let mut below = String::new();
        for finding in findings {
            let line = format!(
                "{}: {} ({}). {}",
                finding.severity.as_str(),
                title(finding.rule),
                finding.rule,
                finding.message
            );
            if finding.severity < self.fail_on {
                below.push_str(&line);
                below.push('\n');
                continue;
            }
            let mut body = line;
            for (side, place, document) in [
                ("source", finding.source, self.report.comparison.source),
                ("target", finding.target, self.report.comparison.target),
            ] {
                if let Some(place) = place {
                    body = format!("{body}\n{side}: {}", document.sentence_text(place.sentence));
                }
            }
            writer
                .create_element("failure")
                .with_attributes([
                    ("message", xml_text(&finding.message).as_ref()),
                    ("type", finding.rule),
                ])
                .write_text_content(BytesText::new(&xml_text(&body)))?;
        }
        if !below.is_empty() {
            writer
                .create_element("system-out")
                .write_text_content(BytesText::new(&xml_text(&below)))?;
        }
        Ok(())
    }
}

/// The first eight words.
fn start(text: &str) -> String {
    let mut words = text.split_whitespace();
    let mut start: Vec<&str> = words.by_ref().take(8).collect();
    if words.next().is_some() {
        start.push("…");
    }
    start.join(" ")
}
