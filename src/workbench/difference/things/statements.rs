//! The statements of a pack as they are compared: rules, what is acknowledged and promised of them, what follows, examples.

use crate::author::model::{
    Border, Deadline, Duty, Example, Gap, Invariant, Line, Model, Notice, Rule, Template,
};
use crate::engine::pack::{RuleId, Validity};
use crate::workbench::difference::sides::line_in_words;
use crate::workbench::difference::things::item::Item;
use crate::workbench::difference::written;

pub(super) fn rule(model: &Model, rule: &Rule) -> Item {
    let Rule {
        place: _,
        id,
        // Its condition holds what the table says.
        table: _,
        decides,
        gives,
        excludes,
        when,
        exception_to,
        // How they are written is no matter: which they are stands in `exception_to`.
        named: _,
        force,
        basis,
        because,
        readings,
        restates,
        validity: Validity { from, to },
    } = rule;
    let decision = &model.decisions[*decides];
    let codes = |given: &[usize]| {
        let codes = given.iter().map(|&it| decision.values[it].code.as_str());
        codes.collect::<Vec<_>>().join(" ")
    };
    Item::new("rule", id, because)
        .rules("decides", decision.id.clone())
        .rules("gives", codes(gives))
        .rules("excludes", codes(excludes))
        .rules("when", written::condition(model, when.on_days().1))
        .rules("exception_to", ids(model, exception_to))
        .noted("force", force)
        .noted("basis", basis)
        .said("because", because)
        .said("readings", &ids(model, readings))
        .said("restates", &ids(model, restates))
        .rules("valid_from", format!("{from:?}"))
        .rules("valid_to", format!("{to:?}"))
}

/// The name of the gap at a place. It has no id: those of one decision are told apart by their order.
pub(in crate::workbench::difference) fn gap_id(model: &Model, index: usize) -> String {
    let gap = &model.gaps[index];
    let earlier = model.gaps[..index].iter();
    let number = earlier.filter(|other| other.decides == gap.decides).count() + 1;
    format!("{} {number}", model.decisions[gap.decides].id)
}

/// The name of a border: its rules.
pub(in crate::workbench::difference) fn border_id(model: &Model, border: &Border) -> String {
    ids(model, &border.rules)
}

pub(super) fn gap(model: &Model, index: usize) -> Item {
    let Gap {
        place: _,
        decides,
        when,
        readings,
        because,
        basis,
        acknowledged,
    } = &model.gaps[index];
    let (days, when) = when.on_days();
    Item::new("gap", &gap_id(model, index), because)
        .known_by(&model.decisions[*decides].id)
        .stated("when", written::condition(model, when))
        .stated("valid_from", format!("{:?}", days.from))
        .stated("valid_to", format!("{:?}", days.to))
        .said("because", because)
        .noted("basis", basis)
        .said("readings", &ids(model, readings))
        .acknowledged(acknowledged)
}

pub(super) fn border(model: &Model, border: &Border) -> Item {
    let Border {
        place: _,
        rules,
        because,
        basis,
        acknowledged,
    } = border;
    Item::new("border", &ids(model, rules), because)
        .said("because", because)
        .noted("basis", basis)
        .acknowledged(acknowledged)
}

pub(super) fn invariant(model: &Model, invariant: &Invariant) -> Item {
    let Invariant {
        place: _,
        id,
        says,
        because,
        basis,
    } = invariant;
    Item::new("invariant", id, because)
        .stated("says", written::statement(model, says))
        .said("because", because)
        .noted("basis", basis)
}

pub(super) fn duty(model: &Model, duty: &Duty) -> Item {
    let Duty {
        place: _,
        id,
        label,
        when,
        judgement,
        basis,
        because,
        force,
        deadlines,
    } = duty;
    let deadlines: Vec<String> = deadlines.iter().map(|it| deadline(model, it)).collect();
    Item::new("duty", id, label)
        .rules("when", written::condition(model, when))
        .said("label", label)
        .said("because", because)
        .noted("judgement", judgement)
        .noted("force", force)
        .noted("basis", basis)
        .rules("deadline", deadlines.join("; "))
}

fn deadline(model: &Model, deadline: &Deadline) -> String {
    let Deadline {
        when,
        from,
        offset,
        time,
        due,
        missed,
        text,
        late,
    } = deadline;
    let [when, due, missed] = [when, due, missed].map(|it| written::maybe(model, it.as_ref()));
    let from = from.as_ref().map(|from| written::anchor(model, from));
    format!("{when:?} {from:?} {offset:?} {time:?} {due:?} {missed:?} {text:?} {late:?}")
}

pub(super) fn notice(model: &Model, notice: &Notice) -> Item {
    let Notice {
        place: _,
        id,
        text,
        when,
        basis,
        tone,
    } = notice;
    Item::new("notice", id, text)
        .rules("when", written::condition(model, when))
        .said("text", text)
        .noted("tone", tone)
        .noted("basis", basis)
}

pub(super) fn text(model: &Model, text: &Template) -> Item {
    let Template {
        place: _,
        id,
        title,
        when,
        basis,
        because,
        lines,
    } = text;
    let words = lines.iter().map(|line| line_in_words(model, line));
    let conditions = lines.iter().map(|line| {
        let Line {
            when,
            // Its words stand under `line`.
            parts: _,
        } = line;
        written::maybe(model, when.as_ref())
    });
    Item::new("text", id, title)
        .rules("when", written::condition(model, when))
        .said("title", title)
        .said("because", because)
        .noted("basis", basis)
        .said("line", &words.collect::<Vec<_>>().join("\n"))
        .rules("line.when", conditions.collect::<Vec<_>>().join("\n"))
}

pub(super) fn example(model: &Model, example: &Example) -> Item {
    let Example {
        place: _,
        name,
        on,
        answers,
        expect,
        basis,
        duties,
        notices,
        never,
        deadlines,
        open,
    } = example;
    let mut expect: Vec<String> = (expect.iter())
        .map(|(&decision, expected)| written::expected(&model.decisions[decision], expected))
        .collect();
    expect.sort();
    let open = open.as_ref().map(|facts| {
        let mut ids: Vec<&str> = facts
            .iter()
            .map(|&it| model.facts[it].id.as_str())
            .collect();
        ids.sort_unstable();
        ids
    });
    Item::new("example", name, name)
        .noted("on", on)
        .noted("answers", answers)
        .noted("expect", &expect)
        .noted("basis", basis)
        .noted("duties", duties)
        .noted("notices", notices)
        .noted("never", never)
        .noted("deadlines", deadlines)
        .noted("open", &open)
}

/// The ids of some rules.
fn ids(model: &Model, rules: &[RuleId]) -> String {
    let ids = rules.iter().map(|&rule| model.rules[rule].id.as_str());
    ids.collect::<Vec<_>>().join(" ")
}
