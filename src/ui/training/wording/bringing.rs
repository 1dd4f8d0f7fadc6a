//! The words for what was saved elsewhere and is brought back.

use crate::training::saved_progress::NoProgress;

/// The words of one language.
pub struct Bringing {
    /// Unfolds it.
    pub title: &'static str,
    /// What it is for, and that it is sent nowhere.
    pub told: &'static str,
    /// Label of the file.
    pub file: &'static str,
    /// The day on which a file was saved, and how many cases that have been practised are in it.
    pub found: fn(&str, usize) -> String,
    /// So many of a set under way are done.
    pub left: fn(usize, usize) -> String,
    /// It was done by other rules, and some of it will be gone.
    pub other_rules: &'static str,
    /// What has been done here is lost.
    pub sure: &'static str,
    /// Takes what is in the file.
    pub take: &'static str,
    /// It was taken.
    pub brought: &'static str,
    /// A file cannot be taken, because.
    pub refused: fn(&NoProgress) -> &'static str,
}

pub(super) static SWEDISH: Bringing = Bringing {
    title: "Hämta tillbaka från en fil",
    told: "Har du sparat det du gjort som fil, här eller i en annan webbläsare, kan du gå vidare därifrån. Filen läses bara här. Inget skickas.",
    file: "Sparad fil (JSON)",
    found: |day, cases| match cases {
        0 => format!("Filen sparades den {day}. Den innehåller inga fall som du har övat på."),
        cases => {
            format!("Filen sparades den {day}. Den innehåller {cases} fall som du har övat på.")
        }
    },
    left: |done, of| format!("I övningen du påbörjade är {done} av {of} fall gjorda."),
    other_rules: "Rutinen har uppdaterats sedan dess. Vad du kan finns kvar, men fall att repetera kan vara borta.",
    sure: "Det du har gjort här försvinner och går inte att få tillbaka.",
    take: "Använd det som finns i filen",
    brought: "Det du hade sparat är tillbaka.",
    refused: |why| match why {
        NoProgress::Kind => "Filen är inte en sådan som sparas här.",
        NoProgress::Result => "Filen är ett resultat. Den är till för den som håller utbildningen.",
        NoProgress::Schema(_) => "Filen är av en version som inte går att läsa här.",
        NoProgress::OtherPack(_) => "Filen gäller andra rutiner.",
        NoProgress::Damaged => "Filen är skadad. Inget har ändrats här.",
    },
};

pub(super) static DANISH: Bringing = Bringing {
    title: "Hent tilbage fra en fil",
    told: "Har du gemt det, du har lavet, som fil, her eller i en anden browser, kan du gå videre derfra. Filen læses kun her. Intet bliver sendt.",
    file: "Gemt fil (JSON)",
    found: |day, cases| match cases {
        0 => {
            format!("Filen blev gemt den {day}. Der er ingen sager i den, som du har øvet dig på.")
        }
        1 => format!("Filen blev gemt den {day}. Der er 1 sag i den, som du har øvet dig på."),
        cases => format!(
            "Filen blev gemt den {day}. Der er {cases} sager i den, som du har øvet dig på."
        ),
    },
    left: |done, of| format!("I den øvelse, du var i gang med, er {done} af {of} sager løst."),
    other_rules: "Reglerne er blevet opdateret siden da. Det, du kan, er bevaret, men sager, der skulle gentages, kan være væk.",
    sure: "Det, du har lavet her, forsvinder og kan ikke hentes tilbage.",
    take: "Brug det, der er i filen",
    brought: "Det, du havde gemt, er tilbage.",
    refused: |why| match why {
        NoProgress::Kind => "Filen er ikke af den slags, der gemmes her.",
        NoProgress::Result => "Filen er et resultat. Den er til den, der underviser.",
        NoProgress::Schema(_) => "Filen er af en version, der ikke kan læses her.",
        NoProgress::OtherPack(_) => "Filen gælder andre regler.",
        NoProgress::Damaged => "Filen er beskadiget. Intet er ændret her.",
    },
};

pub(super) static ENGLISH: Bringing = Bringing {
    title: "Bring back from a file",
    told: "If you have saved what you have done as a file, here or in another browser, you can go on from there. The file is read here only. Nothing is sent.",
    file: "Saved file (JSON)",
    found: |day, cases| match cases {
        0 => format!("The file was saved on {day}. It holds no cases that you have practised."),
        1 => format!("The file was saved on {day}. It holds 1 case that you have practised."),
        cases => {
            format!("The file was saved on {day}. It holds {cases} cases that you have practised.")
        }
    },
    left: |done, of| format!("Of the set that you began {done} of {of} cases are done."),
    other_rules: "The rules have been updated since then. What you know is kept, but cases due for repetition may be gone.",
    sure: "What you have done here will be lost and cannot be had back.",
    take: "Use what is in the file",
    brought: "What you had saved is back.",
    refused: |why| match why {
        NoProgress::Kind => "The file is not one that is saved here.",
        NoProgress::Result => "The file is a result. It is for whoever holds the training.",
        NoProgress::Schema(_) => "The file is of a version that cannot be read here.",
        NoProgress::OtherPack(_) => "The file is on another routine.",
        NoProgress::Damaged => "The file is damaged. Nothing has been changed here.",
    },
};
