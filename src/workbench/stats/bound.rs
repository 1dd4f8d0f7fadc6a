//! The least that any order of questions takes on the drawn cases: a bound above that of the smallest certificates.
//!
//! A certificate is what settles a case for one who knows it; an order of questions has to find out. So the order is looked for
//! that takes least on the drawn cases, by a best-first search of questions and answers (AO*, Nilsson 1980). What is left beyond
//! the questions that have been looked at counts as the smallest certificates, so that every stage of the search is a bound.
//!
//! An order may use all that the answers tell, and no more: partial cases in which the same is left are asked the same. What
//! is least on the drawn cases is expected to be no more than what is least on all (the mean of a minimum is at most the
//! minimum of the means): the bound is rather too low than too high. It holds for orders that an author's pins would forbid as
//! well.

use rustc_hash::FxHashMap;

use crate::engine::case::Answer;
use crate::workbench::stats::certificate::{Certificates, Certified};
use crate::workbench::stats::remaining::Remaining;
use crate::workbench::stats::target::Target;

/// How often each case is looked at, on average, before the search ends where it is.
const LOOKS: usize = 60;

/// What some cases take at least.
pub(crate) struct Bound {
    /// What the smallest certificate of each case costs.
    pub(crate) certificates: Vec<u32>,
    /// What each case takes in the order that takes least on all of them, as far as it has been looked for.
    pub(crate) least: Vec<u32>,
}

/// Works out what drawn cases take at least.
pub(crate) fn bound(
    target: &Target<'_>,
    certificates: Certificates<'_>,
    cases: &[Vec<Answer>],
) -> Bound {
    let certified = cases.iter().map(|answers| {
        let lists = target.lists.iter();
        lists.map(|roots| certificates.of(roots, answers)).collect()
    });
    let mut search = Search {
        cases: certified.collect(),
        certificates,
        answers: cases,
        remaining: Remaining::new(target.pack, &target.lists),
        nodes: Vec::new(),
        known: FxHashMap::default(),
        looks: cases.len() * LOOKS,
    };
    let whole = (0..cases.len()).map(|case| Partial { case, asked: 0 });
    let certificates: Vec<u32> = whole.clone().map(|whole| search.cost(whole)).collect();
    let unsettled = whole.filter(|whole| certificates[whole.case] > 0);
    let start = search.node(None, unsettled.collect());
    while search.looks > 0 && !search.nodes[start].done {
        search.look(start);
    }
    let mut least = vec![0; cases.len()];
    search.pay(start, 0, &mut least);
    Bound {
        certificates,
        least,
    }
}

/// A case of which some groups of facts have been asked, a bit for each.
#[derive(Clone, Copy)]
struct Partial {
    case: usize,
    asked: u128,
}

impl Partial {
    fn with(self, group: usize) -> Partial {
        Partial {
            asked: self.asked | 1 << group,
            ..self
        }
    }
}

/// Unsettled cases in which the same is left.
struct Node {
    cases: Vec<Partial>,
    /// What they take at least from here on, together.
    least: u64,
    /// What may be asked next, where that has been looked at.
    steps: Option<Vec<Step>>,
    /// Whether it is known what they take.
    done: bool,
}

/// A group that may be asked next.
struct Step {
    group: usize,
    /// What the cases take at least with it and all that follows.
    least: u64,
    /// What it leads to, where that has been looked at.
    next: Option<Vec<usize>>,
}

impl Node {
    fn best(&self) -> Option<&Step> {
        self.steps.iter().flatten().min_by_key(|step| step.least)
    }
}

struct Search<'s, 'p> {
    certificates: Certificates<'p>,
    answers: &'s [Vec<Answer>],
    /// For each case its certificates for each list of roots, of which one is to be settled.
    cases: Vec<Vec<Certified<'s>>>,
    remaining: Remaining<'s>,
    nodes: Vec<Node>,
    /// The nodes by what is left, and in which cases.
    known: FxHashMap<(Option<usize>, Vec<usize>), usize>,
    /// How many cases may still be looked at.
    looks: usize,
}

impl Search<'_, '_> {
    /// Looks at one more node of the order that is the best so far: the one with most cases.
    fn look(&mut self, start: usize) {
        let (mut path, mut next) = (Vec::new(), Some(start));
        while let Some(node) = next {
            path.push(node);
            if self.nodes[node].steps.is_none() {
                self.open(node);
                break;
            }
            self.settle(node);
            let after = self.nodes[node].best().and_then(|step| step.next.as_ref());
            let open = after.into_iter().flatten().copied();
            let open = open.filter(|&next| !self.nodes[next].done);
            next = open.max_by_key(|&next| self.nodes[next].cases.len());
        }
        for node in path.into_iter().rev() {
            self.settle(node);
        }
    }

    /// Works out what may be asked at a node, and what each of it takes at least.
    fn open(&mut self, node: usize) {
        let cases = self.nodes[node].cases.clone();
        self.looks = self.looks.saturating_sub(cases.len());
        let mut least = 0;
        let (mut all_need, mut some_use) = (u128::MAX, 0);
        for &partial in &cases {
            least += u64::from(self.cost(partial));
            for list in &self.cases[partial.case] {
                let (needed, helping) = list.wanting(partial.asked);
                all_need &= needed;
                some_use |= helping;
            }
        }
        // What no case can do without may as well be asked at once.
        let must = all_need & some_use;
        let groups = if must == 0 {
            0..self.certificates.count()
        } else {
            let first = must.trailing_zeros() as usize;
            first..first + 1
        };
        let steps = groups.map(|group| {
            // What is in no certificate may still tell which one to go for.
            let rest = if some_use >> group & 1 == 1 {
                sum(cases
                    .iter()
                    .map(|partial| self.known_cost(partial.with(group))))
            } else {
                least
            };
            Step {
                group,
                least: self.price(group, cases.len()) + rest,
                next: None,
            }
        });
        let steps = Some(steps.collect());
        let here = &mut self.nodes[node];
        here.least = here.least.max(least);
        here.steps = steps;
    }

    /// Looks at where the best step leads, until that is known of the best; takes over what is least.
    fn settle(&mut self, node: usize) {
        loop {
            let mut steps = self.nodes[node].steps.take();
            for step in steps.iter_mut().flatten() {
                if let Some(next) = &step.next {
                    let below: u64 = next.iter().map(|&next| self.nodes[next].least).sum();
                    let price = self.price(step.group, self.nodes[node].cases.len());
                    step.least = step.least.max(price + below);
                }
            }
            self.nodes[node].steps = steps;
            let Some(best) = self.nodes[node].best() else {
                self.nodes[node].done = true;
                return;
            };
            let (group, least) = (best.group, best.least);
            if let Some(next) = &best.next {
                let done = next.iter().all(|&next| self.nodes[next].done);
                let here = &mut self.nodes[node];
                here.least = here.least.max(least);
                here.done = done;
                return;
            }
            let next = self.after(node, group);
            let mut steps = self.nodes[node].steps.iter_mut().flatten();
            if let Some(step) = steps.find(|step| step.group == group) {
                step.next = Some(next);
            }
        }
    }

    /// What a step leads to: its cases by what the answers leave of them, without those that are settled.
    fn after(&mut self, node: usize, group: usize) -> Vec<usize> {
        let mut parts: Vec<(usize, Vec<Partial>)> = Vec::new();
        let mut places: FxHashMap<usize, usize> = FxHashMap::default();
        for partial in self.nodes[node].cases.clone() {
            let partial = partial.with(group);
            if self.cost(partial) == 0 {
                continue;
            }
            let facts = self.certificates.facts_of(partial.asked);
            let told = self.certificates.told(&self.answers[partial.case], facts);
            let left = self.remaining.of(&told);
            let place = *places.entry(left).or_insert_with(|| {
                parts.push((left, Vec::new()));
                parts.len() - 1
            });
            parts[place].1.push(partial);
        }
        let parts = parts.into_iter();
        parts
            .map(|(left, cases)| self.node(Some(left), cases))
            .collect()
    }

    fn node(&mut self, left: Option<usize>, cases: Vec<Partial>) -> usize {
        let key = (left, cases.iter().map(|partial| partial.case).collect());
        if let Some(&known) = self.known.get(&key) {
            return known;
        }
        let node = Node {
            least: sum(cases.iter().map(|&partial| self.known_cost(partial))),
            done: cases.is_empty(),
            cases,
            steps: None,
        };
        self.nodes.push(node);
        self.known.insert(key, self.nodes.len() - 1);
        self.nodes.len() - 1
    }

    /// What each case takes from a node on, after what it has paid before.
    fn pay(&self, node: usize, before: u32, costs: &mut [u32]) {
        let here = &self.nodes[node];
        let best = here.best();
        let before = before + best.map_or(0, |step| self.certificates.cost_of(step.group));
        for &partial in &here.cases {
            let asked = best.map_or(partial, |step| partial.with(step.group));
            costs[partial.case] = before + self.known_cost(asked);
        }
        for &next in best
            .and_then(|step| step.next.as_ref())
            .into_iter()
            .flatten()
        {
            self.pay(next, before, costs);
        }
    }

    /// What it costs to ask a group in so many cases.
    fn price(&self, group: usize, cases: usize) -> u64 {
        u64::from(self.certificates.cost_of(group)) * cases as u64
    }

    /// What the smallest certificate costs beyond what has been asked.
    fn cost(&mut self, Partial { case, asked }: Partial) -> u32 {
        let lists = self.cases[case].iter_mut();
        let costs = lists.map(|list| self.certificates.cost(list, asked));
        costs.min().unwrap_or(0)
    }

    /// The same as far as it is known: never more.
    fn known_cost(&self, Partial { case, asked }: Partial) -> u32 {
        let lists = self.cases[case].iter();
        let costs = lists.map(|list| self.certificates.known_cost(list, asked));
        costs.min().unwrap_or(0)
    }
}

fn sum(costs: impl Iterator<Item = u32>) -> u64 {
    costs.map(u64::from).sum()
}
