//! What speaks for a source sentence standing behind a target sentence, as numbers.

use super::meaning::{MEANING, MEANING_NAMES};
use super::terms::{Profile, Terms};

/// Features of a pair that need nothing but the two sentences; the last [`MEANING`] of them are 0 without a model.
pub const PAIR: usize = 17 + MEANING;

/// Their names, in the order of [`pair`].
pub const PAIR_NAMES: [&str; PAIR] = [
    "constant",
    "share of the target's weight that the source sentence holds",
    "share of the source sentence's weight that the target holds",
    "cosine",
    "shared weight, logarithm",
    "weight of the longest common run of words, logarithm",
    "share of the target's neighbouring words that are neighbours there",
    "rarest shared term",
    "share of the target's numbers",
    "both have numbers, none in common",
    "share of the target's names",
    "target's weight, logarithm",
    "source sentence's weight, logarithm",
    "place in the source",
    "exact share of the target's weight",
    "share of the target's weight without names",
    "shared weight without names, logarithm",
    MEANING_NAMES[0],
    MEANING_NAMES[1],
    MEANING_NAMES[2],
    MEANING_NAMES[3],
    MEANING_NAMES[4],
];

/// Where some of them stand.
pub(super) const RETURNED: usize = 2;
pub(super) const PLAIN: usize = 15;
pub(super) const COSINE: usize = 17;
pub(super) const OVER_MEAN: usize = 18;

/// A pair's features, and which of the target's terms the source sentence covers.
#[derive(Clone, Debug)]
pub struct Pair {
    /// In the order of [`PAIR_NAMES`].
    pub features: [f64; PAIR],
    /// For each distinct term of the target, 0 to 1.
    pub covered: Vec<f64>,
    /// Weight covered of the target's weight.
    pub shared: f64,
    /// Weight of the source sentence's terms that the target has.
    pub returned: f64,
}

/// Compares target sentence `target` with source sentence `source`; `meaning` is what their vectors say.
pub fn pair(terms: &Terms, target: usize, source: usize, meaning: &[f64; MEANING]) -> Pair {
    let (t, s) = (&terms.target[target], &terms.source[source]);
    let mut covered = vec![0.0; t.terms.len()];
    let (mut shared, mut exact, mut returned, mut rarest) = (0.0, 0.0, 0.0, 0.0f64);
    let (mut plain, mut plain_mass) = (0.0, 0.0);
    for (at, term) in t.terms.iter().enumerate() {
        let weight = t.weights[at];
        if s.has(*term) {
            covered[at] = 1.0;
            exact += weight;
            returned += weight;
            rarest = rarest.max(weight);
        } else if let Some((other, likeness)) =
            terms.variants.of(*term).iter().find(|(v, _)| s.has(*v))
        {
            covered[at] = *likeness;
            returned += likeness * terms.weight(*other);
            rarest = rarest.max(likeness * weight);
        }
        shared += covered[at] * weight;
        if t.names.binary_search(term).is_err() {
            plain += covered[at] * weight;
            plain_mass += weight;
        }
    }
    let returned = returned.min(s.mass);
    let (run, neighbours) = runs(terms, t, s);
    let (numbers, number_clash) = overlap(terms, &t.numbers, &s.numbers, s);
    let (names, _) = overlap(terms, &t.names, &s.names, s);
    let share = |part: f64, whole: f64| if whole > 0.0 { part / whole } else { 0.0 };
    let features = [
        1.0,
        share(shared, t.mass),
        share(returned, s.mass),
        share(shared, libm::sqrt(t.mass * s.mass)),
        libm::log1p(shared),
        libm::log1p(run),
        neighbours,
        rarest,
        numbers,
        number_clash,
        names,
        libm::log1p(t.mass),
        libm::log1p(s.mass),
        source as f64 / terms.source.len() as f64,
        share(exact, t.mass),
        share(plain, plain_mass),
        libm::log1p(plain),
        meaning[0],
        meaning[1],
        meaning[2],
        meaning[3],
        meaning[4],
    ];
    Pair {
        features,
        covered,
        shared,
        returned,
    }
}

/// The weighted share of `wanted` that stands in the sentence, and 1 where both lists have terms and share none.
fn overlap(terms: &Terms, wanted: &[u32], other: &[u32], sentence: &Profile) -> (f64, f64) {
    let whole: f64 = wanted.iter().map(|t| terms.weight(*t)).sum();
    let part: f64 = wanted
        .iter()
        .filter(|t| sentence.has(**t))
        .map(|t| terms.weight(*t))
        .sum();
    if whole <= 0.0 {
        return (0.0, 0.0);
    }
    (part / whole, f64::from(part == 0.0 && !other.is_empty()))
}

/// The weight of the longest run of words that both sentences share, and the share of the target's pairs of
/// neighbouring words that are neighbours in the source sentence too, by weight.
fn runs(terms: &Terms, t: &Profile, s: &Profile) -> (f64, f64) {
    /// Occurrences of one word that are followed up.
    const PLACES: usize = 8;
    let (mut longest, mut kept, mut all) = (0.0f64, 0.0, 0.0);
    // Runs that end at the word before: where in the source, and their weight.
    let mut open: Vec<(usize, f64)> = Vec::new();
    let mut before = 0.0;
    for (at, term) in t.sequence.iter().enumerate() {
        let weight = terms.weight(*term);
        let next: Vec<(usize, f64)> = s
            .places(*term)
            .take(PLACES)
            .map(|place| {
                let run = open
                    .iter()
                    .find(|(end, _)| end + 1 == place)
                    .map_or(0.0, |(_, run)| *run);
                (place, run + weight)
            })
            .collect();
        if at > 0 {
            all += weight + before;
            if next
                .iter()
                .any(|(place, _)| open.iter().any(|(end, _)| end + 1 == *place))
            {
                kept += weight + before;
            }
        }
        longest = next.iter().fold(longest, |best, (_, run)| best.max(*run));
        before = weight;
        open = next;
    }
    (longest, if all > 0.0 { kept / all } else { 0.0 })
}

/// Features of a pair among its rivals and neighbours.
pub const CONTEXT: usize = 11;

/// Their names, in the order of [`Evidence::context`](super::summary::Evidence::context).
pub const CONTEXT_NAMES: [&str; CONTEXT] = [
    "constant",
    "log odds of the pair alone",
    "lead over the target's next best source",
    "lead over the source's next best target",
    "the target before is answered here or shortly before",
    "the target after is answered here or shortly after",
    "a neighbour of the source sentence answers too",
    "the target points back, and the one before is answered here",
    "chance of the target's next best source",
    "chance of a rival, by its likeness to the source sentence",
    "sum of rivals' chances, by their likeness to the source sentence, logarithm",
];

/// Features of the best candidate of a target sentence, by which the sentence is linked at all or not.
pub const FIRST: usize = 6;

/// Their names, in the order of [`Evidence::first`](super::summary::Evidence::first).
pub const FIRST_NAMES: [&str; FIRST] = [
    "constant",
    "log odds of the pair among its rivals",
    "the source answers another target clearly better",
    "share of the target's weight without names",
    "cosine of the vectors",
    "the same over the target's mean",
];

/// Features of a further source sentence beside those already chosen.
pub const FURTHER: usize = 15;

/// Their names, in the order of [`Evidence::further`](super::summary::Evidence::further).
pub const FURTHER_NAMES: [&str; FURTHER] = [
    "constant",
    "log odds of the pair among its rivals",
    "share of the target's weight newly covered",
    "weight newly covered, logarithm",
    "newly covered of what it shares with the target",
    "share of the target's weight not covered yet",
    "log odds of the first choice",
    "next to a chosen sentence",
    "weight of numbers newly covered",
    "weight of names newly covered",
    "how many are chosen",
    "share of the source sentence's weight that the target holds",
    "weight newly covered without names and numbers, logarithm",
    "cosine of the vectors",
    "gain in cosine of all chosen together",
];

/// Where the newly covered share stands among them.
pub(super) const GAIN: usize = 2;
