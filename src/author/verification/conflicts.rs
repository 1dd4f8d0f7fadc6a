//! Conflicts that nobody has acknowledged.

use crate::author::building::Built;
use crate::author::condition::Test;
use crate::author::model::{Border, Model, Rule};
use crate::author::problem::{Kind, Problems};
use crate::author::verification::acknowledged::{self, decided_by};
use crate::author::verification::class::{Class, minus, told};
use crate::author::verification::outcomes::remaining;
use crate::author::verification::precedence;
use crate::engine::diagram::{Ref, TRUE};
use crate::engine::pack::{DecisionId, Force, RuleId};

/// How many conflicts of one decision are told in full, each between other rules; of the rest the rules are named.
const MOST_CONFLICTS: usize = 6;

/// Notes decisions that some case gives two values, unless a border names the rules.
pub(super) fn conflicts(model: &Model, built: &mut Built, problems: &mut Problems) {
    for index in 0..model.decisions.len() {
        let conflict = built.comes_out(index, Test::Conflict);
        let borders = model.borders.iter();
        let own = |border: &&Border| decided_by(model, border) == Some(index);
        let covered = borders
            .filter(own)
            .map(|border| acknowledged::border(model, built, index, border))
            .collect();
        let mut left = remaining(built, conflict, covered);
        for _ in 0..MOST_CONFLICTS {
            let (rules, here) = colliding(model, built, index, left);
            let Some(class) = Class::of(model, built, here) else {
                break;
            };
            note(model, built, index, &rules, &class, problems);
            let rest = minus(built, left, here);
            left = built.constrained(rest);
        }
        note_rest(model, built, index, left, problems);
    }
}

fn note(
    model: &Model,
    built: &mut Built,
    decision: DecisionId,
    rules: &[RuleId],
    class: &Class,
    problems: &mut Problems,
) {
    let decision = &model.decisions[decision];
    let mut details: Vec<String> = rules
        .iter()
        .map(|&rule| told(model, &model.rules[rule]))
        .collect();
    let (hint, lines) = precedence::suggestion(model, built, rules);
    details.extend(lines);
    problems.add_detailed(
        &decision.place,
        Kind::Conflict,
        format!(
            "{} decide `{}` differently in {}",
            names(model, rules),
            decision.id,
            class.in_words(model, built)
        ),
        Some(hint),
        details,
    );
}

/// Notes the pairs of rules that collide in what is left.
fn note_rest(
    model: &Model,
    built: &mut Built,
    decision: DecisionId,
    left: Ref,
    problems: &mut Problems,
) {
    let mut pairs: Vec<String> = Vec::new();
    let rules = voices(model, decision);
    for (at, &first) in rules.iter().enumerate() {
        let here = within(built, left, first);
        if !built.builder.can_be(here, TRUE) {
            continue;
        }
        for &second in &rules[at + 1..] {
            if !collide(model, first, second) {
                continue;
            }
            let both = within(built, here, second);
            if built.builder.can_be(both, TRUE) {
                pairs.push(names(model, &[first, second]));
            }
        }
    }
    let count = match pairs.len() {
        0 => return,
        1 => "1 more pair collides".to_owned(),
        several => format!("{several} more pairs collide"),
    };
    let decision = &model.decisions[decision];
    problems.add(
        &decision.place,
        Kind::Conflict,
        format!("and {count} in `{}`: {}", decision.id, pairs.join(", ")),
    );
}

fn names(model: &Model, rules: &[RuleId]) -> String {
    let names = rules
        .iter()
        .map(|&rule| format!("`{}`", model.rules[rule].id));
    names.collect::<Vec<_>>().join(" and ")
}

/// Whether two rules of a decision cannot both have their way: of one value only one, of several what one gives and the other
/// keeps out.
pub(super) fn collide(model: &Model, one: RuleId, other: RuleId) -> bool {
    let (one, other) = (&model.rules[one], &model.rules[other]);
    let meets = |gives: &Rule, excludes: &Rule| {
        gives
            .gives
            .iter()
            .any(|value| excludes.excludes.contains(value))
    };
    if model.decisions[one.decides].many {
        meets(one, other) || meets(other, one)
    } else {
        one.gives != other.gives
    }
}

/// The rules that a conflict of a decision can be between.
fn voices(model: &Model, decision: DecisionId) -> Vec<RuleId> {
    let rules = model.rules.iter().enumerate();
    rules
        .filter(|(_, rule)| rule.decides == decision && rule.force != Force::Presumption)
        .map(|(index, _)| index)
        .collect()
}

/// What of some cases a rule is live in. The rule may turn on facts that the cases did not, and with them come constraints.
fn within(built: &mut Built, cases: Ref, rule: RuleId) -> Ref {
    let outside = minus(built, cases, built.live[rule]);
    let here = minus(built, cases, outside);
    built.constrained(here)
}

/// Rules that are live together in some conflicting cases, each at odds with another of them, those left out that say the same
/// as one that is there; and those cases.
fn colliding(
    model: &Model,
    built: &mut Built,
    decision: DecisionId,
    conflict: Ref,
) -> (Vec<RuleId>, Ref) {
    let voices = voices(model, decision);
    let mut left = conflict;
    let mut found: Vec<RuleId> = Vec::new();
    for &first in &voices {
        let here = within(built, conflict, first);
        if !built.builder.can_be(here, TRUE) {
            continue;
        }
        let mut others = voices.iter().filter(|other| collide(model, first, **other));
        let both = others.find_map(|&other| {
            let both = within(built, here, other);
            built.builder.can_be(both, TRUE).then_some((other, both))
        });
        if let Some((other, both)) = both {
            left = both;
            found = vec![first, other];
            break;
        }
    }
    let says = |rule: RuleId| {
        let rule = &model.rules[rule];
        (rule.gives.as_slice(), rule.excludes.as_slice())
    };
    for &rule in &voices {
        let is_said = found.iter().any(|&other| says(other) == says(rule));
        let is_at_odds = found.iter().any(|&other| collide(model, other, rule));
        if is_said || !is_at_odds {
            continue;
        }
        let here = within(built, left, rule);
        if built.builder.can_be(here, TRUE) {
            left = here;
            found.push(rule);
        }
    }
    found.sort_unstable();
    (found, left)
}
