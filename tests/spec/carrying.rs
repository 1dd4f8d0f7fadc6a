//! Answers carried from one pack to another: what both ask for goes along, the rest is named.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use samverkanslots::engine::case::{Answer, Case};
use samverkanslots::engine::pack::Pack;
use samverkanslots::exchange::answers::{Raw, case, date, fitting};
use serde_json::Value;

use crate::packs::shipped;

/// The worked cases: the pack they are for, the answers, the day.
pub fn worked_cases() -> Vec<(String, Raw, NaiveDate)> {
    let text = std::fs::read_to_string("tests/cases/open.json").unwrap();
    let cases: Vec<Value> = serde_json::from_str(&text).unwrap();
    cases
        .iter()
        .map(|case| {
            let answers = serde_json::from_value(case["answers"].clone()).unwrap();
            let on = date(case["on"].as_str().unwrap()).unwrap();
            (case["pack"].as_str().unwrap().to_owned(), answers, on)
        })
        .collect()
}

fn pack(id: &str) -> &'static Pack {
    &shipped().iter().find(|it| it.pack.id == id).unwrap().pack
}

/// The answers of a case, options each by itself, as the widget carries them.
fn unfolded(pack: &Pack, case: &Case) -> Vec<(String, Raw)> {
    let mut entries = Vec::new();
    for (at, fact) in pack.facts.iter().enumerate() {
        let raw = match case.answer(at) {
            None => continue,
            Some(Answer::Unknown) => Raw::Null,
            Some(Answer::Value(value)) => Raw::Text(fact.values[value].code.clone()),
            Some(Answer::Number(number)) => Raw::Number(f64::from(number)),
            Some(Answer::Date(date)) => Raw::Text(date.to_string()),
            Some(Answer::Options { yes, no }) => Raw::Table(
                (0..fact.values.len())
                    .filter(|value| (yes | no) >> value & 1 == 1)
                    .map(|value| {
                        let flag = Raw::Flag(yes >> value & 1 == 1);
                        (fact.values[value].code.clone(), flag)
                    })
                    .collect(),
            ),
        };
        entries.push((fact.id.clone(), raw));
    }
    entries
}

/// Single answers: `fact=answer`, and `fact.option=yes` for each option that is chosen.
fn told(entries: &[(String, Raw)]) -> BTreeSet<String> {
    let mut told = BTreeSet::new();
    for (id, raw) in entries {
        match raw {
            Raw::Table(options) => {
                let chosen = options.iter().filter(|(_, flag)| *flag == Raw::Flag(true));
                told.extend(chosen.map(|(code, _)| format!("{id}.{code}")));
            }
            other => _ = told.insert(format!("{id}={other:?}")),
        }
    }
    told
}

#[test]
fn every_answer_either_goes_along_unchanged_or_is_named() {
    let (mut along, mut named) = (0, 0);
    for (from, answers, on) in worked_cases() {
        let given = unfolded(pack(&from), &case(pack(&from), &answers, on).unwrap());
        for to in shipped() {
            let (carried, left) = fitting(&to.pack, &Raw::Table(given.clone()), on);
            let got = told(&unfolded(&to.pack, &carried));
            let was = told(&given);
            assert!(got.is_subset(&was), "{from} → {}: {got:?}", to.pack.id);
            for lost in was.difference(&got) {
                let key = lost.split('=').next().unwrap();
                let id = key.split('.').next().unwrap();
                let is_named = left.iter().any(|name| name == key || name == id);
                assert!(is_named, "{from} → {}: {lost}, {left:?}", to.pack.id);
            }
            if to.pack.id == from {
                assert!(left.is_empty(), "{from}: {left:?}");
                assert_eq!(got, was);
            } else {
                along += got.len();
                named += left.len();
            }
        }
    }
    assert!(along > 100 && named > 100, "{along} along, {named} named");
}

#[test]
fn an_option_that_only_the_other_pack_has_stays_unanswered_and_so_does_none_of_them() {
    let (from, to) = (pack("stockholm"), pack("danmark"));
    let units = to.fact("active_units").unwrap();
    let carried = |code: &str| {
        let list = Raw::List(vec![Raw::Text(code.to_owned())]);
        let answers = Raw::Table(vec![("active_units".to_owned(), list)]);
        let on = "2026-11-23".parse().unwrap();
        let given = unfolded(from, &case(from, &answers, on).unwrap());
        let (carried, left) = fitting(to, &Raw::Table(given), on);
        let answered = match carried.answer(units) {
            Some(Answer::Options { yes, no }) => (yes, no),
            other => {
                assert_eq!(other, None);
                (0, 0)
            }
        };
        (answered, left)
    };
    let shared = to.facts[units].value("social_psychiatry").unwrap();
    assert_eq!(carried("social_psychiatry"), ((1 << shared, 0), vec![]));
    // The other units are not asked for there; that psychiatry is not among them is known.
    let left = vec!["active_units.familjevard".to_owned()];
    assert_eq!(carried("familjevard"), ((0, 1 << shared), left));
    let left = vec!["active_units.none".to_owned()];
    assert_eq!(carried("none"), ((0, 1 << shared), left));
}

#[test]
fn none_of_them_follows_from_the_others_and_goes_along_where_nothing_else_is_told() {
    let to = pack("stockholm");
    let units = to.fact("active_units").unwrap();
    let values = &to.facts[units].values;
    let none = values.len() - 1;
    assert_eq!(values[none].code, "none");
    let carried = |told: &[(usize, bool)]| {
        let table = told
            .iter()
            .map(|&(value, flag)| (values[value].code.clone(), Raw::Flag(flag)))
            .collect();
        let answers = Raw::Table(vec![("active_units".to_owned(), Raw::Table(table))]);
        let (carried, left) = fitting(to, &answers, "2026-11-23".parse().unwrap());
        assert!(left.is_empty(), "{left:?}");
        match carried.answer(units) {
            Some(Answer::Options { yes, no }) => (yes, no),
            other => panic!("{other:?}"),
        }
    };
    let others: Vec<(usize, bool)> = (0..none).map(|value| (value, false)).collect();
    let all_others = (1 << none) - 1;
    assert_eq!(carried(&others), (1 << none, all_others));
    // Somewhere else one of other units was active: here it is none all the same.
    let else_one = [others.as_slice(), &[(none, false)]].concat();
    assert_eq!(carried(&else_one), (1 << none, all_others));
    let one = [&[(0, true)], &others[1..], &[(none, true)]].concat();
    assert_eq!(carried(&one), (1, (1 << none) | (all_others & !1)));
    // Told alone, as a host page may.
    assert_eq!(carried(&[(none, true)]), (1 << none, 0));
}
