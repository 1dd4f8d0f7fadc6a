//! Gaps and conflicts that nobody has acknowledged.

use crate::author::building::Built;
use crate::author::condition::Test;
use crate::author::model::Model;
use crate::author::problem::{Kind, Problems};
use crate::author::words::in_words;
use crate::engine::diagram::{FORBIDDEN, Ref, TRUE};
use crate::engine::pack::Force;

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
        if let Some((case, count, all)) = uncovered(model, built, gap, covered) {
            let hint = Some("add a rule, a presumption, or a [[gap]] that says so".to_owned());
            problems.add_with(
                &decision.place,
                Kind::Gap,
                format!(
                    "no rule decides `{}` in {count} of {all} cases, for one: {case}",
                    decision.id
                ),
                hint,
            );
        }
    }
}

/// Notes decisions that some case gives two values, unless a border names the rules.
pub(super) fn conflicts(model: &Model, built: &mut Built, problems: &mut Problems) {
    for (index, decision) in model.decisions.iter().enumerate() {
        let conflict = built.comes_out(index, Test::Conflict);
        let mut covered = Vec::new();
        for border in model.borders.iter().filter(|border| {
            border
                .rules
                .iter()
                .all(|&rule| model.rules[rule].decides == index)
        }) {
            let named = |rule: &crate::author::model::Rule| {
                border.rules.iter().any(|&own| {
                    let own = &model.rules[own];
                    own.gives == rule.gives && own.excludes == rule.excludes
                })
            };
            // A third voice that differs is another conflict, which this border says nothing of.
            let others: Vec<Ref> = model
                .rules
                .iter()
                .enumerate()
                .filter(|(_, rule)| rule.decides == index && rule.force != Force::Presumption)
                .filter(|(_, rule)| !named(rule))
                .map(|(other, _)| built.live[other])
                .collect();
            let others = built.builder.any(others);
            let alone = built.builder.not(others);
            let live = border.rules.iter().map(|&rule| built.live[rule]);
            let live: Vec<Ref> = live.chain([alone]).collect();
            covered.push(built.builder.all(live));
        }
        let Some((case, count, all)) = uncovered(model, built, conflict, covered.clone()) else {
            continue;
        };
        let hint =
            Some("make one an exception to the other, or name both in a [[border]]".to_owned());
        let rules = colliding(model, built, index, conflict, covered);
        problems.add_with(
            &decision.place,
            Kind::Conflict,
            format!(
                "{rules} decide `{}` differently in {count} of {all} cases, for one: {case}",
                decision.id
            ),
            hint,
        );
    }
}

/// One case, in words, where a condition holds and none of the acknowledgements does; how many there are, and of how many.
fn uncovered(
    model: &Model,
    built: &mut Built,
    condition: Ref,
    covered: Vec<Ref>,
) -> Option<(String, u128, u128)> {
    let left = remaining(built, condition, covered);
    let way = built.builder.witness(left, &|terminal| terminal == TRUE)?;
    let levels = built.builder.diagrams().levels_below(left);
    let counts = built.builder.count(left, &levels);
    let count = counts
        .iter()
        .find(|(terminal, _)| *terminal == TRUE)
        .map_or(0, |(_, count)| *count);
    let all = counts
        .iter()
        .filter(|(terminal, _)| *terminal != FORBIDDEN)
        .map(|(_, count)| count)
        .sum();
    Some((in_words(model, &built.layout, &way), count, all))
}

fn remaining(built: &mut Built, condition: Ref, covered: Vec<Ref>) -> Ref {
    let acknowledged = built.builder.any(covered);
    let open = built.builder.not(acknowledged);
    let left = built.builder.and(condition, open);
    built.constrained(left)
}

/// The names of the rules that are live in one conflicting case, those that agree left out.
fn colliding(
    model: &Model,
    built: &mut Built,
    decision: usize,
    conflict: Ref,
    covered: Vec<Ref>,
) -> String {
    let mut left = remaining(built, conflict, covered);
    let mut names: Vec<String> = Vec::new();
    let mut given: Vec<(&[usize], bool)> = Vec::new();
    for (index, rule) in model
        .rules
        .iter()
        .enumerate()
        .filter(|(_, rule)| rule.decides == decision && rule.force != Force::Presumption)
    {
        let here = built
            .builder
            .combine(left, built.live[index], &mut |left, live| {
                if left == TRUE && live == TRUE {
                    TRUE
                } else {
                    crate::engine::diagram::FALSE
                }
            });
        if built.builder.can_be(here, TRUE)
            && !given.contains(&(rule.gives.as_slice(), rule.excludes.is_empty()))
        {
            left = here;
            given.push((&rule.gives, rule.excludes.is_empty()));
            names.push(format!("`{}`", rule.id));
        }
    }
    names.join(" and ")
}
