//! Files of several learners, counted: each version of the rules by itself, what was drawn under a name that one can read, a row for each
//! learner.

use std::collections::BTreeSet;

use samverkanslots::engine::pack::{Decision, Pack};
use samverkanslots::training::results::{Done, Gathered, NoResults, Rates, Results, counted};
use samverkanslots::training::{Choice, Confidence, Id, Kind, Mark, Trainer};

use crate::training::results::{done, half, right};
use crate::training::{demo, on, taught};

/// Each file under a name of its own.
fn named(files: &[Results]) -> Vec<(String, Results)> {
    let all = files.iter().enumerate();
    all.map(|(place, it)| (format!("{place}.json"), it.clone()))
        .collect()
}

/// Files that are opened one after the other, of which each is counted.
fn gathered(pack: &Pack, files: &[(String, Results)]) -> Gathered {
    let mut gathered = Gathered::default();
    for (name, file) in files {
        let left_out = gathered.add(pack, name, vec![file.clone()]);
        assert_eq!(left_out, [], "{name}");
    }
    gathered
}

#[test]
fn files_of_other_rules_are_counted_apart_behind_those_of_the_pack() {
    let (pack, material) = demo();
    let of = (&pack, &material);
    let mut other = done(of, 1, half, Confidence::Sure);
    other.pack.hash = "sha256:0".to_owned();
    other.pack.version = "0.9.0".to_owned();
    let own = [
        done(of, 1, right, Confidence::Fairly),
        done(of, 2, half, Confidence::Sure),
    ];
    let files = named(&[other.clone(), own[0].clone(), own[1].clone()]);
    let all = counted(&pack, &material, &gathered(&pack, &files));
    let told: Vec<(bool, usize, &str)> = all
        .iter()
        .map(|it| (it.is_own, it.rates.files, it.rules.version.as_str()))
        .collect();
    assert_eq!(told, [(true, 2, &*pack.version), (false, 1, "0.9.0")]);
    let alone = Rates::of(&pack, &own);
    let both = &all[0].rates;
    assert_eq!((both.done, both.right), (alone.done, alone.right));
    assert_eq!(both.rules, alone.rules);
    assert_eq!(both.steps, alone.steps);
    assert_eq!(all[1].rates, Rates::of(&pack, std::slice::from_ref(&other)));
    // What other rules have drawn under an id nobody can tell here but the file.
    let drawn = all[1].rates.exercises.iter().filter(|it| it.on.is_some());
    let own = |id: &str| other.exercises.iter().find(|it| it.id == id);
    let titles = drawn.map(|it| (own(&it.what).unwrap().title.as_ref(), it.title.as_ref()));
    let titles: Vec<_> = titles.collect();
    assert!(!titles.is_empty());
    assert!(
        titles.iter().all(|(told, shown)| told == shown),
        "{titles:?}"
    );
    assert_eq!(counted(&pack, &material, &Gathered::default()), []);
    // The very same once more is left out, and the others are as they were.
    let mut again = gathered(&pack, &files);
    let left_out = again.add(&pack, "again.json", vec![other]);
    assert_eq!(left_out, [("again.json".to_owned(), NoResults::Twice)]);
    assert_eq!(counted(&pack, &material, &again), all);
}

#[test]
fn a_drawn_case_is_called_by_what_its_answer_turns_on_and_its_topic_wherever_it_is_named() {
    for (pack, material) in taught() {
        let trainer = Trainer::new(pack, material, on()).unwrap();
        let mut files =
            named(&[1, 2, 3].map(|it| done((pack, material), it, half, Confidence::Sure)));
        // What somebody has put into a file is no name of a case that is known here.
        let is_drawn = |it: &&mut Done| !it.id.parse::<Id>().unwrap().is_vignette();
        for it in files[0].1.exercises.iter_mut().filter(is_drawn) {
            it.title = Some("something else".to_owned());
        }
        let all = counted(pack, material, &gathered(pack, &files));
        for rate in &all[0].rates.exercises {
            let exercise = trainer.exercise(rate.what.parse::<Id>().unwrap()).unwrap();
            let name = exercise.name(pack);
            assert_eq!(rate.title.as_ref(), Some(&name));
            assert_eq!(rate.kind, exercise.kind.code());
            let is_drawn = exercise.kind != Kind::Vignette;
            assert_eq!(rate.on, is_drawn.then(on));
            if let Some(pair) = &exercise.pair {
                let short = &pack.facts[pair.fact].short;
                assert!(name.starts_with(short.as_str()), "{name}");
            }
            if is_drawn {
                assert!(!name.contains(['{', '#']) && name.len() > 9, "{name}");
                let decision = |it: &Decision| name.starts_with(it.title.as_str());
                let is_told = exercise.pair.is_some() || pack.decisions.iter().any(decision);
                assert!(is_told, "{name}");
            }
        }
    }
    // On both sides of a border of ages the ages themselves are in it, that of the case first.
    let (pack, material) = demo();
    let trainer = Trainer::new(&pack, &material, on()).unwrap();
    let mut all = (0..2_000).filter_map(|number| trainer.exercise(Id::drawn(number)));
    let boundary = all.find(|it| it.kind == Kind::Boundary).unwrap();
    let pair = boundary.pair.as_ref().unwrap();
    let ages = [&boundary.case, &pair.case].map(|case| case.number(&pack, pair.fact).unwrap());
    let told = format!("{}: {} / {}", pack.facts[pair.fact].short, ages[0], ages[1]);
    assert!(boundary.name(&pack).starts_with(&told), "{told}");
}

#[test]
fn names_tell_the_drawn_cases_of_a_set_apart_and_their_number_those_that_show_the_very_same() {
    for (pack, material) in taught() {
        let trainer = Trainer::new(pack, material, on()).unwrap();
        let set = trainer.set(&Choice::new(on(), 7, 40));
        let names: Vec<String> = set.exercises.iter().map(|it| it.name(pack)).collect();
        let apart: BTreeSet<&String> = names.iter().collect();
        assert!(apart.len() * 10 >= names.len() * 9, "{names:#?}");
        let ids: BTreeSet<Id> = set.exercises.iter().map(|it| it.id).collect();
        assert_eq!(ids.len(), names.len());
    }
}

#[test]
fn a_name_is_given_only_to_the_case_that_was_done_and_another_day_is_another_case() {
    let (pack, material) = demo();
    let file = done((&pack, &material), 3, half, Confidence::Sure);
    let is_drawn = |id: &str| !id.parse::<Id>().unwrap().is_vignette();
    let place = file.exercises.iter().position(|it| is_drawn(&it.id));
    let place = place.expect("some are drawn");
    let id = file.exercises[place].id.clone();
    let mut strange = file.clone();
    strange.exercises[place].rules = vec!["of-other-rules".to_owned()];
    strange.exercises[place].title = None;
    let all = counted(&pack, &material, &gathered(&pack, &named(&[strange])));
    let found = all[0].rates.exercises.iter().find(|it| it.what == id);
    assert_eq!(found.unwrap().title, None);

    let mut later = file.clone();
    for it in &mut later.exercises {
        it.set = it.set.replace("2026-11-26", "2026-11-27");
    }
    let both = gathered(&pack, &named(&[file.clone(), later]));
    let all = counted(&pack, &material, &both);
    for it in &file.exercises {
        let same = all[0]
            .rates
            .exercises
            .iter()
            .filter(|own| own.what == it.id);
        assert_eq!(same.count(), if is_drawn(&it.id) { 2 } else { 1 });
    }
}

#[test]
fn each_learner_has_a_row_and_who_has_not_all_of_a_set_has_neither_passed_nor_failed() {
    let (pack, material) = demo();
    let of = (&pack, &material);
    let best = done(of, 1, right, Confidence::Sure);
    let mut worst = done(of, 2, half, Confidence::Sure);
    worst.name = "  ".to_owned();
    let mut part = best.clone();
    part.name = "part".to_owned();
    part.exercises.remove(2);
    let mut twice = best.clone();
    twice.name = "twice".to_owned();
    twice.exercises[1].number = 1;
    let mut free = best.clone();
    free.name = "free".to_owned();
    free.exercises.iter_mut().for_each(|it| it.set.clear());
    // A table can hold two sets of one learner on one day.
    let mut both = best.clone();
    both.name = "both".to_owned();
    both.exercises.extend(worst.exercises.clone());
    let points = |it: &Results| {
        let marks = it.exercises.iter().flat_map(|it| &it.marks.0);
        let halves = marks.clone().map(|(_, mark)| match mark {
            Mark::Right => 2,
            Mark::Partly => 1,
            Mark::Wrong => 0,
        });
        // Each exercise has as many decisions.
        (halves.sum::<usize>() * 50 / marks.count()) as u8
    };
    let low = points(&worst);
    assert!(low < 80);
    let files = named(&[best, worst, part, twice, free, both]);
    let all = counted(&pack, &material, &gathered(&pack, &files));
    let rows: Vec<(&str, u8, [usize; 2], Option<bool>)> = all[0]
        .learners
        .iter()
        .map(|it| (it.name.as_str(), it.points, it.done, it.is_passed()))
        .collect();
    assert_eq!(
        rows,
        [
            ("learner 1", 100, [6, 6], Some(true)),
            ("1.json", low, [6, 6], Some(false)),
            ("part", 100, [5, 6], None),
            ("twice", 100, [6, 6], None),
            ("free", 100, [6, 6], None),
            ("both", 100, [6, 6], Some(true)),
            ("both", low, [6, 6], Some(false)),
        ]
    );
    let passes: Vec<Option<u8>> = all[0].learners.iter().map(|it| it.pass).collect();
    assert_eq!(passes[..2], [Some(80), Some(80)]);
    assert_eq!(passes[4], None, "nobody asks");
}

#[test]
fn a_result_that_stands_twice_in_a_table_is_counted_once_and_it_is_said_whose_it_is() {
    let (pack, material) = demo();
    let of = (&pack, &material);
    let named = |name: &str, seed: u64| {
        let name = name.to_owned();
        Results {
            name,
            ..done(of, seed, half, Confidence::Sure)
        }
    };
    let (asa, bo) = (named("Åsa", 1), named("Bo", 2));
    // Saved again on another day, so that it is no part of the first.
    let again = Results {
        on: "2026-11-27".to_owned(),
        ..asa.clone()
    };
    let rows = |it: &Results| it.csv().split_once("\r\n").unwrap().1.to_owned();
    let opened = Results::of_table(&(asa.csv() + &rows(&bo) + &rows(&again))).unwrap();
    assert_eq!(opened.len(), 3);
    let mut gathered = Gathered::default();
    let left_out = gathered.add(&pack, "all.csv", opened.clone());
    assert_eq!(
        left_out,
        [("all.csv, Åsa".to_owned(), NoResults::Twice)],
        "the others are there"
    );
    let all = counted(&pack, &material, &gathered);
    assert_eq!(all[0].rates.files, 2);
    // The same table once more, and one of another pack.
    let left_out = gathered.add(&pack, "again.csv", opened);
    assert_eq!(left_out.len(), 3);
    let mut other = named("Cilla", 3);
    other.pack.id = "ekero".to_owned();
    let reason = NoResults::OtherPack("ekero".to_owned());
    assert_eq!(
        gathered.add(&pack, "other.json", vec![other]),
        [("other.json".to_owned(), reason)]
    );
    assert_eq!(gathered.count(), 2);
}
