//! A model as diagrams: constraints, rules, decisions, duties and notices, exact over all cases.
//!
//! One diagram for each member of a `many` decision, each rule and each duty: one for whole sets of members would be thirty
//! times as large. Only constraints that share facts with a diagram are built into it; the others cannot change it.

pub(crate) mod deciding;
mod varying;

pub(crate) use deciding::{exceptions, exceptions_with};

use crate::author::Failure;
use crate::author::builder::Builder;
use crate::author::condition::Condition;
use crate::author::domains::Layout;
use crate::author::model::{Derivation, Model};
use crate::author::problem::{Kind, Problems};
use crate::engine::diagram::{FALSE, FORBIDDEN, Ref, TRUE};
use crate::engine::pack::{FactId, Kind as FactKind, Outcome, RuleId};

pub(crate) use varying::{Before, Changed};

/// A model's diagrams in one builder.
pub(crate) struct Built {
    pub(crate) builder: Builder,
    pub(crate) layout: Layout,
    /// Where each constraint of the model is met.
    pub(crate) constraints: Vec<Ref>,
    /// The connected groups of constraints, "none excludes the rest" and differences included.
    pub(crate) groups: Vec<Group>,
    /// Where each derived fact holds.
    pub(crate) derived: Vec<Ref>,
    pub(crate) decisions: Vec<Outcomes>,
    /// All exceptions to each rule, as [`exceptions`] gives them.
    pub(crate) above: Vec<Vec<RuleId>>,
    /// Where each rule's condition holds.
    pub(crate) applies: Vec<Ref>,
    /// Where each rule applies and no applying exception removes it.
    pub(crate) live: Vec<Ref>,
}

/// Constraints that share facts, directly or through others.
pub(crate) struct Group {
    /// True where all of them are met.
    pub(crate) met: Ref,
    /// The levels that they depend on, rising.
    pub(crate) levels: Vec<usize>,
}

/// A decision's diagrams, before constraints.
pub(crate) struct Outcomes {
    /// As [`crate::engine::pack::Decision::root`].
    pub(crate) root: Ref,
    /// As [`crate::engine::pack::Decision::outcomes`].
    pub(crate) outcomes: Vec<Outcome>,
    /// As [`crate::engine::pack::Decision::members`].
    pub(crate) members: Vec<Ref>,
}

impl Built {
    /// Builds everything, with facts in the given order.
    pub(crate) fn new(model: &Model, order: &[FactId], problems: &mut Problems) -> Option<Built> {
        Built::finer(model, order, &[], problems)
    }

    /// Builds everything, with numbers and dates cut where these conditions cut them too.
    pub(crate) fn finer(
        model: &Model,
        order: &[FactId],
        finer: &[Condition],
        problems: &mut Problems,
    ) -> Option<Built> {
        let layout = Layout::new(model, order, finer, problems);
        if !problems.is_empty() {
            return None;
        }
        let mut builder = Builder::new(layout.sizes.clone())
            .map_err(|what| problems.add(&model.place, Kind::TooLarge, what))
            .ok()?;
        builder.most = model.most_nodes;
        let mut built = Built {
            builder,
            layout,
            constraints: Vec::new(),
            groups: Vec::new(),
            derived: vec![Ref(FORBIDDEN); model.derived.len()],
            decisions: Vec::new(),
            above: (0..model.rules.len())
                .map(|rule| exceptions(model, rule, &[]))
                .collect(),
            applies: vec![Ref(FALSE); model.rules.len()],
            live: vec![Ref(FALSE); model.rules.len()],
        };
        for derived in 0..model.derived.len() {
            built.derive(model, derived);
        }
        built.constrain(model);
        for decision in 0..model.decisions.len() {
            built.decide(model, decision, problems)?;
        }
        built.fits(model, problems).then_some(built)
    }

    /// Whether there was room for everything that has been asked so far; noted where there was not. Nothing that came of it
    /// means anything then, no proof and no fault.
    pub(crate) fn fits(&self, model: &Model, problems: &mut Problems) -> bool {
        if self.builder.overflow {
            problems.add(
                &model.place,
                Kind::TooLarge,
                "the rules need more diagram nodes than there may be",
            );
        }
        !self.builder.overflow
    }

    /// As [`Built::fits`], for whoever has asked all there was to ask and is about to tell what came of it.
    ///
    /// # Errors
    /// There was no room for it.
    pub(crate) fn finish(&self, model: &Model) -> Result<(), Failure> {
        let mut problems = Problems::default();
        if self.fits(model, &mut problems) {
            Ok(())
        } else {
            Err(Failure::Problems(problems.into_sorted()))
        }
    }

    /// Where a condition holds. The decisions that it tests have been built.
    pub(crate) fn condition(&mut self, condition: &Condition) -> Ref {
        match condition {
            Condition::All(parts) => {
                let parts: Vec<Ref> = parts.iter().map(|part| self.condition(part)).collect();
                self.builder.all(parts)
            }
            Condition::Any(parts) => {
                let parts: Vec<Ref> = parts.iter().map(|part| self.condition(part)).collect();
                self.builder.any(parts)
            }
            Condition::Not(part) => {
                let part = self.condition(part);
                self.builder.not(part)
            }
            Condition::Values(fact, values) => self.builder.test(
                self.layout.first[*fact],
                values.iter().fold(0, |mask, value| mask | 1 << value),
            ),
            Condition::Includes(fact, value) => {
                self.builder.test(self.layout.first[*fact] + value, 2)
            }
            Condition::Between(fact, low, high) => {
                let mask = self.layout.between(*fact, *low, *high);
                self.builder.test(self.layout.first[*fact], mask)
            }
            Condition::Late(fact, test) => {
                let after = match &self.layout.kinds[*fact] {
                    FactKind::Date { tests } => tests
                        .iter()
                        .position(|known| known == test)
                        .map_or(0, |index| index + 1),
                    FactKind::YesNo
                    | FactKind::Choice
                    | FactKind::Choices { .. }
                    | FactKind::Number { .. } => 0,
                };
                self.builder
                    .test(self.layout.first[*fact], u32::MAX << after)
            }
            Condition::During(validity) => match &self.layout.periods {
                Some(periods) => self
                    .builder
                    .test(periods.level, self.layout.during(validity)),
                None => Ref(TRUE),
            },
            Condition::Derived(derived) => self.derived[*derived],
            Condition::Decision(decision, test) => self.comes_out(*decision, *test),
        }
    }

    /// The diagram with every case that the constraints forbid marked so.
    pub(crate) fn constrained(&mut self, root: Ref) -> Ref {
        let met = self.met_around(root);
        self.builder.choose(met, root, Ref(FORBIDDEN))
    }

    /// Where the constraints are met that share facts with a diagram, directly or through others.
    pub(crate) fn met_around(&mut self, root: Ref) -> Ref {
        let levels = self.builder.diagrams().levels_below(root);
        let touched: Vec<Ref> = self
            .groups
            .iter()
            .filter(|group| group.levels.iter().any(|level| levels.contains(level)))
            .map(|group| group.met)
            .collect();
        self.builder.all(touched)
    }

    /// The facts that a root depends on, in file order.
    pub(crate) fn facts_below(&self, model: &Model, root: Ref) -> Vec<FactId> {
        let levels = self.builder.diagrams().levels_below(root);
        (0..model.facts.len())
            .filter(|&fact| {
                self.layout
                    .levels_of(model, fact)
                    .iter()
                    .any(|free| levels.contains(&free.level()))
            })
            .collect()
    }

    fn derive(&mut self, model: &Model, derived: usize) {
        if self.derived[derived] != Ref(FORBIDDEN) {
            return;
        }
        self.derived[derived] = match &model.derived[derived].how {
            Derivation::When(condition) => {
                condition.visit(&mut |part| {
                    if let Condition::Derived(other) = part {
                        self.derive(model, *other);
                    }
                });
                self.condition(condition)
            }
            // The even values of the level that it shares: in step.
            Derivation::Difference { of, .. } => {
                self.builder.test(self.layout.first[*of], 0x5555_5555)
            }
        };
    }

    fn constrain(&mut self, model: &Model) {
        for constraint in &model.constraints {
            let (when, require) = (
                self.condition(&constraint.when),
                self.condition(&constraint.require),
            );
            let excluded = self.builder.not(when);
            let met = self.builder.or(excluded, require);
            self.constraints.push(met);
        }
        let mut parts = self.constraints.clone();
        // No case is judged on a day on which the pack is not in force.
        if self.layout.periods.is_some() {
            parts.push(self.condition(&Condition::During(model.validity)));
        }
        for fact in 0..model.facts.len() {
            if let FactKind::Choices { none: Some(none) } = self.layout.kinds[fact] {
                let none_level = self.layout.first[fact] + none;
                let others: Vec<Ref> = (0..model.facts[fact].values.len())
                    .filter(|value| *value != none)
                    .map(|value| self.builder.test(self.layout.first[fact] + value, 2))
                    .collect();
                let any = self.builder.any(others);
                let (none, some) = (
                    self.builder.test(none_level, 2),
                    self.builder.test(none_level, 1),
                );
                parts.push(self.builder.choose(any, some, none));
            }
        }
        for derived in &model.derived {
            if let Derivation::Difference { of, minus, between } = derived.how {
                parts.push(self.difference(of, minus, between));
            }
        }
        for part in parts {
            let mut group = Group {
                met: part,
                levels: self.builder.diagrams().levels_below(part),
            };
            let (tied, apart): (Vec<Group>, Vec<Group>) = std::mem::take(&mut self.groups)
                .into_iter()
                .partition(|other| {
                    other
                        .levels
                        .iter()
                        .any(|level| group.levels.contains(level))
                });
            for other in tied {
                group.met = self.builder.and(group.met, other.met);
                group.levels.extend(other.levels);
            }
            group.levels.sort_unstable();
            group.levels.dedup();
            self.groups = apart;
            self.groups.push(group);
        }
    }

    /// Where the cells of two numbers can be together, in step or out of it: some numbers of the cells make it so.
    fn difference(&mut self, of: FactId, minus: FactId, (low, high): (i32, i32)) -> Ref {
        let mut ways = Vec::new();
        for a in 0..self.layout.cell_count(of) {
            for b in 0..self.layout.cell_count(minus) {
                let ((a_low, a_high), (b_low, b_high)) =
                    (self.layout.cell(of, a), self.layout.cell(minus, b));
                let (least, most) = (a_low - b_high, a_high - b_low);
                let (yes, no) = (least <= high && most >= low, least < low || most > high);
                let step = u32::from(yes) | u32::from(no) << 1;
                let mask = self.layout.mask(minus, std::iter::once(b));
                let parts = [
                    self.builder.test(self.layout.first[of], step << (2 * a)),
                    self.builder.test(self.layout.first[minus], mask),
                ];
                ways.push(self.builder.all(parts));
            }
        }
        self.builder.any(ways)
    }
}
