//! `cargo bench`: time and peak memory of what a rule owner runs, on every shipped pack.
//!
//! Each command is a process of its own, as its user starts it: time is wall-clock time, memory what the system says that the
//! process held at most.

#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use samverkanslots::packs::SHIPPED;
use wait4::Wait4;

const LOTS: &str = env!("CARGO_BIN_EXE_lots");

/// A command: what it is called, its arguments, and the budget of all packs together. `{pack}` is the pack's id, `{changed}` its
/// file with one rule less, `{dmn}` its tables as DMN XML, `{out}` a folder to write into.
type Row = (&'static str, &'static [&'static str], &'static str);

const ROWS: [Row; 10] = [
    ("check", &["check", "{pack}"], ""),
    (
        "compile (checks first)",
        &["compile", "{pack}", "--out", "{out}"],
        "",
    ),
    ("coverage", &["coverage", "{pack}"], ""),
    ("stats", &["stats", "{pack}"], ""),
    ("diff with itself", &["diff", "{pack}", "{pack}"], ""),
    ("diff, one rule less", &["diff", "{pack}", "{changed}"], ""),
    ("mutate", &["mutate", "{pack}"], ""),
    ("book", &["book", "{pack}", "--out", "{out}/book.html"], ""),
    (
        "dmn export",
        &["dmn", "export", "{pack}", "--out", "{dmn}"],
        "",
    ),
    (
        "dmn import",
        &["dmn", "import", "{dmn}", "--out", "{out}/{pack}.toml"],
        "",
    ),
];

fn main() {
    let folder = tempfile::tempdir().expect("a folder for what is written");
    let folder = folder.path();
    println!("\n| what | {} | all packs | budget |", SHIPPED.join(" | "));
    println!("|---|{}", "---|".repeat(SHIPPED.len() + 2));
    let changed = SHIPPED.map(|pack| one_rule_less(pack, folder));
    for (name, arguments, budget) in ROWS {
        let (mut cells, mut seconds) = (Vec::new(), 0.0);
        for (pack, changed) in SHIPPED.iter().zip(&changed) {
            let path = |name: &str| folder.join(name).display().to_string();
            let arguments: Vec<String> = arguments
                .iter()
                .map(|argument| {
                    argument
                        .replace("{changed}", changed)
                        .replace("{dmn}", &path(&format!("{pack}.dmn")))
                        .replace("{out}", &path("out"))
                        .replace("{pack}", pack)
                })
                .collect();
            let run = measured(&arguments);
            seconds += run.0;
            cells.push(run.1);
        }
        println!(
            "| {name} | {} | {seconds:.2} s | {budget} |",
            cells.join(" | ")
        );
    }
    // As one process, which looks at as many packs at once as there are processors.
    let (_, at_once) = measured(&["check".to_owned()]);
    let apart = " | ".repeat(SHIPPED.len());
    println!("| check, all at once | {apart}{at_once} | ≤ 2 s |");
}

/// A copy of a shipped pack without the last of its rules that nothing else names: the path of its file.
fn one_rule_less(pack: &str, folder: &Path) -> String {
    let copy = folder.join(pack);
    fs::create_dir(&copy).expect("a folder");
    let mut files: Vec<(PathBuf, String)> = Vec::new();
    for entry in fs::read_dir("src/packs")
        .expect("the shipped packs")
        .flatten()
    {
        if entry.path().extension().is_some_and(|kind| kind == "toml") {
            let text = fs::read_to_string(entry.path()).expect("a pack file");
            fs::write(copy.join(entry.file_name()), &text).expect("a copy");
            files.push((copy.join(entry.file_name()), text));
        }
    }
    files.sort();
    let is_own = |file: &Path| {
        let name = file.file_name().and_then(|name| name.to_str());
        name.is_some_and(|name| name.starts_with(pack))
    };
    let is_free = |part: &str| {
        let id = part.lines().find_map(|line| line.strip_prefix("id = "));
        let named = |id: &str| -> usize {
            let texts = files.iter().map(|(_, text)| text.matches(id).count());
            texts.sum()
        };
        part.starts_with("rule]]") && id.is_some_and(|id| named(id) == 1)
    };
    let changed = files.iter().rev().filter(|(file, _)| is_own(file));
    let mut changed = changed.filter_map(|(file, text)| {
        let mut parts: Vec<&str> = text.split("\n[[").collect();
        let gone = parts.iter().rposition(|part| is_free(part))?;
        parts.remove(gone);
        Some((file, parts.join("\n[[")))
    });
    let (file, text) = changed.next().expect("a rule that nothing else names");
    fs::write(file, text).expect("the changed pack");
    copy.join(format!("{pack}.toml")).display().to_string()
}

/// Seconds of one run, and seconds with MiB as they are printed; says so where the command did not succeed. A difference is no
/// failure.
fn measured(arguments: &[String]) -> (f64, String) {
    let is_diff = arguments.first().is_some_and(|command| command == "diff");
    let started = Instant::now();
    let run = Command::new(LOTS)
        .args(arguments)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .and_then(|mut child| child.wait4());
    let seconds = started.elapsed().as_secs_f64();
    let told = match run {
        Ok(run) if run.status.success() || (is_diff && run.status.code() == Some(1)) => {
            format!("{seconds:.2} s, {} MiB", run.rusage.maxrss / (1 << 20))
        }
        Ok(run) => format!("failed ({})", run.status),
        Err(error) => format!("failed ({error})"),
    };
    (seconds, told)
}
