//! A lesson: what a learner meets in which order, what fades, what comes back, and the text that outlasts a visit.

use std::sync::Arc;

use chrono::{Days, NaiveDate};
use samverkanslots::engine::pack::{Material, Pack};
use samverkanslots::training::lesson::{
    Before, Begin, Doing, Feedback, Help, LONGEST, Lack, Lesson, Message, Of, SetTold, Stage, Told,
    Way, decision_of,
};
use samverkanslots::training::results::{Done, Rates};
use samverkanslots::training::{
    Choice, Confidence, Exercise, Guess, Id, Mastery, Memory, Trainer, rules_of,
};

use crate::training::{compiled, demo, demo_text, marked, on, taught};

pub(super) type Taught = (Arc<Pack>, Arc<Material>);

pub(super) fn small() -> Taught {
    let (pack, material) = demo();
    (Arc::new(pack), Arc::new(material))
}

pub(super) fn shipped(id: &str) -> Taught {
    let (pack, material) = taught().iter().find(|(pack, _)| pack.id == id).unwrap();
    (Arc::new(pack.clone()), Arc::new(material.clone()))
}

pub(super) fn lesson(of: &Taught, today: NaiveDate, kept: &str) -> Lesson {
    Lesson::new(of.clone(), (today, today), kept).unwrap()
}

fn doing(lesson: &Lesson) -> &Doing {
    match lesson.stage() {
        Stage::Exercise(doing) => doing,
        other => panic!("no exercise: {other:?}"),
    }
}

fn feedback(lesson: &Lesson) -> &Feedback {
    match lesson.stage() {
        Stage::Feedback(feedback) => feedback,
        other => panic!("no feedback: {other:?}"),
    }
}

/// Goes on through the worked example, where there is one, to the exercise.
fn to_exercise(lesson: &mut Lesson) {
    for _ in 0..9 {
        if !matches!(lesson.stage(), Stage::Worked(_)) {
            return;
        }
        lesson.update(Message::WentOn);
    }
    panic!("the worked example has no end");
}

/// Predicts what the key says, or that everything is silent (and where it is, that it collides).
pub(super) fn answer(lesson: &mut Lesson, rightly: bool, confidence: Confidence) -> Vec<Told> {
    to_exercise(lesson);
    let exercise = doing(lesson).exercise.clone();
    for key in &exercise.key.decisions {
        use samverkanslots::engine::decision::Status;
        let right = match key.finding.status {
            Status::Settled => Guess::Values(key.finding.values().to_vec()),
            Status::Gap => Guess::Silent,
            Status::Conflict => Guess::Collides,
            Status::Open | Status::Contradiction => Guess::CannotTell,
        };
        let wrong = match right {
            Guess::Silent => Guess::Collides,
            _ => Guess::Silent,
        };
        let guess = if rightly { right } else { wrong };
        lesson.update(Message::Guessed(key.decision, Some(guess)));
    }
    lesson.update(Message::Confided(confidence));
    lesson.update(Message::HandedIn(42))
}

/// Does a whole round; which of its exercises rightly is asked for by place. Gives what is told of it.
fn do_round(lesson: &mut Lesson, rightly: impl Fn(usize) -> bool) -> Option<SetTold> {
    let mut sets = Vec::new();
    let mut place = 0;
    while *lesson.stage() != Stage::Done {
        let told = answer(lesson, rightly(place), Confidence::Fairly);
        assert!(matches!(told.first(), Some(Told::Exercise(_))));
        sets.extend(told.into_iter().filter_map(set_of));
        let is_over = lesson.round().unwrap().next().is_none();
        assert_eq!(sets.len(), usize::from(is_over), "told with the last one");
        assert_eq!(
            lesson.update(Message::WentOn),
            [],
            "and not when it is looked at"
        );
        place += 1;
        assert!(place < 99, "the round has no end");
    }
    sets.pop()
}

/// What is told of each exercise of the round that has been done.
fn results(lesson: &Lesson) -> Vec<Done> {
    let round = lesson.round();
    round.map_or_else(Vec::new, |round| lesson.results(round))
}

fn set_of(told: Told) -> Option<SetTold> {
    match told {
        Told::Set(set) => Some(set),
        Told::Exercise(_) => None,
    }
}

#[test]
fn who_has_done_nothing_is_first_shown_how_and_then_helped_less_and_less() {
    let of = shipped("stockholm");
    let mut lesson = lesson(&of, on(), "");
    let topic = lesson.overview().topics[0].0;
    lesson.update(Message::Began(Begin::Topic(topic), 5));
    let Stage::Worked(worked) = lesson.stage().clone() else {
        panic!("a new topic begins with a worked example");
    };
    assert_eq!((worked.topic, worked.step), (Some(topic), 0));
    let rules = rules_of(&of.0, topic);
    let own = worked.exercise.key.rules();
    assert!(
        own.iter().any(|rule| rules.contains(rule)),
        "it is of that topic"
    );
    for step in 1..=worked.exercise.key.decisions.len() {
        lesson.update(Message::WentOn);
        let Stage::Worked(now) = lesson.stage() else {
            panic!("step {step}")
        };
        assert_eq!(now.step, step, "one decision after the other");
    }
    lesson.update(Message::WentOn);
    assert_ne!(
        doing(&lesson).exercise.id,
        worked.exercise.id,
        "and then another case"
    );
    assert_eq!(doing(&lesson).help, Help::Which);
    let rests = doing(&lesson).exercise.rests_on(&of.0);
    assert_eq!(doing(&lesson).matters, rests);

    let mut seen = vec![Help::Which];
    for seed in 0..12 {
        while *lesson.stage() != Stage::Done {
            if let Stage::Exercise(doing) = lesson.stage()
                && seen.last() != Some(&doing.help)
            {
                seen.push(doing.help);
            }
            answer(&mut lesson, true, Confidence::Fairly);
            lesson.update(Message::WentOn);
            assert!(
                !matches!(lesson.stage(), Stage::Worked(_)),
                "once is enough"
            );
        }
        lesson.update(Message::WentHome);
        lesson.update(Message::Began(Begin::Topic(topic), 100 + seed));
    }
    assert_eq!(seen[..2], [Help::Which, Help::Count]);
    assert!(
        seen.contains(&Help::Nothing),
        "in the end there is none: {seen:?}"
    );
}

#[test]
fn an_exercise_is_not_judged_before_all_is_predicted_and_it_is_said_how_sure_one_is() {
    let mut lesson = lesson(&small(), on(), "");
    lesson.update(Message::Began(Begin::Mixed, 7));
    to_exercise(&mut lesson);
    let before = lesson.turn();
    assert_eq!(lesson.update(Message::HandedIn(3)), []);
    let keys = doing(&lesson).exercise.clone().key.decisions.clone();
    let mut lacks: Vec<Lack> = keys.iter().map(|it| Lack::Decision(it.decision)).collect();
    lacks.push(Lack::Confidence);
    assert_eq!(doing(&lesson).lacks, lacks);
    lesson.update(Message::Guessed(keys[0].decision, Some(Guess::Silent)));
    lesson.update(Message::Confided(Confidence::Sure));
    lesson.update(Message::Guessed(keys[0].decision, None));
    assert_eq!(lesson.update(Message::HandedIn(3)), []);
    lacks.pop();
    assert_eq!(
        doing(&lesson).lacks,
        lacks,
        "what is taken back is lacking again"
    );
    assert_eq!(lesson.turn(), before, "and the page stays");
}

#[test]
fn what_is_told_of_an_exercise_is_what_was_predicted_beside_the_key() {
    let of = small();
    let mut lesson = lesson(&of, on(), "");
    lesson.update(Message::Began(Begin::Mixed, 7));
    to_exercise(&mut lesson);
    let facts = doing(&lesson).exercise.facts();
    for &fact in &facts {
        lesson.update(Message::Ticked(fact, true));
    }
    lesson.update(Message::Ticked(facts[0], false));
    let told = answer(&mut lesson, false, Confidence::Sure);
    let [Told::Exercise(told)] = &told[..] else {
        panic!("an exercise that is done is told, and no set before its end");
    };
    let shown = feedback(&lesson);
    assert_eq!((told.number, told.of, told.seconds), (1, 5, 42));
    assert_eq!(told.id, shown.exercise.id.to_string());
    assert_eq!((told.points, told.right), (shown.judged.points(), false));
    assert!(told.set.is_empty() && !told.rules.is_empty() && !told.topics.is_empty());
    assert_eq!(told.marks.0.len(), shown.exercise.key.decisions.len());
    assert_eq!(shown.prediction.matters.as_deref(), Some(&facts[1..]));
    assert!(shown.is_sure_and_wrong());
    let json = serde_json::to_value(told).unwrap();
    let first = &of.0.decisions[shown.exercise.key.decisions[0].decision].id;
    assert!(json["predicted"][first].is_string() && json["key"][first].is_array());
    assert_eq!(json["marks"][first], "wrong");
    assert_eq!(json["confidence"], "sure");
    assert_eq!(
        results(&lesson),
        [(**told).clone()],
        "and the same is worked out anew from what is kept"
    );
}

#[test]
fn a_round_left_in_the_middle_goes_on_another_day_and_its_result_is_whole() {
    let of = shipped("stockholm");
    let mut first = lesson(&of, on(), "");
    first.update(Message::Began(Begin::Mixed, 11));
    answer(&mut first, true, Confidence::Fairly);
    first.update(Message::WentOn);
    answer(&mut first, false, Confidence::Guessing);
    let kept = first.kept();
    assert!(kept.is_ascii() && kept.len() <= LONGEST);
    let told = results(&first);
    assert_eq!(told.len(), 2);

    let mut later = lesson(&of, on() + Days::new(1), &kept);
    assert_eq!((later.kept(), later.stage()), (kept, &Stage::Start));
    assert_eq!(results(&later), told);
    later.update(Message::Continued);
    let ids = &first.round().unwrap().exercises;
    assert_eq!(
        doing(&later).exercise.id,
        ids[2],
        "it goes on with the third"
    );
    let set = do_round(&mut later, |_| true).unwrap();
    assert_eq!(
        (set.of, set.right, set.pass, set.passed),
        (5, 4, None, None)
    );
    assert_eq!(results(&later).len(), 5);
    later.update(Message::WentHome);
    let next = later.round().unwrap().next();
    assert_eq!(next, None, "what is done is not gone on with");
}

#[test]
fn what_a_round_came_to_stays_until_another_one_is_at_its_end() {
    let of = shipped("ekero");
    let mut first = lesson(&of, on(), "");
    first.update(Message::WentToResult);
    assert_eq!(first.stage(), &Stage::Start, "there is none yet");
    first.update(Message::Began(Begin::Mixed, 11));
    first.update(Message::WentToResult);
    assert_ne!(first.stage(), &Stage::Done, "nor is there one under way");
    let set = do_round(&mut first, |place| place > 0).unwrap();
    let done = results(&first);
    assert_eq!((set.of, set.right, done.len()), (5, 4, 5));
    let came_to = |lesson: &Lesson| {
        let round = lesson.finished()?;
        Some((lesson.result(round), lesson.results(round)))
    };
    let whole = Some((set, done));
    first.update(Message::WentHome);
    assert_eq!(came_to(&first), whole);

    first.update(Message::Began(Begin::Mixed, 12));
    assert!(first.round().unwrap().next().is_some());
    answer(&mut first, true, Confidence::Fairly);
    assert_eq!(came_to(&first), whole, "another one is only begun");
    // Which is left, too, and another begun in its place; all of it outlasts the visit.
    first.update(Message::Began(Begin::Mixed, 13));
    assert!(first.kept().is_ascii() && first.kept().len() <= LONGEST);
    let mut later = lesson(&of, on() + Days::new(1), &first.kept());
    assert_eq!(later.overview().before, Before::Whole);
    assert_eq!(
        (came_to(&later), later.kept()),
        (whole.clone(), first.kept())
    );
    later.update(Message::WentToResult);
    assert_eq!(later.stage(), &Stage::Done);
    later.update(Message::WentHome);
    later.update(Message::Continued);
    let next = do_round(&mut later, |_| true).unwrap();
    assert_eq!(came_to(&later).map(|(set, _)| set), Some(next));
    assert_ne!(came_to(&later), whole);
    later.update(Message::Cleared);
    assert_eq!((later.finished(), later.kept().as_str()), (None, ""));
}

#[test]
fn a_round_that_is_half_done_gives_way_to_another_only_when_that_is_said_twice() {
    let of = shipped("ekero");
    let mut lesson = lesson(&of, on(), "");
    lesson.update(Message::Began(Begin::Mixed, 11));
    // Where nothing of it is done, nothing is lost.
    lesson.update(Message::WentHome);
    lesson.update(Message::Began(Begin::Mixed, 12));
    assert!(!matches!(lesson.stage(), Stage::Replacing(..)));
    answer(&mut lesson, true, Confidence::Sure);
    lesson.update(Message::WentHome);
    let before = lesson.round().cloned();
    let topic = lesson.overview().topics[0].0;
    lesson.update(Message::Began(Begin::Topic(topic), 13));
    assert!(matches!(
        lesson.stage(),
        Stage::Replacing(Begin::Topic(_), 13)
    ));
    assert_eq!(lesson.round(), before.as_ref());
    // It is gone on with, or left after all.
    lesson.update(Message::Continued);
    assert_eq!(lesson.round(), before.as_ref());
    lesson.update(Message::BeganAnyway(Begin::Mixed, 13));
    assert!(lesson.round().unwrap().done.is_empty());
}

#[test]
fn a_set_that_is_opened_from_a_file_stands_among_what_there_is_to_do_under_its_title() {
    let of = shipped("ekero");
    let mut lesson = lesson(&of, on(), "");
    lesson.update(Message::WentToHolding);
    assert!(lesson.open_set("no set", "Hösten").is_err());
    assert_eq!(
        (lesson.stage(), lesson.given().is_some()),
        (&Stage::Holding, false)
    );
    lesson.open_set("1;2026-11-26;7;2;80", " Hösten ").unwrap();
    assert_eq!(lesson.stage(), &Stage::Start);
    assert_eq!(lesson.given().unwrap().title, "Hösten");
    assert_eq!(lesson.given_exercises().len(), 2);
}

#[test]
fn topics_stand_in_the_order_of_the_decisions_that_they_are_about() {
    for id in ["stockholm", "malmo", "ekero", "danmark"] {
        let of = shipped(id);
        let topics = lesson(&of, on(), "").overview().topics;
        let about: Vec<_> = topics
            .iter()
            .map(|(it, _)| decision_of(&of.0, *it))
            .collect();
        assert!(about.iter().all(Option::is_some), "{id}");
        assert!(about.is_sorted(), "{id}: {about:?}");
    }
}

#[test]
fn a_round_that_is_saved_on_a_later_day_is_counted_as_the_cases_of_its_own_day() {
    let of = shipped("ekero");
    let mut own = lesson(&of, on(), "");
    assert_eq!(own.saved(on(), String::new()), None, "there is none yet");
    own.update(Message::Began(Begin::Mixed, 11));
    do_round(&mut own, |_| false).unwrap();
    let tomorrow = on() + Days::new(1);
    let later = lesson(&of, tomorrow, &own.kept());
    let saved = later.saved(tomorrow, "Kim".to_owned()).unwrap();
    assert_eq!(saved.exercises.len(), 5);
    assert_eq!((saved.on.as_str(), &*saved.name), ("2026-11-26", "Kim"));
    let (pack, _) = &of;
    let rates = Rates::of(pack, &[saved.checked().unwrap()]);
    let days = rates.exercises.iter().filter_map(|it| it.on);
    let days: Vec<NaiveDate> = days.collect();
    assert!(!days.is_empty() && days.iter().all(|day| *day == on()));
    // A set tells its day itself, and its file when it was saved.
    let mut set = lesson(&of, on(), "");
    set.take_set("1;2026-11-26;7;2;80").unwrap();
    set.update(Message::Began(Begin::Given, 0));
    do_round(&mut set, |_| true).unwrap();
    let saved = set.saved(tomorrow, String::new()).unwrap();
    assert_eq!(
        (&*saved.set, &*saved.on),
        ("1;2026-11-26;7;2;80", "2026-11-27")
    );
}

#[test]
fn nothing_that_was_learnt_is_forgotten_for_a_result() {
    let of = shipped("stockholm");
    let mut long = lesson(&of, on(), "");
    for seed in 0..90 {
        long.update(Message::Began(Begin::Mixed, seed));
        do_round(&mut long, |place| place % 2 == 0);
    }
    // As much as is remembered at most, and a set at its end for which there is no room beside it.
    long.take_set("1;2026-11-26;7;200;80").unwrap();
    long.update(Message::Began(Begin::Given, 0));
    while *long.stage() != Stage::Done {
        answer(&mut long, true, Confidence::Fairly);
        long.update(Message::WentOn);
    }
    assert_eq!(long.finished().unwrap().done.len(), 200);
    let kept = long.kept();
    assert!(kept.len() <= LONGEST, "{} characters", kept.len());
    let later = lesson(&of, on(), &kept);
    assert_eq!(later.memory(), long.memory());
    assert_eq!(later.finished(), None);
    assert_eq!(later.overview().before, Before::Whole);
}

#[test]
fn a_round_is_told_with_its_last_exercise_and_not_again_wherever_one_goes_from_there() {
    let of = shipped("ekero");
    let to_the_end = || {
        let mut lesson = lesson(&of, on(), "");
        lesson.update(Message::Began(Begin::Mixed, 11));
        let mut told = Vec::new();
        while lesson.round().unwrap().next().is_some() {
            assert!(
                told.iter().all(|it| matches!(it, Told::Exercise(_))),
                "not before its end"
            );
            lesson.update(Message::WentOn);
            told = answer(&mut lesson, true, Confidence::Sure);
        }
        assert!(matches!(lesson.stage(), Stage::Feedback(_)));
        let [Told::Exercise(last), Told::Set(set)] = &told[..] else {
            panic!("the exercise, and then the set: {told:?}");
        };
        assert_eq!((last.number, last.of), (5, 5));
        assert_eq!((set.right, set.of, set.points), (5, 5, 100));
        lesson
    };
    let mut closed = lesson(&of, on(), &to_the_end().kept());
    assert_eq!(closed.update(Message::Continued), []);
    assert_eq!(*closed.stage(), Stage::Done);
    assert_eq!(closed.update(Message::WentHome), []);
    let mut looked = to_the_end();
    assert_eq!(looked.update(Message::WentOn), []);
    let mut left = to_the_end();
    assert_eq!(left.update(Message::WentHome), []);
    assert_eq!(left.stage(), &Stage::Start);
    assert_eq!(left.update(Message::WentToResult), []);
    assert_eq!(left.stage(), &Stage::Done);
}

#[test]
fn a_round_whose_last_exercises_cannot_be_had_any_more_is_told_when_that_is_seen() {
    let of = small();
    let trainer = Trainer::new(&of.0, &of.1, on()).unwrap();
    let mut all = (0..1 << 24).map(Id::drawn);
    let nothing = all.find(|id| trainer.exercise(*id).is_none()).unwrap();
    let kept = half_done(&of);
    // The two that are left are others.
    let left = lesson(&of, on(), &kept);
    let [_, _, _, one, other] = left.round().unwrap().exercises[..] else {
        panic!("a written one and four that are drawn");
    };
    let text = kept.replace(&format!("{one}{other}"), &format!("{nothing}{nothing}"));
    assert_ne!(text, kept);
    let mut later = lesson(&of, on(), &text);
    let told = later.update(Message::Continued);
    let [Told::Set(set)] = &told[..] else {
        panic!("it is at its end now: {told:?}");
    };
    assert_eq!((set.of, set.right), (3, 2));
    assert_eq!(*later.stage(), Stage::Done);
}

#[test]
fn what_was_missed_comes_first_the_next_time_and_before_it_what_one_was_sure_of() {
    let of = shipped("stockholm");
    let mut lesson = lesson(&of, on(), "");
    lesson.update(Message::Began(Begin::Mixed, 3));
    let ids = lesson.round().unwrap().exercises.clone();
    let how = [
        (true, Confidence::Sure),
        (false, Confidence::Guessing),
        (true, Confidence::Fairly),
        (false, Confidence::Sure),
        (false, Confidence::Fairly),
    ];
    for (rightly, confidence) in how {
        answer(&mut lesson, rightly, confidence);
        lesson.update(Message::WentOn);
    }
    let mut later = self::lesson(&of, on() + Days::new(1), &lesson.kept());
    assert_eq!(later.overview().due, 5);
    later.update(Message::Began(Begin::Due, 1));
    let due = &later.round().unwrap().exercises;
    assert_eq!(due[..3], [ids[3], ids[1], ids[4]]);
    assert_eq!(doing(&later).exercise.id, ids[3]);
    assert_eq!(doing(&later).exercise.key.rules(), {
        let trainer = Trainer::new(&of.0, &of.1, on()).unwrap();
        trainer.exercise(ids[3]).unwrap().key.rules()
    });
    answer(&mut later, true, Confidence::Sure);
    later.update(Message::WentHome);
    later.update(Message::BeganAnyway(Begin::Due, 1));
    assert_eq!(
        later.round().unwrap().exercises[0],
        ids[1],
        "known once, it is like any other"
    );
}

#[test]
fn a_round_of_everything_begins_with_rules_that_are_weak_and_goes_on_with_whatever_there_is() {
    let of = shipped("stockholm");
    let trainer = Trainer::new(&of.0, &of.1, on()).unwrap();
    let drawn = |seed| {
        let set = trainer.set(&Choice::new(on(), seed, 5));
        set.exercises.iter().map(|it| it.id).collect::<Vec<Id>>()
    };
    let mut lesson = lesson(&of, on(), "");
    lesson.update(Message::Began(Begin::Mixed, 3));
    let first = lesson.round().unwrap().exercises.clone();
    assert_eq!(first, drawn(3), "nothing is weak yet");
    do_round(&mut lesson, |_| false);
    let weak = lesson.memory().weak(&of.0);
    assert!(weak.len() >= 3);
    lesson.update(Message::Began(Begin::Mixed, 4));
    let round = lesson.round().unwrap().exercises.clone();
    let shows_weak = |id: &Id| {
        let rules = trainer.exercise(*id).unwrap().key.rules();
        rules.iter().any(|rule| weak.contains(rule))
    };
    assert_eq!(round.len(), 5);
    assert!(round[..3].iter().all(shows_weak));
    assert!(round[3..].iter().all(|id| drawn(4).contains(id)));
    let cases: Vec<_> = (round.iter())
        .map(|id| trainer.exercise(*id).unwrap().case)
        .collect();
    let is_alone = |place: usize| !cases[..place].contains(&cases[place]);
    assert!((0..5).all(is_alone), "no two alike");
}

#[test]
fn a_set_that_was_handed_over_is_passed_by_its_own_mark() {
    let of = small();
    let text = {
        let trainer = Trainer::new(&of.0, &of.1, on()).unwrap();
        let mut choice = Choice::new(on(), 8, 4);
        choice.pass = 75;
        choice.text(&trainer)
    };
    for (wrong, passed) in [(1, true), (2, false)] {
        let mut lesson = lesson(&of, on() + Days::new(400), "");
        lesson.take_set(&text).unwrap();
        lesson.update(Message::Began(Begin::Given, 0));
        assert_eq!(
            lesson.round().unwrap().on,
            on(),
            "it is judged on its own day"
        );
        assert_eq!(lesson.round().unwrap().of, Of::Set(text.clone()));
        let set = do_round(&mut lesson, |place| place >= wrong).unwrap();
        assert_eq!((set.set.as_str(), set.pass), (text.as_str(), Some(75)));
        assert_eq!(
            (set.right, set.of, set.passed),
            (4 - wrong, 4, Some(passed))
        );
        assert_eq!(results(&lesson)[0].set, text);
    }
    let mut lesson = lesson(&of, on(), "");
    for nonsense in [
        "",
        "2;2026-11-26;1;1;1",
        "1;x",
        "1;2026-11-26;1;1;1;q.x",
        "å",
    ] {
        assert!(lesson.take_set(nonsense).is_err(), "{nonsense}");
    }
    assert!(lesson.given().is_none());
}

#[test]
fn who_puts_the_questions_is_judged_by_which_were_put() {
    let mut lesson = lesson(&small(), on(), "");
    lesson.update(Message::ChoseWay(Way::Asking));
    lesson.update(Message::Began(Begin::Mixed, 7));
    to_exercise(&mut lesson);
    let facts = doing(&lesson).exercise.facts();
    for _ in 0..2 {
        lesson.update(Message::Asked(facts[0]));
    }
    answer(&mut lesson, true, Confidence::Fairly);
    let shown = feedback(&lesson);
    assert_eq!(shown.prediction.asked, Some(vec![facts[0]]), "each once");
    assert_eq!(shown.prediction.matters, None);
    let kept = lesson.kept();
    let again = self::lesson(&small(), on(), &kept);
    assert_eq!((again.way(), again.kept()), (Way::Asking, kept));
}

#[test]
fn what_was_asked_in_vain_is_told_as_needless_and_outlasts_the_visit() {
    let of = shipped("stockholm");
    let mut lesson = lesson(&of, on(), "");
    lesson.update(Message::Began(Begin::Mixed, 7));
    to_exercise(&mut lesson);
    assert!(
        doing(&lesson).questions.is_empty(),
        "the case is read, and nothing asked"
    );
    lesson.update(Message::WentHome);
    lesson.update(Message::ChoseWay(Way::Asking));
    lesson.update(Message::Continued);
    to_exercise(&mut lesson);
    let exercise = doing(&lesson).exercise.clone();
    assert_eq!(doing(&lesson).questions, exercise.questions(&of.0));
    let told = exercise.facts();
    let questions = doing(&lesson).questions.clone();
    let is_other = |fact: &&usize| !told.contains(fact);
    let other = *questions.iter().find(is_other).expect("there are others");
    for &fact in told.iter().chain([&other]) {
        lesson.update(Message::Asked(fact));
    }
    let answered = answer(&mut lesson, true, Confidence::Fairly);
    let [Told::Exercise(told)] = &answered[..] else {
        panic!("an exercise that is done is told");
    };
    assert!(told.needless.contains(&of.0.facts[other].id));
    assert!(told.missed.is_empty());
    let later = self::lesson(&of, on(), &lesson.kept());
    assert_eq!(results(&later), [(**told).clone()]);
}

#[test]
fn what_is_kept_stays_short_holds_no_case_and_may_be_anything_that_somebody_hands_in() {
    let of = shipped("stockholm");
    let mut lesson = lesson(&of, on(), "");
    for seed in 0..90 {
        lesson.update(Message::Began(Begin::Mixed, seed));
        do_round(&mut lesson, |place| place % 2 == 0);
        let kept = lesson.kept();
        assert!(kept.len() <= LONGEST, "{} characters", kept.len());
    }
    let kept = lesson.kept();
    assert!(!kept.contains(' ') && kept.is_ascii());
    let again = self::lesson(&of, on(), &kept);
    assert_eq!(again.kept(), kept);
    // The longest set there is has room beside a memory that is full.
    let mut long = self::lesson(&of, on(), &kept);
    long.take_set("1;2026-11-26;7;50;80").unwrap();
    long.update(Message::Began(Begin::Given, 0));
    to_exercise(&mut long);
    let whole = long.kept();
    assert!(whole.len() <= LONGEST, "{} characters", whole.len());
    let mut later = self::lesson(&of, on(), &whole);
    later.update(Message::Continued);
    assert_eq!(doing(&later).exercise.id, doing(&long).exercise.id);
    for end in 0..kept.len() {
        let cut = self::lesson(&of, on(), &kept[..end]);
        assert!(cut.kept().len() <= LONGEST);
    }
    for nonsense in [
        "~~~",
        "1~~~",
        "~~~~~~",
        "å",
        "1~00000~a~d!2026-11-26!!00000!",
        "1~~r~d!!!!",
    ] {
        let mut any = self::lesson(&of, on(), nonsense);
        any.update(Message::Continued);
        any.update(Message::WentOn);
        assert!(any.kept().len() <= LONGEST, "{nonsense}");
    }
    lesson.update(Message::Cleared);
    assert_eq!(
        (lesson.kept().as_str(), lesson.stage()),
        ("", &Stage::Start)
    );
}

/// The small pack with its first fact behind all others.
pub(super) fn moved() -> Taught {
    let text = demo_text();
    let (head, facts) = text.split_at(text.find("[[fact]]").unwrap());
    let second = facts[1..].find("[[fact]]").unwrap() + 1;
    let rest = facts[second..].find("[[decision]]").unwrap() + second;
    let moved = [head, &facts[second..rest], &facts[..second], &facts[rest..]].concat();
    let (pack, material) = compiled(&moved);
    (Arc::new(pack), Arc::new(material))
}

/// What is kept of half a round, of rules learnt and of a written case missed.
pub(super) fn half_done(of: &Taught) -> String {
    let mut lesson = lesson(of, on(), "");
    let choice = Choice {
        vignettes: vec![0],
        ..Choice::new(on(), 8, 4)
    };
    let text = choice.text(&Trainer::new(&of.0, &of.1, on()).unwrap());
    lesson.take_set(&text).unwrap();
    lesson.update(Message::Began(Begin::Given, 0));
    for rightly in [false, true, true] {
        answer(&mut lesson, rightly, Confidence::Sure);
        lesson.update(Message::WentOn);
    }
    lesson.kept()
}

#[test]
fn of_what_was_kept_with_other_rules_that_is_taken_over_which_goes_by_names_and_it_is_said() {
    let of = small();
    let kept = half_done(&of);
    let same = lesson(&of, on(), &kept);
    assert_eq!(
        (same.overview().before, same.kept()),
        (Before::Whole, kept.clone())
    );

    // One fact, one value and one decision fewer would be told by other places: here the first fact goes behind all others.
    let other = moved();
    assert_ne!(other.0.facts[0].id, of.0.facts[0].id);
    let mut later = lesson(&other, on(), &kept);
    assert_eq!(later.overview().before, Before::OtherRules);
    assert!(later.round().is_none(), "its cases may be others");
    let over = kept.rsplit_once('~').unwrap().0.to_owned() + "~~" + "d!2026-11-26!!00000!50.9";
    assert!(lesson(&of, on(), &over).finished().is_some());
    assert_eq!(lesson(&other, on(), &over).finished(), None);
    assert_eq!(
        lesson(&other, on(), &over).overview().before,
        Before::OtherRules
    );
    assert!(results(&later).is_empty());
    let written = Id::vignette(&other.1.vignettes[0].id);
    later.update(Message::Began(Begin::Due, 1));
    assert_eq!(
        later.round().unwrap().exercises,
        [written],
        "a written case is still that"
    );
    assert_eq!(later.overview().before, Before::Whole, "it is said once");
    for rule in 0..of.0.rules.len() {
        let id = &of.0.rules[rule].id;
        let own = other.0.rules.iter().position(|it| it.id == *id).unwrap();
        let mastery = same.memory().mastery(&of.0, rule);
        assert_eq!(later.memory().mastery(&other.0, own), mastery, "{id}");
    }
    assert!((0..of.0.rules.len()).any(|rule| same.memory().mastery(&of.0, rule) > Mastery::Weak));
    // The text of now is of the rules of now.
    let again = lesson(&other, on(), &later.kept());
    assert_eq!(
        (again.overview().before, again.kept()),
        (Before::Whole, later.kept())
    );

    let gone = shipped("ekero");
    let strange = lesson(&gone, on(), &kept);
    assert_eq!((strange.overview().due, strange.round()), (0, None));
    assert_eq!(lesson(&of, on(), "").overview().before, Before::Whole);
    assert_eq!(
        lesson(&of, on(), "1A~~r~").overview().before,
        Before::Damaged
    );
}

#[test]
fn that_a_known_rule_is_there_no_more_is_said_until_something_is_begun() {
    let of = small();
    let mut first = lesson(&of, on(), "");
    first.take_set("1;2026-11-26;21;40;80").unwrap();
    first.update(Message::Began(Begin::Given, 0));
    do_round(&mut first, |_| true);
    assert_eq!(first.overview().gone, 0);
    let (pack, material) = compiled(&demo_text().replace("\"new-adult\"", "\"grown-anew\""));
    let other = (Arc::new(pack), Arc::new(material));
    let mut later = lesson(&other, on(), &first.kept());
    assert_eq!(later.overview().gone, 1);
    assert_eq!(lesson(&other, on(), &later.kept()).overview().gone, 1);
    later.update(Message::Began(Begin::Mixed, 1));
    assert_eq!(later.overview().gone, 0);
    assert_eq!(lesson(&other, on(), &later.kept()).overview().gone, 0);
    for (rule, it) in other.0.rules.iter().enumerate() {
        let own = of.0.rules.iter().position(|own| own.id == it.id);
        let before = own.map_or(Mastery::New, |own| first.memory().mastery(&of.0, own));
        let now = later.memory().mastery(&other.0, rule);
        assert_eq!(now, before, "{}: nothing else is forgotten", it.id);
    }
}

#[test]
fn damaged_and_hostile_texts_break_nothing_and_what_the_pack_does_not_have_is_dropped() {
    let of = small();
    let kept = half_done(&of);
    let (before, round) = kept.rsplit_once('~').unwrap();
    let sound = lesson(&of, on(), &kept);
    let all = results(&sound);
    assert_eq!(all.len(), 3);
    // Of the exercises that are done the last one tells something else.
    let (front, _) = round.rsplit_once(',').unwrap();
    let with = |done: &str| lesson(&of, on(), &format!("{before}~{front},{done}"));
    assert_eq!(results(&with("50.9.s.m00.00*s")).len(), 3);
    for done in [
        "50.9.s.m--.00*s",      // a fact that there is not
        "50.9.s.m0000.00*s",    // a fact twice
        "50.9.s.m00.--*s",      // a decision that there is not
        "50.9.s.m00.00*s.00*t", // a decision twice
        "50.9.s.m00.0000--",    // a value that there is not
        "50.9.s.m00.000000",    // a value twice
        "50.9.s.m0.00*s",
        "101.9.s.m00.00*s",
        "50.-9.s.m00.00*s",
        "50.9.q.m00.00*s",
        "50.9.s",
        "",
    ] {
        let lesson = with(done);
        assert_eq!(
            (lesson.round(), lesson.overview().before),
            (None, Before::Damaged),
            "{done}"
        );
    }
    // So may the one that was finished before; the one under way is not lost with it.
    for last in ["x", "d!2026-11-26!!!", round, "d!2026-11-26!!00000!50.9~"] {
        let lesson = lesson(&of, on(), &format!("{kept}~{last}"));
        let before = lesson.overview().before;
        assert_eq!((lesson.finished(), before), (None, Before::Damaged));
        assert_eq!(lesson.round(), sound.round(), "{last}");
    }
    let more = lesson(&of, on(), &format!("{kept},50.9,50.9,50.9"));
    assert_eq!(more.round(), None, "more is done than there is");
    let long = lesson(&of, on(), &format!("{kept}{}", ",50.9".repeat(900)));
    assert_eq!(long.overview().before, Before::Damaged);

    // Any letter may be another one, and any part be cut out: the lesson goes its way to the end.
    let mut rng = fastrand::Rng::with_seed(6);
    let letters: Vec<char> = "0189azAZ-_~!,.*stmå".chars().collect();
    for turn in 0..1_500 {
        let mut text: Vec<char> = kept.chars().collect();
        for _ in 0..rng.usize(1..4) {
            let place = rng.usize(0..text.len());
            match rng.u8(0..3) {
                0 => _ = text.remove(place),
                1 => text.insert(place, *rng.choice(&letters).unwrap()),
                _ => text[place] = *rng.choice(&letters).unwrap(),
            }
        }
        let text: String = text.into_iter().collect();
        let mut any = lesson(&of, on(), &text);
        let _ = (results(&any), any.overview());
        assert!(any.kept().len() <= LONGEST);
        if turn % 10 == 0 {
            any.update(Message::Continued);
            for _ in 0..12 {
                if matches!(any.stage(), Stage::Exercise(_) | Stage::Worked(_)) {
                    answer(&mut any, true, Confidence::Sure);
                }
                any.update(Message::WentOn);
            }
            let _ = results(&any);
        }
    }
}

#[test]
fn an_exercise_that_cannot_be_had_is_not_due_for_ever() {
    let of = small();
    let trainer = Trainer::new(&of.0, &of.1, on()).unwrap();
    let mut all = (0..1 << 24).map(Id::drawn);
    let nothing = all.find(|id| trainer.exercise(*id).is_none()).unwrap();
    let mut missed: Exercise = trainer.vignette(0).unwrap();
    missed.id = nothing;
    let mut memory = Memory::default();
    memory.note((&of.0, &of.1), &missed, &marked(&missed, |_| false), on());
    let kept = half_done(&of);
    let rest = kept.split_once('~').unwrap().1.rsplit_once('~').unwrap().0;
    let mut lesson = lesson(&of, on(), &format!("{}~{rest}~", memory.text()));
    assert_eq!(lesson.overview().due, 1);
    lesson.update(Message::Began(Begin::Due, 1));
    assert_eq!((lesson.stage(), lesson.overview().due), (&Stage::Start, 0));
}

#[test]
fn on_a_page_that_stands_open_over_midnight_what_is_due_goes_by_the_day_on_which_it_is_begun() {
    let of = shipped("ekero");
    let mut lesson = lesson(&of, on(), "");
    lesson.update(Message::Began(Begin::Mixed, 3));
    do_round(&mut lesson, |_| true);
    lesson.update(Message::WentHome);
    let (due, next) = (lesson.overview().due, lesson.overview().next);
    assert_eq!((due, next), (0, Some(on() + Days::new(1))));
    lesson.update(Message::Began(Begin::Due, 1));
    assert_eq!(lesson.stage(), &Stage::Start, "nothing is due");
    lesson.update(Message::LookedAtDay(on() + Days::new(1)));
    assert_eq!(lesson.overview().due, 5);
    lesson.update(Message::Began(Begin::Due, 1));
    // What is begun on a day is done on it.
    let first = lesson.round().unwrap().exercises[0];
    lesson.update(Message::LookedAtDay(on() + Days::new(2)));
    answer(&mut lesson, true, Confidence::Fairly);
    assert_eq!(lesson.memory().of(first).unwrap().due, on() + Days::new(4));
}

#[test]
fn every_topic_of_every_shipped_pack_can_be_practised() {
    for (pack, material) in taught() {
        let of = (Arc::new(pack.clone()), Arc::new(material.clone()));
        let mut lesson = lesson(&of, on(), "");
        let topics = lesson.overview().topics;
        assert!(!topics.is_empty(), "{}", pack.id);
        for (topic, standing) in topics {
            let title = &pack.sections[topic].title;
            lesson.update(Message::Began(Begin::Topic(topic), 1));
            let round = lesson.round();
            assert!(
                round.is_some_and(|it| !it.exercises.is_empty()),
                "{}: {title}",
                pack.id
            );
            assert!(standing.rules > 0);
            lesson.update(Message::Cleared);
        }
    }
}
