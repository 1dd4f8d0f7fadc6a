//! Swedish, behind the first question.

use super::Telling;
use crate::engine::otherwise::Turn;
use crate::engine::pack::{Force, LawStatus, Unit};
use crate::ui::wording::Taking;
use crate::ui::wording::sv;

/// The Swedish words.
pub(super) static SWEDISH: Telling = Telling {
    take_back: "Hämta tillbaka svaren",

    hear_example: "Till exempel: hemlös, missbruk, inget samtycke. Texten sparas aldrig.",
    heard_until: |end| {
        format!("Texten är för lång. Den är läst till och med ”{end}”, resten inte.")
    },
    heard: |count| match count {
        0 => "Inga förslag".to_owned(),
        1 => "Ett förslag".to_owned(),
        count => format!("{count} förslag"),
    },
    proposals: "Förslag till svar",
    accept_all: |count| format!("Ta med alla {count}"),
    not_heard: "Förstod inte",
    not_asked: "Spelar ingen roll här",
    or: "eller",
    replaces: "ändrar ditt svar",
    contradicts: "krockar med dina svar",

    settles: "avgör",
    settles_nothing: "Övriga svar räcker inte ensamma.",
    settles_none: "Inget enskilt svar avgör.",
    to_questions: "Fortsätt svara",

    open_title: "Går inte att säga än",
    no_rule_judge: "Bedöm själv eller fråga din chef.",
    readings: "Närmaste regler i källan",
    meanwhile: "Så länge",
    safest_contact: "Säkrast nu",
    incomplete: |left| match left {
        1 => "Svaret så långt. En fråga kan fortfarande ändra det.".to_owned(),
        left => format!("Svaret så långt. {left} frågor kan fortfarande ändra det."),
    },

    do_now: "Gör nu",
    may_apply: |count| format!("Kan också gälla ({count})"),
    nearest_first: "Det som hänger på färst svar står först.",
    more_questions: |count| match count {
        1 => "En fråga till gör listan mer exakt".to_owned(),
        count => format!("{count} frågor till gör listan mer exakt"),
    },
    times: "Tider",
    passed: "har passerat",
    due_now: "ska göras nu",
    today: "i dag",
    if_it_applies: "om det gäller här",
    weekend: |day| format!("en {day}"),
    holiday: "helgdag",
    eve: "helgafton: många är lediga",
    hours_unsure: "osäkert, helgafton",
    proposed: "Obesvarat. Förslag efter de lokala mötestiderna:",
    proposed_then: "Då gäller:",
    take_proposal: "Svara med den dagen",
    at_time: |time| format!("kl. {}", time.replace(':', ".")),
    no_date: "datum saknas",
    notices: "Tänk på",
    judgements: "Bedöm själv",
    possible_notices: |count| format!("Kan bli viktigt ({count})"),
    not_on_paper: " – står inte på papperet",
    texts: "Texter att kopiera",
    copy: "Kopiera",
    copied: "Kopierat.",
    not_copied: "Det gick inte att kopiera. Texten är markerad; kopiera den med tangentbordet.",
    why: "Varför",
    one_of: "vilken av de här reglerna som än gäller är svaret detsamma",
    one_of_them: "Om den här gäller: ",
    rests_on: "Du svarade:",
    rests_on_nothing: "Gäller oavsett svar.",
    turns_on_open: "Beror på det som är öppet.",
    documents: "Källor",
    checked: |day| format!("Jämförd med reglerna {day}."),
    law_said: "Källan hänvisar till",
    law_overlay: "Står i lagen, inte i källan",
    law_today: "Lagen i dag:",
    law_then_and_now: "Lagen då och nu",
    law_since: |day| format!("sedan {day}"),
    law_checked: |status, day| match status {
        LawStatus::Confirmed => format!("bekräftat {day}"),
        LawStatus::Partly => format!("delvis bekräftat {day}"),
        LawStatus::Unverified => format!("inte bekräftat, {day}"),
    },
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

    open_always: "Öppet dygnet runt",
    open_now: |until| format!("Öppet nu, till kl. {}", until.replace(':', ".")),
    opens: |day, time| {
        let on = if sv::SWEDISH.weekdays.contains(&day) {
            "på "
        } else {
            ""
        };
        format!("Stängt nu, öppnar {on}{day} kl. {}", time.replace(':', "."))
    },
    closed: "Stängt; öppettiderna säger inte när det öppnar",
    cover: "Vid frånvaro",
    contact_stale: |day| format!("Uppgifterna skulle ha setts över senast {day}."),
    contact_example: "Exempel från en påhittad kommun",
    tomorrow: "i morgon",

    clash_help: "De kan inte stämma samtidigt. Ändra eller ta bort ett av dem.",
    clash_of_one: ["Ett svar kan inte stämma", "Ändra det eller ta bort det."],
    expired: |day| {
        format!(
            "Reglerna gällde till och med {day}. Använd dem inte; fråga den som ansvarar för dem."
        )
    },
    not_yet_valid: |day| {
        format!("Reglerna börjar gälla {day}. Fråga till dess den som ansvarar för dem.")
    },
    review_overdue: |day| {
        format!(
            "Reglerna skulle ha setts över senast {day}. Kontrollera att de fortfarande gäller."
        )
    },
    source_ended: |title, day| {
        format!("{title} gällde till och med {day}. Det som bygger på den ger inget svar här.")
    },
    source_begins: |title, day| {
        format!("{title} börjar gälla {day}. Det som bygger på den ger inget svar här.")
    },

    other_day: |day| format!("Bedömningen gäller {day}."),
    judge_today: "Bedöm i dag",
    other_today: "I dag skulle svaret bli ett annat:",
    clash_today: |facts| format!("I dag stämmer svaren inte längre: {facts}."),
    not_in_force_today: "I dag gäller reglerna inte.",
    turned: |turn| match turn {
        Turn::Applies => "Ska också göras:",
        Turn::Lapses => "Behövs inte längre:",
        Turn::Passes => "Tiden har gått ut:",
    },

    search_rules: "Sök i reglerna",
    narrow_by: ["Ämne", "Källa", "Tyngd"],
    everything: "Alla",
    found: |found, all| {
        if found == all {
            format!("{all} regler")
        } else {
            format!("{found} av {all} regler")
        }
    },
    nothing_found: "Ingen regel stämmer med det du söker.",
    chapters: ["Att göra", "Att tänka på"],
    not: "Inte",
    show_rule: "Visa regeln",
    all_rules: "Alla regler",
    show_case: "Visa ett fall",
    is_enough: "Det räcker med de här svaren:",
    counts_never: |day| format!("Inget fall leder till det här {day}."),
    try_case: "Prova fallet",
    try_keeps: "Dina svar läggs åt sidan medan du provar. Du får tillbaka dem när du är klar.",
    try_anyway: "Lägg åt sidan och prova",
    cancel: "Avbryt",
    end_trial: "Tillbaka till dina svar",
    what_would_change: "Vad skulle ändra svaret?",
    nothing_changes: "Svaret blir detsamma även om du ändrar en eller två av uppgifterna. Där flera alternativ kan väljas räknas vart och ett som en uppgift.",
    instead_of: |answer| format!(" i stället för {answer} "),
    also: "också",
    no_longer: "inte",
    asks_more: "ett annat svar, som beror på fler frågor",
    nothing_sure_yet: "Inget är säkert än.",
    nothing_more_sure: "Inget mer är säkert än.",
    may_change: |count| format!("Kan ändra svaret, beroende på fler frågor ({count})"),
    try_change: "Prova",
    undo_change: "Ångra",
    keep_change: "Behåll det nya svaret",
    health: "Så är reglerna prövade",
    health_lines: [
        "Möjliga fall",
        "Exempel",
        "Kända luckor",
        "Kända gränsfall",
        "Giltighet",
        "Ses över senast",
    ],
    all_proved: |cases| format!("{cases}, alla prövade"),
    valid: |from, to| match (from, to) {
        (None, None) => "tills vidare".to_owned(),
        (Some(from), None) => format!("från {from}"),
        (None, Some(to)) => format!("till och med {to}"),
        (Some(from), Some(to)) => format!("från {from} till och med {to}"),
    },
    no_review: "inget datum angivet",
    accepted: "Känt och accepterat",

    step_number: |number, left| match left {
        Some(0) => format!("Steg {number} · det sista"),
        Some(left) => format!("Steg {number} · högst {left} till"),
        None => format!("Steg {number}"),
    },
    mistakes_title: "Något saknas eller går inte att läsa",
    mistake_mark: "Fel:",
    mistake_number: "Skriv ett heltal med siffror, till exempel 34.",
    mistake_unit: |unit| match unit {
        Some(Unit::Years) => "Svara i hela år, till exempel 34.",
        Some(Unit::Months) => "Svara i hela månader, till exempel 18.",
        None => "Skriv bara talet, utan enhet.",
    },
    mistake_range: |min, max| format!("Talet ska vara mellan {min} och {max}."),
    mistake_date: "Det går inte att läsa som ett datum. Skriv år-månad-dag, till exempel 2027-04-23.",
    mistake_year: |last, next| format!("Menar du {last} eller {next}? Skriv också året."),
    mistake_one: "Välj ett svar, eller Vet inte.",
    check_title: "Kontrollera dina svar",
    check_help: "Ändra det som inte stämmer. Sedan ser du vad som gäller.",
    to_verdicts: "Visa vad som gäller",

    key_list: &[
        ("1–9", "väljer svar eller öppnar fråga"),
        (
            "+1…",
            "väljer svar efter det nionde: först plus, sedan siffran",
        ),
        ("-", "inget av detta"),
        ("0", "vet inte"),
        ("?", "vet inte, också vid tal och datum"),
        ("/", "till fältet ”Skriv det du hör”"),
        ("Enter", "går vidare"),
        ("Backsteg", "förra frågan"),
        (
            "Esc",
            "stänger det som är öppet där du är, annars till frågan; ett sökfält töms, annat du har skrivit blir kvar",
        ),
    ],

    idle_warning: |at| {
        let at = at.replace(':', ".");
        format!("Du har inte rört ärendet på ett tag. Svaren rensas kl. {at}.")
    },
    idle_keep: "Behåll svaren",
    idle_cleared: "Svaren rensades, för ingen hade rört ärendet på ett tag.",
    taking: Taking {
        judge: "Jag bedömer annorlunda",
        judge_again: "Ändra din bedömning",
        judged: "Du bedömer annorlunda:",
        judge_why: "Varför bedömer du annorlunda?",
        judge_where: "Skälet kommer med i journalanteckningen och på utskriften, ingen annanstans. Det försvinner när du börjar om.",
        judge_nothing: "Skriv varför du bedömer annorlunda.",
        add_judgement: "Lägg till bedömningen",
        withdraw_judgement: "Ta bort bedömningen",
        own_judgement: "Din bedömning",
        own_judgement_use: "Ingen av texterna här har plats för din bedömning. Lägg den i journalanteckningen.",
        take_along: "Ta med dig",
        print: "Skriv ut",
        judged_on: |title, version, day| format!("{title}, version {version}. Bedömt {day}."),
        not_saved: "Filen gick inte att spara. Skriv ut eller anteckna tiderna i stället.",
        not_linked: "Det gick inte att göra någon länk. Säg till den som sköter sidan.",
        calendar: "Spara till kalendern (.ics)",
        calendar_file: "tider.ics",
        copy_link: "Kopiera länk",
        only_tried: "Det här fallet provas bara. Texter, kalender och länk finns när du går tillbaka till dina egna svar.",
        link_holds: "Länken innehåller svaren som koder. Födelsedatum och andra datum följer inte med, och inte din egen bedömning.",
        link_leaves: |names| format!("Den som öppnar länken får själv svara på: {names}."),
        link_replaced: "Länken har ersatt dina svar.",
        from_link: "Svaren kommer från en länk. Datum och avsändarens egen bedömning följer aldrig med.",
        link_lacks: "Utan dem kan tider saknas, och det kan finnas mer att göra än vad som står här. Svara på:",
        link_same: |version| {
            format!("Länken gjordes med version {version} av reglerna. Svaret blir detsamma nu.")
        },
        link_changed: |version| {
            format!("Reglerna har ändrats sedan länken gjordes med version {version}:")
        },
        then_and_now: |then, now| format!("Då: {then}. Nu: {now}."),
        no_longer_there: "något som reglerna inte längre har",
        link_unfit: |count| match count {
            1 => "Ett svar passar inte reglerna längre och är inte ifyllt.".to_owned(),
            count => format!("{count} svar passar inte reglerna längre och är inte ifyllda."),
        },
    },
};
