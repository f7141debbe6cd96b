//! One term of the source, two renderings in the target.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use crate::encode::Encoder;
use crate::text::{Document, Span, WordKind, fold};

use super::phrases::{Meanings, Phrase, phrases};
use super::terms::{Place, Term, terms};
use super::{Facts, MOST, Report, shown};

/// The least cosine of a term and of words taken for its rendering. Of the words for a term that another hand chose
/// (marsh protection scheme), .47; of words for something else, mostly below .35.
const RENDERS: f64 = 0.42;

/// The least cosine of a term and a word that many of its sentences share for the word to be of its rendering:
/// appreciate for 높이 평가 .46.
const ANCHOR: f64 = 0.35;

/// The least cosine of a rendering that another one of two is judged by.
const RIGHT: f64 = 0.6;

/// The most that two renderings of a verb may be alike to be another act: evaluate and appreciate .45, commend and
/// appreciate .64.
const OTHER_ACT: f64 = 0.5;

/// The most that two renderings of a noun may be alike: wetland conservation plan and marsh protection scheme .63.
const OTHER_NOUN: f64 = 0.8;

/// Linked sentences that share a rendering before another one of a verb is a slip.
const SETTLED: usize = 3;

/// The words of a repeated sentence's two translations that have to differ, of all.
const REPEATED: f64 = 0.5;

/// Words of a sentence that is repeated on purpose or by habit ("He said no.").
const SHORT: usize = 5;

/// A term of the source that the target renders otherwise than elsewhere.
pub(in crate::rules) fn renderings(facts: &Facts<'_>, report: &mut Report<'_>) {
    let stemmed = facts.target.language().data().stemmer.is_some();
    let Some(encoder) = facts
        .encoder
        .filter(|_| stemmed && facts.across().is_some())
    else {
        return;
    };
    let finder = Finder::new(facts, encoder);
    let mut taken: Vec<Span> = Vec::new();
    for term in terms(facts.source) {
        for (here, there, usual) in finder.odd(&term) {
            if taken.iter().any(|t| t.overlaps(here)) {
                continue;
            }
            taken.push(here);
            let message = format!(
                "“{}” is “{}” elsewhere, “{}” here.",
                shown(facts.source.text(), there),
                shown(facts.target.text(), usual),
                shown(facts.target.text(), here)
            );
            report.add(Some(here), Some(there), 0.6, message);
        }
    }
}

struct Finder<'f> {
    facts: &'f Facts<'f>,
    encoder: &'static Encoder,
    /// For each source sentence its link.
    link_of: Vec<Option<usize>>,
    /// For each target sentence the stems of its telling words.
    stems: Vec<BTreeSet<&'f str>>,
    /// How many target sentences have a stem.
    frequency: BTreeMap<&'f str, usize>,
    /// For each stem that several sentences have the place of its vector.
    word_of: BTreeMap<&'f str, usize>,
    words: Meanings,
}

/// A phrase of the target and the stems of its telling words.
struct Candidate<'f> {
    phrase: Phrase,
    stems: BTreeSet<&'f str>,
}

impl<'f> Finder<'f> {
    fn new(facts: &'f Facts<'f>, encoder: &'static Encoder) -> Self {
        let mut link_of = vec![None; facts.source.sentences().len()];
        for (index, link) in facts.alignment.links.iter().enumerate() {
            if !link.is_null() && link.sources.len() + link.targets.len() <= MOST {
                for &source in &link.sources {
                    link_of[source] = Some(index);
                }
            }
        }
        let sentences = 0..facts.target.sentences().len();
        let stems: Vec<BTreeSet<&str>> = sentences
            .map(|s| stems_in(facts.target, facts.target.sentences()[s].span))
            .collect();
        let mut frequency = BTreeMap::new();
        for stem in stems.iter().flatten() {
            *frequency.entry(*stem).or_insert(0) += 1;
        }
        let (word_of, words) = vocabulary(facts.target, encoder, &frequency);
        Finder {
            facts,
            encoder,
            link_of,
            stems,
            frequency,
            word_of,
            words,
        }
    }

    fn targets(&self, link: usize) -> &'f [usize] {
        &self.facts.alignment.links[link].targets
    }

    fn has(&self, link: usize, stem: &str) -> bool {
        self.targets(link)
            .iter()
            .any(|&t| self.stems[t].contains(stem))
    }

    /// Odd renderings: where, of which words of the source, and what is usual.
    fn odd(&self, term: &Term) -> Vec<(Span, Span, Span)> {
        let mut by_link: BTreeMap<usize, Vec<Place>> = BTreeMap::new();
        for place in &term.places {
            if let Some(link) = self.link_of[place.sentence] {
                by_link.entry(link).or_default().push(*place);
            }
        }
        let links: Vec<usize> = by_link.keys().copied().collect();
        if term.places.len() < 2 || links.is_empty() {
            return Vec::new();
        }
        let text = term.places[0].span.of(self.facts.source.text());
        let own = Meanings::new(Some(self.encoder), &[text]);
        let settled = self.settled(&own, &links);
        let most = settled.values().copied().max().unwrap_or(0);
        if links.len() > 2 || most > 1 {
            let rest: Vec<usize> = links
                .iter()
                .copied()
                .filter(|l| !settled.keys().any(|stem| self.has(*l, stem)))
                .collect();
            let least = if term.verbal { SETTLED } else { 2 };
            if rest.is_empty() || most < least || 2 * rest.len() > links.len() + 1 {
                return Vec::new();
            }
            return self.beside_the_usual(term, &own, &links, &rest, &settled, &by_link);
        }
        if term.verbal {
            return Vec::new();
        }
        self.one_of_two(term, &own, &by_link).into_iter().collect()
    }

    /// Stems that several linked targets share and few others have, with how many share them.
    fn settled(&self, own: &Meanings, links: &[usize]) -> BTreeMap<&'f str, usize> {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for &link in links {
            let stems: BTreeSet<&str> = self
                .targets(link)
                .iter()
                .flat_map(|&t| self.stems[t].iter().copied())
                .collect();
            for stem in stems {
                *counts.entry(stem).or_insert(0) += 1;
            }
        }
        counts.retain(|stem, count| {
            *count > 1
                && 2 * *count >= self.frequency[stem]
                && own.cosine(0, &self.words, self.word_of[stem]) >= ANCHOR
        });
        // What most have, or none has oftener.
        let most = counts.values().copied().max().unwrap_or(0);
        counts.retain(|_, count| *count == most || 2 * *count > links.len());
        counts
    }

    fn candidates(&self, link: usize) -> Vec<Candidate<'f>> {
        let document = self.facts.target;
        let data = document.language().data();
        let mut found = Vec::new();
        for &target in self.targets(link) {
            for phrase in phrases(document, target) {
                let words = document.words_in(phrase.span);
                let telling = |w: Option<&crate::text::Word>| {
                    w.is_some_and(|w| w.kind == WordKind::Word && !data.is_function_word(&w.form))
                };
                if telling(words.first()) && telling(words.last()) {
                    found.push(Candidate {
                        stems: stems_in(document, phrase.span),
                        phrase,
                    });
                }
            }
        }
        found
    }

    fn meanings(&self, candidates: &[Candidate<'_>]) -> Meanings {
        let texts: Vec<&str> = candidates.iter().map(|c| c.phrase.text.as_str()).collect();
        Meanings::new(Some(self.encoder), &texts)
    }

    /// Several sentences share a rendering: what stands for it in those that have none of its words.
    fn beside_the_usual(
        &self,
        term: &Term,
        own: &Meanings,
        links: &[usize],
        rest: &[usize],
        settled: &BTreeMap<&str, usize>,
        by_link: &BTreeMap<usize, Vec<Place>>,
    ) -> Vec<(Span, Span, Span)> {
        let mut usual: Option<(f64, Span, String, BTreeSet<&str>)> = None;
        for &link in links.iter().filter(|l| !rest.contains(l)) {
            let candidates = self.candidates(link);
            let meanings = self.meanings(&candidates);
            for (at, candidate) in candidates.into_iter().enumerate() {
                let like = own.cosine(0, &meanings, at);
                let is_usual = candidate.stems.iter().any(|s| settled.contains_key(s));
                if is_usual && usual.as_ref().is_none_or(|(best, ..)| like > *best) {
                    usual = Some((
                        like,
                        candidate.phrase.span,
                        candidate.phrase.text,
                        candidate.stems,
                    ));
                }
            }
        }
        // What several sentences have for it needs less to be taken for its rendering.
        let most = settled.values().copied().max().unwrap_or(0);
        let least = if most >= SETTLED { ANCHOR } else { RENDERS };
        let Some((_, span, usual, stems)) = usual.filter(|(like, ..)| *like >= least) else {
            return Vec::new();
        };
        let usual_meaning = Meanings::new(Some(self.encoder), &[usual]);
        let most = if term.verbal { OTHER_ACT } else { OTHER_NOUN };
        rest.iter()
            .filter_map(|&link| {
                let candidates = self.candidates(link);
                let meanings = self.meanings(&candidates);
                let places = &by_link[&link];
                let whole = best(own, &meanings, &candidates, |c| c.stems.is_disjoint(&stems))?;
                // A verb with its object stands for more than the verb.
                let inside = |c: &Candidate<'_>| {
                    c.stems.len() == 1 && candidates[whole].phrase.span.contains(c.phrase.span)
                };
                let at = if self.stands_for(link, &candidates[whole], places) || !term.verbal {
                    whole
                } else {
                    best(own, &meanings, &candidates, inside)?
                };
                (usual_meaning.cosine(0, &meanings, at) < most
                    && self.stands_for(link, &candidates[at], places))
                .then(|| (candidates[at].phrase.span, places[0].span, span))
            })
            .collect()
    }

    /// Two places and two renderings without a word in common: the one less like the term.
    fn one_of_two(
        &self,
        term: &Term,
        own: &Meanings,
        by_link: &BTreeMap<usize, Vec<Place>>,
    ) -> Option<(Span, Span, Span)> {
        let mut all: Vec<(usize, Candidate<'f>)> = Vec::new();
        for &link in by_link.keys() {
            all.extend(self.candidates(link).into_iter().map(|c| (link, c)));
        }
        let several = |c: &Candidate<'_>| c.stems.len() > 1;
        let (links, candidates): (Vec<usize>, Vec<Candidate<'f>>) = all.into_iter().unzip();
        let meanings = self.meanings(&candidates);
        let right = best(own, &meanings, &candidates, several)?;
        if own.cosine(0, &meanings, right) < RIGHT || term.places.len() != 2 {
            return None;
        }
        // Said twice in one sentence.
        let usual = &candidates[right];
        let twice = |stem: &&str| {
            by_link
                .keys()
                .flat_map(|&l| self.targets(l))
                .map(|&t| {
                    let words = self.facts.target.sentence_words(t);
                    words.iter().filter(|w| w.stem == **stem).count()
                })
                .sum::<usize>()
                > 1
        };
        if usual.stems.iter().any(twice) {
            return None;
        }
        let other_place = |c: &Candidate<'_>, link: usize| {
            let beside = by_link.len() == 1 || link != links[right];
            beside && !c.phrase.span.overlaps(usual.phrase.span)
        };
        let mut odd: Option<(f64, usize)> = None;
        for (at, candidate) in candidates.iter().enumerate() {
            let like = own.cosine(0, &meanings, at);
            let fits = several(candidate)
                && candidate.stems.is_disjoint(&usual.stems)
                && other_place(candidate, links[at])
                && like >= RENDERS;
            if fits && odd.is_none_or(|(best, _)| like > best) {
                odd = Some((like, at));
            }
        }
        let (_, odd) = odd?;
        let places = &by_link[&links[odd]];
        (meanings.cosine(right, &meanings, odd) < OTHER_NOUN
            && self.stands_for(links[odd], &candidates[odd], places))
        .then(|| {
            (
                candidates[odd].phrase.span,
                places[places.len() - 1].span,
                usual.phrase.span,
            )
        })
    }

    /// Whether nothing in the source's sentences is nearer to a phrase than the term.
    fn stands_for(&self, link: usize, candidate: &Candidate<'_>, places: &[Place]) -> bool {
        let link = &self.facts.alignment.links[link];
        let theirs: Vec<Phrase> = link
            .sources
            .iter()
            .flat_map(|&s| phrases(self.facts.source, s))
            .collect();
        let texts: Vec<&str> = theirs.iter().map(|p| p.text.as_str()).collect();
        let meanings = Meanings::new(Some(self.encoder), &texts);
        let own = Meanings::new(Some(self.encoder), &[candidate.phrase.text.as_str()]);
        let nearest = (0..theirs.len()).max_by(|&a, &b| {
            let order = own
                .cosine(0, &meanings, a)
                .total_cmp(&own.cosine(0, &meanings, b));
            order.then(b.cmp(&a))
        });
        nearest.is_some_and(|n| places.iter().any(|p| p.span.overlaps(theirs[n].span)))
    }
}

/// The phrase nearest to a term, of those that may be it and are near enough.
fn best(
    own: &Meanings,
    meanings: &Meanings,
    candidates: &[Candidate<'_>],
    may: impl Fn(&Candidate<'_>) -> bool,
) -> Option<usize> {
    let mut best: Option<(f64, usize)> = None;
    for (at, candidate) in candidates.iter().enumerate() {
        let like = own.cosine(0, meanings, at);
        if like >= RENDERS && may(candidate) && best.is_none_or(|(b, _)| like > b) {
            best = Some((like, at));
        }
    }
    best.map(|(_, at)| at)
}

/// What the words mean whose stems stand in several sentences, by the first form of each.
fn vocabulary<'f>(
    document: &'f Document,
    encoder: &Encoder,
    frequency: &BTreeMap<&'f str, usize>,
) -> (BTreeMap<&'f str, usize>, Meanings) {
    let mut places = BTreeMap::new();
    let mut forms: Vec<&str> = Vec::new();
    for word in document.words() {
        let stem = word.stem.as_str();
        if frequency.get(stem).is_none_or(|n| *n < 2) {
            continue;
        }
        if let Entry::Vacant(place) = places.entry(stem) {
            place.insert(forms.len());
            forms.push(&word.form);
        }
    }
    (places, Meanings::new(Some(encoder), &forms))
}

/// The stems of the telling words in a span.
fn stems_in(document: &Document, span: Span) -> BTreeSet<&str> {
    let data = document.language().data();
    document
        .words_in(span)
        .iter()
        .filter(|w| w.kind == WordKind::Word && w.form.len() > 2 && !data.is_function_word(&w.form))
        .map(|w| w.stem.as_str())
        .collect()
}

/// A sentence that the source repeats word for word and the target does not.
pub(in crate::rules) fn repeated(facts: &Facts<'_>, report: &mut Report<'_>) {
    if facts.across().is_none() || facts.target.language().data().stemmer.is_none() {
        return;
    }
    let mut seen: BTreeMap<String, (usize, Vec<BTreeSet<&str>>)> = BTreeMap::new();
    for link in &facts.alignment.links {
        let ([source], [target]) = (&link.sources[..], &link.targets[..]) else {
            continue;
        };
        let text = fold(facts.source.sentence_text(*source).trim());
        let span = facts.target.sentences()[*target].span;
        let stems = stems_in(facts.target, span);
        if stems.len() < SHORT {
            continue;
        }
        let (first, renderings) = seen.entry(text).or_insert((*target, Vec::new()));
        let share = |other: &BTreeSet<&str>| {
            let both = stems.intersection(other).count() as f64;
            both / stems.union(other).count().max(1) as f64
        };
        if !renderings.is_empty() && renderings.iter().all(|r| share(r) < REPEATED) {
            let message = format!(
                "The source repeats a sentence that the target has as “{}” before.",
                shown(facts.target.text(), facts.target.sentences()[*first].span)
            );
            let there = facts.source.sentences()[*source].span;
            report.add(Some(span), Some(there), 0.7, message);
        }
        renderings.push(stems);
    }
}
