//! A case near to one that is told, in which a prediction would have been right: what is otherwise in it.

use crate::engine::case::{Answer, Case};
use crate::engine::pack::{FactId, Pack};
use crate::training::Nearest;
use crate::ui::markup::{Markup, el, line};
use crate::ui::told::{self, around};
use crate::ui::training::room::Room;

/// What is otherwise, under a sentence with what was predicted in the place that a line's end marks.
pub(super) fn near(
    room: Room,
    case: &Case,
    sentence: &str,
    predicted: Markup,
    nearest: &Nearest,
) -> Markup {
    let told = |facts: &[FactId]| {
        let mut list = el("ul", "lots-list");
        for &fact in facts {
            if let Some(then) = nearest.case.answer(fact) {
                list = list.child(otherwise(room, fact, case.answer(fact), then));
            }
        }
        list
    };
    let more = (!nearest.more.is_empty()).then(|| line("p", "", room.says.also_told));
    let sentence = el("p", "").child(around(sentence, vec![predicted]));
    let part = el("div", "lots-near").child(sentence);
    let part = part.child(told(&nearest.changed)).maybe(more);
    part.child(told(&nearest.more))
}

/// A fact with its other answer: what is chosen more or no more where it can be told so, else the one in place of the other.
fn otherwise(room: Room, fact: FactId, now: Option<Answer>, then: Answer) -> Markup {
    let (says, pack) = (room.says, room.pack());
    // Of the answers "vet inte", numbers and days are in the words of the program.
    let name = |answer| {
        let told = line(
            "span",
            "",
            &told::answer(room.words, &pack, fact, chosen(answer)),
        );
        match answer {
            Answer::Value(_) | Answer::Options { .. } => room.of_pack(told),
            Answer::Unknown | Answer::Number(_) | Answer::Date(_) => told,
        }
    };
    let options = |options: u32| room.of_pack(line("span", "", &labels(&pack, fact, options)));
    let change = match (now, then) {
        (Some(Answer::Options { yes: own, no }), Answer::Options { yes, no: denied }) => {
            let (more, less) = (yes & !own, own & !yes);
            match (more, less) {
                (0, 0) => around(says.not_this, vec![options(denied & !no)]),
                (0, less) => around(says.not_this, vec![options(less)]),
                (more, 0) if own == 0 => options(more),
                (more, 0) => around(says.also, vec![options(more)]),
                (more, less) => around(says.instead_of, vec![options(more), options(less)]),
            }
        }
        (Some(now), then) => around(says.instead_of, vec![name(then), name(now)]),
        (None, then) => name(then),
    };
    let short = room.of_pack(line("span", "lots-told__fact", &pack.facts[fact].short));
    el("li", "").child(short).text(": ").child(change)
}

/// An answer without what is denied in it, where something is chosen: that goes without saying.
fn chosen(answer: Answer) -> Answer {
    match answer {
        Answer::Options { yes, .. } if yes != 0 => Answer::Options { yes, no: 0 },
        other => other,
    }
}

/// Options as they stand in a sentence.
fn labels(pack: &Pack, fact: FactId, options: u32) -> String {
    let all = pack.facts[fact].values.iter().enumerate();
    let own = all.filter(|(value, _)| options >> value & 1 == 1);
    let labels: Vec<String> = own
        .map(|(_, value)| told::in_sentence(&value.label))
        .collect();
    labels.join(", ")
}
