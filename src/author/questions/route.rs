//! The best order of questions as a table that the engine follows, for packs that are small enough.

use rustc_hash::FxHashMap as HashMap;

use crate::author::questions::solve::{Policy, Solver, State, TooMany};
use crate::author::questions::space::Space;
use crate::engine::decision;
use crate::engine::diagram::Ref;
use crate::engine::pack::{FactId, Pack};

/// How many states are looked at while a pack is compiled.
pub(crate) const MOST_STATES: usize = 4000;

/// How many numbers the table may have: it is a part of what a page loads.
const LONGEST: usize = 6000;

/// The table, as [`crate::engine::asking::route`] describes it; empty where there is none.
pub(crate) fn route(pack: &Pack) -> Vec<u32> {
    best(pack).unwrap_or_default()
}

fn best(pack: &Pack) -> Option<Vec<u32>> {
    let primary = pack.decisions.iter().filter(|decision| decision.primary);
    let roots: Vec<Ref> = primary.clone().flat_map(decision::roots).collect();
    let facts: Vec<FactId> = primary
        .flat_map(|decision| decision.facts.iter().copied())
        .collect();
    // What is best on one day need not be so on another.
    let turns_on_time = |root: &Ref| {
        let levels = pack.diagrams.levels_below(*root);
        (pack.periods.as_ref()).is_some_and(|periods| levels.contains(&periods.level))
    };
    if roots.iter().any(turns_on_time) {
        return None;
    }
    let mut space = Space::new(pack, &facts)?;
    let start = space.start(std::slice::from_ref(&roots), &pack.diagrams.all());
    let mut solver = Solver::new(&mut space, Policy::Best, None, MOST_STATES);
    solver.value(start.clone()).ok()?;
    let mut writer = Writer {
        solver,
        known: HashMap::default(),
        table: Vec::new(),
    };
    let first = writer.state(start).ok()?;
    if first == 0 {
        return None;
    }
    writer.table.push(first);
    Some(writer.table)
}

struct Writer<'s, 'p, 'n> {
    solver: Solver<'s, 'p, 'n>,
    /// Where the steps stand that have been written, by level and what follows.
    known: HashMap<Vec<u32>, u32>,
    table: Vec<u32>,
}

impl Writer<'_, '_, '_> {
    /// The reference to the first step from a state on. Of its parts one is settled after the other.
    fn state(&mut self, mut state: State) -> Result<u32, TooMany> {
        if self.solver.tidy(&mut state) {
            return Ok(0);
        }
        let parts = self.solver.parts(&state);
        let Some(part) = parts.first() else {
            return Ok(0);
        };
        // A part that was passed over while better ones were found has not been looked at to the end.
        self.solver.value(part.clone())?;
        let Some(&fact) = self.solver.next(part).and_then(<[FactId]>::first) else {
            return Ok(0);
        };
        let levels: Vec<usize> = self.solver.space.pack.facts[fact].levels().collect();
        self.levels(state, &levels)
    }

    fn levels(&mut self, state: State, levels: &[usize]) -> Result<u32, TooMany> {
        let mut depends = levels.iter();
        let Some(place) = depends.position(|&level| self.solver.depends_on(&state, level)) else {
            return self.state(state);
        };
        let level = levels[place];
        let size = self.solver.space.pack.diagrams.sizes()[level];
        let mut step = vec![0; usize::from(size) + 1];
        step[0] = level as u32;
        for (value, _, next) in self.solver.after(&state, level) {
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
