//! Result files of several learners, opened here and counted. Nothing of them leaves the page.

use std::rc::Rc;

use js_sys::{Array, JSON, Promise, Reflect};
use leptos::prelude::{GetValue, LocalStorage, Notify, SetValue, StoredValue, Track, Trigger};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, Event};

use crate::engine::pack::Pack;
use crate::training::results::{MATTERS, NoResults, Rate, Rates, Results};
use crate::ui::focus;
use crate::ui::markup::{Markup, el, line, live, nothing, picture};
use crate::ui::training::room::Room;

/// What came of some files: what is said of those that cannot be counted, and the rates of the others.
type Counted = (Vec<String>, Option<Rates>);

pub(super) fn part(room: Room) -> Markup {
    let says = &room.says.holding;
    let counted: StoredValue<Option<Rc<Counted>>, LocalStorage> = StoredValue::new_local(None);
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
fn read(event: &Event, then: impl FnOnce(Vec<(String, Option<String>)>) + 'static) {
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
fn results(text: Option<&str>, pack: &Pack, others: &[Results]) -> Result<Vec<Results>, NoResults> {
    let text = text.ok_or(NoResults::Kind)?;
    let files = if text.trim_start().starts_with('{') {
        let value = JSON::parse(text).map_err(|_| NoResults::Kind)?;
        let read: Result<Results, _> = serde_wasm_bindgen::from_value(value);
        vec![read.map_err(|_| NoResults::Kind)?.checked()?]
    } else {
        Results::of_table(text)?
    };
    for file in &files {
        if file.pack.id != pack.id {
            return Err(NoResults::OtherPack(file.pack.id.clone()));
        }
        if others.iter().any(|it| it.is_same(file)) {
            return Err(NoResults::Twice);
        }
    }
    Ok(files)
}

fn count(room: Room, files: Vec<(String, Option<String>)>) -> Counted {
    let (says, pack) = (&room.says.holding, room.pack());
    let (mut mistakes, mut sound) = (Vec::new(), Vec::new());
    for (name, text) in files {
        match results(text.as_deref(), &pack, &sound) {
            Ok(files) => sound.extend(files),
            Err(why) => mistakes.push((says.refused)(&name, &why)),
        }
    }
    let rates = Rates::of(&pack, &sound).ok();
    (mistakes, rates.filter(|it| it.files > 0))
}

fn shown(room: Room, (mistakes, rates): &Counted) -> Markup {
    let (says, pack) = (&room.says.holding, room.pack());
    let mut part = el("div", "lots-rates")
        .attr("id", "lots-counted")
        .attr("tabindex", "-1");
    for mistake in mistakes {
        part = part.child(line("p", "lots-mistake", mistake));
    }
    let Some(rates) = rates else {
        return part;
    };
    let told = (says.counted)(rates.files, rates.done, rates.right, rates.sure_and_wrong);
    part = part.child(line("p", "", &told));
    if rates.of_other_rules > 0 {
        let told = (says.other_rules)(rates.of_other_rules);
        part = part.child(line("p", "lots-hint", &told));
    }
    let step = |it: &Rate| {
        let decision = pack.decisions.iter().find(|own| own.id == it.what);
        match decision {
            _ if it.what == MATTERS => line("span", "", says.matters),
            Some(own) => room.of_pack(line("span", "", &own.title)),
            None => line("span", "", &it.what),
        }
    };
    let exercise = |it: &Rate| match &it.title {
        Some(title) => room.of_pack(line("span", "", title)),
        None => line("span", "", &(says.exercise)(&it.what)),
    };
    let rule = |it: &Rate| match pack.rules.iter().find(|own| own.id == it.what) {
        Some(own) => room.of_pack(line("span", "", &own.because)),
        None => line("span", "", &it.what),
    };
    let [steps, exercises, rules] = says.tables;
    part.child(table(room, steps, &rates.steps, &step))
        .child(table(room, exercises, &rates.exercises, &exercise))
        .child(table(room, rules, &rates.rules, &rule))
}

/// How often each thing was not right, in figures and as a bar.
fn table(room: Room, title: &str, rates: &[Rate], what: &dyn Fn(&Rate) -> Markup) -> Markup {
    let says = &room.says.holding;
    let column = |text: &str| el("th", "").attr("scope", "col").text(text);
    let head = el("tr", "")
        .child(column(title))
        .child(column(says.not_right));
    let mut body = el("tbody", "");
    for rate in rates {
        let missed = rate.partly + rate.wrong;
        let told = (says.rate)(missed, rate.done, rate.percent());
        let bar = picture(
            "lots-rates__bar",
            "0 0 100 10",
            vec![
                ("lots-rates__all", "M0 0H100V10H0Z".to_owned()),
                ("lots-rates__part", format!("M0 0H{}V10H0Z", rate.percent())),
            ],
        );
        let name = el("th", "").attr("scope", "row").child(what(rate));
        let figures = el("td", "").child(line("span", "", &told)).child(bar);
        body = body.child(el("tr", "").child(name).child(figures));
    }
    el("table", "lots-rates__table")
        .child(line("caption", "lots-hidden", title))
        .child(el("thead", "").child(head))
        .child(body)
}
