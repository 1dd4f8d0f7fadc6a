//! What is kept by names, as an object whose keys keep their order; and what is said of a decision.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};

/// Things by name, in the order in which they were written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named<T>(pub Vec<(String, T)>);

impl<T> Default for Named<T> {
    fn default() -> Named<T> {
        Named(Vec::new())
    }
}

impl<T> Named<T> {
    /// What has a name.
    pub fn get(&self, name: &str) -> Option<&T> {
        let mut all = self.0.iter();
        all.find(|(own, _)| own == name).map(|(_, it)| it)
    }
}

impl<T> FromIterator<(String, T)> for Named<T> {
    fn from_iter<I: IntoIterator<Item = (String, T)>>(all: I) -> Named<T> {
        Named(all.into_iter().collect())
    }
}

impl<T: Serialize> Serialize for Named<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, it) in &self.0 {
            map.serialize_entry(name, it)?;
        }
        map.end()
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Named<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Named<T>, D::Error> {
        struct Entries<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for Entries<T> {
            type Value = Named<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Named<T>, A::Error> {
                let mut all = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    all.push(entry);
                }
                Ok(Named(all))
            }
        }
        deserializer.deserialize_map(Entries(PhantomData))
    }
}

/// What is said of a decision, by codes: what a learner predicts, or what the routine answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// These values; of a decision with many none means nobody.
    Values(Vec<String>),
    /// The routine gives no answer.
    Silent,
    /// The routine contradicts itself.
    Collides,
    /// It cannot be told by what is known.
    CannotTell,
}

impl Said {
    /// The code of what is no list of values.
    fn code(&self) -> Option<&'static str> {
        match self {
            Said::Values(_) => None,
            Said::Silent => Some("silent"),
            Said::Collides => Some("collides"),
            Said::CannotTell => Some("cannot_tell"),
        }
    }

    /// It in one cell: the code, or the values with a space between; a dash for nobody.
    pub(super) fn cell(&self) -> String {
        match self {
            Said::Values(values) if values.is_empty() => "-".to_owned(),
            Said::Values(values) => values.join(" "),
            other => other.code().unwrap_or_default().to_owned(),
        }
    }
}

impl Said {
    /// The codes of what is no list of values.
    fn coded(code: &str) -> Option<Said> {
        let all = [Said::Silent, Said::Collides, Said::CannotTell];
        all.into_iter().find(|it| it.code() == Some(code))
    }

    /// What such a cell says; nothing where it is empty.
    pub(super) fn of_cell(cell: &str) -> Option<Said> {
        let values = |cell: &str| cell.split_whitespace().map(str::to_owned).collect();
        match cell.trim() {
            "" => None,
            "-" => Some(Said::Values(Vec::new())),
            cell => Some(Said::coded(cell).unwrap_or_else(|| Said::Values(values(cell)))),
        }
    }
}

impl Serialize for Said {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match (self, self.code()) {
            (Said::Values(values), _) => values.serialize(serializer),
            (_, code) => code.unwrap_or_default().serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Said {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Said, D::Error> {
        struct Either;
        impl<'de> Visitor<'de> for Either {
            type Value = Said;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list of values, or silent, collides or cannot_tell")
            }

            fn visit_str<E: Error>(self, code: &str) -> Result<Said, E> {
                Said::coded(code).ok_or_else(|| E::custom("what is no such code"))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Said, A::Error> {
                let mut values = Vec::new();
                while let Some(value) = list.next_element()? {
                    values.push(value);
                }
                Ok(Said::Values(values))
            }
        }
        deserializer.deserialize_any(Either)
    }
}
