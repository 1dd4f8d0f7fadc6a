//! What the law says: the citation as the source makes it, and what is in force today. Law that the source is silent about is
//! labelled as law.

use crate::engine::pack::{Law, LawStatus};
use crate::ui::desk::Desk;
use crate::ui::markup::{Markup, el, line};
use crate::ui::wording::{Telling, Wording};

/// The law beside some basis ids, in full; what has been told just above, and is added to, not once more.
pub fn laws(desk: Desk, basis: &[String], told: &mut Vec<String>) -> Option<Markup> {
    let pack = desk.pack();
    let mut list = el("ul", "lots-law");
    let mut some = false;
    for law in pack.laws(basis) {
        let whole = [law.says.as_str(), &law.today, &law.note].join("\n");
        if told.contains(&whole) {
            continue;
        }
        told.push(whole);
        list = list.child(item(desk.words, &|words| desk.of_pack(words), law));
        some = true;
    }
    some.then_some(list)
}

/// The same, closed.
pub fn folded_laws(desk: Desk, basis: &[String]) -> Option<Markup> {
    let list = laws(desk, basis, &mut Vec::new())?;
    let title = line("summary", "", desk.telling().law_then_and_now);
    Some(
        el("details", "lots-details lots-details--quiet")
            .child(title)
            .child(list),
    )
}

/// One citation; `of_pack` marks words of the pack's language.
pub fn item(words: &Wording, of_pack: &dyn Fn(Markup) -> Markup, law: &Law) -> Markup {
    let telling = Telling::of(words);
    let said = if law.says.is_empty() {
        line("p", "lots-law__overlay", telling.law_overlay)
    } else {
        line("p", "", telling.law_said)
            .text(" ")
            .child(of_pack(line("span", "", &law.says)))
    };
    let mut checked = (telling.law_checked)(law.status, &words.day_of(law.checked));
    if let Some(since) = law.since {
        checked = (telling.law_since)(&words.day_of(since)) + " · " + &checked;
    }
    let mut checked = line("p", "lots-law__checked", &checked);
    if !law.address.is_empty() {
        let address = of_pack(line("span", "", &law.address));
        checked = checked.text(" · ").child(address);
    }
    let today = line("p", "", telling.law_today)
        .text(" ")
        .child(of_pack(line("strong", "", &law.today)));
    el("li", "lots-law__item")
        .attr("data-status", status(law.status))
        .child(said)
        .child(today)
        .child(of_pack(line("p", "", &law.note)))
        .child(checked)
}

fn status(status: LawStatus) -> &'static str {
    match status {
        LawStatus::Confirmed => "confirmed",
        LawStatus::Partly => "partly",
        LawStatus::Unverified => "unverified",
    }
}
