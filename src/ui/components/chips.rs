//! Questions that may be answered out of turn, each a small button.

use crate::engine::pack::FactId;
use crate::session::Message;
use crate::ui::components::options::{LONG_LIST, keycap};
use crate::ui::desk::Desk;
use crate::ui::focus::{self, Target};
use crate::ui::markup::{Markup, button, el, line, live, nothing, several};

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

/// Questions that something turns on and that nobody has been asked, to be put from a result.
pub fn unasked(desk: Desk, facts: &[FactId]) -> Markup {
    let label = desk.words.depends_on;
    let mut list = el("ul", "lots-chips__list").attr("aria-label", label);
    for &fact in facts {
        list = list.child(el("li", "").child(chip(desk, fact, None)));
    }
    el("div", "lots-chips")
        .child(line("p", "lots-chips__title", label))
        .child(list)
}

fn list(desk: Desk, facts: &[FactId], taken: usize) -> Markup {
    // One hidden chip would take as much room as the button that shows it.
    let shown = if facts.len() > FEW + 1 {
        FEW
    } else {
        facts.len()
    };
    let mut list = el("ul", "lots-chips__list").attr("aria-labelledby", "lots-chips-title");
    for (place, &fact) in facts[..shown].iter().enumerate() {
        let key = taken + place + 1;
        let key = (key <= LONG_LIST).then(|| key.to_string());
        list = list.child(el("li", "").child(chip(desk, fact, key)));
    }
    // The rest is built when it is asked for: there may be dozens, and each step builds them anew.
    let rest = facts[shown..].to_vec();
    list.child(live(move || more(desk, &rest)))
}

fn chip(desk: Desk, fact: FactId, key: Option<String>) -> Markup {
    // What stands here may be of the question before, for as long as a frame takes: its keys are not what was meant.
    let open = move || {
        if !desk.is_behind() {
            desk.send(Message::VisitorChoseQuestion { fact });
        }
    };
    let short = &desk.pack().facts[fact].short;
    let chip = button("lots-chip", open).child(desk.of_pack(line("span", "", short)));
    match key {
        Some(key) => chip.attr("data-key", &key).child(keycap(&key)),
        None => chip,
    }
}

/// The chips that are not shown at first, or the button that shows them.
fn more(desk: Desk, rest: &[FactId]) -> Markup {
    if rest.is_empty() {
        return nothing();
    }
    if desk.controls().shows_all_chips {
        let item = |&fact: &FactId| {
            el("li", "")
                .attr("data-more", "")
                .child(chip(desk, fact, None))
        };
        return several(rest.iter().map(item).collect());
    }
    let show = button("lots-link", move || {
        desk.touch(|controls| controls.shows_all_chips = true);
        focus::after_render(desk.root(), Target::MoreChips);
    });
    el("li", "").child(show.text(&(desk.words.show_more)(rest.len())))
}
