//! Item definitions: what values facts and decisions may have.

use crate::author::model::Domain;
use crate::workbench::dmn::document::{Decision, Type};
use crate::workbench::dmn::export::Exporter;
use crate::workbench::dmn::export::columns::STANDINGS;
use crate::workbench::dmn::feel::quoted;

/// The type of a derived fact.
pub(super) const YES_NO: &str = "t_yes_no";

/// The type of a list of texts.
pub(super) const TEXTS: &str = "t_texts";

/// The type of a named thing.
pub(super) fn of(name: &str) -> String {
    format!("t_{name}")
}

impl Exporter<'_> {
    /// The types of all facts, and of the decisions that there are.
    pub(super) fn types(&self, decisions: &[Decision]) -> Vec<Type> {
        let mut types = vec![codes(YES_NO, &self.yes_no), list(TEXTS, "string")];
        for (fact, item) in self.model.facts.iter().enumerate() {
            let name = of(&self.facts[fact]);
            let codes = || codes(&name, &self.codes(fact));
            match item.domain {
                Domain::YesNo | Domain::Choice => types.push(codes()),
                Domain::Choices { .. } => types.extend(members(codes())),
                Domain::Number { min, max, .. } => types.push(Type {
                    name,
                    base: "number".to_owned(),
                    allowed: Some(format!("[{min}..{max}]")),
                    ..Type::default()
                }),
                Domain::Date => {}
            }
        }
        for decision in 0..self.decisions.len() {
            let name = of(&self.decisions[decision]);
            let (form, many) = (self.forms[decision], self.model.decisions[decision].many);
            let codes = codes(&name, &self.values(decision));
            if !form.is_plain {
                let part = |part: &str| Type {
                    name: part.to_owned(),
                    base: (if many { TEXTS } else { "string" }).to_owned(),
                    ..Type::default()
                };
                let mut parts = vec![part("value")];
                parts.extend(form.is_presumed.then(|| part("presumed")));
                let standings: Vec<String> =
                    STANDINGS.iter().map(|(code, _)| quoted(code)).collect();
                parts.push(Type {
                    name: "status".to_owned(),
                    base: "string".to_owned(),
                    allowed: Some(standings.join(",")),
                    ..Type::default()
                });
                types.push(Type {
                    name,
                    parts,
                    ..Type::default()
                });
            } else if many {
                types.extend(members(codes));
            } else {
                types.push(codes);
            }
        }
        let used = |name: &str| {
            decisions.iter().any(|decision| decision.type_ref == name)
                || self.facts.iter().any(|fact| of(fact) == name)
        };
        let referred: Vec<String> = types
            .iter()
            .flat_map(|kind| kind.parts.iter().chain([kind]))
            .map(|kind| kind.base.clone())
            .collect();
        types.retain(|kind| used(&kind.name) || referred.contains(&kind.name));
        types
    }
}

fn codes(name: &str, codes: &[String]) -> Type {
    let codes: Vec<String> = codes.iter().map(|code| quoted(code)).collect();
    Type {
        name: name.to_owned(),
        base: "string".to_owned(),
        allowed: Some(codes.join(",")),
        ..Type::default()
    }
}

fn list(name: &str, base: &str) -> Type {
    Type {
        name: name.to_owned(),
        base: base.to_owned(),
        is_list: true,
        ..Type::default()
    }
}

/// A list of such values: the values' own type, then the list's.
fn members(item: Type) -> [Type; 2] {
    let name = item.name.clone();
    let own = format!("{name}_item");
    let list = list(&name, &own);
    [Type { name: own, ..item }, list]
}
