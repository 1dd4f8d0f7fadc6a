//! Reckoning with civil dates: months, birthdays, and tests against the day of judgement.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use crate::engine::pack::{DateTest, Span};

/// The date moved by whole months and then by days. A day that the month does not have becomes the month's last.
///
/// `None` where the calendar ends.
pub fn shift(date: NaiveDate, span: Span) -> Option<NaiveDate> {
    let months = Months::new(span.months.unsigned_abs());
    let moved = if span.months < 0 {
        date.checked_sub_months(months)
    } else {
        date.checked_add_months(months)
    }?;
    let days = Days::new(u64::from(span.days.unsigned_abs()));
    if span.days < 0 {
        moved.checked_sub_days(days)
    } else {
        moved.checked_add_days(days)
    }
}

/// The day on which a person turns `age`, from the age now and the next birthday.
///
/// A person born on 29 February turns a year older on 28 February in common years, as the next birthday then says.
pub fn turns(age: i32, now: i32, birthday: NaiveDate) -> Option<NaiveDate> {
    let years = age.checked_sub(now)?.checked_sub(1)?;
    shift(
        birthday,
        Span {
            months: years.checked_mul(12)?,
            days: 0,
        },
    )
}

/// Whether the test's moved date comes after the day of judgement (or on it, where that counts).
pub fn is_late(test: &DateTest, date: NaiveDate, on: NaiveDate) -> bool {
    match shift(date, test.offset) {
        Some(moved) => moved > on || (test.or_equal && moved == on),
        None => test.offset.months >= 0 && test.offset.days >= 0,
    }
}

/// What is worth flagging about a day: a weekend.
pub fn flags(date: NaiveDate) -> Vec<&'static str> {
    match date.weekday() {
        Weekday::Sat => vec!["saturday"],
        Weekday::Sun => vec!["sunday"],
        Weekday::Mon | Weekday::Tue | Weekday::Wed | Weekday::Thu | Weekday::Fri => Vec::new(),
    }
}

/// An order in which tests come true as the date moves forward: an approximate length in days, strict tests last.
pub fn threshold(test: &DateTest) -> (i64, bool) {
    (
        -(i64::from(test.offset.months) * 304_375 / 10_000 + i64::from(test.offset.days)),
        !test.or_equal,
    )
}
