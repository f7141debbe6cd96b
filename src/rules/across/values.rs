//! Numbers, dates and durations across languages.

use crate::finding::Severity;
use crate::lang::across::Concept::{
    self, Evening, LastMonth, LastWeek, LastYear, Morning, NextMonth, NextWeek, NextYear,
    ThisMonth, ThisWeek, ThisYear, Today, Tomorrow, Yesterday,
};
use crate::lang::across::TimeUnit;
use crate::text::concepts::Mention;
use crate::text::values::{Value, ValueKind};

use super::{Facts, Pair, Report, shown};

/// Numbers and shares that the source has otherwise.
pub(in crate::rules) fn numbers(facts: &Facts<'_>, report: &mut Report<'_>) {
    check(facts, report, false);
}

/// Dates, times and durations that the source has otherwise.
pub(in crate::rules) fn dates(facts: &Facts<'_>, report: &mut Report<'_>) {
    check(facts, report, true);
}

/// Values of one side of a link, at most: in a table nothing tells which answers which.
const MOST_VALUES: usize = 24;

fn check(facts: &Facts<'_>, report: &mut Report<'_>, times: bool) {
    let pairs = Pair::all(facts);
    let everywhere: Vec<Value> = facts
        .across()
        .map(|r| r.source.values.iter().flatten().copied().collect())
        .unwrap_or_default();
    for pair in &pairs {
        let (theirs, ours) = (pair.source_values(), pair.target_values());
        if ours.len().max(theirs.len()) > MOST_VALUES {
            continue;
        }
        if times {
            noon(pair, &theirs, &ours, report);
            relative(pair, report);
            swapped(pair, &theirs, &ours, report);
        }
        let lost = unanswered(&theirs, &ours);
        let new: Vec<&Value> = unanswered(&ours, &theirs)
            .into_iter()
            .filter(|v| v.kind.is_time() || !is_derived(v, &theirs))
            .collect();
        for value in &new {
            if value.kind.is_time() != times {
                continue;
            }
            // A number that the source's next sentence has is the alignment's fault; a telephone number is written in
            // groups that one language reads as one number.
            if near(pair, value) || is_grouped(pair, value) {
                continue;
            }
            let rivals: Vec<&&Value> = lost.iter().filter(|l| comparable(value, l)).collect();
            let alike = new.iter().filter(|n| comparable(n, value)).count();
            let rival = if value.sure {
                rivals
                    .iter()
                    .filter(|r| r.sure)
                    .min_by(|a, b| ratio(value, a).total_cmp(&ratio(value, b)))
            } else {
                // A small number in words: only where one stands against one.
                let one = rivals.len() == 1 && alike == 1 && theirs.len() == ours.len();
                one.then(|| &rivals[0])
                    .filter(|r| r.amount > 1.0 && value.amount > 1.0 && !r.sure)
            };
            let words = shown(pair.target_text(), value.span);
            if let Some(rival) = rival {
                let there = shown(pair.source_text(), rival.span);
                let message = format!("The source has {there}, the target {words}.");
                let confidence = if value.sure { 0.9 } else { 0.65 };
                report.add(Some(value.span), Some(rival.span), confidence, message);
                continue;
            }
            let round = value.amount < 13.0 && value.kind != ValueKind::Share;
            let digits = words.bytes().any(|b| b.is_ascii_digit());
            let amount = matches!(value.kind, ValueKind::Number | ValueKind::Share);
            let said = everywhere.iter().any(|v| v.agrees(value));
            if value.sure && digits && amount && !round && !said && lost.iter().all(|l| !l.sure) {
                let message = format!("The source has no {words} here.");
                if let Some(finding) = report.add(Some(value.span), None, 0.6, message) {
                    finding.severity = Severity::Warning;
                }
            }
        }
    }
}

/// Whether the source has the digits of a number in the same row of groups: 912 345 678.
fn is_grouped(pair: &Pair<'_>, value: &Value) -> bool {
    let text = pair.target_text();
    let group = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '-' | '\u{a0}' | '\u{202f}');
    let before = text[..value.span.start].trim_end_matches(group).len();
    let after = text[value.span.end..].trim_start_matches(group);
    let digits = |s: &str| -> String { s.chars().filter(char::is_ascii_digit).collect() };
    let row = digits(&text[before..text.len() - after.len()]);
    let own = digits(value.span.of(text));
    let sources = pair.link.sources.iter();
    let mut texts = sources.map(|&s| digits(pair.facts.source.sentence_text(s)));
    row.len() >= GROUPED && row.len() > own.len() && texts.any(|t| t.contains(&row))
}

/// Digits of a number in groups that is no amount, at least.
const GROUPED: usize = 7;

/// Days, weeks, months and years counted from now.
const RELATIVE: &[Concept] = &[
    Yesterday, Today, Tomorrow, LastWeek, ThisWeek, NextWeek, LastMonth, ThisMonth, NextMonth,
    LastYear, ThisYear, NextYear,
];

/// Yesterday there, last week here: where each side has one such time.
fn relative(pair: &Pair<'_>, report: &mut Report<'_>) {
    fn one<'m>(mentions: impl Iterator<Item = &'m Mention>) -> Option<&'m Mention> {
        let mut found = mentions.filter(|m| m.sure && RELATIVE.contains(&m.concept));
        let first = found.next()?;
        found.all(|m| m.concept == first.concept).then_some(first)
    }
    let (Some(there), Some(here)) = (one(pair.source()), one(pair.target())) else {
        return;
    };
    if there.concept == here.concept
        || pair.in_target(&[there.concept])
        || pair.in_source(&[here.concept])
    {
        return;
    }
    let message = format!(
        "The source has “{}”, the target “{}”.",
        shown(pair.source_text(), there.span),
        shown(pair.target_text(), here.span)
    );
    report.add(Some(here.span), Some(there.span), 0.8, message);
}

/// Day and month in each other's place, where each side has one date.
fn swapped(pair: &Pair<'_>, theirs: &[Value], ours: &[Value], report: &mut Report<'_>) {
    fn one(values: &[Value], kind: ValueKind) -> Option<Value> {
        let mut found = values.iter().filter(|v| v.kind == kind);
        let first = found.next().copied();
        first.filter(|_| found.next().is_none())
    }
    let date =
        |values: &[Value]| Some((one(values, ValueKind::Month)?, one(values, ValueKind::Day)?));
    let (Some((month, day)), Some((our_month, our_day))) = (date(theirs), date(ours)) else {
        return;
    };
    let same = |a: Value, b: Value| (a.amount - b.amount).abs() < 0.5;
    if !same(month, day) && same(month, our_day) && same(day, our_month) {
        let there = month.span.cover(day.span);
        let here = our_month.span.cover(our_day.span);
        let message = format!(
            "The source has {}, the target {}: day and month have changed places.",
            shown(pair.source_text(), there),
            shown(pair.target_text(), here)
        );
        report.add(Some(here), Some(there), 0.85, message);
    }
}

/// Bytes between a time of day and the word for the half of the day that it is in: 오전 9시, 9 a.m.
const BESIDE: usize = 8;

/// The same hour before and after noon.
fn noon(pair: &Pair<'_>, theirs: &[Value], ours: &[Value], report: &mut Report<'_>) {
    let clocks = |values: &[Value]| -> Vec<Value> {
        let clock = |v: &&Value| v.kind == ValueKind::Clock;
        values.iter().filter(clock).copied().collect()
    };
    let ([there], [here]) = (&clocks(theirs)[..], &clocks(ours)[..]) else {
        return;
    };
    let half = |value: &Value, mentions: &mut dyn Iterator<Item = &Mention>| {
        let near = |m: &&Mention| {
            m.span.start <= value.span.end + BESIDE && value.span.start <= m.span.end + BESIDE
        };
        let halves = mentions.filter(|m| matches!(m.concept, Morning | Evening));
        let mut found: Vec<Concept> = halves.filter(near).map(|m| m.concept).collect();
        found.dedup();
        match found[..] {
            [one] => Some(one),
            _ => None,
        }
    };
    // Noon and midnight are said both ways.
    if !there.agrees(here) || there.amount % 720.0 < 0.5 {
        return;
    }
    let (theirs, ours) = (
        half(there, &mut pair.source()),
        half(here, &mut pair.target()),
    );
    if theirs.is_some() && ours.is_some() && theirs != ours {
        let message = format!(
            "The source has {}, the target {}: the other half of the day.",
            shown(pair.source_text(), there.span),
            shown(pair.target_text(), here.span)
        );
        report.add(
            Some(pair.with_next(here.span)),
            Some(there.span),
            0.8,
            message,
        );
    }
}

/// The values that none of the others says.
fn unanswered<'v>(values: &'v [Value], others: &[Value]) -> Vec<&'v Value> {
    values
        .iter()
        .filter(|v| {
            // A number that another value is already is no time of day.
            let taken = |o: &Value| {
                v.kind == ValueKind::Clock
                    && o.kind != ValueKind::Clock
                    && values.iter().any(|w| w.kind == o.kind && w.agrees(o))
            };
            !others.iter().any(|o| o.agrees(v) && !taken(o))
        })
        .collect()
}

/// Whether a sentence beside the link's source sentences has the value.
fn near(pair: &Pair<'_>, value: &Value) -> bool {
    let values = &pair.reading.source.values;
    let (first, last) = (
        pair.link.sources.iter().min(),
        pair.link.sources.iter().max(),
    );
    let before = first.and_then(|s| s.checked_sub(1));
    let after = last.map(|s| s + 1).filter(|s| *s < values.len());
    // Small numbers stand everywhere.
    value.amount > 12.0
        && [before, after]
            .into_iter()
            .flatten()
            .any(|s| values[s].iter().any(|v| v.agrees(value)))
}

/// Whether two values are of one kind, so that one stands in the other's place.
fn comparable(a: &Value, b: &Value) -> bool {
    match (a.kind, b.kind) {
        // 14 heures is an hour of the day or how long.
        (ValueKind::Duration(_), ValueKind::Duration(_))
        | (ValueKind::Clock, ValueKind::Duration(TimeUnit::Hour))
        | (ValueKind::Duration(TimeUnit::Hour), ValueKind::Clock) => true,
        (x, y) => x == y,
    }
}

/// Sums and differences of two values of the source.
fn is_derived(value: &Value, given: &[Value]) -> bool {
    let near = |x: f64| x > 0.0 && (x - value.amount).abs() <= 1e-6 * x;
    given.iter().enumerate().any(|(at, a)| {
        given[at + 1..].iter().any(|b| {
            near(a.amount + b.amount)
                || near((a.amount - b.amount).abs())
                || near(a.amount * b.amount)
        })
    })
}

fn ratio(a: &Value, b: &Value) -> f64 {
    let (small, large) = (a.amount.min(b.amount), a.amount.max(b.amount));
    if small <= 0.0 {
        f64::MAX
    } else {
        large / small
    }
}
