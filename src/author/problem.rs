//! What is wrong with a pack: where, of what kind, and a hint.

use std::fmt;
use std::sync::Arc;

/// A place in a pack file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file as it was named.
    pub file: Arc<str>,
    /// The line, from 1.
    pub line: u32,
}

/// What kind of fault a problem is; stable, for programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Two things have one id.
    Duplicate,
    /// The constraints leave no case, or no way for a value to be.
    EmptyCaseSpace,
    /// An example does not come out as it says.
    Example,
    /// The file cannot be read.
    File,
    /// Cases that no rule covers and nobody has acknowledged.
    Gap,
    /// Cases in which rules contradict each other and nobody has acknowledged it.
    Conflict,
    /// An acknowledged gap or conflict that no case falls into.
    IdleAcknowledgement,
    /// A gap acknowledged for whatever no rule decides, and so also for what nobody has thought of; a remark.
    WideGap,
    /// An exception that never meets what it goes before; a remark.
    IdleException,
    /// A statement of the authority that speaks of no case.
    IdleInvariant,
    /// A derived fact that nothing turns on; a remark.
    UnusedDerived,
    /// A rule that rests on nothing in the pack's sources; a remark.
    NoBasis,
    /// A language that the program has no words of its own in; a remark.
    Language,
    /// Things that refer to each other in a ring.
    Cycle,
    /// A decision that stays open although nothing is left to ask.
    Stuck,
    /// A duty, deadline, notice, text or line of one that no case leads to.
    DeadConsequence,
    /// A derived fact that holds in no case.
    DeadDerived,
    /// A fact that changes nothing.
    DeadFact,
    /// A rule that applies in no case.
    DeadRule,
    /// A rule that is beaten wherever it applies.
    ShadowedRule,
    /// A rule without which every case comes out the same, several others giving the same; a remark.
    RedundantRule,
    /// A rule that says nothing that one other rule does not say; a remark.
    SubsumedRule,
    /// A statement of the authority that some case refutes.
    Invariant,
    /// Something acknowledged for a time that is over, or by nobody and without end; a remark.
    Review,
    /// A value that no rule ever gives.
    DeadValue,
    /// Something that must be there is not.
    Missing,
    /// A module that is or holds what a module may not.
    Module,
    /// More than the diagrams can hold.
    TooLarge,
    /// The file is not TOML.
    Syntax,
    /// A name that nothing has.
    Unknown,
    /// An answer that no sentence tells, so that no exercise has it; a remark.
    Untold,
    /// A value that does not fit: of another type, or outside what is possible.
    Value,
}

impl Kind {
    /// All kinds, in their order. One that is not listed keeps this from compiling, as long as `Value` is the last.
    pub const ALL: [Kind; Kind::Value as usize + 1] = [
        Kind::Duplicate,
        Kind::EmptyCaseSpace,
        Kind::Example,
        Kind::File,
        Kind::Gap,
        Kind::Conflict,
        Kind::IdleAcknowledgement,
        Kind::WideGap,
        Kind::IdleException,
        Kind::IdleInvariant,
        Kind::UnusedDerived,
        Kind::NoBasis,
        Kind::Language,
        Kind::Cycle,
        Kind::Stuck,
        Kind::DeadConsequence,
        Kind::DeadDerived,
        Kind::DeadFact,
        Kind::DeadRule,
        Kind::ShadowedRule,
        Kind::RedundantRule,
        Kind::SubsumedRule,
        Kind::Invariant,
        Kind::Review,
        Kind::DeadValue,
        Kind::Missing,
        Kind::Module,
        Kind::TooLarge,
        Kind::Syntax,
        Kind::Unknown,
        Kind::Untold,
        Kind::Value,
    ];

    /// Whether a problem of this kind is only worth saying: the pack is sound all the same.
    pub fn is_remark(self) -> bool {
        matches!(
            self,
            Kind::RedundantRule
                | Kind::SubsumedRule
                | Kind::Review
                | Kind::WideGap
                | Kind::IdleException
                | Kind::UnusedDerived
                | Kind::NoBasis
                | Kind::Language
                | Kind::Untold
        )
    }

    /// The kind as it is printed.
    pub fn code(self) -> &'static str {
        match self {
            Kind::Duplicate => "duplicate",
            Kind::EmptyCaseSpace => "empty-case-space",
            Kind::Example => "example",
            Kind::File => "file",
            Kind::Gap => "gap",
            Kind::Conflict => "conflict",
            Kind::IdleAcknowledgement => "idle-acknowledgement",
            Kind::WideGap => "wide-gap",
            Kind::IdleException => "idle-exception",
            Kind::IdleInvariant => "idle-invariant",
            Kind::UnusedDerived => "unused-derived",
            Kind::NoBasis => "no-basis",
            Kind::Language => "language",
            Kind::Cycle => "cycle",
            Kind::Stuck => "stuck",
            Kind::DeadConsequence => "dead-consequence",
            Kind::DeadDerived => "dead-derived",
            Kind::DeadFact => "dead-fact",
            Kind::DeadRule => "dead-rule",
            Kind::ShadowedRule => "shadowed-rule",
            Kind::RedundantRule => "redundant-rule",
            Kind::SubsumedRule => "subsumed-rule",
            Kind::Invariant => "invariant",
            Kind::Review => "review",
            Kind::DeadValue => "dead-value",
            Kind::Missing => "missing",
            Kind::Module => "module",
            Kind::TooLarge => "too-large",
            Kind::Syntax => "syntax",
            Kind::Unknown => "unknown",
            Kind::Untold => "untold",
            Kind::Value => "value",
        }
    }
}

/// One thing that is wrong with a pack.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// Where.
    pub place: Place,
    /// Of what kind.
    pub kind: Kind,
    /// What, one clause, names in backticks.
    pub message: String,
    /// What may help.
    pub hint: Option<String>,
    /// What stands under it, a line each: the rules at odds, the nearest ones, and what may be pasted into the pack file.
    pub details: Vec<String>,
}

impl Problem {
    /// Whether it is only worth saying: the pack is sound all the same.
    pub fn is_remark(&self) -> bool {
        self.kind.is_remark()
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}:{}: {}: {}",
            self.place.file,
            self.place.line,
            self.kind.code(),
            self.message
        )?;
        if let Some(hint) = &self.hint {
            write!(f, "; {hint}")?;
        }
        for line in &self.details {
            write!(f, "\n    {line}")?;
        }
        Ok(())
    }
}

/// The problems found so far.
#[derive(Debug, Default)]
pub struct Problems {
    found: Vec<Problem>,
    /// Names of what stands there and cannot be read, which has been noted.
    unread: Vec<String>,
    /// Kinds of names of which one stands twice, which has been noted.
    twice: Vec<String>,
}

impl Problems {
    /// Notes a problem.
    pub fn add(&mut self, place: &Place, kind: Kind, message: impl Into<String>) {
        self.add_with(place, kind, message, None);
    }

    /// Notes a problem with a hint.
    pub fn add_with(
        &mut self,
        place: &Place,
        kind: Kind,
        message: impl Into<String>,
        hint: Option<String>,
    ) {
        self.add_detailed(place, kind, message, hint, Vec::new());
    }

    /// Notes a problem with a hint and with lines that stand under it.
    pub fn add_detailed(
        &mut self,
        place: &Place,
        kind: Kind,
        message: impl Into<String>,
        hint: Option<String>,
        details: Vec<String>,
    ) {
        self.found.push(Problem {
            place: place.clone(),
            kind,
            message: short_names(message.into()),
            hint: hint.map(short_names),
            details,
        });
    }

    /// Notes that nothing is called what a table names; not where a table of that name stands there and cannot be read: one
    /// mistake is one problem.
    pub fn add_unknown(
        &mut self,
        name: &str,
        place: &Place,
        message: String,
        hint: Option<String>,
    ) {
        if !self.is_unread(name) {
            self.add_with(place, Kind::Unknown, message, hint);
        }
    }

    /// Whether a table of this name stands there and cannot be read, which has been noted.
    pub fn is_unread(&self, name: &str) -> bool {
        // A row of a table is named after it.
        let whole = name.split('/').next().unwrap_or(name);
        self.unread.iter().any(|unread| unread == whole)
    }

    /// Remembers the name of a table that cannot be read; why has been noted.
    pub fn leave_unread(&mut self, name: &str) {
        self.unread.push(name.to_owned());
    }

    /// Remembers that a name of some kind stands twice, which has been noted: one of the two may be meant to be another.
    pub(crate) fn leave_twice(&mut self, kind: &str) {
        self.twice.push(kind.to_owned());
    }

    /// Whether a name of this kind stands twice: what names one that is not there may be at no fault.
    pub(crate) fn is_twice(&self, kind: &str) -> bool {
        self.twice.iter().any(|known| known == kind)
    }

    /// Whether there is none, remarks left aside.
    pub fn is_empty(&self) -> bool {
        self.found.iter().all(Problem::is_remark)
    }

    /// Whether there is one of this kind.
    pub fn has(&self, kind: Kind) -> bool {
        self.found.iter().any(|problem| problem.kind == kind)
    }

    /// All of them, by file and line.
    pub fn into_sorted(mut self) -> Vec<Problem> {
        self.found.sort();
        self.found.dedup();
        self.found
    }
}

/// The most names that are listed where none is near.
const FEW: usize = 8;

/// "did you mean `x`?", or else all names where they are few.
pub fn suggestion<'n>(word: &str, names: impl Iterator<Item = &'n str> + Clone) -> Option<String> {
    did_you_mean(word, names.clone()).or_else(|| {
        let mut known: Vec<String> = Vec::new();
        for name in names.filter(|name| !name.is_empty()) {
            let name = format!("`{name}`");
            if known.len() <= FEW && !known.contains(&name) {
                known.push(name);
            }
        }
        (1..=FEW)
            .contains(&known.len())
            .then(|| format!("there is {}", known.join(", ")))
    })
}

/// "did you mean `x`?", when one of the names is near enough, and nearer than all others. Names that differ in a number only, such as
/// those of numbered sentences, are all as near: none is meant more than the others.
pub fn did_you_mean<'n>(word: &str, names: impl Iterator<Item = &'n str>) -> Option<String> {
    nearest(word, names).map(|name| format!("did you mean `{name}`?"))
}

/// The name that is near enough to a word to be meant, and nearer than all others.
pub(crate) fn nearest<'n>(word: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let bare = |name: &str| name.replace(|c: char| c.is_ascii_digit(), "");
    let mut near: Vec<(usize, &str)> = names
        .filter(|name| !name.is_empty() && (*name == word || bare(name) != bare(word)))
        .map(|name| (strsim::damerau_levenshtein(word, name), name))
        .collect();
    near.sort_unstable();
    near.dedup();
    let first = near.first()?;
    let alone = near.get(1).is_none_or(|second| second.0 > first.0);
    (alone && first.0 <= 1 + word.chars().count() / 4).then_some(first.1)
}

/// The longest name that is told in full, in characters.
const LONGEST_NAME: usize = 200;

/// A message with the names in backticks cut to what can be read.
fn short_names(message: String) -> String {
    if message.len() <= LONGEST_NAME {
        return message;
    }
    let parts = message.split('`').enumerate().map(|(at, part)| {
        if at % 2 == 1 && part.chars().nth(LONGEST_NAME).is_some() {
            let begin: String = part.chars().take(LONGEST_NAME / 4).collect();
            format!("{begin}…")
        } else {
            part.to_owned()
        }
    });
    parts.collect::<Vec<_>>().join("`")
}
