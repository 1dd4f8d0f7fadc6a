//! A mutant's changes in the compiled pack: put in beside what is there, and taken out again.

use crate::author::building::{Before, Built};
use crate::author::copier::Copier;
use crate::author::model::Model;
use crate::engine::diagram::{Diagrams, Ref};
use crate::engine::pack::Deadline;
use crate::workbench::mutation::bench::Bench;
use crate::workbench::mutation::change::Change;
use crate::workbench::mutation::following::{DutyRoots, Moved};

impl Bench {
    /// Puts what the mutant changes into the compiled pack.
    pub(super) fn patch(&mut self, model: &Model, change: &Change, before: &Before, moved: &Moved) {
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
                        late: deadline.late.clone(),
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
    pub(super) fn put_back(&mut self, change: &Change, before: &Before, moved: &Moved) {
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
fn empty() -> Diagrams {
    Diagrams::new(Vec::new()).expect("no level is too large")
}
