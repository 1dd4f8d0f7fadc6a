//! The words that phrases are made with, in the languages that packs are written in.

use crate::engine::pack::DateTest;

/// The words of one language.
pub(crate) struct Words {
    /// The language, as [`written`](crate::engine::written) knows it.
    pub(crate) lang: &'static str,
    /// The day of judgement, as a label.
    pub(crate) day: &'static str,
    pub(crate) during: fn(Option<String>, Option<String>) -> String,
    pub(crate) always: &'static str,
    pub(crate) never: &'static str,
    pub(crate) yes: &'static str,
    pub(crate) no: &'static str,
    pub(crate) unknown: &'static str,
    pub(crate) and: &'static str,
    pub(crate) minus: &'static str,
    pub(crate) or: &'static str,
    pub(crate) quotes: (&'static str, &'static str),
    pub(crate) at_least_one: &'static str,
    pub(crate) other_than: fn(&str) -> String,
    pub(crate) not: fn(&str) -> String,
    pub(crate) nothing: &'static str,
    pub(crate) every: fn(&str, usize) -> String,
    pub(crate) only: fn(&str, usize) -> String,
    pub(crate) by_rule: &'static str,
    pub(crate) gap: &'static str,
    pub(crate) conflict: &'static str,
    /// An age or another number within two bounds; none where that side is open.
    pub(crate) within: fn(Option<i32>, Option<i32>, bool) -> String,
    pub(crate) days: fn(i32) -> String,
    pub(crate) months_long: fn(i32) -> String,
    pub(crate) years_long: fn(i32) -> String,
    /// How a date lies to a day ahead of the day of judgement, on it, or back from it.
    pub(crate) ahead: fn(Side, &str) -> String,
    pub(crate) today: fn(Side) -> &'static str,
    pub(crate) back: fn(Side, &str) -> String,
    pub(crate) before: fn(&str, &str) -> String,
    pub(crate) after: fn(&str, &str) -> String,
    pub(crate) birthday: fn(i32) -> String,
    pub(crate) at_clock: fn(&str) -> String,
    pub(crate) higher_by: fn(&str, &str, i32, i32) -> String,
    /// That a rule would apply, and on which days or with which answers.
    pub(crate) would_apply: fn(&str, &str) -> String,
    /// Answers that a case does not have, one or several.
    pub(crate) if_answered: fn(&str, bool) -> String,
}

/// How a date lies to a bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    /// Earlier.
    Before,
    /// Earlier, or on it.
    UpTo,
    /// Later.
    Beyond,
    /// Later, or on it.
    From,
}

impl Side {
    /// How a date lies of which a test says that it is late, or that it is not.
    pub(crate) fn of(test: &DateTest, late: bool) -> Side {
        match (late, test.or_equal) {
            (true, true) => Side::From,
            (true, false) => Side::Beyond,
            (false, true) => Side::Before,
            (false, false) => Side::UpTo,
        }
    }
}

/// The words of the nearest language there is.
pub(crate) fn words(lang: &str) -> &'static Words {
    if lang.starts_with("da") {
        &DANISH
    } else if lang.starts_with("en") {
        &ENGLISH
    } else {
        &SWEDISH
    }
}

fn counted(count: i32, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

static SWEDISH: Words = Words {
    lang: "sv",
    day: "Dag",
    during: |from, to| match (from, to) {
        (Some(from), Some(to)) => format!("från och med {from} till och med {to}"),
        (Some(from), None) => format!("från och med {from}"),
        (None, Some(to)) => format!("till och med {to}"),
        (None, None) => "alltid".to_owned(),
    },
    always: "alltid",
    never: "aldrig",
    yes: "ja",
    no: "nej",
    unknown: "vet inte",
    and: "och",
    minus: "minus",
    or: "eller",
    quotes: ("”", "”"),
    at_least_one: "minst ett av",
    other_than: |list| format!("annat än {list}"),
    not: |list| format!("inte {list}"),
    nothing: "inget",
    every: |list, count| {
        if count == 2 {
            format!("både {list}")
        } else {
            format!("alla dessa: {list}")
        }
    },
    only: |list, count| {
        if count == 1 {
            format!("bara {list}")
        } else {
            format!("{list}, men inget annat")
        }
    },
    by_rule: "avgörs av en regel",
    gap: "källan ger inget svar",
    conflict: "gränsfall",
    within: |low, high, age| {
        let years = if age { " år" } else { "" };
        match (low, high) {
            (Some(low), Some(high)) if low == high => format!("{low}{years}"),
            (Some(low), Some(high)) => format!("{low}–{high}{years}"),
            (Some(low), None) => format!("minst {low}{years}"),
            (None, Some(high)) if age => format!("under {} år", high.saturating_add(1)),
            (None, Some(high)) => format!("högst {high}"),
            (None, None) => "vilket som helst".to_owned(),
        }
    },
    days: |count| counted(count, "dag", "dagar"),
    months_long: |count| counted(count, "månad", "månader"),
    years_long: |count| format!("{count} år"),
    ahead: |side, span| match side {
        Side::Before => format!("om mindre än {span}"),
        Side::UpTo => format!("inom {span}"),
        Side::Beyond => format!("om mer än {span}"),
        Side::From => format!("tidigast om {span}"),
    },
    today: |side| match side {
        Side::Before => "har passerat",
        Side::UpTo => "i dag eller tidigare",
        Side::Beyond => "efter i dag",
        Side::From => "i dag eller senare",
    },
    back: |side, span| match side {
        Side::Before => format!("för mer än {span} sedan"),
        Side::UpTo => format!("för minst {span} sedan"),
        Side::Beyond => format!("för mindre än {span} sedan"),
        Side::From => format!("för högst {span} sedan"),
    },
    before: |span, day| format!("{span} före {day}"),
    after: |span, day| format!("{span} efter {day}"),
    birthday: |age| format!("{age}-årsdagen"),
    at_clock: |time| format!("kl. {time}"),
    higher_by: |of, minus, low, high| match (low, high) {
        (0, high) => format!("{of} är lika med eller högst {high} högre än {minus}"),
        (low, high) => format!("{of} minus {minus} är från {low} till {high}"),
    },
    would_apply: |rule, how| format!("regeln `{rule}` skulle gälla {how}"),
    if_answered: |list, several| match several {
        false => format!("om svaret var {list}"),
        true => format!("om svaren var {list}"),
    },
};

static DANISH: Words = Words {
    lang: "da",
    day: "Dag",
    during: |from, to| match (from, to) {
        (Some(from), Some(to)) => format!("fra og med {from} til og med {to}"),
        (Some(from), None) => format!("fra og med {from}"),
        (None, Some(to)) => format!("til og med {to}"),
        (None, None) => "altid".to_owned(),
    },
    always: "altid",
    never: "aldrig",
    yes: "ja",
    no: "nej",
    unknown: "ved ikke",
    and: "og",
    minus: "minus",
    or: "eller",
    quotes: ("»", "«"),
    at_least_one: "mindst ét af",
    other_than: |list| format!("andet end {list}"),
    not: |list| format!("ikke {list}"),
    nothing: "intet",
    every: |list, count| {
        if count == 2 {
            format!("både {list}")
        } else {
            format!("alle disse: {list}")
        }
    },
    only: |list, count| {
        if count == 1 {
            format!("kun {list}")
        } else {
            format!("{list}, men intet andet")
        }
    },
    by_rule: "afgøres af en regel",
    gap: "kilden giver intet svar",
    conflict: "grænsetilfælde",
    within: |low, high, age| {
        let years = if age { " år" } else { "" };
        match (low, high) {
            (Some(low), Some(high)) if low == high => format!("{low}{years}"),
            (Some(low), Some(high)) => format!("{low}-{high}{years}"),
            (Some(low), None) => format!("mindst {low}{years}"),
            (None, Some(high)) if age => format!("under {} år", high.saturating_add(1)),
            (None, Some(high)) => format!("højst {high}"),
            (None, None) => "hvilket som helst".to_owned(),
        }
    },
    days: |count| counted(count, "dag", "dage"),
    months_long: |count| counted(count, "måned", "måneder"),
    years_long: |count| format!("{count} år"),
    ahead: |side, span| match side {
        Side::Before => format!("om mindre end {span}"),
        Side::UpTo => format!("inden for {span}"),
        Side::Beyond => format!("om mere end {span}"),
        Side::From => format!("tidligst om {span}"),
    },
    today: |side| match side {
        Side::Before => "er passeret",
        Side::UpTo => "i dag eller tidligere",
        Side::Beyond => "efter i dag",
        Side::From => "i dag eller senere",
    },
    back: |side, span| match side {
        Side::Before => format!("for mere end {span} siden"),
        Side::UpTo => format!("for mindst {span} siden"),
        Side::Beyond => format!("for mindre end {span} siden"),
        Side::From => format!("for højst {span} siden"),
    },
    before: |span, day| format!("{span} før {day}"),
    after: |span, day| format!("{span} efter {day}"),
    birthday: |age| format!("{age}-årsdagen"),
    at_clock: |time| format!("kl. {time}"),
    higher_by: |of, minus, low, high| match (low, high) {
        (0, high) => format!("{of} er lig med eller højst {high} højere end {minus}"),
        (low, high) => format!("{of} minus {minus} er fra {low} til {high}"),
    },
    would_apply: |rule, how| format!("reglen `{rule}` ville gælde {how}"),
    if_answered: |list, several| match several {
        false => format!("hvis svaret var {list}"),
        true => format!("hvis svarene var {list}"),
    },
};

static ENGLISH: Words = Words {
    lang: "en",
    day: "Day",
    during: |from, to| match (from, to) {
        (Some(from), Some(to)) => format!("from {from} until {to}"),
        (Some(from), None) => format!("from {from}"),
        (None, Some(to)) => format!("until {to}"),
        (None, None) => "always".to_owned(),
    },
    always: "always",
    never: "never",
    yes: "yes",
    no: "no",
    unknown: "not known",
    and: "and",
    minus: "less",
    or: "or",
    quotes: ("“", "”"),
    at_least_one: "at least one of",
    other_than: |list| format!("other than {list}"),
    not: |list| format!("not {list}"),
    nothing: "nothing",
    every: |list, count| {
        if count == 2 {
            format!("both {list}")
        } else {
            format!("all of these: {list}")
        }
    },
    only: |list, count| {
        if count == 1 {
            format!("only {list}")
        } else {
            format!("{list}, and nothing else")
        }
    },
    by_rule: "decided by a rule",
    gap: "the source gives no answer",
    conflict: "border case",
    within: |low, high, age| match (low, high) {
        (Some(low), Some(high)) if low == high => low.to_string(),
        (Some(low), Some(high)) => format!("{low}–{high}"),
        (Some(low), None) => format!("at least {low}"),
        (None, Some(high)) if age => format!("under {}", high.saturating_add(1)),
        (None, Some(high)) => format!("at most {high}"),
        (None, None) => "any".to_owned(),
    },
    days: |count| counted(count, "day", "days"),
    months_long: |count| counted(count, "month", "months"),
    years_long: |count| counted(count, "year", "years"),
    ahead: |side, span| match side {
        Side::Before => format!("less than {span} ahead"),
        Side::UpTo => format!("within {span}"),
        Side::Beyond => format!("more than {span} ahead"),
        Side::From => format!("at least {span} ahead"),
    },
    today: |side| match side {
        Side::Before => "has passed",
        Side::UpTo => "today or earlier",
        Side::Beyond => "after today",
        Side::From => "today or later",
    },
    back: |side, span| match side {
        Side::Before => format!("more than {span} ago"),
        Side::UpTo => format!("at least {span} ago"),
        Side::Beyond => format!("less than {span} ago"),
        Side::From => format!("at most {span} ago"),
    },
    before: |span, day| format!("{span} before {day}"),
    after: |span, day| format!("{span} after {day}"),
    birthday: |age| format!("the day of turning {age}"),
    at_clock: |time| format!("at {time}"),
    higher_by: |of, minus, low, high| format!("{of} minus {minus} is from {low} to {high}"),
    would_apply: |rule, how| format!("the rule `{rule}` would apply {how}"),
    if_answered: |list, several| match several {
        false => format!("if the answer were {list}"),
        true => format!("if the answers were {list}"),
    },
};
