//! What answers leave to be settled, in a form that is the same wherever the same questions settle it.

use crate::author::questions::solve::State;
use crate::author::questions::space::Space;
use crate::engine::diagram::Ref;
use crate::engine::diagram::walk::Walk;

/// What is left of what is to be settled.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Left {
    /// Lists of roots; it is enough that one list is settled.
    pub(crate) lists: Vec<Vec<Ref>>,
    /// What is left of the groups of constraints.
    pub(crate) groups: Vec<Ref>,
}

impl Left {
    /// What a state leaves.
    pub(crate) fn of(state: &State) -> Left {
        let roots = |list: &Vec<(Ref, Ref)>| list.iter().map(|&(left, _)| left).collect();
        Left {
            lists: state.lists.iter().map(roots).collect(),
            groups: state.groups.clone(),
        }
    }

    /// Whether it depends on a level.
    pub(crate) fn depends_on(&self, space: &Space<'_>, level: usize) -> bool {
        let mut all = self.lists.iter().flatten().chain(&self.groups);
        all.any(|&at| space.levels(at) >> level & 1 == 1)
    }
}

impl Space<'_> {
    /// Without what is settled, what another root tells, and what has no bearing any more, and with outcomes numbered as they
    /// are met: none of it changes what it takes. `None` where nothing has to be asked.
    pub(crate) fn normal(&mut self, left: Left) -> Option<Left> {
        let mut lists = Vec::with_capacity(left.lists.len());
        for list in left.lists {
            let mut roots: Vec<Ref> = Vec::with_capacity(list.len());
            for root in list {
                if self.outcomes(root).count_ones() > 1 {
                    roots.push(self.renumbered(root));
                }
            }
            if roots.is_empty() {
                return None;
            }
            roots.sort_unstable();
            roots.dedup();
            let mut place = 0;
            while place < roots.len() {
                let root = roots[place];
                // Of two that tell each other the first goes.
                if (0..roots.len()).any(|other| other != place && self.tells(roots[other], root)) {
                    roots.remove(place);
                } else {
                    place += 1;
                }
            }
            lists.push(roots);
        }
        lists.sort_unstable();
        lists.dedup();
        let roots = lists.iter().flatten();
        let levels = roots.fold(0, |levels, &root| levels | self.levels(root));
        let mut groups = left.groups;
        groups.retain(|&group| self.levels(group) & levels != 0);
        groups.sort_unstable();
        Some(Left { lists, groups })
    }

    /// The parts that share no fact: each takes what it takes alone, whatever the order between them. Several lists are one part.
    pub(crate) fn parts(&self, left: &Left) -> Vec<Left> {
        let [list] = left.lists.as_slice() else {
            return vec![left.clone()];
        };
        let parts = self.apart(list.iter().copied(), &left.groups, |&root| root);
        parts
            .into_iter()
            .map(|(facts, mut list)| {
                list.sort_unstable();
                let groups = left.groups.iter().copied();
                Left {
                    lists: vec![list],
                    groups: groups
                        .filter(|&group| self.facts(group) & facts != 0)
                        .collect(),
                }
            })
            .collect()
    }

    /// What is left after each value of a level, with its chance; those that cannot be are left out.
    pub(crate) fn after(&mut self, left: &Left, level: usize) -> Vec<(usize, f64, Left)> {
        let chances = self.chances(&left.groups, level);
        let mut after = Vec::with_capacity(chances.len());
        let possible = chances.into_iter().enumerate();
        for (value, chance) in possible.filter(|(_, chance)| *chance > 0.0) {
            let mut next = left.clone();
            for at in next.lists.iter_mut().flatten().chain(&mut next.groups) {
                *at = self.with(*at, level, value);
            }
            after.push((value, chance, next));
        }
        after
    }
}
