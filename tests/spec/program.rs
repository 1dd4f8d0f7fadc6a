//! The program as tests run it: arguments in, exit code and words out, and a folder for its files.

use std::io::Write;
use std::process::{Command, Output, Stdio};

/// Runs `lots` with something on its standard input.
pub fn lots_with(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_lots"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A command that refuses its arguments need not read its input.
    let _ = child.stdin.take().unwrap().write_all(input);
    child.wait_with_output().unwrap()
}

/// Runs `lots`.
pub fn lots(arguments: &[&str]) -> Output {
    lots_with(arguments, b"")
}

/// What a run said on either stream.
pub fn said(run: &Output) -> String {
    String::from_utf8_lossy(&[run.stdout.as_slice(), run.stderr.as_slice()].concat()).into_owned()
}

/// Asserts an exit code and words that are said; never a panic.
pub fn says(arguments: &[&str], code: i32, words: &[&str]) {
    let run = lots(arguments);
    let told = said(&run);
    assert_eq!(run.status.code(), Some(code), "{arguments:?} said {told}");
    for word in words {
        assert!(told.contains(word), "{arguments:?} said {told}, not {word}");
    }
    assert!(!told.contains("panicked"), "{told}");
}

/// The Stockholm pack's assessment of some answers on a day of the tests, as text.
pub fn assessed(answers: &str) -> String {
    let arguments = "assess stockholm --answers - --on 2026-11-23 --format text";
    let arguments: Vec<&str> = arguments.split(' ').collect();
    String::from_utf8(lots_with(&arguments, answers.as_bytes()).stdout).unwrap()
}

/// A folder that goes with the test.
pub struct Folder(pub tempfile::TempDir);

impl Folder {
    pub fn new() -> Folder {
        Folder(tempfile::tempdir().unwrap())
    }

    /// Writes a file; its path.
    pub fn file(&self, name: &str, content: &(impl AsRef<[u8]> + ?Sized)) -> String {
        let path = self.path(name);
        std::fs::write(&path, content).unwrap();
        path
    }

    /// The path of a file that may be written here.
    pub fn path(&self, name: &str) -> String {
        self.0.path().join(name).to_str().unwrap().to_owned()
    }
}
