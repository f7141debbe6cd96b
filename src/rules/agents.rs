//! Who does what a verb says, compared between the two texts of one language.

use crate::diff::tells;
use crate::lang;
use crate::speech::{Speech, Subject, subject_of};
use crate::text::names::{Name, NameKind};
use crate::text::{Annotations, Document, Span};

use super::Facts;
use super::names::{NamePart, initials, is_near, parts};
use super::predicates::{Predicates, is_passive, occurrences, shared_words};

/// A deed, or words, that the target has of somebody else than the source.
pub(super) struct Credit {
    /// Who does it in the target.
    pub(super) target: Span,
    /// Who does it in the source.
    pub(super) source: Span,
    pub(super) confidence: f64,
}

/// One document's side of the comparison.
struct Side<'f> {
    document: &'f Document,
    annotations: &'f Annotations,
    speech: &'f Speech,
}

/// Who acts.
enum Agent<'f> {
    /// A name, and whether a pronoun stands for it.
    Named(&'f Name, bool),
    /// One person or body by what they are: the word that says so.
    Role(usize),
}

/// The deeds of a target sentence that the source has of somebody else.
pub(super) fn credits(facts: &Facts<'_>, sentence: usize) -> Vec<Credit> {
    let mut found: Vec<Credit> = Vec::new();
    let Some(words) = facts.words_of(sentence) else {
        return found;
    };
    let here = Side {
        document: facts.target,
        annotations: facts.target_annotations,
        speech: &facts.target_speech,
    };
    let there = Side {
        document: facts.source,
        annotations: facts.source_annotations,
        speech: &facts.source_speech,
    };
    for (t, s) in shared_words(facts, words, sentence) {
        // Words of one stem: where one is surely a verb, and both have a subject, so is the other.
        if !here.is_verb(t) && !there.is_verb(s) {
            continue;
        }
        // Words of one stem on each side, so that none was taken for another.
        let (ours, theirs) = occurrences(facts, sentence, t, s);
        let data = facts.target.language().data();
        if ours.len() > 1
            || theirs.len() > 1
            || data.has_form(data.mutual_verbs, &facts.target_word(t).form)
            || is_passive(facts.target, t) != is_passive(facts.source, s)
        {
            continue;
        }
        let Some((our_subject, our_agent)) = here.agent(t) else {
            continue;
        };
        let Some((their_subject, their_agent)) = there.agent(s) else {
            continue;
        };
        let confidence = match (&our_agent, &their_agent) {
            (Agent::Named(ours, pronoun), Agent::Named(theirs, other)) => {
                let persons = ours.kind == NameKind::Person && theirs.kind == NameKind::Person;
                let apart = persons || are_told_apart(facts, ours, theirs);
                let sure = if *pronoun || *other { 0.7 } else { 0.75 };
                (apart && !may_be_one(facts, ours, theirs) && !is_linked(facts, sentence, ours))
                    .then_some(sure)
            }
            (Agent::Named(ours, false), Agent::Role(theirs)) => {
                let body = ours.kind != NameKind::Person && ours.words.len() == 1;
                let two = body && are_two(facts, ours.words.start, *theirs);
                (two || is_somebody_else(facts, sentence, ours, *theirs)).then_some(0.65)
            }
            // "The government" for "the Front".
            (Agent::Role(ours), Agent::Named(theirs, false))
                if theirs.kind != NameKind::Person && theirs.words.len() == 1 =>
            {
                are_two(facts, *ours, theirs.words.start).then_some(0.65)
            }
            (Agent::Role(ours), Agent::Role(theirs)) => {
                are_two(facts, *ours, *theirs).then_some(0.7)
            }
            _ => None,
        };
        let Some(confidence) = confidence else {
            continue;
        };
        if found.iter().all(|f| f.target != our_subject.span) {
            found.push(Credit {
                target: our_subject.span,
                source: their_subject.span,
                confidence,
            });
        }
    }
    found
}

impl<'f> Side<'f> {
    fn is_verb(&self, at: usize) -> bool {
        let word = &self.document.words()[at];
        let data = self.document.language().data();
        let predicates = Predicates::new(self.document);
        predicates.is_finite(at) || data.has_form(data.reporting_verbs, &word.form)
    }

    fn agent(&self, verb: usize) -> Option<(Subject, Agent<'f>)> {
        let subject = subject_of(self.document, self.annotations, verb)?;
        if let Some(pronoun) = subject.pronoun {
            let single = matches!(pronoun.form, "he" | "she");
            let sentence = self.document.sentence_at(subject.span.start)?;
            let who = single.then(|| {
                self.speech.antecedent(
                    self.document,
                    self.annotations,
                    sentence,
                    subject.words.start,
                )
            })??;
            let name = self.name(&who).filter(|n| n.kind == NameKind::Person)?;
            return Some((subject, Agent::Named(name, true)));
        }
        // Of several that are joined, the last alone is no subject.
        let words = self.document.words();
        let before = subject
            .words
            .start
            .checked_sub(1)
            .map(|b| words[b].form.as_str());
        if matches!(
            before,
            Some("and" | "or" | "&" | "of" | "for" | "by" | "with")
        ) {
            return None;
        }
        if let Some(at) = self.role(&subject) {
            return Some((subject, Agent::Role(at)));
        }
        let name = self.name(&subject)?;
        Some((subject, Agent::Named(name, false)))
    }

    /// The name that is the head of a subject.
    fn name(&self, subject: &Subject) -> Option<&'f Name> {
        let name = self.annotations.names_in(subject.span).last()?;
        let words = self.document.words();
        let before = name
            .words
            .start
            .checked_sub(1)
            .filter(|b| subject.words.contains(b));
        let leads = before.is_none_or(|b| {
            let form = words[b].form.as_str();
            !matches!(
                form,
                "of" | "for" | "in" | "at" | "with" | "by" | "'s" | "and" | "from" | "to" | "or"
            )
        });
        (leads && name.words.end == subject.words.end).then_some(name)
    }

    fn role(&self, subject: &Subject) -> Option<usize> {
        let words = self.document.words();
        let data = self.document.language().data();
        let head = subject.words.end.checked_sub(1)?;
        let first = words[subject.words.start].form == "the";
        let before = subject
            .words
            .start
            .checked_sub(1)
            .map(|b| words[b].form.as_str());
        let definite = (first || before == Some("the")) && subject.words.len() <= 3;
        let form = &words[head].form;
        let known =
            lang::contains(data.person_nouns, form) || lang::contains(data.body_nouns, form);
        (definite && known).then_some(head)
    }
}

/// Whether both names can be of one person or body: a part in common or nearly, or the initials of the other.
fn may_be_one(facts: &Facts<'_>, ours: &Name, theirs: &Name) -> bool {
    let (ours, theirs) = (parts(facts.target, ours), parts(facts.source, theirs));
    let shares = ours.iter().any(|o| {
        theirs
            .iter()
            .any(|t| o.stem == t.stem || is_near(&o.form, &t.form))
    });
    let short = |long: &[NamePart], short: &[NamePart]| {
        let letters: String = short.iter().map(|p| p.form.replace('.', "")).collect();
        short.len() == 1 && initials(long).contains(&letters)
    };
    shares || short(&ours, &theirs) || short(&theirs, &ours)
}

/// Whether the source has both names in one sentence, apart, so that neither is only another word for the other.
fn are_told_apart(facts: &Facts<'_>, ours: &Name, theirs: &Name) -> bool {
    let places = |document: &Document, name: &Name| -> Vec<(usize, usize)> {
        let entry = facts.source_names.same(&parts(document, name));
        let all = entry.map_or(&[][..], |e| &e.occurrences);
        let names = all.iter().take(MOST);
        names
            .map(|&at| &facts.source_annotations.names[at])
            .map(|n| (n.sentence, n.words.start))
            .collect()
    };
    ours.kind == theirs.kind && {
        let (ours, theirs) = (places(facts.target, ours), places(facts.source, theirs));
        ours.iter().any(|(sentence, at)| {
            theirs
                .iter()
                .any(|(other, there)| sentence == other && at.abs_diff(*there) > APART)
        })
    }
}

/// Places of one name that are looked at.
const MOST: usize = 64;

/// A text with more words is a book: whom it tells by an office is not searched for in all of it.
const BOOK: usize = 20_000;

/// Words between two that do not stand in apposition, at least.
const APART: usize = 3;

/// Whether the name stands in a source sentence that the target sentence answers.
fn is_linked(facts: &Facts<'_>, sentence: usize, ours: &Name) -> bool {
    let wanted = parts(facts.target, ours);
    let mut linked = facts
        .sources_of(sentence)
        .iter()
        .flat_map(|&s| facts.source.sentence_words(s));
    linked.any(|w| {
        wanted
            .iter()
            .any(|p| p.stem == w.stem || is_near(&p.form, &w.form))
    })
}

/// Whether a person by name is surely not the person of the source who is told by an office: the source names the
/// one, and never beside that office.
fn is_somebody_else(facts: &Facts<'_>, sentence: usize, ours: &Name, role: usize) -> bool {
    let data = facts.source.language().data();
    let office = facts.source_word(role);
    if ours.kind != NameKind::Person
        || facts.source.words().len() > BOOK
        || !lang::contains(data.person_nouns, &office.form)
        || is_linked(facts, sentence, ours)
    {
        return false;
    }
    let wanted = parts(facts.target, ours);
    let same = |document: &Document, name: &Name| {
        parts(document, name)
            .iter()
            .any(|p| wanted.iter().any(|w| w.stem == p.stem))
    };
    let beside = |document: &Document, annotations: &Annotations| {
        let mut names = annotations.names.iter().filter(|n| same(document, n));
        names.any(|name| {
            let words = document.words();
            // "Mediator Ada Weil", "the mediator, Ada Weil", "Ada Weil, the chief mediator".
            let near = name.words.start.saturating_sub(2)..(name.words.end + 4).min(words.len());
            words[near].iter().any(|w| w.stem == office.stem)
        })
    };
    let named = facts
        .source_annotations
        .names
        .iter()
        .any(|n| same(facts.source, n));
    named
        && !beside(facts.source, facts.source_annotations)
        && !beside(facts.target, facts.target_annotations)
}

/// Whether two persons or bodies, told by what they are, are two: the source has both in one sentence, apart.
fn are_two(facts: &Facts<'_>, ours: usize, theirs: usize) -> bool {
    let (our, their) = (facts.target_word(ours), facts.source_word(theirs));
    if our.stem == their.stem || facts.source.words().len() > BOOK {
        return false;
    }
    let definite = |at: usize| {
        at.checked_sub(1)
            .is_some_and(|b| facts.source_word(b).form == "the")
    };
    facts.source.sentences().iter().any(|sentence| {
        let of = |stem: &str| -> Vec<usize> {
            let range = sentence.words.clone();
            range
                .filter(|&w| facts.source_word(w).stem == stem && definite(w))
                .collect()
        };
        let (a, b) = (of(&our.stem), of(&their.stem));
        // Something is said between them: in apposition they would be one.
        let apart = |x: usize, y: usize| {
            let mut between = x.min(y) + 1..x.max(y);
            between.any(|w| tells(facts.source, facts.source_word(w)))
        };
        a.iter().any(|x| b.iter().any(|y| apart(*x, *y)))
    })
}
