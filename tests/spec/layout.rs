//! What a program can check of the architecture page: who uses whom, that what it names exists, and a few habits.

use std::fs;
use std::path::{Path, PathBuf};

/// For each module what it may use from this crate; as in the table of `src/lib.rs`.
const MAY_USE: [(&str, &[&str]); 14] = [
    ("engine", &[]),
    ("exchange", &["engine"]),
    ("identity", &[]),
    ("hearing", &["engine", "identity"]),
    ("calendar", &["engine"]),
    ("contacts", &["engine", "exchange"]),
    ("author", &["engine", "exchange"]),
    ("packs", &["author"]),
    (
        "cli",
        &[
            "engine",
            "exchange",
            "calendar",
            "contacts",
            "author",
            "packs",
            "workbench",
            "training",
        ],
    ),
    ("workbench", &["engine", "exchange", "author", "training"]),
    ("session", &["engine", "identity"]),
    ("training", &["engine", "exchange"]),
    (
        "ui",
        &[
            "engine", "exchange", "identity", "hearing", "calendar", "session", "contacts",
            "training",
        ],
    ),
    (
        "embed",
        &[
            "engine", "exchange", "contacts", "session", "training", "ui",
        ],
    ),
];

/// Crates that the engine may name beside the standard library.
const ENGINE_CRATES: [&str; 4] = ["chrono", "computus", "rustc_hash", "serde"];

fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let (mut found, mut folders) = (Vec::new(), vec![PathBuf::from(folder)]);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// Lines of a module's files that use what it may not, as "file:line: what".
fn trespasses(module: &str, may: &[&str], path: &str, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (number, line) in text
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
    {
        for (other, _) in MAY_USE
            .iter()
            .filter(|(other, _)| *other != module && !may.contains(other))
        {
            if line.contains(&format!("crate::{other}")) {
                found.push(format!("{path}:{}: {module} uses {other}", number + 1));
            }
        }
        let named = line
            .trim_start()
            .strip_prefix("use ")
            .and_then(|rest| rest.split([':', ';']).next());
        if module == "engine"
            && named.is_some_and(|name| {
                !["crate", "std", "super", "self"].contains(&name) && !ENGINE_CRATES.contains(&name)
            })
        {
            found.push(format!(
                "{path}:{}: the engine names `{}`",
                number + 1,
                named.unwrap_or_default()
            ));
        }
    }
    found
}

#[test]
fn no_layer_uses_one_that_it_may_not() {
    let mut found = Vec::new();
    for (module, may) in MAY_USE {
        let listed = files(&format!("src/{module}"), "rs");
        assert!(!listed.is_empty(), "src/{module} is gone");
        for file in listed {
            found.extend(trespasses(
                module,
                may,
                file.to_str().unwrap(),
                &fs::read_to_string(&file).unwrap(),
            ));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn the_guard_of_layers_can_fail() {
    assert_eq!(
        trespasses("engine", &[], "x.rs", "use crate::author::check;").len(),
        1
    );
    assert_eq!(
        trespasses("engine", &[], "x.rs", "use leptos::prelude::view;").len(),
        1
    );
    assert_eq!(
        trespasses(
            "session",
            &["engine"],
            "x.rs",
            "\nlet x = crate::cli::run();"
        )
        .len(),
        1
    );
    assert!(
        trespasses(
            "session",
            &["engine"],
            "x.rs",
            "use crate::engine::pack::Pack;\n// crate::cli is not for us"
        )
        .is_empty()
    );
}

#[test]
fn the_table_of_layers_in_lib_rs_is_the_one_that_is_checked() {
    let page = fs::read_to_string("src/lib.rs").unwrap();
    for (module, may) in MAY_USE {
        let row = page
            .lines()
            .find(|line| {
                line.starts_with(&format!("//! | [`{module}`] |"))
                    || line.starts_with(&format!("//! | `{module}` |"))
            })
            .unwrap_or_else(|| panic!("{module} is not in the table"));
        let last = row.trim_end_matches(" |").rsplit(" | ").next().unwrap();
        let listed = if may.is_empty() {
            "nothing".to_owned()
        } else {
            may.iter()
                .map(|m| format!("`{m}`"))
                .collect::<Vec<_>>()
                .join(", ")
        };
        assert_eq!(last, listed, "the row of {module}");
    }
}

/// Paths in backticks that lead nowhere.
fn dead_paths(text: &str) -> Vec<String> {
    let quoted = text.split('`').skip(1).step_by(2);
    let is_path = |word: &&str| {
        word.contains('/')
            && !word.contains([' ', '*', '<', ':', '\n'])
            && !word.contains("NAME")
            && ["src", "tests", "style"].contains(&word.split('/').next().unwrap_or_default())
    };
    quoted
        .filter(is_path)
        .filter(|path| !Path::new(path).exists())
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_path_that_lib_rs_or_the_readme_names_exists() {
    for page in ["src/lib.rs", "README.md"] {
        let dead = dead_paths(&fs::read_to_string(page).unwrap());
        assert!(dead.is_empty(), "{page} names {dead:?}");
    }
    assert_eq!(
        dead_paths("see `src/nowhere.rs` and `src/lib.rs`"),
        ["src/nowhere.rs"],
        "the guard of paths can fail"
    );
}

#[test]
fn every_file_says_first_what_it_is_for() {
    let without: Vec<PathBuf> = files("src", "rs")
        .into_iter()
        .filter(|file| !fs::read_to_string(file).unwrap().starts_with("//! "))
        .collect();
    assert!(without.is_empty(), "{without:?}");
}

#[test]
fn no_source_file_is_longer_than_450_lines() {
    let long: Vec<PathBuf> = files("src", "rs")
        .into_iter()
        .filter(|file| fs::read_to_string(file).unwrap().lines().count() > 450)
        .collect();
    assert!(long.is_empty(), "split {long:?}");
}

#[test]
fn every_component_has_its_style_sheet_and_every_style_sheet_is_imported() {
    let stems = |folder: &str, ending: &str| -> Vec<String> {
        files(folder, ending)
            .iter()
            .map(|file| file.file_stem().unwrap().to_str().unwrap().to_owned())
            .filter(|stem| stem != "mod")
            .collect()
    };
    let (components, sheets) = (
        stems("src/ui/components", "rs"),
        stems("style/components", "css"),
    );
    let imports =
        ["style/lots.css", "style/later.css"].map(|path| fs::read_to_string(path).unwrap());
    let lonely: Vec<&String> = sheets
        .iter()
        .filter(|sheet| !components.contains(sheet))
        .collect();
    assert!(
        lonely.is_empty(),
        "style sheets without a component: {lonely:?}"
    );
    let forgotten: Vec<&String> = sheets
        .iter()
        .filter(|sheet| {
            !imports
                .iter()
                .any(|it| it.contains(&format!("components/{sheet}.css")))
        })
        .collect();
    assert!(
        forgotten.is_empty(),
        "style sheets that neither lots.css nor later.css imports: {forgotten:?}"
    );
}

#[test]
fn no_view_writes_html_as_text() {
    // `view!` builds static parts through innerHTML, which pages under Trusted Types refuse; see `src/ui/markup.rs`.
    for file in files("src/ui", "rs")
        .into_iter()
        .chain(files("src/embed", "rs"))
        .chain(files("src/embed", "js"))
    {
        let text = fs::read_to_string(&file).unwrap();
        let code: Vec<&str> = text
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
            .collect();
        for way in [
            "view!",
            "inner_html",
            "innerHTML",
            "outerHTML",
            "insertAdjacentHTML",
        ] {
            assert!(
                !code.iter().any(|line| line.contains(way)),
                "{} uses {way}",
                file.display()
            );
        }
    }
}

#[test]
fn the_engine_and_the_author_know_no_subject() {
    for file in files("src/engine", "rs")
        .into_iter()
        .chain(files("src/author", "rs"))
        .chain(files("src/exchange", "rs"))
    {
        let text = fs::read_to_string(&file).unwrap();
        let code: String = text
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
            .collect::<Vec<_>>()
            .join("\n");
        for word in ["sip", "stockholm", "samverkansmöte", "responsible"] {
            assert!(
                !code.to_lowercase().contains(&format!("\"{word}")),
                "{} knows `{word}`",
                file.display()
            );
        }
    }
}

#[test]
fn nothing_is_left_undone() {
    let marks = [
        "TO".to_owned() + "DO",
        "FIX".to_owned() + "ME",
        "XX".to_owned() + "X",
        "todo".to_owned() + "!(",
        "dbg".to_owned() + "!(",
    ];
    for file in files("src", "rs")
        .into_iter()
        .chain(files("tests/spec", "rs"))
        .chain(files("style", "css"))
    {
        let text = fs::read_to_string(&file).unwrap();
        for mark in &marks {
            assert!(!text.contains(mark), "{} has {mark}", file.display());
        }
    }
}
