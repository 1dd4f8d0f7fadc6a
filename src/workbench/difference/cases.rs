//! Cases that only one of the packs allows: what constraints newly forbid or allow, and answers that are new or gone.

use std::collections::BTreeSet;

use crate::engine::diagram::{FALSE, Free, Ref};
use crate::workbench::difference::data::CaseChange;
use crate::workbench::difference::described::described;
use crate::workbench::difference::joint::{Joint, Part};
use crate::workbench::difference::space::{Space, support};

/// Cases that only one of the packs allows, and where they are.
pub(super) struct Apart {
    /// As they are told.
    pub(super) change: CaseChange,
    /// The cases.
    pub(super) region: Ref,
    /// All cases that the pack allows, as far as it bears on them.
    pub(super) allowed: Ref,
    /// The levels that they are counted over, rising.
    pub(super) levels: Vec<usize>,
}

/// The cases that are gone and those that are new, for each connected group of constraints.
pub(super) fn cases(joint: &mut Joint<'_>, space: &Space) -> Vec<Apart> {
    let mut found = Vec::new();
    let lacks: [Vec<Free>; 2] = [0, 1].map(|side| {
        let levels = joint.only_other(side).into_iter();
        levels.map(Free::Whole).collect()
    });
    for group in &space.groups {
        // A case of one pack knows nothing of facts that only the other has.
        let builder = &mut joint.built.builder;
        let allows = [
            builder.exists(group.met[0], &lacks[1]),
            builder.exists(group.met[1], &lacks[0]),
        ];
        for (new, has, lacking) in [(false, 0, 1), (true, 1, 0)] {
            let builder = &mut joint.built.builder;
            let outside = builder.not(allows[lacking]);
            let region = builder.and(allows[has], outside);
            if region == Ref(FALSE) {
                continue;
            }
            let kept = builder.and(allows[0], allows[1]);
            let levels: BTreeSet<usize> = support(builder, [allows[has], region]);
            let told = described(joint, &[region], kept, &levels);
            let by = causes(joint, &group.parts, lacking, region, &lacks[has]);
            for told in told {
                found.push(Apart {
                    change: CaseChange {
                        new,
                        cases: told.cases,
                        by: by.clone(),
                    },
                    region,
                    allowed: allows[has],
                    levels: told.levels,
                });
            }
        }
    }
    found
}

/// What of the pack that lacks the cases forbids some of them.
fn causes(
    joint: &mut Joint<'_>,
    parts: &[usize],
    lacking: usize,
    region: Ref,
    unknown: &[Free],
) -> Vec<(&'static str, String)> {
    let mut found: Vec<(&'static str, String)> = Vec::new();
    let mut parts = parts.to_vec();
    parts.sort_unstable();
    for part in parts {
        let name = match joint.parts[part] {
            Part::Constraint(side, own) if side == lacking => {
                ("constraint", joint.models[side].constraints[own].id.clone())
            }
            Part::Domain(side, own) if side == lacking => {
                ("fact", joint.models[side].facts[own].id.clone())
            }
            _ => continue,
        };
        let builder = &mut joint.built.builder;
        let met = builder.exists(joint.built.constraints[part], unknown);
        let outside = builder.not(met);
        if builder.and(region, outside) != Ref(FALSE) && !found.contains(&name) {
            found.push(name);
        }
    }
    found
}
