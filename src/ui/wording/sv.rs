//! Swedish.

use super::Wording;
use crate::engine::pack::Force;

/// The Swedish catalogue.
pub(super) static SWEDISH: Wording = Wording {
    lang: "sv",
    months: [
        "januari",
        "februari",
        "mars",
        "april",
        "maj",
        "juni",
        "juli",
        "augusti",
        "september",
        "oktober",
        "november",
        "december",
    ],
    weekdays: [
        "måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag",
    ],
    and: "och",
    quotes: ("”", "”"),

    back: "Tillbaka",
    start_again: "Börja om",
    new_case: "Nytt ärende",
    question_number: |number, left| match left {
        0 => format!("Fråga {number} · den sista"),
        left => format!("Fråga {number} · högst {left} till"),
    },
    afterthought: "Gör listan exaktare",

    unknown: "Vet inte",
    go_on: "Fortsätt",
    none_of_these: "Inget av detta",
    choose_any: "Välj allt som stämmer.",
    filter: "Sök bland svaren",
    no_option_fits: "Inget svar stämmer med det du skrev.",
    enter: "Fortsätt",
    date_example: "Skriv år-månad-dag, till exempel 2027-04-23.",
    number_range: |min, max| format!("Ett heltal från {min} till {max}."),
    years: "år",
    keep_answer: "Behåll svaret",
    clear_answer: "Ta bort svaret",

    mistake_nothing: "Skriv ett svar, eller välj Vet inte.",
    mistake_number: "Skriv ett heltal med siffror, till exempel 34.",
    mistake_range: |min, max| format!("Talet ska vara mellan {min} och {max}."),
    mistake_date: "Det datumet finns inte. Skriv år-månad-dag, till exempel 2027-04-23.",
    mistake_identity: "Det ser ut som ett personnummer. Skriv aldrig personnummer här, det behövs inte.",
    mistake_choose: "Välj minst ett svar, eller Vet inte.",

    why_asked: "Varför frågar du?",
    settles: "avgör",
    settles_nothing: "Övriga svar räcker inte ensamma.",
    others: "Kan också avgöra svaret",
    others_later: "Gör också listan exaktare",
    show_more: |count| format!("Visa {count} till"),
    result_so_far: "Visa svaret så långt",
    to_result: "Till svaret",
    to_questions: "Fortsätt fråga",

    right_now: "Just nu",
    certain: "Säkert",
    open: "Öppet",
    gap: "Rutinen tiger",
    conflict: "Gränsfall",
    contradiction: "Svaren krockar",
    depends_on: "Beror på",
    waits_for: "Väntar på",
    and_more: |count| format!("{count} till"),
    perhaps_more: "kanske fler",
    nobody: "Ingen",
    panel_line: |done, all| match done {
        0 => "Inget är säkert än".to_owned(),
        done if done == all => "Allt är klart".to_owned(),
        done => format!("{done} av {all} klart"),
    },

    your_answers: "Dina svar",
    no_answers: "Svaren samlas här. Du kan ändra vilket du vill, när du vill.",
    change: "Ändra",

    gap_title: "Rutinen ger inget svar här",
    conflict_title: "Gränsfall: två regler säger olika",
    open_title: "Går inte att säga än",
    no_rule_judge: "Bedöm själv eller fråga din chef.",
    presumed: "Rimligt antagande",
    readings: "Så kan rutinen läsas",
    meanwhile: "Så länge",
    safest_contact: "Säkrast nu",
    incomplete: |left| match left {
        1 => "Svaret så långt. En fråga kan ännu ändra det.".to_owned(),
        left => format!("Svaret så långt. {left} frågor kan ännu ändra det."),
    },

    say: "Säg så här",
    do_now: "Gör nu",
    may_apply: |count| format!("Kan också gälla ({count})"),
    applies_if: "Gäller om",
    more_questions: |count| match count {
        1 => "En fråga till gör listan exaktare".to_owned(),
        count => format!("{count} frågor till gör listan exaktare"),
    },
    times: "Tider",
    passed: "har passerat",
    today: "i dag",
    if_it_applies: "om det blir aktuellt",
    weekend: |day| format!("en {day}"),
    at_time: |time| format!("kl. {}", time.replace(':', ".")),
    no_date: "datum saknas",
    notices: "Tänk på",
    possible_notices: |count| format!("Kan bli viktigt ({count})"),
    why: "Varför",
    rests_on: "Du svarade:",
    rests_on_nothing: "Gäller oavsett svar.",
    documents: "Källor",
    checked: |day| format!("Jämförd med reglerna {day}."),
    force: |force| match force {
        Force::Explicit => "uttryckligt",
        Force::Inferred => "tolkning",
        Force::Law => "följer av lag",
        Force::Practice => "praxis",
        Force::Presumption => "antagande",
    },
    channel: |code| match code {
        "email" => Some("e-post"),
        "telephone" => Some("telefon"),
        "talk" => Some("samtal"),
        "direct" => Some("direktkontakt"),
        "meeting" => Some("möte"),
        "post" => Some("brev"),
        "summons" => Some("kallelse"),
        "report" => Some("skriftligt"),
        _ => None,
    },

    clash_title: "Svaren går inte ihop",
    clash_help: "Alla kan inte stämma samtidigt. Ändra eller ta bort ett av dem.",
    expired: |day| {
        format!(
            "Reglerna slutade gälla {day}. Använd dem inte; fråga den som ansvarar för rutinen."
        )
    },
    not_yet_valid: |day| format!("Reglerna börjar gälla {day}."),
    review_overdue: |day| {
        format!(
            "Reglerna skulle ha setts över senast {day}. Kontrollera att de fortfarande gäller."
        )
    },

    privacy: "Inget du svarar lämnar den här sidan.",
    no_decision: "Stöd för din bedömning, inte ett beslut.",
    version: |title, version| format!("{title}, version {version}"),
    keys: "Kortkommandon",
    key_list: &[
        ("1–9", "väljer svar"),
        ("0", "vet inte"),
        ("Enter", "går vidare"),
        ("Backsteg", "förra frågan"),
        ("Esc", "till frågan"),
    ],
    keys_on: "Använd sifferknappar",
};
