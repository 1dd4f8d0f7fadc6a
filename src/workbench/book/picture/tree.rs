//! The tree of a picture, grown question by question.

use crate::engine::case::Case;
use crate::engine::diagram::Masks;
use crate::engine::pack::FactId;
use crate::workbench::book::Book;
use crate::workbench::book::picture::known::{End, Grower};
use crate::workbench::book::picture::splits::Branch;

/// How many rows fit on a sheet.
const MOST_ROWS: usize = 27;
/// How many questions fit beside each other.
const DEEPEST: usize = 3;
/// The share of cases below which no further question is asked: the sheet belongs to what is common.
const RARE: f64 = 0.03;

/// A tree of questions; the first node is its root.
pub(super) struct Tree {
    pub(super) nodes: Vec<Node>,
}

/// A question or an end.
pub(super) struct Node {
    /// The answers that lead here.
    pub(super) label: String,
    pub(super) kind: Kind,
    pub(super) depth: usize,
    masks: Masks,
    /// The share of all cases that come here, as if answers were evenly spread.
    weight: f64,
}

/// What a node is.
pub(super) enum Kind {
    /// A question and its answers.
    Asks { fact: FactId, below: Vec<usize> },
    /// What is known, and what single answers to the questions that are left would make sure, each for itself.
    Each { end: End, below: Vec<usize> },
    /// Nothing more is asked.
    End(End),
}

impl Kind {
    /// The nodes that the answers lead to.
    pub(super) fn below(&self) -> &[usize] {
        match self {
            Kind::Asks { below, .. } | Kind::Each { below, .. } => below,
            Kind::End(_) => &[],
        }
    }

    /// What is known, where nothing more is asked.
    pub(super) fn end(&self) -> Option<&End> {
        match self {
            Kind::Each { end, .. } | Kind::End(end) => Some(end),
            Kind::Asks { .. } => None,
        }
    }
}

impl Tree {
    /// The tree of a decision; where rules have days of their own, as it is in the last of the pack's periods.
    pub(super) fn grow(book: &Book<'_>, decision: usize) -> Tree {
        let periods = book.pack.periods.as_ref();
        let day = periods.and_then(|periods| periods.starts.last().copied());
        let grower = Grower {
            book,
            pack: book.pack,
            decision: &book.pack.decisions[decision],
            case: Case::new(book.pack, day.unwrap_or_default()),
        };
        let masks = grower.case.masks(book.pack);
        let root = grower.node(String::new(), masks, 1.0, 0);
        let mut tree = Tree { nodes: vec![root] };
        // Questions first, as far as they lead; single answers in the room that is left.
        for (asks, least) in [(true, RARE), (false, 0.0)] {
            let mut done: Vec<usize> = Vec::new();
            while let Some(at) = tree.next(&done, least) {
                done.push(at);
                if asks {
                    grower.ask(&mut tree, at);
                } else {
                    grower.each(&mut tree, at);
                }
            }
        }
        if tree.nodes[0].kind.end().is_some() {
            tree.nodes[0].label = book.words.unanswered.to_owned();
        }
        tree
    }

    /// How many rows the tree has.
    fn rows(&self) -> usize {
        self.nodes
            .iter()
            .filter(|node| node.kind.end().is_some())
            .count()
    }

    /// The open end where most cases are, of those that are not done.
    fn next(&self, done: &[usize], least: f64) -> Option<usize> {
        let open = |node: &Node| matches!(&node.kind, Kind::End(end) if end.is_open);
        (0..self.nodes.len())
            .filter(|at| {
                open(&self.nodes[*at]) && self.nodes[*at].weight > least && !done.contains(at)
            })
            .max_by(|&a, &b| {
                self.nodes[a]
                    .weight
                    .total_cmp(&self.nodes[b].weight)
                    .then(b.cmp(&a))
            })
    }

    /// Puts branches under a node; gives their indices.
    fn grow_below(&mut self, at: usize, branches: Vec<Branch>, grower: &Grower<'_>) -> Vec<usize> {
        let (weight, depth) = (self.nodes[at].weight, self.nodes[at].depth);
        let first = self.nodes.len();
        for branch in branches {
            let weight = weight * branch.share;
            let node = grower.node(branch.label, branch.masks, weight, depth + 1);
            self.nodes.push(node);
        }
        (first..self.nodes.len()).collect()
    }
}

impl Grower<'_> {
    fn node(&self, label: String, masks: Masks, weight: f64, depth: usize) -> Node {
        let end = self.end(&masks);
        Node {
            label,
            kind: Kind::End(end),
            masks,
            weight,
            depth,
        }
    }

    /// Puts the most useful question in the place of an end, where one is worth it and there is room.
    fn ask(&self, tree: &mut Tree, at: usize) {
        let (masks, depth) = (tree.nodes[at].masks.clone(), tree.nodes[at].depth);
        if depth >= DEEPEST {
            return;
        }
        let open = self.open(&masks);
        if let Some((fact, branches)) = self.question(&masks, &open, depth == 0)
            && tree.rows() - 1 + branches.len() <= MOST_ROWS
        {
            let below = tree.grow_below(at, branches, self);
            tree.nodes[at].kind = Kind::Asks { fact, below };
        }
    }

    /// Tells under an end what single answers would make sure, where there are any and there is room.
    fn each(&self, tree: &mut Tree, at: usize) {
        let masks = tree.nodes[at].masks.clone();
        let branches = self.fan(&masks, &self.open(&masks));
        if !branches.is_empty() && tree.rows() + branches.len() <= MOST_ROWS {
            let below = tree.grow_below(at, branches, self);
            let end = self.end(&masks);
            tree.nodes[at].kind = Kind::Each { end, below };
        }
    }
}
