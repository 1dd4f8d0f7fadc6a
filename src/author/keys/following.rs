//! What follows and how it is tried: duties with deadlines, notices, prescribed texts, worked examples.

use crate::author::keys::{
    BASIS, Exclusive, FORCE, Key, Shape, TONE, Table, VALID_FROM, VALID_TO, WHEN, free, needed,
};

/// Something that must be done.
pub(crate) const DUTY: Table = Table {
    name: "duty",
    about: "Something that must be written, sent, attended or followed up.",
    keys: &[
        needed("id", Shape::Id, "Its name in examples and texts.").like(r#""notify_meeting""#),
        needed("label", Shape::Text, "What to do.").like(r#""Anmäl ärendet till mötet""#),
        WHEN,
        free(
            "judgement",
            Shape::Text,
            "What the worker has to judge first and nobody asks; until then the duty \"may apply\".",
        ),
        FORCE,
        free(
            "deadline",
            Shape::Many(&DEADLINE),
            "By when; of several, the first whose condition holds counts.",
        ),
        free("because", Shape::Text, "The reason, one sentence."),
        VALID_FROM,
        VALID_TO,
        BASIS,
    ],
    exclusive: &[],
    brings: &[],
};

/// How a deadline is reckoned.
pub(crate) const DEADLINE: Table = Table {
    name: "duty.deadline",
    about: "How a deadline is reckoned: from a date, or from the day on which someone turns an age.",
    keys: &[
        Key {
            about: "The cases in which this reckoning counts. Left out, all.",
            ..WHEN
        },
        free(
            "date",
            Shape::Text,
            "The id of the date fact that it is counted from.",
        )
        .like(r#""meeting""#),
        free(
            "turns",
            Shape::One(&TURNS),
            "It is counted from the day on which the person turns an age.",
        ),
        free("minus", Shape::Span, "How long before that day.").like(r#""1 day""#),
        free("plus", Shape::Span, "How long after that day.").like(r#""2 weeks""#),
        free("time", Shape::Clock, "The time of day.").like(r#""12:00""#),
        free(
            "due",
            Shape::Condition,
            "The cases in which it falls due now although no date says so.",
        ),
        free(
            "missed",
            Shape::Condition,
            "The cases in which it is missed already. Where the answers say that it is not, it has been kept, whatever the day.",
        ),
        free("text", Shape::Text, "What is said where no date is known.").like(r#""genast""#),
        free("late", Shape::Text, "What to do once it has passed.")
            .like(r#""Anmäl till nästa möte.""#),
    ],
    exclusive: &[
        Exclusive {
            keys: &["date", "turns"],
            needed: false,
        },
        Exclusive {
            keys: &["minus", "plus"],
            needed: false,
        },
    ],
    brings: &[],
};

/// The day on which someone turns an age.
pub(crate) const TURNS: Table = Table {
    name: "duty.deadline.turns",
    about: "The day on which the person turns an age.",
    keys: &[
        needed("age", Shape::Number(0, 150), "The age.").like("21"),
        needed(
            "now",
            Shape::Text,
            "The id of the fact that holds the age now.",
        )
        .like(r#""age_now""#),
        needed(
            "birthday",
            Shape::Text,
            "The id of the date fact that holds the next birthday.",
        )
        .like(r#""birthday_next""#),
    ],
    exclusive: &[],
    brings: &[],
};

/// Something that must be shown.
pub(crate) const NOTICE: Table = Table {
    name: "notice",
    about: "Something that is shown beside the answer.",
    keys: &[
        needed("id", Shape::Id, "Its name in examples.").like(r#""soon""#),
        needed("text", Shape::Text, "What it says.").like(r#""Mötet är inom en vecka.""#),
        WHEN,
        TONE,
        VALID_FROM,
        VALID_TO,
        BASIS,
    ],
    exclusive: &[],
    brings: &[],
};

/// A text that the routine prescribes.
pub(crate) const TEXT: Table = Table {
    name: "text",
    about: "A text that the routine prescribes, filled from the case: a summons, a note.",
    keys: &[
        needed("id", Shape::Id, "Its name.").like(r#""note""#),
        needed("title", Shape::Text, "Its title.").like(r#""Journalanteckning""#),
        WHEN,
        needed("line", Shape::Many(&LINE), "Its lines."),
        free(
            "because",
            Shape::Text,
            "Who writes it and to whom, one sentence.",
        ),
        BASIS,
    ],
    exclusive: &[],
    brings: &[],
};

/// A line of a prescribed text.
pub(crate) const LINE: Table = Table {
    name: "text.line",
    about: "A line of the text.",
    keys: &[
        needed(
            "text",
            Shape::Line,
            "The words; in braces what the case fills: a fact or decision by its id, `{deadline:DUTY}`, `{on}` for the day, `{rules}` for the name and version of the pack, or `{judgement}` for what the worker judges otherwise. `# ` makes a heading.",
        )
        .like(r#""Ansvarig: {unit}.""#),
        Key {
            about: "The cases in which the line belongs. Left out, all.",
            ..WHEN
        },
    ],
    exclusive: &[],
    brings: &[],
};

/// A worked case.
pub(crate) const EXAMPLE: Table = Table {
    name: "example",
    about: "A worked case and what must come of it; `lots check` runs it.",
    keys: &[
        needed("name", Shape::Text, "What case it is, a few words.").like(r#""20 år, utan samtycke""#),
        needed("on", Shape::Date, "The day it is judged on.").like("2026-11-23"),
        needed("answers", Shape::Answers, "The answers by the ids of facts; `\"vet inte\"` (`\"ved ikke\"`) where nobody knows.")
            .like(r#"{ age = 20, needs = ["addiction"], consent = "vet inte" }"#),
        needed("expect", Shape::Expected(&EXPECTATION), "What each decision must be: a code, a list of codes, or a table that says open, gap or conflict.")
            .like(r#"{ unit = "adults" }"#),
        Key {
            about: "Places in the sources that the result must name.",
            ..BASIS
        },
        free("duties", Shape::Texts, "Ids of duties, or codes of values, that must come up.").like(r#"["notify_meeting"]"#),
        free("notices", Shape::Texts, "Ids of notices that must come up.").like(r#"["soon"]"#),
        free("never", Shape::Texts, "Ids of duties and notices, and codes of values, that must not come up.").like(r#"["youth"]"#),
        free("deadlines", Shape::Days, "The deadlines by the ids of duties.").like(r#"{ notify_meeting = "2026-11-30 12:00" }"#),
        free("open", Shape::Texts, "Exactly the facts that must still be open.").like(r#"["needs"]"#),
    ],
    exclusive: &[],
    brings: &[],
};

/// What is expected of a decision that no rule settles.
pub(crate) const EXPECTATION: Table = Table {
    name: "example.expect",
    about: "The decision is a gap, a conflict or open.",
    keys: &[
        free(
            "gap",
            Shape::Texts,
            "No rule decides; these values are presumed, or none.",
        )
        .like("[]"),
        free(
            "conflict",
            Shape::Texts,
            "Rules contradict each other: the values they give.",
        )
        .like(r#"["adults", "youth"]"#),
        free("open", Shape::Flag, "It is open; `true`."),
        free(
            "certain",
            Shape::Texts,
            "Of an open decision of many: the values that are certain.",
        )
        .like(r#"["adults"]"#),
        free(
            "possible",
            Shape::Texts,
            "Of an open decision: values that are possible; there may be others beside them.",
        )
        .like(r#"["adults", "youth"]"#),
    ],
    exclusive: &[
        Exclusive {
            keys: &["gap", "conflict", "open"],
            needed: true,
        },
        Exclusive {
            keys: &["gap", "conflict", "certain"],
            needed: false,
        },
        Exclusive {
            keys: &["gap", "conflict", "possible"],
            needed: false,
        },
    ],
    brings: &[],
};
