//! Gaps that nobody has acknowledged.

use crate::author::block;
use crate::author::building::Built;
use crate::author::condition::Test;
use crate::author::model::{Model, Rule};
use crate::author::problem::{Kind, Problems};
use crate::author::stub;
use crate::author::verification::class::Class;
use crate::author::verification::nearest;
use crate::engine::diagram::Ref;
use crate::engine::pack::{DecisionId, Force, Source, membership};

/// Notes decisions that some case gives no value, by rule, presumption or acknowledged gap.
pub(super) fn gaps(model: &Model, built: &mut Built, problems: &mut Problems) {
    for (index, decision) in model.decisions.iter().enumerate() {
        let gap = built.comes_out(index, Test::Gap);
        let mut covered = presumed(model, built, index);
        for acknowledged in model.gaps.iter().filter(|gap| gap.decides == index) {
            covered.push(built.condition(&acknowledged.when));
        }
        let left = remaining(built, gap, covered);
        if let Some(class) = Class::of(model, built, left) {
            let hint = Some("add a rule, a presumption, or a [[gap]] that says so".to_owned());
            let mut details = out_of_force(model, built, &class);
            details.extend(nearest::rules(model, built, index, &class.block));
            details.extend(stub::rule(model, &built.layout, decision, &class.block));
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

/// Where a presumption fills the gap of a decision: it says that there is no value, or one of its values is not kept out.
fn presumed(model: &Model, built: &mut Built, decision: DecisionId) -> Vec<Ref> {
    let is_many = model.decisions[decision].many;
    let fills = |rule: &Rule| {
        rule.decides == decision
            && rule.force == Force::Presumption
            && (rule.gives.is_empty() || !is_many)
    };
    let rules = model.rules.iter().enumerate();
    let mut presumed: Vec<Ref> = rules
        .filter(|(_, rule)| fills(rule))
        .map(|(rule, _)| built.live[rule])
        .collect();
    for member in built.decisions[decision].members.clone() {
        presumed.push(built.builder.is(member, membership::PRESUMED));
    }
    presumed
}

/// The sources that say nothing on the days of a class, which may be why no rule does; a line each.
fn out_of_force(model: &Model, built: &Built, class: &Class) -> Vec<String> {
    let Some(days) = block::days(&built.layout, &class.block) else {
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

/// Where a condition holds and none of the acknowledgements does.
pub(super) fn remaining(built: &mut Built, condition: Ref, covered: Vec<Ref>) -> Ref {
    let acknowledged = built.builder.any(covered);
    let open = built.builder.not(acknowledged);
    let left = built.builder.and(condition, open);
    built.constrained(left)
}
