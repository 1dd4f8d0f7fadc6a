//! Facts that only have another id: the same question with the same answers. Held for two facts, every case would be a pair of
//! answers to one question.

use crate::author::model::{Fact, Model};
use crate::workbench::difference::data::Renamed;

/// Gives facts of the old pack the ids that they have in the new one; tells which.
///
/// A fact that only the old pack has is one that only the new pack has if both ask or are called the same, have the same answers,
/// and no other is like either.
pub(super) fn adopt(old: &mut Model, new: &Model) -> Vec<Renamed> {
    let lone = |facts: &[Fact], others: &[Fact]| -> Vec<usize> {
        let is_lone = |&at: &usize| others.iter().all(|other| other.id != facts[at].id);
        (0..facts.len()).filter(is_lone).collect()
    };
    let (gone, come) = (lone(&old.facts, &new.facts), lone(&new.facts, &old.facts));
    let pairs: Vec<(usize, usize)> = gone
        .iter()
        .flat_map(|&before| come.iter().map(move |&after| (before, after)))
        .filter(|&(before, after)| same(&old.facts[before], &new.facts[after]))
        .collect();
    let only = |&&(before, after): &&(usize, usize)| {
        let mut like = pairs
            .iter()
            .filter(|pair| pair.0 == before || pair.1 == after);
        like.next().is_some() && like.next().is_none()
    };
    let taken = |id: &str| old.derived.iter().any(|derived| derived.id == id);
    let found: Vec<(usize, usize)> = pairs.iter().filter(only).copied().collect();
    let found: Vec<(usize, String)> = found
        .into_iter()
        .map(|(before, after)| (before, new.facts[after].id.clone()))
        .filter(|(_, id)| !taken(id))
        .collect();
    found
        .into_iter()
        .map(|(before, id)| {
            let was = std::mem::replace(&mut old.facts[before].id, id.clone());
            Renamed {
                kind: "fact",
                old: was,
                new: id,
            }
        })
        .collect()
}

fn same(old: &Fact, new: &Fact) -> bool {
    let codes = |fact: &Fact| -> Vec<String> {
        fact.values.iter().map(|value| value.code.clone()).collect()
    };
    let is_called_the_same = old.ask == new.ask || old.short == new.short;
    is_called_the_same
        && std::mem::discriminant(&old.domain) == std::mem::discriminant(&new.domain)
        && old.unknown == new.unknown
        && codes(old) == codes(new)
}
