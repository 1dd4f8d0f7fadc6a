//! A set is put together: what is chosen for it, what comes of it, and the ways to hand it on.

use std::rc::Rc;

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use crate::engine::pack::RuleId;
use crate::engine::reasons::alike;
use crate::training::handout::Handout;
use crate::training::{Choice, SavedSet, Set, rules_of};
use crate::ui::components::texts;
use crate::ui::markup::{Markup, button, button_on, el, line, nothing};
use crate::ui::training::files::json;
use crate::ui::training::guessing::choice;
use crate::ui::training::naming;
use crate::ui::training::outcome::Outcome;
use crate::ui::training::paper::Paper;
use crate::ui::training::rates;
use crate::ui::training::room::Room;
use crate::ui::{focus, save};

/// The field for the name of the set.
const NAME: &str = "lots-set-name";

/// As many exercises as a set may have beside those chosen by name.
const MOST: usize = 50;

/// What came of it.
enum Made {
    NoNumber,
    Set {
        text: String,
        choice: Choice,
        set: Set,
    },
}

pub(super) fn part(room: Room, paper: Paper) -> Markup {
    let says = &room.says.holding;
    let made: Outcome<Made> = Outcome::new(room, "lots-made");
    let put = move || {
        paper.clear();
        if let Some(it) = put_together(room) {
            made.tell(it);
        }
    };
    let number = |id: &str, label: &str, value: &str, most: &str| {
        let field = el("input", "lots-field")
            .attr("id", id)
            .attr("type", "number")
            .attr("min", "0")
            .attr("value", value);
        let field = match most {
            "" => field,
            most => field.attr("max", most),
        };
        el("label", "lots-done__name")
            .child(line("span", "", label))
            .child(field)
    };
    let seed = (room.seed() % 10_000).to_string();
    el("section", "lots-next")
        .child(room.heading(1, "lots-heading").text(says.put))
        .child(line("p", "", says.put_told))
        .child(chosen(room))
        .child(number(
            "lots-count",
            &(says.count)(MOST),
            "10",
            &MOST.to_string(),
        ))
        .child(number("lots-pass", says.pass, "80", "100"))
        .child(number("lots-seed", says.seed, &seed, ""))
        .child(naming::field(NAME, says.name))
        .child(button("lots-button lots-button--primary", put).text(says.make))
        .child(made.shown(move |it| shown(room, paper, made, it)))
}

/// The topics, the rules of each, the kinds and the written cases, each group folded.
fn chosen(room: Room) -> Markup {
    let (says, pack) = (&room.says.holding, room.pack());
    let in_words = |text: &str| room.of_pack(line("span", "", text));
    let topics = room.read_now(|lesson| {
        let topics = lesson.overview().topics.into_iter().map(|(topic, _)| topic);
        topics.collect::<Vec<usize>>()
    });
    let (kinds, written) = room.read_now(|lesson| {
        let trainer = lesson.trainer(lesson.on());
        trainer.map_or_else(Default::default, |it| {
            let written = it.material().vignettes.iter().map(|it| it.title.clone());
            (it.kinds(), written.collect::<Vec<String>>())
        })
    });
    // As the sources have them: each rule stands under its first topic, and those that say the same in words are one box.
    let mut listed: Vec<RuleId> = Vec::new();
    let mut by_topic = el("div", "");
    let mut in_order = topics.clone();
    in_order.sort_unstable();
    for topic in in_order {
        let mut rules = rules_of(&pack, topic);
        rules.retain(|rule| !listed.contains(rule));
        listed.extend(&rules);
        let of_topic = alike(&pack, &rules).into_iter().map(|rules| {
            let places: Vec<String> = rules.iter().map(RuleId::to_string).collect();
            (places.join(","), in_words(&pack.rules[rules[0]].because))
        });
        let all: Vec<(String, Markup)> = of_topic.collect();
        if all.is_empty() {
            continue;
        }
        let title = &pack.sections[topic].title;
        by_topic = by_topic.child(folded(
            in_words(title),
            group("lots-rules", all).attr("aria-label", title),
        ));
    }
    let topics = topics.into_iter();
    let topics = topics.map(|it| (it.to_string(), in_words(&pack.sections[it].title)));
    let kinds = kinds
        .into_iter()
        .map(|kind| (kind.code().to_owned(), line("span", "", (says.kind)(kind))));
    let written = written.iter().enumerate();
    let written = written.map(|(place, title)| (place.to_string(), in_words(title)));
    let part = |name: &str, label: &str, all: Vec<(String, Markup)>| {
        if all.is_empty() {
            return nothing();
        }
        let list = group(name, all).attr("aria-label", label);
        folded(line("span", "", label), list)
    };
    el("div", "")
        .child(part("lots-topics", says.topics, topics.collect()))
        .child(folded(line("span", "", says.rules), by_topic))
        .child(part("lots-kinds", says.kinds, kinds.collect()))
        .child(part("lots-written", says.vignettes, written.collect()))
}

/// Boxes of one name, each with its value and label.
fn group(name: &str, all: Vec<(String, Markup)>) -> Markup {
    let mut list = el("div", "lots-choices").attr("role", "group");
    for (value, label) in all {
        let control = el("input", "")
            .attr("type", "checkbox")
            .attr("name", name)
            .attr("value", &value);
        list = list.child(choice(control, label));
    }
    list
}

/// Something under a title that unfolds it.
fn folded(title: Markup, body: Markup) -> Markup {
    el("details", "lots-details")
        .child(el("summary", "").child(title))
        .child(el("div", "lots-details__body").child(body))
}

/// What stands in a field.
fn value(room: Room, id: &str) -> String {
    let field = focus::find(&room.root(), id);
    let field = field.and_then(|it| it.dyn_into::<HtmlInputElement>().ok());
    field.map_or_else(String::new, |it| it.value())
}

/// What is ticked of a group.
fn ticked(room: Room, name: &str) -> Vec<String> {
    let selector = format!("input[name='{name}']:checked");
    let Ok(all) = room.root().query_selector_all(&selector) else {
        return Vec::new();
    };
    let all = (0..all.length()).filter_map(|place| all.get(place));
    all.filter_map(|it| Some(it.dyn_into::<HtmlInputElement>().ok()?.value()))
        .collect()
}

/// What comes of what is chosen; nothing where the pack has no exercises to draw.
fn put_together(room: Room) -> Option<Made> {
    let number = |id| value(room, id).trim().parse::<u64>().ok();
    let within = |id, most| number(id).filter(|it| *it <= most);
    let numbers = (
        within("#lots-count", MOST as u64),
        number("#lots-seed"),
        within("#lots-pass", 100),
    );
    let (Some(count), Some(seed), Some(pass)) = numbers else {
        return Some(Made::NoNumber);
    };
    let places = |name| -> Vec<usize> {
        let all = ticked(room, name);
        let each = all.iter().flat_map(|it| it.split(','));
        each.filter_map(|it| it.parse().ok()).collect()
    };
    let kinds = ticked(room, "lots-kinds").into_iter();
    room.read_now(|lesson| {
        let mut choice = Choice {
            kinds: kinds.filter_map(|it| it.parse().ok()).collect(),
            topics: places("lots-topics"),
            rules: places("lots-rules"),
            vignettes: places("lots-written"),
            pass: pass as u8,
            ..Choice::new(lesson.on(), seed, count as usize)
        };
        let trainer = lesson.trainer(lesson.on())?;
        let set = trainer.set(&choice);
        // What is not found is not asked for either, so that whoever opens the set is told how many there are.
        choice.count -= set.missing.min(choice.count);
        Some(Made::Set {
            text: choice.text(&trainer),
            set,
            choice,
        })
    })
}

fn shown(room: Room, paper: Paper, place: Outcome<Made>, made: &Rc<Made>) -> Markup {
    let says = &room.says.holding;
    let Made::Set { text, set, .. } = &**made else {
        return place.mark(line("p", "lots-mistake", &(says.no_number)(MOST)));
    };
    let told = (says.found)(set.exercises.len(), set.missing);
    let told = place.mark(room.heading(2, "lots-heading").text(&told));
    let part = el("section", "lots-next").child(told);
    if set.exercises.is_empty() {
        return part;
    }
    let pack = room.pack();
    let mut list = el("ol", "lots-put__cases");
    for exercise in &set.exercises {
        let told = rates::called(
            room,
            Some(exercise.kind),
            &exercise.name(&pack),
            &exercise.id.to_string(),
        );
        list = list.child(el("li", "").child(told));
    }
    let page = document().url().unwrap_or_default();
    let page = page.split('#').next().unwrap_or_default();
    let address = format!("{page}#set={text}");
    let field = texts::field(says.link).attr("rows", "3").verbatim(&address);
    let field = el("label", "lots-done__name")
        .child(line("span", "", says.link))
        .child(field);
    let copy = button_on("lots-button", move |event| {
        if let Some(field) = texts::field_beside(&event) {
            let telling = room.telling();
            room.announce(if texts::is_copied(&field) {
                telling.copied
            } else {
                telling.not_copied
            });
        }
    });
    let copy = copy.text(room.telling().taking.copy_link);
    let open = el("a", "lots-link")
        .attr("href", &address)
        .attr("target", "_blank")
        .attr("rel", "noopener")
        .text(says.open_link);
    let unnamed = SavedSet::new(&pack.id, text, "");
    let file = unnamed.file_name();
    let save_it = button("lots-button", move || {
        let Some(name) = naming::name(room, NAME) else {
            return;
        };
        let set = SavedSet {
            title: name,
            ..unnamed.clone()
        };
        if save::save(&set.file_name(), "application/json", &json(&set)).is_some() {
            room.announce(room.says.saved);
        }
    });
    let ways = el("div", "lots-actions")
        .child(copy)
        .child(save_it.text(says.save));
    part.child(list)
        .child(
            el("div", "lots-next")
                .attr("data-copied", "")
                .child(field)
                .child(ways),
        )
        .child(el("p", "").child(open))
        .child(on_paper(room, paper, made))
        .child(onward(room, &file))
}

/// The ways to have it on paper, without its key and with it.
fn on_paper(room: Room, paper: Paper, made: &Rc<Made>) -> Markup {
    let says = &room.says.holding;
    let mut ways = el("div", "lots-actions");
    for (label, with_key) in says.print.into_iter().zip([false, true]) {
        let made = Rc::clone(made);
        let print = button("lots-button", move || {
            let Some(name) = naming::name(room, NAME) else {
                return;
            };
            if let Made::Set { choice, set, .. } = &*made {
                paper.print(Handout::new(&room.pack(), choice, set, &name), with_key);
            }
        });
        ways = ways.child(print.text(label));
    }
    el("div", "lots-next")
        .child(ways)
        .child(line("p", "lots-hint", says.print_told))
}

/// What the command line makes of the saved file.
fn onward(room: Room, file: &str) -> Markup {
    let says = &room.says.holding;
    let id = &room.pack().id;
    let commands = [
        format!("lots exercises {id} --set {file} --format html > handout.html"),
        format!("lots exercises {id} --set {file} --format html --without-key > handout.html"),
        format!("lots course {id} --set {file} --out course.zip"),
    ];
    let mut body = el("div", "lots-details__body").child(line("p", "", &(says.onward_told)(id)));
    for command in commands {
        body = body.child(el("p", "").child(line("code", "", &command).attr("translate", "no")));
    }
    el("details", "lots-details")
        .child(line("summary", "", says.onward))
        .child(body)
}
