//! The book's own words, one catalogue a language. What the pack says is the pack's.

mod da;
mod en;
mod sv;

use crate::engine::pack::{Force, LawStatus, Tone, Unit};

/// The words of one language.
pub(super) struct Words {
    // The page.
    pub(super) rule_book: &'static str,
    pub(super) version: fn(&str) -> String,
    pub(super) skip: &'static str,
    pub(super) contents: &'static str,
    pub(super) to_contents: &'static str,
    pub(super) no_decision: &'static str,

    // What things are called, with their numbers: one, and several.
    pub(super) fact: &'static str,
    pub(super) term: &'static str,
    pub(super) rule: &'static str,
    pub(super) rules: &'static str,
    pub(super) gap: &'static str,
    pub(super) border: &'static str,
    pub(super) duty: &'static str,
    pub(super) notice: &'static str,
    pub(super) text: &'static str,
    pub(super) law: &'static str,
    pub(super) constraint: &'static str,
    pub(super) example: &'static str,

    // About the rules.
    pub(super) about: &'static str,
    pub(super) read_from: &'static str,
    pub(super) validity: &'static str,
    /// The country whose holidays count.
    pub(super) holidays: &'static str,
    pub(super) valid: fn(Option<String>, Option<String>) -> String,
    pub(super) review_by: &'static str,
    pub(super) review_note: &'static str,
    /// Beside a day of review that is over.
    pub(super) review_passed: &'static str,
    /// Beside one that is at most so many days off.
    pub(super) review_soon: fn(u16) -> String,
    pub(super) review_undated: &'static str,
    /// The day against which reviews are due.
    pub(super) written: &'static str,
    pub(super) written_note: &'static str,
    pub(super) checksum: &'static str,
    pub(super) checksum_note: &'static str,
    pub(super) health: &'static str,
    pub(super) health_intro: &'static str,
    pub(super) health_what: &'static str,
    pub(super) health_found: &'static str,
    pub(super) health_cases: &'static str,
    pub(super) health_rules: &'static str,
    pub(super) of_which_presumptions: fn(usize) -> String,
    pub(super) health_faults: &'static str,
    pub(super) no_faults: &'static str,
    pub(super) health_gaps: &'static str,
    pub(super) health_borders: &'static str,
    pub(super) reviews: &'static str,
    pub(super) reviews_none: fn(u16) -> String,
    pub(super) health_examples: &'static str,
    pub(super) all_hold: fn(usize) -> String,
    pub(super) health_inventory: &'static str,
    pub(super) inventory: fn([usize; 4]) -> String,
    pub(super) health_laws: &'static str,
    pub(super) laws_sure: fn(usize, usize) -> String,
    pub(super) invariant: &'static str,
    pub(super) invariants: &'static str,
    pub(super) invariants_intro: &'static str,
    pub(super) proved: &'static str,
    pub(super) never: fn(&str) -> String,
    pub(super) never_back: fn(&str, &str) -> String,
    /// Of values that are not held against the others.
    pub(super) aside: fn(&str) -> String,
    pub(super) acknowledged: fn(&str) -> String,
    pub(super) restates: &'static str,

    // How to use it.
    pub(super) how_to: &'static str,
    pub(super) steps: &'static str,
    pub(super) step_answer: &'static str,
    pub(super) step_chapter: &'static str,
    pub(super) step_rule: &'static str,
    pub(super) step_exception: &'static str,
    pub(super) step_silent: &'static str,
    pub(super) step_duties: &'static str,
    pub(super) chapter: &'static str,
    pub(super) force_title: &'static str,
    pub(super) force_word: &'static str,
    pub(super) force_meaning: &'static str,
    pub(super) force: fn(Force) -> (&'static str, &'static str),
    pub(super) numbers_title: &'static str,
    pub(super) numbers: fn(&str) -> String,
    pub(super) numbers_ours: fn(&str) -> String,
    pub(super) past_dates: &'static str,

    // The picture.
    pub(super) way_to: fn(&str) -> String,
    pub(super) picture_intro: &'static str,
    pub(super) picture_rules: &'static str,
    pub(super) picture_caption: fn(&str) -> String,
    pub(super) picture_description: &'static str,
    pub(super) picture_in_words: &'static str,
    pub(super) each_adds: &'static str,
    pub(super) unanswered: &'static str,
    pub(super) marks: fn() -> [&'static str; 6],
    pub(super) perhaps: fn(&str) -> String,
    pub(super) silent: &'static str,
    pub(super) silent_perhaps: &'static str,
    pub(super) presumed: fn(&str) -> String,
    pub(super) clash: fn(&str) -> String,
    pub(super) open: fn(&str) -> String,
    pub(super) sure_and_open: fn(&str, &str) -> String,
    pub(super) sure_and_more: fn(&str) -> String,

    // Questions.
    pub(super) questions: &'static str,
    pub(super) questions_intro: &'static str,
    pub(super) number_short: &'static str,
    pub(super) question: &'static str,
    pub(super) possible_answers: &'static str,
    pub(super) asked_when: &'static str,
    pub(super) asked_early: &'static str,
    /// Asked in every case.
    pub(super) always: &'static str,
    pub(super) bears_on: fn(&str) -> String,
    pub(super) bears_on_duties: &'static str,
    pub(super) why: &'static str,
    pub(super) any_of: &'static str,
    pub(super) whole_number: fn(i32, i32) -> String,
    pub(super) a_date: &'static str,
    pub(super) unknown_counts: &'static str,
    pub(super) follows: fn(&str) -> String,
    pub(super) terms: &'static str,
    pub(super) terms_intro: &'static str,
    pub(super) term_means: &'static str,
    pub(super) impossible: &'static str,
    pub(super) impossible_intro: &'static str,
    pub(super) then_must: &'static str,

    // Decisions.
    pub(super) takes_one: &'static str,
    pub(super) takes_many: &'static str,
    pub(super) depends_on: fn(usize) -> String,
    pub(super) values: &'static str,
    pub(super) value: &'static str,
    pub(super) meaning: &'static str,
    pub(super) say: &'static str,
    pub(super) contact: &'static str,
    pub(super) safest: &'static str,
    pub(super) the_rules: &'static str,
    pub(super) no_rules: &'static str,
    pub(super) when: &'static str,
    pub(super) then: &'static str,
    pub(super) because: &'static str,
    pub(super) applies_when: &'static str,
    pub(super) first_row: &'static str,
    pub(super) at_least_one: &'static str,
    pub(super) no_matter: &'static str,
    pub(super) nobody: &'static str,
    pub(super) not: fn(&str) -> String,
    pub(super) exception_to: &'static str,
    pub(super) goes_before: &'static str,
    pub(super) exceptions: &'static str,
    pub(super) ours: &'static str,
    pub(super) silent_title: &'static str,
    pub(super) silent_intro: &'static str,
    /// Of presumptions, where there are any.
    pub(super) silent_presumed: &'static str,
    pub(super) silent_none: &'static str,
    pub(super) presumption: &'static str,
    pub(super) readings: &'static str,
    pub(super) gap_note: &'static str,
    pub(super) borders_title: &'static str,
    pub(super) borders_intro: &'static str,
    pub(super) borders_none: &'static str,
    pub(super) says_differently: &'static str,

    // What follows.
    pub(super) duties: &'static str,
    pub(super) duties_intro: &'static str,
    pub(super) do_this: &'static str,
    pub(super) by: &'static str,
    pub(super) otherwise: &'static str,
    pub(super) due_now: &'static str,
    pub(super) missed: &'static str,
    pub(super) late: &'static str,
    pub(super) you_judge: &'static str,
    pub(super) notices: &'static str,
    pub(super) notices_intro: &'static str,
    pub(super) think_of: &'static str,
    pub(super) judge: &'static str,
    pub(super) texts: &'static str,
    pub(super) texts_intro: &'static str,
    pub(super) only_if: &'static str,
    pub(super) day_of_judgement: &'static str,
    /// Stands for the name and version of the rules in a prescribed text.
    pub(super) rules_of_judgement: &'static str,
    pub(super) deadline_of: fn(&str) -> String,
    pub(super) roles: &'static str,
    pub(super) roles_intro: &'static str,
    pub(super) role: &'static str,
    pub(super) how: &'static str,
    pub(super) used_for: &'static str,
    pub(super) channel: fn(&str) -> Option<&'static str>,

    // Sources.
    pub(super) sources: &'static str,
    pub(super) sources_intro: &'static str,
    pub(super) prefix: &'static str,
    pub(super) dated: &'static str,
    pub(super) standing: &'static str,
    pub(super) compared: &'static str,
    pub(super) section: &'static str,
    pub(super) ids: &'static str,
    pub(super) laws: &'static str,
    pub(super) laws_intro: &'static str,
    pub(super) law_said: &'static str,
    pub(super) law_overlay: &'static str,
    pub(super) law_today: &'static str,
    pub(super) law_since: fn(&str) -> String,
    pub(super) law_status: fn(LawStatus, &str) -> String,
    pub(super) belongs_to: &'static str,

    // Changes.
    pub(super) changes: &'static str,
    pub(super) changes_since: fn(&str) -> String,
    pub(super) changes_none: &'static str,
    pub(super) effects: &'static str,
    pub(super) effects_intro: &'static str,
    pub(super) effect_cases: &'static str,
    /// All cases, by their number.
    pub(super) effect_every: fn(&str) -> String,
    /// Some cases of all.
    pub(super) effect_count: fn(&str, &str) -> String,
    /// Where not all cases could be compared.
    pub(super) effects_unknown: &'static str,
    /// That answers go together, or do not.
    pub(super) which_cases: &'static str,
    pub(super) can_be: [&'static str; 2],
    pub(super) effect_example: &'static str,
    pub(super) entries: &'static str,
    pub(super) change_what: &'static str,
    pub(super) change_how: &'static str,
    pub(super) added: &'static str,
    pub(super) removed: &'static str,
    pub(super) changed: &'static str,
    pub(super) before: &'static str,
    pub(super) now: &'static str,

    // What an older pack may have otherwise, beside what the chapters say.
    pub(super) code: &'static str,
    pub(super) language: &'static str,
    /// Under which name a fact is left blank in a text.
    pub(super) blank: &'static str,
    /// Of the option that excludes the others.
    pub(super) nothing_else: &'static str,
    pub(super) counted_in: fn(Unit) -> &'static str,
    pub(super) asking: &'static str,
    pub(super) pinned: &'static str,
    pub(super) cost: fn(u32) -> String,
    pub(super) shares: &'static str,
    pub(super) leads: &'static str,
    pub(super) independent: &'static str,
    pub(super) while_open: &'static str,
    pub(super) each: &'static str,
    pub(super) except: &'static str,
    pub(super) looks: &'static str,
    pub(super) tone: fn(Tone) -> &'static str,
    pub(super) heard: &'static str,
    /// Of words that speak of somebody else.
    pub(super) of_others: &'static str,

    // Cases.
    pub(super) cases: &'static str,
    pub(super) cases_intro: &'static str,
    pub(super) case: &'static str,
    pub(super) outcome: &'static str,
    pub(super) still_open: fn(&str) -> String,
    pub(super) tasks: &'static str,
    pub(super) reminded: &'static str,
    pub(super) never_comes: &'static str,
    pub(super) due_by: &'static str,
    pub(super) asked_still: &'static str,

    // Register.
    pub(super) register: &'static str,
    pub(super) register_intro: &'static str,
    pub(super) number: &'static str,
    pub(super) found: &'static str,
    pub(super) out_of_scope: &'static str,
    pub(super) missing: &'static str,
    pub(super) uncited: &'static str,
}

/// The words of the nearest language there is.
pub(super) fn words(lang: &str) -> &'static Words {
    if lang.starts_with("da") {
        &da::DANISH
    } else if lang.starts_with("en") {
        &en::ENGLISH
    } else {
        &sv::SWEDISH
    }
}
