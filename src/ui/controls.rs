//! What stands half done on the screen: what is open, chosen and filled in, until it is sent.

use crate::engine::case::{Answer, Case};
use crate::engine::pack::{DecisionId, FactId};
use crate::session::rulebook::Entry;
use crate::session::screen::{Asking, Screen, Stage};
use crate::ui::said::Said;

/// What stands half done on the screen. It is forgotten with every step, but for what is filled in, and a session does not know it.
#[derive(Clone, Debug, Default)]
pub struct Controls {
    /// Whether the answer panel is open where it is one line.
    pub panel_is_open: bool,
    /// Whether all chips are shown.
    pub shows_all_chips: bool,
    /// The decisions of which it was asked what would change them, a bit for each.
    pub changes_open: u64,
    /// The questions whose reason was asked for.
    pub whys_open: Vec<FactId>,
    /// The chosen values of a question of which several may be chosen, a bit for each.
    pub chosen: u32,
    /// What was typed to a question and gone on with before the second part of the program was there to read it.
    pub entered: Option<(FactId, String)>,
    /// What is wrong with what was entered.
    pub mistake: Said,
    /// The decision that a judgement was to be given on, and why it was not taken.
    pub judged_badly: Option<(DecisionId, &'static str)>,
    /// What was written in the fields before their questions were left.
    pub texts: Vec<(FactId, String)>,
    /// What is filled in on a step.
    pub filled: Vec<(FactId, Answer)>,
    /// The questions of the step that are put where this much is filled in.
    pub put: Vec<FactId>,
    /// What is missing or wrong on a step, by question.
    pub mistakes: Vec<(FactId, Said)>,
    /// The smallest cases that were asked for, each with the entry that it stands beside.
    pub cases: Vec<(Entry, Option<Case>)>,
    /// The entry whose case is to be tried, if the visitor says yes.
    pub asks_to_try: Option<Entry>,
}

impl Controls {
    /// How the controls of a screen stand at first.
    pub(super) fn of(screen: &Screen) -> Controls {
        let mut controls = Controls::default();
        match &screen.stage {
            Stage::Asking(Asking {
                given: Some(Answer::Options { yes, .. }),
                ..
            }) => controls.chosen = *yes,
            Stage::Step(step) => {
                controls.filled.clone_from(&step.given);
                controls.put.clone_from(&step.put_at_first);
            }
            _ => {}
        }
        controls
    }

    /// What was written in the field of a question before it was left.
    pub fn text_of(&self, fact: FactId) -> Option<&str> {
        let own = self.texts.iter().find(|(other, _)| *other == fact);
        own.map(|(_, text)| text.as_str())
    }

    /// The smallest case of an entry, where it was asked for.
    pub fn case_of(&self, entry: Entry) -> Option<&Option<Case>> {
        let beside = self.cases.iter().find(|(known, _)| *known == entry);
        beside.map(|(_, case)| case)
    }
}
