//! Result files: what is told of an exercise comes back from JSON as it was, the table is one that a spreadsheet may open, what is counted
//! is what stands in the files, and what is none is refused for its reason.

use samverkanslots::engine::pack::{Material, Pack};
use samverkanslots::training::results::{
    Done, Gathered, MATTERS, NoResults, Place, Rates, Results, Said,
};
use samverkanslots::training::{
    Choice, Confidence, Exercise, Guess, Mark, NoSavedSet, Prediction, SavedSet, Trainer, judged,
};
use serde_json::{Value, json};

use crate::training::{demo, on};

/// What a learner makes of the exercises of a set who predicts each first decision rightly, and leaves the rest to `guess`.
pub(super) fn done(
    (pack, material): (&Pack, &Material),
    seed: u64,
    guess: impl Fn(usize, &Exercise) -> Guess,
    confidence: Confidence,
) -> Results {
    let trainer = Trainer::new(pack, material, on()).unwrap();
    let choice = Choice::new(on(), seed, 6);
    let set = trainer.set(&choice);
    let text = choice.text(&trainer);
    let all = set.exercises.iter().enumerate();
    let all = all.map(|(at, exercise)| {
        let decisions = exercise.key.decisions.iter().enumerate();
        let decisions = decisions.map(|(place, it)| (it.decision, guess(place, exercise)));
        let prediction = Prediction {
            decisions: decisions.collect(),
            matters: Some(exercise.facts()),
            asked: None,
            confidence,
        };
        let judged = judged(pack, exercise, &prediction);
        let place = Place {
            set: text.clone(),
            number: at as u32 + 1,
            of: set.exercises.len() as u32,
            seconds: 30 + at as u32,
        };
        Done::new(pack, exercise, &prediction, &judged, place)
    });
    let all = all.collect();
    Results::new(
        pack,
        text.clone(),
        "2026-11-26".to_owned(),
        format!("learner {seed}"),
        all,
    )
}

pub(super) fn right(place: usize, exercise: &Exercise) -> Guess {
    use samverkanslots::engine::decision::Status;
    let finding = &exercise.key.decisions[place].finding;
    match finding.status {
        Status::Settled => Guess::Values(finding.values().to_vec()),
        Status::Gap => Guess::Silent,
        Status::Conflict => Guess::Collides,
        Status::Open | Status::Contradiction => Guess::CannotTell,
    }
}

/// Right where a decision is the first one.
pub(super) fn half(place: usize, exercise: &Exercise) -> Guess {
    match place {
        0 => right(place, exercise),
        _ => Guess::CannotTell,
    }
}

#[test]
fn what_is_told_of_an_exercise_comes_back_from_json_as_it_was() {
    let (pack, material) = demo();
    let results = done((&pack, &material), 3, half, Confidence::Sure);
    let written = serde_json::to_value(&results).unwrap();
    let first = &written["exercises"][0];
    for key in [
        "set",
        "number",
        "of",
        "id",
        "kind",
        "title",
        "rules",
        "topics",
        "predicted",
        "key",
        "marks",
        "points",
        "right",
        "confidence",
        "seconds",
        "needless",
        "missed",
    ] {
        assert!(first.get(key).is_some(), "{key} of {first}");
    }
    assert_eq!(first["confidence"], "sure");
    let decisions: Vec<&String> = first["key"].as_object().unwrap().keys().collect();
    let primary = pack.decisions.iter().filter(|it| it.primary);
    let primary: Vec<&String> = primary.map(|it| &it.id).collect();
    assert_eq!(decisions, primary, "in the order of the pack");
    assert_eq!(first["predicted"][primary[1]], "cannot_tell");
    assert_eq!(first["marks"][primary[0]], "right");
    let read: Results = serde_json::from_str(&written.to_string()).unwrap();
    assert_eq!(read.checked().unwrap(), results);
    // What is predicted rightly is in the file as what the routine answers.
    let all_right = done((&pack, &material), 3, right, Confidence::Fairly);
    for it in &all_right.exercises {
        assert_eq!(it.predicted, it.key);
        assert!(it.right && it.points == 100);
    }
}

/// A table as RFC 4180 has it, with semicolons between cells.
fn read(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let mut letters = text.chars().peekable();
    let mut quoted = false;
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                cell.push('"');
            }
            '"' if quoted || cell.is_empty() => quoted = !quoted,
            ';' if !quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !quoted => {
                assert_eq!(letters.next(), Some('\n'), "a line ends in CR LF");
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            '"' | '\n' if !quoted => panic!("{letter:?} stands in a cell without quotes: {text}"),
            other => cell.push(other),
        }
    }
    assert!(row.is_empty() && cell.is_empty() && !quoted);
    rows
}

/// Why the second of two files is not counted with the first; nothing where it is.
fn left_out(pack: &Pack, [first, second]: [Results; 2]) -> Option<NoResults> {
    let mut gathered = Gathered::default();
    assert_eq!(gathered.add(pack, "first.json", vec![first]), []);
    let left_out = gathered.add(pack, "second.json", vec![second]);
    left_out.into_iter().map(|(_, why)| why).next()
}

#[test]
fn result_files_are_told_apart_by_their_names_set_day_and_learner() {
    let (pack, material) = demo();
    let mut results = done((&pack, &material), 3, half, Confidence::Sure);
    results.name = " Åsa Öberg/2 ".to_owned();
    let on = results.on.clone();
    let name = results.file_name("k3f9", "json");
    let (start, end) = ("training-demo-3-", format!("-{on}-Åsa-Öberg-2.json"));
    let mark = name
        .strip_prefix(start)
        .and_then(|it| it.strip_suffix(&end));
    let mark = mark.unwrap_or_else(|| panic!("{name}"));
    assert!(mark.len() == 6 && mark.chars().all(|it| it.is_ascii_hexdigit()));
    // Of two sets by one draw number each has letters of its own, on the set's file and on those of its results.
    let text = results.set.clone();
    results.set = format!("{text};k.plain");
    assert_ne!(results.file_name("k3f9", "json"), name);
    let file = |set: &str| SavedSet::new("demo", set, "Hösten/2").file_name();
    assert_eq!(file(&text), format!("training-set-demo-3-{mark}.json"));
    assert_ne!(file(&results.set), file(&text));
    results.name = String::new();
    results.set = String::new();
    let name = results.file_name("k3f9", "csv");
    assert_eq!(name, format!("training-demo-{on}-k3f9.csv"));
}

#[test]
fn the_table_has_a_row_for_each_exercise_and_no_cell_that_a_spreadsheet_takes_for_a_formula() {
    let (pack, material) = demo();
    let mut results = done((&pack, &material), 3, half, Confidence::Guessing);
    let nasty = [
        "=HYPERLINK(\"http://example.org\",\"x\")",
        "+1",
        "-1+2",
        "@SUM(A1)",
        "\t=1",
        "  =1+1",
        "two\r\nlines, \"quoted\"",
        "semi;colon",
        "åäö",
    ];
    for name in nasty {
        results.name = name.to_owned();
        results.exercises[1].title = Some(name.to_owned());
        let rows = read(&results.csv());
        assert_eq!(rows.len(), results.exercises.len() + 1);
        let header = &rows[0];
        let column = |name: &str| header.iter().position(|it| it == name).unwrap();
        for (row, it) in rows[1..].iter().zip(&results.exercises) {
            assert_eq!(row.len(), header.len());
            let own = row[column("name")].trim_start_matches('\'');
            assert_eq!(own, name, "what was typed is all there");
            assert_eq!(row[column("id")], it.id);
            assert_eq!(row[column("number")], it.number.to_string());
            assert_eq!(row[column("rules")], it.rules.join(" "));
            for (decision, mark) in &it.marks.0 {
                let told = serde_json::to_value(mark).unwrap();
                assert_eq!(
                    row[column(&format!("mark {decision}"))],
                    told.as_str().unwrap()
                );
            }
            for cell in row {
                let first = cell.trim_start().chars().next();
                let is_formula = first.is_some_and(|it| "=+-@".contains(it));
                assert!(!is_formula || cell == "-", "{cell:?}");
                assert!(!cell.starts_with(['\t', '\r', '\n']), "{cell:?}");
            }
        }
    }
}

/// What people type as a name, and what a table must neither lose nor let a spreadsheet reckon with.
const TYPED: [&str; 7] = [
    "",
    "Åsa",
    "=1+1",
    " -2",
    "'Bo",
    "two\r\nlines, \"quoted\"",
    "semi;colon\tand tab",
];

#[test]
fn a_table_is_read_as_it_was_written_also_as_a_spreadsheet_saves_it() {
    let (pack, material) = demo();
    for name in TYPED {
        for (guess, confidence) in [
            (right as fn(usize, &Exercise) -> Guess, Confidence::Fairly),
            (half, Confidence::Sure),
        ] {
            let mut results = done((&pack, &material), 3, guess, confidence);
            results.name = name.to_owned();
            results.exercises[1].title = Some(name.to_owned()).filter(|it| !it.is_empty());
            let text = results.csv();
            let whole = Ok(vec![results.clone()]);
            assert_eq!(Results::of_table(&text), whole);
            assert_eq!(Results::of_table(&format!("\u{feff}{text}")), whole);
            let empty = ";".repeat(read(&text)[0].len() - 1);
            assert_eq!(Results::of_table(&format!("{text}{empty}\r\n")), whole);
            for sign in [",", "\t"] {
                let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
                let line =
                    |row: &Vec<String>| row.iter().map(quoted).collect::<Vec<_>>().join(sign);
                let lines: Vec<String> = read(&text).iter().map(line).collect();
                assert_eq!(Results::of_table(&lines.join("\n")), whole);
            }
        }
    }
}

#[test]
fn a_table_with_the_rows_of_several_learners_is_a_file_for_each() {
    let (pack, material) = demo();
    let all = [(3, Confidence::Sure), (4, Confidence::Guessing)];
    let all = all.map(|(seed, sure)| done((&pack, &material), seed, half, sure));
    let both = all[0].csv() + all[1].csv().split_once("\r\n").unwrap().1;
    let files = Results::of_table(&both).unwrap();
    assert_eq!(files, all);
    let json: Results = serde_json::from_str(&serde_json::to_string(&all[0]).unwrap()).unwrap();
    assert_eq!(
        left_out(&pack, [json, files[0].clone()]),
        Some(NoResults::Twice)
    );
    assert_eq!(Rates::of(&pack, &files), Rates::of(&pack, &all));
}

#[test]
fn a_table_that_is_none_of_ours_or_damaged_is_refused_for_its_reason() {
    let (pack, material) = demo();
    let text = done((&pack, &material), 3, half, Confidence::Sure).csv();
    let header = text.lines().next().unwrap();
    let rows = read(&text);
    let with = |column: &str, cell: &str| {
        let mut rows = rows.clone();
        let place = rows[0].iter().position(|it| it == column).unwrap();
        rows[1][place] = cell.to_owned();
        let quoted = |row: &Vec<String>| format!("\"{}\"", row.join("\";\""));
        let lines: Vec<String> = rows.iter().map(quoted).collect();
        Results::of_table(&lines.join("\r\n"))
    };
    for no_table in [
        "",
        "{",
        "name,on\r\nBo,2026-11-26",
        &header[5..],
        "\u{0}\u{0}",
    ] {
        assert_eq!(
            Results::of_table(no_table),
            Err(NoResults::Kind),
            "{no_table:?}"
        );
    }
    assert_eq!(Results::of_table(header), Err(NoResults::Empty));
    assert!(with("seconds", "0").is_ok());
    for (column, cell) in [
        ("points", "101"),
        ("points", "-1"),
        ("points", "0"),
        ("number", "7"),
        ("number", "first"),
        ("of", ""),
        ("seconds", "1.5"),
        ("right", "perhaps"),
        ("confidence", "very"),
        ("on", "26/11/2026"),
        ("pack", ""),
        ("id", "a b"),
    ] {
        assert_eq!(
            with(column, cell),
            Err(NoResults::Damaged(column)),
            "{column}: {cell}"
        );
    }
    let mark = rows[0].iter().find(|it| it.starts_with("mark ")).unwrap();
    assert_eq!(with(mark, "good"), Err(NoResults::Damaged("marks")));
    // Cut off anywhere it is refused, or is the rows that are whole.
    for (end, _) in text.char_indices() {
        if let Ok(files) = Results::of_table(&text[..end]) {
            assert!(files.len() == 1 && files[0].exercises.len() < rows.len());
        }
    }
}

#[test]
fn what_is_counted_over_several_files_is_what_stands_in_them() {
    let (pack, material) = demo();
    let of = (&pack, &material);
    let files = [
        done(of, 1, half, Confidence::Sure),
        done(of, 2, right, Confidence::Fairly),
        done(of, 3, |_, _| Guess::Values(Vec::new()), Confidence::Sure),
        // The same set again, done by somebody else.
        done(of, 3, half, Confidence::Guessing),
    ];
    let rates = Rates::of(&pack, &files);
    let all: Vec<&Done> = files.iter().flat_map(|it| &it.exercises).collect();
    assert_eq!(rates.files, 4);
    assert_eq!(rates.done, all.len());
    assert_eq!(rates.right, all.iter().filter(|it| it.right).count());
    let surely = all
        .iter()
        .filter(|it| it.confidence == Confidence::Sure && !it.right);
    assert_eq!(rates.sure_and_wrong, surely.count());
    assert!(rates.sure_and_wrong > 0 && rates.right >= 6);
    for rate in &rates.exercises {
        let own: Vec<&&Done> = all.iter().filter(|it| it.id == rate.what).collect();
        assert_eq!(rate.done, own.len());
        let not_right = own.iter().filter(|it| !it.right).count();
        assert_eq!(rate.partly + rate.wrong, not_right, "{rate:?}");
    }
    let ids = |id: &str| rates.exercises.iter().filter(|it| it.what == id).count();
    assert!(all.iter().all(|it| ids(&it.id) == 1));
    for rate in &rates.rules {
        let rule = pack.rules.iter().find(|it| it.id == rate.what).unwrap();
        let decision = &pack.decisions[rule.decides].id;
        let own = all.iter().filter(|it| it.rules.contains(&rate.what));
        let marks: Vec<Mark> = own.map(|it| *it.marks.get(decision).unwrap()).collect();
        let count = |mark: Mark| marks.iter().filter(|it| **it == mark).count();
        assert_eq!(
            (rate.done, rate.partly, rate.wrong),
            (marks.len(), count(Mark::Partly), count(Mark::Wrong)),
            "a rule counts by the decision that it decides"
        );
    }
    for (steps, rate) in rates.steps.iter().enumerate() {
        let wrong = match steps {
            0 => all.iter().filter(|it| !it.missed.is_empty()).count(),
            _ => {
                let marks = all.iter().filter_map(|it| it.marks.get(&rate.what));
                marks.filter(|it| **it == Mark::Wrong).count()
            }
        };
        assert_eq!((rate.done, rate.wrong), (all.len(), wrong), "{rate:?}");
    }
    assert_eq!(rates.steps[0].what, MATTERS);
    let shares: Vec<usize> = rates.exercises.iter().map(|it| it.percent()).collect();
    assert!(shares.is_sorted_by(|a, b| a >= b), "{shares:?}");
    assert!(shares[0] > 0 && shares.contains(&0));
}

/// What is done to a result file.
type Damage<'d> = &'d dyn Fn(&mut Value);

#[test]
fn a_bad_result_file_is_refused_for_its_reason() {
    let (pack, material) = demo();
    let sound = done((&pack, &material), 3, half, Confidence::Sure);
    let checked = |change: &dyn Fn(&mut Value)| {
        let mut file = serde_json::to_value(&sound).unwrap();
        change(&mut file);
        serde_json::from_value::<Results>(file).map(Results::checked)
    };
    assert_eq!(checked(&|_| ()).unwrap(), Ok(sound.clone()));
    let refused: [(Damage<'_>, NoResults); 9] = [
        (&|it| it["kind"] = json!("training-set"), NoResults::Kind),
        (&|it| it["schema"] = json!(2), NoResults::Schema(2)),
        (&|it| it["exercises"] = json!([]), NoResults::Empty),
        (
            &|it| it["on"] = json!("yesterday"),
            NoResults::Damaged("on"),
        ),
        (
            &|it| it["exercises"][0]["points"] = json!(101),
            NoResults::Damaged("points"),
        ),
        (
            &|it| it["exercises"][1]["number"] = json!(7),
            NoResults::Damaged("number"),
        ),
        (
            &|it| it["exercises"][0]["marks"] = json!({}),
            NoResults::Damaged("marks"),
        ),
        (
            &|it| it["exercises"][0]["right"] = json!(true),
            NoResults::Damaged("right"),
        ),
        (
            &|it| it["exercises"][0]["rules"] = json!(["a b"]),
            NoResults::Damaged("rules"),
        ),
    ];
    for (change, reason) in refused {
        assert_eq!(checked(change).unwrap(), Err(reason));
    }
    // What is of another shape does not become a result file at all.
    let shapes: [&dyn Fn(&mut Value); 4] = [
        &|it| *it = json!([]),
        &|it| it["exercises"] = json!("many"),
        &|it| it["exercises"][0]["predicted"]["plan"] = json!("perhaps"),
        &|it| it["exercises"][0]["confidence"] = json!("very"),
    ];
    for shape in shapes {
        assert!(checked(shape).is_err());
    }
    let mut other = sound.clone();
    other.pack.id = "stockholm".to_owned();
    let reason = NoResults::OtherPack("stockholm".to_owned());
    assert_eq!(left_out(&pack, [sound.clone(), other]), Some(reason));
    // Saved again on another day, and once without the name: it is the same result.
    let mut again = sound.clone();
    again.on = "2030-01-01".to_owned();
    let mut nameless = sound.clone();
    nameless.name = String::new();
    for same in [sound.clone(), again, nameless] {
        let twice = [sound.clone(), same];
        assert_eq!(left_out(&pack, twice), Some(NoResults::Twice));
    }
}

#[test]
fn a_value_that_is_nobody_and_a_code_that_is_no_list_are_told_apart_in_a_table() {
    let (pack, material) = demo();
    let mut results = done((&pack, &material), 3, right, Confidence::Fairly);
    let decision = results.exercises[0].key.0[0].0.clone();
    results.exercises[0].predicted.0[0].1 = Said::Values(Vec::new());
    results.exercises[1].predicted.0[0].1 = Said::Silent;
    let rows = read(&results.csv());
    let column = rows[0]
        .iter()
        .position(|it| *it == format!("predicted {decision}"));
    let column = column.unwrap();
    assert_eq!([&rows[1][column], &rows[2][column]], ["-", "silent"]);
}

#[test]
fn the_file_of_a_set_is_read_for_its_pack_alone() {
    let saved = SavedSet::new("demo", "1;2026-11-26;7;5;80", "Hösten");
    let text = serde_json::to_string(&saved).unwrap();
    let read = |text: &str| serde_json::from_str::<SavedSet>(text).unwrap();
    assert_eq!(read(&text).checked("demo"), Ok(saved.clone()));
    let other = NoSavedSet::OtherPack("demo".to_owned());
    assert_eq!(read(&text).checked("malmo"), Err(other));
    let result = text.replace("training-set", "training-result");
    assert_eq!(read(&result).checked("demo"), Err(NoSavedSet::Kind));
    let later = text.replace("\"schema\":1", "\"schema\":9");
    assert_eq!(read(&later).checked("demo"), Err(NoSavedSet::Schema(9)));
}
