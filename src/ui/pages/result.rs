//! The result: verdicts, what to say, what to do and by when, what to keep in mind, and why.

use crate::session::Message;
use crate::session::advice::Advice;
use crate::session::screen::Screen;
use crate::ui::components::chips::taken_up;
use crate::ui::components::duties::duties;
use crate::ui::components::notices::notices;
use crate::ui::components::reasons::reasons;
use crate::ui::components::say::say;
use crate::ui::components::source::documents;
use crate::ui::components::takeaway::takeaway;
use crate::ui::components::texts::texts;
use crate::ui::components::times::times;
use crate::ui::components::verdict::verdicts;
use crate::ui::desk::Desk;
use crate::ui::markup::{Markup, button, el, line};

/// The page.
pub fn page(desk: Desk, screen: &Screen, advice: &Advice) -> Markup {
    let words = desk.words;
    let telling = desk.telling();
    let pack = desk.pack();
    let day = words.day_of(desk.session().case().on);
    let judged_on = (telling.taking.judged_on)(&pack.title, &pack.version, &day);
    let mut page = el("article", "lots-result").child(line("p", "lots-result__sheet", &judged_on));
    if !advice.is_complete {
        let go_on = button("lots-button", move || desk.send(Message::VisitorKeptAnswer))
            .attr("data-key", "go-on")
            .text(telling.to_questions);
        page = page.child(
            el("div", "lots-banner")
                .child(line("p", "", &(telling.incomplete)(screen.open.len())))
                .child(go_on),
        );
    }
    page = page.child(verdicts(desk, &screen.standings, advice));
    if !screen.parked.is_empty() {
        page = page.child(taken_up(desk, &screen.parked));
    }
    if !advice.say.is_empty() {
        page = page.child(say(desk, &advice.say));
    }
    page.maybe(duties(desk, screen, advice))
        .maybe(times(desk, advice))
        .maybe(notices(desk, advice))
        .maybe(texts(desk, advice))
        .child(reasons(desk, advice))
        .child(documents(desk))
        .child(takeaway(desk))
}
