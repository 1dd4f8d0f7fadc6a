//! Answers that came by a link: where from, and what now comes out otherwise than when it was made.

use crate::engine::assessment::Assessment;
use crate::engine::decision::Finding;
use crate::engine::pack::{DecisionId, FactId, Kind, Pack};
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
    /// Whether more has been answered since: its own answers are as they came, but what comes out is no longer what it told.
    pub is_added_to: bool,
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
    /// The dates that something still turns on. No link holds one, so whoever made it may have got more to do, or another day for it.
    pub lacks: Vec<FactId>,
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
    /// What is said of a case that has its answers from a link and comes to this; of one that has been added to, only as long as a
    /// date is lacking. By the same rules the same follows, whatever a link says.
    pub fn of(pack: &Pack, origin: &Origin, assessment: &Assessment) -> Option<Linked> {
        let verdicts = &assessment.decisions;
        let is_date = |fact: &FactId| matches!(pack.facts[*fact].kind, Kind::Date { .. });
        let asked = assessment.open_facts.iter().chain(&assessment.later_facts);
        let lacks: Vec<FactId> = asked.copied().filter(is_date).collect();
        if origin.is_added_to && lacks.is_empty() {
            return None;
        }
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
        let says_nothing = origin.is_same || origin.is_added_to;
        Some(Linked {
            other_version: (!says_nothing).then(|| origin.version.clone()),
            left: origin.left,
            changed: if says_nothing {
                Vec::new()
            } else {
                let then = origin.then.iter().filter(is_known);
                then.filter_map(changed).collect()
            },
            lacks,
        })
    }
}
