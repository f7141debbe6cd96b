//! Checkstyle's XML, which many CI servers read. Columns count Unicode code points.

use std::collections::BTreeMap;
use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, Event};

use crate::finding::Severity;

use super::located::{Located, located};
use super::{Format, Report, xml_text};

/// Writes the document.
#[derive(Clone, Copy, Debug, Default)]
pub struct Checkstyle;

impl Format for Checkstyle {
    fn write(&self, report: &Report<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        self.write_all(std::slice::from_ref(report), out)
    }

    fn write_all(&self, reports: &[Report<'_>], out: &mut dyn io::Write) -> io::Result<()> {
        let mut files: BTreeMap<String, Vec<Located<'_>>> = BTreeMap::new();
        for report in reports {
            for finding in located(report, Severity::Note) {
                files
                    .entry(finding.main.path.clone())
                    .or_default()
                    .push(finding);
            }
        }
        let mut writer = Writer::new_with_indent(&mut *out, b' ', 2);
        writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        writer
            .create_element("checkstyle")
            .with_attribute(("version", "4.3"))
            .write_inner_content(|writer| {
                for (path, findings) in &files {
                    writer
                        .create_element("file")
                        .with_attribute(("name", xml_text(path).as_ref()))
                        .write_inner_content(|writer| {
                            findings
                                .iter()
                                .try_for_each(|finding| error(finding, writer))
                        })?;
                }
                Ok(())
            })?;
        out.write_all(b"\n")
    }
}

fn error<W: io::Write>(located: &Located<'_>, writer: &mut Writer<W>) -> io::Result<()> {
    let severity = match located.finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "info",
    };
    let (line, column) = located
        .main
        .range
        .map_or((1, 1), |(start, _)| (start.line, start.code_point));
    let (line, column) = (line.to_string(), column.to_string());
    let message = located.text();
    let rule = format!("hexapla.{}", located.finding.rule);
    writer
        .create_element("error")
        .with_attributes([
            ("line", line.as_str()),
            ("column", &column),
            ("severity", severity),
            ("message", xml_text(&message).as_ref()),
            ("source", &rule),
        ])
        .write_empty()?;
    Ok(())
}
