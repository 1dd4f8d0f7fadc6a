//! `lots course`: a set of exercises as a zip for a learning platform.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use crate::cli::{Trouble, checked, in_force, print, set, trouble, write};
use crate::training::Trainer;
use crate::workbench::course::{self, Course, Standard};

pub(super) const HELP: &str = "The zip holds the set, the pack as it is now, and the training program: the same ones give the same bytes.
Without --player the program is looked for beside `lots`, and in target/dist and target/build below this folder, where `make dist`
and `make site` put it.

Exit code: 0 written; 1 the pack has problems; 2 wrong use or a file that cannot be read or written.";

/// What is asked for.
#[derive(Args)]
pub(super) struct Asked {
    /// A pack file or the id of a shipped pack
    pack: String,
    /// The set: its file, as the trainer saves it, or its text, as a link has it
    #[arg(long, value_name = "FILE|TEXT")]
    set: String,
    /// The zip to write
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// By which standard the platform takes it
    #[arg(long, value_enum, default_value_t = Form::Scorm12)]
    format: Form,
    /// What the course is called; as the set's file says if left out
    #[arg(long, value_name = "TITLE")]
    title: Option<String>,
    /// The script samverkanslots-VERSION.training.single.js
    #[arg(long, value_name = "FILE")]
    player: Option<PathBuf>,
}

/// By which standard.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    /// SCORM 1.2, which nearly every platform takes.
    Scorm12,
    /// cmi5.
    Cmi5,
}

/// The longest title that platforms take.
const LONGEST_TITLE: usize = 200;

pub(super) fn run(asked: &Asked) -> Result<(), Trouble> {
    let wrong = |line: String| Trouble::Use(vec![line]);
    let pack = checked(&asked.pack).map_err(|failure| trouble(&asked.pack, failure))?;
    let (choice, titled) = set::read(&asked.set, &pack.pack, &pack.material)?;
    in_force(&pack.pack.id, pack.pack.validity, choice.on)?;
    let trainer = Trainer::new(&pack.pack, &pack.material, choice.on);
    let trainer = trainer.map_err(|it| wrong(it.to_string()))?;
    set::is_taught(&trainer)?;
    let made = trainer.set(&choice);
    if made.exercises.is_empty() {
        return Err(wrong("the set has no exercise".to_owned()));
    }
    let title = asked.title.clone().unwrap_or(titled);
    let title = match title.trim() {
        "" => course::title(&pack),
        title => title.to_owned(),
    };
    if title.chars().count() > LONGEST_TITLE {
        let line = format!("a title has at most {LONGEST_TITLE} letters");
        return Err(wrong(line));
    }
    let player = player(asked.player.as_deref()).map_err(wrong)?;
    let zip = Course {
        pack: &pack,
        set: &choice.text(&trainer),
        pass: choice.pass,
        title: &title,
        player: &player,
        standard: match asked.format {
            Form::Scorm12 => Standard::Scorm12,
            Form::Cmi5 => Standard::Cmi5,
        },
    }
    .zip();
    write::bytes(&asked.out, &zip)?;
    let (out, count) = (asked.out.display(), made.exercises.len());
    let pass = choice.pass;
    print(&format!(
        "{out}: {title}, {count} exercises, passed from {pass} %, {} bytes\n",
        zip.len()
    ));
    if made.missing > 0 {
        eprintln!(
            "lots: {} more such exercises were asked for and not found",
            made.missing
        );
    }
    Ok(())
}

/// The script with the training program inside.
fn player(given: Option<&Path>) -> Result<Vec<u8>, String> {
    let version = env!("CARGO_PKG_VERSION");
    let name = format!("samverkanslots-{version}.training.single.js");
    let own = std::env::current_exe().ok();
    let beside = own.as_deref().and_then(Path::parent).map(Path::to_owned);
    let places: Vec<PathBuf> = match given {
        Some(file) => vec![file.to_owned()],
        None => (beside.into_iter())
            .chain([
                PathBuf::from(format!("target/dist/samverkanslots-{version}")),
                PathBuf::from("target/build/inside"),
            ])
            .map(|folder| folder.join(&name))
            .collect(),
    };
    for place in &places {
        match std::fs::read(place) {
            Ok(script) => return sound(script, place),
            Err(error) if given.is_some() => {
                return Err(format!("`{}` cannot be read: {error}", place.display()));
            }
            Err(_) => {}
        }
    }
    let places: Vec<String> = (places.iter())
        .map(|place| format!("`{}`", place.display()))
        .collect();
    Err(format!(
        "the training program is in none of {}: `make dist` builds it, or --player FILE says where it is",
        places.join(", ")
    ))
}

/// What is no script of training would only be noticed by learners.
fn sound(script: Vec<u8>, place: &Path) -> Result<Vec<u8>, String> {
    let text = String::from_utf8_lossy(&script);
    let exports = text.rsplit("export").next().unwrap_or_default();
    let is_it = text.contains("export")
        && exports
            .split(|c: char| !c.is_alphanumeric())
            .any(|it| it == "train");
    match is_it {
        true => Ok(script),
        false => Err(format!(
            "`{}` is not the training program: it exports no `train`",
            place.display()
        )),
    }
}
