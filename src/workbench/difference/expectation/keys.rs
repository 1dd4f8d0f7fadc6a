//! The tables of an expectation file and their keys.

use crate::author::keys::{Key, Shape, Table, free};

const fn text(name: &'static str, about: &'static str) -> Key {
    free(name, Shape::Text, about)
}

const WHEN: Key = free("when", Shape::Condition, "Only these cases.");
const FROM: Key = free("valid_from", Shape::Date, "Only from this day on.");
const TO: Key = free("valid_to", Shape::Date, "Only until this day.");
const COUNT: Key = text("count", "How many cases there must be, or \"any\".");
const DECISION: Key = text("decision", "A decision's id.");
const DUTY: Key = text("duty", "A duty's id.");
const DEADLINE: Key = text("deadline", "The id of a duty with a deadline.");
const NOTICE: Key = text("notice", "A notice's id.");
const TEXT: Key = text("text", "A prescribed text's id.");
const QUESTION: Key = text("question", "The id of a fact that is asked.");
const FACT: Key = text("fact", "A fact's id.");
const VALUE: Key = text("value", "A decision's id, a dot, and a value's code.");

const fn table(name: &'static str, about: &'static str, keys: &'static [Key]) -> Table {
    Table {
        name,
        about,
        keys,
        exclusive: &[],
        brings: &[],
    }
}

const THINGS: &[Key] = &[
    text("answer", "A fact's id, a dot, and an answer's code."),
    DECISION,
    DUTY,
    FACT,
    NOTICE,
    TEXT,
    VALUE,
];

/// The tables of an expectation file.
pub(super) static TABLES: [Table; 6] = [
    table("added", "What only the new pack has.", THINGS),
    table(
        "cases",
        "Cases that only one of the packs allows.",
        &[
            text("are", "\"new\" or \"gone\"."),
            text("constraint", "The constraint that makes the difference."),
            FACT,
            WHEN,
            FROM,
            TO,
            COUNT,
        ],
    ),
    table(
        "change",
        "A class of cases that comes out otherwise.",
        &[
            DECISION,
            DUTY,
            DEADLINE,
            NOTICE,
            TEXT,
            QUESTION,
            text("member", "A value of a decision that takes several."),
            text("line", "A line of a text."),
            text("from", "What it was."),
            text("to", "What it is."),
            WHEN,
            FROM,
            TO,
            COUNT,
        ],
    ),
    table(
        "not_compared",
        "What cannot be compared and is accepted unseen.",
        &[DECISION, DUTY, DEADLINE, NOTICE, TEXT, QUESTION],
    ),
    table("removed", "What only the old pack has.", THINGS),
    table(
        "setting",
        "What is asked, told, acknowledged or promised otherwise beside wording.",
        &[
            text(
                "border",
                "The rules of a border, by their ids with blanks between them.",
            ),
            DECISION,
            FACT,
            text(
                "gap",
                "A decision's id, a blank, and which of its gaps, from 1.",
            ),
            text("invariant", "An invariant's id."),
            text("pack", "A pack's id."),
            text("screen", "A screen's id."),
            VALUE,
        ],
    ),
];
