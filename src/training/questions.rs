//! The questions that a learner can put where the case is not read: those that its answers are to, among others that the same topics ask.
//!
//! With the first alone there would be nothing to decide: all of them, or nearly all, are needed. What is put beside them is what a case of
//! these topics may turn on, and this one does not, whatever the answer were; so the caller need not have one. A question is judged by what
//! is open when it is put, so it counts in which order they are put.

use crate::engine::assessment::{Depth, judge};
use crate::engine::decision::{Certainty, certainty};
use crate::engine::listed::listed;
use crate::engine::pack::{FactId, Pack, RuleId};
use crate::training::chance::Chance;
use crate::training::exercise::Exercise;
use crate::training::remembering::rules_of;

/// How many others there are: as many as are needed, but no fewer and no more than these.
const BESIDE: (usize, usize) = (3, 6);

/// The same exercise always has the same questions, and others than those of its number alone.
const SEED: u64 = 0x6173_6b65;

impl Exercise {
    /// The questions that can be put, in file order. It takes a moment.
    pub fn questions(&self, pack: &Pack) -> Vec<FactId> {
        let told = self.facts();
        let (least, most) = BESIDE;
        let count = told.len().clamp(least, most);
        let own: Vec<RuleId> = (self.topics.iter())
            .flat_map(|&topic| rules_of(pack, topic))
            .collect();
        let all =
            (0..pack.rules.len()).filter(|&it| pack.decisions[pack.rules[it].decides].primary);
        let near = asked_by(pack, own.into_iter());
        let far = asked_by(pack, all).into_iter();
        let far: Vec<FactId> = far.filter(|fact| !near.contains(fact)).collect();
        let mut chance = Chance::new(u64::from(self.id.bits()) << 32 | SEED);
        let order = [chance.shuffled(near), chance.shuffled(far)].concat();
        let needless = self.needless(pack);
        let beside = order.into_iter().filter(|fact| needless.contains(fact));
        listed(told.into_iter().chain(beside.take(count)))
    }

    /// What is not told and not asked for any more, though it is not out of place.
    fn needless(&self, pack: &Pack) -> Vec<FactId> {
        let open = judge(pack, &self.case, Depth::Question).open_facts;
        let reach = pack.diagrams.reach(&self.case.masks(pack));
        let is_date_of = |date: FactId, number: FactId| {
            let follows = pack.facts[number].follows;
            follows.is_some_and(|follows| follows.date == date)
        };
        // A day of birth that is told tells the age, and an age that is told is all that one wants of the day.
        let is_known = |fact: FactId| {
            let mut told = self.case.answered();
            told.any(|it| it == fact || is_date_of(it, fact) || is_date_of(fact, it))
        };
        let is_asked = |fact: FactId| {
            let applies = pack.facts[fact].applies;
            applies.is_none_or(|root| certainty(&reach, root) != Certainty::Excluded)
        };
        let all = 0..pack.facts.len();
        all.filter(|&fact| !is_known(fact) && !open.contains(&fact))
            .filter(|&fact| is_asked(fact))
            .collect()
    }
}

/// The facts that some rules turn on, in file order.
fn asked_by(pack: &Pack, rules: impl Iterator<Item = RuleId>) -> Vec<FactId> {
    let spoken = rules.filter_map(|rule| pack.spoken.get(&pack.rules[rule].live));
    let levels = spoken.fold(0, |all, levels| all | levels);
    let is_asked = |fact: &FactId| {
        let mut own = pack.facts[*fact].levels();
        own.any(|level| levels >> level & 1 == 1)
    };
    (0..pack.facts.len()).filter(is_asked).collect()
}
