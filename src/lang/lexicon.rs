//! Which words of a language stand for each other, and which contradict each other.

use std::collections::HashMap;

use super::{LanguageData, OppositeKind};

/// How two different words belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tie {
    /// One can stand for the other.
    Synonym,
    /// They are on one ladder ([`LanguageData::ladders`]), on different steps.
    Step(usize),
    /// They say the opposite of each other.
    Opposite(OppositeKind),
    /// The first asks or plans what the second has done ([`LanguageData::stages`]).
    Stage,
    /// The first has done what the second asks or plans.
    StageBack,
}

/// Where a word stands in the language's lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Synonyms(usize),
    Opposites(usize, usize),
    Ladder(usize, usize),
    Stage(usize, usize),
}

/// A language's lists of related words, by base form.
#[derive(Debug)]
pub struct Lexicon {
    data: &'static LanguageData,
    places: HashMap<&'static str, Vec<Place>>,
}

/// A word's places in the lists; empty for a word that is in none.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Places(Vec<Place>);

impl Places {
    /// Whether the word is in no list.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Lexicon {
    /// Orders the lists of a language by word.
    pub fn new(data: &'static LanguageData) -> Self {
        let mut places: HashMap<&'static str, Vec<Place>> = HashMap::new();
        let mut put = |words: &'static [&'static str], place: Place| {
            for word in words {
                places.entry(word).or_default().push(place);
            }
        };
        for (index, set) in data.synonyms.iter().enumerate() {
            put(set, Place::Synonyms(index));
        }
        for (index, pair) in data.opposites.iter().enumerate() {
            for (side, words) in pair.sides.iter().enumerate() {
                put(words, Place::Opposites(index, side));
            }
        }
        for (index, ladder) in data.ladders.iter().enumerate() {
            for (height, words) in ladder.steps.iter().enumerate() {
                put(words, Place::Ladder(index, height));
            }
        }
        for (index, (before, after)) in data.stages.iter().enumerate() {
            put(before, Place::Stage(index, 0));
            put(after, Place::Stage(index, 1));
        }
        Lexicon { data, places }
    }

    /// Where a form (lower case) stands in the lists.
    pub fn places(&self, form: &str) -> Places {
        let mut found = Vec::new();
        if self.places.is_empty() {
            return Places(found);
        }
        for base in self.data.bases(form) {
            for &place in self.places.get(base.as_str()).into_iter().flatten() {
                if !found.contains(&place) {
                    found.push(place);
                }
            }
        }
        Places(found)
    }

    /// How two words belong together: the closest tie that the lists know.
    pub fn tie(&self, one: &Places, other: &Places) -> Option<Tie> {
        let pairs = || {
            one.0
                .iter()
                .flat_map(|a| other.0.iter().map(move |b| (*a, *b)))
        };
        let find = |tie: fn(Place, Place, &LanguageData) -> Option<Tie>| {
            pairs().find_map(|(a, b)| tie(a, b, self.data))
        };
        find(synonym)
            .or_else(|| find(opposite))
            .or_else(|| find(step))
            .or_else(|| find(stage))
    }
}

fn synonym(a: Place, b: Place, _: &LanguageData) -> Option<Tie> {
    (a == b && !matches!(a, Place::Stage(..))).then_some(Tie::Synonym)
}

fn opposite(a: Place, b: Place, data: &LanguageData) -> Option<Tie> {
    match (a, b) {
        (Place::Opposites(x, one), Place::Opposites(y, other)) if x == y && one != other => {
            Some(Tie::Opposite(data.opposites[x].kind))
        }
        _ => None,
    }
}

fn step(a: Place, b: Place, _: &LanguageData) -> Option<Tie> {
    match (a, b) {
        (Place::Ladder(x, _), Place::Ladder(y, _)) if x == y => Some(Tie::Step(x)),
        _ => None,
    }
}

fn stage(a: Place, b: Place, _: &LanguageData) -> Option<Tie> {
    match (a, b) {
        (Place::Stage(x, 0), Place::Stage(y, 1)) if x == y => Some(Tie::Stage),
        (Place::Stage(x, 1), Place::Stage(y, 0)) if x == y => Some(Tie::StageBack),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Language;

    fn tie(one: &str, other: &str) -> Option<Tie> {
        let lexicon = Lexicon::new(Language::ENGLISH.data());
        lexicon.tie(&lexicon.places(one), &lexicon.places(other))
    }

    #[test]
    fn inflected_forms_are_found() {
        assert_eq!(
            tie("accepted", "rejects"),
            Some(Tie::Opposite(OppositeKind::Claim))
        );
        assert_eq!(
            tie("rose", "fell"),
            Some(Tie::Opposite(OppositeKind::Claim))
        );
        assert_eq!(tie("rose", "climbed"), Some(Tie::Synonym));
        assert_eq!(
            tie("welcomed", "criticises"),
            Some(Tie::Opposite(OppositeKind::Judgement))
        );
        assert!(matches!(tie("slightly", "wholly"), Some(Tie::Step(_))));
        assert_eq!(tie("asked", "received"), Some(Tie::Stage));
        assert_eq!(tie("received", "asked"), Some(Tie::StageBack));
        assert_eq!(tie("harbour", "rejects"), None);
    }
}
