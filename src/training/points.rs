//! Points as they are, summed as they are and rounded down once: of two cases a third and two thirds right come to 50 of a hundred, not to 49.

use crate::training::judging::Mark;

/// How many parts all of an exercise has: as many as any number of decisions up to forty divides, each counted in halves. So every sum is
/// one of whole numbers, and nothing drifts.
const WHOLE: u64 = 2 * 5_342_931_457_063_200;

/// What an exercise came to, exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Points(u64);

impl Points {
    /// The decisions alike, one that is partly right for half; none for no decision.
    pub fn of(marks: impl Iterator<Item = Mark>) -> Points {
        let (mut halves, mut decisions) = (0, 0);
        for mark in marks {
            decisions += 1;
            halves += match mark {
                Mark::Right => 2,
                Mark::Partly => 1,
                Mark::Wrong => 0,
            };
        }
        Points::halves(halves, decisions)
    }

    fn halves(halves: u64, decisions: u64) -> Points {
        let own = u128::from(halves) * u128::from(WHOLE);
        let share = own.checked_div(2 * u128::from(decisions));
        Points(share.unwrap_or(0) as u64)
    }

    /// What so many decisions came to that are told rounded down, as they are told and kept; nothing where they cannot come to that.
    pub fn told(rounded: u8, decisions: usize) -> Option<Points> {
        let decisions = decisions as u64;
        let mut all = (0..=2 * decisions).map(|halves| Points::halves(halves, decisions));
        all.find(|it| it.rounded() == rounded)
    }

    /// Whether all of it is right.
    pub fn are_all(self) -> bool {
        self.0 == WHOLE
    }

    /// Points of a hundred, rounded down, of this exercise alone.
    pub fn rounded(self) -> u8 {
        Points::mean(std::iter::once(self))
    }

    /// Points of a hundred of several exercises, each for as much, rounded down once and at the end. A pass mark is a whole number, so it is
    /// reached by this exactly where it is reached by what was not rounded.
    pub fn mean(all: impl Iterator<Item = Points>) -> u8 {
        let (sum, count) = all.fold((0, 0), |(sum, count), it| {
            (sum + u128::from(it.0), count + u128::from(WHOLE))
        });
        (100 * sum).checked_div(count).unwrap_or(0) as u8
    }
}
