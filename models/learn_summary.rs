//! Learns the weights of summary mode and prints them as they stand in `src/align/weights.rs`.
//!
//! ```text
//! cargo run --release --example learn_summary -- TRAIN.jsonl … [--test TEST.jsonl …] [--case FOLDER …] [--model]
//! ```
//!
//! Each line of a `.jsonl` file is one topic: `{"id", "summary": […], "source": […], "gold": [[i, j], …]}` with the
//! pairs of sentences where the source supports the summary. A case folder holds `source.txt`, `target.txt`,
//! `source.sentences.csv`, `target.sentences.csv` and `alignment.csv`. The figures
//! printed for the files that are learned from are cross-validated over their topics, those of tests and cases use
//! the printed weights. Whether a sentence is linked at all is learned from the first file alone.
//!
//! With `--model`, sentence vectors are among the evidence; without, their features are 0 and so are their weights.
//!
//! Four logistic regressions are fitted one after the other by Newton's method with a ridge on standardised
//! features: a pair on its own, a pair among its rivals and neighbours, the best candidate as a link, and a further
//! source given what is covered. For the last, right sources are taken in the order of what they add, and every state on the way
//! gives examples.

use std::collections::HashSet;
use std::path::Path;

use hexapla::align::Vectors;
use hexapla::align::evidence::{
    CONTEXT, CONTEXT_NAMES, FIRST, FIRST_NAMES, FURTHER, FURTHER_NAMES, PAIR, PAIR_NAMES,
};
use hexapla::align::summary::{Evidence, dot};
use hexapla::align::weights::{LEARNED, LEARNED_ALL_SUPPORT_WITH_MODEL, Weights};
use hexapla::encode::Encoder;
use hexapla::text::{Paragraph, ParagraphKind};
use hexapla::{Document, Language, Span};

type Pairs = HashSet<(usize, usize)>;

/// Topics held out together in cross-validation.
const FOLDS: usize = 7;

/// Least chances of a first choice that are tried with what is held out.
const LEAST: [f64; 8] = [0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65];

/// Strength of the ridge, in examples.
const RIDGE: f64 = 2.0;

#[derive(serde::Deserialize)]
struct Line {
    summary: Vec<String>,
    source: Vec<String>,
    gold: Vec<(usize, usize)>,
}

struct Topic {
    evidence: Evidence,
    gold: Pairs,
    optional: Pairs,
}

fn main() -> anyhow::Result<()> {
    let (mut files, mut others) = (Vec::new(), Vec::new());
    let mut cases = Vec::new();
    let mut encoder = None;
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        if arg == "--case" {
            cases.extend(args.next());
        } else if arg == "--test" {
            others.extend(args.next());
        } else if arg == "--model" {
            encoder = Encoder::shared().map(Vectors::Encoder);
            anyhow::ensure!(encoder.is_some(), "built without a model");
        } else {
            files.push(arg);
        }
    }
    anyhow::ensure!(!files.is_empty(), "name a .jsonl file to learn from");
    let base = start(encoder);
    let mut topics = Vec::new();
    let mut ends = Vec::new();
    for file in &files {
        topics.extend(read_topics(Path::new(file), encoder)?);
        ends.push(topics.len());
    }
    let mut held_out: Vec<Vec<Score>> = files
        .iter()
        .map(|_| (0..=LEAST.len()).map(|_| Score::default()).collect())
        .collect();
    for fold in 0..FOLDS {
        let weights = learn(&mut topics, ends[0], base, |at| at % FOLDS != fold);
        for at in (fold..topics.len()).step_by(FOLDS) {
            let scores = &mut held_out[ends.partition_point(|end| *end <= at)];
            let topic = &mut topics[at];
            topic.evidence.weigh(&weights);
            for (score, least) in scores.iter_mut().zip(LEAST) {
                let mut other = weights.clone();
                other.least_first = least;
                score.add(topic, &other, false);
            }
            scores[LEAST.len()].add(topic, &weights, true);
        }
    }
    for (file, scores) in files.iter().zip(&held_out) {
        for (score, least) in scores.iter().zip(LEAST) {
            println!("// {file}, held out, first choices from {least}: {score}");
        }
        println!("// {file}, held out, all support: {}", scores[LEAST.len()]);
    }
    let weights = learn(&mut topics, ends[0], base, |_| true);
    for file in &others {
        let mut score = Score::default();
        let mut score_all = Score::default();
        for topic in &mut read_topics(Path::new(file), encoder)? {
            topic.evidence.weigh(&weights);
            score.add(topic, &weights, false);
            score_all.add(topic, &weights, true);
        }
        println!("// {file}: {score}");
        println!("// {file}, all support: {score_all}");
    }
    for folder in cases {
        let mut topic = read_case(Path::new(&folder), encoder)?;
        topic.evidence.weigh(&weights);
        let mut score = Score::default();
        score.add(&topic, &weights, false);
        println!("// {folder}: {score}");
    }
    table("pair", &weights.pair, &PAIR_NAMES);
    table("context", &weights.context, &CONTEXT_NAMES);
    table("first", &weights.first, &FIRST_NAMES);
    table("further", &weights.further, &FURTHER_NAMES);
    Ok(())
}

/// The weights whose thresholds stand.
fn start(encoder: Option<Vectors<'_>>) -> &'static Weights {
    match encoder {
        Some(_) => &LEARNED_ALL_SUPPORT_WITH_MODEL,
        None => &LEARNED,
    }
}

fn table<const N: usize>(name: &str, weights: &[f64; N], names: &[&str; N]) {
    println!("    {name}: [");
    for (weight, name) in weights.iter().zip(names) {
        println!("        {weight:.3}, // {name}");
    }
    println!("    ],");
}

// ---- Learning ------------------------------------------------------------------------------------------------

fn learn(
    topics: &mut [Topic],
    news: usize,
    base: &Weights,
    wanted: impl Fn(usize) -> bool,
) -> Weights {
    let mut weights = base.clone();
    let mut examples = Vec::new();
    for (_, topic) in topics.iter().enumerate().filter(|(at, _)| wanted(*at)) {
        for (target, list) in topic.evidence.candidates.iter().enumerate() {
            for (at, candidate) in list.iter().enumerate() {
                let pair = topic.evidence.pair(target, at);
                examples.push((
                    pair.features,
                    topic.gold.contains(&(target, candidate.source)),
                ));
            }
        }
    }
    weights.pair = fit::<PAIR>(&examples);
    let mut examples = Vec::new();
    for (_, topic) in topics.iter_mut().enumerate().filter(|(at, _)| wanted(*at)) {
        topic.evidence.weigh(&weights);
        for (target, list) in topic.evidence.candidates.iter().enumerate() {
            for (at, candidate) in list.iter().enumerate() {
                examples.push((
                    topic.evidence.context(target, at),
                    topic.gold.contains(&(target, candidate.source)),
                ));
            }
        }
    }
    weights.context = fit::<CONTEXT>(&examples);
    let mut examples = Vec::new();
    for (_, topic) in topics[..news]
        .iter()
        .enumerate()
        .filter(|(at, _)| wanted(*at))
    {
        for (target, list) in topic.evidence.candidates.iter().enumerate() {
            let odds = |at: usize| dot(&weights.context, &topic.evidence.context(target, at));
            if let Some(at) = (0..list.len()).max_by(|a, b| odds(*a).total_cmp(&odds(*b))) {
                examples.push((
                    topic.evidence.first(target, at, odds(at)),
                    topic.gold.contains(&(target, list[at].source)),
                ));
            }
        }
    }
    weights.first = fit::<FIRST>(&examples);
    let mut examples = Vec::new();
    for (_, topic) in topics.iter().enumerate().filter(|(at, _)| wanted(*at)) {
        for target in 0..topic.evidence.candidates.len() {
            further_examples(topic, target, &weights, &mut examples);
        }
    }
    weights.further = fit::<FURTHER>(&examples);
    weights
}

/// From the best first choice, where it is right, on: every open candidate in every state.
fn further_examples(
    topic: &Topic,
    target: usize,
    weights: &Weights,
    examples: &mut Vec<([f64; FURTHER], bool)>,
) {
    let evidence = &topic.evidence;
    let right = |source| topic.gold.contains(&(target, source));
    let mut open: Vec<_> = (0..evidence.candidates[target].len())
        .map(|at| {
            let source = evidence.candidates[target][at].source;
            let odds = dot(&weights.context, &evidence.context(target, at));
            (source, odds, evidence.pair(target, at))
        })
        .collect();
    let Some(first) = (0..open.len()).max_by(|a, b| open[*a].1.total_cmp(&open[*b].1)) else {
        return;
    };
    if !right(open[first].0) {
        return;
    }
    let (source, odds, pair) = open.swap_remove(first);
    let mut taken = evidence.take(source, odds, &pair);
    while !open.is_empty() {
        let features: Vec<_> = open
            .iter()
            .map(|(s, odds, pair)| evidence.further(target, (*s, *odds, pair), &taken))
            .collect();
        examples.extend(
            features
                .iter()
                .zip(&open)
                .map(|(f, (s, _, _))| (*f, right(*s))),
        );
        let Some(next) = (0..open.len())
            .filter(|at| right(open[*at].0))
            .max_by(|a, b| features[*a][2].total_cmp(&features[*b][2]))
        else {
            break;
        };
        let (source, odds, pair) = open.swap_remove(next);
        evidence.take_also(&mut taken, source, odds, &pair);
    }
}

/// Logistic regression by Newton's method; the constant is not shrunk.
fn fit<const N: usize>(examples: &[([f64; N], bool)]) -> [f64; N] {
    let count = examples.len().max(1) as f64;
    let mut scale = [1.0; N];
    for at in 1..N {
        let mean = examples.iter().map(|(f, _)| f[at]).sum::<f64>() / count;
        let variance = examples
            .iter()
            .map(|(f, _)| (f[at] - mean).powi(2))
            .sum::<f64>()
            / count;
        scale[at] = if variance > 1e-12 {
            1.0 / libm::sqrt(variance)
        } else {
            0.0
        };
    }
    let mut weights = [0.0; N];
    for _ in 0..25 {
        let mut gradient = [0.0; N];
        let mut hessian = [[0.0; N]; N];
        for (features, right) in examples {
            let x: Vec<f64> = features.iter().zip(&scale).map(|(f, s)| f * s).collect();
            let p = 1.0 / (1.0 + libm::exp(-dot(&weights, &x)));
            let miss = f64::from(u8::from(*right)) - p;
            for a in 0..N {
                gradient[a] += miss * x[a];
                for b in 0..N {
                    hessian[a][b] += p * (1.0 - p) * x[a] * x[b];
                }
            }
        }
        for at in 0..N {
            let ridge = if at == 0 { 1e-6 } else { RIDGE };
            gradient[at] -= ridge * weights[at];
            hessian[at][at] += ridge;
        }
        for (weight, step) in weights.iter_mut().zip(solve(hessian, gradient)) {
            *weight += step;
        }
    }
    for (weight, s) in weights.iter_mut().zip(&scale) {
        *weight *= s;
    }
    weights
}

/// Gaussian elimination; the ridge keeps every pivot above zero.
fn solve<const N: usize>(mut a: [[f64; N]; N], mut b: [f64; N]) -> [f64; N] {
    for pivot in 0..N {
        for row in pivot + 1..N {
            let factor = a[row][pivot] / a[pivot][pivot];
            let above = a[pivot];
            for (cell, over) in a[row].iter_mut().zip(above).skip(pivot) {
                *cell -= factor * over;
            }
            b[row] -= factor * b[pivot];
        }
    }
    for pivot in (0..N).rev() {
        for column in pivot + 1..N {
            b[pivot] -= a[pivot][column] * b[column];
        }
        b[pivot] /= a[pivot][pivot];
    }
    b
}

// ---- Scoring -------------------------------------------------------------------------------------------------

#[derive(Default)]
struct Score {
    right: usize,
    wrong: usize,
    missed: usize,
    /// Summary sentences with gold: how many, best candidate right, linked and best link right, linked at all.
    supported: [usize; 4],
    /// Summary sentences without gold: how many, not linked.
    unsupported: [usize; 2],
    /// Chances given and how many were right, in tenths.
    bins: [(f64, usize, usize); 10],
}

impl Score {
    fn add(&mut self, topic: &Topic, weights: &Weights, all_support: bool) {
        for target in 0..topic.evidence.candidates.len() {
            let want: HashSet<usize> = topic
                .gold
                .iter()
                .filter(|g| g.0 == target)
                .map(|g| g.1)
                .collect();
            let choices = topic.evidence.choose(target, weights, all_support);
            for choice in &choices {
                if topic.optional.contains(&(target, choice.source)) {
                    continue;
                }
                let right = want.contains(&choice.source);
                self.right += usize::from(right);
                self.wrong += usize::from(!right);
                let bin = &mut self.bins[((choice.chance * 10.0) as usize).min(9)];
                bin.0 += choice.chance;
                bin.1 += usize::from(right);
                bin.2 += 1;
            }
            self.missed += want
                .iter()
                .filter(|s| !choices.iter().any(|c| c.source == **s))
                .count();
            let linked = usize::from(!choices.is_empty());
            if want.is_empty() {
                self.unsupported[0] += 1;
                self.unsupported[1] += 1 - linked;
                // A sentence with no source counts as one link to nothing in the cases; not in the pair sets.
                continue;
            }
            let mut bold = weights.clone();
            bold.least_first = 0.0;
            bold.least_plain = 0.0;
            bold.least_support = 0.0;
            let best = topic
                .evidence
                .choose(target, &bold, false)
                .first()
                .map(|c| c.source);
            let top = choices.iter().max_by(|a, b| a.chance.total_cmp(&b.chance));
            self.supported[0] += 1;
            self.supported[1] += usize::from(best.is_some_and(|s| want.contains(&s)));
            self.supported[2] += usize::from(top.is_some_and(|c| want.contains(&c.source)));
            self.supported[3] += linked;
        }
    }
}

impl std::fmt::Display for Score {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let share = |a: usize, b: usize| a as f64 / b.max(1) as f64;
        let (p, r) = (
            share(self.right, self.right + self.wrong),
            share(self.right, self.right + self.missed),
        );
        let nothing = self.unsupported[0] + self.supported[0];
        let [none, abstained] = self.unsupported;
        let [some, best, hit, linked] = self.supported;
        // With each unanswered sentence as one link to nothing, as the cases count.
        let (tp, fp, fn_) = (
            self.right + abstained,
            self.wrong + some - linked,
            self.missed + none - abstained,
        );
        write!(
            f,
            "P {p:.3} R {r:.3} F1 {:.3} | with nulls F1 {:.3} | hit@1 {:.3} ({:.3} never abstaining) | support balanced accuracy {:.3} (yes {:.3} no {:.3}) of {nothing}",
            2.0 * p * r / (p + r).max(1e-9),
            share(2 * tp, 2 * tp + fp + fn_),
            share(hit, some),
            share(best, some),
            f64::midpoint(share(linked, some), share(abstained, none)),
            share(linked, some),
            share(abstained, none),
        )?;
        write!(f, "\n//   chance given, right, links:")?;
        for (sum, right, count) in self.bins.iter().filter(|b| b.2 > 0) {
            write!(
                f,
                " {:.2} {:.2} {count};",
                sum / *count as f64,
                share(*right, *count)
            )?;
        }
        Ok(())
    }
}

// ---- Reading -------------------------------------------------------------------------------------------------

fn document(sentences: &[String]) -> anyhow::Result<Document> {
    let mut text = String::new();
    let (mut segments, mut paragraphs) = (Vec::new(), Vec::new());
    for (at, sentence) in sentences.iter().enumerate() {
        let start = text.len();
        text.push_str(&sentence.split_whitespace().collect::<Vec<_>>().join(" "));
        let span = Span::new(start, text.len());
        segments.push((span, at));
        paragraphs.push(Paragraph {
            span,
            kind: ParagraphKind::Body,
        });
        text.push('\n');
    }
    let english: Language = "en".parse().map_err(anyhow::Error::msg)?;
    Ok(Document::from_segments(
        "-".into(),
        text,
        english,
        paragraphs,
        &segments,
        Vec::new(),
    ))
}

fn read_topics(path: &Path, encoder: Option<Vectors<'_>>) -> anyhow::Result<Vec<Topic>> {
    std::fs::read_to_string(path)?
        .lines()
        .map(|line| {
            let line: Line = serde_json::from_str(line)?;
            let (source, target) = (document(&line.source)?, document(&line.summary)?);
            Ok(Topic {
                evidence: Evidence::with_vectors(&source, &target, start(encoder), encoder),
                gold: line.gold.into_iter().collect(),
                optional: Pairs::new(),
            })
        })
        .collect()
}

fn read_case(folder: &Path, encoder: Option<Vectors<'_>>) -> anyhow::Result<Topic> {
    let column = |file: &str, name: &str| -> anyhow::Result<Vec<String>> {
        let mut reader = csv::Reader::from_path(folder.join(file))?;
        let at = reader.headers()?.iter().position(|h| h == name);
        let at = at.ok_or_else(|| anyhow::anyhow!("{file}: no column {name}"))?;
        reader
            .records()
            .map(|r| Ok(r?.get(at).unwrap_or_default().to_owned()))
            .collect()
    };
    let ids = column("source.sentences.csv", "id")?;
    let targets = column("target.sentences.csv", "id")?;
    let rows = column("alignment.csv", "target_id")?;
    let pairs = |name: &str| -> anyhow::Result<Pairs> {
        let mut pairs = Pairs::new();
        for (row, cell) in rows.iter().zip(column("alignment.csv", name)?) {
            for id in cell.split_whitespace() {
                if let (Some(t), Some(s)) = (
                    targets.iter().position(|x| x == row),
                    ids.iter().position(|x| x == id),
                ) {
                    pairs.insert((t, s));
                }
            }
        }
        Ok(pairs)
    };
    let source = document(&column("source.sentences.csv", "text")?)?;
    let target = document(&column("target.sentences.csv", "text")?)?;
    Ok(Topic {
        evidence: Evidence::with_vectors(&source, &target, start(encoder), encoder),
        gold: pairs("source_ids")?,
        optional: pairs("optional_source_ids")?,
    })
}
