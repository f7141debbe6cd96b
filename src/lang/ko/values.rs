//! Korean words for dates.

/// Months, each with its number.
pub(super) const MONTHS: &[(&str, u8)] = &[
    ("1월", 1),
    ("2월", 2),
    ("3월", 3),
    ("4월", 4),
    ("5월", 5),
    ("6월", 6),
    ("7월", 7),
    ("8월", 8),
    ("9월", 9),
    ("10월", 10),
    ("11월", 11),
    ("12월", 12),
];

/// Weekdays, Monday is 1.
pub(super) const WEEKDAYS: &[(&str, u8)] = &[
    ("월요일", 1),
    ("화요일", 2),
    ("수요일", 3),
    ("목요일", 4),
    ("금요일", 5),
    ("토요일", 6),
    ("일요일", 7),
];
