//! The order of questions as a table that the engine follows: the best one for packs that are small enough, else a planned one.

use rustc_hash::FxHashMap as HashMap;

use crate::author::questions::best::best;
use crate::author::questions::left::Left;
use crate::author::questions::moves::{Limits, Moves, Order};
use crate::author::questions::planned::planned;
use crate::author::questions::solve::TooMany;
use crate::author::questions::space::Space;
use crate::engine::decision;
use crate::engine::diagram::Ref;
use crate::engine::pack::{FactId, Pack};

/// What is looked at for a planned order while a pack is compiled: at most a fifth of a second.
const LIMITS_OF_PLANNED: Limits = Limits {
    states: 4000,
    nodes: 14_000,
    ways: 150_000,
};

/// The same for the best order.
const LIMITS_OF_BEST: Limits = Limits {
    states: 2000,
    nodes: 10_000,
    ways: 150_000,
};

/// How many numbers the table may have: it is a part of what a page loads.
const LONGEST: usize = 6000;

/// The table, as [`crate::engine::asking::route`] describes it; empty where there is none.
pub(crate) fn route(pack: &Pack) -> Vec<u32> {
    let best_or_planned = |moves: &mut Moves<'_, '_>, start: &Left| {
        // What is too much to plan for is too much to search.
        let planned = planned(moves, start, LIMITS_OF_PLANNED)?;
        Ok(best(moves, start, LIMITS_OF_BEST).unwrap_or(planned))
    };
    written(pack, &best_or_planned).unwrap_or_default()
}

/// The table of the planned order, also where there is a best one.
pub(crate) fn planned_route(pack: &Pack) -> Vec<u32> {
    let only_planned =
        |moves: &mut Moves<'_, '_>, start: &Left| planned(moves, start, LIMITS_OF_PLANNED);
    written(pack, &only_planned).unwrap_or_default()
}

/// Works out an order from a state on.
type Search<'s> = dyn Fn(&mut Moves<'_, '_>, &Left) -> Result<Order, TooMany> + 's;

fn written(pack: &Pack, search: &Search<'_>) -> Option<Vec<u32>> {
    let primary = pack.decisions.iter().filter(|decision| decision.primary);
    let roots: Vec<Ref> = primary.clone().flat_map(decision::roots).collect();
    let facts: Vec<FactId> = primary
        .flat_map(|decision| decision.facts.iter().copied())
        .collect();
    if turns_on_time(pack) {
        return None;
    }
    let mut space = Space::new(pack, &facts)?;
    let start = Left::of(&space.start(std::slice::from_ref(&roots), &pack.diagrams.all()));
    let normal = space.normal(start.clone())?;
    let mut moves = Moves::new(&mut space, None);
    let order = search(&mut moves, &normal).ok()?;
    let mut writer = Writer {
        moves,
        order,
        known: HashMap::default(),
        placed: HashMap::default(),
        table: Vec::new(),
    };
    let first = writer.state(start).ok()?;
    if first == 0 {
        return None;
    }
    writer.table.push(first);
    Some(writer.table)
}

/// Whether some primary decision depends on the day: what is best to ask on one day need not be so on another.
pub(super) fn turns_on_time(pack: &Pack) -> bool {
    let primary = pack.decisions.iter().filter(|decision| decision.primary);
    let is_dated = |root: Ref| {
        let levels = pack.diagrams.levels_below(root);
        (pack.periods.as_ref()).is_some_and(|periods| levels.contains(&periods.level))
    };
    primary.flat_map(decision::roots).any(is_dated)
}

struct Writer<'s, 'p> {
    moves: Moves<'s, 'p>,
    order: Order,
    /// Where the steps stand that have been written, by level and what follows.
    known: HashMap<Vec<u32>, u32>,
    /// Where what is left before the rest of a fact's levels, or before the next fact, is asked for.
    placed: HashMap<(Left, Vec<usize>), u32>,
    table: Vec<u32>,
}

impl Writer<'_, '_> {
    /// The reference to the first step from a state on. Of its parts one is settled after the other.
    fn state(&mut self, left: Left) -> Result<u32, TooMany> {
        let Some(left) = self.moves.space.normal(left) else {
            return Ok(0);
        };
        let parts = self.moves.parts(&left);
        let mut steps = parts.iter().filter_map(|part| self.order.get(part));
        let Some(&fact) = steps.next().and_then(|facts| facts.first()) else {
            return Ok(0);
        };
        let levels: Vec<usize> = self.moves.space.pack.facts[fact].levels().collect();
        self.levels(left, &levels)
    }

    fn levels(&mut self, left: Left, levels: &[usize]) -> Result<u32, TooMany> {
        let key = (left, levels.to_vec());
        if let Some(&at) = self.placed.get(&key) {
            return Ok(at);
        }
        // Many ways can lead to few steps.
        if self.placed.len() >= LONGEST {
            return Err(TooMany);
        }
        let at = self.step(key.0.clone(), levels)?;
        self.placed.insert(key, at);
        Ok(at)
    }

    fn step(&mut self, left: Left, levels: &[usize]) -> Result<u32, TooMany> {
        let mut depends = levels.iter();
        let on = |&level: &usize| left.depends_on(self.moves.space, level);
        let Some(place) = depends.position(on) else {
            return self.state(left);
        };
        let level = levels[place];
        let size = self.moves.space.pack.diagrams.sizes()[level];
        let mut step = vec![0; usize::from(size) + 1];
        step[0] = level as u32;
        for (value, _, next) in self.moves.space.after(&left, level) {
            step[value + 1] = self.levels(next, &levels[place + 1..])?;
        }
        if let Some(&known) = self.known.get(&step) {
            return Ok(known);
        }
        if self.table.len() + step.len() > LONGEST {
            return Err(TooMany);
        }
        let at = self.table.len() as u32 + 1;
        self.table.extend(&step);
        self.known.insert(step, at);
        Ok(at)
    }
}
