//! What an order of questions takes on average and at worst, exactly: over all states that it can come to.
//!
//! A state is what the answers so far leave of the diagrams; cases in which the same is left are taken together. Where what is
//! left falls apart into parts that share no fact, each part is worth what it is worth alone, whatever the order between them.

use rustc_hash::FxHashMap as HashMap;

use crate::author::questions::space::{FactSet, Space};
use crate::engine::asking::outlook::listed;
use crate::engine::asking::{candidate_groups, candidates};
use crate::engine::diagram::Ref;
use crate::engine::diagram::walk::Walk;
use crate::engine::pack::FactId;

/// What it takes to settle what is left.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Value {
    /// What the steps are expected to cost.
    pub(crate) cost: f64,
    /// How many steps are expected.
    pub(crate) steps: f64,
    /// The most steps that it can take.
    pub(crate) worst: u32,
}

/// What answers have left.
#[derive(Clone, Debug)]
pub(crate) struct State {
    /// Lists of roots, each as what is left of it and as it was. It is enough that one list is settled.
    pub(crate) lists: Vec<Vec<(Ref, Ref)>>,
    /// What is left of the groups of constraints.
    pub(crate) groups: Vec<Ref>,
    /// The values that the answers leave possible on each level.
    pub(crate) masks: Vec<u32>,
    /// The facts that have been asked.
    pub(crate) asked: FactSet,
}

/// Chooses the facts that are asked next; none where nothing is.
pub(crate) type Next<'n> = dyn FnMut(&State) -> Vec<FactId> + 'n;

/// In what order it is asked.
pub(crate) enum Policy<'n> {
    /// In the best one: single questions or groups, whichever the groups are.
    Best,
    /// In a given one. Whether it asks for each part of what is left as if it were alone, and whether what it asks depends on
    /// what has been asked.
    Given {
        next: &'n mut Next<'n>,
        by_parts: bool,
        by_asked: bool,
    },
}

/// Works out values of states.
pub(crate) struct Solver<'s, 'p, 'n> {
    pub(crate) space: &'s mut Space<'p>,
    policy: Policy<'n>,
    /// The facts that are asked in one step, where steps are screens; else each fact is a step.
    screens: Option<Vec<Vec<FactId>>>,
    known: HashMap<Vec<u32>, (Value, Vec<FactId>)>,
    branches: HashMap<(Vec<u32>, Vec<usize>), Value>,
    /// How many states may be looked at.
    limit: usize,
}

/// Too many states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TooMany;

impl<'s, 'p, 'n> Solver<'s, 'p, 'n> {
    pub(crate) fn new(
        space: &'s mut Space<'p>,
        policy: Policy<'n>,
        screens: Option<Vec<Vec<FactId>>>,
        limit: usize,
    ) -> Solver<'s, 'p, 'n> {
        Solver {
            space,
            policy,
            screens,
            known: HashMap::default(),
            branches: HashMap::default(),
            limit,
        }
    }

    /// How many states have been looked at.
    pub(crate) fn size(&self) -> usize {
        self.known.len() + self.branches.len()
    }

    /// What it takes from a state on.
    pub(crate) fn value(&mut self, mut state: State) -> Result<Value, TooMany> {
        if self.tidy(&mut state) {
            return Ok(Value::default());
        }
        let by_parts = match self.policy {
            Policy::Best => true,
            Policy::Given { by_parts, .. } => by_parts,
        };
        if by_parts && self.screens.is_none() && state.lists.len() == 1 {
            let parts = self.parts(&state);
            if parts.len() > 1 {
                let mut sum = Value::default();
                for part in parts {
                    let value = self.value(part)?;
                    sum.cost += value.cost;
                    sum.steps += value.steps;
                    sum.worst += value.worst;
                }
                return Ok(sum);
            }
        }
        let key = self.key(&state);
        if let Some((known, _)) = self.known.get(&key) {
            return Ok(*known);
        }
        if self.size() >= self.limit || self.space.is_full() {
            return Err(TooMany);
        }
        let (value, facts) = match &mut self.policy {
            Policy::Given { next, .. } => {
                let facts = next(&state);
                let value = if facts.is_empty() {
                    Value::default()
                } else {
                    self.ask(&state, &facts, f64::INFINITY)?
                };
                (value, facts)
            }
            Policy::Best => self.best(&state)?,
        };
        self.known.insert(key, (value, facts));
        Ok(value)
    }

    /// What the best order asks next in a state that falls into no parts; none where nothing is asked.
    pub(crate) fn next(&self, state: &State) -> Option<&[FactId]> {
        self.known
            .get(&self.key(state))
            .map(|(_, facts)| facts.as_slice())
    }

    /// Leaves out what is settled and what has no bearing any more; true where nothing has to be asked.
    pub(crate) fn tidy(&self, state: &mut State) -> bool {
        for list in &mut state.lists {
            list.retain(|(left, _)| self.space.outcomes(*left).count_ones() > 1);
        }
        if state.lists.iter().any(Vec::is_empty) {
            return true;
        }
        let roots = state.lists.iter().flatten();
        let levels = roots.fold(0, |levels, (left, _)| levels | self.space.levels(*left));
        state
            .groups
            .retain(|&group| self.space.levels(group) & levels != 0);
        false
    }

    /// The parts of a state that share no fact. The state has one list.
    pub(crate) fn parts(&self, state: &State) -> Vec<State> {
        let mut parts: Vec<(FactSet, Vec<(Ref, Ref)>)> = Vec::new();
        for &root in state.lists.iter().flatten() {
            let mut facts = self.space.facts(root.0);
            for &group in &state.groups {
                let tied = self.space.facts(group);
                facts |= if tied & facts == 0 { 0 } else { tied };
            }
            let mut roots = vec![root];
            parts.retain_mut(|(others, list)| {
                let apart = *others & facts == 0;
                if !apart {
                    facts |= *others;
                    roots.append(list);
                }
                apart
            });
            parts.push((facts, roots));
        }
        parts
            .into_iter()
            .map(|(facts, list)| State {
                groups: state
                    .groups
                    .iter()
                    .copied()
                    .filter(|&group| self.space.facts(group) & facts != 0)
                    .collect(),
                lists: vec![list],
                masks: state.masks.clone(),
                asked: state.asked,
            })
            .collect()
    }

    /// What is left after each value of a level, with its chance; those that cannot be are left out.
    pub(crate) fn after(&mut self, state: &State, level: usize) -> Vec<(usize, f64, State)> {
        let chances = self.space.chances(&state.groups, level);
        let mut after = Vec::with_capacity(chances.len());
        for (value, chance) in chances
            .into_iter()
            .enumerate()
            .filter(|(_, chance)| *chance > 0.0)
        {
            let mut next = state.clone();
            for (left, _) in next.lists.iter_mut().flatten() {
                *left = self.space.with(*left, level, value);
            }
            for group in &mut next.groups {
                *group = self.space.with(*group, level, value);
            }
            next.masks[level] = 1 << value;
            after.push((value, chance, next));
        }
        after
    }

    /// Whether what is left depends on a level.
    pub(crate) fn depends_on(&self, state: &State, level: usize) -> bool {
        let roots = state.lists.iter().flatten().map(|(left, _)| *left);
        let mut all = roots.chain(state.groups.iter().copied());
        all.any(|at| self.space.levels(at) >> level & 1 == 1)
    }

    fn best(&mut self, state: &State) -> Result<(Value, Vec<FactId>), TooMany> {
        let open: Vec<FactId> = listed(self.open(state)).collect();
        let steps: Vec<Vec<FactId>> = match &self.screens {
            Some(screens) => {
                let here = screens.iter().map(|screen| -> Vec<FactId> {
                    let open = screen.iter().filter(|fact| open.contains(fact));
                    open.copied().collect()
                });
                candidate_groups(
                    self.space.pack,
                    here.filter(|facts| !facts.is_empty()).collect(),
                )
            }
            None => {
                let allowed = candidates(self.space.pack, &open);
                let needs = self.needs(state, &allowed);
                let mut ranked: Vec<(FactId, f64)> = allowed.into_iter().zip(needs).collect();
                ranked.sort_by(|(_, a), (_, b)| b.total_cmp(a));
                // What has to be asked in every case may as well be asked at once.
                if state.lists.len() == 1
                    && ranked.first().is_some_and(|(_, need)| *need > 1.0 - 1e-9)
                {
                    ranked.truncate(1);
                }
                ranked.into_iter().map(|(fact, _)| vec![fact]).collect()
            }
        };
        let single = steps.len() == 1;
        let mut best: Option<(Value, Vec<FactId>)> = None;
        for facts in steps {
            let most = best.as_ref().map_or(f64::INFINITY, |(value, _)| value.cost);
            if !single && self.screens.is_none() && self.least_after(state, facts[0]) > most - 1e-9
            {
                continue;
            }
            let value = self.ask(state, &facts, most)?;
            if value.cost < most - 1e-12 {
                best = Some((value, facts));
            }
        }
        Ok(best.unwrap_or_default())
    }

    /// The facts on which what is left turns.
    fn open(&mut self, state: &State) -> FactSet {
        let tied = state
            .groups
            .iter()
            .fold(0, |tied, &group| tied | self.space.levels(group));
        let mut open = 0;
        for &(root, _) in state.lists.iter().flatten() {
            for fact in listed(self.space.facts(root) & !open) {
                if self.space.turns_on(root, fact, tied) {
                    open |= 1 << fact;
                }
            }
        }
        open
    }

    /// For each fact how likely it is that some root needs it, at least.
    fn needs(&mut self, state: &State, facts: &[FactId]) -> Vec<f64> {
        let mut needs = Vec::with_capacity(facts.len());
        for &fact in facts {
            let mut most: f64 = 0.0;
            for &(root, _) in state.lists.iter().flatten() {
                if self.space.facts(root) >> fact & 1 == 1 {
                    most = most.max(self.space.needed(root, fact));
                }
            }
            needs.push(most);
        }
        needs
    }

    /// What it costs at least from a state on: every fact in the cases that cannot be told without it.
    fn least(&mut self, state: &mut State) -> f64 {
        if self.screens.is_some() || state.lists.len() > 1 {
            return 0.0;
        }
        if self.tidy(state) {
            return 0.0;
        }
        let facts = state.lists[0]
            .iter()
            .fold(0, |facts, (root, _)| facts | self.space.facts(*root));
        let facts: Vec<FactId> = listed(facts).collect();
        let needs = self.needs(state, &facts);
        let cost = |fact: FactId| f64::from(self.space.pack.facts[fact].cost);
        let sum: f64 = facts
            .iter()
            .zip(needs)
            .map(|(&fact, need)| cost(fact) * need)
            .sum();
        sum.max(1.0)
    }

    /// What it costs at least when a fact of one level is asked.
    fn least_after(&mut self, state: &State, fact: FactId) -> f64 {
        let cost = f64::from(self.space.pack.facts[fact].cost);
        let levels = self.space.pack.facts[fact].levels();
        if levels.len() > 1 {
            return cost;
        }
        let mut sum = cost;
        for (_, chance, mut next) in self.after(state, levels.start) {
            sum += chance * self.least(&mut next);
        }
        sum
    }

    /// What it takes when some facts are asked at once; any value above `most` stands for all such.
    fn ask(&mut self, state: &State, facts: &[FactId], most: f64) -> Result<Value, TooMany> {
        let pack = self.space.pack;
        let cost = match self.screens {
            Some(_) => 1,
            None => facts.iter().map(|&fact| pack.facts[fact].cost).sum(),
        };
        let mut levels: Vec<usize> = facts
            .iter()
            .flat_map(|&fact| pack.facts[fact].levels())
            .collect();
        levels.sort_unstable();
        let mut next = state.clone();
        next.asked |= facts.iter().fold(0, |asked, &fact| asked | 1 << fact);
        let after = self.branch(next, &levels, most - f64::from(cost))?;
        Ok(Value {
            cost: f64::from(cost) + after.cost,
            steps: 1.0 + after.steps,
            worst: 1 + after.worst,
        })
    }

    fn branch(&mut self, mut state: State, levels: &[usize], most: f64) -> Result<Value, TooMany> {
        if self.tidy(&mut state) {
            return Ok(Value::default());
        }
        let Some(place) = levels
            .iter()
            .position(|&level| self.depends_on(&state, level))
        else {
            return self.value(state);
        };
        let rest = &levels[place + 1..];
        let key = (!rest.is_empty()).then(|| (self.key(&state), levels[place..].to_vec()));
        if let Some(known) = key.as_ref().and_then(|key| self.branches.get(key)) {
            return Ok(*known);
        }
        let mut sum = Value::default();
        for (_, chance, next) in self.after(&state, levels[place]) {
            let value = self.branch(next, rest, (most - sum.cost) / chance)?;
            sum.cost += chance * value.cost;
            sum.steps += chance * value.steps;
            sum.worst = sum.worst.max(value.worst);
            if sum.cost > most {
                return Ok(sum);
            }
        }
        if let Some(key) = key {
            if self.size() >= self.limit {
                return Err(TooMany);
            }
            self.branches.insert(key, sum);
        }
        Ok(sum)
    }

    fn key(&self, state: &State) -> Vec<u32> {
        let mut key = Vec::new();
        for list in &state.lists {
            let start = key.len();
            key.extend(list.iter().map(|(left, _)| left.0));
            key[start..].sort_unstable();
            key.push(u32::MAX);
        }
        let start = key.len();
        key.extend(state.groups.iter().map(|group| group.0));
        key[start..].sort_unstable();
        if matches!(self.policy, Policy::Given { by_asked: true, .. }) {
            key.extend((0..4).map(|part| (state.asked >> (32 * part)) as u32));
        }
        key
    }
}
