//! For a mutant that no example tells from the pack: a case that does, as an example to paste.
//!
//! The case is a witness of the difference, made concrete, and then stripped of every answer that it does not need.

mod concrete;
mod example;

use chrono::NaiveDate;

use crate::author::building::Built;
use crate::author::examples::{Told, fails};
use crate::author::model::{Example, Model};
use crate::engine::case::Case;
use crate::engine::decision::{Certainty, Finding, Status, certainty, is_consistent};
use crate::engine::diagram::{Reach, Ref};
use crate::engine::pack::Pack;
use crate::workbench::mutation::visible::Differs;

/// The pack as it is, and with a mutant's changes. The nodes of the first are the first nodes of the second, so that what is
/// worked out for the second serves both.
pub(super) struct Both<'p> {
    pub(super) clean: &'p Pack,
    pub(super) work: &'p Pack,
}

/// An example that would kill a mutant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The example, ready to paste. What it expects is what the pack says today: to be checked against the source.
    pub toml: String,
    /// What differs in the case: a decision, duty, notice or basis.
    pub differs: String,
    /// What the pack says of it.
    pub says: String,
    /// What the mutant says of it.
    pub instead: String,
}

/// Something that an example does not state and that would kill a mutant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unstated {
    /// The example: its index among the pack's.
    pub example: usize,
    /// What it could state besides, as lines of the example; what the pack says today, to be checked against the source.
    pub states: String,
}

/// How a mutant that survives could be killed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Survivor {
    /// What examples could state that they do not.
    pub unstated: Vec<Unstated>,
    /// An example of its own; `None` where no case tells the two apart that can be answered.
    pub proposal: Option<Proposal>,
}

/// What an example can state of a case, of the pack and of the mutant.
struct Statement {
    says: String,
    instead: String,
}

/// An example that holds of the pack and fails under the mutant; `None` where no case tells them apart that can be answered.
pub(super) fn propose(
    model: &Model,
    built: &mut Built,
    both: &Both<'_>,
    seen: &[(Differs, Ref)],
    on: NaiveDate,
) -> Option<Proposal> {
    for (what, goal) in seen {
        for case in concrete::cases(model, built, both.clean, *goal, on) {
            if state(both, &case, what).is_none() {
                continue;
            }
            let case = shrink(both, case, what);
            let Some(statement) = state(both, &case, what) else {
                continue;
            };
            let example = example::of(model, both.clean, &case, what);
            let reach = both.work.diagrams.reach(&case.masks(both.clean));
            if !fails(both.clean, &example, &case, &reach)
                && fails(both.work, &example, &case, &reach)
            {
                return Some(Proposal {
                    toml: example::toml(model, &example, what),
                    differs: told(both.clean, what),
                    says: statement.says,
                    instead: statement.instead,
                });
            }
        }
    }
    None
}

/// What an example, by its index, could state of its case so as to kill a mutant, under what its answers leave possible.
pub(super) fn unstated(
    model: &Model,
    both: &Both<'_>,
    (example, case): (usize, &Case),
    reach: &Reach<'_>,
    seen: &[(Differs, Ref)],
) -> Vec<Unstated> {
    let kills = |example: &Example| {
        !fails(both.clean, example, case, reach) && fails(both.work, example, case, reach)
    };
    let Some(telling) = Telling::of(both, case, reach) else {
        return Vec::new();
    };
    seen.iter()
        .filter(|(what, _)| telling.state(what).is_some())
        .map(|(what, _)| (what, example::of(model, both.clean, case, what)))
        .filter(|(_, stating)| kills(stating))
        .map(|(what, stating)| Unstated {
            example,
            states: example::statements(model, &stating, what),
        })
        .collect()
}

/// Takes away every answer without which the case still tells the two apart.
fn shrink(both: &Both<'_>, case: Case, what: &Differs) -> Case {
    let mut case = case;
    let answered: Vec<usize> = case.answered().collect();
    for fact in answered.into_iter().rev() {
        let smaller = case.retain(|other| other != fact);
        if state(both, &smaller, what).is_some() {
            case = smaller;
        }
    }
    case
}

/// What the two say, if it differs and the pack is certain of what it says.
fn state(both: &Both<'_>, case: &Case, what: &Differs) -> Option<Statement> {
    let reach = both.work.diagrams.reach(&case.masks(both.clean));
    Telling::of(both, case, &reach)?.state(what)
}

/// All that the pack and the mutant say of a case.
struct Telling<'t> {
    both: &'t Both<'t>,
    reach: &'t Reach<'t>,
    clean: Told,
    work: Told,
}

impl<'t> Telling<'t> {
    /// `None` where the answers contradict each other.
    fn of(both: &'t Both<'_>, case: &Case, reach: &'t Reach<'_>) -> Option<Telling<'t>> {
        is_consistent(both.clean, reach).then(|| Telling {
            both,
            reach,
            clean: Told::of(both.clean, case, reach),
            work: Told::of(both.work, case, reach),
        })
    }

    fn state(&self, what: &Differs) -> Option<Statement> {
        let Telling {
            both,
            reach,
            clean,
            work,
        } = self;
        let comes_up = |yes: bool| if yes { "comes up" } else { "does not come up" }.to_owned();
        let applying = |sure: Certainty, said: bool, there: bool| {
            let certain = said || sure == Certainty::Certain;
            let never = !said && sure == Certainty::Excluded;
            ((certain && !there) || (never && there)).then(|| Statement {
                says: comes_up(certain),
                instead: comes_up(there),
            })
        };
        match what {
            Differs::Decision(decision) => {
                let (old, new) = (&clean.findings[*decision], &work.findings[*decision]);
                let words =
                    |finding: &Finding| example::finding(&both.clean.decisions[*decision], finding);
                let settled = !matches!(old.status, Status::Open | Status::Contradiction);
                (settled && words(old) != words(new)).then(|| Statement {
                    says: words(old),
                    instead: words(new),
                })
            }
            Differs::Duty(duty) => {
                let id = both.clean.duties[*duty].id.as_str();
                let listed = work.duties.iter().any(|other| other.index == *duty);
                applying(
                    certainty(reach, both.clean.duties[*duty].when),
                    clean.said(both.clean).contains(&id),
                    listed || work.said(both.work).contains(&id),
                )
            }
            Differs::Notice(notice) => applying(
                certainty(reach, both.clean.notices[*notice].when),
                false,
                work.notices.iter().any(|other| other.index == *notice),
            ),
            Differs::Deadline(duty) => {
                let (says, instead) = (clean.deadline(*duty), work.deadline(*duty));
                let sure = certainty(reach, both.clean.duties[*duty].when) == Certainty::Certain;
                (sure && says != instead).then_some(Statement { says, instead })
            }
            Differs::Basis(id) => {
                let decided = clean
                    .bases(both.clean, reach)
                    .iter()
                    .zip(&clean.findings)
                    .filter(|(_, finding)| finding.status != Status::Open)
                    .any(|(bases, _)| bases.contains(&id.as_str()));
                let still = work
                    .bases(both.work, reach)
                    .iter()
                    .flatten()
                    .any(|other| other == id);
                (decided && !still).then(|| Statement {
                    says: "is told".to_owned(),
                    instead: "is not told".to_owned(),
                })
            }
        }
    }
}

/// What differs, by its name in the pack.
fn told(pack: &Pack, what: &Differs) -> String {
    match what {
        Differs::Decision(decision) => format!("`{}`", pack.decisions[*decision].id),
        Differs::Duty(duty) => format!("duty `{}`", pack.duties[*duty].id),
        Differs::Deadline(duty) => format!("the deadline of `{}`", pack.duties[*duty].id),
        Differs::Notice(notice) => format!("notice `{}`", pack.notices[*notice].id),
        Differs::Basis(id) => format!("basis `{id}`"),
    }
}
