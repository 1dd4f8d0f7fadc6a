//! Runs examples against mutants: one builder, one compiled pack, and of each mutant only what it changes.
//!
//! A mutant's diagrams are built where they can differ, copied into the compiled pack beside the others, and taken out again.
//! Only examples are run whose answers leave a case possible in which something may differ.

mod patching;

use chrono::NaiveDate;
use rustc_hash::FxHashSet;

use crate::author::building::{Before, Built, exceptions};
use crate::author::condition::Condition;
use crate::author::copier::Copied;
use crate::author::examples;
use crate::author::export::export_open;
use crate::author::model::Model;
use crate::author::order;
use crate::author::problem::Problems;
use crate::engine::case::Case;
use crate::engine::diagram::{Kept, Masks, Ref, TRUE};
use crate::engine::pack::{Pack, RuleId};
use crate::workbench::mutation::Fate;
use crate::workbench::mutation::change::Change;
use crate::workbench::mutation::following::{Following, Moved};
use crate::workbench::mutation::operators::Mutant;
use crate::workbench::mutation::proposing::{self, Both, Draft, Survivor, Unstated, choosing};
use crate::workbench::mutation::visible::{Differs, Visible};

/// When one node of so many that there may be has been built the bench is set up anew: what mutants leave behind is not worth its
/// memory, and takes the room of those to come.
const FULL: usize = 10;

/// A model with its examples, ready for mutants.
pub(super) struct Bench {
    /// The day that proposed examples are judged on; none where nothing is to be proposed.
    on: Option<NaiveDate>,
    built: Built,
    /// The pack as the author wrote it.
    clean: Pack,
    /// The pack with the mutant's changes.
    work: Pack,
    copied: Copied,
    /// All exceptions to each rule.
    above: Vec<Vec<RuleId>>,
    following: Following,
    scenes: Vec<Scene>,
    /// What mutants have come to so far, by what they change.
    marks: FxHashSet<(String, Vec<u32>)>,
}

/// An example's case.
struct Scene {
    case: Case,
    masks: Masks,
    /// What the case leaves possible in the pack's own diagrams; always there but while it is used.
    kept: Option<Kept>,
}

impl Bench {
    /// Sets up a model, with numbers and dates cut where these tests cut them too.
    pub(super) fn new(
        model: &Model,
        finer: &[Condition],
        on: Option<NaiveDate>,
        problems: &mut Problems,
    ) -> Option<Bench> {
        let order = order::complete(model);
        let mut built =
            Built::finer(model, &order, finer, problems).filter(|_| problems.is_empty())?;
        let (clean, copied) = export_open(model, &mut built);
        let scenes: Vec<Scene> = model
            .examples
            .iter()
            .filter_map(|example| examples::case(&clean, example, problems))
            .map(|case| {
                let masks = case.masks(&clean);
                let kept = clean
                    .diagrams
                    .reach(&masks)
                    .keep(clean.diagrams.node_count());
                Scene {
                    case,
                    masks,
                    kept: Some(kept),
                }
            })
            .collect();
        let following = Following::of(model, &mut built);
        (built.fits(model, problems) && problems.is_empty()).then(|| Bench {
            on,
            above: built.above.clone(),
            work: clean.clone(),
            built,
            clean,
            copied,
            following,
            scenes,
            marks: FxHashSet::default(),
        })
    }

    /// Whether it has grown so large that a new one is quicker, or has no room left.
    pub(super) fn is_full(&self) -> bool {
        let builder = &self.built.builder;
        builder.overflow || builder.diagrams().node_count() > builder.most / FULL
    }

    /// What becomes of a mutant; `None` if one of the same place came to the same. The model is as it was afterwards.
    /// What examples are proposed for it is added to the drafts.
    pub(super) fn fate(
        &mut self,
        model: &mut Model,
        mutant: &mut Mutant,
        drafts: &mut Vec<Draft>,
    ) -> Option<Fate> {
        mutant.change.swap(model);
        let (above, before) = self.vary(model, &mutant.change);
        let fate = if before.built {
            let fate = self.judge(model, mutant, &before, drafts);
            self.built.restore(before);
            fate
        } else {
            self.built.restore(before);
            Some(self.judge_apart(model, &above, mutant))
        };
        let fate = self.unless_full(fate);
        mutant.change.swap(model);
        fate
    }

    /// The fate that was found, unless there was no room left to find it: it means nothing then.
    fn unless_full(&self, fate: Option<Fate>) -> Option<Fate> {
        if self.built.builder.overflow {
            Some(Fate::Untried)
        } else {
            fate
        }
    }

    /// Which of the drafts kill a mutant that survives, with what does not come true of them.
    pub(super) fn killings(
        &mut self,
        model: &mut Model,
        mutant: &mut Mutant,
        drafts: &[Draft],
    ) -> Vec<Vec<String>> {
        let change = &mut mutant.change;
        change.swap(model);
        let (_, before) = self.vary(model, change);
        let moved = self
            .following
            .moved(model, &mut self.built, change, &before);
        let felt = self.built.builder.or(before.felt, moved.felt);
        self.patch(model, change, &before, &moved);
        let killings = if self.built.builder.overflow {
            vec![Vec::new(); drafts.len()]
        } else {
            choosing::killings(drafts, &self.both(), &|masks| self.feels(felt, masks))
        };
        self.put_back(change, &before, &moved);
        self.built.restore(before);
        change.swap(model);
        killings
    }

    /// Builds what a change can make different; for each rule all exceptions to it under the change, and what was there before.
    fn vary(&mut self, model: &Model, change: &Change) -> (Vec<Vec<RuleId>>, Before) {
        let above = match change {
            Change::Exceptions(changed) => {
                let decides = model.rules[changed[0].0].decides;
                let mut above = self.above.clone();
                for rule in (0..above.len()).filter(|&rule| model.rules[rule].decides == decides) {
                    above[rule] = exceptions(model, rule, &[]);
                }
                Some(above)
            }
            _ => None,
        };
        let above = above.unwrap_or_else(|| self.above.clone());
        let before = self.built.vary(model, &above, &change.changed(), Ref(TRUE));
        (above, before)
    }

    fn both(&self) -> Both<'_> {
        Both {
            clean: &self.clean,
            work: &self.work,
        }
    }

    /// What becomes of a mutant under which a decision has more different outcomes than one diagram holds: built for each example
    /// apart, for the cases that its answers leave possible.
    fn judge_apart(&mut self, model: &Model, above: &[Vec<RuleId>], mutant: &Mutant) -> Fate {
        for at in 0..self.scenes.len() {
            let masks = self.scenes[at].masks.clone();
            let tests: Vec<Ref> = masks
                .iter()
                .enumerate()
                .map(|(level, &mask)| self.built.builder.test(level, mask))
                .collect();
            // From the last level up every step adds one node.
            let within = self.built.builder.all(tests.into_iter().rev());
            let before = self
                .built
                .vary(model, above, &mutant.change.changed(), within);
            let mut fails = false;
            if before.built {
                let moved = self
                    .following
                    .moved(model, &mut self.built, &mutant.change, &before);
                self.patch(model, &mutant.change, &before, &moved);
                fails = self.fails(model, at);
                self.put_back(&mutant.change, &before, &moved);
            }
            self.built.restore(before);
            if fails {
                return Fate::Killed(at);
            }
        }
        Fate::Untried
    }

    fn judge(
        &mut self,
        model: &Model,
        mutant: &Mutant,
        before: &Before,
        drafts: &mut Vec<Draft>,
    ) -> Option<Fate> {
        let change = &mutant.change;
        let moved = self.following.moved(model, &mut self.built, change, before);
        let felt = self.built.builder.or(before.felt, moved.felt);
        let allowed = self.built.constrained(felt);
        if !self.built.builder.can_be(allowed, TRUE) {
            return Some(Fate::Equivalent);
        }
        // How a deadline is reckoned is no diagram.
        if !matches!(change, Change::Deadlines(..)) {
            let mark = self.mark(before, &moved);
            if !self.marks.insert((mutant.owner.clone(), mark)) {
                return None;
            }
        }
        self.patch(model, change, before, &moved);
        let fate = match self.killer(model, felt) {
            Some(example) => Fate::Killed(example),
            None => {
                let visible = Visible {
                    model,
                    change,
                    before,
                    moved: &moved,
                    following: &self.following,
                };
                match visible.differences(&mut self.built, felt) {
                    None => Fate::Untried,
                    Some(seen) if seen.is_empty() => Fate::Equivalent,
                    Some(seen) => {
                        let known = drafts.clone();
                        let survivor = self.survivor(model, felt, &seen, drafts);
                        if self.built.builder.overflow {
                            *drafts = known;
                        }
                        Fate::Survives(Box::new(survivor))
                    }
                }
            }
        };
        self.put_back(change, before, &moved);
        Some(fate)
    }

    /// What the pack's examples could state to kill a mutant; where none could, one is drafted that none of the drafts makes
    /// needless.
    fn survivor(
        &mut self,
        model: &Model,
        felt: Ref,
        seen: &[(Differs, Ref)],
        drafts: &mut Vec<Draft>,
    ) -> Survivor {
        let Some(on) = self.on else {
            return Survivor::default();
        };
        let both = self.both();
        let unstated: Vec<Unstated> = (0..self.scenes.len())
            .filter(|&at| self.feels(felt, &self.scenes[at].masks))
            .flat_map(|at| {
                let Scene { case, masks, kept } = &self.scenes[at];
                let reach = match kept.clone() {
                    Some(kept) => self.work.diagrams.reach_on(kept),
                    None => self.work.diagrams.reach(masks),
                };
                proposing::unstated(model, &both, (at, case), &reach, seen)
            })
            .collect();
        if unstated.is_empty()
            && !choosing::is_killed(drafts, &both, &|masks| self.feels(felt, masks))
        {
            let both = Both {
                clean: &self.clean,
                work: &self.work,
            };
            let draft = proposing::propose(model, &mut self.built, &both, seen, on);
            if let Some(draft) = draft {
                choosing::add(drafts, draft);
            }
        }
        Survivor {
            unstated,
            killing: None,
        }
    }

    /// All that a mutant moved, as it is now.
    fn mark(&self, before: &Before, moved: &Moved) -> Vec<u32> {
        let mut mark: Vec<u32> = Vec::new();
        let mut put =
            |kind: u32, index: usize, root: Ref| mark.extend([kind, index as u32, root.0]);
        for &(derived, _) in &before.derived {
            put(0, derived, self.built.derived[derived]);
        }
        for &(rule, _) in &before.live {
            put(1, rule, self.built.live[rule]);
        }
        for (decision, _) in &before.decisions {
            let now = &self.built.decisions[*decision];
            put(2, *decision, now.root);
            for &member in &now.members {
                put(3, *decision, member);
            }
        }
        let lists = [(4, &moved.applies), (5, &moved.gaps), (6, &moved.notices)];
        for (kind, list) in lists {
            for &(index, root) in list {
                put(kind, index, root);
            }
        }
        for (duty, roots) in &moved.duties {
            put(7, *duty, roots.when);
            for &root in roots.reckonings.iter().flatten().flatten() {
                put(8, *duty, root);
            }
        }
        mark
    }

    /// The first example that fails.
    fn killer(&mut self, model: &Model, felt: Ref) -> Option<usize> {
        (0..self.scenes.len())
            .find(|&at| self.feels(felt, &self.scenes[at].masks) && self.fails(model, at))
    }

    /// Whether answers leave a case possible in which something may differ.
    fn feels(&self, felt: Ref, masks: &Masks) -> bool {
        let diagrams = self.built.builder.diagrams();
        diagrams.reach_from(felt, masks) >> TRUE & 1 == 1
    }

    fn fails(&mut self, model: &Model, at: usize) -> bool {
        let Scene { case, masks, kept } = &mut self.scenes[at];
        let diagrams = &self.work.diagrams;
        let reach = match kept.take() {
            Some(kept) => diagrams.reach_on(kept),
            None => diagrams.reach(masks),
        };
        let fails = examples::fails(&self.work, &model.examples[at], case, &reach);
        *kept = Some(reach.keep(self.clean.diagrams.node_count()));
        fails
    }
}
