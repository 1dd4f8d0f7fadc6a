//! Pairs of numbers of which either pack asks whether they are in step, as facts of their own: "`a` minus `b` lies in this range".
//!
//! A compiled pack folds the answer into the level of one of the numbers. Two packs may ask with different ranges; here each
//! range is a yes/no level, tied to both numbers by what their cells leave possible.

use crate::author::condition::Condition;
use crate::author::model::{Derivation, Derived, Domain, Fact, Model};
use crate::engine::pack::{FactId, FactValue};
use crate::workbench::difference::union::Facts;

/// Two numbers and the ranges that their difference is compared with.
pub(super) struct Pair {
    /// The joint facts.
    pub(super) numbers: [FactId; 2],
    /// For each range of the first minus the second the joint fact that says whether it lies there.
    pub(super) ranges: Vec<((i32, i32), FactId)>,
}

/// The pairs of both packs; adds a joint fact for each range. `of[side]` names for each derived fact of a pack the joint fact
/// that it is, where it is a difference.
pub(super) fn pairs(
    models: [&Model; 2],
    facts: &mut Facts,
) -> (Vec<Pair>, [Vec<Option<FactId>>; 2]) {
    let mut pairs: Vec<Pair> = Vec::new();
    let mut of = models.map(|model| vec![None; model.derived.len()]);
    for side in [1, 0] {
        for (index, derived) in models[side].derived.iter().enumerate() {
            let Derivation::Difference {
                of: first,
                minus,
                between: (low, high),
            } = derived.how
            else {
                continue;
            };
            let [a, b] = [first, minus].map(|fact| facts.maps[side].facts[fact]);
            let (numbers, range) = if a < b {
                ([a, b], (low, high))
            } else {
                ([b, a], (-high, -low))
            };
            let at = pairs
                .iter()
                .position(|pair| pair.numbers == numbers)
                .unwrap_or_else(|| {
                    pairs.push(Pair {
                        numbers,
                        ranges: Vec::new(),
                    });
                    pairs.len() - 1
                });
            let known = pairs[at].ranges.iter().find(|(other, _)| *other == range);
            let fact = known.map(|(_, fact)| *fact).unwrap_or_else(|| {
                let mut fact = in_step(derived);
                if facts.facts.iter().any(|known| known.id == fact.id) {
                    // Both packs have it, each with its own range.
                    fact.id += " (old)";
                    fact.short = format!("{} ({low}–{high})", fact.short);
                }
                let fact = facts.push(fact);
                pairs[at].ranges.push((range, fact));
                fact
            });
            of[side][index] = Some(fact);
        }
    }
    // Three numbers in step two by two are more than two levels can say together.
    for (at, pair) in pairs.iter().enumerate() {
        let shares = |other: &Pair| pair.numbers.iter().any(|n| other.numbers.contains(n));
        let tied = pairs.iter().enumerate();
        if tied
            .filter(|(other, _)| *other != at)
            .any(|(_, other)| shares(other))
        {
            facts
                .apart
                .extend(pair.ranges.iter().map(|(_, fact)| *fact));
        }
    }
    (pairs, of)
}

/// Why a difference that stands apart does.
pub(super) const OTHER_PARTNER: &str = "compares a number with another number than before";

fn in_step(derived: &Derived) -> Fact {
    let answer = |code: &str, label: &str| FactValue {
        code: code.to_owned(),
        label: label.to_owned(),
    };
    Fact {
        place: derived.place.clone(),
        id: derived.id.clone(),
        domain: Domain::YesNo,
        ask: derived.label.clone(),
        short: derived.label.clone(),
        why: String::new(),
        help: String::new(),
        blank: String::new(),
        values: vec![answer("yes", "Ja"), answer("no", "Nej")],
        unknown: false,
        applies: None,
        early: None,
        follows: None,
        shares: Vec::new(),
        cost: 1,
        pinned: false,
    }
}

impl Pair {
    /// For two cells, both ends included, each combination of ranges that some numbers of them lie in, a bit for each range,
    /// and how many pairs of numbers do.
    pub(super) fn ways(&self, a: (i32, i32), b: (i32, i32)) -> Vec<(u32, u128)> {
        let mut ways: Vec<(u32, u128)> = Vec::new();
        for (low, high, within) in self.stretches() {
            let below = |limit: i64| limit.checked_sub(1).map_or(0, |limit| at_most(a, b, limit));
            let count = at_most(a, b, high) - below(low);
            if count > 0 {
                match ways.iter_mut().find(|(known, _)| *known == within) {
                    Some((_, sum)) => *sum += count,
                    None => ways.push((within, count)),
                }
            }
        }
        ways
    }

    /// Two numbers of two cells whose difference lies in exactly these ranges.
    pub(super) fn numbers(&self, a: (i32, i32), b: (i32, i32), within: u32) -> Option<(i32, i32)> {
        let fitting = self.stretches();
        let mut fitting = fitting.iter().filter(|(_, _, ranges)| *ranges == within);
        fitting.find_map(|&(low, high, _)| {
            // With a - b in low..=high, a lies in (b.0 + low)..=(b.1 + high).
            let first = i64::from(a.0).max(i64::from(b.0) + low);
            let last = i64::from(a.1).min(i64::from(b.1) + high);
            let second = i64::from(b.0).max(first - high);
            let fits = first <= last && second <= i64::from(b.1) && first - second >= low;
            let number = |number: i64| i32::try_from(number).ok();
            number(first).zip(number(second)).filter(|_| fits)
        })
    }

    /// The differences from least to most, cut where a range begins or ends, with the ranges that hold there.
    fn stretches(&self) -> Vec<(i64, i64, u32)> {
        // Numbers are below 2^24: no difference lies outside.
        const FARTHEST: i64 = 1 << 26;
        let ends = self
            .ranges
            .iter()
            .flat_map(|&((low, high), _)| [i64::from(low), i64::from(high) + 1]);
        let mut starts: Vec<i64> = std::iter::once(-FARTHEST).chain(ends).collect();
        starts.sort_unstable();
        starts.dedup();
        let last = starts.iter().skip(1).map(|next| next - 1);
        let last = last.chain([FARTHEST]);
        starts
            .iter()
            .zip(last)
            .map(|(&low, high)| {
                let holds = |&((from, to), _): &((i32, i32), FactId)| {
                    i64::from(from) <= low && high <= i64::from(to)
                };
                let within = self.ranges.iter().enumerate();
                let within = within.filter(|(_, range)| holds(range));
                (low, high, within.fold(0, |bits, (at, _)| bits | 1 << at))
            })
            .collect()
    }

    /// The combinations that the cells leave possible, as a condition on all of them.
    pub(super) fn condition(&self, cells: [&[(i32, i32)]; 2]) -> Condition {
        let [first, second] = self.numbers;
        let mut ways = Vec::new();
        for &a in cells[0] {
            for &b in cells[1] {
                for (within, _) in self.ways(a, b) {
                    let ranges = self.ranges.iter().enumerate().map(|(at, &(_, fact))| {
                        Condition::Values(fact, vec![usize::from(within >> at & 1 == 0)])
                    });
                    let numbers = [
                        Condition::Between(first, a.0, a.1),
                        Condition::Between(second, b.0, b.1),
                    ];
                    ways.push(Condition::All(numbers.into_iter().chain(ranges).collect()));
                }
            }
        }
        Condition::Any(ways)
    }
}

/// How many pairs of numbers of two cells have a difference of at most `limit`.
pub(crate) fn at_most(a: (i32, i32), b: (i32, i32), limit: i64) -> u128 {
    // Of the numbers b, `clamp(end - x, 0, many)` are at least x - limit.
    let (low, high) = (i128::from(a.0), i128::from(a.1));
    let many = i128::from(b.1) - i128::from(b.0) + 1;
    let end = i128::from(b.1) + i128::from(limit) + 1;
    let all = (high.min(end - many) - low + 1).max(0) * many;
    let (first, last) = (low.max(end - many + 1), high.min(end - 1));
    let some = if first <= last {
        (end - first + end - last) * (last - first + 1) / 2
    } else {
        0
    };
    (all + some).unsigned_abs()
}
