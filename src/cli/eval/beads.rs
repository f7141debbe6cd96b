//! `eval` of alignments.

use std::fmt::Write;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, bail};
use hexapla::align;
use hexapla::eval::beads::{
    self, Bead, BeadScore, Difference, Figures, Interval, Pair, Tally, difference, interval,
};
use serde_json::json;

use super::super::args::{Eval, EvalFormat};
use super::super::{compare, output};
use super::{reliability, reliability_page, rounded};

/// Documents with gold and a system's beads.
type Pairs = Vec<(String, Pair)>;

/// Measures one or two systems.
pub fn beads(arguments: &Eval) -> anyhow::Result<ExitCode> {
    let systems: Vec<(String, Pairs)> = match &arguments.gold[..] {
        [gold] => vec![("hexapla".to_owned(), own(gold, arguments)?)],
        [gold, autos @ ..] if autos.len() <= 2 => {
            let read = autos.iter().map(|auto| {
                let pairs = beads::read_pairs(gold, auto)?;
                anyhow::Ok((auto.display().to_string(), pairs))
            });
            read.collect::<anyhow::Result<_>>()?
        }
        _ => bail!("give the gold and one or two systems; to measure more, run it again"),
    };
    let written = if arguments.reliability {
        let answers = systems
            .iter()
            .flat_map(|(_, pairs)| pairs)
            .flat_map(|(_, pair)| beads::judged(pair))
            .filter_map(|(bead, right)| Some((bead.score?, right)));
        let found = reliability(answers);
        if found.count == 0 {
            bail!(
                "no bead has a score; take alignments in JSON or CSV, as `hexapla align --format json=FILE` writes them"
            );
        }
        reliability_page(&[("beads", found)], arguments.format)?
    } else {
        let measured: Vec<Measured> = systems
            .iter()
            .map(|(name, pairs)| Measured::new(name, pairs))
            .collect();
        let difference = match &systems[..] {
            [(_, a), (_, b)] => {
                let both: Vec<(Pair, Pair)> = a
                    .iter()
                    .zip(b)
                    .map(|((_, a), (_, b))| (a.clone(), b.clone()))
                    .collect();
                Some(difference(&both))
            }
            _ => None,
        };
        match arguments.format {
            EvalFormat::Text => text(&measured, difference.as_ref(), arguments.verbose),
            EvalFormat::Json => json(&measured, difference.as_ref())?,
        }
    };
    output::print(written.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

/// Gold beads beside our own alignment of the texts that stand next to them.
fn own(gold: &Path, arguments: &Eval) -> anyhow::Result<Pairs> {
    let (Some(from), Some(to)) = (arguments.reading.source_lang, arguments.reading.target_lang)
    else {
        bail!(
            "name the alignment to measure after the gold; or --source-lang and --target-lang, to measure our own \
             alignment of the texts beside it (DOC.de and DOC.fr beside DOC.gold)"
        );
    };
    let options = compare::align_options(&arguments.alignment)?;
    let files = beads::find(gold)?;
    let pairs = files.into_iter().map(|(name, path)| {
        let beside =
            |language: hexapla::Language| path.with_file_name(format!("{name}.{language}"));
        let (source, target) = compare::read(&beside(from), &beside(to), &arguments.reading)
            .with_context(|| format!("no texts for the gold {}", path.display()))?;
        let options = compare::within(&options, (None, &arguments.alignment), (&source, &target))?;
        let alignment = align::align(&source, &target, &options);
        let links = alignment.links.into_iter().map(|link| Bead {
            sources: link.sources,
            targets: link.targets,
            score: link.score,
        });
        let auto = links.collect();
        let gold = beads::read(&path)?;
        Ok((name, Pair { gold, auto }))
    });
    pairs.collect()
}

/// A system's figures.
struct Measured<'n> {
    name: &'n str,
    documents: Vec<(&'n str, Tally)>,
    score: BeadScore,
    /// Of strict precision, recall and F1, then the lax ones.
    intervals: [Interval; 6],
}

impl<'n> Measured<'n> {
    fn new(name: &'n str, pairs: &'n Pairs) -> Self {
        let alone: Vec<Pair> = pairs.iter().map(|(_, pair)| pair.clone()).collect();
        let six = |tally: &Tally| {
            let (strict, lax) = (tally.strict(), tally.lax());
            [
                strict.precision,
                strict.recall,
                strict.f1,
                lax.precision,
                lax.recall,
                lax.f1,
            ]
        };
        let documents = pairs.iter().map(|(name, pair)| {
            let total = beads::score(std::slice::from_ref(pair)).total;
            (name.as_str(), total)
        });
        Measured {
            name,
            documents: documents.collect(),
            score: beads::score(&alone),
            intervals: interval(&alone, six),
        }
    }
}

fn text(systems: &[Measured<'_>], difference: Option<&Difference>, verbose: bool) -> String {
    let mut page = String::new();
    for system in systems {
        let (gold, auto) = (
            system.score.total.recall.all,
            system.score.total.precision.all,
        );
        // Writing to a string cannot fail.
        let _ = writeln!(
            page,
            "{}: {} documents, {auto} beads, {gold} beads of the gold without null beads",
            system.name,
            system.documents.len()
        );
        let total = &system.score.total;
        for (label, figures, at) in [("strict", total.strict(), 0), ("lax", total.lax(), 3)] {
            let shown = |value: f64, at: usize| {
                let Interval { low, high } = system.intervals[at];
                format!("{value:.3} [{low:.3}, {high:.3}]")
            };
            let _ = writeln!(
                page,
                "  {label:<7} precision {}  recall {}  F1 {}",
                shown(figures.precision, at),
                shown(figures.recall, at + 1),
                shown(figures.f1, at + 2)
            );
        }
        page.push_str("  shape    gold  found  strict P      R     F1   lax P      R     F1\n");
        for (shape, tally) in &system.score.shapes {
            let figures = |of: Figures| {
                let cell = |value: f64, rows: usize| {
                    if rows == 0 {
                        "    -".to_owned()
                    } else {
                        format!("{value:.3}")
                    }
                };
                let both = tally.precision.all.min(tally.recall.all);
                format!(
                    "{}  {}  {}",
                    cell(of.precision, tally.precision.all),
                    cell(of.recall, tally.recall.all),
                    cell(of.f1, both)
                )
            };
            let _ = writeln!(
                page,
                "  {:<7} {:>5}  {:>5}     {}   {}",
                format!("{}-{}", shape.0, shape.1),
                tally.recall.all,
                tally.precision.all,
                figures(tally.strict()),
                figures(tally.lax())
            );
        }
        if verbose {
            for (name, tally) in &system.documents {
                let (strict, lax) = (tally.strict(), tally.lax());
                let _ = writeln!(
                    page,
                    "  {name}: strict F1 {:.3}, lax F1 {:.3}",
                    strict.f1, lax.f1
                );
            }
        }
    }
    if let Some(difference) = difference {
        let Difference { f1, interval, p } = difference;
        let _ = writeln!(
            page,
            "second less first: strict F1 {f1:+.3} [{:+.3}, {:+.3}], p = {p:.4}",
            interval.low, interval.high
        );
    }
    page
}

fn json(systems: &[Measured<'_>], difference: Option<&Difference>) -> anyhow::Result<String> {
    let range = |interval: &Interval| [rounded(interval.low), rounded(interval.high)];
    let figures = |figures: Figures| {
        json!({
            "precision": rounded(figures.precision), "recall": rounded(figures.recall), "f1": rounded(figures.f1),
        })
    };
    let counts = |tally: &Tally| {
        json!({
            "found": tally.precision.all, "found_strict": tally.precision.strict, "found_lax": tally.precision.lax,
            "gold": tally.recall.all, "gold_strict": tally.recall.strict, "gold_lax": tally.recall.lax,
            "strict": figures(tally.strict()), "lax": figures(tally.lax()),
        })
    };
    let systems = systems.iter().map(|system| {
        let with_interval = |of: Figures, at: usize| {
            json!({
                "precision": rounded(of.precision), "precision_interval": range(&system.intervals[at]),
                "recall": rounded(of.recall), "recall_interval": range(&system.intervals[at + 1]),
                "f1": rounded(of.f1), "f1_interval": range(&system.intervals[at + 2]),
            })
        };
        let shapes: serde_json::Map<_, _> = system
            .score
            .shapes
            .iter()
            .map(|(shape, tally)| (format!("{}-{}", shape.0, shape.1), counts(tally)))
            .collect();
        let documents: serde_json::Map<_, _> = system
            .documents
            .iter()
            .map(|(name, tally)| ((*name).to_owned(), counts(tally)))
            .collect();
        json!({
            "name": system.name,
            "strict": with_interval(system.score.total.strict(), 0),
            "lax": with_interval(system.score.total.lax(), 3),
            "shapes": shapes, "documents": documents,
        })
    });
    let document = json!({
        "systems": systems.collect::<Vec<_>>(),
        "difference": difference.map(|d| json!({
            "f1": rounded(d.f1), "interval": range(&d.interval), "p": rounded(d.p),
        })),
    });
    Ok(serde_json::to_string_pretty(&document)? + "\n")
}
