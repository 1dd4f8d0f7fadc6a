//! What a learner sees first: what is due, what can be practised, and how well each topic is known.

use chrono::NaiveDate;

use crate::engine::pack::{DecisionId, Pack, RuleId};
use crate::training::lesson::{Before, Lesson};
use crate::training::remembering::{Standing, rules_of};

/// What there is to do.
#[derive(Clone, Debug, PartialEq)]
pub struct Overview {
    /// What has become of what was kept before, until something new is begun.
    pub before: Before,
    /// How many exercises are due today.
    pub due: usize,
    /// The next day on which some are.
    pub next: Option<NaiveDate>,
    /// The topics with rules of the primary decisions, by section, and how well each is known: in the order in which the decisions stand
    /// that they are about, which is that of a case, and of one decision as the sources have them.
    pub topics: Vec<(usize, Standing)>,
    /// How well all of it is known.
    pub all: Standing,
    /// The rules that were answered rightly and say something else now.
    pub changed: Vec<RuleId>,
    /// How many rules were answered rightly that there are no more, until something new is begun.
    pub gone: usize,
}

impl Lesson {
    /// What there is to do.
    pub fn overview(&self) -> Overview {
        let (pack, memory) = (&self.pack, &self.kept.memory);
        let topics = (0..pack.sections.len()).map(|topic| (topic, rules_of(pack, topic)));
        let mut topics: Vec<(usize, Standing)> = (topics.filter(|(_, rules)| !rules.is_empty()))
            .map(|(topic, rules)| (topic, memory.standing(pack, rules)))
            .collect();
        // A sort that leaves those of one decision as they were.
        topics.sort_by_key(|(topic, _)| decision_of(pack, *topic));
        let primary = |rule: &RuleId| pack.decisions[pack.rules[*rule].decides].primary;
        Overview {
            before: self.before,
            due: self.due().len(),
            next: memory.next(self.today),
            topics,
            all: memory.standing(pack, (0..pack.rules.len()).filter(primary)),
            changed: memory.changed(pack, &self.material),
            gone: memory.gone(pack),
        }
    }
}

/// The primary decision that a topic is about: the one that most of its rules bear on, of several the first.
pub fn decision_of(pack: &Pack, topic: usize) -> Option<DecisionId> {
    let rules = rules_of(pack, topic);
    let count = |decision: DecisionId| {
        let own = rules
            .iter()
            .filter(|&&rule| pack.rules[rule].decides == decision);
        own.count()
    };
    let decisions = (0..pack.decisions.len()).rev();
    decisions
        .filter(|it| count(*it) > 0)
        .max_by_key(|it| count(*it))
}
