//! Concepts against their opposites: modality, tense, intensity, and words that say the contrary.

use crate::lang::across::Concept::{
    self, Able, Accept, Allow, Already, Begin, Certain, Close, Consider, Criticise, Decide,
    Decrease, Demand, End, Fail, Forbid, Free, Increase, Less, Likely, Lose, More, Must, Not,
    NotAll, NotYet, Open, Oppose, Order, Outrage, Paid, Past, Plan, Possible, Praise, Promise,
    Prove, Recommend, Regret, Reject, Should, Strong, Succeed, Suggest, Support, Want, Weak, Will,
    Win,
};
use crate::text::{Span, WordKind};

use super::{Facts, Pair, Report, shown};

/// What the source says, what the target says instead, and what on either side explains it otherwise.
struct Conflict {
    source: &'static [Concept],
    target: &'static [Concept],
    /// Explains it where the target says it too.
    unless_target: &'static [Concept],
    /// Explains it where the source says it too.
    unless_source: &'static [Concept],
}

const WEAKER: &[Concept] = &[
    Possible, Likely, Suggest, Consider, Should, Want, Able, Recommend,
];

const MODALITY: &[Conflict] = &[
    Conflict {
        source: &[Possible],
        target: &[Must, Prove, Promise, Certain, Will],
        unless_target: WEAKER,
        unless_source: &[Must, Prove, Promise, Certain, NotAll],
    },
    Conflict {
        source: &[Likely],
        target: &[Prove, Certain, Must],
        unless_target: &[Possible, Likely, Suggest, Should, Consider],
        unless_source: &[Prove, Certain, Must],
    },
    Conflict {
        source: &[Suggest],
        target: &[Prove],
        unless_target: &[Possible, Likely, Suggest],
        unless_source: &[Prove],
    },
    Conflict {
        source: &[Consider],
        target: &[Promise, Decide, Must],
        unless_target: &[Consider, Possible, Likely, Want, Should],
        unless_source: &[Promise, Decide, Must],
    },
    Conflict {
        source: &[Promise],
        target: &[Consider, Want],
        unless_target: &[Promise, Decide, Must, Will],
        unless_source: &[Consider, Want],
    },
    Conflict {
        source: &[Must],
        target: &[Should],
        unless_target: &[Must, Demand],
        unless_source: &[Should, Recommend, Demand],
    },
    Conflict {
        source: &[Should, Recommend],
        target: &[Must],
        unless_target: &[Should, Recommend, Possible],
        unless_source: &[Must, Demand],
    },
    Conflict {
        source: &[Should, Recommend],
        target: &[Order],
        unless_target: &[Should, Recommend, Possible],
        unless_source: &[Must, Demand, Order],
    },
    Conflict {
        source: &[Must, Prove, Certain, Decide],
        target: &[Possible],
        unless_target: &[Must, Prove, Certain, Decide, Demand],
        unless_source: &[Possible, Likely, Suggest, Consider, Able, Want, Should],
    },
];

const INTENSITY: &[Conflict] = &[
    Conflict {
        source: &[Strong],
        target: &[Weak],
        unless_target: &[Strong],
        unless_source: &[Weak],
    },
    Conflict {
        source: &[Weak],
        target: &[Strong],
        unless_target: &[Weak],
        unless_source: &[Strong],
    },
    Conflict {
        source: &[Outrage],
        target: &[Regret],
        unless_target: &[Outrage, Criticise, Oppose, Reject],
        unless_source: &[Regret],
    },
    Conflict {
        source: &[Regret],
        target: &[Outrage],
        unless_target: &[Regret],
        unless_source: &[Outrage, Criticise, Strong],
    },
    Conflict {
        source: &[Praise],
        target: &[Criticise],
        unless_target: &[Praise],
        unless_source: &[Criticise, Oppose, Reject],
    },
    Conflict {
        source: &[Criticise],
        target: &[Praise],
        unless_target: &[Criticise],
        unless_source: &[Praise, Support],
    },
];

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
];

fn found(pair: &Pair<'_>, conflict: &Conflict) -> Option<(Span, Span)> {
    let there = pair.sure_source(conflict.source)?;
    // What the source says beside it explains nothing.
    let explains = |c: &&Concept| pair.in_target(&[**c]) && !pair.in_source(&[**c]);
    if conflict.unless_target.iter().any(|c| explains(&c)) || pair.in_target(conflict.source) {
        return None;
    }
    if pair.in_source(conflict.target) || pair.in_source(conflict.unless_source) {
        return None;
    }
    // Where it is said more than once, the one as deep in its sentence.
    let verbs: Vec<Span> = pair
        .target()
        .filter(|m| m.sure && conflict.target.contains(&m.concept))
        .map(|m| m.span)
        .collect();
    let last = there.span.end * 2 > pair.middle();
    let here = if last { verbs.last() } else { verbs.first() };
    Some((*here?, there.span))
}

impl Pair<'_> {
    /// Twice the middle of the source sentence that the link begins with.
    fn middle(&self) -> usize {
        let span = self.facts.source.sentences()[self.link.sources[0]].span;
        span.start + span.end
    }

    /// The verb of a time past: "launched" beside "last year", in English.
    fn past(&self) -> Option<Span> {
        if self.facts.target.language().code() != "en" || self.in_source(&[Past]) {
            return None;
        }
        self.sure_target(&[Past])?;
        let words = self.target_words();
        let verb = words.iter().find(|w| {
            w.kind == WordKind::Word && w.form.len() > 4 && w.form.ends_with("ed") && !w.capital
        })?;
        Some(self.with_next(verb.span))
    }

    /// "Has established", "have already agreed": what is done, in English.
    fn done(&self) -> Option<Span> {
        if self.facts.target.language().code() != "en" {
            return None;
        }
        let words = self.target_words();
        words.windows(3).find_map(|w| {
            let has = matches!(w[0].form.as_str(), "has" | "have");
            let participle = |word: &crate::text::Word| {
                word.kind == WordKind::Word
                    && (word.form.ends_with("ed")
                        || word.form.ends_with("en")
                        || word.form == "made"
                        || word.form == "set"
                        || word.form == "begun"
                        || word.form == "built")
                    && word.form != "been"
            };
            let adverb = matches!(
                w[1].form.as_str(),
                "already" | "now" | "just" | "been" | "also"
            );
            match (has, participle(w[1]), adverb && participle(w[2])) {
                (true, true, _) => Some(w[0].span.cover(w[1].span)),
                (true, _, true) => Some(w[0].span.cover(w[2].span)),
                _ => None,
            }
        })
    }
}

/// The strongest disapproval in the source that the target has as mere criticism.
fn softened(pair: &Pair<'_>) -> Option<(Span, Span)> {
    let there = pair.sure_source(&[Outrage])?;
    let here = pair.sure_target(&[Criticise])?;
    (!pair.in_target(&[Outrage, Strong])).then_some((here.span, there.span))
}

fn report_all(facts: &Facts<'_>, report: &mut Report<'_>, table: &[Conflict], confidence: f64) {
    for pair in Pair::all(facts) {
        if let Some((here, there)) = table.iter().find_map(|conflict| found(&pair, conflict)) {
            let message = format!(
                "The source says “{}”, the target “{}”.",
                shown(pair.source_text(), there),
                shown(pair.target_text(), here)
            );
            report.add(Some(pair.with_next(here)), Some(there), confidence, message);
        }
    }
}

/// Another strength of commitment or certainty.
pub(in crate::rules) fn modality(facts: &Facts<'_>, report: &mut Report<'_>) {
    report_all(facts, report, MODALITY, 0.75);
    for pair in Pair::all(facts) {
        let Some(there) = pair.sure_source(&[Consider]) else {
            continue;
        };
        if pair.in_target(&[
            Consider, Possible, Likely, Want, Should, Plan, Promise, Decide,
        ]) {
            continue;
        }
        if let Some(here) = pair.done() {
            let message = format!(
                "What the source considers (“{}”) is done in the target.",
                shown(pair.source_text(), there.span)
            );
            report.add(Some(here), Some(there.span), 0.75, message);
        }
    }
}

/// Planned there, done here.
pub(in crate::rules) fn tense(facts: &Facts<'_>, report: &mut Report<'_>) {
    for pair in Pair::all(facts) {
        let Some(there) = pair.sure_source(&[Plan]) else {
            continue;
        };
        if pair.in_target(&[
            Plan, Will, Possible, Likely, Want, Promise, Consider, Should, Must,
        ]) || pair.in_source(&[Already, End])
        {
            continue;
        }
        let already = pair.sure_target(&[Already]).map(|m| pair.with_next(m.span));
        if let Some(here) = already.or_else(|| pair.done()).or_else(|| pair.past()) {
            let message = format!(
                "What the source plans (“{}”) is done in the target.",
                shown(pair.source_text(), there.span)
            );
            report.add(Some(here), Some(there.span), 0.75, message);
        }
    }
}

/// A stronger or weaker word.
pub(in crate::rules) fn intensity(facts: &Facts<'_>, report: &mut Report<'_>) {
    report_all(facts, report, INTENSITY, 0.8);
    for pair in Pair::all(facts) {
        if let Some((here, there)) = softened(&pair) {
            let message = format!(
                "The source has a stronger word: “{}”.",
                shown(pair.source_text(), there)
            );
            report.add(Some(pair.with_next(here)), Some(there), 0.65, message);
        }
    }
}

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
            if pair.in_target(&[a]) || pair.in_source(&[b]) {
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
