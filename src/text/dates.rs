//! Dates by day, and durations.

use std::ops::Range;

use crate::lang::LanguageData;

use super::{Document, Span, Word, WordKind, numbers};

/// What a [`TimeExpression`] says.
#[derive(Clone, Debug, PartialEq)]
pub enum TimeValue {
    /// A date, as far as it is told.
    Date(Date),
    /// A duration, or an age or interval.
    Duration {
        /// How many.
        count: f64,
        /// Of what: `day`, `week`, in the singular.
        unit: &'static str,
    },
    /// A time of day, in minutes after midnight.
    Clock(u16),
}

/// The parts of a date that are told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Date {
    /// Year.
    pub year: Option<i32>,
    /// Month, 1 to 12.
    pub month: Option<u8>,
    /// Day of the month.
    pub day: Option<u8>,
    /// Weekday, Monday 1.
    pub weekday: Option<u8>,
}

impl Date {
    /// Whether no part told by both differs, and at least one is told by both.
    pub fn agrees(&self, other: &Date) -> bool {
        fn pair<T: PartialEq>(a: Option<T>, b: Option<T>) -> Option<bool> {
            Some(a? == b?)
        }
        let parts = [
            pair(self.year, other.year),
            pair(self.month, other.month),
            pair(self.day, other.day),
            pair(self.weekday, other.weekday),
        ];
        parts.contains(&Some(true)) && !parts.contains(&Some(false))
    }

    /// The weekday that a whole date falls on, by the Gregorian calendar (Sakamoto's rule), Monday 1.
    pub fn falls_on(&self) -> Option<u8> {
        const SHIFTS: [i32; 12] = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];
        let (year, month, day) = (self.year?, self.month?, self.day?);
        let shift = SHIFTS.get(usize::from(month).checked_sub(1)?)?;
        let year = if month < 3 { year - 1 } else { year };
        let from_sunday =
            (year + year / 4 - year / 100 + year / 400 + shift + i32::from(day)).rem_euclid(7);
        u8::try_from(if from_sunday == 0 { 7 } else { from_sunday }).ok()
    }

    /// Whether every part told here is told there, and alike.
    pub fn within(&self, other: &Date) -> bool {
        fn part<T: PartialEq + Copy>(a: Option<T>, b: Option<T>) -> bool {
            a.is_none() || a == b
        }
        part(self.year, other.year)
            && part(self.month, other.month)
            && part(self.day, other.day)
            && part(self.weekday, other.weekday)
    }
}

/// A date, duration or time of day with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeExpression {
    /// Its words, a range of [`Document::words`].
    pub words: Range<usize>,
    /// Where it stands.
    pub span: Span,
    /// What it says.
    pub value: TimeValue,
}

/// The dates, durations and times of one sentence, in order.
pub fn times(document: &Document, sentence: usize) -> Vec<TimeExpression> {
    let range = document.sentences()[sentence].words.clone();
    let data = document.language().data();
    if data.months.is_empty() {
        return Vec::new();
    }
    let reader = Reader {
        document,
        words: document.words(),
        data,
        start: range.start,
        end: range.end,
    };
    let mut found = Vec::new();
    let mut at = range.start;
    while at < range.end {
        match reader.at(at) {
            Some((end, value)) => {
                let span = reader.words[at].span.cover(reader.words[end - 1].span);
                found.push(TimeExpression {
                    words: at..end,
                    span,
                    value,
                });
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

struct Reader<'d> {
    document: &'d Document,
    words: &'d [Word],
    data: &'static LanguageData,
    start: usize,
    end: usize,
}

impl Reader<'_> {
    fn form(&self, at: usize) -> &str {
        if at < self.end {
            &self.words[at].form
        } else {
            ""
        }
    }

    fn back(&self, at: usize) -> &str {
        if at > self.start {
            &self.words[at - 1].form
        } else {
            ""
        }
    }

    fn at(&self, at: usize) -> Option<(usize, TimeValue)> {
        self.date(at)
            .or_else(|| self.clock(at))
            .or_else(|| self.duration(at))
    }

    /// A date that begins here: any order of weekday, day, month and year.
    fn date(&self, at: usize) -> Option<(usize, TimeValue)> {
        if let Some(date) = iso(self.form(at)) {
            return Some((at + 1, TimeValue::Date(date)));
        }
        let mut date = Date::default();
        let mut end = at;
        if let Some(weekday) = self.weekday(end) {
            date.weekday = Some(weekday);
            end += 1;
            let skip = usize::from(self.form(end) == ",");
            if self.day_month(end + skip).is_none() {
                return Some((end, TimeValue::Date(date)));
            }
            end += skip;
        }
        if let Some((after, day, month)) = self.day_month(end) {
            date.day = day;
            date.month = Some(month);
            end = after;
            let skip = usize::from(self.form(end) == ",");
            if let Some(year) = self.year(end + skip) {
                date.year = Some(year);
                end += skip + 1;
            }
            return Some((end, TimeValue::Date(date)));
        }
        if let Some(year) = self.year(at).filter(|_| self.is_year(at)) {
            date.year = Some(year);
            return Some((at + 1, TimeValue::Date(date)));
        }
        // The 15th, alone: a day of the month when no noun follows that it could count.
        if let Some(day) = self.ordinal_day(at).filter(|_| self.back(at) == "the") {
            let next = at + 1;
            let counts = next < self.end
                && self.words[next].kind == WordKind::Word
                && !self.data.is_function_word(&self.words[next].form);
            if !counts && self.form(next) != "-" && self.form(next) != "of" {
                date.day = Some(day);
                return Some((at + 1, TimeValue::Date(date)));
            }
        }
        None
    }

    fn weekday(&self, at: usize) -> Option<u8> {
        (at < self.end && self.words[at].capital)
            .then(|| self.data.weekday(self.stopless(at)))
            .flatten()
    }

    fn month(&self, at: usize) -> Option<u8> {
        if at >= self.end || !self.words[at].capital {
            return None;
        }
        self.data.month(self.stopless(at))
    }

    fn stopless(&self, at: usize) -> &str {
        self.form(at).trim_end_matches('.')
    }

    /// `12 June`, `12th of June`, `June 12`, `mid-June`, `June`.
    fn day_month(&self, at: usize) -> Option<(usize, Option<u8>, u8)> {
        if let Some(day) = self.plain_day(at).or_else(|| self.ordinal_day(at)) {
            let of = usize::from(self.form(at + 1) == "of");
            let month = self.month(at + 1 + of)?;
            return Some((at + 2 + of, Some(day), month));
        }
        let month = self.month(at)?;
        let the = usize::from(self.form(at + 1) == "the");
        if let Some(day) = self
            .plain_day(at + 1 + the)
            .or_else(|| self.ordinal_day(at + 1 + the))
        {
            return Some((at + 2 + the, Some(day), month));
        }
        // `May` and `March` are verbs and names too: alone they need a word that leads to a date, or a year.
        let sure = self.data.is_function_word(self.back(at))
            || self.back(at) == "-"
            || self.year(at + 1).is_some();
        let ambiguous = matches!(
            self.form(at),
            "may" | "march" | "august" | "mar" | "jan" | "jun" | "dec" | "sat" | "sun"
        );
        (sure || !ambiguous).then_some((at + 1, None, month))
    }

    fn plain_day(&self, at: usize) -> Option<u8> {
        self.form(at).parse().ok().filter(|d| (1..=31).contains(d))
    }

    fn ordinal_day(&self, at: usize) -> Option<u8> {
        let form = self.form(at);
        let digits = form
            .strip_suffix("st")
            .or(form.strip_suffix("nd"))
            .or(form.strip_suffix("rd"))
            .or(form.strip_suffix("th"))?;
        digits.parse().ok().filter(|d| (1..=31).contains(d))
    }

    fn year(&self, at: usize) -> Option<i32> {
        let form = self.form(at);
        if form.len() != 4 {
            return None;
        }
        form.parse().ok().filter(|y| (1400..=2199).contains(y))
    }

    /// Whether four digits are a year and not an amount: no sign before, no counted plural or unit behind.
    fn is_year(&self, at: usize) -> bool {
        if matches!(
            self.back(at),
            "€" | "$" | "£" | "¥" | "eur" | "usd" | "gbp" | "nearly" | "about" | "some" | "than"
        ) {
            return false;
        }
        let led = matches!(
            self.back(at),
            "in" | "since"
                | "by"
                | "until"
                | "till"
                | "from"
                | "of"
                | "during"
                | "before"
                | "after"
                | "to"
                | "and"
                | "-"
        );
        let next = at + 1;
        let counted = next < self.end
            && self.words[next].kind == WordKind::Word
            && !self.words[next].capital
            && self.words[next].form.ends_with('s');
        let measured = matches!(
            self.form(next),
            "%" | "percent" | "million" | "billion" | "km" | "kg" | "m"
        );
        !measured && (led || !counted)
    }

    /// `10 a.m.`, `10:30`, `noon`
    fn clock(&self, at: usize) -> Option<(usize, TimeValue)> {
        match self.form(at) {
            "noon" | "midday" => return Some((at + 1, TimeValue::Clock(12 * 60))),
            "midnight" => return Some((at + 1, TimeValue::Clock(0))),
            _ => {}
        }
        let hours: u16 = self.form(at).parse().ok()?;
        let minutes = (self.form(at + 1) == ":" && self.form(at + 2).len() == 2)
            .then(|| self.form(at + 2).parse::<u16>().ok())
            .flatten();
        let end = if minutes.is_some() { at + 3 } else { at + 1 };
        let (end, hours) = match self.form(end).replace('.', "").as_str() {
            "am" if hours <= 12 => (end + 1, hours % 12),
            "pm" if hours <= 12 => (end + 1, hours % 12 + 12),
            _ if minutes.is_some() => (end, hours),
            _ => return None,
        };
        let minutes = minutes.unwrap_or(0);
        (hours < 25 && minutes < 60).then_some((end, TimeValue::Clock(hours * 60 + minutes)))
    }

    /// `14 days`, `a minute`, `two-hour`, `half a year`.
    fn duration(&self, at: usize) -> Option<(usize, TimeValue)> {
        if matches!(self.form(at), "a" | "an") {
            let unit = self.unit(at + 1)?;
            // `a day` is often "per day": only what is said to last.
            let lasts = matches!(
                self.back(at),
                "for"
                    | "within"
                    | "least"
                    | "in"
                    | "about"
                    | "than"
                    | "nearly"
                    | "over"
                    | "half"
                    | "after"
                    | "almost"
            );
            return lasts.then_some((
                at + 2,
                TimeValue::Duration {
                    count: if self.back(at) == "half" { 0.5 } else { 1.0 },
                    unit,
                },
            ));
        }
        let quantity = numbers::at(self.document, at, self.start, self.end)?;
        if quantity.kind != numbers::NumberKind::Cardinal {
            return None;
        }
        let mut end = quantity.words.end;
        if self.form(end) == "-" {
            end += 1;
        }
        let skip = usize::from(matches!(
            self.form(end),
            "full" | "consecutive" | "whole" | "calendar" | "working" | "business"
        ));
        let unit = self.unit(end + skip)?;
        // "a 14-year-old" and "12 years old" are ages, which other texts give as bare numbers.
        let next = end + skip + 1;
        if self.form(next) == "old" || self.form(next) == "-" && self.form(next + 1) == "old" {
            return None;
        }
        Some((
            end + skip + 1,
            TimeValue::Duration {
                count: quantity.value,
                unit,
            },
        ))
    }

    fn unit(&self, at: usize) -> Option<&'static str> {
        let form = self.form(at);
        self.data
            .time_units
            .iter()
            .find(|(f, _)| *f == form)
            .map(|(_, unit)| *unit)
    }
}

fn iso(form: &str) -> Option<Date> {
    let parts: Vec<&str> = form.split(['-', '/', '.']).collect();
    let [a, b, c] = parts[..] else { return None };
    let year = if a.len() == 4 { a } else { c };
    if year.len() != 4
        || !form
            .bytes()
            .all(|x| x.is_ascii_digit() || matches!(x, b'-' | b'/' | b'.'))
    {
        return None;
    }
    let day = if a.len() == 4 { c } else { a };
    let month: u8 = b.parse().ok()?;
    let day: u8 = day.parse().ok()?;
    let year: i32 = year.parse().ok()?;
    ((1..=12).contains(&month) && (1..=31).contains(&day)).then_some(Date {
        year: Some(year),
        month: Some(month),
        day: Some(day),
        weekday: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::testing::document;

    fn read(text: &str) -> Vec<TimeValue> {
        let document = document(&[text]);
        times(&document, 0).into_iter().map(|t| t.value).collect()
    }

    fn date(
        year: Option<i32>,
        month: Option<u8>,
        day: Option<u8>,
        weekday: Option<u8>,
    ) -> TimeValue {
        TimeValue::Date(Date {
            year,
            month,
            day,
            weekday,
        })
    }

    #[test]
    fn dates_in_any_order_are_one_day() {
        let june = date(Some(2025), Some(6), Some(12), None);
        for text in [
            "12 June 2025",
            "June 12, 2025",
            "the 12th of June 2025",
            "June 12th, 2025",
        ] {
            assert_eq!(read(text), std::slice::from_ref(&june), "{text}");
        }
        assert_eq!(
            read("on Tuesday, 4 March,"),
            [date(None, Some(3), Some(4), Some(2))]
        );
    }

    #[test]
    fn a_day_of_the_month_may_stand_alone() {
        assert_eq!(
            read("met on the 15th (local time)"),
            [date(None, None, Some(15), None)]
        );
        assert_eq!(read("the 15th century"), []);
    }

    #[test]
    fn years_are_told_from_amounts() {
        assert_eq!(
            read("in 2025 and since 1998"),
            [
                date(Some(2025), None, None, None),
                date(Some(1998), None, None, None)
            ]
        );
        assert_eq!(read("some 2000 workers"), []);
    }

    #[test]
    fn durations_have_count_and_unit() {
        assert_eq!(
            read("within 14 days, for at least a minute, a two-year ban"),
            [
                TimeValue::Duration {
                    count: 14.0,
                    unit: "day"
                },
                TimeValue::Duration {
                    count: 1.0,
                    unit: "minute"
                },
                TimeValue::Duration {
                    count: 2.0,
                    unit: "year"
                },
            ]
        );
    }

    #[test]
    fn the_verb_may_is_no_month() {
        assert_eq!(read("They may appeal. May we ask?"), []);
    }

    #[test]
    fn times_of_day() {
        assert_eq!(
            read("at 10 a.m. and 8:30 pm"),
            [TimeValue::Clock(600), TimeValue::Clock(1230)]
        );
    }
}
