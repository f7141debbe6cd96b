//! A language to copy. To add one: copy `template.rs` to `XX.rs` (XX is the ISO 639-1 code), fill the lists, name the
//! file in `lang/mod.rs` (`mod XX;` and a line of `KNOWN`), and write `rules/across/tests/XX.rs` after its neighbours:
//! `language_tests!` gives it the tests that every language has. Empty lists are allowed: what needs them is silent.

use super::across::{Across, Concept, NumeralStyle, Numerals, TimeUnit};
use super::{LanguageData, NOTHING};

/// What is known of the language.
pub(super) static TEMPLATE: LanguageData = LanguageData {
    // Lower case, with the number of each.
    months: &[("january", 1)],
    weekdays: &[("monday", 1)],
    across: &ACROSS,
    ..NOTHING
};

static ACROSS: Across = Across {
    concepts: &[CONCEPTS],
    numerals: Some(&NUMERALS),
    // Where nouns and what marks their part are written together.
    particles: &[],
    // What marks who acts and whom it is done to, as in `ko/across.rs` (particles) or `es/across.rs` (order).
    roles: None,
    // True where "goes" says "she goes".
    drops_subjects: false,
    // True as soon as a comparison with gold stands in `alignments/`.
    measured: false,
};

/// For each concept, what says it. Write first what means it and nothing else; after `~`, what may mean it.
static CONCEPTS: &[(Concept, &str)] = &[
    // Phrases that hold another form and do not mean it.
    (Concept::Nothing, "not only"),
    // Whole words; `*` lets letters follow ("increas*") or stand between ("has * yet").
    (Concept::Not, "not|never|~|hardly"),
    (Concept::Increase, "increas*|rise|rose"),
    (Concept::FirstPlural, "we|us|our"),
];

static NUMERALS: Numerals = Numerals {
    // Words in a row, German compounds, Han characters or Hangul.
    style: NumeralStyle::Words,
    cardinals: &[("two", 2.0), ("twenty", 20.0)],
    magnitudes: &[("hundred", 100.0), ("million", 1e6)],
    fractions: &[("half", 0.5)],
    shares: &[("%", 0.01), ("percent", 0.01)],
    durations: &[],
    time_units: &[("year", TimeUnit::Year), ("days", TimeUnit::Day)],
    // Only where a numeral character needs a counting word beside it: 個, 명.
    counters: &[],
};
