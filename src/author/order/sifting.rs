//! Facts that look for the place at which the diagrams are smallest.

use std::ops::Range;

use crate::author::order::Nodes;
use crate::author::order::forest::Forest;

/// How many facts are thrown about at once.
const SHAKEN: usize = 4;

/// Two forests of the same variables, which move in blocks: all options of a fact together.
#[derive(Clone)]
pub(super) struct Sifting {
    /// The diagrams as they are written.
    written: Forest,
    /// The same, as they are used.
    opened: Forest,
    /// The variables of each block.
    variables: Vec<Range<usize>>,
    /// The block at each place.
    order: Vec<usize>,
}

impl Sifting {
    /// The blocks in the forests' order, without gaps from their first variable on.
    pub(super) fn new(written: Forest, opened: Forest, variables: Vec<Range<usize>>) -> Sifting {
        Sifting {
            order: (0..variables.len()).collect(),
            written,
            opened,
            variables,
        }
    }

    /// How many nodes there are.
    pub(super) fn nodes(&self) -> Nodes {
        Nodes {
            written: self.written.count(),
            opened: self.opened.count(),
        }
    }

    /// What the order costs.
    pub(super) fn cost(&self) -> usize {
        self.nodes().cost()
    }

    /// The blocks, from the top.
    pub(super) fn blocks(&self) -> impl Iterator<Item = usize> + '_ {
        self.order.iter().copied()
    }

    /// Lets every block visit every place and stay at the best, those with most nodes first, until nothing gets smaller.
    pub(super) fn sift(&mut self) {
        loop {
            let start = self.cost();
            let mut blocks: Vec<usize> = (0..self.order.len()).collect();
            blocks.sort_by_key(|&block| std::cmp::Reverse(self.size(block)));
            for block in blocks {
                self.settle(block);
            }
            if self.cost() == start {
                return;
            }
        }
    }

    /// Moves some blocks anywhere.
    pub(super) fn shake(&mut self, random: &mut fastrand::Rng) {
        for _ in 0..SHAKEN.min(self.order.len()) {
            let (from, to) = (
                random.usize(..self.order.len()),
                random.usize(..self.order.len()),
            );
            self.travel(from, to, &mut |_, _| true);
        }
    }

    /// Moves a block to the place at which the forest is smallest; the place where it is, if none is better.
    fn settle(&mut self, block: usize) {
        let Some(home) = self.order.iter().position(|&other| other == block) else {
            return;
        };
        let last = self.order.len() - 1;
        let (mut least, mut best) = (self.cost(), home);
        // A way on which the forest has grown by half is not worth going on.
        let mut visit = |count: usize, place: usize| {
            if count < least {
                (least, best) = (count, place);
            }
            count < least + least / 2
        };
        let ends = if home > last / 2 {
            [last, 0]
        } else {
            [0, last]
        };
        let mut at = home;
        for end in ends {
            at = self.travel(at, end, &mut visit);
        }
        self.travel(at, best, &mut |_, _| true);
    }

    /// Moves the block at one place to another, as long as the visitor wants to go on; tells where it is then.
    fn travel(
        &mut self,
        mut at: usize,
        to: usize,
        visit: &mut dyn FnMut(usize, usize) -> bool,
    ) -> usize {
        while at != to {
            let upper = if at < to { at } else { at - 1 };
            self.exchange(upper);
            at = if at < to { at + 1 } else { at - 1 };
            if !visit(self.cost(), at) {
                break;
            }
        }
        at
    }

    /// Lets the block at a place and the next change places, variable by variable.
    fn exchange(&mut self, place: usize) {
        let width = |block: usize| self.variables[block].len();
        let first: usize = self.order[..place].iter().map(|&block| width(block)).sum();
        let (upper, lower) = (width(self.order[place]), width(self.order[place + 1]));
        for step in 0..lower {
            for place in (first + step..first + step + upper).rev() {
                self.written.exchange(place);
                self.opened.exchange(place);
            }
        }
        self.order.swap(place, place + 1);
    }

    fn size(&self, block: usize) -> usize {
        self.variables[block]
            .clone()
            .map(|variable| self.opened.count_of(variable))
            .sum()
    }
}
