//! Questions that may be answered out of turn, each a small button.

use crate::engine::pack::FactId;
use crate::session::Message;
use crate::ui::components::options::{LONG_LIST, keycap};
use crate::ui::desk::Desk;
use crate::ui::focus::{self, Target};
use crate::ui::markup::{Markup, button, el, line};

/// How many are shown at first.
const FEW: usize = 6;

/// The chips, under a title; the keys after the first so many open them.
pub fn chips(desk: Desk, facts: &[FactId], title: &'static str, taken: usize) -> Markup {
    let title = line("p", "lots-chips__title", title).attr("id", "lots-chips-title");
    el("section", "lots-chips")
        .child(title)
        .child(list(desk, facts, taken))
}

/// Questions that were answered "vet inte" and that a verdict waits for, to be taken up again.
pub fn taken_up(desk: Desk, facts: &[FactId]) -> Markup {
    let pack = desk.pack();
    let title = line("p", "lots-chips__title", desk.words.parked).attr("id", "lots-parked");
    let mut list = el("ul", "lots-chips__list").attr("aria-labelledby", "lots-parked");
    for &fact in facts {
        let chip = button("lots-chip", move || {
            desk.send(Message::VisitorChangedAnswer { fact })
        });
        list = list.child(el("li", "").child(desk.of_pack(chip.text(&pack.facts[fact].short))));
    }
    el("section", "lots-chips").child(title).child(list)
}

fn list(desk: Desk, facts: &[FactId], taken: usize) -> Markup {
    let pack = desk.pack();
    // One hidden chip would take as much room as the button that shows it.
    let shown = if facts.len() > FEW + 1 {
        FEW
    } else {
        facts.len()
    };
    let all_are_shown = move || desk.controls().shows_all_chips;
    let mut list = el("ul", "lots-chips__list").attr("aria-labelledby", "lots-chips-title");
    for (place, &fact) in facts.iter().enumerate() {
        let mut chip = button("lots-chip", move || {
            desk.send(Message::VisitorChoseQuestion { fact })
        });
        chip = chip.child(desk.of_pack(line("span", "", &pack.facts[fact].short)));
        let key = taken + place + 1;
        if place < shown && key <= LONG_LIST {
            let key = key.to_string();
            chip = chip.attr("data-key", &key).child(keycap(&key));
        }
        let mut item = el("li", "").child(chip);
        if place >= shown {
            item = item
                .attr("data-more", "")
                .live_attr("hidden", move || (!all_are_shown()).then(String::new));
        }
        list = list.child(item);
    }
    if shown < facts.len() {
        let more = button("lots-link", move || {
            desk.touch(|controls| controls.shows_all_chips = true);
            focus::after_render(desk.root(), Target::MoreChips);
        });
        let more = more.text(&(desk.words.show_more)(facts.len() - shown));
        let item = el("li", "").child(more);
        list = list.child(item.live_attr("hidden", move || all_are_shown().then(String::new)));
    }
    list
}
