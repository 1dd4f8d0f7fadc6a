//! `lots stats` against brute force: every tree of questions over every completion of small random packs.

use std::collections::BTreeMap;
use std::process::Command;

use fastrand::Rng;
use samverkanslots::author::{self, Failure, Files, problem::Kind as Fault};
use samverkanslots::engine::assessment::assess;
use samverkanslots::engine::case::{Answer, Case, cell_of_date, cell_of_number};
use samverkanslots::engine::diagram::full;
use samverkanslots::engine::pack::{Kind, Pack};
use samverkanslots::workbench::stats::target::Goal;
use samverkanslots::workbench::stats::{
    Figure, Least, Measured, Options, least, measure, smallest_certificate,
};

use crate::random::oracle;
use crate::random::oracle::{Completion, Outcome, outcome, turning};
use crate::random::toml::{moved, today};
use crate::random::{Domain, How, Spec, toml};

const PACKS: u64 = 400;

fn options() -> Options {
    Options {
        on: today(),
        cases: 200,
        seed: 1,
    }
}

struct One(String);

impl Files for One {
    fn read(&self, _: &str) -> Result<String, String> {
        Ok(self.0.clone())
    }
}

/// The completions of today.
fn allowed(spec: &Spec) -> Vec<Completion> {
    let mut all = oracle::allowed(spec);
    all.retain(|completion| completion.last() == Some(&0));
    all
}

/// Random packs without a decision that can get stuck, and without numbers of which it matters whether they are in step.
fn packs() -> impl Iterator<Item = (u64, Spec, Pack, Rng)> {
    all_packs(false)
}

/// Random packs without a decision that can get stuck, all with such numbers or all without.
fn all_packs(with_steps: bool) -> impl Iterator<Item = (u64, Spec, Pack, Rng)> {
    (0..PACKS).filter_map(move |seed| {
        let mut rng = Rng::with_seed(seed);
        let spec = Spec::random(&mut rng);
        let text = toml::pack(&spec);
        let stuck = match author::check("random.toml", &One(text.clone())) {
            Err(Failure::Problems(problems)) => problems
                .iter()
                .any(|problem| matches!(problem.kind, Fault::Stuck | Fault::EmptyCaseSpace)),
            _ => false,
        };
        let in_step = spec
            .derived
            .iter()
            .any(|how| matches!(how, How::Difference { .. }));
        if stuck || in_step != with_steps || allowed(&spec).is_empty() {
            return None;
        }
        let pack = author::compile_text("random.toml", &text).expect("a random pack compiles");
        Some((seed, spec, pack, rng))
    })
}

/// What is asked next, given the cases that are left and the facts that have been asked.
type Next<'n> = dyn Fn(&[usize], &[usize]) -> Option<usize> + 'n;

/// The case space of a pack, each completion with its outcomes and how likely it is.
struct Space<'s> {
    spec: &'s Spec,
    pack: &'s Pack,
    all: Vec<Completion>,
    outcomes: Vec<Vec<Outcome>>,
    chances: Vec<f64>,
    /// Whether an answer tells a number itself, and not only which of those that rules tell apart.
    exact: bool,
}

impl<'s> Space<'s> {
    fn new(spec: &'s Spec, pack: &'s Pack) -> Space<'s> {
        let all = allowed(spec);
        let mut sizes: BTreeMap<(usize, usize), f64> = BTreeMap::new();
        for fact in 0..spec.facts.len() {
            let values: Vec<i32> = match spec.facts[fact] {
                Domain::Number { min, max } => (min..=max).collect(),
                Domain::Date { reach } => (-reach..=reach).collect(),
                _ => continue,
            };
            for value in values {
                *sizes.entry((fact, part(pack, fact, value))).or_default() += 1.0;
            }
        }
        let chance = |completion: &Completion| -> f64 {
            (0..spec.facts.len())
                .map(|fact| {
                    let item = &pack.facts[fact];
                    let shares = |place: usize| {
                        let size = pack.diagrams.sizes()[item.level + place];
                        item.shares(place, full(size))
                    };
                    match spec.facts[fact] {
                        Domain::Choices { options, none } => {
                            let set = completion[fact] as usize
                                | if none && completion[fact] == 0 {
                                    1 << options
                                } else {
                                    0
                                };
                            (0..options + usize::from(none))
                                .map(|option| shares(option)[set >> option & 1])
                                .product()
                        }
                        _ => {
                            let part = part(pack, fact, completion[fact]);
                            shares(0)[part] / sizes.get(&(fact, part)).unwrap_or(&1.0)
                        }
                    }
                })
                .product()
        };
        let mut chances: Vec<f64> = all.iter().map(chance).collect();
        let total: f64 = chances.iter().sum();
        chances.iter_mut().for_each(|chance| *chance /= total);
        Space {
            outcomes: all
                .iter()
                .map(|completion| {
                    let decisions = spec.decisions.iter();
                    decisions
                        .map(|decision| outcome(spec, decision, completion))
                        .collect()
                })
                .collect(),
            spec,
            pack,
            all,
            chances,
            exact: false,
        }
    }

    /// The same with every completion as likely as the others, and with answers that tell all that there is to tell.
    fn even(mut self) -> Space<'s> {
        self.chances = vec![1.0 / self.all.len() as f64; self.all.len()];
        self.exact = true;
        self
    }

    fn chance(&self, left: &[usize]) -> f64 {
        left.iter().map(|&case| self.chances[case]).sum()
    }

    fn is_settled(&self, goal: &Goal, left: &[usize]) -> bool {
        let same = |decision: usize| {
            let first = &self.outcomes[left[0]][decision];
            left.iter()
                .all(|&case| self.outcomes[case][decision] == *first)
        };
        let mut decisions = 0..self.spec.decisions.len();
        match goal {
            Goal::Decision(decision) => same(*decision),
            Goal::All => decisions.all(same),
            Goal::First => decisions.any(same),
        }
    }

    fn open(&self, goal: &Goal, left: &[usize]) -> Vec<usize> {
        let completions: Vec<&Completion> = left.iter().map(|&case| &self.all[case]).collect();
        let mut open: Vec<usize> = (0..self.spec.decisions.len())
            .filter(|&decision| !matches!(goal, Goal::Decision(only) if *only != decision))
            .flat_map(|decision| turning(self.spec, &self.spec.decisions[decision], &completions))
            .collect();
        open.sort_unstable();
        open.dedup();
        open
    }

    /// What is left after each answer to a fact.
    fn after(&self, left: &[usize], fact: usize) -> Vec<Vec<usize>> {
        let mut after: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for &case in left {
            let value = self.all[case][fact];
            let part = if self.exact {
                value as usize
            } else {
                part(self.pack, fact, value)
            };
            after.entry(part).or_default().push(case);
        }
        after.into_values().collect()
    }

    /// The expected cost of the best tree of questions among those that only ask what `may` gives, times the chance of `left`.
    fn best(
        &self,
        goal: &Goal,
        left: &[usize],
        asked: u32,
        may: &dyn Fn(&[usize], u32) -> Vec<usize>,
    ) -> f64 {
        if self.is_settled(goal, left) {
            return 0.0;
        }
        let tree = |fact: usize| {
            let after = self.after(left, fact);
            let rest = after
                .iter()
                .map(|rest| self.best(goal, rest, asked | 1 << fact, may));
            f64::from(self.pack.facts[fact].cost) * self.chance(left) + rest.sum::<f64>()
        };
        may(left, asked)
            .into_iter()
            .map(tree)
            .fold(f64::INFINITY, f64::min)
    }

    /// The expected and the largest number of questions in an order that `next` gives.
    fn steps(&self, goal: &Goal, left: &[usize], asked: &[usize], next: &Next<'_>) -> (f64, u32) {
        if self.is_settled(goal, left) {
            return (0.0, 0);
        }
        let Some(fact) = next(left, asked) else {
            return (0.0, 0);
        };
        let asked: Vec<usize> = asked.iter().copied().chain([fact]).collect();
        let (mut sum, mut worst) = (self.chance(left), 0);
        for rest in self.after(left, fact) {
            let below = self.steps(goal, &rest, &asked, next);
            sum += below.0;
            worst = worst.max(below.1);
        }
        (sum, worst + 1)
    }

    fn everything(&self) -> Vec<usize> {
        (0..self.all.len()).collect()
    }

    /// The facts that a goal turns on somewhere, as the pack says.
    fn facts(&self, goal: &Goal) -> Vec<usize> {
        let mut facts: Vec<usize> = (0..self.spec.decisions.len())
            .filter(|&decision| !matches!(goal, Goal::Decision(only) if *only != decision))
            .flat_map(|decision| self.pack.decisions[decision].facts.clone())
            .collect();
        facts.sort_unstable();
        facts.dedup();
        facts
    }
}

/// The number of the answer that rules can tell apart from others.
fn part(pack: &Pack, fact: usize, value: i32) -> usize {
    let kind = &pack.facts[fact].kind;
    match kind {
        Kind::Number { .. } => cell_of_number(kind, value),
        Kind::Date { .. } => cell_of_date(kind, moved(today(), value), today()),
        Kind::YesNo | Kind::Choice | Kind::Choices { .. } => value as usize,
    }
}

fn answer(spec: &Spec, fact: usize, value: i32) -> Answer {
    match spec.facts[fact] {
        Domain::YesNo { .. } if value == 2 => Answer::Unknown,
        Domain::Choice { values, .. } if value == values as i32 => Answer::Unknown,
        Domain::YesNo { .. } | Domain::Choice { .. } => Answer::Value(value as usize),
        Domain::Number { .. } => Answer::Number(value),
        Domain::Date { .. } => Answer::Date(moved(today(), value)),
        Domain::Choices { options, none } => {
            let yes = value as u32 | if none && value == 0 { 1 << options } else { 0 };
            let all = full((options + usize::from(none)) as u8);
            Answer::Options {
                yes,
                no: all & !yes,
            }
        }
    }
}

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-6
}

fn exact(figure: Figure) -> (f64, u32) {
    assert_eq!(
        figure.sample, None,
        "a small pack is not measured on drawn cases"
    );
    (figure.expected, figure.worst)
}

fn measured(pack: &Pack) -> Vec<Measured> {
    let report = measure(pack, options()).expect("the pack is in force");
    report.weighted.unwrap_or(report.even)
}

/// Gives the facts of a pack random weights and costs, and pins one now and then.
fn weigh(pack: &mut Pack, rng: &mut Rng) {
    for fact in 0..pack.facts.len() {
        let levels = pack.facts[fact].levels();
        let size = usize::from(pack.diagrams.sizes()[levels.start]);
        pack.facts[fact].weights = (0..levels.len() * size).map(|_| rng.u32(1..9)).collect();
        pack.facts[fact].cost = rng.u32(1..4);
    }
    let fact = rng.usize(0..pack.facts.len());
    pack.facts[fact].pinned = rng.bool();
    pack.route.clear();
    pack.first.clear();
}

#[test]
fn the_best_order_is_that_of_every_tree_of_open_questions_and_no_tree_at_all_is_below_the_bound() {
    let (mut compared, mut followed) = (0, 0);
    for (seed, spec, pack, _) in packs() {
        let space = Space::new(&spec, &pack);
        for measured in measured(&pack) {
            let goal = &measured.goal;
            let Least::Optimum { figure, gap } = measured.questions.least else {
                panic!("pack {seed} is too large for its best order");
            };
            let open = |left: &[usize], asked: u32| -> Vec<usize> {
                let open = space.open(goal, left).into_iter();
                open.filter(|fact| asked >> fact & 1 == 0).collect()
            };
            let best = space.best(goal, &space.everything(), 0, &open);
            assert!(
                close(figure.cost, best),
                "pack {seed}, {goal:?}: {} instead of {best}\n{}",
                figure.cost,
                toml::pack(&spec)
            );
            let any = |_: &[usize], asked: u32| -> Vec<usize> {
                (0..spec.facts.len())
                    .filter(|fact| asked >> fact & 1 == 0)
                    .collect()
            };
            let of_all_trees = space.best(goal, &space.everything(), 0, &any);
            assert!(
                figure.cost >= of_all_trees - 1e-6,
                "pack {seed}, {goal:?}: {} is below the best tree of all",
                figure.cost
            );
            let mean: f64 = (0..space.all.len())
                .map(|case| {
                    let facts = 0..spec.facts.len();
                    let answers: Vec<Answer> = facts
                        .map(|fact| answer(&spec, fact, space.all[case][fact]))
                        .collect();
                    let least = smallest_certificate(&pack, goal, today(), &answers);
                    space.chances[case] * f64::from(least)
                })
                .sum();
            assert!(
                mean <= of_all_trees + 1e-6,
                "pack {seed}, {goal:?}: the bound is no bound"
            );
            if *goal == Goal::All && !pack.route.is_empty() {
                followed += 1;
                assert!(
                    gap.abs() < 1e-6,
                    "pack {seed} has a best order and does not follow it"
                );
            }
            compared += 1;
        }
    }
    assert!(
        compared > 600 && followed > 100,
        "{compared} goals, {followed} stored orders"
    );
}

#[test]
fn a_planned_order_is_never_below_the_best_one_and_closer_to_it_than_choosing_from_case_to_case() {
    let (mut compared, mut planned, mut chosen, mut best) = (0, 0.0, 0.0, 0.0);
    for (seed, spec, mut pack, mut rng) in packs().take(200) {
        if seed % 2 == 1 {
            weigh(&mut pack, &mut rng);
        }
        let of_all = |pack: &Pack| -> (f64, f64) {
            let measured = measure(pack, options()).expect("the pack is in force");
            let goals = measured.weighted.unwrap_or(measured.even);
            let all = goals.into_iter().find(|it| it.goal == Goal::All);
            let questions = all.expect("all decisions are a goal").questions;
            let Least::Optimum { figure, .. } = questions.least else {
                panic!("pack {seed} is too large for its best order");
            };
            (questions.chosen.cost, figure.cost)
        };
        pack.route = author::planned_route(&pack);
        if pack.route.is_empty() {
            continue;
        }
        let (by_plan, least) = of_all(&pack);
        assert!(
            by_plan >= least - 1e-6,
            "pack {seed}: {by_plan} is below the best order's {least}"
        );
        // What the figures say is what the engine does with the stored order.
        let asked = asked_by_the_engine(&Space::new(&spec, &pack), &Goal::All);
        if pack.facts.iter().all(|fact| fact.cost == 1) {
            assert!(close(asked.0, by_plan), "pack {seed}: {asked:?} {by_plan}");
        }
        pack.route.clear();
        let (by_case, _) = of_all(&pack);
        compared += 1;
        planned += by_plan;
        chosen += by_case;
        best += least;
    }
    assert!(compared > 100, "{compared} planned orders");
    assert!(
        planned <= chosen && planned < best * 1.01,
        "planned {planned}, chosen from case to case {chosen}, best {best}"
    );
}

#[test]
fn exact_figures_are_those_of_asking_every_completion_by_the_engine() {
    for (seed, spec, pack, mut rng) in packs().take(150) {
        let space = Space::new(&spec, &pack);
        for measured in measured(&pack) {
            let goal = &measured.goal;
            let context = || format!("pack {seed}, {goal:?}\n{}", toml::pack(&spec));
            let facts = space.facts(goal);
            let in_turn = |_: &[usize], asked: &[usize]| -> Option<usize> {
                facts.iter().copied().find(|fact| !asked.contains(fact))
            };
            let got = exact(measured.questions.early_stop);
            let expected = space.steps(goal, &space.everything(), &[], &in_turn);
            assert!(
                close(got.0, expected.0),
                "{got:?} {expected:?} {}",
                context()
            );
            assert_eq!(got.1, expected.1, "{}", context());
            let relevant = |left: &[usize], asked: &[usize]| -> Option<usize> {
                let open = space.open(goal, left).into_iter();
                open.into_iter().find(|fact| !asked.contains(fact))
            };
            let got = exact(measured.questions.relevant);
            let expected = space.steps(goal, &space.everything(), &[], &relevant);
            assert!(
                close(got.0, expected.0),
                "{got:?} {expected:?} {}",
                context()
            );
            assert_eq!(got.1, expected.1, "{}", context());
            if matches!(goal, Goal::All | Goal::First) {
                let got = exact(measured.questions.chosen);
                let expected = asked_by_the_engine(&space, goal);
                assert!(
                    close(got.0, expected.0),
                    "{got:?} {expected:?} {}",
                    context()
                );
                assert_eq!(got.1, expected.1, "{}", context());
            }
        }
        // The same with answers of which some are likelier than others.
        let mut weighted = pack.clone();
        weigh(&mut weighted, &mut rng);
        let space = Space::new(&spec, &weighted);
        let all = self::measured(&weighted)
            .into_iter()
            .find(|measured| measured.goal == Goal::All);
        let got = exact(all.expect("all decisions are a goal").questions.chosen);
        let expected = asked_by_the_engine(&space, &Goal::All);
        assert!(
            close(got.0, expected.0),
            "weighted: {got:?} {expected:?}, pack {seed}"
        );
        assert_eq!(got.1, expected.1, "weighted, pack {seed}");
    }
}

/// Expected and largest number of questions if the engine is asked what comes next until a goal is reached.
fn asked_by_the_engine(space: &Space<'_>, goal: &Goal) -> (f64, u32) {
    let next = |left: &[usize], asked: &[usize]| -> Option<usize> {
        let mut case = Case::new(space.pack, today());
        for &fact in asked {
            let given = answer(space.spec, fact, space.all[left[0]][fact]);
            case.set(space.pack, fact, Some(given))
                .expect("the answer fits its fact");
        }
        assess(space.pack, &case)
            .next_question
            .map(|question| question.fact)
    };
    space.steps(goal, &space.everything(), &[], &next)
}

#[test]
fn with_weights_costs_and_pins_the_best_order_is_still_the_best_of_those_that_obey_them() {
    for (seed, spec, mut pack, mut rng) in packs().take(150) {
        weigh(&mut pack, &mut rng);
        let space = Space::new(&spec, &pack);
        for measured in measured(&pack) {
            let goal = &measured.goal;
            let Least::Optimum { figure, gap } = measured.questions.least else {
                panic!("pack {seed} is too large for its best order");
            };
            let obeying = |left: &[usize], asked: u32| -> Vec<usize> {
                let open = space.open(goal, left).into_iter();
                let open: Vec<usize> = open.filter(|fact| asked >> fact & 1 == 0).collect();
                let pinned = open.iter().copied().find(|&fact| pack.facts[fact].pinned);
                pinned.map_or(open, |fact| vec![fact])
            };
            let best = space.best(goal, &space.everything(), 0, &obeying);
            assert!(
                close(figure.cost, best),
                "pack {seed}, {goal:?}: {} instead of {best}\n{}",
                figure.cost,
                toml::pack(&spec)
            );
            assert!(gap > -1e-6, "pack {seed}: an order is better than the best");
        }
    }
}

#[test]
fn a_smallest_certificate_is_the_smallest_set_of_answers_that_settles_the_case() {
    for (seed, spec, pack, mut rng) in packs().take(200) {
        let space = Space::new(&spec, &pack);
        for _ in 0..4 {
            let case = rng.usize(0..space.all.len());
            let answers: Vec<Answer> = (0..spec.facts.len())
                .map(|fact| answer(&spec, fact, space.all[case][fact]))
                .collect();
            let settles = |facts: u32| {
                let agrees = |&other: &usize| {
                    (0..spec.facts.len()).all(|fact| {
                        let part = |case: usize| part(&pack, fact, space.all[case][fact]);
                        facts >> fact & 1 == 0 || part(other) == part(case)
                    })
                };
                let left: Vec<usize> = space.everything().into_iter().filter(agrees).collect();
                space.is_settled(&Goal::All, &left)
            };
            let fewest = (0..1_u32 << spec.facts.len())
                .filter(|&facts| settles(facts))
                .map(u32::count_ones)
                .min();
            let got = smallest_certificate(&pack, &Goal::All, today(), &answers);
            assert_eq!(Some(got), fewest, "pack {seed}\n{}", toml::pack(&spec));
        }
    }
}

/// The answers of some completions.
fn answers(space: &Space<'_>, cases: impl Iterator<Item = usize>) -> Vec<Vec<Answer>> {
    let of = |case: usize| {
        let facts = 0..space.spec.facts.len();
        let given = facts.map(|fact| answer(space.spec, fact, space.all[case][fact]));
        given.collect()
    };
    cases.map(of).collect()
}

fn mean(costs: &[u32]) -> f64 {
    costs.iter().copied().map(f64::from).sum::<f64>() / costs.len() as f64
}

#[test]
fn the_bound_on_all_cases_of_a_pack_is_what_the_best_of_all_trees_of_questions_takes() {
    for with_steps in [false, true] {
        let (mut compared, mut above_certificates) = (0, 0);
        for (seed, spec, mut pack, mut rng) in all_packs(with_steps).take(150) {
            if seed % 2 == 1 {
                pack.facts
                    .iter_mut()
                    .for_each(|fact| fact.cost = rng.u32(1..4));
            }
            let space = Space::new(&spec, &pack).even();
            let goals = (0..spec.decisions.len()).map(Goal::Decision);
            for goal in goals.chain([Goal::All, Goal::First]) {
                let facts = space.facts(&goal);
                let unasked = |_: &[usize], asked: u32| -> Vec<usize> {
                    let facts = facts.iter().copied();
                    facts.filter(|fact| asked >> fact & 1 == 0).collect()
                };
                let best = space.best(&goal, &space.everything(), 0, &unasked);
                let cases = answers(&space, 0..space.all.len());
                let bound = mean(&least(&pack, &goal, today(), &cases));
                assert!(
                    close(bound, best),
                    "pack {seed}, {goal:?}: {bound} instead of {best}\n{}",
                    toml::pack(&spec)
                );
                let smallest =
                    |case: &Vec<Answer>| smallest_certificate(&pack, &goal, today(), case);
                let certificates: Vec<u32> = cases.iter().map(smallest).collect();
                assert!(mean(&certificates) <= bound + 1e-6, "pack {seed}, {goal:?}");
                above_certificates += usize::from(mean(&certificates) < bound - 1e-6);
                compared += 1;
            }
        }
        assert!(
            compared > 100 && above_certificates * 4 > compared,
            "{compared} goals, {above_certificates} of them above the certificates"
        );
    }
}

#[test]
fn the_bound_on_drawn_cases_is_on_average_not_above_the_best_of_all_trees() {
    let (mut bounds, mut bests) = (0.0, 0.0);
    for (_, spec, pack, mut rng) in packs().take(60) {
        let space = Space::new(&spec, &pack).even();
        let facts = space.facts(&Goal::All);
        let unasked = |_: &[usize], asked: u32| -> Vec<usize> {
            let facts = facts.iter().copied();
            facts.filter(|fact| asked >> fact & 1 == 0).collect()
        };
        bests += space.best(&Goal::All, &space.everything(), 0, &unasked);
        let draws = 20;
        for _ in 0..draws {
            let drawn: Vec<usize> = (0..30).map(|_| rng.usize(0..space.all.len())).collect();
            let cases = answers(&space, drawn.into_iter());
            bounds += mean(&least(&pack, &Goal::All, today(), &cases)) / f64::from(draws);
        }
    }
    assert!(bounds <= bests, "{bounds} is above {bests}");
    assert!(bounds > 0.8 * bests, "{bounds} says nothing of {bests}");
}

fn demo() -> Pack {
    let text = std::fs::read_to_string("tests/cases/demo.toml").unwrap();
    author::compile_text("demo.toml", &text).expect("the demo pack compiles")
}

fn lots(arguments: &[&str]) -> (Option<i32>, String) {
    let run = Command::new(env!("CARGO_BIN_EXE_lots"))
        .arg("stats")
        .args(arguments)
        .output()
        .unwrap();
    (run.status.code(), String::from_utf8(run.stdout).unwrap())
}

#[test]
fn shares_are_weights_of_the_answers_that_rules_tell_apart() {
    let pack = demo();
    let weights = |id: &str| pack.facts[pack.fact(id).unwrap()].weights.clone();
    // Forty of a hundred are under 19; the diagrams know two ages.
    assert_eq!(weights("age"), [400_000, 600_000]);
    // Yes, no, what is left for "not asked", and "vet inte".
    assert_eq!(weights("consent"), [40, 20, 30, 10]);
    assert_eq!(weights("needs"), [0_u32; 0], "no shares: all alike");
    assert_eq!(pack.facts[pack.fact("consent").unwrap()].cost, 2);
}

#[test]
fn a_pinned_fact_comes_first_then_the_facts_of_a_pinned_screen() {
    let mut pack = demo();
    pack.route.clear();
    let next = |pack: &Pack, case: &Case| assess(pack, case).next_question.unwrap().fact;
    let (mut case, known) = (Case::new(&pack, today()), pack.fact("known").unwrap());
    let (age, needs) = (pack.fact("age").unwrap(), pack.fact("needs").unwrap());
    for fact in &mut pack.facts {
        fact.pinned = false;
    }
    for screen in &mut pack.screens {
        screen.pinned = screen.facts.contains(&needs);
    }
    assert_eq!(next(&pack, &case), needs, "the pinned screen");
    pack.facts[age].pinned = true;
    assert_eq!(next(&pack, &case), age, "the pinned fact before it");
    case.set(&pack, known, Some(Answer::Value(0))).unwrap();
    assert_eq!(
        next(&pack, &case),
        needs,
        "a pinned fact that is not open is passed over"
    );
}

#[test]
fn the_command_says_how_it_measured_and_the_same_seed_gives_the_same_figures() {
    let arguments = [
        "tests/cases/demo.toml",
        "--on",
        "2026-11-23",
        "--format",
        "json",
    ];
    let (code, text) = lots(&arguments);
    let got: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(code, Some(0));
    assert_eq!(got["schema"], 1);
    assert_eq!(got["follows_best_order"], true);
    let all = |measured: &serde_json::Value| -> serde_json::Value {
        let goals = measured.as_array().unwrap();
        goals
            .iter()
            .find(|goal| goal["goal"] == "all")
            .unwrap()
            .clone()
    };
    for weights in ["even", "weighted"] {
        let questions = &all(&got[weights])["questions"];
        assert_eq!(questions["chosen"]["exact"], true, "{weights}");
        assert_eq!(questions["least"]["kind"], "optimum", "{weights}");
        assert_eq!(
            questions["chosen"]["cost"],
            questions["least"]["figure"]["cost"]
        );
    }
    let drawn = [
        "ekero",
        "--on",
        "2026-11-23",
        "--cases",
        "100",
        "--seed",
        "7",
    ];
    let (first, second) = (lots(&drawn), lots(&drawn));
    assert_eq!(first, second);
    assert!(
        first.1.contains("100 cases drawn with seed 7"),
        "{}",
        first.1
    );
    assert_eq!(lots(&["nowhere.toml"]).0, Some(2));
    assert_eq!(lots(&["ekero", "--on", "yesterday"]).0, Some(2));
    assert_eq!(lots(&["tests/cases/bad-packs/gap.toml"]).0, Some(1));
}

#[test]
fn a_day_on_which_the_pack_is_not_in_force_has_no_figures() {
    let begins = ["ekero", "--on", "2010-01-01", "--cases", "10"];
    let (code, told) = lots(&begins);
    assert_eq!(code, Some(2), "{told}");
    let file = samverkanslots::packs::file("ekero").unwrap();
    let pack = samverkanslots::author::compile(&file, &samverkanslots::packs::Shipped).unwrap();
    let on = |on: &str| Options {
        on: on.parse().unwrap(),
        cases: 10,
        seed: 1,
    };
    assert!(measure(&pack, on("2010-01-01")).is_none());
    assert!(measure(&pack, on("2026-11-23")).is_some());
}

#[test]
fn two_wide_numbers_that_must_be_in_step_are_drawn_without_trying_all_pairs() {
    let text = r#"[pack]
id = "wide"
version = "1"
title = "Wide"
lang = "sv"
[[fact]]
id = "income"
kind = "number"
range = [0, 1000000]
ask = "Inkomst?"
short = "Inkomst"
[[fact]]
id = "rent"
kind = "number"
range = [0, 1000000]
ask = "Hyra?"
short = "Hyra"
[[derived]]
id = "near"
label = "Nära"
difference = { of = "income", minus = "rent", between = [0, 1000] }
[[constraint]]
id = "near-above"
when = { income = ">= 500000" }
require = { near = "yes" }
because = "Så är det."
[[decision]]
id = "d"
title = "D"
kind = "one"
primary = true
value = [{ code = "a", label = "A" }, { code = "b", label = "B" }]
[[rule]]
id = "near"
decides = "d"
gives = "a"
when = { near = "yes" }
because = "Nära."
[[rule]]
id = "far"
decides = "d"
gives = "b"
when = { near = "no" }
because = "Långt ifrån."
"#;
    let pack = author::compile_text("wide.toml", text).unwrap();
    for measured in measured(&pack) {
        let figure = measured.questions.chosen;
        assert!(figure.sample.is_some(), "{figure:?}");
        // One number alone can settle it: an income from 500000 on is near its rent.
        assert!(
            (1.0..=2.0).contains(&figure.expected) && figure.worst == 2,
            "{figure:?}"
        );
    }
}
