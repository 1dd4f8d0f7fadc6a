//! What is known where a branch of the picture ends: what every case that comes there has in common.

use crate::author::phrasing::alternatives;
use crate::engine::asking::outlook::{FactSet, Outlook};
use crate::engine::case::Case;
use crate::engine::decision::{Finding, Status, find, roots};
use crate::engine::diagram::Reach;
use crate::engine::pack::{Decision, FactId, Outcome, Pack, ValueId, membership};
use crate::workbench::book::Book;

/// What every case at an end has in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct End {
    /// For each value of the decision whether it holds.
    pub(super) marks: Vec<Mark>,
    /// Whether no rule says anything and nothing is presumed, in every case or in some.
    pub(super) silence: Mark,
    pub(super) text: String,
    pub(super) is_open: bool,
}

/// Whether a value holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// In no case.
    Out,
    /// In every case, by rule.
    Sure,
    /// In some, by rule.
    Possible,
    /// No rule says so; it is presumed, in every case or in some.
    Presumed,
    /// Rules contradict each other.
    Clash,
    /// No rule says anything, in every case.
    Silent,
    /// In some.
    SilentPerhaps,
}

/// Reads a decision's diagrams under masks: what the answers so far leave possible at each level.
pub(super) struct Grower<'b> {
    pub(super) book: &'b Book<'b>,
    pub(super) pack: &'b Pack,
    pub(super) decision: &'b Decision,
    /// The case in which nothing is answered.
    pub(super) case: Case,
}

impl Grower<'_> {
    fn finding(&self, masks: &[u32]) -> Finding {
        find(self.pack, self.decision, &self.pack.diagrams.reach(masks))
    }

    /// How much is undecided: members that may or may not be, or values beyond the first.
    pub(super) fn undecided(&self, masks: &[u32]) -> Option<usize> {
        let finding = self.finding(masks);
        match finding.status {
            Status::Contradiction => None,
            Status::Settled | Status::Gap | Status::Conflict => Some(0),
            Status::Open if self.decision.many => {
                let others = |outcome: &&Outcome| !matches!(outcome, Outcome::Rule(_));
                Some(finding.maybe.len() + finding.possible.iter().filter(others).count())
            }
            Status::Open => Some(finding.possible.len() - 1),
        }
    }

    /// The facts that the decision still turns on, a bit for each.
    pub(super) fn turning(&self, masks: &[u32]) -> FactSet {
        let outlook = Outlook::under(self.pack, &self.case, masks, roots(self.decision));
        outlook.turning(roots(self.decision))
    }

    /// The facts that the decision still turns on.
    pub(super) fn open(&self, masks: &[u32]) -> Vec<FactId> {
        let turning = self.turning(masks);
        let facts = self.decision.facts.iter().copied();
        facts.filter(|fact| turning >> fact & 1 == 1).collect()
    }

    /// What every case that the masks allow has in common.
    pub(super) fn end(&self, masks: &[u32]) -> End {
        let words = self.book.words;
        let reach = self.pack.diagrams.reach(masks);
        let finding = find(self.pack, self.decision, &reach);
        let marks: Vec<Mark> = (0..self.decision.values.len())
            .map(|value| self.mark(&finding, &reach, value))
            .collect();
        let labels = |wanted: Mark| -> Vec<String> {
            let values = self.decision.values.iter().zip(&marks);
            values
                .filter(|(_, mark)| **mark == wanted)
                .map(|(value, _)| value.label.clone())
                .collect()
        };
        let (sure, possible) = (labels(Mark::Sure), labels(Mark::Possible));
        let presumed = labels(Mark::Presumed);
        let mut told: Vec<String> = Vec::new();
        if !sure.is_empty() {
            told.push(sure.join(", "));
        }
        if !possible.is_empty() {
            let list = alternatives(self.book.plain, &possible);
            told.push(if sure.is_empty() {
                (words.open)(&list)
            } else {
                (words.perhaps)(&list)
            });
        }
        if !presumed.is_empty() {
            told.push((words.presumed)(&presumed.join(", ")));
        } else if finding.status == Status::Gap {
            told.push(words.silent.to_owned());
        }
        let silence = silence(&finding);
        if silence == Mark::SilentPerhaps {
            told.push(words.silent_perhaps.to_owned());
        }
        if finding.status == Status::Conflict {
            told.push((words.clash)(&alternatives(
                self.book.plain,
                &labels(Mark::Clash),
            )));
        }
        if told.is_empty() {
            told.push(words.nobody.to_owned());
        }
        End {
            text: told.join(". "),
            is_open: finding.status == Status::Open,
            marks,
            silence,
        }
    }

    fn mark(&self, finding: &Finding, reach: &Reach<'_>, value: ValueId) -> Mark {
        let presumed =
            |outcome: &Outcome| matches!(outcome, Outcome::Gap(values) if values.contains(&value));
        let clashes = |outcome: &Outcome| matches!(outcome, Outcome::Conflict(values) if values.contains(&value));
        let alone = match self.decision.members.get(value) {
            Some(&member) => reach.outcomes(member) == 1 << membership::IN,
            None => finding.certain.contains(&value),
        };
        if alone {
            Mark::Sure
        } else if finding.possible.contains(&Outcome::Rule(value)) {
            Mark::Possible
        } else if finding.possible.iter().any(presumed) || finding.presumed.contains(&value) {
            Mark::Presumed
        } else if finding.possible.iter().any(clashes) || finding.clashing.contains(&value) {
            Mark::Clash
        } else {
            Mark::Out
        }
    }
}

/// Whether the source is silent, and nothing is presumed instead.
fn silence(finding: &Finding) -> Mark {
    let silent = |outcome: &Outcome| matches!(outcome, Outcome::Gap(values) if values.is_empty());
    match finding.status {
        Status::Gap if finding.presumed.is_empty() => Mark::Silent,
        Status::Open if finding.possible.iter().any(silent) => Mark::SilentPerhaps,
        _ => Mark::Out,
    }
}
