//! Learns the weights of translation mode and prints them as they stand in `src/align/translation/weights.rs`.
//!
//! ```text
//! cargo run --release --example learn_translation -- textberg-dev:de:fr parice:en:is maligna-gpl:pl:en \
//!     maligna-stallman-ch1:pl:en maligna-poznan:pl:de FOLDER …
//! ```
//!
//! `DIR:FROM:TO` is a folder with, for each document, `DOC.FROM` and `DOC.TO` (a sentence a line) and `DOC.gold` (Vecalign's
//! lines). Any other argument is a comparison's folder with `source.txt`, `target.txt`, `source.sentences.csv`,
//! `target.sentences.csv` and `alignment.csv`; all of those are one set.
//!
//! # Method
//!
//! Weights by climbing: a step multiplies some weights at random, and stands if strict F1, summed over the sets, is no lower.
//! The comparisons together count one and a half times.
//!
//! For each set, weights are learned from the other sets and measured on it, and so is the table of reliability. The printed
//! weights are learned from all. Pairs of strangers, which come apart after the search, count as found here.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Context;
use hexapla::align::translation::weights::{WITH_MODEL, Weights};
use hexapla::align::translation::{Bead, NAMES, Search};
use hexapla::align::{AlignOptions, Vectors};
use hexapla::encode::Encoder;
use hexapla::eval::beads::{self, Pair};
use hexapla::text::{ReadOptions, Segmentation};
use hexapla::{Document, Language};
use rayon::prelude::*;

/// Steps of the climb.
const STEPS: usize = 250;

/// How many times as much the comparisons count.
const TREE: f64 = 1.5;

/// The set of all comparisons.
const COMPARISONS: &str = "comparisons";

/// A document with its gold.
struct Sample {
    set: String,
    size: (usize, usize),
    beads: Vec<Bead>,
    /// For each bead whether it stands in the gold.
    held: Vec<bool>,
    gold: Vec<beads::Bead>,
}

fn main() -> anyhow::Result<()> {
    let encoder = Encoder::shared().context("built without a model")?;
    let mut samples = Vec::new();
    for argument in std::env::args().skip(1) {
        read(&argument, encoder, &mut samples)?;
    }
    anyhow::ensure!(!samples.is_empty(), "name a set to learn from");
    let mut sets: Vec<&str> = samples.iter().map(|s| &*s.set).collect();
    sets.dedup();
    let all: Vec<&Sample> = samples.iter().collect();
    let weights = climb(&all);
    for (weight, name) in weights.iter().zip(NAMES) {
        println!("    {weight:.3}, // {name}");
    }
    let (mut learned_bins, mut standing_bins) = (Bins::default(), Bins::default());
    for set in &sets {
        let (own, others): (Vec<&Sample>, Vec<&Sample>) =
            samples.iter().partition(|sample| sample.set == *set);
        let learned = climb(&others);
        println!(
            "{set}: strict F1 {:.3} as it stands, {:.3} by the printed weights, {:.3} by those of the other sets",
            strict(&own, &WITH_MODEL),
            strict(&own, &weights),
            strict(&own, &learned),
        );
        learned_bins.add(&own, &learned);
        standing_bins.add(&own, &WITH_MODEL);
    }
    learned_bins.print("learned from the other sets");
    standing_bins.print("as it stands");
    Ok(())
}

/// How often beads of a chance were right, by tenths.
#[derive(Default)]
struct Bins([(f64, usize, usize); 10]);

impl Bins {
    fn add(&mut self, samples: &[&Sample], weights: &Weights) {
        for sample in samples {
            let chances = sample.chances(weights);
            for at in sample.best(weights) {
                let Bead { from, to, .. } = &sample.beads[at];
                if from.0 == to.0 || from.1 == to.1 {
                    continue;
                }
                let bin = &mut self.0[((chances[at] * 10.0) as usize).min(9)];
                bin.0 += chances[at];
                bin.1 += 1;
                bin.2 += usize::from(sample.held[at]);
            }
        }
    }

    fn print(&self, name: &str) {
        println!("{name}: mean chance, right, beads");
        for (sum, count, right) in self.0.iter().filter(|bin| bin.1 > 0) {
            println!(
                "  {:.3} {:.3} {count}",
                sum / *count as f64,
                *right as f64 / *count as f64
            );
        }
    }
}

// ---- Reading -------------------------------------------------------------------------------------------------

fn read(argument: &str, encoder: &Encoder, samples: &mut Vec<Sample>) -> anyhow::Result<()> {
    let parts: Vec<&str> = argument.rsplitn(3, ':').collect();
    let mut options = ReadOptions::default();
    let [to, from, folder] = parts[..] else {
        let folder = Path::new(argument);
        let gold = hexapla::eval::Gold::read(folder)?;
        let source = Document::read(folder.join("source.txt"), &options)?;
        let target = Document::read(folder.join("target.txt"), &options)?;
        let beads = from_pairs(&source, &target, &gold);
        samples.push(sample(COMPARISONS, &source, &target, beads, encoder));
        return Ok(());
    };
    options.segmentation = Segmentation::Lines;
    for (name, path) in beads::find(Path::new(folder))? {
        let text = |language: &str| -> anyhow::Result<Document> {
            let options = ReadOptions {
                language: Some(language.parse::<Language>().map_err(anyhow::Error::msg)?),
                ..options.clone()
            };
            Ok(Document::read(
                path.with_file_name(format!("{name}.{language}")),
                &options,
            )?)
        };
        let (source, target) = (text(from)?, text(to)?);
        let gold = beads::read(&path)?;
        samples.push(sample(folder, &source, &target, gold, encoder));
    }
    Ok(())
}

/// Gold pairs as beads: sentences that are linked to each other, however indirectly.
fn from_pairs(
    source: &Document,
    target: &Document,
    gold: &hexapla::eval::Gold,
) -> Vec<beads::Bead> {
    let places = |document: &Document, sentences: &[hexapla::eval::GoldSentence]| {
        let bytes: Vec<usize> = document.text().char_indices().map(|(at, _)| at).collect();
        let places = sentences.iter().filter_map(|sentence| {
            let byte = bytes.get(sentence.start)?;
            Some((sentence.id.clone(), document.sentence_at(*byte)?))
        });
        places.collect::<BTreeMap<String, usize>>()
    };
    let (s_places, t_places) = (places(source, &gold.source), places(target, &gold.target));
    let (n, m) = (source.sentences().len(), target.sentences().len());
    // The smallest number of the group that a sentence is in; targets behind sources.
    let mut group: Vec<usize> = (0..n + m).collect();
    for row in &gold.alignment {
        let Some(t) = t_places.get(&row.target) else {
            continue;
        };
        for s in row.sources.iter().filter_map(|s| s_places.get(s)) {
            let (a, b) = (group[*s], group[n + t]);
            for of in group.iter_mut().filter(|of| **of == a || **of == b) {
                *of = a.min(b);
            }
        }
    }
    let mut beads: BTreeMap<usize, beads::Bead> = BTreeMap::new();
    for (at, of) in group.into_iter().enumerate() {
        let bead = beads.entry(of).or_insert_with(|| beads::Bead {
            sources: Vec::new(),
            targets: Vec::new(),
            score: None,
        });
        if at < n {
            bead.sources.push(at);
        } else {
            bead.targets.push(at - n);
        }
    }
    beads.into_values().collect()
}

fn sample(
    set: &str,
    source: &Document,
    target: &Document,
    gold: Vec<beads::Bead>,
    encoder: &Encoder,
) -> Sample {
    let options = AlignOptions::default();
    let search = Search::prepared(
        source,
        target,
        Some(Vectors::Encoder(encoder)),
        &options,
        &WITH_MODEL,
    );
    let beads = search.beads();
    let size = (source.sentences().len(), target.sentences().len());
    let held = beads.iter().map(|bead| held(bead, &gold)).collect();
    Sample {
        set: set.to_owned(),
        size,
        beads,
        held,
        gold,
    }
}

/// Whether a bead stands in the gold.
fn held(bead: &Bead, gold: &[beads::Bead]) -> bool {
    let links = links(bead);
    links.iter().all(|link| {
        gold.iter()
            .any(|known| known.sources == link.sources && known.targets == link.targets)
    })
}

/// The links that a bead is.
fn links(bead: &Bead) -> Vec<beads::Bead> {
    let link = |sources: Vec<usize>, targets: Vec<usize>| beads::Bead {
        sources,
        targets,
        score: None,
    };
    let Bead {
        from, to, swapped, ..
    } = bead;
    if *swapped {
        return vec![
            link(vec![from.0], vec![from.1 + 1]),
            link(vec![from.0 + 1], vec![from.1]),
        ];
    }
    vec![link((from.0..to.0).collect(), (from.1..to.1).collect())]
}

// ---- Learning ------------------------------------------------------------------------------------------------

impl Sample {
    fn cell(&self, (row, column): (usize, usize)) -> usize {
        row * (self.size.1 + 1) + column
    }

    /// The chance of each bead: the share of all ways that lead through it, by weight.
    fn chances(&self, weights: &Weights) -> Vec<f64> {
        let cells = (self.size.0 + 1) * (self.size.1 + 1);
        let mut ahead = vec![f64::NEG_INFINITY; cells];
        ahead[0] = 0.0;
        for bead in &self.beads {
            let way = ahead[self.cell(bead.from)] + dot(weights, &bead.evidence);
            let slot = &mut ahead[self.cell(bead.to)];
            *slot = log_sum(*slot, way);
        }
        let end = self.cell(self.size);
        let mut behind = vec![f64::NEG_INFINITY; cells];
        behind[end] = 0.0;
        let mut chances = vec![0.0; self.beads.len()];
        for (at, bead) in self.beads.iter().enumerate().rev() {
            let from = self.cell(bead.from);
            let way = behind[self.cell(bead.to)] + dot(weights, &bead.evidence);
            behind[from] = log_sum(behind[from], way);
            chances[at] = libm::exp(ahead[from] + way - ahead[end]);
        }
        chances
    }

    /// The cheapest way.
    fn best(&self, weights: &Weights) -> Vec<usize> {
        let cells = (self.size.0 + 1) * (self.size.1 + 1);
        let mut most = vec![f64::NEG_INFINITY; cells];
        let mut by = vec![usize::MAX; cells];
        most[0] = 0.0;
        for (at, bead) in self.beads.iter().enumerate() {
            let way = most[self.cell(bead.from)] + dot(weights, &bead.evidence);
            let cell = self.cell(bead.to);
            if way > most[cell] {
                (most[cell], by[cell]) = (way, at);
            }
        }
        let mut way = Vec::new();
        let mut at = self.size;
        while at != (0, 0) {
            let bead = by[self.cell(at)];
            way.push(bead);
            at = self.beads[bead].from;
        }
        way.reverse();
        way
    }

    fn pair(&self, weights: &Weights) -> Pair {
        let way = self.best(weights);
        Pair {
            gold: self.gold.clone(),
            auto: way.iter().flat_map(|at| links(&self.beads[*at])).collect(),
        }
    }
}

fn dot(weights: &Weights, evidence: &Weights) -> f64 {
    weights.iter().zip(evidence).map(|(w, e)| w * e).sum()
}

fn log_sum(a: f64, b: f64) -> f64 {
    let (high, low) = if a > b { (a, b) } else { (b, a) };
    if low == f64::NEG_INFINITY || low < high - 30.0 {
        high
    } else {
        high + libm::log1p(libm::exp(low - high))
    }
}

fn strict(samples: &[&Sample], weights: &Weights) -> f64 {
    let pairs: Vec<Pair> = samples
        .par_iter()
        .map(|sample| sample.pair(weights))
        .collect();
    beads::score(&pairs).total.strict().f1
}

/// Strict F1 of all sets together.
fn worth(samples: &[&Sample], weights: &Weights) -> f64 {
    let sets = samples.chunk_by(|a, b| a.set == b.set);
    sets.map(|own| strict(own, weights) * if own[0].set == COMPARISONS { TREE } else { 1.0 })
        .sum()
}

/// Climbs from the weights as they stand.
fn climb(samples: &[&Sample]) -> Weights {
    let (mut weights, mut most) = (WITH_MODEL, worth(samples, &WITH_MODEL));
    // Knuth's MMIX generator: the same steps at every run.
    let mut state = 1u64;
    let mut random = || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as f64 / f64::from(1u32 << 31)
    };
    for _ in 0..STEPS {
        let mut next = weights;
        for weight in &mut next {
            if random() < 0.25 {
                *weight *= libm::exp(0.6 * (random() - 0.5));
            }
        }
        let found = worth(samples, &next);
        if found >= most {
            (weights, most) = (next, found);
        }
    }
    weights
}
