//! `number-mismatch`

use crate::diff::EditClass;
use crate::finding::Severity;
use crate::text::numbers::{NumberKind, Quantity, Unit};
use crate::text::{Document, WordKind};

use super::amounts::{by_for_to, other_rate, ranks};
use super::{Facts, Report, across};

rule! {
    /// # What it does
    /// Compares the numbers of a target sentence, by value, with those of the source sentences it answers, and
    /// reports one that the source lacks or has otherwise; an amount counted by another unit of time ("a week" for "a
    /// day"); a superlative that lost its rank ("the highest" for "the second highest").
    ///
    /// # Why it matters
    /// A number is what readers remember and quote.
    ///
    /// # Example
    /// Source: *1.2 million crowns*. Target: *1.2 billion crowns*.
    ///
    /// # Leaves alone
    /// The same value said otherwise: "twice" for "two rounds", "forty thousand" for "40,000", "€7,500" for "EUR
    /// 7,500"; round figures marked as such; a number that stands elsewhere in the source; dates and durations,
    /// which have a rule of their own.
    ///
    /// # Limits
    /// Small numbers in words ("three leaders") are only compared with another number of the same thing. Numbers
    /// of a sentence that answers nothing are left to `unsupported`.
    "number-mismatch", "The number differs", "accuracy/mistranslation", Error, Some(EditClass::Number), check
}

/// Values of one side of a link, at most.
const MOST: usize = 128;

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    if !facts.one_language() {
        return across::numbers(facts, report);
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
        let ours = &facts.target_annotations.quantities[sentence];
        let theirs: Vec<&Quantity> = sources
            .iter()
            .flat_map(|&s| &facts.source_annotations.quantities[s])
            .collect();
        // A table, and no sentence: nothing tells which value answers which.
        if ours.len().max(theirs.len()) > MOST {
            continue;
        }
        for quantity in ours {
            compare(facts, report, &elsewhere, quantity, ours, &theirs);
        }
        ranks(facts, report, sentence);
    }
}

/// In words and no more than ten: as often a part of speech ("one of them", "the three countries") as an amount.
fn is_weak(quantity: &Quantity) -> bool {
    quantity.in_words && quantity.value <= 10.0 || quantity.kind == NumberKind::Ordinal
}

fn compare(
    facts: &Facts<'_>,
    report: &mut Report<'_>,
    elsewhere: &Elsewhere<'_>,
    quantity: &Quantity,
    ours: &[Quantity],
    theirs: &[&Quantity],
) {
    let same =
        |other: &Quantity| quantity.agrees(other) && units_agree(&quantity.unit, &other.unit);
    if let Some((ours, other)) = other_rate(facts, quantity, theirs) {
        let shown = other.of(facts.source.text());
        let message = format!(
            "The source has {shown}, the target {}.",
            ours.of(facts.target.text())
        );
        if let Some(finding) = report.add(Some(ours), Some(other), 0.8, message) {
            finding.suggestion = Some(shown.to_owned());
        }
        return;
    }
    if let Some((ours, other)) = by_for_to(facts, quantity, theirs) {
        let shown = other.of(facts.source.text());
        let message = format!(
            "The source has “{shown}”, the target “{}”.",
            ours.of(facts.target.text())
        );
        report.add(Some(ours), Some(other), 0.75, message);
        return;
    }
    if theirs.iter().any(|t| same(t) || same_measure(quantity, t)) || is_derived(quantity, theirs) {
        return;
    }
    // What no number of the target answers is what this one may stand for.
    let unanswered: Vec<&&Quantity> = theirs
        .iter()
        .filter(|t| {
            !ours
                .iter()
                .any(|o| o.agrees(t) && units_agree(&o.unit, &t.unit))
        })
        .collect();
    let rival = unanswered
        .iter()
        .filter(|t| t.kind == quantity.kind && same_thing(quantity, t))
        .min_by(|a, b| distance(quantity, a).total_cmp(&distance(quantity, b)));
    if rival.is_none() && (is_weak(quantity) || elsewhere.has(quantity)) {
        return;
    }
    let mut all = facts.source_annotations.quantities.iter().flatten();
    if rival.is_none()
        && measure(&quantity.unit).is_some()
        && all.any(|t| same_measure(quantity, t))
    {
        return;
    }
    // Where only the unit differs, it is what has to be seen.
    let unit = rival.is_some_and(|r| Quantity::same_value(r.value, quantity.value));
    let place = |document: &Document, quantity: &Quantity| {
        let words = document.words();
        let unit = words
            .get(quantity.words.end)
            .filter(|w| unit && w.kind == WordKind::Word);
        unit.map_or(quantity.span, |w| quantity.span.cover(w.span))
    };
    let span = place(facts.target, quantity);
    let shown = span.of(facts.target.text());
    let nearest = rival.or_else(|| {
        let alike = unanswered
            .iter()
            .filter(|t| !is_weak(t) && same_kind(quantity, t));
        alike.min_by(|a, b| distance(quantity, a).total_cmp(&distance(quantity, b)))
    });
    let (message, confidence) = match (rival, nearest) {
        (Some(rival), _) => (
            format!(
                "The source has {}, the target {shown}.",
                place(facts.source, rival).of(facts.source.text())
            ),
            0.9,
        ),
        (None, Some(other)) => (
            format!(
                "The source has no {shown} here; it has {}.",
                other.span.of(facts.source.text())
            ),
            0.6,
        ),
        (None, None) => (format!("The source has no {shown} here."), 0.6),
    };
    let source = nearest.map(|n| place(facts.source, n));
    let suggestion = rival.map(|r| place(facts.source, r).of(facts.source.text()).to_owned());
    if let Some(finding) = report.add(Some(span), source, confidence, message) {
        // A number that nothing in the source stands against may still follow from it.
        if suggestion.is_none() {
            finding.severity = Severity::Warning;
        }
        finding.suggestion = suggestion;
    }
}

/// Units of one measure and their size, as stems.
const MEASURES: &[(&str, &str, f64)] = &[
    ("length", "mm", 0.001),
    ("length", "millimet", 0.001),
    ("length", "cm", 0.01),
    ("length", "centimet", 0.01),
    ("length", "m", 1.0),
    ("length", "meter", 1.0),
    ("length", "metr", 1.0),
    ("length", "km", 1000.0),
    ("length", "kilomet", 1000.0),
    ("mass", "g", 0.001),
    ("mass", "gram", 0.001),
    ("mass", "kg", 1.0),
    ("mass", "kilo", 1.0),
    ("mass", "kilogram", 1.0),
    ("mass", "ton", 1000.0),
    ("volume", "ml", 0.001),
    ("volume", "liter", 1.0),
    ("volume", "litr", 1.0),
    ("power", "watt", 1.0),
    ("power", "kilowatt", 1e3),
    ("power", "megawatt", 1e6),
    ("power", "gigawatt", 1e9),
    ("power", "terawatt", 1e12),
    ("power", "kw", 1e3),
    ("power", "mw", 1e6),
    ("power", "gw", 1e9),
    ("power", "tw", 1e12),
    ("area", "hectar", 10_000.0),
    ("area", "ha", 10_000.0),
];

/// The measure that a unit is of, and its size.
fn measure(unit: &Unit) -> Option<(&'static str, f64)> {
    match unit {
        Unit::Noun(stem) => MEASURES
            .iter()
            .find(|(_, unit, _)| stem == unit || unit.len() > 4 && stem.starts_with(unit))
            .map(|(kind, _, size)| (*kind, *size)),
        _ => None,
    }
}

/// Whether two quantities are one amount in two units of a measure: 3 metres, 300 centimetres.
fn same_measure(a: &Quantity, b: &Quantity) -> bool {
    match (measure(&a.unit), measure(&b.unit)) {
        (Some((kind, x)), Some((other, y))) => {
            kind == other && Quantity::same_value(x * a.value, y * b.value)
        }
        _ => false,
    }
}

/// Numbers of a sentence that are looked at for sums.
const SUMMANDS: usize = 24;

/// Whether a number follows from those of the source: the sum or difference of two, a half of one, or the share of
/// one in another.
fn is_derived(quantity: &Quantity, theirs: &[&Quantity]) -> bool {
    // Of one unit, where the source has it: 90 km/h and three wagons make no 93 km/h.
    let unit = theirs.iter().any(|t| t.unit == quantity.unit) && quantity.unit != Unit::Share;
    let given: Vec<f64> = theirs
        .iter()
        .filter(|t| !unit || t.unit == quantity.unit || matches!(t.unit, Unit::None | Unit::Share))
        .take(SUMMANDS)
        .map(|t| t.value)
        .collect();
    let is = |value: f64| value > 0.0 && Quantity::same_value(value, quantity.value);
    let share = quantity.unit == Unit::Share;
    let halved =
        given.iter().any(|v| Quantity::same_value(*v, 0.5)) && given.iter().any(|v| is(v / 2.0));
    halved
        || given.iter().enumerate().any(|(at, a)| {
            given[at + 1..].iter().any(|b| {
                is(a + b)
                    || is((a - b).abs())
                    || share
                        && [a / b, b / a, (a - b).abs() / a, (a - b).abs() / b]
                            .into_iter()
                            .any(is)
            })
        })
}

/// Nouns of one amount may differ ("17 people", "17 persons"); currencies and shares may not.
fn units_agree(a: &Unit, b: &Unit) -> bool {
    match (a, b) {
        (Unit::Money(a), Unit::Money(b)) => a == b,
        (Unit::Share, Unit::Points) | (Unit::Points, Unit::Share) => false,
        // 1,140 terawatts are no 1,140 gigawatts.
        _ => match (measure(a), measure(b)) {
            (Some((kind, x)), Some((other, y))) => kind != other || Quantity::same_value(x, y),
            _ => true,
        },
    }
}

/// Whether two different values can be said of the same thing: the same unit, or the same counted noun.
fn same_thing(a: &Quantity, b: &Quantity) -> bool {
    match (&a.unit, &b.unit) {
        (Unit::Money(_), Unit::Money(_))
        | (Unit::Share, Unit::Share)
        | (Unit::Points, Unit::Points) => true,
        (Unit::Noun(a_stem), Unit::Noun(b_stem)) => {
            let kinds = measure(&a.unit).zip(measure(&b.unit));
            a_stem == b_stem || kinds.is_some_and(|((x, _), (y, _))| x == y)
        }
        // "Twice" beside "three times".
        _ if a.kind == NumberKind::Times && b.kind == NumberKind::Times => true,
        // 27 per 100,000 beside 2.7 per 100,000: digits that nothing counts, the same but for their mark.
        (Unit::None, Unit::None) => !a.in_words && !b.in_words,
        _ => false,
    }
}

/// The numbers of the source by value, to look for one that stands in another sentence than the linked ones.
struct Elsewhere<'f> {
    /// Ascending, by unit: all that have it, and those among them in round figures.
    values: Vec<(&'f Unit, [Vec<f64>; 2])>,
}

impl<'f> Elsewhere<'f> {
    fn new(facts: &'f Facts<'_>) -> Self {
        let mut values: Vec<(&Unit, [Vec<f64>; 2])> = Vec::new();
        for quantity in facts.source_annotations.quantities.iter().flatten() {
            // What is counted is not compared.
            let unit = match &quantity.unit {
                Unit::Noun(_) => &Unit::None,
                unit => unit,
            };
            // As many units as there are currencies, and three.
            let known = values.iter().position(|(u, _)| *u == unit);
            let at = known.unwrap_or_else(|| {
                values.push((unit, [Vec::new(), Vec::new()]));
                values.len() - 1
            });
            let [all, round] = &mut values[at].1;
            all.push(quantity.value);
            if quantity.approximate {
                round.push(quantity.value);
            }
        }
        for list in values.iter_mut().flat_map(|(_, lists)| lists) {
            list.sort_by(f64::total_cmp);
        }
        Elsewhere { values }
    }

    /// Whether a number of the source says the same amount.
    fn has(&self, quantity: &Quantity) -> bool {
        let value = quantity.value;
        // If any is near enough, the nearest below or the nearest above is.
        let near = |list: &[f64], same: fn(f64, f64) -> bool| {
            let above = list.partition_point(|v| *v < value);
            list[above.saturating_sub(1)..]
                .iter()
                .take(2)
                .any(|v| same(value, *v))
        };
        let units = self.values.iter();
        units
            .filter(|(unit, _)| units_agree(&quantity.unit, unit))
            .any(|(_, [all, round])| {
                near(all, Quantity::same_value)
                    || near(
                        if quantity.approximate { all } else { round },
                        Quantity::round_value,
                    )
            })
    }
}

/// Whether both are money, both shares, or both neither.
fn same_kind(a: &Quantity, b: &Quantity) -> bool {
    let kind = |q: &Quantity| match q.unit {
        Unit::Money(_) => 1,
        Unit::Share | Unit::Points => 2,
        Unit::None | Unit::Noun(_) => 0,
    };
    kind(a) == kind(b)
}

/// How far apart two values are, by ratio.
fn distance(a: &Quantity, b: &Quantity) -> f64 {
    let (small, large) = (
        a.value.abs().min(b.value.abs()),
        a.value.abs().max(b.value.abs()),
    );
    if small == 0.0 { large } else { large / small }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{points_at, silent};

    #[test]
    fn another_rate() {
        points_at(
            RULE,
            &["We may impose a fine of up to 50,000 crowns a day."],
            &["It could face a fine of up to 50,000 crowns a week."],
            &["50,000 crowns a week"],
        );
        silent(
            RULE,
            &["We may impose a fine of up to 50,000 crowns a day."],
            &["It could face a daily fine of up to 50,000 crowns."],
        );
    }

    #[test]
    fn a_sum_of_different_things_is_none() {
        points_at(
            RULE,
            &["It ran at 83 km/h where the limit was 90 km/h, and three wagons carried ammonia."],
            &["It ran at 93 km/h, with three wagons of ammonia."],
            &["93"],
        );
        points_at(
            RULE,
            &["The operator had been warned twice that the display was unsuitable."],
            &["The operator had been warned three times that the display was unsuitable."],
            &["three"],
        );
    }

    #[test]
    fn units_of_one_measure() {
        let source = ["The four islands use 1,140 terawatt-hours of electricity a year."];
        points_at(
            RULE,
            &source,
            &["The four islands use 1,140 gigawatt-hours of electricity a year."],
            &["1,140 gigawatt"],
        );
        silent(
            RULE,
            &["The cable has a capacity of 2,400 megawatts."],
            &["The 2.4-gigawatt cable is to be laid."],
        );
    }

    #[test]
    fn by_how_much_is_not_up_to_how_much() {
        let source = ["The strength of the mission will be raised from 120 to 200 observers."];
        points_at(
            RULE,
            &source,
            &["The mission will be enlarged by 200 observers."],
            &["by 200"],
        );
        silent(
            RULE,
            &source,
            &["The mission will be enlarged to 200 observers."],
        );
        silent(
            RULE,
            &["Prices rose by 3 per cent to 200 crowns."],
            &["Prices rose to 200 crowns."],
        );
    }

    #[test]
    fn another_rank() {
        points_at(
            RULE,
            &["The levy is the second highest that we have ever imposed on a port."],
            &["It is the heaviest levy that was ever imposed on a port."],
            &["heaviest"],
        );
        silent(
            RULE,
            &["The levy is the second highest that we have ever imposed on a port."],
            &["It is the second heaviest levy that was ever imposed on a port."],
        );
    }

    const RULE: &str = "number-mismatch";

    #[test]
    fn another_magnitude() {
        points_at(
            RULE,
            &["It costs 1.2 million crowns."],
            &["It costs 1.2 billion crowns."],
            &["1.2 billion"],
        );
    }

    #[test]
    fn a_lost_decimal_mark() {
        points_at(
            RULE,
            &["That is 3.4 per 100,000 people."],
            &["That is 34 per 100,000 people."],
            &["34"],
        );
    }

    #[test]
    fn digits_that_changed_places() {
        points_at(
            RULE,
            &["The firm pays EUR 42,500."],
            &["The firm pays €45,200."],
            &["€45,200"],
        );
    }

    #[test]
    fn a_number_that_the_source_lacks() {
        points_at(
            RULE,
            &["Many workers came to the port."],
            &["Some 640 workers came to the port."],
            &["640"],
        );
    }

    #[test]
    fn another_currency_or_share() {
        points_at(RULE, &["It costs €50."], &["It costs $50."], &["$50"]);
        points_at(
            RULE,
            &["Output rose by 3 percent."],
            &["Output rose by 4 percent."],
            &["4 percent"],
        );
    }

    #[test]
    fn the_same_value_otherwise_said() {
        silent(
            RULE,
            &["They held two rounds of talks."],
            &["They talked twice."],
        );
        silent(
            RULE,
            &["Forty thousand pupils take part."],
            &["40,000 pupils take part."],
        );
        silent(
            RULE,
            &["The firm pays EUR 7,500."],
            &["The firm pays €7,500."],
        );
        silent(
            RULE,
            &["A share of 27 percent is lost."],
            &["Over a quarter is lost."],
        );
    }

    #[test]
    fn what_follows_from_the_source_is_left_alone() {
        silent(
            RULE,
            &["The wall rises by 3 metres."],
            &["The wall rises by 300 centimetres."],
        );
        silent(
            RULE,
            &["It employs 120 men and 80 women."],
            &["It employs 200 people."],
        );
        silent(
            RULE,
            &["The staff fell from 200 to 150."],
            &["The staff fell by 50, or 25 percent."],
        );
        silent(RULE, &["Half of the 300 ships left."], &["150 ships left."]);
    }

    #[test]
    fn small_words_for_numbers_are_weak() {
        silent(
            RULE,
            &["We met in the capital."],
            &["The three ministers met in the capital."],
        );
        silent(RULE, &["One of them stayed."], &["A ship stayed."]);
    }

    #[test]
    fn a_number_may_come_from_another_sentence() {
        let source = ["The strike began at noon.", "Some 900 dockers took part."];
        silent(RULE, &source, &["The strike of 900 dockers began at noon."]);
    }
}
