//! The schema for editors: it is the stored one, it takes every pack that the linker takes, and it refuses what the linker refuses
//! for a key that is unknown, missing or of the wrong type. `UPDATE=1 cargo test schema` stores it anew.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use jsonschema::Validator;
use samverkanslots::author::{self, Disk, Failure};
use samverkanslots::workbench::schema::{as_json, printed, schema};
use serde_json::{Map, Value, json};

use crate::random;

const STORED: &str = "src/packs/pack.schema.json";
const EVERY_KEY: &str = "tests/cases/every-key.toml";

fn validator() -> Validator {
    jsonschema::draft7::new(&schema()).expect("the schema is a schema")
}

fn pack(text: &str) -> Value {
    let table: toml::Table = toml::from_str(text).expect("the file is TOML");
    as_json(toml::Value::Table(table))
}

fn refusals(validator: &Validator, pack: &Value) -> Vec<String> {
    let told = validator.iter_errors(pack);
    told.map(|error| format!("{}: {error}", error.instance_path()))
        .collect()
}

fn in_folder(folder: &str) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
        .collect();
    files.sort();
    files
}

fn sound() -> Vec<PathBuf> {
    let mut files = in_folder("src/packs");
    assert!(files.len() >= 19, "the shipped packs have moved");
    files.extend(["tests/cases/demo.toml".into(), EVERY_KEY.into()]);
    files
}

/// What the linker says of a pack, as printed lines.
fn linked(text: &str) -> Vec<String> {
    match author::compile_text("pack.toml", text) {
        Ok(_) => Vec::new(),
        Err(Failure::Unreadable(why)) => panic!("{why}"),
        Err(Failure::Problems(problems)) => problems.iter().map(ToString::to_string).collect(),
    }
}

/// Whether a problem is about keys and types alone, which a schema can see as well: but for a date in quotes, which editors give
/// it as they give it a date.
fn is_of_keys(problem: &str) -> bool {
    let missing = problem.contains(": missing: ")
        && (problem.contains(" has no `") || problem.contains(" has neither `"))
        && !problem.contains("`[pack]`");
    let unknown = problem.contains(" that means nothing") || problem.contains("a pack has no `");
    let value = problem.contains(": value: ")
        && (problem.contains("of which only one may stand")
            || (problem.contains(": value: `") && problem.contains(", not ")));
    (missing || unknown || value) && !problem.contains(" is a string, not a date ")
}

#[test]
fn the_stored_schema_is_the_one_that_is_made_and_printed() {
    if std::env::var_os("UPDATE").is_some() {
        fs::write(STORED, printed()).unwrap();
    }
    let stored = fs::read_to_string(STORED).unwrap();
    assert!(
        stored == printed(),
        "{STORED} is not the schema: UPDATE=1 cargo test schema"
    );
    let lots = || Command::new(env!("CARGO_BIN_EXE_lots"));
    let run = lots().arg("schema").output().unwrap();
    assert_eq!(String::from_utf8(run.stdout).unwrap(), stored);
    let file = tempfile::tempdir().unwrap().path().join("it.json");
    let run = lots()
        .args(["schema", "--out"])
        .arg(&file)
        .output()
        .unwrap();
    assert_eq!(run.status.code(), Some(2), "the folder is gone");
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("it.json");
    let run = lots()
        .args(["schema", "--out"])
        .arg(&file)
        .output()
        .unwrap();
    assert_eq!(run.status.code(), Some(0));
    assert_eq!(fs::read_to_string(file).unwrap(), stored);
}

#[test]
fn every_sound_pack_and_module_fits_the_schema() {
    let validator = validator();
    for file in sound() {
        let found = refusals(&validator, &pack(&fs::read_to_string(&file).unwrap()));
        assert!(found.is_empty(), "{}: {found:#?}", file.display());
    }
    for seed in 0..300 {
        let mut rng = fastrand::Rng::with_seed(seed);
        let text = random::toml::pack(&random::Spec::random(&mut rng));
        let found = refusals(&validator, &pack(&text));
        assert!(found.is_empty(), "seed {seed}: {found:#?}\n{text}");
    }
}

#[test]
fn every_pack_file_leads_an_editor_to_the_schema() {
    for file in sound() {
        let text = fs::read_to_string(&file).unwrap();
        let named = text
            .lines()
            .next()
            .and_then(|line| line.strip_prefix("#:schema "))
            .unwrap_or_else(|| panic!("{} does not begin with #:schema", file.display()));
        let led = file.parent().unwrap().join(named);
        assert_eq!(
            fs::canonicalize(led).unwrap(),
            fs::canonicalize(STORED).unwrap()
        );
    }
}

/// The properties of every definition, as (definition, key, schema).
fn described() -> Vec<(String, String, Value)> {
    let schema = schema();
    let definitions = schema["definitions"].as_object().unwrap();
    let tables = definitions
        .iter()
        .filter(|(name, _)| !["condition", "test"].contains(&name.as_str()));
    let mut found = Vec::new();
    for (name, table) in tables {
        for (key, property) in table["properties"].as_object().unwrap() {
            found.push((name.clone(), key.clone(), property.clone()));
        }
    }
    assert!(found.len() > 150, "{}", found.len());
    found
}

#[test]
fn every_key_says_what_it_is_and_its_example_and_default_fit() {
    let definitions = schema()["definitions"].clone();
    let (mut examples, mut without) = (0, Vec::new());
    for (table, key, property) in described() {
        let said = property["description"].as_str().unwrap_or_default();
        if said.len() < 8 {
            without.push(format!("{table}.{key}"));
        }
        let alone = json!({ "definitions": definitions, "allOf": [property] });
        let validator = jsonschema::draft7::new(&alone).unwrap();
        let listed = property["examples"].as_array().into_iter().flatten();
        for value in listed.chain(property.get("default")) {
            examples += 1;
            assert!(validator.is_valid(value), "{table}.{key}: {value}");
        }
    }
    assert!(without.is_empty(), "{without:?} say nothing");
    assert!(examples > 80, "{examples}");
}

/// Calls with every table of a value: the definition it belongs to, and where it stands.
fn visit(schema: &Value, at: &Value, value: &Value, place: &str, see: &mut dyn FnMut(&str, &str)) {
    if let Some(reference) = at["$ref"].as_str() {
        let name = reference.strip_prefix("#/definitions/").unwrap();
        if value.is_object() {
            see(name, place);
        }
        return visit(schema, &schema["definitions"][name], value, place, see);
    }
    for alternative in at["anyOf"].as_array().into_iter().flatten() {
        visit(schema, alternative, value, place, see);
    }
    match value {
        Value::Object(entries) => {
            for (key, inner) in entries {
                let own = &at["properties"][key];
                let next = if own.is_null() {
                    &at["additionalProperties"]
                } else {
                    own
                };
                if next.is_object() {
                    visit(schema, next, inner, &format!("{place}/{key}"), see);
                }
            }
        }
        Value::Array(items) if at["items"].is_object() => {
            for (index, inner) in items.iter().enumerate() {
                visit(
                    schema,
                    &at["items"],
                    inner,
                    &format!("{place}/{index}"),
                    see,
                );
            }
        }
        _ => {}
    }
}

/// The tables of the pack with every key, as definition and pointer; conditions are not among them.
fn tables(pack: &Value) -> Vec<(String, String)> {
    let schema = schema();
    let mut found = BTreeSet::new();
    visit(&schema, &schema, pack, "", &mut |name, place| {
        if !["condition", "test"].contains(&name) {
            found.insert((name.to_owned(), place.to_owned()));
        }
    });
    found.into_iter().collect()
}

#[test]
fn the_pack_with_every_key_is_linked_and_has_every_key() {
    let text = fs::read_to_string(EVERY_KEY).unwrap();
    assert_eq!(linked(&text), Vec::<String>::new());
    let pack = pack(&text);
    let mut seen = BTreeSet::new();
    for (table, place) in tables(&pack) {
        let entries = pack.pointer(&place).unwrap().as_object().unwrap();
        seen.extend(entries.keys().map(|key| format!("{table}.{key}")));
    }
    let missing: Vec<String> = described()
        .into_iter()
        .map(|(table, key, _)| format!("{table}.{key}"))
        .filter(|key| !seen.contains(key))
        .collect();
    assert!(missing.is_empty(), "{EVERY_KEY} lacks {missing:?}");
}

/// Packs that differ from this one in one key: without it, with one that there is not, with a value of another type.
fn mutants(pack: &Value) -> Vec<(String, Value)> {
    let others = [
        json!(7),
        json!("§"),
        json!(true),
        json!([]),
        json!({}),
        json!([7]),
        json!(-1),
    ];
    let mut found = Vec::new();
    for (table, place) in tables(pack) {
        let keys: Vec<String> = pack
            .pointer(&place)
            .unwrap()
            .as_object()
            .unwrap()
            .keys()
            .cloned()
            .collect();
        let mut change = |what: String, change: &dyn Fn(&mut Map<String, Value>)| {
            let mut mutant = pack.clone();
            change(mutant.pointer_mut(&place).unwrap().as_object_mut().unwrap());
            found.push((format!("{table} {place}: {what}"), mutant));
        };
        change("a key more".to_owned(), &|entries| {
            entries.insert("zebra".to_owned(), json!("x"));
        });
        for key in &keys {
            change(format!("no {key}"), &|entries| {
                entries.shift_remove(key);
            });
            for other in &others {
                change(format!("{key} = {other}"), &|entries| {
                    entries.insert(key.clone(), other.clone());
                });
            }
        }
    }
    found
}

#[test]
fn the_schema_refuses_what_the_linker_refuses_for_its_keys_and_nothing_that_it_takes() {
    let validator = validator();
    let text = fs::read_to_string(EVERY_KEY).unwrap();
    let original: toml::Table = toml::from_str(&text).unwrap();
    let (mut refused, mut differences) = (0, Vec::new());
    for (what, mutant) in mutants(&as_json(toml::Value::Table(original.clone()))) {
        let problems = linked(
            &toml::to_string(&as_toml(
                &mutant,
                Some(&toml::Value::Table(original.clone())),
            ))
            .unwrap(),
        );
        let refusals = refusals(&validator, &mutant);
        refused += usize::from(!refusals.is_empty());
        if refusals.is_empty() && problems.iter().any(|problem| is_of_keys(problem)) {
            differences.push(format!("{what}: only the linker: {problems:?}"));
        }
        if !refusals.is_empty() && problems.is_empty() {
            differences.push(format!("{what}: only the schema: {refusals:?}"));
        }
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
    assert!(refused > 1000, "only {refused} mutants were refused");
}

/// JSON as TOML. JSON has no dates: where the original has one in the same place and the text is the same, it is one.
fn as_toml(value: &Value, original: Option<&toml::Value>) -> toml::Value {
    match value {
        Value::Bool(flag) => (*flag).into(),
        Value::Number(number) => number.as_i64().unwrap().into(),
        Value::String(text) => match original {
            Some(toml::Value::Datetime(at)) if at.to_string() == *text => {
                toml::Value::Datetime(*at)
            }
            _ => text.as_str().into(),
        },
        Value::Array(items) => items
            .iter()
            .enumerate()
            .map(|(index, item)| as_toml(item, original.and_then(|it| it.get(index))))
            .collect::<Vec<toml::Value>>()
            .into(),
        Value::Object(entries) => entries
            .iter()
            .map(|(key, item)| {
                let inner = original.and_then(|it| it.get(key.as_str()));
                (key.clone(), as_toml(item, inner))
            })
            .collect::<toml::Table>()
            .into(),
        Value::Null => unreachable!("TOML has no null"),
    }
}

#[test]
fn every_bad_pack_whose_fault_is_in_its_keys_is_refused_by_the_schema_too() {
    let validator = validator();
    let mut refused = Vec::new();
    for file in in_folder("tests/cases/bad-packs") {
        let Err(Failure::Problems(problems)) = author::check(file.to_str().unwrap(), &Disk) else {
            // Some are sound and have remarks.
            continue;
        };
        let Ok(table) = toml::from_str::<toml::Table>(&fs::read_to_string(&file).unwrap()) else {
            continue;
        };
        let own = |problem: &&author::problem::Problem| Path::new(&*problem.place.file) == file;
        let of_keys = problems
            .iter()
            .filter(own)
            .any(|problem| is_of_keys(&problem.to_string()));
        let refusals = refusals(&validator, &as_json(toml::Value::Table(table)));
        if of_keys {
            assert!(
                !refusals.is_empty(),
                "{} fits the schema: {problems:?}",
                file.display()
            );
            refused.push(file);
        }
    }
    assert!(refused.len() >= 10, "{refused:?}");
}
