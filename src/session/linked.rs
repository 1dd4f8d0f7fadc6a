//! Answers that came by a link: where from, and what now comes out otherwise than when it was made.

use crate::engine::assessment::Verdict;
use crate::engine::decision::Finding;
use crate::engine::pack::{DecisionId, Pack};
use crate::session::standing::Standing;

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
    /// What is said of a case that has its answers from a link and comes to these verdicts. By the same rules the same follows,
    /// whatever a link says.
    pub fn of(pack: &Pack, origin: &Origin, verdicts: &[Verdict]) -> Linked {
        let changed = |(decision, then): &(DecisionId, Option<Finding>)| {
            let now = &verdicts[*decision].finding;
            let differs = then.as_ref().is_none_or(|then| !then.says_the_same(now));
            let then = then.as_ref();
            differs.then(|| Changed {
                then: then.map(|finding| Standing::of_finding(*decision, finding)),
                now: Standing::of(pack, verdicts, *decision),
            })
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
