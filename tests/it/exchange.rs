//! Formats of exchange: written and read back, converted, refused.

use std::fs;
use std::path::Path;

use hexapla::format::exchange::{Conversion, Kind, convert};
use proptest::prelude::*;

use super::{hexapla, small_pair, stderr};

fn run(dir: &Path, arguments: &[&str]) -> std::process::Output {
    hexapla()
        .current_dir(dir)
        .args(arguments)
        .output()
        .expect("the program")
}

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

/// Records of links in JSON Lines: sentences one after the other, links in order.
fn lines(links: &[(usize, usize, Option<u16>)], words: &[usize], kept: fn(&str) -> bool) -> String {
    let mut out = vec![
        r#"{"kind":"run","schema":"hexapla-comparison-1","comparison":"pair","source":{"path":"a","language":"de"},"target":{"path":"b","language":"en"},"run":null}"#
            .to_owned(),
    ];
    let mut links_out = Vec::new();
    let mut next = [0, 0];
    let mut starts = [0, 0];
    let mut sentences = [Vec::new(), Vec::new()];
    for (number, &(s, t, score)) in links.iter().enumerate() {
        let mut ids = [Vec::new(), Vec::new()];
        for (side, count) in [s, t].into_iter().enumerate() {
            for _ in 0..count {
                let word = words[(next[0] + next[1] * 7) % words.len()];
                let word = HARD[word % HARD.len()];
                let word = if kept(word) { word } else { "plain" };
                let text = format!("x{word}y{}", next[side]);
                let id = format!("{}{}", ["s", "t"][side], next[side] + 1);
                let end = starts[side] + text.chars().count();
                let sentence = serde_json::json!({"kind": (["source", "target"][side]), "id": id, "paragraph": 1,
                    "start": starts[side], "end": end, "text": text});
                starts[side] = end + 1;
                next[side] += 1;
                sentences[side].push(sentence.to_string());
                ids[side].push(id);
            }
        }
        let both = s > 0 && t > 0;
        links_out.push(
            serde_json::json!({"kind": "link", "id": format!("l{}", number + 1), "source_ids": ids[0],
                "target_ids": ids[1], "score": score.filter(|_| both).map(|n| f64::from(n) / 1e4)})
            .to_string(),
        );
    }
    let [source, target] = sentences;
    out.extend(source);
    out.extend(target);
    out.extend(links_out);
    out.join("\n") + "\n"
}

fn through(dir: &Path, name: &str, kind: Kind, options: &Conversion<'_>) -> String {
    let (first, other, last) = (dir.join("in.jsonl"), dir.join(name), dir.join("out.jsonl"));
    convert((&first, Kind::Jsonl), (&other, kind), options).expect("written");
    convert((&other, kind), (&last, Kind::Jsonl), options).expect("read back");
    fs::read_to_string(last).expect("lines")
}

/// Sides, scores and texts of the links, without ids of links: what every format with texts has.
fn gist(lines: &str) -> Vec<(Vec<String>, Vec<String>, Option<f64>)> {
    let mut texts = std::collections::HashMap::new();
    let mut links = Vec::new();
    for line in lines.lines() {
        let record: serde_json::Value = serde_json::from_str(line).expect("JSON");
        match record["kind"].as_str().expect("a kind") {
            "source" | "target" => {
                let id = record["id"].as_str().expect("an id").to_owned();
                texts.insert(id, record["text"].as_str().expect("text").to_owned());
            }
            "link" => {
                let side = |key: &str| {
                    let ids = record[key].as_array().expect("ids").iter();
                    ids.map(|id| texts[id.as_str().expect("an id")].clone())
                        .collect()
                };
                links.push((
                    side("source_ids"),
                    side("target_ids"),
                    record["score"].as_f64(),
                ));
            }
            _ => {}
        }
    }
    links
}

fn bead() -> impl Strategy<Value = (usize, usize, Option<u16>)> {
    let shape = prop_oneof![5 => Just((1, 1)), 1 => Just((1, 0)), 1 => Just((0, 1)), 1 => Just((2, 1)), 1 => Just((1, 3))];
    (shape, proptest::option::of(0_u16..=10_000)).prop_map(|((s, t), score)| (s, t, score))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn written_and_read_back_an_alignment_is_the_same(
        links in proptest::collection::vec(bead(), 1..60),
        words in proptest::collection::vec(0_usize..100, 1..40),
    ) {
        let dir = tempfile::tempdir().expect("a folder");
        let plain = Conversion::default();
        let excel = Conversion { for_excel: true, ..plain };
        let put = |kept| {
            let lines = lines(&links, &words, kept);
            fs::write(dir.path().join("in.jsonl"), &lines).expect("written");
            gist(&lines)
        };
        let all = put(|_| true);
        prop_assert_eq!(&gist(&through(dir.path(), "x.json", Kind::Json, &plain)), &all);
        prop_assert_eq!(&gist(&through(dir.path(), "tables", Kind::Csv, &plain)), &all);
        prop_assert_eq!(&gist(&through(dir.path(), "safe", Kind::Csv, &excel)), &all);
        let xml = put(|word| !word.contains('\u{1}'));
        let named = Conversion { source_language: Some("de"), target_language: Some("en"), ..plain };
        prop_assert_eq!(&gist(&through(dir.path(), "x.tmx", Kind::Tmx, &named)), &xml);
        let form = put(|word| !word.contains(['\t', '\n', '\r']) && word != "~~~");
        prop_assert_eq!(&gist(&through(dir.path(), "x.hunalign", Kind::Hunalign, &plain)), &form);
    }

    #[test]
    fn indices_written_and_read_back_are_the_same(links in proptest::collection::vec(bead(), 1..200)) {
        let dir = tempfile::tempdir().expect("a folder");
        let path = |name: &str| dir.path().join(name);
        let mut text = String::new();
        let (mut s, mut t) = (0, 0);
        for (sources, targets, _) in &links {
            let (a, b): (Vec<_>, Vec<_>) = ((s..s + sources).collect(), (t..t + targets).collect());
            text.extend([format!("{a:?}"), ":".into(), format!("{b:?}"), "\n".into()]);
            s += sources;
            t += targets;
        }
        fs::write(path("in.vecalign"), &text).expect("written");
        let options = Conversion::default();
        for (name, kind) in [("x.ladder", Kind::Ladder), ("x.xces", Kind::Xces)] {
            convert((&path("in.vecalign"), Kind::Vecalign), (&path(name), kind), &options).expect("written");
            convert((&path(name), kind), (&path("out"), Kind::Vecalign), &options).expect("read");
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
fn ten_thousand_links_pass_through_every_table() {
    let dir = tempfile::tempdir().expect("a folder");
    let links: Vec<_> = (0..10_000).map(|n| (1 + n % 2, 1, Some(9_000))).collect();
    let words: Vec<usize> = (0..HARD.len()).collect();
    let lines = lines(&links, &words, |word| !word.contains('\u{1}'));
    fs::write(dir.path().join("in.jsonl"), &lines).expect("written");
    let plain = Conversion::default();
    for (name, kind) in [
        ("tables", Kind::Csv),
        ("x.tmx", Kind::Tmx),
        ("x.json", Kind::Json),
    ] {
        assert!(
            gist(&through(dir.path(), name, kind, &plain)) == gist(&lines),
            "{name}"
        );
    }
}

fn refused(name: &str, text: &str, to: &str, expected: &[&str]) {
    let dir = small_pair();
    fs::write(dir.path().join(name), text).expect("written");
    let output = run(dir.path(), &["convert", name, to]);
    assert_eq!(output.status.code(), Some(2), "{name}: {text}");
    let said = stderr(&output);
    for words in expected {
        assert!(said.contains(words), "{said}\nlacks {words}");
    }
    assert!(!dir.path().join(to).exists());
}

#[test]
fn what_is_wrong_is_named_with_its_place() {
    refused(
        "a.csv",
        "link_id,source_ids\nl1,s1\n",
        "b.vecalign",
        &["a.csv:1:1", "`target_ids`"],
    );
    refused(
        "a.csv",
        "link_id,source_ids,target_ids,target_ids\n",
        "b.vecalign",
        &["a.csv:1:31", "twice"],
    );
    refused(
        "a.csv",
        "link_id,source_ids,target_ids\nl1,s1,t1\nl2,x2,t2\n",
        "b.vecalign",
        &["a.csv:3", "column 2", "`x2`"],
    );
    refused(
        "a.tmx",
        "<tmx><header srclang='de'/><body><tu><tuv>",
        "b.jsonl",
        &["a.tmx:1:", "never closed"],
    );
    refused("a.tmx", "<xliff/>", "b.jsonl", &["<xliff> is no TMX"]);
    refused(
        "a.tmx",
        "<!DOCTYPE tmx [<!ENTITY a \"aa\">]>\n<tmx><header srclang='de'/><body><tu>\n<tuv xml:lang='de'><seg>&a;</seg></tuv></tu></body></tmx>",
        "b.jsonl",
        &["a.tmx:3:", "entity"],
    );
    refused(
        "a.vecalign",
        "[0]:[0]\n[1]:[x]\n",
        "b.ladder",
        &["a.vecalign:2:6", "`x`"],
    );
    refused(
        "a.ladder",
        "0\t0\t0.1\n2\t1\t0.3\n1\t2\t0\n",
        "b.vecalign",
        &["a.ladder:3", "goes back"],
    );
    refused("a.vecalign", "[0]:[0]\n", "b.tmx", &["--source"]);
    refused("a.jsonl", "{\"kind\":\"link\"}\n", "b.tmx", &["a.jsonl:1"]);
}

#[test]
fn what_would_be_lost_names_the_link() {
    refused(
        "a.vecalign",
        "[0]:[1]\n[1]:[0]\n",
        "b.ladder",
        &["link l2", "crosses", "--lossy"],
    );
    refused(
        "a.hunalign",
        "Ja.\t\t\nNein.\tNo.\t0.5\n",
        "b.moses",
        &["link l1", "empty", "--lossy"],
    );
    let dir = small_pair();
    fs::write(dir.path().join("a.vecalign"), "[0]:[1]\n[1]:[0]\n").expect("written");
    let output = run(
        dir.path(),
        &["convert", "a.vecalign", "b.ladder", "--lossy"],
    );
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
}

#[test]
fn an_index_beyond_the_text_is_named() {
    let dir = small_pair();
    fs::write(dir.path().join("a.vecalign"), "[0]:[0]\n[9]:[1]\n").expect("written");
    let texts = ["--source", "statement.en.txt", "--target", "summary.en.txt"];
    let output = run(
        dir.path(),
        &[&["convert", "a.vecalign", "b.tmx"], &texts[..]].concat(),
    );
    assert_eq!(output.status.code(), Some(2));
    let said = stderr(&output);
    assert!(
        said.contains("a.vecalign:2:1") && said.contains("`s10`"),
        "{said}"
    );
    fs::write(dir.path().join("a.vecalign"), "[0]:[0]\n[2]:[1]\n").expect("written");
    let output = run(
        dir.path(),
        &[&["convert", "a.vecalign", "b.hunalign"], &texts[..]].concat(),
    );
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let form = fs::read_to_string(dir.path().join("b.hunalign")).expect("lines");
    assert!(
        form.contains("staff of 40 people.\tThe new Secretariat"),
        "{form}"
    );
}

#[test]
fn memories_of_other_programs_are_read() {
    let dir = tempfile::tempdir().expect("a folder");
    // As OmegaT and Okapi document their files: UTF-16, `lang`, regions, paired and lone codes, a unit not translated yet.
    let text = "<?xml version=\"1.0\" encoding=\"UTF-16\"?>\n<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n<tmx version=\"1.1\">\n\
        <header creationtool=\"x\" segtype=\"sentence\" adminlang=\"EN-US\" srclang=\"EN-US\" datatype=\"html\"/>\n<body>\n\
        <tu><tuv lang=\"EN-US\"><seg>The <bpt i=\"1\">&lt;b&gt;<sub>title</sub></bpt>dam<ept i=\"1\">&lt;/b&gt;</ept> \
        <hi type=\"x\">held</hi><ph/>.</seg></tuv><tuv lang=\"DE\"><seg>Der Damm hielt.</seg></tuv></tu>\n\
        <tu><tuv lang=\"EN-US\"><seg>It rained.</seg></tuv><tuv lang=\"DE\"><seg></seg></tuv></tu>\n</body></tmx>\n";
    let wide: Vec<u8> = std::iter::once(0xfeff)
        .chain(text.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    fs::write(dir.path().join("a.tmx"), wide).expect("written");
    let output = run(dir.path(), &["convert", "a.tmx", "-", "--to", "hunalign"]);
    assert_eq!(stderr(&output), "");
    let form = String::from_utf8(output.stdout).expect("UTF-8");
    assert_eq!(form, "The dam held.\tDer Damm hielt.\t\nIt rained.\t\t\n");
}

#[test]
fn every_format_is_written_by_compare() {
    let dir = small_pair();
    for kind in ["tsv", "hunalign", "tmx", "xces", "translation"] {
        let output = run(
            dir.path(),
            &[
                "align",
                "statement.en.txt",
                "summary.en.txt",
                "--no-model",
                "--format",
                kind,
            ],
        );
        assert_eq!(output.status.code(), Some(0), "{kind}: {}", stderr(&output));
        assert!(!output.stdout.is_empty(), "{kind}");
    }
}
