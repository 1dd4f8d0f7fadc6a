//! A condition by the ids and codes that its author wrote, to see whether two packs write the same.

use crate::author::condition::{Condition, Test};
use crate::author::model::{Decision, Derivation, Domain, Expected, Fact, Model, Share, Statement};
use crate::engine::pack::Anchor;

/// A condition as text.
pub(super) fn condition(model: &Model, condition: &Condition) -> String {
    let all = |parts: &[Condition]| {
        let parts = parts.iter().map(|part| self::condition(model, part));
        parts.collect::<Vec<String>>().join(", ")
    };
    let id = |fact: usize| model.facts[fact].id.as_str();
    let code = |fact: usize, value: usize| {
        let value = model.facts[fact].values.get(value);
        value.map_or("unknown", |value| value.code.as_str())
    };
    match condition {
        Condition::All(parts) => format!("all({})", all(parts)),
        Condition::Any(parts) => format!("any({})", all(parts)),
        Condition::Not(part) => format!("not({})", self::condition(model, part)),
        Condition::Values(fact, values) => {
            let codes = values.iter().map(|&value| code(*fact, value));
            format!("{} = {}", id(*fact), codes.collect::<Vec<_>>().join("/"))
        }
        Condition::Includes(fact, value) => format!("{} = {}", id(*fact), code(*fact, *value)),
        Condition::Between(fact, low, high) => {
            // Where a test ends with the answers that there are, it is no other test where there are more of them.
            let (least, most) = match model.facts[*fact].domain {
                Domain::Number { min, max, .. } => (min, max),
                Domain::YesNo | Domain::Choice | Domain::Choices { .. } | Domain::Date => {
                    (i32::MIN, i32::MAX)
                }
            };
            let end = |number: i32, is_last: bool| match is_last {
                true => String::new(),
                false => number.to_string(),
            };
            let (low, high) = (end(*low, *low <= least), end(*high, *high >= most));
            format!("{} = {low}..{high}", id(*fact))
        }
        Condition::Late(fact, test) => format!("{} {test:?}", id(*fact)),
        Condition::During(validity) => format!("{validity:?}"),
        Condition::Derived(derived) => model.derived[*derived].id.clone(),
        Condition::Decision(decision, test) => {
            let decision = &model.decisions[*decision];
            let test = match test {
                Test::Value(value) => format!("= {}", decision.values[*value].code),
                Test::Named(value) => format!("names {}", decision.values[*value].code),
                Test::Rule => "is rule".to_owned(),
                Test::Gap => "is gap".to_owned(),
                Test::Conflict => "is conflict".to_owned(),
            };
            format!("{} {test}", decision.id)
        }
    }
}

/// A condition that may be left out as text; nothing where it is.
pub(super) fn maybe(model: &Model, condition: Option<&Condition>) -> String {
    condition.map_or(String::new(), |it| self::condition(model, it))
}

/// The day that a deadline counts from, as text.
pub(super) fn anchor(model: &Model, anchor: &Anchor) -> String {
    let id = |fact: usize| &model.facts[fact].id;
    match *anchor {
        Anchor::Date(date) => id(date).clone(),
        Anchor::Turns { age, now, birthday } => format!("{age} {} {}", id(now), id(birthday)),
    }
}

/// How many of a hundred cases have which answer, as text.
pub(super) fn shares(fact: &Fact, shares: &[(Share, u32)]) -> Vec<String> {
    let answer = |share: Share| match share {
        Share::Value(value) => {
            let value = fact.values.get(value);
            value.map_or("unknown".to_owned(), |value| value.code.clone())
        }
        Share::Numbers(low, high) => format!("{low}..{high}"),
    };
    let shares = shares.iter();
    shares
        .map(|&(share, of_hundred)| format!("{} {of_hundred}", answer(share)))
        .collect()
}

/// How a derived fact follows, as text.
pub(super) fn derivation(model: &Model, how: &Derivation) -> String {
    match how {
        Derivation::When(when) => condition(model, when),
        Derivation::Difference { of, minus, between } => {
            let [of, minus] = [of, minus].map(|fact| &model.facts[*fact].id);
            format!("{of} - {minus} in {between:?}")
        }
    }
}

/// What an example expects of a decision, as text.
pub(super) fn expected(decision: &Decision, expected: &Expected) -> String {
    let codes = |values: &[usize]| -> String {
        let codes = values.iter().map(|&it| decision.values[it].code.as_str());
        let mut codes: Vec<&str> = codes.collect();
        codes.sort_unstable();
        codes.join(" ")
    };
    let id = &decision.id;
    match expected {
        Expected::Settled(values) => format!("{id} settled {}", codes(values)),
        Expected::Gap(values) => format!("{id} gap {}", codes(values)),
        Expected::Conflict(values) => format!("{id} conflict {}", codes(values)),
        Expected::Open { certain, possible } => {
            format!("{id} open {} possible {}", codes(certain), codes(possible))
        }
    }
}

/// What an invariant states, as text.
pub(super) fn statement(model: &Model, says: &Statement) -> String {
    let codes = |decision: usize, values: &[usize]| {
        let decision = &model.decisions[decision];
        let codes = values
            .iter()
            .map(|&value| decision.values[value].code.as_str());
        format!("{} {}", decision.id, codes.collect::<Vec<_>>().join(" "))
    };
    match says {
        Statement::Always { when, then } => {
            format!(
                "{} always {}",
                condition(model, when),
                condition(model, then)
            )
        }
        Statement::Never {
            when,
            decision,
            values,
        } => format!(
            "{} never {}",
            condition(model, when),
            codes(*decision, values)
        ),
        Statement::Rising {
            when,
            fact,
            answers,
            decision,
            values,
        } => {
            let fact = &model.facts[*fact];
            let answers = answers.iter().filter_map(|&answer| fact.values.get(answer));
            let answers: Vec<&str> = answers.map(|answer| answer.code.as_str()).collect();
            let (when, values) = (condition(model, when), codes(*decision, values));
            format!("{when} rising {} {} {values}", fact.id, answers.join(" "))
        }
    }
}
