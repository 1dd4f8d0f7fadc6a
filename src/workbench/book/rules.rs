//! Rules as decision tables: a column for each thing that an author's table looks at, else one column with the condition.

use maud::{Markup, html};

use crate::author::phrasing::{self, Phrase, Statement, Subject, phrase};
use crate::engine::pack::{Force, RuleId};
use crate::workbench::book::Book;
use crate::workbench::book::arrangement::Group;
use crate::workbench::book::links::Place;

/// The most columns of conditions that fit on a sheet beside conclusion and reason.
const MOST_COLUMNS: usize = 4;

/// A group of rules, taken apart: what all of them ask for, and what each asks for beside it.
struct Grid {
    shared: Vec<Phrase>,
    columns: Vec<Subject>,
    /// For each rule what stands in each column.
    rows: Vec<Vec<Option<Statement>>>,
}

impl Grid {
    /// The grid of a group, where its conditions are single statements about few enough things.
    fn new(book: &Book<'_>, group: &Group) -> Option<Grid> {
        if !group.is_table || group.rules.len() < 2 {
            return None;
        }
        let asked: Vec<Vec<Phrase>> = group
            .rules
            .iter()
            .map(|(rule, _)| parts(phrase(book.model, &book.model.rules[*rule].when)))
            .collect();
        let shared: Vec<Phrase> = asked[0]
            .iter()
            .filter(|part| asked.iter().all(|other| other.contains(part)))
            .cloned()
            .collect();
        let mut columns: Vec<Subject> = Vec::new();
        let mut told: Vec<Vec<Statement>> = Vec::new();
        for parts in &asked {
            let mut own: Vec<Statement> = Vec::new();
            for part in parts.iter().filter(|part| !shared.contains(part)) {
                let Phrase::Says(statement) = part else {
                    return None;
                };
                if own.iter().any(|other| other.about == statement.about) {
                    return None;
                }
                if !columns.contains(&statement.about) {
                    columns.push(statement.about);
                }
                own.push(statement.clone());
            }
            told.push(own);
        }
        if columns.is_empty() || columns.len() > MOST_COLUMNS {
            return None;
        }
        let rows = told
            .into_iter()
            .map(|own| {
                let cell = |about: &Subject| own.iter().find(|s| s.about == *about).cloned();
                columns.iter().map(cell).collect()
            })
            .collect();
        Some(Grid {
            shared,
            columns,
            rows,
        })
    }
}

/// What a rule goes before, and what goes before it.
struct Precedence {
    beats: Vec<RuleId>,
    beaten_by: Vec<RuleId>,
}

impl Precedence {
    /// Of a rule in its table. Within a table that is read from above the order says it all.
    fn of(book: &Book<'_>, rule: RuleId, group: &Group) -> Precedence {
        let rules = &book.model.rules;
        let told = |other: &RuleId| {
            !group.ordered || !group.rules.iter().any(|(member, _)| member == other)
        };
        let beaten_by = (0..rules.len()).filter(|&other| rules[other].exception_to.contains(&rule));
        Precedence {
            beats: rules[rule]
                .exception_to
                .iter()
                .copied()
                .filter(told)
                .collect(),
            beaten_by: beaten_by.filter(told).collect(),
        }
    }

    /// What all rules of a table have in common.
    fn common(book: &Book<'_>, group: &Group) -> Precedence {
        let each: Vec<Precedence> = group
            .rules
            .iter()
            .map(|(rule, _)| Precedence::of(book, *rule, group))
            .collect();
        let shared = |of: fn(&Precedence) -> &Vec<RuleId>| -> Vec<RuleId> {
            let first = each.first().filter(|_| each.len() > 1).map(of);
            let in_all = |rule: &&RuleId| each.iter().all(|other| of(other).contains(rule));
            first
                .into_iter()
                .flatten()
                .filter(in_all)
                .copied()
                .collect()
        };
        Precedence {
            beats: shared(|precedence| &precedence.beats),
            beaten_by: shared(|precedence| &precedence.beaten_by),
        }
    }

    /// What is left to tell of a rule where the common part has been told, and its bases stand above it.
    fn without(mut self, common: &Precedence, depth: usize) -> Precedence {
        self.beats
            .retain(|rule| depth == 0 && !common.beats.contains(rule));
        self.beaten_by
            .retain(|rule| !common.beaten_by.contains(rule));
        self
    }
}

/// What must all hold.
fn parts(told: Phrase) -> Vec<Phrase> {
    match told {
        Phrase::All(parts) => parts,
        Phrase::Always => Vec::new(),
        other => vec![other],
    }
}

impl Book<'_> {
    /// A group of rules as one table.
    pub(super) fn rule_table(&self, group: &Group, presumed: bool) -> Markup {
        let words = self.words;
        let grid = Grid::new(self, group);
        let common = Precedence::common(self, group);
        let then = if presumed {
            words.presumption
        } else {
            words.then
        };
        html! {
            table class=(if grid.is_some() { "rules grid" } else { "rules" }) {
                caption {
                    (self.range(group))
                    @if group.ordered { " " span.note { (words.first_row) } }
                    @if let Some(grid) = grid.as_ref().filter(|grid| !grid.shared.is_empty()) {
                        div.shared { span.label { (words.applies_when) } (self.lines(&grid.shared)) }
                    }
                    (self.precedence(&common))
                }
                thead { tr {
                    th.number scope="col" { (capital(words.rule)) }
                    @match &grid {
                        Some(grid) => @for about in &grid.columns {
                            th scope="col" { a.about href={ "#" (self.subject_anchor(*about)) } { (phrasing::subject(self.model, *about)) } }
                        },
                        None => { th.when scope="col" { (words.when) } }
                    }
                    th.then scope="col" { (then) }
                    th.because scope="col" { (words.because) }
                } }
                tbody {
                    @for (at, (rule, depth)) in group.rules.iter().enumerate() {
                        tr id=(self.anchor(Place::Rule(*rule))) class={ "depth-" (depth.min(&2)) } {
                            th.number scope="row" { (self.arrangement.rules[*rule]) }
                            @match &grid {
                                Some(grid) => @for (about, cell) in grid.columns.iter().zip(&grid.rows[at]) {
                                    td data-label=(phrasing::subject(self.model, *about)) {
                                        @match cell {
                                            Some(cell) => b { (phrasing::says(self.model, cell)) },
                                            None => span.no-matter { (words.no_matter) },
                                        }
                                    }
                                },
                                None => td.when data-label=(words.when) {
                                    @if *depth > 0 { p.exception { (words.exception_to) " " (self.links(self.model.rules[*rule].exception_to.iter().map(|base| Place::Rule(*base)))) } }
                                    (self.condition(&self.model.rules[*rule].when))
                                },
                            }
                            td.then data-label=(then) { (self.conclusion(*rule)) }
                            td.because data-label=(words.because) { (self.reason(*rule, &Precedence::of(self, *rule, group).without(&common, *depth))) }
                        }
                    }
                }
            }
        }
    }

    /// "Regel 3–7".
    fn range(&self, group: &Group) -> Markup {
        let numbers = group
            .rules
            .iter()
            .map(|(rule, _)| self.arrangement.rules[*rule]);
        let (first, last) = (numbers.clone().min(), numbers.max());
        html! {
            span.range {
                (capital(self.words.rules)) " " (first.unwrap_or_default())
                @if first != last { "–" (last.unwrap_or_default()) }
            }
        }
    }

    /// What a rule concludes.
    fn conclusion(&self, rule: RuleId) -> Markup {
        let item = &self.model.rules[rule];
        let values = &self.model.decisions[item.decides].values;
        html! {
            @for value in &item.gives { div.value { (values[*value].label) } }
            @for value in &item.excludes { div.value { ((self.words.not)(&values[*value].label)) } }
            @if item.gives.is_empty() && item.excludes.is_empty() { div.value { (self.words.nobody) } }
        }
    }

    /// Why: the reason, what goes before it and what it goes before, its force, its basis.
    fn reason(&self, rule: RuleId, precedence: &Precedence) -> Markup {
        let item = &self.model.rules[rule];
        html! {
            p { (item.because) }
            (self.precedence(precedence))
            @if !item.readings.is_empty() {
                p.note { (self.words.readings) " " (self.links(item.readings.iter().map(|rule| Place::Rule(*rule)))) }
            }
            @if !item.restates.is_empty() {
                p.note { (self.words.restates) " " (self.links(item.restates.iter().map(|rule| Place::Rule(*rule)))) }
            }
            (self.force(item.force))
            (self.basis(&item.basis))
        }
    }

    fn precedence(&self, precedence: &Precedence) -> Markup {
        let links = |rules: &[RuleId]| self.links(rules.iter().map(|rule| Place::Rule(*rule)));
        html! {
            @if !precedence.beaten_by.is_empty() { p.look { (self.words.exceptions) " " (links(&precedence.beaten_by)) } }
            @if !precedence.beats.is_empty() { p.note { (self.words.goes_before) " " (links(&precedence.beats)) } }
        }
    }

    /// The force in a word; what the source says itself needs none.
    pub(super) fn force(&self, force: Force) -> Markup {
        html! {
            @if force != Force::Explicit {
                span class={ "force " (code(force)) } { ((self.words.force)(force).0) }
            }
        }
    }
}

fn code(force: Force) -> &'static str {
    match force {
        Force::Explicit => "explicit",
        Force::Inferred => "inferred",
        Force::Law => "law",
        Force::Practice => "practice",
        Force::Presumption => "presumption",
    }
}

/// A word with a capital first letter.
pub(super) fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}
