//! The key of an exercise: what the routine answers, always worked out and never stored.

use crate::engine::assessment::{Meanwhile, provisional};
use crate::engine::case::Case;
use crate::engine::decision::{Finding, Status, find};
use crate::engine::explanation;
use crate::engine::listed::listed;
use crate::engine::pack::{DecisionId, FactId, Pack, RuleId};
use crate::engine::reasons::reasons;

/// What the routine answers to a case, primary decision by primary decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// The primary decisions, in file order.
    pub decisions: Vec<KeyOf>,
}

/// What the routine answers of one decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyOf {
    /// The decision.
    pub decision: DecisionId,
    /// What it comes to.
    pub finding: Finding,
    /// The rules that say it; at a gap the presumptions, in a conflict the rules that collide.
    pub rules: Vec<RuleId>,
    /// The places in the sources that it rests on.
    pub basis: Vec<String>,
    /// While it is open: what to go by until it is settled. Only a written exercise can leave a decision open.
    pub meanwhile: Option<Meanwhile>,
}

impl Key {
    /// The key of a case.
    pub fn of(pack: &Pack, case: &Case) -> Key {
        let reach = pack.diagrams.reach(&case.masks(pack));
        let later = pack.diagrams.reach(&case.masks_meanwhile(pack));
        let primary = pack.decisions.iter().enumerate();
        let primary = primary.filter(|(_, decision)| decision.primary);
        let decisions = primary.map(|(index, decision)| {
            let finding = find(pack, decision, &reach);
            let reasons = reasons(pack, index, &finding, &reach);
            let basis = match finding.status {
                Status::Contradiction => Vec::new(),
                status => reasons.basis(pack, status),
            };
            let is_open = finding.status == Status::Open;
            KeyOf {
                meanwhile: (is_open.then(|| provisional(pack, index, &reach, &later))).flatten(),
                decision: index,
                rules: reasons.saying().collect(),
                basis: basis.into_iter().map(str::to_owned).collect(),
                finding,
            }
        });
        Key {
            decisions: decisions.collect(),
        }
    }

    /// What it says of a decision, where that is a primary one.
    pub fn says(&self, decision: DecisionId) -> Option<&KeyOf> {
        self.decisions.iter().find(|it| it.decision == decision)
    }

    /// The rules that say all of it, in file order.
    pub fn rules(&self) -> Vec<RuleId> {
        listed(
            self.decisions
                .iter()
                .flat_map(|it| it.rules.iter().copied()),
        )
    }

    /// The sections that hold what it rests on, in file order: the topics of the exercise.
    pub fn topics(&self, pack: &Pack) -> Vec<usize> {
        let rests = |section: &usize| {
            let own = &pack.sections[*section].basis;
            let mut all = self.decisions.iter().flat_map(|it| &it.basis);
            all.any(|basis| own.contains(basis))
        };
        (0..pack.sections.len()).filter(rests).collect()
    }

    /// Whether another key answers the same, whatever the reasons.
    pub fn answers_as(&self, other: &Key) -> bool {
        let mut pairs = self.decisions.iter().zip(&other.decisions);
        self.decisions.len() == other.decisions.len()
            && pairs.all(|(a, b)| a.decision == b.decision && a.finding.says_the_same(&b.finding))
    }
}

/// The smallest sets of answers on which a key rests, all together, in file order. It takes a moment: for when it is shown.
pub fn rests_on(pack: &Pack, case: &Case) -> Vec<FactId> {
    let primary = pack.decisions.iter().filter(|decision| decision.primary);
    listed(primary.flat_map(|decision| explanation::rests_on(pack, case, decision)))
}
