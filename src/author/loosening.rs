//! Diagrams made smaller where only some combinations matter.

use rustc_hash::FxHashMap as HashMap;

use crate::author::builder::Builder;
use crate::engine::diagram::{FALSE, Ref};

/// The most comparisons that are remembered: past them, diagrams are left as they are.
const MOST_COMPARED: usize = 2_000_000;

/// Makes diagrams that end as they did wherever a constraint is met, and anyhow elsewhere.
///
/// Children that agree wherever both matter become one: what Shiple, Hojati, Sangiovanni-Vincentelli and Brayton call matching
/// both ways ("Heuristic minimization of BDDs using don't cares", 1994), here for variables of any number of values.
#[derive(Default)]
pub(crate) struct Loosening {
    known: HashMap<(Ref, Ref), Ref>,
    agreeing: HashMap<[Ref; 4], bool>,
}

impl Loosening {
    /// A diagram that ends as `f` does wherever `care` holds.
    pub(crate) fn of(&mut self, builder: &mut Builder, f: Ref, care: Ref) -> Ref {
        if f.terminal().is_some() || care.terminal().is_some() {
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
                self.agree(builder, [own, groups[place].0], [matters, groups[place].1])
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

    /// Whether two diagrams end alike wherever both conditions hold.
    fn agree(&mut self, builder: &Builder, [f, g]: [Ref; 2], [a, b]: [Ref; 2]) -> bool {
        if f == g || a.0 == FALSE || b.0 == FALSE {
            return true;
        }
        let ends = [f, g, a, b].map(|at| at.terminal().is_some());
        if ends == [true; 4] {
            return false;
        }
        let key = [f.min(g), f.max(g), a.min(b), a.max(b)];
        if let Some(&known) = self.agreeing.get(&key) {
            return known;
        }
        // To say that they differ is always sound: what is kept apart only stays larger.
        if self.agreeing.len() >= MOST_COMPARED {
            return false;
        }
        let level = builder.top(f, g).min(builder.top(a, b));
        let agree = (0..builder.size(level)).all(|value| {
            let [f, g, a, b] = [f, g, a, b].map(|at| builder.step(at, level, value));
            self.agree(builder, [f, g], [a, b])
        });
        self.agreeing.insert(key, agree);
        agree
    }
}
