//! All answers once more, before the result of the guided presentation.

use crate::session::Message;
use crate::session::screen::Screen;
use crate::ui::components::heading::focused_heading;
use crate::ui::desk::Desk;
use crate::ui::markup::{Markup, button, el, line};
use crate::ui::told;

/// The page.
pub fn page(desk: Desk, screen: &Screen) -> Markup {
    let pack = desk.pack();
    let words = desk.words;
    let telling = desk.telling();
    let mut list = el("dl", "lots-check");
    for entry in &screen.ledger {
        let fact = entry.fact;
        let item = &pack.facts[fact];
        let name = desk.of_pack(line("span", "lots-hidden", &item.short));
        let change = button("lots-link", move || {
            desk.send(Message::VisitorChangedAnswer { fact })
        });
        let change = change
            .text(words.change)
            .child(line("span", "lots-hidden", ": "))
            .child(name);
        let answer = told::answer_markup(desk, "", fact, entry.answer);
        let note = (!entry.applies).then(|| line("span", "lots-hint", words.no_longer_asked));
        list = list.child(
            el("div", "lots-check__line")
                .child(desk.of_pack(line("dt", "lots-check__ask", &item.ask)))
                .child(el("dd", "lots-check__answer").child(answer).maybe(note))
                .child(el("dd", "lots-check__change").child(change)),
        );
    }
    let go = button("lots-button lots-button--primary", move || {
        desk.send(Message::VisitorAskedForResult)
    });
    el("article", "lots-question")
        .attr("part", "check")
        .child(focused_heading(desk, "lots-question__title").text(telling.check_title))
        .child(line("p", "lots-hint", telling.check_help))
        .child(list)
        .child(go.attr("data-key", "go-on").text(telling.to_verdicts))
}
