//! `eval` on small examples whose figures are counted by hand.

use std::fs;
use std::path::Path;

use hexapla::eval::{Counts, Gold, Score, case};
use hexapla::format::json::Record;
use serde_json::{Value, json};

use super::{run, stderr, stdout};

const SOURCE: &str = "s1,1,0,10,We oppose.\ns2,1,11,19,We meet.\ns3,1,20,30,It is big.\n";
const TARGET: &str = "t1,1,0,11,He opposed.\nt2,1,12,21,They met.\nt3,1,22,30,Nothing.\n";

/// A gold folder: `alignment` and `findings` without their headers.
fn gold(alignment: &str, findings: &str) -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("a folder");
    let write = |name: &str, header: &str, rows: &str| {
        fs::write(dir.path().join(name), format!("{header}\n{rows}")).expect("a table");
    };
    write(
        "source.sentences.csv",
        "id,paragraph,start,end,text",
        SOURCE,
    );
    write(
        "target.sentences.csv",
        "id,paragraph,start,end,text",
        TARGET,
    );
    write(
        "alignment.csv",
        "target_id,source_ids,optional_source_ids,relation,note",
        alignment,
    );
    write(
        "findings.csv",
        "rule,expect,target_id,target_text,source_id,source_text,note",
        findings,
    );
    dir
}

fn record(links: &Value, findings: &Value) -> Record {
    let sentence = |id: &str, start: usize, end: usize| json!({"id": id, "paragraph": 1, "start": start, "end": end, "text": ""});
    serde_json::from_value(json!({
        "schema": hexapla::format::json::SCHEMA,
        "comparison": "small",
        "run": {
            "version": "0", "mode": "summary", "model": null,
            "options": {
                "mode": "auto", "all_support": false, "segmented": false, "rules": [], "min_confidence": 0.0
            },
            "hashes": {"source": "", "target": ""},
        },
        "notes": [],
        "source": {"path": "s", "language": "en", "sentences": [
            sentence("s1", 0, 10), sentence("s2", 11, 19), sentence("s3", 20, 30),
        ]},
        "target": {"path": "t", "language": "en", "sentences": [
            sentence("t1", 0, 11), sentence("t2", 12, 21), sentence("t3", 22, 30),
        ]},
        "links": links,
        "findings": findings,
    }))
    .expect("a record")
}

fn link(sources: &[&str], targets: &[&str], relation: &str) -> Value {
    json!({
        "id": "l", "source_ids": sources, "target_ids": targets, "type": "", "relation": relation,
        "score": null, "source_scores": [], "status": "auto", "edits": [],
    })
}

fn finding(
    rule: &str,
    also: &[&str],
    severity: &str,
    side: &str,
    start: usize,
    end: usize,
) -> Value {
    let spot = json!({"sentence": "", "start": start, "end": end, "text": "words"});
    let mut finding = json!({
        "id": "f", "rule": rule, "title": "", "also": also, "severity": severity, "confidence": 1.0,
        "message": "", "link_id": null, "source": null, "target": null,
        "evidence": {"source": "", "target": ""}, "suggestion": null, "status": "open", "fingerprint": "",
    });
    finding[side] = spot;
    finding
}

fn score(gold: &Path, links: &[Value], findings: &[Value]) -> Score {
    let gold = Gold::read(gold).expect("a gold folder");
    case::score(&record(&json!(links), &json!(findings)), &gold)
}

#[test]
fn links_are_pairs_and_an_unanswered_target_is_one_with_nothing() {
    let gold = gold("t1,s1,,,\nt2,s2 s3,,,\nt3,,,,\n", "");
    let links = [
        link(&["s1", "s2"], &["t1"], "paraphrase"),
        link(&["s2"], &["t2"], "paraphrase"),
    ];
    let score = score(gold.path(), &links, &[]);
    // Right: t1~s1, t2~s2, t3~nothing. Wrong: t1~s2. Missed: t2~s3.
    assert_eq!(
        score.links,
        Counts {
            right: 3,
            wrong: 1,
            missed: 1
        }
    );
    assert!((score.links.precision() - 0.75).abs() < 1e-12);
    assert!((score.links.f1() - 0.75).abs() < 1e-12);
}

#[test]
fn optional_links_count_neither_way() {
    let gold = gold("t1,s1,s2,,\nt2,s2,s3,,\nt3,,s1,,\n", "");
    let links = [
        link(&["s1", "s2"], &["t1"], "paraphrase"),
        link(&["s2"], &["t2"], "paraphrase"),
    ];
    assert_eq!(
        score(gold.path(), &links, &[]).links,
        Counts {
            right: 3,
            wrong: 0,
            missed: 0
        }
    );
}

#[test]
fn a_sentence_counts_as_the_one_it_shares_most_with() {
    let gold = gold("t1,s1,,,\nt2,s2,,,\nt3,,,,\n", "");
    let mut record = record(
        &json!([
            link(&["s1"], &["t1"], "paraphrase"),
            link(&["s2"], &["t2"], "paraphrase")
        ]),
        &json!([]),
    );
    // The first two source sentences in one: it is s1, and s2 is lost.
    record.source.sentences[0].end = 16;
    record.source.sentences[1].start = 25;
    record.source.sentences[1].end = 30;
    let gold = Gold::read(gold.path()).expect("a gold folder");
    assert_eq!(
        case::score(&record, &gold).links,
        Counts {
            right: 2,
            wrong: 1,
            missed: 1
        }
    );
}

#[test]
fn relations_are_judged_against_the_best_constant_answer() {
    let gold = gold(
        "t1,s1,,paraphrase|condensed,\nt2,s2,,verbatim,\nt3,s3,,paraphrase,\n",
        "",
    );
    let links = [
        link(&["s1"], &["t1"], "condensed"),
        link(&["s2"], &["t2"], "paraphrase"),
        link(&["s3"], &["t3"], "paraphrase"),
    ];
    let figures = score(gold.path(), &links, &[])
        .relation_figures()
        .expect("figures");
    assert_eq!((figures.right, figures.rows), (2, 3));
    assert!((figures.constant - 2.0 / 3.0).abs() < 1e-12);
    // condensed 1; paraphrase: 1 right, 1 wrong, 0 missed, F1 2/3; verbatim 0.
    assert!((figures.macro_f1 - (1.0 + 2.0 / 3.0) / 3.0).abs() < 1e-12);
}

const FAULTS: &str = "speaker-shift,must,t1,He,,,\n\
                      quote-altered,must,t1,He,,,\n\
                      tense-shift,never,t2,met,,,\n\
                      unsupported,may,t3,,,,\n\
                      omission,must,,,s3,,\n";

#[test]
fn findings_are_met_by_rule_place_and_severity() {
    let gold = gold("t1,s1,,,\n", FAULTS);
    let findings = [
        finding("speaker-shift", &["quote-altered"], "error", "target", 0, 2),
        finding("tense-shift", &[], "warning", "target", 12, 21),
        finding("unsupported", &[], "warning", "target", 22, 30),
        finding("omission", &[], "note", "source", 20, 30),
        finding("number-mismatch", &[], "error", "target", 12, 16),
        finding("number-mismatch", &[], "note", "target", 12, 16),
    ];
    let score = score(gold.path(), &[], &findings);
    assert_eq!((score.must, score.met, score.quiet), (3, 3, 0));
    // What never may be reported stands on words that no other row names: it counts as extra, too.
    assert_eq!((score.never, score.broken, score.extra), (1, 1, 2));
    assert_eq!(score.rules["tense-shift"].broken, 1);
}

#[test]
fn a_note_is_no_find_and_half_a_paragraph_is_no_place() {
    let gold = gold("t1,s1,,,\n", "speaker-shift,must,t1,He,,,\n");
    let report = |severity: &str, end: usize| {
        let finding = finding("speaker-shift", &[], severity, "target", 0, end);
        let score = score(gold.path(), &[], &[finding]);
        (score.met, score.quiet)
    };
    assert_eq!(report("error", 46), (1, 0));
    assert_eq!(report("error", 47), (0, 0));
    assert_eq!(report("note", 2), (0, 1));
}

#[test]
fn scores_add_up() {
    let gold = gold("t1,s1,,verbatim,\n", FAULTS);
    let one = score(gold.path(), &[link(&["s1"], &["t1"], "verbatim")], &[]);
    let mut sum = one.clone();
    sum.add(&one);
    assert_eq!(sum.must, 2 * one.must);
    assert_eq!(sum.links.right, 2 * one.links.right);
    assert_eq!(sum.relations.len(), 2);
    assert_eq!(sum.rules["omission"].must, 2);
}

#[test]
fn a_wrong_table_is_named_with_its_line() {
    let gold = gold(
        "t1,s1,,,\n",
        "speaker-shift,must,t1,He,,,\nspeaker-shift,perhaps,t1,He,,,\n",
    );
    let error = Gold::read(gold.path()).expect_err("a wrong row");
    assert!(error.to_string().contains("findings.csv:3"), "{error}");
    let output = run(["eval".as_ref(), gold.path().as_os_str()]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("perhaps"));
}

#[test]
fn a_stored_comparison_scores_like_a_fresh_one() {
    let dir = tempfile::tempdir().expect("a folder");
    let json = dir.path().join("auto.json");
    let (source, target) = (
        "texts/trilateral-2024/statement.en.txt",
        "texts/trilateral-2024/summary.en.txt",
    );
    run([
        "compare",
        source,
        target,
        &format!("--format=json={}", json.display()),
    ]);
    let gold = "alignments/trilateral-2024/gold";
    let fresh = run([
        "eval",
        gold,
        "--source",
        source,
        "--target",
        target,
        "--verbose",
    ]);
    let stored = run(["eval", gold, "--auto", &json.to_string_lossy(), "--verbose"]);
    assert_eq!(fresh.status.code(), Some(0), "{}", stderr(&fresh));
    assert_eq!(stdout(&fresh), stdout(&stored));
    assert!(stdout(&fresh).starts_with("trilateral-2024 "));
}

#[test]
fn alignments_are_measured_file_for_file_and_folder_for_folder() {
    let dir = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| {
        let path = dir.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(&path, text).expect("a file");
        path.display().to_string()
    };
    // Counted in the library's tests: strict 2 of 5 and 1 of 3, lax 4 of 5 and 3 of 3.
    let gold = write(
        "gold/a.gold",
        "[0]:[0]\n[1, 2]:[1]\n[3]:[]\n[4]:[2]\n[]:[3]\n",
    );
    let auto = write(
        "auto/a.align",
        "[0]:[0]:0.1\n[1]:[1]:0.2\n[2]:[]:0\n[3]:[]:0\n[4]:[2,3]:0.5\n",
    );
    let folder = |file: &str| dir.path().join(file).display().to_string();
    let json = |gold: &str, autos: &[&str]| -> Value {
        let arguments = ["eval", "--format", "json", gold].into_iter();
        let output = run(arguments.chain(autos.iter().copied()));
        assert!(output.status.success(), "{}", stderr(&output));
        serde_json::from_str(stdout(&output)).expect("JSON")
    };
    let alone = json(&gold, &[&auto]);
    let system = &alone["systems"][0];
    assert_eq!(system["strict"]["f1"], 0.3636);
    assert_eq!(system["lax"]["f1"], 0.8889);
    assert_eq!(system["shapes"]["1-1"]["strict"]["precision"], 0.5);
    assert_eq!(
        json(&folder("gold"), &[&folder("auto")])["systems"][0]["shapes"],
        system["shapes"]
    );
    let both = json(&folder("gold"), &[&folder("auto"), &folder("gold")]);
    assert_eq!(both["difference"]["f1"], 0.6364);
    assert!(alone["difference"].is_null());
    let missing = write("other/b.align", "[0]:[0]\n");
    let more = write("other/c.align", "[0]:[0]\n");
    assert_ne!(missing, more);
    let output = run(["eval", &folder("gold"), &folder("other")]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("holds nothing for the document `a` of the gold"));
}

#[test]
fn the_texts_of_the_tree_are_found_and_each_rule_has_its_row() {
    let output = run([
        "eval",
        "alignments/trilateral-2024/gold",
        "--rules",
        "--no-model",
        "--format",
        "json",
    ]);
    assert!(output.status.success(), "{}", stderr(&output));
    let table: Value = serde_json::from_str(stdout(&output)).expect("JSON");
    let rules = table["rules"].as_array().expect("rows");
    let row = |rule: &str| rules.iter().find(|row| row["rule"] == rule).expect("a row");
    let counts = &row("speaker-shift")["counts"];
    assert!(counts["must"].as_u64() > Some(0));
    assert!(row("all")["counts"]["must"].as_u64() > counts["must"].as_u64());
}

#[test]
fn a_score_is_told_by_tenths() {
    let dir = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| {
        let path = dir.path().join(name);
        fs::write(&path, text).expect("a file");
        path.display().to_string()
    };
    let gold = write("a.gold", "[0]:[0]\n[1]:[1]\n");
    let auto = write(
        "a.csv",
        "source_ids,target_ids,score\ns1,t1,0.95\ns2,t3,0.25\n,t2,\n",
    );
    let output = run(["eval", "--reliability", &gold, &auto]);
    let page = stdout(&output);
    assert!(page.contains("0.2 to 0.3      1  0.250  0.000"), "{page}");
    assert!(page.contains("0.9 to 1.0      1  0.950  1.000"), "{page}");
    let unscored = run(["eval", "--reliability", &gold, &gold]);
    assert!(stderr(&unscored).contains("no bead has a score"));
}
