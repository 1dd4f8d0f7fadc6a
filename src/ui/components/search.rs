//! What the rulebook is shortened by: words, and one choice each of topic, source and weight.

use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement};

use crate::engine::pack::Pack;
use crate::session::rulebook::{Filter, Topic, Weight, topics, weights};
use crate::ui::desk::Desk;
use crate::ui::markup::{Markup, el, line, nothing};
use crate::ui::pages::rules::{chapter, tell_when_at_rest};

/// The field and the choices.
pub fn search(desk: Desk) -> Markup {
    let pack = desk.pack();
    let telling = desk.telling();
    let filter = desk.sieve_now();
    let typed = move |event: web_sys::Event| {
        if let Some(target) = event.target()
            && let Ok(field) = target.dyn_into::<HtmlInputElement>()
        {
            desk.narrow(&|filter| filter.text = field.value());
            tell_when_at_rest(desk);
        }
    };
    let field = el("input", "lots-field")
        .attr("type", "search")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("value", &filter.text)
        .on("input", typed);
    let mut of_topic = Choice::new(desk, |pack, filter, place| {
        filter.topic = place.map(|place| topics(pack)[place]);
    });
    for topic in topics(&pack) {
        let name = line("option", "", &chapter(desk, topic));
        let name = match topic {
            Topic::Decision(_) => desk.of_pack(name),
            Topic::Duties | Topic::Notices => name,
        };
        of_topic.add(name, filter.topic == Some(topic));
    }
    let mut of_source = Choice::new(desk, |_, filter, place| filter.source = place);
    for (source, item) in pack.sources.iter().enumerate() {
        let name = desk.of_pack(line("option", "", &item.title));
        of_source.add(name, filter.source == Some(source));
    }
    let mut of_weight = Choice::new(desk, |pack, filter, place| {
        filter.weight = place.map(|place| weights(pack)[place]);
    });
    for weight in weights(&pack) {
        let name = line("option", "", weight_in_words(desk, weight));
        of_weight.add(name, filter.weight == Some(weight));
    }
    let [topic, source, weight] = telling.narrow_by;
    el("div", "lots-search")
        .attr("role", "search")
        .child(labelled(telling.search_rules, field))
        .child(labelled(topic, of_topic.0))
        .child(labelled(source, of_source.0))
        .child(labelled(weight, of_weight.0))
}

/// A choice of one of several things, or of all.
struct Choice(Markup);

impl Choice {
    /// A choice of nothing yet; `narrow` is told the place of what is chosen, or none for all.
    fn new(desk: Desk, narrow: fn(&Pack, &mut Filter, Option<usize>)) -> Choice {
        let chosen = move |event: web_sys::Event| {
            if let Some(target) = event.target()
                && let Ok(list) = target.dyn_into::<HtmlSelectElement>()
            {
                // The first stands for all.
                let place = usize::try_from(list.selected_index() - 1).ok();
                desk.narrow(&|filter| narrow(&desk.pack(), filter, place));
                tell_when_at_rest(desk);
            }
        };
        Choice(el("select", "lots-field").on("change", chosen).child(line(
            "option",
            "",
            desk.telling().everything,
        )))
    }

    /// Adds a thing.
    fn add(&mut self, option: Markup, is_chosen: bool) {
        let option = option.flag("selected", is_chosen);
        let list = std::mem::replace(&mut self.0, nothing());
        self.0 = list.child(option);
    }
}

fn labelled(name: &str, control: Markup) -> Markup {
    el("label", "lots-filter")
        .child(line("span", "lots-filter__label", name))
        .child(control)
}

fn weight_in_words(desk: Desk, weight: Weight) -> &'static str {
    match weight {
        Weight::Force(force) => (desk.telling().force)(force),
        Weight::Gap => desk.words.gap,
        Weight::Border => desk.words.conflict,
    }
}
