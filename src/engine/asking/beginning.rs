//! Works out where every case begins.

use chrono::NaiveDate;

use crate::engine::asking::may_be_early;
use crate::engine::assessment::{Verdict, contacted, to_ask};
use crate::engine::case::Case;
use crate::engine::decision::Status;
use crate::engine::pack::{Beginning, Begun, DecisionId, Pack, Validity};

/// Where a case begins, in each of the periods that the pack may be used in, in their order. Empty where one begins with a decision that is not
/// open: that takes more than can be told beforehand.
pub fn beginnings(pack: &Pack) -> Vec<Beginning> {
    let starts = pack.periods.iter().flat_map(|periods| &periods.starts);
    let starts: Vec<Option<NaiveDate>> = std::iter::once(None)
        .chain(starts.copied().map(Some))
        .collect();
    let is_used = |&place: &usize| {
        let end = starts.get(place + 1).copied().flatten();
        let Validity { from, to } = pack.validity;
        let is_over = from.zip(end).is_some_and(|(from, end)| end <= from);
        let is_to_come = to.zip(starts[place]).is_some_and(|(to, start)| to < start);
        !is_over && !is_to_come
    };
    let used = (0..starts.len()).filter(is_used);
    let all: Option<Vec<Beginning>> = used.map(|place| beginning(pack, starts[place])).collect();
    let mut all = all.unwrap_or_default();
    all.dedup_by(|next, one| {
        let from = one.from;
        *one == Beginning {
            from,
            ..next.clone()
        }
    });
    all
}

fn beginning(pack: &Pack, from: Option<NaiveDate>) -> Option<Beginning> {
    let case = Case::new(pack, from.unwrap_or(NaiveDate::MIN));
    let assessment = to_ask(pack, &case);
    let primary = (0..pack.decisions.len()).filter(|&decision| pack.decisions[decision].primary);
    let stands: Option<Vec<Begun>> = primary
        .map(|decision| begun(pack, &assessment.decisions, decision))
        .collect();
    Some(Beginning {
        from,
        ask: assessment.next_question?.fact,
        early: may_be_early(pack, &case, &assessment.open_facts),
        open: assessment.open_facts,
        stands: stands?,
    })
}

fn begun(pack: &Pack, verdicts: &[Verdict], decision: DecisionId) -> Option<Begun> {
    let verdict = &verdicts[decision];
    (verdict.finding.status == Status::Open).then(|| {
        let meanwhile = verdict.meanwhile.as_ref();
        let meanwhile = meanwhile.map(|it| it.values(decision)).unwrap_or_default();
        Begun {
            certain: verdict.finding.certain.clone(),
            depends_on: verdict.openness.open.clone(),
            roles: contacted(pack, verdicts, decision, &meanwhile),
            meanwhile,
        }
    })
}
