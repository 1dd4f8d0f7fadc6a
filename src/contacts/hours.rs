//! Opening hours, and what they say at a moment.

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, Timelike};

use crate::engine::dates;
use crate::engine::holidays::{Country, is_eve, is_holiday};

/// The last minute of a day and the first of the next.
const MIDNIGHT: u32 = 1440;

/// After so many days without a break it is open around the clock.
const DAYS_OF_A_WEEK: usize = 7;

/// How many days ahead an opening is looked for.
const DAYS_AHEAD: u64 = 31;

/// Opening hours of a week.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hours {
    /// Each time of opening.
    pub times: Vec<Open>,
    /// Whether public holidays are as other days.
    pub on_holidays: bool,
    /// The times on days beside holidays on which many are off; `None` where nobody has said.
    pub on_eves: Option<Vec<Open>>,
}

/// From one clock time to another on some days of the week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Open {
    /// A bit for each day, Monday the lowest.
    pub days: u8,
    /// Minute of the day at which it opens.
    pub from: u32,
    /// Minute of the day at which it closes, after `from`; 1440 is midnight.
    pub to: u32,
}

/// What opening hours say at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reached {
    /// No hours are given.
    Unsaid,
    /// Open, for a week at least.
    Always,
    /// Open, until a minute of this day or of one of the next.
    Now {
        /// When it closes.
        until: u32,
    },
    /// Closed, and opens on a day at a minute of it.
    Later {
        /// The day.
        day: NaiveDate,
        /// The minute of that day.
        from: u32,
    },
    /// It would be open on this weekday, but it is a day on which many are off, and nobody has said what holds then.
    Unsure,
    /// Closed for as long as the hours can be followed.
    Closed,
}

impl Hours {
    /// What the hours say at a moment, in the country whose holidays count.
    pub fn at(&self, moment: NaiveDateTime, country: Option<Country>) -> Reached {
        if self.times.is_empty() {
            return Reached::Unsaid;
        }
        if self.is_unsure(moment.date(), country) {
            return Reached::Unsure;
        }
        let minute = moment.time().num_seconds_from_midnight() / 60;
        let mut until = self.until(moment.date(), minute, country);
        if until > minute {
            // What is open at midnight goes on into the next day if that begins open.
            let following = moment.date().iter_days().skip(1);
            for day in following.take(DAYS_OF_A_WEEK) {
                let later = if until == MIDNIGHT {
                    self.until(day, 0, country)
                } else {
                    0
                };
                if later == 0 {
                    return Reached::Now { until };
                }
                until = later;
            }
            return Reached::Always;
        }
        (0..=DAYS_AHEAD)
            .filter_map(|ahead| moment.date().checked_add_days(Days::new(ahead)))
            .find_map(|day| {
                let after = if day == moment.date() { minute + 1 } else { 0 };
                let opens = self
                    .of(day, country)
                    .map(|open| open.from)
                    .filter(|from| *from >= after)
                    .min()?;
                Some(Reached::Later { day, from: opens })
            })
            .unwrap_or(Reached::Closed)
    }

    /// Until when it stays open from a minute on, through times that follow each other without a break.
    fn until(&self, day: NaiveDate, minute: u32, country: Option<Country>) -> u32 {
        let mut until = minute;
        loop {
            let next = self
                .of(day, country)
                .filter(|open| open.from <= until && until < open.to)
                .map(|open| open.to)
                .max();
            match next {
                Some(later) => until = later,
                None => return until,
            }
        }
    }

    /// Whether the times of a day may not hold: many are off then, and nobody has said otherwise.
    pub fn is_unsure(&self, day: NaiveDate, country: Option<Country>) -> bool {
        let is_eve = country.is_some_and(|country| is_eve(country, day));
        is_eve
            && !self.on_holidays
            && self.on_eves.is_none()
            && self.of(day, country).next().is_some()
    }

    fn of(&self, day: NaiveDate, country: Option<Country>) -> impl Iterator<Item = &Open> {
        let is = |kind: fn(Country, NaiveDate) -> bool| {
            !self.on_holidays && country.is_some_and(|country| kind(country, day))
        };
        let is_closed = is(is_holiday);
        let times = self.on_eves.as_ref().filter(|_| is(is_eve));
        let weekday = day.weekday().num_days_from_monday();
        times
            .unwrap_or(&self.times)
            .iter()
            .filter(move |open| !is_closed && open.days >> weekday & 1 == 1)
    }
}

/// A minute of the day as a clock shows it; midnight at the end of a day is 24:00.
pub fn clock(minute: u32) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

/// The minute of the day of a clock time such as `08:30`; up to `24:00`.
pub fn minute(clock: &str) -> Option<u32> {
    if clock == "24:00" {
        return Some(MIDNIGHT);
    }
    dates::minute(clock)
}
