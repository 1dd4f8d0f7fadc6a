//! A phrase says exactly what its condition says: thousands of random conditions against random cases.

use chrono::{Days, NaiveDate};

use crate::author::condition::{Condition, Test};
use crate::author::model::{Domain, Model};
use crate::author::phrasing::{Phrase, Statement, Subject, What, in_line, phrase};
use crate::author::{Files, read};
use crate::engine::dates::is_late;
use crate::engine::pack::{DateTest, Span, Validity};

const PACK: &str = include_str!("../../../tests/cases/demo.toml");

struct One;

impl Files for One {
    fn read(&self, _: &str) -> Result<String, String> {
        Ok(PACK.to_owned())
    }
}

fn model() -> Model {
    match read("demo.toml", &One) {
        Ok(model) => model,
        Err(failure) => panic!("{failure:?}"),
    }
}

/// A complete case, with what follows taken as it comes: phrases do not look into derived facts and decisions.
struct Case {
    /// The value of a choice, or the options of a `choices` fact as a mask.
    values: Vec<u32>,
    numbers: Vec<i32>,
    dates: Vec<NaiveDate>,
    on: NaiveDate,
    derived: Vec<bool>,
    outcomes: Vec<(Test, u32)>,
}

impl Case {
    fn random(model: &Model, rng: &mut fastrand::Rng) -> Case {
        let on = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap_or_default();
        let far = Days::new(rng.u64(0..400));
        let values = model.facts.iter().map(|fact| {
            let count = fact.values.len() as u32 + u32::from(fact.unknown);
            match fact.domain {
                Domain::Choices { none } => {
                    let none = none.map_or(0, |none| 1 << none);
                    match rng.u32(0..1 << count) & !none {
                        0 => none,
                        chosen => chosen,
                    }
                }
                Domain::YesNo | Domain::Choice => rng.u32(0..count),
                Domain::Number { .. } | Domain::Date => 0,
            }
        });
        let values = values.collect();
        Case {
            values,
            numbers: model.facts.iter().map(|_| rng.i32(0..=120)).collect(),
            dates: model
                .facts
                .iter()
                .map(|_| {
                    let moved = if rng.bool() {
                        on.checked_add_days(far)
                    } else {
                        on.checked_sub_days(far)
                    };
                    moved.unwrap_or(on)
                })
                .collect(),
            on,
            derived: model.derived.iter().map(|_| rng.bool()).collect(),
            outcomes: model
                .decisions
                .iter()
                .map(|decision| {
                    let way = [Test::Rule, Test::Gap, Test::Conflict][rng.usize(0..3)];
                    (way, rng.u32(0..1 << decision.values.len()))
                })
                .collect(),
        }
    }

    fn comes(&self, decision: usize, test: Test) -> bool {
        let (way, values) = self.outcomes[decision];
        match test {
            Test::Value(value) => way == Test::Rule && values >> value & 1 == 1,
            Test::Named(value) => values >> value & 1 == 1,
            Test::Rule | Test::Gap | Test::Conflict => way == test,
        }
    }

    fn meets(&self, condition: &Condition) -> bool {
        match condition {
            Condition::All(parts) => parts.iter().all(|part| self.meets(part)),
            Condition::Any(parts) => parts.iter().any(|part| self.meets(part)),
            Condition::Not(part) => !self.meets(part),
            Condition::Values(fact, values) => values.contains(&(self.values[*fact] as usize)),
            Condition::Includes(fact, value) => self.values[*fact] >> value & 1 == 1,
            Condition::Between(fact, low, high) => (*low..=*high).contains(&self.numbers[*fact]),
            Condition::Late(fact, test) => is_late(test, self.dates[*fact], self.on),
            Condition::During(validity) => validity.holds(self.on),
            Condition::Derived(derived) => self.derived[*derived],
            Condition::Decision(decision, test) => self.comes(*decision, *test),
        }
    }

    fn is_told_by(&self, phrase: &Phrase) -> bool {
        match phrase {
            Phrase::Always => true,
            Phrase::Never => false,
            Phrase::Says(statement) => self.is_said_by(statement),
            Phrase::All(parts) => parts.iter().all(|part| self.is_told_by(part)),
            Phrase::Any(parts) => parts.iter().any(|part| self.is_told_by(part)),
        }
    }

    fn is_said_by(&self, statement: &Statement) -> bool {
        match (&statement.what, statement.about) {
            (What::OneOf(set), Subject::Fact(fact)) => set >> self.values[fact] & 1 == 1,
            (What::SomeOf(set), Subject::Fact(fact)) => self.values[fact] & set != 0,
            (What::Every(set), Subject::Fact(fact)) => self.values[fact] & set == *set,
            (What::NoneOf(set), Subject::Fact(fact)) => self.values[fact] & set == 0,
            (What::Only(set), Subject::Fact(fact)) => {
                self.values[fact] & set != 0 && self.values[fact] & !set == 0
            }
            (What::Within(ranges), Subject::Fact(fact)) => ranges
                .iter()
                .any(|(low, high)| (*low..=*high).contains(&self.numbers[fact])),
            (What::Late(test, late), Subject::Fact(fact)) => {
                is_late(test, self.dates[fact], self.on) == *late
            }
            (What::During(validity, during), Subject::Day) => validity.holds(self.on) == *during,
            (What::Holds(holds), Subject::Derived(derived)) => self.derived[derived] == *holds,
            (What::Comes(tests, comes), Subject::Decision(decision)) => {
                tests.iter().any(|test| self.comes(decision, *test)) == *comes
            }
            (what, about) => panic!("{what:?} is said of {about:?}"),
        }
    }
}

fn condition(model: &Model, depth: usize, rng: &mut fastrand::Rng) -> Condition {
    if depth > 0 && rng.u8(0..3) > 0 {
        let parts = (0..rng.usize(0..4))
            .map(|_| condition(model, depth - 1, rng))
            .collect();
        return match rng.u8(0..3) {
            0 => Condition::All(parts),
            1 => Condition::Any(parts),
            _ => Condition::Not(Box::new(condition(model, depth - 1, rng))),
        };
    }
    match rng.u8(0..6) {
        0 => Condition::Derived(rng.usize(0..model.derived.len())),
        1 => {
            let decision = rng.usize(0..model.decisions.len());
            let value = rng.usize(0..model.decisions[decision].values.len());
            let tests = [
                Test::Value(value),
                Test::Named(value),
                Test::Rule,
                Test::Gap,
                Test::Conflict,
            ];
            Condition::Decision(decision, tests[rng.usize(0..5)])
        }
        2 => {
            let day = NaiveDate::from_ymd_opt(2026, 11, rng.u32(20..27));
            let (from, to) = (
                rng.bool().then_some(day).flatten(),
                rng.bool().then_some(day).flatten(),
            );
            Condition::During(Validity { from, to })
        }
        _ => {
            let fact = rng.usize(0..model.facts.len());
            let item = &model.facts[fact];
            match item.domain {
                Domain::YesNo | Domain::Choice => {
                    let count = item.values.len() + usize::from(item.unknown);
                    Condition::Values(fact, (0..count).filter(|_| rng.bool()).collect())
                }
                Domain::Choices { none } => {
                    let others: Vec<usize> = (0..item.values.len())
                        .filter(|value| Some(*value) != none)
                        .collect();
                    Condition::Includes(fact, others[rng.usize(0..others.len())])
                }
                Domain::Number { min, max, .. } => {
                    let low = rng.i32(min..=max);
                    Condition::Between(fact, low, rng.i32(low..=max))
                }
                Domain::Date => {
                    let offset = Span {
                        months: rng.i32(-2..3),
                        days: rng.i32(-9..10),
                    };
                    Condition::Late(
                        fact,
                        DateTest {
                            offset,
                            or_equal: rng.bool(),
                        },
                    )
                }
            }
        }
    }
}

#[test]
fn a_phrase_is_true_of_exactly_the_cases_that_its_condition_is_true_of() {
    let (model, mut rng) = (model(), fastrand::Rng::with_seed(41));
    let (mut met, mut unmet) = (0, 0);
    for _ in 0..4000 {
        let condition = condition(&model, 3, &mut rng);
        let told = phrase(&model, &condition);
        for _ in 0..40 {
            let case = Case::random(&model, &mut rng);
            let meets = case.meets(&condition);
            assert_eq!(
                meets,
                case.is_told_by(&told),
                "{condition:?} is told as {told:?}"
            );
            if meets { met += 1 } else { unmet += 1 }
        }
    }
    assert!(met > 20_000 && unmet > 20_000, "{met} met, {unmet} not");
}

#[test]
fn nothing_is_denied_twice_and_nothing_is_said_of_one_thing_that_can_be_said_together() {
    let (model, mut rng) = (model(), fastrand::Rng::with_seed(42));
    for _ in 0..4000 {
        check_form(&phrase(&model, &condition(&model, 3, &mut rng)));
    }
}

/// Lists have at least two parts, none of their own kind, and no part that says nothing.
fn check_form(phrase: &Phrase) {
    let (parts, is_all) = match phrase {
        Phrase::All(parts) => (parts, true),
        Phrase::Any(parts) => (parts, false),
        Phrase::Always | Phrase::Never | Phrase::Says(_) => return,
    };
    assert!(parts.len() > 1, "{phrase:?}");
    for part in parts {
        assert!(
            !matches!(part, Phrase::Always | Phrase::Never),
            "{phrase:?}"
        );
        let own_kind = match part {
            Phrase::All(_) => is_all,
            Phrase::Any(_) => !is_all,
            Phrase::Always | Phrase::Never | Phrase::Says(_) => false,
        };
        assert!(!own_kind, "{phrase:?}");
        check_form(part);
    }
    let mut ones = parts.iter().filter_map(|part| match part {
        Phrase::Says(Statement {
            about,
            what: What::OneOf(_) | What::Within(_),
        }) => Some(about),
        _ => None,
    });
    let mut seen = Vec::new();
    assert!(
        ones.all(|about| {
            let new = !seen.contains(&about);
            seen.push(about);
            new
        }),
        "{phrase:?}"
    );
}

#[test]
fn conditions_read_as_a_person_would_say_them() {
    let model = model();
    let fact = |id: &str| {
        model
            .facts
            .iter()
            .position(|fact| fact.id == id)
            .unwrap_or_default()
    };
    let (known, age, needs, consent, meeting) = (
        fact("known"),
        fact("age"),
        fact("needs"),
        fact("consent"),
        fact("meeting"),
    );
    let not = |condition: Condition| Condition::Not(Box::new(condition));
    let within = |months: i32, days: i32, or_equal: bool| {
        Condition::Late(
            meeting,
            DateTest {
                offset: Span { months, days },
                or_equal,
            },
        )
    };
    for (condition, told) in [
        (Condition::Between(age, 19, 120), "Ålder: minst 19 år"),
        (not(Condition::Between(age, 19, 120)), "Ålder: under 19 år"),
        (
            Condition::All(vec![
                not(Condition::Between(age, 0, 16)),
                not(Condition::Between(age, 19, 120)),
            ]),
            "Ålder: 17–18 år",
        ),
        (
            Condition::Any(vec![
                Condition::Between(age, 17, 17),
                Condition::Between(age, 20, 20),
            ]),
            "Ålder: 17 år eller 20 år",
        ),
        (not(not(Condition::Values(known, vec![0]))), "Känd: Ja"),
        (
            not(Condition::Values(consent, vec![1])),
            "Samtycke: annat än Nej",
        ),
        (
            Condition::Values(consent, vec![2, 3]),
            "Samtycke: Inte frågad eller vet inte",
        ),
        (not(Condition::Includes(needs, 0)), "Behov: inte Missbruk"),
        (
            Condition::All(vec![
                Condition::Includes(needs, 0),
                Condition::Includes(needs, 1),
            ]),
            "Behov: både Missbruk och Hälsa",
        ),
        (
            not(Condition::Any(
                (0..3)
                    .map(|value| Condition::Includes(needs, value))
                    .collect(),
            )),
            "Behov: Inget av detta",
        ),
        (not(within(0, -7, false)), "Möte: inom 7 dagar"),
        (not(within(-6, 0, true)), "Möte: om mindre än 6 månader"),
        (within(3, 0, true), "Möte: för högst 3 månader sedan"),
        (not(within(0, 0, true)), "Möte: har passerat"),
        (not(Condition::Derived(0)), "Både missbruk och hälsa: nej"),
        (
            not(Condition::Decision(1, Test::Value(1))),
            "Gemensam plan: inte Fråga först",
        ),
        (Condition::always(), "alltid"),
    ] {
        assert_eq!(in_line(&model, &phrase(&model, &condition)), told);
    }
}
