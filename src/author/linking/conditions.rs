//! Conditions, read from TOML tables.

use crate::author::condition::{Condition, Test};
use crate::author::fields::{Fields, texts};
use crate::author::linking::NAME;
use crate::author::linking::examples::DONT_KNOW;
use crate::author::linking::wording::{date_test, interval, misread};
use crate::author::model::{Decision, Derived, Domain, Fact};
use crate::author::node::{Entry, Node, Value};
use crate::author::problem::{Kind, Place, Problems, did_you_mean, suggestion};
use crate::engine::pack::{DecisionId, FactId};

/// The names that conditions may use.
pub(crate) struct Names<'m> {
    /// All facts.
    pub(crate) facts: &'m [Fact],
    /// All derived facts.
    pub(crate) derived: &'m [Derived],
    /// The decisions that may be tested here.
    pub(crate) decisions: &'m [Decision],
}

impl Names<'_> {
    /// The `when` of a table; always where it has none.
    pub(super) fn when(&self, fields: &mut Fields<'_>, problems: &mut Problems) -> Condition {
        fields.get("when").map_or(Condition::always(), |node| {
            self.condition(&fields.what, node, problems)
        })
    }

    /// Reads a condition; notes every problem and goes on with what is sound.
    pub(crate) fn condition(&self, what: &str, node: &Node, problems: &mut Problems) -> Condition {
        let Value::Table(entries) = &node.value else {
            problems.add_with(
                &node.place,
                Kind::Value,
                format!(
                    "a condition of {what} is {}, not a table",
                    node.value.kind()
                ),
                Some("write tests in braces, such as { age = \">= 19\" }".to_owned()),
            );
            return Condition::always();
        };
        Condition::All(
            entries
                .iter()
                .map(|entry| self.entry(what, entry, problems))
                .collect(),
        )
    }

    /// Reads one test of a fact, derived fact or decision by its id.
    pub(crate) fn test(
        &self,
        what: &str,
        id: &str,
        place: &Place,
        node: &Node,
        problems: &mut Problems,
    ) -> Condition {
        // Which of two is meant nobody knows, so neither is at fault.
        if self.known().filter(|known| *known == id).nth(1).is_some() {
            return Condition::always();
        }
        if let Some(fact) = self.facts.iter().position(|fact| fact.id == id) {
            return self.fact(what, fact, node, problems);
        }
        if let Some(derived) = self.derived.iter().position(|derived| derived.id == id) {
            return self.derived(what, derived, node, problems);
        }
        if let Some(decision) = self.decisions.iter().position(|decision| decision.id == id) {
            return self.decision(what, decision, node, problems);
        }
        self.unknown(what, id, place, problems);
        Condition::always()
    }

    /// Everything that has a name here.
    fn known(&self) -> impl Iterator<Item = &str> {
        let facts = self.facts.iter().map(|fact| fact.id.as_str());
        let derived = self.derived.iter().map(|derived| derived.id.as_str());
        let decisions = self.decisions.iter().map(|decision| decision.id.as_str());
        facts.chain(derived).chain(decisions)
    }

    /// Whether something has this name; noted where nothing has.
    pub(crate) fn knows(
        &self,
        what: &str,
        id: &str,
        place: &Place,
        problems: &mut Problems,
    ) -> bool {
        let knows = self.known().any(|known| known == id);
        if !knows {
            self.unknown(what, id, place, problems);
        }
        knows
    }

    fn unknown(&self, what: &str, id: &str, place: &Place, problems: &mut Problems) {
        if !problems.is_twice(NAME) {
            problems.add_unknown(
                id,
                place,
                format!("{what} tests `{id}`, which is no fact and no earlier decision"),
                did_you_mean(id, self.known()),
            );
        }
    }

    fn entry(&self, what: &str, entry: &Entry, problems: &mut Problems) -> Condition {
        let many = |problems: &mut Problems| match &entry.node.value {
            Value::List(items) => items
                .iter()
                .map(|item| self.condition(what, item, problems))
                .collect(),
            other => {
                problems.add(
                    &entry.node.place,
                    Kind::Value,
                    format!(
                        "`{}` of {what} is {}, not a list of conditions",
                        entry.key,
                        other.kind()
                    ),
                );
                Vec::new()
            }
        };
        match entry.key.as_str() {
            "any" => Condition::Any(many(problems)),
            "all" => Condition::All(many(problems)),
            "not" => Condition::Not(Box::new(self.condition(what, &entry.node, problems))),
            id => self.test(what, id, &entry.place, &entry.node, problems),
        }
    }

    fn fact(&self, what: &str, fact: FactId, node: &Node, problems: &mut Problems) -> Condition {
        match self.facts[fact].domain {
            Domain::YesNo | Domain::Choice => match negated(node) {
                Some(inner) => Condition::Not(Box::new(Condition::Values(
                    fact,
                    self.values(what, fact, inner, problems),
                ))),
                None => Condition::Values(fact, self.values(what, fact, node, problems)),
            },
            Domain::Choices { .. } => self.choices(what, fact, node, problems),
            Domain::Number { min, max, .. } => self.number(what, fact, (min, max), node, problems),
            Domain::Date => self.date(what, fact, node, problems),
        }
    }

    fn values(&self, what: &str, fact: FactId, node: &Node, problems: &mut Problems) -> Vec<usize> {
        let item = &self.facts[fact];
        let Some(codes) = texts(node) else {
            let hint = match node.value {
                Value::Flag(true) => Some("write \"yes\"".to_owned()),
                Value::Flag(false) => Some("write \"no\"".to_owned()),
                _ => None,
            };
            problems.add_with(
                &node.place,
                Kind::Value,
                format!("{what} tests `{}` against {}", item.id, node.value.kind()),
                hint,
            );
            return Vec::new();
        };
        let mut values = Vec::new();
        for (code, place) in codes {
            let known = || {
                item.values
                    .iter()
                    .map(|value| value.code.as_str())
                    .chain(item.unknown.then_some("unknown"))
            };
            match known().position(|known| known == code) {
                Some(value) => values.push(value),
                None => {
                    let hint = if DONT_KNOW.contains(&code.as_str()) {
                        Some("a fact with `unknown = true` has it as \"unknown\"".to_owned())
                    } else {
                        suggestion(&code, known())
                    };
                    problems.add_with(
                        &place,
                        Kind::Unknown,
                        format!(
                            "{what} tests `{}` against `{code}`, which is not among its values",
                            item.id
                        ),
                        hint,
                    );
                }
            }
        }
        values
    }

    fn choices(&self, what: &str, fact: FactId, node: &Node, problems: &mut Problems) -> Condition {
        let none = match self.facts[fact].domain {
            Domain::Choices { none } => none,
            Domain::YesNo | Domain::Choice | Domain::Number { .. } | Domain::Date => None,
        };
        let includes = |value: usize| {
            if Some(value) == none {
                Condition::Not(Box::new(Condition::Any(
                    (0..self.facts[fact].values.len())
                        .filter(|v| *v != value)
                        .map(|v| Condition::Includes(fact, v))
                        .collect(),
                )))
            } else {
                Condition::Includes(fact, value)
            }
        };
        let read = |node: &Node, problems: &mut Problems| -> Vec<Condition> {
            self.values(what, fact, node, problems)
                .into_iter()
                .map(includes)
                .collect()
        };
        match &node.value {
            Value::Table(entries) => match entries.as_slice() {
                [Entry { key, node, .. }] if key == "all" => Condition::All(read(node, problems)),
                [Entry { key, node, .. }] if key == "not" => {
                    Condition::Not(Box::new(Condition::Any(read(node, problems))))
                }
                [Entry { key, node, .. }] if key == "only" => {
                    let inside = self.values(what, fact, node, problems);
                    let outside = (0..self.facts[fact].values.len())
                        .filter(|value| !inside.contains(value) && Some(*value) != none)
                        .map(includes)
                        .collect();
                    Condition::All(vec![
                        Condition::Any(inside.iter().copied().map(includes).collect()),
                        Condition::Not(Box::new(Condition::Any(outside))),
                    ])
                }
                _ => {
                    problems.add(&node.place, Kind::Value, format!("{what} tests `{}` with a table that is not one of `all`, `not`, `only`", self.facts[fact].id));
                    Condition::always()
                }
            },
            _ => Condition::Any(read(node, problems)),
        }
    }

    fn number(
        &self,
        what: &str,
        fact: FactId,
        range: (i32, i32),
        node: &Node,
        problems: &mut Problems,
    ) -> Condition {
        if let Some(inner) = negated(node) {
            return Condition::Not(Box::new(self.number(what, fact, range, inner, problems)));
        }
        let (min, max) = range;
        let id = &self.facts[fact].id;
        let span = match &node.value {
            Value::List(items) => {
                return Condition::Any(
                    items
                        .iter()
                        .map(|item| self.number(what, fact, range, item, problems))
                        .collect(),
                );
            }
            Value::Number(number) => i32::try_from(*number).ok().map(|number| (number, number)),
            Value::Text(text) => interval(text, range),
            Value::Flag(_) | Value::Date(_) | Value::Table(_) | Value::Other(_) => None,
        };
        match span {
            None => {
                let (wrote, hint) = misread(node);
                problems.add_with(
                    &node.place,
                    Kind::Value,
                    format!(
                        "{what} tests the number `{id}` in a way that is not understood{wrote}"
                    ),
                    Some(hint),
                );
            }
            Some((low, high)) if low > high || high < min || low > max => {
                problems.add(&node.place, Kind::Value, format!("{what} tests `{id}` against a range that no answer is in ({min} to {max} are allowed)"));
            }
            Some((low, high)) => return Condition::Between(fact, low.max(min), high.min(max)),
        }
        Condition::always()
    }

    fn date(&self, what: &str, fact: FactId, node: &Node, problems: &mut Problems) -> Condition {
        if let Some(inner) = negated(node) {
            return Condition::Not(Box::new(self.date(what, fact, inner, problems)));
        }
        let read = match &node.value {
            Value::Text(text) => date_test(text),
            Value::Number(_)
            | Value::Flag(_)
            | Value::Date(_)
            | Value::List(_)
            | Value::Table(_)
            | Value::Other(_) => None,
        };
        match read {
            Some((test, true)) => Condition::Late(fact, test),
            Some((test, false)) => Condition::Not(Box::new(Condition::Late(fact, test))),
            None => {
                let hint =
                    Some("write \"< today\", \">= today\" or \"- 6 months < today\"".to_owned());
                problems.add_with(
                    &node.place,
                    Kind::Value,
                    format!(
                        "{what} tests the date `{}` in a way that is not understood",
                        self.facts[fact].id
                    ),
                    hint,
                );
                Condition::always()
            }
        }
    }

    fn derived(
        &self,
        what: &str,
        derived: usize,
        node: &Node,
        problems: &mut Problems,
    ) -> Condition {
        match &node.value {
            Value::Text(text) if text == "yes" => Condition::Derived(derived),
            Value::Text(text) if text == "no" => {
                Condition::Not(Box::new(Condition::Derived(derived)))
            }
            _ => {
                problems.add(
                    &node.place,
                    Kind::Value,
                    format!(
                        "{what} tests `{}` against something else than \"yes\" or \"no\"",
                        self.derived[derived].id
                    ),
                );
                Condition::always()
            }
        }
    }

    fn decision(
        &self,
        what: &str,
        decision: DecisionId,
        node: &Node,
        problems: &mut Problems,
    ) -> Condition {
        if let Some(inner) = negated(node) {
            return Condition::Not(Box::new(self.decision(what, decision, inner, problems)));
        }
        let item = &self.decisions[decision];
        if let Value::Table(entries) = &node.value {
            let test = match entries.as_slice() {
                [
                    Entry {
                        key,
                        node:
                            Node {
                                value: Value::Text(text),
                                ..
                            },
                        ..
                    },
                ] if key == "is" => match text.as_str() {
                    "rule" => Some(Test::Rule),
                    "gap" => Some(Test::Gap),
                    "conflict" => Some(Test::Conflict),
                    _ => None,
                },
                _ => None,
            };
            if test.is_none() {
                problems.add(&node.place, Kind::Value, format!("{what} tests the decision `{}` with a table that is not `not` or `is` = \"rule\", \"gap\" or \"conflict\"", item.id));
            }
            return test.map_or(Condition::always(), |test| {
                Condition::Decision(decision, test)
            });
        }
        let Some(codes) = texts(node) else {
            problems.add(
                &node.place,
                Kind::Value,
                format!("{what} tests `{}` against {}", item.id, node.value.kind()),
            );
            return Condition::always();
        };
        let mut tests = Vec::new();
        for (code, place) in codes {
            match item.values.iter().position(|value| value.code == code) {
                Some(value) => tests.push(Condition::Decision(decision, Test::Value(value))),
                None => {
                    let hint =
                        did_you_mean(&code, item.values.iter().map(|value| value.code.as_str()));
                    problems.add_with(
                        &place,
                        Kind::Unknown,
                        format!(
                            "{what} tests `{}` against `{code}`, which is not among its values",
                            item.id
                        ),
                        hint,
                    );
                }
            }
        }
        Condition::Any(tests)
    }
}

fn negated(node: &Node) -> Option<&Node> {
    match &node.value {
        Value::Table(entries) => match entries.as_slice() {
            [entry] if entry.key == "not" => Some(&entry.node),
            _ => None,
        },
        _ => None,
    }
}
