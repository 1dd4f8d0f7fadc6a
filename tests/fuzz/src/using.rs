//! Everything that a widget and the command line do with a pack and a case.

use std::sync::Arc;

use chrono::{NaiveDate, NaiveTime};
use samverkanslots::calendar::calendar;
use samverkanslots::engine::assessment::assess;
use samverkanslots::engine::case::{Answer, Case};
use samverkanslots::engine::changing::changes;
use samverkanslots::engine::filling::{fill, offered};
use samverkanslots::engine::otherwise::Otherwise;
use samverkanslots::engine::pack::{Kind, Pack};
use samverkanslots::exchange::assessment::report;
use samverkanslots::exchange::link;
use samverkanslots::hearing::Vocabulary;
use samverkanslots::session::screen::{Screen, Stage};
use samverkanslots::session::{Message, Presentation, Session, Told};

use crate::bytes::Bytes;

/// The most steps of a visitor: more only take longer.
const STEPS: usize = 24;

/// A day between the years 1 and 9999, most of them in this century.
pub fn day(bytes: &mut Bytes<'_>) -> NaiveDate {
    let (from, days) = match bytes.byte() % 8 {
        0 => (1, 3_652_058),
        _ => (2010, 12_000),
    };
    let first = NaiveDate::from_ymd_opt(from, 1, 1).expect("a date");
    first + chrono::Days::new(bytes.number().unsigned_abs() % days)
}

/// An answer of any kind, most often one that fits the fact.
pub fn answer(pack: &Pack, fact: usize, bytes: &mut Bytes<'_>) -> Answer {
    let item = &pack.facts[fact];
    match (bytes.byte() % 8, &item.kind) {
        (0, _) => Answer::Unknown,
        (1, _) => Answer::Value(bytes.byte().into()),
        (2, _) => Answer::Number(bytes.number() as i32),
        (3, _) => Answer::Date(day(bytes)),
        (_, Kind::YesNo | Kind::Choice) => Answer::Value(bytes.one_of(item.values.len())),
        (_, Kind::Choices { .. }) => Answer::Options {
            yes: bytes.number() as u32,
            no: bytes.number() as u32,
        },
        (_, Kind::Number { .. }) => Answer::Number(i32::from(bytes.byte())),
        (_, Kind::Date { .. }) => Answer::Date(day(bytes)),
    }
}

/// A case in which some facts have been answered, as far as the answers fit.
pub fn case(pack: &Pack, bytes: &mut Bytes<'_>) -> Case {
    let mut case = Case::new(pack, day(bytes));
    for _ in 0..bytes.byte() % 32 {
        let fact = bytes.one_of(pack.facts.len());
        let given = answer(pack, fact, bytes);
        let before = case.clone();
        if case.set(pack, fact, Some(given)).is_err() {
            assert_eq!(case, before, "an answer that does not fit changes nothing");
        }
    }
    if bytes.byte().is_multiple_of(4) {
        case.at = NaiveTime::from_num_seconds_from_midnight_opt(bytes.number() as u32 % 86_400, 0);
    }
    case
}

/// Judges a case and has everything told of it.
pub fn tell(pack: &Pack, case: &Case) {
    let assessment = assess(pack, case);
    serde_json::to_string(&report(pack, case)).expect("a report is data");
    for decision in &pack.decisions {
        changes(pack, case, decision);
    }
    for template in offered(pack, case) {
        fill(pack, case, &pack.templates[template], &[], None);
    }
    let stamp = case.on.and_time(NaiveTime::MIN);
    calendar(pack, &assessment.duties, stamp, "mark");
    Otherwise::of(pack, case, stamp + chrono::Days::new(400));
}

/// Sends a case as a link; a sound pack reads all of it again but the dates.
pub fn send(pack: &Pack, case: &Case) {
    let order: Vec<usize> = case.answered().collect();
    let opened = link::read(pack, &link::write(pack, case, &order));
    let opened = opened.expect("what was written is read");
    let left_out = link::left_out(pack, case);
    for fact in order.into_iter().filter(|fact| !left_out.contains(fact)) {
        let sent = (fact, case.answer(fact).expect("an answered fact"));
        assert!(opened.answers.contains(&sent), "a link holds every answer");
    }
}

/// Lets a visitor take steps as they come.
pub fn visit(pack: &Arc<Pack>, bytes: &mut Bytes<'_>) {
    walk(pack, bytes, Screen::of, Session::update);
}

/// The same as far as it goes by what the first question takes.
pub fn begin(pack: &Arc<Pack>, bytes: &mut Bytes<'_>) {
    walk(pack, bytes, Screen::at_first, Session::update_at_first);
}

fn walk(
    pack: &Arc<Pack>,
    bytes: &mut Bytes<'_>,
    screen: fn(&Session) -> Screen,
    update: fn(&mut Session, Message) -> Option<Told>,
) {
    let mut session = Session::new(Arc::clone(pack), day(bytes));
    for _ in 0..STEPS {
        if bytes.is_empty() {
            break;
        }
        let now = screen(&session);
        update(&mut session, message(pack, &now, bytes));
    }
    screen(&session);
}

/// Something that a visitor or a host page may do on a screen.
fn message(pack: &Pack, screen: &Screen, bytes: &mut Bytes<'_>) -> Message {
    let fact = match (&screen.stage, bytes.byte() % 4) {
        (Stage::Asking(asking), 1..) => asking.fact,
        _ => bytes.one_of(pack.facts.len()),
    };
    let given = answer(pack, fact, bytes);
    match bytes.byte() % 20 {
        0 => Message::VisitorClearedAnswer { fact },
        1 => Message::VisitorChoseQuestion { fact },
        2 => Message::VisitorChangedAnswer { fact },
        3 => Message::VisitorKeptAnswer,
        4 => Message::VisitorWentBack {
            from: screen.view(),
        },
        5 => Message::VisitorAskedForResult,
        6 => Message::VisitorAskedForMore,
        7 => Message::VisitorChosePresentation(Presentation::Guided),
        8 => Message::VisitorChosePresentation(Presentation::Quick),
        9 => Message::VisitorStartedAgain,
        10 => Message::VisitorTookCaseBack,
        11 => Message::VisitorOpenedRules,
        12 => Message::VisitorEndedTrial,
        13 => Message::VisitorTriedChange(vec![(fact, given)]),
        14 => Message::VisitorAccepted {
            fact,
            answer: given,
        },
        15 => Message::HostSetDay(day(bytes)),
        16 => Message::HostSetAnswers(vec![(fact, given)]),
        17 => Message::VisitorAnsweredStep(vec![(fact, given)]),
        _ => Message::VisitorAnswered {
            fact,
            answer: given,
        },
    }
}

/// Reads what somebody typed; whatever is proposed fits.
pub fn hear(pack: &Pack, case: &Case, text: &str) {
    let heard = Vocabulary::new(pack).hear(pack, case, text);
    for proposal in heard.proposals {
        let mut case = case.clone();
        let set = case.set(pack, proposal.fact, Some(proposal.answer));
        assert_eq!(set, Ok(()), "what is proposed can be accepted");
    }
    for span in heard.left.into_iter().chain(heard.idle) {
        assert!(
            text.get(span).is_some(),
            "what was not heard is a part of the text"
        );
    }
}
