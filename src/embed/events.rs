//! The events that a host page hears, and what each carries.

use js_sys::Object;
use web_sys::{CustomEvent, CustomEventInit, Event, HtmlElement};

use crate::embed::answers;
use crate::embed::later::there;
use crate::embed::objects::{object, set};
use crate::engine::assessment::to_ask;
use crate::exchange::assessment::status_code;
use crate::session::{Presentation, Session};
use crate::ui::happening::Happening;

/// Tells the host page what its visitor did.
pub fn tell(host: &HtmlElement, session: &Session, happening: Happening, exposes_answers: bool) {
    let pack = session.pack();
    match happening {
        Happening::Answered(fact) => {
            let detail = object([("fact", pack.facts[fact].id.as_str().into())]);
            if exposes_answers {
                set(
                    &detail,
                    "value",
                    answers::value(pack, fact, session.case().answer(fact)),
                );
            }
            dispatch(host, "lots-answer", &detail);
        }
        // There is none before that.
        Happening::Result => {
            if let Ok(later) = there() {
                (later.tell_result)(host, session, exposes_answers);
            }
        }
        Happening::Copied => dispatch(host, "lots-copy", &Object::new()),
        // The attribute and the property stay in step with what is shown, and outlive a change of rules.
        Happening::Presented(presentation) => {
            let mode = match presentation {
                Presentation::Quick => "quick",
                Presentation::Guided => "guided",
            };
            let _ = host.set_attribute("mode", mode);
        }
        // The element hears of its attribute, and the widget of that.
        Happening::JudgedToday => {
            let _ = host.remove_attribute("on");
        }
        Happening::Shown(view) => {
            let detail = object([("view", view.code().into())]);
            dispatch(host, "lots-view", &detail);
        }
        // The element's own affair, and nobody else's: it goes up to nobody and tells nothing.
        Happening::Judged => {
            if let Ok(event) = Event::new("lots-judge") {
                let _ = host.dispatch_event(&event);
            }
        }
        Happening::StartedAgain => dispatch(host, "lots-reset", &Object::new()),
    }
}

/// Tells it of a result.
pub(super) fn tell_result(host: &HtmlElement, session: &Session, exposes_answers: bool) {
    let pack = session.pack();
    let assessment = to_ask(pack, session.case());
    let statuses = Object::new();
    for (decision, verdict) in pack.decisions.iter().zip(&assessment.decisions) {
        let status = status_code(verdict.finding.status);
        set(&statuses, &decision.id, status.into());
    }
    let detail = object([
        ("pack", pack.id.as_str().into()),
        ("version", pack.version.as_str().into()),
        ("statuses", statuses.into()),
    ]);
    if exposes_answers {
        set(&detail, "answers", answers::of(session));
    }
    dispatch(host, "lots-result", &detail);
}

fn dispatch(host: &HtmlElement, name: &str, detail: &Object) {
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    init.set_detail(detail);
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
        let _ = host.dispatch_event(&event);
    }
}
