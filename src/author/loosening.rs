//! Diagrams made smaller where only some combinations matter.

use rustc_hash::FxHashMap as HashMap;

use crate::author::builder::Builder;
use crate::engine::diagram::{FALSE, Ref, TRUE};

/// Makes diagrams that end as they did wherever a constraint is met, and anyhow elsewhere.
///
/// Children that agree wherever both matter become one: what Shiple, Hojati, Sangiovanni-Vincentelli and Brayton call matching
/// both ways ("Heuristic minimization of BDDs using don't cares", 1994), here for variables of any number of values.
#[derive(Default)]
pub(crate) struct Loosening {
    known: HashMap<(Ref, Ref), Ref>,
}

impl Loosening {
    /// A diagram that ends as `f` does wherever `care` holds.
    pub(crate) fn of(&mut self, builder: &mut Builder, f: Ref, care: Ref) -> Ref {
        if f.terminal().is_some() || care.0 == TRUE {
            return f;
        }
        if let Some(&made) = self.known.get(&(f, care)) {
            return made;
        }
        let level = builder.top(f, care);
        // Values that may go on together: the function there, and where it matters.
        let mut groups: Vec<(Ref, Ref)> = Vec::new();
        let mut group_of: Vec<usize> = Vec::new();
        for value in 0..builder.size(level) {
            let own = builder.step(f, level, value);
            let matters = builder.step(care, level, value);
            // Like its neighbour, if it can be: runs of equal children are written shorter.
            let tried = group_of.last().copied().into_iter().chain(0..groups.len());
            let fits = tried.into_iter().find(|&place| {
                let (other, others) = groups[place];
                let both = builder.and(matters, others);
                let differ = builder.differ(own, other);
                builder.and(both, differ).0 == FALSE
            });
            match fits {
                Some(place) => {
                    let (other, others) = groups[place];
                    groups[place] = (
                        builder.choose(others, other, own),
                        builder.or(others, matters),
                    );
                    group_of.push(place);
                }
                None => {
                    group_of.push(groups.len());
                    groups.push((own, matters));
                }
            }
        }
        let made: Vec<Ref> = groups
            .into_iter()
            .map(|(own, matters)| self.of(builder, own, matters))
            .collect();
        let children = group_of.into_iter().map(|place| made[place]).collect();
        let made = builder.node(level, children);
        self.known.insert((f, care), made);
        made
    }
}
