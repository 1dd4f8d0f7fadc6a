//! What would change a verdict, against an oracle that tries every other answer.

use std::collections::BTreeSet;

use samverkanslots::engine::assessment::{Assessment, assess};
use samverkanslots::engine::case::{Answer, Case};
use samverkanslots::engine::changing::{changes, with};
use samverkanslots::engine::decision::Status;
use samverkanslots::engine::pack::FactId;
use samverkanslots::exchange::answers::case as case_of;

use crate::exactness::{case, compile, packs};
use crate::packs::{examples, shipped};
use crate::random::oracle::{Completion, Known, Outcome, agrees, allowed, outcome};
use crate::random::{Domain, Spec};

const PACKS: usize = 400;

/// The answers to a fact that a completion may have, as what is known of it.
fn values(domain: &Domain) -> Vec<Known> {
    let range = match domain {
        Domain::YesNo { unknown } => 0..=1 + i32::from(*unknown),
        Domain::Choice { values, unknown } => 0..=*values as i32 - 1 + i32::from(*unknown),
        Domain::Number { min, max } => *min..=*max,
        Domain::Date { reach } => -reach..=*reach,
        Domain::Choices { options, .. } => 0..=(1 << options) - 1,
    };
    range.map(Known::Exactly).collect()
}

/// Whether the change from one answer to another is one that is offered: of a choice of several, one option at a time.
fn is_one_step(domain: &Domain, from: &Known, to: &Known) -> bool {
    let (Known::Exactly(from), Known::Exactly(to)) = (from, to) else {
        return false;
    };
    match domain {
        Domain::Choices { none, .. } => {
            let flips = (from ^ to).count_ones();
            // "None of them" takes all others away.
            flips == 1 || (*none && *to == 0 && flips > 0)
        }
        _ => from != to,
    }
}

#[test]
fn one_answer_is_said_to_change_a_verdict_exactly_where_some_completion_comes_out_otherwise_and_to_be_sure_where_all_do()
 {
    let (mut changing, mut lasting, mut by_two) = (0, 0, 0);
    for (seed, spec, mut rng) in packs().filter(|(_, spec, _)| spec.days == 0).take(PACKS) {
        let pack = compile(seed, &spec);
        let all = allowed(&spec);
        let outcomes = |decision: usize, known: &[Known]| -> BTreeSet<Outcome> {
            let left = all
                .iter()
                .filter(|completion| agrees(&spec, known, completion));
            left.map(|completion| outcome(&spec, &spec.decisions[decision], completion))
                .collect()
        };
        for _ in 0..3 {
            let Some(known) = known_in_full(&spec, &all, &mut rng) else {
                continue;
            };
            let case = case(&spec, &pack, &known, 0);
            for index in (0..spec.decisions.len()).filter(|&index| !spec.decisions[index].many) {
                let now = outcomes(index, &known);
                let found = changes(&pack, &case, &pack.decisions[index]);
                let expected = |is_change: &dyn Fn(&BTreeSet<Outcome>) -> bool| -> BTreeSet<usize> {
                    let changes = |&fact: &usize| {
                        values(&spec.facts[fact]).iter().any(|value| {
                            let mut other = known.clone();
                            other[fact] = value.clone();
                            let then = outcomes(index, &other);
                            is_one_step(&spec.facts[fact], &known[fact], value)
                                && !then.is_empty()
                                && is_change(&then)
                        })
                    };
                    (0..spec.facts.len()).filter(changes).collect()
                };
                let got = |is_sure: bool| -> BTreeSet<usize> {
                    let of_one = found.iter().filter(|change| change.answers.len() == 1);
                    of_one
                        .filter(|change| change.is_sure == is_sure)
                        .map(|change| change.answers[0].0)
                        .collect()
                };
                let differs = |then: &BTreeSet<Outcome>| says(then) != says(&now);
                let sure = expected(&|then| differs(then) && then.is_disjoint(&now));
                let unsure = expected(&|then| differs(then) && !then.is_disjoint(&now));
                assert_eq!(
                    got(true),
                    sure,
                    "pack {seed}, decision {index}, knowing {known:?}"
                );
                assert_eq!(
                    got(false),
                    unsure,
                    "pack {seed}, decision {index}, knowing {known:?}"
                );
                by_two += found
                    .iter()
                    .filter(|change| change.answers.len() == 2)
                    .count();
                if sure.is_empty() && unsure.is_empty() {
                    lasting += 1;
                } else {
                    changing += 1;
                    assert!(found.iter().all(|change| change.answers.len() == 1));
                }
            }
        }
    }
    assert!(
        changing > 300 && lasting > 100 && by_two > 50,
        "{changing} {lasting} {by_two} are too few to trust"
    );
}

/// What several outcomes say together: of gaps what is presumed in all, of conflicts what clashes in any.
fn says(outcomes: &BTreeSet<Outcome>) -> BTreeSet<Outcome> {
    let mut of_gaps: Option<Vec<usize>> = None;
    let mut of_conflicts: BTreeSet<usize> = BTreeSet::new();
    for outcome in outcomes {
        match outcome {
            Outcome::Gap(values) => {
                let both = |known: Vec<usize>| {
                    let kept = known.into_iter().filter(|value| values.contains(value));
                    kept.collect()
                };
                of_gaps = Some(of_gaps.map_or_else(|| values.clone(), both));
            }
            Outcome::Conflict(values, _) => of_conflicts.extend(values),
            Outcome::Rule(_) => return outcomes.clone(),
        }
    }
    match of_gaps {
        Some(_) if !of_conflicts.is_empty() => outcomes.clone(),
        Some(presumed) => BTreeSet::from([Outcome::Gap(presumed)]),
        None => BTreeSet::from([Outcome::Conflict(
            of_conflicts.into_iter().collect(),
            Vec::new(),
        )]),
    }
}

/// A completion as what is known of it.
fn known_in_full(spec: &Spec, all: &[Completion], rng: &mut fastrand::Rng) -> Option<Vec<Known>> {
    let completion = rng.choice(all)?;
    Some(
        completion[..spec.facts.len()]
            .iter()
            .map(|&value| Known::Exactly(value))
            .collect(),
    )
}

#[test]
fn every_change_that_is_told_of_a_shipped_example_comes_true_when_it_is_tried() {
    let mut told = 0;
    for checked in shipped() {
        let pack = &checked.pack;
        for (answers, on) in examples(&pack.id) {
            let case: Case = case_of(pack, &answers, on).unwrap();
            let now = assess(pack, &case);
            // One change of answers may be told of several decisions, and is tried once.
            let mut tried: Vec<(Vec<(FactId, Answer)>, Assessment)> = Vec::new();
            for (index, decision) in pack.decisions.iter().enumerate() {
                for change in changes(pack, &case, decision) {
                    told += 1;
                    let known = tried
                        .iter()
                        .position(|(answers, _)| *answers == change.answers);
                    let place = known.unwrap_or_else(|| {
                        let changed = with(pack, &case, &change.answers);
                        tried.push((change.answers.clone(), assess(pack, &changed)));
                        tried.len() - 1
                    });
                    let then = &tried[place].1.decisions[index].finding;
                    assert_eq!(*then, change.finding);
                    let before = &now.decisions[index].finding;
                    assert_ne!(
                        (then.status, &then.certain, &then.presumed, &then.clashing),
                        (
                            before.status,
                            &before.certain,
                            &before.presumed,
                            &before.clashing
                        )
                    );
                    for &(fact, answer) in &change.answers {
                        assert_ne!(case.answer(fact), Some(answer), "{}", pack.facts[fact].id);
                        assert!(
                            case.answer(fact).is_some(),
                            "only what was answered is changed"
                        );
                    }
                }
            }
        }
    }
    assert!(told > 2000, "{told} changes are too few");
}

#[test]
fn an_open_verdict_has_no_changes() {
    let pack = &shipped()[0].pack;
    let empty = Case::new(pack, chrono::NaiveDate::from_ymd_opt(2026, 11, 23).unwrap());
    for (index, decision) in pack.decisions.iter().enumerate() {
        if assess(pack, &empty).decisions[index].finding.status == Status::Open {
            assert!(changes(pack, &empty, decision).is_empty());
        }
    }
}
