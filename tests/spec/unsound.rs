//! What commands say of themselves and of packs that they go on with: exit codes in the help, and what is not sound.

use crate::program::{Folder, lots, said, says};

const COMMANDS: [&[&str]; 15] = [
    &["check"],
    &["compile"],
    &["assess"],
    &["coverage"],
    &["stats"],
    &["book"],
    &["mutate"],
    &["dmn"],
    &["dmn", "export"],
    &["dmn", "import"],
    &["exercises"],
    &["course"],
    &["diff"],
    &["order"],
    &["schema"],
];

#[test]
fn every_command_says_in_its_help_what_its_exit_code_means() {
    let listed = said(&lots(&["--help"]));
    for command in COMMANDS {
        assert!(listed.contains(command[0]), "{command:?}");
        let help = [command, &["--help"]].concat();
        says(&help, 0, &["Exit code: 0 ", "2 wrong use"]);
    }
    let own = |line: &&str| line.starts_with("  ") && !line.trim_start().starts_with('-');
    let commands = listed
        .lines()
        .skip_while(|line| *line != "Commands:")
        .skip(1);
    let commands: Vec<&str> = commands
        .take_while(own)
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    for command in commands.iter().filter(|command| **command != "help") {
        assert!(
            COMMANDS.iter().any(|known| known[0] == *command),
            "{command}"
        );
    }
}

#[test]
fn mutants_are_called_so_in_the_help_as_in_the_output() {
    let help = said(&lots(&["mutate", "--help"]));
    assert!(help.contains("mutants") && !help.contains("slip"), "{help}");
}

/// A pack whose two rules leave the age of 18 to nobody.
const GAP: &str = include_str!("../cases/bad-packs/gap.toml");

#[test]
fn commands_that_go_on_with_a_pack_that_is_not_sound_say_so_on_standard_error_and_exit_with_1() {
    let folder = Folder::new();
    let pack = folder.file("gap.toml", GAP);
    let out = folder.path("gap.dmn");
    let commands: [&[&str]; 9] = [
        &["mutate", &pack],
        &["mutate", &pack, "--format", "json"],
        &["coverage", &pack],
        &["coverage", &pack, "--format", "json"],
        &["order", &pack, "--tries", "1"],
        &["diff", &pack, &pack],
        &["diff", &pack, &pack, "--format", "json"],
        &["diff", &pack, &pack, "--propose"],
        &["dmn", "export", &pack, "--out", &out],
    ];
    for command in commands {
        let run = lots(command);
        let told = String::from_utf8(run.stderr).unwrap();
        let says = format!("lots: `{pack}` is not sound (1 problem)");
        assert!(told.contains(&says), "{command:?}: {told}");
        assert_eq!(run.status.code(), Some(1), "{command:?}");
        let printed = String::from_utf8(run.stdout).unwrap();
        // What was asked for is told all the same.
        assert!(!printed.is_empty() && !printed.contains("not sound"));
    }
}

#[test]
fn commands_that_do_not_go_on_with_a_pack_that_is_not_sound_print_its_problems_and_exit_with_1() {
    let folder = Folder::new();
    let pack = folder.file("gap.toml", GAP);
    let (book, packs) = (folder.path("gap.html"), folder.path("packs"));
    let answers = folder.file("answers.json", "{}");
    let commands: [&[&str]; 6] = [
        &["check", &pack],
        &["check", &pack, "--format", "json"],
        &["compile", &pack, "--out", &packs],
        &["assess", &pack, "--answers", &answers],
        &["stats", &pack],
        &["book", &pack, "--out", &book],
    ];
    for command in commands {
        says(command, 1, &["no rule decides `"]);
    }
    for written in [book, packs] {
        assert!(!std::path::Path::new(&written).exists(), "{written}");
    }
}

#[test]
fn a_pack_that_cannot_be_built_is_not_sound_to_commands_that_only_read_it() {
    let folder = Folder::new();
    let large = include_str!("../cases/bad-packs/close-date-tests.toml");
    let pack = folder.file("large.toml", large);
    let told = format!("lots: `{pack}` is not sound (1 problem)");
    says(&["coverage", &pack], 1, &[&told, "0 missing"]);
}

#[test]
fn of_a_sound_pack_nothing_is_said() {
    let demo = "tests/cases/demo.toml";
    let commands: [&[&str]; 4] = [
        &["order", demo, "--tries", "1"],
        &["coverage", demo],
        &["mutate", demo],
        &["diff", demo, demo],
    ];
    for command in commands {
        let told = lots(command);
        assert_eq!(String::from_utf8(told.stderr).unwrap(), "", "{command:?}");
        assert_eq!(told.status.code(), Some(0), "{command:?}");
    }
}
