//! What the visitor has unfolded and half written on a result, over a step that changes little of it but builds it anew.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlTextAreaElement};

use crate::ui::focus;

/// All that can be unfolded.
const FOLDS: &str = ".lots-result details";

/// The field of a form for a judgement.
const FIELD: &str = ".lots-judgement__field";

/// Keeps what is unfolded so over the step that follows, and what stands in the fields; but for the form whose summary has the
/// `data-place`: that one is done with.
pub fn keep(root: &HtmlElement, done: &str) {
    let done = done.to_owned() + "\n";
    let mut open: Vec<String> = Vec::new();
    let mut written: Vec<(String, String)> = Vec::new();
    for (name, fold) in named(root) {
        if name.starts_with(&done) {
            continue;
        }
        if let Some(field) = field_of(&fold) {
            written.push((name.clone(), field.value()));
        }
        if fold.has_attribute("open") {
            open.push(name);
        }
    }
    let root = root.clone();
    focus::after_views(move || {
        for (name, fold) in named(&root) {
            if let Some((_, text)) = written.iter().find(|(of, _)| *of == name)
                && let Some(field) = field_of(&fold)
            {
                field.set_value(text);
            }
            if open.contains(&name) {
                let _ = fold.set_attribute("open", "");
            }
        }
    });
}

fn field_of(fold: &Element) -> Option<HtmlTextAreaElement> {
    fold.query_selector(FIELD).ok()??.dyn_into().ok()
}

/// What can be unfolded, each with a name: its `data-place`, else what its summary says, and the how manieth of that name it is.
fn named(root: &HtmlElement) -> Vec<(String, Element)> {
    let mut named: Vec<(String, Element)> = Vec::new();
    let Ok(found) = root.query_selector_all(FOLDS) else {
        return named;
    };
    for at in 0..found.length() {
        let Some(fold) = found.item(at).and_then(|it| it.dyn_into::<Element>().ok()) else {
            continue;
        };
        let summary = fold.query_selector("summary").ok().flatten();
        let place = |it: &Element| it.get_attribute("data-place").or_else(|| it.text_content());
        let said = summary.as_ref().and_then(place).unwrap_or_default() + "\n";
        let same = named.iter().filter(|(name, _)| name.starts_with(&said));
        named.push((said.clone() + &same.count().to_string(), fold));
    }
    named
}
