//! What commands say of themselves and of packs that they go on with: exit codes in the help, and what is not sound.

use crate::program::{Folder, lots, said, says};

const COMMANDS: [&[&str]; 13] = [
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
fn commands_that_go_on_with_a_pack_that_is_not_sound_say_so_on_standard_error() {
    let folder = Folder::new();
    let pack = folder.file("gap.toml", GAP);
    let out = folder.path("gap.dmn");
    let commands: [&[&str]; 5] = [
        &["mutate", &pack],
        &["coverage", &pack],
        &["order", &pack, "--tries", "1"],
        &["diff", &pack, &pack],
        &["dmn", "export", &pack, "--out", &out],
    ];
    for command in commands {
        let run = lots(command);
        let told = String::from_utf8(run.stderr).unwrap();
        let says = format!("lots: `{pack}` is not sound (1 problem)");
        assert!(told.contains(&says), "{command:?}: {told}");
        assert!(!String::from_utf8(run.stdout).unwrap().contains("not sound"));
    }
}

#[test]
fn of_a_sound_pack_nothing_is_said() {
    let told = lots(&["order", "tests/cases/demo.toml", "--tries", "1"]);
    assert_eq!(String::from_utf8(told.stderr).unwrap(), "");
}
