//! The monthly meetings: one a month on a set weekday, obligatory reconciliation and consultation in turn.

use chrono::{Datelike, Months, NaiveDate, Weekday};

use crate::engine::pack::FactId;

/// How many months ahead a meeting is looked for: a fifth Friday may be three months away.
const MONTHS_AHEAD: u32 = 6;

/// A meeting once a month, of two kinds in turn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meetings {
    /// On what day of the week.
    pub weekday: Weekday,
    /// Which of the month's days with that name, from 1.
    pub week: u8,
    /// The month of a meeting of the first kind; any day of it.
    pub first: NaiveDate,
    /// Names of the kinds, in turn.
    pub kinds: [String; 2],
    /// Months without a meeting, 1 to 12.
    pub without: Vec<u32>,
    /// The pack's fact that holds the date of the next meeting.
    pub fact: FactId,
}

/// A meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meeting {
    /// When it is.
    pub day: NaiveDate,
    /// The name of its kind.
    pub kind: String,
}

impl Meetings {
    /// The meetings on and after a day, in order, as far ahead as one is looked for.
    pub fn from(&self, on: NaiveDate) -> impl Iterator<Item = Meeting> {
        (0..=MONTHS_AHEAD)
            .filter_map(move |ahead| on.with_day(1)?.checked_add_months(Months::new(ahead)))
            .filter_map(move |month| {
                let day = self.in_month(month)?;
                (day >= on).then(|| Meeting {
                    day,
                    kind: self.kinds[self.turn(month)].clone(),
                })
            })
    }

    /// The meeting's day in a month, if it has one.
    fn in_month(&self, month: NaiveDate) -> Option<NaiveDate> {
        if self.without.contains(&month.month()) {
            return None;
        }
        NaiveDate::from_weekday_of_month_opt(month.year(), month.month(), self.weekday, self.week)
    }

    /// Which kind a month's meeting is: the kinds alternate with the meetings, so that a month without one skips no turn.
    fn turn(&self, month: NaiveDate) -> usize {
        let count = |date: NaiveDate| date.year() * 12 + date.month0() as i32;
        let (from, to) = (count(self.first), count(month));
        let held = (from.min(to)..from.max(to))
            .filter_map(|at| {
                NaiveDate::from_ymd_opt(at.div_euclid(12), at.rem_euclid(12) as u32 + 1, 1)
            })
            .filter(|month| self.in_month(*month).is_some())
            .count();
        held % 2
    }
}
