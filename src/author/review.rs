//! What has been acknowledged in a pack, by whom, and what is due to be looked at again.

use chrono::{Days, NaiveDate};

use crate::author::examples::outside;
use crate::author::model::{Acknowledgement, Model};
use crate::author::problem::{Kind, Place, Problem, Problems};
use crate::engine::pack::Validity;

/// From how many days before it on a review is due soon: long enough to ask whoever answers for it, and to publish a new version.
pub(crate) const SOON: u16 = 90;

/// How a day of review lies to another day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Due {
    /// It is over.
    Passed,
    /// It is that day, or no more than [`SOON`] days off.
    Soon,
    /// It is further off.
    Later,
}

impl Due {
    /// How a day of review lies to the day `on`.
    pub(crate) fn of(review_by: NaiveDate, on: NaiveDate) -> Due {
        let soon = on.checked_add_days(Days::new(u64::from(SOON)));
        if review_by < on {
            Due::Passed
        } else if soon.is_none_or(|soon| review_by <= soon) {
            Due::Soon
        } else {
            Due::Later
        }
    }
}

/// A gap or border that somebody answers for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acknowledged {
    /// Where it stands.
    pub place: Place,
    /// What it is: "the gap in `plan`", "the border of `a` and `b`".
    pub what: String,
    /// Why it is left as it is, one sentence.
    pub because: String,
    /// Who answers for it.
    pub owner: Option<String>,
    /// Since when.
    pub on: Option<NaiveDate>,
    /// The last day before it is to be looked at again.
    pub review_by: Option<NaiveDate>,
}

/// Everything that a pack acknowledges, in file order.
pub(crate) fn acknowledged(model: &Model) -> Vec<Acknowledged> {
    let told = |place: &Place, what: String, because: &str, by: &Acknowledgement| Acknowledged {
        place: place.clone(),
        what,
        because: because.to_owned(),
        owner: by.owner.clone(),
        on: by.on,
        review_by: by.review_by,
    };
    let gaps = model.gaps.iter().map(|gap| {
        let what = format!("the gap in `{}`", model.decisions[gap.decides].id);
        told(&gap.place, what, &gap.because, &gap.acknowledged)
    });
    let borders = model.borders.iter().map(|border| {
        let names: Vec<String> = border
            .rules
            .iter()
            .map(|&rule| format!("`{}`", model.rules[rule].id))
            .collect();
        let what = format!("the border of {}", names.join(" and "));
        told(&border.place, what, &border.because, &border.acknowledged)
    });
    gaps.chain(borders).collect()
}

/// Remarks on a pack whose days are over.
pub(crate) fn over(place: &Place, validity: Validity, on: NaiveDate) -> Vec<Problem> {
    let mut remarks = Problems::default();
    if let Some(day) = validity.to.filter(|day| *day < on) {
        remarks.add_with(
            place,
            Kind::Review,
            format!("the pack was in force until {day} and decides nothing any more"),
            Some("move `valid_to`, or take the pack away".to_owned()),
        );
    }
    remarks.into_sorted()
}

/// Remarks on examples of days on which the pack is not in force.
pub(crate) fn examples(model: &Model, problems: &mut Problems) {
    for example in &model.examples {
        if !model.validity.holds(example.on) {
            problems.add(
                &example.place,
                Kind::Review,
                format!("example `{}` {}", example.name, outside(example.on)),
            );
        }
    }
}

/// Remarks on everything whose day of review has passed, the pack itself and what it acknowledges, and on what nobody answers for
/// or that has no end.
pub(crate) fn overdue(
    place: &Place,
    review_by: Option<NaiveDate>,
    acknowledged: &[Acknowledged],
    on: NaiveDate,
) -> Vec<Problem> {
    let mut remarks = Problems::default();
    if let Some(day) = review_by.filter(|day| Due::of(*day, on) == Due::Passed) {
        remarks.add(
            place,
            Kind::Review,
            format!("the pack should have been reviewed by {day}"),
        );
    }
    for item in acknowledged {
        let missing = [
            ("owner", item.owner.is_none()),
            ("acknowledged", item.on.is_none()),
            ("review_by", item.review_by.is_none()),
        ];
        let missing: Vec<String> = missing
            .iter()
            .filter(|(_, is_missing)| *is_missing)
            .map(|(key, _)| format!("`{key}`"))
            .collect();
        if !missing.is_empty() {
            remarks.add_with(
                &item.place,
                Kind::Review,
                format!("{} has no {}", item.what, missing.join(" and no ")),
                Some("say who answers for it, since when, and until when".to_owned()),
            );
        }
        if let Some(day) = item.on.filter(|day| *day > on) {
            remarks.add(
                &item.place,
                Kind::Review,
                format!("{} is acknowledged on {day}, a day to come", item.what),
            );
        }
        if let Some(day) = item
            .review_by
            .filter(|day| Due::of(*day, on) == Due::Passed)
        {
            let owner = item.owner.as_ref();
            let owner = owner.map_or(String::new(), |owner| format!(" by {owner}"));
            remarks.add_with(
                &item.place,
                Kind::Review,
                format!(
                    "{} was to be looked at again{owner} before {day} was over",
                    item.what
                ),
                Some("decide again, and move `review_by`".to_owned()),
            );
        }
    }
    remarks.into_sorted()
}
