//! Formats of exchange: converted, refused, read as other programs write them.

use std::fs;
use std::path::Path;

use hexapla::format::exchange::Kind;

use super::{hexapla, small_pair, stderr};

fn run(dir: &Path, arguments: &[&str]) -> std::process::Output {
    hexapla()
        .current_dir(dir)
        .args(arguments)
        .output()
        .expect("the program")
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
        "b.xces",
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
fn what_a_format_has_no_place_for_is_an_error_unless_allowed() {
    let scored = "{\"kind\":\"run\",\"schema\":\"hexapla-comparison-1\",\"comparison\":\"c\",\"source\":{\"path\":\"a\",\
        \"language\":\"de\"},\"target\":{\"path\":\"b\",\"language\":\"en\"}}\n\
        {\"kind\":\"source\",\"id\":\"s1\",\"paragraph\":1,\"start\":0,\"end\":3,\"text\":\"Ja.\"}\n\
        {\"kind\":\"source\",\"id\":\"s2\",\"paragraph\":1,\"start\":4,\"end\":9,\"text\":\"Nein.\"}\n\
        {\"kind\":\"target\",\"id\":\"t1\",\"paragraph\":1,\"start\":0,\"end\":4,\"text\":\"Yes.\"}\n\
        {\"kind\":\"link\",\"id\":\"l7\",\"source_ids\":[\"s1\",\"s2\"],\"target_ids\":[\"t1\"],\"relation\":\"condensed\",\
        \"score\":0.9,\"source_scores\":[0.9,0.8],\"status\":\"confirmed\"}\n";
    for (to, lost) in [
        ("b.vecalign", &["scores", "relations", "statuses"][..]),
        ("b.ladder", &["scores of single sources", "relations"]),
        ("b.xces", &["relations"]),
        ("b.hunalign", &["relations"]),
        ("b.moses", &["borders", "relations"]),
        ("b.hf.jsonl", &["borders", "relations"]),
        ("b.tsv", &["borders", "scores of single sources"]),
        ("b.csv", &["borders"]),
        ("tables", &["scores of single sources"]),
    ] {
        let expected = [&["link l7: ", "--lossy"], lost].concat();
        let dir = small_pair();
        fs::write(dir.path().join("a.jsonl"), scored).expect("written");
        let to = ["convert", "a.jsonl", to, "--to", kind_of(to)];
        let output = run(dir.path(), &to);
        assert_eq!(output.status.code(), Some(2), "{to:?}");
        for words in expected {
            assert!(
                stderr(&output).contains(words),
                "{}\nlacks {words}",
                stderr(&output)
            );
        }
        let output = run(dir.path(), &[&to[..], &["--lossy"]].concat());
        assert_eq!(output.status.code(), Some(0), "{to:?}: {}", stderr(&output));
    }
    for to in ["b.json", "b.tmx", "b.xlf"] {
        let dir = small_pair();
        fs::write(dir.path().join("a.jsonl"), scored).expect("written");
        let output = run(dir.path(), &["convert", "a.jsonl", to]);
        assert_eq!(output.status.code(), Some(0), "{to}: {}", stderr(&output));
    }
}

fn kind_of(path: &str) -> &'static str {
    Kind::of_path(Path::new(path), "--to").map_or("csv", |kind| kind.info().name)
}

#[test]
fn a_file_of_several_pairs_is_read_pair_by_pair() {
    let text = "<cesAlign version=\"1.0\">\n<linkGrp fromDoc=\"de/1.xml\" toDoc=\"en/1.xml\">\n\
        <link xtargets=\"1;1\" id=\"SL1\"/></linkGrp>\n<linkGrp fromDoc=\"de/2.xml\" toDoc=\"en/2.xml\">\n\
        <link xtargets=\"1 2;1\" certainty=\"0.5\"/>\n</linkGrp></cesAlign>\n";
    refused(
        "a.xces",
        text,
        "b.vecalign",
        &["a.xces", "`de/2.xml`", "--pair"],
    );
    let dir = small_pair();
    fs::write(dir.path().join("a.xces"), text).expect("written");
    for pair in ["2", "en/2.xml"] {
        let arguments = [
            "convert", "a.xces", "-", "--to", "vecalign", "--lossy", "--pair", pair,
        ];
        let output = run(dir.path(), &arguments);
        assert_eq!(stderr(&output), "");
        assert_eq!(String::from_utf8_lossy(&output.stdout), "[0, 1]:[0]\n");
    }
    let output = run(
        dir.path(),
        &[
            "convert", "a.xces", "-", "--to", "ladder", "--pair", "de/3.xml",
        ],
    );
    let said = stderr(&output);
    assert!(
        said.contains("`de/3.xml`") && said.contains("1 `de/1.xml`"),
        "{said}"
    );
    let output = run(dir.path(), &["convert", "a.xces", "-", "--to", "xces"]);
    let whole = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(whole.matches("<linkGrp").count(), 2, "{whole}");
    assert!(
        whole.contains("<link xtargets=\"1;1\" id=\"SL1\"/>"),
        "{whole}"
    );
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
        &[
            &["convert", "a.vecalign", "b.hunalign", "--lossy"],
            &texts[..],
        ]
        .concat(),
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

/// Files as the manuals of other programs show them, and what they say in Vecalign's lines or hunalign's.
#[test]
fn samples_of_other_programs_are_read() {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/exchange/samples");
    let languages = ["--source-lang", "de", "--target-lang", "en"];
    for (file, to, more, expected) in [
        (
            "hunalign.ladder",
            "vecalign",
            &[][..],
            "[0]:[0]\n[1, 2]:[1]\n[]:[2]\n[3]:[3]\n",
        ),
        (
            "hunalign.ladder",
            "ladder",
            &[],
            "0\t0\t0.3000\n1\t1\t1.4667\n3\t2\t0.0000\n3\t3\t0.8500\n4\t4\t0.0000\n",
        ),
        (
            "hunalign.hunalign",
            "hunalign",
            &[],
            "Der Damm hielt.\tThe dam held.\t1.4667\nEs regnete. ~~~ Es stürmte.\tIt rained and stormed.\t-0.3000\n\
             \tNobody slept.\t\n",
        ),
        (
            "vecalign.vecalign",
            "vecalign",
            &[],
            "[0]:[0]\n[1, 2]:[1]\n[]:[2]\n[3]:[3, 4]\n",
        ),
        (
            "opus.xces",
            "vecalign",
            &["--pair", "de/dam.xml.gz"],
            "[0]:[0]\n[1, 2]:[1]\n[]:[2]\n",
        ),
        ("opus.xces", "vecalign", &["--pair", "2"], "[0]:[0, 1]\n"),
        (
            "omegat.tmx",
            "hunalign",
            &[],
            "Der <f0>Damm</f0> hielt.\tThe <f0>dam</f0> held.\t\nEs regnete.\tIt rained.\t\n",
        ),
        (
            "okapi.tmx",
            "hunalign",
            &languages,
            "Der Damm hielt.\tThe dam held <firm>.\t\n",
        ),
    ] {
        let path = samples.join(file).display().to_string();
        let arguments = [&["convert", &path, "-", "--to", to, "--lossy"], more].concat();
        let output = run(&samples, &arguments);
        assert_eq!(stderr(&output), "", "{file}");
        assert_eq!(String::from_utf8_lossy(&output.stdout), expected, "{file}");
    }
}
