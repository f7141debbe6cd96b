//! Twenty commits to a project made of texts of the tree, and what `hexapla check` shows at each.
//!
//! The faults that the texts have from the start are the baseline. At each commit the test states all that is shown:
//! findings that are new, still open, reopened or gone, stale links, and how the sentences changed.

use std::path::Path;
use std::process::Command;

use super::project::{code, run, write};
use super::{stderr, stdout, text};

/// A repository with its texts.
struct History {
    dir: tempfile::TempDir,
    commits: usize,
}

/// What a commit shows, in the order of the program's lines; and its exit status.
#[derive(Debug, PartialEq, Eq)]
struct Shown(Vec<String>, i32);

fn shown(items: &[&str], status: i32) -> Shown {
    Shown(
        items.iter().map(|item| (*item).to_owned()).collect(),
        status,
    )
}

/// Nothing to say, and no failure.
fn quiet() -> Shown {
    shown(&[], 0)
}

impl History {
    fn begin() -> Self {
        let dir = tempfile::tempdir().expect("a folder");
        for (page, source, target) in [
            ("health-advisory", "source.en.txt", "target.en.txt"),
            ("trilateral-2024", "statement.en.txt", "summary.en.txt"),
        ] {
            std::fs::create_dir_all(dir.path().join(page)).expect("a folder");
            for (from, to) in [(source, "statement.en.txt"), (target, "summary.en.txt")] {
                let text = std::fs::read(text(page).join(from)).expect("a text of the tree");
                std::fs::write(dir.path().join(page).join(to), text).expect("a text");
            }
        }
        write(
            dir.path(),
            "hexapla.toml",
            "[[comparison]]\nname = '{page}'\nsource = '{page}/statement.en.txt'\ntarget = '{page}/summary.en.txt'\nmodel \
             = false\n",
        );
        let history = History { dir, commits: 0 };
        history.git(&["init", "-q"]);
        history
    }

    fn path(&self) -> &Path {
        self.dir.path()
    }

    fn git(&self, arguments: &[&str]) {
        let done = Command::new("git")
            .current_dir(self.path())
            .args(["-c", "user.name=t", "-c", "user.email=t@example.org"])
            .args(arguments)
            .output()
            .expect("git runs");
        assert!(
            done.status.success(),
            "git {arguments:?}: {}",
            stderr(&done)
        );
    }

    fn hexapla(&self, arguments: &[&str]) {
        let done = run(self.path(), arguments);
        assert_eq!(
            code(&done),
            0,
            "hexapla {arguments:?}: {}{}",
            stdout(&done),
            stderr(&done)
        );
    }

    /// Puts other words into a text; they have to stand there once.
    fn edit(&self, path: &str, from: &str, to: &str) {
        let old = std::fs::read_to_string(self.path().join(path)).expect("a text");
        assert_eq!(old.matches(from).count(), 1, "{path}: {from}");
        write(self.path(), path, &old.replace(from, to));
    }

    /// Commits what was done and looks at what is shown. Verdicts and stored tables are as the commit left them.
    fn commit(&mut self, what: &str, expected: &Shown) {
        self.git(&["add", "."]);
        self.git(&["commit", "-q", "--allow-empty", "-m", what]);
        self.commits += 1;
        let done = run(self.path(), &["check"]);
        let mended = stderr(&done).lines().filter_map(mended);
        let items = stdout(&done)
            .lines()
            .filter_map(item)
            .chain(mended)
            .collect();
        let shown = Shown(items, code(&done));
        assert_eq!(
            &shown,
            expected,
            "{}. {what}:\n{}{}",
            self.commits,
            stdout(&done),
            stderr(&done)
        );
        // Made anew it is the same, byte for byte.
        let formats = ["check", "--no-cache", "--format", "jsonl"];
        let anew = run(self.path(), &formats);
        let again = run(self.path(), &[formats[0], formats[2], formats[3]]);
        assert_eq!(stdout(&anew), stdout(&again), "{}. {what}", self.commits);
    }
}

/// The rule of an entry of the baseline whose fault is mended.
fn mended(line: &str) -> Option<String> {
    let (_, entry) = line.split_once("meets nothing any more: known ")?;
    Some(format!("mended {}", entry.split(' ').next()?))
}

/// A line of the program in two or three words; none for the lines of the three-way view and the sum.
fn item(line: &str) -> Option<String> {
    if line.starts_with(' ') || line.contains(" comparisons: ") {
        return None;
    }
    if let Some((_, rest)) = line.split_once(": gone: ") {
        return Some(format!(
            "gone {}",
            rest.rsplit_once('[')?.1.trim_end_matches(']')
        ));
    }
    let Some((_, rule)) = line
        .trim_end_matches(']')
        .rsplit_once('[')
        .filter(|_| line.ends_with(']'))
    else {
        return line.split_once(": ").map(|(_, changes)| changes.to_owned());
    };
    Some(match rule.split_once(", ") {
        Some((rule, status)) => format!("{status} {rule}"),
        None => rule.to_owned(),
    })
}

// One history, to be read from top to bottom.
#[allow(clippy::too_many_lines)]
#[test]
fn twenty_commits_show_what_is_new_gone_and_open_again() {
    let (statement, summary) = (
        "health-advisory/statement.en.txt",
        "health-advisory/summary.en.txt",
    );
    let mut history = History::begin();

    history.hexapla(&["update"]);
    history.hexapla(&["baseline", "write", "--reason", "printed already"]);
    history.hexapla(&["update"]);
    history.commit("the texts as they stand; their faults are known", &quiet());

    let hours = "The press office is open from 9 a.m. to noon on every working day.\n";
    let first = "The Vestmark Public Health Agency (VPHA) is today";
    history.edit(statement, first, &format!("{hours}{first}"));
    history.edit(
        summary,
        "A hepatitis A outbreak",
        &format!("{hours}A hepatitis A outbreak"),
    );
    history.commit(
        "a paragraph above, in both texts",
        &shown(&["2 sentences new"], 0),
    );

    history.hexapla(&["update"]);
    history.commit("the new state is stored", &quiet());

    history.edit(statement, hours, "");
    history.edit(summary, hours, "");
    history.commit(
        "the paragraph is taken out again",
        &shown(&["2 sentences gone"], 0),
    );

    history.hexapla(&["update"]);
    history.edit(
        statement,
        "They include fever, fatigue, nausea,",
        "They include fever, headaches, nausea,",
    );
    history.commit(
        "a sentence that nothing answers is reworded",
        &shown(&["1 sentence reworded"], 0),
    );

    history.hexapla(&["update"]);
    history.edit(
        statement,
        "and Ostria has reported one.",
        "and Ostria has reported none so far.",
    );
    history.commit(
        "the statement is corrected",
        &shown(&["stale-link", "1 sentence reworded, 1 link stale"], 1),
    );

    history.edit(
        summary,
        "Kelland has reported six cases",
        "Kelland alone has reported six cases",
    );
    history.commit("the summary follows", &shown(&["2 sentences reworded"], 0));

    history.hexapla(&["update"]);
    history.edit(
        summary,
        "Interviews with 119 patients",
        "Interviews with 129 patients",
    );
    history.commit(
        "a slip in the summary",
        &shown(
            &[
                "stale-link",
                "new number-mismatch",
                "1 sentence reworded, 1 link stale",
            ],
            1,
        ),
    );

    history.edit(
        summary,
        "Interviews with 129 patients",
        "Interviews with 119 patients",
    );
    history.commit("the slip is mended", &quiet());

    let interviews = "Interviews with 119 patients";
    let confirmed = "The Agency has confirmed 148 cases";
    let old = std::fs::read_to_string(history.path().join(summary)).expect("a text");
    let paragraphs: Vec<&str> = old.split_inclusive('\n').collect();
    let place = |start: &str| {
        paragraphs
            .iter()
            .position(|p| p.starts_with(start))
            .expect("a paragraph")
    };
    let mut moved = paragraphs.clone();
    moved.swap(place(interviews), place(confirmed));
    write(history.path(), summary, &moved.concat());
    history.commit(
        "two paragraphs change places",
        &shown(&["2 sentences moved"], 0),
    );

    write(history.path(), summary, &old);
    history.commit("and change back", &quiet());

    history.edit(summary, "or 27 per 100,000", "or 2.7 per 100,000");
    history.commit(
        "a known fault is mended",
        &shown(
            &[
                "stale-link",
                "1 sentence reworded, 1 link stale",
                "mended number-mismatch",
            ],
            1,
        ),
    );

    history.hexapla(&["update"]);
    history.hexapla(&["baseline", "prune"]);
    history.commit("its entry is taken out", &quiet());

    history.edit(
        summary,
        "set aside 1.2 billion crowns",
        "set aside 1.4 billion crowns",
    );
    history.commit(
        "another known fault gets other words",
        &shown(
            &[
                "stale-link",
                "reopened number-mismatch",
                "1 sentence reworded, 1 link stale",
            ],
            1,
        ),
    );

    history.edit(
        summary,
        "set aside 1.4 billion crowns",
        "set aside 1.2 billion crowns",
    );
    history.commit("as it was", &quiet());

    history.git(&["mv", summary, "health-advisory/notice.en.txt"]);
    history.commit("a text is renamed", &shown(&["missing-page"], 0));

    history.edit(
        "hexapla.toml",
        "'{page}/summary.en.txt'",
        "'{page}/{kind}.en.txt'",
    );
    history.edit(
        "hexapla.toml",
        "name = '{page}'",
        "name = '{page}-{kind}'\nalignment = 'alignments/{page}'",
    );
    history.git(&[
        "mv",
        "trilateral-2024/statement.en.txt",
        "trilateral-2024/statement.txt",
    ]);
    history.git(&["mv", statement, "health-advisory/statement.txt"]);
    history.edit(
        "hexapla.toml",
        "'{page}/statement.en.txt'",
        "'{page}/statement.txt'",
    );
    history.commit(
        "the settings follow",
        &shown(
            &[
                "health-advisory/statement.en.txt is now health-advisory/statement.txt, health-advisory/summary.en.txt is \
                 now health-advisory/notice.en.txt",
                "trilateral-2024/statement.en.txt is now trilateral-2024/statement.txt",
            ],
            0,
        ),
    );

    history.hexapla(&["update"]);
    let statement = "health-advisory/statement.txt";
    history.edit(statement, " Kelland has reported six cases with the same sequence, and Ostria has reported none so far.", "");
    history.commit(
        "a sentence of the statement is taken out",
        &shown(&["stale-link", "1 sentence gone, 1 link stale"], 1),
    );

    history.hexapla(&["update"]);
    let links = "alignments/trilateral-2024/links.csv";
    let table = std::fs::read_to_string(history.path().join(links)).expect("a table");
    write(history.path(), links, &format!("<<<<<<< ours\n{table}"));
    history.commit(
        "a merge goes wrong in one table; the other comparison is checked",
        &shown(&[], 2),
    );

    write(history.path(), links, &table);
    history.commit("all is well", &quiet());
    assert_eq!(history.commits, 20);
}
