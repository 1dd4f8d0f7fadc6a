//! What the worker judges otherwise than the rules, with the reason.
//!
//! A judgement is about a conclusion, not about a decision: when the answers change and another conclusion comes out, it is laid
//! aside, and it is back when they are changed back. It goes into the note and onto paper and nowhere else.

use crate::engine::assessment::to_ask;
use crate::engine::filling::Judged;
use crate::engine::pack::DecisionId;
use crate::identity;
use crate::session::Session;
use crate::session::standing::{Standing, State};

/// The longest reason that is kept, in characters.
pub const LONGEST: usize = 2000;

/// A judgement of the worker's own on one conclusion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// The decision.
    pub decision: DecisionId,
    /// The conclusion that it differs from.
    pub about: State,
    /// Why: words on one or more lines, with nothing in them that cannot be seen.
    pub reason: String,
}

/// Why a reason is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is none.
    Nothing,
    /// It holds what looks like a person's identity number.
    IdentityNumber,
}

/// The reason that was typed, without what cannot be seen and without blanks around it.
///
/// # Errors
/// Why it is not taken.
pub fn reason(typed: &str) -> Result<String, Refusal> {
    let lines = typed.replace("\r\n", "\n").replace('\r', "\n");
    let seen: String = lines.chars().filter_map(visible).take(LONGEST).collect();
    let reason = seen.trim();
    if reason.is_empty() {
        return Err(Refusal::Nothing);
    }
    if identity::find(reason).is_some() {
        return Err(Refusal::IdentityNumber);
    }
    Ok(reason.to_owned())
}

/// A character that can be seen, or a space or a new line in place of one that only takes room.
fn visible(letter: char) -> Option<char> {
    match letter {
        '\n' | '\u{2028}' | '\u{2029}' => Some('\n'),
        letter if letter.is_whitespace() => Some(' '),
        // Soft hyphens, joiners, marks of direction, tags, and the like: they come along when text is pasted.
        '\u{ad}'
        | '\u{34f}'
        | '\u{61c}'
        | '\u{115f}'
        | '\u{1160}'
        | '\u{17b4}'
        | '\u{17b5}'
        | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{ffa0}'
        | '\u{fff0}'..='\u{fffc}'
        | '\u{e0000}'..='\u{e0fff}' => None,
        letter if letter.is_control() => None,
        letter => Some(letter),
    }
}

/// The judgements as a text is filled with them.
pub fn told<'j>(judgements: &[&'j Judgement]) -> Vec<Judged<'j>> {
    let one = |judgement: &&'j Judgement| (judgement.decision, judgement.reason.as_str());
    judgements.iter().map(one).collect()
}

/// The judgements that are about what now stands.
pub fn on<'j>(judgements: &'j [Judgement], standings: &[Standing]) -> Vec<&'j Judgement> {
    let stands =
        |judgement: &&Judgement| standings.iter().any(|standing| is_of(judgement, standing));
    judgements.iter().filter(stands).collect()
}

/// Marks what the worker judges otherwise.
pub(super) fn mark(judgements: &[Judgement], standings: &mut [Standing]) {
    for standing in standings {
        standing.is_judged = judgements.iter().any(|it| is_of(it, standing));
    }
}

fn is_of(judgement: &Judgement, standing: &Standing) -> bool {
    standing.decision == judgement.decision && standing.state == judgement.about
}

impl Session {
    /// What the visitor judges otherwise than the rules: of the own case, and of nothing that is tried.
    pub fn judgements(&self) -> &[Judgement] {
        &self.judgements
    }

    /// Records a judgement on a decision that has come to an end; what is tried is nobody's case to judge.
    pub(super) fn judge(&mut self, decision: DecisionId, reason: String) {
        if self.is_trial() || decision >= self.pack.decisions.len() {
            return;
        }
        let standing = Standing::of(
            &self.pack,
            &to_ask(&self.pack, &self.case).decisions,
            decision,
        );
        if standing.is_final() {
            self.judgements.retain(|other| other.decision != decision);
            self.judgements.push(Judgement {
                decision,
                about: standing.state,
                reason,
            });
        }
    }
}
