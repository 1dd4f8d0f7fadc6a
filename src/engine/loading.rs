//! Checks a compiled pack before anything uses it, so that nothing after it can fail.

use std::fmt;

use crate::engine::diagram::{Ref, TERMINALS};
use crate::engine::pack::{
    Anchor, FORMAT, Kind, Line, Meaning, Outcome, Pack, Part, Role, RoleExcept, RoleOf,
};

/// No number of a fact is this far from zero, so that sums of two stay numbers.
const FARTHEST: u32 = 1 << 24;

/// Why a compiled pack is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoadError {
    /// It is of another format than this program reads.
    Format(u32),
    /// Something in it refers to what is not there.
    Broken(&'static str),
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LoadError::Format(found) => write!(
                f,
                "the pack has format {found}, this program reads format {FORMAT}"
            ),
            LoadError::Broken(what) => write!(f, "the pack is damaged: {what}"),
        }
    }
}

impl std::error::Error for LoadError {}

impl Pack {
    /// Checks that every index in the pack leads somewhere.
    ///
    /// # Errors
    /// The first thing that does not.
    pub(crate) fn validate(&self) -> Result<(), LoadError> {
        if self.format != FORMAT {
            return Err(LoadError::Format(self.format));
        }
        let sound = |ok: bool, what: &'static str| {
            if ok {
                Ok(())
            } else {
                Err(LoadError::Broken(what))
            }
        };
        let root = |root: Ref, terminals: u32| {
            self.diagrams.contains(root) && self.terminals_below(root, terminals)
        };
        let fact = |fact: usize| fact < self.facts.len();
        let rule = |rule: &usize| *rule < self.rules.len();
        let yes_no = |at: Ref| root(at, 3);
        sound(
            !self.facts.is_empty() && !self.decisions.is_empty() && !self.rules.is_empty(),
            "no facts, no decisions or no rules",
        )?;
        sound(
            self.sections
                .iter()
                .all(|section| section.source < self.sources.len()),
            "a section without a source",
        )?;
        for item in &self.facts {
            sound(
                item.level < self.diagrams.sizes().len() && item.values.len() <= 32,
                "a fact without levels",
            )?;
            let levels = item.levels();
            sound(
                !levels.is_empty() && levels.end <= self.diagrams.sizes().len(),
                "a fact without levels",
            )?;
            if let Kind::Number { min, max, cuts, .. } = &item.kind {
                let near = |number: i32| number.unsigned_abs() < FARTHEST;
                let ends = near(*min) && near(*max) && min <= max;
                let rising = cuts.windows(2).all(|pair| pair[0] < pair[1]);
                let inside = cuts.iter().all(|cut| min < cut && cut <= max);
                sound(
                    ends && rising && inside,
                    "a number whose cells are no ranges",
                )?;
            }
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
            let none = match item.kind {
                Kind::Choices { none: Some(none) } => none < item.values.len(),
                _ => true,
            };
            let unknown = item.unknown.is_none_or(|unknown| {
                unknown == item.values.len() && matches!(item.kind, Kind::YesNo | Kind::Choice)
            });
            sound(
                size == expected && none && unknown,
                "a fact whose levels do not fit its values",
            )?;
            let follows = item.follows.is_none_or(|follows| {
                let of_date = self
                    .facts
                    .get(follows.date)
                    .is_some_and(|date| matches!(date.kind, Kind::Date { .. }));
                of_date && matches!(item.kind, Kind::Number { .. })
            });
            sound(follows, "a number that follows from no date")?;
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
                item.applies.is_none_or(yes_no),
                "a fact that is asked nowhere",
            )?;
        }
        sound(
            self.derived
                .iter()
                .all(|derived| yes_no(derived.when) && derived.from.iter().all(|&f| fact(f))),
            "a derived fact",
        )?;
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
        let known = |role: &Role| {
            let values = role.each.map_or(Some(0), |each| {
                self.decisions.get(each).map(|each| each.values.len())
            });
            let is_known = |except: &RoleExcept, values: usize| {
                except.value < values && except.derived < self.derived.len()
            };
            values.is_some_and(|values| role.except.iter().all(|it| is_known(it, values)))
        };
        sound(self.roles.iter().all(known), "a role")?;
        for item in &self.rules {
            let decision = self
                .decisions
                .get(item.decides)
                .ok_or(LoadError::Broken("a rule without a decision"))?;
            let values = item
                .gives
                .iter()
                .chain(&item.excludes)
                .all(|&value| value < decision.values.len());
            sound(
                values
                    && yes_no(item.live)
                    && item
                        .uses
                        .iter()
                        .all(|&derived| derived < self.derived.len())
                    && item.readings.iter().all(rule),
                "a rule",
            )?;
        }
        sound(
            self.gaps.iter().all(|gap| {
                gap.decides < self.decisions.len()
                    && yes_no(gap.when)
                    && gap.readings.iter().all(rule)
            }),
            "a gap",
        )?;
        sound(
            self.borders
                .iter()
                .all(|border| !border.rules.is_empty() && border.rules.iter().all(rule)),
            "a border",
        )?;
        for duty in &self.duties {
            sound(yes_no(duty.when), "a duty")?;
            for deadline in &duty.deadlines {
                let anchor = match &deadline.from {
                    None => true,
                    Some(Anchor::Date(date)) => fact(*date),
                    Some(Anchor::Turns { now, birthday, .. }) => fact(*now) && fact(*birthday),
                };
                sound(
                    anchor
                        && deadline.when.is_none_or(yes_no)
                        && deadline.missed.is_none_or(yes_no)
                        && deadline.due.is_none_or(yes_no),
                    "a deadline",
                )?;
            }
        }
        sound(
            self.notices.iter().all(|notice| yes_no(notice.when)),
            "a notice",
        )?;
        for template in &self.templates {
            let part = |part: &Part| match part {
                Part::Words(_) | Part::Day | Part::Judgement => true,
                Part::Fact(id) => fact(*id),
                Part::Decision(id) => *id < self.decisions.len(),
                Part::Deadline(duty) => *duty < self.duties.len(),
            };
            let line = |line: &Line| line.when.is_none_or(yes_no) && line.parts.iter().all(part);
            sound(
                yes_no(template.when) && template.lines.iter().all(line),
                "a prescribed text",
            )?;
        }
        let means = |meaning: &Meaning| {
            self.facts.get(meaning.fact).is_some_and(|item| {
                let listed = !matches!(item.kind, Kind::Number { .. } | Kind::Date { .. });
                match meaning.value {
                    None => !listed,
                    Some(value) => listed && value < item.values.len(),
                }
            })
        };
        sound(
            self.heard
                .iter()
                .all(|saying| saying.means.iter().all(means)),
            "what words mean",
        )?;
        sound(
            self.route_is_sound() && self.first_is_sound(),
            "the order of questions",
        )?;
        sound(
            self.screens
                .iter()
                .all(|screen| screen.facts.iter().all(|&f| fact(f))),
            "a screen",
        )
    }

    /// Whether every terminal below a root is less than `end`.
    fn terminals_below(&self, root: Ref, end: u32) -> bool {
        let reached = self.diagrams.reach_from(root, &self.diagrams.all());
        reached.checked_shr(end).unwrap_or(0) == 0
    }
}
