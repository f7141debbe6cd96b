//! Numbers in Han characters and Hangul.

use crate::lang::across::NumeralStyle;

use super::super::folded::{Folded, is_latin};
use super::reader::{Number, Reader, Word, skip_space};

/// Japanese eras: the year before their first.
const ERAS: &[(&str, f64)] = &[("令和", 2018.0), ("平成", 1988.0), ("昭和", 1925.0)];

impl Reader<'_> {
    /// Numbers in groups of ten thousand: 1만 2,400, 二十四, 3億5千万, 백이십.
    pub(super) fn eastern(&self, text: &Folded, at: usize) -> Option<Number> {
        let said = |form: &str| {
            let form: Vec<char> = form.chars().collect();
            text.form(at, &form)
        };
        let fraction = |end, value| Number {
            end,
            value,
            digits: false,
            fraction: true,
            plain: false,
        };
        for (era, before) in ERAS {
            if let Some(number) = said(era).and_then(|end| self.eastern(text, end)) {
                return Some(Number {
                    value: before + number.value,
                    digits: true,
                    plain: true,
                    ..number
                });
            }
        }
        // 百分之三十
        if let Some(from) = said("百分之") {
            let number = self.eastern(text, from)?;
            return Some(fraction(number.end, number.value / 100.0));
        }
        let hangul = self.numerals.style == NumeralStyle::Hangul;
        if !hangul || text.begins_word(at) {
            let parts = self
                .words
                .iter()
                .filter(|(.., kind)| *kind == Word::Fraction);
            let mut parts =
                parts.filter_map(|(form, value, _)| Some((text.form(at, form)?, *value)));
            if let Some((end, value)) = parts.next() {
                return Some(fraction(end, value));
            }
        }
        let c = text.get(at)?;
        if hangul && !c.is_ascii_digit() {
            return self.hangul(text, at);
        }
        if c.is_ascii_digit() && at > 0 && is_latin(text.chars[at - 1]) {
            return None;
        }
        let (number, glyphs) = self.groups(text, at)?;
        // 3分の1, 三分之一, 3분의 1
        for part in ["分の", "分之", "분의 ", "분의"] {
            let form: Vec<char> = part.chars().collect();
            if let Some(next) = text.form(number.end, &form) {
                let (above, _) = self.groups(text, next)?;
                return Some(fraction(above.end, above.value / number.value));
            }
        }
        // One character is a number only with what it counts; "千" and "万" alone are none.
        if !number.digits && (glyphs == 1 || number.value <= 1.0) {
            let inside = at > 0 && "第星期周礼拜之".contains(text.chars[at - 1]);
            if !self.is_counted(text, number.end) || number.value >= 100.0 || inside {
                return None;
            }
        }
        Some(Number {
            digits: number.digits || glyphs > 1 && number.value > 10.0,
            ..number
        })
    }

    /// Whether a counting word stands here.
    fn is_counted(&self, text: &Folded, at: usize) -> bool {
        self.numerals.counters.iter().any(|counter| {
            let form: Vec<char> = counter.chars().collect();
            text.form(at, &form).is_some()
        })
    }

    /// Digits and numeral characters in a row, and how many characters are numerals.
    fn groups(&self, text: &Folded, at: usize) -> Option<(Number, usize)> {
        let hangul = self.numerals.style == NumeralStyle::Hangul;
        // 제51조 is Article 51, not 51 million million.
        let numbered =
            at > 0 && matches!(text.chars[at - 1], '제' | '第') && text.chars[at].is_ascii_digit();
        let (mut total, mut section, mut current, mut has) = (0.0_f64, 0.0_f64, 0.0_f64, false);
        let (mut end, mut from, mut glyphs) = (at, at, 0);
        let (mut digits, mut plain, mut last_big) = (false, false, f64::MAX);
        while let Some(c) = text.get(from) {
            if c.is_ascii_digit() {
                if has {
                    break;
                }
                let number = self.digits(text, from)?;
                (current, has, digits) = (number.value, true, true);
                plain = number.plain && from == at;
                from = number.end;
            } else {
                let glyph = self.words.iter().find(|(form, _, kind)| {
                    form.len() == 1
                        && form[0] == c
                        && *kind != Word::Fraction
                        && (!hangul || digits && *kind == Word::Magnitude)
                });
                let Some((_, value, kind)) = glyph.filter(|_| !numbered) else {
                    break;
                };
                match kind {
                    Word::Cardinal => {
                        current = if has { current * 10.0 + value } else { *value };
                        has = true;
                    }
                    _ if *value >= 10_000.0 => {
                        if *value >= last_big || (!has && section <= 0.0) {
                            break;
                        }
                        last_big = *value;
                        total += (section + current) * value;
                        (section, current, has) = (0.0, 0.0, false);
                    }
                    _ => {
                        section += if has { current } else { 1.0 } * value;
                        (current, has) = (0.0, false);
                    }
                }
                glyphs += 1;
                plain = false;
                from += 1;
            }
            end = from;
            // 1만 2,400: a space inside, where a digit follows a magnitude.
            let digit_next = text.get(from + 1).is_some_and(|c| c.is_ascii_digit());
            if hangul && !has && text.get(from) == Some(' ') && digit_next {
                from += 1;
            }
        }
        let number = Number {
            end,
            value: total + section + current,
            digits,
            fraction: false,
            plain,
        };
        (end > at).then_some((number, glyphs))
    }

    /// Native numerals before a counter, and Sino-Korean ones of two or more syllables.
    pub(super) fn hangul(&self, text: &Folded, at: usize) -> Option<Number> {
        if !text.begins_word(at) {
            return None;
        }
        let counter = |end: usize| {
            let from = skip_space(text, end);
            self.numerals.counters.iter().any(|c| {
                let form: Vec<char> = c.chars().collect();
                text.form(from, &form).is_some()
            })
        };
        for (form, value, kind) in &self.words {
            // Sino-Korean syllables stand for other things alone.
            let sino = form.len() == 1 && "일이삼사오육칠팔구".contains(form[0]);
            if *kind == Word::Cardinal
                && !sino
                && let Some(end) = text.form(at, form)
                && (text.get(end) == Some(' ') && counter(end) || form.len() > 1 && counter(end))
            {
                return Some(Number {
                    end,
                    value: *value,
                    digits: false,
                    fraction: false,
                    plain: false,
                });
            }
        }
        let value_of = |c: char| {
            self.words
                .iter()
                .find(|(f, _, k)| {
                    f.len() == 1
                        && f[0] == c
                        && *k != Word::Fraction
                        && "일이삼사오육칠팔구십백천만억".contains(c)
                })
                .map(|(_, v, _)| *v)
        };
        let (mut total, mut section, mut current, mut end) = (0.0, 0.0, 0.0_f64, at);
        let mut tens = false;
        while let Some(value) = text.get(end).and_then(value_of) {
            match value {
                v if v >= 10_000.0 => {
                    total += (section + current).max(1.0) * v;
                    (section, current) = (0.0, 0.0);
                }
                v if v >= 10.0 => {
                    tens = true;
                    section += current.max(1.0) * v;
                    current = 0.0;
                }
                v => current = v,
            }
            end += 1;
        }
        // 이천 and 구천 are towns; what is no tens and hundreds is as often another word.
        let sure = tens
            && end >= at + 2
            && text.get(end) == Some(' ')
            && !(end == at + 2 && text.chars[at + 1] == '천');
        sure.then_some(Number {
            end,
            value: total + section + current,
            digits: true,
            fraction: false,
            plain: false,
        })
    }
}
