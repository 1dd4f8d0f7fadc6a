//! Outcomes as they are written in expectation files and in JSON.

use crate::workbench::difference::data::{Outcome, SubjectKind};

/// Which outcomes are meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Pattern {
    /// Any.
    Any,
    /// This one.
    Exactly(Outcome),
    /// By rule, a gap, or a conflict, whatever the values.
    Rule,
    Gap,
    Conflict,
}

impl Pattern {
    pub(super) fn fits(&self, outcome: &Outcome) -> bool {
        match self {
            Pattern::Any => true,
            Pattern::Exactly(exact) => exact == outcome,
            Pattern::Rule => matches!(outcome, Outcome::Rule(_) | Outcome::Decided),
            Pattern::Gap => matches!(outcome, Outcome::Gap(_)),
            Pattern::Conflict => matches!(outcome, Outcome::Conflict(_)),
        }
    }
}

/// The words for the outcomes of a kind of subject other than a decision.
pub(super) fn words(kind: SubjectKind) -> &'static [(&'static str, Outcome)] {
    match kind {
        SubjectKind::Member => &[
            ("included", Outcome::In),
            ("not_included", Outcome::Out),
            ("presumed", Outcome::Presumed),
            ("conflict", Outcome::Clash),
        ],
        SubjectKind::Duty => &[
            ("applies", Outcome::Yes),
            ("does_not_apply", Outcome::No),
            ("if_judged_so", Outcome::Judged),
        ],
        SubjectKind::Notice => &[("shown", Outcome::Yes), ("not_shown", Outcome::No)],
        SubjectKind::Text => &[("offered", Outcome::Yes), ("not_offered", Outcome::No)],
        SubjectKind::Line => &[("in_text", Outcome::Yes), ("not_in_text", Outcome::No)],
        SubjectKind::Question => &[("asked", Outcome::Yes), ("not_asked", Outcome::No)],
        SubjectKind::Decision | SubjectKind::Deadline => &[],
    }
}

/// The word for an outcome that has one: all but those of a decision that names values, and deadlines.
pub fn word(kind: SubjectKind, outcome: &Outcome) -> Option<&'static str> {
    let known = words(kind).iter().find(|(_, own)| own == outcome);
    known.map(|(word, _)| *word)
}
