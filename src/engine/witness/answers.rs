//! Values on levels as answers, and the answers that are tried one by one.

use chrono::NaiveDate;

use crate::engine::case::{Answer, Case, cells};
use crate::engine::dates::shift;
use crate::engine::decision::is_consistent;
use crate::engine::diagram::Masks;
use crate::engine::pack::{Fact, FactId, Kind, Pack, Span, Unit};
use crate::engine::witness::Goal;

/// Whether the answers to a fact are tried one by one, for a value of its level does not tell them apart: a date, for there
/// may be none on the day of judgement or numbers may follow from it, and a number that another is compared with.
pub(super) fn is_concrete(pack: &Pack, fact: FactId) -> bool {
    let mut is_concrete = matches!(pack.facts[fact].kind, Kind::Date { .. });
    for relation in &pack.relations {
        is_concrete |= relation.of == fact || relation.minus == fact;
    }
    is_concrete
}

/// The cases with every combination of answers to facts that are tried one by one, each with what it leaves possible; of
/// combinations that leave the same possible the first, and none that contradicts itself.
pub(super) fn concrete(pack: &Pack, on: NaiveDate, facts: &[FactId]) -> Vec<(Case, Masks)> {
    let empty = Case::new(pack, on);
    let masks = empty.masks(pack);
    let mut cases = vec![(empty, masks)];
    // Which number is right beside another is known when both are told, so none of them is left out before.
    for are_dates in [true, false] {
        for &fact in facts {
            if matches!(pack.facts[fact].kind, Kind::Date { .. }) == are_dates {
                cases = answered(pack, cases, fact);
            }
        }
        cases = told_apart(cases);
    }
    cases
}

/// The cases with every answer to one fact more.
fn answered(pack: &Pack, cases: Vec<(Case, Masks)>, fact: FactId) -> Vec<(Case, Masks)> {
    let mut more = Vec::new();
    for (case, _) in cases {
        for answer in candidates(pack, &case, fact) {
            let mut next = case.clone();
            if next.set(pack, fact, Some(answer)).is_ok() {
                let masks = next.masks(pack);
                if !masks.contains(&0) {
                    more.push((next, masks));
                }
            }
        }
    }
    more
}

/// The first of the cases that leave the same possible.
fn told_apart(cases: Vec<(Case, Masks)>) -> Vec<(Case, Masks)> {
    let mut kept: Vec<(Case, Masks)> = Vec::new();
    for (case, masks) in cases {
        let mut is_new = true;
        for (_, known) in &kept {
            is_new &= *known != masks;
        }
        if is_new {
            kept.push((case, masks));
        }
    }
    kept
}

/// Numbers or days among which every one is that the rules can tell apart, in no order; of a number beside others that are known.
pub(crate) fn candidates(pack: &Pack, case: &Case, fact: FactId) -> Vec<Answer> {
    let mut candidates = Vec::new();
    match &pack.facts[fact].kind {
        Kind::Date { .. } => days(pack, case.on, fact, &mut candidates),
        _ => numbers(pack, case, fact, &mut candidates),
    }
    candidates
}

/// A number of each cell, and all that can make a difference where it is compared with another.
fn numbers(pack: &Pack, case: &Case, fact: FactId, candidates: &mut Vec<Answer>) {
    let mut add = |number: i32| {
        let answer = Answer::Number(number);
        if !candidates.contains(&answer) {
            candidates.push(answer);
        }
    };
    let item = &pack.facts[fact];
    for cell in cells(&item.kind) {
        add(at_the_border(item, cell));
        add(cell.0);
        add(cell.1);
    }
    for relation in &pack.relations {
        let (other, sign) = if relation.of == fact {
            (relation.minus, 1)
        } else {
            (relation.of, -1)
        };
        let (low, high) = relation.between;
        let mut beside = |end: i32| {
            for apart in [low, high, low - 1, high + 1] {
                add(end + sign * apart);
            }
        };
        match case.number(pack, other) {
            Some(number) => beside(number),
            None => {
                for (from, to) in cells(&pack.facts[other].kind) {
                    beside(from);
                    beside(to);
                }
            }
        }
    }
}

/// The day of judgement, and days on both sides of each turn: of a test on the date, or of a number that follows from it.
fn days(pack: &Pack, on: NaiveDate, fact: FactId, candidates: &mut Vec<Answer>) {
    candidates.push(Answer::Date(on));
    let mut turn = |offset: Span| {
        // Where a month has no such day the turn comes up to three days beside.
        for beside in -4..=4 {
            let back = Span {
                months: -offset.months,
                days: beside - offset.days,
            };
            if let Some(day) = shift(on, back) {
                candidates.push(Answer::Date(day));
            }
        }
    };
    if let Kind::Date { tests } = &pack.facts[fact].kind {
        for test in tests {
            turn(test.offset);
        }
    }
    for item in &pack.facts {
        let Some(follows) = item.follows.filter(|follows| follows.date == fact) else {
            continue;
        };
        let each = match follows.unit {
            Unit::Years => 12,
            Unit::Months => 1,
        };
        for (from, _) in cells(&item.kind) {
            turn(Span {
                months: from * each,
                days: 0,
            });
        }
    }
}

/// A case with the values that were chosen on the facts' levels as answers.
pub(super) fn as_answers(
    pack: &Pack,
    case: &Case,
    facts: &[FactId],
    values: &[Option<usize>],
) -> Case {
    let mut case = case.clone();
    for &fact in facts {
        let item = &pack.facts[fact];
        let answer = match (&item.kind, values[item.level]) {
            (Kind::Choices { .. }, _) => {
                let (mut yes, mut no) = (0, 0);
                for (option, level) in item.levels().enumerate() {
                    match values[level] {
                        Some(0) => no |= 1 << option,
                        Some(_) => yes |= 1 << option,
                        None => {}
                    }
                }
                Answer::Options { yes, no }
            }
            (Kind::YesNo | Kind::Choice, Some(value)) if item.unknown == Some(value) => {
                Answer::Unknown
            }
            (Kind::YesNo | Kind::Choice, Some(value)) => Answer::Value(value),
            (Kind::Number { .. }, Some(cell)) => match cells(&item.kind).nth(cell) {
                Some(ends) => Answer::Number(at_the_border(item, ends)),
                None => continue,
            },
            (Kind::Date { .. }, Some(_)) | (_, None) => continue,
        };
        // It fits: it was made from the fact's own values.
        let _ = case.set(pack, fact, Some(answer));
    }
    case
}

/// The number of a cell that lies beside another cell.
fn at_the_border(item: &Fact, (from, to): (i32, i32)) -> i32 {
    match item.kind {
        Kind::Number { min, .. } if from == min => to,
        _ => from,
    }
}

/// The case with every answer of which several may be chosen given in full, with "no" where that can be.
pub(super) fn in_full(pack: &Pack, mut case: Case, goals: &[Goal]) -> Case {
    for fact in 0..pack.facts.len() {
        for option in 0..pack.facts[fact].values.len() {
            let Some(Answer::Options { yes, no }) = case.answer(fact) else {
                break;
            };
            let bit = 1 << option;
            for (yes, no) in [(yes, no | bit), (yes | bit, no)] {
                let mut next = case.clone();
                // A value that is told already is both then, which fits no fact.
                let told = next.set(pack, fact, Some(Answer::Options { yes, no }));
                if told.is_ok() && is_sound(pack, &next, goals) {
                    case = next;
                    break;
                }
            }
        }
    }
    case
}

/// Whether the answers can be given together, each to a question that may be asked, and leave the goals possible.
fn is_sound(pack: &Pack, case: &Case, goals: &[Goal]) -> bool {
    let reach = pack.diagrams.reach(&case.masks(pack));
    let reaches = |goal: &Goal| reach.of(goal.root) & goal.wanted != 0;
    let mut is_sound = is_consistent(pack, &reach);
    for goal in goals {
        is_sound &= reaches(goal);
    }
    for fact in case.answered() {
        if let Some(applies) = pack.facts[fact].applies {
            is_sound &= reaches(&Goal::may_hold(applies));
        }
    }
    is_sound
}
