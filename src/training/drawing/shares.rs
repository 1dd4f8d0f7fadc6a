//! How likely each value of each level is where exercises are drawn.
//!
//! Cases as the diagrams have them are not cases as people have them: of fourteen needs every second would be there. What the pack
//! says of its shares holds; else every value is as likely as the others, and of answers of which several may be chosen one is
//! expected. Every case that can be can still be drawn, but for ages that nobody would believe and no rule speaks of.

use crate::engine::case::Case;
use crate::engine::diagram::walk::Bits;
use crate::engine::pack::{Kind, Pack};
use crate::training::drawing::concrete::is_beyond;

/// For each level its possible values with their shares of one.
pub(super) fn shares(pack: &Pack, masks: &[u32]) -> Vec<Vec<(u8, f64)>> {
    let even = |mask: u32| {
        let share = 1.0 / f64::from(mask.count_ones().max(1));
        Bits(mask).map(|value| (value as u8, share)).collect()
    };
    let mut shares: Vec<Vec<(u8, f64)>> = masks.iter().map(|&mask| even(mask)).collect();
    for fact in &pack.facts {
        let several = matches!(fact.kind, Kind::Choices { .. });
        for (place, level) in fact.levels().enumerate() {
            let own = if !fact.weights.is_empty() {
                fact.shares(place, masks[level])
            } else if several && masks[level] == 3 {
                let one = 1.0 / fact.values.len().max(2) as f64;
                vec![1.0 - one, one]
            } else {
                continue;
            };
            let with = |(known, share): (&mut (u8, f64), f64)| known.1 = share;
            shares[level].iter_mut().zip(own).for_each(with);
        }
    }
    for (id, fact) in pack.facts.iter().enumerate() {
        let compared = usize::from(pack.relations.iter().any(|it| it.of == id));
        let own = &mut shares[fact.level];
        let (beyond, told): (Vec<_>, Vec<_>) = (own.iter().copied())
            .partition(|it| is_beyond(pack, id, usize::from(it.0) >> compared));
        let sum: f64 = told.iter().map(|(_, share)| share).sum();
        if !beyond.is_empty() && sum > 0.0 {
            *own = told
                .into_iter()
                .map(|(value, share)| (value, share / sum))
                .collect();
        }
    }
    shares
}

/// What is possible on a day before anything is asked.
pub(super) fn possible(pack: &Pack, on: chrono::NaiveDate) -> Vec<u32> {
    Case::new(pack, on).masks(pack)
}
