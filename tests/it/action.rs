//! The shell steps of `action.yml`, run as a runner would run them.

use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, Output};

use sha2::{Digest, Sha256};

/// Installs from an archive that holds the program, with this checksum stated.
fn install(dir: &Path, sha256: impl Fn(String) -> String) -> Output {
    let bin = Path::new(env!("CARGO_BIN_EXE_hexapla"));
    let archive = dir.join("hexapla.tar.gz");
    let packed = Command::new("tar")
        .arg("-czf")
        .arg(&archive)
        .arg("-C")
        .arg(bin.parent().expect("a folder"))
        .arg("hexapla")
        .status();
    assert!(packed.expect("tar").success());
    let digest = Sha256::digest(std::fs::read(&archive).expect("the archive"));
    let digest = digest.iter().fold(String::new(), |mut digits, byte| {
        write!(digits, "{byte:02x}").expect("memory");
        digits
    });
    Command::new("bash")
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/.ci/install"))
        .env("VERSION", "0.1.0")
        .env("SHA256", sha256(digest))
        .env("ARCHIVE", format!("file://{}", archive.display()))
        .env("RUNNER_TEMP", dir)
        .env("RUNNER_OS", "Linux")
        .env("RUNNER_ARCH", "X64")
        .env("GITHUB_PATH", dir.join("path"))
        .output()
        .expect("bash")
}

fn has(program: &str) -> bool {
    let found = Command::new(program).arg("--version").output().is_ok();
    if !found {
        println!("skipped: there is no {program} here");
    }
    found
}

#[test]
fn a_release_is_installed_by_its_checksum_and_not_without() {
    if !(has("bash") && has("curl") && has("tar")) {
        return;
    }
    let dir = tempfile::tempdir().expect("a folder");
    let refused = install(dir.path(), |digest| {
        let other = if digest.starts_with('0') { "1" } else { "0" };
        format!("{other}{}", &digest[1..])
    });
    assert_eq!(refused.status.code(), Some(2), "{refused:?}");
    assert!(String::from_utf8_lossy(&refused.stdout).contains("nothing was installed"));
    assert!(!dir.path().join("path").exists());

    let done = install(dir.path(), |digest| digest.to_uppercase());
    assert!(done.status.success(), "{done:?}");
    let folder = std::fs::read_to_string(dir.path().join("path")).expect("a path");
    let program = Path::new(folder.trim()).join("hexapla");
    let version = Command::new(program)
        .arg("--version")
        .output()
        .expect("the program");
    assert!(String::from_utf8_lossy(&version.stdout).starts_with("hexapla "));
}

#[test]
fn the_check_step_writes_annotations_a_summary_and_sarif() {
    if !has("bash") {
        return;
    }
    let dir = super::small_pair();
    let write =
        |name: &str, text: &str| std::fs::write(dir.path().join(name), text).expect("a file");
    write(
        "hexapla.toml",
        "[[comparison]]\nname = 'lima'\nsource = 'statement.en.txt'\ntarget = 'summary.en.txt'\nmodel = false\n",
    );
    write("summary.md", "What another command wrote.\n");
    let bin = Path::new(env!("CARGO_BIN_EXE_hexapla")).parent();
    let before = std::env::var("PATH").unwrap_or_default();
    let done = Command::new("bash")
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/.ci/check"))
        .current_dir(dir.path())
        .env(
            "PATH",
            format!("{}:{before}", bin.expect("a folder").display()),
        )
        .env("ARGUMENTS", "--no-cache --fail-on warning")
        .env("SARIF", "hexapla.sarif")
        .env("RUNNER_TEMP", dir.path())
        .env("GITHUB_STEP_SUMMARY", dir.path().join("summary.md"))
        .output()
        .expect("bash");
    assert_eq!(done.status.code(), Some(1), "{done:?}");
    assert!(String::from_utf8_lossy(&done.stdout).contains("::error file=summary.en.txt,line=1,"));
    let read = |name: &str| std::fs::read_to_string(dir.path().join(name)).expect("a file");
    let summary = read("summary.md");
    assert!(
        summary.starts_with("What another command wrote.\n## hexapla\n"),
        "{summary}"
    );
    assert!(summary.contains("| lima | 2 | "), "{summary}");
    assert!(summary.contains("summary.en.txt:1 | "), "{summary}");
    assert!(read("hexapla.sarif").contains("\"ruleId\": \"speaker-shift\""));
    let left = std::fs::read_dir(dir.path()).expect("a folder").flatten();
    let left = left.filter(|entry| entry.file_name().to_string_lossy().starts_with("hexapla."));
    assert_eq!(
        left.count(),
        2,
        "no draft is left beside the settings and the SARIF file"
    );
}
