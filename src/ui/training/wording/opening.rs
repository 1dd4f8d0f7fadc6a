//! The words for a set that is opened from a file, by who is to do it.

use crate::ui::training::opening::NoSet;

/// The words of one language.
pub struct Opening {
    /// Unfolds it.
    pub title: &'static str,
    /// What it is for, and that it is sent nowhere.
    pub told: &'static str,
    /// Label of the file.
    pub file: &'static str,
    /// It was opened.
    pub opened: &'static str,
    /// A file cannot be opened, because.
    pub refused: fn(&NoSet) -> &'static str,
}

pub(super) static SWEDISH: Opening = Opening {
    title: "Öppna en övning från en fil",
    told: "Har du fått en övning som fil kan du öppna den här. Filen läses bara här. Inget skickas.",
    file: "Övningens fil (JSON)",
    opened: "Övningen är öppnad.",
    refused: |why| match why {
        NoSet::Kind => "Filen innehåller ingen övning.",
        NoSet::Saved => {
            "Filen är något som en deltagare har sparat. En övning får du av den som håller utbildningen."
        }
        NoSet::Schema => "Filen är av en version som inte går att läsa här.",
        NoSet::OtherPack => {
            "Övningen gäller en annan rutin. Öppna den rutinen först och välj sedan filen där."
        }
        NoSet::Damaged => "Övningen i filen är skadad. Be om filen igen.",
    },
};

pub(super) static DANISH: Opening = Opening {
    title: "Åbn en øvelse fra en fil",
    told: "Har du fået en øvelse som fil, kan du åbne den her. Filen læses kun her. Intet bliver sendt.",
    file: "Øvelsens fil (JSON)",
    opened: "Øvelsen er åbnet.",
    refused: |why| match why {
        NoSet::Kind => "Der er ingen øvelse i filen.",
        NoSet::Saved => {
            "Filen er noget, en deltager har gemt. En øvelse får du af den, der underviser."
        }
        NoSet::Schema => "Filen er af en version, der ikke kan læses her.",
        NoSet::OtherPack => {
            "Øvelsen gælder andre regler. Åbn først de regler, og vælg så filen der."
        }
        NoSet::Damaged => "Øvelsen i filen er beskadiget. Bed om filen igen.",
    },
};

pub(super) static ENGLISH: Opening = Opening {
    title: "Open a set from a file",
    told: "If you have been given a set as a file, you can open it here. The file is read here only. Nothing is sent.",
    file: "File of the set (JSON)",
    opened: "The set is open.",
    refused: |why| match why {
        NoSet::Kind => "The file holds no set.",
        NoSet::Saved => {
            "The file is something that a participant has saved. A set comes from whoever holds the training."
        }
        NoSet::Schema => "The file is of a version that cannot be read here.",
        NoSet::OtherPack => {
            "The set is on another routine. Open that routine first and then choose the file there."
        }
        NoSet::Damaged => "The set in the file is damaged. Ask for the file again.",
    },
};
