//! Which of colliding rules may go first: an order is suggested only where it is proved to leave no rule without a case.

use crate::author::building::{Built, exceptions_with};
use crate::author::model::Model;
use crate::author::stub;
use crate::author::verification::conflicts::collide;
use crate::engine::diagram::{Ref, TRUE};
use crate::engine::pack::RuleId;

/// Up to how many rules every order is tried.
const FEW: usize = 5;

/// What may be done about a conflict, and lines to paste: every order of two rules, one of several.
///
/// A rule whose condition holds only where another's does is its exception and never the other way round.
pub(super) fn suggestion(
    model: &Model,
    built: &mut Built,
    rules: &[RuleId],
) -> (String, Vec<String>) {
    let narrower: Vec<(RuleId, RuleId)> = pairs(rules)
        .into_iter()
        .filter(|&(one, other)| is_inside(built, one, other))
        .collect();
    let mut tried: Vec<Vec<(RuleId, RuleId)>> = Vec::new();
    for order in orders(rules, &narrower) {
        let first = |&(one, other): &(RuleId, RuleId)| {
            let place = |rule| order.iter().position(|known| *known == rule);
            place(one) < place(other) && collide(model, one, other)
        };
        let before: Vec<(RuleId, RuleId)> = pairs(&order).into_iter().filter(first).collect();
        if !tried.contains(&before) {
            tried.push(before);
        }
    }
    tried.retain(|before| !before.is_empty() && leaves_all(model, built, before));
    let lines = |before: &[(RuleId, RuleId)]| -> Vec<String> {
        let own = |rule: RuleId| -> Vec<RuleId> {
            let own = before.iter().filter(|(first, _)| *first == rule);
            own.map(|(_, base)| *base).collect()
        };
        let bases = rules.iter().map(|&rule| (rule, own(rule)));
        bases
            .filter(|(_, bases)| !bases.is_empty())
            .map(|(rule, bases)| stub::exception(model, rule, &bases))
            .collect()
    };
    let name = |rule: RuleId| format!("`{}`", model.rules[rule].id);
    match (rules, tried.as_slice()) {
        ([_, _], []) => (
            "whichever goes first, a rule could never apply: narrow one of them, or name both in a [[border]]".to_owned(),
            Vec::new(),
        ),
        (_, []) => (
            "say which go before which, or name them all in a [[border]]".to_owned(),
            Vec::new(),
        ),
        ([_, _], [only]) => {
            let (first, base) = only[0];
            let why = if narrower.contains(&(first, base)) {
                "it holds in fewer cases"
            } else {
                "the other way round a rule could never apply"
            };
            (
                format!(
                    "make {} an exception to {} ({why}), or name both in a [[border]]",
                    name(first),
                    name(base)
                ),
                lines(only),
            )
        }
        ([_, _], several) => {
            let mut both: Vec<String> = several.iter().flat_map(|before| lines(before)).collect();
            for line in both.iter_mut().skip(1) {
                *line = line.replace("  # in ", "  # or in ");
            }
            (
                "make one an exception to the other, or name both in a [[border]]".to_owned(),
                both,
            )
        }
        (_, [first, rest @ ..]) => {
            let one = if rest.is_empty() { "as below" } else { "for one as below" };
            (
                format!("say which go before which, {one}, or name them all in a [[border]]"),
                lines(first),
            )
        }
    }
}

/// Every ordered pair of some rules.
fn pairs(rules: &[RuleId]) -> Vec<(RuleId, RuleId)> {
    let others = |&one: &RuleId| rules.iter().map(move |&other| (one, other));
    rules
        .iter()
        .flat_map(others)
        .filter(|(one, other)| one != other)
        .collect()
}

/// The orders that put what is narrower first; of many rules one.
fn orders(rules: &[RuleId], narrower: &[(RuleId, RuleId)]) -> Vec<Vec<RuleId>> {
    let is_narrower = |one: RuleId, other: RuleId| {
        narrower.contains(&(one, other)) && !narrower.contains(&(other, one))
    };
    let mut sorted = rules.to_vec();
    let wider = |rule: RuleId| {
        rules
            .iter()
            .filter(|&&other| is_narrower(rule, other))
            .count()
    };
    sorted.sort_by_key(|&rule| std::cmp::Reverse(wider(rule)));
    if rules.len() > FEW {
        return vec![sorted];
    }
    let mut orders: Vec<Vec<RuleId>> = vec![Vec::new()];
    for _ in rules {
        let longer = |start: &Vec<RuleId>| -> Vec<Vec<RuleId>> {
            let is_left = |rule: &RuleId| !start.contains(rule);
            let waits = |rule: RuleId| {
                let mut left = sorted.iter().filter(|other| is_left(other));
                left.any(|&other| is_narrower(other, rule))
            };
            let next = sorted.iter().filter(|rule| is_left(rule) && !waits(**rule));
            next.map(|&rule| [start.as_slice(), &[rule]].concat())
                .collect()
        };
        orders = orders.iter().flat_map(longer).collect();
    }
    orders
}

/// Whether a rule's condition holds only where another's does.
fn is_inside(built: &mut Built, inner: RuleId, outer: RuleId) -> bool {
    let outside = built.builder.not(built.applies[outer]);
    let left = built.builder.and(built.applies[inner], outside);
    !is_possible(built, left)
}

fn is_possible(built: &mut Built, cases: Ref) -> bool {
    let cases = built.constrained(cases);
    built.builder.can_be(cases, TRUE)
}

/// Whether every rule that has cases keeps some, with some rules as exceptions to others.
fn leaves_all(model: &Model, built: &mut Built, before: &[(RuleId, RuleId)]) -> bool {
    let decides = model.rules[before[0].0].decides;
    (0..model.rules.len())
        .filter(|&rule| model.rules[rule].decides == decides)
        .all(|rule| {
            let above = exceptions_with(model, rule, &[], before);
            if above.contains(&rule) {
                return false;
            }
            if !before.iter().any(|(first, _)| above.contains(first)) {
                return true;
            }
            let above: Vec<Ref> = above.iter().map(|&rule| built.applies[rule]).collect();
            let removed = built.builder.any(above);
            let stands = built.builder.not(removed);
            let live = built.builder.and(built.applies[rule], stands);
            is_possible(built, live) || !is_possible(built, built.live[rule])
        })
}
