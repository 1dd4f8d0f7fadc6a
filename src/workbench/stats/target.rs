//! What is to be settled, and by what steps: single questions or screens.

use crate::engine::asking::outlook::{FactSet, Outlook, listed};
use crate::engine::asking::{most_useful, most_useful_screen, screens, stored};
use crate::engine::decision;
use crate::engine::diagram::Ref;
use crate::engine::pack::{DecisionId, FactId, Pack};

/// What is to be settled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Goal {
    /// One decision.
    Decision(DecisionId),
    /// All primary decisions.
    All,
    /// Any of the primary decisions: the first certain answer.
    First,
}

/// In which steps questions are put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Steps {
    /// One question at a time.
    Questions,
    /// The author's screens, each with its open questions at once.
    Screens,
}

/// In what order questions are put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// In file order, each until everything is settled.
    EarlyStop,
    /// In file order, without those that can change nothing any more.
    Relevant,
    /// As the engine chooses.
    Chosen,
}

/// A goal in a pack, with what has to be asked for it.
pub(crate) struct Target<'p> {
    pub(crate) pack: &'p Pack,
    pub(crate) goal: Goal,
    pub(crate) steps: Steps,
    /// Lists of roots: it is enough that all roots of one list are decided.
    pub(crate) lists: Vec<Vec<Ref>>,
    /// The facts that they turn on somewhere, in file order.
    pub(crate) facts: Vec<FactId>,
    /// The groups of facts that are asked in one step, in the order of the file.
    pub(crate) groups: Vec<Vec<FactId>>,
}

impl<'p> Target<'p> {
    pub(crate) fn new(pack: &'p Pack, goal: Goal, steps: Steps) -> Target<'p> {
        let wanted: Vec<DecisionId> = match goal {
            Goal::Decision(decision) => vec![decision],
            Goal::All | Goal::First => (0..pack.decisions.len())
                .filter(|&decision| pack.decisions[decision].primary)
                .collect(),
        };
        let decisions: Vec<Vec<Ref>> = wanted
            .iter()
            .map(|&decision| decision::roots(&pack.decisions[decision]).collect())
            .collect();
        let lists = match goal {
            Goal::Decision(_) | Goal::All => vec![decisions.concat()],
            Goal::First => decisions,
        };
        let mut facts: Vec<FactId> = wanted
            .iter()
            .flat_map(|&decision| pack.decisions[decision].facts.iter().copied())
            .collect();
        facts.sort_unstable();
        facts.dedup();
        let groups = match steps {
            Steps::Questions => facts.iter().map(|&fact| vec![fact]).collect(),
            Steps::Screens => screens(pack, &facts),
        };
        Target {
            pack,
            goal,
            steps,
            lists,
            facts,
            groups,
        }
    }

    /// All roots.
    pub(crate) fn roots(&self) -> Vec<Ref> {
        self.lists.concat()
    }

    /// Whether the pack's stored order of questions leads to this goal: it is one to all primary decisions.
    pub(crate) fn has_route(&self) -> bool {
        let leads = matches!(self.goal, Goal::All | Goal::First);
        leads && self.steps == Steps::Questions && !self.pack.route.is_empty()
    }

    /// The facts that are put next to settle one of some lists of roots; none where one is settled, or nothing is left to ask.
    pub(crate) fn next(
        &self,
        order: Order,
        outlook: &Outlook<'_>,
        lists: &[Vec<Ref>],
        asked: FactSet,
    ) -> Vec<FactId> {
        let is_settled = |roots: &Vec<Ref>| !roots.iter().any(|&root| outlook.is_undecided(root));
        if lists.iter().any(is_settled) {
            return Vec::new();
        }
        let first_group = |wanted: FactSet| -> Vec<FactId> {
            let of_group = |group: &Vec<FactId>| -> Vec<FactId> {
                let here = group.iter().filter(|&&fact| wanted >> fact & 1 == 1);
                here.copied().collect()
            };
            let mut groups = self.groups.iter().map(of_group);
            groups.find(|facts| !facts.is_empty()).unwrap_or_default()
        };
        let roots = lists.concat();
        let turning = || outlook.turning(roots.iter().copied()) & !asked;
        match (order, self.steps) {
            (Order::EarlyStop, _) => first_group(!asked),
            (Order::Relevant, _) => first_group(turning()),
            (Order::Chosen, Steps::Questions) => {
                let open: Vec<FactId> = listed(turning()).collect();
                let stored = self
                    .has_route()
                    .then(|| stored(outlook, asked, &open))
                    .flatten();
                let next = stored.or_else(|| most_useful(outlook, &roots, &open));
                next.into_iter().collect()
            }
            (Order::Chosen, Steps::Screens) => {
                let open: Vec<FactId> = listed(turning()).collect();
                most_useful_screen(outlook, &roots, &open)
            }
        }
    }
}
