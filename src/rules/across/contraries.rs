//! Words against their contraries and converses.

use crate::lang::across::Concept::{
    self, Accept, Allow, Begin, Buy, Clear, Close, Dangerous, Decrease, End, Export, Fail, Forbid,
    Free, Illegal, Import, Increase, Insufficient, Legal, Less, Lose, More, Necessary, Not, NotAll,
    NotYet, Open, Oppose, OrderPlaced, OrderWon, Paid, Reject, Safe, Sell, Succeed, Sufficient,
    Support, Unclear, Unnecessary, Win,
};
use crate::text::Span;

use super::{Facts, Pair, Report, shown};

/// Pairs of contraries. Each is looked for both ways.
const CONTRARIES: &[(Concept, Concept)] = &[
    (Increase, Decrease),
    (More, Less),
    (Accept, Reject),
    (Support, Oppose),
    (Open, Close),
    (Begin, End),
    (Win, Lose),
    (Allow, Forbid),
    (Succeed, Fail),
    (Free, Paid),
    (Clear, Unclear),
    (Necessary, Unnecessary),
    (Sufficient, Insufficient),
    (Legal, Illegal),
    (Safe, Dangerous),
];

/// One deal seen from its two sides.
const CONVERSES: &[(Concept, Concept)] = &[(Export, Import), (Buy, Sell), (OrderWon, OrderPlaced)];

/// The contrary said by another word. A denial on either side may make the same of it.
pub(in crate::rules) fn opposites(facts: &Facts<'_>, report: &mut Report<'_>) {
    for pair in Pair::all(facts) {
        let denied = pair
            .target()
            .chain(pair.source())
            .any(|m| matches!(m.concept, Not | NotYet) && m.sure);
        if denied {
            continue;
        }
        let both = CONTRARIES.iter().flat_map(|&(a, b)| [(a, b), (b, a)]);
        for (a, b) in both {
            let Some(there) = pair.sure_source(&[a]) else {
                continue;
            };
            let Some(here) = pair.sure_target(&[b]) else {
                continue;
            };
            if pair.in_target_beside(a, here.span) || pair.in_source_beside(b, there.span) {
                continue;
            }
            let message = format!(
                "The source says “{}”, the target the contrary: “{}”.",
                shown(pair.source_text(), there.span),
                shown(pair.target_text(), here.span)
            );
            report.add(Some(here.span), Some(there.span), 0.7, message);
            break;
        }
    }
}

/// A deal seen from the other side: bought for sold.
pub(in crate::rules) fn converses(facts: &Facts<'_>, report: &mut Report<'_>) {
    for pair in Pair::all(facts) {
        let both = CONVERSES.iter().flat_map(|&(a, b)| [(a, b), (b, a)]);
        for (a, b) in both {
            let (Some(there), Some(here)) = (pair.sure_source(&[a]), pair.sure_target(&[b])) else {
                continue;
            };
            if pair.in_target(&[a]) || pair.in_source(&[b]) {
                continue;
            }
            let message = format!(
                "The source says “{}”, the target the converse: “{}”.",
                shown(pair.source_text(), there.span),
                shown(pair.target_text(), here.span)
            );
            report.add(Some(here.span), Some(there.span), 0.7, message);
            break;
        }
    }
}

impl Pair<'_> {
    /// Whether the source names a concept outside a place: 害 is no harm in 無害.
    fn in_source_beside(&self, concept: Concept, place: Span) -> bool {
        self.source()
            .any(|m| m.concept == concept && !place.contains(m.span))
    }

    fn in_target_beside(&self, concept: Concept, place: Span) -> bool {
        self.target()
            .any(|m| m.concept == concept && !place.contains(m.span))
    }

    /// Whether the target denies what the source affirms by the same word of a pair of contraries: "not harmless" for
    /// "unbedenklich".
    pub(super) fn denied_contrary(&self, not: Span) -> Option<Span> {
        let words = self.target_words();
        let both = CONTRARIES.iter().flat_map(|&(a, b)| [(a, b), (b, a)]);
        both.into_iter().find_map(|(a, b)| {
            let there = self.sure_source(&[a])?;
            let outside = self.source().any(|m| {
                matches!(m.concept, Not | NotYet | NotAll) && !there.span.contains(m.span)
            });
            let here = self.target().find(|m| m.sure && m.concept == a)?;
            if outside
                || self.in_source_beside(b, there.span)
                || self.in_target_beside(b, here.span)
            {
                return None;
            }
            let between = words
                .iter()
                .filter(|w| w.span.start >= not.end && w.span.end <= here.span.start)
                .count();
            (here.span.start >= not.end && between <= 1).then(|| not.cover(here.span))
        })
    }
}
