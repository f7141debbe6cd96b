//! The subject of a verb.

use std::ops::Range;

use crate::lang::{self, Number, Pronoun};
use crate::text::names::NameKind;
use crate::text::{Annotations, Document, Span, WordKind};

use super::is_passed_over;

/// What a [`Subject`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SubjectKind {
    /// A pronoun.
    Pronoun,
    /// One person, by name or by office.
    Person,
    /// A body, several people, or anything else.
    Other,
}

/// A subject: the words that name who acts or speaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// What it is.
    pub kind: SubjectKind,
    /// Its words, a range of [`Document::words`].
    pub words: Range<usize>,
    /// Where they stand.
    pub span: Span,
    /// The pronoun, where it is one.
    pub pronoun: Option<&'static Pronoun>,
    /// Grammatical number, where it is told.
    pub number: Option<Number>,
}

/// How many words a subject may be away from its verb.
const REACH: usize = 40;

/// The subject of the verb at word `verb`: what stands before it, past auxiliaries and adverbs; of a second verb
/// ("… and called for"), the subject of the sentence.
pub(super) fn of(document: &Document, annotations: &Annotations, verb: usize) -> Option<Subject> {
    let words = document.words();
    let data = document.language().data();
    let sentence = document.sentence_at(words.get(verb)?.span.start)?;
    let start = document.sentences()[sentence].words.start;
    let mut at = verb;
    while at > start && verb - at < REACH {
        let word = &words[at - 1];
        match word.form.as_str() {
            "to" => return None,
            form if word.kind == WordKind::Word && is_passed_over(form, data) => at -= 1,
            _ => break,
        }
    }
    let before = at.checked_sub(1).filter(|b| *b >= start)?;
    let word = &words[before];
    if let Some(pronoun) = data.pronoun(&word.form) {
        let can = super::is_subject(pronoun) || matches!(pronoun.form, "it" | "you");
        return can.then(|| pronoun_subject(document, before, pronoun));
    }
    match word.form.as_str() {
        "who" | "which" | "that" | "what" | "as" | "than" | "not" | ":" => None,
        // "The mayor, Ada Weil, said"
        "," if apposition(
            annotations,
            words[start].span.cover(word.span),
            start,
            before,
        )
        .is_some() =>
        {
            apposition(
                annotations,
                words[start].span.cover(word.span),
                start,
                before,
            )
        }
        // A second verb of the same subject.
        "and" | "or" | "but" | "," => {
            opening(document, annotations, sentence).filter(|s| s.words.end <= before)
        }
        _ if word.kind == WordKind::Mark => {
            // "..., the leaders of A, B and C (ABC) agreed"
            (word.form == ")")
                .then(|| opening(document, annotations, sentence))
                .flatten()
        }
        form if lang::contains(data.function_words, form) => None,
        _ => noun_phrase(document, annotations, start, before + 1),
    }
}

/// A name between two commas, the second at word `comma`, behind a noun phrase that it belongs to.
fn apposition(
    annotations: &Annotations,
    window: Span,
    start: usize,
    comma: usize,
) -> Option<Subject> {
    let name = annotations
        .names_in(window)
        .iter()
        .rev()
        .take_while(|n| n.words.end >= comma)
        .find(|n| n.words.end == comma)?;
    let short = name.words.start > start + 1 && name.words.len() <= 3;
    let first = window.start < name.titled.start;
    (short && first).then(|| Subject {
        kind: SubjectKind::Person,
        words: name.words.clone(),
        span: name.span,
        pronoun: None,
        number: Some(Number::Singular),
    })
}

/// The subject with which a sentence opens, after an introduction closed by a comma and inside an opening
/// quotation mark.
pub(super) fn opening(
    document: &Document,
    annotations: &Annotations,
    sentence: usize,
) -> Option<Subject> {
    let range = document.sentences()[sentence].words.clone();
    from_left(document, annotations, first_of_clause(document, range)?)
}

/// Skips "In addition," and opening marks.
fn first_of_clause(document: &Document, range: Range<usize>) -> Option<usize> {
    let words = document.words();
    let data = document.language().data();
    let window = range.start..range.end.min(range.start + REACH);
    let mut at = window
        .into_iter()
        .find(|&w| words[w].kind != WordKind::Mark)?;
    let introduces = |form: &str| {
        matches!(
            form,
            "in" | "on"
                | "at"
                | "after"
                | "before"
                | "during"
                | "for"
                | "with"
                | "as"
                | "according"
                | "however"
                | "furthermore"
                | "moreover"
                | "additionally"
                | "meanwhile"
                | "also"
                | "by"
                | "earlier"
                | "later"
                | "yesterday"
                | "today"
                | "finally"
                | "besides"
                | "despite"
                | "following"
                | "since"
                | "under"
        )
    };
    if introduces(&words[at].form) && data.pronoun(&words[at].form).is_none() {
        let comma = (at..range.end.min(at + 12)).find(|&w| words[w].form == ",")?;
        at = comma + 1;
    }
    (at < range.end).then_some(at)
}

/// The subject that begins at word `at`: a pronoun, or a noun phrase up to its verb.
pub(super) fn from_left(
    document: &Document,
    annotations: &Annotations,
    at: usize,
) -> Option<Subject> {
    let words = document.words();
    let data = document.language().data();
    let word = words.get(at)?;
    let sentence = document.sentence_at(word.span.start)?;
    let end = document.sentences()[sentence].words.end;
    if let Some(pronoun) = data
        .pronoun(&word.form)
        .filter(|p| super::is_subject(p) || p.form == "it")
    {
        return Some(pronoun_subject(document, at, pronoun));
    }
    // Up to a name that ends the phrase, or the words before an auxiliary or a mark.
    let stop = (at..end.min(at + 16)).find(|&w| {
        let form = words[w].form.as_str();
        w > at
            && (words[w].kind == WordKind::Mark && form != "-" && form != "'"
                || lang::contains(data.auxiliaries, form)
                || matches!(form, "that" | "who" | "which" | "to" | "in" | "on"))
    });
    let stop = stop.unwrap_or(end.min(at + 16));
    // "the board's chair, Ada Weil": the name behind the comma is the person's.
    if words[stop.min(end - 1)].form == ","
        && stop + 1 < end
        && noun_phrase_of(document, at..stop).is_some_and(|s| s.kind == SubjectKind::Person)
        && let Some(name) = annotations
            .names_in(words[stop + 1].span)
            .iter()
            .find(|n| n.words.start <= stop + 1 && n.words.end > stop + 1)
        && (2..=3).contains(&name.words.len())
        && (name.words.end >= end || words[name.words.end].kind == WordKind::Mark)
    {
        return Some(Subject {
            kind: SubjectKind::Person,
            span: words[at].span.cover(name.span),
            words: at..name.words.end,
            pronoun: None,
            number: Some(Number::Singular),
        });
    }
    let named = annotations
        .names_in(words[at].span.cover(words[stop.max(at + 1) - 1].span))
        .iter()
        .find(|n| n.words.start < stop && n.words.end <= stop.max(at + 1));
    if let Some(name) = named {
        let leads = words[at..name.words.start]
            .iter()
            .all(|w| w.form != "of" && w.form != "'s" && w.form != "for");
        let person = name.kind == NameKind::Person && leads;
        let joined = words.get(name.words.end).is_some_and(|w| w.form == "and");
        let kind = if person && !joined {
            SubjectKind::Person
        } else {
            SubjectKind::Other
        };
        let range = at..name.words.end;
        return Some(Subject {
            kind,
            span: words[at].span.cover(name.span),
            words: range,
            pronoun: None,
            number: (kind == SubjectKind::Person).then_some(Number::Singular),
        });
    }
    noun_phrase_of(document, at..stop)
}

fn pronoun_subject(document: &Document, at: usize, pronoun: &'static Pronoun) -> Subject {
    Subject {
        kind: SubjectKind::Pronoun,
        words: at..at + 1,
        span: document.words()[at].span,
        pronoun: Some(pronoun),
        number: Some(pronoun.number),
    }
}

/// The noun phrase that ends before word `end`.
fn noun_phrase(
    document: &Document,
    annotations: &Annotations,
    start: usize,
    end: usize,
) -> Option<Subject> {
    let words = document.words();
    let last = words[end - 1].span;
    // A name ends the phrase: is it the head ("President Weil") or a part ("the leaders of Norland")?
    let window = words[start.max(end.saturating_sub(REACH))].span.cover(last);
    let name = annotations
        .names_in(window)
        .iter()
        .rev()
        .find(|n| n.words.end == end);
    let Some(name) = name else {
        return noun_phrase_of(document, phrase_start(document, start, end)..end);
    };
    let titled = annotations
        .names_in(window)
        .iter()
        .rev()
        .find(|n| n.words.end == end)
        .map(|n| n.titled);
    let first = titled.map_or(name.words.start, |span| {
        (start..name.words.start)
            .find(|&w| words[w].span.start >= span.start)
            .unwrap_or(name.words.start)
    });
    let before = first
        .checked_sub(1)
        .filter(|b| *b >= start)
        .map(|b| words[b].form.as_str());
    let part = matches!(
        before,
        Some("of" | "and" | "," | "for" | "&" | "'s" | "in" | "by" | "with" | "or")
    );
    let kind = if name.kind == NameKind::Person && !part {
        SubjectKind::Person
    } else {
        SubjectKind::Other
    };
    let first = if part {
        phrase_start(document, start, first)
    } else {
        first
    };
    Some(Subject {
        kind,
        words: first..end,
        span: words[first].span.cover(last),
        pronoun: None,
        number: (kind == SubjectKind::Person).then_some(Number::Singular),
    })
}

/// Back to the article or mark that opens the phrase.
fn phrase_start(document: &Document, start: usize, end: usize) -> usize {
    let words = document.words();
    let mut at = end;
    while at > start && end - at < REACH {
        let word = &words[at - 1];
        if matches!(
            word.form.as_str(),
            "\"" | ";" | ":" | "(" | "that" | "which" | "who" | "and"
        ) {
            break;
        }
        at -= 1;
        if matches!(
            word.form.as_str(),
            "the" | "a" | "an" | "this" | "these" | "our" | "its" | "his" | "her" | "their"
        ) {
            break;
        }
    }
    at.min(end - 1)
}

/// A common noun phrase: one person where its head names a person by role, in the singular.
fn noun_phrase_of(document: &Document, range: Range<usize>) -> Option<Subject> {
    let words = document.words();
    let data = document.language().data();
    if range.is_empty() {
        return None;
    }
    let head_end = range
        .clone()
        .find(|&w| matches!(words[w].form.as_str(), "of" | "for" | "from" | "at"));
    let head = (range.start..head_end.unwrap_or(range.end))
        .rev()
        .find(|&w| words[w].kind == WordKind::Word)?;
    let person = lang::contains(data.person_nouns, &words[head].form);
    Some(Subject {
        kind: if person {
            SubjectKind::Person
        } else {
            SubjectKind::Other
        },
        span: words[range.start].span.cover(words[range.end - 1].span),
        words: range,
        pronoun: None,
        number: person.then_some(Number::Singular),
    })
}
