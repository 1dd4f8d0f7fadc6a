//! How the deadlines of a duty are reckoned, as a diagram: for each case the ways that count, up to the first that needs no day.

use crate::author::model::{Deadline, Model};
use crate::engine::diagram::{FALSE, Ref, TERMINALS, TRUE};
use crate::engine::pack::Anchor;
use crate::workbench::difference::data::{Outcome, Reckoning, Since};
use crate::workbench::difference::joint::Joint;

/// A diagram of a pack's reckonings of a duty's deadline; its terminals are counted from 1 on into `outcomes`. `own` is the
/// duty's index in the pack, `joint_duty` in the joint model. `None` where there are more different ones than terminals.
pub(super) fn reckonings(
    joint: &mut Joint<'_>,
    side: usize,
    own: usize,
    joint_duty: usize,
    outcomes: &mut Vec<Outcome>,
) -> Option<Ref> {
    let model = joint.models[side];
    let deadlines = joint.model.duties[joint_duty].deadlines.clone();
    let mut lists: Vec<Vec<Reckoning>> = vec![Vec::new()];
    let mut so_far = Ref(1);
    for (index, deadline) in deadlines.iter().enumerate() {
        let mut holds = |condition: &Option<_>, without: u32| match condition {
            Some(condition) => joint.condition(condition),
            None => Ref(without),
        };
        let (when, due, missed) = (
            holds(&deadline.when, TRUE),
            holds(&deadline.due, FALSE),
            holds(&deadline.missed, FALSE),
        );
        let builder = &mut joint.built.builder;
        // 1 does not count; else 2, and the bits of what is true of it above.
        let bits = builder.combine(due, missed, &mut |due, missed| {
            2 + u32::from(due == TRUE) + 2 * u32::from(missed == TRUE)
        });
        let counts = builder.choose(when, bits, Ref(1));
        let told = &model.duties[own].deadlines[index];
        so_far = builder.combine(so_far, counts, &mut |list, counts| {
            let before = &lists[list as usize - 1];
            let closed = before.last().is_some_and(|last| last.from.is_none());
            if counts == 1 || closed {
                return list;
            }
            let bits = counts - 2;
            let mut longer = before.clone();
            longer.push(reckoning(model, told, bits & 1 == 1, bits & 2 == 2));
            terminal(&mut lists, longer)
        });
        if lists.len() >= TERMINALS as usize {
            return None;
        }
    }
    let moved: Vec<u32> = lists
        .into_iter()
        .map(|list| terminal(outcomes, Outcome::Due(list)))
        .collect();
    if outcomes.len() >= TERMINALS as usize {
        return None;
    }
    let builder = &mut joint.built.builder;
    Some(builder.map(so_far, &mut |list| moved[list as usize - 1]))
}

/// The number of a thing in a list that it is added to when new, from 1 and never more than a terminal can be.
pub(super) fn terminal<T: PartialEq>(list: &mut Vec<T>, thing: T) -> u32 {
    let index = list.iter().position(|known| *known == thing);
    let index = index.unwrap_or_else(|| {
        list.push(thing);
        list.len() - 1
    });
    (index as u32 + 1).min(TERMINALS - 1)
}

fn reckoning(model: &Model, deadline: &Deadline, due: bool, missed: bool) -> Reckoning {
    let id = |fact: usize| model.facts[fact].id.clone();
    let Deadline {
        // What these come to is in the diagrams.
        when: _,
        due: _,
        missed: _,
        from,
        offset,
        time,
        text,
        late,
    } = deadline;
    Reckoning {
        from: from.as_ref().map(|from| match *from {
            Anchor::Date(date) => Since::Date(id(date)),
            Anchor::Turns { age, birthday, .. } => Since::Turns(age, id(birthday)),
        }),
        offset: *offset,
        time: time.clone(),
        text: text.clone(),
        due,
        missed,
        late: late.clone(),
    }
}
