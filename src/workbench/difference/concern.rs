//! The facts that matter: the fewest that tell classes of cases apart.

use std::collections::BTreeSet;

use crate::author::builder::Builder;
use crate::engine::diagram::{FALSE, Free, Ref};
use crate::workbench::difference::joint::Joint;
use crate::workbench::difference::space::support;

/// Sets of cases, said of the facts that matter alone.
pub(super) struct Concern {
    /// The sets, in the order in which they were given.
    pub(super) sets: Vec<Ref>,
    /// All of them together.
    pub(super) all: Ref,
    /// The levels that matter, rising.
    pub(super) levels: Vec<usize>,
}

impl Concern {
    /// Leaves out one level after the other as long as no two of the sets come to share a case. `near` are levels that the
    /// outcomes themselves speak of; the others go first.
    ///
    /// What is left is the fewest in this sense: none of it can be left out, now or after others. Only numbers that are in step
    /// may be more, for they can be counted together only.
    pub(super) fn of(joint: &mut Joint<'_>, mut sets: Vec<Ref>, near: &BTreeSet<usize>) -> Concern {
        let mut kept: BTreeSet<usize> = BTreeSet::new();
        for pair in 0..joint.pairs.len() {
            part(joint, pair, &mut sets, &mut kept, near);
        }
        let mut open = support(&joint.built.builder, sets.iter().copied());
        for level in candidates(joint, &open, near) {
            if !kept.contains(&level)
                && let Some(fewer) = without(&mut joint.built.builder, &sets, &[Free::Whole(level)])
            {
                sets = fewer;
                open.remove(&level);
            }
        }
        let all = joint.built.builder.any(sets.iter().copied());
        open.extend(kept);
        Concern {
            sets,
            all,
            levels: open.into_iter().collect(),
        }
    }
}

/// Does without two numbers, or one of them, and all that says whether they are in step, or keeps all of it.
fn part(
    joint: &mut Joint<'_>,
    pair: usize,
    sets: &mut Vec<Ref>,
    kept: &mut BTreeSet<usize>,
    near: &BTreeSet<usize>,
) {
    let layout = &joint.built.layout;
    let [first, second] = joint.pairs[pair].numbers.map(|fact| layout.first[fact]);
    let ranges = joint.pairs[pair].ranges.iter();
    let ranges: Vec<usize> = ranges.map(|(_, fact)| layout.first[*fact]).collect();
    let open = support(&joint.built.builder, sets.iter().copied());
    if !ranges.iter().any(|level| open.contains(level)) {
        return;
    }
    let all: Vec<Free> = ranges
        .iter()
        .chain(&[first, second])
        .map(|&level| Free::Whole(level))
        .collect();
    if let Some(fewer) = without(&mut joint.built.builder, sets, &all) {
        *sets = fewer;
        return;
    }
    // The number that the outcomes speak of stays, if only one of them does.
    let order = if near.contains(&first) {
        [1, 0]
    } else {
        [0, 1]
    };
    for gone in order {
        if let Some(fewer) = alone(joint, pair, gone, sets) {
            *sets = fewer;
            return;
        }
    }
    kept.extend([first, second]);
    kept.extend(ranges.into_iter().filter(|level| open.contains(level)));
}

/// The sets without one of two numbers and their ranges; none where two of them then share a case, or where a cell of the
/// other number would hold numbers of which some have a partner that makes them a case of a set and some have none.
fn alone(joint: &mut Joint<'_>, pair: usize, gone: usize, sets: &[Ref]) -> Option<Vec<Ref>> {
    let numbers = joint.pairs[pair].numbers;
    let stays = numbers[1 - gone];
    let layout = &joint.built.layout;
    let levels: Vec<Free> = joint.pairs[pair]
        .ranges
        .iter()
        .map(|(_, fact)| *fact)
        .chain([numbers[gone]])
        .map(|fact| Free::Whole(layout.first[fact]))
        .collect();
    let stays_at = layout.first[stays];
    let mut fewer = vec![Ref(FALSE); sets.len()];
    for cell in 0..joint.built.layout.cell_count(stays) {
        let partners = partners(joint, pair, gone, cell);
        let builder = &mut joint.built.builder;
        let here = builder.test(stays_at, 1 << cell);
        for (set, sum) in sets.iter().zip(&mut fewer) {
            let mut seen: Option<Ref> = None;
            for &possible in &partners {
                let own = builder.and(*set, here);
                let own = builder.and(own, possible);
                let own = builder.exists(own, &levels);
                if seen.is_some_and(|seen| seen != own) {
                    return None;
                }
                seen = Some(own);
            }
            *sum = builder.or(*sum, seen.unwrap_or(Ref(FALSE)));
        }
    }
    disjoint(&mut joint.built.builder, &fewer).then_some(fewer)
}

/// For the numbers of a cell what their partners can be: once for each stretch of them that has the same.
fn partners(joint: &mut Joint<'_>, pair: usize, gone: usize, cell: usize) -> Vec<Ref> {
    let layout = &joint.built.layout;
    let pair = &joint.pairs[pair];
    let (own, other) = (pair.numbers[1 - gone], pair.numbers[gone]);
    let (low, high) = layout.cell(own, cell);
    let cells: Vec<(i32, i32)> = (0..layout.cell_count(other))
        .map(|cell| layout.cell(other, cell))
        .collect();
    // Where a difference passes the end of a range for an end of a cell, other partners become possible.
    let mut starts: BTreeSet<i32> = BTreeSet::from([low]);
    for ((from, to), _) in &pair.ranges {
        for (first, last) in &cells {
            for end in [from - 1, *from, *to, to + 1] {
                let ends = if gone == 0 {
                    [first - end, last - end]
                } else {
                    [first + end, last + end]
                };
                let near = ends.into_iter().flat_map(|start| [start, start + 1]);
                starts.extend(near.filter(|start| (low..=high).contains(start)));
            }
        }
    }
    let ways = |number: i32| -> Vec<(usize, u32)> {
        let of = |cell: &(i32, i32)| match gone {
            0 => pair.ways(*cell, (number, number)),
            _ => pair.ways((number, number), *cell),
        };
        let ways = cells.iter().enumerate();
        ways.flat_map(|(at, cell)| of(cell).into_iter().map(move |(within, _)| (at, within)))
            .collect()
    };
    let different: BTreeSet<Vec<(usize, u32)>> = starts.into_iter().map(ways).collect();
    let (other, ranges) = (
        layout.first[other],
        pair.ranges.iter().map(|(_, fact)| layout.first[*fact]),
    );
    let ranges: Vec<usize> = ranges.collect();
    let builder = &mut joint.built.builder;
    different
        .into_iter()
        .map(|ways| {
            let ways: Vec<Ref> = ways
                .into_iter()
                .map(|(cell, within)| {
                    let mut parts = vec![builder.test(other, 1 << cell)];
                    for (at, &level) in ranges.iter().enumerate() {
                        parts.push(builder.test(level, 1 << (1 - (within >> at & 1))));
                    }
                    builder.all(parts)
                })
                .collect();
            builder.any(ways)
        })
        .collect()
}

/// The levels in the order in which it is tried to do without them: what only constraints speak of first, then the facts from
/// the last asked to the first.
fn candidates(joint: &Joint<'_>, open: &BTreeSet<usize>, near: &BTreeSet<usize>) -> Vec<usize> {
    let mut levels: Vec<usize> = open.iter().copied().collect();
    levels.sort_by_key(|&level| {
        (
            near.contains(&level),
            std::cmp::Reverse(joint.fact_of(level)),
        )
    });
    levels
}

/// The sets without some levels, unless two of them then share a case.
fn without(builder: &mut Builder, sets: &[Ref], levels: &[Free]) -> Option<Vec<Ref>> {
    let fewer: Vec<Ref> = sets
        .iter()
        .map(|set| builder.exists(*set, levels))
        .collect();
    disjoint(builder, &fewer).then_some(fewer)
}

fn disjoint(builder: &mut Builder, sets: &[Ref]) -> bool {
    let mut seen = Ref(FALSE);
    sets.iter().all(|&set| {
        let apart = builder.and(seen, set) == Ref(FALSE);
        seen = builder.or(seen, set);
        apart
    })
}
