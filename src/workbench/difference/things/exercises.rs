//! What exercises are made of, thing by thing: sentences that tell answers, and written cases.

use crate::author::model::{Model, Unlikely, Vignette};
use crate::engine::pack::{Told, What};
use crate::workbench::difference::things::item::Item;
use crate::workbench::difference::written;

/// Sentences are known by what they tell.
pub(super) fn told(model: &Model, told: &Told) -> Item {
    let Told { means, say, by_day } = told;
    let means = means.iter().map(|tells| {
        let fact = &model.facts[tells.fact];
        let what = match tells.what {
            What::Told(()) => "#".to_owned(),
            What::Number(number) => number.to_string(),
            What::Value(value) => fact.values[value].code.clone(),
            What::Unknown(()) => "unknown".to_owned(),
            What::Rest(()) => "rest".to_owned(),
        };
        format!("{} = {what}", fact.id)
    });
    let means = means.collect::<Vec<_>>().join(", ");
    let by_day = by_day.as_ref();
    let of =
        |sentences: Option<&Vec<String>>| sentences.map_or_else(String::new, |it| it.join("|"));
    Item::new("told", &means, &means)
        .said("say", &say.join("|"))
        .said("eve", &of(by_day.map(|it| &it.eve)))
        .said("birthday", &of(by_day.map(|it| &it.birthday)))
}

/// What is unlikely is known by why it is.
pub(super) fn unlikely(model: &Model, unlikely: &Unlikely) -> Item {
    let Unlikely { when, because } = unlikely;
    Item::new("unlikely", because, because).said("when", &written::condition(model, when))
}

pub(super) fn vignette(vignette: &Vignette) -> Item {
    let Vignette {
        place: _,
        id,
        title,
        on,
        text,
        answers,
    } = vignette;
    Item::new("vignette", id, title)
        .said("title", title)
        .noted("on", on)
        .said("text", text)
        .noted("answers", answers)
}
