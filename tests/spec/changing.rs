//! What would change a verdict, against an oracle that tries every other answer.

use std::collections::BTreeSet;

use samverkanslots::engine::assessment::{Assessment, assess};
use samverkanslots::engine::case::{Answer, Case};
use samverkanslots::engine::changing::{Change, changes, with};
use samverkanslots::engine::decision::Status;
use samverkanslots::engine::pack::{FactId, Pack};
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

/// Whether the change from one answer to another is a single one: of a choice of several each option is an answer by itself.
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

/// Whether a change that is told is a single one.
fn is_single(spec: &Spec, case: &Case, change: &Change) -> bool {
    let [(fact, then)] = change.answers[..] else {
        return false;
    };
    match (&spec.facts[fact], case.answer(fact), then) {
        (
            domain @ Domain::Choices { options, .. },
            Some(Answer::Options { yes: now, .. }),
            Answer::Options { yes: then, .. },
        ) => {
            let known = |yes: u32| Known::Exactly((yes & ((1 << options) - 1)) as i32);
            is_one_step(domain, &known(now), &known(then))
        }
        _ => true,
    }
}

/// How many single changes lead from a case to another, where it is two at most.
fn steps(spec: &Spec, from: &[Known], to: &[Known]) -> Option<usize> {
    let mut steps = 0;
    for (fact, domain) in spec.facts.iter().enumerate() {
        let (from, to) = (&from[fact], &to[fact]);
        let is_between =
            |mid: &Known| is_one_step(domain, from, mid) && is_one_step(domain, mid, to);
        steps += if from == to {
            0
        } else if is_one_step(domain, from, to) {
            1
        } else if values(domain).iter().any(is_between) {
            2
        } else {
            return None;
        };
    }
    (steps <= 2).then_some(steps)
}

#[test]
fn answers_are_said_to_change_a_verdict_exactly_where_some_completion_comes_out_otherwise_and_to_be_sure_where_all_do_one_at_a_time_or_else_two()
 {
    let (mut changing, mut lasting) = (0, 0);
    // Of those that no single change changes: by two facts, by two options of one, and by no two.
    let (mut by_two, mut by_one_fact, mut by_none) = (0, 0, 0);
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
                    let of_one = found
                        .iter()
                        .filter(|change| is_single(&spec, &case, change));
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
                if sure.is_empty() && unsure.is_empty() {
                    lasting += 1;
                    // All answers are known, so that each case has one outcome, and what is another is sure.
                    let differs = |other: &&Completion| {
                        let then = BTreeSet::from([outcome(&spec, &spec.decisions[index], other)]);
                        says(&then) != says(&now)
                    };
                    let facts = |other: &Completion| -> Option<Vec<usize>> {
                        let other = known_of(&spec, other);
                        steps(&spec, &known, &other)?;
                        let changed = |&fact: &usize| known[fact] != other[fact];
                        Some((0..other.len()).filter(changed).collect())
                    };
                    let expected: BTreeSet<Vec<usize>> =
                        all.iter().filter(differs).filter_map(facts).collect();
                    let got: BTreeSet<Vec<usize>> = found
                        .iter()
                        .map(|change| change.answers.iter().map(|it| it.0).collect())
                        .collect();
                    assert_eq!(
                        got, expected,
                        "pack {seed}, decision {index}, knowing {known:?}, by two"
                    );
                    by_one_fact += got.iter().filter(|facts| facts.len() == 1).count();
                    by_two += got.iter().filter(|facts| facts.len() == 2).count();
                    by_none += usize::from(got.is_empty());
                } else {
                    changing += 1;
                    assert!(found.iter().all(|change| is_single(&spec, &case, change)));
                }
            }
        }
    }
    assert!(
        changing > 300 && lasting > 100 && by_two > 50 && by_one_fact > 10 && by_none > 30,
        "{changing} {lasting} {by_two} {by_one_fact} {by_none} are too few to trust"
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
    Some(known_of(spec, rng.choice(all)?))
}

fn known_of(spec: &Spec, completion: &Completion) -> Vec<Known> {
    let answers = completion[..spec.facts.len()].iter();
    answers.map(|&value| Known::Exactly(value)).collect()
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

/// A pack with these facts and rules, in which each case comes to one unit or another.
fn units(facts_and_rules: &str) -> Pack {
    let text = format!("{UNITS}{facts_and_rules}");
    samverkanslots::author::compile_text("units.toml", &text).unwrap()
}

const UNITS: &str = r#"
[pack]
id = "units"
version = "1"
title = "Enheter"
lang = "sv"

[[source]]
id = "S"
title = "Rutin"
[[section]]
source = "S"
title = "Ansvar"
basis = ["S-1"]

[[decision]]
id = "unit"
title = "Enhet"
kind = "one"
primary = true
[[decision.value]]
code = "one"
label = "Ett"
[[decision.value]]
code = "other"
label = "Annat"
"#;

#[test]
fn one_option_in_place_of_another_of_the_same_choice_is_a_change_that_is_tried() {
    let pack = units(
        r#"
[[fact]]
id = "needs"
kind = "choices"
ask = "Vilka behov finns?"
short = "Behov"
[[fact.value]]
code = "a"
label = "A"
[[fact.value]]
code = "b"
label = "B"

[[rule]]
id = "only_b"
decides = "unit"
gives = "other"
when = { needs = "b", not = { needs = "a" } }
basis = ["S-1"]
because = "Bara B hör till annat."

[[rule]]
id = "else"
decides = "unit"
gives = "one"
when = { not = { needs = "b", not = { needs = "a" } } }
basis = ["S-1"]
because = "Annars är det ett."
"#,
    );
    let answer = |yes: u32| Answer::Options { yes, no: 3 & !yes };
    let mut case = Case::new(
        &pack,
        chrono::NaiveDate::from_ymd_opt(2026, 11, 23).unwrap(),
    );
    case.set(&pack, 0, Some(answer(0b01))).unwrap();
    let found = changes(&pack, &case, &pack.decisions[0]);
    let answers: Vec<_> = found.iter().map(|change| &change.answers[..]).collect();
    assert_eq!(answers, [&[(0, answer(0b10))][..]]);
    assert!(found[0].is_sure);
    // One option less is a smaller change than two, which are then not told.
    case.set(&pack, 0, Some(answer(0b11))).unwrap();
    let found = changes(&pack, &case, &pack.decisions[0]);
    let answers: Vec<_> = found.iter().map(|change| &change.answers[..]).collect();
    assert_eq!(answers, [&[(0, answer(0b10))][..]]);
}

#[test]
fn numbers_that_are_compared_are_changed_together_to_what_neither_comes_to_beside_the_others_old_one()
 {
    let pack = units(
        r#"
[[fact]]
id = "now"
kind = "number"
range = [0, 200]
ask = "Hur många nu?"
short = "Nu"

[[fact]]
id = "then"
kind = "number"
range = [0, 200]
ask = "Hur många då?"
short = "Då"

[[derived]]
id = "seven_more"
label = "Sju fler nu"
difference = { of = "now", minus = "then", between = [7, 7] }

[[rule]]
id = "many"
decides = "unit"
gives = "other"
when = { now = ">= 100", then = ">= 100", seven_more = "yes" }
basis = ["S-1"]
because = "Sju fler av många hör till annat."

[[rule]]
id = "else"
decides = "unit"
gives = "one"
when = { not = { now = ">= 100", then = ">= 100", seven_more = "yes" } }
basis = ["S-1"]
because = "Annars är det ett."
"#,
    );
    let mut case = Case::new(
        &pack,
        chrono::NaiveDate::from_ymd_opt(2026, 11, 23).unwrap(),
    );
    for fact in 0..2 {
        case.set(&pack, fact, Some(Answer::Number(10))).unwrap();
    }
    let found = changes(&pack, &case, &pack.decisions[0]);
    let [change] = &found[..] else {
        panic!("{found:?}");
    };
    let [(0, Answer::Number(now)), (1, Answer::Number(then))] = change.answers[..] else {
        panic!("{change:?}");
    };
    assert_eq!((now - then, then >= 100, change.is_sure), (7, true, true));
}
