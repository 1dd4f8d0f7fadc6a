//! Conditions: statements about facts and earlier decisions.

use crate::engine::pack::{DateTest, DecisionId, FactId, Validity, ValueId};

/// A statement that is true or false of every complete case.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Condition {
    /// Every one of them; of none, always true.
    All(Vec<Condition>),
    /// At least one of them; of none, never true.
    Any(Vec<Condition>),
    /// Not that.
    Not(Box<Condition>),
    /// A `yes_no` or `choice` fact has one of these values (the one after the last is "vet inte").
    Values(FactId, Vec<usize>),
    /// A `choices` fact includes this value.
    Includes(FactId, usize),
    /// A number lies between these, both included.
    Between(FactId, i32, i32),
    /// A date is late in this sense.
    Late(FactId, DateTest),
    /// The day of judgement is among these.
    During(Validity),
    /// A derived fact holds.
    Derived(usize),
    /// A decision comes out like this.
    Decision(DecisionId, Test),
}

/// How a decision comes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Test {
    /// A rule gives this value; for a `many` decision: adds this member.
    Value(ValueId),
    /// This value comes up in any way: by rule, as a presumption or in a conflict.
    Named(ValueId),
    /// By rule.
    Rule,
    /// As a gap.
    Gap,
    /// As a conflict.
    Conflict,
}

impl Condition {
    /// True of every case.
    pub(crate) fn always() -> Condition {
        Condition::All(Vec::new())
    }

    /// This, and in force only on some days.
    pub(crate) fn during(self, validity: Validity) -> Condition {
        if validity.is_open() {
            self
        } else {
            Condition::All(vec![Condition::During(validity), self])
        }
    }

    /// The days on which it is in force, as [`Condition::during`] made it, and what holds on them.
    pub(crate) fn on_days(&self) -> (Validity, &Condition) {
        match self {
            Condition::All(parts) => match parts.as_slice() {
                [Condition::During(days), rest] => (*days, rest),
                _ => (Validity::default(), self),
            },
            _ => (Validity::default(), self),
        }
    }

    /// Visits every part of the condition, itself included.
    pub(crate) fn visit(&self, see: &mut dyn FnMut(&Condition)) {
        see(self);
        match self {
            Condition::All(parts) | Condition::Any(parts) => {
                parts.iter().for_each(|part| part.visit(see))
            }
            Condition::Not(part) => part.visit(see),
            Condition::Values(..)
            | Condition::Includes(..)
            | Condition::Between(..)
            | Condition::Late(..)
            | Condition::During(_)
            | Condition::Derived(_)
            | Condition::Decision(..) => {}
        }
    }
}
