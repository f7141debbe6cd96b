//! Texts that cannot be compared, or hardly: a clear message or a right answer, never a panic.

use std::fmt::Write as _;
use std::io::Write;
use std::path::Path;
use std::process::Stdio;

use super::{hexapla, run, small_pair, stderr, stdout};

/// Compares `content` with a fine summary and returns exit status, standard output and standard error.
fn against_summary(content: &[u8]) -> (Option<i32>, String, String) {
    let pair = small_pair();
    let path = pair.path().join("odd.txt");
    std::fs::write(&path, content).expect("a file");
    compare(&path, &pair.path().join("summary.en.txt"))
}

fn compare(source: &Path, target: &Path) -> (Option<i32>, String, String) {
    let output = run([Path::new("compare"), source, target]);
    (
        output.status.code(),
        stdout(&output).to_owned(),
        stderr(&output).to_owned(),
    )
}

#[test]
fn what_cannot_be_read_is_named_and_exits_with_2() {
    for content in [&b""[..], b" \n\t\n", &[0, 1, 2, 255, 0, 7].repeat(200)] {
        let (code, out, err) = against_summary(content);
        assert_eq!(code, Some(2));
        assert_eq!(out, "");
        assert!(err.contains("odd.txt"), "{err}");
    }
    let pair = small_pair();
    for missing in [pair.path().join("missing.txt"), pair.path().to_owned()] {
        let (code, out, err) = compare(&missing, &pair.path().join("summary.en.txt"));
        assert_eq!(code, Some(2));
        assert_eq!(out, "");
        assert!(err.contains(&*missing.to_string_lossy()), "{err}");
    }
}

#[test]
fn the_same_file_twice_is_noted() {
    let pair = small_pair();
    let path = pair.path().join("summary.en.txt");
    let (code, _, err) = compare(&path, &path);
    assert_eq!(code, Some(0));
    assert!(err.contains("the same"), "{err}");
}

#[test]
fn nothing_in_common_is_noted() {
    let (code, _, err) = against_summary("Bread needs flour, water and salt.".as_bytes());
    assert_eq!(code, Some(0));
    assert!(err.contains("no sentence"), "{err}");
}

#[test]
fn swapped_sides_are_noted() {
    let pair = small_pair();
    let (code, _, err) = compare(
        &pair.path().join("summary.en.txt"),
        &super::text("trilateral-2024/statement.en.txt"),
    );
    assert_eq!(code, Some(0));
    assert!(err.contains("swapped"), "{err}");
}

#[test]
fn another_encoding_is_named() {
    let (code, _, err) = against_summary(
        b"Le pr\xe9sident a rencontr\xe9 ses alli\xe9s \xe0 Lima, o\xf9 l'\xe9t\xe9 commence.",
    );
    assert_eq!(code, Some(0));
    assert!(
        err.contains("odd.txt") && err.contains("windows-1252"),
        "{err}"
    );
}

#[test]
fn control_characters_do_not_reach_the_terminal() {
    let (code, out, _) = against_summary(
        "The new \u{1b}[31mSecretariat\u{7} opens on 3 May with a staff of \u{202e}40 people."
            .as_bytes(),
    );
    assert_eq!(code, Some(0));
    let sent = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
    assert!(!out.contains(sent), "{out:?}");
}

#[test]
fn right_to_left_text_is_compared() {
    let pair = small_pair();
    let path = pair.path().join("odd.ar.txt");
    std::fs::write(&path, "قال الرئيس إن الاتفاق مهم. وأضاف أن التعاون سيستمر.").expect("a file");
    let (code, out, err) = compare(&path, &path);
    assert_eq!(code, Some(0), "{err}");
    assert!(out.contains("قال الرئيس"), "{out}");
}

#[test]
fn a_paragraph_without_a_full_stop_is_cut_for_the_reader() {
    let (code, out, _) = against_summary("word after word ".repeat(20_000).as_bytes());
    assert_eq!(code, Some(0));
    assert!(out.len() < 100_000);
}

#[test]
fn a_row_of_opening_quotation_marks_is_no_trouble() {
    let (code, ..) = against_summary("“".repeat(20_000).as_bytes());
    assert!(matches!(code, Some(0 | 2)));
}

#[test]
fn many_sentences_against_few_are_compared() {
    let mut many = String::new();
    for i in 0..5_000 {
        write!(many, "In year {i} the council met in room {}. ", i % 97).expect("memory");
    }
    let (code, out, _) = against_summary(many.as_bytes());
    assert_eq!(code, Some(0));
    assert!(out.contains("of 5000 statement sentences"), "{out}");
}

#[test]
fn standard_input_serves_for_one_text() {
    let pair = small_pair();
    let statement = std::fs::read(pair.path().join("statement.en.txt")).expect("a text");
    let mut child = hexapla()
        .args([
            Path::new("compare"),
            Path::new("-"),
            &pair.path().join("summary.en.txt"),
        ])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    child
        .stdin
        .take()
        .expect("a pipe")
        .write_all(&statement)
        .expect("written");
    let output = child.wait_with_output().expect("an end");
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(stdout(&output).contains("Statement says"));
}

#[test]
fn only_one_text_comes_from_standard_input() {
    let output = run(["compare", "-", "-"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("standard input"));
}

#[test]
fn fail_on_decides_the_exit_status() {
    let pair = small_pair();
    let texts = [
        pair.path().join("statement.en.txt"),
        pair.path().join("summary.en.txt"),
    ];
    let code = |level: &str| {
        let output = hexapla()
            .arg("compare")
            .args(&texts)
            .args(["--fail-on", level])
            .output();
        output.expect("the program runs").status.code()
    };
    assert_eq!(code("never"), Some(0));
    assert_eq!(code("error"), Some(1));
    assert_eq!(code("note"), Some(1));
    let same = hexapla()
        .args([
            Path::new("compare"),
            &texts[0],
            &texts[0],
            Path::new("--fail-on=error"),
        ])
        .output();
    assert_eq!(same.expect("the program runs").status.code(), Some(0));
}

#[test]
fn split_cuts_the_article_into_the_two_texts() {
    let dir = tempfile::tempdir().expect("a folder");
    let article = dir.path().join("article.en.txt");
    std::fs::copy(super::text("trilateral-2024/article.en.txt"), &article).expect("a copy");
    let output = hexapla()
        .arg("split")
        .arg(&article)
        .args(["--at", "^■", "--end", "^Source:"])
        .output();
    let output = output.expect("the program runs");
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(stdout(&output).contains("■ Joint statement") && stdout(&output).contains("Comments"));
    for name in ["summary.en.txt", "statement.en.txt"] {
        let cut = std::fs::read_to_string(dir.path().join(name)).expect("a part");
        let kept = super::text("trilateral-2024").join(name);
        assert_eq!(
            cut.trim(),
            std::fs::read_to_string(kept).expect("a text").trim()
        );
    }
}

#[test]
fn split_refuses_to_write_over_the_article() {
    let pair = small_pair();
    let article = pair.path().join("summary.en.txt");
    let before = std::fs::read(&article).expect("a text");
    std::fs::write(
        &article,
        [&before[..], b"\n== Statement\nWe met.\n"].concat(),
    )
    .expect("an article");
    let output = hexapla()
        .arg("split")
        .arg(&article)
        .args(["--at", "^== Statement"])
        .output();
    let output = output.expect("the program runs");
    assert_eq!(output.status.code(), Some(2));
    assert!(
        std::fs::read_to_string(&article)
            .expect("a text")
            .contains("== Statement")
    );
}
