//! The clock on the worker's wall. Only the outermost layer reads it: everything below is given its day and moment.

use std::cell::Cell;
use std::cmp::Ordering;
use std::rc::Rc;
use std::time::Duration;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use js_sys::Date;
use leptos::prelude::{
    Notify, Trigger, document, on_cleanup, set_interval_with_handle, window_event_listener_untyped,
};

use crate::engine::case::Case;

/// How often the clock is looked at: so late it may be told at most that someone has closed, or that a time is over.
const OFTEN: Duration = Duration::from_secs(10);

/// Now, by local time.
pub fn now() -> NaiveDateTime {
    local(&Date::new_0())
}

/// A moment by local time.
pub fn local(moment: &Date) -> NaiveDateTime {
    today_of(moment)
        .and_hms_opt(moment.get_hours(), moment.get_minutes(), 0)
        .unwrap_or_default()
}

/// Now, by UTC.
pub fn utc() -> NaiveDateTime {
    let now = Date::new_0();
    let day = NaiveDate::from_ymd_opt(
        now.get_utc_full_year() as i32,
        now.get_utc_month() + 1,
        now.get_utc_date(),
    );
    day.unwrap_or_default()
        .and_hms_opt(
            now.get_utc_hours(),
            now.get_utc_minutes(),
            now.get_utc_seconds(),
        )
        .unwrap_or_default()
}

/// Today, by the local calendar, which is what deadlines are counted in.
pub fn today() -> NaiveDate {
    today_of(&Date::new_0())
}

/// The time of a day that it is by the clock: its last minute where the day is over; none where it has not begun.
pub fn on(day: NaiveDate) -> Option<NaiveTime> {
    let now = now();
    match day.cmp(&now.date()) {
        Ordering::Less => NaiveTime::from_hms_opt(23, 59, 59),
        Ordering::Equal => Some(now.time()),
        Ordering::Greater => None,
    }
}

/// A case as it is judged at this moment, by the time of its day.
pub fn at_this_moment(case: &Case) -> Case {
    let mut case = case.clone();
    case.at = on(case.on);
    case
}

/// Pulled when another minute has begun, as long as the views stand that are being built. It is looked at from time to time: a
/// machine that sleeps over midnight would sleep over a timer that was set to it too.
pub fn minutes() -> Trigger {
    minutes_after(|| {})
}

/// The same, after something is done that what follows it is to find done.
pub fn minutes_after(first: impl Fn() + 'static) -> Trigger {
    let turned = Trigger::new();
    let shown = Cell::new(now());
    let look = move || {
        let now = now();
        // What nobody sees waits until it is seen.
        if !document().hidden() && shown.replace(now) != now {
            first();
            turned.notify();
        }
    };
    let look: Rc<dyn Fn()> = Rc::new(look);
    often(Rc::clone(&look), OFTEN);
    on_sight(look);
    turned
}

/// Looks from time to time, as long as the views stand that are being built.
pub fn often(look: Rc<dyn Fn()>, every: Duration) {
    if let Ok(timer) = set_interval_with_handle(move || look(), every) {
        on_cleanup(move || timer.clear());
    }
}

/// Looks at once when the page comes into sight again, be it out of sleep or out of the browser's store of pages, as long as the
/// views stand that are being built.
pub fn on_sight(look: Rc<dyn Fn()>) {
    for event in ["visibilitychange", "pageshow"] {
        let look = Rc::clone(&look);
        // The first is the document's, and comes up to the window.
        let listener = window_event_listener_untyped(event, move |_| look());
        on_cleanup(move || listener.remove());
    }
}

fn today_of(now: &Date) -> NaiveDate {
    NaiveDate::from_ymd_opt(
        now.get_full_year() as i32,
        now.get_month() + 1,
        now.get_date(),
    )
    .unwrap_or_default()
}
