//! What is meant to change: a TOML file that names the intended differences of two packs.
//!
//! ```toml
//! [[change]]                        # a class of cases that comes out otherwise
//! decision = "unit"                 # or duty, deadline, notice, text, question
//! member = "clinic"                 # of a decision that takes several values: which of them
//! from = "not_included"             # a value's code, { gap = ["a"] }, { conflict = ["a", "b"] } or { is = "gap" };
//! to = "included"                   # what is left out may be anything, as may "*"
//! when = { age = "18..20" }         # only these cases; as in a pack
//! valid_from = 2027-01-01           # only from this day on; also valid_to
//! count = 3                         # how many there must be, as `lots diff` counts; "any" if left out
//!
//! [[cases]]                         # cases that only one of the packs allows
//! are = "new"                       # or "gone"
//! constraint = "grown"              # what makes the difference: a constraint, or a fact that has other answers
//!
//! [[added]]                         # what only the new pack has; [[removed]]: only the old one
//! answer = "needs.housing"          # or fact, decision, value, duty, notice, text
//!
//! [[setting]]                       # what is asked or told otherwise beside wording
//! screen = "person"                 # or pack, fact, decision, value
//!
//! [[not_compared]]                  # what cannot be compared and is accepted unseen
//! decision = "unit"
//! ```

mod holding;
mod keys;
mod outcome;
mod proposal;
mod reading;

use crate::author::condition::Condition;
use crate::author::linking;
use crate::author::model::Model;
use crate::author::node::Node;
use crate::author::problem::{Place, Problems};
use crate::engine::pack::Validity;
use crate::workbench::difference::data::{Difference, SubjectKind};
use crate::workbench::difference::expectation::outcome::Pattern;
use crate::workbench::difference::moved::plainly;

pub use outcome::word;
pub use proposal::proposal;

/// What is meant to change.
pub struct Expectations {
    entries: Vec<Entry>,
}

/// One intended difference.
struct Entry {
    place: Place,
    what: What,
    when: Option<Node>,
    /// Only on these days.
    during: Validity,
    count: Option<u128>,
}

/// What is meant to differ.
enum What {
    Change {
        kind: SubjectKind,
        id: String,
        part: Option<String>,
        from: Pattern,
        to: Pattern,
    },
    Cases {
        new: bool,
        by: Option<(&'static str, String)>,
    },
    Only {
        side: usize,
        kind: &'static str,
        id: String,
    },
    Setting {
        kind: &'static str,
        id: String,
    },
    NotCompared {
        kind: &'static str,
        id: String,
    },
}

/// A comparison held against what was meant to change.
#[derive(Clone, Debug)]
pub struct Held {
    /// What differs and was not meant to; of a class that was meant in part, the other cases.
    pub unexpected: Difference,
    /// What was meant to differ and does not, or not as it was meant.
    pub missing: Vec<Missing>,
}

impl Held {
    /// Whether everything that was meant to change did, and nothing else.
    pub fn holds(&self) -> bool {
        self.unexpected.is_empty() && self.missing.is_empty()
    }
}

/// An expectation that does not come true.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// Where it stands.
    pub place: Place,
    /// What is wrong, as a clause.
    pub what: String,
}

impl Expectations {
    /// The conditions of all entries, said of a joint model.
    pub(super) fn conditions(&self, model: &Model) -> Vec<Condition> {
        // They have been read without a fault before.
        let mut unheard = Problems::default();
        let when = |entry: &Entry| {
            let read = |when| linking::condition(model, "it", when, &mut unheard);
            let when = entry.when.as_ref().map_or_else(Condition::always, read);
            plainly(&when).during(entry.during)
        };
        self.entries.iter().map(when).collect()
    }
}
