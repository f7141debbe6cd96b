//! Files of translation tools: PO and XLIFF read, compared unit by unit, and findings written for them.

use std::fs;
use std::path::Path;

use super::{hexapla, stderr, stdout};

const PO: &str = r#"# A catalogue.
msgid ""
msgstr ""
"Language: de_AT\n"
"Content-Type: text/plain; charset=UTF-8\n"

#: main.c:12
msgid "The office opens on 3 May with 40 people."
msgstr "Das Büro öffnet am 3. Mai mit 60 Leuten."

#, fuzzy
#| msgid "Old."
msgid "Guessed."
msgstr "Geraten."

msgctxt "menu"
msgid ""
"Said in "
"two lines.\n"
msgstr "In zwei Zeilen gesagt.\n"

msgid "%d dam"
msgid_plural "%d dams"
msgstr[0] "%d Damm"
msgstr[1] "%d Dämme"

msgid "Not yet."
msgstr ""
#~ msgid "Gone."
#~ msgstr "Weg."
"#;

fn folder(name: &str, text: &str) -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("a folder");
    fs::write(dir.path().join(name), text).expect("a file");
    dir
}

fn run(dir: &Path, arguments: &[&str]) -> std::process::Output {
    let mut program = hexapla();
    program.current_dir(dir).args(arguments);
    program.output().expect("the program")
}

#[test]
fn a_catalogue_is_read_entry_by_entry() {
    let dir = folder("a.po", PO);
    let output = run(dir.path(), &["convert", "a.po", "-", "--to", "translation"]);
    assert_eq!(stderr(&output), "");
    let expected = [
        [
            "The office opens on 3 May with 40 people.",
            "Das Büro öffnet am 3. Mai mit 60 Leuten.",
        ],
        ["Said in two lines.\n", "In zwei Zeilen gesagt.\n"],
        ["%d dam", "%d Damm"],
        ["%d dams", "%d Dämme"],
        ["Not yet.", ""],
    ];
    let lines: Vec<serde_json::Value> = stdout(&output)
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    assert_eq!(lines.len(), expected.len(), "{lines:?}");
    for (line, [source, target]) in lines.iter().zip(expected) {
        assert_eq!(line["translation"]["en"], source);
        assert_eq!(line["translation"]["de-AT"], target);
    }
    let output = run(dir.path(), &["convert", "a.po", "b.po"]);
    assert!(
        stderr(&output).contains("po is not written"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn each_translated_entry_is_a_comparison() {
    let dir = folder("a.po", PO);
    let output = run(
        dir.path(),
        &[
            "compare",
            "a.po",
            "--no-model",
            "--format",
            "jsonl",
            "--fail-on",
            "error",
        ],
    );
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    assert!(
        stderr(&output).contains("1 unit(s) without a translation"),
        "{}",
        stderr(&output)
    );
    let records: Vec<serde_json::Value> = stdout(&output)
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    let of_kind = |kind: &str| {
        records
            .iter()
            .filter(|r| r["kind"] == kind)
            .collect::<Vec<_>>()
    };
    let names: Vec<_> = of_kind("run")
        .iter()
        .map(|r| r["comparison"].clone())
        .collect();
    assert_eq!(names, ["a:8", "a:17", "a:22", "a:22"]);
    assert_eq!(of_kind("run")[0]["target"]["language"], "de");
    let rules: Vec<_> = of_kind("finding")
        .iter()
        .map(|r| r["rule"].clone())
        .collect();
    assert!(rules.contains(&"number-mismatch".into()), "{rules:?}");
    let output = run(dir.path(), &["compare", "a.po", "--format", "html=a.html"]);
    assert!(
        stderr(&output).contains("a unit each"),
        "{}",
        stderr(&output)
    );
    let dir = folder("a.txt", "We met.");
    let output = run(dir.path(), &["compare", "a.txt"]);
    assert!(
        stderr(&output).contains("name the target too"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn trouble_in_a_catalogue_is_named_with_its_place() {
    for (text, place, problem) in [
        ("msgid \"a\"\nmsgstr \"b\n", "a.po:2:10", "not closed"),
        (
            "msgid \"a\"\nmsgstr \"\\q\"\n",
            "a.po:2:9",
            "no escape sequence",
        ),
        (
            "msgid \"a\"\nmsgid \"b\"\nmsgstr \"c\"\n",
            "a.po:2:1",
            "`msgid` cannot stand here",
        ),
        ("msgid \"a\"\n", "a.po:1:1", "no msgstr"),
        ("hello\n", "a.po:1:6", "expected a quotation mark"),
        ("\"text\"\n", "a.po:1:1", "belongs to no msgid"),
        (
            "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=EUC-KR\\n\"\n",
            "a.po:1:1",
            "msgconv",
        ),
    ] {
        let dir = folder("a.po", text);
        let output = run(dir.path(), &["convert", "a.po", "-", "--to", "jsonl"]);
        let said = stderr(&output);
        assert_eq!(output.status.code(), Some(2), "{text}");
        assert!(
            said.contains(place) && said.contains(problem),
            "{text}\n{said}"
        );
    }
}

/// As XLIFF 1.2 is written by most tools, and 2.0 by Okapi: inline codes, other translations, several segments.
const OLD: &str = "<?xml version=\"1.0\"?>\n<xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\">\n\
    <file original=\"a.html\" source-language=\"en-US\" target-language=\"de\" datatype=\"html\"><body><group>\n\
    <trans-unit id=\"7\"><source>The <g id=\"1\">dam</g> held<ph id=\"2\">&lt;br/&gt;</ph>.</source>\n\
    <seg-source><mrk mtype=\"seg\" mid=\"0\">no</mrk></seg-source><target state=\"final\">Der Damm hielt.</target>\n\
    <alt-trans><source>other</source><target>anderes</target></alt-trans><note>Check.</note></trans-unit>\n\
    <trans-unit id=\"8\"><source>It rained.</source></trans-unit></group></body></file></xliff>\n";

const NEW: &str = "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.0\" srcLang=\"en\" trgLang=\"de\">\n\
    <file id=\"f\"><unit id=\"u1\"><originalData><data id=\"d1\">code</data></originalData>\n\
    <segment id=\"s1\"><source>The <pc id=\"1\" dataRefStart=\"d1\">dam</pc> held.</source><target>Der Damm hielt.</target></segment>\n\
    <ignorable><source> </source></ignorable>\n\
    <segment><source>It rained<cp hex=\"0001\"/>.</source><target>Es regnete.</target></segment></unit></file></xliff>\n";

#[test]
fn xliff_of_other_programs_is_read() {
    let texts = |text: &str| {
        let dir = folder("a.xlf", text);
        let output = run(
            dir.path(),
            &["convert", "a.xlf", "-", "--to", "translation", "--lossy"],
        );
        assert_eq!(stderr(&output), "");
        let lines = stdout(&output).lines();
        let lines =
            lines.map(|line| serde_json::from_str::<serde_json::Value>(line).expect("JSON"));
        lines
            .map(|l| {
                let texts = l["translation"].as_object().expect("texts");
                let texts = texts.values().map(|t| t.as_str().unwrap_or_default());
                format!(
                    "{}: {}",
                    l["id"].as_str().unwrap_or_default(),
                    texts.collect::<Vec<_>>().join(" | ")
                )
            })
            .collect::<Vec<_>>()
    };
    // JSON objects have no order here: the keys are sorted, de before en.
    assert_eq!(
        texts(OLD),
        ["7: Der Damm hielt. | The dam held.", "8:  | It rained."]
    );
    assert_eq!(
        texts(NEW),
        [
            "u1/s1: Der Damm hielt. | The dam held.",
            "u1/2: Es regnete. | It rained\u{1}."
        ]
    );
    let dir = folder("a.xlf", NEW);
    let output = run(
        dir.path(),
        &["align", "a.xlf", "--no-model", "--format", "vecalign"],
    );
    assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
    let output = run(
        dir.path(),
        &["align", "a.xlf", "--no-model", "--format", "csv"],
    );
    assert_eq!(stderr(&output), "");
    assert!(
        stdout(&output).contains("a:u1,l1,s1,t1,1-1,"),
        "{}",
        stdout(&output)
    );
    for (text, place, problem) in [
        ("<xliff version=\"3\"/>", "a.xlf:1:1", "version `3`"),
        ("<tmx/>", "a.xlf:1:1", "no XLIFF"),
        (
            &NEW[..NEW.len() - "</xliff>\n".len()],
            "a.xlf:",
            "never closed",
        ),
        (&NEW.replace("0001", "zz"), "a.xlf:5:", "code point"),
    ] {
        let dir = folder("a.xlf", text);
        let output = run(dir.path(), &["convert", "a.xlf", "-", "--to", "jsonl"]);
        let said = stderr(&output);
        assert!(
            said.contains(place) && said.contains(problem),
            "{text}\n{said}"
        );
    }
}

#[test]
fn findings_are_quality_issues_at_their_words() {
    let dir = super::small_pair();
    let output = run(
        dir.path(),
        &[
            "compare",
            "statement.en.txt",
            "summary.en.txt",
            "--no-model",
            "--format",
            "xliff=a.xlf",
            "--format",
            "mqm=a.mqm",
        ],
    );
    assert_eq!(stderr(&output), "");
    let xliff = fs::read_to_string(dir.path().join("a.xlf")).expect("a file");
    assert!(xliff.contains("locQualityIssueType=\"numbers\""), "{xliff}");
    let marked = xliff
        .lines()
        .find(|line| line.contains("<target>") && line.contains("60"))
        .expect("the words");
    let before = marked.split("60").next().expect("a part");
    assert!(
        before.ends_with("/>") && before.contains("its:locQualityIssuesRef=\"#its=lqi"),
        "{marked}"
    );
    let output = run(dir.path(), &["convert", "a.xlf", "b.jsonl"]);
    assert_eq!(stderr(&output), "");
    let back = fs::read_to_string(dir.path().join("b.jsonl")).expect("lines");
    assert!(back.contains("\"rule\":\"number-mismatch\""), "{back}");
    let mqm = fs::read_to_string(dir.path().join("a.mqm")).expect("a table");
    let row = mqm
        .lines()
        .find(|row| row.contains("<v>60"))
        .expect("the row");
    let cells: Vec<_> = row.split('\t').collect();
    assert_eq!(cells.len(), 9, "{row}");
    assert_eq!(cells[7..], ["Accuracy/Mistranslation", "Major"], "{row}");
    assert!(
        mqm.starts_with("system\tdoc\tdoc_id\tseg_id\trater\t"),
        "{mqm}"
    );
}

#[test]
fn every_finding_of_a_long_comparison_comes_back() {
    let dir = tempfile::tempdir().expect("a folder");
    let text = |name: &str| {
        super::text(&format!("trilateral-2024/{name}.en.txt"))
            .display()
            .to_string()
    };
    let output = run(
        dir.path(),
        &[
            "compare",
            &text("statement"),
            &text("summary"),
            "--no-model",
            "--format",
            "json=a.json",
            "--format",
            "xliff=a.xlf",
        ],
    );
    assert_eq!(stderr(&output), "");
    for file in ["a.json", "a.xlf"] {
        let output = run(dir.path(), &["convert", file, &format!("{file}.jsonl")]);
        assert_eq!(stderr(&output), "");
    }
    let findings = |file: &str| -> Vec<String> {
        let lines = fs::read_to_string(dir.path().join(file)).expect("lines");
        let kept = lines
            .lines()
            .filter(|line| line.contains("\"kind\":\"finding\""));
        let mut kept: Vec<_> = kept.map(str::to_owned).collect();
        kept.sort();
        kept
    };
    assert!(findings("a.json.jsonl").len() > 10);
    assert_eq!(findings("a.xlf.jsonl"), findings("a.json.jsonl"));
}
