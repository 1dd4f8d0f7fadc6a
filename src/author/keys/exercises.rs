//! What exercises are made of: sentences that tell answers, and written cases.

use crate::author::keys::{Exclusive, Shape, Table, free, needed};

/// Sentences and the answers that they tell.
pub(crate) const TOLD: Table = Table {
    name: "told",
    about: "Sentences that tell an answer in an exercise, as a colleague says it on the telephone. They are told in the order of the pack's screens.",
    keys: &[
        needed(
            "say",
            Shape::Texts,
            "Full sentences that say the same, one of which is told. `#` stands for the number or the date, `{Han|Hon}` for one word of two, which are the first or the second throughout an exercise.",
        )
        .like(r#"["{Han|Hon} var # år när ärendet kom in.", "När ärendet kom in var {han|hon} # år."]"#),
        free(
            "means",
            Shape::Answers,
            "The answer they tell, by facts, or several that are told together; `\"#\"` for any number or date, a number in quotes for this one, `\"unknown\"` where nobody knows.",
        )
        .like(r##"{ age_at_arrival = "#" }"##),
        free(
            "eve",
            Shape::Texts,
            "Only of an age in years: full sentences for the day before a birthday, told where an exercise turns on the border between two ages. `#` is the age that somebody is about to turn, one more than the answer.",
        )
        .like(r#"["{Han|Hon} fyller # i morgon."]"#),
        free(
            "birthday",
            Shape::Texts,
            "Beside `eve`: full sentences for the birthday itself. `#` is the age that somebody turns, which is the answer.",
        )
        .like(r#"["{Han|Hon} fyller # i dag."]"#),
        free(
            "rest",
            Shape::Text,
            "Instead of `means`: a fact of several answers; the sentence ends what is told of it, and says that nothing else is so.",
        )
        .like(r#""needs""#),
    ],
    exclusive: &[Exclusive {
        keys: &["means", "rest"],
        needed: true,
    }],
    brings: &[],
};

/// Answers that no drawn case has together.
pub(crate) const UNLIKELY: Table = Table {
    name: "unlikely",
    about: "Answers that can stand together by the rules and that nobody would tell of one person: no exercise is drawn in which they do. Where it speaks of one date alone, no such day is drawn.",
    keys: &[
        needed(
            "when",
            Shape::Condition,
            "The answers, as rules test them; facts only.",
        )
        .like(r#"{ needs = "withdrawal", concurrent_misuse = "no" }"#),
        needed("because", Shape::Text, "Why nobody would, one sentence.")
            .like(r#""Den som behöver avgiftning är inte drogfri.""#),
    ],
    exclusive: &[],
    brings: &[],
};

/// A written case to learn by.
pub(crate) const VIGNETTE: Table = Table {
    name: "vignette",
    about: "A written case to learn by. It holds no key: what comes of it is always worked out by the rules.",
    keys: &[
        needed("id", Shape::Id, "Its name, by which a learner's results are kept.").like(r#""O-1""#),
        needed(
            "title",
            Shape::Text,
            "What it is about, a few words that do not give the answer away.",
        )
        .like(r#""Fyller 21 om fem månader""#),
        needed("on", Shape::Date, "The day it is judged on.").like("2026-11-23"),
        needed("text", Shape::Text, "The case as somebody tells it.")
            .like(r#""En kille på 20 år är placerad av familjevården.""#),
        needed(
            "answers",
            Shape::Answers,
            "The answers that are in the text, by the ids of facts; `\"vet inte\"` (`\"ved ikke\"`) where nobody knows.",
        )
        .like(r#"{ age = 20, needs = ["addiction"], consent = "vet inte" }"#),
    ],
    exclusive: &[],
    brings: &[],
};
