//! Puts questions to complete cases in some order and counts them, with the engine's own functions.

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use crate::engine::asking::outlook::{FactSet, Outlook};
use crate::engine::case::{Answer, Case};
use crate::engine::pack::{FactId, Pack};
use crate::workbench::stats::target::{Order, Target};

/// What it takes to settle one case.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Effort {
    /// Steps: questions or screens.
    pub(crate) steps: u32,
    /// What the questions cost together.
    pub(crate) cost: u32,
}

/// Asks in one order, and remembers what comes next where the same is known.
pub(crate) struct Walker<'t, 'p> {
    target: &'t Target<'p>,
    order: Order,
    on: NaiveDate,
    /// By what is possible and what has been asked: an answer may leave what is possible as it was.
    known: FxHashMap<(Vec<u32>, FactSet), Vec<FactId>>,
}

impl<'t, 'p> Walker<'t, 'p> {
    pub(crate) fn new(target: &'t Target<'p>, order: Order, on: NaiveDate) -> Walker<'t, 'p> {
        Walker {
            target,
            order,
            on,
            known: FxHashMap::default(),
        }
    }

    /// Asks until everything is settled, or nothing is left to ask.
    pub(crate) fn walk(&mut self, answers: &[Answer]) -> Effort {
        let pack = self.target.pack;
        let (mut case, mut asked, mut effort) = (
            Case::new(pack, self.on),
            FactSet::default(),
            Effort::default(),
        );
        loop {
            let key = (case.masks(pack), asked);
            let next = match self.known.get(&key) {
                Some(next) => next.clone(),
                None => {
                    let outlook = Outlook::under(pack, &case, &key.0, self.target.roots());
                    let next = self
                        .target
                        .next(self.order, &outlook, &self.target.lists, asked);
                    self.known.insert(key, next.clone());
                    next
                }
            };
            if next.is_empty() {
                return effort;
            }
            effort.steps += 1;
            for fact in next {
                asked |= 1 << fact;
                effort.cost += pack.facts[fact].cost;
                answer(pack, &mut case, fact, answers[fact]);
            }
        }
    }
}

/// Records a drawn answer, which fits its fact.
pub(crate) fn answer(pack: &Pack, case: &mut Case, fact: FactId, answer: Answer) {
    let fits = case.set(pack, fact, Some(answer));
    debug_assert!(fits.is_ok(), "a drawn answer fits its fact");
}
