//! The packs that are shipped, as their authors wrote them.

use crate::author::Files;

/// Every pack file and module, by name.
const TEXTS: [(&str, &str); 2] = [
    ("stockholm.toml", include_str!("stockholm.toml")),
    (
        "stockholm-routine.toml",
        include_str!("stockholm-routine.toml"),
    ),
];

/// The ids of the shipped packs; each is a pack file with that name.
pub const SHIPPED: [&str; 1] = ["stockholm"];

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
