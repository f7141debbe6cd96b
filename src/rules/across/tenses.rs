//! What is done and what is to come.

use crate::lang;
use crate::lang::across::Concept::{
    self, According, Already, Consider, Decide, Demand, Done, End, Likely, Must, Not, Order, Past,
    Plan, Possible, Promise, Recommend, Say, Should, Try, Want, Will,
};
use crate::text::{Span, Word, WordKind};

use super::{Facts, Pair, Report, shown};

/// Participles that end neither in -ed nor in -en. In the order of the alphabet.
const IRREGULAR: &[&str] = &[
    "become", "begun", "bought", "brought", "built", "come", "cut", "done", "found", "gone",
    "held", "kept", "led", "left", "lost", "made", "met", "paid", "put", "sent", "set", "shut",
    "sold", "spent", "taught", "won",
];

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
pub(super) fn promised(pair: &Pair<'_>) -> Option<(Span, Span)> {
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

impl Pair<'_> {
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
    pub(super) fn done(&self) -> Option<Span> {
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
                        || lang::contains(IRREGULAR, &word.form))
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
