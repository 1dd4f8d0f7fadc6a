//! A pack with every name resolved: what the author wrote, checked word by word, not yet compiled.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::author::condition::Condition;
use crate::author::problem::Place;
use crate::engine::holidays::Country;
use crate::engine::pack::{
    Accepted, Anchor, Conclusion, DecisionId, FactId, FactValue, Follows, Force, Law, Part, RuleId,
    Saying, Screen, Section, Source, Span, Told, Tone, Validity, ValueId,
};
use crate::exchange::answers::Raw;

/// A pack with every name resolved.
#[derive(Clone, Debug)]
pub(crate) struct Model {
    pub(crate) place: Place,
    pub(crate) id: String,
    pub(crate) version: String,
    pub(crate) title: String,
    pub(crate) subtitle: String,
    pub(crate) lang: String,
    pub(crate) country: Option<Country>,
    pub(crate) validity: Validity,
    pub(crate) review_by: Option<NaiveDate>,
    /// The most diagram nodes that are built of it.
    pub(crate) most_nodes: usize,
    /// The stored order of facts in the diagrams; facts it leaves out follow in file order.
    pub(crate) order: Vec<FactId>,
    pub(crate) sources: Vec<Source>,
    pub(crate) sections: Vec<Section>,
    /// How many inventory ids each source has, where it has an inventory: `ID-001` and on.
    pub(crate) inventory: Vec<Option<u32>>,
    /// Whether each source is what those who wrote the pack decided themselves, where no document says it.
    pub(crate) ours: Vec<bool>,
    pub(crate) out_of_scope: Vec<OutOfScope>,
    pub(crate) laws: Vec<Law>,
    pub(crate) templates: Vec<Template>,
    pub(crate) roles: Vec<crate::engine::pack::Role>,
    pub(crate) facts: Vec<Fact>,
    pub(crate) derived: Vec<Derived>,
    pub(crate) constraints: Vec<Constraint>,
    pub(crate) decisions: Vec<Decision>,
    pub(crate) tables: Vec<Table>,
    pub(crate) rules: Vec<Rule>,
    pub(crate) gaps: Vec<Gap>,
    pub(crate) borders: Vec<Border>,
    pub(crate) invariants: Vec<Invariant>,
    pub(crate) duties: Vec<Duty>,
    pub(crate) notices: Vec<Notice>,
    pub(crate) screens: Vec<Screen>,
    pub(crate) heard: Vec<Saying>,
    pub(crate) told: Vec<Told>,
    pub(crate) unlikely: Vec<Unlikely>,
    pub(crate) vignettes: Vec<Vignette>,
    pub(crate) examples: Vec<Example>,
}

/// A fact as the author describes it.
#[derive(Clone, Debug)]
pub(crate) struct Fact {
    pub(crate) place: Place,
    pub(crate) id: String,
    pub(crate) domain: Domain,
    pub(crate) ask: String,
    pub(crate) short: String,
    pub(crate) why: String,
    pub(crate) help: String,
    pub(crate) blank: String,
    pub(crate) values: Vec<FactValue>,
    pub(crate) unknown: bool,
    pub(crate) applies: Option<Condition>,
    pub(crate) early: Option<Condition>,
    pub(crate) follows: Option<Follows>,
    /// How many of a hundred cases have an answer, where the author says so.
    pub(crate) shares: Vec<(Share, u32)>,
    pub(crate) cost: u32,
    pub(crate) pinned: bool,
}

/// An answer that has a share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Share {
    /// A value or an option; the number after the last value is "vet inte".
    Value(usize),
    /// The numbers of a range.
    Numbers(i32, i32),
}

impl Share {
    /// How many answers it covers.
    pub(crate) fn len(self) -> u32 {
        match self {
            Share::Value(_) => 1,
            Share::Numbers(low, high) => high.abs_diff(low) + 1,
        }
    }
}

/// The domain of a fact before it is cut into cells.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Domain {
    YesNo,
    Choice,
    Choices { none: Option<usize> },
    Number { min: i32, max: i32, age: bool },
    Date,
}

/// A yes/no fact that follows from others.
#[derive(Clone, Debug)]
pub(crate) struct Derived {
    pub(crate) place: Place,
    pub(crate) id: String,
    pub(crate) label: String,
    pub(crate) how: Derivation,
    pub(crate) because: String,
    pub(crate) basis: Vec<String>,
}

/// How a derived fact follows.
#[derive(Clone, Debug)]
pub(crate) enum Derivation {
    When(Condition),
    Difference {
        of: FactId,
        minus: FactId,
        between: (i32, i32),
    },
}

/// Combinations that cannot be: where `when` holds, `require` does.
#[derive(Clone, Debug)]
pub(crate) struct Constraint {
    pub(crate) place: Place,
    pub(crate) id: String,
    pub(crate) when: Condition,
    pub(crate) require: Condition,
    pub(crate) because: String,
}

/// Something to be decided.
#[derive(Clone, Debug)]
pub(crate) struct Decision {
    pub(crate) place: Place,
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) many: bool,
    pub(crate) primary: bool,
    pub(crate) independent: bool,
    pub(crate) open_says: Option<String>,
    pub(crate) safest: Option<ValueId>,
    pub(crate) values: Vec<Conclusion>,
}

/// A table whose rows are rules.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    pub(crate) place: Place,
    pub(crate) id: String,
    /// Whether each row goes before those that follow it.
    pub(crate) ordered: bool,
}

/// A rule with its logic.
#[derive(Clone, Debug)]
pub(crate) struct Rule {
    pub(crate) place: Place,
    pub(crate) id: String,
    /// The table that it is a row of; its condition then is all of the table's own, first, and of the row's tests.
    pub(crate) table: Option<usize>,
    pub(crate) decides: DecisionId,
    pub(crate) gives: Vec<ValueId>,
    pub(crate) excludes: Vec<ValueId>,
    pub(crate) when: Condition,
    /// All rules that it goes before.
    pub(crate) exception_to: Vec<RuleId>,
    /// Those of them that the author names, by the names: a rule, the rows of a table, a module. The rest are later rows.
    pub(crate) named: Vec<(String, Vec<RuleId>)>,
    pub(crate) force: Force,
    pub(crate) basis: Vec<String>,
    pub(crate) because: String,
    pub(crate) readings: Vec<RuleId>,
    /// The rules that say the same, from another source: without it every case comes out the same.
    pub(crate) restates: Vec<RuleId>,
    /// The days on which it is in force, those of its sources included; `when` holds on no others.
    pub(crate) validity: Validity,
}

/// An acknowledged gap.
#[derive(Clone, Debug)]
pub(crate) struct Gap {
    pub(crate) place: Place,
    pub(crate) decides: DecisionId,
    pub(crate) when: Condition,
    pub(crate) readings: Vec<RuleId>,
    pub(crate) because: String,
    pub(crate) basis: Vec<String>,
    pub(crate) acknowledged: Acknowledgement,
}

/// An acknowledged conflict between rules.
#[derive(Clone, Debug)]
pub(crate) struct Border {
    pub(crate) place: Place,
    pub(crate) rules: Vec<RuleId>,
    pub(crate) because: String,
    pub(crate) basis: Vec<String>,
    pub(crate) acknowledged: Acknowledgement,
}

/// Who has acknowledged a gap or a border, when, and until when that holds.
#[derive(Clone, Debug, Default)]
pub(crate) struct Acknowledgement {
    pub(crate) owner: Option<String>,
    pub(crate) on: Option<NaiveDate>,
    pub(crate) review_by: Option<NaiveDate>,
}

impl Acknowledgement {
    /// As the compiled pack has it.
    pub(crate) fn accepted(&self) -> Accepted {
        Accepted {
            owner: self.owner.clone().unwrap_or_default(),
            acknowledged: self.on,
            review_by: self.review_by,
        }
    }
}

/// What an authority says of its rules as a whole: proved, never assumed.
#[derive(Clone, Debug)]
pub(crate) struct Invariant {
    pub(crate) place: Place,
    pub(crate) id: String,
    pub(crate) says: Statement,
    pub(crate) because: String,
    pub(crate) basis: Vec<String>,
}

/// What an invariant states.
#[derive(Clone, Debug)]
pub(crate) enum Statement {
    /// Where `when` holds, `then` does.
    Always { when: Condition, then: Condition },
    /// Where `when` holds, a decision never comes out as one of these: not by rule, not as a presumption, not in a conflict.
    Never {
        when: Condition,
        decision: DecisionId,
        values: Vec<ValueId>,
    },
    /// Of two cases that differ only in a fact, the one with the later answer never has the earlier value: not by rule, not as a
    /// presumption, not in a conflict. Values that are not listed, and gaps without a presumption, are left aside.
    Rising {
        when: Condition,
        fact: FactId,
        /// The fact's values, or the cells of a number when empty, from the first to the last.
        answers: Vec<usize>,
        decision: DecisionId,
        /// The decision's values from the first to the last.
        values: Vec<ValueId>,
    },
}

impl Invariant {
    /// The conditions that it speaks of.
    pub(crate) fn conditions(&self) -> impl Iterator<Item = &Condition> {
        let (when, then) = match &self.says {
            Statement::Always { when, then } => (when, Some(then)),
            Statement::Never { when, .. } | Statement::Rising { when, .. } => (when, None),
        };
        std::iter::once(when).chain(then)
    }
}

/// A duty with its logic.
#[derive(Clone, Debug)]
pub(crate) struct Duty {
    pub(crate) place: Place,
    pub(crate) id: String,
    pub(crate) label: String,
    pub(crate) when: Condition,
    pub(crate) judgement: Option<String>,
    pub(crate) basis: Vec<String>,
    pub(crate) because: String,
    pub(crate) force: Force,
    pub(crate) deadlines: Vec<Deadline>,
}

/// One way to reckon a deadline.
#[derive(Clone, Debug)]
pub(crate) struct Deadline {
    pub(crate) when: Option<Condition>,
    pub(crate) from: Option<Anchor>,
    pub(crate) offset: Span,
    pub(crate) time: Option<String>,
    pub(crate) due: Option<Condition>,
    pub(crate) missed: Option<Condition>,
    pub(crate) text: Option<String>,
    pub(crate) late: Option<String>,
}

/// Inventory ids that are deliberately not rules.
#[derive(Clone, Debug)]
pub(crate) struct OutOfScope {
    pub(crate) place: Place,
    pub(crate) basis: Vec<String>,
    pub(crate) because: String,
}

/// A prescribed text with its logic.
#[derive(Clone, Debug)]
pub(crate) struct Template {
    pub(crate) place: Place,
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) when: Condition,
    pub(crate) basis: Vec<String>,
    pub(crate) because: String,
    pub(crate) lines: Vec<Line>,
}

/// A line of a prescribed text.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    pub(crate) when: Option<Condition>,
    pub(crate) parts: Vec<Part>,
}

/// A notice with its logic.
#[derive(Clone, Debug)]
pub(crate) struct Notice {
    pub(crate) place: Place,
    pub(crate) id: String,
    pub(crate) text: String,
    pub(crate) when: Condition,
    pub(crate) basis: Vec<String>,
    pub(crate) tone: Tone,
}

/// A worked case with what must come of it.
#[derive(Clone, Debug)]
pub(crate) struct Example {
    pub(crate) place: Place,
    pub(crate) name: String,
    pub(crate) on: NaiveDate,
    pub(crate) answers: Raw,
    pub(crate) expect: BTreeMap<DecisionId, Expected>,
    pub(crate) basis: Vec<String>,
    pub(crate) duties: Vec<String>,
    pub(crate) notices: Vec<String>,
    pub(crate) never: Vec<String>,
    pub(crate) deadlines: Vec<(String, String)>,
    pub(crate) open: Option<Vec<FactId>>,
}

/// Answers that go together by the rules and that no drawn case has together.
#[derive(Clone, Debug)]
pub(crate) struct Unlikely {
    pub(crate) when: Condition,
    pub(crate) because: String,
}

/// A written exercise.
#[derive(Clone, Debug)]
pub(crate) struct Vignette {
    pub(crate) place: Place,
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) on: NaiveDate,
    pub(crate) text: String,
    pub(crate) answers: Raw,
}

/// What an example expects of a decision.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Expected {
    Settled(Vec<ValueId>),
    Gap(Vec<ValueId>),
    Conflict(Vec<ValueId>),
    Open {
        certain: Vec<ValueId>,
        /// Possible by rule, beside others.
        possible: Vec<ValueId>,
    },
}
