//! What the new pack's version should be: a changed decision is a new major version.

use crate::workbench::difference::data::Difference;

/// How far a version has to rise; the least first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rise {
    /// Not at all: nothing differs.
    #[default]
    None,
    /// Only wording differs, or how rules are written of which the same comes.
    Patch,
    /// Duties, notices, texts, deadlines, questions or what is acknowledged or promised differ, and no decision does.
    Minor,
    /// A decision differs.
    Major,
}

impl Rise {
    /// The rise as it is written in JSON.
    pub fn code(self) -> &'static str {
        match self {
            Rise::None => "none",
            Rise::Patch => "patch",
            Rise::Minor => "minor",
            Rise::Major => "major",
        }
    }
}

/// What the new pack's version should be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Advice {
    /// How far it has to rise.
    pub needed: Rise,
    /// Whether it does; `None` where that cannot be said: the packs have different ids, or a version is not `1.2.3`.
    pub rises: Option<bool>,
    /// The least version that would do, where it can be said.
    pub least: Option<String>,
}

/// The advice for a difference.
pub(super) fn advice(difference: &Difference) -> Advice {
    let needed = if difference.changes_a_decision() {
        Rise::Major
    } else if !difference.is_empty() {
        Rise::Minor
    } else if !difference.wording.is_empty() || !difference.rules.is_empty() {
        Rise::Patch
    } else {
        Rise::None
    };
    let (old, new) = (&difference.old, &difference.new);
    let versions = (old.id == new.id)
        .then(|| numbers(&old.version).zip(numbers(&new.version)))
        .flatten();
    let least = versions.map(|([major, minor, patch], _)| match needed {
        Rise::None => [major, minor, patch],
        Rise::Patch => [major, minor, patch.saturating_add(1)],
        Rise::Minor => [major, minor.saturating_add(1), 0],
        Rise::Major => [major.saturating_add(1), 0, 0],
    });
    Advice {
        needed,
        rises: versions.zip(least).map(|((_, new), least)| new >= least),
        least: least.map(|[major, minor, patch]| format!("{major}.{minor}.{patch}")),
    }
}

/// `1.2.3`, where what is left out is nought and what follows a dash or plus does not count.
fn numbers(version: &str) -> Option<[u32; 3]> {
    let core = version.trim().split(['-', '+']).next()?;
    let mut numbers = [0; 3];
    let parts: Vec<&str> = core.split('.').collect();
    if parts.len() > 3 {
        return None;
    }
    for (number, part) in numbers.iter_mut().zip(parts) {
        *number = part.parse().ok()?;
    }
    Some(numbers)
}
