//! The commands for researchers: `stats`, `encode`, `eval` of beads.

use serde_json::Value;

use crate::{run, small_pair, stderr, stdout, text};

#[test]
#[cfg(feature = "model")]
fn both_formats_of_vectors_hold_the_same_numbers() {
    let dir = small_pair();
    let source = dir.path().join("statement.en.txt");
    let npy = dir.path().join("statement.npy");
    let format = format!("npy={}", npy.display());
    let arguments = [
        "encode",
        &source.to_string_lossy(),
        "--format",
        &format,
        "--format",
        "jsonl",
    ]
    .map(str::to_owned);
    let output = run(&arguments);
    assert!(output.status.success(), "{output:?}");
    let rows: Vec<Value> = stdout(&output)
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    assert_eq!(rows.len(), 3);
    assert_eq!(rows[0]["text"], "We met in Lima on Friday.");
    let bytes = std::fs::read(npy).expect("the array");
    let header = usize::from(u16::from_le_bytes([bytes[8], bytes[9]]));
    let numbers: Vec<f32> = bytes[10 + header..]
        .chunks_exact(4)
        .map(|b| f32::from_le_bytes([b[0], b[1], b[2], b[3]]))
        .collect();
    assert_eq!(numbers.len(), 3 * 512);
    for (row, vector) in rows.iter().zip(numbers.chunks_exact(512)) {
        let said = row["vector"].as_array().expect("numbers");
        assert_eq!(said.len(), 512);
        let length: f32 = vector.iter().map(|x| x * x).sum();
        assert!((length - 1.0).abs() < 1e-3);
        for (said, kept) in said.iter().zip(vector) {
            let said = said.as_f64().expect("a number") as f32;
            assert!((said - kept).abs() < 1e-6);
        }
    }
}

#[test]
fn stats_of_a_summary_and_of_a_translation() {
    let of = |source: &str, target: &str| -> Value {
        let (source, target) = (text(source), text(target));
        let arguments = [
            "stats",
            &source.to_string_lossy(),
            &target.to_string_lossy(),
            "--format",
            "json",
        ]
        .map(str::to_owned);
        let output = run(&arguments);
        assert!(output.status.success(), "{output:?}");
        serde_json::from_str(stdout(&output)).expect("JSON")
    };
    let summary = of(
        "trilateral-2024/statement.en.txt",
        "trilateral-2024/summary.en.txt",
    );
    let links: u64 = summary["shapes"]
        .as_object()
        .expect("shapes")
        .values()
        .filter_map(Value::as_u64)
        .sum();
    assert!(links >= summary["target_sentences"].as_u64().expect("a count"));
    let coverage = summary["summary"]["coverage"].as_f64().expect("a share");
    assert!(coverage > 0.3 && coverage <= 1.0, "{coverage}");
    assert!(summary["summary"]["compression"].as_f64().expect("a ratio") > 1.0);
    let translation = of(
        "trilateral-2024/statement.ko.txt",
        "trilateral-2024/statement.en.txt",
    );
    assert!(
        translation["summary"].is_null(),
        "words of two languages are not compared"
    );
    assert!(translation["length_ratio"].as_f64().expect("a ratio") > 1.0);
}

#[test]
fn beads_are_measured_against_gold() {
    let dir = tempfile::tempdir().expect("a folder");
    let write = |name: &str, lines: &str| {
        let path = dir.path().join(name);
        std::fs::write(&path, lines).expect("a file");
        path.to_string_lossy().into_owned()
    };
    // Of four beads found, two stand in the gold; the merged one is laxly right, the null bead is wrong.
    let gold = write("a.gold", "[0]:[0]\n[1]:[1]\n[2]:[2]\n[3]:[3]\n");
    let auto = write("a.auto", "[0]:[0]\n[1, 2]:[1, 2]\n[3]:[3]\n[4]:[]\n");
    let output = run(["eval", &gold, &auto, "--format", "json"]);
    assert!(output.status.success(), "{}", stderr(&output));
    let figures: Value = serde_json::from_str(stdout(&output)).expect("JSON");
    let system = &figures["systems"][0];
    assert_eq!(system["strict"]["precision"], 0.5);
    assert_eq!(system["strict"]["recall"], 0.5);
    assert_eq!(system["lax"]["precision"], 0.75);
    assert_eq!(system["lax"]["recall"], 1.0);

    let other = write("b.auto", "[0]:[0]\n[1]:[1]\n[2]:[2]\n[3]:[3]\n");
    let output = run(["eval", &gold, &auto, &other]);
    assert!(
        stdout(&output).contains("second less first: strict F1 +0.500"),
        "{}",
        stdout(&output)
    );

    let broken = write("c.auto", "[0]:[0]\n[1]:[x]\n");
    let output = run(["eval", &gold, &broken]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("c.auto:2"), "{}", stderr(&output));
}
