//! The guide is followed word by word: every block of a pack is put into the file, every command is run, and every picture of a
//! terminal shows exactly what comes. `UPDATE=1 cargo test guide` draws the pictures and writes their descriptions anew.
//!
//! What is built on the way is left in the folder for tests' files, where `tests/tools/guide.mjs` photographs it in the widget.

mod picture;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use samverkanslots::workbench::schema::{as_json, schema};

const GUIDE: &str = "src/packs/GUIDE.md";

/// A part of the guide that something is done with, in order.
enum Part {
    /// A block of the pack.
    Pack(String),
    /// Another file: its name and its text.
    File(String, String),
    /// Commands.
    Commands(Vec<String>),
    /// A picture: its file beside the guide, and its description.
    Picture(String, String),
}

fn parts(guide: &str) -> Vec<Part> {
    let mut found = Vec::new();
    let mut lines = guide.lines();
    while let Some(line) = lines.next() {
        if let Some(kind) = line.strip_prefix("```") {
            let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            let text = block.join("\n") + "\n";
            found.push(match kind.split_once(' ') {
                Some((_, file)) => Part::File(file.to_owned(), text),
                None if kind == "toml" => Part::Pack(text),
                None if kind == "sh" => {
                    Part::Commands(block.iter().map(|line| (*line).to_owned()).collect())
                }
                None => panic!("a block of `{kind}` is never tried"),
            });
        } else if let Some(rest) = line.strip_prefix("<img src=\"") {
            let (file, rest) = rest.split_once('"').unwrap();
            let (_, alt) = rest.split_once("alt=\"").unwrap();
            let alt = alt.strip_suffix("\">").expect("a picture ends its line");
            found.push(Part::Picture(file.to_owned(), alt.to_owned()));
        }
    }
    found
}

/// Puts a block into a pack file: a table of a name that is there already replaces it, others go to the end.
fn put(pack: &mut String, block: &str) {
    for table in tables(block) {
        let same = tables(pack)
            .into_iter()
            .find(|old| name(old) == name(&table));
        match same {
            Some(old) => *pack = pack.replace(&old, &table),
            None => {
                if !pack.is_empty() {
                    pack.push('\n');
                }
                pack.push_str(&table);
            }
        }
    }
}

/// The tables of a file with what belongs to them; what stands before the first belongs to it.
fn tables(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for line in text.lines() {
        let heading = line.starts_with('[') && !line.contains('.');
        let has_heading = |table: &String| table.lines().any(|line| line.starts_with('['));
        match found.last_mut() {
            Some(last) if !(heading && has_heading(last)) => {
                last.push_str(line);
                last.push('\n');
            }
            _ => found.push(format!("{line}\n")),
        }
    }
    found
        .into_iter()
        .map(|table| table.trim_end().to_owned() + "\n")
        .collect()
}

/// The heading of a table with its id, name or, where it has neither, all of it.
fn name(table: &str) -> String {
    let heading = table.lines().find(|line| line.starts_with('[')).unwrap();
    let named = table
        .lines()
        .find(|line| line.starts_with("id = ") || line.starts_with("name = "));
    format!("{heading} {}", named.unwrap_or(table))
}

/// Runs a command of the guide in a folder; gives what it prints.
fn run(command: &str, folder: &Path) -> String {
    let words: Vec<&str> = command.split(' ').collect();
    assert_eq!(words[0], "lots", "`{command}` is no command of ours");
    let run = Command::new(env!("CARGO_BIN_EXE_lots"))
        .args(&words[1..])
        .current_dir(folder)
        // The day after that of its cases: on others they would tell what has passed since.
        .env("SOURCE_DATE_EPOCH", "1795478400")
        .output()
        .unwrap();
    assert_ne!(run.status.code(), Some(2), "`{command}` is wrong use");
    assert!(run.stderr.is_empty(), "`{command}` complains");
    String::from_utf8(run.stdout).unwrap()
}

fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('"', "&quot;");
    text.replace('<', "&lt;").replace('>', "&gt;")
}

#[test]
fn the_guide_is_true_step_by_step() {
    let updates = std::env::var_os("UPDATE").is_some();
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("guide");
    // Another run may be photographing what this one leaves: nothing is removed.
    fs::create_dir_all(&folder).unwrap();
    let mut guide = fs::read_to_string(GUIDE).unwrap();
    let (mut pack, mut shown) = (String::new(), Vec::new());
    let mut pictures = 0;
    for part in parts(&guide.clone()) {
        match part {
            Part::Pack(block) => {
                put(&mut pack, &block);
                fs::write(folder.join("hemstad.toml"), &pack).unwrap();
                let table: toml::Table = toml::from_str(&pack).unwrap();
                let fits = jsonschema::draft7::is_valid(&schema(), &as_json(table.into()));
                assert!(fits, "the editor would underline something in\n{block}");
            }
            Part::File(name, text) => fs::write(folder.join(name), text).unwrap(),
            // What goes on until it is stopped has tests of its own.
            Part::Commands(commands) => {
                let ends = |command: &&String| {
                    !command.contains("--watch") && !command.starts_with("make ")
                };
                let run = |command: &String| (command.clone(), run(command, &folder));
                shown = commands.iter().filter(ends).map(run).collect();
            }
            Part::Picture(file, _) if file.ends_with(".png") => {
                assert!(Path::new("src/packs").join(&file).exists(), "{file}");
            }
            Part::Picture(file, alt) => {
                assert!(!shown.is_empty(), "{file} shows no command");
                pictures += 1;
                let drawn = picture::terminal(&shown);
                let told: Vec<&str> = shown.iter().map(|(_, out)| out.trim_end()).collect();
                let told = escaped(&told.join(" ").replace('\n', " "));
                let path = Path::new("src/packs").join(&file);
                if updates {
                    fs::write(&path, &drawn).unwrap();
                    let begins = format!("<img src=\"{file}\" width=\"760\" alt=\"");
                    guide =
                        guide.replace(&format!("{begins}{alt}\">"), &format!("{begins}{told}\">"));
                } else {
                    assert_eq!(alt, told, "{file}: UPDATE=1 cargo test guide");
                    let stored = fs::read_to_string(&path).unwrap();
                    assert!(stored == drawn, "{file} is old: UPDATE=1 cargo test guide");
                }
            }
        }
    }
    if updates {
        fs::write(GUIDE, guide).unwrap();
    }
    assert!(pictures >= 10, "{pictures} pictures of the terminal");
    let end = run("lots check hemstad.toml", &folder);
    assert!(end.starts_with("1 pack sound"), "{end}");
}

#[test]
fn every_picture_beside_the_guide_is_in_it() {
    let guide = fs::read_to_string(GUIDE).unwrap();
    for entry in fs::read_dir("src/packs/guide").unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(guide.contains(&format!("\"guide/{name}\"")), "{name}");
    }
}

#[test]
fn a_block_replaces_the_table_of_its_name_and_leaves_the_others() {
    let mut pack = String::new();
    put(
        &mut pack,
        "# head\n\n[pack]\nid = \"p\"\n\n[[rule]]\nid = \"a\"\n[[rule.x]]\ny = 1\n\n[[rule]]\nid = \"b\"\n",
    );
    put(
        &mut pack,
        "[[rule]]\nid = \"a\"\nz = 2\n\n[[fact]]\nid = \"a\"\n",
    );
    assert_eq!(
        pack,
        "# head\n\n[pack]\nid = \"p\"\n\n[[rule]]\nid = \"a\"\nz = 2\n\n[[rule]]\nid = \"b\"\n\n[[fact]]\nid = \"a\"\n"
    );
}
