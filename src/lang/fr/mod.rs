//! French.

mod across;
mod countries;
mod values;

use super::{LanguageData, NOTHING};

/// What is known of French.
pub(super) static FRENCH: LanguageData = LanguageData {
    across: &across::ACROSS,
    months: values::MONTHS,
    weekdays: values::WEEKDAYS,
    ..NOTHING
};
