//! A name that goes into a file, of a learner or of a set. An identity number goes into none.

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use crate::identity;
use crate::ui::focus;
use crate::ui::markup::{Markup, el, line, several};
use crate::ui::training::room::Room;

/// A field for a name under its label, and the place below it where a mistake is told.
pub(super) fn field(id: &str, label: &str) -> Markup {
    let mistake = mistake_of(id);
    let field = el("input", "lots-field")
        .attr("id", id)
        .attr("type", "text")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("aria-describedby", &mistake);
    let label = el("label", "lots-done__name")
        .child(line("span", "", label))
        .child(field);
    let told = el("p", "lots-mistake")
        .attr("id", &mistake)
        .attr("role", "alert");
    several(vec![label, told])
}

/// The name that stands in the field. `None` where it holds an identity number: that is told below it, and the field has the focus.
pub(super) fn name(room: Room, id: &str) -> Option<String> {
    let field = focus::find(&room.root(), &format!("#{id}"));
    let field = field.and_then(|it| it.dyn_into::<HtmlInputElement>().ok());
    let name = (field.as_ref()).map_or_else(String::new, |it| it.value().trim().to_owned());
    let is_refused = identity::find(&name).is_some();
    let told = is_refused.then_some(room.words.mistake_identity);
    if let Some(place) = focus::find(&room.root(), &format!("#{}", mistake_of(id))) {
        place.set_text_content(told);
    }
    if let (true, Some(field)) = (is_refused, field) {
        let _ = field.focus();
    }
    (!is_refused).then_some(name)
}

fn mistake_of(id: &str) -> String {
    id.to_owned() + "-mistake"
}
