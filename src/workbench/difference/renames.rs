//! What only has another id: the same question with the same answers, the same answer, decision, value, duty, notice or text.
//! Held for two facts, every case would be a pair of answers to one question; held for two values, a decision would come out
//! otherwise with the same words.

use crate::author::model::{Decision, Fact, Model};
use crate::exchange::answers::Raw;
use crate::workbench::difference::data::Renamed;

/// Gives what the old pack has the ids that it has in the new one; tells which.
///
/// Something that only the old pack has is something that only the new pack has if both are called the same, do not differ in what
/// they are, and no other is like either. What examples say goes by the new ids too.
pub(super) fn adopt(old: &mut Model, new: &Model) -> Vec<Renamed> {
    let mut found = Vec::new();
    facts(old, new, &mut found);
    answers(old, new, &mut found);
    decisions(old, new, &mut found);
    for (kind, before, after) in duties(old, new) {
        found.push(renamed(kind, &before, &after));
        for example in &mut old.examples {
            let deadlines = example.deadlines.iter_mut().map(|(duty, _)| duty);
            let named = example.duties.iter_mut().chain(&mut example.never);
            let named = named.chain(&mut example.notices).chain(deadlines);
            named
                .filter(|id| **id == before)
                .for_each(|id| id.clone_from(&after));
        }
    }
    found
}

fn renamed(kind: &'static str, old: &str, new: &str) -> Renamed {
    Renamed {
        kind,
        old: old.to_owned(),
        new: new.to_owned(),
    }
}

/// The pairs of things that only one of two lists has, by id, and that are alike: of each its place in the old list and in the new.
fn pairs<T>(
    old: &[T],
    new: &[T],
    id: impl Fn(&T) -> &str,
    alike: impl Fn(&T, &T) -> bool,
) -> Vec<(usize, usize)> {
    let lone = |things: &[T], others: &[T]| -> Vec<usize> {
        let is_lone = |&at: &usize| others.iter().all(|other| id(other) != id(&things[at]));
        (0..things.len()).filter(is_lone).collect()
    };
    let (gone, come) = (lone(old, new), lone(new, old));
    let pairs: Vec<(usize, usize)> = gone
        .iter()
        .flat_map(|&before| come.iter().map(move |&after| (before, after)))
        .filter(|&(before, after)| alike(&old[before], &new[after]))
        .collect();
    let only = |&&(before, after): &&(usize, usize)| {
        let mut like = pairs
            .iter()
            .filter(|pair| pair.0 == before || pair.1 == after);
        like.next().is_some() && like.next().is_none()
    };
    pairs.iter().filter(only).copied().collect()
}

fn facts(old: &mut Model, new: &Model, found: &mut Vec<Renamed>) {
    for (before, after) in pairs(&old.facts, &new.facts, |fact| &fact.id, same_fact) {
        let id = new.facts[after].id.clone();
        if old.derived.iter().any(|derived| derived.id == id) {
            continue;
        }
        let was = std::mem::replace(&mut old.facts[before].id, id.clone());
        for example in &mut old.examples {
            if let Raw::Table(answers) = &mut example.answers {
                let own = answers.iter_mut().filter(|(fact, _)| *fact == was);
                own.for_each(|(fact, _)| fact.clone_from(&id));
            }
        }
        found.push(renamed("fact", &was, &id));
    }
}

fn same_fact(old: &Fact, new: &Fact) -> bool {
    let codes = |fact: &Fact| -> Vec<String> {
        fact.values.iter().map(|value| value.code.clone()).collect()
    };
    let is_called_the_same = old.ask == new.ask || old.short == new.short;
    is_called_the_same
        && std::mem::discriminant(&old.domain) == std::mem::discriminant(&new.domain)
        && old.unknown == new.unknown
        && codes(old) == codes(new)
}

/// Answers of the facts that both packs have.
fn answers(old: &mut Model, new: &Model, found: &mut Vec<Renamed>) {
    for fact in &mut old.facts {
        let Some(twin) = new.facts.iter().find(|twin| twin.id == fact.id) else {
            continue;
        };
        let same = |before: &_, after: &_| label(before) == label(after);
        for (before, after) in pairs(&fact.values, &twin.values, |value| &value.code, same) {
            let code = twin.values[after].code.clone();
            let was = std::mem::replace(&mut fact.values[before].code, code.clone());
            for example in &mut old.examples {
                if let Raw::Table(answers) = &mut example.answers {
                    let own = answers.iter_mut().filter(|(id, _)| *id == fact.id);
                    own.for_each(|(_, answer)| coded(answer, &was, &code));
                }
            }
            let [before, after] = [was, code].map(|code| format!("{}.{code}", fact.id));
            found.push(renamed("answer", &before, &after));
        }
    }
}

fn label(value: &crate::engine::pack::FactValue) -> &str {
    &value.label
}

/// An answer as an example writes it, with another code for one of its options.
fn coded(answer: &mut Raw, was: &str, code: &str) {
    match answer {
        Raw::Text(text) if text == was => code.clone_into(text),
        Raw::List(items) => items.iter_mut().for_each(|item| coded(item, was, code)),
        Raw::Table(options) => {
            let own = options.iter_mut().filter(|(option, _)| option == was);
            own.for_each(|(option, _)| code.clone_into(option));
        }
        Raw::Null | Raw::Flag(_) | Raw::Number(_) | Raw::Text(_) => {}
    }
}

fn decisions(old: &mut Model, new: &Model, found: &mut Vec<Renamed>) {
    let same = |old: &Decision, new: &Decision| old.title == new.title && old.many == new.many;
    for (before, after) in pairs(&old.decisions, &new.decisions, |it| &it.id, same) {
        let id = new.decisions[after].id.clone();
        let was = std::mem::replace(&mut old.decisions[before].id, id.clone());
        found.push(renamed("decision", &was, &id));
    }
    for decision in &mut old.decisions {
        let Some(twin) = new.decisions.iter().find(|twin| twin.id == decision.id) else {
            continue;
        };
        let values = pairs(
            &decision.values,
            &twin.values,
            |value| &value.code,
            |before, after| before.label == after.label,
        );
        for (before, after) in values {
            let code = twin.values[after].code.clone();
            let was = std::mem::replace(&mut decision.values[before].code, code.clone());
            let [before, after] = [was, code].map(|code| format!("{}.{code}", decision.id));
            found.push(renamed("value", &before, &after));
        }
    }
}

/// Duties, notices and texts; of each its kind, and what it is called before and now.
fn duties(old: &mut Model, new: &Model) -> Vec<(&'static str, String, String)> {
    let mut found = Vec::new();
    let duties = pairs(
        &old.duties,
        &new.duties,
        |it| &it.id,
        |a, b| a.label == b.label,
    );
    for (before, after) in duties {
        let id = new.duties[after].id.clone();
        let was = std::mem::replace(&mut old.duties[before].id, id.clone());
        found.push(("duty", was, id));
    }
    let notices = pairs(
        &old.notices,
        &new.notices,
        |it| &it.id,
        |a, b| a.text == b.text,
    );
    for (before, after) in notices {
        let id = new.notices[after].id.clone();
        let was = std::mem::replace(&mut old.notices[before].id, id.clone());
        found.push(("notice", was, id));
    }
    let texts = pairs(
        &old.templates,
        &new.templates,
        |it| &it.id,
        |a, b| a.title == b.title,
    );
    for (before, after) in texts {
        let id = new.templates[after].id.clone();
        let was = std::mem::replace(&mut old.templates[before].id, id.clone());
        found.push(("text", was, id));
    }
    found
}
