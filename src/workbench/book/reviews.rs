//! When what is left open is to be looked at again: told where it stands, and summed up; marked where that day is over or near.

use chrono::NaiveDate;
use maud::{Markup, html};

use crate::author::model::Acknowledgement;
use crate::author::phrasing::time::date;
use crate::author::review::{Due, SOON};
use crate::workbench::book::Book;
use crate::workbench::book::links::Place;

impl Book<'_> {
    /// Who answers for leaving something as it is, since when, and when it is looked at again.
    pub(super) fn acknowledged(&self, by: &Acknowledgement) -> Markup {
        let words = self.words;
        let since = by.on.map(|day| date(self.plain, day));
        let told: Vec<String> = by.owner.iter().cloned().chain(since).collect();
        html! {
            @if !told.is_empty() { p.note { ((words.acknowledged)(&told.join(", "))) } }
            @match by.review_by {
                Some(review) => p.note { (words.review_by) " " (self.review_day(review)) },
                None => p.note { (words.review_undated) },
            }
        }
    }

    /// A day of review, with a mark where it is over or near.
    pub(super) fn review_day(&self, review: NaiveDate) -> Markup {
        html! { (date(self.plain, review)) @if let Some(mark) = self.due(Due::of(review, self.on)) { " " (mark) } }
    }

    fn due(&self, due: Due) -> Option<Markup> {
        match due {
            Due::Passed => Some(html! { span.due.passed { (self.words.review_passed) } }),
            Due::Soon => Some(html! { span.due.soon { ((self.words.review_soon)(SOON)) } }),
            Due::Later => None,
        }
    }

    /// Which gaps and borders are overdue, due soon, or without a day; that none is, is said as well.
    pub(super) fn reviews(&self) -> Markup {
        let gaps = self.model.gaps.iter().enumerate();
        let gaps = gaps.map(|(at, gap)| (Place::Gap(at), &gap.acknowledged));
        let borders = self.model.borders.iter().enumerate();
        let borders = borders.map(|(at, border)| (Place::Border(at), &border.acknowledged));
        let all: Vec<(Place, &Acknowledgement)> = gaps.chain(borders).collect();
        let of = |wanted: Option<Due>| -> Vec<Place> {
            all.iter()
                .filter(|(_, by)| by.review_by.map(|day| Due::of(day, self.on)) == wanted)
                .map(|(place, _)| *place)
                .collect()
        };
        let listed = [
            (self.due(Due::Passed), of(Some(Due::Passed))),
            (self.due(Due::Soon), of(Some(Due::Soon))),
            (Some(html! { (self.words.review_undated) }), of(None)),
        ];
        html! {
            @if listed.iter().all(|(_, places)| places.is_empty()) {
                ((self.words.reviews_none)(SOON))
            } @else {
                ul.answers {
                    @for (mark, places) in listed {
                        @if !places.is_empty() { li { @if let Some(mark) = mark { (mark) ": " } (self.links(places)) } }
                    }
                }
            }
        }
    }
}
