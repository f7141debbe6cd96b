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
mod groups;
mod page;
mod style;

use std::io;

use super::{Format, Report};
use groups::Groups;
use page::Page;

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

impl Format for Text {
    fn write(&self, report: &Report<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        let mut page = Page::new(*self, report, out);
        page.head()?;
        let groups = Groups::new(report);
        for group in &groups.sentences {
            page.group(group)?;
        }
        page.source_findings(&groups.source_findings)?;
        page.omissions(&groups)?;
        page.summary(&groups)
    }
}
