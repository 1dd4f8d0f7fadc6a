//! `lots stats`: how many questions and screens it takes to settle a case.

use serde_json::{Value, json};

use crate::cli::{Format, Trouble, checked, day, in_force, print, trouble};
use crate::engine::pack::Pack;
use crate::workbench::stats::target::Goal;
use crate::workbench::stats::{Figure, Least, Measured, Options, Report, Sample, Table, measure};

pub(super) fn run(
    pack: &str,
    on: Option<&str>,
    cases: u32,
    seed: u64,
    format: Format,
) -> Result<(), Trouble> {
    let on = day(on)?;
    let pack = checked(pack)
        .map_err(|failure| trouble(pack, failure))?
        .pack;
    in_force(&pack.id, pack.validity, on)?;
    let options = Options {
        on,
        cases: cases as usize,
        seed,
    };
    let report = measure(&pack, options)
        .ok_or_else(|| Trouble::Use(vec![format!("no case can be judged on {on}")]))?;
    match format {
        Format::Text => print(&in_words(&pack, &report, options)),
        Format::Json => print(&format!("{:#}\n", as_json(&pack, &report, options))),
    }
    Ok(())
}

/// What the figures mean, where that does not go without saying.
const NOTES: &str = "\
An order without ± is exact over every case. The smallest set of answers, and the per cent and the costs beside a bound or an
order with ±, are of the same drawn cases.
The best order is the least of all orders that ask only what can still matter and put first what the author pins. The bound is
what the best order for the drawn cases takes on them: no order is expected to take less on all cases, and the best order may
take more. Beside the per cent: the drawn case in which the chosen order asks for most beyond the smallest
set of answers that settles it, and how many that are. The widget asks for all primary decisions at once; the chosen order
for one of them alone is what it would ask if there were no other.
";

/// How likely answers are held without shares.
const EVEN: &str = "every answer is as likely as the others, of a number every interval that the rules tell apart, \
                    however wide it is";

/// How likely they are held with shares.
const WEIGHTED: &str = "a share of a range of numbers is spread over its numbers evenly; where a fact has no shares, \
                        every answer or interval is as likely as the others";

fn in_words(pack: &Pack, report: &Report, options: Options) -> String {
    let mut text = format!(
        "{} {}: what it takes to settle a case, judged on {}\n± is the standard error of the mean of {} cases drawn with seed {}, ≥ the worst of them.\n{NOTES}",
        pack.title, pack.version, options.on, options.cases, options.seed
    );
    match &report.weighted {
        None => {
            text.push_str("The pack gives no shares: ");
            text.push_str(&format!("{EVEN}.\n"));
        }
        Some(_) => text.push_str(&format!("\nWithout the pack's shares: {EVEN}\n")),
    }
    text.extend(report.even.iter().map(|measured| block(pack, measured)));
    if let Some(weighted) = &report.weighted {
        text.push_str(&format!(
            "\nBy the shares that the pack gives: {WEIGHTED}\n"
        ));
        text.extend(weighted.iter().map(|measured| block(pack, measured)));
    }
    text
}

/// One goal.
fn block(pack: &Pack, measured: &Measured) -> String {
    let (questions, screens) = (&measured.questions, &measured.screens);
    let line = |label: &str, left: [String; 2], right: [String; 2]| {
        format!(
            "  {label:<30}{:>14}{:>7}{:>14}{:>7}\n",
            left[0], left[1], right[0], right[1]
        )
    };
    let all = |table: &Table| [table.all.to_string(), table.all.to_string()];
    let mut text = format!("\n{}\n", heading(pack, &measured.goal));
    let titles = |what: &str| [what.to_owned(), "worst".to_owned()];
    text += &line("", titles("questions"), titles("screens"));
    text += &line("everything", all(questions), all(screens));
    for (label, of) in [
        (
            "file order, early stop",
            (|table| table.early_stop) as fn(&Table) -> Figure,
        ),
        ("file order, what matters", |table| table.relevant),
        ("chosen order", |table| table.chosen),
    ] {
        text += &line(label, cells(of(questions)), cells(of(screens)));
    }
    let least = |table: &Table| match table.least {
        Least::Optimum { figure, .. } => cells(figure),
        Least::Bound { mean, sample, .. } => [spread(mean, Some(sample)), String::new()],
    };
    let is_bound = |table: &Table| matches!(table.least, Least::Bound { .. });
    if is_bound(questions) || is_bound(screens) {
        text += &line(
            "smallest set of answers",
            certificates(questions),
            certificates(screens),
        );
    }
    text += &line(
        least_label(questions, screens),
        least(questions),
        least(screens),
    );
    text += &line("  chosen order above it", gap(questions), gap(screens));
    if pack.facts.iter().any(|fact| fact.cost > 1) {
        text += &format!("  {}\n", costs(questions));
    }
    text
}

fn heading(pack: &Pack, goal: &Goal) -> String {
    match goal {
        Goal::Decision(decision) => format!("`{}` alone", pack.decisions[*decision].id),
        Goal::All => "all primary decisions".to_owned(),
        Goal::First => "the first certain answer".to_owned(),
    }
}

fn least_label(questions: &Table, screens: &Table) -> &'static str {
    let is_optimum = |table: &Table| matches!(table.least, Least::Optimum { .. });
    match (is_optimum(questions), is_optimum(screens)) {
        (true, true) => "best order",
        (false, false) => "bound",
        (true, false) => "best order | bound",
        (false, true) => "bound | best order",
    }
}

fn cells(figure: Figure) -> [String; 2] {
    let worst = match figure.sample {
        None => figure.worst.to_string(),
        Some(_) => format!("≥{}", figure.worst),
    };
    [spread(figure.expected, figure.sample), worst]
}

fn spread(mean: f64, sample: Option<Sample>) -> String {
    match sample {
        None => format!("{mean:.2}"),
        Some(sample) => format!("{mean:.2} ±{:.2}", sample.error),
    }
}

/// The mean of the smallest certificates, where there is no best order.
fn certificates(table: &Table) -> [String; 2] {
    let mean = match table.least {
        Least::Optimum { .. } => String::new(),
        Least::Bound { certificates, .. } => format!("{certificates:.2}"),
    };
    [mean, String::new()]
}

/// How far the chosen order is above the least, and the case that it is worst in.
fn gap(table: &Table) -> [String; 2] {
    match table.least {
        Least::Optimum { gap, .. } => [format!("{gap:.1} %"), String::new()],
        Least::Bound {
            gap,
            worst: (paid, needed),
            ..
        } => [format!("{gap:.1} %"), format!("{paid}/{needed}")],
    }
}

fn costs(table: &Table) -> String {
    let least = match table.least {
        Least::Optimum { figure, .. } => figure.cost,
        Least::Bound { mean, .. } => mean,
    };
    format!(
        "cost of the questions: file order {:.2}, what matters {:.2}, chosen {:.2}, least {least:.2}",
        table.early_stop.cost, table.relevant.cost, table.chosen.cost
    )
}

fn as_json(pack: &Pack, report: &Report, options: Options) -> Value {
    let goals = |measured: &Vec<Measured>| -> Value {
        measured
            .iter()
            .map(|measured| goal(pack, measured))
            .collect()
    };
    json!({
        "schema": 1,
        "pack": { "id": pack.id, "version": pack.version, "hash": pack.hash },
        "on": options.on,
        "cases": options.cases,
        "seed": options.seed,
        "likelihood": { "even": EVEN, "weighted": report.weighted.as_ref().map(|_| WEIGHTED) },
        "stored_order": !pack.route.is_empty(),
        "follows_best_order": follows_best_order(report),
        "even": goals(&report.even),
        "weighted": report.weighted.as_ref().map(goals),
    })
}

/// Whether the questions to all primary decisions come in the best order, as far as that is known.
fn follows_best_order(report: &Report) -> bool {
    let measured = report.weighted.as_ref().unwrap_or(&report.even);
    let mut all = measured.iter().filter(|it| it.goal == Goal::All);
    all.any(|it| matches!(it.questions.least, Least::Optimum { gap, .. } if gap < 1e-6))
}

fn goal(pack: &Pack, measured: &Measured) -> Value {
    let (name, decision) = match measured.goal {
        Goal::Decision(decision) => ("decision", Some(&pack.decisions[decision].id)),
        Goal::All => ("all", None),
        Goal::First => ("first", None),
    };
    json!({
        "goal": name,
        "decision": decision,
        "questions": table(&measured.questions),
        "screens": table(&measured.screens),
    })
}

fn table(table: &Table) -> Value {
    let least = match table.least {
        Least::Optimum { figure: best, gap } => {
            json!({ "kind": "optimum", "figure": figure(best), "gap_percent": gap })
        }
        Least::Bound {
            mean,
            sample,
            certificates,
            gap,
            worst: (paid, needed),
        } => json!({
            "kind": "bound",
            "mean": mean,
            "smallest_certificates": certificates,
            "cases": sample.cases,
            "standard_error": sample.error,
            "gap_percent": gap,
            "worst": { "asked": paid, "needed": needed },
        }),
    };
    json!({
        "everything": table.all,
        "early_stop": figure(table.early_stop),
        "relevant": figure(table.relevant),
        "chosen": figure(table.chosen),
        "least": least,
    })
}

fn figure(figure: Figure) -> Value {
    json!({
        "expected": figure.expected,
        "cost": figure.cost,
        "worst": figure.worst,
        "exact": figure.sample.is_none(),
        "cases": figure.sample.map(|sample| sample.cases),
        "standard_error": figure.sample.map(|sample| sample.error),
    })
}
