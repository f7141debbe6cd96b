//! Chinese.

mod across;
mod countries;
mod values;

use super::{LanguageData, NOTHING};

/// What is known of Chinese.
pub(super) static CHINESE: LanguageData = LanguageData {
    across: &across::ACROSS,
    months: values::MONTHS,
    weekdays: values::WEEKDAYS,
    ..NOTHING
};
