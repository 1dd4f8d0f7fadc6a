//! Measures one pack: exactly where it can, on drawn cases elsewhere.

use chrono::NaiveDate;
use fastrand::Rng;
use rustc_hash::FxHashMap;

use crate::author::questions::best::best;
use crate::author::questions::left::Left;
use crate::author::questions::moves::{Limits, Moves};
use crate::author::questions::route::route;
use crate::author::questions::solve::{Policy, Solver, State, Value};
use crate::author::questions::space::Space;
use crate::engine::asking::outlook::Outlook;
use crate::engine::case::{Answer, Case};
use crate::engine::diagram::Ref;
use crate::engine::pack::{FactId, Pack};
use crate::workbench::stats::bound::{Bound, bound};
use crate::workbench::stats::certificate::Certificates;
use crate::workbench::stats::draw::Draw;
use crate::workbench::stats::target::{Goal, Order, Steps, Target};
use crate::workbench::stats::walk::{Effort, Walker};
use crate::workbench::stats::{Figure, Least, Measured, Options, Report, Sample, Table};

/// How many states of a given order are looked at before cases are drawn instead.
const MOST_STATES: usize = 200_000;

/// What is looked at for the best order before there is only a bound: some seconds.
const LIMITS_OF_BEST: Limits = Limits {
    states: 20_000,
    nodes: 250_000,
    ways: 5_000_000,
};

/// Measures a pack that has been checked: one in which no decision stays open with nothing left to ask. Nothing where there is no
/// case on that day, as on one on which the pack is not in force.
pub fn measure(pack: &Pack, options: Options) -> Option<Report> {
    let has_shares = pack.facts.iter().any(|fact| !fact.weights.is_empty());
    if !has_shares {
        return Some(Report {
            even: goals(pack, options)?,
            weighted: None,
        });
    }
    let mut even = pack.clone();
    for fact in &mut even.facts {
        fact.weights.clear();
    }
    // The best order is another where other answers are likely.
    even.route = route(&even);
    Some(Report {
        even: goals(&even, options)?,
        weighted: Some(goals(pack, options)?),
    })
}

fn goals(pack: &Pack, options: Options) -> Option<Vec<Measured>> {
    let draw = Draw::new(pack, options.on);
    let mut rng = Rng::with_seed(options.seed);
    let cases: Option<Vec<Vec<Answer>>> = (0..options.cases).map(|_| draw.case(&mut rng)).collect();
    let cases = cases?;
    let primary = (0..pack.decisions.len()).filter(|&decision| pack.decisions[decision].primary);
    let goals = primary.map(Goal::Decision).chain([Goal::All, Goal::First]);
    // No goal has to do with another.
    let measured = std::thread::scope(|scope| {
        let cases = &cases;
        let running: Vec<_> = goals
            .map(|goal| scope.spawn(move || of_goal(pack, goal, options, cases)))
            .collect();
        let done = running.into_iter().map(|goal| goal.join());
        done.map(|measured| measured.unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect()
    });
    Some(measured)
}

fn of_goal(pack: &Pack, goal: Goal, options: Options, cases: &[Vec<Answer>]) -> Measured {
    let table = |steps| {
        let target = Target::new(pack, goal.clone(), steps);
        Measuring {
            target,
            options,
            cases,
        }
        .table()
    };
    Measured {
        questions: table(Steps::Questions),
        screens: table(Steps::Screens),
        goal: goal.clone(),
    }
}

struct Measuring<'m> {
    target: Target<'m>,
    options: Options,
    cases: &'m [Vec<Answer>],
}

impl Measuring<'_> {
    fn table(&self) -> Table {
        let (chosen, walked) = match self.exactly(Order::Chosen) {
            Some(figure) => (figure, None),
            None => {
                let efforts = self.walked(Order::Chosen);
                (self.drawn(&efforts), Some(efforts))
            }
        };
        Table {
            all: self.target.groups.len(),
            early_stop: self.order(Order::EarlyStop),
            relevant: self.order(Order::Relevant),
            least: self.optimum(&chosen).unwrap_or_else(|| self.bound(walked)),
            chosen,
        }
    }

    fn order(&self, order: Order) -> Figure {
        self.exactly(order)
            .unwrap_or_else(|| self.drawn(&self.walked(order)))
    }

    /// Over all states that the order can come to, where they are not too many.
    fn exactly(&self, order: Order) -> Option<Figure> {
        let pack = self.target.pack;
        // What has been asked shows in the masks; more would matter only for numbers that may be in step.
        let nothing_asked = Case::new(pack, self.options.on);
        let mut next = |state: &State| {
            let roots = |list: &Vec<(Ref, Ref)>| list.iter().map(|&(_, root)| root).collect();
            let lists: Vec<Vec<Ref>> = state.lists.iter().map(roots).collect();
            let outlook = Outlook::under(pack, &nothing_asked, &state.masks, lists.concat());
            self.target.next(order, &outlook, &lists, state.asked)
        };
        let by_asked = order == Order::EarlyStop;
        let follows_route = order == Order::Chosen && self.target.has_route();
        let policy = Policy {
            next: &mut next,
            by_parts: !(by_asked || follows_route),
            by_asked,
        };
        let mut space = Space::new(self.target.pack, &self.target.facts)?;
        let masks = Case::new(self.target.pack, self.options.on).masks(self.target.pack);
        let start = space.start(&self.target.lists, &masks);
        let value = Solver::new(&mut space, policy, self.screens(), MOST_STATES)
            .value(start)
            .ok()?;
        Some(figure(value))
    }

    /// The facts that are asked in one step, where steps are screens.
    fn screens(&self) -> Option<Vec<Vec<FactId>>> {
        (self.target.steps == Steps::Screens).then(|| self.target.groups.clone())
    }

    fn optimum(&self, chosen: &Figure) -> Option<Least> {
        // A figure of drawn cases is no measure of how far it is from an exact one.
        if chosen.sample.is_some() {
            return None;
        }
        let mut space = Space::new(self.target.pack, &self.target.facts)?;
        let masks = Case::new(self.target.pack, self.options.on).masks(self.target.pack);
        let start = Left::of(&space.start(&self.target.lists, &masks));
        let value = match space.normal(start) {
            None => Value::default(),
            Some(start) => {
                let mut moves = Moves::new(&mut space, self.screens());
                let order = best(&mut moves, &start, LIMITS_OF_BEST).ok()?;
                moves
                    .follow(&start, &order, &mut FxHashMap::default())
                    .ok()?
            }
        };
        let figure = figure(value);
        Some(Least::Optimum {
            gap: beyond(chosen.cost, figure.cost),
            figure,
        })
    }

    /// Puts the drawn cases through an order.
    fn walked(&self, order: Order) -> Vec<Effort> {
        let mut walker = Walker::new(&self.target, order, self.options.on);
        self.cases.iter().map(|case| walker.walk(case)).collect()
    }

    fn drawn(&self, efforts: &[Effort]) -> Figure {
        let steps: Vec<u32> = efforts.iter().map(|effort| effort.steps).collect();
        let costs: Vec<u32> = efforts.iter().map(|effort| effort.cost).collect();
        let (expected, error) = mean(&steps);
        Figure {
            expected,
            cost: mean(&costs).0,
            worst: steps.into_iter().max().unwrap_or(0),
            sample: Some(Sample {
                cases: efforts.len(),
                error,
            }),
        }
    }

    /// The bound, beside the chosen order on the same cases, where it has been walked already.
    fn bound(&self, walked: Option<Vec<Effort>>) -> Least {
        let Bound {
            certificates,
            least,
        } = bound(
            &self.target,
            certificates(&self.target, self.options.on),
            self.cases,
        );
        let paid: Vec<u32> = walked
            .unwrap_or_else(|| self.walked(Order::Chosen))
            .iter()
            .map(|effort| match self.target.steps {
                Steps::Screens => effort.steps,
                Steps::Questions => effort.cost,
            })
            .collect();
        let (mean_least, error) = mean(&least);
        let worst = paid
            .iter()
            .copied()
            .zip(certificates.iter().copied())
            .max_by_key(|(paid, needed)| paid.saturating_sub(*needed));
        Least::Bound {
            mean: mean_least,
            sample: Sample {
                cases: least.len(),
                error,
            },
            certificates: mean(&certificates).0,
            gap: beyond(mean(&paid).0, mean_least),
            worst: worst.unwrap_or_default(),
        }
    }
}

/// What the cheapest set of answers costs that settles a case by itself, given one answer for each fact: no order of questions
/// settles the case for less.
pub fn smallest_certificate(pack: &Pack, goal: &Goal, on: NaiveDate, answers: &[Answer]) -> u32 {
    let target = Target::new(pack, goal.clone(), Steps::Questions);
    let mut certificates = certificates(&target, on);
    let lists = target.lists.iter();
    let costs = lists.map(|roots| {
        let mut case = certificates.of(roots, answers);
        certificates.cost(&mut case, 0)
    });
    costs.min().unwrap_or(0)
}

/// What each of some cases, all as likely, costs in the order of questions that costs least on all of them, given one answer for
/// each fact; less where that would be too much to look for.
pub fn least(pack: &Pack, goal: &Goal, on: NaiveDate, cases: &[Vec<Answer>]) -> Vec<u32> {
    let target = Target::new(pack, goal.clone(), Steps::Questions);
    bound(&target, certificates(&target, on), cases).least
}

fn certificates<'p>(target: &Target<'p>, on: NaiveDate) -> Certificates<'p> {
    let groups = target.groups.iter().map(|group| {
        let facts = group.iter().fold(0, |facts, &fact| facts | 1 << fact);
        let cost = match target.steps {
            Steps::Screens => 1,
            Steps::Questions => group.iter().map(|&fact| target.pack.facts[fact].cost).sum(),
        };
        (facts, cost)
    });
    Certificates::new(target.pack, on, groups.collect())
}

fn figure(value: Value) -> Figure {
    Figure {
        expected: value.steps,
        cost: value.cost,
        worst: value.worst,
        sample: None,
    }
}

/// How far a figure is above the least, in per cent.
fn beyond(figure: f64, least: f64) -> f64 {
    // Two sums of the same in another order differ in the last digits.
    if least > 0.0 && (figure - least).abs() > 1e-9 {
        (figure / least - 1.0) * 100.0
    } else {
        0.0
    }
}

/// The mean of some counts, and its standard error.
fn mean(counts: &[u32]) -> (f64, f64) {
    let count = counts.len().max(1) as f64;
    let sum: f64 = counts.iter().map(|&count| f64::from(count)).sum();
    let mean = sum / count;
    let squares: f64 = counts
        .iter()
        .map(|&count| (f64::from(count) - mean).powi(2))
        .sum();
    (mean, (squares / (count - 1.0).max(1.0) / count).sqrt())
}
