//! Where the diagrams of a model begin, once the constraints are built in.

use crate::author::building::Built;
use crate::author::condition::Condition;
use crate::author::model::Model;
use crate::engine::diagram::{FORBIDDEN, Ref, TRUE};

/// The conditions of one reckoning of a deadline: where it counts, where it is due, and where it is missed.
pub(super) type Reckoning = [Option<Ref>; 3];

/// Every root of a pack after the constraints have been built in, in a fixed order of visits.
pub(super) struct Roots {
    pub(super) asked: Vec<[Option<Ref>; 2]>,
    pub(super) derived: Vec<Ref>,
    pub(super) constraints: Vec<Ref>,
    pub(super) groups: Vec<Ref>,
    pub(super) decisions: Vec<(Ref, Vec<Ref>)>,
    pub(super) live: Vec<Ref>,
    pub(super) gaps: Vec<Ref>,
    pub(super) duties: Vec<(Ref, Vec<Reckoning>)>,
    pub(super) notices: Vec<Ref>,
    pub(super) templates: Vec<(Ref, Vec<Option<Ref>>)>,
}

impl Roots {
    /// All roots, each as `shaped` makes it of the one that was built.
    pub(super) fn of(
        model: &Model,
        built: &mut Built,
        shaped: &dyn Fn(&mut Built, Ref) -> Ref,
    ) -> Roots {
        let all = |built: &mut Built, roots: Vec<Ref>| -> Vec<Ref> {
            roots.into_iter().map(|root| shaped(built, root)).collect()
        };
        let of_condition = |built: &mut Built, condition: &Condition| {
            let root = built.condition(condition);
            shaped(built, root)
        };
        Roots {
            asked: model
                .facts
                .iter()
                .map(|fact| {
                    [&fact.applies, &fact.early].map(|when| {
                        when.as_ref()
                            .map(|condition| of_condition(built, condition))
                    })
                })
                .collect(),
            derived: all(built, built.derived.clone()),
            constraints: built.constraints.clone(),
            groups: built
                .groups
                .iter()
                .map(|group| group.met)
                .collect::<Vec<Ref>>()
                .into_iter()
                .map(|met| built.builder.choose(met, Ref(TRUE), Ref(FORBIDDEN)))
                .collect(),
            decisions: (0..model.decisions.len())
                .map(|decision| {
                    let (root, members) = (
                        built.decisions[decision].root,
                        built.decisions[decision].members.clone(),
                    );
                    (shaped(built, root), all(built, members))
                })
                .collect(),
            live: all(built, built.live.clone()),
            gaps: model
                .gaps
                .iter()
                .map(|gap| of_condition(built, &gap.when))
                .collect(),
            duties: model
                .duties
                .iter()
                .map(|duty| {
                    let reckonings = duty
                        .deadlines
                        .iter()
                        .map(|deadline| {
                            [&deadline.when, &deadline.due, &deadline.missed]
                                .map(|c| c.as_ref().map(|c| of_condition(built, c)))
                        })
                        .collect();
                    (of_condition(built, &duty.when), reckonings)
                })
                .collect(),
            notices: model
                .notices
                .iter()
                .map(|notice| of_condition(built, &notice.when))
                .collect(),
            templates: model
                .templates
                .iter()
                .map(|template| {
                    let lines = template
                        .lines
                        .iter()
                        .map(|line| line.when.as_ref().map(|c| of_condition(built, c)))
                        .collect();
                    (of_condition(built, &template.when), lines)
                })
                .collect(),
        }
    }

    /// The roots that are judged under the constraints, in the order of [`Pack::judged_roots`].
    pub(super) fn judged(self) -> Vec<Ref> {
        let with_parts = |(root, parts): (Ref, Vec<Ref>)| std::iter::once(root).chain(parts);
        let duties = self
            .duties
            .into_iter()
            .map(|(when, reckonings)| (when, reckonings.into_iter().flatten().flatten().collect()));
        let templates = self
            .templates
            .into_iter()
            .map(|(when, lines)| (when, lines.into_iter().flatten().collect()));
        (self.asked.into_iter().flatten().flatten())
            .chain(self.decisions.into_iter().flat_map(with_parts))
            .chain(self.derived)
            .chain(self.live)
            .chain(self.gaps)
            .chain(duties.flat_map(with_parts))
            .chain(self.notices)
            .chain(templates.flat_map(with_parts))
            .collect()
    }
}
