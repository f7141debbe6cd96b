//! Who speaks, in whose words, whom a pronoun means.
//!
//! [`Speech`] reads one document: its narrator (whose "we" it is outside quotations), the attributions ("she
//! added", "said the minister"), the speaker of each quotation, and the subject of a verb. It works from pronouns,
//! names, auxiliaries and verbs of saying, without a parser, and says nothing where these do not tell.

mod nearest;
mod subjects;

use std::ops::Range;

use crate::lang::{self, Case, LanguageData, Number, Person, Pronoun};
use crate::text::{Annotations, Document, QuotationMarks, Span, WordKind};

use nearest::Ends;

pub use subjects::{Subject, SubjectKind};

/// Whose words stand outside the quotations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Narrator {
    /// Several, or a body: the text says "we" of itself.
    Collective,
    /// One person: the text says "I".
    Single,
    /// Nobody who speaks of themselves: a report.
    Reporter,
}

/// Words that say whose words others are: "he emphasised that", "said Dr. Weil".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// Index of the verb of saying.
    pub verb: usize,
    /// Who is said to have said it.
    pub speaker: Subject,
    /// Index of the sentence.
    pub sentence: usize,
}

/// What is known of the speech of one document.
#[derive(Clone, Debug)]
pub struct Speech {
    /// Who narrates.
    pub narrator: Narrator,
    /// The attributions, in order.
    pub attributions: Vec<Attribution>,
    /// For each quotation of the [`Annotations`], in the same order, who is said to speak.
    pub speakers: Vec<Option<Subject>>,
    /// Where the persons among the attributions' speakers end.
    persons: Ends,
}

impl Speech {
    /// Reads a document.
    pub fn new(document: &Document, annotations: &Annotations) -> Self {
        let data = document.language().data();
        let attributions = attributions(document, annotations, data);
        let narrator = narrator(document, annotations, data, &attributions);
        let speakers = speakers(document, annotations, &attributions);
        let persons = Ends::new(attributions.iter().map(|a| {
            let person = a.speaker.kind == SubjectKind::Person;
            person.then_some(a.speaker.words.end)
        }));
        Speech {
            narrator,
            attributions,
            speakers,
            persons,
        }
    }

    /// The attributions of one sentence.
    pub fn attributions_in(&self, sentence: usize) -> &[Attribution] {
        &self.attributions[self.range_in(sentence)]
    }

    fn range_in(&self, sentence: usize) -> Range<usize> {
        let first = self.attributions.partition_point(|a| a.sentence < sentence);
        let last = self
            .attributions
            .partition_point(|a| a.sentence <= sentence);
        first..last
    }

    /// Who a third-person singular pronoun in `sentence` most likely means: the last single person named as a
    /// subject or speaker before word `before`, in this or one of the two sentences before. None where another
    /// could be meant or nobody is named.
    pub fn antecedent(
        &self,
        document: &Document,
        annotations: &Annotations,
        sentence: usize,
        before: usize,
    ) -> Option<Subject> {
        let first = sentence.saturating_sub(2);
        let from = document.sentences()[first].words.start;
        for index in (first..=sentence).rev() {
            let range = document.sentences()[index].words.clone();
            let end = range.end.min(before);
            if let Some(last) = self.persons.last_by(self.range_in(index), end) {
                return Some(self.attributions[last].speaker.clone());
            }
            if let Some(subject) = subjects::opening(document, annotations, index)
                && subject.kind == SubjectKind::Person
                && subject.words.end <= end
                && subject.words.start >= from
            {
                return Some(subject);
            }
        }
        None
    }
}

/// Who does what the verb at word `verb` says.
pub fn subject_of(document: &Document, annotations: &Annotations, verb: usize) -> Option<Subject> {
    subjects::of(document, annotations, verb)
}

/// The verb that a subject ending before word `after` governs: past auxiliaries, negators and adverbs.
pub fn verb_after(document: &Document, after: usize) -> Option<usize> {
    let sentence = document.sentence_at(document.words().get(after)?.span.start)?;
    let end = document.sentences()[sentence].words.end;
    let data = document.language().data();
    (after..end.min(after + 6)).find(|&at| {
        let word = &document.words()[at];
        word.kind == WordKind::Word && !is_passed_over(&word.form, data)
    })
}

/// Auxiliaries, negators and adverbs, which may stand between a subject and its verb.
fn is_passed_over(form: &str, data: &LanguageData) -> bool {
    const ADVERBS: &[&str] = &[
        "again",
        "already",
        "also",
        "always",
        "even",
        "ever",
        "further",
        "just",
        "never",
        "no",
        "not",
        "now",
        "often",
        "once",
        "only",
        "really",
        "simply",
        "soon",
        "still",
        "then",
        "therefore",
        "thus",
        "too",
        "yet",
    ];
    lang::contains(data.auxiliaries, form) || lang::contains(ADVERBS, form) || is_manner(form)
}

/// Adverbs in -ly; the few verbs and adjectives that end so are no adverbs.
fn is_manner(form: &str) -> bool {
    form.len() > 4
        && form.ends_with("ly")
        && !matches!(
            form,
            "apply"
                | "reply"
                | "supply"
                | "imply"
                | "comply"
                | "multiply"
                | "family"
                | "early"
                | "only"
                | "rely"
        )
}

fn attributions(
    document: &Document,
    annotations: &Annotations,
    data: &LanguageData,
) -> Vec<Attribution> {
    let mut found = Vec::new();
    for (index, sentence) in document.sentences().iter().enumerate() {
        for verb in sentence.words.clone() {
            let word = &document.words()[verb];
            if word.kind != WordKind::Word
                || annotations.is_quoted(word.span.start)
                || !is_reporting(document, verb, data)
            {
                continue;
            }
            let speaker = inverted(document, annotations, verb, &sentence.words)
                .or_else(|| subjects::of(document, annotations, verb));
            if let Some(speaker) = speaker {
                found.push(Attribution {
                    verb,
                    speaker,
                    sentence: index,
                });
            }
        }
    }
    found
}

/// Whether the word is a form of a verb of saying and stands where a finite verb can: not after an article, a
/// preposition or `to`.
fn is_reporting(document: &Document, at: usize, data: &LanguageData) -> bool {
    let words = document.words();
    let form = words[at].form.as_str();
    let listed = data.has_form(data.reporting_verbs, form);
    let noun = at > 0
        && matches!(
            words[at - 1].form.as_str(),
            "a" | "an"
                | "the"
                | "of"
                | "to"
                | "in"
                | "its"
                | "their"
                | "his"
                | "her"
                | "our"
                | "this"
                | "that"
                | "no"
                | "'s"
        );
    listed && !noun
}

/// "…," said Dr. Weil: the speaker behind the verb, where a quotation or comma stands before it.
fn inverted(
    document: &Document,
    annotations: &Annotations,
    verb: usize,
    sentence: &Range<usize>,
) -> Option<Subject> {
    let words = document.words();
    let before = verb.checked_sub(1).filter(|b| *b >= sentence.start)?;
    let quoted = annotations.quotation_at(words[before].span.start).is_some();
    if !quoted && words[before].form != "," && words[before].form != "\"" {
        return None;
    }
    // "The mayor, Ada Weil, said that …": what follows is what was said.
    let next = words.get(verb + 1).filter(|_| verb + 1 < sentence.end)?;
    if matches!(
        next.form.as_str(),
        "that" | "it" | "this" | "there" | ":" | "," | "\"" | "in" | "on" | "to" | "at"
    ) {
        return None;
    }
    subjects::from_left(document, annotations, verb + 1)
}

/// The narrator: whose first person stands outside the quotations, if it stands there often enough to be the
/// text's own voice. A report whose "we" slipped in now and then stays a report.
fn narrator(
    document: &Document,
    annotations: &Annotations,
    data: &LanguageData,
    attributions: &[Attribution],
) -> Narrator {
    let mut plural = 0_usize;
    let mut singular = 0_usize;
    for sentence in document.sentences() {
        let mut seen: [bool; 2] = [false; 2];
        for word in &document.words()[sentence.words.clone()] {
            let Some(pronoun) = data.pronoun(&word.form) else {
                continue;
            };
            if pronoun.person == Person::First && !annotations.is_quoted(word.span.start) {
                seen[usize::from(pronoun.number == Number::Singular)] = true;
            }
        }
        plural += usize::from(seen[0]);
        singular += usize::from(seen[1]);
    }
    let sentences = document.sentences().len().max(1);
    // A sixth of the sentences, and more of them than report what others said: in reports of statements a slip or
    // two stand beside many attributions, in statements it is the other way round.
    let own_voice = |count: usize| {
        let reported = attributions
            .iter()
            .filter(|a| a.speaker.pronoun.is_none_or(|p| p.person != Person::First))
            .count();
        count * 6 >= sentences && count > reported
    };
    if own_voice(plural) && plural >= singular {
        Narrator::Collective
    } else if own_voice(singular) {
        Narrator::Single
    } else {
        Narrator::Reporter
    }
}

/// The speaker of each quotation: of the attribution nearest to it in its sentence, else of the quotation before
/// it in the paragraph when that one's sentence came just before ("…," she said. "…").
fn speakers(
    document: &Document,
    annotations: &Annotations,
    attributions: &[Attribution],
) -> Vec<Option<Subject>> {
    let mut speakers: Vec<Option<Subject>> = Vec::with_capacity(annotations.quotations.len());
    let mut last: Option<(usize, Option<Subject>)> = None;
    for quotation in &annotations.quotations {
        let Some(sentence) = document.sentence_at(
            quotation
                .inner
                .start
                .min(quotation.span.end.saturating_sub(1)),
        ) else {
            speakers.push(None);
            continue;
        };
        let end = document
            .sentence_at(quotation.span.end.saturating_sub(1))
            .unwrap_or(sentence);
        let place = |verb: usize| document.words()[verb].span.start;
        let first_near = attributions.partition_point(|a| a.sentence < sentence);
        let last_near = attributions.partition_point(|a| a.sentence <= end);
        let near = &attributions[first_near..last_near.max(first_near)];
        // In order of their verbs: the nearest is the last before the quotation or the one behind it.
        let behind = near.partition_point(|a| place(a.verb) < quotation.span.start);
        let near = near[behind.saturating_sub(1)..]
            .iter()
            .take(2)
            .min_by_key(|a| distance(quotation.span, place(a.verb)));
        let speaker = match (near, &last) {
            (Some(attribution), _) => Some(attribution.speaker.clone()),
            (None, Some((before, speaker)))
                if *before + 1 >= sentence && before_in_paragraph(document, *before, sentence) =>
            {
                speaker.clone()
            }
            _ => None,
        };
        if quotation.marks == QuotationMarks::Double {
            last = Some((end, speaker.clone()));
        }
        speakers.push(speaker);
    }
    speakers
}

fn before_in_paragraph(document: &Document, before: usize, sentence: usize) -> bool {
    document.sentences()[before].paragraph == document.sentences()[sentence].paragraph
}

fn distance(span: Span, at: usize) -> usize {
    if at < span.start {
        span.start - at
    } else {
        at.saturating_sub(span.end)
    }
}

/// Whether a pronoun can stand as a subject.
pub fn is_subject(pronoun: &Pronoun) -> bool {
    pronoun.case == Case::Subject
}
