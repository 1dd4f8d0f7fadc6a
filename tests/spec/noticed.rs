//! Whatever changes in a pack, the difference and the book's list of changes say so: every value in a file, one by one.

use samverkanslots::author::Files;
use samverkanslots::workbench::book::{Since, book};
use samverkanslots::workbench::difference::data::Difference;
use samverkanslots::workbench::difference::{Source, between};
use scraper::{Html, Selector};
use toml::{Table, Value};

const EVERY_KEY: &str = include_str!("../cases/every-key.toml");
const EVERY_PART: &str = include_str!("../cases/every-part.toml");

/// What stands in a file and is told to nobody.
const UNTOLD: [&str; 3] = [
    // The heading of a difference has it, and the chapter on changes.
    "pack.version",
    // How diagrams are built.
    "pack.order",
    // Which files are read: what stands in them counts.
    "pack.modules",
];

struct One(String);

impl Files for One {
    fn read(&self, _: &str) -> Result<String, String> {
        Ok(self.0.clone())
    }
}

/// A step from a value to one inside it.
#[derive(Clone)]
enum Step {
    Key(String),
    Item(usize),
}

/// Every value inside a value that holds no other, by its way there.
fn leaves(value: &Value, way: &[Step], found: &mut Vec<(Vec<Step>, Value)>) {
    let further = |step: Step| [way, &[step]].concat();
    match value {
        Value::Table(entries) => {
            for (key, inner) in entries {
                leaves(inner, &further(Step::Key(key.clone())), found);
            }
        }
        Value::Array(items) => {
            for (at, inner) in items.iter().enumerate() {
                leaves(inner, &further(Step::Item(at)), found);
            }
        }
        leaf => found.push((way.to_vec(), leaf.clone())),
    }
}

fn at<'v>(value: &'v mut Value, way: &[Step]) -> &'v mut Value {
    way.iter().fold(value, |value, step| match step {
        Step::Key(key) => value.get_mut(key).unwrap(),
        Step::Item(at) => value.get_mut(*at).unwrap(),
    })
}

/// The keys on a way.
fn named(way: &[Step]) -> String {
    let keys = way.iter().filter_map(|step| match step {
        Step::Key(key) => Some(key.as_str()),
        Step::Item(_) => None,
    });
    keys.collect::<Vec<_>>().join(".")
}

/// Other values that might stand where one does: what stands under the same key elsewhere, and what is a little off.
fn others(leaf: &Value, way: &str, all: &[(Vec<Step>, Value)]) -> Vec<Value> {
    let last = |way: &str| way.rsplit('.').next().unwrap_or_default().to_owned();
    let mut found: Vec<Value> = match leaf {
        Value::String(text) => vec![Value::String(format!("{text}x"))],
        Value::Integer(number) => vec![Value::Integer(number + 1), Value::Integer(number - 1)],
        Value::Boolean(flag) => vec![Value::Boolean(!flag)],
        Value::Datetime(day) => {
            let day = day.to_string();
            let later = if day.ends_with("-20") { "-19" } else { "-20" };
            let later = format!("{}{later}", &day[..7]);
            vec![Value::Datetime(later.parse().unwrap())]
        }
        _ => Vec::new(),
    };
    for (other, value) in all {
        let fits = last(&named(other)) == last(way) && value != leaf && !found.contains(value);
        if fits && std::mem::discriminant(value) == std::mem::discriminant(leaf) {
            found.push(value.clone());
        }
    }
    let codes: &[&str] = match last(way).as_str() {
        "force" => &["explicit", "inferred", "law", "practice"],
        "tone" => &["yes", "caution", "no", "info", "judgement"],
        "status" => &["confirmed", "partly", "unverified"],
        "unit" => &["months", "years"],
        "country" => &["SE", "DK"],
        "lang" => &["sv", "da", "en"],
        _ => &[],
    };
    let codes = codes.iter().map(|code| Value::String((*code).to_owned()));
    found.extend(codes.filter(|code| code != leaf));
    found
}

/// A pack with one value changed or left out, as text, and what was done: for each value all that there is to try.
fn edited(text: &str) -> Vec<Vec<(String, String)>> {
    let whole = Value::Table(text.parse::<Table>().unwrap());
    let mut all = Vec::new();
    leaves(&whole, &[], &mut all);
    let mut found = Vec::new();
    for (way, leaf) in &all {
        let name = named(way);
        if UNTOLD.contains(&name.as_str()) {
            continue;
        }
        let mut own = Vec::new();
        for other in others(leaf, &name, &all) {
            let mut changed = whole.clone();
            *at(&mut changed, way) = other.clone();
            own.push((
                format!("{name}: {leaf} → {other}"),
                toml::to_string(&changed).unwrap(),
            ));
        }
        let [inner @ .., last] = way.as_slice() else {
            unreachable!("a file is a table");
        };
        let mut without = whole.clone();
        match (at(&mut without, inner), last) {
            (Value::Table(entries), Step::Key(key)) => drop(entries.remove(key)),
            (Value::Array(items), Step::Item(at)) => drop(items.remove(*at)),
            _ => unreachable!("a way leads through tables and arrays"),
        }
        own.push((
            format!("{name}: without {leaf}"),
            toml::to_string(&without).unwrap(),
        ));
        found.push(own);
    }
    found
}

fn source(text: &One) -> Source<'_> {
    Source {
        file: "pack.toml",
        files: text,
    }
}

fn is_told(told: &Difference) -> bool {
    !(told.is_empty() && told.rules.is_empty() && told.wording.is_empty())
}

#[test]
fn no_value_of_a_pack_changes_without_a_word_in_the_difference() {
    for (text, least) in [(EVERY_KEY, 300), (EVERY_PART, 500)] {
        let whole = One(text.parse::<Table>().unwrap().to_string());
        let (mut compared, mut silent) = (0, Vec::new());
        for mut tried in edited(text) {
            let without = tried.pop();
            // What cannot be read is no pack: the first that can, and the pack without the value.
            let mut told = |(what, edited): (String, String)| {
                let found = between(source(&whole), source(&One(edited))).ok()?;
                compared += 1;
                if !is_told(&found) {
                    silent.push(what);
                }
                Some(())
            };
            tried.into_iter().find_map(&mut told);
            without.map(&mut told);
        }
        assert!(
            silent.is_empty(),
            "{} of {compared}:\n{}",
            silent.len(),
            silent.join("\n")
        );
        assert!(compared >= least, "only {compared} edits could be read");
    }
}

#[test]
fn no_value_of_a_pack_changes_without_a_word_in_the_book() {
    let whole = EVERY_PART.parse::<Table>().unwrap().to_string();
    let rows = Selector::parse(".changes tbody tr").unwrap();
    let (mut compared, mut silent) = (0, Vec::new());
    for tried in edited(EVERY_PART) {
        // The first edit that leaves a pack.
        let printed = tried.into_iter().find_map(|(what, edited)| {
            let older = One(edited);
            let since = Since {
                file: "old.toml",
                files: &older,
                effects: &[],
                is_compared: true,
            };
            let on = "2026-11-23".parse().unwrap();
            let page = book("pack.toml", &One(whole.clone()), on, Some(&since));
            Some((what, page.ok()?))
        });
        let Some((what, page)) = printed else {
            continue;
        };
        compared += 1;
        let is_told = Html::parse_document(&page).select(&rows).next().is_some();
        // The book has labels; codes are for programs, and the difference tells them.
        if !is_told && !what.starts_with("fact.value.code") {
            silent.push(what);
        }
    }
    assert!(
        silent.is_empty(),
        "{} of {compared}:\n{}",
        silent.len(),
        silent.join("\n")
    );
    assert!(compared >= 300, "only {compared} values could be changed");
}
