//! Japanese.

mod across;
mod countries;
mod values;

use super::{LanguageData, NOTHING};

/// What is known of Japanese.
pub(super) static JAPANESE: LanguageData = LanguageData {
    across: &across::ACROSS,
    months: values::MONTHS,
    weekdays: values::WEEKDAYS,
    ..NOTHING
};
