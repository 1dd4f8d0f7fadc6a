//! Result files of several learners, opened here and counted. Nothing of them leaves the page.

use leptos::prelude::{GetValue, LocalStorage, SetValue, StoredValue, UpdateValue};

use crate::training::results::{Counted, Gathered, NoResults, Results, counted};
use crate::training::saved_progress;
use crate::ui::focus;
use crate::ui::markup::{Markup, button, el, line};
use crate::ui::training::files::{self, Opened};
use crate::ui::training::outcome::Outcome;
use crate::ui::training::rates;
use crate::ui::training::room::Room;

/// What came of the files that were opened last: what is said of those that cannot be counted, and what all that were opened come to, by
/// version of the rules.
type Told = (Vec<String>, Vec<Counted>);

/// What was opened on this page.
type Opening = StoredValue<Gathered, LocalStorage>;

pub(super) fn part(room: Room) -> Markup {
    let says = &room.says.holding;
    let counted: Outcome<Told> = Outcome::new(room, "lots-counted");
    let gathered: Opening = StoredValue::new_local(Gathered::default());
    let field = files::field(
        says.files,
        ".json,.csv,application/json,text/csv",
        true,
        move |opened| counted.tell(count(room, gathered, opened)),
    );
    el("section", "lots-next")
        .attr("id", PLACE)
        .child(room.heading(1, "lots-heading").text(says.results))
        .child(field)
        .child(counted.shown(move |it| shown(room, gathered, counted, it)))
}

/// The id of the part.
const PLACE: &str = "lots-counting";

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

fn count(room: Room, gathered: Opening, opened: Opened) -> Told {
    let (says, pack) = (&room.says.holding, room.pack());
    let mut mistakes = Vec::new();
    gathered.update_value(|gathered| {
        for (name, text) in opened {
            let left_out = match results(text.as_deref()) {
                Ok(files) => gathered.add(&pack, &name, files),
                Err(why) => vec![(name, why)],
            };
            let told = left_out.iter();
            mistakes.extend(told.map(|(name, why)| (says.refused)(name, why)));
        }
    });
    let gathered = gathered.get_value();
    let counted = room.read_now(|lesson| {
        let trainer = lesson.trainer(lesson.on());
        trainer.map(|it| counted(&pack, it.material(), &gathered))
    });
    (mistakes, counted.unwrap_or_default())
}

fn shown(room: Room, gathered: Opening, place: Outcome<Told>, told: &Told) -> Markup {
    let says = &room.says.holding;
    let (mistakes, all) = told;
    let mut part = place.mark(el("div", "lots-rates"));
    for mistake in mistakes {
        part = part.child(line("p", "lots-mistake", mistake));
    }
    let is_mixed = all.len() > 1;
    for it in all {
        part = part.child(rates::part(room, it, is_mixed));
    }
    if all.is_empty() {
        return part;
    }
    let restart = button("lots-button", move || {
        gathered.set_value(Gathered::default());
        place.forget();
        room.announce(says.restarted);
        // The button is gone with what it stood under.
        if let Some(field) = focus::find(&room.root(), &format!("#{PLACE} input")) {
            let _ = field.focus();
        }
    });
    part.child(line("p", "lots-hint", says.files_told))
        .child(el("div", "lots-actions").child(restart.text(says.restart)))
}
