//! The views that nobody sees before the first question, and what judges: the second part of the program.
//!
//! What is needed to show the first question is the first part, which is there first. Where a view of the first part leads to one of the second, it goes
//! by this table and not by a call: what only the table names is in the second part. Until that has come, and all of the pack for it,
//! there is a line that says so in its place, and the view follows by itself.

use std::cell::Cell;

use leptos::prelude::{ArcTrigger, Notify, Track};

use crate::engine::case::Answer;
use crate::engine::pack::{FactId, Pack};
use crate::session::screen::{Screen, Stage};
use crate::session::step::Step;
use crate::session::{Message, Session, Told};
use crate::ui::components::heading::focused_heading;
use crate::ui::components::{entering, foot, header, hearing, idle, typed, why_asked};
use crate::ui::controls::Controls;
use crate::ui::desk::Desk;
use crate::ui::markup::{Markup, el, line, live, nothing, several};
use crate::ui::pages::{check, clash, outside_validity, result, rules, step};

/// Which questions of a step are put with some answers filled in.
type Put = fn(&Step, &Pack, &[(FactId, Answer)]) -> Vec<FactId>;

/// What the first part has of the second.
pub struct Views {
    /// What to show of a session.
    screen: fn(&Session) -> Screen,
    /// Takes a message into a session.
    update: fn(&mut Session, Message) -> Option<Told>,
    /// The questions that are put on a step with this much filled in.
    put: Put,
    /// What stands in the middle where it is no single question.
    stage: fn(Desk, &Screen) -> Markup,
    /// What is said below the opened field for free words.
    pub hearing: fn(Desk) -> Markup,
    /// Takes in what was typed there.
    hear: fn(Desk, String),
    /// What is said between header and question.
    pub banners: fn(Desk) -> Markup,
    /// The warning before an untouched case is thrown away.
    pub idle: fn(Desk) -> Markup,
    /// The keys that do something, in the foot.
    pub keys: fn(Desk) -> Markup,
    /// Goes on with what was typed to a question.
    enter: fn(Desk, FactId, &str),
    /// The day of the next meeting by local data, as an answer to a question.
    next_meeting: fn(Desk, FactId) -> Option<(Markup, Answer)>,
    /// Keeps what is half filled in when a step is taken.
    hold: fn(&Desk, &Message),
    /// Puts it into the controls of a screen.
    take_up: fn(&Desk, &Screen, &mut Controls),
    /// Works out what comes of an answer that has not been given yet.
    look_ahead: fn(Desk),
    /// What each answer to a question would settle.
    settled: fn(Desk, FactId) -> Markup,
}

/// All of it.
pub static VIEWS: Views = Views {
    screen: Screen::of,
    update: Session::update,
    put: Step::put,
    stage,
    hearing: hearing::heard,
    hear: hearing::hear,
    banners: header::banners,
    idle: idle::idle,
    keys: foot::keys,
    enter: entering::enter,
    next_meeting: typed::next_meeting,
    hold: Desk::hold,
    take_up: Desk::take_up,
    look_ahead: Desk::look_one_ahead,
    settled: why_asked::settled,
};

thread_local! {
    static THERE: Cell<Option<&'static Views>> = const {
        // A module that is not cut has them from the beginning.
        Cell::new(if cfg!(lots_parts) { None } else { Some(&VIEWS) })
    };
    /// Pulled when they have come, and all of a pack for them.
    static COME: ArcTrigger = ArcTrigger::new();
}

/// The second part has come: who has all of a pack may use it.
pub fn come(views: &'static Views) {
    THERE.set(Some(views));
}

/// All of a pack has come, and the second part before it: what waits for them is shown.
pub fn completed() {
    COME.with(ArcTrigger::notify);
}

/// Something of the second part, and nothing before it is there.
pub fn later(desk: Desk, part: impl Fn(&'static Views) -> Markup + 'static) -> Markup {
    live(move || there(desk).map_or_else(nothing, &part))
}

/// The same for what the visitor has asked for: before it is there, a line with this `id` says how it stands with it.
pub fn awaited(
    desk: Desk,
    id: &'static str,
    part: impl Fn(&'static Views) -> Markup + 'static,
) -> Markup {
    let hint = move || el("p", "lots-hint").attr("id", id).child(awaits(desk));
    live(move || there(desk).map_or_else(hint, &part))
}

/// What each answer to a question would settle, as far as the parts that are there can tell; to be built anew when they have come.
pub fn settled(desk: Desk, fact: FactId) -> Markup {
    match views(&desk.pack()) {
        Some(views) => (views.settled)(desk, fact),
        None => line("p", "lots-hint", desk.awaits()),
    }
}

/// How it stands with what is not there yet. It follows that by itself: what it stands in may have the focus.
fn awaits(desk: Desk) -> Markup {
    live(move || several(Vec::new()).text(desk.awaits()))
}

/// How it stands with the second part, as long as it is not there; a view that reads it follows it.
pub fn lacks(desk: Desk) -> Option<&'static str> {
    there(desk).is_none().then(|| desk.awaits())
}

/// Whether the second part is there, for who goes by this pack.
pub fn is_there(pack: &Pack) -> bool {
    views(pack).is_some()
}

fn there(desk: Desk) -> Option<&'static Views> {
    let views = views(&desk.pack());
    // What follows the coming stays known to it as long as the page is there: nothing does once there is nothing to wait for.
    if views.is_none() {
        COME.with(ArcTrigger::track);
    }
    views
}

/// The second part tells what stands in all of a pack only.
fn views(pack: &Pack) -> Option<&'static Views> {
    THERE.get().filter(|_| pack.is_whole())
}

/// What to show of a session, as far as the parts that are there can tell.
pub fn screen(session: &Session) -> Screen {
    match views(session.pack()) {
        Some(views) => (views.screen)(session),
        None => Screen::at_first(session),
    }
}

/// Takes a message into a session.
pub fn update(session: &mut Session, message: Message) -> Option<Told> {
    match views(session.pack()) {
        Some(views) => (views.update)(session, message),
        None => session.update_at_first(message),
    }
}

/// The questions that are put on a step with this much filled in. There is none before the second part has come.
pub fn put(pack: &Pack, step: &Step, filled: &[(FactId, Answer)]) -> Vec<FactId> {
    views(pack).map_or_else(Vec::new, |views| (views.put)(step, pack, filled))
}

/// Works out what comes of an answer that has not been given yet, where the second part is there.
pub fn look_ahead(desk: Desk) {
    if let Some(views) = views(&desk.pack()) {
        (views.look_ahead)(desk);
    }
}

/// Keeps what is half filled in when a step is taken, where the second part is there: before it there is one question.
pub fn hold(desk: Desk, message: &Message) {
    if let Some(views) = views(&desk.pack()) {
        (views.hold)(&desk, message);
    }
}

/// Puts it into the controls of a screen.
pub fn take_up(desk: Desk, screen: &Screen, controls: &mut Controls) {
    if let Some(views) = views(&desk.pack()) {
        (views.take_up)(&desk, screen, controls);
    }
}

/// The day of the next meeting by local data, as an answer to a question. Local data come after the second part.
pub fn next_meeting(desk: Desk, fact: FactId) -> Option<(Markup, Answer)> {
    desk.overlay()?;
    (views(&desk.pack())?.next_meeting)(desk, fact)
}

/// Goes on with what was typed to a question, as soon as the second part is there to read it.
pub fn enter(desk: Desk, fact: FactId, text: String) {
    match views(&desk.pack()) {
        Some(views) => (views.enter)(desk, fact, &text),
        None => desk.touch(|controls| controls.entered = Some((fact, text))),
    }
}

/// Takes in what was typed to be heard; before the second part is there to hear it, it is kept for then.
pub fn hear(desk: Desk, text: String) {
    match views(&desk.pack()) {
        Some(views) => (views.hear)(desk, text),
        None => desk.listening().note(text),
    }
}

/// What stands in the middle where it is no single question. It follows the screen, which is worked out anew when the second part
/// has come, and not the coming itself: a question that is being answered must not be built anew.
pub fn middle(desk: Desk, screen: &Screen) -> Markup {
    match views(&desk.pack()) {
        Some(views) => (views.stage)(desk, screen),
        None => coming(desk, screen),
    }
}

/// What is not there yet; of the rulebook it says that it is that.
fn coming(desk: Desk, screen: &Screen) -> Markup {
    let rules = screen
        .is_among_rules
        .then(|| line("p", "lots-eyebrow", desk.words.rules));
    el("article", "lots-question")
        .maybe(rules)
        .child(focused_heading(desk, "lots-question__title").child(awaits(desk)))
}

fn stage(desk: Desk, screen: &Screen) -> Markup {
    match &screen.stage {
        Stage::Rules(reading) => rules::page(desk, *reading),
        Stage::Step(step) => step::page(desk, step),
        Stage::Check => check::page(desk, screen),
        Stage::Result(advice) => result::page(desk, screen, advice),
        Stage::Clash(clash) => clash::page(desk, clash),
        Stage::OutsideValidity(validity) => outside_validity::page(desk, *validity),
        Stage::Asking(_) | Stage::Coming => coming(desk, screen),
    }
}
