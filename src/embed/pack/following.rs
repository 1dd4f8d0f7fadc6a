//! What a compiled pack leaves open, and what follows from its decisions: gaps and borders, duties and notices.

use wasm_bindgen::JsValue;

use crate::embed::pack::asking::tone;
use crate::embed::pack::beginning::span;
use crate::embed::pack::reader::{Reader, get, list};
use crate::embed::pack::telling::force;
use crate::engine::pack::{Accepted, Anchor, Border, Deadline, Duty, Gap, Notice};

pub(super) fn gap(o: &JsValue, r: &Reader) -> Gap {
    Gap {
        decides: r.index(o, "decides"),
        when: r.at(o, "when"),
        readings: r.indices(o, "readings"),
        because: r.text(o, "because"),
        basis: r.texts(o, "basis"),
        accepted: accepted(o, r),
    }
}

pub(super) fn border(o: &JsValue, r: &Reader) -> Border {
    Border {
        rules: r.indices(o, "rules"),
        because: r.text(o, "because"),
        basis: r.texts(o, "basis"),
        accepted: accepted(o, r),
    }
}

fn accepted(o: &JsValue, r: &Reader) -> Accepted {
    Accepted {
        owner: r.words(o, "owner"),
        acknowledged: r.day(o, "acknowledged"),
        review_by: r.day(o, "review_by"),
    }
}

pub(super) fn duty(o: &JsValue, r: &Reader) -> Duty {
    Duty {
        id: r.text(o, "id"),
        label: r.text(o, "label"),
        when: r.at(o, "when"),
        judgement: r.maybe_text(o, "judgement"),
        basis: r.texts(o, "basis"),
        because: r.words(o, "because"),
        force: force(o, r),
        deadlines: list(o, "deadlines", r, deadline),
    }
}

fn deadline(o: &JsValue, r: &Reader) -> Deadline {
    Deadline {
        when: r.maybe_ref(o, "when"),
        from: anchor(&get(o, "from"), r),
        offset: span(o, r),
        time: r.maybe_text(o, "time"),
        due: r.maybe_ref(o, "due"),
        missed: r.maybe_ref(o, "missed"),
        text: r.maybe_text(o, "text"),
        late: r.maybe_text(o, "late"),
    }
}

fn anchor(o: &JsValue, r: &Reader) -> Option<Anchor> {
    let turns = get(o, "turns");
    match r.maybe_index(o, "date") {
        Some(fact) => Some(Anchor::Date(fact)),
        None if turns.is_undefined() => None,
        None => Some(Anchor::Turns {
            age: r.number(&turns, "age"),
            now: r.index(&turns, "now"),
            birthday: r.index(&turns, "birthday"),
        }),
    }
}

pub(super) fn notice(o: &JsValue, r: &Reader) -> Notice {
    Notice {
        id: r.text(o, "id"),
        text: r.text(o, "text"),
        when: r.at(o, "when"),
        basis: r.texts(o, "basis"),
        tone: tone(o, r),
    }
}
