//! `name-variant`

use crate::diff::EditClass;
use crate::text::names::{self, Name, NameKind};
use crate::text::{Span, WordKind};

use super::names::{NameEntry, NamePart, is_near, letters_apart, parts};
use super::{Facts, Report};

rule! {
    /// # What it does
    /// Reports a proper name in another form than any the source has: a letter or two off, a word more or less
    /// inside it, its words in another order, one of its words replaced.
    ///
    /// # Why it matters
    /// A reader who looks the name up does not find it, or takes it for another body.
    ///
    /// # Example
    /// Source: *Minerals Security Partnership*. Target: *Mineral Security Partnership*.
    ///
    /// # Leaves alone
    /// Short forms ("Brennholt" for "Brennholt Foods"), added titles and first names, abbreviations and what they
    /// stand for, possessives, a name that the source has in the same words.
    ///
    /// # Limits
    /// Languages that do not tell names by capitals. Two names of different things that look alike.
    "name-variant", "A name in another form", "terminology/inconsistent with reference", Warning,
    Some(EditClass::Name), check
}

/// How much of the longer name has to be found in the other for the two to be forms of one.
const LEAST_ALIKE: f64 = 0.6;

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    if !facts.one_language() {
        return;
    }
    for name in &facts.target_annotations.names {
        if stands_in_source(facts, name) {
            continue;
        }
        let parts = parts(facts.target, name);
        let variant = match parts.len() {
            0 => None,
            1 => single(facts, name, &parts[0]),
            _ => several(facts, name, &parts).or_else(|| replaced(facts, name)),
        };
        let Some((span, confidence)) = variant else {
            continue;
        };
        let theirs = span.of(facts.source.text());
        let ours = name.span.of(facts.target.text());
        let message = format!("The source writes “{theirs}”, the target “{ours}”.");
        if let Some(finding) = report.add(Some(name.span), Some(span), confidence, message) {
            finding.suggestion = Some(theirs.to_owned());
        }
    }
}

/// Whether the source has these words, in any case, or an abbreviation or expansion of them.
pub(super) fn stands_in_source(facts: &Facts<'_>, name: &Name) -> bool {
    let words = &facts.target.words()[name.words.clone()];
    let forms: Vec<&str> = words
        .iter()
        .filter(|w| w.kind != WordKind::Mark)
        .map(|w| w.form.as_str())
        .collect();
    if facts.source_words.find(facts.source, &forms).is_some() {
        return true;
    }
    let without: Vec<&str> = forms.iter().copied().filter(|f| *f != "'s").collect();
    if without.len() < forms.len() && facts.source_words.find(facts.source, &without).is_some() {
        return true;
    }
    if let [word] = words
        && names::is_acronym(word, facts.target.text())
    {
        // The target may write an acronym for what the source spells out, wherever it does.
        return facts.source_words.has(&word.form)
            || facts
                .source_names
                .entries
                .iter()
                .any(|e| initials(&e.parts) == plain(&word.form))
            || facts.target_annotations.names.iter().any(|n| {
                n.words.len() > 1 && initials(&parts(facts.target, n)) == plain(&word.form)
            });
    }
    // ... and spell out what the source abbreviates, as a whole or in a part ("United Nations Charter").
    let parts = parts(facts.target, name);
    let same = facts.source_names.sharing(&parts).into_iter();
    let mut same = same.filter(|&e| facts.source_names.entries[e].parts == parts);
    same.next().is_some() || expands(facts, &parts)
}

fn plain(form: &str) -> String {
    form.chars().filter(|c| *c != '.').collect()
}

fn initials(parts: &[NamePart]) -> String {
    if parts.len() < 2 {
        return String::new();
    }
    parts.iter().filter_map(|p| p.form.chars().next()).collect()
}

/// Whether some run of the words is spelled out where the source has its initials, and the rest is the source's.
fn expands(facts: &Facts<'_>, parts: &[NamePart]) -> bool {
    (0..parts.len()).any(|from| {
        (from + 2..=parts.len()).any(|to| {
            let short = initials(&parts[from..to]);
            // The source spells it out too, in another form: that is the one to compare with.
            if facts
                .source_names
                .entries
                .iter()
                .any(|e| initials(&e.parts) == short)
            {
                return false;
            }
            let dotted: String = short.chars().flat_map(|c| [c, '.']).collect();
            [short.as_str(), dotted.as_str()]
                .into_iter()
                .any(|acronym| {
                    let mut forms: Vec<&str> =
                        parts[..from].iter().map(|p| p.form.as_str()).collect();
                    forms.push(acronym);
                    forms.extend(parts[to..].iter().map(|p| p.form.as_str()));
                    facts.source_words.find(facts.source, &forms).is_some()
                })
        })
    }) || contracts(facts, parts)
}

/// Whether a word of the name is the initials of words that stand in its place in a name of the source ("UN
/// Charter" for "United Nations Charter").
fn contracts(facts: &Facts<'_>, parts: &[NamePart]) -> bool {
    facts.source_names.sharing(parts).into_iter().any(|entry| {
        let theirs = &facts.source_names.entries[entry].parts;
        (0..parts.len()).any(|at| {
            let letters = plain(&parts[at].form);
            let width = letters.chars().count();
            width >= 2
                && parts.len() - 1 + width == theirs.len()
                && parts[..at]
                    .iter()
                    .zip(theirs)
                    .all(|(a, b)| a.form == b.form)
                && initials(&theirs[at..at + width]) == letters
                && parts[at + 1..]
                    .iter()
                    .zip(&theirs[at + width..])
                    .all(|(a, b)| a.form == b.form)
        })
    })
}

/// Where the source writes an entry: in the linked sentences if it does so there.
fn occurrence(facts: &Facts<'_>, entry: &NameEntry, sentence: usize) -> (Span, bool) {
    let sources = facts.sources_of(sentence);
    let names = &facts.source_annotations.names;
    let linked = entry
        .occurrences
        .iter()
        .find(|&&o| sources.contains(&names[o].sentence));
    let at = linked.or(entry.occurrences.first()).copied().unwrap_or(0);
    (names[at].span, linked.is_some())
}

/// A name of one word: a spelling of a word that only names have in the source, a letter or two off.
fn single(facts: &Facts<'_>, name: &Name, part: &NamePart) -> Option<(Span, f64)> {
    if facts.source_words.has(&part.form) {
        return None;
    }
    let mut best: Option<(bool, usize, Span)> = None;
    for entry in &facts.source_names.entries {
        let Some(near) = entry.parts.iter().find(|p| is_near(&p.form, &part.form)) else {
            continue;
        };
        let (span, linked) = occurrence(facts, entry, name.sentence);
        // The name that stands in the answering sentence, then the shortest.
        let key = (!linked, entry.parts.len(), span);
        // The spelling of the source is used beside it: two names.
        let both = facts
            .target_annotations
            .names_in(facts.target.sentences()[name.sentence].span)
            .iter()
            .any(|n| parts(facts.target, n).iter().any(|p| p.form == near.form));
        if !both && best.is_none_or(|b| key < b) {
            best = Some(key);
        }
    }
    best.map(|(unlinked, _, span)| (span, if unlinked { 0.65 } else { 0.9 }))
}

/// A name of several words against the names that share one.
fn several(facts: &Facts<'_>, name: &Name, ours: &[NamePart]) -> Option<(Span, f64)> {
    let near: Vec<usize> = facts
        .source_names
        .entries
        .iter()
        .enumerate()
        .filter(|(_, e)| {
            e.parts.iter().any(|t| {
                ours.iter()
                    .any(|o| o.stem == t.stem || is_near(&o.form, &t.form))
            })
        })
        .map(|(i, _)| i)
        .collect();
    let mut best: Option<(f64, Span)> = None;
    for entry in near {
        let entry = &facts.source_names.entries[entry];
        let Some(alike) = alike(ours, &entry.parts, name.kind, entry.kind) else {
            continue;
        };
        let (span, linked) = occurrence(facts, entry, name.sentence);
        let score = alike + if linked { 0.1 } else { 0.0 };
        if alike >= LEAST_ALIKE && best.is_none_or(|(b, _)| score > b) {
            best = Some((score, span));
        }
    }
    best.map(|(score, span)| (span, (0.45 + 0.45 * score).min(0.95)))
}

/// Whether two words of names answer each other.
type Same = dyn Fn(&NamePart, &NamePart) -> bool;

/// How much two names share, where they differ in a way that makes them variants; none where one is a short or
/// long form of the other.
fn alike(
    ours: &[NamePart],
    theirs: &[NamePart],
    our_kind: NameKind,
    their_kind: NameKind,
) -> Option<f64> {
    let mut free: Vec<bool> = vec![true; theirs.len()];
    let mut answers: Vec<Option<(usize, bool)>> = vec![None; ours.len()];
    // The same word first, then the same stem, then near spellings.
    let tests: [&Same; 3] = [
        &|a, b| a.form == b.form,
        &|a, b| a.stem == b.stem,
        &|a, b| is_near(&a.form, &b.form),
    ];
    for (level, same) in tests.iter().enumerate() {
        for (o, part) in ours.iter().enumerate() {
            if answers[o].is_some() {
                continue;
            }
            if let Some(t) = (0..theirs.len()).find(|&t| free[t] && same(part, &theirs[t])) {
                free[t] = false;
                answers[o] = Some((t, level == 0));
            }
        }
    }
    // One word of a person's name is right and the other much like it: "Bram Ostergaard", "Bram Ostergood".
    if let ([Some((0, true)), None], [_, theirs]) = (&answers[..], theirs)
        && is_like(&ours[1].form, &theirs.form)
    {
        return Some(0.75);
    }
    let found: Vec<usize> = answers.iter().flatten().map(|(t, _)| *t).collect();
    let exact = answers.iter().flatten().filter(|(_, exact)| *exact).count();
    let spelling = exact < found.len();
    let ordered = found.windows(2).all(|w| w[0] < w[1]);
    let share = found.len() as f64 / ours.len().max(theirs.len()) as f64;
    let whole = found.len() == ours.len();
    let covered = found.len() == theirs.len();
    let person = our_kind == NameKind::Person || their_kind == NameKind::Person;
    if whole && covered {
        return (spelling || !ordered).then_some(share);
    }
    if person {
        // First names and initials come and go; only a spelling can be wrong, beside a part that is right.
        return (spelling && exact > 0 && (whole || covered)).then_some(share);
    }
    if spelling {
        return (exact > 0 || found.len() > 1).then_some(share);
    }
    // A word more or less at either end makes a short or long form, or another name; inside it makes a variant.
    let inner_ours = answers.first()?.is_some() && answers.last()?.is_some();
    let inner_theirs = free.first() == Some(&false) && free.last() == Some(&false);
    (inner_ours && inner_theirs).then_some(share)
}

/// Whether two surnames could be meant for one: the same beginning, and no more than a third of the letters apart.
fn is_like(a: &str, b: &str) -> bool {
    let shorter = a.chars().count().min(b.chars().count());
    let head = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count();
    2 * head >= shorter && letters_apart(a, b, shorter / 3).is_some_and(|d| d > 0)
}

/// One word replaced: the last word of the name answers the last word of a name in the linked source, and the
/// word before it another one there.
fn replaced(facts: &Facts<'_>, name: &Name) -> Option<(Span, f64)> {
    let words = facts.words_of(name.sentence)?;
    let data = facts.target.language().data();
    let head = name.words.end - 1;
    let head_word = facts.target_word(head);
    // Heads that are common nouns name a kind of thing ("Regulations"); a shared surname or place is no sign.
    let source_head = words.source_of(head)?;
    let theirs = facts
        .source_annotations
        .names_in(facts.source_word(source_head).span)
        .first()
        .or_else(|| {
            let sentence = facts
                .source
                .sentence_at(facts.source_word(source_head).span.start)?;
            let span = facts.source.sentences()[sentence].span;
            facts
                .source_annotations
                .names_in(span)
                .iter()
                .find(|n| n.words.end == source_head + 1)
        })?;
    if theirs.words.end != source_head + 1
        || theirs.words.len() != name.words.len()
        || name.words.len() < 2
    {
        return None;
    }
    let same_head = facts.source_word(source_head).form == head_word.form;
    let kind_word = head_word.form.len() >= 4
        && !data.is_function_word(&head_word.form)
        && name.kind == NameKind::Other
        && theirs.kind == NameKind::Other;
    // The source's name stands elsewhere in the target, or the target's other word in names of the source: then
    // they are two things.
    let modifier = &facts.target_word(head - 1).form;
    let known = facts
        .source_names
        .entries
        .iter()
        .any(|e| e.parts.iter().any(|p| p.form == *modifier));
    let their_parts = parts(facts.source, theirs);
    let kept = facts
        .target_annotations
        .names
        .iter()
        .any(|n| n.words.len() == name.words.len() && parts(facts.target, n) == their_parts);
    (same_head && kind_word && !known && !kept).then_some((theirs.span, 0.7))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{points_at, silent};

    const RULE: &str = "name-variant";

    #[test]
    fn a_letter_is_missing() {
        points_at(
            RULE,
            &["The works of Brennholt closed."],
            &["The works of Brenholt closed."],
            &["Brenholt"],
        );
    }

    #[test]
    fn a_word_more_inside() {
        let source = ["They founded the Norland-Sudria Secretariat."];
        points_at(
            RULE,
            &source,
            &["They founded the Norland-Sudria Rescue Secretariat."],
            &["Norland-Sudria Rescue Secretariat"],
        );
    }

    #[test]
    fn its_words_in_another_order() {
        let source = ["They signed the River Memorandum of Cooperation."];
        points_at(
            RULE,
            &source,
            &["They signed the River Cooperation Memorandum."],
            &["River Cooperation Memorandum"],
        );
    }

    #[test]
    fn one_word_in_the_plural() {
        let source = [
            "They joined the Harbours Safety Partnership (HSP).",
            "The HSP met.",
        ];
        points_at(
            RULE,
            &source,
            &["They joined the Harbour Safety Partnership."],
            &["Harbour Safety Partnership"],
        );
    }

    #[test]
    fn one_word_replaced() {
        let source = ["Under Art. 9 of the Match Regulations it stands."];
        points_at(
            RULE,
            &source,
            &["Under Art. 9 of the Season Regulations it stands."],
            &["Season Regulations"],
        );
    }

    #[test]
    fn short_and_long_forms_are_the_same() {
        silent(
            RULE,
            &["The works of Brennholt Foods closed."],
            &["The works of Brennholt closed."],
        );
        silent(
            RULE,
            &["Prime Minister Berg spoke."],
            &["Norse Prime Minister Ada Berg spoke."],
        );
        silent(
            RULE,
            &["It informed the Centre for Flood Control (CFC)."],
            &["It informed the CFC."],
        );
        silent(
            RULE,
            &["Under the United Nations Charter it may."],
            &["Under the UN Charter it may."],
        );
        silent(
            RULE,
            &["Under the UN Charter it may."],
            &["Under the United Nations Charter it may."],
        );
    }

    #[test]
    fn two_names_are_two() {
        silent(
            RULE,
            &["Norland and Sudria agreed."],
            &["Norland agreed with Sudria and the Norlanders."],
        );
    }
}
