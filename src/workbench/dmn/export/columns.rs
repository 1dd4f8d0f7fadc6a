//! Columns of exported tables: what an input expression tells apart, and cells as FEEL unary tests.

use chrono::NaiveDate;

use crate::author::condition::{Condition, Test};
use crate::author::model::Domain;
use crate::engine::pack::{DateTest, DecisionId, FactId, Kind, Span, Validity, ValueId};
use crate::workbench::dmn::document::Clause;
use crate::workbench::dmn::export::Exporter;
use crate::workbench::dmn::feel::quoted;

/// What a column's expression is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Column {
    /// A `yes_no`, `choice` or number fact.
    Fact(FactId),
    /// Whether a `choices` fact includes a value.
    Option(FactId, ValueId),
    /// Whether a date is late in a sense.
    Late(FactId, DateTest),
    /// A derived fact.
    Derived(usize),
    /// What a `one` decision gives: one of these values, in their order, or something else.
    Given(DecisionId, Vec<ValueId>),
    /// Whether a `many` decision gives a member.
    Member(DecisionId, ValueId),
    /// Whether a decision comes out by rule, as a gap or as a conflict.
    Standing(DecisionId),
    /// Whether some rule of a set of exceptions applies.
    Unless(usize),
    /// The period that the day of judgement lies in.
    Period,
}

/// The codes of a decision's standing, in the order of a [`Column::Standing`]'s values.
pub(super) const STANDINGS: [(&str, Test); 3] = [
    ("rule", Test::Rule),
    ("gap", Test::Gap),
    ("conflict", Test::Conflict),
];

/// The columns that conditions need, in the order in which they are met.
pub(super) fn of<'c>(
    exporter: &Exporter<'_>,
    conditions: impl IntoIterator<Item = &'c Condition>,
) -> Vec<Column> {
    let mut columns: Vec<Column> = Vec::new();
    for condition in conditions {
        condition.visit(&mut |part| {
            let column = match part {
                Condition::All(_) | Condition::Any(_) | Condition::Not(_) => return,
                Condition::Values(fact, _) | Condition::Between(fact, ..) => Column::Fact(*fact),
                Condition::Includes(fact, value) => Column::Option(*fact, *value),
                Condition::Late(fact, test) => Column::Late(*fact, test.clone()),
                Condition::Derived(derived) => Column::Derived(*derived),
                Condition::During(_) => Column::Period,
                Condition::Decision(decision, Test::Value(value)) => {
                    if exporter.model.decisions[*decision].many {
                        Column::Member(*decision, *value)
                    } else {
                        // All values of a decision that a table tests make one column.
                        for column in &mut columns {
                            if let Column::Given(other, values) = column
                                && other == decision
                            {
                                if !values.contains(value) {
                                    values.push(*value);
                                }
                                return;
                            }
                        }
                        Column::Given(*decision, vec![*value])
                    }
                }
                // The verifier makes this test; no condition of a file is worded so.
                Condition::Decision(_, Test::Named(_)) => return,
                Condition::Decision(decision, Test::Rule | Test::Gap | Test::Conflict) => {
                    if exporter.forms[*decision].is_plain {
                        return;
                    }
                    Column::Standing(*decision)
                }
            };
            if !columns.contains(&column) {
                columns.push(column);
            }
        });
    }
    columns
}

impl Column {
    /// How many values the column tells apart.
    pub(super) fn size(&self, exporter: &Exporter<'_>) -> usize {
        match self {
            Column::Fact(fact) => match exporter.layout.kinds[*fact] {
                Kind::Number { .. } => exporter.layout.cell_count(*fact),
                Kind::YesNo | Kind::Choice | Kind::Choices { .. } | Kind::Date { .. } => {
                    exporter.codes(*fact).len()
                }
            },
            Column::Given(_, values) => values.len() + 1,
            Column::Standing(_) => STANDINGS.len(),
            Column::Period => exporter.starts().len() + 1,
            Column::Option(..)
            | Column::Late(..)
            | Column::Derived(_)
            | Column::Member(..)
            | Column::Unless(_) => 2,
        }
    }

    /// The values that a condition's own test holds for; `None` where it is about another column.
    pub(super) fn values(&self, exporter: &Exporter<'_>, test: &Condition) -> Option<u32> {
        let yes = 0b01;
        match (self, test) {
            (Column::Fact(fact), Condition::Values(tested, values)) if fact == tested => {
                Some(values.iter().fold(0, |mask, value| mask | 1 << value))
            }
            (Column::Fact(fact), Condition::Between(tested, low, high)) if fact == tested => {
                let layout = &exporter.layout;
                Some((0..layout.cell_count(*fact)).fold(0, |mask, cell| {
                    let (from, to) = layout.cell(*fact, cell);
                    mask | u32::from(*low <= from && to <= *high) << cell
                }))
            }
            (Column::Option(fact, value), Condition::Includes(tested, wanted)) => {
                (fact == tested && value == wanted).then_some(yes)
            }
            (Column::Late(fact, late), Condition::Late(tested, wanted)) => {
                (fact == tested && late == wanted).then_some(yes)
            }
            (Column::Period, Condition::During(validity)) => Some(exporter.layout.during(validity)),
            (Column::Derived(derived), Condition::Derived(tested)) => {
                (derived == tested).then_some(yes)
            }
            (Column::Given(decision, values), Condition::Decision(tested, Test::Value(value)))
                if decision == tested =>
            {
                values
                    .iter()
                    .position(|known| known == value)
                    .map(|at| 1 << at)
            }
            (Column::Member(decision, member), Condition::Decision(tested, Test::Value(value))) => {
                (decision == tested && member == value).then_some(yes)
            }
            (Column::Standing(decision), Condition::Decision(tested, wanted))
                if decision == tested =>
            {
                STANDINGS
                    .iter()
                    .position(|(_, standing)| standing == wanted)
                    .map(|at| 1 << at)
            }
            _ => None,
        }
    }

    /// The name of the input data or decision that the column asks.
    pub(super) fn needs(&self, exporter: &Exporter<'_>) -> Vec<String> {
        match self {
            Column::Fact(fact) | Column::Option(fact, _) => vec![exporter.facts[*fact].clone()],
            Column::Late(fact, _) => vec![exporter.facts[*fact].clone(), exporter.today.clone()],
            Column::Derived(derived) => vec![exporter.derived[*derived].clone()],
            Column::Given(decision, _)
            | Column::Member(decision, _)
            | Column::Standing(decision) => vec![exporter.decisions[*decision].clone()],
            Column::Unless(set) => vec![exporter.unless[*set].name.clone()],
            Column::Period => vec![exporter.today.clone()],
        }
    }

    /// The column's head.
    pub(super) fn clause(&self, exporter: &Exporter<'_>) -> Clause {
        let model = exporter.model;
        let given = |decision: DecisionId, part: &str| {
            let name = &exporter.decisions[decision];
            if exporter.forms[decision].is_plain {
                name.clone()
            } else {
                format!("{name}.{part}")
            }
        };
        let list = |codes: &[String]| {
            let quoted: Vec<String> = codes.iter().map(|code| quoted(code)).collect();
            Some(quoted.join(","))
        };
        let (text, label, type_ref, values) = match self {
            Column::Fact(fact) => {
                let item = &model.facts[*fact];
                let (type_ref, values) = match item.domain {
                    Domain::Number { min, max, .. } => ("number", Some(format!("[{min}..{max}]"))),
                    _ => ("string", list(&exporter.codes(*fact))),
                };
                let name = exporter.facts[*fact].clone();
                (name, item.short.clone(), type_ref, values)
            }
            Column::Option(fact, value) => {
                let item = &model.facts[*fact];
                let option = &item.values[*value];
                let code = quoted(&option.code);
                let text = format!("list contains({}, {code})", exporter.facts[*fact]);
                let label = format!("{}: {}", item.short, option.label);
                (text, label, "boolean", None)
            }
            Column::Late(fact, test) => {
                let text = late(&exporter.facts[*fact], test, &exporter.today);
                let label = late(&model.facts[*fact].short, test, &exporter.today);
                (text, label, "boolean", None)
            }
            Column::Derived(derived) => (
                exporter.derived[*derived].clone(),
                model.derived[*derived].label.clone(),
                "string",
                list(&exporter.yes_no),
            ),
            Column::Given(decision, _) => {
                let label = model.decisions[*decision].title.clone();
                let codes = exporter.values(*decision);
                let codes = exporter.forms[*decision].is_plain.then(|| list(&codes));
                let text = given(*decision, "value");
                (text, label, "string", codes.flatten())
            }
            Column::Member(decision, value) => {
                let item = &model.decisions[*decision];
                let member = &item.values[*value];
                let (list, code) = (given(*decision, "value"), quoted(&member.code));
                let text = format!("list contains({list}, {code})");
                let label = format!("{}: {}", item.title, member.label);
                (text, label, "boolean", None)
            }
            Column::Standing(decision) => {
                let codes = STANDINGS.map(|(code, _)| code.to_owned());
                let label = format!("{}: status", model.decisions[*decision].title);
                (given(*decision, "status"), label, "string", list(&codes))
            }
            Column::Period => {
                let label = "Day of judgement".to_owned();
                (exporter.today.clone(), label, "date", None)
            }
            Column::Unless(set) => {
                let unless = &exporter.unless[*set];
                let label = format!("exceptions: {}", unless.told(model));
                (unless.name.clone(), label, "string", list(&exporter.yes_no))
            }
        };
        Clause {
            text,
            label,
            type_ref: type_ref.to_owned(),
            values,
            ..Clause::default()
        }
    }

    /// The cell that allows these values of the column.
    pub(super) fn cell(&self, exporter: &Exporter<'_>, values: u32) -> String {
        let has = |value: usize| values >> value & 1 == 1;
        match self {
            Column::Fact(fact) => {
                match &exporter.layout.kinds[*fact] {
                    Kind::Number { min, max, .. } => {
                        return numbers(exporter, *fact, values, (*min, *max));
                    }
                    Kind::YesNo | Kind::Choice | Kind::Choices { .. } | Kind::Date { .. } => {}
                }
                strings(&exporter.codes(*fact), &has, None)
            }
            Column::Given(decision, given) => {
                let all = exporter.values(*decision);
                let codes: Vec<String> = given.iter().map(|&value| all[value].clone()).collect();
                strings(&codes, &has, Some(has(given.len())))
            }
            Column::Standing(_) => strings(&STANDINGS.map(|(code, _)| code.to_owned()), &has, None),
            Column::Period => periods(exporter, values),
            Column::Derived(_) | Column::Unless(_) => strings(&exporter.yes_no, &has, None),
            Column::Option(..) | Column::Late(..) | Column::Member(..) => {
                (if has(0) { "true" } else { "false" }).to_owned()
            }
        }
    }
}

/// The codes that a cell allows. `others`: whether it also allows values that have no code here; absent, there are none. Behind a
/// `not` those that it does not allow stand, where there are others to be allowed or where that is shorter.
fn strings(codes: &[String], has: &dyn Fn(usize) -> bool, others: Option<bool>) -> String {
    let list = |wanted: bool| {
        let picked: Vec<String> = (0..codes.len())
            .filter(|&value| has(value) == wanted)
            .map(|value| quoted(&codes[value]))
            .collect();
        (picked.len(), picked.join(","))
    };
    let ((in_count, inside), (out_count, outside)) = (list(true), list(false));
    let is_shorter = others.is_none() && out_count < in_count && codes.len() > 2;
    if others == Some(true) || is_shorter {
        format!("not({outside})")
    } else {
        inside
    }
}

/// The numbers that a cell allows, as ranges; those it does not behind a `not` where they are fewer.
fn numbers(exporter: &Exporter<'_>, fact: FactId, values: u32, (min, max): (i32, i32)) -> String {
    let layout = &exporter.layout;
    let ranges = |wanted: bool| {
        let mut ranges: Vec<(i32, i32)> = Vec::new();
        for cell in 0..layout.cell_count(fact) {
            if (values >> cell & 1 == 1) != wanted {
                continue;
            }
            let (low, high) = layout.cell(fact, cell);
            match ranges.last_mut() {
                Some((_, last)) if *last + 1 == low => *last = high,
                _ => ranges.push((low, high)),
            }
        }
        ranges
    };
    let told = |ranges: &[(i32, i32)]| {
        let told: Vec<String> = ranges
            .iter()
            .map(|&(low, high)| match (low, high) {
                _ if low == high => low.to_string(),
                _ if low == min => format!("<= {high}"),
                _ if high == max => format!(">= {low}"),
                _ => format!("[{low}..{high}]"),
            })
            .collect();
        told.join(", ")
    };
    let (inside, outside) = (ranges(true), ranges(false));
    if outside.len() < inside.len() {
        format!("not({})", told(&outside))
    } else {
        told(&inside)
    }
}

/// The days of some periods, as ranges.
fn periods(exporter: &Exporter<'_>, values: u32) -> String {
    let mut ranges: Vec<Validity> = Vec::new();
    for period in (0..=exporter.starts().len()).filter(|period| values >> period & 1 == 1) {
        let days = exporter.layout.period(period);
        match ranges.last_mut() {
            Some(last) if last.to.and_then(|to| to.succ_opt()) == days.from => last.to = days.to,
            _ => ranges.push(days),
        }
    }
    let day = |day: NaiveDate| format!("date(\"{day}\")");
    let told: Vec<String> = ranges
        .iter()
        .map(|days| match (days.from, days.to) {
            (None, None) => "-".to_owned(),
            (None, Some(to)) => format!("<= {}", day(to)),
            (Some(from), None) => format!(">= {}", day(from)),
            (Some(from), Some(to)) => format!("[{}..{}]", day(from), day(to)),
        })
        .collect();
    told.join(", ")
}

/// "The date, moved, comes after the day of judgement" as an expression.
fn late(date: &str, test: &DateTest, today: &str) -> String {
    let sign = if test.or_equal { ">=" } else { ">" };
    format!("{date}{} {sign} {today}", moved(test.offset))
}

fn moved(offset: Span) -> String {
    let part = |count: i32, unit: char| match count {
        0 => String::new(),
        _ => {
            let sign = if count < 0 { '-' } else { '+' };
            format!(" {sign} duration(\"P{}{unit}\")", count.unsigned_abs())
        }
    };
    part(offset.months, 'M') + &part(offset.days, 'D')
}
