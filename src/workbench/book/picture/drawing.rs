//! The drawing of a tree: questions as boxes from left to right, each end a row, and at the right a column for each value with a
//! mark in every row where it holds or may hold.

use maud::{Markup, html};

use crate::workbench::book::Book;
use crate::workbench::book::picture::known::{End, Mark};
use crate::workbench::book::picture::tree::{self, Kind, Tree};
use crate::workbench::book::rules::capital;

/// Widths and heights in units of the drawing; it is scaled to the width of a page.
const WIDTH: usize = 800;
const LINE: usize = 14;
const ROW: usize = 12;
const PAD: usize = 5;
const TURN: usize = 12;
/// How far single answers stand in from what they add to.
const INDENT: usize = 14;
/// The widest column of a value, and how much of the width all of them may take.
const CELL: usize = 18;
const GRID: usize = 300;
/// How many letters of the drawing's size go into a hundred units, nearly.
const LETTERS: usize = 14;

/// The marks that a legend can explain, in its order.
const MARKS: [Mark; 6] = [
    Mark::Sure,
    Mark::Possible,
    Mark::Presumed,
    Mark::Clash,
    Mark::Silent,
    Mark::SilentPerhaps,
];

/// The marks that a tree has, with what each means.
pub(super) fn legend(tree: &Tree, meanings: [&'static str; 6]) -> Vec<(Mark, &'static str)> {
    let ends = || tree.nodes.iter().filter_map(|node| node.kind.end());
    let has = |mark: &Mark| ends().any(|end| end.marks.contains(mark) || end.silence == *mark);
    let all = MARKS.into_iter().zip(meanings);
    all.filter(|(mark, _)| has(mark)).collect()
}

/// A node with its place.
struct Placed {
    node: usize,
    left: usize,
    /// Upper edge of the answers, and of the box that stands under them.
    top: usize,
    box_top: usize,
    answers: Vec<String>,
    lines: Vec<String>,
    /// Where the line from the question meets it.
    middle: usize,
}

/// How the drawing is laid out.
struct Sheet<'t> {
    tree: &'t Tree,
    /// What stands in columns, and the width of each.
    columns: Vec<Column>,
    cell: usize,
    /// Where the columns begin, and how wide the place of a question is.
    grid: usize,
    column: usize,
    asked: Vec<String>,
}

impl Book<'_> {
    /// The drawing, with a name and a description for those who do not see it.
    pub(super) fn draw(&self, tree: &Tree, decision: usize, title: &str) -> Markup {
        let values = &self.model.decisions[decision].values;
        let shown = (0..values.len()).filter(|&value| tree.shows(value));
        let silent = tree.is_silent().then_some(Column::Silence);
        let shown: Vec<Column> = shown.map(Column::Value).chain(silent).collect();
        let name = |column: &Column| match column {
            Column::Value(value) => values[*value].label.as_str(),
            Column::Silence => self.words.silent,
        };
        let cell = CELL.min(GRID / shown.len().max(1)).max(8);
        let grid = WIDTH - cell * shown.len();
        let asks = |node: &&tree::Node| matches!(node.kind, Kind::Asks { .. });
        let deepest = tree
            .nodes
            .iter()
            .filter(asks)
            .map(|node| node.depth + 1)
            .max();
        let sheet = Sheet {
            tree,
            cell,
            grid,
            column: grid / (deepest.unwrap_or(0) + 1),
            columns: shown,
            asked: tree
                .nodes
                .iter()
                .map(|node| match node.kind {
                    Kind::Asks { fact, .. } => capital(&self.asked(fact)),
                    Kind::Each { .. } | Kind::End(_) => String::new(),
                })
                .collect(),
        };
        let names = sheet.columns.iter().map(name);
        let head = names.map(|name| name.chars().count()).max();
        let head = head.unwrap_or(0) * 100 / LETTERS + 10;
        let mut placed = Vec::new();
        let height = sheet.place(0, 0, head, &mut placed);
        html! {
            svg viewBox={ "0 0 " (WIDTH) " " (height) } role="img" aria-labelledby="picture-title picture-description" {
                title id="picture-title" { (title) }
                desc id="picture-description" { (self.words.picture_description) }
                @for (at, column) in sheet.columns.iter().enumerate() {
                    @let x = grid + at * cell + cell / 2;
                    path class="rule" d={ "M" (x) " " (head - 4) "V" (height) } {}
                    text class="name" transform={ "translate(" (x + 4) " " (head - 8) ") rotate(-90)" } { (name(column)) }
                }
                @for item in &placed { (sheet.ways(item, &placed)) }
                @for item in &placed { (sheet.block(item)) }
            }
        }
    }
}

impl Tree {
    /// Whether a value may hold at any end.
    fn shows(&self, value: usize) -> bool {
        let ends = self.nodes.iter().filter_map(|node| node.kind.end());
        ends.into_iter().any(|end| end.marks[value] != Mark::Out)
    }

    /// Whether the source is silent at any end.
    fn is_silent(&self) -> bool {
        let mut ends = self.nodes.iter().filter_map(|node| node.kind.end());
        ends.any(|end| end.silence != Mark::Out)
    }
}

/// What a column is for.
#[derive(Clone, Copy)]
enum Column {
    /// A value of the decision.
    Value(usize),
    /// That the source is silent.
    Silence,
}

impl Column {
    fn mark(self, end: &End) -> Mark {
        match self {
            Column::Value(value) => end.marks[value],
            Column::Silence => end.silence,
        }
    }
}

impl Sheet<'_> {
    /// Places a node and all below it from a height on; gives the height where the next can begin.
    fn place(&self, at: usize, left: usize, top: usize, placed: &mut Vec<Placed>) -> usize {
        let node = &self.tree.nodes[at];
        let is_row = node.kind.end().is_some();
        // The answers that lead to a question stand above it, and must leave room for those that follow.
        let room = if is_row {
            self.grid - left
        } else {
            self.column - TURN
        };
        let answers = wrapped(&node.label, room - PAD);
        // Questions are set in bold, which is wider.
        let lines = wrapped(&self.asked[at], (self.column - TURN - 2 * PAD) * 9 / 10);
        let tall = if is_row {
            0
        } else {
            lines.len() * LINE + 2 * PAD
        };
        let own = (answers.len() * LINE + tall).max(LINE);
        let mut below = if is_row { top + own + ROW } else { top };
        let mut middles = Vec::new();
        let step = if is_row { INDENT } else { self.column };
        for &child in node.kind.below() {
            below = self.place(child, left + step, below, placed);
            middles.extend(
                placed
                    .iter()
                    .find(|item| item.node == child)
                    .map(|item| item.middle),
            );
        }
        let middle = match (is_row, middles.first(), middles.last()) {
            (false, Some(first), Some(last)) => (first + last) / 2,
            _ => top + own / 2,
        };
        let box_top = if is_row {
            top + own
        } else {
            middle
                .saturating_sub(tall / 2)
                .max(top + answers.len() * LINE)
        };
        placed.push(Placed {
            node: at,
            left,
            top: box_top - answers.len() * LINE,
            box_top,
            middle: if is_row { middle } else { box_top + tall / 2 },
            answers,
            lines,
        });
        below.max(box_top + tall + ROW)
    }

    /// The lines from a question to what its answers lead to.
    fn ways(&self, item: &Placed, placed: &[Placed]) -> Markup {
        let below = match &self.tree.nodes[item.node].kind {
            Kind::Asks { below, .. } => below.as_slice(),
            Kind::Each { .. } | Kind::End(_) => &[],
        };
        html! {
            @for child in placed.iter().filter(|other| below.contains(&other.node)) {
                path class="line" d={ "M" (item.left + self.column - TURN) " " (item.middle) "H" (child.left - TURN / 2) "V" (child.middle) "H" (child.left) } {}
            }
        }
    }

    fn block(&self, item: &Placed) -> Markup {
        let node = &self.tree.nodes[item.node];
        let indent = if node.kind.end().is_some() { PAD } else { 0 };
        html! {
            @for (at, line) in item.answers.iter().enumerate() {
                text class="answer" x=(item.left + indent) y=(item.top + at * LINE + 11) { (line) }
            }
            @match node.kind.end() {
                Some(end) => {
                    path class="rule" d={ "M" (self.reach(item)) " " (item.middle) "H" (WIDTH) } {}
                    @for (at, column) in self.columns.iter().enumerate() {
                        (mark(column.mark(end), self.grid + at * self.cell + self.cell / 2, item.middle))
                    }
                },
                None => {
                    rect class="question" x=(item.left) y=(item.box_top) width=(self.column - TURN) height=(item.lines.len() * LINE + 2 * PAD) rx="4" {}
                    @for (at, line) in item.lines.iter().enumerate() {
                        text class="asked" x=(item.left + PAD) y=(item.box_top + PAD + at * LINE + 11) { (line) }
                    }
                },
            }
        }
    }

    /// Where the answers of an end leave off, so that the row's line can begin.
    fn reach(&self, item: &Placed) -> usize {
        let longest = item.answers.iter().map(|line| line.chars().count()).max();
        (item.left + 2 * PAD + longest.unwrap_or(0) * 100 / (LETTERS - 1)).min(self.grid)
    }
}

/// A mark around a point.
fn mark(mark: Mark, x: usize, y: usize) -> Markup {
    html! {
        @match mark {
            Mark::Out => "",
            Mark::Sure => circle class="sure" cx=(x) cy=(y) r="5.5" {},
            Mark::Possible => circle class="possible" cx=(x) cy=(y) r="4.5" {},
            Mark::Presumed => path class="presumed" d={ "M" (x) " " (y - 6) "l6 6l-6 6l-6-6z" } {},
            Mark::Silent => rect class="silent" x=(x - 5) y=(y - 5) width="10" height="10" {},
            Mark::SilentPerhaps => rect class="silent perhaps" x=(x - 4) y=(y - 4) width="8" height="8" {},
            Mark::Clash => path class="clash" d={ "M" (x - 5) " " (y - 5) "l10 10m0-10l-10 10" } {},
        }
    }
}

/// A mark for the legend.
pub(super) fn key(of: Mark) -> Markup {
    html! { svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true" { (mark(of, 7, 7)) } }
}

/// Text in lines of a width.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let most = (width * LETTERS / 100).max(8);
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= most => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
