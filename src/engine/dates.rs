//! Reckoning with civil dates: months, birthdays, and tests against the day of judgement.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use crate::engine::holidays::{self, Country};
use crate::engine::pack::{DateTest, Span, Unit};

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

/// The 28 February of a year and of the next, where all of several days are a 29 February: the day without its year is then the birthday
/// of somebody who has it in leap years, as [`turns`] reckons. None of any other days.
pub fn of_common_years(days: &[NaiveDate], on: NaiveDate) -> Vec<NaiveDate> {
    let is_leap = |day: &NaiveDate| (day.month(), day.day()) == (2, 29);
    if days.len() < 2 || !days.iter().all(is_leap) {
        return Vec::new();
    }
    let years = [on.year(), on.year() + 1];
    let common = years.map(|year| NaiveDate::from_ymd_opt(year, 2, 28));
    common.into_iter().flatten().collect()
}

/// Whether the test's moved date comes after the day of judgement (or on it, where that counts).
pub fn is_late(test: &DateTest, date: NaiveDate, on: NaiveDate) -> bool {
    match shift(date, test.offset) {
        Some(moved) => moved > on || (test.or_equal && moved == on),
        None => test.offset.months >= 0 && test.offset.days >= 0,
    }
}

/// How many completed units have passed from a date to a day of judgement; none where the date lies ahead.
///
/// A month is completed on the same day of a later month, or on its last day where it has no such day: what
/// [`shift`] by that many months does not go beyond.
pub fn passed(since: NaiveDate, on: NaiveDate, unit: Unit) -> i32 {
    let span = |months: i32| Span { months, days: 0 };
    let between = (on.year() - since.year()) * 12 + on.month() as i32 - since.month() as i32;
    let whole = if shift(since, span(between)).is_some_and(|moved| moved <= on) {
        between
    } else {
        between - 1
    };
    let months = whole.max(0);
    match unit {
        Unit::Months => months,
        Unit::Years => months / 12,
    }
}

/// What is worth flagging about a day: a weekend, a public holiday, a day on which many are off although it is none.
pub fn flags(date: NaiveDate, country: Option<Country>) -> Vec<&'static str> {
    let mut flags = Vec::new();
    match date.weekday() {
        Weekday::Sat => flags.push("saturday"),
        Weekday::Sun => flags.push("sunday"),
        Weekday::Mon | Weekday::Tue | Weekday::Wed | Weekday::Thu | Weekday::Fri => {}
    }
    if country.is_some_and(|country| holidays::is_holiday(country, date)) {
        flags.push("holiday");
    }
    if country.is_some_and(|country| holidays::is_eve(country, date)) {
        flags.push("eve");
    }
    flags
}

/// The minute of the day of a clock time: two digits, a colon, two digits, from `00:00` to `23:59`.
pub fn minute(clock: &str) -> Option<u32> {
    let (hours, minutes) = clock.split_once(':')?;
    let number = |digits: &str, below: u32| {
        let is_two = digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
        let number: Option<u32> = digits.parse().ok().filter(|_| is_two);
        number.filter(|number| *number < below)
    };
    Some(number(hours, 24)? * 60 + number(minutes, 60)?)
}

/// An order in which tests come true as the date moves forward: an approximate length in days, strict tests last.
pub fn threshold(test: &DateTest) -> (i64, bool) {
    (
        -(i64::from(test.offset.months) * 304_375 / 10_000 + i64::from(test.offset.days)),
        !test.or_equal,
    )
}
