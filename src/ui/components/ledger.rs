//! The answers given, each of which can be changed or taken back without losing the rest.

use crate::session::Message;
use crate::session::screen::Entry;
use crate::ui::components::heading::heading;
use crate::ui::components::icon::{Icon, icon};
use crate::ui::desk::Desk;
use crate::ui::markup::{Markup, button, el, line};
use crate::ui::told;

/// The ledger.
pub fn ledger(desk: Desk, entries: &[Entry]) -> Markup {
    let content = if entries.is_empty() {
        line("p", "lots-hint", desk.words.no_answers)
    } else {
        lines(desk, entries)
    };
    el("section", "lots-ledger")
        .attr("aria-label", desk.words.your_answers)
        .child(heading(desk, 0, "lots-eyebrow").text(desk.words.your_answers))
        .child(content)
}

/// A list of answers, each with its two buttons.
pub fn lines(desk: Desk, entries: &[Entry]) -> Markup {
    let pack = desk.pack();
    let words = desk.words;
    let mut list = el("ul", "lots-ledger__list");
    for &Entry {
        fact,
        answer,
        applies,
    } in entries
    {
        let short = &pack.facts[fact].short;
        let change = button("lots-link lots-ledger__change", move || {
            desk.send(Message::VisitorChangedAnswer { fact })
        });
        let clear = button("lots-link lots-ledger__clear", move || {
            desk.send(Message::VisitorClearedAnswer { fact })
        });
        let entry = el("li", "lots-ledger__line")
            .child(desk.of_pack(line("span", "lots-ledger__fact", short)))
            .child(told::answer_markup(
                desk,
                "lots-ledger__answer",
                fact,
                answer,
            ))
            .maybe((!applies).then(|| line("span", "lots-ledger__note", words.no_longer_asked)))
            .child(change.text(words.change).child(
                line("span", "lots-hidden", ": ").child(desk.of_pack(line("span", "", short))),
            ))
            .child(
                clear
                    .child(
                        line("span", "lots-hidden", words.clear_answer)
                            .text(": ")
                            .child(desk.of_pack(line("span", "", short))),
                    )
                    .child(icon(Icon::Cross)),
            );
        list = list.child(entry);
    }
    list
}
