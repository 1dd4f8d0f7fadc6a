//! A step of the guided presentation: a form with the questions of one screen.

use crate::engine::case::Answer;
use crate::engine::pack::{FactId, Kind};
use crate::session::Message;
use crate::session::step::Step;
use crate::ui::components::entering::{self, read};
use crate::ui::components::field::{field, typed_text};
use crate::ui::components::heading::focused_heading;
use crate::ui::components::mistakes::{PLACE, mistakes};
use crate::ui::desk::Desk;
use crate::ui::focus::{self, Target};
use crate::ui::markup::{Markup, button, el, line};
use crate::ui::pages::question::a_few;
use crate::ui::said::Said;

/// The page.
pub fn page(desk: Desk, step: &Step) -> Markup {
    let words = desk.words;
    let telling = desk.telling();
    let eyebrow = if step.is_afterthought {
        words.afterthought.to_owned()
    } else {
        (telling.step_number)(step.number, a_few(step.left))
    };
    let mut form = el("form", "lots-question")
        .attr("part", "question")
        .attr("novalidate", "")
        .on("submit", move |event| {
            event.prevent_default();
            go_on(desk);
        })
        .child(mistakes(desk))
        .child(line("p", "lots-eyebrow", &eyebrow).attr("part", "progress"));
    let pack = desk.pack();
    let first = step.questions.first().copied();
    // A screen that is called as its first question is has one heading, not two.
    let screen = step
        .screen
        .map(|screen| pack.screens[screen].title.as_str());
    let title = screen.filter(|title| first.is_none_or(|fact| pack.facts[fact].ask != *title));
    if let Some(title) = title {
        let heading = focused_heading(desk, "lots-question__title").text(title);
        form = form.child(desk.of_pack(heading));
    }
    for &fact in &step.questions {
        form = form.child(field(desk, fact, title.is_none() && first == Some(fact)));
    }
    let next = line("button", "lots-button lots-button--primary", words.go_on)
        .attr("type", "submit")
        .attr("part", "button")
        .attr("data-key", "go-on");
    let mut actions = el("div", "lots-actions").child(next);
    if step.is_afterthought {
        let result = button("lots-link", move || {
            desk.send(Message::VisitorAskedForResult)
        });
        actions = actions.child(result.text(words.to_result));
    }
    form.child(actions)
}

/// Sends what is filled in, and nothing that is not on the screen; or says what is missing.
fn go_on(desk: Desk) {
    let controls = desk.controls_now();
    let mut answers: Vec<(FactId, Answer)> = Vec::new();
    let mut wrong: Vec<(FactId, Said)> = Vec::new();
    for &fact in &controls.put {
        match controls.filled.iter().find(|(other, _)| *other == fact) {
            Some(filled) => answers.push(*filled),
            None => wrong.push((fact, mistake(desk, fact))),
        }
    }
    if wrong.is_empty() {
        desk.send(Message::VisitorAnsweredStep(answers));
    } else {
        desk.fail(wrong);
        focus::after_render(desk.root(), Target::Place(PLACE.to_owned()));
    }
}

/// What is missing or wrong where a question has no answer.
fn mistake(desk: Desk, fact: FactId) -> Said {
    let pack = desk.pack();
    let item = &pack.facts[fact];
    match item.kind {
        Kind::YesNo | Kind::Choice => Said::ours(desk.telling().mistake_one),
        Kind::Choices { .. } => Said::ours(desk.words.mistake_choose),
        Kind::Number { .. } | Kind::Date { .. } => {
            match read(desk, fact, &typed_text(desk, fact)) {
                Ok(_) => Said::default(),
                Err(mistake) => entering::told(desk, mistake),
            }
        }
    }
}
