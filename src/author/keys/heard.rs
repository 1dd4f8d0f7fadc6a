//! What people say: the words of everyday that answers are proposed for.

use crate::author::keys::{Exclusive, Shape, Table, free, needed};

/// Words of everyday and the answers that they say.
pub(crate) const HEARD: Table = Table {
    name: "heard",
    about: "Words that a caller or worker uses, and the answers that are proposed where they are typed. The labels of answers need not be listed.",
    keys: &[
        needed(
            "words",
            Shape::Texts,
            "Words and phrases that say the same. `*` stands for any beginning or end of a word (`\"missbruk*\"`, `\"*beroende\"`), `#` for the number or date that is told. Any negation in a phrase stands for all of them, and small words between its words may be left out.",
        )
        .like(r#"["missbruk*", "inte känd", "fyllde #"]"#),
        free(
            "means",
            Shape::Answers,
            "The answers they say, by facts; `\"#\"` for a number or date. The first is what the words mean, the others follow from it. A phrase that stands in several tables can be read in several ways, and the worker chooses.",
        )
        .like(r#"{ homeless = "yes", needs = "housing" }"#),
        free(
            "someone_else",
            Shape::Flag,
            "Instead of `means`: the words are for other people than the one whom the case is about. What is said of them is not proposed as said of the person.",
        ),
    ],
    exclusive: &[Exclusive {
        keys: &["means", "someone_else"],
        needed: true,
    }],
    brings: &[],
};
