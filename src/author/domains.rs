//! Cuts the domains of facts into the cells that the rules tell apart, and lays them out as levels.

use chrono::NaiveDate;

use crate::author::condition::Condition;
use crate::author::model::{Derivation, Domain, Invariant, Model};
use crate::author::problem::{Kind as Fault, Problems};
use crate::engine::dates::threshold;
use crate::engine::diagram::Free;
use crate::engine::pack::{DateTest, FactId, Kind, Periods, Validity};

/// The most cells of a number or date: a level of a diagram holds 32 values.
const MOST_CELLS: usize = 32;
/// Two tests on one date whose order is not the same in every month would lie nearer than this, in days.
const NEAREST_TESTS: i64 = 4;

/// The levels of all facts.
#[derive(Clone, Debug)]
pub(crate) struct Layout {
    /// Each fact's domain, cut.
    pub(crate) kinds: Vec<Kind>,
    /// Each fact's first level.
    pub(crate) first: Vec<usize>,
    /// For each fact the derived fact that is a difference and shares its level, as [`crate::engine::pack::Relation`] says.
    pub(crate) shared: Vec<Option<usize>>,
    /// How many values each level has.
    pub(crate) sizes: Vec<u8>,
    /// The fact of each level; none of the level that the day of judgement chooses on.
    pub(crate) fact_of: Vec<Option<FactId>>,
    /// The periods that the rules tell apart, where they do.
    pub(crate) periods: Option<Periods>,
}

impl Layout {
    /// Cuts and lays out the facts in the given order; cuts them where the `finer` conditions do too.
    pub(crate) fn new(
        model: &Model,
        order: &[FactId],
        finer: &[Condition],
        problems: &mut Problems,
    ) -> Layout {
        let kinds = kinds(model, finer, problems);
        let shared = (0..kinds.len()).map(|fact| model.derived.iter().position(|derived| matches!(derived.how, Derivation::Difference { of, .. } if of == fact))).collect();
        let mut layout = Layout {
            first: vec![0; kinds.len()],
            shared,
            sizes: Vec::new(),
            fact_of: Vec::new(),
            periods: None,
            kinds,
        };
        for &fact in order {
            layout.first[fact] = layout.sizes.len();
            let (levels, size) = match &layout.kinds[fact] {
                Kind::YesNo | Kind::Choice => (
                    1,
                    model.facts[fact].values.len() + usize::from(model.facts[fact].unknown),
                ),
                Kind::Choices { .. } => (model.facts[fact].values.len(), 2),
                Kind::Number { cuts, .. } => (
                    1,
                    (cuts.len() + 1) << usize::from(layout.shared[fact].is_some()),
                ),
                Kind::Date { tests } => (1, tests.len() + 1),
            };
            layout.sizes.extend(std::iter::repeat_n(size as u8, levels));
            layout
                .fact_of
                .extend(std::iter::repeat_n(Some(fact), levels));
        }
        layout.cut_time(model, finer, problems);
        layout
    }

    /// What changes when a fact does: its own levels, and whether another number is in step with it.
    pub(crate) fn levels_of(&self, model: &Model, fact: FactId) -> Vec<Free> {
        let own = (0..self.sizes.len())
            .filter(|&level| self.fact_of[level] == Some(fact))
            .map(Free::Whole);
        let steps = model
            .derived
            .iter()
            .filter_map(|derived| match derived.how {
                Derivation::Difference { of, minus, .. } if minus == fact => {
                    Some(Free::Step(self.first[of]))
                }
                Derivation::Difference { .. } | Derivation::When(_) => None,
            });
        own.chain(steps).collect()
    }

    /// Adds the level of periods, where some rule is in force on some days only.
    fn cut_time(&mut self, model: &Model, finer: &[Condition], problems: &mut Problems) {
        let mut starts: Vec<NaiveDate> = Vec::new();
        for condition in conditions(model).chain(finer) {
            condition.visit(&mut |part| {
                if let Condition::During(validity) = part {
                    starts.extend(boundaries(validity));
                }
            });
        }
        if starts.is_empty() {
            return;
        }
        starts.extend(boundaries(&model.validity));
        starts.sort_unstable();
        starts.dedup();
        if starts.len() >= MOST_CELLS {
            problems.add(
                &model.place,
                Fault::TooLarge,
                format!(
                    "the rules' days of validity cut time into {} periods, more than {MOST_CELLS}",
                    starts.len() + 1
                ),
            );
            starts.truncate(MOST_CELLS - 1);
        }
        self.periods = Some(Periods {
            level: self.sizes.len(),
            starts: starts.clone(),
        });
        self.sizes.push(starts.len() as u8 + 1);
        self.fact_of.push(None);
    }

    /// The days of a period.
    pub(crate) fn period(&self, period: usize) -> Validity {
        let starts = self
            .periods
            .as_ref()
            .map_or(&[][..], |periods| &periods.starts);
        Validity {
            from: period
                .checked_sub(1)
                .and_then(|before| starts.get(before).copied()),
            to: starts.get(period).and_then(NaiveDate::pred_opt),
        }
    }

    /// The mask of the periods whose days are all among these.
    pub(crate) fn during(&self, validity: &Validity) -> u32 {
        let count = self
            .periods
            .as_ref()
            .map_or(0, |periods| periods.starts.len() + 1);
        (0..count)
            .filter(|&period| self.period(period).and(*validity) == self.period(period))
            .fold(0, |mask, period| mask | 1 << period)
    }

    /// How many cells a fact has, whatever shares its level.
    pub(crate) fn cell_count(&self, fact: FactId) -> usize {
        usize::from(self.sizes[self.first[fact]]) >> usize::from(self.shared[fact].is_some())
    }

    /// The mask of a fact's level that allows these cells, in step with another number or not.
    pub(crate) fn mask(&self, fact: FactId, cells: impl Iterator<Item = usize>) -> u32 {
        cells.fold(0, |mask, cell| {
            mask | if self.shared[fact].is_some() {
                3 << (2 * cell)
            } else {
                1 << cell
            }
        })
    }

    /// The numbers in a cell of a number fact, both ends included.
    pub(crate) fn cell(&self, fact: FactId, cell: usize) -> (i32, i32) {
        match &self.kinds[fact] {
            Kind::Number { min, max, cuts, .. } => (
                if cell == 0 { *min } else { cuts[cell - 1] },
                cuts.get(cell).map_or(*max, |next| next - 1),
            ),
            Kind::YesNo | Kind::Choice | Kind::Choices { .. } | Kind::Date { .. } => (0, 0),
        }
    }

    /// The mask of a number fact's cells that lie between two numbers.
    pub(crate) fn between(&self, fact: FactId, low: i32, high: i32) -> u32 {
        let inside = |cell: &usize| {
            let (from, to) = self.cell(fact, *cell);
            low <= from && to <= high
        };
        self.mask(fact, (0..self.cell_count(fact)).filter(inside))
    }
}

/// The days on which something begins or has just ceased to be in force.
fn boundaries(validity: &Validity) -> impl Iterator<Item = NaiveDate> {
    let after = validity.to.and_then(|to| to.succ_opt());
    validity.from.into_iter().chain(after)
}

/// All conditions of a model.
pub(crate) fn conditions(model: &Model) -> impl Iterator<Item = &Condition> {
    let derived = model
        .derived
        .iter()
        .filter_map(|derived| match &derived.how {
            Derivation::When(condition) => Some(condition),
            Derivation::Difference { .. } => None,
        });
    consequences(model)
        .chain(derived)
        .chain(
            model
                .constraints
                .iter()
                .flat_map(|constraint| [&constraint.when, &constraint.require]),
        )
        .chain(model.rules.iter().map(|rule| &rule.when))
        .chain(model.gaps.iter().map(|gap| &gap.when))
        .chain(model.invariants.iter().flat_map(Invariant::conditions))
}

/// The conditions of everything that follows from a case beside decisions, and of questions that are asked only there.
pub(crate) fn consequences(model: &Model) -> impl Iterator<Item = &Condition> {
    let deadlines = model
        .duties
        .iter()
        .flat_map(|duty| &duty.deadlines)
        .flat_map(|deadline| [&deadline.when, &deadline.due, &deadline.missed])
        .flatten();
    let facts = model.facts.iter();
    let asked = facts.flat_map(|fact| fact.applies.iter().chain(&fact.early));
    let templates = model.templates.iter().flat_map(|template| {
        let lines = template.lines.iter().filter_map(|line| line.when.as_ref());
        std::iter::once(&template.when).chain(lines)
    });
    model
        .duties
        .iter()
        .map(|duty| &duty.when)
        .chain(deadlines)
        .chain(model.notices.iter().map(|notice| &notice.when))
        .chain(templates)
        .chain(asked)
}

fn kinds(model: &Model, finer: &[Condition], problems: &mut Problems) -> Vec<Kind> {
    let mut cuts: Vec<Vec<i32>> = vec![Vec::new(); model.facts.len()];
    let mut tests: Vec<Vec<DateTest>> = vec![Vec::new(); model.facts.len()];
    for condition in conditions(model).chain(finer) {
        condition.visit(&mut |part| match part {
            Condition::Between(fact, low, high) => cuts[*fact].extend([*low, high + 1]),
            Condition::Late(fact, test) if !tests[*fact].contains(test) => {
                tests[*fact].push(test.clone())
            }
            _ => {}
        });
    }
    refine(model, &mut cuts);
    let mut kinds = Vec::new();
    for (fact, item) in model.facts.iter().enumerate() {
        let (mut cuts, mut tests) = (
            std::mem::take(&mut cuts[fact]),
            std::mem::take(&mut tests[fact]),
        );
        kinds.push(match item.domain {
            Domain::YesNo => Kind::YesNo,
            Domain::Choice => Kind::Choice,
            Domain::Choices { none } => Kind::Choices { none },
            Domain::Number { min, max, age } => {
                cuts.retain(|cut| (min + 1..=max).contains(cut));
                cuts.sort_unstable();
                cuts.dedup();
                let most = if model.derived.iter().any(|derived| matches!(derived.how, Derivation::Difference { of, .. } if of == fact)) { MOST_CELLS / 2 } else { MOST_CELLS };
                if cuts.len() >= most {
                    problems.add(&item.place, Fault::TooLarge, format!("the rules cut fact `{}` into {} ranges, more than {most}", item.id, cuts.len() + 1));
                    cuts.truncate(most - 1);
                }
                Kind::Number { min, max, cuts, age }
            }
            Domain::Date => {
                tests.sort_by_key(threshold);
                let unclear = tests
                    .windows(2)
                    .any(|pair| !is_clear(&pair[0], &pair[1], finer.is_empty()));
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

/// Whether two tests on one date come true in the same order from every day.
///
/// Two that differ in days only always do. An author's are refused all the same when they lie so near each other, for they may
/// leave no day between them; finer ones are moved by a day each, so that those of different months stay three days apart.
fn is_clear(a: &DateTest, b: &DateTest, strict: bool) -> bool {
    let apart = (threshold(a).0 - threshold(b).0).abs();
    match (strict, a.offset.months == b.offset.months) {
        (_, true) if a.offset.days == b.offset.days => true,
        (true, _) => apart >= NEAREST_TESTS,
        (false, true) => true,
        (false, false) => apart >= NEAREST_TESTS - 1,
    }
}

/// Cuts the first number of a difference so finely that all numbers of a cell are in step with the same cells of the second,
/// as the rules cut those, and out of step with the same. The second needs no finer cells: when it is known exactly, that alone
/// says which cells of the first are in step.
///
/// `of - minus` in `low..=high` means `minus` in `of - high ..= of - low`. For a boundary `c` of `minus` (the first number of a
/// cell, or one past its last) the answer changes where `of - low` or `of - high` passes `c - 1`, `c` or `c + 1`.
fn refine(model: &Model, cuts: &mut [Vec<i32>]) {
    for derived in &model.derived {
        if let Derivation::Difference {
            of,
            minus,
            between: (low, high),
        } = derived.how
            && let Domain::Number { min, max, .. } = model.facts[minus].domain
        {
            let boundaries: Vec<i32> = cuts[minus].iter().copied().chain([min, max + 1]).collect();
            cuts[of].extend(boundaries.into_iter().flat_map(|boundary| {
                [
                    boundary + low,
                    boundary + high,
                    boundary + high + 1,
                    boundary + low - 1,
                ]
            }));
        }
    }
}
