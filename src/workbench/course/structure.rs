//! The structure of a cmi5 course: one assignable unit.

use crate::workbench::course::tags::Xml;
use crate::workbench::course::{Course, words};

const NAMESPACE: &str = "https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd";

pub(super) fn structure(course: &Course<'_>) -> String {
    let lang = course.pack.pack.lang.as_str();
    let words = words::words(lang);
    let id = format!("urn:samverkanslots:{}", course.identifier());
    let unit = format!("{id}:exercises");
    let mastery = format!("{}.{:02}", course.pass / 100, course.pass % 100);
    let told = |out: &mut Xml| {
        let about = (words.about)(&course.pack.pack.title, &course.pack.pack.version);
        for (name, text) in [("title", course.title), ("description", about.as_str())] {
            out.element(name, &[], |out| {
                out.words("langstring", &[("lang", lang)], text);
            });
        }
    };
    let mut out = Xml::new();
    out.element("courseStructure", &[("xmlns", NAMESPACE)], |out| {
        out.element("course", &[("id", &id)], told);
        let attributes = [
            ("id", unit.as_str()),
            // Who has done all of the set and not passed it is not through.
            ("moveOn", "Passed"),
            ("masteryScore", mastery.as_str()),
            ("launchMethod", "AnyWindow"),
        ];
        out.element("au", &attributes, |out| {
            told(out);
            out.words("url", &[], "index.html");
        });
    });
    out.text()
}
