//! `cargo bench`: time and peak memory of what a rule owner runs, on every shipped pack.
//!
//! Each command is a process of its own, as its user starts it: time is wall-clock time, memory what the system says that the
//! process held at most.

#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs)]

use std::fs;
use std::process::{Command, Stdio};
use std::time::Instant;

use samverkanslots::packs::SHIPPED;
use wait4::Wait4;

const LOTS: &str = env!("CARGO_BIN_EXE_lots");

/// The commands with their arguments; `{pack}` is the pack's id, `{out}` a file to write.
const COMMANDS: [(&str, &[&str]); 7] = [
    ("check", &["check", "{pack}"]),
    ("coverage", &["coverage", "{pack}"]),
    ("stats", &["stats", "{pack}"]),
    ("diff with itself", &["diff", "{pack}", "{pack}"]),
    ("mutate", &["mutate", "{pack}"]),
    ("book", &["book", "{pack}", "--out", "{out}"]),
    ("dmn export", &["dmn", "export", "{pack}", "--out", "{out}"]),
];

fn main() {
    let folder = tempfile::tempdir().expect("a folder for what is written");
    let out = folder.path().join("out");
    let out = out.to_str().expect("a plain path");
    println!("\n| what | {} |", SHIPPED.join(" | "));
    println!("|---|{}", "---|".repeat(SHIPPED.len()));
    for (name, arguments) in COMMANDS {
        let cells: Vec<String> = SHIPPED
            .iter()
            .map(|pack| {
                let arguments: Vec<String> = arguments
                    .iter()
                    .map(|argument| argument.replace("{pack}", pack).replace("{out}", out))
                    .collect();
                measured(&arguments)
            })
            .collect();
        println!("| {name} | {} |", cells.join(" | "));
        _ = fs::remove_file(out);
    }
}

/// Seconds and MiB of one run; says so where the command did not succeed.
fn measured(arguments: &[String]) -> String {
    let started = Instant::now();
    let run = Command::new(LOTS)
        .args(arguments)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .and_then(|mut child| child.wait4());
    match run {
        Ok(run) if run.status.success() => format!(
            "{:.2} s, {} MiB",
            started.elapsed().as_secs_f64(),
            run.rusage.maxrss / (1 << 20)
        ),
        Ok(run) => format!("failed ({})", run.status),
        Err(error) => format!("failed ({error})"),
    }
}
