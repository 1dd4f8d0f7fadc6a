//! Why a question is asked: the reason the author gives, and what each answer would settle.

use crate::engine::asking::settles;
use crate::engine::pack::FactId;
use crate::ui::desk::Desk;
use crate::ui::later;
use crate::ui::markup::{Markup, el, kept, line, nothing};
use crate::ui::told::in_sentence;

/// A closed explanation; what the answers settle is worked out when it is opened.
pub fn why_asked(desk: Desk, fact: FactId) -> Markup {
    let opened = move |_| desk.ask_why(fact);
    let settled = move |&(is_open, _): &(bool, Option<&str>)| {
        if is_open {
            later::settled(desk, fact)
        } else {
            nothing()
        }
    };
    let body = el("div", "lots-details__body")
        .child(desk.of_pack(line("p", "", &desk.pack().facts[fact].why)))
        .child(kept(
            move || (desk.why_is_open(fact), later::lacks(desk)),
            settled,
        ));
    el("details", "lots-details")
        .on("toggle", opened)
        .child(line("summary", "", desk.words.why_asked))
        .child(body)
}

/// The answers that settle a verdict, each with what it settles.
pub fn settled(desk: Desk, fact: FactId) -> Markup {
    let pack = desk.pack();
    let words = desk.words;
    let telling = desk.telling();
    let mut list = el("ul", "lots-list");
    let (mut some, mut rest) = (false, false);
    for (value, decisions) in settles(&pack, desk.session().case(), fact) {
        let mut titles = Vec::new();
        for decision in decisions {
            if pack.decisions[decision].primary {
                titles.push(in_sentence(&pack.decisions[decision].title));
            }
        }
        if titles.is_empty() {
            rest = true;
        } else {
            some = true;
            let answer = desk.of_pack(line("strong", "", &pack.facts[fact].values[value].label));
            list = list.child(
                el("li", "")
                    .child(answer)
                    .text(" ")
                    .text(telling.settles)
                    .text(" ")
                    .child(desk.of_pack(line("span", "", &words.list(&titles))))
                    .text("."),
            );
        }
    }
    match (some, rest) {
        (_, false) => list,
        (true, true) => list.child(line("li", "", telling.settles_nothing)),
        (false, true) => list.child(line("li", "", telling.settles_none)),
    }
}
