//! The compiled pack: facts, texts and diagrams as the author's side writes them and the engine reads them.
//!
//! Everything refers by index: a fact to its levels, a rule to its decision and values. A pack that came through
//! [`Compiled::open`](crate::engine::opening::Compiled::open) has no index out of range, so nothing that takes a `&Pack` can fail.

mod beginning;
mod decision;
mod duty;
mod fact;
mod material;
mod period;
mod roots;
mod saying;
mod source;
mod template;
mod unlikely;

use chrono::NaiveDate;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::engine::case::{Case, cells};
use crate::engine::diagram::{Diagrams, Free, Ref};
use crate::engine::holidays::Country;
use crate::engine::relation;

pub use beginning::{Beginning, Begun};
pub use decision::{
    Accepted, Border, Conclusion, Decision, Force, Gap, Outcome, RoleOf, Rule, Tone, membership,
    standing,
};
pub use duty::{Anchor, Deadline, Duty, Notice};
pub use fact::{
    Constraint, DateTest, Derived, Fact, FactValue, Follows, Kind, Relation, Span, Unit,
};
pub use material::{ByDay, Given, MATERIAL_FORMAT, Material, Tells, Told, Vignette, What};
pub use period::{Periods, Validity};
pub use saying::{Meaning, Saying};
pub use source::{Law, LawStatus, Section, Source};
pub use template::{Line, Part, Template};
pub use unlikely::Claim;

/// The number that a compiled pack carries as `format`; any other is refused.
pub const FORMAT: u32 = 3;

/// Index of a fact in [`Pack::facts`].
pub type FactId = usize;

/// Index of a decision in [`Pack::decisions`].
pub type DecisionId = usize;

/// Index of a rule in [`Pack::rules`].
pub type RuleId = usize;

/// Index of a value in [`Decision::values`].
pub type ValueId = usize;

/// One authority's rules, texts and contacts, compiled.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
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
    /// ISO 3166 code of the country whose public holidays deadlines are flagged with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<Country>,
    /// The days on which the pack may be used.
    #[serde(flatten)]
    pub validity: Validity,
    /// The day by which someone should have reviewed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review_by: Option<NaiveDate>,
    /// How many different cases the rules can tell apart and the constraints allow, as a decimal number; `u128::MAX` stands
    /// for that many or more. JSON's own numbers are too short for it.
    pub cases: String,
    /// How many worked examples the author gives.
    pub examples: usize,
    /// The documents the rules were read out of.
    #[serde(default)]
    pub sources: Vec<Source>,
    /// Where in its source each basis id stands.
    #[serde(default)]
    pub sections: Vec<Section>,
    /// What the law says then and now, beside the basis ids that it belongs to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub laws: Vec<Law>,
    /// What can be known of a case, in the order of the pack file.
    pub facts: Vec<Fact>,
    /// The periods between which some rule begins or ceases to be in force.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub periods: Option<Periods>,
    /// Facts that are computed, never asked.
    #[serde(default)]
    pub derived: Vec<Derived>,
    /// Pairs of numbers of which some rule asks whether they are in step.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub relations: Vec<Relation>,
    /// Why some combinations of answers cannot be.
    pub constraints: Vec<Constraint>,
    /// One diagram for each connected group of constraints: true where the group is met, forbidden elsewhere.
    pub consistency: Vec<Ref>,
    /// What is to be decided.
    pub decisions: Vec<Decision>,
    /// The rules, in file order.
    #[serde(default)]
    pub rules: Vec<Rule>,
    /// Acknowledged gaps.
    #[serde(default)]
    pub gaps: Vec<Gap>,
    /// Acknowledged conflicts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub borders: Vec<Border>,
    /// What must be written, sent, attended or followed up.
    #[serde(default)]
    pub duties: Vec<Duty>,
    /// What must be shown beside the answer.
    #[serde(default)]
    pub notices: Vec<Notice>,
    /// Texts that the routine prescribes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub templates: Vec<Template>,
    /// Roles that are contacted.
    pub roles: Vec<Role>,
    /// The author's groups of questions.
    pub screens: Vec<Screen>,
    /// What the words of everyday say of a case.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub heard: Vec<Saying>,
    /// The best order of questions, or one close to it, as [`route`](crate::engine::asking::route) reads it; empty where none
    /// could be worked out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub route: Vec<u32>,
    /// The first questions where there is no route, as [`asking::first`](crate::engine::asking::first) reads them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub first: Vec<u32>,
    /// Where every case begins, one for each stretch of time in which it begins alike, in their order; empty where that is not told beforehand.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub beginnings: Vec<Beginning>,
    /// All diagrams, in one shared table.
    pub diagrams: Diagrams,
    /// For each judged root the levels that it turns on at all, a bit for each; the closed diagram below it has more, of which only
    /// constraints speak. Worked out when the pack is opened.
    #[serde(skip)]
    pub spoken: FxHashMap<Ref, u128>,
}

/// A role that is contacted.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Role {
    /// Code.
    pub code: String,
    /// Wording.
    pub label: String,
    /// The decision each of whose values has one of its own; else there is one only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub each: Option<DecisionId>,
    /// Which values' own ones are not meant, and where.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub except: Vec<RoleExcept>,
}

/// A value whose own one a role does not mean where a derived fact is certain.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct RoleExcept {
    /// The value of the role's decision.
    pub value: ValueId,
    /// The derived fact, by index in the pack.
    pub derived: usize,
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
    /// Whether it is shown before all that is not pinned, as long as one of its questions is open.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub pinned: bool,
}

impl Pack {
    /// Whether all of it is there, and not only what the [first question](crate::engine::opening::Compiled::to_begin) takes: every whole
    /// pack has rules.
    pub fn is_whole(&self) -> bool {
        !self.rules.is_empty()
    }

    /// Whether answers to the questions of this pack are answers to those of the other, and what it gives by index is there too.
    pub fn asks_as(&self, other: &Pack) -> bool {
        let alike = |(one, other): (&Fact, &Fact)| {
            one.id == other.id
                && one.kind == other.kind
                && one.level == other.level
                && one.unknown == other.unknown
                && one.values.len() == other.values.len()
        };
        let gives_alike = |(one, other): (&Decision, &Decision)| {
            one.id == other.id
                && one.values.len() == other.values.len()
                && (one.primary, one.many) == (other.primary, other.many)
        };
        self.hash == other.hash
            && self.facts.len() == other.facts.len()
            && self.facts.iter().zip(&other.facts).all(alike)
            && self.decisions.len() == other.decisions.len()
            && self.decisions.iter().zip(&other.decisions).all(gives_alike)
    }

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
        self.sections
            .iter()
            .find(|section| section.basis.iter().any(|id| id == basis))
    }

    /// The source that a basis id belongs to, by its section.
    pub fn source(&self, basis: &str) -> Option<&Source> {
        self.section(basis)
            .map(|section| &self.sources[section.source])
    }

    /// What the law says beside some basis ids, each once, in file order.
    pub fn laws<'p>(&'p self, basis: &'p [String]) -> impl Iterator<Item = &'p Law> {
        self.laws
            .iter()
            .filter(move |law| law.basis.iter().any(|id| basis.contains(id)))
    }

    /// What changes when a fact does, one way or another: its own levels, and whether another number is in step with it.
    ///
    /// A number that may be in step with another has a way for each thing that the other, which stays what it is, can be.
    pub fn changes_of(&self, case: &Case, masks: &[u32], fact: FactId) -> Vec<Vec<Free>> {
        let item = &self.facts[fact];
        if let Some(relation) = self.relations.iter().find(|relation| relation.of == fact) {
            let minus = &self.facts[relation.minus];
            let known = case.number(self, relation.minus);
            let ways = |(cell, (from, to)): (usize, (i32, i32))| {
                let (from, to) = known.map_or((from, to), |number| (number, number));
                let sets = relation::profiles(&item.kind, from..=to, relation.between);
                sets.into_iter().map(move |set| {
                    vec![
                        Free::Within(item.level, set),
                        Free::Fixed(minus.level, cell),
                    ]
                })
            };
            return cells(&minus.kind)
                .enumerate()
                .filter(|(cell, _)| masks[minus.level] >> cell & 1 == 1)
                .flat_map(ways)
                .collect();
        }
        let own = item.levels().map(Free::Whole);
        let relations = self
            .relations
            .iter()
            .filter(|relation| relation.minus == fact)
            .map(|relation| Free::Step(self.facts[relation.of].level));
        vec![own.chain(relations).collect()]
    }
}
