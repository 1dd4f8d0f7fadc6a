//! What may happen to a session, and what the host page is told of it.

use chrono::NaiveDate;

use crate::engine::case::Answer;
use crate::engine::pack::{DecisionId, FactId};
use crate::session::Presentation;
use crate::session::judgement::Judgement;
use crate::session::linked::Origin;
use crate::session::rulebook::Entry;
use crate::session::screen::View;

/// What has happened, with who did it.
#[derive(Clone, Debug, PartialEq)]
pub enum Message {
    /// The visitor gave an answer, for the first time or a new one.
    VisitorAnswered {
        /// To which fact.
        fact: FactId,
        /// "Vet inte" included.
        answer: Answer,
    },
    /// The visitor accepted an answer that was proposed; of a fact with options it speaks of some, and the others stay.
    VisitorAccepted {
        /// To which fact.
        fact: FactId,
        /// The answer.
        answer: Answer,
    },
    /// The visitor answered the questions of a step together.
    VisitorAnsweredStep(Vec<(FactId, Answer)>),
    /// The visitor took an answer back.
    VisitorClearedAnswer {
        /// To which fact.
        fact: FactId,
    },
    /// The visitor picked a question that has no answer yet.
    VisitorChoseQuestion {
        /// About which fact.
        fact: FactId,
    },
    /// The visitor wants to change an answer and looks at its question again; the answer stands until there is another.
    VisitorChangedAnswer {
        /// About which fact.
        fact: FactId,
    },
    /// The visitor left the opened question as it was.
    VisitorKeptAnswer,
    /// The visitor wants to see the question before this one.
    VisitorWentBack {
        /// What was shown then.
        from: View,
    },
    /// The visitor wants the result before every question is answered.
    VisitorAskedForResult,
    /// The visitor wants the questions that only make the list of duties more exact.
    VisitorAskedForMore,
    /// The visitor wants the questions put otherwise.
    VisitorChosePresentation(Presentation),
    /// The visitor threw the case away.
    VisitorStartedAgain,
    /// The visitor wants the case back that was thrown away last, or replaced by a link.
    VisitorTookCaseBack,
    /// A minute has passed since then: it cannot be had back any more.
    ThrownAwayLapsed,
    /// The visitor opened the rulebook, or turned from one rule to all of them.
    VisitorOpenedRules,
    /// The visitor wants to see one entry of the rulebook.
    VisitorOpenedRule {
        /// Which.
        entry: Entry,
    },
    /// The visitor tries a case out of the rulebook; the own answers are kept meanwhile.
    VisitorTriedCase {
        /// The entry that the case stands beside.
        entry: Entry,
        /// Its answers.
        answers: Vec<(FactId, Answer)>,
    },
    /// The visitor tries other answers in place of some of the own, which are kept meanwhile.
    VisitorTriedChange(Vec<(FactId, Answer)>),
    /// The visitor goes back from what was tried to where it was found, with the own answers.
    VisitorEndedTrial,
    /// The visitor takes the answers that were tried as the own.
    VisitorKeptChange,
    /// The visitor judges a conclusion otherwise than the rules.
    VisitorJudged {
        /// The decision that has come to it.
        decision: DecisionId,
        /// Why, as [`judgement::reason`](crate::session::judgement::reason) gives it.
        reason: String,
    },
    /// The visitor takes a judgement back.
    VisitorWithdrewJudgement {
        /// On which decision.
        decision: DecisionId,
    },
    /// The host page put these answers in place of all others.
    HostSetAnswers(Vec<(FactId, Answer)>),
    /// The judgements that were kept with those answers, for the same rules.
    HostPutBackJudgements(Vec<Judgement>),
    /// The host page opened a link: its answers and day of judgement are put in place of all others.
    HostOpenedLink {
        /// The day of judgement.
        on: NaiveDate,
        /// The answers.
        answers: Vec<(FactId, Answer)>,
        /// What it tells of its making.
        origin: Origin,
    },
    /// The host page chose the day of judgement.
    HostSetDay(NaiveDate),
    /// The host page chose how questions are put.
    HostSetPresentation(Presentation),
    /// The host page threw the case away.
    HostStartedAgain,
}

impl Message {
    /// Whether it puts another case in the place of the one before.
    pub fn begins_a_case(&self) -> bool {
        matches!(
            self,
            Message::VisitorStartedAgain
                | Message::VisitorTookCaseBack
                | Message::HostStartedAgain
                | Message::HostSetAnswers(_)
                | Message::HostOpenedLink { .. }
        )
    }
}

/// What the host page is told of what its visitor did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// An answer was given, changed or taken back.
    Answered(FactId),
    /// These answers were given or changed together.
    AnsweredTogether(Vec<FactId>),
    /// The questions are put otherwise.
    Presented(Presentation),
    /// The case was thrown away.
    StartedAgain,
}
