//! What stands in a pack as one list: of each thing its kind, its id, and what is written under its keys.
//!
//! Every thing is taken apart field by field, and no field is passed over: one that is new has to be given a key here, or it does not
//! compile. A field that has none says why.

use crate::author::model::{Constraint, Decision, Derived, Domain, Fact, Model, OutOfScope, Table};
use crate::engine::pack::{
    Conclusion, FactValue, Follows, Law, Meaning, Role, RoleExcept, RoleOf, Saying, Screen,
    Section, Source, Validity,
};
use crate::workbench::difference::things::exercises;
use crate::workbench::difference::things::item::Item;
use crate::workbench::difference::things::statements::{
    border, duty, example, gap, invariant, notice, rule, text,
};
use crate::workbench::difference::union::kind;
use crate::workbench::difference::written;

/// Everything that stands in a pack.
pub(super) fn items(model: &Model) -> Vec<Item> {
    let Model {
        place: _,
        id,
        // The heading of a difference has it, and the advice on it.
        version: _,
        title,
        subtitle,
        lang,
        country,
        validity,
        review_by,
        // How diagrams are built: nothing comes out of it.
        most_nodes: _,
        order: _,
        sources,
        sections,
        inventory,
        ours,
        out_of_scope,
        laws,
        templates,
        roles,
        facts,
        derived,
        constraints,
        decisions,
        tables,
        rules,
        gaps,
        borders,
        invariants,
        duties,
        notices,
        screens,
        heard: sayings,
        told,
        unlikely,
        vignettes,
        examples,
    } = model;
    // There is one pack, whatever its id.
    let pack = Item::new("pack", id, title)
        .known_by("")
        .said("id", id)
        .said("title", title)
        .said("subtitle", subtitle)
        .said("lang", lang)
        .set("country", country)
        .set("valid_from", &validity.from)
        .set("valid_to", &validity.to)
        .noted("review_by", review_by);
    let mut items = vec![pack];
    let numbered = sources.iter().zip(inventory.iter().zip(ours));
    items.extend(numbered.map(|(it, (inventory, ours))| source(it, *inventory, *ours)));
    items.extend(sections.iter().map(|it| section(model, it)));
    items.extend(laws.iter().map(law));
    items.extend(roles.iter().map(|it| role(model, it)));
    items.extend(facts.iter().flat_map(|it| of_fact(model, it)));
    items.extend(derived.iter().map(|it| of_derived(model, it)));
    items.extend(constraints.iter().map(|it| constraint(model, it)));
    items.extend(decisions.iter().flat_map(|it| of_decision(model, it)));
    items.extend(tables.iter().map(table));
    items.extend(rules.iter().map(|it| rule(model, it)));
    items.extend((0..gaps.len()).map(|it| gap(model, it)));
    items.extend(borders.iter().map(|it| border(model, it)));
    items.extend(invariants.iter().map(|it| invariant(model, it)));
    items.extend(duties.iter().map(|it| duty(model, it)));
    items.extend(notices.iter().map(|it| notice(model, it)));
    items.extend(templates.iter().map(|it| text(model, it)));
    items.extend(screens.iter().map(|it| screen(model, it)));
    items.extend((0..sayings.len()).map(|it| heard(model, it)));
    items.extend(told.iter().map(|it| exercises::told(model, it)));
    items.extend(unlikely.iter().map(|it| exercises::unlikely(model, it)));
    items.extend(vignettes.iter().map(exercises::vignette));
    items.extend(examples.iter().map(|it| example(model, it)));
    items.extend(out_of_scope.iter().flat_map(of_scope));
    items
}

fn source(source: &Source, inventory: Option<u32>, ours: bool) -> Item {
    let Source {
        id,
        title,
        date,
        standing,
        checked,
        validity: Validity { from, to },
    } = source;
    Item::new("source", id, title)
        .said("title", title)
        .said("date", date)
        .said("standing", standing)
        .noted("checked", checked)
        // What comes of it is told of the rules.
        .noted("valid_from", from)
        .noted("valid_to", to)
        .noted("rules", &inventory)
        .noted("ours", &ours)
}

fn section(model: &Model, section: &Section) -> Item {
    let Section {
        source,
        title,
        basis,
    } = section;
    let source = model.sources.get(*source).map_or("", |source| &source.id);
    Item::new("section", title, title)
        .known_by(&format!("{source} {title}"))
        .said("source", source)
        .noted("basis", basis)
}

fn law(law: &Law) -> Item {
    let Law {
        basis,
        says,
        today,
        note,
        status,
        checked,
        since,
        address,
    } = law;
    let named = basis.join(", ");
    Item::new("law", &named, today)
        .known_by(&format!("{named} {says}"))
        .said("says", says)
        .said("today", today)
        .said("note", note)
        .noted("status", status)
        .noted("checked", checked)
        .noted("since", since)
        .said("address", address)
}

fn role(model: &Model, role: &Role) -> Item {
    let Role {
        code,
        label,
        each,
        except,
    } = role;
    let decision = each.map(|decision| &model.decisions[decision]);
    let except: Vec<String> = except
        .iter()
        .map(|except| {
            let RoleExcept { value, derived } = *except;
            let value = decision.and_then(|decision| decision.values.get(value));
            let value = value.map_or("", |value| &value.code);
            format!("{value} {}", model.derived[derived].id)
        })
        .collect();
    Item::new("role", code, label)
        .said("label", label)
        .set("each", &decision.map(|decision| &decision.id))
        .set("except", &except)
}

/// A fact and its answers.
fn of_fact(model: &Model, fact: &Fact) -> Vec<Item> {
    let Fact {
        place: _,
        id,
        domain,
        ask,
        short,
        why,
        help,
        blank,
        values,
        unknown,
        applies,
        early,
        follows,
        shares,
        cost,
        pinned,
    } = fact;
    let from = follows.map(|follows| {
        let Follows { date, unit } = follows;
        (&model.facts[date].id, unit)
    });
    let (range, none) = match domain {
        Domain::Number { min, max, age: _ } => (format!("{min}..{max}"), None),
        Domain::Choices { none } => (String::new(), none.map(|none| &values[none].code)),
        Domain::YesNo | Domain::Choice | Domain::Date => (String::new(), None),
    };
    let mut items = vec![
        Item::new("fact", id, short)
            .said("ask", ask)
            .said("short", short)
            .said("why", why)
            .said("help", help)
            .said("blank", blank)
            .set("kind", &kind(domain))
            .rules("range", range)
            .rules("none", none.cloned().unwrap_or_default())
            .rules("applies", written::maybe(model, applies.as_ref()))
            .set("early", &written::maybe(model, early.as_ref()))
            .set("from", &from)
            .set("shares", &written::shares(fact, shares))
            .set("cost", cost)
            .set("pin", pinned),
    ];
    let answer = |code: &str, label: &str| {
        let id = format!("{id}.{code}");
        Item::new("answer", &id, &format!("{short}: {label}"))
    };
    items.extend(values.iter().map(|value| {
        let FactValue { code, label } = value;
        answer(code, label).said("label", label)
    }));
    if *unknown {
        items.push(answer("unknown", "\"vet inte\" as an answer of its own"));
    }
    items
}

fn of_derived(model: &Model, derived: &Derived) -> Item {
    let Derived {
        place: _,
        id,
        label,
        how,
        because,
        basis,
    } = derived;
    Item::new("derived", id, label)
        .rules("when", written::derivation(model, how))
        .said("label", label)
        .said("because", because)
        .noted("basis", basis)
}

fn constraint(model: &Model, constraint: &Constraint) -> Item {
    let Constraint {
        place: _,
        id,
        when,
        require,
        because,
    } = constraint;
    Item::new("constraint", id, because)
        .rules("when", written::condition(model, when))
        .rules("require", written::condition(model, require))
        .said("because", because)
}

/// A decision and its values.
fn of_decision(model: &Model, decision: &Decision) -> Vec<Item> {
    let Decision {
        place: _,
        id,
        title,
        // Decisions of two kinds are not compared, and that is told.
        many: _,
        primary,
        independent,
        open_says,
        safest,
        values,
    } = decision;
    let safest = safest.map(|value| &values[value].code);
    let whole = Item::new("decision", id, title)
        .said("title", title)
        .set("primary", primary)
        .set("independent", independent)
        .set("open_says", open_says)
        .set("safest", &safest);
    let values = values.iter();
    let values = values.map(|it| value(model, decision, it));
    std::iter::once(whole).chain(values).collect()
}

fn value(model: &Model, decision: &Decision, value: &Conclusion) -> Item {
    let Conclusion {
        code,
        label,
        detail,
        say,
        role,
        channel,
        tone,
    } = value;
    let role = role.as_ref().map(|role| match role {
        RoleOf::Role(code) => code.clone(),
        RoleOf::Decision(other) => format!("of {}", model.decisions[*other].id),
    });
    let id = format!("{}.{code}", decision.id);
    Item::new("value", &id, &format!("{}: {label}", decision.title))
        .said("label", label)
        .said("detail", detail)
        .said("say", say)
        .noted("tone", tone)
        .set("role", &role)
        .set("channel", channel)
}

/// A table by itself: its rows are rules, and whether the first of them goes before the rest stands with each.
fn table(table: &Table) -> Item {
    let Table {
        place: _,
        id,
        ordered: _,
    } = table;
    Item::new("table", id, id)
}

fn screen(model: &Model, screen: &Screen) -> Item {
    let Screen {
        id,
        title,
        facts,
        pinned,
    } = screen;
    let facts = facts.iter();
    let facts: Vec<&str> = facts.map(|&fact| model.facts[fact].id.as_str()).collect();
    Item::new("screen", id, title)
        .said("title", title)
        .set("facts", &facts)
        .set("pin", pinned)
}

/// The words at a place that mean something. Words that mean several things are told apart by their order.
fn heard(model: &Model, index: usize) -> Item {
    let Saying { words, means } = &model.heard[index];
    let earlier = model.heard[..index].iter();
    let id = match earlier.filter(|it| it.words == *words).count() {
        0 => words.clone(),
        before => format!("{words} {}", before + 1),
    };
    let means = means.iter().map(|meaning| {
        let Meaning { fact, value } = *meaning;
        let fact = &model.facts[fact];
        let code = |value: usize| fact.values.get(value).map_or("unknown", |it| &it.code);
        let value = value.map(|value| format!(" = {}", code(value)));
        format!("{}{}", fact.id, value.unwrap_or_default())
    });
    let means: Vec<String> = means.collect();
    Item::new("heard", &id, &id)
        .known_by(words)
        .said("means", &means.join(", "))
}

/// Each inventory id of an entry by itself: one that moves to another entry is still out of scope, for another reason perhaps.
fn of_scope(entry: &OutOfScope) -> impl Iterator<Item = Item> {
    let OutOfScope {
        place: _,
        basis,
        because,
    } = entry;
    let ids = basis.iter();
    ids.map(|id| Item::new("out_of_scope", id, id).said("because", because))
}
