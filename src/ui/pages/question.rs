//! A question, its answers, and the other questions that matter.

use crate::engine::pack::{Fact, FactId, Kind};
use crate::session::Message;
use crate::session::screen::{Asking, Stage};
use crate::ui::components::chips::{chips, taken_up};
use crate::ui::components::heading::focused_heading;
use crate::ui::components::options::{LONG_LIST, keycap, options};
use crate::ui::components::toggles::toggles;
use crate::ui::components::typed::typed;
use crate::ui::components::why_asked::why_asked;
use crate::ui::desk::Desk;
use crate::ui::markup::{Markup, button, el, line, live, nothing, several};

/// The most questions or steps that are said to be left. Most answers leave far fewer than can still follow: told of thirty-three,
/// nobody would begin.
const A_FEW: usize = 5;

/// How many can still follow, where that is a few.
pub fn a_few(left: usize) -> Option<usize> {
    (left <= A_FEW).then_some(left)
}

/// The page. The question follows each step at once, what stands below it once that is painted.
pub fn page(desk: Desk) -> Markup {
    el("article", "lots-question")
        .attr("part", "question")
        .child(live(move || question(desk)))
        .child(live(move || below(desk)))
}

/// The question and its answers.
fn question(desk: Desk) -> Markup {
    let screen = desk.screen();
    // Where none is asked any longer the page is about to be taken away.
    let Stage::Asking(asking) = &screen.stage else {
        return nothing();
    };
    let pack = desk.pack();
    let &Asking {
        fact,
        given,
        number,
        left,
        is_afterthought,
        ..
    } = asking;
    let item = &pack.facts[fact];
    let eyebrow = if is_afterthought {
        desk.words.afterthought.to_owned()
    } else {
        (desk.words.question_number)(number, left.and_then(a_few))
    };
    several(vec![
        line("p", "lots-eyebrow", &eyebrow).attr("part", "progress"),
        desk.of_pack(focused_heading(desk, "lots-question__title").text(&item.ask)),
        desk.of_pack(line("p", "lots-hint", &item.help)),
        match item.kind {
            Kind::YesNo | Kind::Choice => options(desk, fact, given),
            Kind::Choices { .. } => toggles(desk, fact, given),
            Kind::Number { .. } | Kind::Date { .. } => typed(desk, fact, given),
        },
    ])
    .maybe(given.map(|_| changing(desk, fact, takes_one(item))))
}

/// Why it is asked, and what can be done instead of answering it.
fn below(desk: Desk) -> Markup {
    let screen = desk.screen_beside();
    let Stage::Asking(asking) = &screen.stage else {
        return nothing();
    };
    let pack = desk.pack();
    let words = desk.words;
    let &Asking {
        fact,
        given,
        is_afterthought,
        ref others,
        ..
    } = asking;
    let item = &pack.facts[fact];
    let is_one = takes_one(item);
    let mut below = vec![why_asked(desk, fact)];
    if !others.is_empty() {
        let title = if is_afterthought {
            words.others_later
        } else {
            words.others
        };
        let taken = if is_one { item.values.len() } else { LONG_LIST };
        below.push(chips(desk, others, title, taken));
    }
    let mut parked = screen.parked.clone();
    parked.retain(|&other| other != fact);
    if !parked.is_empty() {
        below.push(taken_up(desk, &parked));
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
        below.push(by_enter(result, is_one && given.is_none()));
    }
    several(below)
}

/// Whether one answer is taken, by one press. Digits of a number, and answers of which several are chosen, leave no keys for other
/// questions; Enter takes those in.
fn takes_one(item: &Fact) -> bool {
    matches!(item.kind, Kind::YesNo | Kind::Choice)
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
