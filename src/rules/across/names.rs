//! Names across languages: one name in two spellings.

use std::collections::{BTreeMap, BTreeSet};

use crate::text::{Document, Span, Word, WordKind, romanise};

use super::super::names::letters_apart;
use super::spoken::heard;
use super::{Facts, Pair, Report, shown};

/// A capitalised word of the target and where it stands.
struct Seen {
    form: String,
    places: Vec<Span>,
}

/// A name that the translation writes otherwise than the source, or in two ways.
pub(in crate::rules) fn variants(facts: &Facts<'_>, report: &mut Report<'_>) {
    if facts.across().is_none() {
        return;
    }
    if is_latin_text(facts.source) {
        letter_by_letter(facts, report);
    } else {
        two_spellings(facts, report);
    }
}

pub(super) fn is_latin_text(document: &Document) -> bool {
    !matches!(document.language().code(), "ko" | "ja" | "zh")
}

fn is_name_word(word: &Word) -> bool {
    word.kind == WordKind::Word && word.capital && word.form.chars().count() >= 4
}

/// Letters without their marks: é is e.
pub(super) fn bare(form: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    form.nfd().filter(char::is_ascii_alphanumeric).collect()
}

/// Both texts in Latin letters: a name is taken over as it stands. A word one or two letters off a word of the
/// source is the same name misspelt if its neighbour is the same in both, or if the source's spelling stands
/// elsewhere in the target.
fn letter_by_letter(facts: &Facts<'_>, report: &mut Report<'_>) {
    let forms = |d: &Document| -> BTreeSet<String> {
        d.words()
            .iter()
            .filter(|w| w.capital)
            .map(|w| bare(&w.form))
            .collect()
    };
    let (source_forms, target_forms) = (forms(facts.source), forms(facts.target));
    let mut reported = BTreeSet::new();
    for pair in Pair::all(facts) {
        let sources: Vec<&Word> = pair
            .link
            .sources
            .iter()
            .flat_map(|&s| facts.source.sentence_words(s))
            .collect();
        let targets = pair.target_words();
        for (at, word) in targets.iter().enumerate().filter(|(_, w)| is_name_word(w)) {
            let ours = bare(&word.form);
            if source_forms.contains(&ours)
                || source_forms.contains(ours.trim_end_matches('s')) && ours.ends_with("'s")
            {
                continue;
            }
            let near = sources
                .iter()
                .enumerate()
                .find(|(_, s)| is_name_word(s) && is_variant(&bare(&s.form), &ours));
            let Some((there, name)) = near else { continue };
            let theirs = bare(&name.form);
            let neighbour = |words: &[&Word], at: usize, step: isize| {
                at.checked_add_signed(step)
                    .and_then(|i| words.get(i))
                    .filter(|w| w.capital && w.kind == WordKind::Word && w.form.chars().count() > 1)
                    .map(|w| bare(&w.form))
            };
            let beside = [-1, 1].into_iter().find(|&step| {
                let ours = neighbour(&targets, at, step);
                ours.is_some() && ours == neighbour(&sources, there, step)
            });
            let elsewhere = target_forms.contains(&theirs);
            if beside.is_none() && !elsewhere || !reported.insert((ours, word.span.start)) {
                continue;
            }
            let place = match beside {
                Some(-1) => targets[at - 1].span.cover(word.span),
                _ => word.span,
            };
            let message = format!(
                "The source writes {}, the target {}.",
                shown(pair.source_text(), name.span),
                shown(pair.target_text(), word.span)
            );
            let suggestion = name.span.of(facts.source.text()).to_owned();
            if let Some(finding) = report.add(Some(place), Some(name.span), 0.85, message) {
                finding.suggestion = Some(suggestion);
            }
        }
    }
}

/// Whether two spellings may be one name: the same first letter and one letter more, less, other or moved; two in
/// a long word.
fn is_variant(a: &str, b: &str) -> bool {
    let shorter = a.chars().count().min(b.chars().count());
    let most = if shorter >= 8 { 2 } else { 1 };
    a != b
        && shorter >= 4
        && a.chars().next() == b.chars().next()
        && letters_apart(a, b, most).is_some()
}

/// The source has another script: the target's own spellings of a name are compared. The one nearer to the
/// romanisation of the source's words is right; without one, the more frequent, then the first.
fn two_spellings(facts: &Facts<'_>, report: &mut Report<'_>) {
    let data = facts.target.language().data();
    let mut seen: BTreeMap<String, Seen> = BTreeMap::new();
    for sentence in facts.target.sentences() {
        let words = &facts.target.words()[sentence.words.clone()];
        for (at, word) in words.iter().enumerate() {
            // A word that only opens a sentence need be no name.
            let opens = at == 0 || words[at - 1].kind == WordKind::Mark;
            let named = is_name_word(word) && !(opens && data.is_function_word(&word.form));
            if named {
                let form = bare(&word.form);
                let entry = seen.entry(form.clone()).or_insert(Seen {
                    form,
                    places: Vec::new(),
                });
                entry.places.push(word.span);
            }
        }
    }
    let lower: BTreeSet<String> = facts
        .target
        .words()
        .iter()
        .filter(|w| !w.capital)
        .map(|w| w.form.clone())
        .collect();
    let names: Vec<&Seen> = seen.values().filter(|s| !lower.contains(&s.form)).collect();
    for (at, a) in names.iter().enumerate() {
        for b in &names[at + 1..] {
            let ending = |x: &str, y: &str| x.starts_with(y) || y.starts_with(x);
            let close = a.form.len().min(b.form.len()) >= 5
                && !ending(&a.form, &b.form)
                && a.form.chars().next() == b.form.chars().next()
                && (letters_apart(&a.form, &b.form, if a.form.len() >= 7 { 2 } else { 1 })
                    .is_some()
                    || facts.source.language().code() == "ko" && heard(&a.form) == heard(&b.form));
            if !close {
                continue;
            }
            let (right_a, right_b) = (spelling(facts, a), spelling(facts, b));
            // Two names that the source has both are two names.
            let wrong = match (right_a, right_b) {
                (Some(0), Some(0)) => continue,
                (Some(0), None) => b,
                (None, Some(0)) => a,
                (Some(x), Some(y)) if x != y => {
                    if x < y {
                        b
                    } else {
                        a
                    }
                }
                _ if !is_one_name(facts, a, b) => continue,
                _ if a.places.len() != b.places.len() => {
                    if a.places.len() > b.places.len() {
                        b
                    } else {
                        a
                    }
                }
                _ => {
                    if a.places[0].start < b.places[0].start {
                        b
                    } else {
                        a
                    }
                }
            };
            let right = if std::ptr::eq(*wrong, *a) { b } else { a };
            let place = wrong.places[0];
            let other = right.places[0].of(facts.target.text()).to_owned();
            let message = format!(
                "{} is written {other} elsewhere.",
                place.of(facts.target.text())
            );
            let confidence = if right_a.is_some() && right_b.is_some() {
                0.85
            } else {
                0.6
            };
            if let Some(finding) =
                report.add(Some(with_name(facts, place)), None, confidence, message)
            {
                finding.suggestion = Some(other);
            }
        }
    }
}

/// A name's word with the capitalised words right beside it.
fn with_name(facts: &Facts<'_>, place: Span) -> Span {
    let words = facts.target.words();
    let at = words.partition_point(|w| w.span.start < place.start);
    let before = at
        .checked_sub(1)
        .map(|i| &words[i])
        .filter(|w| w.capital && w.kind == WordKind::Word);
    before.map_or(place, |w| w.span.cover(place))
}

/// How many letters the romanisation of a source word lies off this spelling, at the least; none where no word of
/// the sentences it stands for is near.
fn spelling(facts: &Facts<'_>, name: &Seen) -> Option<usize> {
    name.places
        .iter()
        .filter_map(|place| facts.target.sentence_at(place.start))
        .flat_map(|sentence| facts.sources_of(sentence))
        .filter_map(|&source| nearest(facts.source, source, &name.form))
        .min()
}

/// The least letters apart between a spelling and any run of the sentence's characters in Latin letters.
fn nearest(document: &Document, sentence: usize, form: &str) -> Option<usize> {
    let chars: Vec<char> = document.sentence_text(sentence).chars().collect();
    let latin: fn(&str) -> Option<String> = match document.language().code() {
        "ko" => romanise::hangul,
        "zh" => romanise::han,
        _ => return None,
    };
    // A name in Latin letters takes two letters a character at least, five at most.
    let lengths = form.len().div_ceil(6).max(1)..=form.len() / 2;
    let mut least = None;
    for start in 0..chars.len() {
        for length in lengths.clone() {
            let Some(run) = chars.get(start..start + length) else {
                break;
            };
            let Some(name) = latin(&run.iter().collect::<String>()) else {
                break;
            };
            if let Some(apart) = letters_apart(&name, form, 2) {
                least = Some(least.map_or(apart, |l: usize| l.min(apart)));
            }
        }
    }
    least
}

/// Whether two spellings stand for one name as far as their sentences tell: the source sentences share a run of four
/// characters without a space, or the words beside are the same.
fn is_one_name(facts: &Facts<'_>, a: &Seen, b: &Seen) -> bool {
    let beside = |place: Span| {
        let words = facts.target.words();
        let at = words.partition_point(|w| w.span.start < place.start);
        let before = at.checked_sub(1).map(|i| words[i].form.clone());
        let after = words.get(at + 1).map(|w| w.form.clone());
        let capital = |i: Option<usize>| {
            i.and_then(|i| words.get(i))
                .is_some_and(|w| w.capital && w.kind == WordKind::Word)
        };
        (
            before.filter(|_| capital(at.checked_sub(1))),
            after.filter(|_| capital(Some(at + 1))),
        )
    };
    a.places.iter().any(|&x| {
        b.places.iter().any(|&y| {
            let ((p, q), (r, s)) = (beside(x), beside(y));
            p.is_some() && p == r || q.is_some() && q == s
        })
    })
}

pub(super) fn is_eastern(c: char) -> bool {
    matches!(u32::from(c), 0x1100..=0x11ff | 0x3040..=0x30ff | 0x3400..=0x4dbf | 0x4e00..=0x9fff | 0xac00..=0xd7a3)
}
