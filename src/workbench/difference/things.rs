//! What stands in the packs, thing by thing and key by key: what only one has, and what is only written otherwise.
//!
//! Conditions are no text here: what they change is told by the classes of cases.

use crate::author::model::Model;
use crate::engine::pack::{RoleOf, RuleId};
use crate::workbench::difference::data::{Alteration, Altered, Thing};
use crate::workbench::difference::joint::Joint;
use crate::workbench::difference::sides::line_in_words;
use crate::workbench::difference::union::kind;
use crate::workbench::difference::written;

/// How much it weighs that something is written otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Weight {
    /// Something is asked, done or told otherwise.
    Setting,
    /// A rule; what comes of it is told by the classes.
    Rule,
    /// Wording, citations, weight.
    Wording,
}

/// Something of a pack.
struct Item {
    kind: &'static str,
    id: String,
    label: String,
    keys: Vec<(&'static str, Weight, String)>,
}

/// What differs between the things of two packs.
#[derive(Default)]
pub(super) struct Things {
    pub(super) only: [Vec<Thing>; 2],
    pub(super) settings: Vec<Altered>,
    pub(super) rules: Vec<Altered>,
    pub(super) wording: Vec<Altered>,
}

/// The kinds of which it is a difference in itself that only one pack has one.
const COUNTED: [&str; 7] = [
    "fact", "answer", "decision", "value", "duty", "notice", "text",
];

/// The kinds that decide, or allow, and of which what comes of them is told by the classes.
const LOGIC: [&str; 6] = [
    "border",
    "constraint",
    "derived",
    "gap",
    "invariant",
    "rule",
];

/// Compares the things of two packs. Whether a rule applies in other cases is told where their cases can be compared.
pub(super) fn things(models: [&Model; 2], joint: Option<&Joint<'_>>) -> Things {
    let [old, new] = models.map(items);
    let mut found = Things::default();
    let has = |items: &[Item], wanted: &Item| {
        let same = |item: &&Item| item.kind == wanted.kind && item.id == wanted.id;
        items.iter().find(same).map(|item| item.keys.clone())
    };
    for (side, own, other) in [(0, &old, &new), (1, &new, &old)] {
        for item in own {
            if has(other, item).is_some() {
                continue;
            }
            if COUNTED.contains(&item.kind) {
                // The values of a fact or decision go with it.
                let whole = item.id.split('.').next().unwrap_or_default();
                let within = ["answer", "value"].contains(&item.kind);
                let whole_new = |kind| {
                    let others = |other: &Item| other.kind == kind && other.id == whole;
                    own.iter().any(others) && !other.iter().any(others)
                };
                if within && (whole_new("fact") || whole_new("decision")) {
                    continue;
                }
                found.only[side].push(Thing {
                    kind: item.kind,
                    id: item.id.clone(),
                    label: item.label.clone(),
                });
            } else {
                let how = [Alteration::Removed, Alteration::Added][side].clone();
                let list = if LOGIC.contains(&item.kind) {
                    &mut found.rules
                } else {
                    &mut found.wording
                };
                list.push(Altered {
                    kind: item.kind,
                    id: item.id.clone(),
                    how,
                });
            }
        }
    }
    for item in &new {
        let Some(before) = has(&old, item) else {
            continue;
        };
        let changed = |weight: Weight| -> Vec<&'static str> {
            let own = item.keys.iter().filter(|(_, own, _)| *own == weight);
            own.filter(|key| !before.contains(key))
                .map(|(key, _, _)| *key)
                .collect()
        };
        let mut rule = changed(Weight::Rule);
        if item.kind == "rule" && joint.is_some_and(|joint| other_condition(joint, &item.id)) {
            rule.push("when");
        }
        for (list, keys) in [
            (&mut found.settings, changed(Weight::Setting)),
            (&mut found.rules, rule),
            (&mut found.wording, changed(Weight::Wording)),
        ] {
            if !keys.is_empty() {
                list.push(Altered {
                    kind: item.kind,
                    id: item.id.clone(),
                    how: Alteration::Changed(keys),
                });
            }
        }
    }
    found
}

/// Whether a rule that both packs have applies in other cases.
fn other_condition(joint: &Joint<'_>, id: &str) -> bool {
    let applies = [0, 1].map(|side| {
        let own = joint.models[side]
            .rules
            .iter()
            .position(|rule| rule.id == id);
        own.map(|own| joint.built.applies[joint.starts[side].rules + own])
    });
    applies[0] != applies[1]
}

fn items(model: &Model) -> Vec<Item> {
    use Weight::{Rule, Setting, Wording};
    let mut items: Vec<Item> = Vec::new();
    let mut add = |kind, id: &str, label: &str, keys: Vec<(&'static str, Weight, String)>| {
        items.push(Item {
            kind,
            id: id.to_owned(),
            label: label.to_owned(),
            keys,
        });
    };
    let said = |key, text: &str| (key, Wording, text.to_owned());
    let shown = |key, weight, value: &dyn std::fmt::Debug| (key, weight, format!("{value:?}"));
    let rule_ids = |rules: &[RuleId]| {
        let ids = rules.iter().map(|&rule| model.rules[rule].id.as_str());
        ids.collect::<Vec<_>>().join(" ")
    };
    add(
        "pack",
        &model.id,
        &model.title,
        vec![
            said("title", &model.title),
            said("subtitle", &model.subtitle),
            said("lang", &model.lang),
            shown("country", Setting, &model.country),
            shown("valid_from", Setting, &model.validity.from),
            shown("valid_to", Setting, &model.validity.to),
            shown("review_by", Wording, &model.review_by),
            shown("sources", Wording, &model.sources),
            shown("sections", Wording, &model.sections),
            shown("laws", Wording, &model.laws),
        ],
    );
    for role in &model.roles {
        add(
            "role",
            &role.code,
            &role.label,
            vec![said("label", &role.label)],
        );
    }
    for fact in &model.facts {
        let follows = fact
            .follows
            .map(|follows| (&model.facts[follows.date].id, follows.unit));
        add(
            "fact",
            &fact.id,
            &fact.short,
            vec![
                said("ask", &fact.ask),
                said("short", &fact.short),
                said("why", &fact.why),
                said("help", &fact.help),
                ("kind", Setting, kind(&fact.domain).to_owned()),
                shown("from", Setting, &follows),
                shown("cost", Setting, &fact.cost),
                shown("pinned", Setting, &fact.pinned),
            ],
        );
        for value in &fact.values {
            let id = format!("{}.{}", fact.id, value.code);
            let label = format!("{}: {}", fact.short, value.label);
            add("answer", &id, &label, vec![said("label", &value.label)]);
        }
        if fact.unknown {
            let id = format!("{}.unknown", fact.id);
            let label = format!("{}: \"vet inte\" as an answer of its own", fact.short);
            add("answer", &id, &label, Vec::new());
        }
    }
    for derived in &model.derived {
        add(
            "derived",
            &derived.id,
            &derived.label,
            vec![
                ("when", Rule, written::derivation(model, &derived.how)),
                said("label", &derived.label),
                said("because", &derived.because),
                shown("basis", Wording, &derived.basis),
            ],
        );
    }
    for constraint in &model.constraints {
        let because = vec![
            ("when", Rule, written::condition(model, &constraint.when)),
            (
                "require",
                Rule,
                written::condition(model, &constraint.require),
            ),
            said("because", &constraint.because),
        ];
        add("constraint", &constraint.id, &constraint.because, because);
    }
    for decision in &model.decisions {
        let safest = decision.safest.map(|value| &decision.values[value].code);
        add(
            "decision",
            &decision.id,
            &decision.title,
            vec![
                said("title", &decision.title),
                shown("primary", Setting, &decision.primary),
                shown("independent", Setting, &decision.independent),
                shown("open_says", Setting, &decision.open_says),
                shown("safest", Setting, &safest),
            ],
        );
        for value in &decision.values {
            let role = value.role.as_ref().map(|role| match role {
                RoleOf::Role(code) => code.clone(),
                RoleOf::Decision(other) => format!("of {}", model.decisions[*other].id),
            });
            let id = format!("{}.{}", decision.id, value.code);
            let label = format!("{}: {}", decision.title, value.label);
            add(
                "value",
                &id,
                &label,
                vec![
                    said("label", &value.label),
                    said("detail", &value.detail),
                    said("say", &value.say),
                    shown("tone", Wording, &value.tone),
                    shown("role", Setting, &role),
                    shown("channel", Setting, &value.channel),
                ],
            );
        }
    }
    for rule in &model.rules {
        let values = &model.decisions[rule.decides].values;
        let codes = |given: &[usize]| {
            let codes = given.iter().map(|&value| values[value].code.as_str());
            codes.collect::<Vec<_>>().join(" ")
        };
        add(
            "rule",
            &rule.id,
            &rule.because,
            vec![
                ("decides", Rule, model.decisions[rule.decides].id.clone()),
                ("gives", Rule, codes(&rule.gives)),
                ("excludes", Rule, codes(&rule.excludes)),
                ("exception_to", Rule, rule_ids(&rule.exception_to)),
                shown("force", Wording, &rule.force),
                shown("basis", Wording, &rule.basis),
                said("because", &rule.because),
                ("readings", Wording, rule_ids(&rule.readings)),
                ("restates", Wording, rule_ids(&rule.restates)),
                shown("valid_from", Rule, &rule.validity.from),
                shown("valid_to", Rule, &rule.validity.to),
            ],
        );
    }
    for (index, gap) in model.gaps.iter().enumerate() {
        let decision = &model.decisions[gap.decides].id;
        // A gap has no id: those of one decision are told apart by their order.
        let earlier = model.gaps[..index].iter();
        let number = earlier.filter(|other| other.decides == gap.decides).count() + 1;
        add(
            "gap",
            &format!("{decision} {number}"),
            &gap.because,
            vec![
                ("when", Rule, written::condition(model, &gap.when)),
                said("because", &gap.because),
                shown("basis", Wording, &gap.basis),
                ("readings", Wording, rule_ids(&gap.readings)),
                shown("acknowledged", Wording, &gap.acknowledged),
            ],
        );
    }
    for border in &model.borders {
        add(
            "border",
            &rule_ids(&border.rules),
            &border.because,
            vec![
                said("because", &border.because),
                shown("basis", Wording, &border.basis),
                shown("acknowledged", Wording, &border.acknowledged),
            ],
        );
    }
    for invariant in &model.invariants {
        add(
            "invariant",
            &invariant.id,
            &invariant.because,
            vec![
                ("says", Rule, written::statement(model, &invariant.says)),
                said("because", &invariant.because),
                shown("basis", Wording, &invariant.basis),
            ],
        );
    }
    for duty in &model.duties {
        add(
            "duty",
            &duty.id,
            &duty.label,
            vec![
                said("label", &duty.label),
                said("because", &duty.because),
                shown("judgement", Wording, &duty.judgement),
                shown("force", Wording, &duty.force),
                shown("basis", Wording, &duty.basis),
            ],
        );
    }
    for notice in &model.notices {
        add(
            "notice",
            &notice.id,
            &notice.text,
            vec![
                said("text", &notice.text),
                shown("tone", Wording, &notice.tone),
                shown("basis", Wording, &notice.basis),
            ],
        );
    }
    for text in &model.templates {
        let lines: Vec<String> = text
            .lines
            .iter()
            .map(|line| line_in_words(model, line))
            .collect();
        add(
            "text",
            &text.id,
            &text.title,
            vec![
                said("title", &text.title),
                said("because", &text.because),
                shown("basis", Wording, &text.basis),
                ("line", Wording, lines.join("\n")),
            ],
        );
    }
    for screen in &model.screens {
        let facts = screen
            .facts
            .iter()
            .map(|&fact| model.facts[fact].id.as_str());
        let facts = facts.collect::<Vec<_>>().join(" ");
        add(
            "screen",
            &screen.id,
            &screen.title,
            vec![said("title", &screen.title), ("facts", Setting, facts)],
        );
    }
    for example in &model.examples {
        let answers = shown("answers", Wording, &(example.on, &example.answers));
        let expect = shown(
            "expect",
            Wording,
            &(
                &example.expect,
                &example.duties,
                &example.notices,
                &example.never,
                &example.deadlines,
                &example.open,
                &example.basis,
            ),
        );
        add(
            "example",
            &example.name,
            &example.name,
            vec![answers, expect],
        );
    }
    items
}
