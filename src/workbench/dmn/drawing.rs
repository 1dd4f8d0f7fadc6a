//! Where the drawing puts things: inputs at the bottom, each decision above all that it needs, sources at the left, so that
//! what the pack is about stands on top.

use std::collections::BTreeMap;

use crate::workbench::dmn::document::Document;
use crate::workbench::dmn::write;

/// The width of a node.
const WIDTH: i32 = 180;
/// The height of a node.
const HEIGHT: i32 = 80;
/// The room between nodes, sideways and upwards.
const ROOM: (i32, i32) = (40, 100);
/// The most nodes in a row.
const MOST_IN_ROW: usize = 14;

/// Shapes and edges.
pub(super) struct Drawing {
    pub(super) shapes: Vec<Shape>,
    pub(super) edges: Vec<Edge>,
}

/// A node's place.
pub(super) struct Shape {
    /// The id of what is drawn.
    pub(super) of: String,
    pub(super) x: i32,
    pub(super) y: i32,
    pub(super) width: i32,
    pub(super) height: i32,
}

/// A requirement's line.
pub(super) struct Edge {
    /// The id of what is drawn.
    pub(super) of: String,
    pub(super) points: [(i32, i32); 2],
}

/// The drawing of a document.
pub(super) fn of(document: &Document) -> Drawing {
    let mut rows: Vec<Vec<String>> = Vec::new();
    for layer in layers(document) {
        // The bottom of a tall layer first: the rows are turned around in the end.
        rows.extend(layer.chunks(MOST_IN_ROW).map(<[String]>::to_vec));
    }
    rows.reverse();
    let left = if document.authorities.is_empty() {
        0
    } else {
        WIDTH + 2 * ROOM.0
    };
    let widest = rows.iter().map(Vec::len).max().unwrap_or(0) as i32;
    let mut shapes = Vec::new();
    for (row, names) in rows.iter().enumerate() {
        let free = (widest - names.len() as i32) * (WIDTH + ROOM.0) / 2;
        for (column, name) in names.iter().enumerate() {
            shapes.push(Shape {
                of: name.clone(),
                x: left + free + column as i32 * (WIDTH + ROOM.0),
                y: row as i32 * (HEIGHT + ROOM.1),
                width: WIDTH,
                height: HEIGHT,
            });
        }
    }
    for (row, authority) in document.authorities.iter().enumerate() {
        shapes.push(Shape {
            of: write::source(&authority.id),
            x: 0,
            y: row as i32 * (HEIGHT + ROOM.1),
            width: WIDTH,
            height: HEIGHT,
        });
    }
    if !document.notes.is_empty() {
        let lines = write::told(&document.notes).len() as i32 / 90 + document.notes.len() as i32;
        shapes.push(Shape {
            of: write::NOTE.to_owned(),
            x: left + widest * (WIDTH + ROOM.0) + ROOM.0,
            y: 0,
            width: 3 * WIDTH,
            height: (2 + lines) * 16,
        });
    }
    let edges = edges(document, &shapes);
    Drawing { shapes, edges }
}

fn edges(document: &Document, shapes: &[Shape]) -> Vec<Edge> {
    let places: BTreeMap<&str, &Shape> = shapes
        .iter()
        .map(|shape| (shape.of.as_str(), shape))
        .collect();
    let mut edges = Vec::new();
    for decision in &document.decisions {
        let name = decision.name.as_str();
        let Some(to) = places.get(name) else { continue };
        for needed in &decision.needs {
            if let Some(from) = places.get(needed.as_str()) {
                edges.push(Edge {
                    of: write::requirement(name, needed),
                    points: [
                        (from.x + WIDTH / 2, from.y),
                        (to.x + WIDTH / 2, to.y + HEIGHT),
                    ],
                });
            }
        }
        for authority in &decision.authorities {
            let source = write::source(authority);
            if let Some(from) = places.get(source.as_str()) {
                edges.push(Edge {
                    of: write::requirement(name, &source),
                    points: [
                        (from.x + WIDTH, from.y + HEIGHT / 2),
                        (to.x, to.y + HEIGHT / 2),
                    ],
                });
            }
        }
    }
    edges
}

/// The names by layer, the inputs first; within a layer near to what they need.
fn layers(document: &Document) -> Vec<Vec<String>> {
    let mut depth: BTreeMap<&str, usize> = BTreeMap::new();
    let mut layers: Vec<Vec<String>> = vec![Vec::new()];
    for input in &document.inputs {
        depth.insert(&input.name, 0);
        layers[0].push(input.name.clone());
    }
    let mut place: BTreeMap<String, usize> = BTreeMap::new();
    for decision in &document.decisions {
        let below = decision.needs.iter();
        let below = below.filter_map(|name| depth.get(name.as_str())).max();
        let own = below.map_or(0, |below| below + 1);
        depth.insert(&decision.name, own);
        while layers.len() <= own {
            layers.push(Vec::new());
        }
        layers[own].push(decision.name.clone());
    }
    for layer in &mut layers {
        // In thousandths: whole numbers sort the same everywhere.
        let middle = |name: &String| {
            let decision = document.decisions.iter().find(|d| d.name == *name);
            let places: Vec<usize> = decision.map_or(Vec::new(), |decision| {
                let needs = decision.needs.iter();
                needs.filter_map(|need| place.get(need).copied()).collect()
            });
            1000 * places.iter().sum::<usize>() / places.len().max(1)
        };
        layer.sort_by_key(middle);
        for (at, name) in layer.iter().enumerate() {
            place.insert(name.clone(), at % MOST_IN_ROW);
        }
    }
    layers
}
