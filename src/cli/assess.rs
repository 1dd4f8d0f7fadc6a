//! `lots assess`: one case to an assessment.

use std::hash::{BuildHasher, RandomState};
use std::io::Read;

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime};
use clap::ValueEnum;

use crate::author::problem::did_you_mean;
use crate::author::{self, Files};
use crate::calendar::calendar;
use crate::cli::{Trouble, checked, day, in_force, otherwise, print, reach, text, trouble};
use crate::contacts::{self, Overlay, OverlayError};
use crate::engine::assessment::{Depth, judge};
use crate::engine::dates::minute;
use crate::engine::ignored::ignored;
use crate::engine::otherwise::Otherwise;
use crate::engine::pack::Pack;
use crate::exchange::answers::{self, AnswerError, Raw};
use crate::exchange::assessment::report_with;
use crate::packs;

/// The longest answers that are read, in bytes.
const LONGEST: u64 = 1 << 20;

/// How an assessment is printed.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Form {
    /// For programs.
    Json,
    /// For people.
    Text,
    /// For a calendar.
    Ics,
}

pub(super) fn run(
    pack: &str,
    file: &str,
    on: Option<&str>,
    contacts: Option<&str>,
    at: Option<&str>,
    format: Form,
) -> Result<(), Trouble> {
    let (on, at) = moment(on, at)?;
    let raw = read(file, "the answers")?;
    // A shipped pack has been checked when it was shipped; a file may have changed since.
    let pack = match packs::file(pack) {
        Some(file) => author::compile(&file, &packs::Shipped),
        None => checked(pack).map(|checked| checked.pack),
    }
    .map_err(|failure| trouble(pack, failure))?;
    in_force(&pack.id, pack.validity, on)?;
    let mut case = answers::case(&pack, &raw, on)
        .map_err(|errors| Trouble::Use(errors.iter().map(in_words).collect()))?;
    case.at = at;
    let overlay = match contacts {
        None => None,
        Some(file) => Some(overlay(&pack, file)?),
    };
    let now = now();
    let time = at.unwrap_or_else(|| now.time());
    let otherwise = Otherwise::of(&pack, &case, now);
    match format {
        Form::Json => {
            let local = overlay.as_ref().and_then(|it| it.day(&pack, &case));
            let report = report_with(&pack, &case, local);
            let mut told = serde_json::to_value(report).expect("a report has only string keys");
            if let Some(overlay) = &overlay {
                told["contacts"] = reach::as_json(&pack, &case, overlay, on.and_time(time));
            }
            // Only where it is so: else the same case gives the same bytes on every day.
            if !otherwise.is_empty() {
                told["otherwise_on"] = now.date().to_string().into();
                told["otherwise"] = otherwise::as_json(&pack, &otherwise);
            }
            print(&format!("{told:#}\n"));
        }
        // Without a deadline that has a day there is nothing to print: a calendar without events is none.
        Form::Ics => {
            let stamp = chrono::Utc::now().naive_utc();
            // Whose case it is nobody says here: each run's deadlines are their own, and not those of somebody else.
            let mark = format!("{:016x}", RandomState::new().hash_one(stamp));
            let duties = judge(&pack, &case, Depth::Result).duties;
            if let Some(told) = calendar(&pack, &duties, stamp, &mark) {
                print(&told);
            }
        }
        Form::Text => {
            for fact in ignored(&pack, &case) {
                let id = &pack.facts[fact].id;
                eprintln!(
                    "lots: the answer to `{id}` is ignored: with the other answers it is not asked"
                );
            }
            print(&text::assessment(&pack, &case, &otherwise));
            if let Some(overlay) = &overlay {
                print(&reach::contacts(&pack, &case, overlay, on.and_time(time)));
                print(&reach::proposed(&pack, &case, overlay));
            }
        }
    }
    Ok(())
}

/// The moment that it is: that of `SOURCE_DATE_EPOCH` where it is set, in seconds since 1970 by UTC, so that what is printed can be printed
/// again (<https://reproducible-builds.org/specs/source-date-epoch/>).
fn now() -> NaiveDateTime {
    let epoch = std::env::var("SOURCE_DATE_EPOCH").ok();
    let fixed = epoch.and_then(|seconds| DateTime::from_timestamp(seconds.parse().ok()?, 0));
    fixed.map_or_else(|| chrono::Local::now().naive_local(), |it| it.naive_utc())
}

/// The day and the time that the case is judged at. Without either it is now; a day alone is judged as a whole.
fn moment(on: Option<&str>, at: Option<&str>) -> Result<(NaiveDate, Option<NaiveTime>), Trouble> {
    let Some(text) = at else {
        let now = now();
        let time = on.is_none().then(|| now.time());
        return Ok((day(on)?, time));
    };
    let unfit = || {
        wrong(format!(
            "`{text}` is no time such as 16:45 or 2026-11-23T16:45"
        ))
    };
    let (date, clock) = match text.split_once(['T', ' ']) {
        Some((date, clock)) => (Some(answers::date(date).ok_or_else(unfit)?), clock),
        None => (None, text),
    };
    let minute = minute(clock).ok_or_else(unfit)?;
    let on = match (date, on) {
        (Some(date), None) => date,
        (date, on) => {
            let on = day(on)?;
            if date.is_some_and(|date| date != on) {
                return Err(wrong(format!(
                    "`--at {text}` is another day than `--on {on}`; give the time alone"
                )));
            }
            on
        }
    };
    Ok((on, NaiveTime::from_hms_opt(minute / 60, minute % 60, 0)))
}

fn wrong(line: String) -> Trouble {
    Trouble::Use(vec![line])
}

/// The local contacts of a file; all that is wrong with them at once. What is of no use to this pack is told and is no fault.
fn overlay(pack: &Pack, file: &str) -> Result<Overlay, Trouble> {
    let read = contacts::read(pack, &read(file, "the contacts")?).map_err(|errors| {
        let faults = errors.iter().map(|error| match meant(error) {
            Some(hint) => format!("{file}: {error}; {hint}"),
            None => format!("{file}: {error}"),
        });
        Trouble::Use(faults.collect())
    })?;
    for remark in &read.left_out {
        let hint = meant(remark).unwrap_or_else(|| "it is left out".to_owned());
        eprintln!("lots: {file}: {remark}; {hint}");
    }
    Ok(read)
}

/// What was meant by a name in an overlay that is none.
fn meant(error: &OverlayError) -> Option<String> {
    let sought = error.field.rsplit('.').next().unwrap_or_default();
    did_you_mean(sought, error.known.iter().map(String::as_str))
}

/// Reads a JSON file, or standard input, which then goes by a name.
fn read(file: &str, what: &str) -> Result<Raw, Trouble> {
    let name = if file == "-" { what } else { file };
    let text = if file == "-" {
        let mut bytes = Vec::new();
        std::io::stdin()
            .lock()
            .take(LONGEST + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| wrong(format!("{name} cannot be read: {}", error.kind())))?;
        if bytes.len() as u64 > LONGEST {
            return Err(wrong(format!(
                "{name} are larger than {} MiB",
                LONGEST >> 20
            )));
        }
        String::from_utf8(bytes).map_err(|_| wrong(format!("{name} are not UTF-8")))?
    } else {
        author::Disk
            .read(file)
            .map_err(|why| wrong(format!("`{file}` {why}")))?
    };
    serde_json::from_str(&text).map_err(|error| wrong(format!("{name}: {error}")))
}

fn in_words(error: &AnswerError) -> String {
    let sought = error.what.rsplit('`').nth(1).unwrap_or_default();
    match did_you_mean(sought, error.known.iter().map(String::as_str)) {
        Some(hint) => format!("{error}; {hint}"),
        None if error.known.is_empty() || error.known.len() > 16 => error.to_string(),
        None => format!("{error}; it has {}", error.known.join(", ")),
    }
}
