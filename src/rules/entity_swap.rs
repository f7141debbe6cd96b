//! `entity-swap`

use crate::diff::{EditClass, WordAlignment};
use crate::text::Span;
use crate::text::names::{Name, NameKind};

use super::names::{NamePart, is_near, parts};
use super::{Facts, Report, across};

rule! {
    /// # What it does
    /// Reports a name that stands where the source names somebody or something else: another letter or number
    /// behind the same word ("Sector B" for "Sector D"), or another name between the same words.
    ///
    /// # Why it matters
    /// It sends readers to the wrong door, and credits or blames the wrong body.
    ///
    /// # Example
    /// Source: *three flares in Sector D*. Target: *three flares in Sector B*.
    ///
    /// # Leaves alone
    /// Short and long forms, abbreviations, and variants of one name, which `name-variant` reports.
    ///
    /// # Limits
    /// A name in a sentence that was told anew has no fixed place, and is not compared.
    "entity-swap", "Another name stands here", "accuracy/mistranslation", Error, Some(EditClass::Name), check
}

/// Names of the linked sentences, at most: what has more is a list.
const MOST: usize = 64;

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    if !facts.one_language() {
        return across::entities(facts, report);
    }
    for name in &facts.target_annotations.names {
        let Some(words) = facts.words_of(name.sentence) else {
            continue;
        };
        let ours = parts(facts.target, name);
        let linked: Vec<&Name> = facts
            .sources_of(name.sentence)
            .iter()
            .flat_map(|&s| {
                facts
                    .source_annotations
                    .names_in(facts.source.sentences()[s].span)
            })
            .collect();
        // A list of names says nothing of places.
        if linked.len() > MOST {
            continue;
        }
        // The linked sentences have this name, or one like it: nothing was swapped in its place.
        let has = |n: &&Name| {
            parts(facts.source, n).iter().any(|p| {
                ours.iter()
                    .any(|o| o.form == p.form || is_near(&o.form, &p.form))
            })
        };
        let other = designated(facts, &linked, &ours).or_else(|| {
            if linked.iter().any(has) {
                None
            } else {
                in_its_place(facts, words, name, &linked)
            }
        });
        let Some((span, confidence)) = other else {
            continue;
        };
        let theirs = span.of(facts.source.text());
        let message = format!("The source names {theirs} here.");
        if let Some(finding) = report.add(Some(name.span), Some(span), confidence, message) {
            finding.suggestion = Some(theirs.to_owned());
        }
    }
}

/// The same words but for a letter or numeral: "Sector B", "Sector D".
fn designated(facts: &Facts<'_>, linked: &[&Name], ours: &[NamePart]) -> Option<(Span, f64)> {
    let is_mark = |form: &str| {
        form.chars().count() == 1
            || form.chars().all(|c| c.is_ascii_digit())
            || matches!(form, "ii" | "iii" | "iv" | "vi" | "vii")
    };
    let mut found = None;
    for name in linked {
        let theirs = parts(facts.source, name);
        if theirs == ours {
            return None;
        }
        let differ: Vec<(&NamePart, &NamePart)> = ours
            .iter()
            .zip(&theirs)
            .filter(|(a, b)| a.form != b.form)
            .collect();
        let one = theirs.len() == ours.len() && ours.len() > 1 && differ.len() == 1;
        if one && is_mark(&differ[0].0.form) && is_mark(&differ[0].1.form) {
            found = Some((name.span, 0.9));
        }
    }
    found
}

/// A name of the linked source between the words that answer this name's neighbours.
fn in_its_place(
    facts: &Facts<'_>,
    words: &WordAlignment,
    name: &Name,
    linked: &[&Name],
) -> Option<(Span, f64)> {
    if is_short(facts, name, linked) {
        return None;
    }
    let left = words.source_of(name.words.start.checked_sub(1)?)?;
    let right = words.source_of(name.words.end)?;
    let gap = left + 1..right;
    if gap.is_empty() || gap.len() > name.words.len() + 3 {
        return None;
    }
    let theirs = linked
        .iter()
        .find(|n| gap.contains(&n.words.start) && n.words.end <= gap.end)?;
    // Nothing else stands in its place, and the source's name went nowhere else in the sentence.
    let covers = theirs.words.len() + 1 >= gap.len();
    let moved = theirs.words.clone().any(|w| words.target_of(w).is_some());
    let kinds = name.kind == theirs.kind
        || name.kind != NameKind::Person && theirs.kind != NameKind::Person;
    (covers && !moved && kinds).then_some((theirs.span, 0.75))
}

/// Whether the name abbreviates one of these, or the other way round.
fn is_short(facts: &Facts<'_>, name: &Name, linked: &[&Name]) -> bool {
    let initials =
        |p: &[NamePart]| -> String { p.iter().filter_map(|p| p.form.chars().next()).collect() };
    let plain = |p: &[NamePart]| -> String {
        p.iter()
            .flat_map(|p| p.form.chars())
            .filter(|c| *c != '.')
            .collect()
    };
    let ours = parts(facts.target, name);
    linked.iter().any(|n| {
        let theirs = parts(facts.source, n);
        initials(&theirs) == plain(&ours) || initials(&ours) == plain(&theirs)
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::{points_at, silent};
    const RULE: &str = "entity-swap";

    #[test]
    fn another_letter_behind_the_same_word() {
        points_at(
            RULE,
            &["They lit flares in Sector D of it."],
            &["They set off flares in Sector B."],
            &["Sector B"],
        );
    }

    #[test]
    fn another_name_between_the_same_words() {
        let source = ["The firm sold its works in Norvik to a bank."];
        points_at(
            RULE,
            &source,
            &["The firm sold its works in Sundal to a bank."],
            &["Sundal"],
        );
    }

    #[test]
    fn forms_of_one_name_are_left_alone() {
        silent(
            RULE,
            &["They met in the city of Norvik."],
            &["They met in Norvik."],
        );
        silent(
            RULE,
            &["Talks with the Norvik Port Union began."],
            &["Talks with the NPU began."],
        );
        silent(
            RULE,
            &["The works of Brennholt closed."],
            &["The works of Brenholt closed."],
        );
    }
}
