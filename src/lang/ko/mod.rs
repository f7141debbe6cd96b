//! Korean.

mod across;
mod countries;
mod values;

use super::{LanguageData, NOTHING};

/// What is known of Korean.
pub(super) static KOREAN: LanguageData = LanguageData {
    across: &across::ACROSS,
    months: values::MONTHS,
    weekdays: values::WEEKDAYS,
    ..NOTHING
};
