//! What the routine answers of one decision, to be predicted with native controls.

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement};

use crate::engine::pack::{DecisionId, ValueId};
use crate::training::lesson::Message;
use crate::training::{Confidence, Guess};
use crate::ui::markup::{Markup, el, line};
use crate::ui::training::room::Room;

/// What is no value, as the controls have it; `nobody` is a list without any.
const BESIDE: [(&str, Guess); 3] = [
    ("silent", Guess::Silent),
    ("collides", Guess::Collides),
    ("cannot_tell", Guess::CannotTell),
];
const NOBODY: &str = "nobody";

/// The id of a decision's group.
pub(super) fn id_of(decision: DecisionId) -> String {
    format!("lots-d{decision}")
}

/// The id of the group that asks how sure one is.
pub(super) const SURE: &str = "lots-sure";

/// The controls of one decision.
pub(super) fn guessing(room: Room, decision: DecisionId) -> Markup {
    let (says, pack) = (room.says, room.pack());
    let of = &pack.decisions[decision];
    let (kind, hint) = match of.many {
        true => ("checkbox", says.choose_several),
        false => ("radio", says.choose_one),
    };
    let name = id_of(decision);
    let control = |value: &str| {
        el("input", "")
            .attr("type", kind)
            .attr("name", &name)
            .attr("value", value)
            .on("change", move |event| chosen(room, decision, &event))
    };
    let mut list = el("div", "lots-choices");
    for (place, value) in of.values.iter().enumerate() {
        let label = line("span", "", &value.label).child(line(
            "span",
            "lots-choice__detail",
            &value.detail,
        ));
        list = list.child(choice(control(&place.to_string()), room.of_pack(label)));
    }
    let mut beside = el("div", "lots-choices lots-choices--beside");
    if of.many {
        beside = beside.child(choice(control(NOBODY), line("span", "", says.nobody)));
    }
    let words = [says.silent, says.collides, says.cannot_tell];
    for ((value, _), word) in BESIDE.iter().zip(words) {
        beside = beside.child(choice(control(value), line("span", "", word)));
    }
    let hint_id = format!("{name}-hint");
    let title = room.of_pack(line("span", "lots-ask__title", &of.title));
    el("fieldset", "lots-ask")
        .attr("id", &name)
        .attr("aria-describedby", &hint_id)
        .child(el("legend", "").child(title))
        .child(line("p", "lots-hint", hint).attr("id", &hint_id))
        .child(list)
        .child(beside)
}

/// How sure one is.
pub(super) fn sure(room: Room) -> Markup {
    let mut list = el("div", "lots-choices lots-choices--row");
    let all = [Confidence::Guessing, Confidence::Fairly, Confidence::Sure];
    for (confidence, word) in all.into_iter().zip(room.says.how_sure) {
        let control = el("input", "")
            .attr("type", "radio")
            .attr("name", SURE)
            .on("change", move |_| room.send(Message::Confided(confidence)));
        list = list.child(choice(control, line("span", "", word)));
    }
    el("fieldset", "lots-ask")
        .attr("id", SURE)
        .child(el("legend", "").child(line("span", "lots-ask__title", room.says.sure)))
        .child(list)
}

/// A control with its label.
pub(super) fn choice(input: Markup, label: Markup) -> Markup {
    el("label", "lots-choice").child(input).child(label)
}

/// Takes in what is chosen: what is no value goes with nothing else.
fn chosen(room: Room, decision: DecisionId, event: &Event) {
    let Some(input) = event
        .target()
        .and_then(|it| it.dyn_into::<HtmlInputElement>().ok())
    else {
        return;
    };
    let is_value = |input: &HtmlInputElement| input.value().parse::<ValueId>().is_ok();
    let all = inputs(room, decision);
    if input.checked() {
        let is_lone = |other: &&HtmlInputElement| !is_value(&input) || !is_value(other);
        for other in all.iter().filter(|it| **it != input).filter(is_lone) {
            other.set_checked(false);
        }
    }
    let checked: Vec<String> = (all.iter())
        .filter(|it| it.checked())
        .map(HtmlInputElement::value)
        .collect();
    let beside = |value: &String| BESIDE.into_iter().find(|(name, _)| name == value);
    let guess = match checked.as_slice() {
        [] => None,
        [only] if only == NOBODY => Some(Guess::Values(Vec::new())),
        [only] if beside(only).is_some() => beside(only).map(|(_, guess)| guess),
        values => Some(Guess::Values(
            values.iter().filter_map(|it| it.parse().ok()).collect(),
        )),
    };
    room.send(Message::Guessed(decision, guess));
}

fn inputs(room: Room, decision: DecisionId) -> Vec<HtmlInputElement> {
    let selector = format!("#{} input", id_of(decision));
    let Ok(found) = room.root().query_selector_all(&selector) else {
        return Vec::new();
    };
    (0..found.length())
        .filter_map(|place| found.item(place)?.dyn_into().ok())
        .collect()
}
