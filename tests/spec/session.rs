//! Messages to a session give screens: what is asked, what is certain, and what a change of mind costs.

use std::sync::Arc;

use chrono::NaiveDate;
use samverkanslots::author;
use samverkanslots::engine::assessment::assess;
use samverkanslots::engine::case::Answer;
use samverkanslots::engine::ignored::ignored;
use samverkanslots::engine::otherwise::Turn;
use samverkanslots::engine::pack::{FactId, Pack};
use samverkanslots::session::linked::Origin;
use samverkanslots::session::screen::{Asking, Screen, Stage};
use samverkanslots::session::standing::State;
use samverkanslots::session::{Message, Presentation, Session, Told};

/// A session with the demo pack, told and read in the pack's own codes.
struct Run {
    session: Session,
}

impl Run {
    fn new() -> Run {
        let pack = author::compile_text("demo.toml", include_str!("../cases/demo.toml"))
            .expect("the demo pack is sound");
        Run {
            session: Session::new(Arc::new(pack), day(2026, 11, 23)),
        }
    }

    fn pack(&self) -> &Pack {
        self.session.pack()
    }

    fn fact(&self, id: &str) -> FactId {
        self.pack()
            .fact(id)
            .unwrap_or_else(|| panic!("the demo pack has no fact `{id}`"))
    }

    fn answer(&mut self, id: &str, code: &str) -> Option<Told> {
        let fact = self.fact(id);
        let item = &self.pack().facts[fact];
        let answer = match code {
            "vet inte" => Answer::Unknown,
            code if code.parse::<i32>().is_ok() => Answer::Number(code.parse().unwrap()),
            code if id == "needs" => {
                let yes = code
                    .split(' ')
                    .map(|code| 1 << item.value(code).unwrap())
                    .sum::<u32>();
                Answer::Options {
                    yes,
                    no: 0b1111 & !yes,
                }
            }
            code => Answer::Value(
                item.value(code)
                    .unwrap_or_else(|| panic!("`{id}` has no value `{code}`")),
            ),
        };
        self.session
            .update(Message::VisitorAnswered { fact, answer })
    }

    fn tell(&mut self, message: Message) -> Option<Told> {
        self.session.update(message)
    }

    fn screen(&self) -> Screen {
        Screen::of(&self.session)
    }

    /// The question that is asked, by id.
    fn asked(&self) -> String {
        match self.screen().stage {
            Stage::Asking(Asking { fact, .. }) => self.pack().facts[fact].id.clone(),
            other => panic!("no question is asked but {other:?}"),
        }
    }

    fn state(&self, decision: &str) -> State {
        let decision = self.pack().decision(decision).unwrap();
        self.screen()
            .standings
            .into_iter()
            .find(|standing| standing.decision == decision)
            .unwrap()
            .state
    }

    fn ledger(&self) -> Vec<String> {
        self.screen()
            .ledger
            .iter()
            .map(|entry| self.pack().facts[entry.fact].id.clone())
            .collect()
    }
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// A new adult with both needs, who has not been asked: everything is settled.
fn settled() -> Run {
    let mut run = Run::new();
    for (fact, answer) in [
        ("known", "no"),
        ("age", "34"),
        ("needs", "addiction health"),
        ("consent", "not_asked"),
    ] {
        run.answer(fact, answer);
    }
    run
}

#[test]
fn asking_goes_on_until_no_answer_can_change_a_verdict_and_then_stops() {
    let mut run = Run::new();
    let mut asked = Vec::new();
    while let Stage::Asking(asking) = run.screen().stage {
        let id = run.pack().facts[asking.fact].id.clone();
        assert!(!asked.contains(&id), "{id} is asked twice: {asked:?}");
        run.answer(
            &id,
            match id.as_str() {
                "known" => "no",
                "age" => "34",
                "needs" => "addiction health",
                _ => "yes",
            },
        );
        asked.push(id);
    }
    assert!(run.screen().is_result());
    assert!(
        !asked.contains(&"meeting".to_owned()),
        "a question that only a duty turns on comes afterwards"
    );
}

#[test]
fn a_question_may_be_taken_out_of_turn_and_the_most_useful_one_follows() {
    let mut run = Run::new();
    let first = run.asked();
    let other = run
        .screen()
        .open
        .into_iter()
        .find(|&fact| run.pack().facts[fact].id != first)
        .unwrap();
    run.tell(Message::VisitorChoseQuestion { fact: other });
    assert_eq!(run.asked(), run.pack().facts[other].id);
    assert!(
        run.screen().ledger.is_empty(),
        "to look at a question is no answer"
    );
}

#[test]
fn a_case_thrown_away_can_be_had_back_until_anything_else_is_done() {
    let mut run = settled();
    let (screen, ledger) = (run.screen(), run.ledger());
    assert!(!run.session.can_take_case_back());
    run.tell(Message::VisitorStartedAgain);
    assert!(run.ledger().is_empty() && run.session.can_take_case_back());
    run.tell(Message::VisitorChosePresentation(Presentation::Guided));
    run.tell(Message::VisitorChosePresentation(Presentation::Quick));
    let told = run.tell(Message::VisitorTookCaseBack);
    assert!(matches!(told, Some(Told::AnsweredTogether(facts)) if facts.len() == ledger.len()));
    assert_eq!(run.ledger(), ledger);
    assert_eq!(run.screen(), screen);

    let on = run.session.case().on;
    run.tell(Message::VisitorStartedAgain);
    run.tell(Message::HostSetDay(on.succ_opt().unwrap()));
    assert_eq!(run.session.case().on, on.succ_opt().unwrap());
    run.tell(Message::VisitorTookCaseBack);
    assert_eq!(run.session.case().on, on, "it comes back with its own day");

    for other in [
        Message::ThrownAwayLapsed,
        Message::HostStartedAgain,
        Message::HostSetAnswers(Vec::new()),
        Message::VisitorOpenedRules,
        Message::VisitorStartedAgain,
    ] {
        run = settled();
        run.tell(Message::VisitorStartedAgain);
        let is_again = other == Message::VisitorStartedAgain;
        run.tell(other);
        assert_eq!(
            run.session.can_take_case_back(),
            is_again,
            "nothing new was thrown away"
        );
        let told = run.tell(Message::VisitorTookCaseBack);
        assert_eq!(told.is_some(), is_again);
    }
    run = settled();
    run.tell(Message::VisitorStartedAgain);
    run.answer("known", "yes");
    run.tell(Message::VisitorTookCaseBack);
    assert_eq!(run.ledger(), ["known"], "the next case has begun");
}

/// A link with one answer, made on the day after another by the same rules.
fn link_of_the_day_after(on: NaiveDate, answer: (usize, Answer)) -> Message {
    Message::HostOpenedLink {
        on: on.succ_opt().unwrap(),
        answers: vec![answer],
        origin: Origin {
            version: "1".to_owned(),
            is_same: true,
            left: 0,
            then: Vec::new(),
            is_added_to: false,
        },
    }
}

#[test]
fn a_case_that_a_link_replaces_can_be_had_back_with_its_day_until_anything_else_is_done() {
    let mut run = settled();
    let on = run.session.case().on;
    let (screen, ledger) = (run.screen(), run.ledger());
    let known = (run.fact("known"), Answer::Value(0));
    let link = |answer| link_of_the_day_after(on, answer);
    assert_eq!(run.tell(link(known)), None);
    assert_eq!(run.ledger(), ["known"]);
    assert!(run.session.can_take_case_back() && run.session.is_replaced_by_link());
    // The host page follows the link's day; that is nothing that the visitor does.
    run.tell(Message::HostSetDay(on.succ_opt().unwrap()));
    let told = run.tell(Message::VisitorTookCaseBack);
    assert!(matches!(told, Some(Told::AnsweredTogether(facts)) if facts.len() == ledger.len()));
    assert_eq!(
        (run.screen(), run.session.case().on),
        (screen.clone(), on),
        "as it was, judged on its own day"
    );
    assert!(!run.session.is_replaced_by_link());

    // What is only tried is nobody's: the own case is what comes back.
    let needs = (run.fact("needs"), Answer::Unknown);
    run.tell(Message::VisitorTriedChange(vec![needs]));
    run.tell(link(known));
    run.tell(Message::VisitorTookCaseBack);
    assert_eq!((run.screen(), run.session.is_trial()), (screen, false));

    run.tell(link(known));
    run.answer("known", "no");
    assert!(!run.session.can_take_case_back(), "the next case has begun");
    run.tell(Message::VisitorStartedAgain);
    assert!(
        run.session.can_take_case_back() && !run.session.is_replaced_by_link(),
        "it was thrown away"
    );
    run.tell(link(known));
    assert!(
        !run.session.can_take_case_back(),
        "nothing was there to be replaced"
    );
}

#[test]
fn a_second_link_keeps_what_the_first_has_replaced_as_long_as_nobody_has_touched_what_came_by_it() {
    let mut run = settled();
    let on = run.session.case().on;
    let (screen, ledger) = (run.screen(), run.ledger());
    let known = (run.fact("known"), Answer::Value(0));
    let link = link_of_the_day_after(on, known);
    for _ in 0..3 {
        run.tell(link.clone());
        assert_eq!(run.ledger(), ["known"]);
        assert!(run.session.is_replaced_by_link());
    }
    run.tell(Message::VisitorTookCaseBack);
    assert_eq!((run.ledger(), run.screen()), (ledger, screen));

    run.tell(link.clone());
    run.tell(Message::ThrownAwayLapsed);
    run.tell(link.clone());
    assert!(
        !run.session.can_take_case_back(),
        "what a link has brought was not the visitor's to lose"
    );
    let needs = (run.fact("needs"), Answer::Unknown);
    run.tell(Message::VisitorAnsweredStep(vec![needs]));
    run.tell(link.clone());
    run.tell(Message::VisitorTookCaseBack);
    assert_eq!(run.ledger(), ["known", "needs"], "what was added is");
    run.tell(Message::VisitorJudged {
        decision: 0,
        reason: "another".to_owned(),
    });
    run.tell(link);
    assert!(run.session.can_take_case_back());
}

#[test]
fn changing_one_answer_keeps_all_others() {
    let mut run = settled();
    let needs = run.fact("needs");
    run.tell(Message::VisitorChangedAnswer { fact: needs });
    assert_eq!(run.asked(), "needs");
    run.answer("needs", "housing");
    assert_eq!(run.ledger(), ["known", "age", "needs", "consent"]);
    assert!(matches!(run.state("plan"), State::Settled { .. }));
}

#[test]
fn taking_an_answer_back_asks_for_it_again_if_it_matters() {
    let mut run = settled();
    let age = run.fact("age");
    assert_eq!(
        run.tell(Message::VisitorClearedAnswer { fact: age }),
        Some(Told::Answered(age))
    );
    assert_eq!(run.asked(), "age");
    assert_eq!(run.ledger(), ["known", "needs", "consent"]);
}

#[test]
fn an_answer_left_as_it_was_leads_back_to_where_the_visitor_came_from() {
    let mut run = settled();
    let known = run.fact("known");
    run.tell(Message::VisitorChangedAnswer { fact: known });
    run.tell(Message::VisitorKeptAnswer);
    assert!(run.screen().is_result());
}

#[test]
fn going_back_walks_through_the_answers_in_the_order_they_were_given() {
    let mut run = settled();
    let mut seen = Vec::new();
    while run.screen().can_go_back {
        run.tell(Message::VisitorWentBack {
            from: run.screen().view(),
        });
        seen.push(run.asked());
    }
    assert_eq!(seen, ["consent", "needs", "age", "known"]);
}

#[test]
fn vet_inte_where_it_is_no_value_leaves_the_verdict_open_and_names_what_it_waits_for() {
    let mut run = Run::new();
    run.answer("known", "no");
    run.answer("age", "vet inte");
    run.answer("needs", "housing");
    assert!(
        run.screen().is_result(),
        "what nobody knows is not asked again"
    );
    let State::Open {
        depends_on,
        waits_for,
        ..
    } = run.state("unit")
    else {
        panic!("{:?}", run.state("unit"))
    };
    assert_eq!((depends_on, waits_for), (vec![], vec![run.fact("age")]));
}

#[test]
fn a_gap_is_shown_as_a_gap_with_its_presumption_and_the_nearest_rules() {
    let mut run = Run::new();
    run.answer("known", "yes");
    run.answer("needs", "housing");
    let State::Gap { presumed } = run.state("unit") else {
        panic!("{:?}", run.state("unit"))
    };
    assert_eq!(presumed, [0]);
    let Stage::Result(advice) = run.screen().stage else {
        panic!("the rest is settled")
    };
    let readings: Vec<&str> = advice.reasons[0]
        .readings
        .iter()
        .map(|&rule| run.pack().rules[rule].id.as_str())
        .collect();
    assert_eq!(readings, ["new-adult", "new-young"]);
    assert!(
        advice
            .say
            .iter()
            .flatten()
            .all(|say| !say.contains("vuxenenheten")),
        "what no rule says is not said aloud"
    );
}

#[test]
fn the_result_may_be_asked_for_early_and_says_what_it_still_depends_on() {
    let mut run = Run::new();
    run.answer("known", "no");
    run.tell(Message::VisitorAskedForResult);
    let Stage::Result(advice) = run.screen().stage else {
        panic!("the result was asked for")
    };
    assert!(!advice.is_complete);
    run.tell(Message::VisitorWentBack {
        from: run.screen().view(),
    });
    assert!(!run.screen().is_result());
}

#[test]
fn questions_that_only_duties_turn_on_come_on_request_and_lead_back_to_the_result() {
    let mut run = settled();
    assert!(run.screen().is_result());
    run.tell(Message::VisitorAskedForMore);
    assert_eq!(run.asked(), "meeting");
    let meeting = run.fact("meeting");
    run.tell(Message::VisitorAnswered {
        fact: meeting,
        answer: Answer::Date(day(2026, 12, 1)),
    });
    let Stage::Result(advice) = run.screen().stage else {
        panic!("nothing is left to ask")
    };
    assert_eq!(advice.times[0].due.date, Some(day(2026, 11, 30)));
}

#[test]
fn an_answer_that_does_not_fit_changes_nothing() {
    let mut run = Run::new();
    assert_eq!(run.answer("age", "4000"), None);
    assert!(run.screen().ledger.is_empty());
}

#[test]
fn the_host_may_set_all_answers_and_starting_again_forgets_them() {
    let mut run = settled();
    let known = run.fact("known");
    assert_eq!(
        run.tell(Message::HostSetAnswers(vec![(known, Answer::Value(0))])),
        None,
        "the host is not told of what it did"
    );
    assert_eq!(run.ledger(), ["known"]);
    assert_eq!(
        run.tell(Message::VisitorStartedAgain),
        Some(Told::StartedAgain)
    );
    assert!(run.screen().ledger.is_empty());
}

#[test]
fn a_pack_is_not_used_outside_its_validity() {
    let mut pack = author::compile_text("demo.toml", include_str!("../cases/demo.toml"))
        .expect("the demo pack is sound");
    pack.validity.to = Some(day(2026, 12, 31));
    let stage = |on: NaiveDate| Screen::of(&Session::new(Arc::new(pack.clone()), on)).stage;
    assert!(matches!(stage(day(2026, 12, 31)), Stage::Asking(_)));
    assert!(matches!(stage(day(2027, 1, 1)), Stage::OutsideValidity(_)));
}

#[test]
fn an_old_case_tells_whether_today_would_answer_otherwise() {
    let mut run = settled();
    let meeting = run.fact("meeting");
    let answer = Answer::Date(day(2026, 12, 10));
    run.tell(Message::VisitorAnswered {
        fact: meeting,
        answer,
    });
    assert!(run.session.otherwise(day(2026, 11, 24).into()).is_empty());
    // Seven days before the meeting a notice comes to hold, which is no other answer; after the day before it the deadline has passed.
    assert!(run.session.otherwise(day(2026, 12, 2).into()).is_empty());
    assert!(run.session.otherwise(day(2026, 12, 5).into()).is_empty());
    let late = run.session.otherwise(day(2026, 12, 10).into());
    assert_eq!(late.duties, [(0, Turn::Passes)]);
    assert_eq!(late.decisions, []);
}

#[test]
fn an_answer_that_the_others_have_made_pointless_stays_in_the_ledger_and_says_so() {
    let mut run = settled();
    assert!(run.screen().ledger.iter().all(|entry| entry.applies));
    run.answer("known", "yes");
    let ledger = run.screen().ledger;
    let age = run.fact("age");
    let stale: Vec<FactId> = ledger
        .iter()
        .filter(|entry| !entry.applies)
        .map(|entry| entry.fact)
        .collect();
    assert_eq!((ledger.len(), stale), (4, vec![age]));
}

#[test]
fn the_ledger_and_the_data_agree_on_the_answers_that_are_of_no_use() {
    let mut stale = 0;
    for checked in crate::packs::shipped() {
        let pack = Arc::new(checked.pack.clone());
        for (of, raw, on) in crate::carrying::worked_cases() {
            // Another pack's case too: it holds what this one has no use for.
            let (case, _) = samverkanslots::exchange::answers::fitting(&pack, &raw, on);
            let mut session = Session::new(pack.clone(), on);
            let answers = case
                .answered()
                .filter_map(|fact| Some((fact, case.answer(fact)?)));
            session.update(Message::HostSetAnswers(answers.collect()));
            let ledger = Screen::of(&session).ledger;
            let told = ledger.iter().filter(|entry| !entry.applies);
            let mut told: Vec<FactId> = told.map(|entry| entry.fact).collect();
            told.sort_unstable();
            assert_eq!(told, ignored(&pack, &case), "{of} in {}", pack.id);
            stale += told.len();
        }
    }
    assert!(stale > 5, "{stale}");
}

#[test]
fn an_open_question_that_a_deadline_is_counted_from_comes_first_among_the_later_ones() {
    let run = settled();
    assert_eq!(run.screen().later.first(), Some(&run.fact("meeting")));
}

/// The browser's tests cannot compile a pack. `UPDATE=1` writes the file anew.
#[test]
fn what_may_have_to_be_done_is_listed_with_what_turns_on_the_fewest_answers_first() {
    for checked in crate::packs::shipped() {
        let mut session = Session::new(Arc::new(checked.pack.clone()), day(2026, 11, 23));
        session.update(Message::VisitorAskedForResult);
        let Stage::Result(advice) = Screen::of(&session).stage else {
            panic!("no result");
        };
        let away: Vec<usize> = advice
            .possible_duties
            .iter()
            .map(|task| task.depends_on.len())
            .collect();
        assert!(away.is_sorted(), "{}: {away:?}", checked.pack.id);
        assert!(away.len() > 6, "{}: {away:?}", checked.pack.id);
        let got = assess(&checked.pack, session.case());
        let may = got.duties.iter().filter(|duty| !duty.certain).count();
        assert_eq!(away.len(), may, "{}: none is lost", checked.pack.id);
    }
}

#[test]
fn the_compiled_demo_pack_of_the_browser_tests_is_up_to_date() {
    let checked =
        author::check("tests/cases/demo.toml", &author::Disk).expect("the demo pack is sound");
    let whole = serde_json::to_string(&checked.compiled).unwrap();
    let first = author::first_part(&checked.compiled);
    for (text, name) in [(whole, "demo.json"), (first, "demo.first.json")] {
        let path = format!("tests/cases/compiled/{name}");
        if std::env::var_os("UPDATE").is_some() {
            std::fs::create_dir_all("tests/cases/compiled").unwrap();
            std::fs::write(&path, &text).unwrap();
        }
        let kept = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(
            kept.trim_end() == text,
            "{path} is out of date: run the test once with UPDATE=1"
        );
    }
}

#[test]
fn another_answer_is_tried_with_the_own_ones_kept_and_then_undone_or_taken_over() {
    let mut run = settled();
    let own = run.session.case().clone();
    let age = run.fact("age");
    let other = Answer::Number(17);
    let change = Message::VisitorTriedChange(vec![(age, other)]);
    assert_eq!(
        run.session.update(change.clone()),
        None,
        "nothing is told of a trial"
    );
    assert_eq!(run.session.case().answer(age), Some(other));
    assert_eq!(Screen::of(&run.session).kept, Some(own.answered().count()));
    run.session.update(Message::VisitorEndedTrial);
    assert_eq!(run.session.case(), &own);
    assert!(Screen::of(&run.session).is_result());

    run.session.update(change);
    let kept = run.session.update(Message::VisitorKeptChange);
    assert_eq!(kept, Some(Told::AnsweredTogether(vec![age])));
    assert!(!run.session.is_trial());
    assert_eq!(run.session.case().answer(age), Some(other));
    assert_eq!(run.session.update(Message::VisitorKeptChange), None);
}

#[test]
fn every_answer_that_a_kept_change_has_changed_is_told_and_none_else() {
    let mut run = settled();
    let (age, known) = (run.fact("age"), run.fact("known"));
    let own = [age, known].map(|fact| (fact, run.session.case().answer(fact).unwrap()));
    let tried = vec![(known, Answer::Value(0)), (age, Answer::Number(17))];
    assert!(own.iter().all(|it| !tried.contains(it)), "each is another");
    run.session.update(Message::VisitorTriedChange(tried));
    let told = run.session.update(Message::VisitorKeptChange);
    let mut both = vec![age, known];
    both.sort_unstable();
    assert_eq!(told, Some(Told::AnsweredTogether(both)));

    run.session
        .update(Message::VisitorTriedChange(vec![(age, Answer::Number(17))]));
    let told = run.session.update(Message::VisitorKeptChange);
    assert_eq!(told, None, "nothing is another");
}

#[test]
fn an_accepted_option_leaves_the_others_as_they_are_and_an_opened_question_open() {
    let mut run = Run::new();
    let needs = run.fact("needs");
    let accept = |run: &mut Run, code: &str, is_so: bool| {
        let bit = 1 << run.pack().facts[needs].value(code).unwrap();
        let (yes, no) = if is_so { (bit, 0) } else { (0, bit) };
        let answer = Answer::Options { yes, no };
        run.tell(Message::VisitorAccepted {
            fact: needs,
            answer,
        })
    };
    let meeting = run.fact("meeting");
    run.tell(Message::VisitorChoseQuestion { fact: meeting });
    assert_eq!(
        accept(&mut run, "addiction", true),
        Some(Told::Answered(needs))
    );
    accept(&mut run, "housing", false);
    assert_eq!(run.asked(), "meeting", "what was opened stays open");
    let given = |run: &Run| run.session.case().answer(needs);
    assert_eq!(
        given(&run),
        Some(Answer::Options {
            yes: 0b0001,
            no: 0b1100
        }),
        "with a need \"none of these\" is out"
    );
    accept(&mut run, "housing", true);
    assert_eq!(
        given(&run),
        Some(Answer::Options {
            yes: 0b0101,
            no: 0b1000
        })
    );
    let none = Answer::Options {
        yes: 0b1000,
        no: 0b0111,
    };
    run.tell(Message::VisitorAccepted {
        fact: needs,
        answer: none,
    });
    assert_eq!(given(&run), Some(none));
    accept(&mut run, "health", true);
    assert_eq!(
        given(&run),
        Some(Answer::Options {
            yes: 0b0010,
            no: 0b1101
        })
    );
}
