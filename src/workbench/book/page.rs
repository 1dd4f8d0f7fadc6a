//! The page: head, title, contents, chapters.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::workbench::book::Book;
use crate::workbench::book::links::anchor;
use crate::workbench::book::rules::capital;

/// How the page looks, on screens and on paper.
const STYLE: &str = include_str!("../../../style/book.css");

/// What the page may load: nothing but its own style.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// A chapter of the book.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Chapter {
    About,
    HowTo,
    /// The picture of a decision.
    Picture(usize),
    Questions,
    /// A decision with its rules.
    Decision(usize),
    Duties,
    Notices,
    Texts,
    Roles,
    Sources,
    Laws,
    Changes,
    Cases,
    Register,
}

impl Book<'_> {
    /// The chapters that the pack gives something to tell in, with their titles.
    pub(super) fn chapters(&self) -> Vec<(Chapter, String)> {
        let (model, words) = (self.model, self.words);
        let mut plan = vec![
            (Chapter::About, words.about.to_owned()),
            (Chapter::HowTo, words.how_to.to_owned()),
        ];
        if let Some(first) = self.pictured() {
            let title = &model.decisions[first].title;
            plan.push((Chapter::Picture(first), (words.way_to)(title)));
        }
        plan.push((Chapter::Questions, words.questions.to_owned()));
        for (at, decision) in model.decisions.iter().enumerate() {
            plan.push((Chapter::Decision(at), decision.title.clone()));
        }
        let has_roles = !model.roles.is_empty();
        for (chapter, title, is_there) in [
            (Chapter::Duties, words.duties, !model.duties.is_empty()),
            (Chapter::Notices, words.notices, !model.notices.is_empty()),
            (Chapter::Texts, words.texts, !model.templates.is_empty()),
            (Chapter::Roles, words.roles, has_roles),
            (Chapter::Sources, words.sources, true),
            (Chapter::Laws, words.laws, !model.laws.is_empty()),
            (Chapter::Changes, words.changes, self.since.is_some()),
            (Chapter::Cases, words.cases, !model.examples.is_empty()),
            (Chapter::Register, words.register, true),
        ] {
            if is_there {
                plan.push((chapter, title.to_owned()));
            }
        }
        plan
    }

    /// The id of a chapter in the page.
    pub(super) fn chapter_anchor(&self, chapter: Chapter) -> String {
        match chapter {
            Chapter::Decision(at) => anchor("decision", &self.model.decisions[at].id),
            Chapter::About => "about".to_owned(),
            Chapter::HowTo => "how-to".to_owned(),
            Chapter::Picture(_) => "picture".to_owned(),
            Chapter::Questions => "questions".to_owned(),
            Chapter::Duties => "duties".to_owned(),
            Chapter::Notices => "notices".to_owned(),
            Chapter::Texts => "texts".to_owned(),
            Chapter::Roles => "roles".to_owned(),
            Chapter::Sources => "sources".to_owned(),
            Chapter::Laws => "laws".to_owned(),
            Chapter::Changes => "changes".to_owned(),
            Chapter::Cases => "cases".to_owned(),
            Chapter::Register => "register".to_owned(),
        }
    }

    /// A link that says the chapter's number: "kapitel 5".
    pub(super) fn chapter_link(&self, chapter: Chapter) -> Markup {
        let place = self.plan.iter().position(|(known, _)| *known == chapter);
        html! {
            @if let Some(place) = place {
                a href={ "#" (self.chapter_anchor(chapter)) } { (self.words.chapter) " " (place + 1) }
            }
        }
    }

    /// A heading within a chapter.
    pub(super) fn heading(&self, id: &str, title: &str) -> Markup {
        html! { h3 id=(id) { (title) } }
    }

    pub(super) fn page(&self) -> Markup {
        let (model, words) = (self.model, self.words);
        let told: Vec<(usize, Chapter, Markup)> = (self.plan.iter().enumerate())
            .map(|(at, (chapter, _))| (at + 1, *chapter, self.chapter(*chapter)))
            .collect();
        html! {
            (DOCTYPE)
            html lang=(model.lang) {
                head {
                    meta charset="utf-8";
                    meta http-equiv="Content-Security-Policy" content=(POLICY);
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="color-scheme" content="light dark";
                    title { (words.rule_book) ": " (model.title) " " (model.version) }
                    style { (PreEscaped(STYLE)) (PreEscaped(self.running_heads(&told))) }
                }
                body {
                    a.skip href="#text" { (words.skip) }
                    header.title {
                        p.kind { (words.rule_book) }
                        h1 { (model.title) }
                        @if !model.subtitle.is_empty() { p.subtitle { (capital(&model.subtitle)) } }
                        p.version { ((words.version)(&model.version)) }
                        p.no-decision { (words.no_decision) }
                    }
                    nav.contents id="contents" aria-label=(words.contents) {
                        h2 { (words.contents) }
                        ol { @for (at, (chapter, title)) in self.plan.iter().enumerate() {
                            li {
                                span.chapter-number { (at + 1) } " "
                                a href={ "#" (self.chapter_anchor(*chapter)) } { (title) }
                                @if let Some(range) = self.rule_range(*chapter) { " " span.note { (range) } }
                            }
                        } }
                    }
                    main id="text" {
                        @for ((number, chapter, told), (_, title)) in told.iter().zip(&self.plan) {
                            section.chapter id=(self.chapter_anchor(*chapter)) {
                                h2 { span.chapter-number { (number) } " " (title) }
                                (told)
                                p.up { a href="#contents" { "↑ " (words.to_contents) } }
                            }
                        }
                    }
                }
            }
        }
    }

    fn chapter(&self, chapter: Chapter) -> Markup {
        match chapter {
            Chapter::About => self.about(),
            Chapter::HowTo => self.how_to(),
            Chapter::Picture(decision) => self.picture(decision),
            Chapter::Questions => self.questions(),
            Chapter::Decision(decision) => self.decision(decision),
            Chapter::Duties => self.duties(),
            Chapter::Notices => self.notices(),
            Chapter::Texts => self.texts(),
            Chapter::Roles => self.roles(),
            Chapter::Sources => self.sources(),
            Chapter::Laws => self.laws(),
            Chapter::Changes => self.changes(),
            Chapter::Cases => self.examples(),
            Chapter::Register => self.register(),
        }
    }

    /// "regel 1–58": where in the book a number is found.
    fn rule_range(&self, chapter: Chapter) -> Option<String> {
        let Chapter::Decision(at) = chapter else {
            return None;
        };
        let told = &self.arrangement.decisions[at];
        let numbers = told
            .rules
            .iter()
            .chain(&told.presumptions)
            .flat_map(|group| {
                group
                    .rules
                    .iter()
                    .map(|(rule, _)| self.arrangement.rules[*rule])
            });
        let (first, last) = (numbers.clone().min()?, numbers.max()?);
        Some(format!("{} {first}–{last}", self.words.rules))
    }
}
