//! Summary mode: any order, one to many, most of the source unmentioned.

use super::evidence::{self, CONTEXT, FIRST, FURTHER, Pair};
use super::index::Index;
use super::relate::Sides;
use super::terms::Terms;
use super::weights::{LEARNED, Weights};
use super::{Alignment, Link, Mode, Relation};
use crate::lang::Person;
use crate::text::Document;

/// Source sentences looked at closely for one target sentence.
const CANDIDATES: usize = 32;

/// The same where there are many target sentences: at most this many pairs in all, and eight a target at least.
const PAIRS: usize = 1_000_000;

/// Log odds of a pair that is no candidate.
const UNLIKELY: f64 = -6.0;

/// Log odds by which another target sentence answers a source sentence clearly better.
const CLEARLY: f64 = 0.5;

/// The chance of a link that rests on the sentence before: no more than even.
const CONTINUED: f64 = 0.5;

/// A source sentence that may stand behind a target sentence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Candidate {
    /// Index of the source sentence.
    pub source: usize,
    /// Log odds from the two sentences alone.
    pub alone: f64,
}

/// A chosen source sentence and the estimated chance that it is right.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Choice {
    /// Index of the source sentence.
    pub source: usize,
    /// 0 to 1.
    pub chance: f64,
}

/// Two documents made ready: terms, candidates, and what each pair's own words say.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// Both documents as terms.
    pub terms: Terms,
    /// For each target sentence its candidates, in the order of the source.
    pub candidates: Vec<Vec<Candidate>>,
    /// For each source sentence its best and second-best log odds and the target of the best.
    best: Vec<(f64, f64, usize)>,
}

impl Evidence {
    /// Finds the candidates and weighs each pair on its own.
    pub fn new(source: &Document, target: &Document, weights: &Weights) -> Self {
        let terms = Terms::new(source, target);
        let index = Index::new(&terms);
        let most = (PAIRS / terms.target.len().max(1)).clamp(8, CANDIDATES);
        let mut sums = vec![0.0; terms.source.len()];
        let candidates = terms
            .target
            .iter()
            .map(|profile| {
                index
                    .candidates(&terms, profile, most, &mut sums)
                    .into_iter()
                    .map(|source| Candidate { source, alone: 0.0 })
                    .collect()
            })
            .collect();
        let mut evidence = Evidence {
            terms,
            candidates,
            best: Vec::new(),
        };
        evidence.weigh(weights);
        evidence
    }

    /// Weighs each pair on its own, anew.
    pub fn weigh(&mut self, weights: &Weights) {
        let mut best = vec![(UNLIKELY, UNLIKELY, usize::MAX); self.terms.source.len()];
        for (target, list) in self.candidates.iter_mut().enumerate() {
            for candidate in list {
                let pair = evidence::pair(&self.terms, target, candidate.source);
                candidate.alone = dot(&weights.pair, &pair.features);
                let entry = &mut best[candidate.source];
                if candidate.alone > entry.0 {
                    *entry = (candidate.alone, entry.0, target);
                } else if candidate.alone > entry.1 {
                    entry.1 = candidate.alone;
                }
            }
        }
        self.best = best;
    }

    /// The best chance of target sentence `target` among source sentences `first..=last`, from pairs alone.
    fn chance_among(&self, target: Option<usize>, first: usize, last: usize) -> f64 {
        let Some(rivals) = target.and_then(|t| self.candidates.get(t)) else {
            return 0.0;
        };
        let from = rivals.partition_point(|c| c.source < first);
        rivals[from..]
            .iter()
            .take_while(|c| c.source <= last)
            .map(|c| chance(c.alone))
            .fold(0.0, f64::max)
    }

    /// The source sentence most like the target sentence, if that is likely to be right from the pair alone.
    pub fn likely(&self, target: usize) -> Option<usize> {
        let list = &self.candidates[target];
        highest(list.iter().map(|c| c.alone))
            .filter(|at| list[*at].alone > 0.0)
            .map(|at| list[at].source)
    }

    /// The features of candidate `at` of target sentence `target` among its rivals and neighbours, in the order
    /// of [`evidence::CONTEXT_NAMES`].
    pub fn context(&self, target: usize, at: usize) -> [f64; CONTEXT] {
        let list = &self.candidates[target];
        let Candidate { source, alone } = list[at];
        let rival = list
            .iter()
            .enumerate()
            .filter(|(other, _)| *other != at)
            .map(|(_, c)| c.alone)
            .fold(UNLIKELY, f64::max);
        let (first, next, holder) = self.best[source];
        let claim = if holder == target { next } else { first };
        let before = self.chance_among(target.checked_sub(1), source.saturating_sub(2), source);
        let after = self.chance_among(target.checked_add(1), source, source + 2);
        let beside = source
            .checked_sub(1)
            .map_or(0.0, |s| self.chance_among(Some(target), s, s))
            .max(self.chance_among(Some(target), source + 1, source + 1));
        let clamp = |x: f64| x.clamp(-4.0, 4.0);
        [
            1.0,
            alone,
            clamp(alone - rival),
            clamp(alone - claim),
            before,
            after,
            beside,
            if self.terms.target[target].points_back {
                before
            } else {
                0.0
            },
            chance(rival),
        ]
    }

    /// The features of taking candidate `pair` as a further source when the target's terms are covered as in
    /// `covered` by `chosen`, in the order of [`evidence::FURTHER_NAMES`].
    pub fn further(
        &self,
        target: usize,
        candidate: (usize, f64, &Pair),
        covered: &[f64],
        chosen: &[(usize, f64)],
    ) -> [f64; FURTHER] {
        let (source, odds, pair) = candidate;
        let profile = &self.terms.target[target];
        let (mut gain, mut bare, mut numbers, mut names) = (0.0, 0.0, 0.0, 0.0);
        for (at, term) in profile.terms.iter().enumerate() {
            let (weight, was, now) = (profile.weights[at], covered[at], pair.covered[at]);
            let more = weight * (now - was).max(0.0);
            gain += more;
            bare += weight * (1.0 - was);
            if profile.numbers.binary_search(term).is_ok() {
                numbers += more;
            }
            if profile.names.binary_search(term).is_ok() {
                names += more;
            }
        }
        let share = |part: f64, whole: f64| if whole > 0.0 { part / whole } else { 0.0 };
        [
            1.0,
            odds,
            share(gain, profile.mass),
            libm::log1p(gain),
            share(gain, pair.shared),
            share(bare, profile.mass),
            chosen.first().map_or(0.0, |(_, odds)| *odds),
            f64::from(chosen.iter().any(|(s, _)| s.abs_diff(source) == 1)),
            numbers,
            names,
            chosen.len() as f64,
            pair.features[evidence::RETURNED],
            libm::log1p((gain - numbers - names).max(0.0)),
        ]
    }

    /// The features of candidate `at` as the first choice of target sentence `target`, in the order of
    /// [`evidence::FIRST_NAMES`].
    pub fn first(&self, target: usize, at: usize, odds: f64) -> [f64; FIRST] {
        let Candidate { source, alone } = self.candidates[target][at];
        let pair = evidence::pair(&self.terms, target, source);
        let (first, next, holder) = self.best[source];
        let claim = if holder == target { next } else { first };
        [
            1.0,
            odds,
            f64::from(claim > alone + CLEARLY),
            pair.features[evidence::PLAIN],
        ]
    }

    /// Chooses the source sentences of one target sentence, best first; none where it abstains.
    pub fn choose(&self, target: usize, weights: &Weights, all_support: bool) -> Vec<Choice> {
        let mut open: Vec<(usize, f64, Pair)> = (0..self.candidates[target].len())
            .map(|at| {
                let source = self.candidates[target][at].source;
                let odds = dot(&weights.context, &self.context(target, at));
                (source, odds, evidence::pair(&self.terms, target, source))
            })
            .collect();
        let Some(first) = highest(open.iter().map(|(_, odds, _)| *odds)) else {
            return Vec::new();
        };
        let (source, odds, pair) = open.swap_remove(first);
        let least = if all_support {
            weights.least_support
        } else {
            weights.least_first
        };
        let at = self.candidates[target].partition_point(|c| c.source < source);
        let linked = chance(dot(&weights.first, &self.first(target, at, odds)));
        if linked < least {
            return Vec::new();
        }
        let mut choices = vec![Choice {
            source,
            chance: linked,
        }];
        let mut chosen = vec![(source, odds)];
        let mut covered = pair.covered;
        while !open.is_empty() {
            let features: Vec<[f64; FURTHER]> = open
                .iter()
                .map(|(s, odds, pair)| self.further(target, (*s, *odds, pair), &covered, &chosen))
                .collect();
            let chances: Vec<f64> = features
                .iter()
                .map(|f| {
                    if f[evidence::GAIN] < weights.least_gain {
                        0.0
                    } else {
                        chance(dot(&weights.further, f))
                    }
                })
                .collect();
            let Some(next) = highest(chances.iter().copied()) else {
                break;
            };
            if chances[next] < weights.least_further {
                break;
            }
            let (source, odds, pair) = open.swap_remove(next);
            choices.push(Choice {
                source,
                chance: chance(odds).min(linked),
            });
            chosen.push((source, odds));
            for (was, now) in covered.iter_mut().zip(&pair.covered) {
                *was = was.max(*now);
            }
        }
        if all_support {
            open.sort_by_key(|(source, _, _)| *source);
            choices.extend(
                open.iter()
                    .map(|(source, odds, _)| Choice {
                        source: *source,
                        chance: chance(*odds).min(linked),
                    })
                    .filter(|c| c.chance >= weights.least_redundant),
            );
        }
        choices
    }

    /// The source of the sentence before, or of the two behind it, that shares most with a target sentence that
    /// goes on from there; none where it shares nothing.
    fn continued(&self, target: usize, before: &Link) -> Option<Choice> {
        let (first, last) = (*before.sources.first()?, *before.sources.last()?);
        let reach = (last + 2).min(self.terms.source.len() - 1);
        let near = before.sources.iter().copied().chain(last + 1..=reach);
        let shared = |source: usize| evidence::pair(&self.terms, target, source).shared;
        let best = near
            .filter(|s| *s >= first)
            .max_by(|a, b| shared(*a).total_cmp(&shared(*b)).then(b.cmp(a)))?;
        (shared(best) > 0.0).then_some(Choice {
            source: best,
            chance: CONTINUED,
        })
    }
}

/// Whether a sentence is a quotation credited to a pronoun, right behind another sentence of its paragraph: "…," he
/// added. Its own words may be too few to find it by, but it most likely answers what the sentence before answers.
fn continues_quotation(document: &Document, index: usize) -> bool {
    let Some(before) = index.checked_sub(1) else {
        return false;
    };
    let (sentence, other) = (&document.sentences()[index], &document.sentences()[before]);
    let words = document.sentence_words(index);
    let closes = |w: &crate::text::Word| w.form == "\"";
    let opens = words.first().is_some_and(closes);
    let Some(close) = words.iter().rposition(closes) else {
        return false;
    };
    let tail = &words[close + 1..];
    let data = document.language().data();
    let pronoun = |w: &crate::text::Word| {
        data.pronoun(&w.form)
            .is_some_and(|p| p.person == Person::Third)
    };
    sentence.paragraph == other.paragraph
        && opens
        && close > 0
        && tail.len() <= 4
        && tail.iter().any(pronoun)
        && !tail.iter().any(|w| w.capital)
}

/// The place of the highest value, the first among equals.
fn highest(values: impl Iterator<Item = f64>) -> Option<usize> {
    values
        .enumerate()
        .fold(None, |best: Option<(usize, f64)>, (at, value)| match best {
            Some((_, most)) if most >= value => best,
            _ => Some((at, value)),
        })
        .map(|(at, _)| at)
}

/// The chance of log odds.
pub fn chance(odds: f64) -> f64 {
    1.0 / (1.0 + libm::exp(-odds))
}

/// Sum of products.
pub fn dot(weights: &[f64], features: &[f64]) -> f64 {
    weights.iter().zip(features).map(|(w, f)| w * f).sum()
}

/// Aligns a summary with its source.
pub fn align(source: &Document, target: &Document, all_support: bool) -> Alignment {
    let evidence = Evidence::new(source, target, &LEARNED);
    let sides = Sides {
        source,
        target,
        terms: &evidence.terms,
    };
    let mut answered = vec![false; source.sentences().len()];
    let mut links: Vec<Link> = Vec::new();
    for index in 0..target.sentences().len() {
        let mut choices = evidence.choose(index, &LEARNED, all_support);
        if choices.is_empty()
            && continues_quotation(target, index)
            && let Some(before) = links.last()
        {
            choices.extend(evidence.continued(index, before));
        }
        choices.sort_by_key(|c| c.source);
        for choice in &choices {
            answered[choice.source] = true;
        }
        let scores: Vec<f64> = choices.iter().map(|c| c.chance).collect();
        let sources: Vec<usize> = choices.iter().map(|c| c.source).collect();
        links.push(Link {
            relation: sides.relate(&sources, &[index]),
            sources,
            targets: vec![index],
            score: (!scores.is_empty()).then(|| scores.iter().sum::<f64>() / scores.len() as f64),
            source_scores: scores,
        });
    }
    for (index, _) in answered.iter().enumerate().filter(|(_, seen)| !**seen) {
        links.push(Link {
            sources: vec![index],
            targets: Vec::new(),
            relation: Relation::Omitted,
            score: None,
            source_scores: Vec::new(),
        });
    }
    Alignment {
        mode: Mode::Summary,
        links,
    }
}
