//! Words of the source's language left standing.

use std::collections::BTreeSet;

use crate::text::{Span, Word, WordKind, fold};

use super::names::{is_eastern, is_latin_text};
use super::{Facts, Pair, Report, shown};

/// Words in the source's script that the translation leaves standing.
pub(in crate::rules) fn untranslated(facts: &Facts<'_>, report: &mut Report<'_>) {
    if facts.one_language() || is_latin_text(facts.source) || !is_latin_text(facts.target) {
        left_in_latin(facts, report);
        return;
    }
    for sentence in 0..facts.target.sentences().len() {
        let span = facts.target.sentences()[sentence].span;
        let mut run: Option<Span> = None;
        let mut runs = Vec::new();
        for (at, c) in span.of(facts.target.text()).char_indices() {
            let place = Span::new(span.start + at, span.start + at + c.len_utf8());
            if is_eastern(c) {
                run = Some(run.map_or(place, |r| r.cover(place)));
            } else if let Some(done) = run.take() {
                runs.push(done);
            }
        }
        runs.extend(run);
        for place in runs {
            // A term given in brackets or in quotation marks is meant to stand.
            let before = facts.target.text()[..place.start].chars().next_back();
            let after = facts.target.text()[place.end..].chars().next();
            let marked = before.is_some_and(|c| "(（[“‘\"'「《".contains(c))
                || after.is_some_and(|c| ")）]”’\"'」》".contains(c));
            let words = place.of(facts.target.text());
            let there = facts.sources_of(sentence).iter().find_map(|&s| {
                let sentence = facts.source.sentences()[s].span;
                let at = sentence.of(facts.source.text()).find(words)?;
                Some(Span::new(
                    sentence.start + at,
                    sentence.start + at + words.len(),
                ))
            });
            if !marked {
                let message = format!("“{words}” is not translated.");
                report.add(Some(place), there, 0.9, message);
            }
        }
    }
}

/// Words in a row that both texts have, at least, small ones of the source's language among them.
const LEFT: usize = 3;

/// Both in Latin letters: a run of small words taken over as they stand.
fn left_in_latin(facts: &Facts<'_>, report: &mut Report<'_>) {
    if facts.one_language()
        || !is_latin_text(facts.source)
        || !is_latin_text(facts.target)
        || facts.across().is_none()
    {
        return;
    }
    let known: BTreeSet<&str> = facts
        .target
        .language()
        .data()
        .function_words
        .iter()
        .copied()
        .collect();
    for pair in Pair::all(facts) {
        let source: Vec<String> = pair
            .link
            .sources
            .iter()
            .flat_map(|&s| facts.source.sentence_words(s))
            .map(|w| fold(&w.form))
            .collect();
        let words = pair.target_words();
        let mut found: Vec<Span> = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let small = |w: &Word| {
                w.kind == WordKind::Word && !w.capital && !known.contains(w.form.as_str())
            };
            let mut end = at;
            while end < words.len()
                && words[end].kind == WordKind::Word
                && source
                    .windows(end + 1 - at)
                    .any(|run| run.iter().zip(&words[at..=end]).all(|(s, t)| *s == t.form))
            {
                end += 1;
            }
            let span = || words[at].span.cover(words[end - 1].span);
            if end >= at + LEFT
                && words[at..end].iter().filter(|w| small(w)).count() >= LEFT
                && facts
                    .target_annotations
                    .quotation_at(words[at].span.start)
                    .is_none()
            {
                found.push(span());
            }
            at = end.max(at + 1);
        }
        foreign_words(&pair, &words, &source, &mut found);
        for place in found {
            let message = format!("“{}” is not translated.", shown(pair.target_text(), place));
            report.add(Some(place), None, 0.7, message);
        }
    }
}

/// Endings of German common nouns that name no body and stand in no English word. Own list.
const GERMAN_NOUNS: &[&str] = &[
    "ungen",
    "heiten",
    "keiten",
    "schaften",
    "keit",
    "verordnung",
    "genehmigung",
    "erhöhung",
    "bewilligung",
    "leistung",
    "rechnung",
    "untersuchung",
    "entwicklung",
    "werbung",
    "sperrung",
    "prüfung",
    "messung",
    "lösung",
    "vorschrift",
    "vorschriften",
    "verfahren",
    "gebühr",
    "gebühren",
    "kosten",
    "maßnahme",
    "maßnahmen",
    "antrag",
    "vertrag",
    "bescheid",
    "zuschuss",
    "beitrag",
    "beiträge",
];

/// Letters of a German noun that no English word is spelt as, at least.
const COMPOUND: usize = 9;

/// Words that English has taken over with their marks. Own list.
const TAKEN_OVER: &[&str] = &[
    "café",
    "cafés",
    "cliché",
    "clichés",
    "façade",
    "façades",
    "fiancé",
    "fiancée",
    "naïve",
    "résumé",
    "résumés",
    "señor",
    "señora",
    "señorita",
    "piñata",
    "jalapeño",
    "jalapeños",
    "über",
    "doppelgänger",
    "décor",
    "déjà",
    "vu",
    "entrée",
    "entrées",
    "exposé",
    "élite",
    "élan",
    "éclair",
    "éclairs",
    "crème",
    "crêpe",
    "crêpes",
    "première",
    "protégé",
    "protégée",
    "raison",
    "risqué",
    "sauté",
    "soirée",
    "touché",
    "voilà",
    "ménage",
    "mêlée",
    "matinée",
    "negligée",
    "papier-mâché",
    "pâté",
    "purée",
    "régime",
    "rôle",
    "tête-à-tête",
    "vis-à-vis",
    "à",
    "la",
    "carte",
    "communiqué",
    "attaché",
    "habitué",
    "émigré",
    "émigrés",
    "débutante",
    "coup",
    "d'état",
    "crémant",
    "föhn",
    "müesli",
    "müsli",
    "gemütlich",
    "gemütlichkeit",
    "tapas",
    "cortège",
    "détente",
    "dépôt",
    "château",
    "châteaux",
    "maître",
    "né",
    "née",
    "blasé",
    "olé",
    "sí",
    "más",
    "adiós",
    "así",
    "año",
    "mañana",
    "fútbol",
    "vaquero",
    "béarnaise",
    "bête",
    "noire",
    "rosé",
    "frappé",
];

/// A word that no English text has and the source sentence has so, where it is no name and not set apart: a German
/// common noun, or a word in lower case with marks, with the words of the source right before it.
fn foreign_words(pair: &Pair<'_>, words: &[&Word], source: &[String], found: &mut Vec<Span>) {
    let facts = pair.facts;
    let german = facts.source.language().code() == "de";
    let data = facts.target.language().data();
    for (at, word) in words.iter().enumerate() {
        let taken = word.kind == WordKind::Word && source.contains(&fold(&word.form));
        let beside = |step: isize| {
            let other = at.checked_add_signed(step).and_then(|i| words.get(i));
            other.is_some_and(|w| w.capital && w.kind == WordKind::Word && w.spaced)
        };
        let noun = german
            && word.capital
            && at > 0
            && word.form.chars().count() >= COMPOUND
            && GERMAN_NOUNS.iter().any(|end| word.form.ends_with(end))
            && !beside(-1)
            && !beside(1);
        let marked = !word.capital
            && word
                .form
                .chars()
                .any(|c| c.is_alphabetic() && !c.is_ascii())
            && !TAKEN_OVER.contains(&word.form.as_str());
        let times = facts.target.words().iter();
        let once = times.filter(|w| w.form == word.form).count() == 1;
        let text = facts.target.text();
        let apart = facts
            .target_annotations
            .quotation_at(word.span.start)
            .is_some()
            || text[..word.span.start].ends_with(['(', '[', '“', '‘', '*', '_', '«'])
            || text[word.span.end..].starts_with([')', ']', '”', '’', '*', '_', '»']);
        if !taken || !(noun || marked) || !once || apart {
            continue;
        }
        let mut first = at;
        while first > 0
            && marked
            && words[first - 1].kind == WordKind::Word
            && !words[first - 1].capital
            && !data.is_function_word(&words[first - 1].form)
            && source
                .windows(2)
                .any(|w| w[0] == words[first - 1].form && w[1] == words[first].form)
        {
            first -= 1;
        }
        let place = words[first].span.cover(word.span);
        match found.iter_mut().find(|f| f.overlaps(place)) {
            Some(before) => *before = before.cover(place),
            None => found.push(place),
        }
    }
}
