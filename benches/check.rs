//! A project of 1,000 comparisons of 50 sentences: made anew, with nothing changed, and with one text changed; and the
//! memory that the program takes with nothing changed.
//!
//! The texts are made of the sentences of the trilateral statement, each comparison with numbers of its own, so that no
//! two texts are alike.

use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};
use hexapla::Document;
use hexapla::text::ReadOptions;

const COMPARISONS: usize = 1_000;
const SENTENCES: usize = 50;

/// Writes the project.
fn project(folder: &Path) {
    let statement = "texts/trilateral-2024/statement.en.txt";
    let statement =
        Document::read(statement, &ReadOptions::default()).expect("a text of the repository");
    let sentences: Vec<&str> = (0..statement.sentences().len())
        .map(|at| statement.sentence_text(at))
        .take(SENTENCES)
        .collect();
    assert_eq!(sentences.len(), SENTENCES);
    let mut toml = String::new();
    for index in 0..COMPARISONS {
        let name = format!("text-{index:04}");
        let (mut source, mut target) = (String::new(), String::new());
        for (at, sentence) in sentences.iter().enumerate() {
            writeln!(source, "{sentence} It is point {at} of paper {index}.").expect("memory");
            let sentence = sentence.replace(" and ", " as well as ");
            writeln!(target, "{sentence} It is point {at} of paper {index}.").expect("memory");
        }
        std::fs::write(folder.join(format!("{name}.source.en.txt")), source).expect("a text");
        std::fs::write(folder.join(format!("{name}.target.en.txt")), target).expect("a text");
        writeln!(
            toml,
            "[[comparison]]\nname = '{name}'\nsource = '{name}.source.en.txt'\ntarget = '{name}.target.en.txt'\nsegmented = true\n"
        )
        .expect("memory");
    }
    std::fs::write(folder.join("hexapla.toml"), toml).expect("the settings");
}

fn check(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hexapla"));
    command
        .current_dir(folder)
        .args(["check", "--fail-on", "never"])
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
}

fn run(folder: &Path) -> Duration {
    let start = Instant::now();
    let status = check(folder).status().expect("the program");
    assert!(status.success());
    start.elapsed()
}

/// The most memory that a check takes, in MB, as Linux tells while it runs.
fn memory(folder: &Path) -> Option<u64> {
    let mut child = check(folder).spawn().expect("the program");
    let path = format!("/proc/{}/status", child.id());
    let mut most = None;
    while child.try_wait().expect("a child").is_none() {
        let status = std::fs::read_to_string(&path).unwrap_or_default();
        let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let peak = peak.and_then(|peak| peak.trim().trim_end_matches(" kB").parse::<u64>().ok());
        most = most.max(peak);
        std::thread::sleep(Duration::from_millis(2));
    }
    most.map(|kilobytes| kilobytes / 1024)
}

fn benchmarks(criterion: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    project(folder);
    // Made anew it takes most of a minute: once is enough.
    println!("made anew: {:.1} s", run(folder).as_secs_f64());
    let mut group = criterion.benchmark_group("1,000 comparisons");
    group.sample_size(10);
    group.bench_function("nothing changed", |bench| bench.iter(|| run(folder)));
    let path = folder.join("text-0500.target.en.txt");
    let text = std::fs::read_to_string(&path).expect("a text");
    let mut round = 0;
    group.bench_function("one text changed", |bench| {
        bench.iter(|| {
            round += 1;
            std::fs::write(&path, format!("{text}It is round {round}.\n")).expect("a text");
            run(folder)
        });
    });
    group.finish();
    if let Some(memory) = memory(folder) {
        println!("memory with nothing changed: {memory} MB");
    }
}

criterion_group!(benches, benchmarks);
criterion_main!(benches);
