//! Korean.

mod values;

use super::{LanguageData, NOTHING};

/// What is known of Korean.
pub(super) static KOREAN: LanguageData = LanguageData {
    months: values::MONTHS,
    weekdays: values::WEEKDAYS,
    ..NOTHING
};
