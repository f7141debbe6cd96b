//! hunalign's ladder: a rung a line, two positions and a score, separated by tabs. Between a rung and the next stands
//! a link: the source sentences from the first position up to the next, and the target sentences likewise.
//!
//! Varga et al., *Parallel corpora for medium density languages* (RANLP 2005), and the program's own documentation.
//! The score of a rung is that of the link behind it; hunalign's are no chances (they may exceed 1 and fall below 0)
//! and are kept as they stand.

use crate::error::Error;

use super::exchange::{Head, Input, Item, Items, Loss, Output, Side, Sink, StoredLink};
use super::vecalign::positions;

/// What the format cannot carry.
pub const LIMITS: &str = "Links that cross, that pass over a sentence, or that share one; texts, names. A link without a score \
     comes back with 0. With --lossy, a link that does not fit comes back as sentences without an answer.";

/// A link by its first sentences.
struct Rung {
    source: (usize, usize),
    target: (usize, usize),
    score: Option<f64>,
    link: StoredLink,
}

/// Writes the rungs.
pub struct Rungs {
    out: Output,
    loss: Loss,
    links: Vec<Rung>,
}

impl Rungs {
    /// Writes to `out`.
    pub fn new(out: Output, loss: Loss) -> Self {
        Rungs {
            out,
            loss,
            links: Vec::new(),
        }
    }

    fn rung(&mut self, at: (usize, usize), score: Option<f64>) -> Result<(), Error> {
        let score = score.unwrap_or(0.0);
        self.out.text(&format!("{}\t{}\t{score:.4}\n", at.0, at.1))
    }
}

/// The first of neighbouring places and how many there are; none where one is passed over.
fn run(places: &[usize]) -> Option<(usize, usize)> {
    let first = places.first().copied().unwrap_or(0);
    let neighbours = places
        .iter()
        .enumerate()
        .all(|(at, &place)| place == first + at);
    neighbours.then_some((first, places.len()))
}

impl Sink for Rungs {
    fn put(&mut self, item: &Item) -> Result<(), Error> {
        let Item::Link(link) = item else {
            return Ok(());
        };
        let source = run(&positions(link, Side::Source)?);
        let target = run(&positions(link, Side::Target)?);
        match (source, target) {
            (Some(source), Some(target)) => self.links.push(Rung {
                source,
                target,
                score: link.score,
                // Its id is all that is needed later.
                link: StoredLink {
                    id: link.id.clone(),
                    ..StoredLink::default()
                },
            }),
            _ => self.loss.of_words(
                link,
                "it passes over a sentence, and a ladder joins neighbours alone",
            )?,
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<(), Error> {
        let mut links = std::mem::take(&mut self.links);
        links.sort_by_key(|r| (r.source.0, r.target.0));
        let (linked, alone): (Vec<Rung>, Vec<Rung>) = links
            .into_iter()
            .partition(|r| r.source.1 > 0 && r.target.1 > 0);
        let (sources, mut targets): (Vec<Rung>, Vec<Rung>) =
            alone.into_iter().partition(|r| r.source.1 > 0);
        targets.sort_by_key(|r| r.target.0);
        let (mut sources, mut targets) = (sources.into_iter(), targets.into_iter());
        // Crossings first: what they leave open is no gap of its own.
        let (mut climbing, mut reached) = (Vec::new(), (0, 0));
        for rung in &linked {
            if rung.source.0 < reached.0 || rung.target.0 < reached.1 {
                let problem = "it crosses another link or shares a sentence with one, and a ladder only climbs";
                self.loss.of_words(&rung.link, problem)?;
                continue;
            }
            reached = (rung.source.0 + rung.source.1, rung.target.0 + rung.target.1);
            climbing.push(rung);
        }
        let mut at = (0, 0);
        for rung in climbing {
            at = self.alone(
                at,
                (rung.source.0, rung.target.0),
                &mut sources,
                &mut targets,
            )?;
            self.rung(at, rung.score)?;
            at = (at.0 + rung.source.1, at.1 + rung.target.1);
        }
        let end =
            |rest: &std::vec::IntoIter<Rung>, side: fn(&Rung) -> (usize, usize), at: usize| {
                let ends = rest
                    .as_slice()
                    .iter()
                    .map(side)
                    .map(|(first, count)| first + count);
                ends.max().unwrap_or(at).max(at)
            };
        let end = (
            end(&sources, |r| r.source, at.0),
            end(&targets, |r| r.target, at.1),
        );
        at = self.alone(at, end, &mut sources, &mut targets)?;
        self.rung(at, None)?;
        self.out.publish().map(drop)
    }
}

impl Rungs {
    /// Climbs from `at` to `to` over sentences without an answer: those of the source first, then the target's.
    fn alone(
        &mut self,
        mut at: (usize, usize),
        to: (usize, usize),
        sources: &mut std::vec::IntoIter<Rung>,
        targets: &mut std::vec::IntoIter<Rung>,
    ) -> Result<(usize, usize), Error> {
        while at.0 < to.0 {
            let next = take_at(sources, |r| r.source, at.0);
            self.gap(next.as_ref(), at, "source")?;
            self.rung(at, None)?;
            at.0 += next.map_or(1, |rung| rung.source.1);
        }
        while at.1 < to.1 {
            let next = take_at(targets, |r| r.target, at.1);
            self.gap(next.as_ref(), at, "target")?;
            self.rung(at, None)?;
            at.1 += next.map_or(1, |rung| rung.target.1);
        }
        Ok(at)
    }

    /// A sentence that no link names comes back as one without an answer: that is for the user to allow.
    fn gap(&self, next: Option<&Rung>, at: (usize, usize), side: &str) -> Result<(), Error> {
        if next.is_some() || self.loss == Loss::Allowed {
            return Ok(());
        }
        let number = 1 + if side == "source" { at.0 } else { at.1 };
        let problem = format!(
            "{side} sentence {number} stands in no link, and a ladder leaves none out; allow it with --lossy"
        );
        Err(Error::usage(problem))
    }
}

/// The rung that begins at `at`; those before it are overtaken.
fn take_at(
    rungs: &mut std::vec::IntoIter<Rung>,
    side: fn(&Rung) -> (usize, usize),
    at: usize,
) -> Option<Rung> {
    while rungs.as_slice().first().is_some_and(|r| side(r).0 < at) {
        rungs.next();
    }
    let here = rungs.as_slice().first().is_some_and(|r| side(r).0 == at);
    here.then(|| rungs.next()).flatten()
}

/// The links of a file.
pub fn items(mut input: Input) -> Items<'static> {
    let mut last: Option<(usize, usize, Option<f64>)> = None;
    let mut number = 0;
    let links = std::iter::from_fn(move || {
        loop {
            let (line, text) = match input.next_line() {
                Ok(Some(found)) => found,
                Ok(None) => return None,
                Err(error) => return Some(Err(error)),
            };
            if text.trim().is_empty() {
                continue;
            }
            let rung = match rung(&text) {
                Ok(rung) => rung,
                Err((column, problem)) => {
                    return Some(Err(Error::at(&input.path, (line, column), problem)));
                }
            };
            let Some((s, t, score)) = last.replace(rung) else {
                if (rung.0, rung.1) == (0, 0) {
                    continue;
                }
                let problem =
                    "a ladder begins at 0 and 0; is this hunalign's text form (--from hunalign)?";
                return Some(Err(Error::at(&input.path, (line, 1), problem)));
            };
            if rung.0 < s || rung.1 < t {
                let problem = format!("the rung goes back from {s} and {t}; a ladder only climbs");
                return Some(Err(Error::at(&input.path, (line, 1), problem)));
            }
            if (rung.0, rung.1) == (s, t) {
                continue;
            }
            // A rung higher than memory holds is a slip of the pen, not a text.
            if rung.0 - s > 100_000 || rung.1 - t > 100_000 {
                let problem = "the rung is more than 100000 sentences above the one before";
                return Some(Err(Error::at(&input.path, (line, 1), problem)));
            }
            number += 1;
            let null = rung.0 == s || rung.1 == t;
            return Some(Ok(Item::Link(StoredLink {
                id: super::link_id(number - 1),
                source_ids: (s..rung.0).map(super::source_id).collect(),
                target_ids: (t..rung.1).map(super::target_id).collect(),
                score: score.filter(|_| !null),
                status: "auto".into(),
                place: (line, 1),
                ..StoredLink::default()
            })));
        }
    });
    Box::new(std::iter::once(Ok(Item::Head(Head::default()))).chain(links))
}

fn rung(text: &str) -> Result<(usize, usize, Option<f64>), (usize, String)> {
    let mut cells = Vec::new();
    let mut column = 1;
    for cell in text.split('\t') {
        cells.push((column, cell.trim()));
        column += cell.chars().count() + 1;
    }
    if !(2..=3).contains(&cells.len()) {
        let problem = format!(
            "{} cells; a rung has two positions and a score, separated by tabs",
            cells.len()
        );
        return Err((1, problem));
    }
    let position = |(column, cell): (usize, &str)| {
        cell.parse::<usize>().map_err(|_| {
            let problem = format!(
                "`{cell}` is no position; hunalign's text form is read with `--from hunalign`"
            );
            (column, problem)
        })
    };
    let score = match cells.get(2) {
        None => None,
        Some(&(column, cell)) => match cell.parse::<f64>() {
            Ok(score) if score.is_finite() => Some(score),
            _ => return Err((column, format!("`{cell}` is no score"))),
        },
    };
    Ok((position(cells[0])?, position(cells[1])?, score))
}
