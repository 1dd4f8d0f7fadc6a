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
    pub(super) says: [(&'static str, &'static str); 7],
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
            "refused",
            "Lärplattformen tog inte emot allt. Resultatet kan saknas där. Fel:",
        ),
        ("failed", "Övningarna kunde inte visas."),
        ("passed", "Godkänt. Resultatet är sparat i lärplattformen."),
        (
            "missed",
            "Inte godkänt den här gången. Resultatet är sparat i lärplattformen.",
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
            "refused",
            "Læringsplatformen tog ikke imod alt. Resultatet kan mangle dér. Fejl:",
        ),
        ("failed", "Øvelserne kunne ikke vises."),
        ("passed", "Bestået. Resultatet er gemt i læringsplatformen."),
        (
            "missed",
            "Ikke bestået denne gang. Resultatet er gemt i læringsplatformen.",
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
            "refused",
            "The learning platform did not take everything. The result may be missing there. Error:",
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
            "browsed",
            "You are looking through the course. Nothing is kept.",
        ),
        ("back", "Back to the learning platform"),
    ],
};
