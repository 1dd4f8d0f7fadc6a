//! A set that was handed over: what there really is of it, and what of its link was not taken as it stands.

use samverkanslots::training::lesson::{Begin, Lesson, Message, Origin, Stage};
use samverkanslots::training::{
    Amended, Choice, Confidence, Id, Mastery, Trainer, rules_of, topic_name,
};

use crate::training::lesson::{Taught, answer, lesson, shipped, small};
use crate::training::on;

#[test]
fn a_set_that_no_case_matches_offers_none_and_one_that_does_offers_as_many_as_there_are() {
    let of = small();
    for (text, count) in [
        ("1;2026-11-26;7;0;80", 0),
        ("1;2026-11-26;7;0;80;v.V-99", 0),
        ("1;2026-11-26;7;0;80;v.V-1", 1),
        ("1;2026-11-26;7;0;80;v.V-1,V-99,V-2,V-1", 2),
        ("1;2026-11-26;7;9;80;k.vignette", 2),
        ("1;2026-11-26;7;3;80", 3),
        // What is chosen is not there at all: that is not everything.
        ("1;2026-11-26;7;3;80;t.ST-010", 0),
        ("1;2026-11-26;7;3;80;r.gone,lost", 0),
        ("1;2026-11-26;7;3;80;k.odd", 0),
        ("1;2026-11-26;7;3;80;k.plain;t.ST-010", 0),
        ("1;2026-11-26;7;3;80;t.ST-010;v.V-1", 1),
        ("1;2026-11-26;7;3;80;k.odd,plain", 3),
    ] {
        let mut lesson = lesson(&of, on(), "");
        lesson.take_set(text).unwrap();
        let offered = lesson.given_exercises().to_vec();
        assert_eq!(offered.len(), count, "{text}");
        lesson.update(Message::Began(Begin::Given, 1));
        let begun = lesson.round().map(|round| round.exercises.clone());
        assert_eq!(begun, Some(offered).filter(|it| !it.is_empty()), "{text}");
        assert_eq!(*lesson.stage() == Stage::Start, count == 0, "{text}");
    }
    // Rules that no case of the topic is there to show.
    let mut none = lesson(&shipped("stockholm"), on(), "");
    none.take_set("1;2026-11-28;8217;3;60;t.ST-010;r.agreement/prepares")
        .unwrap();
    assert!(none.given_exercises().is_empty());
    assert!(lesson(&of, on(), "").given_exercises().is_empty());
}

#[test]
fn what_cannot_begin_is_said_at_the_start_and_takes_the_place_of_nothing_that_is_half_done() {
    let of = small();
    let mut half = lesson(&of, on(), "");
    half.update(Message::Began(Begin::Mixed, 1));
    while half.round().unwrap().done.is_empty() {
        answer(&mut half, true, Confidence::Fairly);
    }
    half.update(Message::WentHome);
    let round = half.round().cloned();
    half.take_set("1;2026-11-26;7;0;80").unwrap();
    half.update(Message::Began(Begin::Given, 1));
    assert!(matches!(half.stage(), Stage::Replacing(Begin::Given, 1)));
    assert!(!half.is_vain(), "it is asked first");
    let turn = half.turn();
    half.update(Message::BeganAnyway(Begin::Given, 1));
    assert_eq!((half.stage(), half.is_vain()), (&Stage::Start, true));
    assert_ne!(half.turn(), turn, "another page has come");
    assert_eq!(half.round().cloned(), round);
    // It is said of what was just begun alone.
    half.update(Message::WentHome);
    assert!(!half.is_vain());
    half.update(Message::BeganAnyway(Begin::Mixed, 2));
    assert!(!half.is_vain() && half.round().cloned() != round);
}

#[test]
fn a_set_knows_where_it_came_from_and_a_file_tells_what_it_is_called() {
    let of = small();
    let text = "1;2026-11-26;7;3;80";
    let from = |lesson: &Lesson| {
        let given = lesson.given().unwrap();
        (given.origin, given.title.clone())
    };
    let mut lesson = lesson(&of, on(), "");
    lesson.take_set(text).unwrap();
    assert_eq!(from(&lesson), (Origin::Link, String::new()));
    lesson.open_set(text, " Hösten ").unwrap();
    assert_eq!(from(&lesson), (Origin::File, "Hösten".to_owned()));
    let of_course = lesson.take_set_from(Origin::Course, text, "");
    assert_eq!(of_course, Ok(()));
    assert_eq!(from(&lesson), (Origin::Course, String::new()));
    // What is none leaves what there was.
    assert!(lesson.open_set("1;", "Våren").is_err());
    assert_eq!(from(&lesson), (Origin::Course, String::new()));
}

#[test]
fn what_of_a_link_is_not_taken_as_it_stands_is_counted() {
    let of = small();
    let amended = |text: &str| Choice::take(text, &of.0, &of.1).unwrap().1;
    let whole = Amended {
        left_out: 0,
        lowers_pass: false,
    };
    let rule = &of.0.rules[0].id;
    assert_eq!(amended("1;2026-11-26;7;3;100"), whole);
    assert_eq!(
        amended(&format!(
            "1;2026-11-26;7;3;80;k.plain;r.{rule},{rule};v.V-1"
        )),
        whole,
        "what is named twice is there"
    );
    assert_eq!(
        amended(&format!(
            "1;2026-11-26;7;3;101;k.plain,odd;t.ST-010;r.{rule},gone;v.V-1,V-99"
        )),
        Amended {
            left_out: 4,
            lowers_pass: true,
        }
    );
    // A set of one pack that is opened with another.
    let (stockholm, malmo) = (shipped("stockholm"), shipped("malmo"));
    let text = "1;2026-11-26;7;3;80;t.ST-010";
    let of = |of: &Taught| Choice::take(text, &of.0, &of.1).unwrap().1.left_out;
    assert_eq!((of(&stockholm), of(&malmo)), (0, 1));
}

#[test]
fn a_worked_example_is_shown_once_in_a_set_also_where_its_first_case_is_a_written_one() {
    let of = shipped("stockholm");
    let (pack, material) = (&of.0, &of.1);
    let trainer = Trainer::new(pack, material, on()).unwrap();
    let mut still_new = 0;
    for topic in (0..pack.sections.len()).filter(|&it| !rules_of(pack, it).is_empty()) {
        let mut written = 0..material.vignettes.len();
        let own = |place: &usize| trainer.vignette(*place).unwrap().topics.contains(&topic);
        let Some(place) = written.find(own) else {
            continue;
        };
        let mut choice = Choice::new(on(), 7, 2);
        (choice.topics, choice.vignettes) = (vec![topic], vec![place]);
        let text = choice.text(&trainer);
        let mut now = lesson(&of, on(), "");
        now.take_set(&text).unwrap();
        now.update(Message::Began(Begin::Given, 0));
        let mut shown: Vec<Id> = Vec::new();
        while *now.stage() != Stage::Done {
            let name = topic_name(pack, topic);
            if let Stage::Worked(worked) = now.stage() {
                let example = worked.exercise.id;
                assert!(!shown.contains(&example), "{name:?} twice: {example}");
                shown.push(example);
            }
            answer(&mut now, false, Confidence::Fairly);
            let is_new = |rule| now.memory().mastery(pack, rule) == Mastery::New;
            still_new += usize::from(rules_of(pack, topic).into_iter().all(is_new));
            // Nor where the page is left in between.
            let kept = now.kept();
            let lasting = lesson(&of, on(), &kept);
            assert_eq!(lasting.round().unwrap().shown, shown, "{name:?}");
            now.update(Message::WentOn);
        }
        assert_eq!(shown.len(), 1, "one topic has one example");
    }
    assert!(
        still_new > 0,
        "no topic is as new after a written case as before it"
    );
}

#[test]
fn worked_examples_are_of_the_set_under_way_whatever_set_the_page_was_opened_with() {
    let of = shipped("stockholm");
    let trainer = Trainer::new(&of.0, &of.1, on()).unwrap();
    let topic = (0..of.0.sections.len()).find(|&it| !rules_of(&of.0, it).is_empty());
    let mut choice = Choice::new(on(), 7, 2);
    choice.topics = topic.into_iter().collect();
    let text = choice.text(&trainer);
    let mut begun = lesson(&of, on(), "");
    begun.take_set(&text).unwrap();
    begun.update(Message::Began(Begin::Given, 0));
    let first = |lesson: &Lesson| match lesson.stage() {
        Stage::Worked(worked) => worked.topic,
        stage => panic!("no worked example but {stage:?}"),
    };
    assert_eq!(first(&begun), topic);
    // The page is left, and opened with no set, or another.
    for other in ["", "1;2026-11-26;7;3;80"] {
        let mut again = lesson(&of, on(), &begun.kept());
        if !other.is_empty() {
            again.take_set(other).unwrap();
        }
        again.update(Message::Continued);
        assert_eq!(first(&again), topic, "{other}");
    }
}
