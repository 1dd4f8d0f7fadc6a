//! What to show now, worked out from the session.

use chrono::NaiveDate;

use crate::engine::asking::may_be_early;
use crate::engine::assessment::{Assessment, Depth, judge};
use crate::engine::case::Answer;
use crate::engine::explanation::broken;
use crate::engine::ignored::ignored;
use crate::engine::pack::{FactId, Pack, Validity};
use crate::session::advice::Advice;
use crate::session::judgement;
use crate::session::linked::Linked;
use crate::session::standing::{Standing, State};
use crate::session::step::{self, Step};
use crate::session::{Opened, Presentation, Reading, Session};

/// Everything a view needs to know, by index into the pack.
#[derive(Clone, Debug, PartialEq)]
pub struct Screen {
    /// What stands in the middle.
    pub stage: Stage,
    /// Where the decisions stand that are shown; empty as long as that is not known.
    pub standings: Vec<Standing>,
    /// The answers in the order in which they were given.
    pub ledger: Vec<Entry>,
    /// The questions that can still change a primary decision, in file order.
    pub open: Vec<FactId>,
    /// The questions that only duties and notices turn on, in file order.
    pub later: Vec<FactId>,
    /// The questions answered "vet inte" that a decision shown waits for, in file order.
    pub parked: Vec<FactId>,
    /// How the questions are put.
    pub presentation: Presentation,
    /// Whether there is anything to go back to.
    pub can_go_back: bool,
    /// Whether the pack should have been reviewed before the day of judgement.
    pub review_overdue: Option<NaiveDate>,
    /// While a case out of the rulebook is tried: how many answers of the visitor's own are kept.
    pub kept: Option<usize>,
    /// Whether the rulebook is open, or will be again when what is tried out of it ends.
    pub is_among_rules: bool,
    /// Of answers that came by a link and are as they came; of a case with more answers, while a date is lacking.
    pub linked: Option<Linked>,
}

/// What stands in the middle.
#[derive(Clone, Debug, PartialEq)]
pub enum Stage {
    /// The rulebook.
    Rules(Reading),
    /// The pack may not be used on this day.
    OutsideValidity(Validity),
    /// The answers contradict each other.
    Clash(Clash),
    /// A question.
    Asking(Asking),
    /// Questions of one screen, answered in one go.
    Step(Step),
    /// All answers once more, before the result.
    Check,
    /// The result.
    Result(Box<Advice>),
    /// None of these is there yet: [`Screen::at_first`] has no more to say.
    Coming,
}

/// What is shown, in one word: no answer can be told from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// A question, or a step of them.
    Question,
    /// The answers before the result.
    Check,
    /// The result.
    Result,
    /// Answers that contradict each other.
    Clash,
    /// The rulebook, or a case out of it.
    Rules,
    /// That the pack may not be used on this day.
    NotInForce,
    /// What is still being worked out.
    Coming,
}

impl View {
    /// Its code.
    pub fn code(self) -> &'static str {
        match self {
            View::Question => "question",
            View::Check => "check",
            View::Result => "result",
            View::Clash => "clash",
            View::Rules => "rules",
            View::NotInForce => "not_in_force",
            View::Coming => "",
        }
    }
}

/// Answers that cannot all be true.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    /// The answers that clash, a smallest set.
    pub answers: Vec<Entry>,
    /// The constraints that say so, by index in the pack.
    pub constraints: Vec<usize>,
}

/// A question as it is put.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asking {
    /// What is asked.
    pub fact: FactId,
    /// The answer it has already.
    pub given: Option<Answer>,
    /// Which question of the run this is, from 1.
    pub number: usize,
    /// The other questions that matter now: those of the same screen first.
    pub others: Vec<FactId>,
    /// How many questions can still follow; nobody knows while one that has an answer is looked at again.
    pub left: Option<usize>,
    /// Whether it only makes the list of duties more exact.
    pub is_afterthought: bool,
}

/// A line of the ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What was asked.
    pub fact: FactId,
    /// What was answered.
    pub answer: Answer,
    /// False where the other answers have made it a question that is not asked, as [`ignored`] says.
    pub applies: bool,
}

impl Screen {
    /// The screen of a session as it stands.
    pub fn of(session: &Session) -> Screen {
        // Which dates a link lacks is told at once, whatever is still to be asked.
        let tells = session.opened == Opened::ResultSoFar || session.origin.is_some();
        let depth = if tells {
            Depth::Result
        } else {
            Depth::Question
        };
        let pack: &Pack = &session.pack;
        let assessment = judge(pack, &session.case, depth);
        let mut standings = Standing::shown(pack, &assessment.decisions);
        judgement::mark(&session.judgements, &mut standings);
        let stage = stage(session, &assessment, &standings);
        let origin = session.origin.as_ref();
        let linked = origin.and_then(|origin| Linked::of(pack, origin, &assessment));
        Screen {
            linked,
            ..Screen::with(session, assessment, standings, stage)
        }
    }

    /// The screen of a session of which only what the [first question](crate::engine::opening::Compiled::to_begin) takes of a pack is
    /// there: as long as nothing is answered, any question that can still change something; after that what was answered, where it is
    /// opened again, and [`Stage::Coming`].
    pub fn at_first(session: &Session) -> Screen {
        let pack: &Pack = &session.pack;
        let beginning = pack.beginning(session.case.on);
        let beginning = beginning.filter(|_| session.order.is_empty());
        // One that was answered can be looked at again meanwhile.
        let question = match session.opened {
            Opened::Question(fact) | Opened::Step(fact) => Some(fact),
            Opened::Nothing => beginning.map(|it| it.ask),
            Opened::ResultSoFar => None,
        };
        let open = beginning.map(|it| it.open.clone()).unwrap_or_default();
        let early = beginning.map_or(0, |it| it.early.len());
        let stage = match question {
            Some(fact) if may_ask(session) => {
                Stage::Asking(asking(session, &open, early, false, fact))
            }
            _ => Stage::Coming,
        };
        let answered = |&fact: &FactId| {
            let answer = session.case.answer(fact)?;
            Some(Entry {
                fact,
                answer,
                applies: true,
            })
        };
        Screen {
            stage,
            open,
            standings: beginning.map_or_else(Vec::new, |it| Standing::at_first(pack, it)),
            ledger: session.order.iter().filter_map(answered).collect(),
            ..Screen::around(session)
        }
    }

    fn with(
        session: &Session,
        assessment: Assessment,
        standings: Vec<Standing>,
        stage: Stage,
    ) -> Screen {
        Screen {
            parked: parked(session, &standings),
            ledger: entries(session, &session.order),
            open: assessment.open_facts,
            later: assessment.later_facts,
            stage,
            standings,
            ..Screen::around(session)
        }
    }

    /// What the session alone says.
    fn around(session: &Session) -> Screen {
        Screen {
            stage: Stage::Coming,
            standings: Vec::new(),
            ledger: Vec::new(),
            open: Vec::new(),
            later: Vec::new(),
            parked: Vec::new(),
            presentation: session.presentation,
            can_go_back: session.reading.is_some() || session.before().is_some(),
            review_overdue: session.pack.review_by.filter(|day| *day < session.case.on),
            kept: session.is_trial().then(|| session.own().order.len()),
            is_among_rules: session.is_among_rules(),
            linked: None,
        }
    }

    /// What is shown, in one word.
    pub fn view(&self) -> View {
        match self.stage {
            _ if self.is_among_rules => View::Rules,
            Stage::Asking(_) | Stage::Step(_) => View::Question,
            Stage::Check => View::Check,
            Stage::Result(_) => View::Result,
            Stage::Clash(_) => View::Clash,
            Stage::Rules(_) => View::Rules,
            Stage::OutsideValidity(_) => View::NotInForce,
            Stage::Coming => View::Coming,
        }
    }

    /// Whether a single question is asked.
    pub fn is_asking(&self) -> bool {
        matches!(self.stage, Stage::Asking(_))
    }

    /// Whether the result is shown.
    pub fn is_result(&self) -> bool {
        matches!(self.stage, Stage::Result(_))
    }
}

/// Whether a single question is shown wherever one is left.
fn may_ask(session: &Session) -> bool {
    session.presentation == Presentation::Quick
        && session.opened != Opened::ResultSoFar
        && session.reading.is_none()
        && session.origin.is_none()
        && session.pack.validity.holds(session.case.on)
}

fn stage(session: &Session, assessment: &Assessment, standings: &[Standing]) -> Stage {
    let (pack, case) = (&session.pack, &session.case);
    if let Some(reading) = session.reading {
        return Stage::Rules(reading);
    }
    if !pack.validity.holds(case.on) {
        return Stage::OutsideValidity(pack.validity);
    }
    let is_guided = session.presentation == Presentation::Guided;
    let next = || match (&assessment.next_question, session.asks_on) {
        (Some(_), _) if is_guided => step::first_of_next(session, &assessment.open_facts),
        (Some(question), _) => Some(question.fact),
        (None, true) => assessment.later_facts.first().copied(),
        (None, false) => None,
    };
    let question = match session.opened {
        Opened::Question(fact) | Opened::Step(fact) => Some(fact),
        Opened::Nothing if assessment.clash.is_empty() => next(),
        Opened::Nothing | Opened::ResultSoFar => None,
    };
    match question {
        Some(fact) if is_guided => Stage::Step(Step::of(session, assessment, fact)),
        Some(fact) => {
            let (open, later) = (&assessment.open_facts, &assessment.later_facts);
            let is_afterthought = open.is_empty() && later.contains(&fact);
            let relevant = if is_afterthought { later } else { open };
            let early = may_be_early(&session.pack, case, open).len();
            Stage::Asking(asking(session, relevant, early, is_afterthought, fact))
        }
        None if !assessment.clash.is_empty() => Stage::Clash(clash(session, &assessment.clash)),
        None if is_guided
            && session.opened == Opened::Nothing
            && !session.is_checked
            && !session.is_trial() =>
        {
            Stage::Check
        }
        None => Stage::Result(Box::new(Advice::of(session, assessment, standings))),
    }
}

/// A question, with the others that matter beside it, and how many more may come to be asked `early`.
fn asking(
    session: &Session,
    relevant: &[FactId],
    early: usize,
    is_afterthought: bool,
    fact: FactId,
) -> Asking {
    let pack = &session.pack;
    let screen = pack
        .screens
        .iter()
        .find(|screen| screen.facts.contains(&fact));
    let (mut others, mut elsewhere) = (Vec::new(), Vec::new());
    for &other in relevant {
        if screen.is_some_and(|screen| screen.facts.contains(&other)) {
            others.push(other);
        } else {
            elsewhere.push(other);
        }
    }
    others.append(&mut elsewhere);
    others.retain(|&other| other != fact);
    let place = session
        .order
        .iter()
        .position(|&answered| answered == fact)
        .unwrap_or(session.order.len());
    let given = session.case.answer(fact);
    Asking {
        fact,
        given,
        number: place + 1,
        left: given.is_none().then_some(others.len() + early),
        others,
        is_afterthought,
    }
}

/// What was put aside and would change a verdict that cannot be given without it.
fn parked(session: &Session, standings: &[Standing]) -> Vec<FactId> {
    let waits = |fact: &FactId| {
        standings.iter().any(|it| match &it.state {
            State::Open { waits_for, .. } => waits_for.contains(fact),
            _ => false,
        })
    };
    (0..session.pack.facts.len()).filter(waits).collect()
}

fn clash(session: &Session, facts: &[FactId]) -> Clash {
    Clash {
        answers: entries(session, facts),
        constraints: broken(&session.pack, &session.case, facts),
    }
}

fn entries(session: &Session, facts: &[FactId]) -> Vec<Entry> {
    let ignored = ignored(&session.pack, &session.case);
    let entry = |&fact: &FactId| {
        session.case.answer(fact).map(|answer| Entry {
            fact,
            answer,
            applies: !ignored.contains(&fact),
        })
    };
    facts.iter().filter_map(entry).collect()
}
