//! The worked cases of a pack: what is known of each, and what comes of it.

use maud::{Markup, html};

use crate::author::model::{Example, Expected, Fact, Model};
use crate::author::phrasing::alternatives;
use crate::author::phrasing::time::date;
use crate::author::phrasing::words::Words as Phrasing;
use crate::engine::pack::ValueId;
use crate::exchange::answers::{self, Raw};
use crate::workbench::book::Book;
use crate::workbench::book::links::Place;
use crate::workbench::book::rules::capital;
use crate::workbench::book::words::Words;

impl Book<'_> {
    pub(super) fn examples(&self) -> Markup {
        let words = self.words;
        html! {
            p.lead { (words.cases_intro) }
            table.cases {
                caption.hidden { (words.cases) }
                thead { tr {
                    th.number scope="col" { (capital(words.example)) }
                    th scope="col" { (words.case) }
                    th scope="col" { (words.outcome) }
                } }
                tbody { @for (at, example) in self.model.examples.iter().enumerate() {
                    tr id=(format!("example-{}", at + 1)) {
                        th.number scope="row" { (at + 1) }
                        td data-label=(words.case) {
                            p { b { (example.name) } }
                            p { (known(self.model, self.plain, example)) }
                        }
                        td data-label=(words.outcome) { (self.expected(example)) }
                    }
                } }
            }
        }
    }

    fn expected(&self, example: &Example) -> Markup {
        let (model, words) = (self.model, self.words);
        let duties = example.duties.iter().filter_map(|id| duty(model, id));
        let duties: Vec<Place> = duties.map(Place::Duty).collect();
        html! {
            ul.answers {
                @for (decision, expected) in &example.expect {
                    li { (model.decisions[*decision].title) ": " b { (comes(model, words, self.plain, *decision, expected)) } }
                }
            }
            @if !duties.is_empty() { p.note { (words.tasks) " " (self.links(duties)) } }
            @for (heading, told) in beside(model, words, self.plain, example) {
                @if !told.is_empty() { p.note { (heading) " " (told) } }
            }
            @if !example.basis.is_empty() {
                p.note { @for (at, id) in example.basis.iter().enumerate() { @if at > 0 { ", " } (self.id(id)) } }
            }
        }
    }
}

/// An example as it is compared with one of an older pack.
pub(super) fn compared(
    model: &Model,
    words: &'static Words,
    plain: &Phrasing,
    example: &Example,
) -> Vec<(&'static str, String)> {
    let Example {
        place: _,
        name: _,
        on,
        answers: _,
        expect,
        basis,
        duties,
        // What stands beside the decisions.
        notices: _,
        never: _,
        deadlines: _,
        open: _,
    } = example;
    let expected = expect.iter().map(|(&decision, expected)| {
        let title = &model.decisions[decision].title;
        let comes = comes(model, words, plain, decision, expected);
        format!("{title}: {comes}")
    });
    let duties = duties.iter().map(|id| called(model, id));
    let mut told = vec![
        (words.case, known(model, plain, example)),
        ("", date(plain, *on)),
        (words.outcome, expected.collect::<Vec<_>>().join(" · ")),
        (words.tasks, duties.collect::<Vec<_>>().join(", ")),
        (words.ids, basis.join(", ")),
    ];
    told.extend(beside(model, words, plain, example));
    told
}

/// What an example demands beside decisions and duties, each under its heading; empty where it demands nothing of the kind.
fn beside(
    model: &Model,
    words: &'static Words,
    plain: &Phrasing,
    example: &Example,
) -> [(&'static str, String); 4] {
    let listed = |ids: &[String]| {
        let ids = ids.iter().map(|id| called(model, id));
        ids.collect::<Vec<String>>().join(", ")
    };
    let deadlines = example.deadlines.iter().map(|(id, by)| {
        let (day, time) = by.split_once(' ').unwrap_or((by, ""));
        let day = answers::date(day).map_or_else(|| day.to_owned(), |day| date(plain, day));
        let time = match time {
            "" => String::new(),
            time => format!(", {}", (plain.at_clock)(&time.replace(':', "."))),
        };
        format!("{}: {day}{time}", called(model, id))
    });
    let open = example.open.as_ref().map(|facts| {
        let facts = facts.iter().map(|&fact| model.facts[fact].short.as_str());
        let facts: Vec<&str> = facts.collect();
        match facts.is_empty() {
            true => plain.nothing.to_owned(),
            false => facts.join(", "),
        }
    });
    [
        (words.reminded, listed(&example.notices)),
        (words.never_comes, listed(&example.never)),
        (words.due_by, deadlines.collect::<Vec<_>>().join(" · ")),
        (words.asked_still, open.unwrap_or_default()),
    ]
}

/// What a duty, notice or text is called.
fn called(model: &Model, id: &str) -> String {
    let notice = || model.notices.iter().find(|notice| notice.id == *id);
    let text = || model.templates.iter().find(|text| text.id == *id);
    let found = (duty(model, id).map(|at| &model.duties[at].label))
        .or_else(|| notice().map(|notice| &notice.text))
        .or_else(|| text().map(|text| &text.title));
    found.map_or(id, String::as_str).to_owned()
}

fn duty(model: &Model, id: &str) -> Option<usize> {
    model.duties.iter().position(|duty| duty.id == *id)
}

/// What is known of a case: "Ålder: 34 · Behov: Missbruk, inte Boende".
fn known(model: &Model, plain: &Phrasing, example: &Example) -> String {
    let Raw::Table(entries) = &example.answers else {
        return String::new();
    };
    let told: Vec<String> = entries
        .iter()
        .filter_map(|(id, raw)| {
            let fact = model.facts.iter().find(|fact| fact.id == *id)?;
            Some(format!("{}: {}", fact.short, answer(plain, fact, raw)))
        })
        .collect();
    told.join(" · ")
}

/// An answer as it was written, in words.
fn answer(plain: &Phrasing, fact: &Fact, raw: &Raw) -> String {
    let label = |code: &str| {
        let value = fact.values.iter().find(|value| value.code == code);
        value.map_or_else(|| code.to_owned(), |value| value.label.clone())
    };
    match raw {
        Raw::Null => plain.unknown.to_owned(),
        Raw::Flag(flag) => if *flag { plain.yes } else { plain.no }.to_owned(),
        Raw::Number(number) => number.to_string(),
        Raw::Text(text) => match answers::date(text) {
            Some(day) => date(plain, day),
            None => label(text),
        },
        Raw::List(items) if items.is_empty() => plain.nothing.to_owned(),
        Raw::List(items) => {
            let named: Vec<String> = items.iter().map(|it| answer(plain, fact, it)).collect();
            named.join(", ")
        }
        Raw::Table(entries) => {
            let named: Vec<String> = entries
                .iter()
                .map(|(code, raw)| match raw {
                    Raw::Flag(false) => (plain.not)(&label(code)),
                    _ => label(code),
                })
                .collect();
            named.join(", ")
        }
    }
}

/// What a decision comes out as.
fn comes(
    model: &Model,
    words: &Words,
    plain: &Phrasing,
    decision: usize,
    expected: &Expected,
) -> String {
    let values = &model.decisions[decision].values;
    let labels = |listed: &[ValueId]| -> Vec<String> {
        listed
            .iter()
            .map(|&value| values[value].label.clone())
            .collect()
    };
    match expected {
        Expected::Settled(listed) if listed.is_empty() => words.nobody.to_owned(),
        Expected::Settled(listed) => labels(listed).join(", "),
        Expected::Gap(presumed) if presumed.is_empty() => words.silent.to_owned(),
        Expected::Gap(presumed) => (words.presumed)(&labels(presumed).join(", ")),
        Expected::Conflict(listed) => (words.clash)(&alternatives(plain, &labels(listed))),
        Expected::Open { certain, possible } => {
            let possible = possible.iter().copied();
            let maybe: Vec<ValueId> = possible.filter(|value| !certain.contains(value)).collect();
            let maybe = alternatives(plain, &labels(&maybe));
            if certain.is_empty() {
                (words.still_open)(&maybe)
            } else if maybe.is_empty() {
                (words.sure_and_more)(&labels(certain).join(", "))
            } else {
                (words.sure_and_open)(&labels(certain).join(", "), &maybe)
            }
        }
    }
}
