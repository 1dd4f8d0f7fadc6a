//! What outlasts a visit, as one text of letters and digits without a case: what is remembered, what comes back first, the rules that it was
//! done by, the set under way, and the one that was finished last, so that its result can still be saved.
//!
//! Other rules may give another case under the same number, and other facts and values under the same places. So of what was kept with
//! another version that alone is taken over which goes by names: how well each rule is known (which tells by itself whether it has
//! changed), and the written cases that there still are. Of what is lost this way nothing has to be learnt anew: what was missed has left its
//! rules weak, and weak rules come first.

use crate::engine::pack::{Material, Pack};
use crate::training::id::Id;
use crate::training::lesson::Way;
use crate::training::lesson::round::{Round, ids};
use crate::training::remembering::{self, Memory};

/// How long the text may be: what an LMS keeps.
pub const LONGEST: usize = 4096;

/// How many exercises come back before all others.
pub(super) const MOST_DOUBTED: usize = 16;

/// What has become of what was kept before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Before {
    /// It is all there, or there was nothing.
    #[default]
    Whole,
    /// It was kept with another version of the rules, and some of it could not be taken over.
    OtherRules,
    /// It could not be read, or not all of it.
    Damaged,
}

/// What is kept.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Kept {
    /// What is remembered.
    pub(super) memory: Memory,
    /// What was answered wrongly by somebody who was sure, the last one first.
    pub(super) doubted: Vec<Id>,
    /// How exercises are done.
    pub(super) way: Way,
    /// The set under way, or at its end until another is begun.
    pub(super) round: Option<Round>,
    /// The set that was at its end when the one under way was begun: kept until that one is at its end too.
    pub(super) last: Option<Round>,
}

impl Kept {
    /// It as a text with the rules that it was done by, empty where there is nothing to keep. Where it would become too long, the set that
    /// was finished before is left out, then what was predicted in the other from its first exercise on, then what is remembered of the
    /// exercises that are due last; the set itself where it has no room even so. Nothing is forgotten for the sake of a set at its end.
    pub(super) fn text(&self, pack: &Pack) -> String {
        let is_untouched = self.memory.is_empty() && self.round.is_none() && self.last.is_none();
        if is_untouched && self.way == Way::Reading {
            return String::new();
        }
        let ids: String = self.doubted.iter().map(Id::to_string).collect();
        let way = match self.way {
            Way::Reading => "r",
            Way::Asking => "a",
        };
        let before = |memory: &Memory| format!("{}~{ids}~{way}~{}~", memory.text(), rules(pack));
        if let Some(last) = &self.last {
            let round = self.round.as_ref().map(Round::text).unwrap_or_default();
            let text = format!("{}{round}~{}", before(&self.memory), last.text());
            if text.len() <= LONGEST {
                return text;
            }
        }
        let Some(mut round) = self.round.clone() else {
            return before(&self.memory);
        };
        let is_over = round.next().is_none();
        let mut memory = self.memory.clone();
        let mut first = 0;
        loop {
            let text = before(&memory) + &round.text();
            if text.len() <= LONGEST {
                return text;
            }
            match round.done.get_mut(first) {
                Some(done) => done.prediction = None,
                None if !is_over && memory.forget_last_due(0) => {}
                None => return before(&self.memory),
            }
            first += 1;
        }
    }

    /// Reads such a text, which may be anything that somebody has put there. What cannot be read, or is of other rules, is as if it had never
    /// been.
    pub(super) fn read(text: &str, pack: &Pack, material: &Material) -> (Kept, Before) {
        if text.is_empty() {
            return (Kept::default(), Before::Whole);
        }
        let mut parts = text.splitn(6, '~');
        let mut next = || parts.next().filter(|_| text.len() <= LONGEST);
        let memory = next().and_then(|text| Memory::read(text).ok());
        let doubted = next().and_then(ids);
        let way = match next() {
            Some("a") => Way::Asking,
            _ => Way::Reading,
        };
        let is_same = next() == Some(&rules(pack));
        let rest = next();
        let round = rest.and_then(|text| Round::read(text, pack));
        let rest_last = next().unwrap_or_default();
        let last = Round::read(rest_last, pack).filter(|it| it.next().is_none());
        let is_damaged = memory.is_none()
            || doubted.is_none()
            || rest.is_none_or(|text| is_same && !text.is_empty() && round.is_none())
            || (is_same && !rest_last.is_empty() && last.is_none());
        let mut kept = Kept {
            memory: memory.unwrap_or_default(),
            doubted: doubted.unwrap_or_default(),
            way,
            round: round.filter(|_| is_same),
            last: last.filter(|_| is_same),
        };
        let is_there = |id: Id| match id.is_vignette() {
            true => (material.vignettes.iter()).any(|it| Id::vignette(&it.id) == id),
            false => is_same,
        };
        let all = kept.memory.clone();
        kept.memory.keep_only(is_there);
        // What is not remembered is never due, so it need not come first.
        let is_whole = (rest.is_none_or(str::is_empty) || kept.round.is_some())
            && (rest_last.is_empty() || kept.last.is_some());
        let mut seen: Vec<Id> = Vec::new();
        for id in kept.doubted.drain(..) {
            let is_known = kept.memory.of(id).is_some() && !seen.contains(&id);
            if is_known && seen.len() < MOST_DOUBTED {
                seen.push(id);
            }
        }
        kept.doubted = seen;
        let before = match is_damaged {
            true => Before::Damaged,
            false if kept.memory == all && is_whole => Before::Whole,
            false => Before::OtherRules,
        };
        (kept, before)
    }
}

/// The rules that something was done by, in six letters.
fn rules(pack: &Pack) -> String {
    format!("{:06x}", remembering::name(&pack.hash))
}
