//! Answers that came by a link: where from, and what now comes out otherwise than when it was made.

use crate::engine::decision::Finding;
use crate::engine::pack::{DecisionId, Pack};
use crate::session::standing::{Standing, State};

/// What a link tells of its making.
#[derive(Clone, Debug, PartialEq)]
pub struct Origin {
    /// The version of the rules that it was made with.
    pub version: String,
    /// Whether those are the very rules in use.
    pub is_same: bool,
    /// How many of its answers fit no longer and were left out.
    pub left: usize,
    /// What the decisions had come to; `None` where that is nothing that these rules know.
    pub then: Vec<(DecisionId, Option<Finding>)>,
}

/// What is said of answers that came by a link, as long as none is changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Linked {
    /// The version of the rules that it was made with, where those were others.
    pub other_version: Option<String>,
    /// How many of its answers fit no longer and were left out.
    pub left: usize,
    /// The decisions that come out otherwise.
    pub changed: Vec<Changed>,
}

/// A decision that comes out otherwise than when the link was made.
#[derive(Clone, Debug, PartialEq)]
pub struct Changed {
    /// What it came to then; `None` where that is nothing that these rules know.
    pub then: Option<Standing>,
    /// What it comes to now.
    pub now: Standing,
}

impl Linked {
    /// What is said of a case that has its answers from a link. `standing` gives where a decision stands now. By the same rules
    /// the same follows, whatever a link says.
    pub fn of(pack: &Pack, origin: &Origin, standing: &dyn Fn(DecisionId) -> Standing) -> Linked {
        let changed = |(decision, then): &(DecisionId, Option<Finding>)| {
            let then = then
                .as_ref()
                .map(|finding| Standing::of_finding(*decision, finding));
            let now = standing(*decision);
            let differs = then
                .as_ref()
                .is_none_or(|then| !comes_to_the_same(&then.state, &now.state));
            differs.then_some(Changed { then, now })
        };
        let is_known = |(decision, _): &&(DecisionId, _)| *decision < pack.decisions.len();
        Linked {
            other_version: (!origin.is_same).then(|| origin.version.clone()),
            left: origin.left,
            changed: if origin.is_same {
                Vec::new()
            } else {
                let then = origin.then.iter().filter(is_known);
                then.filter_map(changed).collect()
            },
        }
    }
}

/// Whether two states say the same, apart from what an open one turns on.
fn comes_to_the_same(one: &State, other: &State) -> bool {
    let same = |a: &[usize], b: &[usize]| {
        a.iter().all(|value| b.contains(value)) && b.iter().all(|value| a.contains(value))
    };
    match (one, other) {
        (State::Settled { values: a }, State::Settled { values: b })
        | (State::Gap { presumed: a }, State::Gap { presumed: b })
        | (State::Conflict { clashing: a }, State::Conflict { clashing: b })
        | (State::Open { certain: a, .. }, State::Open { certain: b, .. }) => same(a, b),
        (State::Contradiction, State::Contradiction) => true,
        (
            State::Settled { .. }
            | State::Gap { .. }
            | State::Conflict { .. }
            | State::Open { .. }
            | State::Contradiction,
            _,
        ) => false,
    }
}
