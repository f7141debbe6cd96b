//! `name-variant`

use std::collections::{HashMap, HashSet};

use crate::diff::EditClass;
use crate::text::names::{self, Name, NameKind};
use crate::text::{Span, Word, WordKind};

use super::names::{NameEntry, NameIndex, NamePart, initials, is_near, key, letters_apart, parts};
use super::{Facts, Report, across};

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
        return across::variants(facts, report);
    }
    let mut names = Names::new(facts);
    for name in &facts.target_annotations.names {
        let parts = parts(facts.target, name);
        if names.stands_in_source(name, &parts) {
            continue;
        }
        let variant = match parts.len() {
            0 => None,
            1 => names.single(name, &parts[0]),
            _ => names.several(name, &parts).or_else(|| names.replaced(name)),
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

/// The names of both texts. What holds wherever a name stands is found out at its first occurrence.
struct Names<'f> {
    facts: &'f Facts<'f>,
    source: &'f NameIndex,
    target: NameIndex,
    /// Words of names with the target sentences that have them.
    beside: HashSet<(usize, String)>,
    /// Whether the source has a name, by its words.
    standing: HashMap<String, bool>,
    /// The source's names that have a near spelling of a word, with that spelling.
    near: HashMap<String, Vec<(usize, String)>>,
    /// The source's names that are variants of a name, with how much they share, by its words and kind.
    variants: HashMap<(String, NameKind), Vec<(usize, f64)>>,
}

/// No more names are compared letter by letter with one that the source has not.
const MOST_CUT: usize = 1_000;

fn plain(form: &str) -> String {
    form.chars().filter(|c| *c != '.').collect()
}

impl<'f> Names<'f> {
    fn new(facts: &'f Facts<'f>) -> Self {
        let beside = facts.target_annotations.names.iter().flat_map(|name| {
            let parts = parts(facts.target, name).into_iter();
            parts.map(|part| (name.sentence, part.form))
        });
        Names {
            facts,
            source: &facts.source_names,
            target: NameIndex::new(facts.target, facts.target_annotations),
            beside: beside.collect(),
            standing: HashMap::new(),
            near: HashMap::new(),
            variants: HashMap::new(),
        }
    }

    /// Whether the source has these words, in any case, or an abbreviation or expansion of them.
    fn stands_in_source(&mut self, name: &Name, parts: &[NamePart]) -> bool {
        let words = &self.facts.target.words()[name.words.clone()];
        // As it is shown: capitals tell an acronym, words that carry nothing tell one name from another.
        let shown = name.span.of(self.facts.target.text()).to_owned();
        if let Some(known) = self.standing.get(&shown) {
            return *known;
        }
        let stands = self.is_written(words) || self.is_abbreviated(words, parts);
        self.standing.insert(shown, stands);
        stands
    }

    fn is_written(&self, words: &[Word]) -> bool {
        let (ours, source) = (&self.facts.source_words, self.facts.source);
        let forms: Vec<&str> = words
            .iter()
            .filter(|w| w.kind != WordKind::Mark)
            .map(|w| w.form.as_str())
            .collect();
        if ours.find(source, &forms).is_some() {
            return true;
        }
        let without: Vec<&str> = forms.iter().copied().filter(|f| *f != "'s").collect();
        without.len() < forms.len() && ours.find(source, &without).is_some()
    }

    fn is_abbreviated(&self, words: &[Word], parts: &[NamePart]) -> bool {
        if let [word] = words
            && names::is_acronym(word, self.facts.target.text())
        {
            // The target may write an acronym for what the source spells out, wherever it does.
            let letters = plain(&word.form);
            return self.facts.source_words.has(&word.form)
                || !self.source.with_initials(&letters).is_empty()
                || !self.target.with_initials(&letters).is_empty();
        }
        // ... and spell out what the source abbreviates, as a whole or in a part ("United Nations Charter").
        self.source.same(parts).is_some() || self.expands(parts) || self.contracts(parts)
    }

    /// Whether some run of the words is spelled out where the source has its initials, and the rest is the source's.
    fn expands(&self, parts: &[NamePart]) -> bool {
        let words = &self.facts.source_words;
        (0..parts.len()).any(|from| {
            (from + 2..=parts.len()).any(|to| {
                let short = initials(&parts[from..to]);
                let dotted: String = short.chars().flat_map(|c| [c, '.']).collect();
                let written = [short.as_str(), dotted.as_str()];
                let mut written = written.into_iter().filter(|acronym| words.has(acronym));
                written.any(|acronym| {
                    // The source spells it out too, in another form: that is the one to compare with.
                    if !self.source.with_initials(&short).is_empty() {
                        return false;
                    }
                    let mut forms: Vec<&str> =
                        parts[..from].iter().map(|p| p.form.as_str()).collect();
                    forms.push(acronym);
                    forms.extend(parts[to..].iter().map(|p| p.form.as_str()));
                    words.find(self.facts.source, &forms).is_some()
                })
            })
        })
    }

    /// Whether a word of the name is the initials of words that stand in its place in a name of the source ("UN
    /// Charter" for "United Nations Charter").
    fn contracts(&self, parts: &[NamePart]) -> bool {
        let first = |parts: &[NamePart]| -> String {
            parts.iter().filter_map(|p| p.form.chars().next()).collect()
        };
        (0..parts.len()).any(|at| {
            let letters = plain(&parts[at].form);
            let width = letters.chars().count();
            if width < 2 {
                return false;
            }
            let whole = first(&parts[..at]) + &letters + &first(&parts[at + 1..]);
            self.source.with_initials(&whole).iter().any(|&entry| {
                let theirs = &self.source.entries[entry].parts;
                let shares = || {
                    theirs
                        .iter()
                        .any(|t| parts.iter().any(|o| o.stem == t.stem))
                };
                parts.len() - 1 + width == theirs.len()
                    && parts[..at]
                        .iter()
                        .zip(theirs)
                        .all(|(a, b)| a.form == b.form)
                    && initials(&theirs[at..at + width]) == letters
                    && parts[at + 1..]
                        .iter()
                        .zip(&theirs[at + width..])
                        .all(|(a, b)| a.form == b.form)
                    && shares()
            })
        })
    }

    /// Where the source writes an entry: in the linked sentences if it does so there.
    fn occurrence(&self, entry: &NameEntry, sentence: usize) -> (Span, bool) {
        let names = &self.facts.source_annotations.names;
        let all = &entry.occurrences;
        let linked = self.facts.sources_of(sentence).iter().filter_map(|&s| {
            let first = all.partition_point(|&o| names[o].sentence < s);
            let found = all.get(first).filter(|&&o| names[o].sentence == s);
            found.copied()
        });
        let linked = linked.min();
        let at = linked.or(all.first().copied()).unwrap_or(0);
        (names[at].span, linked.is_some())
    }

    /// A name of one word: a spelling of a word that only names have in the source, a letter or two off.
    fn single(&mut self, name: &Name, part: &NamePart) -> Option<(Span, f64)> {
        if self.facts.source_words.has(&part.form) {
            return None;
        }
        if !self.near.contains_key(&part.form) {
            let near = self.source.near(&part.form).into_iter();
            let spelled = near.filter_map(|entry| {
                let parts = &self.source.entries[entry].parts;
                let near = parts.iter().find(|p| is_near(&p.form, &part.form))?;
                Some((entry, near.form.clone()))
            });
            self.near.insert(part.form.clone(), spelled.collect());
        }
        let mut best: Option<(bool, usize, Span)> = None;
        for (entry, near) in &self.near[&part.form] {
            let entry = &self.source.entries[*entry];
            // The spelling of the source is used beside it: two names.
            if self.beside.contains(&(name.sentence, near.clone())) {
                continue;
            }
            let (span, linked) = self.occurrence(entry, name.sentence);
            // The name that stands in the answering sentence, then the shortest.
            let key = (!linked, entry.parts.len(), span);
            if best.is_none_or(|b| key < b) {
                best = Some(key);
            }
        }
        best.map(|(unlinked, _, span)| (span, if unlinked { 0.65 } else { 0.9 }))
    }

    /// A name of several words against the names that share one.
    fn several(&mut self, name: &Name, ours: &[NamePart]) -> Option<(Span, f64)> {
        let source = self.source;
        let variants = self
            .variants
            .entry((key(ours), name.kind))
            .or_insert_with(|| {
                let near = source.alike(ours).into_iter();
                near.filter_map(|entry| {
                    let theirs = &source.entries[entry];
                    let alike = alike(ours, &theirs.parts, name.kind, theirs.kind)?;
                    (alike >= LEAST_ALIKE).then_some((entry, alike))
                })
                .collect()
            })
            .clone();
        let mut best: Option<(f64, Span)> = None;
        // The same letters cut into other words: "Van der Meulen", "Vandermeulen".
        let letters =
            |parts: &[NamePart]| -> String { parts.iter().map(|p| p.form.as_str()).collect() };
        let whole = letters(ours);
        let cut = source
            .entries
            .iter()
            .take(MOST_CUT)
            .find(|entry| entry.parts.len() != ours.len() && letters(&entry.parts) == whole);
        if let Some(entry) = cut {
            return Some((self.occurrence(entry, name.sentence).0, 0.9));
        }
        for (entry, alike) in variants {
            let (span, linked) = self.occurrence(&source.entries[entry], name.sentence);
            let score = alike + if linked { 0.1 } else { 0.0 };
            if best.is_none_or(|(b, _)| score > b) {
                best = Some((score, span));
            }
        }
        best.map(|(score, span)| (span, (0.45 + 0.45 * score).min(0.95)))
    }

    /// One word replaced: the last word of the name answers the last word of a name in the linked source, and the
    /// word before it another one there.
    fn replaced(&self, name: &Name) -> Option<(Span, f64)> {
        let facts = self.facts;
        let words = facts.words_of(name.sentence)?;
        let data = facts.target.language().data();
        let head = name.words.end - 1;
        let head_word = facts.target_word(head);
        // Heads that are common nouns name a kind of thing ("Regulations"); a shared surname or place is no sign.
        let source_head = words.source_of(head)?;
        // Names do not overlap.
        let all = &facts.source_annotations.names;
        let theirs = all.get(all.partition_point(|n| n.words.end <= source_head))?;
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
        let known = self.source.has_form(&facts.target_word(head - 1).form);
        let kept = self
            .target
            .same(&parts(facts.source, theirs))
            .is_some_and(|e| e.lengths.contains(&name.words.len()));
        (same_head && kind_word && !known && !kept).then_some((theirs.span, 0.7))
    }
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
        // "Oslo University" and "University of Oslo" are one name.
        return (spelling || !ordered && ours.len() > 2).then_some(share);
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

/// Whether two surnames could be meant for one: one letter apart, or the same
/// beginning and no more than a third of the letters apart.
fn is_like(a: &str, b: &str) -> bool {
    let shorter = a.chars().count().min(b.chars().count());
    let head = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count();
    let short = shorter >= 4 && letters_apart(a, b, 1) == Some(1);
    short || 2 * head >= shorter && letters_apart(a, b, shorter / 3).is_some_and(|d| d > 0)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{points_at, silent};

    #[test]
    fn the_same_letters_in_other_words() {
        points_at(
            "name-variant",
            &["Minister Ilse Vanderlaan of Sundal spoke."],
            &["Ilse Van der Laan of Sundal spoke."],
            &["Ilse Van der Laan of Sundal"],
        );
    }

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
    fn a_short_surname_beside_the_same_first_name() {
        points_at(
            RULE,
            &["Judge Leonora Vash dissented."],
            &["Judge Leonora Wash dissented."],
            &["Leonora Wash"],
        );
        silent(
            RULE,
            &["Leonora Vash and Leonora Wash dissented."],
            &["Leonora Wash dissented."],
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
