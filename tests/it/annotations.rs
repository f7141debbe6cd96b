//! What other programs read: SARIF, workflow commands, code quality, rdjson, Checkstyle, `JUnit`.
//!
//! `tests/data/sarif-2.1.0.schema.json` is the schema of the OASIS standard, as the crate serde-sarif (MIT) carries it.

use std::collections::HashSet;
use std::fmt::Write as _;
use std::path::Path;

use quick_xml::events::Event;
use serde_json::Value;

use crate::{run, small_pair, stdout, text};

/// The output of `compare` in one format.
fn written(format: &str, source: &Path, target: &Path) -> String {
    let arguments = [
        "compare".as_ref(),
        source.as_os_str(),
        target.as_os_str(),
        "--format".as_ref(),
        format.as_ref(),
    ];
    let output = run(arguments);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    stdout(&output).to_owned()
}

fn json(format: &str, source: &Path, target: &Path) -> Value {
    serde_json::from_str(&written(format, source, target)).expect("JSON")
}

fn seed() -> (std::path::PathBuf, std::path::PathBuf) {
    (
        text("trilateral-2024/statement.en.txt"),
        text("trilateral-2024/summary.en.txt"),
    )
}

/// A pair whose fault stands behind a character outside the basic plane, after a byte order mark and CRLF.
fn astral_pair() -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| {
        std::fs::write(dir.path().join(name), text).expect("a file");
    };
    let first = "\u{feff}The harbour was closed on Monday after the storm damaged both piers.\r\n";
    write(
        "statement.en.txt",
        &format!("{first}The 𐐀𐐀 caf\u{e9} by the gate sold 40 loaves of bread that day.\r\n"),
    );
    write(
        "summary.en.txt",
        &format!("{first}The 𐐀𐐀 caf\u{e9} by the gate sold 60 loaves of bread that day.\r\n"),
    );
    dir
}

#[test]
fn sarif_is_valid_and_complete() {
    // One pattern of the schema has a stray bracket, which not every dialect of regular expressions takes.
    let schema = include_str!("../data/sarif-2.1.0.schema.json").replace("{2}]?$", "{2}$");
    let schema: Value = serde_json::from_str(&schema).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let (source, target) = seed();
    let small = small_pair();
    let small = (
        small.path().join("statement.en.txt"),
        small.path().join("summary.en.txt"),
    );
    for (source, target) in [(source, target), small] {
        let log = json("sarif", &source, &target);
        let problems: Vec<String> = validator.iter_errors(&log).map(|e| e.to_string()).collect();
        assert!(problems.is_empty(), "{problems:#?}");
    }
}

#[test]
fn sarif_holds_every_finding_at_its_words() {
    let (source, target) = seed();
    let log = json("sarif", &source, &target);
    let document = json("json", &source, &target);
    let findings = document["findings"].as_array().expect("findings");
    let results = log["runs"][0]["results"].as_array().expect("results");
    assert_eq!(results.len(), findings.len());
    let rules = log["runs"][0]["tool"]["driver"]["rules"]
        .as_array()
        .expect("rules");
    let texts = [&source, &target].map(|path| std::fs::read_to_string(path).expect("a text"));
    for (result, finding) in results.iter().zip(findings) {
        let index = result["ruleIndex"].as_u64().expect("an index") as usize;
        assert_eq!(rules[index]["id"], result["ruleId"]);
        assert_eq!(result["ruleId"], finding["rule"]);
        let place = &result["locations"][0]["physicalLocation"];
        let at_target = !finding["target"].is_null();
        let text = &texts[usize::from(at_target)];
        assert_eq!(
            words(text, &place["region"]),
            place["region"]["snippet"]["text"]
        );
        let message = result["message"]["text"].as_str().expect("a message");
        let related = &result["relatedLocations"][0];
        assert_eq!(
            message.contains("](1)"),
            !related.is_null(),
            "the message links to what is related"
        );
        if at_target && !finding["source"].is_null() {
            assert_eq!(related["message"]["text"], finding["source"]["text"]);
        }
    }
    let prints: HashSet<&str> = results
        .iter()
        .filter_map(|r| r["partialFingerprints"]["hexapla/v1"].as_str())
        .collect();
    assert_eq!(
        prints.len(),
        results.len(),
        "each has a fingerprint of its own"
    );
}

/// The words that a region of code points covers.
fn words(text: &str, region: &Value) -> String {
    let number = |name: &str| region[name].as_u64().expect("a number") as usize;
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let (first, last) = (number("startLine") - 1, number("endLine") - 1);
    let before: usize = lines[..first].iter().map(|l| l.chars().count()).sum();
    let until: usize = lines[..last].iter().map(|l| l.chars().count()).sum();
    let (start, end) = (
        before + number("startColumn") - 1,
        until + number("endColumn") - 1,
    );
    text.chars().skip(start).take(end - start).collect()
}

#[test]
fn columns_are_counted_as_each_format_wants_them() {
    let dir = astral_pair();
    let (source, target) = (
        dir.path().join("statement.en.txt"),
        dir.path().join("summary.en.txt"),
    );
    // “The 𐐀𐐀 café by the gate sold ” before the number: 29 code points, 31 UTF-16 units, 36 bytes.
    let line = "The 𐐀𐐀 caf\u{e9} by the gate sold ";
    let (points, units, bytes) = (
        line.chars().count(),
        line.encode_utf16().count(),
        line.len(),
    );
    assert_eq!((points, units, bytes), (29, 31, 36));

    let log = json("sarif", &source, &target);
    let result = of_rule(&log["runs"][0]["results"], "ruleId");
    let region = &result["locations"][0]["physicalLocation"]["region"];
    assert_eq!(region["startLine"], 2);
    assert_eq!(region["startColumn"], points + 1);
    assert_eq!(region["snippet"]["text"], "60");
    assert_eq!(log["runs"][0]["columnKind"], "unicodeCodePoints");

    let rdjson = json("rdjson", &source, &target);
    let diagnostics = rdjson["diagnostics"].as_array().expect("diagnostics");
    let number = diagnostics
        .iter()
        .find(|d| d["code"]["value"] == "number-mismatch")
        .expect("a number");
    let start = &number["location"]["range"]["start"];
    assert_eq!(
        (&start["line"], &start["column"]),
        (&2.into(), &(bytes + 1).into())
    );

    let commands = written("github", &source, &target);
    let place = format!(
        ",line=2,endLine=2,col={},endColumn={},",
        units + 1,
        units + 2
    );
    assert!(commands.contains(&place), "{commands}");

    let quality = json("gitlab", &source, &target);
    let number = of_rule(&quality, "check_name");
    assert_eq!(number["location"]["lines"]["begin"], 2);
    assert_eq!(number["severity"], "critical");

    let checkstyle = written("checkstyle", &source, &target);
    let place = format!("line=\"2\" column=\"{}\" severity=\"error\"", points + 1);
    assert!(checkstyle.contains(&place), "{checkstyle}");
}

/// The entry about the number.
fn of_rule<'v>(entries: &'v Value, key: &str) -> &'v Value {
    let entries = entries.as_array().expect("an array");
    let found = entries.iter().find(|e| e[key] == "number-mismatch");
    found.expect("a finding of the number")
}

#[test]
fn workflow_commands_are_escaped_and_capped() {
    let dir = tempfile::tempdir().expect("a folder");
    let (source, target) = (
        dir.path().join("a,b.en.txt"),
        dir.path().join("a:100%.en.txt"),
    );
    let lines = |number: fn(usize) -> usize| -> String {
        let mut text = String::new();
        for at in 0..14 {
            let town = ["Alba", "Brno", "Como", "Delft", "Evora", "Faro", "Ghent"][at % 7];
            let thing = ["bridges", "ferries"][at / 7];
            let count = number(at);
            writeln!(
                text,
                "The council of {town} paid for {count} new {thing} last year."
            )
            .expect("memory");
        }
        text
    };
    std::fs::write(&source, lines(|at| 20 + at)).expect("a file");
    std::fs::write(&target, lines(|at| 50 + at)).expect("a file");
    let commands = written("github", &source, &target);
    let errors: Vec<&str> = commands
        .lines()
        .filter(|l| l.starts_with("::error"))
        .collect();
    assert_eq!(errors.len(), 10, "{commands}");
    assert!(
        errors[0].contains("file=a%3A100%25.en.txt,"),
        "{}",
        errors[0]
    );
    assert!(commands.contains("::notice title=hexapla::4 more findings of severity error"));
}

#[test]
fn junit_has_a_test_case_a_link() {
    let (source, target) = seed();
    let document = json("json", &source, &target);
    let junit = written("junit", &source, &target);
    let mut reader = quick_xml::Reader::from_str(&junit);
    let (mut cases, mut failures) = (0, 0);
    loop {
        match reader.read_event().expect("well-formed") {
            Event::Start(e) | Event::Empty(e) => match e.name().as_ref() {
                "testcase" => cases += 1,
                "failure" => failures += 1,
                _ => {}
            },
            Event::Eof => break,
            _ => {}
        }
    }
    let links = document["links"].as_array().expect("links").len();
    let findings = document["findings"].as_array().expect("findings");
    let errors = findings.iter().filter(|f| f["severity"] == "error").count();
    assert!(
        cases == links || cases == links + 1,
        "{cases} cases, {links} links"
    );
    assert_eq!(failures, errors);
}

#[test]
fn control_characters_and_marks_leave_xml_well_formed() {
    let dir = tempfile::tempdir().expect("a folder");
    let (source, target) = (dir.path().join("s.en.txt"), dir.path().join("t.en.txt"));
    let text = |number: u8| {
        format!(
            "The <b>mayor</b> & \u{1b}[31m her ]]> staff counted {number} \u{202e}boats \"today\".\n"
        )
    };
    std::fs::write(&source, text(20)).expect("a file");
    std::fs::write(&target, text(30)).expect("a file");
    for format in ["junit", "checkstyle"] {
        let xml = written(format, &source, &target);
        assert!(!xml.contains('\u{1b}'));
        let mut reader = quick_xml::Reader::from_str(&xml);
        while !matches!(reader.read_event().expect("well-formed"), Event::Eof) {}
    }
}
