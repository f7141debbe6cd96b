//! Spanish.

mod across;
mod countries;
mod values;

use super::{LanguageData, NOTHING};

/// What is known of Spanish.
pub(super) static SPANISH: LanguageData = LanguageData {
    across: &across::ACROSS,
    months: values::MONTHS,
    weekdays: values::WEEKDAYS,
    ..NOTHING
};
