//! A set as an argument gives it: the file that the trainer saves, a file that holds its text, or the text itself.

use std::path::Path;

use crate::author::read_text;
use crate::cli::Trouble;
use crate::engine::pack::{Material, Pack};
use crate::training::{Choice, NoSavedSet, SavedSet, Trainer};

/// The largest file of a set, in bytes.
const LONGEST: usize = 1 << 20;

/// The set, and the title that its file gives it.
pub(super) fn read(
    given: &str,
    pack: &Pack,
    material: &Material,
) -> Result<(Choice, String), Trouble> {
    let wrong = |line: String| Trouble::Use(vec![line]);
    let (text, title) = if Path::new(given).exists() {
        let text = read_text(given, LONGEST).map_err(|why| wrong(format!("`{given}` {why}")))?;
        match text.trim_start().starts_with('{') {
            true => saved(given, &text, &pack.id).map_err(wrong)?,
            false => (text.trim().to_owned(), String::new()),
        }
    } else if given.contains(';') {
        (given.to_owned(), String::new())
    } else {
        return Err(wrong(format!(
            "there is no file `{given}`, and it is no set, which looks like 1;2026-11-23;7;20;80"
        )));
    };
    let (choice, amended) = Choice::take(&text, pack, material)
        .map_err(|it| wrong(format!("`{given}` cannot be opened: {}", it.0)))?;
    if amended.left_out > 0 {
        eprintln!(
            "lots: the set names kinds, topics, rules or cases that the pack `{}` does not have; they are left out, and where none of its kinds, topics or rules is there nothing is drawn",
            pack.id
        );
    }
    if amended.lowers_pass {
        eprintln!("lots: the set takes more than 100 points to pass; here 100 are enough");
    }
    Ok((choice, title))
}

/// The text and the title of a saved set.
fn saved(file: &str, text: &str, pack: &str) -> Result<(String, String), String> {
    let refuse = |why: String| format!("`{file}` is no set for the pack `{pack}`: {why}");
    let read: SavedSet = serde_json::from_str(text).map_err(|error| refuse(error.to_string()))?;
    let set = read.checked(pack).map_err(|reason| {
        refuse(match reason {
            NoSavedSet::Kind => "it is another kind of file".to_owned(),
            NoSavedSet::Schema(other) => format!("it is of version {other}, and this reads 1"),
            NoSavedSet::OtherPack(other) => format!("it is for the pack `{other}`"),
        })
    })?;
    Ok((set.set, set.title))
}

/// A pack without a sentence and a written case has no exercises.
pub(super) fn is_taught(trainer: &Trainer<'_>) -> Result<(), Trouble> {
    if !trainer.kinds().is_empty() {
        return Ok(());
    }
    Err(Trouble::Use(vec![format!(
        "the pack `{}` has no [[told]] sentences and no [[vignette]]: there is nothing to make exercises of",
        trainer.pack().id
    )]))
}
