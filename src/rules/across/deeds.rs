//! Who does something to whom in a clause of the target, in English: by the order of two nouns that can act round a
//! verb, and by the passive voice.

use std::ops::Range;

use crate::lang::{self, Case, LanguageData};
use crate::text::{Document, Span, Word, WordKind};

/// A person, body or name of the target: a noun that can act, with the words that belong to it.
#[derive(Clone, Debug)]
pub(super) struct Party {
    /// Its words without article, a range of the document's words.
    pub(super) words: Range<usize>,
    /// With the article.
    first: usize,
}

impl Party {
    /// Where it stands, without its article.
    pub(super) fn span(&self, document: &Document) -> Span {
        cover(document, self.words.clone())
    }
}

/// Somebody does something to somebody.
#[derive(Clone, Debug)]
pub(super) struct Deed {
    pub(super) actor: Party,
    pub(super) undergoer: Party,
    /// From the first of the two to the second.
    pub(super) span: Span,
}

/// Words between a verb and whom it is done to, at most.
const REACH: usize = 8;

/// Words before and behind a sentence among which a name is looked for.
const AROUND: usize = 3000;

/// Verbs that end like adverbs.
const VERBS_IN_LY: &[&str] = &[
    "ally", "apply", "bully", "comply", "fly", "imply", "multiply", "rally", "rely", "reply",
    "supply", "tally",
];

/// Words of an opening ("In the second match") before who acts, at most.
const OPENING: usize = 6;

/// Words that belong to a noun before it, at most.
const BEFORE: usize = 3;

/// The deeds of a sentence, as far as they can be told without a grammar.
pub(super) fn deeds(document: &Document, sentence: usize) -> Vec<Deed> {
    let data = document.language().data();
    if data.agents.is_empty() {
        return Vec::new();
    }
    let range = document.sentences()[sentence].words.clone();
    let parser = Parser {
        document,
        data,
        words: document.words(),
        range,
    };
    let parties = parser.parties();
    parties
        .windows(2)
        .filter_map(|two| parser.deed(&two[0], &two[1]))
        .collect()
}

struct Parser<'d> {
    document: &'d Document,
    data: &'static LanguageData,
    words: &'d [Word],
    range: Range<usize>,
}

impl Parser<'_> {
    fn form(&self, at: usize) -> &str {
        &self.words[at].form
    }

    fn is_determiner(&self, at: usize) -> bool {
        let form = self.form(at);
        lang::contains(self.data.determiners, form)
            || self
                .data
                .pronoun(form)
                .is_some_and(|p| p.case == Case::Possessive)
    }

    /// A word that tells something, in lower case or as part of a name.
    fn is_content(&self, at: usize) -> bool {
        let word = &self.words[at];
        word.kind == WordKind::Word && !self.data.is_function_word(&word.form)
    }

    /// Whether a word names somebody who can act.
    fn acts(&self, at: usize) -> bool {
        let word = &self.words[at];
        if word.kind != WordKind::Word || self.data.is_function_word(&word.form) {
            return false;
        }
        let calendar =
            self.data.month(&word.form).is_some() || self.data.weekday(&word.form).is_some();
        if word.capital && at > self.range.start && self.words[at - 1].kind != WordKind::Mark {
            return !calendar;
        }
        if word.capital && !calendar && self.is_name(&word.form) {
            return true;
        }
        let form = word.form.as_str();
        let listed = |f: &str| {
            let lists = [
                self.data.agents,
                self.data.person_nouns,
                self.data.body_nouns,
            ];
            lists.iter().any(|list| lang::contains(list, f))
        };
        listed(form)
            || listed(self.data.lemma(form))
            || form.strip_suffix('s').is_some_and(listed)
            || form.strip_suffix("es").is_some_and(listed)
            || form
                .strip_suffix("ies")
                .is_some_and(|stem| listed(&format!("{stem}y")))
    }

    /// Whether a word that opens a clause is a name: near by it has its capital within one, and nowhere it lacks
    /// it.
    fn is_name(&self, form: &str) -> bool {
        let mut within = false;
        let near =
            self.range.start.saturating_sub(AROUND)..self.words.len().min(self.range.end + AROUND);
        for at in near {
            let word = &self.words[at];
            if word.form == form {
                if !word.capital {
                    return false;
                }
                within |=
                    at > 0 && matches!(self.words[at - 1].kind, WordKind::Word | WordKind::Number);
            }
        }
        within
    }

    /// A possessive ending, also where it was taken for a quotation mark.
    fn is_possessive(&self, at: usize) -> bool {
        let word = &self.words[at];
        word.kind == WordKind::Clitic
            || word.form == "'" && !word.spaced && self.form(at - 1).ends_with('s')
    }

    /// Nouns that can act, each with the words before it that belong to it.
    fn parties(&self) -> Vec<Party> {
        let mut found: Vec<Party> = Vec::new();
        let mut at = self.range.start;
        while at < self.range.end {
            if !self.acts(at) {
                at += 1;
                continue;
            }
            let mut end = at + 1;
            while end < self.range.end {
                let clitic = self.is_possessive(end);
                if clitic && end + 1 < self.range.end && self.is_content(end + 1) {
                    end += 2;
                } else if !clitic && self.acts(end) && self.words[end].spaced {
                    end += 1;
                } else {
                    break;
                }
            }
            let floor = found.last().map_or(self.range.start, |p| p.words.end);
            let mut start = at;
            while start > floor && at - start < BEFORE && self.is_content(start - 1) {
                start -= 1;
            }
            let mut first = start;
            while first > floor && self.is_determiner(first - 1) {
                first -= 1;
            }
            found.push(Party {
                words: start..end,
                first,
            });
            at = end;
        }
        found
    }

    /// Whether a noun opens its clause.
    fn opens(&self, party: &Party) -> bool {
        let Some(before) = party
            .first
            .checked_sub(1)
            .filter(|b| *b >= self.range.start)
        else {
            return true;
        };
        let word = &self.words[before];
        if word.kind == WordKind::Mark || lang::contains(self.data.openers, &word.form) {
            return true;
        }
        // "In the second match a player …"
        let opening = self.range.start..party.first;
        let head = &self.words[self.range.start];
        opening.len() <= OPENING
            && party.first < party.words.start
            && self.is_content(before)
            && self.data.is_function_word(&head.form)
            && self.data.pronoun(&head.form).is_none()
            && opening
                .clone()
                .all(|at| !lang::contains(self.data.auxiliaries, self.form(at)) && !self.acts(at))
    }

    fn deed(&self, first: &Party, second: &Party) -> Option<Deed> {
        if !self.opens(first) {
            return None;
        }
        let mut at = first.words.end;
        let mut be = false;
        while at < second.words.end {
            let form = self.form(at);
            let passes = lang::contains(self.data.auxiliaries, form)
                || lang::contains(self.data.negators, form)
                || form.ends_with("ly") && !VERBS_IN_LY.contains(&form)
                || matches!(form, "also" | "already" | "then" | "again" | "since");
            if !passes {
                break;
            }
            be |= self.data.lemma(form) == "be";
            at += 1;
        }
        let verb = at;
        if verb + 1 >= second.words.end || !self.is_content(verb) || self.words[verb].capital {
            return None;
        }
        let form = self.form(verb);
        if self.data.has_form(self.data.mutual_verbs, form) {
            return None;
        }
        let behind = self.behind_apposition(second.words.end);
        let next = self.words.get(behind).filter(|_| behind < self.range.end);
        let followed = |forms: &[&str]| next.is_some_and(|w| forms.contains(&w.form.as_str()));
        let finite = next.is_some_and(|w| lang::contains(self.data.auxiliaries, &w.form));
        let owns = second.words.end < self.range.end && self.is_possessive(second.words.end);
        if finite || owns {
            return None;
        }
        if be && !form.ends_with("ing") {
            let by = (verb + 1..second.words.end).find(|&w| self.form(w) == "by")?;
            let plain = (verb + 1..by).all(|w| self.is_content(w))
                && (by + 1..second.words.start)
                    .all(|w| self.is_determiner(w) || self.is_content(w));
            return plain.then(|| self.made(second, first));
        }
        // "Said the patient was well" makes the patient the subject of another verb.
        let says = self.data.has_form(self.data.reporting_verbs, form);
        let ends = next.is_none() || followed(&["."]);
        if says && !ends && !followed(&["of", "to", "for", "over"]) {
            return None;
        }
        // The second noun's own words begin behind the verb and the last small word.
        let mut start = second.words.start.max(verb + 1);
        for w in verb + 1..second.words.end {
            let word = &self.words[w];
            let passes = self.is_determiner(w)
                || self.is_content(w)
                || word.kind == WordKind::Number
                || self.is_possessive(w)
                || matches!(word.form.as_str(), "to" | "against");
            if !passes {
                return None;
            }
            if self.data.is_function_word(&word.form) {
                start = start.max(w + 1);
            }
        }
        if start >= second.words.end || second.words.end - verb > REACH + BEFORE {
            return None;
        }
        let second = Party {
            words: start..second.words.end,
            first: start,
        };
        Some(self.made(first, &second))
    }

    /// Where a sentence goes on after a name set between commas ("the spokesman, Ada Holt, of …").
    fn behind_apposition(&self, at: usize) -> usize {
        let rest = &self.words[at..self.range.end];
        let is_comma = |w: &Word| w.form == ",";
        let name = rest.iter().skip(1).take_while(|w| w.capital).count();
        match rest {
            [comma, ..]
                if is_comma(comma) && name > 0 && rest.get(name + 1).is_some_and(is_comma) =>
            {
                at + name + 2
            }
            _ => at,
        }
    }

    fn made(&self, actor: &Party, undergoer: &Party) -> Deed {
        let words = actor.first.min(undergoer.first)..actor.words.end.max(undergoer.words.end);
        Deed {
            actor: actor.clone(),
            undergoer: undergoer.clone(),
            span: cover(self.document, words),
        }
    }
}

fn cover(document: &Document, words: Range<usize>) -> Span {
    let words = &document.words()[words];
    words[0].span.cover(words[words.len() - 1].span)
}
