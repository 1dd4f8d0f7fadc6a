//! The thirty worked cases, judged by the shipped packs and compared as the notes on codes say: a body stands for itself and its
//! parts, a later step may be a duty or the next contact, a fact of another track may leave a step open.

use std::collections::BTreeSet;

use samverkanslots::exchange::answers::{Raw, case, date};
use samverkanslots::exchange::assessment::report;
use serde_json::Value;

use crate::packs::shipped;

fn read(name: &str) -> Value {
    serde_json::from_str(&std::fs::read_to_string(format!("tests/cases/{name}.json")).unwrap())
        .unwrap()
}

/// The strings of a list, or of one string; none for null.
fn list(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![text.clone()],
        Value::Array(items) => items.iter().flat_map(list).collect(),
        _ => Vec::new(),
    }
}

struct Codes(Value);

impl Codes {
    fn within(&self, code: &str, whole: &str) -> bool {
        let mut at = code;
        loop {
            if at == whole {
                return true;
            }
            match self.0["part_of"][at].as_str() {
                Some(larger) => at = larger,
                None => return false,
            }
        }
    }

    fn meet(&self, got: &[String], wanted: &[String], may_also: &[String]) -> bool {
        let met = |wanted: &String| got.iter().any(|code| self.within(code, wanted));
        let named = |code: &String| {
            wanted
                .iter()
                .chain(may_also)
                .any(|wanted| self.within(code, wanted))
        };
        wanted.iter().all(met) && got.iter().all(named)
    }
}

/// What of a case's expectation does not hold.
fn differences(codes: &Codes, case: &Value, got: &Value) -> Vec<String> {
    let (want, mut found) = (&case["expect"], Vec::new());
    let mut check = |holds: bool, what: String| {
        if !holds {
            found.push(what);
        }
    };
    let decisions = &got["decisions"];
    let responsible = &decisions["responsible"];
    let value = list(&responsible["value"]);
    let certain = if value.is_empty() {
        list(&responsible["certain"])
    } else {
        value
    };
    let presumed = list(&responsible["gap"]["presumption"]);
    let wanted = &want["responsible"];
    if wanted.is_array() {
        let holds = codes.meet(
            &certain,
            &list(wanted),
            &list(&want["responsible_may_also"]),
        );
        check(holds, format!("responsible {certain:?}, wanted {wanted}"));
    } else if wanted["gap"] == true {
        check(
            responsible["status"] == "gap",
            format!("responsible is {}", responsible["status"]),
        );
        let holds = codes.meet(&presumed, &list(&wanted["presumption"]), &[]);
        check(holds, format!("presumed {presumed:?}, wanted {wanted}"));
    } else if wanted["open"] == true {
        check(
            responsible["status"] == "open",
            format!("responsible is {}", responsible["status"]),
        );
    }
    let mut plan: BTreeSet<String> = list(&decisions["plan"]["value"]).into_iter().collect();
    if decisions["plan"]["status"] == "open" {
        plan.insert("cannot_tell_yet".to_owned());
    }
    let holds = list(&want["plan"]).iter().all(|code| plan.contains(code));
    check(holds, format!("plan {plan:?}, wanted {}", want["plan"]));
    let next = &decisions["next_contact"];
    let steps = list(&next["value"]);
    let wanted = &want["next_contact"];
    if let Some(action) = wanted["action"].as_str() {
        let mut accepted: Vec<String> = vec![action.to_owned()];
        for other in wanted["or"].as_array().into_iter().flatten() {
            accepted.extend(list(other));
            accepted.extend(list(&other["action"]));
        }
        let possible: Vec<String> = next["possible"]
            .as_array()
            .into_iter()
            .flatten()
            .flat_map(|outcome| list(&outcome["value"]))
            .collect();
        let mut may_open = list(&codes.0["tracks"][case["pack"].as_str().unwrap()]);
        may_open.extend(list(&wanted["open_on"]));
        let mut turns_on = list(&next["open_facts"]);
        turns_on.extend(list(&next["waits_for"]));
        let settled = steps.iter().any(|step| accepted.contains(step));
        let open = next["status"] == "open"
            && possible.iter().any(|step| accepted.contains(step))
            && turns_on.iter().all(|fact| may_open.contains(fact));
        check(
            settled || open,
            format!(
                "next contact {steps:?} ({}), wanted {accepted:?}",
                next["status"]
            ),
        );
        if let Some(role) = wanted["role"]
            .as_str()
            .filter(|_| steps.contains(&action.to_owned()))
        {
            let roles = list(&next["role"]);
            check(
                roles.iter().any(|code| codes.within(code, role)),
                format!("role {roles:?}, wanted {role}"),
            );
        }
    }
    let ids = |key: &str| -> Vec<String> {
        got[key]
            .as_array()
            .unwrap()
            .iter()
            .flat_map(|item| list(&item["id"]))
            .collect()
    };
    let (duties, notices) = (ids("duties"), ids("notices"));
    for code in list(&want["duties"]) {
        check(
            duties.contains(&code) || steps.contains(&code),
            format!("lacks the duty {code}"),
        );
    }
    for code in list(&want["show"]) {
        check(notices.contains(&code), format!("lacks the notice {code}"));
    }
    for deadline in want["deadlines"].as_array().into_iter().flatten() {
        let told = got["duties"]
            .as_array()
            .unwrap()
            .iter()
            .find(|duty| duty["id"] == deadline["duty"])
            .map(|duty| &duty["deadline"]);
        let same = told.is_some_and(|told| {
            ["date", "time", "passed"]
                .iter()
                .all(|key| told[key] == deadline[key])
        });
        check(same, format!("deadline {told:?}, wanted {deadline}"));
    }
    let seen: BTreeSet<String> = [presumed, certain, steps, duties, notices]
        .concat()
        .into_iter()
        .chain(plan)
        .collect();
    for code in list(&want["never_show"]) {
        check(!seen.contains(&code), format!("shows {code}"));
    }
    let bases: Vec<String> = ["responsible", "plan", "next_contact"]
        .iter()
        .flat_map(|id| list(&decisions[id]["basis"]))
        .collect();
    for id in list(&want["basis_includes"]) {
        check(bases.contains(&id), format!("does not rest on {id}"));
    }
    found
}

#[test]
fn the_thirty_worked_cases_come_out_as_they_were_worked() {
    let codes = Codes(read("codes"));
    let cases = read("open");
    let cases = cases.as_array().unwrap();
    assert_eq!(cases.len(), 30);
    let mut wrong = Vec::new();
    for worked in cases {
        let pack = shipped()
            .iter()
            .map(|checked| &checked.pack)
            .find(|pack| pack.id == worked["pack"].as_str().unwrap())
            .unwrap();
        let answers: Raw = serde_json::from_value(worked["answers"].clone()).unwrap();
        let judged = case(
            pack,
            &answers,
            date(worked["on"].as_str().unwrap()).unwrap(),
        )
        .unwrap();
        let got = serde_json::to_value(report(pack, &judged)).unwrap();
        for difference in differences(&codes, worked, &got) {
            wrong.push(format!("{}: {difference}", worked["id"]));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_worked_case_is_an_example_of_its_pack() {
    let texts: String = std::fs::read_dir("src/packs")
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
        .map(|path| std::fs::read_to_string(path).unwrap())
        .collect();
    for worked in read("open").as_array().unwrap() {
        let id = worked["id"].as_str().unwrap();
        assert!(
            texts.contains(&format!("name = \"{id}")),
            "{id} is no example"
        );
    }
}

#[test]
fn no_id_of_the_inventory_is_missing_and_what_is_out_of_scope_says_why() {
    use samverkanslots::author::coverage::{Standing, coverage};
    use samverkanslots::packs::{SHIPPED, Shipped, file};
    let mut ids = Vec::new();
    for pack in SHIPPED {
        for covered in coverage(&file(pack).unwrap(), &Shipped).unwrap().numbered {
            assert_ne!(covered.standing, Standing::Missing, "{}", covered.id);
            assert_eq!(
                covered.standing == Standing::OutOfScope,
                !covered.because.is_empty(),
                "{}",
                covered.id
            );
            assert!(
                covered.standing == Standing::OutOfScope || !covered.by.is_empty(),
                "{}",
                covered.id
            );
            ids.push(covered.id);
        }
    }
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 256);
}
