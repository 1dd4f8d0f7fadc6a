//! For a mutant that no example tells from the pack: a case that does, as an example to paste.
//!
//! The case is a witness of the difference, made concrete, and then stripped of every answer that it does not need. One example
//! is proposed for many mutants wherever it can be: see [`choosing`].

pub(super) mod choosing;
mod concrete;
mod example;

use chrono::NaiveDate;

use crate::author::building::Built;
use crate::author::examples::{Told, fails};
use crate::author::model::{Example, Model};
use crate::engine::case::Case;
use crate::engine::decision::{Certainty, Finding, Status, certainty, is_consistent};
use crate::engine::diagram::{Reach, Ref};
use crate::engine::pack::{Pack, ValueId};
use crate::workbench::mutation::visible::Differs;

/// The pack as it is, and with a mutant's changes. The nodes of the first are the first nodes of the second, so that what is
/// worked out for the second serves both.
pub(super) struct Both<'p> {
    pub(super) clean: &'p Pack,
    pub(super) work: &'p Pack,
}

/// An example that would kill some mutants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// Its name, which no other example of the pack has and no other proposal.
    pub name: String,
    /// The example, ready to paste. What it expects is what the pack says today: to be checked against the source.
    pub toml: String,
    /// The mutants that it would kill, by their index among the mutants told.
    pub kills: Vec<usize>,
}

/// An example that would kill some mutants, while it is still compared with others.
#[derive(Clone)]
pub(super) struct Draft {
    example: Example,
    case: Case,
}

/// How a mutant fails a proposed example.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Killing {
    /// The proposal, by its index.
    pub proposal: usize,
    /// What does not come true of it under the mutant, a clause each.
    pub fails: Vec<String>,
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
    /// The proposed example that would kill it; `None` where one of the pack's own could, and where no case tells the two apart
    /// that can be answered.
    pub killing: Option<Killing>,
}

/// An example that holds of the pack and fails under the mutant; `None` where no case tells them apart that can be answered.
pub(super) fn propose(
    model: &Model,
    built: &mut Built,
    both: &Both<'_>,
    seen: &[(Differs, Ref)],
    on: NaiveDate,
) -> Option<Draft> {
    for (what, goal) in seen {
        for case in concrete::cases(model, built, both.clean, *goal, on) {
            if !differs(both, &case, what) {
                continue;
            }
            let case = shrink(both, case, what);
            let example = example::of(model, both.clean, &case, what);
            let reach = both.work.diagrams.reach(&case.masks(both.clean));
            if !fails(both.clean, &example, &case, &reach)
                && fails(both.work, &example, &case, &reach)
            {
                return Some(Draft { example, case });
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
        .filter(|(what, _)| telling.differ(what))
        .map(|(what, _)| example::of(model, both.clean, case, what))
        .filter(kills)
        .map(|stating| Unstated {
            example,
            states: example::statements(model, &stating),
        })
        .collect()
}

/// Takes away every answer without which the case still tells the two apart.
fn shrink(both: &Both<'_>, case: Case, what: &Differs) -> Case {
    let mut case = case;
    let answered: Vec<usize> = case.answered().collect();
    for fact in answered.into_iter().rev() {
        let smaller = case.retain(|other| other != fact);
        if differs(both, &smaller, what) {
            case = smaller;
        }
    }
    case
}

/// Whether the two say something else, and the pack is certain of what it says.
fn differs(both: &Both<'_>, case: &Case, what: &Differs) -> bool {
    let reach = both.work.diagrams.reach(&case.masks(both.clean));
    Telling::of(both, case, &reach).is_some_and(|telling| telling.differ(what))
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

    fn differ(&self, what: &Differs) -> bool {
        let Telling {
            both,
            reach,
            clean,
            work,
        } = self;
        let applying = |sure: Certainty, said: bool, there: bool| {
            let certain = said || sure == Certainty::Certain;
            let never = !said && sure == Certainty::Excluded;
            (certain && !there) || (never && there)
        };
        match what {
            Differs::Decision(decision) => {
                let (old, new) = (&clean.findings[*decision], &work.findings[*decision]);
                !matches!(old.status, Status::Open | Status::Contradiction)
                    && told(old) != told(new)
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
                certainty(reach, both.clean.duties[*duty].when) == Certainty::Certain
                    && clean.deadline(*duty) != work.deadline(*duty)
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
                    .copied()
                    .chain(work.bases_beside(both.work))
                    .any(|other| other == id);
                decided && !still
            }
        }
    }
}

/// What an example can state of what a decision comes to.
fn told(finding: &Finding) -> (Status, &[ValueId], &[ValueId]) {
    let (certain, beside): (&[ValueId], &[ValueId]) = (&finding.certain, &[]);
    match finding.status {
        Status::Settled => (finding.status, certain, beside),
        Status::Gap => (finding.status, &finding.presumed, beside),
        Status::Conflict => (finding.status, &finding.clashing, certain),
        Status::Open | Status::Contradiction => (finding.status, &[], beside),
    }
}
