//! What the routine answers of a decision, and why: rules, where they stand, the law beside them.

use crate::engine::assessment::Meanwhile;
use crate::engine::case::Case;
use crate::engine::decision::Status;
use crate::engine::pack::{DecisionId, Force, Pack, RuleId, ValueId};
use crate::engine::reasons::{alike, basis_of};
use crate::training::{Because, Guess, KeyOf};
use crate::ui::markup::{Markup, el, line};
use crate::ui::told;
use crate::ui::training::room::Room;
use crate::ui::training::rule::entry;

/// Values in words of the pack; nobody in those of the program.
pub(super) fn values(room: Room, decision: DecisionId, values: &[ValueId]) -> Markup {
    if values.is_empty() {
        return line("span", "", room.says.nobody);
    }
    room.of_pack(line(
        "span",
        "",
        &told::values(&room.pack(), decision, values),
    ))
}

/// What was predicted.
pub(super) fn guessed(room: Room, decision: DecisionId, guess: &Guess) -> Markup {
    match guess {
        Guess::Values(all) => values(room, decision, all),
        Guess::Silent => line("span", "", room.says.silent),
        Guess::Collides => line("span", "", room.says.collides),
        Guess::CannotTell => line("span", "", room.says.cannot_tell),
    }
}

/// What the routine answers.
pub(super) fn answered(room: Room, key: &KeyOf) -> Markup {
    match key.finding.status {
        Status::Settled => values(room, key.decision, key.finding.values()),
        Status::Gap => line("span", "", room.says.silent),
        Status::Conflict => line("span", "", room.says.collides),
        Status::Open | Status::Contradiction => line("span", "", room.says.cannot_tell),
    }
}

/// What to go by where that is no value: what is presumed, what collides, or what goes so long.
pub(super) fn beside(room: Room, key: &KeyOf) -> Option<Markup> {
    let finding = &key.finding;
    let (before, all) = match (finding.status, &key.meanwhile) {
        (Status::Gap, _) => (room.says.presumed, finding.presumed.as_slice()),
        (Status::Conflict, _) => ("", finding.clashing.as_slice()),
        (Status::Open, Some(Meanwhile::Rule(all) | Meanwhile::Gap(all))) => {
            (room.says.so_long, all.as_slice())
        }
        _ => return None,
    };
    let before = if before.is_empty() {
        String::new()
    } else {
        format!("{before}: ")
    };
    (!all.is_empty()).then(|| {
        el("p", "lots-hint")
            .text(&before)
            .child(values(room, key.decision, all))
    })
}

/// Why: each rule with its source, or what it turns on while it is open.
pub(super) fn reasons(room: Room, case: &Case, key: &KeyOf) -> Markup {
    let pack = room.pack();
    let because = Because::of(&pack, case, key);
    if !because.turns_on.is_empty() {
        let facts = because.turns_on.iter();
        let facts: Vec<&str> = facts.map(|&fact| pack.facts[fact].short.as_str()).collect();
        let facts = room.of_pack(line("span", "", &facts.join(" · ")));
        return el("p", "").child(told::around(room.says.turns_on, vec![facts]));
    }
    let mut list = rules(room, &because.rules);
    for either in &because.alternatives {
        let value = &pack.decisions[key.decision].values[either.value];
        let told = el("p", "")
            .child(room.of_pack(line("span", "", &value.label)))
            .text(": ")
            .text(room.telling().one_of);
        let item = el("li", "").child(told).child(rules(room, &either.rules));
        list = list.child(item);
    }
    // A silence has a reason of its own, where somebody has written one.
    for &gap in &because.gaps {
        let gap = &pack.gaps[gap];
        let because = room.of_pack(line("p", "", &gap.because));
        let item = el("li", "").child(because);
        let source = source(room, &gap.basis, None);
        list = list.child(item.child(source).maybe(entry(room, &gap.basis)));
    }
    list
}

/// Rules in a list, those that say the same in words as one.
fn rules(room: Room, rules: &[RuleId]) -> Markup {
    let mut list = el("ul", "lots-reasons__rules");
    for group in alike(&room.pack(), rules) {
        list = list.child(rule(room, &group));
    }
    list
}

fn rule(room: Room, alike: &[RuleId]) -> Markup {
    let pack = room.pack();
    let first = alike.first();
    let because = first.map_or("", |&rule| pack.rules[rule].because.as_str());
    let force = alike.iter().map(|&rule| pack.rules[rule].force).max();
    let basis = basis_of(&pack, alike);
    el("li", "")
        .child(room.of_pack(line("p", "", because)))
        .child(source(room, &basis, force))
        .maybe(entry(room, &basis))
}

/// Where something stands, in one line: each section with its ids, and the weight where it has one.
fn source(room: Room, basis: &[String], force: Option<Force>) -> Markup {
    let pack = room.pack();
    let mut told = el("p", "lots-source").attr("part", "source");
    for (title, ids) in sections(&pack, basis) {
        let ids = line("span", "lots-source__ids", &ids.join(", "));
        told = told.child(room.of_pack(line("span", "", title)).text(" ").child(ids));
    }
    match force {
        Some(force) => told.child(line("span", "", (room.telling().force)(force))),
        None => told,
    }
}

fn sections<'p>(pack: &'p Pack, basis: &'p [String]) -> Vec<(&'p str, Vec<&'p str>)> {
    let mut sections: Vec<(&str, Vec<&str>)> = Vec::new();
    for id in basis {
        let Some(section) = pack.section(id) else {
            continue;
        };
        match sections
            .iter_mut()
            .find(|(title, _)| *title == section.title)
        {
            Some((_, ids)) => ids.push(id),
            None => sections.push((&section.title, vec![id])),
        }
    }
    sections
}
