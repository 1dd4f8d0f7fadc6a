//! A model as diagrams: constraints, rules, decisions, duties and notices, exact over all cases.
//!
//! One diagram for each member of a `many` decision, each rule and each duty: one for whole sets of members would be thirty
//! times as large. Only constraints that share facts with a diagram are built into it; the others cannot change it.

use crate::author::builder::Builder;
use crate::author::condition::{Condition, Test};
use crate::author::domains::Layout;
use crate::author::model::{Derivation, Model};
use crate::author::problem::{Kind, Problems};
use crate::engine::diagram::{FALSE, FORBIDDEN, Ref, TERMINALS, TRUE};
use crate::engine::pack::{DecisionId, FactId, Force, Kind as FactKind, Outcome, RuleId, ValueId, membership, standing};

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
        let layout = Layout::new(model, order, problems);
        if !problems.is_empty() {
            return None;
        }
        let builder = Builder::new(layout.sizes.clone()).map_err(|what| problems.add(&model.place, Kind::TooLarge, what)).ok()?;
        let mut built = Built {
            builder,
            layout,
            constraints: Vec::new(),
            groups: Vec::new(),
            derived: vec![Ref(FORBIDDEN); model.derived.len()],
            decisions: Vec::new(),
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
        if built.builder.overflow {
            problems.add(&model.place, Kind::TooLarge, "the rules need more diagram nodes than there may be");
            return None;
        }
        Some(built)
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
            Condition::Values(fact, values) => self.builder.test(self.layout.first[*fact], values.iter().fold(0, |mask, value| mask | 1 << value)),
            Condition::Includes(fact, value) => self.builder.test(self.layout.first[*fact] + value, 2),
            Condition::Between(fact, low, high) => {
                let mask = self.layout.cells_between(*fact, *low, *high);
                self.builder.test(self.layout.first[*fact], mask)
            }
            Condition::Late(fact, test) => {
                let after = match &self.layout.kinds[*fact] {
                    FactKind::Date { tests } => tests.iter().position(|known| known == test).map_or(0, |index| index + 1),
                    FactKind::YesNo | FactKind::Choice | FactKind::Choices { .. } | FactKind::Number { .. } => 0,
                };
                self.builder.test(self.layout.first[*fact], u32::MAX << after)
            }
            Condition::Derived(derived) => self.derived[*derived],
            Condition::Decision(decision, test) => self.comes_out(*decision, *test),
        }
    }

    /// The diagram with every case that the constraints forbid marked so.
    pub(crate) fn constrained(&mut self, root: Ref) -> Ref {
        let levels = self.builder.diagrams().levels_below(root);
        let touched: Vec<Ref> = self.groups.iter().filter(|group| group.levels.iter().any(|level| levels.contains(level))).map(|group| group.met).collect();
        let met = self.builder.all(touched);
        self.builder.choose(met, root, Ref(FORBIDDEN))
    }

    /// The facts that a root depends on, in file order.
    pub(crate) fn facts_below(&self, model: &Model, root: Ref) -> Vec<FactId> {
        let levels = self.builder.diagrams().levels_below(root);
        (0..model.facts.len()).filter(|&fact| self.layout.levels_of(model, fact).iter().any(|level| levels.contains(level))).collect()
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
            Derivation::Difference { .. } => {
                let level = self.layout.relation[derived].expect("every difference has a level");
                self.builder.test(level, 1)
            }
        };
    }

    fn constrain(&mut self, model: &Model) {
        for constraint in &model.constraints {
            let (when, require) = (self.condition(&constraint.when), self.condition(&constraint.require));
            let excluded = self.builder.not(when);
            let met = self.builder.or(excluded, require);
            self.constraints.push(met);
        }
        let mut parts = self.constraints.clone();
        for fact in 0..model.facts.len() {
            if let FactKind::Choices { none: Some(none) } = self.layout.kinds[fact] {
                let none_level = self.layout.first[fact] + none;
                let others: Vec<Ref> = (0..model.facts[fact].values.len()).filter(|value| *value != none).map(|value| self.builder.test(self.layout.first[fact] + value, 2)).collect();
                let any = self.builder.any(others);
                let (none, some) = (self.builder.test(none_level, 2), self.builder.test(none_level, 1));
                parts.push(self.builder.choose(any, some, none));
            }
        }
        for (index, derived) in model.derived.iter().enumerate() {
            if let Derivation::Difference { of, minus, between } = derived.how {
                parts.push(self.difference(of, minus, between, self.layout.relation[index].expect("every difference has a level")));
            }
        }
        for part in parts {
            let mut group = Group { met: part, levels: self.builder.diagrams().levels_below(part) };
            let (tied, apart): (Vec<Group>, Vec<Group>) = std::mem::take(&mut self.groups).into_iter().partition(|other| other.levels.iter().any(|level| group.levels.contains(level)));
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

    /// Where two cells and a difference's yes or no can be together: some numbers of the cells make it so.
    fn difference(&mut self, of: FactId, minus: FactId, (low, high): (i32, i32), level: usize) -> Ref {
        let mut possible = Vec::new();
        let cells = |fact: FactId| 0..usize::from(self.layout.sizes[self.layout.first[fact]]);
        for a in cells(of) {
            for b in cells(minus) {
                let ((a_low, a_high), (b_low, b_high)) = (self.layout.cell(of, a), self.layout.cell(minus, b));
                let (least, most) = (a_low - b_high, a_high - b_low);
                let yes = least <= high && most >= low;
                let no = least < low || most > high;
                possible.push((a, b, u32::from(yes) | u32::from(no) << 1));
            }
        }
        let ways: Vec<Ref> = possible
            .into_iter()
            .map(|(a, b, holds)| {
                let parts = [self.builder.test(self.layout.first[of], 1 << a), self.builder.test(self.layout.first[minus], 1 << b), self.builder.test(level, holds)];
                self.builder.all(parts)
            })
            .collect();
        self.builder.any(ways)
    }

    fn decide(&mut self, model: &Model, decision: DecisionId, problems: &mut Problems) -> Option<()> {
        let rules: Vec<RuleId> = (0..model.rules.len()).filter(|&rule| model.rules[rule].decides == decision).collect();
        for &rule in &rules {
            self.applies[rule] = self.condition(&model.rules[rule].when);
        }
        for &rule in &rules {
            let above: Vec<Ref> = exceptions(model, rule).into_iter().map(|exception| self.applies[exception]).collect();
            let removed = self.builder.any(above);
            let stands = self.builder.not(removed);
            self.live[rule] = self.builder.and(self.applies[rule], stands);
        }
        let outcomes = if model.decisions[decision].many { Some(self.many(model, decision, &rules)) } else { self.one(model, decision, &rules) };
        if outcomes.is_none() {
            problems.add(&model.decisions[decision].place, Kind::TooLarge, format!("`{}` has more different outcomes than {}", model.decisions[decision].id, TERMINALS - 1));
        }
        self.decisions.push(outcomes?);
        Some(())
    }

    /// Where any of the rules that pass a test is live.
    fn live_where(&mut self, model: &Model, rules: &[RuleId], test: impl Fn(&crate::author::model::Rule) -> bool) -> Ref {
        let live: Vec<Ref> = rules.iter().filter(|rule| test(&model.rules[**rule])).map(|&rule| self.live[rule]).collect();
        self.builder.any(live)
    }

    fn one(&mut self, model: &Model, decision: DecisionId, rules: &[RuleId]) -> Option<Outcomes> {
        let values = model.decisions[decision].values.len();
        let presumes = |rule: &crate::author::model::Rule| rule.force == Force::Presumption;
        let (given, given_sets) = self.hits(values, |built, value| built.live_where(model, rules, |rule| !presumes(rule) && rule.gives.contains(&value)))?;
        let (presumed, presumed_sets) = self.hits(values, |built, value| built.live_where(model, rules, |rule| presumes(rule) && rule.gives.contains(&value)))?;
        let mut outcomes: Vec<Outcome> = Vec::new();
        let root = self.builder.combine(given, presumed, &mut |given, presumed| {
            let outcome = match given_sets[given as usize - 1].as_slice() {
                [] => Outcome::Gap(presumed_sets[presumed as usize - 1].clone()),
                [value] => Outcome::Rule(*value),
                several => Outcome::Conflict(several.to_vec()),
            };
            intern(&mut outcomes, outcome)
        });
        (outcomes.len() < TERMINALS as usize).then_some(Outcomes { root, outcomes, members: Vec::new() })
    }

    /// A diagram whose terminal t stands for the t-th set of values that are hit together.
    fn hits(&mut self, values: usize, mut hit: impl FnMut(&mut Built, ValueId) -> Ref) -> Option<(Ref, Vec<Vec<ValueId>>)> {
        let mut sets: Vec<Vec<ValueId>> = vec![Vec::new()];
        let mut so_far = Ref(1);
        for value in 0..values {
            let hit = hit(self, value);
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

    fn many(&mut self, model: &Model, decision: DecisionId, rules: &[RuleId]) -> Outcomes {
        let presumes = |rule: &crate::author::model::Rule| rule.force == Force::Presumption;
        let gives = |rule: &crate::author::model::Rule| !presumes(rule) && rule.excludes.is_empty();
        let any_gives = self.live_where(model, rules, gives);
        let mut conflict = Ref(FALSE);
        let mut members = Vec::new();
        for value in 0..model.decisions[decision].values.len() {
            let added = self.live_where(model, rules, |rule| gives(rule) && rule.gives.contains(&value));
            let excluded = self.live_where(model, rules, |rule| rule.excludes.contains(&value));
            let presumed = self.live_where(model, rules, |rule| presumes(rule) && rule.gives.contains(&value));
            let clash = self.builder.and(added, excluded);
            conflict = self.builder.or(conflict, clash);
            let by_rule = self.builder.combine(added, excluded, &mut |added, excluded| match (added == TRUE, excluded == TRUE) {
                (true, true) => membership::CONFLICT,
                (true, false) => membership::IN,
                (false, _) => membership::OUT,
            });
            let at_gap = self.builder.combine(presumed, excluded, &mut |presumed, excluded| if presumed == TRUE && excluded != TRUE { membership::PRESUMED } else { membership::NOT_PRESUMED });
            members.push(self.builder.choose(any_gives, by_rule, at_gap));
        }
        let without = self.builder.map(any_gives, &mut |gives| if gives == TRUE { standing::RULE } else { standing::GAP });
        let root = self.builder.choose(conflict, Ref(standing::CONFLICT), without);
        Outcomes { root, outcomes: Vec::new(), members }
    }

    /// Where a decision comes out in a certain way.
    pub(crate) fn comes_out(&mut self, decision: DecisionId, test: Test) -> Ref {
        let Outcomes { root, outcomes, members } = &self.decisions[decision];
        let root = *root;
        if let Test::Value(value) = test
            && let Some(&member) = members.get(value)
        {
            return self.builder.is(member, membership::IN);
        }
        let wanted: Vec<u32> = if members.is_empty() {
            let fits = |outcome: &Outcome| match (test, outcome) {
                (Test::Value(value), Outcome::Rule(given)) => *given == value,
                (Test::Rule, Outcome::Rule(_)) | (Test::Gap, Outcome::Gap(_)) | (Test::Conflict, Outcome::Conflict(_)) => true,
                _ => false,
            };
            (1..=outcomes.len() as u32).filter(|&terminal| fits(&outcomes[terminal as usize - 1])).collect()
        } else {
            match test {
                Test::Rule => vec![standing::RULE],
                Test::Gap => vec![standing::GAP],
                Test::Conflict => vec![standing::CONFLICT],
                Test::Value(_) => Vec::new(),
            }
        };
        self.builder.map(root, &mut |terminal| if wanted.contains(&terminal) { TRUE } else { FALSE })
    }
}

/// All rules that are exceptions to a rule, exceptions to its exceptions included.
pub(crate) fn exceptions(model: &Model, rule: RuleId) -> Vec<RuleId> {
    let (mut above, mut stack) = (Vec::new(), vec![rule]);
    while let Some(base) = stack.pop() {
        for (index, other) in model.rules.iter().enumerate() {
            if other.exception_to.contains(&base) && !above.contains(&index) {
                above.push(index);
                stack.push(index);
            }
        }
    }
    above
}

/// The number of a thing in a list that it is added to when new; from 1, and never more than a terminal can be.
fn intern<T: PartialEq>(list: &mut Vec<T>, thing: T) -> u32 {
    let index = list.iter().position(|known| *known == thing).unwrap_or_else(|| {
        list.push(thing);
        list.len() - 1
    });
    (index as u32 + 1).min(TERMINALS - 1)
}
