//! The engine against an oracle that tries every completion, on thousands of random packs.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use fastrand::Rng;
use samverkanslots::author;
use samverkanslots::author::problem::Kind as Fault;
use samverkanslots::engine::assessment::{Assessment, assess};
use samverkanslots::engine::case::{Answer, Case};
use samverkanslots::engine::decision::Status;
use samverkanslots::engine::pack::{Outcome as Told, Pack};

use crate::random::oracle::{
    Completion, Known, Outcome, agrees, allowed, holds, is_live, knowledge, of_one_day, outcome,
    turning,
};
use crate::random::toml::{moved, today};
use crate::random::{Domain, Features, Spec, toml};
use crate::verifier::faults;

const PACKS: u64 = 2500;
const CASES_A_PACK: usize = 6;

/// The random packs, each with its own random numbers for cases.
pub fn packs() -> impl Iterator<Item = (u64, Spec, Rng)> {
    (0..PACKS).map(|seed| {
        let mut rng = Rng::with_seed(seed);
        (seed, Spec::random(&mut rng), rng)
    })
}

pub fn compile(seed: u64, spec: &Spec) -> Pack {
    let text = toml::pack(spec);
    author::compile_text("random.toml", &text)
        .unwrap_or_else(|failure| panic!("pack {seed} does not compile: {failure:?}\n{text}"))
}

fn answer(spec: &Spec, fact: usize, known: &Known, on: NaiveDate) -> Option<Answer> {
    match (known, &spec.facts[fact]) {
        (Known::NotAsked, _) => None,
        (Known::Unknown, _) => Some(Answer::Unknown),
        // "Vet inte" where it is a value: the number after the last.
        (Known::Exactly(value), Domain::YesNo { .. }) if *value == 2 => Some(Answer::Unknown),
        (Known::Exactly(value), Domain::Choice { values, .. }) if *value == *values as i32 => {
            Some(Answer::Unknown)
        }
        (Known::Exactly(value), Domain::YesNo { .. } | Domain::Choice { .. }) => {
            Some(Answer::Value(*value as usize))
        }
        (Known::Exactly(value), Domain::Number { .. }) => Some(Answer::Number(*value)),
        (Known::Exactly(value), Domain::Date { .. }) => Some(Answer::Date(moved(on, *value))),
        (Known::Exactly(value), Domain::Choices { options, none }) => {
            let yes = *value as u32
                | if *none && *value == 0 {
                    1 << options
                } else {
                    0
                };
            let all = (1 << (options + usize::from(*none))) - 1;
            Some(Answer::Options {
                yes,
                no: all & !yes,
            })
        }
        (Known::Partly { yes, no }, _) => Some(Answer::Options { yes: *yes, no: *no }),
    }
}

pub fn case(spec: &Spec, pack: &Pack, known: &[Known], day: i32) -> Case {
    let on = moved(today(), day);
    let mut case = Case::new(pack, on);
    for (fact, known) in known.iter().enumerate() {
        case.set(pack, fact, answer(spec, fact, known, on))
            .expect("a random answer fits its fact");
    }
    case
}

#[test]
fn the_random_packs_hold_every_feature_in_at_least_a_fifth() {
    let mut features = Vec::new();
    for (_, spec, _) in packs() {
        let all = allowed(&spec);
        let outcomes: BTreeSet<Outcome> = all
            .iter()
            .flat_map(|completion| {
                spec.decisions
                    .iter()
                    .map(|decision| outcome(&spec, decision, completion))
            })
            .collect();
        features.push(Features {
            gap: outcomes
                .iter()
                .any(|outcome| matches!(outcome, Outcome::Gap(_))),
            conflict: outcomes
                .iter()
                .any(|outcome| matches!(outcome, Outcome::Conflict(..))),
            nested_exceptions: spec.has_nested_exceptions(),
            constraints: !spec.constraints.is_empty(),
            derived: !spec.derived.is_empty(),
            many: spec.decisions.iter().any(|decision| decision.many),
            validity: spec.days > 0,
        });
    }
    let share = |has: fn(&Features) -> bool| {
        features.iter().filter(|features| has(features)).count() * 100 / features.len()
    };
    let shares = [
        ("gaps", share(|f| f.gap)),
        ("conflicts", share(|f| f.conflict)),
        ("nested exceptions", share(|f| f.nested_exceptions)),
        ("constraints", share(|f| f.constraints)),
        ("derived facts", share(|f| f.derived)),
        ("many", share(|f| f.many)),
        ("days of validity", share(|f| f.validity)),
    ];
    assert!(
        shares.iter().all(|(_, percent)| *percent >= 20),
        "{shares:?}"
    );
}

#[test]
fn the_engine_agrees_with_the_oracle_on_everything_it_says() {
    let (mut contradictions, mut open, mut either) = (0, 0, 0);
    for (seed, spec, mut rng) in packs() {
        let pack = compile(seed, &spec);
        let every = allowed(&spec);
        for _ in 0..CASES_A_PACK {
            let (day, all) = of_one_day(&spec, every.clone(), &mut rng);
            let known = knowledge(&spec, &all, &mut rng);
            let left: Vec<&Completion> = all
                .iter()
                .filter(|completion| agrees(&spec, &known, completion))
                .collect();
            let case = case(&spec, &pack, &known, day);
            let got = assess(&pack, &case);
            let context = || format!("pack {seed}, knowing {known:?}\n{}", toml::pack(&spec));
            if left.is_empty() {
                contradictions += 1;
                assert!(
                    got.decisions
                        .iter()
                        .all(|verdict| verdict.finding.status == Status::Contradiction),
                    "a contradiction is missed: {}",
                    context()
                );
                check_clash(&spec, &all, &known, &got, &context);
                continue;
            }
            for index in 0..spec.decisions.len() {
                open += usize::from(got.decisions[index].finding.status == Status::Open);
                check_decision(&spec, index, &known, &left, &got, &context);
                check_rests_on(&spec, index, &known, &all, &got, &context);
                either += check_reasons(&spec, index, &left, &got, &context);
            }
            check_duties(&spec, &left, &got, &context);
        }
    }
    assert!(
        contradictions > 500 && open > 3000 && either > 200,
        "{contradictions} contradictions, {open} open decisions and {either} values by one rule or another are too few to trust"
    );
}

fn check_decision(
    spec: &Spec,
    index: usize,
    known: &[Known],
    left: &[&Completion],
    got: &Assessment,
    context: &dyn Fn() -> String,
) {
    let decision = &spec.decisions[index];
    let verdict = &got.decisions[index];
    let finding = &verdict.finding;
    let outcomes: BTreeSet<Outcome> = left
        .iter()
        .map(|completion| outcome(spec, decision, completion))
        .collect();
    let is_gap = |outcome: &Outcome| matches!(outcome, Outcome::Gap(_));
    let is_conflict = |outcome: &Outcome| matches!(outcome, Outcome::Conflict(..));
    let status = if outcomes.iter().all(is_gap) {
        Status::Gap
    } else if outcomes.iter().all(is_conflict) {
        Status::Conflict
    } else if outcomes.len() == 1 {
        Status::Settled
    } else {
        Status::Open
    };
    assert_eq!(
        finding.status,
        status,
        "the status of decision {index} among {outcomes:?}: {}",
        context()
    );
    let by_rule = |outcome: &Outcome| -> Vec<usize> {
        match outcome {
            Outcome::Rule(values) => values.clone(),
            Outcome::Conflict(_, added) if decision.many => added.clone(),
            Outcome::Conflict(..) | Outcome::Gap(_) => Vec::new(),
        }
    };
    let members: Vec<usize> = (0..decision.values).collect();
    let always: Vec<usize> = members
        .iter()
        .copied()
        .filter(|value| {
            outcomes
                .iter()
                .all(|outcome| by_rule(outcome).contains(value))
        })
        .collect();
    let sometimes: Vec<usize> = members
        .iter()
        .copied()
        .filter(|value| {
            outcomes
                .iter()
                .any(|outcome| by_rule(outcome).contains(value))
        })
        .collect();
    if decision.many {
        let maybe: Vec<usize> = sometimes
            .iter()
            .copied()
            .filter(|value| !always.contains(value))
            .collect();
        assert_eq!(
            (&finding.certain, &finding.maybe),
            (&always, &maybe),
            "the members of decision {index} among {outcomes:?}: {}",
            context()
        );
        let rules: Vec<usize> = finding
            .possible
            .iter()
            .filter_map(|told| {
                if let Told::Rule(value) = told {
                    Some(*value)
                } else {
                    None
                }
            })
            .collect();
        assert_eq!(
            rules,
            sometimes,
            "the possible members of decision {index}: {}",
            context()
        );
        assert_eq!(
            finding
                .possible
                .iter()
                .any(|told| matches!(told, Told::Gap(_))),
            outcomes.iter().any(is_gap),
            "{}",
            context()
        );
        assert_eq!(
            finding
                .possible
                .iter()
                .any(|told| matches!(told, Told::Conflict(_))),
            outcomes.iter().any(is_conflict),
            "{}",
            context()
        );
    } else {
        assert_eq!(
            finding.certain,
            if status == Status::Settled {
                always
            } else {
                Vec::new()
            },
            "the value of decision {index}: {}",
            context()
        );
        let told: BTreeSet<Outcome> = finding
            .possible
            .iter()
            .map(|told| match told {
                Told::Rule(value) => Outcome::Rule(vec![*value]),
                Told::Gap(values) => Outcome::Gap(values.clone()),
                Told::Conflict(values) => Outcome::Conflict(values.clone(), Vec::new()),
            })
            .collect();
        assert_eq!(
            told,
            outcomes,
            "the possible outcomes of decision {index}: {}",
            context()
        );
    }
    if status == Status::Gap {
        let presumed: Vec<usize> = members
            .iter()
            .copied()
            .filter(|value| {
                outcomes.iter().all(
                    |outcome| matches!(outcome, Outcome::Gap(values) if values.contains(value)),
                )
            })
            .collect();
        assert_eq!(
            finding.presumed,
            presumed,
            "the presumption of decision {index} among {outcomes:?}: {}",
            context()
        );
    }
    if status == Status::Conflict {
        let clashing: Vec<usize> = members.iter().copied().filter(|value| outcomes.iter().any(|outcome| matches!(outcome, Outcome::Conflict(values, _) if values.contains(value)))).collect();
        assert_eq!(
            finding.clashing,
            clashing,
            "the conflict of decision {index} among {outcomes:?}: {}",
            context()
        );
    }
    let turning = turning(spec, decision, left);
    let unknown = |fact: &usize| known[*fact] == Known::Unknown;
    let (waits_for, open): (Vec<usize>, Vec<usize>) = turning.into_iter().partition(unknown);
    assert_eq!(
        verdict.openness.open,
        open,
        "the open facts of decision {index}: {}",
        context()
    );
    assert_eq!(
        verdict.openness.waits_for,
        waits_for,
        "what decision {index} waits for: {}",
        context()
    );
}

/// A rule is a reason where it is live in every completion, an alternative or a possible rule where it is live in some only;
/// and of the alternatives for a value at least one is live in each. How many values have alternatives.
fn check_reasons(
    spec: &Spec,
    index: usize,
    left: &[&Completion],
    got: &Assessment,
    context: &dyn Fn() -> String,
) -> usize {
    let decision = &spec.decisions[index];
    let before = spec.decisions[..index].iter();
    let first: usize = before.map(|decision| decision.rules.len()).sum();
    let is_live =
        |rule: usize, completion: &Completion| is_live(spec, decision, rule - first, completion);
    let always = |rule: &usize| left.iter().all(|completion| is_live(*rule, completion));
    let never = |rule: &usize| !left.iter().any(|completion| is_live(*rule, completion));
    let gives = |rule: &usize, value: usize| decision.rules[rule - first].gives.contains(&value);
    let verdict = &got.decisions[index];
    let reasons = &verdict.reasons;
    assert!(reasons.rules.iter().all(always), "{}", context());
    let either = reasons.alternatives.iter().flat_map(|either| &either.rules);
    for rule in either.chain(&reasons.possible_rules) {
        assert!(!always(rule) && !never(rule), "{rule}: {}", context());
    }
    for either in &reasons.alternatives {
        let given = |rule: &usize| gives(rule, either.value);
        assert!(!reasons.rules.iter().any(given), "{}", context());
        assert!(either.rules.iter().all(given), "{}", context());
        if verdict.finding.status != Status::Conflict {
            let one = |completion: &&Completion| {
                either.rules.iter().any(|&rule| is_live(rule, completion))
            };
            assert!(left.iter().all(one), "{either:?}: {}", context());
        }
    }
    for &value in &verdict.finding.certain {
        let told = |rule: usize| gives(&rule, value);
        assert!(reasons.saying().any(told), "{value}: {}", context());
    }
    reasons.alternatives.len()
}

/// The clash is one, and no smaller set of answers is.
fn check_clash(
    spec: &Spec,
    all: &[Completion],
    known: &[Known],
    got: &Assessment,
    context: &dyn Fn() -> String,
) {
    let clashes = |kept: &[usize]| {
        !all.iter()
            .any(|completion| agrees(spec, &only(known, kept), completion))
    };
    assert!(
        clashes(&got.clash),
        "{:?} does not clash: {}",
        got.clash,
        context()
    );
    let smallest = subsets(known.len())
        .filter(|set| clashes(set))
        .map(|set| set.len())
        .min();
    assert_eq!(
        Some(got.clash.len()),
        smallest,
        "a smaller clash than {:?} exists: {}",
        got.clash,
        context()
    );
}

/// The answers a settled decision rests on are enough, and no smaller set is.
fn check_rests_on(
    spec: &Spec,
    index: usize,
    known: &[Known],
    all: &[Completion],
    got: &Assessment,
    context: &dyn Fn() -> String,
) {
    let verdict = &got.decisions[index];
    if verdict.finding.status == Status::Settled {
        let outcomes = |kept: &[usize]| -> BTreeSet<Outcome> {
            let known = only(known, kept);
            all.iter()
                .filter(|completion| agrees(spec, &known, completion))
                .map(|completion| outcome(spec, &spec.decisions[index], completion))
                .collect()
        };
        assert_eq!(
            outcomes(&verdict.rests_on).len(),
            1,
            "{:?} does not settle decision {index}: {}",
            verdict.rests_on,
            context()
        );
        let smallest = subsets(known.len())
            .filter(|set| outcomes(set).len() == 1)
            .map(|set| set.len())
            .min();
        assert_eq!(
            Some(verdict.rests_on.len()),
            smallest,
            "fewer answers than {:?} settle decision {index}: {}",
            verdict.rests_on,
            context()
        );
    }
}

fn check_duties(spec: &Spec, left: &[&Completion], got: &Assessment, context: &dyn Fn() -> String) {
    for (index, when) in spec.duties.iter().enumerate() {
        let count = left
            .iter()
            .filter(|completion| holds(spec, when, completion))
            .count();
        let told = got
            .duties
            .iter()
            .find(|duty| duty.index == index)
            .map(|duty| duty.certain);
        let expected = if count == 0 {
            None
        } else {
            Some(count == left.len())
        };
        assert_eq!(
            told,
            expected,
            "duty {index} holds in {count} of {}: {}",
            left.len(),
            context()
        );
    }
}

fn only(known: &[Known], kept: &[usize]) -> Vec<Known> {
    known
        .iter()
        .enumerate()
        .map(|(fact, known)| {
            if kept.contains(&fact) {
                known.clone()
            } else {
                Known::NotAsked
            }
        })
        .collect()
}

pub fn subsets(count: usize) -> impl Iterator<Item = Vec<usize>> {
    (0u32..1 << count).map(move |bits| (0..count).filter(|fact| bits >> fact & 1 == 1).collect())
}

#[test]
fn adding_an_answer_changes_only_what_was_open_or_reveals_a_contradiction() {
    for (seed, spec, mut rng) in packs() {
        let pack = compile(seed, &spec);
        let (day, all) = of_one_day(&spec, allowed(&spec), &mut rng);
        let known = knowledge(&spec, &all, &mut rng);
        let before = assess(&pack, &case(&spec, &pack, &known, day));
        for fact in (0..known.len()).filter(|&fact| known[fact] == Known::NotAsked) {
            let mut more = known.clone();
            more[fact] = knowledge(&spec, &all, &mut rng).swap_remove(fact);
            let after = assess(&pack, &case(&spec, &pack, &more, day));
            for (was, is) in before.decisions.iter().zip(&after.decisions) {
                let (was, is) = (&was.finding, &is.finding);
                let kept = match was.status {
                    Status::Open => was.certain.iter().all(|value| {
                        is.certain.contains(value) || is.status == Status::Contradiction
                    }),
                    Status::Contradiction => is.status == Status::Contradiction,
                    Status::Settled => {
                        is.status == Status::Contradiction
                            || (is.status == Status::Settled && is.certain == was.certain)
                    }
                    Status::Gap | Status::Conflict => {
                        is.status == Status::Contradiction || is.status == was.status
                    }
                };
                assert!(
                    kept,
                    "pack {seed}: {was:?} became {is:?} when {:?} was added to {known:?}",
                    more[fact]
                );
            }
        }
    }
}

#[test]
fn the_order_in_which_answers_come_does_not_matter() {
    for (seed, spec, mut rng) in packs().take(500) {
        let pack = compile(seed, &spec);
        let (day, all) = of_one_day(&spec, allowed(&spec), &mut rng);
        let known = knowledge(&spec, &all, &mut rng);
        let mut order: Vec<usize> = (0..known.len()).collect();
        rng.shuffle(&mut order);
        let on = moved(today(), day);
        let mut shuffled = Case::new(&pack, on);
        for fact in order {
            // An answer that is replaced on the way leaves nothing behind.
            let other = knowledge(&spec, &all, &mut rng).swap_remove(fact);
            shuffled
                .set(&pack, fact, answer(&spec, fact, &other, on))
                .expect("a random answer fits its fact");
            shuffled
                .set(&pack, fact, answer(&spec, fact, &known[fact], on))
                .expect("a random answer fits its fact");
        }
        let straight = case(&spec, &pack, &known, day);
        assert_eq!(
            format!("{:?}", assess(&pack, &shuffled)),
            format!("{:?}", assess(&pack, &straight)),
            "pack {seed}"
        );
    }
}

#[test]
fn asking_the_next_question_until_none_is_left_always_ends_and_leaves_no_checked_decision_open() {
    for (seed, spec, mut rng) in packs().take(500) {
        let (day, all) = of_one_day(&spec, allowed(&spec), &mut rng);
        if all.is_empty() || faults(&spec).contains(&Fault::Stuck) {
            continue;
        }
        let pack = compile(seed, &spec);
        let truth = &all[rng.usize(0..all.len())];
        let mut known = vec![Known::NotAsked; spec.facts.len()];
        for _ in 0..=spec.facts.len() {
            let got = assess(&pack, &case(&spec, &pack, &known, day));
            let Some(question) = got.next_question else {
                assert!(
                    got.decisions
                        .iter()
                        .all(|verdict| verdict.finding.status != Status::Open),
                    "pack {seed} asks nothing more and leaves a decision open"
                );
                break;
            };
            assert!(
                got.open_facts.contains(&question.fact),
                "pack {seed} asks for a fact that is not open"
            );
            known[question.fact] = Known::Exactly(truth[question.fact]);
        }
        assert!(
            assess(&pack, &case(&spec, &pack, &known, day))
                .next_question
                .is_none(),
            "pack {seed} never stops asking"
        );
    }
}
