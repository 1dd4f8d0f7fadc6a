//! `lots course`: a zip that platforms take, with everything inside, and the same bytes for the same set.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use serde_json::Value;

use crate::program::{Folder, lots, says};
use crate::training::demo_text;

const SET: &str = "1;2026-11-26;4;5;75";

/// A folder with the small pack and a script that exports what a course calls.
fn prepared() -> (Folder, String, String) {
    let folder = Folder::new();
    let pack = folder.file("demo.toml", &demo_text());
    let player = folder.file("player.js", "const x=1;export{x as train};");
    (folder, pack, player)
}

/// The files of a zip, by name, in their order.
fn files(zip: &[u8]) -> Vec<(String, String)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(zip)).unwrap();
    let all = 0..zip.len();
    all.map(|place| {
        let mut file = zip.by_index(place).unwrap();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        let name = file.name().unwrap().into_owned();
        (name, text)
    })
    .collect()
}

fn made(more: &[&str]) -> (Vec<u8>, BTreeMap<String, String>) {
    let (folder, pack, player) = prepared();
    let out = folder.path("course.zip");
    let asked = [
        "course", &pack, "--set", SET, "--out", &out, "--player", &player,
    ];
    says(
        &[&asked, more].concat(),
        0,
        &["5 exercises, passed from 75 %"],
    );
    let zip = std::fs::read(out).unwrap();
    let all = files(&zip).into_iter().collect();
    (zip, all)
}

#[test]
fn a_course_by_scorm_has_its_manifest_on_top_and_lists_every_file_it_holds() {
    let (zip, all) = made(&["--title", "Hösten & <våren>"]);
    assert_eq!(files(&zip)[0].0, "imsmanifest.xml");
    let manifest = &all["imsmanifest.xml"];
    let read = scraper::Html::parse_document(manifest);
    let listed = scraper::Selector::parse("file").unwrap();
    let listed: Vec<&str> = (read.select(&listed))
        .filter_map(|it| it.value().attr("href"))
        .collect();
    let held: Vec<&str> = all.keys().map(String::as_str).collect();
    let mut sorted = listed.clone();
    sorted.push("imsmanifest.xml");
    sorted.sort_unstable();
    assert_eq!(sorted, held);
    for part in [
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
        "<schema>ADL SCORM</schema>",
        "<schemaversion>1.2</schemaversion>",
        "<adlcp:masteryscore>75</adlcp:masteryscore>",
        "<title>Hösten &amp; &lt;våren&gt;</title>",
        "adlcp:scormtype=\"sco\" href=\"index.html\"",
        "xsi:schemaLocation=\"http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd",
    ] {
        assert!(manifest.contains(part), "{part} in {manifest}");
    }
    assert!(all["index.html"].contains("<script type=\"module\" src=\"scorm.js\">"));
    // What the page loads is in the zip.
    for (from, to) in [
        ("scorm.js", "./course.js"),
        ("course.js", "./settings.js"),
        ("course.js", "./training.js"),
    ] {
        assert!(all[from].contains(&format!("from \"{to}\"")), "{from} {to}");
        assert!(all.contains_key(&to[2..]));
    }
}

#[test]
fn a_course_by_cmi5_has_a_structure_with_one_unit_that_is_passed_by_the_mark_of_the_set() {
    let (zip, all) = made(&["--format", "cmi5"]);
    assert_eq!(files(&zip)[0].0, "cmi5.xml");
    let structure = &all["cmi5.xml"];
    for part in [
        "<courseStructure xmlns=\"https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd\">",
        "moveOn=\"Passed\" masteryScore=\"0.75\"",
        "<langstring lang=\"sv\">Övningar: ",
        "<url>index.html</url>",
    ] {
        assert!(structure.contains(part), "{part} in {structure}");
    }
    assert!(all["index.html"].contains("src=\"cmi5.js\"") && !all.contains_key("scorm.js"));
    for name in ["course.js", "sending.js"] {
        assert!(
            all["cmi5.js"].contains(&format!("from \"./{name}\"")),
            "{name}"
        );
        assert!(all.contains_key(name), "{name}");
    }
}

#[test]
fn a_course_holds_the_pack_as_lots_compile_writes_it_and_the_set_as_it_was_given() {
    let (_, all) = made(&[]);
    let (folder, pack, _) = prepared();
    let out = folder.path("packs");
    says(&["compile", &pack, "--out", &out], 0, &[]);
    for (inside, written) in [
        ("pack.json", "demo.json"),
        ("pack.training.json", "demo.training.json"),
    ] {
        let written = std::fs::read_to_string(format!("{out}/{written}")).unwrap();
        assert!(all[inside] == written, "{inside}");
    }
    let settings = all["settings.js"]
        .strip_prefix("export const settings = ")
        .unwrap();
    let settings: Value = serde_json::from_str(settings.trim_end_matches(";\n")).unwrap();
    assert_eq!(settings["set"], SET);
    assert_eq!(settings["pass"], 75);
    assert_eq!(settings["lang"], "sv");
    for name in all["course.js"].split("says.").skip(1) {
        let name: String = name.chars().take_while(|it| it.is_alphanumeric()).collect();
        assert!(settings["says"][&name].is_string(), "{name} has no words");
    }
}

#[test]
fn the_same_set_gives_the_same_bytes_and_another_one_others() {
    let ((first, _), (again, _)) = (made(&[]), made(&[]));
    assert!(first == again);
    assert!(first != made(&["--title", "Annat"]).0);
}

#[test]
fn without_the_training_program_it_is_said_where_it_was_looked_for_and_nothing_is_written() {
    let (folder, pack, _) = prepared();
    let out = folder.path("course.zip");
    let other = folder.file("other.js", "export const mount = 1;");
    let nowhere = folder.path("nowhere.js");
    let asked = ["course", &pack, "--set", SET, "--out", &out];
    for (more, words) in [
        (["--player", &other], "is not the training program"),
        (["--player", &nowhere], "cannot be read"),
        (["--set", "1;2026-11-26;4"], "cannot be used multiple times"),
    ] {
        says(&[&asked[..], &more].concat(), 2, &[words]);
    }
    let run = lots(&[
        "course",
        "tests/cases/border.toml",
        "--set",
        SET,
        "--out",
        &out,
    ]);
    assert_eq!(run.status.code(), Some(2));
    assert!(!std::path::Path::new(&out).exists());
}
