//! Result files of several learners, opened here and counted. Nothing of them leaves the page.

use std::rc::Rc;

use js_sys::{Array, JSON, Promise, Reflect};
use leptos::prelude::{GetValue, LocalStorage, Notify, SetValue, StoredValue, Track, Trigger};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, Event};

use crate::engine::pack::Pack;
use crate::training::results::{Counted, NoResults, Results, counted};
use crate::training::saved_progress;
use crate::ui::focus;
use crate::ui::markup::{Markup, el, line, live, nothing};
use crate::ui::training::rates;
use crate::ui::training::room::Room;

/// What came of some files: what is said of those that cannot be counted, and what the others come to, by version of the rules.
type Told = (Vec<String>, Vec<Counted>);

pub(super) fn part(room: Room) -> Markup {
    let says = &room.says.holding;
    let counted: StoredValue<Option<Rc<Told>>, LocalStorage> = StoredValue::new_local(None);
    let changed = Trigger::new();
    let opened = move |event: Event| {
        read(&event, move |files| {
            counted.set_value(Some(Rc::new(count(room, files))));
            changed.notify();
            let root = room.root();
            focus::after_views(move || {
                if let Some(told) = focus::find(&root, "#lots-counted") {
                    let _ = told.focus();
                }
            });
        });
    };
    let field = el("input", "lots-field")
        .attr("type", "file")
        .attr("multiple", "")
        .attr("accept", ".json,.csv,application/json,text/csv")
        .on("change", opened);
    let field = el("label", "lots-done__name")
        .child(line("span", "", says.files))
        .child(field);
    el("section", "lots-next")
        .child(room.heading(1, "lots-heading").text(says.results))
        .child(field)
        .child(live(move || {
            changed.track();
            let counted = counted.get_value();
            counted.map_or_else(nothing, |it| shown(room, &it))
        }))
}

/// Reads the files that were chosen, each with its name; nothing for one that cannot be read.
pub(super) fn read(event: &Event, then: impl FnOnce(Vec<(String, Option<String>)>) + 'static) {
    let chosen = event.target().map(JsValue::from).unwrap_or_default();
    let Ok(files) = Reflect::get(&chosen, &"files".into()) else {
        return;
    };
    let files = Array::from(&files);
    if files.length() == 0 {
        return;
    }
    let name = |file: JsValue| Reflect::get(&file, &"name".into()).ok()?.as_string();
    let names: Vec<String> = (files.iter().map(name))
        .map(Option::unwrap_or_default)
        .collect();
    let texts: Array = files
        .iter()
        .map(|it| it.unchecked_into::<Blob>().text())
        .collect();
    let read = Closure::once(move |outcomes: JsValue| {
        let text = |it: JsValue| Reflect::get(&it, &"value".into()).ok()?.as_string();
        let texts = Array::from(&outcomes).iter().map(text).collect::<Vec<_>>();
        then(names.into_iter().zip(texts).collect());
    });
    let _ = Promise::all_settled(&texts).then(&read);
    read.forget();
}

/// A text as result files on a pack, none of which is among others yet. One that begins as an object is JSON, all else a table.
fn results(
    text: Option<&str>,
    pack: &Pack,
    others: &[(String, Results)],
) -> Result<Vec<Results>, NoResults> {
    let text = text.ok_or(NoResults::Kind)?;
    let files = if text.trim_start().starts_with('{') {
        let value = JSON::parse(text).map_err(|_| NoResults::Kind)?;
        let kind = Reflect::get(&value, &"kind".into()).ok();
        if kind.and_then(|it| it.as_string()).as_deref() == Some(saved_progress::KIND) {
            return Err(NoResults::Progress);
        }
        let read: Result<Results, _> = serde_wasm_bindgen::from_value(value);
        vec![read.map_err(|_| NoResults::Kind)?.checked()?]
    } else {
        Results::of_table(text)?
    };
    for file in &files {
        if file.pack.id != pack.id {
            return Err(NoResults::OtherPack(file.pack.id.clone()));
        }
        if others.iter().any(|(_, it)| it.is_same(file)) {
            return Err(NoResults::Twice);
        }
    }
    Ok(files)
}

fn count(room: Room, files: Vec<(String, Option<String>)>) -> Told {
    let (says, pack) = (&room.says.holding, room.pack());
    let (mut mistakes, mut sound) = (Vec::new(), Vec::new());
    for (name, text) in files {
        match results(text.as_deref(), &pack, &sound) {
            Ok(files) => sound.extend(files.into_iter().map(|it| (name.clone(), it))),
            Err(why) => mistakes.push((says.refused)(&name, &why)),
        }
    }
    let counted = room.read_now(|lesson| {
        let trainer = lesson.trainer(lesson.on())?;
        counted(&pack, trainer.material(), &sound).ok()
    });
    (mistakes, counted.unwrap_or_default())
}

fn shown(room: Room, (mistakes, all): &Told) -> Markup {
    let mut part = el("div", "lots-rates")
        .attr("id", "lots-counted")
        .attr("tabindex", "-1");
    for mistake in mistakes {
        part = part.child(line("p", "lots-mistake", mistake));
    }
    let is_mixed = all.len() > 1;
    for it in all {
        part = part.child(rates::part(room, it, is_mixed));
    }
    part
}
