//! The deadlines, earliest first: the day in words, what has passed said plainly; then as a picture, and for a calendar.

use chrono::{Datelike, NaiveDate};
use leptos::prelude::Track;

use crate::calendar::calendar;
use crate::contacts::Proposal;
use crate::engine::assessment::{Depth, judge};
use crate::engine::case::Answer;
use crate::engine::deadline::Due;
use crate::session::Message;
use crate::session::advice::{Advice, Time};
use crate::ui::components::heading::heading;
use crate::ui::components::timeline::timeline;
use crate::ui::desk::Desk;
use crate::ui::markup::{Markup, button, el, kept, line, live, nothing};
use crate::ui::{clock, save};

/// The flags of a day of the weekend.
const WEEKEND: [&str; 2] = ["saturday", "sunday"];

/// The deadlines.
pub fn times(desk: Desk, advice: &Advice) -> Option<Markup> {
    if advice.times.is_empty() {
        return None;
    }
    let mut list = el("ol", "lots-times__list");
    let is_dated = |time: &Time| time.due.date.is_some();
    let minute = advice.times.iter().any(is_dated).then(clock::minutes);
    // Also at midnight: what is of today is of yesterday then, and what is of tomorrow of today.
    let changes = |time: &Time| time.due.date.is_some_and(|day| clock::today() <= day);
    for time in &advice.times {
        list = list.child(match minute.filter(|_| changes(time)) {
            None => item(desk, time, Moment::of(&time.due)),
            Some(minute) => {
                let time = time.clone();
                let due = time.due.clone();
                let moment = move || {
                    minute.track();
                    Moment::of(&due)
                };
                kept(moment, move |moment| item(desk, &time, *moment))
            }
        });
    }
    let section = el("section", "lots-times")
        .attr("part", "deadlines")
        .child(heading(desk, 0, "lots-heading").text(desk.telling().times))
        .child(list);
    let Some(minute) = minute else {
        return Some(section);
    };
    let save = button("lots-button", move || {
        if keep(desk).is_none() {
            desk.announce_now(desk.telling().taking.not_saved);
        }
    });
    Some(
        section.maybe(timeline(desk, &advice.times, minute)).maybe(
            (!desk.session().is_trial()).then(|| {
                el("p", "lots-times__save").child(save.text(desk.telling().taking.calendar))
            }),
        ),
    )
}

/// How a deadline stands by the clock.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Moment {
    passed: bool,
    is_of_today: bool,
}

impl Moment {
    fn of(due: &Due) -> Moment {
        let now = clock::now();
        Moment {
            passed: due.has_passed(now),
            is_of_today: due.date == Some(now.date()),
        }
    }
}

/// Saves the deadlines for a calendar.
fn keep(desk: Desk) -> Option<()> {
    let session = desk.session();
    let pack = session.pack();
    let text = calendar(
        pack,
        &judge(pack, session.case(), Depth::Result).duties,
        clock::utc(),
        &desk.mark(),
    )?;
    save::save(
        desk.telling().taking.calendar_file,
        "text/calendar;charset=utf-8",
        &text,
    )
}

/// What local dates propose, once there are any: without them there is nothing to look at the clock for.
fn proposals(desk: Desk, duty: usize) -> Markup {
    live(move || match desk.overlay() {
        Some(_) => proposal(desk, duty),
        None => nothing(),
    })
}

/// The meeting that the local dates would give, with its deadline, for a duty that has no day without it. A meeting gives way to the
/// next as soon as its deadline passes.
fn proposal(desk: Desk, duty: usize) -> Markup {
    let minute = clock::minutes();
    kept(
        move || {
            minute.track();
            let session = desk.session();
            let case = clock::at_this_moment(session.case());
            desk.overlay()?.deadline(session.pack(), &case, duty)
        },
        move |found| match found {
            Some((proposal, due)) => proposed(desk, proposal, due).unwrap_or_else(nothing),
            None => nothing(),
        },
    )
}

/// What is proposed, with a way to answer it.
fn proposed(desk: Desk, proposal: &Proposal, due: &Due) -> Option<Markup> {
    let (words, telling) = (desk.words, desk.telling());
    let (fact, meeting) = (proposal.fact, &proposal.meeting);
    let in_full =
        |day: NaiveDate| words.weekday(day.weekday()).to_owned() + " " + &words.day_of(day);
    let mut then = in_full(due.date?);
    if let Some(time) = &due.time {
        then = then + " " + &(telling.at_time)(time);
    }
    let answer = Answer::Date(meeting.day);
    let take = button("lots-link", move || {
        desk.send(Message::VisitorAnswered { fact, answer });
    });
    let told = line("p", "", telling.proposed)
        .text(" ")
        .child(desk.of_pack(line("span", "", &meeting.kind)))
        .text(" ")
        .text(&in_full(meeting.day))
        .text(". ")
        .text(telling.proposed_then)
        .text(" ")
        .text(&then)
        .text(".");
    let proposal = el("div", "lots-times__proposal").child(told);
    // What is tried is nobody's case to answer for.
    Some(if desk.session().is_trial() {
        proposal
    } else {
        proposal.child(take.text(telling.take_proposal))
    })
}

fn item(desk: Desk, time: &Time, moment: Moment) -> Markup {
    let words = desk.words;
    let telling = desk.telling();
    let due = &time.due;
    let passed = moment.passed;
    let day = match due.date {
        Some(date) => line("time", "", &words.day_of(date)).attr("datetime", &date.to_string()),
        None => match &due.text {
            Some(text) => desk.of_pack(line("span", "", text)),
            None => line("span", "", telling.no_date),
        },
    };
    let mut told = el("p", "lots-times__day").child(el("strong", "").child(day));
    if let Some(time) = &due.time {
        told = told.text(" · ").text(&(telling.at_time)(time));
    }
    if let Some(date) = due
        .date
        .filter(|_| due.flags.contains(&WEEKEND[0]) || due.flags.contains(&WEEKEND[1]))
    {
        told = told
            .text(" · ")
            .text(&(telling.weekend)(words.weekday(date.weekday())));
    }
    for (flag, name) in [("holiday", telling.holiday), ("eve", telling.eve)] {
        if due.flags.contains(&flag) {
            told = told.text(" · ").text(name);
        }
    }
    if due.now {
        told = told.text(" · ").text(telling.due_now);
    }
    if moment.is_of_today && !passed {
        told = told.text(" · ").text(telling.today);
    }
    if !time.certain {
        told = told.text(" · ").text(telling.if_it_applies);
    }
    if passed {
        told = told
            .text(" ")
            .child(line("span", "lots-tag", telling.passed).attr("data-state", "passed"));
    }
    let late = due.late.as_deref().filter(|_| passed);
    let late = late.map(|late| desk.of_pack(line("p", "", late)));
    let is_asked = time.due.date.is_none();
    el("li", "lots-times__item")
        .flag("data-passed", passed)
        .flag("data-possible", !time.certain)
        .child(told)
        .maybe(late)
        .maybe(is_asked.then(|| proposals(desk, time.duty)))
        .child(desk.of_pack(line(
            "p",
            "lots-times__what",
            &desk.pack().duties[time.duty].label,
        )))
}
