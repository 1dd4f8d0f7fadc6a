//! Public holidays of Sweden and Denmark, and the days beside them on which many are off, computed for any year of the calendar.
//!
//! Sweden: lag (1989:253) om allmänna helgdagar, with the national day since 2005 in place of Whit Monday. Denmark: the holidays of
//! the national church, with store bededag until 2023. Sundays are no entries of their own.

use chrono::{Datelike, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

/// A country whose holidays are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Country {
    /// Sweden.
    #[serde(rename = "SE")]
    Sweden,
    /// Denmark.
    #[serde(rename = "DK")]
    Denmark,
}

/// Whether a day is a public holiday.
pub fn is_holiday(country: Country, date: NaiveDate) -> bool {
    let fixed = (date.month(), date.day());
    let since_easter = easter(date.year()).map(|easter| (date - easter).num_days());
    let moves = |days: &[i64]| since_easter.is_some_and(|since| days.contains(&since));
    match country {
        Country::Sweden => {
            let saturday = date.weekday() == Weekday::Sat;
            let midsummer = saturday && date.month() == 6 && (20..=26).contains(&date.day());
            let all_saints =
                saturday && (fixed == (10, 31) || (date.month() == 11 && date.day() <= 6));
            let national_day = date.year() >= 2005;
            // Good Friday, Easter Day and Monday, Ascension Day, Whit Sunday.
            moves(&[-2, 0, 1, 39, 49])
                || matches!(fixed, (1, 1) | (1, 6) | (5, 1) | (12, 25) | (12, 26))
                || if national_day {
                    fixed == (6, 6)
                } else {
                    moves(&[50])
                }
                || midsummer
                || all_saints
        }
        Country::Denmark => {
            // Maundy Thursday, Good Friday, Easter Day and Monday, Ascension Day, Whit Sunday and Monday.
            moves(&[-3, -2, 0, 1, 39, 49, 50])
                || matches!(fixed, (1, 1) | (12, 25) | (12, 26))
                || (date.year() <= 2023 && moves(&[26]))
        }
    }
}

/// Whether a day is no public holiday, but one on which many are off work: in Sweden the eves of Midsummer, Christmas and New Year;
/// in Denmark Constitution Day, Christmas Eve and New Year's Eve.
///
/// The Swedish act on annual leave (1977:480) counts these eves as Sundays; in Denmark such days are off by agreement.
pub fn is_eve(country: Country, date: NaiveDate) -> bool {
    let fixed = (date.month(), date.day());
    let year_ends = matches!(fixed, (12, 24) | (12, 31));
    match country {
        Country::Sweden => {
            let friday = date.weekday() == Weekday::Fri;
            year_ends || (friday && date.month() == 6 && (19..=25).contains(&date.day()))
        }
        // Constitution Day may fall on Whit Sunday or Monday.
        Country::Denmark => year_ends || (fixed == (6, 5) && !is_holiday(country, date)),
    }
}

/// Easter Sunday of the Gregorian calendar.
fn easter(year: i32) -> Option<NaiveDate> {
    let date = computus::gregorian(year).ok()?;
    NaiveDate::from_ymd_opt(date.year, date.month, date.day)
}
