//! A prediction beside what the routine answers, decision by decision, with the reasons.

use crate::engine::pack::{FactId, ValueId};
use crate::training::lesson::{Feedback, Message};
use crate::training::{JudgedOf, Mark, Nearest, Pair};
use crate::ui::markup::{Markup, button, el, line};
use crate::ui::told;
use crate::ui::training::call::{call, facts};
use crate::ui::training::mark::mark;
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
                .child(call(room, &feedback.exercise)),
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
    let predicted = feedback.prediction.decisions.iter();
    let guess = predicted.filter(|(decision, _)| *decision == of.decision);
    let key = feedback.exercise.key.says(of.decision);
    let pairs = [
        (
            says.you_said,
            guess.map(|(of, it)| guessed(room, *of, it)).next(),
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
    if let Some(key) = key {
        let case = &feedback.exercise.case;
        part = part
            .maybe(beside(room, key))
            .child(reasons(room, case, key));
    }
    for (value, nearest) in of.nearest.iter().take(2) {
        part = part.child(near(room, feedback, of, *value, nearest));
    }
    part
}

/// The nearest case in which the prediction of a value would have been right.
fn near(
    room: Room,
    feedback: &Feedback,
    of: &JudgedOf,
    value: ValueId,
    nearest: &Nearest,
) -> Markup {
    let (says, pack) = (room.says, room.pack());
    let sentence = match of.missing.contains(&value) {
        true if pack.decisions[of.decision].many => says.not_if,
        _ => says.right_if,
    };
    let label = values(room, of.decision, &[value]);
    let mut list = el("ul", "lots-list");
    let case = &feedback.exercise.case;
    let all = nearest.changed.iter().chain(&nearest.more);
    for &fact in all {
        let answer = |answer| told::answer(room.words, &pack, fact, answer);
        let (now, then) = (case.answer(fact), nearest.case.answer(fact));
        let change = match (now.map(answer), then.map(answer)) {
            (Some(now), Some(then)) => (says.instead_of)(&now, &then),
            (None, Some(then)) => then,
            (_, None) => continue,
        };
        let short = room.of_pack(line("span", "lots-told__fact", &pack.facts[fact].short));
        list = list.child(el("li", "").child(short).text(": ").text(&change));
    }
    el("div", "lots-near")
        .child(el("p", "").child(told::around(sentence, vec![label])))
        .child(list)
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
