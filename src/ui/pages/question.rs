//! A question, its answers, and the other questions that matter.

use crate::engine::pack::{FactId, Kind};
use crate::session::Message;
use crate::session::screen::{Asking, Screen};
use crate::ui::components::chips::{chips, taken_up};
use crate::ui::components::heading::focused_heading;
use crate::ui::components::options::{LONG_LIST, keycap, options};
use crate::ui::components::toggles::toggles;
use crate::ui::components::typed::typed;
use crate::ui::components::why_asked::why_asked;
use crate::ui::desk::Desk;
use crate::ui::markup::{Markup, button, el, line};

/// The most questions or steps that are said to be left. Most answers leave far fewer than can still follow: told of thirty-three,
/// nobody would begin.
const A_FEW: usize = 5;

/// How many can still follow, where that is a few.
pub fn a_few(left: usize) -> Option<usize> {
    (left <= A_FEW).then_some(left)
}

/// The page.
pub fn page(desk: Desk, screen: &Screen, asking: &Asking) -> Markup {
    let pack = desk.pack();
    let words = desk.words;
    let &Asking {
        fact,
        given,
        number,
        is_afterthought,
        ref others,
    } = asking;
    let item = &pack.facts[fact];
    let eyebrow = if is_afterthought {
        words.afterthought.to_owned()
    } else {
        (words.question_number)(number, a_few(others.len()))
    };
    let mut page = el("article", "lots-question")
        .attr("part", "question")
        .child(line("p", "lots-eyebrow", &eyebrow).attr("part", "progress"))
        .child(desk.of_pack(focused_heading(desk, "lots-question__title").text(&item.ask)))
        .child(desk.of_pack(line("p", "lots-hint", &item.help)))
        .child(match item.kind {
            Kind::YesNo | Kind::Choice => options(desk, fact, given),
            Kind::Choices { .. } => toggles(desk, fact, given),
            Kind::Number { .. } | Kind::Date { .. } => typed(desk, fact, given),
        });
    // Digits of a number, and answers of which several are chosen, leave none for other questions; Enter takes those in.
    let is_one = matches!(item.kind, Kind::YesNo | Kind::Choice);
    if given.is_some() {
        page = page.child(changing(desk, fact, is_one));
    }
    page = page.child(why_asked(desk, fact));
    if !others.is_empty() {
        page = page.child(chips(
            desk,
            others,
            if is_afterthought {
                words.others_later
            } else {
                words.others
            },
            if is_one { item.values.len() } else { LONG_LIST },
        ));
    }
    let parked: Vec<FactId> = screen
        .parked
        .iter()
        .copied()
        .filter(|&other| other != fact)
        .collect();
    if !parked.is_empty() {
        page = page.child(taken_up(desk, &parked));
    }
    if !screen.ledger.is_empty() {
        let result = button("lots-link lots-question__result", move || {
            desk.send(Message::VisitorAskedForResult)
        });
        let result = result.text(if is_afterthought {
            words.to_result
        } else {
            words.result_so_far
        });
        page = page.child(by_enter(result, is_one && given.is_none()));
    }
    page
}

/// A button, pressed by Enter where nothing else is.
fn by_enter(button: Markup, is_free: bool) -> Markup {
    if is_free {
        button.attr("data-key", "go-on").child(keycap("Enter"))
    } else {
        button
    }
}

/// What else can be done with an answer that was given before.
fn changing(desk: Desk, fact: FactId, is_one: bool) -> Markup {
    el("div", "lots-actions")
        .child(by_enter(
            button("lots-button", move || desk.send(Message::VisitorKeptAnswer))
                .text(desk.words.keep_answer),
            is_one,
        ))
        .child(
            button("lots-link", move || {
                desk.send(Message::VisitorClearedAnswer { fact })
            })
            .text(desk.words.clear_answer),
        )
}
