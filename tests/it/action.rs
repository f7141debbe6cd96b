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
