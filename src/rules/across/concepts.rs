//! Concepts against their opposites: modality, tense, intensity, and words that say the contrary.

use crate::lang::across::Concept::{
    self, Able, Accept, According, Allow, Already, Begin, Buy, Certain, Clear, Close, Consider,
    Criticise, Dangerous, Decide, Decrease, Demand, Done, End, Export, Fail, Forbid, Free, Illegal,
    Import, Increase, Insufficient, Legal, Less, Likely, Lose, More, Must, Necessary, Not, NotAll,
    NotYet, Open, Oppose, Order, OrderPlaced, OrderWon, Outrage, Paid, Past, Plan, Possible,
    Praise, Promise, Prove, Recommend, Regret, Reject, Safe, Say, Sell, Should, Strong, Succeed,
    Sufficient, Suggest, Support, Try, Unclear, Unnecessary, Want, Weak, Will, Win,
};
use crate::text::{Span, Word, WordKind};

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

    /// "Has established", "have already agreed": what is done, in English. Of several, the one in a sentence that has
    /// a number of the source's.
    fn done(&self) -> Option<Span> {
        if self.facts.target.language().code() != "en" {
            return None;
        }
        let values = self.source_values();
        let each = |&target: &usize| self.done_in(target).map(|span| (target, span));
        let found: Vec<(usize, Span)> = self.link.targets.iter().filter_map(each).collect();
        let shares = |target: usize| {
            let ours = &self.reading.target.values[target];
            ours.iter().any(|v| values.iter().any(|w| w.agrees(v)))
        };
        let best = found.iter().find(|(target, _)| shares(*target));
        best.or(found.first()).map(|(_, span)| *span)
    }

    fn done_in(&self, target: usize) -> Option<Span> {
        let words = self.facts.target.sentence_words(target);
        words.windows(3).find_map(|w| {
            let has = matches!(w[0].form.as_str(), "has" | "have");
            let participle = |word: &Word| {
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
            match (has, participle(&w[1]), adverb && participle(&w[2])) {
                (true, true, _) => Some(w[0].span.cover(w[1].span)),
                (true, _, true) => Some(w[0].span.cover(w[2].span)),
                _ => None,
            }
        })
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

/// What follows "we" and is a promise or goes on by itself: "we resolve", "we remain".
const LASTING: &[&str] = &[
    "continue",
    "remain",
    "stand",
    "look",
    "resolve",
    "agree",
    "undertake",
    "keep",
    "stay",
    "strive",
    "are",
    "have",
    "do",
    "can",
    "believe",
    "know",
    "think",
    "recognise",
    "recognize",
];

/// A promise of the source's last verb that the target tells as what is done anyhow: "we provide", in English.
fn promised(pair: &Pair<'_>) -> Option<(Span, Span)> {
    if pair.facts.target.language().code() != "en" || pair.in_target(PROSPECTS) {
        return None;
    }
    let last = pair.facts.source.sentences()[*pair.link.sources.last()?].span;
    let promise = pair.source().find(|m| {
        let rest = Span::new(m.span.end, last.end).of(pair.source_text());
        m.sure && m.concept == Will && last.contains(m.span) && rest.chars().count() <= ENDING
    })?;
    let target = *pair.link.targets.first()?;
    let words = pair.facts.target.sentence_words(target);
    let at = words.iter().position(|w| w.form == "we")?;
    let verb = words.get(at + 1)?;
    let data = pair.facts.target.language().data();
    let present = verb.kind == WordKind::Word
        && !data.is_function_word(&verb.form)
        && !verb.form.ends_with("ed")
        && !verb.form.ends_with("ly")
        && !LASTING.contains(&verb.form.as_str());
    present.then(|| (words[at].span.cover(verb.span), promise.span))
}

/// What is done in the source and to come in the target, where neither side says anything that makes one of the other.
fn undone(pair: &Pair<'_>) -> Option<(Span, Span)> {
    let ([source], [target]) = (&pair.link.sources[..], &pair.link.targets[..]) else {
        return None;
    };
    if pair.facts.target.language().code() != "en" || pair.in_source(OPEN) {
        return None;
    }
    let text = pair.source_text();
    let sentence = pair.facts.source.sentences()[*source].span;
    let last = pair.facts.source.language().data().across.drops_subjects
        && !pair
            .facts
            .source
            .language()
            .data()
            .across
            .particles
            .is_empty();
    let done = pair.source().find(|m| {
        let rest = Span::new(m.span.end, sentence.end).of(text);
        let ends = rest.chars().count() <= ENDING;
        m.sure
            && m.concept == Done
            && (!last && m.span.of(text).split(' ').count() == 2 || last && ends)
    })?;
    let here = pair.sure_target(&[Will])?;
    let words = pair.facts.target.sentence_words(*target);
    let past = words.iter().any(|w| {
        w.form.ends_with("ed")
            || matches!(
                w.form.as_str(),
                "has" | "have" | "had" | "was" | "were" | "did"
            )
    });
    (!past && !pair.in_target(&[Say, Past])).then_some((here.span, done.span))
}

/// Words of the source that speak of what is to come, or of what somebody says of it.
const OPEN: &[Concept] = &[
    Will, Plan, Promise, Want, Try, Possible, Likely, Should, Must, Demand, Recommend, Decide,
    Order, Say, Consider, According, Not,
];

/// Words of the target that tell of what is to come.
const PROSPECTS: &[Concept] = &[
    Will, Plan, Promise, Want, Try, Possible, Likely, Should, Demand,
];

/// Letters of an ending behind a verb of the future, at most.
const ENDING: usize = 4;

/// Planned there, done here.
pub(in crate::rules) fn tense(facts: &Facts<'_>, report: &mut Report<'_>) {
    for pair in Pair::all(facts) {
        if let Some((here, there)) = undone(&pair) {
            let message = format!(
                "What is done in the source (“{}”) is to come in the target.",
                shown(pair.source_text(), there)
            );
            report.add(Some(pair.with_next(here)), Some(there), 0.7, message);
        }
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
        let alone = already.filter(|_| pair.link.targets.len() == 1);
        let here = alone.or_else(|| pair.done()).or(already);
        if let Some(here) = here.or_else(|| pair.past()) {
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
