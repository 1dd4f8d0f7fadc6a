//! One change to a model, which can be made and taken back.

use std::mem::swap;

use crate::author::building::Changed;
use crate::author::condition::Condition;
use crate::author::model::{Deadline, Derivation, Model};
use crate::engine::pack::{RuleId, ValueId};

/// A change, holding what is not in the model at the moment.
#[derive(Clone, Debug)]
pub(crate) enum Change {
    /// Other conditions of rules: of one, or of all rows of a table.
    Rules(Vec<(RuleId, Condition)>),
    /// Another conclusion of a rule.
    Gives(RuleId, Vec<ValueId>),
    /// Something else that a rule excludes.
    Excludes(RuleId, Vec<ValueId>),
    /// Other rules that rules are exceptions to.
    Exceptions(Vec<(RuleId, Vec<RuleId>)>),
    /// Another condition of a derived fact.
    Derived(usize, Condition),
    /// Another condition of an acknowledged gap.
    Gap(usize, Condition),
    /// Another condition of a duty.
    Duty(usize, Condition),
    /// Other ways to reckon a duty's deadline.
    Deadlines(usize, Vec<Deadline>),
    /// Another condition of a notice.
    Notice(usize, Condition),
}

impl Change {
    /// Makes the change; made a second time, it is taken back.
    pub(crate) fn swap(&mut self, model: &mut Model) {
        match self {
            Change::Rules(rules) => {
                for (rule, when) in rules {
                    swap(when, &mut model.rules[*rule].when);
                }
            }
            Change::Gives(rule, gives) => swap(gives, &mut model.rules[*rule].gives),
            Change::Excludes(rule, excludes) => swap(excludes, &mut model.rules[*rule].excludes),
            Change::Exceptions(rules) => {
                for (rule, exception_to) in rules {
                    swap(exception_to, &mut model.rules[*rule].exception_to);
                }
            }
            Change::Derived(derived, when) => {
                if let Derivation::When(old) = &mut model.derived[*derived].how {
                    swap(when, old);
                }
            }
            Change::Gap(gap, when) => swap(when, &mut model.gaps[*gap].when),
            Change::Duty(duty, when) => swap(when, &mut model.duties[*duty].when),
            Change::Deadlines(duty, deadlines) => {
                swap(deadlines, &mut model.duties[*duty].deadlines)
            }
            Change::Notice(notice, when) => swap(when, &mut model.notices[*notice].when),
        }
    }

    /// What of derived facts and rules it touches.
    pub(crate) fn changed(&self) -> Changed {
        let mut changed = Changed::default();
        match self {
            Change::Rules(rules) => changed.rules.extend(rules.iter().map(|(rule, _)| *rule)),
            Change::Gives(rule, _) | Change::Excludes(rule, _) => changed.conclusions.push(*rule),
            Change::Exceptions(rules) => changed
                .conclusions
                .extend(rules.iter().map(|(rule, _)| *rule)),
            Change::Derived(derived, _) => changed.derived.push(*derived),
            Change::Gap(..) | Change::Duty(..) | Change::Deadlines(..) | Change::Notice(..) => {}
        }
        changed
    }
}
