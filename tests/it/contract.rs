//! What programs may rely on.

use std::io::Read;
use std::process::Stdio;

use hexapla::format::json::{Record, SCHEMA};
use serde_json::Value;

use super::{hexapla, run, stdout, text};

const SOURCE: &str = "texts/trilateral-2024/statement.en.txt";
const TARGET: &str = "texts/trilateral-2024/summary.en.txt";

fn json(command: &str) -> Value {
    let output = run([command, SOURCE, TARGET, "--format", "json"]);
    assert_eq!(output.status.code(), Some(0));
    serde_json::from_str(stdout(&output)).expect("JSON")
}

fn keys(value: &Value) -> Vec<&str> {
    let mut keys: Vec<_> = value
        .as_object()
        .expect("an object")
        .keys()
        .map(String::as_str)
        .collect();
    keys.sort_unstable();
    keys
}

fn list<'v>(value: &'v Value, key: &str) -> &'v Vec<Value> {
    value[key].as_array().expect("a list")
}

#[test]
fn every_field_is_there() {
    let document = json("compare");
    assert_eq!(document["schema"], SCHEMA);
    assert_eq!(
        keys(&document),
        [
            "comparison",
            "findings",
            "links",
            "notes",
            "run",
            "schema",
            "source",
            "target"
        ]
    );
    assert_eq!(
        keys(&document["run"]),
        ["hashes", "mode", "model", "options", "version"]
    );
    for side in ["source", "target"] {
        assert_eq!(keys(&document[side]), ["language", "path", "sentences"]);
        for sentence in list(&document[side], "sentences") {
            assert_eq!(keys(sentence), ["end", "id", "paragraph", "start", "text"]);
        }
    }
    for link in list(&document, "links") {
        assert_eq!(
            keys(link),
            [
                "edits",
                "id",
                "relation",
                "score",
                "source_ids",
                "source_scores",
                "status",
                "target_ids",
                "type"
            ]
        );
        assert_eq!(link["status"], "auto");
        assert_eq!(
            list(link, "source_ids").len(),
            list(link, "source_scores").len()
        );
    }
    assert!(!list(&document, "findings").is_empty());
    for finding in list(&document, "findings") {
        assert_eq!(
            keys(finding),
            [
                "also",
                "confidence",
                "evidence",
                "fingerprint",
                "id",
                "link_id",
                "message",
                "rule",
                "severity",
                "source",
                "status",
                "suggestion",
                "target",
                "title"
            ]
        );
        assert_eq!(finding["status"], "open");
    }
}

#[test]
fn an_alignment_is_the_same_without_findings() {
    let (mut compared, aligned) = (json("compare"), json("align"));
    compared
        .as_object_mut()
        .expect("an object")
        .remove("findings");
    for key in ["schema", "source", "target"] {
        assert_eq!(compared[key], aligned[key]);
    }
    assert!(aligned.get("findings").is_none());
    let ids = |document: &Value| -> Vec<(Value, Value)> {
        let links = list(document, "links").iter();
        links
            .map(|l| (l["source_ids"].clone(), l["target_ids"].clone()))
            .collect()
    };
    assert_eq!(ids(&compared), ids(&aligned));
}

#[test]
fn offsets_select_the_text() {
    let document = json("compare");
    for (side, path) in [("source", SOURCE), ("target", TARGET)] {
        let text: Vec<char> = std::fs::read_to_string(text("..").join(path))
            .expect("a text")
            .chars()
            .collect();
        let selects = |place: &Value| {
            let at = |key: &str| {
                usize::try_from(place[key].as_u64().expect("an offset")).expect("small")
            };
            let words: String = text[at("start")..at("end")].iter().collect();
            assert_eq!(place["text"], words);
        };
        list(&document[side], "sentences").iter().for_each(selects);
        let findings = list(&document, "findings")
            .iter()
            .map(|finding| &finding[side]);
        findings.filter(|place| !place.is_null()).for_each(selects);
        let edits = list(&document, "links")
            .iter()
            .flat_map(|link| list(link, "edits"));
        edits
            .map(|edit| &edit[side])
            .filter(|words| !words.is_null())
            .for_each(selects);
    }
}

#[test]
fn every_sentence_stands_in_a_link_and_every_id_is_known() {
    let document = json("compare");
    for (side, key) in [("source", "source_ids"), ("target", "target_ids")] {
        let ids: Vec<&Value> = list(&document[side], "sentences")
            .iter()
            .map(|s| &s["id"])
            .collect();
        let linked: Vec<&Value> = list(&document, "links")
            .iter()
            .flat_map(|l| list(l, key))
            .collect();
        assert!(ids.iter().all(|id| linked.contains(id)));
        assert!(linked.iter().all(|id| ids.contains(id)));
    }
}

#[test]
fn scores_have_at_most_four_decimals() {
    let document = json("compare");
    for link in list(&document, "links") {
        for score in list(link, "source_scores").iter().chain([&link["score"]]) {
            let Some(score) = score.as_f64() else {
                continue;
            };
            assert!((0.0..=1.0).contains(&score));
            assert!(score.to_string().len() <= "0.1234".len(), "{score}");
        }
    }
}

#[test]
fn what_is_written_is_read_back() {
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().join("comparison.json");
    let output = run([
        "compare".to_owned(),
        SOURCE.to_owned(),
        TARGET.to_owned(),
        format!("--format=json={}", path.display()),
    ]);
    assert_eq!(output.status.code(), Some(0));
    let record = Record::read(&path).expect("a record");
    let again = serde_json::to_string_pretty(&record).expect("JSON") + "\n";
    assert_eq!(again, std::fs::read_to_string(&path).expect("a file"));
}

#[test]
fn absolute_paths_stay_on_this_machine() {
    let output = run([
        "compare".into(),
        text("trilateral-2024/statement.en.txt").into_os_string(),
        text("trilateral-2024/summary.en.txt").into_os_string(),
        "--format=json".into(),
    ]);
    assert!(!stdout(&output).contains(env!("CARGO_MANIFEST_DIR")));
    assert!(stdout(&output).contains("\"path\": \"statement.en.txt\""));
}

#[test]
fn lines_of_jsonl_say_what_they_are() {
    let output = run(["compare", SOURCE, TARGET, "--format", "jsonl"]);
    let lines: Vec<Value> = stdout(&output)
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    assert_eq!(lines[0]["kind"], "run");
    assert_eq!(lines[0]["schema"], SCHEMA);
    let document = json("compare");
    let count = |kind: &str| lines.iter().filter(|line| line["kind"] == kind).count();
    assert_eq!(
        count("source"),
        list(&document["source"], "sentences").len()
    );
    assert_eq!(
        count("target"),
        list(&document["target"], "sentences").len()
    );
    assert_eq!(count("link"), list(&document, "links").len());
    assert_eq!(count("finding"), list(&document, "findings").len());
}

#[test]
fn two_runs_give_the_same_bytes() {
    for format in ["text", "json", "jsonl", "csv", "markdown"] {
        let once = || run(["compare", SOURCE, TARGET, "--format", format]).stdout;
        assert_eq!(once(), once(), "{format}");
    }
}

#[test]
fn a_closed_pipe_is_quiet_and_no_failure() {
    // Enough output to fill any pipe.
    let mut child = hexapla()
        .args(["compare", SOURCE, TARGET, "--format", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    drop(child.stdout.take());
    let mut said = String::new();
    child
        .stderr
        .take()
        .expect("a pipe")
        .read_to_string(&mut said)
        .expect("text");
    assert_eq!(child.wait().expect("an end").code(), Some(0), "{said}");
    assert_eq!(said, "");
}
