//! Deadlines as events of a calendar, in iCalendar (RFC 5545).
//!
//! An event says what is to be done and where that stands, and nothing of the person: a calendar is read by others. Its `UID` is
//! made of the pack, the duty, the day and a mark that the caller draws for each case: the same deadline of one case saved twice is
//! one event, and that of another person with the same deadline is another. A deadline with a clock time is at that time wherever
//! the worker is (a floating time), one without takes its whole day.

mod line;

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};

use crate::engine::assessment::Applying;
use crate::engine::dates::minute;
use crate::engine::pack::{Duty, Pack};

pub use line::{escaped, folded};

/// The deadlines that have a day as an iCalendar object, in the order given; `stamp` is now, by UTC. `mark` tells this case from all
/// others and nothing else: letters and digits drawn at random. `None` where no deadline has a day.
///
/// ```
/// # use samverkanslots::{author, calendar::calendar, engine::{assessment::assess, case::{Answer, Case}}};
/// let pack = author::compile_text("demo.toml", include_str!("../../tests/cases/demo.toml")).expect("a sound pack");
/// let day = |y, m, d| chrono::NaiveDate::from_ymd_opt(y, m, d).expect("a date");
/// let case = Case::new(&pack, day(2026, 11, 23));
/// let stamp = day(2026, 11, 23).and_hms_opt(9, 0, 0).expect("a time");
/// // Nothing has been answered, so no deadline has a day.
/// assert_eq!(calendar(&pack, &assess(&pack, &case).duties, stamp, "k3v9"), None);
/// ```
pub fn calendar(
    pack: &Pack,
    duties: &[Applying],
    stamp: NaiveDateTime,
    mark: &str,
) -> Option<String> {
    let mut out = String::new();
    for applying in duties {
        if let Some(date) = applying.due.as_ref().and_then(|due| due.date) {
            event(&mut out, pack, applying, date, (stamp, mark));
        }
    }
    if out.is_empty() {
        return None;
    }
    let mut whole = String::new();
    add(&mut whole, "BEGIN", "VCALENDAR");
    add(&mut whole, "VERSION", "2.0");
    add(&mut whole, "PRODID", "-//Samverkanslots//Deadlines 1//EN");
    add(&mut whole, "METHOD", "PUBLISH");
    whole.push_str(&out);
    add(&mut whole, "END", "VCALENDAR");
    Some(whole)
}

fn event(
    out: &mut String,
    pack: &Pack,
    applying: &Applying,
    date: NaiveDate,
    (stamp, mark): (NaiveDateTime, &str),
) {
    let duty = &pack.duties[applying.index];
    let day = digits(date);
    let time = applying.due.as_ref().and_then(|due| due.time.as_deref());
    add(out, "BEGIN", "VEVENT");
    add(
        out,
        "UID",
        &escaped(&format!(
            "{}-{day}-{mark}@{}.samverkanslots",
            duty.id, pack.id
        )),
    );
    add(out, "DTSTAMP", &(at(stamp) + "Z"));
    match time.and_then(clock) {
        Some(time) => add(out, "DTSTART", &format!("{day}T{time}")),
        None => add(out, "DTSTART;VALUE=DATE", &day),
    }
    add(out, "SUMMARY", &escaped(&duty.label));
    add(out, "DESCRIPTION", &escaped(&description(pack, duty)));
    // What only may have to be done is written in pencil.
    let status = if applying.certain {
        "CONFIRMED"
    } else {
        "TENTATIVE"
    };
    add(out, "STATUS", status);
    add(out, "TRANSP", "TRANSPARENT");
    add(out, "END", "VEVENT");
}

/// Why, where it stands, and by which version of whose rules.
fn description(pack: &Pack, duty: &Duty) -> String {
    let mut told: Vec<String> = Vec::new();
    if !duty.because.is_empty() {
        told.push(duty.because.clone());
    }
    let mut titles: Vec<&str> = Vec::new();
    for id in &duty.basis {
        if let Some(section) = pack.section(id)
            && !titles.contains(&section.title.as_str())
        {
            titles.push(&section.title);
        }
    }
    titles.extend(duty.basis.iter().map(String::as_str));
    if !titles.is_empty() {
        told.push(titles.join(" · "));
    }
    told.push(format!("{} {}", pack.title, pack.version));
    told.join("\n")
}

/// A day as `20261123`.
fn digits(date: NaiveDate) -> String {
    format!("{:04}{:02}{:02}", date.year(), date.month(), date.day())
}

/// A day and time as `20261123T090000`.
fn at(moment: NaiveDateTime) -> String {
    format!(
        "{}T{:02}{:02}{:02}",
        digits(moment.date()),
        moment.hour(),
        moment.minute(),
        moment.second()
    )
}

/// A clock time of a pack, `HH:MM`, as `HHMM00`; none where it is no time.
fn clock(time: &str) -> Option<String> {
    minute(time).map(|minute| format!("{:02}{:02}00", minute / 60, minute % 60))
}

/// Adds a content line, folded.
fn add(out: &mut String, name: &str, value: &str) {
    out.push_str(&folded(&format!("{name}:{value}")));
    out.push_str("\r\n");
}
