//! `lots check --watch`: checks again whenever a file that the packs were read from changes, until Ctrl-C.
//!
//! What has changed is found by reading the files anew; the file system only says when to look. So no event is too many, and none
//! that comes between reading and watching is missed.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use notify::event::{AccessKind, AccessMode, EventKind};
use notify::{RecommendedWatcher, RecursiveMode, Watcher};

use crate::author::{self, Disk, Failure, Files};
use crate::cli::check::Outcome;
use crate::cli::{Format, Trouble, plural, print, trouble};
use crate::packs;

/// How long nothing must have happened: an editor that saves writes, renames and touches in one go.
const QUIET: Duration = Duration::from_millis(100);

/// The longest that is waited for quiet.
const PATIENCE: Duration = Duration::from_secs(1);

/// What wakes it.
enum Wake {
    /// A file may have changed.
    Changed,
    /// Ctrl-C.
    End,
}

pub(super) fn run(packs: &[String], on: NaiveDate, format: Format) -> Result<(), Trouble> {
    refuse_what_cannot_change(packs)?;
    let (sender, receiver) = channel();
    let on_end = sender.clone();
    ctrlc::set_handler(move || _ = on_end.send(Wake::End))
        .map_err(|error| Trouble::Use(vec![format!("Ctrl-C cannot be heard: {error}")]))?;
    let mut changed = Vec::new();
    loop {
        let seen = Seen::default();
        let outcome = Outcome::of(packs, on, |pack| author::check(pack, &seen));
        tell(&outcome, &changed, &seen, format);
        match next_change(&seen, &sender, &receiver)? {
            Some(names) => changed = names,
            None => return Ok(()),
        }
    }
}

/// A shipped pack is inside the program, and a file that was never there is a slip of the pen.
fn refuse_what_cannot_change(packs: &[String]) -> Result<(), Trouble> {
    if packs.is_empty() {
        let hint = "name the pack files to watch: the shipped ones are inside the program";
        return Err(Trouble::Use(vec![hint.to_owned()]));
    }
    for pack in packs {
        if packs::file(pack).is_some() {
            return Err(Trouble::Use(vec![format!(
                "`{pack}` is inside the program and cannot change; name a pack file"
            )]));
        }
        if let Err(why) = Disk.read(pack) {
            return Err(trouble(
                pack,
                Failure::Unreadable(format!("`{pack}` {why}")),
            ));
        }
    }
    Ok(())
}

/// Files of the file system, remembered as they were read.
#[derive(Default)]
struct Seen(Mutex<BTreeMap<String, Result<String, String>>>);

impl Files for Seen {
    fn read(&self, name: &str) -> Result<String, String> {
        let text = Disk.read(name);
        self.files().insert(name.to_owned(), text.clone());
        text
    }
}

impl Seen {
    fn files(&self) -> MutexGuard<'_, BTreeMap<String, Result<String, String>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The files that read differently now.
    fn changed(&self) -> Vec<String> {
        let seen = self.files();
        let differs = |(name, text): &(&String, &Result<String, String>)| Disk.read(name) != **text;
        let changed = seen.iter().filter(differs);
        changed.map(|(name, _)| name.clone()).collect()
    }

    /// Where the files lie: as they were named, and where a link leads.
    fn paths(&self) -> Vec<PathBuf> {
        let seen = self.files();
        let named = seen
            .keys()
            .filter_map(|name| std::path::absolute(name).ok());
        let led = seen
            .keys()
            .filter_map(|name| std::fs::canonicalize(name).ok());
        named.chain(led).collect()
    }
}

fn tell(outcome: &Outcome, changed: &[String], seen: &Seen, format: Format) {
    let time = chrono::Local::now().format("%H:%M:%S").to_string();
    match format {
        Format::Text => {
            let what = if changed.is_empty() {
                let files = plural(seen.files().len(), "file");
                format!("watching {files}; Ctrl-C ends")
            } else {
                format!("{} changed", changed.join(", "))
            };
            print(&format!("{time} {what}\n"));
            outcome.print();
        }
        Format::Json => {
            let mut told = outcome.as_json();
            told["time"] = time.into();
            told["changed"] = changed.into();
            print(&format!("{told}\n"));
        }
    }
    for line in &outcome.unreadable {
        eprintln!("lots: {line}");
    }
}

/// Waits until a file reads differently, and says which; `None` on Ctrl-C.
fn next_change(
    seen: &Seen,
    sender: &Sender<Wake>,
    receiver: &Receiver<Wake>,
) -> Result<Option<Vec<String>>, Trouble> {
    loop {
        // Anew each time: a folder that was removed and made again is another folder.
        let _watcher = watcher(seen.paths(), sender.clone())
            .map_err(|error| Trouble::Use(vec![format!("the files cannot be watched: {error}")]))?;
        let changed = seen.changed();
        if !changed.is_empty() {
            return Ok(Some(changed));
        }
        if !matches!(receiver.recv(), Ok(Wake::Changed)) || !settled(receiver) {
            return Ok(None);
        }
    }
}

/// Waits for quiet; false on Ctrl-C.
fn settled(receiver: &Receiver<Wake>) -> bool {
    let start = Instant::now();
    while start.elapsed() < PATIENCE {
        match receiver.recv_timeout(QUIET) {
            Ok(Wake::Changed) => {}
            Ok(Wake::End) | Err(RecvTimeoutError::Disconnected) => return false,
            Err(RecvTimeoutError::Timeout) => return true,
        }
    }
    true
}

/// Watches the folders of these files. Editors replace a file by another of its name, which a watch on the file would not outlive.
fn watcher(files: Vec<PathBuf>, sender: Sender<Wake>) -> notify::Result<RecommendedWatcher> {
    let watched = files.clone();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        let matters = match &event {
            // That a file was opened or read, by us too, is told as well.
            Ok(event) => match event.kind {
                EventKind::Access(AccessKind::Close(AccessMode::Write)) => touches(&files, event),
                EventKind::Access(_) => false,
                _ => touches(&files, event),
            },
            Err(_) => true,
        };
        if matters {
            // Nobody listens any more only where the program is about to end.
            _ = sender.send(Wake::Changed);
        }
    })?;
    for file in &watched {
        watch_above(&mut watcher, file)?;
    }
    Ok(watcher)
}

/// Watches the nearest folder above a file that is there; one may go while we look.
fn watch_above(watcher: &mut RecommendedWatcher, file: &Path) -> notify::Result<()> {
    for folder in file.ancestors().skip(1) {
        match watcher.watch(folder, RecursiveMode::NonRecursive) {
            Err(error) if is_gone(&error) => {}
            done => return done,
        }
    }
    Ok(())
}

fn is_gone(error: &notify::Error) -> bool {
    match &error.kind {
        notify::ErrorKind::PathNotFound => true,
        notify::ErrorKind::Io(error) => error.kind() == std::io::ErrorKind::NotFound,
        _ => false,
    }
}

/// Whether an event is about one of the files or a folder on the way to it.
fn touches(files: &[PathBuf], event: &notify::Event) -> bool {
    event.need_rescan()
        || files
            .iter()
            .any(|file| event.paths.iter().any(|path| file.starts_with(path)))
}
