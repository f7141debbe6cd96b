//! What a reader sees, whole.

use super::{run, stdout};

const SOURCE: &str = "texts/trilateral-2024/statement.en.txt";
const TARGET: &str = "texts/trilateral-2024/summary.en.txt";

fn report(options: &[&str]) -> String {
    let output = run(["compare", SOURCE, TARGET].iter().chain(options));
    assert_eq!(output.status.code(), Some(0));
    stdout(&output).to_owned()
}

#[test]
fn brief() {
    insta::assert_snapshot!(report(&[]));
}

#[test]
fn full() {
    insta::assert_snapshot!(report(&["--style", "full", "--all"]));
}

#[test]
fn markdown() {
    insta::assert_snapshot!(report(&["--format", "markdown"]));
}

#[test]
fn a_pipe_gets_no_escape_sequences_and_80_columns() {
    let report = report(&["--style", "full"]);
    assert!(!report.contains('\u{1b}'));
    for line in report.lines() {
        assert!(unicode_width::UnicodeWidthStr::width(line) <= 80, "{line}");
    }
}

#[test]
fn colours_take_the_place_of_markers() {
    let coloured = report(&["--color", "always"]);
    assert!(coloured.contains('\u{1b}'));
    assert!(!coloured.contains("[-") && !coloured.contains("{+"));
    let plain = report(&["--color", "never"]);
    assert!(plain.contains("[-") && plain.contains("{+"));
}

#[test]
fn no_color_is_honoured() {
    let output = super::hexapla()
        .env("NO_COLOR", "1")
        .env("CLICOLOR_FORCE", "0")
        .args(["compare", SOURCE, TARGET])
        .output()
        .expect("the program runs");
    assert!(!stdout(&output).contains('\u{1b}'));
}

#[test]
fn omissions_are_cut_to_five_unless_all_are_asked_for() {
    let head = "The statement says, and the summary leaves out";
    let count = |report: &str| {
        let list = report.split(head).nth(1).expect("a list of omissions");
        let items = list.lines().filter(|line| {
            line.strip_prefix('s')
                .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
        });
        items.count()
    };
    assert_eq!(count(&report(&[])), 5);
    assert!(report(&[]).contains("more (--all)"));
    assert!(count(&report(&["--all"])) > 5);
    assert!(!report(&["--all"]).contains("more (--all)"));
}

#[test]
fn the_readme_shows_what_the_program_prints() {
    let readme = include_str!("../../README.md");
    let excerpt = readme
        .split("```text\n")
        .nth(1)
        .and_then(|rest| rest.split("```").next());
    let excerpt = excerpt.expect("an excerpt");
    let report = report(&[]);
    for part in excerpt.split("\n...\n") {
        assert!(
            report.contains(part.trim()),
            "the README shows what is no longer printed:\n{part}"
        );
    }
}

#[test]
fn every_rule_is_listed_and_explained() {
    let list = run(["rules"]);
    for info in hexapla::rules::registry() {
        let row = stdout(&list)
            .lines()
            .find(|line| line.split_whitespace().next() == Some(info.id));
        assert!(
            row.is_some_and(|row| row.ends_with(info.title)),
            "{}",
            info.id
        );
        let page = run(["explain", info.id]);
        assert_eq!(page.status.code(), Some(0));
        for heading in [
            "What it does",
            "Why it matters",
            "Example",
            "Leaves alone",
            "Limits",
        ] {
            assert!(stdout(&page).contains(heading), "{}: {heading}", info.id);
        }
    }
}
