//! That the answers came by a link, what it left out, and what the rules have changed since it was made.

use crate::session::linked::{Changed, Linked};
use crate::session::standing::{Standing, State};
use crate::ui::desk::Desk;
use crate::ui::markup::{Markup, el, line};
use crate::ui::told;

/// The banner.
pub fn linked(desk: Desk, linked: &Linked) -> Markup {
    let words = desk.words;
    let mut text = el("div", "lots-linked__text").child(line("p", "", words.taking.from_link));
    if linked.left > 0 {
        text = text.child(line("p", "", &(words.taking.link_unfit)(linked.left)));
    }
    if let Some(version) = &linked.other_version {
        let told = if linked.changed.is_empty() {
            words.taking.link_same
        } else {
            words.taking.link_changed
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

/// A decision that comes out otherwise: what it came to then, and what it comes to now.
pub fn item(desk: Desk, changed: &Changed) -> Markup {
    let words = desk.words;
    let title = &desk.pack().decisions[changed.now.decision].title;
    let then = match &changed.then {
        Some(then) => in_words(desk, then),
        None => line("span", "", words.taking.no_longer_there),
    };
    let told = (words.taking.then_and_now)("\n", "\n");
    let title = desk.of_pack(line("strong", "", title));
    el("li", "").child(title).text(" ").child(told::around(
        &told,
        vec![then, in_words(desk, &changed.now)],
    ))
}

fn in_words(desk: Desk, standing: &Standing) -> Markup {
    match &standing.state {
        State::Open { certain, .. } if certain.is_empty() => {
            line("span", "", desk.words.open_title)
        }
        _ => told::standing_markup(desk, standing),
    }
}
