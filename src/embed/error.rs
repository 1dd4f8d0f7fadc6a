//! What can go wrong at the boundary, in the form that JavaScript gets it.

use wasm_bindgen::JsValue;

use crate::contacts::OverlayError;
use crate::embed::objects::object;
use crate::engine::loading::LoadError;
use crate::exchange::answers::AnswerError;
use crate::exchange::link::LinkError;
use crate::exchange::quoting::brief;
use crate::training::NoChoice;

/// Something the host page gave that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmbedError {
    /// A stable code.
    pub code: &'static str,
    /// What is wrong, for the host page's authors.
    pub message: String,
    /// What it was given under: a fact, an attribute.
    pub field: String,
}

impl EmbedError {
    /// A pack in which a key is missing, or holds something else than it should.
    pub fn unreadable_pack(key: &str) -> EmbedError {
        let message = format!("the pack is damaged: `{key}` is missing or of another kind");
        EmbedError {
            code: "pack_damaged",
            message,
            field: "pack".to_owned(),
        }
    }

    /// Answers that are no plain data.
    pub fn unreadable_answers() -> EmbedError {
        let message = "the answers are not an object of fact ids and answers".to_owned();
        EmbedError {
            code: "answer_unfit",
            message,
            field: "answers".to_owned(),
        }
    }
}

impl EmbedError {
    /// A text that is no day.
    pub fn unfit_day(text: &str) -> EmbedError {
        EmbedError {
            code: "day_unfit",
            message: format!("\"{}\" is no day such as 2026-11-23", brief(text)),
            field: "on".to_owned(),
        }
    }

    /// All of a pack that is not what it was begun with.
    pub fn other_pack() -> EmbedError {
        EmbedError {
            code: "pack_damaged",
            message: "the pack is another than the part of it that the questions come from"
                .to_owned(),
            field: "pack".to_owned(),
        }
    }

    /// A pack in which something has been changed.
    pub fn changed_pack() -> EmbedError {
        EmbedError {
            code: "pack_damaged",
            message: "the pack is not what its hash says".to_owned(),
            field: "pack".to_owned(),
        }
    }

    /// Asked before all of the program and of the pack is there.
    pub fn incomplete() -> EmbedError {
        EmbedError {
            code: "module_incomplete",
            message: "not all of the program and of the pack is there yet".to_owned(),
            field: String::new(),
        }
    }

    /// A set of exercises that cannot be read.
    pub fn unfit_set(why: &NoChoice) -> EmbedError {
        EmbedError {
            code: "set_unfit",
            message: why.0.clone(),
            field: "set".to_owned(),
        }
    }

    /// Contacts that are no plain data.
    pub fn unreadable_contacts() -> EmbedError {
        EmbedError {
            code: "contacts_unfit",
            message: "the contacts are not an object as the overlay's schema has it".to_owned(),
            field: "contacts".to_owned(),
        }
    }
}

impl From<Vec<OverlayError>> for EmbedError {
    fn from(errors: Vec<OverlayError>) -> EmbedError {
        let told: Vec<String> = errors.iter().map(OverlayError::to_string).collect();
        EmbedError {
            code: "contacts_unfit",
            message: told.join("; "),
            field: errors
                .into_iter()
                .next()
                .map(|error| error.field)
                .filter(|field| !field.is_empty())
                .unwrap_or_else(|| "contacts".to_owned()),
        }
    }
}

impl From<LoadError> for EmbedError {
    fn from(error: LoadError) -> EmbedError {
        let code = match error {
            LoadError::Format(_) => "pack_format",
            LoadError::Broken(_) => "pack_damaged",
        };
        EmbedError {
            code,
            message: error.to_string(),
            field: "pack".to_owned(),
        }
    }
}

impl From<LinkError> for EmbedError {
    fn from(error: LinkError) -> EmbedError {
        EmbedError {
            code: "link_unfit",
            message: error.to_string(),
            field: "link".to_owned(),
        }
    }
}

impl From<AnswerError> for EmbedError {
    fn from(error: AnswerError) -> EmbedError {
        EmbedError {
            code: "answer_unfit",
            message: error.what,
            // What is no object of answers stands under no fact.
            field: if error.fact.is_empty() {
                "answers".to_owned()
            } else {
                brief(&error.fact).into_owned()
            },
        }
    }
}

/// An `Error` with `code` and `field` beside its message.
impl From<EmbedError> for JsValue {
    fn from(error: EmbedError) -> JsValue {
        let js = js_sys::Error::new(&error.message);
        js.set_name("LotsError");
        let _ = js_sys::Object::assign(
            &js,
            &object([("code", error.code.into()), ("field", error.field.into())]),
        );
        js.into()
    }
}
