//! What is typed for a date: in the ways people write one, never a day that cannot be, and never one of two days silently.

use std::sync::Arc;

use chrono::{Days, NaiveDate};
use samverkanslots::engine::case::Answer;
use samverkanslots::engine::pack::{FactId, Kind, Pack};
use samverkanslots::hearing::days;
use samverkanslots::session::screen::{Screen, Stage};
use samverkanslots::session::typed::{Mistake, read};
use samverkanslots::session::{Message, Session};

use crate::packs::shipped;

fn on() -> NaiveDate {
    day(2026, 11, 23)
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn pack(id: &str) -> &'static Pack {
    &shipped().iter().find(|it| it.pack.id == id).unwrap().pack
}

fn typed(pack: &Pack, fact: FactId, text: &str, languages: [&str; 2]) -> Result<Answer, Mistake> {
    read(pack, fact, text, on(), &|text| days(text, languages, on()))
}

#[test]
fn a_day_by_itself_is_read_as_it_is_written_and_without_a_year_is_the_last_or_the_next() {
    let read = |text, lang| days(text, [lang, lang], on());
    let both = [day(2026, 4, 23), day(2027, 4, 23)];
    for text in ["23 april", "23 apr", "23/4", "23.4", "den 23 april"] {
        let expected: &[NaiveDate] = if text.starts_with("den") { &[] } else { &both };
        assert_eq!(read(text, "sv"), expected, "{text}");
    }
    for text in ["23. april", "23/4", "23.4."] {
        assert_eq!(read(text, "da"), both, "{text}");
    }
    assert_eq!(read("23 april 2027", "sv"), [day(2027, 4, 23)]);
    assert_eq!(read("i dag", "sv"), [on()]);
    assert_eq!(
        read("29 februari", "sv"),
        [day(2024, 2, 29), day(2028, 2, 29)]
    );
    for text in [
        "",
        "april",
        "31 april",
        "23 april och",
        "23/4 kl 12",
        "310427 1",
        "991399",
    ] {
        assert_eq!(read(text, "sv"), [], "{text}");
    }
}

#[test]
fn six_digits_begin_with_the_year_for_a_swede_and_with_the_day_for_a_dane_and_may_do_both_for_others()
 {
    assert_eq!(days("270423", ["sv", "sv"], on()), [day(2027, 4, 23)]);
    assert_eq!(days("230427", ["da", "da"], on()), [day(2027, 4, 23)]);
    let either = [day(2027, 4, 23), day(2023, 4, 27)];
    assert_eq!(days("270423", ["en", "en"], on()), either);
    assert_eq!(days("270423", ["en", "sv"], on()), either);
    // A Dane who reads Swedish rules.
    assert_eq!(days("270423", ["sv", "da"], on()), either);
    // Only one of the two is a day.
    assert_eq!(days("270431", ["en", "en"], on()), [day(2031, 4, 27)]);
}

#[test]
fn of_two_days_the_one_that_can_be_is_meant_and_where_both_can_it_is_asked_which() {
    let stockholm = pack("stockholm");
    let birthday = stockholm.fact("birthday_next").unwrap();
    let sv = ["sv", "sv"];
    for text in ["23 april", "23/4", "270423", "2027-04-23", "23/4 2027"] {
        let expected = Ok(Answer::Date(day(2027, 4, 23)));
        assert_eq!(typed(stockholm, birthday, text, sv), expected, "{text}");
    }
    let followup = stockholm.fact("last_followup_on").unwrap();
    let told = typed(stockholm, followup, "23 april", sv);
    let last = day(2026, 4, 23);
    // The next one is still ahead, which the last meeting cannot be.
    assert_eq!(told, Ok(Answer::Date(last)));
    let demo =
        samverkanslots::author::compile_text("demo.toml", include_str!("../cases/demo.toml"));
    let demo = demo.unwrap();
    let meeting = demo.fact("meeting").unwrap();
    assert_eq!(
        typed(&demo, meeting, "23 april", sv),
        Err(Mistake::WhichYear(last, day(2027, 4, 23)))
    );
    for text in ["igår kväll", "april", "99"] {
        assert_eq!(
            typed(&demo, meeting, text, sv),
            Err(Mistake::NotADate),
            "{text}"
        );
    }
    assert_eq!(
        typed(&demo, meeting, "270423-1234", sv),
        Err(Mistake::IdentityNumber)
    );
}

#[test]
fn a_day_that_cannot_be_is_refused_with_the_reason_and_no_other_is() {
    let stockholm = pack("stockholm");
    let birthday = stockholm.fact("birthday_next").unwrap();
    for text in ["1899-01-01", "2099-01-01", "2026-11-22", "2027-12-24"] {
        let told = typed(stockholm, birthday, text, ["sv", "sv"]);
        let Err(Mistake::Impossible(constraint)) = told else {
            panic!("{text}: {told:?}");
        };
        let because = &stockholm.constraints[constraint].because;
        assert_eq!(because, "Nästa födelsedag är i dag eller inom ett år.");
    }
    // For every date of every pack: what is refused is what would put a clash in the place of the next question.
    let (mut refused, mut taken) = (0, 0);
    for pack in shipped().iter().map(|it| &it.pack) {
        let is_date = |fact: &FactId| matches!(pack.facts[*fact].kind, Kind::Date { .. });
        for fact in (0..pack.facts.len()).filter(is_date) {
            for away in (0..1600).step_by(50) {
                let day = on() - Days::new(800) + Days::new(away);
                let told = typed(pack, fact, &day.to_string(), ["sv", "sv"]);
                let answer = Answer::Date(day);
                let mut session = Session::new(Arc::new(pack.clone()), on());
                session.update(Message::VisitorAnswered { fact, answer });
                match Screen::of(&session).stage {
                    Stage::Clash(clash) => {
                        assert_eq!(clash.answers.len(), 1);
                        assert_eq!(told, Err(Mistake::Impossible(clash.constraints[0])));
                        refused += 1;
                    }
                    _ => {
                        assert_eq!(told, Ok(answer), "{} {day}", pack.facts[fact].id);
                        taken += 1;
                    }
                }
            }
        }
    }
    assert!(
        refused > 20 && taken > 20,
        "{refused} refused, {taken} taken"
    );
}
