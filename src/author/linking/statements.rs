//! What an author says of the rules as a whole: acknowledged gaps and borders, and invariants.

use crate::author::condition::Condition;
use crate::author::fields::{Fields, texts};
use crate::author::keys;
use crate::author::linking::rules::{before, decides};
use crate::author::linking::{Tables, in_force, index, names, unique};
use crate::author::model::{
    Acknowledgement, Border, Decision, Derivation, Domain, Gap, Invariant, Model, Statement,
};
use crate::author::node::{Entry, Node, Value};
use crate::author::problem::{Kind, Place, Problems};
use crate::engine::pack::{DecisionId, FactId, RuleId, ValueId};

pub(super) fn read(tables: &Tables<'_>, model: &mut Model, problems: &mut Problems) {
    for node in tables.of("gap") {
        let mut fields = Fields::of(&keys::GAP, "gap", node, problems);
        let decides = decides(&mut fields, model, problems);
        let when = names(model, before(decides, model)).when(&mut fields, problems);
        let own = fields.validity(problems);
        let basis = fields.ids("basis", problems);
        let listed = fields.texts("readings", problems);
        let what = decides.map_or("a gap".to_owned(), |decides| {
            format!("the gap in `{}`", model.decisions[decides].id)
        });
        let readings = rules(&what, &listed, model, problems);
        for &rule in &readings {
            let rule = &model.rules[rule];
            if decides.is_some_and(|decides| decides != rule.decides) {
                problems.add(
                    &fields.place,
                    Kind::Value,
                    format!(
                        "{what} names `{}` in `readings`, which decides something else",
                        rule.id
                    ),
                );
            }
        }
        fields.what = what;
        model.gaps.push(Gap {
            place: fields.place.clone(),
            decides: decides.unwrap_or_default(),
            when: when.during(in_force(own, &basis, model)),
            readings,
            because: fields.need_text("because", problems).unwrap_or_default(),
            basis,
            acknowledged: acknowledgement(&mut fields, problems),
        });
        fields.finish(problems);
    }
    for (at, gap) in model.gaps.iter().enumerate() {
        let same = |other: &&Gap| other.decides == gap.decides && other.when == gap.when;
        if let Some(first) = model.gaps[..at].iter().find(same) {
            let decision = model.decisions.get(gap.decides);
            let decision = decision.map_or("", |decision| &decision.id);
            problems.add(
                &gap.place,
                Kind::Duplicate,
                format!(
                    "the gap in `{decision}` is acknowledged already in these cases, in {} line {}",
                    first.place.file, first.place.line
                ),
            );
        }
    }
    for node in tables.of("border") {
        let mut fields = Fields::of(&keys::BORDER, "border", node, problems);
        let listed = fields.texts("rules", problems);
        if !listed.is_empty() {
            let ids = listed.iter().map(|(id, _)| format!("`{id}`"));
            fields.what = format!("the border of {}", ids.collect::<Vec<_>>().join(" and "));
        }
        let border = Border {
            place: fields.place.clone(),
            rules: rules("a border", &listed, model, problems),
            because: fields.need_text("because", problems).unwrap_or_default(),
            basis: fields.ids("basis", problems),
            acknowledged: acknowledgement(&mut fields, problems),
        };
        if border.rules.len() < 2 {
            problems.add(
                &fields.place,
                Kind::Missing,
                "a border names fewer than two rules",
            );
        }
        model.borders.push(border);
        fields.finish(problems);
    }
    for node in tables.of("invariant") {
        let mut fields = Fields::of(&keys::INVARIANT, "invariant", node, problems);
        let id = fields.called("id", problems);
        let when = names(model, model.decisions.len()).when(&mut fields, problems);
        // Of an invariant that says nothing that can be read the rest is checked all the same.
        let says = statement(&mut fields, when, model, problems).unwrap_or(Statement::Always {
            when: Condition::always(),
            then: Condition::always(),
        });
        model.invariants.push(Invariant {
            place: fields.place.clone(),
            id,
            says,
            because: fields.need_text("because", problems).unwrap_or_default(),
            basis: fields.ids("basis", problems),
        });
        fields.finish(problems);
    }
    unique(
        "invariant",
        model
            .invariants
            .iter()
            .map(|invariant| (invariant.id.as_str(), &invariant.place)),
        problems,
    );
}

/// The rules of some names.
pub(super) fn rules(
    what: &str,
    listed: &[(String, Place)],
    model: &Model,
    problems: &mut Problems,
) -> Vec<RuleId> {
    let ids = model.rules.iter().map(|rule| rule.id.as_str());
    listed
        .iter()
        .filter_map(|(id, place)| index(what, ids.clone(), id, place, "rule", problems))
        .collect()
}

fn acknowledgement(fields: &mut Fields<'_>, problems: &mut Problems) -> Acknowledgement {
    let acknowledged = Acknowledgement {
        // Nobody is no owner.
        owner: (fields.text("owner", problems)).filter(|owner| !owner.trim().is_empty()),
        on: fields.date("acknowledged", problems),
        review_by: fields.date("review_by", problems),
    };
    if acknowledged
        .review_by
        .is_some_and(|by| acknowledged.on > Some(by))
    {
        problems.add(
            &fields.place,
            Kind::Value,
            format!(
                "{} is to be reviewed before it is acknowledged",
                fields.what
            ),
        );
    }
    acknowledged
}

fn statement(
    fields: &mut Fields<'_>,
    when: Condition,
    model: &Model,
    problems: &mut Problems,
) -> Option<Statement> {
    let given = [
        fields.get("always").map(|node| ("always", node)),
        fields.get("never").map(|node| ("never", node)),
        fields.get("rising").map(|node| ("rising", node)),
    ];
    let given: Vec<(&str, &Node)> = given.into_iter().flatten().collect();
    match given.as_slice() {
        [("always", node)] => Some(Statement::Always {
            when,
            then: names(model, model.decisions.len()).condition(&fields.what, node, problems),
        }),
        [("never", node)] => never(fields, when, node, model, problems),
        [(_, node)] => rising(fields, when, node, model, problems),
        // What is wrong has been noted with the names.
        _ => None,
    }
}

fn never(
    fields: &Fields<'_>,
    when: Condition,
    node: &Node,
    model: &Model,
    problems: &mut Problems,
) -> Option<Statement> {
    let Value::Table(entries) = &node.value else {
        problems.add(
            &node.place,
            Kind::Value,
            format!(
                "`never` of {} is {}, not a table",
                fields.what,
                node.value.kind()
            ),
        );
        return None;
    };
    let [Entry { key, place, node }] = entries.as_slice() else {
        problems.add(
            &node.place,
            Kind::Value,
            format!("`never` of {} names not exactly one decision", fields.what),
        );
        return None;
    };
    let decision = decision(&fields.what, key, place, model, problems)?;
    let values = values(&fields.what, decision, node, model, problems);
    enough(&fields.what, 1, "value", node, problems);
    Some(Statement::Never {
        when,
        decision,
        values,
    })
}

fn rising(
    fields: &Fields<'_>,
    when: Condition,
    node: &Node,
    model: &Model,
    problems: &mut Problems,
) -> Option<Statement> {
    let mut inner = Fields::of(
        &keys::RISING,
        format!("`rising` of {}", fields.what),
        node,
        problems,
    );
    let fact = inner.need_text("fact", problems);
    let decided = inner.need_text("decision", problems);
    let answers = inner.get("answers");
    let listed = inner.need("values", problems);
    let aside = inner.get("aside");
    let (what, place) = (inner.what.clone(), inner.place.clone());
    inner.finish(problems);
    let facts = model.facts.iter().map(|fact| fact.id.as_str());
    for (role, node) in [("answer", answers), ("value", listed)] {
        if let Some(node) = node {
            enough(&what, 2, role, node, problems);
        }
    }
    let fact = fact.and_then(|id| index(&what, facts, &id, &place, "fact", problems));
    let decision = decided.and_then(|id| decision(&what, &id, &place, model, problems));
    let aside = decision.zip(aside);
    let aside = aside.map(|(decision, listed)| values(&what, decision, listed, model, problems));
    let values = decision
        .zip(listed)
        .map(|(decision, listed)| values(&what, decision, listed, model, problems));
    if let (Some(decision), Some(values)) = (decision, &values) {
        let aside = aside.unwrap_or_default();
        placed(
            &what,
            &place,
            &model.decisions[decision],
            values,
            &aside,
            problems,
        );
    }
    let mut refuse = |said: String| problems.add(&place, Kind::Value, said);
    if decision.is_some_and(|decision| model.decisions[decision].many) {
        refuse(format!("{what} names a decision that takes several values"));
    }
    let fact = fact?;
    let answers = match (&model.facts[fact].domain, answers) {
        (Domain::Number { .. }, None) if !is_shared(model, fact) => Vec::new(),
        (Domain::YesNo | Domain::Choice, Some(node)) => codes(&what, fact, node, model, problems),
        (Domain::YesNo | Domain::Choice, None) => {
            refuse(format!(
                "{what} does not say in which order the answers stand"
            ));
            Vec::new()
        }
        _ => {
            refuse(format!(
                "{what} names `{}`, whose answers stand in no order",
                model.facts[fact].id
            ));
            Vec::new()
        }
    };
    Some(Statement::Rising {
        when,
        fact,
        answers,
        decision: decision?,
        values: values?,
    })
}

/// Notes the values of a decision that stand neither in an order nor beside it, and those that stand in both: what is left out would
/// be promised nothing of, and nobody told.
fn placed(
    what: &str,
    place: &Place,
    decision: &Decision,
    values: &[ValueId],
    aside: &[ValueId],
    problems: &mut Problems,
) {
    let named = |fits: &dyn Fn(&ValueId) -> bool| {
        let found = (0..decision.values.len()).filter(|value| fits(value));
        let found = found.map(|value| format!("`{}`", decision.values[value].code));
        found.collect::<Vec<String>>().join(", ")
    };
    let left = named(&|value| !values.contains(value) && !aside.contains(value));
    if !values.is_empty() && !left.is_empty() {
        problems.add_with(
            place,
            Kind::Missing,
            format!("{what} leaves out {left} of `{}`", decision.id),
            Some("add them to `values`, or to `aside` where they stand in no order".to_owned()),
        );
    }
    let both = named(&|value| values.contains(value) && aside.contains(value));
    if !both.is_empty() {
        let said = format!("{what} has {both} both in `values` and in `aside`");
        problems.add(place, Kind::Value, said);
    }
}

/// Whether a number is the first of a difference: being in step with another, it does not change alone.
fn is_shared(model: &Model, fact: FactId) -> bool {
    model.derived.iter().any(|derived| {
        matches!(derived.how, Derivation::Difference { of, minus, .. } if of == fact || minus == fact)
    })
}

fn decision(
    what: &str,
    id: &str,
    place: &Place,
    model: &Model,
    problems: &mut Problems,
) -> Option<DecisionId> {
    let ids = model.decisions.iter().map(|decision| decision.id.as_str());
    index(what, ids, id, place, "decision", problems)
}

/// The values of a decision that a list of codes names.
fn values(
    what: &str,
    decision: DecisionId,
    node: &Node,
    model: &Model,
    problems: &mut Problems,
) -> Vec<ValueId> {
    let item = &model.decisions[decision];
    let values = item.values.iter().map(|value| value.code.as_str());
    let role = format!("value of `{}`", item.id);
    listed(what, (values, &role), node, problems)
}

/// The answers to a fact that a list of codes names.
fn codes(
    what: &str,
    fact: FactId,
    node: &Node,
    model: &Model,
    problems: &mut Problems,
) -> Vec<usize> {
    let item = &model.facts[fact];
    let answers = item.values.iter().map(|value| value.code.as_str());
    let role = format!("answer of `{}`", item.id);
    listed(what, (answers, &role), node, problems)
}

/// The places of codes among those that there are; each of them once. A statement is read by nothing else: of a condition such as
/// "not this one" it would not be plain what it states.
fn listed<'n>(
    what: &str,
    (known, role): (impl Iterator<Item = &'n str> + Clone, &str),
    node: &Node,
    problems: &mut Problems,
) -> Vec<usize> {
    let Some(codes) = texts(node) else {
        problems.add(
            &node.place,
            Kind::Value,
            format!(
                "what {what} names is {}, not a code or a list of codes",
                node.value.kind()
            ),
        );
        return Vec::new();
    };
    let mut found = Vec::new();
    for (code, place) in codes {
        let Some(at) = index(what, known.clone(), &code, &place, role, problems) else {
            continue;
        };
        if found.contains(&at) {
            let twice = format!("{what} names `{code}` twice");
            problems.add(&place, Kind::Duplicate, twice);
        } else {
            found.push(at);
        }
    }
    found
}

/// Notes a list that names fewer than it takes to state anything.
fn enough(what: &str, least: usize, role: &str, node: &Node, problems: &mut Problems) {
    if texts(node).is_some_and(|codes| codes.len() < least) {
        let fewer = match least {
            1 => format!("{what} names no {role}"),
            _ => format!("{what} names fewer than two {role}s, which are always in order"),
        };
        problems.add(&node.place, Kind::Value, fewer);
    }
}
