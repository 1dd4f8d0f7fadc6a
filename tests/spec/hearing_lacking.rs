//! "Skriv det du hör": what is lacked, wished for or looked for is not heard as what is there, nor as what nobody needs.

use crate::hearing_denials::hears;

#[test]
fn a_lack_after_a_wish_and_a_but_is_a_lack_or_both_and_a_verb_of_lacking_is_never_a_wish() {
    hears(
        "stockholm",
        &[
            (
                "hon vill ha hjälp men saknar bostad",
                &["motivated=yes", "needs+housing"],
                &[],
            ),
            (
                "vill ha lägenhet men har inga pengar",
                &["needs+housing", "needs+finance"],
                &[],
            ),
            (
                "han vill sluta men ingen bostad",
                &["motivated=yes", "needs+housing", "needs-housing"],
                &[],
            ),
            (
                "vill ha hjälp men inget jobb",
                &["motivated=yes", "needs+work", "needs-work"],
                &[],
            ),
            (
                "vill ha hjälp men inte med missbruket",
                &["motivated=yes", "needs+addiction", "needs-addiction"],
                &[],
            ),
            (
                "vill ha hjälp men inte SIP",
                &["motivated=yes"],
                &["inte SIP"],
            ),
            (
                "vill ha hjälp men inget samtycke",
                &[
                    "motivated=yes",
                    "consent_contact_other_unit=no",
                    "consent_plan=no",
                ],
                &[],
            ),
            (
                "vill ha bostad men har ingen",
                &["needs+housing"],
                &["ingen"],
            ),
        ],
    );
    hears(
        "malmo",
        &[
            (
                "vill ha hjälp men inget jobb",
                &["employer_status=none", "needs+work", "needs-work"],
                &[],
            ),
            (
                "vill ha behandling men saknar pengar",
                &["willing_to_treatment=yes", "needs+finance"],
                &[],
            ),
        ],
    );
    hears(
        "danmark",
        &[
            (
                "hun vil have hjælp men mangler bolig",
                &["needs+housing"],
                &[],
            ),
            (
                "vil have støtte men mangler handleplan",
                &["has_141_plan=no"],
                &["støtte"],
            ),
            (
                "vil have støtte men ingen handleplan",
                &[],
                &["støtte", "ingen handleplan"],
            ),
            (
                "vil have hjælp men ingen bolig",
                &["needs+housing", "needs-housing"],
                &[],
            ),
            (
                "vil have hjælp men ikke fra psykiatrien",
                &[
                    "active_units+psychiatry_region",
                    "active_units-psychiatry_region",
                ],
                &[],
            ),
            (
                "vil stoppe men mangler penge",
                &["needs+finance"],
                &["stoppe"],
            ),
            (
                "vil ikke have handleplan men vil have hjælp",
                &["consent_plan=no"],
                &[],
            ),
        ],
    );
}

#[test]
fn what_is_wished_for_all_the_same_is_not_denied() {
    hears(
        "stockholm",
        &[
            (
                "har inte hemtjänst men vill ha",
                &["needs+elder_care", "needs-elder_care"],
                &[],
            ),
            (
                "vill inte ha hemtjänst men behöver det",
                &["needs+elder_care", "needs-elder_care"],
                &[],
            ),
            (
                "ville inte ha hjälp förut men vill nu",
                &[],
                &["ville inte"],
            ),
            ("vill inte ha hjälp men behöver det", &["motivated=no"], &[]),
            ("har ingen sip men vill ha en", &["sip_exists=no"], &[]),
            (
                "har ingen bostad men vill ha hjälp",
                &["needs+housing", "motivated=yes"],
                &[],
            ),
        ],
    );
    hears(
        "malmo",
        &[("har inga barn men vill ha", &["children+none"], &[])],
    );
    hears(
        "danmark",
        &[
            (
                "ville ikke have handleplan før men vil nu",
                &[],
                &["ville ikke", "handleplan"],
            ),
            (
                "har ingen handleplan men vil gerne have en",
                &["has_141_plan=no"],
                &["gerne"],
            ),
            (
                "ikke i behandling men vil gerne",
                &["enrolled_in_treatment=no"],
                &["gerne"],
            ),
        ],
    );
}

#[test]
fn a_need_that_is_told_after_what_is_needed_or_as_a_reason_is_no_denial() {
    hears(
        "stockholm",
        &[
            ("bostad saknas", &["needs+housing"], &[]),
            (
                "bostad har hon inte",
                &["needs+housing", "needs-housing"],
                &[],
            ),
            (
                "lägenhet har hon ingen",
                &["needs+housing", "needs-housing"],
                &[],
            ),
            ("bostad behöver hon inte", &["needs-housing"], &[]),
            ("bostad: nej", &["needs-housing"], &[]),
            ("saknar sysselsättning", &["needs+work", "needs-work"], &[]),
            ("saknar behov av hemtjänst", &["needs-elder_care"], &[]),
            (
                "saknar hjälp med bostad",
                &["needs+housing", "needs-housing"],
                &[],
            ),
            ("saknar god man", &["guardian_or_provider-guardian"], &[]),
            (
                "behöver hjälp då hon saknar bostad",
                &["needs+housing"],
                &[],
            ),
            (
                "behöver hjälp för har ingen bostad",
                &["needs+housing"],
                &[],
            ),
            ("behöver ingen bostad", &["needs-housing"], &[]),
            ("har inte behov av sip", &[], &["inte", "sip"]),
            ("samtycker inte till sip", &["consent_plan=no"], &[]),
            ("inte med på sip", &["consent_plan=no"], &[]),
            ("vill inte till psykiatrin", &[], &["inte", "psykiatrin"]),
        ],
    );
    hears(
        "danmark",
        &[
            ("bolig mangler", &["needs+housing"], &[]),
            (
                "penge har han ikke",
                &["needs+finance", "needs-finance"],
                &[],
            ),
            (
                "mangler hjælp til bolig",
                &["needs+housing", "needs-housing"],
                &[],
            ),
            (
                "mangler uddannelse siden 2019",
                &["needs+work", "needs-work"],
                &["2019"],
            ),
            (
                "behøver hjælp da hun mangler handleplan",
                &["has_141_plan=no"],
                &["behøver"],
            ),
            ("har ikke brug for handleplan", &[], &["ikke", "handleplan"]),
        ],
    );
}

#[test]
fn a_home_of_ones_own_that_is_sought_is_not_there() {
    hears(
        "stockholm",
        &[
            ("vill ha egen bostad", &["needs+housing"], &["egen"]),
            (
                "vill gärna ha egen lägenhet",
                &["needs+housing"],
                &["gärna", "egen"],
            ),
            ("söker egen lägenhet", &["needs+housing"], &["söker egen"]),
            (
                "letar efter egen bostad",
                &["needs+housing"],
                &["letar efter egen"],
            ),
            ("behöver en egen bostad", &["needs+housing"], &["egen"]),
            (
                "vill bo kvar i egen lägenhet",
                &["homeless=no"],
                &["bo kvar"],
            ),
            ("har egen lägenhet", &["homeless=no"], &[]),
            (
                "har egen lägenhet men vill ha hjälp",
                &["homeless=no", "motivated=yes"],
                &[],
            ),
        ],
    );
}

#[test]
fn what_somebody_cannot_leave_or_pay_is_not_what_there_is_not() {
    let both = &["needs+addiction", "needs-addiction"][..];
    hears(
        "stockholm",
        &[
            ("kan inte sluta dricka", both, &["sluta"]),
            ("orkar inte sluta dricka", both, &["orkar", "sluta"]),
            ("har inte kunnat sluta med alkohol", both, &["sluta"]),
            (
                "kan inte betala skulderna",
                &["needs+finance", "needs-finance"],
                &["betala"],
            ),
            ("dricker inte", &["needs-addiction"], &[]),
        ],
    );
    hears(
        "danmark",
        &[
            ("kan ikke stoppe med hash", both, &["stoppe"]),
            (
                "har ikke kunnet betale husleje",
                &["needs+finance", "needs-finance"],
                &["betale"],
            ),
        ],
    );
}

#[test]
fn what_somebody_has_is_not_heard_as_what_they_need_unless_the_need_is_said() {
    hears(
        "stockholm",
        &[
            ("han har bostad", &[], &["bostad"]),
            ("hon har en egen fast bostad", &[], &["egen fast bostad"]),
            ("har pengar så det räcker", &[], &["pengar", "räcker"]),
            ("har behov av bostad", &["needs+housing"], &[]),
            ("har svårt med boendet", &["needs+housing"], &["svårt"]),
            ("har ingen bostad", &["needs+housing"], &[]),
            ("vill ha bostad", &["needs+housing"], &[]),
            ("bostad", &["needs+housing"], &[]),
        ],
    );
    hears(
        "danmark",
        &[
            ("han har bolig og job", &[], &["bolig", "job"]),
            ("har brug for job", &["needs+work"], &[]),
        ],
    );
}

#[test]
fn what_is_said_of_a_husband_or_wife_or_by_a_relative_is_not_the_persons() {
    hears(
        "stockholm",
        &[
            ("hennes man dricker", &[], &["dricker"]),
            ("hans fru är alkoholist", &[], &["fru", "alkoholist"]),
            ("anhörig till missbrukare", &[], &["anhörig", "missbrukare"]),
        ],
    );
}
