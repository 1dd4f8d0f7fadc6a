//! What an order of questions takes on average and at worst, exactly: over all states that it can come to.
//!
//! A state is what the answers so far leave of the diagrams; cases in which the same is left are taken together. Where what is
//! left falls apart into parts that share no fact, each part is worth what it is worth alone, whatever the order between them.

use rustc_hash::FxHashMap as HashMap;

use crate::author::questions::space::{FactSet, Space};
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
pub(crate) struct Policy<'n> {
    pub(crate) next: &'n mut Next<'n>,
    /// Whether it asks for each part of what is left as if it were alone.
    pub(crate) by_parts: bool,
    /// Whether what it asks depends on what has been asked.
    pub(crate) by_asked: bool,
}

/// Works out values of states.
pub(crate) struct Solver<'s, 'p, 'n> {
    pub(crate) space: &'s mut Space<'p>,
    policy: Policy<'n>,
    /// The facts that are asked in one step, where steps are screens; else each fact is a step.
    screens: Option<Vec<Vec<FactId>>>,
    known: HashMap<Vec<u32>, Value>,
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
        if self.policy.by_parts && self.screens.is_none() && state.lists.len() == 1 {
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
        if let Some(known) = self.known.get(&key) {
            return Ok(*known);
        }
        if self.size() >= self.limit || self.space.is_full() {
            return Err(TooMany);
        }
        let facts = (self.policy.next)(&state);
        let value = if facts.is_empty() {
            Value::default()
        } else {
            self.ask(&state, &facts)?
        };
        self.known.insert(key, value);
        Ok(value)
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
        let roots = state.lists.iter().flatten().copied();
        let parts = self.space.apart(roots, &state.groups, |root| root.0);
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

    /// What it takes when some facts are asked at once.
    fn ask(&mut self, state: &State, facts: &[FactId]) -> Result<Value, TooMany> {
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
        let after = self.branch(next, &levels)?;
        Ok(Value {
            cost: f64::from(cost) + after.cost,
            steps: 1.0 + after.steps,
            worst: 1 + after.worst,
        })
    }

    fn branch(&mut self, mut state: State, levels: &[usize]) -> Result<Value, TooMany> {
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
            let value = self.branch(next, rest)?;
            sum.cost += chance * value.cost;
            sum.steps += chance * value.steps;
            sum.worst = sum.worst.max(value.worst);
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
        if self.policy.by_asked {
            key.extend((0..4).map(|part| (state.asked >> (32 * part)) as u32));
        }
        key
    }
}
