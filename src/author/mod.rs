//! The author's side: pack files to compiled packs, and the proofs. Native only.
//!
//! The way of a pack: **node** (TOML with places) → **linking** → **model** (names resolved) → **building** (diagrams) →
//! **verification** and **examples** → **export** (the compiled pack). A fault is a value with place, kind and hint, and every
//! stage reports all it finds; the next stage starts only when there is none.

pub(crate) mod block;
pub(crate) mod builder;
pub(crate) mod building;
pub(crate) mod condition;
pub(crate) mod copier;
pub mod coverage;
pub(crate) mod domains;
pub(crate) mod examples;
pub(crate) mod exercises;
pub(crate) mod export;
pub(crate) mod fields;
pub(crate) mod keys;
pub(crate) mod linking;
pub(crate) mod loosening;
pub(crate) mod model;
pub(crate) mod naming;
pub(crate) mod node;
pub(crate) mod order;
pub(crate) mod phrasing;
pub mod problem;
pub(crate) mod questions;
pub mod review;
pub(crate) mod stub;
pub(crate) mod syntax;
pub(crate) mod verification;
pub(crate) mod weights;
pub(crate) mod words;

use std::io::Read;
use std::path::{Component, Path};
use std::sync::Arc;

use chrono::NaiveDate;

use crate::engine::opening::Compiled;
use crate::engine::pack::{Material, Pack};
use building::Built;
use model::Model;
pub use order::{Found, Nodes};
use problem::{Kind, Place, Problem, Problems};
use review::Acknowledged;

/// A pack that has been compiled and verified.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The pack, opened.
    pub pack: Pack,
    /// The pack as it is written.
    pub compiled: Compiled,
    /// What exercises on it are made of.
    pub material: Material,
    /// How many cases were covered: the classes that the rules tell apart, over all facts.
    pub cases: u128,
    /// How many examples were run.
    pub examples: usize,
    /// How many invariants were proved.
    pub invariants: usize,
    /// What it acknowledges, in file order.
    pub acknowledged: Vec<Acknowledged>,
    /// What is worth saying although the pack is sound.
    pub remarks: Vec<Problem>,
    place: Place,
}

impl Checked {
    /// Remarks on what should have been reviewed before a day, and on a pack that is not in force on it any more.
    pub fn overdue(&self, on: NaiveDate) -> Vec<Problem> {
        let mut found = review::over(&self.place, self.pack.validity, on);
        let overdue = review::overdue(&self.place, self.pack.review_by, &self.acknowledged, on);
        found.extend(overdue);
        found
    }
}

/// Gives the text of a file by its name; the name of a module is relative to the pack file.
pub trait Files {
    /// The file's text.
    ///
    /// # Errors
    /// Why it cannot be read, as a clause.
    fn read(&self, name: &str) -> Result<String, String>;
}

/// Files of the file system.
pub struct Disk;

impl Files for Disk {
    fn read(&self, name: &str) -> Result<String, String> {
        read_text(name, node::LONGEST)
    }
}

/// The text of a file of the file system that is no longer than `longest` bytes.
///
/// # Errors
/// Why it cannot be read, as a clause.
pub fn read_text(name: &str, longest: usize) -> Result<String, String> {
    let file = std::fs::File::open(name).map_err(|error| reason(&error))?;
    // The length that a device or a pipe reports says nothing of how much comes out of it.
    let mut bytes = Vec::new();
    let limit = longest as u64;
    file.take(limit + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| reason(&error))?;
    if bytes.len() as u64 > limit {
        return Err(format!("is larger than {} MiB", longest >> 20));
    }
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err("is UTF-16: save it with the encoding UTF-8".to_owned());
    }
    String::from_utf8(bytes).map_err(|error| {
        format!(
            "is not UTF-8 (at byte {}): save it with the encoding UTF-8",
            error.utf8_error().valid_up_to()
        )
    })
}

/// What is wrong with a file, as a clause without the system's own numbers.
fn reason(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "is not there".to_owned(),
        std::io::ErrorKind::PermissionDenied => "may not be read".to_owned(),
        std::io::ErrorKind::IsADirectory => "is a directory".to_owned(),
        _ => format!("cannot be read: {}", error.kind()),
    }
}

/// Why a pack did not come through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The pack file itself cannot be read.
    Unreadable(String),
    /// Its content has problems.
    Problems(Vec<Problem>),
}

/// Reads, links, builds, verifies and compiles a pack, and runs its examples.
///
/// # Errors
/// The pack file cannot be read, or everything that is wrong with the pack.
pub fn check(file: &str, files: &dyn Files) -> Result<Checked, Failure> {
    prove(file, files).map(|(_, checked)| checked)
}

/// As [`check`], with the model beside what it was compiled to.
pub(crate) fn prove(file: &str, files: &dyn Files) -> Result<(Model, Checked), Failure> {
    proved(read(file, files)?)
}

/// As [`check`], with room for so many diagram nodes. For tests.
///
/// # Errors
/// As [`check`].
pub fn check_within(file: &str, files: &dyn Files, nodes: usize) -> Result<Checked, Failure> {
    let mut model = read(file, files)?;
    model.most_nodes = nodes;
    proved(model).map(|(_, checked)| checked)
}

fn proved(model: Model) -> Result<(Model, Checked), Failure> {
    let mut built = built(&model)?;
    let mut problems = Problems::default();
    let fail = |problems: Problems| Err(Failure::Problems(problems.into_sorted()));
    verification::verify(&model, &mut built, &mut problems);
    let compiled = export::export(&model, &mut built);
    let cases = verification::cases(&mut built);
    built.finish(&model)?;
    let Some(pack) = opened(compiled.clone(), &model.place, &mut problems) else {
        return fail(problems);
    };
    if problems.is_empty() {
        examples::run(&model.examples, &pack, &mut problems);
        exercises::run(&model, &pack, &mut problems);
    }
    if problems.is_empty() {
        exercises::remarks(&model, &mut problems);
        review::examples(&model, &mut problems);
        coverage::remarks(&model, &mut problems);
        linking::header::remarks(&model, &mut problems);
    }
    if !problems.is_empty() {
        return fail(problems);
    }
    let checked = Checked {
        material: export::material(&model, &pack),
        pack,
        compiled,
        cases,
        examples: model.examples.len(),
        invariants: model.invariants.len(),
        acknowledged: review::acknowledged(&model),
        remarks: problems.into_sorted(),
        place: model.place.clone(),
    };
    Ok((model, checked))
}

/// What was just compiled, as everyone else opens it; nothing where it is larger than a widget opens.
pub(crate) fn opened(compiled: Compiled, place: &Place, problems: &mut Problems) -> Option<Pack> {
    compiled
        .open()
        .map_err(|error| {
            let what =
                format!("{error}; another order of facts, as `lots order` finds it, may help");
            problems.add(place, Kind::TooLarge, what)
        })
        .ok()
}

/// What the first question takes of a compiled pack, as the text of a file of its own: how the facts are asked and where every case
/// begins, with the digest of the whole as `hash` and its own as `part`. The whole is a file beside it.
pub fn first_part(compiled: &Compiled) -> String {
    export::first_part(compiled)
}

/// What exercises on a pack are made of, as the text of a file of its own, with the digest of the pack as `hash` and its own as `part`.
pub fn training_part(material: &Material) -> String {
    serde_json::to_string(material).expect("the material has only string keys")
}

/// Compiles a pack without verifying it: gaps and conflicts stay what they are. For packs that have been checked before, as
/// the shipped ones have.
///
/// # Errors
/// Everything that keeps it from being compiled.
pub fn compile(file: &str, files: &dyn Files) -> Result<Pack, Failure> {
    let (model, mut built) = build(file, files)?;
    let mut problems = Problems::default();
    let compiled = export::export(&model, &mut built);
    built.finish(&model)?;
    opened(compiled, &model.place, &mut problems)
        .ok_or_else(|| Failure::Problems(problems.into_sorted()))
}

/// Compiles a pack as [`compile`] does, with what exercises on it are made of.
///
/// # Errors
/// Everything that keeps it from being compiled.
pub fn compile_to_train(file: &str, files: &dyn Files) -> Result<(Pack, Material), Failure> {
    let (model, mut built) = build(file, files)?;
    let mut problems = Problems::default();
    let compiled = export::export(&model, &mut built);
    built.finish(&model)?;
    match opened(compiled, &model.place, &mut problems) {
        Some(pack) => {
            let material = export::material(&model, &pack);
            Ok((pack, material))
        }
        None => Err(Failure::Problems(problems.into_sorted())),
    }
}

/// Compiles a pack given as one text, as [`compile`] does. For tests and benchmarks.
///
/// # Errors
/// Everything that keeps it from being compiled.
pub fn compile_text(file: &str, text: &str) -> Result<Pack, Failure> {
    struct One<'t>(&'t str);
    impl Files for One<'_> {
        fn read(&self, _: &str) -> Result<String, String> {
            Ok(self.0.to_owned())
        }
    }
    compile(file, &One(text))
}

/// The table of a good order of questions, as [`Pack::route`] holds it, found without looking for the best one; empty where that
/// would be too large as well. For tests and benchmarks: a compiled pack has the better of the two.
pub fn planned_route(pack: &Pack) -> Vec<u32> {
    questions::route::planned_route(pack)
}

/// The first questions of a pack, as [`Pack::first`] holds them where there is no route. For tests: a compiled pack has one or the other.
pub fn first_questions(pack: &Pack) -> Vec<u32> {
    questions::first::first(pack)
}

/// Searches for an order of facts that makes the diagrams small, from the order that the pack has and from as many as `tries`
/// that were shaken; the facts come as ids.
///
/// # Errors
/// As [`check`], but for verification.
pub fn search_order(file: &str, files: &dyn Files, tries: usize) -> Result<Found<String>, Failure> {
    let model = read(file, files)?;
    let mut problems = Problems::default();
    match order::search(&model, tries, &mut problems) {
        Some(found) if problems.is_empty() => Ok(Found {
            order: (found.order.into_iter())
                .map(|fact| model.facts[fact].id.clone())
                .collect(),
            before: found.before,
            after: found.after,
        }),
        _ => Err(Failure::Problems(problems.into_sorted())),
    }
}

/// Reads a pack, links it and builds its diagrams. Problems that keep it from being built end here.
pub(crate) fn build(file: &str, files: &dyn Files) -> Result<(Model, Built), Failure> {
    let model = read(file, files)?;
    let built = built(&model)?;
    Ok((model, built))
}

fn built(model: &Model) -> Result<Built, Failure> {
    let mut problems = Problems::default();
    match Built::new(model, &order::complete(model), &mut problems) {
        Some(built) if problems.is_empty() => Ok(built),
        _ => Err(Failure::Problems(problems.into_sorted())),
    }
}

/// Reads a pack file and its modules and links them. Problems that keep it from being linked end here.
pub(crate) fn read(file: &str, files: &dyn Files) -> Result<Model, Failure> {
    let mut problems = Problems::default();
    let text = files
        .read(file)
        .map_err(|why| Failure::Unreadable(format!("`{file}` {why}")))?;
    let at = |file: &str| Place {
        file: Arc::from(file),
        line: 1,
    };
    let entries = node::parse(file, &text, &mut problems);
    let modules = linking::modules(&entries, &mut problems);
    let mut parsed = vec![(at(file), entries)];
    let own = plain(Path::new(file));
    let mut taken: Vec<String> = vec![own.clone()];
    for (name, place) in modules {
        let path = beside(file, &name);
        if taken.contains(&path) {
            let what = if path == own {
                "the pack includes itself"
            } else {
                "the pack includes a module twice"
            };
            problems.add(&place, Kind::Module, format!("{what}: `{name}`"));
            continue;
        }
        match files.read(&path) {
            Ok(text) => {
                let entries = node::parse(&path, &text, &mut problems);
                if let Some(header) = entries.iter().find(|entry| entry.key == "pack") {
                    problems.add(
                        &header.place,
                        Kind::Module,
                        "a module has a `[pack]` table of its own",
                    );
                }
                parsed.push((at(&path), entries));
            }
            Err(why) => problems.add(&place, Kind::File, format!("the module `{name}` {why}")),
        }
        taken.push(path);
    }
    if problems.has(Kind::Syntax) {
        // What a parser makes of the rest of such a file would only add noise.
        return Err(Failure::Problems(problems.into_sorted()));
    }
    let Some(tables) = linking::Tables::sort(&parsed, &mut problems) else {
        return Err(Failure::Problems(problems.into_sorted()));
    };
    let model = linking::link(&tables, &mut problems);
    if problems.is_empty() {
        Ok(model)
    } else {
        Err(Failure::Problems(problems.into_sorted()))
    }
}

/// The path of a module that a pack file names.
fn beside(file: &str, module: &str) -> String {
    let path = Path::new(file)
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .map_or_else(
            || Path::new(module).to_path_buf(),
            |folder| folder.join(module),
        );
    plain(&path)
}

/// A path without the steps that lead nowhere: one file has one name.
fn plain(path: &Path) -> String {
    let mut plain = std::path::PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir
                if matches!(plain.components().next_back(), Some(Component::Normal(_))) =>
            {
                plain.pop();
            }
            _ => plain.push(part),
        }
    }
    plain.to_string_lossy().into_owned()
}
