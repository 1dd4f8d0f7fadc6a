//! Sets of cases as they are told: how many, over which facts, which, and one of them.

use std::collections::BTreeSet;

use crate::engine::diagram::Ref;
use crate::workbench::difference::concern::Concern;
use crate::workbench::difference::counting::count;
use crate::workbench::difference::data::{Cases, Concern as Matters};
use crate::workbench::difference::joint::Joint;
use crate::workbench::difference::shape::Shape;
use crate::workbench::difference::witness::{Person, person};
use crate::workbench::difference::wording::region;

/// A set of cases as it is told.
pub(super) struct Told {
    pub(super) cases: Cases,
    /// The witness.
    pub(super) person: Option<Person>,
    /// The levels that it is counted over, rising.
    pub(super) levels: Vec<usize>,
}

/// Tells each of some sets of cases that have none in common; `rest` are the other cases that there are. `levels` are those on
/// which a case must be told for both packs to judge it.
pub(super) fn described(
    joint: &mut Joint<'_>,
    sets: &[Ref],
    rest: Ref,
    levels: &BTreeSet<usize>,
) -> Vec<Told> {
    let all: Vec<Ref> = sets.iter().copied().chain([rest]).collect();
    let concern = Concern::of(joint, all, levels);
    let of = count(joint, concern.all, &concern.levels);
    let over: Vec<Matters> = matters(joint, &concern.levels);
    sets.iter()
        .enumerate()
        .map(|(at, &whole)| {
            let set = concern.sets[at];
            let others = joint.built.builder.not(set);
            let others = joint.built.builder.and(concern.all, others);
            // What tells this class from the others may be less than what tells all of them apart.
            let fewest = Concern::of(joint, vec![set, others], levels);
            let shape = Shape::of(joint, &fewest);
            let regions = shape
                .regions
                .iter()
                .map(|masks| region(joint, masks))
                .collect();
            // The rest is said of fewer facts; the cases it leaves out are counted over all that matter.
            let left = joint.built.builder.and(set, shape.rest);
            let judged = joint.in_force(fewest.sets[0]);
            let person = person(joint, judged, whole, levels);
            let cases = Cases {
                count: count(joint, set, &concern.levels),
                of,
                over: over.clone(),
                regions,
                rest: count(joint, left, &concern.levels),
                witness: person
                    .as_ref()
                    .map(|person| person.told(joint))
                    .unwrap_or_default(),
            };
            Told {
                cases,
                person,
                levels: concern.levels.clone(),
            }
        })
        .collect()
}

/// The facts of some levels, in file order.
fn matters(joint: &Joint<'_>, levels: &[usize]) -> Vec<Matters> {
    let mut found: Vec<(Option<(usize, usize)>, Matters)> = levels
        .iter()
        .map(|&level| {
            let at = joint.fact_of(level);
            let matters = match at {
                None => Matters {
                    fact: String::new(),
                    option: None,
                },
                Some((fact, option)) => {
                    let item = &joint.facts.facts[fact];
                    let many = joint.levels(fact).len() > 1;
                    let code = item.values.get(option).map(|value| value.code.clone());
                    Matters {
                        fact: item.id.clone(),
                        option: code.filter(|_| many),
                    }
                }
            };
            (at, matters)
        })
        .collect();
    found.sort_by_key(|(at, _)| *at);
    found.into_iter().map(|(_, matters)| matters).collect()
}
