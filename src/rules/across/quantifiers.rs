//! Quantifiers and limits across languages: all, most, none, only, at least, the first.

use crate::lang::across::Concept::{
    self, All, AtLeast, AtMost, East, First, Last, Less, Mainly, More, Most, Negative, Nobody,
    North, Not, NotAll, Only, Part, Several, South, West,
};
use crate::lang::across::Kind;
use crate::text::Span;

use super::{Facts, Pair, Report, shown};

/// One quantity for another: what the source says, what the target says, what explains it on either side.
const SWAPS: &[(&[Concept], &[Concept])] = &[
    (&[NotAll], &[Nobody]),
    (&[All], &[Most]),
    (&[All], &[Several]),
    (&[Most], &[All]),
    (&[Several], &[All]),
    (&[Most], &[Several]),
    (&[Several], &[Most]),
    (&[AtLeast], &[AtMost]),
    (&[AtMost], &[AtLeast]),
    (&[Only], &[Mainly]),
    (&[Mainly], &[Only]),
    (&[First], &[Last]),
    (&[Last], &[First]),
];

/// What may not be left out, and which words of the target say it otherwise.
const KEPT: &[(Concept, &[Concept])] = &[
    (Only, &[Only, AtMost, Not]),
    (AtLeast, &[AtLeast, More]),
    (AtMost, &[AtMost, Less]),
    (All, &[All, Most, Negative]),
    (Most, &[Most, All, Part]),
    (Part, &[Part, Several, Most, NotAll]),
    (First, &[First]),
    (North, &[North]),
    (South, &[South]),
    (East, &[East]),
    (West, &[West]),
];

/// A limiting word swapped, dropped or added.
pub(in crate::rules) fn scope(facts: &Facts<'_>, report: &mut Report<'_>) {
    for pair in Pair::all(facts) {
        if let Some((here, there)) = swapped(&pair) {
            let message = format!(
                "The source says “{}”, the target “{}”.",
                shown(pair.source_text(), there),
                shown(pair.target_text(), here)
            );
            report.add(Some(pair.with_next(here)), Some(there), 0.8, message);
            continue;
        }
        if let Some((here, there)) = dropped(&pair) {
            let message = format!(
                "The source limits this (“{}”), the target does not.",
                shown(pair.source_text(), there)
            );
            report.add(Some(here), Some(there), 0.65, message);
        }
    }
}

/// Bytes of a quarter of the compass that stands in names, in German, at most: Nord, Süd.
const SHORT: usize = 4;

fn swapped(pair: &Pair<'_>) -> Option<(Span, Span)> {
    SWAPS.iter().find_map(|(there, here)| {
        let source = pair.sure_source(there)?;
        let target = pair.sure_target(here)?;
        let same = pair.target().any(|m| m.sure && there.contains(&m.concept))
            || pair.source().any(|m| here.contains(&m.concept));
        (!same).then_some((target.span, source.span))
    })
}

fn dropped(pair: &Pair<'_>) -> Option<(Span, Span)> {
    KEPT.iter().find_map(|(limit, said)| {
        let there = pair.sure_source(&[*limit])?;
        if pair.in_target(said) || limit.kind() == Kind::Contrary && pair.is_name_part(there.span) {
            return None;
        }
        let near = match limit {
            // The number that it limits.
            AtLeast | AtMost => pair.limited(there.span)?,
            _ => pair.place(there.span),
        };
        Some((near, there.span))
    })
}

impl Pair<'_> {
    /// Whether a quarter of the compass belongs to a name: Lindau-Nord, Mar del Norte.
    fn is_name_part(&self, place: Span) -> bool {
        let text = self.source_text();
        let german = self.facts.source.language().code() == "de";
        let capital = place.of(text).starts_with(char::is_uppercase);
        text[..place.start].ends_with('-')
            || text[place.end..].starts_with('-')
            || capital && !(german && place.len() > SHORT)
    }

    /// The number of the target that the source's number beside a limit is.
    fn limited(&self, limit: Span) -> Option<Span> {
        let values = self.source_values();
        let near = values.iter().min_by_key(|v| {
            if v.span.start >= limit.end {
                v.span.start - limit.end
            } else {
                limit.start.saturating_sub(v.span.end)
            }
        })?;
        let ours = self.target_values();
        let same = ours.iter().find(|v| v.agrees(near))?;
        Some(same.span)
    }
}
