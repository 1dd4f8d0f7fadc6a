//! What and whose: the pack's header, the sources and their sections, law, roles.

use crate::author::keys::{BASIS, Key, Shape, Table, VALID_FROM, VALID_TO, free, needed};

/// The header of a pack file.
pub(crate) const PACK: Table = Table {
    name: "pack",
    about: "What and whose. Every pack file has one; a module has none.",
    keys: &[
        needed("id", Shape::Id, "Its name in addresses and file names.").like(r#""hemstad""#),
        needed(
            "version",
            Shape::Text,
            "Its own version; a changed decision is a new major one.",
        )
        .like(r#""1.0.0""#),
        needed(
            "title",
            Shape::Text,
            "A short name, for the header of the page.",
        )
        .like(r#""Hemstad""#),
        free("subtitle", Shape::Text, "A short line beside the title.").like(r#""rutin 2026""#),
        needed(
            "lang",
            Shape::Text,
            "The language of all wording, as in HTML.",
        )
        .like(r#""sv""#),
        free(
            "country",
            Shape::Word(&[("SE", "Sweden"), ("DK", "Denmark")]),
            "The country whose public holidays deadlines are flagged with.",
        ),
        free(
            "modules",
            Shape::Texts,
            "Files beside this one that belong to the pack.",
        )
        .like(r#"["sweden.toml"]"#),
        free(
            "valid_from",
            Shape::Date,
            "The first day on which the pack may be used.",
        )
        .like("2026-01-01"),
        free(
            "valid_to",
            Shape::Date,
            "The last day on which the pack may be used.",
        )
        .like("2027-12-31"),
        free(
            "review_by",
            Shape::Date,
            "The day by which someone should have reviewed it; later it says so and still answers.",
        )
        .like("2027-06-30"),
        free(
            "order",
            Shape::Texts,
            "The order of facts in the diagrams, as `lots order` prints it; it changes nothing but their size.",
        ),
    ],
    exclusive: &[],
    brings: &[],
};

/// A document that rules were read out of.
pub(crate) const SOURCE: Table = Table {
    name: "source",
    about: "A document that rules were read out of.",
    keys: &[
        needed("id", Shape::Id, "Its name in sections, and the beginning of its basis ids.").like(r#""R""#),
        needed("title", Shape::Text, "Its title.").like(r#""Rutin för nya ärenden""#),
        free("date", Shape::Text, "When it was written, in words, for that may be uncertain.").like(r#""februari 2026""#),
        free("standing", Shape::Text, "What it is and what weight it has, one sentence."),
        free("checked", Shape::Date, "When the rules were last compared with it.").like("2026-11-23"),
        VALID_FROM,
        VALID_TO,
        free("ours", Shape::Flag, "True where it is the authors' own: positions taken where the other sources leave a choice.")
            .like("true"),
        free("rules", Shape::Number(1, 999), "How many rules its inventory numbers, from `ID-1` or `ID-001` on; `lots coverage` accounts for each. Where no source says it, for what the sections list.")
            .like("91"),
    ],
    exclusive: &[],
    brings: &[],
};

/// A section of a source.
pub(crate) const SECTION: Table = Table {
    name: "section",
    about: "A section of a source, and the numbered places that stand in it.",
    keys: &[
        needed("source", Shape::Text, "The id of the source.").like(r#""R""#),
        needed("title", Shape::Text, "Its heading.").like(r#""Ansvar""#),
        Key {
            about: "The places in it, each with a name of its own; rules say on which they rest.",
            ..BASIS
        }
        .like(r#"["R-1", "R-2"]"#),
    ],
    exclusive: &[],
    brings: &[],
};

/// What the law says.
pub(crate) const LAW: Table = Table {
    name: "law",
    about: "A citation of law beside some places of a source: as the source has it, and what is in force today.",
    keys: &[
        Key {
            needed: true,
            ..BASIS
        },
        free("says", Shape::Text, "The citation as the source has it.").like(r#""2 kap. 7 § SoL""#),
        needed("today", Shape::Text, "The section in force today.")
            .like(r#""10 kap. 8 § SoL (2025:400)""#),
        free(
            "note",
            Shape::Text,
            "What it says, or what has changed: a sentence or two.",
        ),
        needed(
            "status",
            Shape::Word(&[
                ("confirmed", "Read in the text of the law."),
                ("partly", "Read in part."),
                ("unverified", "Not read."),
            ]),
            "How sure that is.",
        ),
        needed("checked", Shape::Date, "When it was checked.").like("2026-11-23"),
        free(
            "since",
            Shape::Date,
            "Since when today's wording is in force.",
        )
        .like("2025-07-01"),
        free("address", Shape::Text, "Where it can be read."),
    ],
    exclusive: &[],
    brings: &[],
};

/// What is deliberately no rule.
pub(crate) const OUT_OF_SCOPE: Table = Table {
    name: "out_of_scope",
    about: "Numbered places of a source that are deliberately no rule.",
    keys: &[
        Key {
            needed: true,
            ..BASIS
        },
        needed("because", Shape::Text, "Why not, one sentence."),
    ],
    exclusive: &[],
    brings: &[],
};

/// A role that is contacted.
pub(crate) const ROLE: Table = Table {
    name: "role",
    about: "A role that is contacted; never a person's name.",
    keys: &[
        needed(
            "code",
            Shape::Text,
            "Its name in `role` of a decision's value.",
        )
        .like(r#""duty_officer""#),
        needed("label", Shape::Text, "Its wording.").like(r#""jourhavande socialsekreterare""#),
        free(
            "each",
            Shape::Text,
            "The decision each of whose values has one of its own: local contacts then name one for each, and which is meant is the worker's to say.",
        )
        .like(r#""unit""#),
        free(
            "except",
            Shape::Many(&ROLE_EXCEPT),
            "The values of that decision whose own one is not meant in some cases.",
        ),
    ],
    exclusive: &[],
    brings: &[],
};

/// A value whose own one is not meant.
pub(crate) const ROLE_EXCEPT: Table = Table {
    name: "role.except",
    about: "A value whose own one is not meant where a derived fact is certain, such as the worker's own unit where the role is of another.",
    keys: &[
        needed(
            "value",
            Shape::Text,
            "The value of the decision that `each` names.",
        )
        .like(r#""adults""#),
        needed("derived", Shape::Text, "The id of the derived fact.").like(r#""own_is_adults""#),
    ],
    exclusive: &[],
    brings: &[],
};
