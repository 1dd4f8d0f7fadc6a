//! A pack that a host page has loaded, for judging cases without an element.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::embed::error::EmbedError;
use crate::embed::later::there;
use crate::embed::{answers, objects};
use crate::engine::pack::Pack;
use crate::exchange::answers::date;
use crate::exchange::assessment::report_with;
use crate::ui::clock;

/// A compiled pack, read and checked.
#[wasm_bindgen]
pub struct Rules {
    pack: Pack,
}

#[wasm_bindgen]
impl Rules {
    /// Reads a compiled pack.
    ///
    /// # Errors
    /// It is not one that this program reads.
    #[wasm_bindgen(constructor)]
    pub fn new(raw: JsValue) -> Result<Rules, JsValue> {
        let pack = (there()?.open)(&raw)?;
        Ok(Rules { pack })
    }

    /// The assessment of a case as `lots assess` gives it; on today where no day is named.
    ///
    /// # Errors
    /// An answer that does not fit, or a text that is no day.
    pub fn assess(&self, given: &JsValue, on: Option<String>) -> Result<JsValue, JsValue> {
        (there()?.assess)(&self.pack, given, on.as_deref())
    }
}

pub(super) fn assess(pack: &Pack, given: &JsValue, on: Option<&str>) -> Result<JsValue, JsValue> {
    let day = match on {
        Some(text) => date(text).ok_or_else(|| EmbedError::unfit_day(text))?,
        None => clock::today(),
    };
    let case = answers::case(pack, given, day)?;
    let case = clock::at_this_moment(&case);
    Ok(objects::plain(&report_with(pack, &case, None)))
}
