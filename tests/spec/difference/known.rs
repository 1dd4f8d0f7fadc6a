//! Known changes of a small pack, and exactly what is told of them.

use samverkanslots::author::Files;
use samverkanslots::workbench::difference::data::{
    Alteration, Cases, Difference, Outcome, Region, SubjectKind,
};
use samverkanslots::workbench::difference::expectation::Expectations;
use samverkanslots::workbench::difference::version::Rise;
use samverkanslots::workbench::difference::{Failure, Packs, between};

use crate::difference::oracle::{One, source};

const DEMO: &str = include_str!("../../cases/demo.toml");

/// The demo pack with words replaced, each of which it must hold.
pub fn demo(changes: &[(&str, &str)]) -> String {
    changes.iter().fold(DEMO.to_owned(), |text, (old, new)| {
        assert!(text.contains(old), "the demo pack has no {old}");
        text.replace(old, new)
    })
}

fn told(old: &str, new: &str) -> Difference {
    between(source(&One(old.to_owned())), source(&One(new.to_owned())))
        .unwrap_or_else(|failure| panic!("{failure:?}"))
}

fn of(kind: SubjectKind, told: &Difference) -> Vec<(String, Outcome, Outcome, Cases)> {
    let changes = told
        .changes
        .iter()
        .filter(|change| change.subject.kind == kind);
    changes
        .map(|change| {
            let name = change
                .subject
                .part
                .clone()
                .unwrap_or(change.subject.id.clone());
            (
                name,
                change.from.clone(),
                change.to.clone(),
                change.cases.clone(),
            )
        })
        .collect()
}

fn words(cases: &Cases) -> Vec<String> {
    cases.regions.iter().map(Region::words).collect()
}

#[test]
fn a_moved_boundary_names_exactly_the_cases_between() {
    for moved in (1..=120).filter(|moved| *moved != 19) {
        let (above, below) = (
            format!("age = \">= {moved}\""),
            format!("age = \"< {moved}\""),
        );
        let new = demo(&[("age = \">= 19\"", &above), ("age = \"< 19\"", &below)]);
        let told = told(DEMO, &new);
        let members = of(SubjectKind::Member, &told);
        let (low, high) = (moved.min(19), moved.max(19) - 1);
        let between = if low == high {
            format!("{low} år")
        } else {
            match (low, high) {
                (..=1, 120) | (0, _) => format!("under {} år", high + 1),
                (_, 120) => format!("minst {low} år"),
                _ => format!("{low}–{high} år"),
            }
        };
        let up = moved > 19;
        for (name, from, to, cases) in &members {
            let loses = (name == "adults") == up;
            let ways = [(Outcome::Out, Outcome::In), (Outcome::In, Outcome::Out)];
            assert_eq!(
                (from.clone(), to.clone()),
                ways[usize::from(loses)],
                "{name}, {moved}"
            );
            assert_eq!(words(cases), [format!("Känd: Nej · Ålder: {between}")]);
            // Known before or not, each of 121 ages.
            assert_eq!((cases.count, cases.of), ((high - low + 1) as u128, 242));
            assert_eq!(
                cases
                    .over
                    .iter()
                    .map(|c| c.fact.as_str())
                    .collect::<Vec<_>>(),
                ["known", "age"]
            );
        }
        assert_eq!(members.len(), 2, "{moved}: {members:?}");
        assert!(of(SubjectKind::Decision, &told).is_empty() && told.cases.is_empty());
        // The note is offered where the adults' unit answers.
        assert_eq!(of(SubjectKind::Text, &told).len(), 1);
        assert_eq!(told.version.needed, Rise::Major);
    }
}

#[test]
fn a_class_names_the_rules_that_say_so_before_and_now() {
    let told = told(
        DEMO,
        &demo(&[("gives = \"not_needed\"", "gives = \"ask_first\"")]),
    );
    let [change] = told.changes.as_slice() else {
        panic!("{:?}", told.changes);
    };
    assert_eq!(change.from_words, "Ingen plan behövs");
    assert_eq!(change.to_words, "Fråga först");
    let ids = [&change.rules_old, &change.rules_new].map(|rules| rules[0].id.as_str());
    assert_eq!(ids, ["plan/one-unit", "plan/one-unit"]);
    assert_eq!(change.rules_old[0].basis, ["D-5"]);
    assert_eq!(
        words(&change.cases),
        ["Behov: inte Missbruk", "Behov: inte Hälsa"]
    );
    assert_eq!((change.cases.count, change.cases.of), (3, 4));
    assert_eq!(told.rules[0].how, Alteration::Changed(vec!["gives"]));
}

#[test]
fn a_deadline_that_is_reckoned_otherwise_is_told_with_both_ways() {
    let told = told(
        DEMO,
        &demo(&[(
            "minus = \"1 day\", time = \"12:00\"",
            "minus = \"2 days\", time = \"12:00\"",
        )]),
    );
    let [change] = told.changes.as_slice() else {
        panic!("{:?}", told.changes);
    };
    assert_eq!(change.subject.kind, SubjectKind::Deadline);
    assert_eq!(change.from_words, "kl. 12.00, 1 dag före möte");
    assert_eq!(change.to_words, "kl. 12.00, 2 dagar före möte");
    // Wherever the duty applies.
    assert_eq!(words(&change.cases), ["every case"]);
    assert_eq!(told.version.needed, Rise::Minor);
}

#[test]
fn a_test_of_a_date_that_moves_by_a_day_is_told_as_the_day_between() {
    let told = told(
        DEMO,
        &demo(&[(
            "meeting = \"- 7 days <= today\"",
            "meeting = \"- 8 days <= today\"",
        )]),
    );
    let [change] = told.changes.as_slice() else {
        panic!("{:?}", told.changes);
    };
    assert_eq!(
        (change.subject.kind, &change.to),
        (SubjectKind::Notice, &Outcome::Yes)
    );
    let [region] = change.cases.regions.as_slice() else {
        panic!("{:?}", change.cases.regions);
    };
    assert!(
        region
            .words()
            .ends_with("Möte: tidigast om 8 dagar, om mindre än 9 dagar"),
        "{}",
        region.words()
    );
    let witness = &change.cases.witness;
    assert_eq!(
        witness.on.to_string(),
        "2026-11-21",
        "the day of the last check"
    );
    assert!(
        witness.words.ends_with("Möte: 29 november 2026"),
        "{}",
        witness.words
    );
}

#[test]
fn constraints_tell_the_cases_that_they_newly_forbid() {
    let constraint = "[[constraint]]\nid = \"grown\"\nwhen = { known = \"yes\" }\nrequire = { age = \">= 18\" }\nbecause = \"Känd först som vuxen.\"\n";
    let new = format!("{DEMO}\n{constraint}");
    let forward = told(DEMO, &new);
    let [change] = forward.cases.as_slice() else {
        panic!("{:?}", forward.cases);
    };
    assert!(!change.new);
    assert_eq!(change.by, [("constraint", "grown".to_owned())]);
    assert_eq!(words(&change.cases), ["Känd: Ja · Ålder: under 18 år"]);
    assert_eq!((change.cases.count, change.cases.of), (18, 242));
    assert!(
        forward.changes.is_empty(),
        "what both packs allow comes out as before"
    );
    let back = told(&new, DEMO);
    assert!(back.cases[0].new && back.cases[0].cases.of == 242);
}

#[test]
fn answers_facts_and_values_that_one_pack_lacks_are_named() {
    let answer =
        "[[fact.value]]\ncode = \"debt\"\nlabel = \"Skulder\"\n\n[[fact.value]]\ncode = \"none\"";
    let new = demo(&[
        ("[[fact.value]]\ncode = \"none\"", answer),
        (
            "[[decision.value]]\ncode = \"clinic\"",
            "[[decision.value]]\ncode = \"debt_unit\"\nlabel = \"Skuldrådgivningen\"\n\n[[decision.value]]\ncode = \"clinic\"",
        ),
        (
            "[[rule]]\nid = \"clinic-too\"",
            "[[rule]]\nid = \"debts\"\ndecides = \"unit\"\ngives = \"debt_unit\"\nwhen = { known = \"no\", needs = \"debt\" }\nbasis = [\"D-3\"]\nbecause = \"Skulder har en egen enhet.\"\n\n[[rule]]\nid = \"clinic-too\"",
        ),
    ]);
    let forward = told(DEMO, &new);
    let named = |things: &[samverkanslots::workbench::difference::data::Thing]| -> Vec<String> {
        things
            .iter()
            .map(|thing| format!("{} {}", thing.kind, thing.id))
            .collect()
    };
    assert_eq!(
        named(&forward.only_new),
        ["answer needs.debt", "value unit.debt_unit"]
    );
    assert!(forward.only_old.is_empty());
    // No old case has debts: they are new cases, and only there the new rule applies.
    let [change] = forward.cases.as_slice() else {
        panic!("{:?}", forward.cases);
    };
    assert_eq!(words(&change.cases), ["Behov: Skulder"]);
    assert_eq!(change.by, [("fact", "needs".to_owned())]);
    assert!(forward.changes.is_empty(), "{:?}", forward.changes);
    assert_eq!(
        named(&told(&new, DEMO).only_old),
        ["answer needs.debt", "value unit.debt_unit"]
    );
}

#[test]
fn none_is_the_same_case_whether_it_can_be_chosen_or_not() {
    let without = demo(&[
        ("none = \"none\"\n", ""),
        (
            "\n[[fact.value]]\ncode = \"none\"\nlabel = \"Inget av detta\"\n",
            "",
        ),
    ]);
    let told = told(&without, DEMO);
    assert_eq!(told.only_new.len(), 1);
    assert!(
        told.changes.is_empty() && told.cases.is_empty(),
        "{:?}",
        told.cases
    );
}

#[test]
fn what_turns_on_a_fact_of_another_kind_is_said_not_to_be_compared() {
    let new = demo(&[
        ("shares = { \"< 19\" = 40 }\n", ""),
        (
            "id = \"age\"\nkind = \"age\"",
            "id = \"age\"\nkind = \"choice\"",
        ),
        (
            "applies = { known = \"no\" }",
            "applies = { known = \"no\" }\n[[fact.value]]\ncode = \"grown\"\nlabel = \"Vuxen\"\n[[fact.value]]\ncode = \"young\"\nlabel = \"Ung\"",
        ),
        ("age = \">= 19\"", "age = \"grown\""),
        ("age = \"< 19\"", "age = \"young\""),
        ("age = 34", "age = \"grown\""),
        ("age = 18", "age = \"young\""),
    ]);
    let told = told(DEMO, &new);
    let mut subjects: Vec<String> = told
        .not_compared
        .iter()
        .map(|item| item.subject.part.clone().unwrap_or(item.subject.id.clone()))
        .collect();
    subjects.sort();
    assert_eq!(subjects, ["adults", "note", "youth"]);
    assert_eq!(
        told.not_compared[0].why,
        "it turns on `age`, which was an age and is a choice of one"
    );
    assert!(
        told.changes.is_empty(),
        "the plan and the clinic are compared, and do not differ"
    );
    assert!(told.settings.iter().any(|altered| altered.id == "age"));
    assert!(!told.is_empty());
}

#[test]
fn yes_and_no_are_the_same_answers_in_a_choice() {
    let choice = "id = \"known\"\nkind = \"choice\"\n[[fact.value]]\ncode = \"unsure\"\nlabel = \"Osäkert\"\n[[fact.value]]\ncode = \"no\"\nlabel = \"Nej\"\n[[fact.value]]\ncode = \"yes\"\nlabel = \"Ja\"\n[[fact]]\nid = \"unused\"\nkind = \"yes_no\"";
    let new = demo(&[("id = \"known\"\nkind = \"yes_no\"", choice)]);
    let new = new.replacen("[[fact]]\nid = \"unused\"\nkind = \"yes_no\"\n", "", 1);
    // The keys of a table stand before the tables in it.
    let ask = "ask = \"Är personen känd sedan tidigare?\"\nshort = \"Känd\"\nwhy = \"Ett nytt ärende går en annan väg än ett gammalt.\"\npin = true\n";
    let new = new.replacen(ask, "", 1).replacen(
        "kind = \"choice\"\n",
        &format!("kind = \"choice\"\n{ask}"),
        1,
    );
    let told = told(DEMO, &new);
    assert!(
        told.changes.is_empty() && told.not_compared.is_empty(),
        "{told:#?}"
    );
    assert_eq!(words(&told.cases[0].cases), ["Känd: Osäkert"]);
}

#[test]
fn only_wording_is_a_list_of_ids_and_no_difference() {
    let new = demo(&[
        (
            "because = \"En verksamhet räcker.\"",
            "because = \"Det räcker med en verksamhet.\"",
        ),
        (
            "ask = \"Hur gammal är personen?\"",
            "ask = \"Vilken ålder?\"",
        ),
        (
            "label = \"Anmäl ärendet till mötet\"",
            "label = \"Anmäl till mötet\"",
        ),
        ("name = \"ny ungdom, boende\"", "name = \"ungdom\""),
    ]);
    let told = told(DEMO, &new);
    assert!(told.is_empty());
    let said: Vec<String> = told
        .wording
        .iter()
        .map(|altered| format!("{} {}: {:?}", altered.kind, altered.id, altered.how))
        .collect();
    assert_eq!(
        said,
        [
            "example ny ungdom, boende: Removed",
            "example ungdom: Added",
            "fact age: Changed([\"ask\"])",
            "rule plan/one-unit: Changed([\"because\"])",
            "duty notify_meeting: Changed([\"label\"])",
        ]
    );
    assert_eq!(told.version.needed, Rise::Patch);
    assert_eq!(told.version.least.as_deref(), Some("1.0.1"));
}

#[test]
fn what_is_out_of_scope_is_compared_id_by_id_with_its_reason() {
    let old = include_str!("../../cases/every-key.toml");
    let entry = "basis = [\"K-005\"]\nbecause = \"En värdering, ingen regel.\"\n";
    let scope = |new: &str| -> Vec<(String, Alteration)> {
        assert!(old.contains(entry));
        let told = told(old, &old.replacen(entry, new, 1));
        assert!(told.is_empty(), "what is no rule decides nothing");
        let entries = told.wording.into_iter();
        let entries = entries.filter(|altered| altered.kind == "out_of_scope");
        entries.map(|altered| (altered.id, altered.how)).collect()
    };
    assert_eq!(scope(entry), []);
    assert_eq!(
        scope("basis = [\"K-005\"]\nbecause = \"Görs av en annan enhet.\"\n"),
        [("K-005".to_owned(), Alteration::Changed(vec!["because"]))]
    );
    assert_eq!(
        scope("basis = [\"K-004\"]\nbecause = \"En värdering, ingen regel.\"\n"),
        [
            ("K-005".to_owned(), Alteration::Removed),
            ("K-004".to_owned(), Alteration::Added)
        ]
    );
}

#[test]
fn words_that_mean_something_else_or_are_new_are_told() {
    let told = told(
        &demo(&[]),
        &demo(&[
            (
                "means = { consent = \"yes\", needs = \"health\" }",
                "means = { consent = \"yes\" }",
            ),
            ("words = [\"möte #\"]", "words = [\"mötet #\"]"),
        ]),
    );
    assert!(told.is_empty(), "what is heard decides nothing");
    let wording: Vec<(&str, &str, &Alteration)> = told
        .wording
        .iter()
        .map(|altered| (altered.kind, altered.id.as_str(), &altered.how))
        .collect();
    assert_eq!(
        wording,
        [
            ("heard", "möte #", &Alteration::Removed),
            ("heard", "mötet #", &Alteration::Added),
            ("heard", "samtycker", &Alteration::Changed(vec!["means"])),
        ]
    );
}

#[test]
fn the_version_has_to_rise_as_far_as_the_difference_reaches() {
    let version = |told: &Difference| (told.version.needed, told.version.rises);
    let with = |version: &str, change: (&str, &str)| {
        let version = format!("version = \"{version}\"");
        demo(&[("version = \"1.0.0\"", &version), change])
    };
    let decision = ("gives = \"not_needed\"", "gives = \"ask_first\"");
    assert_eq!(
        version(&told(DEMO, &with("1.9.0", decision))),
        (Rise::Major, Some(false))
    );
    assert_eq!(
        version(&told(DEMO, &with("2.0.0", decision))),
        (Rise::Major, Some(true))
    );
    let duty = ("time = \"12:00\"", "time = \"11:00\"");
    assert_eq!(
        version(&told(DEMO, &with("1.0.9", duty))),
        (Rise::Minor, Some(false))
    );
    assert_eq!(
        version(&told(DEMO, &with("1.1", duty))),
        (Rise::Minor, Some(true))
    );
    assert_eq!(
        version(&told(DEMO, &with("autumn", duty))),
        (Rise::Minor, None)
    );
    let other = ("id = \"demo\"", "id = \"other\"");
    assert_eq!(told(DEMO, &with("1.0.0", other)).version.rises, None);
}

#[test]
fn who_is_contacted_and_what_is_asked_first_are_settings() {
    let new = demo(&[
        ("channel = \"talk\"", "channel = \"letter\""),
        (
            "facts = [\"known\", \"age\"]",
            "facts = [\"age\", \"known\"]",
        ),
    ]);
    let told = told(DEMO, &new);
    let ids: Vec<&str> = told
        .settings
        .iter()
        .map(|altered| altered.id.as_str())
        .collect();
    assert_eq!(ids, ["plan.ask_first", "person"]);
    assert!(!told.is_empty() && told.changes.is_empty());
}

#[test]
fn where_a_question_is_asked_and_a_line_belongs_is_compared_too() {
    let new = demo(&[
        (
            "applies = { known = \"no\" }",
            "applies = { known = \"yes\" }",
        ),
        (
            "when = { consent = \"yes\" }",
            "when = { consent = \"no\" }",
        ),
    ]);
    let told = told(DEMO, &new);
    assert_eq!(of(SubjectKind::Question, &told).len(), 2);
    let lines = of(SubjectKind::Line, &told);
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[0].0, "Personen har sagt ja.");
}

#[test]
fn an_expectation_with_a_condition_leaves_the_other_cases_unexpected() {
    let new = demo(&[
        ("age = \">= 19\"", "age = \">= 22\""),
        ("age = \"< 19\"", "age = \"< 22\""),
    ]);
    let (old, new) = (One(DEMO.to_owned()), One(new));
    let packs = Packs::read(source(&old), source(&new)).unwrap_or_else(|f| panic!("{f:?}"));
    let held = |text: &str| {
        let expected =
            Expectations::read("e.toml", text, &packs).unwrap_or_else(|p| panic!("{p:?}"));
        let mut comparison = packs
            .compare_for(&expected)
            .unwrap_or_else(|f| panic!("{f:?}"));
        let held = comparison.hold(&expected);
        held.unwrap_or_else(|f| panic!("{f:?}"))
    };
    let rest = "[[change]]\ntext = \"note\"\n[[change]]\ndecision = \"unit\"\nmember = \"youth\"\nto = \"included\"\ncount = 3\n";
    let some = format!(
        "{rest}[[change]]\ndecision = \"unit\"\nmember = \"adults\"\nwhen = {{ age = \"19..20\" }}\ncount = 2\n"
    );
    let got = held(&some);
    assert!(got.missing.is_empty(), "{:?}", got.missing);
    let [left] = got.unexpected.changes.as_slice() else {
        panic!("{:?}", got.unexpected.changes);
    };
    assert_eq!(words(&left.cases), ["Känd: Nej · Ålder: 21 år"]);
    let all = format!(
        "{some}[[change]]\ndecision = \"unit\"\nmember = \"adults\"\nfrom = \"*\"\nwhen = {{ age = \">= 21\" }}\n"
    );
    assert!(held(&all).holds());
    let wrong = format!("{all}[[change]]\nduty = \"notify_meeting\"\n[[cases]]\nare = \"gone\"\n");
    let got = held(&wrong.replace("count = 3", "count = 4"));
    let missing: Vec<&str> = got
        .missing
        .iter()
        .map(|missing| missing.what.as_str())
        .collect();
    assert_eq!(
        missing,
        [
            "a change of member `youth` of `unit` is expected in 4 cases and comes in 3",
            "a change of duty `notify_meeting` is expected and does not come",
            "that cases are gone is expected and does not come",
        ]
    );
}

#[test]
fn of_packs_with_little_in_common_or_too_much_together_all_but_the_cases_is_compared() {
    // Together they have more levels than a table of diagrams may.
    let wide = |prefix: &str| {
        let mut text =
            "[pack]\nid = \"w\"\nversion = \"1\"\ntitle = \"W\"\nlang = \"sv\"\n".to_owned();
        for fact in 0..70 {
            text += &format!(
                "[[fact]]\nid = \"{prefix}{fact}\"\nkind = \"yes_no\"\nask = \"{prefix}{fact}?\"\n"
            );
        }
        text + "[[decision]]\nid = \"d\"\ntitle = \"D\"\nkind = \"one\"\n[[decision.value]]\ncode = \"v\"\nlabel = \"V\"\n[[rule]]\nid = \"r\"\ndecides = \"d\"\ngives = \"v\"\nbecause = \"b\"\n"
    };
    let (old, new) = (One(wide("a")), One(wide("b")));
    let got = told(&old.0, &new.0);
    assert_eq!(
        got.no_cases.as_deref(),
        Some("the packs have no fact in common, of 70 in `w` and 70 in `w`")
    );
    // With one in common they are of one kind, and too large together.
    let shared = "[[fact]]\nid = \"both\"\nkind = \"yes_no\"\nask = \"?\"\n[[decision]]";
    let [old_too, new_too] = [&old, &new].map(|pack| pack.0.replacen("[[decision]]", shared, 1));
    let got = told(&old_too, &new_too);
    assert_eq!(
        got.no_cases.as_deref(),
        Some(
            "together they are too large to be compared case by case; the packs have 1 fact in common, of 71 in `w` and 71 in `w`: `both`"
        )
    );
    assert_eq!((got.only_old.len(), got.only_new.len()), (70, 70));
    assert!(!got.is_empty() && got.changes.is_empty());
    let (old_too, new_too) = (One(old_too), One(new_too));
    let packs = Packs::read(source(&old_too), source(&new_too)).unwrap();
    assert!(matches!(packs.compare(), Err(Failure::Incomparable(_))));
    struct Nothing;
    impl Files for Nothing {
        fn read(&self, _: &str) -> Result<String, String> {
            Err("is not there".to_owned())
        }
    }
    let nothing = samverkanslots::workbench::difference::Source {
        file: "x.toml",
        files: &Nothing,
    };
    assert!(matches!(
        between(nothing, source(&old)),
        Err(Failure::Old(_))
    ));
    assert!(matches!(
        between(source(&old), nothing),
        Err(Failure::New(_))
    ));
}

#[test]
fn a_fact_that_only_has_another_id_is_the_same_fact_and_one_that_is_called_the_same_is_told_apart()
{
    let renamed = DEMO
        .replace("\"known\"", "\"before\"")
        .replace("{ known = ", "{ before = ");
    assert_ne!(renamed, DEMO);
    let found = told(DEMO, &renamed);
    let names: Vec<_> = (found.renamed.iter())
        .map(|it| (it.kind, it.old.as_str(), it.new.as_str()))
        .collect();
    assert_eq!(names, [("fact", "known", "before")]);
    assert!(found.changes.is_empty() && found.cases.is_empty());
    assert!(
        found.only_old.is_empty() && found.only_new.is_empty(),
        "{found:?}"
    );
    assert!(!found.is_empty(), "answers are given by ids");
    assert_eq!(found.version.needed, Rise::Minor);
    // With other answers it is another fact: both are called the same, and their ids tell which is which.
    let other = renamed.replacen(
        "id = \"before\"\nkind = \"yes_no\"",
        "id = \"before\"\nkind = \"yes_no\"\nunknown = true",
        1,
    );
    assert_ne!(other, renamed);
    let found = told(DEMO, &other);
    assert!(found.renamed.is_empty());
    let said: Vec<String> = found
        .changes
        .iter()
        .map(|change| change.cases.witness.words.clone())
        .collect();
    assert!(
        said.iter()
            .any(|words| words.contains("Känd (known): ") && words.contains("Känd (before): ")),
        "{said:?}"
    );
}

#[test]
fn a_decision_a_value_an_answer_a_duty_a_notice_and_a_text_that_only_have_another_id_are_the_same()
{
    let renamed = demo(&[
        ("id = \"plan\"\ntitle", "id = \"scheme\"\ntitle"),
        ("decides = \"plan\"", "decides = \"scheme\""),
        ("\nplan = ", "\nscheme = "),
        ("{plan}", "{scheme}"),
        ("\"refused\"\nlabel", "\"said_no\"\nlabel"),
        ("gives = \"refused\"", "gives = \"said_no\""),
        ("\"refused\",", "\"said_no\","),
        ("\"housing\"", "\"home\""),
        ("notify_meeting", "tell_meeting"),
        ("id = \"soon\"", "id = \"near\""),
        ("id = \"note\"", "id = \"entry\""),
    ]);
    let found = told(DEMO, &renamed);
    let names: Vec<String> = (found.renamed.iter())
        .map(|it| format!("{} {} {}", it.kind, it.old, it.new))
        .collect();
    assert_eq!(
        names,
        [
            "answer needs.housing needs.home",
            "decision plan scheme",
            "value scheme.refused scheme.said_no",
            "duty notify_meeting tell_meeting",
            "notice soon near",
            "text note entry",
        ]
    );
    assert!(
        found.changes.is_empty() && found.cases.is_empty(),
        "{found:#?}"
    );
    assert!(found.only_old.is_empty() && found.only_new.is_empty());
    // Nor are rules and examples said to be others that speak of them by the new names.
    assert_eq!(written(&found), [const { Vec::<String>::new() }; 3]);
    assert_eq!(found.version.needed, Rise::Minor);
    // Called otherwise too, it is another.
    let other = renamed.replace("Anmäl ärendet till mötet", "Ring mötet");
    let found = told(DEMO, &other);
    assert!(found.renamed.iter().all(|it| it.kind != "duty"));
    assert_eq!(of(SubjectKind::Duty, &found).len(), 2);
}

#[test]
fn what_is_said_once_the_time_has_passed_belongs_to_the_deadline() {
    let day = "time = \"12:00\" }";
    let late = |said: &str| demo(&[(day, &format!("time = \"12:00\", late = \"{said}\" }}"))]);
    for (old, new) in [
        (late("Ring chefen."), late("Skriv till chefen.")),
        (late("Ring chefen."), demo(&[])),
        (demo(&[]), late("Ring chefen.")),
    ] {
        let found = told(&old, &new);
        let deadlines = of(SubjectKind::Deadline, &found);
        assert_eq!(deadlines.len(), 1, "{found:#?}");
        assert!(found.changes[0].from_words != found.changes[0].to_words);
        assert_eq!(found.version.needed, Rise::Minor);
    }
    let found = told(DEMO, &late("Ring chefen."));
    assert_eq!(
        found.changes[0].to_words,
        "kl. 12.00, 1 dag före möte, när tiden har gått ut: ”Ring chefen.”"
    );
}

#[test]
fn another_id_of_the_pack_hides_nothing_else_of_its_head() {
    let other = ("id = \"demo\"", "id = \"demo2\"");
    let days = (
        "lang = \"sv\"\n",
        "lang = \"sv\"\nvalid_from = 2026-05-01\n",
    );
    let only = told(DEMO, &demo(&[other]));
    assert!(only.is_empty());
    assert_eq!(written(&only)[2], ["pack demo2: id"]);
    let both = told(DEMO, &demo(&[other, days]));
    assert!(!both.is_empty());
    assert_eq!(written(&both)[1], ["pack demo2: valid_from"]);
}

#[test]
fn cases_that_can_be_now_ask_for_less_of_a_version_than_cases_that_no_longer_can() {
    let range = ("kind = \"age\"", "kind = \"age\"\nrange = [0, 130]");
    let wider = told(DEMO, &demo(&[range]));
    assert_eq!(wider.version.needed, Rise::Minor);
    let narrower = told(&demo(&[range]), DEMO);
    assert_eq!(narrower.version.needed, Rise::Major);
    assert!(!narrower.decides_otherwise());
    // A version that falls, and one that is no version.
    let lower = told(
        DEMO,
        &demo(&[("version = \"1.0.0\"", "version = \"0.9.0\"")]),
    );
    assert!(lower.version.is_lower && lower.is_empty());
    let autumn = ("version = \"1.0.0\"", "version = \"autumn\"");
    let unread = told(DEMO, &demo(&[autumn, range]));
    assert_eq!(unread.version.unread.as_deref(), Some("autumn"));
}

#[test]
fn of_things_that_share_a_name_the_one_that_is_gone_is_named() {
    let laws = |all: &[&str]| -> String {
        let law = |today: &&str| {
            format!(
                "\n[[law]]\nbasis = [\"D-6\"]\ntoday = \"{today}\"\nstatus = \"confirmed\"\nchecked = 2026-11-21\n"
            )
        };
        let all: String = all.iter().map(law).collect();
        format!("{DEMO}{all}")
    };
    let wording = |old: &[&str], new: &[&str]| {
        let told = told(&laws(old), &laws(new));
        let lines = told.wording.iter();
        lines
            .map(|it| {
                format!(
                    "{} {}",
                    it.label,
                    match &it.how {
                        Alteration::Added => "new".to_owned(),
                        Alteration::Removed => "gone".to_owned(),
                        Alteration::Changed(keys) => keys.join(", "),
                    }
                )
            })
            .collect::<Vec<String>>()
    };
    assert_eq!(wording(&["A", "B"], &["A", "B"]), [""; 0]);
    assert_eq!(wording(&["A", "B"], &["B"]), ["A gone"]);
    assert_eq!(wording(&["A", "B"], &["A"]), ["B gone"]);
    assert_eq!(wording(&["A", "B"], &["C", "B"]), ["C today"]);
}

#[test]
fn a_decision_has_a_total_in_which_each_case_counts_once() {
    // Of one decision the classes have no case in common.
    let found = told(
        DEMO,
        &demo(&[
            ("age = \">= 19\"", "age = \">= 21\""),
            ("age = \"< 19\"", "age = \"< 21\""),
        ]),
    );
    let [total] = found.totals.as_slice() else {
        panic!("{:?}", found.totals);
    };
    let members = of(SubjectKind::Member, &found);
    assert!(members.len() > 1, "{members:?}");
    assert_eq!(
        (total.decision.as_str(), total.classes),
        ("unit", members.len())
    );
    // 19 and 20 years: one member goes and another comes, of the same cases.
    assert!(members.iter().all(|(_, _, _, cases)| cases.count == 2));
    assert_eq!(total.cases, Some((2, members[0].3.of)));
}

#[test]
fn a_rule_that_ceases_to_be_in_force_is_told_with_the_days() {
    let new = demo(&[(
        "id = \"new-adult\"\ndecides",
        "id = \"new-adult\"\nvalid_to = 2027-03-31\ndecides",
    )]);
    let told = told(DEMO, &new);
    let members = of(SubjectKind::Member, &told);
    let [(name, from, to, cases)] = members.as_slice() else {
        panic!("{members:?}");
    };
    assert_eq!(
        (name.as_str(), from, to),
        ("adults", &Outcome::In, &Outcome::Out)
    );
    assert_eq!(
        words(cases),
        ["Känd: Nej · Ålder: minst 19 år · från och med 1 april 2027"]
    );
    assert_eq!(cases.regions[0].when(), "known = \"no\", age = \">= 19\"");
    assert_eq!(cases.witness.on.to_string(), "2027-04-01");
    // 102 ages of 121, known before or not, before that day and from it on.
    assert_eq!((cases.count, cases.of), (102, 484));
    assert_eq!(told.rules[0].how, Alteration::Changed(vec!["valid_to"]));
}

#[test]
fn a_version_that_begins_when_the_other_ends_is_compared_all_the_same() {
    let pack = |days: &str, boundary: &str| {
        let lang = format!("lang = \"sv\"\n{days}");
        let (above, below) = (format!(">= {boundary}"), format!("< {boundary}"));
        let text = demo(&[("lang = \"sv\"\n", &lang)]);
        text.replace(">= 19", &above).replace("< 19", &below)
    };
    let old = pack("valid_to = 2026-12-31\n", "19");
    let new = pack("valid_from = 2027-01-01\n", "20");
    let told = told(&old, &new);
    let members = of(SubjectKind::Member, &told);
    assert_eq!(members.len(), 2);
    assert_eq!(words(&members[0].3), ["Känd: Nej · Ålder: 19 år"]);
    let keys = vec!["valid_from", "valid_to"];
    assert_eq!(told.settings[0].how, Alteration::Changed(keys));
}

/// What is told of rules, settings and wording as lines.
fn written(told: &Difference) -> [Vec<String>; 3] {
    [&told.rules, &told.settings, &told.wording].map(|list| {
        let lines = list.iter();
        let lines = lines.map(|it| match &it.how {
            Alteration::Changed(keys) => format!("{} {}: {}", it.kind, it.id, keys.join(", ")),
            Alteration::Added => format!("{} {}: new", it.kind, it.id),
            Alteration::Removed => format!("{} {}: gone", it.kind, it.id),
        });
        lines.collect()
    })
}

const STATED: &str = r#"
[[gap]]
decides = "unit"
when = { known = "yes", age = "< 10" }
because = "Rutinen nämner inte barn."
owner = "enhetschefen"
acknowledged = 2026-01-15
review_by = 2030-12-31

[[invariant]]
id = "never-adults-under-18"
when = { known = "no", age = "< 18" }
never = { unit = "adults" }
because = "Barn hör aldrig till vuxenenheten."
"#;

#[test]
fn only_what_is_written_otherwise_is_said_to_be() {
    // The rules that test a derived fact are not written otherwise where that is.
    let other = [(
        "when = { needs = { all = [\"addiction\", \"health\"] } }\nbecause",
        "when = { needs = \"health\" }\nbecause",
    )];
    let derived = told(DEMO, &demo(&other));
    assert!(!derived.changes.is_empty());
    assert_eq!(written(&derived)[0], ["derived joint: when"]);
    // Nor is a rule that tests all numbers from some on where there are more of them.
    let range = told(
        DEMO,
        &demo(&[("kind = \"age\"", "kind = \"age\"\nrange = [0, 130]")]),
    );
    assert_eq!(written(&range)[0], ["fact age: range"]);
    // An example names answers, values and facts by their codes and ids, wherever those stand.
    let value = "[[decision.value]]\ncode = \"adults\"";
    let first = "[[fact]]\nid = \"known\"";
    let more = demo(&[
        ("facts = [\"known\", ", "facts = [\"urgent\", \"known\", "),
        (
            value,
            &format!("[[decision.value]]\ncode = \"police\"\nlabel = \"Polisen\"\n\n{value}"),
        ),
        (
            first,
            &format!("[[fact]]\nid = \"urgent\"\nkind = \"yes_no\"\nask = \"Bråttom?\"\n\n{first}"),
        ),
    ]);
    assert_eq!(written(&told(DEMO, &more))[2], [""; 0]);
    // What differs of an example is named by its key, and of a gap who answers for it.
    let due = demo(&[("\"2026-11-30 12:00\"", "\"2026-11-30 12:01\"")]);
    let due = told(DEMO, &due);
    assert_eq!(
        written(&due)[2],
        ["example ny vuxen med båda behoven: deadlines"]
    );
    let old = format!("{DEMO}{STATED}");
    let owned = told(&old, &old.replace("enhetschefen", "områdeschefen"));
    assert_eq!(
        written(&owned),
        [vec![], vec![], vec!["gap unit 1: owner".to_owned()]]
    );
    assert!(owned.is_empty());
}

#[test]
fn a_gap_that_is_wider_and_an_invariant_that_is_gone_are_differences() {
    let old = format!("{DEMO}{STATED}");
    let wider = told(&old, &old.replace("age = \"< 10\"", "age = \"< 12\""));
    assert!(wider.changes.is_empty() && !wider.is_empty());
    assert_eq!(written(&wider)[1], ["gap unit 1: when"]);
    assert_eq!(wider.version.needed, Rise::Minor);
    let (without, _) = old.split_once("[[invariant]]").unwrap();
    let gone = told(&old, without);
    assert!(gone.changes.is_empty() && !gone.is_empty());
    assert_eq!(written(&gone)[1], ["invariant never-adults-under-18: gone"]);
    // They can be meant.
    let meant = "[[setting]]\ninvariant = \"never-adults-under-18\"\n";
    let (old, new) = (One(old.clone()), One(without.to_owned()));
    let packs = Packs::read(source(&old), source(&new)).unwrap();
    let expected = Expectations::read("meant.toml", meant, &packs).unwrap();
    assert!(
        packs
            .compare_for(&expected)
            .unwrap()
            .hold(&expected)
            .unwrap()
            .holds()
    );
}

#[test]
fn a_witness_is_judged_on_a_day_on_which_both_packs_are_in_force() {
    let days = "lang = \"sv\"\nvalid_from = 2026-03-01\nvalid_to = 2026-12-31\n";
    let later = "[[rule]]\nid = \"clinic-too\"\nvalid_from = 2026-07-01";
    let old = demo(&[
        ("lang = \"sv\"\n", days),
        ("[[rule]]\nid = \"clinic-too\"", later),
    ]);
    for moved in ["17", "21"] {
        let (above, below) = (format!(">= {moved}"), format!("< {moved}"));
        let told = told(&old, &old.replace(">= 19", &above).replace("< 19", &below));
        assert!(!told.changes.is_empty());
        for change in &told.changes {
            let on = change.cases.witness.on.to_string();
            assert!(("2026-03-01"..="2026-12-31").contains(&on.as_str()), "{on}");
        }
    }
    // A class that turns on the day.
    let earlier = old.replace("2026-07-01", "2026-05-01");
    let told = told(&old, &earlier);
    let on = told.changes[0].cases.witness.on.to_string();
    assert!(("2026-05-01".."2026-07-01").contains(&on.as_str()), "{on}");
}
