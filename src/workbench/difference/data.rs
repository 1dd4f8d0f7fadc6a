//! What a comparison tells, as plain data: it borrows nothing and names everything by id.

use chrono::NaiveDate;

use crate::author::model::Model;
use crate::engine::pack::{Span, Validity};
use crate::exchange::answers::Raw;
use crate::workbench::difference::version::Advice;

/// Everything in which two packs differ.
#[derive(Clone, Debug)]
pub struct Difference {
    /// The pack that is compared with.
    pub old: Named,
    /// The pack that is compared.
    pub new: Named,
    /// Classes of cases that come out otherwise: by subject, the subject's larger classes first.
    pub changes: Vec<Change>,
    /// For each decision how many cases it takes otherwise.
    pub totals: Vec<Total>,
    /// Cases that only one of the packs allows.
    pub cases: Vec<CaseChange>,
    /// What only has another id in the new pack.
    pub renamed: Vec<Renamed>,
    /// Facts, answers, decisions, values, duties, notices and texts that only the old pack has.
    pub only_old: Vec<Thing>,
    /// The same of the new pack.
    pub only_new: Vec<Thing>,
    /// What is told or asked otherwise beside wording: who is contacted, what is asked first, in which country holidays count; and
    /// what is acknowledged or promised otherwise: gaps, borders, invariants.
    pub settings: Vec<Altered>,
    /// Rules that are new, gone or written otherwise; what comes of it is among the changes.
    pub rules: Vec<Altered>,
    /// What is only worded, cited or weighed otherwise.
    pub wording: Vec<Altered>,
    /// What cannot be compared, and why.
    pub not_compared: Vec<NotCompared>,
    /// Why no cases are compared at all, as a clause, where they are not: only what stands in the packs is.
    pub no_cases: Option<String>,
    /// What the new pack's version should be.
    pub version: Advice,
}

impl Difference {
    /// Whether no case comes out otherwise, none is new or gone, and nothing is asked, done, acknowledged or promised otherwise. Rules that are written
    /// otherwise and wording do not count.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
            && self.cases.is_empty()
            && self.renamed.is_empty()
            && self.only_old.is_empty()
            && self.only_new.is_empty()
            && self.settings.is_empty()
            && self.not_compared.is_empty()
            && self.no_cases.is_none()
    }

    /// Whether a case that had an answer has none, or may have another: some decision may come out otherwise or cannot be compared, or there
    /// are cases that can no longer be.
    pub fn breaks(&self) -> bool {
        self.decides_otherwise() || self.cases.iter().any(|cases| !cases.new)
    }

    /// Whether some decision may come out otherwise, or cannot be compared.
    pub fn decides_otherwise(&self) -> bool {
        let decides =
            |kind: SubjectKind| matches!(kind, SubjectKind::Decision | SubjectKind::Member);
        let things = |things: &[Thing]| {
            let deciding = ["decision", "value"];
            things.iter().any(|thing| deciding.contains(&thing.kind))
        };
        self.changes
            .iter()
            .any(|change| decides(change.subject.kind))
            || self
                .not_compared
                .iter()
                .any(|item| decides(item.subject.kind))
            || things(&self.only_old)
            || things(&self.only_new)
    }
}

/// A pack's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// Its title.
    pub title: String,
    /// The language of its wording.
    pub lang: String,
}

impl Named {
    pub(super) fn of(model: &Model) -> Named {
        Named {
            id: model.id.clone(),
            version: model.version.clone(),
            title: model.title.clone(),
            lang: model.lang.clone(),
        }
    }
}

/// What comes out of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// Of what kind.
    pub kind: SubjectKind,
    /// The id of the decision, duty, notice, text or fact.
    pub id: String,
    /// The code of a member, or the words of a line.
    pub part: Option<String>,
    /// Its name in the pack's own wording, the part included.
    pub label: String,
}

/// A kind of subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SubjectKind {
    /// A decision; of a `many` decision whether rules decide it at all.
    Decision,
    /// One value of a `many` decision.
    Member,
    /// Whether a duty applies.
    Duty,
    /// How the deadline of a duty is reckoned, where both packs say that it applies.
    Deadline,
    /// Whether a notice is shown.
    Notice,
    /// Whether a prescribed text is offered.
    Text,
    /// Whether a line belongs to a prescribed text.
    Line,
    /// Whether a question is asked.
    Question,
}

impl SubjectKind {
    /// The kind as it is written in JSON and in expectation files.
    pub fn code(self) -> &'static str {
        match self {
            SubjectKind::Decision => "decision",
            SubjectKind::Member => "member",
            SubjectKind::Duty => "duty",
            SubjectKind::Deadline => "deadline",
            SubjectKind::Notice => "notice",
            SubjectKind::Text => "text",
            SubjectKind::Line => "line",
            SubjectKind::Question => "question",
        }
    }
}

/// What a pack makes of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The rules give a `one` decision this value.
    Rule(String),
    /// Some rule decides a `many` decision.
    Decided,
    /// No rule decides; these values are presumed.
    Gap(Vec<String>),
    /// Rules contradict each other about these values; of a `many` decision they are told member by member.
    Conflict(Vec<String>),
    /// The rules add a member.
    In,
    /// They do not.
    Out,
    /// No rule decides, and the member is presumed.
    Presumed,
    /// Rules add and exclude a member.
    Clash,
    /// A duty applies, a notice is shown, a text is offered, a line belongs to it, a question is asked.
    Yes,
    /// A duty applies if a judgement that is not asked says so.
    Judged,
    /// None of this.
    No,
    /// The deadline is reckoned like this: the first way that gives a day counts.
    Due(Vec<Reckoning>),
}

/// One way to reckon a deadline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reckoning {
    /// The day it counts from; none where it names no day.
    pub from: Option<Since>,
    /// How far from there.
    pub offset: Span,
    /// Clock time, `HH:MM`.
    pub time: Option<String>,
    /// What is said where there is no date.
    pub text: Option<String>,
    /// Whether it falls due at once.
    pub due: bool,
    /// Whether it is missed.
    pub missed: bool,
    /// What is said where the time has passed.
    pub late: Option<String>,
}

/// The day that a deadline counts from, by fact ids.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Since {
    /// A date.
    Date(String),
    /// The day on which somebody turns an age.
    Turns(i32, String),
}

/// A class of cases that come out otherwise.
#[derive(Clone, Debug)]
pub struct Change {
    /// What comes out otherwise.
    pub subject: Subject,
    /// What the old pack makes of them.
    pub from: Outcome,
    /// What the new pack makes of them.
    pub to: Outcome,
    /// The same in words.
    pub from_words: String,
    /// The same in words.
    pub to_words: String,
    /// The cases.
    pub cases: Cases,
    /// The old pack's rules that say so in the witness.
    pub rules_old: Vec<Cited>,
    /// The new pack's rules that say so in the witness.
    pub rules_new: Vec<Cited>,
}

/// A rule with its basis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cited {
    /// Its id.
    pub id: String,
    /// Basis ids.
    pub basis: Vec<String>,
    /// The reason, one sentence.
    pub because: String,
}

/// A set of cases.
///
/// A case is one combination of answers to the facts that matter: every number counts by itself, a date by the stretches of
/// time that the rules tell apart.
#[derive(Clone, Debug)]
pub struct Cases {
    /// How many there are; `u128::MAX` stands for that many or more.
    pub count: u128,
    /// Of how many that both packs allow.
    pub of: u128,
    /// The facts that matter: the fewest that tell the subject's classes apart, so that none of them can be left out.
    pub over: Vec<Concern>,
    /// Which cases they are: a case belongs to the class if one of these holds of it.
    pub regions: Vec<Region>,
    /// How many cases none of the regions holds of; zero unless there would be more regions than anyone reads.
    pub rest: u128,
    /// One of them.
    pub witness: Witness,
}

/// A fact that matters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Concern {
    /// The id of a fact, or of a derived fact that says whether two numbers are in step; empty for the day of judgement.
    pub fact: String,
    /// The option of a `choices` fact.
    pub option: Option<String>,
}

/// A part of a class that can be said in one breath: all of this holds; of nothing, every case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Region(pub Vec<Limit>);

/// What a region says of one fact, or of one option of a `choices` fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limit {
    /// The fact in the pack's own wording.
    pub fact: String,
    /// What it is, in the pack's own wording.
    pub said: String,
    /// The same as a test that an author writes in a `when`: its key and its value; both empty for days of judgement.
    pub test: (String, String),
    /// The days of judgement that it allows; the fact is then empty.
    pub during: Option<Validity>,
}

impl Region {
    /// The region in the pack's own wording: "Ålder: 18–20 år · Behov: Missbruk, inte Boende".
    pub fn words(&self) -> String {
        if self.0.is_empty() {
            return "every case".to_owned();
        }
        let facts = self.0.chunk_by(|one, next| one.fact == next.fact);
        let facts = facts.map(|limits| {
            let said: Vec<&str> = limits.iter().map(|limit| limit.said.as_str()).collect();
            match limits[0].fact.as_str() {
                "" => said.join(", "),
                fact => format!("{fact}: {}", said.join(", ")),
            }
        });
        facts.collect::<Vec<String>>().join(" · ")
    }

    /// The days of judgement that it allows, where it does not allow all.
    pub fn during(&self) -> Option<Validity> {
        self.0.iter().find_map(|limit| limit.during)
    }

    /// The region as the inside of a `when`, but for days; empty: every case.
    pub fn when(&self) -> String {
        let told: Vec<&Limit> = self
            .0
            .iter()
            .filter(|limit| limit.during.is_none())
            .collect();
        let test = |limit: &&Limit| format!("{} = {}", limit.test.0, limit.test.1);
        let tests: Vec<String> = told.iter().map(test).collect();
        let mut keys: Vec<&String> = told.iter().map(|limit| &limit.test.0).collect();
        keys.sort();
        keys.dedup();
        if keys.len() == tests.len() {
            return tests.join(", ");
        }
        // A key can stand in a table once only.
        let parts: Vec<String> = tests.iter().map(|test| format!("{{ {test} }}")).collect();
        format!("all = [{}]", parts.join(", "))
    }
}

/// One concrete case.
#[derive(Clone, Debug, Default)]
pub struct Witness {
    /// The facts that matter in it, in the pack's own wording.
    pub words: String,
    /// The answers for the old pack, complete for what is compared.
    pub old: Vec<(String, Raw)>,
    /// The answers for the new pack.
    pub new: Vec<(String, Raw)>,
    /// The day it is judged on; its dates are meant for that day.
    pub on: NaiveDate,
}

/// Cases that only one of the packs allows.
#[derive(Clone, Debug)]
pub struct CaseChange {
    /// Whether they are new; else they are gone.
    pub new: bool,
    /// The cases, of all that the pack that has them allows.
    pub cases: Cases,
    /// What makes the difference, as kind and id: a `constraint`, or a `fact` that has other answers.
    pub by: Vec<(&'static str, String)>,
}

/// How many cases a decision takes otherwise, all its classes together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Total {
    /// The id of the decision.
    pub decision: String,
    /// Its title.
    pub label: String,
    /// How many classes they are.
    pub classes: usize,
    /// How many cases, of how many that both packs allow, over the fewest facts that tell them apart; none where that would take
    /// larger diagrams than there may be.
    pub cases: Option<(u128, u128)>,
}

/// Something that has another id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renamed {
    /// `fact`, `answer`, `decision`, `value`, `duty`, `notice` or `text`.
    pub kind: &'static str,
    /// Its id in the old pack; of an answer or value behind that which its fact or decision has in the new one.
    pub old: String,
    /// Its id in the new pack, by which it is told.
    pub new: String,
}

/// Something that a pack has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thing {
    /// `fact`, `answer`, `decision`, `value`, `duty`, `notice` or `text`.
    pub kind: &'static str,
    /// Its id; of an answer or value behind that of its fact or decision and a dot.
    pub id: String,
    /// Its name in the pack's own wording.
    pub label: String,
}

/// Something that is written otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Altered {
    /// What it is, such as `rule`.
    pub kind: &'static str,
    /// Its id or name.
    pub id: String,
    /// What it says, or is called, in the pack's own wording.
    pub label: String,
    /// What became of it.
    pub how: Alteration,
}

/// What became of something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alteration {
    /// Only the new pack has it.
    Added,
    /// Only the old pack has it.
    Removed,
    /// These keys of it are others.
    Changed(Vec<&'static str>),
}

/// Something that cannot be compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotCompared {
    /// What.
    pub subject: Subject,
    /// Why, as a clause.
    pub why: String,
}
