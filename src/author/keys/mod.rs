//! What a pack file may hold: every table, its keys, and what each key takes. The linker reads by these descriptions and refuses
//! what they do not name; the schema for editors is made from them.

mod exercises;
mod facts;
mod following;
mod heard;
mod rules;
mod statements;
mod whose;

pub(crate) use exercises::{TOLD, UNLIKELY, VIGNETTE};
pub(crate) use facts::{CONSTRAINT, DERIVED, DIFFERENCE, FACT, FACT_VALUE, FROM, SCREEN};
pub(crate) use following::{DEADLINE, DUTY, EXAMPLE, EXPECTATION, LINE, NOTICE, TEXT, TURNS};
pub(crate) use heard::HEARD;
pub(crate) use rules::{DECISION, DECISION_VALUE, ROLE_OF, ROW, RULE, TABLE as RULE_TABLE};
pub(crate) use statements::{BORDER, GAP, INVARIANT, RISING};
pub(crate) use whose::{LAW, OUT_OF_SCOPE, PACK, ROLE, ROLE_EXCEPT, SECTION, SOURCE};

/// The tables that a pack file or a module may hold, each any number of times, in the order in which a file is best read.
pub(crate) const TABLES: [&Table; 23] = [
    &SOURCE,
    &SECTION,
    &LAW,
    &OUT_OF_SCOPE,
    &ROLE,
    &FACT,
    &DERIVED,
    &CONSTRAINT,
    &DECISION,
    &RULE,
    &RULE_TABLE,
    &GAP,
    &BORDER,
    &INVARIANT,
    &DUTY,
    &NOTICE,
    &TEXT,
    &SCREEN,
    &HEARD,
    &TOLD,
    &UNLIKELY,
    &VIGNETTE,
    &EXAMPLE,
];

/// A table of a pack file.
#[derive(Debug)]
pub(crate) struct Table {
    /// As it is written in brackets, such as `fact.value`; of a table that only stands inside another, its way from there.
    pub(crate) name: &'static str,
    /// What it says, one or two sentences.
    pub(crate) about: &'static str,
    /// Its keys, in the order in which they are best written.
    pub(crate) keys: &'static [Key],
    /// Keys that do not stand beside each other.
    pub(crate) exclusive: &'static [Exclusive],
    /// Keys that must be there when another key has a certain word: that key, the word, and the key it brings.
    pub(crate) brings: &'static [(&'static str, &'static str, &'static str)],
}

/// Keys of which at most one may stand in a table.
#[derive(Debug)]
pub(crate) struct Exclusive {
    /// The keys.
    pub(crate) keys: &'static [&'static str],
    /// Whether one of them must.
    pub(crate) needed: bool,
}

/// A key of a table.
#[derive(Debug)]
pub(crate) struct Key {
    /// The key.
    pub(crate) name: &'static str,
    /// Whether it must be there.
    pub(crate) needed: bool,
    /// What it takes.
    pub(crate) shape: Shape,
    /// What it says, one or two sentences.
    pub(crate) about: &'static str,
    /// A value, as it is written in TOML; empty where the shape says enough.
    pub(crate) example: &'static str,
    /// What holds where it is left out, as it would be written; empty where nothing does.
    pub(crate) default: &'static str,
}

/// What a key takes.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Shape {
    /// A string; not an empty one where the key must be there.
    Text,
    /// A string that may be empty all the same.
    Line,
    /// A string that is used as a key elsewhere, so of letters a–z, digits, `_` and `-` only.
    Id,
    /// One of these words, each with what it means.
    Word(&'static [(&'static str, &'static str)]),
    /// `true` or `false`.
    Flag,
    /// A whole number between these, both included.
    Number(i32, i32),
    /// Two whole numbers, the smaller one first.
    Pair,
    /// A date.
    Date,
    /// A time of day, such as `"12:00"`.
    Clock,
    /// A length of time, such as `"6 months"`.
    Span,
    /// A string or a list of strings.
    Texts,
    /// A condition.
    Condition,
    /// For each column of the table a test, or `"*"`.
    Cells,
    /// A table.
    One(&'static Table),
    /// Tables; a single one counts as a list of one.
    Many(&'static Table),
    /// A string, or else a table.
    TextOr(&'static Table),
    /// Per cent, by answers as rules test them.
    Shares,
    /// For one decision, by its id, a code or a list of codes.
    Never,
    /// Answers by the ids of facts.
    Answers,
    /// What is expected, by the ids of decisions: a code, a list of codes, or else a table.
    Expected(&'static Table),
    /// Days, with or without a time, by the ids of duties.
    Days,
}

impl Table {
    /// The key of a name.
    pub(crate) fn key(&self, name: &str) -> Option<&'static Key> {
        self.keys.iter().find(|key| key.name == name)
    }
}

/// A key that must be there.
const fn needed(name: &'static str, shape: Shape, about: &'static str) -> Key {
    Key {
        name,
        needed: true,
        shape,
        about,
        example: "",
        default: "",
    }
}

/// A key that may be left out.
pub(crate) const fn free(name: &'static str, shape: Shape, about: &'static str) -> Key {
    Key {
        needed: false,
        ..needed(name, shape, about)
    }
}

impl Key {
    const fn like(self, example: &'static str) -> Key {
        Key { example, ..self }
    }

    const fn or(self, default: &'static str) -> Key {
        Key { default, ..self }
    }
}

/// What is the same in most tables that rest on a source.
const BASIS: Key = free(
    "basis",
    Shape::Texts,
    "The numbered places in the sources that this rests on; each must be listed by a `[[section]]`.",
)
.like(r#"["R-1"]"#);

/// Where a table holds; always, where it is left out.
const WHEN: Key = free(
    "when",
    Shape::Condition,
    "The cases in which it holds; every test must be met. Left out, it holds always.",
)
.like(r#"{ age = ">= 19", needs = "addiction" }"#);

/// The weight of a rule or duty.
const FORCE: Key = free(
    "force",
    Shape::Word(&[
        ("explicit", "The source says so."),
        (
            "inferred",
            "Concluded while reading; it does not stand in the text.",
        ),
        ("law", "The law says so, the source does not."),
        ("practice", "What is done, without a binding text."),
        (
            "presumption",
            "Holds only where no rule does; shown as a gap.",
        ),
    ]),
    "What weight it has.",
)
.or(r#""explicit""#);

/// The look of a verdict or notice.
const TONE: Key = free(
    "tone",
    Shape::Word(&[
        ("yes", "Allowed, required."),
        ("caution", "It depends; take care."),
        ("no", "Not allowed."),
        ("info", "Plain information."),
        (
            "judgement",
            "Something that the worker judges and nothing decides.",
        ),
    ]),
    "How it looks.",
)
.or(r#""info""#);

const READINGS: Key = free(
    "readings",
    Shape::Texts,
    "The rules nearest to the gap, shown as ways to read the routine.",
)
.like(r#"["adult", "young"]"#);

const EXCEPTION_TO: Key = free(
    "exception_to",
    Shape::Texts,
    "The rules that this goes before wherever it applies: ids of rules, or `\"TABLE/*\"` for all rows of a table.",
)
.like(r#""adult""#);

const OVERRIDES: Key = free(
    "overrides",
    Shape::Texts,
    "Modules whose rules on the same decision this goes before.",
)
.like(r#"["routine.toml"]"#);

/// The first and the last day.
const VALID_FROM: Key = free(
    "valid_from",
    Shape::Date,
    "The first day on which it is in force.",
)
.like("2026-01-01");
const VALID_TO: Key = free(
    "valid_to",
    Shape::Date,
    "The last day on which it is in force.",
)
.like("2027-12-31");

const OWNER: Key =
    free("owner", Shape::Text, "Who answers for leaving it as it is.").like(r#""områdeschefen""#);
const ACKNOWLEDGED: Key = free(
    "acknowledged",
    Shape::Date,
    "Since when it is acknowledged.",
)
.like("2026-11-23");
const REVIEW_BY: Key = free(
    "review_by",
    Shape::Date,
    "The day by which it is looked at again; later `lots check` remarks on it.",
)
.like("2027-06-30");

const RESTATES: Key = free(
    "restates",
    Shape::Texts,
    "Rules that say the same already; this one is kept all the same, which is proved.",
)
.like(r#"["adult"]"#);

const DECIDES: Key = needed("decides", Shape::Text, "The id of the decision.").like(r#""unit""#);
