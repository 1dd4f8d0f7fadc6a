//! Links: what they hold, what they never hold, that they open to the same, and that nothing else opens.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;
use fastrand::Rng;
use samverkanslots::author;
use samverkanslots::engine::assessment::{Assessment, Depth, assess, judge};
use samverkanslots::engine::case::{Answer, Case};
use samverkanslots::engine::deadline::Due;
use samverkanslots::engine::pack::{FactId, Kind, Pack};
use samverkanslots::exchange::answers;
use samverkanslots::exchange::link::{LinkError, Opened, left_out, read, write};
use samverkanslots::session::linked::{Linked, Origin};
use samverkanslots::session::screen::Screen;
use samverkanslots::session::standing::State;
use samverkanslots::session::{Message, Session};

use crate::carrying::worked_cases;
use crate::packs::shipped;

const DEMO: &str = include_str!("../cases/demo.toml");

fn demo() -> Pack {
    author::compile_text("demo.toml", DEMO).unwrap()
}

fn on() -> NaiveDate {
    "2026-11-23".parse().unwrap()
}

/// Any answer that a fact takes, "vet inte" included.
fn any_answer(rng: &mut Rng, pack: &Pack, fact: FactId) -> Answer {
    let item = &pack.facts[fact];
    if rng.u8(..6) == 0 {
        return Answer::Unknown;
    }
    match item.kind {
        Kind::YesNo | Kind::Choice => Answer::Value(rng.usize(..item.values.len())),
        Kind::Choices { .. } => {
            let all = (1_u32 << item.values.len()) - 1;
            let yes = rng.u32(..) & all;
            Answer::Options {
                yes,
                no: if rng.bool() { all } else { rng.u32(..) & all } & !yes,
            }
        }
        Kind::Number { min, max, .. } => Answer::Number(rng.i32(min..=max)),
        Kind::Date { .. } => {
            Answer::Date(on() + chrono::Days::new(rng.u64(..9000)) - chrono::Days::new(8000))
        }
    }
}

/// A case with some answers, and their order.
pub fn any_case(rng: &mut Rng, pack: &Pack) -> (Case, Vec<FactId>) {
    let mut order: Vec<FactId> = (0..pack.facts.len()).collect();
    rng.shuffle(&mut order);
    order.truncate(rng.usize(..=pack.facts.len()));
    let day = on() + chrono::Days::new(rng.u64(..400));
    let mut case = Case::new(pack, day);
    for &fact in &order {
        let answer = any_answer(rng, pack, fact);
        case.set(pack, fact, Some(answer)).unwrap();
    }
    (case, order)
}

fn is_date(pack: &Pack, fact: FactId) -> bool {
    matches!(pack.facts[fact].kind, Kind::Date { .. })
}

#[test]
fn any_case_of_any_pack_opens_to_its_own_answers_without_the_dates_and_to_what_they_came_to() {
    let mut rng = Rng::with_seed(3986);
    let demo = demo();
    let packs = shipped().iter().map(|it| &it.pack).chain([&demo]);
    for pack in packs {
        let mut dates = 0;
        for _ in 0..300 {
            let (case, order) = any_case(&mut rng, pack);
            let fragment = write(pack, &case, &order);
            let opened = read(pack, &fragment).unwrap();
            let sent: Vec<(FactId, Answer)> = order
                .iter()
                .filter(|&&fact| !is_date(pack, fact))
                .map(|&fact| (fact, case.answer(fact).unwrap()))
                .collect();
            assert_eq!(opened.answers, sent, "{fragment}");
            assert_eq!((opened.on, opened.left, opened.is_same), (case.on, 0, true));
            assert_eq!(opened.version, pack.version);
            // What it came to is what the opened answers come to.
            let mut again = Case::new(pack, opened.on);
            for &(fact, answer) in &opened.answers {
                again.set(pack, fact, Some(answer)).unwrap();
            }
            assert_eq!(write(pack, &again, &order), fragment);
            let now = judge(pack, &again, Depth::Result);
            for (decision, then) in &opened.then {
                let (then, now) = (then.as_ref().unwrap(), &now.decisions[*decision].finding);
                assert_eq!(then.status, now.status, "{fragment}");
                assert_eq!(then.certain, now.certain);
                assert_eq!(
                    (&then.presumed, &then.clashing),
                    (&now.presumed, &now.clashing)
                );
            }
            let primary = pack.decisions.iter().filter(|it| it.primary).count();
            assert!(opened.then.len() >= primary);
            dates += left_out(pack, &case).len();
        }
        let has_dates = (0..pack.facts.len()).any(|fact| is_date(pack, fact));
        assert_eq!(dates > 0, has_dates, "{}", pack.id);
    }
}

#[test]
fn a_link_holds_no_date_but_the_day_of_judgement_and_only_characters_that_nothing_on_the_way_changes()
 {
    let mut rng = Rng::with_seed(1849);
    for pack in shipped().iter().map(|it| &it.pack) {
        for _ in 0..300 {
            let (case, order) = any_case(&mut rng, pack);
            let fragment = write(pack, &case, &order);
            let plain = |c: char| c.is_ascii_alphanumeric() || "-_~.,&=".contains(c);
            assert!(fragment.chars().all(plain), "{fragment}");
            assert!(
                fragment.ends_with("&end"),
                "not what mail takes for a full stop"
            );
            let day = format!("&on={}&", case.on);
            let rest = fragment.replacen(&day, "&", 1);
            for (fact, item) in pack.facts.iter().enumerate() {
                if is_date(pack, fact) {
                    assert!(!rest.contains(&format!("&{}=", item.id)), "{fragment}");
                }
                if let Some(Answer::Date(date)) = case.answer(fact) {
                    assert!(!rest.contains(&date.to_string()), "{fragment}");
                }
            }
        }
    }
}

#[test]
fn the_same_case_with_other_dates_makes_the_same_link() {
    let mut rng = Rng::with_seed(77);
    for pack in shipped().iter().map(|it| &it.pack) {
        for _ in 0..50 {
            let (case, order) = any_case(&mut rng, pack);
            let mut other = case.clone();
            for fact in (0..pack.facts.len()).filter(|&fact| is_date(pack, fact)) {
                let answer = any_answer(&mut rng, pack, fact);
                other.set(pack, fact, Some(answer)).unwrap();
            }
            assert_eq!(write(pack, &case, &order), write(pack, &other, &order));
        }
    }
}

/// A demo case and its link.
fn link(pack: &Pack) -> String {
    let raw = serde_json::from_str(
        r#"{"known": "no", "age": 34, "needs": ["addiction"], "consent": null, "meeting": "2026-12-01"}"#,
    )
    .unwrap();
    let case = samverkanslots::exchange::answers::case(pack, &raw, on()).unwrap();
    let order: Vec<FactId> = case.answered().collect();
    write(pack, &case, &order)
}

#[test]
fn a_link_reads_as_what_it_says() {
    let pack = demo();
    let hash = &pack.hash["sha256:".len()..][..12];
    let fragment = link(&pack);
    let head = format!(
        "lots=1&pack=demo&version={}&hash={hash}&on=2026-11-23&",
        pack.version
    );
    let rest = fragment.strip_prefix(&head).unwrap();
    assert!(rest.contains("known=no&"), "{rest}");
    assert!(rest.contains("&age=34&"), "{rest}");
    assert!(rest.contains("&needs=addiction."), "{rest}");
    assert!(rest.contains("&consent=&"), "{rest}");
    assert!(rest.contains("&then.unit=settled.adults&"), "{rest}");
}

#[test]
fn a_link_that_is_cut_off_anywhere_or_has_any_one_character_changed_to_a_strange_one_is_refused() {
    let pack = demo();
    let fragment = link(&pack);
    for end in 0..fragment.len() {
        assert_eq!(read(&pack, &fragment[..end]), Err(LinkError::Damaged));
    }
    for at in 0..fragment.len() {
        for strange in ["%", "<", " ", "å", "/", "\u{0}", "\""] {
            let changed = fragment[..at].to_owned() + strange + &fragment[at + 1..];
            let got = read(&pack, &changed);
            assert!(matches!(got, Err(LinkError::Damaged)), "{changed}: {got:?}");
        }
    }
}

#[test]
fn nothing_hostile_is_half_applied() {
    let pack = demo();
    let whole = link(&pack);
    let with = |from: &str, to: &str| {
        assert!(whole.contains(from), "{from}");
        read(&pack, &whole.replacen(from, to, 1))
    };
    let damaged = Err(LinkError::Damaged);
    assert_eq!(with("&known=no", "&known=no&known=yes"), damaged, "twice");
    assert_eq!(with("&known=no", "&=no"), damaged);
    assert_eq!(with("&known=no", "&known"), damaged);
    assert_eq!(with("&known=no", "&known=~zz"), damaged);
    assert_eq!(with("&known=no", "&known=~c3"), damaged, "half a character");
    assert_eq!(
        with("needs=addiction.", "needs=addiction,addiction."),
        damaged
    );
    assert_eq!(with("needs=addiction.", "needs=addiction,."), damaged);
    assert_eq!(with("lots=1&", "lots=2&"), damaged, "of another form");
    assert_eq!(with("&on=2026-11-23", "&on=2026-02-30"), damaged);
    assert_eq!(with("&on=2026-11-23", ""), damaged);
    assert_eq!(with("settled.adults", "settled."), damaged);
    assert_eq!(with("settled.adults", "certainly.adults"), damaged);
    assert_eq!(with("&then.unit=", "&then.plan=open&then.plan="), damaged);
    let long = whole.replacen("&known", &format!("&{}=&known", "x".repeat(20_000)), 1);
    assert_eq!(read(&pack, &long), damaged);
    assert_eq!(
        with("pack=demo", "pack=other"),
        Err(LinkError::OtherPack("other".to_owned()))
    );
    let dated = Err(LinkError::HoldsDate("meeting".to_owned()));
    assert_eq!(with("&known=no", "&meeting=2026-12-01&known=no"), dated);
    assert_eq!(with("&known=no", "&meeting=&known=no"), dated);
    for (from, to) in [
        ("&known=no", "&known=perhaps"),
        ("&known=no", "&known=yes."),
        ("&known=no", "&known=no&nobody=asked"),
        ("&age=34", "&age=340"),
        ("&age=34", "&age=99999999999"),
        ("&age=34", "&age=old"),
        ("needs=addiction.", "needs=addiction,gambling."),
    ] {
        let got = with(from, to);
        assert!(matches!(got, Err(LinkError::Unfit(_))), "{to}: {got:?}");
    }
    let mut rng = Rng::with_seed(13);
    for _ in 0..20_000 {
        let mut bytes = whole.clone().into_bytes();
        for _ in 0..rng.usize(1..6) {
            let (at, to) = (rng.usize(..bytes.len()), rng.usize(..bytes.len()));
            match rng.u8(..3) {
                0 => bytes[at] = rng.u8(b' '..=b'~'),
                1 => bytes.swap(at, to),
                _ => _ = bytes.remove(at),
            }
        }
        // Whatever it is, it is read without a panic, and what is taken fits.
        if let Ok(opened) = read(&pack, &String::from_utf8(bytes).unwrap()) {
            let mut case = Case::new(&pack, opened.on);
            for (fact, answer) in opened.answers {
                case.set(&pack, fact, Some(answer)).unwrap();
                assert!(!is_date(&pack, fact));
            }
        }
    }
}

/// Opens a link in a session, as the page does.
fn opens(session: &mut Session, opened: Opened) {
    session.update(Message::HostOpenedLink {
        on: opened.on,
        answers: opened.answers,
        origin: Origin {
            version: opened.version,
            is_same: opened.is_same,
            left: opened.left,
            then: opened.then,
            is_added_to: false,
        },
    });
}

/// The link of the demo pack opened by another pack, as the screen shows it.
fn opened_by(other: &str) -> (Session, Linked) {
    let other = author::compile_text("demo.toml", other).unwrap();
    let opened = read(&other, &link(&demo())).unwrap();
    let mut session = Session::new(Arc::new(other), "2026-12-24".parse().unwrap());
    opens(&mut session, opened);
    assert_eq!(session.case().on, on(), "judged on the day of the link");
    let linked = Screen::of(&session).linked.unwrap();
    (session, linked)
}

#[test]
fn the_same_rules_open_a_link_without_a_word_of_change_and_other_rules_tell_what_comes_out_otherwise()
 {
    let (session, linked) = opened_by(DEMO);
    assert_eq!(linked.other_version, None);
    assert!(linked.changed.is_empty() && linked.left == 0);
    assert_eq!(session.order().len(), 4);

    // Another wording makes another pack, and changes nothing.
    let (_, linked) = opened_by(&DEMO.replace("Hur gammal är personen?", "Personens ålder?"));
    assert!(linked.other_version.is_some());
    assert!(linked.changed.is_empty(), "{linked:?}");
}

#[test]
fn what_the_rules_have_changed_since_is_told_with_what_it_was_and_what_it_is() {
    let pack = demo();
    let (unit, known) = (pack.decision("unit").unwrap(), pack.fact("known").unwrap());
    let opened = read(&pack, &link(&pack)).unwrap();
    // The same answers but one, under another digest: what follows differs in what the digest of conclusions tells.
    let hash = &pack.hash["sha256:".len()..][..12];
    let no = pack.facts[known].value("no").unwrap();
    assert!(opened.answers.contains(&(known, Answer::Value(no))));
    let old = link(&pack)
        .replace(hash, "000000000000")
        .replace("then.unit=settled.adults", "then.unit=settled.youth");
    let opened = read(&pack, &old).unwrap();
    assert!(!opened.is_same);
    let mut session = Session::new(Arc::new(pack.clone()), on());
    let open = |session: &mut Session, opened: Opened| {
        opens(session, opened);
        Screen::of(session).linked
    };
    let linked = open(&mut session, opened).unwrap();
    assert_eq!(linked.other_version.as_deref(), Some(pack.version.as_str()));
    let value = |code: &str| pack.decisions[unit].value(code).unwrap();
    let settled = |code: &str| State::Settled {
        values: vec![value(code)],
    };
    assert_eq!(linked.changed.len(), 1);
    assert_eq!(
        linked.changed[0].then.as_ref().unwrap().state,
        settled("youth")
    );
    assert_eq!(linked.changed[0].now.state, settled("adults"));

    // A body that is no more, a decision that is no more, an answer that is no more.
    let old = old
        .replace("settled.youth", "settled.abolished")
        .replace("&then.plan=", "&then.gone=settled.x&then.plan=")
        .replace("&known=no", "&known=no&asked_then=yes");
    let opened = read(&pack, &old).unwrap();
    assert_eq!(opened.left, 1);
    let linked = open(&mut session, opened).unwrap();
    assert_eq!(linked.left, 1);
    assert_eq!(linked.changed.len(), 1);
    assert_eq!(linked.changed[0].then, None);

    // It is said of the answers as they came.
    session.update(Message::VisitorClearedAnswer { fact: known });
    assert_eq!(Screen::of(&session).linked, None);
}

#[test]
fn what_a_link_says_of_conclusions_is_not_believed_where_the_rules_are_the_same() {
    let pack = demo();
    let lie = link(&pack).replace("then.unit=settled.adults", "then.unit=settled.youth");
    let opened = read(&pack, &lie).unwrap();
    assert!(opened.is_same);
    let mut session = Session::new(Arc::new(pack), on());
    opens(&mut session, opened);
    assert!(Screen::of(&session).linked.unwrap().changed.is_empty());
}

#[test]
fn ids_and_codes_of_any_characters_come_through() {
    let mut pack = demo();
    let odd = ["a.b", "å&=~%,#", "then.x", "e nd"];
    for (fact, id) in pack.facts.iter_mut().zip(odd) {
        fact.id = id.to_owned();
        for value in &mut fact.values {
            value.code = format!("{}.~ö", value.code);
        }
    }
    pack.id = "dé mo".to_owned();
    pack.version = "1.0-β.2".to_owned();
    let mut rng = Rng::with_seed(4);
    let mut ids = BTreeSet::new();
    for _ in 0..200 {
        let (case, order) = any_case(&mut rng, &pack);
        let opened = read(&pack, &write(&pack, &case, &order)).unwrap();
        assert_eq!(opened.version, pack.version);
        for (fact, answer) in opened.answers {
            assert_eq!(case.answer(fact), Some(answer));
            ids.insert(pack.facts[fact].id.clone());
        }
    }
    assert!(ids.len() >= 4);
}

/// What is to be done, how surely, and by when.
fn to_do(assessment: &Assessment) -> Vec<(usize, bool, Option<Due>)> {
    let duties = assessment.duties.iter();
    duties
        .map(|duty| (duty.index, duty.certain, duty.due.clone()))
        .collect()
}

#[test]
fn whoever_opens_a_link_is_asked_for_the_dates_that_make_a_difference_until_they_are_answered() {
    let (mut differ, mut asked) = (0, 0);
    for (id, raw, on) in worked_cases() {
        let pack = &shipped().iter().find(|it| it.pack.id == id).unwrap().pack;
        let given = answers::case(pack, &raw, on).unwrap();
        let order: Vec<FactId> = given.answered().collect();
        let opened = read(pack, &write(pack, &given, &order)).unwrap();
        let mut session = Session::new(Arc::new(pack.clone()), on);
        opens(&mut session, opened);
        let (made, came) = (assess(pack, &given), assess(pack, session.case()));
        let linked = Screen::of(&session).linked.unwrap();
        let is_asked = |fact: &FactId| {
            let is_open = came.open_facts.contains(fact) || came.later_facts.contains(fact);
            is_open && is_date(pack, *fact) && session.case().answer(*fact).is_none()
        };
        assert!(linked.lacks.iter().all(is_asked), "{id}");
        // Whatever the maker had to do that is not on the opener's list, or has no day there.
        if to_do(&made) != to_do(&came) {
            assert!(!linked.lacks.is_empty(), "{id}: nothing is said of it");
            differ += 1;
        }
        // Answered one by one, the rest is still asked for; then what was done by the maker is to be done.
        for fact in linked.lacks {
            let before = Screen::of(&session).linked;
            assert!(before.is_some_and(|linked| linked.lacks.contains(&fact)));
            let answer = given.answer(fact).unwrap_or(Answer::Unknown);
            session.update(Message::VisitorAnswered { fact, answer });
            let after = Screen::of(&session).linked;
            assert!(after.is_none_or(|it| !it.lacks.contains(&fact) && it.changed.is_empty()));
            asked += 1;
        }
        let same = given.retain(|fact| session.case().answer(fact).is_some());
        if same == given {
            assert_eq!(to_do(&assess(pack, session.case())), to_do(&made), "{id}");
        }
        // Another answer changed, and it is no longer the link's case.
        session.update(Message::VisitorClearedAnswer { fact: order[0] });
        assert_eq!(Screen::of(&session).linked, None);
    }
    assert!(differ > 0 && asked > 3, "{differ} differ, {asked} asked");
}
