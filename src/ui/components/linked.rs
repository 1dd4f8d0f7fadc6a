//! That the answers came by a link, which dates it left out that matter, and what the rules have changed since it was made.

use crate::session::Message;
use crate::session::linked::{Changed, Linked};
use crate::session::standing::{Standing, State};
use crate::ui::desk::Desk;
use crate::ui::markup::{Markup, button, el, line};
use crate::ui::told;

/// The banner.
pub fn linked(desk: Desk, linked: &Linked) -> Markup {
    let telling = desk.telling();
    let mut text = el("div", "lots-linked__text").child(line("p", "", telling.taking.from_link));
    if !linked.lacks.is_empty() {
        text = text.child(lacks(desk, linked));
    }
    if linked.left > 0 {
        text = text.child(line("p", "", &(telling.taking.link_unfit)(linked.left)));
    }
    if let Some(version) = &linked.other_version {
        let told = if linked.changed.is_empty() {
            telling.taking.link_same
        } else {
            telling.taking.link_changed
        };
        text = text.child(line("p", "", &told(version)));
    }
    if !linked.changed.is_empty() {
        let mut list = el("ul", "lots-list");
        for changed in &linked.changed {
            list = list.child(item(desk, changed));
        }
        text = text.child(list);
    }
    el("div", "lots-banner lots-linked").child(text)
}

/// The questions for the dates that the link left out.
fn lacks(desk: Desk, linked: &Linked) -> Markup {
    let told = line("p", "", desk.telling().taking.link_lacks).attr("id", "lots-link-lacks");
    let mut list = el("ul", "lots-chips__list").attr("aria-labelledby", "lots-link-lacks");
    for &fact in &linked.lacks {
        let ask = button("lots-chip", move || {
            desk.send(Message::VisitorChoseQuestion { fact })
        });
        let short = &desk.pack().facts[fact].short;
        list = list.child(el("li", "").child(desk.of_pack(ask.text(short))));
    }
    el("div", "lots-linked__lacks").child(told).child(list)
}

/// A decision that comes out otherwise: what it came to then, and what it comes to now.
pub fn item(desk: Desk, changed: &Changed) -> Markup {
    let telling = desk.telling();
    let title = &desk.pack().decisions[changed.now.decision].title;
    let then = match &changed.then {
        Some(then) => in_words(desk, then),
        None => line("span", "", telling.taking.no_longer_there),
    };
    let told = (telling.taking.then_and_now)("\n", "\n");
    let title = desk.of_pack(line("strong", "", title));
    el("li", "").child(title).text(" ").child(told::around(
        &told,
        vec![then, in_words(desk, &changed.now)],
    ))
}

fn in_words(desk: Desk, standing: &Standing) -> Markup {
    match &standing.state {
        State::Open { certain, .. } if certain.is_empty() => {
            line("span", "", desk.telling().open_title)
        }
        _ => told::standing(desk, standing),
    }
}
