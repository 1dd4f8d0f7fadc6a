//! The rule book: everything is in it, every link leads somewhere, nothing of a pack's text becomes markup.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::sync::LazyLock;

use chrono::NaiveDate;
use samverkanslots::author::{self, Disk, Files};
use samverkanslots::engine::pack::Pack;
use samverkanslots::packs::{self, SHIPPED, Shipped};
use samverkanslots::workbench::book::{Effect, Since, Turn, book};
use scraper::{Html, Selector};

/// The day that books are written on, where that does not matter.
const ON: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();

/// One text as a pack file.
struct One(String);

impl Files for One {
    fn read(&self, _: &str) -> Result<String, String> {
        Ok(self.0.clone())
    }
}

fn demo() -> String {
    fs::read_to_string("tests/cases/demo.toml").unwrap()
}

fn book_of(text: &str) -> String {
    book("pack.toml", &One(text.to_owned()), ON, None)
        .unwrap_or_else(|failure| panic!("{failure:?}"))
}

/// A pack's id, its book, and what it was compiled to.
type Printed = (String, String, Pack);

/// The books of all shipped packs, and of a pack with other decisions; written once for all tests.
fn books() -> &'static [Printed] {
    static BOOKS: LazyLock<Vec<Printed>> = LazyLock::new(|| {
        let shipped = SHIPPED.map(|id| (id, packs::file(id).unwrap(), &Shipped as &dyn Files));
        let demo = (
            "demo",
            "tests/cases/demo.toml".to_owned(),
            &Disk as &dyn Files,
        );
        let all = shipped.into_iter().chain([demo]);
        all.map(|(id, file, files)| {
            (
                id.to_owned(),
                book(&file, files, ON, None).unwrap(),
                author::compile(&file, files).unwrap(),
            )
        })
        .collect()
    });
    &BOOKS
}

/// The book of one shipped pack.
fn book_named(id: &str) -> &'static str {
    &books().iter().find(|(known, ..)| known == id).unwrap().1
}

fn all<'p>(page: &'p Html, selector: &str) -> Vec<scraper::ElementRef<'p>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

#[test]
fn everything_of_a_pack_is_an_anchor_exactly_once_and_every_link_leads_to_one() {
    for (id, text, pack) in books() {
        let page = Html::parse_document(text);
        let mut anchors: BTreeMap<&str, usize> = BTreeMap::new();
        for element in all(&page, "[id]") {
            *anchors.entry(element.attr("id").unwrap()).or_default() += 1;
        }
        let twice: Vec<_> = anchors.iter().filter(|(_, count)| **count > 1).collect();
        assert!(twice.is_empty(), "{id}: {twice:?}");
        let mut wanted: BTreeSet<String> = BTreeSet::new();
        let mut want =
            |kind: &str, ids: Vec<&str>| wanted.extend(ids.iter().map(|id| format!("{kind}-{id}")));
        want("fact", pack.facts.iter().map(|it| it.id.as_str()).collect());
        want(
            "term",
            pack.derived.iter().map(|it| it.id.as_str()).collect(),
        );
        want(
            "constraint",
            pack.constraints.iter().map(|it| it.id.as_str()).collect(),
        );
        want(
            "decision",
            pack.decisions.iter().map(|it| it.id.as_str()).collect(),
        );
        want("rule", pack.rules.iter().map(|it| it.id.as_str()).collect());
        want(
            "duty",
            pack.duties.iter().map(|it| it.id.as_str()).collect(),
        );
        want(
            "notice",
            pack.notices.iter().map(|it| it.id.as_str()).collect(),
        );
        want(
            "text",
            pack.templates.iter().map(|it| it.id.as_str()).collect(),
        );
        want(
            "role",
            pack.roles.iter().map(|it| it.code.as_str()).collect(),
        );
        want(
            "source",
            pack.sources.iter().map(|it| it.id.as_str()).collect(),
        );
        want(
            "id",
            pack.sections
                .iter()
                .flat_map(|it| &it.basis)
                .map(String::as_str)
                .collect(),
        );
        wanted.extend((1..=pack.gaps.len()).map(|gap| format!("gap-{gap}")));
        wanted.extend((1..=pack.laws.len()).map(|law| format!("law-{law}")));
        for (at, source) in pack.sources.iter().enumerate() {
            let sections = pack
                .sections
                .iter()
                .filter(|section| section.source == at)
                .count();
            wanted.extend((1..=sections).map(|section| format!("section-{}-{section}", source.id)));
        }
        let missing: Vec<&String> = wanted
            .iter()
            .filter(|id| !anchors.contains_key(id.as_str()))
            .collect();
        assert!(missing.is_empty(), "{id} has no {missing:?}");
        let links = all(&page, "a[href]");
        assert!(links.len() > wanted.len(), "{id} has {} links", links.len());
        for link in links {
            let href = link.attr("href").unwrap();
            let target = href
                .strip_prefix('#')
                .unwrap_or_else(|| panic!("{id} leads out of the page: {href}"));
            assert!(anchors.contains_key(target), "{id}: {href} leads nowhere");
            assert!(
                !link.text().collect::<String>().trim().is_empty(),
                "{id}: a link to {href} says nothing"
            );
        }
    }
}

#[test]
fn a_strict_parser_finds_nothing_to_mend_and_the_page_asks_for_nothing() {
    for (id, text, pack) in books() {
        let page = Html::parse_document(text);
        assert_eq!(page.errors, Vec::<String>::new(), "{id}");
        assert_eq!(all(&page, "html")[0].attr("lang"), Some(pack.lang.as_str()));
        for what in [
            "script",
            "link",
            "img",
            "iframe",
            "object",
            "embed",
            "form",
            "base",
            "[src]",
            "[onclick]",
            "[style]",
        ] {
            assert!(all(&page, what).is_empty(), "{id} has {what}");
        }
        let style: String = all(&page, "style")
            .iter()
            .flat_map(|style| style.text())
            .collect();
        for what in ["url(", "@import", "http:", "https:", "//"] {
            assert!(!style.contains(what), "the style of {id} has {what}");
        }
        assert_eq!(all(&page, "h1").len(), 1);
        assert_eq!(all(&page, "main").len(), 1);
    }
}

#[test]
fn every_table_has_a_caption_and_heads_with_a_scope_and_every_row_as_many_cells() {
    for (id, text, _) in books() {
        let page = Html::parse_document(text);
        for table in all(&page, "table") {
            let inside = |selector: &str| table.select(&Selector::parse(selector).unwrap()).count();
            assert_eq!(inside("caption"), 1, "{id}");
            assert!(inside("thead th[scope=col]") > 0, "{id}");
            assert_eq!(inside("th"), inside("th[scope]"), "{id}");
            let heads = inside("thead th");
            for row in table.select(&Selector::parse("tbody tr").unwrap()) {
                let cells = row.select(&Selector::parse("th, td").unwrap()).count();
                assert_eq!(cells, heads, "{id}: {}", row.html());
            }
        }
    }
}

#[test]
fn the_numbers_of_rules_run_through_the_book_without_a_gap() {
    for (id, text, pack) in books() {
        let page = Html::parse_document(text);
        let numbers: Vec<usize> = all(&page, "tr[id^='rule-'] > th.number")
            .iter()
            .map(|cell| cell.text().collect::<String>().parse().unwrap())
            .collect();
        assert_eq!(
            numbers,
            (1..=pack.rules.len()).collect::<Vec<usize>>(),
            "{id}"
        );
    }
}

#[test]
fn an_exception_that_beats_a_single_rule_stands_right_under_it() {
    let page = Html::parse_document(book_named("stockholm"));
    let rows: Vec<&str> = all(&page, "tr[id^='rule-']")
        .iter()
        .map(|row| row.attr("id").unwrap())
        .collect();
    let at = rows
        .iter()
        .position(|row| *row == "rule-new-adult")
        .unwrap();
    assert_eq!(
        rows[at + 1..at + 5],
        [
            "rule-new-misuse",
            "rule-new-finance",
            "rule-new-violence",
            "rule-housing-own-income"
        ]
    );
}

#[test]
fn the_book_says_what_the_pack_says() {
    let page = book_of(&demo());
    let page = Html::parse_document(&page);
    let text: String = page.root_element().text().collect::<Vec<&str>>().join(" ");
    let text = text.split_whitespace().collect::<Vec<&str>>().join(" ");
    for told in [
        "Nya ärenden från 19 år hör till vuxenenheten.",
        "minst 19 år",
        "under 19 år",
        "både Missbruk och Hälsa",
        "inom 7 dagar",
        "kl. 12.00, 1 dag före möte",
        "Källan hänvisar till",
        "10 kap. 8 § SoL (2025:400)",
        "Bekräftat 21 november 2026",
        "Inte bekräftat, kontrollerat 21 november 2026",
        "Den första raden som stämmer gäller.",
        "Rutinen säger inget om kända ärenden; vuxenenheten antas.",
        "Närmast ligger",
        "30 juni 2027",
    ] {
        assert!(text.contains(told), "the book does not say `{told}`");
    }
}

#[test]
fn text_of_a_pack_never_becomes_markup_or_style() {
    let hostile = r#"</style><script>alert(1)</script><img src=x onerror=alert(2)> \"'&amp; é }"#;
    let mut text = demo();
    // Every wording of the pack, whatever it is called.
    for key in [
        "title", "subtitle", "label", "ask", "short", "why", "because", "text", "standing", "date",
        "today", "says", "note", "say",
    ] {
        let lines: Vec<String> = text
            .lines()
            .map(|line| {
                let is_text = line
                    .strip_prefix(key)
                    .is_some_and(|rest| rest.starts_with(" = \""));
                if is_text && !line.contains('{') {
                    format!("{}{hostile}\"", line.strip_suffix('"').unwrap())
                } else {
                    line.to_owned()
                }
            })
            .collect();
        text = lines.join("\n");
    }
    // A rule's name is plain, and that of a place in a source need not be.
    text = text.replace("\"D-1\"", r#""D-1\"<b>#ö""#);
    let page = book_of(&text);
    let parsed = Html::parse_document(&page);
    assert_eq!(parsed.errors, Vec::<String>::new());
    for what in ["script", "img", "[onerror]", "body style"] {
        assert!(all(&parsed, what).is_empty(), "the page has {what}");
    }
    let style: String = all(&parsed, "style")
        .iter()
        .flat_map(|style| style.text())
        .collect();
    assert_eq!(all(&parsed, "style").len(), 1);
    assert!(
        !style.contains("alert(1)") && !style.contains('<'),
        "a title broke out of its string"
    );
    assert_eq!(style.matches('{').count(), style.matches('}').count());
    let shown: String = parsed.root_element().text().collect();
    assert!(
        shown.contains("<script>alert(1)</script>"),
        "what was written is shown as it was written"
    );
    let anchors: BTreeSet<&str> = all(&parsed, "[id]")
        .iter()
        .map(|it| it.attr("id").unwrap())
        .collect();
    for link in all(&parsed, "a[href]") {
        assert!(anchors.contains(link.attr("href").unwrap().trim_start_matches('#')));
    }
    assert!(anchors.iter().all(|id| {
        id.chars()
            .all(|c| c.is_ascii_graphic() && !"\"'<>#".contains(c))
    }));
}

#[test]
fn the_same_pack_gives_the_same_book_to_the_letter_on_the_same_day() {
    let file = packs::file("ekero").unwrap();
    assert_eq!(
        book(&file, &Shipped, ON, None).unwrap(),
        book_named("ekero")
    );
}

#[test]
fn the_book_of_a_danish_pack_speaks_danish() {
    let page = book_named("danmark");
    assert!(
        page.contains("lang=\"da\"")
            && page.contains("Spørgsmålene")
            && page.contains("Hvor kilden tier")
    );
    for swedish in ["Frågorna", "Där källan tiger", "Innehåll", "Källan"] {
        assert!(!page.contains(swedish), "`{swedish}` is Swedish");
    }
}

#[test]
fn a_pack_with_problems_has_no_book() {
    let gap = demo().replace("age = \"< 19\"", "age = \"< 18\"");
    assert!(matches!(
        book("pack.toml", &One(gap), ON, None),
        Err(author::Failure::Problems(_))
    ));
    assert!(matches!(
        book("nowhere.toml", &Disk, ON, None),
        Err(author::Failure::Unreadable(_))
    ));
}

/// The rows of the table of changes: what, how, before, now.
fn changes(new: &str, old: &str, effects: &[Effect]) -> Vec<Vec<String>> {
    let older = One(old.to_owned());
    let since = Since {
        file: "old.toml",
        files: &older,
        effects,
        is_compared: true,
    };
    let page = book("pack.toml", &One(new.to_owned()), ON, Some(&since))
        .unwrap_or_else(|failure| panic!("{failure:?}"));
    let parsed = Html::parse_document(&page);
    assert_eq!(parsed.errors, Vec::<String>::new());
    let text = |cell: scraper::ElementRef<'_>| {
        let words: String = cell.text().collect::<Vec<&str>>().join(" ");
        words.split_whitespace().collect::<Vec<&str>>().join(" ")
    };
    all(&parsed, ".changes tbody tr")
        .into_iter()
        .map(|row| {
            row.select(&Selector::parse("th, td").unwrap())
                .map(text)
                .collect()
        })
        .collect()
}

#[test]
fn changes_since_an_older_pack_are_told_entry_by_entry() {
    assert_eq!(
        changes(&demo(), &demo(), &[]),
        Vec::<Vec<String>>::new(),
        "a pack has not changed since itself"
    );
    let other_words = demo().replace(
        "when = { known = \"no\", age = \">= 19\" }",
        "when = { known = { not = \"yes\" }, age = { not = \"< 19\" } }",
    );
    assert_ne!(other_words, demo());
    assert_eq!(
        changes(&demo(), &other_words, &[]),
        Vec::<Vec<String>>::new(),
        "what says the same has not changed"
    );
    let old = demo()
        .replace("age = \">= 19\"", "age = \">= 20\"")
        .replace("age = \"< 19\"", "age = \"< 20\"")
        .replace(
            "because = \"Mötet tar upp ärenden som berör flera.\"",
            "because = \"Förut.\"",
        );
    let got = changes(&demo(), &old, &[]);
    assert_eq!(
        got,
        [
            [
                "regel 1 : Ansvarig enhet",
                "ändrat",
                "När Känd: Nej · Ålder: minst 20 år",
                "När Känd: Nej · Ålder: minst 19 år"
            ],
            [
                "regel 2 : Ansvarig enhet",
                "ändrat",
                "När Känd: Nej · Ålder: under 20 år",
                "När Känd: Nej · Ålder: under 19 år"
            ],
            [
                "uppgift 1 : Anmäl ärendet till mötet",
                "ändrat",
                "Skäl Förut.",
                "Skäl Mötet tar upp ärenden som berör flera."
            ],
        ]
        .map(|row| row.map(str::to_owned).to_vec())
    );
}

#[test]
fn laws_that_share_a_name_are_compared_one_by_one() {
    let law = |today: &str| {
        format!(
            "\n[[law]]\nbasis = [\"D-6\"]\ntoday = \"{today}\"\nstatus = \"confirmed\"\nchecked = 2026-11-21\n"
        )
    };
    let pack = |laws: &[&str]| demo() + &laws.iter().map(|today| law(today)).collect::<String>();
    let told = |new: &[&str], old: &[&str]| -> Vec<[String; 2]> {
        let rows = changes(&pack(new), &pack(old), &[]).into_iter();
        rows.map(|row| [row[0].clone(), row[1].clone()]).collect()
    };
    let row = |what: &str, how: &str| [what.to_owned(), how.to_owned()];
    assert_eq!(told(&["A", "B"], &["A", "B"]), [[""; 2]; 0]);
    assert_eq!(told(&["A"], &["A", "B"]), [row("B", "borttaget")]);
    assert_eq!(told(&["B"], &["A", "B"]), [row("A", "borttaget")]);
    assert_eq!(told(&["C", "B"], &["A", "B"]), [row("lag 3 : C", "ändrat")]);
}

#[test]
fn a_shipped_pack_has_not_changed_since_itself() {
    let file = packs::file("ekero").unwrap();
    let since = Since {
        file: &file,
        files: &Shipped,
        effects: &[],
        is_compared: true,
    };
    let page = book(&file, &Shipped, ON, Some(&since)).unwrap();
    let parsed = Html::parse_document(&page);
    assert_eq!(all(&parsed, ".changes tbody tr").len(), 0);
}

#[test]
fn an_example_in_the_book_says_everything_that_it_demands() {
    let text = demo().replace(
        "never = [\"clinic\", \"adults\"]\nopen = []",
        "never = [\"notify_meeting\"]\nopen = []",
    );
    let text = text.replace(
        "meeting = 2026-12-01 }\n",
        "meeting = 2026-11-25 }\nnotices = [\"soon\"]\n",
    );
    let text = text.replace("2026-11-30 12:00", "2026-11-24 12:00");
    let page = book_of(&text);
    let parsed = Html::parse_document(&page);
    let rows: Vec<String> = all(&parsed, "table.cases tbody tr")
        .into_iter()
        .map(|row| row.text().collect::<Vec<_>>().join(" "))
        .map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect();
    assert!(
        rows[0].contains("Påminnelser: Mötet är inom en vecka."),
        "{rows:#?}"
    );
    assert!(
        rows[0].contains("Senast: Anmäl ärendet till mötet: 24 november 2026, kl. 12.00"),
        "{rows:#?}"
    );
    assert!(rows[0].contains("Kvar att fråga: inget"), "{rows:#?}");
    assert!(
        rows[1].contains("Aldrig: Anmäl ärendet till mötet"),
        "{rows:#?}"
    );
}

#[test]
fn effects_on_cases_are_told_before_the_entries() {
    let told = ["Ansvarig enhet", "Ungdomsenheten", "Vuxenenheten"].map(str::to_owned);
    let effect = Effect {
        turn: Turn::Otherwise(told),
        cases: "Ålder: 19 år".to_owned(),
        count: 12,
        of: 166_617,
        example: "19 år".to_owned(),
    };
    let gone = Effect {
        turn: Turn::Impossible,
        cases: String::new(),
        count: 3,
        of: 3,
        example: "19 år".to_owned(),
    };
    let rows = changes(&demo(), &demo(), &[effect, gone]);
    let row = |cells: [&str; 4]| cells.map(str::to_owned).to_vec();
    assert_eq!(
        rows,
        [
            row([
                "Ansvarig enhet",
                "Ålder: 19 år 12 av 166 617 fall · Till exempel: 19 år",
                "Ungdomsenheten",
                "Vuxenenheten"
            ]),
            row([
                "Vilka fall som kan finnas",
                "alla 3 fall",
                "kan förekomma",
                "kan inte förekomma"
            ])
        ]
    );
}

/// A pack of one number, with a gap and a statement.
const SMALL: &str = r#"
[pack]
id = "small"
version = "1.0.0"
title = "Liten"
lang = "sv"
valid_from = 2026-01-01
review_by = 2027-06-30
[[fact]]
id = "falls"
kind = "number"
range = [0, 50]
ask = "Hur många gånger har personen fallit?"
short = "Fall"
[[decision]]
id = "alarm"
title = "Larm"
kind = "one"
primary = true
safest = "simple"
[[decision.value]]
code = "simple"
label = "Enkelt larm"
[[decision.value]]
code = "inquiry"
label = "Utredning"
[[rule]]
id = "some"
decides = "alarm"
gives = "simple"
when = { falls = "2..4" }
because = "Några fall."
[[rule]]
id = "many"
decides = "alarm"
gives = "inquiry"
when = { falls = ">= 5" }
because = "Många fall."
[[gap]]
decides = "alarm"
when = { falls = "< 2" }
because = "Rutinen säger inget."
owner = "enhetschefen"
acknowledged = 2026-01-10
review_by = 2027-01-10
[[invariant]]
id = "never-simple"
when = { falls = ">= 10" }
never = { alarm = "simple" }
because = "Den som faller ofta utreds."
"#;

#[test]
fn what_a_pack_rests_on_and_promises_is_compared_as_well() {
    let changed = |old: &str, new: &str| {
        assert!(SMALL.contains(old), "{old}");
        changes(SMALL, &SMALL.replace(old, new), &[])
    };
    for (old, new, says) in [
        (
            "valid_from = 2026-01-01",
            "valid_from = 2025-07-01",
            ["Liten", "ändrat", "1 juli 2025", "1 januari 2026"],
        ),
        (
            "review_by = 2027-06-30",
            "review_by = 2026-12-31",
            ["Liten", "ändrat", "31 december 2026", "30 juni 2027"],
        ),
        (
            "range = [0, 50]",
            "range = [0, 60]",
            ["fråga 1", "ändrat", "från 0 till 60", "från 0 till 50"],
        ),
        (
            "\"enhetschefen\"",
            "\"gruppchefen\"",
            [
                "lucka 1",
                "ändrat",
                "gruppchefen, 10 januari 2026",
                "enhetschefen, 10 januari 2026",
            ],
        ),
        (
            "safest = \"simple\"",
            "safest = \"inquiry\"",
            ["Larm", "ändrat", "Utredning", "Enkelt larm"],
        ),
    ] {
        let rows = changed(old, new);
        let [row] = rows.as_slice() else {
            panic!("{old}: {rows:?}");
        };
        let same = row
            .iter()
            .zip(says)
            .all(|(cell, says)| cell.to_lowercase().contains(&says.to_lowercase()));
        assert!(same, "{old}: {row:?}");
    }
    let (kept, _) = SMALL.split_once("[[invariant]]").unwrap();
    let rows = changes(SMALL, kept, &[]);
    assert_eq!(rows.len(), 1, "{rows:?}");
    assert_eq!(rows[0][1], "nytt");
    assert!(rows[0][3].contains("aldrig") && rows[0][3].contains("Enkelt larm"));
    let rows = changes(kept, SMALL, &[]);
    assert_eq!(rows[0][1], "borttaget", "{rows:?}");
}

#[test]
fn where_the_source_is_silent_the_picture_has_a_mark_and_a_column_of_its_own() {
    let page = Html::parse_document(&book_of(SMALL));
    assert!(
        !all(&page, ".picture figcaption .silent").is_empty(),
        "the legend explains it"
    );
    let names: Vec<String> = (all(&page, ".picture text.name").iter())
        .map(|name| name.text().collect())
        .collect();
    assert_eq!(names, ["Enkelt larm", "Utredning", "Källan tiger"]);
    // The legend's own mark is no end.
    let ends = all(&page, ".picture svg[role] .silent:not(.perhaps)");
    assert_eq!(ends.len(), 1);
    let (sure, _) = SMALL.split_once("[[gap]]").unwrap();
    let page = Html::parse_document(&book_of(&sure.replace("2..4", "<= 4")));
    assert!(all(&page, ".picture svg[role] .silent").is_empty());
}

#[test]
fn a_column_in_which_nothing_stands_is_not_printed() {
    let page = Html::parse_document(&book_of(SMALL));
    let heads = |page: &Html, table: &str| -> Vec<String> {
        let heads = all(page, &format!("{table} thead th"));
        heads.iter().map(|head| head.text().collect()).collect()
    };
    assert_eq!(heads(&page, "#decision-alarm .values"), ["Svar"]);
    assert!(
        !heads(&page, "#questions")
            .iter()
            .any(|head| head == "Ställs när")
    );
    // Where some questions are asked in some cases only, the others say that they are always asked.
    let page = Html::parse_document(book_named("ekero"));
    assert!(
        heads(&page, "#questions")
            .iter()
            .any(|head| head == "Ställs när")
    );
    let whens = all(&page, "#questions td.when");
    assert!(
        whens
            .iter()
            .all(|cell| cell.text().any(|text| !text.trim().is_empty()))
    );
}

#[test]
fn short_chapters_share_pages_and_each_page_says_at_its_head_what_is_on_it() {
    let sheets = |text: &str| -> (usize, usize) {
        let page = Html::parse_document(text);
        let style: String = all(&page, "style")[0].text().collect();
        let chapters = all(&page, "section.chapter").len();
        let named = style.matches(" { page: sheet-").count();
        assert_eq!(named, chapters, "each chapter is on a named page");
        (style.matches("@page sheet-").count(), chapters)
    };
    let (pages, chapters) = sheets(&book_of(SMALL));
    assert!(pages <= 3 && chapters >= 7, "{pages} of {chapters}");
    let (pages, chapters) = sheets(book_named("stockholm"));
    assert!(pages >= 8 && pages < chapters, "{pages} of {chapters}");
}

#[test]
fn a_review_is_marked_from_ninety_days_before_it_as_near_and_from_the_day_after_it_as_overdue() {
    let near = "snart: inom 90 dagar";
    let over = "försenad: den dagen har passerat";
    // The pack, its one gap, and the summary of both reviews: all of 30 June 2027.
    for (on, mark) in [
        ((2027, 3, 31), None),
        ((2027, 4, 1), Some((".due.soon", near))),
        ((2027, 6, 30), Some((".due.soon", near))),
        ((2027, 7, 1), Some((".due.passed", over))),
    ] {
        let (year, month, day) = on;
        let on = NaiveDate::from_ymd_opt(year, month, day).unwrap();
        let text = book(&packs::file("ekero").unwrap(), &Shipped, on, None).unwrap();
        let page = Html::parse_document(&text);
        let marks = all(&page, ".due");
        assert_eq!(marks.len(), if mark.is_some() { 3 } else { 0 }, "{on}");
        if let Some((style, words)) = mark {
            assert_eq!(all(&page, style).len(), 3, "{on}");
            assert!(
                marks
                    .iter()
                    .all(|it| it.text().collect::<String>() == words)
            );
            assert_eq!(all(&page, &format!("#gap-1 {style}")).len(), 1, "{on}");
        }
        let none = text.contains("ingen är försenad, och ingen ska göras inom 90 dagar");
        assert_eq!(none, mark.is_none(), "{on}");
    }
    let danish = packs::file("danmark").unwrap();
    let on = NaiveDate::from_ymd_opt(2027, 7, 1).unwrap();
    let text = book(&danish, &Shipped, on, None).unwrap();
    assert_eq!(text.matches("forsinket: den dag er passeret").count(), 3);
}
