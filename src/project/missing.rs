//! A text that a pattern finds on one side only.

use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::finding::{Evidence, Finding, Place, Severity};
use crate::rules::{self, fingerprint};
use crate::text::ReadOptions;
use crate::{Document, Options};

use super::STORED;
use super::plan::{MissingPage, Planned, portable};

/// The rule that reports it.
const MISSING_PAGE: &str = "missing-page";

impl MissingPage {
    /// The comparison that it would be, by which levels and suppressions are found.
    pub fn planned(&self) -> Planned {
        let (here, there) = (self.path.clone(), PathBuf::from(&self.looked_for));
        let (source, target) = if self.is_source {
            (here, there)
        } else {
            (there, here)
        };
        Planned {
            name: self.name.clone(),
            source,
            target,
            read_source: ReadOptions::default(),
            read_target: ReadOptions::default(),
            options: Options::default(),
            stored: Path::new(STORED).join(&self.name),
        }
    }

    /// The text beside an empty one, and the finding that says so.
    ///
    /// # Errors
    /// A text that cannot be read.
    pub(super) fn read(&self, root: &Path) -> Result<(Document, Document, Finding), Error> {
        let bytes = std::fs::read(root.join(&self.path)).map_err(|e| Error::io(&self.path, e))?;
        let path = portable(&self.path);
        let here = Document::from_bytes(&path, &bytes, &ReadOptions::default())?;
        let name = self.looked_for.clone();
        let there =
            Document::from_segments(name, String::new(), here.language(), vec![], &[], vec![]);
        let place = here.sentences().first().map(|first| Place {
            sentence: 0,
            span: first.span,
        });
        let (side, evidence) = if self.is_source {
            ("target", (path, String::new()))
        } else {
            ("source", (String::new(), path))
        };
        let info = rules::info(MISSING_PAGE);
        let mut findings = [Finding {
            rule: MISSING_PAGE,
            also: Vec::new(),
            severity: info.map_or(Severity::Warning, |info| info.severity),
            confidence: 1.0,
            message: format!(
                "No {side} stands beside it; `{}` was looked for.",
                self.looked_for
            ),
            link: None,
            source: place.filter(|_| self.is_source),
            target: place.filter(|_| !self.is_source),
            evidence: Evidence {
                source: evidence.0,
                target: evidence.1,
            },
            suggestion: None,
            fingerprint: String::new(),
        }];
        fingerprint::assign(&mut findings);
        let [finding] = findings;
        Ok(if self.is_source {
            (here, there, finding)
        } else {
            (there, here, finding)
        })
    }
}
