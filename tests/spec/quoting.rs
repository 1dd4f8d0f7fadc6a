//! How much of what somebody gave is said back to them, and the digest that a pack is held against.

use chrono::NaiveDate;
use samverkanslots::author::{self, Disk};
use samverkanslots::contacts;
use samverkanslots::engine::pack::Pack;
use samverkanslots::exchange::answers::{self, Raw};
use samverkanslots::exchange::digest::sha256;
use samverkanslots::exchange::link;
use sha2::{Digest, Sha256};

fn demo() -> Pack {
    author::check("tests/cases/demo.toml", &Disk).unwrap().pack
}

fn on() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()
}

fn object(entries: Vec<(&str, Raw)>) -> Raw {
    Raw::Table(
        entries
            .into_iter()
            .map(|(key, raw)| (key.to_owned(), raw))
            .collect(),
    )
}

#[test]
fn what_is_wrong_with_a_huge_answer_is_said_in_a_few_words_that_begin_as_it_does() {
    let pack = demo();
    // Letters of one byte, of two and of four: none of them is cut in two.
    for letter in ["x", "å", "😀"] {
        let huge = letter.repeat(1_000_000);
        let begins = format!("`{}…`", letter.repeat(120));
        let mut tries = vec![object(vec![(&huge, Raw::Flag(true))])];
        for fact in &pack.facts {
            tries.push(object(vec![(&fact.id, Raw::Text(huge.clone()))]));
            tries.push(object(vec![(
                &fact.id,
                Raw::List(vec![Raw::Text(huge.clone())]),
            )]));
            tries.push(object(vec![(
                &fact.id,
                object(vec![(&huge, Raw::Flag(true))]),
            )]));
            tries.push(object(vec![(
                &fact.id,
                object(vec![(&huge, Raw::Text(String::new()))]),
            )]));
        }
        let mut quoted = 0;
        for raw in tries {
            for error in answers::case(&pack, &raw, on()).unwrap_err() {
                assert!(error.what.chars().count() < 250, "{}", error.what.len());
                quoted += usize::from(error.what.contains(&begins));
            }
        }
        assert!(quoted > 4, "{quoted} quote what was given");
    }
}

#[test]
fn what_is_wrong_with_contacts_is_bounded_however_long_their_keys_are_and_however_many() {
    let pack = demo();
    let huge = "å".repeat(1_000_000);
    let keys: Vec<String> = (0..1000).map(|number| format!("{number}{huge}")).collect();
    let keys = keys.iter().map(|key| (&**key, Raw::Flag(true))).collect();
    for raw in [
        object(keys),
        object(vec![(
            "contacts",
            object(vec![(&huge, object(vec![(&huge, Raw::Flag(true))]))]),
        )]),
    ] {
        let errors = contacts::read(&pack, &raw).unwrap_err();
        let told: String = errors.iter().map(ToString::to_string).collect();
        assert!(told.contains("å…"), "{told}");
        assert!(told.chars().count() < 20_000, "{}", told.len());
    }
}

#[test]
fn the_name_of_another_pack_in_a_link_is_told_only_so_far() {
    let long = "x".repeat(10_000);
    let fragment = format!("lots=1&pack={long}&version=1&hash=0&on=2026-11-23&end");
    let error = link::read(&demo(), &fragment).unwrap_err().to_string();
    assert!(error.len() < 200, "{error}");
    assert!(error.ends_with("x…`"), "{error}");
}

#[test]
fn the_digest_of_a_pack_is_what_others_reckon_it_to_be_whatever_its_length() {
    assert_eq!(
        sha256(b"abc"),
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    );
    let text: Vec<u8> = (0..1000u32).map(|at| (at * 7 + at / 3) as u8).collect();
    for length in 0..=text.len() {
        let others: String = Sha256::digest(&text[..length])
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        assert_eq!(sha256(&text[..length]), others, "of {length} bytes");
    }
}
