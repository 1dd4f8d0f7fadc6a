//! The kinds of exercises.

use std::str::FromStr;

/// What an exercise is there to teach.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A written case.
    Vignette,
    /// A rule decides, and nothing is made difficult: what a topic begins with.
    Plain,
    /// A number or a day right at the border from which the rules give something else; the other side of it is the pair.
    Boundary,
    /// One answer that changes a decision; the case with the other answer is the pair.
    Flip,
    /// Two verdicts that one answer keeps apart.
    Confused,
    /// An exception applies; where one answer brings back the rule that it goes before, that case is the pair.
    Exception,
    /// No rule decides, and nothing is presumed: the routine is silent.
    Gap,
    /// Rules collide, or no rule decides and something is presumed.
    Border,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Kind; 8] = [
        Kind::Vignette,
        Kind::Plain,
        Kind::Boundary,
        Kind::Flip,
        Kind::Confused,
        Kind::Exception,
        Kind::Gap,
        Kind::Border,
    ];

    /// The kind as it is written.
    pub fn code(self) -> &'static str {
        match self {
            Kind::Vignette => "vignette",
            Kind::Plain => "plain",
            Kind::Boundary => "boundary",
            Kind::Flip => "flip",
            Kind::Confused => "confused",
            Kind::Exception => "exception",
            Kind::Gap => "gap",
            Kind::Border => "border",
        }
    }
}

/// What is no kind of exercise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoKind;

impl FromStr for Kind {
    type Err = NoKind;

    fn from_str(text: &str) -> Result<Kind, NoKind> {
        let mut all = Kind::ALL.into_iter();
        all.find(|kind| kind.code() == text).ok_or(NoKind)
    }
}
