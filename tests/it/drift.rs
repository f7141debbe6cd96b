//! Texts that change after their comparison was stored: stale links, kept ids, stored tables that nobody can read.

use std::path::Path;

use serde_json::Value;

use super::project::{TOML, code, project, run, write};
use super::{stderr, stdout};

const STATEMENT: &str = "The council met in Lima on Friday.\n\nThe new office opens on 3 May with a staff of 40 people.\n\n\
                         It thanked the mayor of the city for her warm welcome.\n";
const SUMMARY: &str = "The council met in Lima on Friday.\n\nThe new office opens on 3 May with a staff of 40 people.\n\n\
                       It thanked the mayor of the city for her warm welcome.\n";

/// A project whose two texts agree, stored.
fn stored() -> tempfile::TempDir {
    let dir = project(TOML);
    write(dir.path(), "statement.en.txt", STATEMENT);
    write(dir.path(), "summary.en.txt", SUMMARY);
    assert_eq!(code(&run(dir.path(), &["update"])), 0);
    let done = run(dir.path(), &["check", "--locked"]);
    assert_eq!(code(&done), 0, "{}{}", stdout(&done), stderr(&done));
    dir
}

fn table(dir: &Path, name: &str) -> String {
    std::fs::read_to_string(dir.join("alignments/lima").join(name)).expect("a table")
}

fn rows(table: &str, columns: usize) -> Vec<String> {
    let rows = table.lines().skip(1);
    rows.map(|row| row.split(',').take(columns).collect::<Vec<_>>().join(","))
        .collect()
}

#[test]
fn a_change_on_one_side_makes_the_link_stale() {
    let dir = stored();
    write(
        dir.path(),
        "statement.en.txt",
        &STATEMENT.replace("her warm welcome", "her welcome and its help"),
    );
    let done = run(dir.path(), &["check"]);
    assert_eq!(code(&done), 1, "{}", stdout(&done));
    let page = stdout(&done);
    assert!(
        page.contains(
            "summary.en.txt:5:1: error: The source changed, the target did not: … city for her \
             [-warm -]welcome{+ and its help+}. [stale-link]\n"
        ),
        "{page}"
    );
    assert!(
        page.contains("    old source  It thanked the mayor of the city for her warm welcome.\n"),
        "{page}"
    );
    assert!(
        page.contains(
            "    new source  It thanked the mayor of the city for her [-warm -]welcome{+ and its help+}.\n"
        ),
        "{page}"
    );
    assert!(
        page.contains("    target      It thanked the mayor of the city for her warm welcome.\n"),
        "{page}"
    );
    assert!(page.contains("`hexapla update lima:l3`"), "{page}");
    assert!(
        page.contains("lima: 1 sentence reworded, 1 link stale\n"),
        "{page}"
    );

    // Once both sides have changed, or the state is stored, nothing is stale.
    let both = SUMMARY.replace("her warm welcome", "her welcome and its help");
    write(dir.path(), "summary.en.txt", &both);
    assert!(!stdout(&run(dir.path(), &["check"])).contains("stale"));
    write(dir.path(), "summary.en.txt", SUMMARY);
    assert_eq!(
        stdout(&run(dir.path(), &["update"])),
        "lima: stored in alignments/lima (1 sentence reworded, 1 link stale)\n"
    );
    assert!(!stdout(&run(dir.path(), &["check"])).contains("stale"));
}

#[test]
fn a_counterpart_that_is_gone_makes_the_link_stale_and_a_move_does_not() {
    let dir = stored();
    let paragraphs: Vec<&str> = STATEMENT.split("\n\n").collect();
    write(
        dir.path(),
        "statement.en.txt",
        &[paragraphs[0], paragraphs[2]].join("\n\n"),
    );
    let page = stdout(&run(dir.path(), &["check"])).to_owned();
    assert!(
        page.contains(
            "The source no longer says this, the target still does: “The new office opens"
        ),
        "{page}"
    );
    assert!(
        page.contains("lima: 1 sentence gone, 1 link stale\n"),
        "{page}"
    );

    write(
        dir.path(),
        "statement.en.txt",
        &format!(
            "{}\n\n{}\n\n{}\n",
            paragraphs[1],
            paragraphs[0],
            paragraphs[2].trim()
        ),
    );
    let page = stdout(&run(dir.path(), &["check"])).to_owned();
    assert!(!page.contains("[stale-link]"), "{page}");
    assert!(page.contains("lima: 1 sentence moved\n"), "{page}");
}

#[test]
fn stale_links_are_findings_in_every_format_and_obey_the_settings() {
    let dir = stored();
    write(
        dir.path(),
        "summary.en.txt",
        &SUMMARY.replace("thanked", "warmly thanked"),
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
        assert_eq!(code(&done), 1, "{format}: {}", stderr(&done));
        assert!(
            stdout(&done).contains("stale-link"),
            "{format}: {}",
            stdout(&done)
        );
    }
    let done = run(dir.path(), &["check", "--format", "sarif"]);
    let log: Value = serde_json::from_str(stdout(&done)).expect("JSON");
    let results = log["runs"][0]["results"].as_array().expect("results");
    let stale = results
        .iter()
        .find(|r| r["ruleId"] == "stale-link")
        .expect("a stale link");
    assert_eq!(stale["baselineState"], "new");
    assert_eq!(
        stale["locations"][0]["physicalLocation"]["region"]["startLine"],
        5
    );
    let rules = log["runs"][0]["tool"]["driver"]["rules"]
        .as_array()
        .expect("rules");
    let index = stale["ruleIndex"].as_u64().expect("an index") as usize;
    assert_eq!(rules[index]["id"], "stale-link");

    let done = run(dir.path(), &["check", "--format", "json"]);
    let document: Value = serde_json::from_str(stdout(&done)).expect("JSON");
    assert_eq!(document["drift"]["sentences"][0]["how"], "reworded");
    assert_eq!(document["drift"]["sentences"][0]["id"], "t3");
    assert_eq!(document["drift"]["stale"][0]["changed"], "target");
    assert_eq!(
        document["drift"]["stale"][0]["other"],
        "It thanked the mayor of the city for her warm welcome."
    );

    write(
        dir.path(),
        "hexapla.toml",
        &format!("{TOML}[rules]\nstale-link = 'note'\n"),
    );
    assert_eq!(code(&run(dir.path(), &["check"])), 0);

    // A person can say that a stale link is no fault; the baseline can hold it.
    write(dir.path(), "hexapla.toml", TOML);
    run(dir.path(), &["baseline", "write"]);
    let done = run(dir.path(), &["check"]);
    assert_eq!(code(&done), 0, "{}", stdout(&done));
    assert!(stdout(&done).contains(" silenced"), "{}", stdout(&done));
}

#[test]
fn ids_are_given_once_and_kept() {
    let dir = stored();
    let with = |extra: &str, rest: &str| format!("{extra}\n\n{rest}");
    let extra = "Heavy rain fell on the harbour all night.";
    write(dir.path(), "statement.en.txt", &with(extra, STATEMENT));
    write(dir.path(), "summary.en.txt", &with(extra, SUMMARY));
    assert_eq!(
        stdout(&run(dir.path(), &["update", "--dry-run"])),
        "lima: 2 sentences new\n  source new            Heavy rain fell on the harbour all night.\n  target new            \
         Heavy rain fell on the harbour all night.\n"
    );
    let before = table(dir.path(), "links.csv");
    assert_eq!(code(&run(dir.path(), &["update"])), 0);
    let links = table(dir.path(), "links.csv");
    assert_eq!(
        rows(&links, 4),
        [
            "lima,l4,s4,t4",
            "lima,l1,s1,t1",
            "lima,l2,s2,t2",
            "lima,l3,s3,t3"
        ]
    );
    // One more sentence on each side is one more line.
    let changed = links
        .lines()
        .filter(|line| !before.lines().any(|old| old == *line));
    assert_eq!(changed.count(), 1, "{before}{links}");

    // The number of what is gone is not given again.
    write(dir.path(), "statement.en.txt", STATEMENT);
    write(dir.path(), "summary.en.txt", SUMMARY);
    assert_eq!(code(&run(dir.path(), &["update"])), 0);
    assert_eq!(table(dir.path(), "links.csv"), before);
    let other = "A band played in the square until midnight.";
    write(dir.path(), "statement.en.txt", &with(other, STATEMENT));
    write(dir.path(), "summary.en.txt", &with(other, SUMMARY));
    assert_eq!(code(&run(dir.path(), &["update"])), 0);
    assert!(rows(&table(dir.path(), "links.csv"), 4).contains(&"lima,l5,s5,t5".to_owned()));
    let done = run(dir.path(), &["check", "--locked"]);
    assert_eq!(code(&done), 0, "{}{}", stdout(&done), stderr(&done));
}

#[test]
fn one_stale_link_is_stored_and_the_others_stay_stale() {
    let dir = stored();
    let verdicts = dir.path().join("alignments/lima/verdicts.jsonl");
    assert!(!verdicts.exists());
    let both = STATEMENT
        .replace("met in Lima on Friday", "met in Lima on Friday evening")
        .replace("warm welcome", "welcome");
    write(dir.path(), "statement.en.txt", &both);
    assert_eq!(
        stdout(&run(dir.path(), &["check"]))
            .matches("[stale-link]")
            .count(),
        2
    );
    let done = run(dir.path(), &["update", "lima:l2"]);
    assert_eq!(code(&done), 2);
    assert!(
        stderr(&done).contains("link l2 is not stale; l1, l3 are"),
        "{}",
        stderr(&done)
    );

    assert_eq!(code(&run(dir.path(), &["update", "lima:l1"])), 0);
    let done = run(dir.path(), &["check"]);
    assert_eq!(
        stdout(&done).matches("[stale-link]").count(),
        1,
        "{}",
        stdout(&done)
    );
    assert!(stdout(&done).contains("lima:l3"), "{}", stdout(&done));
    assert_eq!(code(&run(dir.path(), &["check", "--locked"])), 1);
    assert_eq!(code(&run(dir.path(), &["update", "lima:l3"])), 0);
    assert_eq!(
        code(&run(
            dir.path(),
            &["check", "--locked", "--fail-on", "never"]
        )),
        0
    );
    assert!(!verdicts.exists(), "no verdict was made");
}

/// What `check` says of a stored file that was changed by hand; the other comparison is still checked.
fn said_of(name: &str, change: impl Fn(&str) -> String) -> String {
    let dir = stored();
    write(
        dir.path(),
        "hexapla.toml",
        &format!(
            "{TOML}[[comparison]]\nname = 'other'\nsource = 'statement.en.txt'\ntarget = 'other.en.txt'\nmodel = false\n"
        ),
    );
    write(dir.path(), "other.en.txt", &SUMMARY.replace("40", "50"));
    let path = dir.path().join("alignments/lima").join(name);
    let old = std::fs::read_to_string(&path).expect("a file");
    std::fs::write(&path, change(&old)).expect("a file");
    let done = run(dir.path(), &["check"]);
    assert_eq!(code(&done), 2, "{}{}", stdout(&done), stderr(&done));
    assert!(
        stdout(&done).contains("other.en.txt:3:"),
        "{}",
        stdout(&done)
    );
    let said = stderr(&done).replace("./", "");
    assert!(said.starts_with("hexapla: error: lima: "), "{said}");
    said["hexapla: error: lima: ".len()..].to_owned()
}

#[test]
fn what_a_hand_left_in_a_stored_table_is_named_with_its_line() {
    for (name, from, to, expected) in [
        (
            "links.csv",
            "l2,s2,",
            "l2,s9,",
            "links.csv:3: column `source_ids`: `s9` is no sentence of sentences.csv",
        ),
        (
            "links.csv",
            "l2,s2,",
            "l2,x2,",
            "links.csv:3: column `source_ids`: `x2` is no id; they read s1, s2, …",
        ),
        (
            "links.csv",
            "l2,s2,",
            "l1,s2,",
            "links.csv:3: column `link_id`: `l1` stands in a row above",
        ),
        (
            "links.csv",
            "target_ids",
            "targets",
            "links.csv:1: the column `target_ids` is missing",
        ),
        (
            "links.csv",
            "lima,l2,",
            "l2,",
            "links.csv:3: 12 cells, and the header has 13",
        ),
        (
            "links.csv",
            "lima,l3",
            "<<<<<<< ours\r\nlima,l3",
            "links.csv:4: a merge left both sides here",
        ),
        (
            "sentences.csv",
            "target,t2,",
            "target,t1,",
            "sentences.csv:6: column `id`: `t1` stands in a row above",
        ),
        (
            "sentences.csv",
            "source,s2,",
            "sorce,s2,",
            "sentences.csv:3: column `side`: `sorce` is neither",
        ),
        (
            "stored.json",
            "\"version\": 1",
            "\"version\": 2",
            "stored.json:2: version 2 is newer than this program reads (1)",
        ),
        (
            "stored.json",
            "{",
            "",
            "stored.json:2: is no state that `hexapla update` wrote",
        ),
    ] {
        let said = said_of(name, |table| {
            assert!(table.contains(from), "{name}: {table}");
            table.replacen(from, to, 1)
        });
        assert!(
            said.starts_with(&format!("alignments/lima/{expected}")),
            "{expected}: {said}"
        );
    }
}

#[test]
fn a_table_that_a_spreadsheet_saved_is_named_and_update_writes_it_back() {
    let said = said_of("links.csv", |table| {
        format!("\u{feff}{}", table.replace(',', ";"))
    });
    assert!(
        said.starts_with(
            "alignments/lima/links.csv:1: a spreadsheet saved this table with a byte order mark and semicolons; \
             `hexapla update` writes it as it was"
        ),
        "{said}"
    );
    let dir = stored();
    let before = table(dir.path(), "links.csv");
    write(
        dir.path(),
        "alignments/lima/links.csv",
        &format!("\u{feff}{}", before.replace(',', ";")),
    );
    assert_eq!(code(&run(dir.path(), &["check"])), 2);
    assert_eq!(code(&run(dir.path(), &["update"])), 0);
    assert_eq!(table(dir.path(), "links.csv"), before);
}
