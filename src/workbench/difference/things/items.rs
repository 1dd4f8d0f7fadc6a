//! What stands in a pack as one list: of each thing its kind, its id, and what is written under its keys.

use std::fmt::Debug;

use crate::author::model::{
    Acknowledgement, Border, Constraint, Decision, Derived, Duty, Example, Fact, Invariant, Model,
    Notice, OutOfScope, Rule, Template,
};
use crate::engine::pack::{Conclusion, Role, RoleOf, RuleId, Screen, Section};
use crate::workbench::difference::sides::line_in_words;
use crate::workbench::difference::union::kind;
use crate::workbench::difference::written;

/// How much it weighs that something is written otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weight {
    /// Something is asked, done or told otherwise.
    Setting,
    /// What is acknowledged or promised of the rules, on which no case turns.
    Stated,
    /// What decides or allows; what comes of it is told by the classes.
    Rule,
    /// Wording, citations, weight.
    Wording,
}

/// Something of a pack.
pub(super) struct Item {
    pub(super) kind: &'static str,
    pub(super) id: String,
    pub(super) label: String,
    pub(super) keys: Vec<(&'static str, Weight, String)>,
}

impl Item {
    fn new(kind: &'static str, id: &str, label: &str) -> Item {
        Item {
            kind,
            id: id.to_owned(),
            label: label.to_owned(),
            keys: Vec::new(),
        }
    }

    fn with(mut self, key: &'static str, weight: Weight, text: String) -> Item {
        self.keys.push((key, weight, text));
        self
    }

    /// With words that people read.
    fn said(self, key: &'static str, text: &str) -> Item {
        self.with(key, Weight::Wording, text.to_owned())
    }

    /// With something that is told beside the words, such as a citation.
    fn noted(self, key: &'static str, value: &dyn Debug) -> Item {
        self.with(key, Weight::Wording, format!("{value:?}"))
    }

    /// With something by which it is asked, done or told otherwise.
    fn set(self, key: &'static str, value: &dyn Debug) -> Item {
        self.with(key, Weight::Setting, format!("{value:?}"))
    }

    /// With something that is acknowledged or promised.
    fn stated(self, key: &'static str, text: String) -> Item {
        self.with(key, Weight::Stated, text)
    }

    /// With who answers for something, since when and until when.
    fn acknowledged(self, by: &Acknowledgement) -> Item {
        self.noted("owner", &by.owner)
            .noted("acknowledged", &by.on)
            .noted("review_by", &by.review_by)
    }

    /// With something that decides.
    fn rules(self, key: &'static str, text: String) -> Item {
        self.with(key, Weight::Rule, text)
    }

    /// How much it weighs that only one of two packs has it.
    pub(super) fn weight(&self) -> Weight {
        match self.kind {
            "fact" | "answer" | "decision" | "value" | "duty" | "notice" | "text" => {
                Weight::Setting
            }
            "border" | "gap" | "invariant" => Weight::Stated,
            "constraint" | "derived" | "rule" => Weight::Rule,
            _ => Weight::Wording,
        }
    }

    /// The same thing of another pack.
    pub(super) fn among<'i>(&self, items: &'i [Item]) -> Option<&'i Item> {
        let mut items = items.iter();
        items.find(|item| item.kind == self.kind && item.id == self.id)
    }
}

/// Everything that stands in a pack.
pub(super) fn items(model: &Model) -> Vec<Item> {
    let mut items = vec![pack(model)];
    items.extend(model.roles.iter().map(role));
    items.extend(model.facts.iter().flat_map(|fact| of_fact(model, fact)));
    items.extend(model.derived.iter().map(|it| derived(model, it)));
    items.extend(model.constraints.iter().map(|it| constraint(model, it)));
    items.extend(model.decisions.iter().flat_map(|it| of_decision(model, it)));
    items.extend(model.rules.iter().map(|it| rule(model, it)));
    items.extend((0..model.gaps.len()).map(|it| gap(model, it)));
    items.extend(model.borders.iter().map(|it| border(model, it)));
    items.extend(model.invariants.iter().map(|it| invariant(model, it)));
    items.extend(model.duties.iter().map(duty));
    items.extend(model.notices.iter().map(notice));
    items.extend(model.templates.iter().map(|it| text(model, it)));
    items.extend(model.screens.iter().map(|it| screen(model, it)));
    items.extend((0..model.heard.len()).map(|it| heard(model, it)));
    items.extend(model.examples.iter().map(|it| example(model, it)));
    items.extend(model.out_of_scope.iter().flat_map(out_of_scope));
    items
}

fn pack(model: &Model) -> Item {
    let section = |it: &Section| {
        let source = model.sources.get(it.source).map(|source| &source.id);
        format!("{source:?} {:?} {:?}", it.title, it.basis)
    };
    let sections: Vec<String> = model.sections.iter().map(section).collect();
    Item::new("pack", &model.id, &model.title)
        .said("title", &model.title)
        .said("subtitle", &model.subtitle)
        .said("lang", &model.lang)
        .set("country", &model.country)
        .set("valid_from", &model.validity.from)
        .set("valid_to", &model.validity.to)
        .noted("review_by", &model.review_by)
        .noted("sources", &model.sources)
        .noted("sections", &sections)
        .noted("laws", &model.laws)
}

fn role(role: &Role) -> Item {
    Item::new("role", &role.code, &role.label).said("label", &role.label)
}

/// A fact and its answers.
fn of_fact(model: &Model, fact: &Fact) -> Vec<Item> {
    let follows = fact
        .follows
        .map(|follows| (&model.facts[follows.date].id, follows.unit));
    let mut items = vec![
        Item::new("fact", &fact.id, &fact.short)
            .said("ask", &fact.ask)
            .said("short", &fact.short)
            .said("why", &fact.why)
            .said("help", &fact.help)
            .set("kind", &kind(&fact.domain))
            .set("from", &follows)
            .set("cost", &fact.cost)
            .set("pinned", &fact.pinned),
    ];
    let answer = |code: &str, label: &str| {
        let id = format!("{}.{code}", fact.id);
        Item::new("answer", &id, &format!("{}: {label}", fact.short))
    };
    let values = fact.values.iter();
    items.extend(values.map(|it| answer(&it.code, &it.label).said("label", &it.label)));
    if fact.unknown {
        items.push(answer("unknown", "\"vet inte\" as an answer of its own"));
    }
    items
}

fn derived(model: &Model, derived: &Derived) -> Item {
    Item::new("derived", &derived.id, &derived.label)
        .rules("when", written::derivation(model, &derived.how))
        .said("label", &derived.label)
        .said("because", &derived.because)
        .noted("basis", &derived.basis)
}

fn constraint(model: &Model, constraint: &Constraint) -> Item {
    Item::new("constraint", &constraint.id, &constraint.because)
        .rules("when", written::condition(model, &constraint.when))
        .rules("require", written::condition(model, &constraint.require))
        .said("because", &constraint.because)
}

/// A decision and its values.
fn of_decision(model: &Model, decision: &Decision) -> Vec<Item> {
    let safest = decision.safest.map(|value| &decision.values[value].code);
    let whole = Item::new("decision", &decision.id, &decision.title)
        .said("title", &decision.title)
        .set("primary", &decision.primary)
        .set("independent", &decision.independent)
        .set("open_says", &decision.open_says)
        .set("safest", &safest);
    let values = decision.values.iter();
    let values = values.map(|it| value(model, decision, it));
    std::iter::once(whole).chain(values).collect()
}

fn value(model: &Model, decision: &Decision, value: &Conclusion) -> Item {
    let role = value.role.as_ref().map(|role| match role {
        RoleOf::Role(code) => code.clone(),
        RoleOf::Decision(other) => format!("of {}", model.decisions[*other].id),
    });
    let id = format!("{}.{}", decision.id, value.code);
    Item::new(
        "value",
        &id,
        &format!("{}: {}", decision.title, value.label),
    )
    .said("label", &value.label)
    .said("detail", &value.detail)
    .said("say", &value.say)
    .noted("tone", &value.tone)
    .set("role", &role)
    .set("channel", &value.channel)
}

fn rule(model: &Model, rule: &Rule) -> Item {
    let decision = &model.decisions[rule.decides];
    let codes = |given: &[usize]| {
        let codes = given.iter().map(|&it| decision.values[it].code.as_str());
        codes.collect::<Vec<_>>().join(" ")
    };
    Item::new("rule", &rule.id, &rule.because)
        .rules("decides", decision.id.clone())
        .rules("gives", codes(&rule.gives))
        .rules("excludes", codes(&rule.excludes))
        .rules("when", written::condition(model, rule.when.on_days().1))
        .rules("exception_to", ids(model, &rule.exception_to))
        .noted("force", &rule.force)
        .noted("basis", &rule.basis)
        .said("because", &rule.because)
        .said("readings", &ids(model, &rule.readings))
        .said("restates", &ids(model, &rule.restates))
        .rules("valid_from", format!("{:?}", rule.validity.from))
        .rules("valid_to", format!("{:?}", rule.validity.to))
}

/// The name of the gap at a place. It has no id: those of one decision are told apart by their order.
pub(in crate::workbench::difference) fn gap_id(model: &Model, index: usize) -> String {
    let gap = &model.gaps[index];
    let earlier = model.gaps[..index].iter();
    let number = earlier.filter(|other| other.decides == gap.decides).count() + 1;
    format!("{} {number}", model.decisions[gap.decides].id)
}

/// The name of a border: its rules.
pub(in crate::workbench::difference) fn border_id(model: &Model, border: &Border) -> String {
    ids(model, &border.rules)
}

fn gap(model: &Model, index: usize) -> Item {
    let gap = &model.gaps[index];
    let (days, when) = gap.when.on_days();
    Item::new("gap", &gap_id(model, index), &gap.because)
        .stated("when", written::condition(model, when))
        .stated("valid_from", format!("{:?}", days.from))
        .stated("valid_to", format!("{:?}", days.to))
        .said("because", &gap.because)
        .noted("basis", &gap.basis)
        .said("readings", &ids(model, &gap.readings))
        .acknowledged(&gap.acknowledged)
}

fn border(model: &Model, border: &Border) -> Item {
    Item::new("border", &border_id(model, border), &border.because)
        .said("because", &border.because)
        .noted("basis", &border.basis)
        .acknowledged(&border.acknowledged)
}

fn invariant(model: &Model, invariant: &Invariant) -> Item {
    Item::new("invariant", &invariant.id, &invariant.because)
        .stated("says", written::statement(model, &invariant.says))
        .said("because", &invariant.because)
        .noted("basis", &invariant.basis)
}

fn duty(duty: &Duty) -> Item {
    Item::new("duty", &duty.id, &duty.label)
        .said("label", &duty.label)
        .said("because", &duty.because)
        .noted("judgement", &duty.judgement)
        .noted("force", &duty.force)
        .noted("basis", &duty.basis)
}

fn notice(notice: &Notice) -> Item {
    Item::new("notice", &notice.id, &notice.text)
        .said("text", &notice.text)
        .noted("tone", &notice.tone)
        .noted("basis", &notice.basis)
}

fn text(model: &Model, text: &Template) -> Item {
    let lines = text.lines.iter().map(|line| line_in_words(model, line));
    Item::new("text", &text.id, &text.title)
        .said("title", &text.title)
        .said("because", &text.because)
        .noted("basis", &text.basis)
        .said("line", &lines.collect::<Vec<_>>().join("\n"))
}

fn screen(model: &Model, screen: &Screen) -> Item {
    let facts = screen.facts.iter();
    let facts: Vec<&str> = facts.map(|&fact| model.facts[fact].id.as_str()).collect();
    Item::new("screen", &screen.id, &screen.title)
        .said("title", &screen.title)
        .set("facts", &facts)
}

/// The words at a place that mean something. Words that mean several things are told apart by their order.
fn heard(model: &Model, index: usize) -> Item {
    let saying = &model.heard[index];
    let earlier = model.heard[..index].iter();
    let id = match earlier.filter(|it| it.words == saying.words).count() {
        0 => saying.words.clone(),
        before => format!("{} {}", saying.words, before + 1),
    };
    let means = saying.means.iter().map(|meaning| {
        let fact = &model.facts[meaning.fact];
        let code = |value: usize| fact.values.get(value).map_or("unknown", |it| &it.code);
        let value = meaning.value.map(|value| format!(" = {}", code(value)));
        format!("{}{}", fact.id, value.unwrap_or_default())
    });
    let means: Vec<String> = means.collect();
    Item::new("heard", &id, &id).said("means", &means.join(", "))
}

fn example(model: &Model, example: &Example) -> Item {
    let mut expect: Vec<String> = (example.expect.iter())
        .map(|(&decision, expected)| written::expected(&model.decisions[decision], expected))
        .collect();
    expect.sort();
    let open = example.open.as_ref().map(|facts| {
        let mut ids: Vec<&str> = facts
            .iter()
            .map(|&it| model.facts[it].id.as_str())
            .collect();
        ids.sort_unstable();
        ids
    });
    Item::new("example", &example.name, &example.name)
        .noted("on", &example.on)
        .noted("answers", &example.answers)
        .noted("expect", &expect)
        .noted("basis", &example.basis)
        .noted("duties", &example.duties)
        .noted("notices", &example.notices)
        .noted("never", &example.never)
        .noted("deadlines", &example.deadlines)
        .noted("open", &open)
}

/// Each inventory id of an entry by itself: one that moves to another entry is still out of scope, for another reason perhaps.
fn out_of_scope(entry: &OutOfScope) -> impl Iterator<Item = Item> {
    let ids = entry.basis.iter();
    ids.map(|id| Item::new("out_of_scope", id, id).said("because", &entry.because))
}

/// The ids of some rules.
fn ids(model: &Model, rules: &[RuleId]) -> String {
    let ids = rules.iter().map(|&rule| model.rules[rule].id.as_str());
    ids.collect::<Vec<_>>().join(" ")
}
