//! What comes out otherwise today, as lines of text and as data.

use serde_json::{Value, json};

use crate::cli::text::{said, shorts};
use crate::cli::words::words;
use crate::engine::decision::{Finding, Status};
use crate::engine::otherwise::{Otherwise, Turn};
use crate::engine::pack::{Decision, Pack};
use crate::exchange::assessment::status_code;

/// Lines of text, one for each thing that differs; nothing where nothing does.
pub(super) fn in_words(pack: &Pack, otherwise: &Otherwise) -> String {
    let words = words(&pack.lang);
    if otherwise.is_empty() {
        return String::new();
    }
    if otherwise.is_not_in_force {
        return format!("{}\n", words.not_in_force_today);
    }
    if !otherwise.clash.is_empty() {
        let facts = shorts(pack, &otherwise.clash);
        return format!("{}: {facts}\n", words.clash_today);
    }
    let mut lines = vec![words.otherwise_today.to_owned()];
    for (decision, then, now) in &otherwise.decisions {
        let decision = &pack.decisions[*decision];
        lines.push(format!(
            "  - {}: {} → {}",
            decision.title,
            said(pack, decision, then),
            said(pack, decision, now)
        ));
    }
    for (duty, turn) in &otherwise.duties {
        let label = &pack.duties[*duty].label;
        lines.push(format!("  - {label}: {}", (words.turned)(*turn)));
    }
    lines.join("\n") + "\n"
}

/// The same as data, by code.
pub(super) fn as_json(pack: &Pack, otherwise: &Otherwise) -> Value {
    let finding = |decision: &Decision, finding: &Finding| {
        let values = match finding.status {
            Status::Gap => &finding.presumed,
            Status::Conflict => &finding.clashing,
            Status::Settled | Status::Open | Status::Contradiction => &finding.certain,
        };
        let codes = values
            .iter()
            .map(|&value| decision.values[value].code.as_str());
        json!({ "status": status_code(finding.status), "values": codes.collect::<Vec<&str>>() })
    };
    let decided = otherwise.decisions.iter().map(|(decision, then, now)| {
        let item = &pack.decisions[*decision];
        json!({ "decision": item.id, "then": finding(item, then), "now": finding(item, now) })
    });
    let turned = otherwise.duties.iter().map(|(duty, turn)| {
        let turn = match turn {
            Turn::Applies => "applies",
            Turn::Lapses => "lapses",
            Turn::Passes => "passes",
        };
        json!({ "duty": pack.duties[*duty].id, "now": turn })
    });
    let clash = otherwise.clash.iter().map(|&fact| &pack.facts[fact].id);
    json!({
        "not_in_force": otherwise.is_not_in_force, "clash": clash.collect::<Vec<_>>(),
        "decisions": decided.collect::<Vec<Value>>(), "duties": turned.collect::<Vec<Value>>(),
    })
}
