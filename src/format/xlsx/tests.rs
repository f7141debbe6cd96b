use std::io::Cursor;
use std::path::Path;

use calamine::{Reader, open_workbook_from_rs};

use super::*;
use crate::format::{Format, Report};
use crate::text::{ReadOptions, Segmentation};
use crate::verdicts::{self, Entry, FindingVerdict, LinkVerdict, Log, Texts};
use crate::{Comparison, Document, Options};

const SOURCE: &str = "We met in Lima on Friday. We strongly oppose any attempt to change the status quo. The new \
                      Secretariat opens on 3 May with a staff of 40 people.";
const TARGET: &str = "He strongly opposed any attempt to change the status quo. The new Secretariat opens on 3 May \
                      with a staff of 60 people, =1+1.";

fn pair() -> (Document, Document) {
    let read = |name, text: &str| Document::from_text(name, text, &ReadOptions::default());
    let source = read("s.en.txt", SOURCE).expect("a text");
    (source, read("t.en.txt", TARGET).expect("a text"))
}

fn options() -> Options {
    let mut options = Options::default();
    options.align.model = false;
    options
}

fn written(comparison: &Comparison<'_>) -> Vec<u8> {
    let report = Report {
        comparison,
        name: "small",
        options: &options(),
        segmentation: Segmentation::Sentences,
        with_findings: true,
    };
    Xlsx.bytes(&report).expect("a workbook")
}

/// The workbook as a spreadsheet program saves it, each cell as `change` gives it by sheet, row from 1 and heading.
fn filled_in(bytes: &[u8], change: impl Fn(&str, usize, &str, String) -> String) -> Vec<u8> {
    let mut old: calamine::Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).expect("a workbook");
    let mut new = rust_xlsxwriter::Workbook::new();
    for name in old.sheet_names() {
        let range = old.worksheet_range(&name).expect("a sheet");
        let headings: Vec<String> = range
            .rows()
            .next()
            .expect("headings")
            .iter()
            .map(ToString::to_string)
            .collect();
        let sheet = new.add_worksheet();
        sheet.set_name(&name).expect("a name");
        for (row, cells) in range.rows().enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                let text = change(&name, row, &headings[column], cell.to_string());
                sheet
                    .write_string(row as u32, column as u16, text)
                    .expect("a cell");
            }
        }
    }
    new.save_to_buffer().expect("bytes")
}

fn read_bytes(bytes: &[u8]) -> Result<Filled, String> {
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().join("book.xlsx");
    std::fs::write(&path, bytes).expect("a file");
    read(Path::new(&path)).map_err(|e| e.to_string())
}

#[test]
fn what_nobody_changed_comes_back_as_nothing() {
    let (source, target) = pair();
    let comparison = Comparison::new(&source, &target, &options());
    let bytes = written(&comparison);
    assert_eq!(bytes, written(&comparison), "the same bytes");
    for bytes in [bytes.clone(), filled_in(&bytes, |_, _, _, text| text)] {
        let filled = read_bytes(&bytes).expect("read");
        assert_eq!(filled.entries, []);
        assert_eq!(filled.target, "t.en.txt");
        assert_eq!(filled.texts, Texts::new(&source, &target));
    }
}

#[test]
fn what_was_filled_in_comes_back_as_verdicts() {
    let (source, target) = pair();
    let comparison = Comparison::new(&source, &target, &options());
    let bytes = filled_in(&written(&comparison), |sheet, row, column, text| {
        match (sheet, row, column) {
            ("Findings", 1, "verdict") => "Dismissed".into(),
            ("Findings", 1, "reason") => "so agreed".into(),
            ("Findings", 2, "comment") => "ask Ben".into(),
            ("Links", 1, "verdict") => "confirmed".into(),
            ("Links", 2, "source ids") => "s1, s3".into(),
            _ => text,
        }
    });
    let filled = read_bytes(&bytes).expect("read");
    let first = &comparison.findings[0];
    let reason = Some("so agreed".to_owned());
    let expected = Entry::finding(&comparison, first, FindingVerdict::Dismissed, reason);
    assert_eq!(filled.entries[0], expected);
    let expected = Entry::comment(&comparison, &comparison.findings[1], "ask Ben".into());
    assert_eq!(filled.entries[1], expected);
    let links: Vec<_> = filled.entries[2..]
        .iter()
        .flat_map(|e| match e {
            Entry::Links { links, .. } => links.clone(),
            _ => Vec::new(),
        })
        .collect();
    assert_eq!(links[0].verdict, LinkVerdict::Confirmed);
    let ids: Vec<&str> = links[1].sources.iter().map(|s| s.id.as_str()).collect();
    assert_eq!(
        (ids.as_slice(), links[1].verdict),
        (&["s1", "s3"][..], LinkVerdict::Edited)
    );

    // They do what they say.
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().join("verdicts.jsonl");
    let mut store = verdicts::Store::open(&path).expect("a store");
    for entry in filled.entries {
        store.append("Ann", &comparison, entry).expect("written");
    }
    let log = Log::read(&path).expect("read");
    let after = verdicts::compare(&source, &target, &options(), &log);
    assert_eq!(after.silenced[0].fingerprint, first.fingerprint);
    let edited = after
        .alignment
        .links
        .iter()
        .position(|l| l.targets == [1])
        .expect("the link");
    assert_eq!(after.alignment.links[edited].sources, [0, 2]);
    assert_eq!(after.link_status(edited), "edited");
}

#[test]
fn what_cannot_be_taken_over_is_named_by_sheet_and_row() {
    let (source, target) = pair();
    let bytes = written(&Comparison::new(&source, &target, &options()));
    for (place, text, words) in [
        (
            ("Findings", 2, "verdict"),
            "maybe",
            "sheet Findings, row 3: `maybe` is no verdict; pick one of open,",
        ),
        (
            ("Links", 1, "verdict"),
            "",
            "sheet Links, row 2: `` is no verdict",
        ),
        (
            ("Links", 1, "source ids"),
            "s99",
            "sheet Links, row 2: there is no sentence `s99`",
        ),
        (
            ("Links", 1, "source ids"),
            "t1",
            "sheet Links, row 2: there is no sentence `t1`",
        ),
        (
            ("Findings", 0, "verdict"),
            "Urteil",
            "sheet Findings, row 1: there is no column `verdict`",
        ),
        (("About", 2, "value"), "7", "version `7`"),
    ] {
        let bytes = filled_in(&bytes, |sheet, row, column, old| {
            if (sheet, row, column) == place {
                text.to_owned()
            } else {
                old
            }
        });
        let said = read_bytes(&bytes).expect_err("refused");
        assert!(said.contains(words), "{said}");
    }
    assert!(
        read_bytes(b"no workbook")
            .expect_err("refused")
            .contains("is no .xlsx workbook")
    );
    let other = rust_xlsxwriter::Workbook::new()
        .save_to_buffer()
        .expect("bytes");
    assert!(
        read_bytes(&other)
            .expect_err("refused")
            .contains("has no sheet `About`")
    );
}
