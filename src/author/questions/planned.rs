//! A good order of questions where the best one is too much to look for.
//!
//! The plain order asks what the roots are most likely to need. The planned one asks, of the few facts that are needed most, the
//! one after which the plain order takes least: one step of policy improvement (Howard 1960), so that it never takes more than
//! the plain one.

use rustc_hash::FxHashMap as HashMap;

use crate::author::questions::left::Left;
use crate::author::questions::moves::{Limits, Moves, Order};
use crate::author::questions::solve::TooMany;
use crate::engine::pack::FactId;

/// Of how many facts the best one is looked for in each state.
const TRIED: usize = 3;

/// The planned order from a state on.
///
/// # Errors
/// More would have to be looked at than the limits allow.
pub(crate) fn planned(
    moves: &mut Moves<'_, '_>,
    start: &Left,
    limits: Limits,
) -> Result<Order, TooMany> {
    moves.limit(limits);
    let mut planning = Planning {
        moves,
        plain: HashMap::default(),
        order: Order::default(),
    };
    planning.plan(start)?;
    Ok(planning.order)
}

/// A step that has been tried.
struct Tried {
    facts: Vec<FactId>,
    /// What can be left after it.
    after: Vec<(f64, Left)>,
    /// What it costs with all that the plain order asks afterwards.
    cost: f64,
}

struct Planning<'m, 's, 'p> {
    moves: &'m mut Moves<'s, 'p>,
    /// What the plain order costs from a state on.
    plain: HashMap<Left, f64>,
    order: Order,
}

impl Planning<'_, '_, '_> {
    fn plan(&mut self, left: &Left) -> Result<(), TooMany> {
        for part in self.moves.parts(left) {
            if self.order.contains_key(&part) {
                continue;
            }
            let mut steps = self.moves.steps(&part);
            steps.truncate(TRIED);
            let mut best: Option<Tried> = None;
            for facts in steps {
                let after = self.moves.after(&part, &facts)?;
                let mut cost = self.moves.cost(&facts);
                for (chance, next) in &after {
                    cost += chance * self.plain(next)?;
                }
                if best.as_ref().is_none_or(|best| cost < best.cost - 1e-9) {
                    best = Some(Tried { facts, after, cost });
                }
            }
            let Some(Tried { facts, after, .. }) = best else {
                continue;
            };
            self.order.insert(part, facts);
            for (_, next) in after {
                self.plan(&next)?;
            }
        }
        Ok(())
    }

    fn plain(&mut self, left: &Left) -> Result<f64, TooMany> {
        let mut sum = 0.0;
        for part in self.moves.parts(left) {
            if let Some(cost) = self.plain.get(&part) {
                sum += cost;
                continue;
            }
            self.moves.look()?;
            let mut cost = 0.0;
            if let Some(facts) = self.moves.steps(&part).first() {
                cost = self.moves.cost(facts);
                for (chance, next) in self.moves.after(&part, facts)? {
                    cost += chance * self.plain(&next)?;
                }
            }
            sum += cost;
            self.plain.insert(part, cost);
        }
        Ok(sum)
    }
}
