//! Reads the values of a sentence.

use crate::lang::across::{NumeralStyle, Numerals};
use crate::lang::{Language, LanguageData};

use super::super::folded::{Folded, is_latin};
use super::super::{Document, numbers};
use super::{Value, ValueKind};

/// Reads sentences of one document.
pub(crate) struct Reader<'d> {
    pub(super) document: &'d Document,
    pub(super) data: &'static LanguageData,
    pub(super) numerals: &'static Numerals,
    pub(super) language: Language,
    /// Number words, longest first.
    pub(super) words: Vec<(Vec<char>, f64, Word)>,
}

#[derive(Clone, Copy, PartialEq)]
pub(super) enum Word {
    Cardinal,
    Magnitude,
    Fraction,
}

/// "And a half" after a unit of time.
const HALVES: &[&str] = &[
    " 반",
    "半",
    " et demie",
    " et demi",
    " y medio",
    " y media",
    " and a half",
];

/// A number: where it ends, its value, whether it is in digits or a fraction.
#[derive(Clone, Copy)]
pub(super) struct Number {
    pub(super) end: usize,
    pub(super) value: f64,
    pub(super) digits: bool,
    pub(super) fraction: bool,
    /// Four digits without a mark.
    pub(super) plain: bool,
}

impl<'d> Reader<'d> {
    /// None where the document's language does not say how it writes numbers.
    pub(crate) fn new(document: &'d Document) -> Option<Self> {
        let data = document.language().data();
        let numerals = data.across.numerals?;
        let lists = [
            (numerals.cardinals, Word::Cardinal),
            (numerals.magnitudes, Word::Magnitude),
            (numerals.fractions, Word::Fraction),
        ];
        let mut words: Vec<(Vec<char>, f64, Word)> = lists
            .iter()
            .flat_map(|(list, word)| list.iter().map(|(f, v)| (f.chars().collect(), *v, *word)))
            .collect();
        words.sort_by_key(|(form, ..)| std::cmp::Reverse(form.len()));
        Some(Reader {
            document,
            data,
            numerals,
            language: document.language(),
            words,
        })
    }

    /// The values of a sentence, in order.
    pub(crate) fn values(&self, sentence: usize) -> Vec<Value> {
        let span = self.document.sentences()[sentence].span;
        let text = Folded::new(self.document.text(), span);
        let mut found: Vec<Value> = Vec::new();
        let mut at = 0;
        while at < text.len() {
            at = self.named(&text, at, &mut found).unwrap_or_else(|| {
                self.number(&text, at).map_or(at + 1, |number| {
                    self.with_unit(&text, at, number, &mut found)
                })
            });
        }
        days_of_months(&mut found, &text);
        found
    }

    pub(super) fn is_cjk(&self) -> bool {
        matches!(
            self.numerals.style,
            NumeralStyle::Han | NumeralStyle::Hangul
        )
    }

    /// A month, a weekday or a duration in one word.
    fn named(&self, text: &Folded, at: usize, found: &mut Vec<Value>) -> Option<usize> {
        for (form, amount, unit) in self.numerals.durations {
            let form: Vec<char> = form.chars().collect();
            if let Some(end) = text.form(at, &form).filter(|_| text.begins_word(at)) {
                found.push(Value {
                    span: text.span(at, end),
                    amount: *amount,
                    kind: ValueKind::Duration(*unit),
                    sure: false,
                });
                return Some(end);
            }
        }
        let lists = [
            (self.data.weekdays, ValueKind::Weekday),
            (self.data.months, ValueKind::Month),
        ];
        for (list, kind) in lists {
            for (form, value) in list {
                let first = form.chars().next()?;
                // 3月 is read as a number with its unit.
                if first.is_ascii_digit() || text.chars[at] != first {
                    continue;
                }
                let form: Vec<char> = form.chars().collect();
                let Some(end) = text.form(at, &form) else {
                    continue;
                };
                let whole = !is_latin(first) || text.begins_word(at) && text.ends_word(end);
                // A verb in English, a bare syllable elsewhere: only beside a number.
                let doubtful = form.len() <= 3 && is_latin(first) && !near_digit(text, at, end)
                    || form == ['m', 'a', 'r', 's'] && !near_digit(text, at, end)
                    || form == ['m', 'a', 'r', 'c', 'h']
                        && self.document.text()[text.span(at, end).start..].starts_with('m');
                if whole && (!doubtful || dated_word(text, at)) {
                    found.push(Value {
                        span: text.span(at, end),
                        amount: f64::from(*value),
                        kind,
                        sure: true,
                    });
                    return Some(end);
                }
            }
        }
        None
    }

    /// A number in digits or words.
    fn number(&self, text: &Folded, at: usize) -> Option<Number> {
        let c = text.chars[at];
        if self.is_cjk() {
            return self.eastern(text, at);
        }
        if c.is_ascii_digit() && (at == 0 || !text.chars[at - 1].is_alphanumeric()) {
            let mut number = self.digits(text, at)?;
            self.magnify(text, &mut number);
            return Some(number);
        }
        if c.is_alphabetic() && text.begins_word(at) {
            return match self.numerals.style {
                NumeralStyle::Compound => self.compound(text, at),
                _ => self.western(text, at),
            };
        }
        None
    }

    pub(super) fn digits(&self, text: &Folded, at: usize) -> Option<Number> {
        let mut end = at;
        while let Some(c) = text.get(end) {
            let grouped = matches!(c, '.' | ',' | '\'')
                || c == ' '
                    && matches!(self.language.code(), "fr" | "es")
                    && group_follows(text, end);
            let next_digit = text.get(end + 1).is_some_and(|n| n.is_ascii_digit());
            if c.is_ascii_digit() || grouped && next_digit && end > at {
                end += 1;
            } else {
                break;
            }
        }
        let shown: String = text.chars[at..end].iter().filter(|c| **c != ' ').collect();
        let read = numbers::digits(&shown, self.language);
        let value = read.or_else(|| {
            // A time or a mark of the other kind: the number up to it.
            let cut = shown.find(|c: char| !c.is_ascii_digit())?;
            end = at + cut;
            shown[..cut].parse().ok()
        })?;
        Some(Number {
            end,
            value,
            digits: true,
            fraction: false,
            plain: end - at == 4 && shown.len() == 4,
        })
    }

    /// Multiplies by what follows: 12 million, 3bn.
    pub(super) fn magnify(&self, text: &Folded, number: &mut Number) {
        loop {
            let from = skip_space(text, number.end);
            let next = self.words.iter().find_map(|(form, value, kind)| {
                let end = text.form(from, form)?;
                (*kind == Word::Magnitude && text.ends_word(end)).then_some((end, *value))
            });
            let Some((end, value)) = next else { return };
            number.value *= value;
            number.end = end;
            number.plain = false;
        }
    }

    pub(super) fn word_at(&self, text: &Folded, at: usize) -> Option<(usize, f64, Word)> {
        self.words.iter().find_map(|(form, value, kind)| {
            let end = text.form(at, form)?;
            text.ends_word(end).then_some((end, *value, *kind))
        })
    }

    pub(super) fn and_half(&self, text: &Folded, halves: &[&str], mut number: Number) -> Number {
        for half in halves {
            let form: Vec<char> = half.chars().collect();
            if let Some(end) = text.form(number.end, &form)
                && (self.is_cjk() || text.ends_word(end))
            {
                number.value += 0.5;
                number.end = end;
                break;
            }
        }
        number
    }

    /// What turns the number into a share: percent, 割; where it ends.
    fn share(&self, text: &Folded, rest: usize, number: Number) -> Option<(usize, f64)> {
        let (next, part) = self.numerals.shares.iter().find_map(|(form, part)| {
            let form: Vec<char> = form.chars().collect();
            let next = text.form(rest, &form)?;
            let whole = self.is_cjk() || !is_latin(form[form.len() - 1]) || text.ends_word(next);
            whole.then_some((next, *part))
        })?;
        // 成 and 割 are tenths after one figure alone, and begin other words.
        let tenths = self.is_cjk() && part > 0.05;
        let other = || {
            text.get(next)
                .is_some_and(|c| "立功为本员长绩果就分当인수".contains(c))
        };
        let counts = number.digits || !self.is_cjk() || number.value < 10.0;
        (part > 0.0 && counts && !(tenths && (number.value > 10.0 || other())))
            .then_some((next, part))
    }

    /// The value with the unit that follows; where it ends.
    fn with_unit(&self, text: &Folded, at: usize, number: Number, found: &mut Vec<Value>) -> usize {
        let mut value = number.value;
        let mut end = number.end;
        let mut sure = number.digits || number.fraction || value > 10.0;
        let mut kind = if number.fraction {
            ValueKind::Share
        } else {
            ValueKind::Number
        };
        let rest = skip_space(text, end);
        let rest = if text.get(rest) == Some('-') && !self.is_cjk() {
            rest + 1
        } else {
            rest
        };
        let matched = |form: &str| {
            let form: Vec<char> = form.chars().collect();
            let next = text.form(rest, &form)?;
            (self.is_cjk() || !is_latin(form[form.len() - 1]) || text.ends_word(next))
                .then_some(next)
        };
        // The clock: 9:30, 9.30 Uhr, 9h30, 9시 30분, 9時.
        if let Some((minutes, next)) = self.clock(text, number, rest) {
            found.push(Value {
                span: text.span(at, next),
                amount: minutes,
                kind: ValueKind::Clock,
                sure: true,
            });
            return next;
        }
        let share = self.share(text, rest, number);
        let unit = self
            .numerals
            .time_units
            .iter()
            .filter_map(|(form, unit)| Some((matched(form)?, *unit)))
            .max_by_key(|(end, _)| *end);
        if let Some((next, part)) = share {
            value *= part;
            kind = ValueKind::Share;
            sure = true;
            end = next;
        } else if let Some((next, unit)) = unit {
            end = next;
            kind = self.calendar(text, number, unit, next, found.last().map(|v| v.kind));
            if let ValueKind::Duration(_) = kind {
                let whole = Number {
                    end,
                    value,
                    ..number
                };
                let half = self.and_half(text, HALVES, whole);
                (end, value) = (half.end, half.value);
            }
            sure |= matches!(kind, ValueKind::Duration(_)) && value > 1.0;
        } else if self.is_cjk()
            && text.get(end).is_some_and(|c| matches!(c, '月' | '월'))
            && (1.0..=12.0).contains(&value)
        {
            end += 1;
            kind = ValueKind::Month;
        } else if self.is_cjk()
            && text.get(end) == Some('号')
            && found.last().is_some_and(|v| v.kind == ValueKind::Month)
        {
            end += 1;
            kind = ValueKind::Day;
        } else if number.plain && (1900.0..2100.0).contains(&value) {
            kind = ValueKind::Year;
        }
        if kind == ValueKind::Number && self.is_doubtful(text, at, end, number) {
            sure = false;
        }
        found.push(Value {
            span: text.span(at, end),
            amount: value,
            kind,
            sure,
        });
        end
    }

    /// Words that are as often no number: one, second, "last but one"; a rank.
    fn is_doubtful(&self, text: &Folded, at: usize, end: usize, number: Number) -> bool {
        let joined = at > 0 && matches!(text.chars[at - 1], '-' | '/')
            || matches!(text.get(end), Some('-' | '/'));
        let within = self.is_cjk() && at > 0 && text.chars[at - 1] == '제';
        !number.digits && number.value <= 12.0 || joined && number.value < 100.0 || within
    }
}

/// A number right before or after a month's name is a day of it: 3. September, September 3, 1er mars, 15 de marzo.
fn days_of_months(found: &mut [Value], text: &Folded) {
    let between = |a: &Value, b: &Value| -> String {
        let (from, to) = (text.index(a.span.end), text.index(b.span.start));
        text.chars
            .get(from..to)
            .unwrap_or_default()
            .iter()
            .collect()
    };
    for at in 0..found.len() {
        if found[at].kind != ValueKind::Month {
            continue;
        }
        let is_day = |v: &Value| v.kind == ValueKind::Number && (1.0..=31.0).contains(&v.amount);
        if at > 0 && is_day(&found[at - 1]) {
            let gap = between(&found[at - 1], &found[at]);
            if matches!(
                gap.trim(),
                "" | "."
                    | "st"
                    | "nd"
                    | "rd"
                    | "th"
                    | "er"
                    | "de"
                    | "of"
                    | "th of"
                    | "º"
                    | "º de"
                    | "st of"
                    | "nd of"
                    | "rd of"
            ) {
                found[at - 1].kind = ValueKind::Day;
                found[at - 1].sure = true;
                continue;
            }
        }
        if at + 1 < found.len()
            && is_day(&found[at + 1])
            && between(&found[at], &found[at + 1]).trim().is_empty()
        {
            found[at + 1].kind = ValueKind::Day;
            found[at + 1].sure = true;
        }
    }
}

pub(super) fn skip_space(text: &Folded, at: usize) -> usize {
    if text.get(at) == Some(' ') {
        at + 1
    } else {
        at
    }
}

fn group_follows(text: &Folded, at: usize) -> bool {
    let digit = |at: usize| text.get(at).is_some_and(|c| c.is_ascii_digit());
    digit(at + 1) && digit(at + 2) && digit(at + 3) && !digit(at + 4) && at > 0 && digit(at - 1)
}

fn near_digit(text: &Folded, start: usize, end: usize) -> bool {
    let before = text.chars[start.saturating_sub(5)..start]
        .iter()
        .any(char::is_ascii_digit);
    let after = text.chars[end..text.len().min(end + 3)]
        .iter()
        .any(char::is_ascii_digit);
    before || after
}

/// Whether the word before is one that a month follows: in May, next May.
fn dated_word(text: &Folded, at: usize) -> bool {
    let before: String = text.chars[..at].iter().collect();
    let word = before
        .trim_end()
        .rsplit(' ')
        .next()
        .unwrap_or_default()
        .to_owned();
    matches!(
        word.as_str(),
        "in" | "of"
            | "by"
            | "since"
            | "until"
            | "next"
            | "last"
            | "early"
            | "late"
            | "im"
            | "seit"
            | "ab"
            | "mitte"
            | "ende"
            | "anfang"
            | "en"
            | "de"
            | "d'ici"
            | "depuis"
            | "fin"
            | "début"
            | "this"
            | "from"
            | "and"
            | "to"
            | "before"
            | "after"
            | "through"
    )
}
