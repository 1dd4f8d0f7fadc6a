//! The JSON Schema of pack files, for completion and checking in editors; made from the descriptions that the linker reads by.
//!
//! Draft 7, in the parts of it that editors for TOML follow: nothing stands beside a `$ref`, for there it would be ignored, and
//! `allOf` is not used, for it hides what stands beside it. TOML has dates and JSON has not: editors check them as strings, so
//! a date in quotes is found by `lots check` only.

use serde_json::{Map, Value, json};

use crate::author::keys::{self, Exclusive, Key, Shape, Table};

/// The schema of a pack file or module.
pub fn schema() -> Value {
    let mut definitions = Map::new();
    definitions.insert("condition".to_owned(), condition());
    definitions.insert("test".to_owned(), test());
    let mut properties = Map::new();
    properties.insert("pack".to_owned(), reference(&keys::PACK));
    define(&keys::PACK, &mut definitions);
    for table in keys::TABLES {
        properties.insert(
            table.name.to_owned(),
            json!({ "description": table.about, "type": "array", "items": reference(table) }),
        );
        define(table, &mut definitions);
    }
    json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Rule pack",
        "description": "A pack file, or a module that a pack file lists. A pack file has one [pack] table, a module has none.",
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
        "definitions": definitions,
    })
}

/// The schema as it is printed and stored.
pub fn printed() -> String {
    format!("{:#}\n", schema())
}

fn reference(table: &Table) -> Value {
    json!({ "$ref": format!("#/definitions/{}", table.name) })
}

/// Defines a table and the tables in it.
fn define(table: &'static Table, definitions: &mut Map<String, Value>) {
    if definitions.contains_key(table.name) {
        return;
    }
    let properties: Map<String, Value> = table
        .keys
        .iter()
        .map(|key| (key.name.to_owned(), described(key)))
        .collect();
    let mut schema = json!({
        "description": table.about,
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
    });
    let needed: Vec<&str> = table
        .keys
        .iter()
        .filter(|key| key.needed)
        .map(|key| key.name)
        .collect();
    if !needed.is_empty() {
        schema["required"] = json!(needed);
        schema["x-taplo"] = json!({ "initKeys": needed });
    }
    together(table, &mut schema);
    definitions.insert(table.name.to_owned(), schema);
    for key in table.keys {
        match key.shape {
            Shape::One(inner)
            | Shape::Many(inner)
            | Shape::TextOr(inner)
            | Shape::Expected(inner) => define(inner, definitions),
            _ => {}
        }
    }
}

/// Which keys go together: `not` for those that do not, `if` for those that another brings along.
fn together(table: &Table, schema: &mut Value) {
    let has = |key: &&str| json!({ "required": [key] });
    let pairs = |exclusive: &Exclusive| -> Vec<Value> {
        let keys = exclusive.keys;
        (0..keys.len())
            .flat_map(|at| keys[at + 1..].iter().map(move |other| (keys[at], *other)))
            .map(|(one, other)| json!({ "required": [one, other] }))
            .collect()
    };
    let barred: Vec<Value> = table.exclusive.iter().flat_map(pairs).collect();
    if !barred.is_empty() {
        schema["not"] = json!({ "anyOf": barred });
    }
    // Under `anyOf` an editor would offer each alternative as a table of its own.
    if let Some(exclusive) = table.exclusive.iter().find(|exclusive| exclusive.needed) {
        let any: Vec<Value> = exclusive.keys.iter().map(has).collect();
        schema["if"] = json!({ "not": { "anyOf": any } });
        schema["then"] = json!({ "required": [exclusive.keys[0]] });
    }
    let mut brings = Value::Null;
    for (key, word, brought) in table.brings.iter().rev() {
        let mut next = json!({
            "if": { "properties": { *key: { "const": word } }, "required": [key] },
            "then": { "required": [brought] },
        });
        if !brings.is_null() {
            next["else"] = brings;
        }
        brings = next;
    }
    if let (Value::Object(schema), Value::Object(brings)) = (schema, brings) {
        schema.extend(brings);
    }
}

/// What a key takes, with what it says.
fn described(key: &Key) -> Value {
    let mut schema = taken(key);
    let mut about = key.about.to_owned();
    if !key.example.is_empty() {
        about.push_str(&format!("\n\nExample: `{} = {}`", key.name, key.example));
        schema["examples"] = json!([written(key.example)]);
    }
    if !key.default.is_empty() {
        schema["default"] = written(key.default);
    }
    schema["description"] = json!(about);
    schema
}

fn taken(key: &Key) -> Value {
    let texts = json!({ "type": ["string", "array"], "items": { "type": "string" } });
    match key.shape {
        Shape::Text if key.needed => json!({ "type": "string", "pattern": r"\S" }),
        Shape::Text | Shape::Line => json!({ "type": "string" }),
        Shape::Id => json!({ "type": "string", "pattern": "^[A-Za-z0-9_-]+$" }),
        Shape::Word(words) => {
            let (words, said): (Vec<&str>, Vec<&str>) = words.iter().copied().unzip();
            json!({ "type": "string", "enum": words, "x-taplo": { "docs": { "enumValues": said } } })
        }
        Shape::Flag => json!({ "type": "boolean" }),
        Shape::Number(low, high) => {
            json!({ "type": "integer", "minimum": low, "maximum": high })
        }
        Shape::Pair => {
            json!({ "type": "array", "items": { "type": "integer" }, "minItems": 2, "maxItems": 2 })
        }
        Shape::Date => {
            json!({ "type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" })
        }
        Shape::Clock => json!({ "type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$" }),
        Shape::Span => {
            json!({ "type": "string", "pattern": r"^\s*[-+]?\s*[0-9]+\s+(day|week|month|year)s?\s*$" })
        }
        // "minItems" says nothing of a string.
        Shape::Texts if key.needed => {
            json!({ "type": ["string", "array"], "items": { "type": "string" }, "minItems": 1 })
        }
        Shape::Texts => texts,
        Shape::Condition => json!({ "anyOf": [{ "$ref": "#/definitions/condition" }] }),
        Shape::Cells => json!({ "type": "array", "items": { "$ref": "#/definitions/test" } }),
        Shape::One(table) => json!({ "anyOf": [reference(table)] }),
        Shape::Many(table) if key.needed => json!({ "anyOf": [
            { "type": "array", "items": reference(table), "minItems": 1 },
            reference(table),
        ] }),
        Shape::Many(table) => {
            json!({ "anyOf": [{ "type": "array", "items": reference(table) }, reference(table)] })
        }
        Shape::TextOr(table) => json!({ "anyOf": [{ "type": "string" }, reference(table)] }),
        Shape::Shares => json!({
            "type": "object",
            "additionalProperties": { "type": "integer", "minimum": 1, "maximum": 99 },
        }),
        Shape::Never => json!({
            "type": "object",
            "additionalProperties": {
                "type": ["string", "array"], "items": { "type": "string" }, "minItems": 1,
            },
            "minProperties": 1,
            "maxProperties": 1,
        }),
        Shape::Answers => json!({ "type": "object", "additionalProperties": { "anyOf": [
            { "type": ["string", "integer"] },
            { "type": "array", "items": { "type": "string" } },
            { "type": "object", "additionalProperties": { "type": ["boolean", "string"] } },
        ] } }),
        Shape::Expected(table) => {
            json!({ "type": "object", "additionalProperties": { "anyOf": [texts, reference(table)] } })
        }
        Shape::Days => {
            json!({ "type": "object", "additionalProperties": { "type": "string" } })
        }
    }
}

/// A condition: an object of tests, whose keys are free but for three.
fn condition() -> Value {
    let itself = json!({ "$ref": "#/definitions/condition" });
    json!({
        "description": "Tests by the ids of facts, derived facts and earlier decisions; all of them must be met.",
        "type": "object",
        "properties": {
            "any": { "description": "At least one of these conditions.", "type": "array", "items": itself },
            "all": { "description": "Every one of these conditions.", "type": "array", "items": itself },
            "not": { "description": "Not this condition.", "anyOf": [itself] },
        },
        "additionalProperties": { "$ref": "#/definitions/test" },
    })
}

/// A test of a fact, derived fact or decision. What it may be depends on which: `lots check` knows, an editor does not.
fn test() -> Value {
    let itself = json!({ "$ref": "#/definitions/test" });
    let texts = json!({ "type": ["string", "array"], "items": { "type": "string" } });
    json!({
        "description": "A code, or a list of codes of which one holds. Numbers: `19`, `\">= 19\"`, `\"17..18\"`. Dates: `\"< today\"`, `\"- 6 months <= today\"`. Derived facts: `\"yes\"` or `\"no\"`.",
        "anyOf": [
            { "type": ["string", "integer"] },
            { "type": "array", "items": { "anyOf": [{ "type": ["string", "integer"] }, itself] } },
            {
                "type": "object",
                "properties": {
                    "not": { "description": "Not this.", "anyOf": [itself] },
                    "all": { "description": "Of choices: every one of these codes.", "anyOf": [texts] },
                    "only": { "description": "Of choices: at least one of these codes, and no other.", "anyOf": [texts] },
                    "is": {
                        "description": "How an earlier decision comes out.",
                        "type": "string",
                        "enum": ["rule", "gap", "conflict"],
                    },
                },
                "additionalProperties": false,
                "minProperties": 1,
                "maxProperties": 1,
            },
        ],
    })
}

/// A value written in TOML, as JSON; a date as a string.
fn written(text: &str) -> Value {
    let wrapped: Result<toml::Table, _> = toml::from_str(&format!("it = {text}"));
    wrapped
        .ok()
        .and_then(|mut table| table.remove("it"))
        .map_or(Value::Null, as_json)
}

/// A TOML value as JSON, as editors give it to a schema: dates as strings.
pub fn as_json(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => json!(text),
        toml::Value::Integer(number) => json!(number),
        toml::Value::Float(number) => json!(number),
        toml::Value::Boolean(flag) => json!(flag),
        toml::Value::Datetime(at) => json!(at.to_string()),
        toml::Value::Array(items) => items.into_iter().map(as_json).collect(),
        toml::Value::Table(table) => table
            .into_iter()
            .map(|(key, value)| (key, as_json(value)))
            .collect::<Map<String, Value>>()
            .into(),
    }
}
