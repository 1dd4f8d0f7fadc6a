//! Cuts the domains of facts into the cells that the rules tell apart, and lays them out as levels.

use crate::author::condition::Condition;
use crate::author::model::{Derivation, Domain, Model};
use crate::author::problem::{Kind as Fault, Problems};
use crate::engine::dates::threshold;
use crate::engine::pack::{DateTest, FactId, Kind};

/// The most cells of a number or date: a level of a diagram holds 32 values.
const MOST_CELLS: usize = 32;
/// Two tests on one date whose order is not the same in every month would lie nearer than this, in days.
const NEAREST_TESTS: i64 = 4;

/// The levels of all facts.
#[derive(Debug)]
pub(crate) struct Layout {
    /// Each fact's domain, cut.
    pub(crate) kinds: Vec<Kind>,
    /// Each fact's first level.
    pub(crate) first: Vec<usize>,
    /// For each derived fact that is a difference its level.
    pub(crate) relation: Vec<Option<usize>>,
    /// How many values each level has.
    pub(crate) sizes: Vec<u8>,
    /// The fact of each level; `None` for the level of a difference.
    pub(crate) fact_of: Vec<Option<FactId>>,
}

impl Layout {
    /// Cuts and lays out the facts in the given order.
    pub(crate) fn new(model: &Model, order: &[FactId], problems: &mut Problems) -> Layout {
        let kinds = kinds(model, problems);
        let mut layout = Layout { first: vec![0; kinds.len()], relation: vec![None; model.derived.len()], sizes: Vec::new(), fact_of: Vec::new(), kinds };
        let mut placed = vec![false; model.facts.len()];
        for &fact in order {
            placed[fact] = true;
            layout.first[fact] = layout.sizes.len();
            let (levels, size) = match &layout.kinds[fact] {
                Kind::YesNo | Kind::Choice => (1, model.facts[fact].values.len() + usize::from(model.facts[fact].unknown)),
                Kind::Choices { .. } => (model.facts[fact].values.len(), 2),
                Kind::Number { cuts, .. } => (1, cuts.len() + 1),
                Kind::Date { tests } => (1, tests.len() + 1),
            };
            layout.sizes.extend(std::iter::repeat_n(size as u8, levels));
            layout.fact_of.extend(std::iter::repeat_n(Some(fact), levels));
            for (index, derived) in model.derived.iter().enumerate() {
                if let Derivation::Difference { of, minus, .. } = derived.how
                    && placed[of]
                    && placed[minus]
                    && layout.relation[index].is_none()
                {
                    layout.relation[index] = Some(layout.sizes.len());
                    layout.sizes.push(2);
                    layout.fact_of.push(None);
                }
            }
        }
        layout
    }

    /// The levels that change when a fact does: its own, and those of differences it is part of.
    pub(crate) fn levels_of(&self, model: &Model, fact: FactId) -> Vec<usize> {
        let own = (0..self.sizes.len()).filter(|&level| self.fact_of[level] == Some(fact));
        let differences = model.derived.iter().zip(&self.relation).filter_map(move |(derived, level)| match derived.how {
            Derivation::Difference { of, minus, .. } if of == fact || minus == fact => *level,
            Derivation::Difference { .. } | Derivation::When(_) => None,
        });
        own.chain(differences).collect()
    }

    /// The numbers in a cell of a number fact, both ends included.
    pub(crate) fn cell(&self, fact: FactId, cell: usize) -> (i32, i32) {
        match &self.kinds[fact] {
            Kind::Number { min, max, cuts, .. } => (if cell == 0 { *min } else { cuts[cell - 1] }, cuts.get(cell).map_or(*max, |next| next - 1)),
            Kind::YesNo | Kind::Choice | Kind::Choices { .. } | Kind::Date { .. } => (0, 0),
        }
    }

    /// The cells of a number fact that lie between two numbers, as a mask.
    pub(crate) fn cells_between(&self, fact: FactId, low: i32, high: i32) -> u32 {
        (0..usize::from(self.sizes[self.first[fact]])).filter(|&cell| { let (from, to) = self.cell(fact, cell); low <= from && to <= high }).fold(0, |mask, cell| mask | 1 << cell)
    }
}

/// All conditions of a model.
pub(crate) fn conditions(model: &Model) -> impl Iterator<Item = &Condition> {
    let derived = model.derived.iter().filter_map(|derived| match &derived.how {
        Derivation::When(condition) => Some(condition),
        Derivation::Difference { .. } => None,
    });
    let deadlines = model.duties.iter().flat_map(|duty| &duty.deadlines).flat_map(|deadline| deadline.when.iter().chain(&deadline.missed));
    model
        .facts
        .iter()
        .filter_map(|fact| fact.applies.as_ref())
        .chain(derived)
        .chain(model.constraints.iter().flat_map(|constraint| [&constraint.when, &constraint.require]))
        .chain(model.rules.iter().map(|rule| &rule.when))
        .chain(model.gaps.iter().map(|gap| &gap.when))
        .chain(model.duties.iter().map(|duty| &duty.when))
        .chain(deadlines)
        .chain(model.notices.iter().map(|notice| &notice.when))
}

fn kinds(model: &Model, problems: &mut Problems) -> Vec<Kind> {
    let mut cuts: Vec<Vec<i32>> = vec![Vec::new(); model.facts.len()];
    let mut tests: Vec<Vec<DateTest>> = vec![Vec::new(); model.facts.len()];
    for condition in conditions(model) {
        condition.visit(&mut |part| match part {
            Condition::Between(fact, low, high) => cuts[*fact].extend([*low, high + 1]),
            Condition::Late(fact, test) if !tests[*fact].contains(test) => tests[*fact].push(test.clone()),
            _ => {}
        });
    }
    refine(model, &mut cuts);
    let mut kinds = Vec::new();
    for (fact, item) in model.facts.iter().enumerate() {
        let (mut cuts, mut tests) = (std::mem::take(&mut cuts[fact]), std::mem::take(&mut tests[fact]));
        kinds.push(match item.domain {
            Domain::YesNo => Kind::YesNo,
            Domain::Choice => Kind::Choice,
            Domain::Choices { none } => Kind::Choices { none },
            Domain::Number { min, max, age } => {
                cuts.retain(|cut| (min + 1..=max).contains(cut));
                cuts.sort_unstable();
                cuts.dedup();
                if cuts.len() >= MOST_CELLS {
                    problems.add(&item.place, Fault::TooLarge, format!("the rules cut fact `{}` into {} ranges, more than {MOST_CELLS}", item.id, cuts.len() + 1));
                    cuts.truncate(MOST_CELLS - 1);
                }
                Kind::Number { min, max, cuts, age }
            }
            Domain::Date => {
                tests.sort_by_key(threshold);
                let unclear = tests.windows(2).any(|pair| pair[0].offset != pair[1].offset && (threshold(&pair[0]).0 - threshold(&pair[1]).0).abs() < NEAREST_TESTS);
                if unclear || tests.len() >= MOST_CELLS {
                    problems.add(&item.place, Fault::TooLarge, format!("the rules put tests to the date `{}` that are too many, or too near each other to have a fixed order", item.id));
                    tests.truncate(1);
                }
                Kind::Date { tests }
            }
        });
    }
    kinds
}

/// Cuts two numbers of a difference finely enough that every number of a cell allows the same cells of the other, as the
/// rules cut it: then knowing one number exactly is as good as knowing its cell.
///
/// `of - minus` in `low..=high` means `minus` in `of - high ..= of - low`. For a boundary `c` of `minus` (its first number, or
/// one past its last) the answer changes where `of - low` or `of - high` passes `c - 1`, `c` or `c + 1`.
fn refine(model: &Model, cuts: &mut [Vec<i32>]) {
    let by_rules = cuts.to_vec();
    for derived in &model.derived {
        if let Derivation::Difference { of, minus, between: (low, high) } = derived.how {
            for (fact, other, low, high) in [(of, minus, low, high), (minus, of, -high, -low)] {
                let ends = match model.facts[other].domain {
                    Domain::Number { min, max, .. } => [min, max + 1],
                    Domain::YesNo | Domain::Choice | Domain::Choices { .. } | Domain::Date => [0, 0],
                };
                for &boundary in by_rules[other].iter().chain(&ends) {
                    cuts[fact].extend([boundary + low, boundary + high, boundary + high + 1, boundary + low - 1]);
                }
            }
        }
    }
}
