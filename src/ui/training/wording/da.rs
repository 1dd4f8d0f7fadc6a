//! Danish.

use super::{Holding, Teaching, bringing, opening};
use crate::training::lesson::Origin;
use crate::training::results::NoResults;
use crate::training::{Kind, Mastery};

/// The Danish words.
pub(super) static DANISH: Teaching = Teaching {
    lang: "da",

    start: "Øv dig i reglerne",
    intro: "Du får en sag, siger, hvad du tror, reglerne svarer, og får derefter at vide, hvad de svarer og hvorfor. Sagerne er opdigtede.",
    due: "Gentag",
    due_count: |count| match count {
        1 => "Én sag skal gentages nu.".to_owned(),
        count => format!("{count} sager skal gentages nu."),
    },
    due_none: "Der er intet at gentage i dag.",
    due_next: |day| format!("Der er intet at gentage i dag. Næste gang: {day}."),
    before_other: "Reglerne er opdateret, siden du øvede dig sidst. Det, du kan, er bevaret, men sager, der skulle gentages, kan være faldet bort, og det samme kan en øvelse, du var i gang med, og dit seneste resultat.",
    before_damaged: "Det, du havde lavet, kunne ikke læses, eller kun delvis. Det, der mangler, må du begynde forfra med.",
    repeat: "Gentag nu",
    left: |done, of| format!("Du har lavet {done} af {of} sager i den øvelse, du begyndte på."),
    go_on: "Fortsæt øvelsen",
    half_done: "Du har en øvelse, der ikke er færdig",
    replace_told: "Begynder du på en ny, kan du ikke fortsætte med den. Det, du allerede har svaret, tæller stadig med i det, du kan.",
    replace: "Begynd den nye",
    latest: "Dit seneste resultat",
    latest_show: "Vis resultatet",
    given: "En øvelse til dig",
    given_told: |count, pass| {
        let cases = if count == 1 { "sag" } else { "sager" };
        format!("Øvelsen har {count} {cases}. Du består med {pass} point af 100.")
    },
    given_coming: "Sagerne findes frem …",
    given_come: [
        "Sagerne er fundet frem. Nu kan du begynde.",
        "Der er ingen sager at øve sig på her.",
    ],
    given_unfit: |origin| match origin {
        Origin::Link | Origin::File => {
            "Linket til øvelsen kan ikke læses. Bed om det igen, eller øv dig frit herunder."
        }
        Origin::Course => {
            "Kursets øvelse kan ikke læses. Sig det til den, der underviser. Du kan øve dig frit herunder imens."
        }
    },
    given_empty: |origin| match origin {
        Origin::Link => {
            "Ingen sag her svarer til det, der er valgt i linket, så der er ikke noget at øve sig på. Tjek, at det er de rigtige regler, du har åbnet, og bed ellers om et nyt link. Du kan også øve dig frit herunder."
        }
        Origin::File => {
            "Ingen sag her svarer til det, der er valgt i filen, så der er ikke noget at øve sig på. Spørg den, der gav dig filen. Du kan også øve dig frit herunder."
        }
        Origin::Course => {
            "Ingen sag her svarer til det, der er valgt til kurset, så der er ikke noget at øve sig på. Sig det til den, der underviser. Du kan øve dig frit herunder imens."
        }
    },
    given_partly: |origin| match origin {
        Origin::Link => {
            "Linket nævner noget, som ikke findes her. Det er udeladt, så øvelsen er ikke helt den, der var tænkt. Spørg den, der gav dig linket."
        }
        Origin::File => {
            "Filen nævner noget, som ikke findes her. Det er udeladt, så øvelsen er ikke helt den, der var tænkt. Spørg den, der gav dig filen."
        }
        Origin::Course => {
            "Kursets øvelse nævner noget, som ikke findes her. Det er udeladt, så øvelsen er ikke helt den, der var tænkt. Sig det til den, der underviser."
        }
    },
    given_lowered: |origin| match origin {
        Origin::Link => "Linket kræver mere end 100 point for at bestå. Her er 100 nok.",
        Origin::File => "Filen kræver mere end 100 point for at bestå. Her er 100 nok.",
        Origin::Course => "Kurset kræver mere end 100 point for at bestå. Her er 100 nok.",
    },
    vain: "Der er ingen sager til det, du ville begynde på. Intet er ændret.",
    begin: "Begynd øvelsen",
    mixed: "Øv dig frit",
    mixed_told: "Fem sager fra hele regelsættet. Det, du har brug for at øve, kommer først.",
    mixed_begin: "Øv blandet",
    topics: "Øv dig i et område",
    topics_weak: "Det her skal du øve dig på",
    topics_count: |count| match count {
        1 => "1 område".to_owned(),
        count => format!("{count} områder"),
    },
    rules: "Regler",
    practise: "Øv",
    mastery: |mastery| match mastery {
        Mastery::New => "nye",
        Mastery::Weak => "skal øves",
        Mastery::Growing => "på vej",
        Mastery::Mastered => "kan du",
    },
    way: "Sådan vil du øve dig",
    way_reading: "Læs hele samtalen, og sæt kryds ved det, der har betydning",
    way_asking: "Stil selv reglernes spørgsmål, ét ad gangen",
    changed: |count| match count {
        1 => "En regel, som du kunne, er ændret".to_owned(),
        count => format!("{count} regler, som du kunne, er ændret"),
    },
    changed_begin: "Øv det, der er ændret",
    gone: |count| match count {
        1 => "En regel, som du kunne, findes ikke længere".to_owned(),
        count => format!("{count} regler, som du kunne, findes ikke længere"),
    },
    gone_told: "Det, der er kommet i stedet, tæller som nyt.",
    progress: "Det, du har lavet",
    keeps: "Hvad du kan, hvad der skal gentages, og dine svar i den øvelse, der er i gang, og i den, der blev færdig sidst, gemmes kun i denne browser. Intet sendes.",
    platform_keeps: "Læringsplatformen gemmer, hvad du kan, dine svar og dit resultat.",
    keeps_not: "Her gemmes intet. Det, du laver, er her kun, så længe siden er åben.",
    save_progress: "Gem som fil",
    clear: "Slet",
    clear_sure: "Alt, hvad du har lavet, bliver glemt. Det kan ikke fortrydes.",
    clear_yes: "Slet alt",
    cleared: "Alt, hvad du havde lavet, er slettet.",

    example: "Et løst eksempel",
    worked: "Sådan svarer reglerne",
    worked_told: "Læs sagen, og følg svarene ét ad gangen. Derefter er det din tur.",
    call: "Samtalen",
    matters: "Det her har betydning:",
    show_next: "Vis næste svar",
    your_turn: "Nu er det din tur",

    number: |number, of| format!("Sag {number} af {of}"),
    question: "Hvad svarer reglerne?",
    judged_on: |day| format!("Sagen vurderes pr. {day}."),
    facts: "Hvad har betydning?",
    facts_told: "Sæt kryds ved de oplysninger, der afgør svaret.",
    help_which: "Hjælp: her afgør",
    help_count: |count| match count {
        1 => "Hjælp: én oplysning er nok.".to_owned(),
        count => format!("Hjælp: {count} oplysninger er nok."),
    },
    ask: "Hvad spørger du om?",
    ask_told: "Stil kun de spørgsmål, der er brug for. Svarene samles herunder.",
    heard: "Det, du har fået at vide",
    heard_nothing: "Ikke noget endnu.",
    heard_not: "det kan den, der ringer, ikke svare på",
    choose_several: "Sæt kryds ved alle, der gælder.",
    choose_one: "Vælg ét svar.",
    silent: "Reglerne tier",
    collides: "Reglerne modsiger sig selv",
    cannot_tell: "Det kan ikke siges endnu",
    nobody: "Ingen",
    sure: "Hvor sikker er du?",
    how_sure: ["Jeg gætter", "Ret sikker", "Sikker"],
    hand_in: "Sammenlign med reglerne",
    lacks: "Der mangler noget",
    lack_decision: "vælg et svar",
    lack_sure: "Sig, hvor sikker du er",

    titles: ["Helt rigtigt", "Delvist rigtigt", "Ikke denne gang"],
    marks: ["Rigtigt", "Delvist rigtigt", "Forkert"],
    sure_and_wrong: "Du var sikker denne gang. Godt, at det skete her og ikke i en rigtig samtale. Sagen kommer igen som den allerførste.",
    you_said: "Du sagde",
    routine_says: "Reglerne svarer",
    so_long: "Indtil da gælder",
    presumed: "En rimelig antagelse er",
    why: "Hvorfor",
    rulebook: "Åbn regelbogen i en ny fane",
    turns_on: "Det afhænger af: \n. Det fremgår ikke af samtalen.",
    each: ["Rigtigt", "Hører ikke med", "Mangler"],
    right_if: "”\n” ville have været rigtigt, hvis:",
    in_if: "”\n” ville have hørt med, hvis:",
    not_if: "”\n” ville ikke have hørt med, hvis:",
    instead_of: "\n i stedet for \n",
    also: "desuden \n",
    not_this: "ikke \n",
    also_told: "Desuden sagt:",
    facts_judged: "Oplysningerne",
    missed: "Det her var der også brug for:",
    needless: "Det her var der ikke brug for:",
    facts_right: "Du valgte de oplysninger, der er brug for.",
    pair: "Samme sag med én forskel",
    pair_says: "Så svarer reglerne",
    next: "Næste sag",
    to_result: "Til resultatet",

    done: "Øvelsen er færdig",
    done_told: |right, of, points| {
        format!("{right} af {of} sager helt rigtige, {points} point af 100.")
    },
    points_told: "Spørgsmålene i en sag vejer lige meget, og et delvist rigtigt svar giver det halve. Hvilke oplysninger du vælger, og hvor sikker du er, giver ingen point. Resultatet er gennemsnittet af sagerne.",
    passed: "Bestået",
    not_passed: |pass| format!("Ikke bestået endnu. Det kræver {pass} point."),
    done_list: "Sag for sag",
    done_line: |number, points| format!("Sag {number}: {points} point"),
    comes_back: "Det her kommer igen",
    comes_in: |count, days| {
        let when = match days {
            0 => "i dag".to_owned(),
            1 => "i morgen".to_owned(),
            days => format!("om {days} dage"),
        };
        match count {
            1 => format!("1 sag {when}"),
            count => format!("{count} sager {when}"),
        }
    },
    result_file: "Resultatet som fil",
    result_told: "Vil den, der holder kurset, have dit resultat, kan du gemme det og selv sende filen.",
    table_told: "Tabellen har semikolon mellem kolonnerne. Et regneark deler den rigtigt op med det samme, hvis computerens listeseparator er semikolon, som den plejer at være med danske indstillinger. Ingen tal i den har decimaler.",
    result_lacks: |count| match count {
        1 => "En sag mangler i filen: der var ikke plads til at huske dine svar på den.".to_owned(),
        count => format!(
            "{count} sager mangler i filen: der var ikke plads til at huske dine svar på dem."
        ),
    },
    name: "Dit navn, hvis det skal stå i filen",
    save_result: "Gem resultatet",
    save_table: "Gem som tabel (CSV)",
    saved: "Filen er gemt.",
    repeat_missed: "Gentag det, du missede",
    to_start: "Til begyndelsen",
    pause: "Hold pause",

    opening: &opening::DANISH,
    bringing: &bringing::DANISH,

    holding: Holding {
        title: "Til dig, der underviser",
        intro: "Sæt en øvelse sammen, og del den som link eller fil, eller tæl deltagernes resultater sammen. Alt sker i browseren. Intet bliver sendt.",
        put: "Sæt en øvelse sammen",
        put_told: "Hvor du ikke vælger noget, er alt med. Vælger du flere steder, skal hver sag passe til det hele. Til bestemte regler tages sager, hvor reglen alene afgør, undtagelser fra den og sager lige ved en grænse.",
        topics: "Områder",
        rules: "Bestemte regler",
        kinds: "Slags sager",
        kind: |kind| match kind {
            Kind::Vignette => "Skrevne sager",
            Kind::Plain => "Én regel afgør",
            Kind::Boundary => "Lige ved en grænse",
            Kind::Flip => "Én oplysning ændrer svaret",
            Kind::Confused => "Nemme at forveksle",
            Kind::Exception => "Undtagelser",
            Kind::Gap => "Reglerne tier",
            Kind::Border => "Reglerne er uklare",
        },
        vignettes: "Skrevne sager, der altid er med",
        count: |most| format!("Antal sager ud over dem (0–{most})"),
        seed: "Lodnummer: et andet nummer giver andre sager",
        pass: "Point for at bestå (0–100)",
        name: "Øvelsens navn, hvis du vil have det i filen",
        make: "Sæt øvelsen sammen",
        no_number: |most| {
            format!(
                "Skriv hele tal inden for grænserne: antal 0–{most}, lodnummer fra 0 og point 0–100."
            )
        },
        found: |found, missing| {
            let found = match found {
                1 => "Øvelsen har 1 sag.".to_owned(),
                found => format!("Øvelsen har {found} sager."),
            };
            match missing {
                0 => found,
                missing => format!("{found} {missing} flere kunne ikke findes."),
            }
        },
        link: "Link til øvelsen",
        open_link: "Åbn øvelsen",
        save: "Gem øvelsen som fil",
        print: ["Udskriv uden facit", "Udskriv med facit"],
        print_told: "Det, der udskrives, er øvelsen, ikke resten af denne boks. Facit begynder på et ark for sig, så du kan beholde det.",
        onward: "På papir eller i en læringsplatform",
        onward_told: |id| {
            format!(
                "Værktøjet lots gør den gemte fil til en side, der kan skrives ud, med facit efter sagerne eller uden facit (--without-key), eller til et kursus for en læringsplatform. Har du egne regler, skriver du regelfilens navn i stedet for {id}."
            )
        },
        results: "Tæl resultater sammen",
        files: "Resultatfiler fra deltagerne (JSON eller CSV)",
        files_told: "Filer, som du åbner senere, tælles sammen med disse, indtil du begynder forfra.",
        restart: "Begynd forfra",
        restarted: "De åbnede resultater er fjernet herfra.",
        refused: |name, why| match why {
            NoResults::Kind => format!("{name}: filen er ikke en resultatfil."),
            NoResults::Progress => {
                format!(
                    "{name}: filen er det, en deltager har gemt for at kunne gå videre. Den hentes tilbage på deltagerens startside."
                )
            }
            NoResults::Schema(_) => {
                format!("{name}: filen er af en version, der ikke kan læses her.")
            }
            NoResults::Damaged(key) => format!("{name}: filen er beskadiget ved {key}."),
            NoResults::Empty => format!("{name}: filen indeholder ingen sager."),
            NoResults::OtherPack(_) => format!("{name}: filen gælder andre regler."),
            NoResults::Twice => format!("{name}: det samme resultat er allerede med."),
        },
        counted: |files, done, right, sure| {
            let files = match files {
                1 => "1 fil".to_owned(),
                files => format!("{files} filer"),
            };
            let cases = |count| match count {
                1 => "1 sag".to_owned(),
                count => format!("{count} sager"),
            };
            let done = match done {
                1 => "1 løst sag".to_owned(),
                done => format!("{done} løste sager"),
            };
            let (right, sure) = (cases(right), cases(sure));
            format!(
                "{files}, {done}. {right} blev løst helt rigtigt. I {sure} var deltageren sikker, men svaret var ikke helt rigtigt."
            )
        },
        of_rules: |is_own, version, mark| match is_own {
            true => format!("Lavet med reglerne, som de er her ({version}, {mark})"),
            false => format!("Lavet med en anden version af reglerne ({version}, {mark})"),
        },
        other_rules: "Disse filer tælles for sig. Den samme sag kan have et andet svar i en anden version, og under det samme nummer kan der være en anden sag.",
        learners: ["Deltager for deltager", "Point", "Bestået"],
        in_part: |done, of| match done < of {
            true => format!("Det kan ikke afgøres: filen har {done} af {of} sager."),
            false => "Det kan ikke afgøres: samme sag findes flere gange i filen.".to_owned(),
        },
        no_pass: "Fri øvelse, uden beståelsesgrænse",
        tables: ["Trin for trin", "Sag for sag", "Regel for regel"],
        not_right: "Ikke helt rigtigt",
        rate: |missed, done, percent| format!("{missed} af {done} ({percent} %)"),
        matters: "Hvad har betydning?",
        exercise: |id| format!("Sag {id}"),
    },
};
