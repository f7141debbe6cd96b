//! Number words in Latin letters: forty-two, quatre-vingt-douze, zweieinhalb.

use crate::lang::Language;
use crate::lang::across::Numerals;

use super::super::folded::Folded;
use super::reader::{Number, Reader, Word, skip_space};

impl Reader<'_> {
    /// Number words in a row: forty-two thousand, quatre-vingt-douze, treinta y dos.
    pub(super) fn western(&self, text: &Folded, at: usize) -> Option<Number> {
        let (mut total, mut group, mut end, mut seen) = (0.0, 0.0_f64, at, false);
        let mut from = at;
        while let Some((next, value, kind)) = self.word_at(text, from) {
            match kind {
                // A third party and the third time are no shares.
                Word::Fraction if !seen && self.is_ordinal(text, next, value) => return None,
                Word::Fraction if !seen => {
                    return Some(Number {
                        end: next,
                        value,
                        digits: false,
                        fraction: true,
                        plain: false,
                    });
                }
                // two thirds, three quarters
                Word::Fraction if value < 0.5 => {
                    return Some(Number {
                        end: next,
                        value: group * value,
                        digits: false,
                        fraction: true,
                        plain: false,
                    });
                }
                Word::Fraction => break,
                Word::Magnitude if !seen && value > 1000.0 => return None,
                Word::Magnitude if (100.0..1000.0).contains(&value) => {
                    group = group.max(1.0) * 100.0;
                }
                Word::Magnitude => {
                    total += group.max(1.0) * value;
                    group = 0.0;
                }
                Word::Cardinal
                    if seen
                        && group % 100.0 != 0.0
                        && (group % 10.0 != 0.0 || value >= 20.0)
                        && !(value < 20.0 && matches!(group as u64 % 100, 60 | 80)) =>
                {
                    break;
                }
                Word::Cardinal => group += value,
            }
            seen = true;
            end = next;
            from = self.connected(text, next);
        }
        let halves: &[&str] = &[
            " and a half",
            " et demie",
            " et demi",
            " y medio",
            " y media",
        ];
        let value = total + group;
        seen.then(|| {
            self.and_half(
                text,
                halves,
                Number {
                    end,
                    value,
                    digits: false,
                    fraction: false,
                    plain: false,
                },
            )
        })
    }

    /// What joins two words of a number.
    fn connected(&self, text: &Folded, end: usize) -> usize {
        let joins: &[&str] = match self.language.code() {
            "en" => &["-", " and ", " "],
            "fr" => &["-et-", "-", " et ", " "],
            _ => &[" y ", " "],
        };
        joins
            .iter()
            .find_map(|join| {
                let form: Vec<char> = join.chars().collect();
                let next = text.form(end, &form)?;
                // "three and a half" is no "three and", "two or three" are two.
                let (_, value, kind) = self.word_at(text, next)?;
                (kind != Word::Fraction || value < 0.5).then_some(next)
            })
            .unwrap_or(end)
    }

    /// Whether what may be a fraction counts a noun: only a share is "of" something.
    fn is_ordinal(&self, text: &Folded, end: usize, value: f64) -> bool {
        let rest: String = text.chars[end..].iter().take(6).collect();
        let followed = rest.starts_with(' ')
            && !["of", "de", "d'", "du", "more", "less", "from"]
                .iter()
                .any(|w| rest[1..].starts_with(w));
        self.language == Language::ENGLISH && value < 0.5 && followed
    }

    /// German numbers in one word.
    pub(super) fn compound(&self, text: &Folded, at: usize) -> Option<Number> {
        let mut end = at;
        while text.get(end).is_some_and(char::is_alphabetic) {
            end += 1;
        }
        let word: String = text.chars[at..end].iter().collect();
        let in_list = |kind: Word| {
            self.words
                .iter()
                .find(|(form, _, k)| *k == kind && form.iter().copied().eq(word.chars()))
                .map(|(_, v, _)| *v)
        };
        let number = |end, value, fraction| Number {
            end,
            value,
            digits: false,
            fraction,
            plain: false,
        };
        if let Some(value) = in_list(Word::Fraction) {
            return Some(number(end, value, true));
        }
        let value = in_list(Word::Cardinal).or_else(|| german(&word, self.numerals))?;
        // zwei Drittel
        if let Some((next, part, Word::Fraction)) = self.word_at(text, skip_space(text, end)) {
            return Some(number(
                next,
                if part < 0.5 { value * part } else { part },
                true,
            ));
        }
        let mut result = number(end, value, false);
        self.magnify(text, &mut result);
        Some(result)
    }
}

/// The value of a German number word: zweihundertfünf, einundzwanzig, zweieinhalb.
fn german(word: &str, numerals: &Numerals) -> Option<f64> {
    let small = |part: &str| {
        numerals
            .cardinals
            .iter()
            .find(|(form, _)| *form == part)
            .map(|(_, v)| *v)
    };
    if let Some(whole) = word.strip_suffix("einhalb") {
        return Some(small(whole)? + 0.5);
    }
    for (mark, factor) in [("tausend", 1000.0), ("hundert", 100.0)] {
        if let Some((above, below)) = word.split_once(mark) {
            let above = if above.is_empty() {
                1.0
            } else {
                german(above, numerals).or_else(|| small(above))?
            };
            let below = below.strip_prefix("und").unwrap_or(below);
            let below = if below.is_empty() {
                0.0
            } else {
                german(below, numerals).or_else(|| small(below))?
            };
            return Some(above * factor + below);
        }
    }
    let (ones, tens) = word.split_once("und")?;
    let (ones, tens) = (small(ones)?, small(tens)?);
    (ones < 10.0 && (20.0..100.0).contains(&tens)).then_some(ones + tens)
}
