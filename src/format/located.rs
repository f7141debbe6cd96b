//! Findings with their places in files, as annotating formats want them.

use std::path::Path;

use crate::finding::{Finding, Place, Severity};
use crate::text::{Document, InputFormat, Lines, Position};

use super::exchange::Kind;
use super::{Report, portable, title};

/// A finding and the files it stands in.
pub(super) struct Located<'r> {
    pub(super) finding: &'r Finding,
    /// Where an annotation belongs: the words of the target; of the source where something was left out.
    pub(super) main: Site<'r>,
    /// The words on the other side.
    pub(super) other: Option<Site<'r>>,
}

/// Words of a file.
pub(super) struct Site<'r> {
    /// `source` or `target`.
    pub(super) side: &'static str,
    /// The file, with `/` between its folders.
    pub(super) path: String,
    /// The words.
    pub(super) words: &'r str,
    /// Where they begin and end; none where the file holds no lines of text (.docx, .html, .md): the extracted
    /// text's lines are not the file's.
    pub(super) range: Option<(Position, Position)>,
}

impl Located<'_> {
    pub(super) fn title(&self) -> &'static str {
        title(self.finding.rule)
    }

    /// Title, message and what the other side says, in one line.
    pub(super) fn text(&self) -> String {
        let mut text = format!("{}. {}", self.title(), self.finding.message);
        if let Some(suggestion) = &self.finding.suggestion {
            text = format!("{text} Could read: {suggestion}");
        }
        text
    }
}

/// A report's findings of at least this severity, each with its places.
pub(super) fn located<'r>(
    report: &Report<'r>,
    least: Severity,
) -> impl Iterator<Item = Located<'r>> + use<'r> {
    let findings = report.findings().iter();
    placed(report, findings.filter(move |f| f.severity >= least))
}

/// Findings of a report with their places.
pub(super) fn placed<'r, F: Iterator<Item = &'r Finding>>(
    report: &Report<'r>,
    findings: F,
) -> impl Iterator<Item = Located<'r>> + use<'r, F> {
    let source = Side::new("source", report.comparison.source);
    let target = Side::new("target", report.comparison.target);
    findings.map(move |finding| {
        let in_source = finding.source.map(|place| source.site(place));
        let in_target = finding.target.map(|place| target.site(place));
        let (main, other) = match (in_target, in_source) {
            (Some(target), source) => (target, source),
            (None, Some(source)) => (source, None),
            // A rule that speaks of a whole text.
            (None, None) => (target.whole(), None),
        };
        Located {
            finding,
            main,
            other,
        }
    })
}

struct Side<'d> {
    name: &'static str,
    path: String,
    document: &'d Document,
    lines: Option<Lines<'d>>,
}

impl<'d> Side<'d> {
    fn new(name: &'static str, document: &'d Document) -> Self {
        let path = match document.name() {
            "-" => "stdin".to_owned(),
            path => portable(path).replace('\\', "/"),
        };
        // Nor do files of units.
        let of_file = InputFormat::of_name(&path) == InputFormat::Text
            && Kind::bilingual(Path::new(&path)).is_none();
        Side {
            name,
            path: path.strip_prefix("./").unwrap_or(&path).to_owned(),
            document,
            lines: of_file.then(|| Lines::new(document.text())),
        }
    }

    fn site(&self, place: Place) -> Site<'d> {
        Site {
            side: self.name,
            path: self.path.clone(),
            words: place.span.of(self.document.text()),
            range: self.lines.as_ref().map(|lines| lines.range(place.span)),
        }
    }

    fn whole(&self) -> Site<'d> {
        Site {
            side: self.name,
            path: self.path.clone(),
            words: "",
            range: None,
        }
    }
}
