//! What an author says of the rules as a whole: acknowledged gaps and borders, and invariants.

use crate::author::keys::{
    ACKNOWLEDGED, BASIS, DECIDES, Exclusive, Key, OWNER, READINGS, REVIEW_BY, Shape, Table,
    VALID_FROM, VALID_TO, WHEN, free, needed,
};

/// An acknowledged gap.
pub(crate) const GAP: Table = Table {
    name: "gap",
    about: "Cases in which the routine says nothing, acknowledged: the worker is told so.",
    keys: &[
        DECIDES,
        Key {
            about: "The cases in which no rule decides. Left out, all in which none does, also those nobody has thought of.",
            ..WHEN
        },
        VALID_FROM,
        VALID_TO,
        READINGS,
        needed("because", Shape::Text, "What is missing, one sentence."),
        BASIS,
        OWNER,
        ACKNOWLEDGED,
        REVIEW_BY,
    ],
    exclusive: &[],
    brings: &[],
};

/// An acknowledged conflict.
pub(crate) const BORDER: Table = Table {
    name: "border",
    about: "Rules that contradict each other in the sources, acknowledged: the worker is shown both.",
    keys: &[
        needed("rules", Shape::Texts, "The rules, at least two.").like(r#"["adult", "young"]"#),
        needed(
            "because",
            Shape::Text,
            "What contradicts what, one sentence.",
        ),
        BASIS,
        OWNER,
        ACKNOWLEDGED,
        REVIEW_BY,
    ],
    exclusive: &[],
    brings: &[],
};

/// What shall hold of the rules.
pub(crate) const INVARIANT: Table = Table {
    name: "invariant",
    about: "What shall hold of the rules as a whole, whatever they say one by one; `lots check` proves it over every case.",
    keys: &[
        needed("id", Shape::Id, "Its name.").like(r#""no-minor-with-adults""#),
        Key {
            about: "The cases it speaks of. Left out, all.",
            ..WHEN
        },
        free(
            "never",
            Shape::Never,
            "In none of them does the decision have one of these values.",
        )
        .like(r#"{ unit = "adults" }"#),
        free("always", Shape::Condition, "In each of them this holds.")
            .like(r#"{ unit = ["adults", "youth"] }"#),
        free(
            "rising",
            Shape::One(&RISING),
            "With a rising answer, the decision never falls.",
        ),
        needed("because", Shape::Text, "Why it shall hold, one sentence."),
        BASIS,
    ],
    exclusive: &[Exclusive {
        keys: &["never", "always", "rising"],
        needed: true,
    }],
    brings: &[],
};

/// A decision that does not fall while an answer rises.
pub(crate) const RISING: Table = Table {
    name: "invariant.rising",
    about: "Of two cases that differ only in the answer to a fact, the one with the later answer has no earlier value.",
    keys: &[
        needed("fact", Shape::Text, "The id of an age or number, or of a yes_no or choice whose `answers` are put in order.")
            .like(r#""urgency""#),
        free("answers", Shape::Texts, "Its answers in order, where it is no number.").like(r#"["can_wait", "soon", "acute"]"#),
        needed("decision", Shape::Text, "The id of a decision of one value.").like(r#""contact""#),
        needed("values", Shape::Texts, "Its values in order. A presumption counts as its values, and a conflict that is acknowledged as each of its own: as with `never`, it holds however they are read.").like(r#"["meeting", "mail", "call"]"#),
        free("aside", Shape::Texts, "Its values that stand in no order with the others; cases that come out so are held against none.").like(r#"["none_needed"]"#),
    ],
    exclusive: &[],
    brings: &[],
};
