//! Where a decision stands, in the five ways that are told apart on the screen.

use crate::engine::assessment::{Verdict, contacted};
use crate::engine::case::Case;
use crate::engine::decision::{Finding, Status};
use crate::engine::explanation::rests_on;
use crate::engine::pack::{Beginning, Begun, DecisionId, FactId, Pack, RuleId, ValueId};
use crate::engine::reasons::Alternatives;

/// Where one decision stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Which decision.
    pub decision: DecisionId,
    /// How far it has come.
    pub state: State,
    /// Who the settled or provisional value is contacted with, as codes.
    pub roles: Vec<String>,
    /// Whether the worker judges otherwise.
    pub is_judged: bool,
}

/// How far a decision has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// Nothing that is still unknown can change it.
    Settled {
        /// Its value or members; empty where the rules say "nobody".
        values: Vec<ValueId>,
    },
    /// It depends on what is not known yet.
    Open {
        /// Members that are certain already.
        certain: Vec<ValueId>,
        /// Questions that are still to be asked.
        depends_on: Vec<FactId>,
        /// Questions answered "vet inte" that it turns on.
        waits_for: Vec<FactId>,
        /// What to go by so long.
        meanwhile: Vec<ValueId>,
    },
    /// The rules are silent.
    Gap {
        /// What is presumed; no rule says so.
        presumed: Vec<ValueId>,
    },
    /// The rules collide.
    Conflict {
        /// The values that collide.
        clashing: Vec<ValueId>,
    },
    /// The answers contradict each other.
    Contradiction,
}

impl State {
    /// Whether it is open and some of it is certain all the same.
    pub fn is_partly_certain(&self) -> bool {
        matches!(self, State::Open { certain, .. } if !certain.is_empty())
    }

    /// Whether it is open for a question that was answered "vet inte".
    pub fn waits(&self) -> bool {
        matches!(self, State::Open { waits_for, .. } if !waits_for.is_empty())
    }

    /// What a finding alone says; of an open one not what it turns on.
    fn of(finding: &Finding) -> State {
        let values = finding.values().to_vec();
        match finding.status {
            Status::Settled => State::Settled { values },
            Status::Open => State::Open {
                certain: values,
                depends_on: Vec::new(),
                waits_for: Vec::new(),
                meanwhile: Vec::new(),
            },
            Status::Gap => State::Gap { presumed: values },
            Status::Conflict => State::Conflict { clashing: values },
            Status::Contradiction => State::Contradiction,
        }
    }
}

impl Standing {
    /// Where a decision would stand by a finding alone: without roles, and without what it turns on.
    pub fn of_finding(decision: DecisionId, finding: &Finding) -> Standing {
        Standing {
            decision,
            state: State::of(finding),
            roles: Vec::new(),
            is_judged: false,
        }
    }

    /// Where a decision stands by an assessment's verdicts.
    pub fn of(pack: &Pack, verdicts: &[Verdict], decision: DecisionId) -> Standing {
        let verdict = &verdicts[decision];
        let finding = &verdict.finding;
        let mut state = State::of(finding);
        if let State::Open {
            depends_on,
            waits_for,
            meanwhile,
            ..
        } = &mut state
        {
            depends_on.clone_from(&verdict.openness.open);
            waits_for.clone_from(&verdict.openness.waits_for);
            let provisional = verdict.meanwhile.as_ref();
            *meanwhile = provisional
                .map(|it| it.values(decision))
                .unwrap_or_default();
        }
        let mut standing = Standing {
            decision,
            state,
            roles: Vec::new(),
            is_judged: false,
        };
        standing.roles = contacted(pack, verdicts, decision, &standing.values());
        standing
    }

    /// Where each primary decision stands as long as nothing is answered, in file order.
    pub fn at_first(pack: &Pack, beginning: &Beginning) -> Vec<Standing> {
        let primary =
            (0..pack.decisions.len()).filter(|&decision| pack.decisions[decision].primary);
        let standing = |(decision, begun): (DecisionId, &Begun)| Standing {
            decision,
            state: State::Open {
                certain: begun.certain.clone(),
                depends_on: begun.depends_on.clone(),
                waits_for: Vec::new(),
                meanwhile: begun.meanwhile.clone(),
            },
            roles: begun.roles.clone(),
            is_judged: false,
        };
        primary.zip(&beginning.stands).map(standing).collect()
    }

    /// Where the decisions stand that are shown, in file order: the primary ones always, another once it says something, be it that the
    /// rules are silent, or that it waits for what the worker does not know. After these what a pack puts before the primary ones and nobody
    /// has been asked about, as far as it is known what it turns on, which is from the [result](crate::engine::assessment::Depth::Result) on.
    pub fn shown(pack: &Pack, verdicts: &[Verdict]) -> Vec<Standing> {
        let first = pack.decisions.iter().position(|it| it.primary).unwrap_or(0);
        let (mut shown, mut unasked) = (Vec::new(), Vec::new());
        for decision in 0..pack.decisions.len() {
            let standing = Standing::of(pack, verdicts, decision);
            if pack.decisions[decision].primary || standing.says_something() {
                shown.push(standing);
            } else if decision < first && standing.turns_on_questions() {
                unasked.push(standing);
            }
        }
        shown.append(&mut unasked);
        shown
    }

    fn says_something(&self) -> bool {
        match &self.state {
            State::Settled { values } => !values.is_empty(),
            State::Gap { .. } | State::Conflict { .. } => true,
            State::Open {
                certain,
                depends_on,
                waits_for,
                ..
            } => !certain.is_empty() || depends_on.is_empty() && !waits_for.is_empty(),
            State::Contradiction => false,
        }
    }

    /// Whether it is open, and known which questions it turns on.
    fn turns_on_questions(&self) -> bool {
        matches!(&self.state, State::Open { depends_on, .. } if !depends_on.is_empty())
    }

    /// The values it goes by: settled, presumed or provisional.
    pub fn values(&self) -> Vec<ValueId> {
        match &self.state {
            State::Settled { values } => values.clone(),
            State::Gap { presumed } => presumed.clone(),
            State::Open { meanwhile, .. } => meanwhile.clone(),
            State::Conflict { .. } | State::Contradiction => Vec::new(),
        }
    }

    /// Whether it has come to what another has, whatever the worker judges of it.
    pub fn says_the_same(&self, other: &Standing) -> bool {
        (self.decision, &self.state, &self.roles) == (other.decision, &other.state, &other.roles)
    }

    /// Whether it has come to an end, be it an answer, a gap or a conflict.
    pub fn is_final(&self) -> bool {
        match self.state {
            State::Settled { .. } | State::Gap { .. } | State::Conflict { .. } => true,
            State::Open { .. } | State::Contradiction => false,
        }
    }
}

/// Which rules are shown for a decision, and which answers it rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reasons {
    /// Which decision.
    pub decision: DecisionId,
    /// Whether it has come to an end, be it an answer, a gap or a conflict.
    pub is_final: bool,
    /// The smallest set of answers it rests on.
    pub rests_on: Vec<FactId>,
    /// The derived facts that hold and that the rules speak of, by index in the pack.
    pub derived: Vec<usize>,
    /// The rules that give what it says.
    pub rules: Vec<RuleId>,
    /// What it says by one rule or another.
    pub alternatives: Vec<Alternatives>,
    /// At a gap: the rules nearest to it.
    pub readings: Vec<RuleId>,
    /// At a gap: where the gap is acknowledged, by index in the pack.
    pub gaps: Vec<usize>,
}

impl Reasons {
    /// The reasons of one verdict. Only who shows them asks for them: what a verdict rests on takes as long as all verdicts.
    pub fn of(pack: &Pack, case: &Case, verdict: &Verdict, decision: DecisionId) -> Reasons {
        let reasons = &verdict.reasons;
        let said: Vec<RuleId> = reasons.saying().collect();
        let mut readings = reasons.readings.clone();
        readings.retain(|reading| !said.contains(reading));
        Reasons {
            decision,
            is_final: !matches!(verdict.finding.status, Status::Open | Status::Contradiction),
            rests_on: rests_on(pack, case, &pack.decisions[decision]),
            derived: verdict.derived.clone(),
            rules: reasons.rules.clone(),
            alternatives: reasons.alternatives.clone(),
            readings,
            // An open decision may yet end in a gap; it is not one.
            gaps: if verdict.finding.status == Status::Gap {
                reasons.gaps.clone()
            } else {
                Vec::new()
            },
        }
    }
}
