//! Swedish.

use super::Wording;
use crate::engine::pack::Unit;

/// The Swedish catalogue.
pub(super) static SWEDISH: Wording = Wording {
    lang: "sv",
    weekdays: [
        "måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag",
    ],
    and: "och",
    and_clause: " och ",
    quotes: ("”", "”"),

    back: "Tillbaka",
    start_again: "Börja om",
    coming: "Hämtas …",
    lacking: "Kunde inte hämtas",
    close: "Stäng",
    thrown_away: "Svaren är rensade.",
    question_number: |number, left| match left {
        Some(0) => format!("Fråga {number} · den sista"),
        Some(left) => format!("Fråga {number} · högst {left} till"),
        None => format!("Fråga {number}"),
    },
    afterthought: "Gör listan mer exakt",

    unknown: "Vet inte",
    go_on: "Fortsätt",
    none_of_these: "Inget av detta",
    not_so: "inte",
    choose_any: "Välj allt som stämmer.",
    filter: "Sök bland svaren",
    no_option_fits: "Inget svar stämmer med det du skrev.",
    options_fit: |count| match count {
        1 => "Ett svar passar.".to_owned(),
        count => format!("{count} svar passar."),
    },
    date_example: "Till exempel 2027-04-23, 270423 eller 23 april.",
    number_range: |min, max| format!("Ett heltal från {min} till {max}."),
    years: "år",
    months: "månader",
    counted: |count, unit| match (count, unit) {
        (1, Unit::Months) => "1 månad".to_owned(),
        (_, Unit::Years) => format!("{count} år"),
        (_, Unit::Months) => format!("{count} månader"),
    },
    keep_answer: "Behåll svaret",
    clear_answer: "Ta bort svaret",

    mistake_nothing: "Skriv ett svar, eller välj Vet inte.",
    mistake_identity: "Det ser ut som ett personnummer. Skriv aldrig personnummer här; det behövs inte.",
    mistake_choose: "Välj minst ett svar, eller Vet inte.",
    mistake_chosen: "Du har redan valt något. Fortsätt med det, eller ta bort det först.",

    hear: "Skriv det du hör",

    why_asked: "Varför frågar du?",
    others: "Kan också avgöra svaret",
    others_later: "Gör också listan mer exakt",
    show_more: |count| format!("Visa {count} till"),
    result_so_far: "Visa svaret så långt",
    to_result: "Till svaret",

    right_now: "Just nu",
    certain: "Säkert",
    open: "Öppet",
    not_certain: "inte längre säkert",
    gap: "Källan tiger",
    conflict: "Gränsfall",
    contradiction: "Svaren krockar",
    depends_on: "Beror på",
    waits_for: "Väntar på",
    and_more: |count| format!("{count} till"),
    perhaps_more: "kanske fler",
    nobody: "Ingen",
    no_longer_asked: "spelar ingen roll nu",
    panel_silent: "Klart, men en del saknar svar",
    panel_partly: "En del är klart",
    panel_line: |done, all| match done {
        0 => "Inget är klart än".to_owned(),
        done if done == all => "Allt är klart".to_owned(),
        done => format!("{done} av {all} är klara"),
    },

    your_answers: "Dina svar",
    no_answers: "Svaren samlas här. Du kan ändra vilket du vill, när du vill.",
    change: "Ändra",

    gap_title: "Källan ger inget svar här",
    conflict_title: "Gränsfall: reglerna säger olika saker",
    presumed: "Rimligt antagande",

    say: "Säg så här",

    clash_title: "Svaren går inte ihop",

    rules: "Regler",
    trying: |keeps| {
        if keeps {
            "Du provar ett fall ur reglerna. Dina egna svar ligger kvar."
        } else {
            "Du provar ett fall ur reglerna."
        }
    },
    trying_change: "Du provar ett annat svar. Dina egna svar ligger kvar.",

    to_guided: "Steg för steg",
    to_quick: "Snabbt",
    parked: "Vet du det nu?",

    privacy: "Dina svar lämnar inte sidan av sig själva.",
    no_decision: "Stöd för din bedömning, inte ett beslut.",
    version: |title, version| format!("{title}, version {version}"),
    keys: "Kortkommandon",
    keys_on: "Använd kortkommandon",
    judged_otherwise: "Bedöms annorlunda",
};
