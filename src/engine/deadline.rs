//! By when a duty must be done, reckoned from the answers.

use chrono::{NaiveDate, NaiveDateTime, Timelike};

use crate::engine::case::{Answer, Case};
use crate::engine::dates;
use crate::engine::decision::{Certainty, certainty};
use crate::engine::diagram::{Reach, Ref};
use crate::engine::pack::{Anchor, Duty, FactId, Pack};

/// A deadline as far as the answers give it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// The last day; `None` where facts for it are lacking or the rule has no date.
    pub date: Option<NaiveDate>,
    /// The clock time on that day.
    pub time: Option<String>,
    /// Whether it has passed at the time that the case is judged at.
    pub passed: bool,
    /// Whether the answers say that it is not missed: then no clock makes it so.
    pub kept: bool,
    /// Whether it falls due now although no date says so.
    pub now: bool,
    /// What is worth noting about the day: `saturday`, `sunday`, `holiday`, `eve`.
    pub flags: Vec<&'static str>,
    /// What is said where there is no date.
    pub text: Option<String>,
    /// What to do once it has passed.
    pub late: Option<String>,
}

impl Due {
    /// Whether it has passed at a moment of the day that the case is judged on, or of a later one: one with a clock time goes by the
    /// clock, any other by the day of judgement. The whole minute of its clock time still counts as in time: at noon sharp nobody is late.
    pub fn has_passed(&self, moment: NaiveDateTime) -> bool {
        let minute = moment.hour() * 60 + moment.minute();
        let is_over = |day: NaiveDate| {
            let until = self.time.as_deref().and_then(dates::minute);
            until.is_some_and(|until| (day, until) < (moment.date(), minute))
        };
        self.passed || (!self.kept && self.date.is_some_and(is_over))
    }
}

/// The deadline of a duty: the first reckoning whose condition is certain and whose day is known or that counts from no day;
/// without any, the first whose condition is certain. While an earlier one is merely possible there is
/// no date, for it is not known which counts. `None` where the duty has no deadline.
pub fn due(pack: &Pack, case: &Case, reach: &Reach<'_>, duty: &Duty) -> Option<Due> {
    let mut undecided = false;
    let mut counts = None;
    for deadline in &duty.deadlines {
        match deadline
            .when
            .map_or(Certainty::Certain, |when| certainty(reach, when))
        {
            Certainty::Excluded => continue,
            Certainty::Possible => undecided = true,
            Certainty::Certain => {
                let anchor = deadline.from.as_ref();
                if anchor.is_some_and(|anchor| day(pack, case, anchor).is_none()) {
                    counts = counts.or(Some(deadline));
                    continue;
                }
            }
        }
        counts = Some(deadline);
        break;
    }
    let counts = counts?;
    let from = counts
        .from
        .as_ref()
        .filter(|_| !undecided)
        .and_then(|anchor| day(pack, case, anchor));
    let date = from.and_then(|from| dates::shift(from, counts.offset));
    let holds = |at: Option<Ref>| {
        !undecided && at.is_some_and(|at| certainty(reach, at) == Certainty::Certain)
    };
    let missed = holds(counts.missed);
    let kept = counts
        .missed
        .is_some_and(|missed| certainty(reach, missed) == Certainty::Excluded);
    let mut due = Due {
        date,
        time: counts.time.clone().filter(|_| !undecided),
        passed: match date {
            Some(date) => !kept && (date < case.on || (date == case.on && missed)),
            // Counted from a day that is not known, "missed" may be said of another day.
            None => missed && counts.from.is_none(),
        },
        kept,
        now: holds(counts.due) && !missed,
        flags: date
            .map(|date| dates::flags(date, pack.country))
            .unwrap_or_default(),
        text: counts.text.clone().filter(|_| !undecided),
        late: counts.late.clone(),
    };
    if let Some(at) = case.at {
        due.passed = due.has_passed(case.on.and_time(at));
    }
    Some(due)
}

/// A case with a day in the place of one that nobody has answered or that is not known; `None` where there is an answer, or where
/// the day cannot be one.
pub fn with_day(pack: &Pack, case: &Case, fact: FactId, day: NaiveDate) -> Option<Case> {
    if !matches!(case.answer(fact), None | Some(Answer::Unknown)) {
        return None;
    }
    let mut answered = case.clone();
    let answer = Some(Answer::Date(day));
    answered.set(pack, fact, answer).ok()?;
    Some(answered)
}

/// The deadline of a duty that is counted from the day of a fact, by a case [with that day](with_day) and the reach of its
/// answers; `None` where it is not, or has no day.
pub fn due_by(
    pack: &Pack,
    case: &Case,
    reach: &Reach<'_>,
    fact: FactId,
    duty: &Duty,
) -> Option<Due> {
    let due = due(pack, case, reach, duty).filter(|_| duty.is_counted_from(fact));
    due.filter(|due| due.date.is_some())
}

fn day(pack: &Pack, case: &Case, anchor: &Anchor) -> Option<NaiveDate> {
    match *anchor {
        Anchor::Date(fact) => match case.answer(fact) {
            Some(Answer::Date(date)) => Some(date),
            _ => None,
        },
        Anchor::Turns { age, now, birthday } => {
            match (case.number(pack, now), case.answer(birthday)) {
                (Some(now), Some(Answer::Date(birthday))) => dates::turns(age, now, birthday),
                _ => None,
            }
        }
    }
}
