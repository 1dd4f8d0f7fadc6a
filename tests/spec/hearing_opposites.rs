//! "Skriv det du hör": what is said is not heard as its opposite, nor as somebody else's, nor as it was another year.

use chrono::NaiveDate;

use crate::hearing::shipped;
use crate::hearing_denials::hears;

#[test]
fn a_wish_not_to_be_something_never_says_that_it_is_not_so() {
    hears(
        "stockholm",
        &[
            (
                "hon vill inte vara hemlös längre",
                &["homeless=yes", "needs+housing"],
                &[],
            ),
            (
                "han vill ej vara hemlös mer",
                &["homeless=yes", "needs+housing"],
                &[],
            ),
            (
                "vill inte längre vara hemlös",
                &["homeless=yes", "needs+housing"],
                &[],
            ),
            (
                "orkar inte vara hemlös längre",
                &["homeless=yes", "needs+housing"],
                &[],
            ),
            (
                "hemlös vill hon inte vara längre",
                &["homeless=yes", "needs+housing"],
                &[],
            ),
            (
                "vill inte vara hemlös",
                &["homeless=yes", "homeless=no"],
                &[],
            ),
            (
                "önskar inte bli hemlös",
                &["homeless=yes", "homeless=no"],
                &[],
            ),
            (
                "hemlös vill hon inte vara",
                &["homeless=yes", "homeless=no"],
                &[],
            ),
            (
                "vill aldrig mer bli hemlös",
                &["homeless=yes", "homeless=no"],
                &["mer"],
            ),
            (
                "vill inte vara arbetslös eller hemlös längre",
                &["needs+work", "homeless=yes", "needs+housing"],
                &[],
            ),
            (
                "vill inte vara hemlös och har inget missbruk",
                &["homeless=yes", "homeless=no", "needs-addiction"],
                &[],
            ),
            ("vill inte dricka längre", &["needs+addiction"], &[]),
            (
                "vill inte missbruka",
                &["needs+addiction", "needs-addiction"],
                &[],
            ),
            ("vill inte vara aktuell hos oss", &[], &["inte", "aktuell"]),
        ],
    );
    hears(
        "danmark",
        &[
            ("hun vil ikke være hjemløs længere", &["needs+housing"], &[]),
            ("orker ikke at være hjemløs mere", &["needs+housing"], &[]),
            (
                "vil ikke være hjemløs",
                &["needs+housing", "needs-housing"],
                &[],
            ),
            ("er ikke hjemløs", &["needs-housing"], &[]),
        ],
    );
}

#[test]
fn what_somebody_says_no_to_is_an_answer_though_it_is_said_as_a_wish() {
    hears(
        "stockholm",
        &[
            ("vill inte vara med på SIP", &["consent_plan=no"], &[]),
            ("vill inte vara med på planen", &["consent_plan=no"], &[]),
            (
                "vill inte ha SIP",
                &["sip_exists=withdrawn", "consent_plan=no"],
                &[],
            ),
            ("vill ej SIP", &["consent_plan=no"], &[]),
            ("vill ej ha hjälp", &["motivated=no"], &[]),
            (
                "vill inte ha hjälp med ekonomin",
                &["motivated=no"],
                &["ekonomin"],
            ),
            ("vill inte ha lägenhet", &["needs-housing"], &[]),
            ("är inte hemlös", &["homeless=no"], &[]),
            ("ska inte vara hemlös", &["homeless=no"], &[]),
        ],
    );
    hears(
        "danmark",
        &[("vil ikke have handleplan", &["consent_plan=no"], &[])],
    );
}

#[test]
fn what_goes_on_after_somebody_else_is_theirs_until_somebody_is_named_again() {
    hears(
        "stockholm",
        &[
            (
                "han är 25 men mamman är 50 och dricker",
                &["age_now=25"],
                &["mamman", "50", "dricker"],
            ),
            (
                "han är 25 men hans mamma är 50 och missbrukar",
                &["age_now=25"],
                &["mamma", "50", "missbrukar"],
            ),
            (
                "han är 25 och mamman är 50 och dricker",
                &["age_now=25"],
                &["mamman", "50", "dricker"],
            ),
            (
                "han är 25 och mamman dricker och är hemlös",
                &["age_now=25"],
                &["mamman dricker", "hemlös"],
            ),
            (
                "har en bror som är 50 och dricker",
                &[],
                &["bror", "50", "dricker"],
            ),
            (
                "mamman är 50 år och dricker",
                &[],
                &["mamman", "50 år", "dricker"],
            ),
            (
                "han är 25 men mamman är 50 och han dricker",
                &["age_now=25", "needs+addiction"],
                &["mamman", "50"],
            ),
            (
                "bor med sin sambo och son och är hemlös",
                &["homeless=yes", "needs+housing"],
                &["sambo", "son"],
            ),
            (
                "hon har en dotter på 12 år och är hemlös",
                &["homeless=yes", "needs+housing"],
                &["dotter", "12 år"],
            ),
        ],
    );
}

#[test]
fn an_age_that_was_reached_on_a_day_is_the_age_of_today_or_none() {
    hears(
        "stockholm",
        &[
            ("han fyllde 19 den 3 mars 2024", &["age_now=21"], &[]),
            ("fyllde 19 år den 3 december 2024", &["age_now=20"], &[]),
            ("fyllde 19 2024-03-03", &["age_now=21"], &[]),
            ("den 3 mars 2024 fyllde han 19", &["age_now=21"], &[]),
            ("fyllde 19 den 3 mars 2026", &["age_now=19"], &[]),
            ("fyllde 19 i mars 2024", &[], &["fyllde 19", "mars 2024"]),
            ("fyllde 19 år 2024", &[], &["fyllde 19 år 2024"]),
            ("fyllde 19 i fjol", &[], &["fyllde 19", "fjol"]),
            (
                "fyllde 19 den 3 mars 2027",
                &[],
                &["fyllde 19", "3 mars 2027"],
            ),
            ("fyllde 19 i mars", &["age_now=19"], &["mars"]),
            ("född 1958-04-12", &["age_now=68"], &[]),
            ("född 12 december 1958", &["age_now=67"], &[]),
        ],
    );
}

#[test]
fn who_was_born_on_a_29th_of_february_is_a_year_older_on_the_28th_of_a_year_without_it() {
    let mut ear = shipped("stockholm");
    for (on, age) in [
        ((2026, 2, 27), 21),
        ((2026, 2, 28), 22),
        ((2028, 2, 28), 23),
        ((2028, 2, 29), 24),
    ] {
        let (year, month, day) = on;
        ear.on(NaiveDate::from_ymd_opt(year, month, day).unwrap());
        let codes = ear.codes("fyllde 20 den 29 februari 2024");
        assert_eq!(codes, [format!("age_now={age}")], "{on:?}");
    }
}

#[test]
fn a_need_that_somebody_else_holds_there_is_is_never_heard_as_what_we_see() {
    hears(
        "stockholm",
        &[
            (
                "läkaren på beroendemottagningen tycker att vi behöver en sip",
                &["need_seen_by+other_principal"],
                &["beroendemottagningen"],
            ),
            (
                "psykiatrin tycker att vi behöver en plan",
                &["need_seen_by+other_principal"],
                &[],
            ),
            // Who is named beside it is still heard.
            (
                "psykiatrin tycker att vi behöver en plan, hon har ångest",
                &["need_seen_by+other_principal", "needs+mental_health"],
                &[],
            ),
            ("hon går i psykiatrin", &["needs+mental_health"], &[]),
            (
                "kliniken anser att vi behöver en sip",
                &["need_seen_by+other_principal"],
                &[],
            ),
            (
                "öppenvården menar att vi behöver en sip",
                &["need_seen_by+other_principal"],
                &[],
            ),
            (
                "vården säger att sip behövs",
                &["need_seen_by+other_principal"],
                &[],
            ),
            (
                "kuratorn tycker att vi behöver en sip",
                &[],
                &["kuratorn tycker", "sip"],
            ),
            ("hon tycker att vi behöver en sip", &[], &["tycker", "sip"]),
            (
                "vi tycker att vi behöver en sip",
                &["need_seen_by+us"],
                &["tycker"],
            ),
            ("vi behöver en sip", &["need_seen_by+us"], &[]),
            (
                "läkaren säger att hon är hemlös",
                &["homeless=yes", "needs+housing"],
                &["läkaren"],
            ),
        ],
    );
}

#[test]
fn everyday_and_shortened_words_are_heard() {
    hears(
        "stockholm",
        &[
            ("jättebråttom", &["urgency=acute"], &[]),
            ("det är bråttom", &["urgency=acute"], &[]),
            ("psykakuten", &["needs+mental_health"], &[]),
            ("pychisk ohälsa", &["needs+mental_health"], &["ohälsa"]),
            ("har hemtj", &["needs+elder_care"], &[]),
            (
                "aldrig varit hos oss",
                &["known_before=never", "situation=new_case"],
                &[],
            ),
            (
                "aldrig varit hos oss förut",
                &["known_before=never", "situation=new_case"],
                &[],
            ),
        ],
    );
}

#[test]
fn a_role_is_the_workers_own_only_where_it_is_said_of_oneself() {
    let ear = shipped("stockholm");
    assert_eq!(ear.codes("jag är handläggare"), ["user_role=handlaggare"]);
    assert_eq!(
        ear.codes("jag är biträdande enhetschef"),
        ["user_role=bitr_enhetschef"]
    );
    assert_eq!(
        ear.codes("jag är avdelningschef"),
        ["user_role=avdelningschef"]
    );
    for of_another in [
        "hon har en handläggare",
        "hans handläggare ringer",
        "min handläggare är sjuk",
        "deras enhetschef vill prata",
        "han är enhetschef",
    ] {
        assert!(
            !ear.codes(of_another)
                .iter()
                .any(|code| code.starts_with("user_role")),
            "`{of_another}`: {:?}",
            ear.codes(of_another)
        );
    }
    let ear = shipped("danmark");
    assert_eq!(
        ear.codes("jeg er sagsbehandler i kommunen"),
        ["user_role=sagsbehandler"]
    );
    assert_eq!(ear.codes("hun har en sagsbehandler"), Vec::<String>::new());
}

#[test]
fn what_somebody_does_not_want_either_is_not_what_there_is_not() {
    for (pack, lacks) in [("stockholm", "sip_exists=no"), ("malmo", "equiv_plan=none")] {
        let ear = shipped(pack);
        let codes = ear.codes("hon vill ha hjälp men har ingen SIP");
        assert!(codes.iter().any(|it| it == lacks), "{pack}: {codes:?}");
        for text in [
            "hon vill ha hjälp men inte SIP",
            "hon vill ha hjälp men ingen SIP",
        ] {
            let codes = ear.codes(text);
            assert!(
                codes.iter().all(|it| it != lacks),
                "`{text}` in {pack}: {codes:?}"
            );
        }
    }
}

#[test]
fn what_the_person_says_that_they_want_is_theirs_and_its_no_turns_nothing_else() {
    let ear = shipped("stockholm");
    for (text, is, is_not) in [
        (
            "han säger att han vill sluta",
            "motivated=yes",
            "motivated=no",
        ),
        (
            "hon säger att hon inte vill sluta dricka",
            "motivated=no",
            "needs-addiction",
        ),
        (
            "han säger att han inte vill ha hjälp med missbruket",
            "motivated=no",
            "needs-addiction",
        ),
        (
            "hon vill bo kvar och vill ha hjälp",
            "motivated=yes",
            "motivated=no",
        ),
    ] {
        let codes = ear.codes(text);
        assert!(codes.iter().any(|it| it == is), "`{text}`: {codes:?}");
        // Where both may be meant, both are proposed.
        let so = is_not.replace('-', "+");
        let is_alone =
            codes.iter().any(|it| it == is_not) && (so == is_not || !codes.contains(&so));
        assert!(!is_alone, "`{text}`: {codes:?}");
    }
    let codes = shipped("danmark").codes("hun siger at hun vil ikke tale med kommunen");
    assert!(!codes.is_empty(), "a refusal is heard: {codes:?}");
}

#[test]
fn who_has_not_been_here_for_a_while_has_been_here_before() {
    let ear = shipped("stockholm");
    assert!(
        ear.codes("har aldrig varit hos oss")
            .contains(&"known_before=never".to_owned())
    );
    for text in [
        "har inte varit hos oss på tre år",
        "inte varit hos oss sedan i våras",
        "har inte varit hos oss sedan 2019",
        "har inte haft kontakt på länge",
        "aldrig varit hos oss sedan dess",
        "har inte haft kontakt med er på tre år",
        "har inte haft kontakt med socialtjänsten sedan 2019",
        "har inte haft kontakt de senaste åren",
        "har inte haft kontakt på några år",
        "har inte varit hos oss i år",
        "på tre år har hon inte varit hos oss",
        "sedan 2019 har hon inte haft kontakt",
        "inte känd hos oss sedan 2018",
    ] {
        let codes = ear.codes(text);
        assert!(codes.is_empty(), "`{text}`: {codes:?}");
        assert!(
            !ear.left(text).is_empty(),
            "`{text}`: what is not understood is shown"
        );
    }
}

#[test]
fn who_was_not_known_before_was_never_known() {
    let ear = shipped("stockholm");
    for text in [
        "inte känd sen innan",
        "inte känd sedan innan",
        "inte känd sedan tidigare",
        "inte känd sen förut",
        "ej känd sen förr",
        "inte känd hos oss sedan tidigare",
        "inte haft kontakt tidigare",
        "har inte varit känd hos oss tidigare",
    ] {
        let codes = ear.codes(text);
        assert_eq!(
            codes,
            ["known_before=never", "situation=new_case"],
            "`{text}`"
        );
    }
}

#[test]
fn a_lack_that_has_lasted_is_a_lack_and_never_its_opposite() {
    hears(
        "stockholm",
        &[
            ("ingen bostad sedan mars", &["needs+housing"], &["mars"]),
            (
                "har inte haft bostad på två år",
                &["needs+housing"],
                &["två år"],
            ),
            (
                "saknar bostad sedan i våras",
                &["needs+housing"],
                &["våras"],
            ),
            (
                "har varit utan bostad i ett år",
                &["needs+housing"],
                &["år"],
            ),
            (
                "har inte haft pengar på länge",
                &["needs+finance"],
                &["länge"],
            ),
            (
                "har inte fått någon lägenhet på tre år",
                &["needs+housing"],
                &["tre år"],
            ),
            (
                "har inte kunnat duscha på tre veckor",
                &["needs+elder_care"],
                &["tre veckor"],
            ),
            (
                "inte betalat hyran sedan mars",
                &["needs+finance"],
                &["mars"],
            ),
            ("ingen sip sedan 2022", &["sip_exists=no"], &["2022"]),
            (
                "har ingen sip sedan i våras",
                &["sip_exists=no"],
                &["våras"],
            ),
            ("inte haft sip på två år", &["sip_exists=no"], &["två år"]),
            (
                "inte tillfrågad på länge",
                &[
                    "consent_contact_other_unit=not_asked",
                    "consent_plan=not_asked",
                ],
                &["länge"],
            ),
            (
                "inget möte bokat på länge",
                &["meeting_type=none"],
                &["länge"],
            ),
            (
                "har inget besked sedan mars",
                &["conference_outcome=waiting"],
                &["mars"],
            ),
        ],
    );
    hears(
        "malmo",
        &[
            (
                "inget jobb sedan 2020",
                &["employer_status=none", "needs+work"],
                &["2020"],
            ),
            (
                "ingen anställning på två år",
                &["employer_status=none", "needs+work"],
                &["två år"],
            ),
            (
                "har inte haft anställning sedan 2020",
                &["employer_status=none", "needs+work"],
                &["2020"],
            ),
            ("ingen plan sedan 2021", &["equiv_plan=none"], &["2021"]),
            (
                "saknar plan sedan i våras",
                &["equiv_plan=none"],
                &["våras"],
            ),
            (
                "saknar beslut sedan mars",
                &["care_decision=not_decided"],
                &["mars"],
            ),
            ("inga barn på tio år", &["children+none"], &["tio år"]),
        ],
    );
    hears(
        "danmark",
        &[
            ("ingen bolig siden januar", &["needs+housing"], &["januar"]),
            (
                "står uden bolig siden januar",
                &["needs+housing"],
                &["januar"],
            ),
            (
                "uden bolig i tre måneder",
                &["needs+housing"],
                &["tre måneder"],
            ),
            (
                "har ikke haft bolig i to år",
                &["needs+housing"],
                &["to år"],
            ),
            ("ikke job siden 2020", &["needs+work"], &["2020"]),
            ("ikke job på fem år", &["needs+work"], &["fem år"]),
            ("har ikke haft job i fem år", &["needs+work"], &["fem år"]),
            (
                "ingen penge siden sidste uge",
                &["needs+finance"],
                &["sidste uge"],
            ),
            (
                "ingen handleplan siden 2022",
                &["has_141_plan=no"],
                &["2022"],
            ),
            (
                "mangler handleplan siden 2022",
                &["has_141_plan=no"],
                &["2022"],
            ),
            (
                "ikke i behandling siden marts",
                &["enrolled_in_treatment=no"],
                &["marts"],
            ),
            (
                "ikke spurgt siden 2022",
                &["consent_contact_authority=not_asked"],
                &["2022"],
            ),
        ],
    );
}

#[test]
fn what_has_been_over_for_a_while_is_over() {
    hears(
        "stockholm",
        &[
            ("inte hemlös sedan 2020", &["homeless=no"], &["2020"]),
            ("inget missbruk sedan 2020", &["needs-addiction"], &["2020"]),
            (
                "har inte missbrukat på två år",
                &["needs-addiction"],
                &["två år"],
            ),
            ("inga droger på ett år", &["needs-addiction"], &["år"]),
            ("inte aktuell sedan 2021", &["active_units+none"], &["2021"]),
            ("drogfri sedan 2020", &[], &["drogfri", "2020"]),
            ("har haft en sip", &[], &["sip"]),
            (
                "slutat dricka men har ångest",
                &["needs+mental_health"],
                &["slutat dricka"],
            ),
        ],
    );
    hears(
        "malmo",
        &[(
            "inte aktuell hos oss sedan 2021",
            &["active_units+none"],
            &["2021"],
        )],
    );
    hears(
        "danmark",
        &[
            ("har haft handleplan", &[], &["handleplan"]),
            ("ingen stoffer siden 2020", &["needs-addiction"], &["2020"]),
            ("stoppet med hash", &[], &["stoppet", "hash"]),
        ],
    );
}
