//! Vecalign's lines: `[0, 1]:[2]`, the indices of a link's source and target sentences, counted from 0.
//!
//! Links stand in their own order, null links too (`[3]:[]`). Relations, scores and texts have no place in it.

use std::io;

use super::{Format, Report};

/// Writes the lines.
#[derive(Clone, Copy, Debug, Default)]
pub struct Vecalign;

impl Format for Vecalign {
    fn write(&self, report: &Report<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        for link in &report.comparison.alignment.links {
            // A list of numbers is written for debugging as the format has it: `[0, 1]`.
            writeln!(out, "{:?}:{:?}", link.sources, link.targets)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::{AlignOptions, Mode};
    use crate::text::{ReadOptions, Segmentation};
    use crate::{Comparison, Document, Options};

    #[test]
    fn a_link_is_a_line() {
        let read = ReadOptions {
            segmentation: Segmentation::Lines,
            ..ReadOptions::default()
        };
        let source =
            Document::from_text("a.en", "The dam held.\nIt rained.\n", &read).expect("a text");
        let target = Document::from_text("b.en", "The dam has held.\n", &read).expect("a text");
        let align = AlignOptions {
            mode: Mode::Summary,
            ..AlignOptions::default()
        };
        let options = Options {
            align,
            ..Options::default()
        };
        let comparison = Comparison::new(&source, &target, &options);
        let report = Report {
            comparison: &comparison,
            name: "dam",
            options: &options,
            segmentation: Segmentation::Lines,
            with_findings: false,
        };
        let lines = Vecalign.bytes(&report).expect("memory");
        assert_eq!(
            String::from_utf8(lines).expect("UTF-8"),
            "[0]:[0]\n[1]:[]\n"
        );
    }
}
