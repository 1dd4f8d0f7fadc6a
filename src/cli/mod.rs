//! The command line: arguments in, text or JSON out, and an exit code.
//!
//! Exit code 0: all well. 1: the content of a pack has problems. 2: wrong use, an unreadable file, answers that do not fit.

mod assess;
mod book;
mod check;
mod compile;
mod course;
mod coverage;
mod diff;
mod dmn;
mod exercises;
mod mutate;
mod order;
mod otherwise;
mod reach;
mod schema;
mod set;
mod several;
mod stats;
mod text;
mod unsound;
mod watch;
mod words;
mod write;

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use chrono::NaiveDate;
use clap::{Parser, Subcommand, ValueEnum};

use crate::author::problem::Problem;
use crate::author::{self, Checked, Disk, Failure, Files};
use crate::engine::pack::Validity;
use crate::exchange::answers;
use crate::packs::{self, Shipped};

/// Prove, compile and use rule packs.
#[derive(Parser)]
#[command(name = "lots", version, about, arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Parse, link, verify, run the examples; without a path all shipped packs
    #[command(
        after_help = "Exit code: 0 sound; 1 problems, or remarks with --strict; 2 wrong use or a file that cannot be read."
    )]
    Check {
        /// Pack files or ids of shipped packs
        packs: Vec<String>,
        /// The day against which reviews are due, such as 2026-11-23; today if left out
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
        /// Let remarks fail the check as well
        #[arg(long)]
        strict: bool,
        /// How problems are printed
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
        /// Check again whenever one of the files changes, until Ctrl-C
        #[arg(long, conflicts_with = "strict")]
        watch: bool,
    },
    /// Check, then write compiled packs; without a path all shipped packs
    #[command(
        after_help = "Exit code: 0 written; 1 a pack has problems; 2 wrong use or a file that cannot be read or written."
    )]
    Compile {
        /// Pack files or ids of shipped packs
        packs: Vec<String>,
        /// The folder to write ID.json into
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
    },
    /// Judge one case
    #[command(
        after_help = "SOURCE_DATE_EPOCH, seconds since 1970, stands for now where it is set.\n\nExit code: 0 judged; 1 the pack has problems; 2 wrong use, a file that cannot be read, answers that do not fit."
    )]
    Assess {
        /// A pack file or the id of a shipped pack
        pack: String,
        /// The answers, a JSON object; - for standard input
        #[arg(long, value_name = "FILE")]
        answers: String,
        /// The day the case is judged on, such as 2026-11-23; today if left out
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
        /// Local contacts, a JSON object as src/contacts/example.json
        #[arg(long, value_name = "FILE")]
        contacts: Option<String>,
        /// The time at which deadlines have passed and someone is to be reached, such as 16:45 or 2026-11-23T16:45. Left out, the day is
        /// judged as a whole, or now where there is no day either
        #[arg(long, value_name = "TIME")]
        at: Option<String>,
        /// How the assessment is printed; ics: the deadlines that have a day, for a calendar
        #[arg(long, value_enum, default_value_t = assess::Form::Json)]
        format: assess::Form,
    },
    /// Tell what became of every rule that the sources' inventory numbers; without a path all shipped packs
    #[command(
        after_help = "Exit code: 0 every id is accounted for; 1 some are not, or a pack has problems; 2 wrong use or a file that cannot be read."
    )]
    Coverage {
        /// Pack files or ids of shipped packs
        packs: Vec<String>,
        /// How it is printed
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// Tell how many questions and screens it takes to settle a case, in several orders, and how few can do
    #[command(
        after_help = "Every answer counts as as likely as the others, of a number every interval that the rules tell apart, and so once more by the\n`shares` that the pack gives, where it gives any.\n\nExit code: 0 measured; 1 the pack has problems; 2 wrong use or a file that cannot be read."
    )]
    Stats {
        /// A pack file or the id of a shipped pack
        pack: String,
        /// The day the cases are judged on, such as 2026-11-23; today if left out
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
        /// How many cases are drawn where not all can be looked at
        #[arg(long, value_name = "COUNT", default_value_t = 2000, value_parser = clap::value_parser!(u32).range(2..=1_000_000))]
        cases: u32,
        /// What the cases are drawn by: the same seed draws the same cases
        #[arg(long, value_name = "N", default_value_t = 1)]
        seed: u64,
        /// How the figures are printed
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// Write the rule book of a pack: one page to read, print and keep
    #[command(
        after_help = "Exit code: 0 written; 1 a pack has problems; 2 wrong use or a file that cannot be read or written."
    )]
    Book {
        /// A pack file or the id of a shipped pack
        pack: String,
        /// The HTML file to write
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
        /// The day against which reviews are due, such as 2026-11-23; today if left out
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
        /// An older pack, file or id: the book then lists what has changed since
        #[arg(long, value_name = "PACK")]
        since: Option<String>,
    },
    /// Tell which mutants of a pack its examples kill, and propose examples for the others; without a path all shipped packs
    #[command(
        after_help = "Exit code: 0 done; 1 less is killed than --at-least asks, or a pack has problems; 2 wrong use or a file that cannot be read."
    )]
    Mutate {
        /// Pack files or ids of shipped packs
        packs: Vec<String>,
        /// The least share of mutants, in per cent, that the examples of each pack must kill
        #[arg(long, value_name = "PERCENT", default_value_t = 0.0, value_parser = mutate::per_cent)]
        at_least: f64,
        /// How it is printed
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// Write a pack's decision tables as DMN XML, or make a pack of some
    #[command(
        after_help = "Exit code: 0 written; 1 the pack has problems; 2 wrong use, a file that cannot be read or written, no sound DMN."
    )]
    Dmn {
        #[command(subcommand)]
        action: dmn::Action,
    },
    /// Tell which classes of cases come out otherwise in a new pack, how many, and one of each; exit code 1 if any does
    #[command(
        after_help = "Exit code: 0 no difference, or just what --expect names; 1 any other, or a pack has problems; 2 wrong use or a file that cannot be read."
    )]
    Diff {
        /// The old pack: a pack file or the id of a shipped pack
        old: String,
        /// The new pack
        new: String,
        /// A file that names what is meant to change: exit code 0 if just that does
        #[arg(long, value_name = "FILE")]
        expect: Option<String>,
        /// Print such a file, with everything that differs
        #[arg(long, conflicts_with_all = ["expect", "format"])]
        propose: bool,
        /// Tell every class of cases in full; without it the text tells the first of them
        #[arg(long, conflicts_with = "propose")]
        all: bool,
        /// Tell which of the exercises that `lots exercises OLD --seed SEED --count COUNT` prints today have another key too, such as 1:200; vignettes are always told
        #[arg(long, value_name = "SEED:COUNT", conflicts_with_all = ["expect", "propose"])]
        exercises: Option<diff::Drawn>,
        /// How it is printed
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// Print exercises on a pack, with what the routine answers and why
    #[command(after_help = exercises::HELP)]
    Exercises(exercises::Asked),
    /// Write a set of exercises as a course for a learning platform, by SCORM 1.2 or cmi5
    #[command(after_help = course::HELP)]
    Course(course::Asked),
    /// Search for an order of facts that keeps the diagrams small, ready to paste
    #[command(
        after_help = "Exit code: 0 found; 1 the pack has problems; 2 wrong use or a file that cannot be read."
    )]
    Order {
        /// A pack file or the id of a shipped pack
        pack: String,
        /// How often to throw some facts about and try anew from there
        #[arg(long, value_name = "N", default_value_t = 20)]
        tries: usize,
    },
    /// Print the JSON Schema of pack files, by which editors complete and check them
    #[command(
        after_help = "Exit code: 0 printed or written; 2 wrong use or a file that cannot be written."
    )]
    Schema {
        /// The file to write it into
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
}

/// How output is printed.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For programs.
    Json,
    /// For people.
    Text,
}

/// What went wrong with a command, with its exit code.
enum Trouble {
    /// Exit code 1, already printed.
    Content,
    /// Exit code 2, to be printed line by line.
    Use(Vec<String>),
}

/// Runs the command that the process was started with.
pub fn run() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Check {
            packs,
            on,
            strict,
            format,
            watch,
        } => day(on.as_deref()).and_then(|on| match watch {
            true => watch::run(&packs, on, format),
            false => check::run(&packs, on, strict, format),
        }),
        Command::Compile { packs, out } => compile::run(&packs, &out),
        Command::Assess {
            pack,
            answers,
            on,
            contacts,
            at,
            format,
        } => assess::run(
            &pack,
            &answers,
            on.as_deref(),
            contacts.as_deref(),
            at.as_deref(),
            format,
        ),
        Command::Coverage { packs, format } => {
            let unsound = unsound::tell(packs.iter().map(String::as_str));
            coverage::run(&packs, format).and(unsound)
        }
        Command::Stats {
            pack,
            on,
            cases,
            seed,
            format,
        } => stats::run(&pack, on.as_deref(), cases, seed, format),
        Command::Book {
            pack,
            out,
            on,
            since,
        } => day(on.as_deref()).and_then(|on| book::run(&pack, &out, on, since.as_deref())),
        Command::Mutate {
            packs,
            at_least,
            format,
        } => {
            let unsound = unsound::tell(packs.iter().map(String::as_str));
            mutate::run(&packs, at_least, format).and(unsound)
        }
        Command::Dmn { action } => dmn::run(action),
        Command::Diff {
            old,
            new,
            expect,
            propose,
            all,
            exercises,
            format,
        } => {
            let unsound = unsound::found([old.as_str(), new.as_str()]);
            let expect = expect.as_deref();
            let wanted = diff::Wanted {
                expect,
                propose,
                all,
                exercises,
                format,
                unsound: &unsound,
            };
            diff::run(&old, &new, &wanted)
        }
        Command::Exercises(asked) => exercises::run(&asked),
        Command::Course(asked) => course::run(&asked),
        Command::Order { pack, tries } => {
            let unsound = unsound::tell([pack.as_str()]);
            order::run(&pack, tries).and(unsound)
        }
        Command::Schema { out } => schema::run(out.as_deref()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(Trouble::Content) => ExitCode::from(1),
        Err(Trouble::Use(lines)) => {
            for line in lines {
                eprintln!("lots: {line}");
            }
            ExitCode::from(2)
        }
    }
}

/// A day as an argument gives it; today where none is given.
fn day(on: Option<&str>) -> Result<NaiveDate, Trouble> {
    match on {
        None => Ok(chrono::Local::now().date_naive()),
        Some(text) => answers::date(text)
            .ok_or_else(|| Trouble::Use(vec![format!("`{text}` is no date such as 2026-11-23")])),
    }
}

/// Cases are judged on days on which the pack is in force.
fn in_force(id: &str, days: Validity, on: NaiveDate) -> Result<(), Trouble> {
    let ended = days.to.filter(|end| *end < on);
    let begins = days.from.filter(|start| *start > on);
    let days = ended.map(|end| format!("was valid to {end}"));
    match days.or_else(|| begins.map(|start| format!("is valid from {start}"))) {
        None => Ok(()),
        Some(days) => Err(Trouble::Use(vec![format!(
            "the pack `{id}` {days}, and the case is judged on {on}"
        )])),
    }
}

/// The packs named, or all shipped ones.
fn named(packs: &[String]) -> Vec<String> {
    if packs.is_empty() {
        packs::SHIPPED.iter().map(|id| (*id).to_owned()).collect()
    } else {
        packs.to_vec()
    }
}

/// Checks a pack given by shipped id or path.
fn checked(pack: &str) -> Result<Checked, Failure> {
    let (file, files) = place(pack);
    author::check(&file, files)
}

/// Where a pack given by shipped id or path is read. An id wins over a file of the same name.
fn place(pack: &str) -> (String, &'static dyn Files) {
    match packs::file(pack) {
        Some(file) => (file, &Shipped),
        None => (pack.to_owned(), &Disk),
    }
}

/// Turns a failure into trouble: problems of the content are printed, an unreadable file is wrong use.
fn trouble(pack: &str, failure: Failure) -> Trouble {
    match failure {
        Failure::Problems(problems) => {
            print_problems(&problems);
            Trouble::Content
        }
        Failure::Unreadable(why) => Trouble::Use(vec![no_such(pack, why)]),
    }
}

/// Why a pack cannot be read, with the shipped packs where there is none of that name.
fn no_such(pack: &str, why: String) -> String {
    // What is there was found by its name: only another reason can be the matter.
    if std::path::Path::new(pack).exists() {
        return why;
    }
    let near = author::problem::did_you_mean(pack, packs::SHIPPED.into_iter());
    let hint =
        near.unwrap_or_else(|| format!("the shipped packs are {}", packs::SHIPPED.join(", ")));
    format!("there is no pack `{pack}`: no shipped one is called so, and the file {why}; {hint}")
}

fn print_problems(problems: &[Problem]) {
    for problem in problems {
        print(&format!("{problem}\n"));
    }
}

/// Writes to standard output; a reader that has gone away is no fault of ours.
fn print(text: &str) {
    let mut out = std::io::stdout().lock();
    if out
        .write_all(text.as_bytes())
        .and_then(|()| out.flush())
        .is_err()
    {
        std::process::exit(0);
    }
}

/// "1 rule", "3 rules".
fn plural(count: usize, one: &str) -> String {
    if count == 1 {
        format!("1 {one}")
    } else {
        format!("{count} {one}s")
    }
}
