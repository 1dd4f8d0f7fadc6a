//! `lots exercises`: exercises on a pack with their keys and reasons; the same seed always gives the same ones.

use std::fmt::Write;

use clap::{Args, ValueEnum};
use serde_json::{Value, json};

use crate::author;
use crate::author::problem::did_you_mean;
use crate::cli::{Trouble, day, in_force, place, print, set, trouble};
use crate::engine::case::{Answer, Case};
use crate::engine::decision::{Finding, Status};
use crate::engine::pack::{DecisionId, FactId, Given, Pack, RuleId};
use crate::exchange::answers::Raw;
use crate::exchange::assessment::status_code;
use crate::training::handout::{Handout, Reason, reasons};
use crate::training::{Because, Choice, Exercise, Key, Kind, Trainer, topic_name};
use crate::workbench::handout::handout;

pub(super) const HELP: &str = "The same seed gives the same exercises, here and on a page. Kinds: vignette, plain, boundary, flip, confused, exception, gap, border.

Exit code: 0 printed; 1 the pack has problems; 2 wrong use or a file that cannot be read.";

/// What is asked for.
#[derive(Args)]
pub(super) struct Asked {
    /// A pack file or the id of a shipped pack
    pack: String,
    /// What the exercises are drawn by
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
    /// How many
    #[arg(long, value_name = "K", default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..=100_000))]
    count: u32,
    /// Of this kind only; may be given again
    #[arg(long = "kind", value_name = "KIND")]
    kinds: Vec<String>,
    /// Resting on this section only, by its heading or a place in it such as ST-067; may be given again
    #[arg(long = "topic", value_name = "TOPIC")]
    topics: Vec<String>,
    /// Answered by this rule only; may be given again
    #[arg(long = "rule", value_name = "RULE")]
    rules: Vec<String>,
    /// The day they are judged on, such as 2026-11-23; today if left out
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    /// The exercises of a set: its file, as the trainer saves it, or its text, as a link has it
    #[arg(long, value_name = "FILE|TEXT", conflicts_with_all = ["seed", "count", "kinds", "topics", "rules", "on"])]
    set: Option<String>,
    /// How they are printed
    #[arg(long, value_enum, default_value_t = Form::Text)]
    format: Form,
    /// Leave the key off the page
    #[arg(long)]
    without_key: bool,
}

/// How exercises are printed.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    /// For programs.
    Json,
    /// For people.
    Text,
    /// A page to hand out on A4, with the key behind it.
    Html,
}

pub(super) fn run(asked: &Asked) -> Result<(), Trouble> {
    let pack = asked.pack.as_str();
    if asked.without_key && asked.format != Form::Html {
        let line =
            "--without-key is for --format html: the other forms are for those who hold the key";
        return Err(Trouble::Use(vec![line.to_owned()]));
    }
    let today = day(asked.on.as_deref())?;
    let (file, files) = place(pack);
    let read = author::compile_to_train(&file, files);
    let (read, material) = read.map_err(|failure| trouble(pack, failure))?;
    let given = asked.set.as_deref();
    let given = given
        .map(|it| set::read(it, &read, &material))
        .transpose()?;
    let on = given.as_ref().map_or(today, |(choice, _)| choice.on);
    in_force(&read.id, read.validity, on)?;
    let wrong = |line: String| Trouble::Use(vec![line]);
    let trainer = Trainer::new(&read, &material, on).map_err(|it| wrong(it.to_string()))?;
    set::is_taught(&trainer)?;
    let (choice, title) = match given {
        Some(given) => given,
        None => (chosen(asked, &trainer).map_err(wrong)?, String::new()),
    };
    let set = trainer.set(&choice);
    match asked.format {
        Form::Json => {
            let told = json!({
                "schema": 1,
                "pack": { "id": read.id, "version": read.version, "hash": read.hash },
                "on": on.to_string(),
                "set": choice.text(&trainer),
                "exercises": set.exercises.iter().map(|it| as_json(&read, it)).collect::<Vec<_>>(),
                "missing": set.missing,
            });
            print(&format!("{told:#}\n"));
        }
        Form::Text => {
            for exercise in &set.exercises {
                print(&as_text(&read, exercise));
            }
        }
        Form::Html => {
            let sheets = Handout::new(&read, &choice, &set, &title);
            print(&handout(&sheets, &read.lang, !asked.without_key));
        }
    }
    if set.missing > 0 {
        eprintln!(
            "lots: {} more such exercises were asked for and not found",
            set.missing
        );
    }
    Ok(())
}

/// What is chosen by arguments.
fn chosen(asked: &Asked, trainer: &Trainer<'_>) -> Result<Choice, String> {
    let (pack, kinds) = (trainer.pack(), trainer.kinds());
    let mut choice = Choice::new(trainer.on(), asked.seed, asked.count as usize);
    for kind in &asked.kinds {
        let codes = || kinds.iter().map(|kind| kind.code());
        let known = kind
            .parse::<Kind>()
            .ok()
            .filter(|kind| kinds.contains(kind));
        let known = known.ok_or_else(|| unknown("exercise", "kind", kind, codes()))?;
        choice.kinds.push(known);
    }
    for topic in &asked.topics {
        choice.topics.push(topic_of(pack, topic)?);
    }
    for rule in &asked.rules {
        let ids = || pack.rules.iter().map(|rule| rule.id.as_str());
        let known = ids().position(|id| id == rule);
        let known = known.ok_or_else(|| unknown("pack", "rule", rule, ids()))?;
        choice.rules.push(known);
    }
    Ok(choice)
}

/// That a thing has no such part, with those that it has where they are few, or else the nearest.
fn unknown<'k>(
    of: &str,
    what: &str,
    name: &str,
    known: impl Iterator<Item = &'k str> + Clone,
) -> String {
    let hint = match did_you_mean(name, known.clone()) {
        Some(hint) => format!("; {hint}"),
        None if known.clone().count() <= 16 => {
            format!("; there are {}", known.collect::<Vec<_>>().join(", "))
        }
        None => String::new(),
    };
    format!("no {what} of this {of} is called `{name}`{hint}")
}

/// A topic by its heading or by any place in it.
fn topic_of(pack: &Pack, name: &str) -> Result<usize, String> {
    let mut all = pack.sections.iter();
    let is_it = |title: &str, basis: &[String]| title == name || basis.iter().any(|it| it == name);
    all.position(|section| is_it(&section.title, &section.basis))
        .ok_or_else(|| {
            let titles = pack.sections.iter().map(|section| section.title.as_str());
            let ids = pack
                .sections
                .iter()
                .flat_map(|it| it.basis.iter().map(String::as_str));
            unknown("pack", "topic", name, titles.chain(ids))
        })
}

/// An answer as an answers file has it.
fn answer(pack: &Pack, fact: FactId, answer: Answer) -> Raw {
    let item = &pack.facts[fact];
    let code = |value: usize| item.values[value].code.clone();
    match answer {
        Answer::Unknown => Raw::Null,
        Answer::Value(value) => Raw::Text(code(value)),
        Answer::Number(number) => Raw::Number(f64::from(number)),
        Answer::Date(date) => Raw::Text(date.to_string()),
        Answer::Options { yes, no } => {
            let all = 0..item.values.len();
            let chosen = |set: u32| all.clone().filter(move |value| set >> value & 1 == 1);
            if (yes | no).count_ones() as usize == item.values.len() {
                return Raw::List(chosen(yes).map(|value| Raw::Text(code(value))).collect());
            }
            let flags = chosen(yes).map(|it| (it, true));
            let flags = flags.chain(chosen(no).map(|it| (it, false)));
            let flags = flags.map(|(value, flag)| (code(value), Raw::Flag(flag)));
            Raw::Table(flags.collect())
        }
    }
}

/// The answers of a case as an answers file has them.
pub(super) fn answers_of(pack: &Pack, case: &Case) -> Raw {
    let all = Given::all(case).into_iter();
    let all = all.map(|it| {
        (
            pack.facts[it.fact].id.clone(),
            answer(pack, it.fact, it.answer),
        )
    });
    Raw::Table(all.collect())
}

/// The same as JSON: whole numbers without a point.
fn json_of(raw: &Raw) -> Value {
    match raw {
        Raw::Null => Value::Null,
        Raw::Flag(flag) => Value::from(*flag),
        Raw::Number(number) => Value::from(*number as i64),
        Raw::Text(text) => Value::from(text.as_str()),
        Raw::List(items) => items.iter().map(json_of).collect(),
        Raw::Table(entries) => {
            let all = entries.iter().map(|(key, raw)| (key.clone(), json_of(raw)));
            all.collect()
        }
    }
}

fn ids<'p>(pack: &'p Pack, rules: &[RuleId]) -> Vec<&'p str> {
    rules
        .iter()
        .map(|&rule| pack.rules[rule].id.as_str())
        .collect()
}

/// What a key says, decision by decision.
fn key(pack: &Pack, case: &Case, key: &Key) -> Value {
    let of = |it: &crate::training::KeyOf| {
        let decision = &pack.decisions[it.decision];
        let values = it.finding.values().iter();
        let values: Vec<&str> = values
            .map(|&value| decision.values[value].code.as_str())
            .collect();
        let mut told = json!({
            "status": status_code(it.finding.status), "values": values,
            "rules": ids(pack, &it.rules), "basis": it.basis,
        });
        if it.finding.status == Status::Open {
            let turns_on = Because::of(pack, case, it).turns_on.into_iter();
            told["turns_on"] = turns_on.map(|fact| pack.facts[fact].id.as_str()).collect();
        }
        (decision.id.clone(), told)
    };
    key.decisions.iter().map(of).collect()
}

fn as_json(pack: &Pack, exercise: &Exercise) -> Value {
    let facts = |facts: &[FactId]| -> Vec<&str> {
        facts
            .iter()
            .map(|&fact| pack.facts[fact].id.as_str())
            .collect()
    };
    let told = |told: &[crate::training::Sentence]| -> Vec<Value> {
        told.iter()
            .map(|it| json!({ "text": it.text, "facts": facts(&it.facts) }))
            .collect()
    };
    let answers = json_of(&answers_of(pack, &exercise.case));
    let topics = exercise.topics.iter();
    let topics: Vec<&str> = topics
        .filter_map(|&topic| topic_name(pack, topic))
        .collect();
    let mut out = json!({
        "id": exercise.id.to_string(), "kind": exercise.kind.code(), "topics": topics,
        "on": exercise.case.on.to_string(), "told": told(&exercise.told), "answers": answers,
        "key": key(pack, &exercise.case, &exercise.key), "rests_on": facts(&exercise.rests_on(pack)),
    });
    out["title"] = exercise.name(pack).into();
    if let Some(pair) = &exercise.pair {
        out["pair"] = json!({
            "fact": pack.facts[pair.fact].id, "decision": pack.decisions[pair.decision].id,
            "answer": pair.case.answer(pair.fact).map(|it| json_of(&answer(pack, pair.fact, it))),
            "told": told(&pair.told), "key": key(pack, &pair.case, &pair.key),
        });
    }
    out
}

fn as_text(pack: &Pack, exercise: &Exercise) -> String {
    let name = exercise.name(pack);
    let mut out = format!("{} {} · {name}", exercise.id, exercise.kind.code());
    let _ = writeln!(out, " · {}", exercise.case.on);
    let _ = writeln!(out, "  {}", exercise.text());
    for it in &exercise.key.decisions {
        let verdict = verdict(pack, it.decision, &it.finding);
        // What may come to hold while it is open is no place that the answer rests on.
        let _ = match it.finding.status {
            Status::Open => writeln!(out, "  → {verdict}"),
            _ => writeln!(out, "  → {verdict} [{}]", it.basis.join(", ")),
        };
        for Reason { text, one_of, .. } in reasons(pack, &exercise.case, it) {
            let _ = writeln!(out, "      {text}");
            for either in one_of {
                let _ = writeln!(out, "        - {}", either.text);
            }
        }
    }
    let rests = exercise.rests_on(pack);
    let shorts = |facts: &[FactId]| {
        let all = facts.iter().map(|&fact| pack.facts[fact].short.as_str());
        all.collect::<Vec<_>>().join(", ")
    };
    let beside: Vec<FactId> = exercise
        .facts()
        .into_iter()
        .filter(|fact| !rests.contains(fact))
        .collect();
    let _ = writeln!(out, "  = {}", shorts(&rests));
    if !beside.is_empty() {
        let _ = writeln!(out, "  ≠ {}", shorts(&beside));
    }
    if let Some(pair) = &exercise.pair {
        let told: Vec<&str> = pair.told.iter().map(|it| it.text.as_str()).collect();
        let found = pair.key.says(pair.decision);
        let found = found.map(|it| verdict(pack, pair.decision, &it.finding));
        let _ = writeln!(
            out,
            "  ↔ {} → {}",
            told.join(" "),
            found.unwrap_or_default()
        );
    }
    out.push('\n');
    out
}

/// A verdict in the pack's own words, with the status where no rule settles it.
fn verdict(pack: &Pack, decision: DecisionId, finding: &Finding) -> String {
    let decision = &pack.decisions[decision];
    let labels = finding
        .values()
        .iter()
        .map(|&value| decision.values[value].label.as_str());
    let labels: Vec<&str> = labels.collect();
    let labels = match labels.as_slice() {
        [] => "–".to_owned(),
        labels => labels.join(", "),
    };
    match finding.status {
        Status::Settled => format!("{}: {labels}", decision.title),
        status => format!("{}: {} ({labels})", decision.title, status_code(status)),
    }
}
