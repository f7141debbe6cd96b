//! Concepts against their opposites: modality and intensity.

use crate::lang::across::Concept::{
    self, Able, Certain, Consider, Criticise, Decide, Demand, Likely, Must, NotAll, Oppose, Order,
    Outrage, Plan, Possible, Praise, Promise, Prove, Recommend, Regret, Reject, Should, Strong,
    Suggest, Support, Try, Want, Weak, Will,
};
use crate::text::Span;

use super::tenses::promised;
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
        source: &[Try],
        target: &[Decide, Promise],
        unless_target: &[Try, Want, Consider, Possible],
        unless_source: &[Decide, Promise],
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
        source: &[Criticise],
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

/// What can be said more or less strongly.
const GRADED: &[Concept] = &[
    Regret, Outrage, Criticise, Oppose, Support, Praise, Demand, Reject,
];

/// Letters between a word of degree and what it grades, an ending and a space, at most.
const BESIDE: usize = 3;

/// Bytes of a word of degree that says little ("sehr", "très", 很), at most.
const SLIGHT: usize = 5;

fn found(pair: &Pair<'_>, conflict: &Conflict, near: bool) -> Option<(Span, Span)> {
    let there = pair.sure_source(conflict.source)?;
    // What the source says beside it explains nothing.
    let explains =
        |c: &&Concept, s: &dyn Fn(&[Concept]) -> bool| s(&[**c]) && !pair.in_source(&[**c]);
    // "Könnte … werden": the verb of the future is one of the passive, too.
    let says =
        |c: &&Concept| !(conflict.source == [Possible] && **c == Will) && pair.in_source(&[**c]);
    if conflict.target.iter().any(|c| says(&c)) || pair.in_source(conflict.unless_source) {
        return None;
    }
    // Where it is said more than once, the one as deep in its sentence.
    let verbs: Vec<Span> = pair
        .target()
        .filter(|m| m.sure && conflict.target.contains(&m.concept))
        .map(|m| m.span)
        .collect();
    let last = there.span.end * 2 > pair.middle();
    let here = *if last { verbs.last() } else { verbs.first() }?;
    // A feeling is told in one sentence, a doubt may stand in the next.
    let sentence = pair.facts.target.sentence_at(here.start);
    let said = |concepts: &[Concept]| {
        pair.target().any(|m| {
            let here = !near || pair.facts.target.sentence_at(m.span.start) == sentence;
            here && concepts.contains(&m.concept)
        })
    };
    let explained = conflict.unless_target.iter().any(|c| explains(&c, &said));
    (!explained && !said(conflict.source)).then_some((here, there.span))
}

impl Pair<'_> {
    /// Twice the middle of the source sentence that the link begins with.
    fn middle(&self) -> usize {
        let span = self.facts.source.sentences()[self.link.sources[0]].span;
        span.start + span.end
    }
}

/// A word of degree right beside what it grades in the source, and the target grades nothing.
fn weakened(pair: &Pair<'_>) -> Option<(Span, Span)> {
    if pair.in_target(&[Strong]) || INTENSITY.iter().any(|c| found(pair, c, true).is_some()) {
        return None;
    }
    let beside = |a: Span, b: Span| {
        let between = (a.end <= b.start).then(|| Span::new(a.end, b.start).of(pair.source_text()));
        between.is_some_and(|s| s.chars().count() <= BESIDE && !s.contains([',', '，', '、']))
    };
    pair.source()
        .filter(|m| m.sure && m.concept == Strong && m.span.len() > SLIGHT)
        .find_map(|degree| {
            let graded = pair.source().find(|m| {
                GRADED.contains(&m.concept)
                    && (beside(degree.span, m.span) || beside(m.span, degree.span))
            })?;
            let here = pair.target().find(|m| m.concept == graded.concept)?;
            Some((here.span, degree.span.cover(graded.span)))
        })
}

/// The strongest disapproval in the source that the target has as mere criticism.
fn softened(pair: &Pair<'_>) -> Option<(Span, Span)> {
    let there = pair.sure_source(&[Outrage])?;
    let here = pair.sure_target(&[Criticise])?;
    (!pair.in_target(&[Outrage, Strong])).then_some((here.span, there.span))
}

fn report_all(
    facts: &Facts<'_>,
    report: &mut Report<'_>,
    table: &[Conflict],
    near: bool,
    confidence: f64,
) {
    for pair in Pair::all(facts) {
        if let Some((here, there)) = table.iter().find_map(|c| found(&pair, c, near)) {
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
    report_all(facts, report, MODALITY, false, 0.75);
    for pair in Pair::all(facts) {
        if let Some((here, there)) = promised(&pair) {
            let message = format!(
                "What the source promises (“{}”) is done already in the target.",
                shown(pair.source_text(), there)
            );
            report.add(Some(pair.with_next(here)), Some(there), 0.65, message);
        }
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

/// A stronger or weaker word.
pub(in crate::rules) fn intensity(facts: &Facts<'_>, report: &mut Report<'_>) {
    report_all(facts, report, INTENSITY, true, 0.8);
    for pair in Pair::all(facts) {
        if let Some((here, there)) = softened(&pair) {
            let message = format!(
                "The source has a stronger word: “{}”.",
                shown(pair.source_text(), there)
            );
            report.add(Some(pair.with_next(here)), Some(there), 0.65, message);
        } else if let Some((here, there)) = weakened(&pair) {
            let message = format!(
                "The source is stronger: “{}”.",
                shown(pair.source_text(), there)
            );
            report.add(Some(pair.with_before(here)), Some(there), 0.65, message);
        }
    }
}
