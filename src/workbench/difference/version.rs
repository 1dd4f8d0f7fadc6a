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
    /// Duties, notices, texts, deadlines, questions or what is acknowledged or promised differ, there are cases that could not be
    /// before, or something has another id; and no decision differs.
    Minor,
    /// A decision differs, or there are cases that can no longer be.
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
    /// Whether the new version is lower than the old one.
    pub is_lower: bool,
    /// A version of one of two packs with one id that is not `1.2.3`, where something differs.
    pub unread: Option<String>,
}

/// The advice for a difference.
pub(super) fn advice(difference: &Difference) -> Advice {
    let needed = if difference.breaks() {
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
    let is_unread = |version: &&String| numbers(version).is_none();
    let unread = [&old.version, &new.version].into_iter().find(is_unread);
    let asked = old.id == new.id && needed != Rise::None;
    Advice {
        needed,
        is_lower: versions.is_some_and(|(old, new)| new < old),
        unread: unread.filter(|_| asked).cloned(),
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
