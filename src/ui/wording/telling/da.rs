//! Danish, behind the first question.

use super::Telling;
use crate::engine::otherwise::Turn;
use crate::engine::pack::{Force, LawStatus, Unit};
use crate::ui::wording::Taking;

/// The Danish words.
pub(super) static DANISH: Telling = Telling {
    take_back: "Hent svarene tilbage",

    hear_example: "For eksempel: stofmisbrug, hjemløs, ingen handleplan. Teksten gemmes aldrig.",
    heard_until: |end| format!("Teksten er for lang. Den er læst til og med »{end}«, resten ikke."),
    heard: |count| match count {
        0 => "Ingen forslag".to_owned(),
        1 => "Ét forslag".to_owned(),
        count => format!("{count} forslag"),
    },
    proposals: "Forslag til svar",
    accept_all: |count| format!("Tag alle {count} med"),
    not_heard: "Forstod ikke",
    not_asked: "Betyder ikke noget her",
    or: "eller",
    replaces: "ændrer dit svar",
    contradicts: "passer ikke sammen med dine svar",

    settles: "afgør",
    settles_nothing: "De øvrige svar afgør ikke noget alene.",
    settles_none: "Intet svar afgør noget alene.",
    to_questions: "Fortsæt med at svare",

    open_title: "Kan ikke siges endnu",
    no_rule_judge: "Vurdér selv, eller spørg din leder.",
    readings: "De nærmeste regler i kilden",
    meanwhile: "Indtil videre",
    safest_contact: "Sikrest nu",
    incomplete: |left| match left {
        1 => "Svaret indtil nu. Ét spørgsmål kan stadig ændre det.".to_owned(),
        left => format!("Svaret indtil nu. {left} spørgsmål kan stadig ændre det."),
    },

    do_now: "Gør dette nu",
    may_apply: |count| format!("Kan også gælde ({count})"),
    nearest_first: "Det, der afhænger af færrest svar, står først.",
    more_questions: |count| match count {
        1 => "Ét spørgsmål til gør listen mere præcis".to_owned(),
        count => format!("{count} spørgsmål til gør listen mere præcis"),
    },
    times: "Frister",
    passed: "er overskredet",
    due_now: "skal ske nu",
    today: "i dag",
    if_it_applies: "hvis det gælder her",
    weekend: |day| format!("en {day}"),
    holiday: "helligdag",
    eve: "mange har fri den dag",
    hours_unsure: "usikkert, mange har fri",
    proposed: "Ikke besvaret. Forslag ud fra de lokale mødetider:",
    proposed_then: "Så gælder:",
    take_proposal: "Svar med den dag",
    at_time: |time| format!("kl. {}", time.replace(':', ".")),
    no_date: "ingen dato",
    notices: "Husk",
    judgements: "Vurdér selv",
    possible_notices: |count| format!("Kan få betydning ({count})"),
    not_on_paper: " – står ikke på papiret",
    texts: "Tekster, du kan kopiere",
    copy: "Kopiér",
    copied: "Kopieret.",
    not_copied: "Det lykkedes ikke at kopiere. Teksten er markeret; kopiér den med tastaturet.",
    why: "Hvorfor",
    one_of: "uanset hvilken af disse regler der gælder, er svaret det samme",
    one_of_them: "Hvis denne gælder: ",
    rests_on: "Du svarede:",
    rests_on_nothing: "Gælder uanset svar.",
    turns_on_open: "Afhænger af det, der er åbent.",
    documents: "Kilder",
    checked: |day| format!("Sammenholdt med reglerne {day}."),
    law_said: "Kilden henviser til",
    law_overlay: "Står i loven, ikke i kilden",
    law_today: "Loven i dag:",
    law_then_and_now: "Loven før og nu",
    law_since: |day| format!("siden {day}"),
    law_checked: |status, day| match status {
        LawStatus::Confirmed => format!("bekræftet {day}"),
        LawStatus::Partly => format!("delvis bekræftet {day}"),
        LawStatus::Unverified => format!("ikke bekræftet, {day}"),
    },
    force: |force| match force {
        Force::Explicit => "udtrykkeligt",
        Force::Inferred => "fortolkning",
        Force::Law => "følger af loven",
        Force::Practice => "praksis",
        Force::Presumption => "antagelse",
    },
    channel: |code| match code {
        "email" => Some("e-mail"),
        "telephone" => Some("telefon"),
        "talk" => Some("samtale"),
        "direct" => Some("direkte kontakt"),
        "meeting" => Some("møde"),
        "post" => Some("brev"),
        "summons" => Some("indkaldelse"),
        "report" => Some("skriftligt"),
        _ => None,
    },
    open_always: "Åbent døgnet rundt",
    open_now: |until| format!("Åbent nu, til kl. {}", until.replace(':', ".")),
    opens: |day, time| format!("Lukket nu, åbner {day} kl. {}", time.replace(':', ".")),
    closed: "Lukket; åbningstiderne viser ikke, hvornår der åbnes",
    cover: "Ved fravær",
    contact_stale: |day| format!("Oplysningerne skulle have været gennemgået senest {day}."),
    contact_example: "Eksempel fra en opdigtet kommune",
    tomorrow: "i morgen",

    clash_help: "De kan ikke være rigtige på én gang. Ret eller fjern et af dem.",
    clash_of_one: ["Et svar kan ikke være rigtigt", "Ret det, eller fjern det."],
    expired: |day| {
        format!(
            "Reglerne gjaldt til og med {day}. Brug dem ikke; spørg den, der har ansvaret for dem."
        )
    },
    not_yet_valid: |day| {
        format!("Reglerne gælder fra {day}. Spørg indtil da den, der har ansvaret for dem.")
    },
    review_overdue: |day| {
        format!(
            "Reglerne skulle have været gennemgået senest {day}. Undersøg, om de stadig gælder."
        )
    },
    source_ended: |title, day| {
        format!("{title} gjaldt til og med {day}. Det, der bygger på den, giver intet svar her.")
    },
    source_begins: |title, day| {
        format!("{title} gælder fra {day}. Det, der bygger på den, giver intet svar her.")
    },

    other_day: |day| format!("Sagen vurderes pr. {day}."),
    judge_today: "Vurdér i dag",
    other_today: "I dag ville svaret være et andet:",
    clash_today: |facts| format!("I dag passer svarene ikke længere: {facts}."),
    not_in_force_today: "I dag gælder reglerne ikke.",
    turned: |turn| match turn {
        Turn::Applies => "Skal også gøres:",
        Turn::Lapses => "Skal ikke længere gøres:",
        Turn::Passes => "Fristen er overskredet:",
    },

    search_rules: "Søg i reglerne",
    narrow_by: ["Emne", "Kilde", "Vægt"],
    everything: "Alle",
    found: |found, all| {
        if found == all {
            format!("{all} regler")
        } else {
            format!("{found} af {all} regler")
        }
    },
    nothing_found: "Ingen regel passer til det, du søger.",
    chapters: ["Det skal gøres", "Det skal huskes"],
    not: "Ikke",
    show_rule: "Vis reglen",
    all_rules: "Alle regler",
    show_case: "Vis et tilfælde",
    is_enough: "Disse svar er nok:",
    counts_never: |day| format!("Intet tilfælde fører hertil {day}."),
    try_case: "Prøv tilfældet",
    try_keeps: "Dine svar lægges til side, mens du prøver. Du får dem igen, når du går tilbage til dem.",
    try_anyway: "Læg dem til side, og prøv",
    cancel: "Fortryd",
    end_trial: "Tilbage til dine svar",
    what_would_change: "Hvad ville ændre svaret?",
    nothing_changes: "Svaret bliver det samme, selv om du ændrer en eller to af oplysningerne. Hvor der kan vælges flere muligheder, tæller hver af dem som én oplysning.",
    instead_of: |answer| format!(" i stedet for {answer} "),
    also: "også",
    no_longer: "ikke",
    asks_more: "et andet svar, som afhænger af flere spørgsmål",
    nothing_sure_yet: "Intet er sikkert endnu.",
    nothing_more_sure: "Intet mere er sikkert endnu.",
    may_change: |count| format!("Kan ændre svaret, alt efter flere spørgsmål ({count})"),
    try_change: "Prøv",
    undo_change: "Fortryd",
    keep_change: "Behold det nye svar",
    health: "Sådan er reglerne efterprøvet",
    health_lines: [
        "Mulige tilfælde",
        "Eksempler",
        "Kendte huller",
        "Kendte grænsetilfælde",
        "Gyldighed",
        "Gennemgås senest",
    ],
    all_proved: |cases| format!("{cases}, alle efterprøvet"),
    valid: |from, to| match (from, to) {
        (None, None) => "indtil videre".to_owned(),
        (Some(from), None) => format!("fra {from}"),
        (None, Some(to)) => format!("til og med {to}"),
        (Some(from), Some(to)) => format!("fra {from} til og med {to}"),
    },
    no_review: "ingen dato angivet",
    accepted: "Kendt og accepteret",

    step_number: |number, left| match left {
        Some(0) => format!("Trin {number} · det sidste"),
        Some(left) => format!("Trin {number} · højst {left} til"),
        None => format!("Trin {number}"),
    },
    mistakes_title: "Noget mangler eller kan ikke læses",
    mistake_mark: "Fejl:",
    mistake_number: "Skriv et helt tal med cifre, for eksempel 34.",
    mistake_unit: |unit| match unit {
        Some(Unit::Years) => "Svar i hele år, for eksempel 34.",
        Some(Unit::Months) => "Svar i hele måneder, for eksempel 18.",
        None => "Skriv kun tallet, uden enhed.",
    },
    mistake_range: |min, max| format!("Tallet skal være mellem {min} og {max}."),
    mistake_date: "Det er ikke en gyldig dato. Skriv dag, måned og år, for eksempel 23/4 2027.",
    mistake_year: |last, next| format!("Mener du {last} eller {next}? Skriv også årstallet."),
    mistake_one: "Vælg et svar, eller Ved ikke.",
    check_title: "Tjek dine svar",
    check_help: "Ret det, der ikke passer. Bagefter ser du, hvad der gælder.",
    to_verdicts: "Vis, hvad der gælder",

    key_list: &[
        ("1–9", "vælger svar eller åbner spørgsmål"),
        ("+1…", "vælger svar efter det niende: først plus, så cifret"),
        ("-", "intet af dette"),
        ("0", "ved ikke"),
        ("?", "ved ikke, også ved tal og datoer"),
        ("/", "til feltet ”Skriv det, du hører”"),
        ("Enter", "går videre"),
        ("Backspace", "forrige spørgsmål"),
        (
            "Esc",
            "lukker det, der er åbent, hvor du er, ellers til spørgsmålet; et søgefelt tømmes, andet, du har skrevet, bliver stående",
        ),
    ],

    idle_warning: |at| {
        let at = at.replace(':', ".");
        format!("Sagen har ligget urørt et stykke tid. Svarene ryddes kl. {at}.")
    },
    idle_keep: "Behold svarene",
    idle_cleared: "Svarene er ryddet, fordi sagen havde ligget urørt et stykke tid.",
    taking: Taking {
        judge: "Jeg vurderer anderledes",
        judge_again: "Ret din vurdering",
        judged: "Du vurderer anderledes:",
        judge_why: "Hvorfor vurderer du anderledes?",
        judge_where: "Begrundelsen kommer med i journalnotatet og på udskriften, ingen andre steder. Den forsvinder, når du begynder forfra.",
        judge_nothing: "Skriv, hvorfor du vurderer anderledes.",
        add_judgement: "Tilføj vurderingen",
        withdraw_judgement: "Fjern vurderingen",
        own_judgement: "Din vurdering",
        own_judgement_use: "Ingen af teksterne her har plads til din vurdering. Læg den i journalnotatet.",
        take_along: "Tag med",
        print: "Udskriv",
        judged_on: |title, version, day| format!("{title}, version {version}. Vurderet {day}."),
        not_saved: "Filen kunne ikke gemmes. Udskriv eller notér fristerne i stedet.",
        not_linked: "Der kunne ikke laves et link. Sig det til den, der passer siden.",
        calendar: "Gem til kalenderen (.ics)",
        calendar_file: "frister.ics",
        copy_link: "Kopiér link",
        only_tried: "Her prøver du kun et tilfælde. Tekster, kalender og link får du, når du går tilbage til dine egne svar.",
        link_holds: "Linket indeholder svarene som koder. Fødselsdato og andre datoer følger ikke med, og heller ikke din egen vurdering.",
        link_leaves: |names| format!("Den, der åbner linket, svarer selv på: {names}."),
        link_replaced: "Linket har erstattet dine svar.",
        from_link: "Svarene kommer fra et link. Datoer og afsenderens egen vurdering følger aldrig med.",
        link_lacks: "Uden dem kan der mangle frister, og der kan være mere at gøre, end der står her. Svar på:",
        link_same: |version| {
            format!("Linket er lavet med version {version} af reglerne. Svaret er det samme nu.")
        },
        link_changed: |version| {
            format!("Reglerne er ændret, siden linket blev lavet med version {version}:")
        },
        then_and_now: |then, now| format!("Dengang: {then}. Nu: {now}."),
        no_longer_there: "noget, som reglerne ikke længere har",
        link_unfit: |count| match count {
            1 => "Et svar passer ikke længere til reglerne og er ikke udfyldt.".to_owned(),
            count => format!("{count} svar passer ikke længere til reglerne og er ikke udfyldt."),
        },
    },
};
