//! What may be asked in a state, what it leads to, and what it costs at least from there on.

use rustc_hash::FxHashMap as HashMap;

use crate::author::questions::left::Left;
use crate::author::questions::solve::{TooMany, Value};
use crate::author::questions::space::{FactSet, Space};
use crate::engine::asking::outlook::listed;
use crate::engine::asking::{candidate_groups, candidates};
use crate::engine::diagram::walk::Walk;
use crate::engine::pack::FactId;

/// For each state the facts that an order asks next.
pub(crate) type Order = HashMap<Left, Vec<FactId>>;

/// How much is looked at before it is too much.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    /// How many states.
    pub(crate) states: usize,
    /// How many nodes are made.
    pub(crate) nodes: usize,
    /// How many ways through the levels of what is asked are gone.
    pub(crate) ways: usize,
}

/// What can be asked, by single questions or by screens.
pub(crate) struct Moves<'s, 'p> {
    pub(crate) space: &'s mut Space<'p>,
    /// The facts that are asked in one step, where steps are screens; else each fact is a step.
    screens: Option<Vec<Vec<FactId>>>,
    least: HashMap<Left, f64>,
    /// What may still be looked at.
    left: Limits,
}

impl<'s, 'p> Moves<'s, 'p> {
    pub(crate) fn new(
        space: &'s mut Space<'p>,
        screens: Option<Vec<Vec<FactId>>>,
    ) -> Moves<'s, 'p> {
        Moves {
            space,
            screens,
            least: HashMap::default(),
            left: Limits {
                states: usize::MAX,
                nodes: usize::MAX,
                ways: usize::MAX,
            },
        }
    }

    /// Lets no more be looked at from here on.
    pub(crate) fn limit(&mut self, limits: Limits) {
        self.left = Limits {
            nodes: self.space.size().saturating_add(limits.nodes),
            ..limits
        };
    }

    /// Counts a state that is looked at.
    ///
    /// # Errors
    /// It is one too many, or too many nodes have been made for it.
    pub(crate) fn look(&mut self) -> Result<(), TooMany> {
        if self.left.states == 0 || self.space.size() > self.left.nodes || self.space.is_full() {
            return Err(TooMany);
        }
        self.left.states -= 1;
        Ok(())
    }

    /// The parts of a state that are asked one after the other.
    pub(crate) fn parts(&self, left: &Left) -> Vec<Left> {
        match self.screens {
            Some(_) => vec![left.clone()],
            None => self.space.parts(left),
        }
    }

    /// The steps that may come next, those that are most likely to be needed first; one where nothing else can be better.
    pub(crate) fn steps(&mut self, left: &Left) -> Vec<Vec<FactId>> {
        let open: Vec<FactId> = listed(self.open(left)).collect();
        if let Some(screens) = &self.screens {
            let here = screens.iter().map(|screen| -> Vec<FactId> {
                let open = screen.iter().filter(|fact| open.contains(fact));
                open.copied().collect()
            });
            let groups = here.filter(|facts| !facts.is_empty()).collect();
            return candidate_groups(self.space.pack, groups);
        }
        let allowed = candidates(self.space.pack, &open);
        let needs = self.needs(left, &allowed);
        let mut ranked: Vec<(FactId, f64, f64)> = allowed
            .into_iter()
            .zip(needs)
            .map(|(fact, (most, sum))| (fact, most, sum / self.cost(&[fact])))
            .collect();
        // What has to be asked in every case may as well be asked at once.
        let must = |(_, most, _): &&(FactId, f64, f64)| *most > 1.0 - 1e-9;
        if let (1, Some(&(fact, ..))) = (left.lists.len(), ranked.iter().find(must)) {
            return vec![vec![fact]];
        }
        ranked.sort_by(|(.., a), (.., b)| b.total_cmp(a));
        ranked.into_iter().map(|(fact, ..)| vec![fact]).collect()
    }

    /// What a step costs.
    pub(crate) fn cost(&self, facts: &[FactId]) -> f64 {
        match self.screens {
            Some(_) => 1.0,
            None => facts
                .iter()
                .map(|&fact| f64::from(self.space.pack.facts[fact].cost))
                .sum(),
        }
    }

    /// What can be left after a step, each with its chance; what is settled is left out.
    ///
    /// # Errors
    /// There are too many ways to it.
    pub(crate) fn after(
        &mut self,
        left: &Left,
        facts: &[FactId],
    ) -> Result<Vec<(f64, Left)>, TooMany> {
        let pack = self.space.pack;
        let mut levels: Vec<usize> = facts
            .iter()
            .flat_map(|&fact| pack.facts[fact].levels())
            .collect();
        levels.sort_unstable();
        let mut all: Vec<(f64, Left)> = vec![(1.0, left.clone())];
        for level in levels {
            let mut next: Vec<(f64, Left)> = Vec::with_capacity(all.len());
            for (chance, left) in all {
                if left.depends_on(self.space, level) {
                    let after = self.space.after(&left, level).into_iter();
                    next.extend(after.map(|(_, share, left)| (chance * share, left)));
                } else {
                    next.push((chance, left));
                }
            }
            self.left.ways = self.left.ways.checked_sub(next.len()).ok_or(TooMany)?;
            all = merged(next);
        }
        let mut normal = Vec::with_capacity(all.len());
        for (chance, left) in all {
            if let Some(left) = self.space.normal(left) {
                normal.push((chance, left));
            }
        }
        Ok(merged(normal))
    }

    /// What it costs at least from a state on: for each part every fact in the cases that cannot be told without it.
    pub(crate) fn least(&mut self, left: &Left) -> f64 {
        if self.screens.is_some() || left.lists.len() > 1 {
            return 1.0;
        }
        if let Some(&known) = self.least.get(left) {
            return known;
        }
        let mut sum = 0.0;
        for part in self.parts(left) {
            let roots = part.lists.iter().flatten();
            let facts = roots.fold(0, |facts, &root| facts | self.space.facts(root));
            let facts: Vec<FactId> = listed(facts).collect();
            let needs = self.needs(&part, &facts);
            let costs = facts.iter().zip(needs);
            let least: f64 = costs
                .map(|(&fact, (most, _))| most * self.cost(&[fact]))
                .sum();
            sum += least.max(1.0);
        }
        self.least.insert(left.clone(), sum);
        sum
    }

    /// What an order takes that is known for every state that it can come to.
    ///
    /// # Errors
    /// There are too many ways to go.
    pub(crate) fn follow(
        &mut self,
        left: &Left,
        order: &Order,
        known: &mut HashMap<Left, Value>,
    ) -> Result<Value, TooMany> {
        let mut sum = Value::default();
        for part in self.parts(left) {
            let value = match (known.get(&part), order.get(&part)) {
                (Some(&value), _) => value,
                (None, None) => Value::default(),
                (None, Some(facts)) => {
                    let cost = self.cost(facts);
                    let mut value = Value {
                        cost,
                        steps: 1.0,
                        worst: 0,
                    };
                    for (chance, next) in self.after(&part, facts)? {
                        let below = self.follow(&next, order, known)?;
                        value.cost += chance * below.cost;
                        value.steps += chance * below.steps;
                        value.worst = value.worst.max(below.worst);
                    }
                    value.worst += 1;
                    known.insert(part, value);
                    value
                }
            };
            sum.cost += value.cost;
            sum.steps += value.steps;
            sum.worst += value.worst;
        }
        Ok(sum)
    }

    /// The facts on which what is left turns.
    fn open(&mut self, left: &Left) -> FactSet {
        let groups = left.groups.iter();
        let tied = groups.fold(0, |tied, &group| tied | self.space.levels(group));
        let mut open = 0;
        for &root in left.lists.iter().flatten() {
            for fact in listed(self.space.facts(root) & !open) {
                if self.space.turns_on(root, fact, tied) {
                    open |= 1 << fact;
                }
            }
        }
        open
    }

    /// For each fact how likely it is that the root which needs it most needs it, and the sum over all roots.
    fn needs(&mut self, left: &Left, facts: &[FactId]) -> Vec<(f64, f64)> {
        let mut needs = Vec::with_capacity(facts.len());
        for &fact in facts {
            let (mut most, mut sum): (f64, f64) = (0.0, 0.0);
            for &root in left.lists.iter().flatten() {
                if self.space.facts(root) >> fact & 1 == 1 {
                    let needed = self.space.needed(root, fact);
                    most = most.max(needed);
                    sum += needed;
                }
            }
            needs.push((most, sum));
        }
        needs
    }
}

/// With what is alike taken together.
fn merged(all: Vec<(f64, Left)>) -> Vec<(f64, Left)> {
    let mut merged: Vec<(f64, Left)> = Vec::with_capacity(all.len());
    let mut places: HashMap<Left, usize> = HashMap::default();
    for (chance, left) in all {
        match places.get(&left) {
            Some(&place) => merged[place].0 += chance,
            None => {
                places.insert(left.clone(), merged.len());
                merged.push((chance, left));
            }
        }
    }
    merged
}
