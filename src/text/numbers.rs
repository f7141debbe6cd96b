//! Numbers by value: digits, words, magnitudes, fractions, shares, currencies.

use std::ops::Range;

use crate::lang::{Language, LanguageData};

use super::{Document, Span, Word, WordKind};

/// What a [`Quantity`] counts or measures.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Nothing that was seen.
    None,
    /// A share: percent, or a fraction of a whole. The value of 27 % is .27.
    Share,
    /// Percentage points.
    Points,
    /// Money: the currency's code, or its sign where the code is not told by it.
    Money(String),
    /// A measure or the counted noun, as a stem.
    Noun(String),
}

/// How a number is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NumberKind {
    /// Three.
    Cardinal,
    /// Third.
    Ordinal,
    /// Three times, twice.
    Times,
}

/// A number with its value and unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// Its words, a range of [`Document::words`]; the sign of a currency and the counted noun are not among them.
    pub words: Range<usize>,
    /// Where it stands, with the sign or code of a currency and the sign of a share.
    pub span: Span,
    /// Its value.
    pub value: f64,
    /// How it is said.
    pub kind: NumberKind,
    /// What it counts.
    pub unit: Unit,
    /// Whether it is said in round figures: about, nearly, more than.
    pub approximate: bool,
    /// Whether it is written in words. `one` is weak evidence: it is a pronoun as often.
    pub in_words: bool,
}

impl Quantity {
    /// Whether two values are the same to within a billionth.
    pub fn same_value(a: f64, b: f64) -> bool {
        (a - b).abs() <= 1e-9 * a.abs().max(b.abs())
    }

    /// Whether the two say the same amount: equal values, or values within 15 % of each other where one is said
    /// in round figures ("over a quarter" beside 27 %). Units are not compared.
    pub fn agrees(&self, other: &Quantity) -> bool {
        Self::same_value(self.value, other.value)
            || ((self.approximate || other.approximate)
                && Self::round_value(self.value, other.value))
    }

    /// Whether two values are within 15 % of each other.
    pub(crate) fn round_value(a: f64, b: f64) -> bool {
        (a - b).abs() <= 0.15 * a.abs().max(b.abs())
    }
}

/// The numbers of one sentence, in order. Words in `taken` (dates, say) are passed over.
pub fn quantities(
    document: &Document,
    sentence: usize,
    taken: &dyn Fn(usize) -> bool,
) -> Vec<Quantity> {
    let range = document.sentences()[sentence].words.clone();
    let reader = Reader {
        document,
        words: document.words(),
        data: document.language().data(),
        end: range.end,
    };
    let mut found = Vec::new();
    let mut at = range.start;
    while at < range.end {
        if taken(at) {
            at += 1;
            continue;
        }
        if let Some(quantity) = reader.quantity(at, range.start) {
            at = quantity.words.end;
            found.push(quantity);
        } else {
            at += 1;
        }
    }
    found
}

/// The quantity that begins at word `at` of a sentence whose words are `start..end`.
pub(super) fn at(document: &Document, at: usize, start: usize, end: usize) -> Option<Quantity> {
    if at >= end {
        return None;
    }
    Reader {
        document,
        words: document.words(),
        data: document.language().data(),
        end,
    }
    .quantity(at, start)
}

/// The value of a number written in digits, with the group and decimal marks of the language; none where letters
/// or other marks stand in it.
pub fn digits(text: &str, language: Language) -> Option<f64> {
    if !text.bytes().next()?.is_ascii_digit() {
        return None;
    }
    let decimal_comma = matches!(
        language.code(),
        "de" | "fr" | "es" | "it" | "pt" | "nl" | "pl" | "ru" | "tr" | "is"
    );
    let (group, decimal) = if decimal_comma {
        ('.', ',')
    } else {
        (',', '.')
    };
    let mut parts = text.split(decimal);
    let whole = parts.next()?;
    let fraction = parts.next();
    if parts.next().is_some() {
        return None;
    }
    let groups: Vec<&str> = whole.split([group, '\'', '’']).collect();
    let grouped = groups.len() > 1;
    if grouped && (groups[0].len() > 3 || groups[1..].iter().any(|g| g.len() != 3)) {
        return None;
    }
    let mut plain: String = groups.concat();
    if let Some(fraction) = fraction {
        plain.push('.');
        plain.push_str(fraction);
    }
    if plain.bytes().all(|b| b.is_ascii_digit() || b == b'.') {
        plain.parse().ok()
    } else {
        None
    }
}

/// Whether the word is a unit of length, mass, volume or area, which stands before what is measured: "1.2 kilometres long".
fn is_unit(form: &str) -> bool {
    const WORDS: &[&str] = &[
        "metre", "meter", "gram", "litre", "liter", "hectare", "tonne",
    ];
    let single = form.strip_suffix('s').unwrap_or(form);
    SIGNS.contains(&form)
        || WORDS
            .iter()
            .any(|w| single.ends_with(w) && form.len() <= w.len() + 6)
}

/// Signs of units.
const SIGNS: &[&str] = &[
    "cm", "g", "gw", "ha", "kg", "km", "kw", "l", "ml", "mm", "mw", "t",
];

struct Reader<'d> {
    document: &'d Document,
    words: &'d [Word],
    data: &'static LanguageData,
    end: usize,
}

/// No number in words is longer, its hyphens and `and`s counted: what goes on is read as another.
const LONGEST_IN_WORDS: usize = 32;

const APPROXIMATE: &[&str] = &[
    "about",
    "almost",
    "approximately",
    "around",
    "circa",
    "exceeding",
    "nearly",
    "over",
    "roughly",
    "some",
    "than",
    "under",
];

impl Reader<'_> {
    fn form(&self, at: usize) -> &str {
        if at < self.end {
            &self.words[at].form
        } else {
            ""
        }
    }

    /// The quantity that begins at word `at`, if one does.
    fn quantity(&self, at: usize, first: usize) -> Option<Quantity> {
        let (mut value, mut end, mut kind, in_words) = self.core(at)?;
        let mut unit = Unit::None;
        // Magnitudes: 1.2 million, 3bn.
        while let Some(factor) = magnitude(self.form(end), self.data) {
            value *= factor;
            end += 1;
        }
        let mut span = self.words[at].span.cover(self.words[end - 1].span);
        if let Some(code) = self.sign_before(at, first) {
            span = span.cover(self.words[at - 1].span);
            unit = Unit::Money(code);
        }
        match self.form(end) {
            "%" | "percent" | "pct" => {
                span = span.cover(self.words[end].span);
                end += 1;
                unit = Unit::Share;
                value /= 100.0;
            }
            "per" if self.form(end + 1) == "cent" => {
                span = span.cover(self.words[end + 1].span);
                end += 2;
                unit = Unit::Share;
                value /= 100.0;
            }
            // "25 cents in the euro"
            "cents" | "pence"
                if matches!(self.form(end + 1), "in" | "on")
                    && self.form(end + 2) == "the"
                    && matches!(self.form(end + 3), "euro" | "pound" | "dollar") =>
            {
                span = span.cover(self.words[end + 3].span);
                end += 4;
                unit = Unit::Share;
                value /= 100.0;
            }
            "percentage" if self.form(end + 1).starts_with("point") => {
                end += 2;
                unit = Unit::Points;
            }
            "times" if kind == NumberKind::Cardinal => {
                end += 1;
                kind = NumberKind::Times;
            }
            _ => {}
        }
        if unit == Unit::None {
            if let Some(code) = currency(self.form(end)) {
                span = span.cover(self.words[end].span);
                unit = Unit::Money(code.to_owned());
            } else if in_words && (fraction(self.form(at)).is_some() || self.one_part(at).is_some())
            {
                unit = Unit::Share;
            } else {
                unit = self.noun(end);
            }
        }
        let approximate = (1..=3).any(|back| {
            at >= first + back
                && APPROXIMATE.contains(&self.form(at - back))
                && (at - back + 1..at)
                    .all(|w| matches!(self.form(w), "a" | "an" | "the" | "€" | "$" | "£"))
        });
        Some(Quantity {
            words: at..end,
            span,
            value,
            kind,
            unit,
            approximate,
            in_words,
        })
    }

    /// Value, end, kind, and whether it is in words.
    fn core(&self, at: usize) -> Option<(f64, usize, NumberKind, bool)> {
        let word = &self.words[at];
        match word.kind {
            WordKind::Number => {
                let cut = word
                    .form
                    .find(|c: char| c.is_alphabetic())
                    .unwrap_or(word.form.len());
                let value = digits(&word.form[..cut], self.document.language())?;
                match &word.form[cut..] {
                    "" => Some((value, at + 1, NumberKind::Cardinal, false)),
                    "st" | "nd" | "rd" | "th" => Some((value, at + 1, NumberKind::Ordinal, false)),
                    suffix => magnitude(suffix, self.data)
                        .map(|factor| (value * factor, at + 1, NumberKind::Cardinal, false)),
                }
            }
            WordKind::Word => self.in_words(at),
            _ => None,
        }
    }

    fn in_words(&self, at: usize) -> Option<(f64, usize, NumberKind, bool)> {
        let form = self.form(at);
        if let Some((_, n)) = self.data.times_words.iter().find(|(f, _)| *f == form) {
            return Some((*n as f64, at + 1, NumberKind::Times, true));
        }
        // half a million, a quarter: a share, or a part of a magnitude.
        if let Some(part) = fraction(form) {
            let after = if matches!(self.form(at + 1), "a" | "an") {
                at + 2
            } else {
                at + 1
            };
            if let Some(factor) = magnitude(self.form(after), self.data) {
                return Some((part * factor, after + 1, NumberKind::Cardinal, true));
            }
            let counted = at > 0
                && matches!(
                    self.form(at - 1),
                    "a" | "one" | "per" | "by" | "over" | "about" | "nearly"
                );
            return (form == "half" || counted).then_some((
                part,
                at + 1,
                NumberKind::Cardinal,
                true,
            ));
        }
        if let Some(part) = self.one_part(at) {
            return Some((part, at + 1, NumberKind::Cardinal, true));
        }
        let mut total = 0_u64;
        let mut group = 0_u64;
        let mut end = at;
        let mut kind = NumberKind::Cardinal;
        while end < self.end.min(at + LONGEST_IN_WORDS) {
            let form = self.form(end);
            if let Some(n) = number_word(form, self.data) {
                match n {
                    100 if end > at => group = group.max(1).checked_mul(100)?,
                    1000.. if end > at => {
                        total = total.checked_add(group.max(1).checked_mul(n)?)?;
                        group = 0;
                    }
                    // `hundred` or `million` without a number before it, and `dozen`, are no amount to compare;
                    // two numbers in a row ("five two") are two.
                    12 | 100.. if form != "twelve" => return None,
                    _ if !group.is_multiple_of(100) && (!group.is_multiple_of(10) || n >= 10) => {
                        break;
                    }
                    _ => group = group.checked_add(n)?,
                }
                end += 1;
            } else if let Some(n) = ordinal_word(form, self.data).filter(|n| end > at || *n > 1) {
                // two thirds
                if end == at + 1 && (3..=10).contains(&n) && form.ends_with('s') {
                    return Some((group as f64 / n as f64, end + 1, NumberKind::Cardinal, true));
                }
                if form.ends_with('s') {
                    break;
                }
                group = group.checked_add(n)?;
                end += 1;
                kind = NumberKind::Ordinal;
                break;
            } else if end == at + 1 && fraction(form.trim_end_matches('s')).is_some() {
                let part = fraction(form.trim_end_matches('s'))?;
                return Some((group as f64 * part, end + 1, NumberKind::Cardinal, true));
            } else if (form == "-" && end > at
                || form == "and" && group > 0 && group.is_multiple_of(100))
                && self.is_part(end + 1)
            {
                end += 1;
            } else {
                break;
            }
        }
        (end > at).then(|| ((total + group) as f64, end, kind, true))
    }

    /// "A fifth of it", "one tenth goes to the town": a share, where no noun follows that could be the fifth of many.
    fn one_part(&self, at: usize) -> Option<f64> {
        let form = self.form(at);
        let counted = at > 0 && matches!(self.form(at - 1), "a" | "one");
        let n = ordinal_word(form, self.data).filter(|n| counted && (3..=10).contains(n))?;
        let next = self.form(at + 1);
        let alone = at + 1 >= self.end
            || self.words[at + 1].kind == WordKind::Mark && next != "-"
            || self.data.is_function_word(next)
            || self.data.lemma(next) != next;
        (alone && !form.ends_with('s')).then(|| 1.0 / n as f64)
    }

    fn is_part(&self, at: usize) -> bool {
        let form = self.form(at);
        number_word(form, self.data).is_some()
            || ordinal_word(form, self.data).is_some()
            || fraction(form.trim_end_matches('s')).is_some()
    }

    fn sign_before(&self, at: usize, first: usize) -> Option<String> {
        (at > first)
            .then(|| currency(self.form(at - 1)))
            .flatten()
            .map(str::to_owned)
    }

    /// The counted noun: the last of up to three content words that follow without a mark between.
    fn noun(&self, end: usize) -> Unit {
        let mut at = end;
        // "The 2.4-gigawatt Straits Link": what a hyphen joins to the number is its unit.
        if self.form(at) == "-" {
            let word = self
                .words
                .get(at + 1)
                .filter(|w| at + 1 < self.end && w.kind == WordKind::Word);
            if let Some(word) = word.filter(|w| !w.spaced && !self.data.is_function_word(&w.form)) {
                return Unit::Noun(word.stem.clone());
            }
            at += 1;
        }
        // "1.5 mm shorter": the sign of a unit goes before what is measured.
        if let Some(word) = self
            .words
            .get(at)
            .filter(|w| at < self.end && is_unit(&w.form))
        {
            return Unit::Noun(word.stem.clone());
        }
        let mut noun = None;
        while at < self.end && at < end + 4 {
            let word = &self.words[at];
            if word.kind != WordKind::Word || self.data.is_function_word(&word.form) {
                break;
            }
            noun = Some(word.stem.clone());
            at += 1;
        }
        noun.map_or(Unit::None, Unit::Noun)
    }
}

fn number_word(form: &str, data: &LanguageData) -> Option<u64> {
    data.number_words
        .iter()
        .find(|(f, _)| *f == form)
        .map(|(_, n)| *n)
}

fn ordinal_word(form: &str, data: &LanguageData) -> Option<u64> {
    let singular = form.strip_suffix('s').unwrap_or(form);
    data.ordinal_words
        .iter()
        .find(|(f, _)| *f == form || *f == singular)
        .map(|(_, n)| *n)
}

fn fraction(form: &str) -> Option<f64> {
    match form {
        "half" => Some(0.5),
        "quarter" => Some(0.25),
        _ => None,
    }
}

fn magnitude(form: &str, data: &LanguageData) -> Option<f64> {
    match form {
        "k" => Some(1e3),
        "m" | "mn" | "mln" => Some(1e6),
        "bn" | "bln" | "b" => Some(1e9),
        "tn" | "trn" => Some(1e12),
        _ => number_word(form, data)
            .filter(|n| *n >= 100)
            .map(|n| n as f64),
    }
}

/// ISO 4217 code of a currency's sign, code or English name.
fn currency(form: &str) -> Option<&'static str> {
    Some(match form {
        "€" | "eur" | "euro" | "euros" => "EUR",
        "$" | "usd" | "dollar" | "dollars" => "USD",
        "£" | "gbp" | "pound" | "pounds" => "GBP",
        "¥" | "jpy" | "yen" => "JPY",
        "₩" | "krw" | "won" => "KRW",
        "cny" | "rmb" | "yuan" => "CNY",
        "chf" | "franc" | "francs" => "CHF",
        "₹" | "inr" | "rupee" | "rupees" => "INR",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::testing::document;

    fn read(text: &str) -> Vec<(f64, Unit)> {
        let document = document(&[text]);
        quantities(&document, 0, &|_| false)
            .into_iter()
            .map(|q| (q.value, q.unit))
            .collect()
    }

    fn values(text: &str) -> Vec<f64> {
        read(text).into_iter().map(|(v, _)| v).collect()
    }

    #[test]
    fn words_and_digits_have_one_value() {
        assert_eq!(values("Sixty-two people and 62 dogs"), [62.0, 62.0]);
        assert_eq!(values("forty thousand; 40,000"), [40_000.0, 40_000.0]);
        assert_eq!(values("one hundred and twenty-five"), [125.0]);
        assert_eq!(values("two million three hundred thousand"), [2_300_000.0]);
    }

    #[test]
    fn magnitudes_multiply() {
        assert_eq!(
            values("1.2 million, 3bn and half a million"),
            [1.2e6, 3e9, 0.5e6]
        );
    }

    #[test]
    fn shares_and_money() {
        assert_eq!(read("27 per cent"), [(0.27, Unit::Share)]);
        assert_eq!(read("€7,500"), [(7500.0, Unit::Money("EUR".into()))]);
        assert_eq!(read("EUR 7,500"), [(7500.0, Unit::Money("EUR".into()))]);
        assert_eq!(read("over a quarter of"), [(0.25, Unit::Share)]);
        assert_eq!(values("two thirds, three quarters"), [2.0 / 3.0, 0.75]);
    }

    #[test]
    fn twice_is_two() {
        assert_eq!(values("held twice"), [2.0]);
        assert_eq!(values("eleven times as likely"), [11.0]);
    }

    #[test]
    fn codes_are_no_numbers() {
        assert!(values("lots L4417 and the B12 form").is_empty());
    }

    #[test]
    fn marks_follow_the_language() {
        let german = "de".parse().expect("a code");
        assert_eq!(digits("1.234,5", german), Some(1234.5));
        assert_eq!(digits("1,234.5", Language::ENGLISH), Some(1234.5));
        assert_eq!(digits("9.3.1", Language::ENGLISH), None);
    }
}
