//! The deadlines as a picture: days along a line. It is for the eye only; the list above it says all.

use std::fmt::Write;
use std::rc::Rc;

use chrono::{Datelike, Months, NaiveDate};
use leptos::prelude::{Track, Trigger};

use crate::session::advice::Time;
use crate::ui::clock::now;
use crate::ui::desk::Desk;
use crate::ui::markup::{Markup, el, kept, line, picture};

/// Where the line begins and how long it is, in units of the picture.
const LINE: (i64, i64) = (10, 620);

/// The box of the picture.
const BOX: &str = "0 0 640 48";

/// The days that the line goes from and to, and the day of judgement on it.
#[derive(Clone, Copy)]
struct Days {
    first: NaiveDate,
    last: NaiveDate,
    on: NaiveDate,
}

/// The picture, drawn anew when something on it passes and at midnight; none where all falls on the day of judgement.
pub fn timeline(desk: Desk, times: &[Time], minute: Trigger) -> Option<Markup> {
    let on = desk.session().case().on;
    let dates = || times.iter().filter_map(|time| time.due.date);
    let days = Days {
        first: dates().fold(on, NaiveDate::min),
        last: dates().fold(on, NaiveDate::max),
        on,
    };
    if days.first == days.last {
        return None;
    }
    let times: Rc<[Time]> = times.into();
    let shown = Rc::clone(&times);
    let by_clock = move || {
        minute.track();
        let now = now();
        let passed: Vec<bool> = times.iter().map(|time| time.due.has_passed(now)).collect();
        (now.date(), passed)
    };
    Some(kept(by_clock, move |(today, passed)| {
        drawn(desk, days, &shown, *today, passed)
    }))
}

/// The picture on a day, where these of the deadlines have passed.
fn drawn(
    desk: Desk,
    Days { first, last, on }: Days,
    times: &[Time],
    today: NaiveDate,
    have_passed: &[bool],
) -> Markup {
    let whole = (last - first).num_days();
    let at = |day: NaiveDate| LINE.0 + (day - first).num_days() * LINE.1 / whole;
    let mut certain = String::new();
    let mut possible = String::new();
    let mut passed = String::new();
    for (time, has_passed) in times.iter().zip(have_passed) {
        let path = match (has_passed, time.certain) {
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
    let end = |day: NaiveDate| {
        if day == today {
            line("span", "lots-timeline__now", desk.telling().today)
        } else {
            line("span", "", &words.day_of(day))
        }
    };
    let ends = el("div", "lots-timeline__ends")
        .child(end(first))
        .child(end(last));
    el("div", "lots-timeline")
        .attr("aria-hidden", "true")
        .child(drawn)
        .child(ends)
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
