//! From a class of cases to one case: a value for every level, and from it an answer to every fact.

use chrono::{Days, NaiveDate};
use serde_json::{Map, Value, json};

use crate::author::building::Built;
use crate::author::model::Derivation;
use crate::engine::case::{Answer, Case, cell_of_date};
use crate::engine::diagram::{TRUE, full};
use crate::engine::pack::{Kind, Pack};
use crate::workbench::dmn::cases::classes::Class;
use crate::workbench::dmn::export::Exporter;

/// A number that tells cases and things apart and is otherwise arbitrary.
fn mixed(case: usize, thing: usize) -> usize {
    let seed = (case as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15)
        ^ (thing as u64 + 1).wrapping_mul(0xc2b2_ae3d_27d4_eb4f);
    (seed.wrapping_mul(0xff51_afd7_ed55_8ccd) >> 33) as usize
}

/// A value for every level: the class's own, then what the constraints that it does not touch need, then any.
pub(super) fn filled(built: &mut Built, class: &Class, case: usize) -> Vec<u8> {
    let mut levels: Vec<Option<u8>> = vec![None; built.layout.sizes.len()];
    for &(level, value) in class {
        levels[level] = Some(value);
    }
    let groups: Vec<_> = built
        .groups
        .iter()
        .map(|group| (group.met, group.levels.clone()))
        .collect();
    for (mut met, own) in groups {
        for &level in &own {
            if let Some(value) = levels[level] {
                let test = built.builder.test(level, 1 << value);
                met = built.builder.and(met, test);
            }
        }
        // One more value that differs from case to case, as long as some case is left.
        for &level in &own {
            if levels[level].is_none() {
                let value = mixed(case, level) % usize::from(built.layout.sizes[level]);
                let test = built.builder.test(level, 1 << value);
                let narrower = built.builder.and(met, test);
                if built.builder.can_be(narrower, TRUE) {
                    (met, levels[level]) = (narrower, Some(value as u8));
                }
            }
        }
        let way = built.builder.witness(met, &|terminal| terminal == TRUE);
        for (level, value) in way.unwrap_or_default() {
            levels[level] = Some(value as u8);
        }
    }
    levels
        .iter()
        .enumerate()
        .map(|(level, value)| {
            let any = mixed(case, level) % usize::from(built.layout.sizes[level]);
            value.unwrap_or(any as u8)
        })
        .collect()
}

/// A day of judgement that lies in the period of these values: the wanted one, if it does.
pub(super) fn day(built: &Built, levels: &[u8], wanted: NaiveDate) -> NaiveDate {
    let Some(periods) = &built.layout.periods else {
        return wanted;
    };
    let days = built.layout.period(usize::from(levels[periods.level]));
    if days.holds(wanted) {
        wanted
    } else {
        days.from.or(days.to).unwrap_or(wanted)
    }
}

/// An answer to every fact.
pub(super) struct Chosen(Vec<Answer>);

/// Answers that lie in the cells of these values; `None` where the calendar or two numbers leave none.
pub(super) fn chosen(
    exporter: &Exporter<'_>,
    built: &Built,
    levels: &[u8],
    on: NaiveDate,
    case: usize,
) -> Option<Chosen> {
    let (model, layout) = (exporter.model, &built.layout);
    let mut answers = Vec::new();
    for (fact, item) in model.facts.iter().enumerate() {
        let (first, upper) = (layout.first[fact], mixed(case, fact) % 2 == 1);
        let value = levels[first];
        answers.push(match &layout.kinds[fact] {
            Kind::YesNo | Kind::Choice if usize::from(value) == item.values.len() => {
                Answer::Unknown
            }
            Kind::YesNo | Kind::Choice => Answer::Value(usize::from(value)),
            Kind::Choices { .. } => {
                let count = item.values.len();
                let yes = (0..count).fold(0, |yes, at| yes | u32::from(levels[first + at]) << at);
                Answer::Options {
                    yes,
                    no: full(count as u8) & !yes,
                }
            }
            Kind::Number { .. } => {
                let cell = usize::from(value) >> usize::from(layout.shared[fact].is_some());
                let (low, high) = layout.cell(fact, cell);
                Answer::Number(if upper { high } else { low })
            }
            kind @ Kind::Date { tests } => {
                let reach = tests
                    .iter()
                    .map(|test| {
                        test.offset.months.unsigned_abs() * 31 + test.offset.days.unsigned_abs()
                    })
                    .max()
                    .unwrap_or(0)
                    + 40;
                let days = || {
                    (0..=2 * u64::from(reach)).filter_map(|day| {
                        (on - Days::new(u64::from(reach))).checked_add_days(Days::new(day))
                    })
                };
                let mut fitting =
                    days().filter(|&date| cell_of_date(kind, date, on) == usize::from(value));
                Answer::Date(if upper {
                    fitting.next_back()
                } else {
                    fitting.next()
                }?)
            }
        });
    }
    for derived in &model.derived {
        if let Derivation::Difference { of, minus, between } = derived.how {
            let step = levels[layout.first[of]];
            let cell = |fact: usize, value: u8| {
                layout.cell(
                    fact,
                    usize::from(value) >> usize::from(layout.shared[fact].is_some()),
                )
            };
            let ((a_low, a_high), (b_low, b_high)) =
                (cell(of, step), cell(minus, levels[layout.first[minus]]));
            let fits =
                |a: i32, b: i32| ((between.0..=between.1).contains(&(a - b))) == (step & 1 == 0);
            let pair = (a_low..=a_high)
                .flat_map(|a| (b_low..=b_high).map(move |b| (a, b)))
                .find(|&(a, b)| fits(a, b))?;
            (answers[of], answers[minus]) = (Answer::Number(pair.0), Answer::Number(pair.1));
        }
    }
    Some(Chosen(answers))
}

impl Chosen {
    /// The case for the engine. A date that numbers follow from is left unanswered: they are answered themselves.
    pub(super) fn case(&self, pack: &Pack, on: NaiveDate) -> Case {
        let mut case = Case::new(pack, on);
        for (fact, answer) in self.0.iter().enumerate() {
            let untested =
                matches!(&pack.facts[fact].kind, Kind::Date { tests } if tests.is_empty());
            let followed = pack.facts.iter().any(|item| {
                let follows = item.follows;
                follows.is_some_and(|follows| follows.date == fact)
            });
            if !untested && !followed {
                case.set(pack, fact, Some(*answer))
                    .expect("an answer from a fact's own cell fits the fact");
            }
        }
        case
    }

    /// The inputs of the exported model.
    pub(super) fn inputs(&self, exporter: &Exporter<'_>, on: NaiveDate) -> Map<String, Value> {
        let mut inputs = Map::new();
        for (fact, answer) in self.0.iter().enumerate() {
            let codes = exporter.codes(fact);
            let value = match *answer {
                Answer::Unknown => json!("unknown"),
                Answer::Value(value) => json!(codes[value]),
                Answer::Options { yes, .. } => (0..codes.len())
                    .filter(|&at| yes >> at & 1 == 1)
                    .map(|at| json!(codes[at]))
                    .collect(),
                Answer::Number(number) => json!(number),
                Answer::Date(date) => json!(date.to_string()),
            };
            inputs.insert(exporter.facts[fact].clone(), value);
        }
        inputs.insert(exporter.today.clone(), json!(on.to_string()));
        inputs
    }
}
