//! The picture of a decision: in which order questions lead to it, as a tree and as the same tree in words.
//!
//! A whole decision has too many ways for any sheet. The tree therefore asks the question first that leaves least undecided,
//! goes on where most cases are, and stops when the sheet is full; where it stops it says what is still possible. Everything
//! it says is exact: each end is what every case that comes there has in common, found on the decision's diagrams.

mod drawing;
mod known;
mod splits;
mod tree;

use maud::{Markup, html};

use crate::engine::pack::FactId;
use crate::workbench::book::Book;
use crate::workbench::book::links::Place;
use crate::workbench::book::page::Chapter;
use tree::{Kind, Tree};

impl Book<'_> {
    /// The decision that the picture is of: the first that questions are asked for.
    pub(super) fn pictured(&self) -> Option<usize> {
        self.pack
            .decisions
            .iter()
            .position(|decision| decision.primary)
    }

    pub(super) fn picture(&self, decision: usize) -> Markup {
        let words = self.words;
        let title = &self.model.decisions[decision].title;
        let tree = Tree::grow(self, decision);
        html! {
            p.lead { @if tree.nodes.len() > 1 { (words.picture_intro) " " } (words.picture_rules) " " (self.chapter_link(Chapter::Decision(decision))) "." }
            figure.picture {
                (self.draw(&tree, decision, &(words.picture_caption)(title)))
                figcaption.legend {
                    @for (mark, meaning) in drawing::legend(&tree, (words.marks)()) {
                        span { (drawing::key(mark)) " " (meaning) }
                    }
                }
            }
            (self.heading("picture-in-words", words.picture_in_words))
            div.ways { (self.branch(&tree, 0)) }
        }
    }

    /// A node of the tree and all below it, as lists within lists.
    fn branch(&self, tree: &Tree, at: usize) -> Markup {
        let kind = &tree.nodes[at].kind;
        html! {
            @match kind {
                Kind::End(end) => (end.text),
                Kind::Asks { fact, .. } => a href={ "#" (self.anchor(Place::Fact(*fact))) } { (self.asked(*fact)) },
                Kind::Each { end, .. } => { (end.text) ". " (self.words.each_adds) },
            }
            @if !kind.below().is_empty() {
                ul { @for next in kind.below() {
                    li { b { (tree.nodes[*next].label) } ": " (self.branch(tree, *next)) }
                } }
            }
        }
    }

    /// A question in a few words, with its number.
    fn asked(&self, fact: FactId) -> String {
        format!(
            "{} {} · {}",
            self.words.fact,
            self.number(Place::Fact(fact)),
            self.model.facts[fact].short
        )
    }
}
