//! What an exercise is called, for who reads of it in a list.

use crate::engine::case::Answer;
use crate::engine::pack::Pack;
use crate::training::exercise::Exercise;

/// How many sentences say what an exercise without a pair is about: by the first alone many begin alike.
const SENTENCES: usize = 2;

impl Exercise {
    /// Its title; where nobody wrote one, what its answer turns on, such as "Ålder i dag 17/18", and how it begins.
    pub fn name(&self, pack: &Pack) -> String {
        if let Some(title) = &self.title {
            return title.clone();
        }
        let sentences = |count: usize| {
            let first = self.told.iter().take(count);
            let first: Vec<&str> = first.map(|it| it.text.trim()).collect();
            first.join(" ")
        };
        let Some(pair) = &self.pair else {
            return sentences(SENTENCES);
        };
        let short = &pack.facts[pair.fact].short;
        let both = [&self.case, &pair.case].map(|case| case.answer(pair.fact));
        let on = match both {
            [Some(Answer::Number(own)), Some(Answer::Number(other))] => {
                format!("{short} {}/{}", own.min(other), own.max(other))
            }
            _ => short.clone(),
        };
        format!("{on}. {}", sentences(1))
    }
}
