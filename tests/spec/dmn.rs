//! Decision tables in DMN: what comes back from an export decides as the pack does, foreign tables keep their meaning, and
//! hostile files are refused. What an independent engine makes of an export is tested in `tests/dmn/`.

use chrono::NaiveDate;
use fastrand::Rng;
use samverkanslots::author::{self, Files};
use samverkanslots::engine::case::{Answer, Case};
use samverkanslots::engine::decision::{Finding, Status, find};
use samverkanslots::engine::diagram::full;
use samverkanslots::engine::pack::{Kind, Pack};
use samverkanslots::packs::{SHIPPED, Shipped, file};
use samverkanslots::workbench::dmn::{self, Version};

use crate::program::{self, Folder};
use crate::random::oracle::{Completion, Outcome, allowed, outcome};
use crate::random::{Domain, Spec, toml};

/// One file of a name of its own.
struct One<'t>(&'t str);

impl Files for One<'_> {
    fn read(&self, _: &str) -> Result<String, String> {
        Ok(self.0.to_owned())
    }
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()
}

fn exported(text: &str) -> dmn::Exported {
    dmn::export("pack.toml", &One(text), Version::V1_3).unwrap()
}

/// The pack that an import made.
fn pack_of(toml: &str) -> Pack {
    author::compile_text("imported.toml", toml)
        .unwrap_or_else(|failure| panic!("the import does not compile: {failure:?}\n{toml}"))
}

fn imported(xml: &str) -> (Pack, dmn::Imported) {
    let made = dmn::import(xml).unwrap();
    (pack_of(&made.toml), made)
}

/// What a case comes to: the status, and the codes that are settled.
fn judged(pack: &Pack, case: &Case, decision: &str) -> (Status, Vec<String>) {
    let masks = case.masks(pack);
    let reach = pack.diagrams.reach(&masks);
    let item = pack.decisions.iter().find(|item| item.id == decision);
    let item = item.unwrap_or_else(|| panic!("there is no decision {decision}"));
    let Finding {
        status, certain, ..
    } = find(pack, item, &reach);
    let codes = certain.iter().map(|&value| item.values[value].code.clone());
    (status, codes.collect())
}

/// The day on which a completion is judged.
fn day(completion: &Completion) -> NaiveDate {
    toml::moved(today(), completion[completion.len() - 1])
}

/// The answer that a completion of a random pack gives a fact of an imported one, by the fact's id.
fn answer(pack: &Pack, id: &str, spec: &Spec, completion: &Completion) -> Option<Answer> {
    let fact: usize = id.strip_prefix('f')?.parse().ok()?;
    let own = pack.facts.iter().find(|own| own.id == id)?;
    let value = completion[fact];
    Some(match (&spec.facts[fact], &own.kind) {
        (Domain::YesNo { .. }, _) if value == 2 => Answer::Unknown,
        (Domain::Choice { values, .. }, _) if value == *values as i32 => Answer::Unknown,
        (Domain::YesNo { .. } | Domain::Choice { .. }, _) => {
            let code = &toml::codes(&spec.facts[fact])[value as usize];
            Answer::Value(own.value(code)?)
        }
        (Domain::Choices { options, none }, _) => {
            let set = value as u32 | u32::from(*none && value == 0) << options;
            let codes = toml::codes(&spec.facts[fact]);
            let yes = own.values.iter().enumerate().fold(0, |yes, (at, known)| {
                let chosen = codes.iter().position(|code| *code == known.code);
                yes | chosen.map_or(0, |chosen| set >> chosen & 1) << at
            });
            Answer::Options {
                yes,
                no: full(own.values.len() as u8) & !yes,
            }
        }
        (Domain::Number { .. }, _) => Answer::Number(value),
        (Domain::Date { .. }, Kind::Date { .. }) => {
            Answer::Date(toml::moved(day(completion), value))
        }
        (Domain::Date { .. }, _) => return None,
    })
}

/// The case of an imported pack that a completion describes, and whether it answers every fact: what an expression decided
/// before is a question now, which the completion says nothing of.
fn case(pack: &Pack, spec: &Spec, completion: &Completion) -> (Case, bool) {
    let (mut case, mut is_whole) = (Case::new(pack, day(completion)), true);
    for (at, fact) in pack.facts.iter().enumerate() {
        let answer = answer(pack, &fact.id, spec, completion);
        is_whole &= answer.is_some();
        case.set(pack, at, answer).unwrap();
    }
    (case, is_whole)
}

#[test]
fn what_comes_back_from_an_export_decides_every_case_of_random_packs_as_the_oracle_does() {
    let (mut compared, mut plain, mut told) = (0, 0, 0);
    for seed in 0..400 {
        let mut rng = Rng::with_seed(seed);
        let spec = Spec::random(&mut rng);
        // A difference is an expression, which no table can say: it has a test of its own below.
        let differs =
            |how: &crate::random::How| matches!(how, crate::random::How::Difference { .. });
        if spec.derived.iter().any(differs) {
            continue;
        }
        let text = toml::pack(&spec);
        let exported = exported(&text);
        let (pack, made) = imported(&exported.xml);
        let all = allowed(&spec);
        for (number, decision) in spec.decisions.iter().enumerate() {
            let id = format!("decision{number}");
            let has = |id: &str| pack.decisions.iter().any(|decision| decision.id == id);
            // A `many` decision with gaps or conflicts is put together by an expression: the tables it is made of come back.
            let (is_plain, is_told) = (has(&id), has(&format!("{id}_status")));
            for completion in &all {
                let (case, is_whole) = case(&pack, &spec, completion);
                if number > 0 && !is_whole {
                    continue;
                }
                let context = || format!("pack {seed}, {completion:?}\n{text}\n{}", made.toml);
                let codes = |values: &[usize]| -> Vec<String> {
                    values.iter().map(|value| format!("v{value}")).collect()
                };
                let expected = outcome(&spec, decision, completion);
                if is_plain {
                    let Outcome::Rule(values) = expected else {
                        panic!("a plain decision has {expected:?}: {}", context());
                    };
                    let got = judged(&pack, &case, &id);
                    assert_eq!(got, (Status::Settled, codes(&values)), "{}", context());
                    plain += 1;
                } else if is_told {
                    let (value, status) = match &expected {
                        Outcome::Rule(values) => (codes(values), "rule"),
                        Outcome::Gap(_) => (vec!["null".to_owned()], "gap"),
                        Outcome::Conflict(..) => (vec!["null".to_owned()], "conflict"),
                    };
                    let got = judged(&pack, &case, &format!("{id}_status"));
                    let settled = |codes: Vec<String>| (Status::Settled, codes);
                    assert_eq!(got, settled(vec![status.to_owned()]), "{}", context());
                    let got = judged(&pack, &case, &format!("{id}_value"));
                    assert_eq!(got, settled(value), "{}", context());
                    told += 1;
                }
                compared += 1;
            }
        }
    }
    assert!(plain > 5_000 && told > 5_000, "{compared}: {plain} {told}");
}

/// A DMN file with one decision table over what is said of its columns.
fn table(
    policy: &str,
    inputs: &[(&str, &str, &str)],
    outputs: &str,
    rows: &[(&[&str], &str)],
) -> String {
    let escape = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;");
    let inputs: String = inputs
        .iter()
        .map(|(text, kind, values)| {
            let values = if values.is_empty() {
                String::new()
            } else {
                format!("<inputValues><text>{}</text></inputValues>", escape(values))
            };
            format!("<input><inputExpression typeRef='{kind}'><text>{}</text></inputExpression>{values}</input>", escape(text))
        })
        .collect();
    let rows: String = rows
        .iter()
        .map(|(cells, given)| {
            let cells: String = cells
                .iter()
                .map(|cell| format!("<inputEntry><text>{}</text></inputEntry>", escape(cell)))
                .collect();
            format!("<rule>{cells}<outputEntry><text>{given}</text></outputEntry></rule>")
        })
        .collect();
    format!(
        "<definitions xmlns='https://www.omg.org/spec/DMN/20191111/MODEL/' name='foreign' namespace='urn:x'>\
         <decision id='d' name='result'><decisionTable {policy}>{inputs}<output typeRef='string'>{outputs}</output>{rows}</decisionTable></decision></definitions>"
    )
}

/// What an imported table gives for each number of its only input.
fn along(xml: &str, numbers: std::ops::RangeInclusive<i32>) -> Vec<(Status, Vec<String>)> {
    let (pack, _) = imported(xml);
    numbers
        .map(|number| {
            let mut case = Case::new(&pack, today());
            case.set(&pack, 0, Some(Answer::Number(number))).unwrap();
            judged(&pack, &case, "result")
        })
        .collect()
}

fn settled(code: &str) -> (Status, Vec<String>) {
    (Status::Settled, vec![code.to_owned()])
}

fn gap() -> (Status, Vec<String>) {
    (Status::Gap, Vec::new())
}

const NUMBER: [(&str, &str, &str); 1] = [("n", "number", "[0..9]")];

#[test]
fn cells_mean_what_the_format_says() {
    let cells: [(&str, &[i32]); 14] = [
        ("-", &[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]),
        ("", &[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]),
        ("3", &[3]),
        ("< 3", &[0, 1, 2]),
        ("<= 2.5", &[0, 1, 2]),
        ("> 2.5", &[3, 4, 5, 6, 7, 8, 9]),
        (">= 7", &[7, 8, 9]),
        ("[3..5]", &[3, 4, 5]),
        ("(3..5)", &[4]),
        ("]3..5[", &[4]),
        ("[3..5[", &[3, 4]),
        ("1, 4, [6..7]", &[1, 4, 6, 7]),
        ("not(1, [4..8])", &[0, 2, 3, 9]),
        ("[-4..1], 7.0", &[0, 1, 7]),
    ];
    for (cell, inside) in cells {
        // `]3..5[` opens with a bracket that closes elsewhere.
        let rows: [(&[&str], &str); 1] = [(&[cell], "\"x\"")];
        let got = along(&table("", &NUMBER, "", &rows), 0..=9);
        for (number, got) in got.into_iter().enumerate() {
            let expected = if inside.contains(&(number as i32)) {
                settled("x")
            } else {
                gap()
            };
            assert_eq!(got, expected, "{number} in {cell}");
        }
    }
}

#[test]
fn hit_policies_mean_what_the_format_says() {
    let rows: [(&[&str], &str); 3] = [(&["< 6"], "\"a\""), (&["> 3"], "\"b\""), (&["8"], "\"b\"")];
    let values = "<outputValues><text>\"b\",\"a\"</text></outputValues>";
    let of = |policy: &str, number: i32| {
        let xml = table(policy, &NUMBER, values, &rows);
        along(&xml, number..=number).remove(0)
    };
    let conflict = |policy: &str| of(policy, 4).0 == Status::Conflict;
    assert!(conflict("") && conflict("hitPolicy='UNIQUE'") && conflict("hitPolicy='ANY'"));
    assert_eq!(of("hitPolicy='ANY'", 8), settled("b"));
    assert_eq!(of("hitPolicy='FIRST'", 4), settled("a"));
    assert_eq!(of("hitPolicy='PRIORITY'", 4), settled("b"));
    for policy in ["COLLECT", "RULE ORDER", "OUTPUT ORDER"] {
        let both = (Status::Settled, vec!["b".to_owned(), "a".to_owned()]);
        assert_eq!(of(&format!("hitPolicy='{policy}'"), 4), both);
        assert_eq!(of(&format!("hitPolicy='{policy}'"), 2), settled("a"));
    }
}

#[test]
fn a_default_holds_where_no_row_does() {
    let default = "<defaultOutputEntry><text>\"none\"</text></defaultOutputEntry>";
    for policy in ["UNIQUE", "FIRST", "COLLECT"] {
        let rows: [(&[&str], &str); 1] = [(&["< 6"], "\"a\"")];
        let xml = table(&format!("hitPolicy='{policy}'"), &NUMBER, default, &rows);
        assert_eq!(
            along(&xml, 5..=6),
            [settled("a"), settled("none")],
            "{policy}"
        );
    }
}

#[test]
fn what_the_pack_has_no_words_for_is_asked_as_it_stands_and_told() {
    let inputs = [
        ("n", "number", "[0..9]"),
        ("date(x).year", "number", "[2000..2030]"),
    ];
    let rows: [(&[&str], &str); 2] = [(&["? * 2 > n", "> 2020"], "\"a\""), (&["-", "-"], "\"b\"")];
    let (pack, made) = imported(&table("hitPolicy='FIRST'", &inputs, "", &rows));
    assert!(
        made.notes.iter().any(|note| note.contains("? * 2 > n")),
        "{:?}",
        made.notes
    );
    let asks: Vec<&str> = pack.facts.iter().map(|fact| fact.ask.as_str()).collect();
    assert!(
        asks.contains(&"n: ? * 2 > n?") && asks.contains(&"date(x).year?"),
        "{asks:?}"
    );
    let summed: [(&[&str], &str); 1] = [(&["1"], "5")];
    let made = dmn::import(&table(
        "hitPolicy='COLLECT' aggregation='SUM'",
        &NUMBER,
        "",
        &summed,
    ))
    .unwrap();
    assert!(
        made.notes.iter().any(|note| note.contains("SUM")),
        "{:?}",
        made.notes
    );
}

#[test]
fn an_output_that_is_no_literal_is_told_and_something_stands_in_its_place() {
    for given in [
        "if n > 7 then \"b\" else \"c\"",
        "x",
        "\"b\" + \"c\"",
        "[\"a\",\"b\"]",
        "antalDagar * 2",
        "1.2.3",
    ] {
        let rows: [(&[&str], &str); 2] = [(&["< 6"], given), (&["-"], "\"z\"")];
        let xml = table("hitPolicy='FIRST'", &NUMBER, "", &rows);
        let expected = [settled("not_carried"), settled("z")];
        assert_eq!(along(&xml, 5..=6), expected, "{given}");
        let notes = dmn::import(&xml).unwrap().notes.join("\n");
        let said = format!("gives `{given}`, which is no text, number, true or false");
        assert!(
            notes.contains(&said) && notes.contains("rule 1 (line "),
            "{given}: {notes}"
        );
    }
    let rows: [(&[&str], &str); 3] = [
        (&["< 3"], "a + b"),
        (&["[3..5]"], "b + a"),
        (&["> 5"], "a + b"),
    ];
    let xml = table("", &NUMBER, "", &rows);
    let got = [2, 5, 9].map(|number| along(&xml, number..=number).remove(0));
    let expected = ["not_carried", "not_carried_2", "not_carried"].map(settled);
    assert_eq!(got, expected, "one value for each expression");
    let default = "<defaultOutputEntry><text>n + 1</text></defaultOutputEntry>";
    let rows: [(&[&str], &str); 1] = [(&["< 6"], "\"a\"")];
    let xml = table("", &NUMBER, default, &rows);
    assert_eq!(along(&xml, 5..=6), [settled("a"), settled("not_carried")]);
}

#[test]
fn an_output_that_gives_nothing_is_told() {
    for given in ["", "null", "\"\""] {
        let rows: [(&[&str], &str); 2] = [(&["< 6"], given), (&["> 5"], "\"z\"")];
        let xml = table("", &NUMBER, "", &rows);
        assert_eq!(
            along(&xml, 5..=6),
            [settled("null"), settled("z")],
            "{given}"
        );
        let notes = dmn::import(&xml).unwrap().notes.join("\n");
        assert!(notes.contains("gives nothing"), "{given}: {notes}");
    }
}

#[test]
fn literals_are_carried_and_nothing_is_told() {
    for (given, code) in [
        ("\"a b\"", "a b"),
        ("3", "3"),
        ("true", "true"),
        ("false", "false"),
    ] {
        let rows: [(&[&str], &str); 1] = [(&["-"], given)];
        let made = dmn::import(&table("", &NUMBER, "", &rows)).unwrap();
        assert!(
            made.toml.contains(&format!("code = \"{code}\"")),
            "{}",
            made.toml
        );
        assert_eq!(made.notes, [""; 0], "{given}");
    }
}

#[test]
fn an_order_that_nobody_gives_and_numbers_between_whole_ones_are_told() {
    let rows: [(&[&str], &str); 2] = [(&["< 2.5"], "\"a\""), (&[">= 2.5"], "\"b\"")];
    let notes = |policy: &str, values: &str| {
        let made = dmn::import(&table(policy, &NUMBER, values, &rows)).unwrap();
        made.notes.join("\n")
    };
    let told = notes("hitPolicy='PRIORITY'", "");
    assert!(told.contains("no order of priority"), "{told}");
    assert!(
        told.contains("`< 2.5`") && told.contains("`>= 2.5`"),
        "{told}"
    );
    let values = "<outputValues><text>\"b\",\"a\"</text></outputValues>";
    let told = notes("hitPolicy='PRIORITY'", values);
    assert!(!told.contains("no order of priority"), "{told}");
}

#[test]
fn every_version_of_the_format_is_read() {
    let rows: [(&[&str], &str); 1] = [(&["< 6"], "\"a\"")];
    let xml = table("", &NUMBER, "", &rows);
    for namespace in [
        "http://www.omg.org/spec/DMN/20151101/dmn.xsd",
        "http://www.omg.org/spec/DMN/20180521/MODEL/",
        "https://www.omg.org/spec/DMN/20211108/MODEL/",
        "https://www.omg.org/spec/DMN/20230324/MODEL/",
    ] {
        let xml = xml.replace("https://www.omg.org/spec/DMN/20191111/MODEL/", namespace);
        assert_eq!(along(&xml, 5..=6), [settled("a"), gap()], "{namespace}");
    }
}

#[test]
fn a_shipped_pack_is_exported_the_same_every_time_and_its_tables_come_back() {
    for id in SHIPPED {
        let export = |version| dmn::export(&file(id).unwrap(), &Shipped, version).unwrap();
        let (first, again, later) = (
            export(Version::V1_3),
            export(Version::V1_3),
            export(Version::V1_5),
        );
        assert_eq!(first.xml, again.xml, "{id}");
        assert_eq!(first.xml.replace("20191111", "20230324"), later.xml, "{id}");
        assert!(
            later
                .xml
                .contains("https://www.omg.org/spec/DMN/20230324/MODEL/")
        );
        for note in &first.notes {
            assert!(first.xml.contains(note.as_str()), "{id}: {note}");
        }
        let (pack, made) = imported(&first.xml);
        assert_eq!(pack.decisions.len(), made.decisions);
        assert_eq!(pack.rules.len(), made.rules, "{id}");
        assert!(
            made.rules * 2 > first.rows,
            "{id}: {} of {}",
            made.rules,
            first.rows
        );
    }
}

/// Everything that a check says of a pack file that an import made, remarks left out.
fn problems(made: &dmn::Imported) -> Vec<String> {
    match author::check("imported.toml", &One(&made.toml)) {
        Ok(_) => Vec::new(),
        Err(author::Failure::Problems(found)) => found.iter().map(ToString::to_string).collect(),
        Err(failure) => panic!("{failure:?}"),
    }
}

#[test]
fn a_shipped_pack_comes_back_from_its_export_as_a_sound_pack() {
    std::thread::scope(|scope| {
        for id in SHIPPED {
            scope.spawn(move || {
                let exported = dmn::export(&file(id).unwrap(), &Shipped, Version::V1_3).unwrap();
                let made = dmn::import(&exported.xml).unwrap();
                assert_eq!(problems(&made), [""; 0], "{id}");
                let original = author::compile(&file(id).unwrap(), &Shipped).unwrap();
                let pack = pack_of(&made.toml);
                assert_eq!(pack.lang, original.lang, "{id}");
                // What is asked and answered keeps its words.
                for fact in &pack.facts {
                    let Some(own) = original.facts.iter().find(|own| own.id == fact.id) else {
                        continue;
                    };
                    assert_eq!((&fact.ask, &fact.short), (&own.ask, &own.short), "{id}");
                    for value in &fact.values {
                        let known = own.values.iter().find(|known| known.code == value.code);
                        assert_eq!(known.map(|known| &known.label), Some(&value.label), "{id}");
                    }
                }
                // What is not carried is said: what has no table, and rows that say nothing new.
                let said = |what: &str| made.notes.iter().any(|note| note.contains(what));
                for decision in &original.decisions {
                    let is_there = pack.decisions.iter().any(|own| {
                        let rest = own.id.strip_prefix(decision.id.as_str());
                        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('_'))
                    });
                    let told = said(&format!("`{}` (line ", decision.id));
                    assert!(is_there || told, "{id}: {}", decision.id);
                }
                assert!(said("the knowledge source"), "{id}: {:?}", made.notes);
            });
        }
    });
}

#[test]
fn a_list_that_nothing_adds_to_is_empty_and_a_row_that_decides_nothing_is_left_out_and_told() {
    let rows: [(&[&str], &str); 2] = [(&["< 3"], "\"a\""), (&["> 6"], "\"b\"")];
    let xml = table("hitPolicy='COLLECT'", &NUMBER, "", &rows);
    let nobody = (Status::Settled, Vec::new());
    assert_eq!(along(&xml, 2..=3), [settled("a"), nobody]);
    assert_eq!(problems(&dmn::import(&xml).unwrap()), [""; 0]);
    let rows: [(&[&str], &str); 3] = [(&["< 6"], "\"a\""), (&["3"], "\"b\""), (&["-"], "\"c\"")];
    let xml = table("hitPolicy='FIRST'", &NUMBER, "", &rows);
    let made = dmn::import(&xml).unwrap();
    assert_eq!(problems(&made), [""; 0]);
    let told = "rule 2 of `result` (line 1): the rules before it leave it no case";
    assert_eq!(made.notes, [told]);
    assert!(made.toml.contains("row-3") && !made.toml.contains("row-2"));
    assert_eq!(along(&xml, 3..=6)[0], settled("a"));
}

#[test]
fn a_table_tells_between_which_numbers_a_fact_may_lie() {
    let inputs = [("n", "number", "")];
    let range = |cells: &[&str]| {
        let rows: Vec<(Vec<&str>, &str)> =
            cells.iter().map(|cell| (vec![*cell], "\"a\"")).collect();
        let rows: Vec<(&[&str], &str)> = rows.iter().map(|(cells, to)| (&cells[..], *to)).collect();
        let made = dmn::import(&table("hitPolicy='FIRST'", &inputs, "", &rows)).unwrap();
        let line = made.toml.lines().find(|line| line.starts_with("range"));
        let range = line.unwrap().trim_start_matches("range = ").to_owned();
        let told = range.trim_matches(['[', ']']).replace(", ", " to ");
        let said = |note: &String| note.contains(&format!("{told} are taken"));
        assert!(made.notes.iter().any(said), "{cells:?}: {:?}", made.notes);
        range
    };
    assert_eq!(range(&["< 18", "[18..120]", "> 17"]), "[0, 120]");
    assert_eq!(range(&["< 18", ">= 18"]), "[0, 100]");
    assert_eq!(range(&["<= 25000", "-"]), "[0, 1000000]");
    assert_eq!(range(&["1", "2", "3"]), "[1, 3]");
    assert_eq!(range(&["< -5", ">= -5"]), "[-100, 0]");
    assert_eq!(range(&["[3..4]", "[1..12]"]), "[1, 12]");
    // Who is 70 comes to the last row.
    assert_eq!(range(&["[18..65]", "-"]), "[0, 1000]");
}

#[test]
fn a_date_that_is_held_against_a_day_is_asked_as_it_stands_and_is_no_fact_of_its_own() {
    let inputs = [("arrived", "date", "")];
    let late = "&gt;= date(\"2026-01-01\")".replace("&gt;", ">");
    let rows: [(&[&str], &str); 2] = [(&[&late], "\"new\""), (&["-"], "\"old\"")];
    let made = dmn::import(&table("hitPolicy='FIRST'", &inputs, "", &rows)).unwrap();
    assert_eq!(problems(&made), [""; 0]);
    let pack = pack_of(&made.toml);
    let asks: Vec<&str> = pack.facts.iter().map(|fact| fact.ask.as_str()).collect();
    assert_eq!(asks, ["arrived: >= date(\"2026-01-01\")?"]);
    assert_eq!(made.notes.len(), 1, "{:?}", made.notes);
}

#[test]
fn outputs_of_one_table_are_called_by_their_names() {
    let xml = "<definitions xmlns='https://www.omg.org/spec/DMN/20191111/MODEL/' name='x' xml:lang='da-DK'>\
        <description>Om bordet. Version 3.</description>\
        <decision id='d' name='dish' label='Ret'><question>Hvad spiser vi?</question><decisionTable><input><inputExpression typeRef='number'><text>n</text></inputExpression>\
        <inputValues><text>[0..9]</text></inputValues></input><output name='main'/><output name='side'/>\
        <rule><inputEntry><text>-</text></inputEntry><outputEntry><text>\"a\"</text></outputEntry><outputEntry><text>\"b\"</text></outputEntry></rule></decisionTable></decision></definitions>";
    let made = dmn::import(xml).unwrap();
    let pack = pack_of(&made.toml);
    let titles: Vec<&str> = pack
        .decisions
        .iter()
        .map(|own| own.title.as_str())
        .collect();
    assert_eq!(titles, ["Ret: main", "Ret: side"]);
    assert_eq!(pack.lang, "da");
    assert!(
        made.toml.contains("#   Om bordet. Version 3.")
            || made.toml.contains("# Om bordet. Version 3.")
    );
}

#[test]
fn texts_of_a_pack_survive_both_ways() {
    let text = std::fs::read_to_string("tests/dmn/every-form.toml").unwrap();
    let exported = exported(&text);
    let (pack, made) = imported(&exported.xml);
    assert_eq!(pack.title, "Varje form <&> \"tecken\" 'åäö' ⊢");
    let fact = pack.facts.iter().find(|fact| fact.id == "kind_of").unwrap();
    let value = fact.value("c\"d").unwrap();
    assert_eq!(fact.values[value].label, "Tredje \\ med tecken");
    assert!(made.toml.contains("Undantag från undantaget."));
}

#[test]
fn what_is_no_sound_dmn_is_refused_with_its_place() {
    let rows: [(&[&str], &str); 1] = [(&["< 6"], "\"a\"")];
    let sound = table("", &NUMBER, "", &rows);
    let with_cell = |cell: &str| {
        let rows: [(&[&str], &str); 1] = [(&[cell], "\"a\"")];
        table("", &NUMBER, "", &rows).replace("<rule>", "\n\n<rule>")
    };
    let bomb = format!(
        "<!DOCTYPE x [<!ENTITY a \"{}\">]>{sound}",
        "lol".repeat(1000)
    );
    let cases: Vec<(String, u32, &str)> = vec![
        (String::new(), 1, "no element"),
        ("no xml".to_owned(), 1, "no XML"),
        (bomb, 1, "document type"),
        (
            sound[..sound.find("<rule>").unwrap()].to_owned(),
            1,
            "ends within `decisionTable`",
        ),
        (sound[..sound.len() / 2].to_owned(), 1, "not well-formed"),
        (sound.replace("</rule>", "</row>"), 1, "not well-formed"),
        (sound.replace("20191111", "19700101"), 1, "namespace"),
        ("<html/>".to_owned(), 1, "`html`"),
        (
            format!("<?xml version='1.0' encoding='iso-8859-1'?>{sound}"),
            1,
            "iso-8859-1",
        ),
        (sound.replace("'foreign'", "'&unfolds;'"), 1, "unfolds"),
        (
            sound.replace("<text>n</text>", "<text>&nothing;</text>"),
            1,
            "`&nothing;`",
        ),
        (
            sound.replace("<text>n</text>", "<text>&#1;</text>"),
            1,
            "control character",
        ),
        (
            sound.replace("name='result'", "name='a' name='b'"),
            1,
            "twice",
        ),
        (
            sound.replace("<output", "<output/><output"),
            1,
            "1 `outputEntry` for 2 columns",
        ),
        (
            sound.replace("<decisionTable ", "<decisionTable hitPolicy='BEST' "),
            1,
            "`BEST`",
        ),
        (
            sound.replace("decisionTable", "relation"),
            1,
            "no decision table",
        ),
        (
            sound.replace("<text>n</text>", "<text>\0</text>"),
            1,
            "encoding UTF-8",
        ),
        (with_cell("[1.."), 3, "`[1..`"),
        (with_cell("\"open"), 3, "no FEEL"),
        (with_cell("< 1 2"), 3, "no FEEL"),
        (with_cell("f(1"), 3, "no FEEL"),
        (with_cell("99999999999999999999"), 3, "no FEEL"),
        ("<a>".repeat(1_000_000), 1, "more than 64 deep"),
        (
            format!("<r>{}</r>", "<a/>".repeat(1_000_000)),
            1,
            "more than 500000 elements",
        ),
        (
            format!(
                "<r {}/>",
                (0..100_000)
                    .map(|at| format!("a{at}='' "))
                    .collect::<String>()
            ),
            1,
            "more than 64 attributes",
        ),
        (
            format!(
                "<r {}/>",
                (0..100_000)
                    .map(|at| format!("xmlns:a{at}='u' "))
                    .collect::<String>()
            ),
            1,
            "namespace",
        ),
    ];
    for (text, line, says) in cases {
        let start: String = text.chars().take(300).collect();
        let fault = dmn::import(&text).expect_err(&start);
        assert_eq!(fault.line, line, "{fault:?} of {start}");
        assert!(fault.what.contains(says), "{fault:?} of {start}");
    }
}

/// A table of one input column with the given cells and outputs.
fn column(cells: impl Iterator<Item = (String, String)>) -> String {
    let rules: String = cells
        .map(|(cell, gives)| {
            format!(
                "<rule><inputEntry><text>{cell}</text></inputEntry><outputEntry><text>{gives}</text></outputEntry></rule>"
            )
        })
        .collect();
    format!(
        "<decision name='d'><decisionTable hitPolicy='FIRST'><input><inputExpression typeRef='number'><text>n</text></inputExpression></input><output/>{rules}</decisionTable></decision>"
    )
}

#[test]
fn a_document_that_holds_more_than_any_pack_could_use_is_refused_before_it_takes_time_or_memory() {
    let document = |inside: &str| {
        let namespace = "https://www.omg.org/spec/DMN/20191111/MODEL/";
        format!("<definitions xmlns='{namespace}' name='m'>{inside}</definitions>")
    };
    let list = |count: usize| {
        (0..count)
            .map(|at| at.to_string())
            .collect::<Vec<_>>()
            .join(",")
    };
    let numbered = |count: usize| (0..count).map(|at| (at.to_string(), "\"x\"".to_owned()));
    let reckoned = |count: usize| (0..count).map(|at| (format!("f({at})"), "\"x\"".to_owned()));
    for (inside, says) in [
        (column(numbered(1)).repeat(501), "more than 500 decisions"),
        (
            "<inputData name='i'/>".repeat(2001),
            "more than 2000 inputs, types and columns",
        ),
        (column(numbered(90_000)), "more than 2000 different cells"),
        (
            column(numbered(1).cycle().take(60_000)),
            "more than 100000 cells",
        ),
        (
            column(std::iter::once((list(2000), "1".to_owned()))),
            "more than 2000 different cells",
        ),
        (
            column(std::iter::once(("(".repeat(20_000), "1".to_owned()))),
            "longer than 10000 bytes",
        ),
        (column(reckoned(1500)), "more than 500000 cells in the pack"),
        (
            format!("<decision name='{}'/>", "n".repeat(2000)),
            "longer than 1000 bytes",
        ),
    ] {
        let fault = dmn::import(&document(&inside)).expect_err(says);
        assert!(fault.what.contains(says), "{fault:?}, not {says}");
    }
    // Just within.
    let made = dmn::import(&document(&column(reckoned(600)))).unwrap();
    assert_eq!((made.decisions, made.rules), (1, 600));
}

#[test]
fn a_file_of_another_encoding_or_too_large_is_refused_as_such_and_a_byte_order_mark_is_none() {
    let folder = Folder::new();
    let rows: [(&[&str], &str); 1] = [(&["< 6"], "\"Å\"")];
    let sound = table("", &NUMBER, "", &rows);
    let utf16 = |mark: [u8; 2], bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
        let units = sound.encode_utf16().flat_map(bytes);
        mark.into_iter().chain(units).collect()
    };
    let letter = sound.find('Å').unwrap();
    for (content, says) in [
        (utf16([0xFF, 0xFE], u16::to_le_bytes), "is UTF-16"),
        (utf16([0xFE, 0xFF], u16::to_be_bytes), "is UTF-16"),
        (sound.as_bytes()[..=letter].to_vec(), "is not UTF-8"),
        (vec![b' '; dmn::LONGEST + 1], "is larger than 16 MiB"),
    ] {
        let file = folder.file("file.dmn", &content);
        let out = folder.path("none.toml");
        program::says(&["dmn", "import", &file, "--out", &out], 2, &[says]);
    }
    let marked = folder.file("marked.dmn", &format!("\u{feff}{sound}"));
    let out = folder.path("marked.toml");
    program::says(
        &["dmn", "import", &marked, "--out", &out],
        0,
        &["1 decision"],
    );
}

#[test]
fn no_file_however_it_is_cut_or_bent_brings_the_import_down() {
    let whole = std::fs::read_to_string("tests/dmn/every-form.toml").unwrap();
    let xml = exported(&whole).xml;
    let mut rng = Rng::with_seed(7);
    for _ in 0..300 {
        let mut bytes = xml.as_bytes().to_vec();
        for _ in 0..rng.usize(1..4) {
            let at = rng.usize(..bytes.len());
            match rng.usize(0..3) {
                0 => bytes.truncate(at),
                1 => bytes[at] = *rng.choice(b"<>&\"'[]().-,9a ").unwrap(),
                _ => drop(bytes.drain(at..(at + 20).min(bytes.len()))),
            }
            if bytes.is_empty() {
                break;
            }
        }
        if let Ok(text) = String::from_utf8(bytes)
            && let Ok(made) = dmn::import(&text)
        {
            // What is accepted is a pack file that can be read; what its rules are worth is for `lots check` to say.
            let _ = author::compile_text("bent.toml", &made.toml);
        }
    }
}

#[test]
fn a_difference_is_an_expression_that_is_told() {
    let text = std::fs::read_to_string("tests/dmn/every-form.toml").unwrap();
    let exported = exported(&text);
    assert!(
        exported
            .xml
            .contains("first - second &gt;= -1 and first - second &lt;= 2")
    );
    let made = dmn::import(&exported.xml).unwrap();
    assert!(
        made.notes.iter().any(|note| note.contains("`near`")),
        "{:?}",
        made.notes
    );
}

#[test]
fn cases_that_leave_something_out_say_how_much_and_are_not_called_complete() {
    // To break the constraint nothing need be known of the numbers; what is chosen for them is not in step as it should be.
    let text = r#"[pack]
id = "p"
version = "1"
title = "P"
lang = "sv"
[[fact]]
id = "f"
kind = "yes_no"
ask = "F?"
[[fact]]
id = "g"
kind = "yes_no"
ask = "G?"
[[fact]]
id = "a"
kind = "number"
range = [10, 20]
ask = "A?"
[[fact]]
id = "b"
kind = "number"
range = [0, 100]
ask = "B?"
[[derived]]
id = "near"
label = "Nära"
difference = { of = "a", minus = "b", between = [0, 1] }
[[decision]]
id = "d"
title = "D"
kind = "one"
primary = true
value = [{ code = "x", label = "X" }, { code = "y", label = "Y" }]
[[rule]]
id = "x"
decides = "d"
gives = "x"
when = { near = "yes" }
because = "Nära."
[[rule]]
id = "y"
decides = "d"
gives = "y"
when = { near = "no", b = ">= 5", f = "yes" }
because = "Inte nära."
"#;
    let constraint = r#"
[[constraint]]
id = "c"
when = { f = "yes" }
require = { g = "yes" }
because = "Så är det."
"#;
    let of = |text: &str| dmn::cases::cases("p.toml", &One(text), today()).unwrap();
    let whole = of(text);
    assert!(whole.skipped == 0 && whole.complete, "{}", whole.json);
    let less = of(&format!("{text}{constraint}"));
    assert!(less.skipped == 1 && !less.complete, "{}", less.json);
    assert_eq!(less.json["skipped"], 1);
}
