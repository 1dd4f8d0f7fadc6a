//! What can be known of a case: facts, what follows from them, what they exclude, and the screens they are asked on.

use crate::author::keys::{BASIS, Exclusive, Key, Shape, Table, WHEN, free, needed};

/// Something that can be known of a case.
pub(crate) const FACT: Table = Table {
    name: "fact",
    about: "Something that can be known of a case, and how it is asked.",
    keys: &[
        needed("id", Shape::Id, "Its name in conditions and answers.").like(r#""age_at_arrival""#),
        needed(
            "kind",
            Shape::Word(&[
                ("yes_no", "Yes or no."),
                ("choice", "One of its values."),
                ("choices", "Any of its values."),
                ("age", "Completed years, from 0 to 120 where no `range` says else."),
                ("number", "A whole number in its `range`."),
                ("date", "A day."),
            ]),
            "What is answered.",
        ),
        needed("ask", Shape::Text, "The question, in full.").like(r#""Hur gammal är personen?""#),
        free("short", Shape::Text, "A label of one to three words; the question, where it is left out.").like(r#""Ålder""#),
        free("why", Shape::Text, "Why it matters, one sentence."),
        free("help", Shape::Text, "A hint under the question."),
        free("blank", Shape::Text, "What someone writes in its place where a prescribed text needs it and it is not known; its label, where it is left out.")
            .like(r#""dag för mötet""#),
        free("range", Shape::Pair, "Of an age or number: the smallest and the largest.").like("[0, 120]"),
        free("unknown", Shape::Flag, "Of a yes_no or choice: \"vet inte\" is an answer of its own, which rules may test as `\"unknown\"`.")
            .or("false"),
        free("none", Shape::Text, "Of choices: the code of the value that excludes the rest, such as \"none of these\".").like(r#""none""#),
        free("applies", Shape::Condition, "The cases in which it is asked. Left out, it is asked always.").like(r#"{ known = "no" }"#),
        free(
            "early",
            Shape::Condition,
            "The cases in which it is asked before the result although no primary decision turns on it. Left out, it is asked afterwards then.",
        )
        .like(r#"{ known = "no" }"#),
        free("from", Shape::One(&FROM), "Of a number: the date that it follows from, where that is known."),
        free(
            "shares",
            Shape::Shares,
            "How many of a hundred cases have these answers, as an author knows or guesses it; it decides what is asked first, never an answer.",
        )
        .like(r#"{ yes = 30 }"#),
        free(
            "cost",
            Shape::Number(1, 100),
            "What it costs to ask, against 1 for other questions: a sensitive question is asked later.",
        )
        .or("1"),
        free(
            "pin",
            Shape::Flag,
            "It is asked before all that are not pinned.",
        )
        .or("false"),
        free("value", Shape::Many(&FACT_VALUE), "Its answers. A yes_no needs none: they are Ja and Nej."),
    ],
    exclusive: &[],
    brings: &[
        ("kind", "number", "range"),
        ("kind", "choice", "value"),
        ("kind", "choices", "value"),
    ],
};

/// An answer to a fact.
pub(crate) const FACT_VALUE: Table = Table {
    name: "fact.value",
    about: "An answer to the fact.",
    keys: &[
        needed("code", Shape::Text, "Its name in conditions and answers.").like(r#""addiction""#),
        needed("label", Shape::Text, "Its wording.").like(r#""Missbruk""#),
    ],
    exclusive: &[],
    brings: &[],
};

/// The date that a number follows from.
pub(crate) const FROM: Table = Table {
    name: "fact.from",
    about: "The number is the time passed since a date. A case is judged by the date; the proofs take the two to be answered apart, also where both are tested: what they prove holds of every case, and a case they find wrong may be one in which the two do not go together.",
    keys: &[
        needed("date", Shape::Text, "The id of the date fact.").like(r#""started_on""#),
        needed(
            "unit",
            Shape::Word(&[
                ("months", "Completed months."),
                ("years", "Completed years."),
            ]),
            "In what the time is counted.",
        ),
    ],
    exclusive: &[],
    brings: &[],
};

/// A fact that is never asked.
pub(crate) const DERIVED: Table = Table {
    name: "derived",
    about: "A yes or no that follows from facts and is never asked; conditions test it as `\"yes\"` or `\"no\"`.",
    keys: &[
        needed("id", Shape::Id, "Its name in conditions.").like(r#""both_units""#),
        free(
            "label",
            Shape::Text,
            "A label of a few words; the id, where it is left out.",
        ),
        Key {
            about: "The cases in which it is a yes.",
            ..WHEN
        },
        free(
            "difference",
            Shape::One(&DIFFERENCE),
            "It is a yes where the difference of two numbers lies in a range.",
        ),
        free("because", Shape::Text, "Why, one sentence."),
        BASIS,
    ],
    exclusive: &[Exclusive {
        keys: &["when", "difference"],
        needed: true,
    }],
    brings: &[],
};

/// A difference of two numbers.
pub(crate) const DIFFERENCE: Table = Table {
    name: "derived.difference",
    about: "The difference of two numbers lies in a range.",
    keys: &[
        needed("of", Shape::Text, "The id of a number or age.").like(r#""age_now""#),
        needed(
            "minus",
            Shape::Text,
            "The id of the number or age that is taken away.",
        )
        .like(r#""age_at_arrival""#),
        needed(
            "between",
            Shape::Pair,
            "The smallest and the largest difference.",
        )
        .like("[0, 1]"),
    ],
    exclusive: &[],
    brings: &[],
};

/// A combination that cannot be.
pub(crate) const CONSTRAINT: Table = Table {
    name: "constraint",
    about: "Answers that cannot stand together: where `when` holds, `require` does.",
    keys: &[
        needed("id", Shape::Id, "Its name.").like(r#""minor-not-retired""#),
        Key {
            about: "The cases it speaks of. Left out, all.",
            ..WHEN
        },
        needed("require", Shape::Condition, "What then holds.").like(r#"{ age = ">= 18" }"#),
        needed("because", Shape::Text, "Why, one sentence."),
    ],
    exclusive: &[],
    brings: &[],
};

/// Questions that are shown together.
pub(crate) const SCREEN: Table = Table {
    name: "screen",
    about: "Questions that are shown together. Where there is one screen, every fact stands on one.",
    keys: &[
        needed("id", Shape::Id, "Its name.").like(r#""person""#),
        needed("title", Shape::Text, "Its heading.").like(r#""Personen""#),
        free(
            "pin",
            Shape::Flag,
            "Its questions come before those of screens that are not pinned.",
        )
        .or("false"),
        free(
            "facts",
            Shape::Texts,
            "The ids of its facts, in the order in which they are asked.",
        )
        .like(r#"["age", "needs"]"#),
    ],
    exclusive: &[],
    brings: &[],
};
