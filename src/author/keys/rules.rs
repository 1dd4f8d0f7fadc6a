//! What is decided, and by what: decisions, rules, tables of rules.

use crate::author::keys::{
    BASIS, DECIDES, EXCEPTION_TO, Exclusive, FORCE, Key, OVERRIDES, READINGS, RESTATES, Shape,
    TONE, Table as Keys, VALID_FROM, VALID_TO, WHEN, free, needed,
};

/// Something to be decided.
pub(crate) const DECISION: Keys = Keys {
    name: "decision",
    about: "Something to be decided. Rules of a decision may test the decisions that stand before it.",
    keys: &[
        needed(
            "id",
            Shape::Id,
            "Its name in rules, conditions and examples.",
        )
        .like(r#""unit""#),
        needed("title", Shape::Text, "What it is called on the screen.")
            .like(r#""Ansvarig enhet""#),
        needed(
            "kind",
            Shape::Word(&[
                ("one", "Exactly one value."),
                ("many", "Any number of values side by side."),
            ]),
            "How many values it has in a case.",
        ),
        free(
            "primary",
            Shape::Flag,
            "Questions are asked to settle it; those of other decisions are asked on request.",
        )
        .or("false"),
        free(
            "independent",
            Shape::Flag,
            "Of many: each value counts as soon as it is settled, even while another is open.",
        )
        .or("false"),
        free(
            "open_says",
            Shape::Text,
            "The code that an open decision says.",
        )
        .like(r#""cannot_tell_yet""#),
        free(
            "safest",
            Shape::Text,
            "The code of the value to fall back on while it is open.",
        )
        .like(r#""ask_first""#),
        needed(
            "value",
            Shape::Many(&DECISION_VALUE),
            "What may be concluded.",
        ),
    ],
    exclusive: &[],
    brings: &[],
};

/// What may be concluded.
pub(crate) const DECISION_VALUE: Keys = Keys {
    name: "decision.value",
    about: "Something that may be concluded, and how it is told.",
    keys: &[
        needed(
            "code",
            Shape::Text,
            "Its name in rules, conditions and examples.",
        )
        .like(r#""adults""#),
        needed("label", Shape::Text, "Its wording.").like(r#""Vuxenenheten""#),
        free("detail", Shape::Text, "One phrase more."),
        free("say", Shape::Text, "A clause to say aloud.")
            .like(r#""vuxenenheten svarar för ärendet""#),
        free(
            "role",
            Shape::TextOr(&ROLE_OF),
            "Who is contacted: the code of a role, or the value of a decision.",
        )
        .like(r#""duty_officer""#),
        free("channel", Shape::Text, "By what channel, a code.").like(r#""phone""#),
        TONE,
    ],
    exclusive: &[],
    brings: &[],
};

/// The values of a decision as those who are contacted.
pub(crate) const ROLE_OF: Keys = Keys {
    name: "decision.value.role",
    about: "Whoever a decision names is contacted.",
    keys: &[needed("decision", Shape::Text, "The id of the decision.").like(r#""unit""#)],
    exclusive: &[],
    brings: &[],
};

/// A rule.
pub(crate) const RULE: Keys = Keys {
    name: "rule",
    about: "A rule of the routine: in these cases, this is concluded. Two rules that apply and conclude differently are a conflict unless one is an exception to the other.",
    keys: &[
        needed("id", Shape::Id, "Its name.").like(r#""adult""#),
        DECIDES,
        GIVES,
        EXCLUDES,
        WHEN,
        EXCEPTION_TO,
        OVERRIDES,
        FORCE,
        READINGS,
        RESTATES,
        VALID_FROM,
        VALID_TO,
        BASIS,
        BECAUSE,
    ],
    exclusive: &[GIVES_OR_EXCLUDES],
    brings: &[],
};

const GIVES: Key = free(
    "gives",
    Shape::Texts,
    "What is concluded: the code of a value; for many, a list of codes, which may be empty (\"nobody here\").",
)
.like(r#""adults""#);

const EXCLUDES: Key = free(
    "excludes",
    Shape::Texts,
    "Of many: the codes of values that are ruled out.",
)
.like(r#"["youth"]"#);

const BECAUSE: Key = needed(
    "because",
    Shape::Text,
    "The reason as the worker reads it, one sentence.",
)
.like(r#""Den som fyllt 19 hör till vuxenenheten.""#);

const GIVES_OR_EXCLUDES: Exclusive = Exclusive {
    keys: &["gives", "excludes"],
    needed: true,
};

/// A table of rules.
pub(crate) const TABLE: Keys = Keys {
    name: "table",
    about: "Rules that are a matrix: columns of facts, and rows of tests with what they conclude.",
    keys: &[
        needed("id", Shape::Id, "Its name; a row is called TABLE/ROW.").like(r#""plan""#),
        DECIDES,
        free(
            "ordered",
            Shape::Flag,
            "The first row that fits counts: each row is an exception to those after it.",
        )
        .or("false"),
        Key {
            about: "What holds for every row beside its own tests.",
            ..WHEN
        },
        needed(
            "columns",
            Shape::Texts,
            "The ids of facts or earlier decisions that the cells test.",
        )
        .like(r#"["joint", "consent"]"#),
        VALID_FROM,
        VALID_TO,
        EXCEPTION_TO,
        OVERRIDES,
        needed("row", Shape::Many(&ROW), "Its rows."),
    ],
    exclusive: &[],
    brings: &[],
};

/// A row of a table of rules.
pub(crate) const ROW: Keys = Keys {
    name: "table.row",
    about: "A rule of the table.",
    keys: &[
        free(
            "id",
            Shape::Id,
            "Its name within the table; row-1, row-2 and so on where it is left out.",
        ),
        needed(
            "when",
            Shape::Cells,
            "For each column a test as in a condition, or `\"*\"` for any answer.",
        )
        .like(r#"["yes", "*"]"#),
        GIVES,
        EXCLUDES,
        EXCEPTION_TO,
        OVERRIDES,
        FORCE,
        READINGS,
        RESTATES,
        VALID_FROM,
        VALID_TO,
        BASIS,
        BECAUSE,
    ],
    exclusive: &[GIVES_OR_EXCLUDES],
    brings: &[],
};
