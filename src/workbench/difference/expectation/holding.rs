//! Holds what differs against what was meant to.

use std::collections::BTreeSet;

use crate::engine::diagram::{FALSE, Free, Ref};
use crate::workbench::difference::counting::count;
use crate::workbench::difference::data::{Difference, SubjectKind};
use crate::workbench::difference::described::described;
use crate::workbench::difference::expectation::{Entry, Expectations, Held, Missing, What};
use crate::workbench::difference::joint::Joint;
use crate::workbench::difference::space::support;
use crate::workbench::difference::unrelated::too_large;
use crate::workbench::difference::{Comparison, Failure};

impl Comparison<'_> {
    /// Holds the comparison against what was meant to change. It must have been made for these expectations.
    ///
    /// # Errors
    /// What is held against each other is larger than diagrams can be.
    pub fn hold(&mut self, expected: &Expectations) -> Result<Held, Failure> {
        let when = expected.conditions(&self.joint.model);
        let when: Vec<Ref> = when.iter().map(|when| self.joint.condition(when)).collect();
        // For each entry the cases that it has met.
        let mut met: Vec<Option<u128>> = vec![None; expected.entries.len()];
        let mut unexpected = Difference {
            changes: Vec::new(),
            totals: Vec::new(),
            cases: Vec::new(),
            // By another id everything comes out as before.
            renamed: Vec::new(),
            ..self.told.clone()
        };
        self.changes(expected, &when, &mut met, &mut unexpected);
        self.cases(expected, &when, &mut met, &mut unexpected);
        self.things(expected, &mut met, &mut unexpected);
        let missing = expected
            .entries
            .iter()
            .zip(met)
            .filter_map(|(entry, met)| missing(entry, met))
            .collect();
        if self.joint.built.builder.overflow {
            return Err(Failure::Incomparable(too_large(self.joint.models)));
        }
        Ok(Held {
            unexpected,
            missing,
        })
    }

    fn changes(
        &mut self,
        expected: &Expectations,
        when: &[Ref],
        met: &mut [Option<u128>],
        unexpected: &mut Difference,
    ) {
        for class in &self.classes {
            let mut left = class.region;
            for (at, entry) in expected.entries.iter().enumerate() {
                let fits = match &entry.what {
                    What::Change {
                        kind,
                        id,
                        part,
                        from,
                        to,
                    } => {
                        let subject = &class.change.subject;
                        (*kind, id, part) == (subject.kind, &subject.id, &subject.part)
                            && from.fits(&class.change.from)
                            && to.fits(&class.change.to)
                    }
                    _ => false,
                };
                if fits {
                    left = take(
                        &mut self.joint,
                        (class.region, left),
                        when[at],
                        &class.levels,
                        &mut met[at],
                    );
                }
            }
            let mut change = class.change.clone();
            if left == Ref(FALSE) {
                continue;
            }
            if left != class.region {
                let builder = &mut self.joint.built.builder;
                let others = builder.not(left);
                let others = builder.and(class.allowed, others);
                for told in described(&mut self.joint, &[left], others, &class.told) {
                    change.cases = told.cases;
                }
            }
            unexpected.changes.push(change);
        }
    }

    fn cases(
        &mut self,
        expected: &Expectations,
        when: &[Ref],
        met: &mut [Option<u128>],
        unexpected: &mut Difference,
    ) {
        for apart in &self.cases {
            let mut left = apart.region;
            for (at, entry) in expected.entries.iter().enumerate() {
                let fits = match &entry.what {
                    What::Cases { new, by } => {
                        let by = by.as_ref();
                        *new == apart.change.new && by.is_none_or(|by| apart.change.by.contains(by))
                    }
                    _ => false,
                };
                if fits {
                    left = take(
                        &mut self.joint,
                        (apart.region, left),
                        when[at],
                        &apart.levels,
                        &mut met[at],
                    );
                }
            }
            if left == Ref(FALSE) {
                continue;
            }
            let mut change = apart.change.clone();
            if left != apart.region {
                let builder = &mut self.joint.built.builder;
                let others = builder.not(left);
                let others = builder.and(apart.allowed, others);
                let levels = support(builder, [left, apart.allowed]);
                for told in described(&mut self.joint, &[left], others, &levels) {
                    change.cases = told.cases;
                }
            }
            unexpected.cases.push(change);
        }
    }

    fn things(
        &self,
        expected: &Expectations,
        met: &mut [Option<u128>],
        unexpected: &mut Difference,
    ) {
        let mut meet = |fits: &dyn Fn(&What) -> bool| {
            let mut any = false;
            for (entry, met) in expected.entries.iter().zip(met.iter_mut()) {
                if fits(&entry.what) {
                    *met = Some(1);
                    any = true;
                }
            }
            !any
        };
        for (list, own) in [(&mut unexpected.only_old, 0), (&mut unexpected.only_new, 1)] {
            list.retain(|thing| {
                meet(&|what| match what {
                    What::Only { side, kind, id } => {
                        (*side, *kind, id) == (own, thing.kind, &thing.id)
                    }
                    _ => false,
                })
            });
        }
        unexpected.settings.retain(|altered| {
            meet(&|what| match what {
                What::Setting { kind, id } => (*kind, id) == (altered.kind, &altered.id),
                _ => false,
            })
        });
        unexpected.not_compared.retain(|item| {
            let own = match item.subject.kind {
                SubjectKind::Member => SubjectKind::Decision,
                SubjectKind::Line => SubjectKind::Text,
                kind => kind,
            };
            meet(&|what| match what {
                What::NotCompared { kind, id } => (*kind, id) == (own.code(), &item.subject.id),
                _ => false,
            })
        });
    }
}

/// What is left of some cases without those that a condition holds of. The condition's are counted over the levels that the
/// whole is counted over, and its own.
fn take(
    joint: &mut Joint<'_>,
    (whole, left): (Ref, Ref),
    when: Ref,
    levels: &[usize],
    met: &mut Option<u128>,
) -> Ref {
    let builder = &mut joint.built.builder;
    let own = builder.and(whole, when);
    if own == Ref(FALSE) {
        return left;
    }
    let mut over: BTreeSet<usize> = levels.iter().copied().collect();
    over.extend(support(builder, [when]));
    let others: Vec<Free> = support(builder, [own])
        .difference(&over)
        .copied()
        .map(Free::Whole)
        .collect();
    let said = builder.exists(own, &others);
    let outside = builder.not(when);
    let left = builder.and(left, outside);
    let over: Vec<usize> = over.into_iter().collect();
    let cases = count(joint, said, &over);
    *met = Some(met.unwrap_or(0).saturating_add(cases));
    left
}

fn missing(entry: &Entry, met: Option<u128>) -> Option<Missing> {
    let what = match (entry.count, met) {
        (_, None) => "is expected and does not come".to_owned(),
        (Some(wanted), Some(met)) if wanted != met => {
            format!("is expected in {wanted} cases and comes in {met}")
        }
        _ => return None,
    };
    Some(Missing {
        place: entry.place.clone(),
        what: format!("{} {what}", named(&entry.what)),
    })
}

fn named(what: &What) -> String {
    match what {
        What::Change { kind, id, part, .. } => match part {
            Some(part) => format!("a change of {} `{part}` of `{id}`", kind.code()),
            None => format!("a change of {} `{id}`", kind.code()),
        },
        What::Cases { new, by } => {
            let how = if *new { "new" } else { "gone" };
            match by {
                Some((kind, id)) => format!("that cases are {how} by the {kind} `{id}`"),
                None => format!("that cases are {how}"),
            }
        }
        What::Only { side, kind, id } => {
            let how = if *side == 1 { "new" } else { "gone" };
            format!("that the {kind} `{id}` is {how}")
        }
        What::Setting { kind, id } => format!("a changed setting of {kind} `{id}`"),
        What::NotCompared { kind, id } => format!("that the {kind} `{id}` cannot be compared"),
    }
}
