//! Words that people use, and what they say of a case.

use serde::{Deserialize, Serialize};

use crate::engine::pack::FactId;

/// Phrases that say the same. Several may stand in a pack with the same phrase: it can then be read in several ways.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Saying {
    /// The phrases, parted by `|`, as [`hearing`](crate::hearing) reads them: `*` stands for any beginning or end of a word, `#`
    /// for the number or the date that is told.
    pub words: String,
    /// What they say. The first is what the words themselves mean, the others follow from it. Empty where the words are for other
    /// people than the one whom the case is about.
    pub means: Vec<Meaning>,
}

/// What a phrase says of a fact: the value, by index; none of a number or a date, which the phrase itself tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Written", into = "Written")]
pub struct Meaning {
    /// The fact.
    pub fact: FactId,
    /// The value, or option of a `choices` fact.
    pub value: Option<usize>,
}

/// As it stands in a compiled pack: `[fact]` or `[fact, value]`.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Written {
    Told([usize; 1]),
    Value([usize; 2]),
}

impl From<Written> for Meaning {
    fn from(written: Written) -> Meaning {
        match written {
            Written::Told([fact]) => Meaning { fact, value: None },
            Written::Value([fact, value]) => Meaning {
                fact,
                value: Some(value),
            },
        }
    }
}

impl From<Meaning> for Written {
    fn from(meaning: Meaning) -> Written {
        match meaning.value {
            None => Written::Told([meaning.fact]),
            Some(value) => Written::Value([meaning.fact, value]),
        }
    }
}
