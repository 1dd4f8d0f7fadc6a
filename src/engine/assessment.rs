//! Everything a case settles, in one value: decisions with their reasons, duties, notices, and the next question.

use crate::engine::asking::outlook::Outlook;
use crate::engine::asking::{self, Openness, Question};
use crate::engine::case::{Answer, Case};
use crate::engine::deadline::{Due, due};
use crate::engine::decision::{self, Certainty, Finding, Status, certainty};
use crate::engine::diagram::Reach;
use crate::engine::explanation;
use crate::engine::pack::{
    Decision, DecisionId, Duty, FactId, Force, Notice, Pack, RoleOf, ValueId,
};
use crate::engine::reasons::{Reasons, reasons};

/// What a case settles. It borrows nothing and refers to the pack by index.
#[derive(Clone, Debug)]
pub struct Assessment {
    /// One for each decision of the pack.
    pub decisions: Vec<Verdict>,
    /// The duties that apply or may apply, in file order.
    pub duties: Vec<Applying>,
    /// The notices that are shown or may be, in file order.
    pub notices: Vec<Applying>,
    /// The facts that primary decisions still turn on.
    pub open_facts: Vec<FactId>,
    /// The facts that only duties and notices turn on.
    pub later_facts: Vec<FactId>,
    /// The most useful open fact.
    pub next_question: Option<Question>,
    /// The smallest clashing set of answers; empty unless they contradict each other.
    pub clash: Vec<FactId>,
}

/// What a case says of one decision, with reasons.
#[derive(Clone, Debug)]
pub struct Verdict {
    /// Status and values.
    pub finding: Finding,
    /// The facts it still turns on.
    pub openness: Openness,
    /// The rules behind it.
    pub reasons: Reasons,
    /// The derived facts that hold and that those rules speak of: steps between answers and rules, by index in the pack.
    pub derived: Vec<usize>,
    /// The smallest set of answers it rests on.
    pub rests_on: Vec<FactId>,
    /// The weakest force among the rules that say it; `None` while open.
    pub force: Option<Force>,
    /// While open: the outcome with everything unanswered taken as "vet inte", else the pack's safest value.
    pub meanwhile: Option<Meanwhile>,
}

impl Verdict {
    /// The basis ids of what it says, as [`Reasons::basis`].
    pub fn basis<'p>(&self, pack: &'p Pack) -> Vec<&'p str> {
        self.reasons.basis(pack, self.finding.status)
    }
}

/// What to go by while a decision is open; provisional.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meanwhile {
    /// What the rules give if all that is unanswered stays unknown.
    Rule(Vec<ValueId>),
    /// What is presumed then.
    Gap(Vec<ValueId>),
    /// The safest value of the decision itself, or else [whom to turn to](safest_contact).
    Safest(DecisionId, ValueId),
}

impl Meanwhile {
    /// The values of a decision to go by meanwhile; none where only another decision has a safest one.
    pub fn values(&self, decision: DecisionId) -> Vec<ValueId> {
        match self {
            Meanwhile::Rule(values) | Meanwhile::Gap(values) => values.clone(),
            Meanwhile::Safest(of, value) if *of == decision => vec![*value],
            Meanwhile::Safest(..) => Vec::new(),
        }
    }
}

/// A duty or notice that applies or may apply.
#[derive(Clone, Debug)]
pub struct Applying {
    /// Its index in the pack.
    pub index: usize,
    /// False where it only may apply.
    pub certain: bool,
    /// Its deadline, where it has one.
    pub due: Option<Due>,
}

/// Judges a case.
///
/// ```
/// # use samverkanslots::{author, engine::{assessment::assess, case::{Answer, Case}, decision::Status}};
/// let pack = author::compile_text("demo.toml", include_str!("../../tests/cases/demo.toml")).expect("a sound pack");
/// let mut case = Case::new(&pack, chrono::NaiveDate::from_ymd_opt(2026, 11, 23).expect("a date"));
/// assert_eq!(assess(&pack, &case).decisions[0].finding.status, Status::Open);
/// // No rule says who answers for a person known before.
/// case.set(&pack, 0, Some(Answer::Value(0))).expect("a value of the fact");
/// assert_eq!(assess(&pack, &case).decisions[0].finding.status, Status::Gap);
/// ```
pub fn assess(pack: &Pack, case: &Case) -> Assessment {
    judge(pack, case, Depth::Report)
}

/// How much is worked out of a case; the rest stays empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Depth {
    /// To put the next question: findings, what the primary decisions turn on, and what others only wait for. Where no question is left it is a
    /// [result](Depth::Result).
    Question,
    /// To tell a visitor: the rules behind the findings, what each decision turns on, duties and notices, and the facts that only those
    /// turn on.
    Result,
    /// To tell everything: also what each decision rests on. It takes twice as long.
    Report,
}

/// Judges a case as far as it is needed.
pub fn judge(pack: &Pack, case: &Case, depth: Depth) -> Assessment {
    if depth == Depth::Question {
        let mut assessment = to_ask(pack, case);
        if !assessment.open_facts.is_empty() {
            add_waiting(pack, case, &mut assessment);
            return assessment;
        }
    }
    let reach = pack.diagrams.reach(&case.masks(pack));
    if !decision::is_consistent(pack, &reach) {
        return contradiction(pack, case, &reach);
    }
    let outlook = Outlook::whole(pack, case, &reach);
    let mut assessment = findings(pack, case, &reach);
    ask(pack, case, &outlook, &mut assessment);
    for (index, verdict) in assessment.decisions.iter_mut().enumerate() {
        let decision = &pack.decisions[index];
        explain(pack, index, &reach, verdict);
        if !decision.primary && verdict.finding.status == Status::Open {
            verdict.openness = asking::openness(pack, case, &outlook, decision);
        }
        if depth == Depth::Report {
            verdict.rests_on = explanation::rests_on(pack, case, decision);
        }
    }
    Assessment {
        duties: duties(pack, case, &reach),
        notices: notices(pack, &reach),
        later_facts: asking::later_facts(pack, case, &reach, &outlook, &assessment.open_facts),
        ..assessment
    }
}

/// Judges a case as far as the next question needs it: what the rules give each decision, and what the primary ones turn on. Where
/// there are no open facts, be it that all is settled, or that answers contradict each other, [`judge`] has more to say.
pub fn to_ask(pack: &Pack, case: &Case) -> Assessment {
    let reach = pack.diagrams.reach(&case.masks(pack));
    let mut assessment = findings(pack, case, &reach);
    let is_open = |(decision, verdict): (&Decision, &Verdict)| {
        decision.primary && verdict.finding.status == Status::Open
    };
    let mut all = pack.decisions.iter().zip(&assessment.decisions);
    if all.any(is_open) && decision::is_consistent(pack, &reach) {
        let outlook = Outlook::primary(pack, case, &reach);
        ask(pack, case, &outlook, &mut assessment);
    }
    assessment
}

/// Adds what the other decisions wait for where that is all they turn on: a visitor who has answered "vet inte" is told so before the
/// result.
fn add_waiting(pack: &Pack, case: &Case, assessment: &mut Assessment) {
    let is_unknown = |fact: FactId| case.answer(fact) == Some(Answer::Unknown);
    let verdicts = assessment.decisions.iter_mut();
    let others = pack.decisions.iter().zip(verdicts);
    let mut open: Vec<(&Decision, &mut Verdict)> = others
        .filter(|(decision, verdict)| !decision.primary && verdict.finding.status == Status::Open)
        .collect();
    if open.is_empty() || !(0..pack.facts.len()).any(is_unknown) {
        return;
    }
    let reach = pack.diagrams.reach(&case.masks(pack));
    let roots = open
        .iter()
        .flat_map(|(decision, _)| decision::roots(decision));
    let outlook = Outlook::new(pack, case, &reach, roots);
    for (decision, verdict) in &mut open {
        let openness = asking::openness(pack, case, &outlook, decision);
        if openness.open.is_empty() {
            verdict.openness = openness;
        }
    }
}

/// What the rules give each decision, and nothing of what they turn on.
fn findings(pack: &Pack, case: &Case, reach: &Reach<'_>) -> Assessment {
    let meanwhile = pack.diagrams.reach(&case.masks_meanwhile(pack));
    let verdict = |index: DecisionId| verdict(pack, index, reach, &meanwhile);
    Assessment {
        decisions: (0..pack.decisions.len()).map(verdict).collect(),
        duties: Vec::new(),
        notices: Vec::new(),
        open_facts: Vec::new(),
        later_facts: Vec::new(),
        next_question: None,
        clash: Vec::new(),
    }
}

/// Adds what the primary decisions turn on, and what to ask for them. The outlook holds at least those.
fn ask(pack: &Pack, case: &Case, outlook: &Outlook<'_>, assessment: &mut Assessment) {
    for (decision, verdict) in pack.decisions.iter().zip(&mut assessment.decisions) {
        if decision.primary {
            verdict.openness = asking::openness(pack, case, outlook, decision);
        }
    }
    assessment.open_facts = asking::open_facts(pack, case, outlook);
    assessment.next_question = asking::next_question(pack, case, outlook, &assessment.open_facts);
}

fn contradiction(pack: &Pack, case: &Case, reach: &Reach<'_>) -> Assessment {
    let clash = explanation::clash(pack, case);
    let decisions = pack
        .decisions
        .iter()
        .map(|decision| Verdict {
            finding: decision::find(pack, decision, reach),
            openness: Openness::default(),
            reasons: Reasons::default(),
            derived: Vec::new(),
            rests_on: clash.clone(),
            force: None,
            meanwhile: None,
        })
        .collect();
    Assessment {
        decisions,
        duties: Vec::new(),
        notices: Vec::new(),
        open_facts: Vec::new(),
        later_facts: Vec::new(),
        next_question: None,
        clash,
    }
}

/// What the rules give a decision, without what it is told by.
fn verdict(pack: &Pack, index: DecisionId, reach: &Reach<'_>, meanwhile: &Reach<'_>) -> Verdict {
    let finding = decision::find(pack, &pack.decisions[index], reach);
    Verdict {
        openness: Openness::default(),
        reasons: Reasons::default(),
        derived: Vec::new(),
        rests_on: Vec::new(),
        force: None,
        meanwhile: (finding.status == Status::Open)
            .then(|| provisional(pack, index, reach, meanwhile))
            .flatten(),
        finding,
    }
}

/// Adds the rules behind a verdict, their force and the steps that lead to them.
fn explain(pack: &Pack, index: DecisionId, reach: &Reach<'_>, verdict: &mut Verdict) {
    let reasons = reasons(pack, index, &verdict.finding, reach);
    verdict.force = match verdict.finding.status {
        Status::Settled | Status::Gap | Status::Conflict => {
            let told = reasons.saying();
            told.map(|rule| pack.rules[rule].force).min()
        }
        Status::Open | Status::Contradiction => None,
    };
    let spoken_of: Vec<usize> = reasons
        .saying()
        .flat_map(|rule| pack.rules[rule].uses.iter().copied())
        .collect();
    let holds = |derived: &usize| {
        spoken_of.contains(derived)
            && certainty(reach, pack.derived[*derived].when) == Certainty::Certain
    };
    verdict.derived = (0..pack.derived.len()).filter(holds).collect();
    verdict.reasons = reasons;
}

/// What to go by while the decision is open: its outcome if nothing more is ever known, else its own safest value, else
/// [whom to turn to](safest_contact) `now`.
pub(crate) fn provisional(
    pack: &Pack,
    decision: DecisionId,
    now: &Reach<'_>,
    meanwhile: &Reach<'_>,
) -> Option<Meanwhile> {
    let finding = decision::find(pack, &pack.decisions[decision], meanwhile);
    match finding.status {
        Status::Settled => Some(Meanwhile::Rule(finding.certain)),
        Status::Gap if !finding.presumed.is_empty() => Some(Meanwhile::Gap(finding.presumed)),
        Status::Gap | Status::Conflict | Status::Open | Status::Contradiction => pack.decisions
            [decision]
            .safest
            .map(|value| (decision, value))
            .or_else(|| {
                let find =
                    |decision: DecisionId| decision::find(pack, &pack.decisions[decision], now);
                safest_contact(pack, find)
            })
            .map(|(decision, value)| Meanwhile::Safest(decision, value)),
    }
}

/// Whom to turn to where something else is not settled: what the last decision that has a safest value comes to where that is
/// settled, else that safest value. `find` gives what a decision comes to.
pub fn safest_contact(
    pack: &Pack,
    find: impl FnOnce(DecisionId) -> Finding,
) -> Option<(DecisionId, ValueId)> {
    let (decision, safest) = (0..pack.decisions.len())
        .rev()
        .find_map(|decision| Some((decision, pack.decisions[decision].safest?)))?;
    let finding = find(decision);
    let settled = finding.certain.first().copied();
    let settled = settled.filter(|_| finding.status == Status::Settled);
    Some((decision, settled.unwrap_or(safest)))
}

/// The duties that apply or may apply in a case without contradiction, in file order.
pub fn duties(pack: &Pack, case: &Case, reach: &Reach<'_>) -> Vec<Applying> {
    let applying = |(index, duty): (usize, &Duty)| {
        let certain = match certainty(reach, duty.when) {
            Certainty::Certain => duty.judgement.is_none(),
            Certainty::Possible => false,
            Certainty::Excluded => return None,
        };
        Some(Applying {
            index,
            certain,
            due: due(pack, case, reach, duty),
        })
    };
    pack.duties
        .iter()
        .enumerate()
        .filter_map(applying)
        .collect()
}

/// The notices that are shown or may be in a case without contradiction, in file order.
pub fn notices(pack: &Pack, reach: &Reach<'_>) -> Vec<Applying> {
    let shown = |(index, notice): (usize, &Notice)| {
        let certainty = certainty(reach, notice.when);
        (certainty != Certainty::Excluded).then(|| Applying {
            index,
            certain: certainty == Certainty::Certain,
            due: None,
        })
    };
    pack.notices.iter().enumerate().filter_map(shown).collect()
}

/// Who a value is contacted with: codes of roles or bodies; for a role taken from a decision its certain members.
pub fn role_codes(
    pack: &Pack,
    decisions: &[Verdict],
    decision: &Decision,
    value: ValueId,
) -> Option<Vec<String>> {
    match decision.values[value].role.as_ref()? {
        RoleOf::Role(code) => Some(vec![code.clone()]),
        RoleOf::Decision(other) => {
            let finding = &decisions[*other].finding;
            let values = if finding.status == Status::Gap {
                &finding.presumed
            } else {
                &finding.certain
            };
            Some(
                values
                    .iter()
                    .map(|&member| pack.decisions[*other].values[member].code.clone())
                    .collect(),
            )
        }
    }
}

/// Who some values of a decision are contacted with, each once, as codes.
pub fn contacted(
    pack: &Pack,
    decisions: &[Verdict],
    decision: DecisionId,
    values: &[ValueId],
) -> Vec<String> {
    let mut codes: Vec<String> = Vec::new();
    for &value in values {
        let of_value = role_codes(pack, decisions, &pack.decisions[decision], value);
        for code in of_value.into_iter().flatten() {
            if !codes.contains(&code) {
                codes.push(code);
            }
        }
    }
    codes
}

/// The wording of a role or body code.
pub fn role_label<'p>(pack: &'p Pack, code: &str) -> Option<&'p str> {
    let role = pack
        .roles
        .iter()
        .find(|role| role.code == code)
        .map(|role| role.label.as_str());
    let body = || {
        pack.decisions
            .iter()
            .flat_map(|decision| &decision.values)
            .find(|value| value.code == code)
            .map(|value| value.label.as_str())
    };
    role.or_else(body)
}
