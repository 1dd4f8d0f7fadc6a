//! Another language of the program's words, while it runs.

use super::Desk;
use crate::ui::said::Said;
use crate::ui::wording::Wording;

impl Desk {
    /// The same desk with other words, for views that are built anew with it. All that stands half done stays; what was said in
    /// the words before is not said any longer.
    pub fn speaking(self, words: &'static Wording) -> Desk {
        self.hush();
        self.change(|controls| {
            controls.mistake = Said::default();
            controls.mistakes.clear();
            controls.judged_badly = None;
        });
        Desk { words, ..self }
    }
}
