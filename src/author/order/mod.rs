//! The order of facts in the diagrams: a bad one can make them a thousand times as large.
//!
//! An author stores the order that [`search`] found in the pack file. Searching is sifting: one fact after the other visits
//! every place and stays at the best, until a round changes nothing; then the pack is built in that order and the diagrams are
//! loosened anew. In the end some facts are thrown about and sifted again, and what came out smaller is kept. Where the dice
//! fall is fixed: the same pack gives the same order.

mod forest;
mod sifting;

use crate::author::building::Built;
use crate::author::export::loosened;
use crate::author::model::Model;
use crate::author::opened;
use crate::author::problem::Problems;
use crate::engine::opening::Compiled;
use crate::engine::pack::FactId;
use forest::Forest;
use sifting::Sifting;

/// How many nodes of an opened pack weigh as much as one that has to be loaded.
const WRITTEN: usize = 4;

/// Where the dice of a search start.
const SEED: u64 = 0x1075;

/// The order that a search found, with what there was before and what there is after.
pub struct Found<F> {
    /// All facts, the first on top.
    pub order: Vec<F>,
    /// With the order that the pack has.
    pub before: Nodes,
    /// With the order found, which never costs more.
    pub after: Nodes,
}

/// How many diagram nodes a pack has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Nodes {
    /// As it is written.
    pub written: usize,
    /// As it is used.
    pub opened: usize,
}

impl Nodes {
    /// What they cost: every node that is loaded, and for as much again every few that are walked over.
    pub fn cost(self) -> usize {
        WRITTEN * self.written + self.opened
    }
}

/// The stored order, followed by the facts that it leaves out, in file order.
pub(crate) fn complete(model: &Model) -> Vec<FactId> {
    let rest = (0..model.facts.len()).filter(|fact| !model.order.contains(fact));
    model.order.iter().copied().chain(rest).collect()
}

/// The best order found, from the stored one and from so many that were shaken; nothing where the model cannot be built.
pub(crate) fn search(
    model: &Model,
    tries: usize,
    problems: &mut Problems,
) -> Option<Found<FactId>> {
    let mut random = fastrand::Rng::with_seed(SEED);
    let mut best = Standing::new(model, complete(model), problems)?;
    let before = best.sifting.nodes();
    best = best.settled(model, problems)?;
    for _ in 0..tries {
        let mut tried = best.clone();
        tried.sifting.shake(&mut random);
        tried.sifting.sift();
        // Building is slow beside sifting: not for what is not nearly as good.
        if tried.sifting.cost() <= best.sifting.cost() + best.sifting.cost() / 100 {
            // An order in which the pack cannot be built is none to go on with, and no fault of the pack.
            let mut own = Problems::default();
            let built = Standing::new(model, tried.order(), &mut own);
            if let Some(tried) = built.and_then(|it| it.settled(model, &mut own))
                && tried.sifting.cost() <= best.sifting.cost()
            {
                best = tried;
            }
        }
    }
    Some(Found {
        order: best.order(),
        before,
        after: best.sifting.nodes(),
    })
}

/// A pack that was built in an order, ready to be sifted.
#[derive(Clone)]
struct Standing {
    /// The facts in the order of building: the blocks of the sifting.
    built_in: Vec<FactId>,
    sifting: Sifting,
}

impl Standing {
    fn new(model: &Model, order: Vec<FactId>, problems: &mut Problems) -> Option<Standing> {
        let mut built = Built::new(model, &order, problems)?;
        let written = loosened(model, &mut built);
        if !built.fits(model, problems) {
            return None;
        }
        let opened = opened(Compiled(written.clone()), &model.place, problems)?;
        let [written, opened] = [written, opened].map(|mut pack| {
            let mut roots: Vec<_> = pack.judged_roots().into_iter().map(|root| *root).collect();
            roots.extend(pack.constraint_roots().into_iter().map(|root| *root));
            Forest::new(&pack.diagrams, roots.into_iter())
        });
        let blocks = order.iter().map(|&fact| {
            let first = built.layout.first[fact];
            let levels = built.layout.fact_of.iter();
            first..first + levels.filter(|of| **of == Some(fact)).count()
        });
        Some(Standing {
            sifting: Sifting::new(written, opened, blocks.collect()),
            built_in: order,
        })
    }

    /// Sifts and builds in turn, as long as it costs less for it.
    fn settled(mut self, model: &Model, problems: &mut Problems) -> Option<Standing> {
        loop {
            let mut sifted = self.clone();
            sifted.sifting.sift();
            let next = Standing::new(model, sifted.order(), problems)?;
            if next.sifting.cost() >= self.sifting.cost() {
                return Some(self);
            }
            self = next;
        }
    }

    fn order(&self) -> Vec<FactId> {
        self.sifting
            .blocks()
            .map(|block| self.built_in[block])
            .collect()
    }
}
