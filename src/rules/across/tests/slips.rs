//! What the rules find of slips that were written before the rules saw them.
//!
//! `slips/XX.tsv` holds slips and as many true translations that look like slips, in domains that no comparison of the
//! tree has: hospitals, football, weather, courts, elections, company results, science. A row without a rule is a
//! true translation. New rows are written first and measured before a rule is changed; a row is never taken out
//! because it is missed. Measured so, before the rules saw them: of the first 25 of each language 70 of 150 slips were
//! found and 7 of 150 translations called wrong; of the last ten, after the rules had grown by the first, 51 of 60
//! and 2 of 60.

use std::fmt::Write as _;

use crate::finding::Severity;

use super::super::testing::compared;

/// A language, its rows, how many of its slips have to be found, and how many true translations may be called wrong.
const HELD: &[(&str, &str, usize, usize)] = &[
    ("de", include_str!("slips/de.tsv"), 32, 0),
    ("es", include_str!("slips/es.tsv"), 31, 0),
    ("fr", include_str!("slips/fr.tsv"), 33, 0),
    ("ja", include_str!("slips/ja.tsv"), 31, 0),
    ("ko", include_str!("slips/ko.tsv"), 27, 0),
    ("zh", include_str!("slips/zh.tsv"), 30, 0),
];

#[derive(Debug, serde::Deserialize)]
struct Row {
    rule: String,
    source: String,
    target: String,
    words: String,
}

/// As in the scoring of the tree's comparisons: no longer than three times the words and 40 letters.
fn is_met(shown: &str, words: &str) -> bool {
    let length = |s: &str| s.chars().count();
    (shown.contains(words) || words.contains(shown)) && length(shown) <= 3 * length(words) + 40
}

#[test]
fn slips_are_found_and_translations_left_alone() {
    let mut shown = String::new();
    let mut short = Vec::new();
    for (language, rows, least, most) in HELD {
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(b'\t')
            .quoting(false)
            .from_reader(rows.as_bytes());
        let (mut found, mut slips, mut alarms, mut kept) = (0, 0, 0, 0);
        for row in reader.deserialize() {
            let row: Row = row.expect("four columns");
            let findings = compared(language, &row.source, &row.target);
            let loud = findings.iter().filter(|f| f.severity > Severity::Note);
            let said: Vec<String> = loud
                .clone()
                .map(|f| {
                    format!(
                        "{}: {}",
                        f.rule,
                        f.target.map_or("", |t| t.span.of(&row.target))
                    )
                })
                .collect();
            if row.rule.is_empty() {
                kept += 1;
                if !said.is_empty() {
                    alarms += 1;
                    let _ = writeln!(
                        shown,
                        "{language} alarm  {} / {} / {said:?}",
                        row.source, row.target
                    );
                }
                continue;
            }
            slips += 1;
            let met = loud.clone().any(|f| {
                (f.rule == row.rule || f.also.contains(&row.rule.as_str()))
                    && f.target
                        .is_some_and(|t| is_met(t.span.of(&row.target), &row.words))
            });
            if met {
                found += 1;
            } else {
                let _ = writeln!(
                    shown,
                    "{language} missed {}: {} / {} / {said:?}",
                    row.rule, row.source, row.target
                );
            }
        }
        let _ = writeln!(
            shown,
            "{language}: {found} of {slips} slips, {alarms} of {kept} translations"
        );
        if found < *least || alarms > *most {
            short.push(*language);
        }
    }
    println!("{shown}");
    assert!(short.is_empty(), "below what is held: {short:?}\n{shown}");
}
