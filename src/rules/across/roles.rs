//! People and places by what they are: a mayor is no director, a hospital no university.

use crate::lang::across::Concept::{According, East, North, Say, South, West};
use crate::lang::across::Kind;
use crate::text::concepts::Mention;

use super::bearers::bearers;
use super::{Facts, Pair, Report, shown};

const PEOPLE: &[Kind] = &[Kind::Office, Kind::Body];

const PLACES: &[Kind] = &[Kind::Institution, Kind::Site];

/// Letters between a speaker and the verb of saying.
const BESIDE: usize = 40;

/// Names of a kind that stand on one side alone: what the source names, and what the target names instead.
fn swapped<'f>(pair: &Pair<'f>, kinds: &[Kind]) -> Option<(&'f Mention, &'f Mention)> {
    let there: Vec<&'f Mention> = pair
        .source()
        .filter(|m| m.sure && kinds.contains(&m.concept.kind()) && !pair.in_target(&[m.concept]))
        .collect();
    let here: Vec<&'f Mention> = pair
        .target()
        .filter(|m| m.sure && kinds.contains(&m.concept.kind()) && !pair.in_source(&[m.concept]))
        .collect();
    let one = |found: &[&'f Mention]| -> Option<&'f Mention> {
        let first = *found.first()?;
        found
            .iter()
            .all(|m| m.concept == first.concept)
            .then_some(first)
    };
    Some((one(&there)?, one(&here)?))
}

/// Whether somebody is said to speak right beside a mention.
fn speaks(pair: &Pair<'_>, mention: &Mention) -> bool {
    pair.target().any(|m| {
        matches!(m.concept, Say | According)
            && m.span.start < mention.span.end + BESIDE
            && mention.span.start < m.span.end + BESIDE
    })
}

/// Words credited to somebody of another office or body.
pub(in crate::rules) fn speakers_named(facts: &Facts<'_>, report: &mut Report<'_>) {
    each(facts, report, PEOPLE, true);
    bearers(facts, report, true);
}

/// Another kind of person, body or place in the source's place.
pub(in crate::rules) fn entities(facts: &Facts<'_>, report: &mut Report<'_>) {
    each(facts, report, PEOPLE, false);
    each(facts, report, PLACES, false);
    each(facts, report, &[Kind::Country], false);
    bearers(facts, report, false);
    for pair in Pair::all(facts) {
        for (a, b) in [(North, South), (South, North), (East, West), (West, East)] {
            if let (Some(there), Some(here)) = (pair.sure_source(&[a]), pair.sure_target(&[b]))
                && !pair.in_target(&[a])
                && !pair.in_source(&[b])
            {
                add(&pair, report, there, here, 0.7);
            }
        }
    }
}

/// Whom the words "according to" name on each side, where both name somebody and not the same.
fn credited<'f>(pair: &Pair<'f>) -> Option<(&'f Mention, &'f Mention)> {
    fn holder<'m>(mentions: &[&'m Mention], before: bool) -> Option<&'m Mention> {
        let frame = mentions.iter().find(|m| m.concept == According)?;
        let is_near = |m: &Mention| {
            if before {
                m.span.end <= frame.span.start && m.span.end + CREDITED > frame.span.start
            } else {
                m.span.start >= frame.span.end && m.span.start < frame.span.end + CREDITED
            }
        };
        let named = |m: &Mention| m.sure && PEOPLE.contains(&m.concept.kind()) && is_near(m);
        mentions.iter().find(|m| named(m)).copied()
    }
    let (source, target): (Vec<&Mention>, Vec<&Mention>) =
        (pair.source().collect(), pair.target().collect());
    let verb_last = matches!(pair.facts.source.language().code(), "ko" | "ja");
    let (there, here) = (holder(&source, verb_last)?, holder(&target, false)?);
    let same = target
        .iter()
        .any(|m| m.concept == there.concept && m.span == here.span)
        || source
            .iter()
            .any(|m| m.concept == here.concept && m.span == there.span);
    (there.concept != here.concept && !same).then_some((there, here))
}

/// Letters between "according to" and whom it names.
const CREDITED: usize = 16;

fn each(facts: &Facts<'_>, report: &mut Report<'_>, kinds: &[Kind], speaking: bool) {
    for pair in Pair::all(facts) {
        if speaking && let Some((there, here)) = credited(&pair) {
            add(&pair, report, there, here, 0.75);
        } else if let Some((there, here)) = swapped(&pair, kinds) {
            let said = pair.in_source(&[Say, According]) && speaks(&pair, here);
            if said == speaking {
                add(&pair, report, there, here, if said { 0.75 } else { 0.65 });
            }
        }
    }
}

fn add(pair: &Pair<'_>, report: &mut Report<'_>, there: &Mention, here: &Mention, confidence: f64) {
    let message = format!(
        "The source names “{}”, the target “{}”.",
        shown(pair.source_text(), there.span),
        shown(pair.target_text(), here.span)
    );
    report.add(
        Some(pair.with_next(here.span)),
        Some(there.span),
        confidence,
        message,
    );
}
