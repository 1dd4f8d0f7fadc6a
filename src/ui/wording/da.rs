//! Danish.

use super::Wording;
use crate::engine::pack::Unit;

/// The Danish catalogue.
pub(super) static DANISH: Wording = Wording {
    lang: "da",
    weekdays: [
        "mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag",
    ],
    and: "og",
    and_clause: ", og ",
    quotes: ("»", "«"),

    back: "Tilbage",
    start_again: "Start forfra",
    coming: "Hentes …",
    lacking: "Kunne ikke hentes",
    close: "Luk",
    thrown_away: "Svarene er ryddet.",
    question_number: |number, left| match left {
        Some(0) => format!("Spørgsmål {number} · det sidste"),
        Some(left) => format!("Spørgsmål {number} · højst {left} tilbage"),
        None => format!("Spørgsmål {number}"),
    },
    afterthought: "Gør listen mere præcis",

    unknown: "Ved ikke",
    go_on: "Fortsæt",
    none_of_these: "Intet af dette",
    not_so: "ikke",
    choose_any: "Vælg alt, der passer.",
    filter: "Søg i svarene",
    no_option_fits: "Intet svar passer til det, du skrev.",
    options_fit: |count| match count {
        1 => "Ét svar passer.".to_owned(),
        count => format!("{count} svar passer."),
    },
    date_example: "For eksempel 23/4 2027, 230427 eller 23. april.",
    number_range: |min, max| format!("Et helt tal fra {min} til {max}."),
    years: "år",
    months: "måneder",
    counted: |count, unit| match (count, unit) {
        (1, Unit::Months) => "1 måned".to_owned(),
        (_, Unit::Years) => format!("{count} år"),
        (_, Unit::Months) => format!("{count} måneder"),
    },
    keep_answer: "Behold svaret",
    clear_answer: "Fjern svaret",

    mistake_nothing: "Skriv et svar, eller vælg Ved ikke.",
    mistake_identity: "Det ligner et cpr-nummer. Skriv aldrig cpr-numre her; det er ikke nødvendigt.",
    mistake_choose: "Vælg mindst ét svar, eller Ved ikke.",
    mistake_chosen: "Du har allerede valgt noget. Fortsæt med det, eller fjern det først.",

    hear: "Skriv det, du hører",

    why_asked: "Hvorfor spørger du?",
    others: "Kan også afgøre svaret",
    others_later: "Gør også listen mere præcis",
    show_more: |count| format!("Vis {count} til"),
    result_so_far: "Vis svaret indtil nu",
    to_result: "Til svaret",

    right_now: "Lige nu",
    certain: "Sikkert",
    open: "Uafklaret",
    not_certain: "ikke længere sikkert",
    gap: "Kilden tier",
    conflict: "Grænsetilfælde",
    contradiction: "Svarene modsiger hinanden",
    depends_on: "Afhænger af",
    waits_for: "Venter på",
    and_more: |count| format!("{count} til"),
    perhaps_more: "måske flere",
    nobody: "Ingen",
    no_longer_asked: "uden betydning nu",
    panel_silent: "Færdig, men ikke alt har fået et svar",
    panel_partly: "Noget er afklaret",
    panel_line: |done, all| match done {
        0 => "Intet er afklaret endnu".to_owned(),
        done if done == all => "Alt er afklaret".to_owned(),
        done => format!("{done} af {all} er afklaret"),
    },

    your_answers: "Dine svar",
    no_answers: "Her kan du se dine svar. Du kan rette dem, når du vil.",
    change: "Ret",

    gap_title: "Kilden giver intet svar her",
    conflict_title: "Grænsetilfælde: reglerne siger noget forskelligt",
    presumed: "Rimelig antagelse",

    say: "Sig det sådan her",

    clash_title: "Svarene passer ikke sammen",

    rules: "Regler",
    trying: |keeps| {
        if keeps {
            "Du prøver et eksempel fra reglerne. Dine egne svar er der stadig bagefter."
        } else {
            "Du prøver et eksempel fra reglerne."
        }
    },
    trying_change: "Du prøver et andet svar. Dine egne svar er der stadig bagefter.",

    to_guided: "Trin for trin",
    to_quick: "Hurtigt",
    parked: "Ved du det nu?",

    privacy: "Dine svar forlader ikke siden af sig selv.",
    no_decision: "Støtte til din vurdering, ikke en afgørelse.",
    version: |title, version| format!("{title}, version {version}"),
    keys: "Genvejstaster",
    keys_on: "Brug genvejstaster",
    judged_otherwise: "Vurderes anderledes",
};
