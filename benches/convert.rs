//! A million links from hunalign's text form into a translation memory, and from the memory into a table: time and, where
//! the system tells it, the most memory that the program held.

use std::fmt::Write as _;
use std::fs;
use std::io::{BufWriter, Write as _};
use std::path::Path;
use std::process::Command;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};

/// Links of the big file; the small one has a tenth.
const LINKS: usize = 1_000_000;

/// Sentences as long as those of news text, no two alike.
fn write(path: &Path, links: usize) {
    let file = fs::File::create(path).expect("a temporary file");
    let mut out = BufWriter::new(file);
    for n in 0..links {
        writeln!(
            out,
            "Der Damm Nummer {n} hielt die ganze Nacht dem Wasser stand.\tDam number {n} held back the water all night.\t0.9"
        )
        .expect("a temporary file");
    }
    out.flush().expect("a temporary file");
}

/// Converts with the program itself, so that its memory can be measured alone; in kibibytes.
fn convert(from: &Path, to: &Path) -> Option<u64> {
    let program = env!("CARGO_BIN_EXE_hexapla");
    let arguments = ["--source-lang", "de", "--target-lang", "en", "--lossy"];
    let mut command = Command::new(program);
    command.arg("convert").args([from, to]).args(arguments);
    let mut child = command.spawn().expect("the program");
    let status = format!("/proc/{}/status", child.id());
    let mut most = None;
    while child.try_wait().expect("the program").is_none() {
        let now = fs::read_to_string(&status).ok().and_then(|text| {
            let line = text.lines().find_map(|l| l.strip_prefix("VmHWM:"))?;
            line.trim().trim_end_matches(" kB").parse::<u64>().ok()
        });
        most = now.max(most);
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    assert!(child.wait().expect("the program").success());
    most
}

fn benchmarks(criterion: &mut Criterion) {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let path = |name: &str| dir.path().join(name);
    let (small, big) = (path("small.hunalign"), path("big.hunalign"));
    write(&small, LINKS / 10);
    write(&big, LINKS);
    let mut said = String::new();
    for (name, links, file) in [("small", LINKS / 10, &small), ("big", LINKS, &big)] {
        let memory = convert(file, &path(&format!("{name}.tmx")));
        let table = convert(&path(&format!("{name}.tmx")), &path(&format!("{name}.tsv")));
        // Writing to a string cannot fail.
        let _ = writeln!(
            said,
            "{links} links: to TMX {memory:?} KiB, to TSV {table:?} KiB at most"
        );
    }
    eprint!("{said}");
    let mut group = criterion.benchmark_group("convert");
    group
        .sample_size(10)
        .throughput(Throughput::Elements(LINKS as u64));
    let memory = path("big.tmx");
    group.bench_function("hunalign-to-tmx", |bench| {
        bench.iter(|| convert(&big, &path("out.tmx")));
    });
    group.bench_function("tmx-to-tsv", |bench| {
        bench.iter(|| convert(&memory, &path("out.tsv")));
    });
    group.finish();
}

criterion_group!(benches, benchmarks);
criterion_main!(benches);
