//! "Skriv det du hör": what is answered with no, denied, unknown or only offered is never taken as said, and no word vanishes.

use std::collections::HashMap;

use crate::hearing::{Ear, all, phrases, says, shipped, typed};
use samverkanslots::engine::pack::Meaning;

/// What may stand after a phrase that is not so.
fn answers(lang: &str) -> &'static [&'static str] {
    match lang {
        "da" => &[
            ": nej",
            " nej",
            "? nej",
            ", nej",
            " (nej)",
            " – nej",
            ". Nej.",
            ": ikke",
            "? ved ikke",
            ": uklart",
            ", det ved hun ikke",
        ],
        _ => &[
            ": nej",
            " nej",
            "? nej",
            ", nej",
            " (nej)",
            " – nej",
            ". Nej.",
            ": inte",
            "? vet ej",
            ": vet inte",
            ": oklart",
            ", det vet hon inte",
        ],
    }
}

/// What may stand before it.
fn denials(lang: &str) -> &'static [&'static str] {
    match lang {
        "da" => &[
            "nægter ",
            "nægter at have ",
            "benægter ",
            "intet om ",
            "ukendt om ",
            "ved ikke om ",
            "tilbudt ",
        ],
        _ => &[
            "förnekar ",
            "nekar till ",
            "förnekar att ha ",
            "inget om ",
            "okänt om ",
            "vet inte om ",
            "erbjuden ",
            "slutade med ",
        ],
    }
}

/// The words of a text that are neither small nor in a proposal nor shown.
fn vanished(ear: &Ear, text: &str, small: &mut HashMap<String, bool>) -> Vec<String> {
    let heard = ear.hear(text);
    let shown = heard.left.iter().chain(&heard.idle);
    let spans: Vec<_> = shown
        .chain(heard.proposals.iter().flat_map(|it| &it.spans))
        .collect();
    let words = text.split(|c: char| !c.is_alphanumeric());
    let gone = words.filter(|word| !word.is_empty()).filter(|word| {
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        let covers =
            |span: &&std::ops::Range<usize>| span.start <= start && span.end >= start + word.len();
        !spans.iter().any(covers)
            && !*small.entry((*word).to_owned()).or_insert_with(|| {
                let alone = ear.hear(word);
                alone.left.is_empty() && alone.idle.is_empty() && alone.proposals.is_empty()
            })
    });
    gone.map(str::to_owned).collect()
}

/// What is wrong with how a text was heard in which no meaning of a phrase is said.
fn taken_as_said(
    ear: &Ear,
    text: &str,
    means: &[Meaning],
    small: &mut HashMap<String, bool>,
) -> Option<String> {
    let proposals = ear.hear(text).proposals;
    let said = proposals
        .iter()
        .filter(|it| it.excludes.is_empty())
        .any(|it| means.iter().any(|meaning| says(it, *meaning)));
    let gone = vanished(ear, text, small);
    (said || !gone.is_empty()).then(|| {
        format!(
            "{} `{text}`: {:?}, gone {gone:?}",
            ear.pack.id,
            ear.codes(text)
        )
    })
}

fn hold(texts: impl Fn(&str, &str) -> Vec<String>) {
    let (mut wrong, mut looked_at) = (Vec::new(), 0);
    for ear in all() {
        let mut small = HashMap::new();
        for (phrase, means) in phrases(ear.pack) {
            let plain = typed(ear.pack, phrase, means[0].fact);
            for text in texts(&ear.pack.lang, &plain) {
                looked_at += 1;
                wrong.extend(taken_as_said(&ear, &text, means, &mut small));
            }
        }
    }
    assert!(looked_at > 10_000, "{looked_at}");
    assert!(
        wrong.is_empty(),
        "{} of {looked_at}\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn a_phrase_that_is_answered_with_no_or_is_not_known_is_never_heard_as_said_and_no_word_vanishes() {
    hold(|lang, plain| {
        answers(lang)
            .iter()
            .map(|after| format!("{plain}{after}"))
            .collect()
    });
}

#[test]
fn a_phrase_that_somebody_denies_or_nothing_is_known_of_or_is_offered_is_never_heard_as_said() {
    hold(|lang, plain| {
        denials(lang)
            .iter()
            .map(|before| format!("{before}{plain}"))
            .collect()
    });
}

/// A text, what it proposes, and what is shown as not understood.
pub(crate) type Heard<'t> = (&'t str, &'t [&'t str], &'t [&'t str]);

pub(crate) fn hears(pack: &str, texts: &[Heard<'_>]) {
    let ear = shipped(pack);
    let mut wrong = Vec::new();
    for (text, codes, left) in texts {
        if ear.codes(text) != *codes || ear.left(text) != *left {
            wrong.push(format!(
                "{pack} `{text}`: {:?}, left {:?}",
                ear.codes(text),
                ear.left(text)
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_answers_what_stands_before_it_in_its_sentence_and_nothing_else() {
    let consent_no = &["consent_contact_other_unit=no", "consent_plan=no"][..];
    hears(
        "stockholm",
        &[
            (
                "67 år, hemlös: nej, missbruk: nej, samtycke: nej",
                &[
                    "age_now=67",
                    "homeless=no",
                    "needs-addiction",
                    "consent_contact_other_unit=no",
                    "consent_plan=no",
                ],
                &[],
            ),
            ("samtycke nej", consent_no, &[]),
            ("samtycke: nej tack", consent_no, &[]),
            ("Samtycke till planen? nej", &["consent_plan=no"], &[]),
            ("nej, hemlös", &["homeless=yes", "needs+housing"], &["nej"]),
            (
                "Inget samtycke. Nej, akut.",
                &[
                    "consent_contact_other_unit=no",
                    "consent_plan=no",
                    "urgency=acute",
                ],
                &["Nej"],
            ),
            (
                "Hemlös. Nej, akut.",
                &["homeless=yes", "needs+housing", "urgency=acute"],
                &["Nej"],
            ),
            ("Hemlös. Nej.", &["homeless=yes", "homeless=no"], &[]),
            ("inte hemlös, nej", &["homeless=no"], &[]),
            (
                "hemlös nej missbruk ja",
                &["homeless=no", "needs+addiction"],
                &[],
            ),
            (
                "missbruk och våld: nej",
                &["needs-addiction", "needs-partner_violence"],
                &[],
            ),
            ("behov: missbruk nej", &["needs-addiction"], &[]),
            ("missbruk? det har hon inte", &["needs-addiction"], &[]),
            ("missbruk: inget", &["needs-addiction"], &[]),
            (
                "hemlös, vill inte",
                &["homeless=yes", "needs+housing"],
                &["inte"],
            ),
            (
                "hemlös, oklart var han sover",
                &["homeless=yes", "needs+housing"],
                &["oklart", "sover"],
            ),
            ("Han säger nej till både kontakten och SIP", consent_no, &[]),
            ("nej tack till SIP", &["consent_plan=no"], &[]),
            (
                "hemlös, nej tack till SIP",
                &["homeless=yes", "needs+housing", "consent_plan=no"],
                &[],
            ),
            (
                "inget missbruk, våld eller ångest, hemlös",
                &[
                    "needs-addiction",
                    "needs+partner_violence",
                    "needs-partner_violence",
                    "needs+mental_health",
                    "needs-mental_health",
                    "homeless=yes",
                    "needs+housing",
                ],
                &[],
            ),
        ],
    );
    hears("ekero", &[("samtycke: nej", &["consent_plan=no"], &[])]);
    hears(
        "danmark",
        &[
            (
                "samtykke: nej",
                &["consent_contact_authority=no", "consent_plan=no"],
                &[],
            ),
            ("misbrug? ved ikke", &[], &["misbrug", "ikke"]),
            (
                "nægter misbrug, hjemløs",
                &["needs-addiction", "needs+housing"],
                &[],
            ),
        ],
    );
}

#[test]
fn what_is_needed_offered_or_over_is_not_what_there_is() {
    hears(
        "stockholm",
        &[
            ("behöver inte SIP", &[], &["inte SIP"]),
            ("vi behöver en SIP", &["need_seen_by+us"], &[]),
            ("vi behöver inte SIP", &["need_seen_by-us"], &[]),
            ("hon har SIP", &["sip_exists=yes"], &[]),
            ("har inte SIP", &["sip_exists=no"], &[]),
            ("vill inte ha lägenhet", &["needs-housing"], &[]),
            ("har inget behov av bostad", &["needs-housing"], &[]),
            ("saknar bostad", &["needs+housing"], &[]),
            ("heroin", &["needs+addiction"], &[]),
            (
                "slutade med heroin för tre år sedan",
                &[],
                &["slutade", "heroin", "tre år"],
            ),
            (
                "erbjuden boende, missbruk",
                &["needs+addiction"],
                &["erbjuden boende"],
            ),
            (
                "utan stöd blir hon hemlös",
                &["homeless=yes", "homeless=no"],
                &["stöd"],
            ),
        ],
    );
    hears(
        "malmo",
        &[
            ("men inget om boende", &[], &["inget", "boende"]),
            (
                "hon har SIP",
                &["equiv_plan=full", "equiv_plan=partial"],
                &[],
            ),
            ("har ingen SIP", &["equiv_plan=none"], &[]),
        ],
    );
    hears(
        "ekero",
        &[(
            "Utan samordning klarar hon inte vardagen",
            &["extensive_needs=yes", "extensive_needs=no"],
            &["samordning"],
        )],
    );
    hears(
        "danmark",
        &[
            (
                "Kommunen har tilbudt hende en § 141-handleplan, men hun siger nej tak",
                &["consent_plan=no"],
                &["Kommunen", "tilbudt", "141-handleplan"],
            ),
            ("har ikke brug for bolig", &["needs-housing"], &[]),
        ],
    );
}

#[test]
fn a_number_that_is_not_the_number_is_not_proposed_and_is_shown() {
    hears(
        "stockholm",
        &[
            ("18,5 år", &[], &["18,5 år"]),
            ("nästan 19 år", &[], &["nästan 19 år"]),
            ("60-65 år", &[], &["60-65 år"]),
            ("60 – 65 år", &[], &["60 – 65 år"]),
            ("mellan 60 och 65 år", &[], &["mellan 60", "65 år"]),
            ("över 65 år", &[], &["över 65 år"]),
            ("cirka 45 år", &["age_now=45"], &[]),
            (
                "fyller 21 om fem månader",
                &[],
                &["fyller 21", "fem månader"],
            ),
            (
                "fyller 21 år om fem månader",
                &[],
                &["fyller 21 år", "fem månader"],
            ),
            ("hon blir 19 om sex månader", &[], &["19", "sex månader"]),
            (
                "hon är 19 år om sex månader",
                &[],
                &["19 år", "sex månader"],
            ),
            ("fyllde 19 igår", &["age_now=19"], &[]),
            ("fyllde 19 3 mars", &["age_now=19"], &["3 mars"]),
            ("fyller 19 i dag", &["age_now=19"], &[]),
            (
                "fyller 19 imorgon",
                &["age_now=18", "birthday_next=2026-11-24"],
                &[],
            ),
            ("fyller 19 nästa vecka", &[], &["fyller 19 nästa vecka"]),
            (
                "kvinna 19 år med autism",
                &["age_now=19", "needs+disability"],
                &[],
            ),
            ("nittonåring", &["age_now=19"], &[]),
            ("en tjugotvåårig kvinna", &["age_now=22"], &[]),
            ("född 2007", &["age_now=19", "age_now=18"], &[]),
            ("född 93", &[], &["född 93"]),
            ("född den 3 mars 2007", &["age_now=19"], &[]),
        ],
    );
}

#[test]
fn a_word_of_the_language_is_no_misspelling_of_one_that_it_resembles() {
    for ear in all() {
        let words: &[&str] = match ear.pack.lang.as_str() {
            "da" => &[
                "vinter",
                "sommer",
                "latter",
                "injektion",
                "praktisk",
                "svigtet",
                "kontrakt",
                "placering",
                "cement",
                "smelter",
                "årligt",
            ],
            _ => &[
                "senaste",
                "talade",
                "ifall",
                "kontrakt",
                "injektion",
                "praktisk",
                "premiss",
                "kostade",
                "enighet",
                "enigheten",
                "nykter",
                "nyktert",
                "samband",
                "parterna",
                "prickar",
                "skuldra",
                "botad",
                "bonden",
                "anslaget",
                "cement",
                "kollas",
            ],
        };
        for word in words {
            assert_eq!(
                ear.codes(word),
                Vec::<String>::new(),
                "{} {word}",
                ear.pack.id
            );
        }
    }
    assert_eq!(
        shipped("stockholm").codes("ny placering"),
        Vec::<String>::new()
    );
    assert_eq!(shipped("stockholm").codes("genasst"), ["urgency=acute"]);
}
