//! A pack that may not be used on this day: a stop with a clear message, never an answer by old rules.

use crate::engine::pack::Validity;
use crate::ui::components::heading::focused_heading;
use crate::ui::desk::Desk;
use crate::ui::markup::{Markup, el};

/// The page.
pub fn page(desk: Desk, validity: Validity) -> Markup {
    let words = desk.words;
    let telling = desk.telling();
    let on = desk.session().case().on;
    let told = match (validity.from, validity.to) {
        (_, Some(to)) if to < on => (telling.expired)(&words.day_of(to)),
        (Some(from), _) => (telling.not_yet_valid)(&words.day_of(from)),
        (None, _) => String::new(),
    };
    el("article", "lots-stop").child(focused_heading(desk, "lots-stop__title").text(&told))
}
