//! Files that are opened on the page and saved from it, as text. Nothing of them leaves the page.

use js_sys::{Array, JSON, Promise, Reflect};
use leptos::prelude::{GetValue, SetValue, StoredValue};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, Event};

use crate::ui::markup::{Markup, el, line};

/// Each file that was chosen, with its name; nothing in place of the text of one that cannot be read.
pub(super) type Opened = Vec<(String, Option<String>)>;

/// A field for files under its label. What it is there for comes about only where the field is still there when the files have been read:
/// meanwhile the page may have been left, or the element taken away with all that it knows. Where one file takes the place of another, one
/// that was chosen before the last and takes longer to be read comes too late.
pub(super) fn field(
    label: &str,
    accept: &str,
    many: bool,
    then: impl Fn(Opened) + Clone + 'static,
) -> Markup {
    // How often files were chosen.
    let chosen = StoredValue::new_local(0_u32);
    let choose = move |event: Event| {
        let number = chosen.get_value() + 1;
        chosen.set_value(number);
        let (then, field) = (then.clone(), event.target().map(JsValue::from));
        read(&event, move |opened| {
            let last = chosen.try_get_value();
            if last == Some(number) {
                // Chosen once more, a file of the same name is another choice to the browser only where the field is empty.
                let _ = Reflect::set(&field.unwrap_or_default(), &"value".into(), &"".into());
            }
            if last.is_some_and(|last| many || last == number) {
                then(opened);
            }
        });
    };
    let field = el("input", "lots-field")
        .attr("type", "file")
        .flag("multiple", many)
        .attr("accept", accept)
        .on("change", choose);
    el("label", "lots-done__name")
        .child(line("span", "", label))
        .child(field)
}

fn read(event: &Event, then: impl FnOnce(Opened) + 'static) {
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

/// The text of the first of some files, where it can be read.
pub(super) fn first(opened: Opened) -> Option<String> {
    opened.into_iter().next().and_then(|(_, text)| text)
}

/// A text as JSON, with what its `kind` says; nothing where it is none.
pub(super) fn value(text: &str) -> Option<(JsValue, String)> {
    let value = JSON::parse(text).ok()?;
    let kind = Reflect::get(&value, &"kind".into()).ok();
    let kind = kind.and_then(|it| it.as_string()).unwrap_or_default();
    Some((value, kind))
}

/// A value as JSON, by the browser.
pub(super) fn json(value: &impl serde::Serialize) -> String {
    let plain = value.serialize(&serde_wasm_bindgen::Serializer::json_compatible());
    let two = JsValue::from(2);
    plain
        .and_then(|it| {
            JSON::stringify_with_replacer_and_space(&it, &JsValue::NULL, &two)
                .map_err(serde_wasm_bindgen::Error::from)
        })
        .map_or_else(|_| String::new(), String::from)
}
