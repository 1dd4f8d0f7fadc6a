//! Which cases a class holds, as a few regions that can each be said in one breath.
//!
//! A region allows some values of some levels. Each is prime: no value can be added and no fact left out without touching a
//! case that is not in the class. Together they hold of the class and of nothing else, or say how many cases they leave out.

use crate::author::builder::Builder;
use crate::engine::diagram::{FALSE, Masks, Ref, TRUE};
use crate::workbench::difference::concern::Concern;
use crate::workbench::difference::joint::Joint;

/// The most regions that a class is told in.
const MOST_REGIONS: usize = 24;

/// A class as regions.
pub(super) struct Shape {
    /// The regions, as the values that each allows of every level.
    pub(super) regions: Vec<Masks>,
    /// The cases of the class that none of them holds of.
    pub(super) rest: Ref,
}

impl Shape {
    /// The regions of the first of two sets, said of the facts that tell it from the second.
    pub(super) fn of(joint: &mut Joint<'_>, fewest: &Concern) -> Shape {
        let (set, others) = (fewest.sets[0], fewest.sets[1]);
        let mut levels = fewest.levels.clone();
        levels.sort_by_key(|&level| joint.fact_of(level));
        // Of a date, and of the day of judgement, a region allows one stretch: two could not be said as one test.
        let stretches: Vec<usize> = levels
            .iter()
            .copied()
            .filter(|&level| joint.is_time(level))
            .collect();
        let builder = &mut joint.built.builder;
        let (mut regions, mut rest): (Vec<(Masks, Ref)>, Ref) = (Vec::new(), set);
        while rest != Ref(FALSE) && regions.len() < MOST_REGIONS {
            let Some(way) = builder.witness(rest, &|terminal| terminal == TRUE) else {
                break;
            };
            let region = widest(builder, &way, others, rest, &levels, &stretches);
            let outside = builder.not(region.1);
            rest = builder.and(rest, outside);
            regions.push(region);
        }
        needed(builder, &mut regions, set);
        Shape {
            regions: regions.into_iter().map(|(masks, _)| masks).collect(),
            rest,
        }
    }
}

/// The widest region around a way: widened from the last fact on and from the first on, the one is kept that holds of more.
fn widest(
    builder: &mut Builder,
    way: &[(usize, usize)],
    others: Ref,
    rest: Ref,
    levels: &[usize],
    stretches: &[usize],
) -> (Masks, Ref) {
    let forward: Vec<usize> = levels.to_vec();
    let backward: Vec<usize> = levels.iter().rev().copied().collect();
    let (one, other) = (
        widened(builder, way, others, &backward, stretches),
        widened(builder, way, others, &forward, stretches),
    );
    let all: Vec<usize> = (0..builder.diagrams().sizes().len()).collect();
    let mut newly = |region: &(Masks, Ref)| {
        let here = builder.and(rest, region.1);
        let counts = builder.count(here, &all);
        let yes = counts.iter().find(|(terminal, _)| *terminal == TRUE);
        yes.map_or(0, |(_, count)| *count)
    };
    if newly(&other) > newly(&one) {
        other
    } else {
        one
    }
}

fn widened(
    builder: &mut Builder,
    way: &[(usize, usize)],
    others: Ref,
    levels: &[usize],
    stretches: &[usize],
) -> (Masks, Ref) {
    let full = builder.diagrams().all();
    let mut masks = full.clone();
    for &(level, value) in way {
        masks[level] = 1 << value;
    }
    let touches = |builder: &Builder, masks: &Masks| {
        builder.diagrams().reach_from(others, masks) >> TRUE & 1 == 1
    };
    // First whole facts, for a region is the easier to read the fewer it names.
    for &level in levels {
        let narrow = std::mem::replace(&mut masks[level], full[level]);
        if touches(builder, &masks) {
            masks[level] = narrow;
        }
    }
    for &level in levels {
        if masks[level] == full[level] {
            continue;
        }
        let own = masks[level].trailing_zeros() as usize;
        let (after, before) = (
            own + 1..usize::from(builder.diagrams().sizes()[level]),
            (0..own).rev(),
        );
        for values in [after.collect::<Vec<usize>>(), before.collect()] {
            for value in values {
                let narrow = masks[level];
                masks[level] |= 1 << value;
                if touches(builder, &masks) {
                    masks[level] = narrow;
                    if stretches.contains(&level) {
                        break;
                    }
                }
            }
        }
    }
    let tests: Vec<Ref> = levels
        .iter()
        .filter(|&&level| masks[level] != full[level])
        .map(|&level| builder.test(level, masks[level]))
        .collect();
    let region = builder.all(tests);
    (masks, region)
}

/// Drops regions whose cases the others hold of.
fn needed(builder: &mut Builder, regions: &mut Vec<(Masks, Ref)>, set: Ref) {
    let mut at = 0;
    while at < regions.len() {
        let others = regions.iter().enumerate();
        let others: Vec<Ref> = others
            .filter(|(other, _)| *other != at)
            .map(|(_, (_, region))| *region)
            .collect();
        let others = builder.any(others);
        let outside = builder.not(others);
        let own = builder.and(set, regions[at].1);
        if builder.and(own, outside) == Ref(FALSE) {
            regions.remove(at);
        } else {
            at += 1;
        }
    }
}
