//! The sentence encoder on one core: `cargo bench --bench encode`. Throughput is in tokens.
//!
//! *new* has an encoder that has met no piece yet, *known* one that has met the same texts before; a long text lies
//! between them. The texts are the 420 sentences in seven languages of models/retrieval/pairs.tsv.

use std::hint::black_box;

use criterion::{BatchSize, Criterion, Throughput, criterion_group};
use hexapla::encode::{Encoder, Path};

fn sentences() -> Vec<&'static str> {
    let rows = include_str!("../models/retrieval/pairs.tsv")
        .lines()
        .skip(1);
    rows.flat_map(|row| row.split('\t').skip(2)).collect()
}

fn encoder() -> Encoder {
    Encoder::embedded().expect("the embedded model is whole")
}

fn benches(criterion: &mut Criterion) {
    let texts = sentences();
    let tokens: usize = texts
        .iter()
        .map(|text| encoder().tokenise(text).len())
        .sum();
    rayon::ThreadPoolBuilder::new()
        .num_threads(1)
        .build_global()
        .expect("one thread");
    let mut group = criterion.benchmark_group("encode");
    group
        .sample_size(10)
        .throughput(Throughput::Elements(tokens as u64));
    let known = encoder();
    group.bench_function("tokenise", |bencher| {
        bencher.iter(|| {
            texts
                .iter()
                .map(|text| known.tokenise(text).len())
                .sum::<usize>()
        });
    });
    for path in Path::available() {
        let known = encoder().with_path(path);
        group.bench_function(format!("new/{}", path.name()), |bencher| {
            let new = || encoder().with_path(path);
            bencher.iter_batched_ref(new, |new| new.encode_all(&texts), BatchSize::PerIteration);
        });
        group.bench_function(format!("known/{}", path.name()), |bencher| {
            bencher.iter(|| known.encode_all(&texts));
        });
        group.bench_function(format!("sums/{}", path.name()), |bencher| {
            bencher.iter(|| known.sums(&texts));
        });
    }
    group.finish();
    let mut group = criterion.benchmark_group("encode");
    group.sample_size(20);
    group.bench_function("start to first vector", |bencher| {
        bencher.iter(|| encoder().encode(black_box("From nothing to the first vector.")));
    });
    let sums = known.sums(&texts);
    group.throughput(Throughput::Elements(1000));
    group.bench_function("1000 runs of three", |bencher| {
        bencher.iter(|| known.runs((0..1000).map(|i| &sums[i % 400..i % 400 + 3])));
    });
    group.finish();
}

/// Peak memory of encoding 100,000 sentences, above what stood in memory before and the vectors themselves; by the
/// kernel's account, so on Linux alone.
fn memory() {
    let peak = || -> Option<usize> {
        let status = std::fs::read_to_string("/proc/self/status").ok()?;
        let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
        line.split_whitespace().nth(1)?.parse().ok()
    };
    let some = sentences();
    // Distinct sentences: the same ones would be kept.
    let texts: Vec<String> = (0..100_000)
        .map(|at| format!("{at}: {}", some[at % some.len()]))
        .collect();
    let encoder = encoder();
    let before = peak();
    let vectors = encoder.encode_all(&texts);
    if let (Some(before), Some(after)) = (before, peak()) {
        let above = (after - before) as f64 / 1024.0 - size_of_val(&*vectors) as f64 / 1_048_576.0;
        println!("memory/100000 sentences: {above:.0} MiB above the vectors");
    }
}

criterion_group!(encode, benches);

fn main() {
    // First, while nothing else has raised the peak.
    memory();
    encode();
    Criterion::default().configure_from_args().final_summary();
}
