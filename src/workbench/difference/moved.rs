//! A pack's conditions, said of the facts that it shares with another.

use crate::author::condition::Condition;
use crate::engine::pack::DateTest;
use crate::workbench::difference::joint::Starts;
use crate::workbench::difference::union::Facts;

/// A pack's conditions, said of the joint model.
pub(super) struct Moved<'f> {
    pub(super) facts: &'f Facts,
    pub(super) side: usize,
    pub(super) starts: Starts,
}

impl Moved<'_> {
    pub(super) fn condition(&self, condition: &Condition) -> Condition {
        let map = &self.facts.maps[self.side];
        let all = |parts: &[Condition]| parts.iter().map(|part| self.condition(part)).collect();
        match condition {
            Condition::All(parts) => Condition::All(all(parts)),
            Condition::Any(parts) => Condition::Any(all(parts)),
            Condition::Not(part) => Condition::Not(Box::new(self.condition(part))),
            Condition::Values(fact, values) => {
                let joint = map.facts[*fact];
                // "Vet inte" stands behind the last value.
                let unknown = self.facts.facts[joint].values.len();
                let value = |value: &usize| map.values[*fact].get(*value).map_or(unknown, |v| *v);
                Condition::Values(joint, values.iter().map(value).collect())
            }
            Condition::Includes(fact, value) => {
                Condition::Includes(map.facts[*fact], map.values[*fact][*value])
            }
            Condition::Between(fact, low, high) => {
                Condition::Between(map.facts[*fact], *low, *high)
            }
            Condition::Late(fact, test) => Condition::Late(map.facts[*fact], plain(test)),
            Condition::During(validity) => Condition::During(*validity),
            Condition::Derived(derived) => Condition::Derived(self.starts.derived + derived),
            Condition::Decision(decision, test) => {
                Condition::Decision(self.starts.decisions + decision, *test)
            }
        }
    }
}

/// A test of a date, said with "on or after". Two packs may say the same with different days: what is after a day is on the next
/// day or after it. Between the two there would be a stretch that no date lies in.
fn plain(test: &DateTest) -> DateTest {
    let mut plain = test.clone();
    if !plain.or_equal {
        plain.or_equal = true;
        plain.offset.days -= 1;
    }
    plain
}

/// A condition that names joint facts, with its tests of dates said with "on or after".
pub(super) fn plainly(condition: &Condition) -> Condition {
    let all = |parts: &[Condition]| parts.iter().map(plainly).collect();
    match condition {
        Condition::All(parts) => Condition::All(all(parts)),
        Condition::Any(parts) => Condition::Any(all(parts)),
        Condition::Not(part) => Condition::Not(Box::new(plainly(part))),
        Condition::Late(fact, test) => Condition::Late(*fact, plain(test)),
        other => other.clone(),
    }
}
