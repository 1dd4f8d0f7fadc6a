//! The README's commands, case and pack are real.

use std::fs;

use samverkanslots::author::{self, Files};

use crate::program::assessed;

fn readme() -> String {
    fs::read_to_string("README.md").unwrap()
}

/// A pack in one file.
struct One(String);

impl Files for One {
    fn read(&self, _: &str) -> Result<String, String> {
        Ok(self.0.clone())
    }
}

/// The fenced blocks of one language.
fn blocks(language: &str) -> Vec<String> {
    let text = readme();
    let fences: Vec<&str> = text.split("```").collect();
    fences
        .iter()
        .skip(1)
        .step_by(2)
        .filter_map(|block| block.strip_prefix(&format!("{language}\n")))
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_make_command_of_the_readme_exists() {
    let makefile = fs::read_to_string("Makefile").unwrap();
    let text = readme();
    let words: Vec<&str> = text.split_whitespace().collect();
    let named: Vec<&str> = words
        .windows(2)
        .filter(|pair| pair[0].trim_start_matches('`') == "make")
        .map(|pair| pair[1].trim_matches(|c: char| !c.is_ascii_lowercase()))
        .collect();
    assert!(named.contains(&"serve") && named.contains(&"test"));
    for target in named {
        assert!(
            makefile
                .lines()
                .any(|line| line.starts_with(&format!("{target}:"))),
            "there is no `make {target}`"
        );
    }
}

#[test]
fn the_case_of_the_readme_comes_out_as_it_says() {
    let answers = blocks("json").into_iter().next().expect("a case");
    let shown = blocks("text")
        .into_iter()
        .find(|block| block.contains("Ansvarig"))
        .expect("its output");
    let got = assessed(&answers);
    // The README may leave lines out where it says so, and shows the rest word for word, in order.
    let mut left = got.as_str();
    for part in shown.split("…\n") {
        let at = left
            .find(part)
            .unwrap_or_else(|| panic!("the output has no\n{part}\nin\n{got}"));
        left = &left[at + part.len()..];
    }
}

#[test]
fn the_pack_of_the_readme_is_sound() {
    let pack = blocks("toml").into_iter().next().expect("a pack");
    let checked =
        author::check("readme.toml", &One(pack)).unwrap_or_else(|failure| panic!("{failure:?}"));
    assert!(checked.examples > 0);
}

#[test]
fn the_gap_and_the_invariant_of_the_readme_make_its_changed_pack_sound_again() {
    let packs = blocks("toml");
    let narrowed = packs[0].replace("\"< 19\"", "\"< 18\"");
    let changed = narrowed.replace("exception_to = \"young\"\n", "");
    assert!(narrowed != packs[0] && changed != narrowed);
    let check = |text: String| author::check("readme.toml", &One(text));
    assert!(check(changed.clone()).is_err());
    // Who is 18 is no longer certain to come out by a rule.
    let whole = format!("{changed}\n{}", packs[1]).replace(
        "possible = [\"adults\", \"youth\"] }",
        "possible = [\"adults\"] }",
    );
    let checked = check(whole).unwrap_or_else(|failure| panic!("{failure:?}"));
    assert_eq!((checked.pack.gaps.len(), checked.remarks.len()), (1, 0));
}

#[test]
fn every_picture_of_the_readme_is_there() {
    let text = readme();
    let pictures: Vec<&str> = text
        .split("](")
        .skip(1)
        .filter_map(|rest| rest.split(')').next())
        .filter(|path| path.ends_with(".png"))
        .collect();
    assert!(!pictures.is_empty());
    for picture in pictures {
        assert!(fs::metadata(picture).is_ok(), "{picture} is missing");
    }
}
