//! What is the same in every pack of a language: negation, small words, numbers, months, endings. No subject.
//!
//! Lists are single strings: a table of strings is three times the bytes in the widget. Each language's stand in `languages`.

use crate::hearing::languages::{DANISH, PLAIN, SWEDISH};
use crate::hearing::words::letters;

/// The small words of a language.
#[derive(Debug)]
pub(super) struct Grammar {
    /// Negations that stand before or after what they deny.
    pub(super) not: &'static str,
    /// Negations that stand before a noun.
    pub(super) none: &'static str,
    /// The ones of all these that are verbs: what is lacked is not there, and no wish goes on in it.
    pub(super) lacking: &'static str,
    /// The one of these that after another negation means "but".
    pub(super) without: &'static str,
    /// Carries a negation on.
    pub(super) or: &'static str,
    /// May carry it on.
    pub(super) and: &'static str,
    /// Ends it.
    pub(super) but: &'static str,
    /// Takes it back: "not only".
    pub(super) only: &'static str,
    /// Before what somebody says no to, but no answer themselves: "denies".
    pub(super) refuses: &'static str,
    /// Around what is not so, or not any more: "offered", "stopped".
    pub(super) offered: &'static str,
    /// Before what somebody says no to, which says nothing of whether it is so: "declines".
    pub(super) declines: &'static str,
    /// Around what is over, or a consent that is taken back.
    pub(super) ended: &'static str,
    /// Before what was so.
    pub(super) past: &'static str,
    /// In a phrase that says that somebody was never here: for a while they were not says that they once were.
    pub(super) been: &'static str,
    /// Before what somebody wants, or may.
    pub(super) wills: &'static str,
    /// Before a negation and what somebody cannot do: "kan inte sluta dricka".
    pub(super) able: &'static str,
    /// Before what is wished for, and so need not be.
    pub(super) wishes: &'static str,
    /// Around a wish that is fulfilled by nothing but itself: "would like to".
    pub(super) gladly: &'static str,
    /// Before what somebody has.
    pub(super) has: &'static str,
    /// In what somebody has of their own, or wants.
    pub(super) own_thing: &'static str,
    /// Before what is looked for or needed, and so is not there.
    pub(super) seeks: &'static str,
    /// Between a wish and the state that is wished for.
    pub(super) being: &'static str,
    /// Around what is so until now: "no longer".
    pub(super) longer: &'static str,
    /// The ones of these that right after a negation say "never again".
    pub(super) again: &'static str,
    /// After these, what somebody takes part in.
    pub(super) with: &'static str,
    /// How a word goes on that says that somebody is without what it begins with: "drogfri".
    pub(super) free: &'static str,
    /// How a verb ends that a wish stands before.
    pub(super) infinitive: Option<char>,
    /// Between who answers and the answer.
    pub(super) says: &'static str,
    /// Those who write.
    pub(super) we: &'static str,
    /// Between somebody and what they hold.
    pub(super) thinks: &'static str,
    /// The person, where the text is not about somebody else.
    pub(super) person: &'static str,
    /// Between "nobody" and where they are.
    pub(super) at: &'static str,
    /// Before a clause that is what is denied.
    pub(super) that: &'static str,
    /// Words of two that say that something is not known, the first of them.
    pub(super) know: &'static str,
    /// And the second of those that begin with "not".
    pub(super) known: &'static str,
    /// Single words that say so.
    pub(super) unclear: &'static str,
    /// Between these or a negation and what is not known, or not told.
    pub(super) whether: &'static str,
    /// Before a negation and the thing that is not needed.
    pub(super) needs: &'static str,
    /// In what says that there is a need.
    pub(super) needed: &'static str,
    /// Between a negation and a thing that may be there all the same.
    pub(super) wanting: &'static str,
    /// Small words: they may stand between the words of a phrase, or be left out of it, and say nothing alone.
    pub(super) fillers: &'static str,
    /// Words that may stand between the words of a phrase and say nothing alone, but are not left out of a phrase that has them.
    pub(super) silent: &'static str,
    /// Words that answer only a question that is named.
    pub(super) vague: &'static str,
    /// Yes, to a question that is named.
    pub(super) yes: &'static str,
    /// No.
    pub(super) no: &'static str,
    /// "Thanks", after these.
    pub(super) thanks: &'static str,
    /// Between these and what is answered.
    pub(super) to: &'static str,
    /// What inflection adds to a word or puts in place of its end.
    pub(super) endings: &'static str,
    /// Words that are of their own, and no misspelling or other form of one that a pack may have.
    pub(super) own: &'static str,
    /// "He", whoever it is, in all forms.
    pub(super) he: &'static str,
    /// "She".
    pub(super) she: &'static str,
    /// What may stand before the person that a piece is about.
    pub(super) determiners: &'static str,
    /// After who does or is something.
    pub(super) verbs: &'static str,
    /// Between somebody and what is said of them.
    pub(super) who: &'static str,
    /// Before how long something lasts, or after when.
    pub(super) lasting: &'static str,
    /// Between these and the number.
    pub(super) about: &'static str,
    /// Before how long from now something will be.
    pub(super) ahead: &'static str,
    /// Before a number that is not reached, or passed.
    pub(super) nearly: &'static str,
    /// Between two numbers, neither of which is told.
    pub(super) ranges: &'static str,
    /// How a word begins that a number is written together with: "nittonåring".
    pub(super) aged: &'static str,
    /// Before the year that somebody was born in.
    pub(super) born: &'static str,
    /// When that was, where the age is another by now.
    pub(super) last_year: &'static str,
    /// Before the age that somebody reached.
    pub(super) turned: &'static str,
    /// Before how long ago something was.
    pub(super) ago_from: &'static str,
    /// After it.
    pub(super) ago: &'static str,
    /// After "since" these say that it was never so, and not until when.
    pub(super) since_before: &'static str,
    /// Before an age that somebody turns.
    pub(super) turns: &'static str,
    /// Before what somebody, or something, becomes.
    pub(super) becomes: &'static str,
    /// How long something lasts, where no number says it.
    pub(super) a_while: &'static str,
    /// How long something lasts, where no word stands before it.
    pub(super) lately: &'static str,
    /// Between somebody and the age.
    pub(super) is: &'static str,
    /// After a number that is no age: "1 of 3", "21 in a month".
    pub(super) no_age: &'static str,
    /// A grown person, where the text is about them.
    pub(super) grown: &'static str,
    /// After a number that is an age.
    pub(super) years: &'static str,
    /// On the day of something.
    pub(super) same_day: &'static str,
    /// On the day after something.
    pub(super) day_after: &'static str,
    /// From nought to nineteen.
    pub(super) ones: &'static str,
    /// Another form of one.
    pub(super) one: &'static str,
    /// From twenty to ninety.
    pub(super) tens: &'static str,
    /// What stands between the ones and the tens, where the ones come first.
    pub(super) ones_first: Option<&'static str>,
    /// From January on.
    pub(super) months: &'static str,
    /// Yesterday, today, tomorrow, as one word.
    pub(super) days: &'static str,
}

/// The small words of a language.
pub(super) fn grammar(lang: &str) -> &'static Grammar {
    match lang.get(..2) {
        Some("sv") => &SWEDISH,
        Some("da") => &DANISH,
        _ => &PLAIN,
    }
}

/// The place of a word in a list.
pub(super) fn place(list: &str, word: &[char]) -> Option<usize> {
    list.split_ascii_whitespace()
        .position(|listed| letters(listed).eq(word.iter().copied()))
}

/// Whether a list has a word.
pub(super) fn has(list: &str, word: &[char]) -> bool {
    place(list, word).is_some()
}

impl Grammar {
    /// Whether a word denies.
    pub(super) fn denies(&self, word: &[char]) -> bool {
        has(self.not, word) || has(self.none, word)
    }

    /// Whether a word is of its own, inflected or not.
    pub(super) fn is_own(&self, word: &[char]) -> bool {
        (3..=word.len()).any(|end| {
            let (stem, ending) = word.split_at(end);
            has(self.own, stem) && (ending.is_empty() || has(self.endings, ending))
        })
    }

    /// Whether a word says nothing alone.
    pub(super) fn is_small(&self, word: &[char]) -> bool {
        has(self.fillers, word) || has(self.silent, word)
    }

    /// Whether a word joins clauses or things.
    pub(super) fn joins(&self, word: &[char]) -> bool {
        [self.or, self.and, self.but, self.only]
            .iter()
            .any(|list| has(list, word))
    }
}
