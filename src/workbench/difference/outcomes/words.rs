//! What outcomes are called, one catalogue a language.

/// The words of one language. Pairs: what is said of something that is there, and of something that is not.
pub(in crate::workbench::difference) struct Words {
    pub(super) decided: &'static str,
    pub(super) silent: &'static str,
    /// No rule decides; what is presumed stands behind it.
    pub(super) presumed: &'static str,
    pub(super) clash: &'static str,
    /// Whether a value is one of those of a `many` decision.
    pub(super) member: [&'static str; 2],
    pub(super) member_presumed: &'static str,
    pub(super) judged: &'static str,
    pub(super) applies: [&'static str; 2],
    pub(super) notice: [&'static str; 2],
    pub(super) text: [&'static str; 2],
    pub(super) line: [&'static str; 2],
    pub(super) question: [&'static str; 2],
    pub(super) no_deadline: &'static str,
    /// Between two ways to reckon a deadline.
    pub(super) or_else: &'static str,
    pub(super) due: &'static str,
    pub(super) missed: &'static str,
    /// Before what is said where the time has passed.
    pub(super) late: &'static str,
    pub(super) undated: &'static str,
    /// Nothing of a case matters.
    pub(in crate::workbench::difference) any_case: &'static str,
}

/// The words of the nearest language there is.
pub(in crate::workbench::difference) fn words(lang: &str) -> &'static Words {
    match lang.get(..2) {
        Some("da") => &DANISH,
        Some("en") => &ENGLISH,
        _ => &SWEDISH,
    }
}

static SWEDISH: Words = Words {
    decided: "avgörs av regler",
    silent: "ingen regel avgör",
    presumed: "ingen regel avgör, antagande",
    clash: "reglerna motsäger varandra",
    member: ["ingår", "ingår inte"],
    member_presumed: "ingår som antagande, ingen regel avgör",
    judged: "gäller efter egen bedömning",
    applies: ["gäller", "gäller inte"],
    notice: ["visas", "visas inte"],
    text: ["erbjuds", "erbjuds inte"],
    line: ["står i texten", "står inte i texten"],
    question: ["ställs", "ställs inte"],
    no_deadline: "ingen tidsgräns",
    or_else: ", annars ",
    due: "ska göras nu",
    missed: "tiden har gått ut",
    late: "när tiden har gått ut",
    undated: "utan dag",
    any_case: "vilket fall som helst",
};

static DANISH: Words = Words {
    decided: "afgøres af regler",
    silent: "ingen regel afgør det",
    presumed: "ingen regel afgør det, antagelse",
    clash: "reglerne modsiger hinanden",
    member: ["indgår", "indgår ikke"],
    member_presumed: "indgår som antagelse, ingen regel afgør det",
    judged: "gælder efter egen vurdering",
    applies: ["gælder", "gælder ikke"],
    notice: ["vises", "vises ikke"],
    text: ["tilbydes", "tilbydes ikke"],
    line: ["står i teksten", "står ikke i teksten"],
    question: ["stilles", "stilles ikke"],
    no_deadline: "ingen frist",
    or_else: ", ellers ",
    due: "skal ske nu",
    missed: "fristen er overskredet",
    late: "når fristen er overskredet",
    undated: "uden dato",
    any_case: "et hvilket som helst tilfælde",
};

static ENGLISH: Words = Words {
    decided: "decided by rules",
    silent: "no rule decides",
    presumed: "no rule decides, presumed",
    clash: "rules contradict each other",
    member: ["included", "not included"],
    member_presumed: "presumed, no rule decides",
    judged: "applies if the worker judges so",
    applies: ["applies", "does not apply"],
    notice: ["shown", "not shown"],
    text: ["offered", "not offered"],
    line: ["in the text", "not in the text"],
    question: ["asked", "not asked"],
    no_deadline: "no deadline",
    or_else: ", or else ",
    due: "due now",
    missed: "missed",
    late: "once it has passed",
    undated: "without a date",
    any_case: "any case",
};
