//! A set of exercises as a course: a zip that a learning platform takes, by SCORM 1.2 or cmi5.
//!
//! ```text
//! imsmanifest.xml or cmi5.xml    what the platform reads: title, where to begin, from how many per cent the set is passed
//! index.html                     the page; it says in words what the script cannot
//! settings.js                    which set it is, and what the page says
//! course.js, scorm.js or cmi5.js what shows it, and what speaks with the platform (`src/course/`); cmi5 has sending.js too
//! training.js                    the training program, module inside
//! pack.json, pack.training.json  the pack as it was when the course was made
//! ```
//!
//! Everything is inside, so a course goes on saying what its pack said, and asks only the platform for anything. The same pack, set and
//! program give the same bytes.

mod archive;
mod page;
mod scorm12;
mod structure;
mod tags;
mod words;

use crate::author::{Checked, training_part};

/// A standard by which platforms take courses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standard {
    /// SCORM 1.2.
    Scorm12,
    /// cmi5.
    Cmi5,
}

/// What a course is made of.
pub struct Course<'c> {
    /// The pack, sound.
    pub pack: &'c Checked,
    /// The text of the set.
    pub set: &'c str,
    /// From how many per cent it is passed.
    pub pass: u8,
    /// What it is called.
    pub title: &'c str,
    /// The script with the training program inside.
    pub player: &'c [u8],
    /// By which standard.
    pub standard: Standard,
}

/// The title of a course that is given none: exercises on the pack, in its language.
pub fn title(pack: &Checked) -> String {
    let words = words::words(&pack.pack.lang);
    format!("{}: {}", words.exercises, pack.pack.title)
}

impl Course<'_> {
    /// The zip.
    pub fn zip(&self) -> Vec<u8> {
        let scripts: &[(&str, &str)] = match self.standard {
            Standard::Scorm12 => &[("scorm.js", include_str!("../../course/scorm.js"))],
            Standard::Cmi5 => &[
                ("cmi5.js", include_str!("../../course/cmi5.js")),
                ("sending.js", include_str!("../../course/sending.js")),
            ],
        };
        let compiled = serde_json::to_string(&self.pack.compiled.0);
        let compiled = compiled.expect("a pack has only string keys");
        let material = training_part(&self.pack.material);
        let (page, settings) = (page::page(self, scripts[0].0), page::settings(self));
        let mut files = vec![
            ("index.html", page.as_bytes()),
            ("course.js", include_bytes!("../../course/course.js")),
            ("settings.js", settings.as_bytes()),
        ];
        files.extend(scripts.iter().map(|(name, text)| (*name, text.as_bytes())));
        files.extend([
            ("training.js", self.player),
            ("pack.json", compiled.as_bytes()),
            ("pack.training.json", material.as_bytes()),
        ]);
        let names: Vec<&str> = files.iter().map(|(name, _)| *name).collect();
        let (name, manifest) = match self.standard {
            Standard::Scorm12 => ("imsmanifest.xml", scorm12::manifest(self, &names)),
            Standard::Cmi5 => ("cmi5.xml", structure::structure(self)),
        };
        files.insert(0, (name, manifest.as_bytes()));
        archive::zip(&files)
    }

    /// By what a platform knows it: the same pack and set are the same course, in any version of either.
    fn identifier(&self) -> String {
        use sha2::{Digest, Sha256};
        let digest = Sha256::digest(format!("{}\n{}", self.pack.pack.id, self.set));
        let digest: String = digest[..6].iter().map(|it| format!("{it:02x}")).collect();
        format!("lots-{}-{digest}", self.pack.pack.id)
    }
}
