//! `cargo bench`: the engine's figures beside their budgets.
//!
//! Times are medians and 95th percentiles over random cases with a fixed seed, on whatever machine this runs: a figure is only to
//! be compared with another from the same machine. Nothing fails here; sizes fail where the widget is built.

#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs)]

use std::fmt::Write;
use std::hint::black_box;
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use fastrand::Rng;
use samverkanslots::author::{self, Checked};
use samverkanslots::engine::asking::outlook::Outlook;
use samverkanslots::engine::asking::{next_question, open_facts};
use samverkanslots::engine::assessment::assess;
use samverkanslots::engine::case::{Answer, Case, cells};
use samverkanslots::engine::complete::Complete;
use samverkanslots::engine::decision;
use samverkanslots::engine::diagram::{FORBIDDEN, full};
use samverkanslots::engine::explanation::rests_on;
use samverkanslots::engine::pack::{Kind, Pack};
use samverkanslots::packs::{self, SHIPPED, Shipped};

const CASES: usize = 2000;

fn main() {
    if std::env::args().any(|argument| argument == "--table") {
        return table_alone();
    }
    let started = Instant::now();
    let shipped: Vec<Checked> = SHIPPED
        .iter()
        .map(|id| {
            let file = packs::file(id).expect("a shipped pack");
            author::check(&file, &Shipped).expect("the shipped packs are sound")
        })
        .collect();
    let check = started.elapsed();
    // The first and largest.
    let shipped = &shipped[0];
    let text = table_pack();
    let table = author::compile_text("table.toml", &text).expect("the generated table compiles");
    let mut report = String::new();
    let mut row = |what: &str, figure: String, budget: &str| {
        _ = writeln!(report, "| {what} | {figure} | {budget} |")
    };
    row(
        "full case, all decisions and fired rules, Stockholm",
        full_case(&shipped.pack, true),
        "2 µs",
    );
    row(
        "full case, outcome of a 192-row 7-column table",
        full_case(&table, false),
        "0.1 µs",
    );
    let partial = partial_cases(&shipped.pack);
    row(
        "partial case: statuses, open facts, next question (native)",
        partial.0,
        "0.5 ms p95 in the browser",
    );
    row(
        "explanations of the settled decisions (native)",
        partial.1,
        "1 ms",
    );
    row("whole assessment (native)", partial.2, "–");
    row(
        "diagram nodes, Stockholm, as written and opened",
        format!(
            "{} and {}",
            shipped.compiled.0.diagrams.node_count(),
            shipped.pack.diagrams.node_count()
        ),
        "5 000",
    );
    row("compile Stockholm", compile_time(), "50 ms");
    row(
        "check all packs, examples included",
        format!("{:.0} ms", check.as_secs_f64() * 1e3),
        "2 000 ms",
    );
    println!("\n| what | measured | budget |\n|---|---|---|\n{report}");
}

/// The table and the time for one case of it as JSON, for the comparison with other engines.
fn table_alone() {
    let pack = author::compile_text("table.toml", &table_pack()).expect("the table compiles");
    let columns: Vec<&str> = pack.facts.iter().map(|fact| fact.id.as_str()).collect();
    let outcome = &pack.decisions[0];
    let row = |combination: usize| {
        let mut case = Case::new(&pack, NaiveDate::default());
        let mut codes = Vec::new();
        let mut left = combination;
        for (fact, item) in pack.facts.iter().enumerate() {
            let value = left % item.values.len();
            left /= item.values.len();
            codes.push(item.values[value].code.as_str());
            case.set(&pack, fact, Some(Answer::Value(value)))
                .expect("a value of the fact");
        }
        let judged = assess(&pack, &case);
        let given = judged.decisions[0].finding.values()[0];
        serde_json::json!({ "when": codes, "gives": outcome.values[given].code })
    };
    let sizes = pack.facts.iter().map(|fact| fact.values.len());
    let rows: Vec<serde_json::Value> = (0..sizes.product()).map(row).collect();
    let time = full_case(&pack, false);
    let microseconds: f64 = time.trim_end_matches(" µs").parse().expect("a number");
    let report =
        serde_json::json!({ "columns": columns, "rows": rows, "microseconds": microseconds });
    println!("{report}");
}

/// A complete-table pack: six yes/no facts and one of three values, a row for each of the 192 combinations.
fn table_pack() -> String {
    let mut text =
        "[pack]\nid = \"table\"\nversion = \"1\"\ntitle = \"Table\"\nlang = \"sv\"\n".to_owned();
    let columns: Vec<String> = (0..7).map(|n| format!("f{n}")).collect();
    for (n, id) in columns.iter().enumerate() {
        _ = writeln!(
            text,
            "[[fact]]\nid = \"{id}\"\nkind = \"choice\"\nask = \"{id}?\""
        );
        for value in 0..if n == 6 { 3 } else { 2 } {
            _ = writeln!(
                text,
                "[[fact.value]]\ncode = \"v{value}\"\nlabel = \"{value}\""
            );
        }
    }
    _ = writeln!(
        text,
        "[[decision]]\nid = \"outcome\"\ntitle = \"Outcome\"\nkind = \"one\"\nprimary = true"
    );
    for value in 0..8 {
        _ = writeln!(
            text,
            "[[decision.value]]\ncode = \"o{value}\"\nlabel = \"{value}\""
        );
    }
    let listed: Vec<String> = columns.iter().map(|id| format!("\"{id}\"")).collect();
    _ = writeln!(
        text,
        "[[table]]\nid = \"t\"\ndecides = \"outcome\"\ncolumns = [{}]",
        listed.join(", ")
    );
    let mut rng = Rng::with_seed(7);
    for combination in 0..192_usize {
        let cells: Vec<String> = (0..7)
            .map(|n| {
                if n == 6 {
                    format!("\"v{}\"", combination / 64)
                } else {
                    format!("\"v{}\"", combination >> n & 1)
                }
            })
            .collect();
        _ = writeln!(
            text,
            "[[table.row]]\nwhen = [{}]\ngives = \"o{}\"\nbecause = \"b\"",
            cells.join(", "),
            rng.usize(0..8)
        );
    }
    text
}

/// Time for one complete case: the outcome of every decision, and which rules fired if wanted.
fn full_case(pack: &Pack, with_rules: bool) -> String {
    let mut rng = Rng::with_seed(1);
    let sizes = pack.diagrams.sizes().to_vec();
    let mut cases: Vec<Vec<u8>> = Vec::new();
    while cases.len() < CASES {
        let values: Vec<u8> = sizes.iter().map(|&size| rng.u8(0..size)).collect();
        // A case that the constraints forbid would be over too soon.
        if pack
            .consistency
            .iter()
            .all(|&root| pack.diagrams.follow(root, &values) != FORBIDDEN)
        {
            cases.push(values);
        }
    }
    let complete = Complete::new(pack);
    let (mut terminals, mut fired) = (Vec::new(), Vec::new());
    let rounds = 50;
    let mut best = Duration::MAX;
    for _ in 0..5 {
        let started = Instant::now();
        for _ in 0..rounds {
            for case in &cases {
                complete.outcomes(black_box(case), &mut terminals);
                if with_rules {
                    complete.fired(case, &terminals, &mut fired);
                }
                black_box((&terminals, &fired));
            }
        }
        best = best.min(started.elapsed());
    }
    format!(
        "{:.3} µs",
        best.as_secs_f64() * 1e6 / (rounds * cases.len()) as f64
    )
}

fn partial_cases(pack: &Pack) -> (String, String, String) {
    let mut rng = Rng::with_seed(2);
    let (mut asking, mut explaining, mut whole) = (Vec::new(), Vec::new(), Vec::new());
    while asking.len() < CASES / 4 {
        let case = random_case(pack, &mut rng);
        let reach = pack.diagrams.reach(&case.masks(pack));
        if !decision::is_consistent(pack, &reach) {
            continue;
        }
        asking.push(time(|| {
            let reach = pack.diagrams.reach(&case.masks(pack));
            let statuses: Vec<_> = pack
                .decisions
                .iter()
                .map(|decision| decision::find(pack, decision, &reach).status)
                .collect();
            let outlook = Outlook::primary(pack, &case, &reach);
            let open = open_facts(pack, &case, &outlook);
            (statuses, next_question(pack, &case, &outlook, &open))
        }));
        explaining.push(time(|| {
            pack.decisions
                .iter()
                .map(|decision| rests_on(pack, &case, decision).len())
                .sum::<usize>()
        }));
        whole.push(time(|| assess(pack, &case)));
    }
    (spread(asking), spread(explaining), spread(whole))
}

fn random_case(pack: &Pack, rng: &mut Rng) -> Case {
    let on = NaiveDate::from_ymd_opt(2026, 11, 23).expect("a date of the calendar");
    let mut case = Case::new(pack, on);
    for (fact, item) in pack.facts.iter().enumerate() {
        if rng.bool() {
            continue;
        }
        let answer = match &item.kind {
            Kind::YesNo | Kind::Choice => Answer::Value(rng.usize(0..item.values.len())),
            Kind::Choices { none } => {
                let options = item.values.len();
                let some =
                    (0..rng.usize(1..=3)).fold(0, |set, _| set | 1_u32 << rng.usize(0..options));
                let yes = none.map_or(some, |none| {
                    if some == 1 << none {
                        some
                    } else {
                        some & !(1 << none)
                    }
                });
                Answer::Options {
                    yes,
                    no: full(options as u8) & !yes,
                }
            }
            Kind::Number { .. } => {
                let all: Vec<(i32, i32)> = cells(&item.kind).collect();
                let (low, high) = all[rng.usize(0..all.len())];
                Answer::Number(rng.i32(low..=high))
            }
            Kind::Date { .. } => Answer::Date(on + chrono::Days::new(rng.u64(0..400))),
        };
        case.set(pack, fact, Some(answer))
            .expect("the answer was made for the fact");
    }
    case
}

fn compile_time() -> String {
    let compile =
        || author::compile("stockholm.toml", &Shipped).expect("the shipped pack compiles");
    spread((0..10).map(|_| time(compile)).collect())
}

fn time<T>(what: impl FnOnce() -> T) -> Duration {
    let started = Instant::now();
    black_box(what());
    started.elapsed()
}

fn spread(mut times: Vec<Duration>) -> String {
    times.sort_unstable();
    let at = |share: usize| times[(times.len() - 1) * share / 100].as_secs_f64() * 1e3;
    format!("{:.3} ms median, {:.3} ms p95", at(50), at(95))
}
