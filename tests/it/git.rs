//! Two versions of one text: `diff`, and git's drivers in a real repository.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

use super::project::{code, run, write};
use super::{stderr, stdout};

const OLD: &str = "The council met in Lima on Friday. Heavy rain fell on the harbour all night.\n\nThe new office opens on 3 \
                   May with a staff of 40 people. It thanked the mayor for her warm welcome to the city.\n";
const NEW: &str = "Heavy rain fell on the harbour all night. The council met in Lima on Friday.\n\nThe new office opens on 5 \
                   May with a staff of 40 people. It thanked the mayor for her kind welcome to the city.\n";

fn versions() -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("a folder");
    write(dir.path(), "old.en.txt", OLD);
    write(dir.path(), "new.en.txt", NEW);
    dir
}

#[test]
fn a_diff_tells_meaning_from_wording_and_place() {
    let dir = versions();
    let done = run(dir.path(), &["diff", "old.en.txt", "new.en.txt"]);
    assert_eq!(code(&done), 0, "{}", stderr(&done));
    let page = stdout(&done);
    assert!(
        page.starts_with("--- old.en.txt\n+++ new.en.txt\nmoved    2 → 1: Heavy rain"),
        "{page}"
    );
    assert!(
        page.contains("\nmeaning  3 → 3: The new office opens on [-3-]{+5+} May"),
        "{page}"
    );
    assert!(page.contains("[date-mismatch]\n"), "{page}");
    assert!(
        page.contains("\nwording  4 → 4: It thanked the mayor for her [-warm-]{+kind+} welcome"),
        "{page}"
    );
    assert!(
        page.ends_with("passages: 1 meaning, 1 wording, 1 moved, 1 same\n"),
        "{page}"
    );
    assert_eq!(
        code(&run(
            dir.path(),
            &["diff", "old.en.txt", "new.en.txt", "--exit-code"]
        )),
        1
    );
    assert_eq!(
        code(&run(
            dir.path(),
            &["diff", "old.en.txt", "old.en.txt", "--exit-code"]
        )),
        0
    );
    assert_eq!(
        code(&run(dir.path(), &["diff", "old.en.txt", "gone.txt"])),
        2
    );
}

#[test]
fn a_diff_names_what_answers_the_change_in_another_text() {
    let dir = versions();
    write(
        dir.path(),
        "summary.en.txt",
        "The council met in Lima on Friday. The new office opens on 3 May with 40 people.\n",
    );
    let arguments = [
        "diff",
        "old.en.txt",
        "new.en.txt",
        "--target",
        "summary.en.txt",
    ];
    let page = stdout(&run(dir.path(), &arguments)).to_owned();
    assert!(
        page.contains(
            "in summary.en.txt: 1 passages answer what changed\nstale    2: The new office"
        ),
        "{page}"
    );
    let done = run(
        dir.path(),
        &[&arguments[..], &["--format", "json"]].concat(),
    );
    let document: Value = serde_json::from_str(stdout(&done)).expect("JSON");
    assert_eq!(document["stale"][0]["target"][0], 2);
    let changes: Vec<&str> = (document["passages"].as_array().expect("passages").iter())
        .filter_map(|p| p["change"].as_str())
        .collect();
    assert_eq!(changes, ["moved", "same", "meaning", "wording"]);
}

/// Runs git and gives what it prints.
fn git(folder: &Path, arguments: &[&str]) -> String {
    let done = Command::new("git")
        .current_dir(folder)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_SYSTEM", "/dev/null")
        .args([
            "-c",
            "user.name=t",
            "-c",
            "user.email=t@example.org",
            "-c",
            "core.pager=cat",
        ])
        .args(arguments)
        .output()
        .expect("git runs");
    assert!(
        done.status.success(),
        "git {arguments:?}: {}",
        stderr(&done)
    );
    stdout(&done).to_owned()
}

fn repository() -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("a folder");
    git(dir.path(), &["init", "-q"]);
    write(dir.path(), "note.en.txt", OLD);
    write(dir.path(), ".gitattributes", "*.txt diff=hexapla\n");
    git(dir.path(), &["add", "."]);
    git(dir.path(), &["commit", "-q", "-m", "the first version"]);
    dir
}

#[test]
fn git_shows_what_changed_through_the_external_driver() {
    let dir = repository();
    let program = format!("'{}' git-diff", env!("CARGO_BIN_EXE_hexapla"));
    git(dir.path(), &["config", "diff.hexapla.command", &program]);
    write(dir.path(), "note.en.txt", NEW);
    let page = git(dir.path(), &["diff"]);
    assert!(
        page.starts_with("--- note.en.txt\n+++ note.en.txt\nmoved    2 → 1"),
        "{page}"
    );
    assert!(
        page.contains("meaning  3 → 3: The new office opens on [-3-]{+5+} May"),
        "{page}"
    );

    // A new file, one that is gone, a renamed one, one that is no text.
    write(dir.path(), "other.txt", "We met. We left.\n");
    git(dir.path(), &["add", "."]);
    assert!(
        git(dir.path(), &["diff", "--cached"]).contains("+++ other.txt\nnew text of 2 sentences\n")
    );
    git(dir.path(), &["commit", "-q", "-m", "another"]);
    git(dir.path(), &["mv", "note.en.txt", "notice.en.txt"]);
    write(
        dir.path(),
        "notice.en.txt",
        &NEW.replace("kind", "friendly"),
    );
    git(dir.path(), &["add", "."]);
    let page = git(dir.path(), &["diff", "--cached", "-M"]);
    assert!(
        page.contains("--- note.en.txt\n+++ notice.en.txt\nwording"),
        "{page}"
    );
    git(dir.path(), &["rm", "-q", "--cached", "other.txt"]);
    assert!(
        git(dir.path(), &["diff", "--cached", "--", "other.txt"])
            .contains("the text is gone: 2 sentences")
    );
    git(dir.path(), &["add", "."]);
    std::fs::write(dir.path().join("other.txt"), b"a\0\x01\x02b").expect("a file");
    let page = git(dir.path(), &["diff"]);
    assert!(page.contains("cannot be compared: other.txt: "), "{page}");
}

#[test]
fn git_compares_sentence_by_sentence_through_textconv() {
    let dir = repository();
    let program = format!("'{}' textconv", env!("CARGO_BIN_EXE_hexapla"));
    git(dir.path(), &["config", "diff.hexapla.textconv", &program]);
    write(dir.path(), "note.en.txt", &OLD.replace("3 May", "5 May"));
    let page = git(dir.path(), &["diff"]);
    let changed: Vec<&str> = (page.lines())
        .filter(|l| {
            (l.starts_with('-') || l.starts_with('+'))
                && !l.starts_with("---")
                && !l.starts_with("+++")
        })
        .collect();
    assert_eq!(
        changed,
        [
            "-The new office opens on 3 May with a staff of 40 people.",
            "+The new office opens on 5 May with a staff of 40 people."
        ]
    );
    // An empty text and one that is none go through as they are.
    write(dir.path(), "note.en.txt", "");
    assert!(git(dir.path(), &["diff"]).contains("-The council met in Lima on Friday.\n"));
}
