//! `date-mismatch`

use std::collections::HashSet;

use crate::align::Relation;
use crate::diff::EditClass;
use crate::finding::Severity;
use crate::text::dates::{Date, TimeExpression, TimeValue};
use crate::text::numbers::Quantity;

use super::reckoning::{
    is_bound_of, is_days_of, is_reckoned, is_span, is_weekday_of, is_year_of, length,
};
use super::{Facts, Report, across};

rule! {
    /// # What it does
    /// Compares the dates, weekdays, times of day and durations of a target sentence with those of the source
    /// sentences it answers, and reports one that differs or that the source does not have.
    ///
    /// # Why it matters
    /// A wrong date sends people to the wrong day; an added one has to come from somewhere.
    ///
    /// # Example
    /// Source: *before 30 June 2026*. Target: *before 30 July 2026*.
    ///
    /// # Leaves alone
    /// Another format of the same date; a part of it; equal durations ("a fortnight" for "14 days"), or a bound that
    /// one keeps ("more than a year" for "14 months"); a date that stands elsewhere in the source, or is as far from one
    /// there as it says ("three days later").
    ///
    /// # Limits
    /// Relative days ("yesterday") are not resolved. Dates of a sentence that answers nothing are left to
    /// `unsupported`.
    "date-mismatch", "The date or duration differs", "accuracy/mistranslation", Error, Some(EditClass::Date), check
}

/// Values of one side of a link, at most.
const MOST: usize = 128;

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    if !facts.one_language() {
        return across::dates(facts, report);
    }
    if !facts.values_comparable() {
        return;
    }
    let elsewhere = Elsewhere::new(facts);
    for sentence in 0..facts.target.sentences().len() {
        let sources = facts.sources_of(sentence);
        if sources.is_empty() {
            continue;
        }
        let ours = &facts.target_annotations.times[sentence];
        let theirs: Vec<&TimeExpression> = sources
            .iter()
            .flat_map(|&s| &facts.source_annotations.times[s])
            .collect();
        // A table, and no sentence: nothing tells which value answers which.
        if ours.len().max(theirs.len()) > MOST {
            continue;
        }
        for time in ours {
            compare(facts, report, &elsewhere, time, ours, &theirs);
        }
    }
}

fn compare(
    facts: &Facts<'_>,
    report: &mut Report<'_>,
    elsewhere: &Elsewhere,
    time: &TimeExpression,
    ours: &[TimeExpression],
    theirs: &[&TimeExpression],
) {
    if theirs.iter().any(|t| agree(&time.value, &t.value))
        || is_span(&time.value, theirs)
        || is_reckoned(&time.value, theirs)
        || is_bound_of(facts, time, theirs)
        || is_year_of(facts, &time.value, theirs)
        || is_weekday_of(facts, &time.value)
        || is_days_of(facts, &time.value, theirs)
    {
        return;
    }
    let unanswered = theirs
        .iter()
        .filter(|t| !ours.iter().any(|o| agree(&o.value, &t.value)));
    let rival = unanswered
        .filter(|t| rivals(&time.value, &t.value))
        .max_by_key(|t| shared(&time.value, &t.value));
    if rival.is_none() && is_relative(facts, time) {
        return;
    }
    // The target sentence says more than the sentences it was linked to, and another has its date.
    let sentence = facts.target.sentence_at(time.span.start);
    let more = sentence
        .and_then(|s| facts.link_of(s))
        .is_some_and(|(_, link)| link.relation == Relation::Expanded);
    if more && elsewhere.has(&time.value) {
        return;
    }
    if rival.is_none() && elsewhere.has(&time.value) {
        return;
    }
    let shown = time.span.of(facts.target.text());
    let (message, confidence) = match rival {
        Some(rival) => (
            format!(
                "The source has “{}”, the target “{shown}”.",
                rival.span.of(facts.source.text())
            ),
            0.9,
        ),
        None => (format!("The source has no “{shown}”."), 0.7),
    };
    let suggestion = rival.map(|r| r.span.of(facts.source.text()).to_owned());
    if let Some(finding) = report.add(Some(time.span), rival.map(|r| r.span), confidence, message) {
        // A duration that nothing in the source stands against may still follow from it.
        if suggestion.is_none() && !matches!(time.value, TimeValue::Date(_)) {
            finding.severity = Severity::Warning;
            finding.confidence = 0.6;
        }
        finding.suggestion = suggestion;
    }
}

/// Whether the source tells the time by another one ("three days later"), which a date can stand for.
fn is_relative(facts: &Facts<'_>, time: &TimeExpression) -> bool {
    const RELATIVE: &[&str] = &[
        "ago",
        "earlier",
        "following",
        "last",
        "later",
        "next",
        "previous",
    ];
    let sentence = facts
        .target
        .sentence_at(time.span.start)
        .unwrap_or_default();
    let linked = facts
        .sources_of(sentence)
        .iter()
        .flat_map(|&s| facts.source.sentence_words(s));
    linked
        .into_iter()
        .any(|w| crate::lang::contains(RELATIVE, &w.form))
}

fn agree(a: &TimeValue, b: &TimeValue) -> bool {
    match (a, b) {
        (TimeValue::Date(a), TimeValue::Date(b)) => a.agrees(b),
        (TimeValue::Clock(a), TimeValue::Clock(b)) => a == b,
        (TimeValue::Duration { count: a, unit: u }, TimeValue::Duration { count: b, unit: v }) => {
            // Whole days are said in hours too.
            let hours = |count: f64, unit: &str| match unit {
                "hour" if count >= 24.0 => Some(count),
                "day" => Some(24.0 * count),
                _ => None,
            };
            if let (Some(x), Some(y)) = (hours(*a, u), hours(*b, v)) {
                return Quantity::same_value(x, y);
            }
            match (length(u), length(v)) {
                (Some((kind, x)), Some((other, y))) => {
                    kind == other && Quantity::same_value(a * x, b * y)
                }
                _ => false,
            }
        }
        _ => false,
    }
}

/// Whether two values that differ can be said of the same time.
fn rivals(a: &TimeValue, b: &TimeValue) -> bool {
    match (a, b) {
        (TimeValue::Date(a), TimeValue::Date(b)) => {
            // A month's day against a bare year says nothing.
            let told = |d: &Date| {
                [
                    d.year.is_some(),
                    d.month.is_some(),
                    d.day.is_some(),
                    d.weekday.is_some(),
                ]
            };
            told(a).iter().zip(told(b)).any(|(x, y)| *x && y)
        }
        (TimeValue::Clock(_), TimeValue::Clock(_)) => true,
        (TimeValue::Duration { count: a, unit: u }, TimeValue::Duration { count: b, unit: v }) => {
            u == v || Quantity::same_value(*a, *b)
        }
        _ => false,
    }
}

/// How many parts two dates share: the closest one is the one meant.
fn shared(a: &TimeValue, b: &TimeValue) -> usize {
    match (a, b) {
        (TimeValue::Date(a), TimeValue::Date(b)) => {
            usize::from(a.year.is_some() && a.year == b.year)
                + usize::from(a.month.is_some() && a.month == b.month)
                + usize::from(a.day.is_some() && a.day == b.day)
        }
        _ => 0,
    }
}

/// The times of the source by value, to look for one that stands in another sentence than the linked ones.
#[derive(Default)]
struct Elsewhere {
    /// Each date, and each choice of the parts that it tells.
    dates: HashSet<Date>,
    clocks: HashSet<u16>,
    /// Durations by the kind of their unit, ascending.
    lengths: [Vec<f64>; 4],
}

impl Elsewhere {
    fn new(facts: &Facts<'_>) -> Self {
        let mut found = Elsewhere::default();
        for time in facts.source_annotations.times.iter().flatten() {
            match &time.value {
                TimeValue::Date(date) => found.dates.extend((0..16).map(|kept| Date {
                    year: date.year.filter(|_| kept & 1 > 0),
                    month: date.month.filter(|_| kept & 2 > 0),
                    day: date.day.filter(|_| kept & 4 > 0),
                    weekday: date.weekday.filter(|_| kept & 8 > 0),
                })),
                TimeValue::Clock(clock) => {
                    found.clocks.insert(*clock);
                }
                TimeValue::Duration { count, unit } => {
                    if let Some((kind, size)) = length(unit) {
                        found.lengths[usize::from(kind)].push(count * size);
                    }
                }
            }
        }
        for list in &mut found.lengths {
            list.sort_by(f64::total_cmp);
        }
        found
    }

    /// Whether a time of the source says the same, or the same and more.
    fn has(&self, value: &TimeValue) -> bool {
        match value {
            TimeValue::Date(date) => self.dates.contains(date),
            TimeValue::Clock(clock) => self.clocks.contains(clock),
            TimeValue::Duration { count, unit } => length(unit).is_some_and(|(kind, size)| {
                let value = count * size;
                let list = &self.lengths[usize::from(kind)];
                let above = list.partition_point(|v| *v < value);
                // If any is the same, the nearest below or the nearest above is.
                let mut near = list[above.saturating_sub(1)..].iter().take(2);
                near.any(|v| Quantity::same_value(value, *v))
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{points_at, silent};

    const RULE: &str = "date-mismatch";

    #[test]
    fn another_month() {
        points_at(
            RULE,
            &["It ends on 30 June 2026."],
            &["It ends on 30 July 2026."],
            &["30 July 2026"],
        );
    }

    #[test]
    fn a_date_reckoned_from_another() {
        let source = [
            "On 24 October, the firm applied for an injunction, which the court refused three days later.",
        ];
        let told = |day: &str| {
            format!(
                "On {day} October, the court refused the injunction that the firm had applied for."
            )
        };
        silent(RULE, &source, &[&told("27")]);
        points_at(RULE, &source, &[&told("29")], &["29 October"]);
    }

    #[test]
    fn a_bound_of_a_duration() {
        let source = ["The gate stayed open for 14 months."];
        silent(
            RULE,
            &source,
            &["The gate stayed open for more than a year."],
        );
        points_at(
            RULE,
            &source,
            &["The gate stayed open for less than a year."],
            &["a year"],
        );
    }

    #[test]
    fn the_weekday_and_the_days_of_a_date() {
        let source = ["We, the ministers, met in Halvik on 18 and 19 June 2025."];
        silent(RULE, &source, &["The ministers met in Halvik on Thursday."]);
        silent(
            RULE,
            &source,
            &["The ministers held a two-day meeting in Halvik."],
        );
        points_at(
            RULE,
            &source,
            &["The ministers met in Halvik on Monday."],
            &["Monday"],
        );
        points_at(
            RULE,
            &source,
            &["The ministers held a three-day meeting in Halvik."],
            &["three-day"],
        );
    }

    #[test]
    fn the_year_of_a_date_without_one() {
        let source = [
            "The fund was founded on 3 February 2025.",
            "Its debt stood at nine million at the end of December.",
        ];
        let told = |year: &str| format!("Its debt stood at nine million at the end of {year}.");
        silent(
            RULE,
            &source,
            &["It was founded in February.", &told("2024")],
        );
        points_at(
            RULE,
            &source,
            &["It was founded in February.", &told("2022")],
            &["2022"],
        );
    }

    #[test]
    fn another_unit_or_count() {
        points_at(
            RULE,
            &["They ate it in the eight weeks before."],
            &["They ate it in the eight days before."],
            &["eight days"],
        );
        points_at(
            RULE,
            &["The ban lasts three years."],
            &["The ban lasts two years."],
            &["two years"],
        );
    }

    #[test]
    fn a_day_that_the_source_lacks() {
        points_at(
            RULE,
            &["The ministers agreed to meet."],
            &["The ministers agreed on the 15th to meet."],
            &["15th"],
        );
    }

    #[test]
    fn other_formats_and_parts_are_the_same() {
        silent(
            RULE,
            &["It ends on 30 June 2026."],
            &["It ends on June 30th."],
        );
        silent(RULE, &["You have 14 days."], &["You have two weeks."]);
        silent(
            RULE,
            &["Boil it for at least one minute."],
            &["Boil it for at least a minute."],
        );
        silent(
            RULE,
            &["Opens at 10 a.m. on Friday."],
            &["Opens at 10:00 on Friday."],
        );
    }

    #[test]
    fn a_duration_may_be_the_time_between_two_dates() {
        silent(
            RULE,
            &["It was built from 2019 to 2023."],
            &["It was built in four years."],
        );
        silent(
            RULE,
            &["It rained in January and February."],
            &["It rained for two months."],
        );
        silent(RULE, &["It takes 48 hours."], &["It takes two days."]);
    }

    #[test]
    fn a_date_may_stand_for_a_relative_one() {
        let source = ["The council met on 3 May.", "It voted four days later."];
        silent(
            RULE,
            &source,
            &["The council met on 3 May.", "It voted on 7 May."],
        );
    }

    #[test]
    fn a_date_may_come_from_another_sentence() {
        let source = ["The dam broke.", "That was on Tuesday, 4 March."];
        silent(RULE, &source, &["The dam broke on Tuesday."]);
    }
}
