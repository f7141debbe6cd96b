//! German.

mod values;

use super::{LanguageData, NOTHING};

/// What is known of German.
pub(super) static GERMAN: LanguageData = LanguageData {
    months: values::MONTHS,
    weekdays: values::WEEKDAYS,
    ..NOTHING
};
