//! `lots check --watch`: what makes it check again, what does not, and how it ends.
#![cfg(unix)]

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use serde_json::Value;
use tempfile::TempDir;

/// How long a test waits for what must come; nothing is measured.
const LONG: Duration = Duration::from_secs(60);

/// A folder with a pack, and the program watching it.
struct Watch {
    folder: TempDir,
    child: Child,
    lines: Receiver<String>,
}

impl Watch {
    /// Starts watching `pack.toml`, and waits until it has been checked.
    fn start(pack: &str, more: &[(&str, &str)], arguments: &[&str]) -> (Watch, String) {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in more.iter().chain([&("pack.toml", pack)]) {
            fs::write(folder.path().join(name), text).unwrap();
        }
        let mut child = Command::new(env!("CARGO_BIN_EXE_lots"))
            .current_dir(folder.path())
            .args(["check", "--watch", "pack.toml"])
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let out = BufReader::new(child.stdout.take().unwrap());
        let (sender, lines) = channel();
        std::thread::spawn(move || {
            out.lines()
                .map_while(Result::ok)
                .all(|line| sender.send(line).is_ok())
        });
        let watch = Watch {
            folder,
            child,
            lines,
        };
        let told = if arguments.is_empty() {
            watch.round()
        } else {
            String::new()
        };
        (watch, told)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        // In one step: a file that is half written under load would be a change.
        let beside = self.path(&format!("{name}.new"));
        fs::write(&beside, text).unwrap();
        fs::rename(beside, self.path(name)).unwrap();
    }

    fn line(&self) -> String {
        self.lines.recv_timeout(LONG).expect("a line in time")
    }

    /// The lines of the next check, up to the one that sums up.
    fn round(&self) -> String {
        let mut told = String::new();
        loop {
            let line = self.line();
            told.push_str(&line);
            told.push('\n');
            if line.contains("cases covered")
                || line.ends_with("0 packs sound")
                || line.ends_with("not read")
            {
                return told;
            }
        }
    }

    /// Ctrl-C; gives the exit code and all that was still printed.
    fn end(mut self) -> (Option<i32>, Vec<String>) {
        let kill = Command::new("kill")
            .args(["-INT", &self.child.id().to_string()])
            .status()
            .unwrap();
        assert!(kill.success());
        let code = self.child.wait().unwrap().code();
        (code, self.lines.iter().collect())
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        // A test that has failed must not leave it running; one that has ended it finds nothing to kill.
        _ = self.child.kill();
        _ = self.child.wait();
    }
}

fn pack(modules: &str, end: &str) -> String {
    format!(
        "[pack]\nid = \"p\"\nversion = \"1\"\ntitle = \"P\"\nlang = \"sv\"\nmodules = {modules}\n\
         [[fact]]\nid = \"age\"\nkind = \"age\"\nask = \"Ålder?\"\n\
         [[decision]]\nid = \"unit\"\ntitle = \"Enhet\"\nkind = \"one\"\nprimary = true\n\
         [[decision.value]]\ncode = \"a\"\nlabel = \"A\"\n[[decision.value]]\ncode = \"b\"\nlabel = \"B\"\n\
         [[rule]]\nid = \"old\"\ndecides = \"unit\"\ngives = \"a\"\nwhen = {{ age = \">= 19\" }}\nbecause = \"r\"\n\
         {end}"
    )
}

fn young(below: &str) -> String {
    format!(
        "[[rule]]\nid = \"young\"\ndecides = \"unit\"\ngives = \"b\"\nwhen = {{ age = \"< {below}\" }}\nbecause = \"r\"\n"
    )
}

const SOUND: &str = "1 pack sound: 2 rules, 0 examples, ";

#[test]
fn a_change_is_checked_and_told_with_the_time_and_ctrl_c_ends_well() {
    let (watch, first) = Watch::start(&pack("[]", &young("18")), &[], &[]);
    let head = first.lines().next().unwrap();
    assert!(head.ends_with(" watching 1 file; Ctrl-C ends"), "{head}");
    let time = head.split(' ').next().unwrap();
    assert!(
        chrono::NaiveTime::parse_from_str(time, "%H:%M:%S").is_ok(),
        "{head}"
    );
    assert!(
        first.contains(": gap: ") && first.contains("1 problem; 0 packs sound"),
        "{first}"
    );
    watch.write("pack.toml", &pack("[]", &young("19")));
    let second = watch.round();
    assert!(
        second.contains(" pack.toml changed\n") && second.contains(SOUND),
        "{second}"
    );
    assert!(
        !second.contains('\u{1b}'),
        "nothing of the terminal is cleared: {second}"
    );
    let (code, rest) = watch.end();
    assert_eq!((code, rest), (Some(0), Vec::new()));
}

#[test]
fn a_file_that_is_replaced_by_renaming_is_checked_again_and_again() {
    let (watch, _) = Watch::start(&pack("[]", &young("19")), &[], &[]);
    for below in ["18", "19", "20", "19"] {
        watch.write("pack.toml~", &pack("[]", &young(below)));
        fs::rename(watch.path("pack.toml~"), watch.path("pack.toml")).unwrap();
        let told = watch.round();
        assert_eq!(told.contains(SOUND), below == "19", "{told}");
    }
    assert_eq!(watch.end().0, Some(0));
}

#[test]
fn a_file_that_disappears_is_told_and_is_checked_when_it_comes_back() {
    let (watch, _) = Watch::start(&pack("[]", &young("19")), &[], &[]);
    fs::remove_file(watch.path("pack.toml")).unwrap();
    let gone = watch.round();
    assert!(
        gone.contains(" pack.toml changed\n1 pack not read"),
        "{gone}"
    );
    watch.write("pack.toml", &pack("[]", &young("19")));
    assert!(watch.round().contains(SOUND));
    assert_eq!(watch.end().0, Some(0));
}

#[test]
fn modules_are_watched_from_when_they_are_listed_until_they_are_not() {
    let (watch, first) = Watch::start(&pack("[\"young.toml\"]", ""), &[], &[]);
    assert!(
        first.contains("watching 2 files") && first.contains("`young.toml` is not there"),
        "{first}"
    );
    watch.write("young.toml", &young("18"));
    let told = watch.round();
    assert!(
        told.contains(" young.toml changed\n") && told.contains(": gap: "),
        "{told}"
    );
    watch.write("young.toml", &young("19"));
    assert!(watch.round().contains(SOUND));
    fs::create_dir(watch.path("deep")).unwrap();
    watch.write("deep/other.toml", &young("18"));
    watch.write("pack.toml", &pack("[\"deep/other.toml\"]", ""));
    assert!(watch.round().contains(": gap: "));
    watch.write("deep/other.toml", &young("19"));
    assert!(watch.round().contains(SOUND));
    // No longer a module: what happens to it is nobody's business.
    watch.write("young.toml", "nonsense");
    fs::remove_dir_all(watch.path("deep")).unwrap();
    let told = watch.round();
    assert!(
        !told.contains("young.toml") && told.contains("`deep/other.toml` is not there"),
        "{told}"
    );
    fs::create_dir(watch.path("deep")).unwrap();
    watch.write("deep/other.toml", &young("19"));
    assert!(watch.round().contains(SOUND));
    assert_eq!(watch.end().0, Some(0));
}

#[test]
fn what_changes_nothing_is_not_checked_again() {
    let (watch, _) = Watch::start(&pack("[]", &young("19")), &[], &[]);
    watch.write("other.toml", "nonsense");
    watch.write("pack.toml", &pack("[]", &young("19")));
    fs::set_permissions(
        watch.path("pack.toml"),
        fs::metadata(watch.path("other.toml"))
            .unwrap()
            .permissions(),
    )
    .unwrap();
    // Long enough for a check that should not be.
    std::thread::sleep(Duration::from_millis(600));
    let (code, rest) = watch.end();
    assert_eq!((code, rest), (Some(0), Vec::new()));
}

#[test]
fn programs_are_told_one_object_a_line() {
    let (watch, _) = Watch::start(&pack("[]", &young("18")), &[], &["--format", "json"]);
    let first: Value = serde_json::from_str(&watch.line()).unwrap();
    assert_eq!(first["problems"][0]["kind"], "gap");
    assert_eq!(first["changed"], Value::Array(Vec::new()));
    watch.write("pack.toml", &pack("[]", &young("19")));
    let second: Value = serde_json::from_str(&watch.line()).unwrap();
    assert_eq!(second["packs"], 1);
    assert_eq!(second["changed"][0], "pack.toml");
    assert_eq!(watch.end().0, Some(0));
}

#[test]
fn what_cannot_change_or_is_not_there_is_wrong_use() {
    for (arguments, says) in [
        (&[][..], "name the pack files"),
        (&["stockholm"][..], "`stockholm` is inside the program"),
        (&["nowhere.toml"][..], "`nowhere.toml` is not there"),
    ] {
        let run = Command::new(env!("CARGO_BIN_EXE_lots"))
            .args(["check", "--watch"])
            .args(arguments)
            .output()
            .unwrap();
        let told = String::from_utf8(run.stderr).unwrap();
        assert_eq!(run.status.code(), Some(2), "{told}");
        assert!(told.contains(says), "{told}");
    }
}
