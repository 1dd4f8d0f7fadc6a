//! Decisions of a compiled pack: their values and outcomes, and the rules that lead to them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::engine::diagram::Ref;
use crate::engine::pack::{DecisionId, FactId, RuleId, Validity, ValueId};

/// Something to be decided.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
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
    /// Of a `many` decision: whether each member is a verdict of its own, which counts while another is still open.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub independent: bool,
    /// What an open decision says, a code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub open_says: Option<String>,
    /// What to fall back on meanwhile.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub safest: Option<ValueId>,
    /// `one`: terminal t stands for `outcomes[t - 1]`. `many`: a [`standing`] terminal.
    pub root: Ref,
    /// `one` only.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub outcomes: Vec<Outcome>,
    /// `many` only: for each value a diagram of [`membership`] terminals.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<Ref>,
    /// The facts that a diagram of it depends on.
    pub facts: Vec<FactId>,
}

/// A value a decision may have, and how it is told.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
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
    /// Something that the worker judges and nothing decides.
    Judgement,
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
    /// The derived facts that its condition speaks of, directly or through others: indices in
    /// [`Pack::derived`](super::Pack::derived).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub uses: Vec<usize>,
    /// The days on which it is in force.
    #[serde(flatten)]
    pub validity: Validity,
    /// True where it applies and no applying exception removes it.
    pub live: Ref,
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
    /// Who answers for it, and until when.
    #[serde(flatten)]
    pub accepted: Accepted,
}

/// A conflict between rules that the author knows of.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Border {
    /// The rules that collide: at least two, of one decision.
    pub rules: Vec<RuleId>,
    /// Why it is left standing, one sentence.
    pub because: String,
    /// Basis ids.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub basis: Vec<String>,
    /// Who answers for it, and until when.
    #[serde(flatten)]
    pub accepted: Accepted,
}

/// Who answers for what the rules leave open, since when, and by when it is to be looked at again.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Accepted {
    /// Who; empty where nobody is named.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub owner: String,
    /// Since when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub acknowledged: Option<NaiveDate>,
    /// The last day before it is to be looked at again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review_by: Option<NaiveDate>,
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

impl Decision {
    /// The value with this code.
    pub fn value(&self, code: &str) -> Option<ValueId> {
        self.values.iter().position(|value| value.code == code)
    }
}

/// What weight a conclusion has; the weakest first.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
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
