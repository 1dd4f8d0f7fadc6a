//! The page of a course, and the script that says which set it shows.

use maud::{DOCTYPE, PreEscaped, html};
use serde_json::{Value, json};

use crate::workbench::course::{Course, words};

/// How the page looks around the exercises, which bring their own sheet along.
const STYLE: &str = include_str!("../../../style/course.css");

pub(super) fn page(course: &Course<'_>, adapter: &str) -> String {
    let lang = course.pack.pack.lang.as_str();
    let words = words::words(lang);
    let page = html! {
        (DOCTYPE)
        html lang=(lang) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (course.title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                main {
                    h1 { (course.title) }
                    p id="said" role="status" {}
                    div id="exercises" { p { (words.loading) } }
                    noscript { p { (words.no_script) } }
                }
                script type="module" src=(adapter) {}
            }
        }
    };
    page.into_string()
}

/// The set, the pass mark and what is said, as a module.
pub(super) fn settings(course: &Course<'_>) -> String {
    let says = words::words(&course.pack.pack.lang).says;
    let says = says
        .iter()
        .map(|(name, text)| ((*name).to_owned(), Value::from(*text)));
    let told = json!({
        "lang": course.pack.pack.lang,
        "set": course.set,
        "pass": course.pass,
        "says": says.collect::<Value>(),
    });
    format!("export const settings = {told};\n")
}
