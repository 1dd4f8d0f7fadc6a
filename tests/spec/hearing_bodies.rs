//! "Skriv det du hör": what a body says no to, what is refused, withdrawn or over, is no fact of the case.

use crate::hearing::{Ear, shipped};

/// Codes that a text must not propose, and those that it must; each text is heard alone.
type Row = (
    &'static str,
    &'static [&'static str],
    &'static [&'static str],
);

fn hold(pack: &str, rows: &[Row]) {
    let ear: Ear = shipped(pack);
    let mut wrong = Vec::new();
    for (text, never, heard) in rows {
        let codes = ear.codes(text);
        let begins = |it: &&&str| codes.iter().any(|code| code.starts_with(**it));
        let said: Vec<&&str> = never.iter().filter(begins).collect();
        let missing: Vec<&&str> = heard.iter().filter(|it| !begins(it)).collect();
        if !said.is_empty() || !missing.is_empty() {
            wrong.push(format!("{pack} `{text}`: {codes:?}"));
        }
        if codes.is_empty() && ear.left(text).is_empty() {
            wrong.push(format!(
                "{pack} `{text}`: nothing is heard, and nothing is shown"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_consent_that_is_withdrawn_is_never_heard_as_given() {
    let yes: &[&str] = &["consent_plan=yes", "consent_contact_authority=yes"];
    let no: &[&str] = &["consent_plan=no", "consent_contact_authority=no"];
    hold(
        "danmark",
        &[
            ("samtykke er trukket tilbage", yes, no),
            ("har trukket sit samtykke", yes, no),
            ("har trukket sit samtykke tilbage", yes, no),
            ("trækker samtykket tilbage", yes, no),
            ("borgeren har fortrudt sit samtykke", yes, no),
            ("samtykket er udløbet og tilbagekaldt", yes, &[]),
        ],
    );
    for pack in ["stockholm", "malmo", "ekero"] {
        hold(
            pack,
            &[
                ("samtycket har återkallats", &["consent_plan=yes"], &[]),
                ("har återtagit allt samtycke", &["consent_plan=yes"], &[]),
            ],
        );
    }
}

#[test]
fn what_a_body_says_no_to_or_somebody_says_no_to_a_body_for_is_no_fact_of_the_case() {
    hold(
        "danmark",
        &[
            (
                "borgeren siger nej til at vi taler med psykiatrien",
                &["active_units", "needs"],
                &[],
            ),
            ("siger nej til jobcenteret", &["active_units", "needs"], &[]),
            (
                "vil ikke kontakte jobcenteret",
                &["active_units", "needs"],
                &[],
            ),
            (
                "psykiatrien vil ikke være med",
                &["active_units", "needs"],
                &[],
            ),
        ],
    );
    hold(
        "malmo",
        &[
            ("fsf vill inte vara med", &["active_units"], &[]),
            ("hvof säger nej", &["active_units"], &[]),
            ("hvof avböjer", &["active_units"], &[]),
            (
                "frivården vill inte komma",
                &["active_units", "needs", "consent"],
                &[],
            ),
            (
                "har inte kontakt med frivården",
                &["consent", "needs", "active_units+"],
                &[],
            ),
            (
                "inte aktuell på FSF",
                &["active_units+"],
                &["active_units-fsf"],
            ),
            (
                "får inte kontakta frivården",
                &["consent_contact_probation=yes"],
                &["consent_contact_probation=no"],
            ),
        ],
    );
    hold(
        "stockholm",
        &[
            (
                "hon är med på SIP men inte på att vi ringer psykiatrin",
                &["needs"],
                &["consent_plan=yes"],
            ),
            (
                "ingen på psykiatrin tycker att det behövs en SIP",
                &["needs", "need_seen_by"],
                &[],
            ),
            (
                "beroendemottagningen vill ha SIP, det vill inte han",
                &["need_seen_by+person"],
                &[],
            ),
            ("kuratorn vill ha en SIP", &["need_seen_by+person"], &[]),
            ("hon vill ha en SIP", &[], &["need_seen_by+person"]),
            (
                "vi vill ha en SIP",
                &["need_seen_by+person"],
                &["need_seen_by+us"],
            ),
            (
                "inte aktuell på missbruk",
                &["active_units+", "needs+"],
                &[],
            ),
        ],
    );
}

#[test]
fn what_was_is_not_taken_for_what_is() {
    hold(
        "stockholm",
        &[
            (
                "varit placerad i familjehem som barn",
                &["placed_family_care", "active_units"],
                &[],
            ),
            (
                "hon har haft en SIP men den är avslutad",
                &["sip_exists"],
                &[],
            ),
            ("har varit hemlös i två år", &[], &["homeless=yes"]),
            (
                "har aldrig haft missbruk",
                &["needs+"],
                &["needs-addiction"],
            ),
        ],
    );
    hold(
        "malmo",
        &[(
            "han har avslutat sin kontraktsvård",
            &["justice_status", "needs"],
            &[],
        )],
    );
}

#[test]
fn concern_for_a_child_is_heard_whoever_the_child_is() {
    for pack in ["stockholm", "malmo", "ekero"] {
        hold(
            pack,
            &[
                ("dottern far illa", &[], &["concern_child=yes"]),
                (
                    "hon har en dotter på 5 år som far illa",
                    &["age"],
                    &["concern_child=yes"],
                ),
                ("sonen blir slagen", &["needs"], &["concern_child=yes"]),
                (
                    "jag tror att sonen far illa hemma",
                    &[],
                    &["concern_child=yes"],
                ),
            ],
        );
    }
    hold(
        "danmark",
        &[(
            "ingen bekymring for børn",
            &["needs", "concern_child=yes"],
            &["concern_child=no"],
        )],
    );
}

#[test]
fn a_day_that_cannot_be_is_not_proposed_and_the_birthday_of_a_leap_day_is_the_28th_of_a_common_year()
 {
    hold(
        "stockholm",
        &[
            (
                "fyller år 23 april",
                &["birthday_next=2026"],
                &["birthday_next=2027-04-23"],
            ),
            (
                "fyller 19 den 29 februari",
                &["birthday_next=2024", "birthday_next=2028"],
                &["birthday_next=2027-02-28"],
            ),
        ],
    );
}

#[test]
fn words_that_workers_use_are_heard() {
    hold(
        "stockholm",
        &[
            (
                "det brådskar inte",
                &["urgency=acute"],
                &["urgency=ordinary"],
            ),
            ("enheterna är osams", &[], &["situation=disagreement"]),
            ("vi är kallade till en SIP", &[], &["situation=sip"]),
            (
                "urinprovet var positivt",
                &[],
                &["deviation_treatment+positive_test"],
            ),
            (
                "har missat två besök",
                &[],
                &["deviation_treatment+missed_visit"],
            ),
            ("hon är ny på förvaltningen", &[], &["known_before=never"]),
        ],
    );
    hold(
        "danmark",
        &[("hun er clean", &["needs"], &["concurrent_misuse=no"])],
    );
}
