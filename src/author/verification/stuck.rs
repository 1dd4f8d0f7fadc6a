//! Decisions that stay open although no single answer can change them.
//!
//! A partly answered case is stuck where its completions differ in the decision, but no two of them that differ in one fact only
//! (and are asked for it) do. The facts left open in a smallest such case are either a single fact that is not asked there, or facts
//! tied to each other by constraints: untied ones could be changed one part after the other, and one part alone would be stuck.
//! So it is enough to try every single fact and every set of facts that constraints lead from one to the other.

use rustc_hash::FxHashMap as HashMap;

use crate::author::block::exactly;
use crate::author::building::Built;
use crate::author::model::{Derivation, Model};
use crate::author::problem::{Kind, Problems};
use crate::author::words::in_words;
use crate::engine::decision::terminals;
use crate::engine::diagram::{FALSE, Free, Ref, TRUE};
use crate::engine::pack::FactId;
use crate::engine::relation;

/// The most facts in one group of constraints whose sets are all tried.
const LARGEST_GROUP: usize = 12;

/// Notes every decision that can be stuck, with the facts that hold each other.
pub(super) fn decisions(model: &Model, built: &mut Built, problems: &mut Problems) {
    let groups: Vec<Vec<FactId>> = built
        .groups
        .iter()
        .map(|group| {
            (0..model.facts.len())
                .filter(|&fact| {
                    built
                        .layout
                        .levels_of(model, fact)
                        .iter()
                        .any(|free| group.levels.contains(&free.level()))
                })
                .collect()
        })
        .collect();
    if let Some(group) = groups.iter().find(|group| group.len() > LARGEST_GROUP) {
        let ids: Vec<&str> = group
            .iter()
            .map(|&fact| model.facts[fact].id.as_str())
            .collect();
        problems.add(
            &model.place,
            Kind::TooLarge,
            format!(
                "the constraints tie more than {LARGEST_GROUP} facts together: {}",
                ids.join(", ")
            ),
        );
        return;
    }
    let ties = ties(model, built);
    let applies: Vec<Ref> = model
        .facts
        .iter()
        .map(|fact| {
            fact.applies
                .as_ref()
                .map_or(Ref(TRUE), |condition| built.condition(condition))
        })
        .collect();
    for (index, decision) in model.decisions.iter().enumerate() {
        let plain: Vec<Ref> = std::iter::once(built.decisions[index].root)
            .chain(built.decisions[index].members.iter().copied())
            .collect();
        let roots: Vec<Ref> = plain
            .into_iter()
            .map(|root| built.constrained(root))
            .collect();
        let mut facts: Vec<FactId> = roots
            .iter()
            .flat_map(|&root| built.facts_below(model, root))
            .collect();
        facts.sort_unstable();
        facts.dedup();
        let mut search = Search {
            model,
            supports: roots
                .iter()
                .map(|&root| built.builder.diagrams().levels_below(root))
                .map(|levels| levels.into_iter().fold(0, |bits, level| bits | 1 << level))
                .collect(),
            outcomes: roots.iter().map(|&root| outcomes(built, root)).collect(),
            built,
            applies: &applies,
            turns: HashMap::default(),
        };
        let mut found: Vec<Vec<FactId>> = Vec::new();
        let sets = facts
            .iter()
            .map(|&fact| vec![fact])
            .chain(groups.iter().flat_map(|group| {
                let inside = group.iter().copied().filter(|fact| facts.contains(fact));
                sets_of(inside.collect(), &ties)
            }));
        for set in sets {
            if found
                .iter()
                .any(|smaller| smaller.iter().all(|fact| set.contains(fact)))
            {
                continue;
            }
            let stuck = search.stuck(&set);
            if let Some(way) = search
                .built
                .builder
                .witness(stuck, &|terminal| terminal == TRUE)
            {
                let ids: Vec<String> = set
                    .iter()
                    .map(|&fact| format!("`{}`", model.facts[fact].id))
                    .collect();
                let case = in_words(model, &search.built.layout, &exactly(&way));
                let (what, hint) = if set.len() == 1 {
                    (
                        format!(
                            "`{}` turns on {}, which is not asked in this case: {case}",
                            decision.id,
                            ids.join("")
                        ),
                        "widen `applies`, or test the same condition in the rules",
                    )
                } else {
                    (
                        format!(
                            "`{}` can stay open with no question left, for {} hold each other: {case}",
                            decision.id,
                            ids.join(" and ")
                        ),
                        "let the constraint forbid in one direction only",
                    )
                };
                problems.add_with(&decision.place, Kind::Stuck, what, Some(hint.to_owned()));
                found.push(set);
            }
        }
    }
}

/// The facts that each constraint ties, "none excludes the rest" left aside, which ties a fact to itself.
fn ties(model: &Model, built: &Built) -> Vec<Vec<FactId>> {
    let constraints = built.constraints.iter();
    let differences = model
        .derived
        .iter()
        .filter_map(|derived| match derived.how {
            Derivation::Difference { of, minus, .. } => Some(vec![of, minus]),
            Derivation::When(_) => None,
        });
    constraints
        .map(|&met| built.facts_below(model, met))
        .chain(differences)
        .collect()
}

/// Whether constraints lead from each of the facts to every other, directly or through others of them.
fn is_tied(set: &[FactId], ties: &[Vec<FactId>]) -> bool {
    let mut reached: Vec<FactId> = set[..1].to_vec();
    while let Some(tie) = ties.iter().find(|tie| {
        let inside = |fact: &&FactId| set.contains(fact);
        tie.iter().any(|fact| reached.contains(fact))
            && tie
                .iter()
                .filter(inside)
                .any(|fact| !reached.contains(fact))
    }) {
        let more = tie
            .iter()
            .filter(|fact| set.contains(fact) && !reached.contains(fact));
        let more: Vec<FactId> = more.copied().collect();
        reached.extend(more);
    }
    reached.len() == set.len()
}

/// All subsets with two members or more whose members are tied to each other, the smaller first.
fn sets_of(facts: Vec<FactId>, ties: &[Vec<FactId>]) -> Vec<Vec<FactId>> {
    let mut sets: Vec<Vec<FactId>> = (0u32..1 << facts.len())
        .filter(|bits| bits.count_ones() >= 2)
        .map(|bits| {
            facts
                .iter()
                .enumerate()
                .filter(|(at, _)| bits >> at & 1 == 1)
                .map(|(_, &fact)| fact)
                .collect()
        })
        .collect();
    sets.retain(|set| is_tied(set, ties));
    sets.sort_by_key(Vec::len);
    sets
}

/// Where each outcome of a root comes, those that constraints forbid left out.
fn outcomes(built: &mut Built, root: Ref) -> Vec<Ref> {
    let builder = &mut built.builder;
    let all = builder.diagrams().all();
    let reached = builder.diagrams().reach_from(root, &all);
    terminals(reached)
        .map(|terminal| builder.is(root, terminal))
        .collect()
}

struct Search<'s> {
    model: &'s Model,
    built: &'s mut Built,
    /// For each root where each of its outcomes comes.
    outcomes: Vec<Vec<Ref>>,
    /// The levels that each of them depends on, a bit for each.
    supports: Vec<u128>,
    applies: &'s [Ref],
    /// For each fact where its answer alone changes some root, within a condition.
    turns: HashMap<(FactId, Ref), Ref>,
}

impl Search<'_> {
    /// Where the given facts are open, everything else is answered, the outcome is open, and no single fact changes it.
    fn stuck(&mut self, set: &[FactId]) -> Ref {
        let mut stuck = Ref(FALSE);
        for within in self.worlds(set) {
            let here = self.stuck_within(set, within);
            stuck = self.built.builder.or(stuck, here);
        }
        stuck
    }

    fn stuck_within(&mut self, set: &[FactId], within: Ref) -> Ref {
        let levels = self.levels(set.iter().copied());
        let mut open = Ref(FALSE);
        for root in 0..self.outcomes.len() {
            let here = self.two_outcomes(root, within, &levels);
            open = self.built.builder.or(open, here);
        }
        for &fact in set {
            if open == Ref(FALSE) {
                break;
            }
            let turns = self.turns_on(fact, within);
            let others = self.levels(set.iter().copied().filter(|&other| other != fact));
            let somewhere = self.built.builder.exists(turns, &others);
            let nowhere = self.built.builder.not(somewhere);
            open = self.built.builder.and(open, nowhere);
        }
        open
    }

    /// What a number can be that may be in step with another depends on that other: one condition for each thing that it can be,
    /// for the numbers of the set whose other one is answered. Within each every two values go together.
    fn worlds(&mut self, set: &[FactId]) -> Vec<Ref> {
        let mut worlds = vec![Ref(TRUE)];
        for derived in &self.model.derived {
            let Derivation::Difference { of, minus, between } = derived.how else {
                continue;
            };
            if !set.contains(&of) || set.contains(&minus) {
                continue;
            }
            let own = self.built.layout.first[of];
            let mut ways: Vec<(u32, Ref)> = Vec::new();
            for cell in 0..self.built.layout.cell_count(minus) {
                let layout = &self.built.layout;
                let (from, to) = layout.cell(minus, cell);
                let first = layout.first[minus];
                let mask = layout.mask(minus, std::iter::once(cell));
                let sets = relation::profiles(&layout.kinds[of], from..=to, between);
                let builder = &mut self.built.builder;
                let here = builder.test(first, mask);
                for set in sets {
                    match ways.iter_mut().find(|(known, _)| *known == set) {
                        Some((_, found)) => *found = builder.or(*found, here),
                        None => ways.push((set, here)),
                    }
                }
            }
            let builder = &mut self.built.builder;
            let ways: Vec<Ref> = ways
                .into_iter()
                .map(|(set, here)| {
                    let within = builder.test(own, set);
                    builder.and(here, within)
                })
                .collect();
            worlds = worlds
                .iter()
                .flat_map(|world| ways.iter().map(move |way| (*world, *way)))
                .map(|(world, way)| self.built.builder.and(world, way))
                .collect();
        }
        worlds
    }

    fn levels(&self, facts: impl Iterator<Item = FactId>) -> Vec<Free> {
        facts
            .flat_map(|fact| self.built.layout.levels_of(self.model, fact))
            .collect()
    }

    /// Where a fact's answer alone changes some root, within a condition.
    fn turns_on(&mut self, fact: FactId, within: Ref) -> Ref {
        if let Some(&known) = self.turns.get(&(fact, within)) {
            return known;
        }
        let levels = self.levels(std::iter::once(fact));
        let mut turns = Ref(FALSE);
        for world in self.worlds(&[fact]) {
            let builder = &mut self.built.builder;
            let here = builder.and(world, within);
            let here = builder.and(here, self.applies[fact]);
            for root in 0..self.outcomes.len() {
                let here = self.two_outcomes(root, here, &levels);
                turns = self.built.builder.or(turns, here);
            }
        }
        self.turns.insert((fact, within), turns);
        turns
    }

    /// Where some values of the levels, within a condition, lead to two different allowed outcomes.
    fn two_outcomes(&mut self, root: usize, within: Ref, levels: &[Free]) -> Ref {
        let changing = levels.iter().fold(0, |bits, free| bits | 1 << free.level());
        if self.supports[root] & changing == 0 {
            return Ref(FALSE);
        }
        let builder = &mut self.built.builder;
        let (mut one, mut two) = (Ref(FALSE), Ref(FALSE));
        for &here in &self.outcomes[root] {
            let here = builder.and(here, within);
            let possible = builder.exists(here, levels);
            let again = builder.and(one, possible);
            two = builder.or(two, again);
            one = builder.or(one, possible);
        }
        two
    }
}
