//! How many cases each decision takes otherwise, all its classes and members together.

use std::collections::BTreeSet;

use crate::engine::diagram::Ref;
use crate::workbench::difference::changes::Class;
use crate::workbench::difference::concern::Concern;
use crate::workbench::difference::counting::count;
use crate::workbench::difference::data::{SubjectKind, Total};
use crate::workbench::difference::joint::Joint;

/// The totals, a decision each, in the order of the classes.
pub(super) fn totals(joint: &mut Joint<'_>, classes: &[Class]) -> Vec<Total> {
    let decides = |class: &&Class| {
        let kind = class.change.subject.kind;
        matches!(kind, SubjectKind::Decision | SubjectKind::Member)
    };
    let mut ids: Vec<&str> = Vec::new();
    for class in classes.iter().filter(decides) {
        if !ids.contains(&class.change.subject.id.as_str()) {
            ids.push(&class.change.subject.id);
        }
    }
    ids.into_iter()
        .map(|id| {
            let own = classes.iter().filter(decides);
            let own: Vec<&Class> = own.filter(|class| class.change.subject.id == id).collect();
            total(joint, id, &own)
        })
        .collect()
}

fn total(joint: &mut Joint<'_>, id: &str, classes: &[&Class]) -> Total {
    let mut models = joint.models.iter().rev();
    let title = models.find_map(|model| {
        let decision = model.decisions.iter().find(|decision| decision.id == id);
        decision.map(|decision| decision.title.clone())
    });
    let mut subjects = classes.windows(2);
    let is_one = subjects.all(|two| two[0].change.subject == two[1].change.subject);
    Total {
        decision: id.to_owned(),
        label: title.unwrap_or_default(),
        classes: classes.len(),
        cases: if is_one {
            sum(classes)
        } else {
            together(joint, classes)
        },
    }
}

/// The classes of one subject have no case in common, and are counted over the same facts.
fn sum(classes: &[&Class]) -> Option<(u128, u128)> {
    let cases = classes.iter().map(|class| &class.change.cases);
    let of = classes.first()?.change.cases.of;
    Some((
        cases.map(|cases| cases.count).fold(0, u128::saturating_add),
        of,
    ))
}

/// A case that several members take otherwise is one case.
fn together(joint: &mut Joint<'_>, classes: &[&Class]) -> Option<(u128, u128)> {
    // What it takes to count is nothing that anybody needs afterwards.
    let before = joint.built.builder.clone();
    let builder = &mut joint.built.builder;
    let allowed: Vec<Ref> = classes.iter().map(|class| class.allowed).collect();
    let allowed = builder.all(allowed);
    let moved = builder.any(classes.iter().map(|class| class.region));
    let moved = builder.and(allowed, moved);
    let kept = builder.not(moved);
    let kept = builder.and(allowed, kept);
    let levels: BTreeSet<usize> = classes
        .iter()
        .flat_map(|class| class.told.iter().copied())
        .collect();
    let concern = Concern::of(joint, vec![moved, kept], &levels);
    let cases = count(joint, concern.sets[0], &concern.levels);
    let of = count(joint, concern.all, &concern.levels);
    let is_exact = !joint.built.builder.overflow;
    joint.built.builder = before;
    is_exact.then_some((cases, of))
}
