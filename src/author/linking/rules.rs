//! Rules and tables of rules.

use crate::author::condition::Condition;
use crate::author::fields::{Fields, texts};
use crate::author::keys;
use crate::author::linking::{Tables, exceptions, in_force, index, names, unique};
use crate::author::model::{Model, Rule, Table};
use crate::author::node::{Node, Value};
use crate::author::problem::{Kind, Place, Problems};
use crate::engine::pack::{DecisionId, Force, ValueId};

/// The most rows of an ordered table: each goes before all that follow, and what each changes is proved.
const MOST_ROWS: usize = 500;

/// A rule whose references to other rules are still names.
pub(super) struct Draft {
    /// The rule; where it is not known what it decides, it says that it decides the first thing.
    pub(super) rule: Rule,
    /// Whether it is known what it decides.
    pub(super) decides: bool,
    pub(super) what: String,
    pub(super) exception_to: Vec<(String, Place)>,
    pub(super) overrides: Vec<(String, Place)>,
    readings: Vec<(String, Place)>,
    restates: Vec<(String, Place)>,
    /// In an ordered table: how many rows follow, all of which this one is an exception to.
    pub(super) before: usize,
}

pub(super) fn read(tables: &Tables<'_>, model: &mut Model, problems: &mut Problems) {
    let mut drafts: Vec<Draft> = Vec::new();
    for node in tables.of("rule") {
        let mut fields = Fields::of(&keys::RULE, "rule", node, problems);
        let id = fields.called("id", problems);
        let decides = decides(&mut fields, model, problems);
        let when = names(model, before(decides, model)).when(&mut fields, problems);
        drafts.push(draft(&mut fields, model, id, decides, when, problems));
        fields.finish(problems);
    }
    for node in tables.of("table") {
        table(node, model, &mut drafts, problems);
    }
    let ids: Vec<String> = drafts.iter().map(|draft| draft.rule.id.clone()).collect();
    unique(
        "rule",
        drafts
            .iter()
            .map(|draft| (draft.rule.id.as_str(), &draft.rule.place)),
        problems,
    );
    let find = |what: &str, listed: &[(String, Place)], problems: &mut Problems| -> Vec<usize> {
        listed
            .iter()
            .filter_map(|(id, place)| {
                index(
                    what,
                    ids.iter().map(String::as_str),
                    id,
                    place,
                    "rule",
                    problems,
                )
            })
            .collect()
    };
    exceptions::link(&mut drafts, problems);
    exceptions::check(&mut drafts, problems);
    let decide: Vec<Option<DecisionId>> = drafts
        .iter()
        .map(|draft| draft.decides.then_some(draft.rule.decides))
        .collect();
    for (at, draft) in drafts.iter_mut().enumerate() {
        draft.rule.readings = find(&draft.what, &draft.readings, problems);
        draft.rule.restates = find(&draft.what, &draft.restates, problems);
        for (key, others) in [
            ("readings", &draft.rule.readings),
            ("restates", &draft.rule.restates),
        ] {
            for &other in others {
                if decide[at].is_some() && decide[other].is_some() && decide[at] != decide[other] {
                    problems.add(
                        &draft.rule.place,
                        Kind::Value,
                        format!(
                            "{} names `{}` in `{key}`, which decides something else",
                            draft.what, ids[other]
                        ),
                    );
                }
            }
        }
    }
    model.rules = drafts.into_iter().map(|draft| draft.rule).collect();
    for at in 0..model.rules.len() {
        let rule = &model.rules[at];
        let validity = in_force(rule.validity, &rule.basis, model);
        let rule = &mut model.rules[at];
        rule.validity = validity;
        rule.when = std::mem::replace(&mut rule.when, Condition::always()).during(validity);
    }
    if tables.of("rule").chain(tables.of("table")).next().is_none() {
        problems.add(&model.place, Kind::Missing, "the pack has no rule");
    }
}

/// How many decisions may be tested by what decides something: those before it, or any where it is not known what it decides.
pub(super) fn before(decides: Option<DecisionId>, model: &Model) -> usize {
    decides.unwrap_or(model.decisions.len())
}

/// What a table decides; noted where that is nothing.
pub(super) fn decides(
    fields: &mut Fields<'_>,
    model: &Model,
    problems: &mut Problems,
) -> Option<DecisionId> {
    let id = fields.need_text("decides", problems)?;
    index(
        &fields.what,
        model.decisions.iter().map(|decision| decision.id.as_str()),
        &id,
        &fields.place,
        "decision",
        problems,
    )
}

/// Reads what rules and rows of tables have in common.
fn draft(
    fields: &mut Fields<'_>,
    model: &Model,
    id: String,
    decides: Option<DecisionId>,
    when: Condition,
    problems: &mut Problems,
) -> Draft {
    let decision = decides.map(|decides| &model.decisions[decides]);
    let given = fields.get("gives");
    let excluded = fields.get("excludes");
    let codes = |node: Option<&Node>, problems: &mut Problems| -> Option<Vec<ValueId>> {
        let node = node?;
        match texts(node) {
            Some(codes) => Some(
                codes
                    .iter()
                    .zip(decision.into_iter().cycle())
                    .filter_map(|((code, place), decision)| {
                        let values = decision.values.iter();
                        let mut labelled = values.filter(|value| value.label == *code);
                        if let Some(value) = labelled.next()
                            && !decision.values.iter().any(|value| value.code == *code)
                        {
                            problems.add_unknown(
                                code,
                                place,
                                format!(
                                    "{} names `{code}`, which is a label of `{}`",
                                    fields.what, decision.id
                                ),
                                Some(format!("its code is `{}`", value.code)),
                            );
                            return None;
                        }
                        index(
                            &fields.what,
                            decision.values.iter().map(|value| value.code.as_str()),
                            code,
                            place,
                            &format!("value of `{}`", decision.id),
                            problems,
                        )
                    })
                    .collect(),
            ),
            None => {
                problems.add(
                    &node.place,
                    Kind::Value,
                    format!(
                        "what {} gives is {}, not a code or a list of codes",
                        fields.what,
                        node.value.kind()
                    ),
                );
                Some(Vec::new())
            }
        }
    };
    let (gives, excludes) = (codes(given, problems), codes(excluded, problems));
    if let Some(decision) = decision.filter(|decision| !decision.many)
        && (excludes.is_some()
            || matches!(
                given,
                Some(Node {
                    value: Value::List(_),
                    ..
                })
            ))
    {
        problems.add(
            &fields.place,
            Kind::Value,
            format!(
                "{} gives a list or excludes something, and `{}` takes one value",
                fields.what, decision.id
            ),
        );
    }
    let force = force(fields, problems);
    if force == Force::Presumption && excludes.is_some() {
        problems.add_with(
            &fields.place,
            Kind::Value,
            format!("{} excludes something and is only presumed", fields.what),
            Some("what keeps a value out is a rule: give it another `force`".to_owned()),
        );
    }
    let basis = fields.ids("basis", problems);
    let because = fields.need_text("because", problems).unwrap_or_default();
    let rule = Rule {
        place: fields.place.clone(),
        id,
        table: None,
        decides: decides.unwrap_or_default(),
        gives: gives.unwrap_or_default(),
        excludes: excludes.unwrap_or_default(),
        when,
        exception_to: Vec::new(),
        named: Vec::new(),
        force,
        basis,
        because,
        readings: Vec::new(),
        restates: Vec::new(),
        validity: fields.validity(problems),
    };
    Draft {
        decides: decides.is_some(),
        what: fields.what.clone(),
        exception_to: fields.texts("exception_to", problems),
        overrides: fields.texts("overrides", problems),
        readings: fields.texts("readings", problems),
        restates: fields.texts("restates", problems),
        before: 0,
        rule,
    }
}

/// The force of a rule or duty; explicit where none is given.
pub(super) fn force(fields: &mut Fields<'_>, problems: &mut Problems) -> Force {
    match fields.word("force", problems) {
        Some("inferred") => Force::Inferred,
        Some("law") => Force::Law,
        Some("practice") => Force::Practice,
        Some("presumption") => Force::Presumption,
        _ => Force::Explicit,
    }
}

fn table(node: &Node, model: &mut Model, drafts: &mut Vec<Draft>, problems: &mut Problems) {
    let mut fields = Fields::of(&keys::RULE_TABLE, "table", node, problems);
    let id = fields.called("id", problems);
    let decides = decides(&mut fields, model, problems);
    let ordered = fields.flag("ordered", problems);
    let validity = fields.validity(problems);
    let names = names(model, before(decides, model));
    let shared = names.when(&mut fields, problems);
    fields.need("columns", problems);
    let columns = fields.texts("columns", problems);
    // One that means nothing is noted once, and not with every row.
    let means: Vec<bool> = columns
        .iter()
        .map(|(column, place)| names.knows(&fields.what, column, place, problems))
        .collect();
    let exception_to = fields.texts("exception_to", problems);
    let overrides = fields.texts("overrides", problems);
    let rows = fields.items("row", problems);
    if rows.is_empty() {
        fields.lacks("row", problems);
    }
    if ordered && rows.len() > MOST_ROWS {
        problems.add_with(
            &fields.place,
            Kind::TooLarge,
            format!(
                "{} has {} rows in order, more than {MOST_ROWS}",
                fields.what,
                rows.len()
            ),
            Some("make several tables of it, each with a `when` of its own".to_owned()),
        );
        fields.finish(problems);
        return;
    }
    let first = drafts.len();
    for (number, row) in rows.iter().enumerate() {
        let mut inner = Fields::of(
            &keys::ROW,
            format!("row {} of {}", number + 1, fields.what),
            row,
            problems,
        );
        let row_id = inner
            .text("id", problems)
            .unwrap_or_else(|| format!("row-{}", number + 1));
        let row_id = match id.as_str() {
            "" => String::new(),
            table => format!("{table}/{row_id}"),
        };
        let mut tests = vec![shared.clone()];
        match inner.need("when", problems).map(|node| &node.value) {
            Some(Value::List(cells)) if cells.len() == columns.len() => {
                for (((column, place), means), cell) in columns.iter().zip(&means).zip(cells) {
                    if *means && !matches!(&cell.value, Value::Text(text) if text == "*") {
                        tests.push(names.test(&inner.what, column, place, cell, problems));
                    }
                }
            }
            Some(Value::List(cells)) => problems.add(
                &inner.place,
                Kind::Value,
                format!(
                    "{} has not one cell for each of the {} columns but {}",
                    inner.what,
                    columns.len(),
                    cells.len()
                ),
            ),
            Some(other) => problems.add(
                &inner.place,
                Kind::Value,
                format!(
                    "the `when` of {} is {}, not a list with a cell for each column",
                    inner.what,
                    other.kind()
                ),
            ),
            None => {}
        }
        drafts.push(draft(
            &mut inner,
            model,
            row_id,
            decides,
            Condition::All(tests),
            problems,
        ));
        inner.finish(problems);
    }
    for draft in &mut drafts[first..] {
        draft.rule.validity = draft.rule.validity.and(validity);
        draft.rule.table = Some(model.tables.len());
        draft.exception_to.extend(exception_to.iter().cloned());
        draft.overrides.extend(overrides.iter().cloned());
    }
    if ordered {
        let end = drafts.len();
        for (at, draft) in drafts.iter_mut().enumerate().skip(first) {
            draft.before = end - 1 - at;
        }
    }
    model.tables.push(Table {
        place: fields.place.clone(),
        id,
        ordered,
    });
    fields.finish(problems);
}
