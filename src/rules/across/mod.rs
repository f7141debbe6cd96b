//! What is compared between texts in two languages: values and concepts, never words.
//!
//! A difference is reported only where one side says a thing, the other its opposite, and nothing else on either side
//! explains it. Each file is called from the rule whose findings it makes.

mod anchor;
mod bearers;
mod concepts;
mod contraries;
mod deeds;
mod left;
mod names;
mod negation;
mod persons;
mod phrases;
mod quantifiers;
mod quotations;
mod renderings;
mod reversed;
mod roles;
mod spoken;
mod tenses;
mod terms;
#[cfg(test)]
pub(super) mod testing;
#[cfg(test)]
mod tests;
mod values;

use crate::align::Link;
use crate::lang::across::Concept;
use crate::text::concepts::{Forms, Mention};
use crate::text::values::{Reader, Value};
use crate::text::{Document, Span};

use super::{Facts, Report};

pub(super) use concepts::{intensity, modality};
pub(super) use contraries::opposites;
pub(super) use left::untranslated;
pub(super) use names::variants;
pub(super) use negation::negation;
pub(super) use persons::speakers;
pub(super) use quantifiers::scope;
pub(super) use quotations::{altered, unsupported};
pub(super) use renderings::{renderings, repeated};
pub(super) use reversed::roles;
pub(super) use roles::{entities, speakers_named};
pub(super) use tenses::tense;
pub(super) use values::{dates, numbers};

/// The concepts and values of both texts, sentence by sentence.
#[derive(Debug)]
pub(super) struct Reading {
    source: Side,
    target: Side,
}

#[derive(Debug)]
struct Side {
    mentions: Vec<Vec<Mention>>,
    values: Vec<Vec<Value>>,
}

impl Side {
    fn new(document: &Document) -> Option<Self> {
        let across = document.language().data().across;
        if across.concepts.is_empty() {
            return None;
        }
        let forms = Forms::new(across);
        let reader = Reader::new(document)?;
        let sentences = 0..document.sentences().len();
        Some(Side {
            mentions: sentences
                .clone()
                .map(|s| forms.mentions(document, s))
                .collect(),
            values: sentences.map(|s| reader.values(s)).collect(),
        })
    }
}

impl Reading {
    /// None where one language has no words for what is compared.
    pub(super) fn new(source: &Document, target: &Document) -> Option<Self> {
        Some(Reading {
            source: Side::new(source)?,
            target: Side::new(target)?,
        })
    }
}

/// Sentences of a link that are compared with each other, both sides together, at most: in more, what stands on one
/// side may answer anything on the other.
const MOST: usize = 4;

/// A link with what its sides name.
struct Pair<'f> {
    facts: &'f Facts<'f>,
    reading: &'f Reading,
    link: &'f Link,
}

impl<'f> Pair<'f> {
    /// The links whose sides answer each other.
    fn all(facts: &'f Facts<'f>) -> Vec<Pair<'f>> {
        let Some(reading) = facts.across() else {
            return Vec::new();
        };
        let links = facts.alignment.links.iter();
        links
            .filter(|l| !l.is_null() && l.sources.len() + l.targets.len() <= MOST)
            .map(|link| Pair {
                facts,
                reading,
                link,
            })
            .collect()
    }

    fn source(&self) -> impl Iterator<Item = &'f Mention> {
        let mentions = &self.reading.source.mentions;
        self.link.sources.iter().flat_map(|&s| &mentions[s])
    }

    fn target(&self) -> impl Iterator<Item = &'f Mention> {
        let mentions = &self.reading.target.mentions;
        self.link.targets.iter().flat_map(|&t| &mentions[t])
    }

    fn source_values(&self) -> Vec<Value> {
        let values = &self.reading.source.values;
        self.link
            .sources
            .iter()
            .flat_map(|&s| values[s].iter().copied())
            .collect()
    }

    fn target_values(&self) -> Vec<Value> {
        let values = &self.reading.target.values;
        self.link
            .targets
            .iter()
            .flat_map(|&t| values[t].iter().copied())
            .collect()
    }

    /// Whether the source names one of these, sure or not.
    fn in_source(&self, concepts: &[Concept]) -> bool {
        self.source().any(|m| concepts.contains(&m.concept))
    }

    fn in_target(&self, concepts: &[Concept]) -> bool {
        self.target().any(|m| concepts.contains(&m.concept))
    }

    /// Where the source surely names one of these, for the first time.
    fn sure_source(&self, concepts: &[Concept]) -> Option<&'f Mention> {
        self.source()
            .find(|m| m.sure && concepts.contains(&m.concept))
    }

    fn sure_target(&self, concepts: &[Concept]) -> Option<&'f Mention> {
        self.target()
            .find(|m| m.sure && concepts.contains(&m.concept))
    }

    fn target_text(&self) -> &'f str {
        self.facts.target.text()
    }

    fn source_text(&self) -> &'f str {
        self.facts.source.text()
    }

    /// The target sentence that holds a place.
    fn target_words(&self) -> Vec<&'f crate::text::Word> {
        self.link
            .targets
            .iter()
            .flat_map(|&t| self.facts.target.sentence_words(t))
            .collect()
    }
}

/// The words of a message.
fn shown(text: &str, span: Span) -> String {
    span.of(text)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}
