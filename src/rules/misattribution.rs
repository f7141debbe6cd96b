//! `misattribution`

use std::collections::HashSet;

use crate::diff::EditClass;
use crate::speech::{Speech, Subject, SubjectKind};
use crate::text::names::{Name, NameKind};
use crate::text::quotations::Quotation;
use crate::text::{Annotations, Document, QuotationMarks, Span};

use super::names::{is_near, parts};
use super::{Facts, Report, across, agents, quotes};

rule! {
    /// # What it does
    /// Reports a quotation that the target credits to another person than the source does, and a verb both texts have
    /// whose subject is somebody else: another person by name, a person who never has the office that the source names,
    /// or another of two bodies that the source tells apart.
    ///
    /// # Why it matters
    /// Nobody wants to read their name under words that they did not say.
    ///
    /// # Example
    /// Source: *"It is too early," said Dr. Solvang.* Target: *“It is too early,” said Prof. Keita.*
    ///
    /// # Leaves alone
    /// A title or first name more or less; "he added" behind the same speaker; a quotation that goes on from the
    /// sentence before; words of the narrator.
    ///
    /// # Limits
    /// Of a quotation both speakers have to be known by name. Without quotation marks only verbs that both texts have
    /// are compared, in one voice.
    "misattribution", "Credited to somebody else", "accuracy/mistranslation", Error, Some(EditClass::Person), check
}

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    if !facts.one_language() {
        return across::speakers_named(facts, report);
    }
    for sentence in 0..facts.target.sentences().len() {
        for credit in agents::credits(facts, sentence) {
            let theirs = credit.source.of(facts.source.text());
            let message = format!("In the source it is {theirs}.");
            report.add(
                Some(credit.target),
                Some(credit.source),
                credit.confidence,
                message,
            );
        }
    }
    let inside = Quoted::new(&facts.source_annotations.quotations);
    for (index, quotation) in facts.target_annotations.quotations.iter().enumerate() {
        let speaker = facts.target_speech.speakers[index].as_ref();
        let Some(ours) = speaker.and_then(|s| {
            name_of(
                facts.target,
                facts.target_annotations,
                &facts.target_speech,
                s,
            )
        }) else {
            continue;
        };
        let Some(other) = quoted_source(facts, &inside, quotation) else {
            continue;
        };
        let speaker = facts.source_speech.speakers[other].as_ref();
        let Some(theirs) = speaker.and_then(|s| {
            name_of(
                facts.source,
                facts.source_annotations,
                &facts.source_speech,
                s,
            )
        }) else {
            continue;
        };
        let ((ours, sure), (theirs, theirs_sure)) = (ours, theirs);
        if !(sure || theirs_sure) || may_be_same(facts, &ours, &theirs) {
            continue;
        }
        let message = format!(
            "In the source these are words of {}.",
            theirs.titled.of(facts.source.text())
        );
        let finding = report.add(Some(ours.titled), Some(theirs.titled), 0.85, message);
        if let Some(finding) = finding {
            finding.suggestion = Some(theirs.titled.of(facts.source.text()).to_owned());
        }
    }
}

/// The name that a speaker goes by, in the words themselves or of the person whom a pronoun means, and whether it is
/// surely a person's. A body or place that speaks is no person, and a person may speak for it.
fn name_of(
    document: &Document,
    annotations: &Annotations,
    speech: &Speech,
    speaker: &Subject,
) -> Option<(Name, bool)> {
    let named = |subject: &Subject| {
        let name = annotations.names_in(subject.span).last()?;
        let sure = subject.kind == SubjectKind::Person || name.kind == NameKind::Person;
        (sure || is_like_a_person(document, name)).then(|| (name.clone(), sure))
    };
    if speaker.pronoun.is_none() {
        return named(speaker);
    }
    let sentence = document.sentence_at(speaker.span.start)?;
    let antecedent = speech.antecedent(document, annotations, sentence, speaker.words.start)?;
    named(&antecedent)
}

/// Two or three capitalised words without article or noun of a body.
fn is_like_a_person(document: &Document, name: &Name) -> bool {
    let words = &document.words()[name.words.clone()];
    let data = document.language().data();
    // "Rafael Ordway of Caldora": where somebody is from.
    let from = words
        .iter()
        .position(|w| w.form == "of")
        .unwrap_or(words.len());
    let words = &words[..from];
    let article = name
        .words
        .start
        .checked_sub(1)
        .is_some_and(|b| document.words()[b].form == "the");
    (2..=3).contains(&words.len())
        && !article
        && words
            .iter()
            .all(|w| w.capital && !crate::lang::contains(data.body_nouns, &w.form))
}

/// The quotation of the source that a quotation of the target has its words from: where they stand word for word,
/// or where most of them are answered.
fn quoted_source(facts: &Facts<'_>, quoted: &Quoted<'_>, quotation: &Quotation) -> Option<usize> {
    let range = quotes::words_inside(facts.target, quotation);
    let forms: Vec<&str> = facts.target.words()[range.clone()]
        .iter()
        .filter(|w| w.kind != crate::text::WordKind::Mark)
        .map(|w| w.form.as_str())
        .collect();
    if forms.len() < 3 {
        return None;
    }
    let words = if let Some(found) = facts.source_words.find(facts.source, &forms) {
        found.collect::<Vec<_>>()
    } else {
        let sentence = facts.target.sentence_at(quotation.inner.start)?;
        let alignment = facts.words_of(sentence)?;
        range.filter_map(|at| alignment.source_of(at)).collect()
    };
    let hits: Vec<usize> = words
        .iter()
        .step_by(words.len() / 64 + 1)
        .filter_map(|&w| quoted.around(facts.source_word(w).span))
        .collect();
    let best = hits.iter().copied().max_by_key(|q| {
        (
            hits.iter().filter(|h| *h == q).count(),
            std::cmp::Reverse(*q),
        )
    })?;
    (2 * hits.len() >= forms.len().min(64)).then_some(best)
}

/// Quotations by place. Those with the same marks do not overlap, so each kind can be searched.
struct Quoted<'f> {
    quotations: &'f [Quotation],
    /// Indices of the double ones, then of the single ones, in order.
    kinds: [Vec<usize>; 2],
}

impl<'f> Quoted<'f> {
    fn new(quotations: &'f [Quotation]) -> Self {
        let of = |marks: QuotationMarks| {
            let all = quotations.iter().enumerate();
            all.filter(|(_, q)| q.marks == marks)
                .map(|(index, _)| index)
                .collect()
        };
        let kinds = [of(QuotationMarks::Double), of(QuotationMarks::Single)];
        Quoted { quotations, kinds }
    }

    /// The first quotation that holds the whole of `span`.
    fn around(&self, span: Span) -> Option<usize> {
        let holder = |kind: &Vec<usize>| {
            let after = kind.partition_point(|&q| self.quotations[q].span.start <= span.start);
            let last = kind[..after].last().copied();
            last.filter(|&q| self.quotations[q].span.contains(span))
        };
        self.kinds.iter().filter_map(holder).min()
    }
}

/// Whether two names can be of one person: a part in common, or nearly, or one that the other stands beside.
fn may_be_same(facts: &Facts<'_>, ours: &Name, theirs: &Name) -> bool {
    let ours = parts(facts.target, ours);
    let theirs = parts(facts.source, theirs);
    let forms: HashSet<&str> = theirs.iter().map(|p| p.form.as_str()).collect();
    ours.iter().any(|p| {
        forms.contains(p.form.as_str()) || theirs.iter().any(|t| is_near(&p.form, &t.form))
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::{points_at, silent};
    const RULE: &str = "misattribution";
    const SOURCE: [&str; 2] = [
        "“It is too early to open the dam,” said Dr. Ada Weil.",
        "“It will be a long summer,” said Mr. Karl Brand.",
    ];

    #[test]
    fn another_speaker() {
        let target = ["“It is too early to open the dam,” Karl Brand said."];
        points_at(RULE, &SOURCE, &target, &["Karl Brand"]);
    }

    #[test]
    fn a_deed_of_another() {
        let source = [
            "The talks were led by mediator Ada Weil, and Transport Minister Karl Brand stayed away.",
            "The Mediator sharply criticises the leak of the drafts.",
        ];
        let told = |who: &str| format!("{who} sharply criticised the leak of the drafts.");
        let first = "Ada Weil led the talks, and Karl Brand stayed away.";
        points_at(
            RULE,
            &source,
            &[first, &told("Transport Minister Karl Brand")],
            &["Transport Minister Karl Brand"],
        );
        silent(RULE, &source, &[first, &told("Ada Weil")]);
        silent(RULE, &source, &[first, &told("Mediator Ada Weil")]);
        let source = [
            "The union sued the port over it.",
            "The port rejected the claim.",
        ];
        let told = |who: &str| format!("The {who} rejected the claim.");
        points_at(
            RULE,
            &source,
            &["The union sued.", &told("union")],
            &["The union"],
        );
        silent(RULE, &source, &["The union sued.", &told("port")]);
    }

    #[test]
    fn a_speaker_behind_a_pronoun() {
        let source = [
            "The mayor, Ada Weil, said that the dam was full.",
            "“It is too early to open it,” she added.",
        ];
        let target = [
            "The dam was full.",
            "Karl Brand said: “It is too early to open it.”",
        ];
        points_at(RULE, &source, &target, &["Karl Brand"]);
    }

    #[test]
    fn a_pronoun_for_a_name_behind_an_office() {
        let source = [
            "“Every warning was there,” said the board's chair, Ada Weil.",
            "“We were lucky that the tanks held,” she added.",
        ];
        let target = [
            "“Every warning was there,” said Ada Weil.",
            "“We were lucky that the tanks held,” engineer Karl Brand added.",
        ];
        points_at(RULE, &source, &target, &["Karl Brand"]);
    }

    #[test]
    fn the_same_speaker_otherwise_named() {
        silent(
            RULE,
            &SOURCE,
            &["“It is too early to open the dam,” Weil said."],
        );
        silent(
            RULE,
            &SOURCE,
            &["“It is too early to open the dam,” the engineer said."],
        );
    }
}
