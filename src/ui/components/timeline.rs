//! The deadlines as a picture: days along a line. It is for the eye only; the list above it says all.

use std::fmt::Write;

use chrono::{Datelike, Months, NaiveDate};

use crate::session::advice::Time;
use crate::ui::clock::today;
use crate::ui::components::times::has_passed;
use crate::ui::desk::Desk;
use crate::ui::markup::{Markup, el, line, picture};

/// Where the line begins and how long it is, in units of the picture.
const LINE: (i64, i64) = (10, 620);

/// The box of the picture.
const BOX: &str = "0 0 640 48";

/// The picture; none where all falls on the day of judgement.
pub fn timeline(desk: Desk, times: &[Time]) -> Option<Markup> {
    let on = desk.session().case().on;
    let days: Vec<NaiveDate> = times.iter().filter_map(|time| time.due.date).collect();
    let first = days.iter().copied().fold(on, NaiveDate::min);
    let last = days.iter().copied().fold(on, NaiveDate::max);
    if first == last {
        return None;
    }
    let whole = (last - first).num_days();
    let at = |day: NaiveDate| LINE.0 + (day - first).num_days() * LINE.1 / whole;
    let mut certain = String::new();
    let mut possible = String::new();
    let mut passed = String::new();
    for time in times {
        let path = match (has_passed(desk, &time.due), time.certain) {
            (true, _) => &mut passed,
            (false, true) => &mut certain,
            (false, false) => &mut possible,
        };
        if let Some(day) = time.due.date {
            // A circle, from its leftmost point round and back.
            let left = at(day) - 9;
            let _ = write!(path, "M{left} 24a9 9 0 1 0 18 0a9 9 0 1 0-18 0");
        }
    }
    let drawn = picture(
        "lots-timeline__picture",
        BOX,
        vec![
            ("lots-timeline__line", axis(first, last, &at)),
            ("lots-timeline__today", format!("M{} 4V44", at(on))),
            ("lots-timeline__passed", passed),
            ("lots-timeline__possible", possible),
            ("lots-timeline__certain", certain),
        ],
    );
    let words = desk.words;
    let telling = desk.telling();
    let end = |day: NaiveDate| {
        if day == on && on == today() {
            line("span", "lots-timeline__now", telling.today)
        } else {
            line("span", "", &words.day_of(day))
        }
    };
    let ends = el("div", "lots-timeline__ends")
        .child(end(first))
        .child(end(last));
    Some(
        el("div", "lots-timeline")
            .attr("aria-hidden", "true")
            .child(drawn)
            .child(ends),
    )
}

/// The line, with a mark where each month begins, or where there are many, each year.
fn axis(first: NaiveDate, last: NaiveDate, at: &dyn Fn(NaiveDate) -> i64) -> String {
    let mut path = format!("M{} 24h{}", LINE.0, LINE.1);
    let months = (last.year() - first.year()) * 12 + last.month() as i32 - first.month() as i32;
    let step = if months > 36 { 12 } else { 1 };
    let month = if step == 12 { 1 } else { first.month() };
    let mut begins = NaiveDate::from_ymd_opt(first.year(), month, 1);
    while let Some(day) = begins.filter(|day| *day <= last) {
        if day >= first {
            let _ = write!(path, "M{} 18v12", at(day));
        }
        begins = day.checked_add_months(Months::new(step));
    }
    path
}
