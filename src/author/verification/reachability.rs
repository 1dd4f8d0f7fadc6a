//! What can never be: cases that the constraints leave none of, rules that never apply, values that are never given.

use crate::author::building::Built;
use crate::author::condition::Condition;
use crate::author::domains::consequences;
use crate::author::model::Model;
use crate::author::problem::{Kind, Problems};
use crate::author::verification::class::{minus, told};
use crate::author::verification::idle::why_never;
use crate::engine::diagram::{FALSE, Ref, TRUE};
use crate::engine::pack::{Anchor, Kind as FactKind, Outcome, Part, RuleId, membership};

/// Whether some case is left; notes a group of constraints that leaves none, and answers that no case has.
pub(super) fn case_space(model: &Model, built: &mut Built, problems: &mut Problems) -> bool {
    let empty: Vec<usize> = (0..built.groups.len())
        .filter(|&group| built.groups[group].met == Ref(FALSE))
        .collect();
    if !empty.is_empty() || built.constraints.contains(&Ref(FALSE)) {
        let place = model
            .constraints
            .first()
            .map_or(&model.place, |constraint| &constraint.place);
        problems.add(
            place,
            Kind::EmptyCaseSpace,
            "the constraints together leave no case at all",
        );
        return false;
    }
    for (fact, item) in model.facts.iter().enumerate() {
        let tests: Vec<(usize, u32)> = match built.layout.kinds[fact] {
            FactKind::YesNo | FactKind::Choice => (0..item.values.len())
                .map(|value| (built.layout.first[fact], 1 << value))
                .collect(),
            FactKind::Choices { .. } => (0..item.values.len())
                .map(|value| (built.layout.first[fact] + value, 2))
                .collect(),
            FactKind::Number { .. } | FactKind::Date { .. } => Vec::new(),
        };
        for (value, (level, mask)) in tests.into_iter().enumerate() {
            let test = built.builder.test(level, mask);
            let constrained = built.constrained(test);
            if !built.builder.can_be(constrained, TRUE) {
                problems.add(
                    &item.place,
                    Kind::EmptyCaseSpace,
                    format!(
                        "the constraints leave no case in which `{}` is `{}`",
                        item.id, item.values[value].code
                    ),
                );
            }
        }
    }
    true
}

/// Notes rules that apply in no allowed case.
pub(super) fn rules(model: &Model, built: &mut Built, problems: &mut Problems) {
    for (index, rule) in model.rules.iter().enumerate() {
        let (applies, live) = (built.applies[index], built.live[index]);
        let (applies, live) = (built.constrained(applies), built.constrained(live));
        if !built.builder.can_be(applies, TRUE) {
            let why = why_never(model, built, &rule.when);
            problems.add(
                &rule.place,
                Kind::DeadRule,
                format!("rule `{}` can never apply: {why}", rule.id),
            );
        } else if !built.builder.can_be(live, TRUE) {
            shadowed(model, built, index, problems);
        }
    }
}

/// Notes a rule that is beaten wherever it applies, with a set of exceptions that are enough for it.
fn shadowed(model: &Model, built: &mut Built, index: RuleId, problems: &mut Problems) {
    let mut left = built.constrained(built.applies[index]);
    let mut over: Vec<RuleId> = Vec::new();
    for exception in built.above[index].clone() {
        let rest = minus(built, left, built.applies[exception]);
        if rest != left {
            (left, over) = (rest, [over, vec![exception]].concat());
        }
    }
    let names: Vec<String> = over
        .iter()
        .map(|&rule| format!("`{}`", model.rules[rule].id))
        .collect();
    let details = over
        .iter()
        .map(|&rule| told(model, &model.rules[rule]))
        .collect();
    problems.add_detailed(
        &model.rules[index].place,
        Kind::ShadowedRule,
        format!(
            "rule `{}` can never apply: wherever its condition holds, {} goes before it",
            model.rules[index].id,
            names.join(" or ")
        ),
        Some("narrow the exception, or drop the rule".to_owned()),
        details,
    );
}

/// Notes values that no case leads to, by rule or as a presumption.
pub(super) fn values(model: &Model, built: &mut Built, problems: &mut Problems) {
    for (index, decision) in model.decisions.iter().enumerate() {
        for (value, conclusion) in decision.values.iter().enumerate() {
            let terminals: Vec<(Ref, u32)> = if decision.many {
                let member = built.decisions[index].members[value];
                vec![
                    (member, membership::IN),
                    (member, membership::PRESUMED),
                    (member, membership::CONFLICT),
                ]
            } else {
                let says = |outcome: &Outcome| match outcome {
                    Outcome::Rule(given) => *given == value,
                    Outcome::Gap(values) | Outcome::Conflict(values) => values.contains(&value),
                };
                let outcomes = &built.decisions[index].outcomes;
                (0..outcomes.len())
                    .filter(|&at| says(&outcomes[at]))
                    .map(|at| (built.decisions[index].root, at as u32 + 1))
                    .collect()
            };
            let reached = terminals.into_iter().any(|(root, terminal)| {
                let root = built.constrained(root);
                built.builder.can_be(root, terminal)
            });
            if !reached && decision.safest != Some(value) {
                problems.add(
                    &decision.place,
                    Kind::DeadValue,
                    format!(
                        "no case leads to `{}` as `{}`",
                        conclusion.code, decision.id
                    ),
                );
            }
        }
    }
}

/// Notes facts that change nothing: no decision, duty, notice, text or deadline turns on them, and no other question does.
pub(super) fn facts(model: &Model, built: &mut Built, problems: &mut Problems) {
    let mut used = vec![false; model.facts.len()];
    let anchors = model
        .duties
        .iter()
        .flat_map(|duty| &duty.deadlines)
        .filter_map(|deadline| deadline.from.as_ref())
        .flat_map(|anchor| match *anchor {
            Anchor::Date(date) => vec![date],
            Anchor::Turns { now, birthday, .. } => vec![now, birthday],
        });
    let told = model
        .templates
        .iter()
        .flat_map(|template| &template.lines)
        .flat_map(|line| &line.parts)
        .filter_map(|part| match part {
            Part::Fact(fact) => Some(*fact),
            Part::Words(_)
            | Part::Decision(_)
            | Part::Deadline(_)
            | Part::Day
            | Part::Rules
            | Part::Judgement => None,
        });
    let dates = model
        .facts
        .iter()
        .filter_map(|fact| fact.follows.map(|follows| follows.date));
    for fact in anchors.chain(told).chain(dates) {
        used[fact] = true;
    }
    let mut roots: Vec<Ref> = built
        .decisions
        .iter()
        .flat_map(|decision| std::iter::once(decision.root).chain(decision.members.clone()))
        .collect();
    let conditions: Vec<&Condition> = consequences(model).collect();
    roots.extend(
        conditions
            .into_iter()
            .map(|condition| built.condition(condition)),
    );
    for root in roots {
        // With the constraints: an answer that only rules out another one tells something too.
        let root = built.constrained(root);
        for fact in built.facts_below(model, root) {
            used[fact] = true;
        }
    }
    for (fact, item) in model.facts.iter().enumerate() {
        if !used[fact] {
            problems.add(
                &item.place,
                Kind::DeadFact,
                format!(
                    "fact `{}` changes nothing, so nobody should be asked for it",
                    item.id
                ),
            );
        }
    }
}
