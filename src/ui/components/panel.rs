//! What is already certain and what it still depends on, with the ledger; always in sight.
//!
//! Beside the question where there is room, otherwise one line at the foot that opens on touch. It is one and the same element
//! in both places, so it is read once.

use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::engine::pack::ValueId;
use crate::session::screen::Stage;
use crate::session::standing::{Standing, State};
use crate::ui::components::heading::heading;
use crate::ui::components::icon::{Icon, icon};
use crate::ui::components::ledger::ledger;
use crate::ui::desk::Desk;
use crate::ui::happening::Settings;
use crate::ui::markup::{Markup, button, el, kept, line, live, nothing, several};
use crate::ui::told;

/// The answer panel.
pub fn panel(desk: Desk) -> Markup {
    let is_open = move || desk.panel_is_open();
    let open = move || Some(is_open().to_string());
    let toggle = button("lots-panel__toggle", move || {
        desk.open_panel(!desk.controls_now().panel_is_open)
    })
    .live_attr("aria-expanded", open)
    .attr("aria-controls", "lots-panel-body")
    .live_attr("data-key", move || is_open().then(|| "close".to_owned()))
    .child(live(move || in_one_line(desk)))
    .child(icon(Icon::Chevron));
    let body = el("div", "lots-panel__body")
        .attr("id", "lots-panel-body")
        .child(content(desk));
    el("div", "lots-panel")
        .attr("part", "answer-panel")
        .live_attr("data-open", open)
        .child(toggle)
        .child(body)
}

/// Closes the opened panel when the focus goes elsewhere in the widget: it would lie over what has it.
pub fn make_way(desk: Desk, event: &web_sys::Event) {
    let target = event.composed_path().get(0).dyn_into::<Element>().ok();
    let is_inside = target.is_some_and(|it| it.closest(".lots-panel").ok().flatten().is_some());
    if !is_inside && desk.controls_now().panel_is_open {
        desk.open_panel(false);
    }
}

fn in_one_line(desk: Desk) -> Markup {
    let screen = desk.screen_beside();
    let pack = desk.pack();
    // What a result tells as open beside the primary decisions takes nothing from them, but for what waits for an answer that was asked
    // for: nobody is told that all is clear while a duty may be.
    let counts =
        |it: &&Standing| pack.decisions[it.decision].primary || it.is_final() || it.state.waits();
    let standings: Vec<&Standing> = screen.standings.iter().filter(counts).collect();
    let mut signs = el("span", "lots-panel__signs").attr("aria-hidden", "true");
    for standing in &standings {
        let (state, sign) = look(standing);
        let sign = icon(sign);
        signs = signs.child(
            el("span", "lots-sign")
                .attr("data-state", state)
                .child(sign),
        );
    }
    let any = |is_it: fn(&State) -> bool| standings.iter().any(|it| is_it(&it.state));
    let all = standings.len();
    let settled = |it: &&&Standing| matches!(it.state, State::Settled { .. });
    let done = standings.iter().filter(settled).count();
    let has_ended = standings.iter().all(|it| it.is_final());
    let told = if all == 0 {
        desk.awaits().to_owned()
    } else if any(|it| *it == State::Contradiction) {
        desk.words.clash_title.to_owned()
    } else if has_ended && any(|it| matches!(it, State::Gap { .. } | State::Conflict { .. })) {
        desk.words.panel_silent.to_owned()
    } else if done == 0 && any(State::is_partly_certain) && !screen.ledger.is_empty() {
        desk.words.panel_partly.to_owned()
    } else {
        (desk.words.panel_line)(done, all)
    };
    let said = line("span", "lots-panel__line", desk.words.right_now)
        .text(": ")
        .text(&told);
    several(vec![signs, said])
}

fn content(desk: Desk) -> Markup {
    let title = desk.words.right_now;
    let mut rows = el("dl", "lots-panel__list");
    // In the order in which the result tells them.
    for place in 0..desk.pack().decisions.len() {
        let standing = move || desk.screen_beside().standings.get(place).cloned();
        let row = move |standing: &Option<Standing>| match standing {
            Some(standing) => row(desk, standing),
            None => nothing(),
        };
        rows = rows.child(kept(standing, row));
    }
    let head = move |_: &Settings| heading(desk, 0, "lots-eyebrow").text(title);
    let standings = el("section", "lots-panel__standings")
        .attr("aria-label", title)
        .child(kept(move || desk.settings(), head))
        .child(rows);
    // Where the answers are looked over they stand in the middle, and not twice.
    let answers = move || {
        let screen = desk.screen_beside();
        let is_shown = !matches!(screen.stage, Stage::Check);
        is_shown.then(|| (screen.ledger.clone(), desk.settings()))
    };
    let answers = kept(answers, move |answers| match answers {
        Some((entries, _)) => ledger(desk, entries),
        None => nothing(),
    });
    several(vec![standings, answers])
}

fn row(desk: Desk, standing: &Standing) -> Markup {
    let words = desk.words;
    let pack = desk.pack();
    let tag = match standing.state {
        _ if standing.is_judged => words.judged_otherwise,
        State::Settled { .. } => words.certain,
        State::Open { .. } => words.open,
        State::Gap { .. } => words.gap,
        State::Conflict { .. } => words.conflict,
        State::Contradiction => words.contradiction,
    };
    let (state, sign) = look(standing);
    let title = desk.of_pack(line(
        "dt",
        "lots-panel__title",
        &pack.decisions[standing.decision].title,
    ));
    let value = match &standing.state {
        State::Open { certain, .. } if certain.is_empty() => nothing(),
        _ => el("strong", "").child(told::standing(desk, standing)),
    };
    let detail = el("span", "lots-panel__detail");
    let values = |values: &[ValueId]| {
        let told = told::values(&pack, standing.decision, values);
        desk.of_pack(line("span", "", &told))
    };
    let detail = match &standing.state {
        State::Open { .. } => detail.child(told::turns_on(desk, standing, 3)),
        State::Settled { .. } => {
            let roles = told::roles(&pack, standing);
            desk.of_pack(line("span", "lots-panel__detail", &roles))
        }
        State::Gap { presumed } if !presumed.is_empty() => detail
            .text(words.presumed)
            .text(": ")
            .child(values(presumed)),
        State::Conflict { clashing } => detail.child(values(clashing)),
        State::Gap { .. } | State::Contradiction => nothing(),
    };
    let said = el("dd", "lots-panel__value")
        .child(
            el("span", "lots-tag")
                .attr("data-state", state)
                .child(icon(sign))
                .text(tag),
        )
        .child(value)
        .child(detail);
    el("div", "lots-panel__row")
        .attr("data-state", state)
        .child(title)
        .child(said)
}

/// The code and sign of a standing; of one that the worker judges otherwise not those of what the rules say.
fn look(standing: &Standing) -> (&'static str, Icon) {
    if standing.is_judged {
        ("judged", Icon::Info)
    } else {
        (code(standing), sign(standing))
    }
}

/// The sign of a standing.
pub fn sign(standing: &Standing) -> Icon {
    match standing.state {
        State::Settled { .. } => Icon::Check,
        State::Open { .. } => Icon::Question,
        State::Gap { .. } => Icon::Gap,
        State::Conflict { .. } => Icon::Conflict,
        State::Contradiction => Icon::Warning,
    }
}

/// The code of a standing that the styles go by.
pub fn code(standing: &Standing) -> &'static str {
    match standing.state {
        State::Settled { .. } => "settled",
        State::Open { .. } => "open",
        State::Gap { .. } => "gap",
        State::Conflict { .. } => "conflict",
        State::Contradiction => "contradiction",
    }
}
