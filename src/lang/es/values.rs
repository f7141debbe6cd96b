//! Spanish words for dates.

/// Months, each with its number.
pub(super) const MONTHS: &[(&str, u8)] = &[
    ("enero", 1),
    ("febrero", 2),
    ("marzo", 3),
    ("abril", 4),
    ("mayo", 5),
    ("junio", 6),
    ("julio", 7),
    ("agosto", 8),
    ("septiembre", 9),
    ("octubre", 10),
    ("noviembre", 11),
    ("diciembre", 12),
    ("setiembre", 9),
];

/// Weekdays, Monday is 1.
pub(super) const WEEKDAYS: &[(&str, u8)] = &[
    ("lunes", 1),
    ("martes", 2),
    ("miércoles", 3),
    ("jueves", 4),
    ("viernes", 5),
    ("sábado", 6),
    ("domingo", 7),
];
