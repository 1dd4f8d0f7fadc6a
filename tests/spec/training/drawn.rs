//! What is drawn: keys, kinds, constraints, and that the same seed gives the same.

use std::collections::BTreeSet;

use samverkanslots::author::{self, Disk};
use samverkanslots::engine::assessment::{Depth, judge};
use samverkanslots::engine::case::{Answer, Case};
use samverkanslots::engine::decision::{Certainty, Status, certainty, is_consistent};
use samverkanslots::engine::pack::{Claim, Given, Material, Pack};
use samverkanslots::exchange::assessment::{report, status_code};
use samverkanslots::training::{
    Choice, Exercise, Id, Key, KeyOf, Kind, NoChoice, Set, Trainer, rules_of,
};
use serde_json::{Value, json};

use crate::training::{demo, on, taught};

/// How many exercises of each pack are looked at.
const COUNT: usize = 10_000;

/// Whether a key says what is assessed, decision by decision: the findings, the rules and the places they rest on.
fn is_assessed(pack: &Pack, exercise: &Exercise) -> bool {
    let all = judge(pack, &exercise.case, Depth::Result);
    let primary = pack.decisions.iter().filter(|decision| decision.primary);
    let says = |it: &KeyOf| {
        let verdict = &all.decisions[it.decision];
        it.finding == verdict.finding
            && it.meanwhile == verdict.meanwhile
            && it.rules == verdict.reasons.saying().collect::<Vec<_>>()
            && it.basis == verdict.basis(pack)
    };
    exercise.key.decisions.len() == primary.count() && exercise.key.decisions.iter().all(says)
}

/// What a key says of each decision, as `lots assess` writes it.
fn said(pack: &Pack, key: &Key) -> Value {
    let of = |it: &KeyOf| {
        let decision = &pack.decisions[it.decision];
        let code = |value: &usize| decision.values[*value].code.as_str();
        let settled = it.finding.status == Status::Settled;
        let codes: Vec<&str> = it.finding.certain.iter().map(code).collect();
        let value = match (decision.many, settled || decision.independent) {
            (true, true) => json!(codes),
            (true, false) => json!([]),
            (false, _) => json!(codes.first()),
        };
        let told = json!({
            "status": status_code(it.finding.status), "value": value, "basis": it.basis,
        });
        (decision.id.clone(), told)
    };
    key.decisions.iter().map(of).collect()
}

/// The same out of the report of `lots assess`.
fn reported(pack: &Pack, exercise: &Exercise) -> Value {
    let report = serde_json::to_value(report(pack, &exercise.case)).unwrap();
    let primary = pack.decisions.iter().filter(|decision| decision.primary);
    primary
        .map(|decision| {
            let got = &report["decisions"][&decision.id];
            let told = json!({
                "status": got["status"], "value": got["value"], "basis": got["basis"],
            });
            (decision.id.clone(), told)
        })
        .collect()
}

/// What is wrong with an exercise beside its key.
fn faults(pack: &Pack, exercise: &Exercise) -> Vec<String> {
    let mut faults = Vec::new();
    let mut check = |holds: bool, what: &str| {
        if !holds {
            faults.push(format!(
                "{} {}: {what}: {}",
                pack.id,
                exercise.id,
                exercise.text()
            ));
        }
    };
    let reach = pack.diagrams.reach(&exercise.case.masks(pack));
    check(is_consistent(pack, &reach), "against the constraints");
    check(exercise.facts().len() <= 15, "too many facts");
    let is_asked = |fact: usize| {
        let applies = pack.facts[fact].applies;
        applies.is_none_or(|root| certainty(&reach, root) == Certainty::Certain)
    };
    check(
        exercise.facts().into_iter().all(is_asked),
        "a fact that is not asked",
    );
    let is_open = |status: Status| matches!(status, Status::Open | Status::Contradiction);
    let mut all = exercise.key.decisions.iter();
    let settled = all.all(|it| !is_open(it.finding.status));
    check(settled, "a key that is not settled");
    let gap = exercise
        .key
        .decisions
        .iter()
        .any(|it| it.finding.status == Status::Gap);
    let clash = exercise
        .key
        .decisions
        .iter()
        .any(|it| it.finding.status == Status::Conflict);
    check(gap || exercise.kind != Kind::Gap, "no gap");
    check(gap || clash || exercise.kind != Kind::Border, "no border");
    let told: BTreeSet<usize> = exercise
        .told
        .iter()
        .flat_map(|it| it.facts.clone())
        .collect();
    check(
        told == exercise.case.answered().collect(),
        "other facts are told",
    );
    if let Some(pair) = &exercise.pair {
        let other = pair.case.answer(pair.fact);
        let own_answer = exercise.case.answer(pair.fact);
        check(
            other.is_some() && other != own_answer,
            "a pair that does not differ",
        );
        // The next birthday goes with an age that is told on the day before it: each side knows it where its sentence tells it.
        let of_other: Vec<usize> = pair.told.iter().flat_map(|it| it.facts.clone()).collect();
        let with = pack.birthday_with(pair.fact);
        let is_with = |fact: usize| with == Some(fact);
        let lacks = |of: &Case, own: &Case| {
            let all = Given::all(of).into_iter();
            let mut all = all.filter(|it| it.fact != pair.fact && !is_with(it.fact));
            all.any(|it| own.answer(it.fact) != Some(it.answer))
        };
        let (own, other_case) = (&exercise.case, &pair.case);
        check(!lacks(other_case, own), "a pair that differs in more");
        let reach = pack.diagrams.reach(&other_case.masks(pack));
        let is_asked = |fact: usize| {
            let applies = pack.facts[fact].applies;
            applies.is_none_or(|root| certainty(&reach, root) == Certainty::Certain)
        };
        let knows = |fact: usize| other_case.answer(fact).is_some();
        // Who turns 21 tomorrow has the next birthday then.
        let tells_eve = pair.told.iter().any(|it| it.text.contains("i morgon"));
        let is_told = |fact: usize| of_other.contains(&fact) || own.answer(fact).is_some();
        check(
            with.is_none_or(|fact| knows(fact) || !of_other.contains(&fact)),
            "a pair that tells what it does not know",
        );
        check(
            with.is_none_or(|fact| is_told(fact) || !knows(fact)),
            "a pair that knows what nobody tells",
        );
        check(
            !tells_eve || with.is_none_or(|fact| knows(fact) || !is_asked(fact)),
            "a pair that tells more than it knows",
        );
        let [own_says, other_says] =
            [&exercise.key, &pair.key].map(|key| key.says(pair.decision).unwrap().finding.clone());
        check(
            !own_says.says_the_same(&other_says),
            "a pair that comes to the same",
        );
        check(
            pair.key == Key::of(pack, &pair.case),
            "a pair with another key",
        );
        if let (Kind::Boundary, Some(own), Some(other)) = (exercise.kind, own_answer, other) {
            let apart = match (own, other) {
                (Answer::Number(own), Answer::Number(other)) => i64::from(own.abs_diff(other)),
                (Answer::Date(own), Answer::Date(other)) => (own - other).num_days().abs(),
                _ => 0,
            };
            check(apart == 1, "a border that is not between neighbours");
        }
    } else {
        let pairs = [Kind::Boundary, Kind::Flip, Kind::Confused];
        check(!pairs.contains(&exercise.kind), "no pair");
    }
    faults
}

fn set_of(pack: &Pack, material: &Material, count: usize, seed: u64) -> Set {
    let trainer = Trainer::new(pack, material, on()).unwrap();
    trainer.set(&Choice::new(on(), seed, count))
}

/// Everything that is promised of the exercises of a pack.
fn hold(pack: &Pack, material: &Material, count: usize) {
    let trainer = Trainer::new(pack, material, on()).unwrap();
    let set = trainer.set(&Choice::new(on(), 1, count));
    assert_eq!(
        (set.exercises.len(), set.missing),
        (count, 0),
        "{}",
        pack.id
    );
    let mut seen = BTreeSet::new();
    let mut kinds = BTreeSet::new();
    let mut found = Vec::new();
    for (place, exercise) in set.exercises.iter().enumerate() {
        let answers = format!("{} {:?}", exercise.case.on, Given::all(&exercise.case));
        assert!(
            seen.insert(answers),
            "{} {} stands twice",
            pack.id,
            exercise.id
        );
        kinds.insert(exercise.kind);
        if exercise.kind != Kind::Vignette {
            found.extend(faults(pack, exercise));
        }
        if !is_assessed(pack, exercise) {
            found.push(format!("{} {}: another key", pack.id, exercise.id));
        }
        // As it is printed, and made of its id alone: that takes longer than all the rest.
        if place % 40 == 0 {
            assert_eq!(
                said(pack, &exercise.key),
                reported(pack, exercise),
                "{}",
                exercise.id
            );
            assert_eq!(trainer.exercise(exercise.id).as_ref(), Some(exercise));
        }
    }
    assert!(
        found.is_empty(),
        "{}:\n{}",
        found.len(),
        found[..found.len().min(20)].join("\n")
    );
    let long = set
        .exercises
        .iter()
        .filter(|it| it.facts().len() > 11)
        .count();
    println!("{}: {long} of {count} tell more than eleven facts", pack.id);
    assert!(
        long * 16 <= count,
        "{}: {long} tell more than eleven facts",
        pack.id
    );
    let all: BTreeSet<Kind> = trainer.kinds().into_iter().collect();
    assert_eq!(kinds, all, "{}: the kinds that occur", pack.id);
}

#[test]
fn ten_thousand_exercises_of_each_pack_have_the_key_that_is_assessed_and_no_two_are_alike() {
    std::thread::scope(|scope| {
        for (pack, material) in taught() {
            scope.spawn(move || hold(pack, material, COUNT));
        }
    });
}

#[test]
fn a_pack_of_somebody_elses_has_exercises_too() {
    let (pack, material) = demo();
    hold(&pack, &material, 60);
    let kinds = Trainer::new(&pack, &material, on()).unwrap().kinds();
    for kind in [
        Kind::Vignette,
        Kind::Plain,
        Kind::Boundary,
        Kind::Flip,
        Kind::Border,
    ] {
        assert!(kinds.contains(&kind), "{kind:?}");
    }
}

#[test]
fn every_rule_of_a_primary_decision_that_can_count_has_an_exercise() {
    for (pack, material) in taught() {
        let set = set_of(pack, material, 2_000, 2);
        let told: BTreeSet<usize> = set.exercises.iter().flat_map(|it| it.key.rules()).collect();
        let open = samverkanslots::engine::case::Case::new(pack, on());
        let reach = pack.diagrams.reach(&open.masks(pack));
        // Those that take many facts come up rarely; whoever asks for one gets it.
        let trainer = Trainer::new(pack, material, on()).unwrap();
        let is_made = |rule: usize| {
            let mut choice = Choice::new(on(), 2, 1);
            choice.rules = vec![rule];
            choice.kinds = vec![Kind::Plain, Kind::Exception, Kind::Border];
            !trainer.set(&choice).exercises.is_empty()
        };
        let missing = pack.rules.iter().enumerate().filter(|(id, rule)| {
            let can = certainty(&reach, rule.live) != Certainty::Excluded;
            pack.decisions[rule.decides].primary && can && !told.contains(id) && !is_made(*id)
        });
        let missing: Vec<&str> = missing.map(|(_, rule)| rule.id.as_str()).collect();
        assert!(missing.is_empty(), "{}: {missing:?}", pack.id);
    }
}

#[test]
fn the_same_seed_gives_the_same_set_and_another_one_another() {
    for (pack, material) in taught() {
        let sets = [3, 3, 4].map(|seed| set_of(pack, material, 40, seed));
        assert_eq!(sets[0], sets[1], "{}", pack.id);
        assert_ne!(sets[0], sets[2], "{}", pack.id);
    }
}

#[test]
fn a_set_has_only_what_is_chosen_for_it() {
    for (pack, material) in taught() {
        let trainer = Trainer::new(pack, material, on()).unwrap();
        for kind in trainer.kinds() {
            let mut choice = Choice::new(on(), 5, 4);
            choice.kinds = vec![kind];
            let set = trainer.set(&choice);
            assert!(set.exercises.iter().all(|it| it.kind == kind), "{kind:?}");
            let got = (set.exercises.len(), set.missing);
            assert_eq!(got, (4, 0), "{} {kind:?}", pack.id);
        }
        let topic = set_of(pack, material, 1, 1).exercises[0].topics[0];
        let mut choice = Choice::new(on(), 5, 6);
        choice.topics = vec![topic];
        choice.vignettes = vec![1, 0, 1];
        let set = trainer.set(&choice);
        let ids: Vec<Id> = set.exercises.iter().map(|it| it.id).collect();
        let written = [1, 0].map(|place| Id::vignette(&material.vignettes[place].id));
        assert_eq!(ids[..2], written, "each once, in the order chosen");
        assert_eq!(set.exercises.len(), 8);
        assert!(
            set.exercises[2..]
                .iter()
                .all(|it| it.topics.contains(&topic))
        );
        let text = choice.text(&trainer);
        choice.vignettes = vec![1, 0];
        assert_eq!(Choice::read(&text, pack, material), Ok(choice), "{text}");
    }
}

#[test]
fn a_set_that_is_handed_on_asks_for_no_more_than_one_can_wait_for() {
    let (pack, material) = demo();
    let read = |count: &str| Choice::read(&format!("1;2026-11-26;7;{count};80"), &pack, &material);
    let most = Choice::MOST;
    assert_eq!(read(&most.to_string()).map(|it| it.count), Ok(most));
    for count in ["201", "10000", "18446744073709551615"] {
        let refused = format!("the set asks for {count} exercises, and a set has at most {most}");
        assert_eq!(read(count), Err(NoChoice(refused)));
    }
    let no_number = NoChoice("the set lacks a number".to_owned());
    assert_eq!(read("18446744073709551616"), Err(no_number));
    // A link that names a case again and again has it worked out once.
    let again = |name: &str| vec![name; 20_000].join(",");
    let all = [
        again("gap"),
        again("PD-06"),
        again(&pack.rules[0].id),
        again(&material.vignettes[0].id),
    ];
    let [kind, topic, rule, written] = all;
    let text = format!("1;2026-11-26;7;0;80;k.{kind};t.{topic};r.{rule};v.{written}");
    let choice = Choice::read(&text, &pack, &material).unwrap();
    let counts = (
        choice.kinds.len(),
        choice.rules.len(),
        choice.vignettes.len(),
    );
    assert_eq!(counts, (1, 1, 1));
    assert!(choice.topics.len() <= 1);
    let divided = Choice::read("1;2026-11-26;7;5;80;v.x~y", &pack, &material);
    assert!(divided.is_err());
    let trainer = Trainer::new(&pack, &material, on()).unwrap();
    assert_eq!(trainer.set(&choice).exercises.len(), 1);
}

#[test]
fn a_set_on_what_is_rare_is_found_and_one_on_what_there_is_not_is_left() {
    let stockholm = taught().iter().find(|(pack, _)| pack.id == "stockholm");
    let (pack, material) = stockholm.expect("it has exercises");
    let trainer = Trainer::new(pack, material, on()).unwrap();
    // The topics that the fewest rules rest on come up once in hundreds by chance.
    let mut tried = 0;
    for (topic, section) in pack.sections.iter().enumerate() {
        let rules = rules_of(pack, topic);
        if !(1..=3).contains(&rules.len()) {
            continue;
        }
        let mut choice = Choice::new(on(), 7, 10);
        choice.topics = vec![topic];
        let set = trainer.set(&choice);
        assert!(set.exercises.iter().all(|it| it.topics.contains(&topic)));
        let got = (set.exercises.len(), set.missing);
        assert_eq!(got, (10, 0), "{}", section.title);
        tried += 1;
    }
    assert!(tried > 0, "no topic is rare");
    // No gap is there to show one rule, so there is nothing to find.
    let mut choice = Choice::new(on(), 7, Choice::MOST);
    (choice.rules, choice.kinds) = (vec![0], vec![Kind::Gap]);
    let set = trainer.set(&choice);
    assert_eq!((set.exercises.len(), set.missing), (0, Choice::MOST));
}

#[test]
fn an_id_is_five_letters_that_give_the_same_id() {
    let mut ids: Vec<Id> = [0, 1, 31, 32, 12_345_678, (1 << 24) - 1]
        .map(Id::drawn)
        .to_vec();
    ids.push(Id::vignette("O-ST-1"));
    for id in ids {
        let text = id.to_string();
        assert_eq!(text.len(), 5);
        assert_eq!(text.parse::<Id>(), Ok(id));
    }
    assert!(Id::vignette("V-1").is_vignette() && !Id::drawn(u32::MAX).is_vignette());
    for text in ["", "0000", "000000", "o0000", "0000ä", "00i00"] {
        assert!(text.parse::<Id>().is_err(), "{text}");
    }
}

#[test]
fn material_of_another_pack_is_refused() {
    let (pack, material) = demo();
    let (other, _) = author::compile_to_train("src/packs/ekero.toml", &Disk).unwrap();
    assert!(Trainer::new(&other, &material, on()).is_err());
    let mut damaged = material.clone();
    damaged.told[0].means[0].fact = 99;
    assert!(Trainer::new(&pack, &damaged, on()).is_err());
    let mut damaged = material.clone();
    let by_day = damaged.told.iter().find_map(|it| it.by_day.clone());
    assert!(by_day.is_some() && damaged.told[0].by_day.is_none());
    damaged.told[0].by_day = by_day;
    let refused = Trainer::new(&pack, &damaged, on());
    assert!(refused.is_err(), "what is no age is told by the day");
    let mut damaged = material.clone();
    damaged.unlikely.push(Claim::Not(Box::new(Claim::Values {
        fact: 0,
        values: vec![99],
    })));
    let refused = Trainer::new(&pack, &damaged, on());
    assert!(refused.is_err(), "what no answer can be is unlikely");
    let mut damaged = material.clone();
    damaged.rules.pop();
    assert!(Trainer::new(&pack, &damaged, on()).is_err());
    let text = author::training_part(&material);
    let read: Material = serde_json::from_str(&text).unwrap();
    assert_eq!(read, material, "what is written is read");
}
