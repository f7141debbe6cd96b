//! CSV.

use std::fs;
use std::path::Path;

use hexapla::format::csv::{Csv, Table, write_dir};
use hexapla::format::{Format, Report};
use hexapla::text::{ReadOptions, Segmentation};
use hexapla::{Comparison, Document, Options};

use super::{run, small_pair, stderr, text};

fn with_report<T>(source: &str, target: &str, use_report: impl FnOnce(&Report<'_>) -> T) -> T {
    let read = |text: &str| {
        let options = ReadOptions {
            segmentation: Segmentation::Lines,
            ..ReadOptions::default()
        };
        Document::from_text("text.en.txt", text, &options).expect("a text")
    };
    let (source, target) = (read(source), read(target));
    let options = Options::default();
    let comparison = Comparison::new(&source, &target, &options);
    use_report(&Report {
        comparison: &comparison,
        name: "pair",
        options: &options,
        segmentation: Segmentation::Lines,
        with_findings: true,
    })
}

fn rows(bytes: &[u8]) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(bytes);
    let rows = reader.records().map(|row| row.expect("a row"));
    rows.map(|row| row.iter().map(str::to_owned).collect())
        .collect()
}

fn sentences(source: &str, target: &str, for_excel: bool) -> Vec<u8> {
    let table = Csv {
        table: Table::Sentences,
        for_excel,
    };
    with_report(source, target, |report| {
        table.bytes(report).expect("memory")
    })
}

#[test]
fn cells_with_commas_and_quotation_marks_are_quoted_and_come_back() {
    let hard = "He said, \"no\"; and left.";
    let bytes = sentences(hard, "He left.", false);
    assert_eq!(rows(&bytes)[1][6], hard);
    let text = String::from_utf8(bytes).expect("UTF-8");
    assert!(text.contains("\"He said, \"\"no\"\"; and left.\"\r\n"));
}

#[test]
fn headers_are_the_documented_ones() {
    let dir = tempfile::tempdir().expect("a folder");
    with_report("We met.", "They met.", |report| {
        write_dir(report, dir.path(), false)
    })
    .expect("written");
    let header = |name: &str| {
        let text = fs::read_to_string(dir.path().join(name)).expect("a table");
        text.lines().next().expect("a header").to_owned()
    };
    assert_eq!(
        header("links.csv"),
        "comparison,link_id,source_ids,target_ids,type,relation,score,status,source_text,target_text,findings,\
         max_severity,comment"
    );
    assert_eq!(
        header("findings.csv"),
        "comparison,finding_id,link_id,rule,title,mqm,severity,confidence,source_id,source_text,target_id,\
         target_text,message,evidence,suggestion,status,reviewer,reason,fingerprint"
    );
    assert_eq!(
        header("sentences.csv"),
        "comparison,side,id,paragraph,start,end,text"
    );
}

#[test]
fn formulas_are_defused_for_spreadsheets_only() {
    for formula in ["=1+1", "+1", "-1", "@A1"] {
        let plain = rows(&sentences(formula, "Fine.", false));
        assert_eq!(plain[1][6], formula);
        let bytes = sentences(formula, "Fine.", true);
        let bytes = bytes
            .strip_prefix("\u{feff}".as_bytes())
            .expect("a byte order mark");
        let safe = rows(bytes);
        assert_eq!(safe[1][6], format!("'{formula}"));
        assert_eq!(safe[2][6], "Fine.");
    }
}

#[test]
fn what_was_defused_can_be_told_from_what_began_with_an_apostrophe() {
    let bytes = sentences("'=1", "'Tis fine.", true);
    let rows = rows(
        bytes
            .strip_prefix("\u{feff}".as_bytes())
            .expect("a byte order mark"),
    );
    assert_eq!(rows[1][6], "''=1");
    assert_eq!(rows[2][6], "'Tis fine.");
}

#[test]
fn offsets_count_code_points() {
    let rows = rows(&sentences("“Né” 한국.\nZwei.", "Fine.", false));
    assert_eq!(rows[1][4..6], ["0", "8"]);
    assert_eq!(rows[2][4..6], ["9", "14"]);
}

#[test]
fn sources_far_apart_are_joined_by_a_mark() {
    let output = run([
        "compare",
        "texts/trilateral-2024/statement.en.txt",
        "texts/trilateral-2024/summary.en.txt",
        "--format",
        "csv",
    ]);
    let links = rows(&output.stdout);
    for link in &links[1..] {
        let ids: Vec<usize> = link[2]
            .split(' ')
            .filter_map(|id| id.strip_prefix('s')?.parse().ok())
            .collect();
        let gaps = ids.windows(2).filter(|pair| pair[1] > pair[0] + 1).count();
        assert_eq!(link[8].matches(" […] ").count(), gaps, "{link:?}");
    }
    assert!(links.iter().any(|link| link[8].contains(" […] ")));
}

fn write_tables(dir: &Path) -> std::process::Output {
    run([
        "compare".into(),
        text("trilateral-2024/statement.en.txt").into_os_string(),
        text("trilateral-2024/summary.en.txt").into_os_string(),
        format!("--format=csv={}", dir.display()).into(),
    ])
}

#[test]
fn three_tables_and_nothing_else_are_written() {
    let dir = tempfile::tempdir().expect("a folder");
    let inner = dir.path().join("made/here");
    let output = write_tables(&inner);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(output.stdout.is_empty());
    let mut names: Vec<_> = fs::read_dir(&inner)
        .expect("a folder")
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .into_string()
                .expect("a name")
        })
        .collect();
    names.sort();
    assert_eq!(names, ["findings.csv", "links.csv", "sentences.csv"]);
}

#[test]
fn an_alignment_writes_no_findings() {
    let pair = small_pair();
    let out = pair.path().join("out");
    let output = run([
        "align".into(),
        pair.path().join("statement.en.txt").into_os_string(),
        pair.path().join("summary.en.txt").into_os_string(),
        format!("--format=csv={}", out.display()).into(),
    ]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(out.join("links.csv").exists() && !out.join("findings.csv").exists());
}

#[test]
fn a_table_that_cannot_be_written_leaves_all_old_ones() {
    let dir = tempfile::tempdir().expect("a folder");
    for name in ["links.csv", "findings.csv"] {
        fs::write(dir.path().join(name), "old").expect("a file");
    }
    fs::create_dir(dir.path().join("sentences.csv")).expect("a folder in the way");
    let output = write_tables(dir.path());
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("sentences.csv"));
    for name in ["links.csv", "findings.csv"] {
        assert_eq!(
            fs::read_to_string(dir.path().join(name)).expect("a file"),
            "old"
        );
    }
    assert_eq!(fs::read_dir(dir.path()).expect("a folder").count(), 3);
}

#[cfg(unix)]
#[test]
fn files_keep_their_permissions_and_links_stay_links() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let dir = tempfile::tempdir().expect("a folder");
    let real = dir.path().join("real.json");
    fs::write(&real, "old").expect("a file");
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).expect("permissions");
    let link = dir.path().join("link.json");
    symlink(&real, &link).expect("a link");
    hexapla::format::file::replace(&link, b"new").expect("written");
    assert_eq!(fs::read_to_string(&real).expect("a file"), "new");
    assert!(fs::symlink_metadata(&link).expect("a link").is_symlink());
    let mode = fs::metadata(&real).expect("a file").permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
}

/// The tables beside the texts are what the program stores today: `hexapla update` changes no byte of them.
#[test]
fn stored_tables_are_the_programs_own() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let dir = tempfile::tempdir().expect("a folder");
    let files = [
        "hexapla.toml",
        "texts/trilateral-2024/statement.en.txt",
        "texts/trilateral-2024/summary.en.txt",
        "alignments/trilateral-2024/findings.csv",
        "alignments/trilateral-2024/links.csv",
        "alignments/trilateral-2024/sentences.csv",
        "alignments/trilateral-2024/stored.json",
        "alignments/trilateral-2024/verdicts.jsonl",
    ];
    for file in files {
        let copy = dir.path().join(file);
        fs::create_dir_all(copy.parent().expect("a folder")).expect("a folder");
        fs::copy(root.join(file), copy).expect("a copy");
    }
    let output = super::hexapla()
        .current_dir(dir.path())
        .arg("update")
        .output()
        .expect("the program runs");
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    for file in files {
        let now = fs::read(dir.path().join(file)).expect("a file");
        let then = fs::read(root.join(file)).expect("a stored file");
        assert!(now == then, "{file} is not what the program stores");
    }
}

#[cfg(feature = "xlsx")]
#[test]
fn a_workbook_goes_out_and_is_imported_beside_its_target() {
    let dir = small_pair();
    let path = |name: &str| dir.path().join(name).display().to_string();
    let [source, target, book] = ["statement.en.txt", "summary.en.txt", "book.xlsx"].map(path);
    let format = format!("xlsx={book}");
    let output = run([
        "compare",
        &source,
        &target,
        "--no-model",
        "--format",
        &format,
    ]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let output = run(["verdicts", "import", &book, "--reviewer", "Ann"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let said = super::stdout(&output);
    assert!(
        said.contains("summary.en.txt.hexapla")
            && said.ends_with(": 0 taken over, 0 known already\n"),
        "{said}"
    );
    std::fs::remove_file(&target).expect("gone");
    let output = run(["verdicts", "import", &book]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        stderr(&output).contains("say with --verdicts"),
        "{}",
        stderr(&output)
    );
    let output = run(["verdicts", "import", &source]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        stderr(&output).contains("is no .xlsx workbook"),
        "{}",
        stderr(&output)
    );
}
