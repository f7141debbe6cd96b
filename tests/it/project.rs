//! The comparisons of a project: `check`, `update`, `baseline`, `config`, `init`.

use std::path::Path;
use std::process::{Command, Output};

use super::{hexapla, small_pair, stderr, stdout};

pub const TOML: &str = "[[comparison]]\nname = 'lima'\nsource = 'statement.en.txt'\ntarget = \
                    'summary.en.txt'\nmodel = false\n";

pub fn project(toml: &str) -> tempfile::TempDir {
    let dir = small_pair();
    write(dir.path(), "hexapla.toml", toml);
    dir
}

pub fn write(folder: &Path, name: &str, text: &str) {
    std::fs::write(folder.join(name), text).expect("a file");
}

pub fn run(folder: &Path, arguments: &[&str]) -> Output {
    hexapla()
        .current_dir(folder)
        .args(arguments)
        .output()
        .expect("the program runs")
}

pub fn code(output: &Output) -> i32 {
    output.status.code().expect("a status")
}

#[test]
fn check_names_each_finding_and_fails_on_errors() {
    let dir = project(TOML);
    let done = run(dir.path(), &["check"]);
    assert_eq!(code(&done), 1, "{}", stderr(&done));
    let page = stdout(&done);
    assert!(page.contains("summary.en.txt:1:1: error: "), "{page}");
    assert!(page.contains("[speaker-shift]") && page.contains("[number-mismatch]"));
    assert!(page.contains("1 comparisons: "), "{page}");
    assert_eq!(code(&run(dir.path(), &["check", "--fail-on", "never"])), 0);
    assert_eq!(code(&run(dir.path(), &["check", "lma"])), 2);
}

#[test]
fn what_was_made_before_gives_the_same_bytes() {
    let dir = project(TOML);
    let formats = ["check", "--format", "json"];
    let anew = run(dir.path(), &["check", "--no-cache", "--format", "json"]);
    assert!(!dir.path().join(".hexapla").exists());
    let first = run(dir.path(), &formats);
    let again = run(dir.path(), &formats);
    assert_eq!(stdout(&anew), stdout(&first));
    assert_eq!(stdout(&anew), stdout(&again));
    assert!(stdout(&run(dir.path(), &["check"])).contains("1 taken from before"));

    let summary = std::fs::read_to_string(dir.path().join("summary.en.txt")).expect("a file");
    write(dir.path(), "summary.en.txt", &summary.replace("60", "50"));
    let changed = run(dir.path(), &formats);
    assert_eq!(
        stdout(&changed),
        stdout(&run(
            dir.path(),
            &["check", "--no-cache", "--format", "json"]
        ))
    );
    assert_ne!(stdout(&changed), stdout(&again));
}

#[test]
fn a_baseline_absorbs_what_is_there_and_nothing_else() {
    let dir = project(TOML);
    assert!(stdout(&run(dir.path(), &["baseline", "diff"])).contains("[speaker-shift]"));
    assert_eq!(code(&run(dir.path(), &["baseline", "write"])), 0);
    let done = run(dir.path(), &["check"]);
    assert_eq!(code(&done), 0, "{}", stdout(&done));

    // Another paragraph above changes nothing that was settled.
    let summary = std::fs::read_to_string(dir.path().join("summary.en.txt")).expect("a file");
    write(
        dir.path(),
        "summary.en.txt",
        &format!("We met in Lima on Friday.\n\n{summary}"),
    );
    assert!(!stdout(&run(dir.path(), &["check"])).contains("[speaker-shift]"));

    // A new fault is new.
    write(
        dir.path(),
        "summary.en.txt",
        &summary.replace("3 May", "5 May"),
    );
    let done = run(dir.path(), &["check"]);
    assert_eq!(code(&done), 1, "{}", stdout(&done));
    assert!(
        stdout(&done).contains("[date-mismatch]"),
        "{}",
        stdout(&done)
    );
    assert!(
        !stdout(&done).contains("[number-mismatch]"),
        "{}",
        stdout(&done)
    );
}

#[test]
fn so_many_entries_absorb_so_many_findings() {
    let dir = project(TOML);
    let fault = |count: usize| {
        let towns = ["Alba", "Brno", "Como"];
        let lines = |number: u8| -> String {
            let line = |town: &&str| {
                format!("The council of {town} paid for {number} ferries last year.\n")
            };
            towns[..count].iter().map(line).collect()
        };
        write(dir.path(), "statement.en.txt", &lines(20));
        write(dir.path(), "summary.en.txt", &lines(30));
    };
    let errors = || {
        let done = run(dir.path(), &["check"]);
        stdout(&done).matches("[number-mismatch").count()
    };
    fault(2);
    assert_eq!(errors(), 2);
    assert_eq!(
        code(&run(
            dir.path(),
            &["baseline", "write", "--reason", "printed already"]
        )),
        0
    );
    assert_eq!(errors(), 0);
    fault(3);
    assert_eq!(errors(), 1, "the third is new");
    fault(1);
    let done = run(dir.path(), &["check"]);
    assert_eq!(code(&done), 0, "{}", stdout(&done));
    assert!(
        stderr(&done).contains("meets nothing any more: known number-mismatch"),
        "{}",
        stderr(&done)
    );
    let listed = run(dir.path(), &["baseline", "diff"]);
    assert!(stdout(&listed).starts_with("lima: 0 new, 1 gone\nlima: gone: known number-mismatch"));
    assert_eq!(
        stdout(&run(dir.path(), &["baseline", "prune"])),
        "lima: 1 taken out\n"
    );
    assert_eq!(
        stdout(&run(dir.path(), &["baseline", "diff"])),
        "lima: 0 new, 0 gone\n"
    );
    assert_eq!(stderr(&run(dir.path(), &["check"])), "");
}

#[test]
fn new_only_leaves_out_what_is_stored_or_confirmed() {
    let dir = project(TOML);
    run(dir.path(), &["update"]);
    let new_only = ["check", "--new-only"];
    let done = run(dir.path(), &new_only);
    assert_eq!(code(&done), 0, "{}", stdout(&done));
    assert!(
        stdout(&done).starts_with("1 comparisons: 0 errors"),
        "{}",
        stdout(&done)
    );
    assert_eq!(code(&run(dir.path(), &["check"])), 1);
    let summary = std::fs::read_to_string(dir.path().join("summary.en.txt")).expect("a file");
    let statement = std::fs::read_to_string(dir.path().join("statement.en.txt")).expect("a file");
    write(
        dir.path(),
        "summary.en.txt",
        &summary.replace("3 May", "5 May"),
    );
    // Both sides change, so that no link is stale.
    write(
        dir.path(),
        "statement.en.txt",
        &statement.replace("opens on", "opens, on"),
    );
    let done = run(dir.path(), &new_only);
    assert_eq!(code(&done), 1);
    assert!(
        stdout(&done).contains("[date-mismatch, new]"),
        "{}",
        stdout(&done)
    );
    assert!(
        !stdout(&done).contains("speaker-shift"),
        "{}",
        stdout(&done)
    );
}

#[test]
fn levels_and_suppressions_are_obeyed() {
    let dir = project(&format!(
        "{TOML}[rules]\nspeaker-shift = 'off'\n[[overrides]]\ncomparisons = ['li*']\nrules = {{ number-mismatch = \
         'note' }}\n"
    ));
    let done = run(dir.path(), &["check", "--all"]);
    assert!(!stdout(&done).contains("[speaker-shift]"));
    assert!(stdout(&done).contains("note: The source has") || stdout(&done).contains("note: "));
    assert_eq!(code(&done), 0, "{}", stdout(&done));

    let suppress = |until: &str| {
        format!(
            "{TOML}[rules]\nnumber-mismatch = 'off'\n[[suppress]]\nrule = 'speaker-shift'\nreason = 'an old \
             habit'\nuntil = '{until}'\n"
        )
    };
    write(dir.path(), "hexapla.toml", &suppress("2999-12-31"));
    let done = run(dir.path(), &["check"]);
    assert_eq!(code(&done), 0, "{}", stdout(&done));
    assert!(stdout(&done).contains("1 silenced"));
    write(dir.path(), "hexapla.toml", &suppress("2020-01-31"));
    let done = run(dir.path(), &["check"]);
    assert_eq!(code(&done), 1);
    assert!(
        stderr(&done).contains("hexapla.toml:11: the suppression has run out"),
        "{}",
        stderr(&done)
    );
}

#[test]
fn locked_fails_where_the_stored_tables_are_old_and_writes_nothing() {
    let dir = project(TOML);
    let quiet = ["check", "--locked", "--fail-on", "never"];
    assert_eq!(code(&run(dir.path(), &["update"])), 0);
    std::fs::remove_dir_all(dir.path().join(".hexapla")).expect("the cache");
    assert_eq!(code(&run(dir.path(), &quiet)), 0);
    write(dir.path(), "summary.en.txt", "We met in Lima on Friday.\n");
    let before = std::fs::read(dir.path().join("alignments/lima/links.csv")).expect("a table");
    let done = run(dir.path(), &quiet);
    assert_eq!(code(&done), 1);
    assert!(
        stderr(&done).contains("hexapla update lima"),
        "{}",
        stderr(&done)
    );
    let after = std::fs::read(dir.path().join("alignments/lima/links.csv")).expect("a table");
    assert_eq!(before, after);
    assert!(!dir.path().join(".hexapla").exists());
    assert_eq!(code(&run(dir.path(), &["update", "lima"])), 0);
    assert_eq!(code(&run(dir.path(), &quiet)), 0);
}

#[test]
fn patterns_pair_texts_and_report_a_missing_page() {
    let dir = tempfile::tempdir().expect("a folder");
    for (name, text) in [
        ("en/a/one.txt", "We met in Lima on Friday."),
        ("en/two.txt", "The office opens in May."),
        ("xx/a/one.txt", "We met in Lima on Friday."),
        ("xx/three.txt", "Nothing answers this."),
    ] {
        let path = dir.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, text).expect("a file");
    }
    write(
        dir.path(),
        "hexapla.toml",
        "[[comparison]]\nname = 'xx/{page}'\nsource = 'en/{page**}.txt'\ntarget = 'xx/{page**}.txt'\ntarget-lang = \
         'en'\nmodel = false\n",
    );
    let done = run(dir.path(), &["check"]);
    assert_eq!(code(&done), 0, "{}{}", stdout(&done), stderr(&done));
    let page = stdout(&done);
    assert!(
        page.contains("en/two.txt:1:1: warning: No target stands beside it; `xx/two.txt`"),
        "{page}"
    );
    assert!(
        page.contains("xx/three.txt:1:1: warning: No source stands beside it; `en/three.txt`"),
        "{page}"
    );
    assert!(
        page.contains("1 comparisons: 0 errors, 2 warnings"),
        "{page}"
    );
    assert_eq!(
        code(&run(dir.path(), &["check", "--fail-on", "warning"])),
        1
    );
    for format in [
        "sarif",
        "json",
        "jsonl",
        "github",
        "gitlab",
        "rdjson",
        "checkstyle",
        "junit",
        "summary",
        "markdown",
        "html",
    ] {
        let done = run(dir.path(), &["check", "--format", format]);
        assert_eq!(code(&done), 0, "{format}: {}", stderr(&done));
        assert!(stdout(&done).contains("xx/two.txt"), "{format}");
    }
    let shown = run(dir.path(), &["config", "--show"]);
    assert!(
        stdout(&shown).contains("xx/a/one: en/a/one.txt and xx/a/one.txt"),
        "{}",
        stdout(&shown)
    );
    assert!(
        stdout(&shown).contains("hexapla.toml:2"),
        "{}",
        stdout(&shown)
    );
}

#[test]
fn one_that_cannot_be_compared_leaves_the_others() {
    let dir = project(&format!(
        "{TOML}[[comparison]]\nname = 'gone'\nsource = 'gone.txt'\ntarget = 'summary.en.txt'\n[[comparison]]\nname = \
         'lima'\nsource = 'statement.en.txt'\ntarget = 'summary.en.txt'\n[[comparison]]\nname = 'other'\nalignment = \
         'alignments/lima'\nsource = 'statement.en.txt'\ntarget = 'summary.en.txt'\n"
    ));
    std::fs::create_dir_all(dir.path().join("alignments/lima")).expect("a folder");
    let done = run(dir.path(), &["check"]);
    assert_eq!(code(&done), 2);
    let said = stderr(&done);
    assert!(said.contains("gone.txt: there is no such file"), "{said}");
    assert!(
        said.contains("hexapla.toml:11: there is another comparison `lima`"),
        "{said}"
    );
    assert!(
        said.contains("hexapla.toml:16: ") && said.contains("both stored in"),
        "{said}"
    );
    assert!(
        stdout(&done).contains("[speaker-shift]"),
        "{}",
        stdout(&done)
    );

    write(
        dir.path(),
        "alignments/lima/verdicts.jsonl",
        "<<<<<<< ours\n",
    );
    let done = run(dir.path(), &["check", "lima"]);
    assert_eq!(code(&done), 2);
    assert!(
        stderr(&done).contains("verdicts.jsonl:1: "),
        "{}",
        stderr(&done)
    );
}

#[test]
fn since_checks_what_has_changed() {
    let dir = project(TOML);
    let git = |arguments: &[&str]| {
        let done = Command::new("git")
            .current_dir(dir.path())
            .args(["-c", "user.name=t", "-c", "user.email=t@example.org"])
            .args(arguments)
            .output()
            .expect("git runs");
        assert!(done.status.success(), "{}", stderr(&done));
    };
    git(&["init", "-q"]);
    write(dir.path(), "hexapla.lock", "");
    git(&["add", "."]);
    git(&["commit", "-q", "-m", "texts"]);
    let since = ["check", "--since", "HEAD"];
    assert!(stdout(&run(dir.path(), &since)).contains("0 comparisons"));
    write(dir.path(), "summary.en.txt", "He met in Lima on Friday.\n");
    assert!(stdout(&run(dir.path(), &since)).contains("1 comparisons"));
    assert_eq!(code(&run(dir.path(), &["check", "--since", "nowhere"])), 2);
}

#[test]
fn init_writes_settings_that_can_be_read_and_overwrites_none() {
    let dir = tempfile::tempdir().expect("a folder");
    assert_eq!(code(&run(dir.path(), &["check"])), 2);
    assert_eq!(code(&run(dir.path(), &["init"])), 0);
    assert_eq!(code(&run(dir.path(), &["init"])), 2);
    let shown = run(dir.path(), &["config"]);
    assert!(
        stdout(&shown).contains("check.fail-on = \"error\""),
        "{}",
        stdout(&shown)
    );
}
