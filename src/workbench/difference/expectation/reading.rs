//! Reads an expectation file: every problem at once, with place and hint.

use crate::author::fields::{Fields, texts};
use crate::author::keys::Table;
use crate::author::linking;
use crate::author::model::Model;
use crate::author::node::{Entry as Key, Node, Value, parse};
use crate::author::problem::{Kind, Problem, Problems, did_you_mean, suggestion};
use crate::engine::pack::Validity;
use crate::workbench::difference::Packs;
use crate::workbench::difference::data::{Outcome, SubjectKind};
use crate::workbench::difference::expectation::keys::TABLES;
use crate::workbench::difference::expectation::outcome::{Pattern, words};
use crate::workbench::difference::expectation::{Entry, Expectations, What};
use crate::workbench::difference::joint::names;
use crate::workbench::difference::things::{border_id, gap_id};

const THINGS: [&str; 7] = [
    "answer", "decision", "duty", "fact", "notice", "text", "value",
];
const SETTINGS: [&str; 8] = [
    "border",
    "decision",
    "fact",
    "gap",
    "invariant",
    "pack",
    "screen",
    "value",
];
const SUBJECTS: [(&str, SubjectKind); 6] = [
    ("decision", SubjectKind::Decision),
    ("duty", SubjectKind::Duty),
    ("deadline", SubjectKind::Deadline),
    ("notice", SubjectKind::Notice),
    ("text", SubjectKind::Text),
    ("question", SubjectKind::Question),
];

impl Expectations {
    /// Reads a file's text; what it names must be in one of the packs.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub fn read(file: &str, text: &str, packs: &Packs) -> Result<Expectations, Vec<Problem>> {
        let mut problems = Problems::default();
        let keys = parse(file, text, &mut problems);
        if problems.has(Kind::Syntax) || problems.has(Kind::TooLarge) {
            return Err(problems.into_sorted());
        }
        let models = [&packs.old, &packs.new];
        let reader = Reader {
            models,
            joint: names(models),
        };
        let mut entries = Vec::new();
        for key in &keys {
            let items: &[Node] = match &key.node.value {
                Value::List(items) => items,
                _ => std::slice::from_ref(&key.node),
            };
            let Some(table) = TABLES.iter().find(|table| table.name == key.key) else {
                problems.add_with(
                    &key.place,
                    Kind::Unknown,
                    format!("an expectation file has no `{}`", key.key),
                    suggestion(&key.key, TABLES.iter().map(|table| table.name)),
                );
                continue;
            };
            let items = items.iter();
            entries.extend(items.filter_map(|item| reader.entry(table, item, &mut problems)));
        }
        if problems.is_empty() {
            Ok(Expectations { entries })
        } else {
            Err(problems.into_sorted())
        }
    }
}

struct Reader<'p> {
    models: [&'p Model; 2],
    joint: Model,
}

impl Reader<'_> {
    fn entry(&self, table: &'static Table, node: &Node, problems: &mut Problems) -> Option<Entry> {
        let mut fields = Fields::of(table, format!("[[{}]]", table.name), node, problems);
        let table = table.name;
        let what = match table {
            "change" => self.change(&mut fields, problems),
            "cases" => self.cases(&mut fields, problems),
            "added" | "removed" => {
                let side = usize::from(table == "added");
                self.named(&mut fields, &THINGS, problems)
                    .map(|(kind, id)| What::Only { side, kind, id })
            }
            "setting" => self
                .named(&mut fields, &SETTINGS, problems)
                .map(|(kind, id)| What::Setting { kind, id }),
            _ => {
                let kinds = SUBJECTS.map(|(key, _)| key);
                self.named(&mut fields, &kinds, problems)
                    .map(|(kind, id)| What::NotCompared { kind, id })
            }
        };
        let (mut when, mut count, mut during) = (None, None, Validity::default());
        if ["change", "cases"].contains(&table) {
            when = fields.get("when");
            if let Some(when) = when {
                linking::condition(&self.joint, &fields.what, when, problems);
            }
            during = fields.validity(problems);
            count = counted(&mut fields, problems);
        }
        let place = fields.place.clone();
        if what.is_none() {
            fields.give_up();
        }
        fields.finish(problems);
        Some(Entry {
            place,
            what: what?,
            when: when.cloned(),
            during,
            count,
        })
    }

    /// The one key of some that a table has, with the id that it holds.
    fn named(
        &self,
        fields: &mut Fields<'_>,
        kinds: &[&'static str],
        problems: &mut Problems,
    ) -> Option<(&'static str, String)> {
        let mut found: Vec<(&'static str, String)> = Vec::new();
        for &kind in kinds {
            if let Some(id) = fields.text(kind, problems) {
                found.push((kind, id));
            }
        }
        let [(kind, id)] = found.as_slice() else {
            let listed = kinds.join("`, `");
            problems.add(
                &fields.place,
                Kind::Missing,
                format!("{} needs one of `{listed}`, and only one", fields.what),
            );
            return None;
        };
        let known = self.ids(kind);
        if !known.contains(id) {
            problems.add_with(
                &fields.place,
                Kind::Unknown,
                format!(
                    "{} names the {kind} `{id}`, which neither pack has",
                    fields.what
                ),
                suggestion(id, known.iter().map(String::as_str)),
            );
            return None;
        }
        Some((kind, id.clone()))
    }

    /// The ids that things of a kind have in either pack.
    fn ids(&self, kind: &str) -> Vec<String> {
        let mut ids: Vec<String> = Vec::new();
        for model in self.models {
            let facts = || model.facts.iter();
            let decisions = || model.decisions.iter();
            match kind {
                "pack" => ids.push(model.id.clone()),
                "fact" | "question" => ids.extend(facts().map(|fact| fact.id.clone())),
                "answer" => {
                    for fact in facts() {
                        let codes = fact.values.iter().map(|value| value.code.as_str());
                        let codes = codes.chain(fact.unknown.then_some("unknown"));
                        ids.extend(codes.map(|code| format!("{}.{code}", fact.id)));
                    }
                }
                "decision" => ids.extend(decisions().map(|decision| decision.id.clone())),
                "value" => {
                    for decision in decisions() {
                        let codes = decision.values.iter().map(|value| &value.code);
                        ids.extend(codes.map(|code| format!("{}.{code}", decision.id)));
                    }
                }
                "duty" | "deadline" => ids.extend(model.duties.iter().map(|duty| duty.id.clone())),
                "notice" => ids.extend(model.notices.iter().map(|notice| notice.id.clone())),
                "constraint" => {
                    ids.extend(
                        model
                            .constraints
                            .iter()
                            .map(|constraint| constraint.id.clone()),
                    );
                }
                "invariant" => ids.extend(model.invariants.iter().map(|it| it.id.clone())),
                "gap" => ids.extend((0..model.gaps.len()).map(|at| gap_id(model, at))),
                "border" => ids.extend(model.borders.iter().map(|it| border_id(model, it))),
                "screen" => ids.extend(model.screens.iter().map(|screen| screen.id.clone())),
                _ => ids.extend(model.templates.iter().map(|text| text.id.clone())),
            }
        }
        ids.dedup();
        ids
    }

    fn change(&self, fields: &mut Fields<'_>, problems: &mut Problems) -> Option<What> {
        // All keys are read, whether they go together or not.
        for key in ["member", "line", "from", "to"] {
            fields.get(key);
        }
        let kinds = SUBJECTS.map(|(key, _)| key);
        let (key, id) = self.named(fields, &kinds, problems)?;
        let kind = SUBJECTS
            .iter()
            .find(|(own, _)| *own == key)
            .map(|(_, kind)| *kind)?;
        let (kind, part) = match kind {
            SubjectKind::Decision => match fields.text("member", problems) {
                Some(member) => (SubjectKind::Member, Some(member)),
                None => (kind, None),
            },
            SubjectKind::Text => match fields.text("line", problems) {
                Some(line) => (SubjectKind::Line, Some(line)),
                None => (kind, None),
            },
            _ => (kind, None),
        };
        if let (SubjectKind::Member, Some(member)) = (kind, &part) {
            self.value(fields, &id, member, problems)?;
        }
        if kind == SubjectKind::Deadline {
            // How it is reckoned is told in words.
            let (from, to) = (Pattern::Any, Pattern::Any);
            return Some(What::Change {
                kind,
                id,
                part,
                from,
                to,
            });
        }
        let from = self.pattern(fields, "from", kind, &id, problems)?;
        let to = self.pattern(fields, "to", kind, &id, problems)?;
        Some(What::Change {
            kind,
            id,
            part,
            from,
            to,
        })
    }

    fn cases(&self, fields: &mut Fields<'_>, problems: &mut Problems) -> Option<What> {
        let named = ["constraint", "fact"].map(|key| fields.get(key).is_some());
        let are = fields.need_text("are", problems)?;
        let new = match are.as_str() {
            "new" => true,
            "gone" => false,
            _ => {
                problems.add_with(
                    &fields.place,
                    Kind::Value,
                    format!("`are` of {} is `{are}`", fields.what),
                    Some("write \"new\" or \"gone\"".to_owned()),
                );
                return None;
            }
        };
        let by = if named.contains(&true) {
            Some(self.named(fields, &["constraint", "fact"], problems)?)
        } else {
            None
        };
        Some(What::Cases { new, by })
    }

    /// Notes a code that is no value of a decision in either pack.
    fn value(
        &self,
        fields: &Fields<'_>,
        decision: &str,
        code: &str,
        problems: &mut Problems,
    ) -> Option<()> {
        let known = self.ids("value");
        let codes = known.iter().filter_map(|id| id.split_once('.'));
        let codes: Vec<&str> = codes
            .filter(|(own, _)| *own == decision)
            .map(|(_, code)| code)
            .collect();
        if codes.contains(&code) {
            return Some(());
        }
        problems.add_with(
            &fields.place,
            Kind::Unknown,
            format!(
                "{} names `{code}`, which is no value of `{decision}`",
                fields.what
            ),
            did_you_mean(code, codes.into_iter()),
        );
        None
    }

    fn pattern(
        &self,
        fields: &mut Fields<'_>,
        key: &'static str,
        kind: SubjectKind,
        id: &str,
        problems: &mut Problems,
    ) -> Option<Pattern> {
        let Some(node) = fields.get(key) else {
            return Some(Pattern::Any);
        };
        let read = match (&node.value, kind) {
            (Value::Text(word), _) if word == "*" => Some(Pattern::Any),
            (Value::Text(code), SubjectKind::Decision) => {
                self.value(fields, id, code, problems)?;
                Some(Pattern::Exactly(Outcome::Rule(code.clone())))
            }
            (Value::Text(word), _) => {
                let known = words(kind).iter().find(|(own, _)| own == word);
                if known.is_none() {
                    problems.add_with(
                        &node.place,
                        Kind::Unknown,
                        format!("`{key}` of {} is `{word}`", fields.what),
                        suggestion(word, words(kind).iter().map(|(word, _)| *word)),
                    );
                    return None;
                }
                known.map(|(_, outcome)| Pattern::Exactly(outcome.clone()))
            }
            (Value::Table(keys), SubjectKind::Decision) => {
                self.table(fields, id, keys, problems)?
            }
            _ => None,
        };
        if read.is_none() {
            let hint = match kind {
                SubjectKind::Decision => {
                    "write a value's code, { gap = [\"code\"] }, { conflict = [\"code\", \"code\"] }, { is = \"gap\" } or \"*\""
                }
                _ => "write one word, or \"*\"",
            };
            problems.add_with(
                &node.place,
                Kind::Value,
                format!("`{key}` of {} is no outcome", fields.what),
                Some(hint.to_owned()),
            );
        }
        read
    }

    /// `{ gap = […] }`, `{ conflict = […] }` or `{ is = "…" }`; an outer `None` where the fault has been noted.
    fn table(
        &self,
        fields: &Fields<'_>,
        id: &str,
        keys: &[Key],
        problems: &mut Problems,
    ) -> Option<Option<Pattern>> {
        let [key] = keys else {
            return Some(None);
        };
        let Some(listed) = texts(&key.node) else {
            return Some(None);
        };
        let mut codes: Vec<String> = listed.into_iter().map(|(code, _)| code).collect();
        codes.sort();
        if key.key == "is" {
            return Some(match codes.as_slice() {
                [one] if one == "rule" => Some(Pattern::Rule),
                [one] if one == "gap" => Some(Pattern::Gap),
                [one] if one == "conflict" => Some(Pattern::Conflict),
                _ => None,
            });
        }
        for code in &codes {
            self.value(fields, id, code, problems)?;
        }
        Some(match key.key.as_str() {
            "gap" => Some(Pattern::Exactly(Outcome::Gap(codes))),
            "conflict" => Some(Pattern::Exactly(Outcome::Conflict(codes))),
            _ => None,
        })
    }
}

/// How many cases there must be; none where any number will do.
fn counted(fields: &mut Fields<'_>, problems: &mut Problems) -> Option<u128> {
    let node = fields.get("count")?;
    let count = match &node.value {
        Value::Text(word) if word == "any" => return None,
        // What is more than TOML's whole numbers hold is written as a string.
        Value::Text(digits) => digits.parse::<u128>().ok(),
        Value::Number(number) => u128::try_from(*number).ok(),
        _ => None,
    };
    if count.is_none() {
        problems.add_with(
            &node.place,
            Kind::Value,
            format!("`count` of {} is no number of cases", fields.what),
            Some("write a whole number, one in quotes if it is very large, or \"any\"".to_owned()),
        );
    }
    count
}
