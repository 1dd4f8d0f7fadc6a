//! Whose rules these are, the way back, and the way to the next case.

use chrono::NaiveDate;
use leptos::prelude::Track;

use crate::engine::otherwise::Otherwise;
use crate::session::linked::Changed;
use crate::session::screen::{Screen, Stage};
use crate::session::standing::Standing;
use crate::session::{Message, Presentation};
use crate::ui::clock;
use crate::ui::components::icon::{Icon, icon};
use crate::ui::components::linked::{self, linked};
use crate::ui::components::thrown_away::thrown_away;
use crate::ui::desk::Desk;
use crate::ui::focus::{self, Target};
use crate::ui::happening::Happening;
use crate::ui::later::later;
use crate::ui::markup::{Markup, button, el, kept, line, live, nothing, several};
use crate::ui::told;

/// The header.
pub fn header(desk: Desk) -> Markup {
    let pack = desk.pack();
    let title = el("p", "lots-header__title")
        .child(line("strong", "", &pack.title))
        .text(" ")
        .child(line("span", "", &pack.subtitle));
    let header = el("header", "lots-header")
        .attr("part", "header")
        .child(desk.of_pack(title))
        .child(kept(
            move || Ways::of(&desk.screen()),
            move |ways| actions(desk, ways),
        ));
    several(vec![
        header,
        later(desk, move |views| (views.banners)(desk)),
    ])
}

/// What is said below it, where there is something to say.
pub fn banners(desk: Desk) -> Markup {
    let minute = clock::minutes_after(move || {
        if desk.is_there() {
            desk.turn_day();
        }
    });
    let on = move || {
        minute.track();
        desk.screen();
        desk.session().case().on
    };
    let other = move || {
        minute.track();
        OtherDay::of(desk)
    };
    several(vec![
        live(move || trial(desk)),
        thrown_away(desk),
        live(move || overdue(desk)),
        kept(on, move |on| ended(desk, *on)),
        kept(other, move |other| {
            let other = other.as_ref();
            other.map_or_else(nothing, |other| other_day(desk, other))
        }),
        live(move || match &desk.screen().linked {
            Some(from) => linked(desk, from),
            None => nothing(),
        }),
    ])
}

/// What can be done from where the visitor is.
#[derive(PartialEq)]
struct Ways {
    back: bool,
    /// Not from the rulebook itself, which has its own way back.
    onward: bool,
    presentation: Presentation,
    again: bool,
}

impl Ways {
    fn of(screen: &Screen) -> Ways {
        Ways {
            back: screen.can_go_back,
            onward: match screen.stage {
                Stage::Rules(_) => false,
                // What is asked for is on its way.
                Stage::Coming => !screen.is_among_rules,
                _ => true,
            },
            presentation: screen.presentation,
            // A tried case is ended, so that the visitor's own is not thrown away with it.
            again: !screen.ledger.is_empty() && screen.kept.is_none(),
        }
    }
}

fn actions(desk: Desk, ways: &Ways) -> Markup {
    let words = desk.words;
    let mut actions = el("div", "lots-header__actions");
    if ways.back {
        let back = button("lots-link lots-header__back", move || {
            desk.send(Message::VisitorWentBack {
                from: desk.screen().view(),
            })
        });
        actions = actions.child(
            back.attr("part", "back")
                .attr("data-key", "back")
                .child(icon(Icon::Back))
                .text(words.back),
        );
    }
    if !ways.onward {
        return actions;
    }
    let rules = button("lots-link", move || desk.send(Message::VisitorOpenedRules));
    actions = actions.child(rules.text(words.rules));
    let (other, name) = match ways.presentation {
        Presentation::Quick => (Presentation::Guided, words.to_guided),
        Presentation::Guided => (Presentation::Quick, words.to_quick),
    };
    let switch = button("lots-link", move || {
        desk.send(Message::VisitorChosePresentation(other))
    });
    actions = actions.child(switch.text(name));
    if ways.again {
        let again = button("lots-link", move || desk.send(Message::VisitorStartedAgain));
        actions = actions.child(again.text(words.start_again));
    }
    actions
}

/// A case judged on another day than today.
#[derive(PartialEq)]
struct OtherDay {
    on: NaiveDate,
    /// Whether a link has brought that day: one that the host page has chosen is its own to change.
    is_linked: bool,
    /// What today would answer otherwise, at this time of it.
    otherwise: Otherwise,
}

impl OtherDay {
    fn of(desk: Desk) -> Option<OtherDay> {
        let screen = desk.screen();
        let (session, now) = (desk.session(), clock::now());
        let on = session.case().on;
        if on == now.date() || matches!(screen.stage, Stage::OutsideValidity(_)) {
            return None;
        }
        Some(OtherDay {
            on,
            is_linked: session.is_on_linked_day(),
            otherwise: session.otherwise(now),
        })
    }
}

/// It says so, and whether today would answer otherwise.
fn other_day(desk: Desk, other: &OtherDay) -> Markup {
    let words = desk.words;
    let telling = desk.telling();
    let told = line("p", "", &(telling.other_day)(&words.day_of(other.on)));
    let otherwise = &other.otherwise;
    let judge_today = other.is_linked.then(|| {
        button("lots-link", move || {
            // A case that was had back is of its link's day, and the host page has none any more that it could take away.
            desk.take_in(Message::HostSetDay(clock::now().date()));
            desk.tell(Happening::JudgedToday);
            focus::after_render(desk.root(), Target::Heading);
        })
        .text(telling.judge_today)
    });
    let banner = move |text: Markup| el("div", "lots-banner").child(text).maybe(judge_today);
    if otherwise.is_empty() {
        return banner(told);
    }
    let pack = desk.pack();
    let mut list = el("ul", "lots-list");
    for (decision, then, now) in &otherwise.decisions {
        list = list.child(linked::item(
            desk,
            &Changed {
                then: Some(Standing::of_finding(*decision, then)),
                now: Standing::of_finding(*decision, now),
            },
        ));
    }
    for (duty, turn) in &otherwise.duties {
        let label = desk.of_pack(line("span", "", &pack.duties[*duty].label));
        list = list.child(
            el("li", "")
                .child(line("strong", "", (telling.turned)(*turn)))
                .text(" ")
                .child(label),
        );
    }
    let says = el("strong", "");
    let says = match (otherwise.is_not_in_force, otherwise.clash.as_slice()) {
        (true, _) => says.text(telling.not_in_force_today),
        (_, []) => says.text(telling.other_today),
        (_, clash) => says.child(told::around(
            &(telling.clash_today)("\n"),
            vec![told::facts(desk, clash, 4)],
        )),
    };
    let told = told.text(" ").child(says);
    if otherwise.decisions.is_empty() && otherwise.duties.is_empty() {
        banner(told)
    } else {
        banner(el("div", "").child(told).child(list))
    }
}

/// Sources that are not in force on the day of judgement: what rests on them gives no answer.
fn ended(desk: Desk, on: NaiveDate) -> Markup {
    let words = desk.words;
    let telling = desk.telling();
    let pack = desk.pack();
    let told = pack.sources.iter().filter_map(|source| {
        let (from, to) = (source.validity.from, source.validity.to);
        let told = match (to.filter(|to| *to < on), from.filter(|from| on < *from)) {
            (Some(to), _) => (telling.source_ended)("\n", &words.day_of(to)),
            (None, Some(from)) => (telling.source_begins)("\n", &words.day_of(from)),
            (None, None) => return None,
        };
        let title = desk.of_pack(line("span", "", &source.title));
        let told = told::around(&told, vec![title]);
        Some(el("p", "lots-banner lots-banner--caution").child(el("span", "").child(told)))
    });
    several(told.collect())
}

/// A case out of the rulebook, or one with other answers, says that it is one, and leads back to the visitor's own.
fn trial(desk: Desk) -> Markup {
    let Some(kept) = desk.screen().kept else {
        return nothing();
    };
    let end = button("lots-button", move || desk.send(Message::VisitorEndedTrial));
    let is_among_rules = desk.session().is_among_rules();
    let told = told::trial(desk.words, is_among_rules, kept);
    let banner = el("div", "lots-banner lots-banner--trial").child(line("p", "", told));
    if is_among_rules {
        return banner.child(end.text(desk.telling().end_trial));
    }
    let keep = button("lots-link", move || desk.send(Message::VisitorKeptChange));
    banner
        .child(end.text(desk.telling().undo_change))
        .child(keep.text(desk.telling().keep_change))
}

fn overdue(desk: Desk) -> Markup {
    match desk.screen().review_overdue {
        Some(day) => line(
            "p",
            "lots-banner lots-banner--caution",
            &(desk.telling().review_overdue)(&desk.words.day_of(day)),
        ),
        None => nothing(),
    }
}
