//! The compiled pack: facts, texts and diagrams as the author's side writes them and the engine reads them.
//!
//! Everything refers by index: a fact to its levels, a rule to its decision and values. A pack that came through
//! [`Pack::validate`](crate::engine::loading) has no index out of range, so nothing that takes a `&Pack` can fail.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::engine::diagram::{Diagrams, Ref};

/// The number that a compiled pack carries as `format`; any other is refused.
pub const FORMAT: u32 = 1;

/// Index of a fact in [`Pack::facts`].
pub type FactId = usize;
/// Index of a decision in [`Pack::decisions`].
pub type DecisionId = usize;
/// Index of a rule in [`Pack::rules`].
pub type RuleId = usize;
/// Index of a value in [`Decision::values`].
pub type ValueId = usize;

/// One authority's rules, texts and contacts, compiled.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Pack {
    /// Always [`FORMAT`].
    pub format: u32,
    /// Id, e.g. `stockholm`.
    pub id: String,
    /// The pack's own version; a changed decision is a new major one.
    pub version: String,
    /// `sha256:` and the digest of the compiled pack without this field.
    pub hash: String,
    /// Short name, for the header.
    pub title: String,
    /// A short line beside the title.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub subtitle: String,
    /// BCP 47 language of all wording.
    pub lang: String,
    /// First day on which the pack may be used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<NaiveDate>,
    /// Last day on which the pack may be used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<NaiveDate>,
    /// The day by which someone should have reviewed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review_by: Option<NaiveDate>,
    /// The documents the rules were read out of.
    pub sources: Vec<Source>,
    /// Where in its source each basis id stands.
    pub sections: Vec<Section>,
    /// What can be known of a case, in the order of the pack file.
    pub facts: Vec<Fact>,
    /// Facts that are computed, never asked.
    pub derived: Vec<Derived>,
    /// Yes/no levels that say whether two numbers are in step.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub relations: Vec<Relation>,
    /// Why some combinations of answers cannot be.
    pub constraints: Vec<Constraint>,
    /// One diagram for each connected group of constraints: true where the group is met, forbidden elsewhere.
    pub consistency: Vec<Ref>,
    /// What is to be decided.
    pub decisions: Vec<Decision>,
    /// The rules, in file order.
    pub rules: Vec<Rule>,
    /// Acknowledged gaps.
    pub gaps: Vec<Gap>,
    /// What must be written, sent, attended or followed up.
    pub duties: Vec<Duty>,
    /// What must be shown beside the answer.
    pub notices: Vec<Notice>,
    /// Roles that are contacted.
    pub roles: Vec<Role>,
    /// The author's groups of questions.
    pub screens: Vec<Screen>,
    /// All diagrams, in one shared table.
    pub diagrams: Diagrams,
}

/// A document that rules were read out of.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Source {
    /// Prefix of its basis ids.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its date as text, for dates may be uncertain.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub date: String,
    /// What it is and what weight it has, one sentence.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub standing: String,
    /// When it was last compared with the rules.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checked: Option<NaiveDate>,
}

/// A section of a source and the basis ids that stand in it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Section {
    /// Index of the source.
    pub source: usize,
    /// The section's heading.
    pub title: String,
    /// Basis ids.
    pub basis: Vec<String>,
    /// What the law says today, one sentence with its status.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub law: Option<String>,
}

/// Something that can be known of a case, and how it is asked.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Fact {
    /// Id, shared between packs.
    pub id: String,
    /// Its domain.
    pub kind: Kind,
    /// The question, in full.
    pub ask: String,
    /// A label of one to three words.
    pub short: String,
    /// Why it matters, one sentence.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub why: String,
    /// A hint under the question.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub help: String,
    /// The answers of `yes_no`, `choice` and `choices`, in the order of their value or level numbers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<FactValue>,
    /// Its first level in the diagrams. `choices` has one for each value, every other kind one.
    pub level: usize,
    /// When "vet inte" is a value of its own: the value's number, after all others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unknown: Option<usize>,
    /// True where the fact is asked; absent: always.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub applies: Option<Ref>,
}

/// The domain of a fact.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Kind {
    /// `yes` is value 0, `no` value 1.
    YesNo,
    /// One of the values.
    Choice,
    /// Any of the values; each is a level of its own with 0 for no and 1 for yes.
    Choices {
        /// The value that excludes the rest and holds where no other does.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        none: Option<usize>,
    },
    /// A whole number from `min` to `max`.
    Number {
        /// Smallest number.
        min: i32,
        /// Largest number.
        max: i32,
        /// The first number of every cell but the first, rising.
        cuts: Vec<i32>,
        /// True for an age in completed years.
        #[serde(default)]
        age: bool,
    },
    /// A calendar date.
    Date {
        /// The tests that rules put to it, in the order in which they come true as the date moves forward.
        tests: Vec<DateTest>,
    },
}

/// An answer to a `yes_no`, `choice` or `choices` fact.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct FactValue {
    /// Code in answers files.
    pub code: String,
    /// Wording.
    pub label: String,
}

/// "The date moved by `offset` comes after (or on) the day of judgement": false for early dates, true for late ones.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateTest {
    /// How the date is moved before it is compared.
    pub offset: Span,
    /// Whether the day itself counts as late.
    pub or_equal: bool,
}

/// A length of calendar time; months first, then days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// Whole months, negative for earlier.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub months: i32,
    /// Days, negative for earlier.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub days: i32,
}

fn is_zero(n: &i32) -> bool {
    *n == 0
}

/// A yes/no fact that follows from others.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Derived {
    /// Id.
    pub id: String,
    /// A label of a few words.
    pub label: String,
    /// Where it holds.
    pub when: Ref,
    /// The facts it is computed from.
    pub from: Vec<FactId>,
    /// Why, one sentence.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub because: String,
    /// Basis ids.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub basis: Vec<String>,
}

/// "`of` minus `minus` lies between two numbers" as a level of its own: 0 yes, 1 no.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Relation {
    /// Its level.
    pub level: usize,
    /// The fact on the left.
    pub of: FactId,
    /// The fact that is taken away.
    pub minus: FactId,
    /// Smallest and largest difference.
    pub between: (i32, i32),
}

/// Why a combination of answers cannot be.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Constraint {
    /// Id.
    pub id: String,
    /// Why, one sentence.
    pub because: String,
    /// The facts it ties.
    pub facts: Vec<FactId>,
    /// True where it is met.
    pub holds: Ref,
}

/// Something to be decided.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Decision {
    /// Id, e.g. `responsible`.
    pub id: String,
    /// What it is called on the screen.
    pub title: String,
    /// Whether several values may hold at once.
    pub many: bool,
    /// Whether questions are asked to settle it.
    pub primary: bool,
    /// What may be concluded.
    pub values: Vec<Conclusion>,
    /// What an open decision says, a code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub open_says: Option<String>,
    /// What to fall back on meanwhile.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub safest: Option<ValueId>,
    /// `one`: terminal t stands for `outcomes[t - 1]`. `many`: a [`Standing`] terminal.
    pub root: Ref,
    /// `one` only.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub outcomes: Vec<Outcome>,
    /// `many` only: for each value a diagram of [`Membership`] terminals.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<Ref>,
    /// The facts that a diagram of it depends on.
    pub facts: Vec<FactId>,
}

/// A value a decision may have, and how it is told.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Conclusion {
    /// Code.
    pub code: String,
    /// Short wording.
    pub label: String,
    /// One phrase more.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub detail: String,
    /// A clause to say aloud.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub say: String,
    /// Who is contacted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<RoleOf>,
    /// By what channel, a code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<String>,
    /// How it looks: `yes`, `caution`, `no` or `info`.
    #[serde(default)]
    pub tone: Tone,
}

/// Who a contact is with.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RoleOf {
    /// A role's code.
    Role(String),
    /// The certain members of a decision.
    Decision(DecisionId),
}

/// The look of a verdict.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    /// Allowed, required.
    Yes,
    /// It depends; take care.
    Caution,
    /// Not allowed.
    No,
    /// Plain information.
    #[default]
    Info,
}

/// What one complete case gives a `one` decision.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// The rules give this value.
    Rule(ValueId),
    /// No rule applies; these are presumed.
    Gap(Vec<ValueId>),
    /// Rules with no order between them give different values.
    Conflict(Vec<ValueId>),
}

/// A rule as it is told; its logic is in the diagrams.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Rule {
    /// Id.
    pub id: String,
    /// The decision it bears on.
    pub decides: DecisionId,
    /// The values it gives; for `many` it may be empty: nobody here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub gives: Vec<ValueId>,
    /// The values it excludes (`many` only).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub excludes: Vec<ValueId>,
    /// What weight it has.
    pub force: Force,
    /// Basis ids.
    pub basis: Vec<String>,
    /// The reason, one sentence.
    pub because: String,
    /// For a presumption: the rules nearest to the gap.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub readings: Vec<RuleId>,
    /// True where it applies and no applying exception removes it.
    pub live: Ref,
}

/// What weight a conclusion has; the weakest first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Force {
    /// Holds only where no rule does.
    Presumption,
    /// What is done, without a binding text.
    Practice,
    /// Concluded while reading; not in the text.
    Inferred,
    /// The law says so, the source does not.
    Law,
    /// The source says so.
    #[default]
    Explicit,
}

/// An acknowledged gap without a presumption.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Gap {
    /// The decision that has the gap.
    pub decides: DecisionId,
    /// Where it is acknowledged.
    pub when: Ref,
    /// The rules nearest to it.
    pub readings: Vec<RuleId>,
    /// What is missing, one sentence.
    pub because: String,
    /// Basis ids.
    pub basis: Vec<String>,
}

/// Something that must be done.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Duty {
    /// Code.
    pub id: String,
    /// What to do.
    pub label: String,
    /// Where it applies.
    pub when: Ref,
    /// The judgement that it waits for and that is not asked, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub judgement: Option<String>,
    /// Basis ids.
    pub basis: Vec<String>,
    /// The reason.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub because: String,
    /// Its weight.
    #[serde(default)]
    pub force: Force,
    /// By when; the first whose condition holds counts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub deadlines: Vec<Deadline>,
}

/// How a deadline is reckoned.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Deadline {
    /// Where this reckoning counts; absent: always.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Ref>,
    /// From what it is counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Anchor>,
    /// How far from there.
    #[serde(default)]
    pub offset: Span,
    /// Clock time, `HH:MM`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<String>,
    /// Where it is missed although the day itself has not passed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub missed: Option<Ref>,
    /// What is said where there is no date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// The day that a deadline is counted from.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Anchor {
    /// A date fact.
    Date(FactId),
    /// The day on which the person turns `age`.
    Turns {
        /// The age turned.
        age: i32,
        /// The fact that holds the age now.
        now: FactId,
        /// The fact that holds the next birthday.
        birthday: FactId,
    },
}

/// Something that must be shown.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Notice {
    /// Code.
    pub id: String,
    /// What it says.
    pub text: String,
    /// Where it is shown.
    pub when: Ref,
    /// Basis ids.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub basis: Vec<String>,
    /// Its look.
    #[serde(default)]
    pub tone: Tone,
}

/// A role that is contacted.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Role {
    /// Code.
    pub code: String,
    /// Wording.
    pub label: String,
}

/// A group of questions that belong together.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Screen {
    /// Id.
    pub id: String,
    /// Heading.
    pub title: String,
    /// Its facts, in the author's order.
    pub facts: Vec<FactId>,
}

/// Terminals of the `root` of a `many` decision.
pub mod standing {
    /// Some rule gives something.
    pub const RULE: u32 = 1;
    /// No rule does.
    pub const GAP: u32 = 2;
    /// A member is added and excluded at once.
    pub const CONFLICT: u32 = 3;
}

/// Terminals of a member's diagram in a `many` decision.
pub mod membership {
    /// The rules leave it out.
    pub const OUT: u32 = 1;
    /// The rules add it.
    pub const IN: u32 = 2;
    /// No rule gives anything, and it is not presumed.
    pub const NOT_PRESUMED: u32 = 3;
    /// No rule gives anything, and it is presumed.
    pub const PRESUMED: u32 = 4;
    /// Added and excluded.
    pub const CONFLICT: u32 = 5;
}

impl Pack {
    /// The fact with this id.
    pub fn fact(&self, id: &str) -> Option<FactId> {
        self.facts.iter().position(|fact| fact.id == id)
    }

    /// The decision with this id.
    pub fn decision(&self, id: &str) -> Option<DecisionId> {
        self.decisions.iter().position(|decision| decision.id == id)
    }

    /// The section that a basis id stands in.
    pub fn section(&self, basis: &str) -> Option<&Section> {
        self.sections.iter().find(|section| section.basis.iter().any(|id| id == basis))
    }

    /// The source that a basis id belongs to, by its section.
    pub fn source(&self, basis: &str) -> Option<&Source> {
        self.section(basis).map(|section| &self.sources[section.source])
    }

    /// The levels that change when a fact does: its own, and those of relations it is part of.
    pub fn levels_of(&self, fact: FactId) -> Vec<usize> {
        let own = self.facts[fact].levels();
        let relations = self.relations.iter().filter(|r| r.of == fact || r.minus == fact).map(|r| r.level);
        own.chain(relations).collect()
    }
}

impl Fact {
    /// Its own levels in the diagrams.
    pub fn levels(&self) -> std::ops::Range<usize> {
        let count = if matches!(self.kind, Kind::Choices { .. }) { self.values.len() } else { 1 };
        self.level..self.level + count
    }

    /// The value with this code.
    pub fn value(&self, code: &str) -> Option<usize> {
        self.values.iter().position(|value| value.code == code)
    }
}

impl Decision {
    /// The value with this code.
    pub fn value(&self, code: &str) -> Option<ValueId> {
        self.values.iter().position(|value| value.code == code)
    }
}
