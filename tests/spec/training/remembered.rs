//! What comes back when: boxes, what is due, mastery of rules, what has changed, and the text that holds it.

use chrono::{Days, NaiveDate};
use samverkanslots::engine::pack::{Material, Pack};
use samverkanslots::training::{
    Choice, DAYS, Exercise, MASTERED, MOST, Mastery, Memory, NoMemory, Trainer, rules_of,
};

use crate::training::{compiled, day, demo, demo_text, marked, on, taught};

fn exercises(pack: &Pack, material: &Material, count: usize) -> Vec<Exercise> {
    let trainer = Trainer::new(pack, material, on()).unwrap();
    trainer.set(&Choice::new(on(), 21, count)).exercises
}

fn note(
    memory: &mut Memory,
    of: (&Pack, &Material),
    exercise: &Exercise,
    is_right: bool,
    today: NaiveDate,
) {
    memory.note(of, exercise, &marked(exercise, |_| is_right), today);
}

fn after(days: u64) -> NaiveDate {
    on() + Days::new(days)
}

#[test]
fn what_is_right_comes_back_later_and_later_and_what_is_wrong_at_once() {
    let (pack, material) = demo();
    let all = exercises(&pack, &material, 3);
    let of = (&pack, &material);
    let mut memory = Memory::default();
    assert!(memory.is_empty() && memory.due(on()).is_empty() && memory.next(on()).is_none());
    let mut today = on();
    for place in [1, 2, 3, 4, 5, 5] {
        note(&mut memory, of, &all[0], true, today);
        let got = memory.of(all[0].id).unwrap();
        assert_eq!(
            (got.place, got.due),
            (place, today + Days::new(DAYS[usize::from(place)]))
        );
        assert!(memory.due(got.due - Days::new(1)).is_empty());
        assert_eq!(memory.next(today), Some(got.due));
        today = got.due;
    }
    note(&mut memory, of, &all[0], false, today);
    assert_eq!(memory.due(today), [all[0].id], "missed: at once");
}

#[test]
fn what_is_right_a_second_time_on_one_day_moves_no_box_and_what_is_missed_goes_back_on_any_day() {
    let (pack, material) = demo();
    let (all, of) = (exercises(&pack, &material, 2), (&pack, &material));
    let mut memory = Memory::default();
    let stands = |memory: &Memory| {
        let it = memory.of(all[0].id).unwrap();
        (it.place, it.due)
    };
    for _ in 0..3 {
        note(&mut memory, of, &all[0], true, on());
        memory = Memory::read(&memory.text()).unwrap();
        assert_eq!(stands(&memory), (1, after(1)));
    }
    // Another exercise on another day does not make it the first time again on the day after.
    note(&mut memory, of, &all[1], true, after(1));
    note(&mut memory, of, &all[0], true, after(1));
    note(&mut memory, of, &all[0], true, after(1));
    assert_eq!(stands(&memory), (2, after(4)));
    note(&mut memory, of, &all[0], false, after(1));
    assert_eq!(stands(&memory), (0, after(1)), "missed: at once");
    note(&mut memory, of, &all[0], true, after(1));
    note(&mut memory, of, &all[0], true, after(1));
    assert_eq!(stands(&memory), (0, after(2)), "put right: tomorrow");
    assert_eq!(memory.due(after(1)), []);
    note(&mut memory, of, &all[0], true, after(2));
    assert_eq!(stands(&memory), (1, after(3)));
}

#[test]
fn one_wrong_day_of_the_device_moves_nothing_but_what_was_answered_on_it_and_that_is_asked_again() {
    let (pack, material) = demo();
    let (all, of) = (exercises(&pack, &material, 4), (&pack, &material));
    for wrong in [
        day(2031, 1, 1),
        day(2099, 1, 1),
        day(1999, 1, 1),
        NaiveDate::MAX,
    ] {
        let mut memory = Memory::default();
        note(&mut memory, of, &all[0], true, on());
        note(&mut memory, of, &all[1], true, on());
        note(&mut memory, of, &all[1], true, after(1));
        note(&mut memory, of, &all[2], false, after(1));
        let before = memory.clone();
        note(&mut memory, of, &all[3], true, wrong);
        let mut memory = Memory::read(&memory.text()).unwrap();
        for it in &all[..3] {
            let stands = |memory: &Memory| memory.of(it.id).map(|it| (it.place, it.due));
            assert_eq!(stands(&memory), stands(&before), "{wrong}");
        }
        let due = [&all[2], &all[0], &all[3]].map(|it| it.id);
        let mut got = memory.due(after(1));
        got.sort_by_key(|id| due.iter().position(|it| it == id));
        assert_eq!(got, due, "{wrong}");
        assert_eq!(memory.next(after(1)), Some(after(4)), "{wrong}");
        note(&mut memory, of, &all[3], true, after(1));
        let it = memory.of(all[3].id).unwrap();
        assert_eq!((it.place, it.due), (2, after(4)), "{wrong}");
    }
}

#[test]
fn what_was_missed_comes_first_then_what_is_known_least_then_what_waited_longest() {
    let (pack, material) = demo();
    let all = exercises(&pack, &material, 5);
    let of = (&pack, &material);
    let mut memory = Memory::default();
    note(&mut memory, of, &all[0], true, on());
    note(&mut memory, of, &all[0], true, after(1));
    note(&mut memory, of, &all[1], true, after(2));
    note(&mut memory, of, &all[2], true, on());
    note(&mut memory, of, &all[3], false, after(3));
    note(&mut memory, of, &all[4], true, after(9));
    let due = [&all[3], &all[2], &all[1], &all[0]].map(|it| it.id);
    assert_eq!(memory.due(after(9)), due);
}

#[test]
fn a_rule_is_weak_then_grows_then_is_mastered_on_three_days_and_one_miss_makes_it_weak() {
    let (pack, material) = demo();
    let all = exercises(&pack, &material, 40);
    let of = (&pack, &material);
    let rule = all[0].key.rules()[0];
    let on_it: Vec<&Exercise> = all
        .iter()
        .filter(|it| it.key.rules().contains(&rule))
        .collect();
    let mut memory = Memory::default();
    assert_eq!(memory.mastery(&pack, rule), Mastery::New);
    note(&mut memory, of, on_it[0], false, on());
    assert_eq!(memory.mastery(&pack, rule), Mastery::Weak);
    assert!(memory.weak(&pack).contains(&rule));
    for right in 1..=MASTERED {
        let today = after(u64::from(right));
        note(&mut memory, of, on_it[usize::from(right)], true, today);
        // Others on the same day are no other day.
        note(&mut memory, of, on_it[usize::from(right) + 1], true, today);
        let mastered = right == MASTERED;
        let wanted = if mastered {
            Mastery::Mastered
        } else {
            Mastery::Growing
        };
        assert_eq!(memory.mastery(&pack, rule), wanted);
    }
    note(&mut memory, of, on_it[0], false, on());
    assert_eq!(memory.mastery(&pack, rule), Mastery::Weak);
    let standing = memory.standing(&pack, [rule, rule]);
    assert_eq!((standing.rules, standing.weak, standing.new), (2, 2, 0));
    for topic in &all[0].topics {
        let rules = rules_of(&pack, *topic);
        assert!(rules.iter().any(|rule| all[0].key.rules().contains(rule)));
        let standing = memory.standing(&pack, rules.clone());
        let parts = standing.new + standing.weak + standing.growing + standing.mastered;
        assert_eq!((standing.rules, parts), (rules.len(), rules.len()));
    }
}

#[test]
fn a_rule_is_as_well_known_as_its_own_decision_is_predicted_and_one_that_was_not_predicted_says_nothing()
 {
    let (pack, material) = demo();
    let all = exercises(&pack, &material, 40);
    let has_two = |it: &&Exercise| {
        it.key
            .decisions
            .iter()
            .filter(|of| !of.rules.is_empty())
            .count()
            > 1
    };
    let exercise = all.iter().find(has_two).unwrap();
    let ruled: Vec<_> = exercise
        .key
        .decisions
        .iter()
        .filter(|of| !of.rules.is_empty())
        .collect();
    let (wrong, right) = (ruled[0], ruled[1]);
    let mut judged = marked(exercise, |decision| decision != wrong.decision);
    let mut memory = Memory::default();
    memory.note((&pack, &material), exercise, &judged, on());
    assert_eq!(memory.mastery(&pack, wrong.rules[0]), Mastery::Weak);
    assert_eq!(memory.mastery(&pack, right.rules[0]), Mastery::Growing);
    assert_eq!(
        memory.due(on()),
        [exercise.id],
        "the exercise as a whole was missed"
    );
    judged.decisions.retain(|it| it.decision == wrong.decision);
    let mut memory = Memory::default();
    memory.note((&pack, &material), exercise, &judged, on());
    assert_eq!(memory.mastery(&pack, right.rules[0]), Mastery::New);
}

#[test]
fn rules_that_say_something_else_now_are_named_and_learnt_anew() {
    let (pack, material) = demo();
    let all = exercises(&pack, &material, 40);
    let mut memory = Memory::default();
    for exercise in &all {
        note(&mut memory, (&pack, &material), exercise, true, on());
    }
    assert!(memory.changed(&pack, &material).is_empty());
    let text = demo_text();
    let reworded = text.replace(
        "Nya ärenden från 19 år hör till vuxenenheten.",
        "Från 19 år.",
    );
    let raised = text.replace(
        "when = { known = \"no\", age = \">= 19\" }",
        "when = { known = \"no\", age = \">= 20\" }",
    );
    let raised = raised.replace(
        "when = { known = \"no\", age = \"< 19\" }",
        "when = { known = \"no\", age = \"< 20\" }",
    );
    assert!(reworded != text && raised != text);
    let changed = |text: &str| {
        let (pack, material) = compiled(text);
        let rules = memory.changed(&pack, &material);
        rules
            .into_iter()
            .map(|rule| pack.rules[rule].id.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        changed(&reworded),
        Vec::<String>::new(),
        "wording is no other rule"
    );
    assert_eq!(changed(&raised), ["new-adult", "new-young"]);
    let (pack, material) = compiled(&raised);
    let rule = pack
        .rules
        .iter()
        .position(|rule| rule.id == "new-adult")
        .unwrap();
    let again = exercises(&pack, &material, 40);
    let again = again
        .iter()
        .find(|it| it.key.rules().contains(&rule))
        .unwrap();
    note(&mut memory, (&pack, &material), again, true, on());
    assert_eq!(
        memory.mastery(&pack, rule),
        Mastery::Growing,
        "one in a row"
    );
}

#[test]
fn rules_that_were_known_and_are_there_no_more_are_counted() {
    let (pack, material) = demo();
    let all = exercises(&pack, &material, 40);
    let mut memory = Memory::default();
    for exercise in &all {
        note(&mut memory, (&pack, &material), exercise, true, on());
    }
    assert_eq!(memory.gone(&pack), 0);
    // Another name is another rule: one is gone, and one is new.
    let (renamed, other) = compiled(&demo_text().replace("\"new-adult\"", "\"grown-anew\""));
    assert_eq!(memory.gone(&renamed), 1);
    assert!(memory.changed(&renamed, &other).is_empty());
    let new = renamed.rules.iter().position(|it| it.id == "grown-anew");
    assert_eq!(memory.mastery(&renamed, new.unwrap()), Mastery::New);
    // Who did not know it has lost nothing.
    let mut missed = Memory::default();
    for exercise in &all {
        note(&mut missed, (&pack, &material), exercise, false, on());
    }
    assert_eq!(missed.gone(&renamed), 0);
}

#[test]
fn the_text_of_as_many_exercises_as_are_remembered_fits_an_lms_and_gives_the_same_memory() {
    for (pack, material) in taught() {
        let mut memory = Memory::default();
        let mut rng = fastrand::Rng::with_seed(4);
        for exercise in exercises(pack, material, MOST + 20) {
            let today = after(rng.u64(0..40));
            note(&mut memory, (pack, material), &exercise, rng.bool(), today);
        }
        let text = memory.text();
        // The rules have 260 places of six digits; these packs may have fewer.
        let most = 6 + 7 * MOST + 6 * 260;
        assert!(
            text.len() <= most && most <= 4_000,
            "{}: {}",
            pack.id,
            text.len()
        );
        assert!(
            text.bytes()
                .all(|it| it.is_ascii_alphanumeric() || b"-_".contains(&it))
        );
        assert_eq!(Memory::read(&text), Ok(memory), "{}", pack.id);
        println!("{}: {} characters", pack.id, text.len());
    }
}

#[test]
fn a_text_that_is_no_memory_is_refused() {
    let (pack, material) = demo();
    let mut memory = Memory::default();
    assert_eq!(Memory::read(&memory.text()), Ok(Memory::default()));
    let first = &exercises(&pack, &material, 1)[0];
    note(
        &mut memory,
        (&pack, &material),
        first,
        true,
        day(2027, 2, 3),
    );
    let text = memory.text();
    assert_eq!(
        Memory::read(&format!("1{}", &text[1..])),
        Err(NoMemory::Version)
    );
    assert_eq!(Memory::read(""), Err(NoMemory::Version));
    for cut in 1..text.len() {
        let read = Memory::read(&text[..cut]);
        assert!(read.is_err() || read != Ok(memory.clone()), "cut at {cut}");
    }
    assert_eq!(
        Memory::read(&text.replace(&text[5..6], "!")),
        Err(NoMemory::Damaged)
    );
    // No text makes it fail otherwise.
    let mut rng = fastrand::Rng::with_seed(2);
    for _ in 0..2_000 {
        let length = rng.usize(0..60);
        let text: String = (0..length).map(|_| rng.alphanumeric()).collect();
        let _ = Memory::read(&format!("2{text}"));
    }
    // More than is remembered, or the same twice, is of nobody.
    let one = &text[6..13];
    let of = |count: &str, exercises: String| {
        Memory::read(&format!("2{}{count}{exercises}", &text[1..4]))
    };
    assert!(of("01", one.to_owned()).is_ok());
    assert_eq!(of("02", one.repeat(2)), Err(NoMemory::Damaged));
    let many: String = (0..=MOST)
        .map(|it| format!("{}{}", letters(it), &one[2..]))
        .collect();
    let count = letters(MOST + 1);
    assert_eq!(of(&count, many), Err(NoMemory::Damaged));
    let rule = &text[text.len() - 6..];
    assert!(Memory::read(&format!("2{}00{rule}", &text[1..4])).is_ok());
    assert_eq!(
        Memory::read(&format!("2{}00{rule}{rule}", &text[1..4])),
        Err(NoMemory::Damaged)
    );
}

/// A number of two of the digits that the text is written in.
fn letters(number: usize) -> String {
    let digits = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
    [number >> 6, number & 63]
        .map(|it| char::from(digits[it]))
        .iter()
        .collect()
}
