//! Runs examples against mutants: one builder, one compiled pack, and of each mutant only what it changes.
//!
//! A mutant's diagrams are built where they can differ, copied into the compiled pack beside the others, and taken out again.
//! Only examples are run whose answers leave a case possible in which something may differ.

use chrono::NaiveDate;
use rustc_hash::FxHashSet;

use crate::author::building::{Before, Built, exceptions};
use crate::author::condition::Condition;
use crate::author::copier::{Copied, Copier};
use crate::author::examples;
use crate::author::export::export_open;
use crate::author::model::Model;
use crate::author::order;
use crate::author::problem::Problems;
use crate::engine::case::Case;
use crate::engine::diagram::{Kept, Masks, Ref, TRUE};
use crate::engine::pack::{Deadline, Pack, RuleId};
use crate::workbench::mutation::Fate;
use crate::workbench::mutation::change::Change;
use crate::workbench::mutation::following::{DutyRoots, Following, Moved};
use crate::workbench::mutation::operators::Mutant;
use crate::workbench::mutation::proposing::{self, Both, Survivor};
use crate::workbench::mutation::visible::{Differs, Visible};

/// After so many nodes the bench is set up anew: what mutants leave behind is not worth its memory.
const MOST_NODES: usize = 400_000;

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
        (problems.is_empty() && !built.builder.overflow).then(|| Bench {
            on,
            above: (0..model.rules.len())
                .map(|rule| exceptions(model, rule, &[]))
                .collect(),
            work: clean.clone(),
            built,
            clean,
            copied,
            following,
            scenes,
            marks: FxHashSet::default(),
        })
    }

    /// Whether it has grown so large that a new one is quicker.
    pub(super) fn is_full(&self) -> bool {
        self.built.builder.diagrams().node_count() > MOST_NODES
    }

    /// What becomes of a mutant; `None` if one of the same place came to the same. The model is as it was afterwards.
    pub(super) fn fate(&mut self, model: &mut Model, mutant: &mut Mutant) -> Option<Fate> {
        mutant.change.swap(model);
        let above = match &mutant.change {
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
        let before = self
            .built
            .vary(model, &above, &mutant.change.changed(), Ref(TRUE));
        let fate = if before.built {
            let fate = self.judge(model, mutant, &before);
            self.built.restore(before);
            fate
        } else {
            self.built.restore(before);
            Some(self.judge_apart(model, &above, mutant))
        };
        mutant.change.swap(model);
        fate
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

    fn judge(&mut self, model: &Model, mutant: &Mutant, before: &Before) -> Option<Fate> {
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
                let seen = visible.differences(&mut self.built, felt);
                if seen.is_empty() {
                    Fate::Equivalent
                } else {
                    Fate::Survives(Box::new(self.survivor(model, felt, &seen)))
                }
            }
        };
        self.put_back(change, before, &moved);
        Some(fate)
    }

    /// How a mutant that survives could be killed.
    fn survivor(&mut self, model: &Model, felt: Ref, seen: &[(Differs, Ref)]) -> Survivor {
        let Some(on) = self.on else {
            return Survivor::default();
        };
        let both = Both {
            clean: &self.clean,
            work: &self.work,
        };
        let unstated = (0..self.scenes.len())
            .filter(|&at| self.feels(felt, at))
            .flat_map(|at| {
                let Scene { case, masks, kept } = &self.scenes[at];
                let reach = match kept.clone() {
                    Some(kept) => self.work.diagrams.reach_on(kept),
                    None => self.work.diagrams.reach(masks),
                };
                proposing::unstated(model, &both, (at, case), &reach, seen)
            })
            .collect();
        Survivor {
            unstated,
            proposal: proposing::propose(model, &mut self.built, &both, seen, on),
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
        (0..self.scenes.len()).find(|&at| self.feels(felt, at) && self.fails(model, at))
    }

    /// Whether an example's answers leave a case possible in which something may differ.
    fn feels(&self, felt: Ref, at: usize) -> bool {
        let diagrams = self.built.builder.diagrams();
        diagrams.reach_from(felt, &self.scenes[at].masks) >> TRUE & 1 == 1
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

    /// Puts what the mutant changes into the compiled pack.
    fn patch(&mut self, model: &Model, change: &Change, before: &Before, moved: &Moved) {
        let built = &mut self.built;
        let decisions: Vec<(usize, Ref, Vec<Ref>)> = before
            .decisions
            .iter()
            .map(|(decision, _)| {
                let now = &built.decisions[*decision];
                let (root, members) = (now.root, now.members.clone());
                let members = members
                    .into_iter()
                    .map(|root| built.constrained(root))
                    .collect();
                (*decision, built.constrained(root), members)
            })
            .collect();
        let listed = |built: &mut Built, list: &[(usize, Ref)]| -> Vec<(usize, Ref)> {
            list.iter()
                .map(|&(index, root)| (index, built.constrained(root)))
                .collect()
        };
        let live: Vec<(usize, Ref)> = before
            .live
            .iter()
            .map(|&(rule, _)| (rule, built.live[rule]))
            .collect();
        let live = listed(built, &live);
        let (applies, gaps) = (listed(built, &moved.applies), listed(built, &moved.gaps));
        let notices = listed(built, &moved.notices);
        let duties: Vec<(usize, DutyRoots)> = moved
            .duties
            .iter()
            .map(|(duty, roots)| {
                let reckonings = roots.reckonings.iter();
                let constrained = DutyRoots {
                    when: built.constrained(roots.when),
                    reckonings: reckonings
                        .map(|parts| parts.map(|part| part.map(|root| built.constrained(root))))
                        .collect(),
                };
                (*duty, constrained)
            })
            .collect();
        let work = &mut self.work;
        let mut copier = Copier::onto(
            built.builder.diagrams(),
            std::mem::replace(&mut work.diagrams, empty()),
            std::mem::take(&mut self.copied),
        );
        for (decision, root, members) in decisions {
            let item = &mut work.decisions[decision];
            item.root = copier.copy(root);
            item.members = members
                .into_iter()
                .map(|member| copier.copy(member))
                .collect();
            item.outcomes = built.decisions[decision].outcomes.clone();
        }
        for (rule, root) in live {
            work.rules[rule].live = copier.copy(root);
        }
        for (fact, root) in applies {
            work.facts[fact].applies = Some(copier.copy(root));
        }
        for (gap, root) in gaps {
            work.gaps[gap].when = copier.copy(root);
        }
        for (notice, root) in notices {
            work.notices[notice].when = copier.copy(root);
        }
        for (duty, roots) in duties {
            work.duties[duty].when = copier.copy(roots.when);
            work.duties[duty].deadlines = model.duties[duty]
                .deadlines
                .iter()
                .zip(roots.reckonings)
                .map(|(deadline, parts)| {
                    let [when, due, missed] = parts.map(|part| part.map(|root| copier.copy(root)));
                    Deadline {
                        when,
                        from: deadline.from.clone(),
                        offset: deadline.offset,
                        time: deadline.time.clone(),
                        due,
                        missed,
                        text: deadline.text.clone(),
                    }
                })
                .collect();
        }
        if let Change::Gives(rule, _) | Change::Excludes(rule, _) = change {
            work.rules[*rule]
                .gives
                .clone_from(&model.rules[*rule].gives);
            work.rules[*rule]
                .excludes
                .clone_from(&model.rules[*rule].excludes);
        }
        (work.diagrams, self.copied) = copier.finish();
    }

    /// Takes what the mutant changes out of the compiled pack.
    fn put_back(&mut self, change: &Change, before: &Before, moved: &Moved) {
        let (work, clean) = (&mut self.work, &self.clean);
        for (decision, _) in &before.decisions {
            work.decisions[*decision].clone_from(&clean.decisions[*decision]);
        }
        for (rule, _) in &before.live {
            work.rules[*rule].live = clean.rules[*rule].live;
        }
        for (fact, _) in &moved.applies {
            work.facts[*fact].applies = clean.facts[*fact].applies;
        }
        for (gap, _) in &moved.gaps {
            work.gaps[*gap].when = clean.gaps[*gap].when;
        }
        for (notice, _) in &moved.notices {
            work.notices[*notice].when = clean.notices[*notice].when;
        }
        for (duty, _) in &moved.duties {
            work.duties[*duty].clone_from(&clean.duties[*duty]);
        }
        if let Change::Gives(rule, _) | Change::Excludes(rule, _) = change {
            work.rules[*rule].clone_from(&clean.rules[*rule]);
        }
        let nodes = clean.diagrams.node_count();
        work.diagrams.truncate(nodes);
        self.copied
            .retain(|_, copied| clean.diagrams.contains(*copied));
    }
}

/// A table without levels, to stand in for one that is being worked on.
fn empty() -> crate::engine::diagram::Diagrams {
    crate::engine::diagram::Diagrams::new(Vec::new()).expect("no level is too large")
}
