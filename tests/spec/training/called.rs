//! What drawn cases with another one beside them are called: both answers to what they turn on, and where the verdict comes from that turns.

use samverkanslots::engine::case::Answer;
use samverkanslots::training::{Exercise, Id, Pair, Trainer};

use crate::training::{on, taught};

/// The drawn cases with a pair of each shipped pack, with what each is called.
fn each(check: &mut dyn FnMut(&samverkanslots::engine::pack::Pack, &Exercise, &Pair, &str)) {
    for (pack, material) in taught() {
        let trainer = Trainer::new(pack, material, on()).unwrap();
        for number in 0..400 {
            let Some(exercise) = trainer.exercise(Id::drawn(number)) else {
                continue;
            };
            if let Some(pair) = &exercise.pair {
                check(pack, &exercise, pair, &exercise.name(pack));
            }
        }
    }
}

/// What stands on the two sides of a name, which may go on after them.
fn sides<'n>(name: &'n str, short: &str) -> [&'n str; 2] {
    let told = name
        .strip_prefix(short)
        .and_then(|it| it.strip_prefix(": "));
    let told = told.unwrap_or_else(|| panic!("{name} does not begin with {short}"));
    let (own, rest) = told
        .split_once(" / ")
        .unwrap_or_else(|| panic!("{name} has one side"));
    [own, rest]
}

#[test]
fn the_answer_of_the_case_comes_first_also_where_it_is_that_nobody_knows() {
    let mut unknown = [0, 0];
    each(&mut |pack, exercise, pair, name| {
        let [own, rest] = sides(name, &pack.facts[pair.fact].short);
        assert_ne!(own, rest, "{name}");
        let not_known = match &*pack.lang {
            "da" => "Ved ikke",
            _ => "Vet inte",
        };
        let answers = [&exercise.case, &pair.case].map(|it| it.answer(pair.fact));
        for (place, side) in [own, rest].into_iter().enumerate() {
            let is_unknown = answers[place] == Some(Answer::Unknown);
            assert_eq!(side.starts_with(not_known), is_unknown, "{name}");
            unknown[place] += usize::from(is_unknown);
        }
        // A value stands under its own label, on its own side.
        if let Some(Answer::Value(value)) = answers[0] {
            assert_eq!(own, pack.facts[pair.fact].values[value].label, "{name}");
        }
    });
    assert!(unknown.into_iter().all(|it| it > 0), "{unknown:?}");
}

#[test]
fn of_options_no_side_has_one_that_both_cases_have_and_what_only_one_has_besides_is_said_to_be_so()
{
    let (mut within, mut apart) = (0, 0);
    each(&mut |pack, exercise, pair, name| {
        let answers = [&exercise.case, &pair.case].map(|it| it.answer(pair.fact));
        let [
            Some(Answer::Options { yes: own, .. }),
            Some(Answer::Options { yes: other, .. }),
        ] = answers
        else {
            return;
        };
        if own == 0 || other == 0 {
            return;
        }
        let [first, rest] = sides(name, &pack.facts[pair.fact].short);
        let without = if pack.lang == "da" { "uden" } else { "utan" };
        let words = match [own & !other, other & !own] {
            [_, 0] => Some(["med ".to_owned(), without.to_owned()]),
            [0, _] => Some([format!("{without} "), "med".to_owned()]),
            _ => None,
        };
        within += usize::from(words.is_some());
        apart += usize::from(words.is_none());
        if let Some([one, two]) = words {
            assert!(first.starts_with(&one) && rest.starts_with(&two), "{name}");
        }
        let values = pack.facts[pair.fact].values.iter().enumerate();
        for (_, both) in values.filter(|(value, _)| (own & other) >> value & 1 == 1) {
            assert!(!first.contains(&both.label), "{name}");
        }
    });
    assert!(within > 10 && apart > 10, "{within} {apart}");
}

#[test]
fn the_topic_in_the_name_of_a_pair_is_that_of_a_value_which_only_one_of_its_cases_has() {
    let mut checked = 0;
    each(&mut |pack, exercise, pair, name| {
        let decision = &pack.decisions[pair.decision];
        let keys = [&exercise.key, &pair.key].map(|key| key.says(pair.decision).unwrap());
        let [own, other] = keys.map(|key| key.finding.values());
        let differs = |value: &usize| own.contains(value) != other.contains(value);
        let about = |key: &&samverkanslots::training::KeyOf| {
            let rules = key.rules.iter().map(|&rule| &pack.rules[rule]);
            let mut speaking = rules.filter(|it| it.gives.iter().chain(&it.excludes).any(differs));
            speaking.any(|it| {
                let topic = it.basis.first().and_then(|it| pack.section(it));
                topic.is_some_and(|it| name.contains(it.title.split(':').next().unwrap()))
            })
        };
        if decision.many && own.iter().chain(other).any(differs) {
            checked += 1;
            assert!(keys.iter().any(about), "{name}");
        }
    });
    assert!(checked > 50, "{checked}");
}
