//! What a course says beside the pack's own words, in three languages: its title, and what passes between the page and the platform.

/// The words of a course.
pub(super) struct Words {
    /// Before the title of the pack.
    pub(super) exercises: &'static str,
    /// What it is, by the pack and its version.
    pub(super) about: fn(&str, &str) -> String,
    /// While it is loaded.
    pub(super) loading: &'static str,
    /// Where scripts are off.
    pub(super) no_script: &'static str,
    /// What the script says, by the names that `src/course/course.js` asks for.
    pub(super) says: [(&'static str, &'static str); 13],
}

pub(super) fn words(lang: &str) -> &'static Words {
    match lang.split('-').next().unwrap_or(lang) {
        "sv" => &SWEDISH,
        "da" => &DANISH,
        _ => &ENGLISH,
    }
}

static SWEDISH: Words = Words {
    exercises: "Övningar",
    about: |title, version| {
        format!("Övningar på {title} {version}. Det rätta svaret är det som rutinen ger.")
    },
    loading: "Övningarna hämtas …",
    no_script: "Övningarna behöver JavaScript.",
    says: [
        (
            "alone",
            "Sidan hittar ingen lärplattform. Du kan öva, men resultatet sparas inte.",
        ),
        (
            "unreached",
            "Kursen får ingen kontakt med lärplattformen. Du kan öva, men inget sparas. Öppna kursen på nytt från lärplattformen om resultatet ska räknas. Fel:",
        ),
        (
            "refused",
            "Lärplattformen tog inte emot allt. Resultatet kan saknas där. Fel:",
        ),
        (
            "waits",
            "Lärplattformen har inte tagit emot allt än. Stäng inte sidan. Den försöker igen. Fel:",
        ),
        ("failed", "Övningarna kunde inte visas."),
        ("passed", "Godkänt. Resultatet är sparat i lärplattformen."),
        (
            "missed",
            "Inte godkänt den här gången. Resultatet är sparat i lärplattformen.",
        ),
        (
            "later",
            "Inte godkänt den här gången. Lärplattformen har fått dina poäng. Blir du godkänd innan du lämnar kursen räknas det.",
        ),
        (
            "already",
            "Inte godkänt den här gången, men du är redan godkänd i lärplattformen. Det ändras inte.",
        ),
        ("sending", "Resultatet skickas till lärplattformen …"),
        (
            "ended",
            "Det här besöket i kursen är avslutat. Inget mer sparas. Öppna kursen på nytt från lärplattformen.",
        ),
        ("browsed", "Du tittar på kursen. Inget sparas."),
        ("back", "Tillbaka till lärplattformen"),
    ],
};

static DANISH: Words = Words {
    exercises: "Øvelser",
    about: |title, version| {
        format!("Øvelser i {title} {version}. Det rigtige svar er det, som reglerne giver.")
    },
    loading: "Øvelserne hentes …",
    no_script: "Øvelserne kræver JavaScript.",
    says: [
        (
            "alone",
            "Siden finder ingen læringsplatform. Du kan øve, men resultatet gemmes ikke.",
        ),
        (
            "unreached",
            "Kurset får ingen kontakt med læringsplatformen. Du kan øve, men intet gemmes. Åbn kurset igen fra læringsplatformen, hvis resultatet skal tælle. Fejl:",
        ),
        (
            "refused",
            "Læringsplatformen tog ikke imod alt. Resultatet kan mangle dér. Fejl:",
        ),
        (
            "waits",
            "Læringsplatformen har ikke taget imod alt endnu. Luk ikke siden. Den prøver igen. Fejl:",
        ),
        ("failed", "Øvelserne kunne ikke vises."),
        ("passed", "Bestået. Resultatet er gemt i læringsplatformen."),
        (
            "missed",
            "Ikke bestået denne gang. Resultatet er gemt i læringsplatformen.",
        ),
        (
            "later",
            "Ikke bestået denne gang. Læringsplatformen har fået dine point. Består du, inden du forlader kurset, tæller det.",
        ),
        (
            "already",
            "Ikke bestået denne gang, men du har allerede bestået i læringsplatformen. Det ændres ikke.",
        ),
        ("sending", "Resultatet sendes til læringsplatformen …"),
        (
            "ended",
            "Dette besøg i kurset er afsluttet. Der gemmes ikke mere. Åbn kurset igen fra læringsplatformen.",
        ),
        ("browsed", "Du ser kurset igennem. Intet gemmes."),
        ("back", "Tilbage til læringsplatformen"),
    ],
};

static ENGLISH: Words = Words {
    exercises: "Exercises",
    about: |title, version| {
        format!("Exercises on {title} {version}. The right answer is what the routine gives.")
    },
    loading: "The exercises are being loaded …",
    no_script: "The exercises need JavaScript.",
    says: [
        (
            "alone",
            "The page finds no learning platform. You can practise, but the result is not kept.",
        ),
        (
            "unreached",
            "The course cannot reach the learning platform. You can practise, but nothing is kept. Open the course anew from the learning platform if the result is to count. Error:",
        ),
        (
            "refused",
            "The learning platform did not take everything. The result may be missing there. Error:",
        ),
        (
            "waits",
            "The learning platform has not taken everything yet. Do not close the page. It will try again. Error:",
        ),
        ("failed", "The exercises could not be shown."),
        (
            "passed",
            "Passed. The result is kept in the learning platform.",
        ),
        (
            "missed",
            "Not passed this time. The result is kept in the learning platform.",
        ),
        (
            "later",
            "Not passed this time. The learning platform has your points. If you pass before you leave the course, that counts.",
        ),
        (
            "already",
            "Not passed this time, but you have already passed in the learning platform. That does not change.",
        ),
        (
            "sending",
            "The result is being sent to the learning platform …",
        ),
        (
            "ended",
            "This visit to the course has ended. Nothing more is kept. Open the course anew from the learning platform.",
        ),
        (
            "browsed",
            "You are looking through the course. Nothing is kept.",
        ),
        ("back", "Back to the learning platform"),
    ],
};
