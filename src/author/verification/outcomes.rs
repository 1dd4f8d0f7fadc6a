//! Gaps and conflicts that nobody has acknowledged.

use crate::author::building::Built;
use crate::author::condition::Test;
use crate::author::model::{Border, Model};
use crate::author::problem::{Kind, Problems};
use crate::author::stub;
use crate::author::verification::acknowledged::{self, decided_by};
use crate::author::verification::class::{Class, minus, told};
use crate::author::verification::nearest;
use crate::engine::diagram::{Ref, TRUE};
use crate::engine::pack::{DecisionId, Force, RuleId, Source};

/// How many conflicts of one decision are told, each between other rules.
const MOST_CONFLICTS: usize = 6;

/// Notes decisions that some case gives no value, by rule, presumption or acknowledged gap.
pub(super) fn gaps(model: &Model, built: &mut Built, problems: &mut Problems) {
    for (index, decision) in model.decisions.iter().enumerate() {
        let gap = built.comes_out(index, Test::Gap);
        let presumed: Vec<Ref> = model
            .rules
            .iter()
            .enumerate()
            .filter(|(_, rule)| rule.decides == index && rule.force == Force::Presumption)
            .map(|(rule, _)| built.live[rule])
            .collect();
        let mut covered = presumed;
        for acknowledged in model.gaps.iter().filter(|gap| gap.decides == index) {
            covered.push(built.condition(&acknowledged.when));
        }
        let left = remaining(built, gap, covered);
        if let Some(class) = Class::of(model, built, left) {
            let hint = Some("add a rule, a presumption, or a [[gap]] that says so".to_owned());
            let mut details = out_of_force(model, built, &class);
            details.extend(nearest::rules(model, built, index, &class.way));
            details.extend(stub::rule(model, &built.layout, decision, &class.way));
            problems.add_detailed(
                &decision.place,
                Kind::Gap,
                format!(
                    "no rule decides `{}` in {}",
                    decision.id,
                    class.in_words(model, built)
                ),
                hint,
                details,
            );
        }
    }
}

/// The sources that say nothing on the days of a class, which may be why no rule does; a line each.
fn out_of_force(model: &Model, built: &Built, class: &Class) -> Vec<String> {
    let days = class
        .way
        .iter()
        .filter(|(level, _)| built.layout.fact_of[*level].is_none())
        .map(|&(_, period)| built.layout.period(period));
    let Some(days) = days.reduce(|_, last| last) else {
        return Vec::new();
    };
    let told = |source: &Source| {
        let (from, to) = (source.validity.from, source.validity.to);
        let ended = to.filter(|to| days.from > Some(*to));
        let begins = from.filter(|from| days.to.is_some_and(|to| to < *from));
        let ended = ended.map(|day| format!("`{}` was in force until {day}", source.id));
        ended.or_else(|| begins.map(|day| format!("`{}` is in force from {day}", source.id)))
    };
    model.sources.iter().filter_map(told).collect()
}

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
            note_conflict(model, built, index, &rules, &class, problems);
            left = minus(built, left, here);
        }
    }
}

fn note_conflict(
    model: &Model,
    built: &Built,
    decision: DecisionId,
    rules: &[RuleId],
    class: &Class,
    problems: &mut Problems,
) {
    let decision = &model.decisions[decision];
    let names: Vec<String> = rules
        .iter()
        .map(|&rule| format!("`{}`", model.rules[rule].id))
        .collect();
    let mut details: Vec<String> = rules
        .iter()
        .map(|&rule| told(model, &model.rules[rule]))
        .collect();
    if let [first, second, ..] = rules {
        details.extend(stub::exception(
            &model.rules[*first].id,
            &model.rules[*second].id,
        ));
    }
    problems.add_detailed(
        &decision.place,
        Kind::Conflict,
        format!(
            "{} decide `{}` differently in {}",
            names.join(" and "),
            decision.id,
            class.in_words(model, built)
        ),
        Some("make one an exception to the other, or name both in a [[border]]".to_owned()),
        details,
    );
}

/// Where a condition holds and none of the acknowledgements does.
fn remaining(built: &mut Built, condition: Ref, covered: Vec<Ref>) -> Ref {
    let acknowledged = built.builder.any(covered);
    let open = built.builder.not(acknowledged);
    let left = built.builder.and(condition, open);
    built.constrained(left)
}

/// Rules that are live together in some conflicting cases, those that agree left out; and those cases.
fn colliding(
    model: &Model,
    built: &mut Built,
    decision: DecisionId,
    conflict: Ref,
) -> (Vec<RuleId>, Ref) {
    let mut left = conflict;
    let mut found: Vec<RuleId> = Vec::new();
    let mut given: Vec<(&[usize], bool)> = Vec::new();
    for (index, rule) in model
        .rules
        .iter()
        .enumerate()
        .filter(|(_, rule)| rule.decides == decision && rule.force != Force::Presumption)
    {
        let outside = minus(built, left, built.live[index]);
        let here = minus(built, left, outside);
        if built.builder.can_be(here, TRUE)
            && !given.contains(&(rule.gives.as_slice(), rule.excludes.is_empty()))
        {
            left = here;
            given.push((&rule.gives, rule.excludes.is_empty()));
            found.push(index);
        }
    }
    (found, left)
}
