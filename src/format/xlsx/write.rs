//! The workbook, written.

use std::io;

use rust_xlsxwriter::{
    DataValidation, DocProperties, ExcelDateTime, Format as CellFormat, FormatAlign, Workbook,
    Worksheet, XlsxError,
};

use crate::comparison::Comparison;
use crate::finding::{Finding, Place};
use crate::format::{
    Format, Report, finding_id, joined, link_id, passage_text, portable, source_id, target_id,
    title,
};
use crate::text::Document;
use crate::verdicts::{FindingVerdict, LinkVerdict, Texts};

use super::{ABOUT, FINDINGS, LINKS, TEXTS, VERSION, fact, heading};

/// Writes the workbook.
#[derive(Clone, Copy, Debug, Default)]
pub struct Xlsx;

impl Format for Xlsx {
    fn write(&self, report: &Report<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        let bytes = workbook(report).map_err(io::Error::other)?;
        out.write_all(&bytes)
    }
}

/// Characters that a cell may hold (ECMA-376 as Excel has it).
const CELL: usize = 32_767;

/// A column: its heading, its width in characters of the standard font, 0 for a hidden one.
type Column = (&'static str, f64);

fn workbook(report: &Report<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // The same bytes for the same comparison: no clock.
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&created));
    if report.with_findings {
        findings(report, workbook.add_worksheet())?;
    }
    links(report, workbook.add_worksheet())?;
    texts(report.comparison, workbook.add_worksheet())?;
    about(report, workbook.add_worksheet())?;
    workbook.save_to_buffer()
}

/// Writes headings and rows of text.
fn table(
    sheet: &mut Worksheet,
    name: &str,
    columns: &[Column],
    rows: &[Vec<String>],
) -> Result<(), XlsxError> {
    let cell = CellFormat::new()
        .set_text_wrap()
        .set_align(FormatAlign::Top);
    let bold = cell.clone().set_bold();
    sheet.set_name(name)?;
    sheet.set_freeze_panes(1, 0)?;
    for (at, (heading, width)) in (0..).zip(columns) {
        sheet.write_string_with_format(0, at, *heading, &bold)?;
        if *width > 0.0 {
            sheet.set_column_width(at, *width)?;
        } else {
            sheet.set_column_hidden(at)?;
        }
    }
    for (at, row) in (1..).zip(rows) {
        for (column, text) in (0..).zip(row) {
            let text = crate::format::xml_text(text);
            let text: String = text.chars().take(CELL).collect();
            sheet.write_string_with_format(at, column, text, &cell)?;
        }
    }
    let last = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    let width = u16::try_from(columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    sheet.autofilter(0, 0, last, width)?;
    Ok(())
}

/// A drop-down in the first column.
fn choices(sheet: &mut Worksheet, rows: usize, names: &[&str]) -> Result<(), XlsxError> {
    if rows == 0 {
        return Ok(());
    }
    let wrong = format!("One of: {}", names.join(", "));
    let list = DataValidation::new()
        .allow_list_strings(names)?
        .set_error_title("No verdict")?
        .set_error_message(wrong)?;
    let last = u32::try_from(rows).unwrap_or(u32::MAX);
    sheet.add_data_validation(1, 0, last, 0, &list)?;
    Ok(())
}

fn findings(report: &Report<'_>, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let columns: [Column; 21] = [
        (heading::VERDICT, 11.0),
        (heading::REASON, 24.0),
        (heading::COMMENT, 24.0),
        ("severity", 9.0),
        ("title", 22.0),
        ("message", 36.0),
        (heading::TARGET_ID, 8.0),
        ("target words", 24.0),
        (heading::SOURCE_ID, 8.0),
        ("source words", 24.0),
        ("target sentence", 44.0),
        ("source sentence", 44.0),
        ("suggestion", 20.0),
        (heading::RULE, 16.0),
        ("confidence", 9.0),
        ("reviewer", 12.0),
        (heading::ID, 6.0),
        (heading::COMPARED_TARGET, 0.0),
        (heading::COMPARED_SOURCE, 0.0),
        (heading::FINGERPRINT, 0.0),
        (heading::WRITTEN, 0.0),
    ];
    let mut all: Vec<Column> = columns.to_vec();
    all.push((heading::REASON_WRITTEN, 0.0));
    let comparison = report.comparison;
    let numbered = (report.findings().iter().enumerate()).chain(report.silenced());
    let rows: Vec<Vec<String>> = numbered
        .map(|(number, finding)| finding_row(comparison, number, finding))
        .collect();
    table(sheet, FINDINGS, &all, &rows)?;
    let names = FindingVerdict::ALL.map(FindingVerdict::as_str);
    choices(sheet, rows.len(), &names)
}

fn finding_row(comparison: &Comparison<'_>, number: usize, finding: &Finding) -> Vec<String> {
    let side = |place: Option<Place>, document: &Document, id: fn(usize) -> String| {
        place.map_or_else(Default::default, |place| {
            let words = place.span.of(document.text()).to_owned();
            let sentence = document.sentence_text(place.sentence).to_owned();
            (id(place.sentence), words, sentence)
        })
    };
    let (target_id, target_words, target) = side(finding.target, comparison.target, target_id);
    let (source_id, source_words, source) = side(finding.source, comparison.source, source_id);
    let status = comparison.finding_status(finding).to_owned();
    let said = comparison.judgement(finding).cloned().unwrap_or_default();
    let reason = said.reason.unwrap_or_default();
    vec![
        status.clone(),
        reason.clone(),
        String::new(),
        finding.severity.as_str().to_owned(),
        title(finding.rule).to_owned(),
        finding.message.clone(),
        target_id,
        target_words,
        source_id,
        source_words,
        target,
        source,
        finding.suggestion.clone().unwrap_or_default(),
        finding.rule.to_owned(),
        format!("{:.4}", finding.confidence),
        said.reviewer,
        finding_id(number),
        finding.evidence.target.clone(),
        finding.evidence.source.clone(),
        finding.fingerprint.clone(),
        status,
        reason,
    ]
}

fn links(report: &Report<'_>, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let columns: [Column; 12] = [
        (heading::VERDICT, 11.0),
        (heading::COMMENT, 24.0),
        (heading::TARGET_IDS, 10.0),
        (heading::SOURCE_IDS, 10.0),
        ("target", 52.0),
        ("source", 52.0),
        ("relation", 13.0),
        ("score", 8.0),
        (heading::ID, 6.0),
        (heading::WRITTEN, 0.0),
        (heading::TARGETS_WRITTEN, 0.0),
        (heading::SOURCES_WRITTEN, 0.0),
    ];
    let comparison = report.comparison;
    let rows: Vec<Vec<String>> = (comparison.alignment.links.iter().enumerate())
        .map(|(at, link)| {
            let targets = joined(&link.targets, target_id);
            let sources = joined(&link.sources, source_id);
            let status = comparison.link_status(at).to_owned();
            vec![
                status.clone(),
                String::new(),
                targets.clone(),
                sources.clone(),
                passage_text(comparison.target, &link.targets),
                passage_text(comparison.source, &link.sources),
                link.relation.as_str().to_owned(),
                link.score.map_or_else(String::new, |s| format!("{s:.4}")),
                link_id(at),
                status,
                targets,
                sources,
            ]
        })
        .collect();
    table(sheet, LINKS, &columns, &rows)?;
    let names = LinkVerdict::ALL.map(LinkVerdict::as_str);
    choices(sheet, rows.len(), &names)
}

fn texts(comparison: &Comparison<'_>, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let columns: [Column; 3] = [
        (heading::ID, 8.0),
        ("paragraph", 10.0),
        (heading::TEXT, 110.0),
    ];
    let of = |document: &Document, id: fn(usize) -> String| -> Vec<Vec<String>> {
        let row = |(at, sentence): (usize, &crate::text::Sentence)| {
            let paragraph = (sentence.paragraph + 1).to_string();
            vec![id(at), paragraph, document.sentence_text(at).to_owned()]
        };
        document.sentences().iter().enumerate().map(row).collect()
    };
    let mut rows = of(comparison.target, target_id);
    rows.extend(of(comparison.source, source_id));
    table(sheet, TEXTS, &columns, &rows)
}

fn about(report: &Report<'_>, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let (source, target) = (report.comparison.source, report.comparison.target);
    let hashes = Texts::new(source, target);
    let rows: Vec<Vec<String>> = [
        (
            "how to use it",
            "Pick a verdict in the sheets Findings and Links, with a reason or a comment; write other ids in Links to \
             link other sentences. Save, then: hexapla verdicts import FILE.xlsx"
                .to_owned(),
        ),
        (fact::VERSION, VERSION.to_string()),
        ("comparison", report.name.to_owned()),
        (fact::TARGET, portable(target.name())),
        (fact::SOURCE, portable(source.name())),
        ("language of the target", target.language().to_string()),
        ("language of the source", source.language().to_string()),
        (fact::TARGET_HASH, hashes.target),
        (fact::SOURCE_HASH, hashes.source),
    ]
    .map(|(fact, value)| vec![fact.to_owned(), value])
    .to_vec();
    table(
        sheet,
        ABOUT,
        &[(heading::FACT, 24.0), (heading::VALUE, 80.0)],
        &rows,
    )
}
