//! The worker's own judgement on a conclusion: a mark with the reason, and a closed form to give, change or withdraw it.

use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;

use crate::engine::pack::DecisionId;
use crate::session::Message;
use crate::session::advice::Advice;
use crate::session::judgement::{LONGEST, Refusal, reason};
use crate::session::standing::Standing;
use crate::ui::desk::Desk;
use crate::ui::markup::{Markup, button, el, line, live, several};
use crate::ui::{focus, folds};

/// The mark and the form, on a decision that has come to an end.
pub fn judgement(desk: Desk, standing: &Standing, advice: &Advice) -> Option<Markup> {
    if !advice.may_judge || !standing.is_final() {
        return None;
    }
    let decision = standing.decision;
    let given = advice
        .judgements
        .iter()
        .find(|judgement| judgement.decision == decision)
        .map(|judgement| judgement.reason.as_str());
    let telling = desk.telling();
    let form = form(desk, decision, given);
    let title = if given.is_some() {
        telling.taking.judge_again
    } else {
        telling.taking.judge
    };
    let title = line("summary", "", title).attr("data-place", &place(decision));
    let details = el("details", "lots-details lots-details--quiet lots-judgement")
        .child(title)
        .child(form);
    let Some(given) = given else {
        return Some(details);
    };
    let mark = el("div", "lots-judged")
        .child(line("p", "lots-judged__mark", telling.taking.judged))
        .child(line("p", "lots-judged__reason", given));
    Some(several(vec![mark, details]))
}

/// The `data-place` of what leads to the form of a decision.
pub fn place(decision: DecisionId) -> String {
    "judge-".to_owned() + &decision.to_string()
}

fn form(desk: Desk, decision: DecisionId, given: Option<&str>) -> Markup {
    let telling = desk.telling();
    let id = |part: &str| place(decision) + part;
    let (field, hint, wrong) = (id("-field"), id("-hint"), id("-wrong"));
    let mistake = move || match &desk.controls().judged_badly {
        Some((of, told)) if *of == decision => line("span", "", told),
        _ => several(Vec::new()),
    };
    let text = el("textarea", "lots-field lots-judgement__field")
        .attr("id", &field)
        .attr("rows", "3")
        .attr("maxlength", &LONGEST.to_string())
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("aria-describedby", &(hint.clone() + " " + &wrong))
        .verbatim(given.unwrap_or_default());
    let alert = el("p", "lots-mistake")
        .attr("id", &wrong)
        .attr("role", "alert")
        .child(live(mistake));
    let save = line(
        "button",
        "lots-button lots-button--primary",
        telling.taking.add_judgement,
    )
    .attr("type", "submit")
    .attr("part", "button");
    let mut actions = el("div", "lots-actions").child(save);
    if given.is_some() {
        let withdraw = button("lots-link", move || {
            folds::keep(&desk.root(), &place(decision));
            desk.send(Message::VisitorWithdrewJudgement { decision });
        });
        actions = actions.child(withdraw.text(telling.taking.withdraw_judgement));
    }
    el("form", "lots-details__body")
        .attr("novalidate", "")
        .on("submit", move |event| submit(desk, decision, &event))
        .child(line("label", "", telling.taking.judge_why).attr("for", &field))
        .child(line("p", "lots-hint", telling.taking.judge_where).attr("id", &hint))
        .child(alert)
        .child(text)
        .child(actions)
}

fn submit(desk: Desk, decision: DecisionId, event: &web_sys::Event) {
    event.prevent_default();
    let field = focus::find(&desk.root(), &format!("#{}-field", place(decision)));
    let Some(field) = field.and_then(|field| field.dyn_into::<HtmlTextAreaElement>().ok()) else {
        return;
    };
    let told = match reason(&field.value()) {
        Ok(reason) => {
            folds::keep(&desk.root(), &place(decision));
            return desk.send(Message::VisitorJudged { decision, reason });
        }
        Err(Refusal::Nothing) => desk.telling().taking.judge_nothing,
        Err(Refusal::IdentityNumber) => desk.words.mistake_identity,
    };
    desk.touch(|controls| controls.judged_badly = Some((decision, told)));
    let _ = field.focus();
}
