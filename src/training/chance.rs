//! A small generator of chance: the same seed gives the same exercises in every program that is built of this.
//!
//! SplitMix64 by Steele, Lea and Flood: a counter and a mixing of its bits. What is drawn here is which case a learner gets, so that is enough.

/// Draws by a seed.
#[derive(Clone, Debug)]
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn new(seed: u64) -> Chance {
        Chance(seed)
    }

    /// Any 64 bits.
    pub(crate) fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below a limit; 0 where the limit is.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        ((u128::from(self.bits()) * limit as u128) >> 64) as usize
    }

    /// A number from 0 up to 1.
    pub(crate) fn share(&mut self) -> f64 {
        // 53 bits are what a number holds exactly, so that it is the same everywhere.
        (self.bits() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// One of some things.
    pub(crate) fn one<'t, T>(&mut self, all: &'t [T]) -> Option<&'t T> {
        all.get(self.below(all.len()))
    }

    /// Some things in any order.
    pub(crate) fn shuffled<T>(&mut self, mut all: Vec<T>) -> Vec<T> {
        for left in (2..=all.len()).rev() {
            all.swap(left - 1, self.below(left));
        }
        all
    }
}
