//! Result files of several learners, opened here and counted. Nothing of them leaves the page.

use crate::training::results::{Counted, NoResults, Results, counted, gather};
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

/// A text as result files. One that begins as an object is JSON, all else a table.
fn results(text: Option<&str>) -> Result<Vec<Results>, NoResults> {
    let text = text.ok_or(NoResults::Kind)?;
    if !text.trim_start().starts_with('{') {
        return Results::of_table(text);
    }
    let (value, kind) = files::value(text).ok_or(NoResults::Kind)?;
    if kind == saved_progress::KIND {
        return Err(NoResults::Progress);
    }
    let read: Result<Results, _> = serde_wasm_bindgen::from_value(value);
    Ok(vec![read.map_err(|_| NoResults::Kind)?.checked()?])
}

fn count(room: Room, opened: Opened) -> Told {
    let (says, pack) = (&room.says.holding, room.pack());
    let (mut mistakes, mut sound) = (Vec::new(), Vec::new());
    for (name, text) in opened {
        let left_out = match results(text.as_deref()) {
            Ok(files) => gather(&pack, &mut sound, &name, files),
            Err(why) => vec![(name, why)],
        };
        let told = left_out.iter();
        mistakes.extend(told.map(|(name, why)| (says.refused)(name, why)));
    }
    let counted = room.read_now(|lesson| {
        let trainer = lesson.trainer(lesson.on());
        trainer.map(|it| counted(&pack, it.material(), &sound))
    });
    let counted = counted.unwrap_or_else(|| Ok(Vec::new()));
    let counted = counted.unwrap_or_else(|why| {
        mistakes.push((says.refused)(says.results, &why));
        Vec::new()
    });
    (mistakes, counted)
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
