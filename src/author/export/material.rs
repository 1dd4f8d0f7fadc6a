//! What exercises on a pack are made of, as a file of its own.

use sha2::{Digest, Sha256};

use crate::author::condition::{Condition, Test};
use crate::author::export::digest;
use crate::author::model::{Derivation, Model, Rule};
use crate::engine::pack::{Claim, Given, MATERIAL_FORMAT, Material, Pack, RuleId, Vignette};
use crate::exchange::answers;

/// The material that belongs to a pack as it was compiled. Vignettes whose answers do not fit are left out: whoever checks the pack
/// is told of them.
pub(crate) fn material(model: &Model, pack: &Pack) -> Material {
    let vignettes = model.vignettes.iter().filter_map(|it| {
        let case = answers::case(pack, &it.answers, it.on).ok()?;
        Some(Vignette {
            id: it.id.clone(),
            title: it.title.clone(),
            on: it.on,
            text: it.text.clone(),
            answers: Given::all(&case),
        })
    });
    let exceptions = model.rules.iter().enumerate();
    let mut material = Material {
        format: MATERIAL_FORMAT,
        id: pack.id.clone(),
        hash: pack.hash.clone(),
        part: String::new(),
        told: model.told.clone(),
        unlikely: model.unlikely.iter().map(|it| claim(&it.when)).collect(),
        vignettes: vignettes.collect(),
        exceptions: exceptions.flat_map(named).collect(),
        rules: model
            .rules
            .iter()
            .map(|rule| of_rule(model, rule))
            .collect(),
    };
    let text = serde_json::to_string(&material).expect("the material has only string keys");
    material.part = digest(&text);
    material
}

/// A condition on facts alone, as [`crate::author::linking`] reads one where it is given no other names.
fn claim(condition: &Condition) -> Claim {
    let all = |parts: &[Condition]| parts.iter().map(claim).collect();
    match condition {
        Condition::All(parts) => Claim::All(all(parts)),
        Condition::Any(parts) => Claim::Any(all(parts)),
        Condition::Not(part) => Claim::Not(Box::new(claim(part))),
        Condition::Values(fact, values) => Claim::Values {
            fact: *fact,
            values: values.clone(),
        },
        Condition::Includes(fact, value) => Claim::Includes {
            fact: *fact,
            value: *value,
        },
        Condition::Between(fact, low, high) => Claim::Between {
            fact: *fact,
            low: *low,
            high: *high,
        },
        Condition::Late(fact, test) => Claim::Late {
            fact: *fact,
            test: test.clone(),
        },
        Condition::During(_) | Condition::Derived(_) | Condition::Decision(..) => {
            unreachable!("only facts have names here")
        }
    }
}

/// A rule with each of those that its author names as what it goes before. Later rows of a table are no exceptions.
fn named((id, rule): (RuleId, &Rule)) -> impl Iterator<Item = (RuleId, RuleId)> {
    let before = rule.named.iter().flat_map(|(_, rules)| rules);
    before.map(move |&other| (id, other))
}

/// A digest of what a rule says: where it applies, what it gives, and what it goes before. Neither wording nor the order of
/// anything else in the pack changes it.
fn of_rule(model: &Model, rule: &Rule) -> u32 {
    let decision = &model.decisions[rule.decides];
    let codes = |values: &[usize]| {
        let mut codes: Vec<&str> = (values.iter())
            .map(|&value| decision.values[value].code.as_str())
            .collect();
        codes.sort_unstable();
        codes.join(",")
    };
    let mut before: Vec<&str> = (rule.exception_to.iter())
        .map(|&other| model.rules[other].id.as_str())
        .collect();
    before.sort_unstable();
    let text = format!(
        "{}={}/{} {:?} {} before {}",
        decision.id,
        codes(&rule.gives),
        codes(&rule.excludes),
        rule.force,
        written(model, &rule.when),
        before.join(",")
    );
    let digest = Sha256::digest(text.as_bytes());
    u32::from_be_bytes([digest[0], digest[1], digest[2], digest[3]])
}

/// A condition by the names of what it speaks of, derived facts written out.
fn written(model: &Model, condition: &Condition) -> String {
    let all = |parts: &[Condition]| {
        let mut parts: Vec<String> = parts.iter().map(|part| written(model, part)).collect();
        parts.sort_unstable();
        parts.join(" ")
    };
    let fact = |fact: usize| model.facts[fact].id.as_str();
    let value = |of: usize, value: usize| match model.facts[of].values.get(value) {
        Some(value) => value.code.as_str(),
        None => "unknown",
    };
    match condition {
        Condition::All(parts) => format!("(all {})", all(parts)),
        Condition::Any(parts) => format!("(any {})", all(parts)),
        Condition::Not(part) => format!("(not {})", written(model, part)),
        Condition::Values(of, values) => {
            let mut codes: Vec<&str> = values.iter().map(|&it| value(*of, it)).collect();
            codes.sort_unstable();
            format!("{}:{}", fact(*of), codes.join("|"))
        }
        Condition::Includes(of, it) => format!("{}+{}", fact(*of), value(*of, *it)),
        Condition::Between(of, low, high) => format!("{}:{low}..{high}", fact(*of)),
        Condition::Late(of, test) => format!(
            "{}:{}m{}d{}",
            fact(*of),
            test.offset.months,
            test.offset.days,
            test.or_equal
        ),
        Condition::During(days) => format!("during {:?} {:?}", days.from, days.to),
        Condition::Derived(derived) => match &model.derived[*derived].how {
            Derivation::When(when) => written(model, when),
            Derivation::Difference { of, minus, between } => {
                let (low, high) = between;
                format!("{}-{}:{low}..{high}", fact(*of), fact(*minus))
            }
        },
        Condition::Decision(decision, test) => {
            let decision = &model.decisions[*decision];
            let code = |value: usize| decision.values[value].code.as_str();
            match test {
                Test::Value(value) => format!("{}={}", decision.id, code(*value)),
                Test::Named(value) => format!("{}~{}", decision.id, code(*value)),
                Test::Rule => format!("{}=rule", decision.id),
                Test::Gap => format!("{}=gap", decision.id),
                Test::Conflict => format!("{}=conflict", decision.id),
            }
        }
    }
}
