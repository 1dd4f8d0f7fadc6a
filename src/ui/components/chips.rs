//! Questions that may be answered out of turn, each a small button.

use crate::engine::pack::FactId;
use crate::session::Message;
use crate::ui::desk::Desk;
use crate::ui::markup::{Markup, button, el, line, live};

/// How many are shown at first.
const FEW: usize = 6;

/// The chips, under a title.
pub fn chips(desk: Desk, facts: Vec<FactId>, title: &'static str) -> Markup {
    let title = line("p", "lots-chips__title", title).attr("id", "lots-chips-title");
    el("section", "lots-chips")
        .child(title)
        .child(live(move || list(desk, &facts)))
}

fn list(desk: Desk, facts: &[FactId]) -> Markup {
    let pack = desk.pack();
    // One hidden chip would take as much room as the button that shows it.
    let shows_all = desk.controls().shows_all_chips || facts.len() <= FEW + 1;
    let shown = if shows_all { facts.len() } else { FEW };
    let mut list = el("ul", "lots-chips__list").attr("aria-labelledby", "lots-chips-title");
    for &fact in &facts[..shown] {
        let chip = button("lots-chip", move || {
            desk.send(Message::VisitorChoseQuestion { fact })
        });
        list = list.child(el("li", "").child(chip.text(&pack.facts[fact].short)));
    }
    if !shows_all {
        let more = button("lots-link", move || {
            desk.touch(|controls| controls.shows_all_chips = true)
        });
        list =
            list.child(el("li", "").child(more.text(&(desk.words.show_more)(facts.len() - shown))));
    }
    list
}
