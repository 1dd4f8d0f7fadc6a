//! What to do now; and, closed, what must be done if more turns out to hold.

use crate::engine::pack::Duty;
use crate::session::Message;
use crate::session::advice::{Advice, Task};
use crate::ui::components::heading::heading;
use crate::ui::components::law::folded_laws;
use crate::ui::components::source::source;
use crate::ui::desk::Desk;
use crate::ui::markup::{Markup, button, el, line};
use crate::ui::told;
use crate::ui::wording::capitalized;

/// How many of those that may apply are shown at first: what the next answers decide on.
const FEW: usize = 5;

/// The duties; `later` questions would make the list more exact.
pub fn duties(desk: Desk, advice: &Advice, later: usize) -> Option<Markup> {
    if advice.duties.is_empty() && advice.possible_duties.is_empty() {
        return None;
    }
    let words = desk.words;
    let mut section = el("section", "lots-duties")
        .attr("part", "steps")
        .child(heading(desk, 0, "lots-heading").text(words.do_now));
    if advice.duties.is_empty() {
        section = section.child(line("p", "lots-hint", words.nothing_sure_yet));
    }
    if !advice.duties.is_empty() {
        section = section.child(list(desk, el("ol", "lots-duties__list"), &advice.duties));
    }
    if !advice.possible_duties.is_empty() {
        let title = line(
            "summary",
            "",
            &(words.may_apply)(advice.possible_duties.len()),
        );
        let details = el("details", "lots-details").child(title);
        section = section.child(possible(desk, details, &advice.possible_duties));
    }
    if later > 0 {
        section = section.child(
            button("lots-button", move || {
                desk.send(Message::VisitorAskedForMore)
            })
            .text(&(words.more_questions)(later)),
        );
    }
    Some(section)
}

/// What may apply: the nearest, and the rest behind a second fold.
fn possible(desk: Desk, details: Markup, tasks: &[Task]) -> Markup {
    let words = desk.words;
    let part = |tasks: &[Task]| {
        let class = "lots-duties__list lots-duties__list--possible";
        list(desk, el("ul", class), tasks)
    };
    // One behind a fold would take as much room as the fold.
    if tasks.len() <= FEW + 1 {
        return details.child(part(tasks));
    }
    let (near, far) = tasks.split_at(FEW);
    let more = el("details", "lots-details")
        .child(line("summary", "", &(words.show_more)(far.len())))
        .child(part(far));
    details
        .child(line("p", "lots-hint", words.nearest_first))
        .child(part(near))
        .child(more)
}

fn list(desk: Desk, mut list: Markup, tasks: &[Task]) -> Markup {
    let pack = desk.pack();
    for task in tasks {
        let duty = &pack.duties[task.duty];
        let mut item = el("li", "lots-duties__item").child(desk.of_pack(line(
            "p",
            "lots-duties__label",
            &duty.label,
        )));
        item = item.maybe(condition(desk, task, duty));
        list = list.child(
            item.child(desk.of_pack(line("p", "lots-duties__because", &duty.because)))
                .child(source(desk, &duty.basis, Some(duty.force)))
                .maybe(folded_laws(desk, &duty.basis)),
        );
    }
    list
}

/// The judgement that is not asked, or the facts it turns on.
fn condition(desk: Desk, task: &Task, duty: &Duty) -> Option<Markup> {
    let words = desk.words;
    let line_of = el("p", "lots-duties__if");
    match (&duty.judgement, task.depends_on.as_slice()) {
        (Some(judgement), _) => Some(desk.of_pack(line_of.text(&capitalized(judgement)))),
        (None, []) => None,
        (None, facts) => {
            let facts = told::facts_markup(desk, facts, 4);
            Some(line_of.text(words.depends_on).text(": ").child(facts))
        }
    }
}
