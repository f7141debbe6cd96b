//! Names in each other's place: the target's sentence has a name that the source's lacks, and lacks one that it has.

use std::collections::{BTreeMap, BTreeSet};

use crate::lang::across::Concept::{According, He, Say, She, They};
use crate::text::{Span, WordKind};

use super::super::names::letters_apart;
use super::spoken::Spoken;
use super::{Facts, Pair, Report};

/// Source sentences before one, to which a pronoun in it may look back.
const BACK: usize = 3;

/// Letters between a name and the verb of saying.
const BESIDE: usize = 40;

/// Letters of a name, at least.
const SHORTEST: usize = 3;

/// Names times words in which they are looked for, at most: a text of some 20,000 words (a second). In a
/// longer one names are left alone.
const MOST_LOOKED_FOR: usize = 20_000_000;

/// The names of the target that the source has in the sentences they stand for, each with its places.
struct Names<'f> {
    facts: &'f Facts<'f>,
    spoken: Spoken<'f>,
    /// For each form its target sentences and places.
    places: BTreeMap<String, Vec<(usize, Span)>>,
    /// For each form the source sentences that say it.
    said: BTreeMap<String, BTreeSet<usize>>,
    /// Words that stand side by side as one name.
    together: BTreeSet<(String, String)>,
}

impl<'f> Names<'f> {
    fn new(facts: &'f Facts<'f>) -> Option<Self> {
        let spoken = Spoken::new(facts.source)?;
        let mut places: BTreeMap<String, Vec<(usize, Span)>> = BTreeMap::new();
        let mut together = BTreeSet::new();
        let data = facts.target.language().data();
        let lower: BTreeSet<&str> = facts
            .target
            .words()
            .iter()
            .filter(|w| !w.capital)
            .map(|w| w.form.as_str())
            .collect();
        for sentence in 0..facts.target.sentences().len() {
            let words = facts.target.sentence_words(sentence);
            let is_name = |at: usize| {
                let word = &words[at];
                let letters = word.form.chars().count();
                let shown = word.span.of(facts.target.text());
                word.kind == WordKind::Word
                    && word.capital
                    && letters >= SHORTEST
                    && shown.chars().any(char::is_lowercase)
                    && !lower.contains(word.form.as_str())
                    && !data.is_function_word(&word.form)
                    && data.month(&word.form).is_none()
                    && data.weekday(&word.form).is_none()
            };
            for at in 0..words.len() {
                if !is_name(at) {
                    continue;
                }
                let form = words[at].form.clone();
                if at > 0 && is_name(at - 1) {
                    together.insert((words[at - 1].form.clone(), form.clone()));
                    together.insert((form.clone(), words[at - 1].form.clone()));
                }
                places
                    .entry(form)
                    .or_default()
                    .push((sentence, words[at].span));
            }
        }
        if places.len().saturating_mul(facts.source.words().len()) > MOST_LOOKED_FOR {
            return None;
        }
        let mut said = BTreeMap::new();
        for (form, stands) in &places {
            let saying = spoken.saying(form);
            let anchored = stands.iter().any(|(target, _)| {
                let sources = facts.sources_of(*target);
                sources
                    .iter()
                    .any(|s| saying.contains(s) && spoken.names(*s, form))
            });
            if anchored {
                said.insert(form.clone(), saying);
            }
        }
        places.retain(|form, _| said.contains_key(form));
        Some(Names {
            facts,
            spoken,
            places,
            said,
            together,
        })
    }

    /// The names in the target sentences of a link.
    fn here(&self, pair: &Pair<'_>) -> Vec<(&str, Span)> {
        let mut found: Vec<(&str, Span)> = Vec::new();
        for (form, places) in &self.places {
            let own = places.iter().filter(|(t, _)| pair.link.targets.contains(t));
            found.extend(own.map(|(_, span)| (form.as_str(), *span)));
        }
        found.sort_by_key(|(_, span)| span.start);
        found
    }

    /// Whether two words are of one name, or one form of it.
    fn is_one(&self, a: &str, b: &str) -> bool {
        a == b
            || letters_apart(a, b, 1).is_some()
            || a.starts_with(b)
            || b.starts_with(a)
            || self.together.contains(&(a.to_owned(), b.to_owned()))
    }

    /// A name of the link's source sentences that its target sentences lack.
    fn lost(&self, pair: &Pair<'_>, new: &str) -> Option<Span> {
        let here = self.here(pair);
        self.said.iter().find_map(|(form, saying)| {
            let there = pair.link.sources.iter().find(|s| saying.contains(s))?;
            let answered = here.iter().any(|(name, _)| self.is_one(name, form));
            if answered || self.is_one(form, new) {
                return None;
            }
            self.spoken.place(*there, form)
        })
    }

    /// Whether a source sentence that a pronoun of the link may look back to says a name.
    fn is_near(&self, pair: &Pair<'_>, form: &str) -> bool {
        let (Some(first), Some(last)) = (
            pair.link.sources.iter().min(),
            pair.link.sources.iter().max(),
        ) else {
            return true;
        };
        let saying = &self.said[form];
        (first.saturating_sub(BACK)..=last + 1).any(|s| saying.contains(&s))
    }

    /// Who else speaks in the sentence before, where the link's source names nobody.
    fn speaker_before(&self, pair: &Pair<'_>, new: &str) -> Option<Span> {
        let [source] = pair.link.sources[..] else {
            return None;
        };
        let before = source.checked_sub(1)?;
        let speaks = pair.reading.source.mentions[before]
            .iter()
            .any(|m| m.concept == Say);
        let same = |s: usize| self.facts.source.sentences()[s].paragraph;
        if !speaks || same(before) != same(source) || self.said[new].contains(&before) {
            return None;
        }
        if self.said.keys().any(|form| self.spoken.names(source, form)) {
            return None;
        }
        self.said.iter().find_map(|(form, saying)| {
            let other = saying.contains(&before) && !self.is_one(form, new);
            let answered = self
                .here(pair)
                .iter()
                .any(|(name, _)| self.is_one(name, form));
            (other && !answered).then(|| self.spoken.place(before, form))?
        })
    }
}

/// Reports names in each other's place: of those who speak, or of all others.
pub(super) fn bearers(facts: &Facts<'_>, report: &mut Report<'_>, speaking: bool) {
    let Some(names) = Names::new(facts).filter(|_| facts.across().is_some()) else {
        return;
    };
    for pair in Pair::all(facts) {
        let here = names.here(&pair);
        let new = here.iter().find(|(form, _)| {
            let saying = &names.said[*form];
            !pair.link.sources.iter().any(|s| saying.contains(s))
        });
        let Some(&(form, place)) = new else { continue };
        let said = pair.in_source(&[Say, According]) && speaks(&pair, place);
        if said != speaking {
            continue;
        }
        let known = names
            .lost(&pair, form)
            .filter(|_| !names.is_near(&pair, form) || !pair.in_target(&[He, She, They]));
        let there = known
            .or_else(|| {
                let any = names.spoken.stranger(&pair)?;
                (!names.is_near(&pair, form)).then_some(any)
            })
            .map(|there| (there, 0.75))
            .or_else(|| {
                let before = names.speaker_before(&pair, form)?;
                said.then_some((before, 0.65))
            });
        if let Some((there, confidence)) = there {
            let message = format!(
                "The source speaks of {} here, the target of {}.",
                there.of(facts.source.text()),
                place.of(facts.target.text())
            );
            report.add(
                Some(pair.with_before_name(place)),
                Some(there),
                confidence,
                message,
            );
        }
    }
}

/// Whether somebody is said to speak right beside a name.
fn speaks(pair: &Pair<'_>, name: Span) -> bool {
    pair.target().any(|m| {
        matches!(m.concept, Say | According)
            && m.span.start < name.end + BESIDE
            && name.start < m.span.end + BESIDE
    })
}

impl Pair<'_> {
    /// A name with the capitalised words before it.
    fn with_before_name(&self, name: Span) -> Span {
        let words = self.target_words();
        let before = words.iter().rev().find(|w| w.span.end <= name.start);
        before
            .filter(|w| w.capital && w.kind == WordKind::Word)
            .map_or(name, |w| w.span.cover(name))
    }
}
