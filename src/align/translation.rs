//! Translation mode: both sides complete and mostly in order.
//!
//! Dynamic programming over beads of up to four sentences a side, in two passes. A bead's price is what speaks against it:
//! the sum over [`NAMES`] of weight times evidence, negated ([`weights`]).
//!
//! - *Shape*: ln *p*(shape), how often beads of its shape occur; in the second pass as in the first pass's result.
//! - *Lengths*: ln 2(1 − Φ(|δ|)) with δ = (*s* − *t*) / √(*v* (*s* + *t*) / 2) for the lengths of its sides in letters,
//!   each side scaled to the same total, so that the texts' own ratio is the expected one, after Gale and Church (1993).
//!   The variance *v* is theirs in the first pass and the texts' own in the second.
//! - *In common*: Σ *e*(*i*, *j*), the weight of numbers by value, equal strings, cognates and the entries of a
//!   [dictionary](super::Dictionary) that two sentences share, less what the sentence shares with its surroundings on
//!   average; in the second pass also pairs of words that the first pass put side by side again and again.
//! - *Paragraphs*: how many sentences of another paragraph it joins, where there are paragraphs to speak of.
//!
//! The first pass searches short texts whole and longer ones in a wide band around the words that stand once on each
//! side; the second a narrow band around what the first found. A row of the band is as wide as the way through it
//! needs, so a long passage without answer is followed. Time and memory grow with the length of the texts times
//! the width of the band. No bead crosses the [boundaries](super::Boundaries).
//!
//! # With the encoder
//!
//! The first pass adds to *e* how far the cosine of two sentences leads over the averages of its row and its column
//! in the band (`vectors::leads`). The second adds for a bead (*a*, *b*)
//!
//! > *w* (cos(*a*, *b*) − mean of cos(*a*, *b*⁻), cos(*a*, *b*⁺), cos(*a*⁻, *b*), cos(*a*⁺, *b*))
//!
//! where ⁻ and ⁺ are the single sentences just before and after (the margin of Liu and Zhu 2023, *Bertalign*). The
//! slope *w* is estimated from the texts: how far the margins of the first pass's 1-1 pairs stand above those of
//! pairs two sentences off, over their variance, which is the slope of the log-odds of two normal distributions.
//! German–French gives 28, English–Icelandic, which the encoder does not know, 4 to 13. A sentence at the end of a side
//! that adds less than `GAIN` to the cosine is charged for it, so are null beads and beads of several sentences on
//! both sides. Two 1-1 pairs in the other order are a shape of their own. A pair that only stands side by side
//! comes apart afterwards (the module `strangers`).
//!
//! Strict F1, the yearbooks, `ParIce`, the licence and the essay of [the module above](super):
//!
//! | | yearbooks | `ParIce` | licence | essay |
//! | --- | --- | --- | --- | --- |
//! | without the encoder | .797 | .873 | .987 | .885 |
//! | fixed *w* = 10 | .856 | .899 | 1.000 | .957 |
//! | fixed *w* = 30 | .858 | .880 | 1.000 | .957 |
//! | *w* from the texts | .865 | .905 | 1.000 | .948 |
//! | and lengths at .4, words at 1.5, a band of 32 for 64 | .857 | .921 | 1.000 | 1.000 |
//! | and all constants searched together, with what adds nothing charged for | .862 | .922 | 1.000 | .991 |
//! | and beads to 4-4 | .863 | .921 | 1.000 | .983 |
//!
//! The constants of the last two rows were found by random steps from the row before, each kept when it raised the sum of
//! strict F1 over the yearbooks, `ParIce`, three Polish texts, six comparisons of the tree (counted one and a half times)
//! and 69 excerpts (counted twice) of the public texts and of the two Korean comparisons, from which a sentence of the
//! source was taken and, beside it, the answer to another one. The six comparisons together .949 → .977, the
//! excerpts .923 → .933. These sets chose the constants, so those rows flatter. From those constants rounded, one put back
//! at a time: nothing charged for what adds nothing, the tree −.006; for several on both sides −.005 on `ParIce` and
//! −.008 on the excerpts; for null beads −.004 on the yearbooks; the slope as estimated, −.006 on `ParIce`.
//!
//! # What did not help
//!
//! - Going on from these weights by random steps (`models/learn_translation.rs`): .872, .926, 1.000, .991 and the six
//!   comparisons as before where learned from all; of each set learned from the others .869, .922, 1.000, .983 and the
//!   comparisons .977 → .969, so what is gained on one kind of text is lost on another.
//! - A conditional random field over the same search, its weights fitted to the gold's likelihood: .870, .911, 1.000, .948 on
//!   the sets it was fitted to, .862, .903, 1.000, .943 on each held out. In it, five further pieces of evidence: what
//!   the idlest sentence adds beyond `GAIN`, how far several sentences on both sides lead over any two parts of theirs, a
//!   price for three against one and for neighbours in the other order, and a margin of letters (runs of three and four,
//!   hashed to 512 numbers): none had a weight that mattered.
//! - The way with the most expected right beads in place of the cheapest: between −.007 and +.005.
//! - A charge inside the search for pairs of strangers: it joins them to their neighbours in a 2-2 where they stand in a
//!   short text (a comparison of 20 sentences 1.000 → .905).
//! - With *w* at .6 of the estimate (.858, .903, 1.000, .957): a price more on each null bead .839, .888, 1.000, .957; one
//!   less .858, .908, 1.000, .931; a part of the expected margin taken off each bead .852, .896, .991, .948, off each
//!   sentence .833 to .778 on the yearbooks; shapes and variance learned again from the second pass, twice, .868, .863,
//!   1.000, .939; half the weight in the first pass loses some .03 on `ParIce`.
//!
//! On the yearbooks most of what is wrong is 2-2 of the gold taken as two 1-1. In short texts, where one sentence was left out
//! and another put in beside it, the two may be taken for a pair.
//!
//! # Scores
//!
//! The score of a link is its bead's share in the weight of all ways through the table (forward and backward sums),
//! a way's weight being exp of its price, negated. Of 1,532 beads of the yearbooks, `ParIce`, three Polish texts and six
//! comparisons of the tree, by tenths of the score:
//!
//! | score | .12 | .26 | .35 | .45 | .55 | .65 | .75 | .86 | .99 |
//! | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
//! | right | 0 | .33 | .50 | .27 | .54 | .76 | .63 | .78 | .97 |
//! | beads | 1 | 3 | 12 | 15 | 24 | 37 | 35 | 59 | 1,346 |
//!
//! A single factor on all prices in place of the weights as they stand, fitted to the likelihood of the gold's ways (.5), made
//! scores far too low where the evidence is weak (.25 where .95 were right).

use crate::text::Document;

use super::band::{AROUND, Band};
use super::lattice::{self, SHAPES, SWAPPED, Step};
use super::lexical::Answers;
use super::relate::Sides;
use super::terms::Terms;
use super::{AlignOptions, Alignment, Link, Mode, Relation, Vectors};

mod evidence;
mod explain;
mod strangers;
mod vectors;
pub mod weights;

pub use evidence::{FEATURES, NAMES};

use evidence::Prices;
use vectors::{Margins, Runs};
use weights::{WITH_MODEL, WITHOUT_MODEL, Weights};

/// Width of the second band where vectors showed the way: F1 within .001 of that at 64.
const NARROW: usize = 32;

/// Aligns a translation with its original; with vectors, by the meaning of runs of sentences too.
pub fn align(
    source: &Document,
    target: &Document,
    vectors: Option<Vectors<'_>>,
    options: &AlignOptions,
) -> Alignment {
    Search::new(source, target, vectors, options).alignment()
}

/// Two documents searched: the cheapest way, and all that its prices rest on.
#[derive(Debug)]
pub struct Search<'d> {
    source: &'d Document,
    target: &'d Document,
    terms: Terms,
    band: Band,
    prices: Prices,
    steps: Vec<Step>,
}

/// A bead that the search might take.
#[derive(Clone, Debug, PartialEq)]
pub struct Bead {
    /// Sentences before it: source, target.
    pub from: (usize, usize),
    /// Sentences before its end.
    pub to: (usize, usize),
    /// Whether its two sentences a side answer each other in the other order.
    pub swapped: bool,
    /// In the order of [`NAMES`].
    pub evidence: Weights,
}

impl<'d> Search<'d> {
    /// Searches in two passes.
    pub fn new(
        source: &'d Document,
        target: &'d Document,
        vectors: Option<Vectors<'_>>,
        options: &AlignOptions,
    ) -> Self {
        let weights = if vectors.is_some() {
            &WITH_MODEL
        } else {
            &WITHOUT_MODEL
        };
        let mut search = Search::prepared(source, target, vectors, options, weights);
        search.search();
        search
    }

    /// The first pass, and all prices of the second.
    pub fn prepared(
        source: &'d Document,
        target: &'d Document,
        vectors: Option<Vectors<'_>>,
        options: &AlignOptions,
        weights: &Weights,
    ) -> Self {
        let terms = Terms::new(source, target);
        let (n, m) = (source.sentences().len(), target.sentences().len());
        let mut prices = Prices::new(source, target);
        let boundaries = options.boundaries.as_ref();
        let band = Band::new(&terms, &prices.source, &prices.target, boundaries);
        let mut answers = Answers::spelled(&terms);
        if let Some(dictionary) = &options.dictionary {
            let languages = (source.language(), target.language());
            answers.look_up(&terms, dictionary, languages);
        }
        prices.rows = answers.rows(&terms, &band, None);
        let runs = vectors
            .filter(|_| n > 0 && m > 0)
            .map(|vectors| match vectors {
                Vectors::Encoder(encoder) => {
                    (Runs::new(encoder, source), Runs::new(encoder, target))
                }
                Vectors::Given(given) => {
                    let (source, target) = given.sides();
                    (Runs::given(source), Runs::given(target))
                }
            });
        if let Some((source, target)) = &runs {
            prices.lead(&vectors::leads(source, target, &band));
        }
        let first = lattice::cheapest(n, m, &band, &prices);
        let beads: Vec<(Vec<usize>, Vec<usize>)> = first.iter().map(sides).collect();
        answers.learn(&terms, &beads);
        let mut of = (vec![0; n], vec![0; m]);
        for (at, (sources, targets)) in beads.iter().enumerate() {
            for s in sources {
                of.0[*s] = at;
            }
            for t in targets {
                of.1[*t] = at;
            }
        }
        let width = if runs.is_some() { NARROW } else { AROUND };
        let cells = first.iter().map(|step| (step.row, step.column));
        let band = band.around(cells, n, m, width);
        prices.rows = answers.rows(&terms, &band, Some((&of.0, &of.1)));
        prices.learn(&first, runs.is_some());
        prices.weights = *weights;
        if let Some((source, target)) = &runs {
            prices.meaning = Some(Margins::new(source, target, &band, &first));
        }
        Search {
            source,
            target,
            terms,
            band,
            prices,
            steps: Vec::new(),
        }
    }

    /// The second pass.
    pub fn search(&mut self) {
        let (n, m) = self.size();
        self.steps = lattice::cheapest(n, m, &self.band, &self.prices);
        lattice::rate(&mut self.steps, n, m, &self.band, &self.prices);
    }

    /// All beads of the second pass in the order of their ends, with their evidence.
    pub fn beads(&self) -> Vec<Bead> {
        let mut beads = Vec::new();
        for row in 0..=self.source.sentences().len() {
            for column in self.band.columns(row) {
                let to = (row, column);
                for (shape, from) in lattice::beads_to(&self.band, &self.prices, to) {
                    if self.band.cell(from.0, from.1).is_some() {
                        beads.push(Bead {
                            from,
                            to,
                            swapped: shape == SWAPPED,
                            evidence: self.prices.evidence(row, column, shape),
                        });
                    }
                }
            }
        }
        beads
    }

    fn size(&self) -> (usize, usize) {
        (self.source.sentences().len(), self.target.sentences().len())
    }

    /// The links that a bead is: two where neighbours changed places or strangers come apart, else one.
    fn pairs(&self, step: &Step) -> Vec<(Vec<usize>, Vec<usize>)> {
        let (sources, targets) = sides(step);
        if step.shape == SWAPPED {
            return vec![
                (vec![sources[1]], vec![targets[0]]),
                (vec![sources[0]], vec![targets[1]]),
            ];
        }
        if self.prices.apart(step) {
            return vec![(sources, Vec::new()), (Vec::new(), targets)];
        }
        vec![(sources, targets)]
    }

    /// The beads as links.
    pub fn alignment(&self) -> Alignment {
        let relations = Sides {
            source: self.source,
            target: self.target,
            terms: &self.terms,
        };
        let mut links = Vec::new();
        let mut omitted = Vec::new();
        let beads = self.steps.iter().flat_map(|step| {
            let pairs = self.pairs(step).into_iter();
            pairs.map(move |(sources, targets)| (step.chance, sources, targets))
        });
        for (chance, sources, targets) in beads {
            let linked = !sources.is_empty() && !targets.is_empty();
            let link = Link {
                relation: relations.relate(&sources, &targets),
                score: linked.then_some(chance),
                source_scores: vec![chance; if linked { sources.len() } else { 0 }],
                sources,
                targets,
            };
            if link.relation == Relation::Omitted {
                omitted.push(link);
            } else {
                links.push(link);
            }
        }
        links.append(&mut omitted);
        Alignment {
            mode: Mode::Translation,
            links,
        }
    }
}

/// The sentences of a bead.
fn sides(step: &Step) -> (Vec<usize>, Vec<usize>) {
    let (up, left) = SHAPES[step.shape];
    (
        (step.row - up..step.row).collect(),
        (step.column - left..step.column).collect(),
    )
}
