//! One thing of a pack as it is compared: its kind, its name, and what is written under each of its keys.

use std::fmt::Debug;

use crate::author::model::Acknowledgement;

/// How much it weighs that something is written otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::workbench::difference) enum Weight {
    /// Something is asked, done or told otherwise.
    Setting,
    /// What is acknowledged or promised of the rules, on which no case turns.
    Stated,
    /// What decides or allows; what comes of it is told by the classes.
    Rule,
    /// Wording, citations, weight.
    Wording,
}

/// Something of a pack.
pub(in crate::workbench::difference) struct Item {
    pub(super) kind: &'static str,
    /// What it is told by.
    pub(super) id: String,
    /// By what it is the same thing in another pack; things that share it are told apart by what is written of them, and by
    /// their order.
    pub(super) known_by: String,
    pub(super) label: String,
    pub(super) keys: Vec<(&'static str, Weight, String)>,
}

impl Item {
    pub(super) fn new(kind: &'static str, id: &str, label: &str) -> Item {
        Item {
            kind,
            id: id.to_owned(),
            known_by: id.to_owned(),
            label: label.to_owned(),
            keys: Vec::new(),
        }
    }

    /// Known by something else than what it is told by.
    pub(super) fn known_by(self, known_by: &str) -> Item {
        Item {
            known_by: known_by.to_owned(),
            ..self
        }
    }

    fn with(mut self, key: &'static str, weight: Weight, text: String) -> Item {
        self.keys.push((key, weight, text));
        self
    }

    /// With words that people read.
    pub(super) fn said(self, key: &'static str, text: &str) -> Item {
        self.with(key, Weight::Wording, text.to_owned())
    }

    /// With something that is told beside the words, such as a citation.
    pub(super) fn noted(self, key: &'static str, value: &dyn Debug) -> Item {
        self.with(key, Weight::Wording, format!("{value:?}"))
    }

    /// With something by which it is asked, done or told otherwise.
    pub(super) fn set(self, key: &'static str, value: &dyn Debug) -> Item {
        self.with(key, Weight::Setting, format!("{value:?}"))
    }

    /// With something that is acknowledged or promised.
    pub(super) fn stated(self, key: &'static str, text: String) -> Item {
        self.with(key, Weight::Stated, text)
    }

    /// With who answers for something, since when and until when.
    pub(super) fn acknowledged(self, by: &Acknowledgement) -> Item {
        let Acknowledgement {
            owner,
            on,
            review_by,
        } = by;
        self.noted("owner", owner)
            .noted("acknowledged", on)
            .noted("review_by", review_by)
    }

    /// With something that decides.
    pub(super) fn rules(self, key: &'static str, text: String) -> Item {
        self.with(key, Weight::Rule, text)
    }

    /// How much it weighs that only one of two packs has it.
    pub(super) fn weight(&self) -> Weight {
        match self.kind {
            "fact" | "answer" | "decision" | "value" | "duty" | "notice" | "text" => {
                Weight::Setting
            }
            "border" | "gap" | "invariant" => Weight::Stated,
            "constraint" | "derived" | "rule" => Weight::Rule,
            _ => Weight::Wording,
        }
    }
}
