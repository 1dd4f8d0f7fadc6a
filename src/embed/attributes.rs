//! The element's attributes, from the strings of HTML to what they mean.

use chrono::NaiveDate;
use web_sys::HtmlElement;

use crate::exchange::answers;
use crate::session::Presentation;
use crate::ui::clock::today;
use crate::ui::happening::Settings;

/// The longest that a case may lie untouched, in minutes: a day. Who asks for more gets that, and not a case that is never cleared.
const LONGEST: f64 = 1440.0;

/// What may change while the widget runs.
pub fn settings(host: &HtmlElement) -> Settings {
    let standard = Settings::default();
    let level = host
        .get_attribute("heading-level")
        .and_then(|level| level.trim().parse().ok());
    Settings {
        heading_level: level
            .filter(|level| (2..=5).contains(level))
            .unwrap_or(standard.heading_level),
        shortcuts: host
            .get_attribute("shortcuts")
            .is_none_or(|shortcuts| shortcuts != "off"),
        makes_links: host.has_attribute("link-to"),
        clear_after: host
            .get_attribute("clear-after")
            .map(|minutes| js_sys::parse_int(&minutes, 10))
            .filter(|minutes| *minutes >= 1.0)
            .map(|minutes| minutes.min(LONGEST) as u32),
    }
}

/// How the questions are put: as the attribute `mode` says, quick where it says nothing that is known here.
pub fn presentation(host: &HtmlElement) -> Presentation {
    match host.get_attribute("mode").as_deref().map(str::trim) {
        Some("guided") => Presentation::Guided,
        _ => Presentation::Quick,
    }
}

/// The day of judgement: the attribute `on`, else today where the worker is.
pub fn day(host: &HtmlElement) -> NaiveDate {
    host.get_attribute("on")
        .and_then(|on| answers::date(on.trim()))
        .unwrap_or_else(today)
}

/// Whether the host page wants to hear the answers themselves.
pub fn exposes_answers(host: &HtmlElement) -> bool {
    host.get_attribute("expose")
        .is_some_and(|expose| expose == "answers")
}
