//! Answers that contradict each other, or one that cannot be: which, why, and a way to change each of them.

use crate::session::screen::Clash;
use crate::ui::components::heading::focused_heading;
use crate::ui::components::ledger::lines;
use crate::ui::desk::Desk;
use crate::ui::markup::{Markup, el, line};

/// The page.
pub fn page(desk: Desk, clash: &Clash) -> Markup {
    let pack = desk.pack();
    let words = desk.words;
    let telling = desk.telling();
    let [title, help] = match clash.answers.len() {
        1 => telling.clash_of_one,
        _ => [words.clash_title, telling.clash_help],
    };
    let mut page =
        el("article", "lots-stop").child(focused_heading(desk, "lots-stop__title").text(title));
    for &constraint in &clash.constraints {
        page = page.child(desk.of_pack(line("p", "", &pack.constraints[constraint].because)));
    }
    page.child(lines(desk, &clash.answers))
        .child(line("p", "lots-hint", help))
}
