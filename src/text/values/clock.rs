//! Times of day and how long.

use crate::lang::across::TimeUnit;

use super::super::folded::Folded;
use super::ValueKind;
use super::reader::{Number, Reader, skip_space};

impl Reader<'_> {
    /// Whether a number with a unit of time is a date or how long.
    pub(super) fn calendar(
        &self,
        text: &Folded,
        number: Number,
        unit: TimeUnit,
        next: usize,
        before: Option<ValueKind>,
    ) -> ValueKind {
        if !self.is_cjk() || !number.digits && unit != TimeUnit::Day && unit != TimeUnit::Year {
            return ValueKind::Duration(unit);
        }
        let long = next > skip_space(text, number.end) + 1;
        match unit {
            TimeUnit::Year if !long && (1000.0..2200.0).contains(&number.value) => ValueKind::Year,
            TimeUnit::Day if !long && before == Some(ValueKind::Month) => ValueKind::Day,
            // 15日 alone is a day or so many days.
            TimeUnit::Day if !long => ValueKind::Number,
            unit => ValueKind::Duration(unit),
        }
    }

    pub(super) fn clock(&self, text: &Folded, number: Number, rest: usize) -> Option<(f64, usize)> {
        if number.value > 24.0 || number.fraction {
            return None;
        }
        let two = |from: usize| {
            let digits: String = text.chars.get(from..from + 2)?.iter().collect();
            let bare = text.get(from + 2).is_none_or(|c| !c.is_ascii_digit());
            digits.parse::<f64>().ok().filter(|m| *m < 60.0 && bare)
        };
        let starts = |from: usize, form: &str| {
            let form: Vec<char> = form.chars().collect();
            text.form(from, &form)
        };
        let hours = libm::floor(number.value);
        if number.digits
            && text.get(number.end) == Some(':')
            && let Some(minutes) = two(number.end + 1)
        {
            return Some((60.0 * hours + minutes, number.end + 3));
        }
        if self.is_cjk() {
            let hour = text
                .get(rest)
                .filter(|c| matches!(c, '시' | '時' | '点' | '點'))?;
            let after = text.get(rest + 1);
            // 시간 and 時間 are how long, 시민 and 点 with a decimal other words.
            if after.is_some_and(|c| {
                matches!(
                    c,
                    '간' | '間' | '민' | '장' | '립' | '의' | '设' | '期' | '代' | '작'
                )
            }) || hour == '点' && !number.digits
            {
                return None;
            }
            let from = skip_space(text, rest + 1);
            if let Some(minutes) = self
                .eastern(text, from)
                .filter(|_| text.get(from).is_some())
                && text
                    .get(minutes.end)
                    .is_some_and(|c| matches!(c, '분' | '分'))
            {
                return Some((60.0 * hours + minutes.value, minutes.end + 1));
            }
            let half = starts(from, "반").or_else(|| starts(rest + 1, "半"));
            return Some(match half {
                Some(end) => (60.0 * hours + 30.0, end),
                None => (60.0 * hours, rest + 1),
            });
        }
        // 9.30 Uhr
        if text.get(number.end) == Some('.')
            && let Some(minutes) = two(number.end + 1)
            && let Some(end) = starts(number.end + 3, " uhr")
        {
            return Some((60.0 * hours + minutes, end));
        }
        let fraction = (number.value - hours) * 100.0;
        let minutes = if number.value > hours && number.digits {
            libm::round(fraction)
        } else {
            0.0
        };
        for form in ["a.m", "p.m", "am", "pm", "o'clock", "uhr"] {
            if let Some(end) = starts(rest, form).filter(|&e| text.ends_word(e)) {
                let more = if form == "uhr" { two(end + 1) } else { None };
                let end = if more.is_some() { end + 3 } else { end };
                return Some((60.0 * hours + more.unwrap_or(minutes), end));
            }
        }
        // 9h30, 9 h
        if self.language.code() == "fr" && text.get(rest) == Some('h') {
            let from = skip_space(text, rest + 1);
            if let Some(minutes) = two(from) {
                return Some((60.0 * hours + minutes, from + 2));
            }
            if text.ends_word(rest + 1) {
                return Some((60.0 * hours, rest + 1));
            }
        }
        None
    }
}
