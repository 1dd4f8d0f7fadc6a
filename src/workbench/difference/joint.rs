//! Two packs in one builder, over the facts of both: numbers are cut by the cuts of both, answers matched by code.
//!
//! The joint model holds the rules, duties, notices and texts of the old pack and behind them those of the new one, each with
//! its decisions and derived facts; only facts are shared. Whatever both packs say of a case is then two diagrams over the
//! same levels.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::author::building::Built;
use crate::author::condition::Condition;
use crate::author::domains::{Layout, conditions};
use crate::author::model::{Constraint, Derivation, Model, Notice};
use crate::author::problem::{Place, Problems};
use crate::engine::diagram::{FALSE, Ref};
use crate::engine::pack::{FactId, Kind, Tone, Validity};
use crate::workbench::difference::moved::Moved;
use crate::workbench::difference::relations::{OTHER_PARTNER, Pair, pairs};
use crate::workbench::difference::union::{Apart, Facts};

/// The most facts that are put apart one after the other because the rules of both packs cut them too finely.
const MOST_ROUNDS: usize = 64;

/// Two packs in one builder.
pub(super) struct Joint<'m> {
    /// The packs, the old one first.
    pub(super) models: [&'m Model; 2],
    /// The joint model.
    pub(super) model: Model,
    /// Its diagrams.
    pub(super) built: Built,
    /// Its facts.
    pub(super) facts: Facts,
    /// The pairs of numbers in step.
    pub(super) pairs: Vec<Pair>,
    /// What each constraint of the joint model is.
    pub(super) parts: Vec<Part>,
    /// Why facts stand apart.
    pub(super) apart: Apart,
    /// For each pack where its things begin in the joint model.
    pub(super) starts: [Starts; 2],
}

/// What a constraint of the joint model is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// A constraint of a pack, by its index there.
    Constraint(usize, usize),
    /// What a pack allows of a fact, by the own fact's index.
    Domain(usize, FactId),
    /// What the cells of a pair of numbers leave possible.
    Pair(usize),
    /// The days on which one of the packs may be used: what rules say of others is of no use to anybody.
    Days,
}

/// Where a pack's things begin in the joint model.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Starts {
    pub(super) derived: usize,
    pub(super) decisions: usize,
    pub(super) rules: usize,
    pub(super) duties: usize,
    pub(super) notices: usize,
    pub(super) templates: usize,
    /// Whether each fact is asked, as notices.
    pub(super) asked: usize,
}

impl<'m> Joint<'m> {
    /// Builds both packs together, so that the given conditions of the joint model can be asked as well.
    ///
    /// # Errors
    /// Why they are too large for that, as a clause.
    pub(super) fn new(
        models: [&'m Model; 2],
        also: &dyn Fn(&Model) -> Vec<Condition>,
    ) -> Result<Joint<'m>, String> {
        let mut apart = Apart::new();
        for _ in 0..MOST_ROUNDS {
            let mut facts = Facts::of(models, &mut apart);
            let order = facts.order(models);
            let (pairs, in_step) = pairs(models, &mut facts);
            let order = with_pairs(order, &pairs);
            let mut joint = Merge::of(models, &facts, &in_step);
            if conditions(&joint.model).any(dated) {
                let days = models.map(|model| Condition::During(model.validity));
                joint.require(Part::Days, Condition::Any(days.to_vec()));
            }
            let mut finer = also(&joint.model);
            // Two packs may put tests to a date that are a day apart, as no author does.
            finer.push(Condition::always());
            let mut problems = Problems::default();
            let layout = Layout::new(&joint.model, &order, &finer, &mut problems);
            let faults = problems.into_sorted();
            if let Some(fault) = faults.first() {
                // The place of a joint fact is its number.
                let fact = facts
                    .facts
                    .get(fault.place.line as usize)
                    .filter(|_| fault.place.file.is_empty())
                    .ok_or_else(|| fault.message.clone())?;
                let why = format!("cannot be compared: {}", fault.message);
                if apart.insert(fact.id.clone(), why).is_some() {
                    return Err(fault.message.clone());
                }
                continue;
            }
            for (index, pair) in pairs.iter().enumerate() {
                let cells = pair.numbers.map(|fact| {
                    let cells = 0..layout.cell_count(fact);
                    cells
                        .map(|cell| layout.cell(fact, cell))
                        .collect::<Vec<_>>()
                });
                joint.require(Part::Pair(index), pair.condition([&cells[0], &cells[1]]));
            }
            let Merge {
                model,
                parts,
                starts,
            } = joint;
            let mut problems = Problems::default();
            let built = Built::finer(&model, &order, &finer, &mut problems).ok_or_else(|| {
                let faults = problems.into_sorted();
                faults
                    .first()
                    .map_or(String::new(), |fault| fault.message.clone())
            })?;
            for &fact in &facts.apart {
                let id = &facts.facts[fact].id;
                apart.entry(id.clone()).or_insert(OTHER_PARTNER.to_owned());
            }
            return Ok(Joint {
                models,
                model,
                built,
                facts,
                pairs,
                parts,
                apart,
                starts,
            });
        }
        Err("too many facts are cut too finely by the rules of both together".to_owned())
    }

    /// The levels of a joint fact.
    pub(super) fn levels(&self, fact: FactId) -> std::ops::Range<usize> {
        let first = self.built.layout.first[fact];
        let count = match self.built.layout.kinds[fact] {
            Kind::Choices { .. } => self.facts.facts[fact].values.len(),
            Kind::YesNo | Kind::Choice | Kind::Number { .. } | Kind::Date { .. } => 1,
        };
        first..first + count
    }

    /// The joint fact of a level and which of its levels it is; none for a level that the day of judgement chooses on.
    pub(super) fn fact_of(&self, level: usize) -> Option<(FactId, usize)> {
        let mut facts = 0..self.facts.facts.len();
        facts.find_map(|fact| {
            let levels = self.levels(fact);
            levels
                .contains(&level)
                .then(|| (fact, level - levels.start))
        })
    }

    /// Whether a level is a date, or chosen by the day of judgement.
    pub(super) fn is_time(&self, level: usize) -> bool {
        self.fact_of(level)
            .is_none_or(|(fact, _)| matches!(self.built.layout.kinds[fact], Kind::Date { .. }))
    }

    /// The levels of facts that stand apart.
    pub(super) fn apart_levels(&self) -> BTreeSet<usize> {
        let facts = self.facts.apart.iter();
        facts.flat_map(|&fact| self.levels(fact)).collect()
    }

    /// The levels of facts that one pack lacks.
    pub(super) fn only_other(&self, side: usize) -> BTreeSet<usize> {
        (0..self.facts.facts.len())
            .filter(|&fact| self.facts.maps[side].own(fact).is_none() && !self.is_range(fact))
            .flat_map(|fact| self.levels(fact))
            .collect()
    }

    /// The pair of numbers that a joint fact is a range of.
    pub(super) fn range_of(&self, fact: FactId) -> Option<&Pair> {
        let is_its = |pair: &&Pair| pair.ranges.iter().any(|(_, own)| *own == fact);
        self.pairs.iter().find(is_its)
    }

    fn is_range(&self, fact: FactId) -> bool {
        self.range_of(fact).is_some()
    }

    /// How many of the packs are in force on no day of a period.
    pub(super) fn out_of_force(&self, period: usize) -> usize {
        let days = self.built.layout.period(period);
        let is_over = |model: &&Model| {
            let common = days.and(model.validity);
            common.to.is_some_and(|to| common.from > Some(to))
        };
        self.models.into_iter().filter(is_over).count()
    }

    /// What of some cases lies on days on which both packs are in force; all of them where none does, or where they are told
    /// whatever the day.
    pub(super) fn in_force(&mut self, cases: Ref) -> Ref {
        let periods = self.built.layout.periods.as_ref();
        let Some(level) = periods.map(|periods| periods.level) else {
            return cases;
        };
        if !self
            .built
            .builder
            .diagrams()
            .levels_below(cases)
            .contains(&level)
        {
            return cases;
        }
        let count = usize::from(self.built.layout.sizes[level]);
        let both = (0..count).filter(|&period| self.out_of_force(period) == 0);
        let mask = both.fold(0, |mask, period| mask | 1 << period);
        let days = self.built.builder.test(level, mask);
        match self.built.builder.and(cases, days) {
            Ref(FALSE) => cases,
            within => within,
        }
    }

    /// Where a condition of the joint model holds.
    pub(super) fn condition(&mut self, condition: &Condition) -> Ref {
        self.built.condition(condition)
    }
}

/// Whether a condition holds on some days only.
fn dated(condition: &Condition) -> bool {
    let mut found = false;
    condition.visit(&mut |part| found |= matches!(part, Condition::During(_)));
    found
}

/// The order with the ranges of each pair right behind the later of its numbers.
fn with_pairs(mut order: Vec<FactId>, pairs: &[Pair]) -> Vec<FactId> {
    for pair in pairs {
        let after = order
            .iter()
            .rposition(|fact| pair.numbers.contains(fact))
            .map_or(order.len(), |at| at + 1);
        for (_, fact) in pair.ranges.iter().rev() {
            order.insert(after, *fact);
        }
    }
    order
}

/// The joint model while it is put together.
struct Merge {
    model: Model,
    parts: Vec<Part>,
    starts: [Starts; 2],
}

impl Merge {
    fn of(models: [&Model; 2], facts: &Facts, in_step: &[Vec<Option<FactId>>; 2]) -> Merge {
        let mut model = models[1].clone();
        model.facts = facts.facts.clone();
        // Neither bears on what comes out of a case.
        (model.gaps, model.borders, model.invariants) = (Vec::new(), Vec::new(), Vec::new());
        (model.examples, model.screens) = (Vec::new(), Vec::new());
        // A new version often begins on the day after the old one ends: both are asked on all days of either.
        model.validity = Validity::default();
        model.derived.clear();
        model.constraints.clear();
        model.decisions.clear();
        model.rules.clear();
        model.duties.clear();
        model.notices.clear();
        model.templates.clear();
        let mut merge = Merge {
            model,
            parts: Vec::new(),
            starts: [Starts::default(); 2],
        };
        // The new pack first: where both have a derived fact, a name means the new one's.
        for side in [1, 0] {
            merge.add(side, models, facts, &in_step[side]);
        }
        merge
    }

    fn require(&mut self, part: Part, require: Condition) {
        self.constrain(part, Condition::always(), require);
    }

    fn constrain(&mut self, part: Part, when: Condition, require: Condition) {
        self.parts.push(part);
        self.model.constraints.push(Constraint {
            place: self.model.place.clone(),
            id: String::new(),
            when,
            require,
            because: String::new(),
        });
    }

    fn add(&mut self, side: usize, models: [&Model; 2], facts: &Facts, in_step: &[Option<FactId>]) {
        let own = models[side];
        let model = &mut self.model;
        let starts = Starts {
            derived: model.derived.len(),
            decisions: model.decisions.len(),
            rules: model.rules.len(),
            duties: model.duties.len(),
            notices: model.notices.len(),
            asked: model.notices.len() + own.notices.len(),
            templates: model.templates.len(),
        };
        let moved = Moved {
            facts,
            side,
            starts,
        };
        for (index, derived) in own.derived.iter().enumerate() {
            let mut derived = derived.clone();
            derived.how = Derivation::When(match (in_step[index], &derived.how) {
                (Some(fact), _) => Condition::Values(fact, vec![0]),
                (None, Derivation::When(when)) => moved.condition(when),
                (None, Derivation::Difference { .. }) => Condition::always(),
            });
            model.derived.push(derived);
        }
        model.decisions.extend(own.decisions.iter().cloned());
        for rule in &own.rules {
            let mut rule = rule.clone();
            rule.decides += starts.decisions;
            rule.when = moved.condition(&rule.when);
            rule.exception_to
                .iter_mut()
                .chain(&mut rule.readings)
                .for_each(|other| *other += starts.rules);
            model.rules.push(rule);
        }
        for duty in &own.duties {
            let mut duty = duty.clone();
            duty.when = moved.condition(&duty.when);
            for deadline in &mut duty.deadlines {
                for condition in [&mut deadline.when, &mut deadline.due, &mut deadline.missed] {
                    *condition = condition.as_ref().map(|own| moved.condition(own));
                }
            }
            model.duties.push(duty);
        }
        for notice in &own.notices {
            let mut notice = notice.clone();
            notice.when = moved.condition(&notice.when);
            model.notices.push(notice);
        }
        // A joint fact could hold one condition; the packs may ask it in different cases.
        model.notices.extend(own.facts.iter().map(|fact| {
            let applies = fact.applies.as_ref();
            notice(applies.map_or(Condition::always(), |own| moved.condition(own)))
        }));
        for template in &own.templates {
            let mut template = template.clone();
            template.when = moved.condition(&template.when);
            for line in &mut template.lines {
                line.when = line.when.as_ref().map(|own| moved.condition(own));
            }
            model.templates.push(template);
        }
        for (index, constraint) in own.constraints.iter().enumerate() {
            let (when, require) = (
                moved.condition(&constraint.when),
                moved.condition(&constraint.require),
            );
            self.constrain(Part::Constraint(side, index), when, require);
        }
        for (fact, require) in facts.own_domains(side, models) {
            self.require(Part::Domain(side, fact), require);
        }
        self.starts[side] = starts;
    }
}

/// A condition that is asked and shown to nobody.
fn notice(when: Condition) -> Notice {
    Notice {
        place: Place {
            file: Arc::from(""),
            line: u32::MAX,
        },
        id: String::new(),
        text: String::new(),
        when,
        basis: Vec::new(),
        tone: Tone::Info,
    }
}

/// The names that both packs use, without diagrams: what a condition on the facts of both is read against.
pub(super) fn names(models: [&Model; 2]) -> Model {
    let mut facts = Facts::of(models, &mut Apart::new());
    let (_, in_step) = pairs(models, &mut facts);
    Merge::of(models, &facts, &in_step).model
}
