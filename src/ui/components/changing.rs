//! What would change a verdict: other answers with what comes of them, worked out when asked for, and the way to try one.

use crate::engine::case::Answer;
use crate::engine::changing::{Change, changes};
use crate::engine::decision::Status;
use crate::engine::pack::{DecisionId, FactId};
use crate::session::Message;
use crate::session::standing::Standing;
use crate::ui::desk::Desk;
use crate::ui::markup::{Markup, button, el, line, live, nothing, several};
use crate::ui::told;

/// The changes of one decision, closed.
pub fn changing(desk: Desk, decision: DecisionId) -> Markup {
    let bit = 1_u64 << decision;
    let opened = move |_| {
        if desk.controls_now().changes_open & bit == 0 {
            desk.touch(|controls| controls.changes_open |= bit);
        }
    };
    let body = move || {
        if desk.controls().changes_open & bit == 0 {
            nothing()
        } else {
            listed(desk, decision)
        }
    };
    el("details", "lots-details lots-details--quiet lots-changing")
        .on("toggle", opened)
        .child(line("summary", "", desk.telling().what_would_change))
        .child(live(body))
}

/// What tells most stands first: changes that lead to another answer, then those to one that depends on more, and folded, where
/// something stands above them, those of which only more answers would tell whether they change anything.
fn listed(desk: Desk, decision: DecisionId) -> Markup {
    let pack = desk.pack();
    let found = changes(&pack, desk.session().case(), &pack.decisions[decision]);
    if found.is_empty() {
        return line("p", "lots-hint", desk.telling().nothing_changes);
    }
    let leads = |change: &Change| !matches!(change.finding.status, Status::Open);
    let (mut sure, rest): (Vec<Change>, Vec<Change>) = found.into_iter().partition(leads);
    let (open, unsure): (Vec<Change>, Vec<Change>) =
        rest.into_iter().partition(|change| change.is_sure);
    sure.extend(open);
    let title = (desk.telling().may_change)(unsure.len());
    let list = |changes: Vec<Change>| {
        let mut list = el("ul", "");
        for change in changes {
            list = list.child(item(desk, decision, change));
        }
        list
    };
    if unsure.is_empty() {
        list(sure)
    } else if sure.is_empty() {
        several(vec![line("p", "lots-hint", &title), list(unsure)])
    } else {
        let folded = el("details", "lots-details lots-details--quiet")
            .child(line("summary", "", &title))
            .child(list(unsure));
        several(vec![list(sure), folded])
    }
}

fn item(desk: Desk, decision: DecisionId, change: Change) -> Markup {
    let pack = desk.pack();
    let telling = desk.telling();
    let session = desk.session();
    let mut told = el("p", "");
    for (place, &(fact, answer)) in change.answers.iter().enumerate() {
        if place > 0 {
            told = told.text(" + ");
        }
        let now = session.case().answer(fact);
        let value = |value: usize| pack.facts[fact].values[value].label.as_str();
        let short = line("span", "", &pack.facts[fact].short);
        told = told.child(desk.of_pack(short)).text(": ");
        told = match now.and_then(|now| one_value(now, answer)) {
            Some((at, is_added)) => told
                .text(if is_added {
                    telling.also
                } else {
                    telling.no_longer
                })
                .text(" ")
                .child(desk.of_pack(line("strong", "", value(at))))
                .text(" "),
            None => {
                let new = told::answer_markup(desk, "", fact, answer);
                told.child(el("strong", "").child(new))
                    .maybe(now.map(|now| instead_of(desk, fact, now)))
            }
        };
    }
    let standing = Standing::of_finding(decision, &change.finding);
    let comes_to = match change.finding.status {
        Status::Open => change.is_sure.then(|| line("span", "", telling.asks_more)),
        _ => Some(told::standing(desk, &standing)),
    };
    let then = comes_to.map(|it| line("span", "lots-changing__then", "→ ").child(it));
    let go = button("lots-button", move || {
        desk.send(Message::VisitorTriedChange(change.answers.clone()));
    });
    el("li", "lots-changing__item")
        .child(told.maybe(then))
        .child(go.text(telling.try_change))
}

/// The answer that was given, after the other one.
fn instead_of(desk: Desk, fact: FactId, now: Answer) -> Markup {
    let now = told::answer_markup(desk, "", fact, now);
    let told = told::around(&(desk.telling().instead_of)("\n"), vec![now]);
    el("span", "lots-changing__now").child(told)
}

/// The one value by which two answers to a choice of several differ, and whether it is added.
fn one_value(now: Answer, then: Answer) -> Option<(usize, bool)> {
    let (Answer::Options { yes: now, .. }, Answer::Options { yes: then, .. }) = (now, then) else {
        return None;
    };
    let differing = now ^ then;
    let is_one = differing.count_ones() == 1;
    is_one.then(|| (differing.trailing_zeros() as usize, then & differing != 0))
}
