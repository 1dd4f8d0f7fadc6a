//! What learners' files come to: how often each step, case and rule went wrong, and a row for each learner.

use crate::training::Kind;
use crate::training::results::{Counted, Learner, MATTERS, Rate};
use crate::ui::markup::{Markup, el, line, picture};
use crate::ui::training::room::Room;

/// How much of a digest tells two versions of the same number apart.
const DIGEST: usize = 6;

/// What the files of one version of the rules come to; under its own heading where there are several, or it is not the version here.
pub(super) fn part(room: Room, counted: &Counted, is_mixed: bool) -> Markup {
    let (says, pack) = (&room.says.holding, room.pack());
    let rates = &counted.rates;
    let mut part = el("section", "lots-rates");
    if is_mixed || !counted.is_own {
        let digest = counted.rules.hash.rsplit(':').next().unwrap_or_default();
        let digest: String = digest.chars().take(DIGEST).collect();
        let title = (says.of_rules)(counted.is_own, &counted.rules.version, &digest);
        part = part.child(room.heading(2, "lots-heading").text(&title));
    }
    if !counted.is_own {
        part = part.child(line("p", "lots-hint", says.other_rules));
    }
    let told = (says.counted)(rates.files, rates.done, rates.right, rates.sure_and_wrong);
    let step = |it: &Rate| {
        let decision = pack.decisions.iter().find(|own| own.id == it.what);
        match decision {
            _ if it.what == MATTERS => line("span", "", says.matters),
            Some(own) => room.of_pack(line("span", "", &own.title)),
            None => line("span", "", &it.what),
        }
    };
    let exercise = |it: &Rate| match &it.title {
        Some(title) => called(room, it.kind.parse().ok(), title, &it.what),
        None => line("span", "", &(says.exercise)(&it.what)),
    };
    let rule = |it: &Rate| match pack.rules.iter().find(|own| own.id == it.what) {
        Some(own) => room.of_pack(line("span", "", &own.because)),
        None => line("span", "", &it.what),
    };
    let [steps, exercises, rules] = says.tables;
    part.child(line("p", "", &told))
        .child(learners(room, &counted.learners))
        .child(table(room, steps, &rates.steps, &step))
        .child(table(room, exercises, &rates.exercises, &exercise))
        .child(table(room, rules, &rates.rules, &rule))
}

/// An exercise by its kind and its name, with the id that a hand-out has beside it.
pub(super) fn called(room: Room, kind: Option<Kind>, name: &str, id: &str) -> Markup {
    let mut told = el("span", "");
    if let Some(kind) = kind {
        let kind = (room.says.holding.kind)(kind);
        told = told.child(line("strong", "", kind)).text(": ");
    }
    told.child(room.of_pack(line("span", "", name)))
        .text(" ")
        .child(line("span", "lots-hint", id))
}

fn column(text: &str) -> Markup {
    el("th", "").attr("scope", "col").text(text)
}

/// Each learner with the points, and whether the set is passed.
fn learners(room: Room, all: &[Learner]) -> Markup {
    let (says, words) = (&room.says.holding, room.says);
    let [title, points, passed] = says.learners;
    let head = el("tr", "")
        .child(column(title))
        .child(column(points))
        .child(column(passed));
    let mut body = el("tbody", "");
    for it in all {
        let told = match (it.is_passed(), it.pass) {
            (Some(true), _) => words.passed.to_owned(),
            (Some(false), Some(pass)) => (words.not_passed)(pass),
            (_, Some(_)) => (says.in_part)(it.done[0], it.done[1]),
            (_, None) => says.no_pass.to_owned(),
        };
        let name = el("th", "").attr("scope", "row").text(&it.name);
        body = body.child(
            el("tr", "")
                .child(name)
                .child(line("td", "", &it.points.to_string()))
                .child(line("td", "", &told)),
        );
    }
    el("table", "lots-rates__table lots-rates__learners")
        .child(line("caption", "lots-hidden", title))
        .child(el("thead", "").child(head))
        .child(body)
}

/// How often each thing was not right, in figures and as a bar.
fn table(room: Room, title: &str, rates: &[Rate], what: &dyn Fn(&Rate) -> Markup) -> Markup {
    let says = &room.says.holding;
    let head = el("tr", "")
        .child(column(title))
        .child(column(says.not_right));
    let mut body = el("tbody", "");
    for rate in rates {
        let missed = rate.partly + rate.wrong;
        let told = (says.rate)(missed, rate.done, rate.percent());
        let bar = picture(
            "lots-rates__bar",
            "0 0 100 10",
            vec![
                ("lots-rates__all", "M0 0H100V10H0Z".to_owned()),
                ("lots-rates__part", format!("M0 0H{}V10H0Z", rate.percent())),
            ],
        );
        let name = el("th", "").attr("scope", "row").child(what(rate));
        let figures = el("td", "").child(line("span", "", &told)).child(bar);
        body = body.child(el("tr", "").child(name).child(figures));
    }
    el("table", "lots-rates__table")
        .child(line("caption", "lots-hidden", title))
        .child(el("thead", "").child(head))
        .child(body)
}
