//! A prediction beside what the routine answers, decision by decision, with the reasons.

use crate::engine::decision::Status;
use crate::engine::pack::{FactId, ValueId};
use crate::training::lesson::{Feedback, Message};
use crate::training::{Guess, JudgedOf, KeyOf, Mark, Pair};
use crate::ui::markup::{Markup, button, el, line};
use crate::ui::training::call::{facts, told};
use crate::ui::training::mark::mark;
use crate::ui::training::near::near;
use crate::ui::training::reasons::{answered, beside, guessed, reasons, values};
use crate::ui::training::room::Room;

pub(super) fn page(room: Room, feedback: &Feedback) -> Markup {
    let says = room.says;
    let judged = &feedback.judged;
    let place = match judged.points() {
        100 => 0,
        0 => 2,
        _ => 1,
    };
    let (number, is_last) = room.read_now(|lesson| {
        let round = lesson.round();
        let number = round.map(|it| (says.number)(it.done.len(), it.exercises.len()));
        (number, round.is_none_or(|it| it.next().is_none()))
    });
    let mut page = el("article", "lots-lesson")
        .child(line("p", "lots-eyebrow", &number.unwrap_or_default()))
        .child(room.title(says.titles[place]));
    if feedback.is_sure_and_wrong() {
        page = page.child(line("p", "lots-kind", says.sure_and_wrong));
    }
    for of in &judged.decisions {
        page = page.child(decision(room, feedback, of));
    }
    let next = if is_last { says.to_result } else { says.next };
    page.child(facts_judged(room, feedback))
        .maybe(feedback.exercise.pair.as_ref().map(|it| pair(room, it)))
        .child(
            el("details", "lots-details")
                .child(line("summary", "", says.call))
                .child(told(room, &feedback.exercise)),
        )
        .child(
            el("div", "lots-actions").child(
                button("lots-button lots-button--primary", move || {
                    room.send(Message::WentOn)
                })
                .text(next),
            ),
        )
}

fn decision(room: Room, feedback: &Feedback, of: &JudgedOf) -> Markup {
    let (says, pack) = (room.says, room.pack());
    let title = room.of_pack(line("span", "", &pack.decisions[of.decision].title));
    let heading = room.heading(1, "lots-heading").child(title);
    let heading = el("div", "lots-judged__title")
        .child(heading)
        .child(mark(room, of.mark));
    let mut predicted = feedback.prediction.decisions.iter();
    let guess = predicted.find(|(decision, _)| *decision == of.decision);
    let guess = guess.map(|(_, guess)| guess);
    let key = feedback.exercise.key.says(of.decision);
    let pairs = [
        (
            says.you_said,
            guess.map(|it| guessed(room, of.decision, it)),
        ),
        (says.routine_says, key.map(|key| answered(room, key))),
    ];
    let mut list = el("dl", "lots-judged__pairs");
    for (name, told) in pairs {
        if of.mark == Mark::Right && name == says.you_said {
            continue;
        }
        let told = el("dd", "").maybe(told);
        list = list.child(el("div", "").child(line("dt", "", name)).child(told));
    }
    let mut part = el("section", "lots-judged").child(heading).child(list);
    if let (Some(guess), Some(key)) = (guess, key) {
        part = part.maybe(each(room, of, guess, key));
    }
    if let Some(key) = key {
        let case = &feedback.exercise.case;
        part = part
            .maybe(beside(room, key))
            .child(reasons(room, case, key));
    }
    let case = &feedback.exercise.case;
    if let (Some(nearest), Some(guess)) = (&of.whole, guess) {
        let told = guessed(room, of.decision, guess);
        return part.child(near(room, case, room.says.right_if, told, nearest));
    }
    for (value, nearest) in of.nearest.iter().take(2) {
        let sentence = match (pack.decisions[of.decision].many, of.missing.contains(value)) {
            (true, true) => says.not_if,
            (true, false) => says.in_if,
            (false, _) => says.right_if,
        };
        let told = values(room, of.decision, &[*value]);
        part = part.child(near(room, case, sentence, told, nearest));
    }
    part
}

/// Which of several values that were predicted are right, which do not belong there, and which are missing; only where the routine
/// answers with values.
fn each(room: Room, of: &JudgedOf, guess: &Guess, key: &KeyOf) -> Option<Markup> {
    let Guess::Values(guess) = guess else {
        return None;
    };
    let is_asked = room.pack().decisions[of.decision].many
        && key.finding.status == Status::Settled
        && of.mark != Mark::Right;
    let own = guess.iter().filter(|value| !of.surplus.contains(value));
    let right: Vec<ValueId> = own.copied().collect();
    let mut list = el("ul", "lots-list");
    let parts = [&right, &of.surplus, &of.missing];
    for (name, part) in room.says.each.into_iter().zip(parts) {
        if !part.is_empty() {
            let told = line("li", "", name).text(": ");
            list = list.child(told.child(values(room, of.decision, part)));
        }
    }
    let is_any = parts.iter().any(|part| !part.is_empty());
    (is_asked && is_any).then_some(list)
}

/// Which facts were missed, and which were not needed.
fn facts_judged(room: Room, feedback: &Feedback) -> Markup {
    let says = room.says;
    let judged = &feedback.judged;
    let title = room.heading(1, "lots-heading").text(says.facts_judged);
    let mut part = el("section", "lots-judged").child(title);
    let lists: [(&str, &[FactId]); 2] = [
        (says.missed, &judged.missed),
        (says.needless, &judged.needless),
    ];
    for (name, list) in lists.into_iter().filter(|(_, list)| !list.is_empty()) {
        part = part
            .child(line("p", "", name))
            .child(facts(room, &feedback.exercise, list));
    }
    if judged.missed.is_empty() && judged.needless.is_empty() {
        part = part.child(line("p", "", says.facts_right));
    }
    part
}

/// The other case of a pair.
fn pair(room: Room, pair: &Pair) -> Markup {
    let (says, pack) = (room.says, room.pack());
    let mut told = el("div", "lots-call__told");
    for sentence in &pair.told {
        told = told.child(line("p", "", &sentence.text));
    }
    let title = room.heading(1, "lots-heading").text(says.pair);
    let part = el("section", "lots-judged")
        .child(title)
        .child(room.of_pack(told));
    match pair.key.says(pair.decision) {
        Some(key) => {
            let title = room.of_pack(line("span", "", &pack.decisions[key.decision].title));
            let says = el("p", "")
                .text(says.pair_says)
                .text(": ")
                .child(title)
                .text(": ");
            part.child(says.child(el("strong", "").child(answered(room, key))))
                .child(reasons(room, &pair.case, key))
        }
        None => part,
    }
}
