//! Result files of several learners, opened here and counted. Nothing of them leaves the page.

use crate::engine::pack::Pack;
use crate::training::results::{Counted, NoResults, Results, counted};
use crate::training::saved_progress;
use crate::ui::markup::{Markup, el, line};
use crate::ui::training::files::{self, Opened};
use crate::ui::training::outcome::Outcome;
use crate::ui::training::rates;
use crate::ui::training::room::Room;

/// What came of some files: what is said of those that cannot be counted, and what the others come to, by version of the rules.
type Told = (Vec<String>, Vec<Counted>);

pub(super) fn part(room: Room) -> Markup {
    let says = &room.says.holding;
    let counted: Outcome<Told> = Outcome::new(room, "lots-counted");
    let field = files::field(
        says.files,
        ".json,.csv,application/json,text/csv",
        true,
        move |opened| counted.tell(count(room, opened)),
    );
    el("section", "lots-next")
        .child(room.heading(1, "lots-heading").text(says.results))
        .child(field)
        .child(counted.shown(move |it| shown(room, counted, it)))
}

/// A text as result files on a pack, none of which is among others yet. One that begins as an object is JSON, all else a table.
fn results(
    text: Option<&str>,
    pack: &Pack,
    others: &[(String, Results)],
) -> Result<Vec<Results>, NoResults> {
    let text = text.ok_or(NoResults::Kind)?;
    let files = if text.trim_start().starts_with('{') {
        let (value, kind) = files::value(text).ok_or(NoResults::Kind)?;
        if kind == saved_progress::KIND {
            return Err(NoResults::Progress);
        }
        let read: Result<Results, _> = serde_wasm_bindgen::from_value(value);
        vec![read.map_err(|_| NoResults::Kind)?.checked()?]
    } else {
        Results::of_table(text)?
    };
    for file in &files {
        if file.pack.id != pack.id {
            return Err(NoResults::OtherPack(file.pack.id.clone()));
        }
        if others.iter().any(|(_, it)| it.is_same(file)) {
            return Err(NoResults::Twice);
        }
    }
    Ok(files)
}

fn count(room: Room, opened: Opened) -> Told {
    let (says, pack) = (&room.says.holding, room.pack());
    let (mut mistakes, mut sound) = (Vec::new(), Vec::new());
    for (name, text) in opened {
        match results(text.as_deref(), &pack, &sound) {
            Ok(files) => sound.extend(files.into_iter().map(|it| (name.clone(), it))),
            Err(why) => mistakes.push((says.refused)(&name, &why)),
        }
    }
    let counted = room.read_now(|lesson| {
        let trainer = lesson.trainer(lesson.on())?;
        counted(&pack, trainer.material(), &sound).ok()
    });
    (mistakes, counted.unwrap_or_default())
}

fn shown(room: Room, place: Outcome<Told>, told: &Told) -> Markup {
    let (mistakes, all) = told;
    let mut part = place.mark(el("div", "lots-rates"));
    for mistake in mistakes {
        part = part.child(line("p", "lots-mistake", mistake));
    }
    let is_mixed = all.len() > 1;
    for it in all {
        part = part.child(rates::part(room, it, is_mixed));
    }
    part
}
