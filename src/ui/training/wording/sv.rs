//! Swedish.

use super::{Holding, Teaching, bringing, opening};
use crate::training::lesson::Origin;
use crate::training::results::NoResults;
use crate::training::{Kind, Mastery};

/// The Swedish words.
pub(super) static SWEDISH: Teaching = Teaching {
    lang: "sv",

    start: "Öva på rutinen",
    intro: "Du får ett fall, säger vad du tror att rutinen svarar och får sedan veta vad den svarar och varför. Fallen är påhittade.",
    due: "Repetera",
    due_count: |count| match count {
        1 => "Det är dags att repetera ett fall.".to_owned(),
        count => format!("Det är dags att repetera {count} fall."),
    },
    due_none: "Inget att repetera i dag.",
    due_next: |day| format!("Inget att repetera i dag. Nästa gång: {day}."),
    before_other: "Rutinen har uppdaterats sedan du övade sist. Det du kan finns kvar, men fall som skulle repeteras kan ha fallit bort, liksom en övning som du höll på med och ditt senaste resultat.",
    before_damaged: "Det du hade gjort gick inte att läsa, eller bara delvis. Det som saknas får du börja om med.",
    repeat: "Repetera nu",
    left: |done, of| format!("Du har gjort {done} av {of} fall i den övning du började på."),
    go_on: "Fortsätt övningen",
    half_done: "Du har en övning som inte är klar",
    replace_told: "Börjar du på en ny går det inte att fortsätta med den. Det du redan har svarat räknas ändå in i vad du kan.",
    replace: "Börja den nya",
    latest: "Ditt senaste resultat",
    latest_show: "Visa resultatet",
    given: "En övning till dig",
    given_told: |count, pass| format!("Övningen har {count} fall. Godkänt är {pass} poäng av 100."),
    given_coming: "Fallen tas fram …",
    given_come: [
        "Fallen är framtagna. Nu kan du börja.",
        "Det finns inga fall att öva på här.",
    ],
    given_unfit: |origin| match origin {
        Origin::Link | Origin::File => {
            "Länken till övningen går inte att läsa. Be om den igen, eller öva fritt här nedanför."
        }
        Origin::Course => {
            "Kursens övning går inte att läsa. Säg till den som håller utbildningen. Du kan öva fritt här nedanför så länge."
        }
    },
    given_empty: |origin| match origin {
        Origin::Link => {
            "Inget fall här motsvarar det som är valt i länken, så det finns ingenting att öva på. Kontrollera att du har öppnat rätt rutin och be annars om en ny länk. Du kan också öva fritt här nedanför."
        }
        Origin::File => {
            "Inget fall här motsvarar det som är valt i filen, så det finns ingenting att öva på. Fråga den som gav dig filen. Du kan också öva fritt här nedanför."
        }
        Origin::Course => {
            "Inget fall här motsvarar det som är valt för kursen, så det finns ingenting att öva på. Säg till den som håller utbildningen. Du kan öva fritt här nedanför så länge."
        }
    },
    given_partly: |origin| match origin {
        Origin::Link => {
            "Länken nämner sådant som inte finns i den här rutinen. Det är utelämnat, så övningen är inte precis den som var tänkt. Fråga den som gav dig länken."
        }
        Origin::File => {
            "Filen nämner sådant som inte finns i den här rutinen. Det är utelämnat, så övningen är inte precis den som var tänkt. Fråga den som gav dig filen."
        }
        Origin::Course => {
            "Kursens övning nämner sådant som inte finns i den här rutinen. Det är utelämnat, så övningen är inte precis den som var tänkt. Säg till den som håller utbildningen."
        }
    },
    given_lowered: |origin| match origin {
        Origin::Link => "Länken kräver mer än 100 poäng för godkänt. Här räcker 100.",
        Origin::File => "Filen kräver mer än 100 poäng för godkänt. Här räcker 100.",
        Origin::Course => "Kursen kräver mer än 100 poäng för godkänt. Här räcker 100.",
    },
    vain: "Det finns inga fall för det du ville börja på. Inget har ändrats.",
    begin: "Börja övningen",
    mixed: "Öva fritt",
    mixed_told: "Fem fall ur hela rutinen. Det som behöver övas kommer först.",
    mixed_begin: "Öva blandat",
    topics: "Öva på ett område",
    topics_weak: "Det här behöver du öva på",
    topics_count: |count| match count {
        1 => "1 område".to_owned(),
        count => format!("{count} områden"),
    },
    rules: "Regler",
    practise: "Öva",
    mastery: |mastery| match mastery {
        Mastery::New => "nya",
        Mastery::Weak => "behöver övas",
        Mastery::Growing => "på väg",
        Mastery::Mastered => "sitter",
    },
    way: "Så vill du öva",
    way_reading: "Läs hela samtalet och kryssa i det som spelar roll",
    way_asking: "Ställ rutinens frågor själv, en i taget",
    changed: |count| match count {
        1 => "En regel som du kunde har ändrats".to_owned(),
        count => format!("{count} regler som du kunde har ändrats"),
    },
    changed_begin: "Öva på det som ändrats",
    gone: |count| match count {
        1 => "En regel som du kunde finns inte längre".to_owned(),
        count => format!("{count} regler som du kunde finns inte längre"),
    },
    gone_told: "Det som har kommit i stället räknas som nytt.",
    progress: "Det du har gjort",
    keeps: "Vad du kan, vad som ska repeteras och dina svar i den övning som pågår och den som blev klar sist sparas bara i den här webbläsaren. Inget skickas.",
    platform_keeps: "Lärplattformen sparar vad du kan, dina svar och ditt resultat.",
    keeps_not: "Här sparas inget. Det du gör finns kvar bara så länge sidan är öppen.",
    save_progress: "Spara som fil",
    clear: "Radera",
    clear_sure: "Allt du har gjort glöms. Det går inte att ångra.",
    clear_yes: "Radera allt",
    cleared: "Allt du hade gjort är raderat.",

    example: "Ett löst exempel",
    worked: "Så svarar rutinen",
    worked_told: "Läs fallet och följ svaren ett i taget. Sedan är det din tur.",
    call: "Samtalet",
    matters: "Det här spelar roll:",
    show_next: "Visa nästa svar",
    your_turn: "Nu är det din tur",

    number: |number, of| format!("Fall {number} av {of}"),
    question: "Vad svarar rutinen?",
    judged_on: |day| format!("Fallet bedöms den {day}."),
    facts: "Vad spelar roll?",
    facts_told: "Kryssa i de uppgifter som avgör svaret.",
    help_which: "Hjälp: här avgör",
    help_count: |count| match count {
        1 => "Hjälp: en uppgift räcker.".to_owned(),
        count => format!("Hjälp: {count} uppgifter räcker."),
    },
    ask: "Vad frågar du?",
    ask_told: "Ställ bara de frågor som behövs. Svaren samlas här under.",
    heard: "Det du har fått veta",
    heard_nothing: "Inget än.",
    heard_not: "det kan den som ringer inte svara på",
    choose_several: "Kryssa i alla som gäller.",
    choose_one: "Välj ett svar.",
    silent: "Rutinen tiger",
    collides: "Rutinen motsäger sig själv",
    cannot_tell: "Det går inte att säga än",
    nobody: "Ingen",
    sure: "Hur säker är du?",
    how_sure: ["Jag gissar", "Ganska säker", "Säker"],
    hand_in: "Jämför med rutinen",
    lacks: "Något saknas",
    lack_decision: "välj ett svar",
    lack_sure: "Säg hur säker du är",

    titles: ["Helt rätt", "Delvis rätt", "Inte den här gången"],
    marks: ["Rätt", "Delvis rätt", "Fel"],
    sure_and_wrong: "Du var säker den här gången. Bra att det hände här och inte i ett riktigt samtal. Fallet kommer tillbaka först av alla.",
    you_said: "Du sa",
    routine_says: "Rutinen svarar",
    so_long: "Tills vidare gäller",
    presumed: "Ett rimligt antagande är",
    why: "Varför",
    rulebook: "Öppna regelboken i en ny flik",
    turns_on: "Det beror på: \n. Det framgår inte av samtalet.",
    each: ["Rätt", "Hör inte hit", "Saknas"],
    right_if: "”\n” hade varit rätt om:",
    in_if: "”\n” hade hört hit om:",
    not_if: "”\n” hade inte hört hit om:",
    instead_of: "\n i stället för \n",
    also: "dessutom \n",
    not_this: "inte \n",
    also_told: "Dessutom sagt:",
    facts_judged: "Uppgifterna",
    missed: "Det här behövdes också:",
    needless: "Det här behövdes inte:",
    facts_right: "Du valde de uppgifter som behövs.",
    pair: "Samma fall med en skillnad",
    pair_says: "Då svarar rutinen",
    next: "Nästa fall",
    to_result: "Till resultatet",

    done: "Övningen är klar",
    done_told: |right, of, points| {
        format!("{right} av {of} fall helt rätt, {points} poäng av 100.")
    },
    points_told: "Frågorna i ett fall väger lika, och ett delvis rätt svar ger hälften. Vilka uppgifter du väljer och hur säker du är ger inga poäng. Resultatet är fallens medelvärde.",
    passed: "Godkänt",
    not_passed: |pass| format!("Inte godkänt än. Det krävs {pass} poäng."),
    done_list: "Fall för fall",
    done_line: |number, points| format!("Fall {number}: {points} poäng"),
    comes_back: "Det här kommer tillbaka",
    comes_in: |count, days| {
        let when = match days {
            0 => "i dag".to_owned(),
            1 => "i morgon".to_owned(),
            days => format!("om {days} dagar"),
        };
        format!("{count} fall {when}")
    },
    result_file: "Resultatet som fil",
    result_told: "Vill den som håller utbildningen ha ditt resultat kan du spara det och skicka filen själv.",
    table_told: "Tabellen har semikolon mellan kolumnerna. Ett kalkylprogram delar upp den rätt direkt om datorns listavgränsare är semikolon, som den brukar vara med svenska inställningar. Inga tal i den har decimaler.",
    result_lacks: |count| match count {
        1 => {
            "Ett fall saknas i filen: platsen räckte inte till för att komma ihåg dina svar på det."
                .to_owned()
        }
        count => format!(
            "{count} fall saknas i filen: platsen räckte inte till för att komma ihåg dina svar på dem."
        ),
    },
    name: "Ditt namn, om du vill ha det i filen",
    save_result: "Spara resultatet",
    save_table: "Spara som tabell (CSV)",
    saved: "Filen är sparad.",
    repeat_missed: "Repetera det du missade",
    to_start: "Till början",
    pause: "Ta paus",

    opening: &opening::SWEDISH,
    bringing: &bringing::SWEDISH,

    holding: Holding {
        title: "För dig som håller utbildningen",
        intro: "Sätt ihop en övning och dela den som länk eller fil, eller räkna samman deltagarnas resultat. Allt görs i webbläsaren. Inget skickas.",
        put: "Sätt ihop en övning",
        put_told: "Där du inte väljer något ingår allt. Väljer du på flera ställen ska varje fall passa in på alla. För enskilda regler tas fall där regeln ensam avgör, undantag från den och fall precis vid en gräns.",
        topics: "Områden",
        rules: "Enskilda regler",
        kinds: "Sorters fall",
        kind: |kind| match kind {
            Kind::Vignette => "Skrivna fall",
            Kind::Plain => "En regel avgör",
            Kind::Boundary => "Precis vid en gräns",
            Kind::Flip => "En uppgift ändrar svaret",
            Kind::Confused => "Lätta att förväxla",
            Kind::Exception => "Undantag",
            Kind::Gap => "Rutinen tiger",
            Kind::Border => "Rutinen är oklar",
        },
        vignettes: "Skrivna fall som alltid ingår",
        count: |most| format!("Antal fall utöver dem (0–{most})"),
        seed: "Lottnummer: ett annat nummer ger andra fall",
        pass: "Poäng för godkänt (0–100)",
        name: "Övningens namn, om du vill ha det i filen",
        make: "Sätt ihop övningen",
        no_number: |most| {
            format!(
                "Skriv hela tal inom gränserna: antal 0–{most}, lottnummer från 0 och poäng 0–100."
            )
        },
        found: |found, missing| match missing {
            0 => format!("Övningen har {found} fall."),
            missing => format!("Övningen har {found} fall. {missing} till gick inte att hitta."),
        },
        link: "Länk till övningen",
        open_link: "Öppna övningen",
        save: "Spara övningen som fil",
        print: ["Skriv ut utan facit", "Skriv ut med facit"],
        print_told: "Det som skrivs ut är övningen, inte det andra i den här rutan. Facit börjar på ett eget blad, så att du kan behålla det.",
        onward: "På papper, eller i en lärplattform",
        onward_told: |id| {
            format!(
                "Verktyget lots gör en sida att skriva ut av den sparade filen, med facit efter fallen eller utan facit (--without-key), eller en kurs för en lärplattform. Har du egna regler skriver du regelfilens namn i stället för {id}."
            )
        },
        results: "Räkna samman resultat",
        files: "Resultatfiler från deltagarna (JSON eller CSV)",
        files_told: "Filer som du öppnar senare räknas samman med de här tills du börjar om.",
        restart: "Börja om",
        restarted: "De öppnade resultaten är borttagna härifrån.",
        refused: |name, why| match why {
            NoResults::Kind => format!("{name}: filen är ingen resultatfil."),
            NoResults::Progress => {
                format!(
                    "{name}: filen är det en deltagare har sparat för att kunna gå vidare. Den hämtas tillbaka på deltagarens startsida."
                )
            }
            NoResults::Schema(_) => {
                format!("{name}: filen är av en version som inte går att läsa här.")
            }
            NoResults::Damaged(key) => format!("{name}: filen är skadad, vid {key}."),
            NoResults::Empty => format!("{name}: filen innehåller inga fall."),
            NoResults::OtherPack(_) => format!("{name}: filen gäller andra rutiner."),
            NoResults::Twice => format!("{name}: samma resultat finns redan med."),
        },
        counted: |files, done, right, sure| {
            let files = match files {
                1 => "1 fil".to_owned(),
                files => format!("{files} filer"),
            };
            let done = match done {
                1 => "1 gjort fall".to_owned(),
                done => format!("{done} gjorda fall"),
            };
            format!(
                "{files}, {done}. {right} fall löstes helt rätt. I {sure} fall var deltagaren säker, men svaret var inte helt rätt."
            )
        },
        of_rules: |is_own, version, mark| match is_own {
            true => format!("Gjort med rutinen som den är här ({version}, {mark})"),
            false => format!("Gjort med en annan version av rutinen ({version}, {mark})"),
        },
        other_rules: "De här filerna räknas för sig. Samma fall kan ha ett annat svar i en annan version, och under samma nummer kan det finnas ett annat fall.",
        learners: ["Deltagare för deltagare", "Poäng", "Godkänt"],
        in_part: |done, of| match done < of {
            true => format!("Går inte att avgöra: filen har {done} av {of} fall."),
            false => "Går inte att avgöra: samma fall finns flera gånger i filen.".to_owned(),
        },
        no_pass: "Fri övning, utan gräns för godkänt",
        tables: ["Steg för steg", "Fall för fall", "Regel för regel"],
        not_right: "Inte helt rätt",
        rate: |missed, done, percent| format!("{missed} av {done} ({percent} %)"),
        matters: "Vad spelar roll?",
        exercise: |id| format!("Fall {id}"),
    },
};
