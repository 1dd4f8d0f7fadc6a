//! The best order of questions: a search that leaves out what cannot be better than what it has found.

use rustc_hash::FxHashMap as HashMap;

use crate::author::questions::left::Left;
use crate::author::questions::moves::{Limits, Moves, Order};
use crate::author::questions::solve::TooMany;
use crate::engine::pack::FactId;

/// What is known of a state.
struct Known {
    /// What it costs at least.
    least: f64,
    /// What the best order asks next, where it has been found: then it costs no more either.
    best: Option<Vec<FactId>>,
}

/// A step with what it leads to, and what each of that costs at least.
struct Step {
    facts: Vec<FactId>,
    after: Vec<(f64, Left)>,
    least: Vec<f64>,
}

/// Searches for the best order.
struct Best<'m, 's, 'p> {
    moves: &'m mut Moves<'s, 'p>,
    known: HashMap<Left, Known>,
}

/// How much two costs may differ that are the same.
const ALIKE: f64 = 1e-9;

/// The best order from a state on, as far as it comes.
///
/// # Errors
/// More would have to be looked at than the limits allow.
pub(crate) fn best(
    moves: &mut Moves<'_, '_>,
    start: &Left,
    limits: Limits,
) -> Result<Order, TooMany> {
    moves.limit(limits);
    let mut search = Best {
        moves,
        known: HashMap::default(),
    };
    search.within(start, f64::INFINITY)?;
    let found = search.known.into_iter();
    Ok(found
        .filter_map(|(left, known)| Some((left, known.best?)))
        .collect())
}

impl Best<'_, '_, '_> {
    /// What it costs from a state on, and true; or false, and something above `most` that it does not cost less than.
    fn within(&mut self, left: &Left, most: f64) -> Result<(f64, bool), TooMany> {
        let parts = self.moves.parts(left);
        if parts.len() == 1 {
            return self.part(left, most);
        }
        let mut costs: Vec<f64> = parts.iter().map(|part| self.least(part)).collect();
        for (place, part) in parts.iter().enumerate() {
            let others = costs.iter().sum::<f64>() - costs[place];
            let (cost, exact) = self.part(part, most - others)?;
            costs[place] = cost;
            if !exact {
                return Ok((costs.iter().sum(), false));
            }
        }
        Ok((costs.iter().sum(), true))
    }

    fn part(&mut self, left: &Left, most: f64) -> Result<(f64, bool), TooMany> {
        if let Some(known) = self.known.get(left)
            && (known.best.is_some() || known.least > most + ALIKE)
        {
            return Ok((known.least, known.best.is_some()));
        }
        let least = self.least(left);
        if least > most + ALIKE {
            return Ok((least, false));
        }
        self.moves.look()?;
        let (mut best, mut found, mut passed): (f64, Option<Vec<FactId>>, f64) =
            (f64::INFINITY, None, f64::INFINITY);
        for (bound, step) in self.steps(left)? {
            let enough = if best.is_finite() {
                best - ALIKE
            } else {
                most + ALIKE
            };
            if bound > enough {
                passed = passed.min(bound);
                continue;
            }
            let (cost, exact) = self.ask(&step, enough)?;
            if exact && cost < best {
                (best, found) = (cost, Some(step.facts));
            } else {
                passed = passed.min(cost);
            }
        }
        let known = if found.is_some() {
            Known {
                least: best,
                best: found,
            }
        } else if passed.is_finite() {
            Known {
                least: passed.max(least),
                best: None,
            }
        } else {
            // Nothing is left to ask.
            Known {
                least: 0.0,
                best: Some(Vec::new()),
            }
        };
        let result = (known.least, known.best.is_some());
        self.known.insert(left.clone(), known);
        Ok(result)
    }

    /// The steps that may come next with what each costs at least, the cheapest first.
    fn steps(&mut self, left: &Left) -> Result<Vec<(f64, Step)>, TooMany> {
        let steps = self.moves.steps(left);
        let mut bounded: Vec<(f64, Step)> = Vec::with_capacity(steps.len());
        for facts in steps {
            let after = self.moves.after(left, &facts)?;
            let least: Vec<f64> = after.iter().map(|(_, next)| self.least(next)).collect();
            let chances = after.iter().map(|(chance, _)| chance);
            let below: f64 = chances
                .zip(&least)
                .map(|(chance, least)| chance * least)
                .sum();
            let bound = self.moves.cost(&facts) + below;
            bounded.push((
                bound,
                Step {
                    facts,
                    after,
                    least,
                },
            ));
        }
        bounded.sort_by(|(a, _), (b, _)| a.total_cmp(b));
        Ok(bounded)
    }

    /// What a step costs with all that follows; broken off where it cannot come to `most` or less any more.
    fn ask(&mut self, step: &Step, most: f64) -> Result<(f64, bool), TooMany> {
        let shares: Vec<f64> = (step.after.iter().zip(&step.least))
            .map(|((chance, _), least)| chance * least)
            .collect();
        // What weighs most tells first that it is too much.
        let mut places: Vec<usize> = (0..shares.len()).collect();
        places.sort_by(|&a, &b| shares[b].total_cmp(&shares[a]));
        let mut cost = self.moves.cost(&step.facts) + shares.iter().sum::<f64>();
        for place in places {
            let (chance, next) = &step.after[place];
            let others = cost - shares[place];
            let (below, exact) = self.within(next, (most - others) / chance)?;
            cost = others + chance * below;
            if !exact || cost > most + ALIKE {
                return Ok((cost, false));
            }
        }
        Ok((cost, true))
    }

    /// What a state costs at least, as far as it is known.
    fn least(&mut self, left: &Left) -> f64 {
        match self.known.get(left) {
            Some(known) => known.least,
            None => self.moves.least(left),
        }
    }
}
