//! The nearest case in which all that is predicted of a decision with several values is right.
//!
//! The values together are no diagram of their own, so cases are tried: those that are nearest for one of the values, and those in which
//! one told answer, or two, are other ones, of several options one more or one less, while what is not told stays so. Among these one with
//! the fewest other answers is taken. Where none of them fits there may still be one that differs in more.

use crate::engine::case::Case;
use crate::engine::decision::{Status, find, is_consistent};
use crate::engine::diagram::Terminals;
use crate::engine::pack::{DecisionId, FactId, Pack, ValueId, membership};
use crate::training::judging::nearest::{Nearest, Search, is_in_place};

/// How many answers are other ones in a case that is tried.
const MOST: usize = 2;

/// What a decision is to come to.
struct Wanted<'w> {
    pack: &'w Pack,
    decision: DecisionId,
    values: &'w [ValueId],
    /// The diagrams of the values that are not as they are in the case told, each with the terminal that it is to end in.
    otherwise: Vec<(usize, Terminals)>,
}

/// The nearest case, of those that are tried, in which a decision comes to some values for certain. `near` are the nearest cases of the
/// `differ`ing values, each alone, as far as there are such.
pub(super) fn whole(
    pack: &Pack,
    told: &Case,
    (decision, values): (DecisionId, &[ValueId]),
    differ: &[ValueId],
    near: &[(ValueId, Nearest)],
) -> Option<Nearest> {
    let otherwise = differ.iter().map(|&value| {
        let is_in = values.contains(&value);
        let member = if is_in {
            membership::IN
        } else {
            membership::OUT
        };
        (value, 1 << member)
    });
    let wanted = Wanted {
        pack,
        decision,
        values,
        otherwise: otherwise.collect(),
    };
    let alone = near.iter().map(|(_, near)| near);
    let least = alone.clone().map(|near| near.changed.len()).max();
    let best = alone
        .filter(|near| wanted.is_met(&near.case))
        .min_by_key(|near| (near.changed.len(), near.more.len()));
    let most = best.map_or(MOST, |best| best.changed.len().saturating_sub(1).min(MOST));
    // In no case are fewer answers other ones than in the nearest of each value alone.
    let counts = least.unwrap_or_default().max(1)..=most;
    let tried = counts
        .into_iter()
        .find_map(|count| wanted.tried(told, count));
    let tried = tried.map(|case| Nearest::new(pack, told, case));
    tried.or_else(|| best.cloned())
}

impl Wanted<'_> {
    /// A case in which so many told answers are other ones.
    fn tried(&self, told: &Case, count: usize) -> Option<Case> {
        let search = Search::new(self.pack, told, 0);
        let others = told.answered().map(|fact| (fact, search.others(fact)));
        let others: Vec<(FactId, Vec<Case>)> = others.collect();
        let is_met = |case: &Case| {
            // An answer less allows more: what may end elsewhere with all of them does so without some.
            let asked = self.may_be_met(case).then(|| search.asked(case))?;
            self.is_met(&asked).then_some(asked)
        };
        if count == 1 {
            return others.iter().flat_map(|(_, all)| all).find_map(is_met);
        }
        for (place, (fact, all)) in others.iter().enumerate() {
            for other in others[..place].iter().flat_map(|(_, all)| all) {
                for own in all {
                    let mut both = other.clone();
                    let is_set = both.set(self.pack, *fact, own.answer(*fact)).is_ok();
                    if let Some(case) = is_set.then(|| is_met(&both)).flatten() {
                        return Some(case);
                    }
                }
            }
        }
        None
    }

    /// Whether what has to be otherwise is nowhere else. Most cases that are tried end here.
    fn may_be_met(&self, case: &Case) -> bool {
        let members = &self.pack.decisions[self.decision].members;
        let reach = self.pack.diagrams.reach(&case.masks(self.pack));
        let mut all = self.otherwise.iter();
        all.all(|&(value, member)| reach.outcomes(members[value]) & !member == 0)
    }

    /// Whether the decision comes to the values, in a case that can be told.
    fn is_met(&self, case: &Case) -> bool {
        let pack = self.pack;
        let reach = pack.diagrams.reach(&case.masks(pack));
        let found = find(pack, &pack.decisions[self.decision], &reach);
        found.status == Status::Settled
            && found.certain.len() == self.values.len()
            && self.values.iter().all(|it| found.certain.contains(it))
            && is_consistent(pack, &reach)
            && is_in_place(pack, case, &reach)
    }
}
