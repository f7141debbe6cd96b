//! Workflow commands of GitHub Actions: annotations at the lines of a pull request.
//!
//! A step shows ten annotations of each kind; beyond them none is written, and a notice says how many there are. Columns
//! are UTF-16 code units, and stand only where a finding begins and ends on one line, as GitHub wants it. Lines that a
//! text could pass off as commands cannot occur: `%`, line ends, and in properties `:` and `,`, are escaped.

use std::io;

use crate::finding::Severity;

use super::located::{Located, located};
use super::{Format, Report};

/// Annotations of one kind that a step shows.
pub const MOST_A_KIND: usize = 10;

/// Writes the commands.
#[derive(Clone, Copy, Debug, Default)]
pub struct Github;

impl Format for Github {
    fn write(&self, report: &Report<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        self.write_all(std::slice::from_ref(report), out)
    }

    fn write_all(&self, reports: &[Report<'_>], out: &mut dyn io::Write) -> io::Result<()> {
        for severity in [Severity::Error, Severity::Warning, Severity::Note] {
            let mut count = 0_usize;
            for report in reports {
                for finding in located(report, severity) {
                    if finding.finding.severity != severity {
                        continue;
                    }
                    count += 1;
                    if count <= MOST_A_KIND {
                        command(&finding, out)?;
                    }
                }
            }
            if count > MOST_A_KIND {
                let more = count - MOST_A_KIND;
                let kind = severity.as_str();
                writeln!(
                    out,
                    "::notice title=hexapla::{more} more findings of severity {kind} are not shown here"
                )?;
            }
        }
        Ok(())
    }
}

fn command(located: &Located<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let kind = match located.finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    write!(out, "::{kind} file={}", property(&located.main.path))?;
    if let Some((start, end)) = located.main.range {
        write!(out, ",line={},endLine={}", start.line, end.line)?;
        if start.line == end.line {
            // The end column is that of the last character.
            let last = end.utf16.saturating_sub(1).max(start.utf16);
            write!(out, ",col={},endColumn={last}", start.utf16)?;
        }
    }
    let title = property(&format!("{} ({})", located.title(), located.finding.rule));
    let mut message = located.finding.message.clone();
    if let Some(suggestion) = &located.finding.suggestion {
        message = format!("{message} Could read: {suggestion}");
    }
    writeln!(out, ",title={title}::{}", data(&message))
}

fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_cannot_write_commands() {
        assert_eq!(data("50%\r\n::error::no"), "50%25%0D%0A::error::no");
        assert_eq!(property("a,b:c%"), "a%2Cb%3Ac%25");
    }
}
