//! Rules to the outcomes of decisions.

use crate::author::building::{Built, Outcomes};
use crate::author::condition::Test;
use crate::author::model::{Model, Rule};
use crate::author::problem::{Kind, Problems};
use crate::engine::diagram::{FALSE, Ref, TERMINALS, TRUE};
use crate::engine::pack::{DecisionId, Force, Outcome, RuleId, ValueId, membership, standing};

impl Built {
    pub(super) fn decide(
        &mut self,
        model: &Model,
        decision: DecisionId,
        problems: &mut Problems,
    ) -> Option<()> {
        let rules: Vec<RuleId> = (0..model.rules.len())
            .filter(|&rule| model.rules[rule].decides == decision)
            .collect();
        for &rule in &rules {
            self.applies[rule] = self.condition(&model.rules[rule].when);
        }
        for &rule in &rules {
            let above = self.above[rule].iter();
            let above: Vec<Ref> = above.map(|&exception| self.applies[exception]).collect();
            let removed = self.builder.any(above);
            let stands = self.builder.not(removed);
            self.live[rule] = self.builder.and(self.applies[rule], stands);
        }
        let outcomes = if model.decisions[decision].many {
            Some(self.many(model, decision, &rules))
        } else {
            self.one(model, decision, &rules)
        };
        if outcomes.is_none() {
            problems.add(
                &model.decisions[decision].place,
                Kind::TooLarge,
                format!(
                    "`{}` has more different outcomes than {}",
                    model.decisions[decision].id,
                    TERMINALS - 1
                ),
            );
        }
        self.decisions.push(outcomes?);
        Some(())
    }

    /// Where any of the rules that pass a test is live.
    fn live_where(&mut self, model: &Model, rules: &[RuleId], test: impl Fn(&Rule) -> bool) -> Ref {
        let live: Vec<Ref> = rules
            .iter()
            .filter(|rule| test(&model.rules[**rule]))
            .map(|&rule| self.live[rule])
            .collect();
        self.builder.any(live)
    }

    pub(super) fn one(
        &mut self,
        model: &Model,
        decision: DecisionId,
        rules: &[RuleId],
    ) -> Option<Outcomes> {
        let values = model.decisions[decision].values.len();
        let presumes = |rule: &Rule| rule.force == Force::Presumption;
        let (given, given_sets) = self.hits(values, |built, value| {
            built.live_where(model, rules, |rule| {
                !presumes(rule) && rule.gives.contains(&value)
            })
        })?;
        let (presumed, presumed_sets) = self.hits(values, |built, value| {
            built.live_where(model, rules, |rule| {
                presumes(rule) && rule.gives.contains(&value)
            })
        })?;
        let mut outcomes: Vec<Outcome> = Vec::new();
        let root = self
            .builder
            .combine(given, presumed, &mut |given, presumed| {
                let outcome = match given_sets[given as usize - 1].as_slice() {
                    [] => Outcome::Gap(presumed_sets[presumed as usize - 1].clone()),
                    [value] => Outcome::Rule(*value),
                    several => Outcome::Conflict(several.to_vec()),
                };
                intern(&mut outcomes, outcome)
            });
        (outcomes.len() < TERMINALS as usize).then_some(Outcomes {
            root,
            outcomes,
            members: Vec::new(),
        })
    }

    /// A diagram whose terminal t stands for the t-th set of values that are hit together.
    fn hits(
        &mut self,
        values: usize,
        mut hit: impl FnMut(&mut Built, ValueId) -> Ref,
    ) -> Option<(Ref, Vec<Vec<ValueId>>)> {
        let mut sets: Vec<Vec<ValueId>> = vec![Vec::new()];
        let mut so_far = Ref(1);
        for value in 0..values {
            let hit = hit(self, value);
            if hit == Ref(FALSE) {
                continue;
            }
            so_far = self.builder.combine(so_far, hit, &mut |set, hit| {
                if hit != TRUE {
                    return set;
                }
                let mut larger = sets[set as usize - 1].clone();
                larger.push(value);
                intern(&mut sets, larger)
            });
            if sets.len() >= TERMINALS as usize {
                return None;
            }
        }
        Some((so_far, sets))
    }

    pub(super) fn many(
        &mut self,
        model: &Model,
        decision: DecisionId,
        rules: &[RuleId],
    ) -> Outcomes {
        let presumes = |rule: &Rule| rule.force == Force::Presumption;
        let gives = |rule: &Rule| !presumes(rule) && rule.excludes.is_empty();
        let any_gives = self.live_where(model, rules, gives);
        let mut conflict = Ref(FALSE);
        let mut members = Vec::new();
        for value in 0..model.decisions[decision].values.len() {
            let added = self.live_where(model, rules, |rule| {
                gives(rule) && rule.gives.contains(&value)
            });
            let excluded = self.live_where(model, rules, |rule| rule.excludes.contains(&value));
            let presumed = self.live_where(model, rules, |rule| {
                presumes(rule) && rule.gives.contains(&value)
            });
            let clash = self.builder.and(added, excluded);
            conflict = self.builder.or(conflict, clash);
            let by_rule = self
                .builder
                .combine(added, excluded, &mut |added, excluded| match (
                    added == TRUE,
                    excluded == TRUE,
                ) {
                    (true, true) => membership::CONFLICT,
                    (true, false) => membership::IN,
                    (false, _) => membership::OUT,
                });
            let at_gap = self
                .builder
                .combine(presumed, excluded, &mut |presumed, excluded| {
                    if presumed == TRUE && excluded != TRUE {
                        membership::PRESUMED
                    } else {
                        membership::NOT_PRESUMED
                    }
                });
            members.push(self.builder.choose(any_gives, by_rule, at_gap));
        }
        let without = self.builder.map(any_gives, &mut |gives| {
            if gives == TRUE {
                standing::RULE
            } else {
                standing::GAP
            }
        });
        let root = self
            .builder
            .choose(conflict, Ref(standing::CONFLICT), without);
        Outcomes {
            root,
            outcomes: Vec::new(),
            members,
        }
    }

    /// Where a decision comes out in a certain way.
    pub(crate) fn comes_out(&mut self, decision: DecisionId, test: Test) -> Ref {
        let Outcomes {
            root,
            outcomes,
            members,
        } = &self.decisions[decision];
        let root = *root;
        if let Test::Value(value) = test
            && let Some(&member) = members.get(value)
        {
            return self.builder.is(member, membership::IN);
        }
        if let Test::Named(value) = test
            && let Some(&member) = members.get(value)
        {
            let named = [membership::IN, membership::PRESUMED, membership::CONFLICT];
            return self.builder.map(member, &mut |terminal| {
                if named.contains(&terminal) {
                    TRUE
                } else {
                    FALSE
                }
            });
        }
        let wanted: Vec<u32> = if members.is_empty() {
            let fits = |outcome: &Outcome| match (test, outcome) {
                (Test::Value(value), Outcome::Rule(given)) => *given == value,
                (Test::Named(value), Outcome::Rule(given)) => *given == value,
                (Test::Named(value), Outcome::Gap(values) | Outcome::Conflict(values)) => {
                    values.contains(&value)
                }
                (Test::Rule, Outcome::Rule(_))
                | (Test::Gap, Outcome::Gap(_))
                | (Test::Conflict, Outcome::Conflict(_)) => true,
                _ => false,
            };
            (1..=outcomes.len() as u32)
                .filter(|&terminal| fits(&outcomes[terminal as usize - 1]))
                .collect()
        } else {
            match test {
                Test::Rule => vec![standing::RULE],
                Test::Gap => vec![standing::GAP],
                Test::Conflict => vec![standing::CONFLICT],
                Test::Value(_) | Test::Named(_) => Vec::new(),
            }
        };
        self.builder.map(root, &mut |terminal| {
            if wanted.contains(&terminal) {
                TRUE
            } else {
                FALSE
            }
        })
    }
}

/// All rules that are exceptions to a rule, exceptions to its exceptions included; as if some rules were not there.
pub(crate) fn exceptions(model: &Model, rule: RuleId, gone: &[RuleId]) -> Vec<RuleId> {
    exceptions_with(model, rule, gone, &[])
}

/// As [`exceptions`], with some more pairs of an exception and what it goes before.
pub(crate) fn exceptions_with(
    model: &Model,
    rule: RuleId,
    gone: &[RuleId],
    more: &[(RuleId, RuleId)],
) -> Vec<RuleId> {
    let mut direct: Vec<Vec<RuleId>> = vec![Vec::new(); model.rules.len()];
    for (index, other) in model.rules.iter().enumerate() {
        let more = more.iter().filter(|(first, _)| *first == index);
        for &base in other.exception_to.iter().chain(more.map(|(_, base)| base)) {
            direct[base].push(index);
        }
    }
    let mut seen = vec![false; model.rules.len()];
    for &rule in gone {
        seen[rule] = true;
    }
    let (mut above, mut stack) = (Vec::new(), vec![rule]);
    while let Some(base) = stack.pop() {
        for &index in &direct[base] {
            if !std::mem::replace(&mut seen[index], true) {
                above.push(index);
                stack.push(index);
            }
        }
    }
    above
}

/// The number of a thing in a list that it is added to when new; from 1, and never more than a terminal can be.
pub(super) fn intern<T: PartialEq>(list: &mut Vec<T>, thing: T) -> u32 {
    let index = list
        .iter()
        .position(|known| *known == thing)
        .unwrap_or_else(|| {
            list.push(thing);
            list.len() - 1
        });
    (index as u32 + 1).min(TERMINALS - 1)
}
