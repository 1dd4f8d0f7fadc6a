//! The round that was finished last: what it came to, what comes back when, and the result as a file.

use chrono::NaiveDate;

use crate::training::lesson::{Begin, Message, Round, SetTold};
use crate::training::results::Results;
use crate::ui::components::icon::{Icon, icon};
use crate::ui::markup::{Markup, button, el, line};
use crate::ui::training::files::json;
use crate::ui::training::naming;
use crate::ui::training::room::Room;
use crate::ui::{clock, save};

/// The field for the learner's name.
const NAME: &str = "lots-name";

/// How many letters tell the files of nameless learners apart.
const MARK: usize = 4;

pub(super) fn page(room: Room) -> Markup {
    let says = room.says;
    let Some(result) = result(room) else {
        return el("article", "lots-lesson").child(room.title(says.done));
    };
    let told = (says.done_told)(result.right, result.of, result.points);
    let mut page = el("article", "lots-lesson")
        .child(room.title(says.done))
        .child(line("p", "lots-done__told", &told));
    if let (Some(passed), Some(pass)) = (result.passed, result.pass) {
        let (state, sign, told) = match passed {
            true => ("settled", Icon::Check, says.passed.to_owned()),
            false => ("open", Icon::Question, (says.not_passed)(pass)),
        };
        let tag = el("p", "lots-done__passed").attr("data-state", state);
        page = page.child(tag.child(icon(sign)).text(&told));
    }
    page.child(line("p", "lots-hint", says.points_told))
        .child(lines(room))
        .maybe(coming(room))
        .child(file(room))
        .child(ways(room))
}

/// What the round came to that was finished last.
pub(super) fn result(room: Room) -> Option<SetTold> {
    room.read_now(|lesson| Some(lesson.result(lesson.finished()?)))
}

/// The exercises with their points.
fn lines(room: Room) -> Markup {
    let says = room.says;
    let points =
        |round: &Round| -> Vec<u8> { round.done.iter().map(|it| it.points.rounded()).collect() };
    let points = room.read_now(|lesson| lesson.finished().map(points).unwrap_or_default());
    let mut list = el("ol", "lots-done__list");
    for (place, points) in points.into_iter().enumerate() {
        let sign = match points {
            100 => Icon::Check,
            0 => Icon::Cross,
            _ => Icon::Gap,
        };
        let told = (says.done_line)(place + 1, points);
        list = list.child(el("li", "").child(icon(sign)).text(&told));
    }
    el("section", "")
        .child(room.heading(1, "lots-heading").text(says.done_list))
        .child(list)
}

/// What of it comes back, and when.
fn coming(room: Room) -> Option<Markup> {
    let today = clock::today();
    let mut days: Vec<NaiveDate> = room.read_now(|lesson| {
        let round = lesson.finished();
        let done = round.map(|it| it.done.iter()).into_iter().flatten();
        let due = done.filter_map(|it| Some(lesson.memory().of(it.id)?.due));
        due.collect()
    });
    days.sort_unstable();
    let mut list = el("ul", "lots-list");
    while let Some(&day) = days.first() {
        let count = days.iter().filter(|it| **it == day).count();
        days.drain(..count);
        let told = (room.says.comes_in)(count, (day - today).num_days().max(0));
        list = list.child(line("li", "", &told));
    }
    let title = room.heading(1, "lots-heading").text(room.says.comes_back);
    Some(el("section", "").child(title).child(list))
}

/// The result as a file, made when it is asked for.
pub(super) fn file(room: Room) -> Markup {
    let says = room.says;
    let made = move || {
        let name = naming::name(room, NAME)?;
        room.read_now(|lesson| lesson.saved(clock::today(), name))
    };
    let save_as = move |made: &Results, ending: &str, media: &str, text: &str| {
        // Who gives no name still has a file of another name than everybody else's.
        let name = made.file_name(&save::mark()[..MARK], ending);
        if save::save(&name, media, text).is_some() {
            room.announce(says.saved);
        }
    };
    let whole = button("lots-button", move || {
        if let Some(made) = made() {
            save_as(&made, "json", "application/json", &json(&made));
        }
    });
    let table = button("lots-button", move || {
        if let Some(made) = made() {
            // Spreadsheets take the text for another encoding without the mark.
            save_as(&made, "csv", "text/csv", &format!("\u{feff}{}", made.csv()));
        }
    });
    let lacks = room.read_now(|lesson| {
        let round = lesson.finished()?;
        Some((round.lacks(), round.exercises.len()))
    });
    let (lacks, of) = lacks.unwrap_or_default();
    let lacking = (lacks > 0).then(|| line("p", "", &(says.result_lacks)(lacks)));
    let mut body = el("div", "lots-details__body").maybe(lacking);
    // A file of nothing is none.
    if lacks == 0 || lacks < of {
        body = body
            .child(line("p", "", says.result_told))
            .child(line("p", "lots-hint", says.table_told))
            .child(naming::field(NAME, says.name))
            .child(
                el("div", "lots-actions")
                    .child(whole.text(says.save_result))
                    .child(table.text(says.save_table)),
            );
    }
    el("details", "lots-details")
        .child(line("summary", "", says.result_file))
        .child(body)
}

fn ways(room: Room) -> Markup {
    let says = room.says;
    let (is_due, is_under_way) = room.read_now(|lesson| {
        let is_under_way = lesson.round().is_some_and(|it| it.next().is_some());
        (lesson.overview().due > 0, is_under_way)
    });
    let ways = el("div", "lots-actions");
    let home = |class| button(class, move || room.send(Message::WentHome)).text(says.to_start);
    // An earlier result is looked at in the middle of another set: to begin something else would be the end of that.
    if is_under_way {
        let go_on = button("lots-button lots-button--primary", move || {
            room.send(Message::Continued);
        });
        return ways
            .child(go_on.text(says.go_on))
            .child(home("lots-button"));
    }
    if !is_due {
        return ways.child(home("lots-button lots-button--primary"));
    }
    let repeat = button("lots-button lots-button--primary", move || {
        room.send(Message::Began(Begin::Due, room.seed()));
    });
    ways.child(repeat.text(says.repeat_missed))
        .child(home("lots-button"))
}
