//! Prescribed texts: plain words in the pack's language, and a place for whatever is not known.

use chrono::NaiveDate;
use samverkanslots::engine::filling::{fill, offered};
use samverkanslots::engine::pack::{Pack, Part};
use samverkanslots::engine::written;
use samverkanslots::exchange::answers::case;

use crate::carrying::worked_cases;
use crate::packs::shipped;

/// Every text that a worked case of a pack is offered.
fn texts(pack: &Pack) -> Vec<String> {
    let mut texts = Vec::new();
    for (of, answers, on) in worked_cases() {
        if of != pack.id {
            continue;
        }
        let case = case(pack, &answers, on).unwrap();
        let fill = |at: usize| fill(pack, &case, &pack.templates[at], &[], None);
        texts.extend(offered(pack, &case).into_iter().map(fill));
    }
    texts
}

fn has_digits_of_a_day(text: &str) -> bool {
    let shape: String = text
        .chars()
        .map(|letter| if letter.is_ascii_digit() { '0' } else { letter })
        .collect();
    shape.contains("0000-00-00")
}

#[test]
fn a_text_is_plain_headings_have_no_mark_and_stand_apart_and_days_are_in_words() {
    for checked in shipped() {
        let pack = &checked.pack;
        let texts = texts(pack);
        assert!(texts.len() >= 6, "{}: {} texts", pack.id, texts.len());
        let headings: Vec<&str> = pack
            .templates
            .iter()
            .flat_map(|template| &template.lines)
            .filter_map(|line| match line.parts.as_slice() {
                [Part::Words(words)] => words.strip_prefix("# "),
                _ => None,
            })
            .collect();
        for text in &texts {
            assert!(!text.contains('#'), "{}: {text}", pack.id);
            assert!(!has_digits_of_a_day(text), "{}: {text}", pack.id);
            let lines: Vec<&str> = text.lines().collect();
            for at in 1..lines.len() {
                if headings.contains(&lines[at]) {
                    assert_eq!(lines[at - 1], "", "{}: before {}", pack.id, lines[at]);
                }
            }
        }
    }
    let danish = &shipped().iter().find(|it| it.pack.lang == "da").unwrap();
    let dated = |text: &String| text.contains("23. november 2026");
    assert!(texts(&danish.pack).iter().any(dated));
}

#[test]
fn a_deadline_whose_day_is_not_known_leaves_a_place_for_a_day_and_never_the_name_of_the_duty() {
    let mut places = 0;
    for checked in shipped() {
        let pack = &checked.pack;
        for text in texts(pack) {
            for duty in &pack.duties {
                let named = format!("[{}]", duty.label);
                assert!(!text.contains(&named), "{}: {text}", pack.id);
            }
            places += usize::from(text.contains("Anmäls senast: [dag]"));
        }
    }
    assert!(places > 0, "no worked case has a meeting without a day");
}

#[test]
fn a_day_is_written_as_in_the_language_and_by_its_digits_in_one_that_is_not_known() {
    let day = |lang: &str, date: &str| written::day(lang, date.parse::<NaiveDate>().unwrap());
    for (lang, date, expected) in [
        ("sv", "2026-03-03", "3 mars 2026"),
        ("sv-FI", "2026-12-31", "31 december 2026"),
        ("da", "2026-03-03", "3. marts 2026"),
        ("da-DK", "2028-02-29", "29. februar 2028"),
        ("de", "2026-05-01", "2026-05-01"),
        ("", "2026-05-01", "2026-05-01"),
        // No language of ours, though its tag begins as one.
        ("dak", "2026-05-01", "2026-05-01"),
    ] {
        assert_eq!(day(lang, date), expected);
    }
    assert_eq!(written::at("da", "08:30"), "kl. 08.30");
    assert_eq!(written::at("en", "08:30"), "08:30");
}

#[test]
fn what_is_not_known_is_asked_for_in_words_and_never_by_the_label_of_the_question() {
    let mut places = 0;
    for checked in shipped() {
        let pack = &checked.pack;
        let named = pack.templates.iter().flat_map(|it| &it.lines);
        let named = named.flat_map(|line| &line.parts);
        for part in named {
            if let Part::Fact(fact) = part {
                let fact = &pack.facts[*fact];
                // A line that stands only where the answer is known needs no other words.
                let label = format!("[{}]", fact.short);
                for text in texts(pack) {
                    assert!(!text.contains(&label), "{}: {text}", pack.id);
                    places += usize::from(!fact.blank.is_empty() && text.contains(&fact.blank));
                }
            }
        }
        for decision in &pack.decisions {
            let label = format!("[{}]", decision.title);
            let all = texts(pack);
            assert!(all.iter().all(|text| !text.contains(&label)), "{label}");
        }
    }
    assert!(places > 0, "no worked case leaves a question open");
}

#[test]
fn a_day_of_the_local_calendar_is_filled_in_and_marked_where_nobody_has_answered_and_gives_way_to_an_answer()
 {
    let pack = &shipped()[0].pack;
    let fact = pack.fact("next_meeting_on").unwrap();
    let answers = |more: &str| {
        let raw = format!(
            r#"{{"situation": "need_other_unit", "active_units": ["iof_finance"], "urgency": "ordinary", "health_and_social": "no",
                "consent_contact_other_unit": "no"{more}}}"#
        );
        let raw = serde_json::from_str(&raw).unwrap();
        let case = case(pack, &raw, "2026-11-23".parse().unwrap()).unwrap();
        let at = offered(pack, &case)
            .into_iter()
            .find(|&at| pack.templates[at].id == "meeting_notice_anonymous")
            .unwrap();
        let local = "2026-12-09".parse::<NaiveDate>().unwrap();
        let filled = |local| fill(pack, &case, &pack.templates[at], &[], local);
        (filled(None), filled(Some((fact, local))))
    };
    let local = "Mötesdag: 9 december 2026 (enligt kalendern). Anmäls senast: 8 december 2026 kl. 12.00 (enligt kalendern).";
    for unanswered in ["", r#", "next_meeting_on": null"#] {
        let (without, with) = answers(unanswered);
        assert!(
            without.contains("Mötesdag: [dag för mötet]. Anmäls senast: [dag] kl. 12.00."),
            "{without}"
        );
        assert!(with.contains(local), "{with}");
    }
    let (without, with) = answers(r#", "next_meeting_on": "2026-12-02""#);
    assert_eq!(without, with);
    assert!(
        with.contains("Mötesdag: 2 december 2026. Anmäls senast: 1 december 2026 kl. 12.00."),
        "{with}"
    );
}

#[test]
fn a_note_says_by_whose_rules_it_came_about_and_of_which_version() {
    for checked in shipped() {
        let pack = &checked.pack;
        let named = format!(
            "{} ({}), version {}.",
            pack.title, pack.subtitle, pack.version
        );
        let mut notes = 0;
        for (_, answers, on) in worked_cases().into_iter().filter(|(of, ..)| *of == pack.id) {
            let case = case(pack, &answers, on).unwrap();
            for at in offered(pack, &case) {
                let template = &pack.templates[at];
                if template.id.starts_with("journal_note") {
                    let note = fill(pack, &case, template, &[], None);
                    assert!(note.contains(&named), "{}: {note}", pack.id);
                    notes += 1;
                }
            }
        }
        assert!(notes > 0, "{}", pack.id);
    }
}
