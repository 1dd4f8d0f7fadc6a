//! What a hand-out says beside the pack's own words, in three languages.

/// The words of a hand-out.
#[derive(Debug)]
pub struct Words {
    /// What it is called where it has no title.
    pub exercises: &'static str,
    /// An exercise, before its number.
    pub exercise: &'static str,
    /// On which day it is judged, and from how many per cent it is passed.
    pub judged: fn(&str, u8) -> String,
    /// What is to be done.
    pub how: &'static str,
    /// Where the learner writes a name.
    pub name: &'static str,
    /// Beside a decision of which several values may be the answer.
    pub several: &'static str,
    /// Above the answers that one may choose among.
    pub choose: &'static str,
    /// The routine gives no answer.
    pub silent: &'static str,
    /// It contradicts itself.
    pub collides: &'static str,
    /// It cannot be told by what is known.
    pub cannot_tell: &'static str,
    /// Nobody is the answer.
    pub nobody: &'static str,
    /// Before what is presumed.
    pub presumed: &'static str,
    /// After a value that one of several rules gives, before the rules.
    pub one_of: &'static str,
    /// Why it cannot be told: what it depends on.
    pub turns_on: fn(&str) -> String,
    /// How sure somebody is, and the three answers.
    pub sure: [&'static str; 4],
    /// Above the key.
    pub key: &'static str,
    /// What the numbers in brackets are.
    pub numbers: &'static str,
    /// Before the facts that decide.
    pub matter: &'static str,
    /// Before those that do not.
    pub beside: &'static str,
    /// Before what is told instead in the case beside it.
    pub instead: &'static str,
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
    exercise: "Övning",
    judged: |day, pass| format!("Bedöms den {day}. Godkänt från {pass} procent rätt."),
    how: "Läs vad din kollega säger i telefon. Stryk under det som avgör. Kryssa sedan i vad rutinen svarar, också när den inte ger något svar.",
    name: "Namn",
    several: "flera svar kan stämma",
    choose: "Svar att välja bland",
    silent: "Rutinen tiger",
    collides: "Rutinen motsäger sig själv",
    cannot_tell: "Det går inte att säga än",
    nobody: "Ingen",
    presumed: "Ett rimligt antagande är",
    one_of: "flera regler ger samma svar",
    turns_on: |facts| format!("Det beror på: {facts}. Det framgår inte av samtalet."),
    sure: ["Hur säker är du?", "Jag gissar", "Ganska säker", "Säker"],
    key: "Facit",
    numbers: "Inom hakparentes står de ställen i rutinen som svaret bygger på. Samma beteckningar står vid reglerna i programmet.",
    matter: "Det här avgör",
    beside: "Det här ändrar inget",
    instead: "Om det i stället var så",
};

static DANISH: Words = Words {
    exercises: "Øvelser",
    exercise: "Øvelse",
    judged: |day, pass| format!("Vurderes pr. {day}. Bestået fra {pass} procent rigtige."),
    how: "Læs, hvad din kollega siger i telefonen. Understreg det, der afgør sagen. Sæt så kryds ved det, reglerne svarer, også når de ikke giver noget svar.",
    name: "Navn",
    several: "flere svar kan passe",
    choose: "Svar at vælge imellem",
    silent: "Reglerne tier",
    collides: "Reglerne modsiger sig selv",
    cannot_tell: "Det kan ikke siges endnu",
    nobody: "Ingen",
    presumed: "En rimelig antagelse er",
    one_of: "flere regler giver samme svar",
    turns_on: |facts| format!("Det afhænger af: {facts}. Det fremgår ikke af samtalen."),
    sure: ["Hvor sikker er du?", "Jeg gætter", "Ret sikker", "Sikker"],
    key: "Facit",
    numbers: "I kantet parentes står de steder i reglerne, som svaret bygger på. De samme betegnelser står ved reglerne i programmet.",
    matter: "Det her afgør",
    beside: "Det her ændrer ikke noget",
    instead: "Hvis det i stedet var sådan",
};

static ENGLISH: Words = Words {
    exercises: "Exercises",
    exercise: "Exercise",
    judged: |day, pass| format!("Judged on {day}. Passed from {pass} per cent right."),
    how: "Read what your colleague says on the telephone. Underline what decides. Then tick what the routine answers, also where it gives no answer.",
    name: "Name",
    several: "several answers may be right",
    choose: "Answers to choose among",
    silent: "The routine is silent",
    collides: "The routine contradicts itself",
    cannot_tell: "It cannot be told yet",
    nobody: "Nobody",
    presumed: "A reasonable assumption is",
    one_of: "several rules give the same outcome",
    turns_on: |facts| format!("It depends on: {facts}. The call does not say."),
    sure: ["How sure are you?", "I am guessing", "Fairly sure", "Sure"],
    key: "Key",
    numbers: "In brackets are the places in the routine that an answer rests on. The same references stand beside the rules in the program.",
    matter: "This decides",
    beside: "This changes nothing",
    instead: "If it were like this instead",
};
