//! What follows from decisions: where facts are asked, gaps are acknowledged, duties and notices come up, deadlines are reckoned.

use crate::author::building::{Before, Built};
use crate::author::condition::Condition;
use crate::author::model::{Deadline, Duty, Model};
use crate::engine::diagram::{FALSE, Ref, TRUE};
use crate::workbench::mutation::change::Change;

/// The conditions of one reckoning of a deadline: where it counts, where it is due, and where it is missed.
pub(super) type Reckoning = [Option<Ref>; 3];

/// A duty's conditions.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct DutyRoots {
    pub(super) when: Ref,
    pub(super) reckonings: Vec<Reckoning>,
}

/// All conditions of a model that no other condition speaks of, before constraints.
pub(super) struct Following {
    pub(super) applies: Vec<Ref>,
    pub(super) gaps: Vec<Ref>,
    pub(super) duties: Vec<DutyRoots>,
    pub(super) notices: Vec<Ref>,
}

/// Those of them that a change moved, as they are now.
pub(super) struct Moved {
    pub(super) applies: Vec<(usize, Ref)>,
    pub(super) gaps: Vec<(usize, Ref)>,
    pub(super) duties: Vec<(usize, DutyRoots)>,
    pub(super) notices: Vec<(usize, Ref)>,
    /// All cases in which one of them differs, and perhaps some more.
    pub(super) felt: Ref,
}

impl Following {
    /// Builds all of them.
    pub(super) fn of(model: &Model, built: &mut Built) -> Following {
        let mut all = |conditions: &mut dyn Iterator<Item = &Condition>| -> Vec<Ref> {
            conditions
                .map(|condition| built.condition(condition))
                .collect()
        };
        let always = Condition::always();
        let asked = |fact| -> &Condition {
            let fact: &crate::author::model::Fact = fact;
            fact.applies.as_ref().unwrap_or(&always)
        };
        Following {
            applies: all(&mut model.facts.iter().map(asked)),
            gaps: all(&mut model.gaps.iter().map(|gap| &gap.when)),
            notices: all(&mut model.notices.iter().map(|notice| &notice.when)),
            duties: model
                .duties
                .iter()
                .map(|duty| duty_roots(built, duty))
                .collect(),
        }
    }

    /// What a change moved that has been made in the model and in what is built of its rules.
    pub(super) fn moved(
        &self,
        model: &Model,
        built: &mut Built,
        change: &Change,
        before: &Before,
    ) -> Moved {
        let mut moved = Moved {
            applies: Vec::new(),
            gaps: Vec::new(),
            duties: Vec::new(),
            notices: Vec::new(),
            felt: Ref(FALSE),
        };
        for (index, fact) in model.facts.iter().enumerate() {
            if let Some(when) = fact.applies.as_ref().filter(|when| before.concerns(when)) {
                let new = built.condition(when);
                moved.note(built, self.applies[index], new);
                moved.applies.push((index, new));
            }
        }
        for (index, gap) in model.gaps.iter().enumerate() {
            let own = matches!(change, Change::Gap(other, _) if *other == index);
            if own || before.concerns(&gap.when) {
                let new = built.condition(&gap.when);
                moved.note(built, self.gaps[index], new);
                moved.gaps.push((index, new));
            }
        }
        for (index, notice) in model.notices.iter().enumerate() {
            let own = matches!(change, Change::Notice(other, _) if *other == index);
            if own || before.concerns(&notice.when) {
                let new = built.condition(&notice.when);
                moved.note(built, self.notices[index], new);
                moved.notices.push((index, new));
            }
        }
        for (index, duty) in model.duties.iter().enumerate() {
            let own = matches!(change, Change::Duty(other, _) | Change::Deadlines(other, _) if *other == index);
            let conditions = duty.deadlines.iter().flat_map(parts).flatten();
            if own
                || std::iter::once(&duty.when)
                    .chain(conditions)
                    .any(|when| before.concerns(when))
            {
                self.duty(
                    built,
                    index,
                    duty,
                    matches!(change, Change::Deadlines(..)) && own,
                    &mut moved,
                );
            }
        }
        moved
    }

    fn duty(
        &self,
        built: &mut Built,
        index: usize,
        duty: &Duty,
        reckoned: bool,
        moved: &mut Moved,
    ) {
        let (old, new) = (&self.duties[index], duty_roots(built, duty));
        if *old == new && !reckoned {
            return;
        }
        moved.note(built, old.when, new.when);
        if reckoned || old.reckonings != new.reckonings {
            let either = built.builder.or(old.when, new.when);
            moved.felt = built.builder.or(moved.felt, either);
        }
        moved.duties.push((index, new));
    }
}

impl Moved {
    fn note(&mut self, built: &mut Built, old: Ref, new: Ref) {
        let differs = built.builder.differ(old, new);
        self.felt = built.builder.or(self.felt, differs);
    }
}

fn parts(deadline: &Deadline) -> [Option<&Condition>; 3] {
    [&deadline.when, &deadline.due, &deadline.missed].map(Option::as_ref)
}

fn duty_roots(built: &mut Built, duty: &Duty) -> DutyRoots {
    DutyRoots {
        when: built.condition(&duty.when),
        reckonings: duty
            .deadlines
            .iter()
            .map(|deadline| parts(deadline).map(|part| part.map(|part| built.condition(part))))
            .collect(),
    }
}

/// Where a reckoning counts at all.
pub(super) fn counts(reckoning: &Reckoning) -> Ref {
    reckoning[0].unwrap_or(Ref(TRUE))
}
