//! Copies what a set of roots needs out of a builder's table into one of its own.

use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

use crate::engine::diagram::{Diagrams, Ref};

/// For each node that was copied its reference in the copy.
pub(crate) type Copied = HashMap<Ref, Ref>;

/// Copies what a set of roots needs into a table of its own.
pub(crate) struct Copier<'b> {
    from: &'b Diagrams,
    to: Diagrams,
    known: Copied,
}

impl<'b> Copier<'b> {
    /// Starts an empty copy.
    pub(crate) fn new(from: &'b Diagrams) -> Copier<'b> {
        let to = Diagrams::new(from.sizes().to_vec()).expect("the sizes were accepted before");
        Copier::onto(from, to, Copied::default())
    }

    /// Goes on with a copy that was finished before.
    pub(crate) fn onto(from: &'b Diagrams, to: Diagrams, known: Copied) -> Copier<'b> {
        Copier { from, to, known }
    }

    /// Copies what lies below a root and gives the root's new reference.
    pub(crate) fn copy(&mut self, root: Ref) -> Ref {
        if root.terminal().is_some() {
            return root;
        }
        if let Some(&copied) = self.known.get(&root) {
            return copied;
        }
        let children: Vec<Ref> = self
            .from
            .children(root)
            .iter()
            .map(|&child| self.copy(child))
            .collect();
        let copied = self
            .to
            .push(self.from.level(root) as u16, children.into_iter())
            .expect("children are copied before their parents");
        self.known.insert(root, copied);
        copied
    }

    /// How many nodes a copy of this root would add.
    pub(crate) fn missing(&self, root: Ref) -> usize {
        let mut seen: HashSet<Ref> = HashSet::default();
        let mut open = vec![root];
        while let Some(at) = open.pop() {
            if at.terminal().is_none() && !self.known.contains_key(&at) && seen.insert(at) {
                open.extend(self.from.children(at));
            }
        }
        seen.len()
    }

    /// The finished copy, and what became of each node in it.
    pub(crate) fn finish(self) -> (Diagrams, Copied) {
        (self.to, self.known)
    }
}
