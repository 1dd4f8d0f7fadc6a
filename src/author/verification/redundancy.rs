//! Rules without which every case comes out the same.
//!
//! Such a rule may still be wanted: another source says the same, and its reason is shown as well. An author says so with
//! `restates`; that is proved too.

use crate::author::building::{Built, exceptions};
use crate::author::model::{Model, Rule};
use crate::author::problem::{Kind, Problems};
use crate::author::verification::class::{Class, minus, told};
use crate::engine::diagram::{FALSE, Ref, TRUE};
use crate::engine::pack::{Force, RuleId, ValueId};

/// Notes rules that change nothing, and rules that say they restate others and do not.
pub(super) fn rules(model: &Model, built: &mut Built, problems: &mut Problems) {
    for (index, rule) in model.rules.iter().enumerate() {
        let live = built.constrained(built.live[index]);
        if !built.builder.can_be(live, TRUE) {
            continue;
        }
        // Those that restate it are there for it, not it for them.
        let gone: Vec<RuleId> = (0..model.rules.len())
            .filter(|&other| other == index || model.rules[other].restates.contains(&index))
            .collect();
        let mut without = Without::new(model, built, &gone);
        let changed = without.changed();
        let (rules, after) = (without.rules, without.live);
        let changed = built.constrained(changed);
        match Class::of(model, built, changed) {
            Some(class) if !rule.restates.is_empty() => {
                let restated: Vec<String> = rule
                    .restates
                    .iter()
                    .map(|&other| format!("`{}`", model.rules[other].id))
                    .collect();
                problems.add_detailed(
                    &rule.place,
                    Kind::Value,
                    format!(
                        "rule `{}` restates {}, and without it `{}` comes out otherwise in {}",
                        rule.id,
                        restated.join(", "),
                        model.decisions[rule.decides].id,
                        class.in_words(model, built)
                    ),
                    Some("leave out `restates`".to_owned()),
                    Vec::new(),
                );
            }
            None if rule.restates.is_empty() => {
                let others = rules.into_iter().zip(after).collect::<Vec<_>>();
                note(model, built, index, &others, problems);
            }
            Some(_) | None => {}
        }
    }
}

/// Notes a rule that changes nothing, with those that say the same where it is gone.
fn note(
    model: &Model,
    built: &mut Built,
    index: RuleId,
    others: &[(RuleId, Ref)],
    problems: &mut Problems,
) {
    let rule = &model.rules[index];
    let same = |other: &Rule| {
        (other.force == Force::Presumption) == (rule.force == Force::Presumption)
            && rule.gives.iter().all(|value| other.gives.contains(value))
            && rule
                .excludes
                .iter()
                .all(|value| other.excludes.contains(value))
    };
    let live = built.constrained(built.live[index]);
    let mut left = live;
    let mut saying: Vec<RuleId> = Vec::new();
    for &(other, after) in others {
        if other == index || !same(&model.rules[other]) {
            continue;
        }
        let outside = minus(built, live, after);
        if !built.builder.can_be(outside, TRUE) {
            left = outside;
            saying = vec![other];
            break;
        }
        let rest = minus(built, left, after);
        if rest != left {
            (left, saying) = (rest, [saying, vec![other]].concat());
        }
    }
    let names: Vec<String> = saying
        .iter()
        .map(|&other| format!("`{}`", model.rules[other].id))
        .collect();
    let (kind, message) = match names.as_slice() {
        [one] if !built.builder.can_be(left, TRUE) => (
            Kind::SubsumedRule,
            format!(
                "rule `{}` says nothing that {one} does not say wherever it applies",
                rule.id
            ),
        ),
        _ => (
            Kind::RedundantRule,
            format!(
                "rule `{}` changes nothing: without it every case comes out the same",
                rule.id
            ),
        ),
    };
    let hint = if names.is_empty() {
        "drop it".to_owned()
    } else {
        let listed: Vec<String> = names.iter().map(|name| name.replace('`', "\"")).collect();
        format!("drop it, or write restates = [{}]", listed.join(", "))
    };
    let details = saying
        .iter()
        .map(|&other| told(model, &model.rules[other]))
        .collect();
    problems.add_detailed(&rule.place, kind, message, Some(hint), details);
}

/// The exceptions to a rule that there are without some rules.
fn left(model: &Model, built: &Built, rule: RuleId, gone: &[RuleId]) -> Vec<RuleId> {
    let others = built.above[rule].iter().copied();
    let others: Vec<RuleId> = others.filter(|other| !gone.contains(other)).collect();
    // As in an ordered table, where there may be many. What a rule goes before stands in order.
    let names_it = |&other: &RuleId| model.rules[other].exception_to.binary_search(&rule).is_ok();
    if others.iter().all(names_it) {
        return others;
    }
    exceptions(model, rule, gone)
}

/// A decision without some of its rules.
struct Without<'w> {
    model: &'w Model,
    built: &'w mut Built,
    /// The rules of the decision.
    rules: Vec<RuleId>,
    /// Where each of them is live once those are gone.
    live: Vec<Ref>,
    /// The values that those, or the rules they went before, speak of.
    values: Vec<ValueId>,
}

impl<'w> Without<'w> {
    fn new(model: &'w Model, built: &'w mut Built, gone: &[RuleId]) -> Without<'w> {
        let decides = model.rules[gone[0]].decides;
        let rules: Vec<RuleId> = (0..model.rules.len())
            .filter(|&rule| model.rules[rule].decides == decides)
            .collect();
        let mut touched = gone.to_vec();
        let mut live = Vec::with_capacity(rules.len());
        for &rule in &rules {
            live.push(if gone.contains(&rule) {
                Ref(FALSE)
            } else if built.above[rule].iter().any(|above| gone.contains(above)) {
                let above: Vec<Ref> = left(model, built, rule, gone)
                    .into_iter()
                    .map(|exception| built.applies[exception])
                    .collect();
                let removed = built.builder.any(above);
                let stands = built.builder.not(removed);
                touched.push(rule);
                built.builder.and(built.applies[rule], stands)
            } else {
                built.live[rule]
            });
        }
        let mut values: Vec<ValueId> = touched
            .iter()
            .flat_map(|&rule| {
                model.rules[rule]
                    .gives
                    .iter()
                    .chain(&model.rules[rule].excludes)
            })
            .copied()
            .collect();
        values.sort_unstable();
        values.dedup();
        Without {
            model,
            built,
            rules,
            live,
            values,
        }
    }

    /// Where the decision comes out otherwise.
    fn changed(&mut self) -> Ref {
        let presumes = |rule: &Rule| rule.force == Force::Presumption;
        let gives = |rule: &Rule| !presumes(rule) && rule.excludes.is_empty();
        let any_gives = self.both(&gives);
        let gap = self.built.builder.not(any_gives.0);
        let mut changed = vec![self.differ(any_gives)];
        for value in self.values.clone() {
            let added = self.both(&|rule| gives(rule) && rule.gives.contains(&value));
            let excluded = self.both(&|rule| rule.excludes.contains(&value));
            let presumed = self.both(&|rule| presumes(rule) && rule.gives.contains(&value));
            changed.push(self.differ(added));
            // What keeps a value out shows only where something else would let it in.
            let (out, presumption) = (self.differ(excluded), self.differ(presumed));
            let builder = &mut self.built.builder;
            let presumed_at_gap = builder.and(gap, presumed.0);
            let let_in = builder.or(added.0, presumed_at_gap);
            changed.push(builder.and(out, let_in));
            let stays = builder.not(excluded.0);
            let shows = builder.and(gap, stays);
            changed.push(builder.and(presumption, shows));
        }
        self.built.builder.any(changed)
    }

    /// Where any rule that passes a test is live, before and after.
    fn both(&mut self, test: &dyn Fn(&Rule) -> bool) -> (Ref, Ref) {
        let (mut before, mut after) = (Vec::new(), Vec::new());
        for (at, &rule) in self.rules.iter().enumerate() {
            if test(&self.model.rules[rule]) {
                before.push(self.built.live[rule]);
                after.push(self.live[at]);
            }
        }
        (
            self.built.builder.any(before),
            self.built.builder.any(after),
        )
    }

    fn differ(&mut self, (before, after): (Ref, Ref)) -> Ref {
        if before == after {
            return Ref(FALSE);
        }
        self.built
            .builder
            .combine(before, after, &mut |before, after| {
                if before == after { FALSE } else { TRUE }
            })
    }
}
