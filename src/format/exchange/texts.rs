//! Texts for links from their sentences, and sentences from the texts of links.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use crate::error::Error;
use crate::format::json::SentenceRecord;

use super::{Side, StoredLink};

/// The sentences of one text by id.
#[derive(Default)]
struct Known {
    texts: Vec<String>,
    /// Only ids that are not what their place says: `s1` for the first.
    places: HashMap<String, usize>,
}

impl Known {
    fn place(&self, side: Side, id: &str) -> Option<usize> {
        if let Some(&place) = self.places.get(id) {
            return Some(place);
        }
        let place = super::position(id)?;
        (place < self.texts.len() && self.places.is_empty() && side.id(place) == id)
            .then_some(place)
    }
}

/// The sentences that have come.
#[derive(Default)]
pub struct Texts {
    source: Known,
    target: Known,
}

impl Texts {
    /// Whether any sentence has come.
    pub fn are_known(&self) -> bool {
        !self.source.texts.is_empty() || !self.target.texts.is_empty()
    }

    fn known(&self, side: Side) -> &Known {
        match side {
            Side::Source => &self.source,
            Side::Target => &self.target,
        }
    }

    /// Keeps a sentence.
    pub fn push(&mut self, side: Side, sentence: &SentenceRecord) {
        let known = match side {
            Side::Source => &mut self.source,
            Side::Target => &mut self.target,
        };
        let place = known.texts.len();
        if side.id(place) != sentence.id && known.places.is_empty() {
            // From here on, every id is looked up.
            known.places = (0..place).map(|at| (side.id(at), at)).collect();
        }
        if side.id(place) != sentence.id || !known.places.is_empty() {
            known.places.insert(sentence.id.clone(), place);
        }
        known.texts.push(sentence.text.clone());
    }

    /// Where a sentence stands in its text, from 0.
    pub fn place(&self, side: Side, id: &str) -> Option<usize> {
        self.known(side).place(side, id)
    }

    /// Gives a link the texts of its sentences.
    ///
    /// # Errors
    /// An id that no sentence has; the error names the link's place in `path`.
    pub fn fill(&self, link: &mut StoredLink, path: &Path) -> Result<(), Error> {
        for side in [Side::Source, Side::Target] {
            let known = self.known(side);
            let mut texts = Vec::new();
            for id in link.side(side).0 {
                let Some(place) = known.place(side, id) else {
                    let problem = format!(
                        "link {} names the {} sentence `{id}`, which is not there: the text has {} sentences",
                        link.id,
                        side.as_str(),
                        known.texts.len()
                    );
                    return Err(Error::at(path, link.place, problem));
                };
                texts.push(known.texts[place].clone());
            }
            match side {
                Side::Source => link.source_texts = texts,
                Side::Target => link.target_texts = texts,
            }
        }
        Ok(())
    }
}

/// Makes sentences of the texts of links, each once.
#[derive(Default)]
pub struct Made {
    source: Progress,
    target: Progress,
}

#[derive(Default)]
struct Progress {
    /// All ids below this number have come.
    next: usize,
    beyond: HashSet<String>,
    offset: usize,
}

impl Made {
    /// The sentences that a link names for the first time. Their offsets are those of a text with one sentence a line.
    ///
    /// # Errors
    /// A side of several sentences whose text is one piece.
    pub fn of(
        &mut self,
        link: &mut StoredLink,
        path: &Path,
    ) -> Result<Vec<(Side, SentenceRecord)>, Error> {
        let mut made = Vec::new();
        for side in [Side::Source, Side::Target] {
            let progress = match side {
                Side::Source => &mut self.source,
                Side::Target => &mut self.target,
            };
            let (ids, texts) = link.side(side);
            if ids.len() != texts.len() {
                let problem = format!(
                    "link {} has {} {} sentences and {} texts for them: say where the sentences are (--source, \
                     --target)",
                    link.id,
                    ids.len(),
                    side.as_str(),
                    texts.len()
                );
                return Err(Error::at(path, link.place, problem));
            }
            for (id, text) in ids.iter().zip(texts) {
                if progress.is_new(side, id) {
                    let start = progress.offset;
                    let end = start + text.chars().count();
                    progress.offset = end + 1;
                    made.push((
                        side,
                        SentenceRecord {
                            id: id.clone(),
                            paragraph: 1,
                            start,
                            end,
                            text: text.clone(),
                        },
                    ));
                }
            }
        }
        Ok(made)
    }
}

impl Progress {
    fn is_new(&mut self, side: Side, id: &str) -> bool {
        match super::position(id) {
            Some(place) if side.id(place) == id => {
                if place < self.next {
                    return false;
                }
                if place == self.next && self.beyond.is_empty() {
                    self.next += 1;
                    return true;
                }
                self.beyond.insert(id.to_owned())
            }
            _ => self.beyond.insert(id.to_owned()),
        }
    }
}
