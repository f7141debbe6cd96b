//! Alignments made at random: written in each format and read back, they are what they were.

use std::fs;
use std::path::Path;

use hexapla::format::exchange::{Conversion, Kind, KindInfo, Loss, Part, Ways, convert};
use proptest::prelude::*;

/// Words that are hard for one format or another.
const HARD: &[&str] = &[
    "say \"no\"",
    "a\tb",
    "two\nlines",
    "<b>&amp;",
    "]]>",
    "~~~",
    "\u{1}",
    "e\u{301}",
    "😀",
    "שלום",
    "=1+1",
    "'=x",
    "-",
    "@a",
    "한국",
    "a,b;c",
    "\r",
    "'",
    "  ",
];

/// What a generated alignment is made of.
struct Recipe<'r> {
    links: &'r [Bead],
    words: &'r [usize],
    carries: &'r [Part],
    /// Links with one side empty.
    nulls: bool,
    kept: fn(&str) -> bool,
}

#[derive(Clone, Debug)]
struct Bead {
    shape: (usize, usize),
    score: Option<u16>,
    relation: usize,
    status: usize,
    found: bool,
    crossed: bool,
}

const RELATIONS: [&str; 4] = ["verbatim", "paraphrase", "condensed", "equivalent"];
const STATUSES: [&str; 3] = ["auto", "confirmed", "edited"];

/// An alignment as JSON Lines, made of nothing but what a format carries.
fn lines(recipe: &Recipe<'_>) -> String {
    let has = |part: Part| recipe.carries.contains(&part);
    let mut out = vec![
        serde_json::json!({"kind": "run", "schema": "hexapla-comparison-1", "comparison": "pair",
            "source": {"path": "a", "language": "de"}, "target": {"path": "b", "language": "en"}}),
    ];
    let mut next = [0, 0];
    let mut starts = [0, 0];
    let mut sentences = [Vec::new(), Vec::new()];
    let mut links = Vec::new();
    let mut findings = Vec::new();
    for bead in recipe.links {
        let (s, t) = match bead.shape {
            (s, t) if s * t == 0 && !recipe.nulls => (1, 1),
            (s, t) if !has(Part::Borders) => (s.min(1), t.min(1)),
            shape => shape,
        };
        let number = links.len() + 1;
        let mut ids = [Vec::new(), Vec::new()];
        for (side, count) in [s, t].into_iter().enumerate() {
            for _ in 0..count {
                let word = recipe.words[(next[0] + next[1] * 7) % recipe.words.len()];
                let word = HARD[word % HARD.len()];
                let word = if (recipe.kept)(word) { word } else { "plain" };
                let text = format!("x{word}y{}", next[side]);
                let id = format!("{}{}", ["s", "t"][side], next[side] + 1);
                let end = starts[side] + text.chars().count();
                sentences[side].push(
                    serde_json::json!({"kind": (["source", "target"][side]), "id": id,
                    "paragraph": 1, "start": starts[side], "end": end, "text": text}),
                );
                starts[side] = end + 1;
                next[side] += 1;
                ids[side].push(id);
            }
        }
        let both = s > 0 && t > 0;
        let score = bead
            .score
            .filter(|_| both && has(Part::Scores))
            .map(|n| f64::from(n) / 1e4);
        let relation = (both && has(Part::Relations)).then(|| RELATIONS[bead.relation]);
        let status = if has(Part::Status) {
            STATUSES[bead.status]
        } else {
            "auto"
        };
        let mut link = serde_json::json!({"kind": "link", "id": format!("l{number}"), "source_ids": ids[0],
            "target_ids": ids[1], "score": score, "relation": relation, "status": status});
        if has(Part::SourceScores) && s > 1 && both {
            link["source_scores"] = (0..s).map(|at| (at > 0).then_some(0.25)).collect();
        }
        if status == "edited" {
            link["comment"] = "cut in \u{201c}two\u{201d}".into();
        }
        if bead.found && t > 0 && has(Part::Findings) {
            let target = sentences[1].last().expect("a sentence");
            let start = target["start"].as_u64().expect("a number");
            let also: &[&str] = if has(Part::OtherRules) {
                &["omission"]
            } else {
                &[]
            };
            findings.push(serde_json::json!({"kind": "finding", "id": format!("f{}", findings.len() + 1),
                "rule": "number-mismatch", "title": "The number differs", "also": also, "severity": "error",
                "confidence": 0.75, "message": "The source has \"2\" here.", "link_id": format!("l{number}"),
                "source": null, "target": {"sentence": target["id"], "start": start, "end": start + 1, "text": "x"},
                "evidence": {"source": "2", "target": "3"}, "suggestion": null, "status": "open",
                "fingerprint": format!("{number:016x}")}));
        }
        links.push(link);
    }
    // Two neighbours in the other order.
    if has(Part::Ids) {
        for at in 1..links.len() {
            if recipe.links[at].crossed {
                let earlier = links[at - 1]["target_ids"].clone();
                let later = std::mem::replace(&mut links[at]["target_ids"], earlier);
                let shape = |ids: &serde_json::Value| ids.as_array().map_or(0, Vec::len);
                if shape(&later) == 1 && shape(&links[at]["target_ids"]) == 1 {
                    links[at - 1]["target_ids"] = later;
                } else {
                    links[at]["target_ids"] = later;
                }
            }
        }
    }
    let [source, target] = sentences;
    out.extend(source);
    out.extend(target);
    out.extend(links);
    out.extend(findings);
    let lines: Vec<_> = out.iter().map(ToString::to_string).collect();
    lines.join("\n") + "\n"
}

fn through(dir: &Path, name: &str, kind: Kind, options: &Conversion<'_>) -> String {
    let (first, other, last) = (dir.join("in.jsonl"), dir.join(name), dir.join("out.jsonl"));
    convert((&first, Kind::Jsonl), (&other, kind), options).expect("written");
    convert((&other, kind), (&last, Kind::Jsonl), options).expect("read back");
    fs::read_to_string(last).expect("lines")
}

/// What there is to compare: links with their texts in place of ids, and findings. Of an empty side, the relation needs
/// no one to say it.
fn gist(lines: &str) -> Vec<serde_json::Value> {
    let mut texts = std::collections::HashMap::new();
    let mut records = Vec::new();
    for line in lines.lines() {
        let mut record: serde_json::Value = serde_json::from_str(line).expect("JSON");
        match record["kind"].as_str().expect("a kind") {
            "source" | "target" => {
                let id = record["id"].as_str().expect("an id").to_owned();
                texts.insert(id, record["text"].clone());
            }
            "link" => {
                for side in ["source_ids", "target_ids"] {
                    let ids = record[side].as_array().expect("ids").iter();
                    record[side] = ids
                        .map(|id| texts[id.as_str().expect("an id")].clone())
                        .collect();
                }
                let empty = |side: &str| record[side].as_array().is_none_or(Vec::is_empty);
                if empty("source_ids") || empty("target_ids") {
                    record["relation"] = serde_json::Value::Null;
                }
                let link = record.as_object_mut().expect("a record");
                // Made from the ids, or from the texts.
                link.remove("type");
                link.remove("edits");
                if link
                    .get("source_scores")
                    .is_none_or(|s| s.as_array().is_none_or(Vec::is_empty))
                {
                    link.remove("source_scores");
                }
                records.push(record);
            }
            "finding" => records.push(record),
            _ => {}
        }
    }
    records
}

fn bead() -> impl Strategy<Value = Bead> {
    let shape = prop_oneof![5 => Just((1, 1)), 1 => Just((1, 0)), 1 => Just((0, 1)), 1 => Just((2, 1)), 1 => Just((1, 3))];
    let score = proptest::option::of(0_u16..=10_000);
    (
        shape,
        score,
        0..RELATIONS.len(),
        0..STATUSES.len(),
        any::<[bool; 2]>(),
    )
        .prop_map(|(shape, score, relation, status, [found, crossed])| Bead {
            shape,
            score,
            relation,
            status,
            found,
            crossed,
        })
}

/// Formats that hold texts and are read back.
fn with_texts() -> impl Iterator<Item = &'static KindInfo> {
    let built = |info: &&KindInfo| info.kind != Kind::Parquet || cfg!(feature = "parquet");
    let both = |info: &&KindInfo| info.ways == Ways::Both && (info.texts || info.sentences);
    Kind::all().iter().filter(both).filter(built)
}

/// Words that a format has no place for.
fn kept(kind: Kind) -> fn(&str) -> bool {
    match kind {
        Kind::Tmx => |word| !word.contains('\u{1}'),
        Kind::Hunalign => |word| !word.contains(['\t', '\n', '\r']) && word != "~~~",
        Kind::Moses => |word| !word.contains(['\t', '\n', '\r']),
        _ => |_| true,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_format_with_texts_gives_back_what_it_carries(
        links in proptest::collection::vec(bead(), 1..60),
        words in proptest::collection::vec(0_usize..100, 1..40),
    ) {
        let dir = tempfile::tempdir().expect("a folder");
        let named = Conversion { source_language: Some("de"), target_language: Some("en"), ..Conversion::default() };
        for info in with_texts() {
            let recipe = Recipe {
                links: &links,
                words: &words,
                carries: info.carries,
                nulls: info.kind != Kind::Moses,
                kept: kept(info.kind),
            };
            let lines = lines(&recipe);
            fs::write(dir.path().join("in.jsonl"), &lines).expect("written");
            for for_excel in [false, true] {
                let options = Conversion { for_excel, ..named };
                let back = through(dir.path(), info.name, info.kind, &options);
                prop_assert_eq!(&gist(&back), &gist(&lines), "{}", info.name);
            }
        }
    }

    #[test]
    fn indices_written_and_read_back_are_the_same(links in proptest::collection::vec(bead(), 1..200)) {
        let dir = tempfile::tempdir().expect("a folder");
        let path = |name: &str| dir.path().join(name);
        let mut text = String::new();
        let (mut s, mut t) = (0, 0);
        for Bead { shape: (sources, targets), .. } in &links {
            let (a, b): (Vec<_>, Vec<_>) = ((s..s + sources).collect(), (t..t + targets).collect());
            text.extend([format!("{a:?}"), ":".into(), format!("{b:?}"), "\n".into()]);
            s += sources;
            t += targets;
        }
        fs::write(path("in.vecalign"), &text).expect("written");
        let options = Conversion::default();
        for (name, kind) in [("x.ladder", Kind::Ladder), ("x.xces", Kind::Xces)] {
            convert((&path("in.vecalign"), Kind::Vecalign), (&path(name), kind), &options).expect("written");
            // A ladder gives every link a score, which Vecalign's lines have no place for.
            let lossy = Conversion { loss: Loss::Allowed, ..options };
            convert((&path(name), kind), (&path("out"), Kind::Vecalign), &lossy).expect("read");
            let back = fs::read_to_string(path("out")).expect("lines");
            // A ladder does not say which of two neighbours without an answer comes first.
            let sorted = |text: &str| {
                let mut lines: Vec<_> = text.lines().map(str::to_owned).collect();
                lines.sort();
                lines
            };
            prop_assert_eq!(sorted(&back), sorted(&text), "{}", name);
        }
    }
}

#[test]
fn ten_thousand_links_pass_through_every_format_with_texts() {
    let dir = tempfile::tempdir().expect("a folder");
    let links: Vec<_> = (0..10_000)
        .map(|n| Bead {
            shape: (1 + n % 2, 1),
            score: Some(9_000),
            relation: n % RELATIONS.len(),
            status: 0,
            found: n % 100 == 0,
            crossed: n % 7 == 0,
        })
        .collect();
    let words: Vec<usize> = (0..HARD.len()).collect();
    let options = Conversion {
        source_language: Some("de"),
        target_language: Some("en"),
        ..Conversion::default()
    };
    for info in with_texts() {
        let lines = lines(&Recipe {
            links: &links,
            words: &words,
            carries: info.carries,
            nulls: true,
            kept: kept(info.kind),
        });
        fs::write(dir.path().join("in.jsonl"), &lines).expect("written");
        let back = through(dir.path(), info.name, info.kind, &options);
        assert!(gist(&back) == gist(&lines), "{}", info.name);
    }
}
