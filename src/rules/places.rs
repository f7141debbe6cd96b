//! Where a name stands, and which name of the source stands in such a place. Read by `entity-swap`.

use crate::diff::{WordAlignment, tells};
use crate::text::names::{Name, NameKind};
use crate::text::{Document, Span, WordKind};

use super::Facts;
use super::names::{NamePart, is_near, parts};
use super::predicates::occurrences;

/// Whether the target sentence has a word of a name.
fn is_told(facts: &Facts<'_>, sentence: usize, name: &[NamePart]) -> bool {
    let words = facts.target.sentence_words(sentence);
    words.iter().any(|w| name.iter().any(|p| p.stem == w.stem))
}

/// The name that stands in the source behind the same noun and preposition ("the dispatcher in Storvik"), where the
/// target sentence names it nowhere: another name of the linked sentences was set in its place.
pub(super) fn in_its_phrase(
    facts: &Facts<'_>,
    words: &WordAlignment,
    name: &Name,
    linked: &[&Name],
) -> Option<(Span, f64)> {
    let data = facts.target.language().data();
    let range = facts.target.sentences()[name.sentence].words.clone();
    let before = name
        .words
        .start
        .checked_sub(1)
        .filter(|b| range.contains(b))?;
    let noun = before.checked_sub(1).filter(|n| range.contains(n))?;
    let word = facts.target_word(noun);
    let preposition = &facts.target_word(before).form;
    let head = words.source_of(noun)?;
    let same = word.kind == WordKind::Word
        && !word.capital
        && !data.is_function_word(&word.form)
        && data.is_function_word(preposition)
        && facts
            .source
            .words()
            .get(head + 1)
            .is_some_and(|w| w.form == *preposition);
    let theirs = linked.iter().find(|n| n.words.start == head + 2)?;
    let ours = parts(facts.target, name);
    let others = parts(facts.source, theirs);
    let told = is_told(facts, name.sentence, &others);
    let one = others.iter().any(|p| {
        ours.iter()
            .any(|o| o.stem == p.stem || is_near(&o.form, &p.form))
    });
    // The source has this name behind the same noun too.
    let (_, places) = occurrences(facts, name.sentence, noun, head);
    let again = places.len() > 1;
    (same && !told && !one && !again).then_some((theirs.span, 0.7))
}

/// The name that stands right before the same words in the linked source ("Testing Ltd. to review the checks"), where
/// the target sentence names it nowhere and the source has this name of something else.
pub(super) fn before_the_same(
    facts: &Facts<'_>,
    words: &WordAlignment,
    name: &Name,
    linked: &[&Name],
) -> Option<(Span, f64)> {
    let range = facts.target.sentences()[name.sentence].words.clone();
    let right = name.words.end;
    let next = words.source_of(right)?;
    let theirs = linked.iter().find(|n| n.words.end == next)?;
    // Two words, one of which tells something.
    let both = range.contains(&(right + 1)) && words.source_of(right + 1) == Some(next + 1);
    let tells = |at: usize| tells(facts.target, facts.target_word(at));
    // Before a noun it only says whose or what kind.
    let tells = both && !tells(right) && tells(right + 1);
    let ours = parts(facts.target, name);
    let others = parts(facts.source, theirs);
    let told = is_told(facts, name.sentence, &others);
    let elsewhere = facts.source_names.same(&ours).is_some();
    (tells && !told && elsewhere && name.kind == theirs.kind).then_some((theirs.span, 0.7))
}

/// The one name of the linked source that the target sentence lacks, where it acts as this one does here: "because
/// Kaltenberg would not release him" for "but Ravenshore refused to let him go". The source has this name elsewhere, of
/// another, and nothing in the linked sentence that it could stand for.
pub(super) fn acts_instead(
    facts: &Facts<'_>,
    name: &Name,
    linked: &[&Name],
) -> Option<(Span, f64)> {
    let &[source] = facts.sources_of(name.sentence) else {
        return None;
    };
    let data = facts.source.language().data();
    let ours = parts(facts.target, name);
    let elsewhere = facts.source_names.same(&ours).is_some();
    let here = facts
        .target_annotations
        .names_in(facts.target.sentences()[name.sentence].span);
    let told = |n: &&&Name| {
        let theirs = parts(facts.source, n);
        here.iter().any(|h| {
            parts(facts.target, h)
                .iter()
                .any(|p| theirs.iter().any(|t| t.form == p.form))
        })
    };
    let mut lost = linked.iter().filter(|n| !told(n));
    let (theirs, None) = (lost.next()?, lost.next()) else {
        return None;
    };
    // A pronoun or a body told by what it is may be whom the target names.
    let stands_for = |w: &crate::text::Word| {
        matches!(w.form.as_str(), "it" | "its" | "they" | "their" | "them")
            || crate::lang::contains(data.body_nouns, &w.form) && !w.capital
    };
    // A body told by what it is right before its name ("the group Fair Shelf") is the name's own.
    let range = facts.source.sentences()[source].words.clone();
    let mut rest = range.filter(|&w| w + 1 != theirs.words.start);
    let open = rest.any(|w| stands_for(facts.source_word(w)));
    let acts = |document: &Document, n: &Name| {
        let verb = document.words().get(n.words.end)?;
        // Back over "the consumer group".
        let sentence = &document.sentences()[n.sentence].words;
        let mut first = n.words.start;
        while first > sentence.start && n.words.start - first < 3 {
            let word = &document.words()[first - 1];
            let part = word.form == "the"
                || word.kind == WordKind::Word
                    && !data.is_function_word(&word.form)
                    && !word.capital;
            if !part {
                break;
            }
            first -= 1;
        }
        let opens = first
            .checked_sub(1)
            .filter(|b| sentence.contains(b))
            .map(|b| &document.words()[b]);
        let clause = opens.is_none_or(|w| {
            w.kind == WordKind::Mark
                || matches!(
                    w.form.as_str(),
                    "because"
                        | "but"
                        | "while"
                        | "that"
                        | "after"
                        | "since"
                        | "as"
                        | "when"
                        | "if"
                        | "and"
                )
        });
        let finite = crate::lang::contains(data.auxiliaries, &verb.form)
            || verb.form.ends_with("ed")
            || data.lemma(&verb.form) != verb.form;
        (clause && finite && verb.kind == WordKind::Word).then_some(())
    };
    let both = acts(facts.target, name)
        .and(acts(facts.source, theirs))
        .is_some();
    let alike = name.kind == theirs.kind && theirs.kind != NameKind::Person;
    (elsewhere && !open && both && alike).then_some((theirs.span, 0.65))
}
