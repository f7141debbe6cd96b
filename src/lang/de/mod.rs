//! German.

mod across;
mod countries;
mod values;

use super::{LanguageData, NOTHING};

/// What is known of German.
pub(super) static GERMAN: LanguageData = LanguageData {
    across: &across::ACROSS,
    months: values::MONTHS,
    weekdays: values::WEEKDAYS,
    ..NOTHING
};
