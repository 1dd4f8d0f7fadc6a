//! Checks what asking takes of a pack: the levels of its facts, what ties them, decisions, and the order of questions.

use crate::engine::diagram::{Ref, TERMINALS};
use crate::engine::loading::beginning::FARTHEST;
use crate::engine::loading::{LoadError, sound};
use crate::engine::pack::{Kind, Outcome, Pack, RoleOf};

impl Pack {
    pub(super) fn levels_are_sound(&self) -> Result<(), LoadError> {
        let yes_no = |at: Ref| self.is_yes_no(at);
        for item in &self.facts {
            sound(
                item.level < self.diagrams.sizes().len(),
                "a fact without levels",
            )?;
            let levels = item.levels();
            sound(
                !levels.is_empty() && levels.end <= self.diagrams.sizes().len(),
                "a fact without levels",
            )?;
            let size = usize::from(self.diagrams.sizes()[item.level]);
            let paired = self
                .relations
                .iter()
                .filter(|relation| {
                    std::ptr::eq(&self.facts[relation.of.min(self.facts.len() - 1)], item)
                })
                .count();
            let expected = match &item.kind {
                Kind::YesNo | Kind::Choice => {
                    item.values.len() + usize::from(item.unknown.is_some())
                }
                Kind::Choices { .. } => 2,
                Kind::Number { cuts, .. } => (cuts.len() + 1) << paired.min(1),
                Kind::Date { tests } => tests.len() + 1,
            };
            sound(
                size == expected,
                "a fact whose levels do not fit its values",
            )?;
            sound(
                levels
                    .clone()
                    .all(|level| self.diagrams.sizes()[level] as usize == size),
                "a fact whose levels differ",
            )?;
            let weights = item.weights.is_empty()
                || (item.weights.len() == levels.len() * size
                    && item.weights.iter().all(|weight| *weight > 0));
            sound(
                weights && item.cost > 0,
                "how likely a fact's answers are, or what it costs",
            )?;
            sound(
                item.applies.is_none_or(yes_no) && item.early.is_none_or(yes_no),
                "a fact that is asked nowhere",
            )?;
        }
        Ok(())
    }

    pub(super) fn decisions_are_sound(&self) -> Result<(), LoadError> {
        let fact = |fact: usize| self.has_fact(fact);
        let yes_no = |at: Ref| self.is_yes_no(at);
        let root = |root: Ref, terminals: u32| self.is_root(root, terminals);
        for relation in &self.relations {
            let number = |id: usize| {
                self.facts
                    .get(id)
                    .is_some_and(|item| matches!(item.kind, Kind::Number { .. }))
            };
            let only = self
                .relations
                .iter()
                .filter(|other| other.of == relation.of)
                .count()
                == 1;
            let (low, high) = relation.between;
            let near = low.unsigned_abs() < FARTHEST && high.unsigned_abs() < FARTHEST;
            sound(
                near && only && number(relation.of) && number(relation.minus),
                "a relation between facts",
            )?;
        }
        let periods = self.periods.as_ref().is_none_or(|periods| {
            let rising = periods.starts.windows(2).all(|pair| pair[0] < pair[1]);
            let size = self.diagrams.sizes().get(periods.level).copied();
            rising && size.map(usize::from) == Some(periods.starts.len() + 1)
        });
        sound(periods, "periods that do not fit their level")?;
        sound(
            self.constraints
                .iter()
                .all(|c| yes_no(c.holds) && c.facts.iter().all(|&f| fact(f))),
            "a constraint",
        )?;
        sound(
            self.consistency.iter().all(|&at| yes_no(at)),
            "the constraints' diagrams",
        )?;
        for decision in &self.decisions {
            let value = |value: &usize| *value < decision.values.len();
            let outcome = |outcome: &Outcome| match outcome {
                Outcome::Rule(v) => value(v),
                Outcome::Gap(vs) | Outcome::Conflict(vs) => vs.iter().all(value),
            };
            let outcomes = if decision.many {
                decision.outcomes.is_empty()
            } else {
                decision.outcomes.len() < TERMINALS as usize
                    && decision.outcomes.iter().all(outcome)
            };
            let terminals = if decision.many {
                4
            } else {
                decision.outcomes.len() as u32 + 1
            };
            let members = decision.members.len()
                == if decision.many {
                    decision.values.len()
                } else {
                    0
                };
            sound(
                outcomes && members && root(decision.root, terminals),
                "a decision's outcomes",
            )?;
            sound(
                decision.members.iter().all(|&member| root(member, 6)),
                "a decision's members",
            )?;
            sound(
                decision.safest.iter().all(value) && decision.facts.iter().all(|&f| fact(f)),
                "a decision's values",
            )?;
            let role = |role: &RoleOf| match role {
                RoleOf::Role(_) => true,
                RoleOf::Decision(other) => *other < self.decisions.len(),
            };
            sound(
                decision
                    .values
                    .iter()
                    .all(|value| value.role.as_ref().is_none_or(role)),
                "a role",
            )?;
        }
        sound(
            self.route_is_sound() && self.first_is_sound(),
            "the order of questions",
        )
    }
}
