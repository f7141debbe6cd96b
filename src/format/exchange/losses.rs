//! What a format has no place for, and what is done about it.

use std::path::Path;

use crate::error::Error;
use crate::format::json::FindingRecord;

use super::kinds::Ways;
use super::{KindInfo, Side, StoredLink, position};

/// A part of a stored alignment that not every format has a place for.
///
/// The word diff is none: it is made again from the texts. Nor are names of files, paragraphs and offsets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Which sentences a link joins; without it they are counted as they come.
    Ids,
    /// Where one sentence of a side ends and the next begins.
    Borders,
    /// Scores of links.
    Scores,
    /// Scores of single source sentences.
    SourceScores,
    /// Relations.
    Relations,
    /// Whether a person looked at a link, and what they noted.
    Status,
    /// Who said so, when and why.
    Judgements,
    /// Findings.
    Findings,
    /// Other rules that a finding's fault meets.
    OtherRules,
    /// Findings that a verdict silenced.
    Silenced,
    /// More than one pair of documents in a file.
    Pairs,
}

impl Part {
    /// Every part.
    pub const ALL: [Part; 11] = [
        Part::Ids,
        Part::Borders,
        Part::Scores,
        Part::SourceScores,
        Part::Relations,
        Part::Status,
        Part::Judgements,
        Part::Findings,
        Part::OtherRules,
        Part::Silenced,
        Part::Pairs,
    ];

    /// What it is, for the user.
    pub fn as_str(self) -> &'static str {
        match self {
            Part::Ids => "ids of sentences",
            Part::Borders => "the borders between sentences of a side",
            Part::Scores => "scores",
            Part::SourceScores => "scores of single sources",
            Part::Relations => "relations",
            Part::Status => "statuses and comments",
            Part::Judgements => "reviewers and their reasons",
            Part::Findings => "findings",
            Part::OtherRules => "other rules of a finding",
            Part::Silenced => "silenced findings",
            Part::Pairs => "more than one pair of documents",
        }
    }
}

/// What may be lost without a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Loss {
    /// Nothing: what the format has no place for is an error.
    #[default]
    Refused,
    /// What the format has no field for, and white space that would end a line; a link or words that cannot be written
    /// are an error. So a comparison is written in a format that was asked for by name: the rest stands in the others.
    Fields,
    /// Everything.
    Allowed,
}

const ADVICE: &str = "allow it with --lossy, or take another format";

impl Loss {
    /// A link, or words of it, that cannot be written.
    pub(crate) fn of_words(self, link: &StoredLink, problem: &str) -> Result<(), Error> {
        if self == Loss::Allowed {
            return Ok(());
        }
        Err(refused(format!("link {}", link.id), problem))
    }

    /// White space of a link's text that would end a line or a cell.
    pub(crate) fn of_white_space(self, link: &StoredLink) -> Result<(), Error> {
        let breaks = [Side::Source, Side::Target].into_iter().any(|side| {
            let texts = link.side(side).1;
            texts.iter().any(|text| super::one_line(text) != *text)
        });
        if !breaks || self != Loss::Refused {
            return Ok(());
        }
        let problem = "its text holds a tab or a line break, which would become a space";
        Err(refused(format!("link {}", link.id), problem))
    }
}

fn refused(what: String, problem: &str) -> Error {
    Error::loss(what, format!("{problem}; {ADVICE}"))
}

/// Holds what is written against what a format has places for.
pub(super) struct Losses {
    name: &'static str,
    carries: &'static [Part],
    texts: bool,
    loss: Loss,
    heads: usize,
    /// Sentences of both sides so far.
    next: [usize; 2],
}

impl Losses {
    /// Of a format that carries these parts.
    pub(super) fn new(info: &'static KindInfo, carries: &'static [Part], loss: Loss) -> Self {
        Losses {
            name: info.name,
            carries,
            texts: info.texts,
            // What is never read back is a report, and loses nothing that anybody could miss.
            loss: if info.ways == Ways::Writes {
                Loss::Allowed
            } else {
                loss
            },
            heads: 0,
            next: [0, 0],
        }
    }

    fn lacks(&self, part: Part) -> bool {
        !self.carries.contains(&part)
    }

    /// Another pair of documents begins in `path`.
    pub(super) fn head(&mut self, path: &Path, documents: [&str; 2]) -> Result<(), Error> {
        self.heads += 1;
        if self.heads == 1 || !self.lacks(Part::Pairs) {
            return Ok(());
        }
        let [source, target] = documents;
        let problem = format!(
            "holds a second pair of documents, `{source}` and `{target}`, and {} holds one: say which to read with \
             --pair, by a document's name or the pair's number",
            self.name
        );
        Err(Error::input(path, problem))
    }

    /// A link is about to be written.
    pub(super) fn link(&mut self, link: &StoredLink) -> Result<(), Error> {
        if self.loss != Loss::Refused {
            return Ok(());
        }
        let mut lost = Vec::new();
        let mut out_of_order = false;
        for (side, next) in [Side::Source, Side::Target].into_iter().zip(&mut self.next) {
            for id in link.side(side).0 {
                out_of_order |= position(id) != Some(*next);
                *next += 1;
            }
        }
        let joined = link.source_ids.len() > 1 || link.target_ids.len() > 1;
        let single = link.source_ids.len() < 2;
        let scored = link.source_scores.iter().any(Option::is_some);
        for (part, there) in [
            (Part::Ids, out_of_order),
            (Part::Borders, self.texts && joined),
            (Part::Scores, link.score.is_some()),
            // That of an only source is the link's.
            (Part::SourceScores, scored && !single),
            // A link with an empty side says itself what it is.
            (Part::Relations, link.relation.is_some() && !link.is_null()),
            (
                Part::Status,
                link.status != "auto" || !link.comment.is_empty(),
            ),
            (Part::Judgements, link.judgement.is_some()),
        ] {
            if there && self.lacks(part) {
                lost.push(part);
            }
        }
        self.refuse(format!("link {}", link.id), &lost)
    }

    /// A finding is about to be written.
    pub(super) fn finding(&self, finding: &FindingRecord, silenced: bool) -> Result<(), Error> {
        if self.loss != Loss::Refused {
            return Ok(());
        }
        let mut lost = Vec::new();
        let kind = if silenced {
            Part::Silenced
        } else {
            Part::Findings
        };
        for (part, there) in [
            (kind, true),
            (Part::OtherRules, !finding.also.is_empty()),
            (Part::Judgements, finding.judgement.is_some()),
        ] {
            if there && self.lacks(part) {
                lost.push(part);
            }
        }
        let what = match &finding.link_id {
            Some(link) => format!("link {link}, finding {}", finding.id),
            None => format!("finding {}", finding.id),
        };
        self.refuse(what, &lost)
    }

    fn refuse(&self, what: String, lost: &[Part]) -> Result<(), Error> {
        if lost.is_empty() {
            return Ok(());
        }
        let lost: Vec<_> = lost.iter().map(|part| part.as_str()).collect();
        let problem = format!("{} has no place for {}", self.name, lost.join(", "));
        Err(refused(what, &problem))
    }
}
