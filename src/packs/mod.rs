//! The packs that are shipped, as their authors wrote them.
//!
//! A pack is a file with its id as name and the modules beside it that it lists. The modules of `sweden` are national law:
//! the three Swedish packs share them.

use crate::author::Files;

/// Every pack file and module, by name.
const TEXTS: [(&str, &str); 29] = [
    ("stockholm.toml", include_str!("stockholm.toml")),
    ("stockholm-law.toml", include_str!("stockholm-law.toml")),
    (
        "stockholm-methadone.toml",
        include_str!("stockholm-methadone.toml"),
    ),
    (
        "stockholm-routine.toml",
        include_str!("stockholm-routine.toml"),
    ),
    ("stockholm-texts.toml", include_str!("stockholm-texts.toml")),
    ("malmo.toml", include_str!("malmo.toml")),
    ("malmo-handbook.toml", include_str!("malmo-handbook.toml")),
    ("malmo-law.toml", include_str!("malmo-law.toml")),
    ("malmo-texts.toml", include_str!("malmo-texts.toml")),
    ("ekero.toml", include_str!("ekero.toml")),
    ("ekero-memo.toml", include_str!("ekero-memo.toml")),
    ("ekero-law.toml", include_str!("ekero-law.toml")),
    ("ekero-texts.toml", include_str!("ekero-texts.toml")),
    ("danmark.toml", include_str!("danmark.toml")),
    (
        "danmark-guideline.toml",
        include_str!("danmark-guideline.toml"),
    ),
    ("danmark-law.toml", include_str!("danmark-law.toml")),
    ("danmark-texts.toml", include_str!("danmark-texts.toml")),
    ("sweden-law.toml", include_str!("sweden-law.toml")),
    ("sweden.toml", include_str!("sweden.toml")),
    ("sweden-heard.toml", include_str!("sweden-heard.toml")),
    ("stockholm-heard.toml", include_str!("stockholm-heard.toml")),
    ("malmo-heard.toml", include_str!("malmo-heard.toml")),
    ("ekero-heard.toml", include_str!("ekero-heard.toml")),
    ("danmark-heard.toml", include_str!("danmark-heard.toml")),
    (
        "stockholm-exercises.toml",
        include_str!("stockholm-exercises.toml"),
    ),
    ("malmo-exercises.toml", include_str!("malmo-exercises.toml")),
    ("ekero-exercises.toml", include_str!("ekero-exercises.toml")),
    (
        "danmark-exercises.toml",
        include_str!("danmark-exercises.toml"),
    ),
    (
        "sweden-exercises.toml",
        include_str!("sweden-exercises.toml"),
    ),
];

/// The ids of the shipped packs; each is a pack file with that name.
pub const SHIPPED: [&str; 4] = ["stockholm", "malmo", "ekero", "danmark"];

/// The shipped files.
pub struct Shipped;

impl Files for Shipped {
    fn read(&self, name: &str) -> Result<String, String> {
        TEXTS
            .iter()
            .find(|(file, _)| *file == name)
            .map(|(_, text)| (*text).to_owned())
            .ok_or_else(|| "is not among the shipped files".to_owned())
    }
}

/// The pack file of a shipped pack.
pub fn file(id: &str) -> Option<String> {
    SHIPPED.contains(&id).then(|| format!("{id}.toml"))
}
