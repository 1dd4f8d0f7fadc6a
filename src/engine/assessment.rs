//! Everything a case settles, in one value: decisions with their reasons, duties, notices, and the next question.

use crate::engine::asking::outlook::Outlook;
use crate::engine::asking::{self, Openness, Question};
use crate::engine::case::Case;
use crate::engine::deadline::{Due, due};
use crate::engine::decision::{self, Certainty, Finding, Status, certainty, contributes};
use crate::engine::diagram::Reach;
use crate::engine::explanation;
use crate::engine::listed::listed;
use crate::engine::pack::{
    Decision, DecisionId, FactId, Force, Gap, Outcome, Pack, RoleOf, Rule, RuleId, ValueId,
};

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
    /// The rules that make it what is certain: those that apply in every completion, and where a certain value has none, all
    /// that may give it.
    pub rules: Vec<RuleId>,
    /// The other rules that bear on it in some completions.
    pub possible_rules: Vec<RuleId>,
    /// The derived facts that hold and that those rules speak of: steps between answers and rules, by index in the pack.
    pub derived: Vec<usize>,
    /// The smallest set of answers it rests on.
    pub rests_on: Vec<FactId>,
    /// The weakest force among `rules`; `None` while open.
    pub force: Option<Force>,
    /// While open: the outcome with everything unanswered taken as "vet inte", else the pack's safest value.
    pub meanwhile: Option<Meanwhile>,
    /// At a gap: acknowledgements that hold, by index in the pack.
    pub gaps: Vec<usize>,
    /// At a gap: the rules nearest to it.
    pub readings: Vec<RuleId>,
}

/// What to go by while a decision is open; provisional.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meanwhile {
    /// What the rules give if all that is unanswered stays unknown.
    Rule(Vec<ValueId>),
    /// What is presumed then.
    Gap(Vec<ValueId>),
    /// The safest value: of the decision itself, or else of the pack's last decision that has one.
    Safest(DecisionId, ValueId),
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
    let mut assessment = judge(pack, case);
    if assessment.clash.is_empty() {
        for (verdict, decision) in assessment.decisions.iter_mut().zip(&pack.decisions) {
            verdict.rests_on = explanation::rests_on(pack, case, decision);
        }
    }
    assessment
}

/// Judges a case, and leaves out what each decision rests on: finding that takes half of the time.
pub fn judge(pack: &Pack, case: &Case) -> Assessment {
    let reach = pack.diagrams.reach(&case.masks(pack));
    if !decision::is_consistent(pack, &reach) {
        return contradiction(pack, case, &reach);
    }
    let meanwhile = pack.diagrams.reach(&case.masks_meanwhile(pack));
    let outlook = Outlook::whole(pack, case, &reach);
    let decisions = (0..pack.decisions.len())
        .map(|index| verdict(pack, case, index, &reach, &meanwhile, &outlook))
        .collect();
    let open_facts = asking::open_facts(pack, case, &outlook);
    Assessment {
        decisions,
        duties: duties(pack, case, &reach),
        notices: notices(pack, &reach),
        later_facts: asking::later_facts(pack, case, &reach, &outlook, &open_facts),
        next_question: asking::next_question(pack, case, &outlook, &open_facts),
        open_facts,
        clash: Vec::new(),
    }
}

fn contradiction(pack: &Pack, case: &Case, reach: &Reach<'_>) -> Assessment {
    let clash = explanation::clash(pack, case);
    let decisions = pack
        .decisions
        .iter()
        .map(|decision| Verdict {
            finding: decision::find(pack, decision, reach),
            openness: Openness::default(),
            rules: Vec::new(),
            possible_rules: Vec::new(),
            derived: Vec::new(),
            rests_on: clash.clone(),
            force: None,
            meanwhile: None,
            gaps: Vec::new(),
            readings: Vec::new(),
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

fn verdict(
    pack: &Pack,
    case: &Case,
    index: DecisionId,
    reach: &Reach<'_>,
    meanwhile: &Reach<'_>,
    outlook: &Outlook<'_>,
) -> Verdict {
    let decision = &pack.decisions[index];
    let finding = decision::find(pack, decision, reach);
    let Reasons {
        rules,
        possible_rules,
        gaps,
        readings,
    } = reasons(pack, index, &finding, reach);
    let force = match finding.status {
        Status::Settled | Status::Gap | Status::Conflict => {
            rules.iter().map(|&rule| pack.rules[rule].force).min()
        }
        Status::Open | Status::Contradiction => None,
    };
    let spoken_of: Vec<usize> = rules
        .iter()
        .flat_map(|&rule| pack.rules[rule].uses.iter().copied())
        .collect();
    let holds = |derived: &usize| {
        spoken_of.contains(derived)
            && certainty(reach, pack.derived[*derived].when) == Certainty::Certain
    };
    Verdict {
        derived: (0..pack.derived.len()).filter(holds).collect(),
        openness: asking::openness(pack, case, outlook, decision),
        rests_on: Vec::new(),
        meanwhile: (finding.status == Status::Open)
            .then(|| provisional(pack, index, meanwhile))
            .flatten(),
        finding,
        rules,
        possible_rules,
        force,
        gaps,
        readings,
    }
}

/// What a finding on a decision is told by, as [`Verdict`] says.
#[derive(Clone, Debug, Default)]
pub struct Reasons {
    /// As [`Verdict::rules`].
    pub rules: Vec<RuleId>,
    /// As [`Verdict::possible_rules`].
    pub possible_rules: Vec<RuleId>,
    /// As [`Verdict::gaps`].
    pub gaps: Vec<usize>,
    /// As [`Verdict::readings`].
    pub readings: Vec<RuleId>,
}

/// The rules, acknowledgements and readings behind a finding.
pub fn reasons(pack: &Pack, index: DecisionId, finding: &Finding, reach: &Reach<'_>) -> Reasons {
    let at = |rule: &Rule| rule.decides == index;
    let bearing = |wanted: Certainty| -> Vec<RuleId> {
        pack.rules
            .iter()
            .enumerate()
            .filter(|(_, rule)| at(rule) && certainty(reach, rule.live) == wanted)
            .filter(|(_, rule)| {
                rule.force != Force::Presumption
                    || finding
                        .possible
                        .iter()
                        .any(|outcome| matches!(outcome, Outcome::Gap(_)))
            })
            .filter(|(_, rule)| contributes(rule, finding))
            .map(|(index, _)| index)
            .collect()
    };
    let mut rules = bearing(Certainty::Certain);
    let mut possible_rules = bearing(Certainty::Possible);
    // What is certain although no single rule is: every completion has one, and all that may be it are told.
    let carried = |rules: &[RuleId], value: &ValueId| {
        rules
            .iter()
            .any(|&rule| pack.rules[rule].gives.contains(value))
    };
    let loose: Vec<ValueId> = match finding.status {
        Status::Gap => finding.presumed.clone(),
        Status::Conflict => finding.clashing.clone(),
        Status::Settled | Status::Open | Status::Contradiction => finding.certain.clone(),
    }
    .into_iter()
    .filter(|value| !carried(&rules, value))
    .collect();
    let (told, rest) = possible_rules
        .into_iter()
        .partition(|&rule| loose.iter().any(|value| carried(&[rule], value)));
    possible_rules = rest;
    rules = listed(rules.into_iter().chain::<Vec<RuleId>>(told));
    let may_be_gap = finding
        .possible
        .iter()
        .any(|outcome| matches!(outcome, Outcome::Gap(_)));
    let holds =
        |gap: &Gap| gap.decides == index && certainty(reach, gap.when) != Certainty::Excluded;
    let gaps: Vec<usize> = if may_be_gap {
        (0..pack.gaps.len())
            .filter(|&gap| holds(&pack.gaps[gap]))
            .collect()
    } else {
        Vec::new()
    };
    let of_rules = rules
        .iter()
        .chain(&possible_rules)
        .flat_map(|&rule| &pack.rules[rule].readings);
    let of_gaps = gaps.iter().flat_map(|&gap| &pack.gaps[gap].readings);
    let readings = listed(of_rules.chain(of_gaps).copied());
    Reasons {
        rules,
        possible_rules,
        gaps,
        readings,
    }
}

/// What to go by while the decision is open: its outcome if nothing more is ever known, else its own safest value, else the
/// safest contact of the pack.
fn provisional(pack: &Pack, decision: DecisionId, reach: &Reach<'_>) -> Option<Meanwhile> {
    let finding = decision::find(pack, &pack.decisions[decision], reach);
    match finding.status {
        Status::Settled => Some(Meanwhile::Rule(finding.certain)),
        Status::Gap if !finding.presumed.is_empty() => Some(Meanwhile::Gap(finding.presumed)),
        Status::Gap | Status::Conflict | Status::Open | Status::Contradiction => pack.decisions
            [decision]
            .safest
            .map(|value| (decision, value))
            .or_else(|| safest_contact(pack))
            .map(|(decision, value)| Meanwhile::Safest(decision, value)),
    }
}

/// The safest contact of a pack: the safest value of the last decision that has one.
pub fn safest_contact(pack: &Pack) -> Option<(DecisionId, ValueId)> {
    (0..pack.decisions.len())
        .rev()
        .find_map(|decision| Some((decision, pack.decisions[decision].safest?)))
}

/// The duties that apply or may apply in a case without contradiction, in file order.
pub fn duties(pack: &Pack, case: &Case, reach: &Reach<'_>) -> Vec<Applying> {
    let applying = |(index, duty): (usize, &crate::engine::pack::Duty)| {
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
    let shown = |(index, notice): (usize, &crate::engine::pack::Notice)| match certainty(
        reach,
        notice.when,
    ) {
        Certainty::Certain => Some(Applying {
            index,
            certain: true,
            due: None,
        }),
        Certainty::Possible => Some(Applying {
            index,
            certain: false,
            due: None,
        }),
        Certainty::Excluded => None,
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

/// The basis ids of a verdict: of its rules; while open, at a gap or a conflict also of the possible rules, the readings and
/// the acknowledgements. In order, each once.
pub fn basis<'p>(pack: &'p Pack, verdict: &Verdict) -> Vec<&'p str> {
    let reasons = Reasons {
        rules: verdict.rules.clone(),
        possible_rules: verdict.possible_rules.clone(),
        gaps: verdict.gaps.clone(),
        readings: verdict.readings.clone(),
    };
    basis_of(pack, verdict.finding.status, &reasons)
}

/// As [`basis`], of a decision of which only the reasons are known.
pub fn basis_of<'p>(pack: &'p Pack, status: Status, reasons: &Reasons) -> Vec<&'p str> {
    let mut rules: Vec<RuleId> = reasons.rules.clone();
    if status != Status::Settled {
        rules.extend(&reasons.possible_rules);
    }
    rules.extend(&reasons.readings);
    let of_rules = rules.iter().flat_map(|&rule| &pack.rules[rule].basis);
    let of_gaps = reasons.gaps.iter().flat_map(|&gap| &pack.gaps[gap].basis);
    let mut seen = Vec::new();
    for basis in of_rules.chain(of_gaps) {
        if !seen.contains(&basis.as_str()) {
            seen.push(basis.as_str());
        }
    }
    seen
}
