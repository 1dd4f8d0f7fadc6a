//! The cases that both packs allow.

use std::collections::BTreeSet;

use crate::author::builder::Builder;
use crate::engine::diagram::{FALSE, Free, Ref, TRUE};
use crate::workbench::difference::joint::{Joint, Part};

/// What the packs' constraints and the domains of their facts allow.
pub(super) struct Space {
    /// Connected groups of constraints.
    pub(super) groups: Vec<Group>,
    /// Ranges that no constraint speaks of: they follow from their numbers, and tie them only where something turns on them.
    spare: Vec<Spare>,
}

/// Constraints that share facts, directly or through others, of either pack.
pub(super) struct Group {
    /// Where those of each pack are met, the old one's first.
    pub(super) met: [Ref; 2],
    /// The levels that they depend on.
    pub(super) levels: BTreeSet<usize>,
    /// Their indices in the joint model.
    pub(super) parts: Vec<usize>,
}

struct Spare {
    met: Ref,
    ranges: BTreeSet<usize>,
}

impl Space {
    /// The groups of a joint model's constraints; what they say of facts that stand apart is left out.
    pub(super) fn new(joint: &mut Joint<'_>) -> Space {
        let mut space = Space {
            groups: Vec::new(),
            spare: Vec::new(),
        };
        let constraints = joint.built.constraints.clone();
        let parts: Vec<(usize, Part)> = joint.parts.iter().copied().enumerate().collect();
        let (tied, plain): (Vec<_>, Vec<_>) = parts
            .into_iter()
            .partition(|(_, part)| matches!(part, Part::Pair(_)));
        for (index, part) in plain {
            let met = constraints[index];
            let sides = match part {
                Part::Constraint(0, _) | Part::Domain(0, _) => [met, Ref(TRUE)],
                Part::Constraint(..) | Part::Domain(..) => [Ref(TRUE), met],
                Part::Days | Part::Pair(_) => [met, met],
            };
            space.tie(&mut joint.built.builder, sides, index);
        }
        for (index, part) in tied {
            let Part::Pair(pair) = part else { continue };
            let ranges = joint.pairs[pair].ranges.iter();
            let ranges: BTreeSet<usize> = ranges
                .map(|&(_, fact)| joint.built.layout.first[fact])
                .collect();
            let met = constraints[index];
            let constrained = space
                .groups
                .iter()
                .any(|group| !group.levels.is_disjoint(&ranges));
            if constrained {
                space.tie(&mut joint.built.builder, [met, met], index);
            } else {
                space.spare.push(Spare { met, ranges });
            }
        }
        let apart: Vec<Free> = joint.apart_levels().into_iter().map(Free::Whole).collect();
        for group in &mut space.groups {
            let builder = &mut joint.built.builder;
            group.met = group.met.map(|met| builder.exists(met, &apart));
            group.levels = support(builder, group.met);
        }
        space
    }

    fn tie(&mut self, builder: &mut Builder, met: [Ref; 2], part: usize) {
        let mut group = Group {
            met,
            levels: support(builder, met),
            parts: vec![part],
        };
        if group.levels.is_empty() && met == [Ref(TRUE); 2] {
            return;
        }
        let (tied, apart): (Vec<Group>, Vec<Group>) = std::mem::take(&mut self.groups)
            .into_iter()
            // What allows no case at all is one, whichever constraints say so.
            .partition(|other| {
                let empty = |met: [Ref; 2]| met.contains(&Ref(FALSE));
                !other.levels.is_disjoint(&group.levels) || (empty(other.met) && empty(met))
            });
        for other in tied {
            for side in [0, 1] {
                group.met[side] = builder.and(group.met[side], other.met[side]);
            }
            group.levels.extend(other.levels);
            group.parts.extend(other.parts);
        }
        self.groups = apart;
        self.groups.push(group);
    }

    /// Where both packs allow the cases, as far as that bears on these levels.
    pub(super) fn allowed(&self, builder: &mut Builder, levels: &BTreeSet<usize>) -> Ref {
        let mut met = Ref(TRUE);
        let mut touched = levels.clone();
        for group in &self.groups {
            // One that leaves no case at all leaves none to anything.
            let empty = group.met.contains(&Ref(FALSE));
            if empty || !group.levels.is_disjoint(levels) {
                for part in group.met {
                    met = builder.and(met, part);
                }
                touched.extend(&group.levels);
            }
        }
        for spare in &self.spare {
            if !spare.ranges.is_disjoint(&touched) {
                met = builder.and(met, spare.met);
            }
        }
        met
    }
}

/// The levels that any of the roots depends on.
pub(super) fn support(builder: &Builder, roots: impl IntoIterator<Item = Ref>) -> BTreeSet<usize> {
    let diagrams = builder.diagrams();
    roots
        .into_iter()
        .flat_map(|root| diagrams.levels_below(root))
        .collect()
}
