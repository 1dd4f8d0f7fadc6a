//! Prescribed texts: plain words in the pack's language, and a place for whatever is not known.

use chrono::NaiveDate;
use samverkanslots::engine::assessment::assess;
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
        let got = assess(pack, &case);
        let fill = |at: usize| fill(pack, &case, &got, &pack.templates[at], "");
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
