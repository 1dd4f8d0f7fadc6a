//! What there is to do: what is due, a set that was handed over, practice by topic, and what has been done and came of it.

use std::cmp::Reverse;

use leptos::prelude::{Notify, Track, Trigger};

use crate::training::lesson::{
    Before, Begin, Lesson, Message, Origin, Overview, Stage, Way, decision_of,
};
use crate::training::{Mastery, Standing};
use crate::ui::markup::{Markup, button, el, line, live, nothing};
use crate::ui::training::guessing::choice;
use crate::ui::training::room::{Keeper, Room};
use crate::ui::training::{bringing, done, opening};

pub(super) fn page(room: Room) -> Markup {
    let says = room.says;
    let overview = room.read_now(Lesson::overview);
    let title = room.of_pack(line("p", "lots-eyebrow", &room.pack().title));
    let mut page = el("article", "lots-lesson")
        .child(title)
        .child(room.title(says.start))
        .child(line("p", "", says.intro));
    if room.set_is_unfit() {
        let origin = match room.is_course() {
            true => Origin::Course,
            false => Origin::Link,
        };
        page = page.child(line("p", "lots-mistake", (says.given_unfit)(origin)));
    }
    if room.read_now(Lesson::is_vain) {
        page = page.child(line("p", "lots-mistake", says.vain));
    }
    let before = match overview.before {
        Before::Whole => None,
        Before::OtherRules => Some(says.before_other),
        Before::Damaged => Some(says.before_damaged),
    };
    let before = before.map(|told| line("p", "lots-mistake", told));
    // The address of a course may name its learner, and what is put together there would be handed on with it.
    let holding = (!room.is_course()).then(|| {
        let way = button("lots-link", move || room.send(Message::WentToHolding));
        el("p", "").child(way.text(says.holding.title))
    });
    page.maybe(before)
        .child(first(room, &overview))
        .maybe(latest(room))
        .child(way(room))
        .child(mixed(room, &overview))
        .child(topics(room, &overview))
        .maybe(changed(room, &overview))
        .maybe(gone(room, &overview))
        .child(opening::part(room))
        .child(progress(room))
        .maybe(holding)
}

fn primary(room: Room, message: impl Fn() -> Message + 'static, text: &str) -> Markup {
    button("lots-button lots-button--primary", move || {
        room.send(message())
    })
    .text(text)
}

fn began(room: Room, begin: Begin) -> impl Fn() -> Message + 'static {
    move || Message::Began(begin.clone(), room.seed())
}

/// What one does next: the round that was left, the set that was handed over, what is due.
fn first(room: Room, overview: &Overview) -> Markup {
    let says = room.says;
    let part = |title: &str, told: &str| {
        el("section", "lots-next")
            .child(room.heading(1, "lots-heading").text(title))
            .child(line("p", "", told))
    };
    let left = room.read_now(|lesson| {
        let round = lesson.round().filter(|it| it.next().is_some());
        round.map(|it| (it.done.len(), it.exercises.len()))
    });
    let mut parts = el("div", "lots-lesson__parts");
    if let Some((done, of)) = left {
        let told = (says.left)(done, of);
        let go_on = primary(room, || Message::Continued, says.go_on);
        parts = parts.child(
            el("section", "lots-next")
                .child(line("p", "", &told))
                .child(go_on),
        );
    }
    parts = parts.maybe(given(room));
    if overview.due > 0 {
        let told = (says.due_count)(overview.due);
        let begin = primary(room, began(room, Begin::Due), says.repeat);
        return parts.child(part(says.due, &told).child(begin));
    }
    let told = match overview.next {
        Some(day) => (says.due_next)(&room.words.day_of(day)),
        None => says.due_none.to_owned(),
    };
    // Who has done nothing has nothing to hear of it.
    match overview.all.new == overview.all.rules {
        true => parts,
        false => parts.child(part(says.due, &told)),
    }
}

/// The set that was handed over. What there really is of it is known only when its cases are drawn, which comes after the page is seen.
fn given(room: Room) -> Option<Markup> {
    room.read_now(|lesson| lesson.given().map(|_| ()))?;
    let drawn = Trigger::new();
    if !room.read_now(Lesson::has_drawn_given) {
        room.draw_given(move || {
            drawn.notify();
            // What comes in the place of the hint is read where one listens, and the learner may be elsewhere by now.
            let is_here = room.read_now(|lesson| *lesson.stage() == Stage::Start);
            if is_here {
                let is_any = room.read_now(|lesson| !lesson.given_exercises().is_empty());
                room.announce(room.says.given_come[usize::from(!is_any)]);
            }
        });
    }
    Some(live(move || {
        drawn.track();
        offered(room).unwrap_or_else(nothing)
    }))
}

/// What there really is of it, and what is otherwise than it was put together.
fn offered(room: Room) -> Option<Markup> {
    let says = room.says;
    let (title, origin, pass, amended, count) = room.read_now(|lesson| {
        let given = lesson.given()?;
        let is_drawn = lesson.has_drawn_given();
        let count = is_drawn.then(|| lesson.given_exercises().len());
        let (choice, amended) = (&given.choice, given.amended);
        Some((
            given.title.clone(),
            given.origin,
            choice.pass,
            amended,
            count,
        ))
    })?;
    let heading = match title.as_str() {
        "" => says.given.to_owned(),
        title => format!("{}: {title}", says.given),
    };
    let part = el("section", "lots-next").child(room.heading(1, "lots-heading").text(&heading));
    let count = match count {
        None => return Some(part.child(line("p", "lots-hint", says.given_coming))),
        Some(0) => return Some(part.child(line("p", "lots-mistake", (says.given_empty)(origin)))),
        Some(count) => count,
    };
    let mistake = |is_so: bool, told| is_so.then(|| line("p", "lots-mistake", told));
    let told = (says.given_told)(count, pass);
    let begin = primary(room, began(room, Begin::Given), says.begin);
    let part = part
        .child(line("p", "", &told))
        .maybe(mistake(amended.left_out > 0, (says.given_partly)(origin)))
        .maybe(mistake(amended.lowers_pass, (says.given_lowered)(origin)))
        .child(begin);
    Some(part)
}

/// The set that was finished last: it can be looked at and saved until another one is.
fn latest(room: Room) -> Option<Markup> {
    let (says, result) = (room.says, done::result(room)?);
    let told = (says.done_told)(result.right, result.of, result.points);
    let show = button("lots-button", move || room.send(Message::WentToResult));
    let part = el("section", "lots-next")
        .child(room.heading(1, "lots-heading").text(says.latest))
        .child(line("p", "", &told))
        .child(line("p", "lots-hint", says.points_told))
        .child(show.text(says.latest_show))
        .child(done::file(room));
    Some(part)
}

/// How exercises are done.
fn way(room: Room) -> Markup {
    let says = room.says;
    let now = room.read_now(|lesson| lesson.way());
    let mut list = el("div", "lots-choices");
    let ways = [
        (Way::Reading, says.way_reading),
        (Way::Asking, says.way_asking),
    ];
    for (way, label) in ways {
        let control = el("input", "")
            .attr("type", "radio")
            .attr("name", "lots-way")
            .flag("checked", now == way)
            .on("change", move |_| room.send(Message::ChoseWay(way)));
        list = list.child(choice(control, line("span", "", label)));
    }
    el("fieldset", "lots-ask")
        .child(el("legend", "").child(line("span", "lots-ask__title", says.way)))
        .child(list)
}

fn mixed(room: Room, overview: &Overview) -> Markup {
    let says = room.says;
    let all = &overview.all;
    let begin = button("lots-button", move || {
        room.send(began(room, Begin::Mixed)())
    });
    el("section", "lots-next")
        .child(room.heading(1, "lots-heading").text(says.mixed))
        .child(line("p", "", says.mixed_told))
        .child(bar(room, all))
        .child(begin.text(says.mixed_begin))
}

/// The topics: those with weak rules first, then all of them by the decision that they are about, each group folded with how well it is known.
fn topics(room: Room, overview: &Overview) -> Markup {
    let (says, pack) = (room.says, room.pack());
    let mut part =
        el("section", "lots-topics").child(room.heading(1, "lots-heading").text(says.topics));
    let mut weak: Vec<&(usize, Standing)> = overview.topics.iter().collect();
    weak.retain(|(_, standing)| standing.weak > 0);
    weak.sort_by_key(|(_, standing)| Reverse(standing.weak));
    weak.truncate(MOST_WEAK);
    if !weak.is_empty() {
        part = part
            .child(room.heading(2, "lots-topics__group").text(says.topics_weak))
            .child(list(room, "weak", &weak));
    }
    let of = |(topic, _): &(usize, Standing)| decision_of(&pack, *topic);
    for group in overview.topics.chunk_by(|one, other| of(one) == of(other)) {
        let Some(decision) = group.first().and_then(of) else {
            continue;
        };
        let title = line(
            "span",
            "lots-topics__title",
            &pack.decisions[decision].title,
        );
        let count = (says.topics_count)(group.len());
        let summary = el("summary", "")
            .child(room.of_pack(title))
            .text(" ")
            .child(line("span", "lots-hint", &count));
        let all: Vec<&(usize, Standing)> = group.iter().collect();
        let name = format!("of{decision}");
        part = part.child(
            el("details", "lots-details")
                .child(summary)
                .child(list(room, &name, &all)),
        );
    }
    part
}

/// Some topics, how well each is known, and the way into it.
fn list(room: Room, name: &str, topics: &[&(usize, Standing)]) -> Markup {
    let (says, pack) = (room.says, room.pack());
    let mut list = el("ul", "lots-topics__list");
    for (topic, standing) in topics {
        let topic = *topic;
        let id = format!("lots-topic-{name}-{topic}");
        let title = line("span", "lots-topics__title", &pack.sections[topic].title);
        let begin = button("lots-button", move || {
            room.send(began(room, Begin::Topic(topic))());
        })
        .attr("aria-describedby", &id)
        .text(says.practise);
        let told = el("div", "lots-topics__told")
            .attr("id", &id)
            .child(room.of_pack(title))
            .child(bar(room, standing));
        list = list.child(el("li", "lots-topics__topic").child(told).child(begin));
    }
    list
}

/// As many topics with weak rules stand before all others: more than that nobody begins with.
const MOST_WEAK: usize = 5;

/// As many rules as are drawn one by one; more are told in words alone.
const MOST_DRAWN: usize = 40;

/// How many rules are known how well: a square for each, with the numbers in words.
fn bar(room: Room, standing: &Standing) -> Markup {
    let all = [
        (Mastery::Mastered, standing.mastered),
        (Mastery::Growing, standing.growing),
        (Mastery::Weak, standing.weak),
        (Mastery::New, standing.new),
    ];
    let mut bar = el("span", "lots-bar").attr("aria-hidden", "true");
    let mut words: Vec<String> = Vec::new();
    for (mastery, count) in all.into_iter().filter(|(_, count)| *count > 0) {
        words.push(format!("{count} {}", (room.says.mastery)(mastery)));
        let drawn = if standing.rules > MOST_DRAWN {
            0
        } else {
            count
        };
        for _ in 0..drawn {
            bar = bar.child(el("span", "lots-bar__rule").attr("data-known", code(mastery)));
        }
    }
    let told = format!("{}: {}", room.says.rules, words.join(" · "));
    el("span", "lots-bar__told")
        .child(bar)
        .child(line("span", "lots-hint", &told))
}

fn code(mastery: Mastery) -> &'static str {
    match mastery {
        Mastery::New => "new",
        Mastery::Weak => "weak",
        Mastery::Growing => "growing",
        Mastery::Mastered => "mastered",
    }
}

/// The rules that say something else than when they were learnt.
fn changed(room: Room, overview: &Overview) -> Option<Markup> {
    let (says, pack) = (room.says, room.pack());
    let mut list = el("ul", "lots-list");
    for &rule in &overview.changed {
        let because = line("li", "", &pack.rules[rule].because);
        list = list.child(room.of_pack(because));
    }
    let told = (says.changed)(overview.changed.len());
    let begin = button("lots-button", move || {
        room.send(began(room, Begin::Changed)())
    });
    (!overview.changed.is_empty()).then(|| {
        el("section", "lots-next")
            .child(room.heading(1, "lots-heading").text(&told))
            .child(list)
            .child(begin.text(says.changed_begin))
    })
}

/// That rules which were known are there no more.
fn gone(room: Room, overview: &Overview) -> Option<Markup> {
    let says = room.says;
    (overview.gone > 0).then(|| {
        let told = (says.gone)(overview.gone);
        el("section", "lots-next")
            .child(room.heading(1, "lots-heading").text(&told))
            .child(line("p", "", says.gone_told))
    })
}

/// What has been done: where it is kept, and the ways to save it and to throw it away.
fn progress(room: Room) -> Markup {
    let says = room.says;
    let kept = match room.keeper() {
        Keeper::Browser => says.keeps,
        Keeper::Platform => says.platform_keeps,
        Keeper::Nobody => says.keeps_not,
    };
    let part = el("section", "lots-next")
        .child(room.heading(1, "lots-heading").text(says.progress))
        .child(line("p", "lots-hint", kept));
    if room.kept().is_empty() {
        return part.child(bringing::part(room));
    }
    let clear = move || {
        room.send(Message::Cleared);
        room.announce(says.cleared);
    };
    let body = el("div", "lots-details__body")
        .child(line("p", "", says.clear_sure))
        .child(button("lots-button", clear).text(says.clear_yes));
    // Opened first: what cannot be undone is not one press away.
    let clear = el("details", "lots-details lots-details--quiet")
        .child(line("summary", "", says.clear))
        .child(body);
    part.child(bringing::saving(room))
        .child(bringing::part(room))
        .child(clear)
}
