//! What was typed for a number or a date is taken, or refused with a clear word.

use crate::engine::case::Answer;
use crate::engine::pack::FactId;
use crate::hearing::days;
use crate::session::Message;
use crate::session::typed::{self, Mistake};
use crate::ui::components::typed::field;
use crate::ui::desk::Desk;
use crate::ui::said::Said;

/// Goes on with what was typed to the question that is shown.
pub fn enter(desk: Desk, fact: FactId, text: &str) {
    match read(desk, fact, text) {
        Ok(answer) => desk.send(Message::VisitorAnswered { fact, answer }),
        Err(mistake) => {
            desk.mistaken(told(desk, mistake));
            if let Some(field) = field(desk) {
                let _ = field.focus();
            }
        }
    }
}

/// The answer that was typed to a question.
///
/// # Errors
/// What is wrong with it.
pub fn read(desk: Desk, fact: FactId, text: &str) -> Result<Answer, Mistake> {
    let pack = desk.pack();
    let on = desk.session().case().on;
    let languages = [desk.words.lang, &pack.lang];
    typed::read(&pack, fact, text, on, &|text| days(text, languages, on))
}

/// What is wrong with what was typed, in words.
pub fn told(desk: Desk, mistake: Mistake) -> Said {
    let words = desk.words;
    let telling = desk.telling();
    Said::ours(match mistake {
        Mistake::OutOfRange { min, max } => return Said::ours((telling.mistake_range)(min, max)),
        Mistake::WhichYear(last, next) => {
            let (last, next) = (words.day_of(last), words.day_of(next));
            return Said::ours((telling.mistake_year)(&last, &next));
        }
        Mistake::Impossible(constraint) => {
            return Said::of_pack(&desk.pack().constraints[constraint].because);
        }
        Mistake::Nothing => words.mistake_nothing,
        Mistake::NotANumber => telling.mistake_number,
        Mistake::OtherUnit(unit) => (telling.mistake_unit)(unit),
        Mistake::NotADate => telling.mistake_date,
        Mistake::IdentityNumber => words.mistake_identity,
    })
}
