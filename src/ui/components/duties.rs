//! What to do now; and, closed, what must be done if more turns out to hold.

use leptos::prelude::Track;

use crate::engine::deadline::Due;
use crate::engine::pack::Duty;
use crate::session::Message;
use crate::session::advice::{Advice, Task, missed_first};
use crate::session::screen::Screen;
use crate::session::standing::{Standing, State};
use crate::ui::clock::{minutes, now};
use crate::ui::components::heading::heading;
use crate::ui::components::law::folded_laws;
use crate::ui::components::source::source;
use crate::ui::desk::Desk;
use crate::ui::markup::{Markup, button, el, kept, line};
use crate::ui::told;
use crate::ui::wording::capitalized;

/// How many of those that may apply are shown at first: what the next answers decide on.
const FEW: usize = 5;

/// The duties of a result.
pub fn duties(desk: Desk, screen: &Screen, advice: &Advice) -> Option<Markup> {
    if advice.duties.is_empty() && advice.possible_duties.is_empty() {
        return None;
    }
    let telling = desk.telling();
    let is_settled = |it: &Standing| matches!(it.state, State::Settled { .. });
    let mut section = el("section", "lots-duties")
        .attr("part", "steps")
        .child(heading(desk, 0, "lots-heading").text(telling.do_now));
    section = section.child(if !advice.duties.is_empty() {
        certain(desk, &advice.duties)
    } else if screen.standings.iter().any(is_settled) {
        line("p", "lots-hint", telling.nothing_more_sure)
    } else {
        line("p", "lots-hint", telling.nothing_sure_yet)
    });
    if !advice.possible_duties.is_empty() {
        let title = line(
            "summary",
            "",
            &(telling.may_apply)(advice.possible_duties.len()),
        );
        let details = el("details", "lots-details lots-maybe").child(title.child(left_out(desk)));
        section = section.child(possible(desk, details, &advice.possible_duties));
    }
    let later = screen.later.len();
    if later > 0 {
        section = section.child(
            button("lots-button", move || {
                desk.send(Message::VisitorAskedForMore)
            })
            .text(&(telling.more_questions)(later)),
        );
    }
    Some(section)
}

/// That what is folded away is not on a printed sheet, where nothing can be unfolded.
pub fn left_out(desk: Desk) -> Markup {
    line("span", "lots-maybe__paper", desk.telling().not_on_paper)
}

/// What must be done; what should have been done by now comes first, also what runs out while it is shown.
fn certain(desk: Desk, tasks: &[Task]) -> Markup {
    let today = now().date();
    let runs_out = |due: &Due| due.time.is_some() && due.date.is_some_and(|day| today <= day);
    let changes = |task: &Task| task.due.as_ref().is_some_and(runs_out);
    let minute = tasks.iter().any(changes).then(minutes);
    let tasks = tasks.to_vec();
    let sorted = move || {
        if let Some(minute) = &minute {
            minute.track();
        }
        let now = now();
        let is_missed = |due: &Due| due.has_passed(now);
        let dues = tasks.iter().filter_map(|task| task.due.as_ref());
        let missed = dues.filter(|due| is_missed(due)).count();
        (missed, missed_first(tasks.clone(), is_missed))
    };
    kept(sorted, move |(_, tasks)| {
        list(desk, el("ol", "lots-duties__list"), tasks)
    })
}

/// What may apply: the nearest, and the rest behind a second fold.
fn possible(desk: Desk, details: Markup, tasks: &[Task]) -> Markup {
    let words = desk.words;
    let telling = desk.telling();
    let part = |tasks: &[Task]| {
        let class = "lots-duties__list lots-duties__list--possible";
        list(desk, el("ul", class), tasks)
    };
    // One behind a fold would take as much room as the fold.
    if tasks.len() <= FEW + 1 {
        return details.child(part(tasks));
    }
    let (near, far) = tasks.split_at(FEW);
    let more = el("details", "lots-details")
        .child(line("summary", "", &(words.show_more)(far.len())))
        .child(part(far));
    details
        .child(line("p", "lots-hint", telling.nearest_first))
        .child(part(near))
        .child(more)
}

fn list(desk: Desk, mut list: Markup, tasks: &[Task]) -> Markup {
    let pack = desk.pack();
    for task in tasks {
        let duty = &pack.duties[task.duty];
        let mut item = el("li", "lots-duties__item").child(desk.of_pack(line(
            "p",
            "lots-duties__label",
            &duty.label,
        )));
        item = item
            .maybe(missed(desk, task))
            .maybe(condition(desk, task, duty));
        list = list.child(
            item.child(desk.of_pack(line("p", "lots-duties__because", &duty.because)))
                .child(source(desk, &duty.basis, Some(duty.force)))
                .maybe(folded_laws(desk, &duty.basis)),
        );
    }
    list
}

/// That the last day for it is over, and what to do then.
fn missed(desk: Desk, task: &Task) -> Option<Markup> {
    let due = task.due.as_ref().filter(|due| due.has_passed(now()))?;
    let words = desk.words;
    let telling = desk.telling();
    let day = due.date.map(|day| words.day_of(day)).unwrap_or_default();
    let tag = line("span", "lots-tag", telling.passed).attr("data-state", "passed");
    let told = line("p", "lots-duties__missed", &day).text(" ").child(tag);
    let late = due.late.as_deref().unwrap_or_default();
    Some(told.text(" ").child(desk.of_pack(line("span", "", late))))
}

/// The judgement that is not asked, or the facts it turns on.
fn condition(desk: Desk, task: &Task, duty: &Duty) -> Option<Markup> {
    let words = desk.words;
    let line_of = el("p", "lots-duties__if");
    match (&duty.judgement, task.depends_on.as_slice()) {
        (Some(judgement), _) => Some(desk.of_pack(line_of.text(&capitalized(judgement)))),
        (None, []) => None,
        (None, facts) => {
            let facts = told::facts(desk, facts, 4);
            Some(line_of.text(words.depends_on).text(": ").child(facts))
        }
    }
}
