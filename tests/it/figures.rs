//! How good the program is on the texts of the tree: what users are told, held.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use hexapla::eval::{Gold, RuleCounts, Score, case};
use hexapla::format::Report;
use hexapla::format::json::Record;
use hexapla::text::{ReadOptions, Segmentation};
use hexapla::{Comparison, Document, Options};

/// A comparison of the tree and the least it has to reach.
struct Held {
    name: &'static str,
    source: &'static str,
    target: &'static str,
    /// F1 of the links.
    links: f64,
    /// Findings that have to be reported.
    met: usize,
    /// Findings that never may be, at most.
    broken: usize,
    /// Warnings and errors that no row names, at most.
    extra: usize,
}

const HELD: &[Held] = &[
    held(
        "trilateral-2024",
        "trilateral-2024/statement.en.txt",
        "trilateral-2024/summary.en.txt",
        0.99,
        22,
        0,
        0,
    ),
    held(
        "health-advisory",
        "health-advisory/source.en.txt",
        "health-advisory/target.en.txt",
        0.94,
        16,
        0,
        0,
    ),
    held(
        "sports-federation",
        "sports-federation/source.en.txt",
        "sports-federation/target.en.txt",
        0.97,
        17,
        0,
        0,
    ),
    held(
        "central-bank",
        "central-bank/source.en.txt",
        "central-bank/target.en.txt",
        0.95,
        20,
        0,
        0,
    ),
    held(
        "merger-ruling",
        "merger-ruling/source.en.txt",
        "merger-ruling/target.en.txt",
        0.99,
        17,
        0,
        0,
    ),
    held(
        "rail-inquiry",
        "rail-inquiry/source.en.txt",
        "rail-inquiry/target.en.txt",
        0.96,
        21,
        0,
        0,
    ),
    held(
        "port-strike",
        "port-strike/source.en.txt",
        "port-strike/target.en.txt",
        0.98,
        18,
        0,
        0,
    ),
    held(
        "trilateral-2024-ko",
        "trilateral-2024/statement.ko.txt",
        "trilateral-2024/statement.en.txt",
        0.99,
        7,
        0,
        0,
    ),
    held(
        "museum-ko",
        "museum-ko/source.ko.txt",
        "museum-ko/target.en.txt",
        0.97,
        15,
        0,
        0,
    ),
    held(
        "orchestra-fr",
        "orchestra-fr/source.fr.txt",
        "orchestra-fr/target.en.txt",
        0.99,
        9,
        0,
        0,
    ),
    held(
        "school-zh",
        "school-zh/source.zh.txt",
        "school-zh/target.en.txt",
        0.99,
        10,
        0,
        0,
    ),
    held(
        "tram-de",
        "tram-de/source.de.txt",
        "tram-de/target.en.txt",
        0.99,
        8,
        0,
        0,
    ),
    held(
        "wind-ja",
        "wind-ja/source.ja.txt",
        "wind-ja/target.en.txt",
        0.99,
        10,
        0,
        0,
    ),
    held(
        "water-de",
        "water-de/source.de.txt",
        "water-de/target.en.txt",
        0.96,
        14,
        0,
        0,
    ),
    held(
        "court-data",
        "court-data/source.en.txt",
        "court-data/target.en.txt",
        0.97,
        19,
        0,
        0,
    ),
    held(
        "club-transfer",
        "club-transfer/source.en.txt",
        "club-transfer/target.en.txt",
        0.88,
        16,
        0,
        0,
    ),
    held(
        "summit-energy",
        "summit-energy/source.en.txt",
        "summit-energy/target.en.txt",
        0.92,
        19,
        0,
        0,
    ),
    held(
        "recall-toys",
        "recall-toys/source.en.txt",
        "recall-toys/target.en.txt",
        0.90,
        14,
        0,
        2,
    ),
    held(
        "peace-talks",
        "peace-talks/source.en.txt",
        "peace-talks/target.en.txt",
        0.89,
        11,
        0,
        1,
    ),
    held(
        "court-verdict",
        "court-verdict/source.en.txt",
        "court-verdict/target.en.txt",
        0.92,
        13,
        0,
        1,
    ),
    held(
        "tax-review",
        "tax-review/source.en.txt",
        "tax-review/target.en.txt",
        0.97,
        11,
        1,
        1,
    ),
    held(
        "trade-ko",
        "trade-ko/source.ko.txt",
        "trade-ko/target.en.txt",
        0.95,
        18,
        1,
        1,
    ),
    held(
        "vaccine-ko",
        "vaccine-ko/source.ko.txt",
        "vaccine-ko/target.en.txt",
        0.99,
        7,
        0,
        1,
    ),
    held(
        "railway-ja",
        "railway-ja/source.ja.txt",
        "railway-ja/target.en.txt",
        0.99,
        6,
        0,
        1,
    ),
    held(
        "reservoir-es",
        "reservoir-es/source.es.txt",
        "reservoir-es/target.en.txt",
        0.99,
        20,
        0,
        0,
    ),
];

const fn held(
    name: &'static str,
    source: &'static str,
    target: &'static str,
    links: f64,
    met: usize,
    broken: usize,
    extra: usize,
) -> Held {
    Held {
        name,
        source,
        target,
        links,
        met,
        broken,
        extra,
    }
}

fn read(path: &str) -> Document {
    let path = super::text(path);
    Document::read(&path, &ReadOptions::default()).expect("a text")
}

fn record(source: &Document, target: &Document) -> Record {
    let options = Options::default();
    let comparison = Comparison::new(source, target, &options);
    Record::new(&Report {
        comparison: &comparison,
        name: "held",
        options: &options,
        segmentation: Segmentation::Sentences,
        with_findings: true,
    })
}

fn score(held: &Held) -> Score {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("alignments")
        .join(held.name)
        .join("gold");
    let gold = Gold::read(&folder).expect("gold");
    case::score(&record(&read(held.source), &read(held.target)), &gold)
}

#[test]
fn no_figure_drops() {
    for held in HELD {
        let score = score(held);
        let name = held.name;
        assert!(
            score.links.f1() >= held.links,
            "{name}: links F1 {:.3}",
            score.links.f1()
        );
        assert!(
            score.met >= held.met,
            "{name}: {} of {} found\n{:#?}",
            score.met,
            score.must,
            score.details
        );
        assert!(
            score.broken <= held.broken,
            "{name}: {} false alarms\n{:#?}",
            score.broken,
            score.details
        );
        assert!(
            score.extra <= held.extra,
            "{name}: {} beside\n{:#?}",
            score.extra,
            score.details
        );
    }
}

/// Every finding on every text, so that a change of any rule shows as a change of lines.
#[test]
fn every_finding_on_every_text() {
    let mut list = String::new();
    for held in HELD {
        let (source, target) = (read(held.source), read(held.target));
        let options = Options::default();
        let comparison = Comparison::new(&source, &target, &options);
        writeln!(list, "# {}", held.name).expect("text");
        for finding in &comparison.findings {
            let words = |document: &Document, place: Option<hexapla::Place>| {
                place
                    .map(|p| {
                        p.span
                            .of(document.text())
                            .chars()
                            .take(60)
                            .collect::<String>()
                    })
                    .unwrap_or_default()
            };
            writeln!(
                list,
                "{} {} | {} | {} | {}",
                finding.severity.as_str(),
                finding.rule,
                words(&target, finding.target),
                words(&source, finding.source),
                finding.also.join(" ")
            )
            .expect("text");
        }
    }
    insta::assert_snapshot!(list);
}

/// What `explain` and the documentation say of each rule; `HEXAPLA_UPDATE=1 cargo test --test it figures` writes it anew.
#[test]
fn each_rule_is_as_good_as_it_is_said_to_be() {
    let mut rules: BTreeMap<String, RuleCounts> = BTreeMap::new();
    for held in HELD {
        for (rule, counts) in &score(held).rules {
            rules.entry(rule.clone()).or_default().add(counts);
        }
    }
    let mut table = "| rule | faults | found | non-faults | reported | beside |\n".to_owned();
    table.push_str("| --- | --- | --- | --- | --- | --- |\n");
    for (rule, c) in &rules {
        let (must, met, never, broken, extra) = (c.must, c.met, c.never, c.broken, c.extra);
        writeln!(
            table,
            "| `{rule}` | {must} | {met} | {never} | {broken} | {extra} |"
        )
        .expect("text");
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rules/measured.md");
    if std::env::var_os("HEXAPLA_UPDATE").is_some() {
        std::fs::write(&path, &table).expect("the table");
    }
    let said = std::fs::read_to_string(&path).expect("the table");
    assert_eq!(said, table, "{} is not what was measured", path.display());
}
