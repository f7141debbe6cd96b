//! Summary mode: any order, one to many, most of the source unmentioned.

use super::evidence::{self, CONTEXT, FIRST, FURTHER, Pair};
use super::index::Index;
use super::meaning::{self, MEANING, Meanings};
use super::relate::{Sides, continues_quotation};
use super::terms::Terms;
use super::weights::{LEARNED, LEARNED_ALL_SUPPORT_WITH_MODEL, LEARNED_WITH_MODEL, Weights};
use super::{Alignment, Link, Mode, Relation, Vectors};
use crate::text::Document;

/// Source sentences looked at closely for one target sentence.
const CANDIDATES: usize = 32;

/// The same by vectors, beside those by words.
const NEAREST: usize = 12;

/// The same where there are many target sentences: at most this many pairs in all, and eight a target at least.
const PAIRS: usize = 1_000_000;

/// Log odds of a pair that is no candidate.
const UNLIKELY: f64 = -6.0;

/// Log odds by which another target sentence answers a source sentence clearly better.
const CLEARLY: f64 = 0.5;

/// The chance of a link that rests on the sentence before: no more than even.
const CONTINUED: f64 = 0.5;

/// The chance at which a link is as likely right as wrong.
const EVEN: f64 = 0.5;

/// A source sentence that may stand behind a target sentence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Candidate {
    /// Index of the source sentence.
    pub source: usize,
    /// Log odds from the two sentences alone.
    pub alone: f64,
    /// What their vectors say; 0 throughout without a model.
    meaning: [f64; MEANING],
}

/// The source sentences chosen for a target sentence so far.
#[derive(Clone, Debug)]
pub struct Taken {
    /// Index and log odds of each, the first choice first.
    chosen: Vec<(usize, f64)>,
    /// For each distinct term of the target, 0 to 1.
    covered: Vec<f64>,
    /// Sum of the vectors.
    sum: Vec<f32>,
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
    meanings: Option<Meanings>,
    /// For each target sentence its candidates, in the order of the source.
    pub candidates: Vec<Vec<Candidate>>,
    /// For each source sentence its best and second-best log odds and the target of the best.
    best: Vec<(f64, f64, usize)>,
}

impl Evidence {
    /// Finds the candidates and weighs each pair on its own, by words alone.
    pub fn new(source: &Document, target: &Document, weights: &Weights) -> Self {
        Self::with_vectors(source, target, weights, None)
    }

    /// The same by words and, where there are any, by vectors.
    pub fn with_vectors(
        source: &Document,
        target: &Document,
        weights: &Weights,
        vectors: Option<Vectors<'_>>,
    ) -> Self {
        let terms = Terms::new(source, target);
        let meanings = vectors.map(|vectors| Meanings::new(vectors, source, target));
        let index = Index::new(&terms);
        let most = (PAIRS / terms.target.len().max(1)).clamp(8, CANDIDATES);
        let mut sums = vec![0.0; terms.source.len()];
        let mut near = meanings
            .as_ref()
            .map_or_else(Vec::new, |m| m.nearest(NEAREST))
            .into_iter();
        let candidates = terms
            .target
            .iter()
            .enumerate()
            .map(|(target, profile)| {
                let mut found = index.candidates(&terms, profile, most, &mut sums);
                found.extend(near.next().unwrap_or_default());
                found.sort_unstable();
                found.dedup();
                let features = match &meanings {
                    Some(meanings) => meanings.features(target, &found),
                    None => vec![[0.0; MEANING]; found.len()],
                };
                found
                    .into_iter()
                    .zip(features)
                    .map(|(source, meaning)| Candidate {
                        source,
                        alone: 0.0,
                        meaning,
                    })
                    .collect()
            })
            .collect();
        let mut evidence = Evidence {
            terms,
            meanings,
            candidates,
            best: Vec::new(),
        };
        evidence.weigh(weights);
        evidence
    }

    /// Compares target sentence `target` with its candidate `at`.
    pub fn pair(&self, target: usize, at: usize) -> Pair {
        let Candidate {
            source, meaning, ..
        } = &self.candidates[target][at];
        evidence::pair(&self.terms, target, *source, meaning)
    }

    /// Weighs each pair on its own, anew.
    pub fn weigh(&mut self, weights: &Weights) {
        let mut best = vec![(UNLIKELY, UNLIKELY, usize::MAX); self.terms.source.len()];
        for (target, list) in self.candidates.iter_mut().enumerate() {
            for candidate in list {
                let pair =
                    evidence::pair(&self.terms, target, candidate.source, &candidate.meaning);
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
        let Candidate { source, alone, .. } = list[at];
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
        let (mut peer, mut peers) = (0.0f64, 0.0);
        if let Some(meanings) = &self.meanings {
            for (_, other) in list.iter().enumerate().filter(|(other, _)| *other != at) {
                let likely = chance(other.alone);
                if likely > 0.05 {
                    let both = likely * meanings.alike(source, other.source).max(0.0);
                    peer = peer.max(both);
                    peers += both;
                }
            }
        }
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
            peer,
            libm::log1p(peers),
        ]
    }

    /// Takes a first source sentence of target sentence `target`.
    pub fn take(&self, source: usize, odds: f64, pair: &Pair) -> Taken {
        let mut taken = Taken {
            chosen: Vec::new(),
            covered: vec![0.0; pair.covered.len()],
            sum: self
                .meanings
                .as_ref()
                .map_or_else(Vec::new, |m| vec![0.0; m.source(source).len()]),
        };
        self.take_also(&mut taken, source, odds, pair);
        taken
    }

    /// Takes a further one.
    pub fn take_also(&self, taken: &mut Taken, source: usize, odds: f64, pair: &Pair) {
        taken.chosen.push((source, odds));
        for (was, now) in taken.covered.iter_mut().zip(&pair.covered) {
            *was = was.max(*now);
        }
        if let Some(meanings) = &self.meanings {
            meaning::add(&mut taken.sum, meanings.source(source));
        }
    }

    /// The features of taking candidate `pair` as a further source of target sentence `target` beside those taken,
    /// in the order of [`evidence::FURTHER_NAMES`].
    pub fn further(
        &self,
        target: usize,
        candidate: (usize, f64, &Pair),
        taken: &Taken,
    ) -> [f64; FURTHER] {
        let (source, odds, pair) = candidate;
        let Taken {
            chosen,
            covered,
            sum,
        } = taken;
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
            pair.features[evidence::COSINE],
            self.meanings
                .as_ref()
                .map_or(0.0, |m| m.gain(target, sum, source)),
        ]
    }

    /// The features of candidate `at` as the first choice of target sentence `target`, in the order of
    /// [`evidence::FIRST_NAMES`].
    pub fn first(&self, target: usize, at: usize, odds: f64) -> [f64; FIRST] {
        let Candidate { source, alone, .. } = self.candidates[target][at];
        let pair = self.pair(target, at);
        let (first, next, holder) = self.best[source];
        let claim = if holder == target { next } else { first };
        [
            1.0,
            odds,
            f64::from(claim > alone + CLEARLY),
            pair.features[evidence::PLAIN],
            pair.features[evidence::COSINE],
            pair.features[evidence::OVER_MEAN],
        ]
    }

    /// Chooses the source sentences of one target sentence, best first; none where it abstains.
    pub fn choose(&self, target: usize, weights: &Weights, all_support: bool) -> Vec<Choice> {
        let mut open: Vec<(usize, f64, Pair)> = (0..self.candidates[target].len())
            .map(|at| {
                let source = self.candidates[target][at].source;
                let odds = dot(&weights.context, &self.context(target, at));
                (source, odds, self.pair(target, at))
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
        let names_alone = linked < EVEN && pair.features[evidence::PLAIN] < weights.least_plain;
        if linked < least || (names_alone && !all_support) {
            return Vec::new();
        }
        let mut choices = vec![Choice {
            source,
            chance: linked,
        }];
        let mut taken = self.take(source, odds, &pair);
        while !open.is_empty() {
            let features: Vec<[f64; FURTHER]> = open
                .iter()
                .map(|(s, odds, pair)| self.further(target, (*s, *odds, pair), &taken))
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
            self.take_also(&mut taken, source, odds, &pair);
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
        let shared =
            |source: usize| evidence::pair(&self.terms, target, source, &[0.0; MEANING]).shared;
        let best = near
            .filter(|s| *s >= first)
            .max_by(|a, b| shared(*a).total_cmp(&shared(*b)).then(b.cmp(a)))?;
        (shared(best) > 0.0).then_some(Choice {
            source: best,
            chance: CONTINUED,
        })
    }
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

/// The weights that suit what is asked for.
pub fn weights(all_support: bool, model: bool) -> &'static Weights {
    match (model, all_support) {
        (true, true) => &LEARNED_ALL_SUPPORT_WITH_MODEL,
        (true, false) => &LEARNED_WITH_MODEL,
        (false, _) => &LEARNED,
    }
}

/// Aligns a summary with its source: by words, and by `vectors` where there are any.
pub fn align(
    source: &Document,
    target: &Document,
    all_support: bool,
    vectors: Option<Vectors<'_>>,
) -> Alignment {
    let weights = weights(all_support, vectors.is_some());
    let evidence = Evidence::with_vectors(source, target, weights, vectors);
    let sides = Sides {
        source,
        target,
        terms: &evidence.terms,
    };
    let mut answered = vec![false; source.sentences().len()];
    let mut links: Vec<Link> = Vec::new();
    for index in 0..target.sentences().len() {
        let mut choices = evidence.choose(index, weights, all_support);
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
