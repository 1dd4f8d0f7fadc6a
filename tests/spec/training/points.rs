//! Points are summed as they are and rounded down once: who is exactly at the limit has passed, whoever counts it.

use samverkanslots::engine::decision::Status;
use samverkanslots::training::lesson::{Begin, Lesson, Message, SetTold, Stage, Told};
use samverkanslots::training::results::{Gathered, NoResults, Results, counted};
use samverkanslots::training::{Confidence, Guess, Mark, Points};

use crate::training::lesson::{lesson, shipped};
use crate::training::on;

/// Does the next exercise with so many decisions predicted rightly, and the others wrongly.
fn answer(lesson: &mut Lesson, rightly: usize) -> Option<SetTold> {
    while !matches!(lesson.stage(), Stage::Exercise(_)) {
        lesson.update(Message::WentOn);
    }
    let Stage::Exercise(doing) = lesson.stage().clone() else {
        unreachable!("it is looked for above")
    };
    for (place, key) in doing.exercise.key.decisions.iter().enumerate() {
        let right = match key.finding.status {
            Status::Settled => Guess::Values(key.finding.values().to_vec()),
            Status::Gap => Guess::Silent,
            Status::Conflict => Guess::Collides,
            Status::Open | Status::Contradiction => Guess::CannotTell,
        };
        let guess = match right {
            right if place < rightly => right,
            Guess::Silent => Guess::Collides,
            _ => Guess::Silent,
        };
        lesson.update(Message::Guessed(key.decision, Some(guess)));
    }
    lesson.update(Message::Confided(Confidence::Fairly));
    let told = lesson.update(Message::HandedIn(9)).into_iter();
    let mut sets = told.filter_map(|told| match told {
        Told::Set(set) => Some(set),
        Told::Exercise(_) => None,
    });
    sets.next()
}

/// What a set comes to whose cases have so many decisions of three right each; the page is left and opened again before each case.
fn set(pass: u8, rightly: &[usize]) -> (Lesson, SetTold) {
    let of = shipped("stockholm");
    let open = |kept: &str| {
        let mut lesson = lesson(&of, on(), kept);
        let text = format!("1;2026-11-26;21;{};{pass}", rightly.len());
        lesson.take_set(&text).unwrap();
        lesson
    };
    let mut now = open("");
    now.update(Message::Began(Begin::Given, 0));
    let mut told = None;
    for &count in rightly {
        now = open(&now.kept());
        now.update(Message::Continued);
        told = answer(&mut now, count);
    }
    (now, told.expect("the set is at its end"))
}

#[test]
fn who_is_exactly_at_the_limit_has_passed_and_the_trainer_sees_the_same() {
    for (pass, rightly, points, passed) in [
        (50, &[1, 2][..], 50, true),
        (51, &[1, 2], 50, false),
        (60, &[1, 3, 1, 2, 2], 60, true),
        (67, &[2, 2, 2], 66, false),
        (66, &[2, 2, 2], 66, true),
        (100, &[3, 3, 3], 100, true),
    ] {
        let (lesson, told) = set(pass, rightly);
        assert_eq!(
            (told.points, told.passed),
            (points, Some(passed)),
            "{rightly:?}"
        );
        let round = lesson.finished().expect("it is at its end");
        let of = shipped("stockholm");
        let file = Results::new(
            &of.0,
            round.set().to_owned(),
            "2026-11-26".to_owned(),
            "Åsa".to_owned(),
            lesson.results(round),
        );
        let table = Results::of_table(&file.csv()).unwrap();
        for file in [file.checked().unwrap(), table[0].clone()] {
            let mut gathered = Gathered::default();
            gathered.add(&of.0, "a.json", vec![file]);
            let all = counted(&of.0, &of.1, &gathered);
            let learner = &all[0].learners[0];
            assert_eq!(
                (learner.points, learner.is_passed()),
                (points, Some(passed)),
                "{rightly:?}"
            );
        }
    }
}

#[test]
fn a_file_whose_points_are_not_those_of_its_marks_is_refused() {
    let (lesson, _) = set(50, &[1, 2]);
    let round = lesson.finished().unwrap();
    let file = || {
        let of = shipped("stockholm");
        let (set, day) = (round.set().to_owned(), "2026-11-26".to_owned());
        Results::new(&of.0, set, day, String::new(), lesson.results(round))
    };
    assert_eq!(file().exercises[0].points, 33);
    assert!(file().checked().is_ok());
    for forged in [0, 32, 34, 99, 100] {
        let mut forgery = file();
        forgery.exercises[0].points = forged;
        let table = Results::of_table(&forgery.csv());
        assert_eq!(forgery.checked(), Err(NoResults::Damaged("points")));
        assert_eq!(table, Err(NoResults::Damaged("points")));
    }
}

#[test]
fn what_is_kept_rounded_down_is_known_exactly_by_the_number_of_decisions() {
    for decisions in 1..=40 {
        for halves in 0..=2 * decisions {
            let marks = (0..decisions).map(|place| match halves {
                it if it >= 2 * place + 2 => Mark::Right,
                it if it == 2 * place + 1 => Mark::Partly,
                _ => Mark::Wrong,
            });
            let points = Points::of(marks);
            let rounded = (halves * 50 / decisions) as u8;
            assert_eq!(points.rounded(), rounded);
            assert_eq!(points.are_all(), halves == 2 * decisions);
            assert_eq!(Points::told(rounded, decisions), Some(points));
            // As many times the same is the same, however often it is summed.
            let often = std::iter::repeat_n(points, 999);
            assert_eq!(Points::mean(often), rounded);
        }
    }
    assert_eq!(Points::told(34, 3), None, "no three decisions come to that");
    assert_eq!(Points::told(101, 3), None);
    assert_eq!(Points::mean(std::iter::empty()), 0);
}
