//! The whole comparison of a statement and its summary, from files to the terminal's text; beside it `wdiff` on
//! the same files, where it is installed.

use std::hint::black_box;
use std::process::{Command, Stdio};

use criterion::{Criterion, criterion_group, criterion_main};
use hexapla::format::text::Text;
use hexapla::format::{Format, Report};
use hexapla::text::{ReadOptions, Segmentation};
use hexapla::{Comparison, Document, Options};

const SOURCE: &str = "texts/trilateral-2024/statement.en.txt";
const TARGET: &str = "texts/trilateral-2024/summary.en.txt";

fn compare() -> Vec<u8> {
    let read =
        |path| Document::read(path, &ReadOptions::default()).expect("a text of the repository");
    let (source, target) = (read(SOURCE), read(TARGET));
    let options = Options::default();
    let comparison = Comparison::new(&source, &target, &options);
    let report = Report {
        comparison: &comparison,
        name: "trilateral-2024",
        options: &options,
        segmentation: Segmentation::Sentences,
        with_findings: true,
    };
    Text::default().bytes(&report).expect("memory")
}

fn benchmarks(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("trilateral-2024");
    group.bench_function("library", |bench| bench.iter(|| black_box(compare())));
    let run = |program: &str, arguments: &[&str]| {
        Command::new(program)
            .args(arguments)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
    };
    let program = env!("CARGO_BIN_EXE_hexapla");
    group.bench_function("program", |bench| {
        bench.iter(|| run(program, &["compare", SOURCE, TARGET]).expect("the program"));
    });
    group.bench_function("program --no-model", |bench| {
        let arguments = ["compare", SOURCE, TARGET, "--no-model"];
        bench.iter(|| run(program, &arguments).expect("the program"));
    });
    if run("wdiff", &["--version"]).is_ok() {
        group.bench_function("wdiff", |bench| {
            bench.iter(|| run("wdiff", &[SOURCE, TARGET]).expect("wdiff"));
        });
    } else {
        eprintln!("wdiff is not installed; only hexapla is measured");
    }
    group.finish();
}

criterion_group!(benches, benchmarks);
criterion_main!(benches);
