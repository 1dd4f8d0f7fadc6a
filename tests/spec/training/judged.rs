//! A prediction beside the key: marks, what mattered, and the nearest case in which it would have been right.

use samverkanslots::engine::case::{Answer, Case, cells};
use samverkanslots::engine::decision::{Certainty, Status, certainty, find, is_consistent};
use samverkanslots::engine::pack::{DecisionId, FactId, Kind as Domain, Pack, ValueId, membership};
use samverkanslots::training::{
    Choice, Confidence, Exercise, Guess, Judged, Key, Kind, Mark, Prediction, Trainer, judged,
};

use crate::training::{demo, on, taught};

fn guess(decisions: Vec<(DecisionId, Guess)>) -> Prediction {
    Prediction {
        decisions,
        matters: None,
        asked: None,
        confidence: Confidence::Fairly,
    }
}

/// The prediction that is right everywhere.
fn right(key: &Key) -> Prediction {
    let of = |status: Status, values: &[ValueId]| match status {
        Status::Settled => Guess::Values(values.to_vec()),
        Status::Gap => Guess::Silent,
        Status::Conflict => Guess::Collides,
        Status::Open | Status::Contradiction => Guess::CannotTell,
    };
    let all = key.decisions.iter();
    guess(
        all.map(|it| (it.decision, of(it.finding.status, it.finding.values())))
            .collect(),
    )
}

fn sets() -> impl Iterator<Item = (&'static Pack, Vec<Exercise>)> {
    taught().iter().map(|(pack, material)| {
        let trainer = Trainer::new(pack, material, on()).unwrap();
        (pack, trainer.set(&Choice::new(on(), 11, 60)).exercises)
    })
}

#[test]
fn what_the_routine_answers_is_right_and_anything_else_is_not() {
    for (pack, exercises) in sets() {
        for exercise in exercises {
            let told = judged(pack, &exercise, &right(&exercise.key));
            assert!(told.is_right(), "{} {}", pack.id, exercise.id);
            assert_eq!(told.points(), 100);
            for it in &exercise.key.decisions {
                let decision = &pack.decisions[it.decision];
                let all = 0..decision.values.len();
                let others = all.filter(|value| !it.finding.values().contains(value));
                let Some(other) = others.into_iter().next() else {
                    continue;
                };
                let other = guess(vec![(it.decision, Guess::Values(vec![other]))]);
                let told = judged(pack, &exercise, &other);
                assert_ne!(told.decisions[0].mark, Mark::Right);
                assert!(told.points() < 100);
            }
        }
    }
}

#[test]
fn a_case_that_is_shown_as_the_nearest_makes_the_prediction_right() {
    let mut shown = 0;
    for (pack, exercises) in sets() {
        for exercise in exercises.iter().step_by(3) {
            for it in &exercise.key.decisions {
                let decision = &pack.decisions[it.decision];
                for value in 0..decision.values.len() {
                    let told = guess(vec![(it.decision, Guess::Values(vec![value]))]);
                    let told = judged(pack, exercise, &told);
                    for (value, nearest) in &told.decisions[0].nearest {
                        let reach = pack.diagrams.reach(&nearest.case.masks(pack));
                        assert!(is_consistent(pack, &reach));
                        let there = find(pack, decision, &reach);
                        let predicted = told.decisions[0].surplus.contains(value);
                        let holds = match decision.many {
                            true => {
                                let certain = there.certain.contains(value);
                                certain == predicted && !there.maybe.contains(value)
                            }
                            false => there.status == Status::Settled && there.certain == [*value],
                        };
                        assert!(holds, "{} {}: {there:?}", pack.id, exercise.id);
                        let differs = nearest.changed.iter().chain(&nearest.more);
                        for &fact in differs {
                            assert_ne!(nearest.case.answer(fact), exercise.case.answer(fact));
                        }
                        shown += 1;
                    }
                }
            }
        }
    }
    assert!(shown > 1_000, "{shown}");
}

/// Whether a decision comes to these values and no others, in a case of which every answer is asked for.
fn comes_to(pack: &Pack, decision: DecisionId, case: &Case, values: &[ValueId]) -> bool {
    let reach = pack.diagrams.reach(&case.masks(pack));
    let found = find(pack, &pack.decisions[decision], &reach);
    let is_asked = |fact: FactId| {
        let applies = pack.facts[fact].applies;
        applies.is_none_or(|root| certainty(&reach, root) == Certainty::Certain)
    };
    found.status == Status::Settled
        && found.certain.len() == values.len()
        && values.iter().all(|it| found.certain.contains(it))
        && is_consistent(pack, &reach)
        && case.answered().all(is_asked)
}

#[test]
fn of_several_values_a_case_is_shown_in_which_all_that_was_predicted_is_right() {
    let (mut shown, mut alone) = (0, 0);
    for (pack, exercises) in sets() {
        for exercise in exercises.iter().step_by(2) {
            let keys = exercise.key.decisions.iter();
            for it in keys.filter(|it| pack.decisions[it.decision].many) {
                let own = it.finding.values();
                let all = 0..pack.decisions[it.decision].values.len();
                let others = all.filter(|value| !own.contains(value));
                let more = others.map(|value| [own, &[value]].concat());
                let less = (0..own.len()).map(|place| {
                    let mut less = own.to_vec();
                    less.remove(place);
                    less
                });
                for values in more.chain(less) {
                    let told = guess(vec![(it.decision, Guess::Values(values.clone()))]);
                    let told = judged(pack, exercise, &told).decisions.remove(0);
                    let at = format!("{} {} {values:?}", pack.id, exercise.id);
                    let Some(whole) = &told.whole else {
                        alone += usize::from(!told.nearest.is_empty());
                        continue;
                    };
                    assert!(comes_to(pack, it.decision, &whole.case, &values), "{at}");
                    for &fact in whole.changed.iter().chain(&whole.more) {
                        assert_ne!(whole.case.answer(fact), exercise.case.answer(fact), "{at}");
                    }
                    let least = told.nearest.iter().map(|(_, near)| near.changed.len());
                    assert!(whole.changed.len() >= least.max().unwrap_or(0), "{at}");
                    shown += 1;
                }
            }
        }
    }
    println!("{shown} whole, {alone} by single values alone");
    assert!(shown > 300 && 2 * shown > alone, "{shown}, {alone}");
}

/// A case without what is not asked for in it, of which another answer is the reason.
fn asked(pack: &Pack, mut case: Case) -> Case {
    loop {
        let reach = pack.diagrams.reach(&case.masks(pack));
        let is_asked = |fact: FactId| {
            let applies = pack.facts[fact].applies;
            applies.is_none_or(|root| certainty(&reach, root) == Certainty::Certain)
        };
        let kept = case.retain(is_asked);
        if kept == case {
            return kept;
        }
        case = kept;
    }
}

/// Of a decision with several values: wherever one other told answer makes all of these right, no more than one is changed.
fn is_found_by_one(
    pack: &Pack,
    exercise: &Exercise,
    decision: DecisionId,
    values: &[ValueId],
) -> bool {
    let case = &exercise.case;
    let is_near = |fact: FactId, answer: &Option<Answer>| match (case.answer(fact), answer) {
        (Some(Answer::Options { yes, .. }), Some(Answer::Options { yes: other, .. })) => {
            (yes ^ other).count_ones() == 1
        }
        (own, answer) => answer.is_some() && own != *answer,
    };
    let is_enough = case.answered().any(|fact| {
        let mut others = answers(pack, fact).into_iter();
        others.any(|answer| {
            let mut other = case.clone();
            is_near(fact, &answer)
                && other.set(pack, fact, answer).is_ok()
                && comes_to(pack, decision, &asked(pack, other), values)
        })
    });
    if is_enough {
        let told = guess(vec![(decision, Guess::Values(values.to_vec()))]);
        let told = judged(pack, exercise, &told).decisions.remove(0);
        let changed = told.whole.map(|it| it.changed.len());
        let at = format!("{} {values:?}: {}", exercise.id, exercise.text());
        assert!(changed.is_some_and(|it| it <= 1), "{changed:?} {at}");
    }
    is_enough
}

#[test]
fn where_one_other_answer_makes_all_of_it_right_no_more_are_changed() {
    let (pack, material) = demo();
    let trainer = Trainer::new(&pack, &material, on()).unwrap();
    let unit = pack.decision("unit").unwrap();
    let mut compared = 0;
    for exercise in trainer.set(&Choice::new(on(), 3, 40)).exercises {
        let own = exercise.key.says(unit).unwrap().finding.values();
        for bits in 0_u32..1 << pack.decisions[unit].values.len() {
            let all = 0..pack.decisions[unit].values.len();
            let values: Vec<ValueId> = all.filter(|value| bits >> value & 1 == 1).collect();
            let is_own = values.iter().all(|it| own.contains(it)) && values.len() == own.len();
            if !is_own && is_found_by_one(&pack, &exercise, unit, &values) {
                compared += 1;
            }
        }
    }
    assert!(compared > 10, "{compared}");
}

#[test]
fn what_is_not_asked_any_more_is_no_other_answer() {
    let (mut dropping, mut compared) = (0, 0);
    for (pack, exercises) in sets() {
        for exercise in exercises.iter().step_by(3) {
            let keys = exercise.key.decisions.iter();
            for it in keys.filter(|it| pack.decisions[it.decision].many) {
                let own = it.finding.values();
                let mut others = (0..pack.decisions[it.decision].values.len())
                    .filter(|value| !own.contains(value));
                let mut all: Vec<Vec<ValueId>> = Vec::new();
                all.extend(others.next().map(|value| [own, &[value]].concat()));
                all.extend(others.next_back().map(|value| vec![value]));
                for values in all {
                    compared += usize::from(is_found_by_one(pack, exercise, it.decision, &values));
                    let told = guess(vec![(it.decision, Guess::Values(values))]);
                    let told = judged(pack, exercise, &told).decisions.remove(0);
                    let near = told.nearest.iter().map(|(_, near)| near);
                    for near in near.chain(&told.whole) {
                        let is_there = |fact: &FactId| near.case.answer(*fact).is_some();
                        assert!(near.changed.iter().all(is_there), "{}", exercise.text());
                        let is_gone = |fact: &FactId| near.case.answer(*fact).is_none();
                        dropping += usize::from(exercise.case.answered().any(|it| is_gone(&it)));
                    }
                }
            }
        }
    }
    assert!(dropping > 10 && compared > 10, "{dropping}, {compared}");
}

/// Every answer to a fact, of a number one in each cell and those at its ends.
fn answers(pack: &Pack, fact: FactId) -> Vec<Option<Answer>> {
    let item = &pack.facts[fact];
    let mut all = vec![None];
    match &item.kind {
        Domain::YesNo | Domain::Choice => {
            all.extend((0..item.values.len()).map(|value| Some(Answer::Value(value))));
            all.extend(item.unknown.map(|_| Some(Answer::Unknown)));
        }
        Domain::Choices { .. } => {
            let full = (1_u32 << item.values.len()) - 1;
            all.extend((0..=full).map(|yes| {
                Some(Answer::Options {
                    yes,
                    no: full & !yes,
                })
            }));
        }
        Domain::Number { .. } => {
            all.extend(cells(&item.kind).map(|(low, _)| Some(Answer::Number(low))));
        }
        Domain::Date { .. } => {}
    }
    all
}

/// The fewest told answers that have to be others for a value to be what a decision comes to, by trying everything. What is not asked for
/// any more is none of them; what is, and is left open, is.
fn fewest(
    pack: &Pack,
    told: &Case,
    decision: DecisionId,
    value: ValueId,
    wanted: bool,
) -> Option<usize> {
    let facts: Vec<FactId> = (0..pack.facts.len()).collect();
    let mut cases = vec![Case::new(pack, told.on)];
    for &fact in &facts {
        let mut more = Vec::new();
        for case in &cases {
            let own = told.answer(fact);
            let mut choices = answers(pack, fact);
            if !choices.contains(&own) {
                choices.push(own);
            }
            for answer in choices {
                let mut next = case.clone();
                next.set(pack, fact, answer).unwrap();
                more.push(next);
            }
        }
        cases = more;
    }
    let is_it = |case: &Case| {
        let reach = pack.diagrams.reach(&case.masks(pack));
        let found = find(pack, &pack.decisions[decision], &reach);
        let is_asked = |fact: FactId| {
            let applies = pack.facts[fact].applies;
            applies.is_none_or(|root| reach.of(root) == 1 << 2)
        };
        is_consistent(pack, &reach)
            && case.answered().all(is_asked)
            && match pack.decisions[decision].many {
                true => {
                    let member = if wanted {
                        membership::IN
                    } else {
                        membership::OUT
                    };
                    reach.outcomes(pack.decisions[decision].members[value]) == 1 << member
                }
                false => found.status == Status::Settled && found.certain == [value],
            }
    };
    let changed = |case: &Case| {
        let reach = pack.diagrams.reach(&case.masks(pack));
        let is_other = |fact: &FactId| {
            let applies = pack.facts[*fact].applies;
            let is_asked = applies.is_none_or(|root| reach.of(root) == 1 << 2);
            is_asked && case.answer(*fact) != told.answer(*fact)
        };
        told.answered().filter(is_other).count()
    };
    cases.iter().filter(|case| is_it(case)).map(changed).min()
}

#[test]
fn no_case_with_fewer_other_answers_makes_the_prediction_right() {
    let (pack, material) = demo();
    let trainer = Trainer::new(&pack, &material, on()).unwrap();
    let mut compared = 0;
    for exercise in trainer.set(&Choice::new(on(), 3, 14)).exercises {
        for it in &exercise.key.decisions {
            let decision = &pack.decisions[it.decision];
            for value in 0..decision.values.len() {
                let told = guess(vec![(it.decision, Guess::Values(vec![value]))]);
                let told = judged(&pack, &exercise, &told).decisions.remove(0);
                let asked = told.surplus.iter().map(|value| (*value, true));
                let out = told.missing.iter().map(|value| (*value, false));
                for (value, wanted) in asked.chain(out.filter(|_| decision.many)) {
                    let near = told.nearest.iter().find(|(of, _)| *of == value);
                    let found = near.map(|(_, near)| near.changed.len());
                    let best = fewest(&pack, &exercise.case, it.decision, value, wanted);
                    let at = format!("{} {} {value} {wanted}", exercise.id, decision.id);
                    assert_eq!(found, best, "{at}: {}", exercise.text());
                    compared += 1;
                }
            }
        }
    }
    assert!(compared > 60, "{compared}");
}

fn of_demo(kind: Kind) -> (Pack, Exercise) {
    let (pack, material) = demo();
    let mut choice = Choice::new(on(), 4, 1);
    choice.kinds = vec![kind];
    let set = Trainer::new(&pack, &material, on()).unwrap().set(&choice);
    let exercise = set.exercises.into_iter().next().unwrap();
    (pack, exercise)
}

#[test]
fn at_a_gap_silence_is_right_and_what_is_presumed_is_partly() {
    let (pack, exercise) = of_demo(Kind::Border);
    let unit = pack.decision("unit").unwrap();
    let of =
        |guess_of: Guess| -> Judged { judged(&pack, &exercise, &guess(vec![(unit, guess_of)])) };
    let presumed = exercise.key.says(unit).unwrap().finding.presumed.clone();
    assert!(!presumed.is_empty());
    assert_eq!(of(Guess::Silent).decisions[0].mark, Mark::Right);
    assert_eq!(of(Guess::Values(presumed)).decisions[0].mark, Mark::Partly);
    assert_eq!(of(Guess::Values(Vec::new())).decisions[0].mark, Mark::Wrong);
    assert_eq!(of(Guess::Collides).decisions[0].mark, Mark::Wrong);
    assert_eq!(of(Guess::CannotTell).points(), 0);
}

#[test]
fn some_of_the_values_are_partly_right_and_nobody_is_not() {
    let (pack, material) = demo();
    let trainer = Trainer::new(&pack, &material, on()).unwrap();
    let unit = pack.decision("unit").unwrap();
    let exercises = trainer.set(&Choice::new(on(), 8, 60)).exercises;
    let both = exercises.iter().find(|it| {
        let found = &it.key.says(unit).unwrap().finding;
        found.status == Status::Settled && found.certain.len() == 2
    });
    let exercise = both.unwrap();
    let values = exercise.key.says(unit).unwrap().finding.certain.clone();
    let mark = |values: Vec<ValueId>| {
        let told = guess(vec![(unit, Guess::Values(values))]);
        let told = judged(&pack, exercise, &told).decisions.remove(0);
        (told.mark, told.missing, told.surplus)
    };
    let swapped = vec![values[1], values[0]];
    assert_eq!(mark(swapped), (Mark::Right, vec![], vec![]));
    assert_eq!(
        mark(vec![values[0]]),
        (Mark::Partly, vec![values[1]], vec![])
    );
    assert_eq!(mark(Vec::new()), (Mark::Wrong, values.clone(), vec![]));
}

#[test]
fn chosen_facts_are_needless_or_missed_as_the_key_rests_on_them() {
    for (pack, exercises) in sets() {
        for exercise in exercises.iter().filter(|it| it.kind != Kind::Vignette) {
            let mut prediction = right(&exercise.key);
            let rests = exercise.rests_on(pack);
            prediction.matters = Some(rests.clone());
            let told = judged(pack, exercise, &prediction);
            assert_eq!(
                (told.needless, told.missed),
                (vec![], vec![]),
                "{}",
                exercise.text()
            );
            prediction.matters = Some(exercise.facts());
            let told = judged(pack, exercise, &prediction);
            let beside = exercise
                .facts()
                .into_iter()
                .filter(|fact| !rests.contains(fact));
            assert_eq!(
                told.needless,
                beside.collect::<Vec<_>>(),
                "{}",
                exercise.text()
            );
            assert!(told.missed.is_empty());
            prediction.matters = Some(rests[1..].to_vec());
            let told = judged(pack, exercise, &prediction);
            // What one verdict rests on may be told by what the others do.
            let part = exercise.case.retain(|fact| rests[1..].contains(&fact));
            let lacks = !Key::of(pack, &part).answers_as(&exercise.key);
            assert_eq!(
                told.missed,
                rests[..usize::from(lacks)],
                "{}",
                exercise.text()
            );
        }
    }
}

#[test]
fn of_what_was_missed_no_more_is_told_than_it_takes_be_it_chosen_or_asked() {
    let (mut fewer, mut compared) = (0, 0);
    for (pack, exercises) in sets() {
        for exercise in exercises.iter().filter(|it| it.kind != Kind::Vignette) {
            let (facts, rests) = (exercise.facts(), exercise.rests_on(pack));
            let suffices = |facts: &[FactId]| {
                let part = exercise.case.retain(|fact| facts.contains(&fact));
                Key::of(pack, &part).answers_as(&exercise.key)
            };
            // Nothing, every second fact, all but those that are rested on, all but the first of those.
            let chosen: [Vec<FactId>; 4] = [
                Vec::new(),
                facts.iter().copied().step_by(2).collect(),
                facts
                    .iter()
                    .copied()
                    .filter(|fact| !rests.contains(fact))
                    .collect(),
                facts
                    .iter()
                    .copied()
                    .filter(|fact| *fact != rests[0])
                    .collect(),
            ];
            for chosen in chosen {
                let [matters, asked] = [true, false].map(|reads| {
                    let mut prediction = right(&exercise.key);
                    prediction.matters = reads.then(|| chosen.clone());
                    prediction.asked = (!reads).then(|| chosen.clone());
                    judged(pack, exercise, &prediction).missed
                });
                let at = format!("{} {} {chosen:?}", pack.id, exercise.id);
                assert_eq!(matters, asked, "{at}");
                let with = |missed: &[FactId]| [&chosen, missed].concat();
                assert!(suffices(&with(&matters)), "{at}: it is enough");
                for place in 0..matters.len() {
                    let mut less = matters.clone();
                    less.remove(place);
                    assert!(
                        !suffices(&with(&less)),
                        "{at}: {:?} is too much",
                        matters[place]
                    );
                }
                let all = rests.iter().filter(|fact| !chosen.contains(fact)).count();
                fewer += usize::from(!suffices(&chosen) && matters.len() < all);
                compared += 1;
            }
        }
    }
    println!("{fewer} of {compared} with less than all that it rests on");
    assert!(fewer > 0, "of {compared}");
}

#[test]
fn questions_that_nothing_turns_on_are_needless_and_those_not_asked_are_missed() {
    let (pack, material) = demo();
    let trainer = Trainer::new(&pack, &material, on()).unwrap();
    let fact = |id: &str| pack.fact(id).unwrap();
    let (known, age, needs, meeting) = (fact("known"), fact("age"), fact("needs"), fact("meeting"));
    // "Ny och arton", has nowhere to live.
    let exercise = trainer.vignette(0).unwrap();
    let of = |asked: &[FactId]| {
        let mut prediction = right(&exercise.key);
        prediction.asked = Some(asked.to_vec());
        let told = judged(&pack, &exercise, &prediction);
        (told.needless, told.missed)
    };
    assert_eq!(of(&[known, age, needs]), (vec![], vec![]));
    assert_eq!(of(&[known, age, meeting, needs]), (vec![meeting], vec![]));
    assert_eq!(of(&[known, needs]), (vec![], vec![age]));
}
