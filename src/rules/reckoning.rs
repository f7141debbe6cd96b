//! Times that follow from other times: a date so many days from another, the weekday of a date, how many days two dates
//! are apart, a bound that a duration keeps. Read by `date-mismatch`.

use crate::text::dates::{Date, TimeExpression, TimeValue};
use crate::text::numbers::Quantity;

use super::Facts;

/// Times of a sentence that are looked at in pairs.
const ENDS: usize = 16;

/// Whether a duration is the time between two dates of the source, counted with or without its last year or day: "2019
/// to 2023" is four years, or five.
pub(super) fn is_span(value: &TimeValue, theirs: &[&TimeExpression]) -> bool {
    let TimeValue::Duration { count, unit } = value else {
        return false;
    };
    let dates: Vec<Date> = theirs
        .iter()
        .take(ENDS)
        .filter_map(|t| match &t.value {
            TimeValue::Date(date) => Some(*date),
            _ => None,
        })
        .collect();
    let part = |date: &Date| match *unit {
        "year" => date.year.map(f64::from),
        "month" => date.month.map(f64::from),
        "day" => date.day.map(f64::from),
        _ => None,
    };
    dates.iter().enumerate().any(|(at, a)| {
        dates[at + 1..].iter().any(|b| {
            part(a).zip(part(b)).is_some_and(|(x, y)| {
                let between = (x - y).abs();
                Quantity::same_value(between, *count) || Quantity::same_value(between + 1.0, *count)
            })
        })
    })
}

/// Whether a date is as many days or weeks from a date of the source as a duration there says: "on 24 October …
/// three days later" is 27 October.
pub(super) fn is_reckoned(value: &TimeValue, theirs: &[&TimeExpression]) -> bool {
    let TimeValue::Date(ours) = value else {
        return false;
    };
    let Some(day) = day_of_year(ours) else {
        return false;
    };
    let theirs = &theirs[..theirs.len().min(ENDS)];
    let days = |t: &TimeExpression| match &t.value {
        TimeValue::Duration { count, unit } => length(unit)
            .filter(|(kind, _)| *kind == 1)
            .map(|(_, size)| count * size),
        _ => None,
    };
    let from = |t: &TimeExpression| match &t.value {
        TimeValue::Date(date) => day_of_year(date),
        _ => None,
    };
    theirs.iter().filter_map(|t| from(t)).any(|start| {
        let apart = (day - start).abs();
        let mut lengths = theirs.iter().filter_map(|t| days(t));
        // Over New Year as well.
        lengths.any(|length| {
            Quantity::same_value(apart, length) || Quantity::same_value(365.0 - apart, length)
        })
    })
}

/// Whether a duration is told as a bound that one of the source's keeps: "more than a year" of 14 months.
pub(super) fn is_bound_of(
    facts: &Facts<'_>,
    time: &TimeExpression,
    theirs: &[&TimeExpression],
) -> bool {
    let days = |value: &TimeValue| match value {
        TimeValue::Duration { count, unit } => rough_days(unit).map(|size| count * size),
        _ => None,
    };
    let Some(ours) = days(&time.value) else {
        return false;
    };
    let form = |back: usize| {
        let at = time.words.start.checked_sub(back);
        at.map_or("", |at| facts.target_word(at).form.as_str())
    };
    let within = |low: f64, high: f64| {
        let near = &theirs[..theirs.len().min(ENDS)];
        let single = near.iter().filter_map(|t| days(&t.value));
        // "One year and ten months" is one duration.
        let joined = near.windows(2).filter_map(|pair| {
            let beside = pair[1].words.start.checked_sub(pair[0].words.end)? <= 1;
            beside.then_some(days(&pair[0].value)? + days(&pair[1].value)?)
        });
        single
            .chain(joined)
            .any(|d| d >= low * ours && d <= high * ours)
    };
    // No further off than what one would round to it.
    match (form(2), form(1)) {
        ("more", "than") | (_, "over") => within(1.0, 1.5),
        ("less" | "fewer", "than") | (_, "under" | "nearly" | "almost" | "below") => {
            within(0.65, 1.0)
        }
        (_, "about" | "around" | "roughly" | "some") => within(0.85, 1.15),
        _ => false,
    }
}

/// About how many days a unit has.
fn rough_days(unit: &str) -> Option<f64> {
    let (kind, size) = length(unit)?;
    match kind {
        0 => Some(size / 86_400.0),
        1 => Some(size),
        3 => Some(size * 30.44),
        _ => None,
    }
}

/// Whether a bare weekday is the one that a whole date of the source falls on, or one beside it there.
pub(super) fn is_weekday_of(facts: &Facts<'_>, value: &TimeValue) -> bool {
    let TimeValue::Date(Date {
        year: None,
        month: None,
        day: None,
        weekday: Some(weekday),
    }) = value
    else {
        return false;
    };
    let mut all = facts.source_annotations.times.iter().flatten();
    all.any(|t| match &t.value {
        TimeValue::Date(date) => date.weekday.is_none() && date.falls_on() == Some(*weekday),
        _ => false,
    })
}

/// Whether a duration is how many days "18 and 19 June" or "3 to 7 May" are, of which the date has the last.
pub(super) fn is_days_of(facts: &Facts<'_>, value: &TimeValue, theirs: &[&TimeExpression]) -> bool {
    let TimeValue::Duration { count, unit: "day" } = value else {
        return false;
    };
    theirs.iter().take(ENDS).any(|t| {
        let TimeValue::Date(Date {
            day: Some(last), ..
        }) = &t.value
        else {
            return false;
        };
        let form = |back: usize| {
            let at = t.words.start.checked_sub(back);
            at.map_or("", |at| facts.source_word(at).form.as_str())
        };
        let joined = matches!(form(1), "and" | "to" | "-" | "–" | "until");
        let first = form(2).trim_end_matches(char::is_alphabetic).parse::<u8>();
        joined
            && first.is_ok_and(|first| {
                first < *last && Quantity::same_value(f64::from(last - first + 1), *count)
            })
    })
}

/// Whether a bare year says which year a date of the source is in that is told without one, as far as the source's other
/// dates tell: its own years and the ones beside them.
pub(super) fn is_year_of(facts: &Facts<'_>, value: &TimeValue, theirs: &[&TimeExpression]) -> bool {
    let TimeValue::Date(Date {
        year: Some(year),
        month: None,
        day: None,
        weekday: None,
    }) = value
    else {
        return false;
    };
    let yearless = theirs.iter().any(
        |t| matches!(&t.value, TimeValue::Date(date) if date.year.is_none() && date.month.is_some()),
    );
    let told = theirs
        .iter()
        .any(|t| matches!(&t.value, TimeValue::Date(date) if date.year.is_some()));
    let all = facts.source_annotations.times.iter().flatten();
    yearless
        && !told
        && all
            .filter_map(|t| match &t.value {
                TimeValue::Date(date) => date.year,
                _ => None,
            })
            .any(|y| (y - year).abs() <= 1)
}

/// Which day of a common year it is; none where day or month is not told.
fn day_of_year(date: &Date) -> Option<f64> {
    const BEFORE: [u16; 12] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
    let month = usize::from(date.month?.checked_sub(1)?);
    Some(f64::from(BEFORE.get(month)? + u16::from(date.day?)))
}

/// Units that are whole multiples of each other: hours and less in seconds, weeks in days, years in months. Days and
/// months, and hours and days as people use them, have no fixed ratio.
pub(super) fn length(unit: &str) -> Option<(u8, f64)> {
    Some(match unit {
        "second" => (0, 1.0),
        "minute" => (0, 60.0),
        "hour" => (0, 3600.0),
        "day" => (1, 1.0),
        "night" => (2, 1.0),
        "week" => (1, 7.0),
        "fortnight" => (1, 14.0),
        "month" => (3, 1.0),
        "quarter" => (3, 3.0),
        "year" => (3, 12.0),
        "decade" => (3, 120.0),
        "century" => (3, 1200.0),
        _ => return None,
    })
}
