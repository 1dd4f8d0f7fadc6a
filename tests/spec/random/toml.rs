//! A random pack as a pack file.

use std::fmt::Write;

use chrono::{Days, NaiveDate};

use super::{Cond, Domain, How, Spec};

/// The day that random packs count from.
pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).expect("a date of the calendar")
}

/// A day moved by some days.
pub fn moved(day: NaiveDate, days: i32) -> NaiveDate {
    let count = Days::new(u64::from(days.unsigned_abs()));
    if days < 0 { day - count } else { day + count }
}

/// The pack file of a spec.
pub fn pack(spec: &Spec) -> String {
    let mut out =
        "[pack]\nid = \"random\"\nversion = \"1\"\ntitle = \"Random\"\nlang = \"sv\"\n".to_owned();
    for (fact, domain) in spec.facts.iter().enumerate() {
        let (kind, more) = match domain {
            Domain::YesNo { unknown } => ("yes_no", format!("unknown = {unknown}\n")),
            Domain::Choice { unknown, .. } => ("choice", format!("unknown = {unknown}\n")),
            Domain::Choices { none, .. } => (
                "choices",
                if *none {
                    "none = \"none\"\n".to_owned()
                } else {
                    String::new()
                },
            ),
            Domain::Number { min, max } => ("number", format!("range = [{min}, {max}]\n")),
            Domain::Date { .. } => ("date", String::new()),
        };
        put(
            &mut out,
            format!("\n[[fact]]\nid = \"f{fact}\"\nkind = \"{kind}\"\nask = \"F{fact}?\"\n{more}"),
        );
        if !matches!(domain, Domain::YesNo { .. }) {
            for code in codes(domain) {
                put(
                    &mut out,
                    format!("[[fact.value]]\ncode = \"{code}\"\nlabel = \"{code}\"\n"),
                );
            }
        }
    }
    for (index, how) in spec.derived.iter().enumerate() {
        let how = match how {
            How::When(when) => format!("when = {}", condition(spec, when)),
            How::Difference {
                of,
                minus,
                low,
                high,
            } => format!(
                "difference = {{ of = \"f{of}\", minus = \"f{minus}\", between = [{low}, {high}] }}"
            ),
        };
        put(
            &mut out,
            format!("\n[[derived]]\nid = \"d{index}\"\n{how}\n"),
        );
    }
    for (index, (when, require)) in spec.constraints.iter().enumerate() {
        put(
            &mut out,
            format!(
                "\n[[constraint]]\nid = \"c{index}\"\nwhen = {}\nrequire = {}\nbecause = \"b\"\n",
                condition(spec, when),
                condition(spec, require)
            ),
        );
    }
    for (index, decision) in spec.decisions.iter().enumerate() {
        let kind = if decision.many { "many" } else { "one" };
        put(
            &mut out,
            format!(
                "\n[[decision]]\nid = \"decision{index}\"\ntitle = \"D{index}\"\nkind = \"{kind}\"\nprimary = true\n"
            ),
        );
        for value in 0..decision.values {
            put(
                &mut out,
                format!("[[decision.value]]\ncode = \"v{value}\"\nlabel = \"V{value}\"\n"),
            );
        }
        for (number, rule) in decision.rules.iter().enumerate() {
            let list = |values: &[usize]| {
                format!(
                    "[{}]",
                    values
                        .iter()
                        .map(|value| format!("\"v{value}\""))
                        .collect::<Vec<_>>()
                        .join(", ")
                )
            };
            let given = if !rule.excludes.is_empty() {
                format!("excludes = {}", list(&rule.excludes))
            } else if decision.many {
                format!("gives = {}", list(&rule.gives))
            } else {
                format!("gives = \"v{}\"", rule.gives[0])
            };
            let day = |key: &str, day: Option<i32>| {
                day.map(|day| format!("{key} = {}\n", moved(today(), day)))
                    .unwrap_or_default()
            };
            let days = day("valid_from", rule.during.0) + &day("valid_to", rule.during.1);
            let bases: Vec<String> = rule
                .exception_to
                .iter()
                .map(|base| format!("\"r{index}-{base}\""))
                .collect();
            let force = if rule.presumption {
                "presumption"
            } else {
                "explicit"
            };
            put(
                &mut out,
                format!(
                    "\n[[rule]]\nid = \"r{index}-{number}\"\ndecides = \"decision{index}\"\n{given}\nwhen = {}\nexception_to = [{}]\nforce = \"{force}\"\nbecause = \"b\"\n{days}",
                    condition(spec, &rule.when),
                    bases.join(", ")
                ),
            );
        }
    }
    for (index, when) in spec.duties.iter().enumerate() {
        put(
            &mut out,
            format!(
                "\n[[duty]]\nid = \"duty{index}\"\nlabel = \"l\"\nwhen = {}\n",
                condition(spec, when)
            ),
        );
    }
    out
}

/// The codes of a fact's values, in their order.
pub fn codes(domain: &Domain) -> Vec<String> {
    match domain {
        Domain::YesNo { .. } => vec!["yes".to_owned(), "no".to_owned()],
        Domain::Choice { values, .. } => (0..*values).map(|value| format!("a{value}")).collect(),
        Domain::Choices { options, none } => (0..*options)
            .map(|value| format!("a{value}"))
            .chain(none.then(|| "none".to_owned()))
            .collect(),
        Domain::Number { .. } | Domain::Date { .. } => Vec::new(),
    }
}

/// A condition as it is written in a pack file.
pub fn condition(spec: &Spec, cond: &Cond) -> String {
    let list = |parts: &[Cond]| {
        parts
            .iter()
            .map(|part| condition(spec, part))
            .collect::<Vec<_>>()
            .join(", ")
    };
    match cond {
        Cond::All(parts) => format!("{{ all = [{}] }}", list(parts)),
        Cond::Any(parts) => format!("{{ any = [{}] }}", list(parts)),
        Cond::Not(part) => format!("{{ not = {} }}", condition(spec, part)),
        Cond::Values(fact, values) => {
            let mut known = codes(&spec.facts[*fact]);
            known.push("unknown".to_owned());
            format!(
                "{{ f{fact} = [{}] }}",
                values
                    .iter()
                    .map(|&value| format!("\"{}\"", known[value]))
                    .collect::<Vec<_>>()
                    .join(", ")
            )
        }
        Cond::Includes(fact, value) => {
            format!("{{ f{fact} = \"{}\" }}", codes(&spec.facts[*fact])[*value])
        }
        Cond::Between(fact, low, high) => format!("{{ f{fact} = \"{low}..{high}\" }}"),
        Cond::Late {
            fact,
            days,
            or_equal,
        } => {
            let sign = if *days < 0 { '-' } else { '+' };
            format!(
                "{{ f{fact} = \"{sign} {} days {} today\" }}",
                days.abs(),
                if *or_equal { ">=" } else { ">" }
            )
        }
        Cond::Derived(index) => format!("{{ d{index} = \"yes\" }}"),
        Cond::Gives(decision, value) => format!("{{ decision{decision} = \"v{value}\" }}"),
        Cond::IsGap(decision) => format!("{{ decision{decision} = {{ is = \"gap\" }} }}"),
    }
}

fn put(out: &mut String, text: String) {
    out.write_str(&text).expect("a string takes everything");
}
