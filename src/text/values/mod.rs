//! Numbers and times by value, in any language whose file says how it writes them: what is compared across languages.

mod clock;
mod eastern;
mod reader;
mod western;

use crate::lang::across::TimeUnit;

use super::Span;

pub(crate) use reader::Reader;

/// What a value is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueKind {
    /// An amount or rank.
    Number,
    /// A part of a whole: 27 % is .27.
    Share,
    /// How long.
    Duration(TimeUnit),
    /// A year of the calendar.
    Year,
    /// A month of the year, 1 to 12.
    Month,
    /// A day of the month.
    Day,
    /// A day of the week, Monday is 1.
    Weekday,
    /// A time of day, in minutes; whether before or after noon is not compared.
    Clock,
}

impl ValueKind {
    /// Whether it is a date, time or duration.
    pub fn is_time(self) -> bool {
        !matches!(self, ValueKind::Number | ValueKind::Share)
    }
}

/// A number or time of a sentence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Value {
    /// Where it stands, with its unit.
    pub span: Span,
    /// How much.
    pub amount: f64,
    /// Of what.
    pub kind: ValueKind,
    /// Whether it is certainly an amount: digits, a share, a number word above ten.
    pub sure: bool,
}

fn same(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-6 * a.abs().max(b.abs())
}

impl Value {
    /// Whether the two can say the same. Kinds are compared loosely: a reader of one language may see a year where
    /// that of the other sees an amount.
    pub fn agrees(&self, other: &Value) -> bool {
        // Three days are not three weeks.
        if let (ValueKind::Duration(a), ValueKind::Duration(b)) = (self.kind, other.kind) {
            let ((x, a), (y, b)) = (base(self.amount, a), base(other.amount, b));
            // "Acht Tage" is a week, "quinze jours" are two.
            let weeks =
                |x: f64, y: f64| same(x, 8.0) && same(y, 7.0) || same(x, 15.0) && same(y, 14.0);
            let day = a == TimeUnit::Day && (weeks(x, y) || weeks(y, x));
            return a == b && (same(x, y) || day);
        }
        if same(self.amount, other.amount) {
            return true;
        }
        match (self.kind, other.kind) {
            // Noon apart, and whole hours beside their number.
            (ValueKind::Clock, ValueKind::Clock) => same(self.amount % 720.0, other.amount % 720.0),
            (ValueKind::Clock, _) => same(self.amount / 60.0 % 12.0, other.amount % 12.0),
            (_, ValueKind::Clock) => same(other.amount / 60.0 % 12.0, self.amount % 12.0),
            (ValueKind::Share, ValueKind::Share) => {
                // "Over a quarter" beside 27 %.
                let (small, large) = (self.amount.min(other.amount), self.amount.max(other.amount));
                (self.is_word() || other.is_word()) && small >= 0.85 * large
            }
            // The first three of 300 per cent, double.
            (ValueKind::Share, ValueKind::Number) => same(self.amount * 100.0, other.amount),
            (ValueKind::Number, ValueKind::Share) => same(self.amount, other.amount * 100.0),
            _ => false,
        }
    }

    /// A share in words is a simple fraction; one in digits may be.
    fn is_word(&self) -> bool {
        [0.5, 1.0 / 3.0, 2.0 / 3.0, 0.25, 0.75, 0.2]
            .iter()
            .any(|f| same(*f, self.amount))
    }
}

/// A duration in the smallest unit that divides it without a calendar.
fn base(value: f64, unit: TimeUnit) -> (f64, TimeUnit) {
    match unit {
        TimeUnit::Year => (12.0 * value, TimeUnit::Month),
        TimeUnit::Week => (7.0 * value, TimeUnit::Day),
        TimeUnit::Hour => (3600.0 * value, TimeUnit::Second),
        TimeUnit::Minute => (60.0 * value, TimeUnit::Second),
        unit => (value, unit),
    }
}
