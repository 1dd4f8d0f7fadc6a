//! What a result shows beside its verdicts: the same as the program tells others, and nothing of what is still open.

use std::sync::Arc;

use chrono::{Days, NaiveDate};
use samverkanslots::engine::assessment::{Depth, assess, judge};
use samverkanslots::engine::case::{Answer, Case};
use samverkanslots::engine::decision::Status;
use samverkanslots::engine::pack::Pack;
use samverkanslots::exchange::answers::case;
use samverkanslots::exchange::assessment::report;
use samverkanslots::session::advice::{Advice, Task};
use samverkanslots::session::screen::{Screen, Stage};
use samverkanslots::session::standing::{Standing, State};
use samverkanslots::session::{Message, Session};

use crate::carrying::worked_cases;
use crate::packs::shipped;

/// The result of a case so far.
fn result(pack: &Pack, case: &Case) -> Option<Advice> {
    let mut session = Session::new(Arc::new(pack.clone()), case.on);
    let answers = case
        .answered()
        .filter_map(|fact| Some((fact, case.answer(fact)?)));
    let answers: Vec<(usize, Answer)> = answers.collect();
    session.update(Message::HostSetAnswers(answers));
    session.update(Message::VisitorAskedForResult);
    match Screen::of(&session).stage {
        Stage::Result(advice) => Some(*advice),
        _ => None,
    }
}

#[test]
fn whom_to_turn_to_at_a_gap_is_what_is_settled_of_the_contact_and_the_same_on_the_screen_and_in_the_report()
 {
    let (mut settled, mut safest) = (0, 0);
    for (id, raw, on) in worked_cases() {
        let pack = &shipped().iter().find(|it| it.pack.id == id).unwrap().pack;
        let given = case(pack, &raw, on).unwrap();
        let is_gap = |case: &Case| {
            let mut verdicts = assess(pack, case).decisions.into_iter();
            verdicts.any(|verdict| verdict.finding.status == Status::Gap)
        };
        if !is_gap(&given) {
            continue;
        }
        // With all answers, and without each of them.
        let mut cases: Vec<Case> = given
            .answered()
            .map(|out| given.retain(|fact| fact != out))
            .collect();
        cases.push(given);
        for case in &cases {
            let Some(advice) = result(pack, case) else {
                continue;
            };
            let told = serde_json::to_value(report(pack, case)).unwrap();
            for decision in pack.decisions.iter().filter(|decision| decision.primary) {
                let gap = &told["decisions"][&decision.id]["gap"];
                if gap.is_null() {
                    continue;
                }
                let (of, value) = advice.safest_contact.unwrap();
                let contact = &pack.decisions[of];
                assert_eq!(gap["contact"], contact.values[value].code.as_str(), "{id}");
                let verdict = &told["decisions"][&contact.id];
                if verdict["status"] == "settled" {
                    assert_eq!(verdict["value"], gap["contact"], "{id}: {}", decision.id);
                    settled += usize::from(contact.safest != Some(value));
                } else {
                    assert_eq!(contact.safest, Some(value), "{id}");
                    safest += 1;
                }
            }
        }
    }
    assert!(settled > 0 && safest > 0, "{settled} settled, {safest} not");
}

#[test]
fn only_of_a_verdict_that_has_come_to_an_end_is_it_asked_what_would_change_it() {
    let (mut ended, mut open) = (0, 0);
    for (id, raw, on) in worked_cases() {
        let pack = &shipped().iter().find(|it| it.pack.id == id).unwrap().pack;
        let given = case(pack, &raw, on).unwrap();
        // All answers, and half of them.
        let half = given.retain(|fact| fact % 2 == 0);
        for case in [&given, &half] {
            let Some(advice) = result(pack, case) else {
                continue;
            };
            let told = assess(pack, case);
            for reasons in &advice.reasons {
                let status = told.decisions[reasons.decision].finding.status;
                assert_eq!(reasons.is_final, status != Status::Open, "{id}");
                ended += usize::from(reasons.is_final);
                open += usize::from(!reasons.is_final);
            }
        }
    }
    assert!(ended > 50 && open > 50, "{ended} at an end, {open} open");
}

#[test]
fn what_should_have_been_done_by_now_comes_first_and_the_rest_stays_in_the_rules_order() {
    let (mut first, mut moved) = (0, 0);
    for (id, raw, on) in worked_cases() {
        let pack = &shipped().iter().find(|it| it.pack.id == id).unwrap().pack;
        // A day, and two years later: what was ahead has passed then.
        for on in [on, on + Days::new(730)] {
            let given = case(pack, &raw, on).unwrap();
            let Some(advice) = result(pack, &given) else {
                continue;
            };
            let is_missed = |task: &Task| task.due.as_ref().is_some_and(|due| due.passed);
            let missed = advice.duties.iter().take_while(|task| is_missed(task));
            let missed = missed.count();
            assert!(!advice.duties[missed..].iter().any(is_missed), "{id}");
            let parts = advice.duties.split_at(missed);
            for part in [parts.0, parts.1] {
                assert!(part.is_sorted_by_key(|task| task.duty), "{id}");
            }
            let certain = assess(pack, &given).duties;
            let certain = certain.iter().filter(|duty| duty.certain).count();
            assert_eq!(advice.duties.len(), certain, "{id}: none is lost");
            first += missed;
            moved += usize::from(!advice.duties.is_sorted_by_key(|task| task.duty));
        }
    }
    assert!(first > 0 && moved > 0, "{first} missed, {moved} moved");
}

#[test]
fn an_urgent_decision_is_shown_before_the_primary_ones_as_soon_as_it_says_something_or_waits_for_what_is_not_known_and_in_a_result_after_them_while_nobody_was_asked()
 {
    for checked in shipped() {
        let pack = &checked.pack;
        let first = pack.decision("first").expect("what comes before others");
        let fact = pack.fact("concern_child").expect("the question about it");
        let yes = (pack.facts[fact].values.iter())
            .position(|value| value.code == "yes")
            .expect("an answer that leads to it");
        let shown = |answer: Option<Answer>, depth: Depth| -> Vec<Standing> {
            let on = NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day");
            let mut case = Case::new(pack, on);
            case.set(pack, fact, answer).expect("an answer");
            let judged = judge(pack, &case, depth);
            Standing::shown(pack, &judged.decisions)
        };
        let is_primary = |it: &Standing| pack.decisions[it.decision].primary;
        let asking = shown(None, Depth::Question);
        assert!(asking.iter().all(is_primary), "{}", pack.id);
        let mut unasked = shown(None, Depth::Result);
        let last = unasked.pop().expect("what nobody has been asked");
        assert_eq!(last.decision, first, "{}", pack.id);
        assert!(
            matches!(&last.state, State::Open { depends_on, waits_for, .. } if depends_on.contains(&fact) && waits_for.is_empty())
        );
        assert!(unasked.iter().all(is_primary), "{}", pack.id);
        for depth in [Depth::Question, Depth::Result] {
            let urgent = shown(Some(Answer::Value(yes)), depth);
            assert_eq!(urgent[0].decision, first, "{}", pack.id);
            assert!(matches!(&urgent[0].state, State::Settled { values } if values == &[0]));
            let parked = shown(Some(Answer::Unknown), depth);
            assert_eq!(parked[0].decision, first, "{}", pack.id);
            assert!(
                matches!(&parked[0].state, State::Open { depends_on, waits_for, .. } if depends_on.is_empty() && waits_for == &[fact])
            );
        }
    }
}
